"""The journey of one person's support: what is done, what is next, what is late, what is coming up."""

from datetime import date, timedelta
from decimal import Decimal
from enum import Enum, auto
from typing import Final
from uuid import UUID

from nosdesk.domain.choices import ContractStatus, OfferStatus, Route, SpecificationStatus
from nosdesk.domain.money import Balance
from nosdesk.domain.records import (
    Check,
    Concern,
    Contract,
    Criterion,
    Milestone,
    Offer,
    Person,
    Provider,
    Specification,
)
from nosdesk.forms.outcomes import OUTCOMES
from nosdesk.forms.person import PERSON
from nosdesk.forms.progress import PartState, Progress
from nosdesk.forms.specification import SPECIFICATION
from nosdesk.frozen import dataclass
from nosdesk.services.desk import Desk
from nosdesk.services.money import read_balance
from nosdesk.services.wizard import read_progress
from nosdesk.storage.unit import Reading

COMING_DAYS: Final = 35
CHECK_EVERY_DAYS: Final = 28
"""How long after the last word on how it goes the next one is asked for."""


class StepKind(Enum):
    """The steps of the journey."""

    PERSON = auto()
    OUTCOMES = auto()
    SPECIFICATION = auto()
    CRITERIA = auto()
    OFFERS = auto()
    CONTRACT = auto()
    MONEY = auto()
    QUALITY = auto()


@dataclass(frozen=True)
class Step:
    """One step with its state, and the record it is about: a form's, or a person, specification or contract.

    A contract step that is not started is about the specification: there is no contract to name yet.
    """

    kind: StepKind
    state: PartState
    record_id: UUID
    title: str = ""
    """The service, where the step belongs to one."""
    done: int = 0
    of: int = 0
    """Parts done of parts, or offers counted: what the detail line says."""
    when: date | None = None
    """The day that the detail line names: agreed on, signed on."""


@dataclass(frozen=True)
class Service:
    """One service and its own steps."""

    specification: Specification
    steps: tuple[Step, ...]
    contracts: tuple[Contract, ...]


class DueKind(Enum):
    """What falls due."""

    PAYMENT = auto()
    MILESTONE = auto()
    CHECK = auto()
    REVIEW = auto()
    CONTRACT_END = auto()
    OFFERS_CLOSE = auto()
    CONCERN = auto()


@dataclass(frozen=True)
class Due:
    """Something with a day: `late` in days (0 or less: it is not late yet)."""

    kind: DueKind
    on: date
    late: int
    title: str
    record_id: UUID
    person_id: UUID
    amount: Decimal | None = None
    provider: str = ""


@dataclass(frozen=True)
class Journey:
    """Everything the home of one person shows."""

    person: Person
    steps: tuple[Step, ...]
    """Steps about the person: who, and what they want."""
    services: tuple[Service, ...]
    quality: Step
    dues: tuple[Due, ...]
    """Oldest first: late ones come before what is coming up."""

    @property
    def all_steps(self) -> tuple[Step, ...]:
        """Every step in the order of the screen."""
        return (*self.steps, *(step for service in self.services for step in service.steps), self.quality)

    @property
    def next(self) -> Step | None:
        """The first step that wants doing: one that needs attention or was begun, else the first not begun."""
        waiting = {PartState.IN_PROGRESS, PartState.NEEDS_ATTENTION}
        begun = next((step for step in self.all_steps if step.state in waiting), None)
        fresh = (step for step in self.all_steps if step.state is PartState.NOT_STARTED)
        return begun or next(fresh, None)

    @property
    def late(self) -> tuple[Due, ...]:
        """What is overdue."""
        return tuple(due for due in self.dues if due.late > 0)


def journey(desk: Desk, person_id: UUID) -> Journey:
    """The journey of a person as of today. A closed case has no dues and asks nobody how it went."""
    with desk.case.reading() as reading:
        person = reading.get(Person, person_id)
        about = _form_step(StepKind.PERSON, person_id, read_progress(reading, desk, PERSON, person_id))
        wanted = _form_step(StepKind.OUTCOMES, person_id, read_progress(reading, desk, OUTCOMES, person_id))
        services = tuple(
            _service(reading, desk, item, person) for item in reading.find(Specification, person_id=person_id)
        )
        checks = reading.find(Check, person_id=person_id, order=("-checked_on",))
        dues = () if person.closed_on else _dues(reading, desk, person, services, checks)
    return Journey(
        person=person,
        steps=(about, wanted),
        services=services,
        quality=_quality(person_id, checks, dues),
        dues=tuple(sorted(dues, key=lambda due: (due.on, due.kind.value))),
    )


def _form_step(kind: StepKind, record_id: UUID, progress: Progress, title: str = "") -> Step:
    return Step(kind, progress.state, record_id, title, progress.done, len(progress.parts))


def _service(reading: Reading, desk: Desk, item: Specification, person: Person) -> Service:
    offers = reading.find(Offer, specification_id=item.id)
    contracts = reading.find(Contract, specification_id=item.id)
    steps = [_specification_step(reading, desk, item)]
    if person.route is Route.FULL:
        steps.append(_criteria_step(reading, item))
    steps.append(_offers_step(item, offers))
    drawn = {contract.offer_id for contract in contracts}
    waiting = [offer for offer in offers if offer.status is OfferStatus.AWARDED and offer.id not in drawn]
    if waiting or not contracts:
        steps.append(Step(StepKind.CONTRACT, PartState.NOT_STARTED, item.id, item.title, 0, len(waiting)))
    for contract in contracts:
        title = contract.title if len(contracts) == 1 else reading.get(Provider, contract.provider_id).name
        steps.append(_contract_step(contract, title))
        if contract.status is ContractStatus.SIGNED:
            steps.append(_money_step(reading, desk, contract, person, title))
    return Service(item, tuple(steps), contracts)


