"""Some answers of the example in easy words, and a picture for one: what a helper wrote together with the person, read in easy-read documents."""

from typing import Final

from nosdesk.domain.records import Need, Outcome, Person, Record, Specification
from nosdesk.i18n import SOURCE
from nosdesk.services import easy_read, pictures
from nosdesk.services.sample.making import MAYA_AND_IDRIS, OWEN_AND_SIONED, Making

_MAYA: Final[tuple[tuple[type[Record], str, str, str], ...]] = (
    (
        Need,
        "statement",
        "Somebody must know what to do in a seizure",
        "Someone must know what to do in a seizure. They must write down how long it lasts.",
    ),
    (
        Specification,
        "what",
        "A buddy who swims beside me",
        "A buddy swims beside me. They know what to do in a seizure. They help me dry my hair.",
    ),
)
_OWEN: Final[tuple[tuple[type[Record], str, str, str], ...]] = (
    (
        Specification,
        "place",
        "At home in Aberlas",
        "You come to our home in Aberlas. Park at the chapel. The lane is narrow.",
    ),
    (
        Specification,
        "meetings",
        "After six weeks, then every three months",
        "We meet after 6 weeks. Then we meet every 3 months. We meet at Owen’s home.",
    ),
)


def add_easy_words(making: Making) -> None:
    """Easy wordings beside the answers that begin so."""
    with making.case.reading() as reading:
        people = {person.name: person.id for person in reading.find(Person)}
        found = [
            (author, kind, item.id, field, words)
            for author, name, wordings in (
                (MAYA_AND_IDRIS, "Maya Whitlock", _MAYA),
                (OWEN_AND_SIONED, "Owen Pryce", _OWEN),
            )
            for kind, field, begins, words in wordings
            for item in reading.find(kind, person_id=people[name])
            if str(getattr(item, field)).startswith(begins)
        ]
        cooking = next(item for item in reading.find(Outcome) if "cook" in item.statement)
    pictures.choose(making.at(0, MAYA_AND_IDRIS), "Outcome", cooking.id, "cooking")
    for author, kind, item_id, field, words in found:
        easy_read.say_easily(making.at(0, author), kind, item_id, field, SOURCE, words)
