"""Prices of every basis turned into the cost of a week, 4 weeks, a month and a year."""

from datetime import date, time
from decimal import Decimal
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nosdesk.domain.choices import BudgetPeriod, Nation, PriceBand, PriceBasis, Vat, VisitKind, Weekday
from nosdesk.domain.pricing import Cost, budget_sentence, fits_budget, offer_cost
from nosdesk.domain.rates import STANDARD_VAT, rate_on
from nosdesk.domain.records import OfferPrice, Visit
from nosdesk.i18n import Reader

D = Decimal
MON, TUE, WED, THU, FRI, SAT, SUN = Weekday
OFFER, SPEC = uuid4(), uuid4()
READER, EASY = Reader(), Reader(easy=True)


def visit(
    *days: Weekday, start: int, end: int, workers: int = 1, every: int = 1, kind: VisitKind = VisitKind.SUPPORT
) -> Visit:
    return Visit(
        specification_id=SPEC,
        days=days,
        start=time(start),
        end=time(end),
        workers=workers,
        every_weeks=every,
        kind=kind,
    )


WEEK = [visit(MON, WED, FRI, start=8, end=10), visit(TUE, start=18, end=21), visit(SAT, start=13, end=16)]
SLEEP = visit(FRI, SAT, start=22, end=7, kind=VisitKind.SLEEPING)
WAKE = visit(SUN, start=22, end=7, kind=VisitKind.WAKING)


def price(
    basis: PriceBasis,
    amount: str | None,
    band: PriceBand = PriceBand.ANY,
    *,
    per_week: str | None = None,
    vat: Vat = Vat.EXEMPT,
) -> OfferPrice:
    return OfferPrice(
        offer_id=OFFER,
        basis=basis,
        band=band,
        amount=None if amount is None else D(amount),
        per_week=None if per_week is None else D(per_week),
        vat=vat,
    )


def said(cost: Cost) -> list[str]:
    return [problem.said(READER) for problem in cost.missing]


def test_hours_at_one_price() -> None:
    cost = offer_cost(WEEK, [price(PriceBasis.HOUR, "22.00")])
    assert (cost.weekly, cost.four_weekly, cost.yearly) == (D("264.00"), D("1056.00"), D("13765.71"))
    assert not cost.missing
    assert cost.lines[0].units == 12
    assert cost.lines[0].said(READER) == "12 hours at £22.00 for an hour"


def test_period_rule_of_the_field() -> None:
    """£410.20 a week: the figures by days."""
    cost = offer_cost([], [price(PriceBasis.WEEK, "410.20")])
    assert cost.weekly == D("410.20")
    assert cost.four_weekly == D("1640.80")
    assert cost.monthly == D("1782.42")
    assert cost.yearly == D("21389.00")
    assert cost.altogether(13) == D("5332.60")


@pytest.mark.parametrize(
    ("basis", "amount", "weekly"),
    [
        (PriceBasis.HOUR, "20", "240.00"),
        (PriceBasis.VISIT, "30", "150.00"),
        (PriceBasis.DAY, "58", "290.00"),
        (PriceBasis.WEEK, "410.20", "410.20"),
        (PriceBasis.FOUR_WEEKS, "1000", "250.00"),
        (PriceBasis.MONTH, "1000", "230.14"),
        (PriceBasis.YEAR, "12000", "230.14"),
    ],
)
def test_each_basis_can_pay_for_the_whole_support(basis: PriceBasis, amount: str, weekly: str) -> None:
    cost = offer_cost(WEEK, [price(basis, amount)])
    assert cost.weekly == D(weekly)
    if basis in (PriceBasis.MONTH, PriceBasis.YEAR):
        assert cost.yearly == D("12000.00")


def test_every_basis_is_understood() -> None:
    for basis in PriceBasis:
        cost = offer_cost([*WEEK, SLEEP, WAKE], [price(basis, "10", per_week="2")])
        assert cost.lines, basis
        assert all(line.said(READER) for line in cost.lines)


