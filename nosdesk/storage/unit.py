"""Reading records, and changing them with their history in one transaction."""

import dataclasses
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import Enum, auto
from functools import cache
from itertools import islice, takewhile
from pathlib import Path
from typing import Any, Final, TypeVar, assert_never
from uuid import UUID, uuid4, uuid5

from sqlalchemy import (
    Connection,
    Executable,
    Integer,
    Row,
    Select,
    and_,
    bindparam,
    delete,
    insert,
    inspect,
    select,
    update,
)
from sqlalchemy.engine import CursorResult
from sqlalchemy.exc import DBAPIError

from nosdesk.domain.author import Author
from nosdesk.domain.records import Record
from nosdesk.errors import BugError, KnownError
from nosdesk.frozen import dataclass
from nosdesk.storage import chain
from nosdesk.storage.revisions import HEAD
from nosdesk.storage.search import Index
from nosdesk.storage.tables import ASIDE, CHANGES, COPIES, SEALS, field_names, table
from nosdesk.storage.trouble import CHANGED_MEANWHILE, DAMAGED, REMOVED_MEANWHILE, shown, told
from nosdesk.storage.values import PerRecord, checks, plain, to_json

R = TypeVar("R", bound=Record)

STAMPS: Final = frozenset({"id", "version", "created_at", "created_by", "changed_at", "changed_by", "deleted_at"})
"""Fields of every record that storage sets itself."""
ADDED: Final = "*"
"""What the history holds in place of a field's name where a record was added."""
REMOVED: Final = "deleted_at"
"""The field that a removal sets and a restoring empties."""
_AT_ONCE: Final = 5_000
_SEALED_AT_ONCE: Final = 200
_COUNTED: Final = (int, type(None))
_SEVERAL: Final = (set, frozenset, list, tuple)
_COUNTS: Final = PerRecord(
    lambda record: tuple(name for name in field_names(record) if type(table(record).c[name].type) is Integer)
)
"""Fields that SQLite gives back as it finds them, whatever a fault or another program left there."""


# Put together once: for one small save, that takes longer than asking the file does.
_ADD_CHANGE: Final = insert(CHANGES)
_ADD_SEAL: Final = insert(SEALS)
_NEWEST: Final = select(CHANGES.c.number, CHANGES.c.visit, CHANGES.c.who).order_by(CHANGES.c.number.desc()).limit(1)
_OF_VISIT: Final = select(CHANGES.c.number).where(CHANGES.c.visit == bindparam("visit")).limit(1)
_WAITING: Final = (
    select(CHANGES).where(CHANGES.c.number > bindparam("sealed")).order_by(CHANGES.c.number).limit(_AT_ONCE)
)
_NOTED: Final = select(CHANGES.c.number, CHANGES.c.old).where(
    CHANGES.c.visit == bindparam("visit"),
    CHANGES.c.record == bindparam("record"),
    CHANGES.c.record_id == bindparam("record_id"),
    CHANGES.c.field == bindparam("field"),
    CHANGES.c.number > bindparam("sealed"),
)


class _Asked(Enum):
    """How a field is asked for."""

    NOTHING = auto()
    ONE = auto()
    SOME = auto()


def _asked(value: object) -> _Asked:
    if value is None:
        return _Asked.NOTHING
    return _Asked.SOME if isinstance(value, _SEVERAL) else _Asked.ONE


@dataclass(frozen=True)
class _Question:
    """What `Reading.find` is asked, but for the values. Selects are kept by it: to put one together, and to find what the
    engine made of it before, takes longer than to ask the file."""

    record: type[Record]
    asked: tuple[tuple[str, _Asked], ...]
    order: tuple[str, ...]
    removed: bool


@cache
def _finding(question: _Question) -> Select[Any]:
    record = question.record
    columns = table(record).c
    wanted = select(table(record))
    for name, how in question.asked:
        match how:
            case _Asked.NOTHING:
                wanted = wanted.where(columns[name].is_(None))
            case _Asked.ONE:
                wanted = wanted.where(columns[name] == bindparam(name))
            case _Asked.SOME:
                wanted = wanted.where(columns[name].in_(bindparam(name, expanding=True)))
            case _:
                assert_never(how)
    if not question.removed:
        wanted = wanted.where(columns[REMOVED].is_(None))
    return wanted.order_by(*(columns[key[1:]].desc() if key[0] == "-" else columns[key] for key in question.order))


