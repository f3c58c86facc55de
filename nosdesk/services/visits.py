"""The weekly pattern of a specification, saved as a whole: visits that stayed are changed, new ones added, others removed."""

from collections.abc import Sequence
from dataclasses import dataclass
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
    """Keep a weekly pattern. Raises KnownError where the specification stands still; nothing is kept then."""
    with desk.case.writing(desk.author, visit) as writing:
        held = list(writing.find(Visit, specification_id=specification_id))
        refuse_if_still(writing, Visit(specification_id=specification_id), "*")
        kept: list[Visit] = []
        for item, new in zip(held, planned, strict=False):
            kept.append(
                writing.set(
                    Visit,
                    item.id,
                    days=new.days,
                    start=new.start,
                    end=new.end,
                    workers=new.workers,
                    every_weeks=new.every_weeks,
                    kind=new.kind,
                )
            )
        kept += writing.add_all(
            Visit(
                specification_id=specification_id,
                days=new.days,
                start=new.start,
                end=new.end,
                workers=new.workers,
                every_weeks=new.every_weeks,
                kind=new.kind,
            )
            for new in planned[len(held) :]
        )
        for item in held[len(planned) :]:
            writing.remove(Visit, item.id)
        return tuple(kept)
