"""Contracts: draw one up from specification and offer, see what is missing, make it ready, sign it."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final
from uuid import UUID

from nosdesk.domain import pricing
from nosdesk.domain.author import names_in
from nosdesk.domain.choices import (
    AuthorityBasis,
    ContractStatus,
    DecisionArea,
    Met,
    OfferStatus,
    PartWeek,
    Party,
    PaymentRhythm,
    SpecificationStatus,
)
from nosdesk.domain.people import current_authority
from nosdesk.domain.problem import Problem, Value
from nosdesk.domain.records import (
    Authority,
    Contact,
    Contract,
    ContractObjective,
    CorrectiveStep,
    Funding,
    Milestone,
    Objective,
    Obligation,
    Offer,
    OfferAnswer,
    OfferPrice,
    Outcome,
    PaymentDue,
    Person,
    Provider,
    Requirement,
    Specification,
    Visit,
)
from nosdesk.domain.schedule import PaymentPlan, PlannedPayment, periods_of, plan_value, planned_payments
from nosdesk.domain.views import ContractView as ContractView
from nosdesk.errors import KnownError
from nosdesk.forms.troubles import NOT_YET
from nosdesk.frozen import dataclass
from nosdesk.i18n import Reader, Words
from nosdesk.services import terms
from nosdesk.services.desk import Desk
from nosdesk.storage.history import last_change
from nosdesk.storage.unit import Reading, Writing

NOT_AWARDED: Final = Words(
    "A contract is drawn from an offer that was chosen. Choose an offer first. Nothing was changed.",
    "Choose an offer first. Nothing has changed.",
)
NOT_READY: Final = Words(
    "Something is still missing, so the contract cannot be signed yet. Nothing was changed. See the list of what is missing.",
    "You cannot sign yet. Something is missing. Nothing has changed. Look at the list.",
)
NO_NAMES: Final = Words(
    "Both signatures need a name. Nothing was changed. Type who signs for each side.",
    "Both sides must sign. Nothing has changed. Type both names.",
)
ALREADY_SIGNED: Final = Words(
    "This contract is signed already, so it stands as it is. Nothing was changed.",
    "You signed this contract before. Nothing has changed.",
)


PLAN_PARTS: Final = frozenset({"dates", "price", "milestones", "payment", "payment-rules"})
"""Parts of the form that the payments are planned from."""


@dataclass(frozen=True)
class Gap:
    """Something that a contract still needs: the part of the form to go to, and the words with what fills their places."""

    part: str
    words: Words
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)

    def said(self, reader: Reader) -> str:
        """What is missing, in the reader's language and wording."""
        return Problem(self.words, self.values).said(reader)


@dataclass(frozen=True)
class Signer:
    """Who may sign for a person: the name, and by what right where it is not the person's own."""

    name: str
    basis: AuthorityBasis | None = None


@dataclass(frozen=True)
class Signature:
    """Who was at the program when a contract was signed, the person first, and when (UTC)."""

    names: tuple[str, ...]
    at: datetime


def draw_up(desk: Desk, offer_id: UUID, reader: Reader) -> Contract:
    """Draw up a contract from an offer that was chosen and the specification it answers.

    Aims, objectives with their outcomes, ways of watching, price and dates are carried over, and as milestones the days by
    which those outcomes are wanted; duties and corrective steps begin with the program's own terms in the reader's language.
    Raises KnownError where the offer was not chosen.
    """
    with desk.case.writing(desk.author) as writing:
        offer = writing.get(Offer, offer_id)
        if offer.status is not OfferStatus.AWARDED:
            raise KnownError(NOT_AWARDED)
        drawn = writing.find(Contract, offer_id=offer_id)
        if drawn:
            return drawn[0]
        specification = writing.get(Specification, offer.specification_id)
        contract = writing.add(_from_offer(writing, desk, offer, specification, reader))
        _carry_objectives(writing, contract)
        _carry_milestones(writing, contract)
        writing.add_all(
            Obligation(contract_id=contract.id, party=party, duty=reader.say(duty)) for party, duty in terms.DUTIES
        )
        writing.add_all(
            CorrectiveStep(
                contract_id=contract.id,
                kind=step.kind,
                trigger=reader.say(step.trigger),
                action=reader.say(step.action),
                within_days=step.within_days,
            )
            for step in terms.LADDER
        )
        if specification.budget_source:
            writing.add(Funding(contract_id=contract.id, source=specification.budget_source, share=Decimal(100)))
        return contract


