"""The faces of the papers: measuring, encoding and embedding Atkinson Hyperlegible Next.

Fonts are embedded whole, as composite fonts whose codes are glyph numbers: 24 KB each, no guessing, and the face's own
figures of one width (glyphs named ".tf") can be shown for sums without a second file. Its default figures do not line up.
"""

import io
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, ClassVar, Final, cast

from fontTools.ttLib import TTFont
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream

from nosdesk.export.direction import has_rtl, runs_rtl
from nosdesk.export.pdf.scripts import FIRST, Script, is_urdu, other_script, script_of
from nosdesk.export.pdf.symbols import SYMBOLS
from nosdesk.paths import resources_dir

_FOLDER: Final = "fonts"
_FAMILY: Final = "AtkinsonHyperlegibleNext"
NBSP: Final = "\u00a0"
_BOLD: Final = 600
_JOINERS: Final = "\u200c\u200d"
"""They say whether the letters around them join: part of the spelling in Persian, Hindi and others."""


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

    shaped: ClassVar[bool] = False
    """Whether its letters change with their neighbours, see shaping.py."""

    @property
    def script(self) -> Script | None:
        """The writing system that it is a face of, if that is not Latin."""
        return None

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
    """All faces of a paper. Symbols (ticks, boxes, arrows) are ours: the letter faces lack them.

    Letters of other scripts come from the faces of shaping.py, which are read when the first such letter is met.
    """

    regular: Face
    bold: Face
    figures: Face
    figures_bold: Face
    urdu: bool = False
    """Whether words in Arabic letters are set as Urdu is."""
    one_hand: bool = False
    """Whether they are set the same in every language."""

    @property
    def symbols(self) -> Face:
        """Our own face, made when the first symbol is shown."""
        return _symbols()

    def face(self, *, bold: bool, figures: bool) -> Face:
        """The letter face for a weight, with figures of one width or not."""
        if figures:
            return self.figures_bold if bold else self.figures
        return self.bold if bold else self.regular

    @cached_property
    def running(self) -> "Faces":
        """The same faces in one hand for every language."""
        return replace(self, one_hand=True)

    @cached_property
    def in_urdu(self) -> "Faces":
        """The same with the hand that Urdu is written in."""
        made = replace(self, urdu=True)
        made.__dict__.update(in_urdu=made, upright=self)
        return made

    @cached_property
    def upright(self) -> "Faces":
        """The same with the hand that Arabic and Persian are written in."""
        return self

    def of(self, text: str, language: str = "") -> "Faces":
        """The faces for a text: by its language, or where that is not said, by its letters."""
        if self.one_hand or not other_script(text) or (self.urdu and not language):
            return self
        return self.in_urdu if is_urdu(text, language) else self.upright

    def has(self, char: str) -> bool:
        """Whether the character can be shown by a letter face or as a symbol."""
        return self.regular.has(char) or char in SYMBOLS or self._other(char, self.regular) is not None

    def joins(self, before: str, char: str) -> bool:
        """Whether a joiner stands after a letter of a script in which it is part of the spelling."""
        face = self._other(before, self.regular) if before else None
        return char in _JOINERS and face is not None and face.has(char)

    def _other(self, char: str, face: Face) -> Face | None:
        """The face of another script that has a character, in the weight of `face`."""
        if ord(char) < FIRST or script_of(char) is None:
            return None
        from nosdesk.export.pdf.shaping import face_for

        return face_for(char, bold=face.program.weight >= _BOLD, urdu=self.urdu)

    def runs(self, text: str, face: Face) -> list[tuple[Face, str]]:
        """The text in runs of one face, in the order in which it is read: symbols and other scripts have their own.

        Letters of another script, its numbers and its signs are runs of their own, so that all of a run has one direction.
        """
        if all(ord(char) in face.glyphs for char in text):
            return [(face, text)]
        runs: list[tuple[Face, str]] = []
        kind = ""
        for char in text:
            before, chosen = runs[-1][0] if runs else None, self._face_of(char, face)
            clings = char in _JOINERS or unicodedata.category(char) in {"Mn", "Mc", "Me"}
            if clings and before is not None and chosen is not before and before is not face and before.has(char):
                chosen = before
            found = kind if clings else _kind_of(char) if chosen is not face else ""
            if runs and before is chosen and found == kind:
                runs[-1] = (chosen, runs[-1][1] + char)
            else:
                runs.append((chosen, char))
            kind = found
        return [(_in_line(used, piece), piece) for used, piece in runs] if self.urdu else runs

    def _face_of(self, char: str, face: Face) -> Face:
        if face.has(char):
            return face
        if char in SYMBOLS:
            return self.symbols
        return self._other(char, face) or self.symbols

    def line(self, text: str, face: Face, *, rtl: bool = False) -> list[tuple[Face, str]]:
        """A text of one line in runs from left to right, as the canvas shows them; `rtl` is said by what stands around."""
        runs = self.of(text).runs(text, face)
        turned = has_rtl(text) if other_script(text) else rtl and not any(char.isalpha() for char in text)
        if not turned:
            return runs
        from nosdesk.export.pdf.ordering import from_left

        return from_left(runs, runs_rtl(text, rtl))

    def width(self, text: str, face: Face) -> float:
        """The width of a text at size 1, symbols and other scripts included."""
        return sum(used.width(piece) for used, piece in self.of(text).runs(text, face)) if text else 0.0

    def shortened(self, text: str, face: Face, room: float) -> str:
        """The text on one line in the room it has at size 1: cut after a word, or in one, with an ellipsis."""
        if self.width(text, face) <= room:
            return text
        left = room - face.width("…")
        if any(self._face_of(char, face) not in {face, self.symbols} for char in text):
            fits = bisect_right(range(1, len(text) + 1), left, key=lambda end: self.width(text[:end], face))
        else:
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


