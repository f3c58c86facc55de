"""A person's own photos: added from a file, described, removed."""

from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QWidget

from nosdesk.domain.choices import PhotoAudience, PhotoConsent
from nosdesk.domain.own_photos import is_ready
from nosdesk.domain.records import Photo
from nosdesk.forms.photo import PHOTO
from nosdesk.forms.question import Page
from nosdesk.i18n import Words
from nosdesk.paths import documents_dir
from nosdesk.services import photos
from nosdesk.services.answers import read
from nosdesk.services.photo_files import SUFFIXES
from nosdesk.ui import places
from nosdesk.ui.bar import home
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.file_dialogs import ask_open
from nosdesk.ui.kit.arrange import Item, column, row
from nosdesk.ui.kit.messages import EmptyState, ErrorSummary
from nosdesk.ui.kit.pieces import Picture, Text
from nosdesk.ui.kit.rows import AddedRow, RowList
from nosdesk.ui.screens.editors import WRONG, Sheet, typed_questions
from nosdesk.ui.screens.parts import back_link, button, buttons, plain_screen

TITLE: Final = Words("Your own photos", "Your photos")
_HINT: Final = Words(
    "Photos of your worker, your home or your day can stand beside your words, in place of a drawing. The file on your camera or "
    "computer stays as it is. The copy kept here does not say where or when it was taken.",
    "Use your own photos in your papers. We do not keep where you took them.",
)
_NONE: Final = Words("No photos yet", "There are no photos yet")
_NONE_TEXT: Final = Words(
    "Add a photo, and say what it shows. Then choose it wherever you choose a picture.",
    "Add a photo first. Then pick it for your words.",
)
ADD: Final = Words("Add a photo of your own", "Add your own photo")
_CHANGE: Final = Words("Change")
_REMOVE: Final = Words("Remove", "Take away")
_KEEP: Final = Words("Keep it")
_SURE: Final = Words("Remove this photo?", "Take this photo away?")
_SURE_TEXT: Final = Words(
    "Where it was chosen, the usual picture stands again. You can undo this. The file it came from is not touched.",
    "The drawing comes back. You can undo this.",
)
_UNNAMED: Final = Words("A photo without words", "Photo with no words")
_SAY_MORE: Final = Words(
    "Cannot be chosen yet: say what it shows, whether those in it agree, and who may see it.",
    "Please tell us more about it. Then you can use it.",
)
_OUT: Final = Words("Stays out of documents until everybody in it agrees.", "We leave it out until they all say yes.")
_HERE: Final = Words("Only seen in this program, never in documents.", "You see it only here.")
_AROUND: Final = Words("In documents, but not in copies for providers.", "Providers do not get it.")
_ALL: Final = Words("In documents, for everybody who gets them.", "All who get your papers see it.")
_ONE_TITLE: Final = Words("About this photo")
_DONE: Final = Words("Done")
_FILES: Final = Words("Photos ({endings})", "Photos {endings}")
_ALL_FILES: Final = Words("All files")


def screen(ui: Ui, place: places.Photos | places.OwnPhoto) -> Screen:
    """The list of a person's photos, or one of them."""
    match place:
        case places.Photos():
            return _list(ui, place.person_id)
        case places.OwnPhoto():
            return _one(ui, read(ui.at, Photo, place.photo_id))


def add_photo(ui: Ui, person_id: UUID) -> None:
    """Ask for a file, take it in, and go to what is asked about it; where it cannot be read, say why."""
    endings = " ".join(f"*.{each}" for each in SUFFIXES)
    kinds = f"{ui.say(_FILES, endings=endings)};;{ui.say(_ALL_FILES)} (*)"
    chosen = ask_open(ui, ui.say(ADD), str(documents_dir()), kinds)
    made = ui.attempt(lambda: photos.add(ui.at, person_id, Path(chosen))) if chosen else None
    if made:
        ui.go(places.OwnPhoto(made.id))


