"""Raising a concern: what to do comes first, looking leaves no trace, and a clock runs until somebody was told."""

from datetime import timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nosdesk.domain.choices import Nation
from nosdesk.domain.records import Concern, Person
from nosdesk.services import answers, quality
from nosdesk.ui import places
from nosdesk.ui.screens.concern import ago
from tests.ui.drive import choose, find, name_of, press, said, write
from tests.ui.screens.seat import Seat

TOLD, WHAT = "Who was told?", "What happened?"


def test_looking_at_what_to_do_leaves_no_trace(seat: Seat) -> None:
    seat.key(Qt.Key.Key_F8)
    assert "999" in said(seat.window)
    press(seat.window, "Not now")
    assert seat.all(Concern) == ()


def test_it_is_said_whom_to_tell_in_the_persons_nation(seat: Seat) -> None:
    answers.save(seat.desk, Person, seat.person_id, "nation", Nation.NORTHERN_IRELAND, None, None)
    seat.go(places.Concern())
    assert "Gateway" in said(seat.window)


def test_without_a_person_one_is_chosen_first(seat: Seat) -> None:
    seat.ui.person_id = None
    seat.go(places.Concern())
    assert "999" in said(seat.window)
    press(seat.window, "Choose the person")
    assert seat.ui.here == places.People()


def test_the_clock_stops_when_somebody_was_told_and_runs_on_where_not(seat: Seat, qtbot: QtBot) -> None:
    seat.go(places.Concern())
    press(seat.window, "Write it down")
    assert "Nobody was told yet" in said(seat.window)
    write(seat.window, WHAT, "Somebody shouted at me")
    assert seat.read(Concern).what == "Somebody shouted at me"
    assert "Nobody was told yet" in said(seat.window)
    write(seat.window, TOLD, "Tom at the council")
    concern = seat.read(Concern)
    assert concern.told_at is not None
    assert "Told on" in said(seat.window)
    assert "Nobody was told yet" not in said(seat.window)
    write(seat.window, TOLD, "")
    assert seat.read(Concern).told_at is None
    assert "Nobody was told yet" in said(seat.window)


def test_the_caret_stays_while_the_clock_stops(seat: Seat, qtbot: QtBot) -> None:
    from PySide6.QtTest import QTest

    made = quality.raise_concern(seat.desk, seat.person_id)
    seat.go(places.Concern(made.id))
    entry = find(seat.window, TOLD)
    entry.setFocus()
    QTest.keyClicks(entry, "Tom")
    qtbot.waitUntil(lambda: seat.read(Concern).told == "Tom", timeout=2000)
    assert name_of(seat.focus) == TOLD
    QTest.keyClicks(seat.focus, " at the council")
    press(seat.window, "Done for now")
    assert seat.read(Concern).told == "Tom at the council"
    assert len(seat.history(made.id, "told")) == 1


def test_one_press_marks_danger(seat: Seat) -> None:
    made = quality.raise_concern(seat.desk, seat.person_id)
    seat.go(places.Concern(made.id))
    choose(seat.window, "Yes")
    assert seat.read(Concern).danger_now is True


def test_a_concern_is_listed_until_it_is_settled(seat: Seat) -> None:
    made = quality.raise_concern(seat.desk, seat.person_id)
    answers.save(seat.desk, Concern, made.id, "what", "Late again", None, None)
    seat.go(places.Quality(seat.person_id))
    press(seat.window, "Late again. Nobody told yet")
    assert seat.ui.here == places.Concern(made.id)
    seat.go(places.Home(seat.person_id))
    press(seat.window, "See the concern")
    assert seat.ui.here == places.Concern(made.id)


def test_how_long_ago_is_said_in_minutes_hours_and_days(seat: Seat) -> None:
    said_for = {
        timedelta(seconds=5): "1 minute",
        timedelta(minutes=59): "59 minutes",
        timedelta(hours=1): "1 hour",
        timedelta(hours=30): "30 hours",
        timedelta(days=3): "3 days",
    }
    assert {since: ago(seat.ui, since) for since in said_for} == said_for
