"""The chain over the history: seals by which a row of it that was changed, taken out or put in later is noticed.

Each row of `change` is sealed once the visit that wrote it is over, in the order of the rows. A seal holds two digests
(SHA-256, hexadecimal). `held` is over a random salt and what a person may one day want erased: who, and the values before and after.
`digest` is over the seal before it, what else the row says, and `held`. So values can be erased together with their salt, and
nobody can guess them from what is left, while the chain still holds.

Each copy of the file carries a chain of its own from the moment it was made, under an id of its own and beginning with the newest
digest of the file it came from: two copies that were worked in can be laid together again. What the chain cannot show by itself is
that its newest part was cut off, or that somebody with the passphrase wrote all of it anew: for that, the newest digest stands on
paper, on every contract that was signed.

Rows of the history are never changed by a migration: that would break the chain.
"""

import hashlib
import json
import secrets
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from sqlalchemy import Row, func, select

from nosdesk.frozen import dataclass
from nosdesk.storage.tables import CASE, CHANGES, COPIES, SEALS

if TYPE_CHECKING:
    from nosdesk.storage.unit import Reading

SHOWN: Final = 16
"""Digits of a digest that are printed: 64 bits, too many to be met by trying."""
NEWEST: Final = 50
"""Seals that are looked over each time a file is opened."""
_AT_ONCE: Final = 10_000


@dataclass(frozen=True, slots=True)
class End:
    """Where a chain stands: its copy, the sequence and digest of its newest seal (0 and the beginning's digest before the first)."""

    copy: UUID
    sequence: int
    digest: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a file is sealed: the number of the newest change that is (0: none), and where its own chain stands, None where it has
    none yet: a new file, an older one, or a copy just made."""

    sealed: int
    end: End | None


def beginning(reading: "Reading", copy: UUID, made_from: str) -> End:
    """The end of a chain that has no seal yet. Raises KnownError where the file does not say which case file it is."""
    with reading.readable():
        case_id = reading.one(select(CASE.c.id))
        if case_id is None:
            raise ValueError("a case file without an id")
    return End(copy, 0, _sha(json.dumps(["NOS Desk history", case_id.hex, copy.hex, made_from])))


def seals(end: End, rows: Sequence[Row[Any]]) -> tuple[list[dict[str, Any]], End]:
    """The seals of rows of `change`, in their order, that go on from `end`; and the new end."""
    made = []
    for row in rows:
        salt = secrets.token_hex(16)
        held = _held(salt, row)
        end = End(end.copy, end.sequence + 1, _link(end, row, held))
        made.append(
            {
                "number": row.number,
                "copy": end.copy,
                "sequence": end.sequence,
                "salt": salt,
                "held": held,
                "digest": end.digest,
            }
        )
    return made, end


def standing(reading: "Reading") -> Standing:
    """How far the file is sealed."""
    return Standing(_sealed(reading), _end(reading))


def _end(reading: "Reading") -> End | None:
    copies = reading.rows(select(COPIES.c.id, COPIES.c.made_from).where(COPIES.c.current.is_(True)))
    if not copies:
        return None
    copy = copies[0].id
    newest = reading.rows(
        select(SEALS.c.sequence, SEALS.c.digest).where(SEALS.c.copy == copy).order_by(SEALS.c.sequence.desc()).limit(1)
    )
    if newest:
        return End(copy, newest[0].sequence, newest[0].digest)
    return beginning(reading, copy, copies[0].made_from)


def newest_digest(reading: "Reading") -> str:
    """The digest of the newest seal in the file, of whatever copy; "" where nothing is sealed yet."""
    return str(reading.one(select(SEALS.c.digest).order_by(SEALS.c.number.desc()).limit(1)) or "")


def _sealed(reading: "Reading") -> int:
    return int(reading.one(select(func.max(SEALS.c.number))) or 0)


def stands(reading: "Reading") -> bool:
    """Whether the newest part of the history is as it was sealed: a quick look, for each opening of a file."""
    return next(breaks(reading, NEWEST), None) is None


def digest_of(reading: "Reading", record_id: UUID, field: str) -> str:
    """The digest that seals the newest change of one field, as it is printed; "" where there is none or it is not sealed yet."""
    wanted = (
        select(SEALS.c.digest)
        .join_from(CHANGES, SEALS, CHANGES.c.number == SEALS.c.number)
        .where(CHANGES.c.record_id == record_id, CHANGES.c.field == field)
        .order_by(CHANGES.c.number.desc())
    )
    return printed(str(reading.one(wanted.limit(1)) or ""))


def printed(digest: str) -> str:
    """A digest as people read it: "4F2A 9C01 77D3 E0B8", with spaces at which no line breaks."""
    short = digest[:SHOWN].upper()
    return "\N{NO-BREAK SPACE}".join(short[at : at + 4] for at in range(0, len(short), 4))


@dataclass(frozen=True, slots=True)
class Break:
    """A place where history and chain do not fit: the number of the change, and its record's name and id where they are known."""

    number: int
    record: str = ""
    record_id: UUID | None = None


