"""What the records prove, criterion by criterion: done, partly, or not yet, always because of a record."""

from itertools import groupby
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nosdesk.i18n import Counted, Words
from nosdesk.services.evidence import evidence
from nosdesk.standards.evidence import EvidenceState, Finding
from nosdesk.ui import places
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.kit.arrange import Item, column, sized_by_width
from nosdesk.ui.kit.cells import Cell, Column, Row, TableData
from nosdesk.ui.kit.choices import ChoiceGroup, Option
from nosdesk.ui.kit.pieces import Text
from nosdesk.ui.kit.table import DataTable
from nosdesk.ui.screens.parts import back_link, plain_screen

_TITLE: Final = Words("What the records prove", "What we can show")
_HINT: Final = Words(
    "Each criterion of the standards turns by itself when a record proves it. Nobody can tick it off.",
    "This list changes when you fill things in. Nobody can tick it.",
)
_SHOW: Final = Words("Show")
_ALL: Final = Words("Everything")
_CODE: Final = Words("Criterion")
_STATE: Final = Words("State")
_WHY: Final = Words("Why")
_DONE: Final = Counted("{n} done", "{n} done")
_PART: Final = Counted("{n} partly done", "{n} partly done")
_NOT_YET: Final = Counted("{n} not yet", "{n} not yet")
_MARKS: Final = {EvidenceState.DONE: "done", EvidenceState.PART: "partly", EvidenceState.NOT_YET: "none"}


def screen(ui: Ui, place: places.Evidence) -> Screen:
    """Every finding by standard, with a choice of what to show."""
    ui.person_id = place.person_id
    found = evidence(ui.at, place.person_id)
    counts = [
        ui.count(words, sum(one.state is state for one in found))
        for state, words in (
            (EvidenceState.DONE, _DONE),
            (EvidenceState.PART, _PART),
            (EvidenceState.NOT_YET, _NOT_YET),
        )
    ]
    options = [Option("all", ui.say(_ALL)), *(Option(state.value, ui.say(state.words)) for state in EvidenceState)]
    show = ChoiceGroup(ui.look, ui.say(_SHOW), options, "all", inline=True)
    lists = QWidget()
    layout = QVBoxLayout(lists)
    layout.setContentsMargins(0, 0, 0, 0)
    sized_by_width(lists)

    def fill() -> None:
        while (item := layout.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        layout.addWidget(_lists(ui, [one for one in found if show.value in ("all", one.state.value)]))

    show.edited.connect(fill)
    fill()
    return plain_screen(
        ui,
        ui.say(_TITLE),
        Text(ui.look, ui.reader.together(counts), "lead", "bold"),
        show,
        lists,
        hint=ui.say(_HINT),
        back=back_link(ui, places.Home(place.person_id)),
        picture="check",
        room="main",
        first=show,
    )


def _lists(ui: Ui, found: list[Finding]) -> QWidget:
    look = ui.look
    items: list[Item] = []
    columns = (Column(ui.say(_CODE)), Column(ui.say(_STATE)), Column(ui.say(_WHY)))
    for standard, group in groupby(found, key=lambda one: one.criterion.standard):
        rows = tuple(
            Row(
                (
                    Cell(one.criterion.code, ui.say(one.criterion.words)),
                    Cell(ui.say(one.state.words), mark=_MARKS[one.state]),
                    Cell(one.said(ui.reader)),
                ),
                one.criterion.code,
            )
            for one in group
        )
        title = ui.say(standard.words)
        items += [Text(look, title, "lead", "bold"), look.space(8)]
        items += [DataTable(look, TableData(title, columns, rows)), look.space(28)]
    return column(*items)
