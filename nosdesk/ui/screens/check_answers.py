"""Check your answers: every answer of a form with Change, what is still missing, and where each fact came from."""

from typing import Final, assert_never
from uuid import UUID

from PySide6.QtWidgets import QWidget

from nosdesk.domain.choices import SpecificationStatus
from nosdesk.domain.records import Contract, Provenance, Record, Specification
from nosdesk.forms.answers import display
from nosdesk.forms.catalogue import form_for
from nosdesk.forms.progress import asked_questions, is_answered, is_asked
from nosdesk.forms.question import Page, Part, Question, Rows, WeeklyPattern
from nosdesk.i18n import Counted, Words
from nosdesk.services import people, pictures, specify
from nosdesk.services.history import earlier_answers
from nosdesk.services.wizard import FormView, load, pass_over
from nosdesk.ui import places
from nosdesk.ui.bar import home
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.kit.arrange import Item, column
from nosdesk.ui.kit.controls import Entry
from nosdesk.ui.kit.field import Field, Headline
from nosdesk.ui.kit.messages import ErrorSummary, Notice, Problem
from nosdesk.ui.kit.page import Page as KitPage
from nosdesk.ui.kit.rows import AnswerList, AnswerRow
from nosdesk.ui.screens.parts import back_link, button, buttons, history_button
from nosdesk.ui.screens.wizard import (
    CHANGE,
    CHECK,
    CHECK_KEY,
    LEAVE,
    PARTS,
    PROBLEM,
    before_opening,
    parts_rail,
    row_detail,
    row_name,
    row_picture,
    show_parts,
)

_HINT: Final = Words(
    "Everything here is saved. Change what is not right.", "We saved all of this. Change what is wrong."
)
_NOT_SAID: Final = Words("Not said yet", "You have not said yet")
_MISSING: Final = Words("Still missing", "We still need this")
_MISSING_COUNT: Final = Counted(
    "{n} answer is still missing.",
    "{n} answers are still missing.",
    "We still need {n} answer from you.",
    "We still need {n} answers from you.",
)
_RIGHT: Final = Words("Yes, all of this is right", "Yes, this is right")
_CONFIRMED: Final = Words("Confirmed by {name} on {day}", "{name} said this is right on {day}")
_NOT_CONFIRMED: Final = Words("{source}, {day}. Not confirmed yet", "{source}, {day}. Nobody checked it yet")
_FROM: Final = Words("Where did this come from?", "Who told you this?")
_AGREE: Final = Words("Agree this specification", "Agree this list")
_AGREED: Final = Words("This specification is agreed", "You agreed this list")
_AGREED_TEXT: Final = Words("By {names}, on {day}. It stands as it is.", "{names} agreed on {day}. It stays like this.")
_WHO_AGREES: Final = Words("Who agrees it?", "Who says yes to it?")
_WHO_HINT: Final = Words("Names of everyone who agrees, with commas between.", "Write all the names.")
_NEED_NAMES: Final = Words("Type who agrees it.", "Write at least 1 name.")
_OPEN_AGAIN: Final = Words("Open it again", "Change it again")
_TO_OFFERS: Final = Words("Go on to offers", "Look at offers next")
_GO_HOME: Final = Words("Go to Home", "Go to the start")
_EARLIER: Final = Words("Earlier answers", "Your old answers")
_TO_CONTRACT: Final = Words("Go on to the contract", "Look at the contract next")


Known = dict[tuple[UUID, str], Provenance]
Earlier = frozenset[tuple[UUID, str]]
"""Answers that were others once: record and field."""
_WITH_SOURCES: Final = ("person", "outcomes")
"""Forms that hold facts about a person: each says where it came from and whether the person confirmed it."""