class Reading:
    """Questions to the case file. Gives frozen records; records that were removed are left out unless asked for.

    Raises KnownError where the file holds what no program of ours wrote: it is damaged then.
    """

    def __init__(self, connection: Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def get(self, record: type[R], record_id: UUID) -> R:
        """One record by id, removed or not. Raises BugError where there is none."""
        found = self.records(
            record, _finding(_Question(record, (("id", _Asked.ONE),), (), removed=True)), {"id": record_id}
        )
        if not found:
            raise BugError(f"no {record.__name__} with id {record_id}")
        return found[0]

    def find(
        self, record: type[R], *, order: Sequence[str] = ("created_at", "id"), removed: bool = False, **equal: object
    ) -> tuple[R, ...]:
        """Records whose fields equal the given values (a tuple or set: one of them), in order; "-field" turns it round."""
        asked = tuple((name, _asked(value)) for name, value in equal.items())
        values = {
            name: list(value) if isinstance(value, _SEVERAL) else value
            for name, value in equal.items()
            if value is not None
        }
        return self.records(record, _finding(_Question(record, asked, tuple(order), removed)), values)

    def records(self, record: type[R], wanted: Select[Any], values: Mapping[str, Any] | None = None) -> tuple[R, ...]:
        """The records that a select over their table gives; `values` are those of its named parameters."""
        names, counts = field_names(record), _COUNTS[record]
        found = [dict(zip(names, row, strict=True)) for row in self.rows(wanted, values)]
        with self.readable():
            for row in found if counts else ():
                if any(type(row[name]) not in _COUNTED for name in counts):
                    raise TypeError("something else where a number was written")
        return tuple(_made(record, row) for row in found)

    def rows(self, wanted: Select[Any], values: Mapping[str, Any] | None = None) -> Sequence[Row[Any]]:
        """Plain rows of a select, for sums and lists; `values` are those of its named parameters."""
        found = self._run(wanted, values)
        with self.readable():
            rows = found.all()
            if any(bytes in map(type, row) for row in rows):
                raise TypeError("bytes where text was written")
            return rows

    def one(self, wanted: Select[Any]) -> Any:
        """The single value of a select, or None."""
        found = self._run(wanted)
        with self.readable():
            return found.scalar()

    def unsealed(self) -> bool:
        """Whether there are changes that no seal stands for yet."""
        newest = self.one(select(CHANGES.c.number).order_by(CHANGES.c.number.desc()).limit(1))
        return newest is not None and newest > chain.standing(self).sealed

    def aside(self, key: str) -> Any:
        """What was put aside under a key, as JSON holds it; None where nothing was."""
        found = self.one(select(ASIDE.c.value).where(ASIDE.c.key == key))
        with self.readable():
            return None if found is None else json.loads(found)

    def _run(self, statement: Executable, *parameters: Any) -> CursorResult[Any]:
        try:
            return self._connection.execute(statement, *parameters)
        except UnicodeDecodeError as error:
            # What SQLite complains of, with a name in it that is no text.
            raise KnownError(DAMAGED, file=shown(self._path)) from error
        except DBAPIError as error:
            if known := told(error.orig, self._path):
                raise known from error
            raise

    def shape(self) -> dict[str, frozenset[str]]:
        """The names of columns and indexes of each table, as the file has them."""
        seen = inspect(self._connection)
        return {
            name: frozenset(str(part["name"]) for part in (*seen.get_columns(name), *seen.get_indexes(name)))
            for name in seen.get_table_names()
        }

    @contextmanager
    def readable(self) -> Iterator[None]:
        """Where stored things cannot be turned into values, the file was changed by a fault or by strangers: KnownError."""
        try:
            yield
        except DBAPIError as error:
            if known := told(error.orig, self._path):
                raise known from error
            raise
        except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError) as error:
            raise KnownError(DAMAGED, file=shown(self._path)) from error


