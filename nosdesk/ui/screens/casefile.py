"""The case file: make one, open one, unlock it, try the example; later copy it, change its passphrase, close it."""

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QWidget

from nosdesk.errors import KnownError
from nosdesk.i18n import Words
from nosdesk.paths import documents_dir
from nosdesk.ui import places
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.kit import cells, paint
from nosdesk.ui.kit.arrange import column
from nosdesk.ui.kit.choices import ChoiceGroup, Option
from nosdesk.ui.kit.controls import Button, Entry
from nosdesk.ui.kit.field import Field
from nosdesk.ui.kit.messages import ErrorSummary, Notice, Problem
from nosdesk.ui.kit.pieces import Text
from nosdesk.ui.kit.rows import TaskRow
from nosdesk.ui.screens.parts import back_link, button, buttons, plain_screen, question_screen

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
        forget = button(ui, _FORGET, lambda: ui.prefer(recent=()), "quiet")
        items += [column(Text(look, ui.say(_RECENT), "lead", "bold"), look.space(8), *rows), buttons(ui, forget)]
    return plain_screen(
        ui, ui.say(_WELCOME), *items, hint=ui.say(_ABOUT), picture="home", here="home", room="main", first=first, gap=28
    )


def _choose_file(ui: Ui) -> None:
    name, _ = QFileDialog.getOpenFileName(None, ui.say(_OPEN), str(documents_dir()), ui.say(_FILES))
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

    if ui.desk is not None:
        _leave(ui)
    ui.desk, ui.person_id = open_desk(path, passphrase)
    ui.keep(ui.settings.with_recent(path))
    ui.start_at(places.WhoIsHere())


_NEW_TITLE: Final = Words("Where shall your file be kept?", "Where do we keep your file?")
_NAME: Final = Words("Name of the file", "A name for your file")
_FOLDER: Final = Words("Folder")
_ANOTHER_FOLDER: Final = Words("Choose another folder", "Pick another folder")
_PROTECT: Final = Words("Passphrase", "Password")
_PROTECT_HINT: Final = Words(
    "Some words that only you know. Without them nobody can read the file: not even we can help if they are lost.",
    "Pick some words only you know. If you lose them, nobody can open the file.",
)
_TWICE: Final = Words("The same passphrase again", "The same password again")
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
_NO_PASSPHRASE: Final = Words("Type a passphrase of 8 letters or more.", "Type 8 letters or more.")
_NOT_SAME: Final = Words("The two passphrases are not the same.", "The 2 passwords are different.")
_CHOOSE: Final = Words("Choose how the file shall be protected.", "Pick 1 of the 2.")


def _secret(ui: Ui, name: Words) -> Entry:
    entry = Entry(ui.look, "", ui.say(name), 28)
    entry.setEchoMode(Entry.EchoMode.Password)
    return entry


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
    one, two = _secret(ui, _PROTECT), _secret(ui, _TWICE)
    fields = {
        "name": Field(look, ui.say(_NAME), name),
        "how": Field(look, ui.say(_CHOICE), how),
        "one": Field(look, ui.say(_PROTECT), one, ui.say(_PROTECT_HINT)),
        "two": Field(look, ui.say(_TWICE), two),
    }
    secrets = column(fields["one"], look.space(24), fields["two"])
    secrets.hide()
    how.edited.connect(lambda: secrets.setVisible(how.value == "with"))
    summary = ErrorSummary(look)

    def another() -> None:
        chosen = QFileDialog.getExistingDirectory(None, ui.say(_ANOTHER_FOLDER), str(folder[0]))
        if chosen:
            folder[0] = Path(chosen)
            shown.setText(chosen)

    def make() -> None:
        wrong = _wrong(name.value, how.value, one.value, two.value)
        for key, field in fields.items():
            field.set_error(ui.say(wrong[key]) if key in wrong else "")
        summary.show_problems(
            ui.say(_WRONG), [Problem(ui.say(words), fields[key].control) for key, words in wrong.items()]
        )
        if not wrong:
            ui.attempt(lambda: make_file(ui, folder[0] / f"{name.value.strip()}{SUFFIX}", one.value, how.value))

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
        secrets,
        done,
        back=back_link(ui, places.Start()),
        picture="file",
        first=name,
    )


def _wrong(name: str, how: str, one: str, two: str) -> dict[str, Words]:
    """What must be put right before a file is made, by field."""
    wrong: dict[str, Words] = {}
    if not name.strip() or any(letter in name for letter in '/\\:*?"<>|\0'):
        wrong["name"] = _NO_NAME
    if not how:
        wrong["how"] = _CHOOSE
    if how == "with" and len(one) < 8:
        wrong["one"] = _NO_PASSPHRASE
    elif how == "with" and one != two:
        wrong["two"] = _NOT_SAME
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
_SHOW: Final = Words("Show what I type", "Show the letters")
_LOOK_FOR: Final = Words("Look for a backup", "Find a safety copy")
_FORGET_ONE: Final = Words("Forget this file", "Forget this 1 file")


