"""Owen Pryce, 82, of Wales: support that is commissioned and shared with his wife; the contract waits to be signed."""

from datetime import date, time
from decimal import Decimal
from typing import Final

from nosdesk.domain.choices import (
    AuthorityBasis,
    BudgetPeriod,
    CommunicationWay,
    ContactRole,
    CriterionKind,
    DecisionArea,
    FundingSource,
    Met,
    Nation,
    NeedArea,
    PriceBand,
    PriceBasis,
    Priority,
    ReadingFormat,
    RequirementKind,
    Route,
    Source,
    Strength,
    Vat,
    Weekday,
)
from nosdesk.domain.records import (
    Authority,
    Contact,
    CostShare,
    Criterion,
    Funding,
    Need,
    Objective,
    Outcome,
    Person,
    Requirement,
    Specification,
)
from nosdesk.services import answers, award, contract, people, specify, visits
from nosdesk.services.sample.making import OWEN_AND_SIONED, SIONED, Making, Price, Told

YES, PARTLY, NO, UNCLEAR = Met.MET, Met.PARTLY, Met.NOT_MET, Met.UNCLEAR
MUST, SHOULD = Strength.MUST, Strength.SHOULD
EVERY_DAY: Final = tuple(Weekday)

ASKED: Final = (
    ("Every visit is in Welsh, without being asked for.", MUST, RequirementKind.EQUALITY),
    ("Morning visits begin between 8:15 and 8:45.", MUST, RequirementKind.TIME),
    ("Workers are trained to move people safely.", MUST, RequirementKind.SAFETY),
    ("Owen and Nesta know the name of each worker the day before.", SHOULD, RequirementKind.WORKER),
    ("A worker writes down each visit so that the family can read it.", SHOULD, RequirementKind.QUALITY),
    ("Workers walk or drive low-emission cars where they can.", SHOULD, RequirementKind.SUSTAINABILITY),
)
OFFERED: Final = (
    Told(
        provider={
            "name": "Gofal Llwyn Onn",
            "contact_name": "Mared Tudor",
            "phone": "01632 960402",
            "email": "mared@llwynonn.example.org",
            "regulator": "Care Inspectorate Wales",
            "rating": "No areas for improvement",
        },
        received=-25,
        can_start=21,
        words="A team of 6 who all speak Welsh at home.",
        prices=(
            Price("25.60", PriceBasis.HOUR),
            Price("28.40", PriceBasis.HOUR, PriceBand.WEEKEND),
            Price("0.45", PriceBasis.MILE, per_week="18"),
        ),
        answers=(
            (YES, "All 6 workers."),
            (YES, ""),
            (YES, ""),
            (YES, "By text to Carys too."),
            (YES, ""),
            (PARTLY, "2 cars of 4."),
        ),
        scores=((5, "Spoke Welsh with Owen from the first word, and asked Nesta how she sleeps."),),
        reason="Meets every must, and the only team that can promise Welsh at each visit.",
        rated_days_ago=180,
    ),
    Told(
        provider={
            "name": "Brynhafod Homecare",
            "contact_name": "Gareth Lowe",
            "phone": "01632 960415",
            "email": "gareth@brynhafod.example.org",
            "regulator": "Care Inspectorate Wales",
            "rating": "1 area for improvement",
        },
        received=-23,
        can_start=14,
        words="Half-hour visits are charged as such.",
        prices=(Price("17.90", PriceBasis.VISIT), Price("12.00", PriceBasis.WEEK, note="Travel")),
        answers=((PARTLY, "Mornings only."), (YES, ""), (YES, ""), (PARTLY, "Most weeks."), (YES, ""), (NO, "")),
        scores=((3, "Friendly; two of four workers speak Welsh."),),
        reason="Costs less, but cannot give Welsh at every visit, which is a must.",
        rated_days_ago=260,
    ),
    Told(
        provider={
            "name": "Pen-y-Garn Support Co-operative",
            "contact_name": "Ffion Harries",
            "phone": "01632 960428",
            "email": "ffion@penygarn.example.org",
            "regulator": "Care Inspectorate Wales",
            "rating": "No areas for improvement",
        },
        received=-22,
        can_start=49,
        words="Owned by its workers. There is a waiting list until spring.",
        prices=(Price("23.50", PriceBasis.HOUR, vat=Vat.ADDED),),
        answers=(
            (YES, ""),
            (UNCLEAR, "Depends on the round."),
            (YES, ""),
            (YES, ""),
            (YES, ""),
            (YES, "All on foot or by bicycle."),
        ),
        scores=((4, "Warm and honest about the waiting list."),),
        reason="Could not begin in time, and did not commit to the morning hour.",
        rated_days_ago=140,
    ),
)


def add_owen(making: Making) -> None:
    """All of Owen's case."""
    person, nesta = _add_person(making)
    company, walking = _add_outcomes(making, person)
    specification = _specify(making, person, nesta, company, walking)
    _choose(making, specification)