def _kind_of(char: str) -> str:
    """Letters, numbers or signs: what may run in another direction than its neighbours."""
    return {"L": "letter", "M": "letter", "N": "number"}.get(unicodedata.category(char)[0], char)


@cache
def faces() -> Faces:
    """The faces, read once in the life of the program."""
    folder = resources_dir() / _FOLDER
    regular, tabular = _letters("NosRegular", folder / f"{_FAMILY}-Regular.ttf", 400)
    bold, tabular_bold = _letters("NosBold", folder / f"{_FAMILY}-Bold.ttf", 700)
    return Faces(regular, bold, tabular, tabular_bold)


def spaced(runs: list[tuple[Face, str]]) -> list[tuple[Face, str]]:
    """Runs with a space at their end, so that copied words do not run together."""
    face, text = runs[-1]
    return [*runs, (faces().regular, " ")] if face.shaped else [*runs[:-1], (face, f"{text} ")]


def _in_line(face: Face, text: str) -> Face:
    if not face.shaped:
        return face
    from nosdesk.export.pdf.shaping import ShapedFace, in_line

    return in_line(cast(ShapedFace, face), text)


def running_faces() -> Faces:
    """The faces for the head and foot of pages, where there is no room for the sloping hand of Urdu."""
    return faces().running


def faces_for(language: str) -> Faces:
    """The faces of a paper in a language."""
    return faces().in_urdu if is_urdu("", language) else faces()


@cache
def _symbols() -> Face:
    from nosdesk.export.pdf.symbols import symbol_font

    data = symbol_font()
    with TTFont(io.BytesIO(data)) as font:
        return Face(read_program("NosSymbols", "NosDeskSymbols", data, font, 400), _glyphs(font))


def _letters(name: str, path: Path, weight: int) -> tuple[Face, Face]:
    """A weight with its usual figures, and with figures of one width."""
    data = path.read_bytes()
    with TTFont(io.BytesIO(data), lazy=True) as font:
        program = read_program(name, path.stem, data, font, weight)
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


def read_program(name: str, family: str, data: bytes, font: TTFont, weight: int) -> Program:
    """A font file with what the PDF says of it."""
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
    """Adds the whole font to a PDF document and returns it; `shown` are the glyphs in use with what each one means."""
    widths = {glyph: program.advances[glyph] for glyph in shown}
    return font_objects(doc, program, program.data, program.family, widths, shown, PDFName("Identity"))


def font_objects(
    doc: Any,
    program: Program,
    data: bytes,
    family: str,
    widths: Mapping[int, int],
    meanings: Mapping[int, str],
    glyph_map: Any,
) -> Any:
    """Adds a composite font to a PDF document and returns it: widths and meanings by code, and which glyph a code is."""
    file = stream_object(doc, data, f"{program.name}File", {"Length1": len(data)})
    descriptor = PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": PDFName(family),
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
    listed: list[Any] = []
    for code in sorted(widths):
        listed += [code, PDFArray([widths[code]])]
    system = {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}
    descendant = PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType2"),
            "BaseFont": PDFName(family),
            "CIDSystemInfo": PDFDictionary(system),
            "FontDescriptor": doc.Reference(descriptor, f"{program.name}Descriptor"),
            "DW": 1000,
            "W": PDFArray(listed),
            "CIDToGIDMap": glyph_map,
        }
    )
    font = PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": PDFName(family),
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([doc.Reference(descendant, f"{program.name}Descendant")]),
            "ToUnicode": stream_object(doc, _to_unicode(meanings).encode(), f"{program.name}Unicode"),
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
