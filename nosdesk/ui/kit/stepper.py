"""A number that is made more or less by pressing, sliding or keys: for weights and shares."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton

from nosdesk.ui.kit.arrange import Beside, column, row, sized_by_width
from nosdesk.ui.kit.choices import Group
from nosdesk.ui.kit.controls import Slider, escaped
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.paint import End, icon, rounded, smooth, text_width
from nosdesk.ui.kit.pieces import Text


class _Press(QPushButton):
    """Minus or plus: a square big enough for an unsteady hand; held down it goes on."""

    def __init__(self, look: Look, sign: str, name: str) -> None:
        super().__init__(escaped(name))
        self.look, self.sign = look, sign
        side = max(44, round(look.target * 0.92))
        self.setFixedSize(side, side)
        # Enter presses it, as it does every button of the kit.
        self.setAutoDefault(True)
        self.setAutoRepeat(True)
        self.setAutoRepeatDelay(500)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSizeHint(self) -> QSize:
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter, look, rect = smooth(self), self.look, QRectF(self.rect())
        pointed = self.isDown() or self.underMouse()
        fill, edge = ("brand_soft", "brand") if pointed else ("paper", "edge")
        width = look.edge(3 if self.isDown() else 2)
        rounded(painter, rect, look.radius, look.colour(fill), look.colour(edge), width)
        side = self.width() * 0.5
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        icon(painter, self.sign, box, look.colour("ink"), 2.6)


class Stepper(Group):
    """A whole number with minus, slider and plus; the number itself stands at the end.

    `say` turns a number into what is shown: `lambda n: f"{n}%"`. `less` and `more` name the two buttons: "Less for
    price", "More for price". Arrow keys on the slider go by `step`, Page keys by five steps, Home and End to the ends.
    """

    def __init__(
        self,
        look: Look,
        value: str,
        name: str,
        less: str,
        more: str,
        most: int = 100,
        least: int = 0,
        step: int = 5,
        say: Callable[[int], str] = str,
    ) -> None:
        super().__init__(name)
        self.look, self.step, self._say = look, step, say
        self.minus, self.plus = _Press(look, "minus", less), _Press(look, "plus", more)
        self.slider = Slider(look, least, most, name, least)
        self.slider.setSingleStep(step)
        self.slider.setPageStep(5 * step)
        self.shown = Text(look, "", weight="semibold", align=End, leading=1.25)
        self.shown.setFixedWidth(max(text_width(say(end), look.font("body", "semibold")) for end in (least, most)) + 6)
        gap = max(12, look.space(12))
        pressed = row(self.minus, (self.slider, 1), self.plus, gap=gap)
        column(Beside(pressed, self.shown, gap, look.icon(120), fixed_last=True, middle=True), box=self)
        sized_by_width(self)
        for part in (self.minus, self.slider, self.plus):
            part.installEventFilter(self)
        self.value = value or str(least)
        self._show()
        self.slider.valueChanged.connect(self._show)
        self.slider.valueChanged.connect(self._tell)
        self.minus.clicked.connect(lambda: self._by(-step))
        self.plus.clicked.connect(lambda: self._by(step))
        # The first of the three: Tab goes into a group at its proxy and would pass over what stands before it.
        self.setFocusProxy(self.minus)
        self._told = self.slider.value()

    def _by(self, step: int) -> None:
        # To the next whole step: 42 less 5 is 40, not 37.
        now = self.slider.value()
        whole = now // self.step * self.step
        to = whole + self.step if step > 0 else (whole if whole < now else now - self.step)
        self.slider.setValue(to)

    def _show(self) -> None:
        words = self._say(self.slider.value())
        self.shown.setText(words)
        self.slider.setAccessibleDescription(" ".join(part for part in (words, self.accessibleDescription()) if part))

    def _tell(self) -> None:
        if self.slider.value() != self._told:
            self._told = self.slider.value()
            self.edited.emit()

    @property
    def value(self) -> str:
        """The number in digits."""
        return str(self.slider.value())

    @value.setter
    def value(self, text: str) -> None:
        self._told = int(text)
        self.slider.setValue(int(text))

    def set_wrong(self, wrong: bool) -> None:
        """Show the number in red where it is wrong."""
        self.shown.set_colour("danger" if wrong else "ink")

    def set_description(self, text: str) -> None:
        """What a screen reader adds to the name and the number: the hint, the error."""
        self.setAccessibleDescription(text)
        self._show()