def _specification_step(reading: Reading, desk: Desk, item: Specification) -> Step:
    progress = read_progress(reading, desk, SPECIFICATION, item.id)
    step = _form_step(StepKind.SPECIFICATION, item.id, progress, item.title)
    if item.status is SpecificationStatus.AGREED:
        return Step(step.kind, PartState.DONE, item.id, item.title, step.done, step.of, item.agreed_on)
    state = PartState.IN_PROGRESS if step.state is PartState.DONE else step.state
    return Step(step.kind, state, item.id, item.title, step.done, step.of)


def _criteria_step(reading: Reading, item: Specification) -> Step:
    criteria = reading.find(Criterion, specification_id=item.id)
    right = sum(one.weight for one in criteria) == 100
    state = PartState.DONE if right else PartState.IN_PROGRESS if criteria else PartState.NOT_STARTED
    return Step(StepKind.CRITERIA, state, item.id, item.title, len(criteria), len(criteria))


def _offers_step(item: Specification, offers: tuple[Offer, ...]) -> Step:
    chosen = [offer for offer in offers if offer.status is OfferStatus.AWARDED]
    if chosen:
        return Step(StepKind.OFFERS, PartState.DONE, item.id, item.title, len(chosen), len(offers))
    state = PartState.IN_PROGRESS if offers else PartState.NOT_STARTED
    return Step(StepKind.OFFERS, state, item.id, item.title, 0, len(offers))


def _contract_step(contract: Contract, title: str) -> Step:
    signed = contract.status is ContractStatus.SIGNED
    state = PartState.DONE if signed else PartState.IN_PROGRESS
    return Step(StepKind.CONTRACT, state, contract.id, title, int(signed), 1, contract.signed_on)


def _money_step(reading: Reading, desk: Desk, contract: Contract, person: Person, title: str) -> Step:
    held = read_balance(reading, desk, contract, person)
    paid = sum(not one.left for one in held.dues)
    if held.overdue:
        state = PartState.NEEDS_ATTENTION
    elif paid == len(held.dues):
        state = PartState.DONE
    else:
        state = PartState.IN_PROGRESS
    return Step(StepKind.MONEY, state, contract.id, title, paid, len(held.dues))


def _quality(person_id: UUID, checks: tuple[Check, ...], dues: tuple[Due, ...]) -> Step:
    if any(due.kind is DueKind.CHECK and due.late > 0 for due in dues):
        state = PartState.NEEDS_ATTENTION
    else:
        state = PartState.DONE if checks else PartState.NOT_STARTED
    return Step(StepKind.QUALITY, state, person_id, done=len(checks), when=checks[0].checked_on if checks else None)


def _dues(
    reading: Reading, desk: Desk, person: Person, services: tuple[Service, ...], checks: tuple[Check, ...]
) -> tuple[Due, ...]:
    today = desk.today()
    found: list[Due] = []
    for service in services:
        item = service.specification
        if item.answers_by and item.answers_by >= today and not service.contracts:
            found.append(_due(DueKind.OFFERS_CLOSE, item.answers_by, today, item.title, item.id, person.id))
        for contract in service.contracts:
            if contract.status is ContractStatus.SIGNED:
                provider = reading.get(Provider, contract.provider_id).name
                found += _payment_dues(read_balance(reading, desk, contract, person), contract, provider)
                if not contract.ended_on:
                    found += _contract_dues(reading, today, contract, provider, checks)
    found += [
        _due(DueKind.CONCERN, item.created_at.date(), today, item.what, item.id, person.id)
        for item in reading.find(Concern, person_id=person.id, closed_on=None, told_at=None)
        if item.created_at
    ]
    return tuple(due for due in found if due.on <= today + timedelta(days=COMING_DAYS))


def _payment_dues(held: Balance, contract: Contract, provider: str) -> list[Due]:
    """Payments that are late, and the next one. Of an ended contract too: what was begun is still to be paid."""
    waiting = [*held.overdue, *([held.next_due] if held.next_due else [])]
    return [
        Due(
            DueKind.PAYMENT,
            one.due.due_on,
            (held.today - one.due.due_on).days,
            contract.title,
            contract.id,
            contract.person_id,
            one.left,
            provider,
        )
        for one in waiting
    ]


def _contract_dues(
    reading: Reading, today: date, contract: Contract, provider: str, checks: tuple[Check, ...]
) -> list[Due]:
    found = [
        _due(DueKind.MILESTONE, item.due_on, today, item.title, contract.id, contract.person_id, provider)
        for item in reading.find(Milestone, contract_id=contract.id, done_on=None)
        if item.due_on
    ]
    if contract.review_on and contract.review_on >= today:
        found.append(
            _due(DueKind.REVIEW, contract.review_on, today, contract.title, contract.id, contract.person_id, provider)
        )
    if contract.end and contract.end >= today:
        found.append(
            _due(DueKind.CONTRACT_END, contract.end, today, contract.title, contract.id, contract.person_id, provider)
        )
    last = max(
        (item.checked_on for item in checks if item.contract_id == contract.id and item.checked_on), default=None
    )
    ask = (last or contract.start or today) + timedelta(days=CHECK_EVERY_DAYS)
    if contract.start and contract.start <= today:
        found.append(_due(DueKind.CHECK, ask, today, contract.title, contract.id, contract.person_id, provider))
    return found


def _due(kind: DueKind, on: date, today: date, title: str, record_id: UUID, person_id: UUID, provider: str = "") -> Due:
    return Due(kind, on, (today - on).days, title, record_id, person_id, provider=provider)
