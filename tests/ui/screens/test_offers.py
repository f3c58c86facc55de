"""From what counts to the contract: criteria, offers, comparison and choice, through the window by keyboard."""

from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from nosdesk.domain.choices import Met, OfferStatus
from nosdesk.domain.records import Contract, Criterion, Offer, OfferAnswer, OfferScore, Provider, Specification
from nosdesk.services import answers, offers
from nosdesk.services.award import award
from nosdesk.settings import Settings
from nosdesk.ui import places
from nosdesk.ui.kit.choices import ChoiceGroup
from nosdesk.ui.kit.lint import problems
from nosdesk.ui.kit.stepper import Stepper
from nosdesk.ui.places import Place
from nosdesk.ui.screens.easy_line import EasyLine
from nosdesk.ui.window import Window
from tests.ui.drive import choose, press, said, settle, there, write
from tests.ui.screens.offers_case import ASKED, Case, add_offer, add_three, make_case, open_window, set_criteria

Go = Callable[..., Window]


@pytest.fixture
def case(tmp_path: Path, qtbot: QtBot) -> Iterator[Case]:
    made = make_case(tmp_path)
    yield made
    made.desk.case.close()


@pytest.fixture
def go(case: Case, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Go:
    """Opens the window at a place; every question before a step that cannot be taken lightly is answered yes."""

    def opened(place: Place, settings: Settings | None = None) -> Window:
        window = open_window(case, place, settings)
        monkeypatch.setattr(window, "closeEvent", lambda event: event.accept())
        monkeypatch.setattr(window, "ask", lambda *_words, **_kind: True)
        monkeypatch.setattr(window, "tell", lambda heading, text: window.setProperty("told", text))
        qtbot.addWidget(window)
        settle()
        return window

    return opened


def weights(case: Case) -> list[int]:
    return [each.weight for each in answers.rows(case.desk, Criterion, "specification_id", case.specification_id)]


def locked(case: Case) -> bool:
    return answers.read(case.desk, Specification, case.specification_id).criteria_locked_at is not None


def by_name(case: Case, name: str) -> Offer:
    found = next(each for each in offers.providers(case.desk) if each.name == name)
    lines = offers.offers_of(case.desk, case.specification_id)
    return next(line.offer for line in lines if line.provider.id == found.id)


def filled_sheet(window: Window, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> Path:
    """The response sheet, made through the window and filled in as a provider does."""
    path = folder / "sheet.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    press(window, "Make the sheet for providers")
    assert path.exists()
    book = openpyxl.load_workbook(path)
    cover, requirements, prices, *_ = book.worksheets
    labels = [row[0] for row in cover.iter_rows(max_col=1, values_only=True)]
    cover.cell(labels.index("Name of provider") + 1, 2, name)
    for row in range(2, 2 + len(ASKED)):
        requirements.cell(row, 4, "Met")
    prices.cell(2, 5, "£24.00")
    book.save(path)
    book.close()
    return path


def test_what_counts_begins_with_a_set_and_is_changed_by_minus_and_plus(case: Case, go: Go) -> None:
    window = go(places.Criteria(case.specification_id))
    press(window, "Begin with these three")
    assert weights(case) == [50, 30, 20]
    assert "Together: 100%" in said(window)
    press(window, "Less for Price")
    assert "Together: 95%" in said(window)
    assert "5 are still to be given out." in said(window)
    press(window, "Go on to offers")
    assert isinstance(window.ui.here, places.Criteria), "weights that do not make 100 lead nowhere"
    assert "The weights make 95, not 100." in said(window)
    press(window, "More for Meets the requirements")
    press(window, "Go on to offers")
    assert weights(case) == [55, 25, 20]
    assert isinstance(window.ui.here, places.Offers)


def test_a_criterion_is_added_renamed_and_removed(case: Case, go: Go) -> None:
    set_criteria(case)
    window = go(places.Criteria(case.specification_id))
    press(window, "Add something that counts")
    write(window, "By what are offers judged?", "Close to home")
    window.ui.back()
    settle()
    assert there(window, "Change: Close to home")
    press(window, "Remove: Close to home")
    assert len(weights(case)) == 3


def test_criteria_stand_still_once_an_offer_was_opened(case: Case, go: Go) -> None:
    add_three(case)
    window = go(places.Criteria(case.specification_id))
    assert "These stand still now" in said(window)
    assert not window.findChildren(Stepper)


def test_an_offer_is_not_opened_before_what_counts_is_settled(case: Case, go: Go) -> None:
    offer = offers.add_offer(case.desk, case.specification_id, "Tansy Lane Support")
    window = go(places.OfferAnswers(offer.id))
    assert "First say what counts" in said(window)
    assert not there(window, "Open this offer")
    press(window, "Say what counts")
    assert isinstance(window.ui.here, places.Criteria)


def test_answers_and_points_are_saved_as_they_are_given(case: Case, go: Go) -> None:
    set_criteria(case)
    offer = offers.add_offer(case.desk, case.specification_id, "Tansy Lane Support")
    window = go(places.OfferAnswers(offer.id))
    assert not locked(case)
    press(window, "Open this offer")
    assert locked(case)
    choose(window, "Partly")
    write(window, f"Their words: {ASKED[0][0]}", "9:15 at the earliest")
    choose(window, "4")
    window.ui.go(places.Offers(case.specification_id))
    settle()
    held = answers.rows(case.desk, OfferAnswer, "offer_id", offer.id)
    assert [(each.met, each.words) for each in held] == [(Met.PARTLY, "9:15 at the earliest")]
    assert [each.score for each in answers.rows(case.desk, OfferScore, "offer_id", offer.id)] == [4]


def test_a_long_list_of_requirements_is_folded_and_answered_in_place(case: Case, go: Go) -> None:
    from nosdesk.domain.records import Requirement

    for number in range(10):
        answers.add(
            case.desk, Requirement, specification_id=case.specification_id, statement=f"Requirement number {number}"
        )
    set_criteria(case)
    offer = offers.add_offer(case.desk, case.specification_id, "Tansy Lane Support")
    offers.open_offer(case.desk, offer.id)
    window = go(places.OfferAnswers(offer.id))
    press(window, "Epilepsy first aid. Not said yet")
    choose(window, "Not met")
    window.ui.go(places.Offers(case.specification_id))
    held = answers.rows(case.desk, OfferAnswer, "offer_id", offer.id)
    assert [(each.requirement_id, each.met) for each in held] == [(case.requirements[1], Met.NOT_MET)]


@pytest.mark.parametrize("part", ["prices", "words", "check"])
def test_no_form_shows_an_offer_before_it_is_opened(case: Case, go: Go, part: str) -> None:
    set_criteria(case)
    offer = offers.add_offer(case.desk, case.specification_id, "Tansy Lane Support")
    window = go(places.CheckAnswers("offer", offer.id) if part == "check" else places.Wizard("offer", offer.id, part))
    assert window.ui.here == places.OfferAnswers(offer.id)
    assert not there(window, "Add a price")
    press(window, "Open this offer")
    assert answers.read(case.desk, Offer, offer.id).opened_at is not None


def test_an_offer_is_taken_back_and_put_back_and_removed(case: Case, go: Go) -> None:
    first, *_ = add_three(case)
    window = go(places.OfferAnswers(first.id))
    press(window, "The provider takes it back")
    assert answers.read(case.desk, Offer, first.id).status is OfferStatus.WITHDRAWN
    press(window, "Let it run again")
    assert answers.read(case.desk, Offer, first.id).status is OfferStatus.RECEIVED
    press(window, "Remove this offer")
    assert len(offers.offers_of(case.desk, case.specification_id)) == 2
    assert isinstance(window.ui.here, places.Offers)


SHEET = """Provider,Wren Cottage Care
Phone,01632 960 123

Requirement,Answer,Comment
Help by 8:30 am,Yes,From 7
Epilepsy first aid,Yes,All of us

Price,Basis
21.50,an hour
"""
NOT_MONEY = '"£21,50x",a mile\n'


def test_a_file_is_shown_before_anything_is_saved_and_what_was_not_read_is_named(
    case: Case, go: Go, tmp_path: Path
) -> None:
    set_criteria(case)
    path = tmp_path / "wren.csv"
    path.write_text(SHEET + NOT_MONEY, encoding="utf-8")
    window = go(places.ImportOffer(case.specification_id, path))
    press(window, "Open the file")
    assert "Wren Cottage Care" in said(window)
    assert "row 10, column A: “£21,50x”" in said(window)
    press(window, "Save this offer")
    assert "Some cells could not be read." in said(window)
    assert not offers.offers_of(case.desk, case.specification_id)
    press(window, "Leave it")
    assert not offers.offers_of(case.desk, case.specification_id)


def test_what_could_mean_two_things_is_asked_and_a_change_of_look_forgets_nothing(
    case: Case, go: Go, tmp_path: Path
) -> None:
    set_criteria(case)
    path = tmp_path / "wren.csv"
    path.write_text(SHEET.replace("21.50,an hour", "21.50,") + NOT_MONEY, encoding="utf-8")
    window = go(places.ImportOffer(case.specification_id, path))
    press(window, "Open the file")
    assert "1 row could mean two things" in said(window)
    press(window, "Save this offer")
    assert "Choose what is meant" in said(window)
    choose(window, "£21.50 for an hour")
    choose(window, "Save the rest without these")
    window.ui.prefer(scale=2.0)
    settle()
    press(window, "Save this offer")
    offer = by_name(case, "Wren Cottage Care")
    assert window.ui.here == places.OfferAnswers(offer.id)
    assert "£21.50 for an hour" in said(window)


def test_a_second_sheet_of_a_provider_asks_what_becomes_of_the_first(case: Case, go: Go, tmp_path: Path) -> None:
    set_criteria(case)
    first = add_offer(case, "Wren Cottage Care", "22.00", "mmmm")
    path = tmp_path / "wren.csv"
    path.write_text(SHEET, encoding="utf-8")
    window = go(places.ImportOffer(case.specification_id, path))
    press(window, "Save this offer")
    assert "takes the place of the earlier one" in said(window)
    choose(window, "The new one takes its place")
    press(window, "Save this offer")
    assert answers.read(case.desk, Offer, first.id).status is OfferStatus.WITHDRAWN


def test_a_file_that_cannot_be_read_is_told_and_nothing_changes(case: Case, go: Go, tmp_path: Path) -> None:
    add_three(case)
    path = tmp_path / "photo.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    window = go(places.ImportOffer(case.specification_id, path))
    assert "This file cannot be read" in said(window)
    press(window, "All the offers")
    assert len(offers.offers_of(case.desk, case.specification_id)) == 3


def test_a_file_dropped_on_the_page_is_brought_in(case: Case, go: Go, tmp_path: Path) -> None:
    path = tmp_path / "wren.csv"
    path.write_text(SHEET, encoding="utf-8")
    window = go(places.Offers(case.specification_id))
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(path))])
    page = window.screen_shown.page if window.screen_shown else window
    keys = (Qt.DropAction.CopyAction, held, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(page, QDragEnterEvent(QPointF(20, 20), *keys))
    QApplication.sendEvent(page, QDropEvent(QPointF(20, 20), *keys))
    settle()
    assert window.ui.here == places.ImportOffer(case.specification_id, path)


def test_comparing_says_the_answer_first_and_other_weights_change_nothing(case: Case, go: Go) -> None:
    add_three(case)
    window = go(places.Compare(case.specification_id))
    assert "Tansy Lane Support fits best so far." in said(window)
    before = weights(case)
    for _ in range(10):
        press(window, "Less for Meets what I need")
    for _ in range(14):
        press(window, "More for Price")
    assert "Together" in said(window)
    assert "Each counts for its share of these." in said(window)
    assert weights(case) == before
    window.ui.prefer(theme="dark")
    settle()
    tried = {stepper.accessibleName(): stepper.value for stepper in window.findChildren(Stepper)}
    assert tried["What if Price counts"] == "100", "weights that are tried survive a change of look"
    press(window, "Put the agreed weights back")
    assert "Tansy Lane Support still comes first." in said(window)
    here = window.ui.here
    assert isinstance(here, places.Compare)
    assert here.weights == ()


def test_only_differences_is_kept_over_a_change_of_look(case: Case, go: Go) -> None:
    add_three(case)
    window = go(places.Compare(case.specification_id))
    press(window, "Only differences")
    here = window.ui.here
    assert isinstance(here, places.Compare)
    assert here.only_differences


def test_choosing_needs_a_reason_for_every_offer_and_one_more_where_a_must_is_not_met(case: Case, go: Go) -> None:
    *_, third = add_three(case)
    window = go(places.Award(case.specification_id, third.id))
    press(window, "Choose as ticked")
    assert "Pebblewick Days does not meet every must-have for sure." in said(window)
    assert "Say why, for Tansy Lane Support." in said(window)
    write(window, "Why do you choose Pebblewick Days all the same?", "My sister works there.")
    write(window, "Why do you choose Pebblewick Days?", "I know them.")
    write(window, "Why do you not choose Tansy Lane Support?", "Too dear.")
    write(window, "Why do you not choose Brackenfold Care?", "Too many helpers.")
    press(window, "Choose as ticked")
    held = {each.id: each for each in answers.rows(case.desk, Offer, "specification_id", case.specification_id)}
    assert held[third.id].status is OfferStatus.AWARDED
    assert held[third.id].exception_reason == "My sister works there."
    assert all(each.reason for each in held.values())
    press(window, "Take the choice back")
    assert answers.read(case.desk, Offer, third.id).status is OfferStatus.RECEIVED


def test_the_prices_of_a_chosen_offer_stand_still(case: Case, go: Go) -> None:
    first, *others = add_three(case)
    award(case.desk, case.specification_id, [first.id], {each.id: "A reason" for each in (first, *others)})
    window = go(places.OfferAnswers(first.id))
    assert "This offer was chosen" in said(window)
    assert not there(window, "Add a price")
    assert not there(window, "Their words")


def test_from_what_counts_to_the_contract_by_keyboard(
    case: Case, go: Go, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = go(places.Criteria(case.specification_id))
    press(window, "Begin with these three")
    press(window, "Go on to offers")
    sheet = filled_sheet(window, tmp_path, monkeypatch, "Wren Cottage Care")
    for name, hourly in (("Tansy Lane Support", "22.00"), ("Brackenfold Care", "£23.50")):
        press(window, "Type an offer in")
        if "Which provider is it from?" in said(window):
            choose(window, "Another provider")
        write(window, "Name of the provider", name)
        press(window, "Begin this offer")
        if there(window, "Open this offer"):
            press(window, "Open this offer")
        press(window, "Add a price")
        write(window, "How much is it?", hourly)
        press(window, "Done")
        assert isinstance(window.ui.here, places.OfferAnswers)
        for group in window.findChildren(ChoiceGroup):
            if group.isVisibleTo(window) and group.accessibleName() in dict(ASKED):
                group.setFocus(Qt.FocusReason.TabFocusReason)
                QTest.keyClick(group.radios["met"], Qt.Key.Key_Space)
        press(window, "All the offers")
        given = answers.rows(case.desk, OfferAnswer, "offer_id", by_name(case, name).id)
        assert [each.met for each in given] == [Met.MET] * len(ASKED)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(sheet), ""))
    press(window, "Bring in a filled-in sheet")
    assert isinstance(window.ui.here, places.ImportOffer)
    assert "£24.00 for an hour" in said(window)
    press(window, "Save this offer")
    assert isinstance(window.ui.here, places.OfferAnswers)
    press(window, "Compare the offers")
    assert "Tansy Lane Support" in said(window)
    press(window, "Choose Tansy Lane Support")
    for name in ("Brackenfold Care", "Wren Cottage Care"):
        write(window, f"Why do you not choose {name}?", "The other fits better.")
    write(window, "Why do you choose Tansy Lane Support?", "They listen to me.")
    press(window, "Choose as ticked")
    press(window, "Draw up the contract with Tansy Lane Support")
    drawn = answers.rows(case.desk, Contract, "specification_id", case.specification_id)
    assert len(drawn) == 1
    assert answers.read(case.desk, Provider, drawn[0].provider_id).name == "Tansy Lane Support"
    assert window.ui.trail[-1] == places.ContractHome(drawn[0].id)


