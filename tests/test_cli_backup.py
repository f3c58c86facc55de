"""Backups from the command line."""

import shutil
from pathlib import Path

import pytest

from nosdesk import cli
from nosdesk import settings as preferences
from nosdesk.domain.author import Author
from nosdesk.domain.records import Person
from nosdesk.settings import Settings
from nosdesk.storage import shelf
from nosdesk.storage.casefile import CaseFile

MAYA = Author("Maya Ferndale")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "maya.nosdesk"
    CaseFile.create(made, None).close()
    change(made)
    return made


def change(path: Path) -> None:
    with CaseFile.open(path) as case, case.writing(MAYA) as writing:
        writing.add(Person(name="Maya"))


def test_a_backup_is_made_once_listed_and_counted(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["backups", str(path)]) == 0
    assert "There are no backups" in capsys.readouterr().out
    assert cli.run(["backup", str(path)]) == 0
    made = Path(capsys.readouterr().out.strip().removeprefix("The backup is made and checked: "))
    assert shelf.understood(made, 0) is not None
    assert made.is_file()
    assert cli.run(["backup", str(path)]) == 0
    assert "has not changed" in capsys.readouterr().out
    change(path)
    assert cli.run(["backups", str(path)]) == 0
    listed = capsys.readouterr().out
    assert "1 person, 1 change since" in listed
    assert str(made) in listed


def test_a_folder_can_be_named(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "stick"
    assert cli.run(["backup", str(path), "--to", str(folder)]) == 1
    assert "stick is not there" in capsys.readouterr().err
    folder.mkdir()
    assert cli.run(["backup", str(path), "--to", str(folder)]) == 0
    (made,) = shelf.standing(folder)
    assert shelf.is_whole(made)


def test_a_second_place_that_is_away_is_told_and_the_backup_is_made(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    preferences.save(Settings(second_place=str(tmp_path / "away")))
    assert cli.run(["backup", str(path)]) == 1
    said = capsys.readouterr()
    assert "The backup is made and checked" in said.out
    assert "away is not there" in said.err


def test_a_backup_of_an_older_passphrase_says_so(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with CaseFile.open(path) as case:
        case.protect("seven blue herons")
    monkeypatch.setenv("NOSDESK_PASSPHRASE", "seven blue herons")
    assert cli.run(["backup", str(path)]) == 0
    with CaseFile.open(path, "seven blue herons") as case:
        case.protect("eight blue herons")
    monkeypatch.setenv("NOSDESK_PASSPHRASE", "eight blue herons")
    assert cli.run(["backups", str(path)]) == 0
    assert "opens with the passphrase of that time" in capsys.readouterr().out
    shutil.rmtree(shelf.homes())
