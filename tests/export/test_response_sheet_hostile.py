"""Files that nobody should send: each is a clear message, none is a trace, none takes long."""

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from response_sheet_making import ALL_TEXT, ASKED, EARLY, SAME, TODAY, comma, mets, prices, read, workbook

from nosdesk.errors import KnownError
from nosdesk.export.response_sheet import Understood
from nosdesk.export.response_sheet.book import MOST_BYTES, book_of
from nosdesk.export.response_sheet.plain_text import separator
from nosdesk.export.response_sheet.understand import understand
from nosdesk.i18n import Reader

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512
ROWS = [["Provider", "Tŷ Gwyn – Café"], ["Requirement", "Answer"], [EARLY.statement, "Yes"], ["Hourly rate", "£24.50"]]


def good() -> bytes:
    """A workbook that would be read."""
    book = Workbook()
    for row in ROWS:
        book.worksheets[0].append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def changed(change: Callable[[str, bytes], bytes], extra: dict[str, bytes] | None = None) -> bytes:
    """The good workbook with each part passed through `change`, and further parts."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good())) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, change(info.filename, old.read(info)))
        for name, data in (extra or {}).items():
            new.writestr(name, data)
    return held.getvalue()


def sheet(change: Callable[[bytes], bytes]) -> bytes:
    return changed(lambda name, data: change(data) if name == "xl/worksheets/sheet1.xml" else data)


def archive(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as new:
        for name in names:
            new.writestr(name, "x")
    return held.getvalue()


BOMB = changed(lambda _, data: data, {"xl/bomb.xml": b"<a/>" * 10_000_000})
LAUGHS = sheet(
    lambda data: data.replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet', 1)
)
MANY_ROWS = sheet(lambda data: data.replace(b"<sheetData>", b"<sheetData>" + b"<row><c><v>1</v></c></row>" * 60_000))
FAR = sheet(
    lambda data: data.replace(b"</sheetData>", b'<row r="1000000"><c r="A1000000"><v>1</v></c></row></sheetData>')
)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \r\n\0\0", "is empty"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (OLE + "Workbook".encode("utf-16-le"), "save it as .xlsx"),
        (OLE + "WordDocument".encode("utf-16-le"), "is not a spreadsheet"),
        (b"\x09\x08\x10\x00", "save it as .xlsx"),
        (b"<html><table><tr><td>Hourly rate</td></tr></table></html>", "save it as .xlsx"),
        (b"%PDF-1.7 ...", "is not a spreadsheet"),
        (b"\x89PNG\r\n\x1a\n\0\0", "is not a spreadsheet"),
        (archive("mimetype", "content.xml"), "save it as .xlsx"),
        (archive("xl/workbook.bin"), "save it as .xlsx"),
        (archive("word/document.xml"), "is not a spreadsheet"),
        (archive("xl/workbook.xml"), "is damaged"),
        (good()[:-400], "is damaged"),
        (good()[:2_000] + good()[2_600:], "is damaged"),
        (BOMB, "far larger"),
        (LAUGHS, "no spreadsheet program writes"),
        (MANY_ROWS, "more than 5,000 filled rows"),
        (FAR, "more than 5,000 filled rows"),
        (archive(*[f"xl/{n}" for n in range(2_000)]), "far larger"),
        (b"a,b\r\n" * 6_000, "more than 5,000 filled rows"),
        (b"x" * 6_000_000, "far larger"),
        (b"a,b\x00\x01\x02,c\r\n" * 20, "is not a spreadsheet"),
        (b'"' + b"x" * 200_000, "is damaged"),
        (b"Dear Maya, we would love to help.\nJo", "No answers and no prices"),
    ],
)
def test_what_is_no_response_sheet_is_told_at_once(data: bytes, says: str) -> None:
    started = time.monotonic()
    with pytest.raises(KnownError, match=says) as told:
        understand(book_of(data, "offer.xlsx"), ASKED, TODAY)
    assert time.monotonic() - started < 5
    easy = told.value.said(Reader(easy=True))
    assert easy != told.value.said(Reader())


def test_a_million_rows(tmp_path: Path) -> None:
    path = tmp_path / "huge.xlsx"
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, 1_000_001))
    path.write_bytes(sheet(lambda data: data.replace(b"</sheetData>", rows + b"</sheetData>")))
    started = time.monotonic()
    with pytest.raises(KnownError, match="far larger"):
        read(path)
    assert time.monotonic() - started < 5


def test_an_empty_row_at_the_very_end_is_no_trouble() -> None:
    data = sheet(lambda text: text.replace(b"</sheetData>", b'<row r="1048576" ht="12.8"/></sheetData>'))
    assert prices(understand(book_of(data, "offer.xlsx"), ASKED, TODAY)) == [("hour", "any", "24.5")]


def test_a_cell_merged_over_the_whole_sheet_is_no_trouble() -> None:
    merge = b'</sheetData><mergeCells count="1"><mergeCell ref="B3:XFD1048576"/></mergeCells>'
    data = sheet(lambda text: text.replace(b"</sheetData>", merge))
    assert mets(understand(book_of(data, "offer.xlsx"), ASKED, TODAY)) == {EARLY.statement: "met"}


def test_a_file_that_is_not_there_or_too_large(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="is not there"):
        read(tmp_path / "none.xlsx")
    with pytest.raises(KnownError, match="is not there"):
        read(tmp_path)
    with (tmp_path / "large.csv").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(KnownError, match="far larger"):
        read(tmp_path / "large.csv")


def test_macros_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "offer.xlsm"
    path.write_bytes(changed(lambda _, data: data, {"xl/vbaProject.bin": b"\0" * 5_000}))
    assert prices(read(path)) == [("hour", "any", "24.5")]


def test_errors_of_the_spreadsheet_are_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "o.xlsx", {"S": [["Item", "Hourly rate"], ["Support", 20], ["More", 1]]})
    book = load_workbook(path)
    book["S"]["B3"] = "#REF!"
    book["S"]["B3"].data_type = "e"
    book.save(path)
    found = read(path)
    assert [(cell.row, cell.column, cell.found) for cell in found.unread] == [(3, "B", "#REF!")]


@pytest.mark.parametrize("separates", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman", "cp850"]
)
def test_every_usual_encoding_and_separator(tmp_path: Path, encoding: str, separates: str) -> None:
    name = "Tŷ Gwyn – Café" if encoding.startswith("utf") else "Ty Gwyn Café"
    rows = [["Provider", name], *ROWS[1:3], [SAME.statement, "Partly"], ["Hourly rate", "£24.50, about"]]
    path = tmp_path / "offer.csv"
    path.write_bytes(comma(rows, separates).encode(encoding))
    found = read(path)
    assert mets(found) == {EARLY.statement: "met", SAME.statement: "partly"}
    assert prices(found) == [("hour", "any", "24.5")]
    assert found.provider.name == name


def test_the_separator_may_be_said_in_the_file() -> None:
    assert separator("sep=;\na,b;c\n") == ";"
    assert separator('a;"x,y,z";b\nc;"x,y,z,w";d\n') == ";"
    assert separator("just words, with commas; and more\n") in ",;"
    assert separator("") == ","


def tried(data: bytes) -> Understood | None:
    """What is understood of any bytes, or None where they are refused in words."""
    try:
        return understand(book_of(data, "offer"), ASKED, TODAY)
    except KnownError as told:
        if not told.said(Reader(easy=True)):
            raise
        return None


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=3_000))
def test_any_bytes_are_understood_or_refused_in_words(data: bytes) -> None:
    tried(data)


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_workbook_with_bytes_changed_is_understood_or_refused_in_words(data: st.DataObject) -> None:
    broken = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 5))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    tried(bytes(broken))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_sheet_with_its_xml_changed_is_understood_or_refused_in_words(data: st.DataObject) -> None:
    at = data.draw(st.floats(0, 1))
    piece = data.draw(
        st.sampled_from([b"<", b">", b'"', b"<row>", b'r="ZZZ9"', b"<v>1e999</v>", b't="s"', b"&#x0;", b"\xff"])
    )
    tried(sheet(lambda text: text[: int(at * len(text))] + piece + text[int(at * len(text)) :]))


CELLS = st.one_of(
    st.sampled_from(ALL_TEXT),
    st.text(max_size=25),
    st.from_regex(r"£?\d{1,4}([.,]\d{1,3})?( ?(per|an|/) ?(hour|visit|night|week|mile))?", fullmatch=True),
)


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(CELLS, max_size=6), max_size=12))
def test_any_table_is_understood_or_refused_in_words(rows: list[list[str]]) -> None:
    found = tried(comma(rows).encode())
    if found is None:
        return
    ids = {each.id for each in ASKED.requirements}
    answered = [answer.requirement_id for answer in found.answers]
    assert len(answered) == len(set(answered))
    assert set(answered) | set(found.unanswered) == ids
    for price in found.prices:
        assert price.amount == round(price.amount, 4) >= 0
    for question in found.questions:
        assert len(question.options) > 1
        assert question.question.said(Reader())
        for option in question.options:
            assert option.means.said(Reader())
            found.settled(question, option)
    for cell in found.unread:
        assert cell.why.said(Reader(easy=True))
        assert 1 <= cell.row <= len(rows) + 1


GOOD = good()
