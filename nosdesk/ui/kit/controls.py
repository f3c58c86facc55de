"""What is pressed, chosen or filled in. Each is a real Qt control (role, name, keyboard) that paints itself."""

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QRadioButton, QSizePolicy, QSlider

from nosdesk.ui.kit.arrange import sized_by_width
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.paint import (
    Wrapped,
    Wraps,
    icon,
    is_rtl,
    least_width,
    mirrored,
    rounded,
    smooth,
    text_width,
    tick_badge,
)
from nosdesk.ui.kit.pieces import paint_picture

__all__ = ["Button", "Entry", "Slider", "Switch", "Tile", "tick_badge"]

_INK = {"primary": "on_brand", "quiet": "link", "nav": "on_deep", "light": "brand_deep"}
_BOXED = ("primary", "secondary", "light")


def escaped(words: str) -> str:
    """Words for a Qt button, where a single "&" would mark a shortcut key and vanish from the name."""
    return words.replace("&", "&&")


class Button(QPushButton):
    """A button whose words wrap; Enter and Space press it.

    kind: primary (filled), secondary (edge), quiet (words only, underlined), nav (words on the deep bar), light (on a
    deep card). `before` and `after` are icons, `picture` a concept. It is never greyed out: pressed too early, the
    screen says what is missing.
    """

    def __init__(
        self,
        look: Look,
        text: str,
        kind: str = "secondary",
        before: str = "",
        after: str = "",
        size: str = "body",
        picture: str = "",
        ground: str = "paper",
        colour: str = "",
        least: int = 0,
    ) -> None:
        super().__init__(escaped(text))
        self.look, self.kind, self.before, self.after = look, kind, before, after
        self.size_name, self.picture, self.ground = size, picture, ground
        self.ink_role = colour or _INK.get(kind, "ink")
        self.least = least
        self.words = text
        self._wraps = Wraps()
        self._widths: tuple[int, int] | None = None
        self.shown_as = ""
        """For pictures of the kit only: draw as "hover" or "press"."""
        self.ring_room = 7 if kind == "quiet" else 0
        self.face = look.font(size, "medium" if kind in ("quiet", "nav") else "semibold")
        if kind == "quiet":
            self.face.setUnderline(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        sized_by_width(self)

    def say(self, words: str) -> None:
        """Change the words."""
        self.words = words
        self._widths = None
        self.setText(escaped(words))
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    @property
    def pad(self) -> int:
        """Room at each side of the words."""
        return {"quiet": 0, "nav": 10}.get(self.kind, self.look.space(22))

    @property
    def _side(self) -> float:
        return self.look.px(self.size_name) * 1.15

    @property
    def _picture_side(self) -> int:
        return round(self.look.px(self.size_name) * 1.6)

    def _art(self) -> tuple[float, float]:
        """Room that icon or picture take before and after the words."""
        # The chevron of "Back" fills only half its box and stands flush with the margin.
        gap = self._side * (-0.05 if self.before == "left" else 0.42)
        first = (self._picture_side + gap) if self.picture else (self._side + gap if self.before else 0)
        return first, (self._side + self._side * 0.42 if self.after else 0)

    def _state(self) -> str:
        return self.shown_as or ("press" if self.isDown() else "hover" if self.underMouse() else "")

    def _wrapped(self, width: float) -> Wrapped:
        return self._wraps.of(self.words, self.face, width, 1.25, is_rtl(self))

    def _around(self) -> float:
        return 2 * self.pad + sum(self._art()) + 2

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        inner = self._wrapped(width - self._around() + 2).height
        if self.picture:
            inner = max(inner, self._picture_side)
        spare = {"quiet": 8, "nav": 16}.get(self.kind, self.look.space(20))
        floor = self.look.least_target if self.kind in ("quiet", "nav") else self.look.target
        return round(max(floor, inner + spare))

    def _hints(self) -> tuple[int, int]:
        """The width that the words want on one line, and the least."""
        if self._widths is None:
            around = math.ceil(self._around())
            least = least_width(self.words, self.face) + around
            self._widths = max(self.least, text_width(self.words, self.face) + around, least), least
        return self._widths

    def sizeHint(self) -> QSize:
        width, _ = self._hints()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._hints()[1], self.look.least_target)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter, look, rect = smooth(self), self.look, QRectF(self.rect())
        ink = look.colour(self.ink_role)
        self._paint_ground(painter, rect)
        before, after = self._art()
        room = rect.width() - 2 * self.pad - before - after
        wrapped = self._wrapped(room)
        wide = min(wrapped.width, room)
        x = self.pad + before + ((room - wide) / 2 if self.kind in _BOXED else 0)
        rtl = is_rtl(self)
        # Right-to-left words fill their box from its right edge: the box is the words' own width.
        words = self._wrapped(math.ceil(wide) + 1) if rtl else wrapped
        box = mirrored(self, QRectF(x, (rect.height() - wrapped.height) / 2, math.ceil(wide) + 1, wrapped.height))
        words.draw(painter, box.topLeft(), ink)
        if self.picture:
            side = float(self._picture_side)
            at = mirrored(self, QRectF(x - before, (rect.height() - side) / 2, side, side))
            plate = look.plate("paper" if self.kind == "primary" else None)
            paint_picture(painter, look, self.picture, at, plate)
        elif self.before:
            self._paint_icon(painter, self.before, x - before, ink)
        if self.after:
            self._paint_icon(painter, self.after, x + wide + after - self._side, ink)

    def _paint_icon(self, painter: QPainter, name: str, x: float, ink: QColor) -> None:
        at = mirrored(self, QRectF(x, (self.height() - self._side) / 2, self._side, self._side))
        icon(painter, name, at, ink, 2.2, is_rtl(self))

    def _paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        look, state = self.look, self._state()
        if self.kind == "primary":
            fill = {"hover": "brand_hover", "press": "brand_press"}.get(state, "brand")
            rounded(painter, rect, look.radius, look.colour(fill))
        elif self.kind == "light":
            rounded(
                painter, rect, look.radius, look.colour("brand_soft" if state and not look.theme.dark else "on_deep")
            )
        elif self.kind == "secondary":
            fill, edge = ("brand_soft", "brand") if state else (self.ground, "edge")
            width = look.edge(3 if state == "press" else 2)
            rounded(painter, rect, look.radius, look.colour(fill), look.colour(edge), width)
        elif state and self.kind == "quiet":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("brand_soft"))
            painter.drawRoundedRect(rect, 4, 4)


