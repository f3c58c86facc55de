"""The look of each format as data: page, margins, type scale, colours. Each is laid out anew, none is another enlarged.

Sizes follow UK Association for Accessible Formats guidance: clear print 12 points, large print 18, giant print 24, easy
read 18 here; a sheet may ask for another size within the format, or for other paper.
"""

from dataclasses import dataclass, replace
from typing import Final

from nosdesk.documents.formats import Format
from nosdesk.documents.sheet import PLAIN_SHEET, Binding, Sheet, Tint

MM: Final = 72 / 25.4
_A4: Final = (210 * MM, 297 * MM)
_GUTTER: Final = 12 * MM
"""Room for binding: punched holes are centred 12 mm from the edge (ISO 838)."""

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

TINTS: Final = {
    Tint.WHITE: PAPER,
    Tint.CREAM: "#FFFAEC",
    Tint.YELLOW: "#FFF7B8",
    Tint.BLUE: "#EBF6FE",
    Tint.GREEN: "#ECF9E9",
    Tint.PINK: "#FFF2F5",
}
"""Pages of the colours of paper that a reader may ask for."""

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
    """The margin at each side, without the room for binding."""
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
    single: bool = False
    """One thing under another: labels above what they say, each row of a table under a rule, no frames."""
    gutter: float = 0.0
    """Room for binding, at the left..."""
    mirrored: bool = False
    """...and on even pages at the right."""
    ground: str = PAPER
    """The colour of the page; it is drawn where it is not white."""

    @property
    def width(self) -> float:
        """Between the margins."""
        return self.page[0] - 2 * self.side - self.gutter

    def left(self, page: int) -> float:
        """Where the text of a page begins; pages count from 1."""
        bound_right = self.mirrored and page % 2 == 0
        return self.side + (0.0 if bound_right else self.gutter)

    def em(self, n: float) -> float:
        """n times the body size."""
        return self.size * n


_STANDARD: Final = Layout(12, 30, 18, 15, 20 * MM, 27 * MM, 25 * MM, rail=14 * MM)
_WIDE: Final = replace(_STANDARD, page=(_A4[1], _A4[0]), h1=24, rail=0.0, side=18 * MM, top=23 * MM, bottom=21 * MM)
_LARGE: Final = Layout(18, 36, 27, 22.5, 19 * MM, 31 * MM, 29 * MM, most_columns=4, most_lines=2, before_part=1.3)
_GIANT: Final = Layout(24, 38, 32, 28, 16 * MM, 29 * MM, 28 * MM, most_columns=0, before_part=1.1, single=True)
_EASY: Final = Layout(18, 44, 28, 22, 18 * MM, 29 * MM, 27 * MM, most_columns=4, most_lines=2, before_part=1.3)

_LONGEST: Final = 44.0
"""On large paper the margins grow until a line of a table has at most so many em."""


def layout(form: Format, sheet: Sheet = PLAIN_SHEET, *, wide: bool = False) -> Layout:
    """The layout of a format on a sheet; `wide` turns a standard page on its side.

    Raises KnownError for a size that the format does not have.
    """
    look = _sized(_base(form, wide=wide), sheet.points(form))
    short, long = (MM * side for side in sheet.paper.millimetres)
    turned = look.page[0] > look.page[1]
    look = replace(look, page=(long, short) if turned else (short, long))
    if not turned:
        look = replace(look, side=max(look.side, (look.page[0] - look.em(_LONGEST)) / 2))
    gutter = 0.0 if sheet.binding is Binding.NONE else _GUTTER
    ground = TINTS[sheet.tint] if sheet.painted else PAPER
    return replace(look, gutter=gutter, mirrored=sheet.binding is Binding.MIRRORED, ground=ground)


def _base(form: Format, *, wide: bool) -> Layout:
    match form:
        case Format.STANDARD:
            return _WIDE if wide else _STANDARD
        case Format.LARGE:
            return _LARGE
        case Format.GIANT:
            return _GIANT
        case Format.EASY:
            return _EASY


def _sized(look: Layout, size: float) -> Layout:
    """The layout for another body size: headings keep their steps, head and foot get the room they need."""
    by = size / look.size
    if by == 1:
        return look
    room = max(by, 1.0)
    return replace(
        look,
        size=size,
        h1=max(look.h1 * by**0.5, size * 1.25),
        h2=max(look.h2 * by**0.8, size * 1.2),
        h3=max(look.h3 * by, size),
        top=look.top * room,
        bottom=look.bottom * room,
    )
