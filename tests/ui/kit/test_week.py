"""The editor of the weekly pattern, as a person uses it: by name, by press and by keys."""

from collections.abc import Callable, Iterator
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from nosdesk.themes import THEMES
from nosdesk.ui.kit.arrange import column, scrolled
from nosdesk.ui.kit.controls import Button
from nosdesk.ui.kit.lint import problems
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.week import VisitDraft, VisitKindOption, WeekEditor, WeekWords
from nosdesk.ui.kit.week_cells import SpotCell, SpotRow

Show = Callable[..., WeekEditor]


def clock(at: time) -> str:
    return f"{at.hour % 12 or 12}:{at.minute:02} {'am' if at.hour < 12 else 'pm'}"


def hours(minutes: int) -> str:
    return f"{minutes / 60:g} {'hour' if minutes == 60 else 'hours'}"


WORDS = WeekWords(
    days=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    short_days=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    parts=("Morning", "Afternoon", "Evening", "Night"),
    part_times=("7 am to 12", "12 to 5 pm", "5 to 10 pm", "10 pm to 7 am"),
    parts_in_sentence=("morning", "afternoon", "evening", "night"),
    spot="{day} {part}",
    day_closed="Press to choose times.",
    day_open="Its times are below.",
    with_help="{spot}, {help}",
    no_help="no help",
    length=hours,
    short_length=lambda minutes: f"{minutes / 60:g} h",
    clock=clock,
    visits=lambda number: f"{number} visits",
    workers=lambda number: f"{number} workers",
    every=lambda weeks: f"every {weeks} weeks",
    of_help="{length} of help",
    ends_next_day="It ends on {day}.",
    visit_number="Visit {number} of {count}",
    start="From",
    end="to",
    start_name="Start time, {spot}",
    end_name="End time, {spot}",
    time_problem="Write a time like 8:30 am.",
    more="More choices",
    fewer="Fewer choices",
    workers_label="Workers at once",
    workers_less="One worker fewer",
    workers_more="One worker more",
    weeks_label="How often",
    weeks_less="More often",
    weeks_more="Less often",
    kind_label="What kind of visit",
    another="Add another visit, {spot}",
    remove="Take this visit away",
    same="Use these times for each {part}",
    overlap="Two visits overlap here.",
    keys="Use the arrow keys to go from box to box.",
    key_not_weekly="Not every week",
    key_several="More than one visit",
    key_workers="More than one worker at once",
)
KINDS = (
    VisitKindOption("support", "Awake, giving support"),
    VisitKindOption("sleeping", "Sleeping night", by_night=True),
    VisitKindOption("waking", "Waking night", by_night=True),
)
MORNINGS = VisitDraft(frozenset({0, 2, 4}), time(8, 30), time(10, 30), kind="support")
LOOKS = [Look(), Look(scale=2.0), Look(scale=3.0), Look(THEMES["yellow_on_black"]), Look(scale=1.5, easy=True)]


def summary(visits: tuple[VisitDraft, ...]) -> str:
    return f"**{sum(len(visit.days) for visit in visits)} visits a week.**"


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Show]:
    """Shows an editor in a page that scrolls, and keeps the page: pytest-qt holds it weakly."""
    kept = []

    def show(*visits: VisitDraft, look: Look | None = None, width: int = 700) -> WeekEditor:
        editor = WeekEditor(look or Look(), "When?", WORDS, visits, kinds=KINDS, summary=summary)
        page = scrolled(look or Look(), column(editor, None))
        kept.append(page)
        qtbot.addWidget(page)
        page.resize(width, 900)
        page.show()
        qtbot.waitExposed(page)
        page.activateWindow()
        return editor

    yield show
    kept.clear()


def cell(editor: WeekEditor, name: str) -> SpotCell | SpotRow:
    """The box whose name begins like this."""
    found = [cell for cell in editor.cells.values() if QAccessible.queryAccessibleInterface(cell).text(
        QAccessible.Text.Name
    ).startswith(name)]  # fmt: skip
    assert len(found) == 1, name
    return found[0]


def named(editor: WeekEditor, name: str) -> QPushButton:
    """The visible button with a name."""
    found = [
        button
        for button in editor.findChildren(QPushButton)
        if button.isVisibleTo(editor) and name in (button.text(), button.accessibleName())
    ]
    assert len(found) == 1, name
    return found[0]


