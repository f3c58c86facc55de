"""Writes a document as a PDF: pages, their heads and feet, the file beside and then in its place."""

import io
from pathlib import Path
from typing import BinaryIO, Final

from nosdesk.documents.blocks import Document, plain
from nosdesk.documents.formats import Format
from nosdesk.export import words
from nosdesk.export.files import write_whole
from nosdesk.export.pdf.boxes import Frame, Placed, paginate
from nosdesk.export.pdf.easy_pages import EasyPages
from nosdesk.export.pdf.fonts import faces, tidy
from nosdesk.export.pdf.layout import AMBER, BRAND, CAUTION, EDGE, INK, MM, QUIET, WASH, Layout, layout
from nosdesk.export.pdf.maker import Maker
from nosdesk.export.pdf.print_pages import PrintPages
from nosdesk.export.pdf.tagged import TaggedCanvas
from nosdesk.export.pdf.wording import printable
from nosdesk.i18n import Reader

_ROUNDS: Final = 4
"""Most times a document is laid out until the page numbers in its contents stand still."""
_BAND: Final = 3.2 * MM
"""Height of the coloured band at the top edge."""


def write(document: Document, form: Format, reader: Reader, out: BinaryIO | Path) -> None:
    """Writes the document; a file is complete or not there: it is written beside and renamed. See `write_pdf`."""
    write_whole(out, _pdf(document, form, reader))


def _pdf(document: Document, form: Format, reader: Reader) -> bytes:
    maker, pages = _laid_out(document, form, reader)
    out = io.BytesIO()
    canvas = TaggedCanvas(
        out,
        maker.root,
        size=maker.layout.page,
        title=tidy(document.title) or tidy(document.code) or "NOS Desk",
        language=document.language,
        subject=document.subject or document.title,
    )
    for placed in pages:
        furniture = _Furniture(canvas, document, form, reader, len(pages))
        furniture.behind()
        frame = _frame(maker.layout, first=canvas.page_number == 1)
        for item in placed:
            item.box.draw(canvas, frame.left, frame.top - item.down, frame.width)
        furniture.around()
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _laid_out(document: Document, form: Format, reader: Reader) -> tuple[Maker, list[list[Placed]]]:
    """Lays the document out until the pages in its contents are right."""
    numbers: dict[str, int] = {}
    kind = EasyPages if form is Format.EASY else PrintPages
    for _ in range(_ROUNDS):
        maker = kind(document, form, reader, numbers)
        pages = paginate(maker.boxes(), _frame(maker.layout, first=True), _frame(maker.layout, first=False))
        found = {item.box.anchor: at for at, page in enumerate(pages, 1) for item in page if item.box.anchor}
        if found == numbers or not maker.entries:
            break
        numbers = found
    return maker, pages


def places(document: Document, form: Format, reader: Reader) -> tuple[dict[str, int], int]:
    """The page of each heading and question, by its bookmark, and how many pages there are."""
    _, pages = _laid_out(document, form, reader)
    found = {item.box.anchor: at for at, page in enumerate(pages, 1) for item in page if item.box.anchor}
    return found, len(pages)


def _frame(look: Layout, *, first: bool) -> Frame:
    """Where the text of a page stands; the first page, without a title in its head, begins a little higher."""
    top = look.top * (0.85 if first else 1.0)
    return Frame(look.side, look.bottom, look.width, look.page[1] - top - look.bottom)


