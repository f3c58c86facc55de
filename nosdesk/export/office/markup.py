"""XML written by hand, safely: every text goes through `words`, every attribute is quoted, names are ours."""

import re
from collections.abc import Iterable, Mapping
from typing import Final, NewType
from xml.sax.saxutils import escape, quoteattr

Xml = NewType("Xml", str)
"""Well-formed XML: only the functions here make it."""

NOTHING: Final = Xml("")
_FORBIDDEN: Final = re.compile("[^\\t\\n\\r\\u0020-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""What XML 1.0 cannot hold: control characters, halves of characters, U+FFFE and U+FFFF."""


def clean(text: str) -> str:
    """The text without what XML cannot hold; line ends as they are in a file of ours."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def words(text: str) -> Xml:
    """A text as the content of an element."""
    return Xml(escape(clean(text)))


def element(name: str, attributes: Mapping[str, object] | None = None, *children: Xml) -> Xml:
    """An element; attributes that are None are left out, numbers are written as they are."""
    head = name
    if attributes:
        head += "".join(
            f" {key}={quoteattr(clean(str(value)), _LINES)}" for key, value in attributes.items() if value is not None
        )
    inside = "".join(children)
    return Xml(f"<{head}>{inside}</{name}>" if inside else f"<{head}/>")


_LINES: Final = {"\n": "&#10;", "\t": "&#9;"}


def joined(pieces: Iterable[Xml]) -> Xml:
    """Elements one after another."""
    return Xml("".join(pieces))


def file(root: Xml) -> bytes:
    """A whole XML file."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{root}'.encode()
