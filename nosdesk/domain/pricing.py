"""What an offer costs a week, 4 weeks, a month and a year, whatever its prices buy, worked out from the weekly pattern.

Rules, all of them shown beside the figures:

- **Periods** by days: a year has 365 days, so it is 365 ÷ 7 weeks, and a month is a twelfth of it (365 ÷ 84 weeks).
  £410.20 a week is £1,640.80 for 4 weeks, £1,782.42 a month and £21,389.00 a year.
- **Rounding:** each line is an exact fraction, VAT in it, until it is said for a period; then half a penny goes up.
- **Units:** visits and nights count once for each worker, because each is paid. Days count once, whoever comes.
- **Bands:** the narrowest price holds (evening before weekday before all times; Saturday before weekend). Bank holidays are
  averaged over the 365 days from the start, and only where an offer has a price for them.
- **Nothing is guessed:** time with no price, a price with no amount, two prices for the same time are named, and
  then there is no weekly cost. A price for a week, month or year covers the whole pattern if nothing is priced by
  the hour, visit, day or night; beside such prices it is an addition.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from nosdesk.domain import pattern
from nosdesk.domain.choices import BudgetPeriod, Nation, PriceBand, PriceBasis, Vat, VisitKind
from nosdesk.domain.problem import Count, Problem
from nosdesk.domain.rates import STANDARD_VAT, DatedRate, rate_on
from nosdesk.domain.records import OfferPrice, Visit
from nosdesk.domain.rounding import NOTHING, as_decimal, to_pence
from nosdesk.frozen import dataclass
from nosdesk.i18n import Counted, Reader, Words

WEEKS_IN: Final[Mapping[PriceBasis, Fraction]] = {
    PriceBasis.WEEK: Fraction(1),
    PriceBasis.FOUR_WEEKS: Fraction(4),
    PriceBasis.MONTH: Fraction(365, 84),
    PriceBasis.YEAR: Fraction(365, 7),
}
"""How many weeks a price for a period buys."""

SUPPORT_BASES: Final = (PriceBasis.HOUR, PriceBasis.VISIT, PriceBasis.DAY)
NIGHT_BASES: Final = {VisitKind.SLEEPING: PriceBasis.SLEEPING_NIGHT, VisitKind.WAKING: PriceBasis.WAKING_NIGHT}
UNIT_BASES: Final = (*SUPPORT_BASES, *NIGHT_BASES.values())

_WIDER: Final[Mapping[PriceBand, tuple[PriceBand, ...]]] = {
    PriceBand.WEEKDAY: (PriceBand.WEEKDAY, PriceBand.ANY),
    PriceBand.EVENING: (PriceBand.EVENING, PriceBand.WEEKDAY, PriceBand.ANY),
    PriceBand.SATURDAY: (PriceBand.SATURDAY, PriceBand.WEEKEND, PriceBand.ANY),
    PriceBand.SUNDAY: (PriceBand.SUNDAY, PriceBand.WEEKEND, PriceBand.ANY),
    PriceBand.BANK_HOLIDAY: (PriceBand.BANK_HOLIDAY,),
}
"""Where the price of a band is looked for, narrowest first."""

_UNITS: Final[Mapping[PriceBasis, Counted]] = {
    PriceBasis.HOUR: Counted("{amount} hour", "{amount} hours"),
    PriceBasis.VISIT: Counted("{amount} visit", "{amount} visits"),
    PriceBasis.DAY: Counted("{amount} day", "{amount} days"),
    PriceBasis.SLEEPING_NIGHT: Counted("{amount} sleeping night", "{amount} sleeping nights"),
    PriceBasis.WAKING_NIGHT: Counted("{amount} waking night", "{amount} waking nights"),
    PriceBasis.MILE: Counted("{amount} mile", "{amount} miles"),
}

_NO_TIMES: Final = Problem(Words("The times of support are not known yet.", "We do not know your times yet."))


@dataclass(frozen=True, slots=True)
class CostLine:
    """One price and what it comes to. `exact` is pounds a week, or pounds once, with VAT; `units` are units a week."""

    basis: PriceBasis
    band: PriceBand
    units: Decimal
    price: Decimal
    vat: Vat
    exact: Fraction

    @property
    def once(self) -> bool:
        """Whether this is paid once and not every week."""
        return self.basis is PriceBasis.ONE_OFF

    def over(self, weeks: Fraction) -> Decimal:
        """The cost of so many weeks, rounded to the penny; nothing for what is paid once."""
        return NOTHING if self.once else to_pence(self.exact * weeks)

    def said(self, reader: Reader) -> str:
        """What was multiplied: "12 hours at £22.00 for an hour"."""
        price, basis = reader.money(self.price), reader.say(self.basis.words)
        if self.once:
            return f"{price} {basis}"
        if self.basis not in _UNITS:
            return reader.say(Words("{price} for {basis}"), price=price, basis=basis)
        units = Count(_UNITS[self.basis], self.units).said(reader)
        words = Words("{units} at {price} for {basis}", "{units}, {price} for {basis}")
        return reader.say(words, units=units, price=price, basis=basis)

    @property
    def weekly(self) -> Decimal:
        return self.over(Fraction(1))

    @property
    def four_weekly(self) -> Decimal:
        return self.over(WEEKS_IN[PriceBasis.FOUR_WEEKS])

    @property
    def yearly(self) -> Decimal:
        return self.over(WEEKS_IN[PriceBasis.YEAR])

    @property
    def one_off(self) -> Decimal:
        return to_pence(self.exact) if self.once else NOTHING


@dataclass(frozen=True, slots=True)
class Cost:
    """What an offer costs. While something is `missing`, the regular cost is not known and its properties are None."""

    lines: tuple[CostLine, ...]
    missing: tuple[Problem, ...]

    def over(self, weeks: Fraction) -> Decimal | None:
        """The regular cost of so many weeks: the sum of the rounded lines."""
        return None if self.missing else self.known_over(weeks)

    def known_over(self, weeks: Fraction) -> Decimal:
        """The part of the regular cost that is known: it costs at least this."""
        return sum((line.over(weeks) for line in self.lines), NOTHING)

    @property
    def weekly(self) -> Decimal | None:
        return self.over(WEEKS_IN[PriceBasis.WEEK])

    @property
    def four_weekly(self) -> Decimal | None:
        return self.over(WEEKS_IN[PriceBasis.FOUR_WEEKS])

    @property
    def monthly(self) -> Decimal | None:
        return self.over(WEEKS_IN[PriceBasis.MONTH])

    @property
    def yearly(self) -> Decimal | None:
        return self.over(WEEKS_IN[PriceBasis.YEAR])

    @property
    def one_off(self) -> Decimal:
        """What is paid once."""
        return sum((line.one_off for line in self.lines), NOTHING)

    def altogether(self, weeks: int | None) -> Decimal | None:
        """The whole cost of so many weeks, or of a year where the time is open, with what is paid once."""
        regular = self.over(WEEKS_IN[PriceBasis.YEAR] if weeks is None else Fraction(weeks))
        return None if regular is None else regular + self.one_off


@dataclass(frozen=True, slots=True)
class _Work:
    """What there is to be priced: the pattern's pieces by basis, and how a price becomes pounds."""

    pieces: Mapping[PriceBasis, Sequence[pattern.Piece]]
    holidays: Mapping[int, Fraction] | None
    vat: DatedRate | None

    def line(self, price: OfferPrice, units: Fraction) -> CostLine:
        amount = price.amount if price.amount is not None else Decimal(0)
        exact = Fraction(amount) * units / WEEKS_IN.get(price.basis, Fraction(1))
        if price.vat is Vat.ADDED and self.vat:
            exact *= 1 + Fraction(self.vat.percent) / 100
        return CostLine(price.basis, price.band, as_decimal(units), amount, price.vat, exact)


