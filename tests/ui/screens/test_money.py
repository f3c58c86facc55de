"""Money through the window: what to pay, what was paid, part, over and back, milestones, by keyboard."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from contract_case import Case, answer, draw_up, in_dialog, make_case, open_window, sign
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from ui.drive import choose, find, name_of, press, said, settle, stops, there, write

from nosdesk.documents.formats import Format
from nosdesk.domain.choices import ClosedReason, FundingSource, PaymentKind, PaymentRhythm
from nosdesk.domain.money import MonthRow
from nosdesk.domain.records import Contract, Milestone, PaymentDue, PaymentMade
from nosdesk.errors import KnownError
from nosdesk.forms.progress import PartState
from nosdesk.i18n import Reader
from nosdesk.services import answers, money, papers, people
from nosdesk.services.journey import DueKind, Step, StepKind, journey
from nosdesk.services.money import periods_so_far
from nosdesk.settings import Settings
from nosdesk.storage.casefile import CaseFile
from nosdesk.ui import places
from nosdesk.ui.kit.charts import ChartWithTable
from nosdesk.ui.kit.table import BigTable, DataTable
from nosdesk.ui.screens.money import LONGEST_TABLE
from nosdesk.ui.window import Window

LATE = date(2027, 5, 22)
"""12 days after the first payment was due."""


@pytest.fixture
def case(tmp_path: Path, qapp: object) -> Iterator[Case]:
    """A case whose offer was chosen."""
    made = make_case(tmp_path, budget=FundingSource.DIRECT_PAYMENT)
    yield made
    made.desk.case.close()


def paid(case: Case, signed: Contract) -> list[PaymentMade]:
    """The recorded payments, newest first."""
    return list(money.money(case.desk, signed.id).paid)


def dues(case: Case, signed: Contract) -> tuple[PaymentDue, ...]:
    return money.money(case.desk, signed.id).whole.payments


def open_money(case: Case, qtbot: QtBot, signed: Contract, settings: Settings | None = None) -> Window:
    window = open_window(case, places.Money(signed.id), settings)
    qtbot.addWidget(window)
    return window


def test_before_the_signatures_it_teaches(case: Case, qtbot: QtBot) -> None:
    drawn = draw_up(case)
    window = open_money(case, qtbot, drawn)
    assert "The money begins when the contract is signed" in said(window)
    press(window, "Go to the contract")
    assert window.ui.here == places.ContractHome(drawn.id)
    window.ui.go(places.Pay(drawn.id))
    settle()
    assert "The contract is not signed yet" in said(window)


def test_pay_a_part_late_the_rest_with_too_much_and_get_money_back(case: Case, qtbot: QtBot) -> None:
    signed = sign(case)
    first, second = dues(case, signed)
    case.clock.day = LATE
    window = open_money(case, qtbot, signed)
    assert "You have paid £384.00 less than planned." in said(window)
    assert "1 payment is late" in said(window)
    assert "12 days late" in said(window)

    press(window, "Record the late payment")
    assert find(window, "How much was it?").text() == "384.00"  # type: ignore[attr-defined]
    write(window, "How much was it?", "£100")
    assert "£284.00 of this payment stays open." in said(window)
    write(window, "What is the number of the bill or payment?", "Inv 7")
    press(window, "Record it")
    assert window.ui.here == places.Money(signed.id)
    (made,) = paid(case, signed)
    assert (made.amount, made.paid_on, made.payment_due_id) == (Decimal("100.00"), LATE, first.id)
    assert (made.kind, made.reference) == (PaymentKind.PAYMENT, "Inv 7")
    assert "£100.00 of £384.00 is paid already." in said(window)

    press(window, "Record the late payment")
    write(window, "How much was it?", "300.00")
    assert "£16.00 more than is due." in said(window)
    press(window, "Record it")
    held = money.money(case.desk, signed.id).balance
    assert not held.overdue
    assert held.next_due is not None
    assert (held.next_due.due.id, held.next_due.left) == (second.id, Decimal("368.00"))

    press(window, "Other payment, or money back")
    choose(window, "Money back")
    choose(window, "£384.00, due on 10 May 2027")
    write(window, "How much was it?", "16")
    press(window, "Record it")
    back = paid(case, signed)[0]
    assert (back.kind, back.amount, back.payment_due_id) == (PaymentKind.REFUND, Decimal("16.00"), first.id)
    assert "You have paid £384.00, just as planned." in said(window)


def test_a_recorded_payment_is_taken_back_after_asking(case: Case, qtbot: QtBot) -> None:
    signed = sign(case)
    case.clock.day = LATE
    money.record_payment(case.desk, signed.id, Decimal("384.00"), LATE, payment_due_id=dues(case, signed)[0].id)
    window = open_money(case, qtbot, signed)
    (table,) = (table for table in window.findChildren(DataTable) if table.data.opens)
    assert [cell.text for cell in table.data.rows[0].cells] == ["22 May 2027", "5 April to 2 May 2027", "384.00"]
    table.view.setFocus()
    answer("Keep it")
    QTest.keyClick(table.view, Qt.Key.Key_Return)
    assert len(paid(case, signed)) == 1
    answer("Take it back")
    QTest.keyClick(table.view, Qt.Key.Key_Return)
    settle()
    assert paid(case, signed) == []
    assert "No payment is recorded yet." in said(window)
    window.activateWindow()
    settle()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert len(paid(case, signed)) == 1


def test_what_cannot_be_is_told_at_its_field(case: Case, qtbot: QtBot) -> None:
    signed = sign(case)
    case.clock.day = LATE
    window = open_window(case, places.Pay(signed.id, dues(case, signed)[0].id))
    qtbot.addWidget(window)
    for amount, told in (("", "This needs an answer."), ("1,00.0", ""), ("0", "Type an amount of more than £0.00.")):
        write(window, "How much was it?", amount)
        press(window, "Record it")
        assert "There is a problem" in said(window)
        assert told in said(window)
    write(window, "How much was it?", "12.50")
    write(window, "On which day?: Day", "23")
    press(window, "Record it")
    assert "This day has not come yet." in said(window)
    assert paid(case, signed) == []
    for bad in (lambda: money.record_payment(case.desk, signed.id, Decimal(5), LATE + timedelta(days=1)),):
        with pytest.raises(KnownError):
            bad()


def test_the_same_payment_twice_is_asked_about(case: Case, qtbot: QtBot) -> None:
    signed = sign(case)
    case.clock.day = LATE
    money.record_payment(case.desk, signed.id, Decimal("50.00"), LATE)
    window = open_window(case, places.Pay(signed.id))
    qtbot.addWidget(window)
    write(window, "How much was it?", "50")
    answer("Do not record it")
    press(window, "Record it")
    assert len(paid(case, signed)) == 1
    answer("Yes, record it too")
    press(window, "Record it")
    assert len(paid(case, signed)) == 2


def test_another_planned_payment_brings_its_amount_unless_one_was_typed(case: Case, qtbot: QtBot) -> None:
    signed = sign(case, PaymentRhythm.MONTHLY)
    window = open_window(case, places.Pay(signed.id, dues(case, signed)[0].id))
    qtbot.addWidget(window)
    april, may = (due.amount for due in dues(case, signed))
    amount = find(window, "How much was it?")
    assert amount.text() == f"{april}"  # type: ignore[attr-defined]
    choose(window, f"£{may}, due on 7 June 2027")
    assert amount.text() == f"{may}"  # type: ignore[attr-defined]
    write(window, "How much was it?", "7")
    choose(window, f"£{april}, due on 7 May 2027")
    assert amount.text() == "7"  # type: ignore[attr-defined]


def test_what_was_typed_is_there_again_after_a_look_elsewhere(case: Case, qtbot: QtBot) -> None:
    signed = sign(case)
    window = open_money(case, qtbot, signed)
    press(window, "Record this payment")
    write(window, "How much was it?", "123.45")
    write(window, "Is there anything to add?", "Cash")
    window.ui.prefer(scale=2.0)
    settle()
    assert find(window, "How much was it?").text() == "123.45"  # type: ignore[attr-defined]
    window.ui.go(places.Help())
    settle()
    window.ui.back()
    settle()
    assert find(window, "Is there anything to add?").text() == "Cash"  # type: ignore[attr-defined]
    press(window, "Do not record it")
    assert window.ui.here == places.Money(signed.id)
    press(window, "Record this payment")
    assert find(window, "How much was it?").text() == "384.00"  # type: ignore[attr-defined]


def test_a_milestone_is_marked_as_done_and_changed_again(case: Case, qtbot: QtBot) -> None:
    signed = sign(case)
    case.clock.day = LATE
    (step,) = answers.rows(case.desk, Milestone, "contract_id", signed.id)
    window = open_money(case, qtbot, signed)
    assert "Needs attention: 12 days late" in said(window)

    def a_day_to_come_first(dialog: QDialog) -> None:
        write(dialog, "When was it reached?: Day", "23")
        in_dialog(the_right_day)
        press(dialog, "Yes, it is done")

    def the_right_day(dialog: QDialog) -> None:
        assert "This day has not come yet." in said(dialog)  # type: ignore[arg-type]
        write(dialog, "When was it reached?: Day", "20")
        write(dialog, "How can it be seen?", "A full card")
        press(dialog, "Yes, it is done")

    in_dialog(a_day_to_come_first)
    press(window, "Mark as done: I swim every week")
    done = answers.read(case.desk, Milestone, step.id)
    assert (done.done_on, done.note) == (date(2027, 5, 20), "A full card")
    assert "Done on 20 May 2027" in said(window)

    answer("No, not yet")
    press(window, "Change: I swim every week")
    again = answers.read(case.desk, Milestone, step.id)
    assert (again.done_on, again.note) == (None, "A full card")
    answer("Leave it as it is")
    press(window, "Mark as done: I swim every week")
    assert answers.read(case.desk, Milestone, step.id) == again


def test_the_chart_stands_over_months_up_to_now(case: Case, qtbot: QtBot) -> None:
    signed = sign(case)
    window = open_money(case, qtbot, signed)
    assert not window.findChildren(ChartWithTable)
    assert "Nothing is due yet." in said(window)
    case.clock.day = date(2027, 6, 1)
    window.ui.again()
    settle()
    chart = _chart(window)
    assert [row.cells[-1].text for row in chart.table.data.rows] == ["384", "0", "−384"], "June is not due yet"
    case.clock.day = date(2027, 6, 7)
    money.record_payment(case.desk, signed.id, Decimal("384.00"), date(2027, 5, 9))
    window.ui.again()
    settle()
    chart = _chart(window)
    data = chart.table.data
    assert [column.head for column in data.columns] == ["", "May", "Jun", "Total"]
    rows = [[cell.text for cell in row.cells] for row in data.rows]
    assert rows == [
        ["Planned, £", "384", "384", "768"],
        ["Paid, £", "384", "0", "384"],
        ["Difference, £", "0", "−384", "−384"],
    ]
    assert [bar.note for bar in chart.chart.bars] == ["", "£384 due"]  # type: ignore[attr-defined]
    assert name_of(chart.chart).startswith("You have paid £384.00 less than planned.")


def test_many_months_are_put_together(qapp: object) -> None:
    months = [MonthRow(date(2024 + at // 12, at % 12 + 1, 1), Decimal(10), Decimal(at % 2)) for at in range(60)]
    today = date(2028, 11, 5)
    for count, most, size, first, number in ((7, 8, 1, months[52].month, 7), (20, 8, 3, date(2027, 4, 1), 7)):
        found = periods_so_far(months[59 - count : 59], today, most)
        assert (len(found), found[0].months, found[0].first) == (number, size, first)
    whole = periods_so_far(months, today, 6)
    assert [(period.first.year, period.planned) for period in whole[:2]] == [(2024, 120), (2025, 120)]
    assert whole[-1].last == date(2028, 12, 31)
    assert whole[-1].planned == 110
    assert periods_so_far(months, date(2023, 1, 1), 6) == ()


def test_a_long_list_of_payments_is_fetched_in_blocks(case: Case, qtbot: QtBot) -> None:
    signed = sign(case)
    case.clock.day = LATE
    with case.desk.case.writing(case.desk.author) as writing:
        writing.add_all(
            PaymentMade(contract_id=signed.id, paid_on=LATE - timedelta(days=at % 30), amount=Decimal(1))
            for at in range(LONGEST_TABLE + 1)
        )
    window = open_money(case, qtbot, signed)
    (table,) = window.findChildren(BigTable)
    assert table.total == LONGEST_TABLE + 1
    table.view.setFocus()
    answer("Take it back")
    QTest.keyClick(table.view, Qt.Key.Key_Return)
    settle()
    assert len(paid(case, signed)) == LONGEST_TABLE


def test_a_closed_case_pays_for_what_was_begun_only(case: Case, qtbot: QtBot) -> None:
    from nosdesk.domain.choices import ClosedReason
    from nosdesk.services.people import close_case

    signed = sign(case)
    case.clock.day = date(2027, 4, 30)
    close_case(case.desk, case.person_id, ClosedReason.MOVED, case.clock.day)
    window = open_money(case, qtbot, signed)
    assert "Payments for the time after 30 April 2027 are not due any more." in said(window)
    press(window, "Payment plan")
    (table,) = window.findChildren(DataTable)
    assert [row.cells[2].text for row in table.data.rows] == ["To come", "Not due any more", ""]
    window.ui.back()
    settle()
    press(window, "Record this payment")
    press(window, "Record it")
    assert "Everything planned is paid" in said(window)
    assert not there(window, "Record this payment")
    assert there(window, "Other payment, or money back")


def _reopened(case: Case) -> Case:
    """The case as another program finds it, from a copy of the file's bytes: as after a kill, nothing was closed."""
    copy = case.desk.case.path.with_name("as-killed.nosdesk")
    copy.write_bytes(case.desk.case.path.read_bytes())
    return replace(case, desk=replace(case.desk, case=CaseFile.open(copy, None)))


