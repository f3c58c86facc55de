"""A big case file for benches: 1,000 people, 5,000 contracts, 100,000 payments, each record beside its history.

Everything is made from the number of its person, so the same sizes give the same words, sums and days.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Final

from nosdesk.domain.author import Author
from nosdesk.domain.choices import (
    AuthorityBasis,
    CheckKind,
    ContactRole,
    ContractStatus,
    DecisionArea,
    FundingSource,
    Nation,
    NeedArea,
    OfferStatus,
    Party,
    PriceBasis,
    Priority,
    SaidBy,
    SpecificationStatus,
    Strength,
    Weekday,
)
from nosdesk.domain.records import (
    Authority,
    Check,
    Contact,
    Contract,
    ContractObjective,
    Milestone,
    Need,
    Objective,
    Obligation,
    Offer,
    OfferPrice,
    Outcome,
    PaymentDue,
    PaymentMade,
    Person,
    Provider,
    Record,
    Requirement,
    Specification,
    Visit,
)
from nosdesk.storage.casefile import CaseFile

TODAY: Final = date(2026, 11, 16)
"""The day for which the file is made: open it with a desk whose `today` is this one."""
AUTHOR: Final = Author(helper="Sioned Hale")
FIRST_NAMES: Final = ("Ada", "Bram", "Carys", "Dilwyn", "Esi", "Farid", "Gwen", "Hari", "Ines", "Jory", "Kofi", "Lowri")
LAST_NAMES: Final = (
    "Ash",
    "Birch",
    "Cole",
    "Drew",
    "Elm",
    "Finch",
    "Gorse",
    "Heath",
    "Ivory",
    "Jay",
    "Kestrel",
    "Lark",
)
SERVICES: Final = ("Help at home", "Swimming buddy", "Gardening group", "Night support", "Help with letters")
FACES: Final = (3, 4, 2, 5, 4)
WORDS: Final = ("It went well.", "Late again.", "We cooked soup.", "", "I felt safe.")


@dataclass(frozen=True)
class Sizes:
    """How many of each. Payments are those recorded for each contract."""

    people: int = 1_000
    contracts_each: int = 5
    payments_each: int = 20
    checks_each: int = 10
    providers: int = 200

    @property
    def payments(self) -> int:
        """All payments in the file."""
        return self.people * self.contracts_each * self.payments_each


def make_seeded(path: Path, passphrase: str | None = None, sizes: Sizes = Sizes()) -> None:
    """Make the file. Takes most of a minute at full size."""
    with CaseFile.create(path, passphrase) as case:
        people = [_person(number) for number in range(sizes.people)]
        providers = [_provider(number) for number in range(sizes.providers)]
        specifications = [_specification(person, turn) for person in people for turn in range(sizes.contracts_each)]
        offers = [
            Offer(
                specification_id=item.id,
                provider_id=providers[number % len(providers)].id,
                received_on=TODAY - timedelta(days=430),
                status=OfferStatus.AWARDED,
                reason="They come on time.",
            )
            for number, item in enumerate(specifications)
        ]
        contracts = [_contract(item, offer) for item, offer in zip(specifications, offers, strict=True)]
        dues = [due for contract in contracts for due in _dues(contract, sizes.payments_each)]
        parts: tuple[Iterable[Record], ...] = (
            people,
            _each(people, _contacts),
            _each(people, _authorities),
            _each(people, _outcomes),
            _each(people, _needs),
            providers,
            specifications,
            _each(specifications, _objectives),
            _each(specifications, _requirements),
            _each(specifications, _visits),
            offers,
            (OfferPrice(offer_id=offer.id, basis=PriceBasis.HOUR, amount=Decimal("22.50")) for offer in offers),
            contracts,
            _each(contracts, _contract_objectives),
            _each(contracts, _obligations),
            _each(contracts, _milestones),
            dues,
            _payments(dues),
            _checks(contracts, sizes),
        )
        for part in parts:
            with case.writing(AUTHOR) as writing:
                writing.add_all(part)


def _each(parents: Iterable[Record], make: object) -> Iterator[Record]:
    assert callable(make)
    for parent in parents:
        yield from make(parent)


def _person(number: int) -> Person:
    first, last = FIRST_NAMES[number % 12], LAST_NAMES[number // 12 % 12]
    return Person(
        name=f"{first} {last} {number:04}",
        birth_date=date(1940 + number % 65, 1 + number % 12, 1 + number % 28),
        nation=list(Nation)[number % 4],
        address=f"{1 + number % 90} Orchard Row\nQuillmere",
        phone=f"01632 960{number % 1000:03}",
        about="I like music, my garden and being on time. I live alone.",
        important="My family, my cat and my Sunday walk.",
        good_support="Give me time to answer.",
        funding=FundingSource.DIRECT_PAYMENT,
    )


def _provider(number: int) -> Provider:
    return Provider(name=f"{LAST_NAMES[number % 12]} Support {number:03}", phone=f"01632 961{number:03}")


def _contacts(person: Person) -> Iterator[Contact]:
    for name, role in (("Leila Marsh", ContactRole.FAMILY), ("Idris Vale", ContactRole.ADVOCATE)):
        yield Contact(person_id=person.id, name=name, role=role, relation="Knows me well", may_be_told=True)


def _authorities(person: Person) -> Iterator[Authority]:
    yield Authority(person_id=person.id, area=DecisionArea.SUPPORT, basis=AuthorityBasis.OWN)


def _outcomes(person: Person) -> Iterator[Outcome]:
    for statement in ("I go out on time.", "I cook my own tea.", "I see my friends."):
        yield Outcome(
            person_id=person.id, statement=statement, priority=Priority.HIGH, measure="Days a week", target="5 days"
        )


def _needs(person: Person) -> Iterator[Need]:
    yield Need(person_id=person.id, statement="I need help to wash my hair.", area=NeedArea.PERSONAL_CARE)
    yield Need(person_id=person.id, statement="I need someone with me at the cooker.", area=NeedArea.FOOD)


def _specification(person: Person, turn: int) -> Specification:
    return Specification(
        person_id=person.id,
        title=SERVICES[turn % len(SERVICES)],
        aims="I run my own home.",
        what="Help me with the parts that I cannot do alone.",
        place="At home",
        start_wanted=TODAY - timedelta(days=400),
        weeks_wanted=80,
        budget=Decimal("300.00"),
        status=SpecificationStatus.AGREED,
        agreed_on=TODAY - timedelta(days=450),
    )


def _objectives(item: Specification) -> Iterator[Objective]:
    yield Objective(specification_id=item.id, statement="Out on time every day.", watched="A tick on the calendar.")


def _requirements(item: Specification) -> Iterator[Requirement]:
    for statement in ("A worker is here by 8:00.", "I meet new workers first.", "I get a rota a week before."):
        yield Requirement(specification_id=item.id, statement=statement, strength=Strength.SHOULD)


def _visits(item: Specification) -> Iterator[Visit]:
    yield Visit(specification_id=item.id, days=(Weekday.MONDAY, Weekday.THURSDAY), start=time(8), end=time(11))


def _contract(item: Specification, offer: Offer) -> Contract:
    start = TODAY - timedelta(days=400)
    return Contract(
        person_id=item.person_id,
        specification_id=item.id,
        provider_id=offer.provider_id,
        offer_id=offer.id,
        title=item.title,
        aims=item.aims,
        status=ContractStatus.SIGNED,
        start=start,
        end=start + timedelta(days=559),
        review_on=TODAY + timedelta(days=20),
        notice_days=28,
        value=Decimal("10800.00"),
        weekly_cost=Decimal("135.00"),
        first_period_ends=start + timedelta(days=27),
        monitoring="We talk every 12 weeks.",
        signed_on=start - timedelta(days=5),
        signed_for_person="The person",
        signed_for_provider="The provider",
    )


def _contract_objectives(contract: Contract) -> Iterator[ContractObjective]:
    yield ContractObjective(
        contract_id=contract.id,
        statement="Out on time every day.",
        outcome="I go out on time.",
        watched="A tick on the calendar.",
    )


def _obligations(contract: Contract) -> Iterator[Obligation]:
    yield Obligation(contract_id=contract.id, party=Party.PROVIDER, duty="Come on time.")
    yield Obligation(contract_id=contract.id, party=Party.PERSON, duty="Say early when something is wrong.")


def _milestones(contract: Contract) -> Iterator[Milestone]:
    for title, days in (("Met every worker", -380), ("First review", -200), ("Second review", 30)):
        due = TODAY + timedelta(days=days)
        yield Milestone(contract_id=contract.id, title=title, due_on=due, done_on=due if days < 0 else None)


def _dues(contract: Contract, number: int) -> Iterator[PaymentDue]:
    """One for every 4 weeks from the start; at full size 14 of 20 lie in the past."""
    assert contract.start is not None
    for turn in range(number):
        begins = contract.start + timedelta(days=28 * turn)
        ends = begins + timedelta(days=27)
        yield PaymentDue(
            contract_id=contract.id,
            due_on=ends + timedelta(days=7),
            amount=Decimal("540.00"),
            period_start=begins,
            period_end=ends,
        )


def _payments(dues: Iterable[PaymentDue]) -> Iterator[PaymentMade]:
    """A payment for every due; those to come are paid ahead, so that the number is as wanted."""
    for number, due in enumerate(dues):
        yield PaymentMade(
            contract_id=due.contract_id,
            payment_due_id=due.id,
            paid_on=min(due.due_on, TODAY),
            amount=due.amount if number % 50 else due.amount - 40,
            reference=f"Payment {number}",
        )


def _checks(contracts: list[Contract], sizes: Sizes) -> Iterator[Check]:
    each = sizes.contracts_each
    for person in range(sizes.people):
        for turn in range(sizes.checks_each):
            contract = contracts[person * each + turn % each]
            yield Check(
                person_id=contract.person_id,
                contract_id=contract.id,
                kind=CheckKind.QUICK,
                checked_on=TODAY - timedelta(days=7 * turn + 1),
                face=FACES[(person + turn) % len(FACES)],
                words=WORDS[turn % len(WORDS)],
                said_by=SaidBy.PERSON,
            )
