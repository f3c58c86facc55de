"""Pages of a paper one at a time: turning, zooming, scrolling, by mouse and by keys.

A page is drawn when it is looked at; the last few are kept as pictures, in the dots of the screen. Nothing goes to a disk.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QColor,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QAccessibleWidget, QScrollArea, QWidget

from nosdesk.export.pdf.reading import Page
from nosdesk.frozen import dataclass
from nosdesk.ui.kit.arrange import SCROLL_BAR_PX, bar_style, column, mid, sized_by_width, wrapping
from nosdesk.ui.kit.controls import Button
from nosdesk.ui.kit.field import announce
from nosdesk.ui.kit.later import later
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.page_paint import page_image, paint_page
from nosdesk.ui.kit.pieces import Text
from nosdesk.ui.kit.ring import scroll_area

STEPS: Final = (25, 33, 50, 67, 75, 100, 125, 150, 200, 250, 300, 400)
"""Sizes in percent of the page as it is printed."""
_DOTS_A_POINT: Final = 96 / 72
"""Qt counts 96 dots of its own to an inch."""
_KEPT_DOTS: Final = 24_000_000
"""Pictures are kept up to so many dots together: four A4 pages as wide as a large screen."""
_LARGEST: Final = 8_000_000
"""A larger page is no picture: what is seen of it is drawn each time."""
_EDGE: Final = 2
_WHOLE: Final = 0.82
"""A whole page takes this share of the window's height: the buttons above it are seen with it."""


_factory_installed: Final[list[bool]] = []


def _page_interface(_name: str, thing: QObject) -> QAccessibleInterface | None:
    """A page is a picture to a screen reader, with a name and a way to its words."""
    return QAccessibleWidget(thing, QAccessible.Role.Graphic) if isinstance(thing, PageFrame) else None


@dataclass(frozen=True)
class ViewWords:
    """What the viewer says, in this reader's words; `page`, `is_first` and others are said with numbers in them."""

    first: str
    before: str
    next: str
    last: str
    smaller: str
    larger: str
    width: str
    whole: str
    keys: str
    is_first: str
    is_last: str
    read_it: str
    page: Callable[[int, int], str]
    """The page and how many there are: "Page 2 of 7"."""
    size: Callable[[int], str]
    """Percent: "100 %"."""


