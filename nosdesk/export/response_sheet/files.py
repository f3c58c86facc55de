"""Files that are whole or not there: written beside their place, then renamed into it."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Final

from nosdesk.errors import KnownError
from nosdesk.i18n import Words

CANNOT_WRITE: Final = Words(
    "The file {file} could not be written there. Nothing was changed. Make room, or choose a folder of your own.",
    "We could not save {file} there. Nothing has changed. Choose another folder.",
)


def write_whole(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Let `write` fill a file that takes the place of `path` once it is complete.

    Raises KnownError where the folder cannot be written; what was there before stays then.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except OSError as error:
        raise KnownError(CANNOT_WRITE, file=path.name) from error
    finally:
        part.unlink(missing_ok=True)
