"""Backups through the window: made when a file is closed and each hour, sent to a second place, and gone back to."""

import shutil
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from nosdesk import settings as preferences
from nosdesk.domain.author import Author
from nosdesk.domain.records import Person
from nosdesk.errors import KnownError
from nosdesk.services import answers, backups, going_back, people
from nosdesk.services.desk import Desk
from nosdesk.storage import backup, notes, shelf
from nosdesk.storage.casefile import CaseFile
from nosdesk.ui import keeping, places
from nosdesk.ui.kit.working import Working
from tests.ui.drive import press, said, settle, there, write
from tests.ui.screens.seat import Seat, open_seat

SECRET = "seven blue herons"


@pytest.fixture
def seat(qtbot: QtBot, tmp_path: Path) -> Iterator[Seat]:
    """A window with an open file about one person."""
    made = open_seat(tmp_path)
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    if made.ui.keeper:
        made.ui.keeper.stop()
    if made.ui.desk:
        made.ui.desk.case.close()
        made.ui.desk = None


def standing(seat: Seat) -> tuple[shelf.Backup, ...]:
    return shelf.standing(shelf.homes() / shelf.short(seat.desk.case.id))


def change(seat: Seat, text: str) -> None:
    answers.save(seat.desk, Person, seat.person_id, "important", text, None, None)


def test_closing_the_file_makes_a_backup_once(seat: Seat) -> None:
    path = seat.desk.case.path
    home = shelf.home_of(seat.desk.case.id)
    seat.go(places.File())
    press(seat.window, "Close the file")
    assert seat.ui.here == places.Start()
    assert len(shelf.standing(home)) == 1
    seat.ui.desk = Desk(CaseFile.open(path), Author(person="Maya Ferndale"))
    seat.window.closeEvent(QCloseEvent())
    assert seat.ui.desk is None
    assert len(shelf.standing(home)) == 1, "nothing had changed"
    assert seat.told == []


def test_while_somebody_works_a_backup_is_made_each_hour_in_the_background(seat: Seat, qtbot: QtBot) -> None:
    keeper = seat.ui.keeper
    assert keeper is not None
    keeper.look()
    assert standing(seat) == (), "not yet"
    keeper._last = datetime.now(UTC) - timedelta(minutes=61)
    with qtbot.waitSignal(keeper.made, timeout=20_000):
        keeper.look()
    assert len(standing(seat)) == 1
    keeper.look()
    assert len(standing(seat)) == 1
    keeper._last = datetime.now(UTC) + timedelta(days=900)
    change(seat, "after the clock was set back")
    with qtbot.waitSignal(keeper.made, timeout=20_000):
        keeper.look()
    assert len(standing(seat)) == 2


