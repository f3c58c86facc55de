"""Finds names, ways to reach somebody, and prices in typed text, so that they can be replaced before a copy is given away.

What is looked for is found in whatever way it was typed: small or capital letters, with or without accents, spaces of any
kind, invisible characters, marks of emphasis between its words, with "’s" after it. Where it is not sure, it hides: a word
too many hidden can be put right by whoever checks the copy, a name that got out cannot.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Final

_BETWEEN: Final = r"[\s*._\-]+"
_TITLES: Final = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "dame", "lady", "lord", "rev"})
_COMPANY: Final = frozenset(
    word
    for line in (
        "ltd limited llp plc cic cio inc co company and of the for a in at y group trust agency association society council",
        "care carers caring support supported home homes house help helping living life lives services service community",
        "health personal assistant assistants homecare cleaning day night respite transport people person",
    )
    for word in line.split()
)
"""What many names of companies have in common: hidden only within the whole name, or no sentence about care could be read."""
_MONTHS: Final = frozenset({"march", "april", "may", "june", "july", "august", "jan"})
_SHORTEST_ALONE: Final = 2
"""A lone letter is no name."""
_LEAST_DIGITS: Final = 6
"""Fewer digits are no telephone number."""

_MONEY: Final = re.compile(
    r"(?:£\s*|\bgbp\s*)\d[\d,]*(?:\.\d{1,2})?(?!\d)"
    r"|(?<![\d.])\d[\d,]*\.\d{2}(?!\d)(?!\s*(?:am|pm)\b)"
    r"|(?<![\d.])\d[\d,]*(?:\.\d+)?\s*(?:pounds?|quid|gbp|pence|p\b)(?:\s+(?:and\s+)?\d{1,2}(?:\s*(?:pence|p\b))?)?"
    r"|(?<![\d.])\d[\d,]*(?:\.\d+)?(?=\s*(?:(?:an?|per|each|every|/)\s*(?:hour|hr|day|night|week|month|year|mile|visit)|p/?h\b))",
    re.IGNORECASE,
)
_FIGURE: Final = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True)
class Folded:
    """A text as it is searched: without accents, capitals and invisible characters, and where each character stood."""

    text: str
    places: tuple[int, ...]
    """For each character of `text` the place in the original; one more at the end."""


def folded(text: str) -> Folded:
    """The text as it is searched."""
    said: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for part in unicodedata.normalize("NFKD", character).casefold():
            if unicodedata.category(part) in ("Mn", "Cf"):
                continue
            said.append({"’": "'", "‘": "'", "ʼ": "'"}.get(part, part))
            places.append(place)
    return Folded("".join(said), (*places, len(text)))


@dataclass(frozen=True)
class Hidden:
    """Somebody whose name is hidden: all the names they go by, and the ways to reach them.

    `shown` are the names of those who may be read in the same copy: a word that is also theirs (a family's surname) is
    hidden only as a part of the whole name.
    """

    names: tuple[str, ...]
    ways: tuple[str, ...] = ()
    """Telephone numbers, e-mail and postal addresses."""
    shown: tuple[str, ...] = ()

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """What finds them in folded text, the longest first; None where there is nothing to look for."""
        forms = sorted({*self._whole(), *self._alone(), *self._ways()}, key=lambda form: (-len(form), form))
        return re.compile(rf"(?<![\w@])(?:{'|'.join(forms)})(?!\w)") if forms else None

    def _whole(self) -> Iterator[str]:
        for name in self.names:
            words = _words(name)
            if not words:
                continue
            yield _BETWEEN.join(map(re.escape, words))
            if len(words) > 1:
                # "R. Whitlock", "Whitlock, Ruth", "RuthWhitlock".
                yield _BETWEEN.join((re.escape(words[0][0]), re.escape(words[-1])))
                yield rf"{re.escape(words[-1])}\s*,\s*{re.escape(words[0])}"
                yield re.escape("".join(words))

    def _alone(self) -> Iterator[str]:
        shared = {word for name in self.shown for word in _words(name)}
        for name in self.names:
            for word in _words(name):
                if len(word) >= _SHORTEST_ALONE and word not in shared | _TITLES | _COMPANY:
                    yield rf"(?<!\d )(?<!\d\d ){re.escape(word)}(?! \d{{4}})" if word in _MONTHS else re.escape(word)

    def _ways(self) -> Iterator[str]:
        for way in self.ways:
            digits = re.sub(r"\D", "", way)
            if len(digits) >= _LEAST_DIGITS and not re.search(r"[a-z]", way, re.IGNORECASE):
                yield r"[\s().\-]*".join(digits)
                if digits.startswith("0"):
                    yield r"\+?\s*44[\s().0\-]*" + r"[\s().\-]*".join(digits[1:])
            elif way.strip():
                lines = [part for part in re.split(r"[\s,]+", folded(way).text) if part]
                yield r"[\s,]+".join(map(re.escape, lines))


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:'[^\W_]+)*", folded(name).text)


def hide(text: str, whom: Iterable[Hidden], instead: str) -> tuple[str, int]:
    """The text with `instead` in place of each of them, and how many were found."""
    found = 0
    for each in whom:
        if each.pattern is not None:
            text, count = _replaced(text, each.pattern, lambda _match: instead)
            found += count
    return text, found


def hide_prices(text: str, allowed: Collection[Decimal], instead: str) -> tuple[str, int]:
    """The text with `instead` in place of every sum of money that is not among the allowed ones, and how many there were."""

    def change(match: re.Match[str]) -> str | None:
        return None if _sum(match[0]) in allowed else instead

    return _replaced(text, _MONEY, change)


def _sum(said: str) -> Decimal | None:
    figures = [figure.replace(",", "") for figure in _FIGURE.findall(said)]
    try:
        if len(figures) == 2:
            return Decimal(figures[0]) + Decimal(figures[1]) / 100
        return Decimal(figures[0])
    except (InvalidOperation, IndexError):
        return None


def _replaced(text: str, pattern: re.Pattern[str], change: Callable[[re.Match[str]], str | None]) -> tuple[str, int]:
    """The text with what is found in its folded form changed where `change` says to what."""
    searched = folded(text)
    parts: list[str] = []
    at = count = 0
    for match in pattern.finditer(searched.text):
        instead = change(match)
        if instead is None or match.start() == match.end():
            continue
        parts += [text[at : searched.places[match.start()]], instead]
        # The end is where the next character seen begins, so that accents and invisible marks go with their letter.
        at = searched.places[match.end() - 1] + 1
        while at < len(text) and unicodedata.category(text[at]) in ("Mn", "Cf"):
            at += 1
        count += 1
    return "".join((*parts, text[at:])), count