def _add_person(making: Making) -> tuple[Person, Contact]:
    desk = making.at(-9, SIONED)
    person = people.add_person(desk, "Owen Pryce", Route.FULL)
    people.know_helper(desk, "Sioned Hale")
    person = making.fill(
        desk,
        person,
        birth_date=date(making.today.year - 83, 12, 30),
        nation=Nation.WALES,
        address="Tŷ Capel, Heol Ddu\nAberlas\nAB9 1ZZ",
        phone="01632 960440",
        email="owen.pryce@example.org",
        about="I kept sheep for fifty years and sang bass in the chapel choir. Nesta and I have been married since 1966. "
        "My memory is not what it was, but I know a good dog when I see one.",
        important="Nesta. Speaking Welsh. The choir on the radio on Sundays. Seeing the hill from my chair.",
        good_support="Siaradwch Gymraeg â fi, os gwelwch yn dda: please speak Welsh with me. "
        "Tell me your name each time. Do not hurry me on the stairs.",
        communication_ways=(CommunicationWay.TALKING, CommunicationWay.WRITING),
        communication="I hear better on the right. Write down the day and the time for me.",
        formats=(ReadingFormat.GIANT, ReadingFormat.AUDIO),
        language="Welsh",
        interpreter=True,
        interpreter_for="Welsh",
        funding=FundingSource.COUNCIL,
    )
    nesta, carys, _ = making.rows(
        desk,
        Contact(
            person_id=person.id,
            name="Nesta Pryce",
            role=ContactRole.FAMILY,
            relation="Wife",
            phone="01632 960440",
            formats=(ReadingFormat.LARGE,),
            language="Welsh",
            involved="Lives with Owen. The visits are for both of them, and they share the cost.",
            may_be_told=True,
        ),
        Contact(
            person_id=person.id,
            name="Carys Pryce-Howell",
            role=ContactRole.FAMILY,
            relation="Daughter and attorney",
            phone="01632 960457",
            email="carys.ph@example.org",
            language="Welsh",
            involved="Looks after money and papers. Visits every second weekend.",
            may_be_told=True,
        ),
        Contact(
            person_id=person.id,
            name="Sioned Hale",
            role=ContactRole.COLLEAGUE,
            relation="Commissioning officer",
            phone="01632 960470",
            email="sioned.hale@example.org",
            language="Welsh",
            may_be_told=True,
        ),
    )
    making.rows(
        desk,
        *(
            Authority(
                person_id=person.id,
                area=area,
                basis=AuthorityBasis.ATTORNEY,
                contact_id=carys.id,
                since=making.day(-90),
                seen="Registered lasting power of attorney for property and money, seen by Sioned Hale",
            )
            for area in (DecisionArea.MONEY, DecisionArea.CONTRACTS)
        ),
        Authority(person_id=person.id, area=DecisionArea.HOME, basis=AuthorityBasis.OWN, since=desk.today()),
    )
    people.say_source(desk, person, "about", Source.PERSON, "Told at home, in Welsh", desk.today())
    people.confirm(making.at(-8, OWEN_AND_SIONED), person, "about")
    people.say_source(desk, person, "communication", Source.KEY_PERSON, "Nesta Pryce", desk.today())
    return person, nesta


def _add_outcomes(making: Making, person: Person) -> tuple[Outcome, Outcome]:
    desk = making.at(-9, OWEN_AND_SIONED)
    company, walking = making.rows(
        desk,
        Outcome(
            person_id=person.id,
            statement="I stay at home with Nesta.",
            whose_words="Owen, in Welsh; Sioned wrote it down",
            priority=Priority.HIGH,
            measure="Nights at home in a month",
            baseline="26, with 4 nights in hospital",
            target="All of them",
            by_when=making.day(30),
        ),
        Outcome(
            person_id=person.id,
            statement="I walk to the gate and back each day.",
            whose_words="Owen",
            priority=Priority.MEDIUM,
            measure="Days in a week with a walk to the gate",
            baseline="1 day",
            target="5 days",
            by_when=making.day(18),
        ),
    )
    people.confirm(making.at(-8, OWEN_AND_SIONED), company, "statement", Source.PERSON)
    needs = making.rows(
        making.at(-9, SIONED),
        Need(person_id=person.id, statement="Help to wash and dress, morning and night.", area=NeedArea.PERSONAL_CARE),
        Need(person_id=person.id, statement="Someone at his side on the stairs.", area=NeedArea.MOVING),
        Need(person_id=person.id, statement="Nesta needs an afternoon to rest.", area=NeedArea.PEOPLE),
    )
    written = making.at(-9, SIONED)
    for need in needs[:2]:
        people.say_source(
            written, need, "statement", Source.ASSESSMENT, "Integrated assessment, part 3", making.day(-10)
        )
    return company, walking


