"""Reading records, and changing them with their history in one transaction."""

import dataclasses
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar
from uuid import UUID, uuid4

from sqlalchemy import Connection, Row, Select, and_, insert, select, update
from sqlalchemy.engine import CursorResult

from nosdesk.domain.author import Author
from nosdesk.domain.records import Record
from nosdesk.errors import BugError, KnownError
from nosdesk.storage.revisions import HEAD
from nosdesk.storage.tables import CHANGES, field_names, table
from nosdesk.storage.trouble import CHANGED_MEANWHILE
from nosdesk.storage.values import plain, to_json

R = TypeVar("R", bound=Record)

_STAMPS = frozenset({"id", "version", "created_at", "created_by", "changed_at", "changed_by", "deleted_at"})
ADDED = "*"
"""What the history holds in place of a field's name where a record was added."""


class Reading:
    """Questions to the case file. Gives frozen records; records that were removed are left out unless asked for."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, record: type[R], record_id: UUID) -> R:
        """One record by id, removed or not. Raises BugError where there is none."""
        row = self._connection.execute(select(table(record)).where(table(record).c.id == record_id)).one_or_none()
        if row is None:
            raise BugError(f"no {record.__name__} with id {record_id}")
        return _made(record, row)

    def find(
        self, record: type[R], *, order: Sequence[str] = ("created_at", "id"), removed: bool = False, **equal: object
    ) -> tuple[R, ...]:
        """Records whose fields equal the given values (a tuple or set: one of them), in order; "-field" turns it round."""
        columns = table(record).c
        wanted = select(table(record))
        for name, value in equal.items():
            column = columns[name]
            wanted = wanted.where(
                column.in_(list(value)) if isinstance(value, (set, frozenset, list, tuple)) else column == value
            )
        if not removed:
            wanted = wanted.where(columns.deleted_at.is_(None))
        wanted = wanted.order_by(*(columns[key[1:]].desc() if key[0] == "-" else columns[key] for key in order))
        return self.records(record, wanted)

    def records(self, record: type[R], wanted: Select[Any]) -> tuple[R, ...]:
        """The records that a select over their table gives."""
        return tuple(_made(record, row) for row in self._connection.execute(wanted))

    def rows(self, wanted: Select[Any]) -> Sequence[Row[Any]]:
        """Plain rows of a select, for sums and lists."""
        return self._connection.execute(wanted).all()

    def one(self, wanted: Select[Any]) -> Any:
        """The single value of a select, or None."""
        return self._connection.execute(wanted).scalar()


class Writing(Reading):
    """Changes to the case file, stamped with who and when; each is written beside its history."""

    def __init__(self, connection: Connection, author: Author, visit: UUID | None, undoes: UUID | None = None) -> None:
        super().__init__(connection)
        self.author = author
        self.visit = visit or uuid4()
        self.undoes = undoes
        self.at = datetime.now(UTC)

    def add(self, new: R) -> R:
        """Keep a new record; gives it back stamped."""
        return self.add_all([new])[0]

    def add_all(self, new: Iterable[R]) -> tuple[R, ...]:
        """Keep many new records of one kind at once."""
        stamped = tuple(
            dataclasses.replace(
                item,
                created_at=self.at,
                created_by=self.author.stamp,
                changed_at=self.at,
                changed_by=self.author.stamp,
                version=1,
            )
            for item in new
        )
        if not stamped:
            return ()
        kind = type(stamped[0])
        self._connection.execute(insert(table(kind)), [_columns(item) for item in stamped])
        self._connection.execute(
            insert(CHANGES), [self._change(kind, item.id, ADDED, None, to_json_record(item)) for item in stamped]
        )
        return stamped

    def set(self, record: type[R], record_id: UUID, version: int | None = None, **values: object) -> R:
        """Change fields of one record; gives it back as it is now.

        `version` is the one the caller saw; where the record has moved on in one of these fields, KnownError. Without a
        version the newest is changed. Nothing is written where nothing differs.
        """
        old = self.get(record, record_id)
        changed: dict[str, Any] = {name: value for name, value in values.items() if getattr(old, name) != value}
        if not changed:
            return old
        if version is not None and version != old.version and self._moved_on(record, record_id, version, changed):
            raise KnownError(CHANGED_MEANWHILE)
        stamps: dict[str, Any] = {"version": old.version + 1, "changed_at": self.at, "changed_by": self.author.stamp}
        new = dataclasses.replace(old, **(changed | stamps))
        target = table(record)
        done: CursorResult[Any] = self._connection.execute(
            update(target)
            .where(and_(target.c.id == record_id, target.c.version == old.version))
            .values({name: value for name, value in _columns(new).items() if name != "id"})
        )
        if done.rowcount != 1:
            raise BugError(f"{record.__name__} {record_id} was changed under our hands")
        for name in changed:
            self._note(record, record_id, name, getattr(old, name), getattr(new, name))
        return new

    def remove(self, record: type[Record], record_id: UUID) -> None:
        """Put a record aside: it is kept with its history and no longer shown."""
        self.set(record, record_id, deleted_at=self.at)

    def restore(self, record: type[Record], record_id: UUID) -> None:
        """Take a removed record back."""
        self.set(record, record_id, deleted_at=None)

    def _moved_on(self, record: type[Record], record_id: UUID, version: int, changed: dict[str, Any]) -> bool:
        """True where others changed one of these fields since `version`. A change of another field does no harm."""
        newest = (
            select(CHANGES.c.field)
            .where(CHANGES.c.record == record.__name__, CHANGES.c.record_id == record_id, CHANGES.c.visit != self.visit)
            .where(CHANGES.c.field.in_(list(changed)), CHANGES.c.version > version)
        )
        return self.one(newest) is not None

    def _note(self, record: type[Record], record_id: UUID, name: str, old: object, new: object) -> None:
        same_visit = and_(
            CHANGES.c.visit == self.visit,
            CHANGES.c.record == record.__name__,
            CHANGES.c.record_id == record_id,
            CHANGES.c.field == name,
        )
        version = select(table(record).c.version).where(table(record).c.id == record_id).scalar_subquery()
        noted = self._connection.execute(
            update(CHANGES).where(same_visit).values(new=to_json(new), at=self.at, version=version)
        )
        if not noted.rowcount:
            row = self._change(record, record_id, name, to_json(old), to_json(new))
            self._connection.execute(insert(CHANGES).values({**row, "version": version}))

    def _change(self, record: type[Record], record_id: UUID, name: str, old: str | None, new: str) -> dict[str, object]:
        return {
            "at": self.at,
            "who": self.author.stamp,
            "visit": self.visit,
            "record": record.__name__,
            "record_id": record_id,
            "version": 1,
            "field": name,
            "old": old,
            "new": new,
            "schema": HEAD,
            "undoes": self.undoes,
        }


def to_json_record(item: Record) -> str:
    """All that a new record holds, as JSON, less its stamps."""
    import json

    held = {name: plain(getattr(item, name)) for name in field_names(type(item)) if name not in _STAMPS}
    return json.dumps(held, ensure_ascii=False, separators=(",", ":"))


def _columns(item: Record) -> dict[str, object]:
    return {name: getattr(item, name) for name in field_names(type(item))}


def _made(record: type[R], row: Row[Any]) -> R:
    return record(**dict(zip(field_names(record), row, strict=True)))
