"""The case file through the window: make, open, unlock, copy, protect, close, and what is said where that does not work."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from sqlcipher3 import dbapi2 as sqlcipher

from nosdesk import settings as preferences
from nosdesk.domain.author import Author
from nosdesk.domain.records import Person
from nosdesk.settings import Settings
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.key import Kind, kind_of
from nosdesk.ui import places
from nosdesk.ui.screens.casefile import close
from nosdesk.ui.window import Window
from tests.ui.drive import choose, find, press, said, settle, there, write
from tests.ui.screens.seat import Seat, seated

SECRET = "seven blue herons"


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Seat]:
    """The window before any file is open; the user's documents are an empty folder."""
    monkeypatch.setattr("nosdesk.ui.screens.casefile.documents_dir", lambda: tmp_path)
    made = seated(Window(Settings(asked=True)), None, None)  # type: ignore[arg-type]  # nobody yet
    made.ui.start_at(places.Start())
    qtbot.addWidget(made.window)
    made.window.show()
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    if made.ui.desk:
        made.ui.desk.case.close()
        made.ui.desk = None


def begin(start: Seat, how: str) -> None:
    press(start.window, "Begin a new file")
    write(start.window, "Name of the file", "Maya")
    choose(start.window, how)


def test_a_new_file_without_a_passphrase_asks_whose_support_it_is(start: Seat, tmp_path: Path) -> None:
    begin(start, "Without a passphrase")
    press(start.window, "Make the file")
    assert kind_of(tmp_path / "Maya.nosdesk") is Kind.PLAIN
    assert start.ui.here == places.WhoIsHere()
    choose(start.window, "The person whose support it is")
    write(start.window, "Name of the person", "Maya Ferndale")
    press(start.window, "Go on")
    assert start.read(Person).name == "Maya Ferndale"
    assert "Hello Maya" in said(start.window)
    assert preferences.load().recent == (str(tmp_path / "Maya.nosdesk"),)


def test_a_new_file_with_a_passphrase_opens_with_it_only(start: Seat, tmp_path: Path) -> None:
    begin(start, "With a passphrase")
    press(start.window, "Make the file")
    assert "Type a passphrase" in said(start.window)
    assert not (tmp_path / "Maya.nosdesk").exists()
    write(start.window, "Passphrase", SECRET)
    write(start.window, "The same passphrase again", SECRET + "x")
    press(start.window, "Make the file")
    assert "not the same" in said(start.window)
    write(start.window, "The same passphrase again", SECRET)
    press(start.window, "Make the file")
    assert kind_of(tmp_path / "Maya.nosdesk") is Kind.ENCRYPTED
    assert start.ui.here == places.WhoIsHere()


def test_what_is_left_out_is_listed_with_links(start: Seat) -> None:
    press(start.window, "Begin a new file")
    press(start.window, "Make the file")
    press(start.window, "Choose how the file shall be protected.")
    assert start.focus.parent() is not None
    assert there(start.window, "Type a name for the file.")
    press(start.window, "Type a name for the file.")
    assert start.focus is find(start.window, "Name of the file")


def test_a_wrong_passphrase_is_told_beside_the_field_and_can_be_typed_again(start: Seat, tmp_path: Path) -> None:
    path = tmp_path / "locked.nosdesk"
    CaseFile.create(path, SECRET).close()
    start.go(places.Unlock(path))
    QTest.keyClicks(start.focus, "seven blue heron")
    start.key(Qt.Key.Key_Return)
    assert "There is a problem" in said(start.window)
    assert "passphrase" in said(start.window)
    assert start.ui.desk is None
    write(start.window, "Passphrase", SECRET)
    press(start.window, "Open the file")
    assert start.ui.here == places.WhoIsHere()


