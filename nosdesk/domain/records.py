"""Every record of a case file, as a frozen dataclass: the one definition of what is held.

Storage derives its tables from these fields, screens and documents are handed the records themselves, and a
change is sent back as (record, id, field, value, version). A record never changes in place and knows neither
database nor screen. A field's type says how it is kept: `str`, `bool | None`, `int`, `date`, `time`, UTC
`datetime`, `Money` (pounds and pence), `Rate` (to a hundredth of a penny), `UUID` links made by `link`, one of
the `Choices`, or a tuple of them.
"""

from dataclasses import field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Annotated, Any, Final
from uuid import UUID

from nosdesk.domain.choices import (
    AuthorityBasis,
    BudgetPeriod,
    CheckKind,
    ClosedReason,
    CommunicationWay,
    ConcernKind,
    ContactRole,
    ContractStatus,
    CorrectiveKind,
    CriterionKind,
    DecisionArea,
    FundingSource,
    HolidayRule,
    Met,
    Nation,
    NeedArea,
    OfferStatus,
    PartWeek,
    Party,
    PaymentKind,
    PaymentRhythm,
    PhotoAudience,
    PhotoConsent,
    PriceBand,
    PriceBasis,
    Priority,
    ReadingFormat,
    RequirementKind,
    Route,
    SaidBy,
    Source,
    SpecificationStatus,
    Strength,
    Vat,
    VisitKind,
    Weekday,
)
from nosdesk.domain.ids import new_id
from nosdesk.frozen import dataclass

MONEY_PLACES: Final = 2
RATE_PLACES: Final = 4
Money = Annotated[Decimal, MONEY_PLACES]
"""Pounds and pence."""
Rate = Annotated[Decimal, RATE_PLACES]
"""A price for one unit, a share or a distance, to four places."""


def link(target: str, *, optional: bool = False) -> Any:
    """A link to another record, named by its class; deleting the target is refused while links stand."""
    if optional:
        return field(default=None, metadata={"link": target})
    return field(metadata={"link": target})


def code(**given: Any) -> Any:
    """Text that the program writes for itself, such as the name of a field: nobody searches for it.

    Every other text is what a person wrote, and is found by its words.
    """
    return field(metadata={"code": True}, **given)


@dataclass(frozen=True, kw_only=True)
class Record:
    """What every record has. Stamps are set by storage, never by a caller."""

    id: UUID = field(default_factory=new_id)
    version: int = 1
    created_at: datetime | None = None
    created_by: str = ""
    changed_at: datetime | None = None
    changed_by: str = ""
    deleted_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Person(Record):
    """An individual whose support this is."""

    name: str = ""
    known_as: str = ""
    birth_date: date | None = None
    nation: Nation | None = None
    address: str = ""
    phone: str = ""
    email: str = ""
    about: str = ""
    important: str = ""
    good_support: str = ""
    communication_ways: tuple[CommunicationWay, ...] = ()
    communication: str = ""
    formats: tuple[ReadingFormat, ...] = ()
    language: str = ""
    interpreter: bool | None = None
    interpreter_for: str = ""
    parental_responsibility: str = ""
    own_view: str = ""
    turning_18: str = ""
    funding: FundingSource | None = None
    route: Route = Route.SHORT
    closed_on: date | None = None
    closed_reason: ClosedReason | None = None
    closed_note: str = ""

    @property
    def called(self) -> str:
        """The name to greet with: what they like to be called, else the first of their names."""
        return self.known_as or self.name.partition(" ")[0]


@dataclass(frozen=True, kw_only=True)
class Contact(Record):
    """Somebody around a person: key person, advocate, representative, colleague."""

    person_id: UUID = link("Person")
    name: str = ""
    role: ContactRole | None = None
    relation: str = ""
    phone: str = ""
    email: str = ""
    formats: tuple[ReadingFormat, ...] = ()
    language: str = ""
    involved: str = ""
    may_be_told: bool | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class Authority(Record):
    """Who decides about something, and on what authority, from when to when. No contact means the person decides."""

    person_id: UUID = link("Person")
    area: DecisionArea | None = None
    basis: AuthorityBasis | None = None
    contact_id: UUID | None = link("Contact", optional=True)
    since: date | None = None
    until: date | None = None
    seen: str = ""


@dataclass(frozen=True, kw_only=True)
class Outcome(Record):
    """What a person wants to achieve."""

    person_id: UUID = link("Person")
    statement: str = ""
    whose_words: str = ""
    priority: Priority | None = None
    measure: str = ""
    baseline: str = ""
    target: str = ""
    by_when: date | None = None


