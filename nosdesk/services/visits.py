"""The weekly pattern of a specification, saved as a whole, while each visit keeps its own record and history."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import time
from uuid import UUID

from nosdesk.domain.choices import VisitKind, Weekday
from nosdesk.domain.records import Visit
from nosdesk.services.answers import refuse_if_still
from nosdesk.services.desk import Desk


@dataclass(frozen=True)
class Planned:
    """One visit as the editor gives it."""

    days: tuple[Weekday, ...]
    start: time
    end: time
    workers: int = 1
    every_weeks: int = 1
    kind: VisitKind = VisitKind.SUPPORT


def visits(desk: Desk, specification_id: UUID) -> tuple[Visit, ...]:
    """The weekly pattern of a specification, oldest first."""
    with desk.case.reading() as reading:
        return reading.find(Visit, specification_id=specification_id)


def save_pattern(
    desk: Desk, specification_id: UUID, planned: Sequence[Planned], visit: UUID | None = None
) -> tuple[Visit, ...]:
    """Keep a weekly pattern; gives its visits in the order given.

    A visit that is there as it was is left alone, one that was changed keeps its record, others are added; what is no longer
    planned is removed, with its history. Raises KnownError where the specification stands still; nothing is kept then.
    """
    with desk.case.writing(desk.author, visit) as writing:
        held = writing.find(Visit, specification_id=specification_id)
        refuse_if_still(writing, Visit(specification_id=specification_id), "*")
        stays = _pairs(held, planned)
        kept = {item.id for item in stays.values()}
        for item in held:
            if item.id not in kept:
                writing.remove(Visit, item.id)
        return tuple(
            writing.set(Visit, stays[at].id, **asdict(new))
            if at in stays
            else writing.add(Visit(specification_id=specification_id, **asdict(new)))
            for at, new in enumerate(planned)
        )


def _pairs(held: Sequence[Visit], planned: Sequence[Planned]) -> dict[int, Visit]:
    """By the place of each planned visit, the record that it goes on: the most alike first, of those alike the older one."""
    alike = sorted(
        (-_likeness(item, new), at, old)
        for old, item in enumerate(held)
        for at, new in enumerate(planned)
        if _likeness(item, new)
    )
    found: dict[int, Visit] = {}
    gone: set[int] = set()
    for _, at, old in alike:
        if at not in found and old not in gone:
            found[at] = held[old]
            gone.add(old)
    return found


def _likeness(item: Visit, new: Planned) -> int:
    """How far a planned visit is one that is there: 0 where nothing speaks for it, most where it is the same in all.

    Days count before times, and a time that is the same before how often, how many workers and what kind.
    """
    days, wanted = set(item.days), set(new.days)
    speaks = 8 * (days == wanted) + 4 * bool(days & wanted) + 4 * (item.start == new.start) + 4 * (item.end == new.end)
    if not speaks:
        return 0
    rest = ((item.workers, new.workers), (item.every_weeks, new.every_weeks), (item.kind, new.kind))
    return speaks + sum(old == now for old, now in rest)
