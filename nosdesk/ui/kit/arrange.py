"""Putting parts together: columns, rows, rows that wrap, and a page that scrolls up and down."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from nosdesk.ui.kit.look import Look

Part = QWidget | QLayout | int | None
"""A widget or layout; a gap in pixels; None is a stretch."""
Item = Part | tuple[Part, int]
"""A part, or (part, stretch)."""
Margins = tuple[int, int, int, int]
NO_MARGINS: Margins = (0, 0, 0, 0)
NO_LIMIT: Final = 16_777_215
"""Qt's greatest width of a widget."""
SCROLL_BAR_PX: Final = 16


def fill_layout(layout: QBoxLayout, items: tuple[Item, ...]) -> None:
    """Put widgets, layouts, gaps (int), stretches (None) or (part, stretch) pairs into a layout."""
    for item in items:
        part, stretch = item if isinstance(item, tuple) else (item, 0)
        if part is None:
            layout.addStretch(stretch or 1)
        elif isinstance(part, int):
            layout.addSpacing(part)
        elif isinstance(part, QLayout):
            layout.addLayout(part, stretch)
        else:
            layout.addWidget(part, stretch)


def column(*items: Item, gap: int = 0, margins: Margins = NO_MARGINS, box: QWidget | None = None) -> QWidget:
    """Parts one below the other, in `box` or a plain widget."""
    box = box or QWidget()
    layout = QVBoxLayout(box)
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    fill_layout(layout, items)
    return box


def row(*items: Item, gap: int = 0, margins: Margins = NO_MARGINS, box: QWidget | None = None) -> QWidget:
    """Parts side by side in reading direction, in `box` or a plain widget."""
    box = box or QWidget()
    layout = QHBoxLayout(box)
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    fill_layout(layout, items)
    return box


def mid(widget: QWidget) -> QWidget:
    """The widget in the middle of whatever height its row has."""
    return column(None, widget, None)


def sized_by_width(widget: QWidget, horizontal: QSizePolicy.Policy = QSizePolicy.Policy.Preferred) -> None:
    """The widget's height follows from its width. Minimum, not Fixed: a fixed size hint would cut long text."""
    policy = QSizePolicy(horizontal, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)


def hugs(widget: QWidget) -> bool:
    """Whether the widget keeps to its own width, whatever room there is: a picture, a short entry."""
    return widget.sizePolicy().horizontalPolicy() in (QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)


class Wrapping(QWidget):
    """Widgets side by side as long as there is room, then on the next line; each as wide as its hint.

    `middle` centres the widgets of a line on each other; otherwise they hang from the top. Widgets added with `at_end`
    stand at the far end of their line where others stand before them.
    """

    def __init__(self, gap: int, line_gap: int, middle: bool = True) -> None:
        super().__init__()
        self._gap, self._line_gap, self._middle = gap, line_gap, middle
        self._parts: list[QWidget] = []
        self._at_end: set[QWidget] = set()
        sized_by_width(self)

    @property
    def parts(self) -> list[QWidget]:
        """The widgets in their order."""
        return list(self._parts)

    def add(self, widget: QWidget, at_end: bool = False) -> None:
        """Put a widget after the others."""
        self._parts.append(widget)
        if at_end:
            self._at_end.add(widget)
        widget.setParent(self)
        self.updateGeometry()

    def clear(self) -> None:
        """Take every widget away for good."""
        for widget in self._parts:
            widget.setParent(None)
            widget.deleteLater()
        self._parts = []
        self._at_end = set()
        self.updateGeometry()

    def event(self, event: QEvent, /) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.LayoutDirectionChange):
            self.updateGeometry()
            self._place(self.width(), move=True)
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        self._place(self.width(), move=True)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:
        shown = self._shown()
        wide = sum(_hint(widget).width() for widget in shown) + self._gap * max(0, len(shown) - 1)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        least = [_least(widget) for widget in self._shown()]
        return QSize(
            max((size.width() for size in least), default=0), max((size.height() for size in least), default=0)
        )

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._parts if not widget.isHidden()]

    def _lines(self, room: int) -> list[list[tuple[QWidget, QSize]]]:
        lines: list[list[tuple[QWidget, QSize]]] = []
        left = 0
        for widget in self._shown():
            hint = _hint(widget)
            width = max(min(hint.width(), room), _least(widget).width())
            height = widget.heightForWidth(width) if widget.hasHeightForWidth() else hint.height()
            size = QSize(width, max(height, widget.minimumHeight()))
            if lines and width + self._gap <= left:
                lines[-1].append((widget, size))
                left -= width + self._gap
            else:
                lines.append([(widget, size)])
                left = room - width
        return lines

    def _place(self, room: int, move: bool) -> int:
        """Height that the widgets take in this width; `move` puts them there."""
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        y = 0
        for index, line in enumerate(self._lines(room)):
            y += self._line_gap if index else 0
            tall = max(size.height() for _, size in line)
            x = 0
            spare = room - sum(size.width() for _, size in line) - self._gap * (len(line) - 1)
            for place, (widget, size) in enumerate(line):
                if place and spare > 0 and widget in self._at_end:
                    x, spare = x + spare, 0
                if move:
                    down = (tall - size.height()) // 2 if self._middle else 0
                    widget.setGeometry(room - x - size.width() if rtl else x, y + down, size.width(), size.height())
                x += size.width() + self._gap
            y += tall
        return y


