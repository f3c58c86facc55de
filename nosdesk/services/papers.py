"""Papers: what can be made now, and making them as PDF files that are complete or not there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar
from uuid import UUID

from nosdesk.documents.blocks import Document
from nosdesk.documents.catalogue import PAPERS, Paper, paper
from nosdesk.documents.formats import Format
from nosdesk.domain.choices import ContractStatus, SpecificationStatus
from nosdesk.domain.easy_texts import EasyTexts
from nosdesk.domain.records import (
    Authority,
    Check,
    CheckAnswer,
    Concern,
    Contact,
    Contract,
    ContractObjective,
    CostShare,
    Criterion,
    Need,
    Objective,
    Offer,
    Outcome,
    Person,
    Provenance,
    Provider,
    Record,
    Requirement,
    Specification,
    Visit,
)
from nosdesk.domain.trends import objective_trends
from nosdesk.domain.views import (
    ContractQuality,
    ContractView,
    MoneyView,
    OffersView,
    PersonView,
    QualityView,
    SpecificationView,
)
from nosdesk.errors import BugError, KnownError
from nosdesk.i18n import Reader, Words
from nosdesk.services.contract import read_view
from nosdesk.services.desk import Desk
from nosdesk.services.money import read_money
from nosdesk.services.offers import read_comparison
from nosdesk.storage import chain
from nosdesk.storage.unit import Reading

NO_SUCH_PAPER: Final = Words(
    "There is no document called {name}. Nothing was made. These are there: {names}.",
    "We have no paper with this name: {name}. You can have: {names}.",
)
NO_SUCH_RECORD: Final = Words(
    "There is nothing in this file for that document. Nothing was made. Leave the record out to see what there is.",
    "We cannot make this paper. There is nothing to put in it.",
)
WHICH_RECORD: Final = Words(
    "There are several to choose from, so nothing was made. Say which one: {choices}.",
    "There is more than 1. Choose 1 of these: {choices}.",
)
NOT_OPENED: Final = Words(
    "The offers for this service are not opened yet, so they cannot be compared on paper. Nothing was made. Open them first.",
    "Open the offers first. Then you can have this paper.",
)

_LONGEST: Final = 60
_SHORT_ID: Final = 8


@dataclass(frozen=True, slots=True)
class Available:
    """A paper that can be made now: which document, about which record, what it is called, and how it stands."""

    paper: Paper
    record_id: UUID
    person_id: UUID
    title: str
    """What the record is called: a person, a service, a service with its provider."""
    state: Words | None = None
    """"Draft", "Agreed", "Signed"; None where a paper shows how things stand today."""


def papers(desk: Desk, person_id: UUID | None = None) -> tuple[Available, ...]:
    """What can be made now, for one person or everybody, in the order of the journey."""
    with desk.case.reading() as reading:
        return _available(reading, person_id)


def build(desk: Desk, name: str, record_id: UUID, form: Format, reader: Reader) -> Document:
    """A document as blocks, for a preview or a writer. Raises KnownError where it cannot be made."""
    with desk.case.reading() as reading:
        return maker_of(reading, desk, named(name, reader), record_id)(reader, form)


def named(name: str, reader: Reader) -> Paper:
    """The kind of document of that name. Raises KnownError where there is none."""
    found = paper(name)
    if found is None:
        raise KnownError(NO_SUCH_PAPER, name=name, names=reader.together([each.name for each in PAPERS]))
    return found


def the_only(reading: Reading, wanted: Paper) -> UUID:
    """The one record that such a document can be about. Raises KnownError where there is none, or several."""
    found = [each for each in _available(reading, None) if each.paper is wanted]
    if not found:
        raise KnownError(NO_SUCH_RECORD)
    if len(found) > 1:
        raise KnownError(WHICH_RECORD, choices=", ".join(f"{each.title} ({each.record_id})" for each in found))
    return found[0].record_id


# ---- what there is -------------------------------------------------------------------------------


def _available(reading: Reading, person_id: UUID | None) -> tuple[Available, ...]:
    people = (reading.get(Person, person_id),) if person_id else reading.find(Person, order=("name", "id"))
    found: list[Available] = []
    for person in people:
        found += _of_person(reading, person)
    return tuple(found)


def _of_person(reading: Reading, person: Person) -> list[Available]:
    ours: list[Available] = [Available(_named("person-profile"), person.id, person.id, person.name)]
    contracts = reading.find(Contract, person_id=person.id)
    for spec in reading.find(Specification, person_id=person.id):
        agreed = spec.status is SpecificationStatus.AGREED
        state = SpecificationStatus.AGREED.words if agreed else SpecificationStatus.DRAFT.words
        ours.append(Available(_named("specification"), spec.id, person.id, spec.title, state))
        offers = reading.find(Offer, specification_id=spec.id)
        if offers and all(offer.opened_at for offer in offers):
            ours.append(Available(_named("offer-comparison"), spec.id, person.id, spec.title))
        for contract in (each for each in contracts if each.specification_id == spec.id):
            provider = reading.get(Provider, contract.provider_id)
            title = ", ".join(part for part in (contract.title, provider.name) if part)
            words = contract.status.words
            ours.append(Available(_named("contract"), contract.id, person.id, title, words))
            draft = None if contract.status is ContractStatus.SIGNED else ContractStatus.DRAFT.words
            ours.append(Available(_named("payment-plan"), contract.id, person.id, title, draft))
    ours.append(Available(_named("quality-summary"), person.id, person.id, person.name))
    return ours


def _named(name: str) -> Paper:
    found = paper(name)
    if found is None:
        raise BugError(f"no paper is called {name!r}")
    return found


# ---- what each is made of ------------------------------------------------------------------------

R = TypeVar("R", bound=Record)
_Made = Callable[[Reader, Format], Document]


def maker_of(reading: Reading, desk: Desk, wanted: Paper, record_id: UUID) -> _Made:
    """Reads what a document is about, once for all its formats; what is given back queries nothing."""
    if not reading.find(wanted.record, id=record_id):
        raise KnownError(NO_SUCH_RECORD)
    today = desk.today()
    match wanted.name:
        case "person-profile":
            from nosdesk.documents import person_profile

            about = _person(reading, record_id)
            return lambda reader, form: person_profile.build(about, reader, form, today)
        case "specification":
            from nosdesk.documents import specification

            asked = _specification(reading, record_id)
            return lambda reader, form: specification.build(asked, reader, form, today)
        case "offer-comparison":
            from nosdesk.documents import offer_comparison

            offers = _offers(reading, record_id)
            return lambda reader, form: offer_comparison.build(offers, reader, form, today)
        case "contract":
            from nosdesk.documents import contract

            whole = _contract(reading, record_id)
            return lambda reader, form: contract.build(whole, reader, form, today)
        case "payment-plan":
            from nosdesk.documents import payment_plan

            money = _money(reading, desk, record_id)
            return lambda reader, form: payment_plan.build(money, reader, form, today)
        case "quality-summary":
            from nosdesk.documents import quality_summary

            quality = _quality(reading, record_id)
            return lambda reader, form: quality_summary.build(quality, reader, form, today)
        case _:
            raise BugError(f"no document is made for {wanted.name!r}")


def _person(reading: Reading, person_id: UUID) -> PersonView:
    contacts = reading.find(Contact, person_id=person_id)
    outcomes = reading.find(Outcome, person_id=person_id)
    needs = reading.find(Need, person_id=person_id)
    about: list[Record] = [*contacts, *outcomes, *needs]
    return PersonView(
        person=reading.get(Person, person_id),
        contacts=contacts,
        authorities=reading.find(Authority, person_id=person_id),
        outcomes=outcomes,
        needs=needs,
        provenances=reading.find(Provenance, about_id=[person_id, *(each.id for each in about)]),
        texts=_texts(reading, person_id),
    )


def _specification(reading: Reading, specification_id: UUID) -> SpecificationView:
    spec = reading.get(Specification, specification_id)
    shares = reading.find(CostShare, specification_id=specification_id)
    people: Sequence[Person] = _with_ids(reading, Person, [each.person_id for each in shares])
    contacts: Sequence[Contact] = _with_ids(reading, Contact, [each.contact_id for each in shares])
    return SpecificationView(
        specification=spec,
        person=reading.get(Person, spec.person_id),
        contacts=reading.find(Contact, person_id=spec.person_id),
        outcomes=reading.find(Outcome, person_id=spec.person_id),
        objectives=reading.find(Objective, specification_id=specification_id),
        requirements=reading.find(Requirement, specification_id=specification_id),
        visits=reading.find(Visit, specification_id=specification_id),
        criteria=reading.find(Criterion, specification_id=specification_id),
        shares=shares,
        sharers=(*people, *contacts),
        texts=_texts(reading, spec.person_id),
    )


def _with_ids(reading: Reading, record: type[R], ids: Sequence[UUID | None]) -> tuple[R, ...]:
    wanted = [each for each in ids if each is not None]
    return reading.find(record, id=wanted) if wanted else ()


def _offers(reading: Reading, specification_id: UUID) -> OffersView:
    spec = reading.get(Specification, specification_id)
    if any(offer.opened_at is None for offer in reading.find(Offer, specification_id=specification_id)):
        raise KnownError(NOT_OPENED)
    return OffersView(
        specification=spec,
        person=reading.get(Person, spec.person_id),
        comparison=read_comparison(reading, specification_id),
        contacts=reading.find(Contact, person_id=spec.person_id),
        visits=reading.find(Visit, specification_id=specification_id),
        texts=_texts(reading, spec.person_id),
    )


def _texts(reading: Reading, person_id: UUID) -> EasyTexts:
    # Brings every form with it, which a list of papers does not need.
    from nosdesk.services.easy_read import easy_texts

    return easy_texts(reading, person_id)


def _contract(reading: Reading, contract_id: UUID) -> ContractView:
    whole = read_view(reading, contract_id)
    seal = chain.digest_of(reading, contract_id, "signed_on") if whole.contract.signed_on else ""
    return replace(whole, texts=_texts(reading, whole.person.id), seal=seal)


def _money(reading: Reading, desk: Desk, contract_id: UUID) -> MoneyView:
    money = read_money(reading, desk, contract_id)
    return replace(money, whole=replace(money.whole, texts=_texts(reading, money.whole.person.id)))


def _quality(reading: Reading, person_id: UUID) -> QualityView:
    checks = reading.find(Check, person_id=person_id, order=("-checked_on", "-created_at"))
    contracts = reading.find(Contract, person_id=person_id)
    ours = {each.id for each in contracts}
    return QualityView(
        person=reading.get(Person, person_id),
        contacts=reading.find(Contact, person_id=person_id),
        contracts=tuple(
            _contract_quality(reading, each, checks) for each in contracts if each.status is ContractStatus.SIGNED
        ),
        general=tuple(check for check in checks if check.contract_id not in ours),
        concerns=reading.find(Concern, person_id=person_id, closed_on=None),
        texts=_texts(reading, person_id),
    )


def _contract_quality(reading: Reading, contract: Contract, checks: Sequence[Check]) -> ContractQuality:
    own = tuple(check for check in checks if check.contract_id == contract.id)
    objectives = reading.find(ContractObjective, contract_id=contract.id)
    answers = reading.find(CheckAnswer, check_id=[check.id for check in own]) if own else ()
    return ContractQuality(
        contract=contract,
        provider=reading.get(Provider, contract.provider_id),
        checks=own,
        objectives=objective_trends(objectives, own, answers),
    )