def offer_cost(
    visits: Sequence[Visit],
    prices: Sequence[OfferPrice],
    miles_a_week: Decimal | None = None,
    *,
    starts: date | None = None,
    nation: Nation | None = None,
    vat_rates: Sequence[DatedRate] = STANDARD_VAT,
) -> Cost:
    """What these prices come to for this pattern.

    `starts` and `nation` tell which bank holidays and which rate of VAT hold; they matter only where an offer has a
    price for bank holidays or adds VAT.
    """
    if not prices:
        return Cost((), (Problem(Words("No price is given.", "There is no price yet.")),))
    priced = [price for price in prices if price.amount is not None]
    problems = [*_without_amount(prices), *_twice(priced)]
    by_holiday = any(price.band is PriceBand.BANK_HOLIDAY for price in priced)
    if by_holiday and starts is None:
        words = Words(
            "The price for bank holidays needs a start date.", "Bank holidays have their own price. Give a start date."
        )
        problems.append(Problem(words))
    vat = rate_on(vat_rates, starts)
    if vat is None and any(price.vat is Vat.ADDED for price in priced):
        problems.append(Problem(Words("The rate of VAT is not known for that year.", "We do not know the VAT then.")))
    holidays = pattern.holiday_shares(starts, nation) if by_holiday and starts else None
    work = _Work(_pieces(visits), holidays, vat)
    lines, uncovered = _unit_lines(work, priced)
    others, unknown = _other_lines(work, priced, miles_a_week)
    return Cost(tuple(lines + others), tuple(problems + uncovered + unknown))


