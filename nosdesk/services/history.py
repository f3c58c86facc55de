"""The history as people read it: who changed what and when, what a record was at a moment, and putting that back."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import groupby
from typing import Any, Final
from uuid import UUID

from nosdesk.domain.author import names_in
from nosdesk.domain.differences import WordChange, word_changes
from nosdesk.domain.records import Record
from nosdesk.errors import BugError, KnownError
from nosdesk.forms.question import Page as FormPage
from nosdesk.forms.question import Rows, WeeklyPattern
from nosdesk.frozen import dataclass
from nosdesk.i18n import Reader, Words
from nosdesk.services import answers
from nosdesk.services.desk import Desk
from nosdesk.services.history_words import (
    BARE,
    Names,
    field_label,
    forms_of,
    kind_words,
    known_kind,
    linked,
    said_fields,
    value_words,
)
from nosdesk.storage.history import FINAL, ChangeRow
from nosdesk.storage.tables import field_names
from nosdesk.storage.timeline import Only, Then, as_of, authors, change, said_before, timeline
from nosdesk.storage.unit import REMOVED, Reading, Writing

A_PAGE: Final = 20
"""Changes on one page of the timeline, and a few more where records were added together."""
_MOST_TOGETHER: Final = 2_000
"""Records added at once that are read to be told of in one entry."""
_FIRST_SAID: Final = 5
"""Answers that are told of a record that was added; the rest are seen in the record."""

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
    "This answer needs something that was removed. Nothing has changed. Bring that back first.",
)
NOT_THERE_THEN: Final = Words(
    "This was not there then, so there is nothing to put back. Nothing was changed.",
    "This was not here then. Nothing has changed.",
)


@dataclass(frozen=True)
class Said:
    """One field in a change. Long texts that were changed in places have the places in `words`; `old` and `new` are as read."""

    field: str
    label: str
    old: str
    new: str
    words: tuple[WordChange, ...] = ()
    begun: bool = False
    """Whether a new record began with it."""


@dataclass(frozen=True)
class Entry:
    """What one author did to one record in one visit; or to `several` records of a kind, which were added at once.

    `numbers` are the first and the last of its changes. `name` is what the record is called today.
    """

    at: datetime
    who: tuple[str, ...]
    record: str
    record_id: UUID
    kind: Words
    name: str
    numbers: tuple[int, int]
    said: tuple[Said, ...]
    added: bool = False
    removed: bool = False
    restored: bool = False
    undo: bool = False
    more: int = 0
    """How many further answers a new record began with."""
    several: tuple[str, ...] = ()
    """The names of the records that were added at once."""

    @property
    def day(self) -> date:
        """The day in the reader's own time zone."""
        return self.at.astimezone().date()


@dataclass(frozen=True)
class Timeline:
    """One page of a timeline. `name` is what the record is called today; `others` are all who changed something."""

    name: str
    kind: Words
    field: str
    entries: tuple[Entry, ...]
    authors: tuple[str, ...]
    newer: bool
    older: int | None
    """How many newer changes the next page passes over; None where this is the last."""


@dataclass(frozen=True)
class ThenLine:
    """One answer as it was. `today` is what it is now where that differs, "" where there is none; else None."""

    field: str
    label: str
    said: str
    today: str | None = None
    back: bool = False
    """Whether it can be put back."""


@dataclass(frozen=True)
class ThenPart:
    """Answers that belong together, or what a list held."""

    title: Words | None
    lines: tuple[ThenLine, ...]


@dataclass(frozen=True)
class AsItWas:
    """A record as it was after a change: who had made that, and when."""

    kind: Words
    name: str
    at: datetime
    who: tuple[str, ...]
    there: bool
    removed_today: bool
    parts: tuple[ThenPart, ...]

    @property
    def differs(self) -> bool:
        """Whether something can be put back."""
        return self.there and (
            self.removed_today
            or any(line.back and line.today is not None for part in self.parts for line in part.lines)
        )


@dataclass(frozen=True)
class Back:
    """What putting back would do to one field: what it is called, what it is now and what it would be."""

    field: str
    label: str
    now: str
    then: str


def history(desk: Desk, reader: Reader, record: str, record_id: UUID, only: Only, offset: int = 0) -> Timeline:
    """One page of the timeline of a record and of what hangs on it, newest first."""
    kind = _kind(record)
    with desk.case.reading() as reading:
        shown, more = _a_page(reading, kind, record_id, only, offset)
        names = Names(reading, reader)
        names.know({(record, record_id), *((row.record, row.record_id) for row in shown), *_links(shown)})
        label = field_label(kind, only.field) if only.field else None
        return Timeline(
            names.of.get(record_id, ""),
            kind_words(kind),
            reader.say(label) if label else "",
            tuple(_entries(shown, reader, names, only.field)),
            () if only.field else authors(reading, kind, record_id),
            offset > 0,
            offset + len(shown) if more else None,
        )


