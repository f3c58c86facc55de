"""Planned against paid: allocation, balance, months and the sentence."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from nosdesk.domain.choices import PaymentKind
from nosdesk.domain.money import DueState, balance, money_sentence, month_rows, signed
from nosdesk.domain.records import PaymentDue, PaymentMade
from nosdesk.i18n import Reader

D = Decimal
CONTRACT = uuid4()
TODAY = date(2026, 11, 22)
READER, EASY = Reader(), Reader(easy=True)
REFUND = PaymentKind.REFUND


def due(day: date, amount: str) -> PaymentDue:
    return PaymentDue(contract_id=CONTRACT, due_on=day, amount=D(amount))


def made(
    day: date | None, amount: str | None, for_due: PaymentDue | None = None, kind: PaymentKind = PaymentKind.PAYMENT
) -> PaymentMade:
    link: UUID | None = for_due.id if for_due else None
    money = None if amount is None else D(amount)
    return PaymentMade(contract_id=CONTRACT, payment_due_id=link, kind=kind, paid_on=day, amount=money)


SEPTEMBER, OCTOBER, NOVEMBER, DECEMBER = dues = [
    due(date(2026, 9, 25), "96.00"),
    due(date(2026, 10, 23), "96.00"),
    due(date(2026, 11, 20), "96.00"),
    due(date(2026, 12, 18), "96.00"),
]


def test_oldest_first_and_part_payment() -> None:
    now = balance(dues, [made(date(2026, 9, 25), "96"), made(date(2026, 10, 20), "50")], TODAY)
    assert [one.paid for one in now.dues] == [96, 50, 0, 0]
    assert [one.state for one in now.dues] == [DueState.PAID, DueState.OVERDUE, DueState.OVERDUE, DueState.OPEN]
    assert (now.planned_to_date, now.paid_to_date, now.difference) == (D(288), D(146), D(-142))
    assert (now.planned_total, now.paid_total, now.left_to_pay) == (D(384), D(146), D(238))
    assert now.overdue_amount == D(142)
    assert now.next_due is not None
    assert now.next_due.due == DECEMBER


def test_a_link_comes_before_age() -> None:
    now = balance(dues, [made(date(2026, 11, 20), "96", NOVEMBER), made(date(2026, 11, 21), "10")], TODAY)
    assert [one.paid for one in now.dues] == [10, 0, 96, 0]


def test_too_much_for_one_due_goes_to_the_oldest_open_one_then_to_credit() -> None:
    assert [one.paid for one in balance(dues, [made(TODAY, "150", NOVEMBER)], TODAY).dues] == [54, 0, 96, 0]
    now = balance(dues, [made(TODAY, "400")], TODAY)
    assert now.credit == D(16)
    assert not now.overdue
    assert now.next_due is None
    assert "£16.00 was paid more than all that is planned." in money_sentence(now, READER)


def test_money_back_for_support_not_given_does_not_open_a_due_again() -> None:
    paid = [made(one.due_on, "96") for one in dues[:3]]
    for named in (None, OCTOBER):
        now = balance(dues, [*paid, made(date(2026, 11, 21), "40", named, REFUND)], TODAY)
        assert not now.overdue
        assert now.difference == D(-40)
        assert sum(one.returned for one in now.dues) == 40
    assert now.dues[1].returned == 40


def test_money_back_for_a_payment_made_twice_leaves_the_next_one_open() -> None:
    twice = [made(one.due_on, "96") for one in dues[:3]] + [made(NOVEMBER.due_on, "96", NOVEMBER)]
    assert balance(dues, twice, TODAY).next_due is None
    now = balance(dues, [*twice, made(date(2026, 11, 21), "96", NOVEMBER, REFUND)], TODAY)
    assert now.next_due is not None
    assert now.next_due.left == 96
    assert now.difference == 0


def test_money_back_is_never_out_of_a_later_payment() -> None:
    """£96 paid in September, £40 back on 1 October, £96 paid for October: as on the statement, October is paid."""
    september, october = made(SEPTEMBER.due_on, "96"), made(OCTOBER.due_on, "96")
    for named in (None, SEPTEMBER):
        back = made(date(2026, 10, 1), "40", named, REFUND)
        for order in ([september, back, october], [october, back, september]):
            now = balance(dues[:2], order, TODAY)
            assert not now.overdue
            assert [(one.paid, one.returned) for one in now.dues] == [(96, 40), (96, 0)]
            assert now.credit == 0


def test_a_later_payment_fills_again_what_was_paid_ahead_and_came_back() -> None:
    ahead = [made(SEPTEMBER.due_on, "192"), made(date(2026, 10, 1), "96", None, REFUND)]
    assert balance(dues[:2], ahead, TODAY).overdue_amount == 96
    now = balance(dues[:2], [*ahead, made(OCTOBER.due_on, "96")], TODAY)
    assert [(one.paid, one.returned) for one in now.dues] == [(96, 0), (96, 0)]
    assert now.credit == 0


def test_what_is_paid_too_much_later_was_not_there_to_be_given_back() -> None:
    paid = [made(SEPTEMBER.due_on, "96"), made(date(2026, 10, 1), "40", None, REFUND), made(TODAY, "60")]
    now = balance([SEPTEMBER], paid, TODAY)
    assert (now.dues[0].paid, now.dues[0].returned, now.credit) == (96, 40, 60)


def test_paid_and_given_back_on_one_day_is_paid_first() -> None:
    day = date(2026, 9, 30)
    now = balance([SEPTEMBER, OCTOBER], [made(day, "96", OCTOBER, REFUND), made(day, "96", OCTOBER)], TODAY)
    assert now.credit == 0
    assert [one.paid for one in now.dues] == [0, 0]


def test_money_back_before_anything_was_paid_makes_no_later_payment_smaller() -> None:
    now = balance([SEPTEMBER], [made(date(2026, 9, 1), "30", None, REFUND), made(SEPTEMBER.due_on, "96")], TODAY)
    assert not now.overdue
    assert now.credit == -30


def test_more_back_than_was_ever_paid() -> None:
    now = balance(dues, [made(TODAY, "30", None, REFUND)], TODAY)
    assert now.credit == D(-30)
    assert now.paid_total == D(-30)


def test_unfinished_payments() -> None:
    now = balance(dues, [made(None, None), made(None, "96")], TODAY)
    assert now.paid_to_date == 96
    assert now.dues[0].state is DueState.PAID


def test_a_payment_in_the_future_is_not_paid_to_date() -> None:
    now = balance(dues, [made(date(2026, 12, 1), "96")], TODAY)
    assert now.paid_to_date == 0
    assert now.paid_total == 96


def test_due_today_is_not_overdue() -> None:
    today = [due(TODAY, "10")]
    now = balance(today, [], TODAY)
    assert now.dues[0].state is DueState.OPEN
    assert now.next_due == now.dues[0]
    assert balance(today, [made(TODAY, "4")], TODAY).dues[0].state is DueState.PART


def test_rows_by_month() -> None:
    paid = [made(date(2026, 9, 25), "96"), made(date(2026, 10, 2), "20"), made(date(2027, 3, 1), "5", None, REFUND)]
    rows = month_rows([SEPTEMBER, DECEMBER], paid, TODAY)
    assert [(row.month.month, row.planned, row.paid, row.difference) for row in rows] == [
        (9, 96, 96, 0),
        (10, 0, 20, 20),
        (11, 0, 0, 0),
        (12, 96, 0, -96),
        (3, 0, -5, -5),
    ]
    assert month_rows([], [], TODAY) == ()
    assert len(month_rows([due(date(2026, 1, 31), "1"), due(date(2027, 1, 31), "1")], [], TODAY)) == 13


def test_a_mistyped_year_makes_no_endless_table() -> None:
    assert len(month_rows([due(date(202, 1, 1), "1"), due(date(2026, 1, 1), "1")], [made(date.min, "1")], TODAY)) == 3
    assert len(month_rows([due(date.min, "1"), due(date.max, "1")], [], TODAY)) == 2


def test_sentence_less_more_and_as_planned() -> None:
    dues_so_far = [due(date(2026, 11, 1), "6562")]
    less = balance(dues_so_far, [made(date(2026, 11, 1), "6109.50")], TODAY)
    assert money_sentence(less, READER) == (
        "**You have paid £452.50 less than planned.** £6,562.00 was planned by now. 1 payment is late: £452.50."
    )
    assert money_sentence(less, EASY).startswith("You planned to pay £6,562.00. **You paid £452.50 less.**")
    exact = balance(dues_so_far, [made(date(2026, 11, 1), "6562")], TODAY)
    assert money_sentence(exact, READER) == "**You have paid £6,562.00, just as planned.**"
    more = balance(dues_so_far, [made(date(2026, 11, 1), "6563")], TODAY)
    assert money_sentence(more, READER).startswith("**You have paid £1.00 more than planned.**")


def test_sentence_before_anything_is_due() -> None:
    assert money_sentence(balance([], [], TODAY), READER) == "No payments are planned yet."
    assert money_sentence(balance([DECEMBER], [], TODAY), READER) == (
        "Nothing is due yet. The next payment is £96.00, due on Friday 18 December 2026."
    )
    assert money_sentence(balance([DECEMBER], [], TODAY), EASY) == (
        "You do not have to pay yet. Next, pay £96.00 by Friday 18 December 2026."
    )


days = st.integers(-400, 400).map(lambda number: TODAY + timedelta(days=number))
amounts = st.decimals(0, 1000, places=2)


@given(st.lists(st.tuples(days, amounts), max_size=6), st.data())
def test_no_penny_is_lost(drawn: list[tuple[date, Decimal]], data: st.DataObject) -> None:
    planned = [due(day, str(amount)) for day, amount in drawn]
    paid = [
        made(
            data.draw(st.none() | days),
            str(data.draw(amounts)),
            data.draw(st.sampled_from([None, *planned])),
            data.draw(st.sampled_from(PaymentKind)),
        )
        for _ in range(data.draw(st.integers(0, 8)))
    ]
    now = balance(planned, paid, TODAY)
    assert sum(one.paid - one.returned for one in now.dues) + now.credit == sum(map(signed, paid), D(0))
    assert all(0 <= one.returned <= one.paid <= one.due.amount for one in now.dues)
    assert sum(row.paid for row in month_rows(planned, paid, TODAY)) == now.paid_total
    assert money_sentence(now, READER)
    assert balance(planned[::-1], paid[::-1], TODAY).credit == now.credit