def test_the_window_answers_while_a_backup_is_made(seat: Seat, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """The backup waits in its thread until the person has typed and saved: were it in the window's, this would never end."""
    typed = threading.Event()
    really = backup.make

    def slow(*given: object) -> object:
        assert typed.wait(20)
        return really(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(backup, "make", slow)
    keeper = seat.ui.keeper
    assert keeper is not None
    with qtbot.waitSignal(keeper.made, timeout=30_000):
        keeper.begin()
        change(seat, "typed while a backup was made")
        typed.set()
    with CaseFile.open(_copied(standing(seat)[0].path)) as copy, copy.reading() as reading:
        assert reading.find(Person)[0].important == "typed while a backup was made"


def _copied(path: Path) -> Path:
    shutil.copyfile(path, path.with_name("looked at"))
    return path.with_name("looked at")


def test_who_does_not_want_to_wait_closes_without_a_backup(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []

    begin = Working.__enter__

    def press_at_once(self: Working) -> Working:
        begin(self)
        shown.extend(button.text() for button in self.buttons.values())
        self.buttons["stop"].click()
        return self

    def slow(case: CaseFile, _place: Path | None, hear: object, **_: object) -> None:
        while True:
            hear(0.3)  # type: ignore[operator]
            threading.Event().wait(0.01)

    monkeypatch.setattr(keeping, "_WAIT_UNSEEN", 0.01)
    monkeypatch.setattr(backups, "back_up", slow)
    monkeypatch.setattr(Working, "__enter__", press_at_once)
    home = shelf.home_of(seat.desk.case.id)
    seat.go(places.File())
    press(seat.window, "Close the file")
    assert shown == ["Close without a backup"]
    assert seat.ui.here == places.Start()
    assert shelf.standing(home) == ()
    assert seat.told == []


def test_a_backup_that_fails_on_closing_is_told_and_the_file_closes(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise KnownError(backup.NO_ROOM, folder="backups")

    monkeypatch.setattr(backup, "make", full)
    seat.go(places.File())
    press(seat.window, "Close the file")
    assert seat.ui.desk is None
    assert seat.told[0].startswith("No backup was made\nThere is no room for a backup")


def test_a_backup_is_made_at_once_and_listed(seat: Seat) -> None:
    seat.go(places.File())
    press(seat.window, "Backups")
    assert "There is no backup yet" in said(seat.window)
    assert "No backups were found" in said(seat.window)
    press(seat.window, "Make a backup now")
    assert seat.told == ["Done\nThe backup is made and checked."]
    assert "The last backup is from" in said(seat.window)
    assert "1 person" in said(seat.window)
    assert "nothing changed since" in said(seat.window)


def test_a_second_place_is_chosen_filled_and_given_up(
    seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    seat.go(places.Backups())
    press(seat.window, "Choose a place")
    assert preferences.load().second_place == str(stick)
    assert len(list((stick / shelf.SECOND).iterdir())) == 1
    assert "has no passphrase" in said(seat.window)
    press(seat.window, "Stop using it")
    assert preferences.load().second_place == ""


def test_a_place_that_takes_no_file_is_not_chosen(seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "stick").write_text("a file, not a folder")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "stick"))
    seat.go(places.Backups())
    press(seat.window, "Choose a place")
    assert seat.ui.settings.second_place == ""
    assert seat.told[0].startswith("This did not work\nstick is not there")


def test_a_stick_away_for_a_week_is_told_calmly_at_home(seat: Seat, tmp_path: Path) -> None:
    seat.prefer(second_place=str(tmp_path / "stick"))
    backups.back_up(seat.desk.case, tmp_path / "stick", now=datetime.now(UTC) - timedelta(days=8))
    seat.go(places.Home(seat.person_id))
    assert "The second place for backups is away" in said(seat.window)
    assert seat.told == []
    press(seat.window, "See the backups")
    assert seat.ui.here == places.Backups()
    assert "No backup has reached stick since" in said(seat.window)


def test_what_would_change_is_shown_then_the_file_goes_back(seat: Seat) -> None:
    change(seat, "Music on Mondays")
    backups.back_up(seat.desk.case)
    change(seat, "Swimming on Tuesdays")
    people.add_person(seat.desk, "Owen Pryce")
    seat.go(places.Backups())
    press(seat.window, seat.ui.reader.moment(standing(seat)[0].made_at))
    words = said(seat.window)
    assert "What would change" in words
    assert "About the person: 1 would be gone and 1 would be as it was" in words
    assert "Swimming on Tuesdays" in words
    assert "Owen Pryce" in words
    seat.yes = False
    press(seat.window, "Go back to this backup")
    assert seat.read(Person, seat.person_id).important == "Swimming on Tuesdays", "asked, and not wanted"
    seat.yes = True
    press(seat.window, "Go back to this backup")
    assert seat.ui.here == places.WhoIsHere()
    assert seat.read(Person).important == "Music on Mondays"
    kept = next(seat.desk.case.path.parent.glob("*.before-restore-*"))
    assert kept.name in seat.told[-1]


def test_where_going_back_fails_the_file_is_open_as_before(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    backups.back_up(seat.desk.case)
    change(seat, "Swimming on Tuesdays")
    seat.go(places.GoBack(standing(seat)[0].path))
    standing(seat)[0].path.write_bytes(b"torn")
    press(seat.window, "Go back to this backup")
    assert "This backup is damaged" in seat.told[-1]
    assert seat.read(Person).important == "Swimming on Tuesdays"
    change(seat, "and it can be written to")


def test_a_backup_under_an_older_passphrase_asks_for_it(seat: Seat) -> None:
    seat.desk.case.protect(SECRET)
    backups.back_up(seat.desk.case)
    seat.desk.case.protect("another long one")
    change(seat, "Swimming on Tuesdays")
    seat.go(places.Backups())
    assert "It opens with the passphrase of that time" in said(seat.window)
    seat.go(places.GoBack(standing(seat)[0].path))
    write(seat.window, "Passphrase of that time", "wrong")
    press(seat.window, "Show what would change")
    assert "passphrase does not open this file" in said(seat.window)
    write(seat.window, "Passphrase of that time", SECRET)
    press(seat.window, "Show what would change")
    assert "1 change since then would be taken back." in seat.told[-1]
    press(seat.window, "Go back to this backup")
    assert seat.read(Person).important == ""
    assert seat.desk.case.protected


@pytest.mark.parametrize("what", ["missing", "torn"])
def test_a_file_that_is_lost_is_put_back_from_the_first_screen(seat: Seat, what: str, tmp_path: Path) -> None:
    change(seat, "Music on Mondays")
    backups.back_up(seat.desk.case)
    path = seat.desk.case.path
    seat.desk.case.close()
    seat.ui.desk = None
    if what == "missing":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:9_000])
    seat.go(places.Unlock(path))
    press(seat.window, "Look for a backup")
    (row,) = going_back.found_for(path, None)
    press(seat.window, seat.ui.reader.moment(row.made_at))
    assert "This backup holds 1 person." in said(seat.window)
    press(seat.window, "Go back to this backup")
    assert seat.ui.here == places.WhoIsHere()
    assert seat.read(Person).important == "Music on Mondays"
    assert len(list(tmp_path.glob("*.before-restore-*"))) == (what == "torn")


def test_backups_in_another_folder_are_found(seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    made = backups.back_up_to(seat.desk.case, elsewhere)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(elsewhere))
    seat.go(places.Backups())
    press(seat.window, "Look in another folder")
    assert "In that folder" in said(seat.window)
    press(seat.window, seat.ui.reader.moment(made.made_at))
    assert "Nothing would change" in said(seat.window)


def test_older_backups_are_listed_when_asked_for(seat: Seat) -> None:
    for day in range(8):
        change(seat, str(day))
        backups.back_up(seat.desk.case, now=datetime(2026, 11, 1 + day, 12, tzinfo=UTC))
    seat.go(places.Backups())
    assert not there(seat.window, "1 November 2026")
    press(seat.window, "Show older backups")
    assert there(seat.window, "1 November 2026")
    settle()


def test_notes_name_nobody(seat: Seat) -> None:
    backups.back_up(seat.desk.case)
    held = (shelf.home_of(seat.desk.case.id) / notes.FILE).read_text(encoding="utf-8")
    assert "Maya" not in held
    assert "case.nosdesk" not in held
