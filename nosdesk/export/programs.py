"""Programs of the computer that writers use where they are there: speech and braille.

What goes through them is private: it is given by a pipe, never in a command line that others can list, and never in a file.
"""

import shutil
import subprocess
from collections.abc import Sequence
from typing import Final

from nosdesk.errors import KnownError
from nosdesk.i18n import Words

FAILED: Final = Words(
    "The program “{program}” on this computer did not do its work. Nothing was made. Try another kind of file.",
    "A program on this computer stopped. We made nothing. Try another kind of file.",
)
_SECONDS: Final = 300
"""Longest that one part of a document may take: a voice that hangs must not hang the window."""


def there(program: str) -> bool:
    """Whether the computer has a program."""
    return shutil.which(program) is not None


def run(command: Sequence[str], given: bytes) -> bytes:
    """What a program makes of what it is given. Raises KnownError where it fails or takes longer than five minutes."""
    try:
        # The command is ours, word by word; what people typed goes through the pipe.
        done = subprocess.run(command, input=given, capture_output=True, timeout=_SECONDS, check=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError) as error:
        raise KnownError(FAILED, program=command[0]) from error
    return done.stdout
