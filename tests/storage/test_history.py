"""Undo and redo, and what the history says."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from nosdesk.domain.choices import ContractStatus, ReadingFormat
from nosdesk.domain.records import Contract, Need, Outcome, Person, Record, Specification
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.check import check
from nosdesk.storage.history import Undone, changes, last_change, redo, undo
from nosdesk.storage.tables import CHANGES

from .making import IDRIS, MAYA, add_contract

START = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def person(case: CaseFile) -> Person:
    """A person who was there before this session."""
    with case.writing(MAYA) as writing:
        return writing.add(Person(name="Maya", phone="1"))


@pytest.fixture
def since(person: Person) -> datetime:
    """When this session began: after the person was added."""
    return datetime.now(UTC)


def change(case: CaseFile, person: Person, visit: UUID | None = None, **values: object) -> None:
    """One visit of Maya's."""
    with case.writing(MAYA, visit) as writing:
        writing.set(Person, person.id, **values)


def shown(case: CaseFile) -> dict[type[Record], set[object]]:
    """What a person sees: records that are not removed, without their stamps."""
    return {
        record: {
            tuple(
                value
                for name, value in vars(item).items()
                if name not in ("version", "changed_at", "changed_by", "deleted_at")
            )
            for item in items
            if item.deleted_at is None
        }
        for record, items in ((kind, _all(case, kind)) for kind in (Person, Need))
    }


def _all(case: CaseFile, record: type[Record]) -> tuple[Record, ...]:
    with case.reading() as reading:
        return reading.find(record, removed=True)


def named(done: Undone | None) -> list[tuple[str, str, object, object]]:
    """What an undo or redo says it did."""
    assert done is not None
    return [(step.record.__name__, step.field, step.old, step.new) for step in done.changes]


def test_undo_takes_back_the_last_visit_and_says_what(case: CaseFile, person: Person, since: datetime) -> None:
    change(case, person, name="Maya W")
    change(case, person, phone="2", birth_date=date(1994, 5, 1))
    done = undo(case, IDRIS, since)
    assert named(done) == [("Person", "phone", "2", "1"), ("Person", "birth_date", date(1994, 5, 1), None)]
    assert done is not None
    assert (done.who, done.at >= since) == ("Maya Whitlock", True)
    assert named(undo(case, IDRIS, since)) == [("Person", "name", "Maya W", "Maya")]
    assert undo(case, IDRIS, since) is None
    newest = changes(case, person.id)[0]
    assert (newest.who, newest.field, newest.new) == ("Maya Whitlock + Idris Vale", "name", "Maya")
    assert newest.undoes is not None


def test_redo_takes_the_undo_back_as_often_as_wanted(case: CaseFile, person: Person, since: datetime) -> None:
    change(case, person, name="a")
    change(case, person, name="b")
    for _ in range(3):
        assert named(undo(case, MAYA, since)) == [("Person", "name", "b", "a")]
        assert named(undo(case, MAYA, since)) == [("Person", "name", "a", "Maya")]
        assert undo(case, MAYA, since) is None
        assert named(redo(case, MAYA, since)) == [("Person", "name", "Maya", "a")]
        assert named(redo(case, MAYA, since)) == [("Person", "name", "a", "b")]
        assert redo(case, MAYA, since) is None
    assert len(changes(case, person.id)) == 1 + 2 + 12
    assert check(case) == ()


def test_a_fresh_change_ends_the_redo_list(case: CaseFile, person: Person, since: datetime) -> None:
    change(case, person, name="a")
    undo(case, MAYA, since)
    change(case, person, phone="2")
    assert redo(case, MAYA, since) is None
    assert named(undo(case, MAYA, since)) == [("Person", "phone", "2", "1")]
    assert undo(case, MAYA, since) is None
    assert named(redo(case, MAYA, since)) == [("Person", "phone", "1", "2")]


