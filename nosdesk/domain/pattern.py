"""The weekly pattern: what a list of visits comes to in hours, visits, nights and days, and when each visit really is.

A week of the pattern is an average week: a visit every 2 weeks counts half. Sums are exact fractions inside.

Bands (the narrowest holds; no law sets them, so each contract may word its own):

- weekday: Monday to Friday, midnight to 5 pm · evening: Monday to Friday, 5 pm to midnight
- Saturday, Sunday: the whole day · bank holiday: the whole day, on whatever weekday it falls
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, pairwise
from math import lcm
from typing import Final

from nosdesk.domain.choices import Nation, PriceBand, VisitKind, Weekday
from nosdesk.domain.holidays import bank_holidays_between
from nosdesk.domain.problem import Count
from nosdesk.domain.records import Visit
from nosdesk.domain.rounding import as_decimal
from nosdesk.frozen import dataclass
from nosdesk.i18n import Counted, Reader, Words

DAY_MINUTES: Final = 24 * 60
EVENING_FROM: Final = time(17)
WEEKS_A_YEAR: Final = Fraction(365, 7)
ZONE: Final = "Europe/London"
NIGHTS: Final = (VisitKind.SLEEPING, VisitKind.WAKING)
_MOST_RHYTHMS: Final = 8
_LAST_DAY: Final = date(9998, 12, 31)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One visit on one day. `hours` is the time that really passes, so a night when the clocks change differs by 1."""

    day: date
    start: datetime
    end: datetime
    hours: Decimal
    workers: int
    kind: VisitKind


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the average week that is priced alike: so much (hours, visits, nights or days) on one weekday."""

    weekday: int
    band: PriceBand
    amount: Fraction


def visit_minutes(visit: Visit) -> int:
    """How long a visit lasts by the clock. An end at or before the start lies on the next day."""
    length = _minute(visit.end) - _minute(visit.start)
    return length if length > 0 else length + DAY_MINUTES


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


def _weekdays(visit: Visit) -> list[int]:
    return sorted({day.number for day in visit.days})


def _share(visit: Visit) -> Fraction:
    """In how many of all weeks the visit is made."""
    return Fraction(1, max(1, visit.every_weeks))


def _workers(visit: Visit) -> int:
    return max(0, visit.workers)


def _hours(visit: Visit) -> Fraction:
    return Fraction(visit_minutes(visit), 60) * _workers(visit) * len(_weekdays(visit)) * _share(visit)


def hours_a_week(visits: Iterable[Visit]) -> Decimal:
    """Hours of work in an average week: workers × days × length ÷ every so many weeks, all kinds together."""
    return as_decimal(sum(map(_hours, visits), Fraction()))


def by_kind(visits: Iterable[Visit]) -> Mapping[VisitKind, Decimal]:
    """Hours of work in an average week for each kind of visit that occurs."""
    found: dict[VisitKind, Fraction] = {}
    for visit in visits:
        found[visit.kind] = found.get(visit.kind, Fraction()) + _hours(visit)
    return {kind: as_decimal(found[kind]) for kind in VisitKind if found.get(kind)}


def visits_a_week(visits: Iterable[Visit], kind: VisitKind = VisitKind.SUPPORT) -> Decimal:
    """Visits, or nights, of one kind in an average week. Two workers at once are two: each is paid for."""
    return as_decimal(total(visit_pieces(visits, kind)))


def days_a_week(visits: Iterable[Visit]) -> Decimal:
    """Days of an average week on which support is given while awake."""
    return as_decimal(total(day_pieces(visits)))


def total(pieces: Iterable[Piece]) -> Fraction:
    """What the pieces come to together."""
    return sum((piece.amount for piece in pieces), Fraction())


def _band(weekday: int, minute: int, evening_from: time) -> PriceBand:
    match weekday:
        case 5:
            return PriceBand.SATURDAY
        case 6:
            return PriceBand.SUNDAY
        case _:
            return PriceBand.EVENING if minute >= _minute(evening_from) else PriceBand.WEEKDAY


def _parts(visit: Visit, weekday: int, evening_from: time) -> Iterator[tuple[int, PriceBand, int]]:
    """Weekday, band and minutes of each part of a visit, cut at midnight and where the evening begins."""
    start = _minute(visit.start)
    end = start + visit_minutes(visit)
    evening = _minute(evening_from)
    edges = sorted({start, end, *(e for e in (evening, DAY_MINUTES, DAY_MINUTES + evening) if start < e < end)})
    for first, last in pairwise(edges):
        day = (weekday + first // DAY_MINUTES) % 7
        yield day, _band(day, first % DAY_MINUTES, evening_from), last - first


def hour_pieces(visits: Iterable[Visit], *, evening_from: time = EVENING_FROM) -> list[Piece]:
    """The hours of support while awake in an average week; a visit over midnight counts on both days."""
    return [
        Piece(day, band, Fraction(minutes, 60) * _workers(visit) * _share(visit))
        for visit in visits
        if visit.kind is VisitKind.SUPPORT
        for weekday in _weekdays(visit)
        for day, band, minutes in _parts(visit, weekday, evening_from)
    ]


def visit_pieces(visits: Iterable[Visit], kind: VisitKind, *, evening_from: time = EVENING_FROM) -> list[Piece]:
    """The visits, or nights, of one kind in an average week, each in the band in which it begins."""
    return [
        Piece(weekday, _band(weekday, _minute(visit.start), evening_from), _workers(visit) * _share(visit))
        for visit in visits
        if visit.kind is kind and _workers(visit)
        for weekday in _weekdays(visit)
    ]


def day_pieces(visits: Iterable[Visit]) -> list[Piece]:
    """The days of an average week with support while awake: a day with several visits or workers is one day."""
    rhythms: dict[int, set[int]] = defaultdict(set)
    for visit in visits:
        if visit.kind is VisitKind.SUPPORT and _workers(visit):
            for weekday in _weekdays(visit):
                rhythms[weekday].add(max(1, visit.every_weeks))
    return [
        Piece(weekday, _band(weekday, 0, EVENING_FROM), _any_of(sorted(every)))
        for weekday, every in sorted(rhythms.items())
    ]


def _any_of(every_weeks: Sequence[int]) -> Fraction:
    """In how many of all weeks at least one of these rhythms falls, all counted from the same week."""
    rhythms = [n for n in every_weeks if not any(n % other == 0 for other in every_weeks if other < n)][:_MOST_RHYTHMS]
    share = Fraction()
    for size in range(1, len(rhythms) + 1):
        parts = sum((Fraction(1, lcm(*chosen)) for chosen in combinations(rhythms, size)), Fraction())
        share += parts if size % 2 else -parts
    return share


def holiday_shares(first: date, nation: Nation | None) -> Mapping[int, Fraction]:
    """For each weekday, which part of those days are bank holidays in the 365 days from `first`."""
    days = bank_holidays_between(first, min(first, _LAST_DAY) + timedelta(days=364), nation)
    return {weekday: sum(day.weekday() == weekday for day in days) / WEEKS_A_YEAR for weekday in range(7)}


def spread(pieces: Iterable[Piece], holidays: Mapping[int, Fraction] | None = None) -> dict[PriceBand, Fraction]:
    """Pieces added up by band, with the average part of bank holidays taken out if their shares are given."""
    found: dict[PriceBand, Fraction] = defaultdict(Fraction)
    for piece in pieces:
        share = holidays.get(piece.weekday, Fraction()) if holidays else Fraction()
        found[piece.band] += piece.amount * (1 - share)
        found[PriceBand.BANK_HOLIDAY] += piece.amount * share
    return {band: found[band] for band in PriceBand if found.get(band)}


def band_hours(
    visits: Iterable[Visit], holidays: Mapping[int, Fraction] | None = None, *, evening_from: time = EVENING_FROM
) -> Mapping[PriceBand, Decimal]:
    """Hours of support while awake in an average week, by band; `holidays` comes from `holiday_shares`."""
    found = spread(hour_pieces(visits, evening_from=evening_from), holidays)
    return {band: as_decimal(hours) for band, hours in found.items()}


def weekday_shares(visits: Sequence[Visit]) -> tuple[Fraction, ...] | None:
    """Which part of an average week's hours begins on each weekday, Monday first; None where nothing is planned."""
    hours = [Fraction()] * 7
    for visit in visits:
        for weekday in _weekdays(visit):
            hours[weekday] += Fraction(visit_minutes(visit), 60) * _workers(visit) * _share(visit)
    week = sum(hours, Fraction())
    return tuple(part / week for part in hours) if week else None


