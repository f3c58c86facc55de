"""Who is here: the name that stamps every change, export and signature. A name is a record, not a lock."""

from typing import Final

from nosdesk.errors import BugError
from nosdesk.frozen import dataclass

_BETWEEN: Final = " + "


def _tidy(name: str) -> str:
    """One line without spare spaces; a plus sign would read as two people, so it is written as a word."""
    shown = "".join(letter if letter.isprintable() else " " for letter in name)
    return " ".join(shown.replace("+", " and ").split())


@dataclass(frozen=True, slots=True)
class Author:
    """The person, a named helper, or both together. Raises BugError where no name is given.

    Names are tidied: no line breaks, no spare spaces. The same name given twice counts as the person alone.
    """

    person: str = ""
    helper: str = ""

    def __post_init__(self) -> None:
        person, helper = _tidy(self.person), _tidy(self.helper)
        if not person and not helper:
            raise BugError("nobody is here: an author needs a name")
        object.__setattr__(self, "person", person)
        object.__setattr__(self, "helper", "" if helper == person else helper)

    @property
    def together(self) -> bool:
        """True where the person and a helper work side by side."""
        return bool(self.person and self.helper)

    @property
    def names(self) -> tuple[str, ...]:
        """The names, the person's first: one or two."""
        return tuple(name for name in (self.person, self.helper) if name)

    @property
    def stamp(self) -> str:
        """What is kept beside a change: "Maya Whitlock", "Idris Vale", or both with "+" between."""
        return _BETWEEN.join(self.names)


def names_in(stamp: str) -> tuple[str, ...]:
    """The names in a stamp, for a sentence such as "Maya and Idris, today"; empty for an empty stamp."""
    return tuple(stamp.split(_BETWEEN)) if stamp else ()


PROGRAM: Final = Author(helper="NOS Desk")
"""What the program does by itself, such as making the example case from the command line."""