@dataclass(frozen=True, kw_only=True)
class Need(Record):
    """Something a person needs help with."""

    person_id: UUID = link("Person")
    statement: str = ""
    area: NeedArea | None = None


@dataclass(frozen=True, kw_only=True)
class Provenance(Record):
    """Where one fact came from, when, and whether the person confirmed it."""

    about: str = code()
    """Name of the record class, e.g. "Outcome"."""
    about_id: UUID
    field: str = code()
    source: Source | None = None
    detail: str = ""
    stated_on: date | None = None
    confirmed_on: date | None = None
    confirmed_by: str = ""


@dataclass(frozen=True, kw_only=True)
class Specification(Record):
    """What one service has to be."""

    person_id: UUID = link("Person")
    title: str = ""
    aims: str = ""
    what: str = ""
    place: str = ""
    start_wanted: date | None = None
    weeks_wanted: int | None = None
    miles_a_week: Rate | None = None
    quality: str = ""
    payment_terms: str = ""
    price_basis: PriceBasis | None = None
    vat: Vat | None = None
    equality: str = ""
    sustainability: str = ""
    safety: str = ""
    worker_preference: str = ""
    worker_language: str = ""
    pets: str = ""
    preferences: str = ""
    meetings: str = ""
    reports: str = ""
    if_not_delivered: str = ""
    budget: Money | None = None
    budget_period: BudgetPeriod | None = None
    budget_source: FundingSource | None = None
    answers_by: date | None = None
    status: SpecificationStatus = SpecificationStatus.DRAFT
    agreed_on: date | None = None
    agreed_by: str = ""
    criteria_locked_at: datetime | None = None
    """When the first offer was opened: criteria and weights stand still from then on."""


@dataclass(frozen=True, kw_only=True)
class CostShare(Record):
    """One person's share of what a specification serves and costs."""

    specification_id: UUID = link("Specification")
    person_id: UUID | None = link("Person", optional=True)
    contact_id: UUID | None = link("Contact", optional=True)
    share: Rate | None = None
    """Percent of the cost, 0 to 100."""


@dataclass(frozen=True, kw_only=True)
class Objective(Record):
    """What the service shall bring about, tied to an outcome, with how it is watched and judged."""

    specification_id: UUID = link("Specification")
    outcome_id: UUID | None = link("Outcome", optional=True)
    statement: str = ""
    watched: str = ""
    judged: str = ""
    how_often: str = ""


@dataclass(frozen=True, kw_only=True)
class Requirement(Record):
    """One thing a provider must or should do."""

    specification_id: UUID = link("Specification")
    statement: str = ""
    strength: Strength | None = None
    kind: RequirementKind | None = None


@dataclass(frozen=True, kw_only=True)
class Visit(Record):
    """Help at the same time on some days of the week. An end at or before the start lies on the next day."""

    specification_id: UUID = link("Specification")
    days: tuple[Weekday, ...] = ()
    start: time = time(9)
    end: time = time(10)
    workers: int = 1
    every_weeks: int = 1
    kind: VisitKind = VisitKind.SUPPORT


@dataclass(frozen=True, kw_only=True)
class Criterion(Record):
    """One thing offers are judged by, and how much it counts out of 100."""

    specification_id: UUID = link("Specification")
    name: str = ""
    kind: CriterionKind = CriterionKind.JUDGED
    weight: int = 0
    guidance: str = ""


