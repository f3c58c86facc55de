"""The case file: make one, open one, unlock it, try the example; later copy it, change its passphrase, close it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from nosdesk.errors import KnownError
from nosdesk.i18n import Words
from nosdesk.paths import documents_dir
from nosdesk.ui import places
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.file_dialogs import ask_folder, ask_open, ask_save, forget_folders
from nosdesk.ui.kit import cells, paint
from nosdesk.ui.kit.arrange import column
from nosdesk.ui.kit.choices import ChoiceGroup, Option
from nosdesk.ui.kit.controls import Button, Entry
from nosdesk.ui.kit.field import Field
from nosdesk.ui.kit.messages import ErrorSummary, Notice, Problem
from nosdesk.ui.kit.pieces import Text
from nosdesk.ui.kit.rows import TaskRow
from nosdesk.ui.screens.new_passphrase import PASSPHRASE, NewPassphrase, secret, show_button
from nosdesk.ui.screens.parts import back_link, button, buttons, plain_screen, question_screen

if TYPE_CHECKING:
    from uuid import UUID

    from nosdesk.services.desk import Desk

SUFFIX: Final = ".nosdesk"


def screen(ui: Ui, place: places.Start | places.NewFile | places.Unlock | places.File) -> Screen:
    """The screen of one of these places."""
    match place:
        case places.Start():
            return _start(ui)
        case places.NewFile():
            return _new(ui)
        case places.Unlock():
            return _unlock(ui, place)
        case places.File():
            return _file(ui)


_WELCOME: Final = Words("Welcome to NOS Desk", "Hello")
_ABOUT: Final = Words(
    "NOS Desk helps you arrange care and support: say what you want, compare offers, sign a contract, and follow how it goes. "
    "Everything is kept in one file on this computer.",
    "NOS Desk helps you get the support you want. Everything stays in 1 file on this computer.",
)
_NEW: Final = Words("Begin a new file", "Start a new file")
_OPEN: Final = Words("Open a file")
_TRY: Final = Words("Try with an example", "Try an example")
_RECENT: Final = Words("Opened lately", "Your last files")
_FORGET: Final = Words("Forget these files", "Forget these files now")
_FILES: Final = Words("NOS Desk files (*.nosdesk)", "NOS Desk files *.nosdesk")


def _start(ui: Ui) -> Screen:
    look = ui.look
    first = button(ui, _NEW, lambda: ui.go(places.NewFile()), "primary", picture="file")
    row = buttons(
        ui,
        first,
        button(ui, _OPEN, lambda: _choose_file(ui), picture="open"),
        button(ui, _TRY, lambda: try_example(ui), picture="star"),
    )
    items: list[QWidget] = [row]
    recent = [Path(name) for name in ui.settings.recent]
    if recent:
        rows = []
        for path in recent:
            there = path.exists()
            task = TaskRow(
                look, path.stem, "", ui.say(Words("Open") if there else Words("Not there now")), str(path.parent)
            )
            task.clicked.connect(lambda _checked=False, path=path: ui.go(places.Unlock(path)))
            rows.append(task)
        forget = button(ui, _FORGET, lambda: _forget_all(ui), "quiet")
        items += [column(Text(look, ui.say(_RECENT), "lead", "bold"), look.space(8), *rows), buttons(ui, forget)]
    return plain_screen(
        ui, ui.say(_WELCOME), *items, hint=ui.say(_ABOUT), picture="home", here="home", room="main", first=first, gap=28
    )


def _forget_all(ui: Ui) -> None:
    forget_folders()
    ui.prefer(recent=())


def _choose_file(ui: Ui) -> None:
    name = ask_open(ui, ui.say(_OPEN), str(documents_dir()), ui.say(_FILES))
    if name:
        ui.go(places.Unlock(Path(name)))


def try_example(ui: Ui) -> None:
    """Make the example case in the user's documents, once, and open it."""
    path = _free_name(documents_dir(), ui.say(Words("NOS Desk example")))

    def make() -> None:
        from nosdesk.services.sample import make_sample

        path.parent.mkdir(parents=True, exist_ok=True)
        make_sample(path, None, ui.reader).case.close()

    ui.attempt(make)
    if path.exists():
        enter(ui, path, None)


