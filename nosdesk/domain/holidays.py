"""Bank holidays of the four nations and working days, by which a due date is moved.

Days come from the `holidays` package, which works offline. It lists a holiday that falls on a weekend twice: on its own
day and on its substitute. As on gov.uk only the substitute counts, so England and Wales have 8 in 2026, not 9.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from nosdesk.domain.choices import HolidayRule, Nation
from nosdesk.i18n import Words

_SATURDAY: Final = 5
_MARK: Final = " (observed)"

# By the name in the `holidays` package: what gov.uk calls the day, and its substitute on a working day.
_NAMES: Final[Mapping[str, tuple[Words, Words]]] = {
    "New Year's Day": (Words("New Year’s Day"), Words("New Year’s Day, moved", "New Year’s Day on another day")),
    "New Year Holiday": (Words("2 January"), Words("2 January, moved", "2 January on another day")),
    "Saint Patrick's Day": (
        Words("St Patrick’s Day"),
        Words("St Patrick’s Day, moved", "St Patrick’s Day on another day"),
    ),
    "Good Friday": (Words("Good Friday"), Words("Good Friday")),
    "Easter Monday": (Words("Easter Monday"), Words("Easter Monday")),
    "May Day": (Words("Early May bank holiday"), Words("Early May bank holiday")),
    "Spring Bank Holiday": (Words("Spring bank holiday"), Words("Spring bank holiday")),
    "Battle of the Boyne": (
        Words("Battle of the Boyne"),
        Words("Battle of the Boyne, moved", "Battle of the Boyne on another day"),
    ),
    "Summer Bank Holiday": (Words("Summer bank holiday"), Words("Summer bank holiday")),
    "Late Summer Bank Holiday": (Words("Summer bank holiday"), Words("Summer bank holiday")),
    "Saint Andrew's Day": (Words("St Andrew’s Day"), Words("St Andrew’s Day, moved", "St Andrew’s Day on another day")),
    "Christmas Day": (Words("Christmas Day"), Words("Christmas Day, moved", "Christmas Day on another day")),
    "Boxing Day": (Words("Boxing Day"), Words("Boxing Day, moved", "Boxing Day on another day")),
}


def _named(name: str) -> Words:
    """The words for a day; a holiday given once, such as a coronation, keeps the name the package has for it."""
    parts = [part.strip() for part in name.split(";")]
    bare = parts[0].removesuffix(_MARK)
    usual, moved_day = _NAMES.get(bare, (Words(bare), Words(bare)))
    return moved_day if parts[0].endswith(_MARK) else usual


@lru_cache(maxsize=512)
def bank_holidays(nation: Nation | None, year: int) -> Mapping[date, Words]:
    """The bank holidays of a nation in a year, in order, each with its name.

    Where the nation is not known, only those days that all four nations have.
    """
    if nation is None:
        every = [bank_holidays(each, year) for each in Nation]
        return MappingProxyType({day: name for day, name in every[0].items() if all(day in days for days in every)})
    from holidays import country_holidays

    found = country_holidays("GB", subdiv=nation.value, years=year)
    return MappingProxyType(
        {day: _named(name) for day, name in sorted(found.items()) if day.year == year and day.weekday() < _SATURDAY}
    )


def is_working_day(day: date, nation: Nation | None) -> bool:
    """Whether banks of the nation work on this day: Monday to Friday, no bank holiday."""
    return day.weekday() < _SATURDAY and day not in bank_holidays(nation, day.year)


def moved(day: date, rule: HolidayRule, nation: Nation | None) -> date:
    """Where a due date goes under the contract's rule. A day at the very end of the calendar stays where it is."""
    if rule is HolidayRule.KEEP:
        return day
    step = timedelta(days=-1 if rule is HolidayRule.BEFORE else 1)
    found = day
    while not is_working_day(found, nation):
        if found in (date.min, date.max):
            return day
        found += step
    return found


def bank_holidays_between(first: date, last: date, nation: Nation | None) -> tuple[date, ...]:
    """The bank holidays from `first` to `last`, both counted."""
    years = range(first.year, last.year + 1)
    return tuple(day for year in years for day in bank_holidays(nation, year) if first <= day <= last)
