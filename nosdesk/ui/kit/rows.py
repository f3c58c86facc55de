"""Rows of a list: tasks of the journey, answers to check, parts of a form, rows that were added."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from nosdesk.frozen import dataclass
from nosdesk.pictures import Shown
from nosdesk.ui.kit.arrange import Beside, Item, column, row, sized_by_width, wrapping
from nosdesk.ui.kit.controls import Button, escaped
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.paint import Wrapped, icon, is_rtl, least_width, mirrored, rounded, runs, smooth, state_mark
from nosdesk.ui.kit.pieces import Line, Picture, StateMark, Text

STATE_INK: Final = {
    "done": "good",
    "met": "good",
    "attention": "caution",
    "partly": "caution",
    "not_met": "danger",
    "progress": "brand",
    "here": "brand",
    "none": "quiet_ink",
    "": "quiet_ink",
    "unclear": "quiet_ink",
}
"""Colour role of the word that says a state."""


def spoken(*parts: str) -> str:
    """Parts as one name: "Compare offers. Not started". None is followed by two full stops."""
    return ". ".join(runs(part)[0].rstrip(".") for part in parts if part)


class TaskRow(QPushButton):
    """One step of the journey: shape, name, detail and the state in words. The whole row is pressed.

    With "" for a state it has no shape: a row that leads somewhere, where nothing is done or not done.
    """

    def __init__(
        self, look: Look, name: str, state: str, state_word: str, detail: str = "", ground: str = "paper"
    ) -> None:
        super().__init__(escaped(spoken(name, state_word, detail)))
        self.look, self.name, self.detail, self.ground = look, name, detail, ground
        self.state, self.state_word = state, state_word
        self._laid: dict[tuple[int, bool], tuple[Wrapped, Wrapped, Wrapped | None]] = {}
        self.setAutoDefault(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        sized_by_width(self)

    @property
    def _start(self) -> int:
        return self.look.icon(24) + self.look.space(18) + 4 if self.state else self.look.space(4)

    @property
    def _state_width(self) -> int:
        return self.look.characters(17) if self.state_word else 0

    @property
    def _end(self) -> int:
        return self.look.icon(22) + self.look.space(8)

    def _wide(self, width: int) -> bool:
        """Whether the state's word has room beside the name."""
        return width - self._start - self._end - self._state_width >= self.look.characters(26)

    def _words(self, width: int) -> tuple[Wrapped, Wrapped, Wrapped | None]:
        """Name, state and detail in a width; what a row says never changes, so each width is worked out once."""
        key = (width, is_rtl(self))
        if key not in self._laid:
            self._laid[key] = self._lay(width, key[1])
        return self._laid[key]

    def _lay(self, width: int, rtl: bool) -> tuple[Wrapped, Wrapped, Wrapped | None]:
        look = self.look
        inner = width - self._start - self._end
        if self._wide(width):
            inner -= self._state_width
        word = self._state_width - look.space(8) if self._wide(width) else inner
        weight = "regular" if self.state in ("", "none") else "semibold"
        return (
            Wrapped(self.name, look.font("body", "semibold"), inner, 1.3, rtl=rtl),
            Wrapped(self.state_word, look.font("small", weight), word, 1.3, rtl=rtl),
            Wrapped(self.detail, look.font("small"), min(inner, look.line_width("small")), 1.3, rtl=rtl)
            if self.detail
            else None,
        )

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        name, word, detail = self._words(width)
        inner = name.height + (detail.height if detail else 0)
        inner = max(inner, word.height) if self._wide(width) else inner + word.height
        return round(max(inner + self.look.space(22), self.look.target - 2))

    def sizeHint(self) -> QSize:
        width = self.look.characters(66)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        word = least_width(self.name, self.look.font("body", "semibold"))
        return QSize(self._start + self._end + min(word, 360), self.look.least_target)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter, look = smooth(self), self.look
        pointed = self.underMouse() or self.isDown()
        if pointed:
            painter.fillRect(self.rect(), look.colour("brand_soft"))
        width, middle, side = self.width(), self.height() / 2, look.icon(24)
        wide = self._wide(width)
        name, word, detail = self._words(width)
        used = name.height + (detail.height if detail else 0) + (0 if wide else word.height)
        y = middle - used / 2
        top = middle - side / 2 if wide else y + (name.step - side) / 2
        mark = mirrored(self, QRectF(3, top, side, side))
        if self.state:
            state_mark(painter, look, self.state, mark, "brand_soft" if pointed else self.ground)
        inner = width - self._start - self._end - (self._state_width if wide else 0)
        lines: list[tuple[Wrapped, str]] = [(name, "ink")]
        if not wide:
            lines.append((word, STATE_INK[self.state]))
        if detail:
            lines.append((detail, "quiet_ink"))
        for line, role in lines:
            room = min(inner, look.line_width("small")) if line is detail else inner
            self._draw(painter, line, self._start, y, room, role)
            y += line.height
        if wide:
            x = width - self._end - self._state_width + look.space(8)
            self._draw(
                painter, word, x, middle - word.height / 2, self._state_width - look.space(8), STATE_INK[self.state]
            )
        sign = look.icon(22)
        box = mirrored(self, QRectF(width - sign, middle - sign / 2, sign, sign))
        icon(painter, "right", box, look.colour("quiet_ink"), rtl=is_rtl(self))

    def _draw(self, painter: QPainter, words: Wrapped, x: float, y: float, room: float, role: str) -> None:
        at = mirrored(self, QRectF(x, y, room, words.height))
        words.draw(painter, at.topLeft(), self.look.colour(role))


