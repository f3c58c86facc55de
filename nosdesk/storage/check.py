"""Look a whole case file over: pages, links, tables, and whether every record is what its history says.

Finds what a fault of the disk, another program or a mistake of ours left behind; sums and plans are checked by the services.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select

from nosdesk.domain.records import RECORDS, Photo, Record
from nosdesk.errors import KnownError
from nosdesk.i18n import Reader, Words
from nosdesk.storage import chain, photos
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.revisions import HEAD
from nosdesk.storage.schema import METADATA
from nosdesk.storage.search import BrokenIndexError
from nosdesk.storage.tables import ASIDE, CASE, CHANGES, COPIES, PHOTO_BYTES, SEALS, field_names, table, table_name
from nosdesk.storage.trouble import shown
from nosdesk.storage.unit import ADDED, REMOVED, Reading, whole
from nosdesk.storage.values import plain

DAMAGE: Final = Words(
    "A part of the file is damaged: {detail}. Open your last copy of it instead.",
    "A part of this file is broken. Open your last copy.",
)
BROKEN_LINK: Final = Words(
    "Something in the file belongs to something that is not there: {detail}.",
    "2 things in this file do not fit together.",
)
NO_PLACE: Final = Words(
    "The file has no place for {detail}, which this version of NOS Desk keeps.",
    "This file is not complete. Ask someone for help.",
)
UNREADABLE: Final = Words(
    "Something in the list {detail} cannot be read. Open your last copy of the file instead.",
    "We cannot read one list in this file. Open your last copy.",
)
NO_RECORD: Final = Words(
    "The history tells of something that is not in the file: {detail}.",
    "Something is missing from this file.",
)
NO_HISTORY: Final = Words(
    "Something is in the file that no history tells of: {detail}.",
    "We do not know who wrote one thing in this file.",
)
NOT_AS_TOLD: Final = Words(
    "An answer is not what the history of the file says: {detail}. Another program may have changed it.",
    "Something changed one answer in this file. It was not NOS Desk.",
)
NOT_SEALED_SO: Final = Words(
    "The history was changed by something other than NOS Desk: {detail}. Compare with a copy of the file from before.",
    "Something changed the history. It was not NOS Desk.",
)
PHOTO_LOST: Final = Words(
    "The picture of a photo is not in the file, or not as it was: {detail}. Add the photo again.",
    "We cannot show one of your photos. Please add it again.",
)
NOT_ONE_FILE: Final = Words(
    "The file does not say which case file it is, or says it more than once.",
    "This file has lost its own name tag.",
)
NOT_FINDABLE: Final = Words(
    "Searching could not find everything in the file: {detail}. The search was made anew. No answer was changed.",
    "Search did not find everything. We repaired it. Your answers are the same.",
)

_DIGEST: Final = 64
"""Signs of a SHA-256 in hexadecimal."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong. `detail` names where, never what a person wrote: table, field, first digits of an id."""

    words: Words
    detail: str = ""

    def said(self, reader: Reader) -> str:
        """The finding in the reader's language and wording."""
        return reader.say(self.words, detail=self.detail)


def check(case: CaseFile) -> tuple[Finding, ...]:
    """All that is wrong with a case file, worst first; empty where all is well. Takes about a second per 10,000 records."""
    pages = tuple(_pages(case))
    if pages:
        return pages
    with case.reading() as reading:
        lacking = tuple(_lacking(reading))
        if lacking:
            return lacking
        try:
            sealed = tuple(_identity(reading)) or _chain(reading)
            found = (*_links(reading), *sealed, *_history(reading), *_photos(reading))
        except KnownError:
            return tuple(_unreadable(reading)) or (Finding(UNREADABLE, shown(case.path)),)
    return (*found, *_index(case))


def _pages(case: CaseFile) -> Iterator[Finding]:
    """What SQLite and SQLCipher find wrong with the pages; a file too damaged for their checks says so itself."""
    try:
        yield from (Finding(DAMAGE, found) for found in case.damage())
    except KnownError:
        yield Finding(DAMAGE, shown(case.path))


def _lacking(reading: Reading) -> Iterator[Finding]:
    """Tables, columns and indexes that the present revision has and the file lacks."""
    there = reading.shape()
    for wanted in METADATA.sorted_tables:
        if wanted.name not in there:
            yield Finding(NO_PLACE, wanted.name)
            continue
        parts = (*(column.name for column in wanted.c), *(str(index.name) for index in wanted.indexes))
        yield from (Finding(NO_PLACE, f"{wanted.name}.{part}") for part in parts if part not in there[wanted.name])


