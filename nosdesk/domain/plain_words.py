"""A list of hard words with a simpler word for each: the program's own, and what a person adds to it.

A list is a text that can be read and changed by hand; resources/words/en.txt says how it is written.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cache
from typing import Final

from nosdesk.domain.english import plural, verb_forms
from nosdesk.paths import resources_dir

MOST_ENTRIES: Final = 5_000
MOST_LETTERS: Final = 120


class Kind(Enum):
    """How the words of an entry change, and what is done about them."""

    VERB = "verbs"
    NOUN = "nouns"
    WORDS = "words"
    EXPLAIN = "explain"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class Entry:
    """A hard word and its simpler words, the one to offer first; of a word to explain, what it means."""

    hard: str
    simple: str
    kind: Kind = Kind.WORDS

    @property
    def offers(self) -> tuple[str, ...]:
        """The simpler words, each by itself."""
        return tuple(part.strip() for part in self.simple.split(",") if part.strip())


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a hard word: the entry, and the simpler words in the same form. `done` is used after "have" and "be"."""

    entry: Entry
    offer: str
    done: str = ""


@dataclass(frozen=True)
class PlainWords:
    """A list ready to be looked things up in: forms by their words in small letters, and short forms as they are written."""

    entries: tuple[Entry, ...] = ()
    by_words: Mapping[tuple[str, ...], Form] = field(default_factory=dict, repr=False)
    lengths: Mapping[str, tuple[int, ...]] = field(default_factory=dict, repr=False)
    """How many words the entries have that begin with this word, longest first."""
    short: Mapping[str, Entry] = field(default_factory=dict, repr=False)

    def with_entries(self, more: Sequence[Entry]) -> "PlainWords":
        """This list with other entries, which come before its own. One without simpler words takes an entry away."""
        if not more:
            return self
        replaced = {_key(each) for each in more}
        kept = [each for each in self.entries if _key(each) not in replaced]
        return plain_words([*kept, *(each for each in more if each.simple)])


def _key(entry: Entry) -> str:
    return entry.hard if entry.kind is Kind.SHORT else entry.hard.lower()


def plain_words(entries: Iterable[Entry]) -> PlainWords:
    """A list from its entries; where two have the same form, the later counts."""
    kept = tuple(entries)
    forms: dict[tuple[str, ...], Form] = {}
    for entry in kept:
        if entry.kind is not Kind.SHORT:
            for words, form in _forms(entry):
                forms[tuple(words.lower().replace("’", "'").split())] = form
    lengths: dict[str, set[int]] = {}
    for key in forms:
        lengths.setdefault(key[0], set()).add(len(key))
    by_length = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}
    return PlainWords(kept, forms, by_length, {each.hard: each for each in kept if each.kind is Kind.SHORT})


def _forms(entry: Entry) -> list[tuple[str, Form]]:
    offers = entry.offers or ("",)
    simple = offers[0]
    match entry.kind:
        case Kind.VERB:
            hard, easy = verb_forms(entry.hard), verb_forms(simple)
            return [
                (hard[0], Form(entry, easy[0])),
                (hard[1], Form(entry, easy[1])),
                (hard[3], Form(entry, easy[2], easy[3])),
                (hard[2], Form(entry, easy[2], easy[3])),
                (hard[4], Form(entry, easy[4])),
            ]
        case Kind.NOUN:
            return [(plural(entry.hard), Form(entry, plural(simple))), (entry.hard, Form(entry, simple))]
        case Kind.EXPLAIN:
            return [(entry.hard, Form(entry, "")), (plural(entry.hard), Form(entry, ""))]
        case Kind.WORDS | Kind.SHORT:
            return [(entry.hard, Form(entry, simple))]


def read_words(text: str) -> tuple[Entry, ...]:
    """The entries of a list as it is written. Lines that make no sense are left out: a list is never refused for one."""
    found: list[Entry] = []
    kind = Kind.WORDS
    kinds = {f"[{each.value}]": each for each in Kind}
    for line in (each.strip() for each in text.splitlines()):
        kind = kinds.get(line.lower(), kind)
        hard, equals, simple = (part.strip() for part in line.partition("="))
        sensible = hard and equals and not line.startswith("#") and len(line) <= 2 * MOST_LETTERS
        if sensible and len(found) < MOST_ENTRIES:
            found.append(Entry(" ".join(hard.split()), " ".join(simple.split()), kind))
    return tuple(found)


def written_words(entries: Sequence[Entry]) -> str:
    """Entries as a list is written; `read_words` gives them back."""
    lines: list[str] = []
    for kind in Kind:
        mine = sorted((each for each in entries if each.kind is kind), key=lambda each: each.hard.casefold())
        if mine:
            lines += [f"[{kind.value}]", *(f"{each.hard} = {each.simple}".rstrip() for each in mine), ""]
    return "\n".join(lines)


@cache
def own_list(language: str) -> PlainWords:
    """The program's own list for a language ("en"); an empty one where it has none."""
    path = resources_dir() / "words" / f"{language}.txt"
    return plain_words(read_words(path.read_text(encoding="utf-8"))) if path.is_file() else PlainWords()


def guessed(hard: str, simple: str) -> Entry:
    """The entry that somebody means who writes two words: a short form by its capitals, else words as they stand."""
    letters = [each for each in hard if each.isalpha()]
    capitals = sum(each.isupper() for each in letters)
    return Entry(hard, simple, Kind.SHORT if capitals >= 2 and " " not in hard else Kind.WORDS)


def same_kind(entry: Entry, known: PlainWords) -> Entry:
    """The entry with the kind that the list already gives its word."""
    for each in known.entries:
        if _key(each) == _key(entry):
            return replace(entry, kind=each.kind)
    return entry
