"""The focus ring, and the scrolling that brings what has focus into view."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from shiboken6 import isValid

from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.paint import smooth

_MOVES = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
    QEvent.Type.ChildAdded,
    QEvent.Type.ZOrderChange,
)


class FocusRing(QWidget):
    """One overlay over a window that draws the ring round whatever has focus: no parent clips it, no theme loses it.

    It follows focus, scrolling, resizing and new layouts by itself, stays inside the scrolled page that the target lies
    in, and scrolls that page so that target and ring are in view. A widget may set `ring_room` (pixels at each side), or
    `rings_itself` where it draws the ring inside itself.
    """

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self.look = look
        self.target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._fresh = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setGeometry(window.rect())
        window.installEventFilter(self)
        # Movement comes in bursts while a page is laid out: one drawing at the end is enough.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._settle)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)
        self.follow(window.focusWidget() if window.isActiveWindow() else None)

    @property
    def thickness(self) -> float:
        """Of the ring; the halo round it is as thick again."""
        return self.look.edge(3) * (1.5 if self.look.theme.high else 1.0)

    @property
    def reach(self) -> int:
        """How far ring and halo reach out from the target."""
        return round(2 + 2 * self.thickness)

    def follow(self, target: QWidget | None) -> None:
        """Draw round this widget from now on; None draws nothing."""
        self._look_away()
        self.target = target
        if target:
            self.raise_()
            self.show()
            self.bring_into_view(target)
            # Once more when a page that was just built has been laid out.
            self._fresh = True
            self._later.start(0)
        self.update()

    def _watch(self) -> None:
        """Be told when the target or anything round it moves."""
        part, window = self.target, self.window()
        while part is not None and part is not window:
            part.installEventFilter(self)
            self._watched.append(part)
            part = part.parentWidget()

    def _look_away(self) -> None:
        """Be told nothing until the next drawing: a page sends thousands of events while it is laid out."""
        for watched in self._watched:
            if isValid(watched):
                watched.removeEventFilter(self)
        self._watched = []

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        window = self.window()
        if new is not None and (new is window or not window.isAncestorOf(new)):
            new = None
        if new is not self.target:
            self.follow(new)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() in _MOVES:
            if watched is self.parent() and event.type() == QEvent.Type.Resize:
                self.setGeometry(self.window().rect())
            if not self._later.isActive():
                self._later.start(0)
            self._look_away()
        return False

    def _settle(self) -> None:
        self._look_away()
        if self.target is not None and isValid(self.target):
            if self._fresh:
                self.bring_into_view(self.target)
            self._watch()
        self._fresh = False
        self.raise_()
        self.update()

    def bring_into_view(self, target: QWidget) -> None:
        """Scroll every page that the target lies in so that it is seen, with room for its ring."""
        part, room = target, self.reach + 8
        area = scroll_area(part)
        while area is not None:
            inside = area.widget()
            if inside is None:
                return
            top = target.mapTo(inside, QPoint(0, 0)).y() - room
            bottom = top + target.height() + 2 * room
            bar = area.verticalScrollBar()
            high = area.viewport().height()
            if bottom - top > high or top < bar.value():
                bar.setValue(max(0, top))
            elif bottom > bar.value() + high:
                bar.setValue(bottom - high)
            area = scroll_area(area)

    def box(self) -> QRectF:
        """Where the target lies in the window, with its own room for the ring; empty where there is none."""
        if self.target is None or not isValid(self.target) or not self.target.isVisible():
            return QRectF()
        room = getattr(self.target, "ring_room", 0)
        at = self.target.mapTo(self.window(), QPoint(0, 0))
        return QRectF(QRect(at, self.target.size())).adjusted(-room, 0, room, 0)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        box = self.box()
        # A heading has the focus only so that reading begins there: there is nothing to press.
        if box.isNull() or self.target is None or isinstance(self.target, QLabel):
            return
        painter = smooth(self)
        area = scroll_area(self.target)
        if area is not None:
            page = area.viewport()
            painter.setClipRect(QRect(page.mapTo(self.window(), QPoint(0, 0)), page.size()))
        thick, reach = self.thickness, self.reach
        # At the window's edge the ring moves inwards rather than being cut.
        outer = box.adjusted(-reach, -reach, reach, reach).intersected(QRectF(self.rect()))
        box = outer.adjusted(reach, reach, -reach, -reach)
        for grow, role in ((2 + thick / 2, "focus"), (2 + thick * 1.5, "halo")):
            painter.setPen(QPen(self.look.colour(role), thick))
            corner = self.look.radius + grow
            painter.drawRoundedRect(box.adjusted(-grow, -grow, grow, grow), corner, corner)


def scroll_area(widget: QWidget) -> QScrollArea | None:
    """The nearest page round a widget that scrolls, or None."""
    part = widget.parentWidget()
    while part is not None:
        if isinstance(part, QScrollArea):
            return part
        part = part.parentWidget()
    return None