def test_what_was_added_is_removed_and_comes_back(case: CaseFile, person: Person, since: datetime) -> None:
    visit = uuid4()
    with case.writing(MAYA, visit) as writing:
        need = writing.add(Need(person_id=person.id))
    with case.writing(MAYA, visit) as writing:
        writing.set(Need, need.id, statement="Help with cooking")
    done = undo(case, MAYA, since)
    assert done is not None
    assert [(step.field, step.old) for step in done.changes] == [("deleted_at", None)]
    assert shown(case)[Need] == set()
    done = redo(case, MAYA, since)
    assert done is not None
    assert [(step.field, step.new) for step in done.changes] == [("deleted_at", None)]
    with case.reading() as reading:
        assert reading.find(Need)[0].statement == "Help with cooking"


def test_what_was_removed_is_restored(case: CaseFile, person: Person, since: datetime) -> None:
    with case.writing(MAYA) as writing:
        needs = [writing.add(Need(person_id=person.id, statement=str(number))) for number in range(3)]
    before = shown(case)
    with case.writing(MAYA) as writing:
        for need in needs:
            writing.set(Need, need.id, statement="gone")
            writing.remove(Need, need.id)
    undo(case, MAYA, since)
    assert shown(case) == before
    redo(case, MAYA, since)
    assert shown(case)[Need] == set()


def test_undo_never_goes_back_before_this_session(case: CaseFile, person: Person) -> None:
    change(case, person, name="before")
    since = datetime.now(UTC)
    assert undo(case, MAYA, since) is None
    change(case, person, name="now")
    undo(case, MAYA, since)
    later = datetime.now(UTC)
    assert redo(case, MAYA, later) is None
    assert undo(case, MAYA, later) is None
    with case.reading() as reading:
        assert reading.get(Person, person.id).name == "before"


def test_typing_on_after_an_undo_is_a_fresh_change(case: CaseFile, person: Person, since: datetime) -> None:
    visit = uuid4()
    change(case, person, visit, about="a")
    change(case, person, visit, about="ab")
    assert named(undo(case, MAYA, since)) == [("Person", "about", "ab", "")]
    change(case, person, visit, about="x")
    change(case, person, visit, about="xy")
    assert redo(case, MAYA, since) is None
    assert named(undo(case, MAYA, since)) == [("Person", "about", "xy", "")]
    assert undo(case, MAYA, since) is None


def test_a_visit_without_effect_is_passed_over(case: CaseFile, person: Person, since: datetime) -> None:
    change(case, person, name="a")
    with case.writing(MAYA) as writing:
        writing.remove(Need, writing.add(Need(person_id=person.id)).id)
    assert named(undo(case, MAYA, since)) == [("Person", "name", "a", "Maya")]
    assert undo(case, MAYA, since) is None
    assert named(redo(case, MAYA, since)) == [("Person", "name", "Maya", "a")]


@pytest.mark.parametrize("stands", ["signed", "criteria"])
def test_a_signature_and_having_seen_offers_are_not_undone(case: CaseFile, stands: str) -> None:
    with case.writing(MAYA) as writing:
        contract = add_contract(writing)
    with case.writing(MAYA) as writing:
        if stands == "signed":
            writing.set(Contract, contract.id, status=ContractStatus.SIGNED, signed_on=date(2026, 11, 22))
        else:
            writing.set(Specification, contract.specification_id, criteria_locked_at=writing.at)
    assert undo(case, MAYA, START) is None
    with case.writing(MAYA) as writing:
        writing.add(Outcome(person_id=contract.person_id))
    assert undo(case, MAYA, START) is not None
    assert undo(case, MAYA, START) is None
    assert redo(case, MAYA, START) is not None
    assert undo(case, MAYA, START, final=()) is not None
    assert undo(case, MAYA, START, final=()) is not None
    with case.reading() as reading:
        assert reading.get(Contract, contract.id).signed_on is None


