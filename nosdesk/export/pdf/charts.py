"""Charts: planned beside paid, and a trend over five faces. Drawn in one ink; every figure stands in the table below."""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from nosdesk.documents.blocks import PaidBar, PaidChart, TrendChart, plain
from nosdesk.export import words
from nosdesk.export.chart_words import gap_words
from nosdesk.export.pdf.boxes import Box, Figure
from nosdesk.export.pdf.layout import BRAND, EDGE, FINE, INK, PAPER
from nosdesk.export.pdf.pictures import draw_picture
from nosdesk.export.pdf.tagged import Element, TaggedCanvas
from nosdesk.export.pdf.text import Setting
from nosdesk.export.pdf.wording import printable
from nosdesk.pictures import FACES

_FEW_BARS: Final = 3
"""At least so many pairs of bars stand on a page."""
_HEADS: Final = 9.1
"""Height in em of what stands above and below upright bars: key, gaps, labels, axis."""
_TALL: Final = 12.7
"""Height in em of the tallest upright bar..."""
_TALLEST: Final = 230.0
"""...and in points."""
_GAP: Final = 3.0
"""Points between the planned and the paid bar."""


def one_line(text: str, setting: Setting) -> str:
    """The text as it can be drawn, on one line."""
    return " ".join(printable(plain(text), setting.faces, setting.reader).split())


class _Chart(Figure):
    """Shared drawing: text on a line, centred or not."""

    def __init__(self, setting: Setting, element: Element, size: float, width: float, height: float) -> None:
        super().__init__(element, width, height)
        self.setting, self.size = setting, size

    def say(
        self, canvas: TaggedCanvas, text: str, x: float, y: float, *, bold: bool = False, centred: bool = False
    ) -> None:
        """Writes a text at the baseline y, cut to what can be drawn."""
        faces = self.setting.faces
        face = faces.face(bold=bold, figures=False)
        shown = one_line(text, self.setting)
        if not shown:
            return
        if centred:
            x -= faces.width(shown, face) * self.size / 2
        canvas.setFillColor(INK)
        canvas.text(x, y, faces.line(shown, face, rtl=canvas.turned), self.size)

    def measure(self, text: str, *, bold: bool = False) -> float:
        """The width of a text in the chart's size."""
        faces = self.setting.faces
        return faces.width(one_line(text, self.setting), faces.face(bold=bold, figures=False)) * self.size

    def shortened(self, text: str, room: float, *, bold: bool = False) -> str:
        """The text, cut with an ellipsis where it is wider than its room; the table has it in full."""
        faces = self.setting.faces
        face = faces.face(bold=bold, figures=False)
        return faces.shortened(one_line(text, self.setting), face, room / self.size)


def _bar(canvas: TaggedCanvas, x: float, y: float, width: float, height: float, *, solid: bool) -> None:
    canvas.setStrokeColor(BRAND)
    canvas.setLineWidth(1.5)
    canvas.setFillColor(BRAND if solid else PAPER)
    canvas.rect(x, y, width, max(height, 0.0), fill=1)


def _most(bars: tuple[PaidBar, ...]) -> Decimal:
    return max((amount for bar in bars for amount in (bar.planned, bar.paid or Decimal(0))), default=Decimal(0))


def _share(amount: Decimal, most: Decimal) -> float:
    return float(max(amount, Decimal(0)) / most) if most > 0 else 0.0


