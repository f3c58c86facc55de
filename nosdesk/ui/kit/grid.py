"""The view under every table: a real QTableView that paints itself, and turns its rows into cards in narrow windows.

A real view has rows, heads and cells for a screen reader; what is painted is said through the model's accessible text.
"""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import (
    QEvent,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QScrollArea,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from nosdesk.ui.kit.arrange import sized_by_width
from nosdesk.ui.kit.cards import as_card, column_card
from nosdesk.ui.kit.cells import (
    Face,
    Inks,
    Measure,
    Row,
    TableData,
    draw_cell,
    draw_sign,
    flipped,
    sign_room,
    sign_side,
)
from nosdesk.ui.kit.later import later
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.paint import icon, is_rtl, rounded
from nosdesk.ui.kit.plans import SAMPLE, Index, Plan, Planner, TableModel, head_face


class _Cells(QStyledItemDelegate):
    """Paints the cells and cards of a view."""

    def __init__(self, view: "GridView") -> None:
        super().__init__(view)
        self.view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        if self.view.grid.as_cards:
            self._card(painter, box, index)
        else:
            self._cell(painter, box, index)
        painter.restore()

    def _card(self, painter: QPainter, box: QRectF, index: Index) -> None:
        view = self.view
        shape = view.planner.card(view.data, view.grid.card_at(index.row()), round(box.width()))
        here = view.is_here(index)
        box.setHeight(box.height() - view.planner.card_gap)
        shape.draw(painter, box, chosen=index.row() == view.pointed or here)
        if here:
            draw_ring(painter, view.look, box, view.look.card_radius)

    def _cell(self, painter: QPainter, box: QRectF, index: Index) -> None:
        view, look, data = self.view, self.view.look, self.view.data
        row, number = view.grid.row_at(index.row()), index.column()
        column = data.columns[number]
        last = index.row() == view.grid.rowCount() - 1
        if column.leading:
            draw_leading(painter, look, box, top=False, foot=last)
        elif index.row() == view.pointed:
            painter.fillRect(box, look.colour("canvas"))
        line = "edge" if row.sums else "line"
        if index.row():
            painter.fillRect(QRectF(box.left(), box.top(), box.width(), 2 if row.sums else 1), look.colour(line))
        inner = flipped(view.inner(number, box).adjusted(0, 1, 0, 0), box, view.measure.rtl)
        ground = "brand_soft" if column.leading else "paper"
        link = data.opens and number == 0
        inks = Inks(ground=ground)
        cell = row.cells[number]
        draw_cell(painter, view.measure, cell, inner, number=column.number or cell.number, link=link, inks=inks)
        if view.is_here(index):
            draw_ring(painter, look, box, look.radius)


def draw_leading(painter: QPainter, look: Look, box: QRectF, *, top: bool, foot: bool) -> None:
    """The tint of the leading column. Only its top and foot are round: the box is larger than the cell, clipped to it."""
    painter.save()
    painter.setClipRect(box)
    more = look.card_radius * 2
    tint = box.adjusted(0, 0 if top else -more, 0, 0 if foot else more)
    edge = look.colour("edge") if look.theme.high else None
    rounded(painter, tint, look.card_radius, look.colour("brand_soft"), edge, look.edge())
    painter.restore()


def draw_ring(painter: QPainter, look: Look, box: QRectF, radius: float) -> None:
    """The focus ring of one cell, inside its edges: the view's own edges would cut a ring outside them."""
    thick = look.edge(3) * (1.5 if look.theme.high else 1)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    # The line that shows on this ground lies outside: on dark grounds that is the focus colour itself.
    outer, inner = ("focus", "halo") if look.theme.dark else ("halo", "focus")
    for inset, role in ((thick * 0.5, outer), (thick * 1.5, inner)):
        painter.setPen(QPen(look.colour(role), thick))
        corner = max(2.0, radius - inset)
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), corner, corner)


