"""Keys: the passphrase, the recovery sheet, when the window is locked, and what is remembered outside the file."""

import shutil
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QWidget

from nosdesk.documents.file_types import FileType
from nosdesk.documents.recovery_sheet import NAME
from nosdesk.i18n import Words
from nosdesk.services import keys
from nosdesk.settings import LOCK_MINUTES
from nosdesk.ui import places
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.file_dialogs import remember
from nosdesk.ui.kit.arrange import Item, column
from nosdesk.ui.kit.choices import ChoiceGroup, Option
from nosdesk.ui.kit.messages import ErrorSummary, Notice, Problem
from nosdesk.ui.kit.pieces import Text
from nosdesk.ui.screens.casefile import KEYS
from nosdesk.ui.screens.new_passphrase import NewPassphrase
from nosdesk.ui.screens.output import ask_path
from nosdesk.ui.screens.parts import back_link, button, buttons, plain_screen

_RENEW: Final = Words("Choose a new passphrase", "Pick a new password")
_RENEW_HINT: Final = Words(
    "The recovery sheet opened the file. Choose a passphrase that you will know; the sheet then opens the file no more, and you "
    "can print a new one.",
    "Your sheet worked. Now pick a new password. Then print a new sheet.",
)
_SET: Final = Words("Give it a passphrase", "Add a password")
_CHANGE: Final = Words("Change the passphrase", "Change the password")
_TAKE_AWAY: Final = Words("Take the passphrase away", "Take the password away")
_SURE: Final = Words("Take the passphrase away?", "Take the password away now?")
_KEEP_IT: Final = Words("Keep it")
_PROTECTED: Final = Words("With a passphrase", "With a password")
_PROTECTED_TEXT: Final = Words(
    "Only somebody who knows the passphrase can read this file.", "Your file is safe with this."
)
_OPEN: Final = Words("Without a passphrase", "With no password")
_OPEN_TEXT: Final = Words(
    "Anyone who can use this computer, or finds a copy of the file, can read everything in it.",
    "Anyone on this computer can read it.",
)
_DONE: Final = Words("Done")
_PROBLEM: Final = Words("There is a problem", "Something is not right")
_NOW_PROTECTED: Final = Words(
    "From now on the file opens with the new passphrase only. A copy made before still opens with the old one.",
    "Use the new password from now on. Old copies still need the old one.",
)
_RETIRED: Final = Words(
    "The recovery sheet made before opens this file no more: destroy it, and print a new one.",
    "Your old sheet does not work now. Tear it up. Print a new one.",
)
_NOW_OPEN: Final = Words("The file opens without a passphrase now.", "Your file has no password now.")
SHEET: Final = Words("Recovery sheet", "My recovery sheet")
_SHEET_TEXT: Final = Words(
    "A page to print, for when the passphrase is lost. Whoever has it can read everything in the file: print it rather than save it, "
    "and keep the paper locked away.",
    "Print this page. It opens your file if you lose the password. Keep it very safe.",
)
_SHEET_PLAIN: Final = Words(
    "A file without a passphrase needs no recovery sheet.", "You need no sheet. Your file has no password."
)
_SHEET_MADE: Final = Words(
    "A sheet was made on {day} by {who}. It has the number {number}.",
    "You have a sheet. It is from {day}. Its number is {number}.",
)
_SHEET_OLD: Final = Words(
    "The sheet of {day} is for an older passphrase and opens the file no more. Print a new one.",
    "Your sheet from {day} does not work now. Print a new one.",
)
_SHEET_NONE: Final = Words("No sheet has been made for this passphrase.", "You have no sheet yet for this password.")
_PRINT: Final = Words("Print the sheet", "Print my sheet")
_SAVE: Final = Words("Save the sheet as PDF", "Save my sheet")
_NO_PRINTER: Final = Words(
    "The sheet could not be handed to a printer, and nothing of it was left on this computer. Save it on a stick, print it "
    "from there, then delete the file.",
    "We could not print it. Save it on a stick. Ask someone to print it.",
)
_SENT: Final = Words(
    "The sheet was handed to the printer. Fetch it now, before somebody else does.", "Go and get your sheet now."
)
_SAVED: Final = Words(
    "The sheet is saved: {file}. It is not locked, and it opens your file. Print it, then delete the file.",
    "We saved {file}. It can open your file. Print it. Then delete it.",
)
_PRINTS_MS: Final = 20_000
_LOCK: Final = Words("Lock the window", "Lock my screen")
_LOCK_TEXT: Final = Words(
    "When nobody touches the program for a while, everything is hidden until the passphrase is typed. Nothing is lost.",
    "We hide everything when you are away. Your answers stay safe.",
)
_LOCK_NOW: Final = Words("Lock now (Ctrl and L)", "Lock it now")
_WAIT: Final = Words("Lock after", "Lock it after")
_MINUTES: Final = Words("{count} minutes")
_NEVER: Final = Words("Never")
_AWAY: Final = Words("When the computer sleeps or is locked", "When the computer goes to sleep")
_AWAY_ON: Final = Words("Lock NOS Desk too", "Lock this too")
_AWAY_OFF: Final = Words("Leave it open")
_RECENT: Final = Words("Files you opened")
_RECENT_ON: Final = Words("Remember them on this computer", "Show me my last files")
_RECENT_OFF: Final = Words("Do not remember them", "Forget my last files")


