"""Faces whose letters change with their neighbours: shaped by HarfBuzz, embedded as the part of the font that is used.

A letter may be drawn with several glyphs, a stroke and its dots, and one stroke serves many letters. In the file each letter
as it was shaped is one glyph of its own with one meaning, put together from those: so every program that copies, searches or
reads aloud finds the letters that were typed.
"""

import hashlib
import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import groupby
from typing import Any, ClassVar, Final

from nosdesk.export.pdf.fonts import Face, Program, font_objects, read_program, stream_object
from nosdesk.export.pdf.scripts import ARABIC, FIRST, URDU, Script, script_of
from nosdesk.paths import resources_dir

_FOLDER: Final = "fonts/noto"
_NOT_NEEDED: Final = frozenset({"GSUB", "GPOS", "GDEF", "STAT", "meta"})
"""Tables that say how letters change: in a paper they have been shaped."""
_FARTHEST: Final = 8_000
"""No sign is put farther above or below its line, however many somebody piles on one letter."""
_HIGHEST: Final = 1_300
"""How far above the line a word of the sloping hand may begin: far more than any word of Urdu does."""
_KEPT: Final = 20_000
"""Shapes of so many words are kept."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, or several that are drawn as one: its glyphs with their places, its width, what it means. In thousandths."""

    glyphs: tuple[tuple[int, int, int], ...]
    """Number, x and y of each, from the left end of the letter."""
    width: int
    meaning: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A shaped word: its letters in the order in which they are read, each with its left edge, and the width of all."""

    letters: tuple[tuple[int, Letter], ...]
    width: int


@dataclass(frozen=True, eq=False)
class ShapedFace(Face):
    """A face of one script. Its `glyphs` say which characters it has; how they look together, HarfBuzz knows."""

    shaped: ClassVar[bool] = True
    writing: Script = URDU
    _shapes: dict[str, Shape] = field(default_factory=dict, repr=False)

    @property
    def script(self) -> Script:
        """The writing system that it is a face of."""
        return self.writing

    def width(self, text: str) -> float:
        """Width of the text, shaped, at size 1."""
        return self.shape(text).width / 1000

    def shape(self, text: str) -> Shape:
        """The text shaped, in the direction of its letters."""
        known = self._shapes.get(text)
        if known is None:
            known = self._shaped(text)
            if len(self._shapes) < _KEPT:
                self._shapes[text] = known
        return known

    @cached_property
    def _font(self) -> Any:
        import uharfbuzz

        return uharfbuzz.Font(uharfbuzz.Face(self.program.data))

    def _shaped(self, text: str) -> Shape:
        import uharfbuzz

        if not text:
            return Shape((), 0)
        buffer = uharfbuzz.Buffer()
        buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_GRAPHEMES
        buffer.add_str(text)
        backwards = any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text)
        buffer.direction = "rtl" if backwards else "ltr"
        buffer.script = self.writing.tag
        buffer.language = self.writing.languages[0]
        uharfbuzz.shape(self._font, buffer)
        starts = sorted({info.cluster for info in buffer.glyph_infos})
        ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
        letters: list[tuple[int, Letter]] = []
        pen = 0
        shown = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        for cluster, group in groupby(shown, key=lambda pair: pair[0].cluster):
            glyphs: list[tuple[int, int, int]] = []
            width = 0
            for info, place in group:
                height = max(-_FARTHEST, min(place.y_offset, _FARTHEST))
                glyphs.append((info.codepoint, width + place.x_offset, height))
                width += place.x_advance
            letters.append((pen, Letter(tuple(glyphs), width, text[cluster : ends[cluster]])))
            pen += width
        return Shape(tuple(reversed(letters) if backwards else letters), pen)

    def climbs(self, text: str) -> bool:
        """Whether the letters of a text rise out of their line, as those of the sloping hand do in what is no word."""
        return len(text) > 8 and any(
            y > _HIGHEST for _, letter in self.shape(text).letters for _, _, y in letter.glyphs
        )

    @cached_property
    def _outlines(self) -> tuple[Any, list[str]]:
        from fontTools.ttLib import TTFont

        font = TTFont(io.BytesIO(self.program.data))
        return font.getGlyphSet(), font.getGlyphOrder()

    def draw(self, text: str, pen: Any) -> None:
        """Draws the outlines of a shaped text with a pen of fontTools, from (0, 0), in thousandths of the size."""
        from fontTools.pens.recordingPen import DecomposingRecordingPen
        from fontTools.pens.transformPen import TransformPen

        glyphs, names = self._outlines
        for left, letter in self.shape(text).letters:
            for number, x, y in letter.glyphs:
                outline = DecomposingRecordingPen(glyphs)
                glyphs[names[number]].draw(outline)
                outline.replay(TransformPen(pen, (1, 0, 0, 1, left + x, y)))


def forget() -> None:
    """Forget the texts that were shaped. The faces are read from their files anew."""
    shaped_face.cache_clear()


@cache
def shaped_face(script: Script, bold: bool) -> ShapedFace:
    """The face of a script in a weight, read once in the life of the program."""
    from fontTools.ttLib import TTFont

    weight = "Bold" if bold else "Regular"
    data = (resources_dir() / _FOLDER / f"{script.family}-{weight}.ttf").read_bytes()
    with TTFont(io.BytesIO(data), lazy=True) as font:
        program = read_program(
            f"Nos{script.name}{weight}", f"{script.family}-{weight}", data, font, 700 if bold else 400
        )
        glyphs = {code: font.getGlyphID(name) for code, name in font.getBestCmap().items()}
    return ShapedFace(program, glyphs, writing=script)


def in_line(face: ShapedFace, text: str) -> ShapedFace:
    """The face itself, or the upright one for what the sloping hand would carry out of its line."""
    if face.writing is not URDU or not face.climbs(text):
        return face
    upright = shaped_face(ARABIC, face.program.weight > 400)
    return upright if all(upright.has(char) for char in text) else face


def face_for(char: str, *, bold: bool, urdu: bool) -> ShapedFace | None:
    """The face that has a character of another script; None where no face has it."""
    if ord(char) < FIRST:
        return None
    script = script_of(char)
    if script is None:
        return None
    if urdu and script.tag == URDU.tag:
        face = shaped_face(URDU, bold)
        if face.has(char):
            return face
    face = shaped_face(script, bold)
    return face if face.has(char) else None


class Codes:
    """The codes that a document gives to the letters of a shaped face, in the order of their use."""

    def __init__(self) -> None:
        self.letters: dict[Letter, int] = {}

    def code(self, letter: Letter) -> int:
        """The code of a letter, from 1."""
        return self.letters.setdefault(letter, len(self.letters) + 1)


def operators(face: ShapedFace, text: str, size: float, codes: Codes) -> str:
    """The PDF operators that show a text from where the pen is, and leave the pen at its end."""
    shape = face.shape(text)
    pen = 0
    row: list[str] = []
    for x, letter in shape.letters:
        if x != pen:
            row.append(str(pen - x))
        row.append(f"<{codes.code(letter):04X}>")
        pen = x + letter.width
    if pen != shape.width:
        row.append(str(pen - shape.width))
    return f"/{face.program.name} {size:.3f} Tf [{''.join(row)}] TJ"


def shaped_objects(doc: Any, program: Program, codes: Codes) -> Any:
    """Adds the used part of a shaped font to a PDF document and returns it."""
    letters = list(codes.letters)
    data, numbers = _part(program, letters)
    tag = hashlib.sha256(data).digest()
    family = "".join(chr(65 + byte % 26) for byte in tag[:6]) + f"+{program.family}"
    glyph_map = stream_object(doc, b"".join(n.to_bytes(2, "big") for n in (0, *numbers)), f"{program.name}Map")
    widths = {code: letter.width for letter, code in codes.letters.items()}
    meanings = {code: letter.meaning for letter, code in codes.letters.items()}
    return font_objects(doc, program, data, family, widths, meanings, glyph_map)


def _part(program: Program, letters: Sequence[Letter]) -> tuple[bytes, list[int]]:
    """The font with only what these letters are drawn with, and the number of the glyph of each."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = False
    options.name_IDs = []
    out = io.BytesIO()
    with TTFont(io.BytesIO(program.data), recalcTimestamp=False) as font:
        for tag in _NOT_NEEDED & set(font.keys()):
            del font[tag]
        names = _put_together(font, letters)
        subsetter = Subsetter(options)
        subsetter.populate(glyphs=sorted({*names}))
        subsetter.subset(font)
        numbers = [font.getGlyphID(name) for name in names]
        font.save(out)
    return out.getvalue(), numbers


def _put_together(font: Any, letters: Sequence[Letter]) -> list[str]:
    """Gives the font a glyph for every letter that is more than one glyph in its usual place; returns the names of all."""
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    order, table = list(font.getGlyphOrder()), font["glyf"]
    metrics = font["hmtx"].metrics
    names: list[str] = []
    made: dict[tuple[tuple[int, int, int], ...], str] = {}
    for letter in letters:
        number, x, y = letter.glyphs[0]
        if len(letter.glyphs) == 1 and not x and not y and metrics[order[number]][0] == letter.width:
            names.append(order[number])
            continue
        key = (*letter.glyphs, (letter.width, 0, 0))
        if key not in made:
            made[key] = f"letter{len(made)}"
            pen = TTGlyphPen(table)
            for number, x, y in letter.glyphs:
                pen.addComponent(order[number], (1, 0, 0, 1, x, y))
            glyph = table.glyphs[made[key]] = pen.glyph()
            glyph.recalcBounds(table)
            metrics[made[key]] = (letter.width, getattr(glyph, "xMin", 0))
        names.append(made[key])
    table.glyphOrder = [*order, *made.values()]
    font.setGlyphOrder(table.glyphOrder)
    return names
