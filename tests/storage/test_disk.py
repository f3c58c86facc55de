"""Full disks, read-only places and faulty sticks: told plainly, and nothing that was saved is lost.

Real ones where the system lets us make them: a small disk of our own by `unshare` and `mount`, a limit on the size of files, a
user without rights where the tests run as root. Where it does not, the same faults are asked of SQLite itself.
"""

import os
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from nosdesk.domain.records import Need, Person
from nosdesk.errors import KnownError
from nosdesk.i18n import Words
from nosdesk.storage import casefile, trouble
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.check import check

from .making import MAYA, PASSPHRASE, everything, fill, left_over
from .second import second_program

NOBODY = 65_534


def refused(words: Words, act: Callable[[], object]) -> None:
    """The act must end in a KnownError that says these words."""
    with pytest.raises(KnownError) as caught:
        act()
    assert caught.value.words is words


def saved(case: CaseFile) -> int:
    """How many needs the file has; each was acknowledged."""
    with case.reading() as reading:
        return len(reading.find(Need))


@pytest.mark.parametrize("size", [50, 3_000, 40_000])
def test_a_full_disk_is_told_and_the_last_change_alone_is_lost(path: Path, passphrase: str | None, size: int) -> None:
    with CaseFile.create(path, passphrase) as case:
        with case.writing(MAYA) as writing:
            person = writing.add(Person(name="Maya"))
        pages = case._raw.execute("PRAGMA page_count").fetchone()[0]
        case._raw.execute(f"PRAGMA max_page_count = {pages + 12}")
        done = 0

        def more() -> None:
            nonlocal done
            with case.writing(MAYA) as writing:
                writing.set(Person, person.id, about=str(done + 1))
                writing.add(Need(person_id=person.id, statement="n" * size))
            done += 1

        def until_full() -> None:
            while True:
                more()

        refused(trouble.DISK_FULL, until_full)
        assert saved(case) == done
        refused(trouble.DISK_FULL, more)
        case._raw.execute("PRAGMA max_page_count = 1000000")
        more()
        assert saved(case) == done
        assert check(case) == ()


