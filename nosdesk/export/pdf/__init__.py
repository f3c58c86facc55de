"""Papers as tagged PDF/UA-1: standard, large and giant print, easy read, each laid out anew."""

import sys
from pathlib import Path
from typing import BinaryIO

from nosdesk.documents.blocks import Document, FormQuestion, sayings
from nosdesk.documents.booklets import MOST_PAGES, booklets
from nosdesk.documents.formats import Format
from nosdesk.documents.sheet import PLAIN_SHEET, Heard, Sheet, unheard
from nosdesk.i18n import Reader


def write_pdf(
    document: Document,
    form: Format,
    reader: Reader,
    out: BinaryIO | Path,
    sheet: Sheet = PLAIN_SHEET,
    heard: Heard = unheard,
) -> None:
    """Writes a document in a format, the same bytes for the same document, to an open file or a path.

    `reader` says the paper's own words (page numbers, places to sign): it should be the one that said the document's. A file
    is complete or not there: it is written beside its path and renamed. Raises OSError where it cannot be written, KnownError
    for a size of text that the format does not have. Heavy libraries are loaded on the first call.
    """
    from nosdesk.export.pdf.writer import write

    write(document, form, reader, out, sheet, heard)


def count_pages(
    document: Document, form: Format, reader: Reader, sheet: Sheet = PLAIN_SHEET, heard: Heard = unheard
) -> int:
    """How many pages a document has in a format, without writing it."""
    from nosdesk.export.pdf.writer import count

    return count(document, form, reader, sheet, heard)


def in_booklets(
    document: Document,
    form: Format,
    reader: Reader,
    sheet: Sheet = PLAIN_SHEET,
    most: int = MOST_PAGES,
    heard: Heard = unheard,
) -> tuple[Document, ...]:
    """The document, or in easy read, where it has more pages than that, its numbered booklets: each a document of its own.

    A paper form stays one: its pages are found again by their numbers.
    """
    if not form.easy or any(isinstance(block, FormQuestion) for block in document.blocks):
        return (document,)
    return booklets(document, reader, lambda part: count_pages(part, form, reader, sheet, heard), most)


def lost_in(document: Document) -> tuple[str, ...]:
    """The kinds of letters in a document that no page can show: "Arabic". A sentence stands on the page in their place."""
    from nosdesk.export.pdf.fonts import faces
    from nosdesk.export.pdf.wording import lost_scripts

    return lost_scripts(sayings(document), faces())


def forget() -> None:
    """Forget the words of documents that were laid out; called when the case file that they are from is closed."""
    ours = (f"{__name__}.{name}" for name in ("fonts", "lines", "shaping", "wording"))
    for name in (*ours, "nosdesk.export.bidi"):
        # What was never loaded has nothing to forget.
        module = sys.modules.get(name)
        if module is not None:
            module.forget()


def pages_of(document: Document, form: Format, reader: Reader) -> tuple[dict[str, int], int]:
    """The page of each heading and question by its bookmark ("question-7"), and how many pages there are."""
    from nosdesk.export.pdf.writer import places

    return places(document, form, reader)


__all__ = ["count_pages", "forget", "in_booklets", "lost_in", "pages_of", "write_pdf"]
