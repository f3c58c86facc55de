"""A typed text in sentences and words, each with its place, so that a finding can be shown where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from nosdesk.domain.english import each_of

_TOKEN: Final = re.compile(r"[£$€]?[^\W_](?:[\w'’&@%]|[-./:,](?=[^\W_]))*%?")
"""A word, a figure, a date, a time, a sum, an address: with the marks inside it and without those round it."""
_END: Final = re.compile(r"(?:[.!?…]+[\"'”’)\]]*(?=\s|$))|\n+|\Z")
_BULLET: Final = re.compile(r"\s*(?:[-–—•*·▪]|\d{1,2}[.)](?=\s))?\s*")
_NO_END: Final = each_of(
    "mr mrs ms dr prof st rd ave no nos tel approx e.g i.e eg ie vs max min incl esp ref a.m p.m rev hon jr sr ph"
)
"""A full stop after one of these ends no sentence."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word as it is written, and where it stands in the text."""

    text: str
    start: int
    end: int
    low: str
    """The word in small letters, with a plain apostrophe."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or line: where it stands, and its words."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    question: bool = False

    def cut(self, text: str) -> str:
        """The sentence out of its text."""
        return text[self.start : self.end]


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text; a line's end ends one too, and a bullet before it is left out."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[Sentence]:
    tokens = [
        Token(match[0], match.start(), match.end(), match[0].lower().replace("’", "'"))
        for match in _TOKEN.finditer(text)
    ]
    at, first = _after_bullet(text, 0), 0
    for match in _END.finditer(text):
        if match.end() <= at and match.end() < len(text):
            continue
        last = first
        while last < len(tokens) and tokens[last].start < match.end():
            last += 1
        mine = tuple(tokens[first:last])
        if match[0].startswith(".") and len(match[0]) == 1 and mine and _goes_on(mine[-1], text, match.end()):
            continue
        end = match.start() if match[0].startswith("\n") else match.end()
        if mine:
            yield Sentence(mine[0].start, max(end, mine[-1].end), mine, "?" in match[0])
        at, first = _after_bullet(text, match.end()), last
        while first < len(tokens) and tokens[first].start < at:
            first += 1


def _after_bullet(text: str, at: int) -> int:
    """Where the words of a sentence begin: a bullet or the number of a list stands only at the head of a line."""
    if at and "\n" not in text[max(0, at - 2) : at + 1]:
        return at
    match = _BULLET.match(text, at)
    return match.end() if match else at


def _goes_on(last: Token, text: str, end: int) -> bool:
    """True where the full stop after a word belongs to the word: "Mr.", "e.g.", the initial of a name."""
    if last.low in _NO_END:
        return not (last.low in ("a.m", "p.m", "tel") and text[end : end + 2].strip()[:1].isupper())
    return len(last.text) == 1 and last.text.isupper() and last.text != "I"
