"""How many rows each table of a case file has, and a digest of all that is in them: whether two files hold the same.

The database does the reading and the joining, some hundred rows at a time, so that Python's other threads go on meanwhile.
"""

import hashlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Final

from nosdesk.frozen import dataclass

ROWS: Final = 150
"""Rows taken at once: a few milliseconds. Of a table that may hold pictures or files, one."""

Turn = Callable[[], AbstractContextManager[Any]]
"""Gives the connection for one step."""

_TABLES: Final = """
    SELECT list.name, list.wr FROM pragma_table_list AS list
    WHERE list.schema = 'main' AND list.type IN ('table', 'shadow') AND list.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
    ORDER BY list.name
"""


@dataclass(frozen=True)
class Digest:
    """What is in one table: number of rows, and SHA-256 of their values in the order of the rows."""

    rows: int
    digest: str


def digests(turn: Turn, between: Callable[[int], None]) -> dict[str, Digest]:
    """The digest of each table by its name; `between` is told the rows of each step. Raises what the database raises."""
    with turn() as connection:
        tables = connection.execute(_TABLES).fetchall()
    return {name: _digest(turn, name, bool(without_rowid), between) for name, without_rowid in tables}


def _digest(turn: Turn, name: str, without_rowid: bool, between: Callable[[int], None]) -> Digest:
    table = _quoted(name)
    with turn() as connection:
        columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
    row = f"concat_ws('|', {', '.join(f'ifnull({_quoted(column[1])}, char(0))' for column in columns)})"
    if without_rowid:
        return _whole(turn, f"SELECT CAST({row} AS BLOB) FROM {table} ORDER BY 1", between)  # noqa: S608  # quoted
    step = (
        "SELECT max(place), count(*), CAST(group_concat(held, char(10)) AS BLOB) FROM "  # noqa: S608  # as above
        f"(SELECT rowid AS place, {row} AS held FROM {table} WHERE rowid > ? ORDER BY rowid LIMIT ?)"
    )
    at_once = ROWS if all(_is_short(column[2]) for column in columns) else 1
    told = hashlib.sha256()
    rows, last = 0, -(2**63)
    while True:
        with turn() as connection:
            reached, number, held = connection.execute(step, (last, at_once)).fetchone()
        if not number:
            return Digest(rows, told.hexdigest())
        told.update(held)
        rows, last = rows + number, reached
        between(number)


def _whole(turn: Turn, wanted: str, between: Callable[[int], None]) -> Digest:
    """A table that has no row numbers, such as a search index keeps: they are small."""
    told, rows = hashlib.sha256(), 0
    with turn() as connection:
        for (held,) in connection.execute(wanted):
            told.update(held)
            rows += 1
    between(rows)
    return Digest(rows, told.hexdigest())


def _is_short(declared: str) -> bool:
    """Whether a column of this declared type holds no pictures or files: typed text has a limit."""
    return any(part in declared for part in ("CHAR", "TEXT", "INT", "DATE", "TIME", "BOOL"))


def _quoted(name: str) -> str:
    """A name as SQL takes it, whatever signs are in it."""
    return '"' + name.replace('"', '""') + '"'
