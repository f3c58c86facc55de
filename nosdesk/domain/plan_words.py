"""A payment plan in words: what each payment is for, why its day was moved, and the rules it was made by."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final

from nosdesk.domain.choices import HolidayRule, Nation, PartWeek, PaymentRhythm, Vat
from nosdesk.domain.holidays import bank_holidays
from nosdesk.domain.records import Contract, Milestone, PaymentDue
from nosdesk.domain.views import ContractView
from nosdesk.i18n import Counted, Reader, Words

_PERIOD: Final = Words("{first} to {last}")
_STEP: Final = Words("Milestone: {title}", "Step: {title}")
_NAMELESS: Final = Words("no name yet")
_ONCE: Final = Words("Paid once, at the start", "Only 1 time, at the start")
_MOVED: Final = Words("Moved from {day}")
_MOVED_HOLIDAY: Final = Words("Moved from {day}, {holiday}")

_RHYTHMS: Final = {
    PaymentRhythm.WEEKLY: Words(
        "Each payment is for one week. A week begins on {weekday}.", "You pay for 1 week each time."
    ),
    PaymentRhythm.FOUR_WEEKLY: Words("Each payment is for four weeks.", "You pay for 4 weeks each time."),
    PaymentRhythm.MONTHLY: Words("Each payment is for one calendar month.", "You pay for 1 month each time."),
    PaymentRhythm.MILESTONES: Words(
        "Each payment is for a milestone that was reached.", "You pay when a step is done."
    ),
}
_CUT: Final = Words(
    "The contract’s start and end cut the first and the last one.", "The first and last one may be shorter."
)
_DAYS_AFTER: Final = Counted(
    "It is due {n} day after the period ends.",
    "It is due {n} days after the period ends.",
    "Pay {n} day after the last day.",
    "Pay {n} days after the last day.",
)
_DAYS_AFTER_STEP: Final = Counted(
    "It is due {n} day after the milestone’s date.",
    "It is due {n} days after the milestone’s date.",
    "Pay {n} day after the day of the step.",
    "Pay {n} days after the day of the step.",
)
_SAME_DAY: Final = Words("It is due on the day the period ends.", "You pay on the last day.")
_SAME_DAY_STEP: Final = Words("It is due on the milestone’s date.", "You pay on the day of the step.")
_PART_WEEKS: Final = {
    PartWeek.DAYS: Words(
        "A part of a week is paid by days: each day is a seventh of the price of a week.",
        "A part of a week costs less. You pay for each day.",
    ),
    PartWeek.PLANNED: Words(
        "A part of a week is paid by the hours that are planned on its days.",
        "A part of a week costs less. You pay for the hours.",
    ),
}
_ROUNDED: Final = Words(
    "Every payment is rounded to the penny, half a penny up. The last one takes what is left, so that all of them come to "
    "{value} exactly.",
    "We round each payment to the penny. All of them make {value}.",
)
_ADDS_UP: Final = Words("All of them come to {value} exactly.", "All of them make {value}.")
_HOLIDAYS: Final = {
    HolidayRule.KEEP: Words(
        "A due day stays where it falls, also on a weekend or a bank holiday.", "The day stays, even on a holiday."
    ),
    HolidayRule.BEFORE: Words(
        "A due day on a weekend or a bank holiday moves to the working day before.",
        "Is the bank closed? Then you pay on the day before.",
    ),
    HolidayRule.AFTER: Words(
        "A due day on a weekend or a bank holiday moves to the next working day.",
        "Is the bank closed? Then you pay on the next day it opens.",
    ),
}
_WHERE: Final = Words("The bank holidays are those of {nation}.", "We use the bank holidays of {nation}.")
_VAT: Final = {
    Vat.EXEMPT: Words("There is no VAT on these payments.", "You pay no VAT. VAT is a tax."),
    Vat.INCLUDED: Words("VAT is included in these amounts.", "VAT is in the price. VAT is a tax."),
    Vat.ADDED: Words(
        "VAT is added to these amounts on the bill. It is not in this plan.", "The bill adds VAT. VAT is a tax."
    ),
}


def due_name(due: PaymentDue, milestones: Sequence[Milestone], reader: Reader) -> str:
    """What a planned payment is for: its period, its milestone, or what is paid once."""
    if due.milestone_id:
        title = next((step.title for step in milestones if step.id == due.milestone_id), "")
        return reader.say(_STEP, title=title or reader.say(_NAMELESS))
    if due.period_start and due.period_end:
        first = reader.date(due.period_start)
        if (due.period_start.year, due.period_start.month) == (due.period_end.year, due.period_end.month):
            first = reader.number(due.period_start.day)
        elif due.period_start.year == due.period_end.year:
            first = reader.day_month(due.period_start)
        return reader.say(_PERIOD, first=first, last=reader.date(due.period_end))
    return reader.say(_ONCE)


def moved_words(due: PaymentDue, contract: Contract, nation: Nation | None, reader: Reader) -> str:
    """From which day a payment was moved, and for which bank holiday; "" where it was not.

    What is paid once and for milestones keeps no period to count from: nothing is said of those.
    """
    if due.period_end is None or contract.holiday_rule is HolidayRule.KEEP:
        return ""
    planned = due.period_end + timedelta(days=contract.days_to_pay)
    if planned == due.due_on:
        return ""
    day = f"{reader.weekday(planned.weekday())} {reader.day_month(planned)}"
    holiday = bank_holidays(nation, planned.year).get(planned)
    if holiday is None:
        return reader.say(_MOVED, day=day)
    return reader.say(_MOVED_HOLIDAY, day=day, holiday=reader.say(holiday))


def plan_rules(whole: ContractView, reader: Reader) -> tuple[str, ...]:
    """By which rules the payments of a contract were made, a sentence or two for each rule (see `domain.schedule`)."""
    return tuple(_rules(whole, reader))


def _rules(whole: ContractView, reader: Reader) -> Iterator[str]:
    contract = whole.contract
    steps = contract.rhythm is PaymentRhythm.MILESTONES
    weekday = reader.weekday(contract.week_starts.number)
    yield reader.say(_RHYTHMS[contract.rhythm], weekday=weekday) + ("" if steps else " " + reader.say(_CUT))
    if contract.days_to_pay:
        yield reader.count(_DAYS_AFTER_STEP if steps else _DAYS_AFTER, contract.days_to_pay)
    else:
        yield reader.say(_SAME_DAY_STEP if steps else _SAME_DAY)
    holidays = reader.say(_HOLIDAYS[contract.holiday_rule])
    nation = whole.person.nation
    if nation and contract.holiday_rule is not HolidayRule.KEEP:
        holidays += " " + reader.say(_WHERE, nation=reader.say(nation.words))
    yield holidays
    if not steps:
        yield reader.say(_PART_WEEKS[contract.part_week])
    if whole.payments:
        yield reader.say(_ADDS_UP if steps else _ROUNDED, value=reader.money(whole.value))
    yield reader.say(_VAT[contract.vat])