class _Heads(QHeaderView):
    """Paints the heads: words, note, the arrow of the order, and the 2 px line below."""

    def __init__(self, view: "GridView") -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self.view = view
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(0)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.view.draw_head(painter, QRectF(rect), logicalIndex)
        painter.restore()


class _FixedHeads(QWidget):
    """The heads once more at the top of the window, while a long table is scrolled under them."""

    def __init__(self, view: "GridView") -> None:
        super().__init__(view)
        self.view = view
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        heads = self.view.horizontalHeader()
        for number in range(heads.count()):
            if not heads.isSectionHidden(number):
                left = heads.sectionViewportPosition(number)
                self.view.draw_head(painter, QRectF(left, 0, heads.sectionSize(number), self.height()), number)


class GridView(QTableView):
    """A table as tall as its rows, in a page that scrolls. Arrows move, Enter opens a row, Tab leaves."""

    opened = Signal(int)
    """A row was opened: its number."""
    head_pressed = Signal(int)
    """A head was pressed: its column."""
    form_changed = Signal(bool)
    """The table became cards, or a table again."""

    rings_itself = True
    """The ring is drawn round the cell one is at: no ring round the whole table is needed."""

    def __init__(self, look: Look, data: TableData, model: TableModel | None = None) -> None:
        super().__init__()
        self.look, self.measure = look, Measure(look)
        self.planner = Planner(self.measure)
        self.grid = model or TableModel(data)
        self.pointed = -1
        self._plan: Plan | None = None
        self._plans: dict[int, Plan] = {}
        self._full_width = -1
        self._least_width = -1
        self._page: QScrollArea | None = None
        self.setModel(self.grid)
        self.setAccessibleName(data.name)
        self._set_up()
        self._fixed_heads = _FixedHeads(self)

    def _set_up(self) -> None:
        self.setHorizontalHeader(_Heads(self))
        self.horizontalHeader().sectionClicked.connect(self.head_pressed)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.setItemDelegate(_Cells(self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QTableView, QHeaderView { background: transparent; border: 0; }")
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        sized_by_width(self)

    @property
    def data(self) -> TableData:
        """What is shown."""
        return self.grid.table

    def set_data(self, data: TableData) -> None:
        """Show other data, staying at the row and column one is at."""
        here, key = self.currentIndex(), self.key_here()
        self.grid.change(data, self.grid.as_cards)
        self.setAccessibleName(data.name)
        self._forget()
        self.updateGeometry()
        self.apply(self.plan(self.width()))
        places = [number for number, row in enumerate(data.rows) if key is not None and row.key == key]
        if here.isValid() and self.grid.rowCount():
            row = places[0] if places else min(here.row(), self.grid.rowCount() - 1)
            self.setCurrentIndex(self.grid.index(row, min(here.column(), self.grid.columnCount() - 1)))

    def key_here(self) -> Hashable:
        """The key of the row one is at, or None."""
        here = self.currentIndex()
        by_rows = here.isValid() and not (self.grid.as_cards and self.data.turned)
        return self.grid.row_at(here.row()).key if by_rows else None

    # How it lies

    def rows(self) -> Sequence[Row]:
        """The rows that decide the widths."""
        return self.data.rows

    def plan(self, width: int) -> Plan:
        """How the table lies in a width."""
        if width not in self._plans:
            if len(self._plans) > 8:
                self._plans.clear()
            self._plans[width] = self.planned(width)
        return self._plans[width]

    def planned(self, width: int) -> Plan:
        """Work out how the table lies in a width."""
        data, rows = self.data, self.rows()
        found = self.planner.widths(data, rows, width)
        if found is None:
            if data.turned:
                cards = [column_card(data, place) for place in range(1, len(data.columns))]
            else:
                cards = [as_card(data.columns, line) for line in rows]
            return self.planner.card_plan(data, cards, width)
        widths, pad = found
        heights = tuple(self.planner.row_height(data, row, widths, pad) for row in rows)
        return Plan(width, False, widths, heights, self.planner.head_height(data, widths, pad), pad)

    def inner(self, number: int, box: QRectF) -> QRectF:
        """The room for words in the box of a cell, read from left to right."""
        pad = self._plan.pad if self._plan else self.planner.pads[0]
        return box.adjusted(self.planner.first_pad if number == 0 else pad, 0, -pad, 0)

    def apply(self, plan: Plan) -> None:
        """Lay the view out by a plan."""
        self._plan = plan
        if plan.as_cards != self.grid.as_cards:
            here = self.currentIndex()
            self.grid.change(self.data, plan.as_cards)
            if here.isValid():
                self.setCurrentIndex(self.grid.index(min(here.row(), self.grid.rowCount() - 1), 0))
            self.form_changed.emit(plan.as_cards)
        self.horizontalHeader().setVisible(not plan.as_cards)
        self.horizontalHeader().setFixedHeight(max(1, plan.head))
        for number, width in enumerate(plan.widths):
            self.setColumnHidden(number, width == 0)
            self.setColumnWidth(number, width)
        for number, height in enumerate(plan.heights):
            self.setRowHeight(number, height)
        self._place_heads()
        self.viewport().update()

    def column_places(self, width: int) -> list[tuple[int, int]] | None:
        """Left edge and width of each column when the table is `width` wide; None where it is cards."""
        plan = self.plan(width)
        if plan.as_cards:
            return None
        return [(sum(plan.widths[:number]), size) for number, size in enumerate(plan.widths)]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.plan(width).height

    def _forget(self) -> None:
        self._plan, self._full_width, self._least_width = None, -1, -1
        self._plans.clear()
        self.planner.forget()

    def sizeHint(self) -> QSize:
        if self._full_width < 0:
            self._full_width = round(
                sum(self.planner.demands(self.data, self.rows()[:SAMPLE], self.planner.pads[0])[1])
            )
        # The height follows from the width; what is said here counts only until the first layout.
        return QSize(self._full_width, self._plan.height if self._plan else self.look.icon(42))

    def minimumSizeHint(self) -> QSize:
        if self._least_width < 0:
            self._least_width = self.planner.narrowest(self.data, self.rows()[:SAMPLE])
        return QSize(self._least_width, self.look.icon(42))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() or self._plan is None:
            self.apply(self.plan(self.viewport().width()))

    # What it looks like

    def draw_head(self, painter: QPainter, box: QRectF, number: int) -> None:
        """Draw one head into its box."""
        look, column, planner = self.look, self.data.columns[number], self.planner
        painter.fillRect(box, look.colour("paper"))
        if column.leading:
            draw_leading(painter, look, box, top=True, foot=False)
        painter.fillRect(QRectF(box.left(), box.bottom() - 2, box.width(), 2), look.colour("edge"))
        inner, face = self.inner(number, box).adjusted(0, 0, 0, -look.space(8) - 2), head_face(self.data.columns)
        orders = [order for order in self.data.orders if order.column == number]
        if orders:
            inner.adjust(*((planner.arrow, 0, 0, 0) if column.number else (0, 0, -planner.arrow, 0)))
        small = Face("small", "semibold" if column.leading else "regular")
        room = inner.width() - sign_room(look, bool(column.picture))
        tall = self.measure.height(column.head, face, room)
        inner.setTop(inner.bottom() - tall - self.measure.height(column.note, small, room))
        if any(order.key == self.data.order for order in orders):
            self._draw_arrow(painter, box, inner, number)
        if column.picture:
            sign = QRectF(inner.left(), inner.top(), sign_side(look), self.measure.step(face))
            draw_sign(painter, look, column.picture, flipped(sign, box, self.measure.rtl))
        words = flipped(inner.adjusted(sign_room(look, bool(column.picture)), 0, 0, 0), box, self.measure.rtl)
        words.setTop(
            words.top() + self.measure.write(painter, column.head, face, words, look.colour("ink"), column.number)
        )
        if column.note:
            role = "brand" if column.leading else "quiet_ink"
            self.measure.write(painter, column.note, small, words, look.colour(role), column.number)

    def _draw_arrow(self, painter: QPainter, box: QRectF, words: QRectF, number: int) -> None:
        look, column, face = self.look, self.data.columns[number], head_face(self.data.columns)
        order = next(order for order in self.data.orders if order.key == self.data.order)
        side, gap = look.icon(15), look.space(4)
        wide = self.measure.wrapped(column.head, face, words.width(), column.number).width
        start = words.left() + sign_room(look, bool(column.picture))
        left = words.right() - wide - gap - side if column.number else start + wide + gap
        at = QRectF(left, words.top() + (self.measure.step(face) - side) / 2, side, side)
        name = "down" if order.down else "up"
        icon(painter, name, flipped(at, box, self.measure.rtl), look.colour("ink"), 2.6)

    def is_here(self, index: Index) -> bool:
        """Whether a cell is the one with focus."""
        return self.hasFocus() and index == self.currentIndex()

    # Where one is

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.grid.rowCount():
            self.setCurrentIndex(self.grid.index(0, 0))
        self.viewport().update()
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            # After the page has been scrolled to the table as a whole.
            later(self, 0, lambda: self.reveal(self.currentIndex()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        super().currentChanged(current, previous)
        self.viewport().update()
        if self.hasFocus():
            self.reveal(current)

    def reveal(self, index: Index) -> None:
        """Scroll the page until a cell is seen, clear of the fixed heads."""
        page = self.page()
        inside = page.widget() if page else None
        if page is None or inside is None or not index.isValid():
            return
        box = self.visualRect(index)
        room = self.look.space(16)
        top = self.viewport().mapTo(inside, box.topLeft()).y()
        above = 0 if self.grid.as_cards else self.horizontalHeader().height()
        bar, tall = page.verticalScrollBar(), page.viewport().height()
        if top - above - room < bar.value():
            bar.setValue(top - above - room)
        elif top + box.height() + room > bar.value() + tall:
            bar.setValue(min(top - above - room, top + box.height() + room - tall))

    def page(self) -> QScrollArea | None:
        """The page that scrolls round this table, if there is one."""
        above: QWidget | None = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not self._page:
            self._page = above
            if above is not None:
                above.verticalScrollBar().valueChanged.connect(self._place_heads)
        return self._page

    def _place_heads(self) -> None:
        page, fixed = self.page(), self._fixed_heads
        if page is None or self.grid.as_cards or not self.isVisible():
            fixed.hide()
            return
        past = -self.mapTo(page.viewport(), QPoint(0, 0)).y()
        head = self.horizontalHeader().height()
        fixed.setGeometry(0, past, self.width(), head)
        fixed.setVisible(0 < past < self.height() - 2 * head)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.measure = self.planner.measure = Measure(self.look, is_rtl(self))
            self._forget()

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._place_heads()

    # What one does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here, key = self.currentIndex(), event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.data.opens and here.isValid():
            self.opened.emit(here.row())
            event.accept()
        elif self.grid.as_cards and key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.grid.rowCount():
            row = 0 if key == Qt.Key.Key_Home else self.grid.rowCount() - 1
            self.setCurrentIndex(self.grid.index(row, 0))
            event.accept()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._point(self.indexAt(event.position().toPoint()).row() if self.data.opens else -1)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point(-1)

    def _point(self, row: int) -> None:
        if row != self.pointed:
            self.pointed = row
            pointing = Qt.CursorShape.PointingHandCursor if row >= 0 else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(pointing)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = self.indexAt(event.position().toPoint())
        if (
            self.data.opens
            and event.button() == Qt.MouseButton.LeftButton
            and at.isValid()
            and at == self.currentIndex()
        ):
            self.opened.emit(at.row())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
