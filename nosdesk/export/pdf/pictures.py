"""Pictures on paper: a drawing file turned into PDF operators once, and stamped wherever it is needed.

The drawings are plain: paths and shapes with fills and strokes, groups and transforms. Anything else in one is our mistake
(BugError), found by the test that turns them all.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

from fontTools.pens.basePen import BasePen
from fontTools.svgLib.path import parse_path

from nosdesk.errors import BugError
from nosdesk.export.pdf.boxes import Figure
from nosdesk.export.pdf.tagged import Element, TaggedCanvas
from nosdesk.pictures import PICTURES, OwnPhoto, Shown, picture_path

UNITS: Final = 72.0
"""Side of every drawing in its own units."""
BADGE: Final = 0.46
"""Side of a badge as a share of its picture."""
_CIRCLE: Final = 0.5522847498
_NUMBER: Final = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_TRANSFORM: Final = re.compile(r"(translate|scale|rotate|matrix)\s*\(([^)]*)\)")
_CAPS: Final = {"butt": 0, "round": 1, "square": 2}
_JOINS: Final = {"miter": 0, "round": 1, "bevel": 2}
_INHERITED: Final = (
    "fill",
    "fill-rule",
    "stroke",
    "stroke-width",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
)


class _Operators(BasePen):  # type: ignore[misc]
    """Writes a path as PDF operators."""

    def __init__(self) -> None:
        super().__init__(None)
        self.code: list[str] = []

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 - fontTools' names
        self.code.append(f"{_n(*pt)} m")

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self.code.append(f"{_n(*pt)} l")

    def _curveToOne(  # noqa: N802
        self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]
    ) -> None:
        self.code.append(f"{_n(*pt1, *pt2, *pt3)} c")

    def _closePath(self) -> None:  # noqa: N802
        self.code.append("h")

    def _endPath(self) -> None:  # noqa: N802
        """An open path needs no operator."""


def _n(*values: float) -> str:
    return " ".join(f"{value:.3f}".rstrip("0").rstrip(".") for value in values)


@cache
def operators(concept: str) -> str:
    """The drawing of a concept as PDF operators in a square of UNITS, y upwards."""
    return drawing_operators(picture_path(concept))


def drawing_operators(path: Path) -> str:
    """A drawing file as PDF operators. Raises BugError where it holds something that cannot be drawn."""
    root = ET.parse(path).getroot()  # noqa: S314 - the program's own file
    code = [f"1 0 0 -1 0 {_n(UNITS)} cm"]
    _draw_children(root, {}, code, path.name)
    return "\n".join(code)


def _draw_children(node: ET.Element, inherited: dict[str, str], code: list[str], name: str) -> None:
    for child in node:
        tag = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if tag in {"", "title", "desc", "metadata", "defs"}:
            continue
        style = inherited | {key: child.attrib[key] for key in _INHERITED if key in child.attrib}
        transform = child.attrib.get("transform", "")
        code.append("q")
        code += [f"{_n(*matrix)} cm" for matrix in _matrices(transform)]
        if tag == "g":
            _draw_children(child, style, code, name)
        elif tag in _SHAPES:
            _paint(_SHAPES[tag](child.attrib), style, code)
        else:
            raise BugError(f"the drawing {name} holds <{tag}>, which cannot be put on paper")
        code.append("Q")


def _paint(path: list[str], style: dict[str, str], code: list[str]) -> None:
    fill, stroke = style.get("fill", "#000"), style.get("stroke", "none")
    if not path or (fill == "none" and stroke == "none"):
        return
    if fill != "none":
        code.append(f"{_colour(fill)} rg")
    if stroke != "none":
        code.append(f"{_colour(stroke)} RG {_n(float(style.get('stroke-width', '1')))} w")
        cap, join = _CAPS[style.get("stroke-linecap", "butt")], _JOINS[style.get("stroke-linejoin", "miter")]
        code.append(f"{cap} J {join} j {_n(float(style.get('stroke-miterlimit', '4')))} M")
    code += path
    even = "*" if style.get("fill-rule") == "evenodd" else ""
    code.append({(True, True): f"B{even}", (True, False): f"f{even}"}.get((fill != "none", stroke != "none"), "S"))


def _colour(text: str) -> str:
    digits = text.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return _n(*(int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)))


def _matrices(transform: str) -> list[tuple[float, ...]]:
    from math import cos, radians, sin

    found: list[tuple[float, ...]] = []
    for kind, arguments in _TRANSFORM.findall(transform):
        v = [float(number) for number in _NUMBER.findall(arguments)]
        if kind == "matrix":
            found.append(tuple(v))
        elif kind == "translate":
            found.append((1, 0, 0, 1, v[0], v[1] if len(v) > 1 else 0))
        elif kind == "scale":
            found.append((v[0], 0, 0, v[1] if len(v) > 1 else v[0], 0, 0))
        else:
            c, s = cos(radians(v[0])), sin(radians(v[0]))
            x, y = (v[1], v[2]) if len(v) > 2 else (0.0, 0.0)
            found.append((c, s, -s, c, x - c * x + s * y, y - s * x - c * y))
    return found


def _path(a: dict[str, str]) -> list[str]:
    pen = _Operators()
    parse_path(a["d"], pen)
    return pen.code


def _ellipse(a: dict[str, str]) -> list[str]:
    x, y = float(a.get("cx", "0")), float(a.get("cy", "0"))
    rx, ry = (float(a["r"]),) * 2 if "r" in a else (float(a["rx"]), float(a["ry"]))
    kx, ky = rx * _CIRCLE, ry * _CIRCLE
    return [
        f"{_n(x + rx, y)} m",
        f"{_n(x + rx, y + ky, x + kx, y + ry, x, y + ry)} c",
        f"{_n(x - kx, y + ry, x - rx, y + ky, x - rx, y)} c",
        f"{_n(x - rx, y - ky, x - kx, y - ry, x, y - ry)} c",
        f"{_n(x + kx, y - ry, x + rx, y - ky, x + rx, y)} c h",
    ]


def _rectangle(a: dict[str, str]) -> list[str]:
    x, y, w, h = (float(a.get(key, "0")) for key in ("x", "y", "width", "height"))
    rx = min(float(a.get("rx", a.get("ry", "0"))), w / 2)
    ry = min(float(a.get("ry", a.get("rx", "0"))), h / 2)
    if not rx or not ry:
        return [f"{_n(x, y, w, h)} re"]
    kx, ky = rx * (1 - _CIRCLE), ry * (1 - _CIRCLE)
    return [
        f"{_n(x + rx, y)} m {_n(x + w - rx, y)} l",
        f"{_n(x + w - kx, y, x + w, y + ky, x + w, y + ry)} c {_n(x + w, y + h - ry)} l",
        f"{_n(x + w, y + h - ky, x + w - kx, y + h, x + w - rx, y + h)} c {_n(x + rx, y + h)} l",
        f"{_n(x + kx, y + h, x, y + h - ky, x, y + h - ry)} c {_n(x, y + ry)} l",
        f"{_n(x, y + ky, x + kx, y, x + rx, y)} c h",
    ]


def _line(a: dict[str, str]) -> list[str]:
    x1, y1, x2, y2 = (float(a.get(key, "0")) for key in ("x1", "y1", "x2", "y2"))
    return [f"{_n(x1, y1)} m {_n(x2, y2)} l"]


def _points(a: dict[str, str]) -> list[str]:
    v = [float(number) for number in _NUMBER.findall(a.get("points", ""))]
    pairs = list(zip(v[::2], v[1::2], strict=False))
    return [f"{_n(x, y)} {'l' if at else 'm'}" for at, (x, y) in enumerate(pairs)]


def _polygon(a: dict[str, str]) -> list[str]:
    points = _points(a)
    return [*points, "h"] if points else []


_SHAPES: Final[dict[str, Callable[[dict[str, str]], list[str]]]] = {
    "path": _path,
    "circle": _ellipse,
    "ellipse": _ellipse,
    "rect": _rectangle,
    "line": _line,
    "polyline": _points,
    "polygon": _polygon,
}


def draw_picture(canvas: TaggedCanvas, concept: str, x: float, y: float, side: float) -> None:
    """Draws a concept's picture with its lower left corner at (x, y)."""
    canvas.stamp(f"Picture-{concept}", operators(concept), UNITS, x, y, side)


