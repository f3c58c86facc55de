"""Words that a person adds to the list of plain words.

They belong to the user, not to a case file: which word is easier does not depend on whose support it is, holds in every
file, and says nothing about anybody. They lie beside the settings, in a text that can be read, changed and given on.
"""

from functools import lru_cache
from pathlib import Path
from typing import Final

from nosdesk.domain.plain_words import (
    MOST_ENTRIES,
    MOST_LETTERS,
    Entry,
    PlainWords,
    guessed,
    own_list,
    read_words,
    same_kind,
    written_words,
)
from nosdesk.errors import KnownError
from nosdesk.export.files import write_whole
from nosdesk.i18n import Words
from nosdesk.paths import config_dir

NOT_KEPT: Final = Words(
    "Your word could not be kept on this computer. Nothing was changed. Make room on the disk, or ask whoever looks after it.",
    "We could not keep your word. Nothing has changed. Ask someone for help.",
)
EMPTY: Final = Words(
    "Both the hard word and the simpler one are needed. Nothing was changed.",
    "Type both words. Nothing has changed.",
)
TOO_LONG: Final = Words(
    "That is too long for a word. Nothing was changed. Use at most {most} letters.",
    "That is too long. Nothing has changed. Use fewer letters.",
)
TOO_MANY: Final = Words(
    "Your list is full. Nothing was changed. Take some words away first.",
    "Your list is full. Nothing has changed. Take some words away.",
)


def words_file(language: str) -> Path:
    """Where a user's own words of a language are kept."""
    return config_dir() / f"plain-words-{language}.txt"


def own_words(locale: str) -> tuple[Entry, ...]:
    """The words that the user added; none where the file is not there or cannot be read as text."""
    try:
        return read_words(words_file(_language(locale)).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        # Without them the program's own list holds: nobody is kept from checking by a broken file.
        return ()


def all_words(locale: str) -> PlainWords:
    """The program's list with the user's words before it."""
    return _together(_language(locale), own_words(locale))


@lru_cache(maxsize=4)
def _together(language: str, entries: tuple[Entry, ...]) -> PlainWords:
    """Putting a list in order takes some milliseconds; the user's words seldom change."""
    return own_list(language).with_entries(entries)


def add_word(locale: str, hard: str, simple: str) -> Entry:
    """Keep a word; one that is there already is changed. Raises KnownError: nothing typed, too long, a disk that refuses."""
    hard, simple = " ".join(hard.replace("=", " ").split()), " ".join(simple.replace("=", " ").split())
    if not hard or not simple:
        raise KnownError(EMPTY)
    if max(len(hard), len(simple)) > MOST_LETTERS:
        raise KnownError(TOO_LONG, most=MOST_LETTERS)
    entry = same_kind(guessed(hard.lstrip("#[ "), simple), own_list(_language(locale)))
    kept = [each for each in own_words(locale) if each.hard.lower() != entry.hard.lower()]
    if len(kept) >= MOST_ENTRIES:
        raise KnownError(TOO_MANY)
    _keep(locale, [*kept, entry])
    return entry


def remove_word(locale: str, hard: str) -> None:
    """Take a word of the user's away; the program's own word for it holds again."""
    _keep(locale, [each for each in own_words(locale) if each.hard.lower() != hard.lower()])


def _language(locale: str) -> str:
    return locale.partition("_")[0]


def _keep(locale: str, entries: list[Entry]) -> None:
    path = words_file(_language(locale))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, written_words(entries).encode())
    except OSError as error:
        raise KnownError(NOT_KEPT) from error
