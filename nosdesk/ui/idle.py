"""Notices when the window should be locked: nobody there for a while, the computer asleep, its screen locked.

What tells that somebody is there: keys, mouse, touch and pen in any window of the program, where the focus is, and every move of the
text cursor, which also dictation and switches make. What tells that the computer sleeps: the system's own word where it has
one (logind over D-Bus on Linux, and the desktop's screen lock), else a gap in time: while a computer sleeps, the clock on the wall goes on
and the one that counts the program's own time stands still.
"""

import sys
import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import SLOT, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

_LOOK_EVERY_MS: Final = 5_000
_SLEPT: Final = 20.0
"""Seconds by which the clocks must part: setting the time by a second or two is no sleep."""
_TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    }
)


class Watch(QObject):
    """Says `idle` when nobody has been there for `minutes` (0: never), and `away` when the computer sleeps or is locked."""

    idle = Signal()
    away = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.minutes = 0
        self._touched = time.monotonic()
        self._apart = clocks_apart()
        self._windows: list[QWindow] = []
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        # Only the windows are listened to: a filter on the whole application would be asked about every paint.
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusWindowChanged.connect(self._listen)
            application.focusChanged.connect(self.touch)
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self.touch)
        self._listen(QGuiApplication.focusWindow())
        self._ask_the_system()

    def _listen(self, window: QWindow | None) -> None:
        self.touch()
        if window is not None:
            # Installing it once more only moves it to the front.
            window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent, /) -> bool:
        if event.type() in _TOUCHES:
            self.touch()
        return False

    def touch(self, *_: object) -> None:
        """Somebody is there."""
        self._touched = time.monotonic()

    def look(self) -> None:
        """See how long nobody was there, and whether the computer has slept since the last look."""
        apart = clocks_apart()
        slept, self._apart = apart - self._apart > _SLEPT, apart
        if slept:
            self.away.emit()
        elif self.minutes and time.monotonic() - self._touched >= 60 * self.minutes:
            self.idle.emit()

    def _ask_the_system(self) -> None:
        """Listen to logind and to the desktop's screen lock, where there are such."""
        if sys.platform != "linux":
            return
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:
            # A build of Qt without D-Bus: the gap in time tells of sleep.
            return
        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        sleeps = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
        if system.isConnected():
            _connect(system, *sleeps, "PrepareForSleep", self)
        if session.isConnected():
            for name in ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"):
                _connect(session, "", "", name, "ActiveChanged", self)

    @Slot(bool)
    def told(self, begins: bool) -> None:
        """The system's word: going to sleep or locked (true), awake or unlocked (false)."""
        if begins:
            self.away.emit()


def _connect(bus: "QDBusConnection", service: str, path: str, interface: str, name: str, watch: Watch) -> None:
    """Let `Watch.told` hear a signal of a bus. PySide says that it wants bytes for the slot, but takes only text."""
    bus.connect(service, path, interface, name, watch, SLOT("told(bool)"))  # type: ignore[call-overload]


def clocks_apart() -> float:
    """By how many seconds the clock that goes on in sleep is before the one that stands still."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME) - time.monotonic()
    return time.time() - time.monotonic()
