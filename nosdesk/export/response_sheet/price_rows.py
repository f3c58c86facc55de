"""Reads the rows that hold prices: what each buys, when it holds, and how it stands to VAT."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from nosdesk.domain.choices import PriceBand, PriceBasis, Vat
from nosdesk.domain.pricing import NIGHT_BASES, UNIT_BASES, WEEKS_IN
from nosdesk.domain.problem import Pounds, Problem
from nosdesk.domain.rounding import rounded
from nosdesk.export.response_sheet.amounts import NO_NUMBER, Amount, read_amount
from nosdesk.export.response_sheet.asked import Asked, support_basis, units_a_week
from nosdesk.export.response_sheet.grid import Grid, Line, NoValue, Value, column_letter, shown
from nosdesk.export.response_sheet.layout import CODE_MARK
from nosdesk.export.response_sheet.tables import Header
from nosdesk.export.response_sheet.understood import Ambiguity, FoundPrice, Option, Place, Unread
from nosdesk.export.response_sheet.vocabulary import (
    Role,
    Unit,
    bands_in,
    is_total,
    minutes_in,
    names_a_price,
    plain,
    units_in,
    vat_alone,
)
from nosdesk.i18n import Words

NIGHTS_BY_THE_HOUR: Final = Problem(
    Words(
        "This prices nights by the hour. Ask the provider for the price of a night.",
        "This is a price for 1 hour of a night. Ask for the price of a whole night.",
    )
)
NO_SUCH_UNIT: Final = Problem(
    Words(
        "This price is for a half day or a fortnight. Ask for a price for a day or a week.",
        "We cannot use this price. Ask for a price for a day or a week.",
    )
)
UNKNOWN_BASIS: Final = Problem(
    Words(
        "It cannot be told what this price is for. Ask if it is for an hour, a visit or something else.",
        "We do not know what you get for this price. Ask the provider.",
    )
)
UNKNOWN_BAND: Final = Problem(
    Words("It cannot be told when this price holds.", "We do not know when you pay this price.")
)
UNKNOWN_VAT: Final = Problem(
    Words("It cannot be told if VAT is included.", "We do not know if VAT is part of the price.")
)
_WHAT_FOR: Final = Words("What is this price for?", "What do you get for this price?")
_DIFFERENT_UNITS: Final = Words(
    "The row names two things that this price could be for. Which one is meant?",
    "This price can be for 2 things. Which one is right?",
)
_FREE_OR_NONE: Final = Words(
    "The price is 0. Is it free, or is there no price?", "The price is 0. Is this free? Or is there no price?"
)
_WHICH_PRICE: Final = Words(
    "There are different prices for the same thing: {basis}, {band}. Which one holds?",
    "There are 2 prices for {basis}, {band}. Which one is right?",
)
_TWO_AMOUNTS: Final = Words(
    "This row has more than one amount. Which one is the price?", "There are 2 prices in this line. Which one is right?"
)
_PRICE_FOR: Final = Words("{price} for {basis}")
_PAID_ONCE: Final = Words("{price}, paid once")
_PRICE_NOTED: Final = Words("{price}: {note}")
_FREE: Final = Problem(Words("It is free"))
_NO_PRICE: Final = Problem(Words("There is no price", "There is no price yet"))
_LEAVE_OUT: Final = Problem(Words("Leave it out"))
_OTHER_COUNT: Final = Words(
    "Row {row}: the provider counted {theirs} a week, your weekly pattern has {ours}. Your pattern is used.",
    "Line {row}: the provider wrote {theirs} a week. Your plan has {ours}. We use your plan.",
)
_SUMS: Final = Words(
    "Row {row} of “{sheet}” adds up other rows, so it was left aside.", "We left out line {row}. It is only a sum."
)

_LIKELY: Final = {
    Unit.NIGHT: (PriceBasis.SLEEPING_NIGHT, PriceBasis.WAKING_NIGHT),
    Unit.SESSION: (PriceBasis.VISIT, PriceBasis.DAY),
    Unit.JOURNEY: (PriceBasis.MILE, PriceBasis.VISIT, PriceBasis.DAY, PriceBasis.WEEK),
}
_NIGHTS: Final = tuple(NIGHT_BASES.values())


@dataclass(frozen=True, slots=True)
class _Cell:
    """A price cell with all that its row says about it."""

    place: Place
    found: str
    amount: Amount
    units: tuple[PriceBasis | Unit, ...]
    bands: tuple[PriceBand, ...]
    vat: Vat | None
    per_week: Decimal | None
    note: str
    minutes: int | None


class PriceRows:
    """Gathers the rows of all sheets; `results` tells double ones apart once all were seen."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._found: list[FoundPrice] = []
        self._questions: list[Ambiguity] = []
        self.unread: list[Unread] = []
        self.notes: list[Problem] = []

    def take(self, grid: Grid, line: Line, header: Header) -> bool:
        """Read a row of a table of prices; False where no price cell of it holds anything."""
        columns = [column for column in header.prices if line.at(column) is not None]
        if not columns:
            return False
        label = _text(line.at(_label_column(header)))
        if is_total(label) or is_total(_text(next(cell for _, cell in line))):
            self.notes.append(Problem(_SUMS, {"row": line.number, "sheet": grid.name}))
            return True
        columns, said = _what_for(line, header, columns)
        before = len(self._found)
        for column in columns:
            self._cell(grid, line, header, column, " ".join(filter(None, (label, *said))))
        self._one_of_a_row(grid, line, header, columns, before)
        return True

    def _one_of_a_row(self, grid: Grid, line: Line, header: Header, columns: list[int], before: int) -> None:
        """Ask where a row has two amounts under headings that tell no difference: "Price" and "Amount"."""
        last = next((column for column in reversed(columns) if _tells_nothing(header, column)), None)
        loose = {column_letter(column) for column in columns if _tells_nothing(header, column)}
        twice = [price for price in self._found[before:] if price.place.column in loose]
        if last is None or len({price.place.column for price in twice}) < 2:
            return
        self._found[before:] = [price for price in self._found[before:] if price not in twice]
        if len({price.amount for price in twice}) == 1:
            self._found += [price for price in twice if price.place.column == twice[0].place.column]
            return
        options = tuple(Option(_as_priced(price), price) for price in twice)
        place = Place(grid.name, line.number, column_letter(last))
        text = " · ".join(f"{price.amount:.2f}" for price in twice)[:120]
        self._questions.append(Ambiguity(place, text, Problem(_TWO_AMOUNTS), (*options, Option(_LEAVE_OUT, None))))

    def take_loose(self, grid: Grid, line: Line) -> bool:
        """Read a row outside any table, such as "Hourly rate | £25.50" or "Mileage: 45p"."""
        cells = list(line)
        first, label = cells[0]
        if not isinstance(label, str) or is_total(label):
            return False
        if len(cells) == 1:
            label, _, value = label.partition(":")
            beside: list[tuple[int, Value | NoValue]] = [(first, value)]
        else:
            beside = cells[1:]
        for column, cell in beside:
            money = names_a_price(label) or (isinstance(cell, str) and "£" in cell)
            amount = read_amount(cell) if money else None
            if isinstance(amount, Amount):
                said = _with_label(amount.units, units_in(label))
                bands = amount.bands or bands_in(label)
                note = " · ".join(filter(None, (label.strip(), amount.note)))
                place = Place(grid.name, line.number, column_letter(column))
                self._sort(
                    _Cell(place, shown(cell), amount, said, bands, amount.vat, None, note, minutes_in(amount.text))
                )
                return True
        return False

    def _cell(self, grid: Grid, line: Line, header: Header, column: int, label: str) -> None:
        heading = header.columns[column]
        amount = read_amount(line.at(column))
        if amount is None or (heading.implied and amount is NO_NUMBER):
            return
        place = Place(grid.name, line.number, column_letter(column))
        if isinstance(amount, Problem):
            self.unread.append(Unread(place.sheet, place.row, place.column, shown(line.at(column)), amount))
            return
        ours = _own_line(line)
        basis = header.first(Role.BASIS)
        band = header.first(Role.BAND)
        if not self._readable(grid, line, header):
            return
        basis_text, band_text = _text(line.at(basis)), _text(line.at(band))
        units = _in_order(amount.units, units_in(basis_text), heading.units)
        units = _with_label(units, () if ours else units_in(label)) or ((ours[0],) if ours else ())
        bands = amount.bands or bands_in(band_text) or heading.bands or (() if ours else bands_in(label))
        if not bands and ours and not band_text:
            bands = (ours[1],)
        vat = amount.vat or vat_alone(_text(line.at(header.first(Role.VAT)))) or heading.vat
        quantity = _quantity(line.at(header.first(Role.QUANTITY)))
        words = [_text(line.at(c)) for c in header.of(Role.WORDS)]
        note = " · ".join(filter(None, ("" if ours else label, *words, amount.note)))
        minutes = minutes_in(f"{amount.text} {basis_text} {label}")
        self._sort(_Cell(place, shown(line.at(column)), amount, units, bands, vat, quantity, note, minutes))

    def _readable(self, grid: Grid, line: Line, header: Header) -> bool:
        """Whether basis, band and VAT of a row can be read where it names them; those that cannot are told."""
        good = True
        for role, why in ((Role.BASIS, UNKNOWN_BASIS), (Role.BAND, UNKNOWN_BAND), (Role.VAT, UNKNOWN_VAT)):
            column = header.first(role)
            text = _text(line.at(column))
            reads: object = {Role.BASIS: units_in, Role.BAND: bands_in, Role.VAT: vat_alone}[role](text)
            if text and column is not None and not reads:
                self.unread.append(Unread(grid.name, line.number, column_letter(column), shown(text), why))
                good = False
        return good

    def _sort(self, cell: _Cell) -> None:
        """Keep a price that says all, ask about one that does not, name one that cannot be kept."""
        bands = cell.bands or (PriceBand.ANY,)
        problem = _impossible(cell)
        if problem:
            place = cell.place
            self.unread.append(Unread(place.sheet, place.row, place.column, cell.found, problem))
            return
        bases = tuple(unit for unit in cell.units if isinstance(unit, PriceBasis))
        others = tuple(unit for unit in cell.units if isinstance(unit, Unit))
        if Unit.MINUTES in others and bases == (PriceBasis.VISIT,):
            others = ()
        if len(bases) == 1 and not others and not cell.amount.bare_zero:
            self._found += [self._price(cell, bases[0], band) for band in bands]
        elif len(bases) == 1 and not others:
            options = [Option(_FREE, self._price(cell, bases[0], bands[0])), Option(_NO_PRICE, None)]
            self._questions.append(Ambiguity(cell.place, cell.found, Problem(_FREE_OR_NONE), tuple(options)))
        elif cell.amount.bare_zero:
            return
        else:
            options = [*self._bases(cell, bases, others, bands[0]), Option(_LEAVE_OUT, None)]
            words = _DIFFERENT_UNITS if len(bases) > 1 else _WHAT_FOR
            found = " · ".join(filter(None, (cell.found, cell.note)))[:120]
            self._questions.append(Ambiguity(cell.place, found, Problem(words), tuple(options)))

    def _bases(
        self, cell: _Cell, bases: tuple[PriceBasis, ...], others: tuple[Unit, ...], band: PriceBand
    ) -> Iterator[Option]:
        """What a price of unknown unit may be for, the likeliest first."""
        if Unit.MINUTES in others and cell.minutes:
            yield self._option(cell, PriceBasis.VISIT, band)
            yield self._option(cell, PriceBasis.HOUR, band, rounded(cell.amount.pounds * 60 / cell.minutes, 4))
            return
        likely = bases or tuple(basis for unit in others for basis in _LIKELY.get(unit, ()))
        usual = support_basis(self._asked.specification)
        for basis in likely or tuple(dict.fromkeys((usual, *PriceBasis))):
            yield self._option(cell, basis, band)

    def _option(self, cell: _Cell, basis: PriceBasis, band: PriceBand, amount: Decimal | None = None) -> Option:
        price = self._price(cell, basis, band, amount)
        if basis is PriceBasis.ONE_OFF:
            return Option(Problem(_PAID_ONCE, {"price": Pounds(price.amount)}), price)
        return Option(Problem(_PRICE_FOR, {"price": Pounds(price.amount), "basis": basis.words}), price)

    def _price(self, cell: _Cell, basis: PriceBasis, band: PriceBand, amount: Decimal | None = None) -> FoundPrice:
        per_week = self._per_week(cell, basis, band)
        pounds = cell.amount.pounds if amount is None else amount
        return FoundPrice(cell.place, basis, band, pounds, per_week, cell.vat, cell.note)

    def _per_week(self, cell: _Cell, basis: PriceBasis, band: PriceBand) -> Decimal | None:
        """The number a week that a price needs of its own: where the weekly pattern does not tell."""
        theirs = cell.per_week
        if theirs is None or not theirs or basis in WEEKS_IN or basis is PriceBasis.ONE_OFF:
            return None
        ours = units_a_week(self._asked, basis, band)
        if ours == theirs:
            return None
        if not ours:
            return theirs
        self.notes.append(Problem(_OTHER_COUNT, {"row": cell.place.row, "theirs": theirs, "ours": ours}))
        return None

    def results(self) -> tuple[list[FoundPrice], list[Ambiguity]]:
        """The prices that are certain, and what must be asked."""
        same: dict[tuple[PriceBasis, PriceBand], list[FoundPrice]] = defaultdict(list)
        prices: list[FoundPrice] = []
        for price in self._found:
            if price.basis in UNIT_BASES:
                same[price.basis, price.band].append(price)
            else:
                prices.append(price)
        questions = list(self._questions)
        for (basis, band), found in same.items():
            if len({(price.amount, price.vat) for price in found}) == 1:
                prices.append(found[0])
            else:
                options = tuple(Option(_as_said(price), price) for price in found)
                words = Problem(_WHICH_PRICE, {"basis": basis.words, "band": band.words})
                place, text = found[1].place, " · ".join(f"{price.amount:.2f}" for price in found)[:120]
                questions.append(Ambiguity(place, text, words, (*options, Option(_LEAVE_OUT, None))))
        return sorted(prices, key=lambda price: (price.place.sheet, price.place.row)), questions


