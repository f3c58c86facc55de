"""Lines of a chart's axis."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nosdesk.domain.charts import axis_lines


@pytest.mark.parametrize(
    ("top", "lines"),
    [
        ("384", [0, 100, 200, 300, 400]),
        ("480", [0, 100, 200, 300, 400, 500]),
        ("1640.80", [0, 500, 1000, 1500, 2000]),
        ("5", [0, 1, 2, 3, 4, 5]),
        ("0", [0, 1]),
        ("-3", [0, 1]),
    ],
)
def test_round_values(top: str, lines: list[int]) -> None:
    assert list(axis_lines(Decimal(top))) == lines


@given(st.decimals("0.01", "1e9", places=2), st.integers(1, 8))
def test_lines_reach_the_top_and_are_few(top: Decimal, most: int) -> None:
    lines = axis_lines(top, most)
    assert lines[-2] < top <= lines[-1]
    assert 1 < len(lines) <= most + 1
