"""One case file: make it, open it, copy it, protect it, close it.

The file is SQLite, encrypted by SQLCipher unless the person chose no passphrase. One connection holds it alone for as long as it
is open (locking_mode=EXCLUSIVE), so a second opening is told at once, and a program that dies leaves no stale lock. The
journal is SQLite's rollback journal, not WAL: what is committed is in the one file, which can be copied as it is.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2 as sqlcipher

from nosdesk import __version__
from nosdesk.domain.author import Author
from nosdesk.errors import KnownError
from nosdesk.storage import trouble
from nosdesk.storage.engine import engine_over
from nosdesk.storage.key import APPLICATION_ID, Key, Kind, derive, kind_of, new_salt, salt_of
from nosdesk.storage.revisions import HEAD, REVISIONS
from nosdesk.storage.tables import CASE, METADATA
from nosdesk.storage.unit import Reading, Writing

SUFFIX: Final = ".nosdesk"

_SETTINGS: Final = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA synchronous = FULL",
)


class CaseFile:
    """An open case file. Use `CaseFile.create` or `CaseFile.open`, then `reading()` and `writing()`, and `close()`."""

    def __init__(self, path: Path, connection: Any, key: Key | None) -> None:
        self.path = path
        self._raw = connection
        self._key = key
        self._engine = engine_over(connection)
        self._connection = self._engine.connect()

    @classmethod
    def create(cls, path: Path, passphrase: str | None, *, example: bool = False) -> "CaseFile":
        """Make an empty case file and open it. Without a passphrase it is readable by anyone who has it.

        Raises KnownError where the file is there already or cannot be written; nothing is left behind then.
        """
        if path.exists():
            raise KnownError(trouble.ALREADY_THERE, file=path.name)
        part = _beside(path)
        key = derive(passphrase, new_salt()) if passphrase else None
        with _telling(path), _removed_on_failure(part):
            with closing(_connect(part, key)) as connection:
                engine = engine_over(connection)
                with engine.begin() as session:
                    session.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
                    METADATA.create_all(session)
                    session.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
                    session.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})
                    row = {"id": uuid4(), "created_at": datetime.now(UTC), "made_with": __version__, "example": example}
                    session.execute(insert(CASE).values(row))
                engine.dispose()
            _put(part, path)
        return cls._opened(path, key)

    @classmethod
    def open(cls, path: Path, passphrase: str | None = None) -> "CaseFile":
        """Open a case file, bringing an older one up to date first (a copy of the old one is kept beside it).

        Raises KnownError: not there, not ours, wrong passphrase, newer than the program, open elsewhere, read-only, damaged.
        """
        with _telling(path):
            kind = kind_of(path)
            if kind is Kind.FOREIGN:
                raise KnownError(trouble.NOT_OURS, file=path.name)
            if kind is Kind.ENCRYPTED and not passphrase:
                raise KnownError(trouble.WRONG_PASSPHRASE)
            key = derive(passphrase, salt_of(path)) if kind is Kind.ENCRYPTED and passphrase else None
            return cls._opened(path, key)

    @classmethod
    def _opened(cls, path: Path, key: Key | None) -> "CaseFile":
        with _telling(path):
            connection = _connect(path, key)
            try:
                _hold(connection, path)
                revision = _revision(connection, path)
                if revision != HEAD:
                    connection = _brought_up_to_date(connection, path, key, revision)
                return cls(path, connection, key)
            except BaseException:
                connection.close()
                raise

    @property
    def protected(self) -> bool:
        """True where a passphrase is needed to open the file."""
        return self._key is not None

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """Questions to the file, all answered from one moment. May be asked within a `writing`."""
        with _telling(self.path):
            if self._connection.in_transaction():
                yield Reading(self._connection)
            else:
                with self._connection.begin():
                    yield Reading(self._connection)

    @contextmanager
    def writing(self, author: Author, visit: UUID | None = None, undoes: UUID | None = None) -> Iterator[Writing]:
        """One transaction: all of it is kept, or nothing. `visit` joins the changes of one visit to a field."""
        with _telling(self.path), self._connection.begin():
            yield Writing(self._connection, author, visit, undoes)

    def save_copy(self, target: Path) -> None:
        """Write a copy of the whole file, with the same passphrase. Raises KnownError; an existing file is not touched."""
        if target.exists():
            raise KnownError(trouble.ALREADY_THERE, file=target.name)
        part = _beside(target)
        with _telling(target), _removed_on_failure(part):
            self._raw.execute("VACUUM INTO ?", (str(part),))
            _put(part, target)

    def protect(self, passphrase: str | None) -> None:
        """Give the file a passphrase, change it, or take it away. The new file is written whole, then put in place."""
        key = derive(passphrase, new_salt()) if passphrase else None
        part = _beside(self.path)
        with _telling(self.path), _removed_on_failure(part):
            self._raw.execute("ATTACH DATABASE ? AS fresh KEY ?", (str(part), key.literal if key else ""))
            try:
                self._raw.execute("SELECT sqlcipher_export('fresh')")
                self._raw.execute(f"PRAGMA fresh.application_id = {APPLICATION_ID}")
            finally:
                self._raw.execute("DETACH DATABASE fresh")
            self._shut()
            _put(part, self.path)
            fresh = CaseFile._opened(self.path, key)
            self._raw, self._key, self._engine, self._connection = fresh._raw, key, fresh._engine, fresh._connection

    def problems(self) -> list[str]:
        """What SQLite's own checks find wrong: damaged pages and broken links; empty where all is well."""
        with _telling(self.path):
            found = [row[0] for row in self._raw.execute("PRAGMA integrity_check") if row[0] != "ok"]
            broken = [f"{row[0]} {row[1]} → {row[2]}" for row in self._raw.execute("PRAGMA foreign_key_check")]
        return found + broken

    def close(self) -> None:
        """Let go of the file."""
        self._shut()

    def _shut(self) -> None:
        self._connection.close()
        self._engine.dispose()
        with suppress(sqlcipher.ProgrammingError):
            self._raw.close()


