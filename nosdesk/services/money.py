"""Money of a contract: planned, paid, left; milestones; recording what was paid and what came back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final
from uuid import UUID

from sqlalchemy import func, select

from nosdesk.domain.choices import ContractStatus, PaymentKind
from nosdesk.domain.money import Balance, MonthRow, balance, month_rows
from nosdesk.domain.records import Contract, Milestone, PaymentDue, PaymentMade, Person
from nosdesk.domain.rounding import NOTHING
from nosdesk.domain.views import MoneyView as MoneyView
from nosdesk.errors import KnownError
from nosdesk.forms.troubles import NOT_YET
from nosdesk.i18n import Words
from nosdesk.services.contract import read_view
from nosdesk.services.desk import Desk
from nosdesk.storage.tables import table
from nosdesk.storage.unit import Reading

NOT_SIGNED: Final = Words(
    "This contract is not signed yet, so no payment can be recorded. Nothing was changed. Sign it first.",
    "Sign the contract first. Then you can write down a payment. Nothing has changed.",
)
NO_AMOUNT: Final = Words(
    "A payment needs an amount of more than £0.00. Nothing was changed.",
    "Type how much you paid. It must be more than £0.00.",
)


_MONTHS_TOGETHER: Final = (1, 3, 12, 60, 120)
"""Months, quarters, years, and more years for plans of decades."""


@dataclass(frozen=True, slots=True)
class Period:
    """Planned and paid from the first day of a month to the last day of the same or a later one."""

    first: date
    last: date
    months: int
    planned: Decimal
    paid: Decimal

    @property
    def difference(self) -> Decimal:
        """Paid less planned."""
        return self.paid - self.planned


def months_so_far(held: MoneyView) -> tuple[MonthRow, ...]:
    """Planned and paid by month up to today: what falls due later in this month is left out, as in the balance."""
    today = held.balance.today
    dues = [one.due for one in held.balance.dues if one.due.due_on <= today]
    return month_rows(dues, [made for made in held.paid if made.paid_on is None or made.paid_on <= today], today)


def periods_so_far(months: Sequence[MonthRow], today: date, most: int) -> tuple[Period, ...]:
    """The months up to the present one, together by quarters or years where they are more than `most`."""
    past = [row for row in months if row.month <= today]
    for size in _MONTHS_TOGETHER:
        held: dict[int, list[MonthRow]] = {}
        for row in past:
            held.setdefault((row.month.year * 12 + row.month.month - 1) // size, []).append(row)
        if len(held) <= most:
            break
    return tuple(_together(key * size, size, rows) for key, rows in sorted(held.items()))


def _together(month: int, size: int, rows: Sequence[MonthRow]) -> Period:
    def first_of(number: int) -> date:
        return date(number // 12, number % 12 + 1, 1)

    planned = sum((row.planned for row in rows), NOTHING)
    paid = sum((row.paid for row in rows), NOTHING)
    return Period(first_of(month), first_of(month + size) - timedelta(days=1), size, planned, paid)


def stopped_on(contract: Contract, person: Person) -> date | None:
    """The day on which payments stop early: the contract was ended, or the person's case closed; None where they run on."""
    days = [day for day in (contract.ended_on, person.closed_on) if day]
    return min(days, default=None)


def still_due(dues: Sequence[PaymentDue], contract: Contract, person: Person) -> tuple[PaymentDue, ...]:
    """The planned payments without those for a time after payments stopped. A period that was begun stays due."""
    stop = stopped_on(contract, person)
    if stop is None:
        return tuple(dues)
    return tuple(due for due in dues if _begins(contract, due) <= stop)


def _begins(contract: Contract, due: PaymentDue) -> date:
    once = due.milestone_id is None and due.period_start is None
    return due.period_start or (contract.start if once else None) or due.due_on


def money(desk: Desk, contract_id: UUID) -> MoneyView:
    """Planned against paid, and every milestone, as of today."""
    with desk.case.reading() as reading:
        return read_money(reading, desk, contract_id)


def read_money(reading: Reading, desk: Desk, contract_id: UUID) -> MoneyView:
    """The same within a reading."""
    whole = read_view(reading, contract_id)
    paid = reading.find(PaymentMade, contract_id=contract_id, order=("-paid_on", "-created_at"))
    dues = still_due(whole.payments, whole.contract, whole.person)
    return MoneyView(
        whole=whole,
        balance=balance(dues, paid, desk.today()),
        months=month_rows(dues, paid, desk.today()),
        paid=paid,
    )


