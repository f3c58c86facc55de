"""Home: one person's journey as a task list, with the next step first and what is due beside it."""

from collections.abc import Callable
from typing import Final, assert_never

from PySide6.QtWidgets import QWidget

from nosdesk.domain.choices import Route
from nosdesk.forms.progress import PartState
from nosdesk.i18n import Counted, Words
from nosdesk.services.contract import draw_up, waiting_offers
from nosdesk.services.journey import Due, DueKind, Journey, Step, StepKind, journey
from nosdesk.services.people import change_route, reopen_case
from nosdesk.services.specify import start_specification
from nosdesk.ui import places
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.kit.arrange import Item, column
from nosdesk.ui.kit.controls import Button
from nosdesk.ui.kit.messages import Card, NextCard, Notice
from nosdesk.ui.kit.page import Page
from nosdesk.ui.kit.pieces import Line, Text
from nosdesk.ui.kit.rows import TaskRow
from nosdesk.ui.places import Place
from nosdesk.ui.screens.backups import worried
from nosdesk.ui.screens.parts import button, buttons, history_button

MARKS: Final = {
    PartState.NOT_STARTED: "none",
    PartState.IN_PROGRESS: "progress",
    PartState.DONE: "done",
    PartState.NEEDS_ATTENTION: "attention",
}
"""The shape of each state."""

_HELLO: Final = Words("Hello {name}")
_SUPPORT: Final = Words("{name}’s support", "The help {name} gets")
_NEXT: Final = Words("Your next step", "What to do next")
_GO_ON: Final = Words("Go on")
_SAVED: Final = Words("All that was said so far is saved.", "Everything you said is saved.")
_ALL: Final = Words("All the steps", "All your steps")
_ABOUT: Final = Words("You and what you want", "About you")
_HOW: Final = Words("How it goes", "How it is going")
_COMING: Final = Words("Coming up", "Coming soon")
_NOTHING_DUE: Final = Words("Nothing is due in the next 5 weeks.", "You have nothing to do for 5 weeks.")
_ADD_SERVICE: Final = Words("Add a service", "Add more help")
_FIRST_SERVICE: Final = Words("Say what service is needed", "Say what help you need")
_SERVICE: Final = Words("A service", "Your help")
_MORE: Final = Words("Ask me more questions", "Ask me more")
_LESS: Final = Words("Ask me fewer questions", "Ask me less")
_PEOPLE: Final = Words("All the people", "Everyone here")
_WHO: Final = Words("Who is here")
_FILE: Final = Words("Your case file", "Your file")
_CLOSE: Final = Words("Close this case", "Stop this case")
_EVIDENCE: Final = Words("What the records prove", "What we can show")
_CLOSED: Final = Words("This case is closed", "This case has stopped")
_CLOSED_TEXT: Final = Words(
    "It was closed on {day}. Nothing is due and nobody is asked how it went. Everything is still here.",
    "It stopped on {day}. Nothing is due now. Everything is still here.",
)
_OPEN_AGAIN: Final = Words("Open it again", "Start it again")
_WELL_DONE: Final = Words("Everything is done", "You have done it all")
_WELL_DONE_TEXT: Final = Words("Say how it goes whenever you like.", "Tell us how it goes at any time.")

_TITLES: Final = {
    StepKind.PERSON: Words("About the person", "About you"),
    StepKind.OUTCOMES: Words("What I want to achieve", "What you want"),
    StepKind.SPECIFICATION: Words("What service is needed", "What help you need"),
    StepKind.CRITERIA: Words("How offers are judged", "How you pick"),
    StepKind.OFFERS: Words("Compare offers", "Look at offers"),
    StepKind.CONTRACT: Words("Agree a contract", "Sign a contract"),
    StepKind.MONEY: Words("Milestones and payments", "Steps and money"),
    StepKind.QUALITY: Words("Check how it goes", "Say how it goes"),
}
_PICTURES: Final = {
    StepKind.PERSON: "person",
    StepKind.OUTCOMES: "star",
    StepKind.SPECIFICATION: "specification",
    StepKind.CRITERIA: "weight",
    StepKind.OFFERS: "choose",
    StepKind.CONTRACT: "contract",
    StepKind.MONEY: "payment",
    StepKind.QUALITY: "check",
}
_PARTS: Final = Counted(
    "{done} of {n} part done", "{done} of {n} parts done", "You did {done} of {n} part", "You did {done} of {n} parts"
)
_OFFERS: Final = Counted("{n} offer so far", "{n} offers so far")
_CHOSEN: Final = Counted("{n} offer chosen", "{n} offers chosen")
_CRITERIA: Final = Counted("{n} thing to judge by", "{n} things to judge by", "{n} thing counts", "{n} things count")
_PAID: Final = Counted(
    "{done} of {n} payment made",
    "{done} of {n} payments made",
    "You paid {done} of {n} time",
    "You paid {done} of {n} times",
)
_CHECKS: Final = Counted("{n} check so far", "{n} checks so far")
_AGREED: Final = Words("Agreed on {day}", "You agreed on {day}")
_SIGNED: Final = Words("Signed on {day}", "You signed on {day}")
_LAST: Final = Words("Last said on {day}", "You last told us on {day}")
_DRAFT: Final = Words("Not signed yet", "You have not signed yet")


