"""Charts as shapes: where every bar, dot and word lies in a width, and how it is drawn, at any size and in any theme.

No meaning by colour alone: planned is outlined and wide, paid solid and narrow; the target line says what it is.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from nosdesk.ui.kit.cells import Face, Measure, flipped
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.paint import Centre, Wrapped, rounded
from nosdesk.ui.kit.pieces import paint_picture

Columns = Sequence[tuple[int, int]]
"""Left edge and width of the column that each bar or dot stands over."""

SMALL: Final = Face("small")
NOTE: Final = Face("small", "bold")
VALUE: Final = Face("body", "bold")
LABEL: Final = Face("small", "bold")


@dataclass(frozen=True, slots=True)
class PaidBar:
    """One time: what was planned and what was paid, in pounds.

    `note` is written at the bar, where something differs ("£192 less"); `said` is the whole in words.
    """

    label: str
    planned: Decimal
    paid: Decimal
    said: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One time and the value at it, None where nothing was checked. `shown` is the value as it is written."""

    label: str
    value: Decimal | None
    shown: str
    said: str


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a scale: its value, its words, and a picture (a concept) or none."""

    value: Decimal
    words: str
    picture: str = ""


@dataclass(frozen=True, slots=True)
class TrendScale:
    """The scale of a trend from its lowest to its highest step; `target_words` ("Target: 4") stand at the target."""

    steps: tuple[Step, ...]
    target: Decimal | None = None
    target_words: str = ""


def five_faces(target: Decimal | None = None, target_words: str = "") -> TrendScale:
    """The five faces from very bad to very good."""
    steps = tuple(Step(Decimal(number), str(number), f"face-{number}") for number in range(1, 6))
    return TrendScale(steps, target, target_words)


def out_of_100(target: Decimal | None = None, target_words: str = "") -> TrendScale:
    """A scale from 0 to 100."""
    return TrendScale(tuple(Step(Decimal(value), str(value)) for value in range(0, 101, 25)), target, target_words)


def axis_steps(least: Decimal, most: Decimal) -> tuple[Decimal, ...]:
    """Round values for the lines of an axis, about three, from at or below `least` up to at most `most`."""
    span = max(most, Decimal(0)) - min(least, Decimal(0))
    if span <= 0:
        return (Decimal(0),)
    raw = span / 3
    size = Decimal(1).scaleb(raw.adjusted())
    step = next(size * times for times in (1, 2, 5, 10) if size * times >= raw)
    first = (min(least, Decimal(0)) / step).to_integral_value(ROUND_FLOOR)
    last = (max(most, Decimal(0)) / step).to_integral_value(ROUND_FLOOR)
    # Written out plainly: multiples of 1E+2 would say "4E+2".
    return tuple(Decimal(f"{step * number:f}") for number in range(int(first), int(last) + 1))


def draw_planned(painter: QPainter, look: Look, box: QRectF) -> None:
    """The sign of what was planned: a wide outlined bar."""
    rounded(painter, box, 6, look.colour("panel"), look.colour("edge"), look.edge())


def draw_paid_bar(painter: QPainter, look: Look, box: QRectF) -> None:
    """The sign of what was paid: a narrow solid bar."""
    rounded(painter, box, 4, look.colour("brand"))


def own_columns(start: float, width: float, count: int) -> list[tuple[int, int]]:
    """Equal columns from `start` to the end of the width, where no table stands below."""
    each = max(1, int((width - start) / max(1, count)))
    return [(round(start) + each * number, each) for number in range(count)]


class StandingBars:
    """Bars that stand side by side, over the columns of a table or over labels of their own."""

    def __init__(
        self,
        measure: Measure,
        bars: Sequence[PaidBar],
        width: int,
        money: Callable[[Decimal], str],
        columns: Columns | None = None,
    ) -> None:
        self.measure, self.bars, self.width, self.money = measure, bars, width, money
        look = measure.look
        amounts = [amount for bar in bars for amount in (bar.planned, bar.paid)] or [Decimal(0)]
        self.least, self.most = min(*amounts, Decimal(0)), max(*amounts, Decimal(0))
        self.steps = axis_steps(self.least, self.most)
        self.axis = max(measure.width(money(step), SMALL) for step in self.steps) + look.space(12)
        self.labelled = columns is None
        self.columns = own_columns(self.axis, width, len(bars)) if columns is None else list(columns)
        self.notes = [self._note(number) for number in range(len(bars))]
        self.top = max((note.height for note in self.notes if note), default=0.0) + look.space(6)
        below = look.space(8) + measure.step(LABEL) + look.space(20) if self.labelled else 0
        self.height = round(look.space(238) + self.top + below)
        self.foot = self.height - below - look.space(10)

    @property
    def fits(self) -> bool:
        """Whether axis, labels and notes have room; else the bars lie."""
        enough = self.columns[0][0] >= self.axis - 1 if self.columns else False
        for bar, (_, wide) in zip(self.bars, self.columns, strict=True):
            enough = enough and self.measure.longest_word(bar.note, NOTE) <= wide
            if self.labelled:
                enough = enough and self.measure.width(bar.label, LABEL) <= wide - self.measure.look.space(6)
        return enough and all(wide >= self.measure.look.icon(30) for _, wide in self.columns)

    def _note(self, number: int) -> Wrapped | None:
        note = self.bars[number].note
        if not note:
            return None
        # No wider than its column, or it would cover the bar beside it.
        return Wrapped(note, self.measure.font(NOTE), self.columns[number][1], 1.2, Centre, self.measure.rtl)

    def y(self, amount: Decimal) -> float:
        """Where an amount lies."""
        share = float((amount - self.least) / (self.most - self.least)) if self.most > self.least else 0.0
        return self.foot - (self.foot - self.top) * share

    def boxes(self, number: int) -> tuple[QRectF, QRectF]:
        """The bars of what was planned and of what was paid."""
        bar, (left, wide) = self.bars[number], self.columns[number]
        centre, zero = left + wide / 2, self.y(Decimal(0))
        outer = min(wide * 0.66, 46 * self.measure.look.scale**0.5)
        planned, paid = (QRectF(QPointF(0, self.y(amount)), QPointF(1, zero)) for amount in (bar.planned, bar.paid))
        planned.setRect(centre - outer / 2, planned.top(), outer, planned.height())
        paid.setRect(centre - outer * 0.3, paid.top(), outer * 0.6, paid.height())
        return planned.normalized(), paid.normalized()

    def marks(self) -> list[QRectF]:
        """The room of each bar, for a screen reader."""
        whole = QRectF(0, 0, self.width, self.height)
        return [flipped(QRectF(left, 0, wide, self.foot), whole, self.measure.rtl) for left, wide in self.columns]

    def draw(self, painter: QPainter) -> None:
        """Draw everything at the painter's origin."""
        look, measure = self.measure.look, self.measure
        whole = QRectF(0, 0, self.width, self.height)
        right = sum(self.columns[-1]) if self.columns else self.width
        left = self.columns[0][0] if self.columns else 0
        for step in self.steps:
            line = round(self.y(step)) + 0.5
            painter.setPen(QPen(look.colour("edge" if step == 0 else "line"), 2 if step == 0 else 1))
            ends = flipped(QRectF(left, line, right - left, 0), whole, measure.rtl)
            painter.drawLine(ends.topLeft(), ends.topRight())
            tall = measure.step(SMALL)
            words = QRectF(0, line - tall / 2, left - look.space(12), tall)
            measure.write(
                painter, self.money(step), SMALL, flipped(words, whole, measure.rtl), look.colour("quiet_ink"), True
            )
        for number in range(len(self.bars)):
            self._draw_bar(painter, number, whole)

    def _draw_bar(self, painter: QPainter, number: int, whole: QRectF) -> None:
        look, rtl = self.measure.look, self.measure.rtl
        planned, paid = (flipped(box, whole, rtl) for box in self.boxes(number))
        zero, deep = self.y(Decimal(0)), 12
        for box, draw in ((planned, draw_planned), (paid, draw_paid_bar)):
            painter.save()
            # A bar is longer than its amount and cut off at the line of nought: only its far end is round.
            if box.bottom() > zero + 0.5:
                painter.setClipRect(QRectF(0, zero + 1, self.width, self.height))
                draw(painter, look, box.adjusted(0, -deep, 0, 0))
            elif box.height() >= 0.5:
                painter.setClipRect(QRectF(0, 0, self.width, zero - 1))
                draw(painter, look, box.adjusted(0, 0, 0, deep))
            painter.restore()
        left, wide = self.columns[number]
        middle = flipped(QRectF(left, 0, wide, 1), whole, rtl).center().x()
        note = self.notes[number]
        if note:
            top = min(planned.top(), paid.top()) - note.height - 3
            note.draw(painter, QPointF(middle - wide / 2, max(0.0, top)), look.colour("ink"))
        if self.labelled:
            label = Wrapped(self.bars[number].label, self.measure.font(LABEL), wide, 1.25, Centre, rtl)
            label.draw(painter, QPointF(middle - wide / 2, self.foot + look.space(14)), look.colour("ink"))


