"""Reads a PDF back as a screen reader does: by its structure tree, in order."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

_SHOWN = re.compile(
    r"<</MCID (?P<mcid>\d+)>> BDC|/Artifact BMC|EMC|/(?P<font>\S+) [\d.]+ Tf (?:<(?P<codes>[0-9A-Fa-f]*)> Tj|\[(?P<row>[^\]]*)\] TJ)"
)
"""What marks content and what shows text, as this program writes it: reading all operators takes ten times as long."""


@dataclass
class Node:
    """One element: its tag, the text in it (not in its children), its properties, its children in order."""

    tag: str
    pieces: list["str | Node"] = field(default_factory=list)
    alt: str = ""
    actual: str = ""
    language: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """All text in and under it: of a passage in another script, the true text that it has besides what is drawn."""
        if self.tag == "Span" and self.actual:
            return self.actual
        return "".join(piece if isinstance(piece, str) else piece.text for piece in self.pieces)

    @property
    def drawn(self) -> str:
        """What the glyphs in and under it mean, in the order in which they are drawn."""
        return "".join(piece if isinstance(piece, str) else piece.drawn for piece in self.pieces)

    def walk(self) -> Iterator["Node"]:
        """Itself and everything under it, in reading order."""
        yield self
        for piece in self.pieces:
            if isinstance(piece, Node):
                yield from piece.walk()

    def all(self, tag: str) -> list["Node"]:
        """Every element of a tag."""
        return [node for node in self.walk() if node.tag == tag]


def structure(data: bytes) -> Node:
    """The structure tree with its texts."""
    pdf = PdfReader(io.BytesIO(data))
    texts = {page.indirect_reference.idnum: _page_texts(page) for page in pdf.pages if page.indirect_reference}
    root = pdf.trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object()  # type: ignore[index]
    return _node(root, texts, 0)


def outline(data: bytes) -> list[str]:
    """The titles of the bookmarks, nested ones after their parents."""

    def titles(entries: list[Any]) -> Iterator[str]:
        for entry in entries:
            if isinstance(entry, list):
                yield from titles(entry)
            else:
                yield str(entry.title)

    return list(titles(PdfReader(io.BytesIO(data)).outline))


def squashed(text: str) -> str:
    """The text without white space: lines may break anywhere."""
    return re.sub(r"\s", "", text)


def _node(entry: DictionaryObject, texts: dict[int, dict[int, str]], page: int) -> Node:
    node = Node(
        str(entry["/S"])[1:],
        alt=str(entry.get("/Alt", "")),
        actual=str(entry.get("/ActualText", "")),
        language=str(entry.get("/Lang", "")),
        attributes=dict(entry["/A"].items()) if "/A" in entry else {},  # type: ignore[attr-defined]
    )
    page = entry.raw_get("/Pg").idnum if "/Pg" in entry else page
    kids = entry.get("/K", ArrayObject())
    for kid in kids if isinstance(kids, ArrayObject) else [kids]:
        found = kid.get_object() if isinstance(kid, IndirectObject) else kid
        if isinstance(found, int):
            node.pieces.append(texts[page].get(int(found), ""))
        elif found.get("/Type") == "/MCR":
            node.pieces.append(texts[found.raw_get("/Pg").idnum].get(int(found["/MCID"]), ""))
        elif "/S" in found:
            node.pieces.append(_node(found, texts, page))
    return node


def _page_texts(page: Any) -> dict[int, str]:
    """The text of each piece of marked content of a page, by its number."""
    fonts = {str(name)[1:]: meanings(font.get_object()) for name, font in page["/Resources"]["/Font"].items()}
    found: dict[int, str] = {}
    number = -1
    for token in _SHOWN.finditer(page.get_contents().get_data().decode("latin1")):
        if token["mcid"]:
            number = int(token["mcid"])
        elif not token["font"]:
            number = -1
        elif number >= 0:
            font = fonts[token["font"]]
            codes = (token["codes"] or "".join(re.findall("<([0-9A-Fa-f]*)>", token["row"] or ""))).upper()
            found[number] = found.get(number, "") + "".join(font[codes[at : at + 4]] for at in range(0, len(codes), 4))
    return found


def meanings(font: Any) -> dict[str, str]:
    """What each glyph of a font means."""
    lines = font["/ToUnicode"].get_data().decode()
    pairs = re.findall(r"^<([0-9A-F]{4})> <([0-9A-F]+)>$", lines, re.MULTILINE)
    return {code: bytes.fromhex(meaning).decode("utf-16-be") for code, meaning in pairs if code != "0000"}
