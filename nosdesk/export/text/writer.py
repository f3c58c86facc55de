"""The blocks of a document as lines of text; see `write_text` for how and why."""

from collections.abc import Iterator
from typing import Final, assert_never

from nosdesk.documents import blocks as b
from nosdesk.documents.blocks import Block, Document, plain
from nosdesk.documents.formats import Format
from nosdesk.export import words
from nosdesk.export.chart_words import paid_alt, trend_alt
from nosdesk.export.form_words import simple, simple_boxes, simple_space
from nosdesk.export.outline import entries
from nosdesk.export.table_words import card_label, card_name, names_are_short
from nosdesk.export.typed import clean, seen
from nosdesk.i18n import Reader, Words
from nosdesk.pictures import Shown

_GAP: Final = "\n"
"""An empty line; more than two that follow on one another are two."""
_SIGNS: Final = (":", "…", "?", "!", ".", "...")


def text(document: Document, form: Format, reader: Reader) -> str:
    """The document as plain text, with a line feed at the end of each line."""
    shown: list[str] = []
    gaps = 0
    for line in _Lines(document, form, reader).whole():
        if line == _GAP:
            gaps += 1
        elif seen(line):
            shown += [""] * min(2, gaps) if shown else []
            shown.append(line.strip())
            gaps = 0
    return "\n".join(shown) + "\n"


