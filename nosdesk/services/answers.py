"""Answers to questions: read a record, save one field as it is typed, add and remove rows.

Screens send back (record, id, field, value, version); which records stand still, and why, is decided here and nowhere else.
"""

from typing import Any, Final, TypeVar
from uuid import UUID

from nosdesk.domain.choices import ContractStatus, OfferStatus, SpecificationStatus
from nosdesk.domain.records import (
    Concern,
    Contact,
    Contract,
    ContractObjective,
    CorrectiveStep,
    CostShare,
    Criterion,
    Funding,
    Milestone,
    Objective,
    Obligation,
    Offer,
    OfferAnswer,
    OfferPrice,
    OfferScore,
    PaymentDue,
    Record,
    Requirement,
    Specification,
    Visit,
)
from nosdesk.errors import BugError, KnownError
from nosdesk.i18n import Words
from nosdesk.services.desk import Desk
from nosdesk.services.offers import opened
from nosdesk.services.people import follow_contact
from nosdesk.storage.unit import Reading, Writing

R = TypeVar("R", bound=Record)

CONTRACT_SIGNED: Final = Words(
    "This contract is signed, so it stands as it is. Nothing was changed.",
    "You signed this contract. It stays as it is. Nothing has changed.",
)
SPECIFICATION_AGREED: Final = Words(
    "This specification is agreed. To change it, press “Open it again” first. Nothing was changed.",
    "You agreed this list. Press “Open it again” to change it. Nothing has changed.",
)
CRITERIA_LOCKED: Final = Words(
    "An offer has been opened, so the criteria and their weights stand still: every offer is judged alike. "
    "Nothing was changed.",
    "Someone opened an offer. The points must now stay the same for everyone. Nothing has changed.",
)
OFFER_CHOSEN: Final = Words(
    "This offer was chosen, so its prices and answers stand still. Nothing was changed. Take the choice back first.",
    "You chose this offer. It stays the same. Nothing has changed.",
)

_OF_OFFER: Final = (OfferPrice, OfferAnswer, OfferScore)
_SET_BY_OPENING: Final = frozenset({"opened_at", "criteria_locked_at"})
_OF_CONTRACT: Final = (ContractObjective, Obligation, CorrectiveStep, Funding, PaymentDue)
_OF_SPECIFICATION: Final = (Objective, Requirement, Visit, CostShare)
_AFTER_AGREEMENT: Final = frozenset({"status", "agreed_on", "agreed_by", "criteria_locked_at", "answers_by"})
_AFTER_SIGNING: Final = frozenset({"ended_on"})
_OF_MILESTONE_AFTER_SIGNING: Final = frozenset({"done_on", "note"})


def read(desk: Desk, record: type[R], record_id: UUID) -> R:
    """One record as it is now."""
    with desk.case.reading() as reading:
        return reading.get(record, record_id)


def rows(desk: Desk, record: type[R], parent: str, parent_id: UUID) -> tuple[R, ...]:
    """Child records of a parent, oldest first."""
    wanted: dict[str, Any] = {parent: parent_id}
    with desk.case.reading() as reading:
        return reading.find(record, **wanted)


def save(
    desk: Desk, record: type[R], record_id: UUID, field: str, value: object, version: int | None, visit: UUID | None
) -> R:
    """Save one answer. `visit` is the same for one visit to a field, so that it leaves one row of history.

    What an offer says opens it. Raises KnownError where the record stands still, where the offer cannot be opened yet, or where it
    was changed elsewhere since `version`; nothing is saved then.
    """
    with desk.case.writing(desk.author, visit) as writing:
        return keep(writing, record, record_id, field, value, version)


def keep(writing: Writing, record: type[R], record_id: UUID, field: str, value: object, version: int | None) -> R:
    """The same within a change that goes further."""
    if field in _SET_BY_OPENING:
        raise BugError(f"{field} is no answer: opening an offer sets it")
    old = writing.get(record, record_id)
    refuse_if_still(writing, old, field)
    _open(writing, old, field)
    new = writing.set(record, record_id, version, **{field: value})
    if isinstance(new, Contact):
        follow_contact(writing, new)
    if isinstance(new, Concern) and field == "told":
        # The clock stops when somebody was told, and runs again where that was a mistake.
        told_at = (new.told_at or writing.at) if new.told.strip() else None
        return writing.set(record, record_id, told_at=told_at)
    return new


def add(desk: Desk, record: type[R], **values: Any) -> R:
    """Add a row; one of an offer opens it. Raises KnownError where its parent stands still or cannot be opened yet."""
    with desk.case.writing(desk.author) as writing:
        new = record(**values)
        refuse_if_still(writing, new, "*")
        _open(writing, new, "*")
        return writing.add(new)


def remove(desk: Desk, record: type[Record], record_id: UUID) -> None:
    """Remove a row; undo brings it back. Raises KnownError where its parent stands still or cannot be opened yet."""
    with desk.case.writing(desk.author) as writing:
        old = writing.get(record, record_id)
        refuse_if_still(writing, old, "deleted_at")
        _open(writing, old, "deleted_at")
        writing.remove(record, record_id)


def refuse_if_still(reading: Reading | Writing, item: Record, field: str) -> None:
    """Raise the KnownError that says why this record may not be changed now; return where it may."""
    if isinstance(item, Contract) and item.status is ContractStatus.SIGNED and field not in _AFTER_SIGNING:
        raise KnownError(CONTRACT_SIGNED)
    if isinstance(item, _OF_CONTRACT) and _signed(reading, item.contract_id):
        raise KnownError(CONTRACT_SIGNED)
    if isinstance(item, Milestone) and field not in _OF_MILESTONE_AFTER_SIGNING and _signed(reading, item.contract_id):
        raise KnownError(CONTRACT_SIGNED)
    if isinstance(item, Specification) and item.status is SpecificationStatus.AGREED and field not in _AFTER_AGREEMENT:
        raise KnownError(SPECIFICATION_AGREED)
    if isinstance(item, _OF_SPECIFICATION) and _agreed(reading, item.specification_id):
        raise KnownError(SPECIFICATION_AGREED)
    if isinstance(item, Criterion) and reading.get(Specification, item.specification_id).criteria_locked_at:
        raise KnownError(CRITERIA_LOCKED)
    if isinstance(item, OfferPrice | OfferAnswer) and reading.get(Offer, item.offer_id).status is OfferStatus.AWARDED:
        raise KnownError(OFFER_CHOSEN)


def _open(writing: Writing, item: Record, field: str) -> None:
    """Open the offer whose price, answer, points or words this is: whoever types them has seen them."""
    if isinstance(item, _OF_OFFER):
        opened(writing, item.offer_id)
    elif isinstance(item, Offer) and field == "words":
        opened(writing, item.id)


def _signed(reading: Reading, contract_id: UUID) -> bool:
    return reading.get(Contract, contract_id).status is ContractStatus.SIGNED


def _agreed(reading: Reading, specification_id: UUID) -> bool:
    return reading.get(Specification, specification_id).status is SpecificationStatus.AGREED
