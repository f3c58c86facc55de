"""Make a backup of an open case file: copied while others work, verified, named, and only then there.

The copy has the file's own key. It is opened again and every table of it is counted and digested against the file's; where
the file was changed meanwhile, that is done anew. Nothing that is not verified ever has the name of a backup.
"""

import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from nosdesk.errors import BugError, KnownError
from nosdesk.i18n import Words
from nosdesk.storage import trouble
from nosdesk.storage.casefile import CaseFile, MovedError
from nosdesk.storage.digest import Digest, digests
from nosdesk.storage.files import flush, put_new, sweep, unfinished
from nosdesk.storage.shelf import Backup, digest_of, named, short, standing, understood

NO_ROOM: Final = Words(
    "There is no room for a backup in {folder}. Your case file and the older backups are as they were. "
    "Make room on the disk, then make a backup.",
    "There is no room for a safety copy. Your file is safe. Make room and try again.",
)
PLACE_READ_ONLY: Final = Words(
    "Nothing can be written in {folder}, so no backup was made. Your case file is as it was. Choose another folder for backups.",
    "We cannot save in this folder. Your file is safe. Choose another folder.",
)
PLACE_GONE: Final = Words(
    "{folder} is not there, so no backup was put there. Your case file is as it was. Plug the stick in or connect the "
    "folder; the next backup goes there by itself.",
    "We cannot find that folder. Your file is safe. Plug in the stick.",
)
PLACE_FAULTY: Final = Words(
    "The disk or stick with {folder} reports a fault, so no backup was made there. Your case file is as it was. Use another "
    "disk or stick for backups.",
    "That disk or stick has a fault. Your file is safe. Use another stick.",
)
NOT_VERIFIED: Final = Words(
    "The new backup is not the same as your case file, so it was thrown away. Your case file and the older backups are as they "
    "were. Check the disk with {folder}.",
    "The new safety copy has mistakes. We threw it away. Your file is safe.",
)
FILE_DAMAGED: Final = Words(
    "A part of your case file cannot be read, so no new backup was made. The older backups are kept. Go back to one of them.",
    "A part of your file is broken. We made no new copy. Use an older one.",
)
FILE_GONE: Final = Words(
    "Your case file can no longer be reached, so no backup was made. The older backups are kept. Plug the stick in again or "
    "connect the folder, then open the file again.",
    "We cannot reach your file now. Your safety copies are safe. Plug in the stick.",
)

_OF_PLACE: Final = {
    id(trouble.DISK_FULL): NO_ROOM,
    id(trouble.READ_ONLY): PLACE_READ_ONLY,
    id(trouble.NO_FOLDER): PLACE_GONE,
    id(trouble.MISSING): PLACE_GONE,
    id(trouble.GONE): PLACE_GONE,
    id(trouble.FAULTY): PLACE_FAULTY,
    id(trouble.NAME_REFUSED): PLACE_READ_ONLY,
    id(trouble.NOT_OURS): PLACE_READ_ONLY,
    id(trouble.ALREADY_THERE): PLACE_READ_ONLY,
}
TRIES: Final = 3
"""How often a backup is begun again because the file was changed while it was verified; the last time, changes wait."""

_PAUSE: Final = 0.000_2

Hear = Callable[[float], None]
"""Is told how much is done, 0 to 1, in the thread that works; what it raises stops the work."""


