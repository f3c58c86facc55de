"""A form on paper: blank, or with what is known already, in a format; saved, printed or opened."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from nosdesk.documents.file_types import FileType
from nosdesk.documents.formats import Format
from nosdesk.documents.sheet import Heard
from nosdesk.forms.catalogue import form_for
from nosdesk.i18n import Words
from nosdesk.services import making, paper_forms
from nosdesk.ui import places
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.kit.choices import ChoiceGroup, Option
from nosdesk.ui.kit.field import Field
from nosdesk.ui.kit.pieces import Line
from nosdesk.ui.screens.output import Output
from nosdesk.ui.screens.pages_view import looked_at
from nosdesk.ui.screens.parts import back_link, button, buttons, plain_screen

_TITLE: Final = Words("{form}: on paper")
_HINT: Final = Words(
    "Somebody can write on it by hand. Its code at the foot of each page leads back to it when you type it in.",
    "You can write on it with a pen. Then you can type it in here.",
)
_FORMAT: Final = Words("Format")
_WHAT: Final = Words("What stands in it?", "What is in it?")
_BLANK: Final = Words("Nothing: a blank form", "Nothing")
_KNOWN: Final = Words("What we know already", "What we know now")
_TYPE_IN: Final = Words("Type in a paper form", "Type in a form")


def screen(ui: Ui, place: places.PaperForm) -> Screen:
    """Which format, blank or not, and the paper as it will be."""
    look, form, written_as = ui.look, form_for(place.form), Format(place.format)
    formats = [Option(one.value, ui.say(one.words)) for one in Format]
    choice = ChoiceGroup(look, ui.say(_FORMAT), formats, written_as.value, inline=True)
    choice.edited.connect(lambda: ui.turn_to(replace(place, format=choice.value)))
    what = [Option("blank", ui.say(_BLANK)), Option("known", ui.say(_KNOWN))]
    filled = ChoiceGroup(look, ui.say(_WHAT), what, "known" if place.known else "blank", inline=True)
    filled.edited.connect(lambda: ui.turn_to(replace(place, known=filled.value == "known")))

    def make(path: Path, kind: FileType, heard: Heard) -> tuple[Path, ...]:
        about = (form, place.record_id, written_as, ui.reader)
        return paper_forms.make(ui.at, *about, path, kind, heard, known=place.known)

    def drawn(heard: Heard) -> tuple[bytes, ...]:
        return making.drawn(document, written_as, FileType.PDF, ui.reader, heard=heard)

    def printed() -> None:
        if place.known:
            paper_forms.keep(ui.at, form, place.record_id, written_as, FileType.PDF)

    row, save = Output(ui, f"{form.key}-form.{written_as}", make, drawn, printed).row()
    document = paper_forms.build(ui.at, form, place.record_id, written_as, ui.reader, known=place.known)
    return plain_screen(
        ui,
        ui.say(_TITLE, form=ui.say(form.title)),
        Field(look, ui.say(_FORMAT), choice),
        Field(look, ui.say(_WHAT), filled),
        row,
        buttons(ui, button(ui, _TYPE_IN, lambda: ui.go(places.TypeIn(code=document.code)), "quiet")),
        Line(look, "edge", 2),
        looked_at(ui, document, drawn),
        hint=ui.say(_HINT),
        back=back_link(ui, places.CheckAnswers(form.key, place.record_id)),
        picture="paper-form",
        here="documents",
        room="main",
        first=save,
    )
