"""Reading and writing records, with their history in the same transaction."""

import dataclasses
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select

from nosdesk.domain.choices import ReadingFormat, SpecificationStatus, Weekday
from nosdesk.domain.records import Contract, Need, PaymentDue, Person, Specification, Visit
from nosdesk.errors import BugError, KnownError
from nosdesk.storage import trouble
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.check import check
from nosdesk.storage.history import ChangeRow, changes, undo
from nosdesk.storage.tables import CHANGES
from nosdesk.storage.unit import ADDED

from .making import IDRIS, MAYA, PASSPHRASE, add_contract, everything, fill


@pytest.fixture
def person(case: CaseFile) -> Person:
    """A person in the case file."""
    with case.writing(MAYA) as writing:
        return writing.add(Person(name="Maya Whitlock", phone="01632 960001"))


def now(case: CaseFile, person: Person) -> Person:
    """The person as the file has them."""
    with case.reading() as reading:
        return reading.get(Person, person.id)


def told(case: CaseFile, person: Person) -> list[tuple[str, Any, Any, str]]:
    """The history of a person, oldest first, without the adding."""
    rows: tuple[ChangeRow, ...] = changes(case, person.id)
    return [(row.field, row.old, row.new, row.who) for row in reversed(rows) if not row.added]


def test_what_is_given_back_is_what_is_kept(case: CaseFile) -> None:
    before = datetime.now(UTC)
    fill(case)
    for records in everything(case).values():
        for record in records:
            assert record.created_at is not None
            assert before <= record.created_at <= datetime.now(UTC)
            assert (record.version, record.created_by, record.changed_by) == (1, "Maya Whitlock", "Maya Whitlock")
            assert len(changes(case, record.id)) == 1
    with case.writing(IDRIS) as writing:
        added = writing.add(Person(name="A", formats=(ReadingFormat.EASY,)))
        changed = writing.set(Person, added.id, name="B")
    assert now(case, added) == changed
    assert changed.created_by == changed.changed_by == "Maya Whitlock + Idris Vale"


def test_values_come_back_as_they_are_kept(case: CaseFile) -> None:
    summer = timezone(timedelta(hours=1))
    with case.writing(MAYA) as writing:
        contract = add_contract(writing)
        due = writing.add(PaymentDue(contract_id=contract.id, due_on=date(2028, 2, 29), amount=Decimal("12.5")))
        assert str(due.amount) == "12.50"
        visit = writing.add(
            Visit(specification_id=contract.specification_id, days=(Weekday.SUNDAY, Weekday.MONDAY, Weekday.SUNDAY))
        )
        assert visit.days == (Weekday.MONDAY, Weekday.SUNDAY)
        locked = datetime(2026, 7, 1, 12, tzinfo=summer)
        specification = writing.set(
            Specification, contract.specification_id, criteria_locked_at=locked, miles_a_week=Decimal("1E+1")
        )
        assert specification.criteria_locked_at == locked
        assert str(specification.criteria_locked_at) == "2026-07-01 11:00:00+00:00"
        assert str(specification.miles_a_week) == "10.0000"
    with case.reading() as reading:
        assert str(reading.get(PaymentDue, due.id).amount) == "12.50"
        assert reading.get(Visit, visit.id) == visit
        assert reading.get(Specification, specification.id) == specification


def test_a_change_is_written_beside_its_history(case: CaseFile, person: Person) -> None:
    with case.writing(IDRIS) as writing:
        writing.set(Person, person.id, name="Maya W", birth_date=date(1994, 5, 1))
    assert told(case, person) == [
        ("name", "Maya Whitlock", "Maya W", "Maya Whitlock + Idris Vale"),
        ("birth_date", None, date(1994, 5, 1), "Maya Whitlock + Idris Vale"),
    ]
    assert now(case, person).version == 2


def test_nothing_is_written_where_nothing_differs(case: CaseFile, person: Person) -> None:
    with case.writing(IDRIS) as writing:
        same = writing.set(Person, person.id, version=1, name="Maya\0 Whitlock", formats=())
        writing.restore(Person, person.id)
    assert same == now(case, person) == person
    assert told(case, person) == []


def test_what_is_put_aside_is_kept_without_history(case: CaseFile) -> None:
    with case.reading() as reading:
        before = reading.rows(select(CHANGES))
    with case.writing(MAYA) as writing:
        writing.put_aside("payment", {"amount": "12", "note": "“ŵ” £5"})
        writing.put_aside("passed", ["birth"])
    with case.writing(MAYA) as writing:
        writing.put_aside("payment", {"amount": "13"})
        writing.put_aside("passed", None)
        writing.put_aside("never there", None)
    with case.reading() as reading:
        assert (reading.aside("payment"), reading.aside("passed")) == ({"amount": "13"}, None)
        assert reading.rows(select(CHANGES)) == before
    assert undo(case, MAYA, datetime.min.replace(tzinfo=UTC)) is None
    assert check(case) == ()


