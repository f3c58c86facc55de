"""Paper forms: printing one, blank or with what the file holds, and typing in what somebody wrote on it, page by page.

A page of the paper is found again by laying the form out anew: the code at its foot says which form, format and printing it is.
"""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from nosdesk.documents import paper_form
from nosdesk.documents.blocks import Document, FormQuestion
from nosdesk.documents.file_types import FileType
from nosdesk.documents.formats import Format
from nosdesk.documents.paper_answers import Known
from nosdesk.documents.paper_code import PaperCode, read_code
from nosdesk.documents.paper_form import Asked
from nosdesk.documents.pen import Pen
from nosdesk.documents.sheet import Heard, unheard
from nosdesk.domain.choices import Route, Source
from nosdesk.domain.people import LifeStage
from nosdesk.domain.records import (
    Check,
    Contact,
    Contract,
    Export,
    Offer,
    Person,
    Provenance,
    Record,
    Specification,
)
from nosdesk.errors import KnownError
from nosdesk.forms.catalogue import FORMS, form_for
from nosdesk.forms.numbering import Numbered, lettered, numbered, paper_parts
from nosdesk.forms.question import Form, Rows
from nosdesk.i18n import LANGUAGES, Reader, Words
from nosdesk.services.answers import add
from nosdesk.services.desk import Desk
from nosdesk.services.making import written
from nosdesk.services.people import provenance, say_source
from nosdesk.services.wizard import FormView, read_form, stage_of
from nosdesk.storage.unit import Reading

NOT_A_CODE: Final = Words(
    "{code} is not the code of a form. It stands at the foot of each page and begins with NOS.",
    "We do not know this code: {code}. Look at the foot of the page.",
)
WIZARDS: Final = {
    "person-profile": "person",
    "specification": "specification",
    "offer-comparison": "offer",
    "contract": "contract",
    "payment-plan": "payment-made",
    "quality-summary": "full-check",
}
"""The form that asks for what a document says, by the document's name."""


def form_of(name: str) -> Form | None:
    """The form that belongs to a document, or the form of that key itself; None where there is neither."""
    key = WIZARDS.get(name, name)
    return form_for(key) if key in {form.key for form in FORMS} else None


# ---- printing ------------------------------------------------------------------------------------


def build(desk: Desk, form: Form, record_id: UUID, written_as: Format, reader: Reader, *, known: bool) -> Document:
    """A form about a record: its person's name and who helps on the first page, and with `known` the answers there are."""
    with desk.case.reading() as reading:
        view = read_form(reading, desk, form, record_id)
        asked = _asked(reading, desk, view, written_as, reader)
    held = Known(view.record, view.rows, view.names) if known else None
    return paper_form.build(form, reader, written_as, held, asked)


def _asked(reading: Reading, desk: Desk, view: FormView, written_as: Format, reader: Reader) -> Asked:
    person = view.person
    if person is None:
        return Asked()
    pen = Pen(reader, written_as, desk.today())
    contacts = pen.askers(reading.find(Contact, person_id=person.id))
    return Asked(person.route, stage_of(desk, person), person.name, contacts)


def make_blank(
    form: Form,
    written_as: Format,
    reader: Reader,
    out: Path,
    file_type: FileType = FileType.PDF,
) -> tuple[Path, ...]:
    """Write a form with nothing in it, for anybody. Raises KnownError where it cannot be made or written."""
    return written(paper_form.build(form, reader, written_as), written_as, file_type, reader, out)


def make(
    desk: Desk,
    form: Form,
    record_id: UUID,
    written_as: Format,
    reader: Reader,
    out: Path,
    file_type: FileType = FileType.PDF,
    heard: Heard = unheard,
    *,
    known: bool,
) -> tuple[Path, ...]:
    """Write a form about a record; one with answers in it is kept in the list of what was made.

    Raises KnownError where it cannot be made or written.
    """
    document = build(desk, form, record_id, written_as, reader, known=known)
    made = written(document, written_as, file_type, reader, out, heard=heard)
    if known:
        keep(desk, form, record_id, written_as, file_type)
    return made


def keep(desk: Desk, form: Form, record_id: UUID, written_as: Format, file_type: FileType) -> None:
    """Keep that a form with answers in it was made: as a file, or on a printer as its PDF."""
    about = form.record.__name__
    kept = Export(
        document=f"form:{form.key}",
        format=written_as.value,
        file_type=file_type.value,
        about=about,
        about_id=record_id,
    )
    with desk.case.writing(desk.author) as writing:
        writing.add(kept)


# ---- typing in -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Printing:
    """One printing of a form: what has to be known to lay it out again."""

    form: str
    written_as: Format
    locale: str
    route: Route
    stage: LifeStage | None
    size: int = 0
    same: bool = True
    """False where the paper is of another printing than any that this program makes: its pages may be others."""


@dataclass(frozen=True, slots=True)
class OnPaper:
    """One question on a page; `card` counts the cards of a list from 1 and is 0 for a question of the form itself."""

    item: Numbered
    card: int = 0
    rows: Rows | None = None
    """The list that the card belongs to."""


