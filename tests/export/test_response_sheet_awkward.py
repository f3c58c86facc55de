"""Awkward cells of real sheets: each is read rightly, asked about, or refused by row and column; nothing is guessed."""

from decimal import Decimal
from pathlib import Path

import pytest
from response_sheet_making import EARLY, SWIM, Rows, mets, of_rows, prices

from nosdesk.domain.choices import Met, PriceBasis
from nosdesk.domain.problem import Problem
from nosdesk.export.response_sheet import amounts, clean
from nosdesk.export.response_sheet.amounts import Amount, read_amount

REFUSED: dict[str, Problem] = {
    "21.50x.9y": clean.BAD_NUMBER,
    "£21.50x.9y": clean.BAD_NUMBER,
    "£21.5O": clean.BAD_NUMBER,
    "£2l.50": clean.BAD_NUMBER,
    "£ 21 . 50": clean.BAD_NUMBER,
    "£21:50": clean.BAD_NUMBER,
    "21p50": clean.BAD_NUMBER,
    "1e3": clean.BAD_NUMBER,
    "£19.99½": clean.BAD_NUMBER,
    "€21.50": clean.NOT_POUNDS,
    "21.50 euros": clean.NOT_POUNDS,
    "$21.50": clean.NOT_POUNDS,
    "2 x £10.75": clean.TO_WORK_OUT,
    "£20 x2 staff": clean.TO_WORK_OUT,
    "£20 less 5%": clean.TO_WORK_OUT,
    "15% off £20": clean.TO_WORK_OUT,
    "half of £40": clean.TO_WORK_OUT,
    "from £20": clean.NOT_FIXED,
    "up to £20 an hour": clean.NOT_FIXED,
    "TBC - approx £20": clean.NOT_FIXED,
    "c£21.50": clean.NOT_FIXED,
    "£20+ per hour": clean.NOT_FIXED,
    "21.50ish": clean.NOT_FIXED,
    "0.45p per mile": clean.POUNDS_OR_PENCE,
    "10% of cost": amounts.NO_NUMBER,
    "£21.50 (was £20)": amounts.SEVERAL,
}
READ: dict[str, tuple[str, PriceBasis | None]] = {
    "45 ppm": ("0.45", PriceBasis.MILE),
    "45p/mile": ("0.45", PriceBasis.MILE),
    "£0.45p": ("0.45", None),
    "£21.50*": ("21.5", None),
    "GBP21.50": ("21.5", None),
    "£21.50/hour/worker": ("21.5", PriceBasis.HOUR),
    "21.50+20%vat": ("21.5", None),
    "Rate:£21.50ph": ("21.5", PriceBasis.HOUR),
    "£21.50 (A12)": ("21.5", None),
    "£21.50, 7 days a week": ("21.5", None),
    "£ 1 234.50": ("1234.5", None),
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_clearly_an_amount_is_refused(text: str) -> None:
    assert read_amount(text) is REFUSED[text]


@pytest.mark.parametrize("text", READ)
def test_what_is_clearly_an_amount_is_read(text: str) -> None:
    amount = read_amount(text)
    assert isinstance(amount, Amount)
    pounds, basis = READ[text]
    assert amount.pounds == Decimal(pounds)
    assert basis is None or basis in amount.units


def test_a_cell_that_cannot_be_read_is_named_by_row_and_column(tmp_path: Path) -> None:
    understood = of_rows(tmp_path, [["Service", "Hourly rate"], ["Weekdays", "£21.00"], ["Weekends", "21.50x.9y"]])
    assert prices(understood) == [("hour", "weekday", "21")]
    (unread,) = understood.unread
    assert (unread.sheet, unread.row, unread.column, unread.found) == ("Sheet1", 3, "B", "21.50x.9y")


LABELS = [["Price", "Amount"], ["Charge", "Price"], ["Rate", "Cost"]]


@pytest.mark.parametrize("heads", LABELS)
def test_words_under_price_say_what_the_amount_is_for(tmp_path: Path, heads: list[str]) -> None:
    understood = of_rows(tmp_path, [heads, ["Hourly rate", "£21.50"], ["Mileage", "0.45"]])
    assert prices(understood) == [("hour", "any", "21.5"), ("mile", "any", "0.45")]
    assert not understood.unread
    assert not understood.questions


def test_words_between_the_label_and_the_amount_are_the_basis(tmp_path: Path) -> None:
    rows: Rows = [["Service", "Price", "Amount"], ["Weekday support", "per hour", 21.5], ["Travel", "per mile", 0.45]]
    assert prices(of_rows(tmp_path, rows)) == [("hour", "weekday", "21.5"), ("mile", "any", "0.45")]


def test_words_behind_an_amount_stay_unread(tmp_path: Path) -> None:
    understood = of_rows(tmp_path, [["Service", "Price", "Amount"], ["Support per hour", 21.5, "see letter"]])
    assert [(each.row, each.column) for each in understood.unread] == [(2, "C")]


def test_no_price_yet_in_a_price_column_is_not_taken_for_a_label(tmp_path: Path) -> None:
    understood = of_rows(tmp_path, [["Service", "Price", "Amount"], ["Support per hour", "TBC", 21.5]])
    assert [(each.row, each.column, each.why) for each in understood.unread] == [(2, "B", amounts.NOT_YET)]


@pytest.mark.parametrize(("unit", "one", "other"), [("hour", 21.5, 215), ("mile", 0.45, 9)])
def test_two_amounts_in_a_row_are_asked_about(tmp_path: Path, unit: str, one: float, other: float) -> None:
    understood = of_rows(tmp_path, [["Service", "Price", "Amount"], [f"Support per {unit}", one, other]])
    assert not understood.prices
    (question,) = understood.questions
    assert (question.place.row, question.place.column) == (2, "C")
    given = [option.gives.amount if option.gives else None for option in question.options]
    assert given == [Decimal(str(one)), Decimal(str(other)), None]


def test_the_same_amount_twice_is_one_price(tmp_path: Path) -> None:
    understood = of_rows(tmp_path, [["Service", "Price", "Amount"], ["Travel per mile", 0.45, 0.45]])
    assert prices(understood) == [("mile", "any", "0.45")]
    assert not understood.questions


def test_an_amount_behind_how_many_and_a_price_is_a_sum(tmp_path: Path) -> None:
    rows: Rows = [
        ["Service", "Qty", "Rate", "Amount"],
        ["Weekday support, hourly", 10, 21.5, 215],
        ["Miles", 20, 0.45, 9],
    ]
    assert prices(of_rows(tmp_path, rows)) == [("hour", "weekday", "21.5"), ("mile", "any", "0.45")]


@pytest.mark.parametrize(
    ("cell", "met"),
    [
        ("Yes*", Met.MET),
        ("YES!!", Met.MET),
        ("yes.", Met.MET),
        ("Y / N", None),
        ("Yes/No", None),
        ("Y?", None),
        ("no problem", None),
        ("Not a problem", None),
        ("N/A", None),
        ("100%", None),
        ("Yes No", None),
        ("(yes)", Met.MET),
        ("see attached", None),
        ("not yet", None),
        ("Yes and no", None),
        ("Nope - no car", Met.NOT_MET),
        ("Y (by bus)", Met.MET),
    ],
)
def test_an_awkward_answer_is_read_asked_or_refused(tmp_path: Path, cell: str, met: Met | None) -> None:
    """Where it is not clear it must not come out as an answer: it is asked, named as unread, or not answered."""
    rows: Rows = [["Requirement", "Your answer"], [EARLY.statement, cell], [SWIM.statement, "Yes"]]
    understood = of_rows(tmp_path, rows)
    found = mets(understood)
    assert found[SWIM.statement] is Met.MET
    assert found.get(EARLY.statement) is met
    doubtful = [each.place.row for each in understood.questions] + [each.row for each in understood.unread]
    told = 2 in doubtful or EARLY.id in understood.unanswered
    assert told is (met is None)
