"""Which way a text runs."""

import unicodedata
from typing import Final

_RIGHT_TO_LEFT: Final = frozenset(["ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"])
"""Languages written from right to left, by the first part of their tag."""


def rtl_language(language: str) -> bool:
    """Whether a language (BCP 47) is written from right to left."""
    parts = language.lower().replace("_", "-").split("-")
    if {"arab", "hebr"} & set(parts):
        return True
    return parts[0] in _RIGHT_TO_LEFT and "latn" not in parts


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
