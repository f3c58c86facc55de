"""A timeline: steps one below the other, joined by a line that is solid as far as things are done."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nosdesk.ui.kit.arrange import Item, column, row, sized_by_width, wrapping
from nosdesk.ui.kit.controls import Button
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.paint import smooth
from nosdesk.ui.kit.pieces import StateMark, Text
from nosdesk.ui.kit.rows import STATE_INK


@dataclass(frozen=True)
class TimelineStep:
    """One step: its name, the shape of its state, the state in words, and what can be done about it."""

    name: str
    state: str
    said: str
    buttons: tuple[Button, ...] = field(default=())


class _Track(QWidget):
    """The line from one step to the next: solid behind what is done, dotted before what is to come."""

    def __init__(self, look: Look, done: bool) -> None:
        super().__init__()
        self.look, self.done = look, done
        self.setFixedWidth(look.icon(22) + 4)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter, look, middle = smooth(self), self.look, self.width() / 2
        style = Qt.PenStyle.SolidLine if self.done else Qt.PenStyle.DotLine
        painter.setPen(QPen(look.colour("good" if self.done else "edge"), look.edge(3 if self.done else 2), style))
        painter.drawLine(QPointF(middle, 3), QPointF(middle, self.height() - 3))


class Timeline(QWidget):
    """Steps in order of their days."""

    def __init__(self, look: Look, steps: Sequence[TimelineStep]) -> None:
        super().__init__()
        self.steps = tuple(steps)
        items: list[Item] = []
        for step in self.steps:
            last = step is self.steps[-1]
            mark = StateMark(look, step.state, 22)
            track: Item = None if last else (_Track(look, step.state == "done"), 1)
            role = "caution" if STATE_INK[step.state] == "caution" else "quiet_ink"
            words: list[Item] = [
                Text(look, step.name, "body", "semibold", leading=1.4),
                Text(look, step.said, "small", colour=role, leading=1.35),
            ]
            if step.buttons:
                words += [look.space(2), wrapping(*step.buttons, gap=max(22, look.space(22)), line_gap=4)]
            words += [None] if last else [look.space(16)]
            items.append(row(column(mark, track), look.space(14), (column(*words), 1)))
        column(*items, box=self)
        sized_by_width(self)
