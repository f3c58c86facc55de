"""How a paper is to be: its size, the size of its text, room for binding, and the colour of the paper it is printed on."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from nosdesk.documents.formats import Format
from nosdesk.errors import KnownError
from nosdesk.i18n import Words

WRONG_SIZE: Final = Words(
    "In this format text is from {least} to {most} points, not {size}. Nothing was made. Choose a size in between.",
    "We cannot print in this size. Choose from {least} to {most}.",
)


class PaperSize(StrEnum):
    """Sizes of paper, by the names used on the command line."""

    A4 = "a4"
    A3 = "a3"

    @property
    def millimetres(self) -> tuple[float, float]:
        """Its short side and its long one."""
        return (210, 297) if self is PaperSize.A4 else (297, 420)

    @property
    def words(self) -> Words:
        """What the size is called."""
        return _SIZES[self]


class Binding(StrEnum):
    """Where room is left for holes or a spine."""

    NONE = "none"
    LEFT = "left"
    """Printed on one side."""
    MIRRORED = "mirrored"
    """Printed on both sides: at the left of odd pages, at the right of even ones."""

    @property
    def words(self) -> Words:
        """What it asks for."""
        return _BINDINGS[self]


class Tint(StrEnum):
    """Colours of paper that some people read better from. Ink has a contrast of 7:1 or more on each."""

    WHITE = "white"
    CREAM = "cream"
    YELLOW = "yellow"
    BLUE = "blue"
    GREEN = "green"
    PINK = "pink"

    @property
    def words(self) -> Words:
        """What the colour is called."""
        return _TINTS[self]

    @property
    def note(self) -> Words | None:
        """What whoever prints it must know; nothing for white."""
        return _NOTES.get(self)


_SIZES: Final = {
    PaperSize.A4: Words("A4 paper", "A4, as usual"),
    PaperSize.A3: Words("A3 paper, twice as large", "A3, 2 times as big"),
}
_BINDINGS: Final = {
    Binding.NONE: Words("No room for holes"),
    Binding.LEFT: Words("Room for holes, printed on one side", "Room for holes, 1 side"),
    Binding.MIRRORED: Words("Room for holes, printed on both sides", "Room for holes, 2 sides"),
}
_TINTS: Final = {
    Tint.WHITE: Words("White paper"),
    Tint.CREAM: Words("Cream paper"),
    Tint.YELLOW: Words("Yellow paper"),
    Tint.BLUE: Words("Blue paper"),
    Tint.GREEN: Words("Green paper"),
    Tint.PINK: Words("Pink paper"),
}
_NOTES: Final = {
    Tint.CREAM: Words("Print on cream paper"),
    Tint.YELLOW: Words("Print on yellow paper"),
    Tint.BLUE: Words("Print on blue paper"),
    Tint.GREEN: Words("Print on green paper"),
    Tint.PINK: Words("Print on pink paper"),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a paper is printed on, and how large its text is.

    `size` is the body text in points, None for what is usual in the format. `tint` asks, on the first page, for paper of
    that colour; with `painted` the pages themselves have it, for reading on a screen or printing on white.
    """

    paper: PaperSize = PaperSize.A4
    size: float | None = None
    binding: Binding = Binding.NONE
    tint: Tint = Tint.WHITE
    painted: bool = False

    def points(self, form: Format) -> float:
        """The size of body text in a format. Raises KnownError for a size that the format does not have."""
        sizes = form.sizes
        if self.size is None:
            return sizes.usual
        if not sizes.least <= self.size <= sizes.most:
            raise KnownError(WRONG_SIZE, least=f"{sizes.least:g}", most=f"{sizes.most:g}", size=f"{self.size:g}")
        return self.size


Heard = Callable[[], None]
"""Called by a writer after each page that it lays out or draws; what it raises ends the work, and nothing is made."""


def unheard() -> None:
    """Nobody waits for the pages."""


PLAIN_SHEET: Final = Sheet()
"""White A4, the usual size of the format, no binding."""
