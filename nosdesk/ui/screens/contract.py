"""A contract: how far it is, what is missing, what it says, and what can be done now."""

from decimal import Decimal
from typing import Final, assert_never
from uuid import UUID

from PySide6.QtWidgets import QWidget

from nosdesk.domain.choices import ContractStatus
from nosdesk.domain.records import Contract, PaymentDue, Record
from nosdesk.domain.views import ContractView
from nosdesk.forms.answers import display
from nosdesk.forms.contract import CONTRACT
from nosdesk.forms.progress import PartState, asked_questions, is_answered
from nosdesk.forms.question import Page, Part, Question, Rows, questions
from nosdesk.i18n import Counted, Words
from nosdesk.services import contract as contracts
from nosdesk.services.contract import Gap
from nosdesk.services.money import money
from nosdesk.services.wizard import FormView, load
from nosdesk.ui import places
from nosdesk.ui.bar import home
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.kit.arrange import Beside, Item, column, row, wrapping
from nosdesk.ui.kit.controls import Button
from nosdesk.ui.kit.field import Headline
from nosdesk.ui.kit.messages import Card, Notice
from nosdesk.ui.kit.page import Page as KitPage
from nosdesk.ui.kit.pieces import Line, StateMark, Text
from nosdesk.ui.kit.rows import TaskRow
from nosdesk.ui.places import Place
from nosdesk.ui.screens import schedule, sign
from nosdesk.ui.screens.parts import back_link, button, buttons, history_button
from nosdesk.ui.screens.wizard import MARKS, row_name

TITLE: Final = Words("Contract: {title}")
NO_TITLE: Final = Words("Contract")
WITH: Final = Words("With {provider}", "You and {provider}")
_STEPS: Final = (ContractStatus.DRAFT, ContractStatus.READY, ContractStatus.SIGNED)
_STEP_DONE: Final = Words("{step}: done")
_STEP_NOW: Final = Words("**{step}**: now")
_STEP_LATER: Final = Words("{step}: not yet")

_MISSING: Final = Counted("{n} thing is missing", "{n} things are missing")
_MISSING_TEXT: Final = Words(
    "The contract can be signed when these are put right. Each one leads to its place.",
    "You can sign when these are done. Press one to do it.",
)
_NOT_READY_NOW: Final = Words(
    "It was ready to sign. Since then something was changed.", "It was ready. Then something changed."
)
_TO_DO: Final = Words("To do")
_WHOLE: Final = Words("Nothing is missing", "You have all you need")
_WHOLE_TEXT: Final = Words(
    "Read it through with everybody who matters to you. Then make it ready to sign.",
    "Read it with people you trust. Then make it ready.",
)
_READY: Final = Words("It is ready to sign", "You can sign it now")
_READY_TEXT: Final = Words(
    "Give both sides a copy to read. It can still be changed until it is signed.",
    "Give everyone a copy. You can still change it.",
)
_SIGNED: Final = Words("It is signed and locked", "You signed it. It stays like this")
_SIGNED_TEXT: Final = Words(
    "{person} and {provider} signed on {day}. Nothing in it changes any more.",
    "{person} and {provider} signed on {day}. It does not change.",
)
_SIGNED_BEFORE: Final = Words("Recorded by {names}.", "{names} wrote it down.")
_READ_WITH: Final = Words("{names} read it with {person} first.", "{names} read it with you.")
_PUT_RIGHT: Final = Words("Add what is missing", "Add what we need")
_MAKE_READY: Final = Words("Make it ready to sign", "It is ready now")
_NOW_READY: Final = Words("The contract is ready to sign.", "You can sign the contract now.")
_BACK_TO_DRAFT: Final = Words("Not ready after all", "It is not ready yet")
_SIGN: Final = Words("Sign the contract", "Sign it")
_PLAN: Final = Words("Payment plan", "Your payments")
_READ: Final = Words("Read it all through", "Read it all")
_DOCUMENTS: Final = Words("Contract on paper", "Print your contract")
_MONEY: Final = Words("Milestones and money", "Steps and money")

