"""Files as real people fill them in: what is understood, what is asked, what is named as unreadable."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from response_sheet_making import (
    ASKED,
    CAR,
    EARLY,
    PLAIN,
    SAME,
    SERVICE,
    SWIM,
    Rows,
    comma,
    mets,
    of_rows,
    prices,
    read,
    requirement,
    workbook,
)

from nosdesk.domain.choices import Met, PriceBasis, Vat
from nosdesk.errors import KnownError
from nosdesk.export.response_sheet import (
    Asked,
    FoundAnswer,
    FoundPrice,
    Understood,
    write_response_csv,
    write_response_sheet,
)

Y, P, N, U = Met.MET, Met.PARTLY, Met.NOT_MET, Met.UNCLEAR
ANSWERS = ["Requirement", "Response", "Comments"]
ALL_ANSWERED: Rows = [
    ANSWERS,
    [EARLY.statement, "Yes", "At 8"],
    [SAME.statement, "Partly", "Up to four"],
    [SWIM.statement, "No", ""],
    [CAR.statement, "Unclear", ""],
]
FOUR = {EARLY.statement: Y, SAME.statement: P, SWIM.statement: N, CAR.statement: U}


def filled_in(folder: Path, change: Callable[[Workbook], None]) -> Understood:
    """Our own sheet, filled in by `change`, as it comes back."""
    path = folder / "sheet.xlsx"
    write_response_sheet(path, ASKED, PLAIN)
    book = load_workbook(path)
    change(book)
    book.save(path)
    return read(path)


def test_our_own_sheet_comes_back_whole(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        cover = {row[0].value: row[1] for row in book["Start here"].iter_rows()}
        cover["Name of provider"].value = "Tansy Lane Support"
        cover["Phone"].value = 1132960001
        cover["You can start on"].value = datetime(2027, 1, 4)  # noqa: DTZ001 - as spreadsheets hold dates
        cover["Your offer holds until"].value = "31st March 2027"
        sheet = book["Requirements"]
        for row, (answer, words) in enumerate(
            (("Met", "At 8"), ("Partly", "Up to 4"), ("Not met", ""), ("", "Maybe soon")), 2
        ):
            sheet.cell(row, 4, answer or None)
            sheet.cell(row, 5, words or None)
        cost = {row[0].value: row for row in book["Prices"].iter_rows()}
        cost["Support"][4].value = 24.5
        cost["Support"][5].value = "No VAT"
        cost["Sleeping nights"][4].value = "£96.50 per night"
        cost["Travel"][4].value = "45p"

    found = filled_in(tmp_path, fill)
    assert found.provider.name == "Tansy Lane Support"
    assert found.provider.phone == "01132960001"
    assert (found.provider.can_start, found.provider.valid_until) == (date(2027, 1, 4), date(2027, 3, 31))
    assert mets(found) == {EARLY.statement: Y, SAME.statement: P, SWIM.statement: N, CAR.statement: None}
    assert prices(found) == [("hour", "any", "24.5"), ("sleeping_night", "any", "96.5"), ("mile", "any", "0.45")]
    assert found.prices[0].vat is Vat.EXEMPT
    assert found.prices[0].per_week is None
    assert found.complete
    assert "1 requirement has words but no answer. It is kept as unclear." in [note.said(PLAIN) for note in found.notes]


def test_our_own_csv_comes_back_whole(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    write_response_csv(path, ASKED, PLAIN)
    text = path.read_text("utf-8-sig")
    text = text.replace("Must have,,,", "Must have,Met,At 8,", 1).replace(
        "All times,10.00,,", "All times,10.00,£24.50,"
    )
    path.write_text(text.replace("Name of provider,", "Name of provider,Brackenfold Care"), "utf-8-sig")
    found = read(path)
    assert found.provider.name == "Brackenfold Care"
    assert mets(found) == {EARLY.statement: Y}
    assert prices(found) == [("hour", "any", "24.5")]
    assert found.unanswered == (SAME.id, SWIM.id, CAR.id)


def test_rows_may_be_sorted_and_statements_shortened(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        sheet = book["Requirements"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for target, (row, answer) in enumerate(
            zip(reversed(rows), ("Met", "Partly", "Not met", "Unclear"), strict=True), 2
        ):
            for column, value in enumerate(row, 1):
                sheet.cell(target, column, value)
            sheet.cell(target, 2, str(row[1])[:12])
            sheet.cell(target, 4, answer)

    assert mets(filled_in(tmp_path, fill)) == {
        CAR.statement: Y,
        SWIM.statement: P,
        SAME.statement: N,
        EARLY.statement: U,
    }


def test_a_code_that_moved_away_from_its_words_is_asked(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        sheet = book["Requirements"]
        sheet["B2"], sheet["B3"] = sheet["B3"].value, sheet["B2"].value
        sheet["D2"] = "Met"

    found = filled_in(tmp_path, fill)
    (question,) = found.questions
    assert (question.place.row, question.place.column) == (2, "D")
    assert [option.means.said(PLAIN) for option in question.options] == [
        SAME.statement,
        EARLY.statement,
        "Leave it out",
    ]
    assert mets(found.settled(question, question.options[0])) == {SAME.statement: Y}


NASTY: list[tuple[str, Rows, dict[str, Met], list[tuple[str, str, str]]]] = [
    ("header moved down", [["Tender response"], [], ["Version", 3], [], *ALL_ANSWERED], FOUR, []),
    ("blank lines between", [row for line in ALL_ANSWERED for row in (line, [])], FOUR, []),
    (
        "columns reordered",
        [["Comments", "Met?", "Requirement"], *[[c, b, a] for a, b, c in ALL_ANSWERED[1:]]],
        FOUR,
        [],
    ),
    (
        "extra columns",
        [["Ref", *ANSWERS, "Owner", "Date"], *[[i, *row, "JS", "1/1/27"] for i, row in enumerate(ALL_ANSWERED[1:])]],
        FOUR,
        [],
    ),
    (
        "ticks and letters",
        [
            ["What we need", "Y/N"],
            [EARLY.statement, "✓"],
            [SAME.statement, "partially"],
            [SWIM.statement, "n"],
            [CAR.statement, "tbc"],
        ],
        FOUR,
        [],
    ),
    (
        "numbered and marked statements",
        [ANSWERS, *[[f"{n}. {row[0]} (must)", *row[1:]] for n, row in enumerate(ALL_ANSWERED[1:], 1)]],
        FOUR,
        [],
    ),
    (
        "statements slightly reworded",
        [ANSWERS, ["Help by 8.30 am on week days", "Yes", ""], ["Same two helpers every week", "Partly", ""]],
        {EARLY.statement: Y, SAME.statement: P},
        [],
    ),
    ("no headings at all", list(ALL_ANSWERED[1:]), FOUR, []),
    ("shouting", [[cell.upper() for cell in row] for row in ALL_ANSWERED], FOUR, []),
    (
        "truth values",
        [ANSWERS, [EARLY.statement, True, ""], [SWIM.statement, False, ""]],
        {EARLY.statement: Y, SWIM.statement: N},
        [],
    ),
    ("cost per hour heading", [["Service", "Cost/hr"], ["Support", 24.5]], {}, [("hour", "any", "24.5")]),
    ("unit within the cell", [["Item", "Price"], ["Support", "12.50 per hour"]], {}, [("hour", "any", "12.5")]),
    (
        "a column for each time",
        [["Service", "Mon-Fri", "Sat-Sun", "Bank holidays"], ["Hourly rate", 20, 24, 40]],
        {},
        [("hour", "weekday", "20"), ("hour", "weekend", "24"), ("hour", "bank_holiday", "40")],
    ),
    (
        "sums below",
        [
            ["Service", "Unit", "Qty", "Rate", "Total"],
            ["Support", "hour", 10, "£20", 200],
            ["Total", "", "", "£20", 200],
        ],
        {},
        [("hour", "any", "20")],
    ),
    (
        "council's catalogue names",
        [
            ["Service", "Rate"],
            ["Personal Home Care (hourly)", "£18.20"],
            ["Waking Nights (cost per night)", "£150"],
            ["Set up (one off)", "£75"],
        ],
        {},
        [("hour", "any", "18.2"), ("waking_night", "any", "150"), ("one_off", "any", "75")],
    ),
    (
        "labels without a table",
        [["Hourly rate", "£25.50"], ["Mileage", "45p per mile"]],
        {},
        [("hour", "any", "25.5"), ("mile", "any", "0.45")],
    ),
    (
        "one cell a line",
        [["Hourly rate: £25.50"], ["Weekend rate: £30 per hour"]],
        {},
        [("hour", "any", "25.5"), ("hour", "weekend", "30")],
    ),
    (
        "unit and time in columns",
        [["What", "Charged per", "When", "£"], ["A", "hour", "evenings and weekends", "22.00"]],
        {},
        [("hour", "evening", "22"), ("hour", "weekend", "22")],
    ),
    ("money as text", [["Service", "Price per week"], ["Everything", "£1,234.50"]], {}, [("week", "any", "1234.5")]),
    ("the same price twice", [["Service", "Hourly rate"], ["A", 20], ["B", "£20.00"]], {}, [("hour", "any", "20")]),
    (
        "lines not offered",
        [["Service", "Rate per hour"], ["A", 20], ["Nights", "n/a"], ["Other", "-"]],
        {},
        [("hour", "any", "20")],
    ),
    (
        "answers and prices on one sheet",
        [*ALL_ANSWERED, [], ["Service", "Hourly rate"], ["Support", 21]],
        FOUR,
        [("hour", "any", "21")],
    ),
    ("prices before answers", [["Hourly rate", "£21"], [], *ALL_ANSWERED], FOUR, [("hour", "any", "21")]),
    ("the answer twice, alike", [*ALL_ANSWERED, [EARLY.statement, "y", "Truly"]], FOUR, []),
    (
        "two columns of answers",
        [["Requirement", "Meets?", "Your response"], [EARLY.statement, "Yes", "We start at 8"]],
        {EARLY.statement: Y},
        [],
    ),
    (
        "sheet in Welsh words",
        [["Gofynion", "Ateb", "Requirement"], ["", "Oes", EARLY.statement]],
        {EARLY.statement: Y},
        [],
    ),
    ("day care by the hour", [["Item", "Cost/hr"], ["Day care", 19]], {}, [("hour", "any", "19")]),
    (
        "minutes of a visit",
        [["Item", "Price"], ["Morning call", "£9.45 per 30 min visit"]],
        {},
        [("visit", "any", "9.45")],
    ),
    (
        "spaces that do not break",
        [["Item", "Price"], ["Support", "£\u00a024.50\u00a0per\u00a0hour"]],
        {},
        [("hour", "any", "24.5")],
    ),
]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize(("rows", "answers", "priced"), [case[1:] for case in NASTY], ids=[case[0] for case in NASTY])
def test_sheets_that_people_make(
    tmp_path: Path, kind: str, rows: Rows, answers: dict[str, Met], priced: list[tuple[str, str, str]]
) -> None:
    if kind == "xlsx":
        path = workbook(tmp_path / "offer.xlsx", {"Sheet1": rows})
    else:
        path = tmp_path / "offer.csv"
        path.write_bytes(comma(rows).encode())
    found = read(path)
    assert found.questions == ()
    assert found.unread == ()
    assert mets(found) == answers
    assert prices(found) == priced


def test_words_are_kept_with_their_answer(tmp_path: Path) -> None:
    found = of_rows(
        tmp_path,
        [["Requirement", "Meets?", "Your response", "Notes"], [EARLY.statement, "Yes - from 8", "Two staff", "Ann"]],
    )
    assert found.answers[0].words == "from 8\nTwo staff\nAnn"


def test_merged_cells(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "offer.xlsx",
        {
            "S": [
                ["Our answers", "", ""],
                ANSWERS,
                [EARLY.statement, "Yes", "All"],
                [SAME.statement, None, None],
                [SWIM.statement, "No", ""],
            ]
        },
    )
    book = load_workbook(path)
    book["S"].merge_cells("A1:C1")
    book["S"].merge_cells("B3:B4")
    book["S"].merge_cells("C3:C4")
    book.save(path)
    assert mets(read(path)) == {EARLY.statement: Y, SAME.statement: Y, SWIM.statement: N}


def test_what_cannot_be_read_is_named_by_row_and_column(tmp_path: Path) -> None:
    found = of_rows(
        tmp_path,
        [
            ANSWERS,
            [EARLY.statement, "see attached", "Annex 2"],
            ["We also mow the lawn", "Yes", ""],
            [None, "Yes", ""],
            [],
            ["Service", "Unit", "Rate"],
            ["Support", "hour", "£1,00.0"],
            ["Nights", "sleeping nights (hourly)", "£9"],
            ["Support", "per moon", "£9"],
            ["Half days", "half day", "£30"],
            ["More", "hour", "£20-25"],
        ],
    )
    assert [(cell.row, cell.column, cell.found) for cell in found.unread] == [
        (2, "B", "see attached"),
        (3, "A", "We also mow the lawn"),
        (4, "B", "Yes"),
        (7, "C", "£1,00.0"),
        (8, "C", "£9"),
        (9, "B", "per moon"),
        (10, "C", "£30"),
        (11, "C", "£20-25"),
    ]
    assert all(cell.why.said(PLAIN).endswith((".", "?")) for cell in found.unread)
    assert found.answers == (FoundAnswer(found.answers[0].place, EARLY.id, None, "see attached\nAnnex 2"),)
    assert not found.complete


def test_dates_in_many_forms(tmp_path: Path) -> None:
    for text in ("4/1/2027", "04.01.27", "2027-01-04", "4th Jan 2027", "Monday 4 January 2027"):
        found = of_rows(tmp_path, [["Company", "Tansy"], ["Start date", text], ["Hourly rate", "£20"]])
        assert found.provider.can_start == date(2027, 1, 4), text
    found = of_rows(tmp_path, [["Start date", "31/02/2027"], ["Hourly rate", "£20"]])
    assert [(cell.row, cell.column) for cell in found.unread] == [(1, "B")]


def test_facts_in_a_row_below_their_headings(tmp_path: Path) -> None:
    found = of_rows(
        tmp_path, [["Provider", "Contact", "Email"], ["Tansy Lane", "Jo", "jo@tansy.example"], ["Hourly rate", "£20"]]
    )
    assert (found.provider.name, found.provider.contact_name, found.provider.email) == (
        "Tansy Lane",
        "Jo",
        "jo@tansy.example",
    )


@pytest.mark.parametrize(
    ("rows", "question", "choices"),
    [
        (
            [["Item", "Price"], ["Support", 25]],
            "What is this price for?",
            ["£25.00 for an hour", "£25.00 for a visit"],
        ),
        (
            [["Item", "Price"], ["Night support", "£90 per night"]],
            "What is this price for?",
            ["£90.00 for a sleeping night", "£90.00 for a waking night", "Leave it out"],
        ),
        (
            [["Item", "Price"], ["Support", "£9 per 30 minutes"]],
            "What is this price for?",
            ["£9.00 for a visit", "£18.00 for an hour", "Leave it out"],
        ),
        (
            [["Item", "Unit", "Price"], ["Support", "visit", "£9 per hour"]],
            "The row names two things that this price could be for. Which one is meant?",
            ["£9.00 for an hour", "£9.00 for a visit", "Leave it out"],
        ),
        (
            [["Item", "Hourly rate"], ["New staff", 20], ["Old staff", 22]],
            "There are different prices for the same thing: an hour, All times. Which one holds?",
            ["£20.00: New staff", "£22.00: Old staff", "Leave it out"],
        ),
        (
            [["Item", "Hourly rate"], ["Evenings", "0.00"]],
            "The price is 0. Is it free, or is there no price?",
            ["It is free", "There is no price"],
        ),
        (
            [ANSWERS, [EARLY.statement, "Yes, but only on Mondays", ""]],
            "This answer could be read in two ways. Which is meant?",
            ["Met", "Partly", "Unclear"],
        ),
        (
            [ANSWERS, [EARLY.statement, "x", ""]],
            "This answer could be read in two ways. Which is meant?",
            ["Met", "Not met", "Unclear"],
        ),
        (
            [ANSWERS, [EARLY.statement, "Yes", "At 8"], [EARLY.statement, "No", ""]],
            f"“{EARLY.statement}” is answered twice, and the answers differ. Which one holds?",
            ["Met: At 8", "Not met", "Leave it out"],
        ),
    ],
)
def test_a_row_that_could_mean_two_things_is_asked(
    tmp_path: Path, rows: Rows, question: str, choices: list[str]
) -> None:
    found = of_rows(tmp_path, rows)
    (asked,) = found.questions
    assert asked.question.said(PLAIN) == question
    assert [option.means.said(PLAIN) for option in asked.options][: len(choices)] == choices
    assert not found.prices
    assert not found.answers
    settled = found.settled(asked, asked.options[0])
    assert settled.questions == ()
    assert len(settled.prices) + len(settled.answers) == 1
    assert found.settled(asked, asked.options[-1]).complete


def test_two_requirements_alike_are_asked_once_each(tmp_path: Path) -> None:
    first, second = requirement(8, "Help with meals"), requirement(9, "Help with meals")
    path = workbook(
        tmp_path / "o.xlsx", {"S": [ANSWERS, [first.statement, "Yes", "Lunch"], [first.statement, "No", "Tea"]]}
    )
    found = read(path, Asked(SERVICE, (first, second)))
    assert len(found.questions) == 2
    settled = found.settled(found.questions[0], found.questions[0].options[0])
    left = settled.questions[0]
    assert [option.gives.requirement_id for option in left.options if isinstance(option.gives, FoundAnswer)] == [
        second.id
    ]
    settled = settled.settled(left, left.options[0])
    assert [(answer.requirement_id, answer.met) for answer in settled.answers] == [(first.id, Y), (second.id, N)]
    assert settled.unanswered == ()


def test_a_number_that_the_pattern_does_not_tell_is_kept(tmp_path: Path) -> None:
    found = of_rows(
        tmp_path,
        [
            ["Service", "Unit", "How many a week", "Price"],
            ["Garden days", "day", 2, "£58"],
            ["Support", "hour", 12, "£20"],
            ["Driving", "mile", "30 miles", "45p"],
            ["Holiday flat", "week", 1, "£500"],
        ],
    )
    by_basis = {price.basis: price.per_week for price in found.prices}
    assert by_basis[PriceBasis.MILE] is None
    assert by_basis[PriceBasis.HOUR] is None
    assert by_basis[PriceBasis.WEEK] is None
    notes = [note.said(PLAIN) for note in found.notes]
    assert "Row 3: the provider counted 12 a week, your weekly pattern has 10. Your pattern is used." in notes
    assert "Row 4: the provider counted 30 a week, your weekly pattern has 20. Your pattern is used." in notes
    other = read(
        workbook(tmp_path / "days.xlsx", {"S": [["Service", "Unit", "Qty", "Price"], ["Garden", "day", 2, 58]]}),
        Asked(SERVICE, ASKED.requirements),
    )
    assert other.prices[0].per_week == Decimal(2)


def test_formulas_are_read_by_their_results_alone(tmp_path: Path) -> None:
    found = of_rows(tmp_path, [["Service", "Rate per hour"], ["Support", "=10+10"], ["Other", 20]])
    assert [(cell.row, cell.column, cell.found) for cell in found.unread] == [(2, "B", "=10+10")]
    assert "does not keep its result" in found.unread[0].why.said(PLAIN)


def test_hidden_sheets_are_left_alone_and_named(tmp_path: Path) -> None:
    path = workbook(tmp_path / "o.xlsx", {"Offer": [["Hourly rate", "£20"]], "Our margin": [["Cost per hour", "£11"]]})
    book = load_workbook(path)
    book["Our margin"].sheet_state = "hidden"
    book.save(path)
    found = read(path)
    assert prices(found) == [("hour", "any", "20")]
    assert "The hidden sheet “Our margin” was left aside." in [note.said(PLAIN) for note in found.notes]


def test_vat_that_is_not_said_is_noted(tmp_path: Path) -> None:
    found = of_rows(tmp_path, [["Hourly rate", "£20"]])
    assert found.prices[0] == FoundPrice(
        found.prices[0].place, PriceBasis.HOUR, found.prices[0].band, Decimal("20.0000"), None, None, "Hourly rate"
    )
    assert any("does not say if VAT is added" in note.said(PLAIN) for note in found.notes)


def test_a_file_that_answers_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="No answers and no prices"):
        of_rows(tmp_path, [["Dear Maya,"], ["Thank you for asking."]])
