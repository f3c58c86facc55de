"""How support goes: a quick word, and a fuller check against the objectives of a contract."""

from typing import Final

from nosdesk.domain.choices import SaidBy
from nosdesk.domain.records import Check, CheckAnswer, Contract
from nosdesk.forms.question import Choice, Date, Form, Link, LongText, Page, Rows, Scale, Text
from nosdesk.i18n import Words

_FACE: Final = Page(
    key="face",
    title=Words("How did it go?", "How was it?"),
    questions=(
        Scale(
            field="face",
            ask=Words("How did it go?", "How was it for you?"),
            short=Words("How it went", "How it was"),
            hint=Words("Press a face.", "Press the face that fits you."),
            why=Words(
                "A quick word often shows a change sooner than a long report once a year.",
                "It shows us when your help gets better or worse.",
            ),
            picture="face-4",
            criteria=("PROC-P16", "QUAL-P9", "QUAL-P10"),
            needed=True,
        ),
        LongText(
            field="words",
            ask=Words("What would you like to say about it?", "Do you want to say more?"),
            short=Words("In your words"),
            hint=Words("You need not write anything.", "You can leave this empty."),
            why=Words(
                "A face says that something is good or bad. Words say what.",
                "Your words tell us what was good or bad.",
            ),
            example=Words(
                "“Tom came late again, but we made soup and it was lovely.”",
                "“Tom was late. The soup was good.”",
            ),
            picture="talk",
            criteria=("QUAL-P9",),
            lines=3,
        ),
    ),
)

_WHO: Final = Page(
    key="who",
    title=Words("Who says so"),
    questions=(
        Choice(
            field="said_by",
            ask=Words("Who says so?", "Do you say this, or does someone else?"),
            short=Words("Said by", "Who said it"),
            why=Words(
                "Your own view counts most. What a provider says about itself counts less.",
                "Your own words count most.",
            ),
            picture="talk",
            criteria=("QUAL-P10",),
            options=SaidBy,
            needed=True,
        ),
        Text(
            field="said_by_name",
            ask=Words("What is their name?", "What is the name of the one who says this?"),
            short=Words("Name"),
            why=Words(
                "If something is unclear, we know whom to ask.",
                "Then you know who to ask.",
            ),
            picture="people",
        ),
        Text(
            field="helped_by",
            ask=Words("Who helped to say it?", "Who helped you to say it?"),
            short=Words("Helped by"),
            hint=Words("Leave this empty if nobody did.", "You can leave this empty."),
            why=Words(
                "Help is good. It should only be seen, because people sometimes say what a helper likes to hear.",
                "You can have help. We write down who helped you.",
            ),
            picture="support",
            criteria=("QUAL-P10",),
        ),
        Date(
            field="checked_on",
            ask=Words("On which day was it?", "When was it?"),
            short=Words("Date"),
            why=Words(
                "Points with a day make a line that shows whether things get better.",
                "It shows if things get better for you.",
            ),
            picture="calendar",
            criteria=("QUAL-P12",),
        ),
    ),
)

CHECK_ANSWER: Final = Form(
    key="check-answer",
    record=CheckAnswer,
    title=Words("How one thing goes"),
    about=Words(
        "How one objective of the contract goes.",
        "How 1 thing goes for you.",
    ),
    picture="face-4",
    names="contract_objective_id",
    criteria=("PROC-P16", "CONT-P10"),
    parts=(
        Page(
            key="answer",
            title=Words("How it goes"),
            questions=(
                Scale(
                    field="face",
                    ask=Words("How is this going?", "How is this for you?"),
                    short=Words("How it goes"),
                    hint=Words("Press a face.", "Press the face that fits you."),
                    why=Words(
                        "The provider promised this. Your answer shows whether the promise is kept.",
                        "This was a promise to you. You say if they keep it.",
                    ),
                    picture="face-4",
                    criteria=("PROC-P16", "QUAL-P9"),
                    needed=True,
                ),
                LongText(
                    field="words",
                    ask=Words("What makes you say so?", "Why do you say this?"),
                    short=Words("In your words"),
                    why=Words(
                        "An example from last week tells more than a face alone.",
                        "Your words help us to make it better.",
                    ),
                    example=Words(
                        "“I cooked on Monday and Thursday. On Tuesday nobody came.”",
                        "“I cooked 2 times. No one came on Tuesday.”",
                    ),
                    picture="talk",
                    criteria=("QUAL-P9",),
                    lines=3,
                ),
            ),
        ),
    ),
)

QUICK_CHECK: Final = Form(
    key="quick-check",
    record=Check,
    title=Words("How did it go?", "How was it?"),
    about=Words(
        "Two presses are enough: a face, and who says so.",
        "Press a face. Then say who you are.",
    ),
    paper_about=Words("Two ticks are enough: a face, and who says so.", "Tick a face. Then say who you are."),
    picture="face-4",
    names="checked_on",
    criteria=("PROC-P16", "QUAL-P9", "QUAL-P10"),
    done=Words("Thank you. It has been kept.", "Thank you. We have kept what you said."),
    parts=(_FACE, _WHO),
)

FULL_CHECK: Final = Form(
    key="full-check",
    record=Check,
    title=Words("Full check"),
    about=Words(
        "Look at every objective of the contract: how is it going, and what makes you say so?",
        "Say how each thing goes for you.",
    ),
    picture="quality",
    names="checked_on",
    criteria=("PROC-P16", "QUAL-P9", "QUAL-P10", "CONT-P10"),
    done=Words(
        "Thank you. The trend shows what changed since the last check.",
        "Thank you. We show you what has changed.",
    ),
    parts=(
        Page(
            key="contract",
            title=Words("Which support"),
            questions=(
                Link(
                    field="contract_id",
                    ask=Words("Which contract is this about?", "Which help do you want to talk about?"),
                    short=Words("Contract"),
                    why=Words(
                        "The questions that follow come from the objectives of this contract.",
                        "We ask you about the promises for this help.",
                    ),
                    picture="contract",
                    to=Contract,
                    shown="title",
                    needed=True,
                ),
            ),
        ),
        Rows(
            key="answers",
            title=Words("How each goes"),
            ask=Words("How is each objective going?", "How is each thing for you?"),
            why=Words(
                "Some things may go well and others badly. One face for all would hide that.",
                "Some things can be good. Other things can be bad.",
            ),
            of=CHECK_ANSWER,
            parent="check_id",
            one=Words("an answer"),
            empty=Words(
                "The contract has no objectives yet. Add them there, and they are asked here.",
                "There is nothing to ask you yet.",
            ),
            add=Words("Add an answer"),
            picture="quality",
        ),
        Page(
            key="all-in-all",
            title=Words("All in all"),
            questions=_FACE.questions,
        ),
        _WHO,
    ),
)
