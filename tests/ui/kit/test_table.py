"""Tables: what is read out, what keys do, and when rows become cards."""

from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nosdesk.errors import BugError
from nosdesk.themes import THEMES
from nosdesk.ui.kit.arrange import column, scrolled
from nosdesk.ui.kit.lint import problems
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.table import BigTable, Cell, Column, DataTable, Order, Row, TableData

ORDERS = (Order("due", "Earliest first", 1), Order("late", "Latest first", 1, down=True))
LOOKS = [Look(), Look(scale=2.0), Look(scale=3.0), Look(THEMES["yellow_on_black"])]


def payments(count: int = 4, order: str = "due") -> TableData:
    rows = [
        Row(
            (
                Cell(f"Payment {number}", note="Pebblewick Days"),
                Cell(f"{number} November 2026"),
                Cell("Needs attention", mark="attention", note="7 days late")
                if number == 2
                else Cell("Done", mark="done"),
                Cell(f"{96 * number}.00"),
            ),
            f"key-{number}",
        )
        for number in range(1, count + 1)
    ]
    if order == "late":
        rows.reverse()
    columns = (Column("Payment"), Column("Due"), Column("State"), Column("Amount, £", number=True))
    return TableData("Payments", columns, tuple(rows), True, ORDERS, order, "Order", "No payments yet.")


def months() -> TableData:
    heads = tuple(Column(name, number=True, same_width="month", said=f"{name} 2026") for name in ("Apr", "May", "Jun"))
    rows = (
        Row((Cell("Planned, £", strong=True), Cell("384"), Cell("480"), Cell("384"))),
        Row((Cell("Difference, £", strong=True), Cell("0"), Cell("−192", strong=True), Cell("0")), sums=True),
    )
    return TableData("Planned and paid", (Column(""), *heads), rows, turned=True)


Show = Callable[..., QWidget]


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Show]:
    """Shows a widget in a page that scrolls, and keeps the page: pytest-qt holds it weakly."""
    kept = []

    def show(widget: QWidget, width: int = 900, height: int = 800) -> QWidget:
        page = scrolled(Look(), column(widget, None))
        kept.append(page)
        qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        qtbot.waitExposed(page)
        return page

    yield show
    kept.clear()


def focus(qtbot: QtBot, widget: QWidget) -> None:
    """Gives a widget the focus, as Tab does."""
    widget.activateWindow()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(widget.hasFocus)


