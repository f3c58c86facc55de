"""Maya's first service: help at home, from what it must be to the signed contract."""

from datetime import time, timedelta
from decimal import Decimal
from typing import Final
from uuid import UUID

from nosdesk.domain.choices import (
    BudgetPeriod,
    CriterionKind,
    FundingSource,
    Met,
    PriceBand,
    PriceBasis,
    RequirementKind,
    Strength,
    VisitKind,
    Weekday,
)
from nosdesk.domain.records import (
    Contract,
    Criterion,
    Funding,
    Milestone,
    Objective,
    Requirement,
    Specification,
)
from nosdesk.services import answers, award, contract, specify, visits
from nosdesk.services.sample.making import MAYA, MAYA_AND_IDRIS, Making, Price, Told
from nosdesk.services.sample.maya import Maya

START: Final = -14
"""The week in which the contract began."""

WORKDAYS: Final = (Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.THURSDAY, Weekday.FRIDAY)

MUST, SHOULD = Strength.MUST, Strength.SHOULD
ASKED: Final = (
    ("A worker is here by 7:30 on weekdays.", MUST, RequirementKind.TIME),
    ("Every worker knows first aid for epilepsy.", MUST, RequirementKind.SAFETY),
    ("A worker sleeps at my flat on Saturday nights.", MUST, RequirementKind.SERVICE),
    ("A woman helps me to wash.", MUST, RequirementKind.EQUALITY),
    ("I have the same 4 workers, or fewer.", SHOULD, RequirementKind.WORKER),
    ("I meet new workers before they come alone.", SHOULD, RequirementKind.QUALITY),
    ("I get a rota with photos 1 week before.", SHOULD, RequirementKind.TIME),
    ("Workers cook with me, not for me.", SHOULD, RequirementKind.SERVICE),
    ("Workers like cats.", SHOULD, RequirementKind.PREFERENCE),
    ("Workers get fair pay, and are paid between visits.", SHOULD, RequirementKind.SUSTAINABILITY),
)

YES, PARTLY, NO, UNCLEAR = Met.MET, Met.PARTLY, Met.NOT_MET, Met.UNCLEAR

