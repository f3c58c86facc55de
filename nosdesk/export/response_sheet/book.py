"""Opens whatever file a provider sent and gives its sheets as plain values, or says plainly why not."""

import re
from pathlib import Path
from typing import Final
from uuid import UUID

from nosdesk.errors import KnownError
from nosdesk.export.response_sheet import trouble
from nosdesk.export.response_sheet.grid import Book, Grid
from nosdesk.export.response_sheet.layout import CODE_MARK
from nosdesk.export.response_sheet.plain_text import read_text
from nosdesk.export.response_sheet.workbook import read_workbook
from nosdesk.i18n import Words

MOST_BYTES: Final = 20_000_000

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_EXCEL: Final = (b"\x09\x08", b"\x09\x04", b"\x09\x02")
_NO_TABLES: Final = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")
_MARKUP: Final = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|table|head|meta|style)", re.IGNORECASE)
_FORM_CODE: Final = re.compile(rf"^{CODE_MARK}-([0-9a-f]{{8}}(?:-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}})$", re.IGNORECASE)


def read_book(path: Path) -> Book:
    """Read a file. Raises KnownError: not there, empty, not a spreadsheet, old or locked, too large, damaged."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise KnownError(trouble.MISSING, file=path.name) from error
    if len(data) > MOST_BYTES:
        raise KnownError(trouble.TOO_LARGE, file=path.name)
    return book_of(data, path.name)


def book_of(data: bytes, file: str) -> Book:
    """The book in these bytes; what they are is told by the bytes themselves, never by the file's name."""
    if not data.strip(b"\0\t\r\n "):
        raise KnownError(trouble.EMPTY, file=file)
    if data.startswith(_OLE):
        raise KnownError(_within_ole(data), file=file)
    if data.startswith(_OLD_EXCEL) or _MARKUP.match(data[:200]):
        raise KnownError(trouble.OLD_FORMAT, file=file)
    if data.startswith(_NO_TABLES):
        raise KnownError(trouble.NOT_A_SPREADSHEET, file=file)
    if data.startswith(b"PK"):
        grids, mark = read_workbook(data, file)
    else:
        grids, mark = (read_text(data, file),), None
    grids = tuple(grid for grid in grids if grid.lines)
    if not grids:
        raise KnownError(trouble.EMPTY, file=file)
    return Book(file, grids, mark or _form_code(grids))


def _within_ole(data: bytes) -> Words:
    """Microsoft's older container holds old workbooks, and new ones that are locked by a password."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return trouble.PROTECTED
    if any(name.encode("utf-16-le") in data for name in ("Workbook", "Book")):
        return trouble.OLD_FORMAT
    return trouble.NOT_A_SPREADSHEET


def _form_code(grids: tuple[Grid, ...]) -> UUID | None:
    """The code of the form, which stands beside its label outside the tables, before any requirement's code."""
    for grid in grids:
        for line in grid.lines:
            filled = [cell for _, cell in line]
            if len(filled) == 2 and isinstance(filled[1], str):
                found = _FORM_CODE.match(filled[1])
                if found:
                    return UUID(found.group(1))
    return None
