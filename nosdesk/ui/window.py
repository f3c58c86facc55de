"""The one window: top bar, the place below it, the focus ring over both."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nosdesk.i18n import Words
from nosdesk.settings import Settings
from nosdesk.ui import places
from nosdesk.ui.bar import build_bar, home
from nosdesk.ui.build import build
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.keeping import Keeper
from nosdesk.ui.kit.field import announce
from nosdesk.ui.kit.later import later
from nosdesk.ui.kit.pieces import Text
from nosdesk.ui.kit.ring import FocusRing
from nosdesk.ui.report import error_report

if TYPE_CHECKING:
    from nosdesk.ui.idle import Watch
    from nosdesk.ui.locking import Secret

log = logging.getLogger(__name__)

LEAST: Final = QSize(480, 420)
FIRST: Final = QSize(1280, 860)
TITLE: Final = "NOS Desk"
"""The window's title names no person: others may see it on the screen or in a list of windows."""

_SAY_AFTER_MS: Final = 150

OK: Final = Words("OK")
BUG: Final = Words("Something went wrong in NOS Desk", "NOS Desk made a mistake")
BUG_TEXT: Final = Words(
    "This is our mistake, not yours. What was saved before is safe in the case file. You can go on. A report without "
    "personal data is under Help.",
    "This is our mistake. Your saved answers are safe. You can go on. Look under Help for a report.",
)


