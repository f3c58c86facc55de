"""Papers as Word and OpenDocument files: every word in order, nothing of the maker, the same bytes every time."""

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import product
from pathlib import Path
from time import process_time

import pytest
from office_reading import KINDS, opened, opened_odt, paragraphs, parts, said, squashed, written
from paper_case import Maya, empty_desk, rich
from sample_papers import contract, draft_contract, easy_contract, money_report, offers, payments, signed_contract

from nosdesk.documents.blocks import (
    Block,
    Contents,
    Document,
    PaidChart,
    Paragraph,
    Signature,
    Table,
    Title,
    TrendChart,
    block_sayings,
    plain,
)
from nosdesk.documents.catalogue import PAPERS as CATALOGUE
from nosdesk.documents.formats import Format
from nosdesk.domain.records import Person, Specification
from nosdesk.export import words
from nosdesk.export.office import write_docx
from nosdesk.i18n import PSEUDO, Reader, Words
from nosdesk.services import papers

PAPERS = {
    "contract": contract,
    "draft": draft_contract,
    "signed": signed_contract,
    "easy": easy_contract,
    "offers": offers,
    "money": money_report,
    "many-bars": lambda: money_report(26),
}
EVERY = list(product(PAPERS, Format, KINDS))
CASE = list(product([paper.name for paper in CATALOGUE], Format))


@pytest.fixture(scope="module")
def maya(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Maya]:
    desk = empty_desk(tmp_path_factory.mktemp("papers") / "maya.nosdesk")
    with desk.case:
        yield rich(desk)


def built(maya: Maya, name: str, form: Format, locale: str = "en_GB") -> Document:
    kind = next(paper.record for paper in CATALOGUE if paper.name == name)
    about = maya.person if kind is Person else maya.specification if kind is Specification else maya.contract
    return papers.build(maya.desk, name, about, form, Reader(locale))


def lost(document: Document, text: str) -> list[tuple[str, str]]:
    """What of a document is not in a text, or not in its order; tables and cards may leave out details."""
    missing, at = [], 0
    for block in document.blocks:
        if isinstance(block, Contents) or (document.draft and isinstance(block, Signature)):
            continue
        table = (
            block if isinstance(block, Table) else block.table if isinstance(block, PaidChart | TrendChart) else None
        )
        end = at
        for wanted in _wanted(block, table):
            found = text.find(wanted, at)
            if found < 0:
                missing.append((type(block).__name__, wanted))
            elif table is None:
                at = found + len(wanted)
            end = max(end, found + len(wanted))
        at = end if table is None else at
    return missing


def _wanted(block: Block, table: Table | None) -> list[str]:
    texts = [squashed(plain(text)) for text in block_sayings(block)]
    if table is None:
        return [text for text in texts if text]
    kept = [at for at, column in enumerate(table.columns) if not column.detail]
    rows = (*table.rows, *((table.total,) if table.total else ()))
    cells = [squashed(plain(row.cells[at].text)) for row in rows for at in kept]
    # A card says the head of a column only where it has something under it.
    heads = [squashed(plain(table.columns[at].head)) for at in kept if at and any(row.cells[at].text for row in rows)]
    about = texts[:2] if isinstance(block, PaidChart | TrendChart) else []
    return [text for text in (*about, *heads, *cells) if text]


@pytest.mark.parametrize(("name", "form", "kind"), EVERY)
def test_file_says_every_word_in_order(name: str, form: Format, kind: str) -> None:
    document = PAPERS[name]()
    assert lost(document, said(written(document, form, kind), kind)) == []


@pytest.mark.parametrize(("name", "form"), CASE)
def test_every_document_of_the_example_case_is_whole(maya: Maya, name: str, form: Format) -> None:
    document = built(maya, name, form)
    texts = [said(written(document, form, kind), kind) for kind in KINDS]
    for text in texts:
        assert lost(document, text) == []
    # Both files say the same, but for the pages in the contents and the sign in a box to tick.
    page = squashed(Reader(easy=form.easy).say(words.ON_PAGE, page=1))
    assert texts[0] == texts[1].replace(f",{page}", "")


@pytest.mark.parametrize(("name", "form"), CASE)
def test_nothing_is_said_but_the_document_and_the_papers_own_words(maya: Maya, name: str, form: Format) -> None:
    document, reader = built(maya, name, form), Reader(easy=form.easy)
    left = "\n".join(squashed(text) for _, text in paragraphs(written(document, form, "docx"), "docx"))
    texts = [squashed(plain(text)) for block in document.blocks for text in block_sayings(block)]
    own = [value for value in vars(words).values() if isinstance(value, Words)]
    pieces = [squashed(piece) for each in own for piece in re.split(r"\{\w+\}", reader.say(each))]
    tables = [b for b in document.blocks if isinstance(b, Table)]
    tables += [b.table for b in document.blocks if isinstance(b, PaidChart | TrendChart) and b.table]
    about = [squashed(plain(text)) for table in tables for text in (table.name, *(c.unit for c in table.columns))]
    for piece in sorted({*texts, *pieces, *about, squashed(document.title)}, key=len, reverse=True):
        left = left.replace(piece, "\n") if len(piece) > 1 else left
    assert re.fullmatch(r"[\n\d:,.?☐☒*\u2060a-z]*", left), left
    assert not re.search(r"[a-z]{3}", left), left


