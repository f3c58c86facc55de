"""A document as braille: a BRF file of ASCII braille, 40 cells by 25 lines, for an embosser or a refreshable display.

liblouis translates, where the computer has it. Set as UK practice is (UKAAF, "Standard English Braille formatting"): the title and
headings of parts are centred, other headings begin in cell 5 after a blank line, paragraphs in cell 3, items in cell 1 with what
runs over in cell 3; the page number stands at the end of the last line. No word is divided.
"""

import textwrap
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import BinaryIO, Final

from nosdesk.documents.blocks import Document
from nosdesk.documents.formats import Format
from nosdesk.errors import KnownError
from nosdesk.export.files import write_whole
from nosdesk.export.programs import run, there
from nosdesk.export.spoken import Kind, Passage, spoken
from nosdesk.i18n import Reader, Words

NO_BRAILLE: Final = Words(
    "This computer has no program that makes braille, so nothing was made. On Debian or Ubuntu, install “liblouis-bin”.",
    "This computer cannot make braille. Ask someone to add “liblouis-bin”.",
)
NO_TABLE: Final = Words(
    "There are no braille rules here for the language “{language}”, so nothing was made.",
    "We cannot make braille in this language: {language}.",
)

CELLS, LINES = 40, 25
PROGRAM: Final = "lou_translate"
_DISPLAY: Final = "en-us-brf.dis"
_TABLES: Final = {
    "en": ("en-ueb-g1.ctb", "en-ueb-g2.ctb"),
    "cy": ("cy-cy-g1.utb", "cy-cy-g2.ctb"),
    "ur": ("ur-pk-g1.utb", "ur-pk-g2.ctb"),
    "ar": ("ar-ar-g1.utb", "ar-ar-g2.ctb"),
}
"""Tables of liblouis for grade 1 (each letter) and grade 2 (contracted)."""
_RUNOVER: Final = 2


def can_make() -> bool:
    """Whether this computer has what makes braille."""
    return there(PROGRAM)


def write_brf(document: Document, form: Format, reader: Reader, out: BinaryIO | Path, grade: int = 2) -> None:
    """Write a document as braille; a file is complete or not there, the same bytes for the same document.

    `form` makes no difference to fingertips; `grade` is 1 (each letter) or 2 (contracted). Raises KnownError where the computer has
    no liblouis or no table for a language of the document, OSError where it cannot be written.
    """
    if not can_make():
        raise KnownError(NO_BRAILLE)
    passages = list(spoken(document, reader))
    write_whole(out, _pages(_lines(passages, _translated(passages, grade))).encode("ascii"))


def _translated(passages: list[Passage], grade: int) -> list[str]:
    """The passages in ASCII braille; one run of the program for each stretch in one language."""
    braille: list[str] = []
    for language, stretch in groupby(passages, lambda passage: passage.language):
        table = _table(language, grade)
        # One passage a line: the program keeps lines apart.
        given = "".join(f"{_one_line(passage.text)}\n" for passage in stretch)
        braille += (
            run([PROGRAM, "--forward", f"{_DISPLAY},{table}"], given.encode()).decode("ascii", "replace").splitlines()
        )
    return braille


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _table(language: str, grade: int) -> str:
    tables = _TABLES.get(language.partition("-")[0].lower())
    if tables is None:
        raise KnownError(NO_TABLE, language=language)
    return tables[grade - 1]


def _lines(passages: list[Passage], braille: list[str]) -> list[str]:
    lines: list[str] = []
    before = None
    for passage, cells in zip(passages, braille, strict=True):
        if lines and (passage.kind in (Kind.PART, Kind.HEADING, Kind.TITLE) or before in (Kind.PART, Kind.TITLE)):
            lines.append("")
        lines += _set(passage.kind, cells)
        before = passage.kind
    return lines


def _set(kind: Kind, cells: str) -> list[str]:
    match kind:
        case Kind.TITLE | Kind.PART:
            # Centred with three cells free at each side.
            return [line.center(CELLS).rstrip() for line in _wrapped(cells, CELLS - 6, "", "")]
        case Kind.HEADING:
            return _wrapped(cells, CELLS, " " * 4, " " * 4)
        case Kind.TEXT:
            return _wrapped(cells, CELLS, " " * _RUNOVER, "")
        case Kind.ITEM:
            return _wrapped(cells, CELLS, "", " " * _RUNOVER)


def _wrapped(cells: str, width: int, first: str, then: str) -> list[str]:
    """Lines of whole words; only a word longer than a line is divided, which an e-mail address may be."""
    return textwrap.wrap(
        cells, width, initial_indent=first, subsequent_indent=then, break_long_words=True, break_on_hyphens=False
    )


def _pages(lines: list[str]) -> str:
    """Pages of 25 lines, parted by form feeds; a heading is not left at a page's foot."""
    pages: list[list[str]] = [[]]
    for at, line in enumerate(lines):
        room = LINES - 1 - len(pages[-1])
        if room <= 0 or (line and room <= 2 and _heads(lines, at)):
            pages.append([])
        if line or pages[-1]:
            pages[-1].append(line)
    return "".join(f"{page}\r\n\f" for page in _numbered(pages))


def _heads(lines: list[str], at: int) -> bool:
    """Whether a line begins a heading: a blank line stands before it."""
    return at > 0 and not lines[at - 1]


def _numbered(pages: list[list[str]]) -> Iterator[str]:
    for number, page in enumerate(pages, 1):
        digits = "#" + "".join("JABCDEFGHI"[int(digit)] for digit in str(number))
        yield "\r\n".join([*page, *[""] * (LINES - 1 - len(page)), digits.rjust(CELLS)])
