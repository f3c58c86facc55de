"""What the database and the disk complain of, in words a person can use."""

from typing import Final

from sqlcipher3 import dbapi2 as sqlcipher

from nosdesk.errors import KnownError
from nosdesk.i18n import Words

WRONG_PASSPHRASE: Final = Words(
    "That passphrase does not open this file. Nothing was changed. Check capital letters and try again.",
    "That is not the right password. Nothing has changed. Try again.",
)
NOT_OURS: Final = Words(
    "{file} is not a NOS Desk case file. Nothing was changed. Look for a file that ends in .nosdesk.",
    "This is not a NOS Desk file. Nothing has changed. Find a file that ends in .nosdesk.",
)
NEWER: Final = Words(
    "{file} was made by a newer version of NOS Desk. Nothing was changed. Update the program, then open the file again.",
    "This file needs a newer NOS Desk. Nothing has changed. Ask someone to update the program.",
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
CHANGED_MEANWHILE: Final = Words(
    "This was changed in another place while you were typing. The newer answer was kept. Look at it, then change it again if needed.",
    "Someone changed this answer before you. We kept the new answer. Look at it again.",
)

_BY_TEXT: Final = (
    ("is full", DISK_FULL),
    ("locked", OPEN_ELSEWHERE),
    ("readonly", READ_ONLY),
    ("read-only", READ_ONLY),
    ("unable to open", READ_ONLY),
    ("malformed", DAMAGED),
    ("not a database", DAMAGED),
    ("disk i/o error", GONE),
)


def told(error: BaseException, file: str) -> KnownError | None:
    """The KnownError for what SQLite or the system raised, or None where it is no situation of the person's."""
    if isinstance(error, sqlcipher.IntegrityError):
        return None
    if isinstance(error, sqlcipher.DatabaseError):
        text = str(error).lower()
        return next((KnownError(words, file=file) for part, words in _BY_TEXT if part in text), None)
    if isinstance(error, FileNotFoundError):
        return KnownError(MISSING, file=file)
    if isinstance(error, PermissionError):
        return KnownError(READ_ONLY, file=file)
    if isinstance(error, OSError):
        return KnownError({28: DISK_FULL, 30: READ_ONLY, 122: DISK_FULL}.get(error.errno or 0, GONE), file=file)
    return None
