"""Under a typed answer: whether it is easy to read, and on pressing what could be easier, with a wording to take."""

from collections.abc import Callable, Sequence
from typing import Final, Protocol, cast

from PySide6.QtCore import Qt, QTimer, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nosdesk.domain.easy_finding import Finding, Rule
from nosdesk.domain.easy_read import take
from nosdesk.domain.easy_texts import EasyTexts
from nosdesk.domain.records import Record
from nosdesk.i18n import Counted, Words
from nosdesk.ui import places
from nosdesk.ui.context import Ui
from nosdesk.ui.kit.arrange import Item, column, row, sized_by_width, wrapping
from nosdesk.ui.kit.controls import Button
from nosdesk.ui.kit.field import Field, announce
from nosdesk.ui.kit.pieces import Line, Text

CHECK_AFTER_MS: Final = 600
"""How long after the last key the words are checked: not while somebody is in the middle of one."""
MOST_SHOWN: Final = 5
_LONG: Final = 40

EASY: Final = Words("Easy to read")
COULD: Final = Counted(
    "{n} thing could be easier",
    "{n} things could be easier",
    "You can make {n} thing easier",
    "You can make {n} things easier",
)
SHOW: Final = Words("Show what")
HIDE: Final = Words("Hide")
IN_EASY_WORDS: Final = Words("Say it in easy words", "Use easy words")
USE: Final = Words("Use “{words_offered}”", "Write “{words_offered}”")
USE_SENTENCES: Final = Words("Use this wording", "Write it like this")
INSTEAD: Final = Words("Instead: {words_offered}", "Easier: {words_offered}")
MORE: Final = Counted("And {n} more.", "And {n} more.", "There is {n} more.", "There are {n} more.")
FOR: Final = Words("{action}: {name}")


class Written(Protocol):
    """What is written in: a control of the kit that holds text."""

    value: str

    @property
    def edited(self) -> SignalInstance:
        """Sent on each change by the person."""

    @property
    def left(self) -> SignalInstance:
        """Sent when the focus has gone."""


Check = Callable[[str], Sequence[Finding]]


def finding_items(ui: Ui, text: str, found: Sequence[Finding], take_it: Callable[[Finding], None] | None) -> list[Item]:
    """What could be easier, one below the other: the rule, why, and a button to take what is offered."""
    look = ui.look
    items: list[Item] = []
    for each in found[:MOST_SHOWN]:
        items += [Line(look), look.space(8), Text(look, ui.say(each.rule.words), "small", "semibold", leading=1.3)]
        items += [Text(look, each.said(ui.reader), "small")]
        if each.offer:
            long = each.rule in (Rule.LENGTH, Rule.ONE_IDEA) or len(each.offer) > _LONG
            if long:
                items += [look.space(4), Text(look, ui.say(INSTEAD, words_offered=each.offer), "small")]
            if take_it:
                words = ui.say(USE_SENTENCES) if long else ui.say(USE, words_offered=each.offer)
                button = Button(look, words, "secondary", before="tick", size="small")
                if long:
                    button.setAccessibleName(ui.say(FOR, action=words, name=each.offer))
                button.clicked.connect(lambda _checked=False, each=each: take_it(each))
                items += [look.space(6), row(button, None)]
        items += [look.space(10)]
    if len(found) > MOST_SHOWN:
        items += [Text(look, ui.count(MORE, len(found) - MOST_SHOWN), "small", colour="quiet_ink")]
    return items


def answer_line(ui: Ui, record: Record, field: str, shown: Field, texts: EasyTexts, name: str = "") -> "EasyLine":
    """The line under an answer; its easy wording is one press away. `name` is what it is called, else the field's label."""
    locale = ui.reader.locale
    place = places.EasyAnswer(type(record).__name__, record.id, field)
    control = cast(Written, shown.control)
    called = name or shown.label.text()
    return EasyLine(ui, control, called, lambda text: texts.check(text, locale), lambda: ui.go(place))


