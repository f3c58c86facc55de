"""Planned against paid: which payment settles which due, the balance, the rows of the chart, and all of it in words.

How payments settle dues: in the order of a bank statement, day by day, on one day what went out before what came in.

- A payment that names a due settles that one; what it has too much, and payments that name none, go to the oldest due
  that is still open.
- Money back is out of what was paid by that day, never out of a later payment. It first takes away what was paid too much,
  then what was paid ahead for a due not yet due that day. Money back for something already due does not open it again: the
  provider returned it for support that was not given.
- Money back beyond all that was paid by then stands by itself, as a negative rest: no later payment is made smaller by it.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final, assert_never

from nosdesk.domain.choices import PaymentKind
from nosdesk.domain.records import PaymentDue, PaymentMade
from nosdesk.domain.rounding import NOTHING
from nosdesk.frozen import dataclass
from nosdesk.i18n import Counted, Reader, Words

MOST_MONTHS: Final = 26 * 12


class DueState(StrEnum):
    """How far a due is settled, on the day of the balance."""

    PAID = "paid"
    PART = "part"
    OPEN = "open"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Settled:
    """One due and what came of it. `paid` is what went towards it, `returned` what came back afterwards."""

    due: PaymentDue
    paid: Decimal
    returned: Decimal
    state: DueState

    @property
    def left(self) -> Decimal:
        """What is still to be paid."""
        return max(NOTHING, self.due.amount - self.paid)


@dataclass(frozen=True, slots=True)
class Balance:
    """Where the money of a contract stands on a day. Amounts paid have money back taken off.

    `difference` is paid less planned up to the day, negative where less was paid. `credit` is money paid that no due
    is there for, negative where more came back than was paid.
    """

    today: date
    planned_to_date: Decimal
    paid_to_date: Decimal
    planned_total: Decimal
    paid_total: Decimal
    credit: Decimal
    dues: tuple[Settled, ...]

    @property
    def difference(self) -> Decimal:
        return self.paid_to_date - self.planned_to_date

    @property
    def overdue(self) -> tuple[Settled, ...]:
        """Dues whose day is past and that are not fully paid, oldest first."""
        return tuple(one for one in self.dues if one.state is DueState.OVERDUE)

    @property
    def overdue_amount(self) -> Decimal:
        return sum((one.left for one in self.overdue), NOTHING)

    @property
    def next_due(self) -> Settled | None:
        """The first due from today on that is not fully paid."""
        return next((one for one in self.dues if one.left and one.due.due_on >= self.today), None)

    @property
    def left_to_pay(self) -> Decimal:
        """What all open dues come to."""
        return sum((one.left for one in self.dues), NOTHING)


@dataclass(frozen=True, slots=True)
class MonthRow:
    """Planned and paid in one calendar month, named by its first day; `difference` is paid less planned."""

    month: date
    planned: Decimal
    paid: Decimal

    @property
    def difference(self) -> Decimal:
        return self.paid - self.planned


class _Open:
    """A due while payments are being shared out."""

    def __init__(self, due: PaymentDue) -> None:
        self.due = due
        self.paid = NOTHING
        self.returned = NOTHING

    @property
    def left(self) -> Decimal:
        return max(NOTHING, self.due.amount - self.paid)

    def take(self, amount: Decimal) -> Decimal:
        """Put money towards this due; returns what is too much for it."""
        part = min(amount, self.left)
        self.paid += part
        return amount - part

    def settled(self, today: date) -> Settled:
        if not self.left:
            state = DueState.PAID
        elif self.due.due_on < today:
            state = DueState.OVERDUE
        else:
            state = DueState.PART if self.paid else DueState.OPEN
        return Settled(self.due, self.paid, self.returned, state)


def signed(made: PaymentMade) -> Decimal:
    """The amount as it moves the balance: money back is negative, an amount not filled in is nothing."""
    amount = made.amount or NOTHING
    return -amount if made.kind is PaymentKind.REFUND else amount


def balance(dues: Sequence[PaymentDue], mades: Sequence[PaymentMade], today: date) -> Balance:
    """The balance on a day. A payment without a date counts as made that day; dues need not be in order."""
    planned = [due for due in dues if due.due_on <= today]
    paid = [made for made in mades if made.paid_on is None or made.paid_on <= today]
    settled, credit = allocate(dues, mades, today)
    return Balance(
        today=today,
        planned_to_date=sum((due.amount for due in planned), NOTHING),
        paid_to_date=sum(map(signed, paid), NOTHING),
        planned_total=sum((due.amount for due in dues), NOTHING),
        paid_total=sum(map(signed, mades), NOTHING),
        credit=credit,
        dues=settled,
    )


def allocate(
    dues: Sequence[PaymentDue], mades: Sequence[PaymentMade], today: date
) -> tuple[tuple[Settled, ...], Decimal]:
    """Every due in order of its day with what was paid towards it, and the money that is left over.

    Together they are always all the money: paid − returned over the dues, plus the rest, is the sum of the payments.
    """
    opened = {due.id: _Open(due) for due in sorted(dues, key=lambda due: (due.due_on, str(due.id)))}
    latest_first = list(reversed(opened.values()))
    waiting = list(latest_first)
    free = NOTHING
    for made in _as_on_a_statement(mades, today):
        named = opened.get(made.payment_due_id) if made.payment_due_id else None
        match made.kind:
            case PaymentKind.PAYMENT:
                free += _pay(waiting, named, made)
            case PaymentKind.REFUND:
                free = _take_back(latest_first, named, made, free, today)
                waiting = list(latest_first)
            case _:
                assert_never(made.kind)
    return tuple(one.settled(today) for one in opened.values()), free


def _as_on_a_statement(mades: Iterable[PaymentMade], today: date) -> list[PaymentMade]:
    """Payments and money back by day; one without a day counts as made today."""
    return sorted(mades, key=lambda made: (made.paid_on or today, made.kind is PaymentKind.REFUND, str(made.id)))


def _pay(waiting: list[_Open], named: _Open | None, made: PaymentMade) -> Decimal:
    """Gives a payment to the due it names, then to the oldest open ones; returns what is too much for all of them.

    `waiting` holds the dues, the oldest last; those that are found paid are taken out of it.
    """
    amount = named.take(made.amount or NOTHING) if named else made.amount or NOTHING
    while amount and waiting:
        amount = waiting[-1].take(amount)
        if not waiting[-1].left:
            waiting.pop()
    return amount


def _take_back(
    latest_first: Sequence[_Open], named: _Open | None, made: PaymentMade, free: Decimal, today: date
) -> Decimal:
    """Takes money back from what was too much, then from what was ahead, then notes it as returned."""
    amount = made.amount or NOTHING
    day = made.paid_on or today
    part = min(amount, max(NOTHING, free))
    free, amount = free - part, amount - part
    ordered = [*([named] if named else []), *(one for one in latest_first if one is not named)]
    for one in (one for one in ordered if one.due.due_on > day):
        part = min(amount, one.paid)
        one.paid -= part
        amount -= part
    for one in (one for one in ordered if one.due.due_on <= day):
        part = min(amount, one.paid - one.returned)
        one.returned += part
        amount -= part
    return free - amount


def month_rows(dues: Sequence[PaymentDue], mades: Sequence[PaymentMade], today: date) -> tuple[MonthRow, ...]:
    """Planned and paid by calendar month: every month that has dues or lies between them, and others with payments."""
    planned: dict[date, Decimal] = {}
    paid: dict[date, Decimal] = {}
    for due in dues:
        month = due.due_on.replace(day=1)
        planned[month] = planned.get(month, NOTHING) + due.amount
    for made in mades:
        month = (made.paid_on or today).replace(day=1)
        paid[month] = paid.get(month, NOTHING) + signed(made)
    months = {*planned, *paid, *_between(min(planned), max(planned))} if planned else {*paid}
    return tuple(MonthRow(month, planned.get(month, NOTHING), paid.get(month, NOTHING)) for month in sorted(months))


def _between(first: date, last: date) -> list[date]:
    """The first day of each month between two months; none where they lie implausibly far apart."""
    found: list[date] = []
    month = first
    while month < last:
        if len(found) == MOST_MONTHS:
            return []
        found.append(month)
        month = (month + timedelta(days=31)).replace(day=1)
    return found


def money_sentence(balance: Balance, reader: Reader) -> str:
    """The balance in words: what was paid against the plan, what is late, what is due next. Bold is the main thing."""
    said = [_difference_said(balance, reader)]
    late = balance.overdue
    if late:
        words = Counted(
            "{n} payment is late: {amount}.",
            "{n} payments are late: {amount} in all.",
            "You must still pay {n} time: {amount}.",
            "You must still pay {n} times: {amount} in all.",
        )
        said.append(reader.count(words, len(late), amount=reader.money(balance.overdue_amount)))
    if balance.credit > 0:
        words_more = Words("{amount} was paid more than all that is planned.", "You paid {amount} too much in all.")
        said.append(reader.say(words_more, amount=reader.money(balance.credit)))
    coming = balance.next_due
    if coming:
        words_next = Words("The next payment is {amount}, due on {day}.", "Next, pay {amount} by {day}.")
        said.append(
            reader.say(words_next, amount=reader.money(coming.left), day=reader.weekday_date(coming.due.due_on))
        )
    return " ".join(said)


def _difference_said(balance: Balance, reader: Reader) -> str:
    if not balance.dues and not balance.paid_total:
        return reader.say(Words("No payments are planned yet.", "You have no payments to make yet."))
    planned, gap = reader.money(balance.planned_to_date), reader.money(abs(balance.difference))
    if not balance.planned_to_date and not balance.paid_to_date:
        return reader.say(Words("Nothing is due yet.", "You do not have to pay yet."))
    if balance.difference < 0:
        words = Words(
            "**You have paid {gap} less than planned.** {planned} was planned by now.",
            "You planned to pay {planned}. **You paid {gap} less.**",
        )
    elif balance.difference > 0:
        words = Words(
            "**You have paid {gap} more than planned.** {planned} was planned by now.",
            "You planned to pay {planned}. **You paid {gap} more.**",
        )
    else:
        words = Words("**You have paid {planned}, just as planned.**", "**You paid {planned}.** That was the plan.")
    return reader.say(words, gap=gap, planned=planned)