class LyingBars:
    """The same bars, each lying under its label, where they have no room to stand."""

    def __init__(self, measure: Measure, bars: Sequence[PaidBar], width: int) -> None:
        self.measure, self.bars, self.width = measure, bars, width
        look = measure.look
        amounts = [amount for bar in bars for amount in (bar.planned, bar.paid)] or [Decimal(0)]
        self.least, self.most = min(*amounts, Decimal(0)), max(*amounts, Decimal(0))
        self.thick, self.gap = look.icon(22), look.space(18)
        self.tops: list[float] = []
        y = 0.0
        for bar in bars:
            self.tops.append(y)
            y += self._words_height(bar) + look.space(4) + self.thick + self.gap
        self.height = round(max(1.0, y))

    def _beside(self, bar: PaidBar) -> bool:
        both = self.measure.width(bar.label, LABEL) + self.measure.width(bar.note, NOTE)
        return both + self.measure.look.space(16) <= self.width

    def _words_height(self, bar: PaidBar) -> float:
        label = self.measure.height(bar.label, LABEL, self.width)
        note = self.measure.height(bar.note, NOTE, self.width)
        return max(label, note) if self._beside(bar) else label + note

    def _x(self, amount: Decimal) -> float:
        share = float((amount - self.least) / (self.most - self.least)) if self.most > self.least else 0.0
        return self.width * share

    def marks(self) -> list[QRectF]:
        """The room of each bar, for a screen reader."""
        gap = self.measure.look.space(4)
        return [
            QRectF(0, top, self.width, self._words_height(bar) + gap + self.thick)
            for bar, top in zip(self.bars, self.tops, strict=True)
        ]

    def draw(self, painter: QPainter) -> None:
        """Draw everything at the painter's origin."""
        look, measure = self.measure.look, self.measure
        whole, zero = QRectF(0, 0, self.width, self.height), self._x(Decimal(0))
        for bar, top in zip(self.bars, self.tops, strict=True):
            line = QRectF(0, top, self.width, 1)
            took = measure.write(painter, bar.label, LABEL, line, look.colour("ink"))
            if bar.note:
                line.moveTop(top if self._beside(bar) else top + took)
                measure.write(painter, bar.note, NOTE, line, look.colour("ink"), at_end=self._beside(bar))
            y = top + self._words_height(bar) + look.space(4)
            for amount, inset, draw in ((bar.planned, 0.0, draw_planned), (bar.paid, 0.2, draw_paid_bar)):
                box = QRectF(QPointF(zero, y), QPointF(self._x(amount), y + self.thick)).normalized()
                box.adjust(0, self.thick * inset, 0, -self.thick * inset)
                if box.width() >= 1:
                    draw(painter, look, flipped(box, whole, measure.rtl))
            nought = flipped(QRectF(zero - (1 if zero else 0), y - 3, 2, self.thick + 6), whole, measure.rtl)
            painter.fillRect(nought, look.colour("edge"))


