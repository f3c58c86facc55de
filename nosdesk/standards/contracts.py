"""The criteria of "Manage contracts"."""

from typing import Final

from nosdesk.i18n import Words
from nosdesk.standards.criterion import PerformanceCriterion, Place

CONTRACTS: Final = (
    PerformanceCriterion(
        "CONT-P1",
        Words(
            "Show how each contract objective leads to which outcome.", "See how each promise leads to what you want."
        ),
        (Place.CONTRACT,),
    ),
    PerformanceCriterion(
        "CONT-P2",
        Words("Build the implementation plan with provider and partners.", "Plan the start together."),
        (Place.CONTRACT,),
    ),
    PerformanceCriterion(
        "CONT-P3",
        Words("Give the plan out in accessible forms.", "Give people the plan in a way they can read."),
        (Place.CONTRACT, Place.TALK),
    ),
    PerformanceCriterion(
        "CONT-P4",
        Words("Collect agreement of partners, provider and decision makers.", "Ask everyone to say yes."),
        (Place.CONTRACT,),
    ),
    PerformanceCriterion(
        "CONT-P5",
        Words("Follow progress: done, late or at risk, on a timeline.", "See which steps are done and which are late."),
        (Place.CONTRACT,),
    ),
    PerformanceCriterion(
        "CONT-P6",
        Words("Change the plan, and keep versions with reasons.", "Change the plan. Keep the old one."),
        (Place.CONTRACT,),
    ),
    PerformanceCriterion(
        "CONT-P7",
        Words(
            "Agree monitoring plans for risk, accessibility, efficiency, sustainability and outcomes.",
            "Agree how to check your help.",
        ),
        (Place.CONTRACT, Place.QUALITY),
    ),
    PerformanceCriterion(
        "CONT-P8",
        Words("Plan says what happens on non-compliance.", "The plan says what you do if rules are broken."),
        (Place.CONTRACT,),
    ),
    PerformanceCriterion(
        "CONT-P9",
        Words("Analyse what monitoring collected.", "Look at what the checks told you."),
        (Place.CONTRACT, Place.QUALITY),
    ),
    PerformanceCriterion(
        "CONT-P10",
        Words("Judge each requirement met, partly met or not met, with evidence.", "Say for each thing if you get it."),
        (Place.CONTRACT,),
    ),
    PerformanceCriterion(
        "CONT-P11",
        Words(
            "Raise a concern at once from anywhere, and see who was told and when.",
            "Tell us at once when something is wrong.",
        ),
        (Place.QUALITY,),
    ),
    PerformanceCriterion(
        "CONT-P12",
        Words("Find out with others why requirements are not met.", "Find out why something goes wrong."),
        (Place.CONTRACT, Place.TALK),
    ),
    PerformanceCriterion("CONT-P13", Words("Negotiate further actions.", "Agree what to do next."), (Place.ACTIONS,)),
    PerformanceCriterion(
        "CONT-P14",
        Words("Tell relevant people about risks, progress and next actions.", "Tell people how it goes."),
        (Place.CONTRACT, Place.TALK),
    ),
    PerformanceCriterion(
        "CONT-P15",
        Words("Keep contract records for as long as the rules say.", "Keep your papers as long as you must."),
        (Place.HISTORY,),
    ),
    PerformanceCriterion(
        "CONT-P16",
        Words("Compare spending with budget regularly.", "See if you spend more than you planned."),
        (Place.MONEY,),
    ),
    PerformanceCriterion(
        "CONT-P17",
        Words("Warn budget holders promptly.", "Tell the one who pays when money runs low."),
        (Place.MONEY, Place.TALK),
    ),
    PerformanceCriterion(
        "CONT-P18", Words("List chances to save, with amounts.", "See where you can save money."), (Place.MONEY,)
    ),
    PerformanceCriterion(
        "CONT-P19",
        Words("Weigh what each saving would do to the service.", "See what you lose when you save."),
        (Place.MONEY, Place.RISKS),
    ),
    PerformanceCriterion("CONT-P20", Words("Negotiate what to do about costs.", "Talk about the cost."), (Place.TALK,)),
    PerformanceCriterion("CONT-P21", Words("Carry the agreed actions out.", "Do what you agreed."), (Place.ACTIONS,)),
    PerformanceCriterion(
        "CONT-P22",
        Words("Negotiate a provider’s claim.", "Talk when a provider wants more money from you."),
        (Place.MONEY,),
    ),
    PerformanceCriterion(
        "CONT-P23", Words("Ask for guidance on a claim.", "Ask someone for help with this."), (Place.TALK,)
    ),
    PerformanceCriterion(
        "CONT-P24", Words("Keep claim evidence unaltered.", "Keep all the papers about it."), (Place.LIBRARY,)
    ),
)
