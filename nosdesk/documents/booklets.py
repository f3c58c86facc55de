"""Easy read over 24 pages as numbered booklets: each whole, with cover, contents, its hard words and whom to ask.

People with learning disabilities are given no more than 20 to 24 pages at a time (Department of Health, Making written
information easier to understand). How many pages something has only a writer knows: it is asked.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from nosdesk.documents import blocks as b
from nosdesk.i18n import Reader, Words

MOST_PAGES: Final = 24

BOOKLET: Final = Words("Booklet {number} of {count}")
THIS_IS: Final = Words("This is booklet {number} of {count} of this document.", "This is booklet {number} of {count}.")
OTHERS: Final = Words("The other booklets say the rest.", "The other booklets tell you more.")
BEFORE: Final = Words("Booklet 1 comes before it.", "Read booklet 1 first.")
MORE: Final = Words("{name}, more")

Count = Callable[[b.Document], int]
"""How many pages a document has."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of the document, or some of a part that is too long for one booklet."""

    part: b.Part
    number: int
    blocks: tuple[b.Block, ...]
    goes_on: bool = False
    """Whether the part began in a piece before."""


def booklets(document: b.Document, reader: Reader, count: Count, most: int = MOST_PAGES) -> tuple[b.Document, ...]:
    """The document itself where it has at most so many pages or only one part of no more than a block, else its booklets.

    Parts keep their order and their numbers; a part too long for one booklet goes on in the next. One block longer than a
    booklet is parted only where it is made of rows. `reader` says the words on covers.
    """
    if count(document) <= most:
        return (document,)
    opening, body, common = _sections(document)
    around = count(replace(document, blocks=(*opening, *_blocks(common))))
    room = max(most - around, 1)
    pieces: list[tuple[_Piece, int]] = []
    for piece in body:
        pieces += _fitting(piece, room, lambda blocks: count(replace(document, blocks=blocks)))
    total = sum(pages for _, pages in pieces)
    for wanted in range(max(2, -(-total // room)), len(pieces) + 1):
        groups = _shared(pieces, wanted)
        made = tuple(
            _booklet(document, reader, opening, group, common, at, wanted) for at, group in enumerate(groups, 1)
        )
        if wanted == len(pieces) or all(count(each) <= most for each in made):
            return made
    return (document,)


def _sections(document: b.Document) -> tuple[tuple[b.Block, ...], list[_Piece], list[_Piece]]:
    """What comes before the parts, the parts, and the parts that every booklet ends with: word list and whom to ask."""
    parts = [(at, block) for at, block in enumerate(document.blocks) if isinstance(block, b.Part)]
    opening = document.blocks[: parts[0][0]] if parts else document.blocks
    body: list[_Piece] = []
    common: list[_Piece] = []
    number = document.first_part - 1
    ends = [*(at for at, _ in parts[1:]), len(document.blocks)]
    for (start, part), end in zip(parts, ends, strict=False):
        number += part.numbered
        inside = document.blocks[start + 1 : end]
        shared = any(isinstance(block, b.WordList | b.WhoToAsk) for block in inside)
        (common if shared else body).append(_Piece(part, number, inside))
    return opening, body, common


def _fitting(piece: _Piece, room: int, count: Callable[[tuple[b.Block, ...]], int]) -> Iterator[tuple[_Piece, int]]:
    """The piece in pieces that have room in a booklet, with their pages."""
    pages = count((piece.part, *piece.blocks))
    halves = _halves(piece.blocks) if pages > room else None
    if halves is None:
        yield piece, pages
        return
    yield from _fitting(replace(piece, blocks=halves[0]), room, count)
    yield from _fitting(replace(piece, blocks=halves[1], goes_on=True), room, count)


def _halves(blocks: tuple[b.Block, ...]) -> tuple[tuple[b.Block, ...], tuple[b.Block, ...]] | None:
    """Blocks parted in the middle, before a heading if there is one near; a single block between its rows."""
    if len(blocks) > 1:
        middle = len(blocks) // 2
        near = [at for at in range(1, len(blocks)) if isinstance(blocks[at], b.Heading)]
        at = min(near, key=lambda one: abs(one - middle), default=middle)
        at = at if abs(at - middle) <= len(blocks) // 4 else middle
        if isinstance(blocks[at - 1], b.Heading):
            at = at - 1 or at + 1
        return (blocks[:at], blocks[at:]) if at < len(blocks) else None
    halves = _rows_halved(blocks[0]) if blocks else None
    return halves and ((halves[0],), (halves[1],))


def _rows_halved(block: b.Block) -> tuple[b.Block, b.Block] | None:
    match block:
        case b.Table() if len(block.rows) > 1:
            middle = len(block.rows) // 2
            return replace(block, rows=block.rows[:middle], total=None), replace(block, rows=block.rows[middle:])
        case b.BulletList() if len(block.items) > 1:
            middle = len(block.items) // 2
            return replace(block, items=block.items[:middle]), replace(block, items=block.items[middle:])
        case b.Facts() if len(block.facts) > 1:
            middle = len(block.facts) // 2
            return replace(block, facts=block.facts[:middle]), replace(block, facts=block.facts[middle:])
        case _:
            return None


def _shared(pieces: Sequence[tuple[_Piece, int]], count: int) -> list[list[_Piece]]:
    """The pieces in order in so many groups, none empty, the fullest as small as can be."""
    sizes = [pages for _, pages in pieces]
    low, high = max(sizes), sum(sizes)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if _ends(sizes, middle, count) else (middle + 1, high)
    ends = _ends(sizes, low, count) or [len(sizes)]
    return [[piece for piece, _ in pieces[start:end]] for start, end in pairwise([0, *ends])]


def _ends(sizes: Sequence[int], most: int, count: int) -> list[int] | None:
    """Where each of `count` groups of at most so many pages ends; None where that many do not hold them all."""
    ends: list[int] = []
    used = 0
    for at, size in enumerate(sizes):
        still_empty = count - len(ends) - 1
        if used and (used + size > most or len(sizes) - at <= still_empty):
            ends.append(at)
            used = 0
        used += size
    ends.append(len(sizes))
    return ends if len(ends) == count else None


def _booklet(
    document: b.Document,
    reader: Reader,
    opening: tuple[b.Block, ...],
    pieces: Sequence[_Piece],
    common: Sequence[_Piece],
    number: int,
    count: int,
) -> b.Document:
    """One booklet of the document."""
    name = reader.say(BOOKLET, number=number, count=count)
    body = _blocks(pieces, reader)
    told = b.PictureRow(
        "books",
        (
            reader.say(THIS_IS, number=number, count=count),
            reader.say(OTHERS if number == 1 else BEFORE),
        ),
    )
    begins = pieces[0]
    blocks = (*_opened(opening, name, told), *body, *_blocks(_with_its_words(common, body)))
    return replace(
        document,
        title=f"{document.title}, {name}" if document.title else name,
        short_title=document.short_title or document.title,
        code=f"{document.code}, {name}" if document.code else name,
        blocks=blocks,
        first_part=begins.number if begins.part.numbered else begins.number + 1,
    )


def _opened(opening: Sequence[b.Block], name: str, told: b.PictureRow) -> Iterator[b.Block]:
    """The opening with the booklet's number on the cover, and what it is after the first heading."""
    said = False
    for block in opening:
        if isinstance(block, b.Contents) and not said:
            yield told
            said = True
        yield replace(block, lines=(name, *block.lines)) if isinstance(block, b.Title) else block
        if isinstance(block, b.Heading) and not said:
            yield told
            said = True
    if not said:
        yield told


def _blocks(pieces: Sequence[_Piece], reader: Reader | None = None) -> tuple[b.Block, ...]:
    """The blocks of pieces, each part with its head once."""
    made: list[b.Block] = []
    last = None
    for piece in pieces:
        if piece.part is not last:
            more = reader and piece.goes_on
            made.append(
                replace(piece.part, title=reader.say(MORE, name=piece.part.title)) if reader and more else piece.part
            )
        made += piece.blocks
        last = piece.part
    return tuple(made)


def _with_its_words(common: Sequence[_Piece], body: Sequence[b.Block]) -> list[_Piece]:
    """The closing parts with the hard words of the body only; all of them where none is found."""
    said = " ".join(b.plain(text) for block in body for text in b.block_sayings(block)).casefold()

    def own(block: b.Block) -> b.Block:
        if not isinstance(block, b.WordList):
            return block
        found = tuple(e for e in block.entries if re.search(rf"\b{re.escape(b.plain(e.word).casefold())}", said))
        return replace(block, entries=found or block.entries)

    return [replace(piece, blocks=tuple(map(own, piece.blocks))) for piece in common]
