"""How much room handwriting needs in each format, from one table: the size of the print and the width of its lines.

Somebody who reads large print writes large too, so the lines grow with the print. Figures: 12 mm from line to line at 12
points (the ruling of paper for wide handwriting), and letters about a third as wide as that.
"""

from dataclasses import dataclass
from math import ceil
from typing import Final

from nosdesk.documents.formats import Format

_MM: Final = 72 / 25.4
_LEAST_LINE: Final = 12 * _MM
_LINE: Final = 2.2
"""Distance of writing lines in em of the print, where that is more."""
_LETTER: Final = 0.3
"""Width of a written letter as a share of that distance."""
_PAGE: Final = 236 * _MM
"""Height of a page's text, about the same in every format."""
_MOST: Final = 0.45
"""No space to write takes more than about half a page: the question has to stand above it."""
_ON_SCREEN: Final = 65
"""Letters in a line on the screen, of which a question asks for so many lines."""

_PRINT: Final = {"standard": (12.0, 158 * _MM), "large": (18.0, 155 * _MM), "giant": (24.0, 152 * _MM)} | {
    "easy-read": (18.0, 172 * _MM)
}
"""By format: points of the print, and width of the lines to write on. The one place where a new format is entered."""


def writing_line(size: float) -> float:
    """Points between lines to write on beside print of so many points."""
    return max(_LEAST_LINE, _LINE * size)


@dataclass(frozen=True, slots=True)
class Room:
    """What fits where somebody writes by hand: print size, distance and width of the lines, all in points."""

    size: float
    line: float
    width: float

    @property
    def letter(self) -> float:
        """Width of one written letter."""
        return self.line * _LETTER

    def for_text(self, characters: int) -> int:
        """Lines for a name or a short text of about so many letters."""
        return max(1, ceil(characters * self.letter / self.width))

    def for_long_text(self, lines: int) -> int:
        """Lines for a text that takes so many on a screen; half a page at most."""
        return max(2, min(self.for_text(lines * _ON_SCREEN), int(_PAGE * _MOST / self.line)))

    def holds(self, text: str, lines: int) -> bool:
        """Whether a printed text surely fits into so many lines to write on."""
        printed = self.width - 2 * self.size
        needed = sum(max(1, ceil(len(line) * 0.62 * self.size / printed)) for line in text.splitlines())
        return needed <= lines


def room(form: Format, size: float = 0.0) -> Room:
    """The room of a format; `size` in points where a reader has chosen another one than is usual."""
    usual, width = _PRINT[form.value]
    return Room(size or usual, writing_line(size or usual), width)
