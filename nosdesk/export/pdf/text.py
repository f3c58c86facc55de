"""Paragraphs: broken into lines, split over pages, drawn with their element."""

from contextlib import nullcontext
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from nosdesk.documents.blocks import plain
from nosdesk.export.direction import right_to_left
from nosdesk.export.pdf.boxes import Box
from nosdesk.export.pdf.fonts import Faces, spaced
from nosdesk.export.pdf.lines import (
    Line,
    balanced,
    break_lines,
    flat,
    placed,
    scripts_in,
    space_before,
    unglued,
    with_space,
    words_of,
)
from nosdesk.export.pdf.ordering import ScriptText
from nosdesk.export.pdf.scripts import other_script
from nosdesk.export.pdf.tagged import Element, TaggedCanvas
from nosdesk.export.pdf.wording import lost_letters, printable, together
from nosdesk.i18n import Reader

_CAPITALS: Final = 0.668
"""Height of the face's capitals at size 1: a line's capitals are centred in its height."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph looks. Sizes in points; `leading` is the distance from line to line."""

    size: float
    leading: float
    colour: str
    bold: bool = False
    figures: bool = False
    """Digits of one width, so that sums line up."""
    right: bool = False
    """Flush right."""
    centred: bool = False
    balanced: bool = False
    """Lines of like length: headings."""
    measure: float = 0.0
    """The longest line in points; 0: as wide as its place."""
    before: float = 0.0
    after: float = 0.0

    def bolder(self) -> "Style":
        """The same in bold."""
        return replace(self, bold=True)


@dataclass(frozen=True, slots=True)
class Setting:
    """What every paragraph of a document needs: its faces, its reader and its language."""

    faces: Faces
    reader: Reader
    language: str = ""

    @property
    def rtl(self) -> bool:
        """Whether the document is read from right to left."""
        return right_to_left(self.language)


