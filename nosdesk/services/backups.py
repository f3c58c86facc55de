"""Backups of a case file: made by themselves, sent to a second place, found again, and what there is to worry about."""

import hashlib
import threading
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from nosdesk.errors import BugError, KnownError
from nosdesk.frozen import dataclass
from nosdesk.i18n import Words
from nosdesk.storage import backup, notes, second, shelf
from nosdesk.storage.backup import Hear
from nosdesk.storage.casefile import CaseFile, MovedError
from nosdesk.storage.shelf import Backup

EVERY: Final = timedelta(hours=1)
"""How often a backup is made while somebody works."""
PATIENCE: Final = timedelta(days=7)
"""How long the second place may be away before the person is told."""

FAILING_HEAD: Final = Words("The last backup did not work", "No new safety copy")
AWAY_HEAD: Final = Words("The second place for backups is away", "Your stick is not here")
FAILING: Final = Words(
    "The last backup of this file did not work. Your case file is as it was, and older backups are kept.",
    "Your last safety copy did not work. Your file is safe.",
)
AWAY: Final = Words(
    "No backup has reached {folder} since {day}. Backups on this computer go on. Plug the stick in or connect the folder, "
    "and the next backup goes there by itself.",
    "We could not save a copy in {folder} since {day}. Plug in your stick when you can.",
)

_one_at_a_time: Final = threading.Lock()


class StoppedError(Exception):
    """Somebody chose not to wait for the backup."""


@dataclass(frozen=True)
class Outcome:
    """What became of a backup: the one that was made (None: nothing had changed), where a copy was sent, and why it could not be."""

    made: Backup | None = None
    sent: Path | None = None
    not_sent: KnownError | None = None


@dataclass(frozen=True)
class Worry:
    """Something to tell about backups, calmly: the words, and for AWAY the place and since when."""

    head: Words
    words: Words
    folder: str = ""
    since: datetime | None = None


def _never(_done: float) -> None:
    """Nobody listens."""


def is_due(case: CaseFile) -> bool:
    """Whether the file has changed since its newest backup, or that backup is no longer there. Raises KnownError."""
    folder = shelf.home_of(case.id)
    known = notes.load(folder)
    return known.mark != case.mark() or not known.newest or not (folder / known.newest).is_file()


def last_made(case: CaseFile) -> Backup | None:
    """The newest backup in the program's own folder."""
    with suppress(OSError):
        return next(iter(shelf.standing(shelf.home_of(case.id), shelf.short(case.id))), None)
    return None


def back_up(
    case: CaseFile, place: Path | None = None, hear: Hear = _never, now: datetime | None = None, *, always: bool = False
) -> Outcome:
    """Make a backup in the program's own folder where the file changed since the last one (or `always`), and see that the newest
    one stands in the second place too. Then what the rule lets go is taken away.

    Raises KnownError where none can be made, with everything as it was; what `hear` raises; MovedError where the file is
    closed meanwhile. That the second place is away is no error: it is told in the outcome.
    """
    moment = now or datetime.now(UTC)
    with _one_at_a_time:
        folder = shelf.home_of(case.id)
        made = None
        if always or is_due(case):
            made = _made(case, folder, moment, lambda done: hear(done * (0.8 if place else 1.0)))
        newest = made or last_made(case)
        if place is None or newest is None:
            return Outcome(made)
        return _sent(folder, newest, place, moment, Outcome(made), lambda done: hear(0.8 + 0.2 * done))


def _made(case: CaseFile, folder: Path, moment: datetime, hear: Hear) -> Backup:
    try:
        made, mark = backup.make(case, folder, moment, hear)
    except KnownError:
        with suppress(OSError):
            notes.save(folder, replace(notes.load(folder), failed_at=moment.isoformat()))
        raise
    with backup.told_of(folder):
        known = notes.load(folder)
        paths = (path_mark(case.path), *(each for each in known.paths if each != path_mark(case.path)))[:8]
        notes.save(folder, replace(known, mark=mark, newest=made.path.name, failed_at="", paths=paths))
        shelf.tidy(folder, made.case)
    return made


def _sent(folder: Path, newest: Backup, place: Path, moment: datetime, outcome: Outcome, hear: Hear) -> Outcome:
    known = notes.load(folder)
    here = f"{newest.path.name} {path_mark(place)}"
    if known.sent == here and second.folder_in(place).joinpath(newest.path.name).is_file():
        return outcome
    try:
        sent = second.send(newest, place, hear)
    except KnownError as error:
        since = _moment(known.unsent_since)
        # A clock that was set back must not silence this for years.
        began = known.unsent_since if since and since <= moment else moment.isoformat()
        with suppress(OSError):
            notes.save(folder, replace(known, unsent_since=began))
        return replace(outcome, not_sent=error)
    with suppress(OSError):
        notes.save(folder, replace(known, sent=here, unsent_since=""))
    return replace(outcome, sent=sent)


def back_up_to(case: CaseFile, folder: Path, now: datetime | None = None) -> Backup:
    """Make a backup in any folder that is there. Raises KnownError."""
    if not folder.is_dir():
        raise KnownError(backup.PLACE_GONE, folder=folder.name or str(folder))
    with _one_at_a_time:
        try:
            made, _ = backup.make(case, folder, now or datetime.now(UTC), _never)
        except MovedError as error:
            raise BugError("the case file was closed while it was copied") from error
        return made


def worries(case: CaseFile, place: Path | None, now: datetime | None = None) -> tuple[Worry, ...]:
    """What to tell of the backups of this file: none works, or nothing has reached the second place for a week."""
    moment = now or datetime.now(UTC)
    known = notes.load(shelf.home_of(case.id))
    found = [Worry(FAILING_HEAD, FAILING)] if known.failed_at else []
    since = _moment(known.unsent_since)
    if place is not None and since is not None and moment - since >= PATIENCE:
        found.append(Worry(AWAY_HEAD, AWAY, place.name or str(place), since))
    return tuple(found)


def choose_second(case: CaseFile, place: Path) -> None:
    """Take a folder as the second place: our folder is made in it. Raises KnownError where nothing can be written there."""
    second.prepare(place)
    folder = shelf.home_of(case.id)
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        notes.save(folder, replace(notes.load(folder), unsent_since=""))


def path_mark(path: Path) -> str:
    """A place on this computer as the notes have it: it can be compared and not read."""
    return hashlib.sha256(bytes(path.resolve())).hexdigest()


def _moment(written: str) -> datetime | None:
    try:
        return datetime.fromisoformat(written) if written else None
    except ValueError:
        return None