class PageFrame(QScrollArea):
    """One page in a frame: as wide as there is room, whole, or at a size; a page wider than the frame scrolls sideways.

    The page around it scrolls up and down. It takes the focus; `wanted` asks for another page, by how many.
    """

    wanted = Signal(int)
    zoomed = Signal()

    def __init__(self, look: Look, pages: Sequence[Page], paper: QColor) -> None:
        if not _factory_installed:
            QAccessible.installFactory(_page_interface)
            _factory_installed.append(True)
        super().__init__()
        self.look, self.pages, self.paper = look, pages, paper
        self.at = 0
        self.fit = "width"
        """How large: "width", "page", or "" for `percent`."""
        self.percent = 100
        self._pictures: OrderedDict[tuple[int, int, float], QImage] = OrderedDict()
        self.picture = _Picture(self)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.horizontalScrollBar().setStyleSheet(bar_style(look).replace("vertical", "horizontal"))
        palette = look.palette()
        palette.setColor(palette.ColorRole.Window, look.colour("canvas"))
        self.setPalette(palette)
        self.setWidget(self.picture)
        sized_by_width(self)

    @property
    def page(self) -> Page:
        """The page that is seen."""
        return self.pages[self.at]

    def turn_to(self, at: int) -> None:
        """Show another page, from 0."""
        self.at = at
        self._refit()

    def zoom(self, fit: str, percent: int = 100) -> None:
        """Show pages as wide as there is room ("width"), whole ("page"), or "" at so many percent."""
        self.fit, self.percent = fit, percent
        self._refit()
        self.zoomed.emit()

    def step(self, by: int) -> None:
        """The next larger or smaller of STEPS."""
        now = self.percent_now()
        if by > 0:
            steps = [each for each in STEPS if each > now]
            self.zoom("", steps[0] if steps else STEPS[-1])
        else:
            steps = [each for each in STEPS if each < now]
            self.zoom("", steps[-1] if steps else STEPS[0])

    def percent_now(self) -> int:
        """How large the page is, in percent of how it is printed."""
        return round(100 * self._page_width(self.width()) / (self.page.width * _DOTS_A_POINT))

    def _page_width(self, room: int) -> int:
        page = self.page
        if self.fit == "width":
            return max(40, room - 2 * _EDGE)
        if self.fit == "page":
            high = self.window().height() * _WHOLE
            return max(40, min(room - 2 * _EDGE, round(high * page.width / page.height)))
        return round(page.width * _DOTS_A_POINT * self.percent / 100)

    def _size(self, room: int) -> QSize:
        wide = self._page_width(room)
        return QSize(wide + 2 * _EDGE, round(self.page.height * wide / self.page.width) + 2 * _EDGE)

    def _refit(self) -> None:
        self.picture.setFixedSize(self._size(self.width()))
        self.updateGeometry()
        self.picture.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        size = self._size(width)
        return size.height() + (SCROLL_BAR_PX if size.width() > width else 0)

    def sizeHint(self) -> QSize:
        wide = 2 * self.look.characters(30)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 160)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._refit()
            self.zoomed.emit()

    def image(self) -> QImage | None:
        """The page as a picture, kept for when it is looked at again; None for one that is too large to keep."""
        wide = self.picture.width() - 2 * _EDGE
        ratio = self.devicePixelRatioF()
        if wide * ratio * wide * ratio * self.page.height / self.page.width > _LARGEST:
            return None
        key = (self.at, wide, ratio)
        if key not in self._pictures:
            self._pictures[key] = page_image(self.page, wide, ratio, self.paper)
        self._pictures.move_to_end(key)
        while sum(one.width() * one.height() for one in self._pictures.values()) > _KEPT_DOTS:
            self._pictures.popitem(last=False)
        return self._pictures[key]

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        around = scroll_area(self)
        down = around.verticalScrollBar() if around else None
        side = self.horizontalScrollBar()
        step = self.look.px("body") * 3
        match event.key():
            case Qt.Key.Key_Home:
                self.wanted.emit(-len(self.pages))
            case Qt.Key.Key_End:
                self.wanted.emit(len(self.pages))
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                right = event.key() == Qt.Key.Key_Right
                side.setValue(side.value() + (step if right else -step))
            case Qt.Key.Key_Up | Qt.Key.Key_Down if down is not None:
                down.setValue(down.value() + (step if event.key() == Qt.Key.Key_Down else -step))
            case Qt.Key.Key_Space if down is not None:
                back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                down.setValue(down.value() + round(down.pageStep() * (-0.9 if back else 0.9)))
            case _:
                super().keyPressEvent(event)


class _Picture(QWidget):
    """The page itself, with an edge, so that white paper is told from a white window."""

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self._frame = frame

    def paintEvent(self, event: QPaintEvent, /) -> None:
        frame, painter = self._frame, QPainter(self)
        try:
            image = frame.image()
            inside = self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
            if image is not None:
                painter.drawImage(inside.topLeft(), image)
            else:
                painter.setClipRect(event.rect())
                painter.fillRect(inside, frame.paper)
                painter.translate(inside.topLeft())
                paint_page(painter, frame.page, inside.width() / frame.page.width)
                painter.resetTransform()
            pen = QPen(frame.look.colour("edge"), 1)
            painter.setPen(pen)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -2, -2))
        finally:
            painter.end()