def _pieces(visits: Sequence[Visit]) -> Mapping[PriceBasis, Sequence[pattern.Piece]]:
    return {
        PriceBasis.HOUR: pattern.hour_pieces(visits),
        PriceBasis.VISIT: pattern.visit_pieces(visits, VisitKind.SUPPORT),
        PriceBasis.DAY: pattern.day_pieces(visits),
    } | {basis: pattern.visit_pieces(visits, kind) for kind, basis in NIGHT_BASES.items()}


def _without_amount(prices: Iterable[OfferPrice]) -> Iterator[Problem]:
    words = Words("A price has no amount: {basis}, {band}.", "A price is empty: {basis}, {band}.")
    for price in prices:
        if price.amount is None:
            yield Problem(words, {"basis": price.basis.words, "band": price.band.words})


def _twice(prices: Iterable[OfferPrice]) -> Iterator[Problem]:
    """Prices that cover the same time, so that nobody can say which holds."""
    words = Words(
        "There are two prices for the same thing: {basis}, {band}.", "2 prices are the same: {basis}, {band}."
    )
    counts = Counter((price.basis, price.band) for price in prices if _by_pattern(price))
    for (basis, band), number in counts.items():
        if number > 1:
            yield Problem(words, {"basis": basis.words, "band": band.words})


def _by_pattern(price: OfferPrice) -> bool:
    """Whether the weekly pattern tells how many units this price buys. Days with a number of their own stand alone."""
    return price.basis in UNIT_BASES and not (price.basis is PriceBasis.DAY and price.per_week is not None)


def _unit_lines(work: _Work, prices: Sequence[OfferPrice]) -> tuple[list[CostLine], list[Problem]]:
    """Lines for support and for each kind of night, and the time that no price covers."""
    bases = [basis for basis in SUPPORT_BASES if any(p.basis is basis and _by_pattern(p) for p in prices)]
    all_in = not any(price.basis in UNIT_BASES for price in prices) and any(p.basis in WEEKS_IN for p in prices)
    lines: list[CostLine] = []
    problems: list[Problem] = []
    if len(bases) > 1:
        words = Words(
            "Support is priced by {one} and by {other}. Only one of them can hold.",
            "Help has 2 prices, for {one} and for {other}. Keep 1.",
        )
        problems.append(Problem(words, {"one": bases[0].words, "other": bases[1].words}))
    days_apart = any(price.basis is PriceBasis.DAY and not _by_pattern(price) for price in prices)
    if bases:
        _price_pieces(work, bases[0], prices, lines, problems)
    elif work.pieces[PriceBasis.HOUR] and not (all_in or days_apart):
        problems += _unpriced(PriceBasis.HOUR, pattern.spread(work.pieces[PriceBasis.HOUR]))
    for basis in NIGHT_BASES.values():
        if any(price.basis is basis for price in prices):
            _price_pieces(work, basis, prices, lines, problems)
        elif not all_in:
            problems += _unpriced(basis, pattern.spread(work.pieces[basis]))
    return lines, problems


def _price_pieces(
    work: _Work, basis: PriceBasis, prices: Sequence[OfferPrice], lines: list[CostLine], problems: list[Problem]
) -> None:
    """Prices the pattern's pieces of one basis; where it has none, the units that the prices themselves state.

    A price for something that the pattern does not ask for, such as a night, costs nothing.
    """
    offered = [price for price in prices if price.basis is basis and _by_pattern(price)]
    if not work.pieces[basis]:
        stated = [price for price in offered if price.per_week is not None]
        lines += [work.line(price, Fraction(price.per_week or 0)) for price in stated]
        if not stated and not any(work.pieces.values()) and _NO_TIMES not in problems:
            problems.append(_NO_TIMES)
        return
    by_band = {price.band: price for price in offered}
    units: dict[PriceBand, Fraction] = {}
    missing: dict[PriceBand, Fraction] = {}
    holidays = work.holidays if PriceBand.BANK_HOLIDAY in by_band else None
    for band, amount in pattern.spread(work.pieces[basis], holidays).items():
        found = next((wider for wider in _WIDER[band] if wider in by_band), None)
        if found is None:
            missing[band] = amount
        else:
            units[found] = units.get(found, Fraction()) + amount
    lines += [work.line(by_band[band], units[band]) for band in PriceBand if band in units]
    problems += _unpriced(basis, missing)


