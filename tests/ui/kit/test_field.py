"""A question with its control: names, descriptions, errors; and the ring that shows where the focus is."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nosdesk.themes import THEMES
from nosdesk.ui.kit.arrange import column, scrolled
from nosdesk.ui.kit.choices import ChoiceGroup, Option
from nosdesk.ui.kit.controls import Button, Entry
from nosdesk.ui.kit.entries import DateEntry
from nosdesk.ui.kit.field import Field, Headline
from nosdesk.ui.kit.lint import description_of, name_of
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.pieces import Text
from nosdesk.ui.kit.ring import FocusRing
from tests.ui.kit.conftest import Show


def test_hint_and_error_are_the_description_of_the_control(look: Look, show: Show) -> None:
    entry = Entry(look, "", "Your name")
    field = Field(look, "Your name", entry, "As you like to be called")
    show(field)
    assert name_of(entry) == "Your name"
    assert description_of(entry) == "As you like to be called"
    field.set_error("Write your **name**.")
    assert description_of(entry) == "Write your name. As you like to be called"
    assert entry.wrong
    field.set_error("")
    assert description_of(entry) == "As you like to be called"
    assert not entry.wrong


def test_the_error_stands_above_its_control_in_words(look: Look, show: Show) -> None:
    entry = Entry(look, "", "Your name")
    field = Field(look, "Your name", entry, error="Write your name.")
    window = show(field)
    message = next(text for text in field.findChildren(Text) if text.text() == "Write your name.")
    assert message.isVisible()
    assert message.mapTo(window, QPoint(0, 0)).y() < entry.mapTo(window, QPoint(0, 0)).y()
    field.set_error("")
    assert not message.isVisible()


def test_the_label_leads_to_the_control(look: Look, show: Show) -> None:
    date = DateEntry(look, "", "Start date")
    field = Field(look, "Start date", date)
    show(field)
    assert field.label.buddy() is date
    field.take_focus()
    assert date.boxes["day"].hasFocus()


def test_a_heading_can_have_a_picture_and_folds_it_above_in_narrow_windows(look: Look, show: Show) -> None:
    head = Headline(look, "When do you want help?", "Press a box.", "calendar")
    window = show(head)
    picture = head.findChildren(QWidget, options=Qt.FindChildOption.FindChildrenRecursively)
    assert picture
    wide = head.height()
    window.resize(260, 700)
    window.layout().activate()  # type: ignore[union-attr]
    assert head.height() > wide + 40


def test_bold_marks_are_drawn_and_never_spoken(look: Look) -> None:
    text = Text(look, "You need **12 hours** a week")
    assert text.text() == "You need 12 hours a week"
    text.setText("Bed & **breakfast**")
    assert name_of(text) == "Bed & breakfast"


def test_a_line_of_text_is_never_longer_than_seventy_characters(look: Look) -> None:
    sentence = (
        "Providers need to know the days and times before they can say what their help will cost, and "
        "you are asking for times that suit you, so a provider may suggest others and you choose between them."
    )
    for size in ("small", "body", "lead"):
        text = Text(look, sentence, size)
        lines = text.wrapped(min(2000, text.widest)).lines
        assert len(sentence) / lines <= 74


def test_the_ring_follows_the_focus(look: Look, show: Show) -> None:
    first, second = Entry(look, "", "First"), Button(look, "Second", "quiet")
    window = show(first, second)
    ring = FocusRing(look, window)
    first.setFocus()
    assert ring.target is first
    assert ring.box().size() == first.size()
    second.setFocus()
    assert ring.target is second
    assert ring.box().width() == second.width() + 14


def test_the_ring_grows_with_the_window_and_forgets_what_is_gone(look: Look, show: Show, qtbot: QtBot) -> None:
    first, second = Entry(look, "", "First"), Entry(look, "", "Second")
    window = show(first, second)
    ring = FocusRing(look, window)
    first.setFocus()
    window.resize(1000, 800)
    assert ring.size() == window.size()
    first.deleteLater()
    qtbot.wait(10)
    assert ring.box().isNull() or ring.target is second
    window.grab()


def test_the_ring_is_thicker_in_high_contrast(show: Show) -> None:
    window = show(Button(Look(), "Next"))
    usual = FocusRing(Look(), window).thickness
    assert FocusRing(Look(THEMES["white_on_black"]), window).thickness == usual * 1.5


def test_what_has_focus_is_scrolled_into_view_with_room_for_its_ring(look: Look, show: Show, qtbot: QtBot) -> None:
    buttons = [Button(look, f"Button {number}") for number in range(30)]
    area = scrolled(look, column(*buttons, gap=12))
    window = show(area, height=400)
    ring = FocusRing(look, window)
    for button in (buttons[-1], buttons[0], buttons[14]):
        button.setFocus()
        qtbot.wait(5)
        top = button.mapTo(area.viewport(), QPoint(0, 0)).y()
        assert top >= min(ring.reach, button.y())
        assert top + button.height() + ring.reach <= area.viewport().height() or button is buttons[-1]
        assert top + button.height() <= area.viewport().height()


def test_the_ring_stays_when_the_page_scrolls(look: Look, show: Show, qtbot: QtBot) -> None:
    buttons = [Button(look, f"Button {number}") for number in range(30)]
    area = scrolled(look, column(*buttons, gap=12))
    window = show(area, height=400)
    ring = FocusRing(look, window)
    buttons[0].setFocus()
    qtbot.wait(5)
    before = ring.box().top()
    area.verticalScrollBar().setValue(60)
    qtbot.wait(5)
    assert ring.box().top() == before - 60
    assert area.verticalScrollBar().value() == 60, "the person's own scrolling is left alone"


def test_a_field_of_choices_reflows_without_scrolling_sideways(show: Show) -> None:
    for scale in (1.0, 2.0, 3.0):
        look = Look(scale=scale)
        group = ChoiceGroup(look, "Who helps?", [Option("a", "An agency that finds the workers", picture="provider")])
        area = scrolled(look, Field(look, "Who should give the help that you need?", group, heading=True))
        show(area, width=640, height=600)
        assert area.widget().width() <= area.viewport().width()  # type: ignore[union-attr]
