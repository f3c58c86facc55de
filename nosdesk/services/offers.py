"""Offers of providers: list them, open them, type them in, score them, compare them.

An offer is "opened" when any price or answer of it is first shown, typed or imported. From the first opened offer on,
criteria and weights stand still, so opening is refused while the weights do not make 100.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlalchemy import func, select

from nosdesk.domain.choices import CriterionKind, OfferStatus
from nosdesk.domain.comparison import Comparison, OfferFacts, compare
from nosdesk.domain.records import (
    Criterion,
    Offer,
    OfferAnswer,
    OfferPrice,
    OfferScore,
    Person,
    Provider,
    Record,
    Requirement,
    Specification,
    Visit,
)
from nosdesk.errors import BugError, KnownError
from nosdesk.i18n import Words
from nosdesk.services import criteria
from nosdesk.services.desk import Desk
from nosdesk.storage.tables import table
from nosdesk.storage.unit import Reading, Writing

R = TypeVar("R", bound=Record)

CHOSEN: Final = Words(
    "This offer was chosen, so its prices and answers stand still. Nothing was changed. Take the choice back first.",
    "You chose this offer, so it stays the same. Nothing has changed. Take your choice back first.",
)
NO_NAME: Final = Words(
    "The provider needs a name. Nothing was changed. Type the name of the provider.",
    "Who is the provider? Nothing has changed. Type the name.",
)
HAS_OFFER: Final = Words(
    "{name} has an offer for this service already. Nothing was changed. Open that offer, or say that the new one takes its place.",
    "You have an offer from {name} already. Nothing has changed. Open that one.",
)

MOST_POINTS: Final = 5


@dataclass(frozen=True, slots=True)
class OfferLine:
    """One offer in a list: how many prices it has and how many requirements it answers, without showing any of them."""

    offer: Offer
    provider: Provider
    prices: int
    answered: int
    asked: int

    @property
    def opened(self) -> bool:
        return self.offer.opened_at is not None


def offers_of(desk: Desk, specification_id: UUID) -> tuple[OfferLine, ...]:
    """The offers of a specification in the order in which they came; opens none of them."""
    with desk.case.reading() as reading:
        offers = reading.find(Offer, specification_id=specification_id)
        ids = [offer.id for offer in offers]
        providers = _providers(reading, offers)
        prices = _counts(reading, OfferPrice, ids)
        answers = _counts(reading, OfferAnswer, ids)
        asked = len(reading.find(Requirement, specification_id=specification_id))
    return tuple(
        OfferLine(one, providers[one.provider_id], prices.get(one.id, 0), answers.get(one.id, 0), asked)
        for one in offers
    )


def _counts(reading: Reading, record: type[Record], offer_ids: list[UUID]) -> dict[UUID, int]:
    columns = table(record).c
    wanted = select(columns.offer_id, func.count()).where(columns.offer_id.in_(offer_ids))
    rows = reading.rows(wanted.where(columns.deleted_at.is_(None)).group_by(columns.offer_id))
    return dict(map(tuple, rows))


def _providers(reading: Reading, offers: Iterable[Offer]) -> dict[UUID, Provider]:
    ids = {offer.provider_id for offer in offers}
    return {each.id: each for each in reading.find(Provider, removed=True, id=ids)} if ids else {}


def providers(desk: Desk) -> tuple[Provider, ...]:
    """Every provider in the case file, by name."""
    with desk.case.reading() as reading:
        return tuple(sorted(reading.find(Provider), key=lambda each: (each.name.casefold(), each.id)))


def provider_named(reading: Reading, name: str) -> Provider | None:
    """The provider of this name, capital letters and spaces aside."""
    wanted = _same(name)
    return next((each for each in reading.find(Provider) if _same(each.name) == wanted), None) if wanted else None


def _same(name: str) -> str:
    return " ".join(name.casefold().split())


def add_provider(desk: Desk, name: str, **facts: str) -> Provider:
    """Keep a new provider; one of the same name is given back instead. Raises KnownError without a name."""
    with desk.case.writing(desk.author) as writing:
        return named_or_new(writing, name, facts)


def named_or_new(writing: Writing, name: str, facts: Mapping[str, str]) -> Provider:
    """The provider of that name, or a new one; what is known of it fills what was empty, and overwrites nothing."""
    if not name.strip():
        raise KnownError(NO_NAME)
    known: dict[str, Any] = {field: text for field, text in facts.items() if text}
    held = provider_named(writing, name)
    if held is None:
        return writing.add(Provider(**({"name": " ".join(name.split())} | known)))
    return fill_gaps(writing, held, known)


def fill_gaps(writing: Writing, held: Provider, facts: Mapping[str, str]) -> Provider:
    """The provider with what was empty filled in; nothing that was there is overwritten."""
    new: dict[str, Any] = {field: text for field, text in facts.items() if text and not getattr(held, field)}
    return writing.set(Provider, held.id, **new) if new else held


def add_offer(
    desk: Desk, specification_id: UUID, provider: UUID | str, *, replaces: UUID | None = None, **values: Any
) -> Offer:
    """Begin an offer that is typed in, from a provider that is known or named here. It is not opened by that.

    `replaces` is the offer that this one takes the place of: it is kept, as taken back. Raises KnownError where the provider has an
    offer already that is not replaced, or has no name.
    """
    with desk.case.writing(desk.author) as writing:
        held = writing.get(Provider, provider) if isinstance(provider, UUID) else named_or_new(writing, provider, {})
        make_room(writing, specification_id, held, replaces)
        values = {"received_on": desk.today()} | values
        return writing.add(Offer(specification_id=specification_id, provider_id=held.id, **values))


def make_room(writing: Writing, specification_id: UUID, provider: Provider, replaces: UUID | None) -> None:
    """See that a provider has one standing offer at most: take the replaced one back, refuse a second one."""
    standing = [
        offer
        for offer in writing.find(Offer, specification_id=specification_id, provider_id=provider.id)
        if offer.status is not OfferStatus.WITHDRAWN and offer.id != replaces
    ]
    if standing:
        raise KnownError(HAS_OFFER, name=provider.name)
    if replaces is not None:
        _refuse_chosen(writing.get(Offer, replaces))
        writing.set(Offer, replaces, status=OfferStatus.WITHDRAWN)


def take_back(desk: Desk, offer_id: UUID, reason: str = "") -> Offer:
    """Mark an offer as taken back by its provider: it stays, out of the running. Raises KnownError for a chosen one."""
    with desk.case.writing(desk.author) as writing:
        offer = writing.get(Offer, offer_id)
        _refuse_chosen(offer)
        return writing.set(Offer, offer_id, status=OfferStatus.WITHDRAWN, reason=reason or offer.reason)


def put_back(desk: Desk, offer_id: UUID) -> Offer:
    """Let an offer that was taken back run again. Raises KnownError where the provider has another one by now."""
    with desk.case.writing(desk.author) as writing:
        offer = writing.get(Offer, offer_id)
        if offer.status is not OfferStatus.WITHDRAWN:
            return offer
        make_room(writing, offer.specification_id, writing.get(Provider, offer.provider_id), None)
        return writing.set(Offer, offer_id, status=OfferStatus.RECEIVED)


def remove_offer(desk: Desk, offer_id: UUID) -> None:
    """Put an offer aside that was entered by mistake, with all that belongs to it. Raises KnownError for a chosen one."""
    with desk.case.writing(desk.author) as writing:
        _refuse_chosen(writing.get(Offer, offer_id))
        parts: tuple[type[Record], ...] = (OfferPrice, OfferAnswer, OfferScore)
        for kind in parts:
            for row in writing.find(kind, offer_id=offer_id):
                writing.remove(kind, row.id)
        writing.remove(Offer, offer_id)


def open_offer(desk: Desk, offer_id: UUID) -> Offer:
    """Open an offer, to show its prices and answers: from now on criteria and weights stand still.

    Opening it again changes nothing. Raises KnownError where there are no criteria or their weights do not make 100.
    """
    with desk.case.writing(desk.author) as writing:
        return opened(writing, offer_id)


def open_all(desk: Desk, specification_id: UUID) -> tuple[Offer, ...]:
    """Open every offer of a specification, to compare them. Raises KnownError as `open_offer`."""
    with desk.case.writing(desk.author) as writing:
        return tuple(opened(writing, one.id) for one in writing.find(Offer, specification_id=specification_id))


def opened(writing: Writing, offer_id: UUID) -> Offer:
    """The offer, opened within a change. Raises KnownError where the criteria cannot be used."""
    offer = writing.get(Offer, offer_id)
    criteria.lock(writing, offer.specification_id)
    return offer if offer.opened_at is not None else writing.set(Offer, offer_id, opened_at=writing.at)


def add_price(desk: Desk, offer_id: UUID, **values: Any) -> OfferPrice:
    """Add a price that is typed in; this opens the offer. Raises KnownError where it stands still or cannot be opened."""
    with desk.case.writing(desk.author) as writing:
        _refuse_chosen(opened(writing, offer_id))
        return writing.add(OfferPrice(offer_id=offer_id, **values))


def save_price(
    desk: Desk, price_id: UUID, field: str, value: object, version: int | None = None, visit: UUID | None = None
) -> OfferPrice:
    """Save one field of a price. Raises KnownError as `add_price`, or where it was changed elsewhere since `version`."""
    with desk.case.writing(desk.author, visit) as writing:
        _refuse_chosen(opened(writing, writing.get(OfferPrice, price_id).offer_id))
        return writing.set(OfferPrice, price_id, version, **{field: value})


def remove_price(desk: Desk, price_id: UUID) -> None:
    """Remove a price. Raises KnownError as `add_price`."""
    with desk.case.writing(desk.author) as writing:
        _refuse_chosen(opened(writing, writing.get(OfferPrice, price_id).offer_id))
        writing.remove(OfferPrice, price_id)


def save_answer(
    desk: Desk,
    offer_id: UUID,
    requirement_id: UUID,
    field: str,
    value: object,
    version: int | None = None,
    visit: UUID | None = None,
) -> OfferAnswer:
    """Save "met" or "words" of the answer to one requirement; the row is made on the first of them. Opens the offer."""
    with desk.case.writing(desk.author, visit) as writing:
        offer = opened(writing, offer_id)
        _refuse_chosen(offer)
        if writing.get(Requirement, requirement_id).specification_id != offer.specification_id:
            raise BugError("an answer to a requirement of another specification")
        return _saved(
            writing,
            OfferAnswer,
            lambda: OfferAnswer(offer_id=offer_id, requirement_id=requirement_id),
            {"offer_id": offer_id, "requirement_id": requirement_id},
            {field: value},
            version,
        )


def save_score(
    desk: Desk,
    offer_id: UUID,
    criterion_id: UUID,
    field: str,
    value: object,
    version: int | None = None,
    visit: UUID | None = None,
) -> OfferScore:
    """Save "score" (0 to 5, or None) or "reason" of what people give an offer; the row is made on the first of them."""
    with desk.case.writing(desk.author, visit) as writing:
        offer = opened(writing, offer_id)
        criterion = writing.get(Criterion, criterion_id)
        if criterion.kind is not CriterionKind.JUDGED or criterion.specification_id != offer.specification_id:
            raise BugError("only criteria of this specification that people judge have scores")
        if field == "score" and not (value is None or (isinstance(value, int) and 0 <= value <= MOST_POINTS)):
            raise BugError("a score is a whole number from 0 to 5")
        return _saved(
            writing,
            OfferScore,
            lambda: OfferScore(offer_id=offer_id, criterion_id=criterion_id),
            {"offer_id": offer_id, "criterion_id": criterion_id},
            {field: value},
            version,
        )


def _saved(
    writing: Writing,
    record: type[R],
    make: Callable[[], R],
    key: dict[str, Any],
    values: dict[str, Any],
    version: int | None,
) -> R:
    held = writing.find(record, **key)
    row = held[0] if held else writing.add(make())
    return writing.set(record, row.id, version if held else None, **values)


def _refuse_chosen(offer: Offer) -> None:
    if offer.status is OfferStatus.AWARDED:
        raise KnownError(CHOSEN)


def comparison(desk: Desk, specification_id: UUID, weights: Mapping[UUID, int] | None = None) -> Comparison:
    """All offers of a specification side by side; `weights` by criterion id try what happens if other things count.

    Reads only: call `open_all` before its prices and answers are shown.
    """
    with desk.case.reading() as reading:
        return read_comparison(reading, specification_id, weights)


def read_comparison(reading: Reading, specification_id: UUID, weights: Mapping[UUID, int] | None = None) -> Comparison:
    """The comparison, within a reading."""
    specification = reading.get(Specification, specification_id)
    return compare(
        specification,
        reading.find(Visit, specification_id=specification_id),
        reading.find(Requirement, specification_id=specification_id),
        reading.find(Criterion, specification_id=specification_id),
        read_facts(reading, specification_id),
        weights,
        nation=reading.get(Person, specification.person_id).nation,
    )


def read_facts(reading: Reading, specification_id: UUID) -> tuple[OfferFacts, ...]:
    """Every offer of a specification with its provider, prices, answers and scores, in the order in which they came."""
    offers = reading.find(Offer, specification_id=specification_id)
    ids = [offer.id for offer in offers]
    if not ids:
        return ()
    named = _providers(reading, offers)
    prices = _by_offer(reading.find(OfferPrice, offer_id=ids))
    answers = _by_offer(reading.find(OfferAnswer, offer_id=ids))
    scores = _by_offer(reading.find(OfferScore, offer_id=ids))
    return tuple(
        OfferFacts(
            offer,
            named[offer.provider_id],
            tuple(prices.get(offer.id, ())),
            tuple(answers.get(offer.id, ())),
            tuple(scores.get(offer.id, ())),
        )
        for offer in offers
    )


_Part = TypeVar("_Part", OfferPrice, OfferAnswer, OfferScore)


def _by_offer(rows: Iterable[_Part]) -> dict[UUID, list[_Part]]:
    found: dict[UUID, list[_Part]] = {}
    for row in rows:
        found.setdefault(row.offer_id, []).append(row)
    return found
