"""Put a backup in the place of a case file: the present file is kept aside, the change is one step, and a kill harms nothing."""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from sqlcipher3 import dbapi2 as sqlcipher

from nosdesk.errors import BugError, KnownError
from nosdesk.i18n import Words
from nosdesk.storage import held, trouble
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.files import flush, flush_folder, put_new, put_over, sweep, unfinished
from nosdesk.storage.shelf import digest_of, understood

BACKUP_BROKEN: Final = Words(
    "This backup is damaged, so it was not used. Your case file is as it was. Choose another backup from the list.",
    "This safety copy is broken. Nothing has changed. Choose another one.",
)
BACKUP_GONE: Final = Words(
    "This backup is no longer there, so it was not used. Your case file is as it was. Choose another backup, or plug the stick in.",
    "We cannot find this safety copy. Nothing has changed. Choose another one.",
)
IS_THE_FILE: Final = Words(
    "This is the case file that is open, not a backup of it. Nothing was changed. Choose another file.",
    "This file is open now. Nothing has changed. Choose another one.",
)
NO_ROOM: Final = Words(
    "There is not enough room to go back to the backup. Your case file is as it was. Make room on the disk and try again.",
    "The disk is full. Your file is as it was. Make room and try again.",
)

Open = Callable[[Path], CaseFile]
"""Opens the copy of a backup, with whatever passphrase it needs."""
Settle = Callable[[CaseFile], None]
"""Does to a restored file what must be done before anybody sees it."""
SETTLE: Final[Sequence[Settle]] = (CaseFile.begin_chain,)
"""What is done to every restored file before it takes its place: the re-applying of erasures belongs here."""

_JOURNALS: Final = ("-journal", "-wal")
_WORK: Final = "-restore"


def put_back(backup: Path, target: Path, opened: Open, day: str, settle: Sequence[Settle] = SETTLE) -> Path | None:
    """Put a backup in the place of a case file that is closed, damaged or missing. Gives where the present file was kept.

    The backup is copied, opened, brought up to date, looked over and settled beside the target; only then does it take its place. `day` is
    today for the name of the file kept aside. Raises KnownError, with the target and the backup as they were.
    """
    real = target.resolve()
    if not real.parent.is_dir():
        raise KnownError(trouble.NO_FOLDER, file=trouble.shown(target))
    with _told(target):
        _refuse_if_open(real)
        sweep(real)
        with unfinished(real, _WORK) as part:
            copy_of(backup, part)
            with closing(opened(part)) as fresh:
                _look_over(fresh)
                for each in settle:
                    each(fresh)
            _forget_older(part)
            if not real.exists():
                _clear_journals(real, None)
                put_new(part, real)
                return None
            kept = _keep_aside(real, day)
            _clear_journals(real, kept)
            put_over(part, real)
            return kept


def copy_of(backup: Path, part: Path) -> None:
    """Copy a backup into an empty file, which must then be what the backup's name says. The backup itself is only read.

    Raises KnownError where it is damaged, gone, or the file that is open.
    """
    if not backup.exists():
        raise KnownError(BACKUP_GONE)
    if held.protected_if_held(backup) is not None:
        raise KnownError(IS_THE_FILE)
    try:
        with backup.open("rb") as source:
            _pour(source, part)
    except FileNotFoundError as error:
        raise KnownError(BACKUP_GONE) from error
    named = understood(backup, 0)
    if named is not None and digest_of(part) != named.check:
        raise KnownError(BACKUP_BROKEN)


def _pour(source: BinaryIO, part: Path) -> None:
    with part.open("wb") as file:
        shutil.copyfileobj(source, file, 1 << 20)


def _look_over(fresh: CaseFile) -> None:
    if fresh.problems():
        raise KnownError(BACKUP_BROKEN)


def _forget_older(part: Path) -> None:
    """A backup of an older version was brought up to date: the copy that this keeps is not wanted, the backup is there."""
    for each in part.parent.glob(f"{part.stem}.before-*{part.suffix}"):
        each.unlink()


def _refuse_if_open(real: Path) -> None:
    """Raise KnownError where this or another program has the file open; its passphrase is not needed to see that."""
    if not real.exists():
        return
    if held.protected_if_held(real) is not None:
        raise BugError("a backup was put back over a file that is open")
    connection = sqlcipher.connect(str(real), isolation_level=None, timeout=0.2)
    try:
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("ROLLBACK")
    except sqlcipher.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlcipher.SQLITE_BUSY:
            raise KnownError(trouble.OPEN_ELSEWHERE, file=trouble.shown(real)) from error
    finally:
        connection.close()


def _keep_aside(real: Path, day: str) -> Path:
    """Give the present file a second name, NAME.before-restore-DAY.nosdesk; where the disk knows no second names, copy it.

    Until the new file takes its place, both names are the same file: whenever the program is killed, it is there.
    """
    first = f"{real.stem}.before-restore-{day}"
    names = (first, *(f"{first}-{number}" for number in range(2, 1000)))
    aside = next(path for name in names if not os.path.lexists(path := real.with_name(name + real.suffix)))
    try:
        os.link(real, aside)
    except OSError:
        with unfinished(aside) as part:
            with real.open("rb") as source:
                _pour(source, part)
            flush(part)
            if digest_of(part) != digest_of(real):
                raise KnownError(trouble.FAULTY, file=trouble.shown(real)) from None
            put_new(part, aside)
    flush_folder(real.parent)
    return aside


def _clear_journals(real: Path, kept: Path | None) -> None:
    """Take away what a killed program left beside the present file, or SQLite would take it for a part of the restored one.

    It is kept beside the file kept aside, which it belongs to: opening that one brings it to rest.
    """
    for suffix in _JOURNALS:
        journal = real.with_name(real.name + suffix)
        if not journal.exists():
            continue
        if kept is not None:
            shutil.copyfile(journal, kept.with_name(kept.name + suffix))
            flush(kept.with_name(kept.name + suffix))
        journal.unlink()
    flush_folder(real.parent)


@contextmanager
def _told(target: Path) -> Iterator[None]:
    """Turn what the system raises into words; what a full disk leaves undone is not an answer that was typed."""
    try:
        yield
    except OSError as error:
        known = trouble.told(error, target)
        if not isinstance(known, KnownError):
            raise
        raise KnownError(NO_ROOM) if known.words is trouble.DISK_FULL else known from error
    except KnownError as error:
        if error.words is trouble.DISK_FULL:
            raise KnownError(NO_ROOM) from error
        if error.words in (trouble.DAMAGED, trouble.NOT_OURS):
            raise KnownError(BACKUP_BROKEN) from error
        if "file" in error.values:
            # The name of the copy that was worked on tells nobody anything.
            raise KnownError(error.words, file=trouble.shown(target)) from error
        raise


@contextmanager
def looked_at(backup: Path, folder: Path, opened: Open) -> Iterator[CaseFile]:
    """A backup, opened as a copy of its own in a folder of the program's, which is gone afterwards. The backup is only read.

    Raises KnownError where it is damaged, gone, from a newer version, or the passphrase is wrong.
    """
    place = folder / f"look-{hashlib.sha256(bytes(backup)).hexdigest()[:8]}"
    with ExitStack() as stack:
        with _told(backup):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            sweep(place)
            part = stack.enter_context(unfinished(place))
            copy_of(backup, part)
            stack.callback(_forget_older, part)
            fresh = stack.enter_context(closing(opened(part)))
        yield fresh
