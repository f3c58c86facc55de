"""Documents: what can be handed out now, in which format, to read here, save, print or open."""

from dataclasses import replace
from pathlib import Path
from typing import Final
from uuid import UUID

from nosdesk.documents.catalogue import PAPERS
from nosdesk.documents.file_types import FileType
from nosdesk.documents.formats import Format
from nosdesk.documents.sheet import Heard, Sheet
from nosdesk.domain.choices import ReadingFormat
from nosdesk.domain.records import Person
from nosdesk.i18n import Words
from nosdesk.paths import documents_dir
from nosdesk.services import making, papers
from nosdesk.services.answers import read
from nosdesk.services.making import Hear
from nosdesk.ui import places
from nosdesk.ui.bar import home
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.file_dialogs import ask_folder
from nosdesk.ui.kit.arrange import Item, column
from nosdesk.ui.kit.choices import ChoiceGroup, Option
from nosdesk.ui.kit.controls import Button
from nosdesk.ui.kit.field import Field
from nosdesk.ui.kit.messages import EmptyState
from nosdesk.ui.kit.page import Page
from nosdesk.ui.kit.pieces import Line
from nosdesk.ui.kit.rows import TaskRow
from nosdesk.ui.kit.working import Working
from nosdesk.ui.screens.output import Output, tell_saved
from nosdesk.ui.screens.pages_view import looked_at
from nosdesk.ui.screens.parts import back_link, button, buttons, plain_screen
from nosdesk.ui.screens.sheet_choices import remember, sheet_choices, usual_sheet
from nosdesk.ui.screens.wizard import rail_parent

_TITLE: Final = Words("Documents", "Your papers")
_HINT: Final = Words(
    "Read a document here, then save, print or open it, in the format that its reader reads best.",
    "Pick a paper. You can read it, save it or print it.",
)
_OF_ONE: Final = Words(
    "These are the documents about {title}. Read one here, then save, print or open it.",
    "These papers are about {title}. Pick one.",
)
_SEE_ALL: Final = Words("See all the documents", "See all papers")
_NOTHING: Final = Words("Nothing to hand out yet", "There are no papers yet")
_NOTHING_TEXT: Final = Words(
    "Documents appear here as soon as there is something to put into them.", "Papers come when you fill things in."
)
_ALL: Final = Words("Save all of them", "Save all papers")
_ALL_SAVED: Final = Words("{count} documents are saved in {folder}.", "We saved {count} papers in {folder}.")
PHOTOS: Final = Words("Your own photos", "Your photos")
_EASY_CHECK: Final = Words("Is it easy to read?", "Is this easy to read?")
_MAKING: Final = Words("Saving all the documents", "We are saving your papers")
_MAKING_TEXT: Final = Words(
    "This takes a while. If you stop, what is saved already stays.", "This takes a little time. You can stop."
)
_STOP: Final = Words("Stop")
_STOPPED: Final = Words(
    "You stopped it. {count} documents are saved in {folder}.", "You stopped. We saved {count} papers in {folder}."
)
_FORMAT: Final = Words("Format")
_TYPE: Final = Words("Kind of file", "What kind of file?")
_GIVE: Final = Words("Give to somebody", "Give to someone")
_GIVEN: Final = Words("What was given to whom", "Papers we gave away")
_TYPE_IN: Final = Words("Type in a paper form", "Type in a form")
_TODAY: Final = Words("As of today", "How it is today")


def screen(ui: Ui, place: places.Papers | places.Preview) -> Screen:
    """The list, or one document."""
    match place:
        case places.Papers():
            return _list(ui, place)
        case places.Preview():
            return _one(ui, place)


def _list(ui: Ui, place: places.Papers) -> Screen:
    """Everything that can be handed out now; of one record only its papers, where it has any, with a way to all."""
    look = ui.look
    every = papers.papers(ui.at, ui.person_id)
    own = [one for one in every if one.record_id == place.record_id]
    found = own or every
    if not found:
        empty = EmptyState(look, "documents", ui.say(_NOTHING), ui.say(_NOTHING_TEXT))
        return plain_screen(ui, ui.say(_TITLE), empty, back=back_link(ui, home(ui)), here="documents")
    items: list[Item] = []
    usual = usual_format(ui)
    for one in found:
        state = ui.say(one.state) if one.state else ui.say(_TODAY)
        row = TaskRow(look, f"{ui.say(one.paper.title)}: {one.title}", "", state)
        row.clicked.connect(
            lambda _checked=False, one=one: ui.go(places.Preview(one.paper.name, one.record_id, usual.value))
        )
        items += [row, Line(look)]
    person = ui.person_id
    type_in = button(ui, _TYPE_IN, lambda: ui.go(places.TypeIn(format=usual.value)), picture="paper-form")
    more = [type_in, *(_about_person(ui, person) if person else [])]
    if own:
        everything = button(ui, _SEE_ALL, lambda: ui.turn_to(places.Papers()), before="documents")
    else:
        everything = button(ui, _ALL, lambda: _save_all(ui), before="save")
    return plain_screen(
        ui,
        ui.say(_TITLE),
        column(*items[:-1]),
        buttons(ui, everything, *more),
        hint=ui.say(_OF_ONE, title=own[0].title) if own else ui.say(_HINT),
        back=back_link(ui, home(ui)),
        here="documents",
        picture="documents",
        room="main",
    )


