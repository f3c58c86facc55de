"""The files inside a Word file, besides its text: head and foot, settings, fonts, properties, and how they belong together."""

from collections.abc import Iterable, Mapping
from typing import Final

from nosdesk.export.office import docx_styles as s
from nosdesk.export.office.docx_pictures import Pictures
from nosdesk.export.office.docx_styles import SPACES, style_id, value
from nosdesk.export.office.fonts import Embedded, embedded
from nosdesk.export.office.languages import tag
from nosdesk.export.office.looks import COMPLEX_FONT, Look
from nosdesk.export.office.markup import NOTHING, Xml, element, file, joined, words
from nosdesk.export.office.parts import MIME, Furniture, Sheet, Style, ending
from nosdesk.export.pdf.layout import Layout

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS: Final = {
    "document": f"{_WORD}.document.main+xml",
    "styles": f"{_WORD}.styles+xml",
    "numbering": f"{_WORD}.numbering+xml",
    "settings": f"{_WORD}.settings+xml",
    "fontTable": f"{_WORD}.fontTable+xml",
    "header1": f"{_WORD}.header+xml",
    "header2": f"{_WORD}.header+xml",
    "footer1": f"{_WORD}.footer+xml",
}


def files(
    sheet: Sheet,
    layout: Layout,
    looks: Mapping[Style, Look],
    body: Xml,
    pictures: Pictures,
    restarted: Mapping[int, int],
) -> dict[str, bytes]:
    """Every file by its name, in the order in which they are kept."""
    furniture, rtl = sheet.furniture, sheet.rtl
    made = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(
            (
                ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
                ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
                ("rId3", f"{_OFFICE}/extended-properties", "docProps/app.xml"),
            )
        ),
        "docProps/core.xml": _core(sheet),
        "docProps/app.xml": _program(),
        "word/document.xml": body,
        "word/styles.xml": s.styles(looks, sheet.language, layout.width),
        "word/numbering.xml": s.numbering(looks, restarted),
        "word/settings.xml": _settings(sheet),
        "word/fontTable.xml": _font_table(),
        "word/header1.xml": element("w:hdr", SPACES, *_head(furniture, rtl=rtl, first=False)),
        "word/header2.xml": element("w:hdr", SPACES, *_head(furniture, rtl=rtl, first=True)),
        "word/footer1.xml": element("w:ftr", SPACES, _foot(furniture, rtl=rtl)),
        "word/_rels/document.xml.rels": _document_relations(pictures),
        "word/_rels/fontTable.xml.rels": _relations(
            (f"rIdFont{at}", f"{_OFFICE}/font", f"fonts/font{at}.odttf") for at, _ in enumerate(embedded(), 1)
        ),
    }
    packed = {name: file(root) for name, root in made.items()}
    packed |= {f"word/fonts/font{at}.odttf": font.obfuscated() for at, font in enumerate(embedded(), 1)}
    return packed | {f"word/{_media(number, data)}": data for data, number in pictures.kept.items()}


def _media(number: int, data: bytes) -> str:
    return f"media/picture{number}.{ending(data)}"


