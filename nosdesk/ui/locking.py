"""The lock: what is on the screen is hidden at once, what was being typed is saved, and the file is closed.

A file with a passphrase is closed and its key let go of, so that neither the window nor, as far as Python can tell, the
memory of the program has it; unlocking opens the file anew and puts back into the fields what could not be saved as it stood, such as half
a date. It is not held locked against others meanwhile: whoever opens it elsewhere is
told as ever when both want it. A file without a passphrase is only hidden. Where a page says that it could not save something
(the disk is full, the stick is out), the file stays open and the page is kept aside: the passphrase is asked for all the same.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from nosdesk.errors import KnownError
from nosdesk.ui.context import DID_NOT_WORK, Screen
from nosdesk.ui.kit import cells, paint
from nosdesk.ui.kit.dialog import Dialog
from nosdesk.ui.kit.field import Field
from nosdesk.ui.kit.later import later
from nosdesk.ui.kit.working import Working
from nosdesk.ui.places import Help, Locked, Place, Reading, Recover

if TYPE_CHECKING:
    from uuid import UUID

    from nosdesk.domain.author import Author
    from nosdesk.services.desk import Desk
    from nosdesk.ui.window import Window

_TRY_AGAIN_MS: Final = 20
OPEN_WHILE_LOCKED: Final = (Locked, Recover, Reading, Help)
"""Places that show nothing of the file."""


@dataclass
class Behind:
    """What is behind the lock page: how to come back to where the person was."""

    path: Path
    protected: bool
    author: "Author"
    today: Callable[[], date]
    opened_at: datetime
    person_id: "UUID | None"
    trail: list[Place]
    desk: "Desk | None"
    """The open file; None once it is closed."""
    typed: list[tuple[str, str]] = field(default_factory=list)
    """What stood in the fields of the page: their labels and what was written."""
    unsaved: Screen | None = None
    """The page whose last answer could not be saved."""
    told: list[tuple[str, str]] = field(default_factory=list)
    """What was to be said meanwhile: it is said after unlocking."""


def lock(window: "Window") -> None:
    """Hide everything and close the file. Does nothing where no file is open, or it is locked already."""
    ui = window.ui
    if ui.desk is None or ui.locked is not None:
        return
    desk, screen = ui.desk, window.screen_shown
    ui.locked = behind = Behind(
        desk.case.path,
        desk.case.protected,
        desk.author,
        desk.today,
        desk.opened_at,
        ui.person_id,
        list(ui.trail),
        desk,
    )
    _hide_others(window)
    if screen is not None:
        screen.page.hide()
        _save(window, screen)
        behind.typed = [(each.label.text(), each.control.value) for each in _fields(screen)]
    if behind.told:
        behind.unsaved = screen
    ui.desk, ui.person_id = None, None
    _forget(window)
    window.put_aside(keep=behind.unsaved)
    ui.start_at(Locked())
    window.repaint()
    _close_when_quiet(window, behind)


def _hide_others(window: QWidget) -> None:
    """Close dialogs, menus and lists, as Escape does."""
    for other in QApplication.topLevelWidgets():
        if other is window or not other.isVisible():
            continue
        other.hide()
        if isinstance(other, QDialog):
            other.reject()
        else:
            other.close()


def _save(window: "Window", screen: Screen) -> None:
    try:
        screen.leave()
    except KnownError as error:
        window.tell(window.ui.say(DID_NOT_WORK), error.said(window.ui.reader))
    except Exception as error:  # noqa: BLE001 - whatever goes wrong, the page must be hidden; it is told after unlocking
        window.tell_bug(error)


def _fields(screen: Screen) -> list[Any]:
    """The fields of a page, but for passphrases."""
    return [
        each
        for each in screen.page.findChildren(Field)
        if hasattr(each.control, "edited")
        and not (isinstance(each.control, QLineEdit) and each.control.echoMode() is QLineEdit.EchoMode.Password)
    ]


def _put_back(window: "Window", typed: list[tuple[str, str]]) -> None:
    """Write into the fields of the page what stood there and is not in the file; it is saved as if it were typed now."""
    waiting = list(typed)
    for each in _fields(window.screen_shown) if window.screen_shown else ():
        found = next((held for held in waiting if held[0] == each.label.text()), None)
        if found is None:
            continue
        waiting.remove(found)
        if each.control.value != found[1]:
            each.control.value = found[1]
            each.control.edited.emit()


def _forget(window: "Window") -> None:
    """Let go of words that are kept to be drawn fast, and stop reading them aloud."""
    paint.forget()
    cells.forget()
    speaking = window.ui.__dict__.pop("_speaking", None)
    if isinstance(speaking, QProcess):
        speaking.kill()


def _close_when_quiet(window: "Window", behind: Behind) -> None:
    """Close a protected file as soon as no dialog or long work is under way that still has it in hand."""
    if behind.desk is None or behind.unsaved is not None or not behind.protected or window.ui.locked is not behind:
        return
    if Dialog.asking or Working.under_way:
        later(window, _TRY_AGAIN_MS, lambda: _close_when_quiet(window, behind))
        return
    behind.desk.case.close()
    behind.desk = None


Secret = str | tuple[str, ...] | None
"""A passphrase, the groups of a recovery sheet, or None for a file that needs neither."""


def unlock(window: "Window", secret: Secret) -> None:
    """Come back to where the person was. Raises KnownError where the secret or the file is not right; it stays locked then."""
    from nosdesk.services.desk import Desk
    from nosdesk.services.opening import case_of, fits

    ui, behind = window.ui, window.ui.locked
    if behind is None:
        return
    if behind.desk is None:
        desk = Desk(case_of(behind.path, secret), behind.author, behind.today, behind.opened_at)
    else:
        desk = behind.desk
        fits(desk, secret)
    ui.locked = None
    ui.desk, ui.person_id = desk, behind.person_id
    ui.trail[:] = behind.trail
    if behind.unsaved is not None:
        window.bring_back(behind.unsaved)
    else:
        ui.again()
        _put_back(window, behind.typed)
    for heading, text in behind.told:
        window.tell(heading, text)


def leave_for_good(window: "Window") -> None:
    """Drop what is behind the lock page: the file is closed, and another may be opened."""
    behind, window.ui.locked = window.ui.locked, None
    if behind is not None and behind.desk is not None:
        behind.desk.case.close()
