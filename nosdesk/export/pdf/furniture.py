"""What is the same on every page: band, running head, foot, and the marks of a draft. All of it artifacts."""

from enum import Enum, auto
from typing import Final

from nosdesk.documents.blocks import Document, plain
from nosdesk.documents.formats import Format
from nosdesk.documents.sheet import Sheet
from nosdesk.export import words
from nosdesk.export.pdf.fonts import running_faces, tidy
from nosdesk.export.pdf.layout import AMBER, BRAND, CAUTION, EDGE, INK, MM, PAPER, QUIET, WASH, Layout
from nosdesk.export.pdf.tagged import TaggedCanvas
from nosdesk.export.pdf.wording import printable
from nosdesk.i18n import Reader

_BAND: Final = 3.2 * MM
"""Height of the coloured band at the top edge."""
_APART: Final = 1.5
"""At least so many em between what stands left and right in a head or foot."""
_LARGEST_WASH: Final = 190.0
"""The pale word behind a draft, in points."""


class _Place(Enum):
    """Where a note stands on the first page."""

    HEAD = auto()
    FOOT = auto()
    ALONE = auto()
    """In the head, without the state beside it."""


class Furniture:
    """Draws what surrounds the text of the page that the canvas is at."""

    def __init__(
        self,
        canvas: TaggedCanvas,
        document: Document,
        form: Format,
        reader: Reader,
        look: Layout,
        sheet: Sheet,
        total: int,
    ) -> None:
        self.canvas, self.document, self.reader, self.look, self.total = canvas, document, reader, look, total
        self.faces = running_faces()
        self.draft = self._clean(reader.say(words.DRAFT)) if document.draft else ""
        self.title = self._clean(document.short_title or document.title)
        self.code = self._clean(document.code)
        self.state = self._clean(document.state) or self.draft
        if form is Format.EASY and not document.draft:
            self.state = self._clean(reader.say(words.EASY_READ))
        note = sheet.tint.note
        self.note = self._clean(reader.say(note)) if note and not sheet.painted else ""

    def _clean(self, text: str) -> str:
        return tidy(printable(plain(text), self.faces, self.reader))

    def _width(self, text: str, size: float, *, bold: bool) -> float:
        known = self.faces
        return known.width(text, known.face(bold=bold, figures=False)) * size

    def _say(self, text: str, x: float, y: float, *, bold: bool, colour: str, size: float = 0.0) -> None:
        if not text:
            return
        known = self.faces
        self.canvas.setFillColor(colour)
        runs = known.line(text, known.face(bold=bold, figures=False), rtl=self.canvas.turned)
        self.canvas.text(x, y, runs, size or self.look.size)

    def _cut(self, text: str, room: float, *, bold: bool = False) -> str:
        """The text in the room it has; the document's own words say it in full."""
        return self.faces.shortened(text, self.faces.face(bold=bold, figures=False), room / self.look.size)

    @property
    def _left(self) -> float:
        return self.look.left(self.canvas.page_number)

    @property
    def _right(self) -> float:
        return self._left + self.look.width

    def behind(self) -> None:
        """What lies under the text."""
        canvas, look = self.canvas, self.look
        wide, tall = look.page
        with canvas.mark(None):
            canvas.saveState()
            if look.ground != PAPER:
                canvas.setFillColor(look.ground)
                canvas.rect(0, 0, wide, tall, stroke=0, fill=1)
            canvas.setFillColor(BRAND)
            canvas.rect(0, tall - _BAND, wide, _BAND, stroke=0, fill=1)
            canvas.setFillColor(AMBER)
            canvas.rect(self._left, tall - _BAND, 18 * MM, _BAND, stroke=0, fill=1)
            if self.draft:
                self._wash(wide, tall)
            canvas.restoreState()

    def _wash(self, wide: float, tall: float) -> None:
        size = min(_LARGEST_WASH, (wide * 1.05) / max(self._width(self.draft, 1.0, bold=True), 0.1))
        self.canvas.translate(wide / 2, tall / 2 - 40)
        self.canvas.rotate(52 if tall > wide else 32)
        left = -self._width(self.draft, size, bold=True) / 2
        self._say(self.draft, left, -size * 0.33, bold=True, colour=WASH, size=size)

    def around(self) -> None:
        """Head and foot."""
        with self.canvas.mark(None):
            self.canvas.saveState()
            self._head()
            self._foot()
            self.canvas.restoreState()

    def _head(self) -> None:
        """Title at the left and state at the right.

        Where both have no room, the title stays: the first page, which has no title in its head, has said the state. Only a
        draft says so on every page.
        """
        look = self.look
        y = look.page[1] - look.top * 0.55
        first = self.canvas.page_number == 1
        state = self.state
        if not first and not self._fit(self.title, state):
            state = self.draft
        said = self.title
        if first:
            place = self._note_place()
            said = "" if place is _Place.FOOT else self.note
            state = "" if place is _Place.ALONE else state
        state = self._cut(state, look.width - 2 * self._inside, bold=True)
        if state:
            self._state(state, y)
        room = look.width - (self._state_width(state) + look.em(_APART) if state else 0.0)
        self._say(self._cut(said, room), self._left, y, bold=False, colour=QUIET)

    def _note_place(self) -> "_Place":
        """Where the first page has room for the whole note to whoever prints it."""
        if not self.note or self._fit(self.note, self.state):
            return _Place.HEAD
        page = self._page_width()
        beside = self._width(self.note, self.look.size, bold=False) + self.look.em(_APART) + page
        return _Place.FOOT if beside <= self.look.width else _Place.ALONE

    def _fit(self, said: str, state: str) -> bool:
        """Whether a text has room beside the state."""
        if not state:
            return True
        taken = self._width(said, self.look.size, bold=False) + self.look.em(_APART)
        return taken + self._state_width(state) <= self.look.width

    @property
    def _inside(self) -> float:
        """Room at each side of the state inside its frame, which only a draft has."""
        return self.look.em(0.7) if self.draft else 0.0

    def _state_width(self, state: str) -> float:
        return self._width(state, self.look.size, bold=True) + 2 * self._inside

    def _state(self, state: str, y: float) -> None:
        """The state at the right, framed in a draft."""
        canvas, size = self.canvas, self.look.size
        wide = self._state_width(state)
        if self.draft:
            canvas.setFillColor(CAUTION)
            canvas.setStrokeColor(INK)
            canvas.setLineWidth(1.2)
            canvas.roundRect(self._right - wide, y - size * 0.66, wide, size * 2, 4, fill=1)
        self._say(state, self._right - wide + self._inside, y, bold=True, colour=INK)

    def _page(self) -> str:
        return self._clean(self.reader.say(words.PAGE_OF, page=self.canvas.page_number, total=self.total))

    def _page_width(self) -> float:
        return self._width(self._page(), self.look.size, bold=True)

    def _foot(self) -> None:
        """Code at the left and page at the right, under a rule; on the first page the note that its head has no room for."""
        look, canvas = self.look, self.canvas
        y = look.bottom * 0.48
        canvas.setStrokeColor(EDGE)
        canvas.setLineWidth(0.8)
        canvas.line(self._left, y + look.size * 1.45, self._right, y + look.size * 1.45)
        taken = self._page_width()
        self._say(self._page(), self._right - taken, y, bold=True, colour=INK)
        room = look.width - taken - look.em(_APART)
        code = self._cut(self.code, room)
        if look.single and code != self.code:
            code = ""  # a few letters of it help nobody
        if canvas.page_number == 1 and self._note_place() is _Place.FOOT:
            code = self._cut(self.note, room)
        self._say(code, self._left, y, bold=False, colour=QUIET)
