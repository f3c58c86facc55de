"""What is done later: an error in it is told as any other, and the program lives on."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nosdesk.ui.kit.later import later

UI = Path(__file__).resolve().parents[3] / "nosdesk"


def fail() -> None:
    raise ValueError("as a mistake of ours would")


def test_an_error_in_it_is_told_and_what_follows_is_done(qtbot: QtBot) -> None:
    owner, done = QWidget(), []
    qtbot.addWidget(owner)
    with qtbot.capture_exceptions() as caught:
        later(owner, 0, fail)
        later(owner, 1, lambda: done.append(1))
        qtbot.waitUntil(lambda: done == [1])
    assert [str(error[1]) for error in caught] == ["as a mistake of ours would"]


def test_nothing_is_done_where_the_owner_is_gone(qtbot: QtBot) -> None:
    owner, done = QWidget(), []
    later(owner, 0, lambda: done.append(1))
    owner.deleteLater()
    del owner
    qtbot.wait(30)
    assert done == []


def test_nothing_else_waits_in_the_way_that_ends_the_program() -> None:
    found = [path.name for path in UI.rglob("*.py") if "QTimer.singleShot(" in path.read_text(encoding="utf-8")]
    assert found == []
