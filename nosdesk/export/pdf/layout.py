"""The look of each format as data: page, margins, type scale, colours. Each is laid out anew, none is another enlarged.

Sizes follow UK Association for Accessible Formats guidance: clear print 12 points, large print 18, easy read 18 here.
"""

from dataclasses import dataclass, replace
from typing import Final

from nosdesk.documents.formats import Format

MM: Final = 72 / 25.4
_A4: Final = (210 * MM, 297 * MM)

INK: Final = "#12242A"
QUIET: Final = "#43565D"
EDGE: Final = "#5C7178"
"""Rules and frames."""
FINE: Final = "#D2DCDC"
"""Guide lines inside a chart, which nothing depends on."""
BRAND: Final = "#0B5C5E"
DEEP: Final = "#083C42"
"""Headings on a tint."""
TINT: Final = "#E4EFED"
CAUTION: Final = "#FCF0D8"
AMBER: Final = "#FFC83D"
"""Decoration only, never text."""
PAPER: Final = "#FFFFFF"
WASH: Final = "#F4F1EA"
"""The pale word behind a draft."""
"""Colours of the light theme; ink, quiet, brand and deep have 7:1 or more on the grounds they are used on."""

MEASURE: Final = 31.0
"""The longest line in em of the body size: about 70 characters of this face."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A format's page. Lengths in points; `size` is the body text, and also that of headers, footers and tables."""

    size: float
    h1: float
    h2: float
    h3: float
    side: float
    top: float
    bottom: float
    page: tuple[float, float] = _A4
    rail: float = 0.0
    """A column at the left in which the numbers of parts hang."""
    leading: float = 1.5
    most_columns: int = 12
    """A table of more columns becomes cards."""
    most_lines: int = 12
    """So does one with a cell of more lines."""
    before_part: float = 2.0
    """Space before a part, in em."""

    @property
    def width(self) -> float:
        """Between the margins."""
        return self.page[0] - 2 * self.side

    def em(self, n: float) -> float:
        """n times the body size."""
        return self.size * n


_STANDARD: Final = Layout(12, 30, 18, 15, 20 * MM, 27 * MM, 25 * MM, rail=14 * MM)
_WIDE: Final = replace(_STANDARD, page=(_A4[1], _A4[0]), h1=24, rail=0.0, side=18 * MM, top=23 * MM, bottom=21 * MM)
_LARGE: Final = Layout(18, 36, 27, 22.5, 19 * MM, 31 * MM, 29 * MM, most_columns=4, most_lines=2, before_part=1.3)
_EASY: Final = Layout(18, 44, 28, 22, 18 * MM, 29 * MM, 27 * MM, most_columns=4, most_lines=2, before_part=1.3)


def layout(form: Format, *, wide: bool = False) -> Layout:
    """The layout of a format; `wide` turns a standard page on its side."""
    match form:
        case Format.STANDARD:
            return _WIDE if wide else _STANDARD
        case Format.LARGE:
            return _LARGE
        case Format.EASY:
            return _EASY
