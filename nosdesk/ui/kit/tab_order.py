"""The order of Tab for parts that are made late: Qt puts them at the end of the window, wherever they stand."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_in_tab_order(first: QWidget, inside: QWidget) -> None:
    """Let Tab go from `first` through everything in `inside`, in the order they stand."""
    last = first
    for widget in _descendants(inside):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None:
            QWidget.setTabOrder(last, widget)
            last = widget


def _descendants(widget: QWidget) -> Iterator[QWidget]:
    for child in widget.children():
        if isinstance(child, QWidget):
            yield child
            yield from _descendants(child)
