"""Easy read: a cover, then pages of at most five rows, a picture at the left and a sentence or two at the right.

Rows are shared evenly: seven are four and three, never five and two. A part starts a page; its next page says so. Rules:
Department of Health, Making written information easier to understand for people with learning disabilities.
"""

from typing import Final, assert_never

from nosdesk.documents import blocks as b
from nosdesk.documents.blocks import Block, NoticeKind, plain
from nosdesk.export import words
from nosdesk.export.pdf.boxes import (
    Box,
    Columns,
    Frame,
    Indented,
    Look,
    Padding,
    Panel,
    Space,
    Stack,
    paginate,
    stacked_height,
)
from nosdesk.export.pdf.fonts import NBSP, tidy
from nosdesk.export.pdf.form_pages import QuestionMaker
from nosdesk.export.pdf.layout import AMBER, BRAND, CAUTION, DEEP, INK, MM, QUIET, TINT
from nosdesk.export.pdf.maker import HeadingBox
from nosdesk.export.pdf.marks import Disc, Marked, TickBox
from nosdesk.export.pdf.pictures import PictureBox
from nosdesk.export.pdf.print_pages import PrintPages
from nosdesk.export.pdf.table_maker import TableMaker, card_lines
from nosdesk.export.pdf.tagged import Element
from nosdesk.export.pdf.text import Text
from nosdesk.export.table_words import names_are_short
from nosdesk.pictures import Shown

_BIG: Final = 34 * MM
_SMALL: Final = 20 * MM
_IN_TABLE: Final = 18 * MM
_IN_CONTENTS: Final = 18 * MM
_COVER: Final = 92 * MM
_PICTURE_COLUMN: Final = 46 * MM
_SMALL_COLUMN: Final = 30 * MM
_MOST: Final = 5
"""Rows on a page."""
_TICK: Final = 30.0


