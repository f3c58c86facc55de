"""Photos in copies: listed first, left out where a name is left out or the reader is not meant to see them, kept where chosen."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from nosdesk.documents.blocks import sayings
from nosdesk.documents.file_types import FileType
from nosdesk.documents.formats import Format
from nosdesk.documents.redaction import photos_in
from nosdesk.domain.choices import PhotoAudience, PhotoConsent
from nosdesk.domain.records import Outcome, Photo
from nosdesk.i18n import Reader
from nosdesk.services import answers, photos, pictures, sharing
from nosdesk.services.sharing import Copy
from nosdesk.storage import photos as stored
from tests.paper_case import Maya, empty_desk, rich
from tests.photo_making import CAMERA, PLACE, photo_file

READER = Reader(easy=True)


@pytest.fixture
def maya(tmp_path: Path) -> Iterator[Maya]:
    desk = empty_desk(tmp_path / "case.nosdesk")
    with desk.case:
        yield rich(desk)


def who(maya: Maya, name: str) -> UUID:
    return next(one.id for one in sharing.readers(maya.desk, maya.person) if one.name == name)


def chosen_photo(maya: Maya, tmp_path: Path, may_see: PhotoAudience = PhotoAudience.ANYBODY) -> Photo:
    photo = photos.add(maya.desk, maya.person, photo_file(tmp_path))
    values = {"shows": "Priya Nair and I", "who": "Priya", "agreed": PhotoConsent.ALL, "may_see": may_see}
    for name, value in values.items():
        answers.save(maya.desk, Photo, photo.id, name, value, None, None)
    with maya.desk.case.reading() as reading:
        outcome = reading.find(Outcome, person_id=maya.person)[0]
    pictures.choose(maya.desk, "Outcome", outcome.id, photo_id=photo.id)
    return photo


def profile(maya: Maya, **values: object) -> Copy:
    return replace(Copy("person-profile", maya.person, Format.EASY, to_name="Council"), **values)  # type: ignore[arg-type]


def shown(maya: Maya, copy: Copy) -> list[str]:
    return [each.digest for each in photos_in(sharing.cut_copy(maya.desk, copy, READER).document)]


def test_each_photo_is_listed_with_who_is_in_it_and_kept_while_no_name_is_hidden(maya: Maya, tmp_path: Path) -> None:
    photo = chosen_photo(maya, tmp_path)
    (listed,) = sharing.choices(maya.desk, profile(maya), READER).photos
    assert (listed.photo.digest, listed.photo.words, listed.photo.who) == (photo.digest, "Priya Nair and I", "Priya")
    assert (listed.kept, listed.open) == (True, True)
    assert shown(maya, profile(maya)) == [photo.digest]


def test_where_a_name_is_hidden_photos_are_left_out_unless_somebody_keeps_them(maya: Maya, tmp_path: Path) -> None:
    photo = chosen_photo(maya, tmp_path)
    hiding = profile(maya, names_out=(who(maya, "Ruth Whitlock"),))
    assert [each.kept for each in sharing.choices(maya.desk, hiding, READER).photos] == [False]
    cut = sharing.cut_copy(maya.desk, hiding, READER)
    assert (photos_in(cut.document), cut.photos) == ((), 1)
    assert "We left out 1 photo." in " ".join(sayings(cut.document))
    assert shown(maya, replace(hiding, photos_kept=(photo.digest,))) == [photo.digest]
    assert shown(maya, profile(maya, photos_out=(photo.digest,))) == []


def test_a_kept_photo_does_not_say_the_hidden_name(maya: Maya, tmp_path: Path) -> None:
    photo = chosen_photo(maya, tmp_path)
    copy = profile(maya, names_out=(who(maya, "Priya Nair"),), photos_kept=(photo.digest,))
    (kept,) = photos_in(sharing.cut_copy(maya.desk, copy, READER).document)
    assert "priya" not in f"{kept.words} {kept.who}".casefold()


@pytest.mark.parametrize(("to", "gets"), [("Ruth Whitlock", True), ("Fernhill Support", False), ("", False)])
def test_a_photo_for_people_around_is_for_no_provider_or_stranger(
    maya: Maya, tmp_path: Path, to: str, gets: bool
) -> None:
    photo = chosen_photo(maya, tmp_path, PhotoAudience.AROUND)
    providers = [one.name for one in sharing.readers(maya.desk, maya.person)]
    to = (
        to
        if not to or to in providers
        else next(n for n in providers if n not in ("Ruth Whitlock", "Priya Nair", "Maya Whitlock"))
    )
    reader = who(maya, to) if to else None
    copy = profile(maya, to_id=reader, photos_kept=(photo.digest,))
    (listed,) = sharing.choices(maya.desk, copy, READER).photos
    assert (listed.open, listed.kept) == (gets, gets)
    assert bool(shown(maya, copy)) == gets


@pytest.mark.parametrize("kind", [FileType.PDF, FileType.HTML, FileType.DOCX, FileType.ODT])
def test_the_file_has_the_photo_without_its_place_or_none_of_it(maya: Maya, tmp_path: Path, kind: FileType) -> None:
    import base64

    photo = chosen_photo(maya, tmp_path)
    with maya.desk.case.reading() as reading:
        kept = stored.load(reading, photo.digest)
    assert kept
    for names, there in (((), True), ((who(maya, "Ruth Whitlock"),), False)):
        out = tmp_path / f"copy-{there}.{kind.suffix}"
        given = sharing.give(maya.desk, profile(maya, names_out=names, file_type=kind), READER, out)
        data = [out.read_bytes()]
        if zipfile.is_zipfile(out):
            with zipfile.ZipFile(out) as package:
                data += [package.read(name) for name in package.namelist()]
        whole = b"\0".join(data)
        assert any(form in whole for form in (kept, base64.b64encode(kept))) == there
        assert CAMERA.encode() not in whole
        assert PLACE not in whole
        assert not re.search(rb"Exif\0\0", whole)
        assert given.photos_out == ("" if there else "Priya Nair and I")


def test_a_photo_left_out_for_a_reader_is_left_out_the_next_time(maya: Maya, tmp_path: Path) -> None:
    photo = chosen_photo(maya, tmp_path)
    ruth = who(maya, "Ruth Whitlock")
    sharing.give(maya.desk, profile(maya, to_id=ruth, photos_out=(photo.digest,)), READER, tmp_path / "a.pdf")
    assert sharing.usual(maya.desk, Copy("person-profile", maya.person, to_id=ruth)).photos_out == (photo.digest,)
