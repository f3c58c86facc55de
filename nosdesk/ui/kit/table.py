"""Tables: `DataTable` for what fits a page, `BigTable` for lists of up to 100,000 rows that are fetched in blocks."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QTableView, QVBoxLayout, QWidget

from nosdesk.ui.kit.arrange import bar_style, row
from nosdesk.ui.kit.cards import as_card
from nosdesk.ui.kit.cells import Cell, Column, Order, Row, TableData
from nosdesk.ui.kit.controls import Button
from nosdesk.ui.kit.grid import GridView
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.pieces import Text
from nosdesk.ui.kit.plans import SAMPLE, Index, Plan, TableModel

__all__ = ["BigTable", "Cell", "Column", "DataTable", "Fetch", "Order", "OrderButton", "Row", "TableData"]

Fetch = Callable[[int, int], Sequence[Row]]
"""Rows of a long list: `fetch(offset, limit)`."""

BLOCK: Final = 200
"""Rows fetched at a time."""
MOST_HEIGHT_PX: Final = 560
"""A list that scrolls by itself is no taller, so that it and what follows can be seen in one window."""
BLOCKS_KEPT: Final = 50


class OrderButton(Button):
    """Says the present order ("Order: newest first"); pressed, it offers the others."""

    order_chosen = Signal(str)

    def __init__(self, look: Look, label: str, orders: Sequence[Order], present: str) -> None:
        super().__init__(look, "", "quiet", after="down", size="small")
        self.label, self.orders, self.present = label, tuple(orders), present
        self.clicked.connect(self.offer)
        self.set_present(present)

    def set_present(self, key: str) -> None:
        """Say which order is the present one."""
        self.present = key
        words = next((order.words for order in self.orders if order.key == key), "")
        self.say(f"{self.label}: {words}" if self.label and words else self.label or words)

    def offer(self) -> QMenu:
        """Open the menu of orders; the present one has a tick."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.label)
        dress_menu(self.look, menu)
        group = QActionGroup(menu)
        for order in self.orders:
            action = QAction(order.words.replace("&", "&&"), menu, checkable=True)
            action.setChecked(order.key == self.present)
            action.triggered.connect(lambda _=False, key=order.key: self.order_chosen.emit(key))
            group.addAction(action)
            menu.addAction(action)
            if action.isChecked():
                menu.setActiveAction(action)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        return menu


def dress_menu(look: Look, menu: QMenu) -> None:
    """Give a menu the look: roomy lines, an edge, and what is pointed at in the brand colour."""
    menu.setFont(look.font())
    menu.setPalette(look.palette())
    side, pad = look.space(16), look.space(10)
    tick = look.icon(18)
    menu.setStyleSheet(
        f"QMenu {{ background: {look.hex('paper')}; color: {look.hex('ink')}; padding: 6px;"
        f" border: 2px solid {look.hex('edge')}; }}"
        f"QMenu::item {{ padding: {pad}px {side}px {pad}px {tick + 2 * side}px; border-radius: {look.radius}px; }}"
        f"QMenu::item:selected {{ background: {look.hex('brand')}; color: {look.hex('on_brand')}; }}"
        f"QMenu::indicator {{ width: {tick}px; height: {tick}px; left: {side}px; }}"
    )


