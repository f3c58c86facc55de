"""The index of a case file: every word, amount and date of its records, for finding them at once.

It is a full-text table of SQLite's (FTS5) in the file itself, so it is encrypted with it. What is indexed follows from the types
of the records' fields: all text but that marked `code`, all dates and amounts. One row stands for one record, under a number whose
upper bits are its kind; `searched` tells whose it is, by UUID. The rows keep a copy of the words: only so does FTS5 take
out exactly what was put in. With `secure_delete` for the pages and for FTS5, no word of a removed record stays in the file.

Records that are removed are not in the index. It is no record itself: revisions of the tables do not know it, and it is made anew
where it is missing, was made by another version, or does not reach the newest change.
"""

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any, Final, get_args, get_origin
from uuid import UUID

from sqlalchemy import BigInteger, Connection, Uuid, bindparam, column, select, text
from sqlalchemy import table as light_table
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2 as sqlcipher

from nosdesk.domain.records import RECORDS, Record
from nosdesk.domain.wanted import Piece, amount_words, date_words
from nosdesk.errors import KnownError
from nosdesk.frozen import dataclass
from nosdesk.storage.revisions import HEAD
from nosdesk.storage.tables import field_hint, may_be_empty, table
from nosdesk.storage.values import PerRecord

if TYPE_CHECKING:
    from nosdesk.storage.unit import Reading

NAMES: Final = ("search", "searched", "search_made")
"""The tables of the index; those that FTS5 makes for itself begin with "search_" too."""
_RECIPE: Final = f"1/{HEAD}"
"""What the index is made by. Raise the first number when anything here changes what stands in it."""
_MAKE: Final = (
    "CREATE VIRTUAL TABLE search USING fts5(name, words, facts, tokenize = 'unicode61 remove_diacritics 2')",
    "INSERT INTO search(search, rank) VALUES ('secure-delete', 1)",
    "CREATE TABLE searched (number INTEGER NOT NULL PRIMARY KEY, record_id CHAR(32) NOT NULL UNIQUE)",
    "CREATE TABLE search_made (recipe TEXT NOT NULL, change INTEGER NOT NULL)",
)
_MADE: Final = dict(zip(NAMES, (_MAKE[0], _MAKE[2], _MAKE[3]), strict=True))
_STAMPS_READ: Final = 2
_STAMPS: Final = frozenset(item.name for item in dataclasses.fields(Record))
_KIND_BITS: Final = 40
_AT_ONCE: Final = 5_000
MOST: Final = 200
"""Records of one kind that are counted and told of."""

_SEARCHED: Final = light_table("searched", column("number", BigInteger()), column("record_id", Uuid()))
_REACHED: Final = (
    "UPDATE search_made SET change = (SELECT coalesce(max(number), 0) FROM change)"
    " WHERE change IS NOT (SELECT coalesce(max(number), 0) FROM change)"
)
_REACHES: Final = (
    "SELECT 1 FROM search_made WHERE recipe = ? AND change = (SELECT coalesce(max(number), 0) FROM change)"
)
_CURRENT: Final = select(text(_REACHES.removeprefix("SELECT ").replace("?", ":recipe")))
_MATCHING: Final = (
    select(column("rowid", BigInteger()))
    .select_from(text("search"))
    .where(text("search MATCH :asked AND rowid < :below"))
    .order_by(text("rowid DESC"))
    .limit(bindparam("most", type_=BigInteger()))
)

Texts = tuple[str, str, str]
"""What stands in the index of one record: what names it, its other words, its dates and amounts."""


@dataclass(frozen=True)
class Searched:
    """One field that is searched, and what gives its words for the index. `fact` is true for dates and amounts."""

    name: str
    words: Callable[[Any], Sequence[str]]
    fact: bool


def _searched(record: type[Record]) -> tuple[Searched, ...]:
    found = []
    for item in dataclasses.fields(record):
        hint = field_hint(record, item.name)
        if may_be_empty(hint):
            hint = next(part for part in get_args(hint) if part is not type(None))
        if item.name in _STAMPS or item.metadata.get("code"):
            continue
        if hint is str:
            found.append(Searched(item.name, lambda text: (text,), fact=False))
        elif hint is date:
            found.append(Searched(item.name, date_words, fact=True))
        elif get_origin(hint) is Annotated and get_args(hint)[0] is Decimal:
            found.append(Searched(item.name, amount_words, fact=True))
    return tuple(found)


