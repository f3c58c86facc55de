"""The history of a record and of all that hangs on it, newest first and in pages; and what records were after a change.

What hangs on a record is found by links, downwards only: a contract's payments hang on the contract, the provider does not.
"""

import dataclasses
from collections.abc import Iterable
from typing import Any, Final, Generic, TypeVar
from uuid import UUID

from sqlalchemy import Select, Uuid, bindparam, select, union_all

from nosdesk.domain.records import RECORDS, Record
from nosdesk.errors import BugError
from nosdesk.frozen import dataclass
from nosdesk.storage.history import ChangeRow, read_changes
from nosdesk.storage.tables import CHANGES, field_names, table, table_name
from nosdesk.storage.unit import ADDED, REMOVED, STAMPS, Reading
from nosdesk.storage.values import PerRecord, checks

R = TypeVar("R", bound=Record)

_POINTS: Final = frozenset(
    {
        ("Authority", "contact_id"),
        ("Contract", "offer_id"),
        ("Contract", "provider_id"),
        ("Contract", "specification_id"),
        ("ContractObjective", "objective_id"),
        ("CostShare", "contact_id"),
        ("CostShare", "person_id"),
        ("Objective", "outcome_id"),
        ("Offer", "provider_id"),
    }
)
"""Links that only point at a record: what holds them belongs to another one, and has its history there."""
_NEWEST: Final = 5_000
"""How many of the newest changes are asked for who made them."""
_EMPTY: Final = ("null", '""', "[]")


@dataclass(frozen=True)
class Only:
    """Which changes are wanted: all, one field's of the record itself, or those that one author made (as stamped)."""

    field: str = ""
    who: str = ""


@dataclass(frozen=True)
class Then(Generic[R]):
    """A record as it was after a change. `there` is False where it was not added yet or was removed; `unknown` are fields whose
    value of then an earlier version of the program wrote in a way that this one cannot keep: they are as today."""

    record: R
    there: bool
    unknown: frozenset[str]


def timeline(
    reading: Reading, record: type[Record], record_id: UUID, only: Only, offset: int = 0, limit: int = 20
) -> tuple[ChangeRow, ...]:
    """Changes of a record and of what hangs on it, removed records among them, newest first."""
    # The numbers alone are read from the index, whatever stands in the rows.
    asked = _numbers(record, only).limit(limit).offset(offset)
    numbers = [row.number for row in reading.rows(asked, _values(record_id, only))]
    if not numbers:
        return ()
    return read_changes(reading, select(CHANGES).where(CHANGES.c.number.in_(numbers)).order_by(CHANGES.c.number.desc()))


def change(reading: Reading, record_id: UUID, number: int) -> ChangeRow:
    """The change that made a record what it was at that number: the last one up to it. Raises BugError where there is none."""
    asked = select(CHANGES).where(CHANGES.c.record_id == record_id, CHANGES.c.number <= number)
    found = read_changes(reading, asked.order_by(CHANGES.c.number.desc()).limit(1))
    if not found:
        raise BugError(f"no change up to {number} is one of this record")
    return found[0]


def authors(reading: Reading, record: type[Record], record_id: UUID) -> tuple[str, ...]:
    """The stamps of those who made the newest changes of a record and of what hangs on it, in order of the alphabet."""
    newest = _numbers(record, Only()).limit(_NEWEST).subquery()
    asked = (
        select(CHANGES.c.who).distinct().where(CHANGES.c.number.in_(select(newest.c.number))).order_by(CHANGES.c.who)
    )
    return tuple(row.who for row in reading.rows(asked, {"root": record_id}))


def said_before(reading: Reading, record_ids: Iterable[UUID]) -> frozenset[tuple[UUID, str]]:
    """Which fields of these records held another answer once."""
    asked = (
        select(CHANGES.c.record_id, CHANGES.c.field)
        .distinct()
        .where(CHANGES.c.record_id.in_(list(record_ids)))
        .where(CHANGES.c.field.not_in([ADDED, REMOVED]), CHANGES.c.old.not_in(_EMPTY))
    )
    return frozenset((row.record_id, row.field) for row in reading.rows(asked))


def as_of(reading: Reading, records: Iterable[R], number: int) -> tuple[Then[R], ...]:
    """What records were after the change of that number: as they are now, with every later change taken back."""
    given = tuple(records)
    later: dict[UUID, list[ChangeRow]] = {item.id: [] for item in given}
    if given:
        asked = select(CHANGES).where(CHANGES.c.record_id.in_(list(later)), CHANGES.c.number > number)
        for row in read_changes(reading, asked.order_by(CHANGES.c.number.desc())):
            later[row.record_id].append(row)
    return tuple(_as_of(item, later[item.id]) for item in given)


def _as_of(item: R, later: list[ChangeRow]) -> Then[R]:
    kept = checks(type(item))
    values: dict[str, Any] = {}
    unknown: set[str] = set()
    added = False
    for row in later:
        if row.added:
            added = True
        elif row.field in field_names(type(item)):
            values[row.field] = row.old
    for name in [name for name in values if name not in STAMPS]:
        try:
            values[name] = kept[name](values[name])
        except BugError:
            unknown.add(name)
            del values[name]
    then = dataclasses.replace(item, **values)
    return Then(then, not added and then.deleted_at is None, frozenset(unknown))


def _numbers(record: type[Record], only: Only) -> Select[Any]:
    """The numbers of the changes that are wanted, newest first."""
    if only.field:
        asked = select(CHANGES.c.number).where(CHANGES.c.record_id == bindparam("root", type_=Uuid()))
        asked = asked.where(CHANGES.c.field.in_([only.field, ADDED]))
    else:
        asked = _HANGING[record]
    if only.who:
        asked = asked.where(CHANGES.c.who == bindparam("author"))
    return asked.order_by(CHANGES.c.number.desc())


def _values(record_id: UUID, only: Only) -> dict[str, Any]:
    return {"root": record_id} | ({"author": only.who} if only.who else {})


def _hang(record: type[Record]) -> Select[Any]:
    found = {record.__name__: select(bindparam("root", type_=Uuid()).label("id")).cte(f"of_{table_name(record)}")}
    for child in RECORDS:
        columns = table(child).c
        links = [
            select(columns.id).where(columns[item.name].in_(select(found[target].c.id)))
            for item in dataclasses.fields(child)
            if (target := item.metadata.get("link")) in found and (child.__name__, item.name) not in _POINTS
        ]
        if links and child is not record:
            found[child.__name__] = union_all(*links).cte(f"of_{table_name(child)}")
    hung = union_all(*(select(each.c.id) for each in found.values())).cte("hung")
    about = [
        select(table(each).c.id).where(table(each).c.about_id.in_(select(hung.c.id)))
        for each in RECORDS
        if "about_id" in field_names(each)
    ]
    ids = union_all(select(hung.c.id), *about).subquery()
    return select(CHANGES.c.number).where(CHANGES.c.record_id.in_(select(ids.c.id)))


_HANGING: Final = PerRecord(_hang)
"""The numbers of changes of one record ("root") and of all that hangs on it. Kept: putting it together takes longer than asking it."""