class _Framed(QWidget):
    """A view with the button for its order above it, and what is said when it has no rows."""

    opened = Signal(object)
    """A row was opened: its key."""
    order_chosen = Signal(str)
    """Another order was asked for: its key. Whoever has the rows sorts them."""

    def __init__(self, look: Look, view: GridView) -> None:
        super().__init__()
        self.look, self.view = look, view
        self.order_button: OrderButton | None = None
        self._empty = Text(look, view.data.empty, colour="quiet_ink")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(look.space(4))
        if view.data.orders:
            self.order_button = OrderButton(look, view.data.order_label, view.data.orders, view.data.order)
            self.order_button.order_chosen.connect(self.order_chosen)
            self._layout.addWidget(row(self.order_button, None))
        self._layout.addWidget(self._empty)
        self._layout.addWidget(view, 1)
        view.opened.connect(self._open)
        view.head_pressed.connect(self._order_by)
        self.setFocusProxy(view)
        self._show_rows()

    def _open(self, number: int) -> None:
        self.opened.emit(self.view.grid.row_at(number).key)

    def _order_by(self, column: int) -> None:
        """A head pressed with the pointer goes through the orders of its column."""
        keys = [order.key for order in self.view.data.orders if order.column == column]
        if keys:
            present = self.view.data.order
            self.order_chosen.emit(keys[(keys.index(present) + 1) % len(keys)] if present in keys else keys[0])

    def _show_rows(self) -> None:
        full = self.view.grid.rowCount() > 0
        self.view.setVisible(full)
        self._empty.setText(self.view.data.empty)
        self._empty.setVisible(not full and bool(self.view.data.empty))
        if self.order_button:
            self.order_button.set_present(self.view.data.order)
            self.order_button.setVisible(full)


class DataTable(_Framed):
    """A table as tall as its rows. Where its words do not fit side by side, each row is a card.

    Arrows move from cell to cell, Tab leaves, Enter opens a row if rows can be opened.
    """

    def __init__(self, look: Look, data: TableData) -> None:
        super().__init__(look, GridView(look, data))

    @property
    def data(self) -> TableData:
        """What is shown."""
        return self.view.data

    @property
    def as_cards(self) -> bool:
        """Whether the rows are cards now."""
        return self.view.grid.as_cards

    def set_data(self, data: TableData) -> None:
        """Show other data; one stays at the row with the same key."""
        self.view.set_data(data)
        self._show_rows()

    def column_places(self, width: int) -> list[tuple[int, int]] | None:
        """Left edge and width of each column when the table is `width` wide; None where it is cards."""
        return self.view.column_places(width)


class PagedModel(TableModel):
    """Rows fetched in blocks when they are looked at. How many there are is known from the start."""

    def __init__(self, data: TableData, total: int, fetch: Fetch) -> None:
        super().__init__(data)
        self.total, self.fetch = total, fetch
        self._blocks: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._blank = Row(tuple(Cell() for _ in data.columns))

    def renew(self, total: int) -> None:
        """Forget what was fetched: the list has changed."""
        self.beginResetModel()
        self.total = total
        self._blocks.clear()
        self.endResetModel()

    def row_at(self, number: int) -> Row:
        block, place = divmod(number, BLOCK)
        if block in self._blocks:
            self._blocks.move_to_end(block)
        else:
            self._blocks[block] = self.fetch(block * BLOCK, BLOCK)
            if len(self._blocks) > BLOCKS_KEPT:
                self._blocks.popitem(last=False)
        rows = self._blocks[block]
        # The list may have got shorter since it was counted: its last places are empty until it is renewed.
        return rows[place] if place < len(rows) else self._blank

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self.total


