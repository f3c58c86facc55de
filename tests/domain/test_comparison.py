"""Offers compared: points, ranks, the sentences that sum it up, and who may be chosen."""

import random
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nosdesk.domain.choices import (
    BudgetPeriod,
    CriterionKind,
    Met,
    OfferStatus,
    PriceBasis,
    Strength,
    VisitKind,
    Weekday,
)
from nosdesk.domain.comparison import Comparison, Compliance, OfferFacts, award_problem, compare, summary_sentences
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
from nosdesk.i18n import Reader

D = Decimal
READER, EASY = Reader(), Reader(easy=True)
SPEC = Specification(person_id=uuid4(), title="Help at home", start_wanted=date(2027, 1, 4))
MON, TUE, WED, THU, FRI, SAT, SUN = Weekday
WEEK = [
    Visit(specification_id=SPEC.id, days=(MON, WED, FRI), start=time(8), end=time(10)),
    Visit(specification_id=SPEC.id, days=(TUE,), start=time(18), end=time(21)),
    Visit(specification_id=SPEC.id, days=(SAT,), start=time(13), end=time(16)),
]
ASKED = [
    Requirement(specification_id=SPEC.id, statement=f"Thing {n}", strength=Strength.MUST if n < 2 else Strength.SHOULD)
    for n in range(9)
]
FIT, PRICE, PEOPLE = CRITERIA = [
    Criterion(specification_id=SPEC.id, name="Gives what I need", kind=CriterionKind.REQUIREMENTS, weight=50),
    Criterion(specification_id=SPEC.id, name="Price", kind=CriterionKind.PRICE, weight=30),
    Criterion(specification_id=SPEC.id, name="People", kind=CriterionKind.JUDGED, weight=20),
]
Y, P, N, U = Met.MET, Met.PARTLY, Met.NOT_MET, Met.UNCLEAR


def offer(
    name: str,
    hour: str | None,
    mets: list[Met],
    scores: list[int] | None = None,
    *,
    once: str | None = None,
    status: OfferStatus = OfferStatus.RECEIVED,
    exception: str = "",
) -> OfferFacts:
    provider = Provider(name=name)
    one = Offer(
        specification_id=SPEC.id, provider_id=provider.id, status=status, exception_reason=exception, id=uuid4()
    )
    prices = [OfferPrice(offer_id=one.id, basis=PriceBasis.HOUR, amount=D(hour))] if hour else []
    if once:
        prices.append(OfferPrice(offer_id=one.id, basis=PriceBasis.ONE_OFF, amount=D(once)))
    answers = [
        OfferAnswer(offer_id=one.id, requirement_id=each.id, met=met) for each, met in zip(ASKED, mets, strict=False)
    ]
    given_scores = [OfferScore(offer_id=one.id, criterion_id=PEOPLE.id, score=score) for score in scores or []]
    return OfferFacts(one, provider, tuple(prices), tuple(answers), tuple(given_scores))


TANSY = offer("Tansy Lane Support", "22.00", [Y] * 8 + [P], [4, 5])
BRACKENFOLD = offer("Brackenfold Care", "21.00", [Y, Y, P, N, Y, P, Y, Y, Y], [3])
PEBBLEWICK = offer("Pebblewick Days", "19.90", [P, N, Y, Y, N, P, Y, Y, Y], [5])


def compared(*offers: OfferFacts, spec: Specification = SPEC, weights: dict[UUID, int] | None = None) -> Comparison:
    return compare(spec, WEEK, ASKED, CRITERIA, offers, weights)


def said(*offers: OfferFacts, reader: Reader = READER, spec: Specification = SPEC) -> str:
    return " ".join(summary_sentences(compared(*offers, spec=spec), reader))