class EasyPages(PrintPages):
    """Makes the boxes of a document in easy read."""

    def boxes(self) -> list[Box]:
        """The cover and every page after it."""
        self._made: list[Box] = []
        self._page: list[Box] = []
        self._rows_waiting: list[Box] = []
        self._heading_waiting: Box | None = None
        self._next_starts = False
        self._name = ""
        self.indent = 0.0
        if self.document.draft and not any(isinstance(block, b.Title) for block in self.document.blocks):
            self._add(self._draft_panel())
        for at, block in enumerate(self.document.blocks):
            self._place = at
            self._easy_block(block)
        self._flush()
        return self._made

    def _easy_block(self, block: Block) -> None:
        match block:
            case b.Title():
                self._cover(block)
            case b.Contents():
                self._picture_contents(block)
            case b.Part():
                self._band(block)
            case b.Heading():
                self._easy_heading(block)
            case b.PictureRow():
                self._row(block.picture, self._said(block.sentences, block.language), block.badge, block.language)
            case b.Paragraph():
                self._row("", self._said((block.text,), block.language), language=block.language)
            case b.PageNote():
                self._row("", self._said((block.text,), block.language, colour=QUIET), language=block.language)
            case b.BulletList():
                self._row("", self._list(block.items, block.language, numbered=False), language=block.language)
            case b.NumberedList():
                self._row("", self._list(block.items, block.language, numbered=True), language=block.language)
            case b.Steps():
                self._easy_steps(block)
            case b.Facts():
                self._easy_facts(block)
            case b.Table():
                self._easy_table(block)
            case b.WordList():
                self._easy_words(block)
            case b.WhoToAsk():
                for contact in block.contacts:
                    said = self._said((f"**{plain(contact.name)}**", *contact.lines), block.language)
                    self._row(contact.picture, said, language=block.language)
            case b.Notice():
                self._box(block)
            case b.PaidChart():
                answer = self._answered(block.title, block.sentence, block.language)
                figures = self.paid_figures(block, self.width)
                self._add(*self.in_direction([answer, *figures], block.language))
                if block.table:
                    self._easy_table(block.table, named=True)
            case b.TrendChart():
                answer = self._answered(block.title, block.sentence, block.language)
                figures = self.trend_figures(block, self.width)
                self._add(*self.in_direction([answer, *figures], block.language))
                if block.table:
                    self._easy_table(block.table, named=True)
            case b.CheckBoxes():
                self._ticks(block)
            case b.AnswerSpace():
                self._add(*self.in_direction(self._answer(block), block.language))
            case b.WrittenKey():
                self._add(*self.written_key(block))
            case b.FormQuestion():
                self._add(*self.in_direction([QuestionMaker(self, block, pictures=True).box()], block.language))
            case b.Signature() if self.document.draft:
                self._refuse_signing()
            case b.Signature():
                self._add(*self.in_direction(self._signatures(self._place), block.language))
            case _:
                assert_never(block)

    # ---- pages -----------------------------------------------------------------------------------

    @property
    def _frame(self) -> Frame:
        look = self.layout
        return Frame(look.side, look.bottom, look.width, look.page[1] - look.top - look.bottom)

    def _put(self, box: Box) -> None:
        if self._next_starts or box.starts_page:
            box.starts_page, self._next_starts = True, False
            self._page = []
        self._made.append(box)
        self._page.append(box)

    def _add(self, *boxes: Box) -> None:
        """Puts down what is no row, after the rows that wait."""
        self._flush()
        if self._heading_waiting:
            boxes = (self._heading_waiting, *boxes)
            self._heading_waiting = None
        for at, box in enumerate(boxes):
            chain = 1
            while at + chain < len(boxes) and boxes[at + chain - 1].keep:
                chain += 1
            tall = stacked_height(boxes[at : at + chain], self.width)
            follows = bool(self._page) and self._page[-1].keep
            started = any(not waiting.keep for waiting in self._page)
            if boxes[at + chain - 1].whole and started and not follows and tall > self._left():
                self._more()
            self._put(box)

    def _start_page(self) -> None:
        self._flush()
        if self._heading_waiting:
            self._put(self._heading_waiting)
            self._heading_waiting = None
        self._next_starts = bool(self._made)

    def _more(self) -> None:
        """The head of a part's next page."""
        self._next_starts = True
        if self._name:
            text = self.reader.say(words.MORE, name=self._name)
            self._put(self.artifact(text, self.style(colour=QUIET, after=0.4)))
        self._next_starts = self._next_starts and not self._name

    def _left(self) -> float:
        """What is left of the page that is being filled."""
        frame = self._frame
        if self._next_starts or not self._page:
            return frame.height
        last = paginate(self._page, frame, frame)[-1]
        return frame.height - max((p.down + p.box.height(frame.width) + p.box.after for p in last), default=0.0)

    def _flush(self) -> None:
        """Puts down the rows that wait, shared among as many pages as they need."""
        rows, self._rows_waiting = self._rows_waiting, []
        if not rows:
            return
        heights = [row.height(self.width) for row in rows]
        full = self._frame.height - (self.em(1.9) if self._name else 0.0)
        left = self._left()
        if heights[0] > left and self._page and not self._next_starts:
            self._more()
            left = full
        at = 0
        for number, count in enumerate(_shared(heights, left, full)):
            if number:
                self._more()
            for row in rows[at : at + count]:
                self._put(row)
            at += count

    # ---- headings --------------------------------------------------------------------------------

    def _cover(self, block: b.Title) -> None:
        self._start_page()
        sign = PictureBox("easy-read", 15 * MM)
        said = self.paragraph(self.reader.say(words.EASY_READ), self.style(1.25, bold=True, after=0))
        self._put(Columns([sign, said], [19 * MM, self.width - 19 * MM], middle=True).spaced(after=self.em(1.2)))
        if block.kicker:
            style = self.style(bold=True, colour=BRAND, after=0.2)
            self._put(self.paragraph(block.kicker, style, language=block.language))
        title = block.text or self.document.title
        self._put(self.heading(1, title, self.layout.h1, colour=INK, after=0.9, language=block.language))
        if self.document.draft:
            self._put(self._draft_panel())
        lines: list[Box] = [
            self.paragraph(line, self.style(1.25, bold=not at, after=0.2), language=block.language)
            for at, line in enumerate(block.lines)
        ]
        room = self._frame.height - stacked_height([*self._page, *lines], self.width) - self.em(3)
        if self.document.picture and room > _BIG * 1.5:
            self._put(self._cover_picture(min(room, 118 * MM)))
        for line in lines:
            self._put(line)
        self._start_page()

    def _cover_picture(self, tall: float) -> Box:
        side = min(_COVER, tall * 0.85)
        above = (tall - side) / 2
        inside = Indented(PictureBox(self.document.picture, side), (self.width - side) / 2)
        made = Panel(inside, Look(ground=TINT, radius=14), Padding(0, above, 0, above))
        made.after = self.em(1.6)
        return made

    def _band(self, block: b.Part) -> None:
        self._start_page()
        entry = self.entries[self._place]
        self._name = f"{entry.number}. {plain(block.title)}" if entry.number else plain(block.title)
        shown = f"{entry.number}.{NBSP}{block.title}" if entry.number else block.title
        style = self.heading_style(self.layout.h2, DEEP, 0, 0)
        tag = "P" if self.empty(shown) else self.heading_tag(2)
        text = Text(self.setting, self.element(tag, block.language), shown, style)
        look = Look(ground=TINT, bar=BRAND, bar_width=6)
        made = Panel(HeadingBox(text, tidy(self._name), entry.key), look, Padding(18, 11, 12, 11))
        made.anchor, made.after, made.keep = entry.key, self.em(0.5), True
        self._put(self.in_direction([made], block.language)[0])

    def _easy_heading(self, block: b.Heading) -> None:
        if block.level <= 2:
            self._start_page()
            entry = self.entries.get(self._place)
            self._name = plain(block.text)
            key = entry.key if entry else ""
            self._put(self.heading(2, block.text, self.layout.h2, key=key, after=0.5, language=block.language))
            return
        if self._heading_waiting:
            self._add()
        self._heading_waiting = self.heading(
            3, block.text, self.layout.h3, colour=INK, before=0.7, after=0.2, language=block.language
        )

    def _picture_contents(self, block: b.Contents) -> None:
        if not self.entries:
            return
        self._start_page()
        self._name = plain(block.title)
        if block.title:
            self._put(self.heading(2, block.title, self.layout.h2, after=0.5))
        contents = self.element("TOC")
        pictures = any(entry.picture for entry in self.entries.values())
        for entry in self.entries.values():
            page = self.reader.say(words.ON_PAGE, page=self.page_of(entry.key)).replace(" ", NBSP)
            title = f"{entry.number}.{NBSP}{entry.title}" if entry.number else entry.title
            alt = tidy(f"{title}, {page}")
            link = contents.add("TOCI").add("Reference").add("Link", Alt=alt)
            line = Text(self.setting, link, f"{title}, **{page}**", self.style(after=0), entry.key)
            if pictures:
                drawn: Box = PictureBox(entry.picture, _IN_CONTENTS) if entry.picture else Space(0)
                made: Box = Columns([drawn, line], [26 * MM, self.width - 26 * MM], middle=True)
                made.after = self.em(0.3)
            else:
                made = line
                made.after = self.em(0.6)
            self._put(made)
        self._start_page()

    # ---- rows ------------------------------------------------------------------------------------

    def _said(
        self, sentences: tuple[str, ...], language: str, parent: Element | None = None, colour: str = INK
    ) -> list[Box]:
        style = self.style(after=0.3, colour=colour)
        return [
            self.paragraph(text, style, language=language, parent=parent) for text in sentences if not self.empty(text)
        ]

    def _row(self, picture: Shown, lines: list[Box], badge: str = "", language: str = "") -> None:
        """One idea: its picture and its words, both centred on the row; in the language's direction."""
        if not lines:
            return
        shown = self.photo_element(picture)
        drawn: Box = PictureBox(picture, _BIG, badge, shown) if picture else Space(0)
        column = _PICTURE_COLUMN
        if not picture:
            drawn = Indented(Space(0), 0)
        row = Columns([drawn, Stack(lines)], [column, self.width - column], middle=True)
        self._wait(self.in_direction([row], language)[0], self.em(0.62))

    def _wait(self, row: Box, pad: float) -> None:
        made: Box = Panel(row, Look(), Padding(0, pad, 0, pad))
        if self._heading_waiting:
            made = Stack([self._heading_waiting, made])
            self._heading_waiting = None
        made.whole = True
        self._rows_waiting.append(made)

    def _refuse_signing(self) -> None:
        """A draft has no places to sign; it says so once."""
        if not self._refused:
            self._refused = True
            self._row("", self._said((self.reader.say(words.NO_SIGNING_YET),), ""))

    def _easy_steps(self, block: b.Steps) -> None:
        whole = self.element("L", block.language).attribute("List", ListNumbering="Decimal")
        for at, step in enumerate(block.steps, start=1):
            item = whole.add("LI")
            number = f"**{self.reader.say(words.STEP, number=at)}.** {step.name}"
            label = None if step.picture else Disc(self.setting, item.add("Lbl"), str(at), self.em(2.4))
            lines = self._said((number, step.time, step.text), "", item.add("LBody"))
            if label is None:
                self._row(step.picture, lines, language=block.language)
                continue
            left = (_PICTURE_COLUMN - label.size) / 2
            self._wait(Marked(label, Stack(lines), _PICTURE_COLUMN - left, left=left), self.em(0.4))

    def _easy_facts(self, block: b.Facts) -> None:
        if not any(fact.picture for fact in block.facts):
            self._add(*self.in_direction(self._facts(block), self.language_of(block)))
            return
        for fact in block.facts:
            said = self._said((f"**{plain(fact.label)}**", fact.value), fact.language)
            self._row(fact.picture, said, language=fact.language)

    def _easy_table(self, block: b.Table, *, named: bool = False) -> None:
        maker = TableMaker(self, block, picture=_IN_TABLE)
        named = named or not self._named()
        if maker.fits() or not any(row.picture for row in block.rows):
            self._add(*self.in_direction(maker.boxes(0.0, named=named), block.language))
            return
        if block.name and named:
            self._row("", self._said((f"**{plain(block.name)}**",), block.language))
        for row in (*block.rows, *((block.total,) if block.total else ())):
            section = self.element("Sect", block.language)
            self._row(row.picture, card_lines(self, section, block, row, heading_size=0, named=names_are_short(block)))

    def _easy_words(self, block: b.WordList) -> None:
        whole = self.element("L", block.language)
        for entry in block.entries:
            item = whole.add("LI")
            word = Text(self.setting, item.add("Lbl"), entry.word, self.style(bold=True, after=0.1))
            meaning = Text(self.setting, item.add("LBody"), entry.meaning, self.style(after=0))
            drawn: Box = PictureBox(entry.picture, _SMALL) if entry.picture else Space(0)
            row = Columns([drawn, Stack([word, meaning])], [_SMALL_COLUMN, self.width - _SMALL_COLUMN], middle=True)
            self._add(*self.in_direction([_padded(row, 9.0)], block.language))

    def _box(self, block: b.Notice) -> None:
        """What must not be missed: a row on a tinted ground with a bar."""
        div = self.element("Div", block.language)
        lines: list[Box] = []
        if block.title:
            lines.append(self.paragraph(block.title, self.style(bold=True, after=0.2), parent=div))
        lines += self._said(block.sentences, "", div)
        caution = block.kind is NoticeKind.CAUTION
        look = Look(ground=CAUTION if caution else TINT, bar=AMBER if caution else BRAND, bar_width=6)
        column = _PICTURE_COLUMN if block.picture else 0.0
        inside: Box = Stack(lines)
        room = Padding(16, 12, 12, 12)
        if block.picture:
            widths = [column, self.width - column - room.left - room.right]
            inside = Columns([PictureBox(block.picture, _BIG), inside], widths, middle=True)
        made = Panel(inside, look, room)
        made.whole = True
        made.before, made.after = self.em(0.3), self.em(0.5)
        self._add(*self.in_direction([made], block.language))

    def _ticks(self, block: b.CheckBoxes) -> None:
        if block.legend:
            legend = self.paragraph(block.legend, self.style(after=0.3), language=block.language)
            legend.keep = True
            self._add(legend)
        whole = self.element("L", block.language)
        for box in block.boxes:
            item = whole.add("LI")
            alt = self.reader.say(words.BOX_TICKED if box.ticked else words.BOX_EMPTY)
            tick = TickBox(item.add("Lbl").add("Figure", Alt=alt), _TICK, ticked=box.ticked)
            line = Text(self.setting, item.add("LBody"), box.text, self.style(after=0))
            inside: Box = line
            if box.picture:
                width = self.width - 16 * MM - _SMALL_COLUMN
                inside = Columns([PictureBox(box.picture, _SMALL), line], [_SMALL_COLUMN, width], middle=True)
            self._add(_padded(_Ticked(tick, inside, 16 * MM), 8.0))


