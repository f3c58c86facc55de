"""What single cells say: prices, answers, headings, units, as people really write them."""

from decimal import Decimal

import pytest

from nosdesk.domain.choices import Met, PriceBand, PriceBasis, Vat
from nosdesk.domain.problem import Problem
from nosdesk.export.response_sheet import amounts
from nosdesk.export.response_sheet.amounts import Amount, read_amount
from nosdesk.export.response_sheet.vocabulary import (
    Role,
    Unit,
    bands_in,
    is_total,
    minutes_in,
    read_heading,
    read_label,
    read_met,
    units_in,
    vat_alone,
)

HOUR, MILE, NIGHT = PriceBasis.HOUR, PriceBasis.MILE, PriceBasis.SLEEPING_NIGHT


@pytest.mark.parametrize(
    ("text", "pounds", "units"),
    [
        ("£1,234.50", "1234.5", ()),
        ("1 234.50", "1234.5", ()),
        ("12.50 per hour", "12.5", (HOUR,)),
        ("£24.50/hr", "24.5", (HOUR,)),
        ("24.50ph", "24.5", (HOUR,)),
        ("24.50 p/h", "24.5", (HOUR,)),
        ("25 pounds an hour", "25", (HOUR,)),
        ("£600pw", "600", (PriceBasis.WEEK,)),
        ("£1,200 pcm", "1200", (PriceBasis.MONTH,)),
        ("£4,000 4-weekly", "4000", (PriceBasis.FOUR_WEEKS,)),
        ("£96.50 per sleep-in", "96.5", (NIGHT,)),
        ("£140 per waking night", "140", (PriceBasis.WAKING_NIGHT,)),
        ("45p per mile", "0.45", (MILE,)),
        ("£0.45 a mile", "0.45", (MILE,)),
        ("45p", "0.45", ()),
        ("GBP 25", "25", ()),
        ("£.50", "0.5", ()),
        ("£9.45 per 30 min visit", "9.45", (Unit.MINUTES, PriceBasis.VISIT)),
        ("£16.80 2:1", "16.8", ()),
        ("£25 (min 1 hour)", "25", (HOUR,)),
        (Decimal("24.333333333"), "24.3333", ()),
        (" £25 ", "25", ()),
        ("£50 one-off", "50", (PriceBasis.ONE_OFF,)),
        ("£12,500 per annum", "12500", (PriceBasis.YEAR,)),
    ],
)
def test_amounts(text: str | Decimal, pounds: str, units: tuple[object, ...]) -> None:
    found = read_amount(text)
    assert isinstance(found, Amount)
    assert found.pounds == Decimal(pounds)
    assert set(found.units) == set(units)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("£1,00.0", amounts.BAD_NUMBER),
        ("12,50", amounts.BAD_NUMBER),
        ("1.234,50", amounts.BAD_NUMBER),
        ("12.5k", amounts.BAD_NUMBER),
        ("£20-25", amounts.SEVERAL),
        ("£20 to £25", amounts.SEVERAL),
        ("20 - 25 per hour", amounts.SEVERAL),
        ("£18.50 weekdays, £22 weekends", amounts.SEVERAL),
        ("-£5", amounts.BELOW_NOTHING),
        ("(25.00)", amounts.BELOW_NOTHING),
        (Decimal(-1), amounts.BELOW_NOTHING),
        ("£9,999,999", amounts.TOO_MUCH),
        ("POA", amounts.NOT_YET),
        ("price to be confirmed", amounts.NOT_YET),
        ("see below", amounts.NO_NUMBER),
        (True, amounts.NO_NUMBER),
    ],
)
def test_what_is_no_amount_is_told(text: str | Decimal, why: Problem) -> None:
    assert read_amount(text) == why


@pytest.mark.parametrize("text", ["n/a", "-", "–", "none", "Not offered", None])
def test_no_price_is_no_trouble(text: str | None) -> None:
    assert read_amount(text) is None


def test_free_is_a_price_and_a_bare_zero_is_not_certain() -> None:
    free, zero = read_amount("Free of charge"), read_amount("£0.00")
    assert isinstance(free, Amount)
    assert isinstance(zero, Amount)
    assert (free.pounds, free.bare_zero, zero.bare_zero) == (0, False, True)


@pytest.mark.parametrize(
    ("text", "vat"),
    [
        ("£25 + VAT", Vat.ADDED),
        ("£25 plus VAT at 20%", Vat.ADDED),
        ("£30 inc. VAT", Vat.INCLUDED),
        ("£25 (VAT exempt)", Vat.EXEMPT),
    ],
)
def test_vat(text: str, vat: Vat) -> None:
    found = read_amount(text)
    assert isinstance(found, Amount)
    assert found.vat is vat
    assert vat_alone({Vat.ADDED: "Excl", Vat.INCLUDED: "inc", Vat.EXEMPT: "No"}[vat]) is vat