def state_of(ui: Ui, photo: Photo) -> str:
    """Where a photo is shown, or what must be said of it first."""
    if not is_ready(photo):
        return ui.say(_SAY_MORE)
    if photo.agreed not in (PhotoConsent.NOBODY, PhotoConsent.ALL):
        return ui.say(_OUT)
    return ui.say(
        _HERE if photo.may_see is PhotoAudience.HERE else _AROUND if photo.may_see is PhotoAudience.AROUND else _ALL
    )


def _list(ui: Ui, person_id: UUID) -> Screen:
    look = ui.look
    ui.person_id = person_id
    found = photos.of_person(ui.at, person_id)
    drawn = photos.drawn(ui.at, found)
    shown: Item
    first: QWidget | None
    if found:
        rows = [
            AddedRow(str(each.id), _called(ui, each), state_of(ui, each), drawn.get(each.id, "photo")) for each in found
        ]
        listed = RowList(look, rows, ui.say(_CHANGE), ui.say(_REMOVE), ui.say(ADD))
        listed.changed.connect(lambda key: ui.go(places.OwnPhoto(UUID(key))))
        listed.removed.connect(lambda key: _remove(ui, UUID(key), None))
        listed.added.connect(lambda: add_photo(ui, person_id))
        shown, first = listed, listed.add_button
    else:
        shown = empty = EmptyState(look, "photo", ui.say(_NONE), ui.say(_NONE_TEXT), ui.say(ADD))
        first = empty.button
        if empty.button:
            empty.button.clicked.connect(lambda: add_photo(ui, person_id))
    return plain_screen(
        ui,
        ui.say(TITLE),
        shown,
        hint=ui.say(_HINT),
        picture="photo",
        back=back_link(ui, home(ui)),
        here="documents",
        first=first,
    )


def _called(ui: Ui, photo: Photo) -> str:
    return photo.shows.strip() or ui.say(_UNNAMED)


def _one(ui: Ui, photo: Photo) -> Screen:
    look = ui.look
    ui.person_id = photo.person_id
    page = next(part for part in PHOTO.parts if isinstance(part, Page))
    sheet = Sheet(ui, photo, typed_questions(page), {}, heading=False)
    summary = ErrorSummary(look)
    listed = places.Photos(photo.person_id)
    state = Text(look, state_of(ui, photo), "small", colour="quiet_ink")

    def changed(_field: str) -> None:
        assert isinstance(sheet.record, Photo)  # noqa: S101 - for the type checker: the sheet holds what it was given
        state.setText(state_of(ui, sheet.record))

    sheet.changed = changed

    def done() -> None:
        wrong = sheet.problems()
        summary.show_problems(ui.say(WRONG), wrong)
        if not wrong:
            ui.back(listed)

    drawn = photos.drawn(ui.at, [photo]).get(photo.id)
    side = look.characters(24)
    spaced = [part for field in sheet.fields for part in (field, look.space(28))]
    return plain_screen(
        ui,
        ui.say(_ONE_TITLE),
        summary,
        column(row(Picture(look, drawn or "photo", side, "panel"), None), look.space(8), state),
        column(*spaced[:-1]),
        buttons(
            ui,
            button(ui, _DONE, done, "primary", before="tick"),
            button(ui, _REMOVE, lambda: _remove(ui, photo.id, listed)),
        ),
        back=back_link(ui, listed),
        here="documents",
        first=sheet.first,
        leave=sheet.leave,
    )


def _remove(ui: Ui, photo_id: UUID, then: places.Photos | None) -> None:
    """Ask, then remove; from the photo's own page one goes back."""
    if not ui.shell.ask(ui.say(_SURE), ui.say(_SURE_TEXT), ui.say(_REMOVE), ui.say(_KEEP), danger=True):
        return
    if ui.did(lambda: photos.remove(ui.at, photo_id)):
        if then:
            ui.back(then)
        else:
            ui.again()
