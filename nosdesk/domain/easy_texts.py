"""What documents need for what people typed: easy wordings, chosen pictures, and the words and names to check with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nosdesk.domain.easy_finding import Finding
    from nosdesk.domain.plain_words import PlainWords
    from nosdesk.pictures import Shown


@dataclass(frozen=True)
class EasyTexts:
    """What documents need for what people typed: easy wordings by the text they were made from, and chosen pictures.

    A wording holds as long as the answer is what it was made from, so that no stale one is ever printed.
    """

    wordings: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """By locale and typed text without blank ends."""
    words: "PlainWords | None" = None
    names: tuple[str, ...] = ()
    pictures: "Mapping[str, Shown]" = field(default_factory=dict)
    """The pictures that were chosen for what was typed, by its text: a copy of it in a contract has the same one."""

    def picture(self, text: str, usual: str) -> "Shown":
        """The picture chosen for a typed text, or the usual one."""
        return self.pictures.get(text.strip()) or usual

    def wording(self, locale: str, text: str) -> str:
        """The easy wording of a typed text, "" where there is none that still holds."""
        return self.wordings.get((locale, text.strip()), "")

    def check(self, text: str, locale: str) -> "tuple[Finding, ...]":
        """What could be easier in a text."""
        # Records are shown long before anything is checked: the rules are read when they are first wanted.
        from nosdesk.domain.easy_read import check

        return check(text, locale, self.words, self.names)
