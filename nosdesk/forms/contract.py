"""The contract wizard: what a person and a provider agree."""

from typing import Final

from nosdesk.domain.records import Contract
from nosdesk.forms.contract_money import MONEY
from nosdesk.forms.contract_rows import CONTRACT_OBJECTIVE, CORRECTIVE_STEP, DAYS, OBLIGATION
from nosdesk.forms.question import Date, Form, LongText, Number, Page, Rows, Text
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
                hint=Words("28 days, or four weeks, is usual.", "Many people choose 28 days."),
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
    parts=(*_WHAT, *_TIME, *MONEY, *_WATCHING, *_PROMISES, *_SMALL_PRINT),
)