class _BigView(GridView):
    """A view that scrolls by itself and measures only the rows that are seen."""

    def __init__(self, look: Look, model: PagedModel, lines: int) -> None:
        self._ready = False
        super().__init__(look, model.table, model)
        self.paged, self.lines = model, lines
        self._settling = False
        self._settled: set[int] = set()
        self._ready = True
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerItem)
        self.verticalScrollBar().setStyleSheet(bar_style(look))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.verticalScrollBar().valueChanged.connect(self.settle)

    def rows(self) -> Sequence[Row]:
        total = self.paged.total
        # The first and the last: numbers and dates grow towards the end of a list.
        places = [*range(min(SAMPLE // 2, total)), *range(max(SAMPLE // 2, total - SAMPLE // 2), total)]
        return [self.paged.row_at(number) for number in places]

    def planned(self, width: int) -> Plan:
        found = self.planner.widths(self.data, self.rows(), width)
        if found is None:
            self.planner.style_cards(self.data, [as_card(self.data.columns, line) for line in self.rows()], width)
            return Plan(width, True, (width,), (), 0)
        widths, pad = found
        return Plan(width, False, widths, (), self.planner.head_height(self.data, widths, pad), pad)

    def apply(self, plan: Plan) -> None:
        for number in self._settled:
            self.setRowHeight(number, self.verticalHeader().defaultSectionSize())
        self._settled.clear()
        super().apply(plan)
        self.settle()

    def _height(self, number: int) -> int:
        plan = self.plan(self.viewport().width())
        if plan.as_cards:
            return self.planner.card_height(self.data, self.paged.card_at(number), plan.width)
        return self.planner.row_height(self.data, self.paged.row_at(number), plan.widths, plan.pad)

    def settle(self) -> None:
        """Give the rows that are seen, and the last ones, the height their words need."""
        if self._settling or not self.paged.total:
            return
        self._settling = True
        try:
            tall = self.viewport().height()
            self._settle_from(max(0, self.rowAt(0)), 1, tall)
            self._settle_from(self.paged.total - 1, -1, tall)
        finally:
            self._settling = False

    def _settle_from(self, number: int, step: int, tall: int) -> None:
        used = 0
        while 0 <= number < self.paged.total and used < tall:
            height = self._height(number)
            if self.rowHeight(number) != height:
                self.setRowHeight(number, height)
                self._settled.add(number)
            used += height
            number += step

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        if current.isValid() and self._ready:
            # Heights first, or the view scrolls by heights that change as soon as they are seen.
            tall = self.viewport().height()
            self._settle_from(current.row(), -1, tall)
            self._settle_from(current.row(), 1, tall)
        super().currentChanged(current, previous)

    def reveal(self, index: Index) -> None:
        """It scrolls by itself."""

    def renew(self, total: int, data: TableData) -> None:
        """Show the list anew."""
        key = self.key_here()
        self.paged.renew(total)
        self.set_data(data)
        self.updateGeometry()
        if key is None:
            self.scrollToTop()

    def hasHeightForWidth(self) -> bool:
        return False

    def heightForWidth(self, width: int) -> int:
        return self.horizontalHeader().height() + self.lines * (self.look.px("body") + self.look.space(24))

    def minimumSizeHint(self) -> QSize:
        few = self.look.px("body") * 4 + self.look.space(60)
        return QSize(super().minimumSizeHint().width() + 16, max(few, min(self._wanted(), MOST_HEIGHT_PX)))

    def _wanted(self) -> int:
        """Height of the first rows, as many as are asked for: a short list is seen whole."""
        plan = self.plan(self.viewport().width())
        shown = range(min(self.paged.total, self.lines))
        return plan.head + sum(self._height(number) for number in shown) + 4

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.settle()
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)
        self.settle()

    def wheelEvent(self, event: QWheelEvent) -> None:
        QTableView.wheelEvent(self, event)


class BigTable(_Framed):
    """A long list that scrolls by itself: its rows are fetched in blocks of 200 as they are seen.

    `data` holds name, columns and orders, and no rows. `lines` is how many rows it would like to show.
    """

    def __init__(self, look: Look, data: TableData, total: int, fetch: Fetch, lines: int = 12) -> None:
        self._model = PagedModel(data, total, fetch)
        self._big = _BigView(look, self._model, lines)
        super().__init__(look, self._big)

    @property
    def total(self) -> int:
        """How many rows the list has."""
        return self._model.total

    @property
    def as_cards(self) -> bool:
        """Whether the rows are cards now."""
        return self.view.grid.as_cards

    def reload(self, total: int, order: str = "") -> None:
        """The list has changed or is in another order: fetch it anew."""
        data = self.view.data
        self._big.renew(total, replace(data, order=order or data.order))
        self._show_rows()
