"""What charts say, for every writer: their alternative texts, and how paid differs from planned."""

from nosdesk.documents.blocks import PaidBar, PaidChart, TrendChart
from nosdesk.export import words
from nosdesk.i18n import Reader, Words


def paid_alt(chart: PaidChart, reader: Reader) -> str:
    """What the chart shows, in words."""
    answers = [reader.say(words.CHART_ANSWER, label=bar.label, value=_gap_in_full(bar, reader)) for bar in chart.bars]
    return reader.say(words.PAID_CHART, answers=" ".join(answers))


def trend_alt(chart: TrendChart, reader: Reader) -> str:
    """What the chart shows, in words."""
    answers = [reader.say(words.CHART_ANSWER, label=p.label, value=chart.faces[p.value - 1]) for p in chart.points]
    if chart.target is not None:
        answers.append(f"{reader.say(words.TARGET_ANSWER, value=chart.faces[chart.target - 1])}.")
    return reader.say(words.TREND_CHART, answers=" ".join(answers))


def gap_words(bar: PaidBar, reader: Reader, less: Words = words.LESS, more: Words = words.EXTRA) -> str:
    """How paid differs from planned: "£24.50 less", or that it does not."""
    if bar.paid is None:
        return reader.say(words.NOT_DUE)
    gap = bar.paid - bar.planned
    if not gap:
        return reader.say(words.AS_PLANNED)
    return reader.say(less if gap < 0 else more, amount=reader.money(abs(gap)))


def _gap_in_full(bar: PaidBar, reader: Reader) -> str:
    return gap_words(bar, reader, words.LESS_THAN_PLANNED, words.MORE_THAN_PLANNED)
