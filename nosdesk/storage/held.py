"""Which case files this process holds open.

On POSIX a lock belongs to the process and falls as soon as the process closes any handle on the file. So a file that is held
must never be opened a second time in here, not even to look at its first bytes; and it is refused before that can happen.
"""

import os
import threading
from pathlib import Path
from typing import Final

Identity = tuple[int, int]
"""Device and number of a file: the same for every name it has, another for a file put in its place."""

_lock: Final = threading.Lock()
_held: Final[dict[Identity, bool]] = {}


def identity(path: Path) -> Identity:
    """What tells this file from every other. Raises OSError where it is not there."""
    found = os.stat(path)
    return found.st_dev, found.st_ino


def take(one: Identity, protected: bool) -> None:
    """Note that this process holds the file; `protected` where it has a passphrase."""
    with _lock:
        _held[one] = protected


def drop(one: Identity) -> None:
    """Note that this process has let go of the file."""
    with _lock:
        _held.pop(one, None)


def protected_if_held(path: Path) -> bool | None:
    """Whether a file that this process holds has a passphrase; None where it is not held. Raises OSError as `identity`."""
    with _lock:
        return _held.get(identity(path))
