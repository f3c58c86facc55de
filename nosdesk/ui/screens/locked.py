"""The lock page: it shows nothing of the file, not even its name, and asks for the passphrase."""

from typing import Final

from nosdesk.errors import KnownError
from nosdesk.i18n import Words
from nosdesk.ui import places
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.kit.field import Field
from nosdesk.ui.kit.messages import ErrorSummary, Problem
from nosdesk.ui.screens.casefile import WITH_SHEET, close
from nosdesk.ui.screens.new_passphrase import PASSPHRASE, secret, show_button
from nosdesk.ui.screens.parts import button, buttons, plain_screen, question_screen

_TITLE: Final = Words("NOS Desk is locked", "This is locked")
_HINT: Final = Words(
    "What you typed is saved. Type your passphrase to go on where you were.",
    "Your answers are safe. Type your password to go on.",
)
_PLAIN_HINT: Final = Words(
    "What you typed is saved. This file has no passphrase, so anyone can go on from here.",
    "Your answers are safe. Press the button to go on.",
)
_UNLOCK: Final = Words("Unlock", "Open it again")
_CLOSE: Final = Words("Close the file", "Close my file")
_WRONG: Final = Words("There is a problem", "Something is not right")


def screen(ui: Ui) -> Screen:
    """The passphrase, or only a button where the file has none."""
    look, behind = ui.look, ui.locked
    summary = ErrorSummary(look)
    closing = button(ui, _CLOSE, lambda: close(ui), "quiet")
    if behind is not None and not behind.protected:
        go = button(ui, _UNLOCK, lambda: ui.attempt(lambda: ui.shell.unlock(None)), "primary", picture="unlock")
        row = buttons(ui, go, closing)
        return plain_screen(ui, ui.say(_TITLE), row, hint=ui.say(_PLAIN_HINT), picture="lock", first=go)
    entry = secret(ui, PASSPHRASE)
    picture = "lock" if look.easy else ""
    field = Field(look, ui.say(_TITLE), entry, ui.say(_HINT), heading=True, picture=picture)

    def unlock() -> None:
        try:
            ui.shell.unlock(entry.value)
        except KnownError as error:
            said = error.said(ui.reader)
            entry.value = ""
            field.set_error(said)
            summary.show_problems(ui.say(_WRONG), [Problem(said, entry)])

    entry.returnPressed.connect(unlock)
    more = [show_button(ui, entry), closing]
    if behind is not None:
        path = behind.path
        more.insert(1, button(ui, WITH_SHEET, lambda: ui.go(places.Recover(path)), "quiet"))
    row = buttons(ui, button(ui, _UNLOCK, unlock, "primary", after="next"), *more)
    return question_screen(ui, ui.say(_TITLE), summary, field, row, first=entry)
