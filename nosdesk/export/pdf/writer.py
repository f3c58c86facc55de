"""Writes a document as a PDF: pages laid out and drawn, the file beside and then in its place."""

import io
from pathlib import Path
from typing import BinaryIO, Final

from nosdesk.documents.blocks import Document
from nosdesk.documents.formats import Format
from nosdesk.documents.sheet import PLAIN_SHEET, Binding, Heard, Sheet, unheard
from nosdesk.export.direction import right_to_left
from nosdesk.export.files import write_whole
from nosdesk.export.pdf.boxes import Frame, Placed, paginate
from nosdesk.export.pdf.easy_pages import EasyPages
from nosdesk.export.pdf.fonts import tidy
from nosdesk.export.pdf.furniture import Furniture
from nosdesk.export.pdf.layout import Layout
from nosdesk.export.pdf.maker import Maker
from nosdesk.export.pdf.print_pages import PrintPages
from nosdesk.export.pdf.tagged import TaggedCanvas
from nosdesk.i18n import Reader

_ROUNDS: Final = 4
"""Most times a document is laid out until the page numbers in its contents stand still."""


def write(
    document: Document, form: Format, reader: Reader, out: BinaryIO | Path, sheet: Sheet, heard: Heard = unheard
) -> None:
    """Writes the document; a file is complete or not there: it is written beside and renamed. See `write_pdf`."""
    write_whole(out, _pdf(document, form, reader, sheet, heard))


def count(document: Document, form: Format, reader: Reader, sheet: Sheet, heard: Heard = unheard) -> int:
    """How many pages the document has."""
    return len(_laid_out(document, form, reader, sheet, heard)[1])


def _pdf(document: Document, form: Format, reader: Reader, sheet: Sheet, heard: Heard) -> bytes:
    maker, pages = _laid_out(document, form, reader, sheet, heard)
    look = maker.layout
    out = io.BytesIO()
    canvas = TaggedCanvas(
        out,
        maker.root,
        size=look.page,
        title=tidy(document.title) or tidy(document.code) or "NOS Desk",
        language=document.language,
        subject=document.subject or document.title,
    )
    if sheet.binding is not Binding.NONE:
        canvas.print_on(both_sides=sheet.binding is Binding.MIRRORED)
    furniture = Furniture(canvas, document, form, reader, look, sheet, len(pages))
    rtl = right_to_left(document.language)
    if rtl:
        canvas.read_from_right()
    for placed in pages:
        if rtl:
            canvas.turn_page(0, look.page[0])
        furniture.behind()
        frame = _frame(look, canvas.page_number)
        for item in placed:
            item.box.draw(canvas, frame.left, frame.top - item.down, frame.width)
        furniture.around()
        canvas.showPage()
        heard()
    canvas.save()
    return out.getvalue()


def _laid_out(
    document: Document, form: Format, reader: Reader, sheet: Sheet, heard: Heard = unheard
) -> tuple[Maker, list[list[Placed]]]:
    """Lays the document out until the pages in its contents are right."""
    numbers: dict[str, int] = {}
    kind = EasyPages if form is Format.EASY else PrintPages
    for _ in range(_ROUNDS):
        maker = kind(document, form, reader, numbers, sheet)
        pages = paginate(maker.boxes(), _frame(maker.layout, 1), _frame(maker.layout, 2), heard)
        found = {item.box.anchor: at for at, page in enumerate(pages, 1) for item in page if item.box.anchor}
        if found == numbers or not maker.entries:
            break
        numbers = found
    return maker, pages


def places(document: Document, form: Format, reader: Reader) -> tuple[dict[str, int], int]:
    """The page of each heading and question, by its bookmark, and how many pages there are."""
    _, pages = _laid_out(document, form, reader, PLAIN_SHEET)
    found = {item.box.anchor: at for at, page in enumerate(pages, 1) for item in page if item.box.anchor}
    return found, len(pages)


def _frame(look: Layout, page: int) -> Frame:
    """Where the text of a page stands; the first page, without a title in its head, begins a little higher."""
    top = look.top * (0.85 if page == 1 else 1.0)
    return Frame(look.left(page), look.bottom, look.width, look.page[1] - top - look.bottom)
