"""A paper on its way out of the window: saved, printed or opened."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from nosdesk.documents.file_types import FileType
from nosdesk.documents.sheet import Heard
from nosdesk.frozen import dataclass
from nosdesk.i18n import Words
from nosdesk.paths import documents_dir
from nosdesk.ui.context import Ui, nothing
from nosdesk.ui.file_dialogs import ask_save
from nosdesk.ui.kit.controls import Button
from nosdesk.ui.kit.page import ButtonRow
from nosdesk.ui.private import private_folder
from nosdesk.ui.screens.busy import Stopped, busy
from nosdesk.ui.screens.pages_view import Draw
from nosdesk.ui.screens.parts import button, buttons

_SAVE: Final = Words("Save as {file_kind}")
_PRINT: Final = Words("Print")
_OPEN: Final = Words("Open as {file_kind}")
_FILES: Final = Words("{kind} (*.{suffix})", "{kind} *.{suffix}")
_SAVED: Final = Words(
    "The document is saved: {file}. It is not locked: keep it where the right people find it.",
    "We saved {file}. Anyone can read it. Keep it safe.",
)
_SENT: Final = Words("The document was handed to the printer.", "We sent it to the printer.")
_NO_VIEWER: Final = Words(
    "Nothing on this computer opens such files. Save the document and open it elsewhere.",
    "This computer cannot show this file. Save it first.",
)
_NO_FOLDER: Final = Words(
    "The folder could not be opened. The document is in {folder}.", "We could not open it. Your paper is in {folder}."
)
_SAVING: Final = Words("Making the document", "We are making your paper")
_DONE: Final = Words("Done")
OPEN_FOLDER: Final = Words("Open the folder")
CLOSE: Final = Words("Close")


T = TypeVar("T")
Make = Callable[[Path, FileType, Heard], tuple[Path, ...]]


@dataclass(frozen=True)
class Output:
    """What goes out. `make` writes it to a path as a kind of file, or as several beside it; `draw` makes its PDF in memory, to be
    printed, which `printed` keeps. They raise KnownError where they cannot.
    """

    ui: Ui
    name: str
    """Its file name without the ending, "contract.large"."""
    make: Make
    draw: Draw
    printed: Callable[[], object] = nothing
    file_type: FileType = FileType.PDF

    def row(self, *more: Button) -> tuple[ButtonRow, Button]:
        """The three buttons with others after them, and the first of them. What is printed is always the PDF."""
        kind = self.ui.say(self.file_type.words)
        save = button(self.ui, _SAVE, self._save, "primary", before="save", file_kind=kind)
        printing = button(self.ui, _PRINT, self._print, before="print")
        opening = button(self.ui, _OPEN, self._open, before="open", file_kind=kind)
        return buttons(self.ui, save, printing, opening, *more), save

    def _save(self) -> None:
        path = ask_path(self.ui, self.name, self.file_type)
        made = working(self.ui, lambda heard: self.make(path, self.file_type, heard)) if path else None
        if made:
            files = self.ui.reader.together([file.name for file in made])
            tell_saved(self.ui, self.ui.say(_SAVED, file=files), made[0].parent)

    def _open(self) -> None:
        path = private_folder() / f"{self.name}.{self.file_type.suffix}"
        made = working(self.ui, lambda heard: self.make(path, self.file_type, heard)) or ()
        if not all(QDesktopServices.openUrl(QUrl.fromLocalFile(str(each))) for each in made):
            heading = self.ui.say(_OPEN, file_kind=self.ui.say(self.file_type.words))
            self.ui.shell.tell(heading, self.ui.say(_NO_VIEWER))

    def _print(self) -> None:
        # Only here: what knows printers is loaded with the first press.
        from nosdesk.export.pdf.reading import PdfFile
        from nosdesk.ui.screens.printing import ask_printer, print_pages

        files = working(self.ui, self.draw)
        pages = [page for data in files or () for page in PdfFile(data).pages]
        printer = self.ui.attempt(lambda: ask_printer(self.ui, len(pages))) if pages else None
        if printer is None:
            return

        def send(heard: Heard) -> bool:
            print_pages(printer, pages, heard)
            self.printed()
            return True

        if working(self.ui, send):
            self.ui.shell.announce(self.ui.say(_SENT))


def working(ui: Ui, do: Callable[[Heard], T]) -> T | None:
    """Do something that may take long or not work; where it does not, the person is told why. None then, and where they stopped it."""

    def done() -> T | None:
        try:
            with busy(ui, _SAVING) as heard:
                return do(heard)
        except Stopped:
            return None

    return ui.attempt(done)


def tell_saved(ui: Ui, text: str, folder: Path) -> None:
    """Say what was saved, and offer to open its folder."""
    wanted = ui.shell.ask(ui.say(_DONE), text, ui.say(OPEN_FOLDER), ui.say(CLOSE), danger=False)
    if wanted and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
        ui.shell.tell(ui.say(OPEN_FOLDER), ui.say(_NO_FOLDER, folder=folder))


def ask_path(ui: Ui, name: str, file_type: FileType) -> Path | None:
    """Where to save a file, with the ending of its kind; None where the person chose nothing."""
    kind, ending = ui.say(file_type.words), f".{file_type.suffix}"
    offered = documents_dir() / f"{name}{ending}"
    files = ui.say(_FILES, kind=kind, suffix=file_type.suffix)
    chosen = ask_save(ui, ui.say(_SAVE, file_kind=kind), str(offered), files)
    if not chosen:
        return None
    return Path(chosen) if chosen.lower().endswith(ending) else Path(f"{chosen}{ending}")
