"""Tables of a case file, derived from the records: one column a field, one index a link."""

import dataclasses
import types
from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Final, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    ClauseElement,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TextClause,
    Time,
    Uuid,
    text,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import Dialect
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.types import TypeDecorator, TypeEngine

from nosdesk.domain.choices import Choices
from nosdesk.domain.records import RECORDS, Record
from nosdesk.storage.values import scaled, unscaled

METADATA: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


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


_PLAIN: Final[dict[Any, type[TypeEngine[Any]]]] = {
    str: Text,
    int: Integer,
    bool: Boolean,
    date: Date,
    time: Time,
    datetime: UtcDateTime,
    UUID: Uuid,
}


def _column_type(hint: Any) -> tuple[TypeEngine[Any], bool]:
    """SQL type and whether it may be empty, for a field's type."""
    if get_origin(hint) in (Union, types.UnionType):
        inner = next(part for part in get_args(hint) if part is not type(None))
        return _column_type(inner)[0], True
    if get_origin(hint) is Annotated:
        return Fixed(get_args(hint)[1]), False
    if get_origin(hint) is tuple:
        return ManyChoices(get_args(hint)[0]), False
    if isinstance(hint, type) and issubclass(hint, Choices):
        return Choice(hint), False
    return _PLAIN[hint](), False


def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() and i else letter.lower() for i, letter in enumerate(name))


def _default(item: dataclasses.Field[Any]) -> str | TextClause | None:
    """The field's default as the database's own, so that a later revision can add the column to rows that are there."""
    match item.default:
        case Choices() as choice:
            return str(choice.value)
        case bool() | int() as number:
            return text(str(int(number)))
        case str() as words:
            return words
        case time() as clock:
            return clock.strftime("%H:%M:%S.%f")
        case tuple() as chosen:
            return " ".join(chosen)
    return None


_ORDERED: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "PaymentDue": (("contract_id", "due_on"), ("due_on",)),
    "PaymentMade": (("contract_id", "paid_on"),),
    "Check": (("person_id", "checked_on"),),
}
"""What long lists are asked by, besides links: one contract's payments by date, what is overdue, one person's checks by date."""


def _make_table(record: type[Record]) -> Table:
    hints = get_type_hints(record, include_extras=True)
    ordered = _ORDERED.get(record.__name__, ())
    leading = {columns[0] for columns in ordered}
    columns = []
    for item in dataclasses.fields(record):
        kind, optional = _column_type(hints[item.name])
        target = item.metadata.get("link")
        keys = [ForeignKey(f"{_snake(target)}.id")] if target else []
        columns.append(
            Column(
                item.name,
                kind,
                *keys,
                nullable=optional,
                primary_key=item.name == "id",
                index=(bool(target) or item.name == "about_id") and item.name not in leading,
                server_default=_default(item),
            )
        )
    indexes = [Index(None, *names) for names in ordered]
    return Table(_snake(record.__name__), METADATA, *columns, *indexes)


_TABLES: Final[dict[type[Record], Table]] = {record: _make_table(record) for record in RECORDS}
_NAMES: Final = {record: tuple(item.name for item in dataclasses.fields(record)) for record in RECORDS}
_HINTS: Final = {record: get_type_hints(record, include_extras=True) for record in RECORDS}
_BY_NAME: Final[dict[str, type[Record]]] = {record.__name__: record for record in RECORDS}

CASE: Final = Table(
    "case_file",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("made_with", Text, nullable=False),
    Column("example", Boolean, nullable=False),
)
"""One row: the identity of this case file."""

CHANGES: Final = Table(
    "change",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", UtcDateTime, nullable=False),
    Column("who", Text, nullable=False),
    Column("visit", Uuid, nullable=False, index=True),
    Column("record", Text, nullable=False),
    Column("record_id", Uuid, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("field", Text, nullable=False),
    Column("old", Text),
    Column("new", Text),
    Column("schema", Text, nullable=False),
    Column("undoes", Uuid),
)
"""What was changed, by whom and when: one row per record, field and visit, in the order of `number`.

`field` is "*" where a record was added (`new` is then the whole of it); values are JSON; `version` is the one the record came to
have; `undoes` names the visit that an undo took back. Rows of a visit stand together: a visit that others came between goes on
under a new id. Written in the transaction of the change itself."""

ASIDE: Final = Table(
    "aside",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""What is kept beside the records and is nobody's answer yet: what is typed before it can be a record, which parts of a form were
passed over. Values are JSON. It has no history, and undo does not touch it."""


def table(record: type[Record]) -> Table:
    """The table that holds a kind of record."""
    return _TABLES[record]


def record_named(name: str) -> type[Record]:
    """The record class of that name; KeyError for an unknown one."""
    return _BY_NAME[name]


def field_names(record: type[Record]) -> tuple[str, ...]:
    """Fields of a record in the order of its table's columns."""
    return _NAMES[record]


def field_hint(record: type[Record], name: str) -> Any:
    """The declared type of one field; KeyError for an unknown one."""
    return _HINTS[record][name]


@cache
def schema() -> tuple[str, ...]:
    """What makes all tables and indexes of a new case file, parents before children. Worked out once: it costs most of a new file."""
    dialect = sqlite.dialect()
    tables = METADATA.sorted_tables
    indexes = [index for each in tables for index in sorted(each.indexes, key=lambda index: str(index.name))]
    made: tuple[ClauseElement, ...] = (*map(CreateTable, tables), *map(CreateIndex, indexes))
    return tuple(str(each.compile(dialect=dialect)).strip() for each in made)
