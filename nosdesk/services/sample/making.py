"""What the parts of the example share: whose words they are, the days they were said on, rows kept in one go."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final, TypeVar
from uuid import UUID

from nosdesk.domain.author import Author
from nosdesk.domain.choices import Met, PriceBand, PriceBasis, Source, Vat
from nosdesk.domain.records import (
    Criterion,
    Offer,
    OfferAnswer,
    OfferPrice,
    OfferScore,
    Provenance,
    Record,
    Requirement,
)
from nosdesk.i18n import Reader
from nosdesk.services import offers
from nosdesk.services.answers import refuse_if_still
from nosdesk.services.desk import Desk
from nosdesk.storage.casefile import CaseFile

R = TypeVar("R", bound=Record)

MAYA: Final = Author(person="Maya Whitlock")
MAYA_AND_IDRIS: Final = Author(person="Maya Whitlock", helper="Idris Vale")
IDRIS: Final = Author(helper="Idris Vale")
LEILA: Final = Author(helper="Leila Whitlock")
SIONED: Final = Author(helper="Sioned Hale")
OWEN_AND_SIONED: Final = Author(person="Owen Pryce", helper="Sioned Hale")

Answer = tuple[Met, str]
Score = tuple[int, str]


@dataclass(frozen=True)
class Price:
    """One price of an offer."""

    amount: str
    basis: PriceBasis
    band: PriceBand = PriceBand.ANY
    vat: Vat = Vat.EXEMPT
    per_week: str = ""
    note: str = ""


@dataclass(frozen=True)
class Told:
    """What one provider offers: prices, an answer to each requirement in turn, points for judged criteria, a reason."""

    provider: Mapping[str, str]
    received: int
    can_start: int
    words: str
    prices: Sequence[Price]
    answers: Sequence[Answer]
    scores: Sequence[Score] = ()
    reason: str = ""
    rated_days_ago: int = 0


@dataclass(frozen=True)
class Making:
    """The file being filled, and the day it is filled for. Days are told from the Monday of that week: it stays alive."""

    case: CaseFile
    today: date
    reader: Reader

    @property
    def monday(self) -> date:
        """The Monday of this week."""
        return self.today - timedelta(days=self.today.weekday())

    def day(self, weeks: int, days: int = 0) -> date:
        """So many weeks and days from this week's Monday; before it where they are negative."""
        return self.monday + timedelta(weeks=weeks, days=days)

    def at(self, weeks: int, author: Author, days: int = 0) -> Desk:
        """The desk as it was on a day, with somebody at it. No day is later than today."""
        day = min(self.day(weeks, days), self.today)
        return Desk(self.case, author, today=lambda: day)

    def rows(self, desk: Desk, *new: R) -> tuple[R, ...]:
        """Keep several records of one kind. Raises KnownError where their parent stands still."""
        with desk.case.writing(desk.author) as writing:
            for item in new:
                refuse_if_still(writing, item, "*")
            return writing.add_all(new)

    def fill(self, desk: Desk, item: R, **values: Any) -> R:
        """Answer several questions of one record at once. Raises KnownError where it stands still."""
        with desk.case.writing(desk.author) as writing:
            for field in values:
                refuse_if_still(writing, item, field)
            return writing.set(type(item), item.id, **values)

    def confirmed(self, desk: Desk, items: Iterable[tuple[Record, str]], stated_on: date, by: str) -> None:
        """The person said these facts, and has confirmed them today."""
        self.rows(
            desk,
            *(
                Provenance(
                    about=type(about).__name__,
                    about_id=about.id,
                    field=field,
                    source=Source.PERSON,
                    stated_on=stated_on,
                    confirmed_on=desk.today(),
                    confirmed_by=by,
                )
                for about, field in items
            ),
        )

    def offer(
        self, desk: Desk, specification_id: UUID, told: Told, asked: Sequence[Requirement], judged: Sequence[Criterion]
    ) -> Offer:
        """Type in what a provider offers. Its provider is known from then on."""
        provider = offers.add_provider(desk, **told.provider)
        if told.rated_days_ago:
            self.fill(desk, provider, rated_on=self.today - timedelta(days=told.rated_days_ago))
        offer = offers.add_offer(
            desk,
            specification_id,
            provider.id,
            received_on=self.day(0, told.received),
            valid_until=self.day(0, told.received + 90),
            can_start=self.day(0, told.can_start),
            words=told.words,
        )
        offers.open_offer(desk, offer.id)
        answered = zip(asked, told.answers, strict=True)
        scored = zip(judged, told.scores, strict=True) if told.scores else ()
        with desk.case.writing(desk.author) as writing:
            writing.add_all(_price(offer, price) for price in told.prices)
            writing.add_all(
                OfferAnswer(offer_id=offer.id, requirement_id=item.id, met=met, words=words)
                for item, (met, words) in answered
            )
            writing.add_all(
                OfferScore(offer_id=offer.id, criterion_id=item.id, score=score, reason=reason)
                for item, (score, reason) in scored
            )
        return offer


def _price(offer: Offer, price: Price) -> OfferPrice:
    return OfferPrice(
        offer_id=offer.id,
        basis=price.basis,
        band=price.band,
        amount=Decimal(price.amount),
        vat=price.vat,
        per_week=Decimal(price.per_week) if price.per_week else None,
        note=price.note,
    )
