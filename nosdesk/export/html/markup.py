"""Markup that cannot be typed: text becomes markup only by being escaped, which the types hold.

What a person typed goes through `text`; everything else is put together from `tag`. Characters that a page cannot hold, or that
turn the direction of what follows, are left out.
"""

import html
import re
from typing import Final, NewType

from nosdesk.documents.blocks import spans
from nosdesk.export.together import TOGETHER
from nosdesk.export.typed import clean

Markup = NewType("Markup", str)
"""Something that may stand in a page as it is."""

NOTHING: Final = Markup("")
_VOID: Final = frozenset({"meta", "br", "input"})
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

    `turned` says that it stands in a text from right to left, where each of these must keep its own direction.
    """
    pieces = []
    for span in spans(clean(typed)):
        inside = _whole(span.text, turned=turned)
        pieces.append(tag("strong", inside) if span.bold else inside)
    return join(*pieces)


def _whole(typed: str, *, turned: bool) -> Markup:
    pieces: list[Markup] = []
    at = 0
    for match in TOGETHER.finditer(typed):
        pieces.append(_lines(typed[at : match.start()]))
        numbers = turned and _PHONE.fullmatch(match[0])
        whole = text(match[0])
        pieces.append(tag("bdi" if turned else "span", whole, class_="whole", dir="ltr" if numbers else None))
        at = match.end()
    return join(*pieces, _lines(typed[at:]))


def _lines(typed: str) -> Markup:
    return Markup(tag("br").join(text(line) for line in typed.split("\n")))
