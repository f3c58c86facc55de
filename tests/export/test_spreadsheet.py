"""Spreadsheets of documents: figures are figures, text is text, and every table is there."""

import datetime as dt
import io
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from nosdesk.documents.blocks import Column, ColumnKind, Document, Heading, Table, Title, row
from nosdesk.documents.catalogue import PAPERS
from nosdesk.documents.formats import Format
from nosdesk.errors import KnownError
from nosdesk.export.spreadsheet import has_tables, write_xlsx
from nosdesk.i18n import Reader
from nosdesk.services import papers
from tests.paper_case import empty_desk, rich

READER = Reader()
MONEY, NUMBER = ColumnKind.MONEY, ColumnKind.NUMBER


def document(*tables: Table) -> Document:
    return Document("Plan A-1", "Maya’s payments", "Signed", "en-GB", "Payments", (Title("Maya’s payments"), *tables))


def made(paper: Document) -> bytes:
    out = io.BytesIO()
    write_xlsx(paper, Format.STANDARD, READER, out)
    return out.getvalue()


def book(paper: Document) -> Workbook:
    return load_workbook(io.BytesIO(made(paper)))


def table(*texts: str, kind: ColumnKind = ColumnKind.TEXT, head: str = "What") -> Table:
    return Table("Payments", (Column("No"), Column(head, kind)), tuple(row(str(n), t) for n, t in enumerate(texts, 1)))


def test_money_dates_and_numbers_can_be_reckoned_with() -> None:
    columns = (Column("Due"), Column("Sum", MONEY, "£"), Column("Hours", NUMBER))
    rows = (row("14 December 2026", "1,234.50", "7.5"), row("1 January 2027", "−£12.00", "40"))
    sheet = book(document(Table("Payments", columns, rows, total=row("Together", "1,222.50", "47.5"))))["Payments"]
    assert [cell.value for cell in sheet[1]] == ["Due", "Sum", "Hours"]
    assert [cell.value for cell in sheet[2]] == [dt.datetime(2026, 12, 14), 1234.5, 7.5]  # noqa: DTZ001 - as openpyxl reads days
    assert [cell.value for cell in sheet[3]] == [dt.datetime(2027, 1, 1), -12, 40]  # noqa: DTZ001
    assert [cell.value for cell in sheet[4]] == ["Together", 1222.5, 47.5]
    assert sheet["B2"].number_format == '"£"#,##0.00'
    assert next(iter(sheet.tables.values())).ref == "A1:C3", "the total is not sorted among the rows"


@pytest.mark.parametrize(
    "text", ["as agreed", "£21.50 an hour", "1.234,50", "12.345678", "", "31 February 2027", "1/2/27"]
)
@pytest.mark.parametrize("kind", [ColumnKind.TEXT, MONEY, NUMBER])
def test_what_is_not_surely_a_figure_stays_as_it_is_said(text: str, kind: ColumnKind) -> None:
    sheet = book(document(table(text, kind=kind)))["Payments"]
    assert sheet["B2"].value == (text or None)


@pytest.mark.parametrize("text", ["=1+1", "+44 1632 960417", "-2", "@SUM(A1)", "\t=1", '=HYPERLINK("x")'])
def test_nothing_typed_becomes_a_formula(text: str) -> None:
    cell = book(document(table(text)))["Payments"]["B2"]
    assert (cell.data_type, cell.value) == ("s", text)


def test_sheets_and_headings_have_names_of_their_own() -> None:
    same = Table(
        "What [we] pay: all/of it, every single month",
        (Column("Sum"), Column("sum"), Column("")),
        (row("a", "b", "c"),),
    )
    found = book(document(same, same, same))
    assert len({name.casefold() for name in found.sheetnames}) == 4
    assert all(len(name) <= 31 for name in found.sheetnames)
    assert [cell.value for cell in found.worksheets[1][1]] == ["Sum", "sum 2", "3"]


def test_the_first_sheet_leads_to_the_others_and_says_what_is_a_draft() -> None:
    paper = replace(document(table("a")), draft=True)
    first = book(paper).worksheets[0]
    said = [cell.value for line in first.iter_rows() for cell in line if cell.value]
    assert said == [
        "Maya’s payments", "Plan A-1", "Signed", "This is a draft. It may still change.", "Sheet", "What it holds", "Payments", "Payments",
    ]  # fmt: skip
    assert [cell.hyperlink.location for (cell,) in first["A5:A9"] if cell.hyperlink] == ["'Payments'!A1"]


def test_a_document_without_tables_says_so() -> None:
    paper = document()
    assert not has_tables(paper)
    with pytest.raises(KnownError, match="no table"):
        made(replace(paper, blocks=(Heading("Nothing"),)))


def test_the_same_document_gives_the_same_bytes() -> None:
    paper = document(table("a", "b"))
    assert made(paper) == made(paper)


def test_every_table_of_the_example_is_in_its_workbook(tmp_path: Path) -> None:
    desk = empty_desk(tmp_path / "case.nosdesk")
    with desk.case:
        rich(desk)
        for each in papers.papers(desk):
            for form in PAPERS[0].formats:
                paper = papers.build(desk, each.paper.name, each.record_id, form, replace(READER, easy=form.easy))
                if not has_tables(paper):
                    continue
                out = tmp_path / "out.xlsx"
                write_xlsx(paper, form, READER, out)
                tables = [one for one in paper.blocks if isinstance(one, Table)]
                rows = sum(len(one.rows) for one in tables)
                found = load_workbook(out)
                assert sum(sheet.max_row - 1 for sheet in found.worksheets[1:]) >= rows > 0 or not tables
