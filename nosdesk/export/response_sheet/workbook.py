"""Reads a workbook (.xlsx, .xlsm) that nobody vouches for, as plain values.

The archive is measured before anything is unpacked; formulas are never worked out, only the results that the file holds are
read; macros, pictures and links are left alone. Cells merged downwards give their value to each row they cover.
"""

import datetime as dt
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from io import BytesIO
from typing import Any, Final
from uuid import UUID

from nosdesk.errors import KnownError
from nosdesk.export.response_sheet import trouble
from nosdesk.export.response_sheet.grid import (
    MOST_COLUMNS,
    MOST_FILLED_ROWS,
    MOST_SHEETS,
    Grid,
    Line,
    NoValue,
    Value,
)

MOST_UNPACKED: Final = 12_000_000
"""Bytes of all XML parts together; a sheet of 500 requirements has less than 300,000."""
MOST_PARTS: Final = 1_000
MOST_CELLS: Final = 50_000
MOST_ELEMENTS: Final = 300_000
LAST_ROW: Final = 100_000

_DECLARATION: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)|\0", re.IGNORECASE)
_FAR_CELL: Final = re.compile(rb'<(?:\w+:)?c\b[^<>]*\br="[A-Z]{1,3}(\d{6,})"[^<>]*>\s*<(?:\w+:)?(?:v|is|f)\b')
_CELL: Final = re.compile(rb"<(?:\w+:)?c[\s>]")
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[\s>/]")
_MERGE: Final = re.compile(rb'<(?:\w+:)?mergeCell\b[^<>]*\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_CODE: Final = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_OTHER_KINDS: Final = ("xl/workbook.bin", "content.xml", "Index/Document.iwa", "index.xml")
"""Parts that tell .xlsb, OpenDocument and Numbers files."""


def read_workbook(data: bytes, file: str) -> tuple[tuple[Grid, ...], UUID | None]:
    """Every visible or hidden sheet with something in it, and the mark of our own sheets. Raises KnownError."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _measure(archive, file)
            parts = {info.filename: archive.read(info) for info in archive.infolist() if _is_xml(info.filename)}
    except KnownError:
        raise
    except RuntimeError as error:
        raise KnownError(trouble.PROTECTED, file=file) from error
    except Exception as error:
        raise KnownError(trouble.DAMAGED, file=file) from error
    _inspect(parts.values(), file)
    try:
        return _read(data, parts, file)
    except KnownError:
        raise
    except Exception as error:
        raise KnownError(trouble.DAMAGED, file=file) from error


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _measure(archive: zipfile.ZipFile, file: str) -> None:
    """Refuse what is no workbook, is locked, or would unpack to more than a sheet ever does."""
    infos = archive.infolist()
    names = {info.filename for info in infos}
    if names.intersection(_OTHER_KINDS) and "xl/workbook.xml" not in names:
        raise KnownError(trouble.OLD_FORMAT, file=file)
    if not any(name.lower().startswith("xl/") for name in names):
        raise KnownError(trouble.NOT_A_SPREADSHEET, file=file)
    if any(info.flag_bits & 1 for info in infos):
        raise KnownError(trouble.PROTECTED, file=file)
    unpacked = sum(info.file_size for info in infos if _is_xml(info.filename))
    if unpacked > MOST_UNPACKED or len(infos) > MOST_PARTS:
        raise KnownError(trouble.TOO_LARGE, file=file)


def _inspect(parts: Iterable[bytes], file: str) -> None:
    """Refuse XML with entities or zero bytes (no spreadsheet program writes them), and more than is read in good time."""
    cells = elements = 0
    for part in parts:
        if _DECLARATION.search(part):
            raise KnownError(trouble.UNSAFE, file=file)
        cells += len(_CELL.findall(part))
        elements += part.count(b"<")
        far = any(int(found) > LAST_ROW for found in _FAR_CELL.findall(part))
        if cells > MOST_CELLS or far:
            raise KnownError(trouble.TOO_MANY_ROWS, file=file, rows=f"{MOST_FILLED_ROWS:,}")
        if elements > MOST_ELEMENTS:
            raise KnownError(trouble.TOO_LARGE, file=file)


def _read(data: bytes, parts: dict[str, bytes], file: str) -> tuple[tuple[Grid, ...], UUID | None]:
    book = _load(data, results=True)
    formulas = _load(data, results=False) if any(map(_FORMULA.search, parts.values())) else None
    try:
        sheets = [sheet for sheet in book.worksheets if hasattr(sheet, "iter_rows")][:MOST_SHEETS]
        grids = []
        left = MOST_FILLED_ROWS
        for sheet in sheets:
            # The path within the archive is known to openpyxl alone; without it there are only no merged cells.
            part = parts.get(str(getattr(sheet, "_worksheet_path", "")).lstrip("/"), b"")
            written = formulas[sheet.title] if formulas is not None else None
            lines = _merged_down(_lines(sheet, written, file, left), part)
            left -= len(lines)
            if lines:
                grids.append(Grid(sheet.title, tuple(lines), hidden=sheet.sheet_state != "visible"))
        return tuple(grids), _mark(book)
    finally:
        book.close()
        if formulas is not None:
            formulas.close()


def _load(data: bytes, *, results: bool) -> Any:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # openpyxl warns of what it leaves out (extensions, default styles): nothing that is read here.
        warnings.simplefilter("ignore")
        return load_workbook(BytesIO(data), read_only=True, data_only=results, keep_links=False)


def _mark(book: Any) -> UUID | None:
    from nosdesk.export.response_sheet.xlsx import MARK_PROPERTY

    for item in book.custom_doc_props.props:
        found = _CODE.search(str(item.value)) if item.name == MARK_PROPERTY else None
        if found:
            return UUID(found.group())
    return None


def _lines(sheet: Any, written: Any, file: str, most: int) -> list[Line]:
    """Filled rows. Where a formula has no result in the file, the formula stands in as unreadable."""
    found: list[Line] = []
    for number, cells in enumerate(_rows(sheet), 1):
        values = tuple(_value(cell) for cell in cells)
        if any(value is not None for value in values):
            found.append(Line(number, values))
        if len(found) > most:
            raise KnownError(trouble.TOO_MANY_ROWS, file=file, rows=f"{MOST_FILLED_ROWS:,}")
    return _with_formulas(found, written) if written is not None else found


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # The size that a file states may be wrong; rows end where they end.
        sheet.reset_dimensions()
        yield from sheet.iter_rows(max_row=LAST_ROW, max_col=MOST_COLUMNS)


def _with_formulas(lines: list[Line], written: Any) -> list[Line]:
    by_number = {line.number: line.cells for line in lines}
    for number, cells in enumerate(_rows(written), 1):
        for column, cell in enumerate(cells):
            if cell.value is None or cell.data_type != "f":
                continue
            held = by_number.get(number, (None,) * MOST_COLUMNS)
            if held[column] is None:
                text = str(cell.value)
                by_number[number] = (*held[:column], NoValue(text, formula=True), *held[column + 1 :])
    return [Line(number, by_number[number]) for number in sorted(by_number)]


def _value(cell: Any) -> Value | NoValue:
    value = cell.value
    match value:
        case None:
            return None
        case str():
            if cell.data_type == "e":
                return NoValue(value, formula=False)
            text = value.replace("\u00a0", " ").strip()
            return text or None
        case bool() | dt.datetime() | dt.date() | dt.time():
            return value
        case int() | float() | Decimal():
            return _number(value)
        case _:
            return NoValue(str(value), formula=False)


def _number(value: float | Decimal) -> Value | NoValue:
    """The number as it was typed: 24.1 and not 24.1000000000000014."""
    try:
        number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    except InvalidOperation:
        return NoValue(str(value), formula=False)
    if not number.is_finite() or abs(number) > Decimal("1e15"):
        return NoValue(str(value), formula=False)
    short = number.quantize(Decimal("1e-10"))
    return short.normalize() + 0 if short else Decimal(0)


def _merged_down(lines: list[Line], part: bytes) -> list[Line]:
    """Rows with the value of each cell that is merged downwards repeated in the rows it covers."""
    from openpyxl.utils import column_index_from_string

    by_number = {line.number: line.cells for line in lines}
    for first_letter, first, _, last in _MERGE.findall(part):
        column, top = column_index_from_string(first_letter.decode()) - 1, int(first)
        if top not in by_number or column >= len(by_number[top]):
            continue
        value = by_number[top][column]
        # A merged cell that is taller than the filled part of the sheet fills only rows that hold something else.
        covered = range(top + 1, min(int(last), top + MOST_FILLED_ROWS) + 1)
        for number in covered if value is not None else ():
            cells = by_number.get(number)
            if cells and column < len(cells) and cells[column] is None:
                by_number[number] = (*cells[:column], value, *cells[column + 1 :])
    return [Line(number, by_number[number]) for number in sorted(by_number)]
