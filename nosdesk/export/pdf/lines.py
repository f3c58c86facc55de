"""Words filled into lines: what belongs together stays together, and nothing is wider than its place."""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from nosdesk.documents.blocks import spans
from nosdesk.export.pdf.fonts import NBSP, Face, Faces
from nosdesk.export.pdf.scripts import Script

_BREAKS_AFTER: Final = frozenset("-/–—@.,_=&?:;")
_CLINGING: Final = frozenset({"Mn", "Mc", "Me", "Cf"})
"""Categories of characters that are part of the letter before them."""
_CLOSER: Final = 0.6
"""A long word is broken after one of these signs if that fills at least this share of the line."""

Runs = list[tuple[Face, str]]


@dataclass(frozen=True, slots=True)
class Word:
    """What stands between two spaces; `parts` are its runs, `width` at size 1."""

    parts: tuple[tuple[Face, str], ...]
    width: float
    ends_line: bool = False
    start: int = 0
    """The place of its first character in the paragraph, see `flat`."""

    @property
    def length(self) -> int:
        """How many characters it has."""
        return sum(len(text) for _, text in self.parts)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: its runs as they are read, its width at size 1, and whether a word goes on in the next line."""

    runs: tuple[tuple[Face, str], ...]
    width: float
    broken: bool = False
    words: tuple[Word, ...] = ()


def forget() -> None:
    """Forget the words that were broken into lines."""
    words_of.cache_clear()


@lru_cache(maxsize=8192)
def words_of(text: str, faces: Faces, bold: bool, figures: bool) -> tuple[Word, ...]:
    """The words of a text, kept: a paper is laid out more than once, and its tables say the same in many rows."""
    return tuple(_split_words(text, faces, bold=bold, figures=figures))


def _split_words(text: str, faces: Faces, *, bold: bool, figures: bool) -> Iterator[Word]:
    """The words of the text, each with its runs; a line end in the text closes the line."""
    open_parts: Runs = []
    start = 0
    for span in spans(text):
        face = faces.face(bold=bold or span.bold, figures=figures)
        for piece in _pieces(span.text):
            if piece in {" ", "\n"}:
                if not open_parts and piece == "\n":
                    open_parts = [(face, "")]
                if open_parts:
                    word = _word(open_parts, start, ends_line=piece == "\n")
                    yield word
                    start += word.length + 1
                    open_parts = []
            elif piece:
                open_parts += faces.runs(piece, face)
    if open_parts:
        yield _word(open_parts, start)


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


def _word(parts: Runs, start: int, *, ends_line: bool = False) -> Word:
    return Word(tuple(parts), sum(face.width(text) for face, text in parts), ends_line, start)


def flat(words: Sequence[Word]) -> str:
    """All words on one line: what the places of characters count in."""
    return "".join("".join(text for _, text in word.parts) + ("\n" if word.ends_line else " ") for word in words)


def placed(words: Sequence[Word]) -> list[tuple[Face, str, int]]:
    """The runs of a line's words and of the spaces between them, each with the place of its first character."""
    placed: list[tuple[Face, str, int]] = []
    for at, word in enumerate(words):
        start = word.start
        if at and word.parts:
            placed.append((word.parts[0][0], " ", start - 1))
        for face, text in word.parts:
            placed.append((face, text.replace(NBSP, " "), start))
            start += len(text)
    return placed


def scripts_in(words: Sequence[Word]) -> set[Script]:
    """The scripts besides Latin that words are in."""
    return {face.script for word in words for face, _ in word.parts if face.script is not None}


def space_before(word: Word) -> float:
    """The width of a space before the word, at size 1."""
    return word.parts[0][0].width(" ") if word.parts else 0.0


def unglued(word: Word) -> list[Word]:
    """The words of a group that was held together."""
    if not any(NBSP in text for _, text in word.parts):
        return [word]
    groups: list[tuple[Runs, int]] = [([], word.start)]
    place = word.start
    for face, text in word.parts:
        for at, piece in enumerate(text.split(NBSP)):
            if at:
                place += 1
                groups.append(([], place))
            if piece:
                groups[-1][0].append((face, piece))
                place += len(piece)
    words = [_word(parts, start) for parts, start in groups if parts]
    if words and word.ends_line:
        words[-1] = replace(words[-1], ends_line=True)
    return words


def break_lines(words: Sequence[Word], width: float) -> list[Line]:
    """Words filled into lines; a group wider than a line is taken apart, a word wider than a line is broken."""
    lines: list[Line] = []
    current: list[Word] = []
    used = 0.0
    waiting = list(reversed(words))
    while waiting:
        word = waiting.pop()
        gap = space_before(word) if current else 0.0
        if used + gap + word.width <= width + 1e-6:
            current.append(word)
            used += gap + word.width
            if word.ends_line:
                lines.append(_line(current, used))
                current, used = [], 0.0
            continue
        if word.width > width:
            group = unglued(word)
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


def _broken(word: Word, width: float) -> tuple[Word, Word]:
    """As much of a word as fits (at least one character), and the rest; best after a sign such as "-" or "/"."""
    if any(face.shaped for face, _ in word.parts):
        return _broken_shaped(word, width)
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
    return Word(head, used, start=word.start), replace(
        word, parts=tail, width=word.width - used, start=word.start + fits
    )


def _broken_shaped(word: Word, width: float) -> tuple[Word, Word]:
    """The same for letters whose width depends on their neighbours: measured anew at every place where it may be broken."""
    text = "".join(text for _, text in word.parts)
    # No letter is parted from its marks and joiners.
    places = [at for at in range(1, len(text)) if unicodedata.category(text[at]) not in _CLINGING] + [len(text)]

    def head(at: int) -> Word:
        return _word(list(_cut(word.parts, places[at])[0]), word.start)

    at = max(bisect_right(range(len(places)), width, key=lambda n: head(n).width) - 1, 0)
    while at and head(at).width > width:
        at -= 1
    tail = _cut(word.parts, places[at])[1]
    return head(at), _word(list(tail), word.start + places[at], ends_line=word.ends_line)


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


def _line(words: list[Word], width: float) -> Line:
    runs: Runs = []
    for word in words:
        for at, (face, text) in enumerate(word.parts):
            text = text.replace(NBSP, " ")
            if at == 0 and runs:
                if face.shaped:
                    runs.append((face, " "))
                else:
                    text = " " + text
            if runs and runs[-1][0] is face and not face.shaped:
                runs[-1] = (face, runs[-1][1] + text)
            else:
                runs.append((face, text))
    return Line(tuple((face, text) for face, text in runs if text), width, words=tuple(words))


def with_space(line: Line, faces: Faces) -> Runs:
    """The line's runs with a space at its end, so that copied words do not run together."""
    runs = list(line.runs)
    if not runs or line.broken:
        return runs
    face, text = runs[-1]
    return [*runs[:-1], (face, f"{text} ")] if face.has(" ") else [*runs, (faces.regular, " ")]


def balanced(words: Sequence[Word], width: float, lines: list[Line]) -> list[Line]:
    """The same number of lines, as narrow as they can be without taking a name or a date apart."""
    longest = max((word.width for word in words if word.width <= width), default=0.0)
    low, high = max(width / 2, longest), width
    for _ in range(12):
        middle = (low + high) / 2
        narrower = break_lines(words, middle)
        if len(narrower) == len(lines) and not any(line.broken for line in narrower):
            high, lines = middle, narrower
        else:
            low = middle
    return lines
