"""Writes a drawn document as a Word file (Office Open XML, ECMA-376 transitional).

Real styles, lists, contents, header rows and content controls: it can be edited like one typed by a careful hand. It holds no
name, no time and no macro.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, assert_never

from nosdesk.export.direction import has_rtl
from nosdesk.export.office import docx_styles as s
from nosdesk.export.office.docx_files import files
from nosdesk.export.office.docx_pictures import Pictures
from nosdesk.export.office.docx_styles import GAP, GRID_STYLES, SPACES, colour, edge, style_id, twips, value
from nosdesk.export.office.fonts import runs
from nosdesk.export.office.languages import tag
from nosdesk.export.office.looks import CELL_SIDE, FIGURE_GAP, FOOT_AT, HEAD_AT, SYMBOL_FONT, TICK, Look
from nosdesk.export.office.markup import NOTHING, Xml, clean, element, joined, words
from nosdesk.export.office.package import packed
from nosdesk.export.office.parts import (
    Box,
    ContentsList,
    Grid,
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
from nosdesk.export.pdf.layout import BRAND, INK, Layout

_CONTENTS: Final = ' TOC \\o "1-1" \\h \\z \\u '
"""Word's contents: headings of level 1, as links."""
_AFTER_TABLE: Final = 0.9
"""Em between a table and the paragraph after it."""
_LISTS: Final = {Style.NUMBER: s.NUMBERS, Style.STEP: s.STEPS}
_NO_BREAK_SPACE: Final = "\u00a0"


def docx(sheet: Sheet, looks: dict[Style, Look], layout: Layout) -> bytes:
    """The Word file."""
    writer = _Writer(sheet, looks, layout)
    body = writer.body()
    return packed(files(sheet, layout, looks, body, writer.pictures, writer.restarted))


