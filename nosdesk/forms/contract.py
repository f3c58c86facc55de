"""The contract wizard: what a person and a provider agree; signing it; ending it."""

from typing import Final

from nosdesk.domain.choices import HolidayRule, PartWeek, PaymentRhythm, Vat, Weekday
from nosdesk.domain.records import Contract
from nosdesk.forms.contract_rows import (
    CONTRACT_OBJECTIVE,
    CORRECTIVE_STEP,
    DAYS,
    FUNDING,
    MILESTONE,
    OBLIGATION,
)
from nosdesk.forms.question import Choice, Date, Form, Is, LongText, Money, Number, Page, Rows, Text
from nosdesk.i18n import Words

_WHAT: Final = (
    Page(
        key="aims",
        title=Words("What it is for"),
        questions=(
            Text(
                field="title",
                ask=Words("What is this contract called?", "What is the name of this help?"),
                short=Words("Contract"),
                why=Words(
                    "A short name keeps your contracts apart.",
                    "A name helps you find it.",
                ),
                example=Words("Help at home"),
                picture="contract",
                characters=30,
                needed=True,
            ),
            LongText(
                field="aims",
                ask=Words("What is this contract for?", "Why do you have this help?"),
                short=Words("Aims", "What it is for"),
                why=Words(
                    "If the small print leaves something open, the aim says how to read it.",
                    "Everyone needs to know why you have this help.",
                ),
                picture="target",
                criteria=("PROC-P10",),
                lines=3,
                needed=True,
            ),
        ),
    ),
    Rows(
        key="objectives",
        title=Words("What it must achieve", "What should get better"),
        ask=Words("What does the provider promise to bring about?", "What must the provider do for you?"),
        why=Words(
            "By these promises you check later whether the service is worth its money.",
            "You check these later. They show if your help is good.",
        ),
        of=CONTRACT_OBJECTIVE,
        parent="contract_id",
        one=Words("an objective", "something to get done"),
        empty=Words(
            "Add what the provider promises, each with the outcome that it serves.",
            "Add what the provider must do for you.",
        ),
        add=Words("Add an objective", "Add a thing"),
        picture="target",
        least=1,
    ),
)

_TIME: Final = (
    Page(
        key="dates",
        title=Words("Start and end"),
        questions=(
            Date(
                field="start",
                ask=Words("On which day does it start?", "When does your help start?"),
                short=Words("Start"),
                why=Words(
                    "From this day on the provider must come, and you must pay.",
                    "The provider must come from this day.",
                ),
                picture="calendar",
                criteria=("PROC-P12",),
                needed=True,
            ),
            Date(
                field="end",
                ask=Words("On which day does it end?", "When does your help end?"),
                short=Words("End"),
                hint=Words("The last day of support.", "The last day of your help."),
                why=Words(
                    "The payments are planned up to this day. It can be ended earlier: see notice.",
                    "We plan your payments until this day.",
                ),
                picture="finish",
                criteria=("PROC-P12",),
                needed=True,
            ),
        ),
    ),
    Page(
        key="notice",
        title=Words("Notice and review", "Stopping and checking"),
        questions=(
            Number(
                field="notice_days",
                ask=Words("How many days of notice end it early?", "How many days before do you say stop?"),
                short=Words("Notice", "Days to stop"),
                hint=Words("28 days is usual.", "Most people say 28 days."),
                why=Words(
                    "It gives you time to find other help, and the workers time to find other work.",
                    "You need time to find new help.",
                ),
                picture="termination",
                criteria=("PROC-P13",),
                unit=Words("days"),
                counted=DAYS,
                most=366,
                needed=True,
            ),
            Date(
                field="review_on",
                ask=Words("When will you review it together?", "When will you look at it again?"),
                short=Words("Review"),
                why=Words(
                    "A first look after some weeks lets you put small things right before they grow.",
                    "You can change small things early.",
                ),
                picture="meeting",
                criteria=("PROC-P11", "PROC-P16"),
                needed=True,
            ),
        ),
    ),
)

