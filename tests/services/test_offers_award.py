"""Choosing: every must, or a written reason; a reason for every offer; taking it back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from nosdesk.domain.choices import Met, OfferStatus
from nosdesk.domain.records import Contract, Offer
from nosdesk.errors import BugError, KnownError
from nosdesk.services import answers, award, offers
from nosdesk.storage.casefile import CaseFile

from .offers_making import SAME, YES, Service, service

WHY = "It suits me"


@pytest.fixture
def bought(tmp_path: Path) -> Iterator[Service]:
    with CaseFile.create(tmp_path / "maya.nosdesk", None) as case:
        made = service(case)
        made.propose()
        yield made


def held(bought: Service) -> list[Offer]:
    return [line.offer for line in offers.offers_of(bought.desk, bought.id)]


def test_one_offer_is_chosen_and_all_have_reasons(bought: Service) -> None:
    chosen, other = bought.offer("Tansy Lane Support"), bought.offer("Brackenfold Care")
    decided = award.award(bought.desk, bought.id, [chosen.id], {chosen.id: " I like Jo ", other.id: "Too far away"})
    assert [(offer.status, offer.reason) for offer in decided] == [
        (OfferStatus.AWARDED, "I like Jo"),
        (OfferStatus.DECLINED, "Too far away"),
    ]
    assert held(bought) == list(decided)


def test_several_providers_may_be_chosen(bought: Service) -> None:
    made = [bought.offer(name) for name in ("Tansy Lane Support", "Brackenfold Care", "Pebblewick Days")]
    decided = award.award(bought.desk, bought.id, {made[0].id, made[2].id}, {one.id: WHY for one in made})
    assert [offer.status for offer in decided] == [OfferStatus.AWARDED, OfferStatus.DECLINED, OfferStatus.AWARDED]


@pytest.mark.parametrize(
    ("met", "says"), [(Met.NOT_MET, "does not meet every must-have"), (Met.UNCLEAR, "It is not clear if")]
)
def test_a_must_that_is_not_met_needs_a_written_reason(bought: Service, met: Met, says: str) -> None:
    offer = bought.offer("Tansy Lane Support", answers=YES | {SAME: met})
    before = held(bought)
    for blank in ("", "  \n"):
        with pytest.raises(KnownError, match=says):
            award.award(bought.desk, bought.id, [offer.id], {offer.id: WHY}, blank)
    assert held(bought) == before
    (decided,) = award.award(bought.desk, bought.id, [offer.id], {offer.id: WHY}, "Three helpers are enough")
    assert (decided.status, decided.exception_reason) == (OfferStatus.AWARDED, "Three helpers are enough")


def test_the_exception_stands_only_with_the_offer_that_needs_it(bought: Service) -> None:
    good, lacking = (
        bought.offer("Tansy Lane Support"),
        bought.offer("Brackenfold Care", answers=YES | {SAME: Met.PARTLY}),
    )
    decided = award.award(bought.desk, bought.id, [good.id, lacking.id], {good.id: WHY, lacking.id: WHY}, "Nearly")
    assert [offer.exception_reason for offer in decided] == ["", "Nearly"]


def test_a_missing_reason_is_named_and_nothing_changes(bought: Service) -> None:
    chosen = bought.offer("Tansy Lane Support")
    bought.offer("Brackenfold Care")
    before = held(bought)
    with pytest.raises(KnownError, match="It is missing for: Brackenfold Care"):
        award.award(bought.desk, bought.id, [chosen.id], {chosen.id: WHY})
    with pytest.raises(KnownError, match="No offer was chosen"):
        award.award(bought.desk, bought.id, [], {})
    assert held(bought) == before


def test_reasons_kept_earlier_count(bought: Service) -> None:
    chosen = bought.offer("Tansy Lane Support")
    answers.save(bought.desk, Offer, chosen.id, "reason", "I like Jo", None, None)
    (decided,) = award.award(bought.desk, bought.id, [chosen.id], {})
    assert decided.reason == "I like Jo"


def test_an_offer_taken_back_cannot_be_chosen_and_needs_no_reason(bought: Service) -> None:
    gone, chosen = bought.offer("Tansy Lane Support"), bought.offer("Brackenfold Care")
    offers.take_back(bought.desk, gone.id)
    with pytest.raises(KnownError, match="taken back"):
        award.award(bought.desk, bought.id, [gone.id], {gone.id: WHY, chosen.id: WHY})
    decided = award.award(bought.desk, bought.id, [chosen.id], {chosen.id: WHY})
    assert [offer.status for offer in decided] == [OfferStatus.WITHDRAWN, OfferStatus.AWARDED]


def test_a_choice_can_be_taken_back_until_a_contract_is_drawn_up(bought: Service) -> None:
    chosen, other = bought.offer("Tansy Lane Support"), bought.offer("Brackenfold Care")
    reasons = {chosen.id: WHY, other.id: "Too far"}
    award.award(bought.desk, bought.id, [chosen.id], reasons)
    again = award.withdraw_award(bought.desk, bought.id)
    assert [(offer.status, offer.reason) for offer in again] == [
        (OfferStatus.RECEIVED, WHY),
        (OfferStatus.RECEIVED, "Too far"),
    ]
    award.award(bought.desk, bought.id, [chosen.id], reasons)
    answers.add(
        bought.desk, Contract, person_id=bought.specification.person_id, specification_id=bought.id,
        provider_id=chosen.provider_id, offer_id=chosen.id,
    )  # fmt: skip
    with pytest.raises(KnownError, match="A contract with Tansy Lane Support"):
        award.withdraw_award(bought.desk, bought.id)
    with pytest.raises(KnownError, match="A contract with Tansy Lane Support"):
        award.award(bought.desk, bought.id, [other.id], reasons)
    both = award.award(bought.desk, bought.id, [chosen.id, other.id], reasons)
    assert [offer.status for offer in both] == [OfferStatus.AWARDED, OfferStatus.AWARDED]


def test_a_chosen_offer_stands_still(bought: Service) -> None:
    chosen = bought.offer("Tansy Lane Support")
    award.award(bought.desk, bought.id, [chosen.id], {chosen.id: WHY})
    with pytest.raises(KnownError, match="was chosen"):
        offers.add_price(bought.desk, chosen.id)
    with pytest.raises(KnownError, match="was chosen"):
        offers.save_answer(bought.desk, chosen.id, bought.requirements[SAME].id, "met", Met.NOT_MET)
    with pytest.raises(KnownError, match="was chosen"):
        offers.remove_offer(bought.desk, chosen.id)
    with pytest.raises(KnownError, match="was chosen"):
        offers.take_back(bought.desk, chosen.id)


def test_an_offer_of_another_service_is_our_mistake(bought: Service) -> None:
    bought.offer("Tansy Lane Support")
    with pytest.raises(BugError):
        award.award(bought.desk, bought.id, [bought.id], {})