class PageViewer(QWidget):
    """A paper to look through: buttons and their words above, the page below.

    `turned` tells which page is seen, from 0, and `zoomed` that pages have another size.
    """

    turned = Signal(int)
    zoomed = Signal(str, int)

    def __init__(self, look: Look, pages: Sequence[Page], paper: QColor, words: ViewWords) -> None:
        super().__init__()
        self.look, self.words = look, words
        self.frame = PageFrame(look, pages, paper)
        self.frame.setAccessibleDescription(words.read_it)
        self.number = Text(look, "", "body", "semibold")
        self.size_now = Text(look, words.size(100), "body", colour="quiet_ink")
        turning = (
            self._button(words.first, lambda: self.go(-len(pages)), "first"),
            self._button(words.before, lambda: self.go(-1), "left"),
            self._button(words.next, lambda: self.go(1), "", "right"),
            self._button(words.last, lambda: self.go(len(pages)), "", "last"),
        )
        sizing = (
            self._button(words.smaller, lambda: self.frame.step(-1), "minus"),
            self._button(words.larger, lambda: self.frame.step(1), "plus"),
            self._button(words.width, lambda: self.frame.zoom("width"), "wide"),
            self._button(words.whole, self._show_whole, "whole"),
        )
        gap = look.space(10)
        several = len(pages) > 1
        shown = turning if several else ()
        for button in turning[len(shown) :]:
            button.hide()
        self._turning = wrapping(*shown, mid(self.number), gap=gap, line_gap=gap)
        self._sizing = wrapping(*sizing, mid(self.size_now), gap=gap, line_gap=gap)
        hint = Text(look, words.keys, "small", colour="quiet_ink")
        above = look.space(12)
        # What turns pages stands next to them, so that both are seen at once in large text too.
        column(self._sizing, above, hint, look.space(16), self._turning, above, self.frame, box=self)
        sized_by_width(self)
        self.frame.wanted.connect(self.go)
        self.frame.zoomed.connect(self._say_size)
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("PgDown", lambda: self.go(1)),
            ("PgUp", lambda: self.go(-1)),
            ("Ctrl++", lambda: self.frame.step(1)),
            ("Ctrl+=", lambda: self.frame.step(1)),
            ("Ctrl+-", lambda: self.frame.step(-1)),
            ("Ctrl+0", lambda: self.frame.zoom("width")),
        )
        for key, done in keys:
            QShortcut(QKeySequence(key), self).activated.connect(done)
        self._watched: QWidget | None = None
        self._say_page()

    def _button(self, words: str, done: Callable[[], object], before: str = "", after: str = "") -> Button:
        button = Button(self.look, words, "secondary", before, after, size="small")
        button.clicked.connect(lambda: done())
        return button

    def go(self, by: int) -> None:
        """Turn so many pages on or back; at an end that is said."""
        frame = self.frame
        at = max(0, min(len(frame.pages) - 1, frame.at + by))
        if at == frame.at:
            announce(self, self.words.is_last if by > 0 else self.words.is_first)
            return
        self.show_page(at)
        announce(self, self.number.text())
        self.turned.emit(at)
        self._show_from_top()

    def show_page(self, at: int) -> None:
        """Show a page, from 0, without a word."""
        self.frame.turn_to(at)
        self._say_page()

    def _show_whole(self) -> None:
        self.frame.zoom("page")
        # Its height changes with the next layout.
        later(self, 0, self._show_from_top)

    def _say_page(self) -> None:
        said = self.words.page(self.frame.at + 1, len(self.frame.pages))
        self.number.setText(said)
        self.frame.setAccessibleName(said)

    def _say_size(self) -> None:
        self.size_now.setText(self.words.size(self.frame.percent_now()))
        self.zoomed.emit(self.frame.fit, self.frame.percent)

    def _show_from_top(self) -> None:
        """Bring the top of the new page into view, with the buttons above it."""
        around = scroll_area(self)
        inside = around.widget() if around else None
        if around is None or inside is None:
            return
        top = self._turning.mapTo(inside, QPoint(0, 0)).y() - self.look.space(12)
        bar = around.verticalScrollBar()
        bar.setValue(max(0, top))

    def event(self, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.Show and self._watched is None:
            self._watched = self.window()
            self._watched.installEventFilter(self)
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.Resize and self.frame.fit == "page":
            self.frame.turn_to(self.frame.at)
        return False