PaintInside = Callable[[QPainter, QRectF, bool], None]
"""Paints the inside of a tile: painter, the tile's rect, whether it is chosen."""


class Tile(QRadioButton):
    """A choice drawn as a tile: edge and tint when chosen, and a tick disc, so that colour is not the only sign."""

    def __init__(
        self,
        look: Look,
        name: str,
        width: int,
        height: int,
        paint: PaintInside | None = None,
        chosen: bool = False,
        ground: str = "paper",
        badge: bool = True,
    ) -> None:
        super().__init__(escaped(name))
        self.look, self.paint_inside, self.ground, self.badge = look, paint, ground, badge
        self.name = name
        self.setChecked(chosen)
        self._size = QSize(width, height)
        self._wraps = Wraps()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        sized_by_width(self)

    def nextCheckState(self) -> None:
        self.setChecked(True)

    def _words(self, room: float) -> Wrapped:
        # Measured bold, so that choosing it does not make the tile grow.
        face = self.look.font("body", "semibold")
        return self._wraps.of(self.name, face, room - 2 * self.look.space(16), 1.25, is_rtl(self))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        if self.paint_inside:
            return self._size.height()
        return max(self._size.height(), round(self._words(width).height) + self.look.space(20))

    def sizeHint(self) -> QSize:
        return QSize(self._size.width(), self.heightForWidth(self._size.width()))

    def minimumSizeHint(self) -> QSize:
        if self.paint_inside:
            return self._size
        word = least_width(self.name, self.look.font("body", "semibold")) + 2 * self.look.space(16)
        return QSize(word, self._size.height())

    def hitButton(self, pos: QPoint, /) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter, look, rect = smooth(self), self.look, QRectF(self.rect())
        chosen = self.isChecked()
        paint_box(painter, look, rect, chosen, self.ground)
        if self.paint_inside:
            self.paint_inside(painter, rect, chosen)
        else:
            words = self._words(rect.width())
            if not chosen:
                room = rect.width() - 2 * look.space(16)
                words = Wrapped(self.name, look.font("body"), room, 1.25, rtl=is_rtl(self))
            at = QPointF(look.space(16), (rect.height() - words.height) / 2)
            words.draw(painter, at, look.colour("ink"))
        if chosen and self.badge:
            disc = look.icon(10) if look.scale < 1.5 else look.icon(10) * 0.8
            corner = mirrored(self, QRectF(rect.right() - disc * 2.5, disc * 0.5, disc * 2, disc * 2))
            tick_badge(painter, look, corner.center(), disc, "brand_soft")


