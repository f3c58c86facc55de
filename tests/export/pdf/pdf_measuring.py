"""Measures a finished PDF: every run of text with its place, size, colour and ground, every picture, every rule."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pdf_reading import meanings
from pypdf import PdfReader

Colour = tuple[float, float, float]
Matrix = tuple[float, float, float, float, float, float]

_TOKEN = re.compile(
    r"<</MCID (?P<mcid>\d+)>> BDC|/(?P<artifact>Artifact) BMC|(?P<end>EMC)"
    r"|/(?P<font>\S+) (?P<size>[\d.]+) Tf <(?P<codes>[0-9A-Fa-f]*)> Tj"
    r"|(?P<hex><[0-9A-Fa-f]*>)|/(?P<name>[^\s/<>\[\]()]+)|(?P<number>[-+]?(?:\d+\.?\d*|\.\d+))|(?P<op>[A-Za-z]+\*?)"
)
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
_WHITE: Colour = (1, 1, 1)


@dataclass(frozen=True)
class Box:
    """A rectangle on a page, in points."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        return self.left - 0.1 <= x <= self.right + 0.1 and self.bottom - 0.1 <= y <= self.top + 0.1


@dataclass(frozen=True)
class Run:
    """A run of text in one face: where its baseline begins, and what it belongs to (None: an artifact)."""

    page: int
    x: float
    y: float
    width: float
    size: float
    text: str
    font: str
    colour: Colour
    ground: Colour
    element: int | None

    @property
    def right(self) -> float:
        """Where its last letter ends."""
        return self.x + self.width


@dataclass
class Tag:
    """An element of the structure tree, by its number in reading order."""

    name: str
    parent: int | None
    attributes: dict[str, Any]
    children: list[int] = field(default_factory=list)


@dataclass
class Measured:
    """Everything that was found. Pages count from 1."""

    pages: list[tuple[float, float]] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    pictures: list[tuple[int, str, Box]] = field(default_factory=list)
    rules: list[tuple[int, Box]] = field(default_factory=list)
    """Straight lines, as flat boxes."""
    tags: list[Tag] = field(default_factory=list)
    fonts: dict[str, Any] = field(default_factory=dict)
    """Descriptors of the fonts by their name."""

    def tag(self, run: Run) -> str:
        """The element that a run belongs to: "P", "H2"; "" for an artifact."""
        return "" if run.element is None else self.tags[run.element].name

    def above(self, element: int | None) -> Iterator[int]:
        """An element and those it is in, innermost first."""
        while element is not None:
            yield element
            element = self.tags[element].parent

    def inside(self, run: Run, *names: str) -> bool:
        """Whether a run is in an element of such a name, or in one inside it."""
        return any(self.tags[at].name in names for at in self.above(run.element))

    def elements(self) -> dict[int, list[list[Run]]]:
        """The lines of each element that has text, in order."""
        found: dict[int, list[list[Run]]] = {}
        for run in self.runs:
            if run.element is None:
                continue
            lines = found.setdefault(run.element, [])
            if lines and (lines[-1][-1].page, lines[-1][-1].y) == (run.page, run.y):
                lines[-1].append(run)
            else:
                lines.append([run])
        return found


def measured(data: bytes) -> Measured:
    """Reads a PDF as this program writes it."""
    pdf = PdfReader(io.BytesIO(data))
    found = Measured()
    owners = _structure(pdf, found)
    for number, page in enumerate(pdf.pages, 1):
        found.pages.append((float(page.mediabox.width), float(page.mediabox.height)))
        faces = {}
        for name, reference in page["/Resources"]["/Font"].items():  # type: ignore[index]
            font = reference.get_object()
            descendant = font["/DescendantFonts"][0].get_object()
            base = str(font["/BaseFont"])
            faces[str(name)[1:]] = (base, meanings(font), _widths(descendant["/W"]))
            found.fonts[base] = descendant["/FontDescriptor"].get_object()
        contents = page.get_contents()
        text = contents.get_data().decode("latin1") if contents is not None else ""
        pieces = owners.get(page.indirect_reference.idnum, {})  # type: ignore[union-attr]
        _Reader(found, number, faces, pieces).read(text)
    return found


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def grey(colour: Colour) -> Colour:
    """What a printer without colours makes of it."""
    level = 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]
    return (level, level, level)


def _luminance(colour: Colour) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _widths(entries: Any) -> dict[str, float]:
    """Widths of glyphs at size 1, by their codes."""
    found: dict[str, float] = {}
    listed = list(entries)
    for first, widths in zip(listed[::2], listed[1::2], strict=True):
        for at, width in enumerate(widths):
            found[f"{int(first) + at:04X}"] = float(width) / 1000
    return found