class _PaidFigure(_Chart):
    def __init__(
        self, chart: PaidChart, setting: Setting, element: Element, size: float, width: float, height: float
    ) -> None:
        super().__init__(setting, element, size, width, height)
        self.chart = chart

    def legend(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """The key of the two bars, with its top at y."""
        size = self.size
        for text, solid in ((words.PLANNED, False), (words.PAID, True)):
            said = self.setting.reader.say(text)
            _bar(canvas, x + 1, y - size * 1.25, size * 1.1, size * 1.1, solid=solid)
            self.say(canvas, said, x + size * 1.7, y - size * 1.04, bold=True)
            x += size * 3.4 + self.measure(said, bold=True)


class UprightBars(_PaidFigure):
    """Bars side by side, for labels that are short enough: see `fits`."""

    def __init__(self, chart: PaidChart, setting: Setting, element: Element, size: float, width: float) -> None:
        super().__init__(chart, setting, element, size, width, size * _HEADS + min(size * _TALL, _TALLEST))

    @staticmethod
    def fits(chart: PaidChart, setting: Setting, size: float, width: float) -> bool:
        """Whether every label has room over and under its bars."""
        group = width / max(1, len(chart.bars))
        labels = [bar.label for bar in chart.bars]
        labels += [setting.reader.money(abs(b.paid - b.planned)) for b in chart.bars if b.paid not in {None, b.planned}]
        known = [one_line(label, setting) for label in labels]
        return group >= size * 2 and all(
            setting.faces.width(label, setting.faces.bold) * size <= group - 4 for label in known
        )

    def paint(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        size, bars = self.size, self.chart.bars
        foot, most = y + size * 3.4, _most(bars)
        full = self.tall - size * _HEADS
        group = width / max(1, len(bars))
        thick = min(group * 0.4, size * 4)
        self.legend(canvas, x, y + self.tall)
        for at, bar in enumerate(bars):
            left = x + at * group + (group - 2 * thick - _GAP) / 2
            middle = x + at * group + group / 2
            _bar(canvas, left, foot, thick, _share(bar.planned, most) * full, solid=False)
            if bar.paid is not None:
                _bar(canvas, left + thick + _GAP, foot, thick, _share(bar.paid, most) * full, solid=True)
            self._gap_label(canvas, bar, middle, foot + _share(max(bar.planned, bar.paid or Decimal(0)), most) * full)
            self.say(canvas, bar.label, middle, foot - size * 1.4, bold=True, centred=True)
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1.4)
        canvas.line(x, foot, x + width, foot)
        self.say(canvas, self.shortened(self.chart.axis, width), x + width / 2, y + size * 0.3, centred=True)

    def _gap_label(self, canvas: TaggedCanvas, bar: PaidBar, middle: float, top: float) -> None:
        """How much more or less, over a pair that differs: the sum above its word."""
        if bar.paid is None or bar.paid == bar.planned:
            return
        text = gap_words(bar, self.setting.reader)
        amount = self.setting.reader.money(abs(bar.paid - bar.planned))
        word = text.replace(amount, "").strip()
        self.say(canvas, amount, middle, top + self.size * 2.0, bold=True, centred=True)
        self.say(canvas, word, middle, top + self.size * 0.5, bold=True, centred=True)


class LyingBars(_PaidFigure):
    """A pair of bars on each line, for large print and for many or long labels; one figure even over several pages."""

    def __init__(
        self, chart: PaidChart, setting: Setting, element: Element, size: float, width: float, *, first: bool = True
    ) -> None:
        self.first, self.line = first, size * 2.7
        self.head = size * (2.1 if first else 0.0) + size * 1.7
        super().__init__(chart, setting, element, size, width, self.head + self.line * len(chart.bars))
        self.whole = False
        self.most = _most(chart.bars)

    def split(self, width: float, height: float, *, force: bool = False) -> tuple[Box, Box] | None:
        least = 1 if force else _FEW_BARS
        fits = min(int((height - self.head) // self.line), len(self.chart.bars) - least)
        if fits < least or self.element is None:
            return None
        parts = []
        for bars, first in ((self.chart.bars[:fits], self.first), (self.chart.bars[fits:], False)):
            piece = replace(self.chart, bars=bars)
            parts.append(LyingBars(piece, self.setting, self.element, self.size, self.wide, first=first))
            parts[-1].most = self.most
        return parts[0], parts[1]

    def paint(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        size, bars, most = self.size, self.chart.bars, self.most
        top = y + self.tall
        if self.first:
            self.legend(canvas, x, top)
            top -= size * 2.1
        self.say(canvas, self.shortened(self.chart.axis, width), x, top - size * 1.0)
        top -= size * 1.7
        names = min(max((self.measure(bar.label, bold=True) for bar in bars), default=0.0), width * 0.32) + size * 0.8
        said = [gap_words(bar, self.setting.reader) for bar in bars]
        notes = min(max((self.measure(text, bold=True) for text in said), default=0.0), width * 0.4) + size * 0.7
        full = max(width - names - notes, size * 2)
        for bar, text in zip(bars, said, strict=True):
            differs = bar.paid not in {None, bar.planned}
            base = top - self.line / 2 - size * 0.334
            self.say(canvas, self.shortened(bar.label, names - size * 0.6, bold=True), x, base, bold=True)
            thick = size * 0.95
            left = x + names
            _bar(canvas, left, top - self.line / 2 + 0.5, _share(bar.planned, most) * full, thick, solid=False)
            if bar.paid is not None:
                _bar(canvas, left, top - self.line / 2 - thick - 1.5, _share(bar.paid, most) * full, thick, solid=True)
            longest = _share(max(bar.planned, bar.paid or Decimal(0)), most) * full
            room = x + width - left - longest - size * 0.5
            self.say(canvas, self.shortened(text, room, bold=differs), left + longest + size * 0.5, base, bold=differs)
            top -= self.line
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1.4)
        canvas.line(x + names, y, x + names, y + self.line * len(bars))


class Trend(_Chart):
    """A point for each check, over the five faces, joined by a line; the target is a dashed line with its word."""

    def __init__(self, chart: TrendChart, setting: Setting, element: Element, size: float, width: float) -> None:
        self.line = max(size * 2.5, 34.0)
        super().__init__(setting, element, size, width, self.line * 5 + size * 3.6)
        self.chart = chart

    def paint(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        size, chart, line = self.size, self.chart, self.line
        face = line * 0.96
        names = min(max(self.measure(name) for name in chart.faces), width * 0.3)
        left, right = x + face + size * 0.5 + names + size, x + width
        foot = y + size * 3.6

        def level(value: int) -> float:
            return foot + line * (value - 0.5)

        for value in range(1, 6):
            draw_picture(canvas, FACES[value - 1], x, level(value) - face / 2, face)
            name = self.shortened(chart.faces[value - 1], names)
            self.say(canvas, name, x + face + size * 0.5, level(value) - size * 0.334)
            canvas.setStrokeColor(FINE)
            canvas.setLineWidth(1)
            canvas.line(left, level(value), right, level(value))
        if chart.target is not None:
            self._target(canvas, left, right, level(chart.target))
        step = (right - left) / max(1, len(chart.points))
        places = [(left + step * (at + 0.5), level(p.value)) for at, p in enumerate(chart.points)]
        canvas.setStrokeColor(BRAND)
        canvas.setLineWidth(2.5)
        canvas.setLineJoin(1)
        for (x0, y0), (x1, y1) in pairwise(places):
            canvas.line(x0, y0, x1, y1)
        canvas.setFillColor(BRAND)
        canvas.setStrokeColor(PAPER)
        canvas.setLineWidth(2)
        for place in places:
            canvas.circle(*place, size * 0.48, fill=1)
        self._labels(canvas, places, foot, step, (left, right))
        axis = self.shortened(chart.axis, right - x)
        self.say(canvas, axis, right - self.measure(axis), y + size * 0.3)

    def _target(self, canvas: TaggedCanvas, left: float, right: float, y: float) -> None:
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1.8)
        canvas.setDash(5, 4)
        canvas.line(left, y, right, y)
        canvas.setDash()
        said = self.setting.reader.say(words.TARGET)
        wide = self.measure(said, bold=True)
        canvas.setFillColor(PAPER)
        canvas.rect(right - wide - self.size * 0.6, y - self.size * 0.7, wide + self.size * 0.6, self.size * 1.4, 0, 1)
        self.say(canvas, said, right - wide, y - self.size * 0.334, bold=True)

    def _labels(
        self,
        canvas: TaggedCanvas,
        places: list[tuple[float, float]],
        foot: float,
        step: float,
        edges: tuple[float, float],
    ) -> None:
        """When each check was; where they would touch, only every so manieth, always the first."""
        labels = [point.label for point in self.chart.points]
        widest = max((self.measure(label, bold=True) for label in labels), default=0.0)
        widest = min(widest, edges[1] - edges[0])
        every = max(1, int(-(-(widest + self.size * 0.6) // step))) if step else 1
        canvas.setStrokeColor(EDGE)
        canvas.setLineWidth(1)
        for at, ((middle, _), label) in enumerate(zip(places, labels, strict=True)):
            if at % every:
                continue
            text = self.shortened(label, widest, bold=True)
            wide = self.measure(text, bold=True)
            left = min(max(middle - wide / 2, edges[0]), edges[1] - wide)
            self.say(canvas, text, left, foot - self.size * 1.3, bold=True)
