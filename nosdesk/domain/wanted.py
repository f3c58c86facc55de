"""What somebody who types into the search field means: words, an amount, a date; and where in a text that stands.

Words are compared as the index of the case file compares them (SQLite's unicode61 with remove_diacritics): without accents, great
or small. All pieces must be found; the last one may be the beginning of a word, because it is still being typed.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final

from nosdesk.domain.parse import month_names, read_date
from nosdesk.frozen import dataclass

MOST_PIECES: Final = 12
"""Pieces that are looked for; what is typed after them is left out."""
_LONGEST: Final = 200
_DATE_WORDS: Final = 4
# A nought in front is that of a telephone number.
_AMOUNT: Final = re.compile(r"£?([1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*|0(?=\.))(?:\.(\d{0,4}))?")
_LEAP: Final = "2000"


@dataclass(frozen=True)
class Word:
    """A word of a text: where it stands, and how it is compared."""

    start: int
    end: int
    folded: str


@dataclass(frozen=True)
class Fact:
    """A date or an amount as one word of the index; `open` where it is only the beginning of one."""

    word: str
    open: bool = False

    def fits(self, words: Sequence[str]) -> bool:
        """True where one of the words of a value is this one."""
        return any(word.startswith(self.word) if self.open else word == self.word for word in words)


@dataclass(frozen=True)
class Piece:
    """One thing that is wanted: words in a row, in any of these wordings, or one of these facts."""

    wordings: tuple[tuple[str, ...], ...]
    open: bool = False
    """True where the last word of a wording may be the beginning of one."""
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class Stretch:
    """A part of a text; `found` where it is what was looked for."""

    text: str
    found: bool = False


def date_words(day: date) -> tuple[str, str]:
    """A date as words of the index: by year and month, and by day."""
    return f"d{day.year:04}{day.month:02}", f"e{day.month:02}{day.day:02}{day.year:04}"


def amount_words(amount: Decimal) -> tuple[str]:
    """An amount as a word of the index: £1,234.50 is "a1234x50". Whether it is owed or came back makes no difference."""
    whole, _, parts = f"{abs(amount):f}".partition(".")
    return (f"a{whole}x{parts.rstrip('0').ljust(2, '0')}",)


def words_of(text: str) -> Iterator[Word]:
    """The words of a text in their order."""
    start, folded = 0, ""
    for at, sign in enumerate(text):
        plain = _folded(sign)
        if plain is None:
            if folded:
                yield Word(start, at, folded)
            folded = ""
        else:
            start = start if folded else at
            folded += plain
    if folded:
        yield Word(start, len(text), folded)


@lru_cache(maxsize=4096)
def _folded(sign: str) -> str | None:
    """A sign of a word without its accent, small; "" for an accent that stands by itself, None for what ends a word."""
    if "\u0300" <= sign <= "\u036f":
        return ""
    kind = unicodedata.category(sign)
    if kind[0] not in "LN" and kind != "Co":
        return None
    plain = unicodedata.normalize("NFD", sign)
    return (plain[0] if all(map(unicodedata.combining, plain[1:])) else sign).lower()


def understand(text: str, today: date) -> tuple[Piece, ...]:
    """What is wanted, piece by piece. A word in inverted commas or with signs in it is looked for as it is: nothing is a command."""
    typed = text[:_LONGEST].split()
    ends = not text[:_LONGEST].endswith(" ")
    pieces: list[Piece] = []
    at = 0
    while at < len(typed) and len(pieces) < MOST_PIECES:
        taken, piece = _date(typed[at:], today) or (1, _plain(typed[at], ends and at + 1 == len(typed)))
        at += taken
        if piece:
            pieces.append(piece)
    return tuple(pieces)


def _plain(typed: str, last: bool) -> Piece | None:
    said = tuple(typed[word.start : word.end] for word in words_of(typed))
    if not said:
        return None
    money = _AMOUNT.fullmatch(typed.strip("()\"'“”‘’?!;:"))
    if money:
        return _amount(said, money[1].replace(",", ""), money[2], last)
    year = (Fact(f"d{typed}"),) if re.fullmatch(r"(?:19|20)\d\d", typed) else ()
    return Piece((said,), last, year)


def _amount(said: tuple[str, ...], pounds: str, pence: str | None, last: bool) -> Piece:
    """An amount as it is being typed: "12" begins £12.50 and £1,200; "12.5" begins £12.50."""
    facts = [_fact(pounds, pence, last)]
    if pence is None and re.fullmatch(r"(?:19|20)\d\d", pounds):
        facts.append(Fact(f"d{pounds}", True))
    grouped = f"{int(pounds):,}".split(",")
    behind = () if not pence else (pence if last else pence.ljust(2, "0"),)
    wordings = dict.fromkeys((said, (pounds, *behind), (*grouped, *behind)))
    return Piece(tuple(wordings), last, tuple(facts))


def _fact(pounds: str, pence: str | None, last: bool) -> Fact:
    if pence is None:
        return Fact(f"a{pounds}" if last else f"a{pounds}x", True)
    return Fact(f"a{pounds}x{pence if last else pence.rstrip('0').ljust(2, '0')}", last)


def _date(typed: Sequence[str], today: date) -> tuple[int, Piece] | None:
    """The longest date that the words begin with, and how many of them it takes. Only what looks like one: not "today", not "5"."""
    for many in range(min(_DATE_WORDS, len(typed)), 0, -1):
        text = " ".join(typed[:many])
        if not any(sign.isdigit() for sign in text) or len(text) > 40:
            continue
        found = _whole_date(text, today) or _month(text, today) or _day(text, today)
        if found:
            return many, found
    return None


def _whole_date(text: str, today: date) -> Piece | None:
    # Eight figures in a row are more likely a number, and so are figures with only dots or spaces between.
    if re.fullmatch(r"[\d ]+|\d+\.\d+", text):
        return None
    day = read_date(text, today)
    if not isinstance(day, date):
        return None
    names = month_names(day.month)
    number, month, year = str(day.day), f"{day.month:02}", str(day.year)
    wordings = [
        _said(text),
        *((number, name, year) for name in names),
        *((name, number, year) for name in names[:2]),
        *((one, two, year) for one in _both(number) for two in _both(month)),
        (year, month, f"{day.day:02}"),
    ]
    facts = [Fact(date_words(day)[1])]
    # Two figures may be a whole year or the first half of one.
    if begun := re.search(r"(?<!\d)(?:19|20)$", text):
        facts.append(Fact(date_words(day)[1][:5] + begun[0], True))
    return Piece(tuple(dict.fromkeys(wordings)), False, tuple(facts))


def _month(text: str, today: date) -> Piece | None:
    """A month of a year: "December 2026", "2026-12"."""
    digits = re.fullmatch(r"(\d{4})-(\d\d)", text)
    day = read_date(f"{text}-01" if digits else f"1 {text}", today)
    if not isinstance(day, date) or not re.search(r"\d{4}", text) or not (digits or re.search(r"[^\W\d_]", text)):
        return None
    if not digits and len(_said(text)) != 2:
        return None
    wordings = [_said(text), *((name, str(day.year)) for name in month_names(day.month))]
    return Piece(tuple(dict.fromkeys(wordings)), False, (Fact(date_words(day)[0]),))


def _day(text: str, today: date) -> Piece | None:
    """A day of a month, of whatever year, with perhaps the beginning of one: "14 December", "14/12", "14/12/20"."""
    begun = re.fullmatch(r"(.*?[^\W\d_].*?|\d{1,2}/\d{1,2})(?:[ /]+(\d{0,3}))?", text)
    if begun is None:
        return None
    between = "/" if "/" in begun[1] else " "
    day = read_date(f"{begun[1].strip()}{between}{_LEAP}", today)
    if not isinstance(day, date) or re.search(r"\d{3}", begun[1]):
        return None
    year = begun[2] or ""
    behind = (year,) if year else ()
    wordings = [_said(text), *((str(day.day), name, *behind) for name in month_names(day.month))]
    return Piece(tuple(dict.fromkeys(wordings)), True, (Fact(date_words(day)[1][:5] + year, True),))


def _both(figures: str) -> tuple[str, ...]:
    """A number of a date with and without a nought before it."""
    return tuple(dict.fromkeys((figures.lstrip("0"), figures.zfill(2))))


def _said(text: str) -> tuple[str, ...]:
    return tuple(text[word.start : word.end] for word in words_of(text))


def spans(text: str, pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    """Where in a text the pieces stand, from left to right, none over another."""
    words = list(words_of(text))
    found: list[tuple[int, int]] = []
    for piece in pieces:
        for wording in piece.wordings:
            folded = [part.folded for said in wording for part in words_of(said)]
            found += _runs(words, folded, piece.open)
    return _joined(found)


def _runs(words: list[Word], wanted: list[str], opened: bool) -> Iterator[tuple[int, int]]:
    """Where the wanted words stand one after the other."""
    many = len(wanted)
    for at in range(len(words) - many + 1) if many else ():
        here = words[at : at + many]
        last = here[-1].folded
        ends = last.startswith(wanted[-1]) if opened else last == wanted[-1]
        if ends and all(word.folded == one for word, one in zip(here[:-1], wanted, strict=False)):
            yield here[0].start, here[-1].end


def _joined(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def stretches(text: str, found: Sequence[tuple[int, int]]) -> tuple[Stretch, ...]:
    """The text in stretches, those found and those between."""
    parts: list[Stretch] = []
    at = 0
    for start, end in found:
        if start > at:
            parts.append(Stretch(text[at:start]))
        parts.append(Stretch(text[start:end], True))
        at = end
    if at < len(text):
        parts.append(Stretch(text[at:]))
    return tuple(parts)
