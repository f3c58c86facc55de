"""Writes a document as whatever kind of file its reader wants; each writer is loaded when it is first needed."""

from pathlib import Path
from typing import BinaryIO, assert_never

from nosdesk.documents.blocks import Document
from nosdesk.documents.file_types import FileType
from nosdesk.documents.formats import Format
from nosdesk.documents.sheet import PLAIN_SHEET, Heard, Sheet, unheard
from nosdesk.i18n import Reader, Words


def write(
    document: Document,
    form: Format,
    file_type: FileType,
    reader: Reader,
    out: BinaryIO | Path,
    sheet: Sheet = PLAIN_SHEET,
    heard: Heard = unheard,
) -> None:
    """Write a document; a file is complete or not there.

    `reader` is the one that said the document; `sheet` and `heard` are for what is printed (PDF). Raises KnownError where this document or this
    computer cannot give such a file, OSError where it cannot be written.
    """
    match file_type:
        case FileType.PDF:
            from nosdesk.export.pdf import write_pdf

            write_pdf(document, form, reader, out, sheet, heard)
        case FileType.HTML:
            from nosdesk.export.html import write_html

            write_html(document, form, reader, out)
        case FileType.DOCX:
            from nosdesk.export.office import write_docx

            write_docx(document, form, reader, out)
        case FileType.ODT:
            from nosdesk.export.office import write_odt

            write_odt(document, form, reader, out)
        case FileType.TEXT:
            from nosdesk.export.text import write_text

            write_text(document, form, reader, out)
        case FileType.AUDIO:
            from nosdesk.export.audio import write_sound

            write_sound(document, form, reader, out)
        case FileType.BRAILLE:
            from nosdesk.export.braille import write_brf

            write_brf(document, form, reader, out)
        case FileType.XLSX:
            from nosdesk.export.spreadsheet import write_xlsx

            write_xlsx(document, form, reader, out)
        case _:
            assert_never(file_type)


def cannot(file_type: FileType) -> Words | None:
    """Why this computer cannot make such files, None where it can: sound and braille need programs of their own."""
    match file_type:
        case FileType.AUDIO:
            from nosdesk.export import audio

            return None if audio.can_make() else audio.NO_VOICE
        case FileType.BRAILLE:
            from nosdesk.export import braille

            return None if braille.can_make() else braille.NO_BRAILLE
        case _:
            return None
