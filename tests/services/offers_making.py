"""A case file with one service to buy, and providers' files that answer it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from openpyxl import load_workbook

from nosdesk.domain.author import Author
from nosdesk.domain.choices import Met, PriceBasis, Strength, Weekday
from nosdesk.domain.records import Offer, Person, Requirement, Specification, Visit
from nosdesk.i18n import Reader
from nosdesk.services import criteria, offers, response
from nosdesk.services.desk import Desk
from nosdesk.storage.casefile import CaseFile

TODAY: Final = date(2026, 11, 22)
PLAIN: Final = Reader()
EARLY: Final = "Help by 8:30 am on weekdays"
SAME: Final = "The same two helpers each week"
SWIM: Final = "Somebody who swims with me"
YES: Final = {EARLY: Met.MET, SAME: Met.MET, SWIM: Met.MET}


@dataclass(frozen=True)
class Service:
    """A desk with a specification and its requirements by statement."""

    desk: Desk
    specification: Specification
    requirements: dict[str, Requirement]

    @property
    def id(self) -> UUID:
        return self.specification.id

    def propose(self) -> None:
        """Begin with the starting set of criteria."""
        criteria.propose(self.desk, self.id, PLAIN)

    def again(self) -> Specification:
        """The specification as it is now."""
        with self.desk.case.reading() as reading:
            return reading.get(Specification, self.id)

    def offer(self, name: str, an_hour: str = "20", answers: dict[str, Met] = YES) -> Offer:
        """An offer that is typed in."""
        offer = offers.add_offer(self.desk, self.id, name)
        offers.add_price(self.desk, offer.id, basis=PriceBasis.HOUR, amount=Decimal(an_hour))
        for statement, met in answers.items():
            offers.save_answer(self.desk, offer.id, self.requirements[statement].id, "met", met)
        return offer

    def sheet(self, path: Path, fill: Callable[[Any], None]) -> Path:
        """Our sheet as a provider sends it back."""
        response.write_sheet(self.desk, self.id, path, PLAIN)
        book = load_workbook(path)
        fill(book)
        book.save(path)
        return path


def service(case: CaseFile) -> Service:
    """Ten hours a week at home, with two musts and a should."""
    desk = Desk(case, Author("Maya Whitlock", "Idris Vale"), today=lambda: TODAY)
    with case.writing(desk.author) as writing:
        person = writing.add(Person(name="Maya Whitlock"))
        specification = writing.add(
            Specification(
                person_id=person.id,
                title="Help at home",
                budget=Decimal(250),
                start_wanted=date(2027, 1, 4),
            )
        )
        writing.add(Visit(specification_id=specification.id, days=tuple(Weekday)[:5], start=time(8), end=time(10)))
        strengths = {EARLY: Strength.MUST, SAME: Strength.MUST, SWIM: Strength.SHOULD}
        requirements = {
            statement: writing.add(
                Requirement(specification_id=specification.id, statement=statement, strength=strength)
            )
            for statement, strength in strengths.items()
        }
    return Service(desk, specification, requirements)
