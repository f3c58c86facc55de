"""Charts: what they say, that their words fit, and that bars stand over the columns of their table."""

from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nosdesk.themes import THEMES
from nosdesk.ui.kit.arrange import column, scrolled
from nosdesk.ui.kit.cells import Measure
from nosdesk.ui.kit.chart_draw import LABEL, LyingBars, StandingBars, TrendShape, axis_steps, paid_shape
from nosdesk.ui.kit.charts import (
    ChartWithTable,
    PaidBar,
    PaidChart,
    TrendChart,
    TrendPoint,
    five_faces,
    out_of_100,
)
from nosdesk.ui.kit.lint import problems
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.table import Cell, Column, Row, TableData

MONTHS = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov")
PLANNED = (384, 480, 384, 384, 480, 384, 480, 384)
PAID = (384, 480, 384, 384, 288, 384, 480, 288)
SENTENCE = "**You have paid £288 less than planned.** One payment of £96 is due."
LOOKS = [Look(), Look(scale=2.0), Look(scale=3.0), Look(THEMES["yellow_on_black"]), Look(THEMES["dark"])]


def pounds(amount: Decimal) -> str:
    return f"£{amount:,}"


def bars(paid: tuple[int, ...] = PAID) -> list[PaidBar]:
    notes = {4: "£192 less", 7: "£96 due"}
    return [
        PaidBar(month, Decimal(plan), Decimal(real), f"{month} 2026: planned £{plan}, paid £{real}", notes.get(at, ""))
        for at, (month, plan, real) in enumerate(zip(MONTHS, PLANNED, paid, strict=True))
    ]


def table() -> TableData:
    heads = [Column(month, number=True, same_width="month", said=f"{month} 2026") for month in MONTHS]
    rows = [
        Row((Cell(name, strong=True), *(Cell(str(value)) for value in values), Cell(str(sum(values)), strong=True)))
        for name, values in (("Planned, £", PLANNED), ("Paid, £", PAID))
    ]
    return TableData("By month", (Column(""), *heads, Column("Total", number=True)), tuple(rows), turned=True)


def points(*values: str | None) -> list[TrendPoint]:
    return [
        TrendPoint(f"M{at}", None if value is None else Decimal(value), value or "–", f"Month {at}: {value}")
        for at, value in enumerate(values, 1)
    ]


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Callable[[QWidget, int], QWidget]]:
    """Shows a widget in a page that scrolls, and keeps the page: pytest-qt holds it weakly."""
    kept = []

    def show(widget: QWidget, width: int) -> QWidget:
        page = scrolled(Look(), column(widget, None))
        kept.append(page)
        qtbot.addWidget(page)
        page.resize(width, 900)
        page.show()
        qtbot.waitExposed(page)
        return page

    yield show
    kept.clear()


def paid_chart(look: Look) -> ChartWithTable:
    return ChartWithTable(look, SENTENCE, PaidChart(look, SENTENCE, bars(), pounds, ("Planned", "Paid")), table())


@pytest.mark.parametrize(
    ("least", "most", "steps"),
    [(0, 480, [0, 200, 400]), (0, 0, [0]), (0, 9, [0, 5]), (-96, 384, [-200, 0, 200]), (0, 13728, [0, 5000, 10000])],
)
def test_axis_has_a_few_round_values(least: int, most: int, steps: list[int]) -> None:
    found = axis_steps(Decimal(least), Decimal(most))
    assert list(found) == steps
    assert all("E" not in str(step) for step in found)


def test_a_chart_says_its_sentence_and_each_bar(shown: Callable[[QWidget, int], QWidget]) -> None:
    both = paid_chart(Look())
    shown(both, 900)
    chart = QAccessible.queryAccessibleInterface(both.chart)
    assert chart.role() == QAccessible.Role.Chart
    assert chart.text(QAccessible.Text.Name) == "You have paid £288 less than planned. One payment of £96 is due."
    said = [chart.child(at).text(QAccessible.Text.Name) for at in range(chart.childCount())]
    assert said == [bar.said for bar in bars()]
    august = chart.child(4).rect()
    assert august.width() > 20
    assert august.height() > 100


