"""What tables say besides their cells, for every writer: heads with units, and rows said one value after another."""

from typing import Final

from nosdesk.documents.blocks import Column, Row, Table, plain
from nosdesk.export import words
from nosdesk.i18n import Reader

_LONG_NAME: Final = 60
"""A row's name of more characters is a sentence: it is not set in bold, and a card is not headed by it."""
_NUMBER_ONLY: Final = 4
"""A row's name of at most so many characters, "3", is said with its column's head: "No. 3"."""


def head_words(column: Column, reader: Reader) -> str:
    """A column's head with its unit, and "Chosen:" before it where it is the chosen one."""
    text = f"{column.head}, {column.unit}" if column.unit else column.head
    return reader.say(words.CHOSEN, name=text) if column.chosen else text


def names_are_short(table: Table) -> bool:
    """Whether the rows have names, not sentences, in their first cells."""
    return all(len(row.cells[0].text) <= _LONG_NAME for row in table.rows)


def card_name(table: Table, row: Row, reader: Reader) -> str:
    """The name of a row that stands alone: "Visits on time", or "No. 3" where its first cell is but a number."""
    name, column = row.cells[0].text, table.columns[0]
    if len(name) <= _NUMBER_ONLY and name.strip().isdigit() and column.head.strip():
        return f"{head_words(column, reader)} {name}"
    return name


def card_label(column: Column, reader: Reader) -> str:
    """A column's head before a value, "By:"; a head that ends in a sign of its own gets no colon, "" stays so."""
    label = plain(head_words(column, reader)).strip()
    return f"{label}:" if label and not label.endswith((":", "…", "?", "...")) else label
