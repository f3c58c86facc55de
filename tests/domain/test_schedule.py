"""Payment schedules: periods, part weeks, due dates, and a sum that is always the contract value."""

from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from itertools import pairwise
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nosdesk.domain.choices import HolidayRule, Nation, PartWeek, PaymentRhythm, Weekday
from nosdesk.domain.problem import Problem
from nosdesk.domain.records import Contract, Milestone, Visit
from nosdesk.domain.schedule import (
    PaymentPlan,
    PlannedPayment,
    contract_value,
    periods_of,
    plan_value,
    planned_payments,
    with_rhythm,
)
from nosdesk.i18n import Reader

D = Decimal
READER, EASY = Reader(), Reader(easy=True)
CONTRACT = uuid4()
WEEKLY, FOUR_WEEKLY, MONTHLY, MILESTONES = PaymentRhythm
TUESDAY = Visit(specification_id=uuid4(), days=(Weekday.TUESDAY,), start=time(9), end=time(12))
THURSDAY = replace(TUESDAY, days=(Weekday.THURSDAY,), end=time(10))


def plan(rhythm: PaymentRhythm, start: date, end: date, weekly: str | None = "410.20", **terms: object) -> PaymentPlan:
    cost = None if weekly is None else D(weekly)
    return PaymentPlan(start=start, end=end, rhythm=rhythm, weekly_cost=cost, **terms)  # type: ignore[arg-type]


def payments(given_plan: PaymentPlan) -> tuple[PlannedPayment, ...]:
    found = planned_payments(given_plan)
    assert not isinstance(found, Problem), found.said(READER)
    return found


def problem(given_plan: PaymentPlan) -> str:
    found = planned_payments(given_plan)
    assert isinstance(found, Problem)
    assert found.said(READER) != found.said(EASY)
    return found.said(READER)


def milestone(due: date | None, amount: str | None, title: str = "Bathroom is done") -> Milestone:
    return Milestone(contract_id=CONTRACT, title=title, due_on=due, amount=None if amount is None else D(amount))


def test_part_period_of_the_field() -> None:
    """Thursday 9 April to Sunday 3 May 2026 at £410.20 a week: 25 days, £1,465.00."""
    first, last = date(2026, 4, 9), date(2026, 5, 3)
    assert contract_value(D("410.20"), None, first, last) == D("1465.00")
    (only,) = payments(plan(FOUR_WEEKLY, first, last))
    assert (only.period_start, only.period_end, only.amount) == (first, last, D("1465.00"))


def test_weeks_are_cut_by_start_and_end() -> None:
    found = payments(plan(WEEKLY, date(2026, 4, 9), date(2026, 5, 3)))
    assert [(one.period_start, one.amount) for one in found] == [
        (date(2026, 4, 9), D("234.40")),
        (date(2026, 4, 13), D("410.20")),
        (date(2026, 4, 20), D("410.20")),
        (date(2026, 4, 27), D("410.20")),
    ]
    from_sunday = payments(plan(WEEKLY, date(2026, 4, 9), date(2026, 5, 3), week_starts=Weekday.SUNDAY))
    assert [one.period_end for one in from_sunday][:2] == [date(2026, 4, 11), date(2026, 4, 18)]
    assert from_sunday[-1].period_start == date(2026, 5, 3)


def test_thirteen_four_week_periods_follow_their_anchor() -> None:
    year = plan(FOUR_WEEKLY, date(2027, 1, 4), date(2028, 1, 2), "238.50", days_to_pay=12)
    found = payments(year)
    assert len(found) == 13
    assert {one.amount for one in found} == {D("954.00")}
    assert found[0].due_on == date(2027, 2, 12)
    anchored = payments(replace(year, first_period_ends=date(2026, 12, 20)))
    assert anchored[0].period_end == date(2027, 1, 17)
    assert anchored[0].amount == D("477.00")
    assert len(anchored) == 14
    assert sum(one.amount for one in anchored) == D("12402.00")


def test_months_in_a_leap_year() -> None:
    found = payments(plan(MONTHLY, date(2028, 1, 15), date(2028, 4, 10), "70"))
    assert [(one.period_start, one.period_end, one.amount) for one in found] == [
        (date(2028, 1, 15), date(2028, 1, 31), D("170.00")),
        (date(2028, 2, 1), date(2028, 2, 29), D("290.00")),
        (date(2028, 3, 1), date(2028, 3, 31), D("310.00")),
        (date(2028, 4, 1), date(2028, 4, 10), D("100.00")),
    ]
    assert len(payments(plan(MONTHLY, date(2027, 12, 31), date(2028, 1, 1), "70"))) == 2