def test_bars_stand_over_their_columns(shown: Callable[[QWidget, int], QWidget]) -> None:
    both = paid_chart(Look())
    shown(both, 900)
    assert not both.table.as_cards
    shape = both.chart.shape(both.chart.width())
    assert isinstance(shape, StandingBars)
    assert not shape.labelled
    for at in range(len(MONTHS)):
        cell = both.table.view.visualRect(both.table.view.grid.index(0, at + 1))
        planned, paid = shape.boxes(at)
        assert cell.left() <= planned.left() < paid.left() < paid.right() < planned.right() <= cell.right() + 1
        assert abs(planned.center().x() - (cell.left() + cell.width() / 2)) <= 1


def test_unpaid_is_shorter_and_paid_is_as_tall(qapp: object) -> None:
    shape = StandingBars(Measure(Look()), bars(), 800, pounds)
    same, less = shape.boxes(0), shape.boxes(4)
    assert same[0].top() == same[1].top()
    assert less[1].top() > less[0].top()
    assert abs(less[1].height() / less[0].height() - 288 / 480) < 0.01


def test_a_refund_goes_below_nought(qapp: object) -> None:
    shape = StandingBars(Measure(Look()), bars((-96, 480, 384, 384, 288, 384, 480, 288)), 800, pounds)
    planned, paid = shape.boxes(0)
    assert paid.top() == pytest.approx(shape.y(Decimal(0)))
    assert planned.bottom() == pytest.approx(shape.y(Decimal(0)))
    assert paid.bottom() <= shape.foot


@pytest.mark.parametrize("look", LOOKS, ids=["100", "200", "300", "yellow", "dark"])
@pytest.mark.parametrize("width", [420, 800, 1240])
def test_bars_lie_where_their_words_cannot_stand(qapp: object, look: Look, width: int) -> None:
    shape = paid_shape(Measure(look), bars(), width, pounds)
    if isinstance(shape, StandingBars):
        for bar, (_, wide) in zip(shape.bars, shape.columns, strict=True):
            assert shape.measure.width(bar.label, LABEL) <= wide
    else:
        assert isinstance(shape, LyingBars)
        assert len(shape.marks()) == len(MONTHS)
        assert shape.marks()[-1].bottom() <= shape.height
    if look.scale == 3.0 and width < 1240:
        assert isinstance(shape, LyingBars)


def test_a_trend_tells_the_last_the_lowest_and_the_highest(qapp: object) -> None:
    def told(*values: str | None) -> set[int]:
        return TrendShape(Measure(Look()), points(*values), five_faces(), 500).told()

    assert told("3.4", "2.8", "3.0", "3.6", "4.1", "4.2") == {1, 5}
    assert told("3", "5", "2", "4") == {1, 2, 3}
    assert told("4", "4", "4") == {2}
    assert told("4", None, "3", None) == {0, 2}
    assert told(None, None) == set()


def test_a_time_without_a_check_breaks_the_line(qapp: object) -> None:
    shape = TrendShape(Measure(Look()), points("3", "4", None, "2", "3", None, "5"), five_faces(), 500)
    assert [len(stretch) for stretch in shape._stretches()] == [2, 2]
    assert shape.dots[2] is None
    assert len(shape.marks()) == 7


def test_scales_of_faces_and_of_a_hundred(qapp: object) -> None:
    faces = TrendShape(Measure(Look()), points("1", "5"), five_faces(Decimal(4), "Target: 4"), 500)
    assert faces.y(Decimal(1)) > faces.y(Decimal(4)) > faces.y(Decimal(5))
    hundred = TrendShape(Measure(Look()), points("0", "100"), out_of_100(), 500)
    assert hundred.y(Decimal(0)) == pytest.approx(hundred.foot)


@pytest.mark.parametrize("look", LOOKS, ids=["100", "200", "300", "yellow", "dark"])
@pytest.mark.parametrize("rtl", [False, True])
def test_charts_draw_in_every_look(shown: Callable[[QWidget, int], QWidget], look: Look, rtl: bool) -> None:
    trend = TrendChart(look, "It is better.", points("3.4", "2.8", None, "4.2"), five_faces(Decimal(4), "Target: 4"))
    data = TableData("Trend", (Column(""), *(Column(f"M{at}", number=True) for at in range(1, 5))), (), turned=True)
    box = column(paid_chart(look), 20, ChartWithTable(look, "It is better.", trend, data, "body"))
    if rtl:
        box.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    page = shown(box, 1000)
    assert problems(box) == []
    picture = page.grab().toImage()
    colours = {picture.pixelColor(x, y).name().upper() for x in range(0, 980, 7) for y in range(0, 880, 7)}
    assert look.hex("brand") in colours
