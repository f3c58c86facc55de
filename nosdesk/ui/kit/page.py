"""The page under the top bar: list of parts, one column of words, help beside or below it; everything scrolls up and down."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nosdesk.ui.kit.arrange import (
    NO_LIMIT,
    SCROLL_BAR_PX,
    Beside,
    Centred,
    Scroll,
    Wrapping,
    column,
    sized_by_width,
)
from nosdesk.ui.kit.bar import page_margin
from nosdesk.ui.kit.controls import Button
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.paint import mirrored, rounded, smooth
from nosdesk.ui.kit.pieces import Band, End, Text
from nosdesk.ui.kit.rows import PartRow, Step
from nosdesk.ui.kit.tokens import FOLD_CHARACTERS, GRID, GRID_WIDTH


class BackLink(Button):
    """The way back, first on every page."""

    def __init__(self, look: Look, word: str) -> None:
        super().__init__(look, word, "quiet", before="left", size="small")


class Progress(QWidget):
    """How far along: one segment for each question, thick up to here; words stand above it, so it says nothing itself."""

    def __init__(self, look: Look, at: int, of: int) -> None:
        super().__init__()
        self.look, self.at, self.of = look, at, of
        self.setFixedHeight(8)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter, gap = smooth(self), 4
        step = (self.width() + gap) / max(1, self.of)
        for index in range(self.of):
            behind = index < self.at
            role = "brand" if behind else ("chart_back" if self.look.theme.high else "line")
            box = QRectF(index * step, 0 if behind else 2, step - gap, 8 if behind else 4)
            rounded(painter, mirrored(self, box), box.height() / 2, self.look.colour(role))


class ProgressLine(QWidget):
    """Part and count over the progress bar: "When and how often … Question 4 of 12"."""

    def __init__(self, look: Look, part: str, count: str, at: int, of: int) -> None:
        super().__init__()
        name = Text(look, part, "small", "semibold", "quiet_ink", leading=1.25)
        number = Text(look, count, "small", colour="quiet_ink", align=End, leading=1.25)
        number.setFixedWidth(number.sizeHint().width() + 2)
        line = Beside(name, number, look.space(12), name.sizeHint().width(), fixed_last=True, line_gap=0)
        column(line, 8, Progress(look, at, of), box=self)
        sized_by_width(self)


class ButtonRow(Wrapping):
    """The buttons at the foot of a page: the filled one first; they hug their words and wrap. `at_end` stands apart."""

    def __init__(self, look: Look, *buttons: Button, at_end: Button | None = None) -> None:
        gap = max(16, look.space(16))
        super().__init__(gap, gap)
        for button in buttons:
            self.add(button)
        if at_end is not None:
            self.add(at_end, at_end=True)


class Rail(Band):
    """The list of parts at the left, each with its state."""

    went = Signal(str)

    def __init__(self, look: Look, title: str, summary: str, parts: Sequence[PartRow]) -> None:
        super().__init__(look, "canvas", "end")
        self.title, self.summary, self.parts = title, summary, parts
        self.steps = {part.key: Step(look, part) for part in parts}
        for key, step in self.steps.items():
            step.clicked.connect(lambda _checked=False, key=key: self.went.emit(key))
        words = column(
            Text(look, title, "lead", "bold", leading=1.25),
            4,
            Text(look, summary, "small", colour="quiet_ink"),
            margins=(16, 0, 0, 0),
        )
        # List rows may touch, but the ring may not cover the next row's words.
        column(words, look.space(14), *self.steps.values(), None, gap=2, margins=(24, 32, 16, 24), box=self)


def rail_width(look: Look) -> int:
    """Width of the list of parts: it grows with its words."""
    return round(GRID["rail"] * look.scale)


class Page(QWidget):
    """One page: `body` in a column, `rail` at the left and `side` beside it where the column keeps 55 characters.

    Else the rail folds into a button at the top (`fold_word`, which asks `wants_parts`), and the side goes below the body with
    a button at the top that leads there (`side_word`). `room` is the column's greatest width: question, main or wide of
    `tokens.GRID`; it grows with the text.
    """

    wants_parts = Signal()

    def __init__(
        self,
        look: Look,
        body: QWidget,
        back: Button | None = None,
        rail: Rail | None = None,
        side: QWidget | None = None,
        room: str = "question",
        side_width: str = "help",
        fold_word: str = "",
        side_word: str = "",
    ) -> None:
        super().__init__()
        self.look, self.body, self.rail, self.side, self.back = look, body, rail, side, back
        self._column = round(GRID[room] * look.scale)
        self._side_width = round(GRID[side_width] * look.scale)
        self._gap = look.space(GRID["gap"] if side_width == "help" else GRID["side_gap"])
        self.parts_button = Button(look, fold_word, "quiet", before="menu", size="small") if fold_word else None
        self.side_button = Button(look, side_word, "quiet", before="help", size="small") if side_word else None
        self.has_rail = self.has_side = False
        self.rail_view = Scroll(look, rail, "canvas") if rail is not None else None
        self._top = self._build_top()
        self._beside: Beside | None = None
        if side is not None:
            self._beside = Beside(body, side, self._gap, 0, self._side_width, fixed_last=True, line_gap=look.space(32))
        self._inner = Centred(column(self._top, look.space(14), self._beside or body, None))
        self.view = Scroll(look, self._inner)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        if self.rail_view is not None:
            self.rail_view.setFixedWidth(rail_width(look))
            layout.addWidget(self.rail_view)
        layout.addWidget(self.view, 1)
        self._arrange(GRID_WIDTH)

    def _build_top(self) -> Wrapping:
        top = Wrapping(max(24, self.look.space(24)), self.look.space(4))
        if self.back is not None:
            top.add(self.back)
        for button in (self.parts_button, self.side_button):
            if button is not None:
                top.add(button, at_end=True)
        if self.parts_button is not None:
            self.parts_button.clicked.connect(self.wants_parts)
        if self.side_button is not None:
            self.side_button.clicked.connect(self.go_to_side)
        return top

    def _arrange(self, width: int) -> None:
        """Decide what stands beside the column at this width of the page."""
        margin = page_margin(self.look, width)
        least = self.look.characters(FOLD_CHARACTERS)
        rail = rail_width(self.look) if self.rail is not None else 0
        side = self._side_width + self._gap if self.side is not None else 0
        room = width - 2 * margin - SCROLL_BAR_PX
        self.has_rail = bool(rail) and room - rail - side >= least
        self.has_side = bool(side) and room - side - (rail if self.has_rail else 0) >= least
        if rail and not self.has_side:
            # The help has no room even without the list of parts; then perhaps the list has.
            self.has_rail = room - rail >= least
        most = self._column + (side if self.has_side else 0)
        self._inner.set_limits(most, margin, self.look.space(24))
        if self._beside is not None:
            self._beside.set_limits(least if self.has_side else NO_LIMIT, self._column)
        if self.rail_view is not None:
            self.rail_view.setVisible(self.has_rail)
        if self.parts_button is not None:
            self.parts_button.setVisible(self.rail is not None and not self.has_rail)
        if self.side_button is not None:
            self.side_button.setVisible(self.side is not None and not self.has_side)
        self._top.setVisible(any(not part.isHidden() for part in self._top.parts))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        self._arrange(self.width())
        super().resizeEvent(event)

    def go_to_side(self) -> None:
        """Take the person to the help below the question, and the keyboard with them."""
        if self.side is None:
            return
        self.view.ensureWidgetVisible(self.side, 0, self.look.space(24))
        self.side.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_top(self) -> None:
        """Show the page from its beginning."""
        self.view.verticalScrollBar().setValue(0)

    def sizeHint(self) -> QSize:
        return QSize(1280, 792)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 240)
