"""How hard a passphrase is to guess, said in plain words, and a passphrase of simple words for who wants one.

Guesses are estimated by zxcvbn (https://github.com/dropbox/zxcvbn; names and words it knows are English). What they come to: a
guess costs 256,000 rounds of PBKDF2, so that one good graphics card tries some 10,000 a second. Below 10^8 guesses that is
3 hours, below 10^12 some 3 years, and above that longer than anybody has. Nothing is ever refused: the person decides.
"""

import secrets
from collections.abc import Iterable, Mapping
from enum import Enum, auto
from functools import cache
from math import log2
from typing import Any, Final

from nosdesk.frozen import dataclass
from nosdesk.i18n import Words
from nosdesk.paths import resources_dir

WORDS_OFFERED: Final = 5

_WEAK: Final = 8.0
_FAIR: Final = 12.0
"""Powers of ten of guesses."""
_SHORT: Final = 8
_LOOKED_AT: Final = 40
_SIGNS: Final = frozenset("4@8({[</369&#!1/|0$5+7%2")
"""Signs that stand for letters: zxcvbn tries every way to read them, which takes seconds where there are very many."""
_MOST_SIGNS: Final = 8


class Strength(Enum):
    """How hard to guess."""

    NONE = auto()
    """Nothing is typed yet."""
    WEAK = auto()
    FAIR = auto()
    GOOD = auto()


@dataclass(frozen=True)
class Judged:
    """A passphrase as it was judged; `advice` says what would make it better, None where nothing needs to."""

    strength: Strength
    advice: Words | None = None

    @property
    def words(self) -> Words:
        """The strength in words."""
        return STRENGTHS[self.strength]


STRENGTHS: Final = {
    Strength.NONE: Words("Nothing typed yet", "You typed nothing yet"),
    Strength.WEAK: Words("Easy to guess", "Too easy to guess"),
    Strength.FAIR: Words("Could be guessed with much effort", "Not bad, but some could guess it"),
    Strength.GOOD: Words("Very hard to guess", "Good. This is hard to guess"),
}
ADVICE: Final = Words(
    "Four words that do not belong together are easy to remember and hard to guess.",
    "Pick 4 words that do not go together.",
)
MORE: Final = Words("One more word makes it very hard to guess.", "Add 1 more word.")
NAMES: Final = Words(
    "Names of people are guessed first. Four words that do not belong together are better.",
    "People guess names first. Pick 4 words that do not go together.",
)
DATES: Final = Words(
    "Dates and years are guessed first. Four words that do not belong together are better.",
    "People guess dates first. Pick 4 words that do not go together.",
)
COMMON: Final = Words(
    "Many people use this one, so it is tried first. Four words that do not belong together are better.",
    "Many people use this one. Pick 4 words that do not go together.",
)
ROWS: Final = Words(
    "Repeats, counting and rows of keys are guessed first. Four words that do not belong together are better.",
    "Rows like abc or 111 are easy. Pick 4 words that do not go together.",
)


def judge(passphrase: str, known: Iterable[str] = ()) -> Judged:
    """How hard a passphrase is to guess; `known` are words that whoever knows the person would try, such as their name."""
    if not passphrase:
        return Judged(Strength.NONE, ADVICE)
    # Loaded with its lists of words only when somebody types a passphrase.
    from zxcvbn import zxcvbn

    tried = [part for text in known for part in (text, *text.split()) if part]
    found = zxcvbn(_beginning(passphrase), user_inputs=tried)
    power = float(found["guesses_log10"])
    if power < _WEAK or len(passphrase) < _SHORT:
        return Judged(Strength.WEAK, _why(found["sequence"]))
    return Judged(Strength.FAIR, MORE) if power < _FAIR else Judged(Strength.GOOD)


def _beginning(passphrase: str) -> str:
    """As much of a passphrase as can be judged at once: the whole is no easier to guess than its beginning."""
    seen: set[str] = set()
    for at, sign in enumerate(passphrase[:_LOOKED_AT]):
        seen |= {sign} & _SIGNS
        if len(seen) > _MOST_SIGNS:
            return passphrase[:at]
    return passphrase[:_LOOKED_AT]


def _why(sequence: Iterable[Mapping[str, Any]]) -> Words:
    """What to say of a weak one: about the part of it that is the most telling."""
    patterns = {str(part["pattern"]) for part in sequence}
    lists = {str(part.get("dictionary_name")) for part in sequence}
    if "passwords" in lists:
        return COMMON
    if lists & {"female_names", "male_names", "surnames", "user_inputs"}:
        return NAMES
    if patterns & {"date", "regex"}:
        return DATES
    if patterns & {"repeat", "sequence", "spatial"}:
        return ROWS
    return ADVICE


def suggest() -> str:
    """Five simple words by chance, joined by spaces: one of 1,296^5 passphrases, all as likely (`suggested_bits`)."""
    return " ".join(secrets.choice(short_words()) for _ in range(WORDS_OFFERED))


def suggested_bits() -> float:
    """How much chance is in a suggested passphrase, in bits."""
    return WORDS_OFFERED * log2(len(short_words()))


@cache
def short_words() -> tuple[str, ...]:
    """1,296 words of 3 to 5 letters that are easy to spell and to picture: the Electronic Frontier Foundation's short list."""
    lines = (resources_dir() / "words" / "short-words.txt").read_text(encoding="ascii").split()
    return tuple(lines)
