"""Reads the PDF files that this program makes, so that their pages can be shown and printed as they are in the file.

It knows what our writer puts into a file (ISO 32000-1): a table of all objects, streams that are plain or deflated, composite
TrueType fonts whose codes are glyph numbers, drawings kept once, and photos. Anything else is our mistake (BugError), found
by the test that reads every document in every format.
"""

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from nosdesk.errors import BugError

_TOKEN: Final = re.compile(
    rb"\s*(?:%[^\r\n]*\s*)*(?:(?P<name>/[^\s/<>\[\]()%{}]*)|(?P<dict><<)|(?P<end>>>)|<(?P<hex>[0-9A-Fa-f\s]*)>|(?P<open>\[)|(?P<close>\])"
    rb"|(?P<text>\()|(?P<ref>\d+\s+\d+\s+R)\b|(?P<number>[-+]?(?:\d+\.?\d*|\.\d+))|(?P<word>[^\s/<>\[\]()%{}]+))"
)
_OBJECT: Final = re.compile(rb"\s*\d+\s+\d+\s+obj\b")
_STREAM: Final = re.compile(rb"\s*stream\r?\n")
_ENTRY: Final = re.compile(rb"(\d{10}) (\d{5}) ([nf])")

Operands = tuple[Any, ...]
Operator = tuple[str, Operands]
"""One operator of a page's content with what stands before it: ("re", (72.0, 72.0, 100.0, 20.0))."""


class Name(str):
    """A PDF name without its slash."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to an object by its number."""

    number: int


@dataclass(frozen=True, slots=True, eq=False)
class Stream:
    """An object with content: `raw` as it stands in the file."""

    entries: Mapping[str, Any]
    raw: bytes


@dataclass(frozen=True, slots=True, eq=False)
class GlyphFont:
    """A font of the file: its program (a TrueType file), and how far each glyph goes in thousandths of the size."""

    program: bytes
    advances: Mapping[int, float]
    usual: float

    def advance(self, glyph: int) -> float:
        """How far a glyph goes."""
        return self.advances.get(glyph, self.usual)


@dataclass(frozen=True, slots=True, eq=False)
class Photo:
    """An image: the bytes of a JPEG file, or rows of 8-bit samples, 1 or 3 for a dot. `mask` is how solid each dot is."""

    width: int
    height: int
    samples: bytes
    jpeg: bool
    channels: int
    mask: "Photo | None" = None


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """A drawing that is kept once and stamped on pages."""

    box: tuple[float, float, float, float]
    matrix: tuple[float, ...]
    content: "Content"


@dataclass(eq=False)
class Content:
    """What is drawn, with what it is drawn with. Read when it is first asked for."""

    _file: "PdfFile" = field(repr=False)
    _stream: bytes = field(repr=False)
    _resources: Mapping[str, Any] = field(repr=False)

    @cached_property
    def operators(self) -> tuple[Operator, ...]:
        """All that is drawn, in its order."""
        return tuple(_operators(self._stream))

    def font(self, name: str) -> GlyphFont:
        """A font by its name among the resources."""
        return self._file.font(self._resource("Font", name))

    def stamped(self, name: str) -> Drawing | Photo:
        """A drawing or photo by its name among the resources."""
        return self._file.stamped(self._resource("XObject", name), self._resources)

    def _resource(self, kind: str, name: str) -> Any:
        found = self._file.got(self._file.got(self._resources.get(kind, {})).get(name))
        if found is None:
            raise BugError(f"a page draws with {name!r}, which is not among its resources")
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """A page: its width and height in points, and what is drawn on it, y upwards from its lower left corner."""

    width: float
    height: float
    content: Content


