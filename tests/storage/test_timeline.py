"""The timeline of a record and all that hangs on it, and what a record was after a change."""

from datetime import UTC, date, datetime
from decimal import Decimal

from sqlalchemy import text, update

from nosdesk.domain.choices import Nation
from nosdesk.domain.records import (
    Check,
    Contract,
    Milestone,
    Need,
    Objective,
    Outcome,
    PaymentMade,
    Person,
    Provenance,
    Provider,
)
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.history import undo
from nosdesk.storage.tables import CHANGES
from nosdesk.storage.timeline import Only, as_of, authors, said_before, timeline

from .making import IDRIS, MAYA, add_contract


def kinds(case: CaseFile, contract: Contract, root: str) -> set[str]:
    """The kinds of record that a timeline tells of."""
    record, key = {"person": (Person, contract.person_id), "contract": (Contract, contract.id)}[root]
    with case.reading() as reading:
        return {row.record for row in timeline(reading, record, key, Only(), limit=1_000)}


def test_all_that_hangs_on_a_record_is_told_and_nothing_of_others(case: CaseFile) -> None:
    with case.writing(MAYA) as writing:
        contract = add_contract(writing)
        other = add_contract(writing)
        writing.add(Milestone(contract_id=contract.id, title="Meet"))
        writing.add(PaymentMade(contract_id=contract.id, amount=Decimal(3)))
        writing.add(Check(person_id=contract.person_id, contract_id=contract.id))
        outcome = writing.add(Outcome(person_id=contract.person_id, statement="Swim"))
        writing.add(Provenance(about="Outcome", about_id=outcome.id, field="statement"))
        objective = Objective(specification_id=other.specification_id, outcome_id=outcome.id, statement="Theirs")
        writing.add(objective)
    assert kinds(case, contract, "contract") == {"Contract", "Milestone", "PaymentMade", "Check"}
    assert kinds(case, contract, "person") == {
        *("Person", "Specification", "Contract", "Milestone", "PaymentMade", "Check", "Outcome", "Provenance")
    }
    with case.reading() as reading:
        told = {row.record_id for row in timeline(reading, Person, contract.person_id, Only(), limit=1_000)}
    assert objective.id not in told
    assert not told & {other.id, other.person_id, contract.provider_id}


def test_pages_follow_each_other_newest_first_without_gaps(case: CaseFile) -> None:
    with case.writing(MAYA) as writing:
        person = writing.add(Person(name="Maya"))
        writing.add_all(Need(person_id=person.id, statement=str(n)) for n in range(30))
    with case.reading() as reading:
        whole = timeline(reading, Person, person.id, Only(), limit=100)
        pages = [row for at in range(0, 40, 7) for row in timeline(reading, Person, person.id, Only(), at, 7)]
    assert len(whole) == 31
    assert [row.number for row in pages] == [row.number for row in whole]
    assert [row.number for row in whole] == sorted((row.number for row in whole), reverse=True)


def test_a_field_and_an_author_can_be_asked_for(case: CaseFile) -> None:
    with case.writing(MAYA) as writing:
        person = writing.add(Person(name="Maya"))
    with case.writing(IDRIS) as writing:
        writing.set(Person, person.id, phone="1")
        writing.add(Need(person_id=person.id))
    with case.reading() as reading:
        of_field = timeline(reading, Person, person.id, Only(field="phone"))
        theirs = timeline(reading, Person, person.id, Only(who=IDRIS.stamp))
        assert authors(reading, Person, person.id) == (MAYA.stamp, IDRIS.stamp)
        assert said_before(reading, [person.id]) == frozenset()
    assert [row.field for row in of_field] == ["phone", "*"]
    assert [row.record for row in theirs] == ["Need", "Person"]
    with case.writing(MAYA) as writing:
        writing.set(Person, person.id, phone="2")
    with case.reading() as reading:
        assert said_before(reading, [person.id]) == {(person.id, "phone")}


def test_every_state_that_was_is_found_again(case: CaseFile) -> None:
    with case.writing(MAYA) as writing:
        person = writing.add(Person(name="Maya"))
    states = [person]
    changes = (
        {"phone": "1"},
        {"birth_date": date(1994, 5, 1), "nation": Nation.WALES},
        {"phone": "2", "name": ""},
        {"nation": None, "phone": ""},
    )
    since = datetime.now(UTC)
    for each in changes:
        with case.writing(IDRIS) as writing:
            states.append(writing.set(Person, person.id, **each))
    undo(case, MAYA, since)
    with case.reading() as reading:
        now = reading.get(Person, person.id)
        for state in states:
            last = max(
                row.number for row in timeline(reading, Person, person.id, Only()) if row.version <= state.version
            )
            (then,) = as_of(reading, [now], last)
            assert then.there
            for field in ("name", "phone", "birth_date", "nation"):
                assert getattr(then.record, field) == getattr(state, field)
    assert (now.phone, now.nation) == ("2", Nation.WALES)


def test_what_was_not_there_yet_or_was_removed_says_so(case: CaseFile) -> None:
    with case.writing(MAYA) as writing:
        person = writing.add(Person(name="Maya"))
    with case.writing(IDRIS) as writing:
        need = writing.add(Need(person_id=person.id, statement="Cooking"))
    with case.writing(MAYA) as writing:
        writing.remove(Need, need.id)
    with case.writing(IDRIS) as writing:
        writing.restore(Need, need.id)
    with case.reading() as reading:
        numbers = [row.number for row in reversed(timeline(reading, Need, need.id, Only()))]
        now = reading.get(Need, need.id)
        assert [as_of(reading, [now], at)[0].there for at in (numbers[0] - 1, *numbers)] == [False, True, False, True]


def test_a_value_of_an_earlier_version_that_is_not_known_any_more_is_named(case: CaseFile) -> None:
    with case.writing(MAYA) as writing:
        person = writing.add(Person(name="Maya", nation=Nation.WALES))
    with case.writing(IDRIS) as writing:
        writing.set(Person, person.id, nation=Nation.ENGLAND)
        writing._run(update(CHANGES).where(CHANGES.c.field == "nation").values(old='"atlantis"'))
    with case.reading() as reading:
        rows = timeline(reading, Person, person.id, Only())
        (then,) = as_of(reading, [reading.get(Person, person.id)], rows[-1].number)
    assert (then.record.nation, then.unknown) == (Nation.ENGLAND, {"nation"})


def test_the_numbers_of_a_page_are_read_from_the_index_alone(case: CaseFile) -> None:
    from nosdesk.storage.timeline import _HANGING

    with case.reading() as reading:
        asked = str(_HANGING[Person].compile(compile_kwargs={"literal_binds": False})).replace(":root", "'x'")
        plan = [row[3] for row in reading._run(text(f"explain query plan {asked}"))]
    assert "SEARCH change USING COVERING INDEX ix_change_record_id (record_id=?)" in plan
    assert not [line for line in plan if line.startswith("SCAN ") and line.split()[1] in ("change", "payment_made")]


def test_a_provider_has_its_own_history_only(case: CaseFile) -> None:
    with case.writing(MAYA) as writing:
        contract = add_contract(writing)
        writing.set(Provider, contract.provider_id, phone="1")
    with case.reading() as reading:
        found = timeline(reading, Provider, contract.provider_id, Only())
    assert [(row.record, row.field) for row in found] == [("Provider", "phone"), ("Provider", "*")]
