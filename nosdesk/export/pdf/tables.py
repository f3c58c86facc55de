"""Tables: one element however many pages, the head repeated as an artifact, columns as wide as their words need."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from nosdesk.export.pdf.boxes import SLACK, Box, Padding, Space, split_side_by_side
from nosdesk.export.pdf.layout import BRAND, EDGE, TINT
from nosdesk.export.pdf.marks import Marked, first_text
from nosdesk.export.pdf.tagged import TaggedCanvas

_NEVER_SPLIT: Final = 6
"""A table of at most so many rows stays on one page."""
_FULL: Final = 0.6
"""A table that would take at least this share of the width takes all of it."""
_GENEROUS: Final = 1.25
"""A narrower one takes this much more than it needs."""


@dataclass(frozen=True, slots=True)
class TableLook:
    """Distances of a table in points; which column is framed; whether rules and grounds are drawn."""

    pad: float
    side: float
    gutter: float
    """Besides `side`, before a column of words that follows one of figures."""
    chosen: int | None = None
    closed: bool = True
    """Whether a rule stands under the last row."""
    ruled: bool = True
    middle: bool = False
    """Whether short cells stand in the middle of their row."""


class TableRow:
    """One row: a box in each cell, and whether it is the head or the total."""

    def __init__(self, cells: Sequence[Box], *, tinted: bool = False) -> None:
        self.cells, self.tinted = list(cells), tinted
        self.heights: dict[tuple[float, ...], float] = {}
        """Its height by the widths of the columns, padding included."""
        self._line_up()

    def _line_up(self) -> None:
        """Where the script of a cell needs higher lines, the others get them too: all stand on one line."""
        texts = [text for text in map(first_text, self.cells) if text is not None]
        if all(text.leading == text.style.leading for text in texts):
            return
        leading, middle = max(text.leading for text in texts), max(text.middle for text in texts)
        for text in texts:
            text.leading, text.middle = leading, middle
        for cell in self.cells:
            if isinstance(cell, Marked):
                cell.place_mark()


class TableBox(Box):
    """A table. `head` may be None (labels and values); `total` is the last row, set apart.

    `figures` are the columns that are flush right. Widths are worked out when the table is first measured.
    """

    def __init__(
        self,
        head: TableRow | None,
        rows: Sequence[TableRow],
        total: TableRow | None,
        look: TableLook,
        figures: frozenset[int] = frozenset(),
        widths: tuple[float, ...] = (),
        *,
        again: bool = False,
    ) -> None:
        self.head, self.rows, self.total, self.look, self.figures = head, list(rows), total, look, figures
        self.whole = len(self.rows) <= _NEVER_SPLIT
        self._fixed = widths
        self._again = again
        self._widths: dict[float, tuple[float, ...]] = {}

    def set_look(self, look: TableLook) -> None:
        """Lays the table out anew with other distances."""
        self.look = look
        self._widths.clear()
        for row in self._all:
            row.heights.clear()

    @property
    def _all(self) -> list[TableRow]:
        return [row for row in (self.head, *self.rows, self.total) if row is not None]

    def _room(self, column: int) -> Padding:
        look = self.look
        after_figures = column - 1 in self.figures and column not in self.figures
        left = look.side + (look.gutter if after_figures else 0.0)
        return Padding(left, look.pad, look.side, look.pad)

    def widths(self, width: float) -> tuple[float, ...]:
        """The columns' widths, edges included."""
        if self._fixed:
            return self._fixed
        if width not in self._widths:
            self._widths[width] = self._share(width)
        return self._widths[width]

    def _columns(self, least_of: Callable[[Box], float]) -> list[tuple[float, float]]:
        """For each column the least and the natural width, edges included; `least_of` gives the least of a cell."""
        count = len(self._all[0].cells)
        found = []
        for column in range(count):
            room = self._room(column)
            sides = room.left + room.right + SLACK
            boxes = [row.cells[column] for row in self._all]
            least = max(
                box.natural() if column in self.figures and at else least_of(box) for at, box in enumerate(boxes)
            )
            natural = max(box.natural() for box in boxes)
            found.append((least + sides, max(natural, least) + sides))
        return found

    def least(self) -> float:
        return sum(least for least, _ in self._columns(_of_words))

    def wished(self) -> float:
        return sum(least for least, _ in self._columns(_of_groups))

    def named(self) -> float:
        return sum(least for least, _ in self._columns(_of_names))

    def natural(self) -> float:
        return sum(natural for _, natural in self._columns(_of_groups))

    def _share(self, width: float) -> tuple[float, ...]:
        for least_of in (_of_names, _of_groups, _of_words):
            columns = self._columns(least_of)
            least, natural = sum(c[0] for c in columns), sum(c[1] for c in columns)
            if least <= width:
                break
        if natural <= width:
            target = width if natural >= width * _FULL else min(width, natural * _GENEROUS)
            return tuple(c[1] + (target - natural) / len(columns) for c in columns)
        if least <= width:
            wishes = [(c[1] - c[0]) ** 0.75 for c in columns]
            shares = _capped([c[1] - c[0] for c in columns], wishes, width - least)
            return tuple(c[0] + share for c, share in zip(columns, shares, strict=True))
        return tuple(width * c[0] / least for c in columns)

    def lines(self, width: float, line: float) -> list[float]:
        """How many lines of this height the fullest cell of each row has."""
        return [(self._row_height(row, width) - 2 * self.look.pad) / line for row in self._all]

    def _row_height(self, row: TableRow, width: float) -> float:
        widths = self.widths(width)
        known = row.heights.get(widths)
        if known is None:
            inner = (w - self._room(at).left - self._room(at).right for at, w in enumerate(widths))
            known = max(box.height(w) for box, w in zip(row.cells, inner, strict=True)) + 2 * self.look.pad
            row.heights[widths] = known
        return known

    def height(self, width: float) -> float:
        return sum(self._row_height(row, width) for row in self._all)

    def split(self, width: float, height: float, *, force: bool = False) -> tuple[Box, Box] | None:
        used = self._row_height(self.head, width) if self.head else 0.0
        fits = 0
        for row in self.rows:
            tall = self._row_height(row, width)
            if used + tall > height + SLACK:
                break
            used += tall
            fits += 1
        least = 1 if force else 2
        most = len(self.rows) - (1 if force or self.total else 2)
        if force and self.total and len(self.rows) == 1:
            most = 1
        fits = min(fits, most)
        if fits >= least:
            return self._cut(self.rows[:fits], self.rows[fits:], width)
        return self._cut_row(width, height - used) if force and self.rows else None

    def _cut(self, above: Sequence[TableRow], below: Sequence[TableRow], width: float) -> tuple[Box, Box] | None:
        if not above or not (below or self.total):
            return None
        widths = self.widths(width)
        head = TableBox(self.head, above, None, self.look, self.figures, widths, again=self._again)
        tail = TableBox(self.head, below, self.total, self.look, self.figures, widths, again=True)
        tail.whole = False
        return head, tail

    def _cut_row(self, width: float, room: float) -> tuple[Box, Box] | None:
        """The first row cut through: it is taller than a page."""
        row, widths = self.rows[0], self.widths(width)
        inner = [w - self._room(at).left - self._room(at).right for at, w in enumerate(widths)]
        parts = split_side_by_side(row.cells, inner, room - 2 * self.look.pad)
        if parts is None:
            return None
        return self._cut([TableRow(parts[0])], [TableRow(parts[1]), *self.rows[1:]], width)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        widths = self.widths(width)
        start, full = top, sum(widths)
        rows = self._all
        for at, row in enumerate(rows):
            tall = self._row_height(row, width)
            if row.tinted:
                with canvas.mark(None):
                    canvas.setFillColor(TINT)
                    canvas.rect(x, top - tall, full, tall, stroke=0, fill=1)
            top -= tall
            self._rule(canvas, x, top, full, rows, at)
        end, top = top, start
        for row in rows:
            self._draw_row(canvas, row, x, top, widths)
            top -= self._row_height(row, width)
        if self.look.chosen is not None:
            left = x + sum(widths[: self.look.chosen])
            with canvas.mark(None):
                canvas.setStrokeColor(BRAND)
                canvas.setLineWidth(2)
                canvas.rect(left, end, widths[self.look.chosen], start - end, stroke=1, fill=0)

    def _rule(self, canvas: TaggedCanvas, x: float, y: float, full: float, rows: list[TableRow], at: int) -> None:
        """Strong under the head and above the total, fine between rows."""
        if not self.look.ruled:
            return
        last = at == len(rows) - 1
        strong = rows[at] is self.head or (not last and rows[at + 1] is self.total)
        if last and (rows[at] is self.total or not self.look.closed):
            return
        with canvas.mark(None):
            canvas.setStrokeColor(BRAND if strong else EDGE)
            canvas.setLineWidth(1.6 if strong else 0.6)
            canvas.line(x, y, x + full, y)

    def _draw_row(self, canvas: TaggedCanvas, row: TableRow, x: float, top: float, widths: tuple[float, ...]) -> None:
        repeated = row is self.head and self._again
        tall = row.heights[widths] - 2 * self.look.pad
        for at, box in enumerate(row.cells):
            room = self._room(at)
            inner = widths[at] - room.left - room.right
            spare = tall - box.height(inner)
            down = spare if row is self.head else spare / 2 if self.look.middle else 0.0
            if not isinstance(box, Space):
                if repeated:
                    with canvas.mark(None):
                        box.draw(canvas, x + room.left, top - room.top - down, inner)
                else:
                    box.draw(canvas, x + room.left, top - room.top - down, inner)
            x += widths[at]


def _of_names(box: Box) -> float:
    return box.named()


def _of_groups(box: Box) -> float:
    return box.wished()


def _of_words(box: Box) -> float:
    return box.least()


def _capped(wants: Sequence[float], weights: Sequence[float], room: float) -> list[float]:
    """Shares of `room` by weight, none more than it wants; what one leaves goes to the others."""
    shares = [0.0] * len(wants)
    open_ones = {at for at, weight in enumerate(weights) if weight > 0}
    while open_ones and room > SLACK:
        total = sum(weights[at] for at in open_ones)
        given = {at: min(room * weights[at] / total, wants[at] - shares[at]) for at in open_ones}
        for at, share in given.items():
            shares[at] += share
        room -= sum(given.values())
        full = {at for at in open_ones if wants[at] - shares[at] <= SLACK}
        if not full:
            break
        open_ones -= full
    return shares
