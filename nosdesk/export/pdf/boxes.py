"""The layout of a page: boxes that know their height, can be split, and draw themselves; and how they fill a frame.

Lengths are points. A box is drawn from its top left corner downwards; y grows upwards, as in PDF. Boxes are laid out for
one width, in which they are measured, split and drawn.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from nosdesk.export.pdf.tagged import Element, TaggedCanvas

SLACK: Final = 0.01
"""Points by which a box may be too tall and still fits: sums of fractions."""


class Box:
    """Something on a page."""

    before: float = 0.0
    """Least space above it, but for the top of a page; the larger of two neighbours' wishes counts."""
    after: float = 0.0
    keep: bool = False
    """Stays on one page with (the beginning of) the next box."""
    whole: bool = False
    """Is split only where it is taller than a page."""
    room: float = 0.0
    """Begins only where this much of the page is left."""
    anchor: str = ""
    """A place that contents lead to."""
    starts_page: bool = False

    def height(self, width: float) -> float:
        """Its height when it is `width` wide."""
        raise NotImplementedError

    def split(self, width: float, height: float, *, force: bool = False) -> "tuple[Box, Box] | None":
        """A part that is at most `height` tall and the rest; None where it cannot be split well.

        With `force`, on an empty page, anything is better than nothing: a lone line, a table's single row.
        """
        return None

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draws it below `top`, right of `x`."""
        raise NotImplementedError

    def least(self) -> float:
        """The width of its longest piece that should not be broken."""
        return 0.0

    def wished(self) -> float:
        """The width of its longest group of words that belong together: a date, a sum with its unit."""
        return self.least()

    def named(self) -> float:
        """The same with whole names, which only a narrow place may break."""
        return self.wished()

    def natural(self) -> float:
        """The width it takes when nothing is broken."""
        return self.named()

    def spaced(self, before: float = 0.0, after: float = 0.0) -> "Box":
        """Itself, with space above and below."""
        self.before, self.after = before, after
        return self


def _follow(box: Box, tail: Box) -> Box:
    """The second part of a split box carries on its wishes for what comes after it."""
    tail.before, tail.after, tail.keep = 0.0, box.after, box.keep
    return tail


@dataclass(frozen=True, slots=True)
class Placed:
    """A box and how far below the top of its frame it stands."""

    box: Box
    down: float


def stacked_height(boxes: Sequence[Box], width: float) -> float:
    """The height of boxes one under another."""
    total = 0.0
    last = None
    for box in boxes:
        total += (max(last.after, box.before) if last else 0.0) + box.height(width)
        last = box
    return total


def fill(boxes: Sequence[Box], width: float, height: float, *, force: bool = False) -> tuple[list[Placed], list[Box]]:
    """Places as many boxes as a frame takes and returns them with the rest.

    A chain of boxes that keep together goes over whole, or with its last box split. With `force` at least a part of the
    first box is placed, so that every call makes progress.
    """
    placed: list[Placed] = []
    rest = list(boxes)
    down = 0.0
    while rest:
        chain = _chain(rest)
        gap = max(placed[-1].box.after, rest[0].before) if placed else 0.0
        if placed and (rest[0].starts_page or height - down - gap < rest[0].room):
            break
        inside = gap + stacked_height(rest[:chain], width)
        if down + inside <= height + SLACK:
            for box in rest[:chain]:
                down += max(placed[-1].box.after, box.before) if placed else 0.0
                placed.append(Placed(box, down))
                down += box.height(width)
            rest = rest[chain:]
            continue
        rest = _break_chain(placed, rest, chain, down, width, height, force=force)
        break
    return placed, rest


def _chain(boxes: Sequence[Box]) -> int:
    """How many boxes from the first one stay together."""
    n = 1
    while n < len(boxes) and boxes[n - 1].keep and not boxes[n].starts_page:
        n += 1
    return n


def _break_chain(
    placed: list[Placed], rest: list[Box], chain: int, down: float, width: float, height: float, *, force: bool
) -> list[Box]:
    """Places what it can of a chain that does not fit and returns the rest."""
    empty = not placed
    members: list[Placed] = []
    for index, box in enumerate(rest[:chain]):
        before = placed[-1].box if index == 0 and placed else rest[index - 1] if index else None
        at = down + (max(before.after, box.before) if before else 0.0)
        tall = box.height(width)
        if at + tall <= height + SLACK:
            members.append(Placed(box, at))
            down = at + tall
            continue
        last = index == chain - 1
        parts = None
        if last and not (box.whole and not (force and empty)):
            parts = box.split(width, height - at)
        if parts is None and force and empty:
            parts = box.split(width, height - at, force=True)
            if parts and members and parts[0].height(width) > height - at + SLACK:
                parts = None  # not even a line of it fits below the others
            if parts is None and not members:
                placed.append(Placed(box, at))
                return rest[index + 1 :]
            if parts is None:
                placed += members
                return rest[index:]
        if parts is None:
            return rest
        head, tail = parts
        head.after = 0.0
        head.anchor, head.before = box.anchor, box.before
        placed += [*members, Placed(head, at)]
        return [_follow(box, tail), *rest[index + 1 :]]
    placed += members
    return rest[chain:]


class Space(Box):
    """Room with nothing in it; it vanishes at the top of a page."""

    def __init__(self, height: float) -> None:
        self.before = height

    def height(self, width: float) -> float:
        return 0.0

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draws nothing."""


