"""The rows of a specification: objectives, requirements, shares of the cost, and the criteria offers are judged by."""

from typing import Final

from nosdesk.domain.choices import CriterionKind, RequirementKind, Strength
from nosdesk.domain.records import Contact, CostShare, Criterion, Objective, Outcome, Person, Requirement, Specification
from nosdesk.forms.question import Choice, Form, Link, LongText, Number, Page, Rows, Text
from nosdesk.i18n import Counted, Words

PERCENT: Final = Counted("{amount}%", "{amount}%")
POINTS: Final = Counted("{amount} out of 100", "{amount} out of 100")

OBJECTIVE: Final = Form(
    key="objective",
    record=Objective,
    title=Words("Objective", "What should get better"),
    about=Words(
        "What the service brings about, which outcome that serves, and how you will see it.",
        "What your help should do for you.",
    ),
    picture="target",
    names="statement",
    criteria=("PROC-P4", "PROC-P5"),
    parts=(
        Page(
            key="objective",
            title=Words("What it must achieve", "What should get better"),
            questions=(
                LongText(
                    field="statement",
                    ask=Words("What must the service bring about?", "What should this help do for you?"),
                    short=Words("Objective", "What it does"),
                    why=Words(
                        "A service can be good and still not be what you need. This says what it is there to do.",
                        "This says what your help must do.",
                    ),
                    example=Words(
                        "“Teach Maya to cook six meals safely, one step at a time.”",
                        "“Teach me to cook 6 meals.”",
                    ),
                    picture="target",
                    criteria=("PROC-P4",),
                    lines=2,
                    needed=True,
                ),
                Link(
                    field="outcome_id",
                    ask=Words("Which of your outcomes does it serve?", "Which thing that you want does it help?"),
                    short=Words("Outcome", "Helps with"),
                    why=Words(
                        "Everything you buy should lead to something you want. What leads nowhere can be left out.",
                        "Your help must lead to what you want.",
                    ),
                    picture="outcome",
                    criteria=("PROC-P4", "CONT-P1"),
                    to=Outcome,
                    shown="statement",
                    needed=True,
                ),
                Text(
                    field="watched",
                    ask=Words("How will you watch how it goes?", "How will you see how it goes?"),
                    short=Words("How it is watched", "How we see it"),
                    why=Words(
                        "Agree now how to look, so that you and the provider later see the same thing.",
                        "You and the provider must look at the same thing.",
                    ),
                    example=Words("“Maya’s cooking record, week by week”", "“I write down each meal.”"),
                    picture="check",
                    criteria=("PROC-P5",),
                    needed=True,
                ),
            ),
        ),
        Page(
            key="judged",
            title=Words("How it is judged"),
            full_route_only=True,
            questions=(
                Text(
                    field="judged",
                    ask=Words("When has it been achieved?", "How much is enough for you?"),
                    short=Words("How it is judged", "It is enough when"),
                    why=Words(
                        "It must be clear what counts as done, or nobody can say whether the provider kept their word.",
                        "You need to know when the work is done.",
                    ),
                    example=Words(
                        "“Three evenings a week without help, four weeks running”",
                        "“I cook on my own 3 days a week.”",
                    ),
                    picture="measure",
                    criteria=("PROC-P5",),
                ),
                Text(
                    field="how_often",
                    ask=Words("How often do you look at it together?", "How often do you check it?"),
                    short=Words("How often"),
                    why=Words(
                        "Look too seldom and you notice too late. Look too often and it is a burden.",
                        "Check often enough to see if something goes wrong.",
                    ),
                    example=Words("“At each meeting, every three months”", "“Every 3 months”"),
                    picture="every-4-weeks",
                    criteria=("PROC-P5",),
                    characters=30,
                ),
            ),
        ),
    ),
)

REQUIREMENT: Final = Form(
    key="requirement",
    record=Requirement,
    title=Words("Requirement", "Something you need"),
    about=Words(
        "One thing that a provider must or should do. Every offer has to answer it.",
        "1 thing that a provider must do for you.",
    ),
    picture="requirement",
    names="statement",
    criteria=("PROC-P3", "SPEC-P13"),
    parts=(
        Page(
            key="requirement",
            title=Words("What is required", "What you need"),
            questions=(
                LongText(
                    field="statement",
                    ask=Words("What is required?", "What do you need?"),
                    short=Words("Requirement", "What I need"),
                    hint=Words(
                        "One thing only, put so that the answer can be yes or no.",
                        "Say 1 thing. The answer must be yes or no.",
                    ),
                    why=Words(
                        "Each provider says to each point: met, partly or not. That works only if a point is one thing.",
                        "Each provider says yes or no to this.",
                    ),
                    example=Words(
                        "“Only workers whom I have met beforehand come to my home.”",
                        "“I meet new workers first.”",
                    ),
                    picture="requirement",
                    criteria=("PROC-P3",),
                    lines=2,
                    needed=True,
                ),
                Choice(
                    field="strength",
                    ask=Words("How binding is it?", "Must you have it?"),
                    short=Words("Must or should"),
                    hint=Words(
                        "Choose “must” sparingly: an offer that misses one cannot win.",
                        "Say “must” only when you need it a lot.",
                    ),
                    why=Words(
                        "It tells apart what you cannot do without and what would merely be good.",
                        "It shows what you really need.",
                    ),
                    picture="weights",
                    criteria=("PROC-P9",),
                    options=Strength,
                    needed=True,
                ),
                Choice(
                    field="kind",
                    ask=Words("What is it about?", "What kind of thing do you need?"),
                    short=Words("About"),
                    why=Words(
                        "Sorted by kind, the list shows whether something was forgotten.",
                        "It helps you see if something is missing.",
                    ),
                    picture="list",
                    criteria=("SPEC-P13",),
                    options=RequirementKind,
                ),
            ),
        ),
    ),
)

