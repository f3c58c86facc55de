"""Papers on other sheets: the size of text a reader asks for, A3, room for binding, coloured paper, print without colours."""

from dataclasses import replace
from io import BytesIO
from itertools import combinations
from pathlib import Path

import pytest
from pdf_checking import problems, stranded, watched
from pdf_measuring import contrast, grey, measured
from pypdf import PdfReader
from sample_papers import contract, draft_contract, easy_contract, money_report, offers

from nosdesk.documents.blocks import Document, State
from nosdesk.documents.formats import Format
from nosdesk.documents.sheet import Binding, PaperSize, Sheet, Tint
from nosdesk.errors import KnownError
from nosdesk.export.pdf import count_pages, write_pdf
from nosdesk.export.pdf.layout import BRAND, CAUTION, DEEP, INK, MM, PAPER, QUIET, TINT, TINTS, WASH, layout
from nosdesk.export.pdf.marks import StateMark
from nosdesk.export.pdf.tagged import Element, TaggedCanvas
from nosdesk.i18n import Reader

A4 = (210 * MM, 297 * MM)
A3 = (297 * MM, 420 * MM)
ENDS = [(form, size) for form in Format for size in (form.sizes.least, form.sizes.most)]


def written(document: Document, form: Format, sheet: Sheet) -> bytes:
    out = BytesIO()
    write_pdf(document, form, Reader(easy=form.easy), out, sheet)
    return out.getvalue()


def of(form: Format) -> Document:
    return easy_contract() if form.easy else contract()


