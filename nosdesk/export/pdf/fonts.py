"""The faces of the papers: measuring, encoding and embedding Atkinson Hyperlegible Next.

Fonts are embedded whole, as composite fonts whose codes are glyph numbers: 24 KB each, no guessing, and the face's own
figures of one width (glyphs named ".tf") can be shown for sums without a second file. Its default figures do not line up.
"""

import io
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, Final

from fontTools.ttLib import TTFont
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream

from nosdesk.export.pdf.symbols import SYMBOLS
from nosdesk.paths import resources_dir

_FOLDER: Final = "fonts"
_FAMILY: Final = "AtkinsonHyperlegibleNext"
NBSP: Final = "\u00a0"


@dataclass(frozen=True, eq=False)
class Program:
    """A font file as the PDF embeds it. Measures are in thousandths of the size."""

    name: str
    """Its name among the resources of a page."""
    family: str
    data: bytes
    advances: tuple[int, ...]
    """Width of each glyph."""
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int
    weight: int


@dataclass(frozen=True, eq=False)
class Face:
    """A font program with a choice of glyphs: `glyphs` maps characters to glyph numbers."""

    program: Program
    glyphs: Mapping[int, int]
    _widths: dict[str, float] = field(default_factory=dict, repr=False)

    def has(self, char: str) -> bool:
        """Whether the face can show the character."""
        return ord(char) in self.glyphs

    def width(self, text: str) -> float:
        """Width of the text at size 1. Raises KeyError for a character that the face lacks."""
        known = self._widths.get(text)
        if known is None:
            advances, glyphs = self.program.advances, self.glyphs
            known = sum(advances[glyphs[ord(char)]] for char in text) / 1000
            if len(text) < 40 and len(self._widths) < 50_000:
                self._widths[text] = known
        return known

    def encode(self, text: str) -> str:
        """The text as hexadecimal glyph numbers."""
        glyphs = self.glyphs
        return "".join(f"{glyphs[ord(char)]:04X}" for char in text)


@dataclass(frozen=True, eq=False)
class Faces:
    """All faces of a paper. Symbols (ticks, boxes, arrows) are ours: the letter faces lack them."""

    regular: Face
    bold: Face
    figures: Face
    figures_bold: Face

    @cached_property
    def symbols(self) -> Face:
        """Our own face, made when the first symbol is shown."""
        from nosdesk.export.pdf.symbols import symbol_font

        data = symbol_font()
        with TTFont(io.BytesIO(data)) as font:
            return Face(_program("NosSymbols", "NosDeskSymbols", data, font, 400), _glyphs(font))

    def face(self, *, bold: bool, figures: bool) -> Face:
        """The letter face for a weight, with figures of one width or not."""
        if figures:
            return self.figures_bold if bold else self.figures
        return self.bold if bold else self.regular

    def has(self, char: str) -> bool:
        """Whether the character can be shown by a letter face or as a symbol."""
        return self.regular.has(char) or char in SYMBOLS

    def runs(self, text: str, face: Face) -> list[tuple[Face, str]]:
        """The text in runs of one face: symbols come from their own."""
        if all(ord(char) in face.glyphs for char in text):
            return [(face, text)]
        runs: list[tuple[Face, str]] = []
        for char in text:
            chosen = face if face.has(char) else self.symbols
            if runs and runs[-1][0] is chosen:
                runs[-1] = (chosen, runs[-1][1] + char)
            else:
                runs.append((chosen, char))
        return runs

    def width(self, text: str, face: Face) -> float:
        """The width of a text at size 1, symbols included."""
        return sum(used.width(piece) for used, piece in self.runs(text, face)) if text else 0.0

    def shortened(self, text: str, face: Face, room: float) -> str:
        """The text on one line in the room it has at size 1: cut after a word, or in one, with an ellipsis."""
        if self.width(text, face) <= room:
            return text
        left = room - face.width("…")
        fits = 0
        for char in text:
            left -= (face if face.has(char) else self.symbols).width(char)
            if left < 0:
                break
            fits += 1
        cut = text[:fits]
        if " " in cut.strip() and not text[fits : fits + 1].isspace():
            cut = cut[: cut.rstrip().rfind(" ")]
        return f"{cut.rstrip()}…" if cut.strip() else ""


@cache
def faces() -> Faces:
    """The faces, read once in the life of the program."""
    folder = resources_dir() / _FOLDER
    regular, tabular = _letters("NosRegular", folder / f"{_FAMILY}-Regular.ttf", 400)
    bold, tabular_bold = _letters("NosBold", folder / f"{_FAMILY}-Bold.ttf", 700)
    return Faces(regular, bold, tabular, tabular_bold)


