"""Choosing one and choosing several: keys, tab stops, names."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nosdesk.ui.kit.choices import ChoiceGroup, Option, RadioGroup, Tick, TickGroup
from nosdesk.ui.kit.controls import Button, Tile
from nosdesk.ui.kit.lint import description_of, name_of, problems, tab_walk
from nosdesk.ui.kit.look import Look
from tests.ui.kit.conftest import Show

OPTIONS = (
    Option("a", "An agency", "They find the workers"),
    Option("b", "My own worker"),
    Option("c", "Not yet known"),
)


def test_arrow_keys_move_and_choose_and_go_round(look: Look, show: Show, qtbot: QtBot) -> None:
    group = ChoiceGroup(look, "Who helps?", OPTIONS)
    show(group)
    edits: list[str] = []
    group.edited.connect(lambda: edits.append(group.value))
    group.setFocus()
    assert group.radios["a"].hasFocus()
    assert group.value == ""
    qtbot.keyClick(group.radios["a"], Qt.Key.Key_Down)
    qtbot.keyClick(group.radios["b"], Qt.Key.Key_Right)
    qtbot.keyClick(group.radios["c"], Qt.Key.Key_Down)
    qtbot.keyClick(group.radios["a"], Qt.Key.Key_Up)
    assert edits == ["b", "c", "a", "c"]
    assert [radio.isChecked() for radio in group.radios.values()] == [False, False, True]
    assert group.radios["c"].hasFocus()


def test_space_and_a_press_anywhere_on_the_row_choose(look: Look, show: Show, qtbot: QtBot) -> None:
    group = ChoiceGroup(look, "Who helps?", OPTIONS)
    show(group)
    group.setFocus()
    qtbot.keyClick(group.radios["a"], Qt.Key.Key_Space)
    assert group.value == "a"
    last = group.radios["c"]
    qtbot.mouseClick(last, Qt.MouseButton.LeftButton, pos=QPoint(last.width() - 3, 3))
    assert group.value == "c"
    qtbot.mouseClick(last, Qt.MouseButton.LeftButton)
    assert group.value == "c", "pressing what is chosen does not take it away"


def test_a_choice_group_is_one_tab_stop(look: Look, show: Show) -> None:
    before, group, after = Button(look, "Back"), ChoiceGroup(look, "Who helps?", OPTIONS, "b"), Button(look, "Next")
    window = show(before, group, after)
    assert tab_walk(window) == [before, group.radios["b"], after]
    group.value = ""
    assert tab_walk(window) == [before, group.radios["a"], after]


def test_a_group_and_its_choices_are_named_and_described(look: Look, show: Show) -> None:
    group = ChoiceGroup(look, "Who helps?", OPTIONS)
    show(group)
    assert name_of(group) == "Who helps?"
    assert [name_of(radio) for radio in group.radios.values()] == ["An agency", "My own worker", "Not yet known"]
    group.set_description("Choose one.")
    assert description_of(group.radios["a"]) == "Choose one. They find the workers"
    assert description_of(group.radios["b"]) == "Choose one."


def test_a_group_is_left_only_when_focus_goes_out_of_it(look: Look, show: Show, qtbot: QtBot) -> None:
    group, after = ChoiceGroup(look, "Who helps?", OPTIONS), Button(look, "Next")
    show(group, after)
    left: list[bool] = []
    group.left.connect(lambda: left.append(True))
    group.setFocus()
    qtbot.keyClick(group.radios["a"], Qt.Key.Key_Down)
    assert left == []
    qtbot.keyClick(group.radios["b"], Qt.Key.Key_Tab)
    assert left == [True]


def test_an_unknown_value_is_no_choice(look: Look) -> None:
    assert ChoiceGroup(look, "Who helps?", OPTIONS, "z").value == ""


def test_tiles_make_a_group_too(look: Look, show: Show, qtbot: QtBot) -> None:
    tiles = {key: Tile(look, key, 100, 60) for key in ("100%", "200%")}
    group = RadioGroup("Size of the words", list(tiles.items()), "100%")
    from nosdesk.ui.kit.arrange import row

    row(*tiles.values(), gap=12, box=group)
    window = show(group)
    group.setFocus()
    qtbot.keyClick(tiles["100%"], Qt.Key.Key_Right)
    assert group.value == "200%"
    assert problems(window) == []


def test_ticks_are_ticked_one_by_one(look: Look, show: Show, qtbot: QtBot) -> None:
    group = TickGroup(look, "Which days?", [Option(day, day) for day in ("Mon", "Tue", "Wed")], "Tue")
    show(group)
    edits: list[str] = []
    group.edited.connect(lambda: edits.append(group.value))
    group.setFocus()
    qtbot.keyClick(group.ticks["Mon"], Qt.Key.Key_Space)
    qtbot.keyClick(group.ticks["Mon"], Qt.Key.Key_Down)
    assert group.ticks["Tue"].hasFocus()
    qtbot.keyClick(group.ticks["Tue"], Qt.Key.Key_Space)
    assert edits == ["Mon,Tue", "Mon"]
    assert group.chosen == ("Mon",)


def test_each_tick_is_a_tab_stop(look: Look, show: Show) -> None:
    group = TickGroup(look, "Which days?", [Option(day, day) for day in ("Mon", "Tue", "Wed")])
    window = show(group)
    assert tab_walk(window) == list(group.ticks.values())


def test_a_tick_alone_is_a_control(look: Look, show: Show, qtbot: QtBot) -> None:
    tick = Tick(look, Option("yes", "I agree & sign", "You can change your mind."))
    show(tick)
    with qtbot.waitSignal(tick.edited, timeout=500):
        qtbot.mouseClick(tick, Qt.MouseButton.LeftButton)
    assert tick.value == "yes"
    assert name_of(tick) == "I agree & sign"


def test_choosing_never_changes_the_height_of_a_row(look: Look, show: Show) -> None:
    words = Option("a", "Some words that only just fit on one line of this row, or so it is hoped, and then some")
    group = ChoiceGroup(look, "Who helps?", [words, OPTIONS[1]])
    show(group, width=420)
    radio = group.radios["a"]
    before = radio.heightForWidth(radio.width())
    group.value = "a"
    assert radio.heightForWidth(radio.width()) == before


def test_groups_and_rows_have_the_roles_that_a_screen_reader_knows(look: Look, show: Show) -> None:
    group = ChoiceGroup(look, "Who helps?", OPTIONS)
    ticks = TickGroup(look, "Which days?", [Option("mon", "Monday")])
    show(group, ticks)

    def role(widget: QWidget) -> QAccessible.Role:
        return QAccessible.queryAccessibleInterface(widget).role()

    assert role(group) == QAccessible.Role.Grouping
    assert role(group.radios["a"]) == QAccessible.Role.RadioButton
    assert role(ticks.ticks["mon"]) == QAccessible.Role.CheckBox


def test_what_a_screen_reader_chooses_counts_as_chosen(qtbot: QtBot) -> None:
    """Assistive technology toggles a button without clicking it."""
    radios = ChoiceGroup(Look(), "Who?", [Option("a", "One"), Option("b", "Other")])
    ticks = TickGroup(Look(), "Which?", [Option("a", "One"), Option("b", "Other")])
    for group in (radios, ticks):
        qtbot.addWidget(group)
        sent: list[bool] = []
        group.edited.connect(lambda sent=sent: sent.append(True))
        group.arrow_parts()[1].toggle()
        assert group.value == "b"
        assert sent == [True]
        group.value = "a"
        assert (group.value, sent) == ("a", [True])
