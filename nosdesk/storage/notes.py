"""What the program remembers of the backups of one case file: nothing personal, and nothing that is lost with it."""

import json
import os
from dataclasses import asdict, fields
from pathlib import Path
from typing import Final

from nosdesk.frozen import dataclass

FILE: Final = "notes.json"


@dataclass(frozen=True)
class Notes:
    """`mark` is the case file's at its newest backup, `newest` that backup's name. The rest are moments in ISO 8601, "" for never:
    since when nothing reached the second place, and when making a backup failed last without one made since."""

    mark: str = ""
    newest: str = ""
    sent: str = ""
    """The name of what was sent to the second place last."""
    unsent_since: str = ""
    failed_at: str = ""
    paths: tuple[str, ...] = ()
    """SHA-256 of the places where the case file was: a file that is missing is found by it."""


def load(folder: Path) -> Notes:
    """The notes in a folder; blank ones where there are none, or nobody can read them: they are only remembered for convenience."""
    try:
        held = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Notes()
    if not isinstance(held, dict):
        return Notes()
    right = {item.name: held[item.name] for item in fields(Notes) if isinstance(held.get(item.name), str)}
    paths = held.get("paths")
    known = tuple(each for each in paths if isinstance(each, str)) if isinstance(paths, list) else ()
    return Notes(**right | {"paths": known})


def save(folder: Path, notes: Notes) -> None:
    """Keep the notes: written beside, then renamed. Raises OSError."""
    path = folder / FILE
    part = path.with_suffix(f".{os.getpid()}.part")
    part.write_text(json.dumps(asdict(notes)), encoding="utf-8")
    os.replace(part, path)
