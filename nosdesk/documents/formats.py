"""The formats in which a reader can have a document, by the names used on the command line and in file names."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from nosdesk.i18n import Words


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes of body text in a format, in points: the least, the one without a wish, the most."""

    least: float
    usual: float
    most: float


class Format(StrEnum):
    """A way of laying a document out for a reader; each is laid out anew, none is another one enlarged."""

    STANDARD = "standard"
    LARGE = "large"
    GIANT = "giant"
    EASY = "easy-read"

    @property
    def words(self) -> Words:
        """What the format is called."""
        return _TITLES[self]

    @property
    def easy(self) -> bool:
        """Whether the document is said in easy words."""
        return self is Format.EASY

    @property
    def enlarged(self) -> bool:
        """Whether it is large print or larger, in usual words."""
        return self in (Format.LARGE, Format.GIANT)

    @property
    def sizes(self) -> Sizes:
        """The sizes that a reader may ask for.

        UK Association for Accessible Formats: clear print from 12 points, large print from 16, giant print from 24, easy
        read from 14.
        """
        return _SIZES[self]


_TITLES: Final = {
    Format.STANDARD: Words("Standard print"),
    Format.LARGE: Words("Large print"),
    Format.GIANT: Words("Giant print"),
    Format.EASY: Words("Easy read"),
}
_SIZES: Final = {
    Format.STANDARD: Sizes(12, 12, 15),
    Format.LARGE: Sizes(16, 18, 22),
    Format.GIANT: Sizes(24, 24, 36),
    Format.EASY: Sizes(14, 18, 22),
}


def file_name(document: str, form: Format, booklet: tuple[int, int] = (1, 1), suffix: str = ".pdf") -> str:
    """The name of a document's file in a format: "contract.easy-read.pdf".

    `booklet` is which booklet it is of how many: "contract.easy-read.1-of-3.pdf".
    """
    return f"{document}.{form}{booklet_mark(*booklet)}{suffix}"


def booklet_mark(number: int, count: int) -> str:
    """What the name of a booklet's file has before its ending: ".1-of-3"; nothing where there is one only."""
    return f".{number}-of-{count}" if count > 1 else ""