class Stack(Box):
    """Boxes one under another."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        self.boxes = list(boxes)
        self._heights: dict[float, float] = {}

    def height(self, width: float) -> float:
        if width not in self._heights:
            self._heights[width] = stacked_height(self.boxes, width)
        return self._heights[width]

    def split(self, width: float, height: float, *, force: bool = False) -> tuple[Box, Box] | None:
        placed, rest = fill(self.boxes, width, height, force=force)
        if not placed or not rest:
            return None
        return Stack([p.box for p in placed]), Stack(rest)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        last = None
        for box in self.boxes:
            top -= max(last.after, box.before) if last else 0.0
            box.draw(canvas, x, top, width)
            top -= box.height(width)
            last = box

    def least(self) -> float:
        return max((box.least() for box in self.boxes), default=0.0)

    def wished(self) -> float:
        return max((box.wished() for box in self.boxes), default=0.0)

    def named(self) -> float:
        return max((box.named() for box in self.boxes), default=0.0)

    def natural(self) -> float:
        return max((box.natural() for box in self.boxes), default=0.0)


class Indented(Box):
    """A box with room at its sides."""

    def __init__(self, box: Box, left: float, right: float = 0.0) -> None:
        self.box, self.left, self.right = box, left, right
        self.before, self.after, self.keep, self.whole = box.before, box.after, box.keep, box.whole
        self.room, self.anchor = box.room, box.anchor

    def _inner(self, width: float) -> float:
        return width - self.left - self.right

    def height(self, width: float) -> float:
        return self.box.height(self._inner(width))

    def split(self, width: float, height: float, *, force: bool = False) -> tuple[Box, Box] | None:
        parts = self.box.split(self._inner(width), height, force=force)
        return parts and (Indented(parts[0], self.left, self.right), Indented(parts[1], self.left, self.right))

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        self.box.draw(canvas, x + self.left, top, self._inner(width))

    def least(self) -> float:
        return self.box.least() + self.left + self.right

    def wished(self) -> float:
        return self.box.wished() + self.left + self.right

    def named(self) -> float:
        return self.box.named() + self.left + self.right

    def natural(self) -> float:
        return self.box.natural() + self.left + self.right


@dataclass(frozen=True, slots=True)
class Padding:
    """Room inside the edges of a box."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


@dataclass(frozen=True, slots=True)
class Look:
    """Ground and edges of a panel: colours as "#RRGGBB", "" for none; widths in points."""

    ground: str = ""
    frame: str = ""
    frame_width: float = 1.0
    bar: str = ""
    bar_width: float = 4.0
    radius: float = 0.0


class Panel(Box):
    """A box on a tinted ground, in a frame, or with a bar at its left; the ground is an artifact."""

    least_height: float = 0.0
    """It is at least so tall: panels side by side."""

    def __init__(self, box: Box, look: Look, padding: Padding) -> None:
        self.box, self.look, self.padding = box, look, padding

    def _inner(self, width: float) -> float:
        return width - self.padding.left - self.padding.right

    def height(self, width: float) -> float:
        inside = self.box.height(self._inner(width)) + self.padding.top + self.padding.bottom
        return max(inside, self.least_height)

    def split(self, width: float, height: float, *, force: bool = False) -> tuple[Box, Box] | None:
        room = height - self.padding.top - self.padding.bottom
        parts = self.box.split(self._inner(width), room, force=force)
        return parts and (Panel(parts[0], self.look, self.padding), Panel(parts[1], self.look, self.padding))

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        height, look = self.height(width), self.look
        with canvas.mark(None):
            canvas.saveState()
            if look.ground:
                canvas.setFillColor(look.ground)
                canvas.roundRect(x, top - height, width, height, look.radius, stroke=0, fill=1)
            if look.frame:
                canvas.setStrokeColor(look.frame)
                canvas.setLineWidth(look.frame_width)
                canvas.roundRect(x, top - height, width, height, look.radius, stroke=1, fill=0)
            if look.bar:
                canvas.setFillColor(look.bar)
                canvas.rect(x, top - height, look.bar_width, height, stroke=0, fill=1)
            canvas.restoreState()
        self.box.draw(canvas, x + self.padding.left, top - self.padding.top, self._inner(width))


