"""Bank holidays as gov.uk lists them, and dates moved off them."""

from datetime import date

import pytest

from nosdesk.domain.choices import HolidayRule, Nation
from nosdesk.domain.holidays import bank_holidays, bank_holidays_between, is_working_day, moved
from nosdesk.i18n import Reader

ENGLAND, WALES, SCOTLAND, NI = Nation


@pytest.mark.parametrize(("nation", "number"), [(ENGLAND, 8), (WALES, 8), (SCOTLAND, 10), (NI, 10)])
def test_number_of_days_in_2026(nation: Nation, number: int) -> None:
    assert len(bank_holidays(nation, 2026)) == number


def test_only_the_substitute_of_a_weekend_day_counts() -> None:
    days = bank_holidays(NI, 2026)
    assert date(2026, 7, 12) not in days
    assert date(2026, 12, 26) not in days
    assert Reader().say(days[date(2026, 7, 13)]) == "Battle of the Boyne, moved"
    assert Reader(easy=True).say(days[date(2026, 12, 28)]) == "Boxing Day on another day"
    assert list(days) == sorted(days)


def test_christmas_on_saturday_gives_two_substitutes() -> None:
    days = [day for day in bank_holidays(ENGLAND, 2027) if day.month == 12]
    assert days == [date(2027, 12, 27), date(2027, 12, 28)]


def test_nations_differ() -> None:
    assert date(2026, 11, 30) in bank_holidays(SCOTLAND, 2026)
    assert date(2026, 4, 6) not in bank_holidays(SCOTLAND, 2026)
    assert date(2026, 3, 17) in bank_holidays(NI, 2026)
    assert date(2026, 8, 3) in bank_holidays(SCOTLAND, 2026)
    assert date(2026, 8, 31) in bank_holidays(ENGLAND, 2026)
    assert [day.day for day in bank_holidays(SCOTLAND, 2023) if day.month == 1] == [2, 3]
    assert [day.day for day in bank_holidays(SCOTLAND, 2022) if day.month == 1] == [3, 4]


def test_an_unknown_nation_has_only_the_common_days() -> None:
    days = bank_holidays(None, 2026)
    assert date(2026, 12, 25) in days
    assert date(2026, 4, 6) not in days
    assert date(2026, 11, 30) not in days


@pytest.mark.parametrize("nation", Nation)
def test_no_weekend_day_and_no_unknown_name_for_a_century(nation: Nation) -> None:
    for year in range(2024, 2100):
        for day, name in bank_holidays(nation, year).items():
            assert day.weekday() < 5
            assert "observed" not in name.plain


def test_moving_a_date() -> None:
    saturday = date(2026, 12, 26)
    assert moved(saturday, HolidayRule.KEEP, ENGLAND) == saturday
    assert moved(saturday, HolidayRule.BEFORE, ENGLAND) == date(2026, 12, 24)
    assert moved(saturday, HolidayRule.AFTER, ENGLAND) == date(2026, 12, 29)
    easter_monday = date(2026, 4, 6)
    assert moved(easter_monday, HolidayRule.AFTER, ENGLAND) == date(2026, 4, 7)
    assert moved(easter_monday, HolidayRule.AFTER, SCOTLAND) == easter_monday
    assert moved(date(2026, 11, 24), HolidayRule.AFTER, ENGLAND) == date(2026, 11, 24)


def test_the_end_of_the_calendar_is_no_trap() -> None:
    assert moved(date.max, HolidayRule.AFTER, ENGLAND) == date.max
    assert moved(date(1, 1, 6), HolidayRule.BEFORE, ENGLAND) == date(1, 1, 5)


def test_working_days_and_spans() -> None:
    assert is_working_day(date(2026, 11, 24), ENGLAND)
    assert not is_working_day(date(2026, 12, 25), ENGLAND)
    assert not is_working_day(date(2026, 11, 22), ENGLAND)
    assert bank_holidays_between(date(2026, 12, 25), date(2027, 1, 1), ENGLAND) == (
        date(2026, 12, 25),
        date(2026, 12, 28),
        date(2027, 1, 1),
    )
    assert bank_holidays_between(date(2027, 1, 1), date(2026, 1, 1), ENGLAND) == ()
