"""The window's own import of PySide6 leaves Python's import alone. In a process of its own: here PySide6 is loaded already."""

import os
import subprocess
import sys


def _printed(code: str) -> list[str]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_python_s_own_import_is_back_after_the_window_is_loaded() -> None:
    code = "import builtins; own = builtins.__import__; import nosdesk.app; print(builtins.__import__ is own)"
    assert _printed(code) == ["True"]


def test_no_source_is_read_and_kept_for_modules_loaded_later() -> None:
    code = (
        "import linecache, nosdesk.app, nosdesk.storage.casefile;"
        "print(sum(1 for name in linecache.cache if 'nosdesk' in name or name.endswith('sqlalchemy/sql/base.py')))"
    )
    assert _printed(code) == ["0"]


def test_qt_works_as_before_and_can_load_more_of_itself() -> None:
    code = (
        "import nosdesk.app; from PySide6.QtWidgets import QApplication, QLabel; from PySide6.QtSvg import QSvgRenderer;"
        "a = QApplication([]); w = QLabel('Hello'); w.show(); a.processEvents(); print(w.text(), QSvgRenderer().isValid())"
    )
    assert _printed(code) == ["Hello", "False"]