LOOKS = (
    Settings(asked=True),
    Settings(asked=True, scale=2.0),
    Settings(asked=True, scale=3.0, theme="yellow_on_black"),
    Settings(asked=True, easy=True, scale=1.5, theme="dark"),
)


@pytest.mark.parametrize("settings", LOOKS, ids=("usual", "200", "300-yellow", "easy-dark"))
def test_nobody_is_shut_out_of_these_screens(case: Case, go: Go, settings: Settings, tmp_path: Path) -> None:
    first, *_ = add_three(case)
    path = tmp_path / "wren.csv"
    path.write_text(SHEET.replace("21.50,an hour", "21.50,") + NOT_MONEY, encoding="utf-8")
    window = go(places.Offers(case.specification_id), settings)
    window.activateWindow()
    for place in (
        places.Offers(case.specification_id),
        places.Criteria(case.specification_id),
        places.OfferAnswers(first.id),
        places.ImportOffer(case.specification_id, path),
        places.Compare(case.specification_id),
        places.Award(case.specification_id, first.id),
    ):
        window.ui.go(place)
        settle()
        assert problems(window) == [], place


def test_the_reason_for_a_choice_can_be_said_in_easy_words(case: Case, go: Go) -> None:
    first, *_ = add_three(case)
    window = go(places.Award(case.specification_id, first.id), Settings(asked=True, easy_check=True))
    write(window, "Why do you choose Tansy Lane Support?", "It commences early. I utilise the bus.")
    shown = [each for each in window.findChildren(EasyLine) if each.isVisibleTo(window)]
    assert [each.said for each in shown] == ["2 things could be easier", "", ""]
    press(window, "Say it in easy words: Tansy Lane Support")
    assert window.ui.here == places.EasyAnswer("Offer", first.id, "reason")
    assert "It commences early. I utilise the bus." in said(window)