def _connect(path: Path, key: Key | None) -> Any:
    connection = sqlcipher.connect(str(path), isolation_level=None, check_same_thread=False, timeout=1.0)
    connection.execute("PRAGMA cipher_log_level = NONE")
    if key:
        connection.execute(f'PRAGMA key = "{key.literal}"')
    try:
        for setting in _SETTINGS:
            connection.execute(setting)
    except sqlcipher.DatabaseError as error:
        connection.close()
        if key and "not a database" in str(error):
            raise KnownError(trouble.WRONG_PASSPHRASE) from error
        raise
    return connection


def _hold(connection: Any, path: Path) -> None:
    """Read the first page, then hold the file alone."""
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise KnownError(trouble.READ_ONLY, file=path.name)
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")


def _revision(connection: Any, path: Path) -> str:
    held = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'").fetchone()[0]
    found = connection.execute("SELECT version_num FROM alembic_version").fetchone() if held else None
    if found is None:
        raise KnownError(trouble.DAMAGED, file=path.name)
    if found[0] not in REVISIONS:
        raise KnownError(trouble.NEWER, file=path.name)
    return str(found[0])


def _brought_up_to_date(connection: Any, path: Path, key: Key | None, revision: str) -> Any:
    """Migrate a copy, then put it in place; the old file is kept beside it as NAME.before-REVISION."""
    from nosdesk.storage.migrate import upgrade

    part = _beside(path)
    connection.close()
    with _removed_on_failure(part):
        shutil.copyfile(path, part)
        fresh = _connect(part, key)
        try:
            upgrade(fresh)
        finally:
            fresh.close()
        kept = path.with_name(f"{path.stem}.before-{HEAD}{path.suffix}")
        if not kept.exists():
            shutil.copyfile(path, kept)
        _put(part, path)
    connection = _connect(path, key)
    _hold(connection, path)
    if _revision(connection, path) != HEAD:
        raise KnownError(trouble.DAMAGED, file=path.name)
    return connection


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def _put(part: Path, path: Path) -> None:
    """Move a finished file into its place, and see that both are on the disk."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    os.replace(part, path)
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


@contextmanager
def _removed_on_failure(part: Path) -> Iterator[None]:
    try:
        yield
    finally:
        part.unlink(missing_ok=True)
        part.with_name(part.name + "-journal").unlink(missing_ok=True)


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    """Turn what database and system raise into words for the person; what is our mistake goes through."""
    try:
        yield
    except DBAPIError as error:
        known = trouble.told(error.orig, path.name) if error.orig else None
        if known:
            raise known from error
        raise
    except (sqlcipher.DatabaseError, OSError) as error:
        known = trouble.told(error, path.name)
        if known:
            raise known from error
        raise
