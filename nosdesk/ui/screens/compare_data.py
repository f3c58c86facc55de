"""From a comparison to what the table shows: columns with what is said of each offer, rows for answers, cost and points."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from nosdesk.domain.choices import CriterionKind, Met, OfferStatus, Strength
from nosdesk.domain.comparison import Comparison, Compliance, OfferResult, RequirementRow, name_of
from nosdesk.domain.pricing import Cost, budget_sentence
from nosdesk.domain.records import Criterion
from nosdesk.i18n import Reader, Words
from nosdesk.ui.kit.compare_table import Cell, CompareData, CompareOrder, CompareRow, CompareWords, Offer
from nosdesk.ui.screens.offer_answers import MARKS

_NAME: Final = Words("Offers side by side", "All the offers")
_HEAD: Final = Words("What you asked for")
_BEST: Final = Words("Fits best", "Best for you")
_TIED: Final = Words("First together")
_CAN: Final = Words("Can be chosen", "You can pick it")
_LACKS: Final = Words("Lacks a must-have")
_UNCLEAR: Final = Words("A must-have is not clear", "A must-have: not clear")
_WEEK: Final = Words("Cost a week, £")
_FOUR: Final = Words("Cost for 4 weeks,\u00a0£", "Cost, 4 weeks,\u00a0£")
_YEAR: Final = Words("Cost a year, £")
_ONCE: Final = Words("Paid once, £")
_NOT_KNOWN: Final = Words("Not known")
_BUDGET: Final = Words("Your budget", "Your money")
_FITS: Final = Words("Fits")
_OVER: Final = Words("Too much")
_NOBODY_KNOWS: Final = Words("Not known yet")
_COUNTS: Final = Words("Counts {percent}")
_POINTS: Final = Words("{name}, points")
_NOT_YET: Final = Words("Not yet")
_SCORE: Final = Words("Score out of 100", "Points out of 100")
_AGREED: Final = Words("With the agreed weights", "The way you agreed")
_TRIED: Final = Words("With the weights you are trying", "The way you try now")
_BEST_FIRST: Final = Words("Best first")
_CHEAP_FIRST: Final = Words("Lowest cost first")
_BY_NAME: Final = Words("By name")
_AS_CAME: Final = Words("As they came")


def table_words(reader: Reader) -> CompareWords:
    """The table's own words. Its {places} are filled by the table."""
    say = reader.say
    return CompareWords(
        only_differences=say(Words("Only differences")),
        on_off=(say(Words("On")), say(Words("Off"))),
        differ=say(Words("{shown} of {all}: the ones that differ", "{shown} of {all}")),
        no_difference=say(Words("All offers answer these in the same way.", "All offers say the same here.")),
        order=say(Words("Order")),
        offers=say(Words("Show or hide offers")),
        hide=say(Words("Hide")),
        show=say(Words("Show")),
        hide_name=say(Words("Hide {offer}")),
        show_name=say(Words("Show {offer}")),
        keep_first=say(Words("Keep first")),
        let_go=say(Words("Do not keep first")),
        keep_first_name=say(Words("Keep {offer} first")),
        let_go_name=say(Words("Do not keep {offer} first", "Let {offer} go")),
        hidden=say(Words("Not shown: {offers}")),
        last_one=say(Words("One offer must stay.", "You must keep 1 offer here.")),
        earlier=say(Words("Offers before")),
        later=say(Words("Offers after")),
        shown=say(Words("Offers {first} to {last} of {count}", "{first} to {last} of {count}")),
    )


def table_data(comparison: Comparison, reader: Reader, *, tried: bool) -> CompareData:
    """Everything the table shows of offers that were not taken back; `tried`: other weights than the agreed ones hold."""
    places = [place for place, one in enumerate(comparison.results) if one.in_the_running]
    results = [comparison.results[place] for place in places]
    # Said once each, not for every cell: 12 offers and 60 requirements are 720 of them.
    said = {met: reader.say(met.words) for met in Met} | {each: reader.say(each.words) for each in Strength}
    rows = [
        *(_asked(row, places, said) for row in comparison.rows),
        *_costs(results, reader),
        *_points(comparison, results, reader, tried),
    ]
    return CompareData(
        reader.say(_NAME),
        reader.say(_HEAD),
        tuple(_offer(one, comparison, reader) for one in results),
        tuple(rows),
        _orders(comparison, results, reader),
    )


def _offer(one: OfferResult, comparison: Comparison, reader: Reader) -> Offer:
    best = one.rank == 1 and one.compliant
    leading = best and len(comparison.best) == 1
    if one.facts.offer.status is OfferStatus.AWARDED:
        note = OfferStatus.AWARDED.words
    elif best:
        note = _BEST if leading else _TIED
    else:
        note = {Compliance.MEETS: _CAN, Compliance.UNCLEAR: _UNCLEAR, Compliance.LACKS: _LACKS}[one.compliance]
    return Offer(one.facts.offer.id, name_of(one, reader), reader.say(note), leading=leading)


