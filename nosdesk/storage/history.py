"""The history of a case file: what was changed, by whom and when; and undo and redo, which are changes themselves.

An undo writes the opposite of a visit's changes as a visit of its own that names the other in `undoes`; a redo is the undo of
an undo. So nothing is ever taken out of the history, and what can be undone or redone is read from it alone.
"""

import json
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from itertools import groupby
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, Select, select

from nosdesk.domain.author import Author
from nosdesk.domain.records import Record
from nosdesk.errors import BugError
from nosdesk.frozen import dataclass
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.tables import CHANGES, field_hint, record_named
from nosdesk.storage.unit import ADDED, REMOVED, Reading
from nosdesk.storage.values import typed

Fields = Collection[tuple[str, str]]
"""Pairs of a record's class name and a field."""

FINAL: Final[Fields] = frozenset(
    {("Contract", "signed_on"), ("Offer", "opened_at"), ("Specification", "criteria_locked_at")}
)
"""Fields whose change no undo takes back, nor anything before it: a signature, and having seen what an offer says."""

_EMPTY: Final[tuple[Any, ...]] = (None, "", ())


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One row of history. `old` and `new` are of the field's own type; where a record was added, `new` is the pairs of its
    fields and values. What a later version no longer knows is given as JSON holds it."""

    number: int
    at: datetime
    who: str
    visit: UUID
    record: str
    record_id: UUID
    version: int
    field: str
    old: Any
    new: Any
    schema: str
    undoes: UUID | None

    @property
    def added(self) -> bool:
        """True where the record was added."""
        return self.field == ADDED

    @property
    def removed(self) -> bool:
        """True where the record was removed."""
        return self.field == REMOVED and self.new is not None

    @property
    def restored(self) -> bool:
        """True where a removed record was taken back."""
        return self.field == REMOVED and self.new is None


@dataclass(frozen=True, slots=True)
class TakenBack:
    """One field that undo or redo set back: it was `old` before and is `new` now. The field is "deleted_at" where the whole
    record went (`new` is a moment) or came back (`new` is None)."""

    record: type[Record]
    record_id: UUID
    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Undone:
    """What one undo or redo did: the visit it made, the visit it took back, who had made that one and when."""

    visit: UUID
    took_back: UUID
    who: str
    at: datetime
    changes: tuple[TakenBack, ...]


def changes(case: CaseFile, record_id: UUID, limit: int = 100) -> tuple[ChangeRow, ...]:
    """The changes of one record, newest first."""
    wanted = select(CHANGES).where(CHANGES.c.record_id == record_id).order_by(CHANGES.c.number.desc()).limit(limit)
    with case.reading() as reading:
        return read_changes(reading, wanted)


def newest(case: CaseFile, after: int, limit: int) -> tuple[ChangeRow, ...]:
    """The latest changes of any record, newest first: those with a higher number than `after`, at most `limit`."""
    wanted = select(CHANGES).where(CHANGES.c.number > after).order_by(CHANGES.c.number.desc()).limit(limit)
    with case.reading() as reading:
        return read_changes(reading, wanted)


def last_change(case: CaseFile, record: type[Record], record_id: UUID, field: str) -> ChangeRow | None:
    """Who gave a field the value it has, and when: its newest change, or the adding of the record where that brought a value.

    None where nobody has said anything yet.
    """
    wanted = (
        select(CHANGES)
        .where(CHANGES.c.record_id == record_id, CHANGES.c.record == record.__name__)
        .where(CHANGES.c.field.in_([field, ADDED]))
        .order_by(CHANGES.c.number.desc())
        .limit(1)
    )
    with case.reading() as reading:
        found = read_changes(reading, wanted)
    if not found or (found[0].added and dict(found[0].new).get(field) in _EMPTY):
        return None
    return found[0]


def undo(case: CaseFile, author: Author, since: datetime, final: Fields = FINAL) -> Undone | None:
    """Take back the last visit that is not undone yet, as changes of `author`. None where there is nothing to take back.

    Goes back to `since` (UTC, when the file was opened in this session) and to the last change of a `final` field, no further.
    An added record is removed, a removed one restored. Raises KnownError as `CaseFile.writing`.
    """
    return _take_back(case, author, since, final, redo=False)


def redo(case: CaseFile, author: Author, since: datetime, final: Fields = FINAL) -> Undone | None:
    """Take back the last undo. None where there is none, or something was changed since."""
    return _take_back(case, author, since, final, redo=True)


def _take_back(case: CaseFile, author: Author, since: datetime, final: Fields, *, redo: bool) -> Undone | None:
    with case.reading() as reading:
        done, undone = _stacks(reading, since, final)
        waiting = undone if redo else done
        steps = ((target, _steps(reading, target)) for target in reversed(waiting))
        # A visit that ended as it began leaves nothing to take back: the one before it is meant.
        found = next(((target, step) for target, step in steps if step[1]), None)
    if found is None:
        return None
    target, (last, taken) = found
    with case.writing(author, undoes=target) as writing:
        for (record, record_id), fields in groupby(taken, key=lambda step: (step.record, step.record_id)):
            writing.put_back(record, record_id, {step.field: step.new for step in fields})
        return Undone(writing.visit, target, last.who, last.at, taken)


def _stacks(reading: Reading, since: datetime, final: Fields) -> tuple[list[UUID], list[UUID]]:
    """The visits that undo and redo would take back, each with the next one last.

    Read from the visits in order: a fresh one can be undone and ends the redo list; one that takes back another moves it to
    the other list. Looked for backwards from the newest row, so it costs as much as this session changed, whatever the file holds.
    """
    before = select(CHANGES.c.number).where(CHANGES.c.at < since).order_by(CHANGES.c.number.desc()).limit(1)
    first = reading.one(before) or 0
    wanted = select(CHANGES.c.visit, CHANGES.c.undoes, CHANGES.c.record, CHANGES.c.field)
    rows = reading.rows(wanted.where(CHANGES.c.number > first).order_by(CHANGES.c.number))
    done: list[UUID] = []
    undone: list[UUID] = []
    for (visit, undoes), its in groupby(rows, key=lambda row: (row.visit, row.undoes)):
        stands = any((row.record, row.field) in final for row in its)
        if undoes in done:
            del done[done.index(undoes) :]
            undone.append(visit)
        elif undoes in undone:
            del undone[undone.index(undoes) :]
            done.append(visit)
        else:
            undone.clear()
            done = [] if stands else [*done, visit]
    return done, undone


def _steps(reading: Reading, visit: UUID) -> tuple[ChangeRow, tuple[TakenBack, ...]]:
    """The last row of a visit, and what takes the whole visit back, record by record."""
    rows = read_changes(reading, select(CHANGES).where(CHANGES.c.visit == visit).order_by(CHANGES.c.number))
    by_record: dict[tuple[str, UUID], list[ChangeRow]] = {}
    for row in rows:
        by_record.setdefault((row.record, row.record_id), []).append(row)
    taken = [
        step
        for (name, record_id), its in reversed(by_record.items())
        for step in _steps_of_record(reading, record_named(name), record_id, its)
    ]
    return rows[-1], tuple(taken)


def _steps_of_record(
    reading: Reading, record: type[Record], record_id: UUID, rows: list[ChangeRow]
) -> Iterator[TakenBack]:
    now = reading.get(record, record_id)
    if any(row.added for row in rows):
        # What was filled in after adding goes with the record, and comes back with it.
        if now.deleted_at is None:
            yield TakenBack(record, record_id, REMOVED, None, datetime.now(UTC))
        return
    for field, its in _by_field(rows).items():
        # One visit has several rows for a field where the history was sealed in the middle of it.
        if getattr(now, field) != its[-1].new:
            raise BugError(f"{record.__name__}.{field} is not what its history says")
        if its[0].old != its[-1].new:
            yield TakenBack(record, record_id, field, its[-1].new, its[0].old)


def _by_field(rows: Collection[ChangeRow]) -> dict[str, list[ChangeRow]]:
    """Rows in their order, under the fields they are about."""
    found: dict[str, list[ChangeRow]] = {}
    for row in rows:
        found.setdefault(row.field, []).append(row)
    return found


def read_changes(reading: Reading, wanted: Select[Any]) -> tuple[ChangeRow, ...]:
    """The changes that a select of whole rows of the history gives, with values of their fields' own types."""
    found = reading.rows(wanted)
    with reading.readable():
        return tuple(_row(row) for row in found)


def _row(row: Row[Any]) -> ChangeRow:
    held = row._asdict()
    if row.field == ADDED:
        values = tuple((name, _typed(row.record, name, value)) for name, value in json.loads(row.new).items())
        return ChangeRow(**held | {"new": values})
    given = {name: _typed(row.record, row.field, json.loads(held[name])) for name in ("old", "new")}
    return ChangeRow(**held | given)


def _typed(record: str, field: str, value: Any) -> Any:
    """A value as its field's type; as JSON holds it where the record, the field or the choice is one of an earlier version."""
    try:
        return typed(value, field_hint(record_named(record), field))
    except (KeyError, ValueError, TypeError, ArithmeticError):
        return value
