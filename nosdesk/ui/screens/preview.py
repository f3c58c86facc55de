"""A document on the screen: its own blocks, drawn with the kit, so that it can be read at any size and by a screen reader."""

from typing import Final, assert_never

from PySide6.QtWidgets import QWidget

from nosdesk.documents import blocks
from nosdesk.documents.blocks import Block, Document, State
from nosdesk.i18n import Words
from nosdesk.pictures import Shown
from nosdesk.ui.context import Ui
from nosdesk.ui.kit.arrange import Item, column
from nosdesk.ui.kit.cells import Cell, Column, Row, TableData
from nosdesk.ui.kit.layouts import Beside
from nosdesk.ui.kit.messages import Notice
from nosdesk.ui.kit.pieces import Line, Picture, Text
from nosdesk.ui.kit.table import DataTable

_TICKED: Final = Words("Chosen")
_NOT_TICKED: Final = Words("Not chosen")
_TO_WRITE: Final = Words("Room to write by hand", "Write here on paper")
_TO_SIGN: Final = Words("Room to sign", "Sign here on paper")

MARKS: Final = {
    State.YES: "met",
    State.PARTLY: "partly",
    State.NO: "not_met",
    State.UNCLEAR: "unclear",
    State.WAITING: "none",
    State.LATE: "attention",
}


def draw(ui: Ui, document: Document) -> QWidget:
    """The whole document, one block below the other."""
    items: list[Item] = []
    for block in document.blocks:
        items += [drawn(ui, block), ui.look.space(_gap(block))]
    return column(*items)


def _gap(block: Block) -> int:
    match block:
        case blocks.Part() | blocks.Heading():
            return 12
        case blocks.Paragraph() | blocks.PageNote():
            return 14
        case _:
            return 20


def drawn(ui: Ui, block: Block) -> QWidget:
    """One block as a widget."""
    look = ui.look
    match block:
        case blocks.Title():
            lines = [Text(look, line) for line in block.lines]
            kicker = [Text(look, block.kicker, "body", "semibold", "quiet_ink")] if block.kicker else []
            return column(*kicker, Text(look, block.text, "heading", "bold"), *lines, gap=look.space(6))
        case blocks.Contents():
            return column()
        case blocks.Part():
            return _headed(ui, block.title, block.picture)
        case blocks.Heading():
            return Text(look, block.text, "title" if block.level == 2 else "lead", "bold")
        case blocks.Paragraph():
            return Text(look, block.text)
        case blocks.BulletList():
            return column(*(Text(look, f"•  {item}") for item in block.items), gap=look.space(6))
        case blocks.NumberedList():
            return column(*(Text(look, f"{n}.  {item}") for n, item in enumerate(block.items, 1)), gap=look.space(6))
        case blocks.Steps():
            steps = [
                Text(look, "\n".join(part for part in (f"**{n}. {one.name}** {one.time}".rstrip(), one.text) if part))
                for n, one in enumerate(block.steps, 1)
            ]
            return column(*steps, gap=look.space(12))
        case blocks.Facts():
            return column(*(Text(look, f"**{one.label}:** {one.value}") for one in block.facts), gap=look.space(6))
        case blocks.Table():
            return table(ui, block)
        case blocks.PictureRow():
            return _beside_picture(ui, block.picture, column(*(Text(look, one) for one in block.sentences), gap=6))
        case blocks.WordList():
            entries = [
                _beside_picture(ui, one.picture, Text(look, f"**{one.word}** {one.meaning}")) for one in block.entries
            ]
            return column(*entries, gap=look.space(12))
        case blocks.WhoToAsk():
            people = [
                _beside_picture(ui, one.picture, Text(look, "\n".join((f"**{one.name}**", *one.lines))))
                for one in block.contacts
            ]
            return column(*people, gap=look.space(12))
        case blocks.Notice():
            kind = "caution" if block.kind is blocks.NoticeKind.CAUTION else "info"
            first, *rest = (block.title, *block.sentences) if block.title else block.sentences
            return Notice(look, kind, first, "\n".join(rest))
        case blocks.PaidChart() | blocks.TrendChart():
            return _chart(ui, block)
        case blocks.CheckBoxes():
            boxes = [
                Text(look, f"{one.text} ({ui.say(_TICKED if one.ticked else _NOT_TICKED)})") for one in block.boxes
            ]
            legend = [Text(look, block.legend, weight="semibold")] if block.legend else []
            return column(*legend, *boxes, gap=look.space(6))
        case blocks.AnswerSpace():
            label = [Text(look, block.label, weight="semibold")] if block.label else []
            written = " ".join(part for part in (block.before, block.written, block.after) if part)
            return column(*label, Text(look, written or ui.say(_TO_WRITE)), Line(look))
        case blocks.FormQuestion():
            return _question(ui, block)
        case blocks.Signature():
            signed = block.signed or (ui.say(_TO_SIGN),)
            return Text(look, "\n".join((f"**{block.name}**, {block.role}", *signed)))
        case blocks.WrittenKey():
            return column(*(Text(look, f"{n}.  **{one}**") for n, one in enumerate(block.groups, 1)), gap=look.space(6))
        case blocks.PageNote():
            return Text(look, block.text, "small", colour="quiet_ink")
        case _:
            assert_never(block)


def _question(ui: Ui, block: blocks.FormQuestion) -> QWidget:
    """A question of a paper form, with what helps to answer it and where the answer goes."""
    look = ui.look
    texts = (block.only_if, *block.hints, block.why)
    said = [Text(look, f"**{block.number}. {block.text}**"), *(Text(look, one) for one in texts if one)]
    return column(*said, *(drawn(ui, one) for one in block.answers), gap=look.space(6))


def _headed(ui: Ui, title: str, picture: str) -> QWidget:
    words = Text(ui.look, title, "title", "bold")
    return _beside_picture(ui, picture, words) if ui.look.easy else words


def _beside_picture(ui: Ui, picture: Shown, words: QWidget) -> QWidget:
    if not picture:
        return words
    look = ui.look
    shown = column(Picture(look, picture, look.icon(72) if look.scale < 2 else 96, "panel"), None)
    return Beside(words, shown, look.space(20), look.characters(18), line_gap=look.space(10), middle=True)


def table(ui: Ui, block: blocks.Table) -> QWidget:
    """A table; where its words do not fit, cards."""
    numbers = (blocks.ColumnKind.MONEY, blocks.ColumnKind.NUMBER)
    columns = tuple(
        Column(f"{one.head}, {one.unit}" if one.unit else one.head, number=one.kind in numbers) for one in block.columns
    )
    rows = [_row(line, number) for number, line in enumerate(block.rows)]
    if block.total:
        rows.append(_row(block.total, "total", sums=True))
    return DataTable(ui.look, TableData(block.name, columns, tuple(rows)))


def _row(line: blocks.Row, key: int | str, *, sums: bool = False) -> Row:
    cells = tuple(
        Cell(one.text, mark=MARKS[one.state] if one.state and one.text else "", strong=sums) for one in line.cells
    )
    return Row(cells, key, sums)


def _chart(ui: Ui, block: blocks.PaidChart | blocks.TrendChart) -> QWidget:
    """The sentence and the table of a chart: on paper its bars are drawn too."""
    parts: list[Item] = [Text(ui.look, f"**{block.title}**"), Text(ui.look, block.sentence)]
    if block.table:
        parts.append(table(ui, block.table))
    return column(*parts, gap=ui.look.space(10))
