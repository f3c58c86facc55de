"""Reading aloud through whatever speech program the computer has; where there is none, that is said plainly."""

import shutil
import sys
from typing import Final

from PySide6.QtCore import QProcess

from nosdesk.i18n import Words
from nosdesk.ui.context import Ui

READ: Final = Words("Read this to me")
NO_SPEECH: Final = Words("This computer cannot read aloud yet", "This computer cannot read to you yet")
NO_SPEECH_TEXT: Final = Words(
    "NOS Desk found no speech program. On Debian or Ubuntu, install “espeak-ng” or “speech-dispatcher”. Everything else "
    "works as before.",
    "There is no voice on this computer. Ask someone to add “espeak-ng”. All the rest still works.",
)

_ENGINES: Final = (("spd-say", "-w", "-e"), ("espeak-ng", "--stdin"), ("espeak", "--stdin"))
"""Programs that read what comes on their standard input."""


def engine() -> tuple[str, ...] | None:
    """The command that reads its standard input aloud, or None."""
    if sys.platform == "darwin":
        return ("say", "-f", "-") if shutil.which("say") else None
    return next((command for command in _ENGINES if shutil.which(command[0])), None)


def read_aloud_word(ui: Ui) -> str:
    """The word of the button that reads aloud, or "" where the reader does not want it."""
    return ui.say(READ) if ui.settings.read_aloud else ""


def say_aloud(ui: Ui, text: str) -> None:
    """Read a text aloud, in place of what is being read."""
    command = engine()
    if command is None:
        ui.shell.tell(ui.say(NO_SPEECH), ui.say(NO_SPEECH_TEXT))
        return
    process = QProcess()
    voice = ["-l", ui.reader.language[:2]] if command[0] == "spd-say" else ["-v", ui.reader.language[:2]]
    arguments = [*command[1:], *([] if command[0] == "say" else voice)]
    previous = ui.__dict__.pop("_speaking", None)
    if isinstance(previous, QProcess):
        previous.kill()
        previous.waitForFinished(500)
    # What is read is private: it goes through a pipe, never through a command line that others can list.
    process.start(command[0], arguments)
    process.write(text.encode())
    process.closeWriteChannel()
    ui.__dict__["_speaking"] = process
