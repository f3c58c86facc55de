"""Easy read over 24 pages on paper: every booklet is a valid PDF of at most 24 pages with true contents."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

from pdf_checking import problems
from pdf_reading import outline, structure
from pypdf import PdfReader
from sample_papers import easy_contract

from nosdesk.documents.blocks import Document, Part, PictureRow
from nosdesk.documents.formats import Format
from nosdesk.export.pdf import count_pages, in_booklets, write_pdf
from nosdesk.i18n import Reader

EASY = Reader(easy=True)


def long_contract(parts: int = 9, rows: int = 34) -> Document:
    """The easy contract with more parts before its last ones."""
    document = easy_contract()
    first = next(at for at, block in enumerate(document.blocks) if isinstance(block, Part))
    more = tuple(
        block
        for n in range(parts)
        for block in (
            Part(f"More about day {n + 1}", "calendar"),
            *(PictureRow("home", (f"This is idea {n + 1}.{i + 1}.",)) for i in range(rows)),
        )
    )
    return replace(document, blocks=(*document.blocks[:first], *more, *document.blocks[first:]))


def test_long_easy_read_becomes_valid_booklets(tmp_path: Path) -> None:
    document = long_contract()
    assert count_pages(document, Format.EASY, EASY) > 72
    made = in_booklets(document, Format.EASY, EASY)
    assert len(made) >= 4
    said = ""
    for number, booklet in enumerate(made, 1):
        out = BytesIO()
        write_pdf(booklet, Format.EASY, EASY, out)
        data = out.getvalue()
        assert problems(data, tmp_path) == []
        pdf = PdfReader(BytesIO(data))
        assert len(pdf.pages) <= 24
        assert str(pdf.metadata and pdf.metadata.title).endswith(f"Booklet {number} of {len(made)}")
        root = structure(data)
        said += root.text
        assert f"This is booklet {number} of {len(made)}." in root.text
        assert "Who to ask" in outline(data)
        listed = [link.text.strip().rpartition(", page ") for link in root.all("Link")]
        assert len(listed) == len([title for title in outline(data) if title in {found[0] for found in listed}])
        texts = [page.extract_text() for page in pdf.pages]
        for title, _, page in listed:
            assert title.partition(". ")[2] or title
            assert title.split(". ")[-1].split()[-1] in texts[int(page) - 1]
    for n in range(9):
        for i in range(34):
            assert said.count(f"This is idea {n + 1}.{i + 1}.") == 1


def test_the_parts_of_a_later_booklet_go_on_with_their_numbers() -> None:
    made = in_booklets(long_contract(), Format.EASY, EASY)
    out = BytesIO()
    write_pdf(made[1], Format.EASY, EASY, out)
    first = next(title for title in outline(out.getvalue()) if "More about" in title)
    assert first == f"{made[1].first_part}. More about day {made[1].first_part}"
    assert made[1].first_part > 1


def test_only_easy_read_is_parted() -> None:
    document = long_contract()
    assert in_booklets(document, Format.STANDARD, EASY) == (document,)
    short = easy_contract()
    assert in_booklets(short, Format.EASY, EASY) == (short,)
