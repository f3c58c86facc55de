"""A person's case: how much is asked, and closing it."""

from typing import Final

from nosdesk.domain.choices import ClosedReason, Route
from nosdesk.domain.records import Person
from nosdesk.forms.question import Choice, Date, Form, LongText, Page
from nosdesk.i18n import Words

ROUTE: Final = Form(
    key="route",
    record=Person,
    title=Words("How much we ask"),
    about=Words(
        "Choose the short way or the full way through the same questions. Nothing you have said is lost.",
        "Choose how many questions you get. You keep all your answers.",
    ),
    picture="choice",
    names="name",
    parts=(
        Page(
            key="route",
            title=Words("How much we ask"),
            questions=(
                Choice(
                    field="route",
                    ask=Words("How many questions do you want?", "Do you want few questions or many?"),
                    short=Words("Route", "How many questions"),
                    hint=Words(
                        "The short way is enough for most people who arrange their own support.",
                        "The short way is enough for most people.",
                    ),
                    why=Words(
                        "Two hours of cleaning a week need fewer questions than care by day and night for several people. "
                        "You can change this at any time.",
                        "Small help needs few questions. You can change this later.",
                    ),
                    picture="choice",
                    options=Route,
                    always=True,
                ),
            ),
        ),
    ),
)

CLOSE: Final = Form(
    key="close",
    record=Person,
    title=Words("Close this case", "Stop this support"),
    about=Words(
        "Payments due and reminders stop. Everything is kept, and you can open the case again.",
        "Reminders stop. We keep everything. You can start again later.",
    ),
    picture="documents",
    names="name",
    parts=(
        Page(
            key="close",
            title=Words("Close this case", "Stop this support"),
            questions=(
                Choice(
                    field="closed_reason",
                    ask=Words("Why is the case closed?", "Why does your support stop?"),
                    short=Words("Reason"),
                    why=Words(
                        "It decides what happens next. When somebody has died, for example, nobody is asked how it went.",
                        "We need to know what to do next for you.",
                    ),
                    picture="question",
                    options=ClosedReason,
                    needed=True,
                ),
                Date(
                    field="closed_on",
                    ask=Words("On which day did the support end?", "When did your support stop?"),
                    short=Words("Closed on"),
                    why=Words(
                        "Payments after this day are no longer due. The time for keeping papers begins here too.",
                        "You do not pay for days after this.",
                    ),
                    picture="calendar",
                    needed=True,
                ),
                LongText(
                    field="closed_note",
                    ask=Words("What else should be known?", "Do you want to say more?"),
                    short=Words("Note"),
                    why=Words(
                        "Somebody who opens this later may need to know what happened, or whom to ask.",
                        "This helps people who read it later.",
                    ),
                    picture="pencil",
                    lines=3,
                ),
            ),
        ),
    ),
)
