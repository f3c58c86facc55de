"""The weekly pattern without its widgets: packing, where visits stand, how written times are meant."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nosdesk.ui.kit.week_plan import (
    AFTERNOON,
    EVENING,
    MORNING,
    NIGHT,
    Slot,
    VisitDraft,
    new_slot,
    overlapping,
    packed,
    read_end,
    read_start,
    start_day,
    unpacked,
    with_start,
)

TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
SLOTS = st.lists(st.builds(Slot, st.integers(0, 6), TIMES, TIMES, st.integers(1, 3), st.integers(1, 4)), max_size=12)


def test_alike_on_several_days_is_one_visit() -> None:
    days = [Slot(day, time(8, 30), time(10, 30)) for day in (0, 2, 4)]
    assert packed(days) == (VisitDraft(frozenset({0, 2, 4}), time(8, 30), time(10, 30)),)


def test_two_alike_on_one_day_stay_two() -> None:
    twice = [Slot(0, time(9), time(10)), Slot(0, time(9), time(10)), Slot(1, time(9), time(10))]
    assert sorted(len(visit.days) for visit in packed(twice)) == [1, 2]


@given(SLOTS)
def test_packing_loses_nothing(slots: list[Slot]) -> None:
    def key(slot: Slot) -> tuple[object, ...]:
        return slot.day, slot.start, slot.end, slot.workers, slot.every_weeks

    assert sorted(unpacked(packed(slots)), key=key) == sorted(slots, key=key)


@pytest.mark.parametrize(
    ("slot", "spot"),
    [
        (Slot(2, time(8, 30), time(10, 30)), (2, MORNING)),
        (Slot(2, time(5), time(7)), (2, MORNING)),
        (Slot(2, time(12), time(13)), (2, AFTERNOON)),
        (Slot(2, time(21, 59), time(23)), (2, EVENING)),
        (Slot(2, time(22), time(7)), (2, NIGHT)),
        (Slot(2, time(20, 30), time(8)), (2, NIGHT)),
        (Slot(2, time(20, 30), time(0, 30)), (2, EVENING)),
        (Slot(4, time(1), time(5)), (3, NIGHT)),
        (Slot(0, time(1), time(5)), (6, NIGHT)),
    ],
)
def test_where_a_visit_stands(slot: Slot, spot: tuple[int, int]) -> None:
    assert slot.spot == spot


@pytest.mark.parametrize(
    ("text", "part", "meant"),
    [
        ("8.30", MORNING, time(8, 30)),
        ("8.30", EVENING, time(20, 30)),
        ("830", EVENING, time(20, 30)),
        ("08:30", EVENING, time(8, 30)),
        ("8:30 am", EVENING, time(8, 30)),
        ("20:30", MORNING, time(20, 30)),
        ("half past 8", EVENING, time(20, 30)),
        ("12", NIGHT, time(0)),
        ("12", AFTERNOON, time(12)),
        ("1", AFTERNOON, time(13)),
        ("1", NIGHT, time(1)),
        ("6", MORNING, time(6)),
        ("11", NIGHT, time(23)),
        ("noon", EVENING, time(12)),
        ("half past", MORNING, None),
        ("25:00", MORNING, None),
        ("", MORNING, None),
    ],
)
def test_how_a_written_start_is_meant(text: str, part: int, meant: time | None) -> None:
    assert read_start(text, part) == meant


@pytest.mark.parametrize(
    ("text", "start", "meant"),
    [
        ("10.30", time(8, 30), time(10, 30)),
        ("7", time(22), time(7)),
        ("7", time(18), time(19)),
        ("12", time(22), time(0)),
        ("9", time(9), time(21)),
        ("09:00", time(9), time(9)),
        ("later", time(9), None),
    ],
)
def test_how_a_written_end_is_meant(text: str, start: time, meant: time | None) -> None:
    assert read_end(text, start) == meant


def test_after_midnight_is_the_next_day() -> None:
    assert start_day((3, NIGHT), time(1)) == 4
    assert start_day((6, NIGHT), time(1)) == 0
    assert start_day((3, NIGHT), time(22)) == 3
    assert start_day((3, MORNING), time(1)) == 3


def test_another_start_keeps_the_end_or_the_length() -> None:
    slot = Slot(2, time(9), time(11))
    assert with_start(slot, (2, MORNING), time(8, 30)) == Slot(2, time(8, 30), time(11))
    assert with_start(slot, (2, MORNING), time(11, 30)) == Slot(2, time(11, 30), time(13, 30))


def test_a_new_visit_is_like_the_last_in_its_part() -> None:
    before = [Slot(0, time(8, 30), time(10, 30)), Slot(4, time(1), time(5))]
    assert new_slot((2, MORNING), 120, before, "") == Slot(2, time(8, 30), time(10, 30))
    assert new_slot((6, NIGHT), 120, before, "") == Slot(0, time(1), time(5))
    assert new_slot((2, AFTERNOON), 90, before, "support") == Slot(2, time(14), time(15, 30), kind="support")
    assert new_slot((2, NIGHT), 90, [], "sleeping") == Slot(2, time(22), time(7), kind="sleeping")


def test_overlaps_go_round_the_week() -> None:
    assert overlapping([Slot(0, time(9), time(11)), Slot(0, time(10), time(12)), Slot(1, time(9), time(11))]) == {0, 1}
    assert overlapping([Slot(6, time(22), time(7)), Slot(0, time(6), time(8))]) == {0, 1}
    assert overlapping([Slot(0, time(9), time(11)), Slot(0, time(11), time(12))]) == set()
