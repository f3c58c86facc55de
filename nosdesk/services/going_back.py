"""Go back to a backup: which there are, what is in one, what would change, and the change itself."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, select

from nosdesk.domain import records as r
from nosdesk.domain.records import RECORDS, Person, Record
from nosdesk.errors import KnownError
from nosdesk.frozen import dataclass
from nosdesk.i18n import Words
from nosdesk.services.backups import path_mark
from nosdesk.storage import held, notes, shelf
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.history import ChangeRow, newest
from nosdesk.storage.key import Kind, kind_of
from nosdesk.storage.restore import looked_at, put_back
from nosdesk.storage.second import folder_in
from nosdesk.storage.shelf import Backup
from nosdesk.storage.tables import CHANGES, record_named, table

MOST: Final = 8
"""The latest changes that are shown in words."""

KINDS: Final[tuple[tuple[Words, tuple[type[Record], ...]], ...]] = (
    (Words("About the person"), (r.Person, r.Provenance, r.EasyWording, r.ChosenPicture)),
    (Words("Key people and helpers"), (r.Contact, r.Authority, r.Helper)),
    (Words("Outcomes and needs"), (r.Outcome, r.Need)),
    (Words("Services"), (r.Specification, r.CostShare, r.Objective, r.Requirement, r.Visit, r.Criterion)),
    (Words("Providers and offers"), (r.Provider, r.Offer, r.OfferPrice, r.OfferAnswer, r.OfferScore)),
    (Words("Contracts"), (r.Contract, r.ContractObjective, r.Obligation, r.CorrectiveStep, r.Funding)),
    (Words("Milestones and payments"), (r.Milestone, r.PaymentDue, r.PaymentMade)),
    (Words("Checks and concerns"), (r.Check, r.CheckAnswer, r.Concern)),
    (Words("Documents"), (r.Export, r.Share)),
)
"""Records as a person speaks of them; what is in none is OTHER."""
_NAMES: Final = ("name", "title", "statement", "words", "happened", "text")
OTHER: Final = Words("Other entries")


@dataclass(frozen=True)
class Seen:
    """What is in a backup: how many people, and how much was changed in the case file since (None where no file is open)."""

    people: int
    changed_since: int | None


@dataclass(frozen=True)
class KindDiffers:
    """One kind of entry: how many are only in the present file, differ, or are only in the backup."""

    kind: Words
    only_now: int
    differ: int
    only_then: int


@dataclass(frozen=True)
class Later:
    """A change that the backup does not have, and the first words of the entry as it is now."""

    change: ChangeRow
    entry: str


@dataclass(frozen=True)
class Differences:
    """What would change, kind by kind, and the latest changes that the backup does not have, newest first."""

    kinds: tuple[KindDiffers, ...]
    latest: tuple[Later, ...]
    changes: int
    """How many changes the backup does not have."""

    @property
    def none(self) -> bool:
        """True where the present file and the backup hold the same."""
        return not self.kinds and not self.changes


def found(case: CaseFile, place: Path | None) -> tuple[Backup, ...]:
    """The backups of the open case file, newest first, each once: in the program's own folder, in the second place, and those
    that were kept beside it before an upgrade or before it went back to a backup."""
    case_id = shelf.short(case.id)
    return _in_order([*_found([shelf.home_of(case.id), *_second(place)], case_id), *_beside(case.path)])


def found_for(path: Path | None, place: Path | None) -> tuple[Backup, ...]:
    """The backups of a case file that cannot be opened: those of the file that was at this place; of every file where none is known."""
    homes = sorted(each for each in shelf.homes().iterdir() if each.is_dir()) if shelf.homes().is_dir() else []
    ours = [each for each in homes if path is not None and path_mark(path) in notes.load(each).paths]
    beside = _beside(path) if path is not None else ()
    if ours:
        return _in_order([*beside, *(each for home in ours for each in _found([home, *_second(place)], home.name))])
    return _in_order([*beside, *_found([*homes, *_second(place)], "")])


def found_in(folder: Path) -> tuple[Backup, ...]:
    """The backups in a folder that the user chose, or in ours in it. Raises KnownError where there is none."""
    return _found([folder, folder_in(folder)], "")


def _second(place: Path | None) -> list[Path]:
    return [] if place is None else [folder_in(place)]


def _beside(path: Path) -> tuple[Backup, ...]:
    """What was kept beside a case file before it was changed as a whole: its copies named NAME.before-…"""
    found: list[Backup] = []
    with suppress(OSError), os.scandir(path.resolve().parent) as entries:
        for entry in entries:
            if entry.name.startswith(f"{path.stem}.before-") and entry.name.endswith(path.suffix) and entry.is_file():
                told = entry.stat()
                made_at = datetime.fromtimestamp(told.st_mtime, UTC)
                found.append(Backup(Path(entry.path), made_at, 0, "", "", told.st_size))
    return tuple(found)


def _in_order(backups: Iterable[Backup]) -> tuple[Backup, ...]:
    return tuple(sorted(backups, key=lambda each: (each.made_at, each.number), reverse=True))


def _found(folders: Iterable[Path], case: str) -> tuple[Backup, ...]:
    by_name: dict[str, Backup] = {}
    for folder in folders:
        # A stick may be pulled out while it is looked at: what can be reached is listed.
        with suppress(OSError):
            for each in shelf.standing(folder, case):
                by_name.setdefault(each.path.name, each)
    return _in_order(by_name.values())


def seen(case: CaseFile, backup: Path) -> Seen | None:
    """What is in a backup of the open file; None where it was made under another passphrase, or cannot be read."""
    try:
        people, last = case.glance(backup)
    except KnownError:
        return None
    with case.reading() as reading:
        since = reading.one(select(func.count()).select_from(CHANGES).where(CHANGES.c.number > last))
    return Seen(people, int(since))


def needs_passphrase(case: CaseFile | None, backup: Path) -> bool:
    """Whether a backup asks for a passphrase that the open case file does not bring."""
    try:
        return kind_of(backup) is Kind.ENCRYPTED and (case is None or not case.opens(backup))
    except (OSError, KnownError):
        # Why it cannot be read is told when it is opened.
        return False


def differences(case: CaseFile, backup: Path, passphrase: str | None = None) -> Differences:
    """What would change in the open file if it went back to a backup. Raises KnownError as `looked_at`."""
    with looked_at(backup, shelf.homes(), lambda part: case.open_copy(part, passphrase)) as then:
        return Differences(tuple(_kinds(case, then)), *_later(case, then))


def _kinds(now: CaseFile, then: CaseFile) -> Iterator[KindDiffers]:
    named = {record: kind for kind, its in KINDS for record in its}
    counts: dict[Words, list[int]] = {}
    for record in RECORDS:
        ours, theirs = _versions(now, record), _versions(then, record)
        together = counts.setdefault(named.get(record, OTHER), [0, 0, 0])
        together[0] += len(ours.keys() - theirs.keys())
        together[1] += sum(ours[each] != theirs[each] for each in ours.keys() & theirs.keys())
        together[2] += len(theirs.keys() - ours.keys())
    yield from (KindDiffers(kind, *three) for kind, three in counts.items() if any(three))


def _versions(case: CaseFile, record: type[Record]) -> dict[UUID, Any]:
    """The version of each entry that is not removed, by its id."""
    columns = table(record).c
    with case.reading() as reading:
        wanted = select(columns.id, columns.version, columns.changed_at).where(columns.deleted_at.is_(None))
        return {row.id: (row.version, row.changed_at) for row in reading.rows(wanted)}


def _later(now: CaseFile, then: CaseFile) -> tuple[tuple[Later, ...], int]:
    with then.reading() as reading:
        last = reading.one(select(func.max(CHANGES.c.number))) or 0
    with now.reading() as reading:
        number = reading.one(select(func.count()).select_from(CHANGES).where(CHANGES.c.number > last))
    return tuple(Later(each, _first_words(now, each)) for each in newest(now, last, MOST)), int(number)


def _first_words(case: CaseFile, change: ChangeRow) -> str:
    """What names an entry: its name, title or statement."""
    try:
        record = record_named(change.record)
    except KeyError:
        # A kind of entry that this version no longer has.
        return ""
    with case.reading() as reading:
        entry = reading.get(record, change.record_id)
    return next((str(text) for name in _NAMES if (text := getattr(entry, name, ""))), "")


def people_in(backup: Path, passphrase: str | None) -> int:
    """How many people are in a backup, where no case file is open. Raises KnownError as `looked_at`."""
    with (
        looked_at(backup, shelf.homes(), lambda part: CaseFile.open(part, passphrase)) as then,
        then.reading() as reading,
    ):
        return len(reading.find(Person))


def go_back(
    target: Path, backup: Path, passphrase: str | None, case: CaseFile | None = None, today: date | None = None
) -> Path | None:
    """Put a backup in the place of a case file, which must be closed; gives where the present file was kept, None where none was there.

    `case` is the file as it was open before, whose key may open the backup. Raises KnownError, with everything as it was.
    """

    def opened(part: Path) -> CaseFile:
        return case.open_copy(part, passphrase) if case else CaseFile.open(part, passphrase)

    day = (today or datetime.now(UTC).astimezone().date()).isoformat()
    return put_back(backup, target, opened, day)


def is_open(path: Path) -> bool:
    """Whether this program has that file open."""
    with suppress(OSError):
        return held.protected_if_held(path) is not None
    return False