class Window(QWidget):
    """Shows one place at a time and does what screens ask of it (`Shell`)."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.ui = Ui(self, settings)
        self.ui.keeper = Keeper(self.ui, self, self.tell_bug)
        self._screen: Screen | None = None
        self._said = False
        """Whether a screen reader was told of the place that is shown."""
        self._ring: FocusRing | None = None
        self._watch: Watch | None = None
        self.setMinimumSize(LEAST)
        self.resize(FIRST)
        self.setWindowTitle(TITLE)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._set_keys()

    @property
    def screen_shown(self) -> Screen | None:
        """The screen below the bar."""
        return self._screen

    def _set_keys(self) -> None:
        ui = self.ui
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("F1", lambda: ui.go(places.Help())),
            ("F2", lambda: ui.go(places.Reading())),
            ("F3", self._with_file(lambda: ui.go(places.Find()))),
            ("F4", self._with_file(lambda: ui.go(places.WhoIsHere()))),
            ("F8", self._with_file(lambda: ui.go(places.Concern()))),
            ("Ctrl+P", self._with_file(lambda: ui.go(places.Papers()))),
            ("Ctrl+Z", self._with_file(lambda: self._undo(back=True))),
            ("Ctrl+Shift+Z", self._with_file(lambda: self._undo(back=False))),
            ("Ctrl+L", self.lock),
            ("Alt+Left", ui.back),
            ("Alt+Home", lambda: ui.go(home(ui))),
        )
        for key, done in keys:
            QShortcut(QKeySequence(key), self).activated.connect(done)

    def _with_file(self, done: Callable[[], object]) -> Callable[[], object]:
        return lambda: done() if self.ui.desk else None

    def _undo(self, *, back: bool) -> None:
        from nosdesk.ui.undo import take_back

        if self._screen:
            self._screen.leave()
        take_back(self.ui, back=back)

    def show_place(self, place: places.Place, *, keep_focus: bool) -> None:
        """Build a place and put it under the top bar. What was being typed on the one before is saved first."""
        if self.ui.locked is not None and not self._may_be_shown(place):
            return
        before = _focus_mark(self._screen.page) if self._screen and keep_focus else None
        if self._screen:
            self._screen.leave()
        screen = build(self.ui, place)
        self._replace(screen)
        target = (before and _marked(screen.page, before)) or screen.first or _heading(screen.page)
        if self.ui.desk is not None:
            self.keep_watch()
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        # Before the window is there, no screen reader listens to it.
        self._said = self.isVisible()
        if self._said and not keep_focus:
            announce(self, screen.title)

    def _may_be_shown(self, place: places.Place) -> bool:
        """While locked, work that was under way may still want to go on: nothing of the file is shown."""
        from nosdesk.ui.locking import OPEN_WHILE_LOCKED

        if isinstance(place, OPEN_WHILE_LOCKED):
            return True
        self.ui.trail[:] = [each for each in self.ui.trail if isinstance(each, OPEN_WHILE_LOCKED)]
        return False

    def put_aside(self, *, keep: Screen | None) -> None:
        """Take what is shown out of the window and out of what a screen reader finds; `keep` is to be brought back.

        So do pages from before that wait to be deleted.
        """
        while self._layout.takeAt(0) is not None:
            pass
        for widget in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if widget is not self._ring and not widget.isWindow():
                widget.hide()
                widget.setParent(None)
                if keep is None or widget is not keep.page:
                    widget.deleteLater()
        self._screen = None

    def bring_back(self, screen: Screen) -> None:
        """Show a page again as it was put aside."""
        self._replace(screen)
        screen.page.show()
        (screen.first or _heading(screen.page)).setFocus(Qt.FocusReason.OtherFocusReason)

    def lock(self) -> None:
        """Hide everything until the passphrase is typed; where no file is open, nothing happens."""
        from nosdesk.ui.locking import lock

        lock(self)

    def unlock(self, secret: "Secret") -> None:
        """Come back to where the person was. Raises KnownError where the secret or the file is not right."""
        from nosdesk.ui.locking import unlock

        unlock(self, secret)

    def _lock_when_idle(self) -> None:
        """Nobody is there. Long work that somebody waits for is not stopped."""
        from nosdesk.ui.kit.working import Working

        if not Working.under_way:
            self.lock()

    def _lock_when_away(self) -> None:
        if self.ui.settings.lock_when_away:
            self.lock()

    def keep_watch(self) -> None:
        """Watch for when nobody is there, from when a file is opened on, as the person chose."""
        if self._watch is None:
            from nosdesk.ui.idle import Watch

            self._watch = Watch(self)
            self._watch.idle.connect(self._lock_when_idle)
            self._watch.away.connect(self._lock_when_away)
        self._watch.minutes = self.ui.settings.lock_minutes

    def _replace(self, screen: Screen) -> None:
        look = self.ui.look
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.setPalette(look.palette())
        self._layout.addWidget(build_bar(self.ui, screen.here))
        self._layout.addWidget(screen.page, 1)
        self._screen = screen
        if self._ring is not None:
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = FocusRing(look, self)
        self._ring.show()

    def tell(self, heading: str, text: str) -> None:
        """Say something that must be read, in a dialog with one button."""
        from nosdesk.ui.kit.dialog import Answer, Dialog

        if self.ui.locked is not None:
            self.ui.locked.told.append((heading, text))
            return
        Dialog(self.ui.look, self, heading, text, [Answer("ok", self.ui.say(OK), "primary")]).ask()

    def ask(self, heading: str, text: str, yes: str, no: str, *, danger: bool) -> bool:
        """A question with two answers; Escape is the second."""
        from nosdesk.ui.kit.dialog import Answer, Dialog

        if self.ui.locked is not None:
            return False
        answers = [Answer("yes", yes, "secondary" if danger else "primary"), Answer("no", no, "secondary")]
        return Dialog(self.ui.look, self, heading, text, answers).ask() == "yes"

    def announce(self, text: str) -> None:
        """Have a screen reader say something, without moving the focus."""
        announce(self, text)

    def tell_bug(self, error: BaseException) -> None:
        """Tell of a mistake of ours: logged without personal data, and kept for the report under Help."""
        self.ui.last_report = error_report(error)
        log.error("%s", self.ui.last_report)
        self.tell(self.ui.say(BUG), self.ui.say(BUG_TEXT))

    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        # Later, since what the screen reader says of a new window would cut it short.
        if not event.spontaneous():
            later(self, _SAY_AFTER_MS, self._say_title)

    def _say_title(self) -> None:
        if self._screen and not self._said:
            self._said = True
            announce(self, self._screen.title)

    def closeEvent(self, event: QCloseEvent, /) -> None:
        if self._screen:
            self._screen.leave()
        if self.ui.desk:
            if self.ui.keeper:
                self.ui.keeper.before_closing()
            self.ui.desk.case.close()
            self.ui.desk = None
        if self.ui.locked is not None:
            from nosdesk.ui.locking import leave_for_good

            leave_for_good(self)
        event.accept()


def _stops(page: QWidget) -> list[QWidget]:
    """What Tab stops at in a page, as it was made."""
    return [part for part in page.findChildren(QWidget) if part.focusPolicy() & Qt.FocusPolicy.TabFocus]


def _name(widget: QWidget) -> str:
    from PySide6.QtGui import QAccessible

    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def _focus_mark(page: QWidget) -> tuple[str, int] | None:
    """The name of what has the focus in a page, and its place among the stops."""
    stops = _stops(page)
    focused = page.window().focusWidget()
    return (_name(focused), stops.index(focused)) if focused in stops else None


def _marked(page: QWidget, mark: tuple[str, int]) -> QWidget | None:
    """What has the same name in a page that was built anew; in another language, what has the same place."""
    name, place = mark
    stops = _stops(page)
    same = next((part for part in stops if name and _name(part) == name), None)
    return same or (stops[place] if place < len(stops) else None)


def _heading(page: QWidget) -> QWidget:
    """The page's first heading, or the page: where the focus goes when nothing is to be filled in."""
    texts = [text for text in page.findChildren(Text) if text.size_name in ("heading", "display")]
    return texts[0] if texts else page
