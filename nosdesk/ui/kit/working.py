"""Long work that can be watched and stopped: how far it is, and one button."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QProgressBar, QWidget

from nosdesk.ui.kit.dialog import Answer, Dialog
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.pieces import Text


class Progress(QProgressBar):
    """How much of the work is done, as a bar in the kit's colours; its words stand in the dialog."""

    def __init__(self, look: Look, name: str, total: int) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(name)
        self.setRange(0, max(1, total))
        self.setValue(0)
        self.setTextVisible(False)

    def sizeHint(self) -> QSize:
        return QSize(self._look.space(240), max(12, self._look.space(14)))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        round_by = whole.height() / 2
        painter.setPen(self._look.colour("edge"))
        painter.setBrush(self._look.colour("panel"))
        painter.drawRoundedRect(whole, round_by, round_by)
        if self.value():
            done = QRectF(whole)
            done.setWidth(max(whole.height(), whole.width() * self.value() / self.maximum()))
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                done.moveRight(whole.right())
            painter.setBrush(self._look.colour("brand"))
            painter.drawRoundedRect(done, round_by, round_by)
        painter.end()


class Working(Dialog):
    """A modal window while long work is done piece by piece; between two pieces `step` lets the window live.

    Where nobody knows how many pieces there are, `total` is 0 and `so_far` says how many are done.
    """

    under_way: ClassVar[int] = 0
    """How many such works go on now."""

    def __init__(
        self,
        look: Look,
        parent: QWidget | None,
        heading: str,
        text: str,
        stop: str,
        total: int,
        so_far: Callable[[int], str] = str,
    ) -> None:
        self.progress = Progress(look, heading, total) if total else None
        self._counted = Text(look, so_far(0), "lead", "semibold")
        self._so_far, self.pieces = so_far, 0
        self.stopped = False
        content = self.progress or self._counted
        super().__init__(look, parent, heading, text, (Answer("stop", stop),), content=content)
        self.chosen.connect(self._stop)

    def step(self) -> None:
        """One piece is done."""
        self.reach(self.pieces + 1)

    def reach(self, pieces: int) -> None:
        """So many pieces are done."""
        self.pieces = pieces
        if self.progress:
            self.progress.setValue(self.pieces)
        else:
            self._counted.setText(self._so_far(self.pieces))
        QApplication.processEvents()

    def _stop(self, _key: str) -> None:
        self.stopped = True

    def __enter__(self) -> "Working":
        Working.under_way += 1
        self.show()
        QApplication.processEvents()
        return self

    def __exit__(self, *_error: object) -> None:
        Working.under_way -= 1
        self.chosen.disconnect(self._stop)
        self.close()
        self.deleteLater()
