"""A second program that works on a case file and can be killed: started once, it makes a child for each task it is told.

Reads one JSON line a task from its standard input, forks, and answers with the child's process id. The child writes what it
has finished to a log outside, one line at a time, straight to the system. An empty line waits for the child's end and answers with
its exit status. Forking spares the seconds that imports would take each time.
"""

import json
import os
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from itertools import count, cycle
from pathlib import Path
from typing import Any

from nosdesk.domain.author import Author
from nosdesk.domain.records import Need, Person
from nosdesk.errors import KnownError
from nosdesk.storage import key, trouble
from nosdesk.storage.casefile import CaseFile

MAYA = Author("Maya Whitlock")
NAMES = {id(words): name for name, words in vars(trouble).items() if name.isupper()}


class Log:
    """Lines that outlive a kill."""

    def __init__(self, path: str) -> None:
        self.file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def say(self, *words: object) -> None:
        """One line, written by one call."""
        os.write(self.file, (" ".join(map(str, words)) + "\n").encode())


def save(case: CaseFile, log: Log, task: dict[str, Any]) -> None:
    """Save number after number: the person's text and, every third time, a need."""
    with case.reading() as reading:
        person = reading.find(Person)[0]
    for number in count(int(person.about or 0) + 1):
        with case.writing(MAYA) as writing:
            writing.set(Person, person.id, about=str(number), important="x" * (number * 37 % 9_000))
            if number % 3 == 0:
                writing.add(Need(person_id=person.id, statement=str(number)))
        log.say(number)


def protect(case: CaseFile, log: Log, task: dict[str, Any]) -> None:
    """Change the passphrase again and again."""
    for passphrase in cycle(("one", None, "two", "three")):
        log.say(passphrase or "-")
        case.protect(passphrase)


def copy(case: CaseFile, log: Log, task: dict[str, Any]) -> None:
    """Save copy after copy."""
    for number in count():
        case.save_copy(Path(task["folder"]) / f"{os.getpid()}-{number}.nosdesk")
        log.say(number)


def hold(case: CaseFile, log: Log, task: dict[str, Any]) -> None:
    """Keep the file open."""
    log.say("open")
    time.sleep(60)


def fill_up(case: CaseFile, log: Log, task: dict[str, Any]) -> None:
    """Save more and more until it is refused; then copy, which has no room either; make room and save once more."""
    with case.reading() as reading:
        person = reading.find(Person)[0]
    folder = Path(task["folder"])
    if task["how"] == "limit":
        limit(case.path.stat().st_size + 200_000)
    refused = ""
    for number in count(1):
        try:
            with case.writing(MAYA) as writing:
                writing.set(Person, person.id, about=str(number))
                writing.add(Need(person_id=person.id, statement="n" * 9_000))
        except KnownError as error:
            refused = NAMES[id(error.words)]
            break
        log.say("saved", number)
    log.say("refused", refused)
    for act in (lambda: case.save_copy(folder / "copy.nosdesk"), lambda: case.protect("other")):
        try:
            act()
        except KnownError as error:
            log.say("refused", NAMES[id(error.words)])
    log.say("there", *sorted(each.name for each in folder.iterdir()))
    if task["how"] == "limit":
        limit(None)
    else:
        (folder / "filler").unlink()
    with case.writing(MAYA) as writing:
        writing.set(Person, person.id, phone="after")
    log.say("done")


def limit(size: int | None) -> None:
    """No file of this process may be larger than so many bytes; None: any may."""
    import resource

    most = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (most if size is None else size, most))


def read_only(case: CaseFile, log: Log, task: dict[str, Any]) -> None:
    """Close the file, let its disk become read-only, and try to use it there."""
    case.close()
    folder = Path(task["folder"])
    if subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=False).returncode != 0:
        log.say("cannot")
        return
    tries = {
        "open": lambda: CaseFile.open(case.path),
        "create": lambda: CaseFile.create(folder / "new.nosdesk", None),
    }
    for name, act in tries.items():
        try:
            act()
        except KnownError as error:
            log.say(name, NAMES[id(error.words)])
    log.say("there", *sorted(each.name for each in folder.iterdir()))


TASKS = {each.__name__: each for each in (save, protect, copy, hold, fill_up, read_only)}


def work(task: dict[str, Any]) -> None:
    """One task, in a child."""
    log = Log(task["log"])
    path, passphrase = Path(task["path"]), task.get("passphrase")
    with CaseFile.open(path, passphrase) if path.exists() else CaseFile.create(path, passphrase) as case:
        with case.writing(MAYA) as writing:
            if not writing.find(Person):
                writing.add(Person(name="Maya"))
        TASKS[task["task"]](case, log, task)


def serve(work: Callable[[dict[str, Any]], None]) -> None:
    """Fork for each task that comes, until the input ends."""
    # As in the tests' own process; here, since that imports this module too.
    key.ROUNDS = 256
    print("ready", flush=True)
    for line in sys.stdin:
        child = os.fork()
        if not child:
            status = 1
            try:
                work(json.loads(line))
                status = 0
            except BaseException:
                traceback.print_exc()
                raise
            finally:
                sys.stderr.flush()
                os._exit(status)
        print(child, flush=True)
        sys.stdin.readline()
        print(os.waitpid(child, 0)[1], flush=True)


if __name__ == "__main__":
    serve(work)
