"""A question with its control: label, hint, error above the control, and the names that tie them together."""

from typing import Protocol

from PySide6.QtCore import QRectF, Qt, SignalInstance
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nosdesk.pictures import Shown
from nosdesk.ui.kit.arrange import Beside, column, hugs, row, sized_by_width
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.paint import mirrored, rounded, runs, smooth
from nosdesk.ui.kit.pieces import Picture, StateMark, Text


class Control(Protocol):
    """What every editing control of the kit offers; it is also a QWidget."""

    value: str
    """What is written or chosen, as text."""

    @property
    def edited(self) -> SignalInstance:
        """Sent on each change by the person; never when the program sets `value`."""

    @property
    def left(self) -> SignalInstance:
        """Sent when the focus has gone out of the control."""

    def set_wrong(self, wrong: bool) -> None:
        """Show or take away the red edge."""

    def set_description(self, text: str) -> None:
        """What a screen reader adds to the name."""


def announce(widget: QWidget, text: str, now: bool = False) -> None:
    """Let a screen reader say something that has no focus: "Saved". `now` interrupts what it is saying."""
    # Only here: its many enumerations would slow the start of the window down.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    event = QAccessibleAnnouncementEvent(widget, runs(text)[0])
    if now:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


class Headline(QWidget):
    """The one large heading of a page, with its hint, and in easy mode a picture before them."""

    def __init__(self, look: Look, text: str, hint: str = "", picture: Shown = "") -> None:
        super().__init__()
        self.heading = Text(look, text, "heading", "bold")
        self.hint = Text(look, hint, colour="quiet_ink") if hint else None
        words = column(self.heading, *((look.space(10), self.hint) if self.hint else ()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        if picture:
            side = look.icon(82) if look.easy else look.icon(64)
            shown = Picture(look, picture, side, "panel")
            least = look.characters(14, "heading")
            words = Beside(words, shown, look.space(24), least, line_gap=look.space(16), middle=True)
        layout.addWidget(words)
        sized_by_width(self)


class Field(QWidget):
    """Label, hint, error and control. The error stands above the control, in the same words as in the summary.

    `heading` makes the label the page's large heading (with `picture` in easy mode). The hint and the error are also the
    control's accessible description. A wrong field has a red bar at its side.
    """

    def __init__(
        self,
        look: Look,
        label: str,
        control: QWidget,
        hint: str = "",
        error: str = "",
        heading: bool = False,
        picture: str = "",
        wide: bool = False,
    ) -> None:
        super().__init__()
        self.look, self.control = look, control
        self.hint_words = runs(hint)[0]
        self.error = ""
        self._message = Text(look, "", "body", "semibold", "danger", leading=1.3)
        mark = column(StateMark(look, "not_met", 20), None)
        mark.setFixedWidth(look.icon(20) + 4)
        message = Beside(self._message, mark, look.space(8), look.characters(10))
        self._error = column(message, look.space(10))
        self._error.hide()
        top: list[QWidget | int] = []
        if heading:
            head = Headline(look, label, hint, picture)
            self.label = head.heading
            top = [head, look.space(24)]
        else:
            self.label = Text(look, label, "lead", "bold", leading=1.25)
            top = [self.label]
            if hint:
                top += [look.space(4), Text(look, hint, "small", colour="quiet_ink")]
            top += [look.space(8)]
        self.label.setBuddy(control)
        # A control at its own width stands where reading begins; one that fills the column is added as it is.
        below = row(control, None) if hugs(control) and not wide else control
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(0)
        for part in top:
            if isinstance(part, int):
                self._layout.addSpacing(part)
            else:
                self._layout.addWidget(part)
        self._layout.addWidget(self._error)
        self._layout.addWidget(below)
        sized_by_width(self)
        self.set_error(error)

    def set_error(self, error: str) -> None:
        """Say what is wrong and what to do, or with "" that nothing is."""
        self.error = runs(error)[0]
        self._message.setText(error)
        self._error.setVisible(bool(error))
        start = self.look.space(18) + round(self.look.edge(5)) if error else 0
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._layout.setContentsMargins(0 if rtl else start, 0, start if rtl else 0, 0)
        control = self.control
        described = " ".join(part for part in (self.error, self.hint_words) if part)
        if hasattr(control, "set_wrong"):
            control.set_wrong(bool(error))
        if hasattr(control, "set_description"):
            control.set_description(described)
        else:
            control.setAccessibleDescription(described)
        self.updateGeometry()
        self.update()

    def take_focus(self) -> None:
        """Put the focus into the control, as a link of the error summary does."""
        self.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        if self.error:
            thick = self.look.edge(5)
            bar = mirrored(self, QRectF(0, 0, thick, self.height()))
            rounded(smooth(self), bar, thick / 2, self.look.colour("danger"))
