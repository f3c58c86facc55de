"""Quality over time, told no stronger than the answers bear."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nosdesk.domain.records import Check, CheckAnswer, ContractObjective
from nosdesk.domain.trends import (
    Direction,
    Point,
    by_month,
    check_points,
    fewest_crossings_allowed,
    has_signal,
    longest_run_allowed,
    objective_trends,
    trend,
    trend_sentence,
)
from nosdesk.i18n import Reader

READER, EASY = Reader(), Reader(easy=True)
FIRST = date(2026, 1, 5)
PERSON = uuid4()


def points(*faces: int) -> list[Point]:
    return [Point(FIRST + timedelta(weeks=week), face) for week, face in enumerate(faces)]


def said(*faces: int, reader: Reader = READER) -> str:
    return trend_sentence(trend(points(*faces)), reader)


def test_few_answers_are_only_told() -> None:
    assert said() == "Nobody has said yet how it goes."
    assert said(4) == "1 answer: Good. That is too few to show a change."
    assert said(2, 5) == "2 answers: Bad and Very good. That is too few to show a change."
    assert trend(points(1, 1, 5)).direction is Direction.UNKNOWN


def test_a_change_in_few_answers_may_be_chance() -> None:
    assert said(2, 3, 4, 5) == (
        "**It looks a little better lately.** It may be chance. On average 2.5 before and 4.5 lately, of 5. From 4 answers."
    )
    assert said(5, 4, 3, 3, 2, reader=EASY) == (
        "**It may be worse.** We are not sure yet. Before: 4.5 of 5. Now: 2.5 of 5. This is from 5 answers."
    )


def test_about_the_same() -> None:
    assert said(4, 4, 3, 4) == "**It stays about the same: Good.** From 4 answers."
    assert said(*[4] * 30) == "**It stays about the same: Good.** From 30 answers."


def test_a_lasting_change_in_many_answers_is_clear() -> None:
    assert said(*[2] * 7, *[4] * 7).startswith("**It has clearly become better.**")
    assert said(*[5] * 7, *[3] * 7).startswith("**It has clearly become worse.**")
    up_and_down = [2, 4, 2, 5, 2, 4, 3, 5, 2, 5, 3, 5]
    assert said(*up_and_down).startswith("**It looks a little better lately.**")


@pytest.mark.parametrize(
    ("number", "longest", "fewest"),
    [(10, 6, 2), (12, 7, 3), (14, 7, 4), (17, 7, 5), (19, 7, 6), (22, 7, 7), (23, 8, 7), (24, 8, 8), (27, 8, 9), (30, 8, 10)],
)  # fmt: skip
def test_limits_of_a_run_chart(number: int, longest: int, fewest: int) -> None:
    assert longest_run_allowed(number) == longest
    assert fewest_crossings_allowed(number) == fewest


def test_signals() -> None:
    assert not has_signal([])
    assert not has_signal([1, 1, 1, 1, 5, 5, 5, 5])
    assert has_signal([1] * 6 + [5] * 6)
    assert not has_signal([1, 5] * 10)


def test_months_count_each_face_and_average_only_from_four() -> None:
    january, february = by_month([*points(4, 5, 4, 3), Point(date(2026, 2, 9), 1)])
    assert january.counts == (0, 0, 1, 2, 1)
    assert str(january.mean) == "4.0"
    assert (february.month, february.answers, february.mean) == (date(2026, 2, 1), 1, None)


def test_checks_without_day_or_face_are_left_out() -> None:
    noon = datetime(2026, 1, 5, 12, tzinfo=UTC)
    late = Check(person_id=PERSON, checked_on=FIRST, face=2, created_at=noon + timedelta(hours=1))
    early = Check(person_id=PERSON, checked_on=FIRST, face=5, created_at=noon)
    others = [
        Check(person_id=PERSON, checked_on=FIRST),
        Check(person_id=PERSON, face=3),
        Check(person_id=PERSON, face=9),
    ]
    assert check_points([late, early, *others]) == (Point(FIRST, 5), Point(FIRST, 2))


def test_trend_of_each_objective() -> None:
    cooking, bus = (ContractObjective(contract_id=uuid4(), statement=name) for name in ("Cooking", "Bus"))
    checks = [Check(person_id=PERSON, checked_on=FIRST + timedelta(weeks=week)) for week in range(4)]
    answers = [
        CheckAnswer(check_id=check.id, contract_objective_id=cooking.id, face=face)
        for check, face in zip(checks[::-1], (5, 4, 2, 2), strict=True)
    ]
    answers.append(CheckAnswer(check_id=uuid4(), contract_objective_id=bus.id, face=5))
    found = objective_trends([cooking, bus], checks, answers)
    assert [each.objective for each in found] == [cooking, bus]
    assert found[0].trend.direction is Direction.BETTER
    assert found[0].trend.latest == Point(FIRST + timedelta(weeks=3), 5)
    assert found[1].trend.latest is None


@given(st.lists(st.integers(1, 5), max_size=60), st.booleans())
def test_any_answers_have_a_sentence_and_a_mirror(faces: list[int], easy: bool) -> None:
    found = trend(points(*faces))
    assert trend_sentence(found, Reader(easy=easy)).endswith(".")
    mirror = trend(points(*(6 - face for face in faces)))
    opposite = {Direction.BETTER: Direction.WORSE, Direction.WORSE: Direction.BETTER}
    assert mirror.direction == opposite.get(found.direction, found.direction)
    assert mirror.clear == found.clear
    if len(faces) < 10:
        assert not found.clear
