"""The styles, lists, page and fonts of an OpenDocument text."""

from collections.abc import Mapping
from typing import Final

from nosdesk.export.office.fonts import embedded
from nosdesk.export.office.languages import with_country
from nosdesk.export.office.looks import COMPLEX_FONT, FONT, FOOT_AT, HEAD_AT, SYMBOL_FONT, TICK, Look
from nosdesk.export.office.markup import NOTHING, Xml, element, joined, words
from nosdesk.export.office.parts import Furniture, Sheet, Style
from nosdesk.export.pdf.layout import BRAND, Layout

_OASIS: Final = "urn:oasis:names:tc:opendocument:xmlns"
SPACES: Final = {
    "xmlns:office": f"{_OASIS}:office:1.0",
    "xmlns:style": f"{_OASIS}:style:1.0",
    "xmlns:text": f"{_OASIS}:text:1.0",
    "xmlns:table": f"{_OASIS}:table:1.0",
    "xmlns:draw": f"{_OASIS}:drawing:1.0",
    "xmlns:fo": f"{_OASIS}:xsl-fo-compatible:1.0",
    "xmlns:svg": f"{_OASIS}:svg-compatible:1.0",
    "xmlns:meta": f"{_OASIS}:meta:1.0",
    "xmlns:xlink": "http://www.w3.org/1999/xlink",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "office:version": "1.3",
}
LISTS: Final = {Style.BULLET: "Bullets", Style.NUMBER: "Numbers", Style.STEP: "Steps"}
STRONG: Final = "Strong_20_Emphasis"
SIGNS: Final = "Signs"
TICK_BOX: Final = "Tick_20_Box"
DECORATIVE: Final = "Decorative_20_Picture"
PICTURE: Final = "Meaningful_20_Picture"
_NAMES: Final = {
    Style.NORMAL: "Standard",
    Style.BODY: "Text body",
    Style.HEADING_1: "Heading 1",
    Style.HEADING_2: "Heading 2",
    Style.HEADING_3: "Heading 3",
    Style.CONTENTS_HEADING: "Contents Heading",
    Style.CONTENTS_LINE: "Contents 1",
    Style.CAPTION: "Caption",
    Style.HEADER: "Header",
    Style.FOOTER: "Footer",
}
"""The styles that LibreOffice has under names of its own."""
_HEADER_LINE: Final = 1.3
_BAR: Final = 4.5
_BAR_ROOM: Final = 8.0
"""Points: a notice's bar, and from it to the words."""
_MARK: Final = "List_20_Mark"


def title(style: Style) -> str:
    """The name under which a person finds a style."""
    return _NAMES.get(style, style.value)


def name(style: Style) -> str:
    """The name of a style inside the file: "Heading_20_1"."""
    return title(style).replace(" ", "_20_")


def points(length: float) -> str:
    """A length as it is written."""
    return f"{length:.2f}pt"


def spoken(language: str) -> dict[str, object]:
    """The attributes of a language, for every kind of letters; none where there is none."""
    first, country = with_country(language)
    if not first:
        return {}
    made: dict[str, object] = {"fo:language": first, "fo:country": country or "none"}
    for kind in ("asian", "complex"):
        made |= {f"style:language-{kind}": first, f"style:country-{kind}": country or "none"}
    return made


def font_faces() -> Xml:
    """The fonts, with their files."""
    families: dict[str, list[Xml]] = {}
    for font in embedded():
        link = {
            "xlink:href": f"Fonts/{font.file}.ttf",
            "xlink:type": "simple",
            "loext:font-style": "normal",
            "loext:font-weight": "bold" if font.bold else "normal",
        }
        kept = element("svg:font-face-uri", link, element("svg:font-face-format", {"svg:string": "truetype"}))
        families.setdefault(font.family, []).append(kept)
    made = [_face(family, element("svg:font-face-src", None, *kept)) for family, kept in families.items()]
    return element("office:font-face-decls", None, *made, _face(COMPLEX_FONT))


def _face(family: str, source: Xml = NOTHING) -> Xml:
    return element(
        "style:font-face",
        {
            "style:name": family,
            "svg:font-family": f"'{family}'",
            "style:font-family-generic": "swiss",
            "style:font-pitch": "variable",
        },
        source,
    )


