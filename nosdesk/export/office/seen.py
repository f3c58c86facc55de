"""Whether there is anything to see in a text."""

from dataclasses import replace
from unicodedata import category

from nosdesk.documents import blocks as b
from nosdesk.documents.blocks import Block, Document, plain
from nosdesk.export.office.markup import clean


def visible(text: str) -> bool:
    """Whether there is anything to see in a text."""
    return any(
        not char.isspace() and (char.isprintable() or category(char) == "Co")  # private signs: their font may show them
        for char in clean(plain(text))
    )


def without_empty_headings(document: Document) -> Document:
    """The document without headings that say nothing: an empty heading leads nowhere."""

    def says(block: Block) -> bool:
        match block:
            case b.Part():
                return visible(block.title)
            case b.Heading():
                return visible(block.text)
            case _:
                return True

    return replace(document, blocks=tuple(block for block in document.blocks if says(block)))
