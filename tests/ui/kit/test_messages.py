"""What the program says: problems, notices, rows, dialogs; by keyboard and by name."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nosdesk.ui.kit.controls import Button, Entry
from nosdesk.ui.kit.dialog import Answer, Dialog
from nosdesk.ui.kit.entries import DateEntry
from nosdesk.ui.kit.field import Field
from nosdesk.ui.kit.lint import name_of, tab_walk
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.messages import EmptyState, ErrorSummary, HelpPanel, Notice, Problem
from nosdesk.ui.kit.pieces import Text
from nosdesk.ui.kit.rows import AddedRow, AnswerRow, PartRow, RowList, Step, TaskRow
from tests.ui.kit.conftest import Show


def test_a_summary_takes_the_focus_and_its_links_lead_to_the_fields(look: Look, show: Show, qtbot: QtBot) -> None:
    start = DateEntry(look, "31/2/2027", "Start date")
    summary = ErrorSummary(look)
    show(summary, Field(look, "Start date", start))
    assert not summary.isVisible()
    summary.show_problems("One thing to put right", [Problem("Start date: February has 28 days.", start)])
    assert summary.hasFocus()
    assert name_of(summary) == "One thing to put right. Start date: February has 28 days."
    qtbot.keyClick(summary, Qt.Key.Key_Tab)
    assert summary.links[0].hasFocus()
    qtbot.keyClick(summary.links[0], Qt.Key.Key_Return)
    assert start.boxes["day"].hasFocus()
    summary.show_problems("", [])
    assert not summary.isVisible()
    assert summary.links == []


def test_a_summary_can_be_filled_again(look: Look, show: Show, qtbot: QtBot) -> None:
    entry = Entry(look, "", "Name")
    summary = ErrorSummary(look)
    window = show(summary, entry)
    summary.show_problems("Two things", [Problem("One", entry), Problem("Two", entry)])
    summary.show_problems("One thing", [Problem("Two", entry)])
    qtbot.wait(5)
    assert [link.words for link in summary.links] == ["Two"]
    assert tab_walk(window) == [summary.links[0], entry]


def test_a_notice_has_a_word_besides_its_colour(look: Look) -> None:
    notice = Notice(look, "caution", "Two offers have no price", "Ask the providers.")
    assert notice.said == "Two offers have no price. Ask the providers."
    assert "Two offers have no price" in [text.text() for text in notice.findChildren(Text)]


def test_a_task_row_says_name_state_and_detail_and_is_pressed_by_enter(look: Look, show: Show, qtbot: QtBot) -> None:
    task = TaskRow(look, "People who matter", "attention", "Needs attention", "A question is waiting.")
    show(task)
    assert name_of(task) == "People who matter. Needs attention. A question is waiting"
    task.setFocus()
    with qtbot.waitSignal(task.clicked, timeout=500):
        qtbot.keyClick(task, Qt.Key.Key_Return)


def test_a_task_row_puts_its_state_below_the_name_where_it_is_narrow() -> None:
    task = TaskRow(Look(scale=3.0), "People who matter", "attention", "Needs attention")
    assert task.heightForWidth(600) > task.heightForWidth(1600)


def test_change_names_the_answer_that_it_changes(look: Look, show: Show, qtbot: QtBot) -> None:
    row = AnswerRow(look, "Most I can pay", "Not answered yet", "Answer", missing=True)
    show(row)
    assert name_of(row.button) == "Answer: Most I can pay"
    with qtbot.waitSignal(row.change, timeout=500):
        qtbot.keyClick(row.button, Qt.Key.Key_Space)


def test_rows_of_the_same_name_are_told_apart(look: Look, show: Show, qtbot: QtBot) -> None:
    rows = RowList(
        look, [AddedRow("a", "Swim"), AddedRow("b", "Swim"), AddedRow("c", "Cook")], "Change", "Remove", "Add another"
    )
    show(rows)
    assert [name_of(button) for button in rows.change_buttons.values()] == [
        "Change: Swim, 1",
        "Change: Swim, 2",
        "Change: Cook",
    ]
    for signal, button, args in (
        (rows.changed, rows.change_buttons["b"], ["b"]),
        (rows.removed, rows.remove_buttons["c"], ["c"]),
        (rows.added, rows.add_button, []),
    ):
        with qtbot.waitSignal(signal, timeout=500) as sent:
            button.click()
        assert sent.args == args


def test_a_step_keeps_its_height_wherever_you_are(look: Look) -> None:
    here = Step(look, PartRow("a", "What must be in it, and what else", "here", "You are here"))
    there = Step(look, PartRow("a", "What must be in it, and what else", "none", "You are here"))
    assert here.heightForWidth(264) == there.heightForWidth(264)


def test_an_empty_list_has_one_button_to_begin(look: Look, show: Show) -> None:
    state = EmptyState(look, "milestone", "No milestones yet", "A milestone is a date.", "Add the first milestone")
    window = show(state)
    assert tab_walk(window) == [state.button]


def test_a_help_panel_is_named_and_can_be_read_aloud(look: Look, show: Show, qtbot: QtBot) -> None:
    panel = HelpPanel(look, "Why are we asking?", ["Providers need **this**."], read_word="Read this to me")
    show(panel)
    assert name_of(panel) == "Why are we asking?"
    assert panel.said() == "Why are we asking? Providers need this."
    assert panel.read_button is not None
    with qtbot.waitSignal(panel.read, timeout=500):
        panel.read_button.click()


def asked(look: Look) -> Dialog:
    return Dialog(
        look,
        None,
        "Remove this outcome?",
        "You can bring it back with Undo.",
        [Answer("remove", "Remove it", "primary"), Answer("keep", "Keep it")],
    )


def test_a_dialog_gives_back_the_button_that_was_pressed(look: Look, qtbot: QtBot) -> None:
    dialog = asked(look)
    qtbot.addWidget(dialog)
    QTimer.singleShot(0, dialog, lambda: qtbot.keyClick(dialog.buttons["keep"], Qt.Key.Key_Return))
    assert dialog.ask() == "keep"


def test_escape_is_the_harmless_way_out_of_a_dialog(look: Look, qtbot: QtBot) -> None:
    dialog = asked(look)
    qtbot.addWidget(dialog)
    QTimer.singleShot(0, dialog, lambda: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    assert dialog.ask() == ""


def test_a_dialog_begins_on_its_first_button_and_tab_stays_inside(look: Look, qtbot: QtBot) -> None:
    dialog = asked(look)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.buttons["remove"].hasFocus()
    assert name_of(dialog) == "Remove this outcome?"
    assert tab_walk(dialog) == list(dialog.buttons.values())
    with qtbot.waitSignal(dialog.chosen, timeout=500) as sent:
        dialog.buttons["remove"].click()
    assert sent.args == ["remove"]


def test_enter_in_a_dialogs_entry_presses_no_button(look: Look, qtbot: QtBot) -> None:
    entry = Entry(look, "", "Passphrase")
    dialog = Dialog(look, None, "Open it", "", [Answer("open", "Open", "primary")], content=entry)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(entry.hasFocus)
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.reject()


def test_a_dialog_never_needs_more_room_than_its_window(qtbot: QtBot, show: Show) -> None:
    look = Look(scale=3.0)
    window = show(Button(look, "Remove"), width=640, height=700)
    dialog = Dialog(look, window, "Remove this outcome?", "You can bring it back.", [Answer("keep", "Keep it")])
    assert dialog.width() <= 640
    assert dialog.height() <= 700
    dialog.deleteLater()


def test_nothing_is_left_behind_when_a_dialog_closes(look: Look, qtbot: QtBot) -> None:
    dialog = asked(look)
    dialog.open()
    dialog.reject()
    dialog.deleteLater()
    qtbot.wait(5)
    assert not [
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Dialog) and widget.isVisible()
    ]
