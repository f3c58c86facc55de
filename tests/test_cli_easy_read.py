"""`nosdesk easy-read-check`: what still breaks a rule and where; exit 0 when nothing does, 1 when something does."""

from pathlib import Path

import pytest

from nosdesk import cli
from nosdesk.domain.author import Author
from nosdesk.domain.records import Person
from nosdesk.i18n import SOURCE
from nosdesk.services import easy_read, people
from nosdesk.services.desk import Desk
from nosdesk.storage.casefile import CaseFile

HARD = "I utilise the bus. Two friends come."


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.nosdesk"
    desk = Desk(CaseFile.create(path, None), Author("Maya Ferndale"))
    with desk.case:
        person = people.add_person(desk, "Maya Ferndale")
        with desk.case.writing(desk.author) as writing:
            writing.set(Person, person.id, about=HARD, important="My cat.")
    return path


def test_what_breaks_a_rule_is_printed_with_its_place(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["easy-read-check", str(case)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("Maya Ferndale · ")
    assert "“utilise”" in lines[0]
    assert lines[0].endswith("Easier: use")
    assert "“Two”" in lines[1]
    assert lines[1].endswith("Easier: 2")


def test_nothing_is_printed_when_all_is_easy(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(CaseFile.open(case, None), Author("Maya Ferndale"))
    with desk.case:
        with desk.case.reading() as reading:
            person = reading.find(Person)[0]
        easy_read.say_easily(desk, Person, person.id, "about", SOURCE, "I go by bus. 2 friends come.")
    assert cli.run(["easy-read-check", str(case)]) == 0
    assert "every answer is easy to read" in capsys.readouterr().out


def test_another_language_is_checked_by_the_rules_it_has(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["easy-read-check", str(case), "--language", "cy"]) == 0


def test_the_check_changes_nothing(case: Path) -> None:
    before = case.read_bytes()
    cli.run(["easy-read-check", str(case)])
    assert case.read_bytes() == before
