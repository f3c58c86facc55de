"""What is pressed or written in: by keyboard and pointer, with names and signals."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from nosdesk.ui.kit.controls import Button, Entry, Slider, Switch
from nosdesk.ui.kit.entries import DateEntry, LongEntry, MoneyEntry, NumberEntry, TimeEntry
from nosdesk.ui.kit.lint import description_of, name_of
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.stepper import Stepper
from tests.ui.kit.conftest import Show

ENTRIES = {
    "entry": lambda look: Entry(look, "", "Name"),
    "long": lambda look: LongEntry(look, "", "Name"),
    "money": lambda look: MoneyEntry(look, "", "Name"),
    "number": lambda look: NumberEntry(look, "", "Name", "miles"),
    "time": lambda look: TimeEntry(look, "", "Name"),
}
EVERY_ENTRY = pytest.mark.parametrize("make", ENTRIES.values(), ids=ENTRIES.keys())


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize("kind", ["primary", "secondary", "quiet", "nav"])
def test_enter_and_space_press_a_button_once(look: Look, show: Show, qtbot: QtBot, kind: str, key: Qt.Key) -> None:
    button = Button(look, "Next", kind)
    show(button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    button.setFocus()
    qtbot.keyClick(button, key)
    assert pressed == [True]


def test_a_button_keeps_an_ampersand_in_its_name(look: Look, show: Show) -> None:
    button = Button(look, "Bed & breakfast")
    show(button)
    assert name_of(button) == "Bed & breakfast"
    button.say("Food & drink")
    assert name_of(button) == "Food & drink"


def test_a_long_button_wraps_and_grows_taller(look: Look, show: Show) -> None:
    button = Button(look, "A button with many words wraps and grows taller than the others")
    show(button, width=320)
    assert button.heightForWidth(button.width()) > look.target
    assert button.height() >= button.heightForWidth(button.width())


def test_a_button_is_as_high_as_a_target(look: Look) -> None:
    assert Button(look, "Next").sizeHint().height() == 48
    assert Button(Look(easy=True), "Next").sizeHint().height() == 64
    assert Button(Look(easy=True), "Back", "quiet").sizeHint().height() >= 44


@EVERY_ENTRY
def test_an_entry_tells_of_each_change_and_of_being_left(make, look: Look, show: Show, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    entry, other = make(look), Button(look, "Next")
    show(entry, other)
    edits: list[str] = []
    entry.edited.connect(lambda: edits.append(entry.value))
    entry.setFocus()
    qtbot.keyClicks(entry, "12")
    assert edits == ["1", "12"]
    with qtbot.waitSignal(entry.left, timeout=500):
        qtbot.keyClick(entry, Qt.Key.Key_Tab)
    assert other.hasFocus()


@EVERY_ENTRY
def test_setting_a_value_is_no_edit(make, look: Look, show: Show, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    entry = make(look)
    show(entry)
    with qtbot.assertNotEmitted(entry.edited):
        entry.value = "8"
    assert entry.value == "8"


@EVERY_ENTRY
def test_an_entry_has_a_name_and_takes_a_description(make, look: Look, show: Show) -> None:  # type: ignore[no-untyped-def]
    entry = make(look)
    show(entry)
    entry.set_wrong(True)
    entry.set_description("This is not a number.")
    assert name_of(entry) == "Name"
    assert description_of(entry) == "This is not a number."


@EVERY_ENTRY
def test_coming_in_by_tab_selects_nothing_that_one_key_could_wipe_out(
    make, look: Look, show: Show, qtbot: QtBot
) -> None:  # type: ignore[no-untyped-def]
    before, entry = Button(look, "Back"), make(look)
    entry.value = "12"
    show(before, entry)
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    qtbot.keyClicks(entry, "3")
    assert entry.value == "123"


def test_a_long_entry_grows_with_its_words_and_stops_growing(look: Look, show: Show, qtbot: QtBot) -> None:
    entry = LongEntry(look, "", "Name", lines=2)
    show(entry, height=900)
    before = entry.height()
    entry.value = "\n".join("line" for _ in range(8))
    assert entry.height() > before
    entry.value = "\n".join("line" for _ in range(200))
    assert entry.height() < 600
    entry.value = ""
    assert entry.height() == before


def test_what_is_pasted_is_plain_and_not_endless(look: Look, show: Show) -> None:
    entry = LongEntry(look, "", "Name")
    show(entry)
    from PySide6.QtCore import QMimeData

    pasted = QMimeData()
    pasted.setHtml("<b>bold</b>")
    pasted.setText("word " * 10_000)
    entry.insertFromMimeData(pasted)
    assert len(entry.value) == 20_000
    assert "<b>" not in entry.value


def test_a_date_has_three_named_boxes_and_one_value(look: Look, show: Show, qtbot: QtBot) -> None:
    date = DateEntry(look, "", "Start date")
    show(date, Button(look, "Next"))
    assert [name_of(box) for box in date.boxes.values()] == [
        "Start date: Day",
        "Start date: Month",
        "Start date: Year",
    ]
    edits: list[str] = []
    date.edited.connect(lambda: edits.append(date.value))
    for box, text in zip(date.boxes.values(), ("31", "2", "2027"), strict=True):
        qtbot.keyClicks(box, text)
    assert date.value == "31/2/2027"
    assert edits[-1] == "31/2/2027"
    date.value = ""
    assert date.parts == ("", "", "")
    assert date.value == ""


def test_a_date_is_left_only_when_all_its_boxes_are(look: Look, show: Show, qtbot: QtBot) -> None:
    date, other = DateEntry(look, "1/2/2027", "Start date"), Button(look, "Next")
    show(date, other)
    left: list[bool] = []
    date.left.connect(lambda: left.append(True))
    date.setFocus()
    assert date.boxes["day"].hasFocus()
    qtbot.keyClick(date.boxes["day"], Qt.Key.Key_Tab)
    qtbot.keyClick(date.boxes["month"], Qt.Key.Key_Tab)
    assert left == []
    qtbot.keyClick(date.boxes["year"], Qt.Key.Key_Tab)
    assert other.hasFocus()
    assert left == [True]


def test_only_the_wrong_boxes_of_a_date_are_marked(look: Look) -> None:
    date = DateEntry(look, "31/2/2027", "Start date")
    date.set_wrong(True, ("day", "month"))
    assert [box.wrong for box in date.boxes.values()] == [True, True, False]
    date.set_wrong(False)
    assert not any(box.wrong for box in date.boxes.values())


def test_a_stepper_goes_by_buttons_and_keys(look: Look, show: Show, qtbot: QtBot) -> None:
    stepper = Stepper(look, "42", "Price", "Less for price", "More for price", say=lambda number: f"{number}%")
    show(stepper)
    assert [name_of(part) for part in (stepper.minus, stepper.slider, stepper.plus)] == [
        "Less for price",
        "Price",
        "More for price",
    ]
    edits: list[str] = []
    stepper.edited.connect(lambda: edits.append(stepper.value))
    qtbot.mouseClick(stepper.minus, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(stepper.plus, Qt.MouseButton.LeftButton)
    qtbot.keyClick(stepper.slider, Qt.Key.Key_Right)
    qtbot.keyClick(stepper.slider, Qt.Key.Key_Home)
    qtbot.mouseClick(stepper.minus, Qt.MouseButton.LeftButton)
    qtbot.keyClick(stepper.plus, Qt.Key.Key_Return)
    assert edits == ["40", "45", "50", "0", "5"]
    assert stepper.shown.text() == "5%"
    assert "5%" in description_of(stepper.slider)


def test_setting_a_stepper_is_no_edit(look: Look, show: Show, qtbot: QtBot) -> None:
    stepper = Stepper(look, "40", "Price", "Less", "More")
    show(stepper)
    with qtbot.assertNotEmitted(stepper.edited):
        stepper.value = "70"
    assert stepper.shown.text() == "70"


def test_a_slider_goes_where_it_is_pressed_and_the_wheel_leaves_it_alone(look: Look, show: Show, qtbot: QtBot) -> None:
    slider = Slider(look, 50, 100, "Price")
    show(slider)
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 2, slider.height() // 2))
    assert slider.value() == 100
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(1, slider.height() // 2))
    assert slider.value() == 0


def test_a_switch_turns_with_enter_space_and_a_press_on_its_word(look: Look, show: Show, qtbot: QtBot) -> None:
    switch = Switch(look, "Read aloud", False)
    show(switch)
    switch.setFocus()
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert switch.isChecked()
    qtbot.keyClick(switch, Qt.Key.Key_Return)
    assert not switch.isChecked()
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton, pos=QPoint(switch.width() - 4, switch.height() // 2))
    assert switch.isChecked()
    assert name_of(switch) == "Read aloud"


def test_words_drawn_in_an_entry_leave_room_for_what_is_written(look: Look) -> None:
    entry = MoneyEntry(look, "1", "Price", after="a week")
    margins = QLineEdit.textMargins(entry)
    assert margins.left() > look.space(12)
    assert margins.right() > look.space(40)
