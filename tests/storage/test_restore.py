"""Going back to a backup: what would change is told, the present file is kept aside, and whatever fails changes nothing."""

import os
import random
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select

from nosdesk.domain.records import Need, Person
from nosdesk.errors import KnownError
from nosdesk.i18n import Words
from nosdesk.services import backups, going_back
from nosdesk.storage import restore, shelf, trouble
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.check import check
from nosdesk.storage.shelf import Backup
from nosdesk.storage.tables import SEALS

from .making import MAYA, PASSPHRASE, everything, fill, left_over, migration_script

DAY = date(2026, 11, 22)
KEPT = "Maya's support.before-restore-2026-11-22.nosdesk"


@pytest.fixture
def backed_up(path: Path, passphrase: str | None) -> tuple[CaseFile, Backup]:
    """A filled file with one backup, and work that was done after it."""
    case = CaseFile.create(path, passphrase)
    fill(case)
    made = backups.back_up(case, now=datetime(2026, 11, 21, 9, tzinfo=UTC)).made
    assert made is not None
    with case.writing(MAYA) as writing:
        person = writing.find(Person)[0]
        writing.set(Person, person.id, important="Swimming on Tuesdays")
        writing.add(Need(person_id=person.id, statement="A ramp"))
        gone = writing.find(Need)[0]
        writing.remove(Need, gone.id)
    return case, made


def refused(words: Words, act: Callable[[], object]) -> None:
    with pytest.raises(KnownError) as caught:
        act()
    assert caught.value.words is words


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_what_would_change_is_told_in_counts_and_words(backed_up: tuple[CaseFile, Backup]) -> None:
    case, made = backed_up
    with case:
        before = names(shelf.homes())
        held = going_back.differences(case, made.path)
        assert names(shelf.homes()) == before, "the look leaves nothing behind"
        counts = {kind.kind.plain: (kind.only_now, kind.differ, kind.only_then) for kind in held.kinds}
        assert counts == {"About the person": (0, 1, 0), "Outcomes and needs": (1, 0, 1)}
        assert held.changes == 3
        assert [(row.change.record, row.change.field) for row in held.latest] == [
            ("Need", "deleted_at"),
            ("Need", "*"),
            ("Person", "important"),
        ]
        assert going_back.seen(case, made.path) == going_back.Seen(people=2, changed_since=3)
        assert held.latest[1].entry == "A ramp"
        backups.back_up(case)
        assert going_back.differences(case, backups.last_made(case).path).none


def test_the_file_goes_back_and_is_kept_aside(backed_up: tuple[CaseFile, Backup], passphrase: str | None) -> None:
    case, made = backed_up
    now = everything(case)
    case.close(keep_key=True)
    untouched = made.path.read_bytes()
    kept = going_back.go_back(case.path, made.path, None, case, DAY)
    assert kept == case.path.with_name(KEPT)
    assert names(case.path.parent) == sorted([case.path.name, KEPT])
    assert made.path.read_bytes() == untouched
    with CaseFile.open(case.path, passphrase) as back:
        assert back.id == case.id
        assert len(everything(back)[Need]) == len(now[Need]) - 1
        assert check(back) == ()
    with CaseFile.open(kept, passphrase) as aside:
        assert everything(aside) == now
    again = going_back.go_back(case.path, kept, passphrase, None, DAY)
    assert again == case.path.with_name("Maya's support.before-restore-2026-11-22-2.nosdesk")
    with CaseFile.open(case.path, passphrase) as back:
        assert everything(back) == now, "one can change one's mind"


def test_a_backup_of_an_older_passphrase_needs_that_one(path: Path) -> None:
    with CaseFile.create(path, "the first one") as case:
        fill(case)
        made = backups.back_up(case).made
        assert made is not None
        assert not going_back.needs_passphrase(case, made.path)
        case.protect("the second one")
        assert going_back.needs_passphrase(case, made.path)
        assert going_back.seen(case, made.path) is None
        refused(trouble.WRONG_PASSPHRASE, lambda: going_back.differences(case, made.path))
        refused(trouble.WRONG_PASSPHRASE, lambda: going_back.differences(case, made.path, "the second one"))
        assert going_back.differences(case, made.path, "the first one").none
    refused(trouble.WRONG_PASSPHRASE, lambda: going_back.go_back(path, made.path, "no", case, DAY))
    assert names(path.parent) == [path.name]
    going_back.go_back(path, made.path, "the first one", None, DAY)
    CaseFile.open(path, "the first one").close()
    CaseFile.open(path.with_name(KEPT), "the second one").close()


