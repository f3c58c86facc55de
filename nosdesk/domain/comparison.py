"""Offers side by side: requirements met, cost, points by criterion, rank, budget, and sentences that sum it up.

How points come about, the same for every offer and checkable by hand:

- **Meets the requirements:** the share that is met, where a must counts double and "partly" counts half; unclear and
  unanswered count as not met. Nothing asked is all met.
- **Price:** lowest ÷ this one × 100, on the cost of the whole wanted time with what is paid once (a year where the time is
  open). The lowest is that of all offers not taken back.
- **Judged:** the average of all scores from 0 to 5, × 20.
- Scores are rounded to one decimal, half up. Points = score × weight ÷ all weights, rounded likewise; the total is their
  sum. A score that is not known yet gives no points, and is named.
- **Rank:** offers that meet every must come before those where a must is unclear, and these before those that lack one; then
  the total. Without weights: the share met, then the cost. Equal offers share a rank.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from typing import Final
from uuid import UUID

from nosdesk.domain.choices import BudgetPeriod, CriterionKind, Met, Nation, OfferStatus, Strength
from nosdesk.domain.pricing import BudgetFit, Cost, budget_sentence, fits_budget, offer_cost, per_period
from nosdesk.domain.rates import STANDARD_VAT, DatedRate
from nosdesk.domain.records import (
    Criterion,
    Offer,
    OfferAnswer,
    OfferPrice,
    OfferScore,
    Provider,
    Requirement,
    Specification,
    Visit,
)
from nosdesk.domain.rounding import rounded
from nosdesk.frozen import dataclass
from nosdesk.i18n import Counted, Reader, Words

_MOST: Final = 5
_SHARES: Final = {Met.MET: Fraction(1), Met.PARTLY: Fraction(1, 2), Met.NOT_MET: Fraction(0), Met.UNCLEAR: Fraction(0)}


class Compliance(IntEnum):
    """How an offer stands to the musts; the order is the order of rank."""

    MEETS = 0
    UNCLEAR = 1
    LACKS = 2


@dataclass(frozen=True, slots=True)
class OfferFacts:
    """One offer with all that belongs to it."""

    offer: Offer
    provider: Provider
    prices: tuple[OfferPrice, ...] = ()
    answers: tuple[OfferAnswer, ...] = ()
    scores: tuple[OfferScore, ...] = ()


@dataclass(frozen=True, slots=True)
class RequirementRow:
    """One requirement with the answer of each offer, in the order of the comparison's results."""

    requirement: Requirement
    answers: tuple[OfferAnswer | None, ...]

    @property
    def mets(self) -> tuple[Met, ...]:
        """How each offer answers; no answer is unclear."""
        return tuple(answer.met if answer else Met.UNCLEAR for answer in self.answers)

    @property
    def differs(self) -> bool:
        """Whether the offers differ in this requirement."""
        return len(set(self.mets)) > 1