def _links(reading: Reading) -> Iterator[Finding]:
    """Links to records that are not there."""
    for record in RECORDS:
        ours = METADATA.tables[table_name(record)]
        for column in ours.c:
            for key in column.foreign_keys:
                theirs = key.column.table.alias()
                lost = (
                    select(ours.c.id)
                    .select_from(ours.outerjoin(theirs, column == theirs.c.id))
                    .where(column.is_not(None), theirs.c.id.is_(None))
                )
                yield from (Finding(BROKEN_LINK, _place(record, row.id, column.name)) for row in reading.rows(lost))


def _photos(reading: Reading) -> Iterator[Finding]:
    """Photos whose bytes are gone or were changed. What is no digest was never kept by us under that name."""
    for photo in reading.find(Photo):
        if len(photo.digest) == _DIGEST and photos.load(reading, photo.digest) is None:
            yield Finding(PHOTO_LOST, _place(Photo, photo.id))


def _index(case: CaseFile) -> Iterator[Finding]:
    """Where searching would not find what the records say. The index is then made anew: it holds nothing of its own."""
    try:
        kinds = case.index_differences()
    except BrokenIndexError:
        kinds = (shown(case.path),)
    if kinds:
        case.make_index()
    yield from (Finding(NOT_FINDABLE, kind) for kind in kinds)


def _identity(reading: Reading) -> Iterator[Finding]:
    if len(reading.rows(select(CASE))) != 1:
        yield Finding(NOT_ONE_FILE)


def _chain(reading: Reading) -> Iterator[Finding]:
    """Where the history is not what was sealed."""
    for found in chain.breaks(reading):
        place = f"{found.record} {str(found.record_id)[:8]}" if found.record else str(found.number)
        yield Finding(NOT_SEALED_SO, place)


def _history(reading: Reading) -> Iterator[Finding]:
    """Each record against the newest that the history says of each of its fields.

    Values are compared where the present revision wrote them: a migration may have changed older ones rightly.
    """
    told: dict[tuple[str, UUID], _Told] = {}
    wanted = select(
        CHANGES.c.record, CHANGES.c.record_id, CHANGES.c.field, CHANGES.c.new, CHANGES.c.version, CHANGES.c.schema
    ).order_by(CHANGES.c.number)
    rows = reading.rows(wanted)
    with reading.readable():
        for row in rows:
            told.setdefault((row.record, row.record_id), _Told()).hear(row)
    names = {record.__name__ for record in RECORDS}
    for record in RECORDS:
        for item in reading.records(record, select(table(record))):
            known = told.pop((record.__name__, item.id), None)
            with reading.readable():
                yield from known.differences(item) if known else (Finding(NO_HISTORY, _place(record, item.id)),)
    for name, record_id in told:
        if name in names:
            yield Finding(NO_RECORD, f"{name} {str(record_id)[:8]}")


class _Told:
    """What the history says of one record: JSON, parsed only where it has to be."""

    __slots__ = ("added", "changed", "version", "whole")

    def __init__(self) -> None:
        self.added = False
        self.whole: str | None = None
        self.changed: dict[str, str | None] = {}
        self.version = 0

    def hear(self, row: Any) -> None:
        """Take in the next change of the record."""
        self.version = max(self.version, row.version)
        new = row.new if row.schema == HEAD else None
        if row.field == ADDED:
            self.added, self.whole = True, new
        else:
            self.changed[row.field] = new

    def differences(self, item: Record) -> Iterator[Finding]:
        """Where the record is not what was heard of it."""
        record = type(item)
        if not self.added:
            yield Finding(NO_HISTORY, _place(record, item.id))
        if item.version < self.version:
            yield Finding(NOT_AS_TOLD, _place(record, item.id, "version"))
        if item.deleted_at is not None and REMOVED not in self.changed:
            yield Finding(NOT_AS_TOLD, _place(record, item.id, REMOVED))
        if self.changed or self.whole != whole(vars(item)):
            said = json.loads(self.whole) if self.whole else {}
            said |= {name: json.loads(new) if new else None for name, new in self.changed.items()}
            unsure = {name for name, new in self.changed.items() if new is None}
            for name in field_names(record):
                if name in said and name not in unsure and plain(getattr(item, name)) != said[name]:
                    yield Finding(NOT_AS_TOLD, _place(record, item.id, name))


def _unreadable(reading: Reading) -> Iterator[Finding]:
    """The tables with something in them that cannot be turned into a value."""
    tries: dict[str, Callable[[], object]] = {
        each.name: partial(reading.rows, select(each)) for each in (ASIDE, CASE, CHANGES, COPIES, SEALS)
    }
    tries[PHOTO_BYTES.name] = partial(photos.kept, reading)
    tries |= {table(each).name: partial(reading.records, each, select(table(each))) for each in RECORDS}
    for name, read in tries.items():
        try:
            read()
        except KnownError:
            yield Finding(UNREADABLE, name)


def _place(record: type[Record], record_id: UUID, field: str = "") -> str:
    return f"{record.__name__}{'.' if field else ''}{field} {str(record_id)[:8]}"
