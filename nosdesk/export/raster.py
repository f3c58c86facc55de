"""Drawings as PNG files for the formats that cannot hold our own: pictures, charts and the shapes of states.

`Raster` has the drawing calls of the paper's canvas that charts, marks and pictures use, so that each is drawn by one
function wherever it stands. Lengths are points, y upwards, as on paper. It draws several times as large and shrinks at the end.
"""

import io
import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, cast

from PIL import Image, ImageChops, ImageDraw, ImageFont

from nosdesk.errors import BugError

if TYPE_CHECKING:
    from nosdesk.export.pdf.fonts import Face
    from nosdesk.export.pdf.shaping import ShapedFace

_FINER: Final = 3
"""Drawn so many times as large, for smooth edges; a large picture on a ground only"""
_FINE: Final = 2
"""so many times."""
_FLAT: Final = 14
"""A curve becomes so many straight lines."""
_CIRCLE: Final = 0.5522847498
_LEAST_FONT: Final = 1

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Final[Matrix] = (1, 0, 0, 1, 0, 0)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that does `inner` first, then `outer`."""
    a, b, c, d, e, f = inner
    o, p, q, r, s, t = outer
    return (a * o + b * q, a * p + b * r, c * o + d * q, c * p + d * r, e * o + f * q + s, e * p + f * r + t)


class Path:
    """Lines and curves, as ReportLab's path object has them."""

    def __init__(self) -> None:
        self.contours: list[tuple[list[Point], bool]] = []
        """Each contour flattened, and whether it is closed."""

    def moveTo(self, x: float, y: float) -> None:  # noqa: N802 - ReportLab's names, here and below
        """Begins a contour."""
        self.contours.append(([(x, y)], False))

    def lineTo(self, x: float, y: float) -> None:  # noqa: N802
        """A straight line."""
        self._points().append((x, y))

    def curveTo(self, x1: float, y1: float, x2: float, y2: float, x3: float, y3: float) -> None:  # noqa: N802
        """A cubic Bézier curve."""
        points = self._points()
        x0, y0 = points[-1]
        for at in range(1, _FLAT + 1):
            t = at / _FLAT
            u = 1 - t
            k0, k1, k2, k3 = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
            points.append((k0 * x0 + k1 * x1 + k2 * x2 + k3 * x3, k0 * y0 + k1 * y1 + k2 * y2 + k3 * y3))

    def close(self) -> None:
        """Joins the end of the contour with its beginning."""
        if self.contours:
            self.contours[-1] = (self.contours[-1][0], True)

    def _points(self) -> list[Point]:
        if not self.contours:
            raise BugError("a path begins with moveTo")
        points, closed = self.contours[-1]
        if closed:
            self.contours.append(([points[0]], False))
        return self.contours[-1][0]


class _State:
    """What is saved and restored."""

    def __init__(self) -> None:
        self.matrix: Matrix = _IDENTITY
        self.fill = self.stroke = "#000000"
        self.width = 1.0
        self.cap = 0
        self.dash: tuple[float, ...] = ()

    def copy(self) -> "_State":
        made = _State()
        made.__dict__.update(self.__dict__)
        return made


