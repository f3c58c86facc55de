"""Standard, large and giant print: one column, numbered parts, tables that become cards where they would be too narrow."""

from dataclasses import replace
from typing import assert_never

from nosdesk.documents import blocks as b
from nosdesk.documents.blocks import Block, NoticeKind, plain
from nosdesk.documents.formats import Format
from nosdesk.export import words
from nosdesk.export.chart_words import paid_alt, trend_alt
from nosdesk.export.order import is_named
from nosdesk.export.pdf.boxes import Box, Columns, Indented, Look, Padding, Panel, Stack, stacked_height
from nosdesk.export.pdf.charts import LyingBars, Trend, UprightBars
from nosdesk.export.pdf.fonts import NBSP, tidy
from nosdesk.export.pdf.form_pages import QuestionMaker, SpaceMaker
from nosdesk.export.pdf.layout import BRAND, EDGE, INK, MEASURE, QUIET
from nosdesk.export.pdf.maker import HeadingBox, Maker, leads
from nosdesk.export.pdf.marks import Disc, Marked, TickBox, Written
from nosdesk.export.pdf.table_maker import TableMaker
from nosdesk.export.pdf.tagged import Element
from nosdesk.export.pdf.text import Text

_TICK_BOX = 22.0
"""Side of a box to tick by hand, in points."""
_SHORT = 6
"""Most rows of a table with which a remark after it stays."""
_FEW = 3
"""At least so many lines of the contents stand together on a page."""


