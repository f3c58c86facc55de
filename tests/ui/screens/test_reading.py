"""Reading preferences: each choice shows at once and is kept; nothing is lost and the keyboard stays where it was."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nosdesk import app
from nosdesk import settings as preferences
from nosdesk.domain.records import Person
from nosdesk.settings import Settings
from nosdesk.ui import places
from nosdesk.ui.kit.lint import problems
from nosdesk.ui.window import Window
from tests.ui.drive import choose, find, name_of, press, said, settle
from tests.ui.screens.seat import Seat


def test_the_first_screen_of_all_asks_how_one_likes_to_read(qtbot: QtBot) -> None:
    window = app.make_window()
    qtbot.addWidget(window)
    window.show()
    settle()
    assert window.ui.here == places.Reading(first=True)
    choose(window, "150%")
    assert window.ui.look.scale == 1.5
    press(window, "Use these")
    assert window.ui.here == places.Start()
    assert preferences.load() == Settings(scale=1.5, asked=True)


def test_the_questions_can_be_skipped_and_are_not_asked_again(qtbot: QtBot) -> None:
    for _ in range(2):
        window = app.make_window()
        qtbot.addWidget(window)
        window.show()
        settle()
        if window.ui.here == places.Reading(first=True):
            press(window, "Skip for now")
        assert window.ui.here == places.Start()
    assert preferences.load().asked


def test_a_file_named_at_the_start_comes_after_the_questions(qtbot: QtBot, tmp_path: Path) -> None:
    window = app.make_window(tmp_path / "x.nosdesk")
    qtbot.addWidget(window)
    window.show()
    press(window, "Use these")
    assert window.ui.here == places.Unlock(tmp_path / "x.nosdesk")


def test_each_choice_shows_at_once_and_the_focus_stays(seat: Seat) -> None:
    seat.go(places.Reading())
    for words, changed in (
        ("200%", {"scale": 2.0}),
        ("Dark", {"theme": "dark"}),
        ("Easy words", {"easy": True}),
        ("Nothing moves", {"motion": False}),
    ):
        before = seat.ui.settings
        choose(seat.window, words)
        assert seat.ui.settings == replace(before, **changed)  # type: ignore[arg-type]
        assert name_of(seat.focus).startswith(words)
        assert seat.focus.window() is seat.window
    assert preferences.load() == seat.ui.settings


def test_another_language_keeps_the_focus_on_the_same_choice(seat: Seat) -> None:
    seat.go(places.Reading())
    choose(seat.window, "Cymraeg")
    assert seat.ui.settings.locale == "cy"
    assert name_of(seat.focus).startswith("Cymraeg")
    choose(seat.window, "English")
    assert name_of(seat.focus).startswith("English")


def test_reading_opens_from_a_half_typed_answer_and_comes_back_to_it(seat: Seat) -> None:
    seat.go(places.Wizard("person", seat.person_id, "name"))
    QTest.keyClicks(find(seat.window, "What do you like to be called?"), "May")
    seat.key(Qt.Key.Key_F2)
    choose(seat.window, "300%")
    press(seat.window, "Use these")
    assert find(seat.window, "What do you like to be called?").text() == "May"  # type: ignore[attr-defined]
    assert seat.read(Person).known_as == "May"
    assert problems(seat.window) == []


def test_read_aloud_puts_its_button_on_the_page(seat: Seat) -> None:
    wizard = places.Wizard("person", seat.person_id, "birth")
    seat.go(wizard)
    assert "Read this to me" not in said(seat.window)
    seat.prefer(read_aloud=True)
    seat.ui.again()
    settle()
    assert "Read this to me" in said(seat.window)


def test_files_are_remembered_only_where_that_is_wanted(seat: Seat, tmp_path: Path) -> None:
    seat.prefer(recent=(str(tmp_path / "a.nosdesk"),))
    seat.go(places.Reading())
    choose(seat.window, "Do not remember them")
    assert preferences.load().recent == ()
    assert seat.ui.settings.with_recent(tmp_path / "b.nosdesk").recent == ()
    choose(seat.window, "Remember them on this computer")
    assert seat.ui.settings.with_recent(tmp_path / "b.nosdesk").recent != ()


def test_choices_that_cannot_be_kept_hold_and_are_told(seat: Seat, monkeypatch: object) -> None:
    folder = preferences.settings_file().parent
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("a file where the folder should be", encoding="utf-8")
    seat.go(places.Reading())
    choose(seat.window, "Dark")
    assert seat.ui.settings.theme == "dark"
    assert "could not be kept" in seat.told[0]


def test_a_window_is_closed_without_a_file(qtbot: QtBot) -> None:
    window = Window(Settings(asked=True))
    window.ui.start_at(places.Start())
    window.show()
    assert window.close()
