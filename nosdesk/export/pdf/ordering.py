"""Runs of a line put in the order in which they stand on it, and passages in another script told apart."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from nosdesk.export.bidi import MIRRORED, homogeneous, levels, visual_order
from nosdesk.export.direction import has_rtl, right_to_left, runs_rtl
from nosdesk.export.pdf.fonts import NBSP, Face
from nosdesk.export.pdf.scripts import Script, language_of, script_of
from nosdesk.export.pdf.tagged import Element
from nosdesk.export.together import TOGETHER

Run = tuple[Face, str]
_SUM: Final = re.compile(r"[£$€][ ]?\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Piece:
    """What of a line is shown in one go: its characters' place in the paragraph, its left edge and width at size 1."""

    start: int
    face: Face
    text: str
    x: float
    width: float


def from_left(runs: Sequence[Run], rtl: bool) -> list[Run]:
    """The runs of a text of one line from left to right."""
    text = "".join(text for _, text in runs)
    cut = _cut(runs, levels(text, rtl, _whole(text)))
    return [_turned(run, level) for run, level in (cut[at] for at in visual_order([level for _, level in cut]))]


def _whole(text: str) -> tuple[tuple[int, int], ...]:
    """Where sums, phone numbers, dates and the like stand that have no letters from right to left."""
    text = text.replace(NBSP, " ")
    found = sorted(match.span() for pattern in (TOGETHER, _SUM) for match in pattern.finditer(text))
    return tuple((start, end) for start, end in found if not has_rtl(text[start:end]))


def _cut(runs: Sequence[Run], of: Sequence[int]) -> list[tuple[Run, int]]:
    """The runs cut where the level changes."""
    found: list[tuple[Run, int]] = []
    at = 0
    for face, text in runs:
        found += [((face, part), level) for part, level in homogeneous(text, of[at : at + len(text)])]
        at += len(text)
    return found


def _turned(run: Run, level: int) -> Run:
    """The run as it is drawn from its left end: signs of the letter faces are turned round, shaped words turn themselves."""
    face, text = run
    if not level % 2 or face.shaped:
        return run
    turned = (MIRRORED.get(char, char) for char in reversed(text))
    return face, "".join(new if face.has(new) else old for new, old in zip(turned, reversed(text), strict=True))


@dataclass(frozen=True, slots=True)
class Passage:
    """Part of a text in one script: its first character and the one after its last, and its language, "" if as around."""

    start: int
    end: int
    language: str
    other: bool
    """Whether it is in another script than Latin."""


def passages(text: str, language: str) -> list[Passage]:
    """The text in passages of Latin letters and of others, in a text of this language; signs go with what precedes them."""
    found: list[Passage] = []
    for start, end, script in _spans(text):
        said = "" if script is None else language_of(script, text[start:end], language)
        found.append(Passage(start, end, "" if said == language else said, script is not None))
    return found


def _spans(text: str) -> Iterator[tuple[int, int, Script | None]]:
    start = 0
    last = 0
    now: Script | None = None
    begun = False
    for at, char in enumerate(text):
        if not char.isalpha() and script_of(char) is None:
            continue
        script = script_of(char)
        if begun and script is not now:
            # Space and signs between the two belong to the Latin words: they are drawn with those.
            cut = at if now is None else last + 1
            yield start, cut, now
            start = cut
        now, begun, last = script, True, at
    if text:
        yield start, len(text), now


class ScriptText:
    """A paragraph with words in other scripts: which way it runs, where each piece of a line stands, what it is part of.

    `flat` is all its text on one line, `language` that of what it stands in.
    """

    def __init__(self, flat: str, language: str) -> None:
        self.rtl = has_rtl(flat) if right_to_left(language) else runs_rtl(flat, otherwise=False)
        self.in_its_language = self.rtl and right_to_left(language)
        self._levels = levels(flat, self.rtl, _whole(flat))
        self._passages = passages(flat, language)
        self._starts = [passage.start for passage in self._passages]
        self._flat = flat
        self._elements: list[Element] = []

    def element_at(self, start: int, within: Element | None) -> Element | None:
        """The element of the passage that a character is in: a part of `within` with its language and its true text."""
        if within is None:
            return None
        if not self._elements:
            self._elements = [self._element(passage, within) for passage in self._passages]
            # What an element holds itself comes before what it was given besides.
            first = sum(1 for _ in takewhile(lambda child: child.tag == "Span", within.children))
            within.children[first:first] = self._elements
        return self._elements[bisect_right(self._starts, start) - 1]

    def _element(self, passage: Passage, within: Element) -> Element:
        made = Element("Span", Lang=passage.language)
        made.parent = within
        if passage.other or self.rtl or any(level % 2 for level in self._levels[passage.start : passage.end]):
            made.props["ActualText"] = self._flat[passage.start : passage.end].replace(NBSP, " ")
        return made

    def pieces(self, placed: Sequence[tuple[Face, str, int]]) -> list[Piece]:
        """The pieces of a line in the order in which they are read; `placed` are its runs with their first character."""
        cut: list[tuple[Run, int, int]] = []
        for face, text, start in placed:
            for part, level in homogeneous(text, self._levels[start : start + len(text)]):
                cut.append(((face, part), level, start))
                start += len(part)
        widths = [face.width(text) for (face, text), _, _ in cut]
        places = [0.0] * len(cut)
        x = 0.0
        for at in visual_order([level for _, level, _ in cut]):
            places[at] = x
            x += widths[at]
        return [
            Piece(start, *_turned(run, level), left, width)
            for (run, level, start), left, width in zip(cut, places, widths, strict=True)
        ]
