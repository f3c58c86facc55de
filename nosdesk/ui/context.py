"""What every screen is given: how to look and speak, the open case file, and the ways to other places."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtWidgets import QWidget

from nosdesk import settings as preferences
from nosdesk.errors import BugError, KnownError
from nosdesk.frozen import dataclass
from nosdesk.i18n import Counted, Reader, Words
from nosdesk.settings import Settings
from nosdesk.themes import THEMES
from nosdesk.ui.kit.look import Look
from nosdesk.ui.places import Place

if TYPE_CHECKING:
    # The services bring the database engine with them; the first window is painted before that.
    from uuid import UUID

    from nosdesk.services.desk import Desk
    from nosdesk.ui.keeping import Keeper
    from nosdesk.ui.locking import Behind, Secret

T = TypeVar("T")


def nothing() -> None:
    """Do nothing."""


@dataclass(frozen=True)
class Screen:
    """A place as it was built.

    `first` takes the focus on arrival (left out: the page's heading); `leave` is called before the screen goes, so that
    what is being typed is saved; `here` is the key of the top bar's place that is lit.
    """

    page: QWidget
    title: str
    here: str = ""
    first: QWidget | None = None
    leave: Callable[[], None] = nothing


class Shell(Protocol):
    """What the window does for screens."""

    def show_place(self, place: Place, *, keep_focus: bool) -> None:
        """Build a place and put it under the top bar."""

    def tell(self, heading: str, text: str) -> None:
        """Say something that must be read, in a dialog with one button."""

    def ask(self, heading: str, text: str, yes: str, no: str, *, danger: bool) -> bool:
        """A question with two answers; Escape is the second."""

    def lock(self) -> None:
        """Hide everything until the passphrase is typed; where no file is open, nothing happens."""

    def unlock(self, secret: "Secret") -> None:
        """Come back to where the person was. Raises KnownError where the secret or the file is not right."""

    def announce(self, text: str) -> None:
        """Have a screen reader say something, without moving the focus."""


class Ui:
    """One window's state. Screens read it, and move by `go`; they keep nothing of their own between places."""

    def __init__(self, shell: Shell, settings: Settings) -> None:
        self.shell = shell
        self.settings = settings
        self.desk: Desk | None = None
        self.person_id: UUID | None = None
        """Whose support is on the screen."""
        self.locked: Behind | None = None
        """What is behind the lock page, while that is on the screen."""
        self.trail: list[Place] = []
        """Places on the way here; the last is where we are."""
        self.keeper: Keeper | None = None
        """Makes the backups of the open file."""
        self.last_report = ""
        """The report of the last mistake of ours in this session, without personal data."""

    @property
    def look(self) -> Look:
        """How the screen looks for this reader."""
        chosen = self.settings
        return Look(THEMES[chosen.theme], chosen.scale, chosen.easy, chosen.motion)

    @property
    def reader(self) -> Reader:
        """How this reader is spoken to."""
        known = self.__dict__.get("_reader")
        if known is None or (known.locale, known.easy) != (self.settings.locale, self.settings.easy):
            known = self.__dict__["_reader"] = Reader(self.settings.locale, self.settings.easy)
        return known

    def say(self, words: Words, **values: object) -> str:
        """Words for this reader."""
        return self.reader.say(words, **values)

    def count(self, counted: Counted, n: int, **values: object) -> str:
        """Words that go with a number."""
        return self.reader.count(counted, n, **values)

    @property
    def at(self) -> "Desk":
        """The desk of the open case file. A screen that needs one is never built without."""
        if self.desk is None:
            raise BugError("no case file is open")
        return self.desk

    @property
    def here(self) -> Place | None:
        """The place on the screen."""
        return self.trail[-1] if self.trail else None

    def go(self, place: Place) -> None:
        """Go to a place; Back leads here again."""
        if place != self.here:
            self.trail.append(place)
        self.shell.show_place(place, keep_focus=False)

    def turn_to(self, place: Place) -> None:
        """Go to a place instead of this one: Back leads to the one before."""
        if self.trail:
            self.trail.pop()
        self.go(place)

    def start_at(self, place: Place) -> None:
        """Go to a place with nothing to go back to."""
        self.trail.clear()
        self.go(place)

    def back(self, otherwise: Place | None = None) -> None:
        """Go to the place before this one, or `otherwise` where there is none."""
        if len(self.trail) > 1:
            self.trail.pop()
            self.shell.show_place(self.trail[-1], keep_focus=False)
        elif otherwise is not None:
            self.turn_to(otherwise)

    def back_to(self, place: Place) -> None:
        """Go back to a place on the way here, or there anew where we did not come that way."""
        while len(self.trail) > 1 and self.trail[-1] != place:
            self.trail.pop()
        self.trail[-1:] = [place]
        self.shell.show_place(place, keep_focus=False)

    def again(self) -> None:
        """Build this place anew: its records or the look have changed. The focus stays on what has the same name."""
        if self.here is not None:
            self.shell.show_place(self.here, keep_focus=True)

    def attempt(self, action: Callable[[], T]) -> T | None:
        """Do something that may not work; where it does not, the person is told why. None then."""
        try:
            return action()
        except KnownError as error:
            self.shell.tell(self.say(DID_NOT_WORK), error.said(self.reader))
            return None

    def did(self, action: Callable[[], object]) -> bool:
        """The same, for an action that gives nothing back: whether it worked."""
        return self.attempt(lambda: (action(), True)[1]) is not None

    def do(self, action: Callable[[], object]) -> None:
        """Do something that changes records, and show this place anew where it worked."""
        if self.did(action):
            self.again()

    def prefer(self, **changes: object) -> None:
        """Change the user's settings, keep them, and show everything anew."""
        self.keep(replace(self.settings, **changes))  # type: ignore[arg-type]  # names are Settings' own
        self.again()

    def keep(self, settings: Settings) -> None:
        """Take on settings and keep them; a folder that cannot be written is told, and they hold for this session."""
        self.settings = settings
        try:
            preferences.save(settings)
        except OSError:
            self.shell.tell(self.say(DID_NOT_WORK), self.say(NOT_KEPT))


DID_NOT_WORK = Words("This did not work", "It did not work")
NOT_KEPT = Words(
    "Your reading choices could not be kept on this computer. They hold until you close the program. Your case file "
    "is not affected.",
    "We could not keep your choices. They work until you close the program. Your file is safe.",
)
