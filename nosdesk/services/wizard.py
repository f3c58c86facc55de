"""A form with the records behind it: what the wizard, the check-your-answers page and the journey are handed."""

from typing import Any
from uuid import UUID

from nosdesk.domain.choices import Route
from nosdesk.domain.people import LifeStage, life_stage
from nosdesk.domain.records import Contract, Offer, Person, Record, Specification, Visit
from nosdesk.forms.progress import Missing, PartState, Progress, RowsOf, form_progress, missing, visible_parts
from nosdesk.forms.question import Form, Link, Page, Part, Question, Rows, WeeklyPattern
from nosdesk.frozen import dataclass
from nosdesk.services.desk import Desk
from nosdesk.storage.unit import Reading


@dataclass(frozen=True)
class FormView:
    """A form's record, its rows by part, the person it is about, and how far it is."""

    form: Form
    record: Record
    person: Person | None
    rows: RowsOf
    parts: tuple[Part, ...]
    progress: Progress
    names: dict[UUID, str]
    """Names of the records that links of this form lead to, and of what may be chosen, oldest first."""
    choices: dict[str, tuple[Record, ...]]
    """For each link question, by its field: the records to choose from."""
    missing: tuple[Missing, ...]

    @property
    def route(self) -> Route:
        """The route of the person, or the full one where a form is about nobody."""
        return self.person.route if self.person else Route.FULL


def load(desk: Desk, form: Form, record_id: UUID) -> FormView:
    """A form with everything it shows."""
    with desk.case.reading() as reading:
        return read_form(reading, desk, form, record_id)


def read_form(reading: Reading, desk: Desk, form: Form, record_id: UUID) -> FormView:
    """The same within a reading."""
    record = reading.get(form.record, record_id)
    person = person_of(reading, record)
    rows = _rows(reading, form, record)
    route = person.route if person else Route.FULL
    stage = stage_of(desk, person)
    choices = _choices(reading, form, record, person)
    return FormView(
        form=form,
        record=record,
        person=person,
        rows=rows,
        parts=visible_parts(form, record, route, stage),
        progress=form_progress(form, record, rows, route, desk.today(), stage, _passed(reading, form, record_id)),
        names={item.id: name for field, items in choices.items() for item, name in _named(form, field, items)},
        choices=choices,
        missing=missing(form, record, rows, route, stage),
    )


def read_progress(reading: Reading, desk: Desk, form: Form, record_id: UUID) -> Progress:
    """How far a form is. Reads none of what its links may lead to: that can be everybody in a large file."""
    record = reading.get(form.record, record_id)
    person = person_of(reading, record)
    route = person.route if person else Route.FULL
    rows, passed = _rows(reading, form, record), _passed(reading, form, record_id)
    return form_progress(form, record, rows, route, desk.today(), stage_of(desk, person), passed)


def pass_over(desk: Desk, view: FormView, *parts: str) -> None:
    """Keep that parts were seen and left without an answer, so that nobody is led back to them. No answer is changed by it."""
    empty = {item.part.key for item in view.progress.parts if item.state is PartState.NOT_STARTED}
    new = empty.intersection(parts) - view.progress.passed
    if new:
        with desk.case.writing(desk.author) as writing:
            held = _passed(writing, view.form, view.record.id)
            writing.put_aside(_passed_key(view.form, view.record.id), sorted({*held, *new}))


def _passed(reading: Reading, form: Form, record_id: UUID) -> frozenset[str]:
    return frozenset(reading.aside(_passed_key(form, record_id)) or ())


def _passed_key(form: Form, record_id: UUID) -> str:
    return f"passed/{form.key}/{record_id}"


def stage_of(desk: Desk, person: Person | None) -> LifeStage | None:
    """A person's stage of life today; None where the date of birth is not known."""
    return life_stage(person.birth_date, desk.today()) if person and person.birth_date else None


def person_of(reading: Reading, record: Record) -> Person | None:
    """The person a record is about, found through the record it belongs to; None where it is about nobody."""
    if isinstance(record, Person):
        return record
    for field, kind in (
        ("person_id", Person),
        ("specification_id", Specification),
        ("contract_id", Contract),
        ("offer_id", Offer),
    ):
        owner = getattr(record, field, None)
        if owner is not None:
            return person_of(reading, reading.get(kind, owner))
    return None


def _rows(reading: Reading, form: Form, record: Record) -> dict[str, tuple[Record, ...]]:
    found: dict[str, tuple[Record, ...]] = {}
    for part in form.parts:
        match part:
            case Rows():
                found[part.key] = find_rows(reading, part, record.id)
            case Page():
                if any(isinstance(asked, WeeklyPattern) for asked in part.questions):
                    found["visits"] = reading.find(Visit, specification_id=record.id)
    return found


def find_rows(reading: Reading, part: Rows, parent_id: UUID) -> tuple[Record, ...]:
    """The rows of one part, oldest first."""
    wanted: dict[str, Any] = {part.parent: parent_id}
    return reading.find(part.of.record, **wanted)


def _choices(reading: Reading, form: Form, record: Record, person: Person | None) -> dict[str, tuple[Record, ...]]:
    """What each link question of the form and its rows may lead to."""
    return {asked.field: _linked(reading, asked, record, person) for asked in all_links(form)}


def all_links(form: Form) -> tuple[Link, ...]:
    """The link questions of a form and of the forms of its rows."""
    found: list[Link] = []
    for part in form.parts:
        match part:
            case Page():
                found += [asked for asked in part.questions if isinstance(asked, Link)]
            case Rows():
                found += all_links(part.of)
    return tuple(found)


def _linked(reading: Reading, asked: Link, record: Record, person: Person | None) -> tuple[Record, ...]:
    """Records that belong with this one: of the same contract, specification or person, else every one there is."""
    fields = {name: getattr(record, name, None) for name in ("contract_id", "specification_id")}
    fields |= {"person_id": person.id if person else None, _own(record): record.id}
    for name in ("contract_id", "specification_id", "person_id"):
        if fields.get(name) is not None and name in asked.to.__dataclass_fields__:
            wanted: dict[str, Any] = {name: fields[name]}
            return reading.find(asked.to, **wanted)
    return reading.find(asked.to)


def _own(record: Record) -> str:
    return f"{type(record).__name__.lower()}_id"


def _named(form: Form, field: str, items: tuple[Record, ...]) -> list[tuple[Record, str]]:
    shown = next(asked.shown for asked in all_links(form) if asked.field == field)
    return [(item, str(getattr(item, shown))) for item in items]


def question_of(form: Form, field: str) -> Question | None:
    """The question of a form's own pages that asks for a field."""
    for part in form.parts:
        if isinstance(part, Page):
            for asked in part.questions:
                if asked.field == field:
                    return asked
    return None
