"""No way round the opening rule: whatever first types, changes or removes what an offer says opens it, and the criteria lock."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from nosdesk.domain.choices import Met
from nosdesk.domain.records import Criterion, Offer, OfferAnswer, OfferPrice, OfferScore, Record, Specification
from nosdesk.errors import BugError, KnownError
from nosdesk.services import answers, award, criteria, offers
from nosdesk.services.desk import Desk
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.history import redo, undo

from .offers_making import EARLY, PLAIN, Service, service


@pytest.fixture
def bought(tmp_path: Path) -> Iterator[Service]:
    with CaseFile.create(tmp_path / "maya.nosdesk", None) as case:
        yield service(case)


def rows(bought: Service, offer: UUID) -> dict[str, Record]:
    """A price, an answer and points of an offer, put there by no service: as a stray earlier version might have left them."""
    judged = next(one for one in criteria.propose(bought.desk, bought.id, PLAIN) if one.kind.value == "judged")
    with bought.desk.case.writing(bought.desk.author) as writing:
        return {
            "price": writing.add(OfferPrice(offer_id=offer, amount=Decimal(20))),
            "answer": writing.add(OfferAnswer(offer_id=offer, requirement_id=bought.requirements[EARLY].id)),
            "score": writing.add(OfferScore(offer_id=offer, criterion_id=judged.id)),
        }


FIELDS: dict[str, tuple[str, object]] = {
    "price": ("amount", Decimal(21)),
    "answer": ("met", Met.MET),
    "score": ("score", 4),
}


def add(desk: Desk, row: Record) -> None:
    values = {name: getattr(row, name) for name in ("requirement_id", "criterion_id") if hasattr(row, name)}
    answers.add(desk, type(row), offer_id=row.offer_id, **values)  # type: ignore[attr-defined]


def change(desk: Desk, row: Record) -> None:
    field, value = next(FIELDS[kind] for kind in FIELDS if kind in type(row).__name__.lower())
    answers.save(desk, type(row), row.id, field, value, row.version, None)


def take_away(desk: Desk, row: Record) -> None:
    answers.remove(desk, type(row), row.id)


WAYS = (add, change, take_away)


@pytest.mark.parametrize("what", FIELDS)
@pytest.mark.parametrize("way", WAYS)
def test_every_way_opens_the_offer(bought: Service, what: str, way: Callable[[Desk, Record], None]) -> None:
    bought.propose()
    offer = offers.add_offer(bought.desk, bought.id, "Tansy Lane Support")
    row = rows(bought, offer.id)[what]
    way(bought.desk, row)
    assert bought.again().criteria_locked_at is not None
    assert answers.read(bought.desk, Offer, offer.id).opened_at is not None
    with pytest.raises(KnownError, match="stand still"):
        answers.add(bought.desk, Criterion, specification_id=bought.id, name="Green", weight=10)


@pytest.mark.parametrize("what", FIELDS)
@pytest.mark.parametrize("way", WAYS)
def test_no_way_leads_past_weights_that_are_wrong(
    bought: Service, what: str, way: Callable[[Desk, Record], None]
) -> None:
    bought.propose()
    offer = offers.add_offer(bought.desk, bought.id, "Tansy Lane Support")
    row = rows(bought, offer.id)[what]
    answers.add(bought.desk, Criterion, specification_id=bought.id, name="Green", weight=10)
    with pytest.raises(KnownError, match="The weights add up to 110"):
        way(bought.desk, row)
    assert answers.read(bought.desk, type(row), row.id) == row
    assert len(answers.rows(bought.desk, type(row), "offer_id", offer.id)) == 1
    assert answers.read(bought.desk, Offer, offer.id).opened_at is None


def test_the_providers_words_open_it_and_its_dates_do_not(bought: Service) -> None:
    bought.propose()
    offer = offers.add_offer(bought.desk, bought.id, "Tansy Lane Support")
    answers.save(bought.desk, Offer, offer.id, "valid_until", bought.desk.today(), None, None)
    assert answers.read(bought.desk, Offer, offer.id).opened_at is None
    answers.save(bought.desk, Offer, offer.id, "words", "We listen", None, None)
    assert answers.read(bought.desk, Offer, offer.id).opened_at is not None


def test_removing_a_price_that_nobody_saw_opens_the_offer_too(bought: Service) -> None:
    bought.propose()
    offer = offers.add_offer(bought.desk, bought.id, "Tansy Lane Support")
    offers.remove_price(bought.desk, rows(bought, offer.id)["price"].id)
    assert bought.again().criteria_locked_at is not None


@pytest.mark.parametrize("what", FIELDS)
def test_undo_and_redo_do_not_get_back_before_the_opening(bought: Service, what: str) -> None:
    bought.propose()
    desk = bought.desk
    (first, *_) = criteria.propose(desk, bought.id, PLAIN)
    answers.save(desk, Criterion, first.id, "name", "Meets it", None, None)
    offer = offers.add_offer(desk, bought.id, "Tansy Lane Support")
    row = rows(bought, offer.id)[what]
    change(desk, row)
    changed = answers.read(desk, type(row), row.id)
    assert undo(desk.case, desk.author, desk.opened_at) is None
    take_away(desk, changed)
    assert undo(desk.case, desk.author, desk.opened_at)
    assert redo(desk.case, desk.author, desk.opened_at)
    assert undo(desk.case, desk.author, desk.opened_at)
    assert undo(desk.case, desk.author, desk.opened_at) is None
    assert answers.read(desk, Criterion, first.id).name == "Meets it"
    assert bought.again().criteria_locked_at is not None
    assert answers.read(desk, Offer, offer.id).opened_at is not None


def test_the_lock_stays_when_the_only_opened_offer_is_removed(bought: Service) -> None:
    bought.propose()
    offer = bought.offer("Tansy Lane Support")
    offers.remove_offer(bought.desk, offer.id)
    with pytest.raises(KnownError, match="stand still"):
        answers.add(bought.desk, Criterion, specification_id=bought.id, name="Green", weight=10)


def test_the_stamps_of_opening_are_no_answers(bought: Service) -> None:
    bought.propose()
    offer = bought.offer("Tansy Lane Support")
    for record, record_id, field in (
        (Offer, offer.id, "opened_at"),
        (Specification, bought.id, "criteria_locked_at"),
    ):
        with pytest.raises(BugError):
            answers.save(bought.desk, record, record_id, field, None, None, None)


def test_what_a_chosen_offer_answered_stands_still(bought: Service) -> None:
    bought.propose()
    offer = bought.offer("Tansy Lane Support")
    answer = answers.rows(bought.desk, OfferAnswer, "offer_id", offer.id)[0]
    award.award(bought.desk, bought.id, [offer.id], {offer.id: "The best fit"})
    for way in WAYS:
        with pytest.raises(KnownError, match="This offer was chosen"):
            way(bought.desk, answer)
