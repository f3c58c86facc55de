"""A whole session of the program in a process of its own, driven by keyboard: private things are typed, looked for, shown, put on paper,
locked away and come upon by an error. What it leaves on the disk is looked through by `test_nothing_leaks`.

Served by `tests.storage.worker.serve`. The log, which lies outside, has a line for each thing that was done.
"""

import atexit
import faulthandler
import os
import sys
import time
import traceback
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit

from nosdesk import app, settings
from nosdesk.documents.file_types import FileType
from nosdesk.domain.records import Person
from nosdesk.services import journey, making
from nosdesk.settings import Settings
from nosdesk.ui import places
from nosdesk.ui.screens import casefile, editors, home, keys, papers, wizard
from nosdesk.ui.screens import find as finding
from nosdesk.ui.screens.output import Output
from nosdesk.ui.window import Window
from tests.storage.worker import Log, serve
from tests.ui.drive import choose, find, press, said, settle, there, write

LOADED: Final = (journey, making, casefile, editors, finding, home, keys, papers, wizard)
"""Loaded before the fork, so that no turn pays for it."""

NAME: Final = "Zebedee Quillfeather"
TEXT: Final = "Zaffre-Quince-Obelisk"
PASSPHRASE: Final = "marrowfat teacup dynamo plinth"
FOLDER: Final = "Ottoline Papers"


class PrivateError(Exception):
    """An error of ours whose message holds what somebody typed."""


class Session:
    """What a person does, one thing after the other."""

    def __init__(self, window: Window, task: dict[str, Any], log: Log) -> None:
        self.window, self.ui, self.task, self.log = window, window.ui, task, log
        self.papers = Path(task["path"]).parent

    def begin(self) -> None:
        """Make the file, and sit down at it."""
        press(self.window, "Begin a new file")
        press(self.window, "Choose another folder")
        write(self.window, "Name of the file", NAME)
        choose(self.window, "With a passphrase")
        write(self.window, "Passphrase", PASSPHRASE)
        write(self.window, "The same passphrase again", PASSPHRASE)
        press(self.window, "Make the file")
        choose(self.window, "The person whose support it is")
        write(self.window, "Name of the person", NAME)
        press(self.window, "Go on")
        assert self.ui.person_id is not None
        self.log.say("begun")

    def answer(self) -> None:
        """Type in several places, and look for it."""
        person = self.ui.person_id
        assert person is not None
        self.go(places.Wizard("person", person, "about"))
        write(self.window, "What should people know about you?", f"{TEXT} about me")
        self.go(places.Wizard("outcomes", person, "outcomes"))
        press(self.window, "Add an outcome")
        write(self.window, "What do you want to achieve?", f"{TEXT} outcome")
        self.go(places.Concern())
        self.go(places.Find(TEXT))
        assert TEXT in said(self.window)
        self.log.say("typed")

    def papers_made(self) -> None:
        """Show a paper, save it, and open it as a viewer would have it."""
        person = self.ui.person_id
        assert person is not None
        self.go(places.Preview("person-profile", person, "large"))
        choose(self.window, "Read as text")
        assert TEXT in said(self.window)
        press(self.window, "Save as PDF")
        seen: list[object] = []
        QDesktopServices.openUrl = lambda url: seen.append(url) or True  # type: ignore[method-assign,func-returns-value]
        out = Output(self.ui, "person-profile", self._put, lambda _heard: (), file_type=FileType.TEXT)
        out._open()
        assert seen
        self.log.say("papers")

    def _put(self, path: Path, _kind: FileType, _heard: object) -> tuple[Path, ...]:
        path.write_text(f"{NAME}: {TEXT}", encoding="utf-8")
        return (path,)

    def sheet(self) -> None:
        """Print the recovery sheet, and note its key where only the test sees it."""
        self.go(places.Keys())
        press(self.window, "Print the sheet")
        assert there(self.window, "Print the sheet")
        self.log.say("sheet", *self.ui.at.case.written_key())

    def trouble(self) -> None:
        """An error of ours, with private words in its message."""
        self.go(places.Find(TEXT))
        error = PrivateError(f"{NAME} {TEXT}")
        sys.excepthook(PrivateError, error, error.__traceback__)
        self.go(places.Help("report"))
        assert "PrivateError" in self.ui.last_report
        self.log.say("trouble")

    def locked(self) -> None:
        """Lock with something half typed, and come back."""
        person = self.ui.person_id
        assert person is not None
        self.go(places.Wizard("person", person, "about"))
        QTest.keyClicks(find(self.window, "What should people know about you?"), " more")
        self.window.lock()
        settle()
        write(self.window, "Passphrase", PASSPHRASE)
        press(self.window, "Unlock")
        assert self.ui.desk is not None
        self.log.say("locked")

    def go(self, place: places.Place) -> None:
        """Go to a place as a button does."""
        self.ui.go(place)
        settle()

    def all(self) -> None:
        """Everything, to the end or until the program is killed."""
        for step in (self.begin, self.answer, self.papers_made, self.sheet, self.trouble, self.locked):
            step()
        with self.ui.at.case.reading() as reading:
            assert TEXT in reading.find(Person)[0].about
        self.log.say("done")


def answer_dialogs(task: dict[str, Any], title: list[str]) -> None:
    """Close what is told, and choose in file dialogs, as soon as one comes up."""
    for top in QApplication.topLevelWidgets():
        title.append(top.windowTitle())
        if isinstance(top, QFileDialog) and top.isVisible():
            folder = Path(task["path"]).parent
            wanted = folder if top.fileMode() is QFileDialog.FileMode.Directory else folder / "paper.pdf"
            top.setDirectory(str(folder))
            top.findChildren(QLineEdit)[0].setText(str(wanted))
            top.accept()
        elif isinstance(top, QDialog) and top.isVisible():
            QTest.keyClick(top, Qt.Key.Key_Escape)


def work(task: dict[str, Any]) -> None:
    """Open the window and do all of it; then close, or wait to be killed."""
    settings.save(Settings(asked=True, keep_recent=task["recent"]))
    log = Log(task["log"])
    output = os.open(task["output"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(output, 1)
    errors = os.dup(2)
    os.dup2(output, 2)
    faulthandler.dump_traceback_later(60, exit=True, file=errors)
    titles: list[str] = []

    def drive() -> None:
        try:
            (window,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, Window)]
            timer = QTimer(window)
            timer.timeout.connect(lambda: answer_dialogs(task, titles))
            timer.start(30)
            Session(window, task, log).all()
            assert not [title for title in titles if NAME in title or TEXT in title], titles
            log.say("titles")
        except BaseException:  # noqa: BLE001 - whatever it is, the test is told
            os.write(errors, traceback.format_exc().encode())
            os._exit(1)
        if task["ends"] == "killed":
            time.sleep(600)
        window.close()

    QTimer.singleShot(0, drive)
    app.run_window(None)
    # A forked process ends without what a program does at its end.
    atexit._run_exitfuncs()


if __name__ == "__main__":
    serve(work)
