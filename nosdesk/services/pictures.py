"""Pictures that a person chose for what they want and need: kept with the record, shown beside it in every document."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from nosdesk.domain.records import (
    ChosenPicture,
    ContractObjective,
    Milestone,
    Need,
    Objective,
    Outcome,
    Record,
    Requirement,
)
from nosdesk.errors import BugError
from nosdesk.pictures import PICTURES
from nosdesk.services.desk import Desk
from nosdesk.services.wizard import person_of
from nosdesk.storage.unit import Reading

PICTURED: Final[Mapping[str, tuple[type[Record], str]]] = {
    "Outcome": (Outcome, "statement"),
    "Need": (Need, "statement"),
    "Objective": (Objective, "statement"),
    "Requirement": (Requirement, "statement"),
    "ContractObjective": (ContractObjective, "statement"),
    "Milestone": (Milestone, "title"),
}
"""What a picture can be chosen for, and the field whose text it stands beside."""


def chosen(desk: Desk, record_id: UUID) -> str:
    """The picture that was chosen for a record, "" where the usual one is shown."""
    with desk.case.reading() as reading:
        found = _kept(reading, record_id)
        return found.concept if found and found.concept in PICTURES else ""


def choose(desk: Desk, record: str, record_id: UUID, concept: str) -> None:
    """Choose a picture for a record; "" takes the usual one again. Raises BugError for a picture that is not there.

    It changes no answer, so a picture can be chosen beside a signed contract too.
    """
    if concept and concept not in PICTURES:
        raise BugError(f"no picture for {concept!r}")
    with desk.case.writing(desk.author) as writing:
        item = writing.get(PICTURED[record][0], record_id)
        kept = _kept(writing, record_id)
        if kept:
            writing.set(ChosenPicture, kept.id, concept=concept)
        elif concept:
            person = person_of(writing, item)
            owner = person.id if person else None
            writing.add(ChosenPicture(person_id=owner, about=record, about_id=record_id, concept=concept))


def _kept(reading: Reading, record_id: UUID) -> ChosenPicture | None:
    found = reading.find(ChosenPicture, about_id=record_id)
    return found[-1] if found else None


def pictures_of(reading: Reading, person_id: UUID) -> dict[str, str]:
    """The pictures that were chosen for a person, by what is written beside them now; of two for one text the newer counts."""
    made: dict[str, str] = {}
    kept = reading.find(ChosenPicture, person_id=person_id, order=("changed_at", "id"))
    for name, (kind, field) in PICTURED.items():
        mine = {each.about_id: each.concept for each in kept if each.about == name and each.concept}
        if not mine:
            continue
        texts = {item.id: str(getattr(item, field)).strip() for item in reading.find(kind, id=list(mine))}
        made |= {texts[record_id]: concept for record_id, concept in mine.items() if texts.get(record_id)}
    return made
