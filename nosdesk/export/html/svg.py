"""Pictures and marks in a page: each drawing stands in it once and is used wherever it is needed."""

import base64
import xml.etree.ElementTree as ET
from functools import cache
from typing import Final

from nosdesk.documents.blocks import State
from nosdesk.export.html.markup import Markup, join, tag
from nosdesk.pictures import OwnPhoto, Shown, picture_path

_KEPT: Final = frozenset({"g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon"})
_DROPPED: Final = frozenset({"id", "class", "style"})

_STATES: Final = {
    State.YES: '<circle class="brand" cx="10" cy="10" r="9.6"/><path class="pale" d="M5.5 10l3.3 3.6 5.8-7.2"/>',
    State.PARTLY: '<circle class="ring" cx="10" cy="10" r="9"/><path class="solid" d="M10 1a9 9 0 0 0 0 18z"/>',
    State.NO: '<rect class="ring" x="1.5" y="1.5" width="17" height="17" rx="2"/><path class="dark" d="M6 6l8 8M6 14l8-8"/>',
    State.UNCLEAR: '<circle class="ring" cx="10" cy="10" r="9"/><path class="dark" d="M7 7.4c0-3.8 6-3.5 6-.3 0 2.1-3 2.3-3 4.7"/>'
    '<circle class="solid" cx="10" cy="15.1" r="1.5"/>',
    State.WAITING: '<circle class="ring quiet" cx="10" cy="10" r="8.8"/>',
    State.LATE: '<path class="solid" d="M10 0l10 10-10 10L0 10z"/><path class="pale" d="M10 5.4v5.2"/>'
    '<circle class="dot" cx="10" cy="14.4" r="1.5"/>',
}
_BOX: Final = '<rect class="ring" x="1" y="1" width="18" height="18" rx="2"/>'
_MARKS: Final = {
    **{f"state-{state.name.lower()}": shapes for state, shapes in _STATES.items()},
    "box": _BOX,
    "box-ticked": f'{_BOX}<path class="dark" d="M4.5 10l4 4.5 8-11.5"/>',
}


class Drawings:
    """The drawings that a page uses, in the order of their first use."""

    def __init__(self) -> None:
        self._used: dict[str, Markup] = {}
        self.photos = False
        """Whether a photo stands in the page: it must be allowed to show pictures then."""

    def picture(self, picture: Shown, class_: str = "picture") -> Markup:
        """A picture. A drawing says the same as the words beside it: nothing for a screen reader; a photo is read as what it shows.

        Raises BugError where there is no such drawing.
        """
        if isinstance(picture, OwnPhoto):
            self.photos = True
            data = base64.b64encode(picture.jpeg).decode("ascii")
            return tag("img", class_=f"{class_} photo", src=f"data:image/jpeg;base64,{data}", alt=picture.words)
        return self._drawing(picture, class_)

    def _drawing(self, concept: str, class_: str) -> Markup:
        file = picture_path(concept).stem
        self._used.setdefault(f"picture-{file}", _symbol(f"picture-{file}", "0 0 72 72", _drawing(concept)))
        return self._use(f"picture-{file}", class_)

    def state(self, state: State) -> Markup:
        """The shape of a state before its word."""
        return self._mark(f"state-{state.name.lower()}", "state")

    def box(self, *, ticked: bool, said: str) -> Markup:
        """A box to tick, read aloud as `said`."""
        name = "box-ticked" if ticked else "box"
        drawn = self._mark(name, "box")
        return tag("span", drawn, class_="tick", role="img", aria_label=said)

    def _mark(self, name: str, class_: str) -> Markup:
        self._used.setdefault(name, _symbol(name, "0 0 20 20", Markup(_MARKS[name])))
        return self._use(name, class_)

    @staticmethod
    def _use(name: str, class_: str) -> Markup:
        return tag("svg", tag("use", href=f"#{name}"), class_=class_, aria_hidden="true", focusable="false")

    def sheet(self) -> Markup:
        """All drawings that were used, unseen, from where each is taken."""
        return tag(
            "svg", *self._used.values(), class_="sheet", aria_hidden="true", focusable="false", width="0", height="0"
        )


def _symbol(name: str, box: str, shapes: Markup) -> Markup:
    return tag("symbol", shapes, id=name, viewBox=box)


@cache
def _drawing(concept: str) -> Markup:
    root = ET.parse(picture_path(concept)).getroot()  # noqa: S314 - the program's own file
    return join(*_shapes(root))


def _shapes(node: ET.Element) -> list[Markup]:
    """The shapes in a drawing, without titles, names and whatever else an editor left there."""
    found = []
    for child in node:
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if name in _KEPT:
            plain = {key.replace("-", "_"): value for key, value in child.attrib.items() if key not in _DROPPED}
            found.append(tag(name, *_shapes(child), **plain))
    return found
