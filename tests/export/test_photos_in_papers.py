"""A person's own photo in every kind of file: shown where pictures are, said in their words where they are not."""

import base64
import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from nosdesk.documents.blocks import Column, Document, Heading, Paragraph, Part, PictureRow, Table, Title, row
from nosdesk.documents.file_types import FileType
from nosdesk.documents.formats import Format
from nosdesk.export.spoken import spoken
from nosdesk.export.write import write
from nosdesk.i18n import Reader
from nosdesk.pictures import OwnPhoto
from nosdesk.services.photo_files import made_anew
from tests.export.pdf.pdf_checking import problems
from tests.export.pdf.pdf_reading import structure
from tests.photo_making import phone_jpeg

WORDS = "Sara & I “at the pool”"
EASY = Reader(easy=True)


def photo(wide: int = 300, high: int = 200) -> OwnPhoto:
    copy = made_anew(phone_jpeg(1, wide, high), "x.jpg")
    return OwnPhoto(f"{wide}x{high}".ljust(64, "0"), copy.jpeg, copy.size, WORDS, usual="star")


def paper(shown: OwnPhoto) -> Document:
    table = Table(
        "What is asked",
        (Column("What"), Column("Fernhill")),
        (row("Swim", "Yes", picture=shown), row("Cook", "No", picture="cooking")),
    )
    blocks = (
        Title("About Maya"),
        Part("What I want"),
        PictureRow(shown, ("I swim with Sara.", "We go each week.")),
        PictureRow(replace(shown, words="Sara again"), ("I like it.",), "tick"),
        PictureRow("star", ("I want to cook.",)),
        Heading("A list", 2),
        table,
        Paragraph("The end."),
    )
    return Document("P-1", "About Maya", "As of today", "en-GB", "A profile", blocks, picture="you")


def made(document: Document, kind: FileType) -> bytes:
    out = io.BytesIO()
    write(document, Format.EASY, kind, EASY, out)
    return out.getvalue()


@pytest.mark.parametrize("size", [(300, 200), (200, 300), (600, 20)])
def test_a_pdf_holds_the_photo_once_as_a_figure_with_its_words(tmp_path: Path, size: tuple[int, int]) -> None:
    shown = photo(*size)
    data = made(paper(shown), FileType.PDF)
    assert problems(data, tmp_path) == []
    assert data.count(shown.jpeg) == 1
    said = [node.alt for node in structure(data).all("Figure")]
    assert said.count(WORDS) == 2
    assert "Sara again" in said


def test_a_photo_is_drawn_in_its_own_proportions(tmp_path: Path) -> None:
    data = made(paper(photo(600, 200)), FileType.PDF)
    content = b"".join(each.get_contents().get_data() for each in pypdf.PdfReader(io.BytesIO(data)).pages)
    found = re.findall(rb"q ([\d.]+) 0 0 ([\d.]+) [-\d.]+ [-\d.]+ cm\s+/\S+ Do", content)
    wide = [(float(w), float(h)) for w, h in found if w != h]
    assert wide
    assert all(abs(w / h - 3) < 0.01 for w, h in wide if abs(w / h - 1) > 0.05)


def test_a_page_shows_it_with_its_words_and_loads_nothing_from_elsewhere() -> None:
    shown = photo()
    page = made(paper(shown), FileType.HTML).decode()
    found = re.findall(r'<img class="picture photo" src="data:image/jpeg;base64,([^"]+)" alt="([^"]*)">', page)
    assert [base64.b64decode(data) for data, _ in found] == [shown.jpeg] * 3
    assert found[0][1] == "Sara &amp; I “at the pool”"
    assert "img-src data:;" in page
    assert "img-src" not in made(replace(paper(shown), blocks=paper(shown).blocks[:2]), FileType.HTML).decode()


@pytest.mark.parametrize(("kind", "folder"), [(FileType.DOCX, "word/media/"), (FileType.ODT, "Pictures/")])
def test_office_files_hold_it_once_with_its_words(kind: FileType, folder: str) -> None:
    shown = photo()
    data = made(paper(shown), kind)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        media = {name: archive.read(name) for name in archive.namelist() if name.startswith(folder)}
        everything = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))
    photos = {name: each for name, each in media.items() if name.endswith(".jpg")}
    assert list(photos.values()) == [shown.jpeg]
    assert everything.count("Sara &amp; I “at the pool”") == 2
    assert "Sara again" in everything
    assert "image/jpeg" in everything


def test_text_and_sound_say_what_it_shows() -> None:
    shown = photo()
    said = made(paper(shown), FileType.TEXT).decode()
    assert said.count(f"[Photo: {WORDS}]") == 2
    assert said.index(f"[Photo: {WORDS}]") < said.index("I swim with Sara.")
    heard = [passage.text for passage in spoken(paper(shown), EASY)]
    assert f"Photo: {WORDS}." in heard
    assert any(text.startswith("Swim") and WORDS in text for text in heard)


def test_a_photo_in_a_file_has_no_metadata() -> None:
    opened = Image.open(io.BytesIO(photo().jpeg))
    assert not opened.getexif()
    assert set(opened.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
