"""The same papers as ReportLab draws them by itself, untagged: what the benches of the PDF writer are measured against."""

from collections.abc import Iterator
from html import escape
from typing import Any, BinaryIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, ListFlowable, Paragraph, SimpleDocTemplate, Spacer, Table

from nosdesk.documents import blocks as b
from nosdesk.documents.blocks import spans
from nosdesk.paths import resources_dir

_BODY = ParagraphStyle("body", fontName="Plain", fontSize=12, leading=18, spaceAfter=7)
_CELL = ParagraphStyle("cell", _BODY, spaceAfter=0)
_HEADS = [ParagraphStyle(f"h{n}", _BODY, fontName="PlainBold", fontSize=size) for n, size in enumerate((30, 18, 15))]


def draw(document: b.Document, out: BinaryIO) -> int:
    """Draws a document with ReportLab's own paragraphs and tables. Gives the number of pages."""
    fonts = resources_dir() / "fonts"
    if "Plain" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Plain", next(fonts.glob("*Regular.ttf"))))
        pdfmetrics.registerFont(TTFont("PlainBold", next(fonts.glob("*Bold.ttf"))))
        pdfmetrics.registerFontFamily("Plain", "Plain", "PlainBold", "Plain", "PlainBold")
    made = SimpleDocTemplate(out, pagesize=A4, leftMargin=57, rightMargin=57, topMargin=77, bottomMargin=71)

    def foot(canvas: Any, _: object) -> None:
        canvas.setFont("Plain", 12)
        canvas.drawString(57, 36, document.code)
        canvas.drawRightString(A4[0] - 57, 36, f"Page {canvas.getPageNumber()}")

    made.build([flowable for block in document.blocks for flowable in _flowables(block)], foot, foot)
    return int(made.page)


def _said(text: str, style: ParagraphStyle = _BODY) -> Paragraph:
    marked = "".join(f"<b>{escape(run.text)}</b>" if run.bold else escape(run.text) for run in spans(text))
    return Paragraph(marked, style)


def _rows(rows: list[list[str]], *, head: bool) -> Table:
    ruled = [("LINEBELOW", (0, 0), (-1, -1), 0.6, "#5C7178"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    cells = [[_said(text, _CELL) for text in line] for line in rows]
    wide = (A4[0] - 114) / len(rows[0])
    return Table(cells, colWidths=[wide] * len(rows[0]), repeatRows=int(head), style=ruled)


def _flowables(block: b.Block) -> Iterator[Flowable]:
    match block:
        case b.Title():
            yield from (_said(block.kicker), _said(block.text, _HEADS[0]), *map(_said, block.lines))
        case b.Part():
            yield _said(block.title, _HEADS[1])
        case b.Heading():
            yield _said(block.text, _HEADS[block.level - 1])
        case b.BulletList() | b.NumberedList():
            kind = "bullet" if isinstance(block, b.BulletList) else "1"
            yield ListFlowable([_said(item) for item in block.items], bulletType=kind)
        case b.Facts():
            yield _rows([[fact.label, fact.value] for fact in block.facts], head=False)
        case b.Table():
            lines = [*block.rows, *((block.total,) if block.total else ())]
            heads = [column.head for column in block.columns]
            yield _rows([heads, *([cell.text for cell in line.cells] for line in lines)], head=True)
        case _:
            yield from (_said(text) for text in b.block_sayings(block) if text)
    yield Spacer(1, 8)
