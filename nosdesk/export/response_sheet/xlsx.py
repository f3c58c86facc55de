"""Writes the response sheet as a workbook that a provider fills in, with any spreadsheet program and any screen reader.

Each table starts in the first row with its headings, stays in view, wraps, and has no merged cells. Text that begins like
a formula is kept as text. The answers to choose from lie on a hidden sheet, codes in a hidden last column.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from nosdesk.export.response_sheet import wording
from nosdesk.export.response_sheet.asked import Asked
from nosdesk.export.response_sheet.files import write_whole
from nosdesk.export.response_sheet.layout import (
    Column,
    Entry,
    TableSheet,
    cover_rows,
    form_code,
    price_sheet,
    requirement_sheet,
)
from nosdesk.i18n import Reader, Words

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

FACE: Final = "Arial"
TEXT_POINTS: Final = 12
TITLE_POINTS: Final = 20
MARK_PROPERTY: Final = "NOS Desk form"
MOST_CHARACTERS: Final = 32_000
"""A cell holds 32,767 characters."""

_INK: Final = "FF1B1B1F"
_HEAD: Final = "FF17394D"
_PAPER: Final = "FFFFFFFF"
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
    _cover(book.create_sheet(_sheet_name(wording.START, reader)), asked, reader)
    for number, sheet in enumerate((requirement_sheet(asked, reader), price_sheet(asked, reader)), 1):
        _table(book.create_sheet(_sheet_name(sheet.name, reader)), sheet, reader, lists, f"Table{number}")
    lists.write(book.create_sheet(_sheet_name(wording.LISTS, reader)))
    return book


def _sheet_name(words: Words, reader: Reader) -> str:
    """The name of a sheet in the reader's language, without the signs that workbooks forbid, at most 31 characters."""
    return " ".join(re.sub(r"[\[\]:*?/\\]", " ", reader.say(words)).split())[:31]


def _mark(book: "Workbook", code: str) -> None:
    from openpyxl.packaging.custom import StringProperty

    properties: Any = book.custom_doc_props  # type: ignore[attr-defined]  # not in the stubs yet
    properties.append(StringProperty(name=MARK_PROPERTY, value=code))


class _Lists:
    """The hidden sheet with the answers to choose from, a column for each list."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._sheet = _sheet_name(wording.LISTS, reader)
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
                _put(sheet, row, number, self._reader.say(words))
        sheet.sheet_state = "hidden"


def _put(sheet: "Worksheet", row: int, column: int, entry: Entry) -> "Cell":
    """A cell that holds exactly this: text stays text, whatever it begins with."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cell = cast("Cell", sheet.cell(row, column))
    if isinstance(entry, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", entry)[:MOST_CHARACTERS]
        cell.data_type = "s"
        cell.quotePrefix = entry.startswith(("=", "+", "-", "@", "\t", "\r"))
    elif entry is not None:
        cell.value = entry
    return cell


def _style(cell: "Cell", *, points: int = TEXT_POINTS, bold: bool = False, head: bool = False) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    cell.font = Font(name=FACE, size=points, bold=bold or head, color=_PAPER if head else _INK)
    cell.alignment = Alignment(wrap_text=points == TEXT_POINTS, vertical="top", horizontal="left")
    if head:
        cell.fill = PatternFill("solid", fgColor=_HEAD)


def _to_fill_in(cell: "Cell") -> None:
    from openpyxl.styles import Border, PatternFill, Side

    side = Side(style="thin", color=_EDGE)
    cell.fill = PatternFill("solid", fgColor=_FILL_IN)
    cell.border = Border(left=side, right=side, top=side, bottom=side)


def _cover(sheet: "Worksheet", asked: Asked, reader: Reader) -> None:
    sheet.column_dimensions["A"].width = 30
    sheet.column_dimensions["B"].width = 80
    _style(_put(sheet, 1, 1, reader.say(wording.TITLE)), points=TITLE_POINTS, bold=True)
    row = _pairs(sheet, 3, list(cover_rows(asked, reader)))
    _style(_put(sheet, row + 1, 1, reader.say(wording.HOW)), points=16, bold=True)
    steps = [(reader.say(step), reader.say(text)) for step, text in wording.STEPS]
    row = _pairs(sheet, row + 2, steps)
    _style(_put(sheet, row + 1, 1, reader.say(wording.ABOUT_YOU)), points=16, bold=True)
    first = row + 2
    row = _pairs(sheet, first, [(reader.say(label), "") for label in wording.FACTS.values()])
    for number in range(first, row):
        _to_fill_in(cast("Cell", sheet.cell(number, 2)))
    _pairs(sheet, row + 1, [(reader.say(wording.FORM_CODE), form_code(asked))])
    sheet.sheet_view.showGridLines = False
    _page(sheet)


def _pairs(sheet: "Worksheet", row: int, pairs: Sequence[tuple[str, str]]) -> int:
    """Rows of a label and its text; gives the row after them."""
    for label, text in pairs:
        _style(_put(sheet, row, 1, label), bold=True)
        _style(_put(sheet, row, 2, text or None))
        row += 1
    return row


def _table(sheet: "Worksheet", content: TableSheet, reader: Reader, lists: _Lists, name: str) -> None:
    from openpyxl.utils import get_column_letter

    for number, column in enumerate(content.columns, 1):
        _style(_put(sheet, 1, number, reader.say(column.heading)), head=True)
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width = column.width
        dimension.hidden = column.hidden
    for row, entries in enumerate(content.rows, 2):
        for number, (column, entry) in enumerate(zip(content.columns, entries, strict=True), 1):
            _fill(_put(sheet, row, number, entry), column)
    if content.rows:
        _as_table(sheet, name)
    for number, column in enumerate(content.columns, 1):
        if column.choices:
            _choices(sheet, number, len(content.rows) + 1 + _EXTRA_ROWS, column, reader, lists)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    _page(sheet)


def _fill(cell: "Cell", column: Column) -> None:
    _style(cell)
    if column.filled_in:
        _to_fill_in(cell)
    if column.money:
        cell.number_format = '"£"#,##0.00##'
    elif isinstance(cell.value, Decimal):
        cell.number_format = "0.##" if cell.value % 1 else "0"


def _as_table(sheet: "Worksheet", name: str) -> None:
    """Name the range a table, so that a screen reader speaks its headings. Empty headings would break the file."""
    from openpyxl.worksheet.table import Table, TableStyleInfo

    table = Table(displayName=name, ref=sheet.dimensions)
    table.tableStyleInfo = TableStyleInfo(name=None, showRowStripes=False)
    sheet.add_table(table)


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


def _page(sheet: "Worksheet") -> None:
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
