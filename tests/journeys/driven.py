"""The program's own window in a process that can be killed, driven by keyboard: one person types and types, and what the
program has saved is noted outside.

Served by `tests.storage.worker.serve`: each task forks, opens the window on a case file as `nosdesk.app` does, and goes on until
it is killed. The log has "begin WHAT NUMBER" before a thing is typed and "WHAT NUMBER" once its field, row or page was left.
"""

import os
import sys
import traceback
from collections.abc import Callable
from itertools import count
from typing import Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nosdesk import app, settings
from nosdesk.domain.choices import ContractStatus
from nosdesk.domain.records import Contract, Person
from nosdesk.services import contract, journey, money
from nosdesk.settings import Settings
from nosdesk.ui import places
from nosdesk.ui.screens import casefile, editors, home, pay, who, wizard
from nosdesk.ui.window import Window
from tests.storage.worker import Log, serve
from tests.ui.drive import choose, find, press, settle, write

LOADED: Final = (contract, journey, money, casefile, editors, home, pay, who, wizard)
"""Loaded before the fork, so that no turn pays for it."""


GROUPS: Final = (("known_as",), ("about",), ("outcome",), ("draft", "payment"))
"""What is typed in turn; a payment is recorded after it was begun and left."""


def begin(window: Window) -> tuple[Person, Contract]:
    """Open the file and sit down at it, as a person does."""
    # Nobody types into a window that is not active: a field would not know that it was left.
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window, 20_000)
    press(window, "Open the file")
    choose(window, "The person whose support it is")
    with window.ui.at.case.reading() as reading:
        signed = reading.find(Contract, status=ContractStatus.SIGNED)[0]
        person = reading.get(Person, signed.person_id)
    choose(window, person.name)
    press(window, "Go on")
    assert window.ui.here == places.Home(person.id), window.ui.here
    return person, signed


class Typist:
    """Types one thing after the other, each with its number in it."""

    def __init__(self, window: Window, log: Log) -> None:
        self.window, self.log = window, log
        self.person, self.contract = begin(window)

    def once(self, what: str, number: int) -> None:
        """Type one thing, and note it before and after."""
        does: dict[str, Callable[[int], None]] = {
            "known_as": self.known_as,
            "about": self.about,
            "outcome": self.outcome,
            "draft": self.draft,
            "payment": self.payment,
        }
        self.log.say("begin", what, number)
        does[what](number)
        self.log.say(what, number)

    def go(self, place: places.Place) -> None:
        """Go to a place as a button does."""
        self.window.ui.go(place)
        settle()

    def known_as(self, number: int) -> None:
        """A short text."""
        self.go(places.Wizard("person", self.person.id, "name"))
        write(self.window, "What do you like to be called?", f"May {number}")

    def about(self, number: int) -> None:
        """A long text."""
        self.go(places.Wizard("person", self.person.id, "about"))
        write(self.window, "What should people know about you?", f"I am {number} years old")

    def outcome(self, number: int) -> None:
        """A row of a list."""
        self.go(places.Wizard("outcomes", self.person.id, "outcomes"))
        press(self.window, "Add an outcome")
        write(self.window, "What do you want to achieve?", f"Outcome {number}")

    def draft(self, number: int) -> None:
        """A payment that is typed and left."""
        self.go(places.Pay(self.contract.id))
        write(self.window, "How much was it?", f"{number}.25")
        self.go(places.Help())

    def payment(self, number: int) -> None:
        """The payment, taken up again and recorded."""
        self.go(places.Pay(self.contract.id))
        amount = find(self.window, "How much was it?").text()  # type: ignore[attr-defined]
        assert amount == f"{number}.25", amount
        press(self.window, "Record it")


def work(task: dict[str, Any]) -> None:
    """Open the window and type until the end comes."""
    os.environ["NOSDESK_HOME"] = task["home"]
    settings.save(Settings(asked=True))
    log = Log(task["log"])

    def drive() -> None:
        try:
            (window,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, Window)]
            typist = Typist(window, log)
            log.say("open", 0)
            for number in count(task["first"]):
                for what in GROUPS[number % len(GROUPS)]:
                    typist.once(what, number)
        except BaseException:
            traceback.print_exc()
            raise
        finally:
            sys.stderr.flush()
            os._exit(1)

    QTimer.singleShot(0, drive)
    app.run_window(task["path"])


if __name__ == "__main__":
    serve(work)
