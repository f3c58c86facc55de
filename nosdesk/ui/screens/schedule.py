"""The payment plan of a contract: every planned payment, what they add up to, and by which rules they were made."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from nosdesk.domain.choices import ContractStatus
from nosdesk.domain.money import DueState, Settled
from nosdesk.domain.plan_words import due_name, moved_words, plan_rules
from nosdesk.domain.records import PaymentDue
from nosdesk.domain.views import ContractView
from nosdesk.forms.contract import CONTRACT
from nosdesk.i18n import Counted, Words
from nosdesk.services import contract as contracts
from nosdesk.services.money import money
from nosdesk.ui import places
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.kit.arrange import Item, column
from nosdesk.ui.kit.controls import Button
from nosdesk.ui.kit.messages import Notice
from nosdesk.ui.kit.pieces import Text
from nosdesk.ui.kit.table import BigTable, Cell, Column, DataTable, Row, TableData
from nosdesk.ui.screens.parts import back_link, button, buttons, plain_screen

LONGEST_TABLE: Final = 60
"""A plan with more payments is a list that scrolls by itself."""

TITLE: Final = Words("Payment plan: {title}", "Your payments: {title}")
NO_TITLE: Final = Words("Payment plan", "Your payments")
_DRAFT: Final = Words(
    "This is worked out from the contract as it stands. It is fixed when both sides have signed.",
    "We worked this out for you. It can change until you sign.",
)
_SIGNED: Final = Words("This is what both sides signed.", "You signed this plan.")
_SUM: Final = Counted(
    "**{n} payment, {value} in all.**",
    "**{n} payments, {value} in all.**",
    "**You pay {n} time. All together it is {value}.**",
    "**You pay {n} times. All together it is {value}.**",
)
_FIRST_LAST: Final = Words(
    "The first is due on {first}, the last on {last}.", "Pay the first by {first}. Pay the last by {last}."
)
_ONE: Final = Words("It is due on {first}.", "Pay it by {first}.")
_CANNOT: Final = Words("The payments cannot be worked out yet", "We cannot plan your payments yet")
_MEND: Final = Words("Put this right", "Fix this")
_TABLE: Final = Words("Planned payments", "Your payments")
_FOR: Final = Words("For", "What for")
_DUE: Final = Words("Due on", "Pay by")
_AMOUNT: Final = Words("Amount, £")
_STATE: Final = Words("How it stands", "Paid or not")
_ALL: Final = Words("Contract value", "All together")
_RULES: Final = Words("How it was worked out", "How we worked it out")
_TERMS: Final = Words("Change how it is paid", "Change how you pay")
_CONTRACT: Final = Words("Go to the contract", "Look at the contract")
_MONEY: Final = Words("Milestones and money", "Steps and money")

_STATES: Final = {
    DueState.PAID: ("done", Words("Paid")),
    DueState.PART: ("progress", Words("Part paid")),
    DueState.OPEN: ("none", Words("To come", "Not yet")),
    DueState.OVERDUE: ("attention", Words("Late")),
}
_NOT_DUE: Final = Words("Not due any more", "You do not pay this")
_LEFT: Final = Words("{amount} left")


def screen(ui: Ui, place: places.Schedule) -> Screen:
    """The payment plan of one contract."""
    look = ui.look
    whole = contracts.view(ui.at, place.contract_id)
    ui.person_id = whole.person.id
    signed = whole.contract.status is ContractStatus.SIGNED
    title = ui.say(TITLE, title=whole.contract.title) if whole.contract.title else ui.say(NO_TITLE)
    items: list[Item] = [_summary(ui, whole)] if whole.payments else [_problem(ui, whole)]
    if whole.payments:
        items += [look.space(20), _table(ui, whole, signed)]
    items += [look.space(32), _rules(ui, whole), look.space(28), buttons(ui, *_buttons(ui, whole, signed))]
    back = back_link(ui, places.ContractHome(place.contract_id))
    hint = ui.say(_SIGNED if signed else _DRAFT)
    return plain_screen(
        ui, title, column(*items), hint=hint, picture="every-4-weeks", back=back, room="main", first=None
    )


def _summary(ui: Ui, whole: ContractView) -> QWidget:
    said = ui.count(_SUM, len(whole.payments), value=ui.reader.money(whole.value))
    first, last = whole.payments[0].due_on, whole.payments[-1].due_on
    days = {"first": ui.reader.weekday_date(first), "last": ui.reader.weekday_date(last)}
    return Text(ui.look, f"{said} {ui.say(_FIRST_LAST if len(whole.payments) > 1 else _ONE, **days)}", "lead")


def _problem(ui: Ui, whole: ContractView) -> QWidget:
    """Why there is no plan, and the way to put it right."""
    gap = next((gap for gap in contracts.gaps(whole) if gap.part in contracts.PLAN_PARTS), None)
    if gap is None:
        return Notice(ui.look, "caution", ui.say(_CANNOT))
    place = places.Wizard(CONTRACT.key, whole.contract.id, gap.part)
    mend = button(ui, _MEND, lambda: ui.go(place), "primary", after="next")
    return Notice(ui.look, "caution", ui.say(_CANNOT), gap.said(ui.reader), mend)


def _table(ui: Ui, whole: ContractView, signed: bool) -> QWidget:
    columns = [Column(ui.say(_FOR)), Column(ui.say(_DUE))]
    settled: Sequence[Settled] = ()
    if signed:
        settled = money(ui.at, whole.contract.id).balance.dues
        columns.append(Column(ui.say(_STATE)))
    columns.append(Column(ui.say(_AMOUNT), number=True))
    states = {one.due.id: one for one in settled}
    rows = [_row(ui, whole, due, signed, states.get(due.id)) for due in whole.payments]
    blank = (Cell(), Cell()) if signed else (Cell(),)
    rows.append(
        Row((Cell(ui.say(_ALL), strong=True), *blank, Cell(ui.reader.amount(whole.value), strong=True)), sums=True)
    )
    data = TableData(ui.say(_TABLE), tuple(columns), tuple(rows))
    if len(rows) <= LONGEST_TABLE:
        return DataTable(ui.look, data)
    empty = TableData(data.name, data.columns, ())
    return BigTable(ui.look, empty, len(rows), lambda offset, limit: rows[offset : offset + limit])


def _row(ui: Ui, whole: ContractView, due: PaymentDue, signed: bool, settled: Settled | None) -> Row:
    moved = moved_words(due, whole.contract, whole.person.nation, ui.reader)
    cells = [Cell(due_name(due, whole.milestones, ui.reader)), Cell(ui.reader.date(due.due_on), moved)]
    if signed:
        cells.append(_state(ui, settled) if settled else Cell(ui.say(_NOT_DUE)))
    return Row((*cells, Cell(ui.reader.amount(due.amount))), due.id)


def _state(ui: Ui, settled: Settled) -> Cell:
    mark, words = _STATES[settled.state]
    part = settled.left and settled.paid
    note = ui.say(_LEFT, amount=ui.reader.money(settled.left)) if part else ""
    return Cell(ui.say(words), note, mark)


def _rules(ui: Ui, whole: ContractView) -> QWidget:
    look = ui.look
    items: list[Item] = [Text(look, ui.say(_RULES), "lead", "bold", leading=1.25)]
    for rule in plan_rules(whole, ui.reader):
        items += [look.space(8), Text(look, rule)]
    return column(*items)


def _buttons(ui: Ui, whole: ContractView, signed: bool) -> list[Button]:
    contract = whole.contract
    home = button(ui, _CONTRACT, lambda: ui.go(places.ContractHome(contract.id)), picture="contract")
    if signed:
        return [button(ui, _MONEY, lambda: ui.go(places.Money(contract.id)), picture="money"), home]
    terms = places.Wizard(CONTRACT.key, contract.id, "payment")
    return [button(ui, _TERMS, lambda: ui.go(terms), before="change", picture="pencil"), home]