def test_part_weeks_by_planned_hours() -> None:
    """A week has 3 hours on Tuesday and 1 on Thursday; the contract starts on a Wednesday."""
    wednesday = plan(WEEKLY, date(2026, 11, 25), date(2026, 12, 6), "100", visits=(TUESDAY, THURSDAY))
    by_hours = replace(wednesday, part_week=PartWeek.PLANNED)
    assert [one.amount for one in payments(by_hours)] == [D("25.00"), D("100.00")]
    assert plan_value(by_hours) == D("125.00")
    assert [one.amount for one in payments(wednesday)] == [D("71.43"), D("100.00")]
    assert "planned hours" in problem(replace(by_hours, visits=()))


def test_a_part_week_without_planned_hours_is_not_a_payment() -> None:
    friday = plan(WEEKLY, date(2026, 11, 27), date(2026, 12, 7), "100", visits=(TUESDAY,), part_week=PartWeek.PLANNED)
    (only,) = payments(friday)
    assert (only.period_start, only.amount) == (date(2026, 11, 30), D("100.00"))
    nothing = replace(friday, end=date(2026, 11, 29), value=D(50))
    assert problem(nothing) == "No visits are planned between start and end."


def test_the_last_payment_takes_the_remainder() -> None:
    shared = payments(plan(WEEKLY, date(2026, 11, 2), date(2026, 11, 22), None, value=D(100)))
    assert [one.amount for one in shared] == [D("33.33"), D("33.33"), D("33.34")]


def test_a_few_pence_are_rounded_down_so_that_nothing_is_below_zero() -> None:
    tiny = payments(plan(WEEKLY, date(2026, 1, 5), date(2027, 1, 3), None, value=D("0.30")))
    assert [one.amount for one in tiny] == [D("0.30")]


def test_an_agreed_value_is_shared_in_proportion() -> None:
    found = payments(plan(WEEKLY, date(2026, 4, 9), date(2026, 5, 3), value=D("2500")))
    assert [one.amount for one in found] == [D("400.00"), D("700.00"), D("700.00"), D("700.00")]


def test_what_is_paid_once_is_due_at_the_start() -> None:
    found = payments(plan(WEEKLY, date(2026, 11, 2), date(2026, 11, 15), "50", one_off_cost=D(30), days_to_pay=3))
    assert found[0] == PlannedPayment(date(2026, 11, 5), None, None, D(30))
    assert sum(one.amount for one in found) == D("130.00")


@pytest.mark.parametrize(
    ("rule", "nation", "due"),
    [
        (HolidayRule.KEEP, Nation.ENGLAND, date(2026, 12, 25)),
        (HolidayRule.AFTER, Nation.ENGLAND, date(2026, 12, 29)),
        (HolidayRule.BEFORE, Nation.ENGLAND, date(2026, 12, 24)),
        (HolidayRule.AFTER, None, date(2026, 12, 29)),
    ],
)
def test_due_dates_move_off_holidays(rule: HolidayRule, nation: Nation | None, due: date) -> None:
    given_plan = plan(WEEKLY, date(2026, 12, 14), date(2026, 12, 20), days_to_pay=5, holiday_rule=rule, nation=nation)
    assert payments(given_plan)[0].due_on == due


def test_the_nation_decides_which_holidays() -> None:
    st_andrew = plan(WEEKLY, date(2026, 11, 23), date(2026, 11, 29), days_to_pay=1, holiday_rule=HolidayRule.AFTER)
    assert payments(replace(st_andrew, nation=Nation.SCOTLAND))[0].due_on == date(2026, 12, 1)
    assert payments(replace(st_andrew, nation=Nation.WALES))[0].due_on == date(2026, 11, 30)


def test_milestones_share_out_the_value() -> None:
    steps = (milestone(date(2026, 5, 2), "8000"), milestone(date(2026, 3, 1), "4000"), milestone(None, None))
    works = plan(MILESTONES, date(2026, 1, 1), date(2026, 6, 30), None, one_off_cost=D(12000), milestones=steps)
    found = payments(replace(works, days_to_pay=7, holiday_rule=HolidayRule.AFTER, nation=Nation.ENGLAND))
    assert [(one.due_on, one.amount, one.milestone_id) for one in found] == [
        (date(2026, 3, 9), D(4000), steps[1].id),
        (date(2026, 5, 11), D(8000), steps[0].id),
    ]
    assert problem(replace(works, one_off_cost=D(12500))) == (
        "The milestones add up to £12,000.00. The contract value is £12,500.00: make them the same."
    )
    assert len(payments(replace(works, start=None, end=None, one_off_cost=None, value=D(12000)))) == 2
    assert "needs a date" in problem(replace(works, milestones=(*steps, milestone(None, "1"))))
    assert "below nothing" in problem(replace(works, milestones=(*steps, milestone(date(2026, 1, 1), "-1", ""))))
    assert "year" in problem(replace(works, milestones=(*steps, milestone(date(9999, 1, 1), "1"))))


def test_milestones_beside_a_weekly_price_add_to_the_value() -> None:
    bonus = (milestone(date(2026, 11, 8), "25"),)
    found = payments(plan(WEEKLY, date(2026, 11, 2), date(2026, 11, 15), "50", milestones=bonus))
    assert [one.amount for one in found] == [D(50), D(25), D(50)]
    too_much = plan(WEEKLY, date(2026, 11, 2), date(2026, 11, 15), "50", milestones=bonus, value=D(20))
    assert problem(too_much).startswith("What is paid once and for milestones is £5.00 more")


