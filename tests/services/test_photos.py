"""Own photos: read with care, kept without a trace of where they were taken, undone, and told when they are lost."""

import io
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import select, update

from nosdesk.domain.author import Author
from nosdesk.domain.choices import PhotoAudience, PhotoConsent
from nosdesk.domain.own_photos import is_ready, may_be_in_papers
from nosdesk.domain.records import Outcome, Person, Photo
from nosdesk.errors import KnownError
from nosdesk.services import photo_files, photos, pictures
from nosdesk.services.desk import Desk
from nosdesk.storage import photos as stored
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.check import PHOTO_LOST, check
from nosdesk.storage.history import changes, redo, undo
from nosdesk.storage.tables import CHANGES, PHOTO_BYTES
from tests.photo_making import CAMERA, PLACE, phone_jpeg, photo_file, png_bomb, scene


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(CaseFile.create(tmp_path / "case.nosdesk", None), Author("Maya", ""))


@pytest.fixture
def person(desk: Desk) -> Person:
    with desk.case.writing(desk.author) as writing:
        return writing.add(Person(name="Maya Whitlock"))


def bytes_of(desk: Desk, digest: str) -> bytes | None:
    with desk.case.reading() as reading:
        return stored.load(reading, digest)


def test_what_is_kept_has_nothing_but_the_picture_and_the_file_stays(
    tmp_path: Path, desk: Desk, person: Person
) -> None:
    path = photo_file(tmp_path)
    before = path.read_bytes()
    assert CAMERA.encode() in before
    assert PLACE in before
    photo = photos.add(desk, person.id, path)
    assert path.read_bytes() == before
    kept = bytes_of(desk, photo.digest)
    assert kept is not None
    for secret in (CAMERA.encode(), PLACE, b"Elm Road", b"Exif", b"ICC_PROFILE"):
        assert secret not in kept
    opened = Image.open(io.BytesIO(kept))
    assert not opened.getexif()
    assert "comment" not in opened.info
    desk.case.close()
    assert CAMERA.encode() not in (tmp_path / "case.nosdesk").read_bytes()


@pytest.mark.parametrize(
    ("orientation", "size", "top_left"), [(1, (300, 200), "red"), (6, (200, 300), "red"), (3, (300, 200), "blue")]
)
def test_a_photo_held_sideways_stands_upright(orientation: int, size: tuple[int, int], top_left: str) -> None:
    copy = photo_files.made_anew(phone_jpeg(orientation), "x.jpg")
    assert copy.size == size
    red, _, blue = Image.open(io.BytesIO(copy.jpeg)).getpixel((5, 5))
    assert (red > blue) == (top_left == "red")


def test_a_large_photo_is_made_smaller_and_a_small_one_is_not_made_larger() -> None:
    assert photo_files.made_anew(phone_jpeg(1, 4000, 3000), "x.jpg").size == (1400, 1050)
    assert photo_files.made_anew(phone_jpeg(1, 90, 60), "x.jpg").size == (90, 60)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_what_is_clear_in_a_drawing_becomes_white(kind: str) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (60, 40), (0, 0, 0, 0)).save(out, kind)
    assert Image.open(io.BytesIO(photo_files.made_anew(out.getvalue(), "x").jpeg)).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "CMYK", "RGB", "RGBA"])
def test_a_grey_scan_and_every_other_kind_of_picture_is_read_as_it_looks(mode: str) -> None:
    out = io.BytesIO()
    middle = Image.new("I;16", (50, 50), 40_000) if mode == "I;16" else Image.new("L", (50, 50), 160).convert(mode)
    middle.save(out, "JPEG" if mode == "CMYK" else "PNG")
    shown = (
        Image.open(io.BytesIO(photo_files.made_anew(out.getvalue(), "x").jpeg))
        .convert("L")
        .resize((1, 1), Image.Resampling.BOX)
    )
    assert 145 <= shown.getpixel((0, 0)) <= 175


def hostile() -> dict[str, tuple[bytes, object]]:
    whole = phone_jpeg()
    png = io.BytesIO()
    scene().save(png, "PNG")
    return {
        "a text": (b"Dear Maya, here is the photo.", photo_files.NOT_A_PHOTO),
        "nothing": (b"", photo_files.NOT_A_PHOTO),
        "a page": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", photo_files.NOT_A_PHOTO),
        "a GIF": (b"GIF89a" + b"\0" * 100, photo_files.NOT_A_PHOTO),
        "cut short": (whole[: len(whole) // 2], photo_files.BROKEN),
        "a PNG cut short": (png.getvalue()[:200], photo_files.BROKEN),
        "HEIC": (b"\0\0\0\x18ftypheic" + b"\0" * 50, photo_files.HEIC),
        "a bomb": (png_bomb(30_000, 30_000), photo_files.TOO_MANY),
        "a smaller bomb": (png_bomb(9_000, 9_000), photo_files.TOO_MANY),
        "no height": (png_bomb(100, 0), photo_files.NOT_A_PHOTO),
    }


@pytest.mark.parametrize("name", hostile())
def test_what_is_no_photo_is_refused_in_plain_words_and_nothing_is_kept(
    name: str, tmp_path: Path, desk: Desk, person: Person
) -> None:
    data, words = hostile()[name]
    with pytest.raises(KnownError) as told:
        photos.add(desk, person.id, photo_file(tmp_path, "holiday.jpg", data))
    assert told.value.words is words
    assert photos.of_person(desk, person.id) == ()
    with desk.case.reading() as reading:
        assert stored.kept(reading) == ()


def test_a_file_too_large_to_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photo_files, "MOST_BYTES", 1000)
    with pytest.raises(KnownError) as told:
        photo_files.copied(photo_file(tmp_path))
    assert told.value.words is photo_files.TOO_LARGE


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError):
        photo_files.copied(tmp_path / "none.jpg")


