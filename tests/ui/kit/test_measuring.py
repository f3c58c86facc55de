"""Words are measured once for all widgets: nobody must see it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from nosdesk.ui.kit import paint
from nosdesk.ui.kit.cells import Cell, Measure, cell_height
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.paint import End, Start, Wrapped, balanced, least_width, longest_word, text_width

WORDS = (
    "Help with **cooking** and shopping on Monday, Wednesday and Friday mornings,\nand a walk when the weather allows"
)
Lay = Callable[[QFont], Wrapped]
WAYS: dict[str, Lay] = {
    "wrapped": lambda font: Wrapped(WORDS, font, 260, 1.5),
    "at the end": lambda font: Wrapped(WORDS, font, 260, 1.25, End),
    "balanced": lambda font: balanced(WORDS, font, 300, 1.5),
    "balanced, from right to left": lambda font: balanced(WORDS, font, 300, 1.5, Start, rtl=True),
}


def drawn(words: Wrapped) -> QImage:
    image = QImage(QSize(400, 400), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    words.draw(painter, QPointF(10, 10), Look().colour("ink"))
    painter.end()
    return image


@pytest.mark.parametrize("way", WAYS)
def test_words_that_are_known_are_laid_out_as_before(qapp: QApplication, way: str) -> None:
    paint.forget()
    font = Look().font()
    first = WAYS[way](font)
    picture = drawn(first)
    again = WAYS[way](Look().font())
    assert (again.lines, again.width, again.height) == (first.lines, first.width, first.height)
    assert first.lines > 2
    assert drawn(again) == picture


def test_a_bolder_a_larger_and_an_even_face_are_measured_apart(qapp: QApplication) -> None:
    even = Look().font()
    even.setFeature(QFont.Tag("tnum"), 1)
    faces = [Look().font(), Look().font(weight="bold"), Look(scale=2.0).font(), even]
    assert len({Wrapped("11 111 1111", face, 4000, 1.5).width for face in faces}) == 4
    assert len({longest_word("1111 11", face) for face in faces}) == 4
    assert text_width("1111", faces[0]) < text_width("1111", faces[2])
    assert least_width("Wednesday", faces[0]) < least_width("Wednesday", faces[1])


def test_too_much_to_remember_is_forgotten(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paint, "KEPT", 50)
    paint.forget()
    widths = [Wrapped(f"Number {turn}", Look().font(), 400, 1.5).width for turn in range(120)]
    assert len(paint._extents) <= 50
    assert [Wrapped(f"Number {turn}", Look().font(), 400, 1.5).width for turn in range(120)] == widths


def test_tables_of_one_text_size_share_what_they_measured_and_others_do_not(qapp: QApplication) -> None:
    cell = Cell("A long text that must wrap in a narrow column", "and a note below it")
    small, alike, large = Measure(Look()), Measure(Look(easy=True)), Measure(Look(scale=2.0))
    height = cell_height(small, cell, False, 150)
    assert cell_height(alike, cell, False, 150) == height
    assert cell_height(large, cell, False, 150) > height
