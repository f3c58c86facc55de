"""Go back to a backup: what would change, and the change itself."""

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from nosdesk.domain.choices import Choices
from nosdesk.domain.records import Record
from nosdesk.errors import KnownError
from nosdesk.forms.catalogue import FORMS
from nosdesk.forms.question import NO, YES, questions
from nosdesk.i18n import Counted, Words
from nosdesk.services import going_back
from nosdesk.services.going_back import Differences, KindDiffers, Later
from nosdesk.services.opening import seated
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.shelf import understood
from nosdesk.ui import places
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.kit.arrange import Item, column
from nosdesk.ui.kit.controls import Entry
from nosdesk.ui.kit.field import Field
from nosdesk.ui.kit.messages import ErrorSummary, Notice, Problem
from nosdesk.ui.kit.pieces import Line, Text
from nosdesk.ui.screens.parts import back_link, button, buttons, plain_screen

TITLE: Final = Words("Go back to the backup of {moment}?", "Use the copy from {moment}?")
_OTHER_TITLE: Final = Words("Go back to {file}?", "Use the copy {file}?")
_KEPT: Final = Words(
    "Your file as it is now is kept beside it under another name, so you can change your mind.",
    "We keep your file as it is now too. You can change your mind.",
)
_SAME: Final = Words("Nothing would change", "Nothing will change")
_SAME_TEXT: Final = Words("Your file and this backup hold the same.", "Your file is just the same as this copy.")
_CHANGES: Final = Words("What would change", "What will change")
_LOST: Final = Counted(
    "{n} change since then would be taken back.",
    "{n} changes since then would be taken back.",
    "You lose {n} change.",
    "You lose {n} changes.",
)
_ONLY_NOW: Final = Counted("{n} would be gone", "{n} would be gone", "{n} will go", "{n} will go")
_DIFFER: Final = Counted("{n} would be as it was", "{n} would be as they were", "{n} will change", "{n} will change")
_ONLY_THEN: Final = Counted("{n} would come back", "{n} would come back", "{n} will come back", "{n} will come back")
_LATEST: Final = Words(
    "The latest changes, which the backup does not have", "Your last changes. This copy does not have them"
)
_ADDED: Final = Words("{kind}, added:")
_REMOVED: Final = Words("{kind}, removed:")
_EMPTIED: Final = Words("left empty", "now empty")
_SECRET: Final = Words("Passphrase of that time", "Password from that time")
_SECRET_HINT: Final = Words(
    "The backup opens with the passphrase that the file had when the backup was made.",
    "Type the password you used at that time.",
)
_SHOW: Final = Words("Show what would change", "Show what will change")
_GO: Final = Words("Go back to this backup", "Use this copy")
_SURE: Final = Words("Go back to this backup now?", "Use this copy now?")
_STAY: Final = Words("Leave it as it is", "Keep my file")
_DONE: Final = Words("Done")
_BACK: Final = Words(
    "The file is as it was in the backup. As it was before, it is kept as {kept}.",
    "We put the copy back. Your file from before is called {kept}.",
)
_BACK_NEW: Final = Words("The file is there again, as it was in the backup.", "Your file is back now.")
_NEW_KEY: Final = Words("It opens with the passphrase of that time.", "Use your old password for it.")
_WHAT: Final = Words(
    "The file {file} is put back as it was then. If something is left of it now, that is kept beside it under another name.",
    "We put back your file {file}. We keep what is there now too.",
)
_HOLDS: Final = Counted(
    "This backup holds {n} person.",
    "This backup holds {n} people.",
    "{n} person is in this copy.",
    "{n} people are in this copy.",
)
_CANNOT: Final = Words("This backup cannot be used", "We cannot use this copy")


def screen(ui: Ui, place: places.GoBack) -> Screen:
    """What would change, where that can be told; else the passphrase of that time."""
    if ui.desk is None or place.target is not None:
        return _asking(ui, place, None)
    if going_back.needs_passphrase(ui.at.case, place.backup):
        return _asking(ui, place, ui.at.case)
    try:
        held = going_back.differences(ui.at.case, place.backup)
    except KnownError as error:
        notice = Notice(ui.look, "danger", ui.say(_CANNOT), error.said(ui.reader))
        return plain_screen(ui, _title(ui, place), notice, back=back_link(ui, places.Backups()), here="file")
    return _showing(ui, place, held)


