"""How far a form is filled in: which parts are asked, how each stands, and what is still missing. Pure: records in, states out.

- Not started: no answer of the part was given.
- In progress: begun, and an answer without which the part is not done is missing.
- Done: begun, and nothing needed is missing.
- Needs attention: answers that cannot all be true, or a part that was begun and left while a later one was begun.

A form is done when every part is done or need not be: an optional part without an answer counts so once it was passed over, that
is, when the person saw it and went on. Whoever stops half-way is led back to the first part not yet seen.

`rows` are the child records of the form's record by the key of their Rows part, and visits under "visits".
"""

import dataclasses
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TypeAlias, assert_never
from uuid import UUID

from nosdesk.domain.choices import Choices, Route
from nosdesk.domain.people import LifeStage
from nosdesk.domain.records import Record
from nosdesk.forms.question import Form, Page, Part, Question, Rows, WeeklyPattern
from nosdesk.forms.troubles import NOT_100, rows_trouble, total_of_100, troubles
from nosdesk.frozen import dataclass
from nosdesk.i18n import Words

RowsOf: TypeAlias = Mapping[str, Sequence[Record]]


class PartState(Choices):
    """How a part stands, in a word and a shape."""

    NOT_STARTED = "not_started", Words("Not started", "Not started yet")
    IN_PROGRESS = "in_progress", Words("In progress", "You have started this")
    DONE = "done", Words("Done")
    NEEDS_ATTENTION = "needs_attention", Words("Needs attention", "Look at this again")


@dataclass(frozen=True, slots=True)
class PartProgress:
    """One part and how it stands. An optional part may be passed over: the form is done without it."""

    part: Part
    state: PartState
    optional: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """How a form stands: its visible parts in order."""

    parts: tuple[PartProgress, ...]
    passed: frozenset[str] = frozenset()
    """Keys of parts that were seen and left without an answer."""

    @property
    def started(self) -> int:
        """How many parts have been begun: "3 of 8 parts started"."""
        return sum(part.state is not PartState.NOT_STARTED for part in self.parts)

    @property
    def done(self) -> int:
        """How many parts are done."""
        return sum(part.state is PartState.DONE for part in self.parts)

    @property
    def state(self) -> PartState:
        """The form as a whole: done when nothing in it waits any more."""
        states = {part.state for part in self.parts}
        if PartState.NEEDS_ATTENTION in states:
            return PartState.NEEDS_ATTENTION
        if self.next is None and self.started:
            return PartState.DONE
        return PartState.IN_PROGRESS if self.started else PartState.NOT_STARTED

    @property
    def next(self) -> Part | None:
        """Where to go on: the first part that is not done and was not passed over; None where nothing waits."""
        return next((item.part for item in self.parts if self._waits(item)), None)

    def _waits(self, item: PartProgress) -> bool:
        if item.state is PartState.NOT_STARTED:
            return not (item.optional and item.part.key in self.passed)
        return item.state is not PartState.DONE


@dataclass(frozen=True, slots=True)
class Missing:
    """A needed answer that is not there: where to go, and the question to be answered."""

    part: str
    """Key of the part."""
    words: Words
    """The question, or what the list asks for."""
    question: Question | None = None
    """None where a list has too few rows."""
    row: UUID | None = None
    """The row whose answer is missing; None where it is on one of the form's own pages."""


def visible_parts(form: Form, record: Record, route: Route, stage: LifeStage | None = None) -> tuple[Part, ...]:
    """The parts that are asked, in order. `stage` is the person's stage of life, None where it is not known."""
    return tuple(part for part in form.parts if is_visible(part, record, route, stage))


def is_visible(part: Part, record: Record, route: Route, stage: LifeStage | None = None) -> bool:
    """Whether a part is asked on this route, at this stage of life, after these answers."""
    if part.full_route_only and route is not Route.FULL:
        return False
    match part:
        case Page():
            if part.life_stage and stage not in part.life_stage:
                return False
            return bool(asked_questions(part, record))
        case Rows():
            return True
        case _:
            assert_never(part)


def asked_questions(page: Page, record: Record) -> tuple[Question, ...]:
    """The questions of a page whose condition holds."""
    return tuple(asked for asked in page.questions if is_asked(asked, record))


def is_asked(question: Question, record: Record) -> bool:
    """Whether the condition of a question holds."""
    condition = question.only_if
    return condition is None or getattr(record, condition.field) == condition.value


def is_answered(question: Question, record: Record, rows: RowsOf | None = None) -> bool:
    """Whether there is an answer. A field that always holds one is answered."""
    if isinstance(question, WeeklyPattern):
        return bool((rows or {}).get(question.field))
    value = getattr(record, question.field)
    return value is not None and value not in ("", ())


