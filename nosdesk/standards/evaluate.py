"""The criteria of "Evaluate commissioning strategy and policy"."""

from typing import Final

from nosdesk.i18n import Words
from nosdesk.standards.criterion import PerformanceCriterion, Place

EVALUATE: Final = (
    PerformanceCriterion(
        "EVAL-P1",
        Words("Involve people, key people and stakeholders in the evaluation.", "Ask everyone who knows about it."),
        (Place.EVALUATE, Place.TALK),
    ),
    PerformanceCriterion(
        "EVAL-P2",
        Words(
            "Collect the policies and strategies of own and partner organisations.",
            "Collect the plans of the council and others.",
        ),
        (Place.LIBRARY,),
    ),
    PerformanceCriterion(
        "EVAL-P3",
        Words("Analyse what monitoring found across contracts and people.", "Look at all the checks together."),
        (Place.EVALUATE,),
    ),
    PerformanceCriterion("EVAL-P4", Words("Share that analysis.", "Show it to others."), (Place.TALK,)),
    PerformanceCriterion(
        "EVAL-P5",
        Words("Exchange information with other agencies.", "Give and get facts from others."),
        (Place.EVALUATE,),
    ),
    PerformanceCriterion(
        "EVAL-P6",
        Words("Agree process and criteria of the first assessment.", "Agree how to take a first look."),
        (Place.EVALUATE,),
    ),
    PerformanceCriterion(
        "EVAL-P7",
        Words("Carry the first assessment out with people.", "Take a first look together."),
        (Place.EVALUATE,),
    ),
    PerformanceCriterion(
        "EVAL-P8",
        Words("Draft the report that recommends a full evaluation or not.", "Write if you need a full look."),
        (Place.EVALUATE,),
    ),
    PerformanceCriterion(
        "EVAL-P9", Words("Present it and collect feedback.", "Show it. Ask what people think."), (Place.TALK,)
    ),
    PerformanceCriterion(
        "EVAL-P10", Words("Change it and settle the final report.", "Change it until it is right."), (Place.EVALUATE,)
    ),
    PerformanceCriterion(
        "EVAL-P11",
        Words("Settle the evaluation’s standing in the organisation.", "Agree how much it counts."),
        (Place.EVALUATE,),
    ),
    PerformanceCriterion(
        "EVAL-P12",
        Words("Plan it: scope, methods, indicators, times, links and roles.", "Plan the full look."),
        (Place.EVALUATE,),
    ),
    PerformanceCriterion(
        "EVAL-P13",
        Words("Analyse what the strategy does for wider aims.", "See if the plan helps everyone."),
        (Place.EVALUATE,),
    ),
    PerformanceCriterion("EVAL-P14", Words("Share it with all involved.", "Show it to all who helped."), (Place.TALK,)),
    PerformanceCriterion(
        "EVAL-P15",
        Words(
            "Evaluate effects together, good and bad, short and long term.",
            "Look at what is good and bad, now and later.",
        ),
        (Place.EVALUATE,),
    ),
    PerformanceCriterion(
        "EVAL-P16",
        Words("Gather new ideas that raise the good and lower the bad.", "Find new ideas."),
        (Place.EVALUATE,),
    ),
    PerformanceCriterion(
        "EVAL-P17", Words("Turn evidence into recommendations.", "Say what should change, and why."), (Place.EVALUATE,)
    ),
    PerformanceCriterion(
        "EVAL-P18",
        Words("Present the recommendations accessibly.", "Show it in a way all can read."),
        (Place.EVALUATE, Place.TALK),
    ),
    PerformanceCriterion(
        "EVAL-P19",
        Words("Plan actions with the risks of acting and of not acting.", "Plan what to do. Say what can go wrong."),
        (Place.ACTIONS,),
    ),
    PerformanceCriterion(
        "EVAL-P20",
        Words("Make evaluation part of policy cycles.", "Make this look a part of every plan."),
        (Place.EVALUATE,),
    ),
    PerformanceCriterion(
        "EVAL-P21", Words("Plan repeats at agreed intervals, with reminders.", "Look again later."), (Place.EVALUATE,)
    ),
)