def _title(ui: Ui, place: places.GoBack) -> str:
    known = understood(place.backup, 0)
    if known is None:
        return ui.say(_OTHER_TITLE, file=place.backup.name)
    return ui.say(TITLE, moment=ui.reader.moment(known.made_at))


def _showing(ui: Ui, place: places.GoBack, held: Differences) -> Screen:
    items: list[QWidget] = []
    if held.none:
        items.append(Notice(ui.look, "info", ui.say(_SAME), ui.say(_SAME_TEXT)))
    else:
        items.append(changes(ui, held))
    go = button(ui, _GO, lambda: _sure(ui, place, ""), "primary")
    stay = button(ui, _STAY, lambda: ui.back(places.Backups()))
    return plain_screen(
        ui,
        _title(ui, place),
        *items,
        buttons(ui, go, stay),
        hint=ui.say(_KEPT),
        back=back_link(ui, places.Backups()),
        here="file",
        picture="file",
    )


def changes(ui: Ui, held: Differences) -> QWidget:
    """What would change, kind by kind, and the latest changes in words."""
    look = ui.look
    items: list[Item] = [Text(look, ui.say(_CHANGES), "lead", "bold"), look.space(8)]
    if held.changes:
        items += [Text(look, ui.count(_LOST, held.changes)), look.space(8)]
    for kind in held.kinds:
        items += [Line(look), look.space(8), Text(look, _kind(ui, kind)), look.space(8)]
    if held.latest:
        items += [look.space(20), Text(look, ui.say(_LATEST), "lead", "bold"), look.space(8)]
    for change in held.latest:
        items += [Line(look), look.space(8), Text(look, _change(ui, change)), look.space(8)]
    return column(*items)


def _kind(ui: Ui, kind: KindDiffers) -> str:
    counted = ((_ONLY_NOW, kind.only_now), (_DIFFER, kind.differ), (_ONLY_THEN, kind.only_then))
    said = ui.reader.together([ui.count(words, number) for words, number in counted if number])
    return f"**{ui.say(kind.kind)}**: {said}"


def _change(ui: Ui, later: Later) -> str:
    """One change: when, who, which question or kind of entry, and what was said."""
    change = later.change
    head = f"{ui.reader.moment(change.at)}, {change.who}"
    if change.added or change.removed or change.restored:
        done = _REMOVED if change.removed else _ADDED
        return f"{head}\n**{ui.say(done, kind=_kind_of(ui, change.record))}** {_short(later.entry)}"
    said = ui.say(_EMPTIED) if change.new in (None, "", ()) else _value(ui, change.new)
    return f"{head}\n**{_asked(ui, change.record, change.field)}** {_short(said)}"


def _value(ui: Ui, value: object) -> str:
    """An answer as this reader reads it."""
    match value:
        case Choices():
            return ui.say(value.words)
        case bool():
            return ui.say(YES if value else NO)
        case datetime():
            return ui.reader.moment(value)
        case date():
            return ui.reader.date(value)
        case time():
            return ui.reader.time(value)
        case tuple():
            return ", ".join(_value(ui, each) for each in value)
        case Decimal():
            return ui.reader.number(value)
        case _:
            return str(value)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 160 else flat[:160].rsplit(" ", 1)[0] + " …"


def _kind_of(ui: Ui, record: str) -> str:
    kinds = {each.__name__: words for words, its in going_back.KINDS for each in its}
    return ui.say(kinds.get(record, going_back.OTHER))


def _asked(ui: Ui, record: str, field: str) -> str:
    """The question whose answer a field is; the kind of entry where no form asks for it."""
    asked = next(
        (
            question.ask
            for form in FORMS
            if _name(form.record) == record
            for question in questions(form)
            if question.field == field
        ),
        None,
    )
    return ui.say(asked) if asked else _kind_of(ui, record)