def paint_box(
    painter: QPainter, look: Look, rect: QRectF, chosen: bool, ground: str = "paper", wrong: bool = False
) -> None:
    """The box of something that can be chosen: thicker edge and a tint when it is, a thick red edge when wrong."""
    fill, edge, width = ("brand_soft", "brand", 3) if chosen else (ground, "edge", 2)
    if wrong:
        edge, width = "danger", 3
    rounded(painter, rect, look.radius, look.colour(fill), look.colour(edge), look.edge(width))


class Switch(QCheckBox):
    """On or off, with the word beside it. The name is spoken, not drawn: a label stands above or before it."""

    edited = Signal()

    def __init__(self, look: Look, text: str, on: bool, words: tuple[str, str] = ("On", "Off")) -> None:
        super().__init__(escaped(text))
        self.look, self.words, self.face = look, words, look.font("body", "semibold")
        self.setChecked(on)
        self.ring_room = 10
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        # Not "clicked": a screen reader or voice control switches without a click.
        self.toggled.connect(self.edited)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def hitButton(self, pos: QPoint, /) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        words = max(text_width(word, self.face) for word in self.words)
        return QSize(self.look.icon(54) + self.look.space(12) + words + 2, self.look.icon(36))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter, look, on = smooth(self), self.look, self.isChecked()
        wide, high = float(look.icon(54)), float(look.icon(30))
        track = mirrored(self, QRectF(0, (self.height() - high) / 2, wide, high))
        fill, edge = ("brand", "brand") if on else ("paper", "edge")
        rounded(painter, track, high / 2, look.colour(fill), look.colour(edge), look.edge())
        knob = high / 2 - look.icon(5)
        at_end = on != is_rtl(self)
        centre = QPointF(track.right() - high / 2 if at_end else track.left() + high / 2, track.center().y())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("on_brand" if on else "edge"))
        painter.drawEllipse(centre, knob, knob)
        if on:
            side = look.icon(16)
            box = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
            icon(painter, "tick", box, look.colour("brand"), 3)
        room = self.width() - wide - look.space(12)
        word = Wrapped(self.words[0] if on else self.words[1], self.face, room, 1.25, rtl=is_rtl(self))
        top = (self.height() - word.height) / 2
        at = mirrored(self, QRectF(wide + look.space(12), top, room, word.height))
        word.draw(painter, at.topLeft(), look.colour("ink"))


class Slider(QSlider):
    """A whole number from `least` to `most`. The page's wheel scrolls the page, never the number."""

    def __init__(self, look: Look, value: int, most: int, name: str, least: int = 0) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.look = look
        self.setRange(least, most)
        self.setValue(value)
        self.setAccessibleName(name)
        self.setFixedHeight(look.icon(28))
        self.setMinimumWidth(120)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        event.ignore()

    @property
    def _knob(self) -> int:
        return self.look.icon(11)

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        self._go_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_to(event.position().x())

    def _go_to(self, x: float) -> None:
        share = (x - self._knob) / max(1, self.width() - 2 * self._knob)
        share = min(1.0, max(0.0, 1 - share if is_rtl(self) else share))
        steps = round(share * (self.maximum() - self.minimum()) / self.singleStep())
        self.setValue(self.minimum() + steps * self.singleStep())

    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter, look, knob = smooth(self), self.look, self._knob
        middle, thick = self.height() / 2, look.edge(8)
        span = max(1, self.maximum() - self.minimum())
        at = knob + (self.width() - 2 * knob) * (self.value() - self.minimum()) / span
        # Thick up to the value, thin after it: the track reads without colour.
        thin = look.edge(3)
        rounded(painter, QRectF(0, middle - thin / 2, self.width(), thin), thin / 2, look.colour("edge"))
        filled = mirrored(self, QRectF(0, middle - thick / 2, at, thick))
        rounded(painter, filled, thick / 2, look.colour("brand"))
        centre = mirrored(self, QRectF(at - knob, middle - knob, 2 * knob, 2 * knob)).center()
        painter.setPen(QPen(look.colour("brand"), look.edge(3)))
        painter.setBrush(look.colour("paper"))
        painter.drawEllipse(centre, knob - look.edge(2), knob - look.edge(2))


