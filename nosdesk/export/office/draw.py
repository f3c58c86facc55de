"""Draws a document's blocks as styled paragraphs, tables and pictures: standard, large and giant print.

Wide tables become cards by the same rule, with the same measures, as on paper (nosdesk.export.pdf.table_maker).
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, assert_never

from nosdesk.documents import blocks as b
from nosdesk.documents.blocks import Block, ColumnKind, Document, NoticeKind, plain, spans
from nosdesk.documents.formats import Format
from nosdesk.export import words
from nosdesk.export.direction import right_to_left, runs_rtl
from nosdesk.export.form_words import simple, simple_boxes, simple_space
from nosdesk.export.office import images
from nosdesk.export.office.looks import CELL_SIDE, page
from nosdesk.export.office.parts import (
    Box,
    ContentsList,
    Entry,
    Furniture,
    Grid,
    GridCell,
    GridKind,
    GridRow,
    Image,
    Inline,
    Para,
    Piece,
    Run,
    Sheet,
    Space,
    Style,
)
from nosdesk.export.office.seen import visible, without_empty_headings
from nosdesk.export.order import is_named
from nosdesk.export.outline import entries
from nosdesk.export.pdf.fonts import NBSP, tidy
from nosdesk.export.pdf.maker import Maker, leads
from nosdesk.export.pdf.table_maker import TableMaker
from nosdesk.export.pdf.wording import together
from nosdesk.export.table_words import head_words, names_are_short
from nosdesk.i18n import Reader
from nosdesk.pictures import Shown

_FIGURES: Final = frozenset({ColumnKind.MONEY, ColumnKind.NUMBER})
_FEW_ROWS: Final = 6
"""A table of at most so many rows stays on one page."""
_NUMBER_ONLY: Final = 4
"""A row's name of at most so many digits is said with its column's head: "No. 3"."""
_SHAPE: Final = 1.15
"""Side of a state's shape in em."""
_LABELS: Final = 0.38
"""Most of the width that labels take."""
_WRITING_LINE: Final = 34.0
_LEAST_TO_SIGN: Final = 54.0
"""Points: a line to write on, and room for a mark made with the whole arm."""
_OTHER_LETTER: Final = "n"
"""As wide as the letters that the face lacks, about."""
_DATE: Final = 14.0
"""Width of the space for a date in em."""
_HEADINGS: Final = (Style.HEADING_1, Style.HEADING_2, Style.HEADING_3)


