"""What goes wrong while a document is written or printed, in words a person can use.

The case file is never touched by it: what its own disk complains of is told by storage.trouble.
"""

import errno
import os
from pathlib import Path
from typing import Final

from nosdesk.errors import KnownError
from nosdesk.i18n import Words
from nosdesk.storage import trouble

DISK_FULL: Final = Words(
    "The disk is full, so {file} was not saved. Nothing of it is left there, and your case file is safe. "
    "Make room, or save the document on another disk.",
    "The disk is full. We did not save {file}. Your answers are safe. Pick another disk.",
)
NO_PERMISSION: Final = Words(
    "You may not save files in that folder, so {file} was not saved. Your case file is safe. "
    "Choose a folder of your own, such as Documents.",
    "You cannot save {file} in that folder. Your answers are safe. Pick another folder.",
)
IN_USE: Final = Words(
    "{file} could not be replaced: another program has it open, or it may not be changed. It is as it was. "
    "Close it there, or save the document under another name.",
    "{file} is open or locked. It has not changed. Close it, or pick a new name.",
)
NO_FOLDER: Final = Words(
    "That folder is not there any more, so {file} was not saved. Your case file is safe. Choose another folder.",
    "We cannot find that folder. We did not save {file}. Pick another folder.",
)
IS_A_FOLDER: Final = Words(
    "{file} is the name of a folder, so nothing was saved. Choose another name.",
    "{file} is a folder. We saved nothing. Pick a new name.",
)
BAD_NAME: Final = Words(
    "{file} cannot be the name of a file here: it is too long, or has a sign that is not allowed. Nothing was saved. "
    "Choose a shorter name of letters and digits.",
    "This name does not work. We saved nothing. Pick a short name of letters and numbers.",
)
FAULTY: Final = Words(
    "The disk or stick could not be written to, so {file} was not saved. Your case file is safe. "
    "Check that it is plugged in, or save the document on another disk.",
    "We could not save {file}. Your answers are safe. Pick another disk.",
)
NO_LETTERS: Final = Words(
    "A part of NOS Desk is missing ({file}), so no document can be drawn. Nothing was made, and your case file is safe. "
    "Install NOS Desk again.",
    "NOS Desk is not complete. We made nothing. Ask someone to install it again.",
)

_BY_ERRNO: Final = {
    errno.ENOSPC: DISK_FULL,
    errno.EFBIG: DISK_FULL,
    getattr(errno, "EDQUOT", errno.ENOSPC): DISK_FULL,
    errno.EACCES: NO_PERMISSION,
    errno.EPERM: NO_PERMISSION,
    errno.EROFS: NO_PERMISSION,
    errno.EBUSY: IN_USE,
    getattr(errno, "ETXTBSY", errno.EBUSY): IN_USE,
    errno.ENOENT: NO_FOLDER,
    errno.ENOTDIR: NO_FOLDER,
    errno.ELOOP: NO_FOLDER,
    errno.EISDIR: IS_A_FOLDER,
    errno.EEXIST: IS_A_FOLDER,
    errno.ENAMETOOLONG: BAD_NAME,
    errno.EINVAL: BAD_NAME,
    errno.EILSEQ: BAD_NAME,
}


def told(error: OSError, path: Path) -> KnownError:
    """The KnownError for why a document was not written to a path."""
    words = _BY_ERRNO.get(error.errno or 0, FAULTY)
    if words is NO_PERMISSION and path.is_file() and os.access(path.parent, os.W_OK):
        # The folder takes files: it is this one that is held, on Windows by the program that shows it.
        words = IN_USE
    return KnownError(words, file=trouble.shown(path))
