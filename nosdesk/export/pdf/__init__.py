"""Papers as tagged PDF/UA-1: standard print, large print, easy read, each laid out anew."""

from pathlib import Path
from typing import BinaryIO

from nosdesk.documents.blocks import Document
from nosdesk.documents.formats import Format
from nosdesk.i18n import Reader


def write_pdf(document: Document, form: Format, reader: Reader, out: BinaryIO | Path) -> None:
    """Writes a document in a format, the same bytes for the same document, to an open file or a path.

    `reader` says the paper's own words (page numbers, places to sign): it should be the one that said the document's. A file
    is complete or not there: it is written beside its path and renamed. Raises OSError where it cannot be written. Heavy
    libraries are loaded on the first call.
    """
    from nosdesk.export.pdf.writer import write

    write(document, form, reader, out)


def pages_of(document: Document, form: Format, reader: Reader) -> tuple[dict[str, int], int]:
    """The page of each heading and question by its bookmark ("question-7"), and how many pages there are."""
    from nosdesk.export.pdf.writer import places

    return places(document, form, reader)


__all__ = ["pages_of", "write_pdf"]
