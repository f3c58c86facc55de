"""The frame round every screen: top bar, page, rail, help; what folds when there is no room for the words."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nosdesk.ui.kit.lint import name_of
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.page import Page
from nosdesk.ui.kit.tokens import FOLD_CHARACTERS
from tests.ui.kit.gallery import Window, home, question

Opened = Callable[..., Page]


@pytest.fixture
def opened(qtbot: QtBot) -> Opened:
    """Shows a window of a size and gives its page."""
    kept: list[Window] = []

    def shown(window: Window, width: int, height: int = 860) -> Page:
        kept.append(window)
        qtbot.addWidget(window)
        window.resize(width, height)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        assert isinstance(window.page, Page)
        return window.page

    return shown


def test_rail_and_help_stand_beside_the_question_at_full_width(opened: Opened) -> None:
    page = opened(question(Look()), 1280)
    assert (page.has_rail, page.has_side) == (True, True)
    assert page.parts_button is not None
    assert not page.parts_button.isVisible()
    body = page.body.mapTo(page, QPoint(0, 0)).x()
    assert body == 344, "304 for the list of parts and 40 of margin"
    assert page.body.width() == 600


@pytest.mark.parametrize(("scale", "width"), [(1.0, 640), (1.5, 1024), (2.0, 1280), (3.0, 1280), (3.0, 640)])
def test_what_stands_beside_folds_rather_than_squeeze_the_words(
    opened: Opened, qtbot: QtBot, scale: float, width: int
) -> None:
    window = question(Look(scale=scale))
    page = opened(window, width)
    assert not page.has_rail
    assert page.parts_button is not None
    assert page.parts_button.isVisible()
    with qtbot.waitSignal(page.wants_parts, timeout=500):
        page.parts_button.click()
    inside = page.view.widget()
    assert inside is not None
    assert inside.width() <= page.view.viewport().width()


@pytest.mark.parametrize("width", range(640, 1900, 90))
def test_nothing_stands_beside_a_column_under_fifty_five_characters(opened: Opened, width: int) -> None:
    look = Look(scale=1.25)
    page = opened(question(look), width)
    if page.has_rail or page.has_side:
        assert page.body.width() >= look.characters(FOLD_CHARACTERS)


def test_help_below_is_reached_by_its_button(opened: Opened) -> None:
    page = opened(question(Look(scale=3.0)), 1280)
    assert page.side_button is not None
    assert page.side is not None
    assert page.side_button.isVisible()
    page.side_button.click()
    assert page.side.hasFocus()
    assert page.view.verticalScrollBar().value() > 0


def test_a_column_is_never_wider_than_the_grid_says_and_stays_in_the_middle(opened: Opened) -> None:
    look = Look()
    window = home(look)
    page = opened(window, 1900)
    assert page.body.width() == 800
    left = page.body.mapTo(page, QPoint(0, 0)).x()
    assert page.side is not None
    right = page.side.mapTo(page, QPoint(page.side.width(), 0)).x()
    assert abs(left - (1900 - right)) <= 16


def test_every_place_of_the_bar_can_be_reached_at_every_size(opened: Opened) -> None:
    for scale, width in ((1.0, 1280), (1.0, 640), (2.0, 1280), (3.0, 1280), (3.0, 640)):
        window = home(Look(scale=scale))
        opened(window, width)
        bar = window.bar
        in_menu = {action.text() for action in bar.menu.actions()}
        beside = {place.word for place in bar.places.values() if place.isVisible()}
        assert in_menu | beside == {"Home", "Find", "Documents", "Reading", "Raise a concern", "Help"}
        assert not in_menu & beside
        assert bar.menu_button.isVisible() is bool(in_menu)


def test_reading_and_help_stay_outside_the_menu_as_long_as_they_can(opened: Opened) -> None:
    window = home(Look(scale=2.0))
    opened(window, 1280)
    assert [key for key, place in window.bar.places.items() if place.isVisible()] == ["reading", "help"]


def test_pressing_a_place_or_its_menu_entry_says_where_to_go(opened: Opened, qtbot: QtBot) -> None:
    window = home(Look(scale=2.0))
    opened(window, 1280)
    gone: list[str] = []
    window.bar.went.connect(gone.append)
    window.bar.places["help"].setFocus()
    qtbot.keyClick(window.bar.places["help"], Qt.Key.Key_Return)
    next(action for action in window.bar.menu.actions() if action.text() == "Find").trigger()
    assert gone == ["help", "find"]


def test_going_somewhere_else_moves_the_mark_of_where_you_are(opened: Opened) -> None:
    window = home(Look())
    opened(window, 1280)
    window.bar.go_to("documents")
    assert [key for key, place in window.bar.places.items() if place.here] == ["documents"]


def test_a_step_of_the_rail_says_where_to_go_and_its_state(opened: Opened, qtbot: QtBot) -> None:
    page = opened(question(Look()), 1280)
    rail = page.rail
    assert rail is not None
    assert name_of(rail.steps["price"]) == "Price and budget. Needs attention"
    with qtbot.waitSignal(rail.went, timeout=500) as gone:
        qtbot.keyClick(rail.steps["price"], Qt.Key.Key_Space)
    assert gone.args == ["price"]


def test_page_keys_scroll_from_wherever_the_focus_is(opened: Opened, qtbot: QtBot) -> None:
    page = opened(question(Look(scale=3.0)), 1280)
    assert page.back is not None
    page.back.setFocus()
    qtbot.keyClick(page.back, Qt.Key.Key_PageDown)
    assert page.view.verticalScrollBar().value() > 0
    page.go_to_top()
    assert page.view.verticalScrollBar().value() == 0


def test_a_page_is_read_from_right_to_left_where_the_language_is(opened: Opened) -> None:
    window = question(Look())
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    page = opened(window, 1280)
    assert page.rail is not None
    assert page.rail.mapTo(window, QPoint(0, 0)).x() > 900
    assert window.bar.mark.x() > 1100
    window.grab()


def test_parents_do_not_lose_their_children(opened: Opened) -> None:
    """Python may collect the wrappers: the widgets belong to Qt."""
    import gc

    page = opened(question(Look()), 1280)
    before = len(page.findChildren(QWidget))
    gc.collect()
    assert len(page.findChildren(QWidget)) == before
