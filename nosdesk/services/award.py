"""Choosing one or several offers, with a reason for every offer; taking the choice back."""

from collections.abc import Collection, Iterable, Mapping
from typing import Final
from uuid import UUID

from nosdesk.domain.choices import OfferStatus
from nosdesk.domain.comparison import Comparison, award_problem
from nosdesk.domain.records import Contract, Offer, Provider
from nosdesk.errors import BugError, KnownError
from nosdesk.i18n import Words
from nosdesk.services import criteria
from nosdesk.services.desk import Desk
from nosdesk.services.offers import read_comparison
from nosdesk.storage.unit import Reading, Writing

NOTHING_CHOSEN: Final = Words(
    "No offer was chosen. Nothing was changed. Choose at least one.",
    "You have not chosen an offer. Nothing has changed. Choose 1 or more.",
)
REASON_MISSING: Final = Words(
    "Every offer gets a reason, chosen or not. It is missing for: {names}. Nothing was changed.",
    "Say why for every offer. We still need your reason for: {names}. Nothing has changed.",
)
HAS_CONTRACT: Final = Words(
    "A contract with {name} was drawn up from this choice. Nothing was changed. Take that contract away first.",
    "You have a contract with {name}. Nothing has changed. Take the contract away first.",
)


def award(
    desk: Desk,
    specification_id: UUID,
    offer_ids: Collection[UUID],
    reasons: Mapping[UUID, str],
    exception_reason: str = "",
) -> tuple[Offer, ...]:
    """Choose one or several offers; all others are not chosen. Gives every offer as it is now, in the order they came.

    `reasons` by offer id say why each was chosen or not; reasons kept earlier count. A chosen offer that does not meet every
    must needs `exception_reason`, which is kept with it. Raises KnownError, with nothing changed: nothing chosen, a reason missing,
    an offer that cannot be chosen, a contract with a provider who would no longer be chosen.
    """
    chosen = set(offer_ids)
    if not chosen:
        raise KnownError(NOTHING_CHOSEN)
    with desk.case.writing(desk.author) as writing:
        offers = writing.find(Offer, specification_id=specification_id)
        if chosen - {offer.id for offer in offers}:
            raise BugError("an offer of another specification was chosen")
        criteria.lock(writing, specification_id)
        kept = [_with_reason(writing, offer, reasons, offer.id in chosen, exception_reason) for offer in offers]
        comparison = read_comparison(writing, specification_id)
        _refuse_unfit(comparison, chosen)
        _refuse_without_reason(writing, kept, chosen)
        _refuse_with_contract(writing, [offer for offer in kept if offer.id not in chosen])
        return tuple(_decided(writing, comparison, offer, chosen) for offer in kept)


def withdraw_award(desk: Desk, specification_id: UUID) -> tuple[Offer, ...]:
    """Take the choice back: every offer runs again, reasons are kept. Raises KnownError where a contract was drawn up."""
    with desk.case.writing(desk.author) as writing:
        offers = writing.find(Offer, specification_id=specification_id)
        _refuse_with_contract(writing, offers)
        decided = (OfferStatus.AWARDED, OfferStatus.DECLINED)
        return tuple(
            writing.set(Offer, offer.id, status=OfferStatus.RECEIVED) if offer.status in decided else offer
            for offer in offers
        )


def _with_reason(
    writing: Writing, offer: Offer, reasons: Mapping[UUID, str], chosen: bool, exception_reason: str
) -> Offer:
    """The offer with its reasons, before it is known whether it can be chosen; a refusal takes them back."""
    reason = reasons.get(offer.id, "").strip() or offer.reason
    exception = exception_reason.strip() or offer.exception_reason if chosen else ""
    opened = offer.opened_at if offer.opened_at is not None else writing.at
    return writing.set(Offer, offer.id, reason=reason, exception_reason=exception, opened_at=opened)


def _decided(writing: Writing, comparison: Comparison, offer: Offer, chosen: set[UUID]) -> Offer:
    if offer.id in chosen:
        one = comparison.result(offer.id)
        # An offer that meets every must needs no exception; words meant for another must not stand with it.
        exception = "" if one is not None and one.compliant else offer.exception_reason
        return writing.set(Offer, offer.id, status=OfferStatus.AWARDED, exception_reason=exception)
    if offer.status is OfferStatus.WITHDRAWN:
        return offer
    return writing.set(Offer, offer.id, status=OfferStatus.DECLINED)


def _refuse_unfit(comparison: Comparison, chosen: set[UUID]) -> None:
    for one in comparison.results:
        problem = award_problem(comparison, one.facts.offer.id) if one.facts.offer.id in chosen else None
        if problem is not None:
            raise KnownError(problem)


def _refuse_without_reason(reading: Reading, offers: Iterable[Offer], chosen: set[UUID]) -> None:
    """Offers that were taken back need no reason, unless one of them is chosen, which is refused before."""
    running = [offer for offer in offers if offer.status is not OfferStatus.WITHDRAWN or offer.id in chosen]
    bare = [reading.get(Provider, offer.provider_id).name for offer in running if not offer.reason.strip()]
    if bare:
        raise KnownError(REASON_MISSING, names=", ".join(bare))


def _refuse_with_contract(reading: Reading, offers: Iterable[Offer]) -> None:
    for offer in offers:
        if reading.find(Contract, offer_id=offer.id):
            raise KnownError(HAS_CONTRACT, name=reading.get(Provider, offer.provider_id).name)
