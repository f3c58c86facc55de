"""Whether the amount in a price cell is really that: nothing stuck to it, nothing to be worked out, no "about" or "from"."""

import re
from typing import Final

from nosdesk.domain.problem import Problem
from nosdesk.i18n import Words

BAD_NUMBER: Final = Problem(
    Words(
        "This is not written like an amount of money: write 1,234.50 with commas for thousands and a point before the pence.",
        "We do not understand this price. Write it like 1,234.50.",
    )
)
NOT_POUNDS: Final = Problem(
    Words(
        "This price is not in pounds. Ask the provider for the price in pounds.",
        "This is not in pounds. Ask for the price in pounds.",
    )
)
NOT_FIXED: Final = Problem(
    Words(
        "This is about, from or up to an amount, so it is no fixed price. Ask the provider for one.",
        "This price can change. Ask for 1 price that stays.",
    )
)
TO_WORK_OUT: Final = Problem(
    Words(
        "The price has to be worked out from what this cell says. Ask the provider to type the figure.",
        "This is a sum, not a price. Ask the provider for the number.",
    )
)
POUNDS_OR_PENCE: Final = Problem(
    Words(
        "It cannot be told if this means pounds or pence. Ask the provider to write it like £0.45 or 45p.",
        "Is this pounds or pence? Ask the provider.",
    )
)

_FOREIGN: Final = re.compile(r"[$€¥]|\b(?:euros?|eur|dollars?|usd)\b")
_SUM: Final = re.compile(
    r"\d\s*[x×]\s*£?\s*\d|(?<![\w])[x×]\s*\d|\d\s*%\s*(?:off|less|discount|of)\b|(?:-|\bless|\bminus)\s*\d+(?:\.\d+)?\s*%"
    r"|\bhalf (?:of|price)\b"
)
_ROUGH_BEFORE: Final = re.compile(
    r"(?:\b(?:from|up to|over|under|at least|at most|min(?:imum)?|max(?:imum)?|approx(?:imately)?|about|around|roughly|circa|ca?"
    r"|start(?:s|ing) at)\.?|[<>~≈≤≥])\s*$"
)
_ROUGH_AFTER: Final = re.compile(
    r"^\s*(?:\+\s*(?:$|per\b|/|p/?h\b|an? )|(?:or (?:more|less|so)|approx\w*|upwards|ish)\b)"
)
_GLUED: Final = (
    r"(?:p|pence|per\w*|pounds?|gbp|each|ea|ph|pw|pd|pn|pm|pa|pcm|ppm|pp|pv|h|hrs?|hour\w*|d|days?|daily|nights?|nightly|weeks?"
    r"|weekly|wks?|months?|monthly|miles?|visits?|calls?|sessions?|years?|yearly|annum|inc\w*|exc?\w*|plus|nett?|gross|only|flat|vat)"
)
_COUNTED: Final = r"(?:\d+%(?:vat)?|\d+:\d+|\d+-?(?:min(?:ute)?s?|hours?|hrs?|h|days?|weeks?|wks?|miles?))"
_BEHIND: Final = re.compile(rf"(?:{_GLUED}(?![^\W_]))?(?:\W+(?:{_COUNTED}(?![^\W_])|[^\W\d_]+))*\W*")
"""What may stand behind an amount without a space: a unit, then words and counted units after signs, "/hour/worker", "+vat"."""
_BEFORE: Final = re.compile(r"(?:[^\d\s]*[^\w\s])?")
_TORN: Final = re.compile(r"^(?:\s+[.,:]\s*|[.:]\s+)\d")
"""A figure that goes on after a gap: "21 . 50"."""


def doubt(text: str, start: int, end: int) -> Problem | None:
    """Why the amount from `start` to `end` of a folded text cannot be taken for the price; None where it can."""
    before, behind = text[:start], text[end:]
    if _FOREIGN.search(text):
        return NOT_POUNDS
    if _SUM.search(text):
        return TO_WORK_OUT
    if _ROUGH_BEFORE.search(before) or _ROUGH_AFTER.search(behind):
        return NOT_FIXED
    stuck_before, stuck_behind = re.split(r"\s", before)[-1], re.split(r"\s", behind)[0]
    clean = _BEFORE.fullmatch(stuck_before) and _BEHIND.fullmatch(stuck_behind) and not _TORN.search(behind)
    return None if clean else BAD_NUMBER
