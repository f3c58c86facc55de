"""The lint finds what it is there to find, and says nothing of screens that are right."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from nosdesk.themes import THEMES
from nosdesk.ui.kit.controls import Button
from nosdesk.ui.kit.lint import problems
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.pieces import Text
from tests.ui.kit.conftest import Show
from tests.ui.kit.gallery import SCREENS, dialog, settle

LOOKS = {
    "100": Look(),
    "200": Look(scale=2.0),
    "300": Look(scale=3.0),
    "easy": Look(scale=1.5, easy=True),
    "yellow": Look(THEMES["yellow_on_black"], 1.25),
}


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("key", LOOKS)
def test_the_gallery_shuts_nobody_out(qtbot: QtBot, qapp, name: str, key: str) -> None:  # type: ignore[no-untyped-def]
    window = SCREENS[name](LOOKS[key])
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    for width in (1280, 640):
        window.resize(width, 800)
        settle(qapp)
        assert problems(window) == [], f"{width} wide"


@pytest.mark.parametrize("key", LOOKS)
def test_a_dialog_shuts_nobody_out(qtbot: QtBot, qapp, key: str) -> None:  # type: ignore[no-untyped-def]
    shown = dialog(LOOKS[key])
    qtbot.addWidget(shown)
    shown.open()
    settle(qapp)
    assert problems(shown) == []


@pytest.mark.parametrize("theme", THEMES)
def test_every_screen_draws_in_every_theme(qtbot: QtBot, qapp, theme: str) -> None:  # type: ignore[no-untyped-def]
    look = Look(THEMES[theme])
    for name in ("parts", "question", "fields"):
        window = SCREENS[name](look)
        qtbot.addWidget(window)
        window.resize(1280, 860)
        window.show()
        settle(qapp)
        image = window.grab().toImage()
        assert image.pixelColor(700, 850) == look.colour("paper") or name != "question"


def found(show: Show, *parts: QWidget) -> str:
    return "\n".join(problems(show(*parts)))


def test_a_nameless_control_is_found(show: Show) -> None:
    entry = QLineEdit()
    entry.setPlaceholderText("Name")
    assert "no accessible name: QLineEdit" in found(show, entry)


def test_a_label_with_a_buddy_names_its_control(show: Show) -> None:
    entry, label = QLineEdit(), QLabel("Name")
    entry.setFixedHeight(40)
    label.setBuddy(entry)
    assert found(show, label, entry) == ""


def test_text_that_is_cut_is_found(show: Show, look: Look) -> None:
    text = Text(look, "Providers need to know the days and times before they can say what their help will cost.")
    text.setFixedSize(200, 30)
    assert "text is cut at the foot" in found(show, text)


def test_a_word_wider_than_its_box_is_found(show: Show, look: Look) -> None:
    button = Button(look, "Communication")
    button.setFixedWidth(60)
    assert "a word is wider than its box: Button “Communication”" in found(show, button)


def test_a_small_target_is_found(show: Show) -> None:
    button = QPushButton("x")
    button.setFixedSize(20, 20)
    assert "target under 24 px" in found(show, button)


def test_what_leaves_its_parent_sideways_is_found(show: Show) -> None:
    holder = QWidget()
    holder.setFixedSize(200, 60)
    button = QPushButton("Next", holder)
    button.setGeometry(150, 0, 100, 40)
    assert "out of its parent sideways: QPushButton “Next”" in found(show, holder)


def test_controls_that_sound_alike_are_found_unless_a_description_tells_them_apart(show: Show, look: Look) -> None:
    one, other = Button(look, "Change"), Button(look, "Change")
    window = show(one, other)
    assert problems(window) == ["2 controls sound alike: “Change”"]
    other.setAccessibleDescription("Second outcome")
    assert problems(window) == []


def test_a_text_box_that_keeps_tab_is_found(show: Show) -> None:
    box = QPlainTextEdit()
    box.setAccessibleName("Notes")
    assert "Tab never reaches QPushButton “Next”" in found(show, box, QPushButton("Next"))


def test_a_table_that_walks_every_cell_is_found(show: Show) -> None:
    table = QTableWidget(30, 6)
    table.setAccessibleName("Offers")
    assert "Tab never reaches QPushButton “Next”" in found(show, table, QPushButton("Next"))
    table.setTabKeyNavigation(False)


def test_what_is_hidden_or_switched_off_is_no_problem(show: Show) -> None:
    hidden, off = QLineEdit(), QCheckBox()
    hidden.hide()
    off.setEnabled(False)
    assert "no accessible name" not in found(show, hidden, off)


def test_the_focus_is_put_back(show: Show, look: Look) -> None:
    one, other = Button(look, "One"), Button(look, "Other")
    window = show(one, other)
    other.setFocus(Qt.FocusReason.OtherFocusReason)
    assert problems(window) == []
    assert other.hasFocus()
