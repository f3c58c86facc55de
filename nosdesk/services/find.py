"""Find anything in the file by its words."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import or_, select

from nosdesk.domain.records import (
    Check,
    Contact,
    Contract,
    Milestone,
    Need,
    Outcome,
    Person,
    Provider,
    Record,
    Requirement,
    Specification,
)
from nosdesk.services.desk import Desk
from nosdesk.storage.tables import table

_SEARCHED: Final[tuple[tuple[type[Record], tuple[str, ...]], ...]] = (
    (Person, ("name", "known_as", "about", "important", "good_support")),
    (Contact, ("name", "relation", "involved")),
    (Outcome, ("statement", "measure", "target")),
    (Need, ("statement",)),
    (Specification, ("title", "aims", "what")),
    (Requirement, ("statement",)),
    (Provider, ("name", "contact_name", "notes")),
    (Contract, ("title", "aims")),
    (Milestone, ("title", "note")),
    (Check, ("words",)),
)
"""What is searched: records and their fields, the first of which names the record."""

MOST: Final = 40
"""Results of one kind that are shown."""
_ROUND: Final = 60


@dataclass(frozen=True)
class Found:
    """One result: its kind, its name, the words round what was found, and what it belongs to."""

    record: type[Record]
    id: UUID
    name: str
    excerpt: str
    parent_id: UUID | None
    """The person, specification or contract it belongs to."""


def find(desk: Desk, words: str) -> tuple[Found, ...]:
    """Records that hold the words, kind by kind, newest first; at most MOST of a kind. Empty words find nothing."""
    wanted = words.strip()
    if not wanted:
        return ()
    found: list[Found] = []
    with desk.case.reading() as reading:
        for record, fields in _SEARCHED:
            columns = table(record).c
            parent = next(
                (columns[name] for name in ("person_id", "specification_id", "contract_id") if name in columns), None
            )
            chosen = [columns.id, *(columns[name] for name in fields), *([parent] if parent is not None else [])]
            hits = (
                select(*chosen)
                .where(columns.deleted_at.is_(None))
                .where(or_(*(columns[name].icontains(wanted, autoescape=True) for name in fields)))
                .order_by(columns.changed_at.desc())
                .limit(MOST)
            )
            for row in reading.rows(hits):
                texts = [str(getattr(row, name)) for name in fields]
                held = next((text for text in texts if wanted.casefold() in text.casefold()), texts[0])
                owner = row[-1] if parent is not None else None
                found.append(Found(record, row.id, texts[0], excerpt(held, wanted), owner))
    return tuple(found)


def excerpt(text: str, words: str) -> str:
    """The words with some of what stands round them, cut at spaces."""
    flat = " ".join(text.split())
    at = flat.casefold().find(words.casefold())
    if len(flat) <= 2 * _ROUND or at < 0:
        return flat[: 2 * _ROUND]
    start = 0 if at < _ROUND else flat.rfind(" ", 0, at - _ROUND // 2) + 1
    end = flat.find(" ", at + len(words) + _ROUND)
    end = len(flat) if end < 0 else end
    return ("… " if start else "") + flat[start:end] + (" …" if end < len(flat) else "")
