"""One case file: make it, open it, copy it, protect it, close it.

The file is SQLite, encrypted by SQLCipher unless the person chose no passphrase. One connection holds it alone for as long as it
is open (locking_mode=EXCLUSIVE), so a second opening is told at once, and a program that dies leaves no stale lock. The
journal is SQLite's rollback journal, not WAL: what is committed is in the one file, which can be copied as it is.
"""

import hmac
import logging
import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, nullcontext, suppress
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self
from uuid import UUID, uuid4

from sqlalchemy import insert, select, text
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2 as sqlcipher

from nosdesk import __version__
from nosdesk.domain.author import PROGRAM, Author
from nosdesk.errors import BugError, KnownError
from nosdesk.storage import held, recovery, rekey, search, trouble
from nosdesk.storage.chain import Standing
from nosdesk.storage.digest import digests
from nosdesk.storage.engine import engine_over
from nosdesk.storage.files import put_new, put_over, sweep, unfinished
from nosdesk.storage.key import APPLICATION_ID, Key, Kind, derive, fits, kind_of, new_salt, salt_of
from nosdesk.storage.revisions import HEAD, REVISIONS
from nosdesk.storage.tables import CASE, every_column
from nosdesk.storage.unit import Reading, Writing

log = logging.getLogger(__name__)

SUFFIX: Final = ".nosdesk"

_SETTINGS: Final = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",
    "PRAGMA cache_size = -32000",
    # The file may come from somebody else: its schema is not trusted, and broken cells are looked for.
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
)

_PAGES: Final = 64
_PAUSE: Final = 0.000_2

_NEW_CHAIN: Final = 'UPDATE "copy" SET current = 0'
_COLUMNS: Final = "SELECT made.name, has.name FROM sqlite_master AS made, pragma_table_info(made.name) AS has WHERE made.type = 'table'"


class MovedError(Exception):
    """The file was closed, changed or given another key while it was looked at: what was done with it has to begin again."""


