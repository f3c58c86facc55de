"""Find anything in the file by its words; each result leads to where it stands."""

from itertools import groupby
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nosdesk.domain.records import (
    Check,
    Contact,
    Contract,
    Milestone,
    Need,
    Outcome,
    Person,
    Provider,
    Record,
    Requirement,
    Specification,
)
from nosdesk.i18n import Counted, Words
from nosdesk.services.find import Found, find
from nosdesk.ui import places
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.kit.arrange import Item, column, sized_by_width
from nosdesk.ui.kit.controls import Entry
from nosdesk.ui.kit.field import Field, announce
from nosdesk.ui.kit.pieces import Line, Text
from nosdesk.ui.kit.rows import TaskRow
from nosdesk.ui.places import Place
from nosdesk.ui.screens.editors import UNNAMED
from nosdesk.ui.screens.parts import back_link, question_screen

_TITLE: Final = Words("What do you want to find?", "What are you looking for?")
_HINT: Final = Words("Type a name or some words. Everything in this file is searched.", "Type a name or a word.")
_COUNT: Final = Counted("{n} result", "{n} results")
_NOTHING: Final = Words("Nothing was found. Try fewer letters.", "We found nothing. Try a shorter word.")
_LEAST: Final = 2
LOOK_AFTER_MS: Final = 250

KINDS: Final[dict[type[Record], Words]] = {
    Person: Words("People"),
    Contact: Words("Key people", "People who matter"),
    Outcome: Words("Outcomes", "What you want"),
    Need: Words("Needs", "What you need"),
    Specification: Words("Services", "Your help"),
    Requirement: Words("Requirements", "What providers must do"),
    Provider: Words("Providers"),
    Contract: Words("Contracts"),
    Milestone: Words("Milestones", "Steps with a date"),
    Check: Words("Checks", "How it went"),
}


def screen(ui: Ui, place: places.Find) -> Screen:
    """The field, and what was found for it."""
    look = ui.look
    words = Entry(look, place.words, ui.say(_TITLE), 32)
    field = Field(look, ui.say(_TITLE), words, ui.say(_HINT), heading=True, picture="search" if look.easy else "")
    results = QWidget()
    layout = QVBoxLayout(results)
    layout.setContentsMargins(0, 0, 0, 0)
    sized_by_width(results)

    def show() -> None:
        while (item := layout.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        wanted = words.value.strip()
        if len(wanted) < _LEAST:
            return
        # The place keeps the words, so that Back finds them again.
        ui.trail[-1] = places.Find(wanted)
        found = find(ui.at, wanted)
        layout.addWidget(_results(ui, found))
        announce(results, ui.count(_COUNT, len(found)) if found else ui.say(_NOTHING))

    timer = QTimer(results)
    timer.setSingleShot(True)
    timer.setInterval(LOOK_AFTER_MS)
    timer.timeout.connect(show)
    words.edited.connect(timer.start)
    show()
    return question_screen(ui, ui.say(_TITLE), field, results, back=back_link(ui), here="find", first=words)


def _results(ui: Ui, found: tuple[Found, ...]) -> QWidget:
    look = ui.look
    if not found:
        return Text(look, ui.say(_NOTHING))
    items: list[Item] = [Text(look, ui.count(_COUNT, len(found)), "small", colour="quiet_ink")]
    for kind, group in groupby(found, key=lambda item: item.record):
        items += [look.space(20), Text(look, ui.say(KINDS[kind]), "lead", "bold"), look.space(6)]
        for item in group:
            excerpt = "" if item.excerpt == item.name else item.excerpt
            row = TaskRow(look, item.name or ui.say(UNNAMED), "", "", excerpt)
            # A milestone is often named after its outcome: the kind tells them apart for a screen reader too.
            row.setAccessibleDescription(ui.say(KINDS[kind]))
            row.clicked.connect(lambda _checked=False, item=item: ui.go(place_of(ui, item)))
            items += [row, Line(look)]
    return column(*items)


def place_of(ui: Ui, item: Found) -> Place:
    """Where a result stands."""
    owner = item.parent_id or item.id
    match item.record.__name__:
        case "Person":
            return places.Home(item.id)
        case "Contact":
            return places.Wizard("person", owner, "people", item.id)
        case "Outcome":
            return places.Wizard("outcomes", owner, "outcomes", item.id)
        case "Need":
            return places.Wizard("outcomes", owner, "needs", item.id)
        case "Specification":
            return places.CheckAnswers("specification", item.id)
        case "Requirement":
            return places.Wizard("specification", owner, "requirements", item.id)
        case "Contract":
            return places.ContractHome(item.id)
        case "Milestone":
            return places.Money(owner)
        case "Check":
            return places.Quality(owner)
    return places.Wizard("provider", item.id, "who")