def _free_name(folder: Path, stem: str) -> Path:
    number = 1
    path = folder / f"{stem}{SUFFIX}"
    while path.exists():
        number += 1
        path = folder / f"{stem} {number}{SUFFIX}"
    return path


def enter(ui: Ui, path: Path, passphrase: str | None) -> None:
    """Open a file and go to who is here. Raises KnownError as `CaseFile.open`."""
    from nosdesk.services.opening import open_desk

    enter_with(ui, path, lambda: open_desk(path, passphrase))
    ui.start_at(places.WhoIsHere())


def enter_with(ui: Ui, path: Path, opened: "Callable[[], tuple[Desk, UUID | None]]") -> None:
    """Take on the file that is opened, instead of the one that is open or locked; raises what opening it raises."""
    if ui.desk is not None or ui.locked is not None:
        _leave(ui)
    from nosdesk.services.opening import history_stands

    ui.desk, ui.person_id = opened()
    ui.keep(ui.settings.with_recent(path))
    if not history_stands(ui.desk):
        ui.shell.tell(ui.say(_CHANGED), ui.say(_CHANGED_TEXT))


_CHANGED: Final = Words("Something changed the history of this file", "Something changed this file")
_CHANGED_TEXT: Final = Words(
    "It is not as NOS Desk wrote it. Another program may have changed it. Everything is still there, and you can work. Compare with an "
    "older copy of the file, or ask whoever looks after your computer to run “nosdesk check” on it.",
    "It was not NOS Desk. You can go on. Ask someone to look at an older copy of the file with you.",
)

_NEW_TITLE: Final = Words("Where shall your file be kept?", "Where do we keep your file?")
_NAME: Final = Words("Name of the file", "A name for your file")
_FOLDER: Final = Words("Folder")
_ANOTHER_FOLDER: Final = Words("Choose another folder", "Pick another folder")
_CHOICE: Final = Words("How shall the file be protected?", "How do we protect your file?")
_WITH: Final = Words("With a passphrase", "With a password")
_WITHOUT: Final = Words("Without a passphrase", "With no password")
_WITH_HINT: Final = Words("Best for private facts.", "This is safest.")
_WITHOUT_HINT: Final = Words(
    "Anyone who can use this computer can read everything in the file. You can add a passphrase later.",
    "Anyone on this computer can read it. You can add a password later.",
)
_MAKE: Final = Words("Make the file", "Make my file")
_WRONG: Final = Words("There is a problem", "Something is not right")
_NO_NAME: Final = Words("Type a name for the file.", "Your file needs a name.")
_CHOOSE: Final = Words("Choose how the file shall be protected.", "Pick 1 of the 2.")