def breaks(reading: "Reading", newest: int | None = None) -> Iterator[Break]:
    """Where the history is not what was sealed, chain by chain; with `newest`, only that many seals of each chain are looked over.

    Changes of the visit that is going on have no seal yet and are not looked at.
    """
    for copy in reading.rows(select(COPIES.c.id, COPIES.c.made_from)):
        first = 1
        if newest is not None:
            last = reading.one(select(func.max(SEALS.c.sequence)).where(SEALS.c.copy == copy.id)) or 0
            first = max(1, last - newest + 1)
        yield from _breaks(reading, beginning(reading, copy.id, copy.made_from), first)
    yield from _unsealed(reading)


def _breaks(reading: "Reading", end: End, first: int) -> Iterator[Break]:
    """The breaks of one chain from its seal number `first` on."""
    if first > 1:
        before = reading.rows(
            select(SEALS.c.number, SEALS.c.digest).where(SEALS.c.copy == end.copy, SEALS.c.sequence == first - 1)
        )
        # Without the seal before, what follows cannot be told; the gap itself is the break.
        end = End(end.copy, first - 1, before[0].digest if before else "")
    at = first
    while rows := _linked(reading, end.copy, at):
        for row in rows:
            if row.sequence != end.sequence + 1 or row.record is None or not _fits(end, row):
                yield Break(row.number, row.record or "", row.record_id)
            end = End(end.copy, row.sequence, row.digest)
        at = end.sequence + 1


def _linked(reading: "Reading", copy: UUID, first: int) -> Sequence[Row[Any]]:
    """Some seals of a chain from `first` on, each with its row of the history (None throughout where that is gone)."""
    wanted = (
        select(SEALS.c.sequence, SEALS.c.salt, SEALS.c.held, SEALS.c.digest, SEALS.c.number, *_told())
        .join_from(SEALS, CHANGES, SEALS.c.number == CHANGES.c.number, isouter=True)
        .where(SEALS.c.copy == copy, SEALS.c.sequence >= first)
        .order_by(SEALS.c.sequence)
        .limit(_AT_ONCE)
    )
    return reading.rows(wanted)


def _told() -> Iterator[Any]:
    return (part for part in CHANGES.c if part.name != "number")


def _unsealed(reading: "Reading") -> Iterator[Break]:
    """Changes between sealed ones that have no seal: somebody put them in."""
    wanted = (
        select(CHANGES.c.number, CHANGES.c.record, CHANGES.c.record_id)
        .join_from(CHANGES, SEALS, SEALS.c.number == CHANGES.c.number, isouter=True)
        .where(SEALS.c.number.is_(None), CHANGES.c.number < _sealed(reading))
    )
    yield from (Break(row.number, row.record, row.record_id) for row in reading.rows(wanted))


def _fits(end: End, row: Row[Any]) -> bool:
    """Whether a seal goes on from `end` and fits its row; a row whose values were erased has no salt, and none of them."""
    if row.salt is None:
        whole = row.old is None and row.new is None and not row.who
    else:
        whole = _held(row.salt, row) == row.held
    return whole and _link(end, row, row.held) == row.digest


def _held(salt: str, row: Row[Any]) -> str:
    return _sha(json.dumps([salt, row.who, row.old, row.new], ensure_ascii=False))


def _link(end: End, row: Row[Any], held: str) -> str:
    said = [end.digest, end.copy.hex, end.sequence + 1, _moment(row.at), row.visit.hex, row.record, row.record_id.hex]
    return _sha(json.dumps([*said, row.version, row.field, row.schema, row.undoes.hex if row.undoes else None, held]))


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