_FACTS: Final = Words("The main facts", "What matters most")
_PROVIDER: Final = Words("Provider")
_FROM_TO: Final = Words("From {first} to {last}", "{first} to {last}")
_TIME: Final = Words("Time")
_WHOLE_PRICE: Final = Words("Whole price", "All together")
_IN_PAYMENTS: Final = Counted("{value}, in {n} payment", "{value}, in {n} payments")
_FIRST_PAYMENT: Final = Words("First payment")
_NEXT_PAYMENT: Final = Words("Next payment")
_BY: Final = Words("{amount} by {day}")
_PAID_UP: Final = Words("Everything is paid", "You paid it all")
_NOT_SAID: Final = Words("Not said yet")
_SAYS: Final = Words("What the contract says", "What it says")
_CHANGE_HINT: Final = Words("Choose a part to change it.", "Press a part to change it.")
_AS_USUAL: Final = Words("As usual", "We chose this for you")
_NOT_NEEDED: Final = Words("Not needed", "You can skip this")
_ADDED: Final = Counted("{n} added", "{n} added")
_SHORT: Final = 60
"""Answers of fewer characters stand in the line under their part."""


def screen(ui: Ui, place: places.ContractHome | places.Schedule | places.Sign) -> Screen:
    """The screen of one of these places."""
    match place:
        case places.ContractHome():
            return _home(ui, place.contract_id)
        case places.Schedule():
            return schedule.screen(ui, place)
        case places.Sign():
            return sign.screen(ui, place)
        case _:
            assert_never(place)


def _home(ui: Ui, contract_id: UUID) -> Screen:
    look = ui.look
    whole = contracts.view(ui.at, contract_id)
    ui.person_id = whole.person.id
    form = load(ui.at, CONTRACT, contract_id)
    signed = whole.contract.status is ContractStatus.SIGNED
    missing = () if signed else contracts.gaps(whole)
    title = contract_title(ui, whole.contract)
    head = Headline(
        look, title, ui.say(WITH, provider=whole.provider.name) if whole.provider.name else "", _picture(ui)
    )
    first = _main_button(ui, whole, missing)
    items: list[Item] = [head, look.space(20), _track(ui, whole.contract.status), look.space(20)]
    items += [*_state(ui, whole, missing), look.space(24), buttons(ui, first, *_other_buttons(ui, whole, missing))]
    items += [look.space(36), *(_as_signed(ui, form) if signed else _sections(ui, form))]
    page = KitPage(
        look,
        column(*items),
        back_link(ui, home(ui)),
        room="main",
        side=_facts(ui, whole),
        side_width="side_cards",
        side_word=ui.say(_FACTS),
    )
    return Screen(page, title, "", first)


def contract_title(ui: Ui, contract: Contract) -> str:
    """What the page of a contract is called."""
    return ui.say(TITLE, title=contract.title) if contract.title else ui.say(NO_TITLE)


def _picture(ui: Ui) -> str:
    return "contract" if ui.look.easy else ""


def _track(ui: Ui, status: ContractStatus) -> QWidget:
    """Draft, ready, signed: each with its shape and its word."""
    at = _STEPS.index(status)
    parts = []
    for number, step in enumerate(_STEPS):
        signed = status is ContractStatus.SIGNED
        if number < at or signed:
            mark, words = "done", _STEP_DONE
        else:
            mark, words = ("progress", _STEP_NOW) if number == at else ("none", _STEP_LATER)
        said = Text(ui.look, ui.say(words, step=ui.say(step.words)), leading=1.25)
        parts.append(row(StateMark(ui.look, mark, 22), ui.look.space(8), column(None, said, None)))
    return wrapping(*parts, gap=ui.look.space(32), line_gap=ui.look.space(8))


def _state(ui: Ui, whole: ContractView, missing: tuple[Gap, ...]) -> list[Item]:
    """What the state means, and what is missing, each with a way to put it right."""
    look, contract = ui.look, whole.contract
    if contract.status is ContractStatus.SIGNED:
        return [Notice(look, "done", ui.say(_SIGNED), _signed_text(ui, whole))]
    if not missing:
        ready = contract.status is ContractStatus.READY
        word, about = (_READY, _READY_TEXT) if ready else (_WHOLE, _WHOLE_TEXT)
        return [Notice(look, "done", ui.say(word), ui.say(about))]
    text = ui.say(_MISSING_TEXT)
    if contract.status is ContractStatus.READY:
        text = f"{ui.say(_NOT_READY_NOW)} {text}"
    items: list[Item] = [Text(look, ui.count(_MISSING, len(missing)), "title", "bold"), look.space(6)]
    items += [Text(look, text), look.space(12), Line(look, "edge", 2)]
    for gap in missing:
        line = TaskRow(look, gap.said(ui.reader), "attention", ui.say(_TO_DO))
        line.clicked.connect(lambda _checked=False, gap=gap: ui.go(gap_place(whole, gap)))
        items += [line, Line(look)]
    return items


def gap_place(whole: ContractView, gap: Gap) -> Place:
    """Where something that is missing is put right."""
    if gap.part == "specification":
        return places.CheckAnswers("specification", whole.specification.id)
    return places.Wizard(CONTRACT.key, whole.contract.id, gap.part)