def test_nights_miles_and_what_is_paid_once() -> None:
    prices = [
        price(PriceBasis.HOUR, "20"),
        price(PriceBasis.SLEEPING_NIGHT, "96.50"),
        price(PriceBasis.WAKING_NIGHT, "180"),
        price(PriceBasis.MILE, "0.45"),
        price(PriceBasis.ONE_OFF, "150"),
    ]
    cost = offer_cost([*WEEK, SLEEP, WAKE], prices, D(30))
    assert cost.weekly == D("240.00") + D("193.00") + D("180.00") + D("13.50")
    assert cost.one_off == D("150.00")
    assert cost.altogether(10) == D("6265.00") + 150
    assert said(offer_cost(WEEK, prices)) == ["There is a price for a mile, but nobody said how many miles a week."]
    assert not offer_cost(WEEK, prices, D(0)).missing


def test_nights_without_a_price_are_named_never_guessed() -> None:
    cost = offer_cost([*WEEK, SLEEP, WAKE], [price(PriceBasis.HOUR, "20")])
    assert cost.weekly is None
    assert cost.yearly is None
    assert cost.altogether(4) is None
    assert said(cost) == [
        "No price is given for 1 sleeping night a week: Evenings.",
        "No price is given for 1 sleeping night a week: Saturdays.",
        "No price is given for 1 waking night a week: Sundays.",
    ]
    assert cost.known_over(cost.lines[0].exact.__class__(1)) == D("240.00")


def test_the_narrowest_band_wins() -> None:
    prices = [
        price(PriceBasis.HOUR, "20"),
        price(PriceBasis.HOUR, "24", PriceBand.EVENING),
        price(PriceBasis.HOUR, "25", PriceBand.WEEKEND),
        price(PriceBasis.HOUR, "27", PriceBand.SATURDAY),
    ]
    cost = offer_cost(WEEK, prices)
    assert cost.weekly == 6 * D(20) + 3 * D(24) + 3 * D(27)
    assert {line.band: line.units for line in cost.lines} == {
        PriceBand.ANY: 6,
        PriceBand.EVENING: 3,
        PriceBand.SATURDAY: 3,
    }


def test_hours_outside_all_bands_are_named() -> None:
    cost = offer_cost(WEEK, [price(PriceBasis.HOUR, "20", PriceBand.WEEKDAY)])
    assert said(cost) == ["No price is given for 3 hours a week: Saturdays."]
    assert [problem.said(EASY) for problem in cost.missing] == ["There is no price for 3 hours: Saturdays."]


def test_bank_holidays_are_averaged_over_the_year() -> None:
    mondays = [visit(MON, start=9, end=11)]
    prices = [price(PriceBasis.HOUR, "20"), price(PriceBasis.HOUR, "40", PriceBand.BANK_HOLIDAY)]
    cost = offer_cost(mondays, prices, starts=date(2026, 1, 1), nation=Nation.ENGLAND)
    assert not cost.missing
    assert cost.yearly == D("2285.71")  # 104.2857 hours at £20, of which 5 Mondays of 2 hours cost £20 more an hour
    assert said(offer_cost(mondays, prices)) == ["The price for bank holidays needs a start date."]


def test_vat_is_added_only_where_it_is_added() -> None:
    for vat, weekly in ((Vat.EXEMPT, "240.00"), (Vat.INCLUDED, "240.00"), (Vat.ADDED, "288.00")):
        assert offer_cost(WEEK, [price(PriceBasis.HOUR, "20", vat=vat)]).weekly == D(weekly)
    early = offer_cost(WEEK, [price(PriceBasis.HOUR, "20", vat=Vat.ADDED)], starts=date(2010, 6, 1))
    assert early.weekly == D("282.00")
    unknown = offer_cost(WEEK, [price(PriceBasis.HOUR, "20", vat=Vat.ADDED)], starts=date(1999, 6, 1))
    assert unknown.weekly is None
    once = offer_cost([], [price(PriceBasis.ONE_OFF, "10.01", vat=Vat.ADDED)])
    assert once.one_off == D("12.01")


