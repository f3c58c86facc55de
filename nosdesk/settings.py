"""How the user likes to read, when the window is locked, and which files were open lately: the user's own, never the case file's.

Kept as one small JSON file in the user's settings folder. What cannot be read is put aside as settings.damaged.json and the
defaults are used, so that a broken settings file never keeps anybody out.
"""

import json
import os
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any, Final

from nosdesk.frozen import dataclass
from nosdesk.i18n import LANGUAGES, PSEUDO, SOURCE, Words
from nosdesk.paths import config_dir

SCALES: Final = (1.0, 1.25, 1.5, 2.0, 2.5, 3.0)
"""Text sizes offered; 1.0 is 100 %."""

THEMES: Final[dict[str, Words]] = {
    "light": Words("Light"),
    "cream": Words("Cream"),
    "blue": Words("Blue tint"),
    "dark": Words("Dark"),
    "yellow_on_black": Words("Yellow on black"),
    "white_on_black": Words("White on black"),
}
LOCK_MINUTES: Final = (0, 2, 5, 15, 30, 60)
"""Waits offered before the window is locked; 0: it never is."""
MOST_RECENT: Final = 8


@dataclass(frozen=True)
class Settings:
    """Reading preferences and recent files."""

    theme: str = "light"
    scale: float = 1.0
    easy: bool = False
    locale: str = SOURCE
    motion: bool = True
    read_aloud: bool = False
    easy_check: bool = False
    """Show under each answer whether its words are easy to read."""
    asked: bool = False
    """True once the reading preferences were answered or skipped."""
    pages: bool = True
    """Show documents as the pages that they are printed on, or else as text."""
    paper: str = "a4"
    """What the user prints documents on: a name of documents.sheet, as are the next two."""
    tint: str = "white"
    binding: str = "none"
    letters: tuple[str, ...] = ()
    """The size of the text in a format, where it is not the usual one: "large 20"."""
    lock_minutes: int = 15
    """After so many minutes without anybody there the window is locked; 0: never."""
    lock_when_away: bool = True
    """Also when the computer goes to sleep or its screen is locked."""
    keep_recent: bool = True
    recent: tuple[str, ...] = ()
    second_place: str = ""
    """The folder for a second copy of each backup: a stick, a network folder. Empty for none."""

    def with_recent(self, path: Path) -> "Settings":
        """The settings with a file at the head of the recent list, if the list is kept at all."""
        if not self.keep_recent:
            return self
        name = str(path.resolve())
        return replace(self, recent=(name, *(other for other in self.recent if other != name))[:MOST_RECENT])

    def without_recent(self, path: str) -> "Settings":
        """The settings with one file forgotten."""
        return replace(self, recent=tuple(other for other in self.recent if other != path))


def settings_file() -> Path:
    """Where the settings are kept."""
    return config_dir() / "settings.json"


def load() -> Settings:
    """The user's settings; values that make no sense fall back to the default."""
    path = settings_file()
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (ValueError, OSError):
        if path.is_file():
            os.replace(path, path.with_suffix(".damaged.json"))
        return Settings()
    return _checked(held if isinstance(held, dict) else {})


def _checked(held: dict[str, Any]) -> Settings:
    default = Settings()
    right: dict[str, Any] = {}
    for item in fields(Settings):
        value = held.get(item.name)
        if isinstance(getattr(default, item.name), tuple) and isinstance(value, list):
            right[item.name] = tuple(part for part in value if isinstance(part, str))[:MOST_RECENT]
        elif isinstance(value, type(getattr(default, item.name))):
            right[item.name] = value
    if right.get("theme") not in THEMES:
        right.pop("theme", None)
    if right.get("locale") not in (*LANGUAGES, PSEUDO):
        right.pop("locale", None)
    if right.get("lock_minutes", 0) not in LOCK_MINUTES:
        right.pop("lock_minutes", None)
    if not SCALES[0] <= right.get("scale", 1.0) <= SCALES[-1]:
        right.pop("scale", None)
    return Settings(**right)


def save(settings: Settings) -> None:
    """Keep the settings: written beside, then renamed. Raises OSError where the folder cannot be written."""
    path = settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}.part")
    # Which files were opened is nobody else's business.
    part.touch(mode=0o600)
    part.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
    os.replace(part, path)
