"""Open with the recovery sheet: its groups typed one by one, each checked by itself, in whatever way they are typed."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt

from nosdesk.errors import KnownError
from nosdesk.i18n import Words
from nosdesk.services import keys
from nosdesk.services.keys import Wrong
from nosdesk.ui import places
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.kit.arrange import wrapping
from nosdesk.ui.kit.controls import Entry
from nosdesk.ui.kit.field import Field
from nosdesk.ui.kit.messages import ErrorSummary, Notice, Problem
from nosdesk.ui.screens.casefile import WITH_SHEET, enter_with
from nosdesk.ui.screens.parts import back_link, button, buttons, plain_screen

_HINT: Final = Words(
    "Type the groups from the paper. Capital or small letters, spaces, O for 0 and I for 1 make no difference. A code reader may "
    "fill in all of them at once.",
    "Type the groups from your paper. Big or small letters are both fine.",
)
_NUMBER: Final = Words(
    "This file needs the sheet with the number {number}.", "Find the sheet with this number: {number}."
)
_GROUP: Final = Words("Group {number}")
_OPEN: Final = Words("Open the file", "Open my file")
_PROBLEM: Final = Words("There is a problem", "Something is not right")
_CANNOT: Final = Words("This file cannot be opened", "We cannot open it")
WRONG: Final = {
    Wrong.EMPTY: Words("Group {number} is empty.", "Type group {number}."),
    Wrong.SHORT: Words("Group {number} is too short: it has 6 signs.", "Group {number} is too short. It needs 6."),
    Wrong.LONG: Words("Group {number} is too long: it has 6 signs.", "Group {number} is too long. It needs 6."),
    Wrong.SIGN: Words(
        "Group {number} has a sign that no sheet has. There are digits and the letters A to Z without U.",
        "Look at group {number} again. One letter is not on any sheet.",
    ),
    Wrong.CHECK: Words(
        "There is a typing mistake in group {number}. Compare it with the paper.",
        "Look at group {number} again. Something is different there.",
    ),
}
_SPACE: Final = "O"
"""As wide as the widest sign."""


def screen(ui: Ui, place: places.Recover) -> Screen:
    """The fields for the groups, or why the file cannot be opened."""
    back = back_link(ui, places.Locked() if ui.locked else places.Unlock(place.path))
    try:
        number = _number(ui, place.path)
    except KnownError as error:
        notice = Notice(ui.look, "danger", ui.say(_CANNOT), error.said(ui.reader))
        return plain_screen(ui, ui.say(WITH_SHEET), notice, back=back, picture="warning")
    typed = _Groups(ui, place.path)
    told = Notice(ui.look, "info", ui.say(_NUMBER, number=number))
    done = button(ui, _OPEN, typed.open_file, "primary", after="next")
    fields = wrapping(*typed.fields, gap=ui.look.space(24), line_gap=ui.look.space(20), middle=False)
    return plain_screen(
        ui,
        ui.say(WITH_SHEET),
        typed.summary,
        told,
        fields,
        buttons(ui, done),
        hint=ui.say(_HINT),
        back=back,
        picture="key",
        first=typed.entries[0],
    )


def _number(ui: Ui, path: Path) -> str:
    """The number of the sheet that is needed. A file that is kept open behind the lock must not be opened a second time."""
    if ui.locked is not None and ui.locked.desk is not None:
        return keys.number(ui.locked.desk)
    return keys.number_of(path)


class _Groups:
    """The fields. What is too long for one goes on in the next; a finished group is checked when it is left."""

    def __init__(self, ui: Ui, path: Path) -> None:
        self.ui, self.path = ui, path
        look = ui.look
        self.summary = ErrorSummary(look)
        self.entries = [
            Entry(look, "", ui.say(_GROUP, number=number), keys.SIGNS + 4) for number in range(1, keys.GROUPS + 1)
        ]
        self.fields = [
            Field(look, ui.say(_GROUP, number=number), entry) for number, entry in enumerate(self.entries, 1)
        ]
        for at, entry in enumerate(self.entries):
            # Suggestions of a keyboard on the screen would only be in the way, and would keep what is typed.
            entry.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
            entry.edited.connect(lambda at=at: self._spread(at))
            entry.left.connect(lambda at=at: self._check(at))
            entry.returnPressed.connect(self.open_file)

    def _spread(self, at: int) -> None:
        """What was pasted, scanned or typed on past the end of a group fills the next ones, and the focus goes with it."""
        groups = keys.split(self.entries[at].value)
        if len(groups) < 2:
            return
        last = at
        for last, group in zip(range(at, keys.GROUPS), groups, strict=False):
            self.entries[last].value = group
        self.entries[last].setFocus(Qt.FocusReason.OtherFocusReason)

    def _said(self, at: int, *, empty: bool) -> str:
        wrong = keys.wrong(at, self.entries[at].value)
        if wrong is None or (wrong is Wrong.EMPTY and not empty):
            return ""
        return self.ui.say(WRONG[wrong], number=at + 1)

    def _check(self, at: int) -> None:
        self.fields[at].set_error(self._said(at, empty=False))

    def open_file(self) -> None:
        """Open the file, or say in which groups the mistakes are."""
        ui, problems = self.ui, []
        for at, entry in enumerate(self.entries):
            said = self._said(at, empty=True)
            self.fields[at].set_error(said)
            if said:
                problems.append(Problem(said, entry))
        if not problems:
            try:
                self._enter()
            except KnownError as error:
                problems.append(Problem(error.said(ui.reader), self.entries[0]))
            else:
                return
        self.summary.show_problems(ui.say(_PROBLEM), problems)

    def _enter(self) -> None:
        ui, groups = self.ui, tuple(entry.value for entry in self.entries)
        if ui.locked is not None:
            ui.shell.unlock(groups)
        else:
            enter_with(ui, self.path, lambda: keys.open_with_sheet(self.path, groups))
            ui.start_at(places.WhoIsHere())
        ui.go(places.Keys(renew=True))
