"""Writes a document as whatever kind of file its reader wants; each writer is loaded when it is first needed."""

from pathlib import Path
from typing import BinaryIO, assert_never

from nosdesk.documents.blocks import Document
from nosdesk.documents.file_types import FileType
from nosdesk.documents.formats import Format
from nosdesk.i18n import Reader


def write(document: Document, form: Format, file_type: FileType, reader: Reader, out: BinaryIO | Path) -> None:
    """Write a document; a file is complete or not there.

    `reader` is the one that said the document. Raises KnownError where this document or this computer cannot give such a file,
    OSError where it cannot be written.
    """
    match file_type:
        case FileType.PDF:
            from nosdesk.export.pdf import write_pdf

            write_pdf(document, form, reader, out)
        case FileType.XLSX:
            from nosdesk.export.spreadsheet import write_xlsx

            write_xlsx(document, form, reader, out)
        case _:
            assert_never(file_type)