def test_a_payment_being_typed_outlives_a_kill(case: Case, qtbot: QtBot) -> None:
    signed = sign(case)
    first, second = dues(case, signed)
    place = places.Pay(signed.id, first.id)
    window = open_window(case, place)
    qtbot.addWidget(window)
    assert "You began this payment before" not in said(window)
    write(window, "How much was it?", "123.45")
    write(window, "What is the number of the bill or payment?", "REF 77")
    choose(window, "Money back")
    qtbot.waitUntil(lambda: len(money.draft(case.desk, signed.id, first.id)) == 3, timeout=3000)
    assert not paid(case, signed)

    after = _reopened(case)
    again = open_window(after, place)
    qtbot.addWidget(again)
    assert "You began this payment before" in said(again)
    assert find(again, "How much was it?").text() == "123.45"  # type: ignore[attr-defined]
    assert find(again, "What is the number of the bill or payment?").text() == "REF 77"  # type: ignore[attr-defined]
    assert money.draft(after.desk, signed.id, second.id) == {}, "another payment begins anew"
    press(again, "Record it")
    (made,) = paid(after, signed)
    assert (made.kind, made.amount, made.reference) == (PaymentKind.REFUND, Decimal("123.45"), "REF 77")
    assert money.draft(after.desk, signed.id, first.id) == {}
    after.desk.case.close()


