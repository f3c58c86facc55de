"""Locked, the window shows nothing of anybody, nothing is lost, and the passphrase brings everything back."""

import gc
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from nosdesk.domain.author import Author
from nosdesk.domain.records import Person
from nosdesk.errors import KnownError
from nosdesk.services import people
from nosdesk.services.answers import read
from nosdesk.services.desk import Desk
from nosdesk.settings import Settings
from nosdesk.storage import key, trouble
from nosdesk.storage.casefile import CaseFile
from nosdesk.ui import idle, places
from nosdesk.ui.kit.dialog import Dialog
from nosdesk.ui.kit.working import Working
from nosdesk.ui.window import Window
from tests.ui.drive import find, press, said, settle, there, type_on

SECRET = "seven blue herons"
NAME = "Zebedee Quillfeather"
WIZARD = "What should people know about you?"


def opened(tmp_path: Path, qtbot: QtBot, passphrase: str | None) -> Window:
    author = Author(person=NAME)
    desk = Desk(CaseFile.create(tmp_path / f"{NAME}.nosdesk", passphrase), author)
    person = people.add_person(desk, NAME)
    window = Window(Settings(asked=True))
    window.ui.desk, window.ui.person_id = desk, person.id
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.ui.start_at(places.Home(person.id))
    window.ui.go(places.Wizard("person", person.id, "about"))
    settle()
    return window


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    """The window at a question, with a protected file."""
    monkeypatch.setattr(key, "ROUNDS", 256)
    made = opened(tmp_path, qtbot, SECRET)
    yield made
    made.close()


def type_in(window: Window, text: str) -> None:
    """Type into the question and leave the focus in it: nothing of it is saved yet."""
    field = find(window, WIZARD)
    field.setFocus()
    QTest.keyClicks(field, text)


def unlock(window: Window, passphrase: str = SECRET) -> None:
    field = find(window, "Passphrase")
    field.setFocus()
    QTest.keyClicks(field, passphrase)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()


def heard(window: QWidget) -> str:
    """Everything that a screen reader can find in the program."""

    def walk(one: QAccessibleInterface | None) -> Iterator[str]:
        if one is None:
            return
        for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value):
            yield one.text(kind)
        for at in range(one.childCount()):
            yield from walk(one.child(at))

    tops = [top for top in QApplication.topLevelWidgets() if top.isVisible() or top is window]
    return "\n".join(text for top in tops for text in walk(QAccessible.queryAccessibleInterface(top)))


def about(window: Window) -> str:
    assert window.ui.person_id is not None
    return read(window.ui.at, Person, window.ui.person_id).about