class CaseFile:
    """An open case file. Use `CaseFile.create` or `CaseFile.open`, then `reading()` and `writing()`, and `close()`.

    Threads take turns: a `reading` or `writing` of one waits for that of another, so keep them short.
    """

    def __init__(self, path: Path, connection: Any, key: Key | None) -> None:
        self.path = path
        self._real = path.resolve()
        self._turn = threading.RLock()
        self._open = False
        self._take_up(connection, key)

    @classmethod
    def create(cls, path: Path, passphrase: str | None, *, example: bool = False) -> "CaseFile":
        """Make an empty case file and open it. Without a passphrase (None) it is readable by anyone who has it.

        Raises KnownError where the file is there already or cannot be written; nothing is left behind then.
        """
        with _telling(path):
            real = _free(path)
            key = _new_key(passphrase)
            with unfinished(real) as part:
                with closing(_connect(part, key)) as connection:
                    _fill(connection, example)
                put_new(part, real)
            return cls._opened(path, key)

    @classmethod
    def open(cls, path: Path, passphrase: str | None = None) -> "CaseFile":
        """Open a case file, bringing an older one up to date first (a copy of the old one is kept beside it).

        Raises KnownError: not there, not ours, wrong passphrase, newer than the program, open elsewhere, read-only, damaged.
        """
        with _telling(path):
            real = path.resolve()
            protected = _is_protected(path)
            if protected and not passphrase:
                raise KnownError(trouble.WRONG_PASSPHRASE)
            key = derive(passphrase, salt_of(real)) if protected and passphrase else None
            return cls._opened(path, key)

    @classmethod
    def open_with_written_key(cls, path: Path, groups: Sequence[str]) -> "CaseFile":
        """Open a case file with the groups of its recovery sheet, in which `recovery.wrong` finds nothing.

        Raises KnownError as `open`, and where the sheet is of another file or an older passphrase.
        """
        with _telling(path):
            if not _is_protected(path):
                raise KnownError(trouble.NO_PASSPHRASE, file=trouble.shown(path))
            key = recovery.read(groups, salt_of(path.resolve()))
            if key is None:
                raise KnownError(trouble.OTHER_SHEET, file=trouble.shown(path))
            try:
                return cls._opened(path, key)
            except KnownError as error:
                if error.words is not trouble.WRONG_PASSPHRASE:
                    raise
                raise KnownError(trouble.OTHER_SHEET, file=trouble.shown(path)) from error

    @classmethod
    def _opened(cls, path: Path, key: Key | None) -> "CaseFile":
        case = cls(path, _ready(path.resolve(), key), key)
        try:
            # A file whose records cannot be read, or a full disk, opens all the same: whoever searches is told.
            with suppress(KnownError), _telling(path):
                if not search.is_current(case._raw):
                    case.make_index()
        except BaseException:
            case.close()
            raise
        return case

    def _take_up(self, connection: Any, key: Key | None) -> None:
        self._raw = connection
        self._key = key
        self._identity = held.identity(self._real)
        held.take(self._identity, key is not None)
        self._engine = engine_over(connection)
        self._connection = self._engine.connect()
        self._open = True
        self._chain: Standing | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def closed(self) -> bool:
        """Whether it was let go of."""
        return not self._open

    @property
    def protected(self) -> bool:
        """True where a passphrase is needed to open the file."""
        return self._key is not None

    @property
    def salt(self) -> bytes:
        """The salt of the present passphrase, which stands at the head of the file; empty where it has none."""
        return self._key.salt if self._key else b""

    def written_key(self) -> tuple[str, ...]:
        """The present key as the groups of a recovery sheet. It opens the file as the passphrase does: never keep it."""
        if self._key is None:
            raise BugError("a file without a passphrase has no key")
        return recovery.write(self._key)

    def opens_with(self, passphrase: str) -> bool:
        """Whether this is the passphrase of the open file."""
        return self._key is None or hmac.compare_digest(derive(passphrase, self._key.salt).raw, self._key.raw)

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """Questions to the file, all answered from one moment. May be asked within a `writing`."""
        with self._turn, _telling(self.path, body=True):
            self._refuse_if_closed()
            if self._connection.in_transaction():
                yield Reading(self._connection, self.path)
            else:
                with self._transaction():
                    yield Reading(self._connection, self.path)

    @contextmanager
    def writing(self, author: Author, visit: UUID | None = None, undoes: UUID | None = None) -> Iterator[Writing]:
        """One transaction: all of it is kept, or nothing. `visit` joins the changes of one visit to a field.

        Raises KnownError where the file can no longer be reached or there is no room, BugError within another `writing` or a
        `reading`. Once this has ended without an error, what was written is on the disk.
        """
        with self._turn, _telling(self.path, body=True):
            self._refuse_if_closed()
            if self._connection.in_transaction():
                raise BugError("writing began within another reading or writing")
            self._refuse_if_gone()
            # Nobody else writes to the file, so what one change knows of the chain, the next does too; not so where one fails.
            known, self._chain = self._chain, None
            with self._transaction():
                made = Writing(self._connection, self.path, author, visit, undoes, known)
                yield made
                made.index.write()
            self._refuse_if_gone()
            self._chain = made.chain

    def make_index(self) -> None:
        """Make anew what finds records by their words. Raises KnownError where records cannot be read."""
        with self._turn, _telling(self.path):
            self._refuse_if_closed()
            with self._transaction(), Reading(self._connection, self.path).readable():
                search.make_anew(self._connection)

    def index_differences(self) -> tuple[str, ...]:
        """Kinds of records of which the index says anything else than the records do; raises `search.BrokenIndexError`."""
        with self.reading() as reading:
            return search.differences(reading, self._connection)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            with self._connection.begin():
                yield
        finally:
            # A COMMIT that found the disk full leaves SQLite's transaction open: what it held is taken back.
            if self._raw.in_transaction:
                self._raw.rollback()

    def save_copy(self, target: Path) -> None:
        """Write a copy of the whole file, with the same passphrase. Raises KnownError; an existing file is not touched."""
        with self._turn, _telling(target):
            self._refuse_if_closed()
            real = _free(target)
            self.seal()
            with unfinished(real) as part:
                self._raw.execute("VACUUM INTO ?", (str(part),))
                with closing(_connect(part, self._key)) as copy:
                    copy.execute(_NEW_CHAIN)
                put_new(part, real)

    @cached_property
    def id(self) -> UUID:
        """Which case file this is: the same for every copy of it."""
        with self.reading() as reading:
            return UUID(str(reading.one(select(CASE.c.id))))

    @contextmanager
    def turn(self) -> Iterator[Any]:
        """The connection itself, alone, for a moment: for looking at all tables bit by bit. Raises KnownError as `reading`."""
        with self._turn, _telling(self.path, body=True):
            self._refuse_if_closed()
            yield self._raw

    def copy_to(
        self, part: Path, between: Callable[[int, int], None], then: Callable[[str], object] = lambda _mark: None
    ) -> str:
        """Write a copy of the whole file, with the same key, page by page into an empty file that is thrown away on failure.

        Between two steps, a few milliseconds each, other threads have their turn: what they save meanwhile is in the copy too.
        `between` is given the pages left and all pages, in this thread; what it raises ends the copying. Gives the `mark` of the
        file at the moment of the copy; `then` is given it too, before anybody can change the file. Raises KnownError;
        MovedError where the file was closed or got another key meanwhile.
        """

        source: Any = None

        def step(_status: int, left: int, pages: int) -> None:
            if not left:
                # All is copied: what is saved from here on would not be in the copy.
                return
            self._turn.release()
            try:
                between(left, pages)
                time.sleep(_PAUSE)
            finally:
                self._turn.acquire()
            if not self._open or self._raw is not source:
                raise MovedError

        with self._turn, _telling(part):
            self._refuse_if_closed()
            self.seal()
            source = self._raw
            self._pour(source, part, step)
            mark = self.mark()
            then(mark)
            return mark

    def _pour(self, source: Any, part: Path, step: Callable[[int, int, int], None]) -> None:
        with closing(self.beside(part)) as target:
            # What fails is thrown away, what succeeds is flushed as a whole: no journal. A small cache is written as it fills.
            for setting in ("synchronous = OFF", "journal_mode = OFF", "locking_mode = EXCLUSIVE", "cache_size = 64"):
                target.execute(f"PRAGMA {setting}").fetchall()
            source.backup(target, pages=_PAGES, progress=step)

    def beside(self, path: Path) -> Any:
        """A connection to a copy of this file, opened with its key. Raises what the database raises."""
        return _connect(path, self._key)

    def open_copy(self, path: Path, passphrase: str | None = None) -> "CaseFile":
        """Open a copy of this file, such as a backup: with the same key where it has that, else with its own passphrase.

        Raises KnownError as `open`; WRONG_PASSPHRASE where the copy was made under another passphrase and none is given.
        """
        if self._key and self.opens(path):
            with _telling(path):
                return CaseFile._opened(path, self._key)
        return CaseFile.open(path, passphrase)

    def open_again(self) -> "CaseFile":
        """Open this file once more after it was closed, with the key it had. Raises KnownError as `open`."""
        with _telling(self.path):
            return CaseFile._opened(self.path, self._key)

    def opens(self, path: Path) -> bool:
        """Whether a copy of this file was made under the passphrase that this file has now. Raises KnownError."""
        with _telling(path):
            kind = kind_of(path)
            return salt_of(path) == self._key.salt if self._key and kind is Kind.ENCRYPTED else kind is Kind.PLAIN

    def glance(self, path: Path) -> tuple[int, int]:
        """How many people are in a backup of this file, and the number of its last change. The backup is only read.

        Raises KnownError: it is gone, damaged, or was made under another passphrase.
        """
        with _telling(path), _believed(path):
            if held.protected_if_held(path) is not None or not self.opens(path):
                raise KnownError(trouble.WRONG_PASSPHRASE)
            with closing(_connect(path, self._key if kind_of(path) is Kind.ENCRYPTED else None)) as connection:
                connection.execute("PRAGMA query_only = ON")
                people = connection.execute("SELECT count(*) FROM person WHERE deleted_at IS NULL").fetchone()[0]
                return int(people), int(connection.execute("SELECT max(number) FROM change").fetchone()[0] or 0)

    def mark(self) -> str:
        """What changes whenever something was written to the file, and no secret: its size and the moment of the last change."""
        with self._turn, _telling(self.path):
            found = os.stat(self._real)
            return f"{found.st_size}-{found.st_mtime_ns}"

    def protect(self, passphrase: str | None) -> None:
        """Give the file a passphrase, change it, or take it away (None).

        Everything is written into a new file beside the old one under the new key, opened again and compared row by row, and
        only then put in the old one's place, in one step. SQLCipher could re-key the file where it is (PRAGMA rekey), safe from
        a crash by its journal; but then, until the last page, the file is of two keys, and whatever takes the journal away
        (a sync folder, a stick pulled out, a copy made meanwhile) takes the file with it. This way what is at the file's path
        opens at every moment, with the old passphrase or with the new one. Where anything fails: KnownError, and the old one is
        still there and open. What a killed program leaves beside is swept away by the next opening; it is of the new key,
        so it can be read by others only where the passphrase was being taken away.
        """
        with self._turn, _telling(self.path):
            self._refuse_if_closed()
            self._refuse_if_gone()
            key = _new_key(passphrase)
            with unfinished(self._real) as part:
                rekey.copy_under(self._raw, part, key)
                with _compared(self.path), closing(_connect(part, key)) as fresh:
                    rekey.compare(self._raw, fresh, sealed=key is not None)
                self._let_go()
                try:
                    put_over(part, self._real, wipe=self._key is None and key is not None)
                except BaseException:
                    self._take_up(_ready(self._real, self._key), self._key)
                    raise
            self._take_up(_ready(self._real, key), key)

    def damage(self) -> list[str]:
        """What SQLite's and SQLCipher's own checks say of the pages; empty where all is well. KnownError where even they fail."""
        with self._turn, _telling(self.path):
            self._refuse_if_closed()
            said = [row[0] for row in self._raw.execute("PRAGMA integrity_check")]
            # An index that is wrong harms nobody: it is made anew.
            found = [each for each in said if each != "ok" and not search.is_told_of(each)]
            sealed = [row[0] for row in self._raw.execute("PRAGMA cipher_integrity_check")] if self._key else []
        return found + sealed

    def problems(self) -> list[str]:
        """Damaged pages and broken links; empty where all is well. `check.check` tells far more."""
        with self._turn, _telling(self.path):
            self._refuse_if_closed()
            broken = [f"{row[0]} {row[1]} → {row[2]}" for row in self._raw.execute("PRAGMA foreign_key_check")]
        return self.damage() + broken

    def seal(self) -> None:
        """Seal the history as it stands (see `chain`), so that its newest digest can be printed. Raises KnownError as `writing`."""
        with self.reading() as reading:
            if not reading.unsealed():
                return
        with self.writing(PROGRAM) as writing:
            writing.seal()

    def begin_chain(self) -> None:
        """What is done from here on goes into a chain of the history of its own: the file is a copy of another, such as a backup."""
        with self._turn, _telling(self.path):
            self._refuse_if_closed()
            self._raw.execute(_NEW_CHAIN)
            self._chain = None

    def close(self, *, keep_key: bool = False) -> None:
        """Let go of the file and of its key; with `keep_key` it can be opened again until a second call, which drops the key."""
        with self._turn:
            if self._open:
                try:
                    self.seal()
                except KnownError as error:
                    # The next change seals it instead: closing must not fail for want of room, or of the stick it was on.
                    log.info("the history was not sealed on closing: %s", type(error).__name__)
                finally:
                    self._let_go()
            if not keep_key:
                self._key = None

    def _let_go(self) -> None:
        self._open = False
        with suppress(DBAPIError, sqlcipher.Error):
            self._connection.close()
        self._engine.dispose()
        with suppress(sqlcipher.Error):
            self._raw.close()
        held.drop(self._identity)

    def _refuse_if_closed(self) -> None:
        if not self._open:
            raise BugError("the case file is closed")

    def _refuse_if_gone(self) -> None:
        """Raise KnownError where the file held is no longer the one at its path.

        On POSIX a file that was deleted or replaced can still be written to: all of it would be lost without a word.
        """
        try:
            still = held.identity(self._real) == self._identity
        except OSError:
            still = False
        if not still:
            raise KnownError(trouble.GONE, file=trouble.shown(self.path))


