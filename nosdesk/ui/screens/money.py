"""The money of a contract: how planned and paid stand, what to pay next, milestones, and what was paid."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final, assert_never
from uuid import UUID

from PySide6.QtWidgets import QWidget

from nosdesk.domain.choices import ContractStatus, PaymentKind
from nosdesk.domain.money import Settled, money_sentence, signed
from nosdesk.domain.plan_words import due_name
from nosdesk.domain.records import PaymentMade
from nosdesk.domain.views import ContractView, MoneyView
from nosdesk.i18n import Counted, Words
from nosdesk.services import money as payments
from nosdesk.services.money import Period, periods_so_far
from nosdesk.ui import places
from nosdesk.ui.bar import home
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.kit.arrange import Item, column
from nosdesk.ui.kit.charts import ChartWithTable, PaidBar, PaidChart
from nosdesk.ui.kit.field import Headline
from nosdesk.ui.kit.messages import Card, EmptyState, Notice
from nosdesk.ui.kit.page import Page
from nosdesk.ui.kit.pieces import Text
from nosdesk.ui.kit.table import BigTable, Cell, Column, DataTable, Row, TableData
from nosdesk.ui.screens import milestones, pay
from nosdesk.ui.screens.parts import back_link, button, buttons

LONGEST_TABLE: Final = 40
"""A longer list of payments scrolls by itself and is fetched in blocks."""
MOST_LATE: Final = 4
"""Late payments that are named; of more than these, the number is said."""

TITLE: Final = Words("Money: {title}")
NO_TITLE: Final = Words("Money")
_TEACH: Final = Words("The money begins when the contract is signed", "First you sign. Then you pay")
_TEACH_TEXT: Final = Words(
    "Then you see here what to pay and when, write down what was paid, and tick off milestones. The contract with "
    "{provider} is not signed yet.",
    "Then we show you what to pay and when. You have not signed yet.",
)
_TO_CONTRACT: Final = Words("Go to the contract", "Look at the contract")
_CLOSED: Final = Words("This case is closed", "This case has stopped")
_NO_MORE: Final = Words(
    "Payments for the time after {day} are not due any more.", "You do not pay for the time after {day}."
)
_ENDED: Final = Words("This contract ended on {day}", "Your contract stopped on {day}")

_PLANNED: Final = Words("Planned")
_PAID: Final = Words("Paid")
_PLANNED_POUNDS: Final = Words("Planned, £")
_PAID_POUNDS: Final = Words("Paid, £")
_DIFFERENCE: Final = Words("Difference, £", "More or less, £")
_TOTAL: Final = Words("Total", "All")
_CHART_TABLE: Final = Words("Planned and paid, in pounds", "Your plan and what you paid, in pounds")
_BAR: Final = Words("{when}: planned {planned}, paid {paid}", "{when}: the plan was {planned}, you paid {paid}")
_LESS: Final = Words("{amount} less")
_MORE: Final = Words("{amount} more")
_DUE: Final = Words("{amount} due", "Pay {amount}")
_SO_FAR: Final = Words("so far")
_SPAN: Final = Words("{first} to {last}")

_NEXT: Final = Words("Next payment")
_TO: Final = Words("To {provider}")
_BY: Final = Words("by {day}", "Pay by {day}")
_FOR: Final = Words("For {what}")
_PART: Final = Words("{paid} of {amount} is paid already.", "You paid {paid} of {amount}.")
_RECORD: Final = Words("Record this payment", "I paid this")
_RECORD_LATE: Final = Words("Record the late payment", "I paid the late one")
_RECORD_OTHER: Final = Words("Other payment, or money back", "I paid more, or got money back")
_LATE: Final = Counted("{n} payment is late", "{n} payments are late")
_LATE_LINE: Final = Words("**{amount}** by {day}")
_DAYS_LATE: Final = Counted("{n} day late", "{n} days late")
_MORE_LATE: Final = Counted("and {n} more", "and {n} more")
_ALL_PAID: Final = Words("Everything planned is paid", "You paid it all")
_ALL_PAID_TEXT: Final = Words("No payment is planned after today.", "You have nothing more to pay.")
_PLAN: Final = Words("Payment plan", "All your payments")
_CONTRACT: Final = Words("See the contract", "Look at your contract")

_MADE: Final = Words("What was paid", "What you paid")
_MADE_HINT: Final = Words("Open a payment to take it back.", "Press one to take it away.")
_NONE_MADE: Final = Words("No payment is recorded yet.", "You have no payments here yet.")
_DAY: Final = Words("Day")
_WHAT_FOR: Final = Words("For", "What for")
_AMOUNT: Final = Words("Amount, £")
_BACK: Final = Words("Money back")
_NO_PLANNED: Final = Words("No planned payment", "Not in the plan")
_REFERENCE: Final = Words("Reference {number}", "Number {number}")
_NO_DAY: Final = Words("No day said")
_TAKE_BACK: Final = Words("Take back this record?", "Take this payment away?")
_TAKE_BACK_TEXT: Final = Words(
    "{amount} on {day}. Only the record goes: no money moves. You can undo it with Ctrl and Z.",
    "{amount} on {day}. No money moves. You can undo this. Press Ctrl and Z.",
)
_TAKE: Final = Words("Take it back", "Take it away")
_KEEP: Final = Words("Keep it")
_TAKEN: Final = Words("The record was taken back.", "We took the payment away.")


def screen(ui: Ui, place: places.Money | places.Pay) -> Screen:
    """The screen of one of these places."""
    match place:
        case places.Money():
            return _money(ui, place.contract_id)
        case places.Pay():
            return pay.screen(ui, place)
        case _:
            assert_never(place)


def _money(ui: Ui, contract_id: UUID) -> Screen:
    held = payments.money(ui.at, contract_id)
    whole = held.whole
    ui.person_id = whole.person.id
    if whole.contract.status is not ContractStatus.SIGNED:
        return _not_signed(ui, whole)
    look = ui.look
    title = _title(ui, whole)
    items: list[Item] = [Headline(look, title, picture="money" if look.easy else ""), look.space(16)]
    items += [*_ended(ui, whole), _overview(ui, held), look.space(24), _ways(ui, contract_id)]
    items += [look.space(36), *_made(ui, held)]
    side = _side(ui, held)
    page = Page(
        look,
        column(*items),
        back_link(ui, home(ui)),
        room="main",
        side=column(*side),
        side_width="side_cards",
        side_word=ui.count(_LATE, len(held.balance.overdue)) if held.balance.overdue else ui.say(_NEXT),
    )
    return Screen(page, title)


def _title(ui: Ui, whole: ContractView) -> str:
    return ui.say(TITLE, title=whole.contract.title) if whole.contract.title else ui.say(NO_TITLE)


def _not_signed(ui: Ui, whole: ContractView) -> Screen:
    """Before the signatures there is nothing to pay: what this page is for, and the way on."""
    look = ui.look
    title = _title(ui, whole)
    text = ui.say(_TEACH_TEXT, provider=whole.provider.name)
    empty = EmptyState(look, "money", ui.say(_TEACH), text, ui.say(_TO_CONTRACT))
    if empty.button:
        empty.button.clicked.connect(lambda: ui.go(places.ContractHome(whole.contract.id)))
    page = Page(look, column(Headline(look, title), look.space(24), empty), back_link(ui, home(ui)), room="main")
    return Screen(page, title, "", empty.button)


def _ended(ui: Ui, whole: ContractView) -> list[Item]:
    """What stops payments: a closed case, a contract that ended early."""
    stop = payments.stopped_on(whole.contract, whole.person)
    if stop is None:
        return []
    day = ui.reader.date(stop)
    word = ui.say(_ENDED, day=day) if stop == whole.contract.ended_on else ui.say(_CLOSED)
    return [Notice(ui.look, "info", word, ui.say(_NO_MORE, day=day)), ui.look.space(20)]


def _ways(ui: Ui, contract_id: UUID) -> QWidget:
    return buttons(
        ui,
        button(ui, _PLAN, lambda: ui.go(places.Schedule(contract_id)), picture="every-4-weeks"),
        button(ui, _CONTRACT, lambda: ui.go(places.ContractHome(contract_id)), "quiet"),
    )


def _overview(ui: Ui, held: MoneyView) -> QWidget:
    """The balance in a sentence, and where there is something to compare, the chart over its table."""
    sentence = money_sentence(held.balance, ui.reader)
    months, today = payments.months_so_far(held), held.balance.today
    amounts = [amount for row in months for amount in (row.planned, row.paid)]
    whole_pounds = all(amount == amount.to_integral_value() for amount in amounts)
    periods = periods_so_far(months, today, 8 if whole_pounds else 6)
    if not periods:
        return Text(ui.look, sentence, "lead", leading=1.35)
    bars = [_bar(ui, held, period, whole_pounds) for period in periods]
    chart = PaidChart(
        ui.look, sentence, bars, lambda amount: _pounds(ui, amount, True), (ui.say(_PLANNED), ui.say(_PAID))
    )
    return ChartWithTable(ui.look, sentence, chart, _chart_table(ui, periods, whole_pounds, today))


def _figure(ui: Ui, amount: Decimal, whole_pounds: bool) -> str:
    """An amount without its sign; without pence where no amount of the chart has any."""
    if not whole_pounds:
        return ui.reader.amount(amount)
    text = ui.reader.number(abs(amount))
    return f"−{text}" if amount < 0 else text


def _pounds(ui: Ui, amount: Decimal, whole_pounds: bool) -> str:
    text = _figure(ui, abs(amount), whole_pounds)
    return f"−£{text}" if amount < 0 else f"£{text}"


def _short(ui: Ui, period: Period) -> str:
    """The head of a column: "Apr", "Apr–Jun", "2026", "2025–2029"."""
    if period.months == 1:
        return ui.reader.month(period.first, "abbreviated")
    if period.months < 12:
        return f"{ui.reader.month(period.first, 'abbreviated')}–{ui.reader.month(period.last, 'abbreviated')}"
    first, last = period.first.year, period.last.year
    return str(first) if first == last else f"{first}–{last}"


def _full(ui: Ui, period: Period) -> str:
    """The same in full: "April 2026", "April 2026 to June 2026"."""
    if period.months == 1:
        return ui.reader.month(period.first)
    return ui.say(_SPAN, first=ui.reader.month(period.first), last=ui.reader.month(period.last))


def _bar(ui: Ui, held: MoneyView, period: Period, whole_pounds: bool) -> PaidBar:
    planned, paid = ui.reader.money(period.planned), ui.reader.money(period.paid)
    said = ui.say(_BAR, when=_full(ui, period), planned=planned, paid=paid)
    note = _bar_note(ui, held, period, whole_pounds)
    return PaidBar(_short(ui, period), period.planned, period.paid, f"{said}. {note}" if note else said, note)


def _bar_note(ui: Ui, held: MoneyView, period: Period, whole_pounds: bool) -> str:
    """What differs: more or less than planned, or what is due today."""
    if not period.difference:
        return ""
    amount = _pounds(ui, abs(period.difference), whole_pounds)
    if period.difference > 0:
        return ui.say(_MORE, amount=amount)
    now = sum((one.left for one in held.balance.dues if one.due.due_on == held.balance.today), Decimal(0))
    if period.first <= held.balance.today <= period.last and now == -period.difference:
        return ui.say(_DUE, amount=amount)
    return ui.say(_LESS, amount=amount)


def _chart_table(ui: Ui, periods: Sequence[Period], whole_pounds: bool, today: date) -> TableData:
    years = {year for period in periods for year in (period.first.year, period.last.year)}
    noted = len(years) > 1 and periods[0].months < 12

    def note(period: Period) -> str:
        parts = [str(period.last.year) if noted else "", ui.say(_SO_FAR) if period.last > today else ""]
        return "\n".join(part for part in parts if part)

    heads = [
        Column(
            _short(ui, period),
            note(period),
            number=True,
            same_width="period",
            said=_full(ui, period),
        )
        for period in periods
    ]

    def line(words: Words, amounts: list[Decimal], *, sums: bool = False) -> Row:
        cells = [Cell(_figure(ui, amount, whole_pounds), strong=sums and bool(amount)) for amount in amounts]
        total = Cell(_figure(ui, sum(amounts, Decimal(0)), whole_pounds), strong=True)
        return Row((Cell(ui.say(words), strong=True), *cells, total), sums=sums)

    rows = (
        line(_PLANNED_POUNDS, [period.planned for period in periods]),
        line(_PAID_POUNDS, [period.paid for period in periods]),
        line(_DIFFERENCE, [period.difference for period in periods], sums=True),
    )
    total = Column(ui.say(_TOTAL), number=True)
    return TableData(ui.say(_CHART_TABLE), (Column(""), *heads, total), rows, turned=True)


class PayCard(Card):
    """A card whose one button records a payment."""

    def __init__(self, ui: Ui, title: str, parts: list[Item], words: Words, place: places.Pay, kind: str) -> None:
        self.button = button(ui, words, lambda: ui.go(place), kind, picture="payment")
        late = kind == "primary" and words is _RECORD_LATE
        super().__init__(
            ui.look,
            title,
            *parts,
            icon="" if late else "clock",
            state="attention" if late else "",
            button=self.button,
            fill="caution_soft" if late else "panel",
        )


def _side(ui: Ui, held: MoneyView) -> list[Item]:
    """What is late, what is next, and the milestones."""
    look, contract_id = ui.look, held.whole.contract.id
    cards: list[Item] = []
    if held.balance.overdue:
        cards += [_late_card(ui, held), look.space(20)]
    coming = held.balance.next_due
    if coming:
        kind = "secondary" if held.balance.overdue else "primary"
        place = places.Pay(contract_id, coming.due.id)
        cards += [PayCard(ui, ui.say(_NEXT), _due_parts(ui, held, coming), _RECORD, place, kind), look.space(20)]
    elif not cards:
        cards += [Card(look, ui.say(_ALL_PAID), Text(look, ui.say(_ALL_PAID_TEXT), "small"), state="done")]
        cards.append(look.space(20))
    other = button(ui, _RECORD_OTHER, lambda: ui.go(places.Pay(contract_id)), "quiet", before="plus")
    return [*cards, buttons(ui, other), look.space(32), milestones.panel(ui, held.whole)]


def _due_parts(ui: Ui, held: MoneyView, one: Settled) -> list[Item]:
    look = ui.look
    what = due_name(one.due, held.whole.milestones, ui.reader)
    lines = [
        ui.say(_TO, provider=held.whole.provider.name) if held.whole.provider.name else "",
        ui.say(_BY, day=ui.reader.weekday_date(one.due.due_on)),
        ui.say(_FOR, what=what) if one.due.period_start else what,
    ]
    if one.paid:
        lines.append(ui.say(_PART, paid=ui.reader.money(one.paid), amount=ui.reader.money(one.due.amount)))
    return [
        Text(look, ui.reader.money(one.left), "title", "bold", leading=1.25),
        look.space(4),
        Text(look, "\n".join(line for line in lines if line), "small"),
    ]


def _late_card(ui: Ui, held: MoneyView) -> PayCard:
    look, late, today = ui.look, held.balance.overdue, held.balance.today
    parts: list[Item] = []
    if len(late) == 1:
        parts += _due_parts(ui, held, late[0])
        parts.append(Text(look, ui.count(_DAYS_LATE, (today - late[0].due.due_on).days), "small", "bold"))
    else:
        parts += [Text(look, ui.reader.money(held.balance.overdue_amount), "title", "bold", leading=1.25)]
        for one in late[:MOST_LATE]:
            said = ui.say(_LATE_LINE, amount=ui.reader.money(one.left), day=ui.reader.date(one.due.due_on))
            parts += [look.space(4), Text(look, f"{said}, {_late_days(ui, one, today)}", "small")]
        if len(late) > MOST_LATE:
            parts += [look.space(4), Text(look, ui.count(_MORE_LATE, len(late) - MOST_LATE), "small")]
    place = places.Pay(held.whole.contract.id, late[0].due.id)
    return PayCard(ui, ui.count(_LATE, len(late)), parts, _RECORD_LATE, place, "primary")


def _late_days(ui: Ui, one: Settled, today: date) -> str:
    return ui.count(_DAYS_LATE, (today - one.due.due_on).days)


def _made(ui: Ui, held: MoneyView) -> list[Item]:
    """The payments that were recorded, newest first; opened, one can be taken back."""
    look, contract_id = ui.look, held.whole.contract.id
    items: list[Item] = [Text(look, ui.say(_MADE), "lead", "bold", leading=1.25), look.space(4)]
    if not held.paid:
        return [*items, Text(look, ui.say(_NONE_MADE), colour="quiet_ink")]
    columns = (
        Column(ui.say(_DAY)),
        Column(ui.say(_WHAT_FOR)),
        Column(ui.say(_AMOUNT), number=True),
    )
    table: DataTable | BigTable
    if len(held.paid) <= LONGEST_TABLE:
        rows = tuple(_made_row(ui, held, made) for made in held.paid)
        table = DataTable(look, TableData(ui.say(_MADE), columns, rows, opens=True))
    else:
        data = TableData(ui.say(_MADE), columns, (), opens=True)
        table = BigTable(
            look,
            data,
            payments.count_payments(ui.at, contract_id),
            lambda offset, limit: [
                _made_row(ui, held, made) for made in payments.list_payments(ui.at, contract_id, offset, limit)
            ],
        )
    by_id = {made.id: made for made in held.paid}
    table.opened.connect(lambda key: _take_back(ui, by_id[key]))
    return [*items, Text(look, ui.say(_MADE_HINT), "small", colour="quiet_ink"), look.space(8), table]


def _made_row(ui: Ui, held: MoneyView, made: PaymentMade) -> Row:
    due = next((due for due in held.whole.payments if due.id == made.payment_due_id), None)
    what = due_name(due, held.whole.milestones, ui.reader) if due else ui.say(_NO_PLANNED)
    if made.kind is PaymentKind.REFUND:
        what = f"{ui.say(_BACK)}: {what}" if due else ui.say(_BACK)
    notes = [ui.say(_REFERENCE, number=made.reference) if made.reference else "", made.note]
    return Row(
        (
            Cell(ui.reader.date(made.paid_on) if made.paid_on else ui.say(_NO_DAY)),
            Cell(what, ". ".join(note for note in notes if note)),
            Cell(ui.reader.amount(signed(made))),
        ),
        made.id,
    )


def _take_back(ui: Ui, made: PaymentMade) -> None:
    """Ask, then take a recorded payment back."""
    day = ui.reader.date(made.paid_on) if made.paid_on else ui.say(_NO_DAY)
    text = ui.say(_TAKE_BACK_TEXT, amount=ui.reader.money(signed(made)), day=day)
    if not ui.shell.ask(ui.say(_TAKE_BACK), text, ui.say(_TAKE), ui.say(_KEEP), danger=True):
        return
    if ui.did(lambda: payments.take_back_payment(ui.at, made.id)):
        ui.again()
        ui.shell.announce(ui.say(_TAKEN))
