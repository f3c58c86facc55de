"""Saving what changes on a screen that is no form: a moment after each change, when it is left, and when the screen goes."""

from collections.abc import Callable, Hashable
from typing import Final
from uuid import UUID, uuid4

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from nosdesk.errors import KnownError
from nosdesk.ui.context import Ui, nothing
from nosdesk.ui.screens.editors import SAVE_AFTER_MS

Save = Callable[[UUID], object]
"""Saves one thing; it is given the visit, which is the same for all saves between coming to a field and leaving it."""


class Saving:
    """Holds back each change for a moment, so that one visit to a field is saved a few times and not at every key.

    What cannot be saved is told in a dialog once; `done` is called after each save.
    """

    def __init__(self, ui: Ui, owner: QWidget, done: Callable[[], None] = nothing) -> None:
        self._ui, self._done = ui, done
        self._waiting: dict[Hashable, Save] = {}
        self._visits: dict[Hashable, UUID] = {}
        self._timer: Final = QTimer(owner)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.now)

    def soon(self, field: Hashable, save: Save) -> None:
        """Save a field a moment from now; a later change of the same field takes the place of an earlier one."""
        self._waiting[field] = save
        self._visits.setdefault(field, uuid4())
        self._timer.start()

    def left(self, field: Hashable) -> None:
        """The field was left: save it now, and let the next change be a visit of its own."""
        self.now()
        self._visits.pop(field, None)

    def now(self) -> None:
        """Save everything that waits."""
        self._timer.stop()
        waiting, self._waiting = self._waiting, {}
        for field, save in waiting.items():
            try:
                save(self._visits[field])
            except KnownError as error:
                self._refused(error)
                return
        if waiting:
            self._done()

    def _refused(self, error: KnownError) -> None:
        def told() -> object:
            raise error

        self._ui.did(told)