def _signed_text(ui: Ui, whole: ContractView) -> str:
    contract = whole.contract
    day = ui.reader.date(contract.signed_on) if contract.signed_on else ui.say(_NOT_SAID)
    said = ui.say(_SIGNED_TEXT, person=contract.signed_for_person, provider=contract.signed_for_provider, day=day)
    if contract.signed_read_with:
        said += " " + ui.say(_READ_WITH, names=contract.signed_read_with, person=whole.person.called)
    kept = contracts.signature(ui.at, contract.id)
    if kept and kept.names:
        said += " " + ui.say(_SIGNED_BEFORE, names=ui.reader.together(list(kept.names)))
    return said


def _main_button(ui: Ui, whole: ContractView, missing: tuple[Gap, ...]) -> Button:
    """The one thing to do now."""
    contract = whole.contract
    if contract.status is ContractStatus.SIGNED:
        return button(ui, _MONEY, lambda: ui.go(places.Money(contract.id)), "primary", after="next", picture="money")
    if missing:
        place = gap_place(whole, missing[0])
        return button(ui, _PUT_RIGHT, lambda: ui.go(place), "primary", after="next", picture="pencil")
    if contract.status is ContractStatus.READY:
        return button(ui, _SIGN, lambda: ui.go(places.Sign(contract.id)), "primary", after="next", picture="signature")
    return button(ui, _MAKE_READY, lambda: _make_ready(ui, contract), "primary", before="tick", picture="yes")


def _make_ready(ui: Ui, contract: Contract) -> None:
    if ui.did(lambda: contracts.make_ready(ui.at, contract.id)):
        ui.again()
        ui.shell.announce(ui.say(_NOW_READY))


def _other_buttons(ui: Ui, whole: ContractView, missing: tuple[Gap, ...]) -> list[Button]:
    contract = whole.contract
    found = [button(ui, _PLAN, lambda: ui.go(places.Schedule(contract.id)), picture="every-4-weeks")]
    if contract.status is not ContractStatus.SIGNED:
        read = places.CheckAnswers(CONTRACT.key, contract.id)
        found.append(button(ui, _READ, lambda: ui.go(read), picture="reading"))
    found.append(button(ui, _DOCUMENTS, lambda: ui.go(places.Papers(contract.id)), "quiet", before="documents"))
    found.append(history_button(ui, places.History("Contract", contract.id)))
    if contract.status is ContractStatus.READY:
        found.append(
            button(ui, _BACK_TO_DRAFT, lambda: ui.do(lambda: contracts.back_to_draft(ui.at, contract.id)), "quiet")
        )
    return found


def _facts(ui: Ui, whole: ContractView) -> QWidget:
    """What matters most, in a card beside the rest."""
    look, contract = ui.look, whole.contract
    asked = {item.field: item for item in questions(CONTRACT)}

    def said(name: str) -> tuple[str, str]:
        value = display(asked[name], getattr(contract, name), ui.reader, {})
        return ui.say(asked[name].label), value

    time = ""
    if contract.start and contract.end:
        time = ui.say(_FROM_TO, first=ui.reader.date(contract.start), last=ui.reader.date(contract.end))
    value = ui.count(_IN_PAYMENTS, len(whole.payments), value=ui.reader.money(whole.value)) if whole.payments else ""
    facts = [(ui.say(_PROVIDER), whole.provider.name), (ui.say(_TIME), time), said("weekly_cost")]
    if contract.one_off_cost:
        facts.append(said("one_off_cost"))
    facts += [said("vat"), (ui.say(_WHOLE_PRICE), value), _payment_fact(ui, whole), said("notice_days")]
    facts.append(said("review_on"))
    parts: list[Item] = []
    for label, text in facts:
        parts += [look.space(10)] if parts else []
        parts.append(Text(look, label, "small", colour="quiet_ink", leading=1.3))
        parts.append(
            Text(
                look,
                text or ui.say(_NOT_SAID),
                "body",
                "semibold" if text else "regular",
                "ink" if text else "quiet_ink",
                leading=1.3,
            )
        )
    return Card(look, ui.say(_FACTS), *parts)


def _payment_fact(ui: Ui, whole: ContractView) -> tuple[str, str]:
    """The payment to make next: of a draft the first one planned, of a signed contract the first not fully paid."""
    if whole.contract.status is not ContractStatus.SIGNED:
        due: PaymentDue | None = whole.payments[0] if whole.payments else None
        said = _by(ui, due.amount, due) if due else ""
        return ui.say(_FIRST_PAYMENT), said
    held = money(ui.at, whole.contract.id).balance
    waiting = held.overdue[0] if held.overdue else held.next_due
    label = ui.say(_NEXT_PAYMENT)
    return label, _by(ui, waiting.left, waiting.due) if waiting else ui.say(_PAID_UP)