@pytest.mark.parametrize("what", ["missing", "empty", "torn", "garbled", "foreign"])
def test_a_file_that_is_broken_or_missing_is_put_back(
    backed_up: tuple[CaseFile, Backup], passphrase: str | None, what: str
) -> None:
    case, made = backed_up
    case.close(keep_key=True)
    data = case.path.read_bytes()
    if what == "missing":
        case.path.unlink()
    else:
        broken = {"empty": b"", "torn": data[:5_000], "garbled": os.urandom(len(data)), "foreign": b"hello" * 999}[what]
        case.path.write_bytes(broken)
    assert made in going_back.found_for(case.path, None)
    kept = going_back.go_back(case.path, made.path, passphrase, None, DAY)
    if what == "missing":
        assert kept is None
        assert names(case.path.parent) == [case.path.name]
    else:
        assert kept is not None
        assert kept.read_bytes() == broken
    with CaseFile.open(case.path, passphrase) as back:
        assert len(everything(back)[Person]) == 2
        assert check(back) == ()


@pytest.mark.parametrize("how", ["cut", "flipped", "gone", "foreign", "empty"])
def test_a_damaged_backup_is_told_and_the_file_stays(
    backed_up: tuple[CaseFile, Backup], passphrase: str | None, how: str
) -> None:
    case, made = backed_up
    chance = random.Random(3)
    data = made.path.read_bytes()
    words = restore.BACKUP_GONE if how == "gone" else restore.BACKUP_BROKEN
    for _ in range(12):
        at = chance.randrange(len(data))
        changed = bytearray(data)
        changed[at] ^= 1 << chance.randrange(8)
        new = {"cut": data[:at], "flipped": bytes(changed), "foreign": b"no" * 9_000}.get(how, b"")
        made.path.write_bytes(new)
        if how == "gone":
            made.path.unlink()
        refused(words, partial(going_back.differences, case, made.path))
        case.close(keep_key=True)
        before = case.path.read_bytes()
        refused(words, partial(going_back.go_back, case.path, made.path, passphrase, case, DAY))
        assert case.path.read_bytes() == before
        assert names(case.path.parent) == [case.path.name]
        case = CaseFile.open(case.path, passphrase)
    case.close(keep_key=True)


@pytest.mark.parametrize("how", ["cut", "flipped"])
def test_a_damaged_backup_under_another_name_is_found_out_by_its_content(
    backed_up: tuple[CaseFile, Backup], passphrase: str | None, how: str, tmp_path: Path
) -> None:
    """Somebody renamed it: its name no longer tells. Without a passphrase a flipped bit in a text cannot be told; in a link it can."""
    case, made = backed_up
    case.close(keep_key=True)
    data = bytearray(made.path.read_bytes())
    chance = random.Random(5)
    renamed = tmp_path / "elsewhere" / "old.nosdesk"
    renamed.parent.mkdir()
    told = 0
    for _ in range(12):
        at = chance.randrange(len(data))
        changed = bytearray(data)
        changed[at] ^= 0x40
        renamed.write_bytes(data[:at] if how == "cut" else changed)
        try:
            going_back.go_back(case.path, renamed, passphrase, case, DAY)
        except KnownError as error:
            told += error.words in (restore.BACKUP_BROKEN, trouble.WRONG_PASSPHRASE)
        else:
            with CaseFile.open(case.path, passphrase) as back:
                assert back.problems() == []
        for each in case.path.parent.glob("*.before-*"):
            each.unlink()
    if passphrase or how == "cut":
        assert told == 12, "each page is sealed"


def test_a_backup_from_an_older_version_is_brought_up_to_date(path: Path, tmp_path: Path) -> None:
    script = migration_script()
    with CaseFile.create(path, None):
        pass
    old = tmp_path / "elsewhere" / "old.nosdesk"
    old.parent.mkdir()
    shutil.copyfile(script.KEPT / "0001.nosdesk", old)
    before = old.read_bytes()
    with CaseFile.open(path) as case:
        assert not going_back.differences(case, old).none
    going_back.go_back(path, old, None, None, DAY)
    assert old.read_bytes() == before
    assert names(path.parent) == sorted([path.name, KEPT, "elsewhere"])
    with CaseFile.open(path) as back:
        assert everything(back)[Person]


def test_a_disk_without_room_changes_nothing(
    backed_up: tuple[CaseFile, Backup], monkeypatch: pytest.MonkeyPatch
) -> None:
    case, made = backed_up
    case.close(keep_key=True)
    before = case.path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for place in ("_pour", "_keep_aside", "put_over"):
        with monkeypatch.context() as patch:
            patch.setattr(restore, place, full)
            refused(restore.NO_ROOM, lambda: going_back.go_back(case.path, made.path, None, case, DAY))
        assert case.path.read_bytes() == before
        assert left_over(case.path.parent) == []


