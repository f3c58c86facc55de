"""The rules of large print and easy read, measured on the finished files: every document of the example in every format."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from io import BytesIO
from itertools import pairwise

import pytest
from pdf_measuring import Measured, Run, contrast, measured
from pdf_reading import Node, squashed, structure

from nosdesk.documents.blocks import Document, PictureRow, plain
from nosdesk.documents.catalogue import PAPERS
from nosdesk.documents.formats import Format
from nosdesk.domain.records import Contact, Person, Provider
from nosdesk.export.pdf import in_booklets, write_pdf
from nosdesk.export.pdf.layout import MEASURE, MM, layout
from nosdesk.i18n import Reader
from nosdesk.services import papers
from nosdesk.services.sample import make_sample
from tests.seed import TODAY

A4 = (210 * MM, 297 * MM)
WASH = 100.0
"""The pale word behind a draft is larger."""
LEAST_CONTRAST = 7.0
MOST_WORDS = 15
HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_WHOLE = re.compile(
    rf"\d{{1,2}}\s(?:{_MONTHS})(?:\s\d{{4}})?"  # a date
    r"|\b0\d{3,4}\s\d{3,6}(?:\s\d{3,4})?\b"  # a phone number
    r"|£[\d,]+(?:\.\d\d)?"  # a sum
    r"|\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b"  # a postcode
)


@dataclass
class Paper:
    """One document in one format: its files (booklets, where it is long), read back."""

    document: Document
    form: Format
    files: list[bytes]

    @cached_property
    def found(self) -> list[Measured]:
        return [measured(data) for data in self.files]

    @cached_property
    def roots(self) -> list[Node]:
        return [structure(data) for data in self.files]

    @property
    def wide(self) -> bool:
        return self.document.wide and self.form is Format.STANDARD


@dataclass
class Example:
    """Every paper of the example, by document and format, and the names in it."""

    papers: dict[tuple[str, Format], list[Paper]]
    names: list[str]


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Example:
    desk = make_sample(tmp_path_factory.mktemp("rules") / "example.nosdesk", None, Reader(), TODAY)
    made: dict[tuple[str, Format], list[Paper]] = {}
    with desk.case:
        for each in papers.papers(desk):
            for form in Format:
                reader = Reader(easy=form.easy)
                document = papers.build(desk, each.paper.name, each.record_id, form, Reader())
                files = []
                for part in in_booklets(document, form, reader):
                    out = BytesIO()
                    write_pdf(part, form, reader, out)
                    files.append(out.getvalue())
                made.setdefault((each.paper.name, form), []).append(Paper(document, form, files))
        with desk.case.reading() as reading:
            names = [one.name for kind in (Person, Contact, Provider) for one in reading.find(kind)]
    return Example(made, sorted({name for name in names if " " in name}))


EVERY = pytest.mark.parametrize(
    ("name", "form"),
    [(paper.name, form) for paper in PAPERS for form in Format],
    ids=lambda value: value.value if isinstance(value, Format) else value,
)
NAMES = pytest.mark.parametrize("name", [paper.name for paper in PAPERS])


def each(example: Example, name: str, form: Format) -> Iterator[tuple[Paper, Measured]]:
    for paper in example.papers[name, form]:
        for found in paper.found:
            yield paper, found


def body(found: Measured) -> list[Run]:
    """Every run but the pale word behind a draft."""
    return [run for run in found.runs if run.size < WASH]


@EVERY
def test_no_text_is_smaller_than_the_format(example: Example, name: str, form: Format) -> None:
    least = {Format.STANDARD: 12, Format.LARGE: 18, Format.GIANT: 24, Format.EASY: 14}[form]
    for _, found in each(example, name, form):
        assert min(run.size for run in found.runs) >= least
        common = [round(run.size) for run in body(found)]
        assert max(set(common), key=common.count) == form.sizes.usual


@EVERY
def test_lines_stand_apart(example: Example, name: str, form: Format) -> None:
    """1.5 in text; headings, which are large and short, 1.2."""
    for _, found in each(example, name, form):
        for element, lines in found.elements().items():
            least = 1.2 if found.tags[element].name in HEADINGS else 1.5
            for above, below in pairwise(lines):
                if (above[0].page, above[0].size) == (below[0].page, below[0].size) and below[0].y < above[0].y:
                    apart = above[0].y - below[0].y
                    assert apart >= least * above[0].size - 0.01, "".join(run.text for run in below)


@EVERY
def test_text_stands_out_from_what_is_behind_it(example: Example, name: str, form: Format) -> None:
    for _, found in each(example, name, form):
        for run in body(found):
            if run.text.strip():
                assert contrast(run.colour, run.ground) >= LEAST_CONTRAST, run


@EVERY
def test_text_is_left_aligned_in_one_column(example: Example, name: str, form: Format) -> None:
    """Only sums and figures are flush right, in the columns of a table."""
    look = layout(form)
    for _, found in each(example, name, form):
        for element, lines in found.elements().items():
            tag = found.tags[element].name
            if tag in {"Figure", "Lbl"}:
                continue
            pages = {line[0].page for line in lines}
            lefts = {(line[0].page, round(line[0].x, 1)) for line in lines}
            figures = all(re.fullmatch(r"[-–£\d,. %]+|.{0,20}", "".join(run.text for run in line)) for line in lines)
            assert len(lefts) == len(pages) or (tag in {"TD", "TH"} and figures), lines
            if tag in {"P", "LBody"} and not found.inside(lines[0][0], "Table"):
                widest = max(line[-1].right - line[0].x for line in lines)
                assert widest <= look.em(MEASURE) + 0.1


@EVERY
def test_letters_are_upright_and_from_one_family(example: Example, name: str, form: Format) -> None:
    italic = 1 << 6
    for _, found in each(example, name, form):
        for font, descriptor in found.fonts.items():
            assert font.startswith(("/AtkinsonHyperlegibleNext", "/NosSymbols")), font
            assert not re.search("italic|oblique", font, re.IGNORECASE)
            assert float(descriptor["/ItalicAngle"]) == 0
            assert not int(descriptor["/Flags"]) & italic


@EVERY
def test_nothing_is_underlined_or_in_blocks_of_capitals(example: Example, name: str, form: Format) -> None:
    for paper, found in each(example, name, form):
        for page, line in found.rules:
            for run in body(found):
                under = run.page == page and 0 <= run.y - line.top < run.size * 0.35
                assert not (under and line.left < run.right and run.x < line.right), run
        for root in paper.roots:
            assert not re.search(r"\b[A-Z]{3,}\s+[A-Z]{3,}\s+[A-Z]{3,}\b", root.text)


@EVERY
def test_everything_is_inside_the_margins_of_an_a4_page(example: Example, name: str, form: Format) -> None:
    for paper, found in each(example, name, form):
        look = layout(form, wide=paper.document.wide)
        for page in found.pages:
            assert page == pytest.approx(A4[::-1] if paper.wide else A4, abs=0.5)
        for run in body(found):
            assert run.x >= look.side - 0.1
            assert run.right <= look.page[0] - look.side + 0.2, run
            if run.element is not None:
                assert look.bottom - 0.1 <= run.y <= look.page[1] - look.top * 0.85


@EVERY
def test_every_page_has_its_number_and_contents_are_true(example: Example, name: str, form: Format) -> None:
    for _, found in each(example, name, form):
        total = len(found.pages)
        for number in range(1, total + 1):
            quiet = [run.text.strip() for run in found.runs if run.page == number and run.element is None]
            assert f"Page {number} of {total}" in quiet
    for paper in example.papers[name, form]:
        for found, root in zip(paper.found, paper.roots, strict=True):
            for link in root.all("Link"):
                title, _, page = link.text.strip().rpartition(", page ")
                texts = [run for run in found.runs if found.inside(run, *HEADINGS) and run.page == int(page)]
                said = re.sub(r"\s+", " ", " ".join(run.text for run in texts))
                assert re.sub(r"^\d+\.\s", "", title) in said


@EVERY
def test_no_heading_stands_at_the_foot_of_a_page(example: Example, name: str, form: Format) -> None:
    for _, found in each(example, name, form):
        for page in range(1, len(found.pages)):
            here = [run for run in found.runs if run.page == page and run.element is not None]
            following = [run for run in found.runs if run.page == page + 1 and run.element is not None]
            foot = min(here, key=lambda run: run.y)
            head = max(following, key=lambda run: run.y)
            section_goes_on = found.tag(head) not in HEADINGS or found.tag(head) > found.tag(foot)
            cover = form is Format.EASY and page == 1
            assert cover or found.tag(foot) not in HEADINGS or not section_goes_on, foot.text


@EVERY
def test_no_row_and_no_card_is_parted(example: Example, name: str, form: Format) -> None:
    """In giant print a long card may go on overleaf, but never inside one of its values."""
    for _, found in each(example, name, form):
        groups: dict[int, set[int]] = {}
        for run in found.runs:
            for at in found.above(run.element):
                tag = found.tags[at].name
                if (
                    tag == "TR"
                    or (tag == "Sect" and form is not Format.GIANT)
                    or (tag == "P" and found.inside(run, "Sect"))
                ):
                    groups.setdefault(at, set()).add(run.page)
        assert [found.tags[at].name for at, pages in groups.items() if len(pages) > 1] == []


@EVERY
def test_names_dates_phone_numbers_and_sums_are_never_broken(example: Example, name: str, form: Format) -> None:
    held = re.compile(
        "|".join([_WHOLE.pattern, *(re.escape(n).replace(r"\ ", r"\s") for n in example.names if len(n) < 26)])
    )
    for _, found in each(example, name, form):
        for lines in found.elements().values():
            text = "\n".join("".join(run.text for run in line).rstrip() for line in lines)
            assert [match for match in held.findall(text) if "\n" in match] == []


@pytest.mark.parametrize("form", [Format.STANDARD, Format.LARGE, Format.GIANT])
@NAMES
def test_pages_are_well_filled(example: Example, name: str, form: Format) -> None:
    """On average, and in giant print, where little has room, page by page; a figure may leave the page before it short.

    Easy read begins each part on a page of its own.
    """
    filled: list[float] = []
    wide = False
    for paper, found in each(example, name, form):
        look = layout(form, wide=paper.document.wide)
        full = look.page[1] - look.top - look.bottom
        wide = wide or paper.wide
        for page in range(1, len(found.pages)):
            here = [run for run in found.runs if run.page == page and run.element is not None]
            filled.append((look.page[1] - look.top - min(run.y for run in here)) / full)
            following = [run for run in found.runs if run.page == page + 1 and found.tag(run) == "Figure"]
            if form is Format.GIANT and not following:
                assert filled[-1] > 0.45, (page, filled)
    # Pages on their side hold whole tables, of which two may not fit.
    assert sum(filled) / len(filled) > (0.65 if wide else 0.7)


@EVERY
def test_the_running_head_is_not_cut(example: Example, name: str, form: Format) -> None:
    for _, found in each(example, name, form):
        cut = [run.text for run in found.runs if run.element is None and run.text.rstrip().endswith("…")]
        assert cut == []


@NAMES
def test_easy_read_has_a_picture_left_of_every_row(example: Example, name: str) -> None:
    look = layout(Format.EASY)
    for paper in example.papers[name, Format.EASY]:
        rows = {
            squashed(plain(block.sentences[0]))
            for block in paper.document.blocks
            if isinstance(block, PictureRow) and block.picture
        }
        assert rows
        beside = set()
        for found in paper.found:
            for lines in found.elements().values():
                said = squashed("".join(run.text for line in lines for run in line))
                first = lines[0][0]
                beside |= {
                    said
                    for page, _, box in found.pictures
                    if page == first.page
                    and look.side + 40 * MM <= first.x
                    and box.right <= first.x
                    and box.bottom - 60 <= first.y <= box.top + 60
                    and box.top - box.bottom >= 30 * MM
                }
        assert rows - beside == set()


@NAMES
def test_easy_read_has_at_most_24_pages_and_5_rows_a_page(example: Example, name: str) -> None:
    for _, found in each(example, name, Format.EASY):
        assert len(found.pages) <= 24
        for page in range(2, len(found.pages) + 1):
            large = [box for at, _, box in found.pictures if at == page and box.top - box.bottom >= 30 * MM]
            assert len(large) <= 5


@NAMES
def test_easy_read_sentences_have_at_most_15_words(example: Example, name: str) -> None:
    """But those that people wrote, which stand in marks and are said not to be easy yet."""
    for paper in example.papers[name, Format.EASY]:
        for root in paper.roots:
            own = False
            for node in root.walk():
                text = "".join(piece for piece in node.pieces if isinstance(piece, str)).strip()
                if not text or node.tag in {"Link", "Figure", "TH", "TD"}:
                    continue
                own = own or text.startswith("“")
                for sentence in re.split(r"(?<=[.!?:])[”’]?\s+", text):
                    assert own or len(sentence.split()) <= MOST_WORDS, sentence
                own = own and "”" not in text


@NAMES
def test_easy_read_has_cover_contents_word_list_and_whom_to_ask(example: Example, name: str) -> None:
    for paper in example.papers[name, Format.EASY]:
        for found, root in zip(paper.found, paper.roots, strict=True):
            heads = [re.sub(r"\s+", " ", node.text).strip() for node in root.walk() if node.tag in HEADINGS]
            assert "What this is about" in heads
            assert "What is in this document" in heads
            assert "Word list" in heads
            assert "Who to ask" in heads
            cover = [box for page, _, box in found.pictures if page == 1]
            assert max(box.top - box.bottom for box in cover) >= 60 * MM


def test_a_format_is_laid_out_anew_for_each_size(example: Example) -> None:
    """Large and giant print have more pages of the same words, not larger pages."""
    for name in (paper.name for paper in PAPERS):
        pages = [
            len(example.papers[name, form][0].found[0].pages) for form in (Format.STANDARD, Format.LARGE, Format.GIANT)
        ]
        assert pages == sorted(pages)
        assert pages[0] < pages[2]
        assert replace(example.papers[name, Format.LARGE][0].document, wide=False)
