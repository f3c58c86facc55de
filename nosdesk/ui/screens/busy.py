"""Work that may take long: it is done at once, and where it has not ended soon, a window tells of it and can stop it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from nosdesk.documents.sheet import Heard
from nosdesk.i18n import Counted, Words
from nosdesk.ui.context import Ui
from nosdesk.ui.kit.working import Working
from nosdesk.ui.screens.wizard import rail_parent

MAKING: Final = Words("Making the pages", "We are making your paper")
_TEXT: Final = Words(
    "This document is long. If you stop, nothing is made or saved.", "This paper is long. You can stop it."
)
STOP: Final = Words("Stop")
_SO_FAR: Final = Counted("{n} step done", "{n} steps done")
_AFTER: Final = 0.5
"""Seconds until the window comes: work that is shorter would only make it flicker."""


class Stopped(Exception):  # noqa: N818 - it is no error: the person asked for it
    """The person ended the work."""


class _Busy:
    """Hears of each piece of the work."""

    def __init__(self, ui: Ui, heading: Words, clock: Callable[[], float] = time.monotonic) -> None:
        self._ui, self._heading, self._clock = ui, heading, clock
        self._began = clock()
        self.working: Working | None = None

    def heard(self) -> None:
        """One piece is done. Raises Stopped where the person wants no more."""
        if self.working is None:
            if self._clock() - self._began < _AFTER:
                return
            self._open()
        if self.working:
            self.working.step()
            if self.working.stopped:
                raise Stopped

    def _open(self) -> None:
        ui = self._ui
        words = ui.say(self._heading), ui.say(_TEXT), ui.say(STOP)
        self.working = Working(ui.look, rail_parent(ui), *words, 0, lambda n: ui.count(_SO_FAR, n))
        self.working.__enter__()


@contextmanager
def busy(ui: Ui, heading: Words = MAKING) -> Iterator[Heard]:
    """Inside, work calls what is given after each piece of it; that raises Stopped where the person wants no more."""
    work = _Busy(ui, heading)
    try:
        yield work.heard
    finally:
        if work.working:
            work.working.__exit__()
