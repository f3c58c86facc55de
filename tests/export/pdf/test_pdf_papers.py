"""Sample papers in every format: valid, readable by structure, repeatable, whole."""

import os
from dataclasses import replace
from io import BytesIO
from itertools import product
from pathlib import Path

import pytest
from pdf_checking import problems, stranded, watched
from pdf_reading import outline, squashed, structure
from sample_papers import contract, draft_contract, easy_contract, money_report, offers, payments, signed_contract

from nosdesk.documents.blocks import Column, Document, Paragraph, Table, Title, block_sayings, plain, row
from nosdesk.documents.formats import Format
from nosdesk.export.pdf import write_pdf
from nosdesk.export.pdf.layout import layout
from nosdesk.i18n import Reader

PAPERS = {
    "contract": contract,
    "draft": draft_contract,
    "signed": signed_contract,
    "easy": easy_contract,
    "offers": offers,
    "money": money_report,
    "many-bars": lambda: money_report(26),
}
CASES = list(product(PAPERS, Format))


def written(document: Document, form: Format, reader: Reader | None = None) -> bytes:
    out = BytesIO()
    write_pdf(document, form, reader or Reader(easy=form.easy), out)
    return out.getvalue()


@pytest.mark.parametrize(("name", "form"), CASES)
def test_paper_is_accessible(name: str, form: Format, tmp_path: Path) -> None:
    assert problems(written(PAPERS[name](), form), tmp_path) == []


@pytest.mark.parametrize(("name", "form"), CASES)
def test_paper_says_every_word_in_order(name: str, form: Format) -> None:
    document = PAPERS[name]()
    read = squashed(structure(written(document, form)).text)
    at = 0
    for block in document.blocks:
        texts = [squashed(plain(text)) for text in block_sayings(block)]
        if isinstance(block, Table):
            if not any(column.detail for column in block.columns):
                # A card is headed by its row's name, without the head of that column.
                assert [text for text in texts[1:] if text not in read] == []
            continue
        if type(block).__name__ in {"Signature", "PaidChart", "TrendChart", "Steps", "Contents", "Part"}:
            texts = texts[:1]
        if document.draft and type(block).__name__ == "Signature":
            continue
        for text in texts:
            found = read.find(text, at)
            assert found >= 0, (block, text)
            at = found + len(text)


@pytest.mark.parametrize(("name", "form"), CASES)
def test_nothing_is_small_clipped_or_stranded(name: str, form: Format, monkeypatch: pytest.MonkeyPatch) -> None:
    document = PAPERS[name]()
    look = layout(form, wide=document.wide)
    with watched(monkeypatch) as shown:
        written(document, form)
    for piece in shown:
        if piece.size > 100:
            continue  # the pale word behind a draft
        inside_mark = piece.element is not None and piece.element.tag == "Lbl"
        assert piece.size >= look.size or inside_mark
        assert piece.x >= look.side - 0.1
        assert piece.x + piece.width <= look.page[0] - look.side + 0.1
        if piece.element is not None:
            assert look.bottom <= piece.y <= look.page[1] - look.top * 0.85
    assert stranded(shown) == []


def test_bytes_are_the_same_every_time() -> None:
    for form in Format:
        assert written(contract(), form) == written(contract(), form)


def test_page_numbers_in_contents_are_true() -> None:
    from pypdf import PdfReader

    data = written(contract(), Format.STANDARD)
    pages = [page.extract_text() for page in PdfReader(BytesIO(data)).pages]
    lines = [link.text for link in structure(data).all("Link")]
    assert len(lines) == 10
    for line in lines:
        title, _, number = line.strip().rpartition(", page ")
        assert title in pages[int(number) - 1]


def test_contents_lead_to_bookmarks() -> None:
    data = written(contract(), Format.LARGE)
    root = structure(data)
    assert len(root.all("Link")) == 10
    assert all(link.alt.strip() for link in root.all("Link"))
    assert "6. Payments" in outline(data)
    assert "Word list" in outline(data)


