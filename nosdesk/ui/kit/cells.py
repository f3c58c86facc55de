"""Cells of tables: the plain data of a table, and how much room its words take and how they are drawn.

Every string is ready to be shown. Nothing here knows a view: the same functions draw a cell in a table, in a
comparison and on a card.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from nosdesk.errors import BugError
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.paint import End, Start, Wrapped, icon, longest_word, rounded, runs, state_mark

LEADING: Final = 1.25
"""Line spacing in tables, as for labels."""

SHORTEST_LINE: Final = 12
"""Characters that a column of words must hold before a table is readable; with less room it becomes cards."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Words of one cell.

    `note` is small text below; `mark` the name of a state shape before the words, never without words; `share`
    (0 to 1) a bar below a number; `said` replaces text and note for a screen reader.
    """

    text: str = ""
    note: str = ""
    mark: str = ""
    strong: bool = False
    large: bool = False
    share: float | None = None
    said: str = ""

    def __post_init__(self) -> None:
        if self.mark and not self.text:
            raise BugError("A state shape never stands without its word")

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return self.said or spoken(self.text, self.note)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head with the unit of its numbers, and a note below the head.

    `leading` tints it from head to foot, and the note says why; `same_width` names columns that are equally wide;
    `said` is the head in full where the shown one is short ("November 2026").
    """

    head: str
    note: str = ""
    number: bool = False
    leading: bool = False
    same_width: str = ""
    said: str = ""

    def __post_init__(self) -> None:
        if self.leading and not self.note:
            raise BugError(f"The leading column {self.head!r} does not say why")


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `key` is handed back when the row is opened; `sums` draws a 2 px line above it."""

    cells: tuple[Cell, ...]
    key: Hashable = None
    sums: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """One way to order the rows: what it is called ("Newest first"), and the column it goes by."""

    key: str
    words: str
    column: int
    down: bool = False


@dataclass(frozen=True, slots=True)
class TableData:
    """A whole table. The first cell of a row is its heading.

    `opens`: rows can be opened, and their heading looks like a link. `orders` are the ways to order it, `order` the
    present one, `order_label` the word before it ("Order"). `empty` is said in place of a table without rows.
    `turned`: where it becomes cards, each column is a card and not each row (months stand in columns).
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    opens: bool = False
    orders: tuple[Order, ...] = ()
    order: str = ""
    order_label: str = ""
    empty: str = ""
    turned: bool = False

    def __post_init__(self) -> None:
        if self.turned and self.opens:
            raise BugError(f"{self.name}: what is opened is a row, so a row must be a card")
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise BugError(f"{self.name}: {len(row.cells)} cells for {len(self.columns)} columns")


def plain(text: str) -> str:
    """The words without marks of emphasis."""
    return runs(text)[0]


def spoken(*parts: str) -> str:
    """Parts said one after the other, on one line, without marks of emphasis."""
    return ", ".join(plain(part).replace("\n", " ") for part in parts if part)


def labelled(label: str, value: str) -> str:
    """A value with the name of what it is, for a screen reader."""
    if not label or not value:
        return label or value
    return f"{label}: {value}"


@dataclass(frozen=True, slots=True)
class Face:
    """One way to set words in a table: size and weight of the tokens, figures of equal width, underlined or not."""

    size: str = "body"
    weight: str = "regular"
    figures: bool = False
    link: bool = False


def text_face(cell: Cell, number: bool, link: bool = False) -> Face:
    """How the main words of a cell are set."""
    weight = "bold" if cell.large else "semibold" if cell.strong else "medium" if link else "regular"
    return Face("lead" if cell.large else "body", weight, number, link)


def note_face(number: bool = False) -> Face:
    """How the small words of a cell are set."""
    return Face("small", figures=number)


