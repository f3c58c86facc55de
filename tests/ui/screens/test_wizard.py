"""The wizard by keyboard: what is typed is kept, what cannot be read is told, and rows come and go."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nosdesk.domain.choices import Route, Weekday
from nosdesk.domain.records import Outcome, Person, Specification, Visit
from nosdesk.services import answers, people, specify
from nosdesk.ui import places
from nosdesk.ui.kit.dialog import Dialog
from nosdesk.ui.kit.week import WeekEditor
from tests.ui.drive import choose, find, press, said, settle, there, write
from tests.ui.screens.seat import CTRL, SHIFT, Seat

NAME, KNOWN_AS = "What is your full name?", "What do you like to be called?"


def at(seat: Seat, form: str, part: str, record_id: object = None) -> None:
    seat.go(places.Wizard(form, record_id or seat.person_id, part))  # type: ignore[arg-type]


def service(seat: Seat) -> Specification:
    return specify.start_specification(seat.desk, seat.person_id, "Mornings")


def test_what_is_typed_is_kept_a_moment_later(seat: Seat, qtbot: QtBot) -> None:
    at(seat, "person", "name")
    QTest.keyClicks(find(seat.window, KNOWN_AS), "May")
    assert seat.read(Person).known_as == ""
    qtbot.waitUntil(lambda: seat.read(Person).known_as == "May", timeout=2000)


def test_what_is_typed_is_kept_when_the_screen_goes(seat: Seat) -> None:
    at(seat, "person", "name")
    QTest.keyClicks(find(seat.window, KNOWN_AS), "May")
    seat.key(Qt.Key.Key_F2)
    assert seat.read(Person).known_as == "May"


def test_what_is_typed_is_kept_when_the_window_closes(seat: Seat) -> None:
    at(seat, "person", "name")
    QTest.keyClicks(find(seat.window, KNOWN_AS), "May")
    case = seat.desk.case
    seen: list[str] = []
    closed = case.close
    case.close = lambda: (seen.append(seat.read(Person).known_as), closed())[1]  # type: ignore[method-assign]
    seat.window.close()
    assert seen == ["May"]


def test_go_on_leads_to_the_first_part_that_was_not_answered_nor_passed_over(seat: Seat) -> None:
    home = places.Home(seat.person_id)

    def go_on() -> str:
        seat.go(home)
        press(seat.window, "Go on")
        assert isinstance(seat.ui.here, places.Wizard)
        return seat.ui.here.part

    at(seat, "person", "name")
    write(seat.window, KNOWN_AS, "May")
    press(seat.window, "Save and leave")
    assert go_on() == "birth"
    press(seat.window, "Save and leave")
    assert go_on() == "birth", "left, not passed over"
    press(seat.window, "Next")
    assert go_on() == "home"
    press(seat.window, "Next")
    assert go_on() == "home", "it needs an answer"
    choose(seat.window, "England")
    press(seat.window, "Next")
    assert go_on() == "reach"
    for part in ("reach", "about", "good-support", "talking", "reading", "interpreter", "funding"):
        assert go_on() == part
        press(seat.window, "Next")
    assert go_on() == "people", "the last part was not seen yet"
    press(seat.window, "Next")
    seat.go(home)
    press(seat.window, "Go on")
    assert seat.ui.here == places.Wizard("outcomes", seat.person_id, "outcomes")


def test_passing_a_part_over_is_nothing_to_undo(seat: Seat) -> None:
    at(seat, "person", "name")
    write(seat.window, KNOWN_AS, "May")
    press(seat.window, "Next")
    press(seat.window, "Next")
    seat.key(Qt.Key.Key_Z, CTRL)
    assert seat.read(Person).known_as == ""


def test_a_visit_to_a_field_is_one_row_of_history(seat: Seat, qtbot: QtBot) -> None:
    at(seat, "person", "name")
    entry = find(seat.window, KNOWN_AS)
    entry.setFocus()
    QTest.keyClicks(entry, "May")
    qtbot.waitUntil(lambda: seat.read(Person).known_as == "May", timeout=2000)
    QTest.keyClicks(entry, "a")
    qtbot.waitUntil(lambda: seat.read(Person).known_as == "Maya", timeout=2000)
    seat.key(Qt.Key.Key_Tab)
    rows = seat.history(seat.person_id, "known_as")
    assert [(row.old, row.new) for row in rows] == [("", "Maya")]
    write(seat.window, KNOWN_AS, "Mai")
    assert len(seat.history(seat.person_id, "known_as")) == 2


def test_a_day_that_is_none_is_told_and_stays_as_typed(seat: Seat) -> None:
    at(seat, "person", "birth")
    for part, text in (("Day", "31"), ("Month", "02"), ("Year", "1990")):
        write(seat.window, f"{seat.question('person', 'birth_date')}: {part}", text)
    press(seat.window, "Next")
    assert seat.read(Person).birth_date is None
    assert seat.ui.here == places.Wizard("person", seat.person_id, "birth")
    assert "There is a problem" in said(seat.window)
    summary = next(name for name in said(seat.window).splitlines() if "31" in name or "day" in name.lower())
    assert summary
    assert find(seat.window, f"{seat.question('person', 'birth_date')}: Day").text() == "31"  # type: ignore[attr-defined]


def test_the_link_of_a_problem_leads_to_its_field(seat: Seat) -> None:
    wanted = service(seat)
    at(seat, "specification", "budget", wanted.id)
    name = seat.question("specification", "budget")
    write(seat.window, name, "£1,00.0")
    press(seat.window, "Next")
    problem = next(
        child
        for child in seat.window.screen_shown.page.findChildren(type(find(seat.window, "Next")))
        if "£" in child.text()
    )  # type: ignore[union-attr]
    press(seat.window, problem.text())
    assert seat.focus is find(seat.window, name)
    assert seat.focus.text() == "£1,00.0"  # type: ignore[attr-defined]
    assert seat.read(Specification).budget is None
    write(seat.window, name, "£1,000.50")
    assert seat.read(Specification).budget == Decimal("1000.50")


def test_a_question_comes_and_goes_with_the_answer_it_hangs_on(seat: Seat) -> None:
    at(seat, "person", "interpreter")
    name = seat.question("person", "interpreter_for")
    assert not there(seat.window, name)
    choose(seat.window, "Yes")
    write(seat.window, name, "British Sign Language")
    choose(seat.window, "No")
    assert not there(seat.window, name)
    choose(seat.window, "Yes")
    assert find(seat.window, name).text() == "British Sign Language"  # type: ignore[attr-defined]


def test_rows_are_added_changed_removed_and_brought_back(seat: Seat) -> None:
    at(seat, "outcomes", "outcomes")
    press(seat.window, "Add an outcome")
    write(seat.window, "What do you want to achieve?", "I swim every week")
    press(seat.window, "Done")
    assert "I swim every week" in said(seat.window)
    press(seat.window, "Change")
    write(seat.window, "What do you want to achieve?", "I swim twice a week")
    press(seat.window, "Done")
    press(seat.window, "Remove")
    assert "I swim twice a week" in seat.asked[0]
    assert seat.all(Outcome) == ()
    seat.key(Qt.Key.Key_Z, CTRL)
    assert [row.statement for row in seat.all(Outcome)] == ["I swim twice a week"]
    assert "I swim twice a week" in said(seat.window)
    seat.key(Qt.Key.Key_Z, CTRL | SHIFT)
    assert seat.all(Outcome) == ()
    assert "I swim" not in said(seat.window)


def test_a_row_is_kept_where_the_answer_is_no(seat: Seat) -> None:
    at(seat, "outcomes", "outcomes")
    press(seat.window, "Add an outcome")
    seat.yes = False
    press(seat.window, "Remove")
    assert len(seat.all(Outcome)) == 1


def test_undo_takes_back_what_was_typed_last(seat: Seat) -> None:
    at(seat, "person", "name")
    write(seat.window, KNOWN_AS, "Maya")
    write(seat.window, NAME, "Maya Whitlock")
    seat.key(Qt.Key.Key_Z, CTRL)
    assert (seat.read(Person).name, seat.read(Person).known_as) == ("Maya Ferndale", "Maya")
    assert find(seat.window, NAME).text() == "Maya Ferndale"  # type: ignore[attr-defined]
    seat.key(Qt.Key.Key_Z, CTRL | SHIFT)
    assert seat.read(Person).name == "Maya Whitlock"


def test_easy_mode_asks_one_question_a_page(seat: Seat) -> None:
    seat.prefer(easy=True)
    at(seat, "person", "name")
    first, second = seat.question("person", "name"), seat.question("person", "known_as")
    assert there(seat.window, first)
    assert not there(seat.window, second)
    write(seat.window, first, "Maya Whitlock")
    press(seat.window, "Next")
    assert seat.ui.here == places.Wizard("person", seat.person_id, "name", question=1)
    assert there(seat.window, second)
    press(seat.window, "Next")
    assert seat.ui.here == places.Wizard("person", seat.person_id, "birth")
    assert seat.read(Person).name == "Maya Whitlock"


def test_a_whole_form_is_walked_with_next_alone(seat: Seat) -> None:
    at(seat, "person", "name")
    for _ in range(30):
        if isinstance(seat.ui.here, places.CheckAnswers):
            break
        press(seat.window, "Next")
    assert seat.ui.here == places.CheckAnswers("person", seat.person_id)


@pytest.mark.parametrize("easy", [False, True])
def test_the_weekly_pattern_is_saved_as_it_is_chosen(seat: Seat, easy: bool) -> None:
    wanted = service(seat)
    seat.prefer(easy=easy)
    at(seat, "specification", "pattern", wanted.id)
    cell = find(seat.window, "Monday morning")
    cell.setFocus()
    seat.key(Qt.Key.Key_Space)
    (visit,) = seat.all(Visit)
    assert visit.days == (Weekday.MONDAY,)
    assert visit.start is not None
    assert visit.start.hour < 12
    assert len(seat.window.findChildren(WeekEditor)) == 1
    find(seat.window, "Monday morning").setFocus()
    seat.key(Qt.Key.Key_Space)
    assert seat.all(Visit) == ()


def test_parts_for_the_full_route_come_with_it_and_lose_nothing(seat: Seat) -> None:
    wanted = service(seat)
    people.change_route(seat.desk, seat.person_id, Route.FULL)
    at(seat, "specification", "quality", wanted.id)
    write(seat.window, seat.question("specification", "quality"), "On time, kind")
    people.change_route(seat.desk, seat.person_id, Route.SHORT)
    at(seat, "specification", "aims", wanted.id)
    assert seat.read(Specification).quality == "On time, kind"
    people.change_route(seat.desk, seat.person_id, Route.FULL)
    at(seat, "specification", "quality", wanted.id)
    assert find(seat.window, seat.question("specification", "quality")).toPlainText() == "On time, kind"  # type: ignore[attr-defined]


def test_what_was_changed_elsewhere_is_not_written_over(seat: Seat) -> None:
    at(seat, "person", "name")
    answers.save(seat.desk, Person, seat.person_id, "known_as", "Mai", None, None)
    write(seat.window, KNOWN_AS, "May")
    settle()
    assert seat.read(Person).known_as == "Mai"
    assert find(seat.window, KNOWN_AS).text() == "May"  # type: ignore[attr-defined]
    assert "changed" in said(seat.window).lower()


@pytest.mark.parametrize("place", [places.Wizard, places.CheckAnswers])
def test_the_parts_are_listed_where_they_have_no_room(
    seat: Seat, monkeypatch: pytest.MonkeyPatch, place: type[places.Wizard | places.CheckAnswers]
) -> None:
    def pressed(dialog: Dialog) -> int:
        dialog.show()
        press(dialog, "Your birthday")
        assert not dialog.isVisible()
        return 0

    monkeypatch.setattr(Dialog, "exec", pressed)
    seat.window.resize(640, 800)
    seat.go(place("person", seat.person_id))
    press(seat.window, "All the parts")
    assert seat.ui.here == places.Wizard("person", seat.person_id, "birth")
