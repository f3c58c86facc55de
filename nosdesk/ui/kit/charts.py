"""Charts: each says in words what it shows, stands over its own table, and has its bars or dots as named parts.

They need no chart library: the shapes are in `chart_draw`.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAccessibleWidget, QLabel, QVBoxLayout, QWidget

from nosdesk.ui.kit.arrange import mid, row, sized_by_width, wrapping
from nosdesk.ui.kit.cells import Measure, TableData, plain
from nosdesk.ui.kit.chart_draw import (
    Columns,
    PaidBar,
    PaidShape,
    Step,
    TrendPoint,
    TrendScale,
    TrendShape,
    draw_paid_bar,
    draw_planned,
    five_faces,
    out_of_100,
    paid_shape,
)
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.paint import is_rtl, smooth
from nosdesk.ui.kit.pieces import Text
from nosdesk.ui.kit.table import DataTable

__all__ = [
    "Chart",
    "ChartWithTable",
    "PaidBar",
    "PaidChart",
    "Step",
    "TrendChart",
    "TrendPoint",
    "TrendScale",
    "five_faces",
    "out_of_100",
]

Shape = PaidShape | TrendShape
PaintSample = Callable[[QPainter, Look, QRectF], None]

_factory_installed: Final[list[bool]] = []


def _chart_interface(_name: str, thing: QObject) -> QAccessibleInterface | None:
    return QAccessibleWidget(thing, QAccessible.Role.Chart) if isinstance(thing, Chart) else None


class _Mark(QLabel):
    """One bar or dot for a screen reader: a name at its place, with nothing drawn."""

    def __init__(self, chart: "Chart", said: str) -> None:
        super().__init__(chart)
        self.setAccessibleName(said)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """The chart draws it."""


class Chart(QWidget):
    """A drawn chart whose name is its sentence. `columns_for` gives the columns of the table below, for a width."""

    def __init__(self, look: Look, sentence: str, said: Sequence[str]) -> None:
        if not _factory_installed:
            QAccessible.installFactory(_chart_interface)
            _factory_installed.append(True)
        super().__init__()
        self.look, self.measure = look, Measure(look)
        self.columns_for: Callable[[int], Columns | None] = lambda _: None
        self._shapes: dict[tuple[int, tuple[tuple[int, int], ...] | None, bool], Shape] = {}
        self.setAccessibleName(plain(sentence))
        self._marks = [_Mark(self, words) for words in said]
        sized_by_width(self)

    def shape(self, width: int) -> Shape:
        """How the chart lies in a width; worked out once, as it is asked for many times before it is drawn."""
        columns = self.columns_for(width)
        key = (width, None if columns is None else tuple(columns), is_rtl(self))
        if key not in self._shapes:
            if len(self._shapes) > 8:
                self._shapes.clear()
            self._shapes[key] = self.lay(width, columns)
        return self._shapes[key]

    def lay(self, width: int, columns: Columns | None) -> Shape:
        """Work out how the chart lies in a width, over the columns of its table if it has any."""
        raise NotImplementedError

    def key(self) -> Sequence[tuple[PaintSample, str]]:
        """Signs of the chart that need a word beside it."""
        return ()

    def _measure(self) -> Measure:
        if self.measure.rtl != is_rtl(self):
            self.measure = Measure(self.look, is_rtl(self))
        return self.measure

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        return self.shape(width).height

    def sizeHint(self) -> QSize:
        width = self.look.characters(60)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.characters(10), self.look.icon(60))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        for mark, box in zip(self._marks, self.shape(self.width()).marks(), strict=True):
            mark.setGeometry(box.toAlignedRect())

    def paintEvent(self, event: QPaintEvent, /) -> None:
        self.shape(self.width()).draw(smooth(self))


class PaidChart(Chart):
    """Planned against paid over time. `money` writes an amount of the axis; `words` name the two kinds of bar."""

    def __init__(
        self,
        look: Look,
        sentence: str,
        bars: Sequence[PaidBar],
        money: Callable[[Decimal], str],
        words: tuple[str, str],
    ) -> None:
        super().__init__(look, sentence, [bar.said for bar in bars])
        self.bars, self.money, self.words = tuple(bars), money, words

    def lay(self, width: int, columns: Columns | None) -> PaidShape:
        return paid_shape(self._measure(), self.bars, width, self.money, columns)

    def key(self) -> Sequence[tuple[PaintSample, str]]:
        return ((_planned_sample, self.words[0]), (_paid_sample, self.words[1]))


def _planned_sample(painter: QPainter, look: Look, box: QRectF) -> None:
    air = box.width() * 0.05
    draw_planned(painter, look, box.adjusted(air, air, -air, -air))


def _paid_sample(painter: QPainter, look: Look, box: QRectF) -> None:
    air = box.width() * 0.05
    draw_paid_bar(painter, look, box.adjusted(box.width() * 0.2, air, -box.width() * 0.2, -air))


class TrendChart(Chart):
    """How something went over time, on the five faces or from 0 to 100, with its target."""

    def __init__(self, look: Look, sentence: str, points: Sequence[TrendPoint], scale: TrendScale) -> None:
        super().__init__(look, sentence, [point.said for point in points])
        self.points, self.scale = tuple(points), scale

    def lay(self, width: int, columns: Columns | None) -> TrendShape:
        return TrendShape(self._measure(), self.points, self.scale, width, columns)


class _Sample(QWidget):
    """The sign of a chart beside its word."""

    def __init__(self, look: Look, draw: PaintSample) -> None:
        super().__init__()
        self.look, self.draw = look, draw
        self.setFixedSize(look.icon(20), look.icon(20))

    def paintEvent(self, event: QPaintEvent, /) -> None:
        self.draw(smooth(self), self.look, QRectF(self.rect()))


class ChartWithTable(QWidget):
    """The only way a chart is shown: its sentence first, then the chart, its bars over the columns of its own table.

    The table's first column names the rows; the columns after it are the chart's bars or dots, in order.
    """

    def __init__(self, look: Look, sentence: str, chart: Chart, table: TableData, size: str = "lead") -> None:
        super().__init__()
        self.chart, self.table = chart, DataTable(look, table)
        self.sentence = Text(look, sentence, size, leading=1.35 if size == "lead" else 1.4)
        chart.columns_for = self._columns
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.sentence)
        layout.addSpacing(look.space(16))
        key = chart.key()
        if key:
            layout.addWidget(wrapping(*(_named_sample(look, *sign) for sign in key), gap=20, line_gap=8))
            layout.addSpacing(look.space(8))
        layout.addWidget(chart)
        layout.addWidget(self.table)
        self.table.view.form_changed.connect(chart.updateGeometry)

    def _columns(self, width: int) -> Columns | None:
        places = self.table.column_places(width)
        return None if places is None else places[1 : 1 + len(self.chart._marks)]


def _named_sample(look: Look, draw: PaintSample, words: str) -> QWidget:
    return row(_Sample(look, draw), 8, mid(Text(look, words, "small", leading=1.25)))