def line_if_wanted(
    ui: Ui, record: Record, field: str, shown: Field, *, name: str = "", kept: bool = True
) -> "EasyLine | None":
    """The same for an answer of a screen that is no form; None where the person does not want to see it.

    Where the record is not `kept` yet, its words are only checked: an easy wording belongs to an answer that is there.
    """
    if not ui.settings.easy_check:
        return None
    from nosdesk.services.easy_read import texts_of

    texts = texts_of(ui.at, record, ui.reader.locale)
    if kept:
        return answer_line(ui, record, field, shown, texts, name)
    locale = ui.reader.locale
    return EasyLine(ui, cast(Written, shown.control), shown.label.text(), lambda text: texts.check(text, locale))


class EasyLine(QWidget):
    """The line under one answer. It looks at the words a moment after the last key, and is heard when the answer is left.

    `name` is what the answer is called, for the names of the buttons; `put_easily` leads to its easy wording.
    """

    def __init__(
        self, ui: Ui, control: Written, name: str, check: Check, put_easily: Callable[[], None] | None = None
    ) -> None:
        super().__init__()
        self.ui, self.control, self.name, self.check = ui, control, name, check
        look = ui.look
        self.found: tuple[Finding, ...] = ()
        self.heard: int | None = None
        self.opened = False
        self._inside: QWidget | None = None
        self.status = Text(look, "", "small", "medium", "quiet_ink", leading=1.3)
        self.show_button = Button(look, ui.say(SHOW), "quiet", size="small")
        self.show_button.clicked.connect(self.toggle)
        parts: list[QWidget] = [self.status, self.show_button]
        if put_easily:
            easily = Button(look, ui.say(IN_EASY_WORDS), "quiet", size="small")
            easily.setAccessibleName(ui.say(FOR, action=ui.say(IN_EASY_WORDS), name=name))
            easily.clicked.connect(lambda: put_easily())
            parts.append(easily)
        self.list = QWidget()
        self._rows = QVBoxLayout(self.list)
        self._rows.setContentsMargins(0, look.space(8), 0, 0)
        sized_by_width(self.list)
        self.list.hide()
        column(wrapping(*parts, gap=max(16, look.space(16)), line_gap=look.space(4)), self.list, box=self)
        sized_by_width(self)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(CHECK_AFTER_MS)
        self.timer.timeout.connect(self.look_again)
        control.edited.connect(self.timer.start)
        control.left.connect(self._left)
        self.look_again()
        self.heard = len(self.found)

    @property
    def said(self) -> str:
        """How the words stand: "Easy to read", "2 things could be easier", or nothing where nothing is written."""
        if not self.control.value.strip():
            return ""
        return self.ui.count(COULD, len(self.found)) if self.found else self.ui.say(EASY)

    def look_again(self) -> None:
        """Check the words as they are now."""
        self.timer.stop()
        self.found = tuple(self.check(self.control.value))
        self.status.setText(self.said)
        self.status.setVisible(bool(self.said))
        self.show_button.setVisible(bool(self.found))
        self._name_button()
        self._fill()

    def toggle(self) -> None:
        """Show what could be easier, or hide it again."""
        self.opened = not self.opened
        self.look_again()
        announce(self, self.said)

    def _name_button(self) -> None:
        words = self.ui.say(HIDE if self.opened else SHOW)
        self.show_button.say(words)
        self.show_button.setAccessibleName(self.ui.say(FOR, action=words, name=self.name))
        self.show_button.setAccessibleDescription(self.said)

    def _fill(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._inside = None
        shown = self.opened and bool(self.found)
        if shown:
            self._inside = column(*finding_items(self.ui, self.control.value, self.found, self._take))
            self._rows.addWidget(self._inside)
        self.list.setVisible(shown)
        self.updateGeometry()

    def _take(self, finding: Finding) -> None:
        """Put the simpler wording into the answer, as if it had been typed; the focus stays with what is left to do."""
        self.control.value = take(self.control.value, finding)
        self.control.edited.emit()
        self.look_again()
        offered = self._inside.findChildren(Button) if self._inside else []
        target = offered[0] if offered else self.show_button if self.found else cast(QWidget, self.control)
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self._hear()

    def _left(self) -> None:
        self.look_again()
        self._hear()

    def _hear(self) -> None:
        """Let a screen reader say how the words stand, once for each change of it and never while they are typed."""
        if self.heard != len(self.found) and self.said:
            announce(self, self.said)
        self.heard = len(self.found)
