"""Marks that stand before words: bullets, numbers, tick boxes, and states as shapes that differ in one ink."""

from typing import Any, Final

from nosdesk.documents.blocks import State
from nosdesk.export.pdf.boxes import Box, Figure
from nosdesk.export.pdf.fonts import spaced
from nosdesk.export.pdf.layout import BRAND, EDGE, INK, PAPER
from nosdesk.export.pdf.tagged import Element, TaggedCanvas
from nosdesk.export.pdf.text import Setting, Text, TextPart

_GRID: Final = 20.0
"""Marks are drawn on a grid of 20 units."""


class Mark:
    """Something small before the first line of words. Drawn as an artifact unless it has an element."""

    element: Element | None = None
    size: float = 0.0
    """Its width and height in points."""

    def draw(self, canvas: TaggedCanvas, x: float, middle: float) -> None:
        """Draws it with its left edge at x, centred on the height `middle`."""
        with canvas.mark(self.element):
            canvas.saveState()
            self.paint(canvas, x, middle)
            canvas.restoreState()

    def paint(self, canvas: TaggedCanvas, x: float, middle: float) -> None:
        """Draws its shape."""
        raise NotImplementedError


class Written(Mark):
    """A bullet or number in bold brand colour."""

    def __init__(self, setting: Setting, element: Element | None, text: str, size: float) -> None:
        self.setting, self.element, self.text, self.size = setting, element, text, size

    def paint(self, canvas: TaggedCanvas, x: float, middle: float) -> None:
        canvas.setFillColor(BRAND)
        known = self.setting.faces
        runs = spaced(known.line(self.text, known.bold, rtl=canvas.turned))
        canvas.text_and_space(x, middle - self.size * 0.334, runs, self.size)


class Disc(Mark):
    """A number in a disc."""

    def __init__(self, setting: Setting, element: Element, text: str, size: float) -> None:
        self.setting, self.element, self.text, self.size = setting, element, text, size

    def paint(self, canvas: TaggedCanvas, x: float, middle: float) -> None:
        bold = self.setting.faces.bold
        letters = self.size * (0.52 if len(self.text) < 3 else 0.4)
        canvas.setFillColor(BRAND)
        canvas.circle(x + self.size / 2, middle, self.size / 2, stroke=0, fill=1)
        canvas.setFillColor(PAPER)
        left = x + (self.size - bold.width(self.text) * letters) / 2
        canvas.text(left, middle - letters * 0.334, [(bold, self.text)], letters)


class StateMark(Mark):
    """The shape of a state; its word stands beside it."""

    def __init__(self, state: State, size: float) -> None:
        self.state, self.size = state, size

    def paint(self, canvas: TaggedCanvas, x: float, middle: float) -> None:
        _on_grid(canvas, x, middle, self.size)
        match self.state:
            case State.YES:
                canvas.setFillColor(BRAND)
                canvas.circle(10, 10, 9.6, stroke=0, fill=1)
                canvas.setStrokeColor(PAPER)
                _lines(canvas, 2.6, (5.5, 10, 8.8, 6.4), (8.8, 6.4, 14.6, 13.6))
            case State.PARTLY:
                canvas.circle(10, 10, 9, fill=1)
                canvas.setFillColor(INK)
                canvas.wedge(1, 1, 19, 19, 90, 180, fill=1)
            case State.NO:
                canvas.setLineWidth(2)
                canvas.roundRect(1.5, 1.5, 17, 17, 2, fill=1)
                _lines(canvas, 2.6, (6, 6, 14, 14), (6, 14, 14, 6))
            case State.UNCLEAR:
                canvas.circle(10, 10, 9, fill=1)
                canvas.setLineWidth(2.2)
                path = canvas.beginPath()
                path.moveTo(7, 12.6)
                path.curveTo(7, 16.4, 13, 16.4, 13, 12.9)
                path.curveTo(13, 10.8, 10, 10.6, 10, 8.2)
                canvas.drawPath(path)
                canvas.setFillColor(INK)
                canvas.circle(10, 4.9, 1.5, stroke=0, fill=1)
            case State.WAITING:
                canvas.setStrokeColor(EDGE)
                canvas.setLineWidth(2)
                canvas.circle(10, 10, 8.8, fill=1)
            case State.LATE:
                canvas.setFillColor(INK)
                path = canvas.beginPath()
                path.moveTo(10, 20)
                for point in ((20, 10), (10, 0), (0, 10)):
                    path.lineTo(*point)
                path.close()
                canvas.drawPath(path, stroke=0, fill=1)
                canvas.setStrokeColor(PAPER)
                _lines(canvas, 2.4, (10, 9.4, 10, 14.6))
                canvas.setFillColor(PAPER)
                canvas.circle(10, 5.6, 1.5, stroke=0, fill=1)


class TickBox(Mark):
    """A box to tick by hand, or ticked; read aloud by its element's alternative text."""

    def __init__(self, element: Element, size: float, *, ticked: bool) -> None:
        self.element, self.size, self.ticked = element, size, ticked

    def paint(self, canvas: TaggedCanvas, x: float, middle: float) -> None:
        _on_grid(canvas, x, middle, self.size)
        canvas.setLineWidth(1.7)
        canvas.roundRect(1, 1, 18, 18, 2, fill=1)
        if self.ticked:
            _lines(canvas, 2.8, (4.5, 10, 8.5, 5.5), (8.5, 5.5, 16.5, 17))


