"""The second place for backups, which the user chose: a stick, a network folder. What is sent there is read back."""

import hashlib
from pathlib import Path
from typing import Final

from nosdesk.errors import KnownError
from nosdesk.i18n import Words
from nosdesk.storage.backup import PLACE_GONE, Hear, told_of
from nosdesk.storage.files import flush, put_new, sweep, unfinished
from nosdesk.storage.shelf import SECOND, Backup, digest_of, is_whole, tidy
from nosdesk.storage.trouble import shown

NOT_AS_SENT: Final = Words(
    "What was written in {folder} reads back different, so it was thrown away. Your case file and its other backups are as they "
    "were. Use another disk or stick.",
    "The copy on {folder} has mistakes. We threw it away. Use another stick.",
)
_AT_ONCE: Final = 1 << 20


def prepare(place: Path) -> Path:
    """Make our folder in the place that the user chose; gives it. Raises KnownError where nothing can be written there."""
    with told_of(place):
        folder = folder_in(place)
        folder.mkdir(mode=0o700, exist_ok=True)
        with unfinished(folder / "try"):
            return folder


def folder_in(place: Path) -> Path:
    """Our folder in a place; the place itself where that is our folder already."""
    return place if place.name == SECOND else place / SECOND


def send(backup: Backup, place: Path, hear: Hear) -> Path:
    """Copy a backup to the second place, read it back, and tidy up there. What is there already is left as it is.

    Raises KnownError, with nothing left behind: the place is not there, is full, read-only or faulty. What `hear` raises goes through.
    """
    folder = folder_in(place)
    if not folder.is_dir():
        raise KnownError(PLACE_GONE, folder=shown(place))
    target = folder / backup.path.name
    with told_of(place):
        if not (
            target.exists() and is_whole(Backup(target, backup.made_at, backup.number, backup.case, backup.check, 0))
        ):
            target.unlink(missing_ok=True)
            _copy(backup, target, place, hear)
        tidy(folder, backup.case)
    return target


def _copy(backup: Backup, target: Path, place: Path, hear: Hear) -> None:
    done = 0

    def heard(size: int) -> None:
        nonlocal done
        done += size
        hear(min(done / max(2 * backup.size, 1), 1.0))

    sweep(target)
    told = hashlib.sha256()
    with unfinished(target) as part:
        with backup.path.open("rb") as source, part.open("wb") as file:
            while piece := source.read(_AT_ONCE):
                file.write(piece)
                told.update(piece)
                heard(len(piece))
        flush(part)
        if not told.hexdigest().startswith(backup.check) or digest_of(part, heard) != backup.check:
            raise KnownError(NOT_AS_SENT, folder=shown(place))
        put_new(part, target)
