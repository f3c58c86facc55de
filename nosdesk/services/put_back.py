"""Putting a record, or some of its answers, back to what they were: a new change, and by the rules of all changes."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from nosdesk.domain.records import Record
from nosdesk.errors import BugError, KnownError
from nosdesk.frozen import dataclass
from nosdesk.i18n import Reader, Words
from nosdesk.services import answers
from nosdesk.services.desk import Desk
from nosdesk.services.history_words import Names, field_label, kind_words, known_kind, linked, said_fields, value_words
from nosdesk.storage.history import FINAL
from nosdesk.storage.timeline import as_of
from nosdesk.storage.unit import REMOVED, Reading, Writing

NOT_PUT_BACK: Final = frozenset(FINAL) | {
    ("Concern", "told_at"),
    ("Contract", "ended_on"),
    ("Contract", "signed_for_person"),
    ("Contract", "signed_for_provider"),
    ("Contract", "signed_read_with"),
    ("Contract", "status"),
    ("Offer", "exception_reason"),
    ("Offer", "reason"),
    ("Offer", "status"),
    ("Person", "closed_note"),
    ("Person", "closed_on"),
    ("Person", "closed_reason"),
    ("Specification", "agreed_by"),
    ("Specification", "agreed_on"),
    ("Specification", "status"),
}
"""Decisions: agreeing, signing, choosing, closing. Each is taken, or taken back, at its own place and by its own rules."""
_KEPT_KINDS: Final = frozenset({"Export", "Share"})
"""What happened outside the file is not undone by it: papers that were made and copies that were given."""

THE_SAME: Final = Words(
    "There is nothing to put back: it is the same today. Nothing was changed.",
    "It is the same today. Nothing has changed.",
)
DECISIONS_STAND: Final = Words(
    "A decision such as agreeing, choosing or signing is not put back from here. Nothing was changed. Go to its own page.",
    "You cannot change a decision here. Nothing has changed. Go to its own page.",
)
LINK_GONE: Final = Words(
    "What this answer led to was removed since. Nothing was changed. Bring that back first.",
    "This answer needs something that is gone. Nothing has changed. Bring that back first.",
)
NOT_THERE_THEN: Final = Words(
    "This was not there then, so there is nothing to put back. Nothing was changed.",
    "This was not here then. Nothing has changed.",
)


@dataclass(frozen=True)
class Back:
    """What putting back would do to one field: what it is called, what it is now and what it would be."""

    field: str
    label: str
    now: str
    then: str


def kind_named(record: str) -> type[Record]:
    """A kind that a place names: always one that there is."""
    kind = known_kind(record)
    if kind is None:
        raise BugError(f"there are no records called {record}")
    return kind


def puttable(kind: type[Record]) -> frozenset[str]:
    """The fields of a kind of record that can be put back."""
    if kind.__name__ in _KEPT_KINDS:
        return frozenset()
    return frozenset(field for field in said_fields(kind) if (kind.__name__, field) not in NOT_PUT_BACK)


def would_put_back(
    desk: Desk, reader: Reader, record: str, record_id: UUID, number: int, fields: Sequence[str] | None = None
) -> tuple[Back, ...]:
    """What `put_back` would change, for the question before it; also whether a removed record would come back (field "deleted_at").

    Raises KnownError where nothing would change or nothing of it may be.
    """
    kind = kind_named(record)
    with desk.case.reading() as reading:
        today, values = _values(reading, kind, record_id, number, fields)
        names = Names(reading, reader)
        names.know([*linked(today), *linked(replace(today, **values))])
        found = []
        for field, then in values.items():
            label = kind_words(kind) if field == REMOVED else field_label(kind, field)
            now = getattr(today, field)
            said = ("", "") if field == REMOVED else _both(kind, field, now, then, reader, names)
            found.append(Back(field, reader.say(label) if label else field, *said))
        return tuple(found)


def _both(kind: type[Record], field: str, now: Any, then: Any, reader: Reader, names: Names) -> tuple[str, str]:
    first, second = (value_words(kind, field, value, reader, names.of) for value in (now, then))
    return first, second


def put_back(desk: Desk, record: str, record_id: UUID, number: int, fields: Sequence[str] | None = None) -> None:
    """Set fields back to what they were after the change of that number, as a new change that undo takes back as a whole.

    Without `fields`: every one, and a record that was removed since comes back. Decisions stay as they are. Raises KnownError, and
    changes nothing, where a record stands still, such as a signed contract, or where there is nothing to put back.
    """
    kind = kind_named(record)
    with desk.case.writing(desk.author) as writing:
        today, values = _values(writing, kind, record_id, number, fields)
        _refuse_lost_links(writing, kind, values)
        if REMOVED in values:
            answers.refuse_if_still(writing, today, REMOVED)
            writing.restore(kind, record_id)
        for field, value in values.items():
            if field != REMOVED:
                answers.keep(writing, kind, record_id, field, value, None)


def _values(
    reading: Reading, kind: type[Record], record_id: UUID, number: int, fields: Sequence[str] | None
) -> tuple[Record, dict[str, Any]]:
    """The record as it is today, and the values that would change, by field."""
    today = reading.get(kind, record_id)
    (then,) = as_of(reading, [today], number)
    if not then.there:
        raise KnownError(NOT_THERE_THEN)
    wanted = [field for field in (fields or said_fields(kind)) if field != REMOVED]
    differing = [
        field for field in wanted if getattr(then.record, field) != getattr(today, field) and field not in then.unknown
    ]
    allowed = puttable(kind)
    values = {field: getattr(then.record, field) for field in differing if field in allowed}
    if today.deleted_at is not None and kind.__name__ not in _KEPT_KINDS:
        values = {REMOVED: None} | values
    if not values:
        raise KnownError(DECISIONS_STAND if differing else THE_SAME)
    return today, values


def _refuse_lost_links(writing: Writing, kind: type[Record], values: dict[str, Any]) -> None:
    for field, value in values.items():
        target = kind.__dataclass_fields__[field].metadata.get("link")
        if target and value is not None and writing.get(kind_named(target), value).deleted_at is not None:
            raise KnownError(LINK_GONE)
