"""A program that is killed at any moment has kept every save that it acknowledged.

NOSDESK_KILLS sets how often each is killed: 500 for a long run.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from nosdesk.domain.records import Need, Person
from nosdesk.errors import KnownError
from nosdesk.storage import trouble
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.check import check

from .making import PASSPHRASE, everything, left_over
from .second import Second, at_random, second_program

KILLS = int(os.environ.get("NOSDESK_KILLS", "16"))

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the second program forks")


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Second]:
    """The other program, for all tests of this module."""
    with second_program(tmp_path_factory.mktemp("log") / "log") as program:
        yield program


def test_every_acknowledged_save_is_there(path: Path, passphrase: str | None, second: Second) -> None:
    last = 0
    for turn in range(KILLS):
        second.begin("save", path, passphrase=passphrase)
        second.wait_for_line()
        at_random(0.06)
        second.kill()
        acknowledged = int(second.lines()[-1])
        if passphrase and turn % 4 == 0:
            with pytest.raises(KnownError) as caught:
                CaseFile.open(path, "wrong")
            assert caught.value.words is trouble.WRONG_PASSPHRASE
        with CaseFile.open(path, passphrase) as case, case.reading() as reading:
            number = int(reading.find(Person)[0].about)
            assert number in (acknowledged, acknowledged + 1)
            assert {need.statement for need in reading.find(Need)} == {str(each) for each in range(3, number + 1, 3)}
        assert number > last
        last = number
    with CaseFile.open(path, passphrase) as case:
        assert case.problems() == []
        assert check(case) == ()
    assert left_over(path.parent) == []


def test_a_change_of_passphrase_that_is_killed_leaves_a_whole_file(path: Path, second: Second) -> None:
    passphrase: str | None = None
    with CaseFile.create(path, passphrase):
        pass
    before = None
    for _ in range(KILLS // 2):
        second.begin("protect", path, passphrase=passphrase)
        second.wait_for_line(2)
        at_random(0.12)
        second.kill()
        tried = [None if line == "-" else line for line in second.lines()]
        old, new = ([passphrase, *tried])[-2:]
        passphrase = next(each for each in (new, old) if _opens(path, each))
        with CaseFile.open(path, passphrase) as case:
            assert case.protected is (passphrase is not None)
            assert case.problems() == []
            before = before or everything(case)
            assert everything(case) == before
        assert [each.name for each in path.parent.iterdir()] == [path.name], (
            "no unfinished file is left, least of all a plain one"
        )


def _opens(path: Path, passphrase: str | None) -> bool:
    try:
        with CaseFile.open(path, passphrase) as case:
            return case.protected is (passphrase is not None)
    except KnownError as error:
        if error.words is not trouble.WRONG_PASSPHRASE:
            raise
        return False


def test_a_copy_that_is_killed_is_complete_or_not_there(path: Path, second: Second) -> None:
    copies = path.parent / "copies"
    copies.mkdir()
    for _ in range(KILLS // 4):
        second.begin("copy", path, passphrase=PASSPHRASE, folder=str(copies))
        second.wait_for_line()
        at_random(0.05)
        second.kill()
    with CaseFile.open(path, PASSPHRASE) as case:
        whole = everything(case)
    made = sorted(copies.glob("*.nosdesk"))
    assert len(made) >= KILLS // 4
    for each in (*made[:2], *made[-2:]):
        with CaseFile.open(each, PASSPHRASE) as case:
            assert everything(case) == whole
            assert case.problems() == []


def test_a_file_that_another_program_has_open_is_told(path: Path, passphrase: str | None, second: Second) -> None:
    CaseFile.create(path, passphrase).close()
    second.begin("hold", path, passphrase=passphrase)
    second.wait_for_line()
    before = path.read_bytes()
    with pytest.raises(KnownError) as caught:
        CaseFile.open(path, passphrase)
    assert caught.value.words is trouble.OPEN_ELSEWHERE
    assert path.read_bytes() == before
    second.kill()
    CaseFile.open(path, passphrase).close()


def test_a_second_look_in_this_program_does_not_unlock_the_file(path: Path, second: Second) -> None:
    """On POSIX any closing of the file would drop this program's lock on it."""
    from nosdesk.storage.key import kind_of

    with CaseFile.create(path, None):
        kind_of(path)
        with pytest.raises(KnownError):
            CaseFile.open(path)
        second.begin("hold", path)
        assert second.end() != 0, "the second program opened a file that is open here"
    assert second.lines() == []
