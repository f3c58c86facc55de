"""Layouts whose height follows their width: parts that wrap, two parts that fold, one part in the middle.

They remember what they worked out until Qt says that a part has changed; without that, each level of a page would ask the
next several times and a deep page would take seconds.
"""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

NO_LIMIT: Final = 16_777_215
"""Qt's greatest width of a widget."""


class FollowingWidth(QLayout):
    """Base of the three: keeps items, and what was worked out about them. Subclasses place them and say their sizes."""

    def __init__(self, box: QWidget) -> None:
        super().__init__(box)
        self.items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._wanted: QSize | None = None
        self._least: QSize | None = None
        self.setContentsMargins(0, 0, 0, 0)

    def place(self, rect: QRect, move: bool) -> int:
        """Height that the items take in the width of `rect`; `move` puts them there."""
        raise NotImplementedError

    def wanted(self) -> QSize:
        """The size without any shortage of room."""
        raise NotImplementedError

    def least(self) -> QSize:
        """The smallest size that cuts nothing."""
        raise NotImplementedError

    @property
    def shown(self) -> list[QLayoutItem]:
        """Items that are not hidden."""
        return [item for item in self.items if not item.isEmpty()]

    @property
    def is_rtl(self) -> bool:
        """Whether the box is read from right to left."""
        box = self.parentWidget()
        return box is not None and box.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def addItem(self, item: QLayoutItem, /) -> None:  # noqa: N802 - Qt's name
        self.items.append(item)

    def count(self) -> int:
        return len(self.items)

    def itemAt(self, index: int, /) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        return self.items[index] if 0 <= index < len(self.items) else None

    def takeAt(self, index: int, /) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        return self.items.pop(index) if 0 <= index < len(self.items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        return Qt.Orientation(0)

    def invalidate(self) -> None:
        self._heights.clear()
        self._wanted = self._least = None
        super().invalidate()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        if width not in self._heights:
            self._heights[width] = self.place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        if self._wanted is None:
            self._wanted = self.wanted()
        return self._wanted

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        if self._least is None:
            self._least = self.least()
        return self._least

    def setGeometry(self, rect: QRect, /) -> None:  # noqa: N802 - Qt's name
        super().setGeometry(rect)
        self.place(rect, move=True)

    def put(self, item: QLayoutItem, rect: QRect, x: int, y: int, width: int, height: int) -> None:
        """Place an item at x, y inside `rect`, counted from where reading begins."""
        left = rect.width() - x - width if self.is_rtl else x
        item.setGeometry(QRect(rect.left() + left, rect.top() + y, width, height))


def item_height(item: QLayoutItem, width: int) -> int:
    """Height of an item at a width, whether it depends on the width or not."""
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def item_width(item: QLayoutItem) -> int:
    """Width that an item wants, never under its least."""
    return max(item.sizeHint().width(), item.minimumSize().width())


def _largest(items: list[QLayoutItem]) -> QSize:
    sizes = [item.minimumSize() for item in items]
    return QSize(max((size.width() for size in sizes), default=0), max((size.height() for size in sizes), default=0))


def _tallest(items: list[QLayoutItem]) -> int:
    """Height of parts side by side, each in the width it wants."""
    return max((item.sizeHint().height() for item in items), default=0)


class Plain(QWidget):
    """A box that draws nothing, as large as its layout says.

    A plain QWidget would ask for the height of everything inside at the widths it wants and at the least widths, neither
    of which it ever gets; and so would each box in it.
    """

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return super().sizeHint() if layout is None else layout.sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return super().minimumSizeHint() if layout is None else layout.minimumSize()


def sized_by_width(widget: QWidget, horizontal: QSizePolicy.Policy = QSizePolicy.Policy.Preferred) -> None:
    """The widget's height follows from its width. Minimum, not Fixed: a fixed size hint would cut long text."""
    policy = QSizePolicy(horizontal, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)


def hugs(widget: QWidget) -> bool:
    """Whether the widget keeps to its own width, whatever room there is: a picture, a short entry."""
    return widget.sizePolicy().horizontalPolicy() in (QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)


class _WrappingLayout(FollowingWidth):
    def __init__(self, box: QWidget, gap: int, line_gap: int, middle: bool) -> None:
        super().__init__(box)
        self._gap, self._line_gap, self._middle = gap, line_gap, middle
        self.at_end: set[QWidget] = set()

    def wanted(self) -> QSize:
        shown = self.shown
        wide = sum(item_width(item) for item in shown) + self._gap * max(0, len(shown) - 1)
        return QSize(wide, _tallest(shown))

    def least(self) -> QSize:
        return _largest(self.shown)

    def _lines(self, room: int) -> list[list[tuple[QLayoutItem, int, int]]]:
        lines: list[list[tuple[QLayoutItem, int, int]]] = []
        left = 0
        for item in self.shown:
            width = max(min(item_width(item), room), item.minimumSize().width())
            part = (item, width, item_height(item, width))
            if lines and width + self._gap <= left:
                lines[-1].append(part)
                left -= width + self._gap
            else:
                lines.append([part])
                left = room - width
        return lines

    def place(self, rect: QRect, move: bool) -> int:
        y = 0
        for index, line in enumerate(self._lines(rect.width())):
            y += self._line_gap if index else 0
            tall = max(height for _, _, height in line)
            if move:
                self._put_line(line, rect, y, tall)
            y += tall
        return y

    def _put_line(self, line: list[tuple[QLayoutItem, int, int]], rect: QRect, y: int, tall: int) -> None:
        spare = rect.width() - sum(width for _, width, _ in line) - self._gap * (len(line) - 1)
        x = 0
        for place, (item, width, height) in enumerate(line):
            if place and spare > 0 and item.widget() in self.at_end:
                x, spare = x + spare, 0
            down = (tall - height) // 2 if self._middle else 0
            self.put(item, rect, x, y + down, width, height)
            x += width + self._gap


class Wrapping(Plain):
    """Widgets side by side as long as there is room, then on the next line; each as wide as its hint.

    `middle` centres the widgets of a line on each other; otherwise they hang from the top. Widgets added with `at_end`
    stand at the far end of their line where others stand before them.
    """

    def __init__(self, gap: int, line_gap: int, middle: bool = True) -> None:
        super().__init__()
        self._laid = _WrappingLayout(self, gap, line_gap, middle)
        self.parts: list[QWidget] = []
        sized_by_width(self)

    def add(self, widget: QWidget, at_end: bool = False) -> None:
        """Put a widget after the others."""
        self.parts.append(widget)
        if at_end:
            self._laid.at_end.add(widget)
        self._laid.addWidget(widget)

    def clear(self) -> None:
        """Take every widget away for good."""
        for widget in self.parts:
            self._laid.removeWidget(widget)
            widget.deleteLater()
        self.parts = []
        self._laid.at_end.clear()


class _BesideLayout(FollowingWidth):
    def __init__(
        self,
        box: QWidget,
        main: QWidget,
        fixed: QWidget,
        gap: int,
        line_gap: int,
        fixed_width: int,
        last: bool,
        middle: bool,
    ) -> None:
        super().__init__(box)
        self.least_main, self.most = 0, NO_LIMIT
        self._gap, self._line_gap, self._fixed_width, self._middle = gap, line_gap, fixed_width, middle
        for part in (main, fixed) if last else (fixed, main):
            self.addWidget(part)
        self._main = next(item for item in self.items if item.widget() is main)
        self._fixed = next(item for item in self.items if item.widget() is fixed)

    def _fixed_room(self) -> int:
        return self._fixed_width or item_width(self._fixed)

    def is_folded(self, width: int) -> bool:
        if len(self.shown) < 2:
            return True
        return width - self._fixed_room() - self._gap < max(self.least_main, self._main.minimumSize().width())

    def wanted(self) -> QSize:
        shown = self.shown
        wide = sum(self._fixed_room() if item is self._fixed else item_width(item) for item in shown)
        wide += self._gap * max(0, len(shown) - 1)
        return QSize(wide, _tallest(shown))

    def least(self) -> QSize:
        return _largest(self.shown)

    def place(self, rect: QRect, move: bool) -> int:
        width = rect.width()
        if self.is_folded(width):
            return self._stack(rect, move)
        fixed = self._fixed_room()
        wide = {id(self._fixed): fixed, id(self._main): min(width - fixed - self._gap, self.most)}
        high = {id(item): item_height(item, wide[id(item)]) for item in self.items}
        tall = max(high.values())
        x = 0
        for item in self.items if move else ():
            y = (tall - high[id(item)]) // 2 if self._middle else 0
            self.put(item, rect, x, y, wide[id(item)], high[id(item)])
            x += wide[id(item)] + self._gap
        return tall

    def _stack(self, rect: QRect, move: bool) -> int:
        y = 0
        for index, item in enumerate(self.shown):
            y += self._line_gap if index else 0
            widget = item.widget()
            # What never grows sideways (a picture, a button) keeps its width; everything else takes the whole line.
            room = item_width(item) if widget is not None and hugs(widget) else self.most
            wide = min(rect.width(), room, item.maximumSize().width())
            high = item_height(item, wide)
            if move:
                self.put(item, rect, 0, y, wide, high)
            y += high
        return y


class Beside(Plain):
    """Two widgets side by side while both have room, else one below the other.

    `fixed` keeps its own width, or `fixed_width`; `main` takes the rest, at least `least` pixels and at most `most`. `fixed`
    stands first in reading direction unless `fixed_last`. `middle` centres the lower one on the higher one.
    """

    def __init__(
        self,
        main: QWidget,
        fixed: QWidget,
        gap: int,
        least: int,
        fixed_width: int = 0,
        fixed_last: bool = False,
        line_gap: int = -1,
        middle: bool = False,
        most: int = NO_LIMIT,
    ) -> None:
        super().__init__()
        line_gap = gap if line_gap < 0 else line_gap
        self._laid = _BesideLayout(self, main, fixed, gap, line_gap, fixed_width, fixed_last, middle)
        self._laid.least_main, self._laid.most = least, most
        sized_by_width(self)

    def set_limits(self, least: int, most: int) -> None:
        """Change the least and the greatest width of `main`."""
        if (least, most) != (self._laid.least_main, self._laid.most):
            self._laid.least_main, self._laid.most = least, most
            self._laid.update()

    def is_folded(self, width: int) -> bool:
        """Whether at this width the two stand one below the other."""
        return self._laid.is_folded(width)


class _CentredLayout(FollowingWidth):
    def __init__(self, box: QWidget, inside: QWidget) -> None:
        super().__init__(box)
        self.most, self.side, self.above = NO_LIMIT, 0, 0
        self.addWidget(inside)

    def _wide(self, width: int) -> int:
        return min(self.most, width - 2 * self.side)

    def wanted(self) -> QSize:
        wide = min(self.most, item_width(self.items[0])) + 2 * self.side
        return QSize(wide, self.items[0].sizeHint().height() + 2 * self.above)

    def least(self) -> QSize:
        least = self.items[0].minimumSize()
        return QSize(least.width() + 2 * self.side, least.height() + 2 * self.above)

    def place(self, rect: QRect, move: bool) -> int:
        wide = self._wide(rect.width())
        high = item_height(self.items[0], wide)
        if move:
            # Taller than its words where the page is: a stretch inside it may use the room.
            room = max(high, rect.height() - 2 * self.above)
            self.put(self.items[0], rect, (rect.width() - wide) // 2, self.above, wide, room)
        return high + 2 * self.above


class Centred(Plain):
    """One widget in the middle, at most so wide, with room round it. The margins may change with the window."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._laid = _CentredLayout(self, inside)
        sized_by_width(self)

    def set_limits(self, most: int, side: int, above: int) -> None:
        """Greatest width of the widget; least room at each side; room above and below."""
        laid = self._laid
        if (most, side, above) != (laid.most, laid.side, laid.above):
            laid.most, laid.side, laid.above = most, side, above
            laid.update()
