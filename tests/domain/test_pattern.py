"""The weekly pattern in hours, bands and words, and real times over clock changes."""

from datetime import UTC, date, time
from decimal import Decimal
from fractions import Fraction
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nosdesk.domain import pattern
from nosdesk.domain.choices import Nation, PriceBand, VisitKind, Weekday
from nosdesk.domain.records import Visit
from nosdesk.i18n import PSEUDO, Reader

MON, TUE, WED, THU, FRI, SAT, SUN = Weekday
SPEC = uuid4()
READER = Reader()


def visit(
    *days: Weekday,
    at: tuple[time, time],
    workers: int = 1,
    every: int = 1,
    kind: VisitKind = VisitKind.SUPPORT,
) -> Visit:
    return Visit(
        specification_id=SPEC, days=days, start=at[0], end=at[1], workers=workers, every_weeks=every, kind=kind
    )


MORNINGS = visit(MON, WED, FRI, at=(time(8), time(10)))
EVENING = visit(TUE, at=(time(18), time(21)))
AFTERNOON = visit(SAT, at=(time(13), time(16)))
WEEK = [MORNINGS, EVENING, AFTERNOON]
SLEEP = visit(FRI, SAT, at=(time(22), time(7)), kind=VisitKind.SLEEPING)

visits = st.builds(
    lambda days, start, end, workers, every, kind: visit(
        *days, at=(start, end), workers=workers, every=every, kind=kind
    ),
    st.lists(st.sampled_from(Weekday), max_size=8),
    st.times(),
    st.times(),
    st.integers(-1, 4),
    st.integers(-1, 60),
    st.sampled_from(VisitKind),
)


def test_length_over_midnight_and_round_the_clock() -> None:
    assert pattern.visit_minutes(MORNINGS) == 120
    assert pattern.visit_minutes(SLEEP) == 9 * 60
    assert pattern.visit_minutes(visit(MON, at=(time(9), time(9)))) == 24 * 60


def test_hours_a_week() -> None:
    assert pattern.hours_a_week(WEEK) == 12
    assert pattern.hours_a_week([visit(MON, TUE, at=(time(9), time(10)), workers=2, every=2)]) == 2
    assert pattern.hours_a_week([]) == 0
    assert pattern.hours_a_week([visit(MON, MON, at=(time(9), time(10)))]) == 1
    assert pattern.by_kind([*WEEK, SLEEP]) == {VisitKind.SUPPORT: 12, VisitKind.SLEEPING: 18}


def test_visits_nights_and_days() -> None:
    assert pattern.visits_a_week(WEEK) == 5
    assert pattern.visits_a_week([SLEEP], VisitKind.SLEEPING) == 2
    assert pattern.visits_a_week([visit(MON, at=(time(9), time(10)), workers=2)]) == 2
    twice = visit(MON, at=(time(17), time(18)), workers=2)
    assert pattern.days_a_week([*WEEK, twice, SLEEP]) == 5


def test_days_of_different_rhythms_on_one_weekday() -> None:
    second = visit(MON, at=(time(9), time(10)), every=2)
    third = visit(MON, at=(time(12), time(13)), every=3)
    assert pattern.total(pattern.day_pieces([second, third])) == Fraction(2, 3)
    many = [visit(MON, at=(time(9), time(10)), every=n) for n in range(2, 200)]
    assert Fraction(1, 2) < pattern.total(pattern.day_pieces(many)) <= 1


def test_bands_cut_at_evening_and_midnight() -> None:
    late = visit(FRI, at=(time(16), time(2)))
    assert pattern.band_hours([late]) == {PriceBand.WEEKDAY: 1, PriceBand.EVENING: 7, PriceBand.SATURDAY: 2}
    assert pattern.band_hours(WEEK) == {PriceBand.WEEKDAY: 6, PriceBand.EVENING: 3, PriceBand.SATURDAY: 3}
    sunday = visit(SUN, at=(time(22), time(1)))
    assert pattern.band_hours([sunday]) == {PriceBand.WEEKDAY: 1, PriceBand.SUNDAY: 2}
    assert pattern.band_hours([EVENING], evening_from=time(20)) == {PriceBand.WEEKDAY: 2, PriceBand.EVENING: 1}


def test_bank_holidays_are_averaged_over_a_year() -> None:
    shares = pattern.holiday_shares(date(2026, 1, 1), Nation.ENGLAND)
    assert shares[0] * Fraction(365, 7) == 5
    hours = pattern.band_hours([visit(MON, at=(time(9), time(11)))], shares)
    assert round(hours[PriceBand.BANK_HOLIDAY] * 365 / 7, 10) == 10
    assert sum(hours.values()) == pytest.approx(2)


