"""A case with something in every paper, and one with almost nothing. People and providers are invented."""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from nosdesk.domain.author import Author
from nosdesk.domain.choices import (
    AuthorityBasis,
    BudgetPeriod,
    CommunicationWay,
    ContactRole,
    CriterionKind,
    DecisionArea,
    FundingSource,
    Met,
    Nation,
    NeedArea,
    PriceBasis,
    Priority,
    ReadingFormat,
    RequirementKind,
    SaidBy,
    Source,
    Strength,
    Weekday,
)
from nosdesk.domain.records import (
    Authority,
    Contact,
    Criterion,
    Milestone,
    Need,
    Objective,
    Offer,
    OfferAnswer,
    OfferPrice,
    OfferScore,
    Outcome,
    Person,
    Provenance,
    Provider,
    Requirement,
    Specification,
    Visit,
)
from nosdesk.i18n import Reader
from nosdesk.services import award, contract, money, offers, quality, specify
from nosdesk.services.desk import Desk
from nosdesk.storage.casefile import CaseFile

TODAY = date(2027, 6, 21)
DAYS = (Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.THURSDAY, Weekday.FRIDAY)


@dataclass(frozen=True)
class Maya:
    """The case and the ids that tests ask for."""

    desk: Desk
    person: UUID
    specification: UUID
    contract: UUID
    draft: UUID
    """A specification that is not agreed, without anything in it."""
    nobody: UUID
    """A person of whom nothing is known."""


def empty_desk(path: Path, passphrase: str | None = None, today: date = TODAY) -> Desk:
    """A new case file with Maya and Priya at it."""
    return Desk(CaseFile.create(path, passphrase), Author("Maya Whitlock", "Priya Nair"), lambda: today)


def rich(desk: Desk) -> Maya:
    """Fill a case: person, outcomes, a specification, three offers, a signed contract, payments and checks."""
    with desk.case.writing(desk.author) as writing:
        person = writing.add(_maya())
        priya = writing.add(
            Contact(
                person_id=person.id,
                name="Priya Nair",
                role=ContactRole.ADVOCATE,
                relation="Alderbrook Voices",
                phone="01632 960 417",
                involved="Reads every letter with me and comes to meetings.",
                may_be_told=True,
            )
        )
        writing.add(
            Contact(
                person_id=person.id,
                name="Ruth Whitlock",
                role=ContactRole.FAMILY,
                relation="sister",
                phone="01632 960 511",
            )
        )
        writing.add(
            Authority(person_id=person.id, area=DecisionArea.SUPPORT, basis=AuthorityBasis.OWN, since=date(2020, 1, 1))
        )
        writing.add(
            Authority(
                person_id=person.id,
                area=DecisionArea.MONEY,
                basis=AuthorityBasis.APPOINTEE,
                contact_id=priya.id,
                since=date(2024, 5, 1),
            )
        )
        cook = writing.add(
            Outcome(
                person_id=person.id,
                statement="I cook my own tea.",
                whose_words="Maya’s own words",
                priority=Priority.HIGH,
                measure="How many evenings a week I cook without help",
                baseline="None",
                target="3 evenings a week",
                by_when=date(2027, 9, 30),
            )
        )
        up = writing.add(
            Outcome(
                person_id=person.id,
                statement="“I am up, dressed and ready when I want to be.”",
                priority=Priority.HIGH,
                measure="Visits that start on time",
            )
        )
        writing.add(
            Need(person_id=person.id, statement="Somebody near when I get out of the bath", area=NeedArea.SAFETY)
        )
        writing.add(Need(person_id=person.id, statement="Help with letters about money", area=NeedArea.MONEY))
        writing.add(
            Provenance(
                about="Outcome",
                about_id=cook.id,
                field="statement",
                source=Source.PERSON,
                stated_on=date(2026, 9, 1),
                confirmed_on=date(2026, 9, 8),
                confirmed_by="Maya Whitlock",
            )
        )
        spec = writing.add(_specification(person.id))
        writing.add(
            Objective(
                specification_id=spec.id,
                outcome_id=up.id,
                statement="Support Maya at home for 1 hour, 5 mornings a week, at the times she chose.",
                watched="Start times in the app of the provider",
                judged="At least 9 in 10 visits start on time. Now: 6 in 10.",
                how_often="every 4 weeks",
            )
        )
        writing.add(
            Objective(
                specification_id=spec.id,
                outcome_id=cook.id,
                statement="Teach Maya to cook 6 meals safely, one step at a time.",
                watched="Maya’s cooking record",
                judged="Maya cooks 3 evenings a week without help.",
            )
        )
        writing.add(Visit(specification_id=spec.id, days=DAYS, start=time(8), end=time(9)))
        writing.add(Visit(specification_id=spec.id, days=(Weekday.TUESDAY,), start=time(17), end=time(19, 30)))
        asked = [writing.add(item) for item in _requirements(spec.id)]
        criteria = [writing.add(item) for item in _criteria(spec.id)]
        chosen = [
            _offer(writing, spec.id, asked, criteria[2].id, name, price, mets, score)
            for name, price, mets, score in _OFFERS
        ]
        draft = writing.add(Specification(person_id=person.id))
        nobody = writing.add(Person())
    specify.agree(desk, spec.id, "Maya Whitlock and Priya Nair")
    early = Desk(desk.case, desk.author, lambda: date(2026, 12, 14))
    offers.open_all(early, spec.id)
    reasons = {
        chosen[0].id: "It meets everything, and I like the 3 workers.",
        chosen[1].id: "Up to 8 workers would come.",
        chosen[2].id: "It costs more than there is.",
    }
    award.award(early, spec.id, [chosen[0].id], reasons)
    drawn = contract.draw_up(early, chosen[0].id, Reader())
    _sign(early, drawn.id)
    _live(desk, person.id, drawn.id)
    return Maya(desk, person.id, spec.id, drawn.id, draft.id, nobody.id)


