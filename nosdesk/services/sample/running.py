"""Help at home as it runs: money paid, late, in part and back; milestones done, done late and waiting."""

from datetime import timedelta
from decimal import Decimal

from nosdesk.domain.choices import PaymentKind
from nosdesk.domain.records import Contract, Milestone
from nosdesk.services import answers, money
from nosdesk.services.sample.help_at_home import START
from nosdesk.services.sample.making import IDRIS, LEILA, MAYA_AND_IDRIS, Making


def add_money(making: Making, contract: Contract) -> None:
    """Three payments fell due so far: one paid in time, one late, one in part; for two visits money came back."""
    first, second, third = money.money(making.at(0, IDRIS), contract.id).whole.payments[:3]
    money.record_payment(
        making.at(0, MAYA_AND_IDRIS),
        contract.id,
        first.amount,
        first.due_on,
        payment_due_id=first.id,
        reference="Help at home 1",
    )
    money.record_payment(
        making.at(0, LEILA),
        contract.id,
        second.amount,
        second.due_on + timedelta(days=6),
        payment_due_id=second.id,
        reference="Help at home 2",
        note="The card of the account was blocked. Leila rang the bank.",
    )
    money.record_payment(
        making.at(0, MAYA_AND_IDRIS),
        contract.id,
        Decimal("1200.00"),
        third.due_on,
        payment_due_id=third.id,
        reference="Help at home 3, first part",
        note="The rest follows when the council has paid this month’s money in.",
    )
    money.record_payment(
        making.at(0, LEILA),
        contract.id,
        Decimal("89.60"),
        max(making.day(-1, 3), third.due_on),
        kind=PaymentKind.REFUND,
        payment_due_id=second.id,
        reference="Credit note 17",
        note="For the two mornings in the fifth week when nobody came.",
    )
    _mark_milestones(making, contract)


def _mark_milestones(making: Making, contract: Contract) -> None:
    steps = {step.title: step for step in answers.rows(making.at(0, IDRIS), Milestone, "contract_id", contract.id)}
    for title, weeks, days, note in (
        ("Maya has met every worker", START + 1, 2, "Tea and cake with all 3."),
        ("Rota with photos is on the wall", START + 4, 2, "A few days late. The printer had no ink."),
        ("All workers had the epilepsy talk with Asha", START + 5, 3, "Asha left a card for the fridge."),
        ("I get up and go out on time.", -3, 0, "12 work days of 12."),
    ):
        money.mark_milestone(making.at(0, MAYA_AND_IDRIS), steps[title].id, making.day(weeks, days), note)
