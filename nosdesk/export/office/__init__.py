"""Papers as files for word processors: Word (.docx) and OpenDocument (.odt), with real styles, to be read and edited."""

from pathlib import Path
from typing import BinaryIO

from nosdesk.documents.blocks import Document
from nosdesk.documents.formats import Format
from nosdesk.i18n import Reader


def write_docx(document: Document, form: Format, reader: Reader, out: BinaryIO | Path) -> None:
    """Writes a document in a format as a Word file, the same bytes for the same document, to an open file or a path.

    `reader` says the paper's own words (page numbers, places to sign): it should be the one that said the document's. A file
    is complete or not there. Raises OSError where it cannot be written. Heavy libraries are loaded on the first call.
    """
    from nosdesk.export.files import write_whole
    from nosdesk.export.office.writing import as_docx

    write_whole(out, as_docx(document, form, reader))


def write_odt(document: Document, form: Format, reader: Reader, out: BinaryIO | Path) -> None:
    """Writes a document in a format as an OpenDocument text; see `write_docx`."""
    from nosdesk.export.files import write_whole
    from nosdesk.export.office.writing import as_odt

    write_whole(out, as_odt(document, form, reader))


__all__ = ["write_docx", "write_odt"]
