"""Markup that cannot be typed: text becomes markup only by being escaped, which the types hold.

What a person typed goes through `text`; everything else is put together from `tag`. Characters that a page cannot hold, or that
turn the direction of what follows, are left out.
"""

import html
import re
import unicodedata
from typing import Final, NewType

from nosdesk.documents.blocks import spans
from nosdesk.export.together import TOGETHER
from nosdesk.export.typed import clean

Markup = NewType("Markup", str)
"""Something that may stand in a page as it is."""

NOTHING: Final = Markup("")
_VOID: Final = frozenset({"meta", "br", "img", "input"})
_PHONE: Final = re.compile(r"\+?[\d ]+")


def text(typed: str) -> Markup:
    """A text as it stands in a page, everything that could be markup escaped."""
    return Markup(html.escape(clean(typed), quote=True))


def join(*pieces: Markup) -> Markup:
    """Pieces one after another."""
    return Markup("".join(pieces))


def tag(element: str, /, *inside: Markup, **attributes: str | None) -> Markup:
    """An element. Attributes that are None are left out; `aria_label` is "aria-label", `class_` is "class"."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if element in _VOID:
        return Markup(f"<{element}{written}>")
    return Markup(f"<{element}{written}>{''.join(inside)}</{element}>")


def said(typed: str, *, turned: bool = False) -> Markup:
    """A sentence: `**bold**` is strong, line ends break the line, dates and phone numbers stay whole.

    `turned` says that it stands in a text from right to left. There a phone number keeps its own direction, and so does a
    sentence that has letters but none of such a script: a name, a date, words that nobody has put into the language yet.
    """
    pieces = []
    for span in spans(clean(typed)):
        inside = _whole(span.text, turned=turned)
        pieces.append(tag("strong", inside) if span.bold else inside)
    return tag("bdi", *pieces, dir="ltr") if turned and _foreign(typed) else join(*pieces)


def _foreign(typed: str) -> bool:
    """Whether a text has letters, and all of them run from left to right."""
    directions = {unicodedata.bidirectional(char) for char in typed}
    return "L" in directions and not directions & {"R", "AL"}


def _whole(typed: str, *, turned: bool) -> Markup:
    pieces: list[Markup] = []
    at = 0
    for match in TOGETHER.finditer(typed):
        pieces.append(_lines(typed[at : match.start()]))
        phone = turned and _PHONE.fullmatch(match[0])
        pieces.append(tag("bdi" if phone else "span", text(match[0]), class_="whole", dir="ltr" if phone else None))
        at = match.end()
    return join(*pieces, _lines(typed[at:]))


def _lines(typed: str) -> Markup:
    return Markup(tag("br").join(text(line) for line in typed.split("\n")))
