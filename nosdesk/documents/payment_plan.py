"""The payment plan: what is to be paid and when, what was paid, and how far the two agree."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from nosdesk.documents import blocks as b
from nosdesk.documents.easy import closing, opening
from nosdesk.documents.formats import Format
from nosdesk.documents.payments import (
    ALL,
    NUMBER,
    PAY_BY,
    PAYMENTS,
    RHYTHM_PICTURES,
    RHYTHMS,
    TO_PAY,
    cost_line,
    due_cell,
    due_column,
    easy_table,
    plan_table,
    time_line,
)
from nosdesk.documents.pen import AS_OF, DRAFT, NOT_SAID, QUESTIONS, THE_PROVIDER, Pen, bare, code_of
from nosdesk.domain.choices import ContractStatus
from nosdesk.domain.money import DueState, Settled, money_sentence, signed
from nosdesk.domain.views import MoneyView
from nosdesk.forms.contract import CONTRACT
from nosdesk.forms.contract_rows import FUNDING, MILESTONE, PAYMENT_MADE
from nosdesk.i18n import Counted, Reader, Words

CODE: Final = Words("Payments {code}")
KICKER: Final = Words("Payment plan")
TITLE: Final = Words("Payments for {service}", "Your payments")
PAID: Final = Words("Paid")

_STATES: Final = {
    DueState.PAID: (b.State.YES, Words("Paid")),
    DueState.PART: (b.State.PARTLY, Words("{amount} paid")),
    DueState.OPEN: (b.State.WAITING, Words("To come")),
    DueState.OVERDUE: (b.State.LATE, Words("{amount} late")),
}
_EASY_STATES: Final = {
    DueState.PAID: Words("This is paid.", "You paid this."),
    DueState.PART: Words("A part of this is paid.", "You paid a part of this."),
    DueState.OVERDUE: Words("This is late.", "This is late. Pay it now."),
}
_STOPPED: Final = Words(
    "Payments stopped early: {amount} that was planned for later is not due any more.",
    "Your payments stopped early. You do not pay {amount}.",
)
_MOST_BARS: Final = 13
_MOST_EASY_BARS: Final = 6
_MOST_ROWS: Final = 15
"""More payments than these are a table in easy read, not a row each."""


def build(view: MoneyView, reader: Reader, form: Format, today: date) -> b.Document:
    """The plan of one contract with what was paid, as of a day. Before signing it is a draft."""
    pen = Pen(reader, form, today, texts=view.whole.texts)
    whole = view.whole
    service = bare(whole.contract.title) or pen.say(CONTRACT.title)
    draft = whole.contract.status is not ContractStatus.SIGNED
    return b.Document(
        code=pen.say(CODE, code=code_of(whole.person, whole.contract)),
        title=pen.say(TITLE, service=service),
        short_title=pen.say(KICKER),
        state=pen.say(DRAFT) if draft else pen.say(AS_OF, day=pen.date(today)),
        language=pen.reader.language,
        subject=service,
        blocks=_easy(pen, view, service) if pen.easy else tuple(_print(pen, view, service)),
        picture="money",
        draft=draft,
    )


def _signed(view: MoneyView) -> bool:
    return view.whole.contract.status is ContractStatus.SIGNED


def _stopped(view: MoneyView) -> Decimal:
    """What was planned for the time after payments stopped early, and is not due any more."""
    return view.whole.value - view.balance.planned_total


def _print(pen: Pen, view: MoneyView, service: str) -> Iterator[b.Block]:
    whole = view.whole
    yield b.Title(pen.say(TITLE, service=service), pen.say(KICKER))
    if _signed(view):
        yield b.Notice((money_sentence(view.balance, pen.reader),), pen.say(Words("Today", "Now")))
    facts = (
        b.Fact(pen.say(Words("Who pays")), pen.name_of(whole.person)),
        b.Fact(pen.say(THE_PROVIDER), pen.name_of(whole.provider)),
        b.Fact(pen.say(Words("From")), time_line(pen, whole)),
        b.Fact(pen.say(Words("Cost")), cost_line(pen, whole)),
        b.Fact(pen.say(QUESTIONS), pen.first_asker(whole.contacts, whole.provider)),
    )
    yield b.Facts(facts)
    if _signed(view) and view.paid:
        yield from _chart(pen, view)
    title = pen.say(Words("Every payment", "All your payments"))
    yield b.Heading(title, 2)
    if stopped := _stopped(view):
        yield b.Paragraph(pen.say(_STOPPED, amount=pen.reader.money(stopped)))
    if not whole.payments:
        yield b.Paragraph(cost_line(pen, whole))
    elif _signed(view):
        yield _dues_table(pen, view, title)
    else:
        yield plan_table(pen, whole, title)
    yield b.Heading(pen.say(Words("How it is paid", "How you pay")), 2)
    contract = whole.contract
    yield from pen.answers(CONTRACT, contract, "rhythm", "days_to_pay", "holiday_rule", "part_week", "vat")
    yield from _funding(pen, view)
    yield from _made(pen, view)
    yield from pen.ask_part(whole.contacts, whole.provider)


def _bars(pen: Pen, view: MoneyView) -> tuple[tuple[b.PaidBar, ...], str]:
    """Planned beside paid up to now and for what comes next: by payment, or by month where payments are many."""
    dues = view.balance.dues
    most = _MOST_EASY_BARS if pen.easy else _MOST_BARS
    if len(dues) <= _MOST_ROWS or pen.easy:
        paid = [
            b.PaidBar(str(number), one.due.amount, one.paid if one.paid or one.due.due_on <= pen.today else None)
            for number, one in enumerate(dues, 1)
        ]
        reached = sum(bar.paid is not None for bar in paid)
        return tuple(paid[: reached + 1][-most:]), pen.say(Words("Number of the payment"))
    this_month = pen.today.replace(day=1)
    months = [each for each in view.months if each.month <= this_month][-most:]
    shown = [b.PaidBar(f"{each.month.month}/{each.month.year % 100:02}", each.planned, each.paid) for each in months]
    return tuple(shown), pen.say(Words("Month"))


def _chart(pen: Pen, view: MoneyView) -> Iterator[b.Block]:
    bars, axis = _bars(pen, view)
    if not bars or all(not bar.planned and not bar.paid for bar in bars):
        return
    balance = view.balance
    gap = pen.reader.money(abs(balance.difference))
    if balance.difference < 0:
        title = pen.say(Words("{gap} less was paid than planned", "You paid {gap} less than planned"), gap=gap)
    elif balance.difference > 0:
        title = pen.say(Words("{gap} more was paid than planned", "You paid {gap} more than planned"), gap=gap)
    else:
        title = pen.say(Words("It was paid as planned", "You paid as planned"))
    sentence = pen.say(
        Words(
            "By {day}, {planned} was planned and {paid} was paid.",
            "You planned to pay {planned}. You paid {paid}.",
        ),
        day=pen.date(pen.today),
        planned=pen.reader.money(balance.planned_to_date),
        paid=pen.reader.money(balance.paid_to_date),
    )
    yield b.PaidChart(title, sentence, bars, axis)


def _state(pen: Pen, one: Settled) -> b.Cell:
    """How far a payment is made, with the amount that is late or paid in part."""
    state, words = _STATES[one.state]
    amount = one.paid if one.state is DueState.PART else one.left
    return b.Cell(pen.say(words, amount=pen.reader.money(amount)), state)


def _dues_table(pen: Pen, view: MoneyView, name: str) -> b.Table:
    columns = (
        b.Column(pen.say(NUMBER)),
        due_column(pen),
        b.Column(pen.say(PAY_BY)),
        b.Column(pen.say(TO_PAY), b.ColumnKind.MONEY),
        b.Column(pen.say(PAID), b.ColumnKind.STATE),
    )
    dues = view.balance.dues
    rows = tuple(
        b.row(
            str(number),
            due_cell(pen, view.whole, one.due),
            pen.reader.date(one.due.due_on),
            pen.reader.money(one.due.amount),
            _state(pen, one),
        )
        for number, one in enumerate(dues, 1)
    )
    paid = sum((one.paid for one in dues), Decimal("0.00"))
    count = pen.count(PAYMENTS, len(rows))
    total = b.row(pen.say(ALL), count, "", pen.reader.money(view.balance.planned_total), pen.reader.money(paid))
    return b.Table(name, columns, rows, total)


def _funding(pen: Pen, view: MoneyView) -> Iterator[b.Block]:
    if not view.whole.funding:
        return
    title = pen.say(CONTRACT.part("funding").title)
    yield b.Heading(title, 2)
    columns = (b.Column(pen.label(FUNDING, "source")), b.Column(pen.label(FUNDING, "share"), b.ColumnKind.NUMBER))
    rows = tuple(
        b.row(pen.choice(each.source), pen.or_not_said(pen.shown(FUNDING, "share", each)))
        for each in view.whole.funding
    )
    yield b.Table(title, columns, rows)


def _made(pen: Pen, view: MoneyView) -> Iterator[b.Block]:
    """What was paid and what came back, oldest first."""
    if not view.paid:
        return
    title = pen.say(Words("What was paid", "What you paid"))
    yield b.Heading(title, 2)
    columns = (
        b.Column(pen.label(PAYMENT_MADE, "paid_on")),
        b.Column(pen.label(PAYMENT_MADE, "kind")),
        b.Column(pen.label(PAYMENT_MADE, "amount"), b.ColumnKind.MONEY),
        b.Column(pen.label(PAYMENT_MADE, "reference")),
        b.Column(pen.label(PAYMENT_MADE, "note")),
    )
    rows = tuple(
        b.row(
            pen.date(each.paid_on),
            pen.choice(each.kind),
            pen.reader.money(signed(each)),
            bare(each.reference),
            bare(each.note),
        )
        for each in reversed(view.paid)
    )
    total = b.row(pen.say(ALL), "", pen.reader.money(view.balance.paid_total), "", "")
    yield b.Table(title, columns, rows, total)


# ---- easy read -----------------------------------------------------------------------------------


def _easy(pen: Pen, view: MoneyView, service: str) -> tuple[b.Block, ...]:
    whole = view.whole
    body = (*_easy_plan(pen, view), *_easy_paid(pen, view), *_easy_dates(pen, view))
    lines = (pen.say(Words("For {name}"), name=pen.name_of(whole.person)), service, pen.date(pen.today))
    title = b.Title(pen.say(TITLE, service=service), lines=lines)
    about = pen.line(
        "money",
        Words("This is about the payments for {service}.", "This is about your payments."),
        Words("They go to {provider}.", "You pay {provider}."),
        service=service,
        provider=pen.name_of(whole.provider),
    )
    about += pen.line(
        "contract",
        Words("The payments stand in the **contract**.", "Your **contract** says what you pay."),
        Words(
            "A contract is a written agreement that both sides sign.", "A contract is a promise on paper that you sign."
        ),
    )
    return (
        title,
        *opening(pen, about, body),
        *body,
        *closing(pen, ("contract", "provider"), whole.contacts, whole.provider),
    )


def _easy_plan(pen: Pen, view: MoneyView) -> Iterator[b.Block]:
    whole = view.whole
    yield b.Part(pen.say(Words("What is paid", "What you pay")), "money")
    if not whole.payments:
        problem = whole.payments_problem.said(pen.reader) if whole.payments_problem else pen.say(NOT_SAID)
        yield b.PictureRow("question", (problem,))
        return
    rhythm = whole.contract.rhythm
    many = Counted("There is {n} payment.", "There are {n} payments.", "You pay {n} time.", "You pay {n} times.")
    yield b.PictureRow(RHYTHM_PICTURES[rhythm], (pen.say(RHYTHMS[rhythm]), pen.count(many, len(whole.payments))))
    yield from pen.line(
        "total",
        Words("It comes to {value} in all.", "All together you pay {value}."),
        value=f"**{pen.reader.money(whole.value)}**",
    )
    if stopped := _stopped(view):
        yield from pen.line("finish", _STOPPED, amount=f"**{pen.reader.money(stopped)}**")
    for each in whole.funding:
        if each.source:
            share = pen.shown(FUNDING, "share", each)
            words = Words("{share} of the money comes from here:", "{share} of the money comes from here.")
            yield from pen.line(
                "bank", words, Words("**{source}**"), share=pen.or_not_said(share), source=pen.choice(each.source)
            )


def _easy_paid(pen: Pen, view: MoneyView) -> Iterator[b.Block]:
    if not _signed(view):
        return
    balance = view.balance
    yield b.Part(pen.say(Words("How it stands today", "How it is today")), "chart")
    yield from pen.line(
        "coin",
        Words("{paid} was paid so far.", "You paid {paid} so far."),
        paid=f"**{pen.reader.money(balance.paid_to_date)}**",
    )
    gap = pen.reader.money(abs(balance.difference))
    if balance.difference < 0:
        yield from pen.line(
            "less", Words("That is {gap} less than planned.", "You planned to pay {gap} more."), gap=gap
        )
    elif balance.difference > 0:
        yield from pen.line(
            "more", Words("That is {gap} more than planned.", "You planned to pay {gap} less."), gap=gap
        )
    else:
        yield from pen.line("yes", Words("That is just as planned.", "That is what you planned."))
    if balance.overdue:
        late = Counted(
            "{n} payment is late.",
            "{n} payments are late.",
            "You are late with {n} payment.",
            "You are late with {n} payments.",
        )
        pay = Words("The amount is {amount}.", "You still have to pay {amount}.")
        amount = pen.reader.money(balance.overdue_amount)
        yield b.PictureRow("late", (pen.count(late, len(balance.overdue)), pen.say(pay, amount=f"**{amount}**")))
    if balance.next_due:
        yield from pen.line(
            "calendar",
            Words("The next payment is {amount}.", "Next you pay {amount}."),
            Words("It is due by {day}.", "Pay it by {day}."),
            amount=f"**{pen.reader.money(balance.next_due.left)}**",
            day=pen.date(balance.next_due.due.due_on),
        )
    if view.paid:
        yield from _chart(pen, view)


def _easy_dates(pen: Pen, view: MoneyView) -> Iterator[b.Block]:
    whole = view.whole
    if not whole.payments:
        return
    title = pen.say(Words("When to pay"))
    yield b.Part(title, "calendar")
    if len(whole.payments) > _MOST_ROWS:
        yield easy_table(pen, whole, tuple(one.due for one in view.balance.dues), title)
        return
    pay = Words("{amount} is due.", "Pay {amount}.")
    for one in view.balance.dues:
        lines = [f"**{pen.label(MILESTONE, 'due_on')} {pen.date(one.due.due_on)}**"]
        lines.append(pen.say(pay, amount=pen.reader.money(one.due.amount)))
        if _signed(view) and one.state in _EASY_STATES:
            lines.append(pen.say(_EASY_STATES[one.state]))
        paid = one.state is DueState.PAID and _signed(view)
        yield b.PictureRow("money", tuple(lines), "tick" if paid else "late" if one.state is DueState.OVERDUE else "")
