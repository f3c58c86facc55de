"""The line under typed words outside the wizards: wherever long words go into easy-read documents."""

from nosdesk.domain.records import Check, Concern
from nosdesk.services import answers
from nosdesk.ui import places
from nosdesk.ui.screens.easy_line import EasyLine
from tests.ui.drive import choose, press, said, write
from tests.ui.screens.seat import Seat

HARD = "It commences late. I utilise the bus."


def lines(seat: Seat) -> list[EasyLine]:
    return [each for each in seat.window.findChildren(EasyLine) if each.isVisibleTo(seat.window)]


def test_nothing_is_shown_where_it_is_not_wanted(seat: Seat) -> None:
    concern = answers.add(seat.desk, Concern, person_id=seat.person_id)
    for place in (places.HowDidItGo(seat.person_id), places.Concern(concern.id)):
        seat.go(place)
        assert lines(seat) == [], place


def test_words_about_how_it_went_are_checked_before_they_are_kept(seat: Seat) -> None:
    seat.prefer(easy_check=True)
    seat.go(places.HowDidItGo(seat.person_id))
    write(seat.window, "In your words, if you like", HARD)
    (line,) = lines(seat)
    assert line.said == "2 things could be easier"
    press(seat.window, "Show what")
    press(seat.window, "Use “starts”")
    choose(seat.window, "Good")
    press(seat.window, "Save")
    assert seat.read(Check).words == "It starts late. I utilise the bus."


def test_who_was_told_can_be_said_in_easy_words(seat: Seat) -> None:
    seat.prefer(easy_check=True)
    concern = answers.add(seat.desk, Concern, person_id=seat.person_id)
    seat.go(places.Concern(concern.id))
    asked = seat.question("concern", "told")
    write(seat.window, asked, HARD)
    (line,) = lines(seat)
    assert line.said == "2 things could be easier"
    press(seat.window, f"Say it in easy words: {asked}")
    assert seat.ui.here == places.EasyAnswer("Concern", concern.id, "told")
    assert HARD in said(seat.window)
