"""Offers side by side: providers as columns, what was asked for as rows, then cost and score.

Where not all providers fit, some columns are shown at a time and one goes on with the arrow keys or two buttons: no
column is ever cut. Where fewer than three would fit, each requirement is a card with a line for each provider.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nosdesk.errors import BugError
from nosdesk.ui.kit.arrange import Beside, column, mid, row, wrapping
from nosdesk.ui.kit.cards import as_card
from nosdesk.ui.kit.cells import Cell, Column, Order, Row, TableData, plain
from nosdesk.ui.kit.controls import Button, Switch
from nosdesk.ui.kit.field import announce
from nosdesk.ui.kit.grid import GridView
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.messages import Box
from nosdesk.ui.kit.pieces import Line, Text
from nosdesk.ui.kit.plans import Index, Plan, TableModel, shared_out
from nosdesk.ui.kit.tab_order import put_in_tab_order
from nosdesk.ui.kit.table import OrderButton

__all__ = [
    "Cell",
    "CompareData",
    "CompareOrder",
    "CompareRow",
    "CompareState",
    "CompareTable",
    "CompareWords",
    "Offer",
]

LEAST_SIDE_BY_SIDE: Final = 3
CHARACTERS: Final = 16
"""Characters a line of each offer must hold: what providers write is longer than a figure."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One provider's column: its name, what is said of it ("Fits best"), its sign, and whether it leads."""

    key: Hashable
    name: str
    note: str = ""
    picture: str = ""
    leading: bool = False


@dataclass(frozen=True, slots=True)
class CompareRow:
    """One thing compared: what was asked for with "Must have" as its note, and a cell for each offer, in their order.

    `always`: it is shown although all are alike (cost, score). `sums` draws the thicker line above it.
    """

    heading: Cell
    cells: tuple[Cell, ...]
    key: Hashable = None
    always: bool = False
    sums: bool = False


@dataclass(frozen=True, slots=True)
class CompareOrder:
    """One way to order the offers: its name ("Best score first") and their keys in that order."""

    key: str
    words: str
    offers: tuple[Hashable, ...]


@dataclass(frozen=True, slots=True)
class CompareData:
    """Everything that is compared. `head` stands over the first column."""

    name: str
    head: str
    offers: tuple[Offer, ...]
    rows: tuple[CompareRow, ...]
    orders: tuple[CompareOrder, ...] = ()

    def __post_init__(self) -> None:
        for line in self.rows:
            if len(line.cells) != len(self.offers):
                raise BugError(f"{line.heading.text}: {len(line.cells)} cells for {len(self.offers)} offers")


@dataclass(frozen=True, slots=True)
class CompareState:
    """How the person looks at it: kept by the caller from one opening to the next."""

    only_differences: bool = False
    order: str = ""
    pinned: tuple[Hashable, ...] = ()
    hidden: frozenset[Hashable] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareWords:
    """What the table says, in the reader's words. {places} are filled here."""

    only_differences: str
    """Only differences"""
    on_off: tuple[str, str]
    differ: str
    """{shown} of {all}: the ones that differ"""
    no_difference: str
    """All offers meet these in the same way."""
    order: str
    """Order"""
    offers: str
    """Show or hide offers"""
    hide: str
    show: str
    hide_name: str
    """Hide {offer}"""
    show_name: str
    keep_first: str
    """Keep first"""
    let_go: str
    """Do not keep first"""
    keep_first_name: str
    """Keep {offer} first"""
    let_go_name: str
    hidden: str
    """Not shown: {offers}"""
    last_one: str
    """One offer must stay."""
    earlier: str
    """Offers before"""
    later: str
    """Offers after"""
    shown: str
    """Offers {first} to {last} of {count}"""


class _CompareModel(TableModel):
    """Cells that say whose they are and what was asked for."""

    def spoken(self, row: Row, column: int) -> str:
        if column == 0:
            return super().spoken(row, column)
        offer = plain(self.table.columns[column].head)
        return f"{offer}, {plain(row.cells[0].text)}: {row.cells[column].spoken}"


