"""Answers that cannot all be true: dates in the wrong order, days that have not come yet, shares that do not make 100.

They never stop anybody from going on: a part with such an answer needs attention, and the words say what to put right.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from nosdesk.domain.choices import AuthorityBasis
from nosdesk.domain.people import parental_after_18
from nosdesk.domain.problem import Problem
from nosdesk.domain.records import (
    Authority,
    Check,
    Concern,
    Contact,
    Contract,
    CostShare,
    Criterion,
    Funding,
    Milestone,
    Offer,
    PaymentMade,
    Person,
    Provenance,
    Provider,
    Record,
    Specification,
)
from nosdesk.frozen import dataclass
from nosdesk.i18n import Words

OLDEST: Final = 125
"""Years of age beyond which a date of birth is taken for a slip; the oldest person known lived 122 years."""

BEFORE_START: Final = Words(
    "This is before the start. Choose a later date.", "This is before the start. Choose a day after it."
)
NOT_YET: Final = Words(
    "This day has not come yet. Choose today or an earlier day.",
    "This day is still to come. Choose a day that has passed.",
)
TOO_OLD: Final = Words(
    "This is more than {years} years ago. Check the year.", "This is more than {years} years ago. Is the year right?"
)
AFTER_WANTED: Final = Words(
    "Offers come after the day on which help should start. Choose an earlier day, or a later start.",
    "The offers come after your start. Choose an earlier day.",
)
OUTSIDE: Final = Words(
    "This is not between start and end of the contract. Choose a day between them.",
    "Choose a day between the start and the end.",
)
NO_ONE_CHOSEN: Final = Words(
    "Somebody else decides. Choose which of your key people it is.", "Someone else decides. Choose who it is."
)
SOMEONE_CHOSEN: Final = Words(
    "The person decides, yet somebody else is chosen. Choose one or the other.",
    "You decide. Take the other name away.",
)
BEFORE_SAID: Final = Words(
    "It was confirmed before it was said. Check both days.", "You said yes before someone said it. Check both days."
)
BEFORE_RECEIVED: Final = Words(
    "This is before the offer came. Choose a later date.", "The offer came after this day. Choose a later day."
)
BOTH_CHOSEN: Final = Words("Two are chosen for one share. Choose one of them.", "You chose 2 people. Choose 1 of them.")
NEITHER_CHOSEN: Final = Words("Choose who bears this share.", "Choose who pays this part.")
ENDS_AT_18: Final = Words(
    "Parental responsibility ends when somebody turns 18. Choose a day before that.",
    "At 18 you decide. Your parents decide until then.",
)
NOT_100: Final = Words(
    "Together they make {total}, not 100. Change one of them.", "They make {total} now. They must make 100."
)


@dataclass(frozen=True, slots=True)
class Trouble:
    """A field whose answer cannot stand as it is, and what to do about it."""

    field: str
    problem: Problem


def troubles(record: Record, today: date) -> tuple[Trouble, ...]:
    """What is wrong within one record."""
    return tuple(_troubles(record, today))


def _troubles(record: Record, today: date) -> Iterator[Trouble]:
    match record:
        case Person():
            yield from _person(record, today)
        case Contact():
            yield from _order("until", record.since, record.until)
        case Authority():
            yield from _order("until", record.since, record.until)
            yield from _who_decides(record)
        case Provenance():
            yield from _past(today, stated_on=record.stated_on, confirmed_on=record.confirmed_on)
            yield from _order("confirmed_on", record.stated_on, record.confirmed_on, BEFORE_SAID)
        case Specification():
            yield from _order("answers_by", record.answers_by, record.start_wanted, AFTER_WANTED)
        case CostShare():
            yield from _one_of(record)
        case Provider():
            yield from _past(today, rated_on=record.rated_on)
        case Offer():
            yield from _past(today, received_on=record.received_on)
            yield from _order("valid_until", record.received_on, record.valid_until, BEFORE_RECEIVED)
        case Contract():
            yield from _contract(record, today)
        case Milestone():
            yield from _past(today, done_on=record.done_on)
        case PaymentMade():
            yield from _past(today, paid_on=record.paid_on)
        case Check():
            yield from _past(today, checked_on=record.checked_on)
        case Concern():
            yield from _past(today, happened_on=record.happened_on, closed_on=record.closed_on)
        case _:
            return


def rows_trouble(rows: Sequence[Record], today: date, parent: Record | None = None) -> Problem | None:
    """What is wrong within a list of rows or between them; None where nothing is. `parent` is the record they belong to."""
    for row in rows:
        for trouble in troubles(row, today):
            return trouble.problem
    if isinstance(parent, Person) and any(
        isinstance(row, Authority) and parental_after_18(row, parent.birth_date) for row in rows
    ):
        return Problem(ENDS_AT_18)
    return _not_100(rows)


def total_of_100(rows: Sequence[Record]) -> Decimal | None:
    """What shares or weights that must make 100 come to; None for rows that have none."""
    parts = [part for row in rows if (part := _part_of_100(row)) is not None]
    return sum(parts, Decimal(0)) if parts else None


def _not_100(rows: Sequence[Record]) -> Problem | None:
    total = total_of_100(rows)
    return None if total is None or total == 100 else Problem(NOT_100, {"total": total})


def _part_of_100(row: Record) -> Decimal | None:
    match row:
        case CostShare() | Funding():
            return row.share
        case Criterion():
            return Decimal(row.weight)
        case _:
            return None


def _person(person: Person, today: date) -> Iterator[Trouble]:
    yield from _past(today, birth_date=person.birth_date, closed_on=person.closed_on)
    if person.birth_date and today.year - person.birth_date.year > OLDEST:
        yield Trouble("birth_date", Problem(TOO_OLD, {"years": OLDEST}))


def _who_decides(authority: Authority) -> Iterator[Trouble]:
    if authority.basis is None:
        return
    own = authority.basis is AuthorityBasis.OWN
    if own and authority.contact_id is not None:
        yield Trouble("contact_id", Problem(SOMEONE_CHOSEN))
    if not own and authority.contact_id is None:
        yield Trouble("contact_id", Problem(NO_ONE_CHOSEN))


def _one_of(share: CostShare) -> Iterator[Trouble]:
    if share.person_id and share.contact_id:
        yield Trouble("contact_id", Problem(BOTH_CHOSEN))
    if share.share is not None and not share.person_id and not share.contact_id:
        yield Trouble("person_id", Problem(NEITHER_CHOSEN))


def _contract(contract: Contract, today: date) -> Iterator[Trouble]:
    yield from _order("end", contract.start, contract.end)
    yield from _order("ended_on", contract.start, contract.ended_on)
    yield from _past(today, signed_on=contract.signed_on)
    start, end, review = contract.start, contract.end, contract.review_on
    if start and end and review and start <= end and not start <= review <= end:
        yield Trouble("review_on", Problem(OUTSIDE))


def _order(field: str, first: date | None, second: date | None, words: Words = BEFORE_START) -> Iterator[Trouble]:
    if first and second and second < first:
        yield Trouble(field, Problem(words))


def _past(today: date, **days: date | None) -> Iterator[Trouble]:
    for field, day in days.items():
        if day and day > today:
            yield Trouble(field, Problem(NOT_YET))
