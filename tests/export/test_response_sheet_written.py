"""The sheet that providers are sent: everybody can fill it in, nothing in it is a formula, and it says what it is."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from response_sheet_making import ASKED, EARLY, EASY, PLAIN, SERVICE, read

from nosdesk.domain.choices import PriceBasis
from nosdesk.domain.records import Requirement
from nosdesk.errors import KnownError
from nosdesk.export.response_sheet import Asked, write_response_csv, write_response_sheet
from nosdesk.export.response_sheet.asked import price_lines
from nosdesk.export.response_sheet.book import read_book
from nosdesk.i18n import PSEUDO, Reader


def written(folder: Path, asked: Asked = ASKED, reader: Reader = PLAIN) -> Path:
    path = folder / "sheet.xlsx"
    write_response_sheet(path, asked, reader)
    return path


def headings(sheet: Worksheet) -> list[object]:
    return [cell.value for cell in sheet[1]]


def test_three_sheets_with_headings_that_stay_in_view(tmp_path: Path) -> None:
    book = load_workbook(written(tmp_path))
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    assert [sheet.title for sheet in shown] == ["Start here", "Requirements", "Prices"]
    assert headings(book["Requirements"])[:5] == [
        "Number",
        "What is asked",
        "Must or should",
        "Your answer",
        "In your own words",
    ]
    for name in ("Requirements", "Prices"):
        sheet = book[name]
        assert sheet.freeze_panes == "A2"
        assert next(iter(sheet.tables.values())).ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"


@pytest.mark.parametrize("reader", [PLAIN, EASY, Reader("cy"), Reader(PSEUDO)], ids=str)
def test_nothing_is_merged_cut_or_small(tmp_path: Path, reader: Reader) -> None:
    book = load_workbook(written(tmp_path, reader=reader))
    assert book.properties.language == reader.language
    assert SERVICE.title in (book.properties.title or "")
    for sheet in book.worksheets:
        assert not sheet.merged_cells.ranges
        if sheet.sheet_state != "visible":
            continue
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    assert cell.font.size >= 12
                    assert cell.alignment.wrap_text or cell.font.size > 12
    assert book["Requirements" if reader is PLAIN else book.sheetnames[1]].row_dimensions[2].height is None


def test_answers_are_chosen_from_lists(tmp_path: Path) -> None:
    book = load_workbook(written(tmp_path))
    rules = book["Requirements"].data_validations.dataValidation
    assert [(str(rule.sqref).split(":")[0], rule.formula1) for rule in rules] == [("D2", "'Lists'!$A$1:$A$4")]
    assert [cell.value for cell in book["Lists"]["A"]][:4] == ["Met", "Partly", "Not met", "Unclear"]
    assert len(book["Prices"].data_validations.dataValidation) == 3


def test_quantities_come_from_the_weekly_pattern(tmp_path: Path) -> None:
    sheet = load_workbook(written(tmp_path))["Prices"]
    rows = [tuple(cell.value for cell in row[:4]) for row in sheet.iter_rows(min_row=2, max_row=7)]
    assert rows[0] == ("Support", "an hour", "All times", 10)
    assert ("Sleeping nights", "a sleeping night", "All times", 1) in rows
    assert ("Travel", "a mile", "All times", 20) in rows
    assert ("Paid once, if anything", "once", "All times", None) in rows


def test_a_price_for_the_week_is_asked_where_the_specification_wants_one() -> None:
    weekly = replace(ASKED, specification=replace(SERVICE, price_basis=PriceBasis.WEEK))
    assert price_lines(weekly)[0].basis is PriceBasis.WEEK
    unknown = replace(ASKED, specification=replace(SERVICE, price_basis=PriceBasis.MILE))
    assert price_lines(unknown)[0].basis is PriceBasis.HOUR


def test_only_nights_ask_for_no_hours() -> None:
    nights = replace(ASKED, visits=ASKED.visits[1:])
    assert next(line.basis for line in price_lines(nights)) is PriceBasis.SLEEPING_NIGHT


@pytest.mark.parametrize("evil", ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_text_like_a_formula_stays_text(tmp_path: Path, evil: str) -> None:
    asked = Asked(replace(SERVICE, title=evil), (replace(EARLY, statement=evil),))
    for sheet in load_workbook(written(tmp_path, asked)).worksheets:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)
    write_response_csv(tmp_path / "sheet.csv", asked, PLAIN)
    text = (tmp_path / "sheet.csv").read_bytes().decode("utf-8-sig")
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in csv.reader(io.StringIO(text)) for cell in row)


def test_control_characters_and_endless_text_do_no_harm(tmp_path: Path) -> None:
    asked = Asked(SERVICE, (replace(EARLY, statement="a\x00b\x1f" + "x" * 50_000),))
    cell = load_workbook(written(tmp_path, asked))["Requirements"]["B2"]
    assert str(cell.value).startswith("abx")


def test_an_empty_sheet_comes_back_with_nothing_answered(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="No answers and no prices"):
        read(written(tmp_path))


def test_a_sheet_says_which_specification_it_belongs_to(tmp_path: Path) -> None:
    assert read_book(written(tmp_path)).specification_id == SERVICE.id
    write_response_csv(tmp_path / "sheet.csv", ASKED, PLAIN)
    assert read_book(tmp_path / "sheet.csv").specification_id == SERVICE.id


def test_the_mark_on_the_sheet_is_enough_where_properties_were_lost(tmp_path: Path) -> None:
    book = load_workbook(written(tmp_path))
    del book.custom_doc_props["NOS Desk form"]  # type: ignore[attr-defined]
    book.save(tmp_path / "copy.xlsx")
    assert read_book(tmp_path / "copy.xlsx").specification_id == SERVICE.id


def test_a_sheet_for_another_specification_is_refused(tmp_path: Path) -> None:
    other = replace(ASKED, specification=replace(SERVICE, id=EARLY.id, title="Gardening"))
    with pytest.raises(KnownError, match="another specification, not “Gardening”"):
        read(written(tmp_path), other)


def test_a_folder_that_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="could not be written"):
        write_response_sheet(tmp_path / "nowhere" / "sheet.xlsx", ASKED, PLAIN)
    there = tmp_path / "sheet.xlsx"
    there.mkdir()
    with pytest.raises(KnownError, match="could not be written"):
        write_response_sheet(there, ASKED, PLAIN)
    assert list(tmp_path.iterdir()) == [there]


def test_sixty_requirements_are_written_whole(tmp_path: Path) -> None:
    many = tuple(Requirement(specification_id=SERVICE.id, statement=f"Requirement number {n}") for n in range(60))
    sheet = load_workbook(written(tmp_path, Asked(SERVICE, many)))["Requirements"]
    assert [row[1].value for row in sheet.iter_rows(min_row=2)] == [each.statement for each in many]
