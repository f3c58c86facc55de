"""What a block's neighbours say about it, whatever the writer."""

from collections.abc import Sequence

from nosdesk.documents.blocks import Block, Heading, Notice, PageNote, Paragraph, Part


def is_named(blocks: Sequence[Block], at: int) -> bool:
    """Whether a heading close above says what the table at this place holds."""
    for block in reversed(blocks[max(0, at - 3) : at]):
        if isinstance(block, Heading | Part):
            return True
        if not isinstance(block, Paragraph | Notice | PageNote):
            return False
    return False
