"""Drives a window as a person does: finds things by their accessible names, presses, types, walks with Tab."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from nosdesk.ui.window import Window


def name_of(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else widget.accessibleName()


def settle() -> None:
    """Let layouts, timers of no delay and deferred deletions run."""
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def stops(window: QWidget) -> Iterator[QWidget]:
    """Everything that Tab stops at now."""
    for widget in window.findChildren(QWidget):
        if widget.isVisibleTo(window) and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget


def find(window: QWidget, name: str) -> QWidget:
    """The one focusable widget whose name is, or begins with, these words."""
    exact = [widget for widget in stops(window) if name_of(widget) == name]
    found = exact or [widget for widget in stops(window) if name_of(widget).startswith(name)]
    assert found, f"nothing is called {name!r}; there are {sorted({name_of(widget) for widget in stops(window)})}"
    return found[0]


def there(window: QWidget, name: str) -> bool:
    """Whether something focusable has this name."""
    return any(name_of(widget).startswith(name) for widget in stops(window))


def press(window: QWidget, name: str) -> None:
    """Press a button by its name, with the keyboard."""
    widget = find(window, name)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(widget, Qt.Key.Key_Space)
    settle()


def choose(window: QWidget, name: str) -> None:
    """Choose a radio button, tick or tile by its name, with the keyboard; choosing what is chosen changes nothing."""
    widgets = [w for w in window.findChildren(QAbstractButton) if w.isVisibleTo(window) and name_of(w) == name]
    assert widgets, f"nothing to choose is called {name!r}"
    widget = widgets[0]
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    if not widget.isChecked():
        QTest.keyClick(widget, Qt.Key.Key_Space)
    settle()


def write(window: QWidget, name: str, text: str) -> None:
    """Type into a field by its name, in place of what it held, and leave it."""
    widget = find(window, name)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(widget, Qt.Key.Key_Delete)
    QTest.keyClicks(widget, text)
    QTest.keyClick(widget, Qt.Key.Key_Tab)
    settle()


def type_on(window: QWidget, name: str, text: str) -> None:
    """Type with the focus first in a field, each sign where the focus is then."""
    find(window, name).setFocus(Qt.FocusReason.TabFocusReason)
    for sign in text:
        QTest.keyClicks(window.focusWidget(), sign)
    settle()


def said(window: Window) -> str:
    """All the words on the screen, in reading order."""
    from PySide6.QtWidgets import QLabel

    words = [label.text() for label in window.findChildren(QLabel) if label.isVisibleTo(window)]
    words += [name_of(widget) for widget in stops(window)]
    return "\n".join(words)
