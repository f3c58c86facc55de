"""Find anything in the file: words, names, amounts and dates, kind by kind, each with where it stands and whose it is."""

import dataclasses
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Final, TypeVar
from uuid import UUID

from nosdesk.domain.records import Offer, Person, Record
from nosdesk.domain.wanted import Piece, Stretch, spans, stretches, understand
from nosdesk.forms.catalogue import FORMS
from nosdesk.forms.question import Form, Page, Question, Rows
from nosdesk.frozen import dataclass
from nosdesk.i18n import Reader, Words
from nosdesk.services.desk import Desk
from nosdesk.storage.search import BrokenIndexError, Hits, hits, searched
from nosdesk.storage.tables import record_named
from nosdesk.storage.unit import Reading

R = TypeVar("R", bound=Record)

_ROUND: Final = 60


@dataclass(frozen=True)
class Found:
    """One result: the record, what it is called, and the field that holds what was looked for with the place marked."""

    record: Record
    name: tuple[Stretch, ...]
    """What the record is called; empty where it has no name."""
    field: str
    excerpt: tuple[Stretch, ...]
    """The words round what was found; empty where that is the name."""
    person: Person | None
    """Whose it is; None for what belongs to nobody, such as a provider."""
    parent: Record | None
    """What it belongs to or is about, if anything."""

    @property
    def said(self) -> str:
        """What was found, word for word as it stands there."""
        parts = (part.text for part in (*self.name, *self.excerpt) if part.found)
        return ", ".join(dict.fromkeys(parts))


@dataclass(frozen=True)
class Group:
    """The results of one kind of record. `many` is how many there are; with `more` there are more than that."""

    record: type[Record]
    many: int
    more: bool
    found: tuple[Found, ...]


def find(desk: Desk, words: str, reader: Reader, most: int, kind: str = "") -> tuple[Group, ...]:
    """What holds all the words, kind by kind: what is called so first, then the newest first; at most `most` of a kind.

    With the name of a record class: of that kind alone. Empty words find nothing. Raises KnownError where the file is damaged.
    """
    pieces = understand(words, desk.today())
    try:
        return _find(desk, pieces, reader, most, kind)
    except BrokenIndexError:
        desk.case.make_index()
        return _find(desk, pieces, reader, most, kind)


def _find(desk: Desk, pieces: Sequence[Piece], reader: Reader, most: int, kind: str) -> tuple[Group, ...]:
    with desk.case.reading() as reading:
        groups = [hit for hit in hits(reading, pieces, most) if kind in ("", hit.record.__name__)]
        items = [_records(reading, hit) for hit in groups]
        known = _with_parents(reading, [item for each in items for item in each])
    made = [_group(hit, its, pieces, reader, known) for hit, its in zip(groups, items, strict=True)]
    return tuple(group for group in made if group.found)


def _group(
    hit: Hits, items: Sequence[Record], pieces: Sequence[Piece], reader: Reader, known: dict[UUID, Record]
) -> Group:
    found = [one for item in items if (one := _found(item, pieces, reader, known))]
    return Group(hit.record, hit.many - len(items) + len(found), hit.more, tuple(found))


def _records(reading: Reading, hit: Hits) -> tuple[Record, ...]:
    found = {item.id: item for item in reading.find(hit.record, id=hit.ids)}
    return tuple(found[each] for each in hit.ids if each in found)


def _with_parents(reading: Reading, items: Sequence[Record]) -> dict[UUID, Record]:
    """The records and all that they belong to, by id: one question for each kind and each step up."""
    known = {item.id: item for item in items}
    waiting = _above(items, known)
    while waiting:
        came: list[Record] = []
        for record, ids in waiting.items():
            came += reading.find(record, id=ids, removed=True)
        known |= {item.id: item for item in came}
        waiting = _above(came, known) if came else {}
    return known


def _above(items: Iterable[Record], known: dict[UUID, Record]) -> dict[type[Record], set[UUID]]:
    waiting: dict[type[Record], set[UUID]] = {}
    for item in items:
        link = _parent(item)
        if link and link[1] not in known:
            waiting.setdefault(link[0], set()).add(link[1])
    return waiting


def _owner(item: Record, known: dict[UUID, Record]) -> Person | None:
    while not isinstance(item, Person):
        link = _parent(item)
        if link is None or link[1] not in known:
            return None
        item = known[link[1]]
    return item


