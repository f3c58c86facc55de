"""What the contents of a document list, for every writer: its parts with their numbers, or its headings of level 2."""

from dataclasses import dataclass

from nosdesk.documents.blocks import Document, Heading, Part, plain


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: the bookmark it leads to, its number or "", its words, its picture."""

    key: str
    number: str
    title: str
    picture: str


def entries(document: Document) -> dict[int, Entry]:
    """What the contents list, by the place of its block: the parts, or the headings of level 2 where there are none."""
    parts = [(at, block) for at, block in enumerate(document.blocks) if isinstance(block, Part)]
    if not parts:
        headings = ((at, b) for at, b in enumerate(document.blocks) if isinstance(b, Heading) and b.level == 2)
        return {at: Entry(f"place-{at}", "", plain(b.text), "") for at, b in headings}
    found: dict[int, Entry] = {}
    number = document.first_part - 1
    for at, part in parts:
        number += part.numbered
        found[at] = Entry(f"place-{at}", str(number) if part.numbered else "", plain(part.title), part.picture)
    return found