class PrintPages(Maker):
    """Makes the boxes of a document in standard, large or giant print."""

    indent = 0.0
    """Where text begins: under the words of the part's heading, once a part has begun."""
    _place = 0
    _refused = False

    def boxes(self) -> list[Box]:
        """Everything from the title to the last block."""
        made: list[Box] = []
        if self.document.draft and not any(isinstance(block, b.Title) for block in self.document.blocks):
            made.append(self._draft_panel())
        blocks = self.document.blocks
        for at, block in enumerate(blocks):
            self._place = at
            new = self._block(block)
            if made and isinstance(block, b.PageNote) and not self._is_long(blocks[at - 1]):
                made[-1].keep = True
            if new and leads(block, blocks[at + 1] if at + 1 < len(blocks) else None, apart=self.layout.single):
                new[-1].keep = True
            made += new
        self._loosen(made)
        return made

    def _loosen(self, made: list[Box]) -> None:
        """What leads to a question stays on the page before where all of it together is taller than a page."""
        full = self.layout.page[1] - self.layout.top - self.layout.bottom
        first = 0
        for at, box in enumerate(made):
            if box.keep:
                continue
            if box.anchor.startswith("question-") and stacked_height(made[first : at + 1], self.width) > full:
                remark = next((each for each in reversed(made[first:at]) if not isinstance(each, HeadingBox)), None)
                if remark is not None:
                    remark.keep = False
            first = at + 1

    @staticmethod
    def _is_long(block: Block) -> bool:
        """Whether a block may go over pages, so that what follows cannot be kept with the whole of it."""
        return isinstance(block, b.Table) and len(block.rows) > _SHORT

    def _block(self, block: Block) -> list[Box]:
        """The boxes of a block; what is more than words is turned round as a whole where its language is written so."""
        made = self._boxes_of(block)
        match block:
            case b.Title() | b.Contents() | b.Part() | b.Heading() | b.Paragraph() | b.PageNote() | b.PictureRow():
                return made
            case b.WrittenKey():
                return made
            case b.Facts():
                return self.in_direction(made, self.language_of(block), self.indent)
            case b.PaidChart() | b.TrendChart() | b.FormQuestion():
                return self.in_direction(made, block.language)
            case _:
                return self.in_direction(made, block.language, self.indent)

    @staticmethod
    def language_of(block: b.Facts) -> str:
        """The language that all facts are in; "" where they are in several."""
        languages = {fact.language for fact in block.facts}
        return languages.pop() if len(languages) == 1 else ""

    def _boxes_of(self, block: Block) -> list[Box]:
        match block:
            case b.Title():
                return self._title(block)
            case b.Contents():
                return self._contents(block)
            case b.Part():
                return self._part(block)
            case b.Heading():
                return self._heading(block)
            case b.Paragraph():
                return self._words(block.text, block.language)
            case b.PageNote():
                return self._words(block.text, block.language, colour=QUIET)
            case b.BulletList():
                return self._list(block.items, block.language, numbered=False)
            case b.NumberedList():
                return self._list(block.items, block.language, numbered=True)
            case b.WrittenKey():
                return self.written_key(block)
            case b.PictureRow():
                return self._words(" ".join(block.sentences), block.language)
            case b.Steps():
                return self._steps(block)
            case b.Facts():
                return self._facts(block)
            case b.Table():
                return TableMaker(self, block).boxes(self.indent, named=not self._named())
            case b.WordList():
                return self._word_list(block)
            case b.WhoToAsk():
                return self._who_to_ask(block)
            case b.Notice():
                return [self._notice(block)]
            case b.PaidChart():
                return self._paid(block)
            case b.TrendChart():
                return self._trend(block)
            case b.CheckBoxes():
                return self._check_boxes(block)
            case b.AnswerSpace():
                return self._answer(block)
            case b.FormQuestion():
                return [QuestionMaker(self, block, pictures=False).box()]
            case b.Signature():
                return self._signatures(self._place)
            case _:
                assert_never(block)

    # ---- headings --------------------------------------------------------------------------------

    def _title(self, block: b.Title) -> list[Box]:
        made: list[Box] = []
        if block.kicker:
            style = self.style(bold=True, colour=BRAND, after=0.25)
            made.append(self.paragraph(block.kicker, style, language=block.language))
            made[-1].keep = True
        made.append(
            self.heading(
                1, block.text or self.document.title, self.layout.h1, colour=INK, after=0.7, language=block.language
            )
        )
        made[-1].keep = bool(block.lines)
        made += [self.paragraph(line, self.style(after=0.3), language=block.language) for line in block.lines]
        if self.document.draft:
            made.append(self._draft_panel())
        return made

    def _draft_panel(self) -> Box:
        div = self.element("Div")
        return self.panel([self.paragraph(self.draft_notice(), self.style(after=0), parent=div)], NoticeKind.CAUTION)

    def _contents(self, block: b.Contents) -> list[Box]:
        if not self.entries:
            return []
        size = self.layout.size * 1.25
        made: list[Box] = []
        if block.title:
            made.append(self.heading(2, block.title, size, colour=INK, before=0.6, after=0.3))
        contents = self.element("TOC")
        numbered = any(entry.number for entry in self.entries.values())
        gutter = (self.rail or self.em(2.1)) if numbered else 0.0
        for entry in self.entries.values():
            page = self.reader.say(words.ON_PAGE, page=self.page_of(entry.key)).replace(" ", NBSP)
            item = contents.add("TOCI")
            label = item.add("Lbl") if entry.number else None
            title = f"{entry.number}. {entry.title}" if entry.number else entry.title
            link = item.add("Reference").add("Link", Alt=f"{tidy(title)}, {page}")
            line: Box = Text(self.setting, link, f"{entry.title}, **{page}**", self.style(after=0.32), entry.key)
            if gutter:
                mark = Written(self.setting, label, entry.number, self.layout.size) if entry.number else _Nothing()
                line = Marked(mark, line, gutter)
            made.append(line)
        if made:
            made[-1].after = self.em(0.8)
        for line in (*made[:_FEW], *made[-_FEW:-1]):
            line.keep = True
        made[-1].keep = False
        return made

    def _part(self, block: b.Part) -> list[Box]:
        entry = self.entries[self._place]
        self.indent = self.rail
        before = self.layout.before_part
        hangs = bool(self.rail)
        style = self.heading_style(self.layout.h2, BRAND, before, 0.6)
        inside = entry.number and not hangs
        shown = f"{entry.number}.{NBSP}{block.title}" if inside else block.title
        tag = "P" if self.empty(shown) and not entry.number else self.heading_tag(2)
        element = self.element(tag, block.language)
        number = None
        if entry.number and hangs:
            number = Written(self.setting, element, entry.number, self.layout.h2)
        title = f"{entry.number}. {entry.title}" if entry.number else entry.title
        made = HeadingBox(Text(self.setting, element, shown, style), tidy(title), entry.key, number, self.rail)
        self.next_key()
        made.room = self.em(7)
        made.starts_page = block.new_page
        return [made]

    def _heading(self, block: b.Heading) -> list[Box]:
        entry = self.entries.get(self._place)
        if block.level <= 2:
            self.indent = 0.0 if not self.rail else self.indent
            made = self.heading(
                2,
                block.text,
                self.layout.h2,
                key=entry.key if entry else "",
                before=self.layout.before_part,
                after=0.6,
                language=block.language,
            )
            made.room = self.em(7)
        else:
            made = self.heading(
                3, block.text, self.layout.h3, colour=INK, before=1.0, after=0.35, language=block.language
            )
            made.room = self.em(5)
        made.indent = self.indent
        return [made]

    def _named(self) -> bool:
        """Whether a heading close above says what a table holds."""
        return is_named(self.document.blocks, self._place)

    # ---- words -----------------------------------------------------------------------------------

    def _words(self, text: str, language: str, colour: str = INK) -> list[Box]:
        """A paragraph, if there is anything to see in it."""
        return [] if self.empty(text) else [self._text(text, language, colour)]

    def _text(self, text: str, language: str, colour: str = INK) -> Box:
        made = self.paragraph(text, self.style(colour=colour), language=language)
        return Indented(made, self.indent) if self.indent else made

    def _list(self, items: tuple[str, ...], language: str, *, numbered: bool) -> list[Box]:
        whole = self.element("L", language).attribute("List", ListNumbering="Decimal" if numbered else "Disc")
        size = self.layout.size
        widest = self.setting.faces.bold.width(f"{len(items)}.") * size
        gutter = max(self.em(1.25), widest + self.em(0.6)) if numbered else self.em(1.25)
        made: list[Box] = []
        for at, text in enumerate((item for item in items if not self.empty(item)), start=1):
            item = whole.add("LI")
            mark = Written(self.setting, item.add("Lbl"), f"{at}." if numbered else "•", size)
            line = Text(self.setting, item.add("LBody"), text, self.style(after=0.35))
            made.append(Marked(mark, line, gutter, left=self.indent))
        for first in (made[:1] + made[-2:-1]) if len(made) > 1 else []:
            first.keep = True
        if made:
            made[-1].after = self.em(0.9)
        return made

    def _steps(self, block: b.Steps) -> list[Box]:
        whole = self.element("L", block.language).attribute("List", ListNumbering="Decimal")
        size = self.em(2.0)
        made: list[Box] = []
        for at, step in enumerate(block.steps, start=1):
            item = whole.add("LI")
            mark = Disc(self.setting, item.add("Lbl"), str(at), size)
            body = item.add("LBody")
            name = f"**{plain(step.name)}, {plain(step.time)}**" if step.time else f"**{plain(step.name)}**"
            lines = [self.paragraph(name, self.style(after=0), parent=body)]
            if step.text:
                lines[0].keep = True
                lines.append(self.paragraph(step.text, self.style(after=0), parent=body))
            gutter = size + self.em(0.85)
            if self.layout.single:
                box: Box = Stack([Marked(mark, lines[0], size + self.em(0.5)), *lines[1:]])
            else:
                box = Marked(mark, Stack(lines), gutter, left=self.indent, line=at < len(block.steps))
            box.whole = True
            box.after = self.em(0.75)
            made.append(box)
        return made

    def _facts(self, block: b.Facts) -> list[Box]:
        table = self.element("Table")
        rows = []
        for fact in block.facts:
            line = table.add("TR")
            label = line.add("TH").attribute("Table", Scope="Row")
            value = self.element("TD", fact.language, line)
            style = self.style(after=0)
            rows.append(
                (
                    [Text(self.setting, label, fact.label, style.bolder())],
                    [Text(self.setting, value, fact.value, style)],
                )
            )
        return self._rows(rows)

    def _rows(self, rows: list[tuple[list[Text], list[Text]]]) -> list[Box]:
        """Labels and values beside one another; where lines are short, each value stands under its label."""
        if not rows:
            return []
        if self.layout.single:
            return self._under_one_another(rows)
        made = self.labelled(rows, self.width - self.indent)
        return [Indented(made, self.indent) if self.indent else made]

    def _under_one_another(self, rows: list[tuple[list[Text], list[Text]]]) -> list[Box]:
        made: list[Box] = []
        for labels, values in rows:
            group = [*labels, *values]
            for text in group[:-1]:
                text.keep = True
            for label in labels:
                label.style = replace(label.style, colour=BRAND)
            group[-1].after = self.em(0.6)
            made += group
        return made

    def _word_list(self, block: b.WordList) -> list[Box]:
        whole = self.element("L", block.language)
        rows = []
        for entry in block.entries:
            item = whole.add("LI")
            style = self.style(after=0)
            rows.append(
                (
                    [Text(self.setting, item.add("Lbl"), entry.word, style.bolder())],
                    [Text(self.setting, item.add("LBody"), entry.meaning, style)],
                )
            )
        return self._rows(rows)

    def _who_to_ask(self, block: b.WhoToAsk) -> list[Box]:
        table = self.element("Table", block.language)
        rows = []
        for contact in block.contacts:
            line = table.add("TR")
            name = line.add("TH").attribute("Table", Scope="Row")
            value = line.add("TD")
            style = self.style(after=0)
            rows.append(
                (
                    [Text(self.setting, name, contact.name, style.bolder())],
                    [self.paragraph(text, style, parent=value) for text in contact.lines],
                )
            )
        return self._rows(rows)

    def _notice(self, block: b.Notice) -> Box:
        div = self.element("Div", block.language)
        lines: list[Box] = []
        if block.title:
            lines.append(self.paragraph(block.title, self.style(bold=True, after=0.2), parent=div))
        lines += [self.paragraph(text, self.style(after=0.3), parent=div) for text in block.sentences]
        made = self.panel(lines, block.kind)
        if not self.indent and self.width > self.em(MEASURE + 6):
            return _kept(Indented(made, 0.0, self.width - self.em(MEASURE + 2)), made)
        return _kept(Indented(made, self.indent), made) if self.indent else made

    # ---- charts ----------------------------------------------------------------------------------

    def _answered(self, title: str, sentence: str, language: str) -> Box:
        div = self.element("Div", language)
        lines: list[Box] = []
        if title:
            lines.append(self.paragraph(title, self.style(bold=True, after=0.2), parent=div))
        if sentence:
            lines.append(self.paragraph(sentence, self.style(after=0), parent=div))
        made = self.panel(lines, NoticeKind.INFO)
        made.keep = True
        return made

    def _paid(self, block: b.PaidChart) -> list[Box]:
        made: list[Box] = [self._answered(block.title, block.sentence, block.language)]
        made += self.paid_figures(block, self.width)
        if block.table:
            made[-1].keep = len(block.table.rows) <= 2
            made += TableMaker(self, block.table).boxes(0.0, named=True)
        return made

    def paid_figures(self, block: b.PaidChart, width: float) -> list[Box]:
        """The bars, side by side where their labels have room, else one pair under another, in pieces of a page."""
        size = self.layout.size
        made: list[Box] = []
        if not block.bars:
            return []
        if UprightBars.fits(block, self.setting, size, width):
            figure = self.element("Figure", block.language, Alt=tidy(paid_alt(block, self.reader)))
            made = [UprightBars(block, self.setting, figure, size, width)]
        else:
            figure = self.element("Figure", block.language, Alt=tidy(paid_alt(block, self.reader)))
            made = [LyingBars(block, self.setting, figure, size, width)]
        for box in made:
            box.after = self.em(0.9)
        return made

    def _trend(self, block: b.TrendChart) -> list[Box]:
        made: list[Box] = [self._answered(block.title, block.sentence, block.language)]
        made += self.trend_figures(block, self.width)
        if block.table:
            made += TableMaker(self, block.table).boxes(0.0, named=True)
        return made

    def trend_figures(self, block: b.TrendChart, width: float) -> list[Box]:
        """The trend, if there is one yet."""
        if not block.points:
            return []
        figure = self.element("Figure", block.language, Alt=tidy(trend_alt(block, self.reader)))
        made = Trend(block, self.setting, figure, self.layout.size, width)
        made.after = self.em(0.9)
        return [made]

    def written_key(self, block: b.WrittenKey) -> list[Box]:
        """The groups in their order, as many on a line as there is room for, and below them the code."""
        from nosdesk.export.pdf.written_key import key_boxes

        made = key_boxes(self, block, self.width - self.indent)
        return [Indented(box, self.indent) for box in made] if self.indent else made

    # ---- to fill in by hand ------------------------------------------------------------------------

    def _check_boxes(self, block: b.CheckBoxes) -> list[Box]:
        made: list[Box] = []
        if block.legend:
            made.append(self._text(block.legend, block.language))
            made[-1].keep = True
        whole = self.element("L", block.language)
        size = max(_TICK_BOX, self.em(1.25))
        for box in block.boxes:
            item = whole.add("LI")
            alt = self.reader.say(words.BOX_TICKED if box.ticked else words.BOX_EMPTY)
            mark = TickBox(item.add("Lbl").add("Figure", Alt=alt), size, ticked=box.ticked)
            line = Text(self.setting, item.add("LBody"), box.text, self.style(after=0))
            made.append(Marked(mark, line, size * 1.5, left=self.indent))
            made[-1].after = self.em(0.5)
        return made

    def _answer(self, block: b.AnswerSpace) -> list[Box]:
        made = SpaceMaker(self, self.width - self.indent).boxes(block)
        return [Indented(box, self.indent) for box in made] if self.indent else made

    def _signatures(self, at: int) -> list[Box]:
        """Places to sign that follow one another, two beside each other where there is room for both."""
        blocks = self.document.blocks
        if self.document.draft:
            if self._refused:
                return []
            self._refused = True
            return [self._text(self.reader.say(words.NO_SIGNING_YET), "")]
        if at and isinstance(blocks[at - 1], b.Signature):
            return []
        run: list[b.Signature] = []
        for block in blocks[at:]:
            if not isinstance(block, b.Signature):
                break
            run.append(block)
        if self.form is not Format.STANDARD or len(run) < 2:
            return [self._one_signature(block) for block in run]
        return [self._pair(run[i : i + 2]) for i in range(0, len(run), 2)]

    def _one_signature(self, block: b.Signature) -> Box:
        made = Stack(self.signature(block, self.width - self.indent))
        made.whole = True
        made.after = self.em(1.2)
        return _kept(Indented(made, self.indent), made) if self.indent else made

    def _pair(self, pair: list[b.Signature]) -> Box:
        gap, pad = 16.0, 10.0
        half = (self.width - self.indent - gap) / 2
        panels: list[Box] = []
        for block in pair:
            inside = Stack(self.signature(block, half - 2 * pad))
            panels.append(Panel(inside, Look(frame=EDGE), Padding(pad, 10, pad, 8)))
        tallest = max(panel.height(half) for panel in panels)
        for panel in panels:
            if isinstance(panel, Panel):
                panel.least_height = tallest
        made = Columns(panels, [half] * len(panels), gap=gap)
        made.whole = True
        made.after = self.em(0.8)
        return _kept(Indented(made, self.indent), made) if self.indent else made

    def signature(self, block: b.Signature, width: float) -> list[Box]:
        """Who signs, and either where or what was recorded when it was done."""
        div = self.element("Div", block.language)
        name = f"**{plain(block.name)}**, {block.role}" if block.role else f"**{plain(block.name)}**"
        lines: list[Box] = [self.paragraph(name, self.style(after=0.35), parent=div)]
        lines[0].keep = True
        if not block.signed:
            return lines + self.to_sign(div, block.name, width, helper=block.helper)
        return lines + [self.stated(b.State.YES, text, div, self.style(after=0.25)) for text in block.signed]

    def stated(self, state: b.State, text: str, parent: Element, style: object) -> Box:
        """A sentence after the shape of a state."""
        from nosdesk.export.pdf.table_maker import cell_box
        from nosdesk.export.pdf.text import Style

        chosen = style if isinstance(style, Style) else self.style()
        return cell_box(self, b.Cell(text, state), parent.add("P"), chosen)


class _Nothing(Written):
    """Holds the place of a number where an entry has none."""

    def __init__(self) -> None:
        self.size = 0.0

    def draw(self, *_: object) -> None:
        """Draws nothing."""


def _kept(box: Box, made: Box) -> Box:
    """A box with the wishes of the one inside it."""
    box.before, box.after, box.keep, box.whole = made.before, made.after, made.keep, made.whole
    return box
