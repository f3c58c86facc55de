"""Folders that only this user can read, for papers on their way to a viewer or a printer: gone when the program ends.

A program that is killed cannot clean up after itself: the next one does it.
"""

import atexit
import os
import shutil
import sys
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

_PREFIX: Final = "nosdesk-papers-"


@cache
def private_folder() -> Path:
    """The folder of this program. Its name tells whose it is."""
    folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def sweep() -> None:
    """Remove the folders of programs that were killed. What belongs to somebody else, or to a program that runs, stays."""
    with suppress(OSError):
        for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
            owner = folder.name.removeprefix(_PREFIX).partition("-")[0]
            if owner.isdigit() and not _runs(int(owner)):
                # Not a link that somebody laid there: rmtree refuses those.
                shutil.rmtree(folder, ignore_errors=True)


def _runs(process: int) -> bool:
    """Whether a program of that number runs; where the system cannot be asked without harm, it is taken to."""
    if sys.platform == "win32":
        # There os.kill would end it.
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