def _by(ui: Ui, amount: Decimal, due: PaymentDue) -> str:
    return ui.say(_BY, amount=ui.reader.money(amount), day=ui.reader.date(due.due_on))


def _sections(ui: Ui, form: FormView) -> list[Item]:
    """The parts of the contract, each with its state; pressed, it can be changed."""
    look = ui.look
    items: list[Item] = [Text(look, ui.say(_SAYS), "title", "bold"), look.space(4)]
    items += [Text(look, ui.say(_CHANGE_HINT), "small", colour="quiet_ink"), look.space(10), Line(look, "edge", 2)]
    for item in form.progress.parts:
        part = item.part
        detail = _part_detail(ui, form, part)
        mark, words = MARKS[item.state], item.state.words
        if item.state is PartState.NOT_STARTED and item.optional:
            # The contract is whole without it: a part that nobody touched holds its usual terms, or nothing.
            mark, words = ("done", _AS_USUAL) if detail else ("none", _NOT_NEEDED)
        line = TaskRow(look, ui.say(part.title), mark, ui.say(words), detail)
        place = places.Wizard(CONTRACT.key, form.record.id, part.key)
        line.clicked.connect(lambda _checked=False, place=place: ui.go(place))
        items += [line, Line(look)]
    return items


def _part_detail(ui: Ui, form: FormView, part: Part) -> str:
    """A line about a part: its short answers, or how many rows it has."""
    match part:
        case Page():
            said = [_answer(ui, form, asked, form.record) for asked in asked_questions(part, form.record)]
            return " · ".join(text for text in said if text and len(text) <= _SHORT)
        case Rows():
            number = len(form.rows.get(part.key, ()))
            return ui.count(_ADDED, number) if number else ""
        case _:
            assert_never(part)


def _answer(ui: Ui, form: FormView, asked: Question, record: Record) -> str:
    return display(asked, getattr(record, asked.field), ui.reader, form.names)


def _as_signed(ui: Ui, form: FormView) -> list[Item]:
    """Everything that a signed contract says, to read."""
    look = ui.look
    items: list[Item] = [Text(look, ui.say(_SAYS), "title", "bold")]
    for part in form.parts:
        match part:
            case Page():
                lines = _page_lines(ui, form, part)
            case Rows():
                lines = _rows_lines(ui, form, part)
            case _:
                assert_never(part)
        if lines:
            items += [look.space(24), Text(look, ui.say(part.title), "lead", "bold", leading=1.25), look.space(6)]
            items += [Line(look, "edge", 2), *lines]
    return items


def _page_lines(ui: Ui, form: FormView, part: Page) -> list[Item]:
    said = [(asked, _answer(ui, form, asked, form.record)) for asked in asked_questions(part, form.record)]
    return _lined(ui, [_line(ui, ui.say(asked.label), text) for asked, text in said if text])


def _rows_lines(ui: Ui, form: FormView, part: Rows) -> list[Item]:
    """Each row: what it is called in bold, then its other answers."""
    made: list[QWidget] = []
    for item in form.rows.get(part.key, ()):
        lines = [f"**{row_name(ui, part.of, item)}**"]
        for page in part.of.parts:
            if isinstance(page, Page):
                others = [asked for asked in asked_questions(page, item) if asked.field != part.of.names]
                said = [(asked, _answer(ui, form, asked, item)) for asked in others if is_answered(asked, item)]
                lines += [f"{ui.say(asked.label)}: {text}" for asked, text in said]
        made.append(Text(ui.look, "\n".join(lines), leading=1.4))
    return _lined(ui, made)


def _lined(ui: Ui, lines: list[QWidget]) -> list[Item]:
    """Lines one below the other with hairlines between them."""
    gap = ui.look.space(10)
    items: list[Item] = []
    for line in lines:
        items += [gap, Line(ui.look), gap, line] if items else [gap, line]
    return items


def _line(ui: Ui, label: str, text: str) -> QWidget:
    """A label and what was said, side by side where there is room."""
    look = ui.look
    name = Text(look, label, "body", "semibold", leading=1.4)
    said = Text(look, text, leading=1.4)
    fixed = look.characters(27)
    return Beside(said, name, look.space(8), look.characters(34), fixed_width=fixed, line_gap=2)
