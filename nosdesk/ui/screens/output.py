"""A paper on its way out of the window: saved, printed or opened."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

from nosdesk.documents.file_types import FileType
from nosdesk.frozen import dataclass
from nosdesk.i18n import Words
from nosdesk.paths import documents_dir
from nosdesk.ui.context import Ui
from nosdesk.ui.file_dialogs import ask_save
from nosdesk.ui.kit.controls import Button
from nosdesk.ui.kit.page import ButtonRow
from nosdesk.ui.private import private_folder
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
_NO_PRINTER: Final = Words(
    "No print command was found, so the document was opened instead. Print it from there.",
    "We opened the paper. Print it from there.",
)
_NO_VIEWER: Final = Words(
    "Nothing on this computer opens such files. Save the document and open it elsewhere.",
    "This computer cannot show this file. Save it first.",
)
_DONE: Final = Words("Done")


@dataclass(frozen=True)
class Output:
    """What goes out. `make` writes it to a path as a kind of file, or as several beside it; it raises KnownError where it cannot."""

    ui: Ui
    name: str
    """Its file name without the ending, "contract.large"."""
    make: Callable[[Path, FileType], tuple[Path, ...]]
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
        made = self.ui.attempt(lambda: self.make(path, self.file_type)) if path else None
        if made:
            files = self.ui.reader.together([file.name for file in made])
            self.ui.shell.tell(self.ui.say(_DONE), self.ui.say(_SAVED, file=files))

    def _made(self, file_type: FileType) -> tuple[Path, ...]:
        path = private_folder() / f"{self.name}.{file_type.suffix}"
        return self.ui.attempt(lambda: self.make(path, file_type)) or ()

    def _open(self) -> None:
        if not all(QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))) for path in self._made(self.file_type)):
            heading = self.ui.say(_OPEN, file_kind=self.ui.say(self.file_type.words))
            self.ui.shell.tell(heading, self.ui.say(_NO_VIEWER))

    def _print(self) -> None:
        made, ui = self._made(FileType.PDF), self.ui
        if not made:
            return
        printer = shutil.which("lp")
        if printer and QProcess.execute(printer, [str(path) for path in made]) == 0:
            ui.shell.announce(ui.say(_SENT))
            return
        ui.shell.tell(ui.say(_PRINT), ui.say(_NO_PRINTER))
        for path in made:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def ask_path(ui: Ui, name: str, file_type: FileType) -> Path | None:
    """Where to save a file, with the ending of its kind; None where the person chose nothing."""
    kind, ending = ui.say(file_type.words), f".{file_type.suffix}"
    offered = documents_dir() / f"{name}{ending}"
    files = ui.say(_FILES, kind=kind, suffix=file_type.suffix)
    chosen = ask_save(ui, ui.say(_SAVE, file_kind=kind), str(offered), files)
    if not chosen:
        return None
    return Path(chosen) if chosen.lower().endswith(ending) else Path(f"{chosen}{ending}")
