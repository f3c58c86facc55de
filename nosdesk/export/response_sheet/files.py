"""Response sheets as files that are whole or not there."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final

from nosdesk.errors import KnownError
from nosdesk.export import files
from nosdesk.i18n import Words

CANNOT_WRITE: Final = Words(
    "The file {file} could not be written there. Nothing was changed. Make room, or choose a folder of your own.",
    "We could not save {file} there. Nothing has changed. Choose another folder.",
)


def write_whole(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Let `write` fill a file that takes the place of `path` once it is complete.

    Raises KnownError where the folder cannot be written; what was there before stays then.
    """
    data = BytesIO()
    write(data)
    try:
        files.write_whole(path, data.getvalue())
    except OSError as error:
        raise KnownError(CANNOT_WRITE, file=path.name) from error
