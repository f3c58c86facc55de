"""A small case to choose a provider in: one person, one agreed service with requirements, a week and a budget."""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from nosdesk.domain.author import Author
from nosdesk.domain.choices import (
    BudgetPeriod,
    CriterionKind,
    Met,
    Nation,
    PriceBasis,
    Strength,
    Weekday,
)
from nosdesk.domain.records import Criterion, Offer, Person, Requirement, Specification, Visit
from nosdesk.services import answers, offers
from nosdesk.services.desk import Desk
from nosdesk.settings import Settings
from nosdesk.storage.casefile import CaseFile
from nosdesk.ui.places import Place
from nosdesk.ui.window import Window

TODAY = date(2027, 3, 1)
ASKED = (
    ("Help by 8:30 am", Strength.MUST),
    ("Epilepsy first aid", Strength.MUST),
    ("The same two helpers", Strength.SHOULD),
    ("Somebody who swims with me", Strength.SHOULD),
)


@dataclass(frozen=True)
class Case:
    """What tests look things up by."""

    desk: Desk
    person_id: UUID
    specification_id: UUID
    requirements: tuple[UUID, ...]


def make_case(folder: Path) -> Case:
    """The case, in a file of its own without a passphrase."""
    desk = Desk(CaseFile.create(folder / "case.nosdesk", None), Author(person="Maya Ferndale"), lambda: TODAY)
    with desk.case.writing(desk.author) as writing:
        person = writing.add(Person(name="Maya Ferndale", known_as="Maya", nation=Nation.ENGLAND))
        service = writing.add(
            Specification(
                person_id=person.id,
                title="Mornings and swimming",
                budget=Decimal("260.00"),
                budget_period=BudgetPeriod.WEEK,
                start_wanted=date(2027, 5, 3),
                weeks_wanted=52,
            )
        )
        writing.add(
            Visit(specification_id=service.id, days=(Weekday.MONDAY, Weekday.WEDNESDAY), start=time(8), end=time(14))
        )
        asked = writing.add_all(
            Requirement(specification_id=service.id, statement=text, strength=strength) for text, strength in ASKED
        )
    return Case(desk, person.id, service.id, tuple(each.id for each in asked))


def set_criteria(case: Case) -> tuple[Criterion, ...]:
    """Three criteria that make 100, one of them judged by people."""
    return tuple(
        answers.add(case.desk, Criterion, specification_id=case.specification_id, name=name, kind=kind, weight=weight)
        for name, kind, weight in (
            ("Meets what I need", CriterionKind.REQUIREMENTS, 50),
            ("Price", CriterionKind.PRICE, 30),
            ("People I get on with", CriterionKind.JUDGED, 20),
        )
    )


def add_offer(case: Case, name: str, hourly: str, mets: str, words: tuple[str, ...] = ()) -> Offer:
    """An offer with one price an hour; `mets` has a letter for each requirement: m met, p partly, n not, u unclear."""
    kinds = {"m": Met.MET, "p": Met.PARTLY, "n": Met.NOT_MET, "u": Met.UNCLEAR}
    offer = offers.add_offer(case.desk, case.specification_id, name, can_start=date(2027, 5, 3))
    if hourly:
        offers.add_price(case.desk, offer.id, basis=PriceBasis.HOUR, amount=Decimal(hourly))
    for known, letter in zip(case.requirements, mets, strict=True):
        offers.save_answer(case.desk, offer.id, known, "met", kinds[letter])
    for known, text in zip(case.requirements, words, strict=False):
        offers.save_answer(case.desk, offer.id, known, "words", text)
    return answers.read(case.desk, Offer, offer.id)


def add_three(case: Case) -> tuple[Offer, Offer, Offer]:
    """Three offers: one that fits best, one that is dearer, one that is cheap and lacks a must-have."""
    set_criteria(case)
    first = add_offer(case, "Tansy Lane Support", "22.00", "mmmp", ("", "All trained", "", "One helper of two"))
    second = add_offer(case, "Brackenfold Care", "23.50", "mmpn", ("", "", "Up to four helpers"))
    third = add_offer(case, "Pebblewick Days", "19.90", "pnmm", ("9:15 at the earliest",))
    return first, second, third


def open_window(case: Case, place: Place, settings: Settings | None = None) -> Window:
    """The window at a place of the case, shown."""
    window = Window(settings or Settings(asked=True))
    window.ui.desk, window.ui.person_id = case.desk, case.person_id
    window.ui.start_at(place)
    window.show()
    return window
