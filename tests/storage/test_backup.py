"""Backups: made while others work, verified, rotated, sent to a second place; what goes wrong harms nothing and is told."""

import os
import shutil
import stat
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from nosdesk.domain.records import Need, Person
from nosdesk.errors import KnownError
from nosdesk.i18n import Words
from nosdesk.services import backups
from nosdesk.storage import backup, casefile, notes, second, shelf, trouble
from nosdesk.storage.casefile import CaseFile, MovedError
from nosdesk.storage.check import check
from nosdesk.storage.digest import digests

from .making import MAYA, PASSPHRASE, everything, fill, left_over
from .second import second_program
from .test_backup_killed import WORKER
from .test_disk import _small_disk

NOW = datetime(2026, 11, 22, 21, 56, 55, tzinfo=UTC)


@pytest.fixture
def filled(path: Path, passphrase: str | None) -> CaseFile:
    case = CaseFile.create(path, passphrase)
    fill(case)
    return case


def write(case: CaseFile, text: str = "more") -> None:
    with case.writing(MAYA) as writing:
        writing.add(Person(name="Maya", about=text))


def refused(words: Words, act: Callable[[], object]) -> None:
    with pytest.raises(KnownError) as caught:
        act()
    assert caught.value.words is words


def quiet(_done: float) -> None:
    """Nobody listens."""


def test_a_backup_is_the_whole_file_under_the_same_key_and_names_nobody(
    filled: CaseFile, passphrase: str | None
) -> None:
    with filled as case:
        made = backups.back_up(case, now=NOW).made
        assert made is not None
        assert made.path.parent == shelf.home_of(case.id)
        assert made.path.name.startswith(f"2026-11-22-215655-00001-{case.id.hex[:8]}-")
        assert "maya" not in str(made.path).lower()
        assert shelf.is_whole(made)
        held = everything(case)
        ours = digests(case.turn, lambda _rows: None)
        assert backup.digests_of(case, made.path) == ours
        assert ours["person"].rows == 2
        if os.name == "posix":
            assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
            assert stat.S_IMODE(made.path.parent.stat().st_mode) == 0o700
    with CaseFile.open(made.path, passphrase) as copy:
        assert copy.protected is bool(passphrase)
        assert everything(copy) == held
        assert check(copy) == ()


def test_where_nothing_changed_none_is_made_not_even_after_closing(filled: CaseFile, passphrase: str | None) -> None:
    with filled as case:
        assert backups.is_due(case)
        assert backups.back_up(case).made
        assert not backups.is_due(case)
        assert backups.back_up(case).made is None
    with CaseFile.open(filled.path, passphrase) as case:
        assert backups.back_up(case).made is None
        write(case)
        assert backups.back_up(case).made
        backups.last_made(case).path.unlink()
        assert backups.is_due(case), "one that is gone does not count"
        assert backups.back_up(case, always=True).made
        case.protect("another one")
        assert backups.is_due(case), "a backup opens with the passphrase of its time"


def test_what_is_saved_while_a_backup_is_made_is_in_it_and_in_the_file(filled: CaseFile) -> None:
    with filled as case:
        saved = 0
        steps: list[float] = []

        def hear(done: float) -> None:
            nonlocal saved
            steps.append(done)
            if done < 0.5:
                write(case, f"while copying {saved}")
                saved += 1

        monkey = pytest.MonkeyPatch()
        with monkey.context() as patch:
            patch.setattr(casefile, "_PAGES", 5)
            made, mark = backup.make(case, shelf.home_of(case.id), NOW, hear)
        assert saved > 3
        assert steps == sorted(steps)
        assert mark == case.mark()
        with closing(case.open_copy(_copied(made.path))) as copy:
            assert everything(copy) == everything(case)
            assert check(copy) == ()


def _copied(path: Path) -> Path:
    shutil.copyfile(path, path.with_name("looked at"))
    return path.with_name("looked at")


@pytest.mark.parametrize("times", [1, 2])
def test_what_is_saved_while_a_backup_is_verified_makes_it_begin_again(filled: CaseFile, times: int) -> None:
    with filled as case:
        rounds = 0

        def hear(done: float) -> None:
            nonlocal rounds
            if done > 0.5 and rounds < times:
                rounds += 1
                write(case, "while verifying")

        made, _ = backup.make(case, shelf.home_of(case.id), NOW, hear)
        assert rounds == times
        with closing(case.open_copy(_copied(made.path))) as copy:
            assert everything(copy) == everything(case)
        assert [each.number for each in shelf.standing(made.path.parent)] == [1]


