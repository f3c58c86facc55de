"""Putting parts together: columns, rows, rows that wrap, and a page that scrolls up and down."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from nosdesk.ui.kit.layouts import NO_LIMIT, Beside, Centred, Plain, Wrapping, hugs, sized_by_width
from nosdesk.ui.kit.look import Look

__all__ = [
    "NO_LIMIT",
    "NO_MARGINS",
    "SCROLL_BAR_PX",
    "Beside",
    "Centred",
    "Item",
    "Margins",
    "Part",
    "Plain",
    "Scroll",
    "Wrapping",
    "bar_style",
    "column",
    "fill_layout",
    "hugs",
    "mid",
    "row",
    "scrolled",
    "sized_by_width",
    "wrapping",
]

Part = QWidget | QLayout | int | None
"""A widget or layout; a gap in pixels; None is a stretch."""
Item = Part | tuple[Part, int]
"""A part, or (part, stretch)."""
Margins = tuple[int, int, int, int]
NO_MARGINS: Margins = (0, 0, 0, 0)
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
    box = box or Plain()
    layout = QVBoxLayout(box)
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    fill_layout(layout, items)
    return box


def row(*items: Item, gap: int = 0, margins: Margins = NO_MARGINS, box: QWidget | None = None) -> QWidget:
    """Parts side by side in reading direction, in `box` or a plain widget."""
    box = box or Plain()
    layout = QHBoxLayout(box)
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    fill_layout(layout, items)
    return box


def mid(widget: QWidget) -> QWidget:
    """The widget in the middle of whatever height its row has."""
    return column(None, widget, None)


def wrapping(*widgets: QWidget, gap: int = 16, line_gap: int = 16, middle: bool = True) -> Wrapping:
    """Widgets side by side that go on to the next line where there is no room."""
    box = Wrapping(gap, line_gap, middle)
    for widget in widgets:
        box.add(widget)
    return box


class Scroll(QScrollArea):
    """A page that scrolls up and down, never sideways; the bar is wide enough to grab.

    What is inside is laid out from the first showing on: before it has its width, every layout would be for nothing.
    """

    def __init__(self, look: Look, inside: QWidget, fill: str = "paper") -> None:
        super().__init__()
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # A viewport made here: asked for Qt's own one, PySide6 would first load every kind of widget there is (15 ms).
        port = QWidget()
        self.setViewport(port)
        self.verticalScrollBar().setStyleSheet(bar_style(look, fill))
        self.verticalScrollBar().setSingleStep(look.px("body") * 2)
        palette = look.palette()
        palette.setColor(palette.ColorRole.Window, look.colour(fill))
        self.setPalette(palette)
        port.setAutoFillBackground(True)
        inside.setAutoFillBackground(True)
        # Without a size of its own, the scroll area would ask for the hint of everything inside.
        inside.resize(port.size())
        self.setWidget(inside)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        if not self.widgetResizable():
            self.setWidgetResizable(True)
        super().resizeEvent(event)


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
