"""Blocks: bold runs, tables that hold together, every text in reading order, the formats' names."""

import pytest

from nosdesk.documents.blocks import (
    BulletList,
    Cell,
    Column,
    Document,
    Fact,
    Facts,
    Notice,
    Paragraph,
    Part,
    Signature,
    Span,
    State,
    Step,
    Steps,
    Table,
    Title,
    TrendPoint,
    plain,
    row,
    sayings,
    spans,
    split_columns,
)
from nosdesk.documents.formats import Format, file_name
from nosdesk.i18n import Reader


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("", ()),
        ("plain", (Span("plain"),)),
        ("a **milestone** is", (Span("a "), Span("milestone", bold=True), Span(" is"))),
        ("**all of it**", (Span("all of it", bold=True),)),
        ("2 ** 3 ** 4", (Span("2 ** 3 ** 4"),)),
        ("**open", (Span("**open"),)),
    ],
)
def test_bold_runs(text: str, runs: tuple[Span, ...]) -> None:
    assert spans(text) == runs
    assert "".join(span.text for span in runs) == plain(text)


def test_a_table_needs_a_cell_for_each_column() -> None:
    with pytest.raises(ValueError, match="needs 2 cells"):
        Table("Prices", (Column("Name"), Column("Price")), (row("one"),))
    with pytest.raises(ValueError, match="needs 1 cells"):
        Table("Prices", (Column("Name"),), (row("one"),), total=row("a", "b"))
    with pytest.raises(ValueError, match="Prices"):
        Table("Prices", (), ())


def test_many_columns_are_split_with_the_first_one_repeated() -> None:
    columns = (Column("Must"), *(Column(f"Offer {n}") for n in range(1, 8)))
    table = Table("Musts", columns, (row("Be on time", *"1234567"),), total=row("All", *"abcdefg"))
    parts = split_columns(table, 3, ("Offers 1 to 3", "Offers 4 and 5", "Offers 6 and 7"))
    assert [part.name for part in parts] == ["Offers 1 to 3", "Offers 4 and 5", "Offers 6 and 7"]
    assert [part.columns[0].head for part in parts] == ["Must"] * 3
    assert [[cell.text for cell in part.rows[0].cells] for part in parts] == [
        ["Be on time", "1", "2", "3"],
        ["Be on time", "4", "5"],
        ["Be on time", "6", "7"],
    ]
    assert [part.total.cells[-1].text for part in parts if part.total] == ["c", "e", "g"]
    assert split_columns(table, 7) == (table,)


def test_a_trend_is_between_one_and_five() -> None:
    with pytest.raises(ValueError, match="from 1 to 5"):
        TrendPoint("4 January", 6)


def test_every_text_is_said_in_reading_order() -> None:
    document = Document(
        "Contract 1",
        "A contract",
        "To sign",
        "en-GB",
        "",
        (
            Title("Maya", "Contract", ("From 4 January",)),
            Part("Aims"),
            Paragraph("We **agree**."),
            BulletList(("one", "", "two")),
            Facts((Fact("Cost", "£1.00"),)),
            Table("Prices", (Column("Name"), Column("Met")), (row("Bus", Cell("Yes", State.YES)),), row("All", "1")),
            Steps((Step("Talk", "Say it", "in 2 days"),)),
            Notice(("Call 999",), "Not safe?"),
            Signature("Maya", "who decides", ("Signed",)),
        ),
    )
    assert list(sayings(document)) == [
        *("Contract", "Maya", "From 4 January", "Aims", "We agree.", "one", "two", "Cost", "£1.00"),
        *("Name", "Met", "Bus", "Yes", "All", "1", "Talk", "in 2 days", "Say it", "Not safe?", "Call 999"),
        *("Maya", "who decides", "Signed"),
    ]


def test_formats_have_names_for_people_and_for_files() -> None:
    assert [form.value for form in Format] == ["standard", "large", "giant", "easy-read"]
    assert [Reader().say(form.words) for form in Format] == [
        "Standard print",
        "Large print",
        "Giant print",
        "Easy read",
    ]
    assert file_name("contract", Format.EASY) == "contract.easy-read.pdf"
    assert file_name("contract", Format.EASY, (2, 3)) == "contract.easy-read.2-of-3.pdf"
    assert [form.easy for form in Format] == [False, False, False, True]
