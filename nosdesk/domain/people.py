"""Age, life stage and who decides: rules about people at a date.

Somebody born on 29 February comes of age on 1 March where the year has no 29 February (Age of Legal Capacity (Scotland)
Act 1991, section 6; followed in the whole United Kingdom).
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import Final

from nosdesk.domain.choices import AuthorityBasis, Choices, DecisionArea
from nosdesk.domain.records import Authority
from nosdesk.i18n import Words

YOUNG_PERSON_FROM: Final = 16
ADULT_FROM: Final = 18


class LifeStage(Choices):
    """Which rules hold for a person because of their age."""

    CHILD = "child", Words("Child", "Child, under 16")
    YOUNG_PERSON = "young_person", Words("Young person", "Young person, 16 or 17")
    ADULT = "adult", Words("Adult", "Adult, 18 or over")


def birthday(birth: date, age: int) -> date:
    """The day on which somebody reaches an age. Raises OverflowError past the end of the calendar."""
    year = birth.year + age
    if year > date.max.year:
        raise OverflowError(f"year {year}")
    try:
        return birth.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def age_on(birth: date | None, day: date) -> int | None:
    """Age in full years on a day; None where the birth date is unknown or lies after that day."""
    if birth is None or birth > day:
        return None
    years = day.year - birth.year
    return years if birthday(birth, years) <= day else years - 1


def life_stage(birth: date | None, day: date) -> LifeStage | None:
    """Child under 16, young person at 16 and 17, adult from 18; None where the age is not known."""
    age = age_on(birth, day)
    if age is None:
        return None
    if age < YOUNG_PERSON_FROM:
        return LifeStage.CHILD
    return LifeStage.YOUNG_PERSON if age < ADULT_FROM else LifeStage.ADULT


def turns_18_on(birth: date) -> date:
    """The day on which somebody becomes an adult."""
    return birthday(birth, ADULT_FROM)


def turns_18_within(birth: date | None, today: date, days: int = 365) -> bool:
    """Whether somebody who is not yet 18 becomes an adult in the days that follow."""
    age = age_on(birth, today)
    return birth is not None and age is not None and age < ADULT_FROM and (turns_18_on(birth) - today).days <= days


def holds(authority: Authority, day: date) -> bool:
    """Whether an authority is in force on a day; both its dates are counted, and one left open does not limit it."""
    return (authority.since is None or authority.since <= day) and (authority.until is None or day <= authority.until)


def current_authorities(authorities: Iterable[Authority], today: date) -> Mapping[DecisionArea, tuple[Authority, ...]]:
    """Who decides about each area today, newest first; areas about which nothing is said are left out.

    Several at once may be right (attorneys who act together) or left over: `overlapping` names them.
    """
    found: dict[DecisionArea, list[Authority]] = {}
    for authority in authorities:
        if authority.area is not None and holds(authority, today):
            found.setdefault(authority.area, []).append(authority)
    return {area: tuple(sorted(found[area], key=_newest_first)) for area in DecisionArea if area in found}


def current_authority(authorities: Iterable[Authority], today: date, area: DecisionArea) -> Authority | None:
    """Who decides about one area today: the newest authority in force, or None where nothing is said."""
    return next(iter(current_authorities(authorities, today).get(area, ())), None)


def _newest_first(authority: Authority) -> tuple[int, str]:
    return -(authority.since or date.min).toordinal(), str(authority.id)


def overlapping(authorities: Sequence[Authority]) -> tuple[tuple[Authority, Authority], ...]:
    """Pairs that hold about the same area on the same day, so that nobody could say who decides."""
    return tuple(
        (one, other)
        for one, other in combinations(authorities, 2)
        if one.area is not None and one.area == other.area and _meet(one, other)
    )


def _meet(one: Authority, other: Authority) -> bool:
    since = max(one.since or date.min, other.since or date.min)
    until = min(one.until or date.max, other.until or date.max)
    return since <= until


def ended_by(new: Authority, authorities: Iterable[Authority]) -> tuple[tuple[Authority, date], ...]:
    """Which earlier authorities a new one brings to an end, each with its last day: the day before the new one starts.

    Nothing ends where the new one has no start; one that starts the same day or later is left for people to sort out.
    """
    if new.since is None or new.since == date.min:
        return ()
    last = new.since - timedelta(days=1)
    return tuple(
        (old, last)
        for old in authorities
        if old.id != new.id
        and old.area is not None
        and old.area == new.area
        and (old.since is None or old.since <= last)
        and (old.until is None or old.until > last)
    )


def needs_parent(birth: date | None, day: date) -> bool:
    """Whether parental responsibility and the child's own view must be asked for: everybody under 18."""
    age = age_on(birth, day)
    return age is not None and age < ADULT_FROM


def parental_after_18(authority: Authority, birth: date | None) -> bool:
    """Whether parental responsibility is noted for a time after the person is 18, when it has ended."""
    if birth is None or authority.basis is not AuthorityBasis.PARENT:
        return False
    return authority.until is None or authority.until >= turns_18_on(birth)