def test_a_disk_that_knows_no_second_names_gets_a_copy(
    backed_up: tuple[CaseFile, Backup], monkeypatch: pytest.MonkeyPatch
) -> None:
    case, made = backed_up
    case.close(keep_key=True)
    before = case.path.read_bytes()

    def none(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", none)
    kept = going_back.go_back(case.path, made.path, None, case, DAY)
    assert kept is not None
    assert kept.read_bytes() == before


def test_what_a_killed_program_left_beside_a_broken_file_does_not_get_into_the_restored_one(
    backed_up: tuple[CaseFile, Backup], passphrase: str | None
) -> None:
    case, made = backed_up
    raw = case._raw
    raw.execute("PRAGMA journal_mode = DELETE")
    raw.execute("PRAGMA cache_size = 10")
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("UPDATE change SET who = who || 'x'")
    raw.execute("CREATE TABLE big AS SELECT randomblob(900000) AS held")
    journal = case.path.with_name(case.path.name + "-journal")
    kept_journal, half = journal.read_bytes(), case.path.read_bytes()
    raw.execute("ROLLBACK")
    case.close(keep_key=True)
    assert len(kept_journal) > 4_096
    case.path.write_bytes(half)
    journal.write_bytes(kept_journal)
    kept = going_back.go_back(case.path, made.path, passphrase, None, DAY)
    assert kept is not None
    assert not journal.exists()
    with CaseFile.open(case.path, passphrase) as back:
        assert back.problems() == []
    with CaseFile.open(kept, passphrase) as aside:
        assert aside.problems() == [], "with its journal beside it, what was half done is undone"


def test_a_file_that_is_open_is_not_replaced(backed_up: tuple[CaseFile, Backup], tmp_path: Path) -> None:
    case, made = backed_up
    with case:
        refused(restore.IS_THE_FILE, lambda: going_back.differences(case, case.path))
        other = CaseFile.create(tmp_path / "other.nosdesk", None)
        with other:
            refused(restore.IS_THE_FILE, lambda: going_back.go_back(tmp_path / "new.nosdesk", other.path, None))
        before = case.path.read_bytes()
        assert case.path.read_bytes() == before
    assert not (tmp_path / "new.nosdesk").exists()
    refused(trouble.NO_FOLDER, lambda: going_back.go_back(tmp_path / "no" / "x.nosdesk", made.path, None))


def test_what_must_be_done_to_a_restored_file_is_done_before_it_takes_its_place(
    backed_up: tuple[CaseFile, Backup], passphrase: str | None
) -> None:
    """The place where erasures are re-applied."""
    case, made = backed_up
    case.close(keep_key=True)

    def erase(fresh: CaseFile) -> None:
        assert fresh.path != case.path
        with fresh.writing(MAYA) as writing:
            for need in writing.find(Need):
                writing.remove(Need, need.id)

    restore.put_back(made.path, case.path, case.open_copy, "2026-11-22", (erase,))
    with CaseFile.open(case.path, passphrase) as back, back.reading() as reading:
        assert reading.find(Need) == ()

    def fail(_fresh: CaseFile) -> None:
        raise KnownError(trouble.FAULTY, file="x")

    before = case.path.read_bytes()
    refused(trouble.FAULTY, lambda: restore.put_back(made.path, case.path, case.open_copy, "2026-11-22", (fail,)))
    assert case.path.read_bytes() == before


def test_what_was_kept_beside_the_file_is_found_too(backed_up: tuple[CaseFile, Backup], passphrase: str | None) -> None:
    case, made = backed_up
    case.close(keep_key=True)
    kept = going_back.go_back(case.path, made.path, None, case, DAY)
    assert kept is not None
    with CaseFile.open(case.path, passphrase) as back:
        there = going_back.found(back, None)
        assert {each.path for each in there} == {made.path, kept}
        assert going_back.seen(back, kept) == going_back.Seen(people=2, changed_since=0)
    assert {each.path for each in going_back.found_for(case.path, None)} == {made.path, kept}


def test_backups_are_found_at_home_on_the_stick_and_elsewhere_each_once(path: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with CaseFile.create(path, PASSPHRASE) as case:
        backups.choose_second(case, stick)
        for number in range(3):
            with case.writing(MAYA) as writing:
                writing.add(Person(name=str(number)))
            backups.back_up(case, stick)
        there = going_back.found(case, stick)
        assert len(there) == 3
        assert [each.number for each in going_back.found_in(stick)] == [3, 2, 1]
        shutil.rmtree(shelf.home_of(case.id))
        assert [each.number for each in going_back.found(case, stick)] == [3, 2, 1]
        assert going_back.found(case, tmp_path / "no stick") == ()
    assert len(going_back.found_for(tmp_path / "never seen.nosdesk", stick)) == 3
    assert going_back.found_for(None, None) == ()


def test_what_is_done_after_going_back_goes_into_a_chain_of_its_own(
    backed_up: tuple[CaseFile, Backup], passphrase: str | None
) -> None:
    case, made = backed_up
    case.close(keep_key=True)
    going_back.go_back(case.path, made.path, None, case, DAY)
    with CaseFile.open(case.path, passphrase) as back:
        before = _chains(back)
        with back.writing(MAYA) as writing:
            writing.add(Person(name="Somebody new"))
        back.seal()
        assert len(_chains(back)) == len(before) + 1
        assert check(back) == ()


def _chains(case: CaseFile) -> set[object]:
    with case.reading() as reading:
        return {row.copy for row in reading.rows(select(SEALS.c.copy).distinct())}
