"""What was taken out of a text and what was put in, word by word."""

from collections.abc import Sequence
from typing import Final

from nosdesk.frozen import dataclass

_SHORT: Final = 8
"""Texts of so few words are read faster whole."""
_MOST: Final = 250_000
"""Pairs of words up to which two texts are compared: comparing costs as much as there are pairs, and more."""
_NEAR: Final = 2
"""Two changes with no more words than these between them are read as one."""
_KEPT: Final = 0.4
"""The share of words that must have stayed: else it is another text, not a changed one."""


@dataclass(frozen=True)
class WordChange:
    """One place where a text was changed: the words taken out and those put in; either may be empty."""

    out: str
    put: str


def word_changes(old: str, new: str) -> tuple[WordChange, ...]:
    """What was changed in a text, in its order. Empty where old and new are best read whole: short, or hardly alike."""
    before, after = old.split(), new.split()
    if min(len(before), len(after)) <= _SHORT or before == after:
        return ()
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    middle = before[start : len(before) - end], after[start : len(after) - end]
    changes, kept = _between(*middle)
    if (start + end + kept) / max(len(before), len(after)) < _KEPT:
        return ()
    return changes


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two texts begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _between(before: list[str], after: list[str]) -> tuple[tuple[WordChange, ...], int]:
    """The changes from one list of words to the other, and how many words stayed."""
    if len(before) * len(after) > _MOST:
        return (WordChange(" ".join(before), " ".join(after)),), 0
    from difflib import SequenceMatcher

    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    found: list[WordChange] = []
    kept = at = to = 0
    for block in blocks:
        last = block.size == 0
        if block.size <= _NEAR and not last and (at, to) != (block.a, block.b):
            continue
        if block.a > at or block.b > to:
            found.append(WordChange(" ".join(before[at : block.a]), " ".join(after[to : block.b])))
        kept += block.size
        at, to = block.a + block.size, block.b + block.size
    return tuple(found), kept