TANSY: Final = Told(
    provider={
        "name": "Tansy Lane Support",
        "contact_name": "Ruth Okafor",
        "phone": "01632 960201",
        "email": "hello@tansylane.example.org",
        "address": "3 Tansy Lane\nQuillmere",
        "regulator": "Care Quality Commission",
        "rating": "Good",
        "notes": "Small team. Ruth came to meet Maya and brought pictures of the workers.",
    },
    received=-19 * 7 + 1,
    can_start=START * 7,
    words="We would start with 3 workers, all of whom Maya has met. Ruth joins the first week herself.",
    prices=(
        Price("22.40", PriceBasis.HOUR, PriceBand.WEEKDAY),
        Price("23.60", PriceBasis.HOUR, PriceBand.EVENING),
        Price("24.80", PriceBasis.HOUR, PriceBand.WEEKEND),
        Price(
            "96.00", PriceBasis.SLEEPING_NIGHT, note="10 pm to 7 am. Waking for more than 1 hour is paid by the hour."
        ),
    ),
    answers=(
        (YES, "First visit of the round, 7:30."),
        (YES, "All staff trained, renewed each year."),
        (YES, ""),
        (YES, "All 3 workers are women."),
        (YES, "3 workers, and Ruth when one is away."),
        (YES, "Always 1 visit together first."),
        (YES, "Photos every Friday."),
        (YES, ""),
        (YES, "2 of them have cats."),
        (PARTLY, "Above the minimum. Travel time is paid from next April."),
    ),
    scores=((5, "Ruth listened to me. She asked Biscuit’s name."), (3, "Travel is not paid yet.")),
    reason="They met me first and they are kind. They do all I must have. They are in my budget.",
    rated_days_ago=300,
)
BRACKENFOLD: Final = Told(
    provider={
        "name": "Brackenfold Care",
        "contact_name": "Dan Petrie",
        "phone": "01632 960214",
        "email": "offers@brackenfold.example.org",
        "regulator": "Care Quality Commission",
        "rating": "Good",
    },
    received=-19 * 7 + 3,
    can_start=START * 7,
    words="A larger team, so there is always cover. Prices are for a visit of up to 3 hours.",
    prices=(Price("49.50", PriceBasis.VISIT), Price("104.00", PriceBasis.SLEEPING_NIGHT)),
    answers=(
        (YES, ""),
        (YES, ""),
        (YES, ""),
        (YES, "Asked of the rota each week."),
        (PARTLY, "Up to 7 workers."),
        (YES, ""),
        (PARTLY, "3 days before, without photos."),
        (YES, ""),
        (UNCLEAR, ""),
        (YES, "Certified fair pay, travel time included."),
    ),
    scores=((3, "Nice, but they talked to Leila more than to me."), (5, "They pay for travel.")),
    reason="Good, but too many different people would come.",
    rated_days_ago=420,
)
PEBBLEWICK: Final = Told(
    provider={
        "name": "Pebblewick Days",
        "contact_name": "Farah Quill",
        "phone": "01632 960226",
        "email": "farah@pebblewick.example.org",
        "regulator": "Care Quality Commission",
        "rating": "Requires improvement",
    },
    received=-18 * 7 + 1,
    can_start=(START + 2) * 7,
    words="One price for the whole week, whatever happens in it.",
    prices=(Price("398.00", PriceBasis.WEEK),),
    answers=(
        (PARTLY, "7:45 at the earliest."),
        (NO, "1 worker of 5 is trained."),
        (YES, ""),
        (YES, ""),
        (PARTLY, "5 workers."),
        (YES, ""),
        (YES, ""),
        (YES, ""),
        (YES, ""),
        (NO, ""),
    ),
    scores=((4, "Farah is fun. She swims too."), (2, "")),
    reason="It costs least, but they do not know what to do in a seizure.",
    rated_days_ago=95,
)
HARROWMERE: Final = Told(
    provider={
        "name": "Harrowmere Home Help",
        "contact_name": "Colin Birch",
        "phone": "01632 960238",
        "email": "colin@harrowmere.example.org",
        "regulator": "Care Quality Commission",
        "rating": "Good",
    },
    received=-18 * 7 + 2,
    can_start=(START + 1) * 7,
    words="Prices hold for 12 months.",
    prices=(
        Price("23.90", PriceBasis.HOUR),
        Price("110.00", PriceBasis.SLEEPING_NIGHT),
        Price("40.00", PriceBasis.ONE_OFF, note="First visit and support plan"),
    ),
    answers=(
        (YES, ""),
        (YES, ""),
        (PARTLY, "3 Saturdays of 4."),
        (YES, ""),
        (YES, ""),
        (NO, "Cannot be promised."),
        (YES, ""),
        (PARTLY, "Where there is time."),
        (YES, ""),
        (YES, ""),
    ),
    scores=((2, "He was in a hurry. He did not look at me."), (4, "")),
    reason="They cannot come every Saturday night, and it is over the budget.",
    rated_days_ago=210,
)


def add_help_at_home(making: Making, maya: Maya) -> Contract:
    """The whole way from the specification to the signed contract."""
    specification = _specify(making, maya)
    asked = making.rows(
        making.at(-27, MAYA_AND_IDRIS),
        *(
            Requirement(specification_id=specification.id, statement=statement, strength=strength, kind=kind)
            for statement, strength, kind in ASKED
        ),
    )
    specify.agree(making.at(-25, MAYA_AND_IDRIS), specification.id, "Maya Whitlock and Idris Vale")
    judged = _criteria(making, specification.id)
    told = (TANSY, BRACKENFOLD, PEBBLEWICK, HARROWMERE)
    opened = making.at(-17, MAYA_AND_IDRIS)
    came = [making.offer(opened, specification.id, one, asked, judged) for one in told]
    award.award(
        making.at(-16, MAYA_AND_IDRIS, 2),
        specification.id,
        [came[0].id],
        {offer.id: one.reason for offer, one in zip(came, told, strict=True)},
    )
    return _contract(making, came[0].id)


