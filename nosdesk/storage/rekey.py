"""A whole case file written anew under another key, and compared with the one it came from."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final

from sqlcipher3 import dbapi2 as sqlcipher

from nosdesk.errors import BugError
from nosdesk.storage.key import APPLICATION_ID, Key

_TRIES: Final = 3
_MADE: Final = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"


class DifferentError(Exception):
    """What was read back is not what was written."""


def copy_under(connection: Any, part: Path, key: Key | None) -> None:
    """Write everything of an open file into a new one under a key, or without one.

    In hundreds of turns of the test that kills, SQLCipher 4.19's export said once or twice that a file was malformed in which no check
    found a fault, and did the same work a moment later; why is not known. So it is tried again from the beginning; what counts
    is that the new file is compared with the old one afterwards.
    """
    if connection.in_transaction:
        raise BugError("protect was called within a writing")
    for left in reversed(range(_TRIES)):
        try:
            _export(connection, part, key)
        except sqlcipher.OperationalError as error:
            if not left or "malformed" not in str(error):
                raise
            part.with_name(f"{part.name}-journal").unlink(missing_ok=True)
            part.write_bytes(b"")
        else:
            return


def _export(connection: Any, part: Path, key: Key | None) -> None:
    connection.execute("ATTACH DATABASE ? AS fresh KEY ?", (str(part), key.literal if key else ""))
    try:
        # The new file is thrown away where this fails, and flushed as a whole before it takes its place.
        connection.execute("PRAGMA fresh.synchronous = OFF")
        connection.execute("SELECT sqlcipher_export('fresh')").fetchall()
        connection.execute(f"PRAGMA fresh.application_id = {APPLICATION_ID}")
    finally:
        with suppress(sqlcipher.DatabaseError):
            connection.execute("DETACH DATABASE fresh")


def compare(connection: Any, fresh: Any, *, sealed: bool) -> None:
    """See that no page of a new file is broken, and that its tables and every row in them are as in the old one.

    Raises DifferentError, or what SQLite raises of pages it cannot read. `sealed`: it has a key, so each page has a seal.
    """
    faults = [row[0] for row in fresh.execute("PRAGMA quick_check") if row[0] != "ok"]
    faults += [row[0] for row in fresh.execute("PRAGMA cipher_integrity_check")] if sealed else []
    if faults:
        raise DifferentError(f"{len(faults)} pages are broken")
    for query in _queries(connection):
        if any(left != right for left, right in zip_longest(connection.execute(query), fresh.execute(query))):
            raise DifferentError("a row is missing or not the same")


def _queries(connection: Any) -> Iterator[str]:
    """A query for the schema, and one for all rows of each table. Names are quoted: a file may come from somebody else."""
    yield _MADE
    for kind, name, _ in connection.execute(_MADE).fetchall():
        if kind == "table":
            quoted = str(name).replace('"', '""')
            yield f'SELECT * FROM "{quoted}"'  # noqa: S608 - a table's own name, quoted