def screen(ui: Ui, place: places.Home) -> Screen:
    """The home of one person."""
    ui.person_id = place.person_id
    held = journey(ui.at, place.person_id)
    look = ui.look
    title = _title(ui, held)
    day = Text(look, ui.reader.weekday_date(ui.at.today()), "body", colour="quiet_ink")
    items: list[Item] = [Text(look, title, "heading", "bold"), look.space(4), day, look.space(24)]
    if held.person.closed_on:
        items += [_closed(ui, held), look.space(32)]
    else:
        items += [_next(ui, held), look.space(36)]
    for notice in worried(ui, link=True):
        items += [notice, look.space(36)]
    items += _lists(ui, held)
    side = None if held.person.closed_on else _side(ui, held)
    page = Page(look, column(*items), room="main", side=side, side_width="side_cards")
    first = next((part for part in page.findChildren(NextCard)), None)
    return Screen(page, title, "home", first.button if first else None)


def _title(ui: Ui, held: Journey) -> str:
    """Greets the person where they are here; else says whose support it is."""
    person = held.person
    if ui.at.author.person and ui.at.author.person == person.name:
        return ui.say(_HELLO, name=person.called)
    return ui.say(_SUPPORT, name=person.name) if person.name else ui.say(Words("New person"))


def _next(ui: Ui, held: Journey) -> QWidget:
    step = held.next
    look = ui.look
    if step is None or (step.kind is StepKind.QUALITY and not held.services):
        if not held.services:
            card = NextCard(
                look, ui.say(_NEXT), ui.say(_FIRST_SERVICE), ui.say(_SAVED), ui.say(_GO_ON), "specification"
            )
            card.button.clicked.connect(lambda: add_service(ui, held))
            return card
        card = NextCard(
            look, ui.say(_HOW), ui.say(_WELL_DONE), ui.say(_WELL_DONE_TEXT), ui.say(_TITLES[StepKind.QUALITY]), "check"
        )
        card.button.clicked.connect(lambda: ui.go(places.HowDidItGo(held.person.id)))
        return card
    title = ui.say(_TITLES[step.kind])
    if step.title:
        title = f"{title}: {step.title}"
    text = detail(ui, step) or ui.say(_SAVED)
    card = NextCard(look, ui.say(_NEXT), title, text, ui.say(_GO_ON), _PICTURES[step.kind])
    card.button.clicked.connect(lambda: open_step(ui, step))
    return card


def _closed(ui: Ui, held: Journey) -> QWidget:
    again = button(ui, _OPEN_AGAIN, lambda: ui.do(lambda: reopen_case(ui.at, held.person.id)), "primary")
    closed_on = held.person.closed_on
    text = ui.say(_CLOSED_TEXT, day=ui.reader.date(closed_on)) if closed_on else ""
    return Notice(ui.look, "info", ui.say(_CLOSED), text, buttons(ui, again))


def _lists(ui: Ui, held: Journey) -> list[Item]:
    look = ui.look
    items: list[Item] = [_section(ui, ui.say(_ABOUT), held.steps)]
    for service in held.services:
        items += [look.space(28), _section(ui, service.specification.title or ui.say(_SERVICE), service.steps)]
    if held.services:
        items += [look.space(28), _section(ui, ui.say(_HOW), (held.quality,))]
    full = held.person.route is Route.FULL
    other = Route.SHORT if full else Route.FULL
    below = [
        button(ui, _ADD_SERVICE, lambda: add_service(ui, held), before="plus"),
        button(ui, _LESS if full else _MORE, lambda: ui.do(lambda: change_route(ui.at, held.person.id, other))),
    ]
    quiet = [
        button(ui, _PEOPLE, lambda: ui.go(places.People()), "quiet"),
        button(ui, _WHO, lambda: ui.go(places.WhoIsHere()), "quiet"),
        button(ui, _FILE, lambda: ui.go(places.File()), "quiet"),
        history_button(ui, places.History("Person", held.person.id)),
    ]
    if full:
        quiet.append(button(ui, _EVIDENCE, lambda: ui.go(places.Evidence(held.person.id)), "quiet"))
    if not held.person.closed_on:
        quiet.append(button(ui, _CLOSE, lambda: ui.go(places.CloseCase(held.person.id)), "quiet"))
    return [*items, look.space(28), buttons(ui, *below), look.space(20), buttons(ui, *quiet)]


