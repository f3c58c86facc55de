"""Reads a page as strictly as a validator would, and as a screen reader does: element by element, in order."""

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "br", "input"})
_WHOLE = "html head meta title style body main header footer section nav svg symbol use g path circle ellipse rect line polyline"
_READ = "polygon a details summary fieldset legend div label input h1 h2 h3 p span bdi br strong ul ol li dl dt dd figure figcaption"
_TABLE = "table caption thead tbody tr th td"
KNOWN = frozenset(f"{_WHOLE} {_READ} {_TABLE}".split())
HEADINGS = ("h1", "h2", "h3")
UNREAD = frozenset({"svg", "style", "title"})


@dataclass
class Node:
    """An element, its attributes, and what is in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    pieces: list["str | Node"] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """Its class names."""
        return self.attributes.get("class", "").split()

    @property
    def children(self) -> list["Node"]:
        """The elements directly in it."""
        return [piece for piece in self.pieces if isinstance(piece, Node)]

    @property
    def text(self) -> str:
        """All text in and under it."""
        return "".join(piece if isinstance(piece, str) else piece.text for piece in self.pieces)

    def walk(self) -> Iterator["Node"]:
        """Itself and everything under it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def all(self, *tags: str) -> list["Node"]:
        """Every element of these tags."""
        return [node for node in self.walk() if node.tag in tags]

    def classed(self, name: str) -> list["Node"]:
        """Every element of a class."""
        return [node for node in self.walk() if name in node.classes]

    def said(self) -> str:
        """The words of the document in it: without the page's own words and without drawings."""
        if self.tag in UNREAD or "own" in self.classes or self.attributes.get("role") == "img":
            return ""
        return "".join(piece if isinstance(piece, str) else piece.said() for piece in self.pieces)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"an attribute of <{tag}> is given twice"
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].pieces.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].pieces.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data!r}")


def parsed(data: bytes) -> Node:
    """The page as a tree; every element must be closed in its turn."""
    text = data.decode("utf-8")
    assert text.startswith("<!DOCTYPE html>\n<html ")
    parser = _Parser()
    parser.feed(text)
    parser.close()
    assert parser.open == [parser.root], f"<{parser.open[-1].tag}> is never closed"
    return parser.root.children[0]


def problems(root: Node) -> list[str]:
    """What is wrong with a page: what it would load or run, names and roles that are missing, headings that skip a level."""
    return [*_unsafe(root), *_links(root), *_headings(root), *_names(root), *_tables(root), *_lists(root)]


def _unsafe(root: Node) -> Iterator[str]:
    for node in root.walk():
        if node.tag not in KNOWN:
            yield f"<{node.tag}>"
        for name, value in node.attributes.items():
            if name.startswith("on") or name in {"style", "src", "srcset", "srcdoc", "action", "data", "xlink:href"}:
                yield f"{name} in <{node.tag}>"
            if name == "href" and not value.startswith("#"):
                yield f"a link to {value}"
    style = "".join(node.text for node in root.all("style"))
    rules = next(node for node in root.all("meta") if "http-equiv" in node.attributes).attributes["content"]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    if rules != f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; base-uri 'none'; form-action 'none'":
        yield f"the page allows {rules}"
    loads = re.findall(r"url\((?!\"data:font/woff;base64,[A-Za-z0-9+/=]*\"\))", style) + re.findall("@import", style)
    yield from loads


def _links(root: Node) -> Iterator[str]:
    names = [node.attributes["id"] for node in root.walk() if "id" in node.attributes]
    yield from (f"two of {name}" for name in set(names) if names.count(name) > 1)
    for node in root.walk():
        target = node.attributes.get("href", "").removeprefix("#") or node.attributes.get("for", "")
        if target and target not in names:
            yield f"<{node.tag}> leads to {target}, which is not there"


def _headings(root: Node) -> Iterator[str]:
    last = 0
    for node in root.all(*HEADINGS):
        level = int(node.tag[1])
        if not node.text.strip():
            yield f"an empty <{node.tag}>"
        if level > last + 1:
            yield f"<{node.tag}> after <h{last}>"
        last = level
    if not root.all("h1"):
        yield "no <h1>"


def _names(root: Node) -> Iterator[str]:
    if not root.attributes.get("lang") or root.attributes.get("dir") not in {"ltr", "rtl"}:
        yield "no language or no direction"
    if not "".join(node.text for node in root.all("title")).strip():
        yield "no title"
    for node in root.walk():
        if node.attributes.get("role") == "img" and not node.attributes.get("aria-label", "").strip():
            yield f"a picture without words: {node.classes}"
        if node.tag == "a" and not node.text.strip():
            yield "a link without words"
        if node.tag == "svg" and node.attributes.get("aria-hidden") != "true" and not _inside_picture(root, node):
            yield "a drawing that is neither named nor left out"


def _inside_picture(root: Node, wanted: Node) -> bool:
    return any(node is wanted for one in root.walk() if one.attributes.get("role") == "img" for node in one.walk())


def _tables(root: Node) -> Iterator[str]:
    roles = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}
    for table in root.all("table"):
        rows = [len(row.children) for row in table.all("tr")]
        if len(set(rows)) != 1:
            yield f"rows of {rows} cells"
        for node in table.all(*roles):
            if node.attributes.get("role") != roles[node.tag]:
                yield f"<{node.tag}> without its role"
        for head in table.all("th"):
            scope = {"columnheader": "col", "rowheader": "row"}.get(head.attributes.get("role", ""))
            if scope is None or head.attributes.get("scope") != scope:
                yield f"a head without its scope: {head.text}"


def _lists(root: Node) -> Iterator[str]:
    allowed = {"ul": {"li"}, "ol": {"li"}, "dl": {"div"}, "tr": {"th", "td"}}
    for node in root.all(*allowed):
        wrong = {child.tag for child in node.children} - allowed[node.tag]
        if wrong or not node.children:
            yield f"<{node.tag}> holds {wrong or 'nothing'}"
    for node in root.all("dl"):
        for group in node.children:
            tags = [child.tag for child in group.children]
            if tags[:1] != ["dt"] or set(tags[1:]) != {"dd"}:
                yield f"<dl> with {tags}"