class AnswerRow(QWidget):
    """One line of check-your-answers: label, answer, Change. What is missing stands on a tint with its shape.

    `note` stands below the answer in small type: where it came from. A `picture` stands before the answer. `further` is a second
    button, asked for by `more`.
    """

    change = Signal()
    more = Signal()

    def __init__(
        self,
        look: Look,
        label: str,
        answer: str,
        button: str,
        missing: bool = False,
        note: str = "",
        picture: Shown = "",
        further: str = "",
    ) -> None:
        super().__init__()
        self.look, self.missing = look, missing
        name = Text(look, label, "body", "semibold", leading=1.4)
        ground = "caution_soft" if missing else "paper"
        said: QWidget
        if missing:
            mark = column(StateMark(look, "attention", 20, ground), None)
            words = Text(look, answer, "body", "semibold", "caution", leading=1.4)
            said = Beside(words, mark, look.space(8), look.characters(8))
        else:
            said = Text(look, answer, leading=1.4)
        if note:
            said = column(said, look.space(4), Text(look, note, "small", colour="caution" if missing else "quiet_ink"))
        if further:
            said = column(said, wrapping(self._further(further, label, ground)))
        if picture:
            shown = Picture(look, picture, look.icon(64) if look.scale < 2 else 96, "panel")
            said = Beside(said, shown, look.space(16), look.characters(10), line_gap=look.space(8), middle=True)
        self.button = Button(look, button, "quiet", ground=ground)
        self.button.setAccessibleName(f"{button}: {runs(label)[0]}")
        self.button.clicked.connect(self.change)
        # The words stand on the line of the button's words, which is a little lower in its box.
        lower = max(0, (look.least_target - round(look.px("body") * 1.4)) // 2)
        name_column, said = column(lower, name, None), column(lower, said, None)
        inner = Beside(said, wrapping(self.button), look.space(24), look.characters(16), fixed_last=True, line_gap=4)
        fixed = look.characters(27)
        whole = Beside(inner, name_column, look.space(8), look.characters(34), fixed_width=fixed, line_gap=2)
        side = look.space(16) if missing else 0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(side, look.space(8), side, look.space(8))
        layout.addWidget(whole)
        sized_by_width(self)

    def _further(self, words: str, label: str, ground: str) -> Button:
        made = Button(self.look, words, "quiet", size="small", ground=ground)
        made.setAccessibleName(f"{words}: {runs(label)[0]}")
        made.clicked.connect(self.more)
        return made

    def paintEvent(self, event: QPaintEvent, /) -> None:
        if self.missing:
            look = self.look
            edge = look.colour("edge") if look.theme.high else None
            rounded(smooth(self), QRectF(self.rect()), look.radius, look.colour("caution_soft"), edge, look.edge())


class AnswerList(QWidget):
    """Answers of one part under its title, with hairlines between them."""

    def __init__(self, look: Look, title: str, answers: Sequence[AnswerRow]) -> None:
        super().__init__()
        items: list[Item] = []
        if title:
            items += [Text(look, title, "lead", "bold", leading=1.25), look.space(6)]
        items += [Line(look, "edge", 2)]
        previous: AnswerRow | None = None
        for answer in answers:
            tinted = answer.missing or (previous is not None and previous.missing)
            if previous is not None:
                items += [6] if tinted else [Line(look)]
            elif answer.missing:
                items += [6]
            items += [answer]
            previous = answer
        column(*items, box=self)
        sized_by_width(self)


@dataclass(frozen=True)
class PartRow:
    """One part of a form, or any place in a list at the left: key, name, state and the state in words."""

    key: str
    name: str
    state: str
    state_word: str


class Step(QPushButton):
    """One part of the form: shape, name and state in words; where you are has a bar and bolder words."""

    def __init__(self, look: Look, part: PartRow) -> None:
        super().__init__(escaped(spoken(part.name, part.state_word)))
        self.look, self.part = look, part
        self._laid: dict[tuple[int, bool], tuple[Wrapped, Wrapped]] = {}
        self.setAutoDefault(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        sized_by_width(self)

    def _words(self, width: int) -> tuple[Wrapped, Wrapped]:
        """Name and state in a width; they never change, so each width is worked out once."""
        key = (width, is_rtl(self))
        if key not in self._laid:
            look, room = self.look, width - self._start - self.look.space(10)
            # Measured bold, so that the list keeps its heights wherever you are.
            self._laid[key] = (
                Wrapped(self.part.name, look.font("body", "semibold"), room, 1.25, rtl=key[1]),
                Wrapped(self.part.state_word, look.font("small"), room, 1.25, rtl=key[1]),
            )
        return self._laid[key]

    @property
    def _start(self) -> int:
        return 16 + self.look.icon(22) + 12

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        name, word = self._words(width)
        return round(max(name.height + word.height + self.look.space(14), self.look.target))

    def sizeHint(self) -> QSize:
        return QSize(self.look.characters(30), self.heightForWidth(self.look.characters(30)))

    def minimumSizeHint(self) -> QSize:
        word = least_width(self.part.name, self.look.font("body", "semibold"))
        return QSize(self._start + self.look.space(10) + min(word, 360), self.look.least_target)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter, look, rect = smooth(self), self.look, QRectF(self.rect())
        here = self.part.state == "here"
        ground = "canvas"
        if here:
            ground = "paper"
            edge = look.colour("edge") if look.theme.high else None
            rounded(painter, rect, look.radius, look.colour("paper"), edge)
            bar = mirrored(self, QRectF(0, 10, 5, rect.height() - 20))
            rounded(painter, bar, 2.5, look.colour("brand"))
        elif self.underMouse() or self.isDown():
            ground = "brand_soft"
            rounded(painter, rect, look.radius, look.colour(ground))
        name, word = self._words(self.width())
        top = (rect.height() - name.height - word.height) / 2
        side = look.icon(22)
        mark = QRectF(16, top + (name.height + word.height - side) / 2, side, side)
        state_mark(painter, look, self.part.state, mirrored(self, mark), ground)
        room = self.width() - self._start - look.space(10)
        if not here:
            name = Wrapped(self.part.name, look.font("body"), room, 1.25, rtl=is_rtl(self))
        x = mirrored(self, QRectF(self._start, 0, room, 1)).left()
        name.draw(painter, QPointF(x, top), look.colour("ink"))
        word.draw(painter, QPointF(x, top + name.height), look.colour("quiet_ink"))


@dataclass(frozen=True)
class AddedRow:
    """One row that was added to a list: key, what it is called, a line about it, and a picture where it has one."""

    key: str
    title: str
    detail: str = ""
    picture: Shown = ""


class RowList(QWidget):
    """Rows that were added, each with Change and Remove, and "Add another" below them."""

    changed = Signal(str)
    removed = Signal(str)
    added = Signal()

    def __init__(self, look: Look, rows: Sequence[AddedRow], change: str, remove: str, add: str) -> None:
        super().__init__()
        times = Counter(item.title for item in rows)
        items: list[Item] = []
        self.change_buttons: dict[str, Button] = {}
        self.remove_buttons: dict[str, Button] = {}
        for index, item in enumerate(rows, 1):
            # Two rows of the same name are told apart by their place in the list.
            called = runs(item.title)[0] + (f", {index}" if times[item.title] > 1 else "")
            changes, removes = Button(look, change, "quiet"), Button(look, remove, "quiet")
            changes.setAccessibleName(f"{change}: {called}")
            removes.setAccessibleName(f"{remove}: {called}")
            changes.clicked.connect(lambda _checked=False, key=item.key: self.changed.emit(key))
            removes.clicked.connect(lambda _checked=False, key=item.key: self.removed.emit(key))
            self.change_buttons[item.key], self.remove_buttons[item.key] = changes, removes
            words = [Text(look, item.title, "body", "semibold", leading=1.3)]
            if item.detail:
                words.append(Text(look, item.detail, "small", colour="quiet_ink"))
            pair = wrapping(changes, removes, gap=max(22, look.space(22)), line_gap=look.space(8))
            said: QWidget = column(*words)
            if item.picture:
                shown = Picture(look, item.picture, look.icon(72) if look.scale < 2 else 96, "panel")
                said = Beside(said, shown, look.space(16), look.characters(12), line_gap=look.space(8), middle=True)
            line = Beside(said, pair, look.space(24), look.characters(24), fixed_last=True, line_gap=4, middle=True)
            items += [Line(look), column(line, margins=(0, look.space(10), 0, look.space(10)))]
        if rows:
            items += [Line(look), look.space(20)]
        self.add_button = Button(look, add, "secondary", before="plus")
        self.add_button.clicked.connect(self.added)
        items += [row(self.add_button, None)]
        column(*items, box=self)
        sized_by_width(self)