def _unlock(ui: Ui, place: places.Unlock) -> Screen:
    from nosdesk.services.opening import needs_passphrase

    look = ui.look
    try:
        needed = needs_passphrase(place.path)
    except KnownError as error:
        return _cannot_open(ui, place, error)
    entry = _secret(ui, _PROTECT)
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
    show = button(ui, _SHOW, lambda: _toggle(entry), "secondary", before="reading")
    entry.returnPressed.connect(unlock)
    return question_screen(
        ui,
        ui.say(_UNLOCK),
        summary,
        field,
        buttons(ui, button(ui, _OPEN_NOW, unlock, "primary", after="next"), show),
        buttons(ui, _look_for(ui, place)),
        back=back_link(ui, places.Start()),
        first=entry,
    )


def _look_for(ui: Ui, place: places.Unlock) -> Button:
    """For a file that turns out to be damaged, or whose passphrase is lost while that of an older backup is not."""
    return button(ui, _LOOK_FOR, lambda: ui.go(places.Backups(target=place.path)), "quiet")


def _toggle(entry: Entry) -> None:
    hidden = entry.echoMode() == Entry.EchoMode.Password
    entry.setEchoMode(Entry.EchoMode.Normal if hidden else Entry.EchoMode.Password)


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


_FILE: Final = Words("Your case file", "Your file")
_COPY: Final = Words("Save a copy", "Save a copy now")
_BACKUPS: Final = Words("Backups", "Safety copies")
_CLOSE: Final = Words("Close the file", "Close my file")
_COPIED: Final = Words("The copy is saved: {file}.", "We saved your copy. It is called {file}.")
_SAVED: Final = Words(
    "Everything is saved as you type. There is no Save button, and nothing is lost if the computer stops.",
    "We save everything as you type. Nothing gets lost.",
)
_SET: Final = Words("Give it a passphrase", "Add a password")
_CHANGE: Final = Words("Change the passphrase", "Change the password")
_TAKE_AWAY: Final = Words("Take the passphrase away", "Take the password away")
_SURE: Final = Words("Take the passphrase away?", "Take the password away now?")
_KEEP_IT: Final = Words("Keep it")
_DONE: Final = Words("Done")
_NOW_PROTECTED: Final = Words(
    "From now on the file opens with the new passphrase only. A copy made before still opens with the old one.",
    "Use the new password from now on. Old copies still need the old one.",
)
_NOW_OPEN: Final = Words("The file opens without a passphrase now.", "Your file has no password now.")


def _file(ui: Ui) -> Screen:
    look, case = ui.look, ui.at.case
    state = (
        Notice(look, "done", ui.say(_WITH), ui.say(_WITH_HINT))
        if case.protected
        else Notice(look, "caution", ui.say(_WITHOUT), ui.say(_WITHOUT_HINT))
    )
    one, two = _secret(ui, _PROTECT), _secret(ui, _TWICE)
    fields = {
        "one": Field(look, ui.say(_PROTECT), one, ui.say(_PROTECT_HINT)),
        "two": Field(look, ui.say(_TWICE), two),
    }

    def protect() -> None:
        wrong = _wrong("name", "with", one.value, two.value)
        for key, field in fields.items():
            field.set_error(ui.say(wrong[key]) if key in wrong else "")
        if wrong:
            fields[next(iter(wrong))].take_focus()
        elif ui.did(lambda: case.protect(one.value)):
            ui.shell.tell(ui.say(_DONE), ui.say(_NOW_PROTECTED))
            ui.again()

    def unprotect() -> None:
        sure = ui.shell.ask(ui.say(_SURE), ui.say(_WITHOUT_HINT), ui.say(_TAKE_AWAY), ui.say(_KEEP_IT), danger=True)
        if sure and ui.did(lambda: case.protect(None)):
            ui.shell.tell(ui.say(_DONE), ui.say(_NOW_OPEN))
            ui.again()

    first = button(ui, _COPY, lambda: _copy(ui), "primary", before="save")
    passphrase = [button(ui, _CHANGE if case.protected else _SET, protect)]
    if case.protected:
        passphrase.append(button(ui, _TAKE_AWAY, unprotect, "quiet"))
    title = _CHANGE if case.protected else _SET
    return plain_screen(
        ui,
        ui.say(_FILE),
        Text(look, str(case.path)),
        Text(look, ui.say(_SAVED)),
        buttons(
            ui, first, button(ui, _BACKUPS, lambda: ui.go(places.Backups())), button(ui, _CLOSE, lambda: close(ui))
        ),
        state,
        column(
            Text(look, ui.say(title), "lead", "bold"),
            look.space(12),
            fields["one"],
            look.space(24),
            fields["two"],
            look.space(24),
            buttons(ui, *passphrase),
        ),
        back=back_link(ui),
        here="file",
        picture="file",
        first=first,
    )


def _copy(ui: Ui) -> None:
    case = ui.at.case
    offered = _free_name(case.path.parent, f"{case.path.stem} {ui.say(Words('copy'))}")
    name, _ = QFileDialog.getSaveFileName(None, ui.say(_COPY), str(offered), ui.say(_FILES))
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
    if ui.desk is not None and ui.keeper is not None:
        ui.keeper.before_closing()
    desk, ui.desk, ui.person_id = ui.desk, None, None
    if desk is not None:
        desk.case.close()
    paint.forget()
    cells.forget()