def write(qtbot: QtBot, entry: QWidget, text: str) -> None:
    """Writes into a field by keys, and Enter."""
    entry.setFocus()
    qtbot.keyClick(entry, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(entry, text)
    qtbot.keyClick(entry, Qt.Key.Key_Return)


def test_every_cell_is_a_check_button_with_a_full_name(shown: Show) -> None:
    editor = shown(MORNINGS)
    wednesday = QAccessible.queryAccessibleInterface(editor.cells[2, 0])
    assert wednesday.text(QAccessible.Text.Name) == "Wednesday morning, 2 hours"
    assert wednesday.role() == QAccessible.Role.CheckBox
    assert editor.cells[2, 0].isChecked()
    assert not editor.cells[3, 3].isChecked()
    names = [QAccessible.queryAccessibleInterface(cell).text(QAccessible.Text.Name) for cell in editor.cells.values()]
    assert len(names) == len(set(names)) == 28
    assert "Thursday night, no help" in names


def test_press_adds_press_again_takes_away_and_brings_back(qtbot: QtBot, shown: Show) -> None:
    editor = shown()
    with qtbot.waitSignal(editor.edited) as edited:
        qtbot.mouseClick(cell(editor, "Wednesday morning"), Qt.MouseButton.LeftButton)
    assert edited.args == [(VisitDraft(frozenset({2}), time(9), time(11), kind="support"),)]
    assert editor.summary.text() == "1 visits a week."
    write(qtbot, editor.forms()[0].start, "8.30")
    qtbot.mouseClick(cell(editor, "Wednesday morning"), Qt.MouseButton.LeftButton)
    assert editor.visits == ()
    assert editor.forms() == []
    qtbot.mouseClick(cell(editor, "Wednesday morning"), Qt.MouseButton.LeftButton)
    assert editor.visits[0].start == time(8, 30)


def test_a_first_press_on_help_opens_it_and_takes_nothing_away(qtbot: QtBot, shown: Show) -> None:
    editor = shown(MORNINGS)
    qtbot.mouseClick(cell(editor, "Monday morning"), Qt.MouseButton.LeftButton)
    assert editor.visits == (MORNINGS,)
    assert cell(editor, "Monday morning").isChecked()
    assert [form.heading.text() for form in editor.forms()] == ["Monday morning"]
    assert editor.forms()[0].start.accessibleName() == "Start time, Monday morning"
    assert editor.forms()[0].start.value == "8:30 am"


def test_one_day_is_edited_alone_and_others_can_follow(qtbot: QtBot, shown: Show) -> None:
    editor = shown(MORNINGS)
    qtbot.mouseClick(cell(editor, "Wednesday morning"), Qt.MouseButton.LeftButton)
    write(qtbot, editor.forms()[0].end, "11")
    later = VisitDraft(frozenset({2}), time(8, 30), time(11), kind="support")
    assert editor.visits == (VisitDraft(frozenset({0, 4}), time(8, 30), time(10, 30), kind="support"), later)
    named(editor, "More choices").click()
    named(editor, "Use these times for each morning").click()
    assert editor.visits == (VisitDraft(frozenset({0, 2, 4}), time(8, 30), time(11), kind="support"),)


def test_all_of_it_works_by_keys(qtbot: QtBot, shown: Show) -> None:
    editor = shown()
    first = cell(editor, "Monday morning")
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(first.hasFocus)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(editor.focusWidget(), key)
    evening = cell(editor, "Tuesday evening")
    assert evening.hasFocus()
    qtbot.keyClick(evening, Qt.Key.Key_Space)
    qtbot.keyClick(evening, Qt.Key.Key_Tab)
    form = editor.forms()[0]
    qtbot.waitUntil(form.start.hasFocus)
    qtbot.keyClick(form.start, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(form.start, "6.30")
    qtbot.keyClick(form.start, Qt.Key.Key_Tab)
    assert form.start.value == "6:30 pm"
    assert form.end.hasFocus()
    qtbot.keyClick(form.end, Qt.Key.Key_Tab)
    qtbot.keyClick(editor.focusWidget(), Qt.Key.Key_Return)
    assert named(editor, "Fewer choices").hasFocus()
    plus = named(editor, "One worker more")
    plus.setFocus()
    qtbot.keyClick(plus, Qt.Key.Key_Space)
    assert editor.visits == (VisitDraft(frozenset({1}), time(18, 30), time(20), workers=2, kind="support"),)
    assert evening.text() == "Tuesday evening, 1.5 hours, 2 workers"
    remove = named(editor, "Take this visit away")
    remove.setFocus()
    qtbot.keyClick(remove, Qt.Key.Key_Return)
    assert editor.visits == ()
    assert evening.hasFocus()


def test_what_is_no_time_is_said_and_changes_nothing(qtbot: QtBot, shown: Show) -> None:
    editor = shown(MORNINGS)
    editor.press((0, 0))
    form = editor.forms()[0]
    write(qtbot, form.start, "25.70")
    assert editor.visits == (MORNINGS,)
    assert form.start.wrong
    assert form.start.value == "25.70"
    assert form.start.accessibleDescription() == "Write a time like 8:30 am."
    assert form.problem.isVisible()
    assert editor.wrong_entry() is form.start
    write(qtbot, form.start, "9")
    assert not form.start.wrong
    assert not form.problem.isVisible()
    assert editor.wrong_entry() is None
    assert time(9) in {visit.start for visit in editor.visits}


def test_nights_go_over_midnight_and_have_kinds(qtbot: QtBot, shown: Show) -> None:
    editor = shown()
    editor.press((3, 3))
    assert editor.visits == (VisitDraft(frozenset({3}), time(22), time(7), kind="sleeping"),)
    form = editor.forms()[0]
    assert "It ends on Friday." in form.help.text()
    write(qtbot, form.start, "1 am")
    assert editor.visits[0].days == frozenset({4})
    assert cell(editor, "Thursday night").text() == "Thursday night, 6 hours"
    named(editor, "More choices").click()
    waking = next(radio for radio in editor.findChildren(QWidget) if getattr(radio, "text", str)() == "Waking night")
    qtbot.mouseClick(waking, Qt.MouseButton.LeftButton)
    assert editor.visits[0].kind == "waking"


def test_a_night_that_moves_to_the_day_changes_its_kind(qtbot: QtBot, shown: Show) -> None:
    editor = shown()
    editor.press((3, 3))
    form = editor.forms()[0]
    named(editor, "More choices").click()
    assert {option.text() for option in form.findChildren(QRadioButton)} == {kind.words for kind in KINDS}
    write(qtbot, form.start, "9 am")
    assert editor.visits[0].kind == "support"
    assert not [option for option in form.findChildren(QRadioButton) if option.isVisible()]
    write(qtbot, form.start, "23:00")
    qtbot.waitUntil(lambda: sum(option.isVisible() for option in form.findChildren(QRadioButton)) == 3)
    qtbot.wait(50)
    assert problems(editor) == []


def test_a_visit_may_move_to_another_part_of_the_day(qtbot: QtBot, shown: Show) -> None:
    editor = shown(MORNINGS)
    editor.press((0, 0))
    form = editor.forms()[0]
    write(qtbot, form.start, "1 pm")
    assert editor.forms() == [form]
    assert form.heading.text() == "Monday afternoon"
    assert form.end.value == "3:00 pm"
    assert cell(editor, "Monday afternoon").state.opened
    assert not cell(editor, "Monday morning").isChecked()


def test_several_visits_in_one_box_and_overlaps(qtbot: QtBot, shown: Show) -> None:
    editor = shown(MORNINGS)
    editor.press((0, 0))
    named(editor, "Add another visit, Monday morning").click()
    qtbot.waitUntil(lambda: editor.forms()[1].start.hasFocus())
    assert editor._panel is not None
    assert editor._panel.overlap.isVisible()
    write(qtbot, editor.forms()[1].start, "11")
    write(qtbot, editor.forms()[1].end, "12")
    assert not editor._panel.overlap.isVisible()
    assert cell(editor, "Monday morning").text() == "Monday morning, 2 visits, 3 hours"
    qtbot.mouseClick(cell(editor, "Monday morning"), Qt.MouseButton.LeftButton)
    assert len(editor.visits) == 2
    assert editor.forms()[1].help.text().startswith("Visit 2 of 2")


def test_every_second_week_is_said_and_has_a_key(shown: Show) -> None:
    editor = shown(VisitDraft(frozenset({6}), time(14), time(17), every_weeks=2, workers=2))
    assert cell(editor, "Sunday afternoon").text() == "Sunday afternoon, 3 hours, 2 workers, every 2 weeks"
    assert not cell(editor, "Sunday afternoon").state.weekly
    assert editor._key.property("shown") == ["Not every week", "More than one worker at once"]
    editor.press((6, 1))
    assert editor.forms()[0].more_open


def test_large_text_makes_a_list_of_days(qtbot: QtBot, shown: Show) -> None:
    editor = shown(MORNINGS, look=Look(scale=3.0), width=1200)
    assert editor.as_list
    wednesday = named(editor, "Wednesday: Morning, 2 hours")
    wednesday.setFocus()
    qtbot.keyClick(wednesday, Qt.Key.Key_Return)
    assert wednesday.accessibleDescription() == "Its times are below."
    morning = cell(editor, "Wednesday morning")
    assert morning.isVisible()
    assert morning.text() == "Wednesday morning, 2 hours"
    qtbot.keyClick(wednesday, Qt.Key.Key_Tab)
    qtbot.waitUntil(morning.hasFocus)
    qtbot.keyClick(morning, Qt.Key.Key_Down)
    afternoon = cell(editor, "Wednesday afternoon")
    assert afternoon.hasFocus()
    qtbot.keyClick(afternoon, Qt.Key.Key_Space)
    assert len(editor.visits) == 2
    qtbot.keyClick(afternoon, Qt.Key.Key_Tab)
    qtbot.waitUntil(editor.forms()[0].start.hasFocus)
    write(qtbot, editor.forms()[0].start, "10 am")
    assert named(editor, "Wednesday: Morning, 2 visits, 8 hours") is wednesday


def test_the_form_follows_the_room_and_focus_stays(qtbot: QtBot, shown: Show) -> None:
    editor = shown(MORNINGS)
    editor.press((2, 0))
    editor.forms()[0].start.setFocus()
    qtbot.waitUntil(editor.forms()[0].start.hasFocus)
    editor.window().resize(430, 900)
    qtbot.waitUntil(lambda: editor.as_list)
    assert editor.forms()[0].isVisible()
    assert editor.forms()[0].start.hasFocus()
    editor.window().resize(760, 900)
    qtbot.waitUntil(lambda: not editor.as_list)
    assert editor.visits == (MORNINGS,)
    assert editor.cells[2, 0].isVisible()


def test_the_same_pattern_from_outside_disturbs_nothing(shown: Show) -> None:
    editor = shown(MORNINGS)
    editor.press((2, 0))
    editor.visits = (VisitDraft(frozenset({0, 2, 4}), time(8, 30), time(10, 30), kind="support"),)
    assert len(editor.forms()) == 1
    editor.visits = ()
    assert editor.forms() == []
    assert editor.summary.text() == "0 visits a week."


@pytest.mark.parametrize("look", LOOKS, ids=["100", "200", "300", "yellow", "easy"])
@pytest.mark.parametrize("width", [700, 1280])
def test_words_fit_in_every_look(shown: Show, look: Look, width: int) -> None:
    editor = shown(MORNINGS, VisitDraft(frozenset({3}), time(22), time(7)), look=look, width=width)
    editor.press((3, 3))
    QApplication.processEvents()
    page = editor.window()
    inside = editor.parentWidget()
    assert inside is not None
    assert inside.width() <= page.width()
    assert inside.minimumSizeHint().width() <= page.width()
    for button in editor.findChildren(Button):
        if button.isVisible():
            assert button.width() >= button.minimumSizeHint().width()
            assert button.height() >= button.heightForWidth(button.width())
    for box in editor.cells.values():
        if box.isVisible():
            assert min(box.width(), box.height()) >= 44
    assert not page.grab().isNull()


@pytest.mark.parametrize("look", LOOKS, ids=["100", "200", "300", "yellow", "easy"])
def test_two_open_visits_shut_nobody_out(qtbot: QtBot, shown: Show, look: Look) -> None:
    editor = shown(MORNINGS, VisitDraft(frozenset({0}), time(11), time(12)), look=look, width=1000)
    editor.press((0, 0))
    for form in editor.forms():
        named_more = [form.more_button.accessibleName(), form.more_button.text()]
        assert named_more[0].startswith(named_more[1])
        form.more_button.click()
    qtbot.wait(50)
    assert problems(editor) == []
