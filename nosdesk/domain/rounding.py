"""The one rounding rule: sums are exact fractions until the end of a line, then half a penny goes up.

Half up is the rule people learn at school and can check by hand; a negative amount rounds like its positive twin.
"""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final

PENNY: Final = Decimal("0.01")
NOTHING: Final = Decimal("0.00")


def rounded(value: Fraction | Decimal, places: int) -> Decimal:
    """`value` to so many decimal places, halves away from zero."""
    if isinstance(value, Decimal):
        return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    scaled = (abs(value) * 10**places * 2 + 1) // 2
    return Decimal(int(scaled) if value >= 0 else -int(scaled)).scaleb(-places)


def to_pence(value: Fraction | Decimal) -> Decimal:
    """`value` in pounds and pence."""
    return rounded(value, 2)


def pence_down(value: Fraction) -> Decimal:
    """`value` in pounds and pence, a part of a penny dropped."""
    return Decimal(int(value * 100)).scaleb(-2)


def as_decimal(value: Fraction) -> Decimal:
    """A fraction as a decimal: exact where it ends within 28 digits."""
    return Decimal(value.numerator) / Decimal(value.denominator)
