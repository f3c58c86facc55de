"""Money of a contract: planned, paid, left; milestones; recording what was paid and what came back."""

from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

from sqlalchemy import func, select

from nosdesk.domain.choices import ContractStatus, PaymentKind
from nosdesk.domain.money import balance, month_rows
from nosdesk.domain.records import Contract, Milestone, PaymentDue, PaymentMade
from nosdesk.domain.views import MoneyView as MoneyView
from nosdesk.errors import KnownError
from nosdesk.i18n import Words
from nosdesk.services.contract import read_view
from nosdesk.services.desk import Desk
from nosdesk.storage.tables import table

NOT_SIGNED: Final = Words(
    "This contract is not signed yet, so no payment can be recorded. Nothing was changed. Sign it first.",
    "Sign the contract first. Then you can write down a payment. Nothing has changed.",
)
NO_AMOUNT: Final = Words(
    "A payment needs an amount of more than £0.00. Nothing was changed.",
    "Type how much you paid. It must be more than £0.00.",
)


def money(desk: Desk, contract_id: UUID) -> MoneyView:
    """Planned against paid, and every milestone, as of today."""
    with desk.case.reading() as reading:
        whole = read_view(reading, contract_id)
        paid = reading.find(PaymentMade, contract_id=contract_id, order=("-paid_on", "-created_at"))
    return MoneyView(
        whole=whole,
        balance=balance(whole.payments, paid, desk.today()),
        months=month_rows(whole.payments, paid, desk.today()),
        paid=paid,
    )


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
) -> PaymentMade:
    """Keep that money was paid or came back: all of a due, a part of it, or more. Raises KnownError, keeping nothing."""
    if amount <= 0:
        raise KnownError(NO_AMOUNT)
    with desk.case.writing(desk.author) as writing:
        if writing.get(Contract, contract_id).status is not ContractStatus.SIGNED:
            raise KnownError(NOT_SIGNED)
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


def mark_milestone(desk: Desk, milestone_id: UUID, done_on: date | None, note: str = "") -> Milestone:
    """Say that a milestone is done on a day, or with None that it is not."""
    with desk.case.writing(desk.author) as writing:
        return writing.set(Milestone, milestone_id, done_on=done_on, note=note)


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
