"""The criteria of "Manage the quality of the service"."""

from typing import Final

from nosdesk.i18n import Words
from nosdesk.standards.criterion import PerformanceCriterion, Place

QUALITY: Final = (
    PerformanceCriterion(
        "QUAL-P1",
        Words(
            "Help partners understand the rules about measuring quality.", "Tell others the rules about checking help."
        ),
        (Place.TALK, Place.QUALITY),
    ),
    PerformanceCriterion(
        "QUAL-P2",
        Words(
            "Decide with others how to measure quality, concerns and complaints among it.",
            "Say together how you check if help is good.",
        ),
        (Place.QUALITY,),
    ),
    PerformanceCriterion(
        "QUAL-P3",
        Words("Use regulators’ information to watch providers.", "Look at what the checkers say about providers."),
        (Place.QUALITY, Place.OFFERS),
    ),
    PerformanceCriterion(
        "QUAL-P4", Words("Note the sources an indicator rests on.", "Say where each sign comes from."), (Place.QUALITY,)
    ),
    PerformanceCriterion(
        "QUAL-P5",
        Words("Develop indicators together with partners.", "Choose the signs together."),
        (Place.QUALITY, Place.TALK),
    ),
    PerformanceCriterion(
        "QUAL-P6",
        Words("Choose how data are collected for each indicator.", "Say how you find out about each sign."),
        (Place.QUALITY,),
    ),
    PerformanceCriterion(
        "QUAL-P7", Words("Agree who measures what and when.", "Say who checks what, and when."), (Place.QUALITY,)
    ),
    PerformanceCriterion(
        "QUAL-P8",
        Words("Run the measuring plan, with due checks and reminders.", "Do the checks on time."),
        (Place.QUALITY,),
    ),
    PerformanceCriterion("QUAL-P9", Words("Collect numbers and words.", "Keep faces and words."), (Place.QUALITY,)),
    PerformanceCriterion(
        "QUAL-P10",
        Words("Support individuals and key people to take part.", "Help people to say how it goes."),
        (Place.QUALITY,),
    ),
    PerformanceCriterion(
        "QUAL-P11", Words("See that colleagues use the system.", "See who has not done their checks."), (Place.QUALITY,)
    ),
    PerformanceCriterion(
        "QUAL-P12",
        Words("Keep measuring all the time, with baseline and trend.", "See if it gets better over time."),
        (Place.QUALITY,),
    ),
    PerformanceCriterion(
        "QUAL-P13",
        Words("Note how partners’ priorities affect the service.", "See how others change your help."),
        (Place.QUALITY,),
    ),
    PerformanceCriterion(
        "QUAL-P14",
        Words("Work with partners to reduce harm from that.", "Work with others to stop harm."),
        (Place.ACTIONS,),
    ),
    PerformanceCriterion(
        "QUAL-P15", Words("Analyse numbers and words together.", "Look at faces and words together."), (Place.QUALITY,)
    ),
    PerformanceCriterion(
        "QUAL-P16",
        Words("Report indicators met and not met, and areas to improve.", "Say what is good and what is not."),
        (Place.QUALITY,),
    ),
    PerformanceCriterion("QUAL-P17", Words("Say what must change.", "Say what you want to change."), (Place.ACTIONS,)),
    PerformanceCriterion(
        "QUAL-P18",
        Words("Say what each change needs in money, people and time.", "Say what each change needs."),
        (Place.ACTIONS,),
    ),
    PerformanceCriterion(
        "QUAL-P19",
        Words("Agree changes with partners, the person and key people.", "Agree the changes together."),
        (Place.TALK, Place.ACTIONS),
    ),
    PerformanceCriterion(
        "QUAL-P20", Words("Judge the measuring system itself.", "See if your checks are good checks."), (Place.QUALITY,)
    ),
    PerformanceCriterion(
        "QUAL-P21",
        Words("Recommend improvements to the measuring system.", "Say how to make the checks better."),
        (Place.QUALITY,),
    ),
    PerformanceCriterion(
        "QUAL-P22",
        Words("Judge each indicator: whether it tells anything and moves.", "See if each sign tells you something."),
        (Place.QUALITY,),
    ),
    PerformanceCriterion(
        "QUAL-P23",
        Words(
            "Revise indicators with people, and keep old versions comparable.",
            "Change the signs together. Keep the old ones.",
        ),
        (Place.QUALITY,),
    ),
)