def occurrences(
    visit: Visit, first: date, last: date, anchor: date, *, week_starts: Weekday = Weekday.MONDAY
) -> Iterator[Occurrence]:
    """Each time the visit begins from `first` to `last`, both counted, in time order.

    A visit every so many weeks is made in the week that holds `anchor`, and every so many weeks before and after it.
    """
    weekdays = set(_weekdays(visit))
    every = max(1, visit.every_weeks)
    week_zero = anchor.toordinal() - (anchor.weekday() - week_starts.number) % 7
    for ordinal in range(first.toordinal(), min(last, _LAST_DAY).toordinal() + 1):
        day = date.fromordinal(ordinal)
        if day.weekday() in weekdays and (ordinal - week_zero) // 7 % every == 0:
            yield _occurrence(visit, day)


def _occurrence(visit: Visit, day: date) -> Occurrence:
    overnight = _minute(visit.end) <= _minute(visit.start)
    start = _local(day, visit.start)
    end = _local(day + timedelta(days=1) if overnight else day, visit.end)
    seconds = int((end.astimezone(UTC) - start.astimezone(UTC)).total_seconds())
    return Occurrence(day, start, end, as_decimal(Fraction(seconds, 3600)), _workers(visit), visit.kind)


def _local(day: date, at: time) -> datetime:
    """A clock time in the United Kingdom.

    A time that comes twice in October is the first of the two; one that is jumped over in March is the moment of the
    jump, 2 am summer time. Needs the time zone data of the system or of the `tzdata` package.
    """
    from zoneinfo import ZoneInfo

    zone = ZoneInfo(ZONE)
    naive = datetime.combine(day, at)
    moment = naive.replace(tzinfo=zone).astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) != naive:
        moment = moment.replace(minute=0, second=0, microsecond=0)
    return moment.astimezone(zone)