def test_scores_points_and_total() -> None:
    tansy, brackenfold, pebblewick = compared(TANSY, BRACKENFOLD, PEBBLEWICK).results
    assert (tansy.met, tansy.asked, tansy.musts_met, tansy.musts) == (8, 9, 2, 2)
    assert tansy.met_score == D("95.5")  # 10.5 of 11, musts double, partly half
    assert tansy.cost.weekly == D("264.00")
    assert tansy.scores == {FIT.id: D("95.5"), PRICE.id: D("90.5"), PEOPLE.id: D("90.0")}
    assert tansy.points == {FIT.id: D("47.8"), PRICE.id: D("27.2"), PEOPLE.id: D("18.0")}
    assert tansy.total == D("93.0")
    assert pebblewick.scores[PRICE.id] == 100
    assert pebblewick.compliance is Compliance.LACKS
    assert pebblewick.lacking == tuple(ASKED[:2])
    assert [one.rank for one in (tansy, brackenfold, pebblewick)] == [1, 2, 3]


def test_the_summary_of_the_reference_screen() -> None:
    assert said(TANSY, BRACKENFOLD, PEBBLEWICK) == (
        "**Tansy Lane Support fits best.** It meets 8 of 9 requirements. "
        "It costs £25.20 a week more than the cheapest, which lacks a must-have."
    )
    assert said(TANSY, BRACKENFOLD, PEBBLEWICK, reader=EASY) == (
        "**Tansy Lane Support is best for you.** It does 8 of the 9 things you need. "
        "It costs £25.20 a week more than the cheapest. The cheapest lacks a must-have."
    )


def test_the_cheapest_may_be_fine_too() -> None:
    assert "It costs £12.00 a week more than the cheapest, Brackenfold Care." in said(TANSY, BRACKENFOLD)
    assert "It is also the cheapest, at £252.00 a week." in said(BRACKENFOLD, replace(PEBBLEWICK, prices=TANSY.prices))
    unclear = offer("Merrow Help", "20", [U] + [Y] * 8, [1])
    assert "more than the cheapest, where a must-have is not clear." in said(TANSY, unclear)
    same = offer("Merrow Help", "22", [Y] * 2 + [N] * 7, [1])
    assert "No other offer costs less: £264.00 a week." in said(TANSY, same)


def test_budget_is_said() -> None:
    spec = replace(SPEC, budget=D(260), budget_period=BudgetPeriod.WEEK)
    assert said(TANSY, BRACKENFOLD, spec=spec).endswith("It is £4.00 a week over the budget.")
    first = compared(TANSY, spec=spec).results[0]
    assert first.budget is not None
    assert first.budget.fits is False


def test_no_offers_and_one_offer() -> None:
    assert said() == "**There are no offers yet.**"
    assert said(TANSY) == (
        "**There is one offer, from Tansy Lane Support.** It meets 8 of 9 requirements. It costs £264.00 a week."
    )
    assert said(replace(TANSY, offer=replace(TANSY.offer, status=OfferStatus.WITHDRAWN))) == said()


def test_ties() -> None:
    twin = replace(offer("Ash Grove", "22", [Y] * 8 + [P], [4, 5]))
    assert said(TANSY, twin) == (
        "**Ash Grove and Tansy Lane Support come first together.** Each of them has 95.8 points. They cost the same."
    )
    assert [one.rank for one in compared(TANSY, twin, BRACKENFOLD).results] == [1, 1, 3]
    # Dearer by £1 an hour, but liked more: the total is the same with weight on price and people only.
    cheaper = offer("Ash Grove", "20", [Y] * 9, [4])
    liked = offer("Rowan", "25", [Y] * 9, [5])
    even = compared(cheaper, liked, weights={FIT.id: 0, PRICE.id: 50, PEOPLE.id: 50})
    assert [one.total for one in even.results] == [D("90.0"), D("90.0")]
    assert summary_sentences(even, READER)[2] == "Ash Grove costs least of them: £240.00 a week."


