"""Drawing: wrapped text with real line spacing, line icons, pictures and state marks."""

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, TypeVar

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QTextLayout,
    QTextOption,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from nosdesk.pictures import OwnPhoto, Shown, picture_path
from nosdesk.ui.kit.icons import DIRECTED, ICONS
from nosdesk.ui.kit.look import Look

Start = Qt.AlignmentFlag.AlignLeft
"""Where a line begins: left, or right where writing runs from right to left."""
Centre = Qt.AlignmentFlag.AlignHCenter
End = Qt.AlignmentFlag.AlignRight

Key = TypeVar("Key")
Value = TypeVar("Value")


@lru_cache(maxsize=512)
def _icon(name: str, colour: str, width: float) -> QSvgRenderer:
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="{ICONS[name]}" fill="none" '
        f'stroke="{colour}" stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round"/></svg>'
    )
    return QSvgRenderer(QByteArray(svg.encode()))


@lru_cache(maxsize=256)
def _picture(concept: str) -> QSvgRenderer:
    return QSvgRenderer(str(picture_path(concept)))


def smooth(widget: QWidget) -> QPainter:
    """A painter for the widget, with smooth edges."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def fill(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Fill a box. For `fillRect`, PySide6 would first load the 170 gradients that Qt knows by name."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(box)


def is_rtl(widget: QWidget) -> bool:
    """Whether the widget is read from right to left."""
    return widget.isRightToLeft()


def mirrored(widget: QWidget, rect: QRectF) -> QRectF:
    """A box given for reading from left to right, where it belongs in this widget."""
    if not is_rtl(widget):
        return rect
    return QRectF(widget.width() - rect.right(), rect.top(), rect.width(), rect.height())


def icon(painter: QPainter, name: str, rect: QRectF, colour: QColor, width: float = 2, rtl: bool = False) -> None:
    """A line icon in one colour; what points in the direction of reading is turned round where `rtl`."""
    renderer = _icon(name, colour.name(), width)
    if rtl and name in DIRECTED:
        painter.save()
        painter.translate(rect.center().x() * 2, 0)
        painter.scale(-1, 1)
        renderer.render(painter, rect)
        painter.restore()
    else:
        renderer.render(painter, rect)


@lru_cache(maxsize=24)
def _photo(photo: OwnPhoto) -> QImage:
    return QImage.fromData(QByteArray(photo.jpeg))


def picture(painter: QPainter, shown: Shown, rect: QRectF) -> None:
    """A colour picture by its concept, or a photo, as large as fits the box in its own proportions."""
    if isinstance(shown, OwnPhoto):
        image = _photo(shown)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(_fitting(image.size(), rect), image)
    else:
        renderer = _picture(shown)
        renderer.render(painter, _fitting(renderer.defaultSize(), rect))


def _fitting(size: QSize, rect: QRectF) -> QRectF:
    share = min(rect.width() / max(1, size.width()), rect.height() / max(1, size.height()))
    wide, high = size.width() * share, size.height() * share
    return QRectF(rect.center().x() - wide / 2, rect.center().y() - high / 2, wide, high)


def rounded(
    painter: QPainter, rect: QRectF, radius: float, fill: QColor | None, edge: QColor | None = None, width: float = 2
) -> None:
    """A box whose edge lies inside the rect, so that boxes align whatever their edge."""
    painter.setPen(QPen(edge, width) if edge else QPen(Qt.PenStyle.NoPen))
    if fill:
        painter.setBrush(fill)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = width / 2 if edge else 0
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)


def tick_badge(painter: QPainter, look: Look, centre: QPointF, radius: float, ground: str) -> None:
    """The disc with a tick on a chosen tile."""
    painter.setPen(QPen(look.colour(ground), 3))
    painter.setBrush(look.colour("brand"))
    painter.drawEllipse(centre, radius + 1.5, radius + 1.5)
    side = radius * 1.5
    box = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
    icon(painter, "tick", box, look.colour("on_brand"), 3.2)


def state_mark(painter: QPainter, look: Look, state: str, rect: QRectF, ground: str = "paper") -> None:
    """Shapes told apart in one ink. state: done or met, progress or here, none, attention, partly, not_met, unclear."""
    if state in ("done", "met"):
        _disc(painter, look, rect, ground)
    elif state in ("attention", "partly"):
        _diamond(painter, look, rect, ground, solid=state == "attention")
    elif state == "not_met":
        _crossed_square(painter, look, rect)
    elif state == "unclear":
        _asking_ring(painter, look, rect)
    elif state in ("progress", "here", "none"):
        _ring(painter, look, rect, half=state != "none")
    else:
        raise ValueError(f"no such state: {state}")


def _disc(painter: QPainter, look: Look, rect: QRectF, ground: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("good"))
    painter.drawEllipse(rect)
    inset = rect.width() * 0.16
    icon(painter, "tick", rect.adjusted(inset, inset, -inset, -inset), look.colour(ground), 3.4)


def _diamond(painter: QPainter, look: Look, rect: QRectF, ground: str, solid: bool) -> None:
    size, centre, colour = rect.width(), rect.center(), look.colour("caution")
    top, right, bottom, left = (
        QPointF(centre.x(), rect.top() - 1),
        QPointF(rect.right() + 1, centre.y()),
        QPointF(centre.x(), rect.bottom() + 1),
        QPointF(rect.left() - 1, centre.y()),
    )
    painter.setPen(_round_pen(colour, max(2.0, size * 0.09)))
    painter.setBrush(colour if solid else look.colour(ground))
    painter.drawPolygon(QPolygonF([top, right, bottom, left]))
    if not solid:
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([top, bottom, left]))
        return
    painter.setPen(_round_pen(look.colour(ground), size * 0.13))
    x = centre.x()
    painter.drawLine(QPointF(x, rect.top() + size * 0.26), QPointF(x, rect.top() + size * 0.54))
    painter.drawPoint(QPointF(x, rect.top() + size * 0.76))


def _crossed_square(painter: QPainter, look: Look, rect: QRectF) -> None:
    size = rect.width()
    box = rect.adjusted(size * 0.04, size * 0.04, -size * 0.04, -size * 0.04)
    rounded(painter, box, size * 0.18, None, look.colour("danger"), max(2.2, size * 0.1))
    inset = size * 0.1
    icon(painter, "cross", box.adjusted(inset, inset, -inset, -inset), look.colour("danger"), 2.8)


def _ring(painter: QPainter, look: Look, rect: QRectF, half: bool) -> None:
    width = max(2.5, rect.width() * 0.11)
    ring = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    colour = look.colour("brand" if half else "edge")
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, width))
    painter.drawEllipse(ring)
    if half:
        path = QPainterPath(rect.center())
        path.arcTo(ring, 90, 180)
        path.closeSubpath()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPath(path)


def _asking_ring(painter: QPainter, look: Look, rect: QRectF) -> None:
    grow = rect.width() / 24 * 3
    icon(painter, "help", rect.adjusted(-grow, -grow, grow, grow), look.colour("edge"), 2.3)


def _round_pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def runs(text: str) -> tuple[str, list[tuple[int, int]]]:
    """'a **b**' becomes 'a b' and the (start, length) of what is bold."""
    plain, bold = "", []
    for index, part in enumerate(text.split("**")):
        if index % 2 and part:
            bold.append((len(plain), len(part)))
        plain += part
    return plain, bold


Setting = tuple[str, int, int, bool]
"""What of a font decides how wide words are: family, pixels, weight, and whether its figures are equally wide."""

KEPT: Final = 20_000
"""Measures of words that are remembered of each kind. They are plain numbers: nothing of Qt outlives its widget."""

_extents: Final[dict[tuple[str, Setting, float, bool], tuple[int, float]]] = {}
_fits: Final[dict[tuple[str, Setting, float, bool], float]] = {}
_one_line: Final[dict[tuple[str, Setting], int]] = {}
_longest: Final[dict[tuple[str, Setting], float]] = {}


def setting(font: QFont) -> Setting:
    """What of a font decides how wide words are; the kit uses nothing else of a font."""
    return font.family(), font.pixelSize(), int(font.weight()), font.isFeatureSet(_TABULAR)


_TABULAR: Final = QFont.Tag("tnum")


def remember(known: dict[Key, Value], key: Key, value: Value) -> Value:
    """Keep what was measured, and forget all when it becomes too much."""
    if len(known) >= KEPT:
        known.clear()
    known[key] = value
    return value


def forget() -> None:
    """Forget every word that was measured: when a case file is closed, nothing of it stays behind."""
    for known in (_extents, _fits, _one_line, _longest):
        known.clear()


class Wrapped:
    """A text laid out for a width. `height` and `width` are what it takes; `lines` is how many lines.

    Only the numbers are remembered, for all widgets; the layout itself is made when the words are drawn.
    """

    def __init__(
        self,
        text: str,
        font: QFont,
        width: float,
        leading: float,
        align: Qt.AlignmentFlag = Start,
        rtl: bool = False,
    ) -> None:
        self.step = round(font.pixelSize() * leading)
        self.shift = 0.0
        """How far to the right the words are drawn."""
        self._asked = text, font, max(1.0, width), _aligned(align, rtl), rtl
        self._layouts: list[QTextLayout] = []
        key = (text, setting(font), width, rtl)
        known = _extents.get(key)
        self.lines, self.width = known or remember(_extents, key, self._lay())

    def _lay(self) -> tuple[int, float]:
        """Lay the words out; returns the number of lines and the width of the longest."""
        text, font, room, align, rtl = self._asked
        option = _option(align, rtl)
        top = (self.step - QFontMetricsF(font).height()) / 2
        lines, wide = 0, 0.0
        for paragraph in text.split("\n"):
            plain, bold = runs(paragraph)
            layout = QTextLayout(plain, font)
            layout.setTextOption(option)
            if bold:
                layout.setFormats([_strong(start, length) for start, length in bold])
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(room)
                line.setPosition(QPointF(0, lines * self.step + top))
                wide = max(wide, line.naturalTextWidth())
                lines += 1
            layout.endLayout()
            self._layouts.append(layout)
        return lines, wide

    @property
    def height(self) -> float:
        """What it takes from the top of the first line to the foot of the last."""
        return float(self.lines * self.step)

    def draw(self, painter: QPainter, at: QPointF, colour: QColor, found: tuple[QColor, QColor] | None = None) -> None:
        """Draw with the first line's top left corner at `at`; `found` is the ground and the ink of what is bold."""
        if not self._layouts:
            self._lay()
        painter.setPen(colour)
        if self.shift:
            at = at + QPointF(self.shift, 0)
        for layout in self._layouts:
            layout.draw(painter, at, _marked(layout, found) if found else [])


