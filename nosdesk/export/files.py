"""Files that are complete or not there: written beside their place, then renamed into it."""

import contextlib
import os
import tempfile
from pathlib import Path
from typing import BinaryIO


def write_whole(out: BinaryIO | Path, data: bytes) -> None:
    """Write to an open file, or to a path so that it is complete or not there. Raises OSError where it cannot be written."""
    if not isinstance(out, Path):
        out.write(data)
        return
    handle, name = tempfile.mkstemp(prefix=f".{out.stem[:40]}-", suffix=".part", dir=out.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        # A temporary file is for its maker alone; one handed out is as readable as any other that the person makes.
        mask = os.umask(0)
        os.umask(mask)
        beside.chmod(0o666 & ~mask)
        beside.replace(out)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            beside.unlink()
        raise