def styles(sheet: Sheet, looks: Mapping[Style, Look], layout: Layout) -> Xml:
    """styles.xml."""
    size = looks[Style.NORMAL].size
    default = element(
        "style:default-style",
        {"style:family": "paragraph"},
        element(
            "style:paragraph-properties",
            {"fo:orphans": 2, "fo:widows": 2, "style:writing-mode": "page", "style:tab-stop-distance": "36pt"},
        ),
        element(
            "style:text-properties", {**_font(FONT), **_sizes(size), **spoken(sheet.language), "fo:hyphenate": "false"}
        ),
    )
    named = (_style(style, look, layout.width, rtl=sheet.rtl) for style, look in looks.items())
    return element(
        "office:document-styles",
        SPACES,
        font_faces(),
        element("office:styles", None, default, joined(named), *_others(layout), _outline(looks), *_lists(looks)),
        element("office:automatic-styles", None, _page(sheet, layout)),
        element("office:master-styles", None, _master(sheet.furniture, rtl=sheet.rtl)),
    )


def _font(family: str) -> dict[str, object]:
    return {
        "style:font-name": family,
        "style:font-name-asian": family,
        "style:font-name-complex": COMPLEX_FONT if family == FONT else family,
    }


def _sizes(size: float, *, bold: bool | None = None) -> dict[str, object]:
    made: dict[str, object] = {
        f"{space}:font-size{kind}": points(size)
        for space, kind in (("fo", ""), ("style", "-asian"), ("style", "-complex"))
    }
    if bold is not None:
        weight = "bold" if bold else "normal"
        made |= {"fo:font-weight": weight, "style:font-weight-asian": weight, "style:font-weight-complex": weight}
    return made


def _style(style: Style, look: Look, width: float, *, rtl: bool) -> Xml:
    attributes = {
        "style:name": name(style),
        "style:display-name": title(style),
        "style:family": "paragraph",
        "style:parent-style-name": name(look.parent) if look.parent else None,
        "style:next-style-name": name(look.following) if look.following else None,
        "style:default-outline-level": look.level or None,
        "style:list-style-name": LISTS.get(style),
        "style:class": "text",
    }
    face: dict[str, object] = {"fo:color": look.colour, **_sizes(look.size, bold=look.bold)}
    if look.end:
        # Figures of one width, by a feature of the face.
        face["style:font-name"] = None
        face["fo:font-family"] = f"'{FONT}:tnum'"
    properties = element("style:paragraph-properties", _paragraph(look, rtl=rtl), *_tabs(style, look, width))
    return element("style:style", attributes, properties, element("style:text-properties", face))


def aligned(look: Look, *, rtl: bool) -> str:
    """The side that lines begin or end at. LibreOffice takes "start" for the left even in lines from right to left."""
    return "right" if rtl != look.end else "left"


def _paragraph(look: Look, *, rtl: bool) -> dict[str, object]:
    made: dict[str, object] = {
        "fo:margin-left": points(max(0.0, look.left - _BAR - _BAR_ROOM) if look.bar else look.left),
        "fo:margin-right": points(look.right),
        "fo:text-indent": points(-look.hanging),
        "fo:margin-top": points(look.before),
        "fo:margin-bottom": points(look.after),
        "style:line-height-at-least": points(look.size * look.line),
        "fo:text-align": aligned(look, rtl=rtl),
        "fo:keep-with-next": "always" if look.keep else "auto",
        "fo:keep-together": "always" if look.whole else "auto",
        "fo:break-before": "page" if look.new_page else None,
        "fo:background-color": look.ground or None,
        "style:join-border": "true" if look.bar else None,
    }
    if look.bar:
        # Margins turn round with the direction of the lines, borders do not.
        side = "right" if rtl else "left"
        made |= {f"fo:border-{side}": f"{points(_BAR)} solid {look.bar}", f"fo:padding-{side}": points(_BAR_ROOM)}
    if look.rule:
        made |= {"fo:border-top": f"1pt solid {look.rule}", "fo:padding-top": "4pt"}
    return made


def _tabs(style: Style, look: Look, width: float) -> tuple[Xml, ...]:
    if style is Style.HEADER:
        stop = {"style:position": points(width), "style:type": "right"}
    elif style is Style.CHECK_BOX:
        # Counted from where the words stand, after the margin.
        stop = {"style:position": points(0), "style:type": "left"}
    else:
        return ()
    return (element("style:tab-stops", None, element("style:tab-stop", stop)),)


def _others(layout: Layout) -> list[Xml]:
    """Styles of characters and of pictures."""
    box = max(TICK, layout.em(1.25))

    def characters(called: str, face: dict[str, object]) -> Xml:
        head = {"style:name": called, "style:display-name": called.replace("_20_", " "), "style:family": "text"}
        return element("style:style", head, element("style:text-properties", face))

    def graphic(called: str, *, decorative: bool) -> Xml:
        head = {"style:name": called, "style:display-name": called.replace("_20_", " "), "style:family": "graphic"}
        face = {
            "text:anchor-type": "as-char",
            "style:vertical-pos": "middle",
            "style:vertical-rel": "text",
            "fo:margin": "0pt",
            "loext:decorative": "true" if decorative else None,
        }
        return element("style:style", head, element("style:graphic-properties", face))

    return [
        characters(STRONG, {k: v for k, v in _sizes(1, bold=True).items() if "weight" in k}),
        characters(SIGNS, _font(SYMBOL_FONT)),
        characters(TICK_BOX, {**_font(SYMBOL_FONT), **_sizes(box)}),
        characters(_MARK, {"fo:color": BRAND, "fo:font-weight": "bold"}),
        characters("Internet_20_link", {"fo:color": BRAND, "style:text-underline-style": "solid"}),
        graphic(DECORATIVE, decorative=True),
        graphic(PICTURE, decorative=False),
    ]


