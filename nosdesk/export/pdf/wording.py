"""Typed text made fit for paper: every character can be drawn, and what belongs together stays on one line."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from nosdesk.export.pdf.fonts import NBSP, Faces
from nosdesk.export.pdf.symbols import UNKNOWN
from nosdesk.export.together import TOGETHER
from nosdesk.export.words import OTHER_LETTERS
from nosdesk.i18n import Reader

_LONGEST_NAME: Final = 26
"""A name of more characters may be broken between its words: few lines would have room for it."""
_MARKS: Final = "*(“‘"
"""What may stand before a name..."""
_ENDS: Final = frozenset("*.,;:!?)”’–—-/\n")
"""...and what a word ends with that no name goes on after."""
_LONG_ENOUGH: Final = 40
"""A text of fewer characters may end in a short line of one word."""
_SHORT_WORD: Final = 7

_REPLACED: Final = str.maketrans(
    {
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "–",
        "\u2015": "—",
        "\u02bc": "’",
        "\u2002": " ",
        "\u2003": " ",
        "\u2004": " ",
        "\u2005": " ",
        "\u2006": NBSP,
        "\u2007": NBSP,
        "\u2008": " ",
        "\u2009": NBSP,
        "\u200a": "",
        "\u202f": NBSP,
        "\u3000": " ",
        "\t": " ",
        "\v": "\n",
        "\f": "\n",
        "\u0085": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
    }
)
_DROPPED: Final = frozenset({"Cc", "Cf", "Cs", "Mn", "Me", "Mc", "Sk"})
"""Categories of characters that are left out where the face has none: controls, joiners, marks, skin tones."""


def together(text: str, *, names: bool = True) -> str:
    """The text with names, dates, numbers with their unit, phone numbers and a short last word held together."""
    text = TOGETHER.sub(lambda match: match[0].replace(" ", NBSP), text)
    if names:
        text = _with_names(text)
    head, space, last = text.rpartition(" ")
    if space and len(text) > _LONG_ENOUGH and len(last.replace("*", "")) < _SHORT_WORD:
        return f"{head}{NBSP}{last}"
    return text


def _with_names(text: str) -> str:
    """The text with words that follow one another and begin with capitals held together: "Maya Whitlock", "Mill Rise"."""
    words = text.split(" ")
    glued = words[0]
    run = [words[0]]
    for word in words[1:]:
        named = _named_word(word) and _named_word(run[-1]) and run[-1][-1:] not in _ENDS
        run = [*run, word] if named else [word]
        if not named or sum(map(len, run)) + len(run) - 1 > _LONGEST_NAME:
            glued += f" {word}"
        else:
            glued += NBSP + word
    return glued


def _named_word(word: str) -> bool:
    return word == "&" or word.lstrip(_MARKS)[:1].isupper()


def printable(text: str, faces: Faces, reader: Reader) -> str:
    """The text in characters that can be drawn.

    Line ends stay; other controls go. A sign or emoji without a glyph is named in brackets, "(thumbs up sign)"; words in
    letters without glyphs are replaced by a sentence that says so. The true text goes into the file beside it, see
    `Text` in text.py.
    """
    if text.isascii() and text.isprintable():
        return text
    return _printable(text, faces, reader)


def forget() -> None:
    """Forget the texts that were made fit for paper."""
    _printable.cache_clear()


@lru_cache(maxsize=8192)
def _printable(text: str, faces: Faces, reader: Reader) -> str:
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").translate(_REPLACED))
    out: list[str] = []
    script = ""
    gap = ""
    for char in text:
        before = out[-1][-1:] if out and not gap else ""
        seen = char if char == "\n" or faces.has(char) or faces.joins(before, char) else _like(char, faces)
        if script and seen is not None and not seen.strip():
            gap += seen
            continue
        if seen is None:
            found = _script(char)
            if found and found == script:
                gap = ""
                continue
            seen = reader.say(OTHER_LETTERS, script=found) if found else _named(char)
            script, seen, gap = found, gap + seen, ""
        else:
            script, seen, gap = "", gap + seen, ""
        out.append(seen)
    return re.sub(r" {2,}", " ", "".join(out) + gap)


def lost_scripts(texts: Iterable[str], faces: Faces) -> tuple[str, ...]:
    """The kinds of letters in these texts that cannot be drawn, by their English names: "Arabic". None twice, in their order."""
    found: dict[str, None] = {}
    for char in dict.fromkeys(char for text in texts if not text.isascii() for char in text):
        if not faces.has(char) and (script := _script(char)) and _like(char, faces) is None:
            found[script] = None
    return tuple(found)


def lost_letters(text: str, faces: Faces) -> bool:
    """Whether words of the text are in letters that cannot be drawn."""
    return any(not faces.has(char) and _script(char) and _like(char, faces) is None for char in set(text))


def _like(char: str, faces: Faces) -> str | None:
    """The same in characters that the faces have, "" for what is not seen anyway, None where there is nothing like it."""
    for form in ("NFKC", "NFKD"):
        plainer = "".join(c for c in unicodedata.normalize(form, char) if faces.has(c))
        if plainer and (form == "NFKC" or char.isalpha()) and plainer.strip():
            return plainer
    return "" if unicodedata.category(char) in _DROPPED else None


def _named(char: str) -> str:
    name = unicodedata.name(char, "")
    return f"({name.lower()})" if name else UNKNOWN


def _script(char: str) -> str:
    """The letters a character belongs to, "Arabic", or "" for a sign."""
    if not unicodedata.category(char).startswith(("L", "N")):
        return ""
    name = unicodedata.name(char, "")
    return "Chinese" if name.startswith("CJK") else name.split(" ")[0].capitalize()