class CompareView(GridView):
    """Shows as many offers as fit whole; the first column and the kept ones stay."""

    window_changed = Signal()

    def __init__(self, look: Look, data: TableData, kept: int = 0) -> None:
        self.kept, self.first = kept, 0
        self._seen: list[int] = []
        super().__init__(look, data, _CompareModel(data))
        self.planner.characters = CHARACTERS

    def set_offers(self, data: TableData, kept: int) -> None:
        """Show other data; the first `kept` offers stay when one goes sideways."""
        self.kept = kept
        self.first = 0
        self._seen = []
        self.set_data(data)

    @property
    def count(self) -> int:
        """How many offers there are."""
        return len(self.data.columns) - 1

    def planned(self, width: int) -> Plan:
        rows = self.rows()
        for pad in self.planner.pads:
            least, full = self.planner.demands(self.data, rows, pad)
            each = max(least[1:], default=0)
            fit = int((width - least[0]) // each) if each else 0
            if fit >= min(LEAST_SIDE_BY_SIDE, self.count):
                return self._side_by_side(width, min(fit, self.count), least, full, pad)
        return self.planner.card_plan(self.data, [as_card(self.data.columns, line) for line in rows], width)

    def _side_by_side(self, width: int, fit: int, least: list[float], full: list[float], pad: int) -> Plan:
        shown = self._window(fit)
        sizes = shared_out([least[0], *(least[at] for at in shown)], [full[0], *(full[at] for at in shown)], width)
        if shown:
            # Offers are equals: equally wide.
            each = sum(sizes[1:]) // len(shown)
            sizes = [width - each * len(shown), *(each for _ in shown)]
        widths = [0] * (self.count + 1)
        for at, size in zip([0, *shown], sizes, strict=True):
            widths[at] = size
        # Hidden offers count for the heights too, so that rows keep their place when one goes sideways.
        all_widths = [sizes[0], *(sizes[-1] for _ in range(self.count))]
        heights = tuple(self.planner.row_height(self.data, line, all_widths, pad) for line in self.rows())
        return Plan(width, False, tuple(widths), heights, self.planner.head_height(self.data, all_widths, pad), pad)

    def _window(self, fit: int) -> list[int]:
        kept = min(self.kept, max(0, fit - 1)) if fit < self.count else self.kept
        room = fit - kept
        self.first = max(0, min(self.first, self.count - kept - room))
        start = 1 + kept + self.first
        return [*range(1, 1 + kept), *range(start, min(start + room, self.count + 1))]

    def apply(self, plan: Plan) -> None:
        super().apply(plan)
        shown = self.shown_columns()
        if shown != self._seen:
            self._seen = shown
            self.window_changed.emit()

    def shown_columns(self) -> list[int]:
        """The offers that are seen, by column; none before the first layout."""
        plan = self._plan
        if plan is None:
            return []
        return (
            list(range(1, self.count + 1))
            if plan.as_cards
            else [at for at in range(1, self.count + 1) if plan.widths[at]]
        )

    def go(self, by: int) -> None:
        """Go sideways by so many offers."""
        self.first = max(0, self.first + by)
        self._plans.clear()
        self.apply(self.plan(self.viewport().width()))

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        if current.isValid() and not self.grid.as_cards and self.isColumnHidden(current.column()):
            shown = self.shown_columns()
            kept = [at for at in shown if at <= self.kept]
            moving = shown[len(kept) :]
            after = current.column() > (moving[-1] if moving else 0)
            self.go(current.column() - moving[-1] if after else current.column() - moving[0])
        super().currentChanged(current, previous)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.currentIndex()
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if self.isRightToLeft():
            step = -step
        if step and here.isValid() and not self.grid.as_cards and not event.modifiers():
            # The neighbour, seen or not: Qt itself would leap over offers that are out of sight.
            self.setCurrentIndex(self.grid.index(here.row(), min(max(0, here.column() + step), self.count)))
            event.accept()
        else:
            super().keyPressEvent(event)


class CompareTable(QWidget):
    """The table with what changes it: only differences, order, which offers are shown and which stay first."""

    state_changed = Signal(object)
    """The person looks at it in another way: a CompareState."""

    def __init__(self, look: Look, data: CompareData, words: CompareWords, state: CompareState | None = None) -> None:
        super().__init__()
        self.look, self.words = look, words
        self._data, self._state = data, state or CompareState()
        self.view = CompareView(look, self._table(), self._kept())
        self.switch = Switch(look, words.only_differences, self._state.only_differences, words.on_off)
        self.switch.edited.connect(lambda: self._set(replace(self._state, only_differences=self.switch.isChecked())))
        self.order_button: OrderButton | None = None
        self.offers_button = Button(look, words.offers, "quiet", after="down", size="small")
        self.offers_button.clicked.connect(self._turn_offers)
        self._offers = Box(look, words.offers, "canvas")
        self._offers.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._offers_open = False
        self._choices: dict[Hashable, tuple[Button, Button]] = {}
        self._same = Text(look, words.no_difference, colour="quiet_ink")
        self._hidden = Text(look, "", "small", colour="quiet_ink")
        self.before = Button(look, words.earlier, "secondary", before="left", size="small")
        self.after = Button(look, words.later, "secondary", after="right", size="small")
        self.before.clicked.connect(lambda: self._go(-1))
        self.after.clicked.connect(lambda: self._go(1))
        self._place = Text(look, "", "small", "semibold", leading=1.25)
        self._pager = wrapping(self.before, self._place, self.after, gap=16, line_gap=10)
        self._lay()
        self.view.window_changed.connect(self._say_window)
        # The first stop: with the view as proxy, Tab would skip what stands above it.
        self.setFocusProxy(self.switch)
        self._say()

    def _lay(self) -> None:
        look = self.look
        label = Text(look, self.words.only_differences, "body", "semibold", leading=1.25)
        tools = [row(mid(label), 16, self.switch)]
        if self._data.orders:
            orders = [Order(order.key, order.words, 0) for order in self._data.orders]
            self.order_button = OrderButton(look, self.words.order, orders, self._order_key())
            self.order_button.order_chosen.connect(lambda key: self._set(replace(self._state, order=key)))
            tools.append(self.order_button)
        if len(self._data.offers) > 1:
            tools.append(self.offers_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.space(12))
        for part in (
            wrapping(*tools, gap=28, line_gap=12),
            self._offers,
            self._pager,
            self.view,
            self._same,
            self._hidden,
        ):
            layout.addWidget(part)
        self._offers.hide()

    def _fill_offers(self) -> None:
        """Made when it is first opened."""
        look, lines = self.look, []
        for number, offer in enumerate(self._data.offers):
            show = Button(look, self.words.hide, "secondary", before="hide", size="small")
            keep = Button(look, self.words.keep_first, "secondary", before="pin", size="small")
            show.clicked.connect(lambda _=False, key=offer.key: self._turn_hidden(key))
            keep.clicked.connect(lambda _=False, key=offer.key: self._turn_kept(key))
            self._choices[offer.key] = (show, keep)
            name = Text(look, offer.name, "body", "semibold", leading=1.25)
            buttons = wrapping(show, keep, gap=12, line_gap=10)
            line = Beside(name, buttons, look.space(16), look.characters(14), fixed_last=True, line_gap=8, middle=True)
            lines += [*([Line(look)] if number else []), line]
        side = look.space(20)
        box = column(*lines, gap=look.space(10))
        self._offers.fill_with([box], (side, look.space(16), side, look.space(16)))
        put_in_tab_order(self.offers_button, self._offers)
        self._say_choices()

    # What it shows

    @property
    def state(self) -> CompareState:
        """How it is looked at now."""
        return self._state

    def set_data(self, data: CompareData) -> None:
        """Show the same offers with other answers, costs or scores."""
        if [offer.key for offer in data.offers] != [offer.key for offer in self._data.offers]:
            raise BugError("Other offers need a new table")
        self._data = data
        self._say()
        self._renew()

    def _order_key(self) -> str:
        keys = [order.key for order in self._data.orders]
        return self._state.order if self._state.order in keys else (keys[0] if keys else "")

    def _ordered(self) -> list[int]:
        """Places of the offers that are shown: the kept ones first, then in their order."""
        places = {offer.key: place for place, offer in enumerate(self._data.offers)}
        order = next((order.offers for order in self._data.orders if order.key == self._order_key()), tuple(places))
        keys = [key for key in order if key in places] + [key for key in places if key not in order]
        pinned = [key for key in self._state.pinned if key in places]
        keys = [*pinned, *(key for key in keys if key not in pinned)]
        return [places[key] for key in keys if key not in self._state.hidden]

    def _kept(self) -> int:
        present = {offer.key for offer in self._data.offers} - self._state.hidden
        return sum(key in present for key in self._state.pinned)

    def _table(self) -> TableData:
        data, places = self._data, self._ordered()
        offers = [data.offers[place] for place in places]
        asked = [line for line in data.rows if not line.always]
        seen = [line for line in asked if not self._state.only_differences or _differs(line, places)]
        note = ""
        if self._state.only_differences:
            note = self.words.differ.format(shown=len(seen), all=len(asked))
        columns = [Column(data.head, note)] + [
            Column(offer.name, offer.note, leading=offer.leading, same_width="offer", picture=offer.picture)
            for offer in offers
        ]
        rows = [
            Row((line.heading, *(line.cells[place] for place in places)), line.key, line.sums)
            for line in data.rows
            if line.always or line in seen
        ]
        return TableData(data.name, tuple(columns), tuple(rows))

    def _set(self, state: CompareState) -> None:
        self._state = state
        self._say()
        self._renew()
        self.state_changed.emit(state)

    def _renew(self) -> None:
        self.view.set_offers(self._table(), self._kept())

    def _say(self) -> None:
        words, state = self.words, self._state
        self.switch.setChecked(state.only_differences)
        if self.order_button:
            self.order_button.set_present(self._order_key())
        hidden = [offer.name for offer in self._data.offers if offer.key in state.hidden]
        self._hidden.setText(words.hidden.format(offers=", ".join(hidden)) if hidden else "")
        self._hidden.setVisible(bool(hidden))
        places = self._ordered()
        alike = state.only_differences and not any(
            _differs(line, places) for line in self._data.rows if not line.always
        )
        self._same.setVisible(alike)
        self._say_choices()
        self._say_window()

    def _say_choices(self) -> None:
        words, state = self.words, self._state
        for offer in self._data.offers if self._choices else ():
            show, keep = self._choices[offer.key]
            gone, first = offer.key in state.hidden, offer.key in state.pinned
            show.before = "show" if gone else "hide"
            show.say(words.show if gone else words.hide)
            show.setAccessibleName((words.show_name if gone else words.hide_name).format(offer=offer.name))
            keep.say(words.let_go if first else words.keep_first)
            keep.setAccessibleName((words.let_go_name if first else words.keep_first_name).format(offer=offer.name))

    def _say_window(self) -> None:
        """Say which offers are seen, where not all are."""
        view = self.view
        shown = view.shown_columns()
        self._pager.setVisible(0 < len(shown) < view.count)
        if 0 < len(shown) < view.count:
            kept = min(view.kept, len(shown) - 1)
            first, last = shown[kept], shown[-1]
            self._place.setText(self.words.shown.format(first=first, last=last, count=view.count))

    # What one does

    def _turn_offers(self) -> None:
        if not self._choices:
            self._fill_offers()
        self._offers_open = not self._offers_open
        self._offers.setVisible(self._offers_open)
        self.offers_button.after = "up" if self._offers_open else "down"
        self.offers_button.update()

    def _turn_hidden(self, key: Hashable) -> None:
        hidden = self._state.hidden ^ {key}
        if all(offer.key in hidden for offer in self._data.offers):
            announce(self, self.words.last_one)
            self._hidden.setText(self.words.last_one)
            self._hidden.show()
            return
        self._set(replace(self._state, hidden=hidden))

    def _turn_kept(self, key: Hashable) -> None:
        pinned = self._state.pinned
        after = tuple(other for other in pinned if other != key) if key in pinned else (*pinned, key)
        self._set(replace(self._state, pinned=after))

    def _go(self, way: int) -> None:
        view = self.view
        step = max(1, len(view.shown_columns()) - view.kept)
        view.go(way * step)
        announce(self, self._place.text())


def _differs(line: CompareRow, places: Sequence[int]) -> bool:
    """Whether the offers that are shown differ in a row."""
    return len({(cell.text, cell.mark, cell.note) for cell in (line.cells[place] for place in places)}) > 1