def test_undo_costs_what_this_session_changed(case: CaseFile, person: Person) -> None:
    with case.writing(MAYA) as writing:
        writing.add_all(Need(person_id=person.id) for _ in range(5_000))
    since = datetime.now(UTC)
    change(case, person, name="a")
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    case._raw.set_progress_handler(count, 100)
    assert undo(case, MAYA, since) is not None
    case._raw.set_progress_handler(None, 100)
    assert steps < 50, "up to 5,000 steps of SQLite's machine: no walk through 5,000 rows"


def test_the_history_of_a_record_comes_newest_first(case: CaseFile, person: Person) -> None:
    change(case, person, name="a")
    change(case, person, formats=(ReadingFormat.EASY,))
    newest, name, added = changes(case, person.id)
    assert (newest.field, newest.old, newest.new) == ("formats", (), (ReadingFormat.EASY,))
    assert (name.record, name.old, name.new, name.version) == ("Person", "Maya", "a", 2)
    assert added.added
    assert dict(added.new)["phone"] == "1"
    assert changes(case, person.id, limit=1) == (newest,)
    assert changes(case, uuid4()) == ()
    assert hash(added)


def test_last_change_says_where_a_fact_came_from(case: CaseFile, person: Person) -> None:
    with case.writing(IDRIS) as writing:
        writing.set(Person, person.id, name="Maya W")
    name, phone = (last_change(case, Person, person.id, field) for field in ("name", "phone"))
    assert name is not None
    assert name.who == "Maya Whitlock + Idris Vale"
    assert phone is not None
    assert (phone.who, phone.added) == ("Maya Whitlock", True)
    assert last_change(case, Person, person.id, "email") is None
    assert last_change(case, Person, uuid4(), "name") is None


def test_a_field_of_an_earlier_version_is_shown_as_it_was_kept(case: CaseFile, person: Person) -> None:
    with case.writing(MAYA) as writing:
        writing._connection.execute(
            CHANGES.update().values(new='{"name":"Maya","shoe_size":7,"nation":"Atlantis","birth_date":"29/02"}')
        )
    assert changes(case, person.id)[0].new == (
        ("name", "Maya"),
        ("shoe_size", 7),
        ("nation", "Atlantis"),
        ("birth_date", "29/02"),
    )


ACTS = st.lists(st.sampled_from(["name", "phone", "both", "add", "remove", "edit need", "undo", "redo"]), max_size=14)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_undo_and_redo_are_exact_whatever_was_done(acts: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    """Against a plain list of states: what undo and redo show must be what was there."""
    with CaseFile.create(tmp_path_factory.mktemp("undo") / "a.nosdesk", None) as case:
        with case.writing(MAYA) as writing:
            person = writing.add(Person())
        since = datetime.now(UTC) + timedelta(microseconds=1)
        past: list[object] = []
        future: list[object] = []
        state: object = shown(case)
        for number, act in enumerate(acts):
            if act == "undo":
                assert (undo(case, MAYA, since) is not None) is bool(past)
                if past:
                    future.append(state)
                    state = past.pop()
            elif act == "redo":
                assert (redo(case, MAYA, since) is not None) is bool(future)
                if future:
                    past.append(state)
                    state = future.pop()
            elif _done(case, person, act, number):
                past.append(state)
                future.clear()
                state = shown(case)
            assert shown(case) == state
        assert check(case) == ()


def _done(case: CaseFile, person: Person, act: str, number: int) -> bool:
    """Do one thing; False where there was nothing to do."""
    with case.writing(MAYA) as writing:
        needs = writing.find(Need)
        simple: dict[str, Callable[[], object]] = {
            "name": lambda: writing.set(Person, person.id, name=str(number)),
            "phone": lambda: writing.set(Person, person.id, phone=str(number)),
            "both": lambda: writing.set(Person, person.id, name=f"{number}", phone=f"{number}"),
            "add": lambda: writing.add(Need(person_id=person.id)),
        }
        if act in simple:
            simple[act]()
        elif needs and act == "remove":
            writing.remove(Need, needs[0].id)
        elif needs:
            writing.set(Need, needs[0].id, statement=str(number))
        return bool(act in simple or needs) and bool(writing.rows(select(CHANGES.c.number)))
