"""Tables: real ones however wide the window is, drawn as a card for each row where the columns would be too narrow.

The roles are written out besides the elements, because a browser forgets what a table is once a style sheet draws it otherwise.
"""

import re
from typing import Final

from nosdesk.documents.blocks import Cell, Column, ColumnKind, Row, Table, plain
from nosdesk.documents.formats import Format
from nosdesk.export import words
from nosdesk.export.html.markup import NOTHING, Markup, join, tag
from nosdesk.export.html.page import Page
from nosdesk.export.table_words import card_label, card_name, names_are_short
from nosdesk.export.together import TOGETHER
from nosdesk.export.typed import seen

FIGURES: Final = frozenset({ColumnKind.MONEY, ColumnKind.NUMBER})
ALWAYS: Final = 96
"""A table that would need more rem than this is drawn as cards in any window."""
_SHORT: Final = 6
"""A table of at most so many rows stays on one page of paper."""
_STEP: Final = 2
_EM: Final = 0.5
"""Mean width of a character in em: words in bold, which are wider than running text."""
_SIDES: Final = 1.1
"""Room at both sides of a cell, in rem."""
_LEAST: Final = 3.0
_PIECE: Final = re.compile(rf"(?:{TOGETHER.pattern})|\S+")


def table(page: Page, block: Table, *, named: bool) -> Markup:
    """A table block; `named` shows its name, which is otherwise only read aloud."""
    rows = (*block.rows, *((block.total,) if block.total else ()))
    if not rows:
        return NOTHING
    fold = fold_width(block, page.form)
    page.folds.add(fold)
    classes = ["table", f"fold-{fold}"]
    classes += ["named"] if names_are_short(block) else []
    classes += ["short"] if len(block.rows) <= _SHORT else []
    if any(column.picture for column in block.columns) or any(row.picture for row in rows):
        classes += ["pictured"] if page.form.easy else []
    head = tag("thead", tag("tr", *(_head(page, c) for c in block.columns), role="row"), role="rowgroup")
    body = [tag("tbody", *(_row(page, block, row) for row in block.rows), role="rowgroup")] if block.rows else []
    if block.total:
        body.append(tag("tbody", _row(page, block, block.total), role="rowgroup", class_="total"))
    caption = NOTHING
    if seen(block.name):
        caption = tag("caption", page.words(block.name, block.language), class_="own" if named else "own unseen")
    return tag("table", caption, head, *body, role="table", class_=" ".join(classes), **page.language(block.language))


def _classes(column: Column) -> str | None:
    names = [name for name, holds in (("figure", column.kind in FIGURES), ("chosen", column.chosen)) if holds]
    return " ".join(names) or None


def _head(page: Page, column: Column) -> Markup:
    picture = page.drawings.picture(column.picture) if column.picture and page.form.easy else NOTHING
    if not seen(column.head) and not column.unit:
        return tag("td", picture, role="cell", class_=_classes(column))
    said = page.around(words.CHOSEN, column.head) if column.chosen else page.words(column.head)
    unit = join(tag("span", page.words(f", {column.unit}"), class_="own")) if column.unit else NOTHING
    return tag("th", picture, said, unit, role="columnheader", scope="col", class_=_classes(column))


def _row(page: Page, block: Table, row: Row) -> Markup:
    picture = page.drawings.picture(row.picture) if row.picture and page.form.easy else NOTHING
    first, column = row.cells[0], block.columns[0]
    inside = page.stated(first.text, first.state, first.language)
    label = _first_label(page, block, row)
    attributes = {"data_label": label, **page.language(first.language)}
    if seen(first.text) or first.state:
        name = tag("th", picture, inside, role="rowheader", scope="row", class_=_classes(column), **attributes)
    else:
        name = tag("td", picture, role="cell", class_=_classes(column))
    cells = [_cell(page, c, cell) for c, cell in zip(block.columns[1:], row.cells[1:], strict=True)]
    return tag("tr", name, *cells, role="row", class_="drawn" if picture else None)


def _first_label(page: Page, block: Table, row: Row) -> str | None:
    """What a card says before its row's name: "No." before 3, the column's head before a sentence."""
    name = row.cells[0].text
    if not names_are_short(block):
        return card_label(block.columns[0], page.reader) or None
    return plain(card_name(block, row, page.reader).removesuffix(name)).strip() or None


def _cell(page: Page, column: Column, cell: Cell) -> Markup:
    inside = page.stated(cell.text, cell.state, cell.language)
    label = card_label(column, page.reader) if inside else None
    return tag(
        "td", inside, role="cell", class_=_classes(column), data_label=label or None, **page.language(cell.language)
    )


def fold_width(block: Table, form: Format) -> int:
    """How many rem of the body size the table needs; in a narrower column it becomes cards. In steps, at most ALWAYS."""
    rows = (*block.rows, *((block.total,) if block.total else ()))
    need = 0.0
    for at, column in enumerate(block.columns):
        cells = [plain(row.cells[at].text) for row in rows]
        marked = 1.5 if any(row.cells[at].state for row in rows) else 0.0
        pictured = 4.0 if form.easy and (column.picture or (not at and any(row.picture for row in rows))) else 0.0
        need += max(_head_width(column), _cells_width(column, cells, form) + marked, pictured, _LEAST) + _SIDES
    return min(ALWAYS, max(_STEP, -(-int(need * 10) // (_STEP * 10)) * _STEP))


def _head_width(column: Column) -> float:
    """In em: the longest word of the head."""
    return max((len(word) for word in plain(column.head).split()), default=0) * _EM


def _cells_width(column: Column, cells: list[str], form: Format) -> float:
    """In em: figures on one line, words on a few in standard print, on two in the others; no piece is ever broken."""
    longest = max((len(cell) for cell in cells), default=0) * _EM
    if column.kind in FIGURES:
        return longest
    few = min(longest, 6 + longest * 0.12) if form is Format.STANDARD else longest / 2
    return max(few, *(len(piece) * _EM for cell in cells for piece in _pieces(cell)), 0.0)


def _pieces(cell: str) -> list[str]:
    return [match[0] for match in _PIECE.finditer(cell)]
