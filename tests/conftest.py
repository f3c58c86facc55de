"""What every test has: no screen, a settings folder of its own, the time zone of the United Kingdom, the program's fonts."""

import os
import time
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from nosdesk.paths import resources_dir

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop("NOSDESK_PASSPHRASE", None)
# Said as a rule, so that it holds on a machine without time zone data.
os.environ["TZ"] = "GMT0BST,M3.5.0/1,M10.5.0"
if hasattr(time, "tzset"):
    time.tzset()

# Shared machines are slow at times; that is no failure of the code. The same examples each time: a red test stays red.
settings.register_profile("nosdesk", deadline=None, derandomize=True, database=None)
settings.load_profile("nosdesk")

_homes = count()


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder: a new one for each test, not yet there, as on a first start."""
    folder = tmp_path_factory.getbasetemp() / "homes" / str(next(_homes))
    monkeypatch.setenv("NOSDESK_HOME", str(folder))
    # What Qt itself remembers goes there too, not among the real settings of whoever runs the tests.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder))
    return folder


@pytest.fixture(autouse=True)
def _closed_windows_are_gone() -> None:
    """What earlier tests closed is deleted now, as an event loop would: else hundreds of hidden pages stay and listen."""
    if QApplication.instance() is not None:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application of pytest-qt, with the program's fonts loaded: texts are as wide as in the real window."""
    for font in sorted((resources_dir() / "fonts").glob("*.ttf")):
        assert QFontDatabase.addApplicationFont(str(font)) >= 0, font
    return qapp