def screen(ui: Ui, place: places.Keys) -> Screen:
    """All of it on one page; after a recovery only the new passphrase."""
    form = _Passphrase(ui)
    if place.renew:
        return plain_screen(
            ui,
            ui.say(_RENEW),
            *form.items,
            hint=ui.say(_RENEW_HINT),
            back=back_link(ui, places.WhoIsHere()),
            picture="key",
            first=form.new.one,
        )
    state = (_PROTECTED, _PROTECTED_TEXT, "done") if ui.at.case.protected else (_OPEN, _OPEN_TEXT, "caution")
    return plain_screen(
        ui,
        ui.say(KEYS),
        Notice(ui.look, state[2], ui.say(state[0]), ui.say(state[1])),
        *form.items,
        _part(ui, SHEET, *_sheet(ui)),
        _part(ui, _LOCK, *_locking(ui)),
        back=back_link(ui, places.File()),
        here="file",
        picture="lock",
        gap=28,
    )


def _part(ui: Ui, title: Words, *items: Item) -> QWidget:
    spaced: list[Item] = [Text(ui.look, ui.say(title), "title", "bold")]
    for item in items:
        spaced += [ui.look.space(14), item]
    return column(*spaced)


class _Passphrase:
    """Giving the file a passphrase, another one, or none."""

    def __init__(self, ui: Ui) -> None:
        self.ui = ui
        case = ui.at.case
        self.new = NewPassphrase(ui, (case.path.stem, *ui.at.author.names))
        self.summary = ErrorSummary(ui.look)
        change = button(ui, _CHANGE if case.protected else _SET, self._protect)
        away = [button(ui, _TAKE_AWAY, self._unprotect, "quiet")] if case.protected else []
        self.items: tuple[QWidget, ...] = (self.summary, self.new.widget, buttons(ui, change, *away))

    def _protect(self) -> None:
        ui, case = self.ui, self.ui.at.case
        wrong = self.new.problems()
        self.new.show_problems(wrong)
        self.summary.show_problems(
            ui.say(_PROBLEM), [Problem(ui.say(words), self.new.fields[key].control) for key, words in wrong.items()]
        )
        if wrong or not self.new.is_wanted():
            return
        had_sheet = any(sheet.valid for sheet in keys.sheets(ui.at))
        if ui.did(lambda: case.protect(self.new.value)):
            said = [ui.say(_NOW_PROTECTED), *([ui.say(_RETIRED)] if had_sheet else [])]
            ui.shell.tell(ui.say(_DONE), " ".join(said))
            _show_again(ui)

    def _unprotect(self) -> None:
        ui = self.ui
        sure = ui.shell.ask(ui.say(_SURE), ui.say(_OPEN_TEXT), ui.say(_TAKE_AWAY), ui.say(_KEEP_IT), danger=True)
        if sure and ui.did(lambda: ui.at.case.protect(None)):
            ui.shell.tell(ui.say(_DONE), ui.say(_NOW_OPEN))
            _show_again(ui)


