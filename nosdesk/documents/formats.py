"""The formats in which a reader can have a document, by the names used on the command line and in file names."""

from enum import StrEnum
from typing import Final

from nosdesk.i18n import Words


class Format(StrEnum):
    """A way of laying a document out for a reader; each is laid out anew, none is another one enlarged."""

    STANDARD = "standard"
    LARGE = "large"
    EASY = "easy-read"

    @property
    def words(self) -> Words:
        """What the format is called."""
        return _TITLES[self]

    @property
    def easy(self) -> bool:
        """Whether the document is said in easy words."""
        return self is Format.EASY


_TITLES: Final = {
    Format.STANDARD: Words("Standard print"),
    Format.LARGE: Words("Large print"),
    Format.EASY: Words("Easy read"),
}


def file_name(document: str, form: Format) -> str:
    """The name of a document's file in a format: "contract.easy-read.pdf"."""
    return f"{document}.{form}.pdf"
