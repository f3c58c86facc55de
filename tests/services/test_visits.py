"""The weekly pattern: what stays keeps its record and history, whatever is taken away or put in before it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from nosdesk.domain.author import Author
from nosdesk.domain.choices import VisitKind, Weekday
from nosdesk.domain.records import Person, Specification, Visit
from nosdesk.services.desk import Desk
from nosdesk.services.visits import Planned, save_pattern, visits
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.history import changes, undo

MORNINGS = Planned((Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY), time(8), time(9, 30))
TEA = Planned((Weekday.WEDNESDAY,), time(17), time(18))
NIGHT = Planned((Weekday.SATURDAY,), time(22), time(7), kind=VisitKind.SLEEPING)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with CaseFile.create(tmp_path / "maya.nosdesk", None) as case:
        yield Desk(case, Author("Maya Ferndale"))


@pytest.fixture
def service(desk: Desk) -> UUID:
    with desk.case.writing(desk.author) as writing:
        person = writing.add(Person(name="Maya Ferndale"))
        return writing.add(Specification(person_id=person.id, title="Help at home")).id


def rows(desk: Desk, *items: Visit) -> list[list[str]]:
    """The fields that the history says were changed since each was added, newest first."""
    return [[row.field for row in changes(desk.case, item.id) if not row.added] for item in items]


def content(items: tuple[Visit, ...]) -> list[Planned]:
    return [Planned(it.days, it.start, it.end, it.workers, it.every_weeks, it.kind) for it in items]


def test_taking_the_first_visit_away_leaves_the_others_alone(desk: Desk, service: UUID) -> None:
    first, tea, night = save_pattern(desk, service, [MORNINGS, TEA, NIGHT])
    assert save_pattern(desk, service, [TEA, NIGHT]) == (tea, night)
    assert visits(desk, service) == (tea, night)
    assert rows(desk, first, tea, night) == [["deleted_at"], [], []]


def test_a_visit_put_in_before_the_others_is_the_new_one(desk: Desk, service: UUID) -> None:
    tea, night = save_pattern(desk, service, [TEA, NIGHT])
    new, *old = save_pattern(desk, service, [MORNINGS, TEA, NIGHT])
    assert old == [tea, night]
    assert new.id not in {tea.id, night.id}
    assert rows(desk, new, tea, night) == [[], [], []]


def test_the_same_in_another_order_changes_nothing(desk: Desk, service: UUID) -> None:
    kept = save_pattern(desk, service, [MORNINGS, TEA, NIGHT])
    assert save_pattern(desk, service, [NIGHT, TEA, MORNINGS]) == kept[::-1]
    assert rows(desk, *kept) == [[], [], []]


@pytest.mark.parametrize(
    "changed",
    [
        replace(TEA, end=time(19)),
        replace(TEA, start=time(16), end=time(19)),
        replace(TEA, days=(Weekday.THURSDAY,)),
        replace(TEA, workers=2, every_weeks=2),
    ],
)
def test_a_changed_visit_keeps_its_record_while_another_goes(desk: Desk, service: UUID, changed: Planned) -> None:
    first, tea, night = save_pattern(desk, service, [MORNINGS, TEA, NIGHT])
    now = save_pattern(desk, service, [changed, NIGHT])
    assert [item.id for item in now] == [tea.id, night.id]
    assert content(now) == [changed, NIGHT]
    assert rows(desk, first, night) == [["deleted_at"], []]
    assert first.id not in {item.id for item in visits(desk, service)}


def test_one_day_at_another_time_splits_off_as_a_new_visit(desk: Desk, service: UUID) -> None:
    (mornings,) = save_pattern(desk, service, [MORNINGS])
    most = replace(MORNINGS, days=(Weekday.MONDAY, Weekday.TUESDAY))
    late = replace(MORNINGS, days=(Weekday.WEDNESDAY,), start=time(9), end=time(10, 30))
    kept, new = save_pattern(desk, service, [most, late])
    assert kept.id == mornings.id
    assert rows(desk, kept, new) == [["days"], []]
    assert save_pattern(desk, service, [late, most]) == (new, kept)


def test_two_visits_alike_stay_two(desk: Desk, service: UUID) -> None:
    one, two = save_pattern(desk, service, [TEA, TEA])
    assert one.id != two.id
    assert save_pattern(desk, service, [TEA]) == (one,)


def test_what_has_nothing_in_common_is_another_visit(desk: Desk, service: UUID) -> None:
    (tea,) = save_pattern(desk, service, [TEA])
    (night,) = save_pattern(desk, service, [NIGHT])
    assert night.id != tea.id
    assert rows(desk, tea) == [["deleted_at"]]


def test_undo_brings_back_the_visit_that_was_taken_away(desk: Desk, service: UUID) -> None:
    kept = save_pattern(desk, service, [MORNINGS, TEA], uuid4())
    save_pattern(desk, service, [TEA], uuid4())
    assert undo(desk.case, desk.author, desk.opened_at)
    assert [item.id for item in visits(desk, service)] == [item.id for item in kept]
    assert content(visits(desk, service)) == [MORNINGS, TEA]