def test_locking_hides_everything_and_unlocking_brings_it_back(window: Window) -> None:
    type_in(window, "I like plums")
    place, trail = window.ui.here, list(window.ui.trail)
    assert NAME.split()[0] in heard(window)
    QTest.keyClick(find(window, WIZARD), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    # At once: before any event is answered.
    shown = said(window) + heard(window) + window.windowTitle()
    for private in ("plums", *NAME.split(), WIZARD):
        assert private not in shown, [line for line in shown.splitlines() if private in line]
    settle()
    assert window.ui.here == places.Locked()
    assert not any(there(window, name) for name in ("Find", "Documents", "Raise a concern", "Home of"))
    unlock(window, "wrong words")
    assert "does not open this file" in said(window)
    assert window.ui.desk is None
    unlock(window)
    assert (window.ui.here, window.ui.trail) == (place, trail)
    assert window.ui.at.author.person == NAME
    assert about(window) == "I like plums"
    assert "plums" in find(window, WIZARD).toPlainText()  # type: ignore[attr-defined]


def test_a_locked_file_is_closed_and_its_key_is_gone(window: Window) -> None:
    path, case = window.ui.at.case.path, window.ui.at.case
    raw = case._key.raw if case._key else b""
    window.lock()
    settle()
    assert case._key is None
    assert window.ui.locked is not None
    assert window.ui.locked.desk is None
    del case
    gc.collect()
    kept = [each for each in gc.get_objects() if isinstance(each, key.Key) and each.raw == raw]
    assert kept == []
    # Nobody holds the file: another program may open it, and is told of when both want it.
    with CaseFile.open(path, SECRET):
        unlock(window)
        assert "open in another window" in said(window)
    unlock(window)
    assert window.ui.at.case.path == path


def test_no_key_and_no_place_leads_past_the_lock(window: Window) -> None:
    window.lock()
    settle()
    for pressed in (Qt.Key.Key_F3, Qt.Key.Key_F4, Qt.Key.Key_F8):
        QTest.keyClick(window, pressed)
        settle()
        assert window.ui.here == places.Locked()
    for modifier, pressed in (
        (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Z),
        (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_P),
        (Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Left),
        (Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Home),
    ):
        QTest.keyClick(window, pressed, modifier)
        settle()
        assert window.ui.here == places.Locked()
    QTest.keyClick(window, Qt.Key.Key_F2)
    settle()
    assert window.ui.here == places.Reading()
    assert NAME not in heard(window)
    press(window, "Home")
    assert window.ui.here == places.Locked()
    unlock(window)
    assert window.ui.desk is not None


def test_the_sheet_unlocks_too(window: Window) -> None:
    groups = window.ui.at.case.written_key()
    window.lock()
    settle()
    press(window, "Open with the recovery sheet")
    type_on(window, "Group 1", "".join(groups))
    press(window, "Open the file")
    assert window.ui.here == places.Keys(renew=True)
    assert window.ui.at.author.person == NAME


def test_a_locked_file_can_be_closed_for_another(window: Window) -> None:
    path = window.ui.at.case.path
    window.lock()
    settle()
    press(window, "Close the file")
    assert window.ui.here == places.Start()
    assert window.ui.locked is None
    CaseFile.open(path, SECRET).close()


def test_a_file_without_a_passphrase_is_hidden_and_comes_back_by_a_button(tmp_path: Path, qtbot: QtBot) -> None:
    window = opened(tmp_path, qtbot, None)
    type_in(window, "I like plums")
    window.lock()
    assert "plums" not in said(window) + heard(window)
    settle()
    assert not there(window, "Passphrase")
    press(window, "Unlock")
    assert about(window) == "I like plums"
    window.lock()
    settle()
    window.close()
    CaseFile.open(tmp_path / f"{NAME}.nosdesk").close()


def test_an_open_dialog_goes_and_what_called_it_does_no_harm(window: Window) -> None:
    answers: list[bool] = []
    QTimer.singleShot(0, window.lock)
    answers.append(window.ask("Remove Zebedee?", "Everything goes", "Yes", "No", danger=True))
    assert answers == [False]
    window.ui.again()
    window.ui.go(places.File())
    settle()
    assert window.ui.here == places.Locked()
    assert not [top for top in QApplication.topLevelWidgets() if isinstance(top, QDialog) and top.isVisible()]
    assert "Zebedee" not in said(window) + heard(window)
    assert window.ui.locked is not None
    assert window.ui.locked.desk is None
    unlock(window)
    assert window.ui.here == places.Wizard("person", window.ui.person_id, "about")  # type: ignore[arg-type]


def test_the_file_stays_open_while_a_dialog_still_has_it_in_hand(window: Window, qtbot: QtBot) -> None:
    case = window.ui.at.case

    def within() -> None:
        window.lock()
        settle()
        with case.reading():
            pass

    QTimer.singleShot(0, within)
    window.tell("Saved", "Zebedee's paper")
    qtbot.waitUntil(lambda: case._key is None)
    assert Dialog.asking == 0


def test_what_could_not_be_saved_is_not_lost(window: Window) -> None:
    path = window.ui.at.case.path
    type_in(window, "I like plums")
    away = path.with_name("away")
    path.rename(away)
    window.lock()
    settle()
    assert "plums" not in said(window) + heard(window)
    unlock(window)
    assert "is not there" in said(window)
    away.rename(path)
    unlock(window)
    assert "plums" in find(window, WIZARD).toPlainText()  # type: ignore[attr-defined]
    window.ui.go(places.Help())
    assert about(window) == "I like plums"


def test_half_a_date_is_still_there(window: Window) -> None:
    assert window.ui.person_id is not None
    window.ui.go(places.Wizard("person", window.ui.person_id, "birth"))
    settle()
    type_on(window, "What is your date of birth?: Day", "31")
    window.lock()
    settle()
    unlock(window)
    assert find(window, "What is your date of birth?: Day").text() == "31"  # type: ignore[attr-defined]
    assert window.ui.person_id is not None
    assert read(window.ui.at, Person, window.ui.person_id).birth_date is None


def test_a_page_that_says_it_could_not_save_is_kept_aside(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    screen, case = window.screen_shown, window.ui.at.case
    assert screen is not None

    def full() -> None:
        raise KnownError(trouble.DISK_FULL)

    window._screen = replace(screen, leave=full)
    type_in(window, "I like plums")
    window.lock()
    settle()
    assert "plums" not in said(window) + heard(window)
    assert case._key is not None
    told: list[str] = []
    unlock(window, "wrong words")
    assert window.ui.desk is None
    monkeypatch.setattr(window, "tell", lambda heading, text: told.append(text))
    unlock(window)
    assert "disk is full" in told[0]
    assert window.ui.at.case is case
    assert window.screen_shown is not None
    assert window.screen_shown.page is screen.page
    window._screen = screen
    assert "plums" in find(window, WIZARD).toPlainText()  # type: ignore[attr-defined]


def test_nobody_there_locks_and_somebody_there_does_not(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [time.monotonic()]
    monkeypatch.setattr(idle.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(idle, "clocks_apart", lambda: 0.0)
    watch = window._watch
    assert watch is not None
    assert watch.minutes == 15
    watch.touch()
    now[0] += 14 * 60
    watch.look()
    assert window.ui.locked is None
    handle = window.windowHandle()
    where = QPointF(5, 5)
    no_button, no_key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(handle, QMouseEvent(QEvent.Type.MouseMove, where, where, no_button, no_button, no_key))
    now[0] += 14 * 60
    watch.look()
    assert window.ui.locked is None
    # A cursor that moves without a key: dictation, a switch, a keyboard on the screen.
    find(window, WIZARD).insertPlainText("dictated")  # type: ignore[attr-defined]
    settle()
    now[0] += 14 * 60
    watch.look()
    assert window.ui.locked is None
    now[0] += 60
    watch.look()
    assert window.ui.locked is not None


def test_long_work_is_not_stopped_because_nobody_is_there(window: Window) -> None:
    watch = window._watch
    assert watch is not None
    with Working(window.ui.look, window, "Saving", "It takes a while", "Stop", 3) as working:
        watch.idle.emit()
        assert window.ui.locked is None
        assert not working.stopped
        # Asleep is asleep: the screen is hidden, the work ends, and only then the file is closed.
        case = window.ui.at.case
        watch.away.emit()
        settle()
        assert window.ui.locked is not None
        assert case._key is not None
    QTest.qWait(60)
    assert case._key is None


def test_never_means_never(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    window.ui.prefer(lock_minutes=0, lock_when_away=False)
    now = time.monotonic()
    monkeypatch.setattr(idle.time, "monotonic", lambda: now + 9_999_999)
    watch = window._watch
    assert watch is not None
    watch.look()
    watch.told(True)
    assert window.ui.locked is None


def test_a_gap_in_time_is_taken_for_sleep(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    watch = window._watch
    assert watch is not None
    watch.told(False)
    apart = idle.clocks_apart()
    monkeypatch.setattr(idle, "clocks_apart", lambda: apart + 5)
    watch.look()
    assert window.ui.locked is None
    monkeypatch.setattr(idle, "clocks_apart", lambda: apart + 400)
    watch.look()
    assert window.ui.locked is not None
