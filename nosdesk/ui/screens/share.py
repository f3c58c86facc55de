"""Giving a copy away: to whom, in which form, what is left out; and what was given before."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final
from uuid import UUID

from nosdesk.documents.catalogue import paper
from nosdesk.documents.file_types import FileType
from nosdesk.documents.formats import Format
from nosdesk.documents.redaction import Redacted
from nosdesk.documents.sheet import Heard, PaperSize, Sheet, Tint
from nosdesk.domain.records import Share
from nosdesk.i18n import Counted, Words
from nosdesk.services import making, sharing
from nosdesk.services.sharing import Choices, Copy
from nosdesk.ui import places
from nosdesk.ui.bar import home
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.kit.arrange import Item, column
from nosdesk.ui.kit.cells import Cell, Column, Row, TableData
from nosdesk.ui.kit.choices import ChoiceGroup, Option, Tick, TickGroup
from nosdesk.ui.kit.controls import Entry
from nosdesk.ui.kit.field import Field
from nosdesk.ui.kit.messages import EmptyState, ErrorSummary, Notice, Problem
from nosdesk.ui.kit.pieces import Line, Text
from nosdesk.ui.kit.table import DataTable
from nosdesk.ui.screens.output import ask_path, tell_saved, working
from nosdesk.ui.screens.pages_view import looked_at
from nosdesk.ui.screens.parts import back_link, button, buttons, plain_screen, question_screen
from nosdesk.ui.screens.sheet_choices import POINTS, sheet_choices, usual_sheet

_FOR_WHOM: Final = Words("Who is this copy for?", "Who gets this paper?")
_FOR_WHOM_HINT: Final = Words(
    "What they were given before is offered again. Nothing leaves this computer until you save or print the copy.",
    "Pick who gets this paper. We remember what they like.",
)
_ELSE: Final = Words("Somebody else")
_NAME: Final = Words("Name of the reader", "Their name")
_NEXT: Final = Words("Go on")
_CHOOSE: Final = Words("Choose who the copy is for.", "Pick who gets the paper.")
_NO_NAME: Final = Words("Type a name.", "Write a name.")
_WRONG: Final = Words("There is a problem", "Something is not right")

_TITLE: Final = Words("What does {name} get?", "What will we give {name}?")
_FORM: Final = Words("Format")
_TYPE: Final = Words("Kind of file", "What kind of file?")
_PHOTOS: Final = Words("Photos to keep in the copy", "Which photos do they get?")
_PHOTOS_HINT: Final = Words(
    "A computer cannot search a photo for names or faces. Look at each one. While a name is left out, photos are left out too, unless "
    "you tick them.",
    "We cannot look for names in photos. Please look at each photo.",
)
_IN_IT: Final = Words("In it: {names}")
_NOT_THEIRS: Final = Words(
    "Left out, as only people around {name} may see it: {photo}", "{reader} does not get this photo: {photo}"
)
_PARTS: Final = Words("Parts that they get", "What is in it?")
_NAMES: Final = Words("Names to leave out", "Which names must go?")
_NAMES_HINT: Final = Words(
    "A name is taken out everywhere, also where somebody typed it, with telephone numbers and addresses.",
    "We take out the name everywhere.",
)
_IN_PLACES: Final = Counted("in {n} place", "in {n} places")
_PRICES: Final = Words("Leave out what other providers ask", "Take out all other prices")
_CHECK: Final = Words(
    "Read the copy before you give it away. What a sentence tells without a name cannot be found by a computer.",
    "Read the paper first. It may still tell too much.",
)
_CHECK_TITLE: Final = Words("Check the copy below", "Please read it first")
_SAVE: Final = Words("Save this copy")
_KEPT: Final = Words(
    "The copy for {name} is saved: {file}. It is on the list of what was given.",
    "We saved {file} for {name}. It is on your list.",
)
_HOW_COPY: Final = Words("The copy", "This is the paper")

_GIVEN: Final = Words("What was given to whom", "Papers we gave away")
_GIVEN_HINT: Final = Words("Every copy made for a reader, the newest first.", "The newest is first.")
_NOTHING: Final = Words("Nothing was given away yet", "We gave no papers yet")
_NOTHING_TEXT: Final = Words(
    "Open a document and press “Give to somebody”. The copy is then listed here.",
    "Open a paper. Press “Give to someone”.",
)
_COLUMNS: Final = (Words("Day"), Words("To"), Words("Document", "Paper"), Words("Left out", "We took out"))
_PARTS_OUT: Final = Words("Parts: {parts}")
_NAMES_OUT: Final = Words("Names: {names}")
_PRICES_OUT: Final = Words("Other prices")
_PHOTOS_OUT: Final = Words("Photos: {photos}")
_WHOLE: Final = Words("Nothing")
_BY: Final = Words("{document}, {form}, {kind}")

_SOMEBODY: Final = "else"
_MOST_CHARACTERS: Final = 60
_Change = Callable[..., None]


def screen(ui: Ui, place: places.ShareWith | places.ShareCopy | places.Given) -> Screen:
    """Asks who a copy is for, what it holds, or lists what was given."""
    match place:
        case places.ShareWith():
            return _whom(ui, place)
        case places.ShareCopy():
            return _copy(ui, place)
        case places.Given():
            return _given(ui, place.person_id)


def _whom(ui: Ui, place: places.ShareWith) -> Screen:
    look = ui.look
    known = sharing.readers(ui.at, place.person_id)
    options = [Option(str(one.id), one.name, ui.say(one.part)) for one in known]
    who = ChoiceGroup(look, ui.say(_FOR_WHOM), [*options, Option(_SOMEBODY, ui.say(_ELSE))])
    who_field = Field(look, ui.say(_FOR_WHOM), who, ui.say(_FOR_WHOM_HINT), heading=True, picture="people")
    name = Entry(look, "", ui.say(_NAME), _MOST_CHARACTERS)
    name_field = Field(look, ui.say(_NAME), name)
    more = column(name_field, look.space(24))
    more.setVisible(False)
    who.edited.connect(lambda: more.setVisible(who.value == _SOMEBODY))
    summary = ErrorSummary(look)

    def go_on() -> None:
        wrong = [(who_field, _CHOOSE)] if not who.value else []
        if who.value == _SOMEBODY and not name.value.strip():
            wrong.append((name_field, _NO_NAME))
        for field in (who_field, name_field):
            field.set_error(next((ui.say(words) for which, words in wrong if which is field), ""))
        summary.show_problems(ui.say(_WRONG), [Problem(ui.say(words), field.control) for field, words in wrong])
        if wrong:
            return
        to = next((one for one in known if str(one.id) == who.value), None)
        asked = Copy(
            place.document,
            place.record_id,
            Format(place.format),
            to_id=to.id if to else None,
            to_name=to.name if to else name.value.strip(),
        )
        # As this reader had it last, or else as the user prints.
        usual = asked.on(usual_sheet(ui.settings, asked.format))
        ui.go(places.ShareCopy(sharing.usual(ui.at, usual)))

    return question_screen(
        ui,
        ui.say(_FOR_WHOM),
        summary,
        who_field,
        more,
        buttons(ui, button(ui, _NEXT, go_on, "primary", after="next")),
        back=back_link(ui, places.Papers()),
        here="documents",
        first=who,
    )


def _copy(ui: Ui, place: places.ShareCopy) -> Screen:
    look, copy = ui.look, place.copy
    offered = sharing.choices(ui.at, copy, ui.reader)
    cut = sharing.cut_copy(ui.at, copy, ui.reader)

    def change(**values: object) -> None:
        # The same place with another choice: Back leads to where one came from, and the focus stays.
        ui.trail[-1:] = [replace(place, copy=replace(copy, **values))]  # type: ignore[arg-type]  # names are Copy's own
        ui.again()

    def change_sheet(sheet: Sheet) -> None:
        ui.trail[-1:] = [replace(place, copy=copy.on(sheet))]
        ui.again()

    def fold() -> None:
        ui.trail[-1:] = [replace(place, paper=not place.paper)]
        ui.again()

    def drawn(heard: Heard) -> tuple[bytes, ...]:
        return making.drawn(cut.document, copy.format, FileType.PDF, ui.reader, copy.sheet, heard)

    save = button(ui, _SAVE, lambda: _save(ui, copy), "primary", before="save")
    photos = _photos(ui, copy, offered, change)
    on_paper = sheet_choices(ui, copy.format, copy.sheet, place.paper, change_sheet, fold)
    printed: list[Item] = [on_paper] if copy.file_type is FileType.PDF else []
    items: list[Item] = [*photos, *_form_fields(ui, copy, change), *printed, *_cuts(ui, copy, offered, change)]
    spaced = [part for item in items for part in (item, look.space(28))]
    body = column(*spaced, _check(ui, cut), look.space(24), buttons(ui, save), look.space(32), Line(look, "edge", 2))
    shown = column(
        Text(look, ui.say(_HOW_COPY), "title", "bold"), look.space(16), looked_at(ui, cut.document, drawn, copy.tint)
    )
    return plain_screen(
        ui,
        ui.say(_TITLE, name=copy.to_name),
        body,
        shown,
        back=back_link(ui, places.Papers()),
        here="documents",
        room="main",
        picture="documents",
    )


def _photos(ui: Ui, copy: Copy, offered: Choices, change: _Change) -> list[Item]:
    """First of all, what cannot be searched for names: each photo to keep or leave out."""
    look = ui.look
    items: list[Item] = []
    choosable = [each for each in offered.photos if each.open]
    if choosable:
        options = [
            Option(
                each.photo.digest,
                each.photo.words,
                ui.say(_IN_IT, names=each.photo.who) if each.photo.who else "",
                each.photo,
            )
            for each in choosable
        ]
        kept = ",".join(each.photo.digest for each in choosable if each.kept)
        ticks = TickGroup(look, ui.say(_PHOTOS), options, kept)
        digests = [each.photo.digest for each in choosable]

        def chosen() -> None:
            out = tuple(each for each in digests if each not in ticks.chosen)
            change(photos_kept=tuple(ticks.chosen), photos_out=out)

        ticks.edited.connect(chosen)
        items.append(Field(look, ui.say(_PHOTOS), ticks, ui.say(_PHOTOS_HINT)))
    for each in offered.photos:
        if not each.open:
            said = ui.say(_NOT_THEIRS, photo=each.photo.words, reader=copy.to_name, name=offered.whose)
            items.append(Notice(look, "info", said))
    return items


def _form_fields(ui: Ui, copy: Copy, change: _Change) -> list[Item]:
    look = ui.look
    known = paper(copy.document)
    forms = [Option(one.value, ui.say(one.words)) for one in (known.formats if known else (copy.format,))]
    form = ChoiceGroup(look, ui.say(_FORM), forms, copy.format.value, inline=True)
    form.edited.connect(lambda: change(format=Format(form.value), letters=None))
    kinds = [Option(one.value, ui.say(one.words)) for one in FileType]
    kind = ChoiceGroup(look, ui.say(_TYPE), kinds, copy.file_type.value, inline=True)
    kind.edited.connect(lambda: change(file_type=FileType(kind.value)))
    return [Field(look, ui.say(_FORM), form), Field(look, ui.say(_TYPE), kind)]


def _cuts(ui: Ui, copy: Copy, offered: Choices, change: _Change) -> list[Item]:
    look = ui.look
    items: list[Item] = []
    if offered.sections:
        titles = [one.title for one in offered.sections]
        kept = [str(n) for n, title in enumerate(titles) if title not in copy.parts_out]
        parts = TickGroup(
            look, ui.say(_PARTS), [Option(str(n), title) for n, title in enumerate(titles)], ",".join(kept)
        )
        parts.edited.connect(
            lambda: change(parts_out=tuple(t for n, t in enumerate(titles) if str(n) not in parts.chosen))
        )
        items.append(Field(look, ui.say(_PARTS), parts))
    if offered.names:
        options = [Option(str(one.id), one.name, ui.count(_IN_PLACES, one.places)) for one in offered.names]
        names = TickGroup(look, ui.say(_NAMES), options, ",".join(str(one) for one in copy.names_out))
        names.edited.connect(lambda: change(names_out=tuple(UUID(one) for one in names.chosen), photos_kept=()))
        items.append(Field(look, ui.say(_NAMES), names, ui.say(_NAMES_HINT)))
    if offered.prices:
        prices = Tick(look, Option("prices", ui.say(_PRICES)), copy.prices_out)
        prices.edited.connect(lambda: change(prices_out=prices.isChecked()))
        items.append(prices)
    return items


def _check(ui: Ui, cut: Redacted) -> Notice:
    told = [ui.count(words, n) for words, n in cut.counted if n]
    return Notice(ui.look, "caution", ui.say(_CHECK_TITLE), " ".join((*told, ui.say(_CHECK))))


def _save(ui: Ui, copy: Copy) -> None:
    path = ask_path(ui, f"{copy.document}.{copy.format}", copy.file_type)
    if path and working(ui, lambda heard: sharing.give(ui.at, copy, ui.reader, path, heard)):
        tell_saved(ui, ui.say(_KEPT, name=copy.to_name, file=path.name), path.parent)


def _given(ui: Ui, person_id: UUID) -> Screen:
    found = sharing.given(ui.at, person_id)
    if not found:
        empty = EmptyState(ui.look, "documents", ui.say(_NOTHING), ui.say(_NOTHING_TEXT))
        return plain_screen(ui, ui.say(_GIVEN), empty, back=back_link(ui, home(ui)), here="documents")
    columns = tuple(Column(ui.say(words)) for words in _COLUMNS)
    rows = tuple(Row(tuple(Cell(text) for text in _line(ui, one)), str(one.id)) for one in found)
    listed = DataTable(ui.look, TableData(ui.say(_GIVEN), columns, rows))
    return plain_screen(
        ui,
        ui.say(_GIVEN),
        listed,
        hint=ui.say(_GIVEN_HINT),
        back=back_link(ui, places.Papers()),
        here="documents",
        room="main",
    )


def _line(ui: Ui, given: Share) -> tuple[str, str, str, str]:
    known = paper(given.document)
    what = ui.say(
        _BY,
        document=ui.say(known.title) if known else given.document,
        form=ui.say(Format(given.format).words),
        kind=ui.say(FileType(given.file_type).words),
    )
    if given.letters:
        what = f"{what}. {ui.say(POINTS, points=given.letters)}"
    if given.paper not in ("", PaperSize.A4):
        what = f"{what}. {ui.say(PaperSize(given.paper).words)}"
    if given.tint not in ("", Tint.WHITE):
        what = f"{what}. {ui.say(Tint(given.tint).words)}"
    out = []
    if given.parts_out:
        out.append(ui.say(_PARTS_OUT, parts=", ".join(given.parts_out.splitlines())))
    if given.names_out:
        out.append(ui.say(_NAMES_OUT, names=", ".join(given.names_out.splitlines())))
    if given.prices_out:
        out.append(ui.say(_PRICES_OUT))
    if given.photos_out:
        out.append(ui.say(_PHOTOS_OUT, photos=", ".join(given.photos_out.splitlines())))
    day = ui.reader.date(given.given_on) if given.given_on else ""
    return day, given.to_name, what, "\n".join(out) or ui.say(_WHOLE)
