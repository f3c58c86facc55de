"""A table block made into a table, or into a card for each row where its columns would be too narrow to read."""

from nosdesk.documents.blocks import Cell, Column, ColumnKind, Row, Table, plain
from nosdesk.export import words
from nosdesk.export.pdf.boxes import Box, Look, Padding, Panel, Space, Stack
from nosdesk.export.pdf.layout import BRAND, DEEP, EDGE, TINT
from nosdesk.export.pdf.maker import Maker
from nosdesk.export.pdf.marks import Marked, StateMark
from nosdesk.export.pdf.pictures import PictureBox
from nosdesk.export.pdf.tables import TableBox, TableLook, TableRow
from nosdesk.export.pdf.tagged import Element
from nosdesk.export.pdf.text import Style, Text

_FIGURES = frozenset({ColumnKind.MONEY, ColumnKind.NUMBER})
_LONG_NAME = 90
"""A card is headed by its row's name if that has at most so many characters; else the name is its first paragraph."""


def head_words(column: Column, maker: Maker) -> str:
    """A column's head with its unit, and "Chosen:" before it where it is the chosen one."""
    text = f"{column.head}, {column.unit}" if column.unit else column.head
    return maker.reader.say(words.CHOSEN, name=text) if column.chosen else text


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


class TableMaker:
    """Makes the boxes of one table block. `picture` is the side of the pictures in heads and rows, 0 for none."""

    def __init__(self, maker: Maker, table: Table, *, picture: float = 0.0) -> None:
        self.maker, self.table, self.picture = maker, table, picture
        self.figures = frozenset(at for at, c in enumerate(table.columns) if c.kind in _FIGURES)
        self.element = Element("Table")
        if table.language and table.language != maker.document.language:
            self.element.props["Lang"] = table.language
        self.element.attribute("Table", Summary=_pdf_string(plain(table.name)))
        self._made = self._table()

    def fits(self) -> bool:
        """Whether the whole width is enough for a table that can be read."""
        width = self.maker.width
        return self._made.natural() <= width or self._readable(self._made, width)

    def boxes(self, indent: float, *, named: bool) -> list[Box]:
        """The table, `indent` points from the left if it fits there, from the left edge if not, or its cards."""
        maker = self.maker
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
            width = maker.width - room
            if made.natural() <= width or (room == 0.0 and self._readable(made, width)):
                maker.root.adopt(self.element)
                made.before, made.after = maker.em(0.4), maker.em(1.1)
                placed: list[Box] = [*name, made]
                return [_shifted(box, room) for box in placed]
        return self._cards(named=named)

    def _readable(self, made: TableBox, width: float) -> bool:
        layout = self.maker.layout
        if len(self.table.columns) > layout.most_columns or made.least() > width:
            return False
        return made.most_lines(width, layout.size * layout.leading) <= layout.most_lines + 0.1

    def _style(self, column: int, *, bold: bool, head: bool = False) -> Style:
        maker, right = self.maker, column in self.figures
        leading = 1.25 if head else maker.layout.leading
        style = maker.style(bold=bold, after=0, leading=leading, measured=False)
        return Style(style.size, style.leading, style.colour, bold=bold, figures=right and not head, right=right)

    def _table(self) -> TableBox:
        maker, table = self.maker, self.table
        head_element = self.element.add("THead").add("TR")
        head = []
        for at, column in enumerate(table.columns):
            element = head_element.add("TH").attribute("Table", Scope="Column")
            text = cell_box(maker, Cell(head_words(column, maker)), element, self._style(at, bold=True, head=True))
            head.append(self._with_picture(column.picture, text))
        body = self.element.add("TBody")
        rows = [self._row(body.add("TR"), row, bold=False) for row in table.rows]
        total = self._row(body.add("TR"), table.total, bold=True) if table.total else None
        chosen = next((at for at, column in enumerate(table.columns) if column.chosen), None)
        look = TableLook(maker.em(0.42), 6.0, maker.em(1.1), chosen)
        return TableBox(TableRow(head, tinted=True), rows, total, look, self.figures)

    def _row(self, line: Element, row: Row, *, bold: bool) -> TableRow:
        boxes = []
        for at, cell in enumerate(row.cells):
            element = line.add("TD" if at else "TH")
            if not at:
                element.attribute("Table", Scope="Row")
            box = cell_box(self.maker, cell, element, self._style(at, bold=bold or not at))
            boxes.append(box if at else self._with_picture(row.picture, box))
        return TableRow(boxes, tinted=bold)

    def _with_picture(self, picture: str, box: Box) -> Box:
        if not (self.picture and picture):
            return box
        drawn = PictureBox(picture, self.picture)
        drawn.after = self.maker.em(0.2)
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
        inside = card_lines(maker, section, self.table, row, heading_size=maker.layout.h3)
        pad = maker.em(0.6)
        look = Look(ground=TINT if total else "", frame=EDGE, bar=BRAND, bar_width=5.0)
        card = Panel(Stack(inside), look, Padding(pad + 8, pad, pad, pad * 0.8))
        card.whole = True
        card.after = maker.em(0.8)
        return card


def card_lines(maker: Maker, section: Element, table: Table, row: Row, *, heading_size: float) -> list[Box]:
    """The name of a row as a heading, then its values, each after its column's head in bold."""
    boxes: list[Box] = []
    name = row.cells[0].text
    if name.strip() and heading_size and len(name) <= _LONG_NAME:
        style = maker.heading_style(heading_size, DEEP, 0, 0.3)
        boxes.append(cell_box(maker, row.cells[0], section.add(maker.heading_tag(maker.level + 1)), style))
    elif name.strip():
        boxes.append(cell_box(maker, row.cells[0], section.add("P"), maker.style(bold=True, after=0.25)))
    for column, cell in zip(table.columns[1:], row.cells[1:], strict=True):
        if not cell.text.strip() and cell.state is None:
            continue
        label = head_words(column, maker)
        text = f"**{plain(label)}:** {cell.text}" if label.strip() else cell.text
        value = Cell(text, cell.state, cell.language)
        boxes.append(cell_box(maker, value, section.add("P"), maker.style(after=0.25)))
    return boxes or [Space(0)]


def _shifted(box: Box, left: float) -> Box:
    from nosdesk.export.pdf.boxes import Indented

    return Indented(box, left) if left else box


def _pdf_string(text: str) -> object:
    from reportlab.pdfbase.pdfdoc import PDFString

    from nosdesk.export.pdf.fonts import tidy

    return PDFString(tidy(text))
