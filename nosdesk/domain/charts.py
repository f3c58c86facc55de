"""What a chart needs besides its rows: where the lines of its axis stand."""

from decimal import Decimal

_STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))


def axis_lines(top: Decimal, most: int = 5) -> tuple[Decimal, ...]:
    """Round values from 0 up to the first at or above `top`, at most so many above 0: 0, 100, 200, 300, 400 for 384."""
    if top <= 0:
        return (Decimal(0), Decimal(1))
    size = Decimal(1).scaleb((top / most).adjusted())
    step = next(size * factor for factor in _STEPS if size * factor * most >= top)
    lines = [Decimal(0)]
    while lines[-1] < top:
        lines.append(lines[-1] + step)
    return tuple(lines)
