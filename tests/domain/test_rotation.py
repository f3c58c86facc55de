"""Which backups are kept, over three years of use, with clocks that go wrong."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from nosdesk.domain.rotation import DAYS, LAST, MONTHS, MOST, WEEKS, Dated, to_drop

START = datetime(2026, 1, 1, 9, tzinfo=UTC)


def shelf_over(moments: Iterator[datetime]) -> Iterator[tuple[datetime, list[Dated]]]:
    """What is on the shelf after each backup."""
    shelf: list[Dated] = []
    for number, now in enumerate(moments, 1):
        shelf.append(Dated(number, now))
        gone = to_drop(shelf)
        assert number not in gone, "the newest stays"
        shelf = [each for each in shelf if each.number not in gone]
        assert to_drop(shelf) == frozenset(), "the rule is settled after one turn"
        yield now, shelf


def three_years() -> Iterator[datetime]:
    """Most days are worked on, some hours long, with holidays of up to six weeks."""
    chance = random.Random(7)
    day = START
    while day < START + timedelta(days=3 * 365):
        for hour in range(chance.randint(1, 8)):
            yield day + timedelta(hours=hour, minutes=chance.randint(0, 50))
        day += timedelta(days=1 if chance.random() < 0.97 else chance.randint(2, 42))


def test_three_years_leave_the_last_ones_and_one_of_each_day_week_and_month() -> None:
    made: list[datetime] = []
    newest: dict[str, dict[str, datetime]] = {"%Y-%m-%d": {}, "%G-%V": {}, "%Y-%m": {}}
    for now, shelf in shelf_over(three_years()):
        made.append(now)
        there = [each.made_at for each in shelf]
        assert len(shelf) <= MOST
        assert set(made[-LAST:]) <= set(there)
        for periods, (form, of) in zip((DAYS, WEEKS, MONTHS), newest.items(), strict=True):
            of[now.strftime(form)] = now
            assert set(list(of.values())[-periods:]) <= set(there), form
    assert len(made) > 2_000
    assert (made[-1] - min(there)).days > 300, "the oldest is most of a year old"


@pytest.mark.parametrize("seed", range(8))
def test_a_clock_that_jumps_never_costs_the_newest_nor_more_than_its_share(seed: int) -> None:
    """Set back to 1970 by an empty battery, run ahead to 2099, put right again, many times over."""
    chance = random.Random(seed)

    def moments() -> Iterator[datetime]:
        wrong = timedelta()
        for now in three_years():
            if chance.random() < 0.02:
                wrong = chance.choice(
                    (timedelta(), timedelta(days=-20_000), timedelta(days=26_000), timedelta(hours=-5))
                )
            yield now + wrong

    made: list[int] = []
    for number, (_, shelf) in enumerate(shelf_over(moments()), 1):
        made.append(number)
        assert {each.number for each in shelf} >= set(made[-LAST:])
        assert len(shelf) <= MOST


def test_days_lived_under_a_wrong_clock_make_room_once_it_is_right_again() -> None:
    ahead = [START + timedelta(days=26_000 + day) for day in range(60)]
    right = [START + timedelta(days=60 + day) for day in range(30)]
    *_, (_, shelf) = shelf_over(iter([*ahead, *right]))
    days = {each.made_at for each in shelf}
    assert days >= set(right[-DAYS:])


def test_the_only_good_one_stays_however_many_broken_ones_are_newer() -> None:
    shelf = [Dated(1, START), *(Dated(number, START + timedelta(days=number), good=False) for number in range(2, 60))]
    assert to_drop(shelf) == frozenset()


def test_broken_ones_take_no_place_and_go_once_a_good_one_is_newer() -> None:
    shelf = [Dated(number, START + timedelta(minutes=number), good=number % 2 == 0) for number in range(1, 21)]
    gone = to_drop(shelf)
    assert {number for number in range(1, 21) if number % 2} <= gone
    assert {20, 18, 16, 14, 12} == set(range(1, 21)) - gone


def test_where_none_is_good_none_goes() -> None:
    assert to_drop(Dated(number, START, good=False) for number in range(100)) == frozenset()
    assert to_drop([]) == frozenset()