def test_vat_rows_follow_one_another() -> None:
    assert rate_on(STANDARD_VAT, date(2011, 1, 3)) == STANDARD_VAT[0]
    assert rate_on(STANDARD_VAT, date(2011, 1, 4)) == STANDARD_VAT[1]
    assert rate_on(STANDARD_VAT, None) == STANDARD_VAT[1]
    assert rate_on(STANDARD_VAT, date(1990, 1, 1)) is None


def test_two_workers_and_every_other_week() -> None:
    doubled = [visit(MON, start=9, end=10, workers=2, every=2)]
    assert offer_cost(doubled, [price(PriceBasis.HOUR, "20")]).weekly == D("20.00")
    assert offer_cost(doubled, [price(PriceBasis.VISIT, "15")]).weekly == D("15.00")
    assert offer_cost(doubled, [price(PriceBasis.DAY, "40")]).weekly == D("20.00")


def test_thirds_are_exact_before_rounding() -> None:
    third = [visit(MON, start=9, end=10, every=3)]
    assert offer_cost(third, [price(PriceBasis.HOUR, "0.015")]).weekly == D("0.01")


def test_a_day_service_with_its_own_number_of_days() -> None:
    prices = [price(PriceBasis.HOUR, "24.50"), price(PriceBasis.DAY, "58", per_week="2")]
    home = [visit(MON, TUE, WED, THU, FRI, start=8, end=9)]
    assert offer_cost(home, prices).weekly == D("122.50") + D("116.00")
    assert offer_cost(home, prices[1:]).weekly == D("116.00")


def test_units_that_the_price_states_where_there_is_no_pattern() -> None:
    assert offer_cost([], [price(PriceBasis.HOUR, "20", per_week="10")]).weekly == D("200.00")
    cost = offer_cost([], [price(PriceBasis.HOUR, "20"), price(PriceBasis.SLEEPING_NIGHT, "90")])
    assert said(cost) == ["The times of support are not known yet."]


def test_a_price_for_a_night_that_nobody_wants_costs_nothing() -> None:
    cost = offer_cost(WEEK, [price(PriceBasis.HOUR, "20"), price(PriceBasis.SLEEPING_NIGHT, "90")])
    assert cost.weekly == D("240.00")


def test_a_weekly_fee_beside_hours_is_an_addition_and_alone_covers_all() -> None:
    fee = price(PriceBasis.WEEK, "15")
    assert offer_cost(WEEK, [price(PriceBasis.HOUR, "20"), fee]).weekly == D("255.00")
    assert offer_cost([*WEEK, SLEEP], [price(PriceBasis.HOUR, "20"), fee]).weekly is None
    assert offer_cost([*WEEK, SLEEP], [fee]).weekly == D("15.00")


def test_what_cannot_be_told_is_said() -> None:
    assert said(offer_cost(WEEK, [])) == ["No price is given."]
    assert said(offer_cost(WEEK, [price(PriceBasis.HOUR, "20"), price(PriceBasis.WEEK, None)])) == [
        "A price has no amount: a week, All times."
    ]
    two = offer_cost(WEEK, [price(PriceBasis.HOUR, "20"), price(PriceBasis.HOUR, "21")])
    assert said(two) == ["There are two prices for the same thing: an hour, All times."]
    mixed = offer_cost(WEEK, [price(PriceBasis.HOUR, "20"), price(PriceBasis.VISIT, "21")])
    assert said(mixed) == ["Support is priced by an hour and by a visit. Only one of them can hold."]
    once = offer_cost(WEEK, [price(PriceBasis.ONE_OFF, "50")])
    assert once.weekly is None
    assert once.one_off == D("50.00")


