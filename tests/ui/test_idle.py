"""The system's own word that it goes to sleep, or that its screen is locked, is heard over D-Bus."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

LISTENS = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from nosdesk.ui.idle import Watch
application = QApplication([])
watch = Watch(application)
watch.away.connect(lambda: (print("away", flush=True), application.quit()))
QTimer.singleShot(0, lambda: print("ready", flush=True))
QTimer.singleShot(30_000, application.quit)
application.exec()
"""
SAYS = """
import sys, time
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage
application = QCoreApplication([])
bus = QDBusConnection.sessionBus()
service, path, interface, name = sys.argv[1:]
assert bus.registerService(service)
for _ in range(3):
    # Who listens may still be learning whose name this is.
    for begins in (False, True):
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments([begins])
        assert bus.send(message)
    time.sleep(0.3)
"""
SIGNALS = {
    "sleep": (
        "org.freedesktop.login1",
        "/org/freedesktop/login1",
        "org.freedesktop.login1.Manager",
        "PrepareForSleep",
    ),
    "screen lock": (
        "org.freedesktop.ScreenSaver",
        "/org/freedesktop/ScreenSaver",
        "org.freedesktop.ScreenSaver",
        "ActiveChanged",
    ),
    "screen lock of GNOME": (
        "org.gnome.ScreenSaver",
        "/org/gnome/ScreenSaver",
        "org.gnome.ScreenSaver",
        "ActiveChanged",
    ),
}

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("dbus-daemon"),
    reason="there is no D-Bus to speak over",
)


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    """A bus of our own, which is system's and session's at once; anybody may say anything on it."""
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address", f"--address=unix:path={tmp_path / 'bus'}"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert daemon.stdout is not None
    yield daemon.stdout.readline().strip()
    daemon.terminate()
    daemon.wait(20)
    daemon.stdout.close()


@pytest.mark.parametrize("what", SIGNALS)
def test_the_word_of_the_system_is_heard(bus: str, what: str) -> None:
    environment = os.environ | {
        "DBUS_SYSTEM_BUS_ADDRESS": bus,
        "DBUS_SESSION_BUS_ADDRESS": bus,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
    }
    with subprocess.Popen(
        [sys.executable, "-c", LISTENS], env=environment, stdout=subprocess.PIPE, text=True
    ) as listener:
        assert listener.stdout is not None
        assert listener.stdout.readline() == "ready\n"
        subprocess.run([sys.executable, "-c", SAYS, *SIGNALS[what]], env=environment, check=True)
        assert listener.stdout.read() == "away\n"
        assert listener.wait(20) == 0
