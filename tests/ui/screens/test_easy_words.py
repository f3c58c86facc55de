"""The line under an answer, the easy wording beside it, the report, and words of one's own: as a person uses them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest

from nosdesk.domain.records import EasyWording, Outcome, Person
from nosdesk.i18n import SOURCE
from nosdesk.services import answers, easy_read, plain_words
from nosdesk.ui import places
from nosdesk.ui.screens.easy_line import EasyLine
from tests.ui.drive import choose, find, press, said, settle, there, write
from tests.ui.screens.seat import Seat

ABOUT = "What would you like people to know about you?"
HARD = "I utilise the bus. It commences at 8 am."


def about(seat: Seat) -> places.Wizard:
    """The page of the wizard with the answer these tests type."""
    return places.Wizard("person", seat.person_id, "about")


def line(seat: Seat) -> EasyLine:
    """The first line under an answer on the screen."""
    return next(each for each in seat.window.findChildren(EasyLine) if each.isVisibleTo(seat.window))


def type_about(seat: Seat, text: str) -> None:
    write(seat.window, seat.question("person", "about"), text)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader was given to say."""
    spoken: list[str] = []
    real: Callable[..., None] = QAccessible.updateAccessibility

    def update(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            spoken.append(event.message())
        real(event)

    monkeypatch.setattr(QAccessible, "updateAccessibility", update)
    return spoken


def test_nothing_is_shown_unless_it_is_wanted(seat: Seat) -> None:
    answers.save(seat.desk, Person, seat.person_id, "about", HARD, None, None)
    seat.go(about(seat))
    assert seat.window.findChildren(EasyLine) == []
    seat.go(places.EasyCheck(seat.person_id))
    choose(seat.window, "Show under each answer if it is easy")
    assert seat.ui.settings.easy_check
    seat.go(about(seat))
    assert line(seat).said == "2 things could be easier"


def test_what_is_offered_is_taken_with_one_press_and_saved(seat: Seat) -> None:
    seat.prefer(easy_check=True)
    seat.go(about(seat))
    type_about(seat, HARD)
    assert line(seat).said == "2 things could be easier"
    press(seat.window, "Show what: ")
    assert "“utilise” is a hard word. “use” is easier." in said(seat.window)
    press(seat.window, "Use “use”")
    assert line(seat).control.value == "I use the bus. It commences at 8 am."
    assert line(seat).said == "1 thing could be easier"
    assert seat.focus.text() == "Use “starts”"  # type: ignore[attr-defined]
    seat.key(Qt.Key.Key_Space)
    assert line(seat).said == "Easy to read"
    assert seat.focus is line(seat).control
    seat.go(places.Papers())
    assert seat.read(Person, seat.person_id).about == "I use the bus. It starts at 8 am."


def test_a_screen_reader_hears_it_when_the_answer_is_left_and_not_on_each_key(seat: Seat, heard: list[str]) -> None:
    seat.prefer(easy_check=True)
    seat.go(about(seat))
    heard.clear()
    box = find(seat.window, seat.question("person", "about"))
    box.setFocus()
    QTest.keyClicks(box, HARD)
    settle()
    line(seat).look_again()
    assert heard == []
    QTest.keyClick(box, Qt.Key.Key_Tab)
    settle()
    assert heard == ["2 things could be easier"]
    box.setFocus()
    settle()
    QTest.keyClick(box, Qt.Key.Key_Tab)
    settle()
    assert heard == ["2 things could be easier"]


def test_an_easy_wording_is_written_beside_the_answer(seat: Seat) -> None:
    seat.prefer(easy_check=True)
    answers.save(seat.desk, Person, seat.person_id, "about", HARD, None, None)
    seat.go(about(seat))
    press(seat.window, "Say it in easy words: ")
    assert HARD in said(seat.window)
    write(seat.window, "How do you say this in easy words?", "I go by bus at 8 am.")
    kept = seat.read(EasyWording)
    assert (kept.text, kept.made_from, kept.language) == ("I go by bus at 8 am.", HARD, SOURCE)
    press(seat.window, "Done")
    assert seat.ui.here == about(seat)
    assert seat.read(Person, seat.person_id).about == HARD


def test_what_is_typed_last_is_kept_when_the_page_is_left(seat: Seat) -> None:
    answers.save(seat.desk, Person, seat.person_id, "about", HARD, None, None)
    seat.go(places.EasyAnswer("Person", seat.person_id, "about"))
    box = find(seat.window, "How do you say this in easy words?")
    box.setFocus()
    QTest.keyClicks(box, "I go by bus.")
    seat.go(places.Papers())
    assert seat.read(EasyWording).text == "I go by bus."


def test_a_stale_easy_wording_is_told_and_can_be_kept(seat: Seat) -> None:
    answers.save(seat.desk, Person, seat.person_id, "about", HARD, None, None)
    easy_read.say_easily(seat.desk, Person, seat.person_id, "about", SOURCE, "I go by bus.")
    answers.save(seat.desk, Person, seat.person_id, "about", HARD + " I like it.", None, None)
    seat.go(places.EasyAnswer("Person", seat.person_id, "about"))
    assert "The answer has changed" in said(seat.window)
    press(seat.window, "They still fit")
    assert "The answer has changed" not in said(seat.window)
    assert easy_read.answer(seat.desk, "Person", seat.person_id, "about", SOURCE).has_wording


def test_the_report_leads_to_each_answer_and_back(seat: Seat) -> None:
    outcome = answers.add(seat.desk, Outcome, person_id=seat.person_id, statement="I want to procure a dog.")
    answers.save(seat.desk, Person, seat.person_id, "about", "I like tea.", None, None)
    seat.go(places.Papers())
    press(seat.window, "Is it easy to read?")
    assert "1 answer could be easier" in said(seat.window)
    press(seat.window, "What you want")
    assert seat.ui.here == places.EasyAnswer("Outcome", outcome.id, "statement")
    press(seat.window, "Change the answer")
    assert seat.ui.here == places.Wizard("outcomes", seat.person_id, "outcomes", outcome.id)
    write(seat.window, seat.question("outcome", "statement"), "I want a dog.")
    seat.go(places.EasyCheck(seat.person_id))
    assert "Everything is easy to read" in said(seat.window)


def test_words_of_ones_own_are_added_changed_and_taken_away(seat: Seat) -> None:
    seat.go(places.PlainWords())
    write(seat.window, "Hard word", "dosette box")
    write(seat.window, "Easier word", "pill box")
    press(seat.window, "Keep this word")
    assert [(each.hard, each.simple) for each in plain_words.own_words(SOURCE)] == [("dosette box", "pill box")]
    press(seat.window, "Change: dosette box")
    write(seat.window, "Easier word", "box for pills")
    press(seat.window, "Keep this word")
    assert [each.simple for each in plain_words.own_words(SOURCE)] == ["box for pills"]
    press(seat.window, "Remove: dosette box")
    assert plain_words.own_words(SOURCE) == ()
    assert not there(seat.window, "Remove: dosette box")
    press(seat.window, "Keep this word")
    assert seat.told
    assert "needed" in seat.told[-1]


def test_a_language_with_fewer_rules_says_so(seat: Seat) -> None:
    seat.prefer(locale="cy")
    seat.go(places.EasyCheck(seat.person_id))
    assert "Only the length of sentences is checked" in said(seat.window)
