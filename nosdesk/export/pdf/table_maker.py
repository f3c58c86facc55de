"""A table block made into a table, or into a card for each row where its columns would be too narrow to read."""

from dataclasses import replace

from nosdesk.documents.blocks import Cell, Column, ColumnKind, Row, Table, plain
from nosdesk.documents.formats import Format
from nosdesk.export import words
from nosdesk.export.pdf.boxes import Box, Look, Padding, Panel, RuledCard, Space, Stack
from nosdesk.export.pdf.layout import BRAND, DEEP, EDGE, QUIET, TINT
from nosdesk.export.pdf.maker import Maker
from nosdesk.export.pdf.marks import Marked, StateMark
from nosdesk.export.pdf.pictures import PictureBox
from nosdesk.export.pdf.tables import TableBox, TableLook, TableRow
from nosdesk.export.pdf.tagged import Element
from nosdesk.export.pdf.text import Style, Text
from nosdesk.export.table_words import card_label, card_name, head_words, names_are_short
from nosdesk.pictures import Shown

_FIGURES = frozenset({ColumnKind.MONEY, ColumnKind.NUMBER})
_ONE_IN = 8
"""One row in so many may have more lines than are easy to read in a table..."""
_SOME_MORE = 2
"""...by so many lines."""
_MOST_OF_PAGE = 0.4
"""A card without a frame that takes more of a page may go on overleaf, between two of its values."""


def cell_box(maker: Maker, cell: Cell, element: Element, style: Style) -> Box:
    """The words of a cell, after the shape of its state."""
    if cell.language and cell.language != maker.document.language:
        element.props["Lang"] = cell.language
    if not cell.text.strip() and cell.state is None:
        return Space(0)
    text = Text(maker.setting, element, cell.text, style)
    if cell.state is None:
        return text
    size = style.size * 1.25
    return Marked(StateMark(cell.state, size), text, size * 1.35)


def without_details(table: Table) -> Table:
    """The table without the columns that may be left out."""
    kept = [at for at, column in enumerate(table.columns) if not column.detail or at == 0]

    def part(row: Row) -> Row:
        return replace(row, cells=tuple(row.cells[at] for at in kept))

    total = part(table.total) if table.total else None
    columns = tuple(table.columns[at] for at in kept)
    return replace(table, columns=columns, rows=tuple(part(row) for row in table.rows), total=total)