class Raster:
    """A picture of `width` × `height` points at so many pixels an inch, on nothing or on a colour."""

    turned = False
    """A picture is never turned round, see TaggedCanvas."""

    def __init__(self, width: float, height: float, *, dpi: float, ground: str = "") -> None:
        self._size = (max(1, round(width * dpi / 72)), max(1, round(height * dpi / 72)))
        finer = _FINE if ground else _FINER
        scale = finer * dpi / 72
        big = (self._size[0] * finer, self._size[1] * finer)
        self._image = Image.new("RGB", big, ground) if ground else Image.new("RGBA", big, "#FFFFFF00")
        self._draw = ImageDraw.Draw(self._image)
        self._state = _State()
        self._state.matrix = (scale, 0, 0, -scale, 0, big[1])
        self._saved: list[_State] = []

    def png(self, colours: int = 0) -> bytes:
        """The picture as a PNG file; with `colours` in about so many, which is smaller, but no longer exact about white."""
        image = self._image.resize(self._size, Image.Resampling.BOX)
        if colours:
            image = image.quantize(colours, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        out = io.BytesIO()
        image.save(out, "PNG", optimize=bool(colours))
        return out.getvalue()

    # ---- state -----------------------------------------------------------------------------------

    @contextmanager
    def mark(self, _: object) -> Iterator[None]:
        """Marks nothing: a picture has no structure of its own."""
        yield

    def saveState(self) -> None:  # noqa: N802
        """Keeps colours, widths and the place."""
        self._saved.append(self._state.copy())

    def restoreState(self) -> None:  # noqa: N802
        """Takes back what was kept last."""
        self._state = self._saved.pop()

    def setFillColor(self, colour: str) -> None:  # noqa: N802
        """The colour of what is filled, "#RRGGBB"."""
        self._state.fill = colour

    def setStrokeColor(self, colour: str) -> None:  # noqa: N802
        """The colour of lines."""
        self._state.stroke = colour

    def setLineWidth(self, width: float) -> None:  # noqa: N802
        """The width of lines."""
        self._state.width = width

    def setLineCap(self, cap: int) -> None:  # noqa: N802
        """How lines end: 0 cut off, 1 round, 2 square."""
        self._state.cap = cap

    def setLineJoin(self, join: int) -> None:  # noqa: N802
        """How lines meet: always round here."""

    def setDash(self, *dash: float) -> None:  # noqa: N802
        """Lengths of a dash and of a gap; none: a whole line."""
        self._state.dash = dash

    def translate(self, x: float, y: float) -> None:
        """Moves the origin."""
        self.transform(1, 0, 0, 1, x, y)

    def scale(self, x: float, y: float) -> None:
        """Enlarges what follows."""
        self.transform(x, 0, 0, y, 0, 0)

    def transform(self, a: float, b: float, c: float, d: float, e: float, f: float) -> None:
        """Changes the coordinates of what follows."""
        self._state.matrix = _times((a, b, c, d, e, f), self._state.matrix)

    # ---- shapes ----------------------------------------------------------------------------------

    def beginPath(self) -> Path:  # noqa: N802
        """A new path, to be drawn by `drawPath`."""
        return Path()

    def drawPath(self, path: Path, stroke: int = 1, fill: int = 0, *, even: bool = False) -> None:  # noqa: N802
        """Fills a path (nonzero winding, or even-odd) and draws its lines."""
        a, b, c, d, e, f = self._state.matrix
        contours = [
            ([(a * x + c * y + e, b * x + d * y + f) for x, y in points], closed) for points, closed in path.contours
        ]
        if fill:
            self._fill([points for points, _ in contours], even=even)
        if stroke and self._state.width > 0:
            for points, closed in contours:
                self._stroke([*points, points[0]] if closed else points, closed=closed)

    def rect(self, x: float, y: float, width: float, height: float, stroke: int = 1, fill: int = 0) -> None:
        """A rectangle from its lower left corner."""
        self.drawPath(_polygon([(x, y), (x + width, y), (x + width, y + height), (x, y + height)]), stroke, fill)

    def roundRect(  # noqa: N802
        self, x: float, y: float, width: float, height: float, radius: float, stroke: int = 1, fill: int = 0
    ) -> None:
        """A rectangle with round corners."""
        corners = (
            (x + width - radius, y + radius, -90),
            (x + width - radius, y + height - radius, 0),
            (x + radius, y + height - radius, 90),
            (x + radius, y + radius, 180),
        )
        points = [point for cx, cy, start in corners for point in _arc(cx, cy, radius, start, 90)]
        self.drawPath(_polygon(points), stroke, fill)

    def circle(self, x: float, y: float, radius: float, stroke: int = 1, fill: int = 0) -> None:
        """A circle round (x, y)."""
        self.drawPath(_polygon(_arc(x, y, radius, 0, 360)), stroke, fill)

    def wedge(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        start: float,
        extent: float,
        stroke: int = 1,
        fill: int = 0,
    ) -> None:
        """A piece of a disc inside a square, angles in degrees."""
        x, y = (x1 + x2) / 2, (y1 + y2) / 2
        self.drawPath(_polygon([(x, y), *_arc(x, y, (x2 - x1) / 2, start, extent)]), stroke, fill)

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """A straight line."""
        path = Path()
        path.moveTo(x1, y1)
        path.lineTo(x2, y2)
        self.drawPath(path)

    def lines(self, lines: Iterable[tuple[float, float, float, float]]) -> None:
        """Several straight lines."""
        for line in lines:
            self.line(*line)

    def text(self, x: float, y: float, runs: Iterable[tuple["Face", str]], size: float) -> None:
        """Writes runs of text on the baseline y."""
        a, _, c, d, e, f = self._state.matrix
        pixels = max(_LEAST_FONT, round(size * abs(d)))
        for face, piece in runs:
            if not piece:
                continue
            if face.shaped:
                self._outlined(cast("ShapedFace", face), piece, x, y, size)
                x += face.width(piece) * size
                continue
            font = _font(face.program.name, pixels)
            self._draw.text((a * x + c * y + e, d * y + f), piece, font=font, fill=self._state.fill, anchor="ls")
            x += face.width(piece) * size

    def _outlined(self, face: "ShapedFace", text: str, x: float, y: float, size: float) -> None:
        """Writes a text whose letters change with their neighbours, as shapes."""
        from fontTools.pens.basePen import decomposeQuadraticSegment
        from fontTools.pens.recordingPen import RecordingPen

        pen = RecordingPen()
        face.draw(text, pen)
        path = Path()
        for step, points in pen.value:
            match step:
                case "moveTo":
                    path.moveTo(*points[0])
                case "lineTo":
                    path.lineTo(*points[0])
                case "qCurveTo":
                    for control, end in decomposeQuadraticSegment(points):
                        start = path.contours[-1][0][-1]
                        thirds = [
                            (start[at] + 2 * control[at]) / 3 if side == 0 else (end[at] + 2 * control[at]) / 3
                            for side in (0, 1)
                            for at in (0, 1)
                        ]
                        path.curveTo(thirds[0], thirds[1], thirds[2], thirds[3], *end)
                case "closePath":
                    path.close()
                case _:
                    raise BugError(f"a letter is drawn with {step!r}, which cannot be drawn")
        self.saveState()
        self.transform(size / 1000, 0, 0, size / 1000, x, y)
        self.drawPath(path, stroke=0, fill=1)
        self.restoreState()

    def stamp(self, _name: str, stream: str, size: float, x: float, y: float, width: float) -> None:
        """Draws a drawing given as PDF operators in a square of `size` units, `width` points wide."""
        self.saveState()
        self.transform(width / size, 0, 0, width / size, x, y)
        _run(self, stream)
        self.restoreState()

    def _fill(self, contours: Sequence[Sequence[Point]], *, even: bool) -> None:
        contours = [points for points in contours if len(points) > 2]
        if len(contours) == 1:
            self._draw.polygon(list(contours[0]), fill=self._state.fill)
            return
        if not contours:
            return
        xs = [x for points in contours for x, _ in points]
        ys = [y for points in contours for _, y in points]
        left, top = math.floor(min(xs)), math.floor(min(ys))
        box = (math.ceil(max(xs)) - left + 1, math.ceil(max(ys)) - top + 1)
        with_sun, against = Image.new("L", box), Image.new("L", box)
        for points in contours:
            one = Image.new("L", box)
            ImageDraw.Draw(one).polygon([(x - left, y - top) for x, y in points], fill=1)
            if even or _area(points) > 0:
                with_sun = ImageChops.add(with_sun, one)
            else:
                against = ImageChops.add(against, one)
        turns = ImageChops.difference(with_sun, against)
        mask = turns.point([255 * (value % 2 if even else min(value, 1)) for value in range(256)])
        self._image.paste(self._state.fill, (left, top), mask)

    def _stroke(self, points: list[Point], *, closed: bool) -> None:
        a, b, c, d, _, _ = self._state.matrix
        scale = math.sqrt(abs(a * d - b * c))
        # Pillow's shapes hold the pixels that their edges run through: half a pixel more on every side.
        half = max(self._state.width * scale / 2 - 0.5, 0.5)
        if self._state.dash:
            dashes = list(_dashed(points, [length * scale for length in self._state.dash]))
        else:
            dashes = [points]
        for piece in dashes:
            self._thick(piece, half, round_ends=closed or self._state.cap == 1, square=self._state.cap == 2)

    def _thick(self, points: Sequence[Point], half: float, *, round_ends: bool, square: bool) -> None:
        colour = self._state.stroke
        for (x0, y0), (x1, y1) in pairwise(points):
            length = math.hypot(x1 - x0, y1 - y0)
            if length:
                dx, dy = (x1 - x0) / length * half, (y1 - y0) / length * half
                more = (dx, dy) if square else (0.0, 0.0)
                corners = [
                    (x0 - dy - more[0], y0 + dx - more[1]),
                    (x1 - dy + more[0], y1 + dx + more[1]),
                    (x1 + dy + more[0], y1 - dx + more[1]),
                    (x0 + dy - more[0], y0 - dx - more[1]),
                ]
                self._draw.polygon(corners, fill=colour)
        joints = points if round_ends else points[1:-1]
        for x, y in joints:
            self._draw.ellipse((x - half, y - half, x + half, y + half), fill=colour)


def _polygon(points: Sequence[Point]) -> Path:
    path = Path()
    path.contours.append((list(points), True))
    return path


def _arc(x: float, y: float, radius: float, start: float, extent: float) -> list[Point]:
    steps = max(2, round(abs(extent) / 5))
    angles = (math.radians(start + extent * at / steps) for at in range(steps + 1))
    return [(x + radius * math.cos(a), y + radius * math.sin(a)) for a in angles]


def _area(points: Sequence[Point]) -> float:
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise([*points, points[0]]))


