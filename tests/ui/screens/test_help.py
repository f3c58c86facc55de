"""Help without a network: topics, words, the error report and what it must not hold; and how the window starts."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from nosdesk import __version__
from nosdesk.ui import places
from nosdesk.ui.guide import GLOSSARY, TOPICS
from tests.ui.drive import find, press, said, settle, there
from tests.ui.screens.seat import Seat

SECRET = "Maya Ferndale of 14 Lantern Row"


def test_every_topic_opens_and_leads_back(seat: Seat) -> None:
    seat.key(Qt.Key.Key_F1)
    assert f"Version {__version__}" in said(seat.window)
    for topic in TOPICS:
        press(seat.window, seat.ui.say(topic.title))
        assert seat.ui.say(topic.paragraphs[0]).replace("**", "") in said(seat.window).replace("**", "")
        press(seat.window, "Back")
        assert seat.ui.here == places.Help()


def test_help_is_found_by_its_words(seat: Seat) -> None:
    seat.go(places.Help())
    QTest.keyClicks(find(seat.window, "Find in the help"), "stick")
    settle()
    assert there(seat.window, "Moving to another computer")
    assert not there(seat.window, "Licences")
    QTest.keyClicks(find(seat.window, "Find in the help"), "zzz")
    settle()
    assert "No topic has these words." in said(seat.window)


def test_hard_words_are_explained(seat: Seat) -> None:
    seat.go(places.Help())
    press(seat.window, "What the words mean")
    for term in GLOSSARY:
        assert seat.ui.say(term.meaning) in said(seat.window)


def trip(seat: Seat) -> None:
    """A mistake of ours whose message holds what people typed, caused by another."""
    try:
        try:
            {}[SECRET]
        except KeyError as error:
            raise ValueError(f"cannot use {SECRET!r} in /home/maya/{SECRET}") from error
    except ValueError as error:
        seat.window.tell_bug(error)


def test_an_error_report_holds_no_personal_data(seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trip(seat)
    assert "our mistake" in seat.told[0]
    seat.go(places.Help())
    press(seat.window, "Report an error")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "report.txt"), ""))
    press(seat.window, "Save this report")
    report = (tmp_path / "report.txt").read_text(encoding="utf-8")
    assert "ValueError" in report
    assert "KeyError" in report
    assert "trip" in report
    for private in ("Maya", "Ferndale", "Lantern", str(Path.home()), str(tmp_path)):
        assert private not in report
        assert private not in find_report(seat)


def find_report(seat: Seat) -> str:
    return str(find(seat.window, "Report an error").toPlainText())  # type: ignore[attr-defined]


def test_what_is_logged_holds_no_personal_data(seat: Seat, caplog: pytest.LogCaptureFixture) -> None:
    trip(seat)
    assert "ValueError" in caplog.text
    assert "Maya" not in caplog.text


def test_a_report_that_cannot_be_written_is_told(seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trip(seat)
    seat.go(places.Help("report"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "gone" / "report.txt"), ""))
    press(seat.window, "Save this report")
    assert seat.told[-1].startswith("This did not work")


def test_with_no_mistake_there_is_nothing_to_report(seat: Seat) -> None:
    seat.go(places.Help("report"))
    assert "nothing to report" in said(seat.window)


def test_the_window_is_painted_before_the_database_engine_is_loaded(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication\n"
        "application = QApplication([])\n"
        "from nosdesk import app\n"
        "from nosdesk.ui.kit.look import load_fonts\n"
        "load_fonts()\n"
        "window = app.make_window()\n"
        "window.show()\n"
        "application.processEvents()\n"
        "assert not window.grab().isNull()\n"
        "heavy = {'sqlalchemy', 'alembic', 'reportlab', 'openpyxl', 'holidays', 'babel', 'docx'} & set(sys.modules)\n"
        "print(','.join(sorted(heavy)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={"NOSDESK_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert done.stdout.strip() == ""