@pytest.mark.parametrize("seed", range(40))
def test_bytes_changed_at_random_are_read_or_refused_and_never_crash(seed: int) -> None:
    import random

    dice = random.Random(seed)
    data = bytearray(phone_jpeg())
    for _ in range(dice.randint(1, 30)):
        data[dice.randrange(len(data))] = dice.randrange(256)
    refused = None
    try:
        assert max(photo_files.made_anew(bytes(data), "x.jpg").size) <= photo_files.LONGEST
    except KnownError as error:
        refused = error.words
    assert refused in (None, photo_files.BROKEN, photo_files.NOT_A_PHOTO, photo_files.TOO_MANY)


def test_history_holds_a_line_of_a_photo_and_not_its_bytes(tmp_path: Path, desk: Desk, person: Person) -> None:
    photo = photos.add(desk, person.id, photo_file(tmp_path))
    with desk.case.reading() as reading:
        rows = reading.rows(select(CHANGES.c.new).where(CHANGES.c.record == "Photo"))
    assert sum(len(row.new) for row in rows) < 400
    assert changes(desk.case, photo.id)[0].added
    assert check(desk.case) == ()


def test_the_same_photo_twice_is_kept_once(tmp_path: Path, desk: Desk, person: Person) -> None:
    path = photo_file(tmp_path)
    first, second = (photos.add(desk, person.id, path) for _ in range(2))
    assert first.digest == second.digest
    with desk.case.reading() as reading:
        assert stored.kept(reading) == (first.digest,)


def test_adding_and_removing_are_undone_and_done_again(tmp_path: Path, desk: Desk, person: Person) -> None:
    photo = photos.add(desk, person.id, photo_file(tmp_path))
    undo(desk.case, desk.author, desk.opened_at)
    assert photos.of_person(desk, person.id) == ()
    redo(desk.case, desk.author, desk.opened_at)
    assert [each.id for each in photos.of_person(desk, person.id)] == [photo.id]
    photos.remove(desk, photo.id)
    assert photos.of_person(desk, person.id) == ()
    undo(desk.case, desk.author, desk.opened_at)
    (again,) = photos.of_person(desk, person.id)
    assert photos.drawn(desk, [again])[photo.id].jpeg == bytes_of(desk, photo.digest)


def test_erased_or_changed_bytes_are_told_and_the_usual_picture_stands(
    tmp_path: Path, desk: Desk, person: Person
) -> None:
    photo = photos.add(desk, person.id, photo_file(tmp_path))
    with desk.case.writing(desk.author) as writing:
        outcome = writing.add(Outcome(person_id=person.id, statement="I swim."))
        writing.set(Photo, photo.id, shows="Me", agreed=PhotoConsent.NOBODY, may_see=PhotoAudience.ANYBODY)
    pictures.choose(desk, "Outcome", outcome.id, photo_id=photo.id)
    assert pictures.chosen(desk, outcome.id)
    with desk.case.writing(desk.author) as writing:
        writing.beside(update(PHOTO_BYTES).values(picture=b"\xff\xd8 something else"))
    assert [found.words for found in check(desk.case)] == [PHOTO_LOST]
    with desk.case.writing(desk.author) as writing:
        stored.forget(writing, photo.digest)
    assert [found.words for found in check(desk.case)] == [PHOTO_LOST]
    assert pictures.chosen(desk, outcome.id) is None
    photos.remove(desk, photo.id)
    assert check(desk.case) == ()


@pytest.mark.parametrize(
    ("agreed", "may_see", "ready", "in_papers"),
    [
        (PhotoConsent.NOBODY, PhotoAudience.ANYBODY, True, True),
        (PhotoConsent.ALL, PhotoAudience.AROUND, True, True),
        (PhotoConsent.ALL, PhotoAudience.HERE, True, False),
        (PhotoConsent.NOT_YET, PhotoAudience.ANYBODY, True, False),
        (PhotoConsent.NO, PhotoAudience.ANYBODY, True, False),
        (None, PhotoAudience.ANYBODY, False, False),
        (PhotoConsent.ALL, None, False, False),
    ],
)
def test_a_photo_without_a_yes_stays_out_of_documents(
    agreed: PhotoConsent | None, may_see: PhotoAudience | None, ready: bool, in_papers: bool, person: Person
) -> None:
    photo = Photo(person_id=person.id, digest="0", shows="Me", agreed=agreed, may_see=may_see)
    assert (is_ready(photo), may_be_in_papers(photo)) == (ready, in_papers)
