"""What a table shows and how it lies in a width: its model, its columns and rows in pixels, or cards."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from nosdesk.ui.kit.cards import Card, CardShape, CardStyle, as_card, card_style, column_card
from nosdesk.ui.kit.cells import (
    SHORTEST_LINE,
    Column,
    Face,
    Measure,
    Row,
    TableData,
    cell_height,
    full_width,
    labelled,
    least_width,
    note_face,
    plain,
    sign_room,
    spoken,
)
from nosdesk.ui.kit.paint import WIDEST_WORD

Index = QModelIndex | QPersistentModelIndex
_TOP: Final = QModelIndex()
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_WIDEST_CHARACTERS: Final = 40
"""Longer texts do not ask for a wider column: they wrap."""
SAMPLE: Final = 200
"""Rows that are looked at to decide widths: a list of thousands is not measured through."""


class TableModel(QAbstractTableModel):
    """Rows of cells for a view. As cards it has one column, whose cells say the whole row."""

    def __init__(self, data: TableData) -> None:
        super().__init__()
        self.table = data
        self.as_cards = False

    def row_at(self, number: int) -> Row:
        """The row at a place, counted from 0."""
        return self.table.rows[number]

    def change(self, data: TableData, as_cards: bool) -> None:
        """Show other data, or the same in the other form."""
        self.beginResetModel()
        self.table, self.as_cards = data, as_cards
        self.endResetModel()

    def card_at(self, number: int) -> Card:
        """The card at a place, counted from 0."""
        if self.table.turned:
            return column_card(self.table, number + 1)
        return as_card(self.table.columns, self.row_at(number))

    def rowCount(self, parent: Index = _TOP) -> int:
        if parent.isValid():
            return 0
        turned = self.as_cards and self.table.turned and self.table.rows
        return len(self.table.columns) - 1 if turned else len(self.table.rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else 1 if self.as_cards else len(self.table.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid() or role not in (_DISPLAY, _ACCESSIBLE):
            return None
        if self.as_cards:
            card = self.card_at(index.row())
            return plain(card.heading.text) if role == _DISPLAY else card.spoken
        row = self.row_at(index.row())
        if role == _DISPLAY:
            return plain(row.cells[index.column()].text)
        return self.spoken(row, index.column())

    def spoken(self, row: Row, column: int) -> str:
        """What a screen reader says of a cell: the heading as it is, other cells with their column's name."""
        cell = row.cells[column]
        if column == 0:
            return cell.spoken
        head = self.table.columns[column]
        return labelled(plain(head.said or head.head), cell.spoken)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if role not in (_DISPLAY, _ACCESSIBLE):
            return None
        if orientation == Qt.Orientation.Vertical:
            if section >= self.rowCount():
                return None
            return plain((self.card_at(section).heading if self.as_cards else self.row_at(section).cells[0]).text)
        if self.as_cards:
            return self.table.name
        column = self.table.columns[section]
        if role == _DISPLAY:
            return plain(column.said or column.head)
        order = self.order_of(section)
        return spoken(column.said or column.head, column.note, order)

    def order_of(self, section: int) -> str:
        """The words of the present order where a column is the one the rows are ordered by, else ""."""
        return next(
            (order.words for order in self.table.orders if order.key == self.table.order and order.column == section),
            "",
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """How a table lies in a width: columns and rows in pixels, or cards, one below the other.

    `widths` is 0 for a column that is not shown; `pad` is the room at each side of the words.
    """

    width: int
    as_cards: bool
    widths: tuple[int, ...]
    heights: tuple[int, ...]
    head: int
    pad: int = 0

    @property
    def height(self) -> int:
        """Height of everything."""
        return self.head + sum(self.heights)


def shared_out(least: Sequence[float], full: Sequence[float], width: int) -> list[int]:
    """Column widths that fill `width`, at least the least of each.

    Where all fit on one line, what is left goes to each in its proportion. Where not, columns that need little more get
    it, so that only long words wrap. Columns with the same demands come out equally wide; pixels left over go to the
    first.
    """
    if sum(full) <= width:
        sizes = [want * width / sum(full) for want in full]
    else:
        sizes, spare = list(least), width - sum(least)
        open_ones = [number for number in range(len(least)) if full[number] > least[number]]
        while open_ones and spare > 0.5:
            each = min(spare / len(open_ones), min(full[number] - sizes[number] for number in open_ones))
            for number in open_ones:
                sizes[number] += each
            spare -= each * len(open_ones)
            open_ones = [number for number in open_ones if full[number] - sizes[number] > 0.5]
    whole = [int(size) for size in sizes]
    whole[0] += width - sum(whole)
    return whole


class Planner:
    """Decides how a table lies in a width."""

    def __init__(self, measure: Measure) -> None:
        self.measure = measure
        self.characters = SHORTEST_LINE
        """The fewest characters a line of words may hold before a table becomes cards."""
        self._known: tuple[TableData, list[float], list[float]] | None = None
        self._styles: dict[int, CardStyle] = {}

    def forget(self) -> None:
        """Measure anew: the rows or their direction have changed."""
        self._known = None
        self._styles.clear()

    @property
    def pads(self) -> tuple[int, int]:
        """Room at each side of the words of a column: roomy, or close where only that fits."""
        return self.measure.look.space(16), self.measure.look.space(8)

    @property
    def first_pad(self) -> int:
        """Room before the words of the first column: as much as the focus ring takes."""
        return self.measure.look.space(10)

    def inner(self, number: int, width: float, pad: int) -> float:
        """Room for the words in a column of a width."""
        return width - pad - (self.first_pad if number == 0 else pad)

    def demands(self, data: TableData, rows: Sequence[Row], pad: int) -> tuple[list[float], list[float]]:
        """The least and the full width of every column, with padding."""
        if self._known is None or self._known[0] is not data:
            self._known = data, *self._demands(data, rows)
        _, least, full = self._known
        pads = [-self.inner(number, 0, pad) for number in range(len(data.columns))]
        return [few + room for few, room in zip(least, pads, strict=True)], [
            most + room for most, room in zip(full, pads, strict=True)
        ]

    def _demands(self, data: TableData, rows: Sequence[Row]) -> tuple[list[float], list[float]]:
        least, full = [], []
        longest = float(self.measure.look.characters(_WIDEST_CHARACTERS))
        for number, column in enumerate(data.columns):
            few, most = self._head_demand(data, number)
            link = data.opens and number == 0
            for cell in {row.cells[number] for row in rows}:
                aligned = column.number or cell.number
                few = max(few, least_width(self.measure, cell, aligned, link, self.characters))
                most = max(most, full_width(self.measure, cell, aligned, link))
            least.append(few)
            full.append(max(few, min(most, longest)))
        for name in {column.same_width for column in data.columns if column.same_width}:
            group = [number for number, column in enumerate(data.columns) if column.same_width == name]
            for sizes in (least, full):
                widest = max(sizes[number] for number in group)
                for number in group:
                    sizes[number] = widest
        return least, full

    def _head_demand(self, data: TableData, number: int) -> tuple[float, float]:
        column, face = data.columns[number], head_face(data.columns)
        arrow = self.arrow if any(order.column == number for order in data.orders) else 0
        few = max(self.measure.longest_word(column.head, face), self.measure.longest_word(column.note, note_face()))
        most = max(self.measure.width(column.head, face), self.measure.width(column.note, note_face()))
        arrow += round(sign_room(self.measure.look, bool(column.picture)))
        return few + arrow, most + arrow

    @property
    def arrow(self) -> int:
        """Room for the arrow of the order in a head."""
        return self.measure.look.icon(20)

    def head_height(self, data: TableData, widths: Sequence[int], pad: int) -> int:
        """Height of the line of heads: its own words, a little air and the 2 px line."""
        tallest = 0.0
        for number, (column, width) in enumerate(zip(data.columns, widths, strict=True)):
            if not width:
                continue
            room = self.inner(number, width, pad)
            if any(order.column == number for order in data.orders):
                room -= self.arrow
            room -= sign_room(self.measure.look, bool(column.picture))
            words = self.measure.height(column.head, head_face(data.columns), room)
            tallest = max(tallest, words + self.measure.height(column.note, note_face(column.leading), room))
        return round(tallest + self.measure.look.space(18) + 2)

    def row_height(self, data: TableData, row: Row, widths: Sequence[int], pad: int) -> int:
        """Height of a row: 42 px for one line and 53 for a line with a note at 100 %, more where words wrap."""
        look = self.measure.look
        tallest = 0.0
        for number, (cell, width) in enumerate(zip(row.cells, widths, strict=True)):
            if width:
                room = self.inner(number, width, pad)
                link = data.opens and number == 0
                aligned = data.columns[number].number or cell.number
                tallest = max(tallest, cell_height(self.measure, cell, aligned, room, link))
        floor = max(self.measure.step(Face()) + look.space(20), look.least_target + 10 if data.opens else 0)
        return round(max(floor, tallest + look.space(12)))

    def card(self, data: TableData, card: Card, width: int) -> CardShape:
        """How a card lies in a width; `style_cards` has been asked before."""
        return CardShape(self.measure, card, width, data.opens, self._styles[width])

    def style_cards(self, data: TableData, cards: Sequence[Card], width: int) -> None:
        """Decide how all cards of the table lie in a width: one like the other."""
        self._styles[width] = card_style(self.measure, cards, width, data.opens)

    def card_plan(self, data: TableData, cards: Sequence[Card], width: int) -> Plan:
        """The table as cards."""
        self.style_cards(data, cards, width)
        return Plan(width, True, (width,), tuple(self.card_height(data, card, width) for card in cards), 0)

    def card_height(self, data: TableData, card: Card, width: int) -> int:
        """Height of a card with the gap below it."""
        return round(self.card(data, card, width).height) + self.card_gap

    def narrowest(self, data: TableData, rows: Sequence[Row]) -> int:
        """The least width of all: a card with the longest word of the table."""
        bold, small = Face("body", "bold"), note_face()
        words = [(column.head, bold) for column in data.columns]
        words += [(cell.text, bold) for row in rows for cell in row.cells]
        words += [(cell.note, small) for row in rows for cell in row.cells]
        longest = max((self.measure.longest_word(text, face) for text, face in words), default=0.0)
        look = self.measure.look
        mark, arrow = look.icon(20) + look.space(10), look.icon(20) + look.space(10) if data.opens else 0
        return round(min(longest, WIDEST_WORD)) + 2 * look.space(20) + mark + arrow

    @property
    def card_gap(self) -> int:
        """Room between cards."""
        return self.measure.look.space(16)

    def widths(self, data: TableData, rows: Sequence[Row], width: int) -> tuple[tuple[int, ...], int] | None:
        """Column widths and padding in a width; None where the words do not fit and the table becomes cards."""
        for pad in self.pads:
            least, full = self.demands(data, rows[:SAMPLE], pad)
            if sum(least) <= width:
                return tuple(shared_out(least, full, width)), pad
        return None


def head_face(columns: Sequence[Column]) -> Face:
    """How heads are set: smaller where none has a note."""
    return Face("body" if any(column.note for column in columns) else "small", "bold")