def _about_person(ui: Ui, person_id: UUID) -> list[Button]:
    """Ways on from the list that are about one person: what was given away, and what is hard to read."""
    return [
        button(ui, _GIVEN, lambda: ui.go(places.Given(person_id)), before="people"),
        button(ui, PHOTOS, lambda: ui.go(places.Photos(person_id)), picture="photo"),
        button(ui, _EASY_CHECK, lambda: ui.go(places.EasyCheck(person_id)), picture="easy-read"),
    ]


def usual_format(ui: Ui) -> Format:
    """The format that the person reads best, as they said."""
    if ui.person_id is None:
        return Format.STANDARD
    reads = read(ui.at, Person, ui.person_id).formats
    if ReadingFormat.EASY in reads:
        return Format.EASY
    if ReadingFormat.GIANT in reads:
        return Format.GIANT
    return Format.LARGE if ReadingFormat.LARGE in reads else Format.STANDARD


def _save_all(ui: Ui) -> None:
    folder = ask_folder(ui, ui.say(_ALL), str(documents_dir()))
    if not folder:
        return
    total = making.how_many(ui.at)
    working = Working(ui.look, rail_parent(ui), ui.say(_MAKING), ui.say(_MAKING_TEXT), ui.say(_STOP), total)
    with working:
        hear = Hear(lambda _path: working.step(), lambda: working.stopped)
        made = ui.attempt(lambda: making.make_all(ui.at, Path(folder), [ui.reader], hear=hear))
    if made is not None:
        words = _STOPPED if working.stopped else _ALL_SAVED
        tell_saved(ui, ui.say(words, count=len(made.files), folder=folder), Path(folder))


def _one(ui: Ui, place: places.Preview) -> Screen:
    look = ui.look
    form = Format(place.format)
    reader = replace(ui.reader, easy=form.easy)
    document = papers.build(ui.at, place.document, place.record_id, form, reader)
    formats = next(one.formats for one in PAPERS if one.name == place.document)
    choice = ChoiceGroup(
        look, ui.say(_FORMAT), [Option(one.value, ui.say(one.words)) for one in formats], form.value, inline=True
    )
    choice.edited.connect(lambda: ui.turn_to(replace(place, format=choice.value)))
    file_type = FileType(place.file_type)
    types = [Option(one.value, ui.say(one.words)) for one in FileType]
    kind = ChoiceGroup(look, ui.say(_TYPE), types, file_type.value, inline=True)
    kind.edited.connect(lambda: ui.turn_to(replace(place, file_type=kind.value)))
    name = f"{place.document}.{form}"
    sheet = usual_sheet(ui.settings, form)

    def drawn(heard: Heard) -> tuple[bytes, ...]:
        return making.drawn(document, form, FileType.PDF, ui.reader, sheet, heard)

    def printed() -> None:
        making.keep(ui.at, place.document, place.record_id, form, FileType.PDF, ui.reader)

    out = Output(ui, name, lambda *to: _make(ui, place, form, sheet, *to), drawn, printed, file_type)
    row, save = out.row(*_give(ui, place))

    def fold() -> None:
        ui.trail[-1:] = [replace(place, paper=not place.paper)]
        ui.again()

    on_paper = sheet_choices(ui, form, sheet, place.paper, lambda chosen: remember(ui, form, chosen), fold)
    items: list[Item] = [Field(look, ui.say(_FORMAT), choice), Field(look, ui.say(_TYPE), kind)]
    items += [on_paper] if file_type is FileType.PDF else []
    spaced = [part for item in items for part in (item, look.space(24))]
    body = column(
        *spaced,
        row,
        look.space(28),
        Line(look, "edge", 2),
        look.space(24),
        looked_at(ui, document, drawn, sheet.tint),
    )
    page = Page(look, body, back_link(ui, places.Papers()), room="main")
    return Screen(page, document.title, "documents", save)


def _give(ui: Ui, place: places.Preview) -> list[Button]:
    person = ui.person_id
    if person is None:
        return []
    with_whom = places.ShareWith(place.document, place.record_id, person, place.format)
    return [button(ui, _GIVE, lambda: ui.go(with_whom), before="people")]


def _make(
    ui: Ui, place: places.Preview, form: Format, sheet: Sheet, path: Path, kind: FileType, heard: Heard
) -> tuple[Path, ...]:
    return making.make(ui.at, place.document, place.record_id, form, ui.reader, path, kind, sheet, heard)
