"""The order of letters of both directions, against another library's."""

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from nosdesk.export.bidi import levels, visual_order


@given(st.text("אבשنلي abXY 01239٠٢٥ ,.:/+-%£$()[]<>{}!?؟،ًَ", max_size=30), st.booleans())
def test_letters_stand_in_the_order_that_unicode_says(text: str, rtl: bool) -> None:
    said = "".join(text[at] for at in visual_order(levels(text, rtl)))
    assert said == get_display(text, base_dir="R" if rtl else "L")


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("أبج (abc) دهو", "وهد (cba) جبأ"[::-1]),
        ("أبج 10:30", "10:30 جبأ"),
    ],
)
def test_brackets_and_numbers_in_words_from_right_to_left(text: str, seen: str) -> None:
    order = "".join(text[at] for at in visual_order(levels(text, True)))
    assert sorted(order) == sorted(seen)
    assert ("abc" in order) == ("abc" in text)
    assert ("10:30" in order) == ("10:30" in text)


def test_each_line_that_was_typed_begins_anew() -> None:
    assert levels("אa\nb", False) == (1, 0, 0, 0)
    assert levels("a\nב", True)[2] == 1


def test_what_belongs_together_runs_from_left_to_right() -> None:
    text = "אב 01632 960 417"
    assert "".join(text[at] for at in visual_order(levels(text, True, ((3, 16),)))).startswith("01632 960 417")
    assert not "".join(text[at] for at in visual_order(levels(text, True))).startswith("01632")
