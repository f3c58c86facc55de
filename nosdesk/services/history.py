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
from nosdesk.forms.question import Page as FormPage
from nosdesk.forms.question import Rows, WeeklyPattern
from nosdesk.frozen import dataclass
from nosdesk.i18n import Reader, Words
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
from nosdesk.services.put_back import kind_named, puttable
from nosdesk.storage.history import ChangeRow
from nosdesk.storage.tables import field_names
from nosdesk.storage.timeline import Only, Then, as_of, authors, change, said_before, timeline
from nosdesk.storage.unit import REMOVED, Reading

A_PAGE: Final = 20
"""Changes on one page of the timeline, and a few more where records were added together."""
_MORE_TOGETHER: Final = 100
"""Changes that are read at a time beyond a page, to see where records that were added together end."""
_FIRST_SAID: Final = 5
"""Answers that are told of a record that was added; the rest are seen in the record."""


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


def history(desk: Desk, reader: Reader, record: str, record_id: UUID, only: Only, offset: int = 0) -> Timeline:
    """One page of the timeline of a record and of what hangs on it, newest first."""
    kind = kind_named(record)
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
    end = A_PAGE
    while end < len(rows) and _added_with(rows[end], rows[end - 1]):
        end += 1
        if end == len(rows):
            rows += timeline(reading, kind, record_id, only, offset + end, _MORE_TOGETHER)
    return rows[:end], end < len(rows)


def _added_with(one: ChangeRow, other: ChangeRow) -> bool:
    return one.added and other.added and (one.visit, one.record) == (other.visit, other.record)


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
        for alone, run in groupby(by_record.values(), key=_only_added):
            several = list(run)
            if alone and len(several) > 1:
                found.append(_several([its[0] for its in several], names))
            else:
                found += [_entry(its, reader, names, field) for its in several]
    return found


def _only_added(rows: list[ChangeRow]) -> str:
    """The kind of a record that was added in a visit and no further touched in it; "" for others."""
    return rows[0].record if len(rows) == 1 and rows[0].added else ""


def _several(rows: list[ChangeRow], names: Names) -> Entry:
    """One entry for records of a kind that were added one after the other in one visit; they come newest first."""
    newest = rows[0]
    return Entry(
        newest.at,
        names_in(newest.who),
        newest.record,
        newest.record_id,
        kind_words(known_kind(newest.record)),
        "",
        (rows[-1].number, newest.number),
        (),
        added=True,
        several=tuple(names.of.get(row.record_id, "") for row in reversed(rows)),
    )


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
    kind = kind_named(record)
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
    back = differs and then.there and field in puttable(kind)
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
