"""The payment schedule of a contract, made from its dates and rhythm, always adding up to the contract value.

Rules:

- **Value:** cost of a week × days ÷ 7 (first and last day counted), and what is paid once or for milestones. £410.20 a week
  from Thursday 9 April to Sunday 3 May 2026 is 25 days: £1,465.00. By planned hours, the days of a week that is
  cut off count by the hours that begin on them.
- **Periods** are weeks from the contract's week start, blocks of 28 days that end on the anchor or 28 days from it, or
  calendar months; the contract's start and end cut the first and the last. Each is paid by the same rule as the value.
- **Rounding:** each payment is rounded to the penny, half up, and the last one takes what remains to the value. Should that be
  less than nothing (prices of a few pence), parts of a penny are dropped instead.
- **A value that was agreed** and differs from the worked-out one is shared over the periods in proportion.
- **Due** so many days after the period ends, moved by the contract's rule for weekends and bank holidays.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Final
from uuid import UUID

from nosdesk.domain.choices import HolidayRule, Nation, PartWeek, PaymentRhythm, Weekday
from nosdesk.domain.holidays import moved
from nosdesk.domain.pattern import weekday_shares
from nosdesk.domain.problem import Pounds, Problem
from nosdesk.domain.records import Contract, Milestone, Visit
from nosdesk.domain.rounding import NOTHING, pence_down, to_pence
from nosdesk.frozen import dataclass
from nosdesk.i18n import Words

MOST_YEARS: Final = 25
MOST_DAYS_TO_PAY: Final = 366
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2199
_CHECK_YEAR: Final = Words("Check the year of this date: {day}.", "This year looks wrong: {day}.")
_BY_DAYS: Final = (Fraction(1, 7),) * 7


@dataclass(frozen=True, kw_only=True, slots=True)
class PaymentPlan:
    """What a schedule is made from: the contract's terms, the weekly pattern, the milestones and the nation."""

    start: date | None
    end: date | None
    rhythm: PaymentRhythm
    weekly_cost: Decimal | None = None
    one_off_cost: Decimal | None = None
    value: Decimal | None = None
    days_to_pay: int = 0
    week_starts: Weekday = Weekday.MONDAY
    first_period_ends: date | None = None
    holiday_rule: HolidayRule = HolidayRule.KEEP
    part_week: PartWeek = PartWeek.DAYS
    nation: Nation | None = None
    visits: tuple[Visit, ...] = ()
    milestones: tuple[Milestone, ...] = ()

    @classmethod
    def of(
        cls, contract: Contract, visits: Sequence[Visit], milestones: Sequence[Milestone], nation: Nation | None
    ) -> "PaymentPlan":
        """The plan of a contract."""
        return cls(
            start=contract.start,
            end=contract.end,
            rhythm=contract.rhythm,
            weekly_cost=contract.weekly_cost,
            one_off_cost=contract.one_off_cost,
            value=contract.value,
            days_to_pay=contract.days_to_pay,
            week_starts=contract.week_starts,
            first_period_ends=contract.first_period_ends,
            holiday_rule=contract.holiday_rule,
            part_week=contract.part_week,
            nation=nation,
            visits=tuple(visits),
            milestones=tuple(milestones),
        )


@dataclass(frozen=True, slots=True)
class PlannedPayment:
    """One payment: a period of support, a milestone, or (neither) what is paid once at the start."""

    due_on: date
    period_start: date | None
    period_end: date | None
    amount: Decimal
    milestone_id: UUID | None = None


def contract_value(
    weekly_cost: Decimal | None,
    one_off: Decimal | None,
    start: date | None,
    end: date | None,
    *,
    part_week: PartWeek = PartWeek.DAYS,
    visits: Sequence[Visit] = (),
    milestones: Sequence[Milestone] = (),
) -> Decimal | Problem:
    """The whole price from start to end: weekly cost × days ÷ 7, what is paid once, and what milestones add."""
    dates = _dates(start, end)
    if isinstance(dates, Problem):
        return dates
    days = _day_weights(part_week, visits)
    if isinstance(days, Problem):
        return days
    regular = to_pence(Fraction(weekly_cost or 0) * _weeks(*dates, days))
    return regular + (one_off or NOTHING) + sum((step.amount or NOTHING for step in milestones), NOTHING)


