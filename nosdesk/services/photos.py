"""A person's own photos: taken into the case file, described, removed, and drawn where they were chosen."""

from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from nosdesk.domain.choices import PhotoAudience
from nosdesk.domain.records import Photo
from nosdesk.pictures import OwnPhoto
from nosdesk.services.desk import Desk
from nosdesk.services.photo_files import copied
from nosdesk.storage import photos
from nosdesk.storage.unit import Reading


def add(desk: Desk, person_id: UUID, path: Path) -> Photo:
    """Take a photo from a file into the case file. Raises KnownError where it cannot be read safely; the file stays as it is."""
    copy = copied(path)
    with desk.case.writing(desk.author) as writing:
        wide, high = copy.size
        return writing.add(Photo(person_id=person_id, digest=photos.keep(writing, copy.jpeg), wide=wide, high=high))


def remove(desk: Desk, photo_id: UUID) -> None:
    """Remove a photo; where it was chosen, the usual picture stands again. It can be taken back."""
    with desk.case.writing(desk.author) as writing:
        writing.remove(Photo, photo_id)


def of_person(desk: Desk, person_id: UUID) -> tuple[Photo, ...]:
    """A person's photos, the newest first."""
    with desk.case.reading() as reading:
        return reading.find(Photo, person_id=person_id, order=("-created_at", "-id"))


def drawn(desk: Desk, wanted: Iterable[Photo]) -> dict[UUID, OwnPhoto]:
    """Photos as they are drawn, by id; what has no bytes any more is not among them."""
    with desk.case.reading() as reading:
        found = {photo.id: draw(reading, photo) for photo in wanted}
    return {photo_id: shown for photo_id, shown in found.items() if shown is not None}


def draw(reading: Reading, photo: Photo) -> OwnPhoto | None:
    """One photo as it is drawn; None where its bytes are gone."""
    jpeg = photos.load(reading, photo.digest)
    if jpeg is None:
        return None
    size = (max(1, photo.wide), max(1, photo.high))
    only_around = photo.may_see is PhotoAudience.AROUND
    return OwnPhoto(photo.digest, jpeg, size, photo.shows.strip(), photo.who.strip(), only_around=only_around)
