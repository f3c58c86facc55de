"""Typing in a paper form: by its code, page by page in the order of the paper, with the fields of the wizard."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from nosdesk.documents.formats import Format
from nosdesk.domain.records import (
    Contract,
    Offer,
    Person,
    Record,
    Visit,
)
from nosdesk.errors import KnownError
from nosdesk.forms.catalogue import FORMS, form_for
from nosdesk.forms.question import Date, Form, Rows, Text, TypedQuestion, WeeklyPattern
from nosdesk.i18n import Words
from nosdesk.services import paper_forms
from nosdesk.services.answers import read
from nosdesk.services.paper_forms import OnPaper, PaperPage, Printing, Target
from nosdesk.services.wizard import FormView, load
from nosdesk.ui import places
from nosdesk.ui.bar import home
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.kit.arrange import Item, column
from nosdesk.ui.kit.choices import ChoiceGroup, Option
from nosdesk.ui.kit.controls import Entry
from nosdesk.ui.kit.field import Field, Headline
from nosdesk.ui.kit.messages import ErrorSummary, Notice, Problem
from nosdesk.ui.kit.page import Page as KitPage
from nosdesk.ui.kit.page import ProgressLine
from nosdesk.ui.kit.pieces import Line
from nosdesk.ui.kit.pieces import Text as Said
from nosdesk.ui.kit.rows import TaskRow
from nosdesk.ui.screens.editors import Sheet, Slip, add_row
from nosdesk.ui.screens.parts import back_link, button, buttons, plain_screen
from nosdesk.ui.screens.pattern import PatternEditor
from nosdesk.ui.screens.wizard import NEXT, PROBLEM, row_name

TITLE: Final = Words("Type in a paper form", "Type in a form")
_HINT: Final = Words(
    "The code stands at the foot of each page of the paper.", "Look at the foot of the page. Find the code."
)
_CODE: Final = Words("What is the code of the form?", "What is the code?")
_EXAMPLE: Final = Words("For example, {code}", "A code looks like this: {code}")
_OPEN: Final = Words("Open this form")
_OR: Final = Words("Or choose the form from the list", "Or pick the form here")
_FORMAT: Final = Words("Which format has the paper?", "What kind of paper is it?")
_ABOUT: Final = Words("What is this paper about?", "What is this paper for?")
_NEW: Final = Words("A new one: {form}", "Start a new one: {form}")
_NEW_FOR: Final = Words("A new one for {owner}: {form}", "Start a new one for {owner}: {form}")
_NOTHING: Final = Words(
    "There is nothing in this file yet that this form could be about. Add it first.",
    "This form needs something that is not here yet.",
)
_WHO: Final = Words("Who wrote on the paper?", "Who wrote on this paper?")
_WHO_WHY: Final = Words("Their own words count most.", "Your own words count most.")
_WHEN: Final = Words("On which day was it written?", "When did they write this?")
_PAGE: Final = Words("Paper page {page} of {of}", "Page {page} of {of} on the paper")
_QUESTION: Final = Words("Question {number}")
_CARD: Final = Words("{name} {number} on the paper", "{name} {number} on paper")
_NEW_ROW: Final = Words("Type in {name} {number}", "Type {name} {number}")
_IT_IS: Final = Words("It is “{name}”", "This is “{name}”")
_EMPTY_CARD: Final = Words("Nothing was written on it: go on.", "Is this empty? Then go on.")
_OTHER: Final = Words(
    "This paper is of another printing, so the questions may stand on other pages. Go by their numbers.",
    "This paper is older. Look for the number of each question.",
)
_SAVED: Final = Words("Everything is saved as you type it.", "We save what you type.")
_LAST: Final = Words("Check the answers", "Look at the answers")
_LEAVE: Final = Words("Leave it here", "Stop here")
_PAPER: Final = Words("Paper form {code}, page {page}", "Form {code}, page {page}")
_BY: Final = Words("{paper}, written by {who}", "{paper}. {who} wrote it.")

_FROM: Final = (
    Text(field="who", ask=_WHO, why=_WHO_WHY, picture="pencil", characters=30),
    Date(field="on", ask=_WHEN, why=_WHO_WHY, picture="calendar"),
)
_STARTS: Final[dict[str, type[Record]]] = {"score": Offer, "payment-made": Contract, "provenance": Person}
"""Forms whose record is made by a screen of its own: what that screen is about."""


def screen(ui: Ui, place: places.TypeIn) -> Screen:
    """Which form; what it is about and who wrote it; then its pages."""
    if ui.person_id is None:
        choose = button(ui, Words("Choose the person", "Pick the person"), lambda: ui.go(places.People()), "primary")
        return plain_screen(ui, ui.say(TITLE), buttons(ui, choose), back=back_link(ui, home(ui)), first=choose)
    if not place.code:
        return _which(ui, place)
    printing = paper_forms.understand(ui.at, place.code, ui.person_id, ui.reader)
    if place.record_id is None:
        return _about(ui, place, printing, ui.person_id)
    return _page(ui, place, printing, place.record_id)


# ---- which form ----------------------------------------------------------------------------------


def _which(ui: Ui, place: places.TypeIn) -> Screen:
    look = ui.look
    person = read(ui.at, Person, ui.person_id) if ui.person_id else None
    written_as = Format(place.format)
    entry = Entry(look, "", ui.say(_CODE), 28)
    example = paper_forms.code_of(FORMS[0], written_as, person, ui.at, ui.reader)
    field = Field(look, ui.say(_CODE), entry, ui.say(_EXAMPLE, code=example))
    summary = ErrorSummary(look)

    def opened() -> None:
        try:
            paper_forms.understand(ui.at, entry.value, ui.person_id, ui.reader)
        except KnownError as error:
            said = error.said(ui.reader)
            field.set_error(said)
            summary.show_problems(ui.say(PROBLEM), [Problem(said, entry)])
            return
        ui.go(places.TypeIn(code=entry.value.strip()))

    formats = [Option(one.value, ui.say(one.words)) for one in Format]
    choice = ChoiceGroup(look, ui.say(_FORMAT), formats, written_as.value, inline=True)
    choice.edited.connect(lambda: ui.turn_to(replace(place, format=choice.value)))
    rows: list[Item] = []
    for form in FORMS:
        row = TaskRow(look, ui.say(form.title), "", "", ui.say(form.paper_about or form.about))
        row.clicked.connect(
            lambda _checked=False, form=form: ui.go(
                places.TypeIn(code=paper_forms.code_of(form, written_as, person, ui.at, ui.reader))
            )
        )
        rows += [row, Line(look)]
    return plain_screen(
        ui,
        ui.say(TITLE),
        summary,
        field,
        buttons(ui, button(ui, _OPEN, opened, "primary", after="next")),
        Said(look, ui.say(_OR), "title", "bold"),
        Field(look, ui.say(_FORMAT), choice),
        column(*rows[:-1]),
        hint=ui.say(_HINT),
        back=back_link(ui, places.Papers()),
        here="documents",
        picture="paper-form",
        first=entry,
    )


# ---- what it is about ----------------------------------------------------------------------------


def _about(ui: Ui, place: places.TypeIn, printing: Printing, person_id: UUID) -> Screen:
    form = form_for(printing.form)
    found = paper_forms.targets(ui.at, _STARTS.get(form.key, form.record), person_id)
    slip = Slip(ui, _FROM, {"who": ui.at.author.person})
    elsewhere = form.key in _SCREENS

    def choose(target: Target) -> None:
        said = slip.answers()
        if said is None:
            return
        record = ui.attempt(lambda: paper_forms.begin(ui.at, form.record, target)) if target.new else target.record
        if record is None:
            return
        if elsewhere:
            ui.go(_SCREENS[form.key](record))
            return
        on = said["on"].isoformat() if said["on"] else ""
        ui.turn_to(replace(place, record_id=record.id, who=str(said["who"] or "").strip(), on=on))

    rows: list[Item] = []
    for target in (each for each in found if not (elsewhere and each.new)):
        row = TaskRow(ui.look, _target_name(ui, form, target), "", "")
        row.clicked.connect(lambda _checked=False, target=target: choose(target))
        rows += [row, Line(ui.look)]
    listed = column(*rows[:-1]) if rows else Notice(ui.look, "info", ui.say(_NOTHING))
    return plain_screen(
        ui,
        ui.say(form.title),
        slip.summary,
        *([] if elsewhere else slip.fields),
        Said(ui.look, ui.say(_ABOUT), "title", "bold"),
        listed,
        back=back_link(ui, places.TypeIn()),
        here="documents",
        picture=form.picture,
        first=None if elsewhere else slip.first,
    )


def _target_name(ui: Ui, form: Form, target: Target) -> str:
    """How a record is called in the list; a new one by what it would belong to."""
    record = target.record
    if not target.new:
        return row_name(ui, _form_of(record, form), record)
    if type(record) is form.record:
        return ui.say(_NEW, form=ui.say(form.title))
    return ui.say(_NEW_FOR, owner=row_name(ui, _form_of(record, form), record), form=ui.say(form.title))


def _form_of(record: Record, form: Form) -> Form:
    """The form that names a record of that kind."""
    return form if type(record) is form.record else next(one for one in FORMS if one.record is type(record))


def _owner(record: Record, field: str) -> UUID:
    found: UUID = getattr(record, field)
    return found


_SCREENS: Final[dict[str, Any]] = {
    "route": lambda record: places.Wizard("route", record.id),
    "close": lambda record: places.CloseCase(record.id),
    "sign": lambda record: places.Sign(record.id),
    "end": lambda record: places.ContractHome(record.id),
    "agree": lambda record: places.CheckAnswers("specification", record.id),
    "award": lambda record: places.Award(_owner(record, "specification_id"), record.id),
    "score": lambda record: places.OfferAnswers(record.id),
    "payment-made": lambda record: places.Pay(record.id),
    "provenance": lambda record: places.Sources("person", record.id),
    "helper": lambda record: places.WhoIsHere(),
}
"""Forms that are no list of answers but one act, done at a screen of its own: signing, choosing, paying."""


# ---- the pages -----------------------------------------------------------------------------------


def _page(ui: Ui, place: places.TypeIn, printing: Printing, record_id: UUID) -> Screen:
    """One page of the paper."""
    found, total = paper_forms.pages(printing)
    at = min(place.page, len(found) - 1)
    page, view, look = found[at], load(ui.at, form_for(printing.form), record_id), ui.look
    if view.person:
        ui.person_id = view.person.id
    typing = _Typing(ui, place, page, view)
    title = ui.say(_PAGE, page=page.number, of=total)
    items: list[Item] = [
        ProgressLine(look, ui.say(view.form.title), title, page.number, total),
        look.space(24),
        Headline(look, title, ui.say(_SAVED)),
        look.space(20),
    ]
    if not printing.same:
        items += [Notice(look, "caution", ui.say(_OTHER)), look.space(20)]
    items += [typing.summary, *typing.items()]
    last = at == len(found) - 1
    done = places.CheckAnswers(view.form.key, record_id)

    def onward(place: places.Place) -> None:
        if typing.kept():
            ui.go(place)

    following = done if last else replace(typing.place, page=at + 1)
    forward = button(ui, _LAST if last else NEXT, lambda: onward(following), "primary", after="next")
    items.append(buttons(ui, forward, button(ui, _LEAVE, lambda: onward(home(ui)), picture="save")))
    back = back_link(ui, replace(place, page=at - 1) if at else places.TypeIn())
    return Screen(KitPage(look, column(*items), back), title, "documents", typing.first or forward, typing.leave)


class _Typing:
    """The questions of one page of the paper, saved as they are typed and marked as coming from it."""

    def __init__(self, ui: Ui, place: places.TypeIn, page: PaperPage, view: FormView) -> None:
        self.ui, self.place, self.page, self.view = ui, place, page, view
        self.summary = ErrorSummary(ui.look)
        self.sheets: list[Sheet] = []
        self.sheet_of: dict[Field, Sheet] = {}
        self.patterns: list[PatternEditor] = []
        self.numbers: list[tuple[Said, Field]] = []
        self.first: QWidget | None = None

    def items(self) -> list[Item]:
        """Every question below its number; a card that is not begun yet as the ways to begin it."""
        fields = self._fields()
        made: list[Item] = []
        waiting: tuple[str, int] | None = None
        for one in self.page.questions:
            record = self._record(one)
            if record is not None:
                made += self._asked(one, record, fields)
            elif one.rows and waiting != (one.rows.key, one.card):
                waiting = (one.rows.key, one.card)
                made += self._begin(one, one.rows)
        self._show_numbers()
        return made

    def _record(self, one: OnPaper) -> Record | None:
        """The record that a question is about: the form's own, or the row that its card became."""
        return self._row(one) if one.rows else self.view.record

    def _fields(self) -> dict[tuple[UUID, str], Field]:
        """The fields of the page, one sheet for each record, by record and name."""
        asked: dict[UUID, list[TypedQuestion]] = {}
        records: dict[UUID, Record] = {}
        for one in self.page.questions:
            record, question = self._record(one), one.item.asked
            if record is not None and not isinstance(question, Rows | WeeklyPattern):
                records[record.id] = record
                asked.setdefault(record.id, []).append(question)
        found: dict[tuple[UUID, str], Field] = {}
        for key, questions in asked.items():
            sheet = Sheet(self.ui, records[key], questions, self.view.choices, heading=False)
            sheet.changed = partial(self._saved, sheet)
            self.sheets.append(sheet)
            self.sheet_of |= dict.fromkeys(sheet.fields, sheet)
            found |= {(key, each.field): field for each, field in zip(questions, sheet.fields, strict=True)}
        return found

    def _asked(self, one: OnPaper, record: Record, fields: dict[tuple[UUID, str], Field]) -> list[Item]:
        ui, look, asked = self.ui, self.ui.look, one.item.asked
        number = Said(look, ui.say(_QUESTION, number=one.item.number), "small", "bold", "quiet_ink")
        match asked:
            case Rows():
                return [Said(look, f"{one.item.number}. {ui.say(asked.ask)}", "title", "bold"), look.space(16)]
            case WeeklyPattern():
                visits = [item for item in self.view.rows.get("visits", ()) if isinstance(item, Visit)]
                editor = PatternEditor(ui, asked, record.id, visits, heading=False)
                self.patterns.append(editor)
                self.first = self.first or editor.first
                return [number, look.space(4), editor, look.space(28)]
            case _:
                field = fields[record.id, asked.field]
                self.numbers.append((number, field))
                self.first = self.first or field.control
                line = self.sheet_of[field].easy_line(field)
                return [number, look.space(4), field, *((look.space(6), line) if line else ()), look.space(28)]

    def _show_numbers(self) -> None:
        """A number is shown where its question is."""
        for number, field in self.numbers:
            hidden = field.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide) and field.isHidden()
            # Without a parent yet it would open as a window of its own.
            if hidden or number.parentWidget() is not None:
                number.setVisible(not hidden)

    def _saved(self, sheet: Sheet, field: str) -> None:
        """An answer was saved: numbers come and go with their questions, and its source is kept."""
        self._show_numbers()
        self._mark(sheet.record, field)

    def _mark(self, record: Record, field: str) -> None:
        ui, place = self.ui, self.place
        paper = ui.say(_PAPER, code=place.code, page=self.page.number)
        detail = ui.say(_BY, paper=paper, who=place.who) if place.who else paper
        on = date.fromisoformat(place.on) if place.on else None
        paper_forms.mark(ui.at, record, field, detail, on)

    # ---- cards ---------------------------------------------------------------------------------

    def _row(self, one: OnPaper) -> Record | None:
        """The row that a card became."""
        rows = one.rows
        if rows is None:
            return None
        wanted = next((row for key, card, row in self.place.cards if (key, card) == (rows.key, one.card)), None)
        return next((row for row in self.view.rows.get(rows.key, ()) if row.id == wanted), None)

    def _begin(self, one: OnPaper, rows: Rows) -> list[Item]:
        """The ways to begin a card: as a new row, or as one that is there and has no card yet."""
        ui, look = self.ui, self.ui.look
        name = ui.say(rows.of.title)
        taken = {row for key, _, row in self.place.cards if key == rows.key}

        def become(row: Record | None) -> None:
            if row is not None:
                self.leave()
                ui.turn_to(replace(self.place, cards=(*self.place.cards, (rows.key, one.card, row.id))))

        new = button(ui, _NEW_ROW, lambda: become(add_row(ui, rows, self.view.record.id)), name=name, number=one.card)
        known = [
            button(ui, _IT_IS, partial(become, row), name=row_name(ui, rows.of, row))
            for row in self.view.rows.get(rows.key, ())
            if row.id not in taken
        ]
        self.first = self.first or new
        return [
            Said(look, ui.say(_CARD, name=name, number=one.card), "lead", "bold"),
            look.space(8),
            Said(look, ui.say(_EMPTY_CARD), colour="quiet_ink"),
            look.space(12),
            buttons(ui, new, *known),
            look.space(28),
        ]

    # ---- leaving -------------------------------------------------------------------------------

    def leave(self) -> None:
        """Save what is still being typed."""
        for sheet in self.sheets:
            sheet.leave()
        for editor in self.patterns:
            editor.leave()

    def kept(self) -> bool:
        """Whether everything on the page could be saved; what could not is told."""
        wrong = [problem for sheet in self.sheets for problem in sheet.problems()]
        wrong += [problem for editor in self.patterns for problem in editor.problems()]
        self.summary.show_problems(self.ui.say(PROBLEM), wrong)
        if not wrong and self.patterns and self.view.rows.get("visits"):
            self._mark(self.view.record, "visits")
        return not wrong