COST_SHARE: Final = Form(
    key="cost-share",
    record=CostShare,
    title=Words("Share of the cost", "Who pays a part"),
    about=Words(
        "One of those who use this service, and the part of the cost that they bear.",
        "Someone who pays a part of your help.",
    ),
    picture="share",
    names="person_id",
    parts=(
        Page(
            key="share",
            title=Words("Share of the cost", "Who pays a part"),
            questions=(
                Link(
                    field="person_id",
                    ask=Words("Who in this file shares the service?", "Who in this file pays with you?"),
                    short=Words("Person"),
                    hint=Words(
                        "Somebody who is only one of the key people is chosen below.",
                        "You can choose someone else below.",
                    ),
                    why=Words(
                        "It is their service too, and they have to agree to it.",
                        "It is their help too. They must say yes.",
                    ),
                    picture="people",
                    to=Person,
                    shown="name",
                    none=Words("Nobody in this file", "No one here"),
                ),
                Link(
                    field="contact_id",
                    ask=Words("Or which of your key people?", "Or which person around you pays?"),
                    short=Words("Key person"),
                    why=Words(
                        "A relative who lives with you may share a service without a file of their own.",
                        "Your family can share your help too.",
                    ),
                    picture="family",
                    to=Contact,
                    shown="name",
                    none=Words("None of them", "No one here"),
                ),
                Number(
                    field="share",
                    ask=Words("What part of the cost do they bear?", "How much of the cost do they pay?"),
                    short=Words("Share"),
                    hint=Words("Half is 50. All shares together are 100.", "Half is 50. All is 100."),
                    why=Words(
                        "Each one’s payments are worked out from this.",
                        "We use this to work out what each of you pays.",
                    ),
                    picture="partly",
                    unit=Words("%"),
                    counted=PERCENT,
                    most=100,
                    places=4,
                    needed=True,
                ),
            ),
        ),
    ),
)

CRITERION: Final = Form(
    key="criterion",
    record=Criterion,
    title=Words("Criterion", "What you judge"),
    about=Words(
        "One thing that offers are judged by, and how much it counts.",
        "1 thing you look at when you choose.",
    ),
    picture="weights",
    names="name",
    criteria=("SPEC-P16",),
    parts=(
        Page(
            key="criterion",
            title=Words("What is judged", "What you look at"),
            questions=(
                Text(
                    field="name",
                    ask=Words("By what are offers judged?", "What do you look at in each offer?"),
                    short=Words("Criterion", "What you look at"),
                    why=Words(
                        "Providers have the right to know beforehand what counts.",
                        "It is fair to say first what you look at.",
                    ),
                    example=Words("“How well they listen”", "“Do they listen?”"),
                    picture="check",
                    criteria=("SPEC-P16",),
                    characters=30,
                    needed=True,
                ),
                Choice(
                    field="kind",
                    ask=Words("How does its score come about?", "Who gives the points, you or the program?"),
                    short=Words("Scored by"),
                    hint=Words(
                        "The first two are worked out from the offers. The third is for people to judge.",
                        "We can work out the first 2 for you.",
                    ),
                    why=Words(
                        "Price and requirements can be counted. Trust and kindness have to be judged by people.",
                        "We can count the price. You judge if people are kind.",
                    ),
                    picture="measure",
                    criteria=("SPEC-P16",),
                    options=CriterionKind,
                    always=True,
                ),
                Number(
                    field="weight",
                    ask=Words("How much does it count?", "How much does this matter to you?"),
                    short=Words("Weight", "How much it counts"),
                    hint=Words(
                        "All criteria together make 100.",
                        "You have 100 points for all the things.",
                    ),
                    why=Words(
                        "Weights are fixed before anybody sees an offer, so that nobody can bend them afterwards.",
                        "You choose this before you see an offer. That is fair.",
                    ),
                    picture="weights",
                    criteria=("SPEC-P16",),
                    unit=Words("out of 100"),
                    counted=POINTS,
                    most=100,
                    always=True,
                ),
                LongText(
                    field="guidance",
                    ask=Words("What earns a high score?", "What is very good for you?"),
                    short=Words("A high score needs", "Very good means"),
                    why=Words(
                        "Everybody who scores should mean the same by “good”.",
                        "Everyone must know what you mean by good.",
                    ),
                    example=Words(
                        "“5: they asked me first, and changed their plan after what I said.”",
                        "“They asked me first. That is worth 5 points.”",
                    ),
                    picture="star",
                    criteria=("SPEC-P16",),
                    lines=3,
                ),
            ),
        ),
    ),
)

CRITERIA: Final = Form(
    key="criteria",
    record=Specification,
    title=Words("How you will choose", "How you choose"),
    about=Words(
        "Say what counts before you see an offer. From the first opened offer on, this stands still.",
        "Say what matters before you see an offer. You cannot change it later.",
    ),
    picture="weights",
    names="title",
    criteria=("SPEC-P16",),
    parts=(
        Rows(
            key="criteria",
            title=Words("What counts"),
            ask=Words("What counts when you choose, and how much?", "What matters when you choose?"),
            hint=Words("The weights add up to 100.", "You have 100 points in all."),
            why=Words(
                "Every offer is judged alike, by what you settled before you saw any of them.",
                "You judge all offers in the same way. That is fair.",
            ),
            of=CRITERION,
            parent="specification_id",
            one=Words("a criterion", "something that counts"),
            empty=Words(
                "Add what offers are judged by, such as price, requirements, and how well they listen.",
                "Add what matters to you. It can be the price.",
            ),
            add=Words("Add a criterion", "Add what counts"),
            picture="weights",
            least=1,
        ),
    ),
)