def plan_value(plan: PaymentPlan) -> Decimal | Problem:
    """The value worked out from a plan's own terms, whatever value it states.

    Where milestones are the rhythm they only share out the price; beside another rhythm they add to it.
    """
    if plan.rhythm is PaymentRhythm.MILESTONES and plan.weekly_cost is None and plan.one_off_cost is None:
        return sum((step.amount or NOTHING for step in plan.milestones), NOTHING)
    return contract_value(
        plan.weekly_cost,
        plan.one_off_cost,
        plan.start,
        plan.end,
        part_week=plan.part_week,
        visits=plan.visits,
        milestones=() if plan.rhythm is PaymentRhythm.MILESTONES else plan.milestones,
    )


def planned_payments(plan: PaymentPlan) -> tuple[PlannedPayment, ...] | Problem:
    """Every payment of the contract in order of its due date, or what keeps the schedule from being made.

    The sum is the plan's value, or `plan_value` where none is stated.
    """
    if abs(plan.days_to_pay) > MOST_DAYS_TO_PAY:
        return Problem(Words("Check the number of days to pay: it is over a year.", "You gave too many days to pay."))
    computed = plan_value(plan)
    if isinstance(computed, Problem) and (plan.value is None or plan.rhythm is not PaymentRhythm.MILESTONES):
        return computed
    value = to_pence(plan.value) if plan.value is not None else computed
    if isinstance(value, Problem):
        return value
    if value < 0 or any((amount or 0) < 0 for amount in (plan.weekly_cost, plan.one_off_cost)):
        return Problem(Words("A price below nothing cannot be planned.", "The price must be more than 0."))
    if not value:
        return Problem(Words("There is no price to plan payments for.", "Put in the price first."))
    steps = _milestone_payments(plan)
    if isinstance(steps, Problem):
        return steps
    if plan.rhythm is PaymentRhythm.MILESTONES:
        return _only_milestones(steps, value)
    once = plan.one_off_cost or NOTHING
    regular = value - once - sum((step.amount for step in steps), NOTHING)
    if regular < 0:
        words = Words(
            "What is paid once and for milestones is {over} more than the contract value of {value}.",
            "The steps cost {over} more than the whole price.",
        )
        return Problem(words, {"over": Pounds(-regular), "value": Pounds(value)})
    exact = plan.weekly_cost if value == computed else None
    periods = _period_payments(plan, regular, exact)
    if isinstance(periods, Problem):
        return periods
    first = [PlannedPayment(_due(plan, plan.start), None, None, once)] if once and plan.start else []
    return tuple(sorted([*first, *periods, *steps], key=lambda payment: payment.due_on))


def _dates(start: date | None, end: date | None) -> tuple[date, date] | Problem:
    if start is None or end is None:
        return Problem(Words("The contract needs a start and an end date.", "Say when it starts and ends."))
    if end < start:
        words = Words("The contract ends before it starts: {end}.", "The end is too early: {end}.")
        return Problem(words, {"end": end})
    if start.year < _FIRST_YEAR or end.year > _LAST_YEAR:
        return Problem(_CHECK_YEAR, {"day": start if start.year < _FIRST_YEAR else end})
    if (end - start).days > MOST_YEARS * 365 + MOST_YEARS // 4:
        words = Words(
            "The contract runs for more than {years} years. Check its end date: {end}.",
            "It lasts over {years} years. Check the end date.",
        )
        return Problem(words, {"years": MOST_YEARS, "end": end})
    return start, end


def _day_weights(part_week: PartWeek, visits: Sequence[Visit]) -> Sequence[Fraction] | Problem:
    """Which part of a week's cost falls on each weekday, Monday first; seven parts of one week."""
    if part_week is PartWeek.DAYS:
        return _BY_DAYS
    return weekday_shares(visits) or Problem(
        Words("Paying by planned hours needs planned visits.", "You pay by hours, so plan the visits first.")
    )


def _weeks(first: date, last: date, days: Sequence[Fraction]) -> Fraction:
    """How many weeks' cost the days from first to last carry."""
    full, rest = divmod((last - first).days + 1, 7)
    return full + sum((days[(first.weekday() + day) % 7] for day in range(rest)), Fraction())


