"""The ways of reading that every place is looked at in, and putting the window into one of them."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from nosdesk.i18n import PSEUDO, SOURCE
from nosdesk.settings import Settings
from nosdesk.ui.window import Window
from tests.access.places import PLACES, WITHOUT_A_FILE, Case


@dataclass(frozen=True)
class Look:
    """One way of reading, and how wide the window is."""

    scale: float = 1.0
    locale: str = SOURCE
    theme: str = "light"
    easy: bool = False
    width: int = 1280

    def __str__(self) -> str:
        easy = " easy" if self.easy else ""
        return f"{self.scale:.0%} {self.locale} {self.theme}{easy} {self.width} wide"


LOCALES = (SOURCE, "cy", PSEUDO)


def show(window: Window, case: Case, name: str, look: Look) -> None:
    """Put a place of the list into the window, in a look, and let it lay itself out."""
    ui = window.ui
    ui.settings = Settings(look.theme, look.scale, look.easy, look.locale, motion=False, asked=True)
    # Where words are long or easy, also with the line that says whether an answer is easy to read.
    ui.settings = replace(ui.settings, easy_check=look.easy or look.locale == PSEUDO)
    ui.desk = None if name in WITHOUT_A_FILE else case.desk
    ui.person_id = None if name in WITHOUT_A_FILE else case.maya
    if name == "start":
        ui.settings = replace(ui.settings, recent=(str(case.locked), str(case.unprotected)))
    if window.width() != look.width:
        window.resize(look.width, 860)
    place = PLACES[name](case)
    ui.trail[:] = [place]
    window.show_place(place, keep_focus=False)
    settle()


def settle() -> None:
    """Let layouts and deferred deletions run, and what comes a moment after them: the pages of a document."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for _ in range(5):
        QApplication.processEvents()