@dataclass(frozen=True, slots=True)
class OfferResult:
    """What one offer comes to. Scores run from 0 to 100, points add up to `total`; both are by criterion id.

    `rank` is None for an offer that was taken back; `total` is None where nothing has a weight.
    """

    facts: OfferFacts
    met: int
    asked: int
    musts_met: int
    musts: int
    lacking: tuple[Requirement, ...]
    unclear: tuple[Requirement, ...]
    met_score: Decimal
    cost: Cost
    whole_cost: Decimal | None
    budget: BudgetFit | None
    scores: Mapping[UUID, Decimal | None]
    points: Mapping[UUID, Decimal]
    total: Decimal | None
    rank: int | None

    @property
    def compliance(self) -> Compliance:
        if self.lacking:
            return Compliance.LACKS
        return Compliance.UNCLEAR if self.unclear else Compliance.MEETS

    @property
    def compliant(self) -> bool:
        """Whether every must is met."""
        return self.compliance is Compliance.MEETS

    @property
    def in_the_running(self) -> bool:
        return self.facts.offer.status is not OfferStatus.WITHDRAWN

    @property
    def unscored(self) -> tuple[UUID, ...]:
        """Criteria whose score is not known yet."""
        return tuple(criterion for criterion, score in self.scores.items() if score is None)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All offers of a specification compared; `results` and the answers of each row are in the order given."""

    criteria: tuple[Criterion, ...]
    weights: Mapping[UUID, int]
    rows: tuple[RequirementRow, ...]
    results: tuple[OfferResult, ...]

    @property
    def ranked(self) -> tuple[OfferResult, ...]:
        """Offers not taken back, best first; equal ones by name, so that the order stands still."""
        running = [result for result in self.results if result.rank is not None]
        return tuple(sorted(running, key=lambda r: (r.rank, r.facts.provider.name.casefold(), str(r.facts.offer.id))))

    @property
    def best(self) -> tuple[OfferResult, ...]:
        """The offer or offers of the first rank, whether or not they meet every must."""
        return tuple(result for result in self.ranked if result.rank == 1)

    @property
    def cheapest(self) -> tuple[OfferResult, ...]:
        """The offer or offers that cost least of those whose whole cost is known."""
        known = [(result.whole_cost, result) for result in self.ranked if result.whole_cost is not None]
        lowest = min((cost for cost, _ in known), default=None)
        return tuple(result for cost, result in known if cost == lowest)

    def result(self, offer_id: UUID) -> OfferResult | None:
        """What one offer came to."""
        return next((result for result in self.results if result.facts.offer.id == offer_id), None)


def compare(
    specification: Specification,
    visits: Sequence[Visit],
    requirements: Sequence[Requirement],
    criteria: Sequence[Criterion],
    offers: Sequence[OfferFacts],
    weights: Mapping[UUID, int] | None = None,
    *,
    nation: Nation | None = None,
    vat_rates: Sequence[DatedRate] = STANDARD_VAT,
) -> Comparison:
    """Compares the offers. `weights` by criterion id stand in for the agreed ones, to try what happens if."""
    used = {each.id: max(0, each.weight if weights is None else weights.get(each.id, each.weight)) for each in criteria}
    bare = [_facts_only(specification, visits, requirements, facts, nation, vat_rates) for facts in offers]
    known = [one.whole_cost for one in bare if one.in_the_running and one.whole_cost is not None]
    lowest = min(known, default=None)
    scored = [_scored(one, criteria, used, lowest) for one in bare]
    answers = [{answer.requirement_id: answer for answer in facts.answers} for facts in offers]
    rows = tuple(RequirementRow(each, tuple(given.get(each.id) for given in answers)) for each in requirements)
    return Comparison(tuple(criteria), used, rows, tuple(_with_ranks(scored)))


def _facts_only(
    specification: Specification,
    visits: Sequence[Visit],
    requirements: Sequence[Requirement],
    facts: OfferFacts,
    nation: Nation | None,
    vat_rates: Sequence[DatedRate],
) -> OfferResult:
    """An offer's own figures, before it is set beside others."""
    given = {answer.requirement_id: answer.met for answer in facts.answers}
    mets = [(each, given.get(each.id, Met.UNCLEAR)) for each in requirements]
    musts = [(each, met) for each, met in mets if each.strength is Strength.MUST]
    starts = specification.start_wanted or facts.offer.can_start or facts.offer.received_on
    miles = specification.miles_a_week
    cost = offer_cost(visits, facts.prices, miles, starts=starts, nation=nation, vat_rates=vat_rates)
    return OfferResult(
        facts=facts,
        met=sum(met is Met.MET for _, met in mets),
        asked=len(mets),
        musts_met=sum(met is Met.MET for _, met in musts),
        musts=len(musts),
        lacking=tuple(each for each, met in musts if met in (Met.NOT_MET, Met.PARTLY)),
        unclear=tuple(each for each, met in musts if met is Met.UNCLEAR),
        met_score=_share_met(mets),
        cost=cost,
        whole_cost=cost.altogether(specification.weeks_wanted),
        budget=fits_budget(cost, specification.budget, specification.budget_period, specification.weeks_wanted),
        scores={},
        points={},
        total=None,
        rank=None,
    )


