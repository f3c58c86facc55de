"""Age, life stage and who decides."""

from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nosdesk.domain.choices import AuthorityBasis, DecisionArea
from nosdesk.domain.people import (
    LifeStage,
    age_on,
    current_authorities,
    current_authority,
    ended_by,
    life_stage,
    needs_parent,
    overlapping,
    parental_after_18,
    turns_18_on,
    turns_18_within,
)
from nosdesk.domain.records import Authority

TODAY = date(2026, 11, 22)
PERSON = uuid4()
LEAP = date(2008, 2, 29)


@pytest.mark.parametrize(
    ("birth", "day", "age", "stage"),
    [
        (date(2010, 11, 23), TODAY, 15, LifeStage.CHILD),
        (date(2010, 11, 22), TODAY, 16, LifeStage.YOUNG_PERSON),
        (date(2008, 11, 23), TODAY, 17, LifeStage.YOUNG_PERSON),
        (date(2008, 11, 22), TODAY, 18, LifeStage.ADULT),
        (LEAP, date(2026, 2, 28), 17, LifeStage.YOUNG_PERSON),
        (LEAP, date(2026, 3, 1), 18, LifeStage.ADULT),
        (LEAP, date(2028, 2, 29), 20, LifeStage.ADULT),
        (TODAY, TODAY, 0, LifeStage.CHILD),
        (date(2027, 1, 1), TODAY, None, None),
        (None, TODAY, None, None),
    ],
)
def test_age_and_stage(birth: date | None, day: date, age: int | None, stage: LifeStage | None) -> None:
    assert age_on(birth, day) == age
    assert life_stage(birth, day) is stage
    assert needs_parent(birth, day) == (stage in (LifeStage.CHILD, LifeStage.YOUNG_PERSON))


def test_turning_18() -> None:
    assert turns_18_on(LEAP) == date(2026, 3, 1)
    assert turns_18_on(date(2009, 5, 4)) == date(2027, 5, 4)
    assert turns_18_within(date(2009, 5, 4), TODAY)
    assert not turns_18_within(date(2009, 5, 4), TODAY, 100)
    assert not turns_18_within(date(2000, 5, 4), TODAY)
    assert not turns_18_within(None, TODAY)


@given(st.dates(), st.dates())
def test_age_grows_by_one_a_year(birth: date, day: date) -> None:
    age = age_on(birth, day)
    assert (age is None) == (birth > day)
    if age is not None:
        assert 0 <= day.year - birth.year - age <= 1


def authority(
    area: DecisionArea | None,
    since: date | None = None,
    until: date | None = None,
    basis: AuthorityBasis = AuthorityBasis.ATTORNEY,
) -> Authority:
    return Authority(person_id=PERSON, area=area, basis=basis, since=since, until=until)


MONEY = DecisionArea.MONEY
OLD = authority(MONEY, date(2020, 1, 1), date(2026, 11, 21))
NEW = authority(MONEY, date(2026, 11, 22))
HOME = authority(DecisionArea.HOME)


def test_who_decides_today() -> None:
    assert current_authority([OLD, NEW, HOME], TODAY, MONEY) == NEW
    assert current_authority([OLD, NEW, HOME], date(2026, 11, 21), MONEY) == OLD
    assert current_authority([OLD, NEW], TODAY, DecisionArea.HEALTH) is None
    assert current_authority([OLD], TODAY, MONEY) is None
    together = authority(MONEY, date(2026, 1, 1))
    found = current_authorities([together, HOME, NEW, authority(None)], TODAY)
    assert found == {MONEY: (NEW, together), DecisionArea.HOME: (HOME,)}


def test_overlapping() -> None:
    assert overlapping([OLD, NEW, HOME]) == ()
    open_ended = authority(MONEY, date(2019, 1, 1))
    assert overlapping([OLD, NEW, HOME, open_ended]) == ((OLD, open_ended), (NEW, open_ended))
    assert overlapping([authority(None), authority(None)]) == ()


def test_a_new_one_ends_the_old_one() -> None:
    open_ended = authority(MONEY, date(2019, 1, 1))
    later = authority(MONEY, date(2026, 12, 1))
    assert ended_by(NEW, [NEW, OLD, open_ended, HOME, later]) == ((open_ended, date(2026, 11, 21)),)
    assert ended_by(authority(MONEY), [open_ended]) == ()
    assert ended_by(authority(MONEY, date.min), [open_ended]) == ()


def test_parental_responsibility_ends_at_18() -> None:
    birth = date(2009, 5, 4)
    parent = authority(MONEY, basis=AuthorityBasis.PARENT)
    assert parental_after_18(parent, birth)
    assert not parental_after_18(authority(MONEY, None, date(2027, 5, 3), AuthorityBasis.PARENT), birth)
    assert not parental_after_18(parent, None)
    assert not parental_after_18(NEW, birth)