def draw_photo(canvas: TaggedCanvas, photo: OwnPhoto, x: float, y: float, side: float) -> None:
    """Draws a photo in the middle of a square with its lower left corner at (x, y), as large as fits."""
    wide, high = photo.size
    share = side / max(wide, high)
    left, low = x + (side - wide * share) / 2, y + (side - high * share) / 2
    canvas.stamp_jpeg(f"Photo-{photo.digest[:32]}", photo.jpeg, photo.size, left, low, wide * share)


class PictureBox(Figure):
    """A square picture, with a small one at its lower right. Without an element it says what words beside it say."""

    def __init__(self, picture: Shown, side: float, badge: str = "", element: Element | None = None) -> None:
        super().__init__(element, side, side)
        self.picture, self.badge = picture, badge

    def paint(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        if isinstance(self.picture, OwnPhoto):
            draw_photo(canvas, self.picture, x, y, width)
        elif self.picture in PICTURES:
            draw_picture(canvas, self.picture, x, y, width)
        else:
            raise BugError(f"no picture for {self.picture!r}")
        if self.badge:
            side = width * BADGE
            left = x + width - side * 0.95
            canvas.setFillColor("#FFFFFF")
            canvas.circle(left + side / 2, y + side / 2, side / 2, stroke=0, fill=1)
            draw_picture(canvas, self.badge, left, y, side)
