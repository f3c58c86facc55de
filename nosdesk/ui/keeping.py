"""Backups while the window is open: each hour in a thread of their own, and before the file is closed."""

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from nosdesk.errors import KnownError
from nosdesk.i18n import Words

if TYPE_CHECKING:
    # The services bring the database engine with them; the first window is painted before that.
    from nosdesk.services.backups import Outcome
    from nosdesk.storage.casefile import CaseFile
    from nosdesk.ui.context import Ui

log = logging.getLogger(__name__)

_LOOK_EVERY_MS: Final = 5 * 60 * 1_000
_WAIT_UNSEEN: Final = 0.4
"""Seconds a backup may take before its progress is shown."""
_STEPS: Final = 100

MAKING: Final = Words("Making a backup", "Saving a safety copy")
MAKING_TEXT: Final = Words(
    "Everything you typed is already saved in your file. This makes a second copy of it, and checks the copy.",
    "Your answers are safe. Now we save a second copy.",
)
WITHOUT: Final = Words("Close without a backup", "Close now")
NOT_WAIT: Final = Words("Go on without a backup", "Go on now")
NO_BACKUP: Final = Words("No backup was made", "We made no safety copy")


class Job(threading.Thread):
    """One backup in a thread of its own. Ends with an outcome, with an error, or with neither where it was stopped."""

    def __init__(self, case: "CaseFile", place: Path | None, *, always: bool = False) -> None:
        super().__init__(daemon=True)
        self.case, self.place, self.always = case, place, always
        self.done = 0.0
        self.outcome: Outcome | None = None
        self.refused: KnownError | None = None
        self.bug: Exception | None = None
        self._stop_asked = threading.Event()

    def stop(self) -> None:
        """End it at its next step."""
        self._stop_asked.set()

    def _hear(self, done: float) -> None:
        from nosdesk.services.backups import StoppedError

        self.done = done
        if self._stop_asked.is_set():
            raise StoppedError

    def run(self) -> None:
        """The thread's work."""
        from nosdesk.services.backups import StoppedError, back_up
        from nosdesk.storage.casefile import MovedError

        try:
            self.outcome = back_up(self.case, self.place, self._hear, always=self.always)
        except (StoppedError, MovedError):
            log.info("a backup was stopped")
        except KnownError as error:
            self.refused = error
        except Exception as error:  # noqa: BLE001  # told in the window's own thread
            self.bug = error


class Keeper(QObject):
    """Sees that there are backups. `made` is emitted in the window's thread when one in the background has ended."""

    made = Signal()
    _ended = Signal(object)

    def __init__(self, ui: "Ui", parent: QWidget, bug: Callable[[BaseException], None]) -> None:
        super().__init__(parent)
        self._ui, self._window, self._bug = ui, parent, bug
        self._job: Job | None = None
        self._last = datetime.now(UTC)
        self._ended.connect(self._take)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @property
    def place(self) -> Path | None:
        """The second place that the user chose."""
        chosen = self._ui.settings.second_place
        return Path(chosen) if chosen else None

    def look(self) -> None:
        """Begin a backup in the background where the last was begun an hour ago, or the clock says that it was tomorrow."""
        from nosdesk.services.backups import EVERY

        since = datetime.now(UTC) - self._last
        if self._ui.desk is not None and self._job is None and (since >= EVERY or since.total_seconds() < 0):
            self.begin()

    def begin(self) -> None:
        """Make a backup in the background."""
        if self._ui.desk is None or self._job is not None:
            return
        self._last = datetime.now(UTC)
        job = self._job = Job(self._ui.at.case, self.place)
        threading.Thread(target=self._watch, args=(job,), daemon=True).start()

    def _watch(self, job: Job) -> None:
        job.start()
        job.join()
        with suppress(RuntimeError):
            # The window may be gone by then.
            self._ended.emit(job)

    def _take(self, job: Job) -> None:
        if job is not self._job:
            return
        self._job = None
        if job.bug:
            self._bug(job.bug)
        self.made.emit()

    def stop(self) -> None:
        """End a backup in the background, before its file is closed or replaced."""
        job, self._job = self._job, None
        if job is not None:
            job.stop()
            job.join(timeout=5)

    def now(self, *, always: bool, without: Words) -> "Outcome | None":
        """Make a backup and wait for it, showing how far it is where that takes a moment. None where it failed, which is
        told, or where the person does not wait."""
        self.stop()
        self._last = datetime.now(UTC)
        job = Job(self._ui.at.case, self.place, always=always)
        job.start()
        job.join(_WAIT_UNSEEN)
        if job.is_alive():
            self._show(job, without)
        if job.bug:
            self._bug(job.bug)
        if job.refused:
            self._ui.shell.tell(self._ui.say(NO_BACKUP), job.refused.said(self._ui.reader))
        return job.outcome

    def _show(self, job: Job, without: Words) -> None:
        from nosdesk.ui.kit.working import Working

        ui = self._ui
        with Working(ui.look, self._window, ui.say(MAKING), ui.say(MAKING_TEXT), ui.say(without), _STEPS) as working:
            while job.is_alive() and not working.stopped:
                job.join(0.02)
                working.reach(round(job.done * _STEPS))
        if job.is_alive():
            job.stop()
            # Its next step is milliseconds away; a network folder that hangs is not waited for.
            job.join(1)

    def before_closing(self) -> None:
        """The last backup of the file that is about to be closed, where something changed."""
        from nosdesk.services.backups import is_due

        self.stop()
        if self._ui.at.case.closed:
            return
        try:
            wanted = is_due(self._ui.at.case) or self.place is not None
        except KnownError:
            # The file is gone: every save has said so already.
            return
        if wanted:
            self.now(always=False, without=WITHOUT)