@dataclass(frozen=True, slots=True)
class PaperPage:
    """A page of the paper that asks something."""

    number: int
    questions: tuple[OnPaper, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """What a paper is about: a record that is there, or a new one that belongs to `record`."""

    record: Record
    new: bool = False


def understand(desk: Desk, text: str, person_id: UUID | None, reader: Reader) -> Printing:
    """The printing that a code names. Raises KnownError for what is no code."""
    code = read_code(text)
    if code is None:
        raise KnownError(NOT_A_CODE, code=text.strip()[:40] or "…")
    for printing in _printings(code):
        if _code(printing) == code:
            return printing
    with desk.case.reading() as reading:
        person = reading.get(Person, person_id) if person_id else None
    route = person.route if person else Route.FULL
    return Printing(code.form, code.format, reader.locale, route, stage_of(desk, person), code.size, same=False)


def _printings(code: PaperCode) -> Iterator[Printing]:
    stages = (None, LifeStage.ADULT, LifeStage.CHILD)
    for locale, route, stage in product(LANGUAGES, (Route.FULL, Route.SHORT), stages):
        yield Printing(code.form, code.format, locale, route, stage, code.size)


@cache
def _code(printing: Printing) -> PaperCode | None:
    return read_code(_blank(printing).code)


def _blank(printing: Printing) -> Document:
    asked = Asked(printing.route, printing.stage)
    reader = Reader(printing.locale)
    return paper_form.build(form_for(printing.form), reader, printing.written_as, None, asked, size=printing.size)


def code_of(form: Form, written_as: Format, person: Person | None, desk: Desk, reader: Reader) -> str:
    """The code that a form for this person has today."""
    route = person.route if person else Route.FULL
    return _blank(Printing(form.key, written_as, reader.locale, route, stage_of(desk, person))).code


@cache
def pages(printing: Printing) -> tuple[tuple[PaperPage, ...], int]:
    """The pages that ask something, in order, and how many pages the paper has in all."""
    from nosdesk.export.pdf import pages_of

    document = _blank(printing)
    reader = Reader(printing.locale, easy=printing.written_as.easy)
    where, total = pages_of(document, printing.written_as, reader)
    known = _by_number(printing)
    found: dict[int, list[OnPaper]] = {}
    for block in document.blocks:
        if isinstance(block, FormQuestion) and block.number in known:
            item, rows = known[block.number]
            card = int(block.key.partition("/")[2] or 0)
            found.setdefault(where[f"question-{block.key}"], []).append(OnPaper(item, card, rows))
    return tuple(PaperPage(number, tuple(asked)) for number, asked in sorted(found.items())), total


def _by_number(printing: Printing) -> dict[str, tuple[Numbered, Rows | None]]:
    found: dict[str, tuple[Numbered, Rows | None]] = {}
    for item in numbered(paper_parts(form_for(printing.form), printing.route, printing.stage)):
        found[item.number] = (item, None)
        if isinstance(item.asked, Rows):
            rows = item.asked
            found |= {each.number: (each, rows) for each in lettered(item.number, rows, printing.route)}
    return found


_OWNERS: Final[dict[str, type[Record]]] = {
    "person_id": Person,
    "specification_id": Specification,
    "contract_id": Contract,
    "offer_id": Offer,
    "check_id": Check,
}


def targets(desk: Desk, record: type[Record], person_id: UUID) -> tuple[Target, ...]:
    """What a paper about that kind of record may be about, for one person: records there are, then new ones."""
    owner = _owner(record)
    with desk.case.reading() as reading:
        found = [Target(each) for each in _belonging(reading, record, person_id)]
        if owner is not None and _required(record) == (owner,):
            found += [Target(each, new=True) for each in _belonging(reading, _OWNERS[owner], person_id)]
    if owner is None and record is not Person and not _required(record):
        found.append(Target(record(), new=True))
    return tuple(found)


def begin(desk: Desk, record: type[Record], target: Target) -> Record:
    """The record that is typed into: the one that is there, or a new one. Raises KnownError where its parent stands still."""
    if not target.new:
        return target.record
    owner = _owner(record)
    values: dict[str, Any] = {owner: target.record.id} if owner else {}
    return add(desk, record, **values)


def _required(record: type[Record]) -> tuple[str, ...]:
    return tuple(
        each.name
        for each in dataclasses.fields(record)
        if each.default is dataclasses.MISSING and each.default_factory is dataclasses.MISSING
    )


def _owner(record: type[Record]) -> str | None:
    return next((name for name in _OWNERS if name in _required(record)), None)


def _belonging(reading: Reading, record: type[Record], person_id: UUID) -> tuple[Record, ...]:
    if record is Person:
        return (reading.get(Person, person_id),)
    owner = _owner(record)
    if owner is None:
        return reading.find(record)
    wanted: dict[str, Any] = {owner: {each.id for each in _belonging(reading, _OWNERS[owner], person_id)}}
    return reading.find(record, **wanted)


def mark(desk: Desk, about: Record, field: str, detail: str, written_on: date | None) -> Provenance:
    """Keep that an answer came from a paper form, which page of it and who wrote it, and when."""
    with desk.case.reading() as reading:
        known = provenance(reading, about.id, field)
    if known and (known.source, known.detail) == (Source.PAPER, detail):
        return known
    return say_source(desk, about, field, Source.PAPER, detail, written_on or desk.today())
