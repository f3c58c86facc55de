"""What a specification says about money, keeping watch and dates: the later parts of its wizard."""

from typing import Final

from nosdesk.domain.choices import BudgetPeriod, FundingSource, PriceBasis, Vat
from nosdesk.forms.question import Choice, Date, LongText, Money, Page, Rows
from nosdesk.forms.specification_rows import COST_SHARE
from nosdesk.i18n import Words

MONEY: Final = (
    Page(
        key="budget",
        title=Words("Price and budget", "Money"),
        questions=(
            Money(
                field="budget",
                ask=Words("What is the most that this may cost?", "What is the most you can pay?"),
                short=Words("Most I can pay", "The most I pay"),
                why=Words(
                    "With this every offer shows at once whether it fits your budget.",
                    "We show you which offers you can pay for.",
                ),
                picture="budget",
                criteria=("SPEC-P13",),
                needed=True,
            ),
            Choice(
                field="budget_period",
                ask=Words("For how long must that last?", "How long must your money last?"),
                short=Words("Budget is for", "It must last"),
                why=Words(
                    "£200 a week and £200 a month are far apart, so we have to know which you mean.",
                    "We need to know how long your money must last.",
                ),
                picture="calendar",
                criteria=("SPEC-P13",),
                options=BudgetPeriod,
                needed=True,
            ),
            Choice(
                field="budget_source",
                ask=Words("Where does the money come from?", "Who gives you this money?"),
                short=Words("Paid from", "The money comes from"),
                why=Words(
                    "Each kind of money has its own rules about what it may buy.",
                    "Each kind of money has rules. You need to know them.",
                ),
                picture="bank",
                criteria=("SPEC-P13",),
                options=FundingSource,
            ),
        ),
    ),
    Page(
        key="payment",
        title=Words("How it is paid"),
        full_route_only=True,
        questions=(
            Choice(
                field="price_basis",
                ask=Words("For what should providers name their price?", "What do you want a price for?"),
                short=Words("Price is for"),
                why=Words(
                    "Prices are easier to compare if all are for the same thing. Providers may still use another basis: "
                    "we turn it into a cost for a week.",
                    "It helps you compare the offers. We work out the cost for 1 week.",
                ),
                picture="price",
                criteria=("SPEC-P13",),
                options=PriceBasis,
            ),
            Choice(
                field="vat",
                ask=Words("How should prices treat VAT?", "Is VAT part of the price you pay?"),
                short=Words("VAT"),
                why=Words(
                    "VAT is a tax on prices. Most registered care has none, other services may add 20%.",
                    "VAT is a tax. It can make your price higher.",
                ),
                picture="invoice",
                criteria=("SPEC-P13",),
                options=Vat,
            ),
            LongText(
                field="payment_terms",
                ask=Words("How and when do you want to pay?", "How do you want to pay?"),
                short=Words("Payment terms", "How I pay"),
                why=Words(
                    "A direct payment often comes every four weeks. Paying in the same rhythm keeps you out of debt.",
                    "You need to have the money before you pay.",
                ),
                example=Words(
                    "“Every four weeks, after a bill that lists each visit. Visits that were missed are not paid.”",
                    "“I pay every 4 weeks. I do not pay for missed visits.”",
                ),
                picture="money",
                criteria=("SPEC-P13",),
                lines=3,
            ),
        ),
    ),
    Rows(
        key="shares",
        title=Words("Who shares the cost"),
        ask=Words("Who shares this service and its cost?", "Who pays for this help with you?"),
        why=Words(
            "A couple or flatmates can share a service. What each pays must be clear before anybody signs.",
            "You can share your help with someone. Each of you pays a part.",
        ),
        of=COST_SHARE,
        parent="specification_id",
        one=Words("a share", "someone who pays"),
        empty=Words(
            "Add nobody if the service is for you alone. The shares of all who pay add up to 100%.",
            "Leave this empty if you pay on your own.",
        ),
        add=Words("Add a share", "Add someone who pays"),
        picture="share",
        full_route_only=True,
    ),
)

MANAGING: Final = (
    Page(
        key="managing",
        title=Words("How we keep watch", "How we check"),
        full_route_only=True,
        questions=(
            LongText(
                field="meetings",
                ask=Words("When do you and the provider meet?", "How often do you want to meet the provider?"),
                short=Words("Meetings"),
                why=Words(
                    "Small troubles stay small when there is a fixed time to talk about them.",
                    "You can talk early when something is wrong.",
                ),
                example=Words(
                    "“After six weeks, then every three months, at my flat, with Priya.”",
                    "“We meet every 3 months at my flat.”",
                ),
                picture="meeting",
                criteria=("SPEC-P10",),
                lines=3,
            ),
            LongText(
                field="reports",
                ask=Words("What must the provider report, and how often?", "What must the provider tell you?"),
                short=Words("Reports", "What they tell me"),
                why=Words(
                    "Reports show what was really done. You need them for your own checks and for whoever pays.",
                    "You need to know what they did.",
                ),
                example=Words(
                    "“Every four weeks: visits made, late or missed, and how each objective goes.”",
                    "“Every 4 weeks they tell me about all visits.”",
                ),
                picture="report",
                criteria=("SPEC-P10",),
                lines=3,
            ),
        ),
    ),
    Page(
        key="if-not",
        title=Words("If it goes wrong"),
        full_route_only=True,
        questions=(
            LongText(
                field="if_not_delivered",
                ask=Words(
                    "What happens if the provider does not do what was agreed?",
                    "What do you want to do if the help is bad?",
                ),
                short=Words("If it is not delivered", "If the help is bad"),
                hint=Words(
                    "Go step by step: from a talk to the end of the contract.",
                    "Start with a talk. The last step is to stop.",
                ),
                why=Words(
                    "Steps that everybody knows beforehand are easier to take, and fairer.",
                    "Everyone knows the steps before you start.",
                ),
                example=Words(
                    "“We talk within two days. Then a written plan. If nothing changes in four weeks I may end it.”",
                    "“We talk first. Then they write a plan. Then I can stop.”",
                ),
                picture="steps",
                criteria=("SPEC-P10",),
            ),
        ),
    ),
    Page(
        key="answers-by",
        title=Words("When offers are due"),
        questions=(
            Date(
                field="answers_by",
                ask=Words("By when should offers be with you?", "When do you want the offers?"),
                short=Words("Offers due"),
                hint=Words(
                    "Three or four weeks give every provider a fair chance.",
                    "Give providers 3 or 4 weeks.",
                ),
                why=Words(
                    "One date for all is fair. It also gives you a day on which you can begin to compare.",
                    "The same day for all is fair. Then you can compare them.",
                ),
                picture="offer",
                criteria=("SPEC-P14", "SPEC-P16"),
            ),
        ),
    ),
)
