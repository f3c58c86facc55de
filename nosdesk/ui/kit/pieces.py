"""What is looked at: wrapped text, icons, pictures, state shapes, cards and lines."""

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from nosdesk.pictures import OwnPhoto, Shown
from nosdesk.ui.kit.arrange import sized_by_width
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.paint import (
    Centre,
    End,
    Start,
    Wrapped,
    balanced,
    fill,
    icon,
    is_rtl,
    least_width,
    mirrored,
    picture,
    rounded,
    runs,
    smooth,
    state_mark,
)

__all__ = ["Band", "Centre", "End", "Icon", "Line", "Picture", "Start", "StateMark", "Surface", "Text", "paint_picture"]

_BALANCED = ("title", "heading", "display")


class Text(QLabel):
    """A label that wraps with the token's line spacing; QLabel keeps the accessible name and the buddy.

    `**bold**` is drawn bold and left out of the name. No line is longer than 70 characters, or than `widest` pixels.
    """

    def __init__(
        self,
        look: Look,
        text: str,
        size: str = "body",
        weight: str = "regular",
        colour: str = "ink",
        align: Qt.AlignmentFlag = Start,
        widest: int = 0,
        font: QFont | None = None,
        leading: float = 0,
    ) -> None:
        super().__init__()
        self.look = look
        self.role = colour
        self.align = align
        self.size_name = size
        self.leading = leading or look.leading(size)
        self.face = font or look.font(size, weight)
        self.widest = widest or look.line_width(size)
        self.marked = ""
        self._laid: dict[tuple[int, bool], Wrapped] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        sized_by_width(self)
        self.setText(text)

    def setText(self, text: str, /) -> None:
        """Say something else; marks of bold are allowed."""
        self.marked = text
        self._laid.clear()
        plain = runs(text)[0]
        super().setText(plain)
        # QLabel reads "&" as the mark of a shortcut key; a name of its own keeps it.
        self.setAccessibleName(plain if "&" in plain else "")
        self.updateGeometry()
        self.update()

    def set_colour(self, role: str) -> None:
        """Draw in another colour role."""
        self.role = role
        self.update()

    def wrapped(self, width: int) -> Wrapped:
        """The text laid out for a width in pixels."""
        key = (width, is_rtl(self))
        if key not in self._laid:
            if len(self._laid) > 8:
                self._laid.clear()
            fit = balanced if self.size_name in _BALANCED and self.align == Start else Wrapped
            self._laid[key] = fit(self.marked, self.face, width, self.leading, self.align, key[1])
        return self._laid[key]

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._laid.clear()
        super().changeEvent(event)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        return round(self.wrapped(min(width, self.widest)).height)

    def sizeHint(self) -> QSize:
        wrapped = self.wrapped(self.widest)
        return QSize(math.ceil(wrapped.width) + 2, round(wrapped.height))

    def minimumSizeHint(self) -> QSize:
        return QSize(least_width(self.marked, self.face), round(self.face.pixelSize() * self.leading))

    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        width = min(self.width(), self.widest) if self.align == Start else self.width()
        x = self.width() - width if is_rtl(self) else 0
        self.wrapped(width).draw(painter, QPointF(x, 0), self.look.colour(self.role))


class Icon(QWidget):
    """A line icon beside words; it says nothing of its own."""

    def __init__(self, look: Look, name: str, pixels: int = 22, colour: str = "ink") -> None:
        super().__init__()
        self.look, self.name, self.role = look, name, colour
        self.setFixedSize(look.icon(pixels), look.icon(pixels))

    def paintEvent(self, event: QPaintEvent, /) -> None:
        icon(smooth(self), self.name, QRectF(self.rect()), self.look.colour(self.role), rtl=is_rtl(self))


class Picture(QWidget):
    """A colour picture beside words, `pixels` wide and high. On black it stands on a light plate, so that its black
    outlines show."""

    def __init__(self, look: Look, shown: Shown, pixels: int, plate: str | None = None) -> None:
        super().__init__()
        self.look, self.concept = look, shown
        self.plate = look.plate(plate)
        self.setFixedSize(pixels, pixels)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        paint_picture(smooth(self), self.look, self.concept, QRectF(self.rect()), self.plate)


def paint_picture(painter: QPainter, look: Look, shown: Shown, rect: QRectF, plate: QColor | str | None) -> None:
    """A picture on its plate, or without one a little larger than the box: the art has air of its own, a photo has not."""
    share = 0.06 if plate else 0 if isinstance(shown, OwnPhoto) else -0.08
    if plate:
        rounded(painter, rect, min(look.card_radius, rect.width() * 0.2), QColor(plate))
    air = rect.width() * share
    picture(painter, shown, rect.adjusted(air, air, -air, -air))


class StateMark(QWidget):
    """The shape of a state (see `paint.state_mark`); the word stands beside it."""

    def __init__(self, look: Look, state: str, pixels: int = 22, ground: str = "paper") -> None:
        super().__init__()
        self.look, self.state, self.ground = look, state, ground
        self.setFixedSize(look.icon(pixels) + 4, look.icon(pixels) + 4)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        state_mark(smooth(self), self.look, self.state, QRectF(self.rect()).adjusted(2, 2, -2, -2), self.ground)


class Surface(QWidget):
    """A filled, rounded box: the only kind of card. `bar` draws a thick edge where reading begins, for warnings."""

    def __init__(
        self,
        look: Look,
        fill: str = "panel",
        edge: str | None = None,
        radius: int | None = None,
        edge_width: float = 2,
        bar: str | None = None,
    ) -> None:
        super().__init__()
        self.look, self.fill, self.edge, self.edge_width, self.bar = look, fill, edge, edge_width, bar
        self.corner = look.card_radius if radius is None else radius
        # A tint means nothing where every surface is black: there the box gets its outline.
        if look.theme.high and not edge and not bar and fill != "paper" and radius is None:
            self.edge = "edge"
        if look.theme.high and fill == "brand_deep":
            self.edge, self.edge_width = "edge", 3

    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter, look = smooth(self), self.look
        edge = look.colour(self.edge) if self.edge else None
        rounded(painter, QRectF(self.rect()), self.corner, look.colour(self.fill), edge, look.edge(self.edge_width))
        if self.bar:
            thick = look.edge(5)
            rounded(painter, mirrored(self, QRectF(0, 0, thick, self.height())), thick / 2, look.colour(self.bar))


class Band(QWidget):
    """A plain coloured ground; `line` is a hairline at its "end" (towards the next column), "top" or "bottom"."""

    def __init__(self, look: Look, fill: str = "paper", line: str = "") -> None:
        super().__init__()
        self.look, self.fill, self.line = look, fill, line

    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        fill(painter, QRectF(self.rect()), self.look.colour(self.fill))
        width, height = self.width(), self.height()
        box = {"end": (width - 1, 0, 1, height), "top": (0, 0, width, 1), "bottom": (0, height - 1, width, 1)}
        if self.line:
            fill(painter, mirrored(self, QRectF(*box[self.line])), self.look.colour("line"))


class Line(QWidget):
    """A hairline between rows."""

    def __init__(self, look: Look, colour: str = "line", thickness: int = 1) -> None:
        super().__init__()
        self.look, self.role = look, colour
        self.setFixedHeight(thickness)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        fill(QPainter(self), QRectF(self.rect()), self.look.colour(self.role))
