"""Sheets of a workbook as every workbook of ours has them: text that stays text, legible type, named tables, pages that print."""

import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

Entry = str | Decimal | dt.date | None
FACE: Final = "Arial"
TEXT_POINTS: Final = 12
TITLE_POINTS: Final = 20
MOST_CHARACTERS: Final = 32_000
"""A cell holds 32,767 characters."""

_INK: Final = "FF1B1B1F"
_HEAD: Final = "FF17394D"
_PAPER: Final = "FFFFFFFF"


def sheet_name(said: str) -> str:
    """The name of a sheet as it is said, without the signs that workbooks forbid, at most 31 characters."""
    return " ".join(re.sub(r"[\[\]:*?/\\]", " ", said).split())[:31]


def put(sheet: "Worksheet", row: int, column: int, entry: Entry) -> "Cell":
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


def style(
    cell: "Cell",
    *,
    points: int = TEXT_POINTS,
    bold: bool = False,
    head: bool = False,
    wrap: bool = True,
    right: bool = False,
) -> None:
    """Dress a cell: legible and at the top; `head` is a heading of a table, `right` a figure."""
    from openpyxl.styles import Alignment, Font, PatternFill

    cell.font = Font(name=FACE, size=points, bold=bold or head, color=_PAPER if head else _INK)
    cell.alignment = Alignment(wrap_text=wrap, vertical="top", horizontal="right" if right else "left")
    if head:
        cell.fill = PatternFill("solid", fgColor=_HEAD)


def as_table(sheet: "Worksheet", name: str) -> None:
    """Name the range a table, so that a screen reader speaks its headings. Empty headings would break the file."""
    from openpyxl.worksheet.table import Table, TableStyleInfo

    table = Table(displayName=name, ref=sheet.dimensions)
    table.tableStyleInfo = TableStyleInfo(name=None, showRowStripes=False)
    sheet.add_table(table)


def page(sheet: "Worksheet") -> None:
    """Print on A4 lying on its side, as wide as the page."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
