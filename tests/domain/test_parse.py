"""Dates, times, money and numbers as people and spreadsheets write them."""

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nosdesk.domain.choices import PriceBasis, Vat
from nosdesk.domain.parse import (
    Price,
    read_date,
    read_money,
    read_number,
    read_percent,
    read_price,
    read_time,
    read_whole,
    shown,
)
from nosdesk.domain.problem import Problem
from nosdesk.i18n import Reader

D = Decimal
TODAY = date(2026, 11, 22)
READER, EASY = Reader(), Reader(easy=True)


def message(found: object) -> str:
    assert isinstance(found, Problem), found
    assert found.said(READER) != found.said(EASY)
    return found.said(READER)


@pytest.mark.parametrize(
    "text",
    [
        "14/12/2026", "14.12.2026", "14-12-2026", "14 12 2026", "14/12/26", "14.12.26.", "2026-12-14", "2026/12/14",
        "20261214", "2026-12-14 00:00:00", "2026-12-14T00:00:00", "14 December 2026", "14 Dec 26", "14th December, 2026",
        "14th of December 2026", "14Dec2026", "14-Dec-26", "14 Dec '26", "December 14, 2026", "Dec 14 2026",
        "2026 Dec 14", "Mon 14 Dec 2026", "Monday, 14 December 2026", "14 Rhagfyr 2026", "dydd Llun 14 Rhag 2026",
        "  14\u00a0/\u00a012 /2026 ", "14–12–2026", "۱۴/۱۲/۲۰۲۶", "١٤/١٢/٢٠٢٦", "१४/१२/२०२६", "１４／１２／２０２６",
        "\u200f14/12/2026\u200f", "14\u202f12\u202f2026", "14 DECEMBER 2026",
    ],
)  # fmt: skip
def test_one_date_in_many_ways(text: str) -> None:
    assert read_date(text, TODAY) == date(2026, 12, 14)


def test_order_of_bare_numbers() -> None:
    assert read_date("02/03/2026", TODAY) == date(2026, 3, 2)
    assert read_date("02/03/2026", TODAY, "mdy") == date(2026, 2, 3)
    assert read_date("02/03/2026", TODAY, "ymd") == date(2026, 3, 2)
    assert read_date("26/03/02", TODAY, "ymd") == date(2026, 3, 2)
    assert read_date("2026-03-02", TODAY, "mdy") == date(2026, 3, 2)
    assert read_date("2026-3-2", TODAY) == date(2026, 3, 2)
    assert read_date("1/2/26", TODAY) == date(2026, 2, 1)


def test_words_for_days_and_short_years() -> None:
    assert read_date("Today", TODAY) == TODAY
    assert read_date("tomorrow", TODAY) == date(2026, 11, 23)
    assert read_date("ddoe", TODAY) == date(2026, 11, 21)
    assert read_date("tomorrow", date.max) == date.max
    assert read_date("1/1/46", TODAY) == date(2046, 1, 1)
    assert read_date("1/1/47", TODAY) == date(1947, 1, 1)
    assert read_date("29/02/2028", TODAY) == date(2028, 2, 29)


@pytest.mark.parametrize("text", ["31/02/2026", "29/02/2027", "0/1/2026", "31 April 2026", "12/13/2026"])
def test_days_that_do_not_exist(text: str) -> None:
    assert message(read_date(text, TODAY)) == f"There is no such day: {text}."


@pytest.mark.parametrize("text", ["31/02", "14 December", "Dec 14"])
def test_a_year_is_never_guessed(text: str) -> None:
    assert message(read_date(text, TODAY)) == f"Add the year to this date: {text}."


@pytest.mark.parametrize("text", ["14/12/0202", "14/12/9999", "1 Jan 1066"])
def test_years_that_cannot_be_meant(text: str) -> None:
    assert "year" in message(read_date(text, TODAY))


@pytest.mark.parametrize(
    "text",
    ["", " ", "soon", "14/12-2026", "14/12/202", "May 2026", "²/12/2026", "14//12//2026", "1" * 10_000, "14/12/2026x"],
)
def test_what_is_no_date(text: str) -> None:
    assert message(read_date(text, TODAY)).endswith("Write it like 14/12/2026.")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("£1,234.50", "1234.50"), ("1234.5", "1234.50"), ("12.50 per hour", "12.50"), ("£ 1 234.50", "1234.50"),
        ("£1\u00a0234.50", "1234.50"), ("1\u2009234.50", "1234.50"), ("1'234.50", "1234.50"), ("GBP 12", "12"),
        ("12 pounds", "12"), ("12 GBP", "12"), ("50p", "0.50"), ("45p a mile", "0.45"), (".5", "0.50"), ("1,234,567", "1234567"),
        ("٢٥٫٥٠", "25.50"), ("۱۲", "12"), ("£12.500", "12.50"), ("free", "0"), ("No charge", "0"), ("-0", "0"), ("0.00", "0"),
        ("£12.50/hr", "12.50"), ("12.50 (per hour)", "12.50"), ("£12.50ph", "12.50"), ("12.50 p.h.", "12.50"),
    ],
)  # fmt: skip
def test_money(text: str, amount: str) -> None:
    found = read_money(text)
    assert found == D(amount)
    assert str(found) == str(D(amount).quantize(D("0.01")))


