"""In which direction languages and texts are written."""

import unicodedata
from typing import Final

_RIGHT_TO_LEFT: Final = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})
_SCRIPTS: Final = frozenset({"arab", "aran", "hebr", "syrc", "thaa", "nkoo", "adlm", "rohg"})
"""Scripts (ISO 15924) that run from right to left."""


def right_to_left(language: str) -> bool:
    """Whether a language (BCP 47: "ur", "pa-Arab-PK") is written from right to left."""
    parts = language.lower().replace("_", "-").split("-")
    script = next((part for part in parts[1:] if len(part) == 4 and part.isalpha()), "")
    return script in _SCRIPTS if script else parts[0] in _RIGHT_TO_LEFT


def runs_rtl(text: str, otherwise: bool) -> bool:
    """Whether a text runs from right to left, by its first letter that says so (Unicode Annex 9, rule P2)."""
    for char in text:
        match unicodedata.bidirectional(char):
            case "R" | "AL":
                return True
            case "L":
                return False
    return otherwise


def has_rtl(text: str) -> bool:
    """Whether any letter of a text is written from right to left."""
    return any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text)