@pytest.mark.parametrize(
    ("text", "met", "words"),
    [
        ("Yes", Met.MET, ""),
        ("y", Met.MET, ""),
        ("✓", Met.MET, ""),
        ("TRUE", Met.MET, ""),
        ("Fully met", Met.MET, ""),
        ("partially", Met.PARTLY, ""),
        ("PARTLY MET", Met.PARTLY, ""),
        ("No.", Met.NOT_MET, ""),
        ("✗", Met.NOT_MET, ""),
        ("can't do", Met.NOT_MET, ""),
        ("non-compliant", Met.NOT_MET, ""),
        ("TBC", Met.UNCLEAR, ""),
        ("?", Met.UNCLEAR, ""),
        ("Yes - from 8:30", Met.MET, "from 8:30"),
        ("yes we can from 8", Met.MET, "we can from 8"),
        ("✓ two workers", Met.MET, "two workers"),
        ("Partly: 3 days", Met.PARTLY, "3 days"),
        ("Oes", Met.MET, ""),
    ],
)
def test_answers(text: str, met: Met, words: str) -> None:
    found = read_met(text)
    assert found is not None
    assert (found.could_be, found.words) == ((met,), words)


def test_answers_in_doubt_and_none() -> None:
    conditional, cross = read_met("Yes, but only on weekdays"), read_met("x")
    assert conditional is not None
    assert conditional.could_be == (Met.MET, Met.PARTLY)
    assert cross is not None
    assert cross.could_be == (Met.MET, Met.NOT_MET)
    for empty in ("", "n/a", "-", "Please select"):
        found = read_met(empty)
        assert found is not None
        assert found.could_be == ()
    for unknown in ("see attached", "no problem", "8:30"):
        assert read_met(unknown) is None


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Personal Home Care (hourly)", (HOUR,)),
        ("Day Opportunities (daily)", (PriceBasis.DAY,)),
        ("Supported Living Core Costs/Accommodation (weekly)", (PriceBasis.WEEK,)),
        ("Waking Nights (cost per night)", (PriceBasis.WAKING_NIGHT,)),
        ("Sleeping Nights (hourly)", (NIGHT, HOUR)),
        ("Direct Payment (One off set up cost)", (PriceBasis.ONE_OFF,)),
        ("Direct Payment - Transport (weekly)", (Unit.JOURNEY, PriceBasis.WEEK)),
        ("per night", (Unit.NIGHT,)),
        ("Monday to Friday", ()),
        ("4 weeks", (PriceBasis.FOUR_WEEKS,)),
        ("4 WEEKLY", (PriceBasis.FOUR_WEEKS,)),
        ("once", (PriceBasis.ONE_OFF,)),
    ],
)
def test_units_of_councils_catalogues(text: str, units: tuple[object, ...]) -> None:
    assert set(units_in(text)) == set(units)


def test_every_basis_band_and_vat_of_ours_is_read_in_our_own_words() -> None:
    for basis in PriceBasis:
        assert units_in(basis.words.plain) == (basis,)
    for band in PriceBand:
        assert bands_in(band.words.plain) == (band,)
    for vat in Vat:
        assert vat_alone(vat.words.plain) is vat


@pytest.mark.parametrize(
    ("text", "bands"),
    [
        ("Mon-Fri", {PriceBand.WEEKDAY}),
        ("Evenings and weekends", {PriceBand.EVENING, PriceBand.WEEKEND}),
        ("Sat/Sun", {PriceBand.WEEKEND}),
        ("Sundays", {PriceBand.SUNDAY}),
        ("Public hols", {PriceBand.BANK_HOLIDAY}),
        ("Mon - Sun", {PriceBand.ANY}),
        ("Support", set()),
    ],
)
def test_times(text: str, bands: set[PriceBand]) -> None:
    assert set(bands_in(text)) == bands


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Cost/hr", Role.PRICE),
        ("Rate (£)", Role.PRICE),
        ("£", Role.PRICE),
        ("Unit cost", Role.PRICE),
        ("Weekend rate", Role.PRICE),
        ("Unit", Role.BASIS),
        ("Charged per", Role.BASIS),
        ("Hours per week", Role.QUANTITY),
        ("Weekly total", Role.TOTAL),
        ("Can you meet this?", Role.ANSWER),
        ("Compliant (Y/N)", Role.ANSWER),
        ("Provider comments", Role.WORDS),
        ("How will you do this?", Role.WORDS),
        ("Requirement", Role.REQUIREMENT),
        ("Ref.", Role.NUMBER),
        ("Service", Role.LABEL),
        ("Day / time", None),
        ("Jane Smith", None),
    ],
)
def test_headings(text: str, role: Role | None) -> None:
    found = read_heading(text)
    assert (found.role if found else None) is role


def test_a_heading_tells_unit_time_and_vat() -> None:
    found = read_heading("Weekend price per hour (ex VAT)")
    assert found is not None
    assert (found.units, found.bands, found.vat) == ((HOUR,), (PriceBand.WEEKEND,), Vat.ADDED)


def test_labels_sums_and_minutes() -> None:
    assert read_label("Tel:") == "phone"
    assert read_label("Company Name") == "name"
    assert read_label("Favourite colour") is None
    assert is_total("Grand Total")
    assert is_total("Weekly total (£)")
    assert not is_total("Totally flexible support")
    assert (minutes_in("30 mins"), minutes_in("half an hour"), minutes_in("an hour")) == (30, 30, None)
