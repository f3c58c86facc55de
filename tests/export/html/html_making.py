"""Pages made for tests, and the words that they must say."""

import re
from io import BytesIO

from nosdesk.documents import blocks as b
from nosdesk.documents.blocks import Block, Document, block_sayings, plain
from nosdesk.documents.formats import Format
from nosdesk.export.html import write_html
from nosdesk.export.outline import entries
from nosdesk.export.typed import clean, seen
from nosdesk.i18n import Reader


def written(document: Document, form: Format, reader: Reader | None = None) -> bytes:
    """The document as a page."""
    out = BytesIO()
    write_html(document, form, reader or Reader(document_locale(document), easy=form.easy), out)
    return out.getvalue()


def document_locale(document: Document) -> str:
    """The locale of the reader whom a document is for."""
    return "cy" if document.language == "cy" else "en_GB"


def squashed(text: str) -> str:
    """The text without white space, which a page may break or join."""
    return re.sub(r"\s", "", text)


def expected(document: Document) -> str:
    """Everything to be seen in the blocks, in order, less what a page leaves out: see `_left_out`."""
    blocks = (block for block in document.blocks if not _left_out(block, document))
    return squashed("".join(plain(clean(text)) for block in blocks for text in _sayings(block) if seen(text)))


def _sayings(block: Block) -> tuple[str, ...]:
    """The texts of a block; a chart may have a table without rows, which has no head either."""
    if isinstance(block, b.PaidChart | b.TrendChart) and block.table and not _rows(block.table):
        return block.title, block.sentence
    return tuple(block_sayings(block))


def _rows(table: b.Table) -> bool:
    return bool(table.rows or table.total)


def _left_out(block: Block, document: Document) -> bool:
    """No contents where nothing has a heading, no head of a table without rows, no places to sign in a draft."""
    match block:
        case b.Contents():
            return not any(entry.number or seen(entry.title) for entry in entries(document).values())
        case b.Table():
            return not _rows(block)
        case b.Signature():
            return document.draft
        case _:
            return False
