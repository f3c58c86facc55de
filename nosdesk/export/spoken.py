"""A document as it is said from beginning to end, for ears and fingertips: headings, sentences, tables one value after another.

Pictures say nothing that the words beside them do not say, so they are left out. What is only for a pen (places to sign, boxes
to tick, room to write) is said, so that the listener knows what the paper asks of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby
from typing import assert_never

from nosdesk.documents.blocks import (
    AnswerSpace,
    Block,
    BulletList,
    CheckBoxes,
    Contents,
    Document,
    Facts,
    FormQuestion,
    Heading,
    Notice,
    NumberedList,
    PageNote,
    PaidChart,
    Paragraph,
    Part,
    PictureRow,
    Signature,
    Steps,
    Table,
    Title,
    TrendChart,
    WhoToAsk,
    WordList,
    WrittenKey,
    photo_words,
    plain,
)
from nosdesk.export import words
from nosdesk.export.form_words import simple, simple_boxes, simple_space
from nosdesk.export.order import is_named
from nosdesk.export.outline import Entry, entries
from nosdesk.export.table_words import card_label, card_name
from nosdesk.i18n import Reader
from nosdesk.pictures import Shown


class Kind(Enum):
    """What a passage is, for whoever sets or speaks it."""

    TITLE = auto()
    PART = auto()
    """Begins a chapter."""
    HEADING = auto()
    TEXT = auto()
    ITEM = auto()
    """One of several of a kind: of a list, a row of a table, a step."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of one kind in one language (BCP 47)."""

    text: str
    kind: Kind
    language: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the document: what is before the first part is named after the document."""

    title: str
    passages: tuple[Passage, ...]


def spoken(document: Document, reader: Reader) -> Iterator[Passage]:
    """Every passage of the document in order, without marks of emphasis and without empty ones.

    What a table holds is said before it, but not where a heading has just said so.
    """
    listed = entries(document)
    if document.draft:
        notice = document.draft_notice or reader.say(words.DRAFT_NOTICE)
        yield Passage(plain(notice), Kind.TEXT, document.language)
    for at, block in enumerate(document.blocks):
        language = getattr(block, "language", "") or document.language
        headed = isinstance(block, Table) and is_named(document.blocks, at)
        for kind, text in _said(block, listed.get(at), document, reader):
            if text.strip() and not (headed and kind is Kind.TEXT):
                yield Passage(plain(text), kind, language)


def chapters(document: Document, reader: Reader) -> tuple[Chapter, ...]:
    """The passages by part, each beginning with its heading."""
    number = 0

    def of(passage: Passage) -> int:
        nonlocal number
        number += passage.kind is Kind.PART
        return number

    found = (tuple(part) for _, part in groupby(spoken(document, reader), of))
    return tuple(Chapter(part[0].text if part[0].kind is Kind.PART else plain(document.title), part) for part in found)


_Said = Iterator[tuple[Kind, str]]


def _said(block: Block, entry: Entry | None, document: Document, reader: Reader) -> _Said:
    match block:
        case Title():
            yield from _title(block, document)
        case Contents():
            # Where a part is, is a matter of pages; the chapters are found by their names.
            return
        case Part():
            yield Kind.PART, f"{entry.number}. {block.title}" if entry and entry.number else block.title
        case Heading():
            yield (Kind.PART if entry else Kind.HEADING), block.text
        case Paragraph() | PageNote():
            yield Kind.TEXT, block.text
        case BulletList():
            yield from ((Kind.ITEM, item) for item in block.items)
        case NumberedList():
            yield from ((Kind.ITEM, f"{n}. {item}") for n, item in enumerate(block.items, 1))
        case WrittenKey():
            # Sign by sign: nobody could write it down from a word.
            yield from ((Kind.ITEM, f"{n}. {' '.join(group)}") for n, group in enumerate(block.groups, 1))
        case Steps():
            for n, step in enumerate(block.steps, 1):
                yield Kind.ITEM, _sentences(f"{n}. {step.name}", step.time, step.text)
        case Facts():
            yield from ((Kind.ITEM, f"{fact.label}: {fact.value}") for fact in block.facts)
        case Table():
            yield from _table(block, reader)
        case PictureRow():
            yield from _photo(block.picture, reader)
            yield Kind.TEXT, " ".join(block.sentences)
        case WordList():
            yield from ((Kind.ITEM, _sentences(entry.word, entry.meaning)) for entry in block.entries)
        case WhoToAsk():
            yield from ((Kind.ITEM, _sentences(contact.name, *contact.lines)) for contact in block.contacts)
        case Notice():
            yield Kind.TEXT, _sentences(block.title, *block.sentences)
        case PaidChart() | TrendChart():
            yield Kind.TEXT, _sentences(block.title, block.sentence)
            if block.table:
                yield from _table(block.table, reader)
        case CheckBoxes():
            yield Kind.TEXT, block.legend
            for box in simple_boxes(block).boxes:
                yield Kind.ITEM, f"{reader.say(words.BOX_TICKED if box.ticked else words.BOX_EMPTY)}: {box.text}"
        case AnswerSpace():
            space = simple_space(block)
            if isinstance(space, Facts):
                yield from _said(space, None, document, reader)
            else:
                yield Kind.TEXT, reader.say(words.ANSWER_SPACE, label=space.label)
        case FormQuestion():
            for part in simple(block):
                yield from _said(part, None, document, reader)
        case Signature():
            yield from _signature(block, document, reader)
        case _:
            assert_never(block)


def _title(block: Title, document: Document) -> _Said:
    if block.kicker:
        yield Kind.TEXT, block.kicker
    yield Kind.TITLE, block.text
    yield from ((Kind.TEXT, line) for line in (*block.lines, document.state))


def _table(table: Table, reader: Reader) -> _Said:
    yield Kind.TEXT, f"{table.name}:" if not table.name.endswith((".", ":", "?")) else table.name
    for row in (*table.rows, *((table.total,) if table.total else ())):
        labelled = zip(table.columns[1:], row.cells[1:], strict=True)
        values = [f"{card_label(column, reader)} {cell.text}".strip() for column, cell in labelled if cell.text]
        photo = (reader.say(words.PHOTO, shown=shown),) if (shown := photo_words(row.picture)) else ()
        yield Kind.ITEM, _sentences(card_name(table, row, reader), *photo, *values)


def _signature(block: Signature, document: Document, reader: Reader) -> _Said:
    yield Kind.TEXT, _sentences(f"{block.name}, {block.role}", *block.signed)
    if not block.signed and not document.draft:
        yield Kind.ITEM, reader.say(words.SIGN_SPACE, name=block.name)
        yield Kind.ITEM, reader.say(words.DATE_SPACE)
        if block.helper:
            yield Kind.ITEM, reader.say(words.HELPER_SPACE)


def _photo(picture: Shown, reader: Reader) -> _Said:
    if shown := photo_words(picture):
        yield Kind.TEXT, _sentences(reader.say(words.PHOTO, shown=shown))


def _sentences(*parts: str) -> str:
    """Parts as sentences: each ends in a full stop, so that a voice rests there."""
    said = (part.strip() for part in parts if part.strip())
    return " ".join(part if part.rstrip("*").endswith((".", "!", "?", ":", ";", "…")) else f"{part}." for part in said)
