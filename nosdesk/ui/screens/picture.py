"""Choose a picture: search by word, see what there is, choose with the arrow keys or a press."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from nosdesk.i18n import Counted, Words
from nosdesk.pictures import PICTURES, search_pictures
from nosdesk.services import pictures
from nosdesk.services.answers import read
from nosdesk.ui import places
from nosdesk.ui.bar import home
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.kit.arrange import column, sized_by_width, wrapping
from nosdesk.ui.kit.choices import RadioGroup
from nosdesk.ui.kit.controls import Entry, Tile
from nosdesk.ui.kit.field import Field, announce
from nosdesk.ui.kit.paint import Centre, Wrapped
from nosdesk.ui.kit.pieces import Text, paint_picture
from nosdesk.ui.screens.parts import back_link, button, buttons, plain_screen

_TITLE: Final = Words("Choose a picture", "Pick a picture")
_HINT: Final = Words(
    "It stands beside “{words_of_it}” in every easy-read document.", "We show it next to “{words_of_it}”."
)
_SEARCH: Final = Words("Look for a picture")
_SEARCH_HINT: Final = Words("Type a word, such as “swim” or “bus”.", "Type a word like “bus”.")
_PICTURES: Final = Words("Pictures")
_COUNT: Final = Counted("{n} picture", "{n} pictures")
_FIRST: Final = Words("The first {n} are shown. Type a word to find others.", "Type a word to see other pictures.")
_NONE: Final = Words(
    "There is no picture for this word. Try another.", "We have no picture for this word. Try another."
)
_DONE: Final = Words("Done")
_USUAL: Final = Words("Take the usual picture", "Use the first picture again")
_NOTHING_YET: Final = Words("it", "this")

MOST_SHOWN: Final = 24
LOOK_AFTER_MS: Final = 250


def screen(ui: Ui, place: places.ChoosePicture) -> Screen:
    """The field to search in, and the pictures found for its words; a choice is kept at once."""
    look = ui.look
    kind, name = pictures.PICTURED[place.record]
    item = read(ui.at, kind, place.record_id)
    called = " ".join(str(getattr(item, name)).split()) or ui.say(_NOTHING_YET)
    words = Entry(look, place.words, ui.say(_SEARCH), 24)
    results = QWidget()
    layout = QVBoxLayout(results)
    layout.setContentsMargins(0, 0, 0, 0)
    sized_by_width(results)

    def keep(concept: str) -> None:
        ui.did(lambda: pictures.choose(ui.at, place.record, place.record_id, concept))

    def show(*, heard: bool) -> None:
        while (old := layout.takeAt(0)) is not None:
            gone = old.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        # The place keeps the words, so that Back finds them again.
        ui.trail[-1] = places.ChoosePicture(place.record, place.record_id, words.value.strip())
        chosen = pictures.chosen(ui.at, place.record_id)
        found = search_pictures(words.value, ui.reader)
        layout.addWidget(_results(ui, found, chosen, keep))
        if heard:
            announce(results, ui.count(_COUNT, len(found)) if found else ui.say(_NONE))

    def usual() -> None:
        keep("")
        ui.again()

    timer = QTimer(results)
    timer.setSingleShot(True)
    timer.setInterval(LOOK_AFTER_MS)
    timer.timeout.connect(lambda: show(heard=True))
    words.edited.connect(timer.start)
    show(heard=False)
    done = button(ui, _DONE, lambda: ui.back(home(ui)), "primary", before="tick")
    return plain_screen(
        ui,
        ui.say(_TITLE),
        Field(look, ui.say(_SEARCH), words, ui.say(_SEARCH_HINT)),
        results,
        buttons(ui, done, button(ui, _USUAL, usual)),
        hint=ui.say(_HINT, words_of_it=called),
        picture="photo",
        back=back_link(ui, home(ui)),
        first=words,
    )


def _results(ui: Ui, found: tuple[str, ...], chosen: str, keep: Callable[[str], None]) -> QWidget:
    look = ui.look
    if not found:
        return Text(look, ui.say(_NONE))
    # What is chosen is always there to be seen, whatever is searched for among the many.
    shown = [*([chosen] if chosen in found else []), *(each for each in found if each != chosen)][:MOST_SHOWN]
    side = look.icon(72)
    width = max(look.characters(14, "small"), side + 32)
    # All of one height, so that the rows stand straight.
    label = max(_name(ui, concept, width).height for concept in shown)
    tiles = [_tile(ui, concept, side, width, round(side + 20 + label + 12)) for concept in shown]
    group = RadioGroup(ui.say(_PICTURES), tiles, chosen)
    gap = max(12, look.space(12))
    column(wrapping(*group.radios.values(), gap=gap, line_gap=gap), box=group)
    group.edited.connect(lambda: keep(group.value))
    count = ui.count(_COUNT, len(found))
    more = f" {ui.say(_FIRST, n=MOST_SHOWN)}" if len(found) > MOST_SHOWN else ""
    told = Text(look, f"{count}.{more}" if more else count, "small", colour="quiet_ink")
    return column(told, look.space(12), group)


def _name(ui: Ui, concept: str, width: float, chosen: bool = True) -> Wrapped:
    """What a picture is called, as it stands in its tile."""
    face = ui.look.font("small", "semibold" if chosen else "regular")
    return Wrapped(ui.say(PICTURES[concept].words), face, width - 16, 1.2, Centre)


def _tile(ui: Ui, concept: str, side: int, width: int, height: int) -> tuple[str, QRadioButton]:
    """A picture over its name."""
    look, name = ui.look, ui.say(PICTURES[concept].words)

    def paint(painter: QPainter, rect: QRectF, chosen: bool) -> None:
        box = QRectF((rect.width() - side) / 2, 12, side, side)
        paint_picture(painter, look, concept, box, look.plate("panel"))
        _name(ui, concept, rect.width(), chosen).draw(painter, QPointF(8, side + 20), look.colour("ink"))

    return concept, Tile(look, name, width, height, paint)