def _on_grid(canvas: TaggedCanvas, x: float, middle: float, size: float) -> None:
    canvas.translate(x + size if canvas.turned else x, middle - size / 2)
    canvas.scale((-size if canvas.turned else size) / _GRID, size / _GRID)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    canvas.setStrokeColor(INK)
    canvas.setFillColor(PAPER)
    canvas.setLineWidth(1.6)


def _lines(canvas: Any, width: float, *lines: tuple[float, float, float, float]) -> None:
    canvas.setLineWidth(width)
    canvas.lines(lines)


class Marked(Box):
    """A mark, and words (or anything) beside it; `line` joins it with the next one below."""

    def __init__(self, mark: Mark, box: Box, gutter: float, *, left: float = 0.0, line: bool = False) -> None:
        self.mark, self.box, self.gutter, self.left, self.line = mark, box, gutter, left, line
        self.before, self.after = box.before, box.after
        self.first = first_text(box)
        self._middle = self._down = 0.0
        self.place_mark()

    def place_mark(self) -> None:
        """Puts the mark beside the middle of the first line, whose height may have changed."""
        mark, first = self.mark, self.first
        self._middle = max(first.middle_of_first_line() if first else 0.0, mark.size / 2)
        self._down = self._middle - (first.middle_of_first_line() if first else self._middle)

    def _indent(self) -> float:
        return self.left + self.gutter

    def height(self, width: float) -> float:
        return max(self._down + self.box.height(width - self._indent()), self._middle + self.mark.size / 2)

    def split(self, width: float, height: float, *, force: bool = False) -> tuple[Box, Box] | None:
        parts = self.box.split(width - self._indent(), height - self._down, force=force)
        if parts is None:
            return None
        head = Marked(self.mark, parts[0], self.gutter, left=self.left, line=self.line)
        head._middle, head._down, head.first = self._middle, self._down, self.first
        return head, _Unmarked(parts[1], self._indent(), self.mark.size / 2 + self.left if self.line else 0.0)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        text = self.first
        if text is not None and text.begins_opposite(width - self._indent(), turned=canvas.turned):
            # The mark stands where the words begin.
            x += self.left
            with canvas.turn(x, width - self.left):
                self._draw(canvas, x - self.left, top, width)
        else:
            self._draw(canvas, x, top, width)

    def _draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        if self.line:
            start = top - self._middle
            _joint(canvas, x + self.left + self.mark.size / 2, start, top - self.height(width) - self.after)
        self.mark.draw(canvas, x + self.left, top - self._middle)
        self.box.draw(canvas, x + self._indent(), top - self._down, width - self._indent())

    def least(self) -> float:
        return self.box.least() + self._indent()

    def wished(self) -> float:
        return self.box.wished() + self._indent()

    def named(self) -> float:
        return self.box.named() + self._indent()

    def natural(self) -> float:
        return self.box.natural() + self._indent()


class _Unmarked(Box):
    """The rest of a marked box on the next page."""

    def __init__(self, box: Box, indent: float, line_at: float) -> None:
        self.box, self.indent, self.line_at = box, indent, line_at

    def height(self, width: float) -> float:
        return self.box.height(width - self.indent)

    def split(self, width: float, height: float, *, force: bool = False) -> tuple[Box, Box] | None:
        parts = self.box.split(width - self.indent, height, force=force)
        return parts and (
            _Unmarked(parts[0], self.indent, self.line_at),
            _Unmarked(parts[1], self.indent, self.line_at),
        )

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        if self.line_at:
            _joint(canvas, x + self.line_at, top, top - self.height(width) - self.after)
        self.box.draw(canvas, x + self.indent, top, width - self.indent)


def _joint(canvas: TaggedCanvas, x: float, start: float, end: float) -> None:
    with canvas.mark(None):
        canvas.setStrokeColor(BRAND)
        canvas.setLineWidth(2)
        canvas.line(x, start, x, end)


def first_text(box: Box) -> Text | None:
    """The first paragraph inside a box, beside which a mark stands."""
    from nosdesk.export.pdf.boxes import Stack

    match box:
        case Text():
            return box
        case Stack() if box.boxes:
            return first_text(box.boxes[0])
        case TextPart():
            return box.text
        case Marked():
            return box.first
        case _:
            return None


class WritingSpace(Figure):
    """Room to write by hand: a box with ruled lines, or squares in groups for a date."""

    def __init__(
        self, element: Element, width: float, height: float, *, lines: int = 1, squares: tuple[int, ...] = ()
    ) -> None:
        super().__init__(element, width, height)
        self.lines, self.squares = lines, squares

    def paint(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        canvas.setStrokeColor(INK)
        canvas.setFillColor(PAPER)
        canvas.setLineWidth(1.2)
        if self.squares:
            gaps = 0.45 * (len(self.squares) - 1)
            side = min(self.tall, width / (sum(self.squares) + gaps))
            for count in self.squares:
                for _ in range(count):
                    canvas.rect(x, y + self.tall - side, side, side, fill=1)
                    x += side
                x += side * 0.45
            return
        canvas.roundRect(x, y, width, self.tall, 3, fill=1)
        canvas.setStrokeColor(EDGE)
        canvas.setLineWidth(0.8)
        for at in range(1, self.lines):
            height = y + self.tall * at / self.lines
            canvas.line(x + 10, height, x + width - 10, height)
