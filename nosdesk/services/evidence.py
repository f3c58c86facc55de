"""What the records of one person prove: counted here, judged by the rules of `nosdesk.standards.evidence`."""

from decimal import Decimal
from typing import Any
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
    Criterion,
    Need,
    Objective,
    Offer,
    OfferAnswer,
    Outcome,
    Provenance,
    Requirement,
    Specification,
    Visit,
)
from nosdesk.services.contract import read_view
from nosdesk.services.desk import Desk
from nosdesk.standards.evidence import ContractEvidence, EvidenceSummary, Finding, SpecificationEvidence, findings
from nosdesk.storage.tables import CHANGES
from nosdesk.storage.unit import Reading


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
            specifications=tuple(
                _specification(reading, item) for item in reading.find(Specification, person_id=person_id)
            ),
            contracts=tuple(_contract(reading, item.id) for item in reading.find(Contract, person_id=person_id)),
            checks_with_face=sum(item.face is not None for item in checks),
            checks_with_words=sum(bool(item.words) for item in checks),
            checks_by_individuals=len(own),
            checks_helped=sum(bool(item.helped_by) for item in own),
            concerns=len(concerns),
            concerns_answered=sum(bool(item.told_at and item.told and item.done) for item in concerns),
            changes=int(reading.one(select(func.count()).select_from(CHANGES))),
            locked=desk.case.protected,
        )


def _specification(reading: Reading, item: Specification) -> SpecificationEvidence:
    objectives = reading.find(Objective, specification_id=item.id)
    requirements = reading.find(Requirement, specification_id=item.id)
    criteria = reading.find(Criterion, specification_id=item.id)
    offers = reading.find(Offer, specification_id=item.id)
    awarded = [offer for offer in offers if offer.status is OfferStatus.AWARDED]
    musts = {need.id for need in requirements if need.strength is Strength.MUST}
    visits = reading.find(Visit, specification_id=item.id)
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
        awarded_fairly=sum(bool(one.exception_reason) or _meets(reading, one.id, musts) for one in awarded),
    )


def _meets(reading: Reading, offer_id: UUID, musts: set[UUID]) -> bool:
    met = {item.requirement_id for item in reading.find(OfferAnswer, offer_id=offer_id, met=Met.MET)}
    return musts <= met


def _contract(reading: Reading, contract_id: UUID) -> ContractEvidence:
    whole = read_view(reading, contract_id)
    contract = whole.contract
    planned = sum((item.amount for item in whole.payments), Decimal(0))
    parties: list[Any] = [item.party for item in whole.obligations]
    checked: set[UUID] = set()
    for check in reading.find(Check, contract_id=contract_id, kind=CheckKind.FULL):
        checked |= {item.contract_objective_id for item in reading.find(CheckAnswer, check_id=check.id) if item.face}
    return ContractEvidence(
        settled=contract.status is not ContractStatus.DRAFT,
        aims=bool(contract.aims),
        objectives=len(whole.objectives),
        objectives_linked=sum(bool(item.outcome) for item in whole.objectives),
        objectives_watched=sum(bool(item.watched) for item in whole.objectives),
        monitoring=bool(contract.monitoring),
        milestones=sum(item.due_on is not None for item in whole.milestones),
        milestones_done=sum(item.done_on is not None for item in whole.milestones),
        payments=len(whole.payments),
        payments_add_up=bool(whole.payments) and (contract.value is None or planned == contract.value),
        duties_of_person=parties.count(Party.PERSON),
        duties_of_provider=parties.count(Party.PROVIDER),
        steps=len(whole.steps),
        objectives_checked=len(checked),
    )
