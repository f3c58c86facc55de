"""Files are made whole beside their place, then moved into it, so that what is there is complete or not there.

An unfinished file is named `.nosdesk-<digest of the name>-<process>.part`: short whatever the case file is called, and found
again by the next opening of that case file, which sweeps away what a killed program left.
"""

import errno
import hashlib
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import BinaryIO, Final

from nosdesk.errors import KnownError
from nosdesk.storage import trouble

_SUFFIXES: Final = ("", "-journal", "-wal", "-shm")
_TRIES: Final = 10
_PAUSE: Final = 0.1
_WIPED_AT_ONCE: Final = 1 << 20
_NO_LINKS: Final = frozenset({errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EXDEV, errno.EACCES})


def _stem(path: Path) -> str:
    return f".nosdesk-{hashlib.sha256(os.fsencode(path.name)).hexdigest()[:12]}-"


def beside(path: Path, mark: str = "") -> Path:
    """Where the unfinished file for `path` is written: the same folder, so that moving it is one step."""
    return path.with_name(f"{_stem(path)}{os.getpid()}{mark}.part")


def sweep(path: Path) -> None:
    """Remove what a killed program left unfinished beside a case file. Only for who holds the case file.

    What cannot be removed stays: it is never read, and the next opening tries again.
    """
    stem = _stem(path)
    with suppress(OSError):
        for name in os.listdir(path.parent):
            if name.startswith(stem) and name.partition(".part")[2] in _SUFFIXES:
                with suppress(OSError):
                    path.with_name(name).unlink()


@contextmanager
def unfinished(path: Path, mark: str = "") -> Iterator[Path]:
    """An empty file beside `path`, for its owner's eyes only, to be filled and moved; none is left behind whatever happens.

    Raises OSError where the folder takes no file.
    """
    part = beside(path, mark)
    _remove(part)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield part
    finally:
        _remove(part)


def _remove(part: Path) -> None:
    for suffix in _SUFFIXES:
        part.with_name(part.name + suffix).unlink(missing_ok=True)


def put_new(part: Path, path: Path) -> None:
    """Move a finished file to a name that is free. Raises KnownError where the name was taken meanwhile, else OSError."""
    flush(part)
    try:
        if os.name == "posix":
            _link_or_rename(part, path)
        else:
            os.rename(part, path)
    except FileExistsError as error:
        raise KnownError(trouble.ALREADY_THERE, file=trouble.shown(path)) from error
    flush_folder(path.parent)


def _link_or_rename(part: Path, path: Path) -> None:
    """A link refuses a taken name, a rename on POSIX does not; some sticks know no links."""
    try:
        os.link(part, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from error
        os.rename(part, path)
    else:
        os.unlink(part)


def put_over(part: Path, path: Path, *, wipe: bool = False) -> None:
    """Move a finished file over an older one, in one step, as readable for others as that was.

    With `wipe`, what the older one held is overwritten afterwards, as far as the disk does that in place. Raises OSError; the
    older file is whole then.
    """
    with _opened_to_wipe(path) if wipe else nullcontext(None) as older:
        _replace(part, path)
        if older is not None:
            _wipe(older)


def _replace(part: Path, path: Path) -> None:
    with suppress(OSError):
        # A stick may know no modes.
        shutil.copymode(path, part)
    flush(part)
    for left in reversed(range(_TRIES)):
        try:
            os.replace(part, path)
            break
        except PermissionError:
            # On Windows a virus scanner or an indexer may hold a file for a moment.
            if os.name == "posix" or not left:
                raise
            time.sleep(_PAUSE)
    flush_folder(path.parent)


@contextmanager
def _opened_to_wipe(path: Path) -> Iterator[BinaryIO | None]:
    """A file that is about to be replaced; None where it cannot stay open meanwhile, or has a second name that is kept."""
    if os.name != "posix" or os.stat(path).st_nlink > 1:
        yield None
        return
    with path.open("rb+") as older:
        yield older


def _wipe(older: BinaryIO) -> None:
    """Overwrite a file that has no name any more. A solid-state disk may keep the old content all the same."""
    # The new file is in its place: what cannot be overwritten now is no reason to tell of a failure.
    with suppress(OSError):
        left = os.fstat(older.fileno()).st_size
        while left > 0:
            left -= older.write(bytes(min(left, _WIPED_AT_ONCE)))
        older.flush()
        os.fsync(older.fileno())


def flush(path: Path) -> None:
    """See that a file's content is on the disk."""
    with path.open("rb+") as file:
        if sys.platform == "darwin":
            import fcntl

            # On macOS fsync only hands the data to the drive.
            fcntl.fcntl(file.fileno(), fcntl.F_FULLFSYNC)
        else:
            os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """See that the names in a folder are on the disk, where the system can be asked to."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some network folders refuse this: they keep names in their own way.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)
