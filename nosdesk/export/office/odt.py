"""Writes a drawn document as an OpenDocument text (ODF 1.3).

Real styles, lists, contents and header rows, as in the Word file. It holds no name, no time and no macro.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final, assert_never

from nosdesk.export.office import odt_styles as s
from nosdesk.export.office.fonts import embedded, runs
from nosdesk.export.office.looks import CELL_SIDE, FIGURE_GAP, Look
from nosdesk.export.office.markup import NOTHING, Xml, clean, element, file, joined, words
from nosdesk.export.office.odt_styles import SPACES, name, points, spoken
from nosdesk.export.office.package import packed
from nosdesk.export.office.parts import (
    MIME,
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
    ending,
)
from nosdesk.export.pdf.layout import BRAND, EDGE, INK, TINT, Layout

_MIME: Final = "application/vnd.oasis.opendocument.text"
_MANIFEST: Final = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_AFTER_TABLE: Final = 0.9
_NO_BREAK_SPACE: Final = "\u00a0"
_LEVELS: Final = {Style.HEADING_1: 1, Style.HEADING_2: 2, Style.HEADING_3: 3}


def odt(sheet: Sheet, looks: dict[Style, Look], layout: Layout) -> bytes:
    """The OpenDocument file."""
    writer = _Writer(sheet, looks, layout)
    content = writer.content()
    made = {
        "mimetype": _MIME.encode(),
        "content.xml": file(content),
        "styles.xml": file(s.styles(sheet, looks, layout)),
        "meta.xml": file(_properties(sheet)),
    }
    made |= {f"Fonts/{font.file}.ttf": font.data for font in embedded()}
    made |= {f"Pictures/picture{number}.{ending(data)}": data for data, number in writer.pictures.items()}
    made["META-INF/manifest.xml"] = file(_manifest(list(made)))
    return packed(made)


def _properties(sheet: Sheet) -> Xml:
    """Title, subject and language; no author and no times."""
    inside = element(
        "office:meta",
        None,
        element("meta:generator", None, words("NOS Desk")),
        element("dc:title", None, words(sheet.title)),
        element("dc:subject", None, words(sheet.subject)),
        element("dc:language", None, words(sheet.language)),
    )
    return element("office:document-meta", SPACES, inside)


def _manifest(names: Sequence[str]) -> Xml:
    kinds = {".xml": "text/xml", ".ttf": "application/x-font-ttf", **{f".{end}": kind for end, kind in MIME.items()}}
    entries = [_entry("/", _MIME)]
    entries += [_entry(each, kinds[each[-4:]]) for each in names if each != "mimetype"]
    return element("manifest:manifest", {"xmlns:manifest": _MANIFEST, "manifest:version": "1.3"}, *entries)


def _entry(path: str, kind: str) -> Xml:
    version = "1.3" if path == "/" else None
    attributes = {"manifest:full-path": path, "manifest:media-type": kind, "manifest:version": version}
    return element("manifest:file-entry", attributes)


class _Writer:
    def __init__(self, sheet: Sheet, looks: Mapping[Style, Look], layout: Layout) -> None:
        self.sheet, self.looks, self.layout = sheet, looks, layout
        self.pictures: dict[bytes, int] = {}
        self._made: dict[tuple[str, Xml], str] = {}
        """Automatic styles by family and content: (name of the family and parent, properties) → name."""
        self._styles: list[Xml] = []
        self._ids = 0

    def content(self) -> Xml:
        """content.xml."""
        body: list[Xml] = []
        for _, group in groupby(self.sheet.pieces, _Lists()):
            pieces = list(group)
            first = pieces[0]
            if isinstance(first, Para) and first.list:
                body.append(self._list([piece for piece in pieces if isinstance(piece, Para)]))
            else:
                body += [self._piece(piece) for piece in pieces]
        automatic = element("office:automatic-styles", None, *self._styles)
        text = element("office:body", None, element("office:text", None, *body))
        return element("office:document-content", SPACES, s.font_faces(), automatic, text)

    def _next(self) -> int:
        self._ids += 1
        return self._ids

    def _piece(self, piece: Piece) -> Xml:
        match piece:
            case Para():
                return self._para(piece)
            case Space():
                return self._space(piece)
            case Grid():
                return self._grid(piece)
            case ContentsList():
                return self._contents(piece)
            case _:
                assert_never(piece)

    def _style(self, family: str, inside: Xml, parent: str = "") -> str:
        """The name of an automatic style with these properties, made when first asked for."""
        key = (f"{family} {parent}", inside)
        if key not in self._made:
            self._made[key] = f"{family[0].upper()}{family[6:7]}{len(self._made) + 1}"
            head = {
                "style:name": self._made[key],
                "style:family": family,
                "style:parent-style-name": parent or None,
            }
            self._styles.append(element("style:style", head, inside))
        return self._made[key]

    # ---- paragraphs ------------------------------------------------------------------------------

    def _para(self, para: Para, *, kept: bool = False) -> Xml:
        level = _LEVELS.get(para.style)
        attributes: dict[str, object] = {"text:style-name": self._style_of(para, kept=kept)}
        if level:
            attributes["text:outline-level"] = level
            if level == 1 and not para.numbered:
                attributes["text:is-list-header"] = "true"
        content = joined(self._inline(item, para) for item in para.inline)
        if para.anchor:
            mark = {"text:name": para.anchor}
            content = joined((element("text:bookmark-start", mark), content, element("text:bookmark-end", mark)))
        return element("text:h" if level else "text:p", attributes, content)

    def _style_of(self, para: Para, *, kept: bool = False) -> str:
        """The named style, or one that adds what this paragraph has of its own."""
        look = self.looks[para.style]
        own = {
            "fo:keep-with-next": "always" if (para.keep or kept) and not look.keep else None,
            "fo:break-before": "page" if para.new_page and not look.new_page else None,
            "fo:text-align": None if para.rtl == self.sheet.rtl else s.aligned(look, rtl=para.rtl),
            "style:writing-mode": None if para.rtl == self.sheet.rtl else "rl-tb" if para.rtl else "lr-tb",
        }
        said = spoken(para.language)
        if not said and not any(own.values()):
            return name(para.style)
        text = element("style:text-properties", said) if said else NOTHING
        properties = element("style:paragraph-properties", own) if any(own.values()) else NOTHING
        return self._style("paragraph", joined((properties, text)), name(para.style))

    def _inline(self, item: Inline, para: Para) -> Xml:
        match item:
            case Run():
                return self._run(item, para)
            case Image():
                return self._image(item)
            case Box():
                return element("text:span", {"text:style-name": s.TICK_BOX}, words("☒" if item.ticked else "☐"))
            case _:
                assert_never(item)

    def _run(self, run: Run, para: Para) -> Xml:
        made = []
        for text, signs in runs(clean(run.text)):
            inside = joined(_text(text))
            if signs:
                inside = element("text:span", {"text:style-name": s.SIGNS}, inside)
            if run.bold and not self.looks[para.style].bold:
                inside = element("text:span", {"text:style-name": s.STRONG}, inside)
            made.append(inside)
        return joined(made)

    def _image(self, image: Image) -> Xml:
        which = self.pictures.setdefault(image.data, len(self.pictures) + 1)
        frame = {
            "draw:style-name": s.PICTURE if image.alt else s.DECORATIVE,
            "draw:name": f"Picture {self._next()}",
            "text:anchor-type": "as-char",
            "svg:width": points(image.width),
            "svg:height": points(image.height),
        }
        link = {
            "xlink:href": f"Pictures/picture{which}.{ending(image.data)}",
            "xlink:type": "simple",
            "xlink:show": "embed",
            "xlink:actuate": "onLoad",
            "draw:mime-type": MIME[ending(image.data)],
        }
        alt = (element("svg:title", None, words(image.alt)),) if image.alt else ()
        return element("draw:frame", frame, element("draw:image", link), *alt)

    def _list(self, paras: Sequence[Para]) -> Xml:
        """A list: each numbered paragraph begins an item, one that is not goes on with it."""
        items: list[list[Xml]] = []
        for para in paras:
            if para.list:
                items.append([])
            items[-1].append(self._para(para))
        inside = (element("text:list-item", None, *item) for item in items)
        return element("text:list", {"text:style-name": s.LISTS[paras[0].style]}, *inside)

    # ---- contents --------------------------------------------------------------------------------

    def _contents(self, contents: ContentsList) -> Xml:
        """LibreOffice's own contents, filled with links and the pages they lead to, which are counted when it is opened."""
        first = contents.new_page
        before, _, after = contents.on_page.partition("{page}")
        line, heading = name(Style.CONTENTS_LINE), name(Style.CONTENTS_HEADING)
        title = NOTHING
        if contents.title:
            shown = self._para(replace(contents.title, new_page=first))
            title = element("text:index-title", {"text:name": "Contents_Head"}, shown)
            first = False
        lines = []
        for entry in contents.entries:
            page = {"text:reference-format": "page", "text:ref-name": entry.anchor}
            style = self._style_of(Para(Style.CONTENTS_LINE, (), rtl=self.sheet.rtl, new_page=first))
            link = {"xlink:type": "simple", "xlink:href": f"#{entry.anchor}", "text:style-name": "Internet_20_link"}
            shown = element("text:a", link, joined(_text(clean(entry.text))))
            number = element("text:bookmark-ref", page, words("1"))
            lines.append(
                element("text:p", {"text:style-name": style}, shown, *_text(f", {before}"), number, *_text(after))
            )
            first = False
        template = element(
            "text:table-of-content-entry-template",
            {"text:outline-level": 1, "text:style-name": line},
            element("text:index-entry-link-start", {"text:style-name": "Internet_20_link"}),
            element("text:index-entry-chapter"),
            element("text:index-entry-span", None, words(" ")),
            element("text:index-entry-text"),
            element("text:index-entry-link-end"),
            element("text:index-entry-span", None, words(f", {before}")),
            element("text:index-entry-page-number"),
        )
        heading_words = words(contents.title.text if contents.title else "")
        source = element(
            "text:table-of-content-source",
            {"text:outline-level": "1"},
            element("text:index-title-template", {"text:style-name": heading}, heading_words),
            template,
        )
        body = element("text:index-body", None, title, *lines)
        head = {"text:name": f"Contents {self._next()}", "text:protected": "false"}
        return element("text:table-of-content", head, source, body)

    # ---- tables ----------------------------------------------------------------------------------

    def _grid(self, grid: Grid) -> Xml:
        rows = [self._row(grid, row, at) for at, row in enumerate(grid.rows)]
        if grid.head:
            rows[0] = element("table:table-header-rows", None, rows[0])
        return self._table(grid.widths, rows, grid.title, grid.description, whole=grid.whole, new_page=grid.new_page)

    def _table(
        self,
        widths: Sequence[float],
        rows: Sequence[Xml],
        title: str,
        description: str,
        *,
        whole: bool = False,
        new_page: bool = False,
        kept: bool = False,
    ) -> Xml:
        face = {
            "style:width": points(sum(widths)),
            "table:align": "right" if self.sheet.rtl else "left",
            "fo:margin-bottom": points(self.layout.em(_AFTER_TABLE)),
            "fo:break-before": "page" if new_page else None,
            "fo:keep-with-next": "always" if kept else None,
            "style:may-break-between-rows": "false" if whole else "true",
            "style:writing-mode": "rl-tb" if self.sheet.rtl else "lr-tb",
        }
        style = self._style("table", element("style:table-properties", face))
        columns = []
        for width in widths:
            column = element("style:table-column-properties", {"style:column-width": points(width)})
            columns.append(element("table:table-column", {"table:style-name": self._style("table-column", column)}))
        words_about = [
            element(f"table:{kind}", None, words(text))
            for kind, text in (("title", title), ("desc", description))
            if text
        ]
        head = {"table:name": f"Table {self._next()}", "table:style-name": style}
        return element("table:table", head, *words_about, *columns, *rows)

    def _row(self, grid: Grid, row: GridRow, at: int) -> Xml:
        style = self._style("table-row", element("style:table-row-properties", {"fo:keep-together": "always"}))
        cells = []
        for column, cell in enumerate(row.cells):
            face = element("style:table-cell-properties", self._cell(grid, row, at, column))
            attributes = {"table:style-name": self._style("table-cell", face), "office:value-type": "string"}
            cells.append(element("table:table-cell", attributes, *(self._para(para) for para in cell.paras)))
        return element("table:table-row", {"table:style-name": style}, *cells)

    def _cell(self, grid: Grid, row: GridRow, at: int, column: int) -> dict[str, object]:
        head, last = grid.head and at == 0, at == len(grid.rows) - 1
        total = grid.total and last
        # In a table from right to left these two are turned round with it.
        before, after = "left", "right"
        gap = self.layout.em(FIGURE_GAP) if column - 1 in grid.figures and column not in grid.figures else 0.0
        made: dict[str, object] = {
            "fo:padding-top": "4pt",
            "fo:padding-bottom": "4pt",
            f"fo:padding-{before}": points(CELL_SIDE + gap),
            f"fo:padding-{after}": points(CELL_SIDE),
            "style:vertical-align": "middle" if grid.kind is GridKind.ROWS else "bottom" if head else "top",
        }
        edges = dict.fromkeys(("top", "bottom", "left", "right"), "none")
        if grid.kind is not GridKind.ROWS:
            edges["bottom"] = f"1.5pt solid {BRAND}" if head else f"0.75pt solid {EDGE}"
            if grid.total and at == len(grid.rows) - 2:
                edges["bottom"] = f"1.5pt solid {BRAND}"
            made["fo:background-color"] = TINT if head or total else None
        if column == grid.chosen:
            frame = f"2pt solid {BRAND}"
            edges |= {"left": frame, "right": frame}
            edges["top"] = frame if at == 0 else edges["top"]
            edges["bottom"] = frame if last else edges["bottom"]
        if row.ground:
            made["fo:background-color"] = row.ground
            edges[before] = f"4.5pt solid {row.bar}" if column == 0 else "none"
        return made | {f"fo:border-{side}": line for side, line in edges.items()}

    def _space(self, space: Space) -> Xml:
        """A box to write in: a table of one cell that holds a field with a name."""
        height = {"style:min-row-height": points(space.height), "fo:keep-together": "always"}
        frame = {"fo:border": f"1.25pt solid {INK}", "fo:padding": "4pt"}
        field = element("text:text-input", {"text:description": space.alt}, words(_NO_BREAK_SPACE))
        inside = element("text:p", {"text:style-name": name(Style.ANSWER)}, field)
        cell_style = self._style("table-cell", element("style:table-cell-properties", frame))
        cell = element("table:table-cell", {"table:style-name": cell_style, "office:value-type": "string"}, inside)
        row_style = self._style("table-row", element("style:table-row-properties", height))
        row = element("table:table-row", {"table:style-name": row_style}, cell)
        return self._table((space.width,), [row], space.alt, "", new_page=space.new_page, kept=space.keep)


class _Lists:
    """Groups pieces: paragraphs of one list and those that go on with an item have one key, others one each."""

    def __init__(self) -> None:
        self._key = 0
        self._list = 0

    def __call__(self, piece: Piece) -> int:
        number = piece.list if isinstance(piece, Para) else 0
        goes_on = isinstance(piece, Para) and piece.style is Style.STEP_MORE and self._list
        if not goes_on and (not number or number != self._list):
            self._key += 1
            self._list = number
        return self._key


def _text(text: str) -> list[Xml]:
    """Words with their tabs, line ends and runs of spaces."""
    made: list[Xml] = []
    for at, line in enumerate(text.split("\n")):
        if at:
            made.append(element("text:line-break"))
        for number, piece in enumerate(line.split("\t")):
            if number:
                made.append(element("text:tab"))
            made += _spaced(piece)
    return made


def _spaced(text: str) -> list[Xml]:
    """A piece of text in which no space is lost: ODF joins several, and drops those at the ends of a paragraph."""
    made: list[Xml] = []
    for at, piece in enumerate(text.split(" ")):
        if at:
            made.append(element("text:s") if not piece or (at == 1 and not made) else words(" "))
        if piece:
            made.append(words(piece))
    return made