def undo_of_window(event: QEvent, undo: bool, redo: bool) -> bool:
    """Whether the keys for undo or redo belong to the window: the field they are pressed in has none of its own to do.

    Qt's fields take these keys always, so that nothing could be taken back while one types. `undo` and `redo` say what the
    field has; only the events before a shortcut are looked at.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    wants_undo = event.matches(QKeySequence.StandardKey.Undo) and not undo
    return wants_undo or (event.matches(QKeySequence.StandardKey.Redo) and not redo)


class Entry(QLineEdit):
    """A line to write in, as wide as its answer: `characters`. `before` and `after` are drawn inside it: "£", "miles"."""

    edited = Signal()
    left = Signal()

    def __init__(
        self,
        look: Look,
        text: str,
        name: str,
        characters: int = 30,
        wrong: bool = False,
        before: str = "",
        after: str = "",
    ) -> None:
        super().__init__(text)
        self.look, self.before, self.after, self.wrong = look, before, after, wrong
        self.characters = characters
        self.setAccessibleName(name)
        self.setFont(look.font())
        self.setFrame(False)
        self.setMaxLength(10_000)
        palette = look.palette()
        # The box is painted below; the line edit's own ground would cover its corners.
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        start, end = self._around()
        self.setTextMargins(start, 0, end, 0)
        self.setFixedHeight(look.target)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(self.edited)

    def event(self, event: QEvent, /) -> bool:
        if undo_of_window(event, self.isUndoAvailable(), self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    @property
    def value(self) -> str:
        """What is written, as it is written."""
        return self.text()

    @value.setter
    def value(self, text: str) -> None:
        if text != self.text():
            self.setText(text)

    def set_wrong(self, wrong: bool) -> None:
        """Give the box the thick red edge of a wrong answer, or take it away."""
        self.wrong = wrong
        self.update()

    def set_description(self, text: str) -> None:
        """What a screen reader adds to the name: the hint, the error."""
        self.setAccessibleDescription(text)

    def _around(self) -> tuple[int, int]:
        pad, gap = self.look.space(12), self.look.space(8)
        first, last = (text_width(words, self.font()) + gap if words else 0 for words in (self.before, self.after))
        return pad + first, pad + last

    def sizeHint(self) -> QSize:
        return QSize(round(self.look.px("body") * 0.6 * self.characters) + sum(self._around()) + 6, self.look.target)

    def minimumSizeHint(self) -> QSize:
        shown = min(self.characters, 5)
        return QSize(round(self.look.px("body") * 0.6 * shown) + sum(self._around()) + 6, self.look.target)

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            # Qt selects everything here, and one stray key would wipe the answer out.
            self.end(False)

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            # What was typed is saved now: taking it back is the window's, whichever field one is in. No other way clears it.
            self.setText(self.text())
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            start, end = self._around()
            self.setTextMargins(*((end, 0, start, 0) if is_rtl(self) else (start, 0, end, 0)))

    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter, look, rect = smooth(self), self.look, QRectF(self.rect())
        edge = look.colour("danger" if self.wrong else "edge")
        rounded(painter, rect, look.radius, look.colour("paper"), edge, look.edge(3 if self.wrong else 2))
        start, end = self._around()
        for words, x, room in (
            (self.before, look.space(12), start - look.space(12)),
            (self.after, rect.width() - end + look.space(8), end),
        ):
            if words:
                shown = Wrapped(words, self.font(), room, 1.25, rtl=is_rtl(self))
                box = mirrored(self, QRectF(x, (rect.height() - shown.height) / 2, room, shown.height))
                shown.draw(painter, box.topLeft(), look.colour("quiet_ink"))
        painter.end()
        super().paintEvent(event)