def _free(path: Path) -> Path:
    """The full path for a new file. Raises KnownError where there is no such folder, or the name is taken."""
    real = path.resolve()
    if not real.parent.is_dir():
        raise KnownError(trouble.NO_FOLDER, file=trouble.shown(path))
    if real.exists() or path.is_symlink():
        raise KnownError(trouble.ALREADY_THERE, file=trouble.shown(path))
    return real


def _is_protected(path: Path) -> bool:
    """Whether a case file that is to be opened has a passphrase. Raises KnownError where it is held in here, or not ours."""
    real = path.resolve()
    if held.protected_if_held(real) is not None:
        raise KnownError(trouble.OPEN_ELSEWHERE, file=trouble.shown(path))
    kind = kind_of(real)
    if kind is Kind.FOREIGN:
        raise KnownError(trouble.NOT_OURS, file=trouble.shown(path))
    return kind is Kind.ENCRYPTED


def _new_key(passphrase: str | None) -> Key | None:
    if passphrase is None:
        return None
    if not passphrase:
        raise KnownError(trouble.EMPTY_PASSPHRASE)
    return derive(passphrase, new_salt())


def _connect(path: Path, key: Key | None) -> Any:
    """A connection with our settings. Raises KnownError where the passphrase is wrong or the first page is damaged."""
    connection = sqlcipher.connect(str(path), isolation_level=None, check_same_thread=False, timeout=1.0)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        if key:
            connection.execute(f'PRAGMA key = "{key.literal}"')
        for setting in _SETTINGS:
            connection.execute(setting)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlcipher.DatabaseError as error:
        connection.close()
        if key and getattr(error, "sqlite_errorcode", 0) == sqlcipher.SQLITE_NOTADB and not fits(path, key):
            raise KnownError(trouble.WRONG_PASSPHRASE) from error
        raise
    except BaseException:
        connection.close()
        raise
    return connection


