"""A paper on its way out of the window: saved, printed or opened."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from nosdesk.documents.file_types import FileType
from nosdesk.documents.sheet import Heard
from nosdesk.frozen import dataclass
from nosdesk.i18n import Words
from nosdesk.paths import documents_dir
from nosdesk.ui.context import Ui, nothing
from nosdesk.ui.kit.controls import Button
from nosdesk.ui.kit.page import ButtonRow
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

_PRIVATE: Final = "nosdesk-papers-"

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
    chosen, _ = QFileDialog.getSaveFileName(None, ui.say(_SAVE, file_kind=kind), str(offered), files)
    if not chosen:
        return None
    return Path(chosen) if chosen.lower().endswith(ending) else Path(f"{chosen}{ending}")


@cache
def private_folder() -> Path:
    """A folder only this user can read, for papers on their way to a viewer; it goes when the program ends.

    One that a killed program left goes when the next program makes its own: its name says whose it was.
    """
    folder = Path(tempfile.mkdtemp(prefix=f"{_PRIVATE}{os.getpid()}-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for left in folder.parent.glob(f"{_PRIVATE}*-*"):
        if _left_behind(left):
            shutil.rmtree(left, ignore_errors=True)
    return folder


def _left_behind(folder: Path) -> bool:
    """Whether a folder is one of this user's, of a program that is no more; where the system does not tell, it is kept."""
    number = folder.name.removeprefix(_PRIVATE).partition("-")[0]
    if os.name != "posix" or not number.isdecimal() or int(number) == os.getpid():
        return False
    try:
        if folder.is_symlink() or folder.stat().st_uid != os.getuid():
            return False
        # Signal 0 is sent to nobody: it only asks whether there is such a program.
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False
