"""A second program that makes backups, or goes back to them, until it is killed. Started as `worker.py` is."""

import os
import random
import subprocess
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from worker import MAYA, Log, serve

from nosdesk.domain.records import Need, Person
from nosdesk.errors import KnownError
from nosdesk.services import backups, going_back
from nosdesk.storage import backup
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.shelf import SECOND, home_of, homes, is_whole, standing

NAMES = {id(words): name for name, words in vars(backup).items() if name.isupper()}


def work(task: dict[str, Any]) -> None:
    """One task, in a child."""
    os.environ["NOSDESK_HOME"] = task["home"]
    {"backup": back_up, "restore": go_back, "fill_up": fill_up}[task["task"]](task, Log(task["log"]))


def back_up(task: dict[str, Any], log: Log) -> None:
    """Save and back up, again and again; each backup that was told of is there for good."""
    with CaseFile.open(Path(task["path"]), task["passphrase"]) as case:
        with case.reading() as reading:
            person = reading.find(Person)[0]
        for number in count(int(person.about or 0) + 1):
            with case.writing(MAYA) as writing:
                writing.set(Person, person.id, about=str(number), important="x" * (number * 37 % 90_000))
                writing.add(Need(person_id=person.id, statement=str(number)))
            made = backups.back_up(case, Path(task["second"])).made
            assert made is not None
            log.say(number, made.path.name)


def go_back(task: dict[str, Any], log: Log) -> None:
    """Go back to one backup or another, again and again."""
    path, passphrase = Path(task["path"]), task["passphrase"]
    there = [each for home in homes().iterdir() for each in standing(home)]
    for _ in count():
        chosen = random.choice(there)
        log.say("to", chosen.number)
        kept = going_back.go_back(path, chosen.path, passphrase, None, datetime.now(UTC).date())
        log.say("done", chosen.number)
        assert kept is not None
        for older in sorted(path.parent.glob("*.before-restore-*"))[:-3]:
            older.unlink()


def fill_up(task: dict[str, Any], log: Log) -> None:
    """Back up to a small disk until it is full, then while it is read-only, then with room and rights again."""
    disk = Path(task["folder"])

    def attempt() -> None:
        try:
            made = backups.back_up(case, disk / "stick", always=True)
            log.say("made", made.not_sent.words.plain.split(",")[0] if made.not_sent else "and sent")
        except KnownError as error:
            log.say("refused", NAMES[id(error.words)])

    (disk / "stick" / SECOND).mkdir(parents=True)
    with CaseFile.open(Path(task["path"]), task["passphrase"]) as case:
        attempt()
        attempt()
        (disk / "filler").write_bytes(bytes(900_000))
        attempt()
        log.say(
            "whole",
            all(is_whole(each) for place in (home_of(case.id), disk / "stick" / SECOND) for each in standing(place)),
        )
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        attempt()
        subprocess.run(["mount", "-o", "remount,rw,size=12m", str(disk)], check=True)
        attempt()
        log.say("parts", *(each.name for each in disk.rglob("*.part*")))


if __name__ == "__main__":
    serve(work)
