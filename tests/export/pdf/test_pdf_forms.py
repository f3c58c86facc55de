"""Every form on paper, in every format: accessible, whole and in order, with room to write, nothing parted."""

from io import BytesIO
from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_checking import problems, stranded, watched
from pdf_reading import Node, squashed, structure
from pypdf import PdfReader

from nosdesk.documents import blocks as b
from nosdesk.documents import paper_form
from nosdesk.documents.blocks import Document, plain
from nosdesk.documents.formats import Format
from nosdesk.documents.paper_sizes import room, writing_line
from nosdesk.export.pdf import write_pdf
from nosdesk.export.pdf.form_pages import Lines, QuestionMaker, Squares
from nosdesk.export.pdf.layout import layout
from nosdesk.export.pdf.print_pages import PrintPages
from nosdesk.export.pdf.writer import places
from nosdesk.forms.catalogue import FORMS, form_for
from nosdesk.forms.question import LongText
from nosdesk.i18n import Reader

KEYS = [form.key for form in FORMS]
CASES = list(product(KEYS, Format))


HEADING_LINES = 4
"""The room of a heading above a question, in heights of the text."""


def paper(key: str, form: Format, locale: str = "en_GB") -> Document:
    return paper_form.build(form_for(key), Reader(locale), form)


def written(document: Document, form: Format) -> bytes:
    out = BytesIO()
    write_pdf(document, form, Reader(easy=form.easy), out)
    return out.getvalue()


def asked(document: Document) -> list[b.FormQuestion]:
    return [block for block in document.blocks if isinstance(block, b.FormQuestion)]