@pytest.mark.parametrize(("form", "size"), ENDS)
@pytest.mark.parametrize("make", [contract, draft_contract, easy_contract, offers, money_report])
def test_every_size_is_laid_out_whole(
    make: object, form: Format, size: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert callable(make)
    document, sheet = make(), Sheet(size=size)
    look = layout(form, sheet, wide=document.wide)
    with watched(monkeypatch) as shown:
        data = written(document, form, sheet)
    assert problems(data, tmp_path) == []
    assert stranded(shown) == []
    for piece in shown:
        if piece.size > 100:
            continue  # the pale word behind a draft
        assert piece.size >= size or (piece.element is not None and piece.element.tag == "Lbl")
        assert look.side - 0.1 <= piece.x
        assert piece.x + piece.width <= look.page[0] - look.side + 0.2
        assert piece.element is None or look.bottom <= piece.y <= look.page[1] - look.top * 0.85
        assert 0 < piece.y + piece.size * 0.7 <= look.page[1] - 9


@pytest.mark.parametrize(
    ("form", "size"), [(Format.GIANT, 20), (Format.STANDARD, 11), (Format.EASY, 12), (Format.LARGE, 40)]
)
def test_a_size_that_a_format_does_not_have_is_refused(form: Format, size: float, tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    with pytest.raises(KnownError, match="Nothing was made"):
        write_pdf(of(form), form, Reader(), out, Sheet(size=size))
    assert not out.exists()


def test_larger_text_takes_more_pages_of_the_same_size() -> None:
    small, large = (PdfReader(BytesIO(written(contract(), Format.GIANT, Sheet(size=size)))).pages for size in (24, 36))
    assert len(large) > len(small)
    for page in (*small, *large):
        assert [float(side) for side in page.mediabox[2:]] == pytest.approx(A4, abs=0.5)


@pytest.mark.parametrize("form", Format)
def test_a3_holds_more_with_lines_as_short(form: Format, tmp_path: Path) -> None:
    sheet = Sheet(PaperSize.A3)
    data = written(of(form), form, sheet)
    found = measured(data)
    assert found.pages[0] == pytest.approx(A3, abs=0.5)
    assert count_pages(of(form), form, Reader(easy=form.easy), sheet) == len(found.pages)
    if not form.easy:  # easy read begins each part on a page of its own
        assert len(found.pages) < count_pages(of(form), form, Reader(easy=form.easy))
    left, right = min(run.x for run in found.runs), max(run.right for run in found.runs)
    assert right - left <= 44.1 * layout(form).size
    assert left == pytest.approx(A3[0] - right, abs=6)
    assert problems(data, tmp_path) == []


def test_wide_pages_of_a3_are_on_their_side() -> None:
    found = measured(written(offers(), Format.STANDARD, Sheet(PaperSize.A3)))
    assert found.pages[0] == pytest.approx(A3[::-1], abs=0.5)


@pytest.mark.parametrize("form", Format)
def test_room_for_binding_is_left_of_every_page(form: Format) -> None:
    data = written(of(form), form, Sheet(binding=Binding.LEFT))
    look = layout(form)
    assert min(run.x for run in measured(data).runs) >= look.side + 12 * MM - 0.1
    assert PdfReader(BytesIO(data)).trailer["/Root"]["/ViewerPreferences"]["/Duplex"] == "/Simplex"  # type: ignore[index]


@pytest.mark.parametrize("form", Format)
def test_pages_for_both_sides_are_mirrored(form: Format, tmp_path: Path) -> None:
    data = written(of(form), form, Sheet(binding=Binding.MIRRORED))
    found, look = measured(data), layout(form)
    for number, (wide, _) in enumerate(found.pages, 1):
        runs = [run for run in found.runs if run.page == number]
        left, right = (look.side, look.side + 12 * MM) if number % 2 == 0 else (look.side + 12 * MM, look.side)
        assert min(run.x for run in runs) == pytest.approx(left, abs=1)
        assert max(run.right for run in runs) == pytest.approx(wide - right, abs=1)
    preferences = PdfReader(BytesIO(data)).trailer["/Root"]["/ViewerPreferences"]  # type: ignore[index]
    assert preferences["/Duplex"] == "/DuplexFlipLongEdge"
    assert problems(data, tmp_path) == []


@pytest.mark.parametrize("form", Format)
def test_print_is_never_shrunk_by_the_viewer(form: Format) -> None:
    root = PdfReader(BytesIO(written(of(form), form, Sheet()))).trailer["/Root"]
    assert root["/ViewerPreferences"]["/PrintScaling"] == "/None"  # type: ignore[index]


@pytest.mark.parametrize(("form", "size"), ENDS)
@pytest.mark.parametrize("draft", [False, True])
def test_the_colour_of_paper_is_asked_for_once_on_the_first_page(form: Format, size: float, draft: bool) -> None:
    document = replace(of(form), draft=draft)
    data = written(document, form, Sheet(size=size, tint=Tint.YELLOW, binding=Binding.LEFT))
    asked = [run for run in measured(data).runs if "Print on yellow paper" in run.text]
    assert [(run.page, run.element) for run in asked] == [(1, None)]
    assert all(run.ground == (1, 1, 1) for run in asked)


@pytest.mark.parametrize("tint", Tint)
def test_a_painted_page_has_its_colour_and_enough_contrast(tint: Tint) -> None:
    data = written(contract(), Format.LARGE, Sheet(tint=tint, painted=True))
    found = measured(data)
    assert not [run for run in found.runs if "Print on" in run.text]
    title = next(run for run in found.runs if found.tag(run) == "H1")
    assert title.ground == pytest.approx(colour(TINTS[tint]), abs=0.001)
    for run in found.runs:
        assert contrast(run.colour, run.ground) >= 7 or run.size > 100


def colour(text: str) -> tuple[float, float, float]:
    red, green, blue = (int(text[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return (red, green, blue)


def test_text_can_be_read_in_print_without_colours() -> None:
    for text, ground in (
        *((ink, PAPER) for ink in (INK, QUIET, BRAND, DEEP)),
        *((ink, ground) for ink in (INK, DEEP) for ground in (TINT, CAUTION, WASH)),
        (PAPER, BRAND),
    ):
        assert contrast(grey(colour(text)), grey(colour(ground))) >= 7


def test_states_differ_by_their_shape_alone() -> None:
    """The strokes of each, without its colours."""
    drawn: dict[State, str] = {}
    for state in State:
        canvas = TaggedCanvas(BytesIO(), Element("Document"), size=A4, title="t", language="en-GB", subject="s")
        StateMark(state, 20).draw(canvas, 100, 100)
        drawn[state] = "\n".join(line for line in canvas._code if not line.endswith((" rg", " RG")))
    assert all(one != other for one, other in combinations(drawn.values(), 2))


def test_planned_and_paid_differ_by_their_fill_and_not_by_a_shade() -> None:
    dark, light = grey(colour(BRAND)), grey(colour(PAPER))
    assert contrast(dark, light) >= 7


def test_the_same_sheet_makes_the_same_bytes() -> None:
    sheet = Sheet(PaperSize.A3, 30, Binding.MIRRORED, Tint.CREAM, painted=True)
    assert written(contract(), Format.GIANT, sheet) == written(contract(), Format.GIANT, sheet)
