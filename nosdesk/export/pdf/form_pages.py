"""Questions of a paper form on the page: the number in the margin, the question, and room to write by hand or boxes to tick."""

from collections.abc import Callable, Sequence
from math import ceil
from typing import TYPE_CHECKING, Final, assert_never

from nosdesk.documents import blocks as b
from nosdesk.documents.blocks import plain
from nosdesk.documents.paper_sizes import writing_line
from nosdesk.errors import BugError
from nosdesk.export import words
from nosdesk.export.pdf.boxes import Box, Columns, Figure, Indented, Space, Stack
from nosdesk.export.pdf.fonts import NBSP, spaced, tidy
from nosdesk.export.pdf.layout import BRAND, DEEP, EDGE, INK, MM, PAPER, QUIET
from nosdesk.export.pdf.maker import HeadingBox
from nosdesk.export.pdf.marks import Mark, Marked, TickBox, Written
from nosdesk.export.pdf.pictures import PictureBox
from nosdesk.export.pdf.tables import TableBox, TableLook, TableRow
from nosdesk.export.pdf.tagged import Element, TaggedCanvas
from nosdesk.export.pdf.text import Setting, Style, Text

if TYPE_CHECKING:
    from nosdesk.export.pdf.print_pages import PrintPages

_TICK_BOX: Final = 22.0
"""Least side of a box to tick by hand, in points."""
_TWO_COLUMNS: Final = 4
"""At least so many short choices stand in two columns."""
_GROUP_GAP: Final = 0.45
"""Between the squares for the day, the month and the year, as a share of a square."""
_MOST_MARGIN: Final = 0.12
"""Share of the width that the numbers may take in a margin of their own; in larger print they stand before the words."""
_LEAST_LINES: Final = 3
"""A long text has at least so many lines, however long its question is."""
_LEAST_BESIDE: Final = 4.0
"""Width in em of the narrowest box; words beside it that leave less stand above and below it."""
_LETTER: Final = 0.42
"""Room for one written figure as a share of the line's height."""
_EASY_PICTURE: Final = 30 * MM
_EASY_COLUMN: Final = 38 * MM
_FACE: Final = 20 * MM
FEWEST: Final = 3
"""Choices of a list that stand together on a page at least."""


