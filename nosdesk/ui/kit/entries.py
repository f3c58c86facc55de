"""What is written in: text of several lines, dates, times, money and numbers with a unit. `Entry` itself is in controls.

Every value is a `str`, as the person wrote it: what it means, and whether it can be right, is not decided on the screen.
"""

import math
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from nosdesk.ui.kit.arrange import bar_style, column, wrapping
from nosdesk.ui.kit.choices import Group
from nosdesk.ui.kit.controls import Entry, undo_of_window
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.pieces import Text
from nosdesk.ui.kit.ring import scroll_area

MOST_CHARACTERS: Final = 20_000
"""What is pasted beyond this is left out: no answer is a book."""

MOST_LINES: Final = 16
"""A long answer grows to this many lines, then scrolls inside its box."""


class LongEntry(QPlainTextEdit):
    """Some lines to write in; it grows with the words. Tab leaves it, as everywhere."""

    edited = Signal()
    left = Signal()

    def __init__(self, look: Look, text: str, name: str, lines: int = 4) -> None:
        super().__init__()
        self.look, self.lines, self.wrong = look, lines, False
        self.setAccessibleName(name)
        self.setFont(look.font())
        self.setTabChangesFocus(True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(look.characters(76) + 2 * look.space(12))
        self.setPalette(look.palette())
        self.document().setDocumentMargin(0)
        self._style()
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.textChanged.connect(self._grow)
        self.textChanged.connect(self._tell)
        self.cursorPositionChanged.connect(self._show_caret)
        self._told = self.toPlainText()
        self._grow()

    def event(self, event: QEvent, /) -> bool:
        document = self.document()
        if undo_of_window(event, document.isUndoAvailable(), document.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    @property
    def value(self) -> str:
        """What is written, as it is written."""
        return self.toPlainText()

    @value.setter
    def value(self, text: str) -> None:
        if text != self.toPlainText():
            self._told = text
            self.setPlainText(text)
            self.moveCursor(QTextCursor.MoveOperation.End)

    def _tell(self) -> None:
        # textChanged also comes when only the layout changed.
        if self.toPlainText() != self._told:
            self._told = self.toPlainText()
            self.edited.emit()

    def _show_caret(self) -> None:
        """Where the box is taller than the page, the page follows the words that are being written."""
        area = scroll_area(self)
        if area is None or not self.hasFocus():
            return
        inside = area.widget()
        if inside is not None:
            at = self.viewport().mapTo(inside, self.cursorRect().center())
            area.ensureVisible(0, at.y(), 0, self.fontMetrics().lineSpacing() * 2)

    def set_wrong(self, wrong: bool) -> None:
        """Give the box the thick red edge of a wrong answer, or take it away."""
        if wrong != self.wrong:
            self.wrong = wrong
            self._style()

    def set_description(self, text: str) -> None:
        """What a screen reader adds to the name: the hint, the error."""
        self.setAccessibleDescription(text)

    def _style(self) -> None:
        look = self.look
        edge = round(look.edge(3 if self.wrong else 2))
        pad = look.space(12)
        self.setStyleSheet(
            f"QPlainTextEdit {{ background: {look.hex('paper')}; color: {look.hex('ink')};"
            f" border: {edge}px solid {look.hex('danger' if self.wrong else 'edge')};"
            f" border-radius: {look.radius}px; padding: {pad - edge}px; }}" + bar_style(look)
        )

    def _grow(self) -> None:
        document = self.document()
        wanted = max(self.lines, min(MOST_LINES, round(document.size().height())))
        first = document.firstBlock()
        line = self.blockBoundingRect(first).height() / max(1, first.layout().lineCount())
        height = math.ceil(wanted * line) + 2 * self.look.space(12) + 2
        if height != self.height():
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        return QSize(self.look.characters(60), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.characters(8), self.look.target)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._grow()

    def insertFromMimeData(self, source: QMimeData, /) -> None:
        room = MOST_CHARACTERS - len(self.toPlainText())
        plain = QMimeData()
        plain.setText(source.text()[: max(0, room)])
        super().insertFromMimeData(plain)

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            # As in `Entry`: taking back what was saved is the window's.
            self.document().clearUndoRedoStacks()
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class MoneyEntry(Entry):
    """Pounds and pence, as they are written: "1,234.50". The pound sign stands before them and need not be typed."""

    def __init__(self, look: Look, text: str, name: str, characters: int = 9, after: str = "") -> None:
        super().__init__(look, text, name, characters, before="£", after=after)
        self.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)


class NumberEntry(Entry):
    """A number with its unit after it: "12 miles"."""

    def __init__(self, look: Look, text: str, name: str, unit: str = "", characters: int = 6) -> None:
        super().__init__(look, text, name, characters, after=unit)
        self.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)


class TimeEntry(Entry):
    """A time of day, as it is written: "8:30 am", "08.30", "noon"."""

    def __init__(self, look: Look, text: str, name: str) -> None:
        super().__init__(look, text, name, characters=8)
        self.setInputMethodHints(Qt.InputMethodHint.ImhTime)


@dataclass(frozen=True)
class DateWords:
    """The labels of the three boxes of a date."""

    day: str = "Day"
    month: str = "Month"
    year: str = "Year"


class DateEntry(Group):
    """A date in three boxes, day, month and year, as people write it; the group is named after the question.

    `value` is "day/month/year" as typed, empty when all three are: "11/1/2027", "31//2027".
    """

    def __init__(self, look: Look, value: str, name: str, words: DateWords | None = None) -> None:
        super().__init__(name)
        words = words or DateWords()
        parts = []
        self.boxes: dict[str, Entry] = {}
        for key, label, characters in (("day", words.day, 3), ("month", words.month, 3), ("year", words.year, 5)):
            box = Entry(look, "", f"{name}: {label}", characters)
            box.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
            box.edited.connect(self.edited)
            box.installEventFilter(self)
            head = Text(look, label, "small", leading=1.3)
            head.setBuddy(box)
            self.boxes[key] = box
            parts.append(column(head, 8, _kept(box)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(wrapping(*parts, gap=max(16, look.space(16)), line_gap=look.space(16), middle=False))
        self.value = value
        self.setFocusProxy(self.boxes["day"])

    @property
    def parts(self) -> tuple[str, str, str]:
        """Day, month and year as typed, without the blanks round them."""
        day, month, year = (box.text().strip() for box in self.boxes.values())
        return day, month, year

    @property
    def value(self) -> str:
        """The three parts joined by "/", or empty."""
        return "/".join(self.parts) if any(self.parts) else ""

    @value.setter
    def value(self, text: str) -> None:
        parts = [*text.split("/"), "", "", ""] if text else ["", "", ""]
        for box, part in zip(self.boxes.values(), parts, strict=False):
            box.value = part

    def set_wrong(self, wrong: bool, parts: Collection[str] = ("day", "month", "year")) -> None:
        """Give the boxes named in `parts` the red edge of a wrong answer; the others lose it."""
        for key, box in self.boxes.items():
            box.set_wrong(wrong and key in parts)

    def set_description(self, text: str) -> None:
        """What a screen reader adds to the name of the group and of each box: the hint, the error."""
        self.setAccessibleDescription(text)
        for box in self.boxes.values():
            box.set_description(text)


def _kept(box: Entry) -> QWidget:
    """The box at its own width, where its label may be wider."""
    holder = wrapping(box)
    holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return holder