class Measure:
    """Fonts, widths and heights of words in one look. It remembers what it measured: tables repeat their words."""

    KEPT: Final = 4000

    def __init__(self, look: Look, rtl: bool = False) -> None:
        self.look = look
        self.rtl = rtl
        self._fonts: dict[Face, tuple[QFont, QFontMetricsF]] = {}
        self._widths: dict[tuple[str, Face], float] = {}
        self._words: dict[tuple[str, Face], float] = {}
        self._wrapped: dict[tuple[str, Face, int, bool], Wrapped] = {}

    def _set(self, face: Face) -> tuple[QFont, QFontMetricsF]:
        if face not in self._fonts:
            font = self.look.font(face.size, face.weight)
            font.setUnderline(face.link)
            if face.figures:
                # The default figures of the face differ in width and would not stand in columns.
                font.setFeature(QFont.Tag("tnum"), 1)
            self._fonts[face] = (font, QFontMetricsF(font))
        return self._fonts[face]

    def font(self, face: Face) -> QFont:
        """The font of a face."""
        return self._set(face)[0]

    def step(self, face: Face) -> int:
        """Height of one line, in pixels."""
        return round(self.font(face).pixelSize() * LEADING)

    def width(self, text: str, face: Face) -> float:
        """Width of the longest line when nothing wraps."""
        key = (text, face)
        if key not in self._widths:
            bold = Face(face.size, "bold", face.figures) if "**" in text else face
            metrics = self._set(bold)[1]
            lines = plain(text).split("\n")
            self._widths[key] = max((metrics.horizontalAdvance(line) for line in lines), default=0.0)
        return self._widths[key]

    def longest_word(self, text: str, face: Face) -> float:
        """Width of the longest word: no column may be narrower."""
        key = (text, face)
        if key not in self._words:
            self._words[key] = longest_word(text, self.font(face))
        return self._words[key]

    def height(self, text: str, face: Face, width: float) -> float:
        """Height of the words when wrapped to a width."""
        if not text:
            return 0.0
        if self.width(text, face) <= width:
            return (text.count("\n") + 1) * self.step(face)
        return self.wrapped(text, face, width).height

    def wrapped(self, text: str, face: Face, width: float, at_end: bool = False) -> Wrapped:
        """The words laid out for a width, from the side where reading begins or, for numbers, at its end."""
        key = (text, face, int(width), at_end)
        if key not in self._wrapped:
            if len(self._wrapped) >= self.KEPT:
                self._wrapped.clear()
            # One pixel more than measured: rounding must never break a line that fits.
            self._wrapped[key] = Wrapped(text, self.font(face), width + 1, LEADING, End if at_end else Start, self.rtl)
        return self._wrapped[key]

    def write(
        self, painter: QPainter, text: str, face: Face, box: QRectF, colour: QColor, at_end: bool = False
    ) -> float:
        """Draw words into the top of a box; returns the height they took."""
        words = self.wrapped(text, face, box.width(), at_end)
        # The pixel that `wrapped` adds must not push what ends at the right over the edge.
        right = at_end != self.rtl
        words.draw(painter, box.topLeft() - QPointF(1 if right else 0, 0), colour)
        return words.height


def mark_room(look: Look, cell: Cell) -> float:
    """Room that a state shape takes before the words."""
    return look.icon(20) + look.space(10) if cell.mark else 0.0


def bar_room(look: Look, cell: Cell) -> float:
    """Room that a bar takes below a number."""
    return 0.0 if cell.share is None else look.space(6) + look.edge(8)


def least_width(measure: Measure, cell: Cell, number: bool, link: bool = False) -> float:
    """The narrowest a cell can be and still be read: numbers never wrap, words keep some characters a line."""
    face, note = text_face(cell, number, link), note_face(number)
    if number:
        room = max(measure.width(cell.text, face), measure.longest_word(cell.note, note))
    else:
        line = measure.look.px("body") * 0.5 * SHORTEST_LINE
        room = max(
            measure.longest_word(cell.text, face),
            measure.longest_word(cell.note, note),
            min(line, max(measure.width(cell.text, face), measure.width(cell.note, note))),
        )
    return room + mark_room(measure.look, cell)


def full_width(measure: Measure, cell: Cell, number: bool, link: bool = False) -> float:
    """Width of a cell whose words do not wrap."""
    words = measure.width(cell.text, text_face(cell, number, link))
    return max(words, measure.width(cell.note, note_face(number))) + mark_room(measure.look, cell)


def cell_height(measure: Measure, cell: Cell, number: bool, width: float, link: bool = False) -> float:
    """Height of the words of a cell in a width, without padding."""
    room = width - mark_room(measure.look, cell)
    words = measure.height(cell.text, text_face(cell, number, link), room)
    return words + measure.height(cell.note, note_face(number), room) + bar_room(measure.look, cell)


@dataclass(frozen=True, slots=True)
class Inks:
    """Roles of the colours that a cell is drawn with."""

    text: str = "ink"
    note: str = "quiet_ink"
    ground: str = "paper"


def draw_cell(
    painter: QPainter,
    measure: Measure,
    cell: Cell,
    box: QRectF,
    *,
    number: bool = False,
    link: bool = False,
    inks: Inks | None = None,
) -> None:
    """Draw a cell into a box without padding, in the middle of its height."""
    look, inks = measure.look, inks or Inks()
    height = cell_height(measure, cell, number, box.width(), link)
    words = QRectF(box.left(), box.center().y() - height / 2, box.width(), height)
    if cell.mark:
        side, room = look.icon(20), mark_room(look, cell)
        mark = QRectF(box.left(), box.center().y() - side / 2, side, side)
        state_mark(painter, look, cell.mark, flipped(mark, box, measure.rtl), inks.ground)
        words = flipped(words.adjusted(room, 0, 0, 0), box, measure.rtl)
    if cell.text:
        colour = look.colour("link" if link else inks.text)
        words.setTop(
            words.top() + measure.write(painter, cell.text, text_face(cell, number, link), words, colour, number)
        )
    if cell.note:
        quiet = look.colour(inks.note)
        words.setTop(words.top() + measure.write(painter, cell.note, note_face(number), words, quiet, number))
    if cell.share is not None:
        bar = QRectF(words.left(), words.top() + look.space(6) - 1, words.width(), look.edge(8))
        draw_share(painter, look, bar, cell.share, measure.rtl)


