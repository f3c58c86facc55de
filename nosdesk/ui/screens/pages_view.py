"""A document as the pages that it is printed on: made in memory, shown one at a time, or read as text instead."""

from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nosdesk.documents.blocks import Document
from nosdesk.documents.sheet import Heard, Tint
from nosdesk.errors import KnownError
from nosdesk.i18n import Words
from nosdesk.services import making
from nosdesk.ui.context import Ui
from nosdesk.ui.kit.arrange import column, sized_by_width
from nosdesk.ui.kit.choices import ChoiceGroup, Option
from nosdesk.ui.kit.field import Field
from nosdesk.ui.kit.later import later
from nosdesk.ui.kit.messages import Notice
from nosdesk.ui.kit.pieces import Text
from nosdesk.ui.screens.busy import MAKING, Stopped, busy
from nosdesk.ui.screens.parts import button
from nosdesk.ui.screens.preview import draw

Draw = Callable[[Heard], tuple[bytes, ...]]
"""Makes the PDF, or the PDFs of its booklets, in memory. Raises KnownError where that cannot be."""

_LOOK: Final = Words("Look at it here", "How will you look at it?")
_PAGES: Final = Words("See the pages")
_TEXT: Final = Words("Read as text", "Read the words")
_MAKING: Final = Words("The pages are being made.", "Please wait. The pages come soon.")
_STOPPED: Final = Words("You stopped making the pages", "You stopped the pages")
_STOPPED_TEXT: Final = Words(
    "Nothing was made. You can read the document as text, or make the pages after all.",
    "You can read the words now. Or make the pages.",
)
_MAKE: Final = Words("Make the pages", "Make the pages now")
_CANNOT: Final = Words("The pages cannot be shown", "We cannot show the pages")
_LOST: Final = Words("Some words cannot be printed", "We cannot print some words")
_LOST_TEXT: Final = Words(
    "The document has words in these letters, which its pages cannot show: {letters}. A sentence stands in their place. "
    "A web page, Word or plain text shows them.",
    "The pages cannot show these letters: {letters}. Save it as a web page.",
)
_PAGE: Final = Words("Page {page} of {total}")
_PERCENT: Final = Words("{percent} %")
_READ_IT: Final = Words(
    "A picture of the page. To have it read to you, choose “Read as text”.",
    "This is a picture of the page. Choose “Read the words” to hear it.",
)
_KEYS: Final = Words(
    "Keys: Page Up and Page Down turn the pages. Ctrl and plus, minus or 0 change the size.",
    "Press Page Down for the next page. Press Ctrl and + to make it bigger.",
)
_FIRST: Final = Words("First page")
_BEFORE: Final = Words("Previous page", "Page before")
_NEXT: Final = Words("Next page")
_LAST: Final = Words("Last page")
_SMALLER: Final = Words("Smaller")
_LARGER: Final = Words("Larger", "Bigger")
_WIDTH: Final = Words("Full width", "As wide as it can be")
_WHOLE: Final = Words("Whole page")
_IS_FIRST: Final = Words("This is the first page.", "This is page 1.")
_IS_LAST: Final = Words("This is the last page.", "There are no more pages.")


def looked_at(ui: Ui, document: Document, make: Draw, tint: Tint = Tint.WHITE) -> QWidget:
    """The document to look at: its pages, or its words as text; what the user chose last is kept."""
    keys = {"pages": _PAGES, "text": _TEXT}
    now = "pages" if ui.settings.pages else "text"
    how = ChoiceGroup(
        ui.look, ui.say(_LOOK), [Option(key, ui.say(words)) for key, words in keys.items()], now, inline=True
    )
    how.edited.connect(lambda: ui.prefer(pages=how.value == "pages"))
    shown = Pages(ui, document, make, tint) if ui.settings.pages else draw(ui, document)
    return column(Field(ui.look, ui.say(_LOOK), how), ui.look.space(24), shown)


class Pages(QWidget):
    """The pages, as soon as they are made: the window is there before them."""

    def __init__(self, ui: Ui, document: Document, make: Draw, tint: Tint) -> None:
        super().__init__()
        self._ui, self._document, self._make, self._tint = ui, document, make, tint
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        sized_by_width(self)
        self._put(Text(ui.look, ui.say(_MAKING), colour="quiet_ink"))
        later(self, 0, self._start)

    def _put(self, widget: QWidget) -> None:
        while (item := self._layout.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._layout.addWidget(widget)

    def _start(self) -> None:
        ui = self._ui
        try:
            lost = making.lost_letters(self._document)
            with busy(ui, MAKING) as heard:
                files = self._make(heard)
        except Stopped:
            again = button(ui, _MAKE, self._start)
            self._put(Notice(ui.look, "info", ui.say(_STOPPED), ui.say(_STOPPED_TEXT), again))
            return
        except KnownError as error:
            notice = Notice(ui.look, "danger", ui.say(_CANNOT), error.said(ui.reader))
            self._put(notice)
            notice.tell()
            return
        self._show(files, lost)

    def _show(self, files: tuple[bytes, ...], lost: tuple[str, ...]) -> None:
        # Only here: what reads and draws pages is not needed before there are any.
        from nosdesk.export.pdf.layout import TINTS
        from nosdesk.export.pdf.reading import PdfFile
        from nosdesk.ui.kit.pages import PageViewer, ViewWords

        ui = self._ui
        say = ui.say
        words = ViewWords(
            first=say(_FIRST),
            before=say(_BEFORE),
            next=say(_NEXT),
            last=say(_LAST),
            smaller=say(_SMALLER),
            larger=say(_LARGER),
            width=say(_WIDTH),
            whole=say(_WHOLE),
            keys=say(_KEYS),
            is_first=say(_IS_FIRST),
            is_last=say(_IS_LAST),
            read_it=say(_READ_IT),
            page=lambda page, total: say(_PAGE, page=page, total=total),
            size=lambda percent: say(_PERCENT, percent=percent),
        )
        pages = tuple(page for data in files for page in PdfFile(data).pages)
        shown = PageViewer(ui.look, pages, QColor(TINTS[self._tint]), words)
        if lost:
            text = say(_LOST_TEXT, letters=ui.reader.together(list(lost)))
            self._put(column(Notice(ui.look, "caution", say(_LOST), text), ui.look.space(24), shown))
        else:
            self._put(shown)