def _types() -> Xml:
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        **MIME,
        "odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
    }
    made = [element("Default", {"Extension": end, "ContentType": kind}) for end, kind in defaults.items()]
    kinds = {f"/word/{name}.xml": kind for name, kind in _PARTS.items()}
    kinds["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    kinds["/docProps/app.xml"] = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    made += [element("Override", {"PartName": name, "ContentType": kind}) for name, kind in kinds.items()]
    return element("Types", {"xmlns": f"{_PACKAGE}/content-types"}, *made)


def _relations(known: Iterable[tuple[str, str, str]]) -> Xml:
    made = (element("Relationship", {"Id": name, "Type": kind, "Target": target}) for name, kind, target in known)
    return element("Relationships", {"xmlns": f"{_PACKAGE}/relationships"}, *made)


def _document_relations(pictures: Pictures) -> Xml:
    named = {"rIdHeader": "header1", "rIdFirstHeader": "header2", "rIdFooter": "footer1"}
    known = [(name, f"{_OFFICE}/{part[:-1]}", f"{part}.xml") for name, part in named.items()]
    known += [
        (f"rId{part}", f"{_OFFICE}/{part}", f"{part}.xml") for part in ("styles", "numbering", "settings", "fontTable")
    ]
    known += [
        (f"rIdPicture{number}", f"{_OFFICE}/image", _media(number, data)) for data, number in pictures.kept.items()
    ]
    return _relations(known)


def _core(sheet: Sheet) -> Xml:
    """Title, subject and language; no author and no times."""
    return element(
        "cp:coreProperties",
        {
            "xmlns:cp": f"{_PACKAGE}/metadata/core-properties",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        },
        element("dc:title", None, words(sheet.title)),
        element("dc:subject", None, words(sheet.subject)),
        element("dc:language", None, words(sheet.language)),
    )


def _program() -> Xml:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return element("Properties", {"xmlns": space}, element("Application", None, words("NOS Desk")))


def _settings(sheet: Sheet) -> Xml:
    said = tag(sheet.language) or "en-GB"
    fifteen = {"w:name": "compatibilityMode", "w:uri": "http://schemas.microsoft.com/office/word", "w:val": 15}
    return element(
        "w:settings",
        SPACES,
        element("w:embedTrueTypeFonts"),
        value("defaultTabStop", 720),
        value("autoHyphenation", "false"),
        element("w:compat", None, element("w:compatSetting", fifteen)),
        element("w:themeFontLang", {"w:val": said, "w:bidi": said}),
    )


def _font_table() -> Xml:
    families: dict[str, list[tuple[int, Embedded]]] = {}
    for at, font in enumerate(embedded(), 1):
        families.setdefault(font.family, []).append((at, font))
    made = []
    for family, kept in families.items():
        inside = [value("altName", kept[0][1].like), value("family", "swiss"), value("pitch", "variable")]
        for at, font in kept:
            name = "w:embedBold" if font.bold else "w:embedRegular"
            inside.append(element(name, {"r:id": f"rIdFont{at}", "w:fontKey": font.key}))
        made.append(element("w:font", {"w:name": family}, *inside))
    made.append(element("w:font", {"w:name": COMPLEX_FONT}, value("family", "swiss"), value("pitch", "variable")))
    return element("w:fonts", SPACES, *made)


def _head(furniture: Furniture, *, rtl: bool, first: bool) -> list[Xml]:
    """The running head: title and code, and below them how the document stands; the first page has its title below."""
    parts = [_words(furniture.code)]
    if not first:
        parts[:0] = [_words(furniture.title), element("w:r", None, element("w:tab"))]
    made = [_line(Style.HEADER, joined(parts), rtl=rtl)]
    if furniture.state:
        style = Style.HEADER_DRAFT if furniture.draft else Style.HEADER_STATE
        made.append(_line(style, _words(furniture.state), rtl=rtl))
    return made


def _foot(furniture: Furniture, *, rtl: bool) -> Xml:
    before, _, rest = furniture.page.partition("{page}")
    between, _, after = rest.partition("{total}")
    parts = (_words(before), _field("PAGE"), _words(between), _field("NUMPAGES"), _words(after))
    return _line(Style.FOOTER, joined(parts), rtl=rtl)


def _line(style: Style, content: Xml, *, rtl: bool) -> Xml:
    bidi = element("w:bidi") if rtl else NOTHING
    return element("w:p", None, element("w:pPr", None, value("pStyle", style_id(style)), bidi), content)


def _words(text: str) -> Xml:
    return element("w:r", None, element("w:t", {"xml:space": "preserve"}, words(text))) if text else NOTHING


def _field(name: str) -> Xml:
    return element("w:fldSimple", {"w:instr": f" {name} "}, element("w:r", None, element("w:t", None, words("1"))))