def names(widget: QWidget) -> list[str]:
    """Names of the parts of the accessibility tree, as a screen reader meets them."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return [interface.child(number).text(QAccessible.Text.Name) for number in range(interface.childCount())]


def test_cells_say_their_column_and_heads_their_order(qtbot: QtBot, shown: Show) -> None:
    table = DataTable(Look(), payments())
    shown(table)
    said = names(table.view)
    assert "Payment 1, Pebblewick Days" in said
    assert "State: Needs attention, 7 days late" in said
    assert "Amount, £: 192.00" in said
    assert "Due, Earliest first" in said
    assert table.view.accessibleName() == "Payments"


def test_arrows_move_enter_opens_and_tab_leaves(qtbot: QtBot, shown: Show) -> None:
    table, after = DataTable(Look(), payments()), DataTable(Look(), months())
    shown(column(table, after))
    focus(qtbot, table.view)
    assert (table.view.currentIndex().row(), table.view.currentIndex().column()) == (0, 0)
    qtbot.keyClick(table.view, Qt.Key.Key_Down)
    qtbot.keyClick(table.view, Qt.Key.Key_Right)
    assert (table.view.currentIndex().row(), table.view.currentIndex().column()) == (1, 1)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert opened.args == ["key-2"]
    qtbot.keyClick(table.view, Qt.Key.Key_Tab)
    assert after.view.hasFocus()


def test_a_press_opens_the_row(qtbot: QtBot, shown: Show) -> None:
    table = DataTable(Look(), payments())
    shown(table)
    at = table.view.visualRect(table.view.grid.index(2, 1)).center()
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened.args == ["key-3"]


@pytest.mark.parametrize("look", LOOKS, ids=["100", "200", "300", "yellow"])
@pytest.mark.parametrize("width", [360, 700, 1240])
def test_no_word_is_cut_and_all_rows_are_seen(qtbot: QtBot, shown: Show, look: Look, width: int) -> None:
    table = DataTable(look, payments())
    shown(table, max(width, table.minimumSizeHint().width()) + 20)
    view = table.view
    plan = view.plan(view.viewport().width())
    assert sum(plan.widths) == view.viewport().width()
    assert view.height() >= plan.height
    if not plan.as_cards:
        least, _ = view.planner.demands(view.data, view.data.rows, plan.pad)
        assert all(width >= few - 1 for width, few in zip(plan.widths, least, strict=True))
    assert not view.grab().isNull()
    assert problems(table) == []


def test_narrow_windows_turn_rows_into_cards_and_back(qtbot: QtBot, shown: Show) -> None:
    table = DataTable(Look(), payments())
    page = shown(table)
    assert not table.as_cards
    table.view.setCurrentIndex(table.view.grid.index(2, 3))
    page.resize(380, 800)
    qtbot.waitUntil(lambda: table.as_cards)
    assert table.view.currentIndex().row() == 2
    said = "Payment 2, Pebblewick Days. Due: 2 November 2026. State: Needs attention, 7 days late. Amount, £: 192.00"
    assert said in names(table.view)
    focus(qtbot, table.view)
    qtbot.keyClick(table.view, Qt.Key.Key_Home)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table.view, Qt.Key.Key_Space)
    assert opened.args == ["key-1"]
    page.resize(900, 800)
    qtbot.waitUntil(lambda: not table.as_cards)


def test_a_table_of_months_becomes_a_card_for_each_month(qtbot: QtBot, shown: Show) -> None:
    table = DataTable(Look(), months())
    shown(table, 290)
    assert table.as_cards
    assert names(table.view)[3::2] == [
        "Apr 2026. Planned, £: 384. Difference, £: 0",
        "May 2026. Planned, £: 480. Difference, £: −192",
        "Jun 2026. Planned, £: 384. Difference, £: 0",
    ]


def test_order_is_asked_for_by_menu_and_by_head(qtbot: QtBot, shown: Show) -> None:
    table = DataTable(Look(), payments())
    shown(table)
    button = table.order_button
    assert button is not None
    assert button.text() == "Order: Earliest first"
    menu = button.offer()
    assert [(action.text(), action.isChecked()) for action in menu.actions()] == [
        ("Earliest first", True),
        ("Latest first", False),
    ]
    with qtbot.waitSignal(table.order_chosen) as chosen:
        menu.actions()[1].trigger()
    assert chosen.args == ["late"]
    menu.close()
    with qtbot.waitSignal(table.order_chosen) as chosen:
        heads = table.view.horizontalHeader()
        at = QPoint(heads.sectionViewportPosition(1) + 20, heads.height() // 2)
        qtbot.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen.args == ["late"]


def test_new_data_keeps_the_row_one_is_at(qtbot: QtBot, shown: Show) -> None:
    table = DataTable(Look(), payments())
    shown(table)
    table.view.setCurrentIndex(table.view.grid.index(0, 2))
    table.set_data(payments(order="late"))
    assert table.view.key_here() == "key-1"
    assert table.view.currentIndex().row() == 3
    assert table.order_button is not None
    assert table.order_button.text() == "Order: Latest first"


def test_an_empty_table_says_so(qtbot: QtBot, shown: Show) -> None:
    table = DataTable(Look(), payments(0))
    shown(table)
    assert not table.view.isVisible()
    assert table._empty.text() == "No payments yet."
    table.set_data(payments(1))
    assert table.view.isVisible()
    assert not table._empty.isVisible()


def test_the_heads_stay_while_a_long_table_is_scrolled(qtbot: QtBot, shown: Show) -> None:
    table = DataTable(Look(), payments(60))
    page = shown(table, 900, 500)
    focus(qtbot, table.view)
    table.view.setCurrentIndex(table.view.grid.index(40, 0))
    top = table.view.viewport().mapTo(page, table.view.visualRect(table.view.currentIndex()).topLeft()).y()
    heads = table.view._fixed_heads
    assert heads.isVisible()
    assert heads.mapTo(page, QPoint(0, 0)).y() == 0
    assert heads.height() <= top < 500


def test_marks_need_words_and_leading_columns_a_reason() -> None:
    with pytest.raises(BugError):
        Cell(mark="met")
    with pytest.raises(BugError):
        Column("Tansy Lane Support", leading=True)
    with pytest.raises(BugError):
        TableData("Uneven", (Column("One"),), (Row((Cell("a"), Cell("b"))),))


def test_right_to_left_mirrors_the_columns(qtbot: QtBot, shown: Show) -> None:
    table = DataTable(Look(), payments(1))
    table.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    shown(table)
    first, last = (table.view.visualRect(table.view.grid.index(0, number)) for number in (0, 3))
    assert first.left() > last.left()
    picture = table.view.grab().toImage()
    ink = [x for x in range(first.left(), first.right()) if _dark(picture, x, first.center().y() + 20, 30)]
    assert max(ink) > first.right() - 30


def _dark(picture: QImage, x: int, y: int, tall: int) -> bool:
    return any(picture.pixelColor(x, row).lightness() < 120 for row in range(y, y + tall))


class Ledger:
    """A list of 100,000 payments that counts what is asked of it."""

    def __init__(self, total: int = 100_000) -> None:
        self.total = total
        self.asked: list[int] = []

    def fetch(self, offset: int, limit: int) -> Sequence[Row]:
        self.asked.append(offset)
        numbers = range(offset, min(offset + limit, self.total))
        long = "Two visits were cancelled by the provider and one was shortened by agreement on the phone"
        return [
            Row((Cell(f"Payment {number + 1}"), Cell(long if number % 7 == 3 else "Paid"), Cell("96.00")), number)
            for number in numbers
        ]


def big(look: Look, ledger: Ledger) -> BigTable:
    columns = (Column("Payment"), Column("What happened"), Column("Amount, £", number=True))
    data = TableData("All payments", columns, (), opens=True, empty="No payments.")
    return BigTable(look, data, ledger.total, ledger.fetch)


def test_a_big_table_fetches_only_what_is_seen(qtbot: QtBot) -> None:
    ledger = Ledger()
    table = big(Look(), ledger)
    qtbot.addWidget(table)
    table.resize(600, 500)
    table.show()
    qtbot.waitExposed(table)
    assert table.view.grid.rowCount() == 100_000
    assert set(ledger.asked) == {0, 99_800}
    focus(qtbot, table.view)
    table.view.setCurrentIndex(table.view.grid.index(50_004, 1))
    assert set(ledger.asked) == {0, 99_800, 49_800, 50_000}
    box = table.view.visualRect(table.view.currentIndex())
    assert box.top() >= 0
    assert box.bottom() < table.view.viewport().height()
    assert box.height() > table.view.visualRect(table.view.grid.index(50_002, 1)).height()
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert opened.args == [50_004]


def test_a_big_table_as_cards_reaches_its_last_row(qtbot: QtBot) -> None:
    ledger = Ledger(5_000)
    table = big(Look(scale=2.0), ledger)
    qtbot.addWidget(table)
    table.resize(max(380, table.minimumSizeHint().width()), 700)
    table.show()
    qtbot.waitExposed(table)
    assert table.as_cards
    focus(qtbot, table.view)
    qtbot.keyClick(table.view, Qt.Key.Key_End)
    assert table.view.currentIndex().row() == 4_999
    box = table.view.visualRect(table.view.currentIndex())
    assert box.bottom() <= table.view.viewport().height()


def test_a_big_table_is_fetched_anew(qtbot: QtBot) -> None:
    ledger = Ledger(900)
    table = big(Look(), ledger)
    qtbot.addWidget(table)
    table.resize(600, 500)
    table.show()
    qtbot.waitExposed(table)
    ledger.total, ledger.asked = 3, []
    table.reload(3)
    assert table.total == 3
    assert set(ledger.asked) == {0}
    ledger.total = 0
    table.reload(0)
    assert not table.view.isVisible()
    assert table._empty.isVisible()