def _show_again(ui: Ui) -> None:
    """The page as it is now; after a recovery the sheet is offered next."""
    if ui.here == places.Keys(renew=True):
        ui.turn_to(places.Keys())
    else:
        ui.again()


def _sheet(ui: Ui) -> list[QWidget]:
    look, desk = ui.look, ui.at
    if not desk.case.protected:
        return [Text(look, ui.say(_SHEET_PLAIN))]
    made = keys.sheets(desk)
    state = Text(look, ui.say(_SHEET_NONE), weight="semibold")
    if made:
        latest, day = made[0], ui.reader.date(made[0].made_at.astimezone().date())
        words = _SHEET_MADE if latest.valid else _SHEET_OLD
        state = Text(look, ui.say(words, day=day, who=latest.made_by, number=keys.number(desk)), weight="semibold")
    row = buttons(
        ui,
        button(ui, _PRINT, lambda: _print(ui), before="print"),
        button(ui, _SAVE, lambda: _save(ui), before="save"),
    )
    return [Text(look, ui.say(_SHEET_TEXT)), state, row]


def _print(ui: Ui) -> None:
    """Hand the sheet to the printer through a pipe: a file of it on this computer would be a key left in the door."""
    printer = shutil.which("lp")
    if printer is None:
        ui.shell.tell(ui.say(_PRINT), ui.say(_NO_PRINTER))
        return
    drawn = ui.attempt(lambda: keys.draw_sheet(ui.at, ui.reader))
    if drawn is None:
        return
    process = QProcess()
    process.start(printer, ["-"])
    process.write(drawn)
    process.closeWriteChannel()
    if not process.waitForFinished(_PRINTS_MS) or process.exitCode() != 0:
        process.kill()
        process.waitForFinished(_PRINTS_MS)
        ui.shell.tell(ui.say(_PRINT), ui.say(_NO_PRINTER))
        return
    if ui.did(lambda: keys.note_sheet(ui.at)):
        ui.shell.tell(ui.say(_DONE), ui.say(_SENT))
        ui.again()


def _save(ui: Ui) -> None:
    path = ask_path(ui, NAME, FileType.PDF)
    if path is not None and ui.did(lambda: keys.make_sheet(ui.at, path, ui.reader)):
        ui.shell.tell(ui.say(_DONE), ui.say(_SAVED, file=path.name))
        ui.again()


def _locking(ui: Ui) -> list[Item]:
    look, chosen = ui.look, ui.settings
    waits = [
        Option(str(minutes), ui.say(_MINUTES, count=minutes) if minutes else ui.say(_NEVER)) for minutes in LOCK_MINUTES
    ]
    wait = ChoiceGroup(look, ui.say(_WAIT), [*waits[1:], waits[0]], str(chosen.lock_minutes), inline=True)
    wait.edited.connect(lambda: ui.prefer(lock_minutes=int(wait.value)))
    away = _yes_no(ui, _AWAY, _AWAY_ON, _AWAY_OFF, chosen.lock_when_away, lambda on: ui.prefer(lock_when_away=on))
    recent = _yes_no(ui, _RECENT, _RECENT_ON, _RECENT_OFF, chosen.keep_recent, lambda on: remember(ui, on))
    return [
        Text(look, ui.say(_LOCK_TEXT)),
        buttons(ui, button(ui, _LOCK_NOW, ui.shell.lock, before="lock", picture="lock")),
        _headed(ui, _WAIT, wait),
        _headed(ui, _AWAY, away),
        _headed(ui, _RECENT, recent),
    ]


def _headed(ui: Ui, title: Words, control: QWidget) -> QWidget:
    return column(Text(ui.look, ui.say(title), "lead", "bold"), ui.look.space(8), control)


def _yes_no(ui: Ui, name: Words, yes: Words, no: Words, on: bool, done: Callable[[bool], None]) -> ChoiceGroup:
    options = [Option("yes", ui.say(yes)), Option("no", ui.say(no))]
    group = ChoiceGroup(ui.look, ui.say(name), options, "yes" if on else "no", inline=True)
    group.edited.connect(lambda: done(group.value == "yes"))
    return group
