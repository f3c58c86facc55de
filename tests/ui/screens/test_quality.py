"""How it goes, through the window: two presses, a fuller check of every objective, and the list of what was said."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nosdesk.domain.author import Author
from nosdesk.domain.choices import CheckKind, SaidBy
from nosdesk.domain.records import Check, CheckAnswer, Contract, Person
from nosdesk.i18n import Reader
from nosdesk.services import quality
from nosdesk.services.sample import make_sample
from nosdesk.settings import Settings
from nosdesk.ui import places
from nosdesk.ui.kit.faces import FaceScale
from nosdesk.ui.kit.table import BigTable
from nosdesk.ui.window import Window
from tests.ui.drive import choose, find, press, said, settle, write
from tests.ui.screens.seat import Seat, seated


@pytest.fixture
def running(tmp_path: Path, qtbot: QtBot) -> Iterator[Seat]:
    """The example case, with Maya at the window."""
    desk = make_sample(tmp_path / "example.nosdesk", None, Reader()).by(Author("Maya Whitlock"))
    with desk.case.reading() as reading:
        maya = next(one for one in reading.find(Person) if one.name == "Maya Whitlock")
    made = seated(Window(Settings(asked=True)), desk, maya.id)
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    desk.case.close()
    made.ui.desk = None


def contract(seat: Seat) -> Contract:
    return quality.signed_contracts(seat.desk, seat.person_id)[0]


def test_how_it_went_is_said_in_two_presses(seat: Seat) -> None:
    seat.go(places.HowDidItGo(seat.person_id))
    choose(seat.window, "Good")
    press(seat.window, "Save")
    check = seat.read(Check)
    assert (check.face, check.said_by, check.said_by_name) == (4, SaidBy.PERSON, "Maya Ferndale")
    assert check.kind is CheckKind.QUICK
    assert seat.ui.here == places.Quality(seat.person_id)
    assert "Good" in said(seat.window)


def test_words_and_who_says_so_are_kept_too(seat: Seat) -> None:
    seat.go(places.HowDidItGo(seat.person_id))
    choose(seat.window, "Very bad")
    write(seat.window, "In your words, if you like", "Nobody came")
    choose(seat.window, "A helper")
    press(seat.window, "Save")
    check = seat.read(Check)
    assert (check.face, check.words, check.said_by) == (1, "Nobody came", SaidBy.HELPER)


def test_a_face_is_needed(seat: Seat) -> None:
    seat.go(places.HowDidItGo(seat.person_id))
    press(seat.window, "Save")
    assert seat.all(Check) == ()
    press(seat.window, "Choose a face.")
    assert seat.window.findChild(FaceScale).isAncestorOf(seat.focus)  # type: ignore[union-attr]


def test_an_empty_list_teaches_and_leads_on(seat: Seat) -> None:
    seat.go(places.Quality(seat.person_id))
    assert "Nobody has said yet how it goes" in said(seat.window)
    press(seat.window, "Say how it went")
    assert seat.ui.here == places.HowDidItGo(seat.person_id)


def test_every_objective_is_checked_and_each_face_is_saved_at_once(running: Seat, qtbot: QtBot) -> None:
    before = len(running.all(CheckAnswer))
    running.go(places.Quality(running.person_id))
    press(running.window, "Check every objective")
    here = running.ui.here
    assert isinstance(here, places.FullCheck)
    assert len(running.all(CheckAnswer)) == before + 3
    scale = running.window.findChild(FaceScale)
    assert scale is not None
    choose(running.window, "Very good")
    words = next(
        name
        for name in said(running.window).splitlines()
        if name.startswith("What makes you say so?") and len(name) > 30
    )
    write(running.window, words, "I was out by nine")
    running.ui.go(places.Home(running.person_id))
    first = quality.check_answers(running.desk, here.check_id)[0]
    assert (first.face, first.words) == (5, "I was out by nine")


def test_the_list_shows_what_is_asked_for(running: Seat) -> None:
    running.go(places.Quality(running.person_id))
    table = running.window.findChild(BigTable)
    assert table is not None
    everything = table.total
    assert everything == len(running.all(Check))
    choose(running.window, "Only bad and very bad")
    assert 0 < table.total < everything
    choose(running.window, "Only the person’s own")
    assert table.total == sum(check.said_by is SaidBy.PERSON for check in running.all(Check))


def test_the_chart_says_in_words_what_it_shows(running: Seat) -> None:
    running.go(places.Quality(running.person_id))
    assert "better" in said(running.window)


def test_a_quick_word_is_about_the_contract_it_was_asked_for(running: Seat) -> None:
    running.go(places.HowDidItGo(running.person_id, contract(running).id))
    choose(running.window, "OK")
    press(running.window, "Save")
    newest = max(running.all(Check), key=lambda check: str(check.created_at))
    assert newest.contract_id == contract(running).id
    assert running.ui.here == places.Quality(running.person_id)
    settle()
    assert find(running.window, "Say how it went").hasFocus() or running.focus is not None
    running.key(Qt.Key.Key_F8)
    assert running.ui.here == places.Concern()
