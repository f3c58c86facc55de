"""The criteria of "Procure services for individuals"."""

from typing import Final

from nosdesk.i18n import Words
from nosdesk.standards.criterion import PerformanceCriterion, Place

PROCURE: Final = (
    PerformanceCriterion(
        "PROC-P1",
        Words(
            "Collect correct, current facts with source and date, checked by the person.",
            "Write down facts about you. You say if they are right.",
        ),
        (Place.PEOPLE, Place.OUTCOMES),
    ),
    PerformanceCriterion(
        "PROC-P2",
        Words(
            "Search known services, and record that none already meets the need well.",
            "See if there is help near you now.",
        ),
        (Place.SPECIFY,),
    ),
    PerformanceCriterion(
        "PROC-P3",
        Words("Draw up a specification for each service required.", "Write a list for each kind of help you need."),
        (Place.SPECIFY,),
    ),
    PerformanceCriterion(
        "PROC-P4",
        Words("State aims and objectives clearly, each linked to an outcome.", "Say what your help is for."),
        (Place.SPECIFY,),
    ),
    PerformanceCriterion(
        "PROC-P5",
        Words("State for each objective how it is watched and judged.", "Say how you will check each thing."),
        (Place.SPECIFY,),
    ),
    PerformanceCriterion(
        "PROC-P6",
        Words(
            "Check the specification against good practice, with sources.",
            "Check your list with what we know works well.",
        ),
        (Place.SPECIFY,),
    ),
    PerformanceCriterion(
        "PROC-P7",
        Words("Check it against the law and rules of the nation concerned.", "Check your list with the law."),
        (Place.SPECIFY,),
    ),
    PerformanceCriterion(
        "PROC-P8",
        Words(
            "Record rounds of negotiation, and show value for money before and after.",
            "Talk about the price. Keep what each side says.",
        ),
        (Place.OFFERS,),
    ),
    PerformanceCriterion(
        "PROC-P9",
        Words(
            "Compare offers point by point, and award only to one that meets the specification.",
            "Check each offer with your list. Choose one that fits.",
        ),
        (Place.OFFERS,),
    ),
    PerformanceCriterion(
        "PROC-P10",
        Words("Contract states aims, objectives and outcomes.", "Your contract says what you want."),
        (Place.CONTRACT,),
    ),
    PerformanceCriterion(
        "PROC-P11",
        Words("Contract states how objectives are monitored and evaluated.", "Your contract says how you check it."),
        (Place.CONTRACT,),
    ),
    PerformanceCriterion(
        "PROC-P12",
        Words("Contract states milestones and payments.", "Your contract says the steps and the payments."),
        (Place.CONTRACT, Place.MONEY),
    ),
    PerformanceCriterion(
        "PROC-P13",
        Words("Contract states roles and obligations of each party.", "Your contract says who does what."),
        (Place.CONTRACT,),
    ),
    PerformanceCriterion(
        "PROC-P14",
        Words(
            "Contract states corrective action if the provider does not deliver.",
            "Your contract says what happens when the help is bad.",
        ),
        (Place.CONTRACT,),
    ),
    PerformanceCriterion(
        "PROC-P15",
        Words(
            "Contract is checked against legal requirements before it is signed.",
            "Check your contract with the law before you sign.",
        ),
        (Place.CONTRACT,),
    ),
    PerformanceCriterion(
        "PROC-P16",
        Words("Monitor and evaluate quality as the contract says.", "Check your help in the way you agreed."),
        (Place.QUALITY,),
    ),
    PerformanceCriterion(
        "PROC-P17",
        Words("Show gaps, errors and stale items in monitoring information.", "See which facts are missing or old."),
        (Place.QUALITY,),
    ),
    PerformanceCriterion(
        "PROC-P18",
        Words("Produce the returns that authorities ask for.", "Make the papers that the council wants."),
        (Place.QUALITY, Place.MONEY),
    ),
    PerformanceCriterion(
        "PROC-P19",
        Words("Keep confidentiality: protected file, redaction, and who saw what.", "Keep your facts private."),
        (Place.HISTORY,),
    ),
    PerformanceCriterion(
        "PROC-P20",
        Words(
            "Discuss findings openly with the provider, with both sides’ words kept.",
            "Talk with the provider about how it goes.",
        ),
        (Place.TALK, Place.QUALITY),
    ),
    PerformanceCriterion(
        "PROC-P21",
        Words(
            "Agree improvements within the present contract, and follow them up.",
            "Agree what the provider will do better.",
        ),
        (Place.ACTIONS, Place.QUALITY),
    ),
    PerformanceCriterion(
        "PROC-P22",
        Words("Recommend changes to future contracts.", "Say what to change the next time."),
        (Place.QUALITY, Place.AGREE),
    ),
)
