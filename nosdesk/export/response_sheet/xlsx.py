"""Writes the response sheet as a workbook that a provider fills in, with any spreadsheet program and any screen reader.

Each table starts in the first row with its headings, stays in view, wraps, and has no merged cells. Text that begins like
a formula is kept as text. The answers to choose from lie on a hidden sheet, codes in a hidden last column.
"""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from nosdesk.export.response_sheet import wording
from nosdesk.export.response_sheet.asked import Asked
from nosdesk.export.response_sheet.files import write_whole
from nosdesk.export.response_sheet.layout import (
    Column,
    TableSheet,
    cover_rows,
    form_code,
    price_sheet,
    requirement_sheet,
)
from nosdesk.export.sheets import TITLE_POINTS, as_table, page, put, sheet_name, style
from nosdesk.i18n import Reader, Words

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

MARK_PROPERTY: Final = "NOS Desk form"
_FILL_IN: Final = "FFFFF4D6"
_EDGE: Final = "FF6B6F76"
_EXTRA_ROWS: Final = 200
"""How far below the table the lists to choose from reach, for lines that a provider adds."""


def write_response_sheet(path: Path, asked: Asked, reader: Reader) -> None:
    """Write the workbook; it is complete or not there. Raises KnownError where the folder cannot be written."""
    book = _workbook(asked, reader)
    write_whole(path, book.save)


def _workbook(asked: Asked, reader: Reader) -> "Workbook":
    from openpyxl import Workbook

    book = Workbook()
    book.properties.title = f"{reader.say(wording.TITLE)}: {asked.specification.title}"[:250]
    book.properties.creator = "NOS Desk"
    book.properties.language = reader.language
    _mark(book, form_code(asked))
    book.remove(book.worksheets[0])
    lists = _Lists(reader)
    _cover(book.create_sheet(sheet_name(reader.say(wording.START))), asked, reader)
    for number, sheet in enumerate((requirement_sheet(asked, reader), price_sheet(asked, reader)), 1):
        _table(book.create_sheet(sheet_name(reader.say(sheet.name))), sheet, reader, lists, f"Table{number}")
    lists.write(book.create_sheet(sheet_name(reader.say(wording.LISTS))))
    return book


def _mark(book: "Workbook", code: str) -> None:
    from openpyxl.packaging.custom import StringProperty

    properties: Any = book.custom_doc_props  # type: ignore[attr-defined]  # not in the stubs yet
    properties.append(StringProperty(name=MARK_PROPERTY, value=code))


class _Lists:
    """The hidden sheet with the answers to choose from, a column for each list."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._sheet = sheet_name(reader.say(wording.LISTS))
        self._columns: list[tuple[Words, ...]] = []

    def reference(self, choices: tuple[Words, ...]) -> str:
        """The range that holds these choices, as a formula."""
        from openpyxl.utils import get_column_letter, quote_sheetname

        if choices not in self._columns:
            self._columns.append(choices)
        letter = get_column_letter(self._columns.index(choices) + 1)
        return f"{quote_sheetname(self._sheet)}!${letter}$1:${letter}${len(choices)}"

    def write(self, sheet: "Worksheet") -> None:
        for number, choices in enumerate(self._columns, 1):
            for row, words in enumerate(choices, 1):
                put(sheet, row, number, self._reader.say(words))
        sheet.sheet_state = "hidden"


def _to_fill_in(cell: "Cell") -> None:
    from openpyxl.styles import Border, PatternFill, Side

    side = Side(style="thin", color=_EDGE)
    cell.fill = PatternFill("solid", fgColor=_FILL_IN)
    cell.border = Border(left=side, right=side, top=side, bottom=side)


def _cover(sheet: "Worksheet", asked: Asked, reader: Reader) -> None:
    sheet.column_dimensions["A"].width = 30
    sheet.column_dimensions["B"].width = 80
    style(put(sheet, 1, 1, reader.say(wording.TITLE)), points=TITLE_POINTS, bold=True, wrap=False)
    row = _pairs(sheet, 3, list(cover_rows(asked, reader)))
    style(put(sheet, row + 1, 1, reader.say(wording.HOW)), points=16, bold=True, wrap=False)
    steps = [(reader.say(step), reader.say(text)) for step, text in wording.STEPS]
    row = _pairs(sheet, row + 2, steps)
    style(put(sheet, row + 1, 1, reader.say(wording.ABOUT_YOU)), points=16, bold=True, wrap=False)
    first = row + 2
    row = _pairs(sheet, first, [(reader.say(label), "") for label in wording.FACTS.values()])
    for number in range(first, row):
        _to_fill_in(cast("Cell", sheet.cell(number, 2)))
    _pairs(sheet, row + 1, [(reader.say(wording.FORM_CODE), form_code(asked))])
    sheet.sheet_view.showGridLines = False
    page(sheet)


def _pairs(sheet: "Worksheet", row: int, pairs: Sequence[tuple[str, str]]) -> int:
    """Rows of a label and its text; gives the row after them."""
    for label, text in pairs:
        style(put(sheet, row, 1, label), bold=True)
        style(put(sheet, row, 2, text or None))
        row += 1
    return row


def _table(sheet: "Worksheet", content: TableSheet, reader: Reader, lists: _Lists, name: str) -> None:
    from openpyxl.utils import get_column_letter

    for number, column in enumerate(content.columns, 1):
        style(put(sheet, 1, number, reader.say(column.heading)), head=True)
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width = column.width
        dimension.hidden = column.hidden
    for row, entries in enumerate(content.rows, 2):
        for number, (column, entry) in enumerate(zip(content.columns, entries, strict=True), 1):
            _fill(put(sheet, row, number, entry), column)
    if content.rows:
        as_table(sheet, name)
    for number, column in enumerate(content.columns, 1):
        if column.choices:
            _choices(sheet, number, len(content.rows) + 1 + _EXTRA_ROWS, column, reader, lists)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    page(sheet)


def _fill(cell: "Cell", column: Column) -> None:
    style(cell)
    if column.filled_in:
        _to_fill_in(cell)
    if column.money:
        cell.number_format = '"£"#,##0.00##'
    elif isinstance(cell.value, Decimal):
        cell.number_format = "0.##" if cell.value % 1 else "0"


def _choices(sheet: "Worksheet", number: int, last: int, column: Column, reader: Reader, lists: _Lists) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    said = ", ".join(reader.say(words) for words in column.choices)
    prompt = (
        reader.say(wording.CHOOSE_ANSWER, answers=said) if len(said) < 120 else reader.say(wording.CHOOSE_FROM_LIST)
    )
    rule = DataValidation(
        type="list",
        formula1=lists.reference(column.choices),
        allow_blank=True,
        showErrorMessage=True,
        errorStyle="warning",
        error=prompt[:255],
        showInputMessage=True,
        promptTitle=reader.say(column.heading)[:32],
        prompt=prompt[:255],
    )
    letter = get_column_letter(number)
    rule.add(f"{letter}2:{letter}{last}")
    sheet.add_data_validation(rule)
