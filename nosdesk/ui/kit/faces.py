"""How did it go? Five faces, from very bad to very good, of which one is chosen."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from nosdesk.errors import BugError
from nosdesk.pictures import FACES
from nosdesk.ui.kit.arrange import sized_by_width
from nosdesk.ui.kit.choices import RadioGroup
from nosdesk.ui.kit.controls import Tile
from nosdesk.ui.kit.layouts import FollowingWidth
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.paint import Centre, Wrapped, is_rtl, least_width, mirrored, smooth, tick_badge
from nosdesk.ui.kit.pieces import paint_picture

_GAP: Final = 14


class Face(Tile):
    """One face with its word: upright with the word below, or lying with the word beside it. At least 64 px high."""

    def __init__(self, look: Look, concept: str, word: str) -> None:
        super().__init__(look, word, 64, 64)
        self.concept = concept
        self.lying = False
        sized_by_width(self)

    @property
    def _side(self) -> int:
        return self.look.space(76)

    def _word(self, width: float, chosen: bool) -> Wrapped:
        font = self.look.font("body", "bold" if chosen else "medium")
        align = Qt.AlignmentFlag.AlignLeft if self.lying else Centre
        return Wrapped(self.name, font, width, 1.25, align, is_rtl(self))

    def least_upright(self) -> int:
        """Width under which the word would break."""
        return max(self._side, least_width(self.name, self.look.font("body", "bold"))) + 2 * self.look.space(8)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        return self.height_as(width, self.lying)

    def height_as(self, width: int, lying: bool) -> int:
        """Height at a width, upright or lying."""
        look = self.look
        if lying:
            room = width - self._side - 4 * look.space(12)
            return round(max(self._side, self._word(room, True).height) + look.space(16))
        return round(
            look.space(20)
            + self._side
            + look.space(10)
            + self._word(width - 2 * look.space(8), True).height
            + look.space(16)
        )

    def sizeHint(self) -> QSize:
        width = self.look.characters(30) if self.lying else max(self.look.space(112), self.least_upright())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        word = least_width(self.name, self.look.font("body", "bold"))
        return QSize(word + self._side + 4 * self.look.space(12) if self.lying else 64, 64)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            # Arrow keys belong to the group.
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        self.paint_inside, self.badge = self._paint, False
        super().paintEvent(event)
        if self.isChecked():
            disc = self.look.space(10)
            corner = QRectF(self.width() - disc * 2.5, disc * 0.5, disc * 2, disc * 2)
            tick_badge(smooth(self), self.look, mirrored(self, corner).center(), disc, "brand_soft")

    def _paint(self, painter: QPainter, rect: QRectF, chosen: bool) -> None:
        look, side = self.look, float(self._side)
        if self.lying:
            gap = look.space(12)
            face = QRectF(gap, (rect.height() - side) / 2, side, side)
            words = self._word(rect.width() - side - 4 * gap, chosen)
            at = QRectF(side + 2 * gap, (rect.height() - words.height) / 2, rect.width() - side - 4 * gap, 1)
            paint_picture(painter, look, self.concept, mirrored(self, face), None)
            words.draw(painter, mirrored(self, at).topLeft(), look.colour("ink"))
            return
        face = QRectF((rect.width() - side) / 2, look.space(20), side, side)
        paint_picture(painter, look, self.concept, face, None)
        air = look.space(8)
        words = self._word(rect.width() - 2 * air, chosen)
        words.draw(painter, QPointF(air, face.bottom() + look.space(10)), look.colour("ink"))


class _Row(FollowingWidth):
    """Faces side by side, all equally wide and high; one below the other where a word would not fit."""

    def __init__(self, box: QWidget, faces: Sequence[Face], gap: int) -> None:
        super().__init__(box)
        self._faces, self._gap = faces, gap
        for face in faces:
            self.addWidget(face)

    def _each(self, width: int) -> int:
        return (width - self._gap * (len(self._faces) - 1)) // max(1, len(self._faces))

    def wanted(self) -> QSize:
        least = max(face.least_upright() for face in self._faces)
        each = max(least, self._faces[0].look.space(112))
        wide = each * len(self._faces) + self._gap * (len(self._faces) - 1)
        return QSize(wide, self.heightForWidth(wide))

    def least(self) -> QSize:
        word = max(least_width(face.name, face.look.font("body", "bold")) for face in self._faces)
        look = self._faces[0].look
        return QSize(word + look.space(76) + 4 * look.space(12), 64)

    def place(self, rect: QRect, move: bool) -> int:
        lying = self._each(rect.width()) < max(face.least_upright() for face in self._faces)
        width = rect.width() if lying else self._each(rect.width())
        tall = max(face.height_as(width, lying) for face in self._faces)
        across, down = (0, tall + self._gap) if lying else (width + self._gap, 0)
        for number, (item, face) in enumerate(zip(self.items, self._faces, strict=True) if move else ()):
            face.lying = lying
            self.put(item, rect, number * across, number * down, width, tall)
        return tall * len(self._faces) + self._gap * (len(self._faces) - 1) if lying else tall


class FaceScale(RadioGroup):
    """The five faces. `value` is "1" (the worst) to "5", or empty; `edited` is sent when the person chooses.

    One tab stop; arrow keys move and choose. What is chosen has a thicker edge, a tint, a tick and bolder words.
    """

    def __init__(self, look: Look, name: str, words: Sequence[str], value: str = "") -> None:
        if len(words) != len(FACES):
            raise BugError(f"{len(words)} words for {len(FACES)} faces")
        self.faces = [Face(look, concept, word) for concept, word in zip(FACES, words, strict=True)]
        super().__init__(name, [(str(number), face) for number, face in enumerate(self.faces, 1)], value)
        _Row(self, self.faces, max(_GAP, look.space(_GAP)))
        sized_by_width(self)