def _parent(item: Record) -> tuple[type[Record], UUID] | None:
    """What a record belongs to: its first link that leads somewhere, or what it is about."""
    for field in dataclasses.fields(item):
        target = field.metadata.get("link")
        if target and (linked := getattr(item, field.name)) is not None:
            return record_named(target), linked
    about_id = getattr(item, "about_id", None)
    return (record_named(getattr(item, "about", "")), about_id) if about_id else None


def _is_closed(item: Record, known: dict[UUID, Record]) -> bool:
    """Whether it is what an offer says that nobody has opened yet: whoever looks into it decides to, on its own page."""
    offer = item if isinstance(item, Offer) else known.get(getattr(item, "offer_id", item.id))
    return isinstance(offer, Offer) and offer.opened_at is None and type(item).__name__ != "Contract"


def _found(item: Record, pieces: Sequence[Piece], reader: Reader, known: dict[UUID, Record]) -> Found | None:
    """The result of one record: its excerpt is the field with the most of what was looked for. None where it is closed."""
    closed = _is_closed(item, known)
    if closed and not isinstance(item, Offer):
        return None
    fields = [field for field in searched(type(item)) if not closed or field.name != "words"]
    named = next((field.name for field in fields if not field.fact), "")
    name = _flat(getattr(item, named, ""))
    best, most = named, len(spans(name, pieces))
    excerpt: tuple[Stretch, ...] = ()
    for field in fields:
        value = getattr(item, field.name)
        if value in (None, "") or field.name == named:
            continue
        if field.fact:
            marked, many = _marked_fact(value, field.words(value), pieces, reader)
        else:
            text = _flat(value)
            places = spans(text, pieces)
            marked, many = _cut(text, places), len(places)
        if many > most:
            best, most, excerpt = field.name, many, marked
    if closed and not most:
        return None
    link = _parent(item)
    parent = known.get(link[1]) if link else None
    return Found(item, _cut(name, spans(name, pieces)), best, excerpt, _owner(item, known), parent)


def _marked_fact(
    value: date | Decimal, words: Sequence[str], pieces: Sequence[Piece], reader: Reader
) -> tuple[tuple[Stretch, ...], int]:
    """A date or an amount as the reader writes it: the whole of it is what was found."""
    said = reader.date(value) if isinstance(value, date) else reader.money(value)
    fits = any(fact.fits(words) for piece in pieces for fact in piece.facts)
    return (Stretch(said, fits),), int(fits)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _cut(text: str, found: list[tuple[int, int]]) -> tuple[Stretch, ...]:
    """The text in stretches, cut at spaces to what stands round the first place that was found."""
    if len(text) <= 2 * _ROUND:
        return stretches(text, found)
    at, last = found[0] if found else (0, 0)
    start = 0 if at < _ROUND else text.rfind(" ", 0, at - _ROUND // 2) + 1
    end = text.find(" ", last + _ROUND)
    end = len(text) if end < 0 else end
    within = [(one - start, min(two, end) - start) for one, two in found if one >= start and one < end]
    parts = list(stretches(text[start:end], within))
    if start:
        parts.insert(0, Stretch("… "))
    if end < len(text):
        parts.append(Stretch(" …"))
    return tuple(parts)


@dataclass(frozen=True)
class Place:
    """Where a field is asked for: the form, its part, and the list it is a row of, if it is one."""

    form: Form
    part: str
    question: Question
    row: Rows | None = None


def asked_at(record: type[Record], field: str) -> Place | None:
    """Where a field of a record is asked for; a list within another form before a form by itself. None where nobody is asked."""
    return _asked_at(record.__name__, field)


@cache
def _asked_at(name: str, field: str) -> Place | None:
    record = record_named(name)
    alone: Place | None = None
    for form in FORMS:
        for part in form.parts:
            match part:
                case Page() if form.record is record and alone is None:
                    asked = _question(part, field)
                    alone = Place(form, part.key, asked) if asked else None
                case Rows() if part.of.record is record:
                    for page in part.of.parts:
                        if isinstance(page, Page) and (asked := _question(page, field)):
                            return Place(form, part.key, asked, part)
                case _:
                    pass
    return alone


def _question(page: Page, field: str) -> Question | None:
    return next((asked for asked in page.questions if asked.field == field), None)


def question_words(record: type[Record], field: str) -> Words | None:
    """What the field is called where it is asked for."""
    place = asked_at(record, field)
    return place.question.label if place else None