def test_nothing_asked_and_one_price_once() -> None:
    cost = offer_cost([], [price(PriceBasis.ONE_OFF, "4000")])
    assert cost.weekly == 0
    assert cost.altogether(None) == D("4000.00")


@pytest.mark.parametrize(
    ("period", "weeks", "cost"),
    [
        (BudgetPeriod.WEEK, None, "264.00"),
        (BudgetPeriod.FOUR_WEEKS, None, "1056.00"),
        (BudgetPeriod.MONTH, None, "1147.14"),
        (BudgetPeriod.YEAR, None, "13865.71"),
        (BudgetPeriod.WHOLE, 10, "2740.00"),
    ],
)
def test_budget_for_each_period(period: BudgetPeriod, weeks: int | None, cost: str) -> None:
    offer = offer_cost(WEEK, [price(PriceBasis.HOUR, "22"), price(PriceBasis.ONE_OFF, "100")])
    fit = fits_budget(offer, D(cost), period, weeks)
    assert fit is not None
    assert (fit.cost, fit.left, fit.fits) == (D(cost), D("0.00"), True)
    assert fit.one_off_apart == (period not in (BudgetPeriod.YEAR, BudgetPeriod.WHOLE))
    over = fits_budget(offer, D(cost) - D("0.01"), period, weeks)
    assert over is not None
    assert over.fits is False
    assert "£0.01" in budget_sentence(over, READER)


def test_budget_sentences() -> None:
    offer = offer_cost(WEEK, [price(PriceBasis.HOUR, "22")])

    def sentence(budget: str, cost: Cost = offer, reader: Reader = READER) -> str:
        fit = fits_budget(cost, D(budget), BudgetPeriod.WEEK)
        assert fit is not None
        return budget_sentence(fit, reader)

    assert sentence("269") == "It is £5.00 a week under the budget."
    assert sentence("269", reader=EASY) == "It costs £5.00 a week less than you have."
    assert sentence("260") == "It is £4.00 a week over the budget."
    assert sentence("264") == "It uses the whole budget exactly."
    unknown = offer_cost([*WEEK, SLEEP], [price(PriceBasis.HOUR, "22")])
    assert sentence("264", unknown) == "Nobody can say yet if it fits the budget."
    assert sentence("263", unknown) == "It is over the budget, even with prices missing."


def test_no_budget_no_answer() -> None:
    offer = offer_cost(WEEK, [price(PriceBasis.HOUR, "22")])
    assert fits_budget(offer, None, BudgetPeriod.WEEK) is None
    assert fits_budget(offer, D(10), None) is None
    assert fits_budget(offer, D(10), BudgetPeriod.WHOLE) is None


@given(
    st.lists(
        st.builds(
            lambda basis, amount, band, per_week, vat: OfferPrice(
                offer_id=OFFER, basis=basis, amount=amount, band=band, per_week=per_week, vat=vat
            ),
            st.sampled_from(PriceBasis),
            st.none() | st.decimals(-10, 10000, places=4),
            st.sampled_from(PriceBand),
            st.none() | st.decimals(0, 100, places=4),
            st.sampled_from(Vat),
        ),
        max_size=8,
    ),
    st.none() | st.dates(),
    st.none() | st.sampled_from(Nation),
)
def test_any_price_list_gives_a_cost_or_reasons(
    prices: list[OfferPrice], starts: date | None, nation: Nation | None
) -> None:
    cost = offer_cost([*WEEK, SLEEP, WAKE], prices, starts=starts, nation=nation)
    assert (cost.weekly is None) == bool(cost.missing)
    for problem in cost.missing:
        assert problem.said(READER) != problem.said(EASY)
    for period in BudgetPeriod:
        fit = fits_budget(cost, D(100), period, 4)
        assert fit is not None
        assert budget_sentence(fit, EASY)