def _fill(connection: Any, example: bool) -> None:
    """Make the tables of an empty case file."""
    from nosdesk.storage.schema import statements

    engine = engine_over(connection)
    try:
        with engine.begin() as session:
            session.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
            for statement in statements():
                session.exec_driver_sql(statement)
            session.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
            session.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})
            row = {"id": uuid4(), "created_at": datetime.now(UTC), "made_with": __version__, "example": example}
            session.execute(insert(CASE).values(row))
            search.make_empty(session)
    finally:
        engine.dispose()


def _ready(real: Path, key: Key | None) -> Any:
    """A connection that holds a case file of the present revision alone, and can write to it."""
    with _believed(real):
        connection = _connect(real, key)
    try:
        with _believed(real):
            _hold(connection)
            revision = _revision(connection, real)
        _try_to_write(connection)
        sweep(real)
        if revision != HEAD:
            connection = _brought_up_to_date(connection, real, key)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def _believed(real: Path) -> Iterator[None]:
    """Where a file is looked at for the first time, whatever SQLite cannot make sense of is damage, not our mistake."""
    try:
        yield
    except sqlcipher.DatabaseError as error:
        raise trouble.told(error, real) or KnownError(trouble.DAMAGED, file=trouble.shown(real)) from error
    except UnicodeDecodeError as error:
        raise KnownError(trouble.DAMAGED, file=trouble.shown(real)) from error


