"""The code at the foot of a paper form, "NOS-PERSON-L-7K2": which form, in which format, and which printing of it.

The printing is worked out from every word of the form, so that it changes whenever a question does, and differs between
languages and between the short and the full way of asking. Its letters and digits are those that nobody mixes up by hand.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from nosdesk.documents import blocks as b
from nosdesk.documents.formats import Format
from nosdesk.forms.catalogue import FORMS
from nosdesk.forms.question import Form

_SIGNS: Final = "234679ACDEFHJKMNPRTUVWXY"
_LENGTH: Final = 3
_CODE: Final = re.compile(r"NOS-?(?P<form>[A-Z-]+?)-?(?P<format>[SLGE])(?P<size>\d{0,2})-?(?P<printing>[2-9A-Y]{3})")
_LETTERS: Final = {"standard": "S", "large": "L", "giant": "G", "easy-read": "E"}


_SHORT: Final = {
    "authority": "DECIDES",
    "check-answer": "ANSWER",
    "contract-objective": "AIM",
    "corrective-step": "STEP",
    "cost-share": "SHARE",
    "criterion": "WEIGHT",
    "full-check": "CHECK",
    "milestone": "GOAL",
    "objective": "ACHIEVE",
    "obligation": "DUTY",
    "offer-price": "PRICE",
    "payment-made": "PAID",
    "provenance": "SOURCE",
    "quick-check": "HOW",
    "requirement": "MUST",
    "specification": "SPEC",
}
"""Shorter names of forms with long keys: the code has to fit the foot of a page in giant print."""


def _name(key: str) -> str:
    return _SHORT.get(key, key).upper()


@dataclass(frozen=True, slots=True)
class PaperCode:
    """A form's code, taken apart. `size` is the print size in points where it is not the usual one of the format."""

    form: str
    """The form's key."""
    format: Format
    printing: str
    size: int = 0

    def __str__(self) -> str:
        size = str(self.size) if self.size else ""
        return f"NOS-{_name(self.form)}-{_LETTERS[self.format.value]}{size}-{self.printing}"


def printing(blocks: Iterable[b.Block]) -> str:
    """The printing of a form: three signs from all its words."""
    said = "\n".join(text for block in blocks for text in b.block_sayings(block))
    number = int.from_bytes(hashlib.sha256(said.encode()).digest()[:8])
    found = ""
    for _ in range(_LENGTH):
        number, sign = divmod(number, len(_SIGNS))
        found += _SIGNS[sign]
    return found


def code_for(form: Form, written_as: Format, blocks: Iterable[b.Block], size: int = 0) -> PaperCode:
    """The code of a form's printing with these blocks."""
    return PaperCode(form.key, written_as, printing(blocks), size)


def read_code(text: str) -> PaperCode | None:
    """A code as somebody types it: in small letters, with spaces or without hyphens; None where it is none."""
    tidy = re.sub(r"[\s‐‑–—-]+", "-", text.strip().upper())
    found = _CODE.fullmatch(tidy)
    if found is None:
        return None
    keys = {_name(form.key).replace("-", ""): form.key for form in FORMS}
    formats = {_LETTERS[each.value]: each for each in Format}
    key = keys.get(found["form"].replace("-", ""))
    form = formats.get(found["format"])
    if key is None or form is None:
        return None
    return PaperCode(key, form, found["printing"], int(found["size"] or 0))