def _asked(row: RequirementRow, places: Sequence[int], said: Mapping[Met | Strength, str]) -> CompareRow:
    asked = row.requirement
    note = said[asked.strength] if asked.strength else ""
    cells, mets = [], row.mets
    for place in places:
        answer, met = row.answers[place], mets[place]
        cells.append(Cell(said[met], answer.words if answer else "", mark=MARKS[met]))
    return CompareRow(Cell(asked.statement, note), tuple(cells), key=asked.id)


def _costs(results: Sequence[OfferResult], reader: Reader) -> Iterable[CompareRow]:
    for words, amounts in (
        (_WEEK, [one.cost.weekly for one in results]),
        (_FOUR, [one.cost.four_weekly for one in results]),
        (_YEAR, [one.cost.yearly for one in results]),
    ):
        cells = (
            _money(amount, one.cost, reader, explain=words is _WEEK)
            for amount, one in zip(amounts, results, strict=True)
        )
        heading = Cell(reader.say(words), strong=True)
        yield CompareRow(heading, tuple(cells), key=words.plain, always=True, sums=words is _WEEK)
    if any(one.cost.one_off for one in results):
        once = tuple(Cell(reader.amount(one.cost.one_off), number=True) for one in results)
        yield CompareRow(Cell(reader.say(_ONCE), strong=True), once, key=_ONCE.plain, always=True)
    if any(one.budget for one in results):
        fits = tuple(_fit(one, reader) for one in results)
        yield CompareRow(Cell(reader.say(_BUDGET), strong=True), fits, key=_BUDGET.plain, always=True)


def _money(amount: Decimal | None, cost: Cost, reader: Reader, *, explain: bool) -> Cell:
    if amount is not None:
        return Cell(reader.amount(amount), number=True)
    why = " ".join(problem.said(reader) for problem in cost.missing) if explain else ""
    return Cell(reader.say(_NOT_KNOWN), why)


def _fit(one: OfferResult, reader: Reader) -> Cell:
    fit = one.budget
    if fit is None or fit.fits is None:
        return Cell(reader.say(_NOBODY_KNOWS), mark="unclear")
    said = budget_sentence(fit, reader)
    return Cell(reader.say(_FITS), said, mark="met") if fit.fits else Cell(reader.say(_OVER), said, mark="not_met")


def _points(
    comparison: Comparison, results: Sequence[OfferResult], reader: Reader, tried: bool
) -> Iterable[CompareRow]:
    if all(one.total is None for one in results):
        return
    for number, each in enumerate(comparison.criteria):
        heading = Cell(
            reader.say(_POINTS, name=criterion_name(each, reader)),
            reader.say(_COUNTS, percent=reader.percent(comparison.weights[each.id])),
        )
        cells = tuple(_point(one, each, reader) for one in results)
        yield CompareRow(heading, cells, key=each.id, always=True, sums=number == 0)
    total = Cell(reader.say(_SCORE), reader.say(_TRIED if tried else _AGREED), strong=True)
    yield CompareRow(total, tuple(_total(one, reader) for one in results), key=_SCORE.plain, always=True, sums=True)


def criterion_name(each: Criterion, reader: Reader) -> str:
    """What a criterion is called."""
    return each.name or reader.say(each.kind.words)


def _point(one: OfferResult, each: Criterion, reader: Reader) -> Cell:
    if one.scores.get(each.id) is None and each.kind is not CriterionKind.REQUIREMENTS:
        return Cell(reader.say(_NOT_YET), number=True)
    return Cell(reader.number(one.points.get(each.id, Decimal(0))), number=True)


def _total(one: OfferResult, reader: Reader) -> Cell:
    total = one.total or Decimal(0)
    return Cell(reader.number(total), large=True, strong=True, number=True, share=float(total / 100))


def _orders(comparison: Comparison, results: Sequence[OfferResult], reader: Reader) -> tuple[CompareOrder, ...]:
    cheap = sorted(results, key=lambda one: (one.whole_cost is None, one.whole_cost or Decimal(0)))
    named = sorted(results, key=lambda one: name_of(one, reader).casefold())
    kinds = (
        ("best", _BEST_FIRST, comparison.ranked),
        ("cost", _CHEAP_FIRST, cheap),
        ("name", _BY_NAME, named),
        ("came", _AS_CAME, results),
    )
    return tuple(
        CompareOrder(key, reader.say(words), tuple(one.facts.offer.id for one in ordered))
        for key, words, ordered in kinds
    )
