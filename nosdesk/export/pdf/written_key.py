"""A written key on paper: its groups, numbered and large, and beside or below them the same as a QR code."""

from itertools import groupby
from typing import Final

from nosdesk.documents.blocks import WrittenKey
from nosdesk.export.pdf.boxes import Box, Columns, Figure, Stack
from nosdesk.export.pdf.fonts import tidy
from nosdesk.export.pdf.maker import Maker
from nosdesk.export.pdf.marks import Marked, Written
from nosdesk.export.pdf.tagged import Element, TaggedCanvas
from nosdesk.export.pdf.text import Text

_LARGER: Final = 1.15
"""Groups are typed from, sign by sign: they are larger than the text."""
_COLUMNS: Final = 2
_CODE: Final = 8.5
"""Side of the code in em of the text: at 18 points 54 mm, so that a module is more than 1 mm wide."""
_QUIET: Final = 4
"""White modules round the code (ISO/IEC 18004)."""


def key_boxes(maker: Maker, block: WrittenKey, width: float) -> list[Box]:
    """The groups in two columns, read down, and the code: beside them where there is room, else below."""
    columns, each = _groups(maker, block)
    side = maker.em(_CODE)
    figure = maker.element("Figure", Alt=tidy(block.alternative))
    code = CodeBox(figure, block.whole, side)
    beside = width - len(columns) * each >= side
    widths = [each] * len(columns)
    made: list[Box]
    if beside:
        made = [Columns([*columns, code], [*widths, side])]
    else:
        made = [Columns(columns, widths), code]
        made[0].keep = True
        made[0].after = maker.em(0.6)
    made[-1].after = maker.em(0.9)
    return made


def _groups(maker: Maker, block: WrittenKey) -> tuple[list[Box], float]:
    whole = maker.element("L").attribute("List", ListNumbering="Decimal")
    size = maker.layout.size
    gutter = maker.setting.faces.bold.width(f"{len(block.groups)}.") * size + maker.em(0.6)
    style = maker.style(_LARGER, bold=True, after=0.1, leading=1.6)
    lines: list[Marked] = []
    widest = 0.0
    for at, group in enumerate(block.groups, start=1):
        item = whole.add("LI")
        number = Written(maker.setting, item.add("Lbl"), f"{at}.", size)
        text = Text(maker.setting, item.add("LBody"), group, style)
        widest = max(widest, text.natural())
        lines.append(Marked(number, text, gutter))
    rows = -(-len(lines) // _COLUMNS)
    stacks: list[Box] = [Stack(lines[at : at + rows]) for at in range(0, len(lines), rows)]
    return stacks, gutter + widest + maker.em(1.5)


class CodeBox(Figure):
    """A QR code, black on white whatever the paper's colour, with the white edge that readers of codes need."""

    def __init__(self, element: Element | None, content: str, side: float) -> None:
        super().__init__(element, side, side)
        self.modules = modules(content)

    def paint(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        unit = width / (len(self.modules) + 2 * _QUIET)
        canvas.setFillColor("#FFFFFF")
        canvas.rect(x, y, width, width, stroke=0, fill=1)
        canvas.setFillColor("#000000")
        path = canvas.beginPath()
        for row, line in enumerate(self.modules):
            top = y + width - (_QUIET + row) * unit
            at = 0
            for dark, run in groupby(line):
                long = len(list(run))
                if dark:
                    path.rect(x + (_QUIET + at) * unit, top - unit, long * unit, unit)
                at += long
        # One path: rectangles drawn one by one show hair lines between them on some screens.
        canvas.drawPath(path, stroke=0, fill=1)


def modules(content: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of a QR code of the least size, dark or not, row by row; up to 15 % of it may be lost (level M)."""
    from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(content)
    code.make()
    return tuple(tuple(bool(dark) for dark in line) for line in code.modules)
