"""Rows of a table as cards: a heading, and a line for each column with what it is and its value."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from nosdesk.ui.kit.cells import (
    Cell,
    Column,
    Face,
    Inks,
    Measure,
    Row,
    TableData,
    cell_height,
    draw_cell,
    draw_sign,
    flipped,
    labelled,
    least_width,
    mark_room,
    note_face,
    sign_room,
    sign_side,
    spoken,
)
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.paint import icon, rounded, state_mark


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a card: what it is, and its cell. `note` is small text under what it is."""

    label: str
    cell: Cell
    strong: bool = False
    picture: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A row of a table as a card: its heading and a line for each other column that says something."""

    heading: Cell
    lines: tuple[Line, ...]

    @property
    def spoken(self) -> str:
        """The whole card in words."""
        return ". ".join(
            [self.heading.spoken, *(labelled(spoken(line.label, line.note), line.cell.spoken) for line in self.lines)]
        )


def as_card(columns: tuple[Column, ...], row: Row) -> Card:
    """A row as a card: the same words, one below the other."""
    lines = tuple(
        Line(
            column.said or column.head,
            cell,
            column.leading,
            column.picture,
            column.note if column.leading else "",
        )
        for column, cell in zip(columns[1:], row.cells[1:], strict=True)
        if cell.text or cell.note
    )
    return Card(row.cells[0], lines)


def column_card(data: TableData, number: int) -> Card:
    """A column as a card, with a line for each row."""
    column = data.columns[number]
    lines = tuple(Line(row.cells[0].text, row.cells[number], row.sums) for row in data.rows if row.cells[number].text)
    return Card(Cell(column.said or column.head, column.note), lines)


@dataclass(frozen=True, slots=True)
class CardStyle:
    """How the cards of one table lie, all alike: labels beside their values, or above them.

    `label` and `value` are the widths of both; `sign` the room for a picture before the label.
    """

    beside: bool
    label: float
    value: float
    sign: float


CARD_GUTTER: Final = 20
"""Room between labels and values, in units of space."""


def card_inner(look: Look, width: float, opens: bool) -> float:
    """Room for words in a card: what is left by its padding and, if it opens, its arrow."""
    return width - 2 * look.space(20) - (look.icon(20) + look.space(10) if opens else 0)


def card_style(measure: Measure, cards: Sequence[Card], width: float, opens: bool) -> CardStyle:
    """How cards lie in a width: labels stand beside their values where both fit on every card."""
    look, inner = measure.look, card_inner(measure.look, width, opens)
    lines = {line for card in cards for line in card.lines}
    sign = sign_room(look, any(line.picture for line in lines))
    labels = {(line.label, line.note, _label_face(line)) for line in lines}
    full = max((measure.width(label, face) for label, _, face in labels), default=0.0)
    longest = max((measure.longest_word(label, face) for label, _, face in labels), default=0.0)
    notes = max((measure.longest_word(note, note_face()) for _, note, _ in labels), default=0.0)
    column = max(longest, notes, min(full, inner * 0.42 - sign)) + sign
    values = max((least_width(measure, line.cell, False) for line in lines), default=0.0)
    gutter = look.space(CARD_GUTTER)
    if column + gutter + values <= inner:
        return CardStyle(True, column, inner - column - gutter, sign)
    return CardStyle(False, inner, inner - sign, sign)


class CardShape:
    """One card in a width."""

    def __init__(self, measure: Measure, card: Card, width: float, opens: bool, style: CardStyle) -> None:
        look = measure.look
        self.measure, self.card, self.opens, self.width, self.style = measure, card, opens, width, style
        self.pad, self.gap, self.gutter = look.space(20), look.space(10), look.space(CARD_GUTTER)
        self.inner = card_inner(look, width, opens)
        self.head_face = Face("body", "bold")

    def _heading_height(self) -> float:
        heading, small = self.card.heading, note_face()
        words = self.measure.height(heading.text, self.head_face, self.inner - mark_room(self.measure.look, heading))
        return words + self.measure.height(heading.note, small, self.inner)

    def _line_height(self, line: Line) -> tuple[float, float]:
        room = self.style.label - self.style.sign
        label = self.measure.height(line.label, _label_face(line), room)
        label += self.measure.height(line.note, note_face(), room)
        return label, cell_height(self.measure, line.cell, False, self.style.value)

    @property
    def height(self) -> float:
        """Height of the whole card with its padding, without the gap to the next."""
        total = 2.0 * self.pad + self._heading_height()
        if self.card.lines:
            total += self.gap + 2 + self.measure.look.space(4)
        for line in self.card.lines:
            label, value = self._line_height(line)
            total += self.gap + (max(label, value) if self.style.beside else label + value)
        return total

    def draw(self, painter: QPainter, box: QRectF, *, chosen: bool = False) -> None:
        """Draw the card into its box. A chosen card is the one with focus: tinted, with a thicker edge."""
        look, measure = self.measure.look, self.measure
        ground = "brand_soft" if chosen else "paper"
        edge = look.colour("brand" if chosen else "edge")
        rounded(painter, box, look.card_radius, look.colour(ground), edge, look.edge(3 if chosen else 2))
        inner = QRectF(box.left() + self.pad, box.top() + self.pad, self.inner, self.height - 2 * self.pad)
        inner = flipped(inner, box, measure.rtl)
        if self.opens:
            side = look.icon(20)
            at = QRectF(box.right() - self.pad - side, box.center().y() - side / 2, side, side)
            icon(painter, "right", flipped(at, box, measure.rtl), look.colour("ink"), 2.4, measure.rtl)
        inner.setTop(inner.top() + self._draw_heading(painter, inner, ground))
        if self.card.lines:
            inner.setTop(inner.top() + self.gap)
            painter.fillRect(QRectF(inner.left(), inner.top(), inner.width(), 2), look.colour("edge"))
            inner.setTop(inner.top() + 2 + look.space(4))
        for line in self.card.lines:
            inner.setTop(inner.top() + self.gap)
            inner.setTop(inner.top() + self._draw_line(painter, line, inner, Inks(ground=ground)))

    def _draw_line(self, painter: QPainter, line: Line, inner: QRectF, inks: Inks) -> float:
        measure, style, look = self.measure, self.style, self.measure.look
        label, value = self._line_height(line)
        face = _label_face(line)
        if line.picture:
            sign = QRectF(inner.left(), inner.top(), sign_side(look), measure.step(face))
            draw_sign(painter, look, line.picture, flipped(sign, inner, measure.rtl))
        words = QRectF(inner.left() + style.sign, inner.top(), style.label - style.sign, label)
        words = flipped(words, inner, measure.rtl)
        took = measure.write(painter, line.label, face, words, look.colour("ink"))
        if line.note:
            measure.write(painter, line.note, note_face(), words.adjusted(0, took, 0, 0), look.colour("brand"))
        if style.beside:
            left = inner.left() + style.label + self.gutter
            at = QRectF(left, inner.top(), style.value, value)
            draw_cell(painter, measure, line.cell, flipped(at, inner, measure.rtl), inks=inks)
            return max(label, value)
        at = QRectF(inner.left() + style.sign, inner.top() + label, style.value, value)
        draw_cell(painter, measure, line.cell, flipped(at, inner, measure.rtl), inks=inks)
        return label + value

    def _draw_heading(self, painter: QPainter, inner: QRectF, ground: str) -> float:
        look, measure, heading = self.measure.look, self.measure, self.card.heading
        room = mark_room(look, heading)
        if heading.mark:
            side = look.icon(20)
            down = (measure.step(self.head_face) - side) / 2
            mark = QRectF(inner.left(), inner.top() + down, side, side)
            state_mark(painter, look, heading.mark, flipped(mark, inner, measure.rtl), ground)
        words = flipped(inner.adjusted(room, 0, 0, 0), inner, measure.rtl)
        took = measure.write(painter, heading.text, self.head_face, words, look.colour("ink"))
        if heading.note:
            note = inner.adjusted(0, took, 0, 0)
            took += measure.write(painter, heading.note, note_face(), note, look.colour("quiet_ink"))
        return took


def _label_face(line: Line) -> Face:
    return Face("body", "bold" if line.strong else "medium")
