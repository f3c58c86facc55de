"""The recovery sheet: making it, which ones were made, and opening a file with one."""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Final
from uuid import UUID

from nosdesk.documents.blocks import Document
from nosdesk.documents.file_types import FileType
from nosdesk.documents.formats import Format
from nosdesk.documents.recovery_sheet import NAME, recovery_sheet
from nosdesk.domain.records import Export
from nosdesk.export.write import write
from nosdesk.frozen import dataclass
from nosdesk.i18n import Reader
from nosdesk.services.desk import Desk
from nosdesk.services.making import written
from nosdesk.services.opening import seated
from nosdesk.storage import recovery, trouble
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.key import Kind, kind_of, salt_of

ABOUT: Final = "CaseFile"
"""What the record of a sheet says that it is about: the file itself, whose salt is the id."""

GROUPS: Final = recovery.GROUPS
SIGNS: Final = recovery.SIGNS
Wrong = recovery.Wrong
wrong = recovery.wrong
tidy = recovery.tidy
split = recovery.split


@dataclass(frozen=True)
class Sheet:
    """That a recovery sheet was made: when and by whom, and whether it opens the file still."""

    made_at: datetime
    made_by: str
    valid: bool


def make_sheet(desk: Desk, out: Path, reader: Reader) -> tuple[Path, ...]:
    """Write the recovery sheet of the file's present key as a PDF in large print, and keep that it was made.

    The key itself is kept nowhere. Raises KnownError where the file cannot be written, BugError where it has no passphrase.
    """
    made = written(_document(desk, reader), Format.LARGE, FileType.PDF, reader, out)
    note_sheet(desk)
    return made


def draw_sheet(desk: Desk, reader: Reader) -> bytes:
    """The same as the bytes of a PDF, for a printer: no file of it is made. `note_sheet` is due once it is printed."""
    out = BytesIO()
    write(_document(desk, reader), Format.LARGE, FileType.PDF, reader, out)
    return out.getvalue()


def note_sheet(desk: Desk) -> None:
    """Keep that a sheet of the present key was made, by whom and when."""
    about = UUID(bytes=desk.case.salt)
    with desk.case.writing(desk.author) as writing:
        writing.add(Export(document=NAME, format=Format.LARGE.value, about=ABOUT, about_id=about))


def _document(desk: Desk, reader: Reader) -> Document:
    case = desk.case
    return recovery_sheet(case.written_key(), recovery.sheet_number(case.salt), desk.today(), reader)


def sheets(desk: Desk) -> tuple[Sheet, ...]:
    """The recovery sheets that were made of this file, the latest first."""
    present = UUID(bytes=desk.case.salt) if desk.case.protected else None
    with desk.case.reading() as reading:
        made = reading.find(Export, document=NAME)
    found = [Sheet(one.created_at, one.created_by, one.about_id == present) for one in made if one.created_at]
    return tuple(sorted(found, key=lambda sheet: sheet.made_at, reverse=True))


def number_of(path: Path) -> str:
    """The number that the sheet of a file has, as printed on it; "" where the file has no passphrase.

    Raises KnownError where the file cannot be read.
    """
    try:
        return recovery.sheet_number(salt_of(path)) if kind_of(path) is Kind.ENCRYPTED else ""
    except OSError as error:
        raise trouble.told(error, path) or error from error


def number(desk: Desk) -> str:
    """The same for the open file, which must not be opened a second time."""
    return recovery.sheet_number(desk.case.salt) if desk.case.protected else ""


def open_with_sheet(path: Path, groups: tuple[str, ...]) -> tuple[Desk, UUID | None]:
    """Open a file with the groups of its recovery sheet, none of them wrong; as `opening.open_desk`. Raises KnownError."""
    return seated(CaseFile.open_with_written_key(path, groups))
