"""What every paper is checked for: two PDF/UA checkers, and what can be measured on its pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import outloud
import page

from nosdesk.export.pdf.tagged import Element, TaggedCanvas

_FALSE_ALARMS = ["TBL-010", "TBL-014"]
"""outloud's rules on tables that go over pages or have spanned cells: wrong about both."""
_RUNNING_HEAD = "TAG-002"
"""outloud takes a running head of eight words on few pages for text that is left out."""


def problems(data: bytes, folder: Path, *also_skipped: str) -> list[str]:
    """What page-validation (PDF/UA-1) and outloud, less some rules of its own, find wrong with a PDF."""
    path = folder / "checked.pdf"
    path.write_bytes(data)
    report = page.validate_pdf(str(path), profile="ua1")
    found = [f"{failure.rule_id}: {failure.message}" for failure in report.failures]
    result = outloud.check(str(path), skip=[*_FALSE_ALARMS, _RUNNING_HEAD, *also_skipped])
    found += [f"outloud: {result.error}"] if result.error else []
    return found + [f"{f.rule}: {f.message}" for f in result.findings if f.severity == "error"]


@dataclass(frozen=True)
class Shown:
    """A run of text on a page: where it begins, how wide and large it is, and what it belongs to."""

    page: int
    x: float
    y: float
    width: float
    size: float
    element: Element | None


@contextmanager
def watched(monkeypatch: Any) -> Iterator[list[Shown]]:
    """Everything that is written on pages meanwhile."""
    shown: list[Shown] = []
    before = TaggedCanvas.text

    def text(canvas: TaggedCanvas, x: float, y: float, runs: Any, size: float) -> None:
        width = sum(face.width(piece.rstrip()) for face, piece in runs) * size
        element = canvas._open if isinstance(canvas._open, Element) else None
        # Where the page is turned round, the space at the end of a line comes first.
        left = x + sum(face.width(piece) for face, piece in runs) * size - width if canvas.turned else x
        left, _ = canvas.on_page(left, left + width)
        shown.append(Shown(canvas.page_number, left, y, width, size, element))
        before(canvas, x, y, runs, size)

    with monkeypatch.context() as patch:
        patch.setattr(TaggedCanvas, "text", text)
        yield shown


def stranded(shown: list[Shown]) -> list[str]:
    """Headings at the foot of a page whose section has something to say, but only on the next page; covers aside."""
    pages: dict[int, list[tuple[float, Element]]] = {}
    for piece in shown:
        if piece.element is not None:
            pages.setdefault(piece.page, []).append((piece.y, piece.element))
    found = []
    for number, pieces in pages.items():
        foot = min(pieces, key=lambda place: place[0])[1]
        following = pages.get(number + 1)
        if foot.tag not in {"H2", "H3", "H4"} or not following:
            continue
        head = max(following, key=lambda place: place[0])[1]
        if head is not foot and not (head.tag.startswith("H") and head.tag <= foot.tag):
            found.append(f"{foot.tag} at the foot of page {number}")
    return found
