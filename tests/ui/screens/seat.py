"""A person at the window with an open case file: what tests of screens press, and read the records behind."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from nosdesk.domain.author import Author
from nosdesk.domain.records import Record
from nosdesk.forms.catalogue import form_for
from nosdesk.forms.question import Page
from nosdesk.services import answers, people
from nosdesk.services.desk import Desk
from nosdesk.settings import Settings
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.history import ChangeRow, changes
from nosdesk.ui.context import Ui
from nosdesk.ui.places import Place
from nosdesk.ui.window import Window
from tests.ui.drive import settle

R = TypeVar("R", bound=Record)
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@dataclass
class Seat:
    """The window, the person whose support it is, and what the program said and asked in dialogs."""

    window: Window
    person_id: UUID
    told: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    yes: bool = True
    """How every question in a dialog is answered."""

    @property
    def ui(self) -> Ui:
        """The window's state."""
        return self.window.ui

    @property
    def desk(self) -> Desk:
        """The open file."""
        return self.window.ui.at

    def go(self, place: Place) -> None:
        """Go to a place as a button does."""
        self.ui.go(place)
        settle()

    def prefer(self, **changed: object) -> None:
        """Read in another way from the next place on."""
        self.ui.settings = replace(self.ui.settings, **changed)  # type: ignore[arg-type]

    def read(self, record: type[R], record_id: UUID | None = None) -> R:
        """A record as it is in the file now; without an id, the one there is."""
        if record_id is not None:
            return answers.read(self.desk, record, record_id)
        with self.desk.case.reading() as reading:
            (found,) = reading.find(record)
            return found

    def all(self, record: type[R]) -> tuple[R, ...]:
        """Every record of a kind."""
        with self.desk.case.reading() as reading:
            return reading.find(record)

    def history(self, record_id: UUID, name: str) -> tuple[ChangeRow, ...]:
        """What the history says of one field."""
        return tuple(row for row in changes(self.desk.case, record_id) if row.field == name)

    def question(self, form: str, name: str) -> str:
        """What the form asks for a field, in this reader's words."""
        return next(
            self.ui.say(asked.ask)
            for part in form_for(form).parts
            if isinstance(part, Page)
            for asked in part.questions
            if asked.field == name
        )

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self.focus, key, modifier)
        settle()

    @property
    def focus(self) -> QWidget:
        """What has the focus."""
        return QApplication.focusWidget() or self.window


def open_seat(folder: Path, settings: Settings | None = None, name: str = "Maya Ferndale") -> Seat:
    """A new file about one person, with that person at the window."""
    desk = Desk(CaseFile.create(folder / "case.nosdesk", None), Author(person=name))
    person = people.add_person(desk, name)
    return seated(Window(settings or Settings(asked=True)), desk, person.id)


def seated(window: Window, desk: Desk | None, person_id: UUID) -> Seat:
    """Sit down at a window; what it would say in dialogs is written down, and questions are answered."""
    seat = Seat(window, person_id)
    window.ui.desk, window.ui.person_id = desk, person_id if desk else None

    def tell(heading: str, text: str) -> None:
        seat.told.append(f"{heading}\n{text}")

    def ask(heading: str, text: str, yes: str, no: str, *, danger: bool) -> bool:
        seat.asked.append(f"{heading}\n{text}")
        return seat.yes

    window.tell, window.ask = tell, ask  # type: ignore[method-assign]
    return seat