class Lines(Figure):
    """A box with ruled lines to write on; what is written already stands on them."""

    def __init__(self, element: Element, width: float, line: float, count: int, written: Text | None = None) -> None:
        self.line, self.written = line, written
        if written is not None:
            written.leading = line
            count = max(count, round(written.height(width - 2 * _INSIDE) / line))
        self.count = count
        super().__init__(element, width, line * count)

    def give(self, points: float) -> float:
        """Gives up lines that add up to so many points, as long as enough are left; returns what it could give."""
        least = _LEAST_LINES
        if self.written is not None:
            least = max(least, round(self.written.height(self.wide - 2 * _INSIDE) / self.line))
        given = min(ceil(points / self.line), self.count - least)
        if given <= 0:
            return 0.0
        self.count -= given
        self.tall = self.line * self.count
        return given * self.line

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        super().draw(canvas, x, top, width)
        if self.written is not None:
            self.written.draw(canvas, x + _INSIDE, top, min(self.wide, width) - 2 * _INSIDE)

    def paint(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        canvas.setStrokeColor(INK)
        canvas.setFillColor(PAPER)
        canvas.setLineWidth(1.2)
        canvas.roundRect(x, y, width, self.tall, 3, fill=1)
        canvas.setStrokeColor(EDGE)
        canvas.setLineWidth(0.8)
        for at in range(1, self.count):
            canvas.line(x + _INSIDE, y + self.line * at, x + width - _INSIDE, y + self.line * at)


_INSIDE: Final = 10.0
"""Between the edge of a box to write in and what stands in it, in points."""


class Squares(Figure):
    """Squares for the figures of a date, in groups, each under its name; figures that are known stand in them."""

    def __init__(
        self, setting: Setting, element: Element, space: b.AnswerSpace, size: float, line: float, width: float
    ) -> None:
        self.setting, self.space, self.size = setting, space, size
        count = sum(number for number, _ in space.squares)
        self.side = min(line, width / (count + _GROUP_GAP * (len(space.squares) - 1)))
        self.head = size * 1.45
        super().__init__(element, width, self.side + self.head)

    def paint(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        faces, figures = self.setting.faces, iter(self.space.written)
        for count, name in self.space.squares:
            canvas.setFillColor(QUIET)
            runs = spaced(faces.line(name, faces.regular, rtl=canvas.turned))
            canvas.text_and_space(x, y + self.side + self.size * 0.4, runs, self.size)
            inside = [next(figures, "") for _ in range(count)]
            # A number reads from left to right on any page.
            for figure in reversed(inside) if canvas.turned else inside:
                self._square(canvas, x, y, figure)
                x += self.side
            x += self.side * _GROUP_GAP

    def _square(self, canvas: TaggedCanvas, x: float, y: float, figure: str) -> None:
        canvas.setStrokeColor(INK)
        canvas.setFillColor(PAPER)
        canvas.setLineWidth(1.2)
        canvas.rect(x, y, self.side, self.side, fill=1)
        if figure:
            bold = self.setting.faces.bold
            canvas.setFillColor(INK)
            left = x + (self.side - bold.width(figure) * self.size) / 2
            canvas.text(left, y + (self.side - self.size * 0.668) / 2, [(bold, figure)], self.size)


class Arrow(Mark):
    """An arrow before where to go on."""

    def __init__(self, size: float) -> None:
        self.size = size

    def paint(self, canvas: TaggedCanvas, x: float, middle: float) -> None:
        canvas.setStrokeColor(BRAND)
        canvas.setFillColor(BRAND)
        canvas.setLineWidth(2)
        tip, wing = x + self.size, self.size * 0.22
        canvas.line(x, middle, tip - wing, middle)
        path = canvas.beginPath()
        path.moveTo(tip, middle)
        path.lineTo(tip - wing * 1.7, middle + wing)
        path.lineTo(tip - wing * 1.7, middle - wing)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)


class SpaceMaker:
    """Makes room to write: lines or squares under their label, with what stands before and after them."""

    def __init__(self, maker: "PrintPages", width: float, parent: Element | None = None) -> None:
        self.maker, self.width, self.parent = maker, width, parent
        self.line = writing_line(maker.layout.size)

    def boxes(self, space: b.AnswerSpace, name: str = "") -> list[Box]:
        """The label, if there is one, and the room; `name` says what is written there where no label does."""
        maker = self.maker
        made: list[Box] = []
        if not maker.empty(space.label):
            style = maker.style(before=0.4, after=0.2)
            made.append(maker.paragraph(space.label, style, language=space.language, parent=self.parent))
            made[0].keep = True
        named = plain(space.label or name)
        if space.squares:
            alt = tidy(f"{maker.reader.say(words.DATE_SPACE)}. {named} {space.written}".strip())
            figure = maker.element("Figure", space.language, self.parent, Alt=alt)
            made.append(Squares(maker.setting, figure, space, maker.layout.size, self.line, self.width))
        else:
            made.append(self._lines(space, tidy(maker.reader.say(words.ANSWER_SPACE, label=named))))
        made[-1].after = maker.em(0.5)
        return made

    def _lines(self, space: b.AnswerSpace, alt: str) -> Box:
        maker = self.maker
        before, after = self._side(space.before), self._side(space.after)
        gap = maker.em(0.5)
        free = self.width - sum(side.natural() + 1 + gap for side in (before, after) if side)
        asked = space.characters * self.line * _LETTER + 2 * _INSIDE
        beside = free >= maker.em(_LEAST_BESIDE)
        free = free if beside else self.width
        width = min(free, max(asked, maker.em(_LEAST_BESIDE))) if space.characters else free
        if before:
            before.element = maker.element("P", space.language, self.parent)
        figure = maker.element("Figure", space.language, self.parent, Alt=alt)
        written = None
        if not maker.empty(space.written):
            on_lines = Style(maker.layout.size, self.line, INK, bold=True)
            written = maker.paragraph(space.written, on_lines, parent=self.parent)
        if after:
            after.element = maker.element("P", space.language, self.parent)
        look = maker.layout
        most = int((look.page[1] - look.top - look.bottom - maker.em(7)) / self.line)
        box = Lines(figure, width, self.line, min(max(1, space.lines), most), written)
        if before is None and after is None:
            return box
        if not beside:
            return Stack([each for each in (before, box, after) if each])
        row: list[tuple[Box, float]] = [(side, side.natural() + 1) for side in (before,) if side]
        row += [(box, width), *((side, side.natural() + 1) for side in (after,) if side)]
        return Columns([each for each, _ in row], [wide for _, wide in row], gap=gap, middle=True)

    def _side(self, text: str) -> Text | None:
        return None if self.maker.empty(text) else self.maker.artifact(text, self.maker.style(after=0))


class QuestionBox(Stack):
    """A question that is taller than a page goes on under its words, said again; no choice is parted from its box.

    `again` gives the words as they stand at the top of a further page. A list of choices never leaves fewer than FEWEST on either.
    """

    def __init__(self, boxes: Sequence[Box], again: Callable[[], Box], page: float) -> None:
        super().__init__(boxes)
        self.again, self.page = again, page

    def split(self, width: float, height: float, *, force: bool = False) -> tuple[Box, Box] | None:
        parts = super().split(width, height, force=force)
        if parts is None:
            return None
        head, tail = parts
        if not isinstance(head, Stack) or not isinstance(tail, Stack):
            raise BugError("a stack is split into stacks")
        lacking = self._lacking(head.boxes, tail.boxes)
        if lacking:
            # The last choices above go over too, where enough are left there.
            kept = head.boxes[: len(head.boxes) - lacking]
            head, tail = Stack(kept), Stack([*head.boxes[len(kept) :], *tail.boxes])
        again, first = self.again(), tail.boxes[0]
        # Where nothing would fit below the words they are left out, or the question would go on for ever.
        fits = again.height(width) + again.after + _least_of(first, width) <= self.page
        return head, QuestionBox([again, *tail.boxes] if fits else tail.boxes, self.again, self.page)

    @staticmethod
    def _lacking(above: Sequence[Box], below: Sequence[Box]) -> int:
        """How many more choices must go over so that the next page has FEWEST of them."""
        over = next((at for at, box in enumerate(below) if not isinstance(box, Choice)), len(below))
        left = next((at for at, box in enumerate(reversed(above)) if not isinstance(box, Choice)), len(above))
        lacking = FEWEST - over
        return lacking if over and lacking > 0 and left - lacking >= FEWEST else 0


def _least_of(box: Box, width: float) -> float:
    """How tall the smallest part of a box is that can stand alone on a page: a table gives its head and a row."""
    table = isinstance(box.box if isinstance(box, Indented) else box, TableBox)
    parts = box.split(width, 0.4 * box.height(width), force=True) if table else None
    return parts[0].height(width) if parts else box.height(width)


class Choice(Indented):
    """One line of choices: each beside its own box, cut only where it alone is taller than a page."""

    def __init__(self, box: Box, left: float) -> None:
        super().__init__(box, left)
        self.whole = True

    def split(self, width: float, height: float, *, force: bool = False) -> tuple[Box, Box] | None:
        return super().split(width, height, force=True) if force else None


class QuestionMaker:
    """Makes the box of one question in one layout. `pictures`: easy read, with a picture beside the question."""

    def __init__(self, maker: "PrintPages", block: b.FormQuestion, *, pictures: bool) -> None:
        self.maker, self.block, self.pictures = maker, block, pictures
        self.look = maker.layout
        self.line = writing_line(self.look.size)
        self.size = self.look.h3
        widest = maker.setting.faces.bold.width("20m") * self.size
        margin = widest + maker.em(0.6)
        self.gutter = 0.0 if pictures or margin > maker.width * _MOST_MARGIN else margin
        self.width = maker.width - self.gutter
        self.parent = maker.element("Sect", block.language)

    def box(self) -> Box:
        """The question with everything that belongs to it, in one piece."""
        head = self._head()
        said = self._said()
        answers = [box for answer in self.block.answers for box in self._answer(answer)]
        shown = [box if isinstance(box, Choice) else Indented(box, self.gutter) for box in (*said, *answers)]
        if self.pictures:
            made = self._in_a_page([self._beside_picture([head, *said]), *answers], answers)
        else:
            made = self._in_a_page([head, *shown], answers)
        made.whole = True
        made.anchor = head.key
        made.before, made.after = self.maker.em(1.5), self.maker.em(0.6)
        made.keep = not answers
        return made

    def _in_a_page(self, boxes: Sequence[Box], answers: Sequence[Box]) -> Stack:
        """A question with a long text gives up lines where it would not fit on a page under the heading of its part."""
        look = self.look
        page = look.page[1] - look.top - look.bottom
        heading = look.h2 * 1.2 * 2 + self.maker.em(2.2)
        over = Stack(boxes).height(self.maker.width) - (page - heading)
        for box in reversed(answers):
            if over > 0 and isinstance(box, Lines):
                over -= box.give(over)
        return QuestionBox(boxes, self._again, page)

    def _again(self) -> Box:
        """The words of the question at the top of a further page: for the eye only, they were read aloud before."""
        maker, block = self.maker, self.block
        text = maker.reader.say(words.CONTINUED, number=block.number, text=plain(block.text))
        style = maker.heading_style(self.look.size, INK, 0.0, 0.5)
        made = maker.artifact(text, style)
        made.keep, made.after = True, maker.em(0.5)
        return made

    def _head(self) -> HeadingBox:
        maker, block = self.maker, self.block
        style = maker.heading_style(self.size, INK, 0.0, 0.3)
        element = maker.element(maker.heading_tag(3), parent=self.parent)
        key = f"question-{block.key}"
        title = tidy(f"{block.number}. {plain(block.text)}")
        if not self.gutter:
            text = Text(maker.setting, element, f"{block.number}.{NBSP}{block.text}", style)
            return HeadingBox(text, title, key)
        number = Written(maker.setting, element, block.number, self.size)
        text = Text(maker.setting, element, block.text, style)
        return HeadingBox(text, title, key, number, self.gutter)

    def _said(self) -> list[Box]:
        block = self.block
        made: list[Box] = [self._text(block.only_if, self.maker.style(bold=True, colour=DEEP, after=0.3))]
        hints = block.hints if self.pictures else (" ".join(block.hints),)
        made += [self._text(hint, self.maker.style(after=0.3)) for hint in hints]
        made.append(self._text(block.why, self.maker.style(colour=QUIET, after=0.5)))
        kept = [box for box, text in zip(made, (block.only_if, *hints, block.why), strict=True) if text.strip()]
        for box in kept:
            box.keep = True
        return kept

    def _text(self, text: str, style: Style) -> Text:
        return (
            self.maker.paragraph(text, style, parent=self.parent)
            if text.strip()
            else Text(self.maker.setting, None, "", style)
        )

    def _beside_picture(self, lines: Sequence[Box]) -> Box:
        if not self.block.picture:
            return Stack(lines)
        widths = [_EASY_COLUMN, self.maker.width - _EASY_COLUMN]
        made = Columns([PictureBox(self.block.picture, _EASY_PICTURE), Stack(lines)], widths, middle=True)
        made.after, made.keep = self.maker.em(0.4), True
        return made

    # ---- where the answer is given -----------------------------------------------------------

    def _answer(self, answer: b.CheckBoxes | b.AnswerSpace | b.Table) -> list[Box]:
        match answer:
            case b.CheckBoxes():
                return self._ticks(answer)
            case b.AnswerSpace():
                return SpaceMaker(self.maker, self.width, self.parent).boxes(answer, self.block.text)
            case b.Table():
                return [self._table(answer)]
            case _:
                assert_never(answer)

    def _ticks(self, block: b.CheckBoxes) -> list[Box]:
        maker = self.maker
        whole = maker.element("L", parent=self.parent)
        size = max(_TICK_BOX, maker.em(1.25))
        gutter = size * 1.5
        lines = [self._tick(box, whole, size, gutter) for box in block.boxes]
        half = self.width / 2
        short = all(line.natural() <= half - maker.em(0.5) for line in lines)
        plain_boxes = not any(box.goes_to or box.picture for box in block.boxes)
        if len(lines) >= _TWO_COLUMNS and short and plain_boxes:
            pairs = [lines[at : at + 2] for at in range(0, len(lines), 2)]
            lines = [Columns([*pair, *([Space(0)] * (2 - len(pair)))], [half, half]) for pair in pairs]
        made = [Choice(line, self.gutter) for line in lines]
        for line in made:
            line.after = maker.em(0.5)
        return list(made)

    def _tick(self, box: b.CheckBox, whole: Element, size: float, gutter: float) -> Box:
        maker = self.maker
        item = whole.add("LI")
        alt = maker.reader.say(words.BOX_TICKED if box.ticked else words.BOX_EMPTY)
        mark = TickBox(item.add("Lbl").add("Figure", Alt=alt), size, ticked=box.ticked)
        body = item.add("LBody")
        style = maker.style(after=0)
        picture = _FACE * 1.25 if box.picture else 0.0
        if not box.goes_to:
            label: Box = Text(maker.setting, body, box.text, style)
        else:
            label = self._leading(box, body, style, self.width - gutter - picture)
        if box.picture:
            drawn = PictureBox(box.picture, _FACE)
            label = Columns([drawn, label], [picture, self.width - gutter - picture], middle=True)
            return _MiddleTick(mark, label, gutter)
        return Marked(mark, label, gutter)

    def _leading(self, box: b.CheckBox, body: Element, style: Style, width: float) -> Box:
        """A choice and where it leads: beside each other where there is room."""
        maker = self.maker
        arrow, gap = maker.em(1.6), maker.em(0.5)
        label = Text(maker.setting, body.add("P"), box.text, style)
        goes = Text(maker.setting, body.add("P"), f"**{box.goes_to}**", maker.style(colour=BRAND, after=0))
        lead = Marked(Arrow(arrow), goes, arrow + gap)
        column = max(label.natural() + maker.em(1.2), maker.em(6))
        if column + lead.natural() > width:
            return Stack([label, lead])
        return Columns([label, lead], [column, width - column])

    def _table(self, block: b.Table) -> Box:
        """A table whose empty cells are written into: each is a box of its own."""
        maker, table = self.maker, self.maker.element("Table", parent=self.parent)
        style = maker.style(after=0, measured=False)
        first = max(maker.setting.faces.bold.width(row.cells[0].text) for row in block.rows) * style.size
        pad = maker.em(0.3)
        others = (self.width - first - 2 * pad) / (len(block.columns) - 1)
        line = table.add("TR")
        heads: list[Box] = []
        for column in block.columns:
            cell = line.add("TH").attribute("Table", Scope="Column")
            heads.append(Text(maker.setting, cell, column.head, style.bolder()))
        rows = [self._table_row(block, row, table, style, others - 2 * pad) for row in block.rows]
        look = TableLook(pad * 0.6, pad, 0.0, closed=False, ruled=False, middle=True)
        widths = (first + 2 * pad, *([others] * (len(block.columns) - 1)))
        made = TableBox(TableRow(heads, tinted=True), rows, None, look, frozenset(), widths)
        made.after = maker.em(0.6)
        return made

    def _table_row(self, block: b.Table, row: b.Row, table: Element, style: Style, width: float) -> TableRow:
        maker = self.maker
        line = table.add("TR")
        name = line.add("TH").attribute("Table", Scope="Row")
        cells: list[Box] = [Text(maker.setting, name, row.cells[0].text, style.bolder())]
        for column, cell in zip(block.columns[1:], row.cells[1:], strict=True):
            place = line.add("TD")
            said = maker.reader.say(words.ANSWER_SPACE, label=f"{plain(row.cells[0].text)}, {plain(column.head)}")
            figure = place.add("Figure", Alt=tidy(said))
            written = None
            if cell.text.strip():
                written = Text(maker.setting, place.add("P"), cell.text, Style(style.size, self.line, INK, bold=True))
            cells.append(Lines(figure, width, self.line, 1, written))
        return TableRow(cells)


class _MiddleTick(Marked):
    """A tick box in the middle of a row with a picture."""

    def height(self, width: float) -> float:
        return max(self.box.height(width - self.gutter), self.mark.size)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        tall = self.height(width)
        self.mark.draw(canvas, x, top - tall / 2)
        self.box.draw(
            canvas, x + self.gutter, top - (tall - self.box.height(width - self.gutter)) / 2, width - self.gutter
        )