def _specify(making: Making, person: Person, nesta: Contact, company: Outcome, walking: Outcome) -> Specification:
    desk = making.at(-8, SIONED)
    item = specify.start_specification(desk, person.id, "Support for Owen and Nesta at home")
    item = making.fill(
        desk,
        item,
        aims="Owen and Nesta go on living in their own house, in their own language, and both get their rest.",
        what="Washing, dressing and breakfast each morning, help to bed each night, and two afternoons of company and "
        "walking while Nesta rests.",
        place="At home in Aberlas. Park at the chapel; the lane is narrow.",
        miles_a_week=Decimal(18),
        start_wanted=making.day(3),
        weeks_wanted=52,
        quality="Registered with Care Inspectorate Wales. No more than six different workers in four weeks.",
        worker_preference="People who know sheep, or will hear about them gladly.",
        worker_language="Welsh",
        pets="An old sheepdog, Fflos. She sleeps by the door.",
        preferences="Tea before washing.",
        equality="Welsh is offered actively: nobody has to ask. Chapel on Sunday comes before a visit.",
        sustainability="Short rounds by local workers; the real cost of travel is paid.",
        safety="A second worker may be asked for on bad days. The key safe is changed when a worker leaves.",
        budget=Decimal("420.00"),
        budget_period=BudgetPeriod.WEEK,
        budget_source=FundingSource.COUNCIL,
        price_basis=PriceBasis.HOUR,
        vat=Vat.EXEMPT,
        payment_terms="Every four weeks, within 14 days of an invoice that names each visit.",
        meetings="After six weeks, then every three months, at Owen’s home.",
        reports="Visits made, missed and late, each month.",
        if_not_delivered="A visit more than 30 minutes late is reported the same day; a missed one is not paid for.",
        answers_by=making.day(-3, 4),
    )
    making.rows(
        desk,
        Objective(
            specification_id=item.id,
            outcome_id=company.id,
            statement="Owen and Nesta manage at home, washed, fed and rested.",
            watched="Visit records and a talk with both at each review.",
            judged="No more than one missed visit in four weeks; both say that they are content.",
            how_often="Every month",
        ),
        Objective(
            specification_id=item.id,
            outcome_id=walking.id,
            statement="Owen walks every day that he feels able.",
            watched="A tick on the calendar for each walk to the gate.",
            judged="Five ticks a week by the second review.",
            how_often="Every week",
        ),
    )
    visits.save_pattern(
        desk,
        item.id,
        (
            visits.Planned(EVERY_DAY, time(8, 30), time(9, 15)),
            visits.Planned(EVERY_DAY, time(20, 30), time(21, 15)),
            visits.Planned((Weekday.TUESDAY, Weekday.THURSDAY), time(14), time(16)),
        ),
    )
    making.rows(
        desk,
        CostShare(specification_id=item.id, person_id=person.id, share=Decimal(65)),
        CostShare(specification_id=item.id, contact_id=nesta.id, share=Decimal(35)),
    )
    making.rows(
        desk,
        *(
            Requirement(specification_id=item.id, statement=statement, strength=strength, kind=kind)
            for statement, strength, kind in ASKED
        ),
    )
    return specify.agree(
        making.at(-7, OWEN_AND_SIONED), item.id, "Owen Pryce, Nesta Pryce, Carys Pryce-Howell and Sioned Hale"
    )


def _choose(making: Making, specification: Specification) -> None:
    """Criteria, offers, the choice, and a contract that is ready but not signed."""
    desk = making.at(-7, SIONED)
    kept = making.rows(
        desk,
        Criterion(
            specification_id=specification.id,
            name="Meets the requirements",
            kind=CriterionKind.REQUIREMENTS,
            weight=50,
        ),
        Criterion(specification_id=specification.id, name="Price", kind=CriterionKind.PRICE, weight=25),
        Criterion(
            specification_id=specification.id,
            name="Owen and Nesta’s own view",
            weight=25,
            guidance="5: both would gladly open the door to them. 0: neither would.",
        ),
    )
    asked = answers.rows(desk, Requirement, "specification_id", specification.id)
    opened = making.at(-2, SIONED)
    came = [making.offer(opened, specification.id, told, asked, kept[2:]) for told in OFFERED]
    award.award(
        making.at(-1, OWEN_AND_SIONED),
        specification.id,
        [came[0].id],
        {offer.id: told.reason for offer, told in zip(came, OFFERED, strict=True)},
    )
    drawn = contract.draw_up(making.at(0, SIONED), came[0].id, making.reader)
    (whole_price,) = answers.rows(desk, Funding, "contract_id", drawn.id)
    making.fill(desk, whole_price, share=Decimal(70), note="After the financial assessment")
    making.rows(
        desk,
        Funding(
            contract_id=drawn.id,
            source=FundingSource.CONTRIBUTION,
            share=Decimal(30),
            note="Owen and Nesta, shared 65 to 35",
        ),
    )
    contract.make_ready(making.at(0, SIONED), drawn.id)
