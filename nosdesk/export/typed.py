"""Typed text made fit for any file of text: no control characters, one kind of line end, nothing that turns what follows."""

import re
import unicodedata
from typing import Final

_LINE_END: Final = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e")
"""Bidirectional embeddings and overrides: typed, they could make a sum read backwards."""
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Cn", "Zs", "Zl", "Zp"})


def clean(typed: str) -> str:
    """The text without what no file of text should hold; every kind of line end is a line feed."""
    if typed.isascii() and typed.isprintable():
        return typed
    typed = _LINE_END.sub("\n", unicodedata.normalize("NFC", typed)).replace("\t", " ")
    return "".join(char for char in typed if char == "\n" or _may_stand(char))


def _may_stand(char: str) -> bool:
    category = unicodedata.category(char)
    if category == "Cn":
        # Not a letter yet in the Unicode that is known here, but harmless, unless it can never be one.
        return ord(char) & 0xFFFE != 0xFFFE and not 0xFDD0 <= ord(char) <= 0xFDEF
    return category not in {"Cc", "Cs"} and char not in _TURNING


def seen(typed: str) -> bool:
    """Whether there is anything to see in a text."""
    return any(unicodedata.category(char) not in _UNSEEN for char in typed)
