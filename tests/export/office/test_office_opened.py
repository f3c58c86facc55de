"""Files opened by LibreOffice and turned into PDF: what a reader of the file is told by its structure is still there."""

import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from office_reading import KINDS, squashed, written
from pypdf import PdfReader
from sample_papers import contract, draft_contract, easy_contract, money_report

from nosdesk.documents.formats import Format
from nosdesk.export.pdf.maker import entries

pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice, a program of 500 MB, is not installed here"
)

PAPERS = {
    ("contract", Format.STANDARD): contract,
    ("contract", Format.LARGE): contract,
    ("draft", Format.LARGE): draft_contract,
    ("easy", Format.EASY): easy_contract,
    ("money", Format.STANDARD): money_report,
    ("money", Format.LARGE): money_report,
}


class Tagged:
    """A PDF by its structure: its elements counted, its alternative texts, its headings, its text."""

    def __init__(self, path: Path) -> None:
        self.pdf = PdfReader(path)
        self.root: Any = self.pdf.trailer["/Root"]
        self.tags: Counter[str] = Counter()
        self.alts: list[str] = []
        self._walk(self.root["/StructTreeRoot"])
        self.text = squashed("".join(page.extract_text() for page in self.pdf.pages))
        self.headings = list(self._titles(self.pdf.outline))

    def _walk(self, entry: Any) -> None:
        found = entry.get_object() if hasattr(entry, "get_object") else entry
        if not hasattr(found, "get"):
            return
        if "/S" in found:
            self.tags[str(found["/S"])[1:]] += 1
            if found["/S"] == "/Figure" and "/Alt" in found:
                self.alts.append(str(found["/Alt"]))
        kids = found.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            self._walk(kid)

    def _titles(self, entries: list[Any]) -> Any:
        for entry in entries:
            if isinstance(entry, list):
                yield from self._titles(entry)
            else:
                yield str(entry.title)


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, Format, str], Tagged]:
    """Every paper as PDF, made in one run of the program."""
    folder = tmp_path_factory.mktemp("office")
    sources = {}
    for (name, form), make in PAPERS.items():
        for kind in KINDS:
            sources[name, form, kind] = folder / f"{name}-{form}-{kind}.{kind}"
            sources[name, form, kind].write_bytes(written(make(), form, kind))
    options = '{"UseTaggedPDF":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"}}'
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to"]
    command += [f"pdf:writer_pdf_Export:{options}", "--outdir", str(folder), *map(str, sources.values())]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {key: Tagged(path.with_suffix(".pdf")) for key, path in sources.items()}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("name", "form"), PAPERS)
def test_structure_is_still_there(
    pdfs: dict[tuple[str, Format, str], Tagged], name: str, form: Format, kind: str
) -> None:
    found, document = pdfs[name, form, kind], PAPERS[name, form]()
    assert found.root["/MarkInfo"]["/Marked"]
    assert found.root["/Lang"] == "en-GB"
    assert found.pdf.metadata is not None
    assert found.pdf.metadata.title == document.title
    assert found.pdf.metadata.author is None
    parts = [f"{entry.number}. {entry.title}" if entry.number else entry.title for entry in entries(document).values()]
    # A no-break space stands where words belong together.
    assert [title for title in (text.replace("\u00a0", " ") for text in found.headings) if title in parts] == parts
    assert found.tags["TH"] > 0
    assert found.tags["TR"] > found.tags["Table"]
    if name == "contract":
        assert found.tags["L"] > 0
        assert found.tags["TOCI"] == len(parts)
        assert found.tags["H1"] == len(parts)


@pytest.mark.parametrize("kind", KINDS)
def test_charts_are_still_described(pdfs: dict[tuple[str, Format, str], Tagged], kind: str) -> None:
    for form in (Format.STANDARD, Format.LARGE):
        alts = pdfs["money", form, kind].alts
        assert alts[0].startswith("Bar chart of planned and paid. 1: as planned. 2: £24.50 less than planned.")
        assert "Target: Good." in alts[1]
        assert len(alts) == 2


def test_pages_in_the_contents_are_counted(pdfs: dict[tuple[str, Format, str], Tagged]) -> None:
    found = pdfs["contract", Format.LARGE, "odt"]
    texts = [squashed(page.extract_text()) for page in found.pdf.pages]
    number = next(at for at, text in enumerate(texts, 1) if text.count("Whotoask") and at > 2)
    assert f"Whotoask,page{number}" in "".join(texts[:2])


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_of_a_draft_says_so(pdfs: dict[tuple[str, Format, str], Tagged], kind: str) -> None:
    for at, page in enumerate(pdfs["draft", Format.LARGE, kind].pdf.pages, 1):
        text = squashed(page.extract_text())
        assert "Draft3:notagreed" in text
        assert f"Page{at}of" in text


@pytest.mark.parametrize("kind", KINDS)
def test_the_fonts_of_the_file_are_used(pdfs: dict[tuple[str, Format, str], Tagged], kind: str) -> None:
    for page in pdfs["contract", Format.STANDARD, kind].pdf.pages:
        names = {str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()}  # type: ignore[index]
        assert names
        assert all("AtkinsonHyperlegibleNext" in name for name in names)
