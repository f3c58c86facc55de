"""What every layout is made with: styles, elements with their language, headings with bookmarks, panels, labelled rows."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext

from nosdesk.documents.blocks import Block, Document, NoticeKind, Part, photo_words, plain
from nosdesk.documents.formats import Format
from nosdesk.documents.sheet import PLAIN_SHEET, Sheet
from nosdesk.export import words
from nosdesk.export.direction import right_to_left
from nosdesk.export.outline import entries
from nosdesk.export.pdf.boxes import Box, Look, Padding, Panel, Stack
from nosdesk.export.pdf.fonts import NBSP, faces_for, tidy
from nosdesk.export.pdf.layout import AMBER, BRAND, CAUTION, INK, MEASURE, TINT, Layout, layout
from nosdesk.export.pdf.marks import Mark, WritingSpace
from nosdesk.export.pdf.tables import TableBox, TableLook, TableRow
from nosdesk.export.pdf.tagged import Element, TaggedCanvas
from nosdesk.export.pdf.text import Setting, Style, Text
from nosdesk.export.pdf.turning import Turned
from nosdesk.export.pdf.wording import printable
from nosdesk.i18n import Reader
from nosdesk.pictures import Shown

_CLEAR_OF_BAR = 3.0
"""Points between a panel's bar and what stands in it, besides its padding."""
_LEAST_TO_SIGN = 54.0
"""Height of a place to sign in points: 19 mm, room for a mark made with the whole arm."""