class TableMaker:
    """Makes the boxes of one table block. `picture` is the side of the pictures in heads and rows, 0 for none."""

    def __init__(self, maker: Maker, table: Table, *, picture: float = 0.0) -> None:
        drawn = any((*(row.picture for row in table.rows), *(column.picture for column in table.columns)))
        self.maker, self.picture = maker, picture if drawn else 0.0
        self._lay_out(table)
        if maker.form is not Format.STANDARD and any(column.detail for column in table.columns) and not self.fits():
            self._lay_out(without_details(table))
            if not self.fits():
                self._lay_out(table)

    def _lay_out(self, table: Table) -> None:
        """Makes the table as a table, apart from the document."""
        self.table, maker = table, self.maker
        self.figures = frozenset(at for at, c in enumerate(table.columns) if c.kind in _FIGURES)
        self.element = Element("Table")
        if table.language and table.language != maker.document.language:
            self.element.props["Lang"] = table.language
        self.element.attribute("Table", Summary=_pdf_string(plain(table.name)))
        self._made = self._table()
        roomy = self._made.look
        if not self.fits():
            self._made.set_look(replace(roomy, side=4.0, gutter=maker.em(0.6)))
            if not self.fits():
                self._made.set_look(roomy)

    def fits(self) -> bool:
        """Whether the whole width is enough for a table that can be read."""
        return self._fits_in(self.maker.width)

    def _fits_in(self, width: float) -> bool:
        """Whether the table can be read in so much of the width: with nothing broken, or in the whole of it."""
        if len(self.table.columns) > self.maker.layout.most_columns:
            return False
        return self._made.natural() <= width or (width == self.maker.width and self._readable(self._made))

    def widths(self) -> tuple[float, ...]:
        """The widths of the columns in points where the table has the whole width."""
        return self._made.widths(self.maker.width)

    def boxes(self, indent: float, *, named: bool) -> list[Box]:
        """The table, `indent` points from the left if it fits there, from the left edge if not, or its cards."""
        maker = self.maker
        if not self.table.rows and self.table.total is None:
            return []
        name = []
        if named and self.table.name.strip():
            caption = Element("Caption")
            caption.parent = self.element
            self.element.children.insert(0, caption)
            style = maker.style(bold=True, after=0.3, before=0.3)
            name = [Text(maker.setting, caption, self.table.name, style)]
            name[0].keep = True
        made = self._made
        for room in dict.fromkeys((indent, 0.0)):
            if self._fits_in(maker.width - room):
                maker.root.adopt(self.element)
                made.before, made.after = maker.em(0.4), maker.em(1.1)
                placed: list[Box] = [*name, made]
                return [_shifted(box, room) for box in placed]
        return self._cards(named=named)

    def _readable(self, made: TableBox) -> bool:
        layout, width = self.maker.layout, self.maker.width
        # In large print a name broken over lines is hard to find again: rather a card.
        if (made.wished() if self.maker.form is Format.STANDARD else made.named()) > width:
            return False
        line = layout.size * layout.leading
        pictures = (self.picture / line + 0.3) if self.picture else 0.0
        most = layout.most_lines + pictures + 0.1
        tall = [lines for lines in made.lines(width, line) if lines > most]
        return len(tall) * _ONE_IN <= len(self.table.rows) and all(lines <= most + _SOME_MORE for lines in tall)

    def _style(self, column: int, *, bold: bool, head: bool = False) -> Style:
        maker, right = self.maker, column in self.figures
        name = bool(self.picture) and not column
        style = maker.style(bold=bold, after=0, measured=False)
        return replace(style, figures=right and not head, right=right, balanced=head or name)

    def _table(self) -> TableBox:
        maker, table = self.maker, self.table
        head_element = self.element.add("THead").add("TR")
        head = []
        for at, column in enumerate(table.columns):
            element = head_element.add("TH").attribute("Table", Scope="Column")
            text = cell_box(
                maker, Cell(head_words(column, maker.reader)), element, self._style(at, bold=True, head=True)
            )
            head.append(self._with_picture(column.picture, text, element))
        body = self.element.add("TBody")
        self._bold_names = names_are_short(table)
        rows = [self._row(body.add("TR"), row, bold=False) for row in table.rows]
        total = self._row(body.add("TR"), table.total, bold=True) if table.total else None
        chosen = next((at for at, column in enumerate(table.columns) if column.chosen), None)
        look = TableLook(maker.em(0.42), 6.0, maker.em(1.1), chosen, middle=self.picture > 0)
        return TableBox(TableRow(head, tinted=True), rows, total, look, self.figures)

    def _row(self, line: Element, row: Row, *, bold: bool) -> TableRow:
        boxes = []
        for at, cell in enumerate(row.cells):
            element = line.add("TD" if at else "TH")
            if not at:
                element.attribute("Table", Scope="Row")
            box = cell_box(self.maker, cell, element, self._style(at, bold=bold or (not at and self._bold_names)))
            boxes.append(box if at else self._with_picture(row.picture, box, element))
        return TableRow(boxes, tinted=bold)

    def _with_picture(self, picture: Shown, box: Box, element: Element) -> Box:
        if not (self.picture and picture):
            return box
        drawn = PictureBox(picture, self.picture, element=self.maker.photo_element(picture, element))
        drawn.after = self.maker.em(0.1)
        return Stack([drawn, box])

    def _cards(self, *, named: bool) -> list[Box]:
        maker, table = self.maker, self.table
        boxes: list[Box] = []
        if named and table.name.strip():
            name = maker.paragraph(table.name, maker.style(bold=True, after=0.4), language=table.language)
            name.keep = True
            boxes.append(name)
        level = maker.level
        for row in table.rows:
            boxes.append(self._card(row, total=False))
            maker.level = level
        if table.total:
            boxes.append(self._card(table.total, total=True))
            maker.level = level
        return boxes

    def _card(self, row: Row, *, total: bool) -> Box:
        """One row: its name, then each value after its label."""
        maker = self.maker
        section = maker.element("Sect", self.table.language)
        size = maker.layout.h3 if self._bold_names else 0.0
        inside = card_lines(maker, section, self.table, row, heading_size=size, named=self._bold_names)
        card: Box
        if maker.layout.single:
            name = plain(row.cells[0].text) if self._bold_names else ""
            more = maker.reader.say(words.MORE, name=name) if name.strip() else ""
            rule = RuledCard(inside, maker.artifact(more, maker.style(colour=QUIET, after=0.25)) if more else None)
            rule.colour = BRAND
            rule.before, rule.pad = maker.em(0.3), maker.em(0.3)
            rule.whole = rule.height(maker.width) <= maker.page_height * _MOST_OF_PAGE
            card = rule
        else:
            pad = maker.em(0.6)
            look = Look(ground=TINT if total else "", frame=EDGE, bar=BRAND, bar_width=5.0)
            card = Panel(Stack(inside), look, Padding(pad + 8, pad, pad, pad * 0.8))
            card.whole = True
        card.after = maker.em(0.5 if maker.layout.single else 0.8)
        return card


def card_lines(
    maker: Maker, section: Element, table: Table, row: Row, *, heading_size: float, named: bool
) -> list[Box]:
    """The name of a row as a heading, then its values, each after its column's head in bold.

    Without `heading_size`, or where there are no values, the name is a bold paragraph; where it is a sentence (not `named`) it is a value like the others.
    """
    boxes: list[Box] = []
    first = row.cells[0]
    name = first.text
    if not any(cell.text.strip() or cell.state is not None for cell in row.cells[1:]):
        heading_size = 0  # nothing stands under it
    if name.strip() and named:
        first = replace(first, text=card_name(table, row, maker.reader))
        if heading_size:
            style = maker.heading_style(heading_size, DEEP, 0, 0.3)
            boxes.append(cell_box(maker, first, section.add(maker.heading_tag(maker.level + 1)), style))
        else:
            boxes.append(cell_box(maker, first, section.add("P"), maker.style(bold=True, after=0.25)))
    elif name.strip():
        boxes.append(_labelled_value(maker, table.columns[0], first, section))
    for column, cell in zip(table.columns[1:], row.cells[1:], strict=True):
        if cell.text.strip() or cell.state is not None:
            boxes.append(_labelled_value(maker, column, cell, section))
    return boxes or [Space(0)]


def _labelled_value(maker: Maker, column: Column, cell: Cell, section: Element) -> Box:
    """A value after the head of its column; a head that ends in a sign of its own gets no colon."""
    label = card_label(column, maker.reader)
    text = f"**{label}** {cell.text}" if label else cell.text
    after = 0.1 if maker.layout.single else 0.25
    return cell_box(maker, replace(cell, text=text), section.add("P"), maker.style(after=after))


def _shifted(box: Box, left: float) -> Box:
    from nosdesk.export.pdf.boxes import Indented

    return Indented(box, left) if left else box


def _pdf_string(text: str) -> object:
    from reportlab.pdfbase.pdfdoc import PDFString

    from nosdesk.export.pdf.fonts import tidy

    return PDFString(tidy(text))