def test_what_is_put_aside_and_was_changed_by_strangers_is_told(case: CaseFile) -> None:
    with case.writing(MAYA) as writing:
        writing.put_aside("payment", {})
    case._raw.execute("UPDATE aside SET value = '{'")
    with pytest.raises(KnownError) as caught, case.reading() as reading:
        reading.aside("payment")
    assert caught.value.words is trouble.DAMAGED


def test_one_visit_to_a_field_is_one_row(case: CaseFile, person: Person) -> None:
    visit = uuid4()
    for typed in ("M", "Ma", "May", "Maya"):
        with case.writing(MAYA, visit) as writing:
            writing.set(Person, person.id, version=1, about=typed)
    assert told(case, person) == [("about", "", "Maya", "Maya Whitlock")]
    assert now(case, person).version == 5
    assert changes(case, person.id)[0].version == 5


def test_a_visit_that_ends_as_it_began_leaves_no_row(case: CaseFile, person: Person) -> None:
    visit = uuid4()
    for typed in ("M", ""):
        with case.writing(MAYA, visit) as writing:
            writing.set(Person, person.id, about=typed)
    assert told(case, person) == []


def test_a_visit_that_others_came_between_goes_on_as_another(case: CaseFile, person: Person) -> None:
    visit = uuid4()
    for author, own, values in (
        (MAYA, visit, {"about": "a"}),
        (MAYA, None, {"phone": "1"}),
        (MAYA, visit, {"about": "ab"}),
        (MAYA, visit, {"about": "abc"}),
        (IDRIS, visit, {"about": "abcd"}),
        (IDRIS, visit, {"about": "abcde"}),
    ):
        with case.writing(author, own) as writing:
            writing.set(Person, person.id, **values)
    assert told(case, person) == [
        ("about", "", "a", "Maya Whitlock"),
        ("phone", "01632 960001", "1", "Maya Whitlock"),
        ("about", "a", "abc", "Maya Whitlock"),
        ("about", "abc", "abcde", "Maya Whitlock + Idris Vale"),
    ]
    assert len({row.visit for row in changes(case, person.id)}) == 5


def test_of_two_stale_writers_the_second_is_told(case: CaseFile, person: Person) -> None:
    with case.writing(MAYA) as writing:
        writing.set(Person, person.id, version=1, name="first")

    def second() -> None:
        with case.writing(IDRIS) as writing:
            writing.set(Person, person.id, version=1, phone="kept?")
            writing.set(Person, person.id, version=1, name="second")

    with pytest.raises(KnownError) as caught:
        second()
    assert caught.value.words is trouble.CHANGED_MEANWHILE
    assert (now(case, person).name, now(case, person).phone) == ("first", "01632 960001")


def test_stale_writers_of_different_fields_do_no_harm(case: CaseFile, person: Person) -> None:
    with case.writing(MAYA) as writing:
        writing.set(Person, person.id, version=1, name="first")
    with case.writing(IDRIS) as writing:
        writing.set(Person, person.id, version=1, phone="2")
        writing.set(Person, person.id, version=1, name="first")
    assert (now(case, person).name, now(case, person).phone) == ("first", "2")


def test_a_removed_record_is_kept_and_not_written_to(case: CaseFile, person: Person) -> None:
    with case.writing(MAYA) as writing:
        writing.remove(Person, person.id)
        writing.remove(Person, person.id)
        assert writing.find(Person) == ()
        assert writing.find(Person, removed=True)[0].deleted_at == writing.at

    def write() -> None:
        with case.writing(MAYA) as writing:
            writing.set(Person, person.id, name="late")

    with pytest.raises(KnownError) as caught:
        write()
    assert caught.value.words is trouble.REMOVED_MEANWHILE
    with case.writing(MAYA) as writing:
        writing.restore(Person, person.id)
        assert writing.find(Person)[0].deleted_at is None
    assert [(row.removed, row.restored) for row in changes(case, person.id)] == [
        (False, True),
        (True, False),
        (False, False),
    ]


WRONG = [
    (Contract, "value", Decimal("12.345"), "2 decimal places"),
    (Contract, "value", Decimal("0." + "0" * 40 + "1"), "2 decimal places"),
    (Contract, "value", Decimal("NaN"), "finite"),
    (Contract, "value", Decimal("Infinity"), "finite"),
    (Contract, "value", Decimal("1e30"), "too large"),
    (Contract, "value", Decimal("1e999999"), "Contract.value"),
    (Contract, "value", 12, "int"),
    (Contract, "value", 12.5, "float"),
    (Contract, "title", None, "NoneType"),
    (Contract, "title", 5, "int"),
    (Contract, "start", datetime(2026, 1, 1, tzinfo=UTC), "datetime"),
    (Contract, "start", "2026-01-01", "str"),
    (Contract, "days_to_pay", 2**31, "int"),
    (Contract, "days_to_pay", True, "bool"),
    (Contract, "days_to_pay", Decimal(7), "Decimal"),
    (Contract, "status", "draft", "str"),
    (Contract, "status", SpecificationStatus.DRAFT, "SpecificationStatus"),
    (Contract, "person_id", "9a021549-6304-441e-9a1b-be938fdf17b9", "str"),
    (Contract, "person_id", None, "NoneType"),
    (Contract, "id", uuid4(), "cannot be set"),
    (Contract, "created_by", "me", "cannot be set"),
    (Contract, "deleted_at", None, "remove"),
    (Contract, "no_such_field", 1, "cannot be set"),
    (Person, "formats", ("large",), "str"),
    (Person, "formats", [ReadingFormat.EASY], "list"),
    (Person, "interpreter", 1, "int"),
    (Specification, "criteria_locked_at", datetime(2026, 1, 1), "datetime"),  # noqa: DTZ001 - without a zone is what is wrong
]