@pytest.mark.parametrize(
    "text",
    ["£1,00.0", "12,50", "1.234,50", "1,234,56", "12 or 13", "£", "£p", "", "€12", "$12", "1e5", "nan", "inf", "--5",
     "-£-5", "12.50.1", "POA", "n/a", "-", "²", "twelve", "9" * 10_000, "12 50", "£20 per person per hour"],
)  # fmt: skip
def test_what_is_no_money(text: str) -> None:
    assert message(read_money(text)).endswith("Write it like 12.50.")


def test_money_below_nothing() -> None:
    for text in ("-£5", "£-5", "–5.00", "−5", "- 5", "(5.00)", "(£5.00)", "£ –5"):
        assert read_money(text, negative=True) == D(-5), text
        assert message(read_money(text)) == f"This must not be below nothing: {text}."


def test_money_out_of_bounds() -> None:
    assert "too large" in message(read_money("1000000000"))
    assert "At most 2 digits" in message(read_money("12.345"))
    assert read_money("0.4525", places=4) == D("0.4525")


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("12.50 per hour", Price(D("12.50"), PriceBasis.HOUR)),
        ("£12.50 an hour", Price(D("12.50"), PriceBasis.HOUR)),
        ("£24 weekly", Price(D(24), PriceBasis.WEEK)),
        ("£4 weekly", Price(D(4), PriceBasis.WEEK)),
        ("£ 4 weekly", Price(D(4), PriceBasis.WEEK)),
        ("£24 4-weekly", Price(D(24), PriceBasis.FOUR_WEEKS)),
        ("£1,056.00 every 4 weeks", Price(D(1056), PriceBasis.FOUR_WEEKS)),
        ("£1,056.00/4 weeks", Price(D(1056), PriceBasis.FOUR_WEEKS)),
        ("£1,056.00 four weekly", Price(D(1056), PriceBasis.FOUR_WEEKS)),
        ("£500 pcm", Price(D(500), PriceBasis.MONTH)),
        ("12,000 per annum", Price(D(12000), PriceBasis.YEAR)),
        ("12,000 p.a.", Price(D(12000), PriceBasis.YEAR)),
        ("£96.50 per sleep-in", Price(D("96.50"), PriceBasis.SLEEPING_NIGHT)),
        ("£96.50 a sleeping night", Price(D("96.50"), PriceBasis.SLEEPING_NIGHT)),
        ("£180 per waking night", Price(D(180), PriceBasis.WAKING_NIGHT)),
        ("£15 per visit", Price(D(15), PriceBasis.VISIT)),
        ("£58/day", Price(D(58), PriceBasis.DAY)),
        ("45ppm", Price(D("0.45"), PriceBasis.MILE)),
        ("0.45 per mile", Price(D("0.45"), PriceBasis.MILE)),
        ("£150 one-off", Price(D(150), PriceBasis.ONE_OFF)),
        ("£12.50 yr awr", Price(D("12.50"), PriceBasis.HOUR)),
        ("£18 + VAT", Price(D(18), None, Vat.ADDED)),
        ("£18 per hour plus VAT", Price(D(18), PriceBasis.HOUR, Vat.ADDED)),
        ("£18 (excl. VAT)", Price(D(18), None, Vat.ADDED)),
        ("£21.60 inc VAT", Price(D("21.60"), None, Vat.INCLUDED)),
        ("£18 per hour, no VAT", Price(D(18), PriceBasis.HOUR, Vat.EXEMPT)),
        ("£18 VAT exempt", Price(D(18), None, Vat.EXEMPT)),
        ("free per mile", Price(D(0), PriceBasis.MILE)),
        ("22.1250", Price(D("22.125"))),
    ],
)
def test_prices_with_what_they_buy(text: str, price: Price) -> None:
    assert read_price(text) == price


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,000", "1000"),
        ("2.5", "2.5"),
        ("2½", "2.5"),
        ("½", "0.5"),
        ("2 ¼", "2.25"),
        (" 7 ", "7"),
        ("٧", "7"),
        ("1 000", "1000"),
    ],
)
def test_numbers(text: str, value: str) -> None:
    assert read_number(text) == D(value)


