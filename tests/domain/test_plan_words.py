"""A payment plan in words: names of payments, moved days, rules."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from nosdesk.domain.choices import HolidayRule, Nation, PartWeek, PaymentRhythm, Vat
from nosdesk.domain.plan_words import due_name, moved_words, plan_rules
from nosdesk.domain.records import Contract, Milestone, PaymentDue, Person, Provider, Specification
from nosdesk.domain.views import ContractView
from nosdesk.i18n import Reader

READER = Reader()


def contract(**values: object) -> Contract:
    made: dict[str, object] = {"person_id": uuid4(), "specification_id": uuid4(), "provider_id": uuid4()}
    return Contract(**made | values)  # type: ignore[arg-type]


def due(first: date | None, last: date | None, on: date, **values: object) -> PaymentDue:
    made: dict[str, object] = {"contract_id": uuid4(), "due_on": on, "amount": Decimal(10)}
    return PaymentDue(**made | {"period_start": first, "period_end": last} | values)  # type: ignore[arg-type]


def view(agreed: Contract, nation: Nation | None = Nation.SCOTLAND) -> ContractView:
    person = Person(nation=nation)
    payment = due(date(2027, 4, 5), date(2027, 5, 2), date(2027, 5, 9))
    return ContractView(
        contract=agreed,
        person=person,
        provider=Provider(),
        specification=Specification(person_id=person.id),
        objectives=(),
        obligations=(),
        steps=(),
        funding=(),
        milestones=(),
        requirements=(),
        answers=(),
        visits=(),
        payments=(payment,),
        payments_problem=None,
    )


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        (date(2027, 5, 3), date(2027, 5, 30), "3 to 30 May 2027"),
        (date(2027, 4, 5), date(2027, 5, 2), "5 April to 2 May 2027"),
        (date(2026, 12, 7), date(2027, 1, 3), "7 December 2026 to 3 January 2027"),
        (None, None, "Paid once, at the start"),
    ],
)
def test_a_payment_is_named_by_its_period(first: date | None, last: date | None, name: str) -> None:
    assert due_name(due(first, last, date(2027, 6, 1)), (), READER) == name


def test_a_payment_is_named_by_its_milestone() -> None:
    step = Milestone(contract_id=uuid4(), title="Garden dug")
    paid_for = due(None, None, date(2027, 6, 1), milestone_id=step.id)
    assert due_name(paid_for, (step,), READER) == "Milestone: Garden dug"
    assert due_name(paid_for, (), READER) == "Milestone: no name yet"


def test_a_moved_day_says_from_where_and_for_which_holiday() -> None:
    agreed = contract(days_to_pay=7)
    sunday = due(date(2027, 4, 5), date(2027, 5, 2), date(2027, 5, 10))
    assert moved_words(sunday, agreed, Nation.ENGLAND, READER) == "Moved from Sunday 9 May"
    holiday = due(date(2027, 4, 1), date(2027, 4, 26), date(2027, 5, 4))
    assert moved_words(holiday, agreed, Nation.ENGLAND, READER) == "Moved from Monday 3 May, Early May bank holiday"
    assert moved_words(due(date(2027, 4, 5), date(2027, 5, 3), date(2027, 5, 10)), agreed, None, READER) == ""
    assert moved_words(sunday, contract(holiday_rule=HolidayRule.KEEP), None, READER) == ""
    assert moved_words(due(None, None, date(2027, 5, 10)), agreed, None, READER) == ""


@pytest.mark.parametrize("easy", [False, True])
@pytest.mark.parametrize("rhythm", list(PaymentRhythm))
def test_every_rule_is_said(rhythm: PaymentRhythm, easy: bool) -> None:
    reader = Reader(easy=easy)
    for holiday in HolidayRule:
        for part in PartWeek:
            for vat in Vat:
                agreed = contract(rhythm=rhythm, holiday_rule=holiday, part_week=part, vat=vat)
                said = plan_rules(view(agreed), reader)
                assert len(said) == (5 if rhythm is PaymentRhythm.MILESTONES else 6)
                assert all(said)
                assert ("Scotland" in " ".join(said)) is (holiday is not HolidayRule.KEEP)
    assert "£10.00" in " ".join(said)


def test_days_to_pay_and_an_unknown_nation() -> None:
    said = " ".join(plan_rules(view(contract(days_to_pay=0), None), READER))
    assert "It is due on the day the period ends." in said
    assert "The bank holidays are those of" not in said
    assert "It is due 1 day after" in " ".join(plan_rules(view(contract(days_to_pay=1)), READER))
