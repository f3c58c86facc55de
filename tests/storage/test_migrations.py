"""The revisions of the tables: they lead to what the records have, and every earlier file opens."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Column, Integer, Table
from sqlcipher3 import dbapi2 as sqlcipher

from nosdesk.domain.records import RECORDS, Record
from nosdesk.errors import KnownError
from nosdesk.storage import casefile, migrate, trouble
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.check import check
from nosdesk.storage.history import changes
from nosdesk.storage.revisions import HEAD, REVISIONS
from nosdesk.storage.schema import METADATA
from nosdesk.storage.search import is_of_index
from nosdesk.storage.values import plain

from .making import ROOT, everything, fill, left_over, migration_script

script = migration_script()


def test_the_revisions_lead_to_what_the_records_have(tmp_path: Path) -> None:
    assert script.differences(tmp_path) == [], "run packaging/migration.py new (or first, before the first release)"


def test_a_table_without_a_revision_is_noticed(tmp_path: Path) -> None:
    extra = Table("extra", METADATA, Column("number", Integer))
    try:
        assert [each[0] for each in script.differences(tmp_path)] == ["add_table"]
    finally:
        METADATA.remove(extra)


def test_a_file_made_new_and_one_brought_up_from_nothing_are_alike(tmp_path: Path, path: Path) -> None:
    script._from_nothing(tmp_path).close()
    CaseFile.create(path, None).close()
    assert _tables(tmp_path / "upgraded") == _tables(path)


def _tables(path: Path) -> dict[str, list[str]]:
    """What makes each table and index, part by part: a revision may add a column at the end, even on the same line."""
    connection = sqlcipher.connect(str(path))
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name != 'alembic_version'")
    parts = re.compile(r",(?![^()]*\))")
    made = {
        name: sorted(
            re.sub(r'[\s"]+', " ", part).strip() for part in parts.split(sql[sql.index("(") + 1 : sql.rindex(")")])
        )
        for name, sql in rows
        if not is_of_index(name)
    }
    connection.close()
    return made


def test_revisions_are_numbered_and_written_down() -> None:
    assert [f"{number:04}" for number in range(1, len(REVISIONS) + 1)] == list(REVISIONS)
    written = sorted((migrate.SCRIPTS / "versions").glob("*.py"))
    assert [each.name[:4] for each in written] == list(REVISIONS)


def test_a_file_of_the_first_program_opens_though_it_has_no_list_of_documents_made(tmp_path: Path, path: Path) -> None:
    old = tmp_path / "first.nosdesk"
    shutil.copyfile(script.KEPT / "0001-without-export.nosdesk", old)
    with CaseFile.open(old, None) as case:
        assert everything(case)
    CaseFile.create(path, None).close()
    assert _tables(old) == _tables(path)


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_file_of_every_version_opens_with_all_that_it_held(
    tmp_path: Path, revision: str, passphrase: str | None
) -> None:
    path = tmp_path / "old.nosdesk"
    shutil.copyfile(script.KEPT / f"{revision}.nosdesk", path)
    if passphrase:
        _encrypt(path, passphrase)
    with CaseFile.open(path, passphrase) as case:
        held = everything(case)
        assert all(len(held[record]) >= 2 for record in RECORDS if record.__name__ in _kinds(case))
        for record, items in held.items():
            for item in items:
                _as_told(case, record, item)
        assert check(case) == ()
    assert path.with_name(f"old.before-{HEAD}.nosdesk").exists() is (revision != HEAD)


def _kinds(case: CaseFile) -> set[str]:
    return {row[0] for row in case._raw.execute("SELECT DISTINCT record FROM change")}


def _as_told(case: CaseFile, record: type[Record], item: Record) -> None:
    """The record against what the version of its time wrote down of it."""
    for change in reversed(changes(case, item.id)):
        pairs = dict(change.new) if change.added else {change.field: change.new}
        last = {name: plain(value) for name, value in pairs.items()}
        for name, value in last.items():
            newest = next(row for row in changes(case, item.id) if row.field in (name, "*"))
            if newest == change and hasattr(item, name):
                assert plain(getattr(item, name)) == value, (record, name)


def _encrypt(path: Path, passphrase: str) -> None:
    """As the version of that time would have done it, without opening the file with this one."""
    from nosdesk.storage.key import derive, new_salt

    part = path.with_name("part")
    connection = sqlcipher.connect(str(path), isolation_level=None)
    connection.execute("ATTACH DATABASE ? AS fresh KEY ?", (str(part), derive(passphrase, new_salt()).literal))
    connection.execute("SELECT sqlcipher_export('fresh')")
    connection.execute("DETACH DATABASE fresh")
    connection.close()
    part.replace(path)


LATER = '''
"""A later version."""
import sqlalchemy as sa
from alembic import op

revision = "9002"
down_revision = "{down}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("person", recreate="always") as batch:
        batch.add_column(sa.Column("shoe_size", sa.Integer(), server_default="5", nullable=False))
    op.create_table("shoe", sa.Column("id", sa.Uuid(), primary_key=True))
    {then}
'''


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """From now on the program is a later version, whose migration ends as given."""

    def install(then: str) -> None:
        scripts = tmp_path / "scripts"
        shutil.copytree(migrate.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
        (scripts / "versions" / "9002_later.py").write_text(LATER.format(down=HEAD, then=then), encoding="utf-8")
        monkeypatch.setattr(migrate, "SCRIPTS", scripts)
        monkeypatch.setattr(casefile, "REVISIONS", (*REVISIONS, "9002"))
        monkeypatch.setattr(casefile, "HEAD", "9002")

    return install


@pytest.fixture
def old(tmp_path: Path, passphrase: str | None) -> Path:
    """A filled file of the version before."""
    folder = tmp_path / "mine"
    folder.mkdir()
    with CaseFile.create(folder / "it's mine.nosdesk", passphrase) as case:
        fill(case)
    return folder / "it's mine.nosdesk"


def test_an_older_file_is_brought_up_to_date_and_the_old_one_kept(
    old: Path, passphrase: str | None, later: Callable[[str], None]
) -> None:
    with CaseFile.open(old, passphrase) as case:
        before = everything(case)
    later("pass")
    with CaseFile.open(old, passphrase) as case:
        assert everything(case) == before, "children of a rebuilt table are still there"
        assert case._raw.execute("SELECT shoe_size FROM person").fetchall() == [(5,), (5,)]
        assert case.problems() == []
        assert case.protected is bool(passphrase)
    kept = old.with_name("it's mine.before-9002.nosdesk")
    assert {each.name for each in old.parent.iterdir()} == {old.name, kept.name}
    with pytest.MonkeyPatch.context() as the_version_before:
        the_version_before.setattr(casefile, "REVISIONS", REVISIONS)
        the_version_before.setattr(casefile, "HEAD", HEAD)
        with CaseFile.open(kept, passphrase) as case:
            assert everything(case) == before
        with pytest.raises(KnownError) as caught:
            CaseFile.open(old, passphrase)
        assert caught.value.words is trouble.NEWER
    shutil.copyfile(kept, old)
    CaseFile.open(old, passphrase).close()
    assert old.with_name("it's mine.before-9002-2.nosdesk").exists()


@pytest.mark.parametrize(
    ("then", "words"),
    [
        ("raise RuntimeError('half way')", trouble.NOT_RENEWED),
        ("op.execute('INSERT INTO no_such_table VALUES (1)')", trouble.NOT_RENEWED),
        ("op.execute('DELETE FROM person')", trouble.NOT_RENEWED),
        ("op.execute('UPDATE need SET person_id = NULL')", trouble.NOT_RENEWED),
        ("op.get_bind().exec_driver_sql('CREATE TABLE big AS SELECT zeroblob(1000000)')", trouble.DISK_FULL),
    ],
)
def test_a_migration_that_fails_leaves_the_old_file_as_it_was(
    old: Path,
    passphrase: str | None,
    later: Callable[[str], None],
    then: str,
    words: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = old.read_bytes()
    later(then)
    if words is trouble.DISK_FULL:
        monkeypatch.setattr(casefile, "_SETTINGS", (*casefile._SETTINGS, "PRAGMA max_page_count = 200"))
    with pytest.raises(KnownError) as caught:
        CaseFile.open(old, passphrase)
    assert caught.value.words is words
    assert old.read_bytes() == before
    assert [each.name for each in old.parent.iterdir()] == [old.name]


def test_a_kept_copy_that_is_not_the_same_stops_the_upgrade(
    old: Path, passphrase: str | None, later: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = old.read_bytes()
    later("pass")

    def same(connection: object, kept: Path, *given: object) -> None:
        with closing(casefile._connect(kept, given[0])) as copy:  # type: ignore[arg-type]
            copy.execute("UPDATE person SET about = 'something else'")
        compared(connection, kept, *given)  # type: ignore[arg-type]

    compared = casefile._same
    monkeypatch.setattr(casefile, "_same", same)
    with pytest.raises(KnownError) as caught:
        CaseFile.open(old, passphrase)
    assert caught.value.words is trouble.NOT_RENEWED
    assert old.read_bytes() == before
    assert [each.name for each in old.parent.iterdir()] == [old.name]


def test_a_move_that_fails_leaves_the_old_file_as_it_was(
    old: Path, passphrase: str | None, later: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = old.read_bytes()
    later("pass")
    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(KnownError) as caught:
        CaseFile.open(old, passphrase)
    assert caught.value.words is trouble.DISK_FULL
    assert old.read_bytes() == before
    assert [each.name for each in old.parent.iterdir()] == [old.name]
    assert left_over(old.parent) == []


GROW = """
import sys
from pathlib import Path
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.check import check
from nosdesk.domain.records import Person
with CaseFile.open(Path(sys.argv[1])) as case:
    with case.reading() as reading:
        print([(person.shoe_size, person.likes) for person in reading.find(Person)], check(case))
