"""A small case whose offer was chosen, and a window to go on from there: a contract, its payments and milestones."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from ui.drive import press, settle

from nosdesk.domain.author import Author
from nosdesk.domain.choices import (
    CriterionKind,
    FundingSource,
    Met,
    Nation,
    PaymentRhythm,
    PriceBasis,
    Route,
    SpecificationStatus,
    Strength,
    Weekday,
)
from nosdesk.domain.records import (
    Contract,
    Criterion,
    Funding,
    Objective,
    Outcome,
    Person,
    Provider,
    Requirement,
    Specification,
    Visit,
)
from nosdesk.i18n import Reader
from nosdesk.services import answers, award, contract, offers
from nosdesk.services.desk import Desk
from nosdesk.settings import Settings
from nosdesk.storage.casefile import CaseFile
from nosdesk.ui.places import Place
from nosdesk.ui.window import Window

TODAY = date(2027, 3, 1)
START = date(2027, 4, 5)
SURE_OF_IT = "Idris Vale"


@dataclass
class Clock:
    """The day it is; tests move it on."""

    day: date = TODAY

    def __call__(self) -> date:
        return self.day


@dataclass(frozen=True)
class Case:
    """What tests look things up by."""

    desk: Desk
    clock: Clock
    person_id: UUID
    specification_id: UUID
    offer_id: UUID


def make_case(folder: Path, *, watched: str = "Maya writes it down.", budget: FundingSource | None = None) -> Case:
    """Eight weeks of mornings on Monday and Wednesday, an outcome wanted within them, and an offer that was chosen."""
    clock = Clock()
    author = Author("Maya Ferndale", SURE_OF_IT)
    desk = Desk(CaseFile.create(folder / "case.nosdesk", None), author, clock)
    with desk.case.writing(desk.author) as writing:
        person = writing.add(Person(name="Maya Ferndale", known_as="Maya", nation=Nation.ENGLAND, route=Route.FULL))
        outcome = writing.add(
            Outcome(person_id=person.id, statement="I swim every week", measure="My card", by_when=date(2027, 5, 10))
        )
        service = writing.add(
            Specification(
                person_id=person.id,
                title="Swimming buddy",
                aims="Maya swims, safe and happy.",
                start_wanted=START,
                weeks_wanted=8,
                budget_source=budget,
                status=SpecificationStatus.AGREED,
                agreed_on=TODAY,
                agreed_by="Maya",
            )
        )
        writing.add(
            Objective(
                specification_id=service.id, outcome_id=outcome.id, statement="Maya gets to the pool", watched=watched
            )
        )
        writing.add(
            Visit(specification_id=service.id, days=(Weekday.MONDAY, Weekday.WEDNESDAY), start=time(9), end=time(11))
        )
        must = writing.add(
            Requirement(specification_id=service.id, statement="Help by 8:30 am", strength=Strength.MUST)
        )
        writing.add(
            Criterion(specification_id=service.id, name="Meets it", kind=CriterionKind.REQUIREMENTS, weight=100)
        )
        provider = writing.add(Provider(name="Pebblewick Days", contact_name="Ruth Okafor"))
    offer = offers.add_offer(desk, service.id, provider.id, can_start=START)
    offers.add_price(desk, offer.id, basis=PriceBasis.HOUR, amount=Decimal("24.00"))
    offers.save_answer(desk, offer.id, must.id, "met", Met.MET)
    award.award(desk, service.id, [offer.id], {offer.id: "The best fit"})
    return Case(desk, clock, person.id, service.id, offer.id)


def draw_up(case: Case) -> Contract:
    """The contract, drawn up from the chosen offer."""
    return contract.draw_up(case.desk, case.offer_id, Reader())


def sign(
    case: Case, rhythm: PaymentRhythm = PaymentRhythm.FOUR_WEEKLY, *, read_with: str = "", **values: object
) -> Contract:
    """The contract, complete and signed: two payments of £384.00 unless something else is said."""
    drawn = draw_up(case)
    for name, value in {"rhythm": rhythm, **values}.items():
        answers.save(case.desk, Contract, drawn.id, name, value, None, None)
    if not answers.rows(case.desk, Funding, "contract_id", drawn.id):
        answers.add(case.desk, Funding, contract_id=drawn.id, source=FundingSource.DIRECT_PAYMENT, share=Decimal(100))
    contract.make_ready(case.desk, drawn.id)
    return contract.sign(case.desk, drawn.id, "Maya Ferndale", "Ruth Okafor", read_with=read_with)


def open_window(case: Case, place: Place, settings: Settings | None = None) -> Window:
    """The window at a place of the case, shown."""
    window = Window(settings or Settings(asked=True))
    window.ui.desk, window.ui.person_id = case.desk, case.person_id
    window.ui.start_at(place)
    window.show()
    settle()
    return window


def in_dialog(done: Callable[[QDialog], None], tries: int = 100) -> None:
    """Do something in the dialog that the next press opens."""

    def when_there(left: int) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            done(dialog)
        elif left:
            QTimer.singleShot(10, lambda: when_there(left - 1))

    QTimer.singleShot(0, lambda: when_there(tries))


def answer(name: str) -> None:
    """Press a button of the dialog that the next press opens."""
    in_dialog(lambda dialog: press(dialog, name))