def _tells_nothing(header: Header, column: int) -> bool:
    """Whether a heading says no more of its prices than that they are some: "Price", "Amount", "Cost"."""
    heading = header.columns[column]
    return not (heading.units or heading.bands or heading.implied)


def _what_for(line: Line, header: Header, columns: list[int]) -> tuple[list[int], list[str]]:
    """The columns of a row that hold prices, and what the others say these are for.

    Under "Price | Amount" the first may hold "Hourly rate": words without a figure, in front of a column with one.
    """
    read = {column: read_amount(line.at(column)) for column in columns if _tells_nothing(header, column)}
    amounts = [column for column, amount in read.items() if isinstance(amount, Amount)]
    words = [
        column
        for column, amount in read.items()
        if amount is NO_NUMBER and any(column < other for other in amounts) and isinstance(line.at(column), str)
    ]
    return [column for column in columns if column not in words], [_text(line.at(column)) for column in words]


def _impossible(cell: _Cell) -> Problem | None:
    nights = [unit for unit in cell.units if unit in _NIGHTS]
    if nights and PriceBasis.HOUR in cell.units:
        return NIGHTS_BY_THE_HOUR
    if {Unit.HALF_DAY, Unit.FORTNIGHT}.intersection(cell.units):
        return NO_SUCH_UNIT
    return None