def test_missing_prices() -> None:
    unpriced = offer("Rowan", None, [Y] * 9, [5])
    text = said(TANSY, unpriced)
    assert text.startswith("**Tansy Lane Support fits best so far.**")
    assert text.endswith("Not all is priced yet: Rowan.")
    assert "It costs £264.00 a week." in text
    result = compared(TANSY, unpriced).results[1]
    assert result.scores[PRICE.id] is None
    assert result.points[PRICE.id] == 0
    assert result.unscored == (PRICE.id,)
    both = said(unpriced, offer("Ash", None, [Y] * 9, [5]))
    assert both == (
        "**Ash and Rowan come first together so far.** Each of them has 70 points. Not all is priced yet: Ash and Rowan."
    )
    night = Visit(specification_id=SPEC.id, days=(SAT,), start=time(22), end=time(7), kind=VisitKind.SLEEPING)
    assert compare(SPEC, [*WEEK, night], ASKED, CRITERIA, [TANSY]).results[0].whole_cost is None


def test_points_from_people_still_missing() -> None:
    text = said(TANSY, replace(BRACKENFOLD, scores=()))
    assert text.startswith("**Tansy Lane Support fits best so far.**")
    assert text.endswith("Points from people are still missing: Brackenfold Care.")


def test_no_compliant_offer() -> None:
    other = offer("Rowan", "24", [N, N] + [Y] * 7, [1])
    text = said(PEBBLEWICK, other)
    assert text.startswith("**No offer meets every must-have.** Pebblewick Days comes closest. It meets 5 of 9")
    assert "It lacks 2 must-haves." in text
    assert "fits best" not in text
    assert "come equally close" in said(PEBBLEWICK, replace(PEBBLEWICK, provider=Provider(name="Twin")))


def test_unclear_musts() -> None:
    unclear = offer("Rowan", "19", [Y, U] + [Y] * 7, [5])
    text = said(unclear, PEBBLEWICK)
    assert text.startswith("**No offer is sure to meet every must-have.** Rowan comes first so far.")
    assert "Ask Rowan about 1 must-have that is not clear." in text
    assert compared(unclear, TANSY).results[0].rank == 2
    unanswered = offer("Rowan", "19", [], [5])
    assert compared(unanswered).results[0].unclear == tuple(ASKED[:2])


def test_a_costly_start_is_compared_over_the_whole_time() -> None:
    setup = offer("Rowan", "20", [Y] * 9, [5], once="150")
    plain = offer("Ash", "20", [Y] * 9, [1])
    text = said(setup, plain, spec=replace(SPEC, weeks_wanted=10))
    assert "It costs £150.00 in all more than the cheapest, Ash." in text
    assert "It costs £240.00 a week, and £150.00 at the start." in said(setup)
    assert compared(setup, spec=replace(SPEC, weeks_wanted=10)).results[0].whole_cost == D("2550.00")


def test_weights_can_be_tried_out() -> None:
    priced = compared(TANSY, BRACKENFOLD, weights={FIT.id: 0, PRICE.id: 100, PEOPLE.id: 0})
    assert priced.best[0].facts is BRACKENFOLD
    assert compared(TANSY, BRACKENFOLD).best[0].facts is TANSY
    some = compared(TANSY, weights={PRICE.id: 0})
    assert some.weights == {FIT.id: 50, PRICE.id: 0, PEOPLE.id: 20}


def test_without_weights_the_share_met_and_then_the_cost_decide() -> None:
    bare = compare(SPEC, WEEK, ASKED, [], [BRACKENFOLD, TANSY, replace(TANSY, prices=BRACKENFOLD.prices)])
    assert [one.rank for one in bare.results] == [3, 2, 1]
    assert bare.results[0].total is None
    assert summary_sentences(bare, READER)[0].startswith("**Tansy Lane Support fits best.**")


def test_nothing_asked_is_all_met() -> None:
    free = compare(SPEC, WEEK, [], CRITERIA, [TANSY])
    assert free.results[0].met_score == 100
    assert free.results[0].compliant
    assert "requirements" not in " ".join(summary_sentences(free, READER))


def test_rows_show_where_offers_differ() -> None:
    rows = compared(TANSY, BRACKENFOLD, PEBBLEWICK).rows
    assert rows[0].mets == (Y, Y, P)
    assert [row.requirement.statement for row in rows if row.differs] == [
        "Thing 0", "Thing 1", "Thing 2", "Thing 3", "Thing 4", "Thing 5", "Thing 8",
    ]  # fmt: skip
    assert compared(TANSY, offer("Rowan", "1", [])).rows[0].mets == (Y, U)