def test_what_is_typed_is_hidden_until_one_asks_to_see_it(start: Seat, tmp_path: Path) -> None:
    path = tmp_path / "locked.nosdesk"
    CaseFile.create(path, SECRET).close()
    start.go(places.Unlock(path))
    entry = find(start.window, "Passphrase")
    QTest.keyClicks(entry, SECRET)
    assert SECRET not in entry.displayText()  # type: ignore[attr-defined]
    press(start.window, "Show what I type")
    assert entry.displayText() == SECRET  # type: ignore[attr-defined]


def test_a_file_open_elsewhere_is_told_and_stays_closed(start: Seat, tmp_path: Path) -> None:
    path = tmp_path / "busy.nosdesk"
    other = CaseFile.create(path, None)
    try:
        start.go(places.Unlock(path))
        press(start.window, "Open the file")
        assert "open" in said(start.window)
        assert "There is a problem" in said(start.window)
        assert start.ui.desk is None
    finally:
        other.close()
    press(start.window, "Open the file")
    assert start.ui.here == places.WhoIsHere()


@pytest.mark.parametrize("content", [None, b"not a case file at all" * 40])
def test_a_file_that_is_gone_or_not_ours_is_told_and_can_be_forgotten(
    start: Seat, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "odd.nosdesk"
    if content:
        path.write_bytes(content)
    start.ui.settings = start.ui.settings.with_recent(path)
    start.go(places.Unlock(path))
    assert "This file cannot be opened" in said(start.window)
    press(start.window, "Forget this file")
    assert start.ui.here == places.Start()
    assert start.ui.settings.recent == ()


def test_the_example_opens_from_the_first_screen(start: Seat, tmp_path: Path) -> None:
    press(start.window, "Try with an example")
    assert start.ui.here == places.WhoIsHere()
    assert (tmp_path / "NOS Desk example.nosdesk").exists()


def test_files_opened_lately_are_listed_and_forgotten(start: Seat, tmp_path: Path) -> None:
    path = tmp_path / "one.nosdesk"
    CaseFile.create(path, None).close()
    start.ui.settings = start.ui.settings.with_recent(path)
    start.ui.again()
    settle()
    press(start.window, "one. Open")
    assert start.ui.here == places.Unlock(path)
    start.ui.back()
    settle()
    press(start.window, "Forget these files")
    assert not there(start.window, "one. Open")
    assert preferences.load().recent == ()


def test_a_copy_is_saved_and_opens(seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seat.go(places.File())
    out = tmp_path / "kept"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    press(seat.window, "Save a copy")
    assert "kept.nosdesk" in seat.told[0]
    copy = CaseFile.open(tmp_path / "kept.nosdesk", None)
    with copy.reading() as reading:
        assert [person.name for person in reading.find(Person)] == ["Maya Ferndale"]
    copy.close()


def test_the_file_closes_and_opens_again(seat: Seat) -> None:
    path = seat.desk.case.path
    seat.go(places.File())
    press(seat.window, "Close the file")
    assert seat.ui.here == places.Start()
    assert seat.ui.desk is None
    assert not there(seat.window, "Find")
    seat.go(places.Unlock(path))
    press(seat.window, "Open the file")
    assert seat.read(Person).name == "Maya Ferndale"
    settle()


def test_a_history_that_another_program_changed_is_told_on_opening(start: Seat, tmp_path: Path) -> None:
    path = tmp_path / "maya.nosdesk"
    with CaseFile.create(path, None) as case, case.writing(Author("Maya")) as writing:
        writing.add(Person(name="Maya"))
    start.go(places.Unlock(path))
    press(start.window, "Open the file")
    assert start.told == []
    close(start.ui)
    tool = sqlcipher.connect(str(path))
    tool.execute("UPDATE change SET who = 'Somebody'")
    tool.commit()
    tool.close()
    start.go(places.Unlock(path))
    press(start.window, "Open the file")
    (told,) = start.told
    assert "Something changed the history of this file" in told
    assert start.ui.here == places.WhoIsHere(), "one can work all the same"
