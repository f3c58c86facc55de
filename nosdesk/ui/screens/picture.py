"""Choose a picture: search by word, see what there is, choose with the arrow keys or a press."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from nosdesk.domain.own_photos import is_ready
from nosdesk.i18n import Counted, Words
from nosdesk.pictures import PICTURES, OwnPhoto, Shown, holds_words, search_pictures
from nosdesk.services import photos, pictures
from nosdesk.services.answers import read
from nosdesk.ui import places
from nosdesk.ui.bar import home
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.kit.arrange import Item, column, sized_by_width, wrapping
from nosdesk.ui.kit.choices import RadioGroup
from nosdesk.ui.kit.controls import Entry, Tile
from nosdesk.ui.kit.field import Field, announce
from nosdesk.ui.kit.paint import Centre, Wrapped
from nosdesk.ui.kit.pieces import Text, paint_picture
from nosdesk.ui.screens.parts import back_link, button, buttons, plain_screen
from nosdesk.ui.screens.photos import ADD, TITLE, add_photo

_TITLE: Final = Words("Choose a picture", "Pick a picture")
_HINT: Final = Words(
    "It stands beside “{words_of_it}” in every easy-read document.", "We show it next to “{words_of_it}”."
)
_SEARCH: Final = Words("Look for a picture")
_SEARCH_HINT: Final = Words("Type a word, such as “swim” or “bus”.", "Type a word like “bus”.")
_PICTURES: Final = Words("Pictures")
_DRAWINGS: Final = Words("Drawings", "Drawn pictures")
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

    person = pictures.owner(ui.at, place.record, place.record_id)
    own = [each for each in photos.of_person(ui.at, person) if is_ready(each)] if person else []
    drawn = photos.drawn(ui.at, own)

    def keep(key: str) -> None:
        photo = next((each.id for each in own if str(each.id) == key), None)
        concept = "" if photo else key
        ui.did(lambda: pictures.choose(ui.at, place.record, place.record_id, concept, photo))

    def show(*, heard: bool) -> None:
        while (old := layout.takeAt(0)) is not None:
            gone = old.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        # The place keeps the words, so that Back finds them again.
        ui.trail[-1] = places.ChoosePicture(place.record, place.record_id, words.value.strip())
        now = pictures.chosen(ui.at, place.record_id)
        chosen = str(now.photo_id or now.concept) if now else ""
        found = search_pictures(words.value, ui.reader)
        mine = {
            str(each.id): drawn[each.id]
            for each in own
            if each.id in drawn and holds_words(f"{each.shows} {each.who}", words.value)
        }
        layout.addWidget(_results(ui, mine, found, chosen, keep))
        if heard:
            several = len(found) + len(mine)
            announce(results, ui.count(_COUNT, several) if several else ui.say(_NONE))

    def usual() -> None:
        keep("")
        ui.again()

    timer = QTimer(results)
    timer.setSingleShot(True)
    timer.setInterval(LOOK_AFTER_MS)
    timer.timeout.connect(lambda: show(heard=True))
    words.edited.connect(timer.start)
    show(heard=False)
    adding = [button(ui, ADD, lambda: add_photo(ui, person), before="plus")] if person else []
    done = button(ui, _DONE, lambda: ui.back(home(ui)), "primary", before="tick")
    return plain_screen(
        ui,
        ui.say(_TITLE),
        Field(look, ui.say(_SEARCH), words, ui.say(_SEARCH_HINT)),
        results,
        buttons(ui, done, button(ui, _USUAL, usual), *adding),
        hint=ui.say(_HINT, words_of_it=called),
        picture="photo",
        back=back_link(ui, home(ui)),
        first=words,
    )


def _results(
    ui: Ui, own: Mapping[str, OwnPhoto], found: tuple[str, ...], chosen: str, keep: Callable[[str], None]
) -> QWidget:
    """The person's photos and then the drawings that were found, one group to choose from."""
    look = ui.look
    if not found and not own:
        return Text(look, ui.say(_NONE))
    # What is chosen is always there to be seen, whatever is searched for among the many.
    drawn = [*([chosen] if chosen in found else []), *(each for each in found if each != chosen)][:MOST_SHOWN]
    names = {key: photo.words for key, photo in own.items()} | {each: ui.say(PICTURES[each].words) for each in drawn}
    side = look.icon(72)
    width = max(look.characters(14, "small"), side + 32)
    # All of one height, so that the rows stand straight.
    label = max(_name(ui, name, width).height for name in names.values())
    height = round(side + 20 + label + 12)
    tiles = [_tile(ui, key, own.get(key, key), name, side, width, height) for key, name in names.items()]
    group = RadioGroup(ui.say(_PICTURES), tiles, chosen)
    gap = max(12, look.space(12))
    of_own = [radio for key, radio in group.radios.items() if key in own]
    others = [radio for key, radio in group.radios.items() if key not in own]
    count = ui.count(_COUNT, len(found))
    more = f" {ui.say(_FIRST, n=MOST_SHOWN)}" if len(found) > MOST_SHOWN else ""
    items: list[Item] = []
    if of_own:
        items += [Text(look, ui.say(TITLE), "lead", "bold"), look.space(12), wrapping(*of_own, gap=gap, line_gap=gap)]
        items += [look.space(24), Text(look, ui.say(_DRAWINGS), "lead", "bold"), look.space(6)] if others else []
    if others:
        told = Text(look, f"{count}.{more}" if more else count, "small", colour="quiet_ink")
        items += [told, look.space(12), wrapping(*others, gap=gap, line_gap=gap)]
    column(*items, box=group)
    group.edited.connect(lambda: keep(group.value))
    return group


def _name(ui: Ui, name: str, width: float, chosen: bool = True) -> Wrapped:
    """What a picture is called, as it stands in its tile."""
    face = ui.look.font("small", "semibold" if chosen else "regular")
    return Wrapped(name, face, width - 16, 1.2, Centre)


def _tile(ui: Ui, key: str, shown: Shown, name: str, side: int, width: int, height: int) -> tuple[str, QRadioButton]:
    """A picture over its name."""
    look = ui.look

    def paint(painter: QPainter, rect: QRectF, chosen: bool) -> None:
        box = QRectF((rect.width() - side) / 2, 12, side, side)
        paint_picture(painter, look, shown, box, look.plate("panel"))
        _name(ui, name, rect.width(), chosen).draw(painter, QPointF(8, side + 20), look.colour("ink"))

    return key, Tile(look, name, width, height, paint)
