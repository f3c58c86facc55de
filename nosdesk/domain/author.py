"""Who is here: the name that stamps every change, export and signature. A name is a record, not a lock."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Author:
    """The person, a named helper, or both together. At least one name is given."""

    person: str = ""
    helper: str = ""

    @property
    def together(self) -> bool:
        """True where the person and a helper work side by side."""
        return bool(self.person and self.helper)

    @property
    def stamp(self) -> str:
        """What is kept beside a change: "Maya Whitlock", "Idris Vale", or both with "+" between."""
        return " + ".join(name for name in (self.person, self.helper) if name)


PROGRAM: Final = Author(helper="NOS Desk")
"""What the program does by itself, such as making the example case from the command line."""
