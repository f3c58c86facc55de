"""The tables of a document as a workbook: one sheet a table, figures as figures, dates as dates, text as text.

The first sheet says what the document is and lists the sheets. Each table starts in the first row with its headings, which
stay in view, and is named, so that a screen reader speaks them. A figure or a date is written as one only where saying it
again to the reader gives the very words of the document; whatever begins like a formula stays text.
"""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from nosdesk.documents.blocks import Block, Cell, Column, ColumnKind, Document, PaidChart, Row, Table, TrendChart, plain
from nosdesk.documents.formats import Format
from nosdesk.domain.parse import read_date, read_money
from nosdesk.errors import KnownError
from nosdesk.export import words
from nosdesk.export.files import write_whole
from nosdesk.export.sheets import TITLE_POINTS, Entry, as_table, page, put, sheet_name, style
from nosdesk.i18n import Reader, Words

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

NO_TABLES: Final = Words(
    "There is no table in this document, so it cannot be made as a spreadsheet. Nothing was made.",
    "This paper has no table. We cannot make a spreadsheet of it.",
)
ABOUT: Final = Words("About", "What this is")
SHEET: Final = Words("Sheet")
HOLDS: Final = Words("What it holds", "What is in it")

_NARROWEST, _WIDEST = 12, 60
"""Widths of columns, in characters."""
_DAY: Final = dt.date(2000, 1, 1)
"""The day that stands in every workbook: the same document gives the same bytes."""
_MOMENT: Final = re.compile(rb"(<dcterms:(?:created|modified) [^>]*>)[^<]*")


def write_xlsx(document: Document, form: Format, reader: Reader, out: BinaryIO | Path) -> None:
    """Write the tables of a document; a file is complete or not there, the same bytes for the same document.

    `form` makes no difference to figures. Raises KnownError where the document has no table, OSError where it cannot be written.
    """
    tables = tuple(_tables(document.blocks))
    if not tables:
        raise KnownError(NO_TABLES)
    write_whole(out, _packed(_workbook(document, tables, reader)))


def has_tables(document: Document) -> bool:
    """Whether there is anything in the document that a spreadsheet can hold."""
    return any(True for _ in _tables(document.blocks))


def _tables(blocks: tuple[Block, ...]) -> Iterator[Table]:
    for block in blocks:
        match block:
            case Table():
                yield block
            case PaidChart() | TrendChart() if block.table:
                yield block.table
            case _:
                continue


def _workbook(document: Document, tables: tuple[Table, ...], reader: Reader) -> "Workbook":
    from openpyxl import Workbook

    book = Workbook()
    book.properties.title = document.title[:250]
    book.properties.subject = document.subject[:250]
    book.properties.creator = "NOS Desk"
    book.properties.language = document.language
    book.remove(book.worksheets[0])
    first = book.create_sheet(sheet_name(reader.say(ABOUT)))
    names = _names([reader.say(ABOUT), *(plain(table.name) for table in tables)])[1:]
    for number, (name, table) in enumerate(zip(names, tables, strict=True), 1):
        _table(book.create_sheet(name), table, reader, number)
    _about(first, document, list(zip(names, tables, strict=True)), reader)
    return book


def _names(wanted: list[str]) -> list[str]:
    """Names of sheets, none twice; programs do not tell capitals apart."""
    names: list[str] = []
    for number, want in enumerate(wanted):
        name = sheet_name(want).strip("'") or str(number)
        taken = {each.casefold() for each in names}
        if name.casefold() in taken:
            name = f"{name[:27]} {number}"
        names.append(name)
    return names


def _about(sheet: "Worksheet", document: Document, found: list[tuple[str, Table]], reader: Reader) -> None:
    from openpyxl.worksheet.hyperlink import Hyperlink

    sheet.column_dimensions["A"].width = 34
    sheet.column_dimensions["B"].width = 80
    style(put(sheet, 1, 1, plain(document.title)), points=TITLE_POINTS, bold=True, wrap=False)
    notice = document.draft_notice or reader.say(words.DRAFT_NOTICE)
    row = 2
    for text in (document.code, document.state, notice if document.draft else ""):
        style(put(sheet, row, 1, plain(text)), wrap=False)
        row += 1
    row += 1
    for column, heading in enumerate((SHEET, HOLDS), 1):
        style(put(sheet, row, column, reader.say(heading)), head=True)
    for name, table in found:
        row += 1
        link = put(sheet, row, 1, name)
        at = "'" + name.replace("'", "''") + "'!A1"
        link.hyperlink = Hyperlink(ref=link.coordinate, location=at)
        style(link, bold=True)
        style(put(sheet, row, 2, plain(table.name)))
    sheet.sheet_view.showGridLines = False
    page(sheet)


