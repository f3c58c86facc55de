"""A seat at the window for each test, with a new file about one person."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.screens.seat import Seat, open_seat


@pytest.fixture
def seat(tmp_path: Path, qtbot: QtBot) -> Iterator[Seat]:
    """Somebody at the active window; the file is closed afterwards."""
    made = open_seat(tmp_path)
    qtbot.addWidget(made.window)
    made.window.show()
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    if made.ui.desk:
        made.ui.desk.case.close()
        made.ui.desk = None
