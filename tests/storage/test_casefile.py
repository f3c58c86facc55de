"""Making, opening, copying, protecting and closing a case file."""

import os
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from nosdesk.domain.records import Person
from nosdesk.errors import BugError, KnownError
from nosdesk.storage import casefile, files, held, key, rekey, trouble
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.key import Kind, kind_of

from .making import IDRIS, MAYA, PASSPHRASE, everything, fill, left_over

Reopen = Callable[..., CaseFile]


def refused(words: object, act: Callable[[], object]) -> KnownError:
    """The KnownError that an act ends in, which must say these words."""
    with pytest.raises(KnownError) as caught:
        act()
    assert caught.value.words is words
    return caught.value


def test_what_was_written_is_there_after_opening_again(path: Path, passphrase: str | None, reopen: Reopen) -> None:
    case = CaseFile.create(path, passphrase)
    fill(case)
    before = everything(case)
    again = reopen(case, passphrase)
    assert everything(again) == before
    assert again.protected is bool(passphrase)
    assert again.problems() == []
    again.close()
    assert left_over(path.parent) == []


def test_the_key_takes_as_long_to_try_as_sqlcipher_means_it_to(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert key.ROUNDS == 256_000
    with CaseFile.create(path, PASSPHRASE) as case:
        case.writing(MAYA)
    by_itself = sqlcipher.connect(str(path))
    by_itself.execute(f"PRAGMA key = '{PASSPHRASE}'")
    assert by_itself.execute("SELECT count(*) FROM case_file").fetchone() == (1,)
    by_itself.close()


def test_kind_is_told_by_the_first_bytes(tmp_path: Path) -> None:
    CaseFile.create(tmp_path / "plain.nosdesk", None).close()
    CaseFile.create(tmp_path / "kept.nosdesk", PASSPHRASE).close()
    (tmp_path / "letter.nosdesk").write_text("Dear Maya")
    assert kind_of(tmp_path / "plain.nosdesk") is Kind.PLAIN
    assert kind_of(tmp_path / "kept.nosdesk") is Kind.ENCRYPTED
    assert kind_of(tmp_path / "letter.nosdesk") is Kind.FOREIGN
    assert kind_of(tmp_path) is Kind.FOREIGN


def test_a_new_file_never_takes_the_place_of_another(path: Path) -> None:
    path.write_text("Dear Maya")
    refused(trouble.ALREADY_THERE, lambda: CaseFile.create(path, None))
    assert path.read_text() == "Dear Maya"
    assert left_over(path.parent) == []


def test_a_file_that_comes_up_while_ours_is_made_is_not_replaced(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = files.flush

    def meanwhile(part: Path) -> None:
        path.write_text("Dear Maya")
        real(part)

    monkeypatch.setattr(files, "flush", meanwhile)
    refused(trouble.ALREADY_THERE, lambda: CaseFile.create(path, None))
    assert path.read_text() == "Dear Maya"
    assert left_over(path.parent) == []


@pytest.mark.skipif(os.name != "posix", reason="links are used on POSIX only")
def test_a_stick_without_links_works_too(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    with CaseFile.create(path, None) as case:
        refused(trouble.ALREADY_THERE, lambda: case.save_copy(path))
        case.save_copy(path.with_name("copy.nosdesk"))
    assert path.with_name("copy.nosdesk").exists()


@pytest.mark.parametrize(
    "name", ["it's", 'so "called"', "100%20", "a;b", "ŵŷ £ 中文", "file:x?mode=memory", " lead", "two\nlines", "{file}"]
)
def test_any_name_of_a_file_works(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    with CaseFile.create(folder / f"{name}.nosdesk", PASSPHRASE) as case:
        with case.writing(MAYA) as writing:
            person = writing.add(Person(name="Maya"))
        case.save_copy(folder / f"{name} copy.nosdesk")
        case.protect(None)
    assert {each.name for each in folder.iterdir()} == {f"{name}.nosdesk", f"{name} copy.nosdesk"}
    with CaseFile.open(folder / f"{name} copy.nosdesk", PASSPHRASE) as copy, copy.reading() as reading:
        assert reading.find(Person) == (person,)


def test_the_longest_name_works_and_a_longer_one_is_refused(tmp_path: Path) -> None:
    longest = tmp_path / ("n" * 247 + ".nosdesk")
    with CaseFile.create(longest.with_name("short.nosdesk"), None) as case:
        case.save_copy(longest)
        refused(trouble.NAME_REFUSED, lambda: case.save_copy(tmp_path / ("n" * 300)))
    refused(trouble.NAME_REFUSED, lambda: CaseFile.create(tmp_path / "a\0b", None))
    refused(trouble.NAME_REFUSED, lambda: CaseFile.open(tmp_path / "a\0b"))
    assert left_over(tmp_path) == []


def test_a_relative_path_is_still_the_same_file_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "other").mkdir()
    monkeypatch.chdir(tmp_path)
    with CaseFile.create(Path("mine.nosdesk"), None) as case:
        monkeypatch.chdir(tmp_path / "other")
        with case.writing(MAYA) as writing:
            writing.add(Person(name="Maya"))
        case.protect(PASSPHRASE)
    assert kind_of(tmp_path / "mine.nosdesk") is Kind.ENCRYPTED
    assert list((tmp_path / "other").iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_link_stays_a_link_when_the_passphrase_changes(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    CaseFile.create(stick / "mine.nosdesk", None).close()
    link = tmp_path / "link.nosdesk"
    link.symlink_to(stick / "mine.nosdesk")
    with CaseFile.open(link) as case:
        case.protect(PASSPHRASE)
    assert link.is_symlink()
    assert kind_of(stick / "mine.nosdesk") is Kind.ENCRYPTED


def test_a_wrong_passphrase_is_told_and_changes_nothing(path: Path) -> None:
    CaseFile.create(path, PASSPHRASE).close()
    before = path.read_bytes()
    for wrong in ("Apricot kettle 7", "", None, "'; DROP TABLE person; --", "\0", "x" * 100_000):
        refused(trouble.WRONG_PASSPHRASE, lambda wrong=wrong: CaseFile.open(path, wrong))
    assert path.read_bytes() == before
    assert left_over(path.parent) == []


def test_a_passphrase_may_be_any_text(tmp_path: Path) -> None:
    for number, passphrase in enumerate(("'; --", "ŵ 中文 🍎", "\udcff from a shell", "a\0b", " ", "x" * 10_000)):
        path = tmp_path / f"{number}.nosdesk"
        CaseFile.create(path, passphrase).close()
        CaseFile.open(path, passphrase).close()
        refused(trouble.WRONG_PASSPHRASE, lambda path=path, said=passphrase: CaseFile.open(path, said + "x"))


def test_an_accent_typed_in_two_ways_is_the_same(path: Path) -> None:
    CaseFile.create(path, "caf\u00e9").close()
    CaseFile.open(path, "cafe\u0301").close()


def test_an_empty_passphrase_is_not_taken_for_none(case: CaseFile, path: Path) -> None:
    refused(trouble.EMPTY_PASSPHRASE, lambda: CaseFile.create(path.with_name("other.nosdesk"), ""))
    refused(trouble.EMPTY_PASSPHRASE, lambda: case.protect(""))
    assert not case.protected
    assert [each.name for each in path.parent.iterdir() if each.suffix == ".nosdesk"] == [path.name]


def test_a_passphrase_is_not_needed_where_there_is_none(path: Path) -> None:
    CaseFile.create(path, None).close()
    CaseFile.open(path, PASSPHRASE).close()


def test_protect_adds_changes_and_takes_away(path: Path) -> None:
    with CaseFile.create(path, None) as case:
        fill(case)
        before = everything(case)
        for passphrase in (PASSPHRASE, "another 1", "another 2", None, "last"):
            case.protect(passphrase)
            assert case.protected is (passphrase is not None)
            assert everything(case) == before
            assert case.problems() == []
            with case.writing(MAYA) as writing:
                writing.add(Person(name=str(passphrase)))
            before = everything(case)
    refused(trouble.WRONG_PASSPHRASE, lambda: CaseFile.open(path, PASSPHRASE))
    with CaseFile.open(path, "last") as case:
        assert everything(case) == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_protect_that_fails_leaves_the_old_file_open(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with CaseFile.create(path, "old") as case:
        fill(case)
        before = everything(case)
        with monkeypatch.context() as patch:
            patch.setattr(os, "replace", no_room)
            refused(trouble.DISK_FULL, lambda: case.protect("new"))
        assert everything(case) == before
        with case.writing(MAYA) as writing:
            writing.add(Person(name="after"))
        assert [each for each in left_over(path.parent) if ".part" in each] == []
    CaseFile.open(path, "old").close()


@pytest.mark.parametrize("fault", ["a row is lost", "a page is broken", "the end is cut off"])
def test_a_new_file_that_is_not_the_same_never_takes_the_place_of_the_old(
    path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    copy_under = rekey.copy_under

    def badly(connection: Any, part: Path, new: key.Key | None) -> None:
        copy_under(connection, part, new)
        if fault == "a row is lost":
            with closing(casefile._connect(part, new)) as fresh:
                fresh.execute("DELETE FROM need WHERE rowid = (SELECT max(rowid) FROM need)")
            return
        content = bytearray(part.read_bytes())
        content[len(content) // 2] ^= 1
        part.write_bytes(content[: -4096 if fault == "the end is cut off" else None])

    with CaseFile.create(path, PASSPHRASE) as case:
        fill(case)
        before = everything(case)
        monkeypatch.setattr(rekey, "copy_under", badly)
        refused(trouble.NOT_COPIED, lambda: case.protect("another"))
        assert everything(case) == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    CaseFile.open(path, PASSPHRASE).close()


@pytest.mark.parametrize("failures", [2, 3])
def test_an_export_that_fails_now_and_then_is_tried_again(
    path: Path, monkeypatch: pytest.MonkeyPatch, failures: int
) -> None:
    export, tried = rekey._export, []

    def now_and_then(connection: Any, part: Path, new: key.Key | None) -> None:
        export(connection, part, new)
        tried.append(part.stat().st_size)
        if len(tried) <= failures:
            raise sqlcipher.OperationalError("database disk image is malformed")

    monkeypatch.setattr(rekey, "_export", now_and_then)
    with CaseFile.create(path, PASSPHRASE) as case:
        fill(case)
        before = everything(case)
        if failures == 3:
            refused(trouble.DAMAGED, lambda: case.protect("another"))
        else:
            case.protect("another")
        assert len(tried) == 3
        assert everything(case) == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    CaseFile.open(path, PASSPHRASE if failures == 3 else "another").close()


def test_what_a_file_held_before_it_had_a_passphrase_is_overwritten(path: Path) -> None:
    with CaseFile.create(path, None) as case:
        fill(case)
        with path.open("rb") as old:
            assert b"CREATE TABLE" in old.read()
            # On POSIX closing any handle lets this program's lock go: nobody else is after the file here.
            case.protect(PASSPHRASE)
            old.seek(0)
            assert set(old.read()) == {0}
    CaseFile.open(path, PASSPHRASE).close()


def test_a_second_name_of_a_file_keeps_what_it_held(path: Path) -> None:
    second = path.with_name("second.nosdesk")
    with CaseFile.create(path, None) as case:
        os.link(path, second)
        before = second.read_bytes()
        case.protect(PASSPHRASE)
    assert second.read_bytes() == before


def test_a_copy_is_whole_and_as_protected_as_the_file(path: Path, passphrase: str | None) -> None:
    target = path.with_name("copy.nosdesk")
    with CaseFile.create(path, passphrase) as case:
        fill(case)
        case.save_copy(target)
        refused(trouble.ALREADY_THERE, lambda: case.save_copy(target))
        refused(trouble.NO_FOLDER, lambda: case.save_copy(path.parent / "no" / "copy.nosdesk"))
        with CaseFile.open(target, passphrase) as copy:
            assert everything(copy) == everything(case)
            assert copy.protected is case.protected


def test_the_same_file_is_not_opened_twice_in_one_program(path: Path, passphrase: str | None) -> None:
    with CaseFile.create(path, passphrase):
        assert kind_of(path) is (Kind.ENCRYPTED if passphrase else Kind.PLAIN)
        told = refused(trouble.OPEN_ELSEWHERE, lambda: CaseFile.open(path, passphrase))
        assert path.name in str(told)
    CaseFile.open(path, passphrase).close()
    assert held.protected_if_held(path) is None


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    refused(trouble.MISSING, lambda: CaseFile.open(tmp_path / "no.nosdesk"))
    refused(trouble.MISSING, lambda: CaseFile.open(tmp_path / "no" / "no.nosdesk"))
    refused(trouble.NO_FOLDER, lambda: CaseFile.create(tmp_path / "no" / "no.nosdesk", None))
    (tmp_path / "letter").write_text("")
    refused(trouble.MISSING, lambda: CaseFile.open(tmp_path / "letter" / "no.nosdesk"))
    refused(trouble.NO_FOLDER, lambda: CaseFile.create(tmp_path / "letter" / "no.nosdesk", None))


def test_a_folder_and_a_device_are_no_case_files(tmp_path: Path) -> None:
    refused(trouble.NOT_OURS, lambda: CaseFile.open(tmp_path))
    refused(trouble.ALREADY_THERE, lambda: CaseFile.create(tmp_path, None))
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.nosdesk")
        refused(trouble.NOT_OURS, lambda: CaseFile.open(tmp_path / "pipe.nosdesk"))


def test_what_a_killed_program_left_is_swept_away(path: Path) -> None:
    CaseFile.create(path, None).close()
    stale = files.beside(path)
    for name in (stale, stale.with_name(stale.name + "-journal")):
        name.write_bytes(b"half a file")
    other = files.beside(path.with_name("other.nosdesk"))
    other.write_bytes(b"somebody else's")
    CaseFile.open(path).close()
    assert left_over(path.parent) == [other.name]


def test_a_closed_file_says_so(case: CaseFile) -> None:
    case.close()
    case.close()
    for act in (case.problems, case.damage, lambda: case.protect("x"), lambda: case.reading().__enter__()):
        with pytest.raises(BugError, match="closed"):
            act()


def test_writing_within_another_is_our_mistake(case: CaseFile) -> None:
    with case.writing(MAYA) as outer:
        person = outer.add(Person(name="Maya"))
        with case.reading() as inner:
            assert inner.get(Person, person.id) == person
        with pytest.raises(BugError, match="within another"):
            case.writing(MAYA).__enter__()
        with pytest.raises(BugError, match="within"):
            case.protect(PASSPHRASE)
    with case.reading() as reading:
        assert reading.get(Person, person.id).name == "Maya"


def test_nothing_is_kept_of_a_writing_that_fails(case: CaseFile) -> None:
    def fail() -> None:
        with case.writing(MAYA) as writing:
            writing.add(Person(name="Maya"))
            raise FileNotFoundError(2, "the letter to import")

    with pytest.raises(FileNotFoundError, match="letter"):
        fail()
    assert everything(case)[Person] == ()
    with case.writing(MAYA) as writing:
        writing.add(Person(name="Maya"))
    assert len(everything(case)[Person]) == 1


def test_threads_take_turns(case: CaseFile) -> None:
    with case.writing(MAYA) as writing:
        person = writing.add(Person(name="0", phone="0"))
    faults: list[BaseException] = []

    def count_up() -> None:
        try:
            for _ in range(40):
                with case.writing(IDRIS) as writing:
                    now = writing.get(Person, person.id)
                    writing.set(Person, person.id, name=str(int(now.name) + 1))
                    writing.set(Person, person.id, phone=str(int(now.name) + 1))
                with case.reading() as reading:
                    seen = reading.get(Person, person.id)
                    assert seen.name == seen.phone
        except BaseException as error:  # noqa: BLE001 - handed to the test's own thread
            faults.append(error)

    threads = [threading.Thread(target=count_up) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert everything(case)[Person][0].name == "160"  # type: ignore[attr-defined]


@pytest.mark.skipif(os.name != "posix", reason="Windows does not let go of an open file")
@pytest.mark.parametrize("loss", ["deleted", "moved", "replaced"])
def test_a_file_that_vanishes_while_open_is_told_before_more_is_lost(case: CaseFile, path: Path, loss: str) -> None:
    with case.writing(MAYA) as writing:
        person = writing.add(Person(name="Maya"))
    if loss == "deleted":
        path.unlink()
    else:
        path.rename(path.with_name("elsewhere.nosdesk"))
    if loss == "replaced":
        path.write_bytes(b"put here by a cloud folder")

    def write() -> None:
        with case.writing(MAYA) as writing:
            writing.set(Person, person.id, name="lost?")

    refused(trouble.GONE, write)
    refused(trouble.GONE, lambda: case.protect(PASSPHRASE))
    case.close()
    if loss == "moved":
        with CaseFile.open(path.with_name("elsewhere.nosdesk")) as moved:
            assert everything(moved)[Person] == (person,)


@pytest.mark.skipif(os.name != "posix", reason="Windows does not let go of an open file")
def test_a_file_that_vanishes_during_a_change_is_told(case: CaseFile, path: Path) -> None:
    def write() -> None:
        with case.writing(MAYA) as writing:
            writing.add(Person(name="Maya"))
            path.unlink()

    refused(trouble.GONE, write)


def test_a_file_from_a_tool_that_left_it_in_wal_is_ours_again(path: Path) -> None:
    CaseFile.create(path, None).close()
    tool = sqlcipher.connect(str(path))
    assert tool.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    tool.execute("UPDATE case_file SET made_with = 'tool'")
    tool.commit()
    tool.close()
    with CaseFile.open(path) as case, case.writing(MAYA) as writing:
        writing.add(Person(name="Maya"))
    assert path.read_bytes()[18:20] == b"\1\1"
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    "foreign",
    [
        "CREATE TRIGGER t AFTER INSERT ON person BEGIN DELETE FROM change; END",
        "CREATE VIEW v AS SELECT * FROM person",
    ],
)
def test_a_file_with_somebody_elses_program_in_it_is_refused(path: Path, foreign: str) -> None:
    CaseFile.create(path, None).close()
    tool = sqlcipher.connect(str(path))
    tool.execute(foreign)
    tool.commit()
    tool.close()
    refused(trouble.NOT_OURS, lambda: CaseFile.open(path))


def test_a_file_of_a_newer_version_is_told_and_left_alone(path: Path) -> None:
    CaseFile.create(path, None).close()
    tool = sqlcipher.connect(str(path))
    tool.execute("UPDATE alembic_version SET version_num = '9999'")
    tool.commit()
    tool.close()
    before = path.read_bytes()
    refused(trouble.NEWER, lambda: CaseFile.open(path))
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    "sql",
    [
        "DROP TABLE person",
        "ALTER TABLE person DROP COLUMN funding",
        "DELETE FROM alembic_version",
        "DROP TABLE alembic_version",
    ],
)
def test_a_file_that_lacks_a_part_is_damaged(path: Path, sql: str) -> None:
    CaseFile.create(path, None).close()
    tool = sqlcipher.connect(str(path))
    tool.execute(sql)
    tool.commit()
    tool.close()
    refused(trouble.DAMAGED, lambda: CaseFile.open(path))


def test_opening_and_closing_changes_nothing(path: Path, passphrase: str | None) -> None:
    with CaseFile.create(path, passphrase) as case:
        fill(case)
    before = path.read_bytes()
    with CaseFile.open(path, passphrase) as case:
        everything(case)
    assert path.read_bytes() == before
