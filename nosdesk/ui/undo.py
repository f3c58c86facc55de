"""Undo and redo from any screen: what was taken back is said, and the screen shows it."""

from typing import Final

from nosdesk.i18n import Words
from nosdesk.storage.history import redo, undo
from nosdesk.ui.context import Ui

UNDONE: Final = Words("Taken back: the last change.", "We took back your last change.")
REDONE: Final = Words("Done again: the last change.", "We did your last change again.")
NOTHING_TO_UNDO: Final = Words("There is nothing to take back.", "There is no change to take back.")
NOTHING_TO_REDO: Final = Words("There is nothing to do again.", "There is no change to do again.")


def take_back(ui: Ui, *, back: bool) -> None:
    """Take back the last change of this session, or with `back` false do it again."""
    desk = ui.at
    action = undo if back else redo
    done = ui.attempt(lambda: action(desk.case, desk.author, desk.opened_at))
    if done is None:
        ui.shell.announce(ui.say(NOTHING_TO_UNDO if back else NOTHING_TO_REDO))
        return
    ui.again()
    ui.shell.announce(ui.say(UNDONE if back else REDONE))
