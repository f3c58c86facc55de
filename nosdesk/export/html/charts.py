"""Charts: bars and points are drawings, their words are words of the page, so that they grow and break like all others.

The whole is one picture to a screen reader, with everything it shows as its text; every figure stands in the table below.
"""

from decimal import Decimal
from typing import Final

from nosdesk.documents.blocks import PaidBar, PaidChart, TrendChart
from nosdesk.export import words
from nosdesk.export.chart_words import gap_words, paid_alt, trend_alt
from nosdesk.export.html.markup import NOTHING, Markup, join, tag
from nosdesk.export.html.page import Page
from nosdesk.pictures import FACES

_ROOM: Final = 12.0
"""Em beside the faces in a narrow window: so many labels of checks find room."""
_EM: Final = 0.6
_THICK: Final = 8.0
"""Height of a bar in units of its drawing, which is 20 high."""


def answered(page: Page, title: str, sentence: str) -> Markup:
    """What a chart says, above it."""
    said = join(page.line(title, class_="answer"), page.line(sentence))
    return tag("figcaption", said) if said else NOTHING


def paid(page: Page, chart: PaidChart) -> Markup:
    """Pairs of bars, planned and paid, one under another."""
    if not chart.bars:
        return NOTHING
    most = max((amount for bar in chart.bars for amount in (bar.planned, bar.paid or Decimal(0))), default=Decimal(0))
    key = [
        tag("span", _key(solid=solid), page.own(text), class_="key")
        for text, solid in ((words.PLANNED, False), (words.PAID, True))
    ]
    rows = [_pair(page, bar, most) for bar in chart.bars]
    axis = page.line(chart.axis, class_="axis")
    inside = (tag("div", *key, class_="keys"), axis, tag("div", *rows, class_="bars"))
    return tag("div", *inside, class_="drawing paid", role="img", aria_label=paid_alt(chart, page.reader))


def _pair(page: Page, bar: PaidBar, most: Decimal) -> Markup:
    drawn = [_bar(bar.planned, most, 1.5, "planned")]
    if bar.paid is not None:
        drawn.append(_bar(bar.paid, most, 10.5, "paid"))
    differs = bar.paid not in {None, bar.planned}
    gap = page.words(gap_words(bar, page.reader))
    return join(
        tag("span", page.words(bar.label), class_="label"),
        tag("svg", *drawn, viewBox="0 0 100 20", preserveAspectRatio="none", focusable="false"),
        tag("span", tag("strong", gap) if differs else gap, class_="gap"),
    )


def _bar(amount: Decimal, most: Decimal, top: float, class_: str) -> Markup:
    share = max(amount, Decimal(0)) / most * 98 if most > 0 else Decimal(0)
    return tag("rect", class_=class_, x="0.3", y=_n(top), width=_n(float(share)), height=_n(_THICK))


def _key(*, solid: bool) -> Markup:
    box = tag("rect", class_="paid" if solid else "planned", x="2", y="2", width="16", height="16")
    return tag("svg", box, viewBox="0 0 20 20", class_="state", focusable="false")


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def trend(page: Page, chart: TrendChart) -> Markup:
    """A point for each check over the five faces, joined by a line; the target is dashed and named."""
    if not chart.points:
        return NOTHING
    faces = [_face(page, chart, value) for value in range(5, 0, -1)]
    step = 100 / len(chart.points)
    places = [(step * (at + 0.5), _level(point.value)) for at, point in enumerate(chart.points)]
    lines = [tag("line", class_="guide", x1="0", x2="100", y1=_n(y), y2=_n(y)) for y in (10, 30, 50, 70, 90)]
    if chart.target is not None:
        y = _n(_level(chart.target))
        lines.append(tag("line", class_="target", x1="0", x2="100", y1=y, y2=y))
    joined = " ".join(f"{_n(x)},{_n(y)}" for x, y in places)
    lines.append(tag("polyline", class_="course", points=joined))
    # A line of no length with round ends is a disc, however the drawing is stretched.
    lines += [tag("path", class_="point", d=f"M{_n(x)} {_n(y)}h0") for x, y in places]
    plot = tag("svg", *lines, viewBox="0 0 100 100", preserveAspectRatio="none", focusable="false")
    inside = (
        tag("div", *faces, class_="faces"),
        tag("div", plot, class_="plot"),
        tag("div", *_labels(page, chart), class_="labels"),
        page.line(chart.axis, class_="axis"),
    )
    return tag("div", *inside, class_="drawing trend", role="img", aria_label=trend_alt(chart, page.reader))


def _face(page: Page, chart: TrendChart, value: int) -> Markup:
    """A face and its word; where the target is, that word too."""
    name = tag("span", page.words(chart.faces[value - 1]), class_="name")
    aim = page.own(words.TARGET, "strong") if value == chart.target else NOTHING
    return tag("span", page.drawings.picture(FACES[value - 1], "face"), tag("span", name, aim))


def _level(value: int) -> float:
    return 110.0 - 20.0 * value


def _labels(page: Page, chart: TrendChart) -> list[Markup]:
    """When each check was; where they would touch, only every so manieth, always the first."""
    widest = max(len(point.label) for point in chart.points) * _EM + 1
    every = max(1, int(-(-widest * len(chart.points) // _ROOM)))
    return [tag("span", NOTHING if at % every else page.words(point.label)) for at, point in enumerate(chart.points)]
