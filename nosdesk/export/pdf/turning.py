"""Blocks in a language that is written the other way than their document."""

from nosdesk.export.pdf.boxes import Box
from nosdesk.export.pdf.tagged import TaggedCanvas


class Turned(Box):
    """A box laid out for the other direction of reading than its page: left and right are changed, words are not.

    `indent` is what it keeps free at the left of its place, which stays there.
    """

    def __init__(self, box: Box, indent: float = 0.0) -> None:
        self.box, self.indent = box, indent
        self.before, self.after, self.keep, self.whole = box.before, box.after, box.keep, box.whole
        self.room, self.anchor, self.starts_page = box.room, box.anchor, box.starts_page

    def height(self, width: float) -> float:
        return self.box.height(width)

    def split(self, width: float, height: float, *, force: bool = False) -> tuple[Box, Box] | None:
        parts = self.box.split(width, height, force=force)
        return parts and (Turned(parts[0], self.indent), Turned(parts[1], self.indent))

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        with canvas.turn(x + self.indent, width - self.indent):
            self.box.draw(canvas, x, top, width)

    def least(self) -> float:
        return self.box.least()

    def wished(self) -> float:
        return self.box.wished()

    def named(self) -> float:
        return self.box.named()

    def natural(self) -> float:
        return self.box.natural()
