"""One thing that could be easier: which rule, where, why, and a simpler wording."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from nosdesk.i18n import Reader, Words


class Rule(Enum):
    """The rules of easy read that a typed text is held against."""

    LENGTH = "length"
    ONE_IDEA = "one-idea"
    PASSIVE = "passive"
    HARD_WORD = "hard-word"
    SHORT_FORM = "short-form"
    NEGATIVE = "negative"
    NUMBER_WORD = "number-word"
    BIG_NUMBER = "big-number"
    DATE = "date"
    CAPITALS = "capitals"

    @property
    def words(self) -> Words:
        """What the rule is called."""
        return _TITLES[self]


_TITLES: Final = {
    Rule.LENGTH: Words("Long sentence"),
    Rule.ONE_IDEA: Words("More than one idea", "More than 1 idea"),
    Rule.PASSIVE: Words("Who does it is not said", "Say who does it"),
    Rule.HARD_WORD: Words("Hard word"),
    Rule.SHORT_FORM: Words("Short form"),
    Rule.NEGATIVE: Words("Too many “not”s"),
    Rule.NUMBER_WORD: Words("Number in words"),
    Rule.BIG_NUMBER: Words("Hard number"),
    Rule.DATE: Words("Date not in full"),
    Rule.CAPITALS: Words("Capital letters"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What could be easier between `start` and `end` of a text; `offer` is a simpler wording to put there, if there is one."""

    rule: Rule
    start: int
    end: int
    reason: Words
    values: Mapping[str, str] = field(default_factory=dict, hash=False)
    offer: str | None = None

    def said(self, reader: Reader) -> str:
        """Why, in the reader's words."""
        return reader.say(self.reason, **self.values)
