"""A document for one reader: without the parts that are not for them, and with names and prices replaced, never covered.

Every text of every block is gone through, whatever the block: a block or a field that comes later is searched by itself. Only
what names a picture or a language is not text. What photos show cannot be searched: each is kept or left out as a whole.
Replacing is done before any writer sees the document, so nothing of what was
hidden can be in the file: not in its text, its bookmarks, its descriptions of pictures, nor its properties.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from decimal import Decimal
from typing import Final, TypeVar, cast

from nosdesk.documents.blocks import (
    Block,
    Contents,
    Document,
    Heading,
    PageNote,
    PaidChart,
    Paragraph,
    Part,
    Title,
    WhoToAsk,
    plain,
)
from nosdesk.domain.hiding import Hidden, hide, hide_prices
from nosdesk.i18n import Counted, Reader, Words
from nosdesk.pictures import OwnPhoto

NAME_LEFT_OUT: Final = Words("[name left out]", "… we left out this name …")
PRICE_LEFT_OUT: Final = Words("[price left out]", "… we left out this price …")
COPY: Final = Words(
    "This is a copy for one reader. Some of it is left out.", "This copy is for 1 reader. We left some things out."
)
PARTS_OUT: Final = Counted(
    "{n} part is left out.", "{n} parts are left out.", "We left out {n} part.", "We left out {n} parts."
)
NAMES_OUT: Final = Counted(
    "A name is left out in {n} place.",
    "Names are left out in {n} places.",
    "We left out {n} name.",
    "We left out names in {n} places.",
)
PRICES_OUT: Final = Counted(
    "A price is left out in {n} place.",
    "Prices are left out in {n} places.",
    "We left out {n} price.",
    "We left out {n} prices.",
)

PHOTOS_OUT: Final = Counted(
    "{n} photo is left out.", "{n} photos are left out.", "We left out {n} photo.", "We left out {n} photos."
)

_NOT_TEXT: Final = frozenset({"picture", "badge", "language"})

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document that can be left out: its title, and which blocks are its own, first to before-last."""

    title: str
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Cut:
    """What one reader is not given.

    `parts` are titles of sections; `prices` hides every sum of money but the allowed ones; `photos` are digests of photos, in whose
    places drawings stand.
    """

    parts: tuple[str, ...] = ()
    whom: tuple[Hidden, ...] = ()
    prices: bool = False
    allowed: frozenset[Decimal] = frozenset()
    photos: frozenset[str] = frozenset()

    @property
    def whole(self) -> bool:
        """Whether nothing is cut."""
        return not (self.parts or self.whom or self.prices or self.photos)


@dataclass(frozen=True, slots=True)
class Redacted:
    """A document as one reader is given it, and how much was left out."""

    document: Document
    parts: int
    names: int
    prices: int
    photos: int = 0

    @property
    def counted(self) -> tuple[tuple[Counted, int], ...]:
        """How to say what was left out, with its numbers."""
        return (
            (PARTS_OUT, self.parts),
            (NAMES_OUT, self.names),
            (PRICES_OUT, self.prices),
            (PHOTOS_OUT, self.photos),
        )


def sections(document: Document) -> tuple[Section, ...]:
    """The parts that can be left out, in order; whom to ask always stays."""
    starts = [n for n, block in enumerate(document.blocks) if _begins(block)]
    ends = [*starts[1:], len(document.blocks)]
    found = (Section(plain(_title(document.blocks[n])), n, end) for n, end in zip(starts, ends, strict=True))
    return tuple(one for one in found if not any(isinstance(b, WhoToAsk) for b in document.blocks[one.first : one.end]))


def _begins(block: Block) -> bool:
    return isinstance(block, Part) or (isinstance(block, Heading) and block.level == 2)


def _title(block: Block) -> str:
    return block.title if isinstance(block, Part) else block.text if isinstance(block, Heading) else ""


def redacted(document: Document, cut: Cut, reader: Reader) -> Redacted:
    """The document with what is cut left out or replaced; it says itself that it is such a copy."""
    if cut.whole:
        return Redacted(document, 0, 0, 0)
    out = [one for one in sections(document) if one.title in cut.parts]
    gone = {n for one in out for n in range(one.first, one.end)}
    kept = replace(document, blocks=tuple(block for n, block in enumerate(document.blocks) if n not in gone))
    gone_photos = len({each.digest for each in photos_in(kept)} & cut.photos)
    names = prices = 0
    instead, no_price = reader.say(NAME_LEFT_OUT), reader.say(PRICE_LEFT_OUT)

    def change(text: str) -> str:
        nonlocal names, prices
        text, count = hide(text, cut.whom, instead)
        names += count
        if cut.prices:
            text, count = hide_prices(text, cut.allowed, no_price)
            prices += count
        return text

    searched = mapped(without_photos(kept, cut.photos), change)
    if cut.prices:
        searched = replace(
            searched, blocks=tuple(b for block in searched.blocks for b in _without_bars(block, cut.allowed))
        )
    cut_out = Redacted(searched, len(out), names, prices, gone_photos)
    told = " ".join((reader.say(COPY), *(reader.count(words, n) for words, n in cut_out.counted if n)))
    return replace(cut_out, document=_with_note(searched, told))


def photos_in(document: Document) -> tuple[OwnPhoto, ...]:
    """The photos of a document, each once, in order: what no search for names can look into."""
    found: dict[str, OwnPhoto] = {}

    def see(value: object) -> None:
        if isinstance(value, OwnPhoto):
            found.setdefault(value.digest, value)
        elif isinstance(value, tuple):
            for one in value:
                see(one)
        elif is_dataclass(value) and not isinstance(value, type):
            for item in fields(value):
                see(getattr(value, item.name))

    see(document.blocks)
    return tuple(found.values())


def without_photos(value: T, digests: Collection[str]) -> T:
    """The same value with the usual drawing in the place of each of these photos."""
    if isinstance(value, OwnPhoto):
        return cast("T", value.usual) if value.digest in digests else value
    if isinstance(value, tuple):
        return cast("T", tuple(without_photos(one, digests) for one in value))
    if digests and is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: without_photos(getattr(value, one.name), digests) for one in fields(value)})
    return value


def mapped(value: T, change: Callable[[str], str]) -> T:
    """The same value with every text in it changed: of documents, blocks and whatever stands in them."""
    if isinstance(value, OwnPhoto):
        return replace(value, words=change(value.words), who=change(value.who))
    if isinstance(value, str):
        return cast("T", change(value))
    if isinstance(value, tuple):
        return cast("T", tuple(mapped(one, change) for one in value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value,
            **{
                one.name: mapped(held, change)
                for one in fields(value)
                if not (isinstance(held := getattr(value, one.name), str) and one.name in _NOT_TEXT)
            },
        )
    return value


def _without_bars(block: Block, allowed: Collection[Decimal]) -> Iterator[Block]:
    """A chart draws its figures besides saying them: one with a hidden figure is only said, and its table is kept."""
    if isinstance(block, PaidChart) and any(
        not {one.planned, one.paid or one.planned} <= set(allowed) for one in block.bars
    ):
        yield Paragraph(f"**{block.title}** {block.sentence}", block.language)
        if block.table:
            yield block.table
    else:
        yield block


def _with_note(document: Document, told: str) -> Document:
    """The note stands first, below the title: a reader is to know it before reading."""
    at = next((n + 1 for n, block in enumerate(document.blocks) if isinstance(block, Title)), 0)
    while at < len(document.blocks) and isinstance(document.blocks[at], Contents):
        at += 1
    return replace(document, blocks=(*document.blocks[:at], PageNote(told), *document.blocks[at:]))
