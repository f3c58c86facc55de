"""Documents as pages in the window: looked at, turned, zoomed, printed on the paper that is chosen, stopped."""

import io
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QScrollArea

from nosdesk.documents.blocks import Cell, Column, ColumnKind, Document, Row, Table, Title
from nosdesk.documents.file_types import FileType
from nosdesk.documents.formats import Format
from nosdesk.domain.records import Export, Person
from nosdesk.errors import KnownError
from nosdesk.export.pdf.reading import PdfFile
from nosdesk.i18n import Reader
from nosdesk.services import answers, making, papers
from nosdesk.services.file_trouble import NO_LETTERS
from nosdesk.settings import Settings, load
from nosdesk.ui import places
from nosdesk.ui.kit.pages import PageFrame, PageViewer
from nosdesk.ui.kit.ring import scroll_area
from nosdesk.ui.kit.working import Working
from nosdesk.ui.screens import busy, printing
from tests.ui.drive import choose, find, name_of, press, said, settle, there
from tests.ui.screens.seat import CTRL, Seat

ABOUT = "I like tea in the morning and a walk by the sea. " * 60


@pytest.fixture
def long(seat: Seat) -> Seat:
    """Somebody who has said enough for several pages."""
    answers.save(seat.desk, Person, seat.person_id, "about", ABOUT, None, None)
    answers.save(seat.desk, Person, seat.person_id, "important", ABOUT, None, None)
    return seat


def profile(seat: Seat, form: str = "large") -> places.Preview:
    return places.Preview("person-profile", seat.person_id, form)


def viewer(seat: Seat) -> PageViewer:
    (found,) = (one for one in seat.window.findChildren(PageViewer) if one.isVisibleTo(seat.window))
    return found


def frame(seat: Seat) -> PageFrame:
    return viewer(seat).frame


def saved(seat: Seat, folder: Path, monkeypatch: pytest.MonkeyPatch) -> PdfReader:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(folder / "mine.pdf"), ""))
    seat.yes = False
    press(seat.window, "Save as PDF")
    return PdfReader(folder / "mine.pdf")


def millimetres(pdf: PdfReader) -> tuple[int, int]:
    box = pdf.pages[0].mediabox
    return round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)