def _section(ui: Ui, title: str, steps: tuple[Step, ...]) -> QWidget:
    look = ui.look
    items: list[Item] = [Text(look, title, "lead", "bold", leading=1.25), look.space(6)]
    for step in steps:
        row = TaskRow(look, ui.say(_TITLES[step.kind]), MARKS[step.state], ui.say(step.state.words), detail(ui, step))
        row.setAccessibleDescription(title)
        row.clicked.connect(lambda _checked=False, step=step: open_step(ui, step))
        items += [row, Line(look)]
    return column(*items[:-1])


def detail(ui: Ui, step: Step) -> str:
    """The line under a step: how far it is."""
    day = ui.reader.date(step.when) if step.when else ""
    match step.kind:
        case StepKind.PERSON | StepKind.OUTCOMES:
            return ui.count(_PARTS, step.of, done=step.done) if step.done else ""
        case StepKind.SPECIFICATION:
            return ui.say(_AGREED, day=day) if day else ui.count(_PARTS, step.of, done=step.done) if step.done else ""
        case StepKind.CRITERIA:
            return ui.count(_CRITERIA, step.of) if step.of else ""
        case StepKind.OFFERS:
            return ui.count(_CHOSEN, step.done) if step.done else ui.count(_OFFERS, step.of) if step.of else ""
        case StepKind.CONTRACT:
            if day:
                return ui.say(_SIGNED, day=day)
            return "" if step.state is PartState.NOT_STARTED else ui.say(_DRAFT)
        case StepKind.MONEY:
            return ui.count(_PAID, step.of, done=step.done) if step.of else ""
        case StepKind.QUALITY:
            return ui.say(_LAST, day=day) if day else ui.count(_CHECKS, step.done) if step.done else ""
        case _:
            assert_never(step.kind)


def open_step(ui: Ui, step: Step) -> None:
    """Go to where a step is done."""
    match step.kind:
        case StepKind.PERSON:
            ui.go(_form("person", step))
        case StepKind.OUTCOMES:
            ui.go(_form("outcomes", step))
        case StepKind.SPECIFICATION:
            ui.go(_form("specification", step))
        case StepKind.CRITERIA:
            ui.go(places.Criteria(step.record_id))
        case StepKind.OFFERS:
            ui.go(places.Offers(step.record_id))
        case StepKind.CONTRACT:
            _open_contract(ui, step)
        case StepKind.MONEY:
            ui.go(places.Money(step.record_id))
        case StepKind.QUALITY:
            ui.go(places.Quality(step.record_id))
        case _:
            assert_never(step.kind)


def _form(key: str, step: Step) -> Place:
    """A form that is begun and done opens on its answers; else on the first part that is not."""
    if step.state is PartState.DONE:
        return places.CheckAnswers(key, step.record_id)
    return places.Wizard(key, step.record_id)


def _open_contract(ui: Ui, step: Step) -> None:
    """The contract, drawn up now where an offer was chosen; where none was, the offers."""
    if step.state is not PartState.NOT_STARTED:
        ui.go(places.ContractHome(step.record_id))
        return
    waiting = waiting_offers(ui.at, step.record_id)
    if not waiting:
        ui.go(places.Offers(step.record_id))
        return
    contract = ui.attempt(lambda: draw_up(ui.at, waiting[0].id, ui.reader))
    if contract:
        ui.go(places.ContractHome(contract.id))


def add_service(ui: Ui, held: Journey) -> None:
    """Begin the specification of a service."""
    made = ui.attempt(lambda: start_specification(ui.at, held.person.id))
    if made:
        ui.go(places.Wizard("specification", made.id))


_PAYMENT: Final = Words("Payment to make", "Pay this")
_IN: Final = Counted("in {n} day", "in {n} days")
_LATE: Final = Counted("{n} day late", "{n} days late")
_TODAY: Final = Words("today")
_SEE: Final = Words("See the payment", "Look at the payment")
_CHECK: Final = Words("Say how it goes", "How is it going?")
_CHECK_TEXT: Final = Words(
    "How does “{title}” go? Say it in your own words, or with a face.", "How is “{title}”? Pick a face. Or use words."
)
_DO_CHECK: Final = Words("Say how it went", "Tell us")
_MILESTONE: Final = Words("Milestone: {title}", "A step to do: {title}")
_SEE_STEP: Final = Words("See the milestone", "Look at the step")
_CONCERN: Final = Words("A concern was not told to anyone yet", "You have not told anyone yet")
_SEE_CONCERN: Final = Words("See the concern", "Look at it")
_REVIEW: Final = Words("Review of {title}", "Look again at {title}")
_END: Final = Words("{title} ends", "{title} stops")
_OFFERS_CLOSE: Final = Words("Offers close: {title}", "Last day for offers: {title}")