class Beside(QWidget):
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
        self._main, self._fixed = main, fixed
        self._gap, self._least, self._most = gap, least, most
        self._line_gap = gap if line_gap < 0 else line_gap
        self._fixed_width, self._fixed_last, self._middle = fixed_width, fixed_last, middle
        for part in (main, fixed) if fixed_last else (fixed, main):
            part.setParent(self)
        sized_by_width(self)

    def set_limits(self, least: int, most: int) -> None:
        """Change the least and the greatest width of `main`."""
        if (least, most) != (self._least, self._most):
            self._least, self._most = least, most
            self.updateGeometry()
            self._place(self.width(), move=True)

    def is_folded(self, width: int) -> bool:
        """Whether at this width the two stand one below the other."""
        if self._main.isHidden() or self._fixed.isHidden():
            return True
        return width - self._fixed_room() - self._gap < max(self._least, _least(self._main).width())

    def _fixed_room(self) -> int:
        return self._fixed_width or _hint(self._fixed).width()

    def event(self, event: QEvent, /) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.LayoutDirectionChange):
            self.updateGeometry()
            self._place(self.width(), move=True)
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        self._place(self.width(), move=True)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:
        parts = [part for part in (self._main, self._fixed) if not part.isHidden()]
        wide = sum(self._fixed_room() if part is self._fixed else _hint(part).width() for part in parts)
        wide += self._gap * max(0, len(parts) - 1)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        least = [_least(part) for part in (self._main, self._fixed) if not part.isHidden()]
        return QSize(
            max((size.width() for size in least), default=0), max((size.height() for size in least), default=0)
        )

    def _place(self, width: int, move: bool) -> int:
        order = [self._main, self._fixed] if self._fixed_last else [self._fixed, self._main]
        if self.is_folded(width):
            return self._stack([part for part in order if not part.isHidden()], width, move)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        fixed = self._fixed_room()
        main = min(width - fixed - self._gap, self._most)
        wide = {self._fixed: fixed, self._main: main}
        high = {part: _height(part, wide[part]) for part in order}
        tall = max(high.values())
        x = 0
        for part in order if move else ():
            y = (tall - high[part]) // 2 if self._middle else 0
            part.setGeometry(width - x - wide[part] if rtl else x, y, wide[part], high[part])
            x += wide[part] + self._gap
        return tall

    def _stack(self, parts: list[QWidget], width: int, move: bool) -> int:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        y = 0
        for index, part in enumerate(parts):
            y += self._line_gap if index else 0
            # What never grows sideways (a picture, a button) keeps its width; everything else takes the whole line.
            wide = min(width, _hint(part).width() if hugs(part) else self._most, part.maximumWidth())
            high = _height(part, wide)
            if move:
                part.setGeometry(width - wide if rtl else 0, y, wide, high)
            y += high
        return y


class Centred(QWidget):
    """One widget in the middle, at most so wide, with room round it. The margins may change with the window."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        self._most, self._side, self._above = NO_LIMIT, 0, 0
        inside.setParent(self)
        sized_by_width(self)

    def set_limits(self, most: int, side: int, above: int) -> None:
        """Greatest width of the widget; least room at each side; room above and below."""
        if (most, side, above) != (self._most, self._side, self._above):
            self._most, self._side, self._above = most, side, above
            self.updateGeometry()
            self._place()

    def _wide(self, width: int) -> int:
        return min(self._most, width - 2 * self._side)

    def _place(self) -> None:
        wide = self._wide(self.width())
        self._inside.setGeometry((self.width() - wide) // 2, self._above, wide, _height(self._inside, wide))

    def event(self, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        self._place()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        return _height(self._inside, self._wide(width)) + 2 * self._above

    def sizeHint(self) -> QSize:
        wide = min(self._most, _hint(self._inside).width()) + 2 * self._side
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        least = _least(self._inside)
        return QSize(least.width() + 2 * self._side, least.height() + 2 * self._above)


def _height(widget: QWidget, width: int) -> int:
    high = widget.heightForWidth(width) if widget.hasHeightForWidth() else _hint(widget).height()
    return min(max(high, widget.minimumHeight()), widget.maximumHeight())


def _hint(widget: QWidget) -> QSize:
    return widget.sizeHint().expandedTo(_least(widget)).boundedTo(widget.maximumSize())


def _least(widget: QWidget) -> QSize:
    return widget.minimumSizeHint().expandedTo(widget.minimumSize()).boundedTo(widget.maximumSize())


def wrapping(*widgets: QWidget, gap: int = 16, line_gap: int = 16, middle: bool = True) -> Wrapping:
    """Widgets side by side that go on to the next line where there is no room."""
    box = Wrapping(gap, line_gap, middle)
    for widget in widgets:
        box.add(widget)
    return box


class Scroll(QScrollArea):
    """A page that scrolls up and down, never sideways; the bar is wide enough to grab."""

    def __init__(self, look: Look, inside: QWidget, fill: str = "paper") -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().setStyleSheet(bar_style(look, fill))
        self.verticalScrollBar().setSingleStep(look.px("body") * 2)
        palette = look.palette()
        palette.setColor(palette.ColorRole.Window, look.colour(fill))
        self.setPalette(palette)
        self.viewport().setAutoFillBackground(True)
        inside.setAutoFillBackground(True)
        self.setWidget(inside)


def bar_style(look: Look, fill: str = "paper") -> str:
    """The style sheet of a scroll bar: a wide round handle with no arrows."""
    return (
        f"QScrollBar:vertical {{ background: {look.hex(fill)}; width: {SCROLL_BAR_PX}px; margin: 0; border: 0; }}"
        f"QScrollBar::handle:vertical {{ background: {look.hex('edge')}; border-radius: 5px; min-height: 48px;"
        f" margin: 3px; }}"
        "QScrollBar::add-line, QScrollBar::sub-line { height: 0; }"
        "QScrollBar::add-page, QScrollBar::sub-page { background: none; }"
    )


def scrolled(look: Look, inside: QWidget, fill: str = "paper") -> Scroll:
    """A page round what is given, that scrolls up and down only."""
    return Scroll(look, inside, fill)