def _share_met(mets: Sequence[tuple[Requirement, Met]]) -> Decimal:
    """The share of requirements met, 0 to 100; a must counts double."""
    weights = [2 if each.strength is Strength.MUST else 1 for each, _ in mets]
    if not weights:
        return Decimal(100)
    reached = sum((weight * _SHARES[met] for weight, (_, met) in zip(weights, mets, strict=True)), Fraction())
    return rounded(100 * reached / sum(weights), 1)


def _score(one: OfferResult, criterion: Criterion, lowest: Decimal | None) -> Decimal | None:
    """An offer's score for one criterion, 0 to 100; None while it is not known."""
    match criterion.kind:
        case CriterionKind.REQUIREMENTS:
            return one.met_score
        case CriterionKind.PRICE:
            if one.whole_cost is None or lowest is None:
                return None
            if one.whole_cost <= lowest or one.whole_cost <= 0:
                return Decimal(100)
            return rounded(100 * max(Fraction(0), Fraction(lowest) / Fraction(one.whole_cost)), 1)
        case CriterionKind.JUDGED:
            given = [s.score for s in one.facts.scores if s.criterion_id == criterion.id and s.score is not None]
            kept = [min(_MOST, max(0, score)) for score in given]
            return rounded(Fraction(sum(kept) * 100, len(kept) * _MOST), 1) if kept else None


def _scored(
    one: OfferResult, criteria: Sequence[Criterion], weights: Mapping[UUID, int], lowest: Decimal | None
) -> OfferResult:
    scores = {each.id: _score(one, each, lowest) for each in criteria}
    whole = sum(weights.values())
    if not whole:
        return replace(one, scores=scores)
    points = {key: rounded(Fraction(score or 0) * weights[key] / whole, 1) for key, score in scores.items()}
    return replace(one, scores=scores, points=points, total=sum(points.values(), Decimal("0.0")))


def _standing(one: OfferResult) -> tuple[Decimal, ...]:
    """What an offer is ranked by; less is better."""
    if one.total is not None:
        return Decimal(one.compliance), -one.total
    unknown = Decimal(one.whole_cost is None)
    return Decimal(one.compliance), -one.met_score, unknown, one.whole_cost or Decimal(0)


def _with_ranks(results: Sequence[OfferResult]) -> list[OfferResult]:
    standings = [_standing(one) for one in results if one.in_the_running]
    return [
        replace(one, rank=1 + sum(other < _standing(one) for other in standings)) if one.in_the_running else one
        for one in results
    ]


_MEETS: Final = Counted(
    "It meets {met} of {n} requirement.",
    "It meets {met} of {n} requirements.",
    "It does {met} of the {n} thing you need.",
    "It does {met} of the {n} things you need.",
)
_LACKS: Final = Counted(
    "It lacks {n} must-have.",
    "It lacks {n} must-haves.",
    "It does not have {n} thing you must have.",
    "It does not have {n} things you must have.",
)
_ASK: Final = Counted(
    "Ask {name} about {n} must-have that is not clear.",
    "Ask {name} about {n} must-haves that are not clear.",
    "{n} thing you must have is not clear. Ask {name}.",
    "{n} things you must have are not clear. Ask {name}.",
)


def summary_sentences(comparison: Comparison, reader: Reader) -> tuple[str, ...]:
    """What the comparison says, the answer first and in bold; right on ties, gaps, and where no offer will do."""
    ranked, best = comparison.ranked, comparison.best
    if not ranked:
        return (reader.say(Words("**There are no offers yet.**", "**You have no offers yet.**")),)
    said = [_answer(comparison, reader)]
    if len(best) == 1:
        said += [*_what_it_meets(best[0], reader), *_what_it_costs(comparison, best[0], reader)]
    elif best[0].compliance is Compliance.MEETS:
        said += _between_equals(best, reader)
    if best[0].compliance is Compliance.UNCLEAR:
        said += [reader.count(_ASK, len(one.unclear), name=name_of(one, reader)) for one in best]
    return (*said, *_gaps(comparison, reader))


