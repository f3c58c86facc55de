"""The styles and lists of a Word file."""

from collections.abc import Mapping
from typing import Final

from nosdesk.export.office.languages import tag
from nosdesk.export.office.looks import CELL_SIDE, COMPLEX_FONT, FONT, Look
from nosdesk.export.office.markup import NOTHING, Xml, element, joined
from nosdesk.export.office.parts import GridKind, Style
from nosdesk.export.pdf.layout import BRAND, EDGE, TINT

W_SPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES: Final = {
    "xmlns:w": W_SPACE,
    "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "xmlns:wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "xmlns:pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "xmlns:mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "xmlns:w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "mc:Ignorable": "w14",
}
PARTS: Final = 1
BULLETS: Final = 2
NUMBERS: Final = 3
STEPS: Final = 4
"""The lists that styles name; a numbered list that begins anew has a number of its own after these."""
GAP: Final = "TableGap"
"""Between two tables with nothing between them: Word would make them one."""
GRID_STYLES: Final = {
    GridKind.DATA: ("NOSDeskTable", "NOS Desk Table"),
    GridKind.FACTS: ("NOSDeskFacts", "NOS Desk Facts"),
    GridKind.ROWS: ("NOSDeskRows", "NOS Desk Picture Rows"),
}
_OUR_OWN: Final = frozenset(
    {
        Style.COVER_LINE,
        Style.STEP,
        Style.STEP_MORE,
        Style.TABLE_HEADING,
        Style.TABLE_TEXT,
        Style.TABLE_FIGURE,
        Style.TABLE_FIGURE_HEADING,
        Style.TABLE_TOTAL,
        Style.NOTICE_TITLE,
        Style.NOTICE,
        Style.CAUTION_TITLE,
        Style.CAUTION,
        Style.CARD_FIRST,
        Style.CARD_LINE,
        Style.CARD_LAST,
        Style.NOTE,
        Style.PICTURE,
        Style.ROW_TEXT,
        Style.SIGNER,
        Style.LABEL,
        Style.ANSWER,
        Style.CHECK_BOX,
        Style.HEADER_STATE,
        Style.HEADER_DRAFT,
    }
)
_LISTS: Final = {Style.BULLET: BULLETS, Style.NUMBER: NUMBERS, Style.STEP: STEPS}


def style_id(style: Style) -> str:
    """The name of a style inside the file: "Heading1"."""
    name = style.value.replace("toc", "TOC")
    return "".join(word[0].upper() + word[1:] for word in name.split())


def twips(points: float) -> int:
    """Points as twentieths of a point."""
    return round(points * 20)


def value(name: str, of: object) -> Xml:
    """An element with only a value."""
    return element(f"w:{name}", {"w:val": of})


def colour(text: str) -> str:
    """ "#0B5C5E" as Word writes it."""
    return text.removeprefix("#")


def fonts(name: str, complex_name: str) -> Xml:
    """A choice of fonts."""
    return element("w:rFonts", {"w:ascii": name, "w:hAnsi": name, "w:eastAsia": name, "w:cs": complex_name})


def styles(looks: Mapping[Style, Look], language: str, width: float) -> Xml:
    """styles.xml; `width` is that between the margins."""
    normal = looks[Style.NORMAL]
    said = tag(language) or "en-GB"
    run = (fonts(FONT, COMPLEX_FONT), *_sizes(normal.size))
    spoken = element("w:lang", {"w:val": said, "w:eastAsia": said, "w:bidi": said})
    defaults = element(
        "w:docDefaults",
        None,
        element("w:rPrDefault", None, element("w:rPr", None, *run, spoken)),
        element("w:pPrDefault"),
    )
    known = (_style(style, look, width) for style, look in looks.items())
    return element("w:styles", SPACES, defaults, joined(known), _gap(), _characters(), *_tables())


def _sizes(size: float) -> tuple[Xml, Xml]:
    return value("sz", round(size * 2)), value("szCs", round(size * 2))


