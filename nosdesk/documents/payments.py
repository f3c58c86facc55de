"""What documents say about planned payments: what each is for, and the table that adds up to the contract value."""

from collections.abc import Sequence
from typing import Final

from nosdesk.documents import blocks as b
from nosdesk.documents.formats import Format
from nosdesk.documents.pen import NOT_SAID, Pen, bare
from nosdesk.domain.choices import PaymentRhythm
from nosdesk.domain.records import PaymentDue
from nosdesk.domain.views import ContractView
from nosdesk.i18n import Counted, Words

PAYMENTS: Final = Counted("{n} payment", "{n} payments")
WEEKS: Final = Counted("{n} week", "{n} weeks")
PERIOD: Final = Words("{first} to {last}")

NUMBER: Final = Words("Number")
FOR: Final = Words("For")
TO_PAY: Final = Words("To pay")
PAY_BY: Final = Words("Pay by")
ALL: Final = Words("All")

_ONCE: Final = Words("Paid once, at the start", "Only 1 time, at the start")
_STEP: Final = Words("Milestone: {title}", "Step {title}")

RHYTHMS: Final = {
    PaymentRhythm.WEEKLY: Words("Paid every week.", "You pay every week."),
    PaymentRhythm.FOUR_WEEKLY: Words("Paid every 4 weeks.", "You pay every 4 weeks."),
    PaymentRhythm.MONTHLY: Words("Paid every month.", "You pay every month."),
    PaymentRhythm.MILESTONES: Words("Paid when a milestone is reached.", "You pay when a step is done."),
}
RHYTHM_PICTURES: Final = {
    PaymentRhythm.WEEKLY: "every-week",
    PaymentRhythm.FOUR_WEEKLY: "every-4-weeks",
    PaymentRhythm.MONTHLY: "calendar",
    PaymentRhythm.MILESTONES: "milestone",
}


def due_for(pen: Pen, whole: ContractView, due: PaymentDue) -> str:
    """What a payment is for: its period, its milestone, or what is paid once."""
    if due.milestone_id:
        title = next((bare(step.title) for step in whole.milestones if step.id == due.milestone_id), "")
        return pen.say(_STEP, title=title or pen.say(NOT_SAID))
    if due.period_start and due.period_end:
        same = due.period_start.year == due.period_end.year
        first = pen.reader.day_month(due.period_start) if same else pen.reader.date(due.period_start)
        return pen.say(PERIOD, first=first, last=pen.reader.date(due.period_end))
    return pen.say(_ONCE)


def due_column(pen: Pen) -> b.Column:
    """The column for what each payment is for; in large print it has the first day only, so that the table fits."""
    return b.Column(pen.say(Words("From") if pen.form is Format.LARGE else FOR))


def due_cell(pen: Pen, whole: ContractView, due: PaymentDue) -> str:
    """What stands in that column."""
    if pen.form is Format.LARGE and due.period_start:
        return pen.reader.date(due.period_start)
    return due_for(pen, whole, due)


def plan_table(pen: Pen, whole: ContractView, name: str) -> b.Table:
    """Every planned payment in order, with what they add up to."""
    columns = (
        b.Column(pen.say(NUMBER)),
        due_column(pen),
        b.Column(pen.say(TO_PAY), b.ColumnKind.MONEY),
        b.Column(pen.say(PAY_BY)),
    )
    rows = tuple(
        b.row(str(number), due_cell(pen, whole, due), pen.reader.money(due.amount), pen.reader.date(due.due_on))
        for number, due in enumerate(whole.payments, 1)
    )
    total = b.row(pen.say(ALL), pen.count(PAYMENTS, len(rows)), pen.reader.money(whole.value), "")
    return b.Table(name, columns, rows, total)


def easy_table(pen: Pen, whole: ContractView, dues: Sequence[PaymentDue], name: str) -> b.Table:
    """Many payments for easy read: by when, and how much."""
    columns = (b.Column(pen.say(PAY_BY)), b.Column(pen.say(TO_PAY), b.ColumnKind.MONEY))
    rows = tuple(b.row(pen.reader.date(due.due_on), pen.reader.money(due.amount)) for due in dues)
    return b.Table(name, columns, rows, b.row(pen.say(ALL), pen.reader.money(whole.value)))


def cost_line(pen: Pen, whole: ContractView) -> str:
    """What the contract costs, for the first page: "£12,054.00 in all, in 13 payments. Paid every 4 weeks." """
    if not whole.payments:
        return whole.payments_problem.said(pen.reader) if whole.payments_problem else pen.say(NOT_SAID)
    words = Words("{value} in all, in {payments}. {rhythm}", "{value} in all. There are {payments}. {rhythm}")
    return pen.say(
        words,
        value=pen.reader.money(whole.value),
        payments=pen.count(PAYMENTS, len(whole.payments)),
        rhythm=pen.say(RHYTHMS[whole.contract.rhythm]),
    )


def time_line(pen: Pen, whole: ContractView) -> str:
    """From when to when, for the first page: "4 January 2027 to 2 January 2028 (52 weeks)"."""
    start, end = whole.contract.start, whole.contract.end
    if not (start and end):
        return pen.date(start) if start else pen.say(NOT_SAID)
    said = pen.say(PERIOD, first=pen.reader.date(start), last=pen.reader.date(end))
    weeks, rest = divmod((end - start).days + 1, 7)
    return f"{said} ({pen.count(WEEKS, weeks)})" if weeks > 0 and not rest and not pen.easy else said
