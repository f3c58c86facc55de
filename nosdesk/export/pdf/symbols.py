"""A small font of our own for the signs that the letter face lacks: ticks, boxes, arrows, shapes.

Being letters of a font, they can be copied, searched and read aloud like any other. It is made in memory, always the same.
"""

import io
import math
from collections.abc import Callable
from itertools import pairwise
from typing import Final

_Point = tuple[float, float]
_Shape = list[list[_Point]]
"""Contours: outer ones clockwise, holes the other way round."""

_ADVANCE: Final = 860
_EM: Final = 1000
_MADE: Final = 3_850_000_000
"""The font's date in seconds since 1904: fixed, so that the file is always the same."""
UNKNOWN: Final = "\ufffd"
"""Drawn for a character that cannot be shown or named: a box with a question mark's dot."""


def _stroke(points: list[_Point], width: float) -> _Shape:
    """A broken line of some width: a bar for each stretch and a disc at each joint."""
    shape: _Shape = []
    for (x0, y0), (x1, y1) in pairwise(points):
        length = math.hypot(x1 - x0, y1 - y0)
        dx, dy = (x1 - x0) / length * width / 2, (y1 - y0) / length * width / 2
        shape.append([(x0 - dy, y0 + dx), (x1 - dy, y1 + dx), (x1 + dy, y1 - dx), (x0 + dy, y0 - dx)])
    return shape + [contour for x, y in points for contour in _disc(x, y, width / 2)]


def _disc(x: float, y: float, radius: float, sides: int = 24) -> _Shape:
    angles = (-2 * math.pi * i / sides for i in range(sides))
    return [[(x + radius * math.cos(a), y + radius * math.sin(a)) for a in angles]]


def _hole(shape: _Shape) -> _Shape:
    return [list(reversed(contour)) for contour in shape]


def _square(low: float, high: float, left: float = 80) -> _Shape:
    right = left + high - low
    return [[(left, low), (left, high), (right, high), (right, low)]]


def _box() -> _Shape:
    return _square(0, 700) + _hole(_square(70, 630, 150))


def _ring() -> _Shape:
    return _disc(430, 350, 340) + _hole(_disc(430, 350, 265))


def _tick() -> _Shape:
    return _stroke([(150, 330), (340, 130), (700, 600)], 110)


def _cross() -> _Shape:
    return _stroke([(190, 110), (670, 590)], 105) + _stroke([(190, 590), (670, 110)], 105)


def _turned(shape: _Shape, quarters: int) -> _Shape:
    for _ in range(quarters):
        shape = [[(430 - (y - 350), 350 + (x - 430)) for x, y in contour] for contour in shape]
    return shape


def _arrow() -> _Shape:
    return _stroke([(110, 350), (720, 350)], 90) + _stroke([(480, 580), (740, 350), (480, 120)], 90)


def _star() -> _Shape:
    points = []
    for i in range(10):
        radius = 370 if i % 2 == 0 else 150
        angle = math.pi / 2 - math.pi * i / 5
        points.append((430 + radius * math.cos(angle), 340 + radius * math.sin(angle)))
    return [points]


def _heart() -> _Shape:
    angles = (-2 * math.pi * i / 48 for i in range(48))
    return [
        [
            (
                430 + 21 * 16 * math.sin(a) ** 3,
                360 + 21 * (13 * math.cos(a) - 5 * math.cos(2 * a) - 2 * math.cos(3 * a) - math.cos(4 * a)),
            )
            for a in reversed(list(angles))
        ]
    ]


_SHAPES: Final[dict[str, Callable[[], _Shape]]] = {
    "✓✔": _tick,
    "✗✘✕✖": _cross,
    "☐□▢": _box,
    "☑✅": lambda: _box() + _stroke([(230, 350), (370, 200), (640, 530)], 85),
    "☒❌": lambda: _box() + _stroke([(250, 170), (610, 530)], 80) + _stroke([(250, 530), (610, 170)], 80),
    "●⚫": lambda: _disc(430, 350, 340),
    "○◯⚪": _ring,
    "■▪": lambda: _square(40, 660, 120),
    "→➔➜⇒": _arrow,
    "↑": lambda: _turned(_arrow(), 1),
    "←": lambda: _turned(_arrow(), 2),
    "↓": lambda: _turned(_arrow(), 3),
    "▲": lambda: [[(70, 40), (430, 660), (790, 40)]],
    "▼": lambda: [[(70, 660), (790, 660), (430, 40)]],
    "◆": lambda: [[(60, 350), (430, 720), (800, 350), (430, -20)]],
    "★⭐": _star,
    "♥❤": _heart,
    UNKNOWN: lambda: _box() + _disc(430, 220, 60) + _stroke([(430, 350), (430, 500)], 100),
}


SYMBOLS: Final = frozenset("".join(_SHAPES))
"""Every character that the font has, but for spaces."""


def symbol_font() -> bytes:
    """The font as a TrueType file."""
    drawn: dict[str, _Shape] = {".notdef": [], "space": []}
    cmap = {ord(" "): "space", 0xA0: "space"}
    for chars, shape in _SHAPES.items():
        name = f"u{ord(chars[0]):04X}"
        drawn[name] = shape()
        cmap |= {ord(char): name for char in chars}
    from fontTools.fontBuilder import FontBuilder

    builder = FontBuilder(_EM, isTTF=True)
    builder.setupGlyphOrder(list(drawn))
    builder.setupCharacterMap(cmap)
    builder.setupGlyf({name: _glyph(shape) for name, shape in drawn.items()})
    widths = {name: (270 if name == "space" else _ADVANCE, 0) for name in drawn}
    builder.setupHorizontalMetrics(widths)
    builder.setupHorizontalHeader(ascent=984, descent=-316)
    builder.setupNameTable({"familyName": "NOS Desk Symbols", "styleName": "Regular", "psName": "NosDeskSymbols"})
    builder.setupOS2(sCapHeight=668, sTypoAscender=984, sTypoDescender=-316, usWinAscent=984, usWinDescent=316)
    builder.setupPost()
    builder.updateHead(created=_MADE, modified=_MADE)
    out = io.BytesIO()
    builder.font.recalcTimestamp = False
    builder.save(out)
    return out.getvalue()


def _glyph(shape: _Shape) -> object:
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    for contour in shape:
        pen.moveTo((round(contour[0][0]), round(contour[0][1])))
        for x, y in contour[1:]:
            pen.lineTo((round(x), round(y)))
        pen.closePath()
    return pen.glyph()