def _maya() -> Person:
    return Person(
        name="Maya Whitlock",
        known_as="Maya",
        birth_date=date(1994, 3, 27),
        nation=Nation.ENGLAND,
        address="Flat 2, 14 Mill Rise\nAlderbrook\nAB9 4QX",
        phone="01632 960 300",
        about="I am funny and I never forget a face. I have lived in my flat for six years. I look after two cats.",
        important="Seeing my sister every Sunday. Being on time. My own mug.",
        good_support="Give me time to answer. Ask before you move my things.\nWhen I am upset, sit with me and say nothing.",
        communication_ways=(CommunicationWay.TALKING, CommunicationWay.PICTURES),
        communication="One question at a time, please.",
        formats=(ReadingFormat.EASY, ReadingFormat.LARGE),
        language="English",
        interpreter=False,
        funding=FundingSource.DIRECT_PAYMENT,
    )


def _specification(person_id: UUID) -> Specification:
    return Specification(
        person_id=person_id,
        title="Help at home",
        aims="Maya lives in her own home and decides how each day goes.\nMaya does more for herself in the kitchen.",
        what="Help me to get up, wash and dress. Make breakfast with me. I take my medicine myself.",
        place="In my flat on the second floor. There is a lift. Ring twice.",
        start_wanted=date(2027, 1, 4),
        weeks_wanted=52,
        quality="At least 9 in 10 visits begin on time.",
        price_basis=PriceBasis.HOUR,
        payment_terms="Every 4 weeks, after the support was given.",
        worker_preference="A woman for washing and dressing",
        pets="Two cats, friendly",
        equality="Ask before you speak to my sister about me.",
        meetings="Every 3 months, at my kitchen table",
        reports="Every 4 weeks: visits given and missed",
        if_not_delivered="I do not pay for a visit that is missed.",
        budget=Decimal("12500.00"),
        budget_period=BudgetPeriod.YEAR,
        budget_source=FundingSource.DIRECT_PAYMENT,
        answers_by=date(2026, 10, 30),
    )


def _requirements(specification_id: UUID) -> list[Requirement]:
    asked = (
        ("Visits start between 7:30 and 8:30 am", Strength.MUST, RequirementKind.TIME),
        ("The same 3 workers, chosen by Maya", Strength.MUST, RequirementKind.WORKER),
        ("Workers know Makaton", Strength.SHOULD, RequirementKind.WORKER),
        ("Shoes off indoors", Strength.SHOULD, RequirementKind.PREFERENCE),
    )
    return [Requirement(specification_id=specification_id, statement=s, strength=m, kind=k) for s, m, k in asked]


