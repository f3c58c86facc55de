"""Something done a little later, in the window's own thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def later(owner: QObject, milliseconds: int, do: Callable[[], object]) -> None:
    """Do something once, so many milliseconds from now; nothing where its owner is gone by then.

    In place of `QTimer.singleShot`: there, PySide6 6.12 does not tell of an error in what is called, and leaves it standing in the
    interpreter, which dies of it at its next step (measured under Python 3.11). From a timer's own signal it goes to `sys.excepthook`.
    """
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.timeout.connect(lambda: do())
    timer.timeout.connect(timer.deleteLater)
    timer.start(milliseconds)
