"""Tables derived from the records: on both databases, with the indexes that lists need."""

import dataclasses
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import DateTime, Table, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from nosdesk.domain.records import RECORDS, Check, Need, PaymentDue, PaymentMade, Record
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.schema import METADATA
from nosdesk.storage.tables import ASIDE, CASE, CHANGES, UtcDateTime, every_column, field_names, record_named, table

from .making import MAYA, fill


@pytest.mark.parametrize("wanted", METADATA.sorted_tables, ids=lambda each: each.name)
def test_every_table_can_be_made_on_postgresql(wanted: Table) -> None:
    dialect = postgresql.dialect()
    made = str(CreateTable(wanted).compile(dialect=dialect))
    assert f"CONSTRAINT pk_{wanted.name} PRIMARY KEY" in made
    assert "DATETIME" not in made
    for index in wanted.indexes:
        assert str(CreateIndex(index).compile(dialect=dialect)).startswith(("CREATE INDEX", "CREATE UNIQUE INDEX"))
    names = [wanted.name, *wanted.c.keys(), *(str(part.name) for part in (*wanted.indexes, *wanted.constraints))]
    assert max(map(len, names)) <= 63, "PostgreSQL cuts longer names"


@pytest.mark.parametrize("record", RECORDS)
def test_every_field_has_its_column(record: type[Record]) -> None:
    assert tuple(table(record).c.keys()) == field_names(record)
    assert tuple(item.name for item in dataclasses.fields(record)) == field_names(record)
    assert record_named(record.__name__) is record


def test_the_schema_has_the_columns_that_are_asked_and_written() -> None:
    assert {(made.name, each.name) for made in METADATA.sorted_tables for each in made.c} == set(every_column())
    for light in (ASIDE, CASE, CHANGES, *map(table, RECORDS)):
        made = METADATA.tables[light.name]
        assert [each.name for each in made.c] == [each.name for each in light.c]
        assert [repr(each.type) for each in made.c] == [repr(each.type) for each in light.c]


def test_every_link_is_indexed() -> None:
    for wanted in METADATA.sorted_tables:
        leading = {next(iter(index.columns)).name for index in wanted.indexes}
        assert {column.name for column in wanted.c if column.foreign_keys} <= leading


def test_moments_are_utc_on_both_databases() -> None:
    kind = UtcDateTime()
    summer = datetime(2026, 7, 1, 12, tzinfo=timezone(timedelta(hours=1)))
    assert kind.process_bind_param(summer, sqlite.dialect()) == datetime(2026, 7, 1, 11)  # noqa: DTZ001 - as SQLite keeps it
    assert kind.process_bind_param(summer, postgresql.dialect()) == summer
    assert kind.process_result_value(summer, postgresql.dialect()).tzinfo is UTC  # type: ignore[union-attr]
    held = kind.load_dialect_impl(postgresql.dialect())
    assert isinstance(held, DateTime)
    assert held.timezone


def test_sums_are_exact(case: CaseFile) -> None:
    fill(case)
    with case.writing(MAYA) as writing:
        contract = writing.find(PaymentDue)[0].contract_id
        due = writing.find(PaymentDue)[0].due_on
        writing.add_all(PaymentDue(contract_id=contract, due_on=due, amount=Decimal("0.10")) for _ in range(3))
        columns = table(PaymentDue).c
        total = writing.one(select(func.sum(columns.amount)).where(columns.amount < Decimal("1.00")))
    assert total == Decimal("0.30")
    assert str(total) == "0.30"


@pytest.mark.parametrize(
    ("record", "equal", "order", "index"),
    [
        (PaymentDue, "contract_id", "due_on", "ix_payment_due_contract_id_due_on"),
        (PaymentMade, "contract_id", "paid_on", "ix_payment_made_contract_id_paid_on"),
        (Check, "person_id", "checked_on", "ix_check_person_id_checked_on"),
        (PaymentDue, None, "due_on", "ix_payment_due_due_on"),
        (Need, "person_id", None, "ix_need_person_id"),
    ],
)
def test_long_lists_come_by_an_index_and_in_order(
    case: CaseFile, record: type[Record], equal: str | None, order: str | None, index: str
) -> None:
    name = table(record).name
    sql = f'SELECT * FROM "{name}"'  # noqa: S608 - our own table names
    sql += f" WHERE {equal} = 'x'" if equal else " WHERE due_on < '2026-01-01'"
    sql += f" ORDER BY {order}" if order else ""
    plan = " ".join(row[3] for row in case._raw.execute(f"EXPLAIN QUERY PLAN {sql}"))
    assert index in plan
    assert "TEMP B-TREE" not in plan


@pytest.mark.parametrize("field", ["visit", "record_id"])
def test_the_history_is_found_by_an_index(case: CaseFile, field: str) -> None:
    sql = f"SELECT * FROM change WHERE {field} = 'x' ORDER BY number DESC"  # noqa: S608 - our own names
    plan = " ".join(row[3] for row in case._raw.execute(f"EXPLAIN QUERY PLAN {sql}"))
    assert f"ix_change_{field}" in plan
    assert "TEMP B-TREE" not in plan


def test_a_column_that_must_be_filled_has_the_records_default() -> None:
    """So that a later revision can add it to rows that are there."""
    for record in RECORDS:
        for item in dataclasses.fields(record):
            column: Any = METADATA.tables[table(record).name].c[item.name]
            has_default = item.default is not dataclasses.MISSING and item.default is not None
            assert (column.server_default is not None) is has_default, column
    assert METADATA.tables[CHANGES.name].c.number.autoincrement is True
