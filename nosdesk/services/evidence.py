"""What the records of one person prove: counted here, judged by the rules of `nosdesk.standards.evidence`."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TypeVar
from uuid import UUID

from sqlalchemy import func, select

from nosdesk.domain.choices import (
    CheckKind,
    ContractStatus,
    CriterionKind,
    Met,
    OfferStatus,
    Party,
    Priority,
    SaidBy,
    SpecificationStatus,
    Strength,
)
from nosdesk.domain.records import (
    Check,
    CheckAnswer,
    Concern,
    Contract,
    ContractObjective,
    CorrectiveStep,
    Criterion,
    Milestone,
    Need,
    Objective,
    Obligation,
    Offer,
    OfferAnswer,
    Outcome,
    PaymentDue,
    Provenance,
    Record,
    Requirement,
    Specification,
    Visit,
)
from nosdesk.services.contract import payments_of
from nosdesk.services.desk import Desk
from nosdesk.standards.evidence import ContractEvidence, EvidenceSummary, Finding, SpecificationEvidence, findings
from nosdesk.storage.tables import CHANGES
from nosdesk.storage.unit import Reading

R = TypeVar("R", bound=Record)


def evidence(desk: Desk, person_id: UUID) -> tuple[Finding, ...]:
    """Every criterion with how far this person's records prove it."""
    return tuple(findings(summary(desk, person_id)))


def summary(desk: Desk, person_id: UUID) -> EvidenceSummary:
    """The counts that the rules look at."""
    with desk.case.reading() as reading:
        outcomes = reading.find(Outcome, person_id=person_id)
        needs = reading.find(Need, person_id=person_id)
        first = [item for item in outcomes if item.priority is Priority.HIGH]
        checks = reading.find(Check, person_id=person_id)
        own = [item for item in checks if item.said_by is SaidBy.PERSON]
        concerns = reading.find(Concern, person_id=person_id)
        ids = tuple(item.id for item in (*outcomes, *needs))
        known = reading.find(Provenance, about_id=ids, field="statement") if ids else ()
        sourced = [item for item in known if item.source and item.stated_on]
        return EvidenceSummary(
            outcomes=len(outcomes),
            outcomes_weighed=sum(bool(item.whose_words and item.priority) for item in outcomes),
            priority_outcomes=len(first),
            priority_outcomes_measured=sum(bool(item.measure and item.baseline and item.target) for item in first),
            facts=len(ids),
            facts_sourced=len(sourced),
            facts_confirmed=sum(item.confirmed_on is not None for item in sourced),
            specifications=_specifications(reading, reading.find(Specification, person_id=person_id)),
            contracts=_contracts(reading, reading.find(Contract, person_id=person_id)),
            checks_with_face=sum(item.face is not None for item in checks),
            checks_with_words=sum(bool(item.words) for item in checks),
            checks_by_individuals=len(own),
            checks_helped=sum(bool(item.helped_by) for item in own),
            concerns=len(concerns),
            concerns_answered=sum(bool(item.told_at and item.told and item.done) for item in concerns),
            changes=int(reading.one(select(func.count()).select_from(CHANGES))),
            locked=desk.case.protected,
        )


def _by(found: Iterable[R], key: Callable[[R], UUID | None]) -> dict[UUID | None, list[R]]:
    """Records in groups: one question for all services or contracts is much quicker than one for each."""
    groups: dict[UUID | None, list[R]] = defaultdict(list)
    for item in found:
        groups[key(item)].append(item)
    return groups


def _specifications(reading: Reading, items: tuple[Specification, ...]) -> tuple[SpecificationEvidence, ...]:
    if not items:
        return ()
    ids = tuple(item.id for item in items)
    objectives = _by(reading.find(Objective, specification_id=ids), lambda one: one.specification_id)
    requirements = _by(reading.find(Requirement, specification_id=ids), lambda one: one.specification_id)
    criteria = _by(reading.find(Criterion, specification_id=ids), lambda one: one.specification_id)
    found = reading.find(Offer, specification_id=ids)
    offers = _by(found, lambda one: one.specification_id)
    visits = _by(reading.find(Visit, specification_id=ids), lambda one: one.specification_id)
    awarded = tuple(offer.id for offer in found if offer.status is OfferStatus.AWARDED)
    answers = reading.find(OfferAnswer, offer_id=awarded, met=Met.MET) if awarded else ()
    met = _by(answers, lambda one: one.offer_id)
    return tuple(
        _specification(
            item,
            objectives[item.id],
            requirements[item.id],
            criteria[item.id],
            offers[item.id],
            visits[item.id],
            {offer_id: {one.requirement_id for one in given} for offer_id, given in met.items()},
        )
        for item in items
    )


