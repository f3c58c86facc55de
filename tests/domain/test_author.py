"""Who is here."""

import pytest

from nosdesk.domain.author import PROGRAM, Author, names_in
from nosdesk.errors import BugError


def test_the_stamp_names_who_works() -> None:
    assert Author("Maya Whitlock").stamp == "Maya Whitlock"
    assert Author(helper="Idris Vale").stamp == "Idris Vale"
    both = Author("Maya Whitlock", "Idris Vale")
    assert (both.stamp, both.together) == ("Maya Whitlock + Idris Vale", True)
    assert names_in(both.stamp) == both.names == ("Maya Whitlock", "Idris Vale")
    assert names_in(PROGRAM.stamp) == ("NOS Desk",)
    assert names_in("") == ()


def test_names_are_tidied() -> None:
    assert Author("  Maya\n\tWhitlock\0 ") == Author("Maya Whitlock")
    assert Author("Ann + Bob").names == ("Ann and Bob",)
    same = Author("Maya", "Maya ")
    assert (same.stamp, same.together) == ("Maya", False)


@pytest.mark.parametrize("empty", ["", "  ", "\0"])
def test_somebody_must_be_here(empty: str) -> None:
    with pytest.raises(BugError, match="name"):
        Author(empty, empty)