PaidShape = StandingBars | LyingBars


def paid_shape(
    measure: Measure,
    bars: Sequence[PaidBar],
    width: int,
    money: Callable[[Decimal], str],
    columns: Columns | None = None,
) -> PaidShape:
    """Standing bars where their words have room, over the table's columns if there are any; else lying ones."""
    standing = StandingBars(measure, bars, width, money, columns)
    return standing if standing.fits else LyingBars(measure, bars, width)


class TrendShape:
    """Values over time as a line with dots on a scale of faces or numbers; a dashed line is the target."""

    def __init__(
        self,
        measure: Measure,
        points: Sequence[TrendPoint],
        scale: TrendScale,
        width: int,
        columns: Columns | None = None,
    ) -> None:
        self.measure, self.points, self.scale, self.width = measure, points, scale, width
        look = measure.look
        self.numbers = max(measure.width(step.words, SMALL) for step in scale.steps)
        self.side = look.icon(34) if any(step.picture for step in scale.steps) else 0
        self.axis = look.space(4) + self.numbers + (look.space(8) + self.side if self.side else 0) + look.space(14)
        over = columns is not None and bool(columns) and columns[0][0] >= self.axis - look.space(10)
        self.labelled = not over
        self.columns = list(columns) if over and columns is not None else own_columns(self.axis, width, len(points))
        self.top = max(self.side / 2, look.icon(24))
        self.gap = look.space(20) if self.labelled else 0
        below = look.space(10) + measure.step(LABEL) + self.gap if self.labelled else 0
        self.height = round(look.space(344) + self.top + self.side / 2 + below)
        self.foot = self.height - below - max(self.side / 2, look.space(12))
        self.dots = [
            None if point.value is None else QPointF(left + wide / 2, self.y(point.value))
            for point, (left, wide) in zip(points, self.columns, strict=True)
        ]

    def y(self, value: Decimal) -> float:
        """Where a value lies."""
        least, most = self.scale.steps[0].value, self.scale.steps[-1].value
        return self.foot - (self.foot - self.top) * float((value - least) / (most - least))

    @property
    def left(self) -> float:
        """Where the lines of the scale begin."""
        return float(self.columns[0][0]) if self.columns else self.axis

    @property
    def right(self) -> float:
        """Where they end."""
        return float(sum(self.columns[-1])) if self.columns else float(self.width)

    def marks(self) -> list[QRectF]:
        """The room of each dot, for a screen reader; the whole column where there is none."""
        whole, side = QRectF(0, 0, self.width, self.height), self.measure.look.icon(24)
        found = []
        for dot, (left, wide) in zip(self.dots, self.columns, strict=True):
            box = QRectF(left, self.top, wide, self.foot - self.top)
            if dot is not None:
                box = QRectF(dot.x() - side / 2, dot.y() - side / 2, side, side)
            found.append(flipped(box, whole, self.measure.rtl))
        return found

    def told(self) -> set[int]:
        """The points whose value is written: the last, the lowest and the highest, where they differ."""
        values = {number: point.value for number, point in enumerate(self.points) if point.value is not None}
        if not values:
            return set()
        last = max(values)
        lowest, highest = min(values, key=lambda at: (values[at], -at)), max(values, key=lambda at: (values[at], at))
        return {last} | {at for at in (lowest, highest) if values[at] != values[last]}

    def draw(self, painter: QPainter) -> None:
        """Draw everything at the painter's origin."""
        painter.save()
        if self.measure.rtl:
            # Drawn from left to right and turned round; words and faces are turned back where they are written.
            painter.translate(self.width, 0)
            painter.scale(-1, 1)
        self._draw_scale(painter)
        taken = self._draw_target(painter)
        self._draw_line(painter, taken)
        if self.labelled:
            self._draw_labels(painter)
        painter.restore()

    def _words(
        self, painter: QPainter, text: str, face: Face, box: QRectF, role: str, align: Qt.AlignmentFlag = Centre
    ) -> None:
        words = Wrapped(text, self.measure.font(face), box.width() + 1, 1.2, align, False)
        self._upright(painter, box, lambda at: words.draw(painter, at.topLeft(), self.measure.look.colour(role)))

    def _upright(self, painter: QPainter, box: QRectF, draw: Callable[[QRectF], None]) -> None:
        painter.save()
        if self.measure.rtl:
            painter.translate(2 * box.center().x(), 0)
            painter.scale(-1, 1)
        draw(box)
        painter.restore()

    def _draw_scale(self, painter: QPainter) -> None:
        look, tall = self.measure.look, self.measure.step(SMALL)
        for step in self.scale.steps:
            y = self.y(step.value)
            painter.setPen(QPen(look.colour("line"), 1))
            painter.drawLine(QPointF(self.left, round(y) + 0.5), QPointF(self.right, round(y) + 0.5))
            self._words(
                painter, step.words, SMALL, QRectF(look.space(4), y - tall / 2, self.numbers, tall), "quiet_ink"
            )
            if step.picture:
                x = look.space(4) + self.numbers + look.space(8)
                face = QRectF(x, y - self.side / 2, self.side, self.side)
                concept = step.picture
                self._upright(painter, face, lambda at, name=concept: paint_picture(painter, look, name, at, None))  # type: ignore[misc]

    def _draw_target(self, painter: QPainter) -> list[QRectF]:
        look, target = self.measure.look, self.scale.target
        if target is None:
            return []
        y = self.y(target)
        painter.setPen(QPen(look.colour("edge"), look.edge(), Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(self.left, y), QPointF(self.right, y))
        face = Face("small", "semibold")
        wide, tall, gap = self.measure.width(self.scale.target_words, face), self.measure.step(face), look.space(3)
        start, end = self.left + look.space(6), self.right - wide - look.space(6)
        places = [QRectF(x, top, wide, tall) for x in (start, end) for top in (y - tall - gap, y + gap)]
        box = next((place for place in places if self._free(place)), places[0])
        self._words(painter, self.scale.target_words, face, box, "ink")
        return [box]

    def _free(self, box: QRectF) -> bool:
        """Whether no dot or line lies in a box."""
        room = box.adjusted(-12, -10, 12, 10)
        dots = [dot for dot in self.dots if dot is not None]
        if any(room.contains(dot) for dot in dots):
            return False
        for one, other in pairwise(dots):
            for part in range(1, 20):
                if room.contains(one + (other - one) * (part / 20)):
                    return False
        return True

    def _draw_line(self, painter: QPainter, taken: list[QRectF]) -> None:
        look = self.measure.look
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(look.colour("brand"), look.edge(4), Qt.PenStyle.SolidLine)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for stretch in self._stretches():
            painter.drawPolyline(QPolygonF(stretch))
        told = self.told()
        last = max((number for number, dot in enumerate(self.dots) if dot is not None), default=-1)
        radius = look.edge(7)
        for number, dot in enumerate(self.dots):
            if dot is None:
                continue
            painter.setPen(QPen(look.colour("brand"), look.edge(3)))
            painter.setBrush(look.colour("brand" if number == last else "paper"))
            painter.drawEllipse(dot, radius, radius)
            if number in told:
                taken.append(self._draw_value(painter, number, dot, taken))

    def _stretches(self) -> list[list[QPointF]]:
        """The dots that are joined: a time without a value breaks the line."""
        found: list[list[QPointF]] = [[]]
        for dot in self.dots:
            if dot is None:
                found.append([])
            else:
                found[-1].append(dot)
        return [stretch for stretch in found if len(stretch) > 1]

    def _draw_value(self, painter: QPainter, number: int, dot: QPointF, taken: list[QRectF]) -> QRectF:
        words, look = self.points[number].shown, self.measure.look
        wide, tall = self.measure.width(words, VALUE) + 4, self.measure.step(VALUE)
        away = look.edge(7) + look.space(5)
        x = min(max(dot.x() - wide / 2, self.left), max(self.left, self.width - wide))
        above, below = QRectF(x, dot.y() - away - tall, wide, tall), QRectF(x, dot.y() + away, wide, tall)
        near = [self.dots[at] for at in (number - 1, number + 1) if 0 <= at < len(self.dots)]
        valley = any(other is not None and other.y() < dot.y() - 1 for other in near) and not any(
            other is not None and other.y() > dot.y() + 1 for other in near
        )
        bottom = self.foot + look.space(10)
        places = [
            box
            for box in ((below, above) if valley else (above, below))
            if box.top() >= 0 and box.bottom() <= bottom and not any(box.intersects(other) for other in taken)
        ]
        box = places[0] if places else above
        self._words(painter, words, VALUE, box, "ink")
        return box

    def _draw_labels(self, painter: QPainter) -> None:
        """Labels under the dots; where not all fit, every second, third and so on, counted back from the last."""
        if not self.columns:
            return
        widest = max(self.measure.width(point.label, LABEL) for point in self.points) + self.measure.look.space(8)
        every = int((Decimal(widest) / self.columns[0][1]).to_integral_value(ROUND_CEILING))
        tall = self.measure.step(LABEL)
        for number in range(len(self.points) - 1, -1, -max(1, every)):
            left, wide = self.columns[number]
            x = min(max(left + wide / 2 - widest / 2, 0), self.width - widest)
            box = QRectF(x, self.height - tall - self.gap, widest, tall)
            self._words(painter, self.points[number].label, LABEL, box, "ink")