def _in_order(*sources: tuple[PriceBasis | Unit, ...]) -> tuple[PriceBasis | Unit, ...]:
    """What the sources say together, the surest first. A source that says less than an earlier one adds nothing."""
    said: tuple[PriceBasis | Unit, ...] = ()
    for source in sources:
        if not said:
            said = source
        elif source and not set(source) & set(said):
            said = _told_apart(said, source)
    return said


def _with_label(
    said: tuple[PriceBasis | Unit, ...], label: tuple[PriceBasis | Unit, ...]
) -> tuple[PriceBasis | Unit, ...]:
    """What a row is for, with its label. "Day care" by the hour is by the hour: a label only helps out, but for nights."""
    doubtful = any(isinstance(unit, Unit) for unit in said)
    return _in_order(said, label) if not said or doubtful or set(label) & set(_NIGHTS) else said


def _told_apart(
    said: tuple[PriceBasis | Unit, ...], more: tuple[PriceBasis | Unit, ...]
) -> tuple[PriceBasis | Unit, ...]:
    """Two sources that differ: a kind of night tells "a night" apart, "30 minutes" of a visit is a visit, others conflict."""
    both = (*said, *more)
    kinds = [unit for unit in both if unit in _NIGHTS]
    if Unit.NIGHT in both and kinds:
        return tuple(dict.fromkeys(unit for unit in both if unit is not Unit.NIGHT))
    if Unit.JOURNEY in both or Unit.SESSION in both:
        return tuple(unit for unit in both if unit not in (Unit.JOURNEY, Unit.SESSION)) or both
    return tuple(dict.fromkeys(both))


