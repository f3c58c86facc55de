"""The system's dialogs for choosing a file or a folder, without a trace of them where the person wants none.

Qt's own dialog writes the folders that were chosen into a settings file of Qt; folders have people's names in them.
"""

from typing import Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog

from nosdesk.ui.context import Ui

_REMEMBERED: Final = ("lastVisited", "history", "shortcuts")


def ask_save(ui: Ui, title: str, offered: str, kinds: str) -> str:
    """Where to save a file; "" where nothing was chosen."""
    try:
        return QFileDialog.getSaveFileName(None, title, offered, kinds)[0]
    finally:
        _leave_no_trace(ui)


def ask_open(ui: Ui, title: str, folder: str, kinds: str) -> str:
    """Which file to open; "" where nothing was chosen."""
    try:
        return QFileDialog.getOpenFileName(None, title, folder, kinds)[0]
    finally:
        _leave_no_trace(ui)


def ask_folder(ui: Ui, title: str, folder: str) -> str:
    """Which folder; "" where nothing was chosen."""
    try:
        return QFileDialog.getExistingDirectory(None, title, folder)
    finally:
        _leave_no_trace(ui)


def _leave_no_trace(ui: Ui) -> None:
    if not ui.settings.keep_recent:
        forget_folders()


def forget_folders() -> None:
    """Remove what Qt's file dialog has written about folders."""
    kept = QSettings(QSettings.Scope.UserScope, "QtProject")
    if not any(kept.contains(f"FileDialog/{name}") for name in _REMEMBERED):
        return
    for name in _REMEMBERED:
        kept.remove(f"FileDialog/{name}")
    kept.sync()


def remember(ui: Ui, on: bool) -> None:
    """Remember files that were opened, or forget them and remember no more."""
    if not on:
        forget_folders()
    ui.prefer(keep_recent=on, **({} if on else {"recent": ()}))
