"""The boxes of the weekly pattern: cells of the grid, and days and parts of the day where the week is a list."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QPushButton, QSizePolicy, QWidget

from nosdesk.ui.kit.arrange import sized_by_width
from nosdesk.ui.kit.controls import escaped
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.paint import (
    Wrapped,
    icon,
    is_rtl,
    least_width,
    mirrored,
    rounded,
    smooth,
    text_width,
)
from nosdesk.ui.kit.pieces import paint_picture

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(frozen=True, slots=True)
class SpotState:
    """What a box shows. `name` is said in full; `long` and `short` are how much help there is, empty for none."""

    name: str
    long: str = ""
    short: str = ""
    visits: int = 0
    workers: int = 1
    weekly: bool = True
    opened: bool = False

    @property
    def filled(self) -> bool:
        """Whether there is help in the box."""
        return self.visits > 0


class _Spot(QCheckBox):
    """A check button for one part of one day. Pressing it asks the editor what to do: it never changes by itself."""

    pressed_by_hand = Signal()
    moved = Signal(int, int)
    """An arrow key: days and parts to go on."""
    entered = Signal()
    """Focus has come."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look, self.state = look, SpotState("")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self.pressed_by_hand)

    def show_state(self, state: SpotState) -> None:
        """Show and say another state."""
        if state != self.state:
            self.state = state
            self.setText(escaped(state.name))
            self.setChecked(state.filled)
            self.updateGeometry()
            self.update()

    def nextCheckState(self) -> None:
        """The editor sets it."""

    def hitButton(self, pos: QPoint, /) -> bool:
        return self.rect().contains(pos)

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS:
            across, down = _ARROWS[key]
            self.moved.emit(-across if is_rtl(self) else across, down)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)


