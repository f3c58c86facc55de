"""A weekly pattern as it is edited: one entry for each visit on each day, where it stands in the week, and how a typed
time is meant. Nothing here knows a widget.

The week has four parts of the day. Night begins on the day before: a visit from 1 to 5 am on Friday stands in Thursday's
night, as people speak of it, but its day is Friday.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import time
from typing import Final

from nosdesk.domain.parse import read_time

MORNING, AFTERNOON, EVENING, NIGHT = range(4)
PICTURES: Final = ("morning", "afternoon", "evening", "night")
"""The picture of each part of the day."""

DAY: Final = 24 * 60
_STARTS: Final = (5 * 60, 12 * 60, 17 * 60, 22 * 60)
"""Minute at which each part begins. A visit from 5 am is an early morning, before that it is still night."""
_EARLY_NIGHT: Final = 20 * 60
"""A visit that begins after this and lasts until the morning is a night, not an evening."""
_DEFAULTS: Final = (time(9), time(14), time(18), time(22))
_NIGHT_ENDS: Final = time(7)
_LONGEST_BY_ACCIDENT: Final = 14 * 60

_SAID_WORDS: Final = re.compile(r"(half|quarter) (past|to) |o'?clock")
"""Words that leave open which half of the day is meant."""

Spot = tuple[int, int]
"""A box of the week: day (0 = Monday) and part of the day."""


@dataclass(frozen=True, slots=True)
class VisitDraft:
    """Help at the same time on some days (0 = Monday). An end at or before the start lies on the next day."""

    days: frozenset[int]
    start: time
    end: time
    workers: int = 1
    every_weeks: int = 1
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """One visit on one day: the day on which it starts."""

    day: int
    start: time
    end: time
    workers: int = 1
    every_weeks: int = 1
    kind: str = ""

    @property
    def minutes(self) -> int:
        """How long it lasts by the clock; the same start and end is a whole day."""
        length = minute(self.end) - minute(self.start)
        return length if length > 0 else length + DAY

    @property
    def over_midnight(self) -> bool:
        """Whether it ends on the next day."""
        return minute(self.end) <= minute(self.start)

    @property
    def spot(self) -> Spot:
        """The box it stands in."""
        at = minute(self.start)
        if at < _STARTS[MORNING]:
            return (self.day - 1) % 7, NIGHT
        long_night = self.over_midnight and at >= _EARLY_NIGHT and minute(self.end) >= _STARTS[MORNING]
        if at >= _STARTS[NIGHT] or long_night:
            return self.day, NIGHT
        return self.day, EVENING if at >= _STARTS[EVENING] else AFTERNOON if at >= _STARTS[AFTERNOON] else MORNING

    def span(self) -> tuple[int, int]:
        """First and last minute of the week; the last may lie beyond its end."""
        first = self.day * DAY + minute(self.start)
        return first, first + self.minutes


def minute(at: time) -> int:
    """Minutes since midnight."""
    return at.hour * 60 + at.minute


def clock(minutes: int) -> time:
    """The time so many minutes after midnight, of whatever day."""
    return time(minutes % DAY // 60, minutes % 60)


def unpacked(visits: Iterable[VisitDraft]) -> list[Slot]:
    """Each visit on each of its days."""
    return [
        Slot(day, visit.start, visit.end, visit.workers, visit.every_weeks, visit.kind)
        for visit in visits
        for day in sorted(visit.days)
    ]


def packed(slots: Iterable[Slot]) -> tuple[VisitDraft, ...]:
    """The pattern: what is alike on several days is one visit; two alike on one day stay two."""
    groups: dict[tuple[time, time, int, int, str], list[set[int]]] = {}
    for slot in sorted(slots, key=lambda one: (one.day, minute(one.start))):
        sets = groups.setdefault((slot.start, slot.end, slot.workers, slot.every_weeks, slot.kind), [])
        days = next((days for days in sets if slot.day not in days), None)
        if days is None:
            sets.append({slot.day})
        else:
            days.add(slot.day)
    return tuple(
        VisitDraft(frozenset(days), start, end, workers, weeks, kind)
        for (start, end, workers, weeks, kind), sets in groups.items()
        for days in sets
    )


def new_slot(spot: Spot, length: int, like: Sequence[Slot], kind: str) -> Slot:
    """A visit for an empty box: as the last one in the same part of another day, else of the usual length."""
    day, part = spot
    alike = [slot for slot in like if slot.spot[1] == part]
    if alike:
        model = alike[-1]
        return replace(model, day=start_day(spot, model.start))
    start = _DEFAULTS[part]
    end = _NIGHT_ENDS if part == NIGHT else clock(minute(start) + length)
    return Slot(day, start, end, kind=kind)


def start_day(spot: Spot, start: time) -> int:
    """The day on which a visit in a box begins: after midnight it is the next."""
    day, part = spot
    return (day + 1) % 7 if part == NIGHT and minute(start) < _STARTS[AFTERNOON] else day


def _is_open(text: str) -> bool:
    """Whether a written time may be before or after noon: "8.30", "half past 8", but not "08:30", "20:30" or "8 am"."""
    tidy = text.strip().lower()
    bare = _SAID_WORDS.sub("", tidy)
    return bool(bare) and bare[0] != "0" and not any(letter.isalpha() for letter in bare)


def read_start(text: str, part: int) -> time | None:
    """A written start, read as it is meant in a part of the day: "8.30" in the evening is half past eight at night.

    None where it is no time.
    """
    found = read_time(text)
    if not isinstance(found, time):
        return None
    if not _is_open(text) or minute(found) >= 13 * 60:
        return found
    either = (minute(found) % (12 * 60), minute(found) % (12 * 60) + 12 * 60)
    return clock(min(either, key=lambda at: _far_from(at, part)))


def _far_from(at: int, part: int) -> int:
    """Minutes from a time to a part of the day; 0 inside."""
    first = _STARTS[part]
    last = _STARTS[part + 1] if part < NIGHT else _STARTS[MORNING] + DAY
    return min(max(first - (at + shift), (at + shift) - last + 1, 0) for shift in (0, DAY))


def read_end(text: str, start: time) -> time | None:
    """A written end: of two readings the first after the start. None where it is no time."""
    found = read_time(text)
    if not isinstance(found, time):
        return None
    if not _is_open(text) or minute(found) >= 13 * 60:
        return found
    either = (minute(found) % (12 * 60), minute(found) % (12 * 60) + 12 * 60)
    return clock(min(either, key=lambda at: (at - minute(start) - 1) % DAY))


def with_start(slot: Slot, spot: Spot, start: time) -> Slot:
    """The visit with another start. Its end stays, or goes along where it would last more than 14 hours by that."""
    moved = replace(slot, start=start, day=start_day(spot, start))
    if moved.minutes > max(_LONGEST_BY_ACCIDENT, slot.minutes):
        return replace(moved, end=clock(minute(start) + slot.minutes))
    return moved


def overlapping(slots: Sequence[Slot]) -> set[int]:
    """Places of the visits that overlap another one in time, over the end of the week too."""
    found: set[int] = set()
    spans = [slot.span() for slot in slots]
    for one, (first, last) in enumerate(spans):
        for other in range(one + 1, len(spans)):
            start, end = spans[other]
            if any(first < end + shift and start + shift < last for shift in (-7 * DAY, 0, 7 * DAY)):
                found |= {one, other}
    return found