_MONEY: Final = (
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
                    "Costs such as setting up fall due with the first payment.",
                    "You pay this with your first payment.",
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
                    "You need time to check the bill. Most people have 7 to 30 days.",
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

_WATCHING: Final = (
    Page(
        key="monitoring",
        title=Words("How we keep watch", "How we check"),
        questions=(
            LongText(
                field="monitoring",
                ask=Words("How do you both watch the quality?", "How will you check your help?"),
                short=Words("Monitoring", "How we check"),
                why=Words(
                    "Your own word about how it goes is the best evidence there is. This says how it is heard.",
                    "People must listen when you say how it goes.",
                ),
                picture="check",
                criteria=("PROC-P11", "PROC-P16"),
                needed=True,
            ),
        ),
    ),
    Page(
        key="meetings",
        title=Words("Meetings and reports"),
        full_route_only=True,
        questions=(
            LongText(
                field="meetings",
                ask=Words("When do you meet?", "How often do you meet the provider?"),
                short=Words("Meetings"),
                why=Words(
                    "Small troubles stay small when there is a fixed time to talk about them.",
                    "You can talk early when something is wrong.",
                ),
                picture="meeting",
                criteria=("PROC-P11", "SPEC-P10"),
                lines=3,
            ),
            LongText(
                field="reports",
                ask=Words("What does the provider report, and how often?", "What must the provider tell you?"),
                short=Words("Reports", "What they tell me"),
                why=Words(
                    "Reports show what was really done. Whoever pays may ask for them.",
                    "You need to know what they did.",
                ),
                picture="report",
                criteria=("PROC-P11", "SPEC-P10"),
                lines=3,
            ),
        ),
    ),
)

_PROMISES: Final = (
    Rows(
        key="obligations",
        title=Words("Who does what"),
        ask=Words("What does each side have to do?", "What must you and the provider do?"),
        why=Words(
            "A contract binds both sides. Nobody should sign what they have not read.",
            "You both must keep your promises.",
        ),
        of=OBLIGATION,
        parent="contract_id",
        one=Words("a duty", "a thing to do"),
        empty=Words(
            "Add what the provider must do, and what you must do.",
            "Add what each of you must do.",
        ),
        add=Words("Add a duty", "Add a thing"),
        picture="obligations",
        least=2,
    ),
    Rows(
        key="steps",
        title=Words("If it goes wrong"),
        ask=Words("What happens if the provider does not deliver?", "What do you do when the help is bad?"),
        why=Words(
            "Steps that both sides know beforehand are easier to take, and fairer.",
            "You both know the steps before you start.",
        ),
        of=CORRECTIVE_STEP,
        parent="contract_id",
        one=Words("a step"),
        empty=Words(
            "Add the steps, from a talk to the end of the contract.",
            "Add the steps. The first step is to talk.",
        ),
        add=Words("Add a step"),
        picture="steps",
        least=1,
    ),
)

_SMALL_PRINT: Final = (
    Page(
        key="changes",
        title=Words("Changing or ending it"),
        questions=(
            LongText(
                field="changes",
                ask=Words("How can it be changed?", "How can you change it?"),
                short=Words("Changes"),
                why=Words(
                    "Life changes. What is agreed in passing is hard to prove later.",
                    "Your life can change. Then your help must change too.",
                ),
                picture="amendment",
                criteria=("PROC-P14",),
                lines=3,
            ),
            LongText(
                field="ending",
                ask=Words("How can it be ended?", "How can you stop it?"),
                short=Words("Ending it", "How to stop"),
                why=Words(
                    "You must be able to leave, and to do so at once when something serious happens.",
                    "You must be able to stop when it is bad.",
                ),
                picture="termination",
                criteria=("PROC-P14",),
                lines=3,
            ),
        ),
    ),
    Page(
        key="complaints",
        title=Words("Complaints"),
        questions=(
            LongText(
                field="complaints",
                ask=Words("How can you complain, and who answers?", "Who can you tell when you are not happy?"),
                short=Words("Complaints"),
                why=Words(
                    "You have the right to complain without being treated worse for it.",
                    "You have a right to complain. No one may be rude to you for it.",
                ),
                picture="complaint",
                criteria=("PROC-P13", "PROC-P15"),
                lines=3,
            ),
        ),
    ),
    Page(
        key="protection",
        title=Words("Insurance and privacy"),
        questions=(
            LongText(
                field="insurance",
                ask=Words("Who is insured against what?", "Who pays if something breaks or you are hurt?"),
                short=Words("Insurance"),
                why=Words(
                    "If somebody is hurt or something breaks, there must be money to put it right.",
                    "Someone must pay when things go wrong for you.",
                ),
                picture="insurance",
                criteria=("PROC-P13", "PROC-P15"),
                lines=3,
            ),
            LongText(
                field="privacy",
                ask=Words("How is what they know about you kept private?", "How do they keep your facts private?"),
                short=Words("Privacy"),
                why=Words(
                    "Workers see your home, your letters and your health. The law protects all that.",
                    "Workers know a lot about you. They must keep it private.",
                ),
                picture="private",
                criteria=("PROC-P13", "PROC-P15", "PROC-P19"),
                lines=3,
            ),
        ),
    ),
)

CONTRACT: Final = Form(
    key="contract",
    record=Contract,
    title=Words("Your contract"),
    about=Words(
        "A contract is what you and a provider agree and sign. It is drawn from your specification and the offer you chose.",
        "A contract is a promise that you and the provider sign.",
    ),
    picture="contract",
    names="title",
    criteria=("PROC-P10", "PROC-P11", "PROC-P12", "PROC-P13", "PROC-P14"),
    done=Words(
        "Nothing is missing. Read it through, then make it ready to sign.",
        "You have all you need. Read it before you sign.",
    ),
    parts=(*_WHAT, *_TIME, *_MONEY, *_WATCHING, *_PROMISES, *_SMALL_PRINT),
)

SIGN: Final = Form(
    key="sign",
    record=Contract,
    title=Words("Sign the contract"),
    about=Words(
        "When both sides have signed, the contract is locked and the payments are fixed.",
        "When you both sign, it stays the same.",
    ),
    picture="signature",
    names="title",
    criteria=("PROC-P10", "PROC-P15"),
    parts=(
        Page(
            key="sign",
            title=Words("Signatures", "Who signs"),
            questions=(
                Text(
                    field="signed_for_person",
                    ask=Words("Who signs for the person?", "Do you sign, or does someone sign for you?"),
                    short=Words("Signed for the person", "Signed for you"),
                    why=Words(
                        "You sign yourself, unless somebody else has the right in law to decide about contracts.",
                        "You sign. Sometimes the law lets someone sign for you.",
                    ),
                    picture="signature",
                    needed=True,
                ),
                Text(
                    field="signed_for_provider",
                    ask=Words("Who signs for the provider?", "Who signs for the people who help you?"),
                    short=Words("Signed for the provider", "Signed for them"),
                    why=Words(
                        "It must be somebody who may promise on their behalf.",
                        "They must be able to make a promise to you.",
                    ),
                    picture="provider",
                    needed=True,
                ),
                Date(
                    field="signed_on",
                    ask=Words("On which day was it signed?", "When did you both sign?"),
                    short=Words("Signed on"),
                    why=Words(
                        "From this day on it binds both sides.",
                        "You both must keep it from this day.",
                    ),
                    picture="calendar",
                    needed=True,
                ),
            ),
        ),
    ),
)

END: Final = Form(
    key="end",
    record=Contract,
    title=Words("End this contract", "Stop this contract"),
    about=Words(
        "Say on which day the contract really ended. Payments after it are no longer due.",
        "Say when it stopped. You do not pay for days after this.",
    ),
    picture="finish",
    names="title",
    parts=(
        Page(
            key="end",
            title=Words("End this contract", "Stop this contract"),
            questions=(
                Date(
                    field="ended_on",
                    ask=Words("On which day did the contract end?", "When did your help stop?"),
                    short=Words("Ended on"),
                    hint=Words("Leave this empty while it runs.", "Leave this empty if you still get help."),
                    why=Words(
                        "A contract can end before its last day. Then the plan and what was paid must be compared anew.",
                        "You do not pay for days after this.",
                    ),
                    picture="finish",
                ),
            ),
        ),
    ),
)