@pytest.mark.parametrize(("record", "name", "value", "said"), WRONG)
def test_a_value_that_a_field_cannot_hold_is_our_mistake(
    case: CaseFile, record: type[Any], name: str, value: object, said: str
) -> None:
    with case.writing(MAYA) as writing:
        add_contract(writing)
        target = writing.find(record)[0]
        with pytest.raises(BugError, match=said) as caught:
            writing.set(record, target.id, **{name: value})
    if value is not None:
        assert str(value) not in str(caught.value), "what people write is not for error reports"
    if not name.endswith("_at") and hasattr(target, name) and "cannot be set" not in said:
        with case.writing(MAYA) as writing, pytest.raises(BugError, match=said):
            writing.add(dataclasses.replace(target, id=uuid4(), **{name: value}))


def test_a_link_to_nothing_is_our_mistake(case: CaseFile, person: Person) -> None:
    def add() -> None:
        with case.writing(MAYA) as writing:
            writing.add(Need(person_id=uuid4(), statement="private words"))

    def change() -> None:
        with case.writing(MAYA) as writing:
            need = writing.add(Need(person_id=person.id))
            writing.set(Need, need.id, person_id=uuid4())

    def twice() -> None:
        with case.writing(MAYA) as writing:
            writing.add(person)

    for act in (add, change, twice):
        with pytest.raises(BugError, match="constraint failed") as caught:
            act()
        assert "private words" not in f"{caught.value}{caught.value.__cause__}"
    assert everything(case)[Need] == ()


def test_what_is_not_there_is_our_mistake(case: CaseFile) -> None:
    with case.writing(MAYA) as writing:
        for act in (writing.get, writing.remove, writing.restore, writing.set):
            with pytest.raises(BugError, match="no Person with id"):
                act(Person, uuid4())


def test_many_are_added_at_once_or_none(case: CaseFile) -> None:
    with case.writing(MAYA) as writing:
        contract = add_contract(writing)
        assert writing.add_all([]) == ()
        dues = writing.add_all(
            PaymentDue(contract_id=contract.id, due_on=date(2026, 1, 1) + timedelta(days=day), amount=Decimal(day))
            for day in range(11_000)
        )
        assert writing.find(PaymentDue, contract_id=contract.id, order=("due_on",)) == dues
        assert writing.find(PaymentDue, order=("-due_on",))[0] == dues[-1]
        assert len(writing.find(PaymentDue, id={due.id for due in dues[:10_500]})) == 10_500
        with pytest.raises(BugError, match="several kinds"):
            writing.add_all([Person(), Need(person_id=contract.person_id)])
    assert changes(case, dues[-1].id)[0].field == ADDED


def test_find_takes_none_one_or_some(case: CaseFile, person: Person) -> None:
    with case.writing(MAYA) as writing:
        other = writing.add(Person(name="Tom", birth_date=date(1990, 1, 1)))
        assert writing.find(Person, birth_date=None) == (person,)
        assert writing.find(Person, name="Tom") == (other,)
        assert writing.find(Person, name=("Tom", "Maya Whitlock"), order=("name",)) == (person, other)
        assert writing.find(Person, name=()) == ()


TEXTS = {
    "ten thousand characters": ("ŵ £\n" * 2_500, "ŵ £\n" * 2_500),
    "NUL": ("be\0fore", "before"),
    "control characters": ("a\x07b\x1b[31mc\x7f\td\r\ne", "ab[31mc\td\r\ne"),
    "lone halves": ("a\ud83db\ude00c", "a\ufffdb\ufffdc"),
    "halves that belong together": ("a\ud83d\ude00", "a😀"),
    "reversed halves": ("\ude00\ud83d", "\ufffd\ufffd"),
    "right to left": ("עברית \u202eabc", "עברית \u202eabc"),
    "quotes": ("'; DROP TABLE person; --", "'; DROP TABLE person; --"),
    "combining": ("e\u0301", "e\u0301"),
}


@pytest.mark.parametrize(("typed", "kept"), TEXTS.values(), ids=TEXTS.keys())
@pytest.mark.parametrize("secret", [None, PASSPHRASE], ids=["plain", "encrypted"])
def test_any_text_is_kept(
    path: Any, typed: str, kept: str, secret: str | None, reopen: Callable[..., CaseFile]
) -> None:
    case = CaseFile.create(path, secret)
    with case.writing(MAYA) as writing:
        added = writing.add(Person(name=typed))
        changed = writing.set(Person, added.id, about=typed)
    assert (added.name, changed.about) == (kept, kept)
    with reopen(case, secret) as again:
        assert now(again, added) == changed
        assert changes(again, added.id)[0].new == kept
