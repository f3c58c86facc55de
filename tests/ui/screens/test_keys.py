"""Passphrase, recovery sheet and lock through the window, by keyboard, as a person does it."""

import re
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from nosdesk import settings as preferences
from nosdesk.domain.records import Person
from nosdesk.errors import KnownError
from nosdesk.services import keys as sheets
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.key import Kind, kind_of
from nosdesk.ui import places
from tests.ui.drive import choose, find, press, said, there, type_on, write
from tests.ui.screens.seat import Seat

SECRET = "seven blue herons"
OTHER = "nine green owls dance"


def give(seat: Seat, passphrase: str, button: str) -> None:
    write(seat.window, "Passphrase", passphrase)
    write(seat.window, "The same passphrase again", passphrase)
    press(seat.window, button)


@pytest.fixture
def protected(seat: Seat) -> Seat:
    """The file has a passphrase, and its page is on the screen."""
    seat.desk.case.protect(SECRET)
    seat.go(places.Keys())
    return seat


def test_a_passphrase_is_given_changed_and_taken_away(seat: Seat) -> None:
    path = seat.desk.case.path
    seat.go(places.File())
    press(seat.window, "Passphrase and lock")
    press(seat.window, "Give it a passphrase")
    assert "Type a passphrase" in said(seat.window)
    assert kind_of(path) is Kind.PLAIN
    write(seat.window, "Passphrase", SECRET)
    write(seat.window, "The same passphrase again", SECRET + "x")
    press(seat.window, "Give it a passphrase")
    assert "not the same" in said(seat.window)
    for passphrase, words in ((SECRET, "Give it a passphrase"), (OTHER, "Change the passphrase")):
        give(seat, passphrase, words)
        assert kind_of(path) is Kind.ENCRYPTED
        assert seat.desk.case.opens_with(passphrase)
    assert seat.read(Person).name == "Maya Ferndale"
    seat.yes = False
    press(seat.window, "Take the passphrase away")
    assert kind_of(path) is Kind.ENCRYPTED
    seat.yes = True
    press(seat.window, "Take the passphrase away")
    assert "can read everything" in seat.asked[-1]
    assert kind_of(path) is Kind.PLAIN
    assert len(seat.told) == 3
    assert seat.read(Person).name == "Maya Ferndale"


def test_the_meter_follows_what_is_typed_and_weak_ones_are_asked_about_but_never_refused(seat: Seat) -> None:
    seat.go(places.Keys())
    entry = find(seat.window, "Passphrase")
    for typed, words in (("pass", "Easy to guess"), ("word12 kettle", "Could be guessed"), (" heron", "Very hard")):
        entry.setFocus()
        QTest.keyClicks(entry, typed)
        assert words in said(seat.window)
    seat.yes = False
    give(seat, "margaret", "Give it a passphrase")
    assert "Names of people" in seat.asked[0]
    assert not seat.desk.case.protected
    seat.yes = True
    press(seat.window, "Give it a passphrase")
    assert seat.desk.case.opens_with("margaret")


def test_simple_words_are_offered_and_used(seat: Seat) -> None:
    seat.go(places.Keys())
    press(seat.window, "Suggest simple words")
    words = find(seat.window, "Passphrase").text()  # type: ignore[attr-defined]
    assert len(words.split()) == 5
    assert words in said(seat.window)
    press(seat.window, "Give it a passphrase")
    assert seat.asked == []
    assert seat.desk.case.opens_with(words)


