"""Names, ways to reach somebody and prices are found however they were typed."""

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nosdesk.domain.hiding import Hidden, folded, hide, hide_prices

RUTH = Hidden(
    ("Ruth Ellen Whitlock", "Roo"),
    ("01632 960 511", "ruth.w@example.org", "14 Hazel Row, Alderbrook"),
    shown=("Maya Whitlock",),
)
ANGHARAD = Hidden(("Siân Ó’Brien",))
BRIGHT = Hidden(("Brightway Care Ltd",))


@pytest.mark.parametrize(
    ("whom", "text", "hidden"),
    [
        (RUTH, "Ruth comes on Monday.", "X comes on Monday."),
        (RUTH, "I asked RUTH ELLEN WHITLOCK.", "I asked X."),
        (RUTH, "Whitlock, Ruth rang.", "X rang."),
        (RUTH, "Ask R. Whitlock or R Whitlock.", "Ask X or X."),
        (RUTH, "It is Ruth’s key and roo's cat.", "It is X’s key and X's cat."),
        (RUTH, "**Ruth** Whitlock", "**X** Whitlock"),
        (RUTH, "Ru\u00adth and Ru\u200bth", "X and X"),
        (RUTH, "Maya Whitlock and her truth", "Maya Whitlock and her truth"),
        (RUTH, "Ring 01632960511, 01632-960-511 or +44 1632 960511.", "Ring X, X or X."),
        (RUTH, "Write to RUTH.W@example.org", "Write to X"),
        (RUTH, "She lives at 14 Hazel Row,\nAlderbrook", "She lives at X"),
        (ANGHARAD, "sian o'brien said so; SIÂN too", "X said so; X too"),
        (ANGHARAD, unicodedata.normalize("NFD", "Siân!"), "X!"),
        (BRIGHT, "Brightway offered, and brightwaycareltd.example", "X offered, and X.example"),
        (Hidden(("May Hart",)), "May came on 3 May 2027 with Mr Hart", "X came on 3 May 2027 with Mr X"),
        (Hidden(("",)), "Nobody", "Nobody"),
    ],
)
def test_a_name_is_found_however_it_is_typed(whom: Hidden, text: str, hidden: str) -> None:
    said, count = hide(text, [whom], "X")
    assert said == hidden
    assert count == hidden.count("X")


def test_the_words_that_many_companies_share_can_still_be_read() -> None:
    said, count = hide("Brightway gives good care and support at home. Brightway Care Ltd", [BRIGHT], "X")
    assert (said, count) == ("X gives good care and support at home. X", 2)


@given(
    st.sampled_from(["Ruth", "Roo", "Ruth Whitlock", "ruth ellen whitlock", "RUTH"]),
    st.text(alphabet=" .,;:!?()\n“”-", min_size=1, max_size=4),
    st.text(alphabet="abcxyzäß ", max_size=12),
    st.lists(st.sampled_from(["\u200b", "\u00ad", "\u0301", "\ufeff"]), max_size=3),
)
def test_what_is_hidden_cannot_be_read_any_more(name: str, edge: str, around: str, marks: list[str]) -> None:
    typed = "".join(letter + (marks[n] if n < len(marks) else "") for n, letter in enumerate(name))
    text = f"{around}{edge}{typed}{edge}{around}"
    said, _count = hide(text, [RUTH], "…")
    words = set(folded(said).text.replace("-", " ").split())
    assert not {"ruth", "roo"} & {word.strip(".,;:!?()“”…") for word in words}
    assert said.startswith(around + edge) or not around.strip()


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("They ask £21.50 an hour.", "They ask X an hour."),
        ("It was 21.50, we pay £19.", "It was X, we pay £19."),
        ("£1,204.00 a week against £19.00", "X a week against £19.00"),
        ("22 per hour, 22 hours", "X per hour, 22 hours"),
        ("21 pounds 50 pence, 30 quid, GBP 40", "X, X, X"),
        ("At 8.30 pm on 3 May 2027, 2.5 km", "At 8.30 pm on 3 May 2027, 2.5 km"),
        ("50p a mile", "X a mile"),
    ],
)
def test_a_price_is_found_however_it_is_typed(text: str, hidden: str) -> None:
    assert hide_prices(text, {Decimal(19)}, "X") == (hidden, hidden.count("X"))