_FIELDS: Final = PerRecord(_searched)
_KINDS: Final[Mapping[type[Record], int]] = {record: at for at, record in enumerate(RECORDS)}


def searched(record: type[Record]) -> tuple[Searched, ...]:
    """The fields of a record that are searched: what people write. The first that is text names the record."""
    return _FIELDS[record]


def _is_shown(row: Mapping[str, Any]) -> bool:
    """Whether a record may be found. What is sealed must answer False here: its words are then in no index at all."""
    return row["deleted_at"] is None


def _texts(record: type[Record], row: Mapping[str, Any]) -> Texts | None:
    """What the index holds of a record; None where that is nothing."""
    if not _is_shown(row):
        return None
    words: list[str] = []
    facts: list[str] = []
    for field in _FIELDS[record]:
        value = row[field.name]
        if field.fact:
            facts += field.words(value) if value is not None else ()
        else:
            words.append(value)
    name, rest = (words[0], "\n".join(filter(None, words[1:]))) if words else ("", "")
    return (name, rest, " ".join(facts)) if name or rest or facts else None


class Index:
    """Keeps the index with what a transaction changes: told of each record, then `write` once before it ends."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._added: dict[type[Record], list[Mapping[str, Any]]] = {}
        self._changed: dict[UUID, Record] = {}

    def added(self, record: type[Record], rows: Iterable[Mapping[str, Any]]) -> None:
        """Records that were not there before, as rows of their table."""
        self._added.setdefault(record, []).extend(rows)

    def changed(self, item: Record) -> None:
        """A record as it is now."""
        self._changed[item.id] = item

    def forget(self, record_id: UUID) -> None:
        """Take every word of a record out of the index, for an erasure. The record itself is not touched."""
        self.write()
        if is_there(self._connection):
            self._kept(lambda: _take_out(self._connection, record_id))

    def write(self) -> None:
        """Bring the index up to date.

        Where the index itself is broken it is thrown away: what was written matters more, and the next search makes it anew.
        """
        if is_there(self._connection):
            self._kept(self._write)
        self._added.clear()
        self._changed.clear()

    def _write(self) -> None:
        for record in sorted(self._added, key=_KINDS.__getitem__):
            _insert(self._connection, record, self._added[record])
        for item in self._changed.values():
            _put(self._connection, item)
        # FTS5 keeps what it is given until the next statement: a broken index is noticed here, not when the transaction ends.
        self._connection.exec_driver_sql(_REACHED)

    def _kept(self, write: Callable[[], None]) -> None:
        self._connection.exec_driver_sql("SAVEPOINT search_write")
        try:
            write()
        except DBAPIError as error:
            if not _is_broken(error):
                raise
            # Without this FTS5 would try to write what it still holds before it lets itself be dropped.
            self._connection.exec_driver_sql("ROLLBACK TO search_write")
            drop(self._connection)
        self._connection.exec_driver_sql("RELEASE search_write")


def is_of_index(name: str | None) -> bool:
    """Whether a table belongs to the index: revisions of the tables leave those alone."""
    return name is not None and (name in NAMES or name.startswith(f"{NAMES[0]}_"))


def is_told_of(finding: str) -> bool:
    """Whether what SQLite's own check says is that the index does not fit together."""
    return "fts5" in finding.lower() and NAMES[0] in finding


def is_there(connection: Connection) -> bool:
    """Whether the file has an index."""
    return connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'search_made'").first() is not None


def make_empty(connection: Connection) -> None:
    """Make the index of a file without records."""
    for statement in _MAKE:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("INSERT INTO search_made VALUES (?, 0)", (_RECIPE,))


