"""Documents as PDF: the example from records to files, long tables, and tagged writing beside untagged ReportLab."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import pytest
from pypdf import PdfReader

from nosdesk.documents import blocks as b
from nosdesk.documents.catalogue import PAPERS
from nosdesk.documents.formats import Format
from nosdesk.export.pdf import write_pdf
from nosdesk.i18n import Reader
from nosdesk.paths import resources_dir
from nosdesk.services import making, papers
from nosdesk.services.desk import Desk
from nosdesk.services.opening import open_desk
from nosdesk.services.people import list_people
from tests.bench import plain_reportlab
from tests.bench.limits import hold
from tests.bench.peer_papers import typst_source, web_page

PAPER_SECONDS = 1.0
TABLE_SECONDS = 10.0
LEAST_SHARE = 0.6
"""Tagged pages per second, as a share of those of untagged ReportLab..."""
MOST_MEMORY = 1.5
"""...and how much more memory it may take."""
TURNS = 5


@pytest.fixture(scope="module")
def desk(example: Path) -> Iterator[Desk]:
    opened, _one = open_desk(example, None)
    yield opened
    opened.case.close()


@pytest.mark.parametrize("form", list(Format), ids=[form.value for form in Format])
@pytest.mark.parametrize("name", [paper.name for paper in PAPERS])
def test_a_document_is_made_in_a_second(tmp_path: Path, desk: Desk, name: str, form: Format) -> None:
    maya = next(row.id for row in list_people(desk) if row.called == "Maya")
    one = next(item for item in papers.papers(desk, maya) if item.paper.name == name)
    spent = []
    for turn in range(4):
        began = perf_counter()
        making.make(desk, name, one.record_id, form, Reader(), tmp_path / f"{turn}.pdf")
        spent.append(perf_counter() - began)
    hold(f"paper {name}, {form.value}", median(spent[1:]), PAPER_SECONDS, "s")


def payments(rows: int) -> b.Table:
    """A payment table of so many rows, as a payment plan has it."""
    reader = Reader()
    first = date(2027, 1, 4)
    columns = (
        b.Column("Number"),
        b.Column("For"),
        b.Column("To pay", b.ColumnKind.MONEY),
        b.Column("Pay by"),
        b.Column("Paid", b.ColumnKind.STATE),
    )
    lines = []
    for n in range(rows):
        start = first + timedelta(days=n)
        paid = b.Cell("Paid", b.State.YES) if n % 3 else b.Cell("To come", b.State.WAITING)
        period = f"{reader.day_month(start)} to {reader.date(start + timedelta(days=6))}"
        lines.append(b.row(str(n + 1), period, "£1,761.60", reader.date(start + timedelta(days=39)), paid))
    return b.Table("Every payment", columns, tuple(lines), b.row("All", f"{rows} payments", "£1,761,600.00", "", ""))


def long_paper(parts: int = 60) -> b.Document:
    """A long paper of everything that both can draw: headings, text, lists, facts, tables."""
    blocks: list[b.Block] = [b.Title("Maya Whitlock and Harbour Lane Support", "Contract for support")]
    for n in range(parts):
        said = "Maya wants support at home from **14 December 2026**, 5 mornings a week, at the times she chose. " * 4
        blocks += [
            b.Part(f"What is agreed in part {n + 1}"),
            b.Paragraph(said),
            b.Heading("What each of us must do"),
            b.BulletList(("give 24 hours’ notice if a visit has to change", "pay each invoice by its date") * 3),
            b.Facts(tuple(b.Fact(label, "Help at home, 5 mornings a week.") for label in ("Support", "From", "Cost"))),
            payments(26),
        ]
    return b.Document("Contract MW-2027", "Contract", "Signed", "en-GB", "", tuple(blocks))


def tagged(document: b.Document) -> int:
    """Write it as this program does."""
    out = BytesIO()
    write_pdf(document, Format.STANDARD, Reader(), out)
    return out.getvalue().count(b"/Type /Page\n")


def untagged(document: b.Document) -> int:
    """Write it as ReportLab does."""
    return plain_reportlab.draw(document, BytesIO())


def test_tagged_pages_are_written_nearly_as_fast_as_untagged_ones() -> None:
    document = long_paper()
    rates: dict[Callable[[b.Document], int], list[float]] = {tagged: [], untagged: []}
    for turn in range(TURNS + 1):
        for write in (tagged, untagged):
            began = process_time()
            pages = write(document)
            if turn:
                rates[write].append(pages / (process_time() - began))
    share = median(ours / theirs for ours, theirs in zip(rates[tagged], rates[untagged], strict=True))
    hold("untagged pages a second, as a share of ours", 1 / share, 1 / LEAST_SHARE, "x")


def test_a_thousand_payments_are_written_in_all_formats() -> None:
    document = b.Document("P 1", "Payments", "", "en-GB", "", (b.Title("Payments"), payments(1000)))
    began = process_time()
    for form in Format:
        write_pdf(document, form, Reader(easy=form.easy), BytesIO())
    hold("1,000 payments, all formats", process_time() - began, TABLE_SECONDS, "s")


_MEMORY = """
import resource, sys
from tests.bench import bench_papers as bench
document = bench.long_paper()
getattr(bench, sys.argv[1])(document)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def test_tagged_writing_takes_little_more_memory() -> None:
    """Each in a process of its own: the most memory it ever held, programs and fonts included."""
    most = {
        what: int(
            subprocess.run([sys.executable, "-c", _MEMORY, what], capture_output=True, text=True, check=True).stdout
        )
        for what in ("tagged", "untagged")
    }
    hold("memory, tagged beside untagged", most["tagged"] / most["untagged"], MOST_MEMORY, "x")


def test_pages_are_written_faster_than_by_weasyprint() -> None:
    """The same paper as a web page with the same faces, where WeasyPrint is installed."""
    weasyprint = pytest.importorskip("weasyprint", reason="WeasyPrint is not installed", exc_type=ImportError)
    document = long_paper(10)
    tagged(document)
    began = process_time()
    drawn = weasyprint.HTML(string=web_page(document)).render()
    drawn.write_pdf(pdf_variant="pdf/ua-1")
    theirs = len(drawn.pages) / (process_time() - began)
    began = process_time()
    ours = tagged(document) / (process_time() - began)
    hold("WeasyPrint’s pages a second, as a share of ours", theirs / ours, 1.0, "x")


def test_pages_are_written_faster_than_by_typst(tmp_path: Path) -> None:
    """The same paper in Typst's own marks, where Typst is installed."""
    typst = pytest.importorskip("typst", reason="Typst is not installed", exc_type=ImportError)
    document = long_paper()
    tagged(document)
    source = tmp_path / "paper.typ"
    source.write_text(typst_source(document), encoding="utf-8")
    began = process_time()
    pages = len(
        PdfReader(BytesIO(typst.compile(source, font_paths=[resources_dir() / "fonts"], pdf_standards="ua-1"))).pages
    )
    theirs = pages / (process_time() - began)
    began = process_time()
    ours = tagged(document) / (process_time() - began)
    hold("Typst’s pages a second, as a share of ours", theirs / ours, 1.0, "x")