def _a_page(
    reading: Reading, kind: type[Record], record_id: UUID, only: Only, offset: int
) -> tuple[list[ChangeRow], bool]:
    """The changes of one page, and whether others follow. Records that were added together are never parted."""
    rows = list(timeline(reading, kind, record_id, only, offset, A_PAGE + 1))
    if len(rows) > A_PAGE and _added_with(rows[-1], rows[-2]):
        rows += timeline(reading, kind, record_id, only, offset + A_PAGE + 1, _MOST_TOGETHER)
    end = A_PAGE
    while end < len(rows) and _added_with(rows[end], rows[end - 1]):
        end += 1
    return rows[:end], end < len(rows)


def _added_with(one: ChangeRow, other: ChangeRow) -> bool:
    return one.added and other.added and (one.visit, one.record) == (other.visit, other.record)


def _kind(record: str) -> type[Record]:
    """A kind that a place names: always one that there is."""
    kind = known_kind(record)
    if kind is None:
        raise BugError(f"there are no records called {record}")
    return kind


def _links(rows: Sequence[ChangeRow]) -> Iterator[tuple[str, UUID]]:
    """The records that values of these changes lead to."""
    for row in rows:
        kind = known_kind(row.record)
        pairs = dict(row.new).items() if row.added else ((row.field, row.old), (row.field, row.new))
        for field, value in pairs:
            item = kind.__dataclass_fields__.get(field) if kind else None
            if isinstance(value, UUID) and item is not None and "link" in item.metadata:
                yield item.metadata["link"], value


def _entries(rows: Sequence[ChangeRow], reader: Reader, names: Names, field: str) -> list[Entry]:
    found: list[Entry] = []
    for _, visit in groupby(rows, key=lambda row: row.visit):
        by_record: dict[tuple[str, UUID], list[ChangeRow]] = {}
        for row in visit:
            by_record.setdefault((row.record, row.record_id), []).append(row)
        made = [_entry(its, reader, names, field) for its in by_record.values()]
        found += _together(made)
    return found


def _together(made: Iterable[Entry]) -> Iterator[Entry]:
    """Records of a kind that were added one after the other in one visit are told of in one entry."""
    for (_, only_added), run in groupby(made, key=lambda entry: (entry.record, entry.added and not entry.removed)):
        its = list(run)
        if not only_added or len(its) == 1:
            yield from its
        else:
            first, last = its[-1], its[0]
            several = tuple(entry.name for entry in reversed(its))
            yield replace(last, numbers=(first.numbers[0], last.numbers[1]), said=(), more=0, name="", several=several)


def _entry(rows: list[ChangeRow], reader: Reader, names: Names, only: str) -> Entry:
    """One entry of the changes of one record in one visit, which come newest first."""
    newest = rows[0]
    kind = known_kind(newest.record)
    said: list[Said] = []
    begun: list[Said] = []
    for row in reversed(rows):
        if row.added and kind:
            begun = _begun(row, kind, reader, names, only)
        elif row.field != REMOVED and kind:
            said += _changed(row, kind, reader, names)
    later = {one.field for one in said}
    begun = [one for one in begun if one.field not in later]
    return Entry(
        max(row.at for row in rows),
        names_in(newest.who),
        newest.record,
        newest.record_id,
        kind_words(kind),
        names.of.get(newest.record_id, ""),
        (rows[-1].number, newest.number),
        (*begun[:_FIRST_SAID], *said),
        added=any(row.added for row in rows),
        removed=any(row.removed for row in rows),
        restored=any(row.restored for row in rows),
        undo=newest.undoes is not None,
        more=max(0, len(begun) - _FIRST_SAID),
    )


def _begun(row: ChangeRow, kind: type[Record], reader: Reader, names: Names, only: str) -> list[Said]:
    """What a new record began with, where that is not what every one begins with."""
    usual = {name: item.default for name, item in kind.__dataclass_fields__.items()}
    values = {name: value for name, value in row.new if value != usual.get(name)}
    fields = (only,) if only else tuple(name for name in said_fields(kind) if name in values)
    return [
        replace(one, begun=True)
        for field in fields
        if (one := _said(kind, field, None, values.get(field), reader, names)) is not None and one.new
    ]


def _changed(row: ChangeRow, kind: type[Record], reader: Reader, names: Names) -> list[Said]:
    if row.field not in field_names(kind) or row.field not in said_fields(kind):
        return []
    one = _said(kind, row.field, row.old, row.new, reader, names)
    return [one] if one else []


