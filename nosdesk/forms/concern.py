"""A concern about danger, harm, abuse, rights or a poor service: what happened, and who was told.

The order is that of statutory guidance: first whether somebody is in danger now, then the person's own words without
leading questions, then what the person wants to happen (Making Safeguarding Personal).
"""

from typing import Final

from nosdesk.domain.choices import ConcernKind
from nosdesk.domain.records import Concern, Contract
from nosdesk.forms.question import Date, Form, Link, LongText, ManyChoices, Page, YesNo
from nosdesk.i18n import Words

CONCERN: Final = Form(
    key="concern",
    record=Concern,
    title=Words("Raise a concern", "Tell us something is wrong"),
    about=Words(
        "Say what worries you. You will be told at once what to do and whom to tell.",
        "Say what is wrong. We tell you what to do now.",
    ),
    picture="concern",
    names="what",
    criteria=("CONT-P11",),
    done=Words(
        "Thank you for speaking up. The concern stays open until somebody closes it.",
        "Thank you. It was right to tell us.",
    ),
    parts=(
        Page(
            key="danger",
            title=Words("Danger now"),
            questions=(
                YesNo(
                    field="danger_now",
                    ask=Words("Is somebody in danger right now?", "Are you or someone else in danger now?"),
                    short=Words("In danger now"),
                    hint=Words(
                        "If so, call 999 first. This page waits.",
                        "If yes, call 999 now. You can write later.",
                    ),
                    why=Words(
                        "If somebody is in danger, help comes first and writing later.",
                        "If you are in danger, get help first.",
                    ),
                    picture="emergency",
                    criteria=("CONT-P11",),
                    needed=True,
                ),
            ),
        ),
        Page(
            key="what",
            title=Words("What happened"),
            questions=(
                LongText(
                    field="what",
                    ask=Words("What happened?", "What happened to you?"),
                    short=Words("What happened"),
                    hint=Words(
                        "Use the words of whoever said it. Write what was seen and heard, not what it may mean.",
                        "Use your own words. Say what you saw and heard.",
                    ),
                    why=Words(
                        "Those who look into it need it as it was said, soon after it happened.",
                        "People who help you need your own words.",
                    ),
                    picture="talk",
                    criteria=("CONT-P11",),
                    lines=6,
                    needed=True,
                ),
                ManyChoices(
                    field="kinds",
                    ask=Words("What is it about?", "What is wrong for you?"),
                    short=Words("About"),
                    hint=Words("Choose all that fit.", "You can choose more than 1."),
                    why=Words(
                        "It decides who has to be told: the police, the council, the regulator or the provider.",
                        "It shows you who to tell.",
                    ),
                    picture="warning",
                    criteria=("CONT-P11",),
                    options=ConcernKind,
                ),
                Date(
                    field="happened_on",
                    ask=Words("When did it happen?", "What day did it happen to you?"),
                    short=Words("When"),
                    hint=Words("Leave this empty if you do not know.", "You can leave this empty."),
                    why=Words(
                        "The day helps to find out who was there.",
                        "It helps you find out who was there.",
                    ),
                    picture="calendar",
                    criteria=("CONT-P11",),
                ),
                Link(
                    field="contract_id",
                    ask=Words("Which support does it concern?", "Which help is it about?"),
                    short=Words("Contract"),
                    why=Words(
                        "A concern about a service is looked at again when its contract is reviewed.",
                        "We look at it again with you later.",
                    ),
                    picture="contract",
                    to=Contract,
                    shown="title",
                    none=Words("None of these"),
                ),
            ),
        ),
        Page(
            key="wanted",
            title=Words("What you want"),
            questions=(
                LongText(
                    field="wanted",
                    ask=Words("What does the person want to happen?", "What do you want to happen now?"),
                    short=Words("What they want to happen", "What you want"),
                    why=Words(
                        "It is their life. What is done should be what they want, as far as it keeps people safe.",
                        "It is your life. People must ask what you want.",
                    ),
                    example=Words(
                        "“I want him to stop coming. I do not want the police.”",
                        "“I want him to stop. I do not want the police.”",
                    ),
                    picture="you",
                    criteria=("CONT-P11",),
                    lines=3,
                ),
            ),
        ),
        Page(
            key="told",
            title=Words("Who was told"),
            questions=(
                LongText(
                    field="told",
                    ask=Words("Who was told?", "Who did you tell?"),
                    short=Words("Told"),
                    hint=Words(
                        "Name, place and how: by phone, in person, in writing. Do not warn whoever may have done it.",
                        "Write the name. Do not tell the one who hurt you.",
                    ),
                    why=Words(
                        "The council, or in Northern Ireland the Trust, should know the same day. "
                        "The clock stops when somebody has been told.",
                        "The council must know on the same day. They can help you.",
                    ),
                    example=Words(
                        "“Alderbrook Council, adult social care, by phone: spoke with Ms Hale”",
                        "“I called the council. I talked to Ms Hale.”",
                    ),
                    picture="phone",
                    criteria=("CONT-P11",),
                    lines=2,
                    needed=True,
                ),
                LongText(
                    field="done",
                    ask=Words("What has been done?", "What did people do to help you?"),
                    short=Words("Done"),
                    why=Words(
                        "Nobody should have to tell it twice because nothing was written down.",
                        "You do not have to say it all again.",
                    ),
                    picture="list",
                    criteria=("CONT-P11",),
                    lines=3,
                ),
            ),
        ),
        Page(
            key="closed",
            title=Words("Closing it"),
            questions=(
                Date(
                    field="closed_on",
                    ask=Words("When was the concern settled?", "When was it put right for you?"),
                    short=Words("Settled on", "Put right on"),
                    hint=Words(
                        "Leave this empty until the person says that it is settled, or says otherwise.",
                        "Leave this empty until you feel safe.",
                    ),
                    why=Words(
                        "Until then it stays in sight of everybody who works in this file.",
                        "Until then we do not forget it.",
                    ),
                    picture="finish",
                    criteria=("CONT-P11",),
                ),
            ),
        ),
    ),
)