class _Furniture:
    """What is the same on every page: band, running head, foot, and the marks of a draft. All artifacts."""

    def __init__(self, canvas: TaggedCanvas, document: Document, form: Format, reader: Reader, total: int) -> None:
        self.canvas, self.document, self.form, self.reader, self.total = canvas, document, form, reader, total
        self.look = layout(form, wide=document.wide)

    def _width(self, text: str, size: float, *, bold: bool) -> float:
        known = faces()
        return known.width(text, known.face(bold=bold, figures=False)) * size

    def _say(self, text: str, x: float, y: float, *, bold: bool, colour: str, size: float = 0.0) -> None:
        known = faces()
        self.canvas.setFillColor(colour)
        self.canvas.text(x, y, known.runs(text, known.face(bold=bold, figures=False)), size or self.look.size)

    def _clean(self, text: str) -> str:
        return tidy(printable(plain(text), faces(), self.reader))

    def _cut(self, text: str, room: float, *, bold: bool = False) -> str:
        """The text in the room it has; the page's own words say it in full."""
        return faces().shortened(text, faces().face(bold=bold, figures=False), room / self.look.size)

    def behind(self) -> None:
        """What lies under the text."""
        canvas, look = self.canvas, self.look
        wide, tall = look.page
        with canvas.mark(None):
            canvas.saveState()
            canvas.setFillColor(BRAND)
            canvas.rect(0, tall - _BAND, wide, _BAND, stroke=0, fill=1)
            canvas.setFillColor(AMBER)
            canvas.rect(look.side, tall - _BAND, 18 * MM, _BAND, stroke=0, fill=1)
            if self.document.draft:
                self._wash(wide, tall)
            canvas.restoreState()

    def _wash(self, wide: float, tall: float) -> None:
        word = self._clean(self.reader.say(words.DRAFT))
        size = min(190.0, (wide * 1.05) / max(self._width(word, 1.0, bold=True), 0.1))
        self.canvas.translate(wide / 2, tall / 2 - 40)
        self.canvas.rotate(52 if tall > wide else 32)
        left = -self._width(word, size, bold=True) / 2
        self._say(word, left, -size * 0.33, bold=True, colour=WASH, size=size)

    def around(self) -> None:
        """Head and foot."""
        with self.canvas.mark(None):
            self.canvas.saveState()
            self._head()
            self._foot()
            self.canvas.restoreState()

    def _head(self) -> None:
        look, canvas = self.look, self.canvas
        wide, tall = look.page
        y = tall - look.top * 0.55
        state = self._clean(self.document.state)
        if self.form is Format.EASY and not self.document.draft:
            state = self._clean(self.reader.say(words.EASY_READ))
        elif self.document.draft and not state:
            state = self._clean(self.reader.say(words.DRAFT))
        state = self._cut(state, look.width * 0.6, bold=True)
        room = look.width - (self._state(state, wide, y) if state else 0.0)
        if canvas.page_number > 1:
            title = self._cut(self._clean(self.document.short_title or self.document.title), room - look.size * 1.5)
            self._say(title, look.side, y, bold=False, colour=QUIET)

    def _state(self, state: str, wide: float, y: float) -> float:
        """The state at the right, framed in a draft; returns the width it takes."""
        look, canvas, size = self.look, self.canvas, self.look.size
        taken = self._width(state, size, bold=True)
        inside = size * 0.7 if self.document.draft else 0.0
        if self.document.draft:
            canvas.setFillColor(CAUTION)
            canvas.setStrokeColor(INK)
            canvas.setLineWidth(1.2)
            left = wide - look.side - taken - 2 * inside
            canvas.roundRect(left, y - size * 0.66, taken + 2 * inside, size * 2, 4, fill=1)
        self._say(state, wide - look.side - taken - inside, y, bold=True, colour=INK)
        return taken + 2 * inside

    def _foot(self) -> None:
        look, canvas = self.look, self.canvas
        wide = look.page[0]
        y = look.bottom * 0.48
        canvas.setStrokeColor(EDGE)
        canvas.setLineWidth(0.8)
        canvas.line(look.side, y + look.size * 1.45, wide - look.side, y + look.size * 1.45)
        page = self._clean(self.reader.say(words.PAGE_OF, page=canvas.page_number, total=self.total))
        taken = self._width(page, look.size, bold=True)
        self._say(page, wide - look.side - taken, y, bold=True, colour=INK)
        code = self._cut(self._clean(self.document.code), look.width - taken - look.size * 1.5)
        self._say(code, look.side, y, bold=False, colour=QUIET)
