"""Maya Whitlock: who she is, who is around her, who decides, what she wants and needs."""

from dataclasses import dataclass
from datetime import date

from nosdesk.domain.choices import (
    AuthorityBasis,
    CommunicationWay,
    ContactRole,
    DecisionArea,
    FundingSource,
    Nation,
    NeedArea,
    Priority,
    ReadingFormat,
    Route,
    Source,
)
from nosdesk.domain.records import Authority, Contact, Need, Outcome, Person
from nosdesk.services import people
from nosdesk.services.sample.making import IDRIS, MAYA, MAYA_AND_IDRIS, Making


@dataclass(frozen=True)
class Maya:
    """Her record, and what she wants to achieve."""

    person: Person
    mornings: Outcome
    cooking: Outcome
    nights: Outcome
    friends: Outcome


def add_maya(making: Making) -> Maya:
    """Everything about Maya that comes before the first service."""
    desk = making.at(-32, MAYA_AND_IDRIS)
    person = people.add_person(desk, "Maya Whitlock", Route.SHORT)
    people.know_helper(desk, "Idris Vale")
    people.know_helper(desk, "Leila Whitlock")
    person = making.fill(
        desk,
        person,
        known_as="Maya",
        birth_date=date(making.today.year - 27, 3, 14),
        nation=Nation.ENGLAND,
        address="Flat 2, 14 Lantern Row\nQuillmere\nQM4 7ZZ",
        phone="01632 960114",
        email="maya.whitlock@example.org",
        about="I am Maya. I am funny and I never forget a face. I live in my own flat with my cat, Biscuit. "
        "I work at a plant nursery 2 days a week. I am good with seeds.",
        important="My sister Leila. Biscuit the cat. My work. Being on time. Quiet music in the morning. "
        "People knock and wait until I open the door.",
        good_support="Give me time to answer. Ask before you move my things. Do it with me, not for me. "
        "When I have a seizure, stay with me and look at the clock. Do not talk about me as if I am not there.",
        communication_ways=(CommunicationWay.TALKING, CommunicationWay.PICTURES, CommunicationWay.MAKATON),
        communication="Look at me. Ask me 1 thing at a time. Pictures help me. When I say “maybe” I often mean no.",
        formats=(ReadingFormat.EASY, ReadingFormat.LARGE),
        language="English",
        interpreter=False,
        funding=FundingSource.DIRECT_PAYMENT,
    )
    _add_contacts(making, person)
    _add_decisions(making, person)
    making.confirmed(
        desk,
        [(person, field) for field in ("about", "important", "good_support", "communication", "formats", "funding")],
        desk.today(),
        "Maya Whitlock",
    )
    maya = _add_outcomes(making, person)
    _add_needs(making, person)
    return maya


def _add_contacts(making: Making, person: Person) -> None:
    desk = making.at(-32, MAYA_AND_IDRIS)
    making.rows(
        desk,
        Contact(
            person_id=person.id,
            name="Leila Whitlock",
            role=ContactRole.FAMILY,
            relation="My big sister",
            phone="01632 960127",
            email="leila.whitlock@example.org",
            involved="We talk on the phone every day. She helps me with letters and the bank.",
            may_be_told=True,
        ),
        Contact(
            person_id=person.id,
            name="Bryony Marsh",
            role=ContactRole.ADVOCATE,
            relation="My advocate before Idris",
            involved="She helped me move into my flat. She has a new job now.",
            may_be_told=False,
            since=making.day(-150),
            until=making.day(-61),
        ),
        Contact(
            person_id=person.id,
            name="Idris Vale",
            role=ContactRole.ADVOCATE,
            relation="My advocate",
            phone="01632 960118",
            email="idris.vale@example.org",
            involved="He sits beside me and helps me say what I want. We fill this in together on Mondays.",
            may_be_told=True,
            since=making.day(-60),
        ),
        Contact(
            person_id=person.id,
            name="Asha Menon",
            role=ContactRole.HEALTH,
            relation="My epilepsy nurse",
            phone="01632 960141",
            email="asha.menon@example.org",
            involved="She checks my medicine. She can teach workers what to do when I have a seizure.",
            may_be_told=True,
        ),
        Contact(
            person_id=person.id,
            name="Tom Ashby",
            role=ContactRole.SOCIAL_WORKER,
            relation="My social worker at the council",
            phone="01632 960150",
            email="tom.ashby@example.org",
            involved="He looks at my direct payment once a year.",
            may_be_told=True,
        ),
        Contact(
            person_id=person.id,
            name="Josie Lark",
            role=ContactRole.FRIEND,
            relation="My friend from work",
            phone="01632 960163",
            involved="We have lunch together. She does not need to know about my money.",
            may_be_told=False,
        ),
    )


