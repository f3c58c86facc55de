"""What a person wants to achieve, and what they need."""

from typing import Final

from nosdesk.domain.choices import NeedArea, Priority
from nosdesk.domain.records import Need, Outcome, Person
from nosdesk.forms.question import Choice, Date, Form, LongText, Page, Rows, Text
from nosdesk.i18n import Words

OUTCOME: Final = Form(
    key="outcome",
    record=Outcome,
    title=Words("Outcome", "What you want"),
    about=Words(
        "An outcome is a change you want in your life. It is not a service: services are ways to get there.",
        "An outcome is a change you want in your life.",
    ),
    picture="outcome",
    names="statement",
    criteria=("SPEC-P1", "SPEC-P9", "PROC-P1"),
    parts=(
        Page(
            key="statement",
            title=Words("What you want"),
            questions=(
                LongText(
                    field="statement",
                    ask=Words("What do you want to achieve?", "What do you want to change in your life?"),
                    short=Words("Outcome", "I want"),
                    hint=Words("One thing only. You can add others afterwards.", "Say 1 thing. You can add more."),
                    why=Words(
                        "Every service, contract and check that follows is measured by whether it brings you this.",
                        "Your help must bring you what you want. We check this later.",
                    ),
                    example=Words(
                        "“I want to cook my own tea on three evenings a week.”",
                        "“I want to cook my own tea.”",
                    ),
                    picture="outcome",
                    criteria=("SPEC-P1", "PROC-P1"),
                    lines=2,
                    needed=True,
                ),
                Text(
                    field="whose_words",
                    ask=Words("Whose words are these?", "Did you say this, or did someone else?"),
                    short=Words("Whose words"),
                    why=Words(
                        "An outcome in your own words counts most. If somebody else put it into words, that should be seen.",
                        "Your own words count most.",
                    ),
                    example=Words("“Maya’s own words”", "“My own words”"),
                    picture="talk",
                    criteria=("SPEC-P1", "PROC-P1"),
                    characters=30,
                ),
                Choice(
                    field="priority",
                    ask=Words("How much does this matter to you?", "How big is this for you?"),
                    short=Words("Priority", "How much it matters"),
                    why=Words(
                        "When there is not enough money or time for everything, what matters most comes first.",
                        "The things that matter most to you come first.",
                    ),
                    picture="star",
                    criteria=("SPEC-P1",),
                    options=Priority,
                    needed=True,
                ),
            ),
        ),
        Page(
            key="measure",
            title=Words("How you will know"),
            questions=(
                LongText(
                    field="measure",
                    ask=Words("How will you know that it is happening?", "How can you tell it is going well?"),
                    short=Words("How we will know", "How I can tell"),
                    hint=Words(
                        "Something you can count, see or feel.",
                        "It can be something you count, see or feel.",
                    ),
                    why=Words(
                        "With a sign agreed beforehand nobody can argue afterwards whether the support worked.",
                        "You choose the sign now. Later you check if your help works.",
                    ),
                    example=Words(
                        "“How many evenings a week I cook without help.”",
                        "“I count the days I cook on my own.”",
                    ),
                    picture="measure",
                    criteria=("SPEC-P9",),
                    lines=2,
                ),
                Text(
                    field="baseline",
                    ask=Words("How is it now?", "How is it for you now?"),
                    short=Words("Now"),
                    why=Words(
                        "Only if we know where you began can anybody see how far you have come.",
                        "We need to know where you start.",
                    ),
                    example=Words("“Never: somebody cooks for me.”", "“Someone cooks for me every day.”"),
                    picture="chart",
                    criteria=("SPEC-P9",),
                ),
                Text(
                    field="target",
                    ask=Words("Where do you want to get to?", "How much do you want?"),
                    short=Words("Target", "What I aim for"),
                    why=Words(
                        "A target shows everybody when the support has done its work.",
                        "It shows when your help has worked.",
                    ),
                    example=Words("“Three evenings a week”", "“3 days a week”"),
                    picture="target",
                    criteria=("SPEC-P9",),
                ),
                Date(
                    field="by_when",
                    ask=Words("By when would you like that?", "When do you want this?"),
                    short=Words("By when"),
                    hint=Words("Leave this empty if there is no hurry.", "You can leave this empty."),
                    why=Words(
                        "A date lets you plan the steps, and tells you when to look again.",
                        "We look again with you on this day.",
                    ),
                    picture="calendar",
                    criteria=("SPEC-P9",),
                ),
            ),
        ),
    ),
)