def test_a_new_file_on_a_full_disk_leaves_nothing(
    path: Path, passphrase: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(casefile, "_SETTINGS", (*casefile._SETTINGS, "PRAGMA max_page_count = 20"))
    refused(trouble.DISK_FULL, lambda: CaseFile.create(path, passphrase))
    assert list(path.parent.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="limits are of POSIX")
@pytest.mark.parametrize("how", ["limit", "disk"])
def test_a_disk_that_is_really_full(tmp_path: Path, passphrase: str | None, how: str) -> None:
    """`disk` is a disk of two megabytes with little room left, `limit` a limit of the system on how long a file may be."""
    folder = tmp_path / "disk"
    folder.mkdir()
    before = _small_disk(folder) if how == "disk" else ()
    with second_program(tmp_path / "log", before) as second:
        second.begin("fill_up", folder / "a.nosdesk", passphrase=passphrase, folder=str(folder), how=how)
        assert second.end() == 0
        lines = second.lines()
    reason = "DISK_FULL" if how == "disk" else "FAULTY"
    assert f"refused {reason}" in lines
    if how == "disk":
        assert lines.count(f"refused {reason}") == 3, "the save, the copy and the change of passphrase"
    there = next(line for line in lines if line.startswith("there")).split()[1:]
    assert set(there) <= {"a.nosdesk", "a.nosdesk-journal", "copy.nosdesk", "filler"}, "nothing unfinished"
    assert lines[-1] == "done", "with room again, saving goes on"
    if how == "limit":
        acknowledged = sum(line.startswith("saved") for line in lines)
        with _opened(folder / "a.nosdesk", (passphrase, "other")) as case:
            assert saved(case) == acknowledged
            assert everything(case)[Person][0].phone == "after"  # type: ignore[attr-defined]
            assert check(case) == ()


def _opened(path: Path, passphrases: tuple[str | None, ...]) -> CaseFile:
    """Open a file whose passphrase may have been changed."""
    for passphrase in passphrases[:-1]:
        try:
            return CaseFile.open(path, passphrase)
        except KnownError:
            continue
    return CaseFile.open(path, passphrases[-1])


def test_a_disk_that_is_really_read_only(tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    with second_program(tmp_path / "log", _small_disk(folder)) as second:
        second.begin("read_only", folder / "a.nosdesk", folder=str(folder))
        assert second.end() == 0
        assert second.lines() == ["open READ_ONLY", "create READ_ONLY", "there a.nosdesk filler"]


def _small_disk(folder: Path) -> tuple[str, ...]:
    """What starts a program with a disk of its own in a folder, 3 MB with 1 MB free. Skips where the system forbids it."""
    make = 'mount -t tmpfs -o size=3m disk "$0" && head -c 2000000 /dev/zero > "$0/filler" && exec "$@"'
    start = ("unshare", "-Urm", "sh", "-c", make, str(folder))
    if not shutil.which("unshare") or subprocess.run([*start, "true"], check=False, capture_output=True).returncode:
        pytest.skip("this system lets nobody make a disk of their own; the same faults are asked of SQLite besides")
    return start


@contextmanager
def without_rights(folder: Path) -> Iterator[None]:
    """As a user whom modes bind: root is bound by none."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that other users can see into."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.skipif(os.name != "posix", reason="modes bind on POSIX")
@pytest.mark.parametrize("what", ["file", "folder", "both", "unreadable"])
def test_a_read_only_place_is_told_and_nothing_changes(shared: Path, passphrase: str | None, what: str) -> None:
    path = shared / "a.nosdesk"
    with CaseFile.create(path, passphrase) as case:
        fill(case)
    before = path.read_bytes()
    path.chmod({"file": 0o444, "folder": 0o666, "both": 0o444, "unreadable": 0o000}[what])
    shared.chmod(0o777 if what == "file" else 0o555)
    with without_rights(shared):
        refused(trouble.READ_ONLY, lambda: CaseFile.open(path, passphrase))
        if what != "file":
            refused(trouble.READ_ONLY, lambda: CaseFile.create(shared / "new.nosdesk", passphrase))
    assert [each.name for each in shared.iterdir()] == ["a.nosdesk"]
    path.chmod(0o600)
    assert path.read_bytes() == before
    CaseFile.open(path, passphrase).close()


@pytest.mark.skipif(os.name != "posix", reason="modes bind on POSIX")
def test_a_copy_to_a_read_only_folder_leaves_nothing(shared: Path, path: Path) -> None:
    shared.chmod(0o555)
    with CaseFile.create(path, None) as case, without_rights(shared):
        refused(trouble.READ_ONLY, lambda: case.save_copy(shared / "copy.nosdesk"))
    assert list(shared.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="modes bind on POSIX")
def test_a_new_file_is_for_its_owner_alone(path: Path) -> None:
    """What is written in it is nobody else's on a shared machine, without a passphrase least of all."""
    with CaseFile.create(path, None) as case:
        case.save_copy(path.with_name("copy.nosdesk"))
        case.protect(PASSPHRASE)
    for name in (path, path.with_name("copy.nosdesk")):
        assert stat.S_IMODE(name.stat().st_mode) & 0o077 == 0


def test_a_fault_of_the_disk_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which of three it is, SQLite does not say: "disk I/O error" alone."""
    from sqlcipher3 import dbapi2 as sqlcipher

    error = sqlcipher.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlcipher.SQLITE_IOERR | 3 << 8
    gone = trouble.told(error, path)
    path.write_bytes(b"")
    faulty = trouble.told(error, path)

    def no_room(*_: object) -> None:
        raise OSError(122, "Disk quota exceeded")

    monkeypatch.setattr(os, "fsync", no_room)
    full = trouble.told(error, path)
    assert [each.words for each in (gone, faulty, full) if isinstance(each, KnownError)] == [
        trouble.GONE,
        trouble.FAULTY,
        trouble.DISK_FULL,
    ]
    assert left_over(path.parent) == []
