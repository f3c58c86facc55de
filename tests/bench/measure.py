"""Opens a window in a process of its own and tells how long it took and how much memory: run by the benches, not by pytest.

`python measure.py bare|first|start|home BEGAN [FILE]`, BEGAN being the parent's `time.monotonic()` just before it began this
process. Prints one line of JSON: seconds until the window was painted and had answered a key, and the most memory held, in MB.
"""

import json
import resource
import sys
import time
from pathlib import Path


def main() -> int:
    """Measure what the command line names. Gives the exit code."""
    what, began, rest = sys.argv[1], float(sys.argv[2]), sys.argv[3:]
    if what == "bare":
        return _bare(began)
    return _program(began, what, rest)


def _bare(began: float) -> int:
    """The least that PySide6 can do: a window with a label and a button."""
    from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

    application = QApplication(["bare"])
    window = QWidget()
    window.resize(1280, 860)
    layout = QVBoxLayout(window)
    layout.addWidget(QLabel("Hello"))
    layout.addWidget(QPushButton("Go on"))
    _watch(window, began)
    window.show()
    return int(application.exec())


def _program(began: float, what: str, rest: list[str]) -> int:
    """NOS Desk as its command starts it, at its first page, or at home in a file."""
    from nosdesk.__main__ import prepare

    prepare()
    from nosdesk import app, settings

    if what != "first":
        settings.save(settings.Settings(asked=True, recent=tuple(rest)))
    make = app.make_window

    def watched(path: Path | None = None) -> object:
        window = make(path)
        if what == "home":
            _go_home(window, Path(rest[0]))
        _watch(window, began)
        return window

    app.make_window = watched  # type: ignore[assignment]  # the one way to see the window before it is shown
    return app.run_window()


def _go_home(window: object, path: Path) -> None:
    """Open a file and go home, as pressing through "Open" and "Who is here?" does."""
    from nosdesk.services.opening import open_desk
    from nosdesk.services.people import list_people
    from nosdesk.ui import places

    ui = window.ui  # type: ignore[attr-defined]
    ui.desk, _ = open_desk(path, None)
    ui.person_id = list_people(ui.desk, limit=1)[0].id
    ui.start_at(places.Home(ui.person_id))


def _watch(window: object, began: float) -> None:
    """Once the window is painted, type a key into it; once it has answered, tell and stop."""
    from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication, QWidget

    assert isinstance(window, QWidget)

    class Watch(QObject):
        painted = False

        def eventFilter(self, seen: QObject, event: QEvent, /) -> bool:
            if event.type() == QEvent.Type.Paint and not self.painted:
                self.painted = True
                QTimer.singleShot(0, self.type_a_key)
            return False

        def type_a_key(self) -> None:
            target: QWidget = QApplication.focusWidget() or window  # type: ignore[assignment]  # said above
            no_modifier = Qt.KeyboardModifier.NoModifier
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QCoreApplication.sendEvent(target, QKeyEvent(kind, Qt.Key.Key_Tab, no_modifier, "\t"))
            _tell(began)
            QApplication.exit(0)

    watch = Watch(window)
    QApplication.instance().installEventFilter(watch)  # type: ignore[union-attr]  # the application is there


def _tell(began: float) -> None:
    told = {"seconds": time.monotonic() - began, "busy": time.process_time(), "megabytes": most_held() / (1024 * 1024)}
    print(json.dumps(told), flush=True)


def most_held() -> int:
    """The most memory that this process ever held, in bytes.

    Not from `getrusage` where it can be helped: on Linux that counts the process as it was before its program was started, a
    copy of the parent, and pytest is larger than any window.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


if __name__ == "__main__":
    sys.exit(main())