class RuledCard(Box):
    """Lines under a strong rule, without a frame. It goes on overleaf between two lines; `more` then stands above the rest."""

    rule: float = 3.0
    """Its thickness in points..."""
    colour: str = ""
    """...and colour."""
    pad: float = 0.0
    """Between the rule and the first line."""

    def __init__(self, lines: Sequence[Box], more: Box | None = None) -> None:
        self.lines, self.more = list(lines), more
        self._stack = Stack(self.lines)

    def height(self, width: float) -> float:
        return self.rule + self.pad + self._stack.height(width)

    def split(self, width: float, height: float, *, force: bool = False) -> tuple[Box, Box] | None:
        room = height - self.rule - self.pad
        fits = len(self.lines) - 1
        while fits > 1 and stacked_height(self.lines[:fits], width) > room + SLACK:
            fits -= 1
        if fits > 1 and stacked_height(self.lines[:fits], width) <= room + SLACK:
            return self._part(self.lines[:fits]), self._rest(self.lines[fits:])
        parts = self._stack.split(width, room, force=True) if force else None
        return parts and (self._part([parts[0]]), self._rest([parts[1]]))

    def _part(self, lines: Sequence[Box]) -> "RuledCard":
        made = RuledCard(lines, self.more)
        made.rule, made.pad, made.colour = self.rule, self.pad, self.colour
        return made

    def _rest(self, lines: Sequence[Box]) -> "RuledCard":
        made = self._part([self.more, *lines] if self.more else lines)
        made.rule = made.pad = 0.0
        made.more = self.more
        return made

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        if self.rule:
            with canvas.mark(None):
                canvas.setFillColor(self.colour)
                canvas.rect(x, top - self.rule, width, self.rule, stroke=0, fill=1)
        self._stack.draw(canvas, x, top - self.rule - self.pad, width)


class Columns(Box):
    """Boxes side by side in columns of fixed widths, aligned at their tops or middles; split only where forced."""

    def __init__(
        self, boxes: Sequence[Box], widths: Sequence[float], *, gap: float = 0.0, middle: bool = False
    ) -> None:
        self.boxes, self.widths, self.gap, self.middle = list(boxes), list(widths), gap, middle

    def height(self, width: float) -> float:
        return max(box.height(w) for box, w in zip(self.boxes, self.widths, strict=True))

    def split(self, width: float, height: float, *, force: bool = False) -> tuple[Box, Box] | None:
        if not force:
            return None
        parts = split_side_by_side(self.boxes, self.widths, height)
        if parts is None:
            return None
        return Columns(parts[0], self.widths, gap=self.gap), Columns(parts[1], self.widths, gap=self.gap)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        tall = self.height(width)
        for box, w in zip(self.boxes, self.widths, strict=True):
            down = (tall - box.height(w)) / 2 if self.middle else 0.0
            box.draw(canvas, x, top - down, w)
            x += w + self.gap


def split_side_by_side(
    boxes: Sequence[Box], widths: Sequence[float], height: float
) -> tuple[list[Box], list[Box]] | None:
    """Boxes side by side cut at one height; None where nothing at all fits above the cut."""
    heads: list[Box] = []
    tails: list[Box] = []
    for box, width in zip(boxes, widths, strict=True):
        if box.height(width) <= height + SLACK:
            heads.append(box)
            tails.append(Space(0))
            continue
        parts = box.split(width, height, force=True)
        heads.append(parts[0] if parts else Space(0))
        tails.append(parts[1] if parts else box)
    return (heads, tails) if any(box.height(w) > 0 for box, w in zip(heads, widths, strict=True)) else None


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the boxes of a page stand."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.bottom + self.height


def paginate(
    boxes: Sequence[Box], first: Frame, others: Frame, heard: Callable[[], None] = lambda: None
) -> list[list[Placed]]:
    """All boxes on as many pages as they need; every page has something on it. `heard` is called after each."""
    pages: list[list[Placed]] = []
    rest = list(boxes)
    while rest:
        frame = others if pages else first
        placed, rest = fill(rest, frame.width, frame.height, force=True)
        pages.append(placed)
        heard()
    return pages or [[]]


class Figure(Box):
    """A box with an alternative text; an artifact where `element` is None. Its place on the page is recorded (BBox)."""

    def __init__(self, element: Element | None, width: float, height: float) -> None:
        self.element, self.wide, self.tall = element, width, height
        self.whole = True

    def height(self, width: float) -> float:
        return self.tall

    def least(self) -> float:
        return self.wide

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        if self.element is not None and not self.element.attributes:
            from reportlab.pdfbase.pdfdoc import PDFArray

            left, right = canvas.on_page(x, x + min(self.wide, width))
            place = PDFArray([round(v, 2) for v in (left, top - self.tall, right, top)])
            self.element.attribute("Layout", Placement="Block", BBox=place)
        with canvas.mark(self.element):
            canvas.saveState()
            self.paint(canvas, x, top - self.tall, min(self.wide, width))
            canvas.restoreState()

    def paint(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        """Draws inside the rectangle whose lower left corner is (x, y)."""
        raise NotImplementedError