NEED: Final = Form(
    key="need",
    record=Need,
    title=Words("Need", "Help you need"),
    about=Words(
        "Something you need help with, whatever you want to achieve.",
        "Something you need help with.",
    ),
    picture="help",
    names="statement",
    criteria=("SPEC-P1", "PROC-P1"),
    parts=(
        Page(
            key="need",
            title=Words("What you need"),
            questions=(
                LongText(
                    field="statement",
                    ask=Words("What do you need help with?", "What is hard for you to do?"),
                    short=Words("Need", "I need help with"),
                    hint=Words(
                        "Say what you can do yourself as well, so that nobody does it for you.",
                        "Say what you can do on your own too.",
                    ),
                    why=Words(
                        "A provider can only give the right help, and name the right price, if they know what is needed.",
                        "Workers need to know how to help you.",
                    ),
                    example=Words(
                        "“I can wash myself. I need somebody near when I get out of the bath.”",
                        "“I wash myself. I need help to get out.”",
                    ),
                    picture="help",
                    criteria=("SPEC-P1", "PROC-P1"),
                    lines=3,
                    needed=True,
                ),
                Choice(
                    field="area",
                    ask=Words("Which part of life is this about?", "What part of your life is this?"),
                    short=Words("Part of life"),
                    why=Words(
                        "Needs that belong together can be met by one service, and gaps show up.",
                        "It helps us put the same things together for you.",
                    ),
                    picture="list",
                    criteria=("SPEC-P1",),
                    options=NeedArea,
                ),
            ),
        ),
    ),
)

OUTCOMES: Final = Form(
    key="outcomes",
    record=Person,
    title=Words("What you want"),
    about=Words(
        "Say what you want to achieve and what you need. Services are chosen afterwards, to fit this.",
        "Say what you want in your life. Then we find help that fits.",
    ),
    picture="outcome",
    names="name",
    criteria=("SPEC-P1", "SPEC-P9", "PROC-P1"),
    done=Words(
        "That is what you want. Next, say what service could bring it.",
        "That is what you want. Next you say what help can bring it.",
    ),
    parts=(
        Rows(
            key="outcomes",
            title=Words("What you want"),
            ask=Words("What do you want to achieve?", "What do you want in your life?"),
            why=Words(
                "Support is there to bring you the life you want. Everything that follows is tied to these outcomes.",
                "Your help is there to give you the life you want.",
            ),
            of=OUTCOME,
            parent="person_id",
            one=Words("an outcome", "something you want"),
            empty=Words(
                "Add the changes you want in your life, one at a time. Two or three are enough to begin with.",
                "Add what you want. You can start with 1 thing.",
            ),
            add=Words("Add an outcome", "Add what you want"),
            picture="outcome",
            least=1,
        ),
        Rows(
            key="needs",
            title=Words("What you need"),
            ask=Words("What do you need help with?", "What help do you need?"),
            why=Words(
                "Needs are what must be met every day, such as meals or medicine. A service that misses one is not safe.",
                "You need some help every day. Your help must not miss this.",
            ),
            of=NEED,
            parent="person_id",
            one=Words("a need", "help you need"),
            empty=Words(
                "Add what you need help with, one thing at a time.",
                "Add the help you need. Add 1 thing at a time.",
            ),
            add=Words("Add a need", "Add help you need"),
            picture="help",
        ),
    ),
)