class _Writer:
    def __init__(self, sheet: Sheet, looks: dict[Style, Look], layout: Layout) -> None:
        self.sheet, self.looks, self.layout = sheet, looks, layout
        self.pictures = Pictures()
        self.restarted: dict[int, int] = {}
        self._numbers: dict[int, int] = {}
        self._ids = 0
        self._after_table = False

    def body(self) -> Xml:
        """document.xml."""
        made = [self._piece(piece) for piece in self.sheet.pieces]
        return element("w:document", SPACES, element("w:body", None, *made, self._page()))

    def _next(self) -> int:
        self._ids += 1
        return self._ids

    def _piece(self, piece: Piece) -> Xml:
        after, self._after_table = self._after_table, isinstance(piece, Grid | Space)
        gap = element("w:p", None, element("w:pPr", None, value("pStyle", GAP))) if after else NOTHING
        match piece:
            case Para():
                return self._para(piece, after_table=after)
            case Space():
                return joined((gap, self._space(piece)))
            case Grid():
                return joined((gap, self._grid(piece)))
            case ContentsList():
                return self._contents(piece, after_table=after)
            case _:
                assert_never(piece)

    def _page(self) -> Xml:
        look = self.layout
        wide, tall = look.page
        size = {"w:w": twips(wide), "w:h": twips(tall), "w:orient": "landscape" if wide > tall else None}
        edges = {
            "w:top": twips(look.top),
            "w:right": twips(look.side),
            "w:bottom": twips(look.bottom),
            "w:left": twips(look.side),
            "w:header": twips(look.top * HEAD_AT),
            "w:footer": twips(look.bottom * FOOT_AT),
            "w:gutter": 0,
        }
        return element(
            "w:sectPr",
            None,
            element("w:headerReference", {"w:type": "default", "r:id": "rIdHeader"}),
            element("w:headerReference", {"w:type": "first", "r:id": "rIdFirstHeader"}),
            element("w:footerReference", {"w:type": "default", "r:id": "rIdFooter"}),
            element("w:footerReference", {"w:type": "first", "r:id": "rIdFooter"}),
            element("w:pgSz", size),
            element("w:pgMar", edges),
            element("w:titlePg"),
            element("w:bidi") if self.sheet.rtl else NOTHING,
        )

    # ---- paragraphs ------------------------------------------------------------------------------

    def _para(self, para: Para, *, after_table: bool = False, last_kept: bool = False) -> Xml:
        look = self.looks[para.style]
        made = [value("pStyle", style_id(para.style))]
        if (para.keep and not look.keep) or last_kept:
            made.append(element("w:keepNext"))
        if para.new_page and not look.new_page:
            made.append(element("w:pageBreakBefore"))
        made += self._number(para)
        if para.rtl:
            made.append(element("w:bidi"))
        least = self.layout.em(_AFTER_TABLE)
        if after_table and look.before < least:
            made.append(element("w:spacing", {"w:before": twips(least)}))
        content = joined(self._inline(item, para) for item in para.inline)
        return element("w:p", None, element("w:pPr", None, *made), self._marked(para.anchor, content))

    def _marked(self, anchor: str, content: Xml) -> Xml:
        """The content between the ends of its bookmark."""
        if not anchor:
            return content
        number = self._next()
        start = element("w:bookmarkStart", {"w:id": number, "w:name": anchor})
        return joined((start, content, element("w:bookmarkEnd", {"w:id": number})))

    def _number(self, para: Para) -> list[Xml]:
        if para.numbered:
            number = s.PARTS
        elif para.list and para.style in _LISTS:
            if para.list not in self._numbers:
                self._numbers[para.list] = s.STEPS + 1 + len(self.restarted)
                self.restarted[self._numbers[para.list]] = _LISTS[para.style]
            number = self._numbers[para.list]
        else:
            return []
        return [element("w:numPr", None, value("ilvl", 0), value("numId", number))]

    def _inline(self, item: Inline, para: Para) -> Xml:
        match item:
            case Run():
                return self._run(item, para)
            case Image():
                lowered = [value("position", -round(item.height * 0.36))] if item.height < self.layout.em(2) else []
                face = element("w:rPr", None, *lowered) if lowered else NOTHING
                return element("w:r", None, face, self.pictures.drawing(item, self._next()))
            case Box():
                return self._box(item)
            case _:
                assert_never(item)

    def _run(self, run: Run, para: Para) -> Xml:
        return joined(
            self._piece_of_text(text, run, para, signs=signs) for text, signs in runs(clean(run.text)) if text
        )

    def _piece_of_text(self, text: str, run: Run, para: Para, *, signs: bool) -> Xml:
        face = [s.fonts(SYMBOL_FONT, SYMBOL_FONT)] if signs else []
        if run.bold and not self.looks[para.style].bold:
            face[:0] = [value("rStyle", "Strong")]
        if para.rtl and has_rtl(text):
            face.append(element("w:rtl"))
        said = tag(para.language)
        if said:
            face.append(element("w:lang", {"w:val": said, "w:eastAsia": said, "w:bidi": said}))
        properties = element("w:rPr", None, *face) if face else NOTHING
        return element("w:r", None, properties, *_text(text))

    def _box(self, box: Box) -> Xml:
        """A check box that a click ticks, and that prints as a box to tick by hand."""
        size = round(max(TICK, self.layout.em(1.25)) * 2)
        sign = "☒" if box.ticked else "☐"

        def state(code: str) -> dict[str, object]:
            return {"w14:val": code, "w14:font": SYMBOL_FONT}

        control = element(
            "w14:checkbox",
            None,
            element("w14:checked", {"w14:val": int(box.ticked)}),
            element("w14:checkedState", state("2612")),
            element("w14:uncheckedState", state("2610")),
        )
        face = element("w:rPr", None, s.fonts(SYMBOL_FONT, SYMBOL_FONT), value("sz", size), value("szCs", size))
        title = element("w:alias", {"w:val": box.alt})
        properties = element("w:sdtPr", None, title, value("id", 10_000 + self._next()), control)
        return element(
            "w:sdt",
            None,
            properties,
            element("w:sdtContent", None, element("w:r", None, face, element("w:t", None, words(sign)))),
        )

    # ---- contents --------------------------------------------------------------------------------

    def _contents(self, contents: ContentsList, *, after_table: bool) -> Xml:
        """Word's own contents, filled with links; "Update Table" above it adds the pages, which only Word knows."""
        first = contents.new_page
        made: list[Xml] = []
        if contents.title:
            made.append(self._para(replace(contents.title, new_page=first), after_table=after_table))
            first = False
        begin = (_field("begin"), _instruction(_CONTENTS), _field("separate"))
        for at, entry in enumerate(contents.entries):
            text = self._run(Run(entry.text), Para(Style.CONTENTS_LINE, ()))
            link = element("w:hyperlink", {"w:anchor": entry.anchor, "w:history": 1}, text)
            properties = [value("pStyle", style_id(Style.CONTENTS_LINE))]
            properties += [element("w:pageBreakBefore")] if first and not at else []
            properties += [element("w:bidi")] if self.sheet.rtl else []
            start = begin if not at else ()
            end = (_field("end"),) if at == len(contents.entries) - 1 else ()
            made.append(element("w:p", None, element("w:pPr", None, *properties), *start, link, *end))
        gallery = element(
            "w:docPartObj", None, value("docPartGallery", "Table of Contents"), element("w:docPartUnique")
        )
        properties_of = element("w:sdtPr", None, value("id", 10_000 + self._next()), gallery)
        return element("w:sdt", None, properties_of, element("w:sdtContent", None, *made))

    # ---- tables ----------------------------------------------------------------------------------

    def _grid(self, grid: Grid) -> Xml:
        shown = {
            "w:firstRow": int(grid.head),
            "w:lastRow": int(grid.total),
            "w:firstColumn": int(grid.kind is not GridKind.ROWS),
            "w:lastColumn": 0,
            "w:noHBand": 1,
            "w:noVBand": 1,
        }
        properties = element(
            "w:tblPr",
            None,
            value("tblStyle", GRID_STYLES[grid.kind][0]),
            element("w:bidiVisual") if grid.rtl else NOTHING,
            element("w:tblW", {"w:w": twips(sum(grid.widths)), "w:type": "dxa"}),
            element("w:tblInd", {"w:w": 0, "w:type": "dxa"}),
            element("w:tblLook", shown),
            value("tblCaption", grid.title) if grid.title else NOTHING,
            value("tblDescription", grid.description) if grid.description else NOTHING,
        )
        columns = element("w:tblGrid", None, *(element("w:gridCol", {"w:w": twips(w)}) for w in grid.widths))
        rows = [self._row(grid, row, at) for at, row in enumerate(grid.rows)]
        return element("w:tbl", None, properties, columns, *rows)

    def _row(self, grid: Grid, row: GridRow, at: int) -> Xml:
        head = grid.head and at == 0
        kept = head or (grid.whole and at < len(grid.rows) - 1)
        properties = element("w:trPr", None, element("w:cantSplit"), element("w:tblHeader") if head else NOTHING)
        cells = []
        for column, (cell, width) in enumerate(zip(row.cells, grid.widths, strict=True)):
            paras = list(cell.paras)
            if grid.new_page and at == 0 and column == 0 and paras:
                paras[0] = replace(paras[0], new_page=True)
            inside = (self._para(para, last_kept=kept and not self.looks[para.style].keep) for para in paras)
            cells.append(element("w:tc", None, self._cell(grid, row, at, column, width), *inside))
        return element("w:tr", None, properties, *cells)

    def _cell(self, grid: Grid, row: GridRow, at: int, column: int, width: float) -> Xml:
        made = [element("w:tcW", {"w:w": twips(width), "w:type": "dxa"})]
        if column == grid.chosen:
            edges = [edge("left", BRAND, 16), edge("right", BRAND, 16)]
            edges[:0] = [edge("top", BRAND, 16)] if at == 0 else []
            edges[-1:-1] = [edge("bottom", BRAND, 16)] if at == len(grid.rows) - 1 else []
            made.append(element("w:tcBorders", None, *edges))
        elif row.bar and column == 0:
            made.append(element("w:tcBorders", None, edge("left", row.bar, 36)))
        if row.ground:
            made.append(element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": colour(row.ground)}))
        if column - 1 in grid.figures and column not in grid.figures:
            left = element("w:left", {"w:w": twips(CELL_SIDE + self.layout.em(FIGURE_GAP)), "w:type": "dxa"})
            made.append(element("w:tcMar", None, left))
        if grid.kind is GridKind.ROWS:
            made.append(value("vAlign", "center"))
        elif grid.head and at == 0:
            made.append(value("vAlign", "bottom"))
        return element("w:tcPr", None, *made)

    def _space(self, space: Space) -> Xml:
        """A box to write in: a table of one cell that holds a text control with a name."""
        borders = [edge(name, INK, 10) for name in ("top", "left", "bottom", "right")]
        properties = element(
            "w:tblPr",
            None,
            value("tblStyle", GRID_STYLES[GridKind.ROWS][0]),
            element("w:bidiVisual") if self.sheet.rtl else NOTHING,
            element("w:tblW", {"w:w": twips(space.width), "w:type": "dxa"}),
            element("w:tblBorders", None, *borders),
            value("tblCaption", space.alt),
        )
        control = element(
            "w:sdt",
            None,
            element(
                "w:sdtPr",
                None,
                element("w:alias", {"w:val": space.alt}),
                value("id", 10_000 + self._next()),
                element("w:text", {"w:multiLine": 1}),
            ),
            element("w:sdtContent", None, element("w:r", None, element("w:t", None, words(_NO_BREAK_SPACE)))),
        )
        start = [element("w:keepNext")] if space.keep else []
        start += [element("w:pageBreakBefore")] if space.new_page else []
        bidi = [element("w:bidi")] if self.sheet.rtl else []
        inside = element(
            "w:p", None, element("w:pPr", None, value("pStyle", style_id(Style.ANSWER)), *start, *bidi), control
        )
        height = element("w:trHeight", {"w:val": twips(space.height), "w:hRule": "atLeast"})
        cell = element(
            "w:tc",
            None,
            element("w:tcPr", None, element("w:tcW", {"w:w": twips(space.width), "w:type": "dxa"})),
            inside,
        )
        return element(
            "w:tbl",
            None,
            properties,
            element("w:tblGrid", None, element("w:gridCol", {"w:w": twips(space.width)})),
            element("w:tr", None, element("w:trPr", None, element("w:cantSplit"), height), cell),
        )


def _text(text: str) -> Sequence[Xml]:
    """Words, with their tabs and line ends."""
    made: list[Xml] = []
    for at, line in enumerate(text.split("\n")):
        if at:
            made.append(element("w:br"))
        for number, piece in enumerate(line.split("\t")):
            if number:
                made.append(element("w:tab"))
            if piece:
                made.append(element("w:t", {"xml:space": "preserve"}, words(piece)))
    return made


def _field(kind: str) -> Xml:
    return element("w:r", None, element("w:fldChar", {"w:fldCharType": kind}))


def _instruction(text: str) -> Xml:
    return element("w:r", None, element("w:instrText", {"xml:space": "preserve"}, words(text)))
