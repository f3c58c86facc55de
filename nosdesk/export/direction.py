"""In which direction a language is written."""

from typing import Final

_RIGHT_TO_LEFT: Final = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_SCRIPTS: Final = frozenset({"arab", "aran", "hebr", "syrc", "thaa", "nkoo", "adlm", "rohg"})
"""Scripts (ISO 15924) that run from right to left."""


def right_to_left(language: str) -> bool:
    """Whether a language (BCP 47: "ur", "pa-Arab-PK") is written from right to left."""
    parts = language.lower().replace("_", "-").split("-")
    script = next((part for part in parts[1:] if len(part) == 4 and part.isalpha()), "")
    return script in _SCRIPTS if script else parts[0] in _RIGHT_TO_LEFT