class Text(Box):
    """A paragraph. `link` is the bookmark that it leads to; its element is then the Link.

    Where words are in letters that cannot be drawn, a sentence says so on the paper; the true text then stands in the
    element as ActualText, so that it is read aloud and copied as it was typed.
    """

    def __init__(self, setting: Setting, element: Element | None, text: str, style: Style, link: str = "") -> None:
        self.setting, self.element, self.style, self.link = setting, element, style, link
        self.before, self.after = style.before, style.after
        shown = printable(text, setting.faces, setting.reader)
        if element is not None and shown != text and lost_letters(text, setting.faces):
            element.props["ActualText"] = plain(text)
        self._shown = shown
        self.faces = setting.faces
        self.leading = style.leading
        """The distance from line to line: some scripts need more than the style says..."""
        self.middle = _CAPITALS / 2
        """...and how far above the baseline the middle of a line is, at size 1."""
        self._script: ScriptText | None = None
        if not shown.isascii() and other_script(shown):
            language = _language(element, setting.language)
            self.faces = setting.faces.of(shown, language)
            self._words = words_of(together(shown), self.faces, style.bold, style.figures)
            self._script = ScriptText(flat(self._words), language)
            scripts = scripts_in(self._words)
            self.leading = max([style.leading, *(style.size * script.leading for script in scripts)])
            self.middle = max([self.middle, *(script.middle for script in scripts)])
        else:
            self._words = words_of(together(shown), setting.faces, style.bold, style.figures)
        self._lines: dict[float, list[Line]] = {}

    @property
    def rtl(self) -> bool:
        """Whether it runs from right to left."""
        return self._script is not None and self._script.rtl

    def lines(self, width: float) -> list[Line]:
        """The lines when the paragraph is `width` points wide."""
        if self.style.measure:
            width = min(width, self.style.measure)
        if width not in self._lines:
            self._lines[width] = self._break(width / self.style.size)
        return self._lines[width]

    def _break(self, width: float) -> list[Line]:
        lines = break_lines(self._words, width)
        if self.style.balanced and 1 < len(lines) <= 6:
            lines = balanced(self._words, width, lines)
        return lines

    def height(self, width: float) -> float:
        return len(self.lines(width)) * self.leading

    def least(self) -> float:
        return max((piece.width for word in self._words for piece in unglued(word)), default=0.0) * self.style.size

    def wished(self) -> float:
        style = self.style
        words = words_of(together(self._shown, names=False), self.faces, style.bold, style.figures)
        return max((word.width for word in words), default=0.0) * style.size

    def named(self) -> float:
        return max((word.width for word in self._words), default=0.0) * self.style.size

    def natural(self) -> float:
        width = best = 0.0
        for word in self._words:
            width += word.width + (space_before(word) if width else 0.0)
            best = max(best, width)
            if word.ends_line:
                width = 0.0
        return best * self.style.size

    def split(self, width: float, height: float, *, force: bool = False) -> tuple[Box, Box] | None:
        lines = self.lines(width)
        fits = int((height + 0.01) // self.leading)
        least = 1 if force else 2
        fits = min(fits, len(lines) - least)
        if fits < least:
            return None
        return TextPart(self, lines[:fits]), TextPart(self, lines[fits:])

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        self.draw_lines(canvas, self.lines(width), x, top, width)

    def draw_lines(self, canvas: TaggedCanvas, lines: list[Line], x: float, top: float, width: float) -> None:
        """Draws some lines below `top`."""
        if not any(line.runs for line in lines):
            return
        style = self.style
        several = len(lines) > 1 or len(self.lines(width)) > 1
        placed_apart = canvas.turned or self._script is not None or style.right or style.centred
        baseline = top - self.leading / 2 - style.size * self.middle
        with nullcontext() if self._script else canvas.mark(self.element):
            canvas.setFillColor(style.colour)
            for line in lines:
                left = x + (self._shift(line, width, turned=canvas.turned, several=several) if placed_apart else 0.0)
                if self._script is None:
                    show = canvas.text_and_space if canvas.turned and line.runs and not line.broken else canvas.text
                    show(left, baseline, with_space(line, self.faces), style.size)
                else:
                    self._draw_pieces(canvas, self._script, line, left, baseline)
                if self.link and self.element is not None and line.width:
                    right = left + line.width * style.size
                    box = (left, baseline - style.size * 0.3, right, baseline + style.size * 0.9)
                    canvas.link(self.element, self.link, box)
                baseline -= self.leading

    def _draw_pieces(self, canvas: TaggedCanvas, script: ScriptText, line: Line, left: float, baseline: float) -> None:
        """Draws a line with other scripts in it: as it is read, each piece in its place, in the element of its passage."""
        size = self.style.size
        pieces = script.pieces(placed(line.words))
        for element, row in groupby(pieces, key=lambda piece: script.element_at(piece.start, self.element)):
            with canvas.mark(element):
                canvas.setFillColor(self.style.colour)
                for piece in row:
                    from_start = line.width - piece.x - piece.width if canvas.turned else piece.x
                    spot, runs = left + from_start * size, [(piece.face, piece.text)]
                    if piece is pieces[-1] and not line.broken and not script.rtl:
                        canvas.text_and_space(spot, baseline, spaced(runs), size)
                    else:
                        canvas.text(spot, baseline, runs, size)

    def _shift(self, line: Line, width: float, *, turned: bool, several: bool) -> float:
        """How far from the left edge of its place a line begins; from the right one where the page is turned round.

        A paragraph begins at the side from which it is read, a single line at the side from which its page is read.
        """
        free = width - line.width * self.style.size
        if self.style.centred:
            return free / 2
        if self.style.right:
            return 0.0 if turned else free
        if (self._script is None and not turned) or self._begins_right(turned=turned, several=several) == turned:
            return 0.0
        return free

    def _begins_right(self, *, turned: bool, several: bool) -> bool:
        in_its_language = self._script is not None and self._script.in_its_language
        return self.rtl if several or in_its_language else turned

    def begins_opposite(self, width: float, *, turned: bool) -> bool:
        """Whether its lines begin at the other side than the page is read from, where it is so wide."""
        if self._script is None and not turned:
            return False
        return self._begins_right(turned=turned, several=len(self.lines(width)) > 1) != turned

    def middle_of_first_line(self) -> float:
        """How far below its top the middle of the first line's capitals is: where a mark beside it belongs."""
        return self.leading / 2


class TextPart(Box):
    """Some lines of a paragraph that was split."""

    def __init__(self, text: Text, lines: list[Line]) -> None:
        self.text, self.part = text, lines

    def height(self, width: float) -> float:
        return len(self.part) * self.text.leading

    def split(self, width: float, height: float, *, force: bool = False) -> tuple[Box, Box] | None:
        fits = min(int((height + 0.01) // self.text.leading), len(self.part) - (1 if force else 2))
        if fits < (1 if force else 2):
            return None
        return TextPart(self.text, self.part[:fits]), TextPart(self.text, self.part[fits:])

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        self.text.draw_lines(canvas, self.part, x, top, width)


def _language(element: Element | None, otherwise: str) -> str:
    """The language of what an element stands in."""
    while element is not None:
        if "Lang" in element.props:
            return element.props["Lang"]
        element = element.parent
    return otherwise