def _outline(looks: Mapping[Style, Look]) -> Xml:
    """Heads of level 1 count themselves, unless one is marked as not counted."""
    levels = []
    for level in (1, 2, 3):
        head = {"text:level": level, "style:num-format": "1" if level == 1 else ""}
        if level == 1:
            head["style:num-suffix"] = "."
        levels.append(element("text:outline-level-style", head, _label(0, 0, "space" if level == 1 else "nothing")))
    return element("text:outline-style", {"style:name": "Outline"}, *levels)


def _label(left: float, hanging: float, after: str) -> Xml:
    place = {
        "text:label-followed-by": after,
        "text:list-tab-stop-position": points(left) if after == "listtab" else None,
        "fo:text-indent": points(-hanging),
        "fo:margin-left": points(left),
    }
    return element(
        "style:list-level-properties",
        {"text:list-level-position-and-space-mode": "label-alignment"},
        element("style:list-level-label-alignment", place),
    )


def _lists(looks: Mapping[Style, Look]) -> list[Xml]:
    made = []
    for style, called in LISTS.items():
        look = looks[style]
        label = _label(look.left, look.hanging, "listtab")
        if style is Style.BULLET:
            level = element(
                "text:list-level-style-bullet",
                {"text:level": 1, "text:style-name": _MARK, "text:bullet-char": "•"},
                label,
            )
        else:
            head = {"text:level": 1, "text:style-name": _MARK, "style:num-format": "1", "style:num-suffix": "."}
            level = element("text:list-level-style-number", head, label)
        made.append(element("text:list-style", {"style:name": called}, level))
    return made


def _page(sheet: Sheet, layout: Layout) -> Xml:
    wide, tall = layout.page
    face = {
        "fo:page-width": points(wide),
        "fo:page-height": points(tall),
        "style:print-orientation": "landscape" if wide > tall else "portrait",
        "fo:margin-left": points(layout.side),
        "fo:margin-right": points(layout.side),
        "fo:margin-top": points(layout.top * HEAD_AT),
        "fo:margin-bottom": points(layout.bottom * FOOT_AT),
        "style:writing-mode": "rl-tb" if sheet.rtl else "lr-tb",
    }
    head, foot = layout.top * (1 - HEAD_AT), layout.bottom * (1 - FOOT_AT)
    above = {"fo:min-height": points(head), "fo:margin-bottom": "0pt"}
    below = {"fo:min-height": points(foot), "fo:margin-top": points(max(0.0, foot - layout.em(_HEADER_LINE)))}
    return element(
        "style:page-layout",
        {"style:name": "Page"},
        element("style:page-layout-properties", face),
        element("style:header-style", None, element("style:header-footer-properties", above)),
        element("style:footer-style", None, element("style:header-footer-properties", below)),
    )


def _master(furniture: Furniture, *, rtl: bool) -> Xml:
    return element(
        "style:master-page",
        {"style:name": "Standard", "style:page-layout-name": "Page"},
        element("style:header", None, *_head(furniture, first=False)),
        element("style:header-first", None, *_head(furniture, first=True)),
        element("style:footer", None, _foot(furniture)),
        element("style:footer-first", None, _foot(furniture)),
    )


def _head(furniture: Furniture, *, first: bool) -> list[Xml]:
    """Title and code, and below them how the document stands; the first page has its title below."""
    parts = [words(furniture.code)]
    if not first:
        parts[:0] = [words(furniture.title), element("text:tab")]
    made = [_line(Style.HEADER, *parts)]
    if furniture.state:
        made.append(_line(Style.HEADER_DRAFT if furniture.draft else Style.HEADER_STATE, words(furniture.state)))
    return made


def _foot(furniture: Furniture) -> Xml:
    before, _, rest = furniture.page.partition("{page}")
    between, _, after = rest.partition("{total}")
    number = element("text:page-number", {"text:select-page": "current"}, words("1"))
    total = element("text:page-count", None, words("1"))
    return _line(Style.FOOTER, words(before), number, words(between), total, words(after))


def _line(style: Style, *parts: Xml) -> Xml:
    return element("text:p", {"text:style-name": name(style)}, *parts)