def make_anew(connection: Connection) -> None:
    """Make the whole index from the records. Takes a second or so for each 50,000 records with words."""
    drop(connection)
    make_empty(connection)
    for record in RECORDS:
        wanted = [table(record).c[name] for name in ("id", "deleted_at", *(field.name for field in _FIELDS[record]))]
        if len(wanted) > _STAMPS_READ:
            found = connection.execute(select(*wanted).order_by(table(record).c.created_at, table(record).c.id))
            _insert(connection, record, (row._asdict() for row in found))
    connection.exec_driver_sql(_REACHED)


def drop(connection: Connection) -> None:
    """Take the index out of the file, whatever state it is in. Pages that held it are overwritten."""
    for name in NAMES:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")


def is_current(connection: Any) -> bool:
    """Whether the index of a file (a connection of the driver) was made by this version and reaches the newest change.

    A program that knows of no index, and wrote to the file, left newer changes behind.
    """
    made = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE name IN (?, ?, ?)", NAMES).fetchall())
    if made != _MADE:
        return False
    return connection.execute(_REACHES, (_RECIPE,)).fetchone() is not None


def _insert(connection: Connection, record: type[Record], rows: Iterable[Mapping[str, Any]]) -> None:
    """Put records that are not in the index at its end."""
    low = _KINDS[record] << _KIND_BITS
    newest = connection.exec_driver_sql(
        "SELECT max(number) FROM searched WHERE number >= ? AND number < ?", (low, low + (1 << _KIND_BITS))
    ).scalar()
    held = ((row["id"].hex, texts) for row in rows if (texts := _texts(record, row)))
    numbered = ((number, *each) for number, each in enumerate(held, (newest or low) + 1))
    while several := list(islice(numbered, _AT_ONCE)):
        connection.exec_driver_sql(
            "INSERT INTO searched(number, record_id) VALUES (?, ?)", [(number, key) for number, key, _ in several]
        )
        connection.exec_driver_sql(
            "INSERT INTO search(rowid, name, words, facts) VALUES (?, ?, ?, ?)",
            [(number, *texts) for number, _, texts in several],
        )


def _put(connection: Connection, item: Record) -> None:
    """Put what a record says now in place of what it said before; nothing is written where that is the same."""
    texts = _texts(type(item), vars(item))
    held = connection.exec_driver_sql(
        "SELECT number, name, words, facts FROM searched JOIN search ON search.rowid = number WHERE record_id = ?",
        (item.id.hex,),
    ).first()
    if texts is None:
        _take_out(connection, item.id)
    elif held is None:
        _take_out(connection, item.id)
        _insert(connection, type(item), [vars(item)])
    elif tuple(held[1:]) != texts:
        connection.exec_driver_sql(
            "UPDATE search SET name = ?, words = ?, facts = ? WHERE rowid = ?", (*texts, held.number)
        )


def _take_out(connection: Connection, record_id: UUID) -> None:
    key = (record_id.hex,)
    connection.exec_driver_sql(
        "DELETE FROM search WHERE rowid IN (SELECT number FROM searched WHERE record_id = ?)", key
    )
    connection.exec_driver_sql("DELETE FROM searched WHERE record_id = ?", key)


class BrokenIndexError(Exception):
    """There is no index, or it cannot be read: `CaseFile.make_index` makes it anew."""


@dataclass(frozen=True)
class Hits:
    """The records of one kind that were found: those that are named so first, then the newest first. `many` is how many there
    are, up to MOST; `more` is true where there are more than that."""

    record: type[Record]
    ids: tuple[UUID, ...]
    many: int
    more: bool


def hits(reading: "Reading", pieces: Sequence[Piece], most: int) -> tuple[Hits, ...]:
    """What holds all the pieces, kind by kind, with the ids of at most `most` of a kind. Raises BrokenIndexError."""
    if not pieces:
        return ()
    try:
        if not reading.rows(_CURRENT, {"recipe": _RECIPE}):
            raise BrokenIndexError
        named = _numbers(reading, _expression(pieces, "name"))
        held = _numbers(reading, _expression(pieces, "name words"))
        return tuple(_hits(reading, kind, named.get(kind, []), held[kind], most) for kind in sorted(held))
    except KnownError as error:
        if isinstance(error.__cause__, DBAPIError) and _is_broken(error.__cause__):
            raise BrokenIndexError from error
        raise
    except DBAPIError as error:
        if _is_broken(error):
            raise BrokenIndexError from error
        raise