def read_balance(reading: Reading, desk: Desk, contract: Contract, person: Person) -> Balance:
    """Where the money of a signed contract stands today, without all that belongs to it."""
    dues = still_due(reading.find(PaymentDue, contract_id=contract.id), contract, person)
    return balance(dues, reading.find(PaymentMade, contract_id=contract.id), desk.today())


def draft(desk: Desk, contract_id: UUID, payment_due_id: UUID | None) -> dict[str, str]:
    """What was typed of a payment that is not recorded yet, by the name of each field; empty where nothing was."""
    with desk.case.reading() as reading:
        return dict(reading.aside(_draft_key(contract_id, payment_due_id)) or {})


def keep_draft(desk: Desk, contract_id: UUID, payment_due_id: UUID | None, typed: Mapping[str, str]) -> None:
    """Keep what is typed of a payment, as it is typed, so that neither leaving nor a crash loses it; nothing drops it.

    It is no payment yet: no sum counts it, and history and undo do not know it.
    """
    with desk.case.writing(desk.author) as writing:
        writing.put_aside(_draft_key(contract_id, payment_due_id), dict(typed) or None)


def _draft_key(contract_id: UUID, payment_due_id: UUID | None) -> str:
    return f"payment/{contract_id}/{payment_due_id or '-'}"


def record_payment(
    desk: Desk,
    contract_id: UUID,
    amount: Decimal,
    paid_on: date,
    *,
    kind: PaymentKind = PaymentKind.PAYMENT,
    payment_due_id: UUID | None = None,
    reference: str = "",
    note: str = "",
    draft_for: UUID | None = None,
) -> PaymentMade:
    """Keep that money was paid or came back: all of a due, a part of it, or more. Raises KnownError, keeping nothing.

    What was typed of it (see `keep_draft`, for the due `draft_for`) is dropped with that.
    """
    if amount <= 0:
        raise KnownError(NO_AMOUNT)
    if paid_on > desk.today():
        raise KnownError(NOT_YET)
    with desk.case.writing(desk.author) as writing:
        if writing.get(Contract, contract_id).status is not ContractStatus.SIGNED:
            raise KnownError(NOT_SIGNED)
        writing.put_aside(_draft_key(contract_id, draft_for), None)
        return writing.add(
            PaymentMade(
                contract_id=contract_id,
                payment_due_id=payment_due_id,
                kind=kind,
                paid_on=paid_on,
                amount=amount,
                reference=reference,
                note=note,
            )
        )


def take_back_payment(desk: Desk, payment_id: UUID) -> None:
    """Put a recorded payment aside that was a mistake; undo brings it back."""
    with desk.case.writing(desk.author) as writing:
        writing.remove(PaymentMade, payment_id)


def mark_milestone(desk: Desk, milestone_id: UUID, done_on: date | None, note: str | None = None) -> Milestone:
    """Say that a milestone is done on a day, or with None that it is not. Without a note the one there is stays.

    Raises KnownError for a day that has not come yet.
    """
    if done_on and done_on > desk.today():
        raise KnownError(NOT_YET)
    with desk.case.writing(desk.author) as writing:
        if note is not None:
            writing.set(Milestone, milestone_id, note=note)
        return writing.set(Milestone, milestone_id, done_on=done_on)


def count_payments(desk: Desk, contract_id: UUID) -> int:
    """How many payments were recorded for a contract."""
    columns = table(PaymentMade).c
    wanted = select(func.count()).where(columns.contract_id == contract_id, columns.deleted_at.is_(None))
    with desk.case.reading() as reading:
        return int(reading.one(wanted))


def list_payments(desk: Desk, contract_id: UUID, offset: int = 0, limit: int = 200) -> tuple[PaymentMade, ...]:
    """One block of recorded payments, newest first."""
    columns = table(PaymentMade).c
    wanted = (
        select(table(PaymentMade))
        .where(columns.contract_id == contract_id, columns.deleted_at.is_(None))
        .order_by(columns.paid_on.desc(), columns.created_at.desc(), columns.id)
        .offset(offset)
        .limit(limit)
    )
    with desk.case.reading() as reading:
        return reading.records(PaymentMade, wanted)


def next_unpaid(desk: Desk, contract_id: UUID) -> PaymentDue | None:
    """The payment that is due next or overdue, for the form that records one."""
    held = money(desk, contract_id).balance
    first = held.overdue[0] if held.overdue else held.next_due
    return first.due if first else None
