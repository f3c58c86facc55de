"""The rows of a contract: objectives, duties, corrective steps, where the money comes from, milestones, money that moved."""

from typing import Final

from nosdesk.domain.choices import CorrectiveKind, FundingSource, Party, PaymentKind
from nosdesk.domain.records import (
    ContractObjective,
    CorrectiveStep,
    Funding,
    Milestone,
    Obligation,
    PaymentDue,
    PaymentMade,
)
from nosdesk.forms.question import Choice, Date, Form, Link, LongText, Money, Number, Page, Text
from nosdesk.forms.specification_rows import PERCENT
from nosdesk.i18n import Counted, Words

DAYS: Final = Counted("{amount} day", "{amount} days")

CONTRACT_OBJECTIVE: Final = Form(
    key="contract-objective",
    record=ContractObjective,
    title=Words("Objective", "What should get better"),
    about=Words(
        "What the provider promises to bring about, and how both sides see whether it happens.",
        "What the provider must do for you.",
    ),
    picture="target",
    names="statement",
    criteria=("PROC-P10", "PROC-P11", "CONT-P1"),
    parts=(
        Page(
            key="objective",
            title=Words("What it must achieve", "What should get better"),
            questions=(
                LongText(
                    field="statement",
                    ask=Words("What does the provider promise to bring about?", "What will the provider do for you?"),
                    short=Words("Objective", "What they do"),
                    why=Words(
                        "A promise that stands in the contract is one you can hold them to.",
                        "This is a promise to you. They must keep it.",
                    ),
                    picture="target",
                    criteria=("PROC-P10",),
                    lines=2,
                    needed=True,
                ),
                Text(
                    field="outcome",
                    ask=Words("Which outcome does it serve?", "What do you want from this?"),
                    short=Words("Outcome", "What I want"),
                    why=Words(
                        "It ties the provider’s work to the change you want in your life.",
                        "The work must lead to what you want.",
                    ),
                    picture="outcome",
                    criteria=("PROC-P10", "CONT-P1"),
                    needed=True,
                ),
                Text(
                    field="watched",
                    ask=Words("How do both sides watch how it goes?", "How do you both see how it goes?"),
                    short=Words("How it is watched", "How we see it"),
                    why=Words(
                        "Two sides that look at the same thing argue less.",
                        "You and the provider must look at the same thing.",
                    ),
                    picture="check",
                    criteria=("PROC-P11",),
                    needed=True,
                ),
                Text(
                    field="judged",
                    ask=Words("When is it achieved?", "How much is enough for you?"),
                    short=Words("How it is judged", "It is enough when"),
                    why=Words(
                        "It decides whether the promise was kept.",
                        "Then you know if they kept the promise.",
                    ),
                    picture="measure",
                    criteria=("PROC-P11",),
                ),
                Text(
                    field="how_often",
                    ask=Words("How often do both sides look at it?", "How often do you both check it?"),
                    short=Words("How often"),
                    why=Words(
                        "A rhythm that is fixed beforehand is kept more easily.",
                        "It is easy to keep when you know the days.",
                    ),
                    picture="every-4-weeks",
                    criteria=("PROC-P11",),
                    characters=30,
                ),
            ),
        ),
    ),
)

OBLIGATION: Final = Form(
    key="obligation",
    record=Obligation,
    title=Words("Duty", "A thing to do"),
    about=Words(
        "One thing that one side has to do.",
        "A thing that you or the provider must do.",
    ),
    picture="obligations",
    names="duty",
    criteria=("PROC-P13",),
    parts=(
        Page(
            key="obligation",
            title=Words("Duty", "A thing to do"),
            questions=(
                Choice(
                    field="party",
                    ask=Words("Whose duty is it?", "Do you do this, or does someone else?"),
                    short=Words("Who"),
                    why=Words(
                        "A duty that belongs to nobody is not done.",
                        "You need to know who must do it.",
                    ),
                    picture="people",
                    criteria=("PROC-P13",),
                    options=Party,
                    needed=True,
                ),
                LongText(
                    field="duty",
                    ask=Words("What must they do?", "What must you or they do?"),
                    short=Words("Duty", "What they must do"),
                    why=Words(
                        "Everybody should know before signing what they take upon themselves.",
                        "You need to know this before you sign.",
                    ),
                    example=Words(
                        "“Call Maya if a worker will be more than ten minutes late.”",
                        "“Call me when a worker is late.”",
                    ),
                    picture="obligations",
                    criteria=("PROC-P13",),
                    lines=2,
                    needed=True,
                ),
            ),
        ),
    ),
)