@dataclass(frozen=True, kw_only=True)
class Provider(Record):
    """An organisation or person who offers services."""

    name: str = ""
    contact_name: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    regulator: str = ""
    rating: str = ""
    rated_on: date | None = None
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class Offer(Record):
    """A provider's answer to a specification."""

    specification_id: UUID = link("Specification")
    provider_id: UUID = link("Provider")
    received_on: date | None = None
    valid_until: date | None = None
    can_start: date | None = None
    came_as: str = ""
    """The name of the file it was read from; empty where it was typed in."""
    words: str = ""
    opened_at: datetime | None = None
    status: OfferStatus = OfferStatus.RECEIVED
    reason: str = ""
    exception_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class OfferPrice(Record):
    """One price of an offer."""

    offer_id: UUID = link("Offer")
    basis: PriceBasis = PriceBasis.HOUR
    band: PriceBand = PriceBand.ANY
    amount: Rate | None = None
    per_week: Rate | None = None
    """Units a week where the weekly pattern does not tell: miles, days of a day service."""
    vat: Vat = Vat.EXEMPT
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class OfferAnswer(Record):
    """How an offer answers one requirement, in the provider's words."""

    offer_id: UUID = link("Offer")
    requirement_id: UUID = link("Requirement")
    met: Met = Met.UNCLEAR
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class OfferScore(Record):
    """What people gave an offer for one criterion, 0 to 5."""

    offer_id: UUID = link("Offer")
    criterion_id: UUID = link("Criterion")
    score: int | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Contract(Record):
    """What a person and a provider agree."""

    person_id: UUID = link("Person")
    specification_id: UUID = link("Specification")
    provider_id: UUID = link("Provider")
    offer_id: UUID | None = link("Offer", optional=True)
    title: str = ""
    aims: str = ""
    status: ContractStatus = ContractStatus.DRAFT
    start: date | None = None
    end: date | None = None
    review_on: date | None = None
    notice_days: int | None = None
    value: Money | None = None
    """The whole price from start to end; the payment schedule adds up to it."""
    weekly_cost: Money | None = None
    one_off_cost: Money | None = None
    vat: Vat = Vat.EXEMPT
    rhythm: PaymentRhythm = PaymentRhythm.FOUR_WEEKLY
    days_to_pay: int = 7
    week_starts: Weekday = Weekday.MONDAY
    first_period_ends: date | None = None
    """Anchor of four-weekly periods: the last day of one of them."""
    holiday_rule: HolidayRule = HolidayRule.AFTER
    part_week: PartWeek = PartWeek.DAYS
    monitoring: str = ""
    meetings: str = ""
    reports: str = ""
    changes: str = ""
    ending: str = ""
    complaints: str = ""
    insurance: str = ""
    privacy: str = ""
    signed_on: date | None = None
    signed_for_person: str = ""
    signed_for_provider: str = ""
    signed_read_with: str = ""
    """Who read the contract with the person before it was signed; empty where the person read it alone."""
    ended_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ContractObjective(Record):
    """An objective as the contract states it, with the outcome it serves."""

    contract_id: UUID = link("Contract")
    objective_id: UUID | None = link("Objective", optional=True)
    statement: str = ""
    outcome: str = ""
    watched: str = ""
    judged: str = ""
    how_often: str = ""


@dataclass(frozen=True, kw_only=True)
class Obligation(Record):
    """One duty of one party."""

    contract_id: UUID = link("Contract")
    party: Party | None = None
    duty: str = ""


@dataclass(frozen=True, kw_only=True)
class CorrectiveStep(Record):
    """One step of the ladder when the provider does not deliver."""

    contract_id: UUID = link("Contract")
    kind: CorrectiveKind | None = None
    trigger: str = ""
    action: str = ""
    within_days: int | None = None


@dataclass(frozen=True, kw_only=True)
class Funding(Record):
    """Where a part of the contract's money comes from."""

    contract_id: UUID = link("Contract")
    source: FundingSource | None = None
    share: Rate | None = None
    """Percent of the value, 0 to 100."""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Milestone(Record):
    """A step with a date, and what is paid for it if anything."""

    contract_id: UUID = link("Contract")
    title: str = ""
    due_on: date | None = None
    amount: Money | None = None
    done_on: date | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class PaymentDue(Record):
    """A payment the contract plans."""

    contract_id: UUID = link("Contract")
    due_on: date
    amount: Money
    period_start: date | None = None
    period_end: date | None = None
    milestone_id: UUID | None = link("Milestone", optional=True)


@dataclass(frozen=True, kw_only=True)
class PaymentMade(Record):
    """Money that was paid, or that came back. The amount is never negative: `kind` says which way it went."""

    contract_id: UUID = link("Contract")
    payment_due_id: UUID | None = link("PaymentDue", optional=True)
    kind: PaymentKind = PaymentKind.PAYMENT
    paid_on: date | None = None
    amount: Money | None = None
    reference: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Check(Record):
    """How support went, as somebody said it."""

    person_id: UUID = link("Person")
    contract_id: UUID | None = link("Contract", optional=True)
    kind: CheckKind = CheckKind.QUICK
    checked_on: date | None = None
    face: int | None = None
    """1 very bad to 5 very good."""
    words: str = ""
    said_by: SaidBy | None = None
    said_by_name: str = ""
    helped_by: str = ""


