"""A sheet as rows of plain values, whatever kind of file it came from."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final
from uuid import UUID

Value = str | Decimal | bool | dt.date | dt.datetime | dt.time | None
"""What a cell holds. Empty text is None; numbers are decimals."""

MOST_COLUMNS: Final = 100
MOST_FILLED_ROWS: Final = 5_000
MOST_SHEETS: Final = 50


@dataclass(frozen=True, slots=True)
class NoValue:
    """Stands for a cell that cannot be read: a formula whose result was never worked out, or an error such as #REF!."""

    text: str
    formula: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One row with something in it. `number` is the row's number in the file, from 1; cells start at column A."""

    number: int
    cells: tuple[Value | NoValue, ...]

    def __iter__(self) -> Iterator[tuple[int, Value | NoValue]]:
        """Each filled cell with its column, from 0."""
        return ((column, cell) for column, cell in enumerate(self.cells) if cell is not None)

    def at(self, column: int | None) -> Value | NoValue:
        """The cell in a column; None where there is no such column."""
        return self.cells[column] if column is not None and column < len(self.cells) else None


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet. Rows without any value are left out. A hidden sheet is named, never read: nobody meant to send it."""

    name: str
    lines: tuple[Line, ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """A file as it was read. `specification_id` is the mark that our own sheets carry, None on other people's."""

    file: str
    grids: tuple[Grid, ...]
    specification_id: UUID | None


def column_letter(column: int) -> str:
    """The letters above a column: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, left = divmod(column - 1, 26)
        letters = chr(ord("A") + left) + letters
    return letters


def shown(value: Value | NoValue) -> str:
    """A cell as short text, to be named in a message."""
    match value:
        case None:
            return ""
        case NoValue():
            text = value.text
        case bool():
            text = "TRUE" if value else "FALSE"
        case Decimal():
            text = f"{value:f}"
        case dt.datetime() | dt.date() | dt.time():
            text = value.isoformat(" ") if isinstance(value, dt.datetime) else value.isoformat()
        case str():
            text = " ".join(value.split())
    return text if len(text) <= 80 else f"{text[:79]}…"
