"""Giving a copy away through the window: to whom, what is left out, and the list of what was given."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QAbstractButton, QFileDialog

from nosdesk.documents.formats import Format
from nosdesk.domain.choices import ContactRole, PhotoAudience, PhotoConsent
from nosdesk.domain.records import Contact, Outcome, Photo, Share
from nosdesk.services import answers, photos, pictures
from nosdesk.services.sharing import Copy
from nosdesk.ui import places
from nosdesk.ui.kit.table import DataTable
from tests.photo_making import photo_file
from tests.ui.drive import choose, find, press, said, write
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


def test_photos_are_listed_first_and_left_out_when_a_name_is(
    seat: Seat, ruth: Contact, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome = answers.add(seat.desk, Outcome, person_id=seat.person_id, statement="I swim with Ruth Oakes.")
    photo = photos.add(seat.desk, seat.person_id, photo_file(tmp_path))
    values = {"shows": "At the pool", "agreed": PhotoConsent.ALL, "may_see": PhotoAudience.ANYBODY, "who": "Ruth"}
    for name, value in values.items():
        answers.save(seat.desk, Photo, photo.id, name, value, None, None)
    pictures.choose(seat.desk, "Outcome", outcome.id, photo_id=photo.id)
    seat.go(places.ShareCopy(Copy("person-profile", seat.person_id, Format.EASY, to_name="Council")))
    words = said(seat.window)
    assert words.index("Photos to keep in the copy") < words.index("Format") < words.index("Names to leave out")
    assert "A computer cannot search a photo" in words

    def ticked(name: str) -> bool:
        found = find(seat.window, name)
        assert isinstance(found, QAbstractButton)
        return found.isChecked()

    assert ticked("At the pool")
    choose(seat.window, "Ruth Oakes")
    assert not ticked("At the pool")
    assert "1 photo is left out." in said(seat.window)
    choose(seat.window, "At the pool")
    assert ticked("At the pool")
    assert "photo is left out." not in said(seat.window)
    press(seat.window, "At the pool")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "copy"), ""))
    press(seat.window, "Save this copy")
    (kept,) = seat.all(Share)
    assert (kept.names_out, kept.photos_out) == ("Ruth Oakes", "At the pool")
    seat.go(places.Given(seat.person_id))
    (table,) = (one for one in seat.window.findChildren(DataTable) if one.isVisibleTo(seat.window))
    assert table.data.rows[0].cells[-1].text == "Names: Ruth Oakes\nPhotos: At the pool"