def _hold(connection: Any) -> None:
    """Hold the file alone, with a rollback journal even where somebody else's tool had switched it to WAL."""
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")


def _try_to_write(connection: Any) -> None:
    """Write to the first page and take it back: the only sure test of file, folder and disk. The file stays as it was."""
    connection.execute("BEGIN EXCLUSIVE")
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _revision(connection: Any, path: Path) -> str:
    """The schema revision of a file. Raises KnownError: damaged, newer, or with parts in it that are not ours."""
    made = dict(connection.execute("SELECT name, type FROM sqlite_master").fetchall())
    found = (
        connection.execute("SELECT version_num FROM alembic_version").fetchone() if "alembic_version" in made else None
    )
    if found is None:
        raise KnownError(trouble.DAMAGED, file=trouble.shown(path))
    revision = str(found[0])
    if revision not in REVISIONS:
        raise KnownError(trouble.NEWER if revision > HEAD else trouble.DAMAGED, file=trouble.shown(path))
    if {"trigger", "view"} & set(made.values()):
        raise KnownError(trouble.NOT_OURS, file=trouble.shown(path))
    if revision == HEAD:
        there = set(connection.execute(_COLUMNS).fetchall())
        if not there.issuperset(every_column()):
            raise KnownError(trouble.DAMAGED, file=trouble.shown(path))
    return revision