class SpotCell(_Spot):
    """A cell of the grid: empty, or a tick and how much help is wanted."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words = round(look.px("body") * 1.2)
        self.setFixedHeight(max(look.space(54), look.icon(16) + words + look.space(10), 66 if look.easy else 44))

    def sizeHint(self) -> QSize:
        return QSize(48, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(44, self.height())

    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = smooth(self)
        draw_cell(painter, self.look, QRectF(self.rect()), self.state, self.underMouse())


def cell_words_width(look: Look, words: str) -> int:
    """Width that a cell needs for its words."""
    return text_width(words, look.font("body", "bold")) + look.space(12)


def draw_cell(painter: QPainter, look: Look, rect: QRectF, state: SpotState, pointed: bool = False) -> None:
    """Draw a cell. Help that is not given every week is outlined, not filled; two people stand for several workers."""
    if not state.filled:
        fill, edge = ("brand_soft", "brand") if pointed else ("paper", "edge")
        rounded(painter, rect, look.radius, look.colour(fill), look.colour(edge), look.edge())
        return
    if state.weekly:
        rounded(painter, rect, look.radius, look.colour("brand_hover" if pointed else "brand"))
        ink = look.colour("on_brand")
    else:
        rounded(painter, rect, look.radius, look.colour("brand_soft"), look.colour("brand"), look.edge(3))
        ink = look.colour("ink")
    if state.opened:
        inset = 4 if state.weekly else 6
        rounded(painter, rect.adjusted(inset, inset, -inset, -inset), look.radius - 3, None, ink, 2)
    font = look.font("body", "bold")
    text = state.long if text_width(state.long, font) + look.space(12) <= rect.width() else state.short
    words = Wrapped(text, font, rect.width() * 2, 1.2) if text else None
    side = float(look.icon(16))
    several = side * 1.25 if state.workers > 1 else 0.0
    tall = side + (words.height if words else 0)
    top = rect.top() + (rect.height() - tall) / 2 + 1
    left = rect.center().x() - (side + several) / 2
    icon(painter, "tick", QRectF(left, top, side, side), ink, 3.2)
    if several:
        icon(painter, "people", QRectF(left + side + side * 0.15, top - 1, side * 1.1, side * 1.1), ink, 2.6)
    if words:
        words.draw(painter, QPointF(rect.center().x() - words.width / 2, top + side - 2), ink)
    if state.visits > 1:
        _count(painter, look, rect, state)


def _count(painter: QPainter, look: Look, rect: QRectF, state: SpotState) -> None:
    """A disc with the number of visits in the upper corner."""
    font = look.font("small", "bold")
    size = float(look.px("small")) * 1.3
    disc = QRectF(rect.right() - size - 2, rect.top() + 2, size, size)
    rounded(painter, disc, size / 2, look.colour("paper"), look.colour("brand"), look.edge(2))
    number = Wrapped(str(state.visits), font, size * 2, 1)
    at = QPointF(disc.center().x() - number.width / 2, disc.center().y() - number.height / 2)
    number.draw(painter, at, look.colour("ink"))


class KeySample(QWidget):
    """A small cell that stands in the key."""

    def __init__(self, look: Look, state: SpotState) -> None:
        super().__init__()
        self.look, self.state = look, state
        self.setFixedSize(look.icon(54), look.icon(32))

    def paintEvent(self, event: QPaintEvent, /) -> None:
        draw_cell(smooth(self), self.look, QRectF(self.rect()), self.state)


class _Lines:
    """Two lines of words in a box as wide as the page: a name, and below it what there is."""

    def __init__(self, look: Look, name: str, below: str, before: int, after: int) -> None:
        self.look, self.name, self.below = look, name, below
        self.side = look.space(20)
        self.before, self.after = before, after
        self._kept: dict[tuple[int, bool], tuple[Wrapped, Wrapped]] = {}

    def _laid(self, width: int, rtl: bool) -> tuple[Wrapped, Wrapped]:
        # Layouts ask for the height at the same few widths many times.
        if (width, rtl) not in self._kept:
            room = max(1.0, width - 2 * self.side - self.before - self.after)
            name = Wrapped(self.name, self.look.font("body", "bold"), room, 1.25, rtl=rtl)
            self._kept[width, rtl] = name, Wrapped(self.below, self.look.font("body"), room, 1.25, rtl=rtl)
        return self._kept[width, rtl]

    def height(self, width: int) -> int:
        return round(max(sum(part.height for part in self._laid(width, False)) + self.look.space(26), self.look.target))

    def least(self) -> int:
        words = (least_width(self.name, self.look.font("body", "bold")), least_width(self.below, self.look.font()))
        return max(words) + 2 * self.side + self.before + self.after

    def draw(self, painter: QPainter, widget: QWidget) -> None:
        width, height, rtl = widget.width(), widget.height(), is_rtl(widget)
        name, below = self._laid(width, rtl)
        room = width - 2 * self.side - self.before - self.after
        top = (height - name.height - below.height) / 2
        x = mirrored(widget, QRectF(self.side + self.before, 0, room, 1)).left()
        name.draw(painter, QPointF(x, top), self.look.colour("ink"))
        below.draw(painter, QPointF(x, top + name.height), self.look.colour("ink"))


class SpotRow(_Spot):
    """A part of the day in the list: its name, its hours or how much help, and a box with a tick."""

    def __init__(self, look: Look, part: str, hours: str, picture: str) -> None:
        super().__init__(look)
        self.part, self.hours = part, hours
        self.picture = picture if look.easy else ""
        self._words: tuple[str, _Lines] | None = None
        sized_by_width(self)

    @property
    def _mark(self) -> int:
        return self.look.icon(26)

    def _lines(self) -> _Lines:
        below = self.state.long or self.hours
        if self._words is None or self._words[0] != below:
            self._words = below, self._made_lines(below)
        return self._words[1]

    def _made_lines(self, below: str) -> _Lines:
        before = self._mark + self.look.space(14)
        if self.picture:
            before += round(self.look.px("body") * 1.8) + self.look.space(12)
        return _Lines(self.look, self.part, below, before, 0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        return self._lines().height(width)

    def sizeHint(self) -> QSize:
        width = self.look.characters(40)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._lines().least(), self.look.target)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter, look, filled = smooth(self), self.look, self.state.filled
        fill, edge, width = ("brand_soft", "brand", 3) if filled else ("paper", "edge", 2)
        rounded(painter, QRectF(self.rect()), look.radius, look.colour(fill), look.colour(edge), look.edge(width))
        side, middle = float(self._mark), self.height() / 2
        mark = mirrored(self, QRectF(look.space(20), middle - side / 2, side, side))
        if filled:
            rounded(painter, mark, side * 0.22, look.colour("brand"))
            inset = side * 0.15
            icon(painter, "tick", mark.adjusted(inset, inset, -inset, -inset), look.colour("on_brand"), 3.4)
        else:
            rounded(painter, mark, side * 0.22, look.colour("paper"), look.colour("edge"), look.edge())
        if self.picture:
            wide = round(look.px("body") * 1.8)
            at = QRectF(look.space(20) + side + look.space(14), middle - wide / 2, wide, wide)
            paint_picture(painter, look, self.picture, mirrored(self, at), look.plate())
        self._lines().draw(painter, self)


class DayButton(QPushButton):
    """A day of the list with what was chosen for it; pressing it opens and closes its parts.

    `hints` say so to a screen reader: while it is closed, while it is open. It is no check button: it ticks nothing.
    """

    turned = Signal(bool)

    def __init__(self, look: Look, day: str, hints: tuple[str, str]) -> None:
        super().__init__()
        self.look, self.day, self.filled, self.hints = look, day, False, hints
        self.opened = False
        self._lines = self._made_lines("")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleDescription(hints[0])
        self.clicked.connect(lambda: self.turn(not self.opened))
        sized_by_width(self)

    def turn(self, opened: bool) -> None:
        """Open or close the day."""
        if opened != self.opened:
            self.opened = opened
            self.setAccessibleDescription(self.hints[opened])
            self.turned.emit(opened)
            self.update()

    def show_help(self, words: str, filled: bool) -> None:
        """Say what the day holds."""
        self.filled = filled
        self._lines = self._made_lines(words)
        self.setText(escaped(f"{self.day}: {words}"))
        self.updateGeometry()
        self.update()

    def _made_lines(self, words: str) -> _Lines:
        return _Lines(self.look, self.day, words, 0, self.look.icon(20) + self.look.space(16))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        return self._lines.height(width)

    def sizeHint(self) -> QSize:
        width = self.look.characters(40)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._lines.least(), self.look.target)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter, look = smooth(self), self.look
        fill, edge, width = ("brand_soft", "brand", 3) if self.filled else ("paper", "edge", 2)
        box = QRectF(self.rect())
        rounded(painter, box, look.card_radius, look.colour(fill), look.colour(edge), look.edge(width))
        self._lines.draw(painter, self)
        side = look.icon(20)
        at = QRectF(box.right() - side - look.space(20), (box.height() - side) / 2, side, side)
        icon(painter, "down" if self.opened else "right", mirrored(self, at), look.colour("ink"), 2.4, is_rtl(self))
