"""Where things lie: resources of the program, and the user's own folders."""

import os
from functools import cache
from pathlib import Path

import platformdirs

_HERE = Path(__file__).resolve().parent


@cache
def _beside(installed: str, checkout: str) -> Path:
    packed = _HERE / installed
    return packed if packed.is_dir() else _HERE.parent / checkout


def resources_dir() -> Path:
    """Fonts, pictures, guide: inside the installed package, or beside it in a checkout."""
    return _beside("_resources", "resources")


def translations_dir() -> Path:
    """Folder of the message catalogues."""
    return _beside("_translations", "translations")


def config_dir() -> Path:
    """The user's own settings; NOSDESK_HOME moves it (tests, a stick)."""
    home = os.environ.get("NOSDESK_HOME")
    return Path(home) if home else Path(platformdirs.user_config_dir("nosdesk", appauthor=False))


def data_dir() -> Path:
    """What the program keeps for the user: backups; NOSDESK_HOME moves it too."""
    home = os.environ.get("NOSDESK_HOME")
    return Path(home) / "data" if home else Path(platformdirs.user_data_dir("nosdesk", appauthor=False))


def documents_dir() -> Path:
    """Where the user keeps files: the first place offered for a case file or a paper."""
    return Path(platformdirs.user_documents_dir())
