"""Pages and lists on the big file, from going there until it is painted; the comparison of 12 offers by 60 requirements."""

from collections.abc import Callable, Iterator
from datetime import time, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from nosdesk.domain.author import Author
from nosdesk.domain.choices import CriterionKind, Met, PriceBasis, Strength, Weekday
from nosdesk.domain.records import (
    Contract,
    Criterion,
    OfferAnswer,
    OfferPrice,
    OfferScore,
    Requirement,
    Visit,
)
from nosdesk.services import offers, people, specify
from nosdesk.services.desk import Desk
from nosdesk.settings import Settings
from nosdesk.storage.casefile import CaseFile
from nosdesk.ui import places
from nosdesk.ui.places import Place
from nosdesk.ui.window import Window
from tests.bench.limits import hold
from tests.seed import TODAY

PAGE_MS = 100
COMPARISON_MS = 200


def window_on(desk: Desk) -> Window:
    """The window, shown, with a file at hand."""
    window = Window(Settings(asked=True))
    window.ui.desk = desk
    window.ui.person_id = people.list_people(desk, limit=1, offset=people.count_people(desk) // 2)[0].id
    window.ui.start_at(places.Help())
    window.show()
    QApplication.processEvents()
    return window


@pytest.fixture(scope="module")
def big(qapp: QApplication, seeded: Path) -> Iterator[Window]:
    with CaseFile.open(seeded) as case:
        window = window_on(Desk(case, Author(helper="Sioned Hale"), today=lambda: TODAY))
        yield window
        window.hide()
        window.deleteLater()


def go_to(window: Window, place: Place) -> None:
    """Go to a place and wait until it is painted. The page before goes first, as it does in the running program.

    Without an event loop Qt would keep it: after a hundred pages, pages nobody sees would take half the time.
    """
    window.ui.start_at(place)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()


def milliseconds(benchmark: BenchmarkFixture, done: Callable[[], object], rounds: int = 15) -> float:
    """The middle of several times, after one that warms up."""
    benchmark.pedantic(done, rounds=rounds, warmup_rounds=1)  # type: ignore[no-untyped-call]
    assert benchmark.stats
    return float(benchmark.stats.stats.median) * 1000


PAGES: dict[str, Callable[[Window], Place]] = {
    "people": lambda window: places.People(),
    "home": lambda window: places.Home(person_of(window)),
    "quality": lambda window: places.Quality(person_of(window)),
    "find": lambda window: places.Find("soup"),
    "papers": lambda window: places.Papers(),
    "wizard": lambda window: places.Wizard("person", person_of(window)),
    "check answers": lambda window: places.CheckAnswers("person", person_of(window)),
    "offers": lambda window: places.Offers(contract_of(window).specification_id),
    "compare": lambda window: places.Compare(contract_of(window).specification_id),
    "contract": lambda window: places.ContractHome(contract_of(window).id),
    "schedule": lambda window: places.Schedule(contract_of(window).id),
    "money": lambda window: places.Money(contract_of(window).id),
    "history": lambda window: places.History("Person", person_of(window)),
    "history of a contract": lambda window: places.History("Contract", contract_of(window).id),
    "evidence": lambda window: places.Evidence(person_of(window)),
}


def person_of(window: Window) -> UUID:
    assert window.ui.person_id
    return window.ui.person_id


def contract_of(window: Window) -> Contract:
    with window.ui.at.case.reading() as reading:
        return reading.find(Contract, person_id=window.ui.person_id)[0]


@pytest.mark.parametrize("page", list(PAGES))
def test_a_page_is_there_at_once(benchmark: BenchmarkFixture, big: Window, page: str) -> None:
    place = PAGES[page](big)
    hold(f"page on the big file: {page}", milliseconds(benchmark, lambda: go_to(big, place)), PAGE_MS, "ms")


@pytest.fixture(scope="module")
def many_offers(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    """12 offers for one service with 60 requirements and 4 criteria."""
    with CaseFile.create(tmp_path_factory.mktemp("offers") / "offers.nosdesk", None) as case:
        desk = Desk(case, Author(person="Maya Whitlock"), today=lambda: TODAY)
        fill_with_offers(desk)
        window = window_on(desk)
        yield window
        window.hide()
        window.deleteLater()


def fill_with_offers(desk: Desk, number: int = 12, requirements: int = 60) -> None:
    """A service with offers, every requirement answered and every point given."""
    person = people.add_person(desk, "Maya Whitlock")
    item = specify.start_specification(desk, person.id, "Help at home")
    days = (Weekday.MONDAY, Weekday.FRIDAY)
    with desk.case.writing(desk.author) as writing:
        writing.add(Visit(specification_id=item.id, days=days, start=time(8), end=time(11)))
        asked = writing.add_all(
            Requirement(
                specification_id=item.id,
                statement=f"Workers keep to rule number {turn} of the house.",
                strength=Strength.SHOULD if turn % 3 else Strength.MUST,
            )
            for turn in range(requirements)
        )
        kinds = (CriterionKind.REQUIREMENTS, CriterionKind.PRICE, CriterionKind.JUDGED, CriterionKind.JUDGED)
        criteria = writing.add_all(
            Criterion(specification_id=item.id, name=f"Criterion {turn}", kind=kind, weight=25)
            for turn, kind in enumerate(kinds)
        )
    for turn in range(number):
        offer = offers.add_offer(
            desk, item.id, f"Provider {turn:02}", received_on=TODAY - timedelta(days=turn), can_start=TODAY
        )
        offers.open_offer(desk, offer.id)
        with desk.case.writing(desk.author) as writing:
            writing.add(OfferPrice(offer_id=offer.id, basis=PriceBasis.HOUR, amount=Decimal(20 + turn)))
            writing.add_all(
                OfferAnswer(
                    offer_id=offer.id, requirement_id=one.id, met=list(Met)[(turn + place) % 4], words="As agreed."
                )
                for place, one in enumerate(asked)
            )
            writing.add_all(
                OfferScore(offer_id=offer.id, criterion_id=one.id, score=turn % 6, reason="As they told us.")
                for one in criteria[2:]
            )


def test_12_offers_by_60_requirements_are_compared_at_once(benchmark: BenchmarkFixture, many_offers: Window) -> None:
    from nosdesk.domain.records import Specification

    desk = many_offers.ui.at
    with desk.case.reading() as reading:
        (item,) = reading.find(Specification)

    spent = milliseconds(benchmark, lambda: offers.comparison(desk, item.id))
    hold("comparison of 12 × 60", spent, COMPARISON_MS, "ms")


def test_the_page_of_12_offers_by_60_requirements_is_there_soon(
    benchmark: BenchmarkFixture, many_offers: Window
) -> None:
    from nosdesk.domain.records import Specification

    with many_offers.ui.at.case.reading() as reading:
        (item,) = reading.find(Specification)

    spent = milliseconds(benchmark, lambda: go_to(many_offers, places.Compare(item.id)), 7)
    hold("page of 12 × 60", spent, COMPARISON_MS, "ms")
