"""What the database and the disk complain of, in words a person can use."""

import errno
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2 as sqlcipher

from nosdesk.errors import BugError, KnownError
from nosdesk.i18n import Words

WRONG_PASSPHRASE: Final = Words(
    "That passphrase does not open this file. Nothing was changed. Check capital letters and try again.",
    "That is not the right password. Nothing has changed. Try again.",
)
OTHER_SHEET: Final = Words(
    "This recovery sheet does not open {file}. It is for another file, or the passphrase was changed after it was made. "
    "Nothing was changed. Look for a sheet with the number of this file.",
    "This sheet does not fit this file. Nothing has changed. Look for another sheet.",
)
NO_PASSPHRASE: Final = Words(
    "{file} has no passphrase, so it needs no recovery sheet. Nothing was changed. Open it as usual.",
    "This file has no password. You do not need the sheet. Open it as always.",
)
NOT_COPIED: Final = Words(
    "The passphrase of {file} was not changed: what was written to the disk was not what was read back. The file is as it "
    "was and opens as before. Save a copy on another disk, then try there.",
    "We could not change the password. Your file is safe and as before. Save a copy on another disk.",
)
EMPTY_PASSPHRASE: Final = Words(
    "The passphrase is empty. Nothing was changed. Type a passphrase, or choose to have none.",
    "You typed no password. Nothing has changed. Type one, or choose to have none.",
)
NOT_OURS: Final = Words(
    "{file} is not a NOS Desk case file. Nothing was changed. Look for a file that ends in .nosdesk.",
    "This is not a NOS Desk file. Nothing has changed. Find a file that ends in .nosdesk.",
)
NEWER: Final = Words(
    "{file} was made by a newer version of NOS Desk. Nothing was changed. Update the program, then open the file again.",
    "This file needs a newer NOS Desk. Nothing has changed. Ask someone to update the program.",
)
NOT_RENEWED: Final = Words(
    "{file} was made by an older version of NOS Desk and could not be brought up to date. It is exactly as it was. "
    "Open it with the version you had before, and send us an error report.",
    "We could not open this older file. It is just as it was. Ask someone to send us a report.",
)
OPEN_ELSEWHERE: Final = Words(
    "{file} is open in another window or on another computer. Nothing was changed. Close it there, then try again.",
    "This file is open somewhere else. Nothing has changed. Close it there and try again.",
)
DISK_FULL: Final = Words(
    "The disk is full, so the last change could not be saved. All that was saved before is safe. "
    "Make room on the disk, then type the last answer again.",
    "The disk is full. Your last answer is not saved. All other answers are safe. Make room and try again.",
)
READ_ONLY: Final = Words(
    "{file} cannot be changed where it is: the folder or the file is read-only. Nothing was changed. "
    "Copy it to a folder of your own, then open the copy.",
    "You cannot change this file here. Nothing has changed. Copy it to your own folder. Open the copy.",
)
NO_FOLDER: Final = Words(
    "The folder for {file} is not there. Nothing was changed. Choose another folder.",
    "We cannot find that folder. Nothing has changed. Choose another folder.",
)
NAME_REFUSED: Final = Words(
    "{file} cannot be the name of a file here: it is too long or has a sign that is not allowed. Nothing was changed. "
    "Choose a shorter name of letters and digits.",
    "This name does not work. Nothing has changed. Choose a short name of letters and numbers.",
)
MISSING: Final = Words(
    "{file} is not there. It may have been moved, renamed or be on a stick that is not plugged in.",
    "We cannot find this file. Someone may have moved it.",
)
ALREADY_THERE: Final = Words(
    "{file} is already there. Nothing was changed. Choose another name.",
    "There is a file with this name. Nothing has changed. Choose another name.",
)
DAMAGED: Final = Words(
    "{file} is damaged and cannot be read. Nothing was changed. Open your last copy of it instead.",
    "This file is broken. Nothing has changed. Open your last copy.",
)
GONE: Final = Words(
    "The file {file} can no longer be reached, so the last change could not be saved. All that was saved before is in "
    "the file. Plug the stick in again or connect the folder, then open the file again.",
    "We cannot reach your file now. Your last answer is not saved. Plug in the stick. Open the file again.",
)
FAULTY: Final = Words(
    "The disk or stick that holds {file} reports a fault, so the last change could not be saved. All that was saved "
    "before is safe if the disk is. Save a copy on another disk now.",
    "The disk has a fault. Your last answer is not saved. Save a copy on another disk now.",
)
CHANGED_MEANWHILE: Final = Words(
    "This was changed in another place while you were typing. The newer answer was kept. Look at it, then change it again if needed.",
    "Someone changed this answer before you. We kept the new answer. Look at it again.",
)
REMOVED_MEANWHILE: Final = Words(
    "This was removed while you were typing, so the last answer was not saved. Undo brings back what was removed.",
    "Someone removed this while you were typing. Your last answer is not saved. You can press Undo.",
)