def _structure(pdf: PdfReader, found: Measured) -> dict[int, dict[int, int]]:
    """Fills in the tags; gives the element of each piece of marked content, by page and number."""
    owners: dict[int, dict[int, int]] = {}

    def walk(entry: Any, parent: int | None, page: int) -> None:
        number = len(found.tags)
        attributes = dict(entry["/A"].items()) if "/A" in entry else {}
        found.tags.append(Tag(str(entry["/S"])[1:], parent, attributes))
        if parent is not None:
            found.tags[parent].children.append(number)
        page = entry.raw_get("/Pg").idnum if "/Pg" in entry else page
        for kid in entry.get("/K", []) if isinstance(entry.get("/K", []), list) else [entry["/K"]]:
            child = kid.get_object()
            if isinstance(child, int):
                owners.setdefault(page, {})[int(child)] = number
            elif child.get("/Type") == "/MCR":
                owners.setdefault(child.raw_get("/Pg").idnum, {})[int(child["/MCID"])] = number
            elif "/S" in child:
                walk(child, number, page)

    walk(pdf.trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object(), None, 0)  # type: ignore[index]
    return owners


class _Reader:
    """Follows the operators of one page."""

    def __init__(self, found: Measured, page: int, faces: dict[str, Any], owners: dict[int, int]) -> None:
        self.found, self.page, self.faces, self.owners = found, page, faces, owners
        self.grounds: list[tuple[Box, Colour]] = []
        self.path: list[tuple[float, float]] = []
        self.at = _IDENTITY
        self.fill: Colour = (0, 0, 0)
        self.kept: list[tuple[Matrix, Colour]] = []
        self.open: int | None = None
        self.numbers: list[float] = []
        self.name = ""
        self.place = (0.0, 0.0)

    def read(self, text: str) -> None:
        for token in _TOKEN.finditer(text):
            match token.lastgroup:
                case "number":
                    self.numbers.append(float(token["number"]))
                case "name":
                    self.name = token["name"]
                case "codes":
                    self._show(token)
                case "mcid":
                    self.open = self.owners.get(int(token["mcid"]))
                    self.numbers = []
                case "artifact" | "end":
                    self.open = None
                    self.numbers = []
                case "op":
                    self._do(token["op"])
                    self.numbers = []

    def _do(self, op: str) -> None:
        n = self.numbers
        match op:
            case "q":
                self.kept.append((self.at, self.fill))
            case "Q":
                self.at, self.fill = self.kept.pop()
            case "cm":
                self.at = _times((n[0], n[1], n[2], n[3], n[4], n[5]), self.at)
            case "rg":
                self.fill = (n[0], n[1], n[2])
            case "Tm":
                self.place = (n[4], n[5])
            case "re":
                x, y, w, h = n[-4:]
                self.path += [_on(self.at, x, y), _on(self.at, x + w, y + h)]
            case "m" | "l":
                self.path.append(_on(self.at, n[-2], n[-1]))
            case "c":
                self.path += [_on(self.at, n[at], n[at + 1]) for at in (-6, -4, -2)]
            case "f" | "f*" | "b" | "B" | "B*" | "b*":
                self.grounds.append((_around(self.path), self.fill))
                self.path = []
            case "S" | "s" | "n":
                if op != "n" and len(self.path) == 2:
                    self.found.rules.append((self.page, _around(self.path)))
                self.path = []
            case "Do":
                corners = [_on(self.at, 0, 0), _on(self.at, 72, 72)]
                self.found.pictures.append((self.page, self.name, _around(corners)))

    def _show(self, token: re.Match[str]) -> None:
        base, letters, widths = self.faces[token["font"]]
        codes = [token["codes"][at : at + 4].upper() for at in range(0, len(token["codes"]), 4)]
        text = "".join(letters.get(code, "") for code in codes)
        scale = (self.at[0] ** 2 + self.at[1] ** 2) ** 0.5
        size = float(token["size"]) * scale
        seen = len(codes) - (len(text) - len(text.rstrip()))
        x, y = _on(self.at, *self.place)
        width = sum(widths.get(code, 0.0) for code in codes[:seen]) * size
        full = sum(widths.get(code, 0.0) for code in codes) * float(token["size"])
        ground = _WHITE
        for box, colour in self.grounds:
            if box.holds(x + width / 2, y + size * 0.3):
                ground = colour
        self.found.runs.append(Run(self.page, x, y, width, size, text, base, self.fill, ground, self.open))
        self.place = (self.place[0] + full, self.place[1])
        self.numbers = []


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _on(at: Matrix, x: float, y: float) -> tuple[float, float]:
    return (at[0] * x + at[2] * y + at[4], at[1] * x + at[3] * y + at[5])


def _around(points: list[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))
