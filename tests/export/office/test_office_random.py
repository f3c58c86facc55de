"""Files made of documents at random, with everything that people paste, are valid and lose no word."""

from dataclasses import replace

from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from office_reading import KINDS, opened, opened_odt, paragraphs, parts, said, squashed, written
from random_documents import ALL_ODD, FULL, documents
from sample_papers import contract

from nosdesk.documents.blocks import Document, PageNote, Paragraph, Title, plain
from nosdesk.documents.formats import Format
from nosdesk.export.office.markup import clean, element, words


@settings(max_examples=30, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck))
@given(document=documents(), form=st.sampled_from(Format), kind=st.sampled_from(KINDS))
@example(document=ALL_ODD, form=Format.STANDARD, kind="docx")
@example(document=ALL_ODD, form=Format.EASY, kind="odt")
@example(document=FULL, form=Format.LARGE, kind="docx")
@example(document=FULL, form=Format.EASY, kind="odt")
@example(document=Document("", "", "", "en-GB", "", ()), form=Format.STANDARD, kind="docx")
@example(document=Document("", "", "", "en-GB", "", ()), form=Format.EASY, kind="odt")
def test_any_document(document: Document, form: Format, kind: str) -> None:
    data = written(document, form, kind)
    parts(data)
    opened(data) if kind == "docx" else opened_odt(data)
    text = said(data, kind)
    for block in document.blocks:
        if isinstance(block, Paragraph | PageNote):
            assert squashed(clean(plain(block.text))) in text


def test_what_people_paste_stays_text() -> None:
    hostile = '</w:t><w:br/>]]> & <script> "quoted" &amp; <!-- --> <?xml?> {page}'
    long = "x" * 10_000
    blocks = (Title(hostile), Paragraph(hostile), Paragraph(long), Paragraph("a\x00b\x0bc\ufffe\ud83dd 👩🏽‍🦰"))
    document = replace(contract(), title=hostile, code=hostile, state=hostile, subject=hostile, blocks=blocks)
    for form in Format:
        for kind in KINDS:
            data = written(document, form, kind)
            parts(data)
            texts = [text.replace("\u00a0", " ") for _, text in paragraphs(data, kind)]
            assert texts.count(hostile) == 2
            assert long in texts
            assert "abcd 👩🏽‍🦰" in texts


def test_spaces_tabs_and_line_ends_are_kept() -> None:
    text = "  two  spaces\tand a tab\nand a line "
    for kind in KINDS:
        data = written(replace(contract(), blocks=(Title("A"), Paragraph(text))), Format.STANDARD, kind)
        assert paragraphs(data, kind)[-1][1].replace("\u00a0", " ") == text


@given(st.text(), st.text())
def test_markup_is_well_formed_whatever_is_in_it(text: str, value: str) -> None:
    from xml.etree import ElementTree as ET

    made = ET.fromstring(element("a", {"b": value, "c": None}, words(text)))  # noqa: S314 - made here
    assert (made.text or "") == clean(text)
    assert made.attrib == {"b": clean(value)}
