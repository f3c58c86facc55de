"""Printing the pages of a document on paper of their own size, from memory: nothing is left on a disk."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog

from nosdesk.documents.sheet import Heard
from nosdesk.errors import KnownError
from nosdesk.export.pdf.reading import Page
from nosdesk.i18n import Words
from nosdesk.ui.context import Ui
from nosdesk.ui.kit.page_paint import paint_page
from nosdesk.ui.screens.wizard import rail_parent

NO_PRINTER: Final = Words(
    "No printer was found, so nothing was printed. Connect one or turn it on, then press Print again. "
    "You can also save the document and print it elsewhere.",
    "We found no printer. Turn it on and try again. Or save the paper.",
)
GONE: Final = Words(
    "The printer does not answer any more, so the document was not printed whole. Nothing is lost. "
    "Look whether it is on, has paper and is connected, then press Print again.",
    "The printer stopped. Nothing is lost. Is it on? Does it have paper? Try again.",
)


def ask_printer(ui: Ui, total: int) -> QPrinter | None:
    """The printer the person chooses, with copies and which of `total` pages; None where they chose none.

    Raises KnownError where there is no printer.
    """
    if not QPrinterInfo.availablePrinterNames():
        raise KnownError(NO_PRINTER)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, rail_parent(ui))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, total)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def print_pages(printer: QPrinter, pages: Sequence[Page], heard: Heard) -> None:
    """Print pages as large as they are, each on paper of its size. Raises KnownError where the printer is gone.

    Of a range of pages that was asked for, those there are. What is stopped or fails is taken back from the printer.
    """
    first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
    wanted = pages[first - 1 : last] or pages
    _set_paper(printer, wanted[0])
    painter = QPainter()
    if not painter.begin(printer):
        raise KnownError(GONE)
    done = False
    try:
        for number, page in enumerate(wanted):
            if number:
                _set_paper(printer, page)
                if not printer.newPage():
                    raise KnownError(GONE)
            paint_page(painter, page, printer.resolution() / 72)
            heard()
        done = True
    finally:
        if not done:
            printer.abort()
        ended = painter.end()
    if not ended or printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
        raise KnownError(GONE)


def _set_paper(printer: QPrinter, page: Page) -> None:
    """Paper of the page's size, with nothing shrunk to what the printer can reach: the text keeps its size."""
    wide = page.width > page.height
    short, long = sorted((page.width, page.height))
    size = QPageSize(QSizeF(short, long), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    way = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(size, way, QMarginsF(0, 0, 0, 0)))
    printer.setFullPage(True)
