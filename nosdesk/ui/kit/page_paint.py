"""Draws the pages of a PDF of ours with Qt: on the screen at any size, and on a printer.

It reads the very operators that stand in the file (`export.pdf.reading`), so what is seen and what is printed is the file.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen, QRawFont, QTransform

from nosdesk.errors import BugError
from nosdesk.export.pdf.reading import Content, Drawing, GlyphFont, Page, Photo

_UNITS: Final = 1000.0
"""Letters are kept as outlines of this size; a page asks for a few hundred different ones."""
_CAPS: Final = (Qt.PenCapStyle.FlatCap, Qt.PenCapStyle.RoundCap, Qt.PenCapStyle.SquareCap)
_JOINS: Final = (Qt.PenJoinStyle.MiterJoin, Qt.PenJoinStyle.RoundJoin, Qt.PenJoinStyle.BevelJoin)
_STROKES: Final = frozenset({"S", "s", "B", "B*", "b", "b*"})
_FILLS: Final = frozenset({"f", "F", "f*", "B", "B*", "b", "b*"})
_CLOSES: Final = frozenset({"s", "b", "b*"})
_SAYS_NOTHING: Final = frozenset({"BDC", "BMC", "EMC", "MP", "DP", "i", "ri", "gs", "BX", "EX", "Tr"})
"""Marks of structure, and settings that no page of ours depends on."""


def paint_page(painter: QPainter, page: Page, scale: float) -> None:
    """Draw a page with its upper left corner at the painter's origin, `scale` pixels for a point.

    Raises BugError for what our writer never puts on a page.
    """
    with _kept(painter):
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipRect(QRectF(0, 0, page.width * scale, page.height * scale), Qt.ClipOperation.IntersectClip)
        painter.setTransform(QTransform(scale, 0, 0, -scale, 0, page.height * scale), True)
        _Drawing(painter, page.content).draw()


def page_image(page: Page, width: int, ratio: float, paper: QColor) -> QImage:
    """A page as a picture that is `width` pixels of the screen wide, with `ratio` dots for each, on paper of a colour."""
    scale = width * ratio / page.width
    size = QSize(max(1, round(width * ratio)), max(1, round(page.height * scale)))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(paper)
    painter = QPainter(image)
    try:
        paint_page(painter, page, scale)
    finally:
        # Qt does not outlive a picture that goes while it is painted on.
        painter.end()
    image.setDevicePixelRatio(ratio)
    return image


@contextmanager
def _kept(painter: QPainter) -> Iterator[None]:
    """What changes inside of how the painter draws is as it was afterwards."""
    painter.save()
    try:
        yield
    finally:
        painter.restore()


@dataclass(frozen=True, slots=True)
class _State:
    """What q keeps and Q brings back, besides what the painter keeps itself."""

    fill: QColor
    stroke: QColor
    width: float = 1.0
    cap: int = 0
    join: int = 0
    miter: float = 10.0
    dash: tuple[tuple[float, ...], float] = ((), 0.0)
    font: GlyphFont | None = None
    size: float = 1.0
    spread: float = 0.0
    """Room after each letter."""
    squeeze: float = 1.0
    rise: float = 0.0
    leading: float = 0.0


class _Drawing:
    """One content stream being drawn."""

    def __init__(self, painter: QPainter, content: Content, state: _State | None = None) -> None:
        self._painter, self._content = painter, content
        self._state = state or _State(QColor(Qt.GlobalColor.black), QColor(Qt.GlobalColor.black))
        self._kept: list[_State] = []
        self._path = QPainterPath()
        self._clip = ""
        self._at = self._line = QTransform()

    def draw(self) -> None:
        """Draw all of it."""
        try:
            for operator, values in self._content.operators:
                self._do(operator, values)
        finally:
            for _ in self._kept:
                self._painter.restore()

    def _do(self, operator: str, values: tuple[Any, ...]) -> None:
        if operator in _SAYS_NOTHING:
            return
        if not (self._on_path(operator, values) or self._on_text(operator, values) or self._on_state(operator, values)):
            raise BugError(f"a page has the operator {operator!r}, which cannot be shown")

    def _on_path(self, operator: str, values: tuple[Any, ...]) -> bool:
        path = self._path
        match operator:
            case "m":
                path.moveTo(*values)
            case "l":
                path.lineTo(*values)
            case "c":
                path.cubicTo(*values)
            case "v":
                now = path.currentPosition()
                path.cubicTo(now.x(), now.y(), *values)
            case "y":
                path.cubicTo(*values, *values[2:])
            case "h":
                path.closeSubpath()
            case "re":
                path.addRect(*values)
            case "W" | "W*":
                self._clip = operator
            case "n":
                self._end_path()
            case _ if operator in _STROKES or operator in _FILLS:
                self._paint_path(operator)
            case _:
                return False
        return True

    def _paint_path(self, operator: str) -> None:
        if operator in _CLOSES:
            self._path.closeSubpath()
        if operator in _FILLS:
            self._path.setFillRule(Qt.FillRule.OddEvenFill if "*" in operator else Qt.FillRule.WindingFill)
            self._painter.fillPath(self._path, self._state.fill)
        if operator in _STROKES:
            self._painter.strokePath(self._path, self._pen())
        self._end_path()

    def _end_path(self) -> None:
        if self._clip:
            self._path.setFillRule(Qt.FillRule.OddEvenFill if "*" in self._clip else Qt.FillRule.WindingFill)
            self._painter.setClipPath(self._path, Qt.ClipOperation.IntersectClip)
            self._clip = ""
        self._path = QPainterPath()

    def _pen(self) -> QPen:
        state = self._state
        pen = QPen(state.stroke, state.width, Qt.PenStyle.SolidLine, _CAPS[state.cap], _JOINS[state.join])
        pen.setMiterLimit(state.miter)
        lengths, start = state.dash
        if lengths and state.width:
            # Qt counts dashes in widths of the pen.
            even = lengths if len(lengths) % 2 == 0 else lengths * 2
            pen.setDashPattern([length / state.width for length in even])
            pen.setDashOffset(start / state.width)
        return pen

    def _on_state(self, operator: str, values: tuple[Any, ...]) -> bool:
        match operator:
            case "q":
                self._painter.save()
                self._kept.append(self._state)
            case "Q":
                self._painter.restore()
                self._state = self._kept.pop()
            case "cm":
                self._painter.setTransform(QTransform(*values), True)
            case "rg" | "g":
                self._state = replace(self._state, fill=_colour(values))
            case "RG" | "G":
                self._state = replace(self._state, stroke=_colour(values))
            case "w":
                self._state = replace(self._state, width=float(values[0]))
            case "J":
                self._state = replace(self._state, cap=int(values[0]))
            case "j":
                self._state = replace(self._state, join=int(values[0]))
            case "M":
                self._state = replace(self._state, miter=float(values[0]))
            case "d":
                self._state = replace(self._state, dash=(tuple(values[0]), float(values[1])))
            case "Do":
                self._stamp(values[0])
            case _:
                return False
        return True

    def _stamp(self, name: str) -> None:
        found = self._content.stamped(name)
        with _kept(self._painter):
            match found:
                case Drawing():
                    left, bottom, right, top = found.box
                    self._painter.setTransform(QTransform(*found.matrix), True)
                    box = QRectF(left, bottom, right - left, top - bottom)
                    self._painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
                    _Drawing(self._painter, found.content, self._state).draw()
                case Photo():
                    # A photo fills the unit square, its first row at the top.
                    self._painter.setTransform(QTransform(1, 0, 0, -1, 0, 1), True)
                    self._painter.drawImage(QRectF(0, 0, 1, 1), _image(found))

    def _on_text(self, operator: str, values: tuple[Any, ...]) -> bool:
        state = self._state
        match operator:
            case "BT":
                self._at = self._line = QTransform()
            case "ET":
                pass
            case "Tf":
                self._state = replace(state, font=self._content.font(values[0]), size=float(values[1]))
            case "Tm":
                self._at = self._line = QTransform(*values)
            case "Td":
                self._next_line(*values)
            case "TD":
                self._state = replace(state, leading=-values[1])
                self._next_line(*values)
            case "T*":
                self._next_line(0, -state.leading)
            case "Tj":
                self._show(values[0])
            case "TJ":
                for part in values[0]:
                    if isinstance(part, bytes):
                        self._show(part)
                    else:
                        self._go(-part / 1000 * state.size * state.squeeze)
            case "Tc":
                self._state = replace(state, spread=float(values[0]))
            case "Tz":
                self._state = replace(state, squeeze=values[0] / 100)
            case "Ts":
                self._state = replace(state, rise=float(values[0]))
            case "TL":
                self._state = replace(state, leading=float(values[0]))
            case "Tw":
                pass  # Words are parted by it only where a letter is one byte, and ours are two.
            case _:
                return False
        return True

    def _next_line(self, x: float, y: float) -> None:
        self._at = self._line = QTransform.fromTranslate(x, y) * self._line

    def _go(self, x: float) -> None:
        self._at = QTransform.fromTranslate(x, 0) * self._at

    def _show(self, codes: bytes) -> None:
        """Draw glyphs one after another: codes of two bytes are their numbers."""
        state = self._state
        font = state.font
        if font is None:
            raise BugError("a page shows text before it says in which font")
        shapes, x = QPainterPath(), 0.0
        shapes.setFillRule(Qt.FillRule.WindingFill)
        by = _UNITS / state.size
        for at in range(0, len(codes) - 1, 2):
            glyph = codes[at] << 8 | codes[at + 1]
            outline = _outline(font, glyph)
            if not outline.isEmpty():
                shapes.addPath(outline.translated(x, 0))
            x += font.advance(glyph) * _UNITS / 1000 + state.spread * by
        size = state.size / _UNITS
        letters = QTransform(size * state.squeeze, 0, 0, -size, 0, state.rise) * self._at
        with _kept(self._painter):
            self._painter.setTransform(letters, True)
            self._painter.fillPath(shapes, state.fill)
        self._go(x * size * state.squeeze)


@lru_cache(maxsize=16)
def _raw(font: GlyphFont) -> QRawFont:
    raw = QRawFont(QByteArray(font.program), _UNITS, QFont.HintingPreference.PreferNoHinting)
    if not raw.isValid():
        raise BugError("a font of the file cannot be read")
    return raw


@lru_cache(maxsize=4096)
def _outline(font: GlyphFont, glyph: int) -> QPainterPath:
    """The outline of a glyph, y downwards, _UNITS large; kept, as a paper has few different ones."""
    return _raw(font).pathForGlyph(glyph)


def _colour(values: Sequence[float]) -> QColor:
    red, green, blue = values if len(values) == 3 else (values[0],) * 3
    return QColor.fromRgbF(red, green, blue)


def _image(photo: Photo) -> QImage:
    if photo.jpeg:
        image = QImage.fromData(photo.samples)
    else:
        kind = QImage.Format.Format_RGB888 if photo.channels == 3 else QImage.Format.Format_Grayscale8
        line = photo.width * photo.channels
        image = QImage(photo.samples, photo.width, photo.height, line, kind).copy()
    if image.isNull():
        raise BugError("a photo of the file cannot be read")
    if photo.mask is not None:
        image = image.convertToFormat(QImage.Format.Format_ARGB32)
        image.setAlphaChannel(_image(photo.mask).convertToFormat(QImage.Format.Format_Grayscale8))
    return image