def make(case: CaseFile, folder: Path, now: datetime, hear: Hear) -> tuple[Backup, str]:
    """Make a backup in a folder. Gives it with the `CaseFile.mark` of the file as it was.

    Others may read and change the case file meanwhile. Raises KnownError, with nothing made and the older ones as they were; what
    `hear` raises; MovedError where the file was closed or got another key.
    """
    with told_of(folder, case):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Its name is known at the end. Until then it stands under one that only this case file's next backup sweeps away.
        place = folder / f"{short(case.id)}-{hashlib.sha256(bytes(case.path)).hexdigest()}"
        sweep(place)
        for turn in range(1, TRIES + 1):
            with unfinished(place) as part:

                def copying(left: int, pages: int) -> None:
                    hear(0.5 * (1 - left / max(pages, 1)))

                def verify(mark: str, part: Path = part) -> None:
                    flush(part)
                    _verify(case, part, mark, folder, hear)

                if turn == TRIES:
                    mark = case.copy_to(part, copying, verify)
                else:
                    mark = case.copy_to(part, copying)
                    try:
                        verify(mark)
                    except MovedError:
                        continue
                return _put(part, folder, short(case.id), now), mark
    raise BugError("a backup neither failed nor was made")


def _put(part: Path, folder: Path, case: str, now: datetime) -> Backup:
    number = max((each.number for each in standing(folder, case)), default=0) + 1
    path = folder / named(case, now, number, digest_of(part))
    put_new(part, path)
    made = understood(path, path.stat().st_size)
    if made is None:
        raise BugError(f"a backup was named {path.name}")
    return made


def _verify(case: CaseFile, part: Path, mark: str, folder: Path, hear: Hear) -> None:
    """Open the copy and compare it with the file, table by table.

    Raises KnownError where they differ, MovedError where the file was changed since it was copied.
    """
    copy: dict[str, Digest] = {}
    failed: list[BaseException] = []

    stopped = threading.Event()

    def read_copy() -> None:
        try:
            copy.update(digests_of(case, part, stopped))
        except BaseException as error:  # noqa: BLE001  # handed to the thread that waits
            failed.append(error)

    thread = threading.Thread(target=read_copy, daemon=True)
    thread.start()
    try:
        ours = digests(case.turn, _counting(hear, case))
        changed = case.mark() != mark
    except BaseException:
        stopped.set()
        raise
    finally:
        thread.join()
    if changed:
        raise MovedError
    if not part.exists():
        raise KnownError(PLACE_GONE, folder=folder.name)
    if failed:
        raise KnownError(NOT_VERIFIED, folder=folder.name) from failed[0]
    if ours != copy:
        raise KnownError(NOT_VERIFIED, folder=folder.name)


class _StoppedError(Exception):
    """Nobody waits for the digest any more."""


def digests_of(case: CaseFile, part: Path, stopped: threading.Event | None = None) -> dict[str, Digest]:
    """The digest of each table of a copy that has the key of this case file. Raises what the database raises."""
    with closing(case.beside(part)) as connection:

        @contextmanager
        def turn() -> Iterator[Any]:
            if stopped and stopped.is_set():
                raise _StoppedError
            yield connection

        return digests(turn, lambda _rows: None)


def _counting(hear: Hear, case: CaseFile) -> Callable[[int], None]:
    """Turns rows into how much is done. How many rows there are costs a reading of the file: half a kilobyte each is near enough."""
    most = max(case.path.stat().st_size / 512, 1.0)
    done = 0

    def between(rows: int) -> None:
        nonlocal done
        done += rows
        hear(0.5 + 0.5 * min(done / most, 1.0))
        # Whoever waits to read or save would else be passed over: the turn is taken again at once.
        time.sleep(_PAUSE)

    return between


@contextmanager
def told_of(folder: Path, case: CaseFile | None = None) -> Iterator[None]:
    """Turn what the disk and the database raise into words about the place of backups; or about the case file, where it is gone."""
    try:
        yield
    except OSError as error:
        known = trouble.told(error, folder)
        raise _of_place(known, folder, case) if isinstance(known, KnownError) else error from error
    except KnownError as error:
        raise _of_place(error, folder, case) from error


def _of_place(error: KnownError, folder: Path, case: CaseFile | None) -> KnownError:
    if case is not None and not case.path.exists():
        return KnownError(FILE_GONE)
    if error.words is trouble.DAMAGED:
        return KnownError(FILE_DAMAGED)
    words = _OF_PLACE.get(id(error.words))
    return KnownError(words, folder=trouble.shown(folder)) if words else error
