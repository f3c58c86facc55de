"""The order in which letters of both directions stand on a line: Unicode Annex 9, without explicit embeddings.

Texts come from `printable` or `clean`, which leave out every character that would turn the direction of others, so that
rules X1 to X8 have nothing to do. What remains is here whole: W1 to W7, N0 to N2, I1, I2, and L2 for a line.
"""

import unicodedata
from bisect import insort
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

_OPENING: Final = (
    "([{\u0f3a\u0f3c\u169b\u2045\u207d\u208d\u2308\u230a\u2329\u2768\u276a\u276c\u276e\u2770\u2772\u2774\u27c5\u27e6"
    "\u27e8\u27ea\u27ec\u27ee\u2983\u2985\u2987\u2989\u298b\u298d\u298f\u2991\u2993\u2995\u2997\u29d8\u29da\u29fc\u2e22"
    "\u2e24\u2e26\u2e28\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u3018\u301a\ufe59\ufe5b\ufe5d\uff08\uff3b\uff5b\uff5f"
    "\uff62"
)
_CLOSING: Final = (
    ")]}\u0f3b\u0f3d\u169c\u2046\u207e\u208e\u2309\u230b\u232a\u2769\u276b\u276d\u276f\u2771\u2773\u2775\u27c6\u27e7"
    "\u27e9\u27eb\u27ed\u27ef\u2984\u2986\u2988\u298a\u298c\u2990\u298e\u2992\u2994\u2996\u2998\u29d9\u29db\u29fd\u2e23"
    "\u2e25\u2e27\u2e29\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3019\u301b\ufe5a\ufe5c\ufe5e\uff09\uff3d\uff5d\uff60"
    "\uff63"
)
_SAME: Final = str.maketrans("\u2329\u232a", "\u3008\u3009")
"""Brackets that count as one another (BD16)."""
_CLOSES: Final = dict(zip(_OPENING.translate(_SAME), _CLOSING.translate(_SAME), strict=True))
_ALSO_MIRRORED: Final = dict(zip("<«‹≤≪⟨", ">»›≥≫⟩", strict=True))
MIRRORED: Final = {
    one: other
    for pairs in (dict(zip(_OPENING, _CLOSING, strict=True)), _ALSO_MIRRORED)
    for left, right in pairs.items()
    for one, other in ((left, right), (right, left))
}
"""What is drawn for a character that stands in words from right to left."""
_MOST_OPEN: Final = 63
"""Brackets that may be open at once (BD16)."""
_NEUTRAL: Final = frozenset({"B", "S", "WS", "ON"})


def forget() -> None:
    """Forget the texts whose directions were told."""
    levels.cache_clear()


@lru_cache(maxsize=2048)
def levels(text: str, rtl: bool, whole: tuple[tuple[int, int], ...] = ()) -> tuple[int, ...]:
    """The embedding level of each character; odd ones run from right to left. A line end begins a paragraph anew.

    `whole` are the first and past-the-last places of what runs from left to right as one number does: phone numbers, dates.
    """
    kinds = [_kind(char) for char in text]
    for start, end in whole:
        kinds[start:end] = ["EN"] * (end - start)
    found: list[int] = []
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        found += _paragraph(text[start:end], kinds[start:end], int(rtl))
        start = end
    return tuple(found)


