"""A program that is killed at any moment of a backup, or of going back to one, leaves whole files and nothing lost.

NOSDESK_KILLS sets how often each is killed: 500 for a long run.
"""

import os
from pathlib import Path

import pytest

from nosdesk.domain.records import Need, Person
from nosdesk.services import backups
from nosdesk.storage import shelf
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.check import check

from .making import MAYA, left_over
from .second import Second, at_random, second_program
from .test_killed import KILLS

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the second program forks")

WORKER = Path(__file__).with_name("backup_worker.py")


@pytest.fixture
def begun(path: Path, passphrase: str | None) -> Path:
    """A small file about one person."""
    with CaseFile.create(path, passphrase) as case, case.writing(MAYA) as writing:
        person = writing.add(Person(name="Maya"))
        for number in range(300):
            writing.add(Need(person_id=person.id, statement="n" * 900 + str(number)))
    return path


def test_a_backup_that_is_killed_is_whole_or_not_there(
    begun: Path, passphrase: str | None, tmp_path: Path, home: Path
) -> None:
    stick = tmp_path / "stick"
    (stick / shelf.SECOND).mkdir(parents=True)
    acknowledged: dict[str, int] = {}
    with second_program(tmp_path / "log", worker=WORKER) as second:
        for _ in range(KILLS):
            _kill(second, "backup", begun, passphrase, home, stick, 0.25)
            for line in second.lines():
                number, name = line.split()
                acknowledged[name] = int(number)
            with CaseFile.open(begun, passphrase) as case, case.reading() as reading:
                said = int(reading.find(Person)[0].about or 0)
                assert said >= max(acknowledged.values(), default=0)
    with CaseFile.open(begun, passphrase) as case:
        assert check(case) == ()
        folder = shelf.home_of(case.id)
        there = shelf.standing(folder)
        newest = max(acknowledged, key=lambda name: acknowledged[name])
        assert newest in {each.path.name for each in there}
        for place in (there, shelf.standing(stick / shelf.SECOND)):
            assert place
            assert all(shelf.is_whole(each) for each in place)
        last = backups.back_up(case, stick).made or there[0]
        assert left_over(folder) == []
    assert left_over(begun.parent) == []
    for each in (*there[:2], last):
        held = tmp_path / "opened.nosdesk"
        held.write_bytes(each.path.read_bytes())
        with CaseFile.open(held, passphrase) as copy:
            assert check(copy) == ()
            if each.path.name in acknowledged:
                with copy.reading() as reading:
                    assert reading.find(Person)[0].about == str(acknowledged[each.path.name])


def test_going_back_that_is_killed_leaves_one_file_or_the_other_whole(
    begun: Path, passphrase: str | None, tmp_path: Path, home: Path
) -> None:
    with CaseFile.open(begun, passphrase) as case:
        with case.reading() as reading:
            person = reading.find(Person)[0]
        for number in ("1", "2", "3"):
            with case.writing(MAYA) as writing:
                writing.set(Person, person.id, about=number)
            backups.back_up(case)
        whole = {each.number: each.path.read_bytes() for each in shelf.standing(shelf.home_of(case.id))}
    with second_program(tmp_path / "log", worker=WORKER) as second:
        for _ in range(KILLS):
            _kill(second, "restore", begun, passphrase, home, tmp_path, 0.25)
            done = [int(line.split()[1]) for line in second.lines() if line.startswith("done")]
            tried = int(second.lines()[-1].split()[1])
            allowed = {str(tried), *(str(number) for number in done[-1:])} if done else {"1", "2", "3"}
            with CaseFile.open(begun, passphrase) as case:
                assert case.problems() == []
                with case.reading() as reading:
                    assert reading.find(Person)[0].about in allowed
                for each in shelf.standing(shelf.home_of(case.id)):
                    assert each.path.read_bytes() == whole[each.number], "the backups are only read"
            assert left_over(begun.parent) == []
    for kept in begun.parent.glob("*.before-restore-*"):
        with CaseFile.open(kept, passphrase) as case:
            assert check(case) == ()


def _kill(second: Second, task: str, path: Path, passphrase: str | None, home: Path, stick: Path, most: float) -> None:
    second.begin(task, path, passphrase=passphrase, home=str(home), second=str(stick))
    second.wait_for_line()
    at_random(most)
    second.kill()