class HeadingBox(Box):
    """A heading that is also a bookmark; its number may hang to the left of it."""

    def __init__(self, text: Text, title: str, key: str, number: Mark | None = None, indent: float = 0.0) -> None:
        self.text, self.title, self.key, self.number, self.indent = text, title, key, number, indent
        self.before, self.after, self.keep = text.before, text.after, True
        self.anchor = key

    def height(self, width: float) -> float:
        return self.text.height(width - self.indent)

    def split(self, width: float, height: float, *, force: bool = False) -> tuple[Box, Box] | None:
        parts = self.text.split(width - self.indent, height, force=True) if force else None
        return parts and (_HeadingStart(self, parts[0]), parts[1])

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        with self._in_direction(canvas, x, width):
            self.begin(canvas, x, top)
            self.text.draw(canvas, x + self.indent, top, width - self.indent)

    def _in_direction(self, canvas: TaggedCanvas, x: float, width: float) -> AbstractContextManager[None]:
        """Its number hangs at the side where its words begin."""
        opposite = self.number and self.text.begins_opposite(width - self.indent, turned=canvas.turned)
        return canvas.turn(x, width) if opposite else nullcontext()

    def begin(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Sets the bookmark and draws the number."""
        canvas.bookmarkHorizontalAbsolute(self.key, top + self.text.style.size)
        tag = self.text.element.tag if self.text.element else "P"
        if tag.startswith("H"):
            level = int(tag[1:]) - 1
            canvas.addOutlineEntry(self.title or self.key, self.key, level, closed=level > 0)
        if self.number:
            self.number.draw(canvas, x, top - self.text.middle_of_first_line())


class _HeadingStart(Box):
    """The first lines of a heading longer than a page."""

    def __init__(self, heading: HeadingBox, part: Box) -> None:
        self.heading, self.part = heading, part

    def height(self, width: float) -> float:
        return self.part.height(width - self.heading.indent)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        self.heading.begin(canvas, x, top)
        self.part.draw(canvas, x + self.heading.indent, top, width - self.heading.indent)


class Maker:
    """Makes the boxes of one document in one format. `pages` says on which page each bookmark is, once known."""

    def __init__(
        self,
        document: Document,
        form: Format,
        reader: Reader,
        pages: dict[str, int],
        sheet: Sheet = PLAIN_SHEET,
    ) -> None:
        self.document, self.form, self.reader, self.pages = document, form, reader, pages
        self.layout: Layout = layout(form, sheet, wide=document.wide)
        self.setting = Setting(faces_for(document.language), reader, document.language)
        self.root = Element("Document")
        self.level = 0
        self.entries = entries(document)
        numbered = any(isinstance(block, Part) and block.numbered for block in document.blocks)
        self.rail = self.layout.rail if numbered else 0.0
        self.width = self.layout.width
        self._headings = 0

    @property
    def page_height(self) -> float:
        """What a page has room for, in points."""
        return self.layout.page[1] - self.layout.top - self.layout.bottom

    def em(self, n: float) -> float:
        """n times the body size."""
        return self.layout.em(n)

    def style(
        self,
        size: float = 1.0,
        *,
        bold: bool = False,
        colour: str = INK,
        before: float = 0.0,
        after: float = 0.6,
        leading: float = 0.0,
        measured: bool = True,
    ) -> Style:
        """A style of body text: `size` times the body, spaces in em; no longer lines than the measure."""
        points = self.layout.size * size
        return Style(
            points,
            points * (leading or self.layout.leading),
            colour,
            bold=bold,
            before=self.em(before),
            after=self.em(after),
            measure=self.em(MEASURE) if measured else 0.0,
        )

    def element(self, tag: str, language: str = "", parent: Element | None = None, **props: str) -> Element:
        """A new element in reading order, with its language where it is not the document's."""
        if language and language != self.document.language:
            props["Lang"] = language
        return (parent or self.root).add(tag, **props)

    def photo_element(self, picture: Shown, parent: Element | None = None) -> Element | None:
        """What a photo is to those who do not see it: a figure with its words. None for a drawing, which says nothing new."""
        said = tidy(photo_words(picture))
        return self.element("Figure", parent=parent, Alt=said) if said else None

    def empty(self, text: str) -> bool:
        """Whether nothing of a text can be seen."""
        return not printable(plain(text), self.setting.faces, self.reader).strip()

    def paragraph(
        self,
        text: str,
        style: Style | None = None,
        *,
        language: str = "",
        parent: Element | None = None,
        tag: str = "P",
    ) -> Text:
        """A paragraph of its own."""
        return Text(self.setting, self.element(tag, language, parent), text, style or self.style())

    def artifact(self, text: str, style: Style) -> Text:
        """Words that repeat what stands elsewhere, left out when read aloud."""
        return Text(self.setting, None, text, style)

    def heading_tag(self, level: int) -> str:
        """The tag of a heading: no level is ever skipped."""
        self.level = min(level, self.level + 1)
        return f"H{self.level}"

    def heading(
        self,
        level: int,
        text: str,
        size: float,
        *,
        key: str = "",
        number: str = "",
        colour: str = BRAND,
        before: float = 0.0,
        after: float = 0.5,
        language: str = "",
    ) -> HeadingBox:
        """A heading that does not hang: its number, if any, stands before its words."""
        style = self.heading_style(size, colour, before, after)
        shown = f"{number}.{NBSP}{text}" if number else text
        tag = "P" if self.empty(shown) else self.heading_tag(level)
        made = Text(self.setting, self.element(tag, language), shown, style)
        return HeadingBox(made, tidy(plain(shown.replace(NBSP, " "))), self.next_key(key))

    def heading_style(self, size: float, colour: str, before: float, after: float) -> Style:
        """The style of a heading of so many points; spaces in em of the body."""
        return Style(size, size * 1.2, colour, bold=True, balanced=True, before=self.em(before), after=self.em(after))

    def next_key(self, key: str = "") -> str:
        """A bookmark of a heading: the one of its entry in the contents, or a new one."""
        self._headings += 1
        return key or f"heading-{self._headings}"

    def in_direction(self, boxes: list[Box], language: str, indent: float = 0.0) -> list[Box]:
        """The boxes of a block in a language: left and right change places where it is written the other way."""
        if not language or right_to_left(language) == self.setting.rtl:
            return boxes
        return [Turned(box, indent) for box in boxes]

    def page_of(self, key: str) -> int:
        """The page that a bookmark is on; 1 until it is known."""
        return self.pages.get(key, 1)

    def panel(self, boxes: Sequence[Box], kind: NoticeKind) -> Panel:
        """A tinted box with a bar at its left."""
        ground, bar = (TINT, BRAND) if kind is NoticeKind.INFO else (CAUTION, AMBER)
        pad = self.em(0.75)
        look = Look(ground=ground, bar=bar)
        made = Panel(Stack(boxes), look, Padding(pad + _CLEAR_OF_BAR + 4, pad * 0.7, pad, pad * 0.7))
        made.whole = True
        made.before, made.after = self.em(0.5), self.em(0.9)
        return made

    def labelled(
        self,
        rows: Iterable[tuple[Sequence[Box], Sequence[Box]]],
        width: float,
        *,
        most: float = 0.38,
        ruled: bool = True,
    ) -> TableBox:
        """Rows of a label and what it stands for; no label takes more than a share of the width."""
        made = [TableRow([Stack(label), Stack(value)]) for label, value in rows]
        gap = self.em(0.9)
        wish = max((row.cells[0].natural() for row in made), default=0.0) + gap
        need = min(max((row.cells[0].least() for row in made), default=0.0) + gap, width / 2)
        label = min(max(min(wish, width * most), need), width / 2)
        look = TableLook(self.em(0.36), 0.0, 0.0, closed=False)
        if not ruled:
            look = TableLook(self.em(0.3), 0.0, 0.0, closed=False, ruled=False)
        for row in made:
            row.cells[0] = _Before(row.cells[0], gap)
        box = TableBox(None, made, None, look, frozenset(), (label, width - label))
        box.after = self.em(1.0)
        return box

    def to_sign(self, parent: Element, name: str, width: float, *, helper: bool) -> list[Box]:
        """Places to sign, to write the date, and to say who helped."""
        square = self.em(1.75)
        say = self.reader.say
        rooms = [
            (words.SIGN_HERE, say(words.SIGN_SPACE, name=plain(name)), max(_LEAST_TO_SIGN, self.em(2.8)), ()),
            (words.SIGN_DATE, say(words.DATE_SPACE), square, (2, 2, 4)),
        ]
        if helper:
            rooms.append((words.WHO_READ, say(words.HELPER_SPACE), max(34.0, self.em(2.1)), ()))
        boxes: list[Box] = []
        for label, alt, height, squares in rooms:
            asked = self.paragraph(say(label), self.style(after=0.15), parent=parent)
            asked.keep = True
            figure = self.element("Figure", parent=parent, Alt=alt)
            space = WritingSpace(figure, width, height, squares=squares)
            space.after = self.em(0.55)
            boxes += [asked, space]
        return boxes

    def draft_notice(self) -> str:
        """What a draft says of itself."""
        return self.document.draft_notice or self.reader.say(words.DRAFT_NOTICE)


class _Before(Box):
    """A box with room after it inside its cell."""

    def __init__(self, box: Box, room: float) -> None:
        self.box, self.room_after = box, room

    def height(self, width: float) -> float:
        return self.box.height(width - self.room_after)

    def split(self, width: float, height: float, *, force: bool = False) -> tuple[Box, Box] | None:
        parts = self.box.split(width - self.room_after, height, force=force)
        return parts and (_Before(parts[0], self.room_after), _Before(parts[1], self.room_after))

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        self.box.draw(canvas, x, top, width - self.room_after)


def leads(block: Block, following: Block | None, *, apart: bool = False) -> bool:
    """Whether a block leads into the next one and stays with its beginning.

    With `apart`, where pages hold little, only headings do, and what stands before whom to ask.
    """
    from nosdesk.documents import blocks as b

    led = (
        b.BulletList,
        b.NumberedList,
        b.Steps,
        b.Facts,
        b.Table,
        b.CheckBoxes,
        b.AnswerSpace,
        b.FormQuestion,
        b.PaidChart,
        b.TrendChart,
        b.Signature,
        b.WordList,
        b.WhoToAsk,
        b.Notice,
    )
    if apart:
        return isinstance(block, b.Part | b.Heading) or isinstance(following, b.WhoToAsk)
    lead = isinstance(block, b.Paragraph) or (
        isinstance(block, b.Notice) and isinstance(following, b.Steps | b.FormQuestion)
    )
    return isinstance(block, b.Part | b.Heading) or (lead and isinstance(following, led))
