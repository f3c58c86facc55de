"""Starting terms of a contract, in plain words: duties of each side and the ladder of corrective steps.

They are a beginning that both sides change; each is written in the language of whoever draws the contract up.
"""

from typing import Final

from nosdesk.domain.choices import CorrectiveKind, Party
from nosdesk.frozen import dataclass
from nosdesk.i18n import Words


@dataclass(frozen=True)
class Step:
    """One step of the ladder: when it is taken, what happens, within how many days."""

    kind: CorrectiveKind
    trigger: Words
    action: Words
    within_days: int


DUTIES: Final[tuple[tuple[Party, Words], ...]] = (
    (
        Party.PROVIDER,
        Words(
            "Give the support at the times agreed, and tell the person at once if a worker will be late or cannot come.",
            "Give the help on time. Call at once if a worker is late.",
        ),
    ),
    (
        Party.PROVIDER,
        Words(
            "Send workers who are trained, checked and known to the person, and have cover for when they are away.",
            "Send trained workers you know. Send another worker if one is away.",
        ),
    ),
    (
        Party.PROVIDER,
        Words(
            "Keep the person safe and tell the right people about any concern on the same day.",
            "Keep you safe. Tell the right people about a worry the same day.",
        ),
    ),
    (
        Party.PROVIDER,
        Words(
            "Keep what is known about the person private, and keep records that the person can read.",
            "Keep your facts private. Let you read what they write.",
        ),
    ),
    (
        Party.PERSON,
        Words(
            "Tell the provider in good time about changes, and say early when something is not right.",
            "Tell the provider about changes. Say so if something is wrong.",
        ),
    ),
    (
        Party.PERSON,
        Words(
            "Treat workers with respect and see that the home is a safe place to work.",
            "Be kind to workers. Make your home safe for them.",
        ),
    ),
    (
        Party.PAYER,
        Words(
            "Pay each amount in the payment plan by its date.",
            "Pay the money on time.",
        ),
    ),
)

LADDER: Final[tuple[Step, ...]] = (
    Step(
        CorrectiveKind.ADVICE,
        Words("Something promised does not happen once.", "Something does not happen 1 time."),
        Words(
            "We talk about it, agree what will change, and write it down.",
            "We talk. We agree what to change. We write it.",
        ),
        7,
    ),
    Step(
        CorrectiveKind.MONITORING,
        Words("It happens again within 4 weeks.", "It goes wrong again in 4 weeks."),
        Words(
            "The provider sends a written report every week until it is right.",
            "The provider writes to you each week until it is right.",
        ),
        7,
    ),
    Step(
        CorrectiveKind.OTHER_WAYS,
        Words("It is not right after 4 weeks of reports.", "It is still wrong after 4 more weeks."),
        Words(
            "The provider pays for the support to be given in another way, by other workers or another provider.",
            "The provider finds other workers and pays for them.",
        ),
        14,
    ),
    Step(
        CorrectiveKind.REFERRAL,
        Words(
            "The person is at risk, or the provider does not act.", "You are not safe, or the provider does nothing."
        ),
        Words(
            "The person or their helper tells the council and the regulator.",
            "You or your helper tell the council.",
        ),
        1,
    ),
    Step(
        CorrectiveKind.AMEND,
        Words("The support agreed no longer fits what is needed.", "The help is not what you need any more."),
        Words("Both sides agree a change to the contract and sign it.", "We change the contract. We both sign it."),
        28,
    ),
    Step(
        CorrectiveKind.TERMINATE,
        Words(
            "Nothing above has put it right, or there was serious harm.", "Nothing helped, or someone was badly hurt."
        ),
        Words(
            "The contract ends, with the notice it names, or at once after serious harm.",
            "We end the contract. After serious harm it ends at once.",
        ),
        28,
    ),
)

CHANGES: Final = Words(
    "Changes are written down, dated and signed by both sides before they begin.",
    "We write each change down. We both sign it first.",
)
ENDING: Final = Words(
    "Either side may end this contract by writing to the other with the notice named above. It can be ended at once after "
    "serious harm, a crime, or if the provider may no longer lawfully work.",
    "You or the provider can end this contract. Write to the other side first. After serious harm it can end at once.",
)
COMPLAINTS: Final = Words(
    "Complaints go to the provider first, who answers within 10 working days. After that they go to the ombudsman.",
    "Tell the provider if you are not happy. They answer in 10 days. Then you can ask the ombudsman.",
)
INSURANCE: Final = Words(
    "The provider has public liability and employer's liability insurance and shows the certificates when asked.",
    "The provider has insurance. They show you the papers.",
)
PRIVACY: Final = Words(
    "Facts about the person are shared only with their agreement, or where the law asks for it to keep somebody safe.",
    "The provider keeps your facts private. They share them only to keep someone safe.",
)
MONITORING: Final = Words(
    "The person says how it goes in their own words at any time. Both sides look at every objective together at each review.",
    "You can say how it goes at any time. We look at each goal together.",
)
