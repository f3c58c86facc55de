"""The wizard: one part of a form on the screen, drawn from the questions as data."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final, assert_never
from uuid import UUID

from PySide6.QtWidgets import QWidget

from nosdesk.domain.records import Contract, Offer, Record, Visit
from nosdesk.forms.answers import display
from nosdesk.forms.catalogue import form_for
from nosdesk.forms.progress import PartState, asked_questions, is_asked
from nosdesk.forms.question import Form, Page, Question, Rows, WeeklyPattern
from nosdesk.i18n import Words
from nosdesk.pictures import Shown
from nosdesk.services import answers, pictures
from nosdesk.services.wizard import FormView, load, pass_over
from nosdesk.ui import places
from nosdesk.ui.bar import home
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.kit.arrange import Item, column
from nosdesk.ui.kit.controls import Button
from nosdesk.ui.kit.dialog import Answer, Dialog
from nosdesk.ui.kit.field import Headline
from nosdesk.ui.kit.messages import EmptyState, ErrorSummary, HelpPanel
from nosdesk.ui.kit.page import Page as KitPage
from nosdesk.ui.kit.page import ProgressLine, Rail
from nosdesk.ui.kit.pieces import Text
from nosdesk.ui.kit.rows import AddedRow, PartRow, RowList
from nosdesk.ui.screens.editors import UNNAMED, Sheet, add_row, typed_questions
from nosdesk.ui.screens.parts import back_link, button, buttons
from nosdesk.ui.screens.pattern import PatternEditor
from nosdesk.ui.speech import read_aloud_word, say_aloud

NEXT: Final = Words("Next")
RETURN: Final = Words("Save and check your answers", "Save and go back")
LEAVE: Final = Words("Save and leave", "Save and stop")
WHY: Final = Words("Why are we asking?", "Why do we ask?")
EXAMPLE: Final = Words("For example")
COUNT: Final = Words("Question {at} of {of}")
PARTS: Final = Words("All the parts", "See all parts")
STARTED: Final = Words("{done} of {of} parts started", "You started {done} of {of} parts")
HERE: Final = Words("You are here")
CHECK: Final = Words("Check your answers", "Look at your answers")
CHANGE: Final = Words("Change")
PICTURE: Final = Words("Choose a picture", "Pick a picture")
REMOVE: Final = Words("Remove", "Take away")
PROBLEM: Final = Words("There is a problem", "Something is not right")
KEEP: Final = Words("Keep it")
SURE: Final = Words("Remove “{name}”?", "Take away “{name}”?")
SURE_TEXT: Final = Words("You can take this back with Ctrl and Z.", "You can undo this. Press Ctrl and Z.")
ON_PAPER: Final = Words("Fill this in on paper", "Do this on paper")
ROW_DONE: Final = Words("Done")
CLOSE: Final = Words("Close")

MARKS: Final = {
    PartState.NOT_STARTED: "none",
    PartState.IN_PROGRESS: "progress",
    PartState.DONE: "done",
    PartState.NEEDS_ATTENTION: "attention",
}
"""The shape of each state."""
CHECK_KEY: Final = "check-answers"


def screen(ui: Ui, place: places.Wizard) -> Screen:
    """One part of a form. Without a part: the first that waits for an answer or was not seen yet, else the first of all."""
    view = load(ui.at, form_for(place.form), place.record_id)
    if unopened := before_opening(ui, view):
        return unopened
    if view.person:
        ui.person_id = view.person.id
    keys = [part.key for part in view.parts]
    if place.part not in keys:
        following = view.progress.next
        place = places.Wizard(place.form, place.record_id, following.key if following else keys[0])
        ui.trail[-1] = place
    part = view.parts[keys.index(place.part)]
    match part:
        case Page():
            place = _at_field(ui, place, view, part)
            return _page(ui, place, view, part)
        case Rows():
            rows = view.rows.get(part.key, ())
            row = next((item for item in rows if item.id == place.row_id), None)
            return _row(ui, place, view, part, row) if row else _rows(ui, place, view, part)
        case _:
            assert_never(part)


def _at_field(ui: Ui, place: places.Wizard, view: FormView, part: Page) -> places.Wizard:
    """The place with the very question that somebody came for, where each has a page of its own."""
    fields = [asked.field for asked in asked_questions(part, view.record)]
    if not ui.look.easy or place.field not in fields:
        return place
    return replace(place, question=fields.index(place.field))


def before_opening(ui: Ui, view: FormView) -> Screen | None:
    """For the form of an offer that nobody has opened yet, the question whether to; its answers are not shown before."""
    if not isinstance(view.record, Offer) or view.record.opened_at is not None:
        return None
    from nosdesk.ui.screens import offer_answers

    ui.trail[-1] = asking = places.OfferAnswers(view.record.id)
    return offer_answers.screen(ui, asking)


def _page(ui: Ui, place: places.Wizard, view: FormView, part: Page) -> Screen:
    """A page of questions; in easy mode only one of them."""
    look = ui.look
    shown = _shown(ui, place, view, part)
    single = len(shown) == 1
    pattern = next((item for item in shown if isinstance(item, WeeklyPattern)), None)
    typed = [item for item in shown if not isinstance(item, WeeklyPattern)]
    sheet = Sheet(ui, view.record, typed, view.choices, heading=single)
    summary = ErrorSummary(look)
    items: list[Item] = _top(ui, view, place, part.title if single else view.form.title)
    if not single:
        items += [Headline(look, ui.say(part.title)), look.space(24)]
    editor: PatternEditor | None = None
    if pattern is not None:
        visits = [item for item in view.rows.get("visits", ()) if isinstance(item, Visit)]
        editor = PatternEditor(ui, pattern, view.record.id, visits, heading=single)
        items += [editor, look.space(28)]
    items += [summary, *_spaced(ui, sheet)]

    def onward(go: Callable[[], None]) -> None:
        wrong = [*sheet.problems(), *(editor.problems() if editor else [])]
        summary.show_problems(ui.say(PROBLEM), wrong)
        if not wrong:
            go()

    items.append(
        buttons(
            ui,
            _onward(ui, place, onward),
            button(ui, LEAVE, lambda: onward(lambda: ui.go(left_to(ui, view))), picture="save"),
            on_paper(ui, view),
        )
    )

    def leave() -> None:
        sheet.leave()
        if editor:
            editor.leave()

    first = sheet.control(place.field) or sheet.first or (editor.first if editor else None)
    page = _frame(ui, place, view, column(*items), help_panel(ui, shown))
    return Screen(page, ui.say(shown[0].ask if single else part.title), "", first, leave)


def _onward(ui: Ui, place: places.Wizard, onward: Callable[[Callable[[], None]], None]) -> Button:
    """The filled button: the next page; where one came from the check of all answers to change one, back there."""
    check = places.CheckAnswers(place.form, place.record_id)
    if ui.trail[-2:-1] == [check]:
        return button(ui, RETURN, lambda: onward(lambda: ui.back(check)), "primary", before="tick")
    return button(ui, NEXT, lambda: onward(lambda: ui.go(_after(ui, place))), "primary", after="next")


def _shown(ui: Ui, place: places.Wizard, view: FormView, part: Page) -> list[Question]:
    """The questions of a part that are on the screen."""
    if not ui.look.easy:
        return list(part.questions)
    asked = asked_questions(part, view.record)
    return [asked[min(place.question, len(asked) - 1)]]


def _steps(ui: Ui, view: FormView) -> list[tuple[str, int]]:
    """Every page of the form in order, as part and question: in easy mode each question is a page."""
    steps: list[tuple[str, int]] = []
    for part in view.parts:
        match part:
            case Page():
                pages = len(asked_questions(part, view.record)) if ui.look.easy else 1
                steps += [(part.key, at) for at in range(pages)]
            case Rows():
                steps.append((part.key, 0))
            case _:
                assert_never(part)
    return steps


def _spaced(ui: Ui, sheet: Sheet) -> list[Item]:
    items: list[Item] = []
    for field in sheet.fields:
        line = sheet.easy_line(field)
        items.append(field)
        if line is not None:
            items += [ui.look.space(6), line]
        items.append(ui.look.space(28))
    return items


def _rows(ui: Ui, place: places.Wizard, view: FormView, part: Rows) -> Screen:
    look = ui.look
    rows = view.rows.get(part.key, ())
    head = Headline(look, ui.say(part.ask), ui.say(part.hint) if part.hint else "", part.picture if look.easy else "")
    items: list[Item] = [*_top(ui, view, place, view.form.title), head, look.space(24)]

    def open_row(key: str) -> None:
        ui.go(places.Wizard(place.form, place.record_id, part.key, UUID(key)))

    def new_row() -> None:
        made = add_row(ui, part, view.record.id)
        if made:
            open_row(str(made.id))

    first: QWidget
    if rows:
        chosen = pictures.chosen_of(ui.at, rows)
        listed = RowList(
            look,
            [
                AddedRow(
                    str(row.id),
                    row_name(ui, part.of, row),
                    row_detail(ui, view, part, row),
                    row_picture(ui, part, row, chosen),
                )
                for row in rows
            ],
            ui.say(CHANGE),
            ui.say(REMOVE),
            ui.say(part.add),
        )
        listed.changed.connect(open_row)
        listed.removed.connect(lambda key: remove_row(ui, part, rows, key))
        listed.added.connect(new_row)
        items.append(listed)
        first = listed.add_button
    else:
        empty = EmptyState(look, part.picture, ui.say(part.title), ui.say(part.empty), ui.say(part.add), "secondary")
        if empty.button:
            empty.button.clicked.connect(new_row)
        items.append(empty)
        first = empty.button or empty
    items += [
        look.space(32),
        buttons(
            ui,
            _onward(ui, place, lambda go: go()),
            button(ui, LEAVE, lambda: ui.go(left_to(ui, view)), picture="save"),
            on_paper(ui, view),
        ),
    ]
    panel = HelpPanel(look, ui.say(WHY), [ui.say(part.why)], read_word=read_aloud_word(ui))
    panel.read.connect(lambda: say_aloud(ui, panel.said()))
    return Screen(_frame(ui, place, view, column(*items), panel), ui.say(part.title), "", first)


def row_name(ui: Ui, form: Form, row: Record) -> str:
    """What a row is called in its list."""
    value = getattr(row, form.names, "")
    for part in form.parts:
        if isinstance(part, Page):
            for asked in part.questions:
                if asked.field == form.names:
                    return display(asked, value, ui.reader, {}) or ui.say(UNNAMED)
    return str(value or "") or ui.say(UNNAMED)


def row_detail(ui: Ui, view: FormView, part: Rows, row: Record) -> str:
    """A line about a row: its other short answers."""
    found = []
    for page in part.of.parts:
        if isinstance(page, Page):
            for asked in page.questions:
                if asked.field != part.of.names and is_asked(asked, row):
                    said = display(asked, getattr(row, asked.field), ui.reader, view.names)
                    if said and len(said) <= 60:
                        found.append(said)
    return " · ".join(found[:3])


def remove_row(ui: Ui, part: Rows, rows: tuple[Record, ...] | object, key: str) -> None:
    """Remove a row after asking; it can be taken back."""
    row = next((item for item in rows if str(item.id) == key), None) if isinstance(rows, tuple) else None
    if row is None:
        return
    name = row_name(ui, part.of, row)
    if ui.shell.ask(ui.say(SURE, name=name), ui.say(SURE_TEXT), ui.say(REMOVE), ui.say(KEEP), danger=True):
        ui.do(lambda: answers.remove(ui.at, type(row), row.id))


def _row(ui: Ui, place: places.Wizard, view: FormView, part: Rows, row: Record) -> Screen:
    """One row on one page: the groups of its form below each other, each with its title."""
    look = ui.look
    pages = [page for page in part.of.parts if isinstance(page, Page)]
    shown = [page for page in pages if not page.full_route_only or view.route.value == "full"]
    sheets = [Sheet(ui, row, typed_questions(page), view.choices, heading=False) for page in shown]
    for sheet in sheets:
        sheet.changed = lambda _field, done=sheet: _share(sheets, done)
    summary = ErrorSummary(look)
    items: list[Item] = [
        *_top(ui, view, place, part.title),
        Headline(
            look,
            ui.say(part.of.title),
            ui.say(part.of.about),
            row_picture(ui, part, row, pictures.chosen_of(ui.at, [row])),
        ),
        look.space(24),
        summary,
    ]
    for page, sheet in zip(shown, sheets, strict=True):
        if len(shown) > 1 and len(page.questions) > 1:
            items += [look.space(8), Text(look, ui.say(page.title), "title", "bold"), look.space(16)]
        items += _spaced(ui, sheet)
    listed = places.Wizard(place.form, place.record_id, part.key)

    def done() -> None:
        wrong = [problem for sheet in sheets for problem in sheet.problems()]
        summary.show_problems(ui.say(PROBLEM), wrong)
        if not wrong:
            ui.back(listed)

    def leave() -> None:
        for sheet in sheets:
            sheet.leave()

    items.append(
        buttons(
            ui,
            button(ui, ROW_DONE, done, "primary", before="tick"),
            *_to_picture(ui, row),
            button(ui, REMOVE, lambda: _remove_here(ui, part, row, listed)),
        )
    )
    questions = [asked for page in shown for asked in page.questions]
    page_widget = _frame(ui, place, view, column(*items), help_panel(ui, questions))
    return Screen(
        page_widget,
        ui.say(part.of.title),
        "",
        next(filter(None, (sheet.control(place.field) for sheet in sheets)), sheets[0].first if sheets else None),
        leave,
    )


def row_picture(ui: Ui, part: Rows, row: Record, chosen: Mapping[UUID, Shown]) -> Shown:
    """The picture that was chosen for a row; in easy mode, else, the one of its kind."""
    return chosen.get(row.id) or (part.of.picture if ui.look.easy else "")


def _to_picture(ui: Ui, row: Record) -> list[Button]:
    """The way to choose a picture, where a row can have one."""
    kind = type(row).__name__
    if kind not in pictures.PICTURED:
        return []
    return [button(ui, PICTURE, lambda: ui.go(places.ChoosePicture(kind, row.id)), picture="photo")]


def _share(sheets: list[Sheet], done: Sheet) -> None:
    """All groups of a row are one record: each knows the version that the other saved."""
    for sheet in sheets:
        sheet.record = done.record


def _remove_here(ui: Ui, part: Rows, row: Record, listed: places.Wizard) -> None:
    name = row_name(ui, part.of, answers.read(ui.at, type(row), row.id))
    sure = ui.shell.ask(ui.say(SURE, name=name), ui.say(SURE_TEXT), ui.say(REMOVE), ui.say(KEEP), danger=True)
    if sure and ui.did(lambda: answers.remove(ui.at, type(row), row.id)):
        ui.back(listed)


def help_panel(ui: Ui, questions: tuple[Question, ...] | list[Question]) -> HelpPanel:
    """Why each question of the page is asked, with the first example there is."""
    reasons: list[str] = []
    for asked in questions:
        said = ui.say(asked.why)
        if len(questions) > 1:
            said = f"**{ui.say(asked.label)}** {said}"
        if said not in reasons:
            reasons.append(said)
    example = next((ui.say(asked.example) for asked in questions if asked.example), "")
    panel = HelpPanel(ui.look, ui.say(WHY), reasons, ui.say(EXAMPLE) if example else "", example, read_aloud_word(ui))
    panel.read.connect(lambda: say_aloud(ui, panel.said()))
    return panel


def _top(ui: Ui, view: FormView, place: places.Wizard, title: Words) -> list[Item]:
    steps = _steps(ui, view)
    here = (place.part, place.question)
    at = (steps.index(here) if here in steps else 0) + 1
    line = ProgressLine(ui.look, ui.say(title), ui.say(COUNT, at=at, of=len(steps)), at, len(steps))
    return [line, ui.look.space(24)]


def _frame(ui: Ui, place: places.Wizard, view: FormView, body: QWidget, side: QWidget | None) -> KitPage:
    """The page with its list of parts at the left and the help at the right."""
    rail = parts_rail(ui, view, place.part)
    page = KitPage(
        ui.look,
        body,
        back_link(ui, left_to(ui, view)),
        rail,
        side,
        fold_word=ui.say(PARTS),
        side_word=ui.say(WHY) if side else "",
    )
    page.wants_parts.connect(lambda: show_parts(ui, view, place.part))
    return page


def on_paper(ui: Ui, view: FormView) -> Button:
    """The way to this form on paper."""

    def go() -> None:
        from nosdesk.ui.screens.papers import usual_format

        ui.go(places.PaperForm(view.form.key, view.record.id, usual_format(ui).value))

    return button(ui, ON_PAPER, go, "quiet", picture="paper-form")


def left_to(ui: Ui, view: FormView) -> places.Place:
    """Where a form is left to: the page of its contract, else home."""
    return places.ContractHome(view.record.id) if isinstance(view.record, Contract) else home(ui)


def parts_rail(ui: Ui, view: FormView, here: str) -> Rail:
    """The list of parts, each with its state; the check of all answers is last."""
    rows = [
        PartRow(
            item.part.key,
            ui.say(item.part.title),
            "here" if item.part.key == here else MARKS[item.state],
            ui.say(HERE if item.part.key == here else item.state.words),
        )
        for item in view.progress.parts
    ]
    checking = here == CHECK_KEY
    state = ui.say(HERE) if checking else ui.say(view.progress.state.words)
    rows.append(PartRow(CHECK_KEY, ui.say(CHECK), "here" if checking else "none", state if checking else ""))
    summary = ui.say(STARTED, done=view.progress.started, of=len(view.parts))
    rail = Rail(ui.look, ui.say(view.form.title), summary, rows)
    rail.went.connect(lambda key: ui.go(part_place(view, key)))
    return rail


def part_place(view: FormView, key: str) -> places.Place:
    """Where a part of the list leads."""
    if key == CHECK_KEY:
        return places.CheckAnswers(view.form.key, view.record.id)
    return places.Wizard(view.form.key, view.record.id, key)


def show_parts(ui: Ui, view: FormView, here: str) -> None:
    """The list of parts as a dialog, where it has no room beside the question."""
    rail = parts_rail(ui, view, here)
    dialog = Dialog(ui.look, rail_parent(ui), ui.say(PARTS), "", [Answer("close", ui.say(CLOSE))], content=rail)
    rail.went.connect(lambda _key: dialog.reject())
    dialog.ask()


def rail_parent(ui: Ui) -> QWidget | None:
    """The window, as a parent for dialogs."""
    return ui.shell if isinstance(ui.shell, QWidget) else None


def _after(ui: Ui, place: places.Wizard) -> places.Place:
    """The page after this one, as the answers are now: an answer may have brought or taken questions.

    A part that is left without an answer is passed over: nobody is led back to it.
    """
    view = load(ui.at, form_for(place.form), place.record_id)
    steps = _steps(ui, view)
    here = (place.part, place.question)
    following = steps[steps.index(here) + 1 :] if here in steps else []
    if not following or following[0][0] != place.part:
        ui.did(lambda: pass_over(ui.at, view, place.part))
    if not following:
        return places.CheckAnswers(place.form, place.record_id)
    part, question = following[0]
    return places.Wizard(place.form, place.record_id, part, question=question)