class Drawer:
    """Draws one document in print. `pieces` gives everything from the title to the last block."""

    def __init__(self, document: Document, form: Format, reader: Reader) -> None:
        self.document, self.form, self.reader = without_empty_headings(document), form, reader
        self.layout = page(form, wide=document.wide)
        self.measure = Maker(self.document, form, reader, {})
        self.rtl = right_to_left(document.language)
        self.entries = entries(self.document)
        self.width = self.layout.width
        self.level = 0
        self.made: list[Piece] = []
        self._lists = 0
        self._place = 0
        self._refused = False

    def sheet(self) -> Sheet:
        """The document, drawn."""
        document = self.document
        return Sheet(
            tuple(self.pieces()),
            self._furniture(),
            tidy(document.title) or tidy(document.code) or "NOS Desk",
            tidy(document.subject),
            document.language,
            self.rtl,
        )

    def _furniture(self) -> Furniture:
        document = self.document
        state = document.state
        if document.draft and not visible(state):
            state = self.reader.say(words.DRAFT)
        elif self.form.easy and not document.draft:
            state = self.reader.say(words.EASY_READ)
        page_of = self.reader.say(words.PAGE_OF, page="{page}", total="{total}")
        title = plain(document.short_title or document.title)
        return Furniture(tidy(title), tidy(plain(document.code)), tidy(plain(state)), page_of, document.draft)

    def pieces(self) -> list[Piece]:
        """Everything, in reading order."""
        blocks = self.document.blocks
        if self.document.draft and not any(isinstance(block, b.Title) for block in blocks):
            self.draft_notice()
        for at, block in enumerate(blocks):
            self._place = at
            before = len(self.made)
            self.block(block)
            following = blocks[at + 1] if at + 1 < len(blocks) else None
            if len(self.made) > before and leads(block, following):
                self._keep_last()
        return self.made

    def _keep_last(self) -> None:
        last = self.made[-1]
        if isinstance(last, Para):
            self.made[-1] = replace(last, keep=True)

    def block(self, block: Block) -> None:
        """Draws one block."""
        match block:
            case b.Title():
                self.title(block)
            case b.Contents():
                self.contents(block)
            case b.Part():
                self.part(block)
            case b.Heading():
                self.heading(block.level - 1, block.text, block.language)
            case b.Paragraph():
                self.say(Style.BODY, block.text, block.language)
            case b.PageNote():
                self.say(Style.NOTE, block.text, block.language)
            case b.BulletList():
                self.list_of(Style.BULLET, block.items, block.language)
            case b.NumberedList():
                self.list_of(Style.NUMBER, block.items, block.language)
            case b.WrittenKey():
                self.list_of(Style.NUMBER, block.groups, "")
            case b.PictureRow():
                self.say(Style.BODY, " ".join(block.sentences), block.language)
            case b.Steps():
                self.steps(block)
            case b.Facts():
                self.labelled([(f.label, (f.value,), f.language) for f in block.facts])
            case b.Table():
                self.table(block, named=not is_named(self.document.blocks, self._place))
            case b.WordList():
                self.labelled([(e.word, (e.meaning,), block.language) for e in block.entries])
            case b.WhoToAsk():
                self.labelled([(c.name, c.lines, block.language) for c in block.contacts])
            case b.Notice():
                self.notice(block.title, block.sentences, block.kind, block.language)
            case b.PaidChart():
                self.notice(block.title, (block.sentence,), NoticeKind.INFO, block.language, keep=bool(block.bars))
                size, room = self.layout.size, self._room()
                self.figures(images.paid_chart(block, self.measure.setting, size, self.width, room))
                if block.table:
                    self.table(block.table, named=True)
            case b.TrendChart():
                self.notice(block.title, (block.sentence,), NoticeKind.INFO, block.language, keep=bool(block.points))
                self.figures(images.trend_chart(block, self.measure.setting, self.layout.size, self.width))
                if block.table:
                    self.table(block.table, named=True)
            case b.CheckBoxes():
                self.check_boxes(simple_boxes(block))
            case b.AnswerSpace():
                space = simple_space(block)
                if isinstance(space, b.Facts):
                    self.block(space)
                else:
                    self.answer(space)
            case b.FormQuestion():
                for part in simple(block):
                    self.block(part)
            case b.Signature():
                self.signature(block)
            case _:
                assert_never(block)

    # ---- paragraphs ------------------------------------------------------------------------------

    def para(
        self,
        style: Style,
        text: str,
        language: str = "",
        *,
        before: Sequence[Inline] = (),
        bold: bool = False,
        keep: bool = False,
    ) -> Para:
        """A paragraph; its emphasis becomes bold runs, and what belongs together stays on one line."""
        runs = tuple(Run(span.text, span.bold or bold) for span in spans(together(text)) if span.text)
        other = "" if language == self.document.language else language
        rtl = runs_rtl(plain(text), right_to_left(language or self.document.language))
        return Para(style, (*before, *runs), other, rtl, keep=keep)

    def say(self, style: Style, text: str, language: str = "", *, keep: bool = False) -> None:
        """Adds a paragraph, if there is anything to see in it."""
        if visible(text):
            self.add(self.para(style, text, language, keep=keep))

    def add(self, *pieces: Piece) -> None:
        """Adds pieces in reading order."""
        self.made += pieces

    def title(self, block: b.Title) -> None:
        """The title with the kind of document before it and its lines after it."""
        self.say(Style.SUBTITLE, block.kicker, block.language)
        self.say(Style.TITLE, block.text if visible(block.text) else self.document.title, block.language)
        for line in block.lines:
            self.say(Style.COVER_LINE, line, block.language)
        if self.document.draft:
            self.draft_notice()

    def draft_notice(self) -> None:
        """What a draft says of itself."""
        self.notice("", (self.measure.draft_notice(),), NoticeKind.CAUTION, "")

    def contents(self, block: b.Contents) -> None:
        """The contents, filled in."""
        if not self.entries:
            return
        title = self.para(Style.CONTENTS_HEADING, block.title) if visible(block.title) else None
        found = self.entries.items()
        lines = (
            Entry(f"{entry.number}. {entry.title}" if entry.number else entry.title, _anchor(at)) for at, entry in found
        )
        on_page = self.reader.say(words.ON_PAGE, page="{page}")
        self.add(ContentsList(title, tuple(lines), on_page))

    def part(self, block: b.Part) -> None:
        """The head of a part; both programs count the numbered ones themselves."""
        self.level = 1
        made = self.para(Style.HEADING_1, block.title, block.language)
        self.add(replace(made, numbered=block.numbered, anchor=_anchor(self._place)))

    def heading(self, level: int, text: str, language: str) -> None:
        """A heading, never more than one level below the one before."""
        self.level = min(level, self.level + 1)
        made = self.para(_HEADINGS[self.level - 1], text, language)
        self.add(replace(made, anchor=_anchor(self._place) if self._place in self.entries else ""))

    def list_of(self, style: Style, items: tuple[str, ...], language: str) -> None:
        """A list with bullets or numbers."""
        number = self.new_list()
        kept = [item for item in items if visible(item)]
        for at, item in enumerate(kept):
            tied = at == 0 < len(kept) - 1 or (at == len(kept) - 2 and at > 0)
            self.add(replace(self.para(style, item, language, keep=tied), list=number))

    def new_list(self) -> int:
        """The number of a new list."""
        self._lists += 1
        return self._lists

    def steps(self, block: b.Steps) -> None:
        """Numbered steps: name and time limit, then what happens."""
        number = self.new_list()
        for step in block.steps:
            parts = [plain(part) for part in (step.name, step.time) if visible(part)]
            name = self.para(Style.STEP, ", ".join(parts), block.language, keep=visible(step.text))
            self.add(replace(name, list=number))
            self.say(Style.STEP_MORE, step.text, block.language)

    def notice(
        self, title: str, sentences: Iterable[str], kind: NoticeKind, language: str, *, keep: bool = False
    ) -> None:
        """What must not be missed: a tinted ground with a bar before it."""
        caution = kind is NoticeKind.CAUTION
        said = [text for text in sentences if visible(text)]
        if visible(title):
            style = Style.CAUTION_TITLE if caution else Style.NOTICE_TITLE
            self.add(self.para(style, title, language, keep=bool(said) or keep))
        style = Style.CAUTION if caution else Style.NOTICE
        for at, text in enumerate(said):
            self.add(self.para(style, text, language, keep=at < len(said) - 1 or keep))

    def figures(self, drawn: Iterable[Image]) -> None:
        """Charts, each a paragraph of its own."""
        self.add(*(Para(Style.PICTURE, (image,)) for image in drawn))

    def _room(self) -> float:
        """The height of a chart that fits on a page under a heading and a notice."""
        look = self.layout
        return look.page[1] - look.top - look.bottom - look.em(8)

    # ---- tables ----------------------------------------------------------------------------------

    def table(self, block: b.Table, *, named: bool, picture: float = 0.0) -> None:
        """A table, or a card for each row where its columns would be too narrow; `named` shows its name above it."""
        maker = TableMaker(self.measure, block, picture=picture)
        if not block.rows and block.total is None:
            return
        if named:
            self.say(Style.CAPTION, block.name, block.language)
        if maker.fits():
            self.add(self.grid(maker.table, maker.widths(), maker.picture))
        else:
            self.cards(maker.table)

    def grid(self, table: b.Table, widths: tuple[float, ...], picture: float = 0.0) -> Grid:
        """The table as a table."""
        figures = frozenset(at for at, column in enumerate(table.columns) if column.kind in _FIGURES)
        head = tuple(
            self.cell(
                b.Cell(head_words(column, self.reader)),
                Style.TABLE_FIGURE_HEADING if at in figures else Style.TABLE_HEADING,
                table,
                column.picture,
                picture,
            )
            for at, column in enumerate(table.columns)
        )
        short = names_are_short(table)
        rows = [GridRow(head)]
        for row in (*table.rows, *((table.total,) if table.total else ())):
            cells = []
            for at, cell in enumerate(row.cells):
                style = Style.TABLE_FIGURE if at in figures else Style.TABLE_TEXT
                if row is table.total and style is Style.TABLE_TEXT:
                    style = Style.TABLE_TOTAL
                bold = row is table.total or (at == 0 and short)
                image = row.picture if at == 0 else ""
                cells.append(self.cell(cell, style, table, image, picture, bold=bold))
            rows.append(GridRow(tuple(cells)))
        chosen = next((at for at, column in enumerate(table.columns) if column.chosen), -1)
        heads = self.reader.together([head_words(c, self.reader) for c in table.columns if visible(c.head)])
        return Grid(
            GridKind.DATA,
            widths,
            tuple(rows),
            tidy(plain(table.name)),
            tidy(plain(heads)),
            head=True,
            total=table.total is not None,
            figures=figures,
            chosen=chosen,
            whole=len(rows) <= _FEW_ROWS + 1,
            rtl=self.rtl,
        )

    def cell(
        self, cell: b.Cell, style: Style, table: b.Table, image: Shown = "", side: float = 0.0, *, bold: bool = False
    ) -> GridCell:
        """What stands in a cell: a picture over it, the shape of its state before its words."""
        drawn: tuple[Para, ...] = ()
        if image and side:
            drawn = (Para(Style.TABLE_TEXT, images.picture(image, side), rtl=self.rtl),)
        if not visible(cell.text) and cell.state is None and drawn:
            return GridCell(drawn)
        language = cell.language or table.language
        text = cell.text if visible(cell.text) else ""
        return GridCell((*drawn, self.para(style, text, language, before=self.shape(cell.state), bold=bold)))

    def shape(self, state: b.State | None) -> tuple[Inline, ...]:
        """The shape of a state and the gap after it."""
        return () if state is None else (images.state(state, self.layout.em(_SHAPE)), Run(NBSP))

    def cards(self, table: b.Table) -> None:
        """Each row as a card: its name, then each value after its label."""
        level = self.level
        for row in (*table.rows, *((table.total,) if table.total else ())):
            self.level = level
            lines = self.card_lines(table, row, heading=True)
            self.add(*(replace(line, keep=True) for line in lines[:-1]), *lines[-1:])
        last = self.made[-1] if self.made else None
        if isinstance(last, Para) and last.style is Style.CARD_LINE:
            self.made[-1] = replace(last, style=Style.CARD_LAST)
        self.level = level

    def card_lines(self, table: b.Table, row: b.Row, *, heading: bool) -> list[Para]:
        """The name of a row, as a heading or bold, then its values, each after its column's head in bold."""
        line_style = Style.CARD_LINE if heading else Style.ROW_TEXT
        first, language = row.cells[0], row.cells[0].language or table.language
        made: list[Para] = []
        named = visible(first.text) and names_are_short(table)
        if named:
            name = first.text
            if len(name) <= _NUMBER_ONLY and name.strip().isdigit() and visible(table.columns[0].head):
                name = f"{head_words(table.columns[0], self.reader)} {name}"
            style = _HEADINGS[min(self.level, 2)] if heading else Style.ROW_TEXT
            self.level += heading
            made.append(self.para(style, name, language, before=self.shape(first.state), bold=not heading))
        elif visible(first.text):
            made.append(self._labelled(table.columns[0], first, language, line_style))
        for column, cell in zip(table.columns[1:], row.cells[1:], strict=True):
            if visible(cell.text) or cell.state is not None:
                made.append(self._labelled(column, cell, cell.language or table.language, line_style))
        if made and heading and not named:
            made[0] = replace(made[0], style=Style.CARD_FIRST)
        return made

    def _labelled(self, column: b.Column, cell: b.Cell, language: str, style: Style) -> Para:
        """A value after the head of its column; a head that ends in a sign of its own gets no colon."""
        label = plain(head_words(column, self.reader)).strip()
        colon = "" if label.endswith((":", "…", "?", "...")) else ":"
        before: tuple[Inline, ...] = (Run(f"{label}{colon}", bold=True), Run(" ")) if visible(label) else ()
        return self.para(style, cell.text, language, before=(*before, *self.shape(cell.state)))

    def labelled(self, rows: Sequence[tuple[str, Sequence[str], str]]) -> None:
        """Labels and what stands for them: (label, lines, language)."""
        made = []
        for label, lines, language in rows:
            values = [self.para(Style.TABLE_TEXT, line, language) for line in lines if visible(line)]
            name = self.para(Style.TABLE_TEXT, label, language, bold=True)
            value = GridCell(tuple(values) or (self.para(Style.TABLE_TEXT, ""),))
            made.append(GridRow((GridCell((name,)), value)))
        if not made:
            return
        faces, size = self.measure.setting.faces, self.layout.size
        longest = max((len(label), label) for label, _, _ in rows)[1]
        shown = "".join(char if faces.has(char) else _OTHER_LETTER for char in plain(longest))
        wish = faces.width(shown, faces.bold) * size
        label_width = min(wish + 2 * CELL_SIDE + size, self.width * _LABELS)
        widths = (label_width, self.width - label_width)
        self.add(Grid(GridKind.FACTS, widths, tuple(made), whole=len(made) <= _FEW_ROWS, rtl=self.rtl))

    # ---- to fill in ------------------------------------------------------------------------------

    def check_boxes(self, block: b.CheckBoxes) -> None:
        """Choices to tick, with a click or by hand."""
        self.say(Style.LABEL, block.legend, block.language, keep=True)
        self.add(*(self.check_box(box, block.language) for box in block.boxes))

    def check_box(self, box: b.CheckBox, language: str) -> Para:
        """A box and its words."""
        alt = self.reader.say(words.BOX_TICKED if box.ticked else words.BOX_EMPTY)
        return self.para(Style.CHECK_BOX, box.text, language, before=(Box(box.ticked, tidy(alt)), Run("\t")))

    def answer(self, block: b.AnswerSpace) -> None:
        """Room to write, by hand or on the keyboard."""
        self.say(Style.LABEL, block.label, block.language)
        alt = self.reader.say(words.ANSWER_SPACE, label=plain(block.label))
        height = max(_WRITING_LINE, self.layout.em(1.9)) * max(1, block.lines)
        self.add(Space(self.width, min(height, self._room()), tidy(alt)))

    def signature(self, block: b.Signature) -> None:
        """Who signs, and either where or what was recorded when it was done."""
        say = self.reader.say
        if self.document.draft:
            if not self._refused:
                self._refused = True
                self.say(Style.BODY, say(words.NO_SIGNING_YET))
            return
        name = f"**{plain(block.name)}**, {block.role}" if visible(block.role) else f"**{plain(block.name)}**"
        self.say(Style.SIGNER, name, block.language)
        if block.signed:
            for text in block.signed:
                self.add(self.para(Style.BODY, text, block.language, before=self.shape(b.State.YES)))
            return
        self.say(Style.LABEL, say(words.SIGN_HERE))
        space = say(words.SIGN_SPACE, name=plain(block.name))
        self.add(Space(self.width * 0.75, max(_LEAST_TO_SIGN, self.layout.em(2.8)), tidy(space), keep=True))
        self.say(Style.LABEL, say(words.SIGN_DATE))
        line = max(_WRITING_LINE, self.layout.em(1.9))
        self.add(Space(self.layout.em(_DATE), line, say(words.DATE_SPACE), keep=block.helper))
        if block.helper:
            self.say(Style.LABEL, say(words.WHO_READ))
            self.add(Space(self.width * 0.75, line, say(words.HELPER_SPACE)))


def _anchor(place: int) -> str:
    """The name of a bookmark, as Word names those of its own contents."""
    return f"_Toc{100_000 + place}"
