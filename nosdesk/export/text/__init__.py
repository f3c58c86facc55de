"""Papers as plain text: for screen readers, e-mail, braille translators, and programs that nobody has thought of yet."""

from pathlib import Path
from typing import BinaryIO

from nosdesk.documents.blocks import Document
from nosdesk.documents.formats import Format
from nosdesk.i18n import Reader


def write_text(document: Document, form: Format, reader: Reader, out: BinaryIO | Path) -> None:
    """Writes a document as plain text (UTF-8, one line feed a line), the same bytes for the same document.

    A paragraph is one line: the reader's program breaks it, so that it reads at any size and goes into braille unharmed. No
    lines of dashes, no columns made of spaces, no capitals for emphasis, no tabs: a screen reader would spell them out. A
    heading is told by an empty line before it and, where parts are numbered, by its number in words ("Part 3: Payments"); list
    items are numbered or begin with "- "; a table is read row by row, each value after the head of its column; charts are their
    sentence and table. Pictures in these papers only say again what their words say and are left out; boxes to tick and places
    to write are said in square brackets, as transcribers' notes are. (After the UK Association for Accessible Formats' and
    RNIB's guidance on plain text and on preparing text for braille.)

    `reader` says the paper's own words. A file is complete or not there. Raises OSError where it cannot be written.
    """
    from nosdesk.export.files import write_whole
    from nosdesk.export.text.writer import text

    write_whole(out, text(document, form, reader).encode("utf-8"))


__all__ = ["write_text"]