def test_threads_save_all_along_and_every_backup_is_of_one_moment(filled: CaseFile) -> None:
    """Each save writes a pair that belongs together: no backup has half of one."""
    with filled as case:
        ended = threading.Event()
        saved = 0

        def work() -> None:
            nonlocal saved
            while not ended.wait(0.02):
                with case.writing(MAYA) as writing:
                    person = writing.add(Person(name=f"pair {saved}"))
                    writing.add(Need(person_id=person.id, statement=f"pair {saved}"))
                saved += 1

        thread = threading.Thread(target=work)
        thread.start()
        try:
            made = [backup.make(case, shelf.home_of(case.id), NOW, quiet)[0] for _ in range(3)]
        finally:
            ended.set()
            thread.join()
        assert saved > 5
        for each in made:
            with closing(case.open_copy(_copied(each.path))) as copy, copy.reading() as reading:
                people = [person.name for person in reading.find(Person) if person.name.startswith("pair")]
                needs = [need.statement for need in reading.find(Need) if need.statement.startswith("pair")]
                assert sorted(people) == sorted(needs)
                assert people == [f"pair {number}" for number in range(len(people))]
                assert copy.problems() == []


def test_who_does_not_wait_ends_it_at_once_and_nothing_is_left(filled: CaseFile) -> None:
    with filled as case:
        for moment in (0.0, 0.5):

            def hear(done: float, moment: float = moment) -> None:
                if done > moment:
                    raise backups.StoppedError

            with pytest.raises(backups.StoppedError):
                backups.back_up(case, hear=hear)
        assert list(shelf.home_of(case.id).iterdir()) == []
        write(case)


