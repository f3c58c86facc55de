"""Draws a document's blocks as easy read: a picture at the left, one idea in words at the right, a row for each.

Rows are those of a plain table of two columns. Every screen reader reads a table row by row, picture and then words, while a
picture that floats beside its paragraph is met in no fixed place; and a table keeps the two together at any size of letter.
"""

from dataclasses import replace
from typing import Final, assert_never

from nosdesk.documents import blocks as b
from nosdesk.documents.blocks import Block, NoticeKind, plain
from nosdesk.export import words
from nosdesk.export.form_words import simple_boxes
from nosdesk.export.office import images
from nosdesk.export.office.draw import Drawer
from nosdesk.export.office.parts import Grid, GridCell, GridKind, GridRow, Image, Para, Piece, Run, Style
from nosdesk.export.office.seen import visible
from nosdesk.export.order import is_named
from nosdesk.export.pdf.layout import AMBER, BRAND, CAUTION, MM, TINT
from nosdesk.export.pdf.table_maker import TableMaker
from nosdesk.pictures import Shown

_BIG: Final = 34 * MM
_SMALL: Final = 20 * MM
_IN_TABLE: Final = 18 * MM
_COVER: Final = 92 * MM
_SIGN: Final = 15 * MM
_COLUMN: Final = 46 * MM
_SMALL_COLUMN: Final = 30 * MM


class EasyDrawer(Drawer):
    """Draws one document in easy read."""

    def pieces(self) -> list[Piece]:
        """The cover and everything after it."""
        self._rows: list[GridRow] = []
        self._column = _COLUMN
        self._starts = False
        super().pieces()
        self._flush()
        return self.made

    def add(self, *pieces: Piece) -> None:
        """Adds pieces after the rows that wait; what follows a cover begins a page."""
        self._flush()
        for piece in pieces:
            self._put(piece)

    def _put(self, piece: Piece) -> None:
        if self._starts:
            piece = replace(piece, new_page=True)
            self._starts = False
        self.made.append(piece)

    def block(self, block: Block) -> None:
        """Draws one block."""
        match block:
            case b.Title():
                self._cover(block)
            case b.PictureRow():
                self._row(block.picture, self._said(block.sentences, block.language), block.badge)
            case b.Paragraph():
                self._row("", self._said((block.text,), block.language))
            case b.Steps():
                self._easy_steps(block)
            case b.Facts() if any(fact.picture for fact in block.facts):
                for fact in block.facts:
                    self._row(fact.picture, self._said((f"**{plain(fact.label)}**", fact.value), fact.language))
            case b.Table():
                self._easy_table(block, named=not is_named(self.document.blocks, self._place))
            case b.WordList():
                for entry in block.entries:
                    lines = self._said((f"**{plain(entry.word)}**", entry.meaning), block.language)
                    self._row(entry.picture, lines, side=_SMALL, column=_SMALL_COLUMN)
            case b.WhoToAsk():
                for contact in block.contacts:
                    lines = self._said((f"**{plain(contact.name)}**", *contact.lines), block.language)
                    self._row(contact.picture, lines)
            case b.Notice() if block.picture:
                self._box(block)
            case b.CheckBoxes():
                self._ticks(simple_boxes(block))
            case b.Contents():
                self._flush()
                self._starts = self._starts or bool(self.made and self.entries)
                self.contents(block)
                self._starts = bool(self.entries)
            case (
                b.Part()
                | b.Heading()
                | b.PageNote()
                | b.BulletList()
                | b.NumberedList()
                | b.Facts()
                | b.Notice()
                | b.PaidChart()
                | b.TrendChart()
                | b.AnswerSpace()
                | b.FormQuestion()
                | b.Signature()
                | b.WrittenKey()
            ):
                super().block(block)
            case _:
                assert_never(block)

    # ---- cover -----------------------------------------------------------------------------------

    def _cover(self, block: b.Title) -> None:
        sign = images.picture("easy-read", _SIGN)
        said: tuple[Run | Image, ...] = (*sign, Run("\u00a0 "), Run(self.reader.say(words.EASY_READ), bold=True))
        self.add(Para(Style.PICTURE, said, rtl=self.rtl))
        self.say(Style.SUBTITLE, block.kicker, block.language)
        self.say(Style.TITLE, block.text if visible(block.text) else self.document.title, block.language)
        if self.document.draft:
            self.draft_notice()
        if self.document.picture:
            self.add(Para(Style.PICTURE, images.picture(self.document.picture, _COVER), rtl=self.rtl))
        for line in block.lines:
            self.say(Style.COVER_LINE, line, block.language)
        self._starts = True

    # ---- rows ------------------------------------------------------------------------------------

    def _said(self, sentences: tuple[str, ...], language: str) -> list[Para]:
        return [self.para(Style.ROW_TEXT, text, language) for text in sentences if visible(text)]

    def _row(
        self,
        picture: Shown,
        lines: list[Para],
        badge: str = "",
        *,
        side: float = _BIG,
        column: float = _COLUMN,
        ground: str = "",
        bar: str = "",
    ) -> None:
        """One idea: its picture and its words."""
        if not lines:
            return
        if column != self._column:
            self._flush()
            self._column = column
        drawn = images.picture(picture, side, badge) if picture else ()
        cells = (GridCell((Para(Style.NORMAL, drawn, rtl=self.rtl),)), GridCell(tuple(lines)))
        self._rows.append(GridRow(cells, ground, bar))

    def _flush(self) -> None:
        """Puts down the rows that wait as one table."""
        rows, self._rows = self._rows, []
        if rows:
            description = self.reader.say(words.PICTURES_AND_WORDS)
            widths = (self._column, self.width - self._column)
            self._put(Grid(GridKind.ROWS, widths, tuple(rows), description=description, rtl=self.rtl))

    def _box(self, block: b.Notice) -> None:
        """What must not be missed: a row on a tinted ground with a bar."""
        lines = self._said((f"**{plain(block.title)}**",) if visible(block.title) else (), block.language)
        lines += self._said(block.sentences, block.language)
        if not lines:
            return
        caution = block.kind is NoticeKind.CAUTION
        self._row(block.picture, lines, ground=CAUTION if caution else TINT, bar=AMBER if caution else BRAND)

    def _easy_steps(self, block: b.Steps) -> None:
        for at, step in enumerate(block.steps, start=1):
            name = f"**{self.reader.say(words.STEP, number=at)}.** {step.name}"
            self._row(step.picture, self._said((name, step.time, step.text), block.language))

    def _easy_table(self, block: b.Table, *, named: bool) -> None:
        maker = TableMaker(self.measure, block, picture=_IN_TABLE)
        if maker.fits() or not any(row.picture for row in block.rows):
            self.table(block, named=named, picture=_IN_TABLE)
            return
        if named:
            self._row("", self._said((f"**{plain(block.name)}**",) if visible(block.name) else (), block.language))
        for row in (*block.rows, *((block.total,) if block.total else ())):
            self._row(row.picture, self.card_lines(block, row, heading=False))

    def _ticks(self, block: b.CheckBoxes) -> None:
        """Choices to tick: the picture, then the box and the words."""
        self.say(Style.LABEL, block.legend, block.language, keep=True)
        for box in block.boxes:
            self._row(box.picture, [self.check_box(box, block.language)], side=_SMALL, column=_SMALL_COLUMN)