def _due(plan: PaymentPlan, day: date) -> date:
    return moved(day + timedelta(days=plan.days_to_pay), plan.holiday_rule, plan.nation)


def periods_of(plan: PaymentPlan) -> tuple[tuple[date, date], ...] | Problem:
    """First and last day of each period that is paid for, in order; none for milestones."""
    dates = _dates(plan.start, plan.end)
    if isinstance(dates, Problem):
        return dates
    first, last = dates
    ends: Iterator[date]
    match plan.rhythm:
        case PaymentRhythm.WEEKLY:
            ends = _steps(first + timedelta(days=(plan.week_starts.number - 1 - first.weekday()) % 7), 7)
        case PaymentRhythm.FOUR_WEEKLY:
            anchor = plan.first_period_ends or first + timedelta(days=27)
            ends = _steps(first + timedelta(days=(anchor - first).days % 28), 28)
        case PaymentRhythm.MONTHLY:
            ends = _month_ends(first)
        case PaymentRhythm.MILESTONES:
            return ()
    found: list[tuple[date, date]] = []
    while first <= last:
        until = min(next(ends), last)
        found.append((first, until))
        first = until + timedelta(days=1)
    return tuple(found)


def _steps(first: date, days: int) -> Iterator[date]:
    while True:
        yield first
        first += timedelta(days=days)


def _month_ends(day: date) -> Iterator[date]:
    while True:
        next_month = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        yield next_month - timedelta(days=1)
        day = next_month


def _period_payments(plan: PaymentPlan, regular: Decimal, weekly: Decimal | None) -> list[PlannedPayment] | Problem:
    """The regular price over the periods. Without a weekly cost it is shared in proportion to their lengths."""
    periods = periods_of(plan)
    if isinstance(periods, Problem):
        return periods
    days = _day_weights(plan.part_week, plan.visits)
    if isinstance(days, Problem):
        return days
    weights = {period: weight for period in periods if (weight := _weeks(*period, days))}
    whole = sum(weights.values(), Fraction())
    if not regular:
        return []
    if not whole:
        return Problem(Words("No visits are planned between start and end.", "There are no visits at that time."))
    rate = Fraction(weekly) if weekly is not None else Fraction(regular) / whole
    exact = [rate * weight for weight in weights.values()]
    amounts = [to_pence(part) for part in exact]
    if sum(amounts[:-1], NOTHING) > regular:
        amounts = [pence_down(part) for part in exact]
    amounts[-1] = regular - sum(amounts[:-1], NOTHING)
    return [
        PlannedPayment(_due(plan, last), first, last, amount)
        for (first, last), amount in zip(weights, amounts, strict=True)
        if amount
    ]


def _milestone_payments(plan: PaymentPlan) -> list[PlannedPayment] | Problem:
    found = []
    for step in plan.milestones:
        if not step.amount:
            continue
        title = step.title or Words("a step without a name", "a step with no name")
        if step.amount < 0:
            words = Words("A milestone has a price below nothing: {title}.", "The price must be over 0: {title}.")
            return Problem(words, {"title": title})
        if step.due_on is None:
            words = Words("A milestone that is paid for needs a date: {title}.", "Give this step a date: {title}.")
            return Problem(words, {"title": title})
        if not _FIRST_YEAR <= step.due_on.year <= _LAST_YEAR:
            return Problem(_CHECK_YEAR, {"day": step.due_on})
        found.append(PlannedPayment(_due(plan, step.due_on), None, None, step.amount, step.id))
    return found


def _only_milestones(steps: Sequence[PlannedPayment], value: Decimal) -> tuple[PlannedPayment, ...] | Problem:
    together = sum((step.amount for step in steps), NOTHING)
    if together == value:
        return tuple(sorted(steps, key=lambda payment: payment.due_on))
    words = Words(
        "The milestones add up to {together}. The contract value is {value}: make them the same.",
        "The steps cost {together}. The whole price is {value}. Make them the same.",
    )
    return Problem(words, {"together": Pounds(together), "value": Pounds(value)})


def with_rhythm(plan: PaymentPlan, rhythm: PaymentRhythm) -> PaymentPlan:
    """The same plan paid in another rhythm, to show the choices side by side."""
    return replace(plan, rhythm=rhythm)