@pytest.mark.parametrize("how", ["close", "protect"])
def test_closing_or_a_new_key_while_it_is_copied_ends_it(
    filled: CaseFile, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(casefile, "_PAGES", 5)

    def hear(_done: float) -> None:
        if how == "close":
            filled.close()
        else:
            filled.protect("other words")

    with pytest.raises(MovedError):
        backups.back_up(filled, hear=hear)
    filled.close()
    with CaseFile.open(filled.path, "other words" if how == "protect" else PASSPHRASE) as case:
        assert len(everything(case)[Person]) == 2
        assert backups.back_up(case).made


def test_a_copy_that_is_not_the_same_is_thrown_away_and_told(filled: CaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    with filled as case:
        good = backups.back_up(case, now=NOW).made
        write(case)
        really = backup.flush

        def damage(part: Path) -> None:
            really(part)
            with part.open("r+b") as file:
                file.seek(part.stat().st_size // 2)
                file.write(b"\0" * 5_000)

        monkeypatch.setattr(backup, "flush", damage)
        refused(backup.NOT_VERIFIED, lambda: backups.back_up(case))
        assert shelf.standing(shelf.home_of(case.id)) == (good,)
        assert [worry.words for worry in backups.worries(case, None)] == [backups.FAILING]
        monkeypatch.undo()
        monkeypatch.setenv("NOSDESK_HOME", str(shelf.homes().parents[1]))


def test_one_changed_letter_in_a_table_is_noticed(path: Path) -> None:
    """Without a passphrase no page has a seal of its own: the digests alone find it."""
    with CaseFile.create(path, None) as case:
        write(case, "a very special word")
        part = path.with_name("part")
        part.touch()
        mark = case.copy_to(part, lambda _left, _pages: None)
        data = part.read_bytes()
        assert data.count(b"very special") >= 1
        backup._verify(case, part, mark, path.parent, quiet)
        part.write_bytes(data.replace(b"very special", b"vary special"))
        refused(backup.NOT_VERIFIED, lambda: backup._verify(case, part, mark, path.parent, quiet))


def test_a_year_of_backups_is_tidied_and_a_broken_newest_never_costs_a_good_one(path: Path) -> None:
    with CaseFile.create(path, None) as case:
        made = []
        for day in range(40):
            write(case)
            made.append(backups.back_up(case, now=NOW + timedelta(days=day)).made)
        there = shelf.standing(shelf.home_of(case.id))
        assert there[0] == made[-1]
        assert 10 < len(there) < 20
        for each in there[:3]:
            each.path.write_bytes(each.path.read_bytes()[:-4_096])
        before = {each.path for each in there[3:]}
        again = shelf.tidy(shelf.home_of(case.id), shelf.short(case.id))
        assert not set(again) & before, "the good ones are not too many yet"
        write(case)
        backups.back_up(case, now=NOW + timedelta(days=41))
        whole = [each for each in shelf.standing(shelf.home_of(case.id)) if shelf.is_whole(each)]
        assert before & {each.path for each in whole}
        assert whole[0].made_at == NOW + timedelta(days=41)


def test_a_clock_set_back_makes_the_next_backup_the_newest_all_the_same(path: Path) -> None:
    with CaseFile.create(path, None) as case:
        for day in (0, 1, 2, -9_000, -9_000):
            write(case)
            last = backups.back_up(case, now=NOW + timedelta(days=day)).made
        assert backups.last_made(case) == last
        assert last is not None
        assert last.number == 5


# ---- the second place ----------------------------------------------------------------------------


def test_the_second_place_gets_each_backup_and_keeps_its_own_order(filled: CaseFile, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with filled as case:
        backups.choose_second(case, stick)
        sent = backups.back_up(case, stick).sent
        assert sent is not None
        assert sent.parent == stick / shelf.SECOND
        assert sent.read_bytes() == backups.last_made(case).path.read_bytes()
        assert backups.back_up(case, stick) == backups.Outcome(), "it is there already"
        sent.unlink()
        assert backups.back_up(case, stick).sent == sent, "what was taken away is sent again"
        assert left_over(stick / shelf.SECOND) == []


def test_a_stick_that_is_away_is_told_after_a_week_and_forgiven_when_it_is_back(
    filled: CaseFile, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with filled as case:
        backups.choose_second(case, stick)
        backups.back_up(case, stick, now=NOW)
        shutil.rmtree(stick / shelf.SECOND)
        for day in (1, 5, 7):
            write(case)
            outcome = backups.back_up(case, stick, now=NOW + timedelta(days=day))
            assert outcome.made
            assert outcome.not_sent is not None
            assert outcome.not_sent.words is backup.PLACE_GONE
            assert backups.worries(case, stick, NOW + timedelta(days=day)) == ()
        assert not (stick / shelf.SECOND).exists(), "nothing is made where the stick would be"
        (worry,) = backups.worries(case, stick, NOW + timedelta(days=8))
        assert worry == backups.Worry(backups.AWAY_HEAD, backups.AWAY, "stick", NOW + timedelta(days=1))
        assert backups.worries(case, None, NOW + timedelta(days=30)) == ()
        second.prepare(stick)
        backups.back_up(case, stick, now=NOW + timedelta(days=9))
        assert backups.worries(case, stick, NOW + timedelta(days=30)) == ()


def test_a_clock_set_back_does_not_silence_the_worry_about_the_stick(filled: CaseFile, tmp_path: Path) -> None:
    with filled as case:
        away = tmp_path / "away"
        backups.back_up(case, away, now=NOW + timedelta(days=9_000))
        backups.back_up(case, away, now=NOW)
        assert backups.worries(case, away, NOW + timedelta(days=8))


def test_what_reads_back_different_on_a_stick_is_thrown_away(
    filled: CaseFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with filled as case:
        backups.choose_second(case, stick)
        really = second.flush

        def damage(part: Path) -> None:
            really(part)
            with part.open("r+b") as file:
                file.write(b"x")

        monkeypatch.setattr(second, "flush", damage)
        outcome = backups.back_up(case, stick)
        assert outcome.made
        assert outcome.not_sent is not None
        assert outcome.not_sent.words is second.NOT_AS_SENT
        assert list((stick / shelf.SECOND).iterdir()) == []


# ---- faults --------------------------------------------------------------------------------------


def test_a_disk_that_is_full_leaves_what_was_there(filled: CaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    with filled as case:
        first = backups.back_up(case).made
        write(case)
        pages = case._raw.execute("PRAGMA page_count").fetchone()[0]
        beside = CaseFile.beside

        def small(self: CaseFile, part: Path) -> object:
            connection = beside(self, part)
            connection.execute(f"PRAGMA max_page_count = {pages - 4}")
            return connection

        monkeypatch.setattr(CaseFile, "beside", small)
        refused(backup.NO_ROOM, lambda: backups.back_up(case))
        assert shelf.standing(shelf.home_of(case.id)) == (first,)
        assert left_over(shelf.home_of(case.id)) == []
        assert backups.worries(case, None)
        monkeypatch.setattr(CaseFile, "beside", beside)
        assert backups.back_up(case).made
        assert backups.worries(case, None) == ()


@pytest.mark.skipif(os.name != "posix", reason="the second program forks")
def test_a_disk_that_is_really_full_or_read_only(filled: CaseFile, passphrase: str | None, tmp_path: Path) -> None:
    """A disk of our own with one megabyte free: the backup and its copy have room, the next have not."""
    filled.close()
    disk = tmp_path / "disk"
    disk.mkdir()
    with second_program(tmp_path / "log", _small_disk(disk), WORKER) as second:
        given = {"passphrase": passphrase, "folder": str(disk), "home": str(disk / "home")}
        second.begin("fill_up", filled.path, **given)
        assert second.end() == 0
        lines = second.lines()
    assert lines[0].startswith("made")
    assert lines[1:3] == ["refused NO_ROOM", "made and sent"], "full, then with a megabyte made free"
    assert lines[3] == "whole True"
    assert lines[4] == "refused PLACE_READ_ONLY"
    assert lines[5] == "made and sent"
    assert lines[6].strip() == "parts"


def test_a_system_without_room_or_rights_is_told(filled: CaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    with filled as case:
        for number, words in ((28, backup.NO_ROOM), (30, backup.PLACE_READ_ONLY), (5, backup.PLACE_FAULTY)):

            def fail(_part: Path, number: int = number) -> None:
                raise OSError(number, os.strerror(number))

            with monkeypatch.context() as patch:
                patch.setattr(backup, "flush", fail)
                refused(words, lambda: backups.back_up(case))
        assert shelf.standing(shelf.home_of(case.id)) == ()
        assert backups.back_up(case).made


def test_a_place_that_vanishes_while_it_is_written_is_told(filled: CaseFile, tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    with filled as case:

        def hear(done: float) -> None:
            if done > 0.4:
                shutil.rmtree(place, ignore_errors=True)

        refused(backup.PLACE_GONE, lambda: backup.make(case, place, NOW, hear))
        refused(backup.PLACE_GONE, lambda: backups.back_up_to(case, place))
        assert check(case) == ()


def test_a_case_file_that_vanished_is_told_as_such(filled: CaseFile) -> None:
    with filled as case:
        backups.back_up(case)
        case.path.rename(case.path.with_name("moved"))
        refused(backup.FILE_GONE, lambda: backup.make(case, shelf.home_of(case.id), NOW, quiet))
        assert len(shelf.standing(shelf.home_of(case.id))) == 1


def test_notes_that_nobody_can_read_are_begun_anew(filled: CaseFile) -> None:
    with filled as case:
        backups.back_up(case)
        for broken in ("", "[1]", '{"mark": 3, "paths": "x"}', "\0"):
            (shelf.home_of(case.id) / notes.FILE).write_text(broken, encoding="utf-8")
            assert backups.is_due(case)
            assert backups.worries(case, None) == ()


def test_strangers_in_the_folder_are_neither_listed_nor_taken_away(filled: CaseFile) -> None:
    with filled as case:
        home = shelf.home_of(case.id)
        backups.back_up(case)
        strange = ("2026-99-99-999999-00001-00000000-0000000000000000.nosdesk", "Maya.nosdesk", "notes.txt")
        for name in strange:
            (home / name).write_text("")
        for _ in range(3):
            write(case)
            backups.back_up(case)
        assert len(shelf.standing(home)) == 4
        assert all((home / name).exists() for name in strange)


def test_trouble_of_a_place_has_words_for_each_fault() -> None:
    """A new situation of the disk must be given words for backups too."""
    assert set(backup._OF_PLACE) <= {id(words) for words in vars(trouble).values()}