def screen(ui: Ui, place: places.CheckAnswers) -> Screen:
    """All answers of one form."""
    view = load(ui.at, form_for(place.form), place.record_id)
    if unopened := before_opening(ui, view):
        return unopened
    if view.person:
        ui.person_id = view.person.id
    look = ui.look
    items: list[Item] = [Headline(look, ui.say(CHECK), ui.say(_HINT), "check" if look.easy else ""), look.space(24)]
    if view.missing:
        items += [Notice(look, "caution", ui.count(_MISSING_COUNT, len(view.missing))), look.space(24)]
    facts = facts_of(view)
    known = people.provenances(ui.at, tuple({item.id for item, _ in facts}))
    earlier = earlier_answers(ui.at, (view.record.id, *(row.id for rows in view.rows.values() for row in rows)))
    for part in view.parts:
        items += [_part(ui, view, part, known, earlier), look.space(28)]
    items.append(_foot(ui, view, facts, known))
    rail = parts_rail(ui, view, CHECK_KEY)
    page = KitPage(look, column(*items), back_link(ui, home(ui)), rail, fold_word=ui.say(PARTS))
    page.wants_parts.connect(lambda: show_parts(ui, view, CHECK_KEY))
    return Screen(page, ui.say(CHECK))


def facts_of(view: FormView) -> list[tuple[Record, str]]:
    """Every answered field of a form that holds facts about a person, its rows included."""
    if view.form.key not in _WITH_SOURCES:
        return []
    found: list[tuple[Record, str]] = []
    for part in view.parts:
        match part:
            case Page():
                found += [(view.record, asked.field) for asked in part.questions if is_answered(asked, view.record)]
            case Rows():
                found += [
                    (row, part.of.names) for row in view.rows.get(part.key, ()) if getattr(row, part.of.names, "")
                ]
            case _:
                assert_never(part)
    return found


def _part(ui: Ui, view: FormView, part: Part, known: Known, earlier: Earlier) -> QWidget:
    rows: list[AnswerRow]
    match part:
        case Page():
            asked = [item for item in part.questions if is_asked(item, view.record)]
            rows = [_answer(ui, view, part, item, known, earlier) for item in asked]
        case Rows():
            rows = _listed(ui, view, part, known, earlier)
        case _:
            assert_never(part)
    return AnswerList(ui.look, ui.say(part.title), rows)


def _answer(ui: Ui, view: FormView, part: Page, asked: Question, known: Known, earlier: Earlier) -> AnswerRow:
    value = view.rows.get("visits", ()) if isinstance(asked, WeeklyPattern) else getattr(view.record, asked.field)
    said = display(asked, value, ui.reader, view.names)
    missing = not said and asked.needed
    said = said or ui.say(_MISSING if missing else _NOT_SAID)
    source = source_line(ui, known.get((view.record.id, asked.field)))
    more = ui.say(_EARLIER) if (view.record.id, asked.field) in earlier else ""
    row = AnswerRow(ui.look, ui.say(asked.label), said, ui.say(CHANGE), missing, source, further=more)
    row.more.connect(lambda: ui.go(places.History(type(view.record).__name__, view.record.id, asked.field)))
    at = asked_questions(part, view.record).index(asked) if ui.look.easy else 0
    row.change.connect(lambda: ui.go(places.Wizard(view.form.key, view.record.id, part.key, question=at)))
    return row


def _listed(ui: Ui, view: FormView, part: Rows, known: Known, earlier: Earlier) -> list[AnswerRow]:
    made: list[AnswerRow] = []
    chosen = pictures.chosen_of(ui.at, view.rows.get(part.key, ())) if ui.look.easy else {}
    changed = {record_id for record_id, _ in earlier}
    for number, row in enumerate(view.rows.get(part.key, ()), 1):
        detail = row_detail(ui, view, part, row)
        source = source_line(ui, known.get((row.id, part.of.names)))
        said = "\n".join(line for line in (row_name(ui, part.of, row), detail) if line)
        shown = row_picture(ui, part, row, chosen)
        more = ui.say(_EARLIER) if row.id in changed else ""
        title = f"{ui.say(part.of.title)} {number}"
        answer = AnswerRow(ui.look, title, said, ui.say(CHANGE), note=source, picture=shown, further=more)
        answer.more.connect(lambda row=row: ui.go(places.History(type(row).__name__, row.id)))
        answer.change.connect(lambda row=row: ui.go(places.Wizard(view.form.key, view.record.id, part.key, row.id)))
        made.append(answer)
    if not made:
        missing = part.least > 0
        empty = AnswerRow(
            ui.look, ui.say(part.title), ui.say(_MISSING if missing else _NOT_SAID), ui.say(CHANGE), missing
        )
        empty.change.connect(lambda: ui.go(places.Wizard(view.form.key, view.record.id, part.key)))
        made.append(empty)
    return made


