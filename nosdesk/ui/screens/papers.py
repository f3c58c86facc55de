"""Documents: what can be handed out now, in which format, to read here, save, print or open."""

import atexit
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from nosdesk.documents.catalogue import PAPERS
from nosdesk.documents.formats import Format, file_name
from nosdesk.domain.choices import ReadingFormat
from nosdesk.domain.records import Person
from nosdesk.i18n import Words
from nosdesk.paths import documents_dir
from nosdesk.services import papers
from nosdesk.services.answers import read
from nosdesk.ui import places
from nosdesk.ui.bar import home
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.kit.arrange import Item, column
from nosdesk.ui.kit.choices import ChoiceGroup, Option
from nosdesk.ui.kit.controls import Button
from nosdesk.ui.kit.messages import EmptyState
from nosdesk.ui.kit.page import ButtonRow, Page
from nosdesk.ui.kit.pieces import Line, Text
from nosdesk.ui.kit.rows import TaskRow
from nosdesk.ui.screens.parts import back_link, button, buttons, plain_screen
from nosdesk.ui.screens.preview import draw

_TITLE: Final = Words("Documents", "Your papers")
_HINT: Final = Words(
    "Read a document here, then save, print or open it as a PDF, in the format that its reader reads best.",
    "Pick a paper. You can read it, save it or print it.",
)
_NOTHING: Final = Words("Nothing to hand out yet", "There are no papers yet")
_NOTHING_TEXT: Final = Words(
    "Documents appear here as soon as there is something to put into them.", "Papers come when you fill things in."
)
_ALL: Final = Words("Save all of them", "Save all papers")
_ALL_SAVED: Final = Words("{count} documents are saved in {folder}.", "We saved {count} papers in {folder}.")
_FORMAT: Final = Words("Format")
_SAVE: Final = Words("Save as PDF")
_PRINT: Final = Words("Print")
_OPEN: Final = Words("Open as PDF")
_PDF: Final = Words("PDF document (*.pdf)", "PDF *.pdf")
_SAVED: Final = Words(
    "The document is saved: {file}. It is not locked: keep it where the right people find it.",
    "We saved {file}. Anyone can read it. Keep it safe.",
)
_SENT: Final = Words("The document was handed to the printer.", "We sent it to the printer.")
_NO_PRINTER: Final = Words(
    "No print command was found, so the document was opened instead. Print it from there.",
    "We opened the paper. Print it from there.",
)
_NO_VIEWER: Final = Words(
    "Nothing on this computer opens PDF files. Save the document and open it elsewhere.",
    "This computer cannot show a PDF. Save it first.",
)
_TYPE_IN: Final = Words("Type in a paper form", "Type in a form")
_DONE: Final = Words("Done")
_TODAY: Final = Words("As of today", "How it is today")


def screen(ui: Ui, place: places.Papers | places.Preview) -> Screen:
    """The list, or one document."""
    match place:
        case places.Papers():
            return _list(ui)
        case places.Preview():
            return _one(ui, place)


def _list(ui: Ui) -> Screen:
    look = ui.look
    found = papers.papers(ui.at, ui.person_id)
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
    everything = button(ui, _ALL, lambda: _save_all(ui), before="save")
    type_in = button(ui, _TYPE_IN, lambda: ui.go(places.TypeIn(format=usual.value)), picture="paper-form")
    return plain_screen(
        ui,
        ui.say(_TITLE),
        column(*items[:-1]),
        buttons(ui, everything, type_in),
        hint=ui.say(_HINT),
        back=back_link(ui, home(ui)),
        here="documents",
        picture="documents",
        room="main",
    )


def usual_format(ui: Ui) -> Format:
    """The format that the person reads best, as they said."""
    if ui.person_id is None:
        return Format.STANDARD
    reads = read(ui.at, Person, ui.person_id).formats
    if ReadingFormat.EASY in reads:
        return Format.EASY
    return Format.LARGE if {ReadingFormat.LARGE, ReadingFormat.GIANT} & set(reads) else Format.STANDARD


def _save_all(ui: Ui) -> None:
    folder = QFileDialog.getExistingDirectory(None, ui.say(_ALL), str(documents_dir()))
    if not folder:
        return
    made = ui.attempt(lambda: papers.make_all(ui.at, Path(folder), ui.reader))
    if made is not None:
        ui.shell.tell(ui.say(_DONE), ui.say(_ALL_SAVED, count=len(made), folder=folder))


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
    out = Output(ui, file_name(place.document, form), lambda path: _make(ui, place, form, path))
    row, save = out.row()
    head = Text(look, ui.say(_FORMAT), "lead", "bold")
    paper: QWidget = draw(ui, document)
    body = column(
        head, look.space(8), choice, look.space(20), row, look.space(28), Line(look, "edge", 2), look.space(24), paper
    )
    page = Page(look, body, back_link(ui, places.Papers()), room="main")
    return Screen(page, document.title, "documents", save)


def _make(ui: Ui, place: places.Preview, form: Format, path: Path) -> Path:
    return papers.make(ui.at, place.document, place.record_id, form, ui.reader, path)


@cache
def private_folder() -> Path:
    """A folder only this user can read, for papers on their way to a viewer or printer; it goes when the program ends."""
    folder = Path(tempfile.mkdtemp(prefix="nosdesk-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@dataclass(frozen=True)
class Output:
    """A paper on its way out: saved, printed or opened. `make` writes it to a path, raising KnownError where it cannot."""

    ui: Ui
    name: str
    """Its file name."""
    make: Callable[[Path], Path]

    def row(self) -> tuple[ButtonRow, Button]:
        """The three buttons, and the first of them."""
        save = button(self.ui, _SAVE, self._save, "primary", before="save")
        printing = button(self.ui, _PRINT, self._print, before="print")
        return buttons(self.ui, save, printing, button(self.ui, _OPEN, self._open, before="open")), save

    def _save(self) -> None:
        ui = self.ui
        name, _ = QFileDialog.getSaveFileName(None, ui.say(_SAVE), str(documents_dir() / self.name), ui.say(_PDF))
        if not name:
            return
        path = Path(name) if name.lower().endswith(".pdf") else Path(f"{name}.pdf")
        if ui.did(lambda: self.make(path)):
            ui.shell.tell(ui.say(_DONE), ui.say(_SAVED, file=path.name))

    def _made(self) -> Path | None:
        return self.ui.attempt(lambda: self.make(private_folder() / self.name))

    def _open(self) -> None:
        path = self._made()
        if path and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.ui.shell.tell(self.ui.say(_OPEN), self.ui.say(_NO_VIEWER))

    def _print(self) -> None:
        path, ui = self._made(), self.ui
        if path is None:
            return
        printer = shutil.which("lp")
        if printer and QProcess.execute(printer, [str(path)]) == 0:
            ui.shell.announce(ui.say(_SENT))
            return
        ui.shell.tell(ui.say(_PRINT), ui.say(_NO_PRINTER))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