def _brought_up_to_date(connection: Any, real: Path, key: Key | None) -> Any:
    """Migrate a copy, then put it in place; the old file is kept beside it as NAME.before-REVISION.

    The old file is held until the last moment and is never written to. Raises KnownError; it is as it was then.
    """
    with unfinished(real) as part, unfinished(real, "-old") as kept:
        connection.execute("VACUUM INTO ?", (str(part),))
        connection.execute("VACUUM INTO ?", (str(kept),))
        _same(connection, kept, key, real)
        _renew(part, key, real)
        connection.close()
        old = _kept_name(real)
        put_new(kept, old)
        try:
            put_over(part, real)
        except OSError:
            old.unlink(missing_ok=True)
            raise
    return _ready(real, key)


def _same(connection: Any, kept: Path, key: Key | None, real: Path) -> None:
    """Raise KnownError where the copy that is to be kept does not hold what the file holds: nothing is renewed then."""
    with closing(_connect(kept, key)) as copy:
        ours, theirs = (digests(partial(nullcontext, each), lambda _rows: None) for each in (connection, copy))
    if ours != theirs:
        raise KnownError(trouble.NOT_RENEWED, file=trouble.shown(real))


def _renew(part: Path, key: Key | None, real: Path) -> None:
    """Migrate the copy. Raises KnownError: no room, or NOT_RENEWED whatever went wrong in a migration."""
    from nosdesk.storage.migrate import upgrade

    try:
        with closing(_connect(part, key)) as fresh:
            upgrade(fresh)
        with closing(_connect(part, key)) as fresh:
            _seal(fresh, real)
        with closing(_connect(part, key)) as fresh:
            reached = _revision(fresh, real)
    except Exception as error:
        situation = trouble.told(getattr(error, "orig", None) or error, real)
        if isinstance(situation, KnownError) and situation.words is not trouble.DAMAGED:
            raise situation from error
        raise KnownError(trouble.NOT_RENEWED, file=trouble.shown(real)) from error
    if reached != HEAD:
        raise BugError(f"the migrations end at {reached}, not at {HEAD}")


def _seal(connection: Any, real: Path) -> None:
    """Seal the history of an older file, which had no seals: in one go, not in the first keystroke."""
    engine = engine_over(connection)
    try:
        with engine.begin() as session:
            Writing(session, real, PROGRAM, None).seal()
    finally:
        engine.dispose()


def _kept_name(real: Path) -> Path:
    """A free name for the old file: NAME.before-0002.nosdesk, then NAME.before-0002-2.nosdesk."""
    first = f"{real.stem}.before-{HEAD}"
    names = (first, *(f"{first}-{number}" for number in range(2, 1000)))
    return next(path for name in names if not (path := real.with_name(name + real.suffix)).exists())


@contextmanager
def _compared(path: Path) -> Iterator[None]:
    """Whatever keeps a new file from being read back is told as what it is: it could not be written as it should be."""
    try:
        yield
    except (KnownError, sqlcipher.DatabaseError, rekey.DifferentError) as error:
        raise KnownError(trouble.NOT_COPIED, file=trouble.shown(path)) from error


@contextmanager
def _telling(path: Path, *, body: bool = False) -> Iterator[None]:
    """Turn what database and system raise into words for the person; what is our mistake goes through.

    With `body`, a caller's own work is inside, whose system errors are about other files: only the database's are told.
    """
    try:
        yield
    except DBAPIError as error:
        if known := trouble.told(error.orig, path):
            raise known from error
        raise
    except sqlcipher.DatabaseError as error:
        if known := trouble.told(error, path):
            raise known from error
        raise
    except OSError as error:
        if not body and (known := trouble.told(error, path)):
            raise known from error
        raise
    except ValueError as error:
        # Python refuses a name with a NUL in it, or of bytes that are no text, before the system sees it.
        if not body and ("null" in str(error) or isinstance(error, UnicodeEncodeError)):
            raise KnownError(trouble.NAME_REFUSED, file=trouble.shown(path)) from error
        raise