@given(st.lists(visits, max_size=5))
def test_bands_always_add_up_to_the_hours(drawn: list[Visit]) -> None:
    shares = {weekday: Fraction(weekday, 60) for weekday in range(7)}
    for holidays in (None, shares):
        hours = sum(pattern.spread(pattern.hour_pieces(drawn), holidays).values(), Fraction())
        support = [one for one in drawn if one.kind is VisitKind.SUPPORT]
        assert float(hours) == pytest.approx(float(pattern.hours_a_week(support)), abs=1e-9)


@given(st.lists(visits, max_size=4), st.booleans())
def test_any_pattern_has_a_summary(drawn: list[Visit], easy: bool) -> None:
    assert pattern.summary(drawn, Reader(easy=easy)).endswith(".")


def test_night_when_clocks_go_forward_is_an_hour_shorter() -> None:
    night = visit(SAT, at=(time(22), time(7)), kind=VisitKind.WAKING)
    (found,) = pattern.occurrences(night, date(2026, 3, 28), date(2026, 3, 28), date(2026, 3, 28))
    assert found.hours == 8
    assert found.start.utcoffset() != found.end.utcoffset()
    (found,) = pattern.occurrences(night, date(2026, 10, 24), date(2026, 10, 24), date(2026, 3, 28))
    assert found.hours == 10
    (found,) = pattern.occurrences(night, date(2026, 6, 6), date(2026, 6, 6), date(2026, 3, 28))
    assert found.hours == 9


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        (time(1, 30), time(2), "0"),
        (time(1, 30), time(2, 30), "0.5"),
        (time(0, 30), time(1, 30), "0.5"),
        (time(1), time(3), "1"),
        (time(1, 15), time(1, 45), "0"),
    ],
)
def test_a_time_that_is_jumped_over_is_the_moment_of_the_jump(start: time, end: time, hours: str) -> None:
    (found,) = pattern.occurrences(visit(SUN, at=(start, end)), date(2026, 3, 29), date(2026, 3, 29), date(2026, 1, 1))
    assert found.hours == Decimal(hours)


def test_every_two_weeks_counts_from_the_anchor_week() -> None:
    fortnightly = visit(MON, SUN, at=(time(9), time(10)), every=2)
    found = pattern.occurrences(fortnightly, date(2026, 11, 1), date(2026, 11, 30), date(2026, 11, 18))
    assert [one.day.day for one in found] == [2, 8, 16, 22, 30]
    from_sunday = pattern.occurrences(
        fortnightly, date(2026, 11, 1), date(2026, 11, 30), date(2026, 11, 18), week_starts=SUN
    )
    assert [one.day.day for one in from_sunday] == [1, 2, 15, 16, 29, 30]


def test_occurrences_at_the_end_of_time() -> None:
    night = visit(*Weekday, at=(time(22), time(7)))
    assert not list(pattern.occurrences(night, date(9999, 12, 1), date.max, date(2026, 1, 1)))
    assert next(pattern.occurrences(night, date.min, date.max, date(2026, 1, 1))).day == date.min


@given(visits, st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_real_hours_differ_by_at_most_one(drawn: Visit, first: date) -> None:
    last = date.fromordinal(first.toordinal() + 13)
    for found in pattern.occurrences(drawn, first, last, first):
        assert found.end.astimezone(UTC) >= found.start.astimezone(UTC)
        assert abs(found.hours - Decimal(pattern.visit_minutes(drawn)) / 60) <= 1


def test_summary_in_words() -> None:
    assert pattern.summary(WEEK, READER) == "12 hours a week: 3 mornings, 1 afternoon and 1 evening."
    assert pattern.summary([*WEEK, SLEEP], READER).endswith("1 evening and 2 sleeping nights.")
    assert pattern.summary([SLEEP], READER) == "Every week: 2 sleeping nights."
    assert pattern.summary([], READER) == "No times are planned yet."
    assert pattern.summary([], Reader(easy=True)) == "There are no times in your week yet."


def test_summary_of_rhythms_and_workers() -> None:
    cleaning = visit(THU, at=(time(9), time(12)), every=2, workers=2)
    assert pattern.summary([MORNINGS, cleaning], READER) == (
        "9 hours a week on average. Every week: 3 mornings. Every 2 weeks: 1 morning. 2 workers come together on 1 visit."
    )
    short = visit(MON, at=(time(9), time(9, 30)))
    assert pattern.summary([short], READER) == "0.5 hours a week: 1 morning."
    assert pattern.summary([visit(MON, at=(time(9), time(10)))], READER) == "1 hour a week: 1 morning."


def test_summary_in_every_language() -> None:
    said = pattern.summary(WEEK, Reader(PSEUDO))
    assert "mornings" not in said
    assert "12" in said


def test_shares_of_weekdays() -> None:
    assert pattern.weekday_shares(WEEK) == (
        Fraction(1, 6), Fraction(1, 4), Fraction(1, 6), 0, Fraction(1, 6), Fraction(1, 4), 0,
    )  # fmt: skip
    assert pattern.weekday_shares([]) is None
