"""Who is here, the list of people, home, closing a case, finding, the keys that work everywhere."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nosdesk.domain.author import PROGRAM, Author
from nosdesk.domain.choices import ClosedReason, ContactRole, Route, Source
from nosdesk.domain.records import Contact, Helper, Outcome, Person, Provenance, Specification
from nosdesk.services import answers, people, specify
from nosdesk.services.desk import Desk
from nosdesk.settings import Settings
from nosdesk.storage.casefile import CaseFile
from nosdesk.ui import places
from nosdesk.ui.window import Window
from tests.ui.drive import choose, find, name_of, press, said, settle, there, write
from tests.ui.screens.seat import ALT, CTRL, Seat, seated


@pytest.fixture
def shared(tmp_path: Path, qtbot: QtBot) -> Iterator[Seat]:
    """A file about two people, just opened: nobody has said yet who is here."""
    desk = Desk(CaseFile.create(tmp_path / "case.nosdesk", None), PROGRAM)
    for name in ("Maya Ferndale", "Owen Pryce"):
        people.add_person(desk, name)
    made = seated(Window(Settings(asked=True)), desk, None)  # type: ignore[arg-type]  # nobody is chosen
    qtbot.addWidget(made.window)
    made.ui.start_at(places.WhoIsHere())
    made.window.show()
    settle()
    yield made
    desk.case.close()
    made.ui.desk = None


def test_who_is_here_stamps_every_change(seat: Seat) -> None:
    seat.key(Qt.Key.Key_F4)
    choose(seat.window, "Both together")
    write(seat.window, "Name of the helper", "Idris Vale")
    press(seat.window, "Go on")
    assert seat.desk.author == Author("Maya Ferndale", "Idris Vale")
    assert [helper.name for helper in seat.all(Helper)] == ["Idris Vale"]
    seat.go(places.Wizard("person", seat.person_id, "name"))
    write(seat.window, "What do you like to be called?", "May")
    assert seat.history(seat.person_id, "known_as")[0].who == "Maya Ferndale + Idris Vale"
    assert seat.read(Person).changed_by == "Maya Ferndale + Idris Vale"


def test_a_helper_alone_needs_a_name(seat: Seat) -> None:
    seat.key(Qt.Key.Key_F4)
    choose(seat.window, "A helper, alone")
    press(seat.window, "Go on")
    assert "Type a name." in said(seat.window)
    write(seat.window, "Name of the helper", "Idris Vale")
    press(seat.window, "Go on")
    assert seat.desk.author == Author(helper="Idris Vale")
    assert "Maya Ferndale’s support" in said(seat.window)


def test_in_a_file_about_several_one_says_who_one_is(shared: Seat) -> None:
    choose(shared.window, "The person whose support it is")
    press(shared.window, "Go on")
    assert "Choose whose support it is." in said(shared.window)
    choose(shared.window, "Owen Pryce")
    press(shared.window, "Go on")
    assert shared.desk.author == Author("Owen Pryce")
    assert "Hello Owen" in said(shared.window)


def test_in_a_file_about_several_a_helper_goes_on_to_the_list(shared: Seat) -> None:
    choose(shared.window, "A helper, alone")
    assert not there(shared.window, "Owen Pryce")
    write(shared.window, "Name of the helper", "Idris Vale")
    press(shared.window, "Go on")
    assert shared.ui.here == places.People()


def test_in_a_long_file_a_name_is_typed(shared: Seat) -> None:
    for number in range(10):
        people.add_person(shared.desk, f"Person {number}")
    shared.ui.again()
    settle()
    choose(shared.window, "The person whose support it is")
    write(shared.window, "Name of the person", "Owen")
    press(shared.window, "Go on")
    assert "Nobody in this file" in said(shared.window)
    write(shared.window, "Name of the person", "owen pryce")
    press(shared.window, "Go on")
    assert shared.desk.author == Author("Owen Pryce")


def test_somebody_without_a_name_is_asked_for_it(seat: Seat) -> None:
    nameless = people.add_person(seat.desk, "")
    seat.ui.person_id = nameless.id
    seat.go(places.WhoIsHere())
    choose(seat.window, "The person whose support it is")
    write(seat.window, "Name of the person", "Robin Larkfield")
    press(seat.window, "Go on")
    assert seat.read(Person, nameless.id).name == "Robin Larkfield"
    assert seat.desk.author == Author("Robin Larkfield")


def test_people_are_found_by_name_and_added(seat: Seat, qtbot: QtBot) -> None:
    people.add_person(seat.desk, "Owen Pryce")
    seat.go(places.People())
    assert "2 people" in said(seat.window)
    QTest.keyClicks(find(seat.window, "Find by name"), "owen")
    qtbot.waitUntil(lambda: "1 person" in said(seat.window), timeout=2000)
    press(seat.window, "Add a person")
    assert len(seat.all(Person)) == 3
    assert isinstance(seat.ui.here, places.Wizard)


def test_a_case_is_closed_and_opened_again(seat: Seat) -> None:
    service = specify.start_specification(seat.desk, seat.person_id, "Mornings")
    seat.go(places.Home(seat.person_id))
    press(seat.window, "Close this case")
    press(seat.window, "Close the case")
    assert "This needs an answer." in said(seat.window)
    choose(seat.window, "Moved away")
    press(seat.window, "Close the case")
    closed = seat.read(Person)
    assert (closed.closed_reason, closed.closed_on) == (ClosedReason.MOVED, date.today())  # noqa: DTZ011
    assert "This case is closed" in said(seat.window)
    assert not there(seat.window, "Close this case")
    press(seat.window, "Open it again")
    assert seat.read(Person).closed_on is None
    assert there(seat.window, "Close this case")
    assert seat.read(Specification, service.id).title == "Mornings"


def test_more_questions_and_fewer_lose_nothing(seat: Seat) -> None:
    seat.go(places.Home(seat.person_id))
    press(seat.window, "Ask me more questions")
    assert seat.read(Person).route is Route.FULL
    assert name_of(seat.focus) in said(seat.window)
    assert there(seat.window, "What the records prove")
    press(seat.window, "Ask me fewer questions")
    assert seat.read(Person).route is Route.SHORT


def test_the_first_service_begins_at_home(seat: Seat) -> None:
    seat.go(places.Home(seat.person_id))
    press(seat.window, "Add a service")
    assert len(seat.all(Specification)) == 1
    assert isinstance(seat.ui.here, places.Wizard)


def test_words_are_found_and_lead_to_where_they_stand(seat: Seat, qtbot: QtBot) -> None:
    wish = answers.add(seat.desk, Outcome, person_id=seat.person_id, statement="I swim every week")
    seat.key(Qt.Key.Key_F3)
    QTest.keyClicks(seat.focus, "swi")
    qtbot.waitUntil(lambda: "1 result" in said(seat.window), timeout=2000)
    press(seat.window, "I swim every week")
    assert seat.ui.here == places.Wizard("outcomes", seat.person_id, "outcomes", wish.id, field="statement")
    assert name_of(seat.focus) == seat.question("outcome", "statement")
    seat.key(Qt.Key.Key_Left, ALT)
    assert find(seat.window, "What do you want to find?").text() == "swi"  # type: ignore[attr-defined]
    QTest.keyClicks(find(seat.window, "What do you want to find?"), "xx")
    qtbot.waitUntil(lambda: "Nothing was found" in said(seat.window), timeout=2000)


@pytest.mark.parametrize("percent", ["%", "_", "'", '"*', "\\"])
def test_signs_find_nothing_that_is_not_there(seat: Seat, qtbot: QtBot, percent: str) -> None:
    seat.go(places.Find(percent * 2))
    assert "Nothing was found" in said(seat.window)


def test_the_keys_work_from_every_screen(seat: Seat) -> None:
    service = specify.start_specification(seat.desk, seat.person_id, "Mornings")
    for place in (
        places.Home(seat.person_id),
        places.Wizard("person", seat.person_id, "about"),
        places.Wizard("specification", service.id, "pattern"),
        places.CheckAnswers("person", seat.person_id),
        places.People(),
        places.Quality(seat.person_id),
        places.File(),
    ):
        for key, leads in (
            (Qt.Key.Key_F1, places.Help()),
            (Qt.Key.Key_F2, places.Reading()),
            (Qt.Key.Key_F3, places.Find()),
            (Qt.Key.Key_F4, places.WhoIsHere()),
            (Qt.Key.Key_F8, places.Concern()),
        ):
            seat.go(place)
            seat.key(key)
            assert seat.ui.here == leads, (place, key)
        seat.go(place)
        seat.key(Qt.Key.Key_P, CTRL)
        assert seat.ui.here == places.Papers()
        seat.key(Qt.Key.Key_Left, ALT)
        assert seat.ui.here == place
        seat.key(Qt.Key.Key_Home, ALT)
        assert seat.ui.here == places.Home(seat.person_id)


def test_keys_that_need_a_file_do_nothing_without_one(qtbot: QtBot) -> None:
    made = seated(Window(Settings(asked=True)), None, None)  # type: ignore[arg-type]
    qtbot.addWidget(made.window)
    made.ui.start_at(places.Start())
    made.window.show()
    for key in (Qt.Key.Key_F3, Qt.Key.Key_F4, Qt.Key.Key_F8):
        made.key(key)
        assert made.ui.here == places.Start()


def test_answers_are_checked_changed_and_confirmed(seat: Seat) -> None:
    seat.go(places.CheckAnswers("person", seat.person_id))
    assert "Maya Ferndale" in said(seat.window)
    press(seat.window, "Change: Name")
    assert seat.ui.here == places.Wizard("person", seat.person_id, "name")
    write(seat.window, "What do you like to be called?", "May")
    press(seat.window, "Save and check your answers")
    assert seat.ui.here == places.CheckAnswers("person", seat.person_id)
    assert "May" in said(seat.window).splitlines()
    press(seat.window, "Yes, all of this is right")
    (fact,) = [one for one in seat.all(Provenance) if one.field == "name"]
    assert (fact.confirmed_by, fact.source) == ("Maya Ferndale", Source.PERSON)
    assert "Confirmed by Maya Ferndale" in said(seat.window)


def test_in_easy_mode_change_leads_to_the_very_question(seat: Seat) -> None:
    seat.prefer(easy=True)
    seat.go(places.CheckAnswers("person", seat.person_id))
    press(seat.window, "Change: Call me")
    assert there(seat.window, seat.question("person", "known_as"))
    press(seat.window, "Save and go back")
    assert seat.ui.here == places.CheckAnswers("person", seat.person_id)


def test_it_is_said_where_a_fact_came_from(seat: Seat) -> None:
    seat.go(places.CheckAnswers("person", seat.person_id))
    press(seat.window, "Where did this come from?")
    press(seat.window, "Say where from: Name")
    press(seat.window, "Keep this")
    assert "This needs an answer." in said(seat.window)
    choose(seat.window, "From an assessment")
    press(seat.window, "Keep this")
    assert seat.ui.here == places.Sources("person", seat.person_id)
    (fact,) = seat.all(Provenance)
    assert (fact.field, fact.source, fact.confirmed_on) == ("name", Source.ASSESSMENT, None)
    assert "From an assessment" in said(seat.window)
    assert "Not confirmed yet" in said(seat.window)


def test_a_specification_is_agreed_and_opened_again(seat: Seat) -> None:
    service = specify.start_specification(seat.desk, seat.person_id, "Mornings")
    seat.go(places.CheckAnswers("specification", service.id))
    assert "still missing" in said(seat.window).lower()
    press(seat.window, "Agree this specification")
    assert seat.told
    assert seat.read(Specification).agreed_on is None


def test_a_new_advocate_ends_the_one_before(seat: Seat) -> None:
    old = answers.add(
        seat.desk,
        Contact,
        person_id=seat.person_id,
        name="Idris Vale",
        role=ContactRole.ADVOCATE,
        since=date(2025, 1, 6),
    )
    seat.go(places.Wizard("person", seat.person_id, "people"))
    press(seat.window, "Add")
    write(seat.window, "What is their name?", "Tom Ashby") if there(seat.window, "What is their name?") else None
    choose(seat.window, "Advocate")
    name = next(line for line in said(seat.window).splitlines() if line.endswith(": Day"))[: -len(": Day")]
    for part, text in (("Day", "3"), ("Month", "3"), ("Year", "2026")):
        write(seat.window, f"{name}: {part}", text)
    assert seat.read(Contact, old.id).until == date(2026, 3, 3)
