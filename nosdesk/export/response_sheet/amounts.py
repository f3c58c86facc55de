"""Reads what stands in a price cell: "£1,234.50", "12.50 per hour", "45p a mile", "£25 + VAT", "free", "POA"."""

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from nosdesk.domain.choices import PriceBand, PriceBasis, Vat
from nosdesk.domain.parse import read_number
from nosdesk.domain.problem import Problem
from nosdesk.domain.rounding import rounded
from nosdesk.export.response_sheet.clean import BAD_NUMBER, POUNDS_OR_PENCE, doubt
from nosdesk.export.response_sheet.grid import NoValue, Value
from nosdesk.export.response_sheet.vocabulary import (
    Unit,
    bands_in,
    bare,
    plain,
    units_in,
    vat_in,
    without_units,
)
from nosdesk.i18n import Words

MOST: Final = Decimal(1_000_000)
PLACES: Final = 4
"""A price is kept to a hundredth of a penny."""
_MOST_PLACES: Final = 20

NO_RESULT: Final = Problem(
    Words(
        "The cell holds a calculation, and the file does not keep its result. Ask the provider to type the figure.",
        "We cannot see the answer of a sum here. Ask the provider for the number.",
    )
)
BROKEN_CELL: Final = Problem(
    Words("The spreadsheet itself shows an error in this cell.", "This cell has a mistake in it.")
)
NOT_YET: Final = Problem(
    Words("The provider gives no price here yet. Ask for one.", "There is no price here yet. Ask for it.")
)
NO_NUMBER: Final = Problem(Words("There is no amount in this cell.", "We found no price in this cell."))
SEVERAL: Final = Problem(
    Words(
        "There is more than one amount in this cell, so nobody can say which one holds.",
        "There are several prices here. We do not know which is right.",
    )
)
BELOW_NOTHING: Final = Problem(Words("A price cannot be below nothing.", "A price cannot be less than 0."))
TOO_MUCH: Final = Problem(Words("This amount is too large for a price.", "This price is too big."))
A_DATE: Final = Problem(
    Words(
        "There is a date or a time where a price belongs; spreadsheet programs sometimes turn figures into dates.",
        "This is a date. It must be a price.",
    )
)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount and all that its cell says besides. `nothing_said`: a bare 0, which may mean free or not offered."""

    pounds: Decimal
    units: tuple[PriceBasis | Unit, ...] = ()
    bands: tuple[PriceBand, ...] = ()
    vat: Vat | None = None
    note: str = ""
    text: str = ""
    bare_zero: bool = False


_NONE: Final = frozenset(
    {"", "n a", "na", "none", "not applicable", "not offered", "not provided", "no price", "not available"}
)
_FREE: Final = frozenset(
    {"nil", "free", "free of charge", "no charge", "no extra charge", "no cost", "no additional charge", "foc"}
)
_FREE_TOO: Final = frozenset(
    {"included", "included in price", "included in rate", "included in hourly rate", "inclusive", "am ddim"}
)
_NOT_YET: Final = re.compile(
    r"\b(?:tbc|tba|tbd|poa|to be (?:confirmed|agreed|discussed)|on (?:application|request)|negotiable|upon request)\b"
)
_NUMBER: Final = r"(?:\d{1,3}(?:[ ']\d{3})+(?:\.\d+)?(?![\d,.])|\d(?:[\d,.]*\d)?|\.\d+)"
_MARKED: Final = re.compile(rf"(?:£|\bgbp)\s*(-?\s*{_NUMBER})|({_NUMBER})\s*(?:£|gbp\b|pounds?\b)")
_PENCE: Final = re.compile(rf"(?<![£\d.,])({_NUMBER})\s*(?:(?:p|pence|ppm)(?![\w/])|p(?=/mi))")
_ANY_NUMBER: Final = re.compile(rf"(?<![\w.,])({_NUMBER})(?![\d.,]*\s*(?::\s*\d|%))")
_ASIDE: Final = re.compile(
    r"\b\d+(?:\.\d+)?\s*-?\s*(?:min(?:ute)?s?|hours?|hrs?|weeks?|wks?|weekly|days?|months?|miles?|visits?|nights?)\b|\d+(?:\.\d+)?\s*%|\b\d+\s*:\s*\d+\b"
)
_RANGE: Final = re.compile(rf"{_NUMBER}\s*p?\s*(?:-|to|or|/)\s*£?\s*\d")
_SHORTENED: Final = re.compile(r"\d\s?[km]\b")
_NEGATIVE: Final = re.compile(r"^\s*(?:-\s*£?\s*[\d.]|£\s*-\s*\d|\(\s*£?\s*[\d.,]+\s*\)\s*$)")


def read_amount(value: Value | NoValue) -> Amount | Problem | None:
    """What a price cell says; None for an empty one, a Problem for one that cannot be read."""
    match value:
        case None:
            return None
        case NoValue():
            return NO_RESULT if value.formula else BROKEN_CELL
        case bool():
            return NO_NUMBER
        case dt.date() | dt.time():
            return A_DATE
        case Decimal():
            return _kept(value, "")
        case str():
            return _read_text(value)


def _read_text(text: str) -> Amount | Problem | None:
    folded = plain(text)
    words = bare(text)
    if words in _NONE:
        return None
    if words in _FREE | _FREE_TOO:
        return Amount(Decimal(0), note=text.strip(), text=text)
    if _NEGATIVE.match(folded):
        return BELOW_NOTHING
    number = _the_number(folded)
    if isinstance(number, Problem):
        return NOT_YET if number is NO_NUMBER and _NOT_YET.search(folded) else number
    return _kept(number, text)


def _the_number(folded: str) -> Decimal | Problem:
    """The one amount in a text: what has a pound sign, else pence, else the one figure that counts nothing else."""
    if _RANGE.search(_ASIDE.sub(" ", folded)):
        return SEVERAL
    if _SHORTENED.search(folded):
        return BAD_NUMBER
    marked = list(_MARKED.finditer(folded))
    if marked:
        return _one_of(folded, marked, 1)
    pence = list(_PENCE.finditer(folded))
    if pence:
        return _one_of(folded, pence, 100)
    # Figures that only count something, "30 minutes", are blotted out in their places.
    counted = _ASIDE.sub(lambda found: " " * len(found[0]), folded)
    others = list(_ANY_NUMBER.finditer(counted)) or list(_ANY_NUMBER.finditer(folded))
    return _one_of(folded, others, 1) if others else NO_NUMBER


def _one_of(folded: str, found: list[re.Match[str]], divisor: int) -> Decimal | Problem:
    if len(found) > 1:
        return SEVERAL
    text = next(group for group in found[0].groups() if group).strip()
    if text.startswith("-"):
        return BELOW_NOTHING
    number = read_number(text, places=_MOST_PLACES)
    if isinstance(number, Problem):
        return BAD_NUMBER
    if divisor > 1 and 0 < number < 1:
        return POUNDS_OR_PENCE
    return doubt(folded, *found[0].span()) or number / divisor


def _kept(number: Decimal, text: str) -> Amount | Problem:
    if number < 0:
        return BELOW_NOTHING
    if number > MOST:
        return TOO_MUCH
    return Amount(
        rounded(number, PLACES),
        units_in(_ASIDE_NUMBERS.sub(" ", text)) if text else (),
        bands_in(text) if text else (),
        vat_in(text) if text else None,
        _note(text),
        text,
        bare_zero=not number,
    )


_ASIDE_NUMBERS: Final = re.compile(r"\b\d+(?:\.\d+)?\s*%")


def _note(text: str) -> str:
    """The words of a price cell when they say more than amount, unit, time and VAT."""
    left = without_units(text)
    left = _ANY_NUMBER.sub(" ", left.casefold())
    more = [word for word in bare(left).split() if word not in _SMALL and not word.isdigit()]
    return " ".join(text.split()) if more else ""


_SMALL: Final = frozenset(
    [
        "gbp",
        "p",
        "pence",
        "pound",
        "pounds",
        "per",
        "a",
        "an",
        "each",
        "at",
        "rate",
        "price",
        "and",
        "or",
        "is",
        "hour",
        "hours",
        "hr",
    ]
)
