"""Offers: criteria first, opening, typing in, scoring, comparing."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from nosdesk.domain.choices import CriterionKind, Met, OfferStatus, PriceBasis
from nosdesk.domain.records import Criterion, Offer, OfferAnswer, OfferPrice, OfferScore, Provider
from nosdesk.errors import BugError, KnownError
from nosdesk.i18n import Reader
from nosdesk.services import answers, criteria, offers
from nosdesk.storage.casefile import CaseFile

from .offers_making import EARLY, PLAIN, SAME, SWIM, TODAY, YES, Service, service


@pytest.fixture
def bought(tmp_path: Path) -> Iterator[Service]:
    with CaseFile.create(tmp_path / "maya.nosdesk", None) as case:
        yield service(case)


def test_a_starting_set_is_proposed_once_in_the_readers_words(bought: Service) -> None:
    proposed = criteria.propose(bought.desk, bought.id, Reader(easy=True))
    assert [(one.name, one.kind, one.weight) for one in proposed] == [
        ("Gives what I need", CriterionKind.REQUIREMENTS, 50),
        ("Price", CriterionKind.PRICE, 30),
        ("People I like", CriterionKind.JUDGED, 20),
    ]
    assert criteria.propose(bought.desk, bought.id, PLAIN) == proposed
    assert criteria.weights_problem(proposed) is None


def test_weights_must_make_a_hundred_before_an_offer_is_opened(bought: Service) -> None:
    offer = offers.add_offer(bought.desk, bought.id, "Tansy Lane Support")
    with pytest.raises(KnownError, match="Nothing is said yet about what offers are judged by"):
        offers.open_offer(bought.desk, offer.id)
    bought.propose()
    answers.add(bought.desk, Criterion, specification_id=bought.id, name="Green", weight=10)
    with pytest.raises(KnownError, match="add up to 110, not 100"):
        offers.open_offer(bought.desk, offer.id)
    with pytest.raises(KnownError, match="add up to 110"):
        offers.add_price(bought.desk, offer.id, basis=PriceBasis.HOUR, amount=Decimal(20))
    assert bought.again().criteria_locked_at is None
    assert offers.comparison(bought.desk, bought.id).results[0].facts.prices == ()


def test_criteria_stand_still_from_the_first_opened_offer_on(bought: Service) -> None:
    bought.propose()
    offer = offers.add_offer(bought.desk, bought.id, "Tansy Lane Support")
    assert bought.again().criteria_locked_at is None
    opened = offers.open_offer(bought.desk, offer.id)
    assert opened.opened_at is not None
    assert bought.again().criteria_locked_at == opened.opened_at
    assert offers.open_offer(bought.desk, offer.id) == opened
    with pytest.raises(KnownError, match="stand still"):
        answers.add(bought.desk, Criterion, specification_id=bought.id, name="Green", weight=10)


@pytest.mark.parametrize("typed", ["price", "answer", "score"])
def test_the_first_thing_typed_opens_the_offer(bought: Service, typed: str) -> None:
    bought.propose()
    offer = offers.add_offer(bought.desk, bought.id, "Tansy Lane Support")
    match typed:
        case "price":
            offers.add_price(bought.desk, offer.id, amount=Decimal("24.50"))
        case "answer":
            offers.save_answer(bought.desk, offer.id, bought.requirements[EARLY].id, "words", "At 8")
        case _:
            judged = criteria.propose(bought.desk, bought.id, PLAIN)[2]
            offers.save_score(bought.desk, offer.id, judged.id, "score", 4)
    assert bought.again().criteria_locked_at is not None
    assert offers.offers_of(bought.desk, bought.id)[0].opened


def test_answers_and_scores_are_one_row_each(bought: Service) -> None:
    bought.propose()
    offer = bought.offer("Tansy Lane Support", answers={})
    wanted = bought.requirements[EARLY].id
    judged = criteria.propose(bought.desk, bought.id, PLAIN)[2]
    offers.save_answer(bought.desk, offer.id, wanted, "met", Met.PARTLY)
    offers.save_answer(bought.desk, offer.id, wanted, "words", "From 9")
    offers.save_score(bought.desk, offer.id, judged.id, "score", 4)
    offers.save_score(bought.desk, offer.id, judged.id, "reason", "They listened")
    (answer,) = answers.rows(bought.desk, OfferAnswer, "offer_id", offer.id)
    (score,) = answers.rows(bought.desk, OfferScore, "offer_id", offer.id)
    assert (answer.met, answer.words) == (Met.PARTLY, "From 9")
    assert (score.score, score.reason) == (4, "They listened")
    for wrong in (6, -1, "4"):
        with pytest.raises(BugError):
            offers.save_score(bought.desk, offer.id, judged.id, "score", wrong)
    with pytest.raises(BugError):
        offers.save_score(bought.desk, offer.id, criteria.propose(bought.desk, bought.id, PLAIN)[1].id, "score", 3)


def test_one_standing_offer_for_each_provider(bought: Service) -> None:
    bought.propose()
    first = bought.offer("Tansy Lane Support")
    with pytest.raises(KnownError, match="Tansy Lane Support has an offer"):
        offers.add_offer(bought.desk, bought.id, " tansy  lane SUPPORT ")
    second = offers.add_offer(bought.desk, bought.id, "Tansy Lane Support", replaces=first.id)
    lines = offers.offers_of(bought.desk, bought.id)
    assert [(line.offer.id, line.offer.status) for line in lines] == [
        (first.id, OfferStatus.WITHDRAWN),
        (second.id, OfferStatus.RECEIVED),
    ]
    assert len(offers.providers(bought.desk)) == 1
    with pytest.raises(KnownError, match="has an offer"):
        offers.put_back(bought.desk, first.id)
    offers.remove_offer(bought.desk, second.id)
    assert offers.put_back(bought.desk, first.id).status is OfferStatus.RECEIVED
    with pytest.raises(KnownError, match="needs a name"):
        offers.add_offer(bought.desk, bought.id, "  ")


def test_the_list_counts_without_opening(bought: Service) -> None:
    bought.propose()
    bought.offer("Tansy Lane Support", answers={EARLY: Met.MET, SAME: Met.MET})
    closed = offers.add_offer(bought.desk, bought.id, "Brackenfold Care")
    first, second = offers.offers_of(bought.desk, bought.id)
    assert (first.provider.name, first.prices, first.answered, first.asked, first.opened) == (
        "Tansy Lane Support", 1, 2, 3, True,
    )  # fmt: skip
    assert (second.offer.id, second.prices, second.answered, second.opened) == (closed.id, 0, 0, False)
    assert second.offer.received_on == TODAY


def test_offers_are_compared_by_what_was_typed(bought: Service) -> None:
    bought.propose()
    dear = bought.offer("Tansy Lane Support", "24")
    cheap = bought.offer("Brackenfold Care", "20", YES | {SWIM: Met.NOT_MET})
    lacking = bought.offer("Pebblewick Days", "18", YES | {SAME: Met.PARTLY})
    compared = offers.comparison(bought.desk, bought.id)
    assert [one.facts.offer.id for one in compared.results] == [dear.id, cheap.id, lacking.id]
    assert [one.cost.weekly for one in compared.results] == [Decimal("240.00"), Decimal("200.00"), Decimal("180.00")]
    assert [one.compliant for one in compared.results] == [True, True, False]
    price = next(one for one in compared.criteria if one.kind is CriterionKind.PRICE)
    only_price = {one.id: 100 if one == price else 0 for one in compared.criteria}
    tried = offers.comparison(bought.desk, bought.id, only_price)
    assert tried.ranked[0].facts.offer.id == cheap.id
    assert compared.weights == {one.id: one.weight for one in compared.criteria}


def test_prices_are_changed_and_removed(bought: Service) -> None:
    bought.propose()
    offer = bought.offer("Tansy Lane Support")
    (price,) = answers.rows(bought.desk, OfferPrice, "offer_id", offer.id)
    changed = offers.save_price(bought.desk, price.id, "amount", Decimal("21.25"), price.version)
    assert changed.amount == Decimal("21.2500")
    offers.remove_price(bought.desk, price.id)
    assert offers.comparison(bought.desk, bought.id).results[0].cost.weekly is None


def test_an_offer_taken_back_is_out_of_the_running(bought: Service) -> None:
    bought.propose()
    offer = bought.offer("Tansy Lane Support")
    offers.take_back(bought.desk, offer.id, "They have no staff")
    compared = offers.comparison(bought.desk, bought.id)
    assert compared.ranked == ()
    assert compared.results[0].facts.offer.reason == "They have no staff"


def test_opening_all_opens_each(bought: Service) -> None:
    bought.propose()
    for name in ("Tansy Lane Support", "Brackenfold Care"):
        offers.add_offer(bought.desk, bought.id, name)
    assert all(offer.opened_at for offer in offers.open_all(bought.desk, bought.id))


def test_a_provider_known_already_keeps_what_is_known(bought: Service) -> None:
    offers.add_provider(bought.desk, "Tansy Lane Support", phone="01632 960001")
    again = offers.add_provider(bought.desk, "tansy lane support", phone="01632 960999", email="jo@tansy.example")
    assert (again.phone, again.email) == ("01632 960001", "jo@tansy.example")
    assert answers.read(bought.desk, Provider, again.id) == again


def test_twelve_offers_of_sixty_requirements_are_read_quickly(bought: Service) -> None:
    import time

    from nosdesk.domain.records import Requirement

    with bought.desk.case.writing(bought.desk.author) as writing:
        asked = writing.add_all(Requirement(specification_id=bought.id, statement=f"Number {n}") for n in range(57))
        for number in range(12):
            provider = writing.add(Provider(name=f"Provider {number}"))
            offer = writing.add(Offer(specification_id=bought.id, provider_id=provider.id))
            writing.add_all(OfferAnswer(offer_id=offer.id, requirement_id=one.id, met=Met.MET) for one in asked)
            writing.add(OfferPrice(offer_id=offer.id, amount=Decimal(20 + number)))
    offers.comparison(bought.desk, bought.id)
    started = time.perf_counter()
    assert len(offers.comparison(bought.desk, bought.id).results) == 12
    assert time.perf_counter() - started < 1