def _hits(reading: "Reading", kind: int, named: list[int], held: list[int], most: int) -> Hits:
    first = list(dict.fromkeys([*named, *held]))
    numbers = first[:most]
    found = reading.rows(select(_SEARCHED).where(_SEARCHED.c.number.in_(numbers)))
    ids = {row.number: row.record_id for row in found}
    if len(ids) != len(numbers):
        raise BrokenIndexError
    more = len(held) >= MOST
    return Hits(RECORDS[kind], tuple(ids[number] for number in numbers), MOST if more else len(held), more)


def _numbers(reading: "Reading", expression: str) -> dict[int, list[int]]:
    """The numbers of what is found, by kind, the newest first and at most MOST of a kind.

    FTS5 gives them from the highest down as it finds them, so a word that stands everywhere costs no more than MOST rows of each
    kind: where a kind has more, the next question begins below it.
    """
    found: dict[int, list[int]] = {}
    below = len(RECORDS) << _KIND_BITS
    while True:
        rows = reading.rows(_MATCHING, {"asked": expression, "below": below, "most": MOST})
        for row in rows:
            found.setdefault(row.rowid >> _KIND_BITS, []).append(row.rowid)
        if len(rows) < MOST:
            return found
        last = rows[-1].rowid >> _KIND_BITS
        if len(found[last]) < MOST:
            # The kind is cut off in the middle: it is asked for again, as the first of the next answer.
            del found[last]
            below = (last + 1) << _KIND_BITS
        else:
            found[last] = found[last][:MOST]
            below = last << _KIND_BITS


def _expression(pieces: Sequence[Piece], columns: str) -> str:
    """The pieces in FTS5's language. Every word stands in inverted commas and holds none, so that it can be no command."""
    return " AND ".join(f"({_wanted(piece, columns)})" for piece in pieces)


def _wanted(piece: Piece, columns: str) -> str:
    said = (f'{{{columns}}} : "{" ".join(wording)}"{" *" if piece.open else ""}' for wording in piece.wordings)
    facts = (f'facts : "{fact.word}"{" *" if fact.open else ""}' for fact in piece.facts)
    return " OR ".join((*said, *facts))


def differences(reading: "Reading", connection: Connection) -> tuple[str, ...]:
    """Names of the kinds of records of which the index says anything else than the records do. Raises BrokenIndexError."""
    try:
        if not is_there(connection):
            return (NAMES[0],)
        # FTS5's own check of its tables; it writes nothing.
        connection.exec_driver_sql("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")
        return tuple(record.__name__ for record in RECORDS if _differs(reading, connection, record))
    except DBAPIError as error:
        if _is_broken(error):
            raise BrokenIndexError from error
        raise


def _differs(reading: "Reading", connection: Connection, record: type[Record]) -> bool:
    low = _KINDS[record] << _KIND_BITS
    rows = connection.exec_driver_sql(
        "SELECT record_id, name, words, facts FROM searched LEFT JOIN search ON search.rowid = number"
        " WHERE number >= ? AND number < ?",
        (low, low + (1 << _KIND_BITS)),
    )
    held = {row[0]: tuple(row[1:]) for row in rows}
    for item in reading.records(record, select(table(record))):
        if held.pop(item.id.hex, None) != _texts(record, vars(item)):
            return True
    return bool(held)


def _is_broken(error: DBAPIError) -> bool:
    """Whether the index may be at fault: then it can be made anew, and where it was the disk, that fails and is told."""
    code = int(getattr(error.orig, "sqlite_errorcode", 0)) & 0xFF
    signs = ("malformed", "no such table: search", "no such table: main.search", "vtable constructor", "fts5")
    # FTS5 gives no code of its own where one of its tables is missing or is not as it made it.
    said = code in (0, sqlcipher.SQLITE_ERROR) and any(sign in str(error.orig) for sign in signs)
    return said or code == sqlcipher.SQLITE_CORRUPT
