"""Signing a contract, and ending it."""

from typing import Final

from nosdesk.domain.records import Contract
from nosdesk.forms.question import Date, Form, Page, Text
from nosdesk.i18n import Words

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
    signed=(
        Words("The person, or whoever decides for them", "You, or someone who decides for you"),
        Words("The provider"),
    ),
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
                Text(
                    field="signed_read_with",
                    ask=Words("Who read it with the person?", "Who read it with you?"),
                    short=Words("Read with the person by", "Who read it with you"),
                    hint=Words("Leave this empty if nobody did.", "Leave this empty if you read it alone."),
                    why=Words(
                        "It shows that the person could take in what was signed, and who may be asked about it later.",
                        "We can see who helped you read it.",
                    ),
                    picture="reading",
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
