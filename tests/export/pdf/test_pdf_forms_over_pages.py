"""Questions of a paper form that are taller than a page: they go on under their words, and no choice is parted from its box."""

import re
from collections import Counter
from io import BytesIO
from itertools import chain
from pathlib import Path

import pytest
from pdf_checking import problems
from pdf_reading import structure
from pypdf import PdfReader

from nosdesk.documents import blocks as b
from nosdesk.documents import paper_form
from nosdesk.documents.blocks import Document
from nosdesk.documents.formats import Format
from nosdesk.documents.sheet import Sheet
from nosdesk.export.pdf import write_pdf
from nosdesk.export.pdf.form_pages import FEWEST
from nosdesk.export.pdf.marks import TickBox
from nosdesk.export.pdf.tagged import TaggedCanvas
from nosdesk.forms.catalogue import form_for
from nosdesk.i18n import Reader

SIZES = (24, 30, 36)
READER = Reader()


def written(document: Document, size: float) -> bytes:
    out = BytesIO()
    write_pdf(document, Format.GIANT, READER, out, Sheet(size=size))
    return out.getvalue()


def pages_of(data: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(data)).pages]


def form(key: str) -> Document:
    return paper_form.build(form_for(key), READER, Format.GIANT)


@pytest.mark.parametrize("size", SIZES)
def test_a_dozen_choices_go_over_pages_each_under_the_question(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    boxes: Counter[int] = Counter()
    draw = TickBox.draw

    def seen(box: TickBox, canvas: TaggedCanvas, x: float, middle: float) -> None:
        boxes[canvas.page_number] += 1
        draw(box, canvas, x, middle)

    monkeypatch.setattr(TickBox, "draw", seen)
    text = pages_of(written(form("need"), size))
    (answer,) = (
        answer
        for block in form("need").blocks
        if isinstance(block, b.FormQuestion)
        for answer in block.answers
        if isinstance(answer, b.CheckBoxes)
    )
    choices = [box.text for box in answer.boxes]
    assert len(choices) == 12
    held = {at: [each for each in choices if each in page] for at, page in enumerate(text, 1)}
    several = {at: found for at, found in held.items() if found}
    assert len(several) >= 2, "the test would prove nothing"
    assert list(chain.from_iterable(several.values())) == choices, "each once, in order"
    assert all(len(found) >= FEWEST for found in several.values())
    first, *others = several
    assert "2. Which part of life is this about?" in text[first - 1].replace("\xa0", " ")
    for at in others:
        assert "Question 2, continued: Which part of life is this about?" in text[at - 1]
    assert {at: boxes[at] for at in several} == {at: len(found) for at, found in several.items()}


@pytest.mark.parametrize("size", SIZES)
def test_a_week_goes_over_pages_under_the_question_and_the_heads_of_its_columns(size: int) -> None:
    text = pages_of(written(form("specification"), size))
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    found = [(at, [day for day in days if re.search(rf"\b{day}\b", page)]) for at, page in enumerate(text)]
    week = [(at, held) for at, held in found if held and "Time 1" in text[at]]
    assert len(week) >= 2, "the test would prove nothing"
    assert tuple(day for _, held in week for day in held) == days
    for at, _ in week[1:]:
        assert "continued: When do you need this help?" in text[at]
        assert "Day Time 1 Time 2" in text[at]


@pytest.mark.parametrize("size", SIZES)
def test_such_a_form_is_accessible_and_says_each_question_once(tmp_path: Path, size: int) -> None:
    data = written(form("need"), size)
    assert problems(data, tmp_path) == []
    heard = structure(data).text
    assert heard.count("Which part of life is this about?") == 1
    assert "continued" not in heard
    assert heard.count("Food and drink") == 1
