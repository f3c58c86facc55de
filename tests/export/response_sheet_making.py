"""Files as providers send them, made in the tests: a specification to answer, workbooks and CSV from rows."""

import csv
import io
from collections.abc import Sequence
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from openpyxl import Workbook

from nosdesk.domain.choices import Met, PriceBasis, Strength, VisitKind, Weekday
from nosdesk.domain.records import Requirement, Specification, Visit
from nosdesk.export.response_sheet import Asked, Understood, read_response_sheet
from nosdesk.i18n import Reader

TODAY: Final = date(2026, 11, 22)
PLAIN: Final = Reader()
EASY: Final = Reader(easy=True)
PERSON: Final = UUID(int=1)
SERVICE: Final = Specification(
    id=UUID("11111111-2222-4333-8444-555555555555"),
    person_id=PERSON,
    title="Help at home",
    what="Help to get up and to go out",
    price_basis=PriceBasis.HOUR,
    miles_a_week=Decimal(20),
    start_wanted=date(2027, 1, 4),
    answers_by=date(2026, 12, 11),
)
WEEKDAYS: Final = tuple(Weekday)[:5]


def requirement(number: int, statement: str, strength: Strength = Strength.MUST) -> Requirement:
    """A requirement whose id tells its number."""
    return Requirement(id=UUID(int=1000 + number), specification_id=SERVICE.id, statement=statement, strength=strength)


EARLY: Final = requirement(1, "Help by 8:30 am on weekdays")
SAME: Final = requirement(2, "The same two helpers each week")
SWIM: Final = requirement(3, "Somebody who swims with me", Strength.SHOULD)
CAR: Final = requirement(4, "A helper with a car", Strength.SHOULD)
ASKED: Final = Asked(
    SERVICE,
    (EARLY, SAME, SWIM, CAR),
    (
        Visit(specification_id=SERVICE.id, days=WEEKDAYS, start=time(8), end=time(10)),
        Visit(
            specification_id=SERVICE.id, days=(Weekday.SATURDAY,), start=time(22), end=time(7), kind=VisitKind.SLEEPING
        ),
    ),
)

Rows = Sequence[Sequence[Any]]


def workbook(path: Path, sheets: dict[str, Rows]) -> Path:
    """A workbook with these sheets, written row by row from the top left cell."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def comma(rows: Rows, separator: str = ",") -> str:
    """The rows as the text of a CSV file."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue()


def read(path: Path, asked: Asked = ASKED) -> Understood:
    """What is understood of a file."""
    return read_response_sheet(path, asked, TODAY)


def of_rows(folder: Path, rows: Rows) -> Understood:
    """What is understood of a workbook with one sheet."""
    return read(workbook(folder / "offer.xlsx", {"Sheet1": rows}))


def mets(understood: Understood) -> dict[str, Met | None]:
    """The answers by the statements they answer."""
    statements = {each.id: each.statement for each in ASKED.requirements}
    return {statements[answer.requirement_id]: answer.met for answer in understood.answers}


def prices(understood: Understood) -> list[tuple[str, str, str]]:
    """Basis, band and amount of each price, as short text."""
    return [(price.basis.value, price.band.value, f"{price.amount.normalize():f}") for price in understood.prices]


ALL_TEXT: Final = (
    "",
    "Requirement",
    "Your answer",
    "Comments",
    "Service",
    "Price",
    "Cost/hr",
    "Unit",
    "When",
    "VAT",
    "Total",
    "Provider",
    "Start date",
    "Yes",
    "No, but maybe",
    "x",
    "✓",
    "hour",
    "per night",
    "Sleeping nights (hourly)",
    "evenings and weekends",
    "plus VAT",
    "31/02/2027",
    *(each.statement for each in ASKED.requirements),
    f"NOSDESK-{EARLY.id}",
    "NOSDESK-hour-any",
    "NOSDESK-",
    "=1+1",
)
"""Cells for random sheets: words that mean something, in places where they may not."""
