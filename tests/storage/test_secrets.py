"""What a person writes in a file with a passphrase stands nowhere in plain text: not in the file, its journal, nor a temporary one."""

import logging
import os
import tempfile
import traceback
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from nosdesk.domain.records import Need, Person
from nosdesk.errors import BugError, KnownError
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.check import check
from nosdesk.storage.history import undo
from nosdesk.storage.key import derive, new_salt
from nosdesk.storage.tables import table

from .making import MAYA, PASSPHRASE
from .second import second_program

SECRET = "Zaffre-Quince-Obelisk"
"""A fact about a person; no program writes these words by chance."""


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """A folder for the case file, and the system's own for temporary files."""
    mine, temporary = tmp_path / "mine", tmp_path / "temporary"
    mine.mkdir()
    temporary.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    return mine, temporary


def seen_in(*folders: Path) -> list[str]:
    """The files in which the secret can be read, in any of the ways in which text is kept."""
    forms = [SECRET.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    return [
        str(each)
        for folder in folders
        for each in folder.rglob("*")
        if each.is_file() and any(form in each.read_bytes() for form in forms)
    ]


def test_nothing_can_be_read_during_a_session_or_after(folders: tuple[Path, Path]) -> None:
    mine, temporary = folders
    path = mine / "a.nosdesk"
    with CaseFile.create(path, PASSPHRASE) as case:
        with case.writing(MAYA) as writing:
            person = writing.add(Person(name=SECRET, birth_date=date(1994, 5, 1)))
            writing.add_all(Need(person_id=person.id, statement=f"{number} {SECRET} " * 20) for number in range(3_000))
            # SQLite's temporary files have no name on POSIX, so no scan would see them: there must be none.
            assert writing._connection.exec_driver_sql("PRAGMA temp_store").scalar() == 2
            writing._connection.exec_driver_sql("PRAGMA cache_size = 10")
            need = table(Need).c
            writing.rows(select(need.statement, func.count()).group_by(need.statement).order_by(need.statement.desc()))
            writing.add_all(Need(person_id=person.id, statement=f"{number} {SECRET} " * 20) for number in range(3_000))
            assert path.stat().st_size > 5_000_000, "pages went to the disk before the end"
            assert (mine / "a.nosdesk-journal").stat().st_size > 10_000
            assert seen_in(mine, temporary) == []
        since = writing.at
        with case.writing(MAYA) as writing:
            writing.set(Person, person.id, about=SECRET)
        undo(case, MAYA, since)
        case.save_copy(mine / "copy.nosdesk")
        case.protect("another")
        assert check(case) == ()
        assert seen_in(mine, temporary) == []
    assert seen_in(mine, temporary) == []
    assert {each.name for each in mine.iterdir()} == {"a.nosdesk", "copy.nosdesk"}


def test_the_scan_would_find_it(folders: tuple[Path, Path]) -> None:
    """Without a passphrase it is there to be read; so the test above sees what it looks for."""
    mine, temporary = folders
    with CaseFile.create(mine / "a.nosdesk", None) as case:
        with case.writing(MAYA) as writing:
            writing.add(Person(name=SECRET))
        assert seen_in(mine, temporary) == [str(mine / "a.nosdesk")]
        case.protect(PASSPHRASE)
        assert seen_in(mine, temporary) == []
        case.protect(None)
        assert seen_in(mine, temporary) == [str(mine / "a.nosdesk")]


def test_what_was_overwritten_is_gone_from_a_plain_file(folders: tuple[Path, Path]) -> None:
    mine, _ = folders
    with CaseFile.create(mine / "a.nosdesk", None) as case:
        visit = uuid4()
        with case.writing(MAYA) as writing:
            person = writing.add(Person())
        for typed in (SECRET * 20, SECRET * 300, "x"):
            with case.writing(MAYA, visit) as writing:
                writing.set(Person, person.id, about=typed)
    assert seen_in(mine) == []


@pytest.mark.skipif(os.name != "posix", reason="the second program forks")
def test_nothing_can_be_read_after_a_kill(folders: tuple[Path, Path], tmp_path: Path) -> None:
    mine, temporary = folders
    with CaseFile.create(mine / "a.nosdesk", PASSPHRASE) as case, case.writing(MAYA) as writing:
        writing.add(Person(name=SECRET, phone=SECRET))
    with second_program(tmp_path / "log", TMPDIR=str(temporary)) as second:
        for _ in range(3):
            second.begin("save", mine / "a.nosdesk", passphrase=PASSPHRASE)
            second.wait_for_line(5)
            second.kill()
            assert seen_in(mine, temporary) == []


def test_no_message_or_log_holds_what_was_written(folders: tuple[Path, Path], caplog: pytest.LogCaptureFixture) -> None:
    mine, _ = folders
    caplog.set_level(logging.DEBUG)
    with CaseFile.create(mine / "a.nosdesk", PASSPHRASE) as case:
        with pytest.raises(BugError) as link, case.writing(MAYA) as writing:
            writing.add(Need(person_id=uuid4(), statement=SECRET))
        with pytest.raises(BugError) as kind, case.writing(MAYA) as writing:
            writing.add(Person(name=SECRET, birth_date=SECRET))  # type: ignore[arg-type]  # a wrong type is what is tried
    with pytest.raises(KnownError) as wrong:
        CaseFile.open(mine / "a.nosdesk", SECRET)
    for caught in (link, kind, wrong):
        assert SECRET not in "".join(traceback.format_exception(caught.value))
    assert SECRET not in caplog.text


def test_a_key_is_not_shown() -> None:
    key = derive(SECRET, new_salt())
    assert key.raw.hex() not in f"{key!r}{key}"
