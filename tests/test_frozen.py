"""Frozen data classes of our own behave as those of `dataclasses`, kind by kind."""

import copy
import dataclasses
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from nosdesk import frozen


def _classes(make: Callable[..., Callable[[type], type]], **how: bool) -> tuple[type, type, type]:
    """One of each kind of field, a class that inherits it, and one without fields."""

    @make(frozen=True, **how)
    class Visit:
        """A visit."""

        day: str
        hours: int = 2
        tags: list[str] = dataclasses.field(default_factory=list, compare=False)
        secret: str = dataclasses.field(default="", repr=False)
        notes: list[str] = dataclasses.field(default_factory=list, hash=False)

    @make(frozen=True, **how)
    class Night(Visit):
        """A night."""

        waking: bool = False

    @make(frozen=True, **how)
    class Nothing:
        """No fields."""

    return Visit, Night, Nothing


HOWS = [{}, {"kw_only": True}, {"slots": True}, {"kw_only": True, "slots": True}]


@pytest.fixture(params=HOWS, ids=str)
def pairs(request: pytest.FixtureRequest) -> list[tuple[Any, Any]]:
    """The classes of `dataclasses`, each beside the same of ours."""
    return list(
        zip(_classes(dataclasses.dataclass, **request.param), _classes(frozen._dataclass, **request.param), strict=True)
    )


def test_values_are_taken_by_name_with_defaults(pairs: list[tuple[Any, Any]]) -> None:
    for theirs, ours in pairs[:2]:
        for given in ({"day": "Monday"}, {"day": "Monday", "hours": 3, "tags": ["wet"], "secret": "x"}):
            assert dataclasses.asdict(ours(**given)) == dataclasses.asdict(theirs(**given))


def test_each_object_has_a_list_of_its_own(pairs: list[tuple[Any, Any]]) -> None:
    _theirs, ours = pairs[0]
    assert ours(day="Monday").tags is not ours(day="Monday").tags


@pytest.mark.parametrize(
    ("given", "named"),
    [((), {}), ((), {"hours": 1}), ((), {"day": "a", "colour": "red"}), (("a",), {"day": "a"}), (tuple("abcdefg"), {})],
    ids=["nothing", "one-missing", "unknown", "twice", "too-many"],
)
def test_values_that_do_not_fit_are_refused(pairs: list[tuple[Any, Any]], given: tuple[Any, ...], named: Any) -> None:
    for theirs, ours in pairs[:2]:
        for each in (theirs, ours):
            with pytest.raises(TypeError):
                each(*given, **named)


def test_values_are_taken_by_place_in_the_order_of_fields() -> None:
    for how in ({}, {"slots": True}):
        theirs, ours = (_classes(make, **how)[1] for make in (dataclasses.dataclass, frozen._dataclass))
        assert dataclasses.astuple(ours("Monday", 8, waking=True)) == dataclasses.astuple(
            theirs("Monday", 8, waking=True)
        )
        assert ours.__match_args__ == theirs.__match_args__


def test_equal_objects_are_those_of_one_class_with_equal_compared_fields(pairs: list[tuple[Any, Any]]) -> None:
    (_, visit), (_, night), (_, nothing) = pairs
    assert visit(day="Monday") == visit(day="Monday", tags=["not compared"])
    assert hash(visit(day="Monday")) == hash(visit(day="Monday", tags=["not compared"]))
    assert visit(day="Monday") != visit(day="Monday", secret="x")
    assert visit(day="Monday") != visit(day="Monday", notes=["x"])
    assert hash(visit(day="Monday")) == hash(visit(day="Monday", notes=["x"]))
    assert visit(day="Monday") != night(day="Monday")
    assert nothing() == nothing()
    assert len({nothing(), nothing(), visit(day="Monday")}) == 2


def test_they_are_shown_alike(pairs: list[tuple[Any, Any]]) -> None:
    for theirs, ours in pairs[:2]:
        assert repr(ours(day="Monday", secret="x")) == repr(theirs(day="Monday", secret="x"))
    assert repr(pairs[2][0]()) == repr(pairs[2][1]())


def test_nothing_can_be_changed(pairs: list[tuple[Any, Any]]) -> None:
    _theirs, ours = pairs[0]
    visit = ours(day="Monday")
    with pytest.raises(dataclasses.FrozenInstanceError):
        visit.day = "Tuesday"
    with pytest.raises(dataclasses.FrozenInstanceError):
        del visit.day
    assert visit.day == "Monday"


def test_they_are_replaced_and_copied(pairs: list[tuple[Any, Any]]) -> None:
    for _theirs, ours in pairs[:2]:
        visit = ours(day="Monday", tags=["wet"])
        assert dataclasses.replace(visit, hours=5) == ours(day="Monday", hours=5)
        assert copy.copy(visit) == visit == copy.deepcopy(visit)
        assert copy.deepcopy(visit).tags == ["wet"]


@frozen.dataclass(frozen=True, slots=True)
class Slotted:
    """For pickling, which looks a class up by name."""

    day: str


def test_slots_leave_no_room_for_more_and_can_be_pickled() -> None:
    assert not hasattr(Slotted("Monday"), "__dict__")
    assert pickle.loads(pickle.dumps(Slotted("Monday"))) == Slotted("Monday")  # noqa: S301 - our own bytes


def test_what_a_class_writes_itself_stays() -> None:
    @frozen.dataclass(frozen=True)
    class Name:
        """Names are equal whatever their case."""

        text: str

        def __post_init__(self) -> None:
            if not self.text:
                raise ValueError("no name")

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Name) and other.text.lower() == self.text.lower()

        def __hash__(self) -> int:
            return hash(self.text.lower())

        def __repr__(self) -> str:
            return "a name"

    assert Name("Ann") == Name("ANN")
    assert len({Name("Ann"), Name("ANN")}) == 1
    assert repr(Name("Ann")) == "a name"
    with pytest.raises(ValueError, match="no name"):
        Name("")


def test_what_it_cannot_do_is_refused_when_the_class_is_made() -> None:
    with pytest.raises(TypeError):
        frozen._dataclass(frozen=False)
    with pytest.raises(TypeError):

        @frozen.dataclass(frozen=True)
        class Late:
            """A field that is worked out later."""

            total: int = dataclasses.field(init=False)