@pytest.mark.parametrize(("key", "form"), CASES)
def test_a_form_is_accessible_and_says_all_it_asks_in_order(
    key: str, form: Format, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = paper(key, form)
    with watched(monkeypatch) as shown:
        data = written(document, form)
    assert problems(data, tmp_path) == []
    assert stranded(shown) == []
    root = structure(data)
    questions = [node for node in root.all("Sect") if node.all("H2") or node.all("H3")]
    blocks = asked(document)
    assert len(questions) == len(blocks)
    for block, node in zip(blocks, questions, strict=True):
        at = 0
        read = squashed(node.text)
        texts = [block.text, block.only_if, *block.hints, block.why]
        texts += [text for answer in block.answers if isinstance(answer, b.CheckBoxes) for text in _ticks(answer)]
        for text in (squashed(plain(text)) for text in texts if text):
            found = read.find(text, at)
            assert found >= 0, (block.number, text)
            at = found + len(text)
        assert squashed(block.number) in read
        assert read.count(squashed(plain(block.text))) == 1 or block.text in "".join(texts[1:])
        assert len(_places(node)) == _wanted(block)


def _ticks(block: b.CheckBoxes) -> list[str]:
    return [text for box in block.boxes for text in (box.text, box.goes_to)]


def _places(node: Node) -> list[Node]:
    return [figure for figure in node.all("Figure") if figure.alt]


def _wanted(block: b.FormQuestion) -> int:
    """Places to write or tick: one for each space, each box, each empty cell."""
    count = 0
    for answer in block.answers:
        match answer:
            case b.CheckBoxes():
                count += len(answer.boxes)
            case b.AnswerSpace():
                count += 1
            case b.Table():
                count += len(answer.rows) * (len(answer.columns) - 1)
    return count


@pytest.mark.parametrize(("key", "form"), CASES)
def test_a_question_stays_on_one_page_and_nothing_is_clipped(
    key: str, form: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = paper(key, form)
    look = layout(form)
    pages: dict[str, set[int]] = {}
    before = Lines.paint, Squares.paint

    def seen(box: Lines | Squares, canvas: object, x: float, y: float, width: float) -> None:
        assert x >= look.side - 0.1
        assert x + width <= look.page[0] - look.side + 0.1
        assert look.bottom - 0.1 <= y
        assert y + box.tall <= look.page[1] - look.top * 0.85 + 0.1
        element = box.element
        while element is not None and element.tag != "Sect":
            element = element.parent
        if element is not None:
            pages.setdefault(str(id(element)), set()).add(canvas.page_number)  # type: ignore[attr-defined]
        before[isinstance(box, Squares)](box, canvas, x, y, width)  # type: ignore[arg-type]

    monkeypatch.setattr(Lines, "paint", seen)
    monkeypatch.setattr(Squares, "paint", seen)
    with watched(monkeypatch) as shown:
        written(document, form)
    for piece in shown:
        element = piece.element
        while element is not None and element.tag != "Sect":
            element = element.parent
        if element is not None:
            pages.setdefault(str(id(element)), set()).add(piece.page)
        assert piece.size >= look.size
        assert piece.x + piece.width <= look.page[0] - look.side + 0.1
    # What is taller than a page, or is so with the heading above it, goes over two, between two boxes to tick or two rows of a
    # table: a week, a dozen choices.
    maker = PrintPages(document, form, Reader(easy=form.easy), {})
    full = look.page[1] - look.top - look.bottom - HEADING_LINES * look.size
    tall = [
        block.number
        for block in asked(document)
        if QuestionMaker(maker, block, pictures=form.easy).box().height(maker.width) > full
    ]
    assert sum(len(found) > 1 for found in pages.values()) <= len(tall)
    assert all(max(found) - min(found) < 2 for found in pages.values())
    if form is Format.STANDARD:
        assert not tall


@pytest.mark.parametrize("form", Format)
def test_room_to_write_grows_with_the_print(form: Format) -> None:
    document = paper("person", form)
    maker = PrintPages(document, form, Reader(easy=form.easy), {})
    line = writing_line(layout(form).size)
    assert line >= max(34.0, 2.2 * layout(form).size)
    for block in asked(document):
        boxes = list(_spaces(QuestionMaker(maker, block, pictures=False).box()))
        spaces = [answer for answer in block.answers if isinstance(answer, b.AnswerSpace)]
        assert len(boxes) == len(spaces)
        for box, space in zip(boxes, spaces, strict=True):
            if isinstance(box, Lines):
                assert box.tall == pytest.approx(line * space.lines)
            else:
                assert box.side >= 24
    half = layout(form).page[1] * 0.3
    about = next(block for block in asked(document) if block.number == "8")
    (space,) = about.answers
    assert isinstance(space, b.AnswerSpace)
    assert space.lines * line >= half


def _spaces(box: object) -> list[Lines | Squares]:
    if isinstance(box, Lines | Squares):
        return [box]
    inner = getattr(box, "boxes", None) or [getattr(box, "box", None)]
    return [found for each in inner if each is not None for found in _spaces(each)]


def test_large_print_has_more_room_for_the_same_text() -> None:
    heights = [room(form).line * room(form).for_text(40) for form in (Format.STANDARD, Format.LARGE)]
    assert heights[0] < heights[1]
    assert {form.value for form in Format} <= {"standard", "large", "giant", "easy-read"}
    for form in Format:
        assert room(form).size == layout(form).size
        assert room(form, 30).line == pytest.approx(66)


@pytest.mark.parametrize(
    ("key", "form"), list(product(("concern", "contract", "provenance", "contract-objective"), Format))
)
def test_every_page_has_the_code_and_its_number(key: str, form: Format) -> None:
    document = paper(key, form)
    pages = PdfReader(BytesIO(written(document, form))).pages
    for number, page in enumerate(pages, 1):
        text = page.extract_text()
        assert document.code in text
        assert f"Page {number} of {len(pages)}" in text


@pytest.mark.parametrize("form", Format)
def test_questions_come_in_the_order_of_the_screens_from_the_second_page_on(form: Format) -> None:
    document = paper("contract", form)
    found, total = places(document, form, Reader(easy=form.easy))
    numbers = [found[f"question-{block.key}"] for block in asked(document)]
    assert numbers[0] > 1
    assert all(a <= b for a, b in pairwise(numbers))
    assert numbers[-1] <= total


@settings(max_examples=12)
@given(
    st.sampled_from(list(Format)),
    st.text(max_size=200),
    st.lists(st.text(min_size=1, max_size=80), max_size=9),
    st.integers(0, 4),
    st.booleans(),
)
def test_any_question_can_be_drawn(form: Format, text: str, choices: list[str], lines: int, goes: bool) -> None:
    boxes = b.CheckBoxes(tuple(b.CheckBox(one, goes_to=text[:40] if goes else "") for one in choices))
    space = b.AnswerSpace(text[:30], lines, characters=lines * 7, before=text[:3], after=text[3:9], written=text)
    date = b.AnswerSpace("", squares=((2, "Day"), (4, "Year")), written="27")
    question = b.FormQuestion("1", text, (boxes, space, date), (text,), text, text, "question", "1")
    document = Document("NOS", "Title", "State", "en-GB", "Subject", (b.Title("Title"), question), picture="you")
    data = written(document, form)
    assert len(PdfReader(BytesIO(data)).pages) >= 1


def test_long_texts_are_half_a_page_at_most() -> None:
    for form, lines in product(Format, (1, 2, 5, 40)):
        assert room(form).for_long_text(lines) * room(form).line <= layout(form).page[1] / 2
    assert any(isinstance(question, LongText) for question in form_for("person").parts[4].questions)  # type: ignore[union-attr]