class _Ticked(Marked):
    """A tick box in the middle of its row, not beside its first line."""

    def __init__(self, mark: TickBox, box: Box, gutter: float) -> None:
        super().__init__(mark, box, gutter)

    def height(self, width: float) -> float:
        return max(self.box.height(width - self.gutter), self.mark.size)

    def split(self, width: float, height: float, *, force: bool = False) -> tuple[Box, Box] | None:
        self._middle = self.mark.size / 2
        self._down = 0.0
        return super().split(width, height, force=force)

    def draw(self, canvas: object, x: float, top: float, width: float) -> None:
        tall = self.height(width)
        self._middle = tall / 2
        self._down = (tall - self.box.height(width - self.gutter)) / 2
        super().draw(canvas, x, top, width)  # type: ignore[arg-type]


def _padded(box: Box, pad: float) -> Box:
    made = Panel(box, Look(), Padding(0, pad, 0, pad))
    made.whole = True
    return made


def _shared(heights: list[float], first: float, others: float) -> list[int]:
    """How many rows go on each page: as few pages as can be, and then evenly; the first page may have less room."""
    greedy = _greedy(heights, first, others)
    for fixed in (0, 1):
        counts = greedy[:fixed]
        while len(counts) < len(greedy):
            counts.append(-(-(len(heights) - sum(counts)) // (len(greedy) - len(counts))))
        if _fits(heights, counts, first, others):
            return counts
    return greedy


def _fits(heights: list[float], counts: list[int], first: float, others: float) -> bool:
    at = 0
    for number, count in enumerate(counts):
        if count > 1 and sum(heights[at : at + count]) > (others if number else first):
            return False
        at += count
    return True


def _greedy(heights: list[float], first: float, others: float) -> list[int]:
    counts = [0]
    used = 0.0
    for height in heights:
        room = first if len(counts) == 1 else others
        if counts[-1] and (counts[-1] == _MOST or used + height > room):
            counts.append(0)
            used = 0.0
        counts[-1] += 1
        used += height
    return counts