def _dashed(points: Sequence[Point], lengths: Sequence[float]) -> Iterator[list[Point]]:
    """A broken line in dashes."""
    at, left = 0, lengths[0]
    piece = [points[0]]
    for (x0, y0), (x1, y1) in pairwise(points):
        whole = math.hypot(x1 - x0, y1 - y0)
        done = 0.0
        while whole - done > left:
            done += left
            place = (x0 + (x1 - x0) * done / whole, y0 + (y1 - y0) * done / whole)
            if at % 2 == 0:
                yield [*piece, place]
            at += 1
            left = lengths[at % len(lengths)]
            piece = [place]
        left -= whole - done
        piece.append((x1, y1))
    if at % 2 == 0 and len(piece) > 1:
        yield piece


@cache
def _font(program: str, pixels: int) -> Any:
    from nosdesk.export.pdf.fonts import faces

    known = faces()
    for face in (known.regular, known.bold, known.symbols):
        if face.program.name == program:
            return ImageFont.truetype(io.BytesIO(face.program.data), pixels, layout_engine=ImageFont.Layout.BASIC)
    raise BugError(f"no face is called {program!r}")


def _run(raster: Raster, stream: str) -> None:
    """Draws PDF operators: those that nosdesk.export.pdf.pictures writes."""
    path, numbers = Path(), list[float]()
    for word in stream.split():
        if word[0] in "-+.0123456789":
            numbers.append(float(word))
            continue
        match word:
            case "q":
                raster.saveState()
            case "Q":
                raster.restoreState()
            case "cm":
                raster.transform(*numbers)
            case "rg":
                raster.setFillColor(_colour(numbers))
            case "RG":
                raster.setStrokeColor(_colour(numbers))
            case "w":
                raster.setLineWidth(numbers[0])
            case "J":
                raster.setLineCap(int(numbers[0]))
            case "j" | "M":
                pass
            case "m":
                path.moveTo(*numbers)
            case "l":
                path.lineTo(*numbers)
            case "c":
                path.curveTo(*numbers)
            case "h":
                path.close()
            case "re":
                x, y, width, height = numbers
                path.contours += _polygon([(x, y), (x + width, y), (x + width, y + height), (x, y + height)]).contours
            case "B" | "B*" | "f" | "f*" | "S":
                raster.drawPath(path, stroke=word[0] in "BS", fill=word[0] in "Bf", even="*" in word)
                path = Path()
            case _:
                raise BugError(f"a drawing has the operator {word!r}, which cannot be drawn")
        numbers = []


def _colour(numbers: Sequence[float]) -> str:
    return "#" + "".join(f"{round(number * 255):02X}" for number in numbers)
