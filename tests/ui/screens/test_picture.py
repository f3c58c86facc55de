"""The picture picker: found by word, chosen with the keyboard, kept with the record, the same in every document."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nosdesk.documents.blocks import PictureRow
from nosdesk.documents.formats import Format
from nosdesk.domain.records import ChosenPicture, Outcome
from nosdesk.errors import BugError
from nosdesk.i18n import Reader
from nosdesk.services import answers, papers, pictures
from nosdesk.ui import places
from nosdesk.ui.kit.pieces import Picture
from tests.ui.drive import choose, find, press, said, settle, there
from tests.ui.screens.seat import Seat


@pytest.fixture
def outcome(seat: Seat) -> Outcome:
    return answers.add(seat.desk, Outcome, person_id=seat.person_id, statement="I swim with Sara.")


def profile_picture(seat: Seat, statement: str) -> str:
    document = papers.build(seat.desk, "person-profile", seat.person_id, Format.EASY, Reader())
    rows = [block for block in document.blocks if isinstance(block, PictureRow)]
    return next(row.picture for row in rows if any(statement in text for text in row.sentences))


def test_a_picture_is_searched_chosen_and_shown(seat: Seat, outcome: Outcome) -> None:
    assert profile_picture(seat, "I swim") == "star"
    row = places.Wizard("outcomes", seat.person_id, "outcomes", outcome.id)
    seat.go(row)
    press(seat.window, "Choose a picture")
    QTest.keyClicks(find(seat.window, "Look for a picture"), "SWÏM")
    QTest.qWait(300)
    settle()
    assert "1 picture" in said(seat.window)
    choose(seat.window, "Person swimming")
    assert seat.read(ChosenPicture).concept == "swimming"
    assert profile_picture(seat, "I swim") == "swimming"
    press(seat.window, "Done")
    assert seat.ui.here == row
    shown = [each for each in seat.window.findChildren(Picture) if each.isVisibleTo(seat.window)]
    assert [each.concept for each in shown] == ["swimming"]


def test_the_arrow_keys_choose(seat: Seat, outcome: Outcome) -> None:
    seat.go(places.ChoosePicture("Outcome", outcome.id, "bus"))
    first = find(seat.window, "Bus")
    first.setFocus()
    seat.key(Qt.Key.Key_Space)
    assert seat.read(ChosenPicture).concept == "bus"
    seat.key(Qt.Key.Key_Right)
    assert seat.read(ChosenPicture).concept != "bus"


def test_the_picture_stays_when_the_words_change_and_goes_when_it_is_not_wanted(seat: Seat, outcome: Outcome) -> None:
    pictures.choose(seat.desk, "Outcome", outcome.id, "swimming")
    answers.save(seat.desk, Outcome, outcome.id, "statement", "I swim each week.", None, None)
    assert profile_picture(seat, "I swim each week.") == "swimming"
    seat.go(places.ChoosePicture("Outcome", outcome.id))
    press(seat.window, "Take the usual picture")
    assert profile_picture(seat, "I swim each week.") == "star"


def test_what_is_chosen_is_seen_first_among_many(seat: Seat, outcome: Outcome) -> None:
    pictures.choose(seat.desk, "Outcome", outcome.id, "butterfly")
    seat.go(places.ChoosePicture("Outcome", outcome.id))
    assert there(seat.window, "Butterfly")
    assert "The first 24 are shown." in said(seat.window)


def test_a_word_without_a_picture_says_so(seat: Seat, outcome: Outcome) -> None:
    seat.go(places.ChoosePicture("Outcome", outcome.id, "xyzzy"))
    assert "There is no picture for this word." in said(seat.window)


def test_a_picture_that_is_not_there_is_our_mistake(seat: Seat, outcome: Outcome) -> None:
    with pytest.raises(BugError):
        pictures.choose(seat.desk, "Outcome", outcome.id, "flying saucer")