def waiting_offers(desk: Desk, specification_id: UUID) -> tuple[Offer, ...]:
    """Offers that were chosen and have no contract yet."""
    with desk.case.reading() as reading:
        drawn = {item.offer_id for item in reading.find(Contract, specification_id=specification_id)}
        chosen = reading.find(Offer, specification_id=specification_id, status=OfferStatus.AWARDED)
    return tuple(offer for offer in chosen if offer.id not in drawn)


def _from_offer(writing: Writing, desk: Desk, offer: Offer, specification: Specification, reader: Reader) -> Contract:
    person = writing.get(Person, specification.person_id)
    start = max(day for day in (offer.can_start, specification.start_wanted, desk.today() + timedelta(days=1)) if day)
    weeks = specification.weeks_wanted or 52
    cost = pricing.offer_cost(
        writing.find(Visit, specification_id=specification.id),
        writing.find(OfferPrice, offer_id=offer.id),
        miles_a_week=specification.miles_a_week,
        nation=person.nation,
        starts=start,
    )
    vat = {price.vat for price in writing.find(OfferPrice, offer_id=offer.id)}
    end = start + timedelta(days=weeks * 7 - 1)
    return Contract(
        person_id=specification.person_id,
        specification_id=specification.id,
        provider_id=offer.provider_id,
        offer_id=offer.id,
        title=specification.title,
        aims=specification.aims,
        start=start,
        end=end,
        review_on=start + timedelta(days=min(84, weeks * 7 // 2)),
        notice_days=28,
        weekly_cost=cost.weekly,
        one_off_cost=cost.one_off or None,
        vat=vat.pop() if len(vat) == 1 else Contract.vat,
        monitoring=reader.say(terms.MONITORING),
        meetings=specification.meetings,
        reports=specification.reports,
        changes=reader.say(terms.CHANGES),
        ending=reader.say(terms.ENDING),
        complaints=reader.say(terms.COMPLAINTS),
        insurance=reader.say(terms.INSURANCE),
        privacy=reader.say(terms.PRIVACY),
    )


def _carry_objectives(writing: Writing, contract: Contract) -> None:
    outcomes = {item.id: item.statement for item in writing.find(Outcome, person_id=contract.person_id)}
    writing.add_all(
        ContractObjective(
            contract_id=contract.id,
            objective_id=item.id,
            statement=item.statement,
            outcome=outcomes.get(item.outcome_id, "") if item.outcome_id else "",
            watched=item.watched,
            judged=item.judged,
            how_often=item.how_often,
        )
        for item in writing.find(Objective, specification_id=contract.specification_id)
    )


def _carry_milestones(writing: Writing, contract: Contract) -> None:
    """A milestone for each outcome that the contract serves and that is wanted by a day within it."""
    start, end = contract.start, contract.end
    served = {item.outcome_id for item in writing.find(Objective, specification_id=contract.specification_id)}
    writing.add_all(
        Milestone(contract_id=contract.id, title=item.statement, due_on=item.by_when, note=item.measure)
        for item in writing.find(Outcome, person_id=contract.person_id, order=("by_when", "created_at", "id"))
        if item.id in served and item.by_when and start and end and start <= item.by_when <= end
    )


def view(desk: Desk, contract_id: UUID) -> ContractView:
    """A contract with all that belongs to it."""
    with desk.case.reading() as reading:
        return read_view(reading, contract_id)


def read_view(reading: Reading, contract_id: UUID) -> ContractView:
    """A contract with all that belongs to it, within a reading."""
    contract = reading.get(Contract, contract_id)
    person = reading.get(Person, contract.person_id)
    visits = reading.find(Visit, specification_id=contract.specification_id)
    milestones = reading.find(Milestone, contract_id=contract_id, order=("due_on", "created_at"))
    payments, problem = _payments(reading, contract, visits, milestones, person)
    return ContractView(
        contract=contract,
        person=person,
        provider=reading.get(Provider, contract.provider_id),
        specification=reading.get(Specification, contract.specification_id),
        objectives=reading.find(ContractObjective, contract_id=contract_id),
        obligations=reading.find(Obligation, contract_id=contract_id),
        steps=reading.find(CorrectiveStep, contract_id=contract_id),
        funding=reading.find(Funding, contract_id=contract_id),
        milestones=milestones,
        requirements=reading.find(Requirement, specification_id=contract.specification_id),
        answers=reading.find(OfferAnswer, offer_id=contract.offer_id) if contract.offer_id else (),
        visits=visits,
        payments=payments,
        payments_problem=problem,
        contacts=reading.find(Contact, person_id=person.id),
    )


def _payments(
    reading: Reading,
    contract: Contract,
    visits: Sequence[Visit],
    milestones: Sequence[Milestone],
    person: Person,
) -> tuple[tuple[PaymentDue, ...], Problem | None]:
    """The payments of a signed contract as it was signed; of a draft, worked out anew from its terms."""
    if contract.status is ContractStatus.SIGNED:
        return reading.find(PaymentDue, contract_id=contract.id, order=("due_on", "period_start", "id")), None
    planned = planned_payments(PaymentPlan.of(contract, visits, milestones, person.nation))
    if isinstance(planned, Problem):
        return (), planned
    return tuple(_due(contract.id, item) for item in planned), None


def payments_of(reading: Reading, contracts: Sequence[Contract]) -> dict[UUID, tuple[PaymentDue, ...]]:
    """The payments of each of several contracts, as `read_view` gives them but in no order."""
    paid: dict[UUID, list[PaymentDue]] = {item.id: [] for item in contracts}
    signed = tuple(item.id for item in contracts if item.status is ContractStatus.SIGNED)
    for due in reading.find(PaymentDue, contract_id=signed) if signed else ():
        paid[due.contract_id].append(due)
    for item in contracts:
        if item.status is not ContractStatus.SIGNED:
            visits = reading.find(Visit, specification_id=item.specification_id)
            milestones = reading.find(Milestone, contract_id=item.id, order=("due_on", "created_at"))
            person = reading.get(Person, item.person_id)
            paid[item.id] += _payments(reading, item, visits, milestones, person)[0]
    return {key: tuple(found) for key, found in paid.items()}


def _due(contract_id: UUID, planned: PlannedPayment) -> PaymentDue:
    return PaymentDue(
        contract_id=contract_id,
        due_on=planned.due_on,
        amount=planned.amount,
        period_start=planned.period_start,
        period_end=planned.period_end,
        milestone_id=planned.milestone_id,
    )


def gaps(whole: ContractView) -> tuple[Gap, ...]:
    """What a contract still needs before it can be signed, in the order of its form."""
    contract = whole.contract
    found: list[Gap] = []

    def need(there: object, part: str, words: Words) -> None:
        if not there:
            found.append(Gap(part, words))

    need(
        whole.specification.status is SpecificationStatus.AGREED,
        "specification",
        Words("The specification must be agreed first.", "Agree the list of what you need first."),
    )
    need(contract.aims, "aims", Words("Say what the contract is for.", "Say what the help is for."))
    need(whole.objectives, "objectives", Words("Add an objective with its outcome.", "Add 1 goal and what you want."))
    for item in whole.objectives:
        if not (item.outcome and item.watched):
            words = Words(
                "Each objective needs an outcome and a way to watch it.", "Say for each goal how you check it."
            )
            need(False, "objectives", words)
            break
    need(contract.start and contract.end, "dates", Words("Say when it starts and ends.", "When does it start and end?"))
    need(contract.notice_days, "notice", Words("Say how much notice ends it.", "How many days before can it end?"))
    need(contract.review_on, "notice", Words("Say when you will review it.", "When will you look at it again?"))
    need(contract.monitoring, "monitoring", Words("Say how it is monitored.", "Say how you will check it."))
    parties = {item.party for item in whole.obligations}
    need(
        {Party.PROVIDER, Party.PERSON} <= parties,
        "obligations",
        Words("Both sides need at least one duty.", "Say what you and the provider must do."),
    )
    need(whole.steps, "steps", Words("Add what happens if it goes wrong.", "Say what you do if it goes wrong."))
    if contract.start and contract.end and (whole.payments_problem or not whole.payments):
        found.append(_payments_gap(whole))
    shares = [item.share or Decimal(0) for item in whole.funding]
    need(
        sum(shares, Decimal(0)) == 100,
        "funding",
        Words("The shares of the money must add up to 100 %.", "Say who pays. It must make 100 in all."),
    )
    return tuple(found)


def _payments_gap(whole: ContractView) -> Gap:
    """Why no payments can be planned, and the part of the form where that is put right."""
    contract = whole.contract
    problem = whole.payments_problem or Problem(
        Words("The payments cannot be worked out yet.", "We cannot plan the money yet.")
    )
    return Gap(_part_to_mend(contract, whole), problem.words, problem.values)


def _part_to_mend(contract: Contract, whole: ContractView) -> str:
    plan = PaymentPlan.of(contract, whole.visits, whole.milestones, whole.person.nation)
    if isinstance(periods_of(plan), Problem):
        return "dates"
    prices = [price for price in (contract.weekly_cost, contract.one_off_cost, contract.value) if price]
    steps = [step.amount for step in whole.milestones if step.amount]
    if not (prices or steps) or min(prices, default=Decimal(0)) < 0:
        return "price"
    if contract.rhythm is PaymentRhythm.MILESTONES or steps:
        return "milestones"
    return "payment-rules" if contract.part_week is PartWeek.PLANNED else "payment"


def make_ready(desk: Desk, contract_id: UUID) -> Contract:
    """Say that a contract is ready to sign. Raises KnownError while something is missing."""
    with desk.case.writing(desk.author) as writing:
        if gaps(read_view(writing, contract_id)):
            raise KnownError(NOT_READY)
        return writing.set(Contract, contract_id, status=ContractStatus.READY)


def back_to_draft(desk: Desk, contract_id: UUID) -> Contract:
    """Take a contract that is ready, not signed, back to draft."""
    with desk.case.writing(desk.author) as writing:
        if writing.get(Contract, contract_id).status is ContractStatus.READY:
            return writing.set(Contract, contract_id, status=ContractStatus.DRAFT)
        return writing.get(Contract, contract_id)


def sign(
    desk: Desk, contract_id: UUID, for_person: str, for_provider: str, on: date | None = None, *, read_with: str = ""
) -> Contract:
    """Sign a contract for both sides: it is locked, and its payments and value stand as they are from now on.

    `read_with` names who read it with the person, empty where nobody did.
    Raises KnownError while something is missing, a name is not given, the day has not come yet, or it is signed already.
    """
    if not (for_person.strip() and for_provider.strip()):
        raise KnownError(NO_NAMES)
    if on and on > desk.today():
        raise KnownError(NOT_YET)
    with desk.case.writing(desk.author) as writing:
        whole = read_view(writing, contract_id)
        if whole.contract.status is ContractStatus.SIGNED:
            raise KnownError(ALREADY_SIGNED)
        if gaps(whole):
            raise KnownError(NOT_READY)
        writing.add_all(whole.payments)
        signed = writing.set(
            Contract,
            contract_id,
            status=ContractStatus.SIGNED,
            value=whole.value,
            signed_on=on or desk.today(),
            signed_for_person=for_person.strip(),
            signed_for_provider=for_provider.strip(),
            signed_read_with=read_with.strip(),
        )
        # At once: the contract prints the digest of its signature.
        writing.seal()
        return signed


def signature(desk: Desk, contract_id: UUID) -> Signature | None:
    """Who was here when a contract was signed; None where it is not."""
    change = last_change(desk.case, Contract, contract_id, "signed_on")
    return Signature(names_in(change.who), change.at) if change else None


def signer(desk: Desk, person: Person) -> Signer:
    """Who signs contracts for a person today: whoever has the authority, else the person."""
    with desk.case.reading() as reading:
        authority = current_authority(
            reading.find(Authority, person_id=person.id), desk.today(), DecisionArea.CONTRACTS
        )
        if authority is None or authority.contact_id is None:
            return Signer(person.name)
        return Signer(reading.get(Contact, authority.contact_id).name, authority.basis)


def met_words(whole: ContractView, requirement_id: UUID) -> str:
    """The provider's words on one requirement, as its offer gave them."""
    return next((item.words for item in whole.answers if item.requirement_id == requirement_id), "")


def promised(whole: ContractView) -> tuple[Requirement, ...]:
    """The requirements that the offer meets, wholly or partly."""
    kept = {item.requirement_id for item in whole.answers if item.met in (Met.MET, Met.PARTLY)}
    return tuple(item for item in whole.requirements if item.id in kept or not whole.answers)


def worked_out_value(whole: ContractView) -> Decimal | Problem:
    """What the terms come to, whatever value the contract states."""
    return plan_value(PaymentPlan.of(whole.contract, whole.visits, whole.milestones, whole.person.nation))
