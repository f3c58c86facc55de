"""Making papers: files that are complete or not there, of any kind, one or all at once; what was made is kept."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Final
from uuid import UUID

from nosdesk.documents.blocks import Document
from nosdesk.documents.catalogue import Paper
from nosdesk.documents.file_types import FileType
from nosdesk.documents.formats import Format, booklet_mark, file_name
from nosdesk.documents.sheet import PLAIN_SHEET, Heard, Sheet, unheard
from nosdesk.domain.records import Export
from nosdesk.errors import KnownError
from nosdesk.export.files import write_whole
from nosdesk.export.write import cannot, write
from nosdesk.i18n import Reader, Words
from nosdesk.services import file_trouble
from nosdesk.services.desk import Desk
from nosdesk.services.papers import Available, maker_of, named, papers, the_only

_LONGEST: Final = 60
_SHORT_ID: Final = 8
_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{device}{n}" for device in ("com", "lpt") for n in range(1, 10))}
)
"""Names that Windows keeps for devices."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A kind of file that this computer cannot make in a language, and why."""

    file_type: FileType
    why: KnownError


@dataclass(frozen=True, slots=True)
class Made:
    """What came of making all: the files in their order, and what was left out."""

    files: tuple[Path, ...]
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class Hear:
    """Who hears how far making all has come, and can end it: between two files `stop` is asked."""

    made: Callable[[Path], object] = lambda _path: None
    stop: Callable[[], bool] = lambda: False


def make(
    desk: Desk,
    name: str,
    record_id: UUID | None,
    form: Format,
    reader: Reader,
    out: Path,
    file_type: FileType = FileType.PDF,
    sheet: Sheet = PLAIN_SHEET,
    heard: Heard = unheard,
) -> tuple[Path, ...]:
    """Make one document as a file. Without a record it is about the only one that there is.

    Easy read that is too long for one booklet becomes several PDF files beside `out`: "contract.1-of-3.pdf". Each file is
    complete or not there; one of that name is replaced. Raises KnownError: no such document, nothing or several things it
    could be about, offers not opened, a kind of file that cannot be made here, a folder that cannot be written.
    """
    with desk.case.reading() as reading:
        chosen = record_id or the_only(reading, named(name, reader))
        document = maker_of(reading, desk, named(name, reader), chosen)(reader, form)
    made = written(document, form, file_type, reader, out, sheet, heard)
    keep(desk, name, chosen, form, file_type, reader)
    return made


def keep(desk: Desk, name: str, record_id: UUID, form: Format, file_type: FileType, reader: Reader) -> None:
    """Keep that a document was made from the file: as a file, or on a printer as its PDF."""
    _keep(desk, [(named(name, reader), record_id, form, file_type)])


def written(
    document: Document,
    form: Format,
    file_type: FileType,
    reader: Reader,
    out: Path,
    sheet: Sheet = PLAIN_SHEET,
    heard: Heard = unheard,
) -> tuple[Path, ...]:
    """Write a document, or its booklets beside that path. Raises KnownError where that cannot be."""
    files = drawn(document, form, file_type, reader, sheet, heard)
    paths = tuple(
        out.with_name(f"{out.stem}{booklet_mark(number, len(files))}{out.suffix}")
        for number in range(1, len(files) + 1)
    )
    for path, data in zip(paths, files, strict=True):
        with _told(path):
            write_whole(path, data)
    return paths


def drawn(
    document: Document,
    form: Format,
    file_type: FileType,
    reader: Reader,
    sheet: Sheet = PLAIN_SHEET,
    heard: Heard = unheard,
) -> tuple[bytes, ...]:
    """The document as the bytes of a file, or of several where it is printed in booklets; nothing is put on a disk.

    All are drawn before the first is written: what cannot be drawn leaves no set that lacks a booklet. Raises KnownError where
    this document or this computer cannot give such a file.
    """
    try:
        return _drawn(document, form, file_type, reader, sheet, heard)
    except FileNotFoundError as error:
        # Nothing of a document is read from files but letters and pictures of the program.
        raise KnownError(file_trouble.NO_LETTERS, file=Path(str(error.filename)).name) from error


def lost_letters(document: Document) -> tuple[str, ...]:
    """The kinds of letters in a document that its PDF cannot show, found before it is made: "Arabic"."""
    from nosdesk.export.pdf import lost_in

    try:
        return lost_in(document)
    except FileNotFoundError as error:
        raise KnownError(file_trouble.NO_LETTERS, file=Path(str(error.filename)).name) from error


def _drawn(
    document: Document, form: Format, file_type: FileType, reader: Reader, sheet: Sheet, heard: Heard
) -> tuple[bytes, ...]:
    said = replace(reader, easy=form.easy)
    parts: tuple[Document, ...] = (document,)
    if file_type is FileType.PDF:
        from nosdesk.export.pdf import in_booklets

        parts = in_booklets(document, form, said, sheet, heard=heard)
    files = []
    for part in parts:
        data = BytesIO()
        write(part, form, file_type, said, data, sheet, heard)
        files.append(data.getvalue())
    return tuple(files)


