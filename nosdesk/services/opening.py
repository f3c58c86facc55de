"""Open a case file and take a seat at it."""

from pathlib import Path
from uuid import UUID

from nosdesk.domain.author import PROGRAM, Author
from nosdesk.domain.records import Person
from nosdesk.errors import KnownError
from nosdesk.services.desk import Desk
from nosdesk.services.people import list_people
from nosdesk.storage import trouble
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.key import Kind, kind_of


def needs_passphrase(path: Path) -> bool:
    """Whether a file asks for a passphrase. Raises KnownError where it is not there or not ours."""
    try:
        kind = kind_of(path)
    except OSError as error:
        raise trouble.told(error, path) or error from error
    if kind is Kind.FOREIGN:
        raise KnownError(trouble.NOT_OURS, file=path.name)
    return kind is Kind.ENCRYPTED


def open_desk(path: Path, passphrase: str | None) -> tuple[Desk, UUID | None]:
    """Open a file; gives the desk, and the person where the file is about one only. Raises KnownError."""
    return seat(CaseFile.open(path, passphrase))


def seat(case: CaseFile) -> tuple[Desk, UUID | None]:
    """The desk of an open file, and the person where the file is about one only."""
    desk = Desk(case, PROGRAM)
    people = list_people(desk, limit=2)
    if len(people) != 1:
        return desk, None
    with desk.case.reading() as reading:
        person = reading.get(Person, people[0].id)
    return desk.by(Author(person=person.name)) if person.name else desk, person.id
