"""Finding in the example case: by kind, marked, with whose it is and where it stands; nothing of a closed offer."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from nosdesk.domain.author import Author
from nosdesk.domain.records import (
    Check,
    CheckAnswer,
    Milestone,
    Need,
    Offer,
    OfferPrice,
    Person,
    Provider,
    Specification,
)
from nosdesk.domain.wanted import Stretch
from nosdesk.i18n import Reader
from nosdesk.services import offers, people, specify
from nosdesk.services.desk import Desk
from nosdesk.services.find import Found, Group, find
from nosdesk.storage import search
from nosdesk.storage.casefile import CaseFile
from tests.storage.making import add_contract

TODAY = date(2026, 11, 16)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with CaseFile.create(tmp_path / "a.nosdesk", None) as case:
        yield Desk(case, Author("Maya Whitlock"), today=lambda: TODAY)


def look(desk: Desk, words: str, kind: str = "") -> tuple[Group, ...]:
    return find(desk, words, Reader(), 5, kind)


def only(desk: Desk, words: str) -> Found:
    ((one,),) = (group.found for group in look(desk, words))
    return one


def test_a_name_comes_before_a_mention_and_the_newest_first(desk: Desk) -> None:
    with desk.case.writing(desk.author) as writing:
        owner = writing.add(Person(name="Owen Pryce"))
        named = writing.add(Provider(name="Harbour Lane"))
        first = writing.add(Provider(name="Fernhill", notes="Once with Harbour Lane."))
        second = writing.add(Provider(name="Quay", notes="Near Harbour Lane."))
        need = writing.add(Need(person_id=owner.id, statement="A lift from the harbour"))
    groups = look(desk, "harbour")
    assert [group.record for group in groups] == [Need, Provider]
    assert [one.record.id for one in groups[1].found] == [named.id, second.id, first.id]
    assert [(one.record.id, one.person and one.person.name) for one in groups[0].found] == [(need.id, "Owen Pryce")]
    assert [group.record for group in look(desk, "harbour", "Need")] == [Need]


def test_the_place_is_marked_in_the_field_that_holds_it(desk: Desk) -> None:
    long = "She likes the sea. " * 20 + "They make a good Café crème there. " + "And the sea again. " * 20
    with desk.case.writing(desk.author) as writing:
        writing.add(Provider(name="Quay", notes=long))
    one = only(desk, "creme cafe")
    assert one.field == "notes"
    assert [part.text for part in one.excerpt if part.found] == ["Café", "crème"]
    said = "".join(part.text for part in one.excerpt)
    assert said.startswith("… ")
    assert said.endswith(" …")
    assert len(said) < 250
    assert one.said == "Café, crème"


def test_dates_and_amounts_are_marked_as_the_reader_writes_them(desk: Desk) -> None:
    with desk.case.writing(desk.author) as writing:
        contract = add_contract(writing)
        writing.add(
            Milestone(contract_id=contract.id, title="Review", due_on=date(2026, 12, 14), amount=Decimal("1234.50"))
        )
    one = only(desk, "2026-12-14")
    assert (one.field, one.excerpt) == ("due_on", (Stretch("14 December 2026", found=True),))
    assert one.person is not None
    assert one.person.name == "Maya Whitlock"
    assert one.parent == contract
    assert only(desk, "1234.5").excerpt == (Stretch("£1,234.50", found=True),)


def test_whose_an_answer_of_a_check_is(desk: Desk) -> None:
    from nosdesk.domain.records import ContractObjective

    with desk.case.writing(desk.author) as writing:
        contract = add_contract(writing)
        objective = writing.add(ContractObjective(contract_id=contract.id, statement="Out on time"))
        check = writing.add(Check(person_id=contract.person_id, contract_id=contract.id))
        writing.add(CheckAnswer(check_id=check.id, contract_objective_id=objective.id, words="Splendid"))
    one = only(desk, "splendid")
    assert one.person is not None
    assert one.person.id == contract.person_id


def test_nothing_of_an_offer_is_found_before_it_is_opened(desk: Desk) -> None:
    person = people.add_person(desk, "Maya Whitlock")
    item = specify.start_specification(desk, person.id, "Help at home")
    offer = offers.add_offer(desk, item.id, "Fernhill", received_on=TODAY)
    with desk.case.writing(desk.author) as writing:
        writing.set(Offer, offer.id, words="We bring zaffre uniforms.")
        writing.add(OfferPrice(offer_id=offer.id, amount=Decimal("23.75"), note="zaffre surcharge"))
    assert look(desk, "zaffre") == ()
    assert look(desk, "23.75") == ()
    with desk.case.writing(desk.author) as writing:
        writing.set(Offer, offer.id, opened_at=datetime(2026, 11, 16, 9, tzinfo=UTC))
    assert [group.record for group in look(desk, "zaffre")] == [Offer, OfferPrice]
    assert only(desk, "23.75").record.id


def test_many_of_a_kind_are_counted_up_to_a_limit_and_hide_no_other_kind(desk: Desk) -> None:
    with desk.case.writing(desk.author) as writing:
        person = writing.add(Person(name="Maya Tea"))
        writing.add_all(Need(person_id=person.id, statement=f"Tea {number}") for number in range(search.MOST + 30))
        writing.add_all(Specification(person_id=person.id, title="Tea") for _ in range(search.MOST - 1))
        writing.add_all(Check(person_id=person.id, words="Tea") for _ in range(search.MOST))
        writing.add(Provider(name="Tea and more"))
    groups = {group.record: (group.many, group.more, len(group.found)) for group in look(desk, "tea")}
    assert groups == {
        Person: (1, False, 1),
        Need: (search.MOST, True, 5),
        Specification: (search.MOST - 1, False, 5),
        Provider: (1, False, 1),
        Check: (search.MOST, True, 5),
    }


def test_a_broken_index_is_made_anew_by_whoever_searches(desk: Desk) -> None:
    people.add_person(desk, "Maya Whitlock")
    desk.case._raw.execute("DELETE FROM search_data WHERE id > 20")
    assert only(desk, "maya").record.id
    desk.case._raw.execute("DROP TABLE search_made")
    assert only(desk, "whit").record.id
