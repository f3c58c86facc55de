"""The criteria of "Specify sustainable services to achieve outcomes" (URN SCDCPC415)."""

from typing import Final

from nosdesk.i18n import Words
from nosdesk.standards.criterion import PerformanceCriterion, Place

SPECIFY: Final = (
    PerformanceCriterion(
        "SPEC-P1",
        Words(
            "Take down what the person, their key people and the community want and need, by priority, and see what they share.",
            "Write down what you and others want. Put the big things first.",
        ),
        (Place.OUTCOMES,),
    ),
    PerformanceCriterion(
        "SPEC-P2",
        Words(
            "Record talks that settle what the service will and will not cover.",
            "Keep talks about what your help will do.",
        ),
        (Place.TALK, Place.SPECIFY),
    ),
    PerformanceCriterion(
        "SPEC-P3",
        Words(
            "Compare ways to reach an outcome, doing nothing among them, and recommend one with reasons.",
            "Look at all the ways to get what you want.",
        ),
        (Place.APPRAISE,),
    ),
    PerformanceCriterion(
        "SPEC-P4",
        Words(
            "Note who could work together or share a service, and what came of it.", "See who could share your help."
        ),
        (Place.APPRAISE,),
    ),
    PerformanceCriterion(
        "SPEC-P5",
        Words(
            "Look at what the service does to equality and sustainability, now and later.",
            "See if your help is fair and green.",
        ),
        (Place.APPRAISE,),
    ),
    PerformanceCriterion(
        "SPEC-P6",
        Words(
            "Keep a list of risks with who looks after each, and the risks the person chooses to take.",
            "Write down the risks. Say which ones you want to take.",
        ),
        (Place.RISKS,),
    ),
    PerformanceCriterion(
        "SPEC-P7",
        Words(
            "Work out costs and benefits over the whole life of a service.", "Work out all the cost, from start to end."
        ),
        (Place.APPRAISE, Place.MONEY),
    ),
    PerformanceCriterion(
        "SPEC-P8",
        Words("Keep every record clear and current, with who changed what and when.", "You can see who changed what."),
        (Place.HISTORY,),
    ),
    PerformanceCriterion(
        "SPEC-P9",
        Words(
            "Choose for each outcome how its impact is measured, with baseline and target.",
            "Say how you can tell that it gets better.",
        ),
        (Place.OUTCOMES, Place.QUALITY),
    ),
    PerformanceCriterion(
        "SPEC-P10",
        Words(
            "Say how the contract will be managed: meetings, reports, and steps if it is not kept.",
            "Say when you meet. Say what you do if it goes wrong.",
        ),
        (Place.SPECIFY,),
    ),
    PerformanceCriterion(
        "SPEC-P11",
        Words(
            "Give people accessible information about services and providers.",
            "You get facts about providers that you can read.",
        ),
        (Place.OFFERS, Place.TALK),
    ),
    PerformanceCriterion(
        "SPEC-P12",
        Words("Talk through what can be the same for all and what must be personal.", "Say what must be just for you."),
        (Place.SPECIFY, Place.TALK),
    ),
    PerformanceCriterion(
        "SPEC-P13",
        Words(
            "Agree the specification together, with its purchasing and technical sides in balance.",
            "Agree what you need, together with others.",
        ),
        (Place.SPECIFY,),
    ),
    PerformanceCriterion(
        "SPEC-P14",
        Words(
            "Check that the specification lets providers compete.",
            "Check that more than 1 provider can make you an offer.",
        ),
        (Place.SPECIFY,),
    ),
    PerformanceCriterion(
        "SPEC-P15",
        Words(
            "Talk with providers fairly: the same information and answers to all.",
            "Tell all providers the same things.",
        ),
        (Place.TALK, Place.OFFERS),
    ),
    PerformanceCriterion(
        "SPEC-P16",
        Words(
            "Set criteria, weights and method before any offer is opened.", "Say what matters before you see an offer."
        ),
        (Place.OFFERS,),
    ),
    PerformanceCriterion(
        "SPEC-P17",
        Words(
            "Ask a specialist, and keep the advice with what was done about it.",
            "Ask someone who knows a lot. Keep what they told you.",
        ),
        (Place.TALK, Place.ACTIONS),
    ),
    PerformanceCriterion(
        "SPEC-P18",
        Words("Look back at existing specifications and agreements, with figures.", "Look at what worked before."),
        (Place.AGREE,),
    ),
    PerformanceCriterion(
        "SPEC-P19",
        Words(
            "Recommend the type and length of the agreement, with reasons.",
            "Say what kind of contract is best for you.",
        ),
        (Place.AGREE,),
    ),
    PerformanceCriterion(
        "SPEC-P20",
        Words(
            "Put the life-cycle cost of each possible agreement side by side.",
            "See what each contract costs from start to end.",
        ),
        (Place.AGREE, Place.MONEY),
    ),
    PerformanceCriterion(
        "SPEC-P21",
        Words(
            "Show how views of the person and others shaped the final decision.", "See how your words changed the plan."
        ),
        (Place.DECISIONS, Place.TALK),
    ),
    PerformanceCriterion(
        "SPEC-P22",
        Words("Justify type and length of the agreement with evidence.", "Show why you chose this contract."),
        (Place.DECISIONS, Place.LIBRARY),
    ),
    PerformanceCriterion(
        "SPEC-P23",
        Words("Tell everyone who should know, each in their own format.", "Tell people in a way they can read."),
        (Place.DECISIONS, Place.TALK),
    ),
)