def test_the_pages_are_looked_at_changed_and_saved(long: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    long.go(places.Papers())
    press(long.window, "Person profile: Maya Ferndale")
    choose(long.window, "Large print")
    pages = len(frame(long).pages)
    assert pages > 3
    assert name_of(frame(long)) == f"Page 1 of {pages}"
    press(long.window, "Next page")
    assert name_of(frame(long)) == f"Page 2 of {pages}"
    assert not there(long.window, "A3 paper"), "not more at once than one can take in"
    press(long.window, "Change paper and letters")
    choose(long.window, "22 points")
    more = len(frame(long).pages)
    assert more > pages
    choose(long.window, "A3 paper, twice as large")
    assert len(frame(long).pages) < more
    choose(long.window, "Yellow paper")
    choose(long.window, "Room for holes, printed on both sides")
    assert frame(long).paper.name() == "#fff7b8"
    press(long.window, "Close paper and letters")
    assert "22 points. A3 paper, twice as large. Yellow paper. Room for holes, printed on both sides." in said(
        long.window
    )
    pdf = saved(long, tmp_path, monkeypatch)
    assert millimetres(pdf) == (297, 420)
    assert len(pdf.pages) == len(frame(long).pages)
    first = pdf.pages[0].extract_text()
    assert "Print on yellow paper" in first
    assert "I like tea" in "".join(page.extract_text() for page in pdf.pages)


def test_paper_and_letters_are_remembered(long: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    long.go(profile(long))
    press(long.window, "Change paper and letters")
    choose(long.window, "20 points")
    choose(long.window, "Cream paper")
    kept = load()
    assert (kept.tint, kept.letters, kept.paper) == ("cream", ("large 20",), "a4")
    long.go(profile(long, "standard"))
    assert "12 points. A4 paper. Cream paper." in said(long.window)
    long.go(profile(long))
    assert "20 points. A4 paper. Cream paper." in said(long.window)
    press(long.window, "Change paper and letters")
    choose(long.window, "18 points, as usual")
    assert load().letters == ()


def test_settings_that_make_no_sense_print_as_usual(seat: Seat) -> None:
    from nosdesk.documents.sheet import PLAIN_SHEET
    from nosdesk.ui.screens.sheet_choices import usual_sheet

    odd = Settings(paper="a9", tint="plaid", binding="glue", letters=("large 99", "huge 20", "large", "large x"))
    assert usual_sheet(odd, Format.LARGE) == PLAIN_SHEET


def test_pages_are_turned_by_keys_from_anywhere(long: Seat) -> None:
    long.go(profile(long))
    total = len(frame(long).pages)
    find(long.window, "Print").setFocus()
    for key, page in (
        (Qt.Key.Key_PageDown, 2),
        (Qt.Key.Key_PageDown, 3),
        (Qt.Key.Key_PageUp, 2),
        (Qt.Key.Key_PageUp, 1),
        (Qt.Key.Key_PageUp, 1),
    ):
        long.key(key)
        assert frame(long).at + 1 == page
    frame(long).setFocus()
    long.key(Qt.Key.Key_End)
    assert name_of(frame(long)) == f"Page {total} of {total}"
    long.key(Qt.Key.Key_PageDown)
    assert frame(long).at + 1 == total
    long.key(Qt.Key.Key_Home)
    assert frame(long).at == 0


def test_a_screen_reader_meets_a_picture_with_a_way_to_its_words(long: Seat) -> None:
    long.go(profile(long))
    page = QAccessible.queryAccessibleInterface(frame(long))
    assert page.role() == QAccessible.Role.Graphic
    assert page.text(QAccessible.Text.Name) == f"Page 1 of {len(frame(long).pages)}"
    assert "Read as text" in page.text(QAccessible.Text.Description)


def test_turning_is_announced(long: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    from nosdesk.ui.kit import pages

    monkeypatch.setattr(pages, "announce", lambda _widget, text: heard.append(text))
    long.go(profile(long))
    total = len(frame(long).pages)
    press(long.window, "Previous page")
    press(long.window, "Next page")
    press(long.window, "Last page")
    press(long.window, "Next page")
    assert heard == [
        "This is the first page.",
        f"Page 2 of {total}",
        f"Page {total} of {total}",
        "This is the last page.",
    ]


def test_pages_are_made_larger_and_smaller(long: Seat) -> None:
    long.go(profile(long))
    wide = frame(long).picture.width()
    assert abs(wide - frame(long).width()) <= 4, "as wide as there is room"
    for _ in range(3):
        long.key(Qt.Key.Key_Plus, CTRL)
    assert frame(long).picture.width() > wide * 1.5
    side = frame(long).horizontalScrollBar()
    assert side.maximum() > 0
    frame(long).setFocus()
    long.key(Qt.Key.Key_Right)
    assert side.value() > 0
    press(long.window, "Smaller")
    long.key(Qt.Key.Key_0, CTRL)
    assert frame(long).picture.width() == wide
    press(long.window, "Whole page")
    assert frame(long).picture.height() < long.window.height()
    press(long.window, "Larger")
    assert frame(long).percent in (50, 67, 75, 100)
    press(long.window, "Full width")
    assert frame(long).picture.width() == wide


def test_the_largest_page_is_drawn_without_being_kept(long: Seat) -> None:
    long.go(profile(long))
    frame(long).zoom("", 400)
    settle()
    assert frame(long).image() is None
    drawn = frame(long).picture.grab().toImage()
    assert drawn.width() == frame(long).picture.width() > 3000
    colours = {drawn.pixelColor(x, 60).name() for x in range(0, drawn.width(), 7)}
    assert len(colours) > 1, "the band and the edge are seen"


def test_the_keyboard_scrolls_the_page(long: Seat) -> None:
    long.go(profile(long))
    frame(long).setFocus()
    settle()
    around = scroll_area(frame(long))
    assert isinstance(around, QScrollArea)
    before = around.verticalScrollBar().value()
    long.key(Qt.Key.Key_Down)
    assert around.verticalScrollBar().value() > before
    long.key(Qt.Key.Key_Space)
    after = around.verticalScrollBar().value()
    assert after > before + 200
    long.key(Qt.Key.Key_PageDown)
    settle()
    row = viewer(long)._turning
    top = row.mapTo(around.widget(), row.rect().topLeft()).y()
    assert abs(around.verticalScrollBar().value() - top) < 40, "the next page is seen from its top"


def test_turning_takes_no_time(long: Seat) -> None:
    long.go(profile(long, "standard"))
    shown = frame(long)
    slowest = 0.0
    for _ in range(len(shown.pages) - 1):
        began = time.process_time()
        viewer(long).go(1)
        shown.picture.repaint()
        slowest = max(slowest, time.process_time() - began)
    assert slowest < 0.1
    assert sum(one.width() * one.height() for one in shown._pictures.values()) <= 24_000_000


def test_the_words_are_a_press_away_and_stay_so(long: Seat) -> None:
    long.go(profile(long))
    choose(long.window, "Read as text")
    assert ABOUT.strip() in said(long.window)
    assert not long.window.findChildren(PageViewer) or not any(
        one.isVisibleTo(long.window) for one in long.window.findChildren(PageViewer)
    )
    assert load().pages is False
    long.go(profile(long, "easy-read"))
    assert not there(long.window, "Next page")
    choose(long.window, "See the pages")
    assert there(long.window, "Next page")


def test_nothing_is_put_on_a_disk_to_look_at_pages(long: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    real = os.open

    def watched(path: object, flags: int, *more: object, **named: object) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            opened.append(str(path))
        return real(path, flags, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", watched)
    monkeypatch.setattr(tempfile, "mkstemp", lambda *_, **__: pytest.fail("a temporary file"))
    monkeypatch.setattr(tempfile, "mkdtemp", lambda *_, **__: pytest.fail("a temporary folder"))
    long.go(profile(long))
    press(long.window, "Next page")
    assert not [path for path in opened if "settings" not in path]
    assert not long.all(Export)


def test_letters_that_no_page_can_show_are_found_before(seat: Seat) -> None:
    answers.save(seat.desk, Person, seat.person_id, "about", "I like tea. 王小明 and друг come too.", None, None)
    seat.go(profile(seat))
    assert "Some words cannot be printed" in said(seat.window)
    assert "Chinese and Cyrillic" in said(seat.window)
    answers.save(seat.desk, Person, seat.person_id, "about", "Tŷ Gŵyl, Łódź, naïve, 50 % ✓", None, None)
    seat.go(profile(seat, "standard"))
    assert "cannot be printed" not in said(seat.window)


def test_pages_that_cannot_be_made_say_why(long: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> tuple[bytes, ...]:
        raise KnownError(NO_LETTERS, file="a.ttf")

    monkeypatch.setattr(making, "drawn", broken)
    long.go(profile(long))
    assert "Install NOS Desk again" in said(long.window)
    choose(long.window, "Read as text")
    assert ABOUT.strip() in said(long.window)


def payments(rows: int) -> Document:
    """A table as long as years of payments."""
    columns = (Column("Paid", ColumnKind.TEXT), Column("To", ColumnKind.TEXT), Column("Sum", ColumnKind.MONEY))
    lines = tuple(
        Row((Cell(f"{n % 28 + 1} March 2026"), Cell(f"Harbour Lane Support, invoice {n}"), Cell(f"£{n}.00")))
        for n in range(rows)
    )
    return Document("p", "Payments", "Payments", "en-GB", "", (Title("Payments"), Table("Payments", columns, lines)))


@pytest.fixture
def _long_work(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(busy, "_AFTER", 0.0)
    monkeypatch.setattr(papers, "build", lambda *_: payments(700))
    return


def stop(when: Callable[[Working], object]) -> QTimer:
    """Presses Stop as soon as the window of long work is there."""
    timer = QTimer()

    def look() -> None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, Working) and widget.isVisible():
                timer.stop()
                when(widget)

    timer.timeout.connect(look)
    timer.start(1)
    return timer


@pytest.mark.usefixtures("_long_work")
def test_long_work_can_be_stopped_and_leaves_nothing(
    seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []

    def press_stop(working: Working) -> None:
        names.append(working.windowTitle())
        working.buttons["stop"].click()

    timer = stop(press_stop)
    seat.go(profile(seat, "standard"))
    settle()
    assert names == ["Making the pages"]
    assert "You stopped making the pages" in said(seat.window)
    assert not timer.isActive()
    monkeypatch.setattr(making, "named", lambda *_: pytest.fail("nothing is kept of what was stopped"))
    press(seat.window, "Make the pages")
    assert len(frame(seat).pages) > 15


@pytest.mark.usefixtures("_long_work")
def test_the_window_lives_while_pages_are_made(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    beats: list[int] = []
    lived: list[bool] = []
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(1))
    timer.start(0)
    step = Working.step

    def watched(self: Working) -> None:
        before = len(beats)
        step(self)
        lived.append(len(beats) > before)

    monkeypatch.setattr(busy, "_AFTER", 0.0)
    monkeypatch.setattr(Working, "step", watched)
    seat.go(profile(seat, "standard"))
    assert len(lived) > 2
    assert all(lived), "events are heard after each piece of the work"


def to_file(path: Path) -> Callable[..., QPrinter]:
    def chosen(_ui: object, _total: int) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return printer

    return chosen


def test_what_is_printed_are_the_pages(long: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "ask_printer", to_file(tmp_path / "printed.pdf"))
    long.go(profile(long))
    press(long.window, "Change paper and letters")
    choose(long.window, "A3 paper, twice as large")
    press(long.window, "Print")
    printed = PdfReader(tmp_path / "printed.pdf")
    assert len(printed.pages) == len(frame(long).pages)
    assert millimetres(printed) == (297, 420)
    assert [(one.document, one.format, one.file_type) for one in long.all(Export)] == [
        ("person-profile", "large", "pdf")
    ]
    assert not long.told


def test_some_pages_are_printed(long: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def chosen(ui: object, total: int) -> QPrinter:
        printer = to_file(tmp_path / "printed.pdf")(ui, total)
        printer.setFromTo(2, 3)
        return printer

    monkeypatch.setattr(printing, "ask_printer", chosen)
    long.go(profile(long))
    press(long.window, "Print")
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 2


def test_pages_on_their_side_are_printed_on_their_side(long: Seat, tmp_path: Path) -> None:
    document = papers.build(long.desk, "person-profile", long.person_id, Format.STANDARD, Reader())
    (data,) = making.drawn(document, Format.STANDARD, FileType.PDF, Reader())
    upright = PdfFile(data).pages[0]
    turned = replace(upright, width=upright.height, height=upright.width)
    printing.print_pages(to_file(tmp_path / "p.pdf")(None, 3), [upright, turned, upright], lambda: None)
    sizes = [(float(page.mediabox.width), float(page.mediabox.height)) for page in PdfReader(tmp_path / "p.pdf").pages]
    assert [wide > high for wide, high in sizes] == [False, True, False]


def test_the_printer_is_asked_for(long: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []
    answer = QDialog.DialogCode.Rejected

    def shown(dialog: QPrintDialog) -> int:
        asked.append((dialog.minPage(), dialog.maxPage()))
        return answer

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Office"]))
    monkeypatch.setattr(QPrintDialog, "exec", shown)
    long.go(profile(long))
    press(long.window, "Print")
    assert asked == [(1, len(frame(long).pages))]
    assert not long.told
    assert not long.all(Export)
    answer = QDialog.DialogCode.Accepted
    printer = printing.ask_printer(long.ui, 4)
    assert printer is not None
    assert printer.fullPage()


def test_where_there_is_no_printer_that_is_told(long: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    long.go(profile(long))
    press(long.window, "Print")
    assert "No printer was found" in long.told[0]
    assert "save the document" in long.told[0]
    assert not long.all(Export)


def test_a_printer_that_is_gone_is_told(long: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "ask_printer", to_file(tmp_path / "gone" / "printed.pdf"))
    long.go(profile(long))
    press(long.window, "Print")
    assert "does not answer" in long.told[0]
    assert not long.all(Export)
    monkeypatch.setattr(printing, "ask_printer", to_file(tmp_path / "printed.pdf"))
    monkeypatch.setattr(QPrinter, "newPage", lambda _self: False)
    press(long.window, "Print")
    assert "does not answer" in long.told[1]
    assert not long.all(Export)


def test_a_paper_form_is_looked_at_too(seat: Seat) -> None:
    seat.go(places.PaperForm("person", seat.person_id, "standard"))
    assert len(frame(seat).pages) > 1
    assert "NOS-" in "".join(page.extract_text() for page in PdfReader(io.BytesIO(_form(seat))).pages)
    press(seat.window, "Last page")
    assert frame(seat).at == len(frame(seat).pages) - 1


def _form(seat: Seat) -> bytes:
    from nosdesk.forms.catalogue import form_for
    from nosdesk.services import paper_forms

    document = paper_forms.build(seat.desk, form_for("person"), seat.person_id, Format.STANDARD, Reader(), known=False)
    return making.drawn(document, Format.STANDARD, FileType.PDF, Reader())[0]