def _add_decisions(making: Making, person: Person) -> None:
    """She decides about everything herself; add_person has said so for support."""
    desk = making.at(-32, MAYA_AND_IDRIS)
    making.rows(
        desk,
        *(
            Authority(person_id=person.id, area=area, basis=AuthorityBasis.OWN, since=desk.today())
            for area in (DecisionArea.MONEY, DecisionArea.CONTRACTS, DecisionArea.HOME, DecisionArea.HEALTH)
        ),
    )


def _add_outcomes(making: Making, person: Person) -> Maya:
    desk = making.at(-31, MAYA_AND_IDRIS)
    mornings, cooking, nights, friends = making.rows(
        desk,
        Outcome(
            person_id=person.id,
            statement="I get up and go out on time.",
            whose_words="Maya",
            priority=Priority.HIGH,
            measure="Work days when I leave home by 9:30",
            baseline="1 day in 2",
            target="Every work day",
            by_when=making.day(-3),
        ),
        Outcome(
            person_id=person.id,
            statement="I cook my own tea.",
            whose_words="Maya",
            priority=Priority.MEDIUM,
            measure="Evenings a week when I cook, with help",
            baseline="No evenings",
            target="2 evenings a week",
            by_when=making.day(12),
        ),
        Outcome(
            person_id=person.id,
            statement="I sleep well and feel safe at night.",
            whose_words="Maya",
            priority=Priority.HIGH,
            measure="Nights a month when I wake up scared",
            baseline="6 nights",
            target="1 night or none",
            by_when=making.day(20),
        ),
        Outcome(
            person_id=person.id,
            statement="I have friends who are not paid to be with me.",
            whose_words="Maya, with pictures",
            priority=Priority.HIGH,
            measure="Friends I see in a week",
            baseline="1 friend",
            target="3 friends",
            by_when=making.day(30),
        ),
    )
    making.confirmed(
        making.at(-30, MAYA_AND_IDRIS),
        [(item, field) for item in (mornings, cooking, nights, friends) for field in ("statement", "target")],
        desk.today(),
        "Maya Whitlock",
    )
    return Maya(person, mornings, cooking, nights, friends)


def _add_needs(making: Making, person: Person) -> None:
    desk = making.at(-31, MAYA_AND_IDRIS)
    said = making.rows(
        desk,
        Need(
            person_id=person.id,
            statement="I need help to wash my hair and choose clothes.",
            area=NeedArea.PERSONAL_CARE,
        ),
        Need(person_id=person.id, statement="I need someone with me at the cooker.", area=NeedArea.FOOD),
        Need(person_id=person.id, statement="I need help to read letters.", area=NeedArea.MONEY),
        Need(
            person_id=person.id, statement="I need someone I know to go with me on new buses.", area=NeedArea.COMMUNITY
        ),
    )
    making.confirmed(
        making.at(-30, MAYA_AND_IDRIS), [(item, "statement") for item in said], desk.today(), "Maya Whitlock"
    )
    (medicine, shopping) = making.rows(
        making.at(-30, IDRIS),
        Need(
            person_id=person.id,
            statement="Somebody must know what to do in a seizure, and write down how long it lasted.",
            area=NeedArea.HEALTH,
        ),
        Need(person_id=person.id, statement="Help to plan the week’s shopping.", area=NeedArea.FOOD),
    )
    written = making.at(-30, IDRIS)
    people.say_source(
        written, medicine, "statement", Source.PROFESSIONAL, "Asha Menon, epilepsy nurse, by phone", written.today()
    )
    people.confirm(making.at(-29, MAYA), medicine, "statement")
    people.say_source(written, shopping, "statement", Source.ASSESSMENT, "Council assessment, page 6", making.day(-40))