def name_of(one: OfferResult, reader: Reader) -> str:
    """The provider's name, or words for a provider without one."""
    return one.facts.provider.name or reader.say(Words("a provider without a name", "a provider with no name"))


def _names(results: Sequence[OfferResult], reader: Reader) -> str:
    return reader.together([name_of(one, reader) for one in results])


def _answer(comparison: Comparison, reader: Reader) -> str:
    best = comparison.best
    name = _names(best, reader)
    if len(comparison.ranked) == 1:
        return reader.say(
            Words("**There is one offer, from {name}.**", "**You have 1 offer, from {name}.**"), name=name
        )
    match best[0].compliance:
        case Compliance.LACKS:
            none = Words("**No offer meets every must-have.**", "**No offer gives all that you must have.**")
            closest = Words("{name} comes closest.", "{name} is the nearest.")
            several = Words("{name} come equally close.", "{name} are just as near.")
        case Compliance.UNCLEAR:
            none = Words("**No offer is sure to meet every must-have.**", "**No offer is clear on all must-haves.**")
            closest = Words("{name} comes first so far.", "{name} is first so far.")
            several = Words("{name} come first together so far.", "{name} are first so far.")
        case Compliance.MEETS:
            return reader.say(_first(len(best) == 1, bool(_open_points(comparison))), name=name)
    return f"{reader.say(none)} {reader.say(closest if len(best) == 1 else several, name=name)}"


def _first(alone: bool, so_far: bool) -> Words:
    if alone:
        return (
            Words("**{name} fits best so far.**", "**{name} is best for you so far.**")
            if so_far
            else Words("**{name} fits best.**", "**{name} is best for you.**")
        )
    return (
        Words("**{name} come first together so far.**", "**{name} are just as good so far.**")
        if so_far
        else Words("**{name} come first together.**", "**{name} are just as good.**")
    )


def _what_it_meets(one: OfferResult, reader: Reader) -> list[str]:
    said = []
    if one.asked and one.met == one.asked:
        said.append(reader.say(Words("It meets all requirements.", "It gives all you asked for.")))
    elif one.asked:
        said.append(reader.count(_MEETS, one.asked, met=reader.number(one.met)))
    if one.lacking:
        said.append(reader.count(_LACKS, len(one.lacking)))
    return said


def _what_it_costs(comparison: Comparison, one: OfferResult, reader: Reader) -> list[str]:
    if one.whole_cost is None:
        return []
    said = [_against_the_cheapest(comparison, one, reader)]
    if one.budget:
        said.append(budget_sentence(one.budget, reader))
    return said


def _against_the_cheapest(comparison: Comparison, one: OfferResult, reader: Reader) -> str:
    cheapest = comparison.cheapest
    others = [other for other in comparison.ranked if other is not one and other.whole_cost is not None]
    if not others or one in cheapest:
        price = _price_said(one, reader)
        if not others:
            return reader.say(Words("It costs {price}.", "The price is {price}."), price=price)
        if len(cheapest) > 1:
            words = Words("No other offer costs less: {price}.", "No other costs less: {price}.")
        else:
            words = Words("It is also the cheapest, at {price}.", "It costs the least: {price}.")
        return reader.say(words, price=price)
    other = min(cheapest, key=lambda each: each.compliance)
    gap = _gap_said(one, other, reader)
    match other.compliance:
        case Compliance.LACKS:
            words = Words(
                "It costs {gap} more than the cheapest, which lacks a must-have.",
                "It costs {gap} more than the cheapest. The cheapest lacks a must-have.",
            )
        case Compliance.UNCLEAR:
            words = Words(
                "It costs {gap} more than the cheapest, where a must-have is not clear.",
                "It costs {gap} more than the cheapest. A must-have is not clear there.",
            )
        case Compliance.MEETS:
            words = Words("It costs {gap} more than the cheapest, {name}.", "It costs {gap} more than {name}.")
    return reader.say(words, gap=gap, name=name_of(other, reader))


