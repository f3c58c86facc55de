"""Where backups stand, and how they are named: a name tells its date, its number, its case file and a digest of the file.

`2026-11-22-215655-00042-3f2a1b5c-9c41d7e2a0b1f00d.nosdesk` names no person, and whether the file is whole can be told from it
without any passphrase, on any stick. Dates are in UTC.
"""

import hashlib
import os
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from nosdesk.domain.rotation import Dated, to_drop
from nosdesk.frozen import dataclass
from nosdesk.paths import data_dir
from nosdesk.storage.files import flush_folder

SECOND: Final = "NOS Desk backups"
"""The folder that is made in the place that the user chose. A place without it is not there: a stick that is not plugged in may
leave an empty folder of its name behind."""

_NAME: Final = re.compile(r"(\d{4}-\d\d-\d\d-\d{6})-(\d{5,9})-([0-9a-f]{8})-([0-9a-f]{16})\.nosdesk")
_WRITTEN: Final = "%Y-%m-%d-%H%M%S"
_AT_ONCE: Final = 1 << 20


@dataclass(frozen=True)
class Backup:
    """One backup, as its name tells: `case` is the first 8 digits of its case file's id, `check` 16 of the file's SHA-256."""

    path: Path
    made_at: datetime
    number: int
    case: str
    check: str
    size: int


def home_of(case_id: UUID) -> Path:
    """The program's own folder for the backups of one case file."""
    return homes() / short(case_id)


def homes() -> Path:
    """The folder of the folders of all case files."""
    return data_dir() / "backups"


def short(case_id: UUID) -> str:
    """The part of a case file's id that stands in names."""
    return case_id.hex[:8]


def named(case: str, made_at: datetime, number: int, check: str) -> str:
    """The name of a backup."""
    return f"{made_at.astimezone(UTC).strftime(_WRITTEN)}-{number:05}-{case}-{check}.nosdesk"


def understood(path: Path, size: int) -> Backup | None:
    """What a name tells; None for a file that is no backup of ours."""
    found = _NAME.fullmatch(path.name)
    if found is None:
        return None
    try:
        made_at = datetime.strptime(found[1], _WRITTEN).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(path, made_at, int(found[2]), found[3], found[4], size)


def standing(folder: Path, case: str = "") -> tuple[Backup, ...]:
    """The backups in a folder, of one case file or of all, newest first; none where there is no such folder.

    Raises OSError where the folder cannot be read.
    """
    found: list[Backup] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                # Another program may take a file away between the look at its name and that at its size.
                with suppress(FileNotFoundError):
                    backup = understood(Path(entry.path), entry.stat().st_size) if entry.is_file() else None
                    if backup and case in ("", backup.case):
                        found.append(backup)
    except (FileNotFoundError, NotADirectoryError):
        return ()
    return tuple(sorted(found, key=lambda backup: (backup.number, backup.made_at), reverse=True))


def is_whole(backup: Backup, heard: Callable[[int], None] | None = None) -> bool:
    """Whether the file is what it was when it was made. Raises OSError where it cannot be read."""
    return digest_of(backup.path, heard) == backup.check


def digest_of(path: Path, heard: Callable[[int], None] | None = None) -> str:
    """The digest of a file as names have it; `heard` is told the bytes of each piece. Read from the disk, not from memory,
    where the system can be asked to."""
    told = hashlib.sha256()
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while piece := file.read(_AT_ONCE):
            told.update(piece)
            if heard:
                heard(len(piece))
    return told.hexdigest()[:16]


def tidy(folder: Path, case: str) -> tuple[Path, ...]:
    """Take away what the rule of `domain.rotation` lets go; gives what went. Nothing goes unless the newest that stays is whole.

    What cannot be taken away stays until the next time. Raises OSError where the folder cannot be read.
    """
    there = standing(folder, case)
    broken: set[Path] = set()
    while True:
        seen = {each.number: each for each in there}
        gone = to_drop(Dated(each.number, each.made_at, each.path not in broken) for each in seen.values())
        stays = [each for each in there if each.number not in gone and each.path not in broken]
        if not gone or not stays:
            return ()
        if is_whole(stays[0]):
            break
        broken.add(stays[0].path)
    return tuple(_taken_away(folder, (each for each in there if each.number in gone)))


def _taken_away(folder: Path, gone: Iterable[Backup]) -> list[Path]:
    taken = []
    for each in gone:
        with suppress(OSError):
            each.path.unlink()
            taken.append(each.path)
    if taken:
        flush_folder(folder)
    return taken
