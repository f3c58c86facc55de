"""What is kept of Babel's data says the same as Babel."""

import datetime as dt
import subprocess
import sys
from decimal import Decimal

import pytest
from babel.dates import format_date, get_day_names
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from nosdesk.cldr import NAME, as_json, from_babel, written
from nosdesk.i18n import LANGUAGES, Reader
from nosdesk.paths import translations_dir

READERS = [Reader(locale) for locale in LANGUAGES]
FIGURES = st.decimals(min_value=-(10**12), max_value=10**12, places=4) | st.integers(-(10**25), 10**25)


def test_the_file_is_what_babel_says_of_every_language() -> None:
    """Where this fails, run packaging/cldr.py."""
    assert (translations_dir() / NAME).read_text("utf-8") == as_json(tuple(LANGUAGES))


def test_a_language_that_is_not_kept_is_asked_of_babel() -> None:
    assert written("ur") == from_babel("ur")
    assert written("ur").months[0] == "جنوری"


@given(st.dates())
def test_dates_are_those_of_babel(day: dt.date) -> None:
    for reader in READERS:
        assert reader.date(day) == format_date(day, "d MMMM y", locale=reader.locale)
        assert reader.weekday_date(day) == format_date(day, "EEEE d MMMM y", locale=reader.locale)
        assert reader.day_month(day) == format_date(day, "d MMMM", locale=reader.locale)
        assert reader.month(day) == format_date(day, "MMMM y", locale=reader.locale)
        assert reader.month(day, "abbreviated") == format_date(day, "MMM", locale=reader.locale)


@pytest.mark.parametrize("number", range(7))
@pytest.mark.parametrize("width", ["wide", "abbreviated"])
def test_days_are_those_of_babel(number: int, width: str) -> None:
    for reader in READERS:
        names = get_day_names(width, "stand-alone", reader.locale)  # type: ignore[arg-type]  # one of Babel's own words
        assert reader.weekday(number, width) == names[number]


@given(FIGURES)
def test_numbers_are_those_of_babel(value: Decimal | int) -> None:
    for reader in READERS:
        assert reader.number(value) == format_decimal(value, "#,##0.##", locale=reader.locale)
        assert reader.amount(Decimal(value)).lstrip("−") == format_decimal(abs(value), "#,##0.00", locale=reader.locale)


def test_speaking_loads_no_babel() -> None:
    said = "import sys, datetime; from nosdesk.i18n import Reader; r = Reader(); r.date(datetime.date(2026, 1, 1)); r.number(3)"
    done = subprocess.run(
        [sys.executable, "-c", f"{said}; print('babel' in sys.modules)"], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
