"""Own photos at the window: added from a file, described, chosen beside the drawings, shown wherever they were chosen."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from nosdesk.documents.blocks import PictureRow
from nosdesk.documents.formats import Format
from nosdesk.domain.choices import PhotoAudience, PhotoConsent
from nosdesk.domain.records import ChosenPicture, Outcome, Photo
from nosdesk.i18n import Reader
from nosdesk.pictures import OwnPhoto, Shown
from nosdesk.services import answers, papers, photos, pictures
from nosdesk.ui import places
from nosdesk.ui.kit.pieces import Picture
from tests.photo_making import photo_file
from tests.ui.drive import choose, find, press, said, settle, there, write
from tests.ui.screens.seat import CTRL, Seat


@pytest.fixture
def outcome(seat: Seat) -> Outcome:
    return answers.add(seat.desk, Outcome, person_id=seat.person_id, statement="I swim with Sara.")


@pytest.fixture
def picked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = photo_file(tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    return path


def ready_photo(seat: Seat, path: Path, shows: str = "Sara and I at the pool") -> Photo:
    photo = photos.add(seat.desk, seat.person_id, path)
    for name, value in (
        ("shows", shows),
        ("who", "Sara, Maya"),
        ("agreed", PhotoConsent.ALL),
        ("may_see", PhotoAudience.ANYBODY),
    ):
        answers.save(seat.desk, Photo, photo.id, name, value, None, None)
    return seat.read(Photo, photo.id)


def profile_picture(seat: Seat, statement: str) -> Shown:
    document = papers.build(seat.desk, "person-profile", seat.person_id, Format.EASY, Reader())
    rows = [block for block in document.blocks if isinstance(block, PictureRow)]
    return next(row.picture for row in rows if any(statement in text for text in row.sentences))


def shown_photos(seat: Seat) -> list[OwnPhoto]:
    found = [each for each in seat.window.findChildren(Picture) if each.isVisibleTo(seat.window)]
    return [each.concept for each in found if isinstance(each.concept, OwnPhoto)]


def test_a_photo_is_added_described_and_chosen_for_an_outcome(seat: Seat, outcome: Outcome, picked: Path) -> None:
    seat.go(places.ChoosePicture("Outcome", outcome.id))
    press(seat.window, "Add a photo of your own")
    photo = seat.read(Photo)
    assert seat.ui.here == places.OwnPhoto(photo.id)
    assert "Cannot be chosen yet" in said(seat.window)
    write(seat.window, "What does the photo show?", "Sara and I at the pool")
    write(seat.window, "Who is in the photo?", "Sara, Maya")
    choose(seat.window, "Everybody in it said yes")
    choose(seat.window, "Everybody who gets the paper")
    assert "for everybody who gets them" in said(seat.window)
    assert [each.digest for each in shown_photos(seat)] == [photo.digest]
    press(seat.window, "Done")
    assert seat.ui.here == places.ChoosePicture("Outcome", outcome.id)
    choose(seat.window, "Sara and I at the pool")
    assert seat.read(ChosenPicture).photo_id == photo.id
    found = profile_picture(seat, "I swim")
    assert isinstance(found, OwnPhoto)
    assert (found.words, found.usual, found.size) == ("Sara and I at the pool", "star", (300, 200))
    choose(seat.window, "Person")
    assert seat.read(ChosenPicture).photo_id is None
    assert profile_picture(seat, "I swim") == "you"


def test_photos_are_searched_with_the_drawings(seat: Seat, outcome: Outcome, picked: Path) -> None:
    ready_photo(seat, picked)
    seat.go(places.ChoosePicture("Outcome", outcome.id))
    QTest.keyClicks(find(seat.window, "Look for a picture"), "POOL sara")
    QTest.qWait(300)
    settle()
    assert there(seat.window, "Sara and I at the pool")
    assert not there(seat.window, "Person")
    QTest.keyClicks(find(seat.window, "Look for a picture"), " bus")
    QTest.qWait(300)
    settle()
    assert "There is no picture for this word." in said(seat.window)


def test_a_chosen_photo_stands_in_the_list_and_with_the_answers(seat: Seat, outcome: Outcome, picked: Path) -> None:
    photo = ready_photo(seat, picked)
    pictures.choose(seat.desk, "Outcome", outcome.id, photo_id=photo.id)
    seat.prefer(easy=True)
    for place in (
        places.Wizard("outcomes", seat.person_id, "outcomes"),
        places.Wizard("outcomes", seat.person_id, "outcomes", outcome.id),
        places.CheckAnswers("outcomes", seat.person_id),
    ):
        seat.go(place)
        assert [each.digest for each in shown_photos(seat)] == [photo.digest], place
    grabbed = seat.window.grab().toImage()
    assert grabbed.size() != QSize(0, 0)
    reds = {
        (grabbed.pixelColor(x, y).red() > 180 and grabbed.pixelColor(x, y).green() < 60)
        for x in range(0, grabbed.width(), 8)
        for y in range(0, grabbed.height(), 8)
    }
    assert True in reds, "the photo is painted"


def test_a_photo_that_may_not_be_in_documents_is_only_on_the_screen(seat: Seat, outcome: Outcome, picked: Path) -> None:
    photo = ready_photo(seat, picked)
    pictures.choose(seat.desk, "Outcome", outcome.id, photo_id=photo.id)
    answers.save(seat.desk, Photo, photo.id, "agreed", PhotoConsent.NO, None, None)
    assert profile_picture(seat, "I swim") == "star"
    seat.go(places.Wizard("outcomes", seat.person_id, "outcomes", outcome.id))
    assert len(shown_photos(seat)) == 1
    seat.go(places.Photos(seat.person_id))
    assert "Stays out of documents until everybody in it agrees." in said(seat.window)


def test_a_photo_is_removed_after_asking_and_comes_back(seat: Seat, outcome: Outcome, picked: Path) -> None:
    photo = ready_photo(seat, picked)
    pictures.choose(seat.desk, "Outcome", outcome.id, photo_id=photo.id)
    seat.go(places.Photos(seat.person_id))
    seat.yes = False
    press(seat.window, "Remove: Sara and I at the pool")
    assert seat.all(Photo)
    seat.yes = True
    press(seat.window, "Remove: Sara and I at the pool")
    assert seat.all(Photo) == ()
    assert "No photos yet" in said(seat.window)
    assert profile_picture(seat, "I swim") == "star"
    seat.key(Qt.Key.Key_Z, CTRL)
    assert isinstance(profile_picture(seat, "I swim"), OwnPhoto)


def test_what_is_no_photo_is_told_and_nothing_is_added(seat: Seat, picked: Path) -> None:
    picked.write_text("not a photo", encoding="utf-8")
    seat.go(places.Photos(seat.person_id))
    press(seat.window, "Add a photo of your own")
    assert any("IMG_0042.jpg is not a photo that can be read." in each for each in seat.told)
    assert seat.all(Photo) == ()


def test_the_way_to_the_photos_is_in_the_papers(seat: Seat) -> None:
    seat.go(places.Papers())
    press(seat.window, "Your own photos")
    assert seat.ui.here == places.Photos(seat.person_id)