def test_what_keeps_a_schedule_from_being_made() -> None:
    usual = plan(WEEKLY, date(2026, 1, 1), date(2026, 2, 1))
    assert problem(replace(usual, end=None)) == "The contract needs a start and an end date."
    assert problem(replace(usual, end=date(2025, 1, 1))) == "The contract ends before it starts: 1 January 2025."
    assert problem(replace(usual, weekly_cost=None)) == "There is no price to plan payments for."
    assert problem(replace(usual, value=D(-1))) == "A price below nothing cannot be planned."
    assert "days to pay" in problem(replace(usual, days_to_pay=10_000))
    assert "year" in problem(replace(usual, start=date(202, 1, 1)))


def test_a_hundred_years_are_a_typing_mistake() -> None:
    century = plan(WEEKLY, date(2026, 1, 1), date(2126, 1, 1))
    assert problem(century) == "The contract runs for more than 25 years. Check its end date: 1 January 2126."
    assert "year" in problem(replace(century, end=date.max))
    assert len(payments(replace(century, end=date(2050, 12, 31)))) == 1305


def test_the_same_plan_in_each_rhythm() -> None:
    usual = plan(WEEKLY, date(2026, 11, 2), date(2026, 12, 27), "50")
    assert [len(payments(with_rhythm(usual, rhythm))) for rhythm in (WEEKLY, FOUR_WEEKLY, MONTHLY)] == [8, 2, 2]
    assert periods_of(with_rhythm(usual, MILESTONES)) == ()
    assert isinstance(periods_of(replace(usual, start=None)), Problem)
    only_once = replace(usual, weekly_cost=None, one_off_cost=D(90))
    assert [(one.period_start, one.amount) for one in payments(only_once)] == [(None, D(90))]


def test_a_plan_is_read_from_a_contract() -> None:
    contract = Contract(
        person_id=uuid4(),
        specification_id=uuid4(),
        provider_id=uuid4(),
        start=date(2026, 11, 2),
        end=date(2026, 11, 29),
        weekly_cost=D("264.00"),
    )
    (only,) = payments(PaymentPlan.of(contract, [TUESDAY], [], Nation.ENGLAND))
    assert (only.amount, only.due_on) == (D("1056.00"), date(2026, 12, 7))


starts = st.dates(date(2000, 1, 1), date(2090, 1, 1))
plans = st.builds(
    lambda start, days, rhythm, **terms: PaymentPlan(
        start=start, end=start + timedelta(days=days), rhythm=rhythm, **terms
    ),
    starts,
    st.integers(0, 3000),
    st.sampled_from((WEEKLY, FOUR_WEEKLY, MONTHLY)),
    weekly_cost=st.none() | st.decimals(0, 5000, places=2),
    one_off_cost=st.none() | st.decimals(0, 500, places=2),
    value=st.none() | st.decimals(0, 100_000, places=2),
    days_to_pay=st.integers(-40, 60),
    week_starts=st.sampled_from(Weekday),
    first_period_ends=st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    holiday_rule=st.sampled_from(HolidayRule),
    part_week=st.sampled_from(PartWeek),
    nation=st.none() | st.sampled_from(Nation),
    visits=st.just((TUESDAY, THURSDAY)),
)


@settings(max_examples=60)
@given(plans)
def test_payments_always_add_up_and_cover_every_day_once(drawn: PaymentPlan) -> None:
    found = planned_payments(drawn)
    value = drawn.value if drawn.value is not None else plan_value(drawn)
    if isinstance(found, Problem):
        assert not value or (drawn.one_off_cost or 0) > value or "visits" in found.said(READER)  # type: ignore[operator]
        return
    assert sum(one.amount for one in found) == value
    assert all(one.amount > 0 for one in found)
    assert [one.due_on for one in found] == sorted(one.due_on for one in found)
    periods = periods_of(drawn)
    assert isinstance(periods, tuple)
    assert periods[0][0] == drawn.start
    assert periods[-1][1] == drawn.end
    for (_, last), (first, _) in pairwise(periods):
        assert first == last + timedelta(days=1)


@settings(max_examples=60)
@given(starts, st.integers(0, 700), st.decimals(1, 5000, places=2), st.sampled_from((WEEKLY, FOUR_WEEKLY)))
def test_whole_weeks_all_cost_the_same(start: date, days: int, weekly: Decimal, rhythm: PaymentRhythm) -> None:
    found = payments(plan(rhythm, start, start + timedelta(days=days), str(weekly)))
    length = 7 if rhythm is WEEKLY else 28
    for one in found[:-1]:
        assert one.period_start is not None
        assert one.period_end is not None
        if (one.period_end - one.period_start).days + 1 == length:
            assert one.amount == weekly * (length // 7)
