"""One person's support from an empty file to the papers, through the window and by keyboard alone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from nosdesk.domain.choices import ContractStatus, FundingSource, Met, OfferStatus, SpecificationStatus, Weekday
from nosdesk.domain.records import (
    Check,
    Contact,
    Contract,
    Objective,
    Offer,
    OfferAnswer,
    Outcome,
    PaymentMade,
    Person,
    Record,
    Requirement,
    Specification,
    Visit,
)
from nosdesk.services import journey
from nosdesk.settings import Settings
from nosdesk.storage.check import check
from nosdesk.ui import places
from nosdesk.ui.kit.choices import ChoiceGroup
from nosdesk.ui.kit.working import Working
from nosdesk.ui.screens import casefile, papers
from nosdesk.ui.window import Window
from tests.ui.drive import choose, find, press, said, settle, there, write

R = TypeVar("R", bound=Record)


@dataclass
class Clock:
    """The day it is; the journey moves it on."""

    day: date = date(2026, 11, 18)

    def __call__(self) -> date:
        return self.day


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    for module in (casefile, papers):
        monkeypatch.setattr(module, "documents_dir", lambda: tmp_path)
    opened = Window(Settings(asked=True))
    qtbot.addWidget(opened)
    opened.ui.start_at(places.Start())
    opened.show()
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    yield opened
    if opened.ui.desk:
        opened.ui.desk.case.close()
        opened.ui.desk = None


def every(window: Window, record: type[R]) -> tuple[R, ...]:
    """All records of a kind, oldest first."""
    with window.ui.at.case.reading() as reading:
        return reading.find(record)


def only(window: Window, record: type[R]) -> R:
    """The one record of a kind."""
    (item,) = every(window, record)
    return item


def write_date(window: Window, name: str, day: date) -> None:
    """Type a day into its three fields."""
    for part, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        write(window, f"{name}: {part}", str(number))


def keys(window: Window, name: str, *pressed: Qt.Key) -> None:
    """Press keys, beginning at something of this name; each goes to where the focus is by then."""
    find(window, name).setFocus(Qt.FocusReason.TabFocusReason)
    for key in pressed:
        focused = window.focusWidget()
        assert focused, "nothing has the focus"
        QTest.keyClick(focused, key)
        settle()


def in_dialog(done: Callable[[QDialog], None]) -> None:
    """Do something in the dialog that the next press opens; one that only shows how far work has come is let be."""

    def when_there(left: int = 50) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, Working):
            QTimer.singleShot(50, lambda: when_there(left))
        elif isinstance(dialog, QDialog):
            done(dialog)
        elif left:
            QTimer.singleShot(10, lambda: when_there(left - 1))

    QTimer.singleShot(0, when_there)


def answer(name: str) -> None:
    """Press a button of the dialog that the next press opens."""
    in_dialog(lambda dialog: press(dialog, name))


def begin(window: Window, clock: Clock) -> None:
    press(window, "Begin a new file")
    write(window, "Name of the file", "My support")
    choose(window, "Without a passphrase")
    press(window, "Make the file")
    window.ui.desk = replace(window.ui.at, today=clock)
    choose(window, "Both together")
    write(window, "Name of the person", "Maya Whitlock")
    write(window, "Name of the helper", "Idris Vale")
    press(window, "Go on")
    assert only(window, Person).created_by == "Maya Whitlock + Idris Vale"


def tell_about_maya(window: Window) -> None:
    press(window, "Go on")
    press(window, "Your name")
    write(window, "What do you like to be called?", "May")
    press(window, "Next")
    write_date(window, "What is your date of birth?", date(1999, 3, 14))
    press(window, "Next")
    choose(window, "England")
    write(window, "What is your address?", "2 Lantern Row")
    press(window, "Next")
    press(window, "Next")
    write(window, "What should people know about you?", "I am funny.")
    press(window, "Where money comes from")
    choose(window, "Direct payment")
    press(window, "Next")
    press(window, "Add a person")
    write(window, "What is this person’s name?", "Idris Vale")
    choose(window, "Advocate")
    press(window, "Done")
    press(window, "Next")
    press(window, "Check your answers")
    press(window, "Yes, all of this is right")
    person = only(window, Person)
    assert (person.called, person.birth_date, person.about) == ("May", date(1999, 3, 14), "I am funny.")
    assert person.funding is FundingSource.DIRECT_PAYMENT
    assert only(window, Contact).name == "Idris Vale"
    press(window, "Home")


def say_what_is_wanted(window: Window) -> None:
    press(window, "What I want to achieve")
    press(window, "Add an outcome")
    write(window, "What do you want to achieve?", "I cook my own tea.")
    choose(window, "Matters most")
    write(window, "How will you know that it is happening?", "Evenings a week")
    write_date(window, "By when would you like that?", date(2027, 6, 1))
    press(window, "Done")
    press(window, "Home")
    assert only(window, Outcome).by_when == date(2027, 6, 1)


def specify(window: Window) -> None:
    press(window, "Add a service")
    write(window, "What do you call this service?", "Help at home")
    write(window, "What is this service for?", "I run my own home.")
    press(window, "Next")
    write(window, "What should the workers do?", "Cook tea with me.")
    press(window, "Next")
    press(window, "Add an objective")
    write(window, "What must the service bring about?", "I cook more and more myself.")
    choose(window, "I cook my own tea.")
    write(window, "How will you watch how it goes?", "I take a photo of each tea.")
    press(window, "Done")
    press(window, "Next")
    write(window, "Where does it happen?", "At my flat")
    press(window, "Next")
    keys(
        window, "Monday morning", Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space
    )
    press(window, "Next")
    write_date(window, "When should the help start?", date(2027, 2, 1))
    write(window, "For how many weeks?", "40")
    press(window, "Next")
    for statement, strength in (("A worker is here by 5.", "Must have"), ("I choose what we cook.", "Should have")):
        press(window, "Add a requirement")
        write(window, "What is required?", statement)
        choose(window, strength)
        press(window, "Done")
    press(window, "Price and budget")
    write(window, "What is the most that this may cost?", "90")
    choose(window, "a week")
    press(window, "Check your answers")
    write(window, "Who agrees it?", "Maya and Idris")
    press(window, "Agree this specification")
    agreed = only(window, Specification)
    assert (agreed.status, agreed.agreed_by, agreed.budget) == (
        SpecificationStatus.AGREED,
        "Maya and Idris",
        Decimal(90),
    )
    assert only(window, Visit).days == (Weekday.WEDNESDAY,)
    assert only(window, Objective).outcome_id == only(window, Outcome).id
    assert len(every(window, Requirement)) == 2


def gather_offers(window: Window) -> None:
    press(window, "Go on to offers")
    press(window, "What offers are judged by")
    press(window, "Begin with these three")
    press(window, "Go on to offers")
    for name, hourly in (("Tansy Lane Support", "22"), ("Brackenfold Care", "£25.50")):
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
        for group in window.findChildren(ChoiceGroup):
            if group.isVisibleTo(window) and "met" in group.radios:
                group.setFocus(Qt.FocusReason.TabFocusReason)
                QTest.keyClick(group.radios["met"], Qt.Key.Key_Space)
        press(window, "All the offers")
    assert {given.met for given in every(window, OfferAnswer)} == {Met.MET}


def choose_an_offer(window: Window) -> None:
    press(window, "Compare the offers")
    assert "Tansy Lane Support" in said(window)
    press(window, "Choose Tansy Lane Support")
    write(window, "Why do you choose Tansy Lane Support?", "They listen to me.")
    write(window, "Why do you not choose Brackenfold Care?", "It costs more.")
    press(window, "Choose as ticked")
    assert [offer.status for offer in every(window, Offer)] == [OfferStatus.AWARDED, OfferStatus.DECLINED]
    press(window, "Draw up the contract with Tansy Lane Support")


def sign(window: Window) -> None:
    assert "Nothing is missing" in said(window)
    press(window, "Make it ready to sign")
    press(window, "Sign the contract")
    write(window, "Who signs for the provider?", "Ruth Okafor")
    answer("Lock it")
    press(window, "Sign and lock it")
    signed = only(window, Contract)
    assert (signed.status, signed.signed_for_person) == (ContractStatus.SIGNED, "Maya Whitlock")
    assert signed.value
    assert signed.weekly_cost == Decimal("22.00") * hours(window)


def hours(window: Window) -> Decimal:
    """Hours of the one visit of the week."""
    visit = only(window, Visit)
    return Decimal(visit.end.hour * 60 + visit.end.minute - visit.start.hour * 60 - visit.start.minute) / 60


def pay(window: Window) -> None:
    press(window, "Milestones and money")
    press(window, "Record the late payment")
    write(window, "What is the number of the bill or payment?", "Inv 1")
    press(window, "Record it")
    made = only(window, PaymentMade)
    assert made.amount
    assert made.payment_due_id
    assert "just as planned" in said(window)
    press(window, "Home")


def say_how_it_went(window: Window) -> None:
    press(window, "Check how it goes")
    press(window, "Say how it went")
    choose(window, "Good")
    write(window, "In your words, if you like", "I made soup.")
    press(window, "Save")
    told = only(window, Check)
    assert (told.face, told.words, told.said_by_name) == (4, "I made soup.", "Maya Whitlock")
    assert told.helped_by == "Idris Vale"


def take_papers(window: Window, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    press(window, "Documents")
    answer("Close")
    press(window, "Save all of them")
    made = sorted(each.name for each in folder.glob("**/*.pdf"))
    assert len(made) >= 5
    assert all(each.read_bytes().startswith(b"%PDF-") for each in folder.glob("**/*.pdf"))


def test_from_an_empty_file_to_the_papers(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    begin(window, clock)
    tell_about_maya(window)
    say_what_is_wanted(window)
    specify(window)
    gather_offers(window)
    choose_an_offer(window)
    sign(window)
    clock.day = date(2027, 3, 10)
    pay(window)
    say_how_it_went(window)
    press(window, "Home")
    seen = journey.journey(window.ui.at, only(window, Person).id)
    assert seen.late == ()
    folder = tmp_path / "papers"
    folder.mkdir()
    take_papers(window, folder, monkeypatch)
    assert check(window.ui.at.case) == ()
