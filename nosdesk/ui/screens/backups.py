"""Backups of a case file: whether they work, where they stand, and which there are to go back to."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QWidget

from nosdesk.domain import rotation
from nosdesk.errors import KnownError
from nosdesk.i18n import Counted, Words
from nosdesk.paths import documents_dir
from nosdesk.services import backups, going_back
from nosdesk.storage.shelf import Backup
from nosdesk.ui import places
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.keeping import NOT_WAIT
from nosdesk.ui.kit.arrange import Item, column
from nosdesk.ui.kit.controls import Button
from nosdesk.ui.kit.messages import EmptyState, Notice
from nosdesk.ui.kit.pieces import Line, Text
from nosdesk.ui.kit.rows import TaskRow
from nosdesk.ui.screens.parts import back_link, button, buttons, plain_screen

SHOWN: Final = 6
"""Backups listed at first: the newest."""
_MEGABYTE: Final = 1_000_000

TITLE: Final = Words("Backups of this file", "Safety copies of your file")
_ABOUT: Final = Words(
    "NOS Desk makes a backup each hour while you work, and when you close the file. It checks each one.",
    "We save a safety copy each hour. And when you close your file. We check each copy.",
)
_LAST: Final = Words("The last backup is from {moment}", "Last safety copy: {moment}")
_LAST_TEXT: Final = Words(
    "It was checked: everything in it is as it was in your file.", "We checked it. It has all your answers."
)
_NONE: Final = Words("There is no backup yet", "No safety copy yet")
_NONE_TEXT: Final = Words(
    "One is made by itself within the hour, and when you close the file.", "We save one when you close your file."
)
_NOW: Final = Words("Make a backup now", "Save a copy now")
_MADE: Final = Words("The backup is made and checked.", "We saved a safety copy. We checked it too.")
_DONE: Final = Words("Done")
_PLACE: Final = Words("A second place", "A second safe place")
_PLACE_WHY: Final = Words(
    "Backups are kept on this computer. If it breaks or is stolen, they are gone with it. Choose a stick or another folder, "
    "and each backup is copied there too.",
    "Your safety copies are on this computer. It can break. Put copies on a stick too.",
)
_PLACE_IS: Final = Words(
    "Each backup is copied to {folder} when it is there.", "We put each copy in {folder} when we can."
)
_PLACE_OPEN: Final = Words(
    "Your file has no passphrase: anyone who finds the stick can read everything. You can give the file a passphrase first.",
    "Your file has no password. Anyone with the stick can read it.",
)
_CHOOSE: Final = Words("Choose a place", "Pick a place")
_ANOTHER: Final = Words("Choose another place", "Pick another place")
_NO_SECOND: Final = Words("Stop using it", "Stop using this place")
_CHOSEN: Final = Words("From now on each backup is copied to {folder} too.", "We will put each copy in {folder} too.")
_GO_BACK: Final = Words("Go back to a backup", "Use a safety copy")
_GO_BACK_HINT: Final = Words(
    "You see what would change before anything does. The file as it is now is kept too.",
    "We show you first what will change. We keep your file as it is too.",
)
_ELSEWHERE: Final = Words("Look in another folder", "Look somewhere else")
_EVERY: Final = Words("Show older backups", "Show older copies")
_HERE: Final = Words("On this computer")
_AWAY: Final = Words("In the second place")
_BESIDE: Final = Words("Beside your file", "Next to your file")
_THERE: Final = Words("In that folder")
_MEGABYTES: Final = Words("{size} MB")
_OTHER_KEY: Final = Words("It opens with the passphrase of that time", "It needs your old password")
_PEOPLE: Final = Counted("{n} person", "{n} people")
_SINCE: Final = Counted(
    "{n} change in your file since", "{n} changes in your file since", "{n} change since then", "{n} changes since then"
)
_SAME: Final = Words("nothing changed since")
_NO_LIST: Final = Words("No backups were found", "We found no safety copies")
_NO_LIST_TEXT: Final = Words(
    "Plug in the stick with your backups, or look in the folder where they are.",
    "Plug in your stick. Or look in another folder.",
)
_RULE: Final = Words(
    "The last {last} backups are kept, and the newest of each of {days} days, {weeks} weeks and {months} months. Older ones make room.",
    "We keep the last {last} copies. We keep some older ones too.",
)
_FIND: Final = Words("Backups of {file}", "Safety copies of {file}")
_SEE: Final = Words("See the backups", "See the safety copies")
_PUT_BACK: Final = Words(
    "Choose a backup to put the file back as it was then. What is left of the file is kept too.",
    "Pick a copy. We put your file back. We keep what is left too.",
)


def screen(ui: Ui, place: places.Backups) -> Screen:
    """The backups of the open file, or of one that cannot be opened."""
    if ui.desk is None or place.target is not None:
        return _lost(ui, place)
    look = ui.look
    first = button(ui, _NOW, lambda: _make(ui), "primary", before="save")
    return plain_screen(
        ui,
        ui.say(TITLE),
        *_state(ui),
        buttons(ui, first),
        _second(ui),
        _list(ui, place),
        Text(
            look,
            ui.say(_RULE, last=rotation.LAST, days=rotation.DAYS, weeks=rotation.WEEKS, months=rotation.MONTHS),
            "small",
            colour="quiet_ink",
        ),
        hint=ui.say(_ABOUT),
        back=back_link(ui, places.File()),
        here="file",
        picture="file",
        first=first,
        gap=28,
    )


def _lost(ui: Ui, place: places.Backups) -> Screen:
    """For a file that is damaged, missing, or whose passphrase is lost."""
    title = ui.say(_FIND, file=place.target.stem) if place.target else ui.say(TITLE)
    return plain_screen(
        ui, title, _list(ui, place), hint=ui.say(_PUT_BACK), back=back_link(ui, places.Start()), picture="file"
    )


def worried(ui: Ui, *, link: bool = False) -> list[Notice]:
    """What there is to tell about the backups of the open file; with `link`, one of it, with a way to the backups."""
    if ui.keeper is None or ui.desk is None:
        return []
    found: Sequence[backups.Worry] = ()
    try:
        found = backups.worries(ui.at.case, ui.keeper.place)
    except KnownError:
        # Where the file cannot be read, the screen itself says so.
        return []
    if link:
        return [_notice(ui, each, button(ui, _SEE, lambda: ui.go(places.Backups()))) for each in found[:1]]
    return [_notice(ui, each) for each in found]


def _notice(ui: Ui, worry: backups.Worry, *parts: Button) -> Notice:
    return Notice(ui.look, "caution", ui.say(worry.head), _said(ui, worry), *parts)


def _said(ui: Ui, worry: backups.Worry) -> str:
    day = ui.reader.date(worry.since.astimezone().date()) if worry.since else ""
    return ui.say(worry.words, folder=worry.folder, day=day)


def _state(ui: Ui) -> list[QWidget]:
    last = backups.last_made(ui.at.case)
    if last is None:
        return [*worried(ui), Notice(ui.look, "info", ui.say(_NONE), ui.say(_NONE_TEXT))]
    said = ui.say(_LAST, moment=ui.reader.moment(last.made_at))
    return [*worried(ui), Notice(ui.look, "done", said, ui.say(_LAST_TEXT))]


def _make(ui: Ui) -> None:
    if ui.keeper is None:
        return
    outcome = ui.keeper.now(always=True, without=NOT_WAIT)
    if outcome is None:
        return
    if outcome.not_sent is not None:
        ui.shell.tell(ui.say(_DONE), f"{ui.say(_MADE)} {outcome.not_sent.said(ui.reader)}")
    else:
        ui.shell.tell(ui.say(_DONE), ui.say(_MADE))
    ui.again()


def _second(ui: Ui) -> QWidget:
    look = ui.look
    place = ui.keeper.place if ui.keeper else None
    items: list[Item] = [Text(look, ui.say(_PLACE), "lead", "bold"), look.space(8)]
    if place is None:
        row = buttons(ui, button(ui, _CHOOSE, lambda: _choose(ui)))
        return column(*items, Text(look, ui.say(_PLACE_WHY)), look.space(16), row)
    items.append(Text(look, ui.say(_PLACE_IS, folder=str(place))))
    if not ui.at.case.protected:
        items += [look.space(8), Text(look, ui.say(_PLACE_OPEN))]
    another = button(ui, _ANOTHER, lambda: _choose(ui))
    return column(*items, look.space(16), buttons(ui, another, button(ui, _NO_SECOND, lambda: _stop(ui), "quiet")))


def _choose(ui: Ui) -> None:
    chosen = QFileDialog.getExistingDirectory(None, ui.say(_CHOOSE), str(documents_dir()))
    if not chosen:
        return
    place = Path(chosen)
    if ui.did(lambda: backups.choose_second(ui.at.case, place)):
        ui.keep(replace(ui.settings, second_place=str(place)))
        if ui.keeper is not None:
            ui.keeper.now(always=False, without=NOT_WAIT)
        ui.shell.tell(ui.say(_DONE), ui.say(_CHOSEN, folder=str(place)))
        ui.again()


def _stop(ui: Ui) -> None:
    ui.keep(replace(ui.settings, second_place=""))
    ui.again()


def _list(ui: Ui, place: places.Backups) -> QWidget:
    look = ui.look
    there = _found(ui, place)
    shown = there if place.every else there[:SHOWN]
    rows: list[Item] = []
    for backup in shown:
        row = TaskRow(look, ui.reader.moment(backup.made_at), "", _where(ui, place, backup), _within(ui, place, backup))
        row.clicked.connect(lambda _checked=False, backup=backup: ui.go(places.GoBack(backup.path, place.target)))
        rows += [row, Line(look)]
    below: list[Button] = []
    if len(there) > len(shown):
        below.append(button(ui, _EVERY, lambda: ui.turn_to(replace(place, every=True))))
    below.append(button(ui, _ELSEWHERE, lambda: _look_elsewhere(ui, place), before="open"))
    if not there:
        empty = EmptyState(look, "file", ui.say(_NO_LIST), ui.say(_NO_LIST_TEXT))
        return column(empty, look.space(16), buttons(ui, *below))
    head: list[Item] = [Text(look, ui.say(_GO_BACK), "lead", "bold"), look.space(4)]
    if place.target is None:
        head += [Text(look, ui.say(_GO_BACK_HINT)), look.space(8)]
    return column(*head, *rows, look.space(16), buttons(ui, *below))


def _found(ui: Ui, place: places.Backups) -> tuple[Backup, ...]:
    second = ui.keeper.place if ui.keeper else None
    if place.folder is not None:
        return going_back.found_in(place.folder)
    if place.target is not None or ui.desk is None:
        return going_back.found_for(place.target, second)
    return going_back.found(ui.at.case, second)


def _where(ui: Ui, place: places.Backups, backup: Backup) -> str:
    if place.folder is not None:
        return ui.say(_THERE)
    if not backup.check:
        return ui.say(_BESIDE)
    second = ui.keeper.place if ui.keeper else None
    return ui.say(_AWAY if second and backup.path.is_relative_to(second) else _HERE)


def _within(ui: Ui, place: places.Backups, backup: Backup) -> str:
    """What is in a backup, in plain words, as far as it can be told without asking for a passphrase."""
    size = ui.say(_MEGABYTES, size=_number(ui, backup.size))
    if place.target is not None or ui.desk is None:
        return size
    seen = going_back.seen(ui.at.case, backup.path)
    if seen is None:
        return f"{size}. {ui.say(_OTHER_KEY)}"
    since = ui.count(_SINCE, seen.changed_since) if seen.changed_since else ui.say(_SAME)
    return f"{size}, {ui.count(_PEOPLE, seen.people)}, {since}"


def _number(ui: Ui, size: int) -> str:
    from decimal import Decimal

    return ui.reader.number((Decimal(size) / _MEGABYTE).quantize(Decimal("0.1")))


def _look_elsewhere(ui: Ui, place: places.Backups) -> None:
    chosen = QFileDialog.getExistingDirectory(None, ui.say(_ELSEWHERE), str(documents_dir()))
    if chosen:
        ui.go(replace(place, folder=Path(chosen), every=True))
