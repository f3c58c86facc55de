"""The content of a response sheet as rows of text and numbers, the same for every kind of file."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from nosdesk.domain import pattern
from nosdesk.domain.choices import Met, PriceBand, PriceBasis, Vat
from nosdesk.domain.pricing import SUPPORT_BASES
from nosdesk.export.response_sheet import wording
from nosdesk.export.response_sheet.asked import Asked, PriceLine, price_lines
from nosdesk.i18n import Reader, Words

Entry = str | Decimal | None
EMPTY_PRICE_LINES: Final = 5
CODE_MARK: Final = "NOSDESK"
"""Begins each code, so that a code is told from other text."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in characters, whether the provider fills it in, and the answers to choose from."""

    heading: Words
    width: int
    filled_in: bool = False
    choices: tuple[Words, ...] = ()
    hidden: bool = False
    money: bool = False


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A sheet that is one table."""

    name: Words
    columns: tuple[Column, ...]
    rows: tuple[tuple[Entry, ...], ...]


REQUIREMENT_COLUMNS: Final = (
    Column(wording.NUMBER, 10),
    Column(wording.ASKED, 52),
    Column(wording.STRENGTH, 16),
    Column(wording.ANSWER, 18, filled_in=True, choices=tuple(met.words for met in Met)),
    Column(wording.OWN_WORDS, 60, filled_in=True),
    Column(wording.CODE, 12, hidden=True),
)
PRICE_COLUMNS: Final = (
    Column(wording.WHAT, 34),
    Column(wording.PRICE_FOR, 20, filled_in=True, choices=tuple(basis.words for basis in PriceBasis)),
    Column(wording.BAND, 18, filled_in=True, choices=tuple(band.words for band in PriceBand)),
    Column(wording.QUANTITY, 18, filled_in=True),
    Column(wording.PRICE, 16, filled_in=True, money=True),
    Column(wording.VAT, 20, filled_in=True, choices=tuple(vat.words for vat in Vat)),
    Column(wording.NOTES, 50, filled_in=True),
    Column(wording.CODE, 12, hidden=True),
)


def form_code(asked: Asked) -> str:
    """The mark that tells which specification a sheet belongs to."""
    return f"{CODE_MARK}-{asked.specification.id}"


def cover_rows(asked: Asked, reader: Reader) -> Iterator[tuple[str, str]]:
    """What the sheet is about: a label and its text."""
    specification = asked.specification
    yield reader.say(wording.SERVICE), specification.title
    if specification.what:
        yield reader.say(wording.WANTED), specification.what
    if asked.visits:
        yield reader.say(wording.WHEN_WANTED), pattern.summary(asked.visits, reader)
    if specification.start_wanted:
        yield reader.say(wording.START_WANTED), reader.date(specification.start_wanted)
    if specification.answers_by:
        yield reader.say(wording.ANSWER_BY), reader.date(specification.answers_by)


def requirement_sheet(asked: Asked, reader: Reader) -> TableSheet:
    """Every requirement, with room for answer and words, and its code."""
    rows = tuple(
        (
            Decimal(number),
            requirement.statement,
            reader.say(requirement.strength.words) if requirement.strength else None,
            None,
            None,
            f"{CODE_MARK}-{requirement.id}",
        )
        for number, requirement in enumerate(asked.requirements, 1)
    )
    return TableSheet(wording.REQUIREMENTS, REQUIREMENT_COLUMNS, rows)


def price_sheet(asked: Asked, reader: Reader) -> TableSheet:
    """Every price that the weekly pattern calls for, then empty lines for the provider's own."""
    rows = [_price_row(line, reader) for line in price_lines(asked)]
    empty: tuple[Entry, ...] = (None,) * len(PRICE_COLUMNS)
    return TableSheet(wording.PRICES, PRICE_COLUMNS, (*rows, *[empty] * EMPTY_PRICE_LINES))


def _price_row(line: PriceLine, reader: Reader) -> tuple[Entry, ...]:
    return (
        _what(line, reader),
        reader.say(line.basis.words),
        reader.say(line.band.words),
        line.units,
        None,
        None,
        None,
        f"{CODE_MARK}-{line.basis.value}-{line.band.value}",
    )


def _what(line: PriceLine, reader: Reader) -> str:
    what = reader.say(wording.WHAT_IS_PRICED.get(line.basis, wording.SUPPORT))
    if line.only_if_different and line.basis in SUPPORT_BASES:
        return reader.say(wording.IF_DIFFERENT, what=what, band=reader.say(line.band.words))
    return what
