"""The blocks that documents are made of: one stream of blocks, many writers.

A document says *what* is said and in which order; a writer (PDF, web page, Word, audio) decides how it looks and where it
breaks. Blocks hold strings that a Reader has already said; inside them only `**bold**` means anything. `Block` is a closed
union: every writer matches on it and ends in `assert_never`, so a new block is a type error until each writer handles it.

Pictures are concepts of nosdesk.pictures; beside what a person typed also photos of theirs, which have words of their own to be
read where they cannot be seen. `language` (BCP 47, "cy") is given only where a text is in another language than
its document.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum, auto
from itertools import pairwise
from typing import Final, assert_never

from nosdesk.pictures import OwnPhoto, Shown

_BOLD: Final = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*", re.DOTALL)


class State(Enum):
    """How something stands: always drawn as a shape beside its word, never as a colour alone."""

    YES = auto()
    """Met, done, within budget: a disc with a tick."""
    PARTLY = auto()
    """Half a disc."""
    NO = auto()
    """Not met: a square with a cross."""
    UNCLEAR = auto()
    """Nobody can tell yet: a ring with a question mark."""
    WAITING = auto()
    """Not started: an empty ring."""
    LATE = auto()
    """Needs attention: a solid diamond with a bar."""


class ColumnKind(Enum):
    """What stands in a column of a table; figures are set flush right with digits of one width."""

    TEXT = auto()
    MONEY = auto()
    NUMBER = auto()
    STATE = auto()


class NoticeKind(Enum):
    """How much a notice matters."""

    INFO = auto()
    CAUTION = auto()


@dataclass(frozen=True, slots=True)
class Title:
    """What the document is called. In easy read it is the cover, with the document's picture."""

    text: str
    kicker: str = ""
    """The kind of document, before the title: "Contract for support"."""
    lines: tuple[str, ...] = ()
    """For whom, from when to when."""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The parts (or, where there are none, the headings of level 2) with their pages."""

    title: str


@dataclass(frozen=True, slots=True)
class Part:
    """Begins a part. Writers number the parts; "Word list" and "Who to ask" are not numbered."""

    title: str
    picture: str = ""
    numbered: bool = True
    language: str = ""
    new_page: bool = False
    """Begins on a page of its own, whatever the format; in easy read every part does."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 2 (a section without a number) or 3 (inside a part or section)."""

    text: str
    level: int = 3
    language: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class BulletList:
    """Things of one kind, in no order."""

    items: tuple[str, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class NumberedList:
    """Things in an order."""

    items: tuple[str, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name, its time limit ("within 2 working days"), and what happens."""

    name: str
    text: str = ""
    time: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Steps:
    """Steps that follow on one another, joined by a line: the ladder of corrective action."""

    steps: tuple[Step, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value. The picture is used in easy read."""

    label: str
    value: str
    picture: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and values, one under another."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, what stands in it, its unit ("£", "hours"), and whether it is the chosen one."""

    head: str
    kind: ColumnKind = ColumnKind.TEXT
    unit: str = ""
    chosen: bool = False
    """Framed from head to foot; its head says "Chosen:" in words (the writer adds them)."""
    picture: str = ""
    detail: bool = False
    """Left out in large print and easy read where only that lets the rest be a table; say it elsewhere too."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell; `state` puts its shape before the words."""

    text: str = ""
    state: State | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; its first cell names it. The picture is used in easy read."""

    cells: tuple[Cell, ...]
    picture: Shown = ""


def row(*cells: str | Cell, picture: Shown = "") -> Row:
    """A row from texts and cells."""
    return Row(tuple(Cell(c) if isinstance(c, str) else c for c in cells), picture)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows and columns; a writer may draw each row as a card where the columns would be too narrow.

    `name` says what the table holds; it is read aloud, and shown where no heading stands before the table. Every row has as
    many cells as there are columns (ValueError otherwise). `total` is the last row, set apart.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: Row | None = None
    language: str = ""

    def __post_init__(self) -> None:
        rows = (*self.rows, *((self.total,) if self.total else ()))
        if not self.columns or any(len(r.cells) != len(self.columns) for r in rows):
            raise ValueError(f"table {self.name!r}: each row needs {len(self.columns)} cells")


def split_columns(table: Table, at_most: int, names: tuple[str, ...] = ()) -> tuple[Table, ...]:
    """The same table as several, each with the first column and `at_most` of the others, shared evenly: many offers.

    `names` names the tables that come out, in order; without them each has the name of the whole.
    """
    others = len(table.columns) - 1
    count = -(-others // at_most)
    if count < 2:
        return (table,)
    edges = [1 + -(-others * n // count) for n in range(count + 1)]
    groups = [range(first, last) for first, last in pairwise(edges)]

    def part(line: Row, group: range) -> Row:
        return replace(line, cells=(line.cells[0], *(line.cells[i] for i in group)))

    return tuple(
        replace(
            table,
            name=names[n] if n < len(names) else table.name,
            columns=(table.columns[0], *(table.columns[i] for i in group)),
            rows=tuple(part(line, group) for line in table.rows),
            total=part(table.total, group) if table.total else None,
        )
        for n, group in enumerate(groups)
    )


@dataclass(frozen=True, slots=True)
class PictureRow:
    """One idea: a picture and one to three short sentences. `badge` is a small second picture."""

    picture: Shown
    sentences: tuple[str, ...]
    badge: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class WordEntry:
    """A hard word and its meaning."""

    word: str
    meaning: str
    picture: str = ""


@dataclass(frozen=True, slots=True)
class WordList:
    """The hard words of the document and what they mean."""

    entries: tuple[WordEntry, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Someone to ask: name, who they are to the reader, and ways to reach them, one a line."""

    name: str
    lines: tuple[str, ...]
    picture: str = ""


@dataclass(frozen=True, slots=True)
class WhoToAsk:
    """Whom to ask about the document."""

    contacts: tuple[Contact, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """What must not be missed."""

    sentences: tuple[str, ...]
    title: str = ""
    kind: NoticeKind = NoticeKind.INFO
    picture: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class PaidBar:
    """One pair of bars, in pounds. `paid` is None where nothing was due yet."""

    label: str
    planned: Decimal
    paid: Decimal | None


@dataclass(frozen=True, slots=True)
class PaidChart:
    """Planned beside paid. The answer is the title, the sentence says it in full, the table holds every figure."""

    title: str
    sentence: str
    bars: tuple[PaidBar, ...]
    axis: str
    """What the labels under the bars are: "Number of the payment, one every 4 weeks"."""
    table: Table | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One check: when, and how good from 1 (worst) to 5 (best)."""

    label: str
    value: int

    def __post_init__(self) -> None:
        if not 1 <= self.value <= 5:
            raise ValueError(f"a trend has values from 1 to 5, not {self.value}")


@dataclass(frozen=True, slots=True)
class TrendChart:
    """How good it was each time, over the five faces. `faces` are their words from worst to best."""

    title: str
    sentence: str
    points: tuple[TrendPoint, ...]
    faces: tuple[str, str, str, str, str]
    axis: str
    target: int | None = None
    """1 to 5: a line marked "Target"."""
    table: Table | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class CheckBox:
    """A choice to tick by hand, or ticked already."""

    text: str
    picture: str = ""
    ticked: bool = False
    goes_to: str = ""
    """Where somebody goes on who ticks it: "Go to question 7"."""


@dataclass(frozen=True, slots=True)
class CheckBoxes:
    """Choices to tick on paper, under the sentence that asks for them."""

    boxes: tuple[CheckBox, ...]
    legend: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class AnswerSpace:
    """Room to write by hand: a label and a number of lines, or squares in groups, each with what goes into it."""

    label: str
    lines: int = 1
    language: str = ""
    squares: tuple[tuple[int, str], ...] = ()
    """A date: (2, "Day"), (2, "Month"), (4, "Year")."""
    characters: int = 0
    """About so many letters are written into it; 0: it is as wide as the text."""
    before: str = ""
    """What stands before it: "£"."""
    after: str = ""
    """What stands after it: "weeks"."""
    written: str = ""
    """What stands in it already; the digits of squares without spaces."""


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """One question of a paper form, with what helps to answer it and where the answer is written; all on one page.

    `number` is as it is printed, "7" or "7a"; `key` tells apart questions of one number on several cards, "7a/2". Empty cells
    of a table are written into. `only_if` says when it is asked at all, `why` the reason that it is asked.
    """

    number: str
    text: str
    answers: tuple[CheckBoxes | AnswerSpace | Table, ...]
    hints: tuple[str, ...] = ()
    why: str = ""
    only_if: str = ""
    picture: str = ""
    key: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """A place to sign: who, in what part, and what was recorded at signing (`signed`, one sentence each) where it is done.

    `helper` asks besides who read it with them. In a draft no place to sign is drawn.
    """

    name: str
    role: str
    signed: tuple[str, ...] = ()
    helper: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class WrittenKey:
    """A long key in short groups, numbered, to be typed from paper, and the whole of it as a QR code.

    `alternative` says what the code is, never what it holds: the groups say that.
    """

    groups: tuple[str, ...]
    alternative: str

    @property
    def whole(self) -> str:
        """All groups, as the code holds them."""
        return " ".join(self.groups)


@dataclass(frozen=True, slots=True)
class PageNote:
    """A quiet remark on what stands before it: "All dates are in 2027."."""

    text: str
    language: str = ""


Block = (
    Title
    | Contents
    | Part
    | Heading
    | Paragraph
    | BulletList
    | NumberedList
    | Steps
    | Facts
    | Table
    | PictureRow
    | WordList
    | WhoToAsk
    | Notice
    | PaidChart
    | TrendChart
    | CheckBoxes
    | AnswerSpace
    | FormQuestion
    | Signature
    | WrittenKey
    | PageNote
)


@dataclass(frozen=True, slots=True)
class Document:
    """One document for one reader, ready to be drawn by any writer.

    `code` stands at the foot of every page ("Contract MW-2027"), `title` at its head and in the file's properties, `state`
    at the head too ("Signed 14 December 2026", "Draft 3: not agreed"). `picture` is on the cover in easy read. `draft` marks
    every page and leaves out the places to sign; `draft_notice` says it in a sentence (the writer has one of its own).
    `wide` asks for pages on their side where a comparison needs them (standard print only).
    """

    code: str
    title: str
    state: str
    language: str
    subject: str
    blocks: tuple[Block, ...]
    picture: str = ""
    draft: bool = False
    draft_notice: str = ""
    wide: bool = False
    short_title: str = ""
    """For the head of each page where the title is a sentence or long: "Maya’s contract"."""
    first_part: int = 1
    """The number of its first numbered part: a booklet goes on where the one before ended."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text, bold or not."""

    text: str
    bold: bool = False


def spans(text: str) -> tuple[Span, ...]:
    """The text as runs, with `**bold**` taken apart; lone asterisks stay as they are."""
    runs: list[Span] = []
    at = 0
    for match in _BOLD.finditer(text):
        if match.start() > at:
            runs.append(Span(text[at : match.start()]))
        runs.append(Span(match[1], bold=True))
        at = match.end()
    if at < len(text):
        runs.append(Span(text[at:]))
    return tuple(runs)


def plain(text: str) -> str:
    """The text without its marks of emphasis."""
    return _BOLD.sub(r"\1", text)


def sayings(document: Document) -> Iterator[str]:
    """Every text of the document in reading order, without marks of emphasis and without empty ones."""
    for block in document.blocks:
        yield from (plain(text) for text in block_sayings(block) if text.strip())


def block_sayings(block: Block) -> Iterator[str]:
    """Every text of one block in reading order, as it is written."""
    match block:
        case Title():
            yield from (block.kicker, block.text, *block.lines)
        case Contents() | Part():
            yield block.title
        case Heading() | Paragraph() | PageNote():
            yield block.text
        case BulletList() | NumberedList():
            yield from block.items
        case WrittenKey():
            yield from block.groups
        case PictureRow():
            yield from block.sentences
        case Steps():
            for step in block.steps:
                yield from (step.name, step.time, step.text)
        case Facts():
            for fact in block.facts:
                yield from (fact.label, fact.value)
        case Table():
            yield from _table_sayings(block)
        case WordList():
            for entry in block.entries:
                yield from (entry.word, entry.meaning)
        case WhoToAsk():
            for contact in block.contacts:
                yield from (contact.name, *contact.lines)
        case Notice():
            yield from (block.title, *block.sentences)
        case PaidChart() | TrendChart():
            yield from (block.title, block.sentence)
            if block.table:
                yield from _table_sayings(block.table)
        case CheckBoxes():
            yield block.legend
            for box in block.boxes:
                yield from (box.text, box.goes_to)
        case AnswerSpace():
            yield from _space_sayings(block)
        case FormQuestion():
            yield from (block.number, block.text, block.only_if, *block.hints, block.why)
            for answer in block.answers:
                yield from block_sayings(answer)
        case Signature():
            yield from (block.name, block.role, *block.signed)
        case _:
            assert_never(block)


def photo_words(picture: Shown) -> str:
    """What a photo shows, for those who do not see it; "" for a drawing, which says what stands beside it."""
    return picture.words if isinstance(picture, OwnPhoto) else ""


def _space_sayings(space: AnswerSpace) -> Iterator[str]:
    yield space.label
    yield from (name for _, name in space.squares)
    yield from (space.before, space.written, space.after)


def _table_sayings(table: Table) -> Iterator[str]:
    yield from (column.head for column in table.columns)
    for line in (*table.rows, *((table.total,) if table.total else ())):
        yield from (cell.text for cell in line.cells)
