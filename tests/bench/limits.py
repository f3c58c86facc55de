"""What was measured against its limit, kept until the end of a run and shown as one table."""

from dataclasses import dataclass
from typing import Final

import pytest


@dataclass(frozen=True)
class Measured:
    """One figure, its limit, and the unit of both."""

    name: str
    value: float
    limit: float
    unit: str

    @property
    def kept(self) -> bool:
        """Whether the figure is within its limit."""
        return self.value <= self.limit


MEASURED: Final[list[Measured]] = []


def hold(name: str, value: float, limit: float, unit: str) -> None:
    """Keep a figure for the table, and fail where it is over its limit."""
    MEASURED.append(Measured(name, value, limit, unit))
    if value > limit:
        pytest.fail(f"{name}: {value:.2f} {unit}, and {limit:g} is the limit", pytrace=False)


def table() -> list[str]:
    """One line for each figure, in the order measured."""
    width = max((len(one.name) for one in MEASURED), default=0)
    return [
        f"{one.name:<{width}}  {one.value:>9.2f} {one.unit:<2}  limit {one.limit:>6g}  {'kept' if one.kept else 'OVER'}"
        for one in MEASURED
    ]