def _side(ui: Ui, held: Journey) -> QWidget:
    """What is late or due now as cards, then what is coming up as a short list."""
    look = ui.look
    urgent = [due for due in held.dues if due.late >= -7 and due.kind in _CARDS]
    items: list[Item] = []
    for due in urgent[:3]:
        items += [_CARDS[due.kind](ui, due), look.space(20)]
    shown = urgent[:3]
    rest = [due for due in held.dues if due not in shown]
    items += [Text(look, ui.say(_COMING), "lead", "bold"), look.space(6)]
    if not rest:
        items.append(Text(look, ui.say(_NOTHING_DUE), "small", colour="quiet_ink"))
    for due in rest[:6]:
        words = f"**{ui.reader.day_month(due.on)}** {coming(ui, due)}"
        items += [Line(look), look.space(8), Text(look, words, "small"), look.space(8)]
    return column(*items)


def _when(ui: Ui, due: Due) -> str:
    if due.late > 0:
        return ui.count(_LATE, due.late)
    return ui.say(_TODAY) if due.late == 0 else ui.count(_IN, -due.late)


def _payment_card(ui: Ui, due: Due) -> Card:
    look = ui.look
    amount = Text(look, ui.reader.money(due.amount) if due.amount is not None else "", "title", "bold")
    about = Text(look, f"{due.provider}, {due.title}\n{ui.reader.weekday_date(due.on)}", "small")
    see = button(ui, _SEE, lambda: ui.go(places.Money(due.record_id)))
    return _card(ui, due, f"{ui.say(_PAYMENT)}: {_when(ui, due)}", [amount, 4, about], see)


def _check_card(ui: Ui, due: Due) -> Card:
    text = Text(ui.look, ui.say(_CHECK_TEXT, title=due.title), "small")
    do = button(ui, _DO_CHECK, lambda: ui.go(places.HowDidItGo(due.person_id, due.record_id)))
    return _card(ui, due, f"{ui.say(_CHECK)}: {_when(ui, due)}", [text], do)


def _milestone_card(ui: Ui, due: Due) -> Card:
    text = Text(ui.look, f"{due.provider}\n{ui.reader.weekday_date(due.on)}", "small")
    see = button(ui, _SEE_STEP, lambda: ui.go(places.Money(due.record_id)))
    return _card(ui, due, f"{ui.say(_MILESTONE, title=due.title)}: {_when(ui, due)}", [text], see)


def _concern_card(ui: Ui, due: Due) -> Card:
    see = button(ui, _SEE_CONCERN, lambda: ui.go(places.Concern(due.record_id)))
    return Card(ui.look, ui.say(_CONCERN), state="attention", button=see, fill="caution_soft")


def _card(ui: Ui, due: Due, title: str, parts: list[Item], done: Button) -> Card:
    late = due.late > 0
    return Card(
        ui.look,
        title,
        *parts,
        icon="" if late else "clock",
        state="attention" if late else "",
        button=done,
        fill="caution_soft" if late else "panel",
    )


_CARDS: Final[dict[DueKind, Callable[[Ui, Due], Card]]] = {
    DueKind.PAYMENT: _payment_card,
    DueKind.CHECK: _check_card,
    DueKind.MILESTONE: _milestone_card,
    DueKind.CONCERN: _concern_card,
}


def coming(ui: Ui, due: Due) -> str:
    """One line about something that is coming up."""
    match due.kind:
        case DueKind.PAYMENT:
            amount = ui.reader.money(due.amount) if due.amount is not None else ""
            return f"{ui.say(_PAYMENT)}: {amount}, {due.provider}"
        case DueKind.MILESTONE:
            return ui.say(_MILESTONE, title=due.title)
        case DueKind.CHECK:
            return f"{ui.say(_CHECK)}: {due.title}"
        case DueKind.REVIEW:
            return ui.say(_REVIEW, title=due.title)
        case DueKind.CONTRACT_END:
            return ui.say(_END, title=due.title)
        case DueKind.OFFERS_CLOSE:
            return ui.say(_OFFERS_CLOSE, title=due.title)
        case DueKind.CONCERN:
            return ui.say(_CONCERN)
        case _:
            assert_never(due.kind)
