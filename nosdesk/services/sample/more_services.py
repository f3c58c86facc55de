"""Maya's other two services: a gardening group with offers to compare, and a swimming buddy that is just begun."""

from datetime import time, timedelta
from decimal import Decimal
from typing import Final

from nosdesk.domain.choices import (
    BudgetPeriod,
    FundingSource,
    Met,
    PriceBasis,
    RequirementKind,
    Strength,
    Vat,
    Weekday,
)
from nosdesk.domain.records import Objective, Requirement
from nosdesk.services import criteria, specify, visits
from nosdesk.services.sample.making import MAYA, MAYA_AND_IDRIS, Making, Price, Told
from nosdesk.services.sample.maya import Maya

YES, PARTLY, NO, UNCLEAR = Met.MET, Met.PARTLY, Met.NOT_MET, Met.UNCLEAR

GARDENS: Final = (
    Told(
        provider={
            "name": "Marrow & Mint Gardens",
            "contact_name": "Pip Sallow",
            "phone": "01632 960305",
            "email": "pip@marrowmint.example.org",
            "notes": "A walled garden on the number 4 bus.",
        },
        received=-9,
        can_start=35,
        words="8 people, 2 leaders, and a shed with a kettle. Come and try it for nothing.",
        prices=(Price("38.00", PriceBasis.DAY), Price("15.00", PriceBasis.ONE_OFF, note="Boots and gloves to keep")),
        answers=(
            (YES, "2 leaders are trained."),
            (YES, "4 of them are about your age."),
            (YES, ""),
            (PARTLY, "Indoors on very wet days."),
        ),
    ),
    Told(
        provider={
            "name": "Pebblewick Days",
            "contact_name": "Farah Quill",
            "phone": "01632 960226",
            "email": "farah@pebblewick.example.org",
        },
        received=-6,
        can_start=28,
        words="Part of our day centre. A minibus comes to the door.",
        prices=(Price("9.50", PriceBasis.HOUR, vat=Vat.INCLUDED, note="Lunch is £4.20 more, if you want it."),),
        answers=((PARTLY, "1 worker of 5."), (UNCLEAR, ""), (NO, "Lunch is made for you."), (YES, "")),
    ),
    Told(
        provider={
            "name": "The Thursday Plot",
            "contact_name": "Wren Calloway",
            "phone": "01632 960317",
            "email": "wren@thursdayplot.example.org",
        },
        received=-2,
        can_start=35,
        words="We are neighbours with an allotment. Everybody pays the same.",
        prices=(Price("112.00", PriceBasis.FOUR_WEEKS),),
        answers=((YES, "3 of us are first aiders."), (YES, "All ages, 19 to 80."), (YES, ""), (YES, "In any weather!")),
    ),
)


def add_gardening_group(making: Making, maya: Maya) -> None:
    """Agreed, with three offers in that nobody has given points to yet."""
    desk = making.at(-5, MAYA_AND_IDRIS)
    item = specify.start_specification(desk, maya.person.id, "Gardening group")
    item = making.fill(
        desk,
        item,
        aims="I grow things with other people and make friends.",
        what="A group where I garden 1 day a week. We grow food, cook some of it and eat together.",
        place="Outdoors, near a bus stop in Quillmere",
        start_wanted=making.day(6, 3),
        weeks_wanted=40,
        preferences="I want to bring my own gloves.",
        budget=Decimal("45.00"),
        budget_period=BudgetPeriod.WEEK,
        budget_source=FundingSource.DIRECT_PAYMENT,
        answers_by=making.today + timedelta(days=6),
    )
    making.rows(
        desk,
        Objective(
            specification_id=item.id,
            outcome_id=maya.friends.id,
            statement="Maya gets to know people she wants to see again.",
            watched="Maya counts her friends with Idris each month.",
        ),
    )
    visits.save_pattern(desk, item.id, (visits.Planned((Weekday.THURSDAY,), time(10), time(15)),))
    asked = making.rows(
        desk,
        *(
            Requirement(specification_id=item.id, statement=statement, strength=strength, kind=kind)
            for statement, strength, kind in (
                ("Someone there knows first aid for epilepsy.", Strength.MUST, RequirementKind.SAFETY),
                ("Other people there are about my age.", Strength.SHOULD, RequirementKind.SERVICE),
                ("I help to make lunch.", Strength.SHOULD, RequirementKind.SERVICE),
                ("We are outdoors most of the time.", Strength.SHOULD, RequirementKind.PREFERENCE),
            )
        ),
    )
    specify.agree(making.at(-4, MAYA_AND_IDRIS), item.id, "Maya Whitlock")
    criteria.propose(making.at(-4, MAYA_AND_IDRIS), item.id, making.reader)
    for told in GARDENS:
        making.offer(making.at(0, MAYA_AND_IDRIS), item.id, told, asked, ())


def add_swimming_buddy(making: Making, maya: Maya) -> None:
    """Begun by Maya alone; when she needs it, and what she must have, are still to be said."""
    desk = making.at(0, MAYA)
    item = specify.start_specification(desk, maya.person.id, "Swimming buddy")
    making.fill(
        desk,
        item,
        aims="I swim again. I stopped after my seizure in the pool.",
        what="A buddy who swims beside me and knows what to do if I have a seizure in the water.",
    )
    making.rows(
        desk,
        Objective(
            specification_id=item.id,
            outcome_id=maya.friends.id,
            statement="I swim 10 lengths and laugh.",
            watched="I count the lengths.",
        ),
    )