def test_offers_taken_back_are_shown_without_rank() -> None:
    gone = replace(PEBBLEWICK, offer=replace(PEBBLEWICK.offer, status=OfferStatus.WITHDRAWN))
    both = compared(TANSY, gone)
    assert both.results[1].rank is None
    assert both.results[0].scores[PRICE.id] == 100
    assert both.ranked == both.results[:1]


def test_a_price_of_nothing_is_no_trap() -> None:
    free = offer("Neighbour", "0", [Y] * 9, [5])
    results = compared(free, TANSY).results
    assert [one.scores[PRICE.id] for one in results] == [100, 0]
    assert "It is also the cheapest, at £0.00 in all." in said(free, TANSY)


def test_scores_outside_the_scale_are_held_to_it() -> None:
    assert compared(offer("Rowan", "1", [Y] * 9, [9, -4])).results[0].scores[PEOPLE.id] == 50


def test_who_may_be_chosen() -> None:
    excused = offer("Rowan", "19", [N] + [Y] * 8, exception="Only they speak BSL.")
    unclear = offer("Ash", "19", [U] + [Y] * 8)
    gone = offer("Elm", "19", [Y] * 9, status=OfferStatus.WITHDRAWN)
    comparison = compared(TANSY, PEBBLEWICK, excused, unclear, gone)
    problems = [award_problem(comparison, one.facts.offer.id) for one in comparison.results]
    assert [bool(problem) for problem in problems] == [False, True, False, True, True]
    assert award_problem(comparison, uuid4()) is not None
    for problem in problems:
        assert problem is None or (problem.easy and problem.easy != problem.plain)


offers = st.lists(
    st.builds(
        lambda hour, mets, scores, gone: offer(
            "Same name",
            None if hour is None else str(hour),
            mets,
            scores,
            status=OfferStatus.WITHDRAWN if gone else OfferStatus.RECEIVED,
        ),
        st.none() | st.integers(0, 30),
        st.lists(st.sampled_from(Met), max_size=9),
        st.lists(st.integers(0, 5), max_size=3),
        st.booleans(),
    ),
    max_size=6,
)


@settings(max_examples=80)
@given(offers, st.randoms(use_true_random=False), st.booleans())
def test_ranks_do_not_depend_on_order(drawn: list[OfferFacts], shuffler: random.Random, easy: bool) -> None:
    comparison = compared(*drawn)
    ranks = {one.facts.offer.id: one.rank for one in comparison.results}
    mixed = list(drawn)
    shuffler.shuffle(mixed)
    again = compared(*mixed)
    assert {one.facts.offer.id: one.rank for one in again.results} == ranks
    assert [one.facts.offer.id for one in again.ranked] == [one.facts.offer.id for one in comparison.ranked]
    assert sum(rank == 1 for rank in ranks.values()) >= any(rank for rank in ranks.values())
    sentences = summary_sentences(comparison, Reader(easy=easy))
    assert sentences[0].startswith("**")
    assert ("fits best" in sentences[0]) <= any(one.compliant for one in comparison.ranked)
    for one in comparison.results:
        assert one.total is not None
        assert 0 <= one.total <= 100
        assert (award_problem(comparison, one.facts.offer.id) is None) == (one.compliant and one.in_the_running)


def test_twelve_offers_and_sixty_requirements() -> None:
    asked = [Requirement(specification_id=SPEC.id, strength=Strength.MUST) for _ in range(60)]
    many = [offer(f"Provider {n}", str(15 + n), [Y] * 9, [3]) for n in range(12)]
    assert len(compare(SPEC, WEEK, asked, CRITERIA, many).rows) == 60


@pytest.mark.parametrize("easy", [False, True])
def test_a_provider_without_a_name(easy: bool) -> None:
    assert "name" in said(replace(TANSY, provider=Provider()), reader=Reader(easy=easy))