def _specify(making: Making, maya: Maya) -> Specification:
    desk = making.at(-28, MAYA_AND_IDRIS)
    item = specify.start_specification(desk, maya.person.id, "Help at home")
    item = making.fill(
        desk,
        item,
        aims="I run my own home and my own day. Workers help me with the parts I cannot do alone.",
        what="Help me wash and dress, eat breakfast and take my medicine. Get me out of the door on time. "
        "Cook tea with me on Wednesdays. Sleep at my flat on Saturdays, because seizures come more often then.",
        place="In my flat in Quillmere",
        start_wanted=making.day(START),
        weeks_wanted=52,
        worker_preference="Calm people who like to laugh. A woman for washing.",
        worker_language="English. Some Makaton signs help.",
        pets="1 cat, Biscuit. He must not get out of the front door.",
        preferences="Quiet music in the morning. Shoes off, please.",
        budget=Decimal("460.00"),
        budget_period=BudgetPeriod.WEEK,
        budget_source=FundingSource.DIRECT_PAYMENT,
        answers_by=making.day(-18, 4),
    )
    making.rows(
        desk,
        Objective(
            specification_id=item.id,
            outcome_id=maya.mornings.id,
            statement="Maya is ready and out on time.",
            watched="Workers tick the time on the kitchen calendar.",
        ),
        Objective(
            specification_id=item.id,
            outcome_id=maya.cooking.id,
            statement="Maya cooks more and more of her tea herself.",
            watched="Maya takes a photo of each tea she made.",
        ),
        Objective(
            specification_id=item.id,
            outcome_id=maya.nights.id,
            statement="Maya feels safe at night and workers know what to do in a seizure.",
            watched="The night diary, and Maya’s own words.",
        ),
    )
    visits.save_pattern(
        desk,
        item.id,
        (
            visits.Planned(WORKDAYS, time(7, 30), time(9, 30)),
            visits.Planned((Weekday.WEDNESDAY,), time(17), time(20)),
            visits.Planned((Weekday.SATURDAY,), time(10), time(12)),
            visits.Planned((Weekday.SATURDAY,), time(22), time(7), kind=VisitKind.SLEEPING),
        ),
    )
    return item


def _criteria(making: Making, specification_id: UUID) -> tuple[Criterion, ...]:
    """What offers are judged by; gives those that people judge."""
    kept = making.rows(
        making.at(-25, MAYA_AND_IDRIS),
        Criterion(
            specification_id=specification_id, name="Gives what I need", kind=CriterionKind.REQUIREMENTS, weight=45
        ),
        Criterion(specification_id=specification_id, name="Price", kind=CriterionKind.PRICE, weight=20),
        Criterion(
            specification_id=specification_id,
            name="People I get on with",
            weight=25,
            guidance="5 points: they talked to me, listened, and made me laugh. 1 point: they talked over my head.",
        ),
        Criterion(
            specification_id=specification_id,
            name="Good to their workers",
            weight=10,
            guidance="5 points: fair pay, and paid for the way between visits.",
        ),
    )
    return kept[2:]


def _contract(making: Making, offer_id: UUID) -> Contract:
    desk = making.at(START - 1, MAYA_AND_IDRIS)
    drawn = contract.draw_up(desk, offer_id, making.reader)
    drawn = making.fill(
        desk,
        drawn,
        review_on=making.today + timedelta(days=9),
        first_period_ends=making.day(START + 3, 6),
        meetings="Every 12 weeks at Maya’s kitchen table: Maya, Idris, Leila and Ruth.",
        reports="Ruth sends 1 page with pictures before each meeting.",
    )
    (whole_price,) = answers.rows(desk, Funding, "contract_id", drawn.id)
    making.fill(desk, whole_price, share=Decimal(92), note="From Maya’s direct payment account")
    making.rows(
        desk,
        Funding(contract_id=drawn.id, source=FundingSource.CONTRIBUTION, share=Decimal(8), note="From her wages"),
    )
    making.rows(
        desk,
        *(
            Milestone(contract_id=drawn.id, title=title, due_on=making.day(weeks, days), amount=amount, note=note)
            for title, weeks, days, amount, note in (
                ("Maya has met every worker", START + 1, 4, None, ""),
                ("Rota with photos is on the wall", START + 3, 4, None, ""),
                ("All workers had the epilepsy talk with Asha", START + 5, 4, None, ""),
                ("Fire drill with the night worker", -2, 3, None, "At 10 in the evening, so that it feels real."),
                ("Picture cards for 10 meals", 2, 4, Decimal("45.00"), "Made by Maya and a worker. For printing."),
                ("Review with Idris, Leila and Ruth", 4, 2, None, ""),
            )
        ),
    )
    contract.make_ready(desk, drawn.id)
    signed_on = making.day(START - 1, 3)
    return contract.sign(
        making.at(START - 1, MAYA, 3),
        drawn.id,
        "Maya Whitlock",
        "Ruth Okafor, Tansy Lane Support",
        signed_on,
        read_with="Idris Vale",
    )
