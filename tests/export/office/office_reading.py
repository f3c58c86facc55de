"""Reads files for word processors back, with libraries that know nothing of our writers."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

import docx
import odfdo
from docx.oxml.ns import qn

from nosdesk.documents.blocks import Document
from nosdesk.documents.formats import Format
from nosdesk.export.office import write_docx, write_odt
from nosdesk.i18n import Reader

KINDS = ("docx", "odt")


def written(document: Document, form: Format, kind: str, reader: Reader | None = None) -> bytes:
    """A document as a file."""
    out = io.BytesIO()
    write = write_docx if kind == "docx" else write_odt
    write(document, form, reader or Reader(easy=form.easy), out)
    return out.getvalue()


def paragraphs(data: bytes, kind: str) -> list[tuple[str, str]]:
    """The style and the text of every paragraph in reading order."""
    return list(_of_docx(data) if kind == "docx" else _of_odt(data))


def said(data: bytes, kind: str) -> str:
    """All text in reading order, without white space."""
    return squashed("".join(text for _, text in paragraphs(data, kind)))


def squashed(text: str) -> str:
    """The text without white space."""
    return re.sub(r"\s", "", text)


def opened(data: bytes) -> Any:
    """A Word file."""
    return docx.Document(io.BytesIO(data))


def opened_odt(data: bytes) -> Any:
    """An OpenDocument text."""
    return odfdo.Document(io.BytesIO(data))


def parts(data: bytes) -> dict[str, bytes]:
    """The files inside a file; the archive is whole and each XML in it well-formed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        found = {name: archive.read(name) for name in archive.namelist()}
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    for name, content in found.items():
        if name.endswith((".xml", ".rels")):
            ET.fromstring(content)  # noqa: S314 - our own file
    return found


def _of_docx(data: bytes) -> Iterator[tuple[str, str]]:
    file = opened(data)
    names = {style.style_id: style.name for style in file.styles}
    for paragraph in file.element.body.iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        marks = {qn("w:tab"): "\t", qn("w:br"): "\n"}
        pieces = [marks.get(node.tag, node.text or "") for node in paragraph.iter(qn("w:t"), *marks)]
        yield names[style.get(qn("w:val"))], "".join(pieces)


def _of_odt(data: bytes) -> Iterator[tuple[str, str]]:
    file = opened_odt(data)
    root = ET.fromstring(file.get_part("content").serialize())  # noqa: S314 - our own file
    styles = ET.fromstring(file.get_part("styles").serialize())  # noqa: S314 - our own file
    known = {node.get(_o("style:name")): node for tree in (root, styles) for node in tree.iter(_o("style:style"))}
    body = root.find(f"{_o('office:body')}/{_o('office:text')}")
    assert body is not None
    inside = body.iter()
    for node in inside:
        if node.tag in {_o("text:p"), _o("text:h")}:
            style = known[node.get(_o("text:style-name"))]
            if style.get(_o("style:display-name")) is None:
                style = known[style.get(_o("style:parent-style-name"))]
            yield str(style.get(_o("style:display-name"))), _odt_text(node)


def _odt_text(node: ET.Element) -> str:
    marks = {_o("text:tab"): "\t", _o("text:line-break"): "\n", _o("text:s"): " "}
    text = marks.get(node.tag, node.text or "")
    for child in node:
        text += ("" if child.tag == _o("draw:frame") else _odt_text(child)) + (child.tail or "")
    return text


_O = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = {
    "office": f"{_O}office:1.0",
    "style": f"{_O}style:1.0",
    "text": f"{_O}text:1.0",
    "table": f"{_O}table:1.0",
    "draw": f"{_O}drawing:1.0",
    "fo": f"{_O}xsl-fo-compatible:1.0",
    "svg": f"{_O}svg-compatible:1.0",
}


def _o(name: str) -> str:
    space, _, local = name.partition(":")
    return f"{{{_SPACES[space]}}}{local}"


def odt_name(name: str) -> str:
    """A name of OpenDocument as ElementTree writes it: "text:p"."""
    return _o(name)
