"""The top bar: whose support this is, and the places that are always in the same place."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from nosdesk.frozen import dataclass
from nosdesk.ui.kit.arrange import sized_by_width
from nosdesk.ui.kit.controls import Button, escaped
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.paint import Wrapped, fill, icon, is_rtl, mirrored, rounded, smooth, text_width
from nosdesk.ui.kit.pieces import Text


@dataclass(frozen=True)
class PlaceWords:
    """One place of the bar: its key, icon and word. `keep` says it stays outside the menu as long as it can."""

    key: str
    icon: str
    word: str
    keep: bool = False


class Mark(QWidget):
    """The sign of the program: a path of three steps that rises."""

    def __init__(self, look: Look, pixels: int = 36) -> None:
        super().__init__()
        self.look = look
        self.setFixedSize(pixels, pixels)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        paint_mark(smooth(self), self.look, self.width())


def paint_mark(painter: QPainter, look: Look, side: float) -> None:
    """The sign of the program in a square of that side, in the colours of the deep bar."""
    rounded(painter, QRectF(0, 0, side, side), side * 0.25, look.colour("on_deep"))
    ink = look.colour("brand_deep")
    painter.setPen(QPen(ink, side * 0.1, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    steps = ((0.24, 0.74), (0.45, 0.74), (0.45, 0.5), (0.66, 0.5), (0.66, 0.27))
    painter.drawPolyline([QPointF(side * x, side * y) for x, y in steps])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawEllipse(QPointF(side * 0.66, side * 0.27), side * 0.1, side * 0.1)


class Place(QPushButton):
    """One place of the top bar: icon and word; where you are has a solid tab under it."""

    def __init__(self, look: Look, sign: str, word: str, here: bool = False) -> None:
        super().__init__(escaped(word))
        self.look, self.sign, self.word = look, sign, word
        self.here = here
        # Measured bold, so that the bar does not shift when a place becomes "here".
        words = text_width(word, look.font("small", "semibold"))
        self._hint = QSize(words + look.icon(22) + look.space(8) + 2 * self.side + 2, self._high)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def side(self) -> int:
        """Room at each side of icon and word."""
        return self.look.space(13)

    @property
    def _high(self) -> int:
        return max(44, round(self.look.px("small") * 1.25) + self.look.space(16))

    def sizeHint(self) -> QSize:
        return self._hint

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter, look = smooth(self), self.look
        strong = self.here or self.underMouse() or self.isDown()
        ink = look.colour("on_deep" if strong else "quiet_on_deep")
        sign = look.icon(22)
        middle = self.height() / 2
        icon(painter, self.sign, mirrored(self, QRectF(self.side, middle - sign / 2, sign, sign)), ink)
        face = look.font("small", "semibold" if self.here else "medium")
        room = self.width() - 2 * self.side - sign - look.space(8)
        word = Wrapped(self.word, face, room, 1.25, rtl=is_rtl(self))
        start = self.side + sign + look.space(8)
        at = mirrored(self, QRectF(start, middle - word.height / 2, room, word.height))
        word.draw(painter, at.topLeft(), ink)


class TopBar(QWidget):
    """The band at the top of every screen. Where not all places have room, the rest go into a menu.

    `whose` is "Maya Ferndale’s support", or the program's name before a case is open. `went` carries the key of the place
    that was pressed. `extra` is a button that stands in place of the places: "Read this page to me".
    """

    went = Signal(str)

    def __init__(
        self,
        look: Look,
        product: str,
        whose: str = "",
        places: Sequence[PlaceWords] = (),
        menu_word: str = "Menu",
        here: str = "",
        extra: Button | None = None,
    ) -> None:
        super().__init__()
        self.look, self.words, self.here = look, places, here
        self.mark = Mark(look, round(36 * min(look.scale, 1.4)))
        self.product = Text(look, product, "small", colour="quiet_on_deep", leading=1.15) if whose else None
        self.whose = Text(look, whose or product, "body" if whose else "lead", "semibold", "on_deep", leading=1.25)
        for part in (self.mark, self.product, self.whose, extra):
            if part is not None:
                part.setParent(self)
        self.extra = extra
        self.places: dict[str, Place] = {}
        for words in places:
            place = Place(look, words.icon, words.word, words.key == here)
            place.setParent(self)
            place.clicked.connect(lambda _checked=False, key=words.key: self.went.emit(key))
            self.places[words.key] = place
        self.menu_button = Place(look, "menu", menu_word)
        self.menu_button.setParent(self)
        self.menu_button.hide()
        self._menu: QMenu | None = None
        self.menu_button.clicked.connect(self._open_menu)
        sized_by_width(self, QSizePolicy.Policy.Expanding)

    def go_to(self, here: str) -> None:
        """Show where the person is now."""
        self.here = here
        for key, place in self.places.items():
            place.here = key == here
            place.update()
        self.update()

    @property
    def menu(self) -> QMenu:
        """What has no room in the bar; made when it is first needed."""
        if self._menu is None:
            self._menu = QMenu(self)
            self._menu.setAccessibleName(self.menu_button.word)
            self._style(self._menu)
        return self._menu

    def _style(self, menu: QMenu) -> None:
        look = self.look
        pad = look.space(12)
        menu.setFont(look.font())
        menu.setStyleSheet(
            f"QMenu {{ background: {look.hex('paper')}; color: {look.hex('ink')}; padding: 8px;"
            f" border: 2px solid {look.hex('edge')}; }}"
            f"QMenu::item {{ padding: {pad}px {2 * pad}px; border-radius: {look.radius}px; }}"
            f"QMenu::item:selected {{ background: {look.hex('brand')}; color: {look.hex('on_brand')}; }}"
        )

    def _open_menu(self) -> None:
        at = self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft())
        self.menu.popup(at)

    @property
    def in_menu(self) -> tuple[str, ...]:
        """Keys of the places that are in the menu now."""
        return tuple(key for key, place in self.places.items() if place.isHidden())

    def _margin(self, width: int) -> int:
        return page_margin(self.look, width)

    def _start(self) -> int:
        return self.mark.width() + self.look.space(14)

    def _shown(self, width: int) -> tuple[list[str], bool]:
        """Keys of the places that have room at this width, and whether the menu is needed."""
        margin, side = self._margin(width), self.look.space(13)
        least = self._start() + min(self.whose.sizeHint().width(), self.look.characters(16)) + self.look.space(16)
        room = width - 2 * margin - least + side
        menu = self.menu_button.sizeHint().width()

        def taken(keys: list[str]) -> int:
            return sum(self.places[key].sizeHint().width() for key in keys)

        everything = list(self.places)
        if taken(everything) <= room:
            return everything, False
        kept = [words.key for words in self.words if words.keep]
        while kept and taken(kept) + menu > room:
            kept.pop()
        return kept, True

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        words = self.whose.heightForWidth(self._words_width(width))
        if self._shows_product(width) and self.product:
            words += self.product.heightForWidth(self._words_width(width))
        return max(68, self.mark.height() + 26, words + self.look.space(20)) + self._below(width)

    def _below(self, width: int) -> int:
        """Height of the line under the name that the extra button takes in narrow windows."""
        if self.extra is None or not self._drops(width):
            return 0
        return self.extra.heightForWidth(width - 2 * self._margin(width)) + self.look.space(8)

    def _drops(self, width: int) -> bool:
        if self.extra is None:
            return False
        room = width - 2 * self._margin(width) - self._start() - self.look.space(16)
        return room - self.extra.sizeHint().width() < self.whose.minimumSizeHint().width()

    def _shows_product(self, width: int) -> bool:
        return self.product is not None and not self._shown(width)[1] and self.look.scale < 1.4

    def _end_width(self, width: int) -> int:
        keys, menu = self._shown(width)
        taken = sum(self.places[key].sizeHint().width() for key in keys)
        taken += self.menu_button.sizeHint().width() if menu else 0
        extra = self.extra.sizeHint().width() if self.extra and not self._drops(width) else 0
        return max(0, taken - self.look.space(13)) + extra

    def _words_width(self, width: int) -> int:
        return max(1, width - 2 * self._margin(width) - self._start() - self._end_width(width) - self.look.space(16))

    def sizeHint(self) -> QSize:
        return QSize(800, self.heightForWidth(800))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 68)

    def event(self, event: QEvent, /) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.LayoutDirectionChange):
            self._place()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        self._place()

    def _put(self, part: QWidget, x: int, width: int, height: int, y: int | None = None) -> None:
        top = (self.height() - self._below(self.width()) - height) // 2 if y is None else y
        part.setGeometry(self.width() - x - width if is_rtl(self) else x, top, width, height)

    def _place(self) -> None:
        width, margin = self.width(), self._margin(self.width())
        self._put(self.mark, margin, self.mark.width(), self.mark.height())
        room, start = self._words_width(width), margin + self._start()
        high = self.whose.heightForWidth(room)
        line = self.height() - self._below(width)
        top = (line - high) // 2
        if self.product is not None:
            shown = self._shows_product(width)
            self.product.setVisible(shown)
            if shown:
                small = self.product.heightForWidth(room)
                top = (line - high - small) // 2
                self._put(self.product, start, room, small, top)
                top += small
        self._put(self.whose, start, room, high, top)
        self._place_end(width - margin)

    def _place_end(self, end: int) -> None:
        keys, menu = self._shown(self.width())
        x = end + self.look.space(13)
        if menu != self.menu_button.isVisibleTo(self) or set(keys) != {k for k in self.places if k not in self.in_menu}:
            self._fold(keys, menu)
        if self.extra:
            self._place_extra(self.extra, end)
            x -= self.extra.sizeHint().width()
        for part in (*([self.menu_button] if menu else []), *(self.places[key] for key in reversed(keys))):
            size = part.sizeHint()
            x -= size.width()
            self._put(part, x, size.width(), size.height())

    def _place_extra(self, extra: Button, end: int) -> None:
        # Its words, not its box, stand on the margin.
        below = self._below(self.width())
        if below:
            room = self.width() - 2 * self._margin(self.width())
            width = min(room + 2 * extra.pad, extra.sizeHint().width())
            y = self.height() - below
            self._put(extra, self.width() - end - extra.pad, width, below - self.look.space(8), y)
        else:
            width = extra.sizeHint().width()
            self._put(extra, end + extra.pad - width, width, extra.heightForWidth(width))

    def _fold(self, keys: list[str], menu: bool) -> None:
        for key, place in self.places.items():
            place.setVisible(key in keys)
        self.menu_button.setVisible(menu)
        if self._menu is not None:
            self._menu.clear()
        for words in self.words:
            if words.key not in keys:
                action = self.menu.addAction(escaped(words.word))
                action.triggered.connect(lambda _checked=False, key=words.key: self.went.emit(key))

    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter, look = smooth(self), self.look
        fill(painter, QRectF(self.rect()), look.colour("brand_deep"))
        if look.theme.high:
            fill(painter, QRectF(0, self.height() - 3, self.width(), 3), look.colour("edge"))
        place = self.places.get(self.here)
        if place is not None and not place.isHidden():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("on_deep"))
            tab = QRectF(place.x() + place.side, self.height() - 5, place.width() - 2 * place.side, 8)
            painter.drawRoundedRect(tab, 3, 3)


def page_margin(look: Look, width: int) -> int:
    """Room at each side of a page and of the bar, which stand on the same margins; little in narrow windows."""
    return max(16, min(look.space(40), width // 26))