"""


def test_a_record_that_grows_gets_a_revision_from_the_script(tmp_path: Path) -> None:
    """What a developer does for a new field, in a copy of the project; then the file of today opens with it."""
    for name in ("nosdesk", "packaging"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    records = tmp_path / "nosdesk" / "domain" / "records.py"
    grown = records.read_text(encoding="utf-8").replace(
        "    known_as: str = ", "    shoe_size: int | None = None\n    likes: str = ''\n    known_as: str = ", 1
    )
    records.write_text(grown, encoding="utf-8")
    number = f"{int(HEAD) + 1:04}"

    def run(*command: str) -> subprocess.CompletedProcess[str]:
        there = os.environ | {"PYTHONPATH": str(tmp_path)}
        return subprocess.run(
            [sys.executable, *command], cwd=tmp_path, env=there, capture_output=True, text=True, check=False
        )

    made = run("packaging/migration.py", "new", "Shoes")
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "nosdesk" / "storage" / "migrations" / "versions" / f"{number}_shoes.py").exists()
    shutil.copyfile(script.KEPT / f"{HEAD}.nosdesk", tmp_path / "old.nosdesk")
    opened = run("-c", GROW, str(tmp_path / "old.nosdesk"))
    assert opened.stdout.strip() == "[(None, ''), (None, '')] ()", opened.stderr
