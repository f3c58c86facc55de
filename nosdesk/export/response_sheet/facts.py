"""Reads what a provider says of itself: labels with their values beside them, or headings with a row below."""

import datetime as dt
from decimal import Decimal
from typing import Final

from nosdesk.domain.parse import read_date
from nosdesk.domain.problem import Problem
from nosdesk.export.response_sheet.grid import Grid, Line, NoValue, Value, column_letter, shown
from nosdesk.export.response_sheet.understood import ProviderFacts, Unread
from nosdesk.export.response_sheet.vocabulary import read_label
from nosdesk.i18n import Words

NOT_A_DATE: Final = Problem(Words("There is no date in this cell.", "This cell must hold a date."))
_DATES: Final = ("can_start", "valid_until")
_LONGEST_LABEL: Final = 40
_LONGEST: Final = 2_000
_NATIONAL_DIGITS: Final = 10


class Facts:
    """Gathers the facts; the first value for each counts."""

    def __init__(self, today: dt.date) -> None:
        self._today = today
        self._texts: dict[str, str] = {}
        self._dates: dict[str, dt.date] = {}
        self._headings: dict[int, str] = {}
        self.unread: list[Unread] = []

    @property
    def provider(self) -> ProviderFacts:
        return ProviderFacts(
            **self._texts,
            can_start=self._dates.get("can_start"),
            valid_until=self._dates.get("valid_until"),
        )

    def take(self, grid: Grid, line: Line) -> bool:
        """Read a row; whether it was one of facts."""
        cells = list(line)
        labels = {column: field for column, cell in cells if (field := _label(cell)) is not None}
        if self._headings and not labels:
            taken = [self._keep(grid, line, column, field) for column, field in self._headings.items()]
            self._headings = {}
            if any(taken):
                return True
        if len(labels) > 1 and len(labels) == len(cells):
            self._headings = labels
            return True
        if labels:
            self._pairs(grid, line, labels)
            return cells[0][0] in labels
        return self._with_colon(grid, line, cells)

    def _pairs(self, grid: Grid, line: Line, labels: dict[int, str]) -> None:
        for column, field in labels.items():
            beside = next((each for each, _ in line if each > column), None)
            if beside is not None and beside not in labels:
                self._keep(grid, line, beside, field)

    def _with_colon(self, grid: Grid, line: Line, cells: list[tuple[int, Value | NoValue]]) -> bool:
        """ "Provider: Tansy Lane Support" in one cell."""
        column, cell = cells[0]
        if len(cells) != 1 or not isinstance(cell, str) or ":" not in cell:
            return False
        label, _, value = cell.partition(":")
        field = _label(label)
        if field is None or not value.strip():
            return False
        self._store(grid, line, column, field, value.strip())
        return True

    def _keep(self, grid: Grid, line: Line, column: int, field: str) -> bool:
        value = line.at(column)
        if value is None:
            return False
        self._store(grid, line, column, field, value)
        return True

    def _store(self, grid: Grid, line: Line, column: int, field: str, value: Value | NoValue) -> None:
        if field not in _DATES:
            if not isinstance(value, NoValue) and field not in self._texts:
                self._texts[field] = _telephone(value) if field == "phone" else _text(value)
            return
        day = self._day(value)
        if isinstance(day, Problem):
            self.unread.append(Unread(grid.name, line.number, column_letter(column), shown(value), day))
        else:
            self._dates.setdefault(field, day)

    def _day(self, value: Value | NoValue) -> dt.date | Problem:
        match value:
            case dt.datetime():
                return value.date()
            case dt.date():
                return value
            case str():
                return read_date(value, self._today)
            case _:
                return NOT_A_DATE


def _label(cell: Value | NoValue) -> str | None:
    if not isinstance(cell, str) or len(cell) > _LONGEST_LABEL:
        return None
    return read_label(cell)


def _telephone(value: Value) -> str:
    """A phone number; one kept as a figure has lost its leading 0, which every number in these countries has."""
    text = _text(value)
    return f"0{text}" if isinstance(value, Decimal) and len(text) == _NATIONAL_DIGITS else text


def _text(value: Value) -> str:
    if isinstance(value, str):
        return value[:_LONGEST]
    if isinstance(value, Decimal):
        return f"{value:f}"
    return shown(value)
