"""Specifications: begin one, agree it, open it again."""

from decimal import Decimal
from typing import Final
from uuid import UUID

from nosdesk.domain.choices import SpecificationStatus
from nosdesk.domain.records import (
    Contract,
    CostShare,
    Objective,
    Offer,
    Person,
    Record,
    Requirement,
    Specification,
    Visit,
)
from nosdesk.errors import KnownError
from nosdesk.i18n import Words
from nosdesk.services.desk import Desk

NOTHING_ASKED: Final = Words(
    "A specification needs at least one requirement before it can be agreed. Nothing was changed. Add what the "
    "provider must do.",
    "You have not said what you need yet. Nothing has changed. Add one thing you need.",
)
SHARES_WRONG: Final = Words(
    "The shares of the cost add up to {total}, not 100 %. Nothing was changed. Change them, then agree again.",
    "The cost shares must make 100. They make {total} now. Nothing has changed.",
)
HAS_CONTRACT: Final = Words(
    "A signed contract rests on this specification, so it stands as it is. Nothing was changed.",
    "You signed a contract for this list. The list stays the same. Nothing has changed.",
)

HAS_OFFERS: Final = Words(
    "There are offers for this service, so it cannot be taken away. Nothing was changed.",
    "There are offers for this help. It must stay. Nothing has changed.",
)


def start_specification(desk: Desk, person_id: UUID, title: str = "") -> Specification:
    """Begin the specification of one service."""
    with desk.case.writing(desk.author) as writing:
        person = writing.get(Person, person_id)
        return writing.add(Specification(person_id=person_id, title=title, budget_source=person.funding))


def agree(desk: Desk, specification_id: UUID, by: str) -> Specification:
    """Agree a specification, today and by named people: it stands still until it is opened again.

    Raises KnownError where it asks for nothing, or where shares of the cost do not add up to 100.
    """
    with desk.case.writing(desk.author) as writing:
        if not writing.find(Requirement, specification_id=specification_id):
            raise KnownError(NOTHING_ASKED)
        shares = [item.share for item in writing.find(CostShare, specification_id=specification_id) if item.share]
        total = sum(shares, Decimal(0))
        if shares and total != 100:
            raise KnownError(SHARES_WRONG, total=f"{total.normalize():f}")
        return writing.set(
            Specification,
            specification_id,
            status=SpecificationStatus.AGREED,
            agreed_on=desk.today(),
            agreed_by=by,
        )


def open_again(desk: Desk, specification_id: UUID) -> Specification:
    """Let an agreed specification be changed. Raises KnownError where a signed contract rests on it."""
    with desk.case.writing(desk.author) as writing:
        if any(item.signed_on for item in writing.find(Contract, specification_id=specification_id)):
            raise KnownError(HAS_CONTRACT)
        return writing.set(
            Specification, specification_id, status=SpecificationStatus.DRAFT, agreed_on=None, agreed_by=""
        )


def discard(desk: Desk, specification_id: UUID) -> None:
    """Put a specification aside with what belongs to it. Raises KnownError where offers or contracts rest on it."""
    with desk.case.writing(desk.author) as writing:
        offers: tuple[Record, ...] = writing.find(Offer, specification_id=specification_id)
        if offers or writing.find(Contract, specification_id=specification_id):
            raise KnownError(HAS_OFFERS)
        parts: tuple[type[Record], ...] = (Objective, Requirement, Visit, CostShare)
        for kind in parts:
            for row in writing.find(kind, specification_id=specification_id):
                writing.remove(kind, row.id)
        writing.remove(Specification, specification_id)
