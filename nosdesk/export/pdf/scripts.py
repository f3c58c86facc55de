"""Writing systems besides Latin that papers can show: which characters, in which face, and what language they may be.

The faces are Noto's (SIL Open Font Licence, see resources/fonts/noto), shaped by HarfBuzz. Nothing is read before a text
needs it. Urdu is set in the sloping hand that its readers are used to, Arabic and Persian in the upright one.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from nosdesk.export.direction import right_to_left


@dataclass(frozen=True, slots=True)
class Script:
    """A writing system and its face. Lengths are in em."""

    name: str
    tag: str
    """ISO 15924, as HarfBuzz wants it."""
    family: str
    blocks: tuple[tuple[int, int], ...]
    """First and last character of each of its ranges in Unicode; the face may not have all of them."""
    languages: tuple[str, ...]
    """Languages written in it; the first is taken where nothing says another."""
    leading: float
    """The least distance from line to line, so that no letter touches another line."""
    middle: float = 0.334
    """How far above the baseline the middle of its lines is; that of Latin capitals is at a third."""


_ARABIC_BLOCKS: Final = ((0x600, 0x6FF), (0x750, 0x77F), (0x870, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC))
ARABIC: Final = Script(
    "Arabic",
    "Arab",
    "NotoSansArabic",
    _ARABIC_BLOCKS,
    ("ar", "fa", "ur", "ps", "sd", "ug", "ckb", "ks"),
    1.5,
)
URDU: Final = Script("Urdu", "Arab", "NotoNastaliqUrdu", _ARABIC_BLOCKS, ("ur",), 2.3, 0.52)
HEBREW: Final = Script("Hebrew", "Hebr", "NotoSansHebrew", ((0x591, 0x5FF), (0xFB1D, 0xFB4F)), ("he", "yi"), 1.3)
DEVANAGARI: Final = Script(
    "Devanagari", "Deva", "NotoSansDevanagari", ((0x900, 0x97F), (0xA8E0, 0xA8FF)), ("hi", "mr", "ne", "sa"), 1.4
)
BENGALI: Final = Script("Bengali", "Beng", "NotoSansBengali", ((0x980, 0x9FF),), ("bn", "as"), 1.4)
GURMUKHI: Final = Script("Gurmukhi", "Guru", "NotoSansGurmukhi", ((0xA00, 0xA7F),), ("pa",), 1.4)
GUJARATI: Final = Script("Gujarati", "Gujr", "NotoSansGujarati", ((0xA80, 0xAFF),), ("gu",), 1.4)
TAMIL: Final = Script("Tamil", "Taml", "NotoSansTamil", ((0xB80, 0xBFF),), ("ta",), 1.4)

SCRIPTS: Final = (ARABIC, HEBREW, DEVANAGARI, BENGALI, GURMUKHI, GUJARATI, TAMIL)
"""Every writing system that papers can show besides Latin; Urdu is Arabic in another hand."""
FIRST: Final = 0x591
"""No character before this one is of any of them."""
_OTHER: Final = re.compile("[" + "".join(f"{chr(a)}-{chr(z)}" for script in SCRIPTS for a, z in script.blocks) + "]")

_ONLY_URDU: Final = frozenset("ٹڈڑںےہھۓۃ۔")
"""Letters of Urdu that Arabic and Persian do not have."""
_ONLY_PERSIAN: Final = frozenset("پچژگکی")


def other_script(text: str) -> bool:
    """Whether any character of a text is of one of these writing systems."""
    return not text.isascii() and _OTHER.search(text) is not None


@cache
def script_of(char: str) -> Script | None:
    """The writing system that a character is of, if papers can show it."""
    code = ord(char)
    if code < FIRST:
        return None
    return next((s for s in SCRIPTS if any(first <= code <= last for first, last in s.blocks)), None)


def is_urdu(text: Iterable[str], language: str) -> bool:
    """Whether words in Arabic letters are Urdu: their language says so, or a letter that only Urdu has."""
    known = language.lower().split("-")[0]
    return known == "ur" or (known not in ARABIC.languages and not _ONLY_URDU.isdisjoint(text))


def language_of(script: Script, text: Iterable[str], around: str) -> str:
    """The language of words in a script: that of the text around them where it is written so, or the likeliest one."""
    known = around.lower().split("-")[0]
    if right_to_left(around) if script is ARABIC and known != "he" else known in script.languages:
        return around
    if script is ARABIC:
        text = set(text)
        if not _ONLY_URDU.isdisjoint(text):
            return "ur"
        if not _ONLY_PERSIAN.isdisjoint(text):
            return "fa"
    return script.languages[0]
