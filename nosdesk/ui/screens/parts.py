"""What most screens are made of, so that they are alike: the way back, a heading, buttons in a row."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from nosdesk.i18n import Words
from nosdesk.ui.context import Screen, Ui, nothing
from nosdesk.ui.kit.arrange import Item, column
from nosdesk.ui.kit.controls import Button
from nosdesk.ui.kit.field import Headline
from nosdesk.ui.kit.page import BackLink, ButtonRow, Page
from nosdesk.ui.places import History, Place

BACK: Final = Words("Back")
HISTORY: Final = Words("History", "Old answers")
READ_THIS: Final = Words("Why are we asking?", "Why do we ask?")


def back_link(ui: Ui, otherwise: Place | None = None) -> BackLink:
    """The way back, first on every page."""
    link = BackLink(ui.look, ui.say(BACK))
    link.clicked.connect(lambda: ui.back(otherwise))
    return link


def button(
    ui: Ui,
    words: Words,
    done: Callable[[], object],
    kind: str = "secondary",
    *,
    before: str = "",
    after: str = "",
    picture: str = "",
    **values: object,
) -> Button:
    """A button that does one thing when pressed. In easy mode it may carry a picture."""
    made = Button(ui.look, ui.say(words, **values), kind, before, after, picture=picture if ui.look.easy else "")
    made.clicked.connect(lambda: done())
    return made


def history_button(ui: Ui, place: History) -> Button:
    """The quiet way to what was changed in a record."""
    return button(ui, HISTORY, lambda: ui.go(place), "quiet")


def buttons(ui: Ui, *made: Button) -> ButtonRow:
    """Buttons at the foot of a page, the filled one first."""
    return ButtonRow(ui.look, *made)


def plain_screen(
    ui: Ui,
    title: str,
    *items: Item,
    hint: str = "",
    picture: str = "",
    back: BackLink | None = None,
    here: str = "",
    room: str = "question",
    first: QWidget | None = None,
    side: QWidget | None = None,
    side_width: str = "side_cards",
    leave: Callable[[], None] = nothing,
    gap: int = 24,
) -> Screen:
    """A screen with a heading and parts one below the other, `gap` apart; `side` stands beside them where there is room."""
    look = ui.look
    head = Headline(look, title, hint, picture if look.easy else "")
    spaced: list[Item] = [head]
    for item in items:
        spaced += [look.space(gap), item]
    body = column(*spaced)
    page = Page(look, body, back, room=room, side=side, side_width=side_width)
    return Screen(page, title, here, first, leave)


def question_screen(
    ui: Ui,
    title: str,
    *items: Item,
    back: BackLink | None = None,
    here: str = "",
    first: QWidget | None = None,
    leave: Callable[[], None] = nothing,
    gap: int = 24,
) -> Screen:
    """A screen whose heading is that of its first field: `title` is only announced."""
    spaced: list[Item] = []
    for item in items:
        spaced += [ui.look.space(gap), item]
    return Screen(Page(ui.look, column(*spaced[1:]), back), title, here, first, leave)