_BY_CODE: Final = {
    sqlcipher.SQLITE_FULL: DISK_FULL,
    sqlcipher.SQLITE_BUSY: OPEN_ELSEWHERE,
    sqlcipher.SQLITE_PROTOCOL: OPEN_ELSEWHERE,
    sqlcipher.SQLITE_READONLY: READ_ONLY,
    sqlcipher.SQLITE_PERM: READ_ONLY,
    sqlcipher.SQLITE_CANTOPEN: READ_ONLY,
    sqlcipher.SQLITE_CORRUPT: DAMAGED,
    sqlcipher.SQLITE_NOTADB: DAMAGED,
    sqlcipher.SQLITE_FORMAT: DAMAGED,
}
_MOVED: Final = sqlcipher.SQLITE_READONLY | 4 << 8
_BY_TEXT: Final = {
    "could not decode to utf-8": sqlcipher.SQLITE_CORRUPT,
    "is full": sqlcipher.SQLITE_FULL,
    "disk i/o error": sqlcipher.SQLITE_IOERR,
    "malformed": sqlcipher.SQLITE_CORRUPT,
    "readonly": sqlcipher.SQLITE_READONLY,
    "unable to open": sqlcipher.SQLITE_CANTOPEN,
}
"""What is said without a code of its own, by `sqlcipher_export` or by Python's side of the database."""

_BY_ERRNO: Final = {
    errno.ENOENT: MISSING,
    errno.ENOTDIR: MISSING,
    errno.ELOOP: MISSING,
    errno.EISDIR: NOT_OURS,
    errno.EEXIST: ALREADY_THERE,
    errno.ENAMETOOLONG: NAME_REFUSED,
    errno.EINVAL: NAME_REFUSED,
    errno.EILSEQ: NAME_REFUSED,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
    errno.EROFS: READ_ONLY,
    errno.ENOSPC: DISK_FULL,
    errno.EFBIG: DISK_FULL,
    getattr(errno, "EDQUOT", errno.ENOSPC): DISK_FULL,
}
_ROOM_TRIED: Final = 65_536


def shown(path: Path) -> str:
    """The name of a file as it can be shown and printed, whatever bytes it is made of."""
    return path.name.encode(errors="replace").decode()


def told(error: BaseException | None, path: Path) -> KnownError | BugError | None:
    """The KnownError for what SQLite or the system raised; BugError for a broken link; None for what is neither's."""
    if isinstance(error, sqlcipher.IntegrityError):
        return BugError(f"the case file refused a change: {error}")
    if isinstance(error, sqlcipher.DatabaseError):
        words = _of_database(error, path)
        return KnownError(words, file=shown(path)) if words else None
    if isinstance(error, OSError):
        return KnownError(_BY_ERRNO.get(error.errno or 0, FAULTY), file=shown(path))
    return None


def _of_database(error: Exception, path: Path) -> Words | None:
    code = int(getattr(error, "sqlite_errorcode", 0))
    if code == _MOVED:
        return GONE
    if code & 0xFF in (0, sqlcipher.SQLITE_ERROR):
        code = next((known for part, known in _BY_TEXT.items() if part in str(error).lower()), code)
    if code & 0xFF == sqlcipher.SQLITE_IOERR:
        return _of_disk(path)
    return _BY_CODE.get(code & 0xFF)


def _of_disk(path: Path) -> Words:
    """Why reading or writing failed where SQLite does not tell: the file is gone, there is no room, or the disk is faulty."""
    probe = path.with_name(f".nosdesk-room-{os.getpid()}.part")
    try:
        os.stat(path)
        with probe.open("wb") as file:
            file.write(bytes(_ROOM_TRIED))
            file.flush()
            os.fsync(file.fileno())
    except FileNotFoundError:
        return GONE
    except OSError as error:
        return DISK_FULL if _BY_ERRNO.get(error.errno or 0) is DISK_FULL else FAULTY
    finally:
        with suppress(OSError):
            probe.unlink(missing_ok=True)
    return FAULTY