def flipped(inner: QRectF, outer: QRectF, rtl: bool) -> QRectF:
    """A box that was placed for reading from left to right, where it belongs in `outer`."""
    if not rtl:
        return inner
    return QRectF(outer.left() + outer.right() - inner.right(), inner.top(), inner.width(), inner.height())


def draw_share(painter: QPainter, look: Look, bar: QRectF, share: float, rtl: bool = False) -> None:
    """A bar filled from where reading begins: an outlined track, so that the empty part shows in every theme."""
    radius = bar.height() / 2
    rounded(painter, bar, radius, look.colour("paper"), look.colour("edge"), 1.5)
    filled = bar.width() * min(1.0, max(0.0, share))
    if filled > 0:
        part = QRectF(bar.left(), bar.top(), max(filled, bar.height()), bar.height())
        rounded(painter, flipped(part, bar, rtl), radius, look.colour("brand"))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a card: what it is, and its cell."""

    label: str
    cell: Cell
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A row of a table as a card: its heading and a line for each other column that says something."""

    heading: Cell
    lines: tuple[Line, ...]

    @property
    def spoken(self) -> str:
        """The whole card in words."""
        return ". ".join([self.heading.spoken, *(labelled(line.label, line.cell.spoken) for line in self.lines)])


def as_card(columns: tuple[Column, ...], row: Row) -> Card:
    """A row as a card: the same words, one below the other."""
    lines = tuple(
        Line(column.said or column.head, cell, column.leading)
        for column, cell in zip(columns[1:], row.cells[1:], strict=True)
        if cell.text or cell.note
    )
    return Card(row.cells[0], lines)


def column_card(data: TableData, number: int) -> Card:
    """A column as a card, with a line for each row."""
    column = data.columns[number]
    lines = tuple(Line(row.cells[0].text, row.cells[number], row.sums) for row in data.rows if row.cells[number].text)
    return Card(Cell(column.said or column.head, column.note), lines)


class CardShape:
    """How a card lies in a width: labels beside their values where both fit, else above them."""

    def __init__(self, measure: Measure, card: Card, width: float, opens: bool) -> None:
        look = measure.look
        self.measure, self.card, self.opens, self.width = measure, card, opens, width
        self.pad, self.gap = look.space(20), look.space(10)
        arrow = look.icon(20) + self.gap if opens else 0
        self.inner = width - 2 * self.pad - arrow
        self.head_face = Face("body", "bold")
        labels = max((measure.width(line.label, _label_face(line)) for line in card.lines), default=0.0)
        longest = max((measure.longest_word(line.label, _label_face(line)) for line in card.lines), default=0.0)
        column = max(longest, min(labels, self.inner * 0.42))
        values = max((least_width(measure, line.cell, False) for line in card.lines), default=0.0)
        self.gutter = look.space(20)
        self.beside = column + self.gutter + values <= self.inner
        self.label_width = column if self.beside else self.inner
        self.value_width = self.inner - column - self.gutter if self.beside else self.inner

    def _heading_height(self) -> float:
        heading, small = self.card.heading, note_face()
        words = self.measure.height(heading.text, self.head_face, self.inner - mark_room(self.measure.look, heading))
        return words + self.measure.height(heading.note, small, self.inner)

    def _line_height(self, line: Line) -> tuple[float, float]:
        label = self.measure.height(line.label, _label_face(line), self.label_width)
        return label, cell_height(self.measure, line.cell, False, self.value_width)

    @property
    def height(self) -> float:
        """Height of the whole card with its padding, without the gap to the next."""
        total = 2.0 * self.pad + self._heading_height()
        if self.card.lines:
            total += self.gap + 2 + self.measure.look.space(4)
        for line in self.card.lines:
            label, value = self._line_height(line)
            total += self.gap + (max(label, value) if self.beside else label + value)
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
        measure = self.measure
        label, value = self._line_height(line)
        words = flipped(QRectF(inner.left(), inner.top(), self.label_width, label), inner, measure.rtl)
        measure.write(painter, line.label, _label_face(line), words, measure.look.colour("ink"))
        if self.beside:
            left = inner.left() + self.label_width + self.gutter
            at = QRectF(left, inner.top(), self.value_width, value)
            draw_cell(painter, measure, line.cell, flipped(at, inner, measure.rtl), inks=inks)
            return max(label, value)
        at = QRectF(inner.left(), inner.top() + label, self.value_width, value)
        draw_cell(painter, measure, line.cell, at, inks=inks)
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
