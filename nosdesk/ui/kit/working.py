"""Long work that can be watched and stopped: how far it is, and one button."""

from typing import ClassVar

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QProgressBar, QWidget

from nosdesk.ui.kit.dialog import Answer, Dialog
from nosdesk.ui.kit.look import Look


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
    """A modal window while long work is done piece by piece; between two pieces `step` lets the window live."""

    under_way: ClassVar[int] = 0
    """How many such works go on now."""

    def __init__(self, look: Look, parent: QWidget | None, heading: str, text: str, stop: str, total: int) -> None:
        self.progress = Progress(look, heading, total)
        self.stopped = False
        super().__init__(look, parent, heading, text, (Answer("stop", stop),), content=self.progress)
        self.chosen.connect(self._stop)

    def step(self) -> None:
        """One piece is done."""
        self.progress.setValue(self.progress.value() + 1)
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