CORRECTIVE_STEP: Final = Form(
    key="corrective-step",
    record=CorrectiveStep,
    title=Words("Step"),
    about=Words(
        "One step of what happens when the provider does not do what was agreed.",
        "A step you take when the help is bad.",
    ),
    picture="steps",
    names="kind",
    criteria=("PROC-P14", "CONT-P8"),
    parts=(
        Page(
            key="step",
            title=Words("Step"),
            questions=(
                Choice(
                    field="kind",
                    ask=Words("What kind of step is it?", "What do you do in this step?"),
                    short=Words("Step"),
                    why=Words(
                        "Steps go from mild to hard, so that nobody ends a contract over one late visit.",
                        "You start with a small step. Big steps come last.",
                    ),
                    picture="steps",
                    criteria=("PROC-P14",),
                    options=CorrectiveKind,
                    needed=True,
                ),
                LongText(
                    field="trigger",
                    ask=Words("When is this step taken?", "When do you take this step?"),
                    short=Words("When"),
                    why=Words(
                        "Both sides must be able to see that the moment has come.",
                        "You both need to know when it is time.",
                    ),
                    example=Words(
                        "“A visit was missed, or the same thing went wrong twice.”",
                        "“No one came to me.”",
                    ),
                    picture="warning",
                    criteria=("PROC-P14",),
                    lines=2,
                ),
                LongText(
                    field="action",
                    ask=Words("What happens then?", "What do you all do then?"),
                    short=Words("What happens", "What we do"),
                    why=Words(
                        "A step helps only if it is clear who does what.",
                        "You need to know who does what.",
                    ),
                    example=Words(
                        "“The provider writes what they will do, by when, and shows it to Maya.”",
                        "“They write a plan. They show it to me.”",
                    ),
                    picture="list",
                    criteria=("PROC-P14",),
                    lines=2,
                    needed=True,
                ),
                Number(
                    field="within_days",
                    ask=Words("Within how many days?", "How many days do they have to help you?"),
                    short=Words("Within"),
                    why=Words(
                        "Without a time limit, putting right can take for ever.",
                        "You do not want to wait for a long time.",
                    ),
                    picture="clock",
                    criteria=("PROC-P14",),
                    unit=Words("days"),
                    counted=DAYS,
                    most=366,
                ),
            ),
        ),
    ),
)

FUNDING: Final = Form(
    key="funding",
    record=Funding,
    title=Words("Source of money", "Where money comes from"),
    about=Words(
        "One place the money for this contract comes from.",
        "1 place your money comes from.",
    ),
    picture="bank",
    names="source",
    criteria=("PROC-P12",),
    parts=(
        Page(
            key="funding",
            title=Words("Source of money", "Where money comes from"),
            questions=(
                Choice(
                    field="source",
                    ask=Words("Where does this money come from?", "Who gives you this money?"),
                    short=Words("Source", "Comes from"),
                    why=Words(
                        "Whoever gives the money may ask what it was spent on.",
                        "They may ask what you used the money for.",
                    ),
                    picture="bank",
                    criteria=("PROC-P12",),
                    options=FundingSource,
                    needed=True,
                ),
                Number(
                    field="share",
                    ask=Words("What part of the whole does it pay?", "How much of the cost does it pay for you?"),
                    short=Words("Share"),
                    hint=Words("Half is 50. All sources together are 100.", "Half is 50. All is 100."),
                    why=Words(
                        "Then each payment can be shared out between the sources.",
                        "We work out how much comes from each place.",
                    ),
                    picture="partly",
                    criteria=("PROC-P12",),
                    unit=Words("%"),
                    counted=PERCENT,
                    most=100,
                    places=4,
                    needed=True,
                ),
                Text(
                    field="note",
                    ask=Words("Is there a rule about this money?", "What must you know about this money?"),
                    short=Words("Note"),
                    why=Words(
                        "Some money may be spent on certain things only, or has to be paid back if it is left over.",
                        "You may have to give back what you do not use.",
                    ),
                    picture="pencil",
                ),
            ),
        ),
    ),
)