class _Lines:
    """Says the blocks one after another. Two gaps stand before a part, one between other blocks."""

    def __init__(self, document: Document, form: Format, reader: Reader) -> None:
        self.document, self.form, self.reader = document, form, reader
        self.entries = entries(document)
        self._refused = False

    def say(self, own: Words, **values: object) -> str:
        """Words of the paper's own, without marks of emphasis."""
        return plain(self.reader.say(own, **values))

    def whole(self) -> Iterator[str]:
        """Every line, gaps included."""
        if not any(isinstance(block, b.Title) for block in self.document.blocks):
            yield from self._title(b.Title(""))
        for at, block in enumerate(self.document.blocks):
            if not (isinstance(block, b.PageNote) or at == 0):
                yield _GAP
            yield from self._block(at, block)
        yield from (_GAP, _said(self.document.code))

    def _block(self, at: int, block: Block) -> Iterator[str]:
        match block:
            case b.Title():
                yield from self._title(block)
            case b.Contents():
                yield from (_GAP, _said(block.title))
                yield from (self._entry(at) for at in self.entries)
            case b.Part():
                yield from (_GAP, self._entry(at))
            case b.Heading():
                yield from ((_GAP, _said(block.text)) if block.level <= 2 else (_said(block.text),))
            case b.Paragraph() | b.PageNote():
                yield _said(block.text)
            case b.BulletList():
                yield from (f"- {_said(item)}" for item in block.items if seen(item))
            case b.NumberedList():
                items = [_said(item) for item in block.items if seen(item)]
                yield from (f"{number}. {item}" for number, item in enumerate(items, start=1))
            case b.WrittenKey():
                yield from (f"{number}. {group}" for number, group in enumerate(block.groups, start=1))
            case b.PictureRow():
                yield from self._photo(block.picture)
                sentences = [_said(each) for each in block.sentences if seen(each)]
                yield from sentences if self.form.easy else [" ".join(sentences)]
            case b.Steps():
                yield from self._steps(block)
            case b.Facts():
                yield from (_labelled(fact.label, fact.value) for fact in block.facts)
            case b.Table():
                yield from self._table(block)
            case b.WordList():
                yield from (_labelled(entry.word, entry.meaning) for entry in block.entries)
            case b.WhoToAsk():
                for contact in block.contacts:
                    yield from (_said(contact.name), *map(_said, contact.lines), _GAP)
            case b.Notice():
                yield from (_said(block.title), *map(_said, block.sentences))
            case b.PaidChart():
                yield from self._chart(block, paid_alt(block, self.reader))
            case b.TrendChart():
                yield from self._chart(block, trend_alt(block, self.reader))
            case b.CheckBoxes():
                yield _said(block.legend)
                for box in simple_boxes(block).boxes:
                    yield f"{self._note(words.BOX_TICKED if box.ticked else words.BOX_EMPTY)} {_said(box.text)}".strip()
            case b.AnswerSpace():
                space = simple_space(block)
                if isinstance(space, b.Facts):
                    yield from self._block(at, space)
                else:
                    yield f"{_said(space.label)} {self._note(words.SPACE)}".strip()
            case b.FormQuestion():
                for part in simple(block):
                    yield from self._block(at, part)
            case b.Signature():
                yield from self._signature(block)
            case _:
                assert_never(block)

    def _note(self, own: Words, **values: object) -> str:
        """What stands on paper instead of words, in square brackets."""
        return f"[{clean(self.say(own, **values))}]"

    def _photo(self, picture: Shown) -> Iterator[str]:
        if shown := b.photo_words(picture):
            yield self._note(words.PHOTO, shown=shown)

    def _title(self, block: b.Title) -> Iterator[str]:
        document = self.document
        title = next(filter(seen, (block.text, document.title, document.code)), "")
        state = document.state if seen(document.state) else self.say(words.DRAFT) if document.draft else ""
        yield from (_said(block.kicker), _said(title), *map(_said, block.lines), _said(state))
        if document.draft:
            yield from (_GAP, _said(document.draft_notice or self.reader.say(words.DRAFT_NOTICE)))

    def _entry(self, at: int) -> str:
        """A part's line, in the contents and before the part: "Part 3: Payments"."""
        entry = self.entries[at]
        title = clean(entry.title)
        return self.say(words.PART, number=entry.number, title=title) if entry.number else title

    def _steps(self, block: b.Steps) -> Iterator[str]:
        for number, step in enumerate(block.steps, start=1):
            name = ", ".join(_said(each) for each in (step.name, step.time) if seen(each))
            yield from (_labelled(self.say(words.STEP, number=number), name), _said(step.text))

    def _table(self, block: b.Table, *, named: bool = False) -> Iterator[str]:
        """Row by row: the row's name, then each value after the head of its column; a gap after each row."""
        if named:
            yield from (_said(block.name), _GAP)
        short = names_are_short(block)
        for row in (*block.rows, *((block.total,) if block.total else ())):
            yield from self._photo(row.picture)
            first = row.cells[0]
            cells = list(zip(block.columns, row.cells, strict=True))
            if short and seen(first.text):
                yield _said(card_name(block, row, self.reader))
                cells = cells[1:]
            for column, cell in cells:
                value = self._cell(cell)
                if value:
                    yield _labelled(card_label(column, self.reader), value)
            yield _GAP

    def _cell(self, cell: b.Cell) -> str:
        if seen(cell.text):
            return _said(cell.text)
        return self.say(words.STATES[cell.state]) if cell.state else ""

    def _chart(self, block: b.PaidChart | b.TrendChart, shown: str) -> Iterator[str]:
        """The sentence, then every figure: the table, or where there is none what the drawing shows."""
        yield from (_said(block.title), _said(block.sentence), _GAP)
        if block.table:
            yield from self._table(block.table, named=True)
        else:
            yield _said(shown)

    def _signature(self, block: b.Signature) -> Iterator[str]:
        if self.document.draft:
            if not self._refused:
                self._refused = True
                yield self.say(words.NO_SIGNING_YET)
            return
        yield ", ".join(_said(each) for each in (block.name, block.role) if seen(each))
        if block.signed:
            yield from map(_said, block.signed)
            return
        yield f"{self.say(words.SIGN_HERE)} {self._note(words.SIGN_SPACE, name=_said(block.name))}"
        yield f"{self.say(words.SIGN_DATE)} {self._note(words.SPACE)}"
        if block.helper:
            yield f"{self.say(words.WHO_READ)} {self._note(words.SPACE)}"


def _said(typed: str) -> str:
    """A text without marks of emphasis and without empty lines in it."""
    return "\n".join(line.strip() for line in plain(clean(typed)).split("\n") if line.strip())


def _labelled(label: str, value: str) -> str:
    """A value after its label; a label that ends in a sign of its own gets no colon."""
    shown, said = _said(label), _said(value)
    if not shown or not said:
        return shown or said
    return f"{shown} {said}" if shown.endswith(_SIGNS) else f"{shown}: {said}"