@dataclass(frozen=True, kw_only=True)
class CheckAnswer(Record):
    """How one objective of the contract goes, within a full check."""

    check_id: UUID = link("Check")
    contract_objective_id: UUID = link("ContractObjective")
    face: int | None = None
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Concern(Record):
    """Danger, harm, abuse, rights, or a poor service; the clock runs from `created_at` until somebody was told."""

    person_id: UUID = link("Person")
    contract_id: UUID | None = link("Contract", optional=True)
    kinds: tuple[ConcernKind, ...] = ()
    danger_now: bool | None = None
    what: str = ""
    happened_on: date | None = None
    wanted: str = ""
    told: str = ""
    told_at: datetime | None = None
    done: str = ""
    closed_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Export(Record):
    """That a document was made from this file: `created_by` says by whom, `created_at` when."""

    document: str = code()
    """Its name, "contract"."""
    format: str = code()
    """"standard", "large", "giant", "easy-read"."""
    file_type: str = code(default="pdf")
    about: str = code()
    """Name of the record class it is about, e.g. "Contract"."""
    about_id: UUID


@dataclass(frozen=True, kw_only=True)
class Share(Record):
    """That a copy of a document was given to somebody: what, in which form, and what was left out of it."""

    person_id: UUID = link("Person")
    to_id: UUID | None = None
    """The Person, Contact or Provider it was given to; None for somebody who is only named."""
    to_name: str = ""
    given_on: date | None = None
    document: str = code(default="")
    about: str = code(default="")
    """Name of the record class it is about, e.g. "Contract"."""
    about_id: UUID | None = None
    about_version: int | None = None
    """The version that record had."""
    format: str = code(default="")
    file_type: str = code(default="")
    tint: str = code(default="")
    """The colour of the paper it is printed on: "yellow"."""
    paper: str = code(default="")
    """The size of that paper: "a3"."""
    binding: str = code(default="")
    """Where it has room for holes: "left"."""
    letters: int | None = None
    """The size of its text in points, where it is not the usual one of its format."""
    parts_out: str = ""
    """Titles of the parts that were left out, one a line."""
    names_out: str = ""
    """Names that were left out, one a line."""
    prices_out: bool = False
    photos_out: str = ""
    """What the photos show that were left out, one a line."""
    digest: str = code(default="")
    """SHA-256 of the file, or one a line of its booklets, so that it can be told which copy somebody holds."""


@dataclass(frozen=True, kw_only=True)
class EasyWording(Record):
    """An answer said in easy words, used in its place in easy-read documents as long as the answer is what it was made from."""

    person_id: UUID | None = link("Person", optional=True)
    """Whose documents it is for."""
    about: str = code()
    """Name of the record class, e.g. "Outcome"."""
    about_id: UUID
    field: str = code()
    language: str = code(default="")
    """Locale of the words: "en_GB", "cy"."""
    text: str = ""
    made_from: str = code(default="")
    """The answer as it was when this was written: where it differs now, this is stale."""


@dataclass(frozen=True, kw_only=True)
class Photo(Record):
    """A person's own photo: of their worker, their home, their day.

    The picture itself lies in a table of its own (`storage.photos`) under `digest`, so that history holds a line about it and
    not its bytes; what reads it bears with bytes that are gone. The file it was made from is never touched.
    """

    person_id: UUID = link("Person")
    digest: str = code(default="")
    """SHA-256 of the bytes that are kept, in hexadecimal."""
    wide: int = 0
    high: int = 0
    """Its size in pixels."""
    shows: str = ""
    """What is to be seen, in the person's words: the alternative text. Without it the photo is not used."""
    who: str = ""
    """Who is in it."""
    agreed: PhotoConsent | None = None
    may_see: PhotoAudience | None = None


@dataclass(frozen=True, kw_only=True)
class ChosenPicture(Record):
    """The picture that a person chose for something of theirs; it stands beside it in every easy-read document."""

    person_id: UUID | None = link("Person", optional=True)
    about: str = code()
    """Name of the record class, e.g. "Outcome"."""
    about_id: UUID
    concept: str = code(default="")
    """Name of a picture; empty where the usual one or a photo is wanted."""
    photo_id: UUID | None = None
    """The Photo that was chosen in its place."""


@dataclass(frozen=True, kw_only=True)
class Helper(Record):
    """Somebody who works in this file beside the people it is about. A name is a record, not a lock."""

    name: str = ""
    role: str = ""


RECORDS: Final[tuple[type[Record], ...]] = (
    Person,
    Contact,
    Authority,
    Outcome,
    Need,
    Provenance,
    Specification,
    CostShare,
    Objective,
    Requirement,
    Visit,
    Criterion,
    Provider,
    Offer,
    OfferPrice,
    OfferAnswer,
    OfferScore,
    Contract,
    ContractObjective,
    Obligation,
    CorrectiveStep,
    Funding,
    Milestone,
    PaymentDue,
    PaymentMade,
    Check,
    CheckAnswer,
    Concern,
    Export,
    Share,
    EasyWording,
    Photo,
    ChosenPicture,
    Helper,
)
"""Every record, parents before children."""