def _criteria(specification_id: UUID) -> list[Criterion]:
    kinds = (
        ("Fits what Maya wants", CriterionKind.REQUIREMENTS, 50),
        ("Price", CriterionKind.PRICE, 30),
        ("People Maya gets on with", CriterionKind.JUDGED, 20),
    )
    return [Criterion(specification_id=specification_id, name=n, kind=k, weight=w) for n, k, w in kinds]


_OFFERS = (
    ("Harbour Lane Support", "24.50", (Met.MET, Met.MET, Met.PARTLY, Met.MET), 4),
    ("Brightwell Care", "23.20", (Met.MET, Met.NOT_MET, Met.UNCLEAR, Met.MET), 2),
    ("Kingfisher Community", "33.00", (Met.MET, Met.MET, Met.MET, Met.UNCLEAR), 5),
)
_WORDS = {
    Met.MET: "we do this from the first day",
    Met.PARTLY: "2 of 3 do",
    Met.NOT_MET: "up to 8 workers",
    Met.UNCLEAR: "",
}


def _offer(writing, specification_id, asked, criterion_id, name, price, mets, score):  # type: ignore[no-untyped-def]
    provider = writing.add(
        Provider(
            name=name,
            contact_name="Dean Okafor" if name.startswith("Harbour") else "",
            phone="01632 960 238",
            email="hello@provider.example",
            address="3 Quay Street\nAlderbrook\nAB9 1HL",
            regulator="Care Quality Commission",
            rating="Good",
        )
    )
    offer = writing.add(
        Offer(
            specification_id=specification_id,
            provider_id=provider.id,
            received_on=date(2026, 10, 20),
            can_start=date(2027, 1, 4),
            words="We would like to meet you first.",
        )
    )
    writing.add(OfferPrice(offer_id=offer.id, basis=PriceBasis.HOUR, amount=Decimal(price)))
    for requirement, met in zip(asked, mets, strict=True):
        writing.add(OfferAnswer(offer_id=offer.id, requirement_id=requirement.id, met=met, words=_WORDS[met]))
    writing.add(OfferScore(offer_id=offer.id, criterion_id=criterion_id, score=score))
    return offer


def _sign(desk: Desk, contract_id: UUID) -> None:
    with desk.case.writing(desk.author) as writing:
        for title, day, note in (
            ("Maya has met and chosen her 3 workers", date(2027, 1, 15), "Maya’s list of names"),
            ("First review", date(2027, 4, 30), "Notes of the meeting, agreed by Maya"),
        ):
            writing.add(Milestone(contract_id=contract_id, title=title, due_on=day, note=note))
    contract.make_ready(desk, contract_id)
    contract.sign(desk, contract_id, "Maya Whitlock", "Dean Okafor")


def _live(desk: Desk, person_id: UUID, contract_id: UUID) -> None:
    """Half a year of payments and checks."""
    dues = contract.view(desk, contract_id).payments
    for number, due in enumerate(due for due in dues if due.due_on < TODAY):
        amount = due.amount - (Decimal("24.50") if number == 1 else 0)
        money.record_payment(
            desk, contract_id, amount, due.due_on, payment_due_id=due.id, reference=f"INV {number + 1}"
        )
    faces = (3, 2, 3, 4, 4, 5)
    for month, face in enumerate(faces, 1):
        words = "Nobody came on Tuesday." if face == 2 else "Jo and I made soup." if face == 5 else ""
        quality.say_how_it_went(desk, person_id, face, contract_id=contract_id, words=words, on=date(2027, month, 10))
    quality.say_how_it_went(desk, person_id, 4, on=date(2027, 6, 1), words="I am happy.", said_by=SaidBy.PERSON)
    for answer_face in (3, 5):
        check = quality.start_full_check(desk, person_id, contract_id)
        for answer in quality.check_answers(desk, check.id):
            quality.answer_objective(desk, answer.id, answer_face, "")
    quality.raise_concern(desk, person_id, contract_id)