def _new(ui: Ui) -> Screen:
    look = ui.look
    folder = [documents_dir()]
    name = Entry(look, "", ui.say(_NAME), 28)
    shown = Text(look, str(folder[0]))
    how = ChoiceGroup(
        look,
        ui.say(_CHOICE),
        [
            Option("with", ui.say(_WITH), ui.say(_WITH_HINT), "lock" if look.easy else ""),
            Option("without", ui.say(_WITHOUT), ui.say(_WITHOUT_HINT), "open" if look.easy else ""),
        ],
    )
    new = NewPassphrase(ui)
    fields = {
        "name": Field(look, ui.say(_NAME), name),
        "how": Field(look, ui.say(_CHOICE), how),
        **new.fields,
    }
    new.widget.hide()
    how.edited.connect(lambda: new.widget.setVisible(how.value == "with"))
    summary = ErrorSummary(look)

    def another() -> None:
        chosen = ask_folder(ui, ui.say(_ANOTHER_FOLDER), str(folder[0]))
        if chosen:
            folder[0] = Path(chosen)
            shown.setText(chosen)

    def make() -> None:
        wrong = _wrong(name.value, how.value) | (new.problems() if how.value == "with" else {})
        for key, field in fields.items():
            field.set_error(ui.say(wrong[key]) if key in wrong else "")
        summary.show_problems(
            ui.say(_WRONG), [Problem(ui.say(words), fields[key].control) for key, words in wrong.items()]
        )
        if not wrong and (how.value == "without" or new.is_wanted()):
            ui.attempt(lambda: make_file(ui, folder[0] / f"{name.value.strip()}{SUFFIX}", new.value, how.value))

    where = column(
        Text(look, ui.say(_FOLDER), "lead", "bold"),
        look.space(4),
        shown,
        look.space(8),
        buttons(ui, button(ui, _ANOTHER_FOLDER, another, before="open")),
    )
    done = buttons(ui, button(ui, _MAKE, make, "primary", after="next"))
    return plain_screen(
        ui,
        ui.say(_NEW_TITLE),
        summary,
        fields["name"],
        where,
        fields["how"],
        new.widget,
        done,
        back=back_link(ui, places.Start()),
        picture="file",
        first=name,
    )


def _wrong(name: str, how: str) -> dict[str, Words]:
    """What must be put right before a file is made, by field."""
    wrong: dict[str, Words] = {}
    if not name.strip() or any(letter in name for letter in '/\\:*?"<>|\0'):
        wrong["name"] = _NO_NAME
    if not how:
        wrong["how"] = _CHOOSE
    return wrong


def make_file(ui: Ui, path: Path, passphrase: str, how: str) -> None:
    """Make an empty case file and open it. Raises KnownError, with nothing made."""
    from nosdesk.storage.casefile import CaseFile

    secret = passphrase if how == "with" else None
    CaseFile.create(path, secret).close()
    enter(ui, path, secret)


_UNLOCK: Final = Words("Type your passphrase", "Type your password")
_UNLOCK_HINT: Final = Words("It opens {file}.", "It opens the file {file}.")
_OPEN_NOW: Final = Words("Open the file", "Open my file")
_LOOK_FOR: Final = Words("Look for a backup", "Find a safety copy")
_FORGET_ONE: Final = Words("Forget this file", "Forget this 1 file")


def _unlock(ui: Ui, place: places.Unlock) -> Screen:
    from nosdesk.services.opening import needs_passphrase

    look = ui.look
    try:
        needed = needs_passphrase(place.path)
    except KnownError as error:
        return _cannot_open(ui, place, error)
    entry = secret(ui, PASSPHRASE)
    field = Field(
        look,
        ui.say(_UNLOCK) if needed else ui.say(_OPEN_NOW),
        entry,
        ui.say(_UNLOCK_HINT, file=place.path.name),
        heading=True,
        picture="key" if look.easy else "",
    )
    summary = ErrorSummary(look)

    def unlock() -> None:
        try:
            enter(ui, place.path, entry.value if needed else None)
        except KnownError as error:
            said = error.said(ui.reader)
            field.set_error(said)
            summary.show_problems(ui.say(_WRONG), [Problem(said, entry)])

    if not needed:
        unprotected = Notice(look, "caution", ui.say(_WITHOUT), ui.say(_WITHOUT_HINT))
        go = button(ui, _OPEN_NOW, unlock, "primary", after="next")
        return plain_screen(
            ui,
            place.path.stem,
            summary,
            unprotected,
            buttons(ui, go),
            buttons(ui, _look_for(ui, place)),
            back=back_link(ui, places.Start()),
            first=go,
        )
    entry.returnPressed.connect(unlock)
    return question_screen(
        ui,
        ui.say(_UNLOCK),
        summary,
        field,
        buttons(ui, button(ui, _OPEN_NOW, unlock, "primary", after="next"), show_button(ui, entry)),
        buttons(ui, button(ui, WITH_SHEET, lambda: ui.go(places.Recover(place.path)), "quiet"), _look_for(ui, place)),
        back=back_link(ui, places.Start()),
        first=entry,
    )