def _own_line(line: Line) -> tuple[PriceBasis, PriceBand] | None:
    """The price that a row of our own sheet asked for, by its code."""
    for _, cell in line:
        if isinstance(cell, str) and cell.startswith(f"{CODE_MARK}-"):
            parts = cell.split("-")
            bases = [basis for basis in PriceBasis if basis.value == parts[1]]
            bands = [band for band in PriceBand if band.value == parts[-1]]
            if len(parts) == 3 and bases and bands:
                return bases[0], bands[0]
    return None


def _label_column(header: Header) -> int | None:
    """Where a row says what it prices: under a heading for it, else in the first column without another meaning."""
    found = header.first(Role.LABEL, Role.REQUIREMENT)
    return found if found is not None else next((c for c in range(3) if c not in header.columns), None)


def _text(cell: Value | NoValue) -> str:
    return cell if isinstance(cell, str) else ("" if isinstance(cell, NoValue) else shown(cell))


def _quantity(cell: Value | NoValue) -> Decimal | None:
    """A number a week: 10, "10", "10 hours"."""
    if isinstance(cell, Decimal):
        number = cell
    elif isinstance(cell, str):
        first = plain(cell).split(" ")[0].replace(",", "")
        if not first.replace(".", "", 1).isdigit() or not first.isascii() or len(first) > 10:
            return None
        number = Decimal(first)
    else:
        return None
    return rounded(number, 4).normalize() + 0 if 0 < number < 10_000 else None


def _as_priced(price: FoundPrice) -> Problem:
    return Problem(_PRICE_FOR, {"price": Pounds(price.amount), "basis": price.basis.words})


def _as_said(price: FoundPrice) -> Problem:
    if price.note:
        return Problem(_PRICE_NOTED, {"price": Pounds(price.amount), "note": price.note[:80]})
    return _as_priced(price)