class Wraps:
    """The words of one widget, laid out once for each width that is asked for. `clear` when the words change."""

    def __init__(self) -> None:
        self._laid: dict[tuple[str, int, float, float, bool, Qt.AlignmentFlag], Wrapped] = {}

    def clear(self) -> None:
        """Forget everything."""
        self._laid.clear()

    def of(
        self,
        text: str,
        font: QFont,
        width: float,
        leading: float,
        rtl: bool = False,
        align: Qt.AlignmentFlag = Start,
    ) -> Wrapped:
        """The text laid out for the width. One widget's faces differ in size or weight, nothing else."""
        key = (text, font.pixelSize() * 10_000 + font.weight(), width, leading, rtl, align)
        if key not in self._laid:
            if len(self._laid) > 32:
                self._laid.clear()
            self._laid[key] = Wrapped(text, font, width, leading, align, rtl)
        return self._laid[key]


def _aligned(align: Qt.AlignmentFlag, rtl: bool) -> Qt.AlignmentFlag:
    """Where lines stand: `Start` and `End` change sides where writing runs from right to left."""
    if rtl and align in (Start, End):
        return End if align == Start else Start
    return align


def _option(align: Qt.AlignmentFlag, rtl: bool) -> QTextOption:
    option = QTextOption(align)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _strong(start: int, length: int) -> QTextLayout.FormatRange:
    from PySide6.QtGui import QTextCharFormat

    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    result = QTextLayout.FormatRange()
    result.start, result.length, result.format = start, length, bold
    return result