def _specification(
    item: Specification,
    objectives: Sequence[Objective],
    requirements: Sequence[Requirement],
    criteria: Sequence[Criterion],
    offers: Sequence[Offer],
    visits: Sequence[Visit],
    met: Mapping[UUID | None, set[UUID]],
) -> SpecificationEvidence:
    awarded = [offer for offer in offers if offer.status is OfferStatus.AWARDED]
    musts = {need.id for need in requirements if need.strength is Strength.MUST}
    return SpecificationEvidence(
        aims=bool(item.aims),
        objectives=len(objectives),
        objectives_linked=sum(one.outcome_id is not None for one in objectives),
        objectives_watched=sum(bool(one.watched and one.judged) for one in objectives),
        requirements=len(requirements),
        quantity=bool(visits) or bool(item.what and item.weeks_wanted),
        quality=bool(item.quality),
        delivery=bool(item.place and item.start_wanted),
        payment=bool(item.payment_terms and item.price_basis and item.budget),
        equality=bool(item.equality),
        sustainability=bool(item.sustainability),
        safety=bool(item.safety),
        meetings=bool(item.meetings),
        reports=bool(item.reports),
        if_not_delivered=bool(item.if_not_delivered),
        agreed_by=item.status is SpecificationStatus.AGREED and bool(item.agreed_by),
        weights=sum(one.weight for one in criteria),
        criteria=len(criteria),
        criteria_guided=sum(one.kind is not CriterionKind.JUDGED or bool(one.guidance) for one in criteria),
        offers=len(offers),
        offers_reasoned=sum(bool(one.reason) for one in offers if one.status is not OfferStatus.RECEIVED),
        awarded=len(awarded),
        awarded_fairly=sum(bool(one.exception_reason) or musts <= met.get(one.id, set()) for one in awarded),
    )


def _contracts(reading: Reading, items: tuple[Contract, ...]) -> tuple[ContractEvidence, ...]:
    if not items:
        return ()
    ids = tuple(item.id for item in items)
    objectives = _by(reading.find(ContractObjective, contract_id=ids), lambda one: one.contract_id)
    milestones = _by(reading.find(Milestone, contract_id=ids), lambda one: one.contract_id)
    obligations = _by(reading.find(Obligation, contract_id=ids), lambda one: one.contract_id)
    steps = _by(reading.find(CorrectiveStep, contract_id=ids), lambda one: one.contract_id)
    checks = reading.find(Check, contract_id=ids, kind=CheckKind.FULL)
    of_check = {check.id: check.contract_id for check in checks}
    answers = reading.find(CheckAnswer, check_id=tuple(of_check)) if of_check else ()
    checked = _by((item for item in answers if item.face), lambda one: of_check[one.check_id])
    payments = payments_of(reading, items)
    return tuple(
        _contract(
            item,
            objectives[item.id],
            milestones[item.id],
            payments[item.id],
            [one.party for one in obligations[item.id]],
            len(steps[item.id]),
            len({one.contract_objective_id for one in checked[item.id]}),
        )
        for item in items
    )


def _contract(
    contract: Contract,
    objectives: Sequence[ContractObjective],
    milestones: Sequence[Milestone],
    payments: Sequence[PaymentDue],
    parties: Sequence[Party | None],
    steps: int,
    checked: int,
) -> ContractEvidence:
    planned = sum((item.amount for item in payments), Decimal(0))
    return ContractEvidence(
        settled=contract.status is not ContractStatus.DRAFT,
        aims=bool(contract.aims),
        objectives=len(objectives),
        objectives_linked=sum(bool(item.outcome) for item in objectives),
        objectives_watched=sum(bool(item.watched) for item in objectives),
        monitoring=bool(contract.monitoring),
        milestones=sum(item.due_on is not None for item in milestones),
        milestones_done=sum(item.done_on is not None for item in milestones),
        payments=len(payments),
        payments_add_up=bool(payments) and (contract.value is None or planned == contract.value),
        duties_of_person=parties.count(Party.PERSON),
        duties_of_provider=parties.count(Party.PROVIDER),
        steps=steps,
        objectives_checked=checked,
    )
