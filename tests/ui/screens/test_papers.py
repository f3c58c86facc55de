"""Documents through the window: read here, choose a format, save, open and print."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from nosdesk.domain.choices import ReadingFormat
from nosdesk.domain.records import Export, Person
from nosdesk.services import answers, specify
from nosdesk.ui import places, private
from tests.ui.drive import choose, press, said, there
from tests.ui.screens.seat import Seat


def profile(seat: Seat, form: str = "standard") -> places.Preview:
    return places.Preview("person-profile", seat.person_id, form)


def test_what_can_be_handed_out_is_listed_and_read_here(seat: Seat) -> None:
    seat.go(places.Papers())
    press(seat.window, "Person profile: Maya Ferndale")
    assert seat.ui.here == profile(seat)
    assert "Maya Ferndale" in said(seat.window)


def test_a_paper_opens_in_the_format_the_person_reads_best(seat: Seat) -> None:
    answers.save(seat.desk, Person, seat.person_id, "formats", (ReadingFormat.EASY,), None, None)
    seat.go(places.Papers())
    press(seat.window, "Person profile: Maya Ferndale")
    assert seat.ui.here == profile(seat, "easy-read")


def test_the_format_is_chosen_there_and_back_leads_to_the_list(seat: Seat) -> None:
    seat.go(places.Papers())
    seat.go(profile(seat))
    choose(seat.window, "Easy read")
    assert seat.ui.here == profile(seat, "easy-read")
    seat.ui.back()
    assert seat.ui.here == places.Papers()


def test_a_paper_is_saved_where_one_says(seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seat.go(profile(seat))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mine"), ""))
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    press(seat.window, "Save as PDF")
    assert (tmp_path / "mine.pdf").read_bytes().startswith(b"%PDF")
    assert "mine.pdf" in seat.asked[0]
    assert opened == [str(tmp_path)], "the folder was asked for"
    seat.yes = False
    press(seat.window, "Save as PDF")
    assert opened == [str(tmp_path)]
    assert {(one.document, one.created_by) for one in seat.all(Export)} == {("person-profile", "Maya Ferndale")}


def test_a_folder_that_cannot_be_opened_is_named(seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mine"), ""))
    seat.go(profile(seat))
    press(seat.window, "Save as PDF")
    assert str(tmp_path) in seat.told[0]


def test_not_choosing_a_file_saves_nothing(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    seat.go(profile(seat))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    press(seat.window, "Save as PDF")
    assert seat.told == seat.asked == []


def test_a_folder_that_is_not_there_is_told(seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seat.go(profile(seat))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "gone" / "mine.pdf"), ""))
    press(seat.window, "Save as PDF")
    assert seat.told[0].startswith("This did not work")


def test_a_paper_is_opened_from_a_private_folder(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())) or True)
    seat.go(profile(seat))
    press(seat.window, "Open as PDF")
    assert opened[0].read_bytes().startswith(b"%PDF")
    assert opened[0].parent.stat().st_mode & 0o077 == 0


def test_what_a_killed_program_left_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left, living = tmp_path / f"nosdesk-papers-{gone.pid}-a1", tmp_path / f"nosdesk-papers-{os.getppid()}-b2"
    others = tmp_path / "nosdesk-papers-of-mine"
    for folder in (left, living, others):
        folder.mkdir()
        (folder / "contract.pdf").write_bytes(b"private")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    private.private_folder.cache_clear()
    try:
        ours = private.private_folder()
        private.sweep()
        assert ours.parent == tmp_path
        assert ours.exists()
    finally:
        private.private_folder.cache_clear()
    assert not left.exists()
    assert living.exists()
    assert others.exists()


def test_where_nothing_opens_papers_that_is_told(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    seat.go(profile(seat))
    press(seat.window, "Open as PDF")
    assert "Nothing on this computer opens such files" in seat.told[0]


def test_all_papers_are_saved_into_a_folder(seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    specify.start_specification(seat.desk, seat.person_id, "Mornings")
    seat.go(places.Papers())
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    seat.yes = False
    press(seat.window, "Save all of them")
    made = sorted(path.name for path in tmp_path.rglob("*.pdf"))
    assert "person-profile.standard.pdf" in made
    assert "specification.easy-read.pdf" in made
    assert str(len(made)) in seat.asked[0]


def test_an_empty_file_says_when_papers_come(seat: Seat) -> None:
    answers.remove(seat.desk, Person, seat.person_id)
    seat.ui.person_id = None
    seat.go(places.Papers())
    assert "Nothing to hand out yet" in said(seat.window)
    assert not there(seat.window, "Save all of them")
