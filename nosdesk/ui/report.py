"""An error report without personal data, that the user reads, saves and sends by themselves.

It holds where in the program a mistake happened (file, line and name of each function) and which kind it was; never a message,
a value or a path, because those may hold what people typed.
"""

import traceback
from pathlib import Path
from types import TracebackType
from typing import Final

from nosdesk import __version__

_PACKAGE: Final = "nosdesk"


def error_report(error: BaseException) -> str:
    """The report as plain text."""
    # Only here: start-up does not wait for it.
    import platform

    from PySide6.QtCore import qVersion

    lines = [
        f"NOS Desk {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.release()}",
        "",
    ]
    link: BaseException | None = error
    while link is not None:
        lines.append(type(link).__qualname__)
        lines += _frames(link.__traceback__)
        link = link.__cause__ or link.__context__
    return "\n".join(lines) + "\n"


def _frames(trace: TracebackType | None) -> list[str]:
    return [f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]


def _short(filename: str) -> str:
    """The part of a path inside our package; of others only the file's own name."""
    parts = Path(filename).parts
    if _PACKAGE in parts:
        return "/".join(parts[len(parts) - 1 - parts[::-1].index(_PACKAGE) :])
    return parts[-1] if parts else filename
