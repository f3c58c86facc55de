"""Tables of a case file as they are asked and written to, derived from the records: one column a field.

They know names and types only. Keys, links, indexes and defaults, which a new file is made with, are in `schema`: making
those for all tables takes longer than opening a file.
"""

import dataclasses
import types
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Final, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from sqlalchemy import BigInteger, Boolean, Date, DateTime, Integer, LargeBinary, TableClause, Text, Time, Uuid, column
from sqlalchemy import table as light_table
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

from nosdesk.domain.choices import Choices
from nosdesk.domain.records import RECORDS, Record
from nosdesk.storage.values import PerRecord, scaled, unscaled


def _member(choices: type[Choices], code: str) -> Choices:
    return choices._value2member_map_[code]  # type: ignore[return-value]  # the map is typed for any Enum


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, kept in UTC and given back aware, on databases with and without time zones."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(DateTime(timezone=dialect.name != "sqlite"))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Fixed(TypeDecorator[Decimal]):
    """A decimal with a fixed number of places, kept as a whole number of the smallest unit, so that SQL adds it exactly."""

    impl = BigInteger
    cache_ok = True

    def __init__(self, places: int) -> None:
        super().__init__()
        self.places = places

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        return None if value is None else scaled(value, self.places)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else unscaled(value, self.places)


class Choice(TypeDecorator[Choices]):
    """One member of a closed list, kept as its code."""

    impl = Text
    cache_ok = True

    def __init__(self, choices: type[Choices]) -> None:
        super().__init__()
        self.choices = choices

    def process_bind_param(self, value: Choices | None, dialect: Dialect) -> str | None:
        return None if value is None else value.value

    def process_result_value(self, value: str | None, dialect: Dialect) -> Choices | None:
        return None if value is None else _member(self.choices, value)


class ManyChoices(TypeDecorator[tuple[Choices, ...]]):
    """Several members of a closed list, in the list's order, kept as codes with spaces between."""

    impl = Text
    cache_ok = True

    def __init__(self, choices: type[Choices]) -> None:
        super().__init__()
        self.choices = choices

    def process_bind_param(self, value: tuple[Choices, ...] | None, dialect: Dialect) -> str:
        chosen = set(value or ())
        return " ".join(member.value for member in self.choices if member in chosen)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Choices, ...]:
        return tuple(_member(self.choices, code) for code in (value or "").split())


_PLAIN: Final[dict[Any, TypeEngine[Any]]] = {
    str: Text(),
    int: Integer(),
    bool: Boolean(),
    date: Date(),
    time: Time(),
    datetime: UtcDateTime(),
    UUID: Uuid(),
}


@cache
def _column_type(hint: Any) -> TypeEngine[Any]:
    """SQL type for a field's type; columns of one type share it, and with it what the engine works out of it."""
    if may_be_empty(hint):
        return _column_type(next(part for part in get_args(hint) if part is not type(None)))
    if get_origin(hint) is Annotated:
        return Fixed(get_args(hint)[1])
    if get_origin(hint) is tuple:
        return ManyChoices(get_args(hint)[0])
    if isinstance(hint, type) and issubclass(hint, Choices):
        return Choice(hint)
    return _PLAIN[hint]


_BY_NAME: Final[dict[str, type[Record]]] = {record.__name__: record for record in RECORDS}

CASE: Final[TableClause[Any]] = light_table(
    "case_file",
    column("id", _PLAIN[UUID]),
    column("created_at", _PLAIN[datetime]),
    column("made_with", _PLAIN[str]),
    column("example", _PLAIN[bool]),
)
"""One row: the identity of this case file."""

