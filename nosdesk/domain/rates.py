"""Rates that law sets, as dated rows, so that none is a constant in code and each says where it comes from."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from nosdesk.domain.choices import Nation
from nosdesk.frozen import dataclass


@dataclass(frozen=True, slots=True)
class DatedRate:
    """A rate in percent that holds from one day to another, both counted; no end means until changed."""

    since: date
    until: date | None
    percent: Decimal
    source: str
    checked_on: date
    nation: Nation | None = None


_VAT_ACT: Final = "Value Added Tax Act 1994, section 2(1)"
_CHECKED: Final = date(2026, 11, 22)

STANDARD_VAT: Final = (
    DatedRate(date(2010, 1, 1), date(2011, 1, 3), Decimal("17.5"), _VAT_ACT, _CHECKED),
    DatedRate(date(2011, 1, 4), None, Decimal(20), f"{_VAT_ACT}, as changed by Finance (No. 2) Act 2010", _CHECKED),
)
"""The standard rate of value added tax in the whole United Kingdom."""


def rate_on(rates: Sequence[DatedRate], day: date | None) -> DatedRate | None:
    """The row that holds on a day; without a day the newest one; None where no row reaches that day."""
    if day is None:
        return max(rates, key=lambda rate: rate.since, default=None)
    return next((rate for rate in rates if rate.since <= day and (rate.until is None or day <= rate.until)), None)