def source_line(ui: Ui, fact: Provenance | None) -> str:
    """Where a fact came from and whether it was confirmed, in a line; "" where nothing is known."""
    if fact is None:
        return ""
    if fact.confirmed_on:
        return ui.say(_CONFIRMED, name=fact.confirmed_by, day=ui.reader.date(fact.confirmed_on))
    source = ui.say(fact.source.words) if fact.source else ""
    return ui.say(_NOT_CONFIRMED, source=source, day=ui.reader.date(fact.stated_on) if fact.stated_on else "")


def _foot(ui: Ui, view: FormView, facts: list[tuple[Record, str]], known: Known) -> QWidget:
    """What can be done now: confirm the facts, agree the specification, or go on."""
    if isinstance(view.record, Specification):
        return _agreement(ui, view.record)
    if isinstance(view.record, Contract):
        place = places.ContractHome(view.record.id)
        return buttons(ui, button(ui, _TO_CONTRACT, lambda: ui.go(place), "primary", after="next"))
    waiting = [
        (item, name) for item, name in facts if (fact := known.get((item.id, name))) is None or not fact.confirmed_on
    ]
    leave = button(ui, _GO_HOME, lambda: ui.go(home(ui)), "secondary" if waiting else "primary", after="next")
    if not waiting:
        return buttons(ui, leave)

    def confirm() -> None:
        for item, name in waiting:
            people.confirm(ui.at, item, name)
        pass_over(ui.at, view, *(part.key for part in view.parts))

    right = button(ui, _RIGHT, lambda: ui.do(confirm), "primary", before="tick", picture="yes")
    source = button(ui, _FROM, lambda: ui.go(places.Sources(view.form.key, view.record.id)))
    return buttons(ui, right, leave, source)


def _agreement(ui: Ui, record: Specification) -> QWidget:
    look = ui.look
    offers = button(ui, _TO_OFFERS, lambda: ui.go(places.Offers(record.id)), "primary", after="next")
    history = history_button(ui, places.History("Specification", record.id))
    if record.status is SpecificationStatus.AGREED:
        day = ui.reader.date(record.agreed_on) if record.agreed_on else ""
        notice = Notice(look, "done", ui.say(_AGREED), ui.say(_AGREED_TEXT, names=record.agreed_by, day=day))
        again = button(ui, _OPEN_AGAIN, lambda: ui.do(lambda: specify.open_again(ui.at, record.id)))
        return column(notice, look.space(24), buttons(ui, offers, again, history))
    names = Entry(look, ui.at.author.stamp.replace(" + ", ", "), ui.say(_WHO_AGREES), 32)
    field = Field(look, ui.say(_WHO_AGREES), names, ui.say(_WHO_HINT))
    summary = ErrorSummary(look)

    def agree() -> None:
        wrong = "" if names.value.strip() else ui.say(_NEED_NAMES)
        field.set_error(wrong)
        summary.show_problems(ui.say(PROBLEM), [Problem(wrong, names)] if wrong else [])
        if not wrong:
            ui.do(lambda: specify.agree(ui.at, record.id, names.value.strip()))

    return column(
        summary,
        field,
        look.space(24),
        buttons(
            ui,
            button(ui, _AGREE, agree, "primary", before="tick", picture="yes"),
            button(ui, LEAVE, lambda: ui.go(home(ui))),
            history,
        ),
    )
