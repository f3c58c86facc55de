"""The search screen: results by kind, what was found told and marked, and every result leads to where it stands."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from nosdesk.domain.records import RECORDS, Need, Outcome, Person
from nosdesk.i18n import Reader
from nosdesk.services import answers
from nosdesk.services.find import find as search
from nosdesk.services.people import list_people
from nosdesk.services.sample import make_sample
from nosdesk.settings import Settings
from nosdesk.storage.search import searched
from nosdesk.ui import places
from nosdesk.ui.kit.found import FoundRow, marked
from nosdesk.ui.screens.find import KINDS, place_of
from nosdesk.ui.window import Window
from tests.ui.drive import find, name_of, press, said, settle, there
from tests.ui.screens.seat import Seat, seated

TODAY = date(2026, 11, 16)


@pytest.fixture
def example(tmp_path: Path, qtbot: QtBot) -> Iterator[Seat]:
    """The example file."""
    desk = make_sample(tmp_path / "case.nosdesk", None, Reader(), TODAY)
    made = seated(Window(Settings(asked=True)), desk, list_people(desk)[0].id)
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    desk.case.close()
    made.ui.desk = None


def rows(seat: Seat) -> list[FoundRow]:
    return [row for row in seat.window.findChildren(FoundRow) if row.isVisible()]


def test_every_kind_that_can_be_found_has_a_name() -> None:
    assert {record for record in RECORDS if searched(record)} == set(KINDS)


def test_what_was_found_is_told_and_marked(seat: Seat) -> None:
    answers.add(seat.desk, Outcome, person_id=seat.person_id, statement="I swim every week")
    answers.add(seat.desk, Need, person_id=seat.person_id, statement="A Świmming costume")
    seat.go(places.Find("swim"))
    wish, need = rows(seat)
    assert wish.name == "I **swim** every week"
    assert need.name == "A **Świmming** costume"
    assert name_of(wish).startswith("I swim every week")
    assert "Maya Ferndale" in name_of(wish)
    assert wish.accessibleDescription() == "Outcomes · Found: swim"
    assert "Needs: 1" in said(seat.window)
    assert "2 results" in said(seat.window)


@pytest.mark.parametrize("theme", ["light", "cream", "blue", "dark", "yellow_on_black", "white_on_black"])
def test_the_mark_is_drawn_in_every_theme(seat: Seat, theme: str) -> None:
    answers.add(seat.desk, Outcome, person_id=seat.person_id, statement="I swim every week")
    seat.prefer(theme=theme)
    seat.go(places.Find("swim"))
    (row,) = rows(seat)
    look = seat.ui.look
    image = row.grab().toImage()
    ground = look.colour("brand" if look.theme.high else "caution_soft").rgb()
    found = sum(image.pixel(x, y) == ground for x in range(image.width()) for y in range(image.height()))
    assert found > 200


def test_asterisks_that_were_typed_mark_nothing(seat: Seat) -> None:
    answers.add(seat.desk, Outcome, person_id=seat.person_id, statement="I **really** swim")
    seat.go(places.Find("swim"))
    (row,) = rows(seat)
    assert row.name == "I * *really* * **swim**"


def test_more_of_a_kind_are_shown_when_asked_for(seat: Seat, qtbot: QtBot) -> None:
    for number in range(8):
        answers.add(seat.desk, Need, person_id=seat.person_id, statement=f"Soup {number}")
    answers.add(seat.desk, Outcome, person_id=seat.person_id, statement="Soup of my own")
    seat.go(places.Find("soup"))
    assert len(rows(seat)) == 6
    press(seat.window, "Show more: Needs")
    assert len(rows(seat)) == 8
    assert not there(seat.window, "Soup of my own")
    press(seat.window, "Show results of every kind")
    assert len(rows(seat)) == 6
    QTest.keyClicks(find(seat.window, "What do you want to find?"), " own")
    qtbot.waitUntil(lambda: "1 result" in said(seat.window), timeout=2000)


def test_every_result_leads_to_a_place_that_shows_it(example: Seat) -> None:
    kinds = set()
    for words in ("support", "maya", "2026", "1", "the"):
        for group in search(example.desk, words, example.ui.reader, 1):
            if group.record in kinds:
                continue
            kinds.add(group.record)
            for one in group.found:
                example.go(place_of(one))
                assert example.told == [], (group.record, one.field)
                assert said(example.window)
    assert len(kinds) >= 18


def test_a_result_leads_to_the_answer_itself_in_easy_mode_too(seat: Seat) -> None:
    answers.save(seat.desk, Person, seat.person_id, "good_support", "Give me zaffre", None, None)
    for easy in (False, True):
        seat.prefer(easy=easy)
        seat.go(places.Find("zaffre"))
        (row,) = rows(seat)
        row.click()
        settle()
        assert isinstance(seat.ui.here, places.Wizard)
        assert seat.focus is not None
        assert name_of(seat.focus) == seat.question("person", "good_support")
        assert not isinstance(seat.focus, QPushButton)


def test_marks_of_nothing_are_no_marks() -> None:
    assert marked(()) == ""