MILESTONE: Final = Form(
    key="milestone",
    record=Milestone,
    title=Words("Milestone", "A step with a date"),
    about=Words(
        "A milestone is a step on the way, with a date. Something may be paid for it.",
        "A milestone is a step with a date.",
    ),
    picture="milestone",
    names="title",
    criteria=("PROC-P12", "CONT-P5"),
    parts=(
        Page(
            key="milestone",
            title=Words("Milestone", "A step with a date"),
            questions=(
                Text(
                    field="title",
                    ask=Words("What will have been reached?", "What will you have done?"),
                    short=Words("Milestone", "Step"),
                    why=Words(
                        "Steps on the way show early whether things go as planned.",
                        "Steps show you if things go well.",
                    ),
                    example=Words(
                        "“Maya has met and chosen her three workers.”",
                        "“I have chosen my 3 workers.”",
                    ),
                    picture="milestone",
                    criteria=("PROC-P12",),
                    needed=True,
                ),
                Date(
                    field="due_on",
                    ask=Words("By when?", "When do you want this?"),
                    short=Words("By"),
                    why=Words(
                        "After this day an open milestone is shown as late.",
                        "After this day we tell you it is late.",
                    ),
                    picture="calendar",
                    criteria=("PROC-P12",),
                    needed=True,
                ),
                Money(
                    field="amount",
                    ask=Words("How much is paid when it is reached?", "How much do you pay for this step?"),
                    short=Words("Payment"),
                    hint=Words("Leave this empty if nothing is.", "You can leave this empty."),
                    why=Words(
                        "Paying for results gives the provider a reason to reach them.",
                        "You pay when the work is done.",
                    ),
                    picture="money",
                    criteria=("PROC-P12",),
                ),
                Date(
                    field="done_on",
                    ask=Words("When was it reached?", "When did you do it?"),
                    short=Words("Done on"),
                    hint=Words("Leave this empty until it has been reached.", "Leave this empty until it is done."),
                    why=Words(
                        "It shows everybody what has been achieved, and whether it was in time.",
                        "It shows what you have done.",
                    ),
                    picture="tick",
                    criteria=("CONT-P5",),
                ),
                Text(
                    field="note",
                    ask=Words("How can it be seen?", "How can you show it?"),
                    short=Words("Shown by", "How we see it"),
                    why=Words(
                        "If it can be seen, nobody has to argue about it.",
                        "Then you all know that it is done.",
                    ),
                    example=Words("“Maya’s list of names”", "“My list of names”"),
                    picture="documents",
                    criteria=("CONT-P5",),
                ),
            ),
        ),
    ),
)

PAYMENT_MADE: Final = Form(
    key="payment-made",
    record=PaymentMade,
    title=Words("Payment"),
    about=Words(
        "Money that was paid, or that came back.",
        "Money that you paid or got back.",
    ),
    picture="money",
    names="paid_on",
    criteria=("CONT-P16",),
    parts=(
        Page(
            key="payment",
            title=Words("Payment"),
            questions=(
                Choice(
                    field="kind",
                    ask=Words("Was money paid, or did it come back?", "Did you pay, or did you get money back?"),
                    short=Words("Paid or returned", "Paid or back"),
                    why=Words(
                        "A refund makes the balance smaller, a payment makes it larger.",
                        "We need to know if you paid or got money.",
                    ),
                    picture="money",
                    options=PaymentKind,
                    always=True,
                ),
                Date(
                    field="paid_on",
                    ask=Words("On which day?", "When did you pay?"),
                    short=Words("Date"),
                    hint=Words(
                        "The day that stands on your bank statement.",
                        "Look at your bank paper for the day.",
                    ),
                    why=Words(
                        "It shows whether the payment was in time, and lets you find it on your statement.",
                        "It helps you find it on your bank paper.",
                    ),
                    picture="calendar",
                    needed=True,
                ),
                Money(
                    field="amount",
                    ask=Words("How much was it?", "How much did you pay?"),
                    short=Words("Amount"),
                    hint=Words(
                        "Type what was really paid, also if it is more or less than planned.",
                        "Type what you really paid.",
                    ),
                    why=Words(
                        "Planned and paid are held side by side, so that you see what is still open.",
                        "We show you how much is still to pay.",
                    ),
                    picture="coin",
                    criteria=("CONT-P16",),
                    needed=True,
                ),
                Link(
                    field="payment_due_id",
                    ask=Words("Which planned payment is it for?", "Which payment in your plan is it?"),
                    short=Words("For the payment due on", "For"),
                    why=Words(
                        "Then that payment is shown as paid, in part or in full.",
                        "Then you see what you paid.",
                    ),
                    picture="every-4-weeks",
                    to=PaymentDue,
                    shown="due_on",
                    none=Words("No planned payment", "It is something else"),
                ),
                Text(
                    field="reference",
                    ask=Words("What is the number of the bill or payment?", "What number is on your bill?"),
                    short=Words("Reference", "Number"),
                    why=Words(
                        "Whoever checks the accounts can find the bill by it.",
                        "It helps you find the bill later.",
                    ),
                    picture="invoice",
                    characters=24,
                ),
                Text(
                    field="note",
                    ask=Words("Is there anything to add?", "Do you want to say more?"),
                    short=Words("Note"),
                    why=Words(
                        "If more or less was paid than planned, say why while you still know it.",
                        "Say why you paid more or less.",
                    ),
                    picture="pencil",
                ),
            ),
        ),
    ),
)