def _unpriced(basis: PriceBasis, amounts: Mapping[PriceBand, Fraction]) -> list[Problem]:
    words = Words("No price is given for {units} a week: {band}.", "There is no price for {units}: {band}.")
    return [
        Problem(words, {"units": Count(_UNITS[basis], as_decimal(amount)), "band": band.words})
        for band, amount in amounts.items()
    ]


def _other_lines(
    work: _Work, prices: Sequence[OfferPrice], miles_a_week: Decimal | None
) -> tuple[list[CostLine], list[Problem]]:
    """Lines for periods, miles, days with a number of their own, and what is paid once."""
    lines: list[CostLine] = []
    problems: list[Problem] = []
    for price in prices:
        if _by_pattern(price):
            continue
        stated = price.per_week
        if price.basis is PriceBasis.MILE and stated is None:
            stated = miles_a_week
            if stated is None:
                words = Words(
                    "There is a price for a mile, but nobody said how many miles a week.", "How many miles a week?"
                )
                problems.append(Problem(words))
                continue
        counted = price.basis in (PriceBasis.MILE, PriceBasis.DAY)
        lines.append(work.line(price, Fraction(stated) if counted and stated is not None else Fraction(1)))
    return lines, problems


@dataclass(frozen=True, slots=True)
class BudgetFit:
    """How a cost stands to a budget for the same period.

    `left` is what remains of the budget, negative where the cost is over it; None while the cost is not known.
    `fits` is None where that cannot be told. `one_off_apart`: what is paid once is not in this comparison.
    """

    period: BudgetPeriod
    budget: Decimal
    cost: Decimal | None
    left: Decimal | None
    fits: bool | None
    one_off_apart: bool


_BUDGET_WEEKS: Final[Mapping[BudgetPeriod, Fraction]] = {
    BudgetPeriod.WEEK: WEEKS_IN[PriceBasis.WEEK],
    BudgetPeriod.FOUR_WEEKS: WEEKS_IN[PriceBasis.FOUR_WEEKS],
    BudgetPeriod.MONTH: WEEKS_IN[PriceBasis.MONTH],
    BudgetPeriod.YEAR: WEEKS_IN[PriceBasis.YEAR],
}


def fits_budget(
    cost: Cost, budget: Decimal | None, period: BudgetPeriod | None, weeks: int | None = None
) -> BudgetFit | None:
    """The cost beside the budget; None without a budget, or where "the whole time" has no number of weeks.

    A budget for a year or for the whole time must also hold what is paid once; a shorter one cannot, so it is left
    out there and said. A cost with gaps that is over the budget already does not fit.
    """
    if budget is None or period is None or (period is BudgetPeriod.WHOLE and weeks is None):
        return None
    length = Fraction(weeks or 0) if period is BudgetPeriod.WHOLE else _BUDGET_WEEKS[period]
    once = cost.one_off if period in (BudgetPeriod.YEAR, BudgetPeriod.WHOLE) else NOTHING
    apart = once != cost.one_off
    known = cost.known_over(length) + once
    if cost.missing:
        over = known > budget and all(line.exact >= 0 for line in cost.lines)
        return BudgetFit(period, budget, None, None, False if over else None, apart)
    return BudgetFit(period, budget, known, budget - known, known <= budget, apart)


_PER_PERIOD: Final[Mapping[BudgetPeriod, Words]] = {
    BudgetPeriod.WEEK: Words("{amount} a week"),
    BudgetPeriod.FOUR_WEEKS: Words("{amount} every 4 weeks"),
    BudgetPeriod.MONTH: Words("{amount} a month"),
    BudgetPeriod.YEAR: Words("{amount} a year"),
    BudgetPeriod.WHOLE: Words("{amount} in all"),
}


def per_period(amount: Decimal, period: BudgetPeriod, reader: Reader) -> str:
    """Money for a period: "£264.00 a week", "£1,056.00 every 4 weeks"."""
    return reader.say(_PER_PERIOD[period], amount=reader.money(amount))


def budget_sentence(fit: BudgetFit, reader: Reader) -> str:
    """The budget in a sentence: "It is £5.00 a week under the budget." """
    if fit.left is None:
        if fit.fits is False:
            return reader.say(Words("It is over the budget, even with prices missing.", "It costs more than you have."))
        return reader.say(Words("Nobody can say yet if it fits the budget.", "We do not know yet if you can pay it."))
    gap = per_period(abs(fit.left), fit.period, reader)
    if fit.left > 0:
        return reader.say(Words("It is {gap} under the budget.", "It costs {gap} less than you have."), gap=gap)
    if fit.left < 0:
        return reader.say(Words("It is {gap} over the budget.", "It costs {gap} more than you have."), gap=gap)
    return reader.say(Words("It uses the whole budget exactly.", "It costs just what you have."))
