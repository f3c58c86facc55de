"""Writes the response sheet as one CSV file, for providers without a spreadsheet program that reads .xlsx.

UTF-8 with a mark at the start, so that spreadsheet programs show £ and accents as they are. A cell that begins like a formula
gets an apostrophe in front, which the reader takes away again.
"""

import csv
import io
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Final

from nosdesk.export.response_sheet import wording
from nosdesk.export.response_sheet.asked import Asked
from nosdesk.export.response_sheet.files import write_whole
from nosdesk.export.response_sheet.layout import (
    Entry,
    TableSheet,
    cover_rows,
    form_code,
    price_sheet,
    requirement_sheet,
)
from nosdesk.i18n import Reader

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


def write_response_csv(path: Path, asked: Asked, reader: Reader) -> None:
    """Write the sheet as CSV; it is complete or not there. Raises KnownError where the folder cannot be written."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([_cell(entry) for entry in row] for row in _rows(asked, reader))
    write_whole(path, lambda file: file.write(text.getvalue().encode("utf-8-sig")))


def _rows(asked: Asked, reader: Reader) -> Iterable[tuple[Entry, ...]]:
    yield (reader.say(wording.TITLE),)
    yield reader.say(wording.FORM_CODE), form_code(asked)
    yield from cover_rows(asked, reader)
    yield ()
    yield (reader.say(wording.ABOUT_YOU),)
    for label in wording.FACTS.values():
        yield reader.say(label), None
    for sheet in (requirement_sheet(asked, reader), price_sheet(asked, reader)):
        yield ()
        yield (reader.say(sheet.name),)
        yield from _table(sheet, reader)


def _table(sheet: TableSheet, reader: Reader) -> Iterable[tuple[Entry, ...]]:
    yield tuple(reader.say(column.heading) for column in sheet.columns)
    yield from sheet.rows


def _cell(entry: Entry) -> str:
    match entry:
        case None:
            return ""
        case Decimal():
            return f"{entry:f}"
        case str():
            return f"'{entry}" if entry.startswith(FORMULA_STARTS) else entry
