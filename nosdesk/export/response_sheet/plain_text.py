"""Reads a CSV file that nobody vouches for: any usual encoding, any usual separator.

Tried in this order: a byte-order mark, UTF-8, UTF-16 without a mark (it shows in its zero bytes), then the likeliest of the
encodings that spreadsheet programs in these countries write.
"""

import codecs
import csv
import io
import re
from collections import Counter
from typing import Final

from nosdesk.errors import KnownError
from nosdesk.export.response_sheet import trouble
from nosdesk.export.response_sheet.grid import MOST_COLUMNS, MOST_FILLED_ROWS, Grid, Line

MOST_BYTES: Final = 5_000_000
LEGACY: Final = ["cp1252", "mac_roman", "cp850"]
"""Windows, older Macs ("CSV (Macintosh)") and "CSV (MS-DOS)"."""
SEPARATORS: Final = (",", ";", "\t", "|")

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_SAMPLE: Final = 60_000
_FEW: Final = 4
"""UTF-16 of Latin letters has a zero in every second byte; fewer than one in so many is no text."""
_MOST_CELL: Final = 100_000


def read_text(data: bytes, file: str) -> Grid:
    """The one sheet of a CSV file. Raises KnownError where it is no text or far too long."""
    if len(data) > MOST_BYTES:
        raise KnownError(trouble.TOO_LARGE, file=file)
    text = decode(data, file)
    if _CONTROL.search(text):
        raise KnownError(trouble.NOT_A_SPREADSHEET, file=file)
    lines = []
    try:
        csv.field_size_limit(_MOST_CELL)
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator(text))
        for number, cells in enumerate(rows, 1):
            values = tuple(_cell(cell) for cell in cells[:MOST_COLUMNS])
            if any(values):
                lines.append(Line(number, values))
            if len(lines) > MOST_FILLED_ROWS:
                raise KnownError(trouble.TOO_MANY_ROWS, file=file, rows=f"{MOST_FILLED_ROWS:,}")
    except csv.Error as error:
        raise KnownError(trouble.DAMAGED, file=file) from error
    return Grid(file, tuple(lines))


def decode(data: bytes, file: str) -> str:
    """The file's text. Raises KnownError where no usual encoding fits."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding, file)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _older(data, file)
    return _decoded(data, _wide(data), file) if "\0" in text and data.count(0) * _FEW > len(data) else text


def _older(data: bytes, file: str) -> str:
    """A file from before UTF-8 was usual: the encoding in which it reads most like text, in doubt the most usual one."""
    if data.count(0) * _FEW > len(data):
        return _decoded(data, _wide(data), file)
    likeness = {encoding: _likeness(data[:_SAMPLE], encoding) for encoding in LEGACY}
    best = max(likeness.values())
    likely = [encoding for encoding in LEGACY if likeness[encoding] == best]
    if best >= 0:
        return _decoded(data, likely[0], file)
    from charset_normalizer import from_bytes

    found = from_bytes(data[:_SAMPLE]).best()
    if found is None:
        raise KnownError(trouble.UNKNOWN_LETTERS, file=file)
    return _decoded(data, found.encoding, file)


def _likeness(data: bytes, encoding: str) -> float:
    """How much a text looks like one in this encoding, from -1 (no sign fits) to 1 (every sign beyond ASCII fits).

    A pound sign before a figure fits, accented letters among small letters do, and the signs that word processors put; a capital
    in the middle of a word, a letter before a figure and odd signs do not.
    """
    try:
        text = f" {data.decode(encoding)} "
    except UnicodeDecodeError:
        return -1
    fits = [_fits(text[at - 1], sign, text[at + 1]) for at, sign in enumerate(text) if ord(sign) > 0x7F]
    return sum(fits) / max(1, len(fits))


def _fits(before: str, sign: str, after: str) -> int:
    if sign == "£":
        return 1 if after.isdigit() or after in " .-" or not before.isalnum() else -1
    if sign.isalpha():
        odd = after.isdigit() or (sign.isupper() and before.islower()) or sign not in _LETTERS
        return -1 if odd else 1
    return 1 if sign in _SIGNS else -1


_LETTERS: Final = frozenset("áàâäãåæçéèêëíìîïñóòôöõøúùûüýÿßœÁÀÂÄÅÆÇÉÈÊËÍÎÏÑÓÒÔÖØÚÙÛÜÝŒŠšŽž")
_SIGNS: Final = frozenset("–—‘’‚“”„•…€¢¼½¾°±·×÷®©™²³¹§¶¡¿«»\u00a0√")


def _wide(data: bytes) -> str:
    """UTF-16 by where the zero bytes lie: after each Latin letter or before it."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    return "utf-16-le" if odd >= even else "utf-16-be"


def _decoded(data: bytes, encoding: str, file: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeError as error:
        words = trouble.NOT_A_SPREADSHEET if encoding.startswith("utf") else trouble.UNKNOWN_LETTERS
        raise KnownError(words, file=file) from error


def separator(text: str) -> str:
    """The sign between cells: a line `sep=;` says so; else the one that splits most lines most evenly outside quotes."""
    first = text[:20].splitlines()[:1]
    if first and first[0].lower().startswith("sep=") and len(first[0]) == 5:
        return first[0][4]
    bare = re.sub(r'"(?:[^"]|"")*"', "", text[:_SAMPLE])
    lines = [line for line in bare.splitlines() if line.strip()]
    scores = {sign: _evenness([line.count(sign) for line in lines]) for sign in SEPARATORS}
    best = max(SEPARATORS, key=lambda sign: scores[sign])
    return best if scores[best] else ","


def _evenness(counts: list[int]) -> int:
    """How many lines have this sign, those with the commonest number of them counted again: tables are even, prose is not."""
    used = Counter(count for count in counts if count)
    return sum(used.values()) + max((lines * count for count, lines in used.items()), default=0)


def _cell(text: str) -> str | None:
    text = text.replace("\u00a0", " ").strip()
    if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@"):
        text = text[1:]
    return text or None
