"""Composition root of the window: settings, fonts, window, first place. The only module that wires these together."""

import gc
import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Final

from nosdesk import settings as preferences
from nosdesk.ui.kit.later import later
from nosdesk.ui.kit.look import load_fonts
from nosdesk.ui.places import Place, Reading, Start, Unlock
from nosdesk.ui.window import Window

log = logging.getLogger(__name__)

_REST_AFTER_MS: Final = 200


def run_window(path: str | None = None) -> int:
    """Open the window, on a case file if one is named. Gives the exit code."""
    from PySide6.QtWidgets import QApplication

    # Fusion everywhere: the kit paints on it, and it looks alike on every desktop.
    application = QApplication([*sys.argv[:1], "-style", "Fusion"])
    application.setApplicationName("nosdesk")
    application.setApplicationDisplayName("NOS Desk")
    application.setDesktopFileName("nosdesk")
    load_fonts()
    window = make_window(Path(path) if path else None)
    sys.excepthook = _hook(window)
    window.show()
    # Not at once: the first keys are answered first, and on a slow machine the window is painted before the wait begins.
    later(window, 0, lambda: later(window, _REST_AFTER_MS, _load_the_rest))
    return application.exec()


def make_window(path: Path | None = None) -> Window:
    """A window at its first place: reading preferences the very first time, then the start or the file's passphrase."""
    settings = preferences.load()
    window = Window(settings)
    after: Place = Unlock(path) if path else Start()
    if settings.asked:
        window.ui.start_at(after)
    else:
        window.ui.trail.append(after)
        window.ui.go(Reading(first=True))
    return window


def _load_the_rest() -> None:
    """Load the database engine while the first window is being read, so that opening a file does not wait for it."""
    threading.Thread(target=_import_engine, daemon=True).start()


def _import_engine() -> None:
    import nosdesk.storage.casefile  # noqa: F401
    from nosdesk.ui.private import sweep

    sweep()

    # What start-up made stays for good: it is not looked through again.
    gc.freeze()
    gc.enable()


def _hook(window: Window) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """What happens with a mistake of ours: it is logged, and the person is told that the case file is untouched."""

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        window.tell_bug(error)

    return caught
