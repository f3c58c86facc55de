"""Paragraphs: broken into lines, split over pages, drawn with their element."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from nosdesk.documents.blocks import plain, spans
from nosdesk.export.pdf.boxes import Box
from nosdesk.export.pdf.fonts import NBSP, Face, Faces
from nosdesk.export.pdf.tagged import Element, TaggedCanvas
from nosdesk.export.pdf.wording import lost_letters, printable, together
from nosdesk.i18n import Reader

_CAPITALS: Final = 0.668
"""Height of the face's capitals at size 1: a line's capitals are centred in its height."""
_BREAKS_AFTER: Final = frozenset("-/–—@.,_=&?:;")
_CLOSER: Final = 0.6
"""A long word is broken after one of these signs if that fills at least this share of the line."""

Runs = list[tuple[Face, str]]


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
class _Word:
    """What stands between two spaces; `parts` are its runs, `width` at size 1."""

    parts: tuple[tuple[Face, str], ...]
    width: float
    ends_line: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: its runs, its width at size 1, and whether a word goes on in the next line."""

    runs: tuple[tuple[Face, str], ...]
    width: float
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """What every paragraph of a document needs: its faces and its reader."""

    faces: Faces
    reader: Reader


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
        self._words = _words(together(shown), setting.faces, style.bold, style.figures)
        self._lines: dict[float, list[Line]] = {}

    def lines(self, width: float) -> list[Line]:
        """The lines when the paragraph is `width` points wide."""
        if self.style.measure:
            width = min(width, self.style.measure)
        if width not in self._lines:
            self._lines[width] = self._break(width / self.style.size)
        return self._lines[width]

    def _break(self, width: float) -> list[Line]:
        lines = _break_lines(self._words, width)
        if self.style.balanced and 1 < len(lines) <= 6:
            lines = _balanced(self._words, width, lines)
        return lines

    def height(self, width: float) -> float:
        return len(self.lines(width)) * self.style.leading

    def least(self) -> float:
        return max((piece.width for word in self._words for piece in _unglued(word)), default=0.0) * self.style.size

    def wished(self) -> float:
        style = self.style
        words = _words(together(self._shown, names=False), self.setting.faces, style.bold, style.figures)
        return max((word.width for word in words), default=0.0) * style.size

    def named(self) -> float:
        return max((word.width for word in self._words), default=0.0) * self.style.size

    def natural(self) -> float:
        width = best = 0.0
        for word in self._words:
            width += word.width + (_space(word) if width else 0.0)
            best = max(best, width)
            if word.ends_line:
                width = 0.0
        return best * self.style.size

    def split(self, width: float, height: float, *, force: bool = False) -> tuple[Box, Box] | None:
        lines = self.lines(width)
        fits = int((height + 0.01) // self.style.leading)
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
        with canvas.mark(self.element):
            canvas.setFillColor(style.colour)
            baseline = top - (style.leading + style.size * _CAPITALS) / 2
            for line in lines:
                left = x + self._shift(line, width)
                canvas.text(left, baseline, _with_space(line, self.setting.faces), style.size)
                if self.link and self.element is not None and line.width:
                    right = left + line.width * style.size
                    box = (left, baseline - style.size * 0.3, right, baseline + style.size * 0.9)
                    canvas.link(self.element, self.link, box)
                baseline -= style.leading

    def _shift(self, line: Line, width: float) -> float:
        if self.style.right:
            return width - line.width * self.style.size
        if self.style.centred:
            return (width - line.width * self.style.size) / 2
        return 0.0

    def middle_of_first_line(self) -> float:
        """How far below its top the middle of the first line's capitals is: where a mark beside it belongs."""
        return self.style.leading / 2


class TextPart(Box):
    """Some lines of a paragraph that was split."""

    def __init__(self, text: Text, lines: list[Line]) -> None:
        self.text, self.part = text, lines

    def height(self, width: float) -> float:
        return len(self.part) * self.text.style.leading

    def split(self, width: float, height: float, *, force: bool = False) -> tuple[Box, Box] | None:
        fits = min(int((height + 0.01) // self.text.style.leading), len(self.part) - (1 if force else 2))
        if fits < (1 if force else 2):
            return None
        return TextPart(self.text, self.part[:fits]), TextPart(self.text, self.part[fits:])

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        self.text.draw_lines(canvas, self.part, x, top, width)


def forget() -> None:
    """Forget the words that were broken into lines."""
    _words.cache_clear()


@lru_cache(maxsize=8192)
def _words(text: str, faces: Faces, bold: bool, figures: bool) -> tuple[_Word, ...]:
    """The words of a text, kept: a paper is laid out more than once, and its tables say the same in many rows."""
    return tuple(_split_words(text, faces, bold=bold, figures=figures))


def _split_words(text: str, faces: Faces, *, bold: bool, figures: bool) -> Iterator[_Word]:
    """The words of the text, each with its runs; a line end in the text closes the line."""
    open_parts: Runs = []
    for span in spans(text):
        face = faces.face(bold=bold or span.bold, figures=figures)
        for piece in _pieces(span.text):
            if piece in {" ", "\n"}:
                if open_parts:
                    yield _word(open_parts, ends_line=piece == "\n")
                    open_parts = []
                elif piece == "\n":
                    yield _word([(face, "")], ends_line=True)
            elif piece:
                open_parts += faces.runs(piece, face)
    if open_parts:
        yield _word(open_parts)


def _pieces(text: str) -> Iterator[str]:
    """The text cut at ordinary spaces and line ends, which are pieces too."""
    start = 0
    for at, char in enumerate(text):
        if char in " \n":
            if at > start:
                yield text[start:at]
            yield char
            start = at + 1
    if start < len(text):
        yield text[start:]


def _word(parts: Runs, *, ends_line: bool = False) -> _Word:
    return _Word(tuple(parts), sum(face.width(text) for face, text in parts), ends_line=ends_line)


def _space(word: _Word) -> float:
    """The width of a space before the word, at size 1."""
    return word.parts[0][0].width(" ") if word.parts else 0.0


def _unglued(word: _Word) -> list[_Word]:
    """The words of a group that was held together."""
    if not any(NBSP in text for _, text in word.parts):
        return [word]
    groups: list[Runs] = [[]]
    for face, text in word.parts:
        for at, piece in enumerate(text.split(NBSP)):
            if at:
                groups.append([])
            if piece:
                groups[-1].append((face, piece))
    words = [_word(parts) for parts in groups if parts]
    if words and word.ends_line:
        words[-1] = replace(words[-1], ends_line=True)
    return words


def _break_lines(words: Sequence[_Word], width: float) -> list[Line]:
    """Words filled into lines; a group wider than a line is taken apart, a word wider than a line is broken."""
    lines: list[Line] = []
    current: list[_Word] = []
    used = 0.0
    waiting = list(reversed(words))
    while waiting:
        word = waiting.pop()
        gap = _space(word) if current else 0.0
        if used + gap + word.width <= width + 1e-6:
            current.append(word)
            used += gap + word.width
            if word.ends_line:
                lines.append(_line(current, used))
                current, used = [], 0.0
            continue
        if word.width > width:
            group = _unglued(word)
            if len(group) > 1:
                waiting += reversed(group)
                continue
        if current:
            lines.append(_line(current, used))
            current, used = [], 0.0
            waiting.append(word)
            continue
        head, tail = _broken(word, width)
        lines.append(replace(_line([head], head.width), broken=bool(tail.parts)))
        if tail.parts:
            waiting.append(tail)
    if current or not lines:
        lines.append(_line(current, used))
    return lines


def _broken(word: _Word, width: float) -> tuple[_Word, _Word]:
    """As much of a word as fits (at least one character), and the rest; best after a sign such as "-" or "/"."""
    used = at_sign = 0.0
    fits = sign = 0
    chars = [(face, char) for face, text in word.parts for char in text[: int(width * 10) + 2]]
    for at, (face, char) in enumerate(chars):
        wider = used + face.width(char)
        if at and wider > width:
            break
        used, fits = wider, at + 1
        if char in _BREAKS_AFTER and used > width * _CLOSER:
            sign, at_sign = fits, used
    if sign:
        fits, used = sign, at_sign
    head, tail = _cut(word.parts, fits)
    return _Word(head, used), replace(word, parts=tail, width=word.width - used)


def _cut(
    parts: tuple[tuple[Face, str], ...], chars: int
) -> tuple[tuple[tuple[Face, str], ...], tuple[tuple[Face, str], ...]]:
    """The first so many characters of the runs, and the others."""
    head: Runs = []
    for at, (face, text) in enumerate(parts):
        if chars < len(text):
            if chars:
                head.append((face, text[:chars]))
            return tuple(head), ((face, text[chars:]), *parts[at + 1 :])
        head.append((face, text))
        chars -= len(text)
    return tuple(head), ()


def _line(words: list[_Word], width: float) -> Line:
    runs: Runs = []
    for word in words:
        for at, (face, text) in enumerate(word.parts):
            text = text.replace(NBSP, " ")
            if at == 0 and runs:
                text = " " + text
            if runs and runs[-1][0] is face:
                runs[-1] = (face, runs[-1][1] + text)
            else:
                runs.append((face, text))
    return Line(tuple((face, text) for face, text in runs if text), width)


def _with_space(line: Line, faces: Faces) -> Runs:
    """The line's runs with a space at its end, so that copied words do not run together."""
    runs = list(line.runs)
    if not runs or line.broken:
        return runs
    face, text = runs[-1]
    return [*runs[:-1], (face, f"{text} ")] if face.has(" ") else [*runs, (faces.regular, " ")]


def _balanced(words: Sequence[_Word], width: float, lines: list[Line]) -> list[Line]:
    """The same number of lines, as narrow as they can be without taking a name or a date apart."""
    longest = max((word.width for word in words if word.width <= width), default=0.0)
    low, high = max(width / 2, longest), width
    for _ in range(12):
        middle = (low + high) / 2
        narrower = _break_lines(words, middle)
        if len(narrower) == len(lines) and not any(line.broken for line in narrower):
            high, lines = middle, narrower
        else:
            low = middle
    return lines