def _letters(name: str, path: Path, weight: int) -> tuple[Face, Face]:
    """A weight with its usual figures, and with figures of one width."""
    data = path.read_bytes()
    with TTFont(io.BytesIO(data), lazy=True) as font:
        program = _program(name, path.stem, data, font, weight)
        glyphs = _glyphs(font)
        tabular = dict(glyphs)
        for code, glyph in font.getBestCmap().items():
            if f"{glyph}.tf" in font.getReverseGlyphMap():
                tabular[code] = font.getGlyphID(f"{glyph}.tf")
    return Face(program, glyphs), Face(program, tabular)


def _glyphs(font: TTFont) -> dict[int, int]:
    glyphs = {code: font.getGlyphID(name) for code, name in font.getBestCmap().items()}
    glyphs.setdefault(ord(NBSP), glyphs[ord(" ")])
    return glyphs


def _program(name: str, family: str, data: bytes, font: TTFont, weight: int) -> Program:
    scale = 1000 / font["head"].unitsPerEm
    head, line = font["head"], font["hhea"]
    advances = tuple(round(font["hmtx"][glyph][0] * scale) for glyph in font.getGlyphOrder())
    corners = [round(value * scale) for value in (head.xMin, head.yMin, head.xMax, head.yMax)]
    return Program(
        name,
        family,
        data,
        advances,
        (corners[0], corners[1], corners[2], corners[3]),
        round(line.ascent * scale),
        round(line.descent * scale),
        round(font["OS/2"].sCapHeight * scale),
        weight,
    )


def program_objects(doc: Any, program: Program, shown: Mapping[int, str]) -> Any:
    """Adds the font to a PDF document and returns it; `shown` are the glyphs in use with what each one means."""
    file = stream_object(doc, program.data, f"{program.name}File", {"Length1": len(program.data)})
    descriptor = PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": PDFName(program.family),
            "Flags": 4,
            "FontBBox": PDFArray(list(program.box)),
            "ItalicAngle": 0,
            "Ascent": program.ascent,
            "Descent": program.descent,
            "CapHeight": program.cap_height,
            "StemV": 80 if program.weight < 600 else 130,
            "FontFile2": file,
        }
    )
    widths: list[Any] = []
    for glyph in sorted(shown):
        widths += [glyph, PDFArray([program.advances[glyph]])]
    system = {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}
    descendant = PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType2"),
            "BaseFont": PDFName(program.family),
            "CIDSystemInfo": PDFDictionary(system),
            "FontDescriptor": doc.Reference(descriptor, f"{program.name}Descriptor"),
            "DW": 1000,
            "W": PDFArray(widths),
            "CIDToGIDMap": PDFName("Identity"),
        }
    )
    font = PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": PDFName(program.family),
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([doc.Reference(descendant, f"{program.name}Descendant")]),
            "ToUnicode": stream_object(doc, _to_unicode(shown).encode(), f"{program.name}Unicode"),
        }
    )
    return doc.Reference(font, program.name)


def stream_object(doc: Any, content: bytes, name: str, entries: Mapping[str, Any] | None = None) -> Any:
    """Adds a compressed stream with these entries to the document."""
    return doc.Reference(PDFStream(PDFDictionary(dict(entries or {})), content, [pdfdoc.PDFZCompress]), name)


def _to_unicode(shown: Mapping[int, str]) -> str:
    """What each glyph means, so that text can be copied and read aloud; at most 100 lines a block (ISO 32000-1)."""
    lines = [f"<{glyph:04X}> <{char.encode('utf-16-be').hex().upper()}>" for glyph, char in sorted(shown.items())]
    blocks = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{body}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )


def forget() -> None:
    """Forget the words that were measured and shown."""
    tidy.cache_clear()
    if faces.cache_info().currsize:
        known = faces()
        for face in (known.regular, known.bold, known.figures, known.figures_bold, known.symbols):
            face._widths.clear()


@lru_cache(maxsize=4096)
def tidy(text: str) -> str:
    """The text as it may stand in a file's properties: one line, no control characters, nothing that is half a character."""
    kept = (" " if char.isspace() else char for char in text if char.isspace() or _sound(char))
    return " ".join("".join(kept).split(" ")).strip()


def _sound(char: str) -> bool:
    return unicodedata.category(char) not in {"Cc", "Cs", "Co", "Cn"}
