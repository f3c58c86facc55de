"""Papers as one web page that needs nothing else: standard print, large print, easy read, each laid out anew."""

from pathlib import Path
from typing import BinaryIO

from nosdesk.documents.blocks import Document
from nosdesk.documents.formats import Format
from nosdesk.i18n import Reader


def write_html(document: Document, form: Format, reader: Reader, out: BinaryIO | Path) -> None:
    """Writes a document as a web page (UTF-8), the same bytes for the same document, to an open file or a path.

    The page holds its letters, pictures and colours itself, asks nothing of any network and runs no script: text size and
    colours are chosen with radio buttons that its style sheet looks at, and are forgotten with the page. `reader` says the
    page's own words: it should be the one that said the document's. A file is complete or not there. Raises OSError where it
    cannot be written.
    """
    from nosdesk.export.files import write_whole
    from nosdesk.export.html.writer import page

    write_whole(out, page(document, form, reader).encode("utf-8"))


__all__ = ["write_html"]
