"""People in the file: who they are, who is around them, who decides, where facts came from, and closing a case."""

from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, func, or_, select

from nosdesk.domain.author import Author
from nosdesk.domain.choices import AuthorityBasis, ClosedReason, ContactRole, DecisionArea, Route, Source
from nosdesk.domain.records import Authority, Contact, Helper, Person, Provenance, Record
from nosdesk.services.desk import Desk
from nosdesk.storage.tables import table
from nosdesk.storage.unit import Reading, Writing


class PersonRow(NamedTuple):
    """One line of the list of people."""

    id: UUID
    name: str
    called: str
    closed: bool


def add_person(desk: Desk, name: str, route: Route = Route.SHORT) -> Person:
    """Begin a person's record. They decide for themselves until somebody says otherwise."""
    with desk.case.writing(desk.author) as writing:
        person = writing.add(Person(name=name.strip(), route=route))
        writing.add(
            Authority(person_id=person.id, area=DecisionArea.SUPPORT, basis=AuthorityBasis.OWN, since=desk.today())
        )
        return person


def count_people(desk: Desk, words: str = "", closed: bool = False) -> int:
    """How many people the list holds."""
    with desk.case.reading() as reading:
        return int(reading.one(select(func.count()).select_from(_wanted(words, closed).subquery())))


def list_people(
    desk: Desk, offset: int = 0, limit: int = 200, words: str = "", closed: bool = False
) -> tuple[PersonRow, ...]:
    """One block of the list of people, by name. `words` finds parts of names."""
    columns = table(Person).c
    wanted = _wanted(words, closed).order_by(func.lower(columns.name), columns.id).offset(offset).limit(limit)
    with desk.case.reading() as reading:
        return tuple(
            PersonRow(key, name, known_as or name.partition(" ")[0], closed_on is not None)
            for key, name, known_as, closed_on in map(tuple, reading.rows(wanted))
        )


def _wanted(words: str, closed: bool) -> Select[Any]:
    columns = table(Person).c
    wanted = select(columns.id, columns.name, columns.known_as, columns.closed_on).where(columns.deleted_at.is_(None))
    if not closed:
        wanted = wanted.where(columns.closed_on.is_(None))
    if words.strip():
        wanted = wanted.where(
            or_(
                columns.name.icontains(words.strip(), autoescape=True),
                columns.known_as.icontains(words.strip(), autoescape=True),
            )
        )
    return wanted


def close_case(desk: Desk, person_id: UUID, reason: ClosedReason, on: date, note: str = "") -> Person:
    """Close a person's case: dues and reminders stop, nobody is asked how it went. It can be opened again."""
    with desk.case.writing(desk.author) as writing:
        return writing.set(Person, person_id, closed_on=on, closed_reason=reason, closed_note=note)


def reopen_case(desk: Desk, person_id: UUID) -> Person:
    """Open a closed case again, with everything that was in it."""
    with desk.case.writing(desk.author) as writing:
        return writing.set(Person, person_id, closed_on=None, closed_reason=None, closed_note="")


def change_route(desk: Desk, person_id: UUID, route: Route) -> Person:
    """Ask less or more through the same records; nothing is lost."""
    with desk.case.writing(desk.author) as writing:
        return writing.set(Person, person_id, route=route)


def follow_contact(writing: Writing, contact: Contact) -> None:
    """What a change of a contact brings with it: a new advocate ends the one before, on the day the new one begins."""
    if contact.role is not ContactRole.ADVOCATE or contact.since is None or contact.until is not None:
        return
    for other in writing.find(Contact, person_id=contact.person_id, role=ContactRole.ADVOCATE, until=None):
        if other.id != contact.id and (other.since is None or other.since < contact.since):
            writing.set(Contact, other.id, until=contact.since)


def confirm(desk: Desk, about: Record, field: str, source: Source | None = None, detail: str = "") -> Provenance:
    """The person says that a fact is right, today. Where its source was not known, it is now."""
    with desk.case.writing(desk.author) as writing:
        known = provenance(writing, about.id, field)
        who = desk.author.person or desk.author.stamp
        if known is None:
            return writing.add(
                Provenance(
                    about=type(about).__name__,
                    about_id=about.id,
                    field=field,
                    source=source or (Source.PERSON if desk.author.person else Source.KEY_PERSON),
                    detail=detail,
                    stated_on=about.changed_at.date() if about.changed_at else desk.today(),
                    confirmed_on=desk.today(),
                    confirmed_by=who,
                )
            )
        return writing.set(Provenance, known.id, confirmed_on=desk.today(), confirmed_by=who)


def say_source(desk: Desk, about: Record, field: str, source: Source, detail: str, stated_on: date) -> Provenance:
    """Keep where a fact came from and when. What came from somebody else waits for the person to confirm it."""
    with desk.case.writing(desk.author) as writing:
        known = provenance(writing, about.id, field)
        values: dict[str, Any] = {"source": source, "detail": detail, "stated_on": stated_on}
        if known is not None:
            return writing.set(Provenance, known.id, **values)
        return writing.add(
            Provenance(
                about=type(about).__name__,
                about_id=about.id,
                field=field,
                source=source,
                detail=detail,
                stated_on=stated_on,
            )
        )


def provenance(reading: Reading, about_id: UUID, field: str) -> Provenance | None:
    """What is known of where one fact came from."""
    found = reading.find(Provenance, about_id=about_id, field=field)
    return found[0] if found else None


def provenances(desk: Desk, about_ids: tuple[UUID, ...]) -> dict[tuple[UUID, str], Provenance]:
    """What is known of where facts came from, by record and field."""
    with desk.case.reading() as reading:
        return {(item.about_id, item.field): item for item in reading.find(Provenance, about_id=about_ids)}


def helpers(desk: Desk) -> tuple[Helper, ...]:
    """The helpers who have worked in this file."""
    with desk.case.reading() as reading:
        return reading.find(Helper, order=("name", "id"))


def know_helper(desk: Desk, name: str) -> None:
    """Remember a helper's name for the next time somebody asks who is here."""
    with desk.case.writing(desk.author) as writing:
        if not writing.find(Helper, name=name):
            writing.add(Helper(name=name))


def who(person: Person | None, helper: str, together: bool) -> Author:
    """The author for what was chosen at "Who is here?"."""
    name = person.name if person else ""
    if helper and not together:
        return Author(helper=helper)
    return Author(person=name, helper=helper)