def _price_said(one: OfferResult, reader: Reader) -> str:
    """ "£264.00 a week", with what is paid once if anything is."""
    weekly, once = one.cost.weekly, one.cost.one_off
    if not weekly:
        return per_period(once, BudgetPeriod.WHOLE, reader)
    said = per_period(weekly, BudgetPeriod.WEEK, reader)
    if not once:
        return said
    return reader.say(
        Words("{weekly}, and {once} at the start", "{weekly} and {once} to start"),
        weekly=said,
        once=reader.money(once),
    )


def _gap_said(dear: OfferResult, cheap: OfferResult, reader: Reader) -> str:
    """The difference of two known costs: a week where that is all of it, otherwise over the whole time."""
    if dear.cost.one_off == cheap.cost.one_off:
        gap = (dear.cost.weekly or Decimal(0)) - (cheap.cost.weekly or Decimal(0))
        if gap > 0:
            return per_period(gap, BudgetPeriod.WEEK, reader)
    return per_period((dear.whole_cost or Decimal(0)) - (cheap.whole_cost or Decimal(0)), BudgetPeriod.WHOLE, reader)


def _between_equals(best: Sequence[OfferResult], reader: Reader) -> list[str]:
    """What tells equal offers apart: the price, where it is known."""
    said = []
    if best[0].total is not None:
        words = Words("Each of them has {total} points.", "Each one has {total} points.")
        said.append(reader.say(words, total=reader.number(best[0].total)))
    known = [(one.whole_cost, one) for one in best if one.whole_cost is not None]
    if len(known) < len(best):
        return said
    (low, cheap), (high, _) = min(known, key=lambda pair: pair[0]), max(known, key=lambda pair: pair[0])
    if low == high:
        said.append(reader.say(Words("They cost the same.", "The price is the same.")))
    else:
        costs_least = Words("{name} costs least of them: {price}.", "{name} costs the least: {price}.")
        said.append(reader.say(costs_least, name=name_of(cheap, reader), price=_price_said(cheap, reader)))
    return said


def _open_points(comparison: Comparison) -> list[OfferResult]:
    """Offers whose price or scores are not all known, so that the order may change."""
    return [one for one in comparison.ranked if one.whole_cost is None or _unjudged(comparison, one)]


def _unjudged(comparison: Comparison, one: OfferResult) -> bool:
    return any(
        one.scores.get(each.id) is None and comparison.weights.get(each.id)
        for each in comparison.criteria
        if each.kind is CriterionKind.JUDGED
    )


def _gaps(comparison: Comparison, reader: Reader) -> list[str]:
    """What is not known yet, offer by offer."""
    said = []
    unpriced = [one for one in comparison.ranked if one.whole_cost is None]
    if unpriced:
        words = Words("Not all is priced yet: {names}.", "We do not know the full price: {names}.")
        said.append(reader.say(words, names=_names(unpriced, reader)))
    unjudged = [one for one in comparison.ranked if _unjudged(comparison, one)]
    if unjudged:
        words = Words("Points from people are still missing: {names}.", "People must still give points: {names}.")
        said.append(reader.say(words, names=_names(unjudged, reader)))
    return said


def award_problem(comparison: Comparison, offer_id: UUID) -> Words | None:
    """Why this offer cannot be chosen as it stands; None where it can.

    An offer that does not meet every must needs a written reason (`exception_reason`); an unclear must is not met.
    """
    one = comparison.result(offer_id)
    if one is None:
        return Words("This offer is not in the comparison.", "We cannot find this offer.")
    if not one.in_the_running:
        return Words("This offer was taken back, so it cannot be chosen.", "The provider took this offer back.")
    if one.compliant or one.facts.offer.exception_reason.strip():
        return None
    if one.lacking:
        return Words(
            "This offer does not meet every must-have. Write down why it is chosen all the same.",
            "This offer lacks a must-have. Write why you still want it.",
        )
    return Words(
        "It is not clear if this offer meets every must-have. Ask the provider, or write down why it is chosen.",
        "A must-have is not clear. Ask the provider, or write why you want it.",
    )
