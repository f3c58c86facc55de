"""Widgets of the kit, shown in a window that has the focus."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nosdesk.ui.kit.arrange import column
from nosdesk.ui.kit.look import Look

Show = Callable[..., QWidget]


@pytest.fixture
def look() -> Look:
    return Look()


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Puts widgets one below the other into an active window of a size."""

    kept: list[QWidget] = []

    def shown(*widgets: QWidget, width: int = 900, height: int = 700) -> QWidget:
        window = column(*widgets, None, gap=12, margins=(20, 20, 20, 20))
        qtbot.addWidget(window)
        kept.append(window)
        window.resize(width, height)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return shown
