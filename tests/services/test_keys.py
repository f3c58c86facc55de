"""The recovery sheet that is printed opens its file: read from the words on the page, and from the square code."""

import io
import re
import zipfile
from datetime import date
from pathlib import Path

import page
import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from nosdesk.documents.file_types import FileType
from nosdesk.documents.formats import Format
from nosdesk.documents.recovery_sheet import recovery_sheet
from nosdesk.domain.author import Author
from nosdesk.domain.records import Export, Person
from nosdesk.errors import KnownError
from nosdesk.export.pdf.written_key import modules
from nosdesk.export.write import write
from nosdesk.i18n import PSEUDO, Reader
from nosdesk.services import keys
from nosdesk.services.desk import Desk
from nosdesk.storage import trouble
from nosdesk.storage.casefile import CaseFile

SECRET = "seven blue herons"
PIXELS = 4


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    path = tmp_path / "Zebedee Quillfeather.nosdesk"
    made = Desk(CaseFile.create(path, SECRET), Author("Zebedee Quillfeather", "Priya Nair"), lambda: date(2026, 11, 22))
    with made.case.writing(made.author) as writing:
        writing.add(Person(name="Zebedee Quillfeather"))
    return made


def groups_on(path: Path) -> tuple[str, ...]:
    """The groups as they stand on the paper: a line of a number, a full stop, six signs."""
    text = PdfReader(path).pages[0].extract_text()
    found = {int(number): group for number, group in re.findall(r"(?:^|\s)(\d+)\.\s+([0-9A-Z]{6})\b", text)}
    return tuple(found[number] for number in range(1, keys.GROUPS + 1))


@pytest.mark.parametrize("locale", ["en_GB", "cy", PSEUDO])
@pytest.mark.parametrize("easy", [False, True])
def test_the_printed_key_opens_the_file(desk: Desk, tmp_path: Path, locale: str, easy: bool) -> None:
    (out,) = keys.make_sheet(desk, tmp_path / "sheet.pdf", Reader(locale, easy))
    desk.case.close()
    assert len(PdfReader(out).pages) == 1
    assert [one.rule_id for one in page.validate_pdf(str(out), profile="ua1").failures] == []
    opened, person = keys.open_with_sheet(desk.case.path, groups_on(out))
    assert person is not None
    assert opened.author.person == "Zebedee Quillfeather"
    opened.case.close()


def test_the_square_code_opens_the_file(desk: Desk) -> None:
    dark = modules(" ".join(desk.case.written_key()))
    side = (len(dark) + 8) * PIXELS
    image = bytearray(b"\xff" * side * side)
    for row, line in enumerate(dark):
        for column, is_dark in enumerate(line):
            for pixel in range(PIXELS) if is_dark else ():
                at = ((row + 4) * PIXELS + pixel) * side + (column + 4) * PIXELS
                image[at : at + PIXELS] = bytes(PIXELS)
    (read,) = zxingcpp.read_barcodes(Image.frombytes("L", (side, side), bytes(image)))
    desk.case.close()
    opened, _ = keys.open_with_sheet(desk.case.path, keys.split(read.text))
    opened.case.close()


def test_the_sheet_names_nobody(desk: Desk, tmp_path: Path) -> None:
    (out,) = keys.make_sheet(desk, tmp_path / "sheet.pdf", Reader())
    pdf = PdfReader(out)
    said = "\n".join(
        [each.extract_text() for each in pdf.pages] + [str(value) for value in (pdf.metadata or {}).values()]
    )
    assert "Zebedee" not in said
    assert "22 November 2026" in said
    assert keys.number(desk) in said
    desk.case.close()
    assert keys.number_of(desk.case.path) in said


def test_that_a_sheet_was_made_is_kept_but_never_the_key(desk: Desk, tmp_path: Path) -> None:
    assert keys.sheets(desk) == ()
    keys.make_sheet(desk, tmp_path / "sheet.pdf", Reader())
    (sheet,) = keys.sheets(desk)
    assert sheet.valid
    assert "Priya Nair" in sheet.made_by
    groups = desk.case.written_key()
    raw = desk.case._key.raw if desk.case._key else b""
    with desk.case.reading() as reading:
        (made,) = reading.find(Export)
    assert not any(group in repr(made) for group in groups)
    desk.case.protect(None)
    content = desk.case.path.read_bytes()
    assert raw not in content
    assert not any(group.encode() in content for group in groups)


def test_a_new_passphrase_retires_the_sheet_and_the_record_says_so(desk: Desk, tmp_path: Path) -> None:
    (old,) = keys.make_sheet(desk, tmp_path / "old.pdf", Reader())
    desk.case.protect("nine green owls")
    assert [sheet.valid for sheet in keys.sheets(desk)] == [False]
    (new,) = keys.make_sheet(desk, tmp_path / "new.pdf", Reader())
    assert [sheet.valid for sheet in keys.sheets(desk)] == [True, False]
    desk.case.close()
    with pytest.raises(KnownError) as caught:
        keys.open_with_sheet(desk.case.path, groups_on(old))
    assert caught.value.words is trouble.OTHER_SHEET
    keys.open_with_sheet(desk.case.path, groups_on(new))[0].case.close()


@pytest.mark.parametrize("file_type", [FileType.HTML, FileType.DOCX, FileType.ODT, FileType.TEXT])
@pytest.mark.parametrize("form", list(Format))
def test_every_writer_gives_the_groups(desk: Desk, file_type: FileType, form: Format) -> None:
    sheet = recovery_sheet(desk.case.written_key(), keys.number(desk), desk.today(), Reader(easy=form.easy))
    out = io.BytesIO()
    write(sheet, form, file_type, Reader(easy=form.easy), out)
    desk.case.close()
    content = out.getvalue()
    if content.startswith(b"PK"):
        with zipfile.ZipFile(out) as package:
            content = b"".join(package.read(name) for name in package.namelist())
    assert all(group.encode() in content for group in sheet.blocks[2].groups)  # type: ignore[union-attr]  # the key