def _style(style: Style, look: Look, width: float) -> Xml:
    own = style in _OUR_OWN
    attributes = {
        "w:type": "paragraph",
        "w:styleId": style_id(style),
        "w:default": "1" if style is Style.NORMAL else None,
        "w:customStyle": "1" if own else None,
    }
    parent = value("basedOn", style_id(look.parent)) if look.parent else NOTHING
    following = value("next", style_id(look.following)) if look.following else NOTHING
    face = [element("w:b"), element("w:bCs")] if look.bold else []
    face += [value("color", colour(look.colour)), *_sizes(look.size)]
    if look.end:
        face.append(element("w14:numSpacing", {"w14:val": "tabular"}))
    return element(
        "w:style",
        attributes,
        value("name", style.value),
        parent,
        following,
        element("w:qFormat"),
        element("w:pPr", None, *_paragraph(style, look, width)),
        element("w:rPr", None, *face),
    )


def _paragraph(style: Style, look: Look, width: float) -> list[Xml]:
    """Properties in the order that the format asks for."""
    made: list[Xml] = []
    made += [element("w:keepNext")] if look.keep else []
    made += [element("w:keepLines")] if look.whole else []
    made += [element("w:pageBreakBefore")] if look.new_page else []
    made.append(element("w:widowControl"))
    if style in _LISTS:
        made.append(element("w:numPr", None, value("numId", _LISTS[style])))
    lines = []
    if look.rule:
        lines.append(element("w:top", {"w:val": "single", "w:sz": 8, "w:space": 4, "w:color": colour(look.rule)}))
    if look.bar:
        lines.append(element("w:left", {"w:val": "single", "w:sz": 36, "w:space": 8, "w:color": colour(look.bar)}))
    made += [element("w:pBdr", None, *lines)] if lines else []
    if look.ground:
        made.append(element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": colour(look.ground)}))
    tabs = [element("w:tab", {"w:val": "right", "w:pos": twips(width)})] if style is Style.HEADER else []
    if style is Style.CHECK_BOX:
        tabs = [element("w:tab", {"w:val": "left", "w:pos": twips(look.left)})]
    made += [element("w:tabs", None, *tabs)] if tabs else []
    made.append(element("w:suppressAutoHyphens"))
    made.append(_spacing(look))
    if look.left or look.right or look.hanging:
        made.append(element("w:ind", _indents(look)))
    made += [value("jc", "right")] if look.end else []
    made += [value("outlineLvl", look.level - 1)] if look.level else []
    return made


def _spacing(look: Look) -> Xml:
    return element(
        "w:spacing",
        {
            "w:before": twips(look.before),
            "w:after": twips(look.after),
            "w:line": twips(look.size * look.line),
            "w:lineRule": "atLeast",
        },
    )


def _indents(look: Look) -> dict[str, object]:
    return {
        "w:left": twips(look.left),
        "w:right": twips(look.right),
        "w:hanging": twips(look.hanging) if look.hanging else None,
    }


def _gap() -> Xml:
    spacing = element("w:spacing", {"w:before": 0, "w:after": 0, "w:line": 120, "w:lineRule": "exact"})
    return element(
        "w:style",
        {"w:type": "paragraph", "w:styleId": GAP, "w:customStyle": "1"},
        value("name", "Table Gap"),
        value("basedOn", "Normal"),
        element("w:pPr", None, spacing),
        element("w:rPr", None, *_sizes(4)),
    )


def _characters() -> Xml:
    """The styles of emphasis and of links."""
    bold = element("w:rPr", None, element("w:b"), element("w:bCs"))
    strong = element(
        "w:style", {"w:type": "character", "w:styleId": "Strong"}, value("name", "Strong"), element("w:qFormat"), bold
    )
    link = element(
        "w:style",
        {"w:type": "character", "w:styleId": "Hyperlink"},
        value("name", "Hyperlink"),
        element("w:rPr", None, value("color", colour(BRAND)), value("u", "single")),
    )
    return joined((strong, link))


def _tables() -> list[Xml]:
    sides = {"w:w": twips(CELL_SIDE), "w:type": "dxa"}
    margins = element(
        "w:tblCellMar",
        None,
        *(element(f"w:{edge}", {"w:w": twips(4), "w:type": "dxa"}) for edge in ("top",)),
        element("w:left", sides),
        element("w:bottom", {"w:w": twips(4), "w:type": "dxa"}),
        element("w:right", sides),
    )
    base = element(
        "w:style",
        {"w:type": "table", "w:default": "1", "w:styleId": "TableNormal"},
        value("name", "Normal Table"),
        element("w:tblPr", None, element("w:tblInd", {"w:w": 0, "w:type": "dxa"}), margins),
    )
    fine = [edge("bottom", EDGE, 6), edge("insideH", EDGE, 6)]
    made = [base]
    for kind, (name, title) in GRID_STYLES.items():
        borders = element("w:tblBorders", None, *fine) if kind is not GridKind.ROWS else NOTHING
        extra = []
        if kind is GridKind.DATA:
            extra = [_strip("firstRow", edge("bottom", BRAND, 12)), _strip("lastRow", edge("top", BRAND, 12))]
        made.append(
            element(
                "w:style",
                {"w:type": "table", "w:customStyle": "1", "w:styleId": name},
                value("name", title),
                value("basedOn", "TableNormal"),
                element("w:qFormat"),
                element("w:tblPr", None, borders, margins),
                *extra,
            )
        )
    return made


def edge(name: str, line: str, eighths: int) -> Xml:
    """A border, its width in eighths of a point."""
    return element(f"w:{name}", {"w:val": "single", "w:sz": eighths, "w:space": 0, "w:color": colour(line)})


def _strip(name: str, border: Xml) -> Xml:
    ground = element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": colour(TINT)})
    return element(
        "w:tblStylePr",
        {"w:type": name},
        element("w:rPr", None, element("w:b"), element("w:bCs")),
        element("w:tcPr", None, element("w:tcBorders", None, border), ground),
    )


def numbering(looks: Mapping[Style, Look], restarted: Mapping[int, int]) -> Xml:
    """numbering.xml; `restarted` are the lists that begin anew, each with the list (NUMBERS, STEPS) it is like."""
    kinds = (
        (PARTS, "decimal", "%1.", Style.HEADING_1),
        (BULLETS, "bullet", "•", Style.BULLET),
        (NUMBERS, "decimal", "%1.", Style.NUMBER),
        (STEPS, "decimal", "%1.", Style.STEP),
    )
    abstract = [_list(number, form, text, style, looks[style]) for number, form, text, style in kinds]
    usual = [element("w:num", {"w:numId": number}, value("abstractNumId", number)) for number, *_ in kinds]
    again = element("w:lvlOverride", {"w:ilvl": 0}, value("startOverride", 1))
    anew = [
        element("w:num", {"w:numId": number}, value("abstractNumId", like), again) for number, like in restarted.items()
    ]
    return element("w:numbering", SPACES, *abstract, *usual, *anew)


def _list(number: int, form: str, text: str, style: Style, look: Look) -> Xml:
    part = number == PARTS
    level = element(
        "w:lvl",
        {"w:ilvl": 0},
        value("start", 1),
        value("numFmt", form),
        NOTHING if part else value("pStyle", style_id(style)),
        value("suff", "space" if part else "tab"),
        value("lvlText", text),
        value("lvlJc", "left"),
        element("w:pPr", None, element("w:ind", {"w:left": 0, "w:firstLine": 0} if part else _indents(look))),
        element("w:rPr", None, element("w:b"), element("w:bCs"), value("color", colour(BRAND))),
    )
    return element("w:abstractNum", {"w:abstractNumId": number}, value("multiLevelType", "singleLevel"), level)
