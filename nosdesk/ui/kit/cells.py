"""Cells of tables: the plain data of a table, and how much room its words take and how they are drawn.

Every string is ready to be shown. Nothing here knows a view: the same functions draw a cell in a table, in a
comparison and on a card.
"""

import re
from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from nosdesk.errors import BugError
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.paint import End, Start, Wrapped, remember, rounded, runs, state_mark
from nosdesk.ui.kit.pieces import paint_picture

LEADING: Final = 1.25
"""Line spacing in tables, as for labels."""

_BREAKS_ELSEWHERE: Final = re.compile(r"\*\*|[^ \n!-,.0-~£À-ɏ‘’“”−]")
"""Texts that may break elsewhere than at a space (at a hyphen, a slash, in other scripts) or have bold words."""

_MOST_LINES: Final = 6

_DOUBT: Final = 3.0
"""Pixels by which a line must be clear of its room before its words are counted and not laid out."""

SHORTEST_LINE: Final = 12
"""Characters that a column of words must hold before a table is readable; with less room it becomes cards."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Words of one cell.

    `note` is small text below; `mark` the name of a state shape before the words, never without words; `share`
    (0 to 1) a bar below a number; `number` sets it at the end of the column, whatever the others of the column are;
    `said` replaces text and note for a screen reader.
    """

    text: str = ""
    note: str = ""
    mark: str = ""
    strong: bool = False
    large: bool = False
    share: float | None = None
    number: bool = False
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
    `said` is the head in full where the shown one is short ("November 2026"); `picture` (a concept) stands before it.
    """

    head: str
    note: str = ""
    number: bool = False
    leading: bool = False
    same_width: str = ""
    said: str = ""
    picture: str = ""

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


class Face(NamedTuple):
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
    return _NUMBER_NOTE if number else _NOTE


_NOTE: Final = Face("small")
_NUMBER_NOTE: Final = Face("small", figures=True)


class _Known:
    """What was measured at one text size: plain numbers, so that all tables may share them."""

    def __init__(self) -> None:
        self.widths: dict[tuple[str, Face], float] = {}
        self.words: dict[tuple[str, Face], float] = {}
        self.heights: dict[tuple[Cell, bool, float, bool], float] = {}


@lru_cache(maxsize=4)
def _known(_scale: float) -> _Known:
    """What was measured at a text size. Theme, wording and motion do not change how large words are."""
    return _Known()


def forget() -> None:
    """Forget every word that was measured for tables."""
    _known.cache_clear()


class Measure:
    """Fonts, widths and heights of words in one look. It remembers what it measured: tables repeat their words."""

    KEPT: Final = 4000

    def __init__(self, look: Look, rtl: bool = False) -> None:
        self.look = look
        self.rtl = rtl
        self._fonts: dict[Face, tuple[QFont, QFontMetricsF, float]] = {}
        self._wrapped: dict[tuple[str, Face, int, bool], Wrapped] = {}
        known = _known(look.scale)
        self._widths, self._words = known.widths, known.words
        self.cell_heights = known.heights
        """What `cell_height` found: a comparison says "Met" hundreds of times."""

    def _set(self, face: Face) -> tuple[QFont, QFontMetricsF, float]:
        if face not in self._fonts:
            font = self.look.font(face.size, face.weight)
            font.setUnderline(face.link)
            if face.figures:
                # The default figures of the face differ in width and would not stand in columns.
                font.setFeature(QFont.Tag("tnum"), 1)
            metrics = QFontMetricsF(font)
            space = metrics.horizontalAdvance("n n") - 2 * metrics.horizontalAdvance("n")
            self._fonts[face] = (font, metrics, space)
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
            wide = max((metrics.horizontalAdvance(line) for line in lines), default=0.0)
            return remember(self._widths, key, wide)
        return self._widths[key]

    def _word_widths(self, text: str, face: Face) -> list[float]:
        """Widths of the words of a line; words repeat, so each is measured once."""
        metrics, known = self._set(face)[1], self._words
        widths = []
        for word in text.split(" "):
            key = (word, face)
            wide = known.get(key)
            widths.append(remember(known, key, metrics.horizontalAdvance(word)) if wide is None else wide)
        return widths

    def longest_word(self, text: str, face: Face) -> float:
        """Width of the longest word: no column may be narrower."""
        bold = face._replace(weight="bold") if "**" in text else face
        return max(self._word_widths(plain(text).replace("\n", " "), bold))

    def height(self, text: str, face: Face, width: float) -> float:
        """Height of the words when wrapped to a width."""
        if not text:
            return 0.0
        if self.width(text, face) <= width:
            return (text.count("\n") + 1) * self.step(face)
        lines = self._counted_lines(text, face, width)
        return self.wrapped(text, face, width).height if lines is None else lines * self.step(face)

    def _counted_lines(self, text: str, face: Face, width: float) -> int | None:
        """How many lines the words take, counted from the widths of words; None where only the layout can tell.

        A layout costs 50 times as much, and a comparison has hundreds of texts.
        """
        if _BREAKS_ELSEWHERE.search(text):
            return None
        space, lines = self._set(face)[2], 0
        for paragraph in text.split("\n"):
            lines, used = lines + 1, 0.0
            for wide in self._word_widths(paragraph, face):
                after = used + space + wide if used else wide
                if wide > width or abs(after - width) < _DOUBT:
                    return None
                lines, used = (lines + 1, wide) if after > width else (lines, after)
        return lines

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


def sign_side(look: Look) -> int:
    """Size of the picture before a head."""
    return look.icon(26)


def sign_room(look: Look, there: bool = True) -> float:
    """Room that the picture before a head takes."""
    return sign_side(look) + look.space(8) if there else 0.0


def draw_sign(painter: QPainter, look: Look, concept: str, box: QRectF) -> None:
    """The picture of a column, in the middle of a box."""
    side = sign_side(look)
    at = QRectF(box.left(), box.center().y() - side / 2, side, side)
    paint_picture(painter, look, concept, at, look.plate())


def bar_room(look: Look, cell: Cell) -> float:
    """Room that a bar takes below a number."""
    return 0.0 if cell.share is None else look.space(6) + look.edge(8)


def least_width(
    measure: Measure, cell: Cell, number: bool, link: bool = False, characters: int = SHORTEST_LINE
) -> float:
    """The narrowest a cell can be and still be read: numbers never wrap, words keep so many characters a line."""
    face, note = text_face(cell, number, link), note_face(number)
    if number:
        room = max(measure.width(cell.text, face), measure.longest_word(cell.note, note))
    else:
        one_line = max(measure.width(cell.text, face), measure.width(cell.note, note))
        em = measure.look.px("body") * 0.5
        room = max(
            measure.longest_word(cell.text, face),
            measure.longest_word(cell.note, note),
            min(em * characters, one_line),
            # A long text must not become a tall thin pile of words.
            min(em * 2 * SHORTEST_LINE, one_line / _MOST_LINES),
        )
    return room + mark_room(measure.look, cell)


def full_width(measure: Measure, cell: Cell, number: bool, link: bool = False) -> float:
    """Width of a cell whose words do not wrap."""
    words = measure.width(cell.text, text_face(cell, number, link))
    return max(words, measure.width(cell.note, note_face(number))) + mark_room(measure.look, cell)


def cell_height(measure: Measure, cell: Cell, number: bool, width: float, link: bool = False) -> float:
    """Height of the words of a cell in a width, without padding."""
    key = (cell, number, width, link)
    known = measure.cell_heights.get(key)
    if known is None:
        room = width - mark_room(measure.look, cell)
        words = measure.height(cell.text, text_face(cell, number, link), room)
        height = words + measure.height(cell.note, note_face(number), room) + bar_room(measure.look, cell)
        return remember(measure.cell_heights, key, height)
    return known


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
