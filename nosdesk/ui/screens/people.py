"""The list of people, for those who help several; adding one, and closing a case."""

from typing import Final

from PySide6.QtCore import QTimer

from nosdesk.domain.records import Person
from nosdesk.forms.case import CLOSE
from nosdesk.forms.question import Page
from nosdesk.i18n import Counted, Words
from nosdesk.services import people
from nosdesk.services.answers import read
from nosdesk.ui import places
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.kit.arrange import column, wrapping
from nosdesk.ui.kit.cells import Cell, Column, Row, TableData
from nosdesk.ui.kit.controls import Entry, Switch
from nosdesk.ui.kit.field import Field, announce
from nosdesk.ui.kit.messages import EmptyState
from nosdesk.ui.kit.pieces import Text
from nosdesk.ui.kit.table import BigTable
from nosdesk.ui.screens.editors import UNNAMED, Slip, typed_questions
from nosdesk.ui.screens.parts import back_link, button, buttons, plain_screen

_TITLE: Final = Words("The people in this file", "The people here")
_LIST: Final = Words("People")
_NAME: Final = Words("Name")
_STATE: Final = Words("Case")
_OPEN: Final = Words("Open")
_CLOSED: Final = Words("Closed")
_FIND: Final = Words("Find by name")
_SHOW_CLOSED: Final = Words("Show closed cases too", "Show stopped cases too")
_ON: Final = Words("On")
_OFF: Final = Words("Off")
_ADD: Final = Words("Add a person")
_COUNT: Final = Counted("{n} person", "{n} people")
_EMPTY: Final = Words("Nobody has this name here.", "We found nobody.")
_FIRST: Final = Words("Nobody is here yet")
_FIRST_TEXT: Final = Words("Add the person whose support you want to arrange.", "Add the person who needs help.")

_CLOSE_TITLE: Final = Words("Close {name}’s case", "Stop {name}’s case")
_CLOSE_HINT: Final = Words(
    "Dues and reminders stop, and nobody is asked how it went. Everything is kept, and the case can be opened again.",
    "We stop all reminders. We keep everything. You can start again later.",
)
_CLOSE: Final = Words("Close the case", "Stop the case")
_KEEP: Final = Words("Keep it open", "Do not stop it")

LOOK_AFTER_MS: Final = 250
"""How long after the last key the list is searched."""


def screen(ui: Ui, place: places.People | places.CloseCase) -> Screen:
    """The list, or closing one case."""
    match place:
        case places.People():
            return _people(ui)
        case places.CloseCase():
            return _close(ui, place)


def _people(ui: Ui) -> Screen:
    look, desk = ui.look, ui.at
    add = button(ui, _ADD, lambda: _add(ui), "primary", before="plus")
    if not people.count_people(desk, closed=True):
        empty = EmptyState(look, "people", ui.say(_FIRST), ui.say(_FIRST_TEXT), ui.say(_ADD))
        if empty.button:
            empty.button.clicked.connect(lambda: _add(ui))
        return plain_screen(ui, ui.say(_TITLE), empty, here="home", picture="people", first=empty.button)
    words = Entry(look, "", ui.say(_FIND), 28)
    closed = Switch(look, ui.say(_SHOW_CLOSED), on=False, words=(ui.say(_ON), ui.say(_OFF)))
    total = people.count_people(desk)
    count = Text(look, ui.count(_COUNT, total), "small", colour="quiet_ink")

    def fetch(offset: int, limit: int) -> list[Row]:
        found = people.list_people(desk, offset, limit, words.value, closed.isChecked())
        return [
            Row((Cell(row.name or ui.say(UNNAMED)), Cell(ui.say(_CLOSED if row.closed else _OPEN))), row.id)
            for row in found
        ]

    data = TableData(
        ui.say(_LIST), (Column(ui.say(_NAME)), Column(ui.say(_STATE))), (), opens=True, empty=ui.say(_EMPTY)
    )
    table = BigTable(look, data, total, fetch)
    table.opened.connect(lambda person_id: ui.go(places.Home(person_id)))

    def search() -> None:
        found = people.count_people(desk, words.value, closed.isChecked())
        table.reload(found)
        count.setText(ui.count(_COUNT, found))
        announce(table, ui.count(_COUNT, found))

    timer = QTimer(table)
    timer.setSingleShot(True)
    timer.setInterval(LOOK_AFTER_MS)
    timer.timeout.connect(search)
    words.edited.connect(timer.start)
    closed.edited.connect(search)
    switch = column(Text(look, ui.say(_SHOW_CLOSED), "lead", "bold"), look.space(8), wrapping(closed))
    return plain_screen(
        ui,
        ui.say(_TITLE),
        Field(look, ui.say(_FIND), words),
        switch,
        column(count, look.space(8), table),
        buttons(ui, add),
        here="home",
        picture="people",
        room="main",
        first=words,
    )


def _add(ui: Ui) -> None:
    made = ui.attempt(lambda: people.add_person(ui.at, ""))
    if made:
        ui.person_id = made.id
        ui.go(places.Wizard("person", made.id))


def _close(ui: Ui, place: places.CloseCase) -> Screen:
    """The questions of the form, answered together: the case is closed by one press, not field by field."""
    desk = ui.at
    person = read(desk, Person, place.person_id)
    asked = [item for part in CLOSE.parts if isinstance(part, Page) for item in typed_questions(part)]
    slip = Slip(ui, asked, {"closed_on": desk.today()})

    def close() -> None:
        said = slip.answers()
        if said is None:
            return
        on = said["closed_on"] or desk.today()
        if ui.did(lambda: people.close_case(desk, person.id, said["closed_reason"], on, said.get("closed_note", ""))):
            ui.back_to(places.Home(person.id))

    return plain_screen(
        ui,
        ui.say(_CLOSE_TITLE, name=person.name),
        slip.summary,
        *slip.fields,
        buttons(
            ui,
            button(ui, _CLOSE, close, "primary"),
            button(ui, _KEEP, lambda: ui.back_to(places.Home(person.id))),
        ),
        hint=ui.say(_CLOSE_HINT),
        back=back_link(ui, places.Home(person.id)),
        picture="file",
        first=slip.first,
    )
