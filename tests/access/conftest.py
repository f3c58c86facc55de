"""One example case and one window for the whole run: making them anew for each place would take longer than looking."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from nosdesk.settings import Settings
from nosdesk.ui.window import Window
from tests.access import places
from tests.access.places import Case


@pytest.fixture(scope="session")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """The example case. Nothing in these tests changes it."""
    made = places.make(tmp_path_factory.mktemp("access"))
    yield made
    made.desk.case.close()


@pytest.fixture(scope="session")
def window(qapp: QApplication) -> Iterator[Window]:
    """The window, active, so that the Tab key can be pressed through it."""
    shown = Window(Settings(asked=True))
    shown.show()
    shown.activateWindow()
    qapp.processEvents()
    yield shown
    shown.ui.desk = None
    shown.close()
    shown.deleteLater()
    qapp.processEvents()