CHANGES: Final[TableClause[Any]] = light_table(
    "change",
    column("number", _PLAIN[int]),
    column("at", _PLAIN[datetime]),
    column("who", _PLAIN[str]),
    column("visit", _PLAIN[UUID]),
    column("record", _PLAIN[str]),
    column("record_id", _PLAIN[UUID]),
    column("version", _PLAIN[int]),
    column("field", _PLAIN[str]),
    column("old", _PLAIN[str]),
    column("new", _PLAIN[str]),
    column("schema", _PLAIN[str]),
    column("undoes", _PLAIN[UUID]),
)
"""What was changed, by whom and when: one row per record, field and visit, in the order of `number`.

`field` is "*" where a record was added (`new` is then the whole of it); values are JSON; `version` is the one the record came to
have; `undoes` names the visit that an undo took back. Rows of a visit stand together: a visit that others came between goes on
under a new id. Written in the transaction of the change itself."""

COPIES: Final[TableClause[Any]] = light_table(
    "copy",
    column("id", _PLAIN[UUID]),
    column("began_at", _PLAIN[datetime]),
    column("made_from", _PLAIN[str]),
    column("current", _PLAIN[bool]),
)
"""The copies of the case file whose history is in it: each keeps a chain of its own (see `chain`). `made_from` is the newest digest
of the file that it was copied from, "" for the first; one is `current`: the file itself."""

SEALS: Final[TableClause[Any]] = light_table(
    "seal",
    column("number", _PLAIN[int]),
    column("copy", _PLAIN[UUID]),
    column("sequence", _PLAIN[int]),
    column("salt", _PLAIN[str]),
    column("held", _PLAIN[str]),
    column("digest", _PLAIN[str]),
)
"""What makes a change of the history's text be noticed: the links of the chain, one for each row of `change`, by its number."""

ASIDE: Final[TableClause[Any]] = light_table("aside", column("key", _PLAIN[str]), column("value", _PLAIN[str]))
"""What is kept beside the records and is nobody's answer yet: what is typed before it can be a record, which parts of a form were
passed over. Values are JSON. It has no history, and undo does not touch it."""


PHOTO_BYTES: Final[TableClause[Any]] = light_table(
    "photo_bytes", column("digest", _PLAIN[str]), column("picture", LargeBinary())
)
"""The bytes of photos by their SHA-256, each kept once whatever shows it. It has no history: records hold the digest."""


def _make_table(record: type[Record]) -> TableClause[Any]:
    columns = (column(name, _column_type(field_hint(record, name))) for name in field_names(record))
    return light_table(table_name(record), *columns)


def _with_underscores(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() and i else letter.lower() for i, letter in enumerate(name))


_TABLE_NAMES: Final = PerRecord(lambda record: _with_underscores(record.__name__))
_TABLES: Final = PerRecord(_make_table)
_NAMES: Final = PerRecord(lambda record: tuple(item.name for item in dataclasses.fields(record)))
_HINTS: Final = PerRecord(lambda record: get_type_hints(record, include_extras=True))


def table(record: type[Record]) -> TableClause[Any]:
    """The table that holds a kind of record."""
    return _TABLES[record]


def table_name(record: type[Record]) -> str:
    """The name of the table that holds a kind of record: "payment_due"."""
    return _TABLE_NAMES[record]


def record_named(name: str) -> type[Record]:
    """The record class of that name; KeyError for an unknown one."""
    return _BY_NAME[name]


def field_names(record: type[Record]) -> tuple[str, ...]:
    """Fields of a record in the order of its table's columns."""
    return _NAMES[record]


def field_hint(record: type[Record], name: str) -> Any:
    """The declared type of one field; KeyError for an unknown one."""
    return _HINTS[record][name]


def may_be_empty(hint: Any) -> bool:
    """Whether a field of this type may hold None."""
    return get_origin(hint) in (Union, types.UnionType)


def every_column() -> Iterator[tuple[str, str]]:
    """The names of table and column, for each column that a case file of the present revision has."""
    for record in RECORDS:
        yield from ((table_name(record), name) for name in field_names(record))
    for each in (ASIDE, CASE, CHANGES, COPIES, PHOTO_BYTES, SEALS):
        yield from ((each.name, part.name) for part in each.c)