@pytest.mark.parametrize(("name", "form", "kind"), EVERY[::3])
def test_file_is_valid_and_the_same_every_time(name: str, form: Format, kind: str) -> None:
    data = written(PAPERS[name](), form, kind)
    assert data == written(PAPERS[name](), form, kind)
    inside = parts(data)
    first = "[Content_Types].xml" if kind == "docx" else "mimetype"
    assert next(iter(inside)) == first
    text = b"".join(content for part, content in inside.items() if part.endswith(".xml"))
    for secret in (
        os.environ.get("USER", "root") + "</",
        "creator",
        "lastModifiedBy",
        "dcterms",
        "creation-date",
        "/home",
    ):
        assert secret.encode() not in text


def test_what_is_kept_of_the_document_is_its_title_subject_and_language() -> None:
    known = opened(written(contract(), Format.STANDARD, "docx")).core_properties
    assert (known.title, known.subject) == ("Contract for Maya Whitlock’s support", "Help at home and a day activity")
    assert known.language == "en-GB"
    assert (known.author, known.created, known.modified, known.last_modified_by) == ("", None, None, "")
    meta = opened_odt(written(contract(), Format.STANDARD, "odt")).get_part("meta")
    assert meta.get_title() == "Contract for Maya Whitlock’s support"
    assert str(meta.get_language()) == "en-GB"
    assert (meta.get_initial_creator(), meta.get_creator(), meta.get_creation_date()) == (None, None, None)


def test_draft_says_so_and_cannot_be_signed() -> None:
    for form, kind in product(Format, KINDS):
        data = written(draft_contract(), form, kind)
        text = said(data, kind)
        assert "Thisisadraft.Donotsign." in text
        assert squashed(Reader(easy=form.easy).say(words.SIGN_HERE)) not in text
        heads = [content for name, content in parts(data).items() if "header" in name or name == "styles.xml"]
        assert heads
        for head in heads:
            assert b"Draft 3: not agreed" in head


def test_longer_words_in_another_language() -> None:
    for form, kind in product(Format, KINDS):
        document = draft_contract()
        assert lost(document, said(written(document, form, kind, Reader(PSEUDO, easy=form.easy)), kind)) == []


def test_page_numbers_and_the_papers_name_stand_on_every_page() -> None:
    inside = parts(written(contract(), Format.STANDARD, "docx"))
    foot, head = inside["word/footer1.xml"].decode(), inside["word/header1.xml"].decode()
    assert "Page " in foot
    assert " PAGE " in foot
    assert " NUMPAGES " in foot
    assert "Maya’s contract" in head
    assert "Contract MW-2027" in head
    styles = parts(written(contract(), Format.STANDARD, "odt"))["styles.xml"].decode()
    assert "<text:page-number" in styles
    assert "<text:page-count" in styles
    assert styles.count("Contract MW-2027") == 2
    assert "Maya’s contract" in styles


def test_contents_are_filled_with_links_that_lead_to_their_parts() -> None:
    for kind, root in (("docx", "word/document.xml"), ("odt", "content.xml")):
        text = parts(written(contract(), Format.LARGE, kind))[root].decode()
        pattern = r'w:anchor="(\w+)"' if kind == "docx" else r'xlink:href="#(\w+)"'
        links = re.findall(pattern, text)
        marks = re.findall(
            r'w:bookmarkStart [^>]*w:name="(\w+)"' if kind == "docx" else r'bookmark-start text:name="(\w+)"', text
        )
        assert links == marks
        assert len(links) == 10
    lines = [
        text for style, text in paragraphs(written(contract(), Format.STANDARD, "odt"), "odt") if style == "Contents 1"
    ]
    assert lines[5] == "6. Payments, page 1"


def test_wide_table_becomes_cards_in_large_print() -> None:
    for kind in KINDS:
        styles = [style for style, _ in paragraphs(written(contract(), Format.LARGE, kind), kind)]
        assert "Card Line" in styles
        assert "Card Line" not in [style for style, _ in paragraphs(written(contract(), Format.STANDARD, kind), kind)]
        assert "Whatshowsthatitisdone:Maya’slistofnames" in said(written(contract(), Format.LARGE, kind), kind)


def test_file_is_complete_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "contract.standard.docx"
    write_docx(contract(), Format.STANDARD, Reader(), path)
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_docx(offers(), Format.STANDARD, Reader(), path)
    assert path.read_bytes() == before
    assert [item.name for item in tmp_path.iterdir()] == ["contract.standard.docx"]


def test_a_thousand_payments_take_seconds() -> None:
    many = replace(payments(), rows=payments().rows * 77)
    document = replace(contract(), blocks=(Title("Payments"), many))
    start = process_time()
    for form, kind in product(Format, KINDS):
        assert len(written(document, form, kind)) > 50_000
    assert process_time() - start < 20


def test_what_the_face_lacks_is_kept_as_it_was_typed() -> None:
    text = "Hello 👍🏽 دیکھ بھال, Борис ✓ done"
    for kind in KINDS:
        data = written(replace(contract(), blocks=(Title("A"), Paragraph(text))), Format.STANDARD, kind)
        assert squashed(text) in said(data, kind)


def test_an_open_file_can_be_written_to() -> None:
    out = BytesIO()
    write_docx(contract(), Format.STANDARD, Reader(), out)
    assert out.getvalue()[:2] == b"PK"