def _said(kind: type[Record], field: str, old: Any, new: Any, reader: Reader, names: Names) -> Said | None:
    label = field_label(kind, field)
    if label is None:
        return None
    changes = word_changes(old, new) if isinstance(old, str) and isinstance(new, str) else ()
    was, now = (value_words(kind, field, value, reader, names.of) for value in (old, new))
    return Said(field, reader.say(label), was, now, changes)


def earlier_answers(desk: Desk, record_ids: Iterable[UUID]) -> frozenset[tuple[UUID, str]]:
    """Which fields of these records held another answer once."""
    with desk.case.reading() as reading:
        return said_before(reading, record_ids)


def as_it_was(desk: Desk, reader: Reader, record: str, record_id: UUID, number: int) -> AsItWas:
    """A record with its lists as it was after the change of that number, beside what it is today."""
    kind = _kind(record)
    with desk.case.reading() as reading:
        today = reading.get(kind, record_id)
        (then,) = as_of(reading, [today], number)
        made = change(reading, record_id, number)
        names = Names(reading, reader)
        names.know({(record, record_id), *linked(today), *linked(then.record)})
        parts = [*_parts(kind, then, today, reader, names), *_lists(reading, kind, record_id, number, reader)]
        return AsItWas(
            kind_words(kind),
            names.of.get(record_id, ""),
            made.at,
            names_in(made.who),
            then.there,
            today.deleted_at is not None,
            tuple(part for part in parts if part.lines),
        )


def _parts(kind: type[Record], then: Then[Any], today: Record, reader: Reader, names: Names) -> Iterator[ThenPart]:
    """The answers in the order and under the titles of the forms that ask for them, then what no form asks for."""
    waiting = dict.fromkeys(said_fields(kind))

    def lines(fields: Iterable[str]) -> tuple[ThenLine, ...]:
        made = []
        for field in fields:
            if field in waiting:
                del waiting[field]
                made += _then_line(kind, field, then, today, reader, names)
        return tuple(made)

    for form in forms_of(kind):
        for part in form.parts:
            if isinstance(part, FormPage):
                asked = [each.field for each in part.questions if not isinstance(each, WeeklyPattern)]
                yield ThenPart(part.title, lines(asked))
    yield ThenPart(None, lines(tuple(waiting)))


def _then_line(
    kind: type[Record], field: str, then: Then[Any], today: Record, reader: Reader, names: Names
) -> list[ThenLine]:
    label = field_label(kind, field)
    was, now = getattr(then.record, field), getattr(today, field)
    said, current = (value_words(kind, field, value, reader, names.of, BARE) for value in (was, now))
    if label is None or not (said or current):
        return []
    differs = was != now
    back = differs and then.there and field in _puttable(kind)
    return [ThenLine(field, reader.say(label), said, current if differs else None, back)]


def _lists(reading: Reading, kind: type[Record], record_id: UUID, number: int, reader: Reader) -> Iterator[ThenPart]:
    """What the lists of the record's forms held then; what is not there today is marked."""
    shown: set[type[Record]] = set()
    for form in forms_of(kind):
        for part in form.parts:
            if not isinstance(part, Rows) or part.of.record in shown:
                continue
            shown.add(part.of.record)
            wanted: dict[str, Any] = {part.parent: record_id}
            today = {each.id: each for each in reading.find(part.of.record, removed=True, **wanted)}
            held = [each.record for each in as_of(reading, today.values(), number) if each.there]
            names = Names(reading, reader)
            names.take(held)
            title = reader.say(part.of.title)
            yield ThenPart(
                part.title,
                tuple(
                    ThenLine("", title, names.of[each.id], None if today[each.id].deleted_at is None else "")
                    for each in held
                ),
            )


def _puttable(kind: type[Record]) -> frozenset[str]:
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
    kind = _kind(record)
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
    kind = _kind(record)
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
    puttable = _puttable(kind)
    values = {field: getattr(then.record, field) for field in differing if field in puttable}
    if today.deleted_at is not None and kind.__name__ not in _KEPT_KINDS:
        values = {REMOVED: None} | values
    if not values:
        raise KnownError(DECISIONS_STAND if differing else THE_SAME)
    return today, values


def _refuse_lost_links(writing: Writing, kind: type[Record], values: dict[str, Any]) -> None:
    for field, value in values.items():
        target = kind.__dataclass_fields__[field].metadata.get("link")
        if target and value is not None and writing.get(_kind(target), value).deleted_at is not None:
            raise KnownError(LINK_GONE)