def test_one_table_however_many_pages() -> None:
    long = replace(payments(), rows=payments().rows * 20)
    document = replace(contract(), blocks=(Title("Payments"), long))
    root = structure(written(document, Format.STANDARD))
    (table,) = root.all("Table")
    assert len(table.all("TR")) == 1 + 20 * 13 + 1
    assert {th.attributes["/Scope"] for th in table.all("TH")} == {"/Column", "/Row"}
    assert len(table.all("THead")) == 1


def test_language_of_a_passage_is_marked() -> None:
    root = structure(written(contract(), Format.STANDARD))
    assert [node.text.strip()[:8] for node in root.walk() if node.language == "cy"] == ["Mae hwn "]


def test_draft_says_so_and_cannot_be_signed(monkeypatch: pytest.MonkeyPatch) -> None:
    for form in Format:
        with watched(monkeypatch) as shown:
            root = structure(written(draft_contract(), form))
        assert "This is a draft. Do not sign." in root.text
        assert "Sign, or make your mark" not in root.text
        assert not [figure for figure in root.all("Figure") if "signature" in figure.alt]
        washed = {piece.page for piece in shown if piece.size > 100}
        assert washed == set(range(1, max(washed) + 1))
    assert "Sign, or make your mark" in structure(written(contract(), Format.STANDARD)).text


def test_draft_without_a_notice_has_one_of_its_own() -> None:
    document = replace(draft_contract(), draft_notice="")
    assert "It may still change." in structure(written(document, Format.STANDARD)).text
    assert "It is not finished yet." in structure(written(document, Format.EASY)).text


def test_places_to_sign_are_read_aloud() -> None:
    alts = [figure.alt for figure in structure(written(contract(), Format.LARGE)).all("Figure")]
    assert "Space for the signature or mark of Maya Whitlock" in alts


def test_chart_has_its_figures_in_words() -> None:
    figures = structure(written(money_report(), Format.STANDARD)).all("Figure")
    assert figures[0].alt.startswith("Bar chart of planned and paid. 1: as planned. 2: £24.50 less than planned.")
    assert "Target: Good." in figures[1].alt


def test_wide_table_becomes_cards_in_large_print() -> None:
    standard = structure(written(contract(), Format.STANDARD))
    large = structure(written(contract(), Format.LARGE))
    assert "Milestone By What shows" in standard.text
    assert len(large.all("Table")) < len(standard.all("Table"))
    assert "What shows that it is done: Maya’s list of names" in large.text


def test_a_card_of_a_name_alone_is_no_heading() -> None:
    table = Table("Days", (Column("Day"),), (row("Monday"), row("Tuesday")))
    root = structure(written(replace(contract(), blocks=(Title("Days"), table)), Format.GIANT))
    assert [node.text.strip() for node in root.walk() if node.tag in {"H2", "H3"}] == []
    assert {"Monday", "Tuesday"} <= {node.text.strip() for node in root.all("P")}


def test_chosen_offer_is_named_in_words() -> None:
    assert "Chosen: Harbour Lane Support" in structure(written(offers(), Format.STANDARD)).text


def test_file_is_complete_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "contract.standard.pdf"
    write_pdf(contract(), Format.STANDARD, Reader(), path)
    before = path.read_bytes()
    assert before.startswith(b"%PDF-1.7")
    assert [item.name for item in tmp_path.iterdir()] == ["contract.standard.pdf"]

    def full(_: int) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_pdf(offers(), Format.STANDARD, Reader(), path)
    assert path.read_bytes() == before
    assert [item.name for item in tmp_path.iterdir()] == ["contract.standard.pdf"]


def test_welsh_and_longer_words_fit(tmp_path: Path) -> None:
    for locale in ("en_XA",):
        for form in Format:
            data = written(draft_contract(), form, Reader(locale, easy=form.easy))
            assert problems(data, tmp_path) == []


def test_what_cannot_be_drawn_is_said_and_kept() -> None:
    text = "Hello 👍🏽 دیکھ بھال, Борис ✓ done"
    document = replace(contract(), blocks=(Title("A"), Paragraph(text)))
    root = structure(written(document, Format.STANDARD))
    (paragraph,) = root.all("P")
    assert paragraph.text.strip() == (
        "Hello (thumbs up sign) دیکھ بھال, [words in Cyrillic letters, which this paper cannot show] ✓ done"
    )
    assert paragraph.actual == text