_HOURS_A_WEEK = Counted("{amount} hour a week", "{amount} hours a week")
_MORNINGS = Counted("{amount} morning", "{amount} mornings")
_AFTERNOONS = Counted("{amount} afternoon", "{amount} afternoons")
_EVENINGS = Counted("{amount} evening", "{amount} evenings")
_LATE = Counted("{amount} late visit", "{amount} late visits")
_SLEEPING = Counted("{amount} sleeping night", "{amount} sleeping nights")
_WAKING = Counted("{amount} waking night", "{amount} waking nights")
_ORDER: Final = (_MORNINGS, _AFTERNOONS, _EVENINGS, _LATE, _SLEEPING, _WAKING)
_HOURS_ON_AVERAGE = Counted(
    "{amount} hour a week on average.",
    "{amount} hours a week on average.",
    "That is about {amount} hour a week.",
    "That is about {amount} hours a week.",
)
_EVERY_WEEKS = Counted(
    "Every week: {parts}.",
    "Every {n} weeks: {parts}.",
    "Each week you get {parts}.",
    "Every {n} weeks you get {parts}.",
)
_TOGETHER = Counted(
    "{workers} workers come together on {n} visit.",
    "{workers} workers come together on {n} visits.",
    "{workers} workers come at the same time on {n} visit.",
    "{workers} workers come at the same time on {n} visits.",
)


def _part_of_day(visit: Visit) -> Counted:
    """What a visit is called by its kind and start: morning 7 am to 12, afternoon to 5 pm, evening to 10 pm."""
    if visit.kind is VisitKind.SLEEPING:
        return _SLEEPING
    if visit.kind is VisitKind.WAKING:
        return _WAKING
    if time(7) <= visit.start < time(12):
        return _MORNINGS
    if time(12) <= visit.start < EVENING_FROM:
        return _AFTERNOONS
    return _EVENINGS if EVENING_FROM <= visit.start < time(22) else _LATE


def _parts_said(visits: Iterable[Visit], reader: Reader) -> str:
    counts: dict[Counted, int] = defaultdict(int)
    for visit in visits:
        counts[_part_of_day(visit)] += len(_weekdays(visit))
    said = [Count(part, Decimal(counts[part])).said(reader) for part in _ORDER if counts.get(part)]
    return reader.together(said)


def summary(visits: Sequence[Visit], reader: Reader) -> str:
    """The pattern in words: "12 hours a week: 3 mornings, 1 afternoon and 1 evening."

    Sleeping and waking nights are named as nights and are not in the hours.
    """
    planned = [visit for visit in visits if visit.days and _workers(visit)]
    if not planned:
        return reader.say(Words("No times are planned yet.", "There are no times in your week yet."))
    rhythms = sorted({max(1, visit.every_weeks) for visit in planned})
    hours = by_kind(planned).get(VisitKind.SUPPORT)
    if hours and rhythms == [1]:
        said = [f"{Count(_HOURS_A_WEEK, hours).said(reader)}: {_parts_said(planned, reader)}."]
    else:
        said = [Count(_HOURS_ON_AVERAGE, hours).said(reader)] if hours else []
        for every in rhythms:
            parts = _parts_said((visit for visit in planned if max(1, visit.every_weeks) == every), reader)
            said.append(reader.count(_EVERY_WEEKS, every, parts=parts))
    return " ".join([*said, *_together_said(planned, reader)])


def _together_said(visits: Iterable[Visit], reader: Reader) -> Iterator[str]:
    """A sentence for each number of workers above one."""
    doubled: dict[int, int] = defaultdict(int)
    for visit in visits:
        if visit.workers > 1:
            doubled[visit.workers] += len(_weekdays(visit))
    for workers, number in sorted(doubled.items()):
        yield reader.count(_TOGETHER, number, workers=reader.number(workers))
