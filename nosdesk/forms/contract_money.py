"""What a contract says about price, payments, sources of money and milestones: the middle parts of its wizard."""

from typing import Final

from nosdesk.domain.choices import HolidayRule, PartWeek, PaymentRhythm, Vat, Weekday
from nosdesk.forms.contract_rows import DAYS, FUNDING, MILESTONE
from nosdesk.forms.question import Choice, Date, Is, Money, Number, Page, Rows
from nosdesk.i18n import Words

MONEY: Final = (
    Page(
        key="price",
        title=Words("Price"),
        questions=(
            Money(
                field="weekly_cost",
                ask=Words("What does a usual week cost?", "What do you pay for 1 week?"),
                short=Words("Cost of a week", "For 1 week"),
                hint=Words(
                    "Worked out from the offer and your weekly pattern. Change it if you agreed something else.",
                    "We worked this out for you. You can change it.",
                ),
                why=Words(
                    "The payments are made from this and the dates.",
                    "We plan your payments from this.",
                ),
                picture="every-week",
                criteria=("PROC-P12",),
            ),
            Money(
                field="one_off_cost",
                ask=Words("What is paid only once?", "What do you pay only 1 time?"),
                short=Words("Paid once", "Only 1 time"),
                hint=Words("Leave this empty if there is nothing.", "You can leave this empty."),
                why=Words(
                    "Costs such as setting up are a payment of their own, soon after the start.",
                    "You pay this soon after the start.",
                ),
                picture="coin",
                criteria=("PROC-P12",),
            ),
            Choice(
                field="vat",
                ask=Words("How does the price stand to VAT?", "Is VAT part of the price you pay?"),
                short=Words("VAT"),
                why=Words(
                    "Nobody should find a fifth more on the bill than they expected.",
                    "VAT is a tax. It can make your bill higher.",
                ),
                picture="invoice",
                criteria=("PROC-P12",),
                options=Vat,
                always=True,
            ),
        ),
    ),
    Page(
        key="value",
        title=Words("Whole price"),
        full_route_only=True,
        questions=(
            Money(
                field="value",
                ask=Words(
                    "Did you agree a fixed price for the whole time?",
                    "Did you agree 1 price for the whole time?",
                ),
                short=Words("Fixed whole price", "1 price for all"),
                hint=Words(
                    "Leave this empty and we work it out from the weekly cost, the dates and the milestones.",
                    "Leave this empty. Then we work it out for you.",
                ),
                why=Words(
                    "The payments always add up to the whole price, to the penny.",
                    "Your payments add up to this price.",
                ),
                picture="total",
                criteria=("PROC-P12",),
            ),
        ),
    ),
    Page(
        key="payment",
        title=Words("Payments"),
        questions=(
            Choice(
                field="rhythm",
                ask=Words("How often do you pay?", "When do you pay?"),
                short=Words("Paid"),
                hint=Words(
                    "A direct payment often comes every four weeks. The same rhythm is the easiest.",
                    "Pay when your money comes.",
                ),
                why=Words(
                    "From this we make the list of payments, each with its day and amount.",
                    "We make a list of payments for you.",
                ),
                picture="every-4-weeks",
                criteria=("PROC-P12",),
                options=PaymentRhythm,
                always=True,
            ),
            Number(
                field="days_to_pay",
                ask=Words(
                    "How many days after the end of each period do you pay?",
                    "How many days do you have to pay?",
                ),
                short=Words("Days to pay"),
                hint=Words(
                    "The bill has to come and be checked first. 7 days is short, 30 is long.",
                    "7 days is short. 30 days is long.",
                ),
                why=Words(
                    "You pay for support that you had. You need time to check the bill.",
                    "You need time to look at the bill.",
                ),
                picture="clock",
                criteria=("PROC-P12",),
                unit=Words("days"),
                counted=DAYS,
                most=120,
                always=True,
            ),
            Date(
                field="first_period_ends",
                ask=Words("On which day does one of the four-week periods end?", "When do your first 4 weeks end?"),
                short=Words("A four-week period ends on", "4 weeks end on"),
                hint=Words(
                    "Leave this empty to count from the start of the contract.",
                    "You can leave this empty.",
                ),
                why=Words(
                    "If your direct payment has its own four-week calendar, the bills can follow it.",
                    "Your bills can come with your money.",
                ),
                picture="every-4-weeks",
                criteria=("PROC-P12",),
                only_if=Is("rhythm", PaymentRhythm.FOUR_WEEKLY),
            ),
        ),
    ),
    Page(
        key="payment-rules",
        title=Words("Payment rules"),
        full_route_only=True,
        questions=(
            Choice(
                field="week_starts",
                ask=Words("On which day does a week begin?", "What is the first day of your week?"),
                short=Words("Week begins"),
                why=Words(
                    "Providers and councils count weeks from different days. Bills must use one of them.",
                    "You and the provider must count weeks in the same way.",
                ),
                picture="every-week",
                criteria=("PROC-P12",),
                options=Weekday,
                always=True,
            ),
            Choice(
                field="part_week",
                ask=Words("How is a part of a week paid?", "How do you pay for part of a week?"),
                short=Words("Part weeks"),
                hint=Words(
                    "“By days” counts each day as a seventh of the week. “By planned hours” counts the hours on those days.",
                    "You can count days or hours.",
                ),
                why=Words(
                    "The first and last week are seldom whole. The contract must say what they cost.",
                    "Your first week may be short. Then you pay less.",
                ),
                picture="partly",
                criteria=("PROC-P12",),
                options=PartWeek,
                always=True,
            ),
            Choice(
                field="holiday_rule",
                ask=Words(
                    "When a payment falls on a weekend or bank holiday, when is it made?",
                    "When do you pay if the bank is closed?",
                ),
                short=Words("On bank holidays"),
                why=Words(
                    "Banks do not always move money on those days. The bank holidays are those of your nation.",
                    "Banks close at weekends and on holidays.",
                ),
                picture="holiday",
                criteria=("PROC-P12",),
                options=HolidayRule,
                always=True,
            ),
        ),
    ),
    Rows(
        key="funding",
        title=Words("Where money comes from"),
        ask=Words("Where does the money come from?", "Who gives you the money for this?"),
        hint=Words("The shares add up to 100%.", "All together make 100."),
        why=Words(
            "Whoever gives the money will ask what it was spent on. Several can share one contract.",
            "They may ask what you used the money for.",
        ),
        of=FUNDING,
        parent="contract_id",
        one=Words("a source of money", "someone who pays"),
        empty=Words(
            "Add each place the money comes from, with its share.",
            "Add where your money comes from.",
        ),
        add=Words("Add a source", "Add who pays"),
        picture="bank",
        least=1,
    ),
    Rows(
        key="milestones",
        title=Words("Milestones", "Steps with a date"),
        ask=Words("Which steps are there on the way?", "What steps do you want, and when?"),
        why=Words(
            "Steps with a date show early whether it goes as planned. A payment can wait for a step.",
            "Steps show you if it goes well. You can pay when a step is done.",
        ),
        of=MILESTONE,
        parent="contract_id",
        one=Words("a milestone", "a step"),
        empty=Words(
            "Add the steps that you want to have reached by a certain day.",
            "Add a step and its day.",
        ),
        add=Words("Add a milestone", "Add a step"),
        picture="milestone",
    ),
)