def test_what_is_given_up_or_never_typed_leaves_no_draft(case: Case, qtbot: QtBot) -> None:
    signed = sign(case)
    place = places.Pay(signed.id)
    window = open_window(case, place)
    qtbot.addWidget(window)
    window.ui.go(places.Help())
    assert money.draft(case.desk, signed.id, None) == {}
    window.ui.back()
    settle()
    write(window, "How much was it?", "12")
    window.ui.go(places.Help())
    assert money.draft(case.desk, signed.id, None) == {"amount": "12"}
    window.ui.back()
    settle()
    press(window, "Do not record it")
    assert money.draft(case.desk, signed.id, None) == {}
    assert not paid(case, signed)


def _money_step(case: Case) -> Step:
    return next(step for step in journey(case.desk, case.person_id).all_steps if step.kind is StepKind.MONEY)


@pytest.mark.parametrize("by", ["ended", "closed"])
def test_the_step_at_home_counts_only_what_is_still_due(case: Case, by: str) -> None:
    signed = sign(case)
    first, second = dues(case, signed)
    assert first.period_end
    stop = first.period_end
    if by == "ended":
        answers.save(case.desk, Contract, signed.id, "ended_on", stop, None, None)
    else:
        people.close_case(case.desk, case.person_id, ClosedReason.MOVED, stop)
    case.clock.day = second.due_on + timedelta(days=1)
    step = _money_step(case)
    assert (step.state, step.done, step.of) == (PartState.NEEDS_ATTENTION, 0, 1)
    due = [one.on for one in journey(case.desk, case.person_id).dues if one.kind is DueKind.PAYMENT]
    assert due == ([first.due_on] if by == "ended" else [])
    money.record_payment(case.desk, signed.id, first.amount, first.due_on)
    step = _money_step(case)
    assert (step.state, step.done, step.of) == (PartState.DONE, 1, 1)