def _table(sheet: "Worksheet", table: Table, reader: Reader, number: int) -> None:
    from openpyxl.utils import get_column_letter

    heads = _heads(table.columns, reader)
    for at, head in enumerate(heads, 1):
        style(put(sheet, 1, at, head), head=True)
    for row, line in enumerate(table.rows, 2):
        _line(sheet, row, line, table.columns, reader)
    if table.rows:
        as_table(sheet, f"Table{number}")
    if table.total:
        # Below the table, not in it: whoever sorts or filters leaves it where it is.
        _line(sheet, len(table.rows) + 2, table.total, table.columns, reader, bold=True)
    for at, head in enumerate(heads):
        lines = [line.cells[at].text for line in table.rows]
        longest = max((len(part) for text in (head, *lines) for part in text.split("\n")), default=0)
        sheet.column_dimensions[get_column_letter(at + 1)].width = min(max(longest + 4, _NARROWEST), _WIDEST)
    sheet.freeze_panes = "B2" if len(heads) > 1 else "A2"
    sheet.print_title_rows = "1:1"
    page(sheet)


def _heads(columns: tuple[Column, ...], reader: Reader) -> list[str]:
    """The headings, none empty and none twice: a named table must have it so."""
    heads: list[str] = []
    for number, column in enumerate(columns, 1):
        name = plain(column.head) or str(number)
        name = f"{name} ({column.unit})" if column.unit and column.unit != "£" else name
        name = reader.say(words.CHOSEN, name=name) if column.chosen else name
        heads.append(name if name.casefold() not in {each.casefold() for each in heads} else f"{name} {number}")
    return heads


def _line(
    sheet: "Worksheet", row: int, line: Row, columns: tuple[Column, ...], reader: Reader, *, bold: bool = False
) -> None:
    for number, (cell, column) in enumerate(zip(line.cells, columns, strict=True), 1):
        entry = _entry(cell, column, reader)
        placed = put(sheet, row, number, entry)
        style(placed, bold=bold or number == 1, right=isinstance(entry, Decimal))
        if isinstance(entry, Decimal):
            placed.number_format = (
                '"£"#,##0.00' if column.kind is ColumnKind.MONEY else ("#,##0.##" if entry % 1 else "#,##0")
            )
        elif isinstance(entry, dt.date):
            placed.number_format = "d mmmm yyyy"


def _entry(cell: Cell, column: Column, reader: Reader) -> Entry:
    """What stands in a cell as a figure or a date where it is one; otherwise its words."""
    text = plain(cell.text)
    match column.kind:
        case ColumnKind.MONEY | ColumnKind.NUMBER:
            return _figure(text, reader) if text else None
        case ColumnKind.TEXT | ColumnKind.STATE:
            return _day(text, reader) if text else None


def _figure(text: str, reader: Reader) -> Decimal | str:
    amount = read_money(text.replace("−", "-"), negative=True)
    if isinstance(amount, Decimal) and text in (reader.money(amount), reader.amount(amount), reader.number(amount)):
        return amount
    return text


def _day(text: str, reader: Reader) -> dt.date | str:
    # The day only settles two-figure years, which no document of ours has.
    day = read_date(text, _DAY)
    return day if isinstance(day, dt.date) and reader.date(day) == text else text


def _packed(book: "Workbook") -> bytes:
    """The workbook's bytes without the times of making and packing."""
    made, packed = io.BytesIO(), io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            content = _MOMENT.sub(rb"\g<1>" + f"{_DAY}T00:00:00Z".encode(), source.read(name))
            target.writestr(zipfile.ZipInfo(name, (*_DAY.timetuple()[:3], 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()