def part_state(
    part: Part,
    record: Record,
    rows: RowsOf,
    route: Route,
    today: date,
) -> PartState:
    """How one part stands by itself, whatever comes after it."""
    match part:
        case Page():
            return _page_state(part, record, rows, today)
        case Rows():
            return _rows_state(part, record, rows.get(part.key, ()), route, today)
        case _:
            assert_never(part)


def form_progress(
    form: Form,
    record: Record,
    rows: RowsOf,
    route: Route,
    today: date,
    stage: LifeStage | None = None,
    passed: Collection[str] = (),
) -> Progress:
    """How every visible part stands. A part that was begun and left while a later one was begun needs attention.

    `passed` holds the keys of parts that were seen and left without an answer.
    """
    parts = visible_parts(form, record, route, stage)
    states = [part_state(part, record, rows, route, today) for part in parts]
    begun = [index for index, state in enumerate(states) if state is not PartState.NOT_STARTED]
    last = begun[-1] if begun else -1
    return Progress(
        tuple(
            PartProgress(part, _left(state, before_last=index < last), is_optional(part))
            for index, (part, state) in enumerate(zip(parts, states, strict=True))
        ),
        frozenset(passed),
    )


def is_optional(part: Part) -> bool:
    """Whether a form is done without this part."""
    match part:
        case Page():
            return not any(asked.needed and asked.only_if is None for asked in part.questions)
        case Rows():
            return part.least == 0
        case _:
            assert_never(part)


def missing(
    form: Form, record: Record, rows: RowsOf, route: Route = Route.FULL, stage: LifeStage | None = None
) -> tuple[Missing, ...]:
    """Every needed answer that is not there, in the order of the form, rows included."""
    found: list[Missing] = []
    for part in visible_parts(form, record, route, stage):
        match part:
            case Page():
                found += [
                    Missing(part.key, question.ask, question) for question in _unanswered_needed(part, record, rows)
                ]
            case Rows():
                found += _missing_in_rows(part, rows.get(part.key, ()), route)
            case _:
                assert_never(part)
    return tuple(found)


def _missing_in_rows(part: Rows, rows: Sequence[Record], route: Route) -> list[Missing]:
    found = [
        Missing(part.key, question.ask, question, row.id)
        for row in rows
        for page in _row_pages(part, row, route)
        for question in _unanswered_needed(page, row, {})
    ]
    if len(rows) < part.least:
        found.append(Missing(part.key, part.ask))
    return found


def _row_pages(part: Rows, row: Record, route: Route) -> list[Page]:
    return [page for page in visible_parts(part.of, row, route) if isinstance(page, Page)]


def _unanswered_needed(page: Page, record: Record, rows: RowsOf) -> list[Question]:
    return [asked for asked in asked_questions(page, record) if asked.needed and not is_answered(asked, record, rows)]


def _left(state: PartState, *, before_last: bool) -> PartState:
    return PartState.NEEDS_ATTENTION if before_last and state is PartState.IN_PROGRESS else state


def _page_state(page: Page, record: Record, rows: RowsOf, today: date) -> PartState:
    asked = asked_questions(page, record)
    fields = {question.field for question in asked}
    if any(trouble.field in fields for trouble in troubles(record, today)):
        return PartState.NEEDS_ATTENTION
    if not any(_was_said(question, record, rows) for question in asked) and not all(item.always for item in asked):
        return PartState.NOT_STARTED
    return PartState.IN_PROGRESS if _unanswered_needed(page, record, rows) else PartState.DONE


def _was_said(question: Question, record: Record, rows: RowsOf) -> bool:
    """Whether somebody gave this answer, as against a usual one that a field begins with."""
    if question.always:
        return bool(getattr(record, question.field) != _usual(type(record), question.field))
    return is_answered(question, record, rows)


def _rows_state(part: Rows, record: Record, rows: Sequence[Record], route: Route, today: date) -> PartState:
    if not rows:
        return PartState.NOT_STARTED
    problem = rows_trouble(rows, today, record)
    unfinished = problem is not None and problem.words is NOT_100 and (total_of_100(rows) or 0) < 100
    if problem and not unfinished:
        return PartState.NEEDS_ATTENTION
    return PartState.IN_PROGRESS if unfinished or _missing_in_rows(part, rows, route) else PartState.DONE


def _usual(record: type[Record], field: str) -> object:
    """What a field of a new record holds; MISSING where it must be given."""
    return next(item.default for item in dataclasses.fields(record) if item.name == field)
