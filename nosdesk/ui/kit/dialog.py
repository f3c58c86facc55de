"""A question that comes before everything else, in the kit's own look: heading, words, buttons."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from nosdesk.frozen import dataclass
from nosdesk.ui.kit.arrange import Beside, Item, Scroll, column
from nosdesk.ui.kit.bar import page_margin
from nosdesk.ui.kit.controls import Button
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.page import ButtonRow
from nosdesk.ui.kit.paint import runs
from nosdesk.ui.kit.pieces import Picture, Text
from nosdesk.ui.kit.ring import FocusRing


@dataclass(frozen=True)
class Answer:
    """One button of a dialog: what `ask` gives back, its words, and its kind (primary first)."""

    key: str
    words: str
    kind: str = "secondary"


class Dialog(QDialog):
    """A modal window with a heading, words and buttons. Escape is always the harmless way out: it gives back "".

    Focus begins in `content` where it can take it, else on the first button; Tab goes round inside. `chosen` carries the key
    of the button that was pressed, "" for Escape.
    """

    chosen = Signal(str)
    asking: ClassVar[int] = 0
    """How many dialogs wait for an answer now, one from within another."""

    def __init__(
        self,
        look: Look,
        parent: QWidget | None,
        heading: str,
        text: str,
        answers: Sequence[Answer],
        picture: str = "",
        content: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look, self.content, self.key = look, content, ""
        self.setWindowTitle(runs(heading)[0])
        self.setAccessibleName(runs(heading)[0])
        self.setAccessibleDescription(runs(text)[0])
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setPalette(look.palette())
        items: list[Item] = [Text(look, heading, "title", "bold")]
        if text:
            items += [look.space(12), Text(look, text)]
        words = column(*items)
        if picture:
            shown = Picture(look, picture, look.space(88), "panel")
            words = Beside(words, shown, look.space(24), look.characters(16), line_gap=look.space(16))
        self.buttons: dict[str, Button] = {}
        for answer in answers:
            button = Button(look, answer.words, answer.kind)
            button.clicked.connect(lambda _checked=False, key=answer.key: self._choose(key))
            self.buttons[answer.key] = button
        below: list[Item] = [look.space(20), content] if content is not None else []
        if self.buttons:
            below += [look.space(28), ButtonRow(look, *self.buttons.values())]
        width = self._width()
        margin = max(24, page_margin(look, width))
        inside = column(words, *below, None, margins=(margin, margin, margin, margin))
        self.view = Scroll(look, inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.resize(width, min(inside.heightForWidth(width) + 2, self._most_height()))
        self.ring = FocusRing(look, self)

    def _width(self) -> int:
        parent = self.parentWidget()
        room = parent.window().width() - 32 if parent else 1280
        return max(320, min(round(640 * self.look.scale), room))

    def _most_height(self) -> int:
        parent = self.parentWidget()
        return max(320, parent.window().height() - 32) if parent else 900

    def _choose(self, key: str) -> None:
        self.key = key
        self.accept()
        self.chosen.emit(key)

    def reject(self) -> None:
        self.key = ""
        super().reject()
        self.chosen.emit("")

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        # QDialog presses its first button on Enter wherever the focus is: here only what has focus is pressed.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        if self.content is not None and (first := first_focus(self.content)):
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.buttons:
            next(iter(self.buttons.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self) -> str:
        """Show it and wait: the key of the button that was pressed, "" for Escape."""
        Dialog.asking += 1
        try:
            self.exec()
        finally:
            Dialog.asking -= 1
        return self.key


def first_focus(widget: QWidget) -> QWidget | None:
    """The first part of a widget that Tab stops at, in focus order."""
    candidates = [widget, *widget.findChildren(QWidget)]
    stops = {part for part in candidates if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isEnabled()}
    part: QWidget | None = widget
    for _ in range(len(candidates) * 4):
        if part in stops:
            return part
        part = part.nextInFocusChain() if part else None
    return None
