"""The top bar as the program uses it: whose support this is, and the places that are always there."""

from typing import Final

from nosdesk.i18n import Words
from nosdesk.ui.context import Ui
from nosdesk.ui.kit.bar import PlaceWords, TopBar
from nosdesk.ui.places import Concern, Find, Help, Home, Locked, Papers, Place, Reading, Start

HOME: Final = Words("Home")
FIND: Final = Words("Find")
DOCUMENTS: Final = Words("Documents")
READING: Final = Words("Reading")
CONCERN: Final = Words("Raise a concern")
HELP: Final = Words("Help")
LOCK: Final = Words("Lock")
LOCK_KEY: Final = "lock"
MENU: Final = Words("Menu")
WHOSE: Final = Words("{name}’s support", "{name}’s help")
PRODUCT: Final = "NOS Desk"

WITH_A_FILE: Final = (
    ("home", "home", HOME, False),
    ("find", "find", FIND, False),
    ("documents", "documents", DOCUMENTS, False),
    ("reading", "reading", READING, True),
    ("concern", "concern", CONCERN, False),
    ("help", "help", HELP, True),
    (LOCK_KEY, "lock", LOCK, False),
)
WITHOUT: Final = (
    ("home", "home", HOME, False),
    ("reading", "reading", READING, True),
    ("help", "help", HELP, True),
)


def build_bar(ui: Ui, here: str) -> TopBar:
    """The bar for where we are; before a file is open it has only what needs none."""
    placed = WITH_A_FILE if ui.desk else WITHOUT
    words = [PlaceWords(key, icon, ui.say(word), keep) for key, icon, word, keep in placed]
    bar = TopBar(ui.look, PRODUCT, whose(ui), words, ui.say(MENU), here)
    bar.went.connect(lambda key: ui.shell.lock() if key == LOCK_KEY else ui.go(place_of(ui, key)))
    return bar


def whose(ui: Ui) -> str:
    """Whose support is on the screen, or nothing before a person is chosen."""
    if ui.desk is None or ui.person_id is None:
        return ""
    from nosdesk.domain.records import Person
    from nosdesk.services.answers import read

    person = read(ui.desk, Person, ui.person_id)
    return ui.say(WHOSE, name=person.name) if person.name else ""


def place_of(ui: Ui, key: str) -> Place:
    """Where a place of the bar leads."""
    match key:
        case "home":
            return home(ui)
        case "find":
            return Find()
        case "documents":
            return Papers()
        case "reading":
            return Reading()
        case "concern":
            return Concern()
    return Help()


def home(ui: Ui) -> Place:
    """Home of the person on the screen; the list of people where none is chosen; the start where no file is open."""
    from nosdesk.ui.places import People

    if ui.locked is not None:
        return Locked()
    if ui.desk is None:
        return Start()
    return Home(ui.person_id) if ui.person_id else People()