def test_what_is_no_number() -> None:
    for text in ("", "seven", "1,00", "2.5½", "½½", "5 hours", "10,000" * 2_000, "1_000"):
        assert "not a number" in message(read_number(text))
    assert read_number("−3", negative=True) == -3
    assert read_number("-½", negative=True) == D("-0.5")
    assert "below nothing" in message(read_number("−3"))
    assert read_whole("12") == 12
    assert read_whole("12.0") == 12
    assert message(read_whole("12.5")) == "This must be a whole number: 12.5."


@pytest.mark.parametrize(
    ("text", "value"), [("62", "62"), ("62%", "62"), ("62.5 per cent", "62.5"), ("5٪", "5"), ("5 and 6", None)]
)
def test_percent(text: str, value: str | None) -> None:
    found = read_percent(text)
    assert (found == D(value)) if value else message(found)


def test_percent_out_of_bounds() -> None:
    assert "over 100%" in message(read_percent("101"))
    assert "not a percentage" in message(read_percent("-1"))
    assert "not a percentage" in message(read_percent(""))
    assert read_percent("100") == 100


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("8.30", time(8, 30)), ("8:30 am", time(8, 30)), ("8:30AM", time(8, 30)), ("20:30", time(20, 30)), ("8pm", time(20)),
        ("8 p.m.", time(20)), ("noon", time(12)), ("Midday", time(12)), ("midnight", time(0)), ("12am", time(0)),
        ("12 pm", time(12)), ("12:30 am", time(0, 30)), ("0830", time(8, 30)), ("830", time(8, 30)), ("8.30p", time(20, 30)),
        ("830pm", time(20, 30)), ("8", time(8)), ("08:30:00", time(8, 30)), ("24:00", time(0)), ("0:00", time(0)), ("8 o'clock", time(8)),
        ("20:30 pm", time(20, 30)), ("half past 8", time(8, 30)), ("quarter to 1 pm", time(12, 45)),
        ("quarter to 12 am", time(23, 45)), ("quarter past 7 pm", time(19, 15)), ("8h30", time(8, 30)), ("8 yb", time(8)),
        ("8 y.h.", time(20)), ("hanner nos", time(0)), ("٨:٣٠", time(8, 30)), ("8\u202f:\u202f30", time(8, 30)),
    ],
)  # fmt: skip
def test_times(text: str, at: time) -> None:
    assert read_time(text) == at


@pytest.mark.parametrize(
    "text", ["", "25:00", "8:60", "24:30", "13 am", "0am", "8.5", "late", "8-9", "half to 8", "8:30:15", "1" * 10_000]
)
def test_what_is_no_time(text: str) -> None:
    assert message(read_time(text)).endswith("Write it like 8:30 am or 20:30.")


def test_what_was_typed_is_quoted_briefly() -> None:
    assert shown("a\nb  c") == "a b c"
    assert shown("**x**") == "x"
    assert shown("y" * 10_000) == "y" * 40 + "…"
    assert "{place}" in message(read_time("{place}"))


awkward = st.text(st.sampled_from("0123456789£.,-/: ()pam½²٣%'hr–\u00a0vVATDec{}\x00"), max_size=20)


@settings(max_examples=300)
@given(st.one_of(st.text(), awkward), st.dates(), st.sampled_from(("dmy", "mdy", "ymd")))
def test_nothing_ever_raises(text: str, today: date, order: str) -> None:
    readings = [
        read_date(text, today, order),  # type: ignore[arg-type]
        read_money(text),
        read_price(text, negative=True),
        read_number(text, negative=True),
        read_whole(text),
        read_time(text),
        read_percent(text),
    ]
    for found in readings:
        if isinstance(found, Problem):
            assert found.said(EASY)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_dates_are_read_back_as_they_are_written(day: date) -> None:
    assert read_date(READER.date(day), TODAY) == day
    assert read_date(READER.weekday_date(day), TODAY) == day
    assert read_date(Reader("cy").date(day), TODAY) == day
    assert read_date(day.strftime("%d/%m/%Y"), TODAY) == day
    assert read_date(day.isoformat(), TODAY) == day


@given(st.decimals(-999_999_999, 999_999_999, places=2))
def test_money_is_read_back_as_it_is_written(amount: Decimal) -> None:
    assert read_money(READER.money(amount), negative=True) == amount
    assert read_money(READER.amount(amount), negative=True) == amount


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_times_are_read_back_as_they_are_written(at: time) -> None:
    assert read_time(READER.time(at)) == at
    assert read_time(at.strftime("%H:%M")) == at
