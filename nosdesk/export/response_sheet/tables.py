"""Finds the tables of a sheet: where a row of headings stands, and what each column below it holds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum, auto

from nosdesk.export.response_sheet.grid import Line
from nosdesk.export.response_sheet.layout import CODE_MARK
from nosdesk.export.response_sheet.matching import Requirements, code_in
from nosdesk.export.response_sheet.vocabulary import Heading, Role, bare, read_heading


class Kind(Enum):
    """What a table's rows are."""

    REQUIREMENTS = auto()
    PRICES = auto()


@dataclass(frozen=True, slots=True)
class Header:
    """A row of headings: the meaning of each column that has one."""

    kind: Kind
    columns: dict[int, Heading]

    def of(self, *roles: Role) -> tuple[int, ...]:
        """The columns that hold one of these, from the left."""
        return tuple(column for column, heading in sorted(self.columns.items()) if heading.role in roles)

    def first(self, *roles: Role) -> int | None:
        """The first column that holds one of these, the first role first."""
        return next((column for role in roles for column in self.of(role)), None)

    @property
    def prices(self) -> tuple[int, ...]:
        """Columns of prices; sums only where nothing else is a price and they say what for."""
        found = self.of(Role.PRICE)
        return found or tuple(column for column in self.of(Role.TOTAL) if self.columns[column].units)


def header_of(line: Line, requirements: Requirements, current: Header | None) -> Header | None:
    """The headings that a row holds; None for a row that is none of headings. `current` is the table it would end."""
    texts = dict(_texts(line))
    if len(texts) < 2 or len(texts) < sum(1 for _ in line) or code_in(line) is not None or _coded(texts.values()):
        return None
    headings = {column: heading for column, text in texts.items() if (heading := read_heading(text)) is not None}
    if len(headings) < 2 or 2 * len(headings) < len(texts):
        return None
    # Within a table a row such as "Evening price | per hour" is no new row of headings.
    if current is not None and sum(not heading.implied for heading in headings.values()) < 2:
        return None
    if any(requirements.exactly(text) for text in texts.values()):
        return None
    _call_products_sums(headings, texts)
    kind = _kind(headings, current)
    return Header(kind, headings) if kind else None


def _call_products_sums(headings: dict[int, Heading], texts: dict[int, str]) -> None:
    """Where rows say how many, an "Amount" behind another price is that price times how many: a sum, no price."""
    prices = [column for column, heading in sorted(headings.items()) if heading.role is Role.PRICE]
    counted = any(heading.role is Role.QUANTITY for heading in headings.values())
    for column in prices[1:]:
        heading = headings[column]
        if counted and not (heading.units or heading.bands) and bare(texts[column]) in _PRODUCTS:
            headings[column] = replace(heading, role=Role.TOTAL)


_PRODUCTS = frozenset(
    {"amount", "amounts", "line amount", "amount gbp", "cost", "line cost", "price total", "net amount"}
)


def _texts(line: Line) -> Iterator[tuple[int, str]]:
    for column, cell in line:
        if isinstance(cell, str) and not _is_figure(cell):
            yield column, cell


def _coded(texts: Iterable[str]) -> bool:
    return any(text.startswith(f"{CODE_MARK}-") for text in texts)


def _is_figure(text: str) -> bool:
    return text.strip("£ ").replace(",", "").replace(".", "", 1).isdigit()


def _kind(headings: dict[int, Heading], current: Header | None) -> Kind | None:
    roles = {heading.role for heading in headings.values() if not heading.implied}
    implied = sum(heading.implied for heading in headings.values())
    if Role.ANSWER in roles and roles & {
        Role.REQUIREMENT,
        Role.NUMBER,
        Role.LABEL,
        Role.CODE,
        Role.WORDS,
        Role.STRENGTH,
    }:
        return Kind.REQUIREMENTS
    if Role.REQUIREMENT in roles and Role.WORDS in roles and Role.PRICE not in roles:
        return Kind.REQUIREMENTS
    if Role.PRICE in roles or (Role.TOTAL in roles and len(roles) > 1):
        return Kind.PRICES
    if implied and current is None and (implied > 1 or Role.LABEL in roles):
        return Kind.PRICES
    return None


def is_number(value: object) -> bool:
    """Whether a cell holds a figure, as a number or as text."""
    return isinstance(value, Decimal) or (isinstance(value, str) and _is_figure(value))