def visual_order(levels_of_pieces: Sequence[int]) -> list[int]:
    """The places of a line's pieces from left to right (rule L2)."""
    order = list(range(len(levels_of_pieces)))
    odd = [level for level in levels_of_pieces if level % 2]
    for level in range(max(levels_of_pieces, default=0), min(odd, default=1) - 1, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and levels_of_pieces[order[end]] >= level:
                end += 1
            order[at:end] = reversed(order[at:end])
            at = max(end, at + 1)
    return order


def _paragraph(text: str, kinds: list[str], base: int) -> list[int]:
    outside = "R" if base else "L"
    kinds = _weak(kinds, outside)
    _brackets(text, kinds, outside)
    _neutral(kinds, outside)
    found = [base if kind == "B" else _level(kind, base) for kind in kinds]
    return _line_ends(text, found, base)


def _kind(char: str) -> str:
    """The bidirectional class; one that this Python's Unicode does not know yet counts as a left-to-right letter."""
    kind = unicodedata.bidirectional(char) or "L"
    # What may not stand in a text that is drawn (embeddings, isolates) is passed over, as joiners are.
    return "BN" if len(kind) == 3 and kind != "NSM" else kind


def _weak(kinds: list[str], outside: str) -> list[str]:
    """Rules W1 to W7. Boundary neutrals take the class of what stands before them, as rule X9 permits."""
    strong = before = outside
    for at, kind in enumerate(kinds):
        if kind in {"NSM", "BN"}:
            kind = before
        elif kind in {"R", "L", "AL"}:
            strong = kind
        if kind == "EN" and strong == "AL":
            kind = "AN"
        kinds[at] = before = kind
    kinds = ["R" if kind == "AL" else kind for kind in kinds]
    _separators(kinds)
    _terminators(kinds)
    strong = outside
    for at, kind in enumerate(kinds):
        if kind in {"R", "L"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"
        elif kind in {"ES", "ET", "CS"}:
            kinds[at] = "ON"
    return kinds


def _separators(kinds: list[str]) -> None:
    """Rule W4: one separator between two numbers of a kind belongs to them."""
    for at in range(1, len(kinds) - 1):
        before, kind, after = kinds[at - 1 : at + 2]
        if before == after and ((kind in {"ES", "CS"} and before == "EN") or (kind == "CS" and before == "AN")):
            kinds[at] = before


def _terminators(kinds: list[str]) -> None:
    """Rule W5: signs of a unit or currency beside a European number belong to it."""
    at = 0
    while at < len(kinds):
        end = at
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        if end > at and ((at and kinds[at - 1] == "EN") or (end < len(kinds) and kinds[end] == "EN")):
            kinds[at:end] = ["EN"] * (end - at)
        at = max(end, at + 1)


def _brackets(text: str, kinds: list[str], outside: str) -> None:
    """Rule N0: both brackets of a pair run the same way."""
    for start, end in _pairs(text, kinds):
        inside = {_strong(kind) for kind in kinds[start + 1 : end]}
        if outside in inside:
            found = outside
        elif {"L", "R"} & inside:
            context = next((s for s in map(_strong, reversed(kinds[:start])) if s), outside)
            found = context
        else:
            continue
        for at in (start, end):
            kinds[at] = found
            for after in range(at + 1, len(kinds)):
                if unicodedata.bidirectional(text[after]) not in {"NSM", "BN"}:
                    break
                kinds[after] = found


def _pairs(text: str, kinds: list[str]) -> list[tuple[int, int]]:
    """The bracket pairs of a text in the order of their opening (BD16)."""
    waiting: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for at, char in enumerate(text):
        if kinds[at] != "ON":
            continue
        char = char.translate(_SAME)
        if char in _CLOSES:
            if len(waiting) == _MOST_OPEN:
                return []
            waiting.append((_CLOSES[char], at))
            continue
        for depth in range(len(waiting) - 1, -1, -1):
            if waiting[depth][0] == char:
                insort(found, (waiting[depth][1], at))
                del waiting[depth:]
                break
    return found


def _strong(kind: str) -> str:
    """The direction that a class counts as among neutrals: numbers count as right to left."""
    return "R" if kind in {"R", "EN", "AN"} else "L" if kind == "L" else ""


def _neutral(kinds: list[str], outside: str) -> None:
    """Rules N1 and N2: neutrals between two of a direction take it, others run as the paragraph does."""
    at = 0
    while at < len(kinds):
        end = at
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        if end > at:
            before = _strong(kinds[at - 1]) if at else outside
            after = _strong(kinds[end]) if end < len(kinds) else outside
            kinds[at:end] = [before if before == after else outside] * (end - at)
        at = max(end, at + 1)


def _level(kind: str, base: int) -> int:
    """Rules I1 and I2."""
    if base:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)


def _line_ends(text: str, found: list[int], base: int) -> list[int]:
    """Rule L1 for a whole paragraph: space at its end runs as the paragraph does."""
    for at in range(len(text) - 1, -1, -1):
        if unicodedata.bidirectional(text[at]) not in {"WS", "B", "S", "BN"}:
            break
        found[at] = base
    return found


def homogeneous(text: str, of: Iterable[int]) -> list[tuple[str, int]]:
    """The text cut where its level changes, in logical order."""
    found: list[tuple[str, int]] = []
    for char, level in zip(text, of, strict=True):
        if found and found[-1][1] == level:
            found[-1] = (found[-1][0] + char, level)
        else:
            found.append((char, level))
    return found