def _look_for(ui: Ui, place: places.Unlock) -> Button:
    """For a file that turns out to be damaged, or whose passphrase is lost while that of an older backup is not."""
    return button(ui, _LOOK_FOR, lambda: ui.go(places.Backups(target=place.path)), "quiet")


def _cannot_open(ui: Ui, place: places.Unlock, error: KnownError) -> Screen:
    notice = Notice(
        ui.look, "danger", ui.say(Words("This file cannot be opened", "We cannot open it")), error.said(ui.reader)
    )

    def forget_it() -> None:
        ui.keep(ui.settings.without_recent(str(place.path)))
        ui.start_at(places.Start())

    back_up = button(ui, _LOOK_FOR, lambda: ui.go(places.Backups(target=place.path)), "primary")
    forget = button(
        ui,
        _FORGET_ONE,
        forget_it,
        "secondary",
    )
    return plain_screen(
        ui, place.path.stem, notice, buttons(ui, back_up, forget), back=back_link(ui, places.Start()), picture="warning"
    )


WITH_SHEET: Final = Words("Open with the recovery sheet", "Use my recovery sheet")
KEYS: Final = Words("Passphrase and lock", "Password and lock")
_FILE: Final = Words("Your case file", "Your file")
_COPY: Final = Words("Save a copy", "Save a copy now")
_BACKUPS: Final = Words("Backups", "Safety copies")
_CLOSE: Final = Words("Close the file", "Close my file")
_COPIED: Final = Words("The copy is saved: {file}.", "We saved your copy. It is called {file}.")
_SAVED: Final = Words(
    "Everything is saved as you type. There is no Save button, and nothing is lost if the computer stops.",
    "We save everything as you type. Nothing gets lost.",
)
_DONE: Final = Words("Done")


def _file(ui: Ui) -> Screen:
    look, case = ui.look, ui.at.case
    state = (
        Notice(look, "done", ui.say(_WITH), ui.say(_WITH_HINT))
        if case.protected
        else Notice(look, "caution", ui.say(_WITHOUT), ui.say(_WITHOUT_HINT))
    )
    first = button(ui, _COPY, lambda: _copy(ui), "primary", before="save")
    return plain_screen(
        ui,
        ui.say(_FILE),
        Text(look, str(case.path)),
        Text(look, ui.say(_SAVED)),
        buttons(
            ui, first, button(ui, _BACKUPS, lambda: ui.go(places.Backups())), button(ui, _CLOSE, lambda: close(ui))
        ),
        state,
        buttons(ui, button(ui, KEYS, lambda: ui.go(places.Keys()), picture="lock")),
        back=back_link(ui),
        here="file",
        picture="file",
        first=first,
    )


def _copy(ui: Ui) -> None:
    case = ui.at.case
    offered = _free_name(case.path.parent, f"{case.path.stem} {ui.say(Words('copy'))}")
    name = ask_save(ui, ui.say(_COPY), str(offered), ui.say(_FILES))
    if not name:
        return
    path = Path(name) if name.endswith(SUFFIX) else Path(name + SUFFIX)
    if ui.did(lambda: case.save_copy(path)):
        ui.shell.tell(ui.say(_DONE), ui.say(_COPIED, file=path.name))


def close(ui: Ui) -> None:
    """Close the file and go back to the start."""
    _leave(ui)
    ui.start_at(places.Start())


def _leave(ui: Ui) -> None:
    """Close the file that is open, if one is. What the window remembers of its words goes with it."""
    # Only here: the first window is painted without what makes documents.
    from nosdesk.export import pdf

    if ui.desk is not None and ui.keeper is not None:
        ui.keeper.before_closing()
    desk, ui.desk, ui.person_id = ui.desk, None, None
    behind, ui.locked = ui.locked, None
    if desk is not None:
        desk.case.close()
    if behind is not None and behind.desk is not None:
        behind.desk.case.close()
    paint.forget()
    cells.forget()
    pdf.forget()
