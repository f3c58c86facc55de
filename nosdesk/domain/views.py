"""Records that belong together, as screens and documents are handed them: whole, frozen, and never asked for more."""

from dataclasses import field
from decimal import Decimal

from nosdesk.domain.comparison import Comparison
from nosdesk.domain.easy_texts import EasyTexts
from nosdesk.domain.money import Balance, MonthRow
from nosdesk.domain.problem import Problem
from nosdesk.domain.records import (
    Authority,
    Check,
    Concern,
    Contact,
    Contract,
    ContractObjective,
    CorrectiveStep,
    CostShare,
    Criterion,
    Funding,
    Milestone,
    Need,
    Objective,
    Obligation,
    OfferAnswer,
    Outcome,
    PaymentDue,
    PaymentMade,
    Person,
    Provenance,
    Provider,
    Requirement,
    Specification,
    Visit,
)
from nosdesk.domain.trends import ObjectiveTrend
from nosdesk.frozen import dataclass


@dataclass(frozen=True)
class PersonView:
    """A person with the people around them, what they want and need, who decides, and where facts came from."""

    person: Person
    contacts: tuple[Contact, ...] = ()
    authorities: tuple[Authority, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    needs: tuple[Need, ...] = ()
    provenances: tuple[Provenance, ...] = ()
    texts: EasyTexts = field(default_factory=EasyTexts)


@dataclass(frozen=True)
class SpecificationView:
    """A specification with everything that belongs to it."""

    specification: Specification
    person: Person
    contacts: tuple[Contact, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    objectives: tuple[Objective, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    visits: tuple[Visit, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    shares: tuple[CostShare, ...] = ()
    sharers: tuple[Person | Contact, ...] = ()
    """The people and contacts whom the shares name, in no order."""
    texts: EasyTexts = field(default_factory=EasyTexts)


@dataclass(frozen=True)
class OffersView:
    """The offers for a specification, compared."""

    specification: Specification
    person: Person
    comparison: Comparison
    contacts: tuple[Contact, ...] = ()
    visits: tuple[Visit, ...] = ()
    texts: EasyTexts = field(default_factory=EasyTexts)


@dataclass(frozen=True)
class ContractView:
    """A contract with everything that belongs to it."""

    contract: Contract
    person: Person
    provider: Provider
    specification: Specification
    objectives: tuple[ContractObjective, ...]
    obligations: tuple[Obligation, ...]
    steps: tuple[CorrectiveStep, ...]
    funding: tuple[Funding, ...]
    milestones: tuple[Milestone, ...]
    requirements: tuple[Requirement, ...]
    answers: tuple[OfferAnswer, ...]
    visits: tuple[Visit, ...]
    payments: tuple[PaymentDue, ...]
    """As they were signed; of a draft, worked out anew each time and kept nowhere."""
    payments_problem: Problem | None
    contacts: tuple[Contact, ...] = field(default=())
    texts: EasyTexts = field(default_factory=EasyTexts)
    seal: str = ""
    """The digest that seals its signature in the history of the file: "4F2A 9C01 77D3 E0B8". Empty where it is not signed."""

    @property
    def value(self) -> Decimal:
        """What the planned payments add up to."""
        return sum((item.amount for item in self.payments), Decimal("0.00"))


@dataclass(frozen=True)
class MoneyView:
    """Where the money of a contract stands today."""

    whole: ContractView
    balance: Balance
    months: tuple[MonthRow, ...]
    paid: tuple[PaymentMade, ...]
    """Newest first."""


@dataclass(frozen=True)
class ContractQuality:
    """How the support of one contract goes: its checks, newest first, and the trend of each objective."""

    contract: Contract
    provider: Provider
    checks: tuple[Check, ...]
    objectives: tuple[ObjectiveTrend, ...]


@dataclass(frozen=True)
class QualityView:
    """How all the support of a person goes."""

    person: Person
    contacts: tuple[Contact, ...] = ()
    contracts: tuple[ContractQuality, ...] = ()
    general: tuple[Check, ...] = ()
    """Checks that name no contract, newest first."""
    concerns: tuple[Concern, ...] = ()
    """Concerns that are not closed, oldest first."""
    texts: EasyTexts = field(default_factory=EasyTexts)