def make_all(
    desk: Desk,
    folder: Path,
    readers: Sequence[Reader],
    types: Sequence[FileType] = (FileType.PDF,),
    hear: Hear = Hear(),
) -> Made:
    """Make every document in every format, kind of file and language: FOLDER/RECORD/DOCUMENT.FORMAT.pdf.

    With several languages a file of another than the first has it in its name: "contract.large.cy.pdf". Folders are named after
    their records, with the last digits of the id where two would be the same. A kind that this computer cannot make is skipped,
    and a spreadsheet of a document without tables. Each file is complete or not there. Raises KnownError where the folder cannot
    be written; files made before stay.
    """
    work = _Work(desk, folder, readers, types, hear)
    try:
        work.do()
    finally:
        _keep(desk, work.kept)
    return Made(tuple(work.files), tuple(work.skipped.values()))


def how_many(desk: Desk) -> int:
    """How many files making all as PDF comes to, not counting further booklets."""
    return sum(len(each.paper.formats) for each in papers(desk))


class _Work:
    """Making all, one file after another."""

    def __init__(
        self, desk: Desk, folder: Path, readers: Sequence[Reader], types: Sequence[FileType], hear: Hear
    ) -> None:
        self._desk, self._folder, self._readers, self._types, self._hear = desk, folder, readers, types, hear
        self.files: list[Path] = []
        self.kept: list[_Kept] = []
        self.skipped: dict[tuple[FileType, str], Skipped] = {}

    def do(self) -> None:
        """Make them; ends early where whoever hears says so."""
        found = papers(self._desk)
        names = folder_names(found)
        with self._desk.case.reading() as reading:
            built = [(each, maker_of(reading, self._desk, each.paper, each.record_id)) for each in found]
        for each, maker in built:
            for reader in self._readers:
                for form in each.paper.formats:
                    document = maker(reader, form)
                    for file_type in self._types:
                        if self._hear.stop():
                            return
                        self._one(each, document, reader, form, file_type, self._folder / names[each.record_id])

    def _one(
        self, each: Available, document: Document, reader: Reader, form: Format, file_type: FileType, folder: Path
    ) -> None:
        if not self._possible(file_type, document, reader):
            return
        mark = "" if reader.locale == self._readers[0].locale else f".{reader.locale.partition('_')[0]}"
        path = folder / file_name(each.paper.name, form, suffix=f"{mark}.{file_type.suffix}")
        with _told(path):
            path.parent.mkdir(parents=True, exist_ok=True)
        try:
            made = written(document, form, file_type, reader, path)
        except KnownError as error:
            if file_type not in _OPTIONAL:
                raise
            self.skipped[file_type, reader.locale] = Skipped(file_type, error)
            return
        for file in made:
            self.files.append(file)
            self._hear.made(file)
        self.kept.append((each.paper, each.record_id, form, file_type))

    def _possible(self, file_type: FileType, document: Document, reader: Reader) -> bool:
        if (file_type, reader.locale) in self.skipped:
            return False
        if file_type is FileType.XLSX:
            from nosdesk.export.spreadsheet import has_tables

            return has_tables(document)
        why: Words | None = cannot(file_type)
        if why:
            self.skipped[file_type, reader.locale] = Skipped(file_type, KnownError(why))
        return why is None


_OPTIONAL: Final = frozenset({FileType.AUDIO, FileType.BRAILLE})
"""Made by programs that a computer may have or not, or not for every language."""
_Kept = tuple[Paper, UUID, Format, FileType]


def _keep(desk: Desk, made: Iterable[_Kept]) -> None:
    """Keep what was made from the file, stamped with who made it and when."""
    with desk.case.writing(desk.author) as writing:
        writing.add_all(
            Export(
                document=each.name,
                format=form.value,
                file_type=file_type.value,
                about=each.record.__name__,
                about_id=record_id,
            )
            for each, record_id, form, file_type in made
        )


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Says what the disk complains of in words a person can use."""
    try:
        yield
    except OSError as error:
        raise file_trouble.told(error, path) from error


# ---- names of folders ----------------------------------------------------------------------------


def folder_names(found: Iterable[Available]) -> dict[UUID, str]:
    """A folder name for each record: readable, the same every time, safe on every system, none twice."""
    titles = {each.record_id: each.title for each in found}
    slugs = {record_id: slug(title) for record_id, title in titles.items()}
    often = Counter(slugs.values())
    names: dict[UUID, str] = {}
    for record_id, name in slugs.items():
        if often[name] > 1 or name in _RESERVED:
            name = f"{name}-{str(record_id)[-_SHORT_ID:]}"
        names[record_id] = name if name not in names.values() else f"{name}-{record_id}"
    return names


def slug(title: str) -> str:
    """A title as a file name: small letters and digits of ASCII, words joined by hyphens; "record" where none is left."""
    ascii_only = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")
    return words[:_LONGEST].strip("-") or "record"