def test_the_paper_of_a_contract_that_ended_counts_what_is_still_due(case: Case) -> None:
    signed = sign(case)
    first, _ = dues(case, signed)
    answers.save(case.desk, Contract, signed.id, "ended_on", first.period_end, None, None)
    for form, words in ((Format.STANDARD, "£384.00 that was planned for later"), (Format.EASY, "You do not pay")):
        paper = str(papers.build(case.desk, "payment-plan", signed.id, form, Reader(easy=form.easy)))
        assert words in paper
        assert "768" not in paper.replace("£768.00 in all", "").replace("you pay **£768.00**", "")


@pytest.mark.parametrize("settings", [Settings(asked=True, easy=True), Settings(asked=True, scale=3.0)])
def test_nothing_is_taken_away_in_another_look(case: Case, qtbot: QtBot, settings: Settings) -> None:
    signed = sign(case)
    case.clock.day = LATE
    money.record_payment(case.desk, signed.id, Decimal("100.00"), LATE)
    for place in (places.Money(signed.id), places.Pay(signed.id, dues(case, signed)[0].id)):
        plain, other = (_names(open_window(case, place, look), qtbot) for look in (None, settings))
        folded = ("1 payment is late", "Why are we asking?", "Why do we ask?")
        assert len([name for name in plain if name not in folded]) == len(
            [name for name in other if name not in folded]
        )
        for names in (plain, other):
            assert all(names)
            assert len(set(names)) == len(names)


def _names(window: Window, qtbot: QtBot) -> list[str]:
    qtbot.addWidget(window)
    assert window.screen_shown is not None
    return [name_of(widget) for widget in stops(window.screen_shown.page)]


def _chart(window: Window) -> ChartWithTable:
    """The chart of the page that is shown; the one before may not be gone yet."""
    assert window.screen_shown is not None
    (chart,) = window.screen_shown.page.findChildren(ChartWithTable)
    return chart