def _name(record: type[Record]) -> str:
    return record.__name__


def _asking(ui: Ui, place: places.GoBack, case: CaseFile | None) -> Screen:
    """For a backup with another passphrase than the open file has, or where no file is open."""
    look = ui.look
    summary = ErrorSummary(look)
    needed = going_back.needs_passphrase(case, place.backup)
    entry = Entry(look, "", ui.say(_SECRET), 28)
    entry.setEchoMode(Entry.EchoMode.Password)
    field = Field(look, ui.say(_SECRET), entry, ui.say(_SECRET_HINT))
    items: list[QWidget] = [summary, field] if needed else [summary, *_within(ui, place.backup)]

    def refused(error: KnownError) -> None:
        said = error.said(ui.reader)
        field.set_error(said if needed else "")
        summary.show_problems(ui.say(_CANNOT), [Problem(said, entry if needed else go)])

    def show() -> None:
        if case is None:
            return
        try:
            held = going_back.differences(case, place.backup, entry.value)
        except KnownError as error:
            refused(error)
            return
        ui.shell.tell(ui.say(_CHANGES), summed(ui, held))

    def put() -> None:
        try:
            _sure(ui, place, entry.value if needed else "")
        except KnownError as error:
            refused(error)

    go = button(ui, _GO, put, "primary")
    row = [go, button(ui, _SHOW, show)] if case else [go]
    hint = ui.say(_KEPT) if case else ui.say(_WHAT, file=place.target.name if place.target else "")
    return plain_screen(
        ui,
        _title(ui, place),
        *items,
        buttons(ui, *row),
        hint=hint,
        back=back_link(ui, places.Backups(place.target)),
        here="file" if case else "home",
        picture="file",
        first=entry if needed else go,
    )


def _within(ui: Ui, backup: Path) -> list[QWidget]:
    """What is in a backup that needs no passphrase."""
    try:
        people = going_back.people_in(backup, None)
    except KnownError as error:
        return [Notice(ui.look, "danger", ui.say(_CANNOT), error.said(ui.reader))]
    return [Text(ui.look, ui.count(_HOLDS, people))]


def summed(ui: Ui, held: Differences) -> str:
    """What would change, in a few lines."""
    if held.none:
        return ui.say(_SAME_TEXT)
    lines = [ui.count(_LOST, held.changes)] if held.changes else []
    return "\n".join([*lines, *(_kind(ui, kind).replace("**", "") for kind in held.kinds)])


def _sure(ui: Ui, place: places.GoBack, passphrase: str) -> None:
    """Ask once more, then go back. Raises KnownError where no file is open; else it is told, and the file is open as before."""
    if not ui.shell.ask(ui.say(_SURE), ui.say(_KEPT), ui.say(_GO), ui.say(_STAY), danger=True):
        return
    if ui.desk is None or place.target is not None:
        if place.target is not None:
            kept = going_back.go_back(place.target, place.backup, passphrase or None)
            ui.desk, ui.person_id = seated(CaseFile.open(place.target, passphrase or None))
            _arrived(ui, kept, passphrase)
        return
    ui.attempt(lambda: _swap(ui, place.backup, passphrase))


def _swap(ui: Ui, backup: Path, passphrase: str) -> None:
    case = ui.at.case
    if ui.keeper is not None:
        ui.keeper.stop()
    case.close(keep_key=True)
    try:
        kept = going_back.go_back(case.path, backup, passphrase or None, case)
        opened = case.open_copy(case.path, passphrase or None)
    except KnownError:
        ui.desk, ui.person_id = seated(case.open_again())
        raise
    finally:
        case.close()
    ui.desk, ui.person_id = seated(opened)
    _arrived(ui, kept, passphrase)


def _arrived(ui: Ui, kept: Path | None, passphrase: str) -> None:
    said = ui.say(_BACK, kept=kept.name) if kept else ui.say(_BACK_NEW)
    ui.start_at(places.WhoIsHere())
    ui.shell.tell(ui.say(_DONE), f"{said} {ui.say(_NEW_KEY)}" if passphrase else said)