def _marked(layout: QTextLayout, found: tuple[QColor, QColor]) -> list[QTextLayout.FormatRange]:
    """What is bold in a layout, on a ground of its own."""
    marks = []
    for each in layout.formats():
        mark = _strong(each.start, each.length)
        mark.format.setBackground(found[0])
        mark.format.setForeground(found[1])
        marks.append(mark)
    return marks


def balanced(
    text: str, font: QFont, width: float, leading: float, align: Qt.AlignmentFlag = Start, rtl: bool = False
) -> Wrapped:
    """Lines of about equal length, so that no heading ends in one lone word."""
    key = (text, setting(font), width, rtl)
    fit = _fits.get(key) or remember(_fits, key, _balanced_width(text, font, width, rtl))
    best = Wrapped(text, font, fit, leading, align, rtl)
    if rtl and align == Start:
        # Laid out for the narrower width, the lines would end short of the right margin.
        best.shift = width - fit
    return best


def _balanced_width(text: str, font: QFont, width: float, rtl: bool) -> float:
    """The narrowest width in which the words take no more lines than in `width`."""
    best = Wrapped(text, font, width, 1, rtl=rtl)
    if best.lines <= text.count("\n") + 1:
        return width
    low, high = width * 0.4, width
    while high - low > 4:
        middle = (low + high) / 2
        tried = Wrapped(text, font, middle, 1, rtl=rtl)
        if tried.lines == best.lines and tried.width <= middle:
            high = middle
        else:
            low = middle
    return high


def text_width(text: str, font: QFont) -> int:
    """Whole pixels that the text takes on one line (its longest, if it has several)."""
    key = (text, setting(font))
    known = _one_line.get(key)
    if known is not None:
        return known
    metrics = QFontMetricsF(font)
    lines = text.replace("**", "").split("\n")
    return remember(_one_line, key, math.ceil(max((metrics.horizontalAdvance(line) for line in lines), default=0)))


WIDEST_WORD: Final = 480
"""A word wider than this many pixels may be broken: a window 640 wide must show it whole at 300 %."""


def least_width(text: str, font: QFont) -> int:
    """Width under which a text would break a word, as long as that fits a narrow window."""
    return min(math.ceil(longest_word(text, font)) + 2, WIDEST_WORD)


def longest_word(text: str, font: QFont) -> float:
    """Width of the widest word. Bold words count as bold."""
    key = (text, setting(font))
    known = _longest.get(key)
    if known is not None:
        return known
    plain, bold = runs(text)
    if bold:
        font = QFont(font)
        font.setWeight(QFont.Weight.Bold)
    metrics = QFontMetricsF(font)
    return remember(_longest, key, max((metrics.horizontalAdvance(word) for word in _words(plain)), default=0.0))


def _words(plain: str) -> Sequence[str]:
    # No-break spaces keep words together; str.split() would part them.
    return [word for word in plain.replace("\n", " ").split(" ") if word]
