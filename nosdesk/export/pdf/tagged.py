"""Tagged PDF/UA-1 over ReportLab's canvas: every mark on the page is content of the structure tree, or an artifact.

Drawing happens inside `canvas.mark(element)`; `mark(None)` draws an artifact. Elements stand in reading order as they were
made, whatever order they are drawn in and however many pages they cover. Text is shown with `canvas.text`, from fonts that
are embedded whole (see fonts.py). Rules: ISO 14289-1 (PDF/UA-1), ISO 32000-1 section 14.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString
from reportlab.pdfgen.canvas import Canvas

from nosdesk.export.pdf.fonts import Face, Program, program_objects, stream_object, tidy

if TYPE_CHECKING:
    from nosdesk.export.pdf.shaping import Codes

# Streams are bytes: written as text, as ReportLab does for old mail programs, they would be a quarter longer.
rl_config.useA85 = 0

_PRODUCER: Final = "NOS Desk"
_OF_TABLES: Final = frozenset({"THead", "TBody", "TR", "TH", "TD"})


class Element:
    """One element of the structure tree: what a screen reader meets, in this order.

    `props` are entries of the element itself (Alt, ActualText, Lang, Title); `attributes` are its Table, List or Layout
    attributes. Elements that nothing was drawn in are left out of the file, except empty cells of a table.
    """

    __slots__ = ("attributes", "children", "parent", "props", "tag")

    def __init__(self, tag: str, parent: "Element | None" = None, **props: str) -> None:
        self.tag = tag
        self.parent = parent
        self.children: list[Element] = []
        self.props = {key: value for key, value in props.items() if value}
        self.attributes: dict[str, Any] = {}
        if parent is not None:
            parent.children.append(self)

    def add(self, tag: str, **props: str) -> "Element":
        """A new last child."""
        return Element(tag, self, **props)

    def adopt(self, child: "Element") -> None:
        """Makes an element that was made apart the last child."""
        child.parent = self
        self.children.append(child)

    def attribute(self, owner: str, **values: Any) -> "Element":
        """Sets attributes of one owner ("Table", "List", "Layout"), as PDF names where they are words."""
        self.attributes["O"] = PDFName(owner)
        for key, value in values.items():
            self.attributes[key] = PDFName(value) if isinstance(value, str) else value
        return self


class _Page(pdfdoc.PDFPage):
    __NoDefault__: list[str] = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]  # noqa: RUF012
    StructParents: Any
    Tabs: Any


class TaggedCanvas(Canvas):
    """A canvas that records which element each piece of a page belongs to and writes the structure tree on saving."""

    # ReportLab's own, which its type stubs leave out.
    _doc: Any
    _code: list[str]
    _pageNumber: int  # noqa: N815
    _annotationrefs: list[Any]
    _filename: Any
    _fillColorObj: Any  # noqa: N815
    _strokeColorObj: Any  # noqa: N815

    def __init__(
        self,
        out: BinaryIO,
        root: Element,
        *,
        size: tuple[float, float],
        title: str,
        language: str,
        subject: str,
    ) -> None:
        super().__init__(out, pagesize=size, pdfVersion=(1, 7), invariant=1, pageCompression=1)
        self._root = root
        self._open: Element | str | None = None
        self._pieces: dict[Element, list[tuple[int, int]]] = {}
        self._links: dict[Element, list[tuple[int, Any]]] = {}
        self._parents: list[list[Element] | Element] = []
        self._page_key: int | None = None
        self._page_refs: dict[int, Any] = {}
        self._glyphs: dict[Program, dict[int, str]] = {}
        self._codes: dict[Program, Codes] = {}
        self._turns: list[float] = []
        self.turned = False
        """Whether left and right are changed about where it draws now."""
        title, subject = tidy(title), tidy(subject)
        self.setTitle(title)
        self.setSubject(subject)
        self.setAuthor(_PRODUCER)
        self.setCreator(_PRODUCER)
        self.setProducer(_PRODUCER)
        catalog = self._doc.Catalog
        catalog.Lang = PDFString(language)
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.Metadata = pdfdoc.XMP(creator=lambda _: _xmp(title, subject, language))
        self.setViewerPreference("DisplayDocTitle", "true")
        # A page shrunk to what a printer can reach would have smaller print than its reader needs.
        self.setViewerPreference("PrintScaling", "None")

    def print_on(self, *, both_sides: bool) -> None:
        """Proposes to whoever prints it one side of the paper or both."""
        self.setViewerPreference("Duplex", "DuplexFlipLongEdge" if both_sides else "Simplex")

    def read_from_right(self) -> None:
        """Says that pages side by side, and whatever else has an order, go from right to left."""
        self.setViewerPreference("Direction", "R2L")

    def _make_preamble(self) -> None:
        """Keeps ReportLab's own font, which is not embedded, out of every page."""
        self._preamble = "1 0 0 1 0 0 cm"

    @property
    def page_number(self) -> int:
        """The page being drawn, from 1."""
        return int(self._pageNumber)

    @contextmanager
    def mark(self, element: Element | None) -> Iterator[None]:
        """What is drawn inside belongs to `element`, or is an artifact (None). Inside another mark it changes nothing."""
        if self._open is not None:
            yield
            return
        if element is None:
            self._code.append("/Artifact BMC")
        else:
            content = self._page_content()
            number = len(content)
            content.append(element)
            self._pieces.setdefault(element, []).append((self._pageNumber, number))
            self._code.append(f"/{element.tag} <</MCID {number}>> BDC")
        self._open = element or "artifact"
        try:
            yield
        finally:
            self._code.append("EMC")
            self._open = None

    def setFillColor(self, aColor: Any, alpha: float | None = None) -> None:  # noqa: N802, N803 - ReportLab’s names
        """Sets the colour ("#RRGGBB") of grounds and text, if it is not that already."""
        colour = _colour(aColor)
        if self._fillColorObj is not colour:
            super().setFillColor(colour)

    def setStrokeColor(self, aColor: Any, alpha: float | None = None) -> None:  # noqa: N802, N803
        """Sets the colour ("#RRGGBB") of lines, if it is not that already."""
        colour = _colour(aColor)
        if self._strokeColorObj is not colour:
            super().setStrokeColor(colour)

    def _page_content(self) -> list[Element]:
        if self._page_key is None:
            self._page_key = len(self._parents)
            self._parents.append([])
        return cast(list[Element], self._parents[self._page_key])

    def text(self, x: float, y: float, runs: list[tuple[Face, str]], size: float) -> None:
        """Shows runs of text one after another from the point (x, y) on the baseline, in the fill colour."""
        if self.turned:
            # Words are never turned round with the page: they begin at what is now the right end of their place.
            x += sum(face.width(text) for face, text in runs) * size
            code = [f"BT -1 0 0 1 {x:.3f} {y:.3f} Tm"]
        else:
            code = [f"BT 1 0 0 1 {x:.3f} {y:.3f} Tm"]
        for face, text in runs:
            if face.shaped:
                code.append(self._shaped(face, text, size))
                continue
            used = self._glyphs.setdefault(face.program, {})
            for char in text:
                used.setdefault(face.glyphs[ord(char)], char)
            code.append(f"/{face.program.name} {size:.3f} Tf <{face.encode(text)}> Tj")
        code.append("ET")
        self._code.append(" ".join(code))

    def text_and_space(self, x: float, y: float, runs: list[tuple[Face, str]], size: float) -> None:
        """The same for runs that end in a space, which is there for copied words and takes no room."""
        if self.turned:
            x -= runs[-1][0].width(" ") * size
        self.text(x, y, runs, size)

    def _shaped(self, face: Face, text: str, size: float) -> str:
        from nosdesk.export.pdf.shaping import Codes, ShapedFace, operators

        return operators(cast(ShapedFace, face), text, size, self._codes.setdefault(face.program, Codes()))

    @contextmanager
    def turn(self, x: float, width: float) -> Iterator[None]:
        """What is drawn inside between `x` and `x + width` is turned round, left for right; words and pictures stay."""
        self.saveState()
        self.turn_page(x, width)
        try:
            yield
        finally:
            self.restoreState()
            self._turns.pop()
            self.turned = not self.turned

    def turn_page(self, x: float, width: float) -> None:
        """Turns the rest of the page round, as `turn` does."""
        axis = 2 * x + width
        self._code.append(f"-1 0 0 1 {axis:.3f} 0 cm")
        self._turns.append(axis)
        self.turned = not self.turned

    def on_page(self, left: float, right: float) -> tuple[float, float]:
        """Where a stretch of what is being drawn stands on the page."""
        for axis in reversed(self._turns):
            left, right = axis - right, axis - left
        return left, right

    def link(self, element: Element, key: str, box: tuple[float, float, float, float]) -> None:
        """Makes the box (left, bottom, right, top) lead to the bookmark `key`; `element` is its Link, with Alt."""
        left, right = self.on_page(box[0], box[2])
        annotation = pdfdoc.LinkAnnotation(
            Rect=(left, box[1], right, box[3]),
            Contents=element.props["Alt"],
            Destination=self._bookmarkReference(key),  # type: ignore[attr-defined]
            Border="[0 0 0]",
            StructParent=len(self._parents),
            F=4,
        )
        annotation.permitted = (*annotation.permitted, "StructParent")
        self._parents.append(element)
        self._addAnnotation(annotation)  # type: ignore[attr-defined]
        self._links.setdefault(element, []).append((self._pageNumber, self._annotationrefs[-1]))

    def showPage(self) -> None:  # noqa: N802
        """Ends the page; the next one is not turned round."""
        super().showPage()
        self._turns.clear()
        self.turned = False

    def _setAnnotations(self, page: Any) -> None:  # noqa: N802 - ReportLab's name; it is called for pages and for forms
        super()._setAnnotations(page)  # type: ignore[misc]
        if not isinstance(page, pdfdoc.PDFPage):
            return
        page.__class__ = _Page
        page = cast(_Page, page)
        page.Tabs = PDFName("S")
        if self._page_key is not None:
            page.StructParents = self._page_key
            self._page_key = None
        self._page_refs[self._pageNumber] = self._doc.thisPageRef()

    def save(self) -> None:
        """Writes the structure tree and the fonts, then the file."""
        if self._code:
            self.showPage()
        self._write_structure()
        fonts = self._doc.idToObject["BasicFonts"].dict
        for program, glyphs in self._glyphs.items():
            fonts[program.name] = program_objects(self._doc, program, glyphs)
        if self._codes:
            from nosdesk.export.pdf.shaping import shaped_objects

            for program, codes in self._codes.items():
                fonts[program.name] = shaped_objects(self._doc, program, codes)
        self._doc.SaveToFile(self._filename, self)

    def _write_structure(self) -> None:
        doc = self._doc
        tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        tree_ref = doc.Reference(tree, "StructTree")
        refs: dict[Element, Any] = {}
        drawn = self._drawn()

        def written(element: Element, parent_ref: Any) -> Any:
            entry = PDFDictionary({"S": PDFName(element.tag), "P": parent_ref})
            ref = refs[element] = doc.Reference(entry, f"Element{len(refs)}")
            for key, value in element.props.items():
                entry[key] = PDFString(tidy(value))
            if element.attributes:
                entry["A"] = PDFDictionary(element.attributes)
            kids = self._pieces_of(element, entry)
            kids += [written(child, ref) for child in element.children if child in drawn]
            if kids:
                entry["K"] = PDFArray(kids)
            return ref

        tree["K"] = PDFArray([written(self._root, tree_ref)])
        numbers: list[Any] = []
        for key, owner in enumerate(self._parents):
            if isinstance(owner, Element):
                numbers += [key, refs[owner]]
            else:
                numbers += [key, doc.Reference(PDFArray([refs[element] for element in owner]), f"Parents{key}")]
        tree["ParentTree"] = doc.Reference(PDFDictionary({"Nums": PDFArray(numbers)}), "ParentTree")
        tree["ParentTreeNextKey"] = len(self._parents)
        doc.Catalog.StructTreeRoot = tree

    def _drawn(self) -> set[Element]:
        """Elements with something on a page in or under them, with the empty cells and rows of drawn tables."""
        drawn: set[Element] = {self._root}
        for element in (*self._pieces, *self._links):
            at: Element | None = element
            while at is not None and at not in drawn:
                drawn.add(at)
                at = at.parent
        waiting = [element for element in drawn if element.tag == "Table"]
        while waiting:
            parts = [child for child in waiting.pop().children if child.tag in _OF_TABLES]
            drawn.update(parts)
            waiting += parts
        return drawn

    def _pieces_of(self, element: Element, entry: Any) -> list[Any]:
        kids: list[Any] = []
        pieces = self._pieces.get(element, [])
        if pieces:
            first = pieces[0][0]
            entry["Pg"] = self._page_refs[first]
            for page, number in pieces:
                if page == first:
                    kids.append(number)
                else:
                    piece = {"Type": PDFName("MCR"), "Pg": self._page_refs[page], "MCID": number}
                    kids.append(PDFDictionary(piece))
        for page, annotation in self._links.get(element, []):
            reference = {"Type": PDFName("OBJR"), "Pg": self._page_refs[page], "Obj": annotation}
            kids.append(PDFDictionary(reference))
        return kids

    def stamp(self, name: str, stream: str, size: float, x: float, y: float, width: float) -> None:
        """Draws a square drawing of `size` units, given as PDF operators, `width` points wide; kept once in the file."""
        if not self.hasForm(name):
            entries = {"Type": PDFName("XObject"), "Subtype": PDFName("Form"), "BBox": PDFArray([0, 0, size, size])}
            stream_object(self._doc, stream.encode(), pdfdoc.xObjectName(name), entries)
        scale = width / size
        if self.turned:
            self._code.append(f"q {-scale:.5f} 0 0 {scale:.5f} {x + width:.3f} {y:.3f} cm")
        else:
            self._code.append(f"q {scale:.5f} 0 0 {scale:.5f} {x:.3f} {y:.3f} cm")
        self.doForm(name)
        self._code.append("Q")

    def stamp_jpeg(self, name: str, jpeg: bytes, size: tuple[int, int], x: float, y: float, width: float) -> None:
        """Draws a JPEG file of red, green and blue, `width` points wide, as it is; kept once in the file under `name`."""
        wide, high = size
        if not self.hasForm(name):
            entries = {
                "Type": PDFName("XObject"),
                "Subtype": PDFName("Image"),
                "Width": wide,
                "Height": high,
                "ColorSpace": PDFName("DeviceRGB"),
                "BitsPerComponent": 8,
                "Filter": PDFName("DCTDecode"),
            }
            self._doc.Reference(PDFStream(PDFDictionary(entries), jpeg, []), pdfdoc.xObjectName(name))
        self._code.append(f"q {width:.3f} 0 0 {width * high / wide:.3f} {x:.3f} {y:.3f} cm")
        self.doForm(name)
        self._code.append("Q")


@cache
def _colour(text: str) -> Color:
    return HexColor(text)


def _xmp(title: str, subject: str, language: str) -> bytes:
    def alternatives(text: str) -> str:
        return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'

    description = f"<dc:description>{alternatives(subject)}</dc:description>" if subject else ""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" '
        'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
        f"<dc:title>{alternatives(title)}</dc:title>{description}"
        f"<dc:creator><rdf:Seq><rdf:li>{_PRODUCER}</rdf:li></rdf:Seq></dc:creator>"
        f"<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>"
        f"<pdf:Producer>{_PRODUCER}</pdf:Producer><pdfuaid:part>1</pdfuaid:part>"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()
