"""Giving a copy away through the window: to whom, what is left out, and the list of what was given."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QFileDialog

from nosdesk.domain.choices import ContactRole
from nosdesk.domain.records import Contact, Share
from nosdesk.ui import places
from nosdesk.ui.kit.table import DataTable
from tests.ui.drive import choose, press, said, write
from tests.ui.screens.seat import Seat


@pytest.fixture
def ruth(seat: Seat) -> Contact:
    with seat.desk.case.writing(seat.desk.author) as writing:
        return writing.add(
            Contact(person_id=seat.person_id, name="Ruth Oakes", role=ContactRole.FAMILY, phone="01632 960 511")
        )


def begin(seat: Seat) -> None:
    seat.yes = False
    seat.go(places.Preview("person-profile", seat.person_id, "standard"))
    press(seat.window, "Give to somebody")


def test_a_copy_is_given_without_a_name_and_listed(
    seat: Seat, ruth: Contact, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(seat)
    choose(seat.window, "Somebody else")
    write(seat.window, "Name of the reader", "Alderbrook Council")
    press(seat.window, "Go on")
    assert "What does Alderbrook Council get?" in said(seat.window)
    assert "Ruth Oakes" in said(seat.window)
    choose(seat.window, "Ruth Oakes")
    choose(seat.window, "Read as text")
    assert "[name left out]" in said(seat.window)
    choose(seat.window, "Large print")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "copy"), ""))
    press(seat.window, "Save this copy")
    assert (tmp_path / "copy.pdf").read_bytes().startswith(b"%PDF")
    (kept,) = seat.all(Share)
    assert (kept.to_name, kept.format, kept.names_out) == ("Alderbrook Council", "large", "Ruth Oakes")
    seat.go(places.Papers())
    press(seat.window, "What was given to whom")
    (table,) = (one for one in seat.window.findChildren(DataTable) if one.isVisibleTo(seat.window))
    assert [[cell.text for cell in row.cells][1:] for row in table.data.rows] == [
        ["Alderbrook Council", "Person profile, Large print, PDF", "Names: Ruth Oakes"]
    ]


def test_nobody_chosen_and_nobody_named_are_told(seat: Seat, ruth: Contact) -> None:
    begin(seat)
    press(seat.window, "Go on")
    assert "Choose who the copy is for." in said(seat.window)
    choose(seat.window, "Somebody else")
    press(seat.window, "Go on")
    assert "Type a name." in said(seat.window)


def test_a_reader_is_offered_what_they_had_before(
    seat: Seat, ruth: Contact, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "copy.pdf"), ""))
    begin(seat)
    choose(seat.window, "Ruth Oakes")
    press(seat.window, "Go on")
    choose(seat.window, "Easy read")
    press(seat.window, "Save this copy")
    begin(seat)
    choose(seat.window, "Ruth Oakes")
    press(seat.window, "Go on")
    assert isinstance(seat.ui.here, places.ShareCopy)
    assert seat.ui.here.copy.format.value == "easy-read"


def test_a_reader_gets_large_print_on_yellow_paper_again(
    seat: Seat, ruth: Contact, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "copy.pdf"), ""))
    begin(seat)
    choose(seat.window, "Ruth Oakes")
    press(seat.window, "Go on")
    choose(seat.window, "Large print")
    press(seat.window, "Change paper and letters")
    choose(seat.window, "20 points")
    choose(seat.window, "Yellow paper")
    choose(seat.window, "A3 paper, twice as large")
    press(seat.window, "Save this copy")
    page = PdfReader(tmp_path / "copy.pdf").pages[0]
    assert round(float(page.mediabox.width) / 72 * 25.4) == 297
    assert "Print on yellow paper" in page.extract_text()
    begin(seat)
    choose(seat.window, "Ruth Oakes")
    press(seat.window, "Go on")
    assert "20 points. A3 paper, twice as large. Yellow paper. No room for holes." in said(seat.window)
    seat.go(places.Papers())
    press(seat.window, "What was given to whom")
    (table,) = (one for one in seat.window.findChildren(DataTable) if one.isVisibleTo(seat.window))
    assert "20 points. A3 paper, twice as large. Yellow paper" in table.data.rows[0].cells[2].text
    seat.go(profile_of(seat))
    assert "12 points. A4 paper. White paper." in said(seat.window), "what others get is as it was"


def profile_of(seat: Seat) -> places.Preview:
    return places.Preview("person-profile", seat.person_id, "standard")


def test_leaving_the_file_dialog_gives_nothing(seat: Seat, ruth: Contact, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    begin(seat)
    choose(seat.window, "Ruth Oakes")
    press(seat.window, "Go on")
    press(seat.window, "Save this copy")
    assert seat.all(Share) == ()