class PdfFile:
    """A file that our writer made, from its bytes. Nothing of it is ever put on a disk."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._offsets = _table(data)
        self._known: dict[int, Any] = {}
        self._fonts: dict[int, GlyphFont] = {}
        self._stamps: dict[int, Drawing | Photo] = {}
        trailer = _Reading(data, data.rindex(b"trailer") + len(b"trailer")).value()
        self.pages = tuple(self._pages(self.got(self.got(trailer["Root"])["Pages"]), {}))

    def got(self, value: Any) -> Any:
        """An object where there is a reference to it; anything else as it is."""
        if not isinstance(value, Ref):
            return value
        if value.number not in self._known:
            self._known[value.number] = self._object(value.number)
        return self._known[value.number]

    def font(self, entries: Any) -> GlyphFont:
        """The font that a dictionary of the file describes."""
        key = id(entries)
        if key not in self._fonts:
            self._fonts[key] = self._font(entries)
        return self._fonts[key]

    def stamped(self, stream: Stream, around: Mapping[str, Any]) -> Drawing | Photo:
        """The drawing or photo in a stream; a drawing without resources has those of what is `around` it."""
        key = id(stream)
        if key not in self._stamps:
            self._stamps[key] = self._stamp(stream, around)
        return self._stamps[key]

    def _object(self, number: int) -> Any:
        begin = _OBJECT.match(self._data, self._offsets[number])
        if begin is None:
            raise BugError(f"object {number} is not where the table says")
        reading = _Reading(self._data, begin.end())
        value = reading.value()
        inside = _STREAM.match(self._data, reading.at) if isinstance(value, dict) else None
        if inside is None:
            return value
        return Stream(value, self._data[inside.end() : inside.end() + int(self.got(value["Length"]))])

    def _pages(self, node: Any, inherited: Mapping[str, Any]) -> Iterator[Page]:
        entries = {**inherited, **{key: node[key] for key in ("MediaBox", "Resources") if key in node}}
        if "Kids" in node:
            for kid in self.got(node["Kids"]):
                yield from self._pages(self.got(kid), entries)
            return
        left, bottom, right, top = self.got(entries["MediaBox"])
        streams = self.got(node.get("Contents", []))
        parts = [self.got(one) for one in streams] if isinstance(streams, list) else [streams]
        whole = b"\n".join(self._plain(part) for part in parts)
        yield Page(right - left, top - bottom, Content(self, whole, self.got(entries.get("Resources", {}))))

    def _plain(self, stream: Stream) -> bytes:
        """The content of a stream without its packing; a JPEG stays as it is."""
        data = stream.raw
        for name in self._filters(stream):
            match name:
                case "FlateDecode":
                    data = zlib.decompress(data)
                case "DCTDecode":
                    pass
                case _:
                    raise BugError(f"a stream is packed with {name}")
        return data

    def _filters(self, stream: Stream) -> list[str]:
        found = self.got(stream.entries.get("Filter", []))
        return [found] if isinstance(found, str) else list(found)

    def _font(self, entries: Any) -> GlyphFont:
        if entries.get("Subtype") != "Type0" or entries.get("Encoding") != "Identity-H":
            raise BugError("a font of the file is none of ours")
        inner = self.got(self.got(entries["DescendantFonts"])[0])
        descriptor = self.got(inner["FontDescriptor"])
        return GlyphFont(
            self._plain(self.got(descriptor["FontFile2"])),
            dict(self._advances(self.got(inner.get("W", [])))),
            float(inner.get("DW", 1000)),
        )

    def _advances(self, widths: list[Any]) -> Iterator[tuple[int, float]]:
        """Widths are lists "first [w w w]" or ranges "first last w"."""
        at = 0
        while at < len(widths):
            first, then = int(widths[at]), self.got(widths[at + 1])
            if isinstance(then, list):
                yield from ((first + more, float(width)) for more, width in enumerate(then))
                at += 2
            else:
                yield from ((glyph, float(widths[at + 2])) for glyph in range(first, int(then) + 1))
                at += 3

    def _stamp(self, stream: Stream, around: Mapping[str, Any]) -> Drawing | Photo:
        entries = stream.entries
        if entries.get("Subtype") == "Image":
            return self._photo(stream)
        left, bottom, right, top = (float(value) for value in self.got(entries["BBox"]))
        matrix = tuple(float(value) for value in self.got(entries.get("Matrix", [1, 0, 0, 1, 0, 0])))
        resources = self.got(entries.get("Resources", around))
        return Drawing((left, bottom, right, top), matrix, Content(self, self._plain(stream), resources))

    def _photo(self, stream: Stream) -> Photo:
        entries = stream.entries
        space = self.got(entries.get("ColorSpace", "DeviceGray"))
        channels = {"DeviceRGB": 3, "DeviceGray": 1}.get(space) if isinstance(space, str) else None
        bits = self.got(entries.get("BitsPerComponent", 8))
        if channels is None or bits != 8:
            raise BugError(f"a photo has the colours {space!r} in {bits} bits")
        mask = self.got(entries.get("SMask"))
        return Photo(
            int(self.got(entries["Width"])),
            int(self.got(entries["Height"])),
            self._plain(stream),
            "DCTDecode" in self._filters(stream),
            channels,
            self._photo(mask) if isinstance(mask, Stream) else None,
        )


def _table(data: bytes) -> list[int]:
    """Where each object begins, by its number."""
    start = int(data[data.rindex(b"startxref") + len(b"startxref") :].split()[0])
    head = re.compile(rb"xref\s+0\s+(\d+)\s+").match(data, start)
    if head is None:
        raise BugError("a file without a table of its objects")
    offsets = [int(found[1]) for found in _ENTRY.finditer(data, head.end(), data.rindex(b"trailer"))]
    if len(offsets) != int(head[1]):
        raise BugError("the table of objects is not as long as it says")
    return offsets


class _Reading:
    """Reads values one after another."""

    def __init__(self, data: bytes, at: int) -> None:
        self.data, self.at = data, at

    def value(self) -> Any:
        """The next value. Raises BugError where there is none."""
        found = self.next()
        if found is None or (isinstance(found, _Word) and found in (">>", "]")):
            raise BugError("a value is missing in a file of ours")
        return found

    def next(self) -> Any:
        """The next value, or a `_Word`; None at the end."""
        found = _TOKEN.match(self.data, self.at)
        if found is None:
            return None
        self.at = found.end()
        kind, said = found.lastgroup, found[found.lastgroup or 0]
        match kind:
            case "number":
                return float(said) if b"." in said else int(said)
            case "name":
                return Name(_unescaped(said[1:]))
            case "hex":
                return bytes.fromhex(said.decode())
            case "ref":
                return Ref(int(said.split()[0]))
            case "text":
                return self._text()
            case "dict":
                items = self._until(">>")
                return {str(key): value for key, value in zip(items[::2], items[1::2], strict=True)}
            case "open":
                return self._until("]")
            case "end" | "close":
                return _Word(said.decode())
            case _:
                word = said.decode("latin-1")
                return {"true": True, "false": False}.get(word, _Word(word))

    def _until(self, end: str) -> list[Any]:
        items: list[Any] = []
        while True:
            one = self.next()
            if one is None:
                raise BugError(f"{end} is missing in a file of ours")
            if isinstance(one, _Word) and one == end:
                return items
            items.append(one)

    def _text(self) -> bytes:
        """A text in brackets, which may hold brackets in pairs. Escapes stay: nothing is shown of such texts."""
        depth, start = 1, self.at
        while depth:
            sign = self.data[self.at : self.at + 1]
            if not sign:
                raise BugError("a text has no end in a file of ours")
            depth += {b"(": 1, b")": -1}.get(sign, 0)
            self.at += 2 if sign == b"\\" else 1
        return self.data[start : self.at - 1]


class _Word(str):
    """A bare word: an operator, or null."""

    __slots__ = ()


def _unescaped(name: bytes) -> str:
    return re.sub(rb"#([0-9A-Fa-f]{2})", lambda found: bytes.fromhex(found[1].decode()), name).decode("latin-1")


def _operators(stream: bytes) -> Iterator[Operator]:
    reading = _Reading(stream, 0)
    operands: list[Any] = []
    while (found := reading.next()) is not None:
        if isinstance(found, _Word):
            yield str(found), tuple(operands)
            operands = []
        else:
            operands.append(found)