def saved_sheet(seat: Seat, folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    out = folder / "sheet.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    press(seat.window, "Save the sheet as PDF")
    text = PdfReader(out).pages[0].extract_text()
    return tuple(group for _, group in sorted((int(n), g) for n, g in re.findall(r"\b(\d+)\.\s+([0-9A-Z]{6})\b", text)))


def test_a_sheet_is_saved_noted_and_retired_by_a_new_passphrase(
    protected: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "No sheet has been made" in said(protected.window)
    groups = saved_sheet(protected, tmp_path, monkeypatch)
    assert groups == protected.desk.case.written_key()
    assert "It is not locked" in protected.told[-1]
    assert "A sheet was made on" in said(protected.window)
    give(protected, OTHER, "Change the passphrase")
    assert "destroy it" in protected.told[-1]
    assert "for an older passphrase" in said(protected.window)
    assert protected.desk.case.written_key() != groups


def test_the_sheet_goes_to_the_printer_without_a_file(
    protected: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed, printer = tmp_path / "printed", tmp_path / "lp"
    printer.write_text(f"#!/bin/sh\n[ \"$1\" = - ] && cat > '{printed}'\n")
    printer.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    before = set(tmp_path.iterdir())
    press(protected.window, "Print the sheet")
    assert set(tmp_path.iterdir()) - before == {printed}
    assert printed.read_bytes().startswith(b"%PDF")
    assert [sheet.valid for sheet in sheets.sheets(protected.desk)] == [True]
    assert "Fetch it now" in protected.told[-1]


def test_without_a_printer_nothing_is_left_behind(protected: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    press(protected.window, "Print the sheet")
    assert "could not be handed to a printer" in protected.told[-1]
    assert sheets.sheets(protected.desk) == ()


def test_the_sheet_opens_the_file_and_a_new_passphrase_is_asked_for(protected: Seat) -> None:
    path, groups = protected.desk.case.path, protected.desk.case.written_key()
    protected.go(places.File())
    press(protected.window, "Close the file")
    protected.go(places.Unlock(path))
    press(protected.window, "Open with the recovery sheet")
    assert sheets.number_of(path) in said(protected.window)
    for number, group in enumerate(groups, 1):
        typed = f" {group[:3].lower()}-{group[3:]} ".replace("0", "o").replace("1", "l")
        write(protected.window, f"Group {number}", typed)
    press(protected.window, "Open the file")
    assert protected.ui.here == places.Keys(renew=True)
    assert protected.read(Person).name == "Maya Ferndale"
    give(protected, OTHER, "Change the passphrase")
    assert protected.ui.here == places.Keys()
    protected.desk.case.close()
    protected.ui.desk = None
    with pytest.raises(KnownError):
        CaseFile.open_with_written_key(path, groups)
    CaseFile.open(path, OTHER).close()


def test_a_typing_mistake_is_told_in_its_group(protected: Seat) -> None:
    path, groups = protected.desk.case.path, protected.desk.case.written_key()
    protected.go(places.File())
    press(protected.window, "Close the file")
    protected.go(places.Recover(path))
    # Pasted, or typed by a code reader: one piece that goes on into all fields.
    type_on(protected.window, "Group 1", " ".join(groups))
    assert find(protected.window, "Group 11").text() == groups[10]  # type: ignore[attr-defined]
    good = groups[6]
    write(protected.window, "Group 7", good[:2] + ("A" if good[2] != "A" else "B") + good[3:])
    assert "There is a typing mistake in group 7" in said(protected.window)
    write(protected.window, "Group 3", groups[3])
    write(protected.window, "Group 9", groups[8][:4])
    press(protected.window, "Open the file")
    assert protected.ui.desk is None
    for words in ("mistake in group 3", "mistake in group 7", "Group 9 is too short"):
        assert words in said(protected.window)
    press(protected.window, "There is a typing mistake in group 7")
    assert protected.focus is find(protected.window, "Group 7")
    for number in (3, 7, 9):
        write(protected.window, f"Group {number}", groups[number - 1])
    press(protected.window, "Open the file")
    assert protected.ui.here == places.Keys(renew=True)


def test_a_sheet_of_another_file_is_told(protected: Seat, tmp_path: Path) -> None:
    with CaseFile.create(tmp_path / "other.nosdesk", SECRET) as other:
        groups = other.written_key()
    path = protected.desk.case.path
    protected.go(places.File())
    press(protected.window, "Close the file")
    protected.go(places.Recover(path))
    type_on(protected.window, "Group 1", "".join(groups))
    press(protected.window, "Open the file")
    assert "for another file" in said(protected.window)
    assert protected.ui.desk is None


def test_when_to_lock_and_what_to_remember_is_chosen(seat: Seat) -> None:
    seat.ui.settings = seat.ui.settings.with_recent(seat.desk.case.path)
    seat.go(places.Keys())
    choose(seat.window, "5 minutes")
    choose(seat.window, "Leave it open")
    choose(seat.window, "Do not remember them")
    kept = preferences.load()
    assert (kept.lock_minutes, kept.lock_when_away, kept.keep_recent, kept.recent) == (5, False, False, ())
    choose(seat.window, "Never")
    assert preferences.load().lock_minutes == 0
    assert there(seat.window, "Lock now")