class Writing(Reading):
    """Changes to the case file, stamped with who and when; each is written beside its history.

    Values are checked as they come (see `values`): one that its column cannot hold is a BugError that names the field,
    never the value; so is a link to a record that is not there.
    """

    def __init__(
        self,
        connection: Connection,
        path: Path,
        author: Author,
        visit: UUID | None,
        undoes: UUID | None = None,
        known: chain.Standing | None = None,
    ) -> None:
        super().__init__(connection, path)
        self.author = author
        self.visit = visit or uuid4()
        self.undoes = undoes
        self.at = datetime.now(UTC)
        self._joins = visit is not None
        self._begun = False
        self.chain = known
        self.index = Index(connection)
        """What finds records by their words: told of every change, written by the case file before the transaction ends."""

    def add(self, new: R) -> R:
        """Keep a new record; gives it back stamped, and with its values as they are kept."""
        return self.add_all([new])[0]

    def add_all(self, new: Iterable[R]) -> tuple[R, ...]:
        """Keep many new records of one kind at once; gives them back as `add`. Raises BugError for a mixture."""
        waiting = iter(new)
        added: list[R] = []
        while several := list(islice(waiting, _AT_ONCE)):
            kind = type(several[0])
            if any(type(item) is not kind for item in several) or (added and type(added[0]) is not kind):
                raise BugError("add_all was given records of several kinds")
            rows = [self._stamped(item) for item in several]
            self._settle()
            self._run(insert(table(kind)), rows)
            self._run(_ADD_CHANGE, [self._change(kind, row["id"], ADDED, None, whole(row), 1) for row in rows])
            self.index.added(kind, rows)
            added += [_made(kind, row) for row in rows]
            if len(rows) >= _SEALED_AT_ONCE:
                # Left to the next change, which may be one keystroke, this many would be noticed.
                self._seal_but(None)
        return tuple(added)

    def set(self, record: type[R], record_id: UUID, version: int | None = None, **values: object) -> R:
        """Change fields of one record; gives it back as it is now.

        `version` is the one the caller saw; where the record has moved on in one of these fields, KnownError; so too where it was
        removed. Without a version the newest is changed. Nothing is written where nothing differs.
        """
        if REMOVED in values:
            raise BugError("records are removed by remove and restored by restore")
        return self._set(record, record_id, version, _checked(record, values))

    def remove(self, record: type[Record], record_id: UUID) -> None:
        """Put a record aside: it is kept with its history and no longer shown. One that is removed stays as it is."""
        if self.get(record, record_id).deleted_at is None:
            self._set(record, record_id, None, {REMOVED: self.at})

    def restore(self, record: type[Record], record_id: UUID) -> None:
        """Take a removed record back."""
        self._set(record, record_id, None, {REMOVED: None})

    def put_aside(self, key: str, value: Any) -> None:
        """Keep something that is no answer yet, as JSON can hold it, in place of what was there; None: nothing. Without history."""
        self._run(delete(ASIDE).where(ASIDE.c.key == key))
        if value is not None:
            held = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
            self._run(insert(ASIDE).values(key=key, value=held))

    def beside(self, statement: Executable) -> None:
        """Change what is kept beside the records and has no history of its own: the bytes of photos."""
        self._run(statement)

    def put_back(self, record: type[Record], record_id: UUID, values: dict[str, Any]) -> None:
        """Set fields to what they were, "deleted_at" among them: for undo and redo only."""
        self._set(record, record_id, None, values)

    def _set(self, record: type[R], record_id: UUID, version: int | None, values: dict[str, Any]) -> R:
        old = self.get(record, record_id)
        changed = {name: value for name, value in values.items() if getattr(old, name) != value}
        if not changed:
            return old
        if old.deleted_at is not None and REMOVED not in changed:
            raise KnownError(REMOVED_MEANWHILE)
        self._settle()
        if version is not None and version != old.version and self._moved_on(record, record_id, version, changed):
            raise KnownError(CHANGED_MEANWHILE)
        stamps: dict[str, Any] = {
            "version": old.version + 1,
            "changed_at": self.at,
            "changed_by": self.author.stamp,
        }
        target = table(record)
        done: CursorResult[Any] = self._run(
            update(target)
            .where(and_(target.c.id == record_id, target.c.version == old.version))
            .values(changed | stamps)
        )
        if done.rowcount != 1:
            raise BugError(f"{record.__name__} {record_id} was changed under our hands")
        for name, value in changed.items():
            self._note(record, record_id, name, getattr(old, name), value, old.version + 1)
        new = dataclasses.replace(old, **(changed | stamps))
        self.index.changed(new)
        return new

    def _stamped(self, item: Record) -> dict[str, Any]:
        """A new record's columns, each value as it will be kept."""
        row = {
            name: getattr(item, name) if name in STAMPS else check(getattr(item, name))
            for name, check in checks(type(item)).items()
        }
        stamp = self.author.stamp
        return row | {
            "version": 1,
            "created_at": self.at,
            "created_by": stamp,
            "changed_at": self.at,
            "changed_by": stamp,
            "deleted_at": None,
        }

    def seal(self) -> None:
        """Seal all that the history holds so far (see `chain`). What follows in this visit gets rows of its own."""
        self._seal_but(None)

    def _settle(self) -> None:
        """Before the first change: find the id under which this visit goes on, and seal what came before it.

        It is the visit's own as long as nothing came after it. Where another visit or an undo did, or somebody else works now, what
        follows is a visit of its own: so that rows of a visit stand together and undo takes back the newest first.
        """
        if self._begun:
            return
        self._begun = True
        if self._joins:
            newest = self.rows(_NEWEST)
            given, turn = self.visit, 0
            while self._is_over(newest[0] if newest else None):
                turn += 1
                self.visit = uuid5(given, str(turn))
        self._seal_but(self.visit)

    def _seal_but(self, going_on: UUID | None) -> None:
        """Seal the changes that are not sealed yet, but for those of the visit that is going on, which come last."""
        while over := self._over(going_on):
            made, end = chain.seals(self._standing().end or self._new_chain(), over)
            self._run(_ADD_SEAL, made)
            self.chain = chain.Standing(over[-1].number, end)

    def _over(self, going_on: UUID | None) -> list[Row[Any]]:
        """The next changes to be sealed, some thousand at most."""
        waiting = self.rows(_WAITING, {"sealed": self._standing().sealed})
        return list(takewhile(lambda row: row.visit != going_on, waiting))

    def _standing(self) -> chain.Standing:
        if self.chain is None:
            self.chain = chain.standing(self)
        return self.chain

    def _new_chain(self) -> chain.End:
        copy, made_from = uuid4(), chain.newest_digest(self)
        row = {"id": copy, "began_at": self.at, "made_from": made_from, "current": True}
        self._run(insert(COPIES).values(row))
        return chain.beginning(self, copy, made_from)

    def _is_over(self, newest: Row[Any] | None) -> bool:
        if newest is not None and newest.visit == self.visit and newest.number > self._standing().sealed:
            return bool(newest.who != self.author.stamp)
        return bool(self.rows(_OF_VISIT, {"visit": self.visit}))

    def _moved_on(self, record: type[Record], record_id: UUID, version: int, changed: dict[str, Any]) -> bool:
        """True where others changed one of these fields since `version`. A change of another field does no harm."""
        newest = (
            select(CHANGES.c.field)
            .where(CHANGES.c.record == record.__name__, CHANGES.c.record_id == record_id, CHANGES.c.visit != self.visit)
            .where(CHANGES.c.field.in_(list(changed)), CHANGES.c.version > version)
        )
        return self.one(newest.limit(1)) is not None

    def _note(self, record: type[Record], record_id: UUID, name: str, old: object, new: object, version: int) -> None:
        """Write one change beside the data, in the row that this visit already has for the field if there is one that is not sealed.

        Where a visit ends as it began, no row is left of it.
        """
        row = self._change(record, record_id, name, to_json(old), to_json(new), version)
        same = {part: row[part] for part in ("visit", "record", "record_id", "field")}
        noted = self.rows(_NOTED, same | {"sealed": self._standing().sealed})
        if not noted:
            self._run(_ADD_CHANGE, row)
            return
        this = CHANGES.c.number == noted[0].number
        if noted[0].old == to_json(new):
            self._run(delete(CHANGES).where(this))
        else:
            self._run(update(CHANGES).where(this).values(new=to_json(new), at=self.at, version=version))

    def _change(
        self, record: type[Record], record_id: UUID, name: str, old: str | None, new: str, version: int
    ) -> dict[str, object]:
        return {
            "at": self.at,
            "who": self.author.stamp,
            "visit": self.visit,
            "record": record.__name__,
            "record_id": record_id,
            "version": version,
            "field": name,
            "old": old,
            "new": new,
            "schema": HEAD,
            "undoes": self.undoes,
        }


def _checked(record: type[Record], values: dict[str, object]) -> dict[str, Any]:
    fields = checks(record)
    for name in values:
        if name not in fields or name in STAMPS:
            raise BugError(f"{record.__name__}.{name} cannot be set")
    return {name: fields[name](value) for name, value in values.items()}


def whole(row: dict[str, Any]) -> str:
    """All that a new record holds, as JSON, less its stamps."""
    held = {name: plain(value) for name, value in row.items() if name not in STAMPS}
    return json.dumps(held, ensure_ascii=False, separators=(",", ":"))


def _made(record: type[R], values: dict[str, Any]) -> R:
    """A record of values that are known to fit. Frozen dataclasses set field by field at a third of this speed."""
    made = object.__new__(record)
    made.__dict__.update(values)
    return made
