"""Pictures that a person chose for what they want and need: kept with the record, shown beside it in every document."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final
from uuid import UUID

from nosdesk.domain.own_photos import is_ready, may_be_in_papers
from nosdesk.domain.records import (
    ChosenPicture,
    ContractObjective,
    Milestone,
    Need,
    Objective,
    Outcome,
    Photo,
    Record,
    Requirement,
)
from nosdesk.errors import BugError
from nosdesk.pictures import PICTURES, Shown
from nosdesk.services.desk import Desk
from nosdesk.services.photos import draw
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


def chosen(desk: Desk, record_id: UUID) -> ChosenPicture | None:
    """What was chosen for a record, None where the usual picture is shown."""
    with desk.case.reading() as reading:
        found = _kept(reading, record_id)
        return found if found and _drawn(reading, found, is_ready) else None


def owner(desk: Desk, record: str, record_id: UUID) -> UUID | None:
    """Whose photos can be chosen for a record; None for one that is about nobody."""
    with desk.case.reading() as reading:
        person = person_of(reading, reading.get(PICTURED[record][0], record_id))
        return person.id if person else None


def chosen_of(desk: Desk, records: Iterable[Record]) -> dict[UUID, Shown]:
    """The pictures that were chosen for several records, by their ids; those with the usual one are not among them."""
    ids = [item.id for item in records if type(item).__name__ in PICTURED]
    if not ids:
        return {}
    with desk.case.reading() as reading:
        kept = reading.find(ChosenPicture, about_id=ids)
        found = {each.about_id: _drawn(reading, each, is_ready) for each in kept}
    return {record_id: picture for record_id, picture in found.items() if picture}


def choose(desk: Desk, record: str, record_id: UUID, concept: str = "", photo_id: UUID | None = None) -> None:
    """Choose a picture or one of the person's photos for a record; with neither, the usual one is taken again.

    It changes no answer, so a picture can be chosen beside a signed contract too. Raises BugError for a picture that is not there.
    """
    if concept and concept not in PICTURES:
        raise BugError(f"no picture for {concept!r}")
    with desk.case.writing(desk.author) as writing:
        item = writing.get(PICTURED[record][0], record_id)
        kept = _kept(writing, record_id)
        if kept:
            writing.set(ChosenPicture, kept.id, concept=concept, photo_id=photo_id)
        elif concept or photo_id:
            person = person_of(writing, item)
            owner = person.id if person else None
            new = ChosenPicture(person_id=owner, about=record, about_id=record_id, concept=concept, photo_id=photo_id)
            writing.add(new)


def _kept(reading: Reading, record_id: UUID) -> ChosenPicture | None:
    found = reading.find(ChosenPicture, about_id=record_id)
    return found[-1] if found else None


def _drawn(reading: Reading, kept: ChosenPicture, fits: Callable[[Photo], bool]) -> Shown:
    """What is drawn for a choice: "" where its photo was removed, is gone, or is not fit for where it would stand."""
    if kept.photo_id is None:
        return kept.concept if kept.concept in PICTURES else ""
    photo = next(iter(reading.find(Photo, id=kept.photo_id)), None)
    return (draw(reading, photo) or "") if photo and fits(photo) else ""


def pictures_of(reading: Reading, person_id: UUID) -> dict[str, Shown]:
    """The pictures that were chosen for a person, by what is written beside them now; of two for one text the newer counts.

    Photos are among them where they may stand in documents.
    """
    made: dict[str, Shown] = {}
    kept = reading.find(ChosenPicture, person_id=person_id, order=("changed_at", "id"))
    wanted = [each for each in kept if each.concept or each.photo_id]
    for name, (kind, field) in PICTURED.items():
        mine = {each.about_id: each for each in wanted if each.about == name}
        if not mine:
            continue
        texts = {item.id: str(getattr(item, field)).strip() for item in reading.find(kind, id=list(mine))}
        drawn = {texts[key]: _drawn(reading, each, may_be_in_papers) for key, each in mine.items() if texts.get(key)}
        made |= {text: picture for text, picture in drawn.items() if picture}
    return made
