"""The whole schema of a case file: keys, links, indexes and defaults. Only for making files, migrations and checks."""

import dataclasses
from datetime import time
from functools import cache
from typing import Any, Final

from sqlalchemy import ClauseElement, Column, ForeignKey, Index, MetaData, Table, TextClause, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from nosdesk.domain.choices import Choices
from nosdesk.domain.records import RECORDS, Record
from nosdesk.storage.tables import (
    ASIDE,
    CASE,
    CHANGES,
    COPIES,
    PHOTO_BYTES,
    SEALS,
    field_hint,
    may_be_empty,
    record_named,
    table,
    table_name,
)

METADATA: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


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


def _make_table(record: type[Record]) -> None:
    ordered = _ORDERED.get(record.__name__, ())
    leading = {columns[0] for columns in ordered}
    columns = []
    for item in dataclasses.fields(record):
        target = item.metadata.get("link")
        keys = [ForeignKey(f"{table_name(record_named(target))}.id")] if target else []
        columns.append(
            Column(
                item.name,
                table(record).c[item.name].type,
                *keys,
                nullable=may_be_empty(field_hint(record, item.name)),
                primary_key=item.name == "id",
                index=(bool(target) or item.name == "about_id") and item.name not in leading,
                server_default=_default(item),
            )
        )
    Table(table_name(record), METADATA, *columns, *(Index(None, *names) for names in ordered))


for _record in RECORDS:
    _make_table(_record)

Table(
    CASE.name,
    METADATA,
    *(Column(each.name, each.type, primary_key=each.name == "id", nullable=False) for each in CASE.c),
)

Table(
    CHANGES.name,
    METADATA,
    *(
        Column(
            each.name,
            each.type,
            primary_key=each.name == "number",
            autoincrement=True if each.name == "number" else "auto",
            nullable=each.name in ("old", "new", "undoes"),
            index=each.name in ("visit", "record_id"),
        )
        for each in CHANGES.c
    ),
)

Table(
    COPIES.name,
    METADATA,
    *(Column(each.name, each.type, primary_key=each.name == "id", nullable=False) for each in COPIES.c),
)

Table(
    SEALS.name,
    METADATA,
    *(
        Column(
            each.name,
            each.type,
            primary_key=each.name == "number",
            autoincrement=False if each.name == "number" else "auto",
            nullable=each.name == "salt",
        )
        for each in SEALS.c
    ),
    Index(None, "copy", "sequence", unique=True),
)

Table(
    ASIDE.name,
    METADATA,
    *(Column(each.name, each.type, primary_key=each.name == "key", nullable=False) for each in ASIDE.c),
)

Table(
    PHOTO_BYTES.name,
    METADATA,
    *(Column(each.name, each.type, primary_key=each.name == "digest", nullable=False) for each in PHOTO_BYTES.c),
)


@cache
def statements() -> tuple[str, ...]:
    """What makes all tables and indexes of a new case file, parents before children. Worked out once: it costs most of a new file."""
    dialect = sqlite.dialect()
    tables = METADATA.sorted_tables
    indexes = [index for each in tables for index in sorted(each.indexes, key=lambda index: str(index.name))]
    made: tuple[ClauseElement, ...] = (*map(CreateTable, tables), *map(CreateIndex, indexes))
    return tuple(str(each.compile(dialect=dialect)).strip() for each in made)
