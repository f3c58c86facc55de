"""What is chosen from a list: one (ChoiceGroup) or any number (TickGroup), each a row with wrapping words."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QGroupBox, QRadioButton, QVBoxLayout, QWidget

from nosdesk.frozen import dataclass
from nosdesk.pictures import OwnPhoto, Shown
from nosdesk.ui.kit.arrange import Wrapping, sized_by_width
from nosdesk.ui.kit.controls import escaped, paint_box
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.paint import Wrapped, icon, is_rtl, least_width, mirrored, rounded, smooth, text_width
from nosdesk.ui.kit.pieces import paint_picture


@dataclass(frozen=True)
class Option:
    """One thing to choose: a stable key, its words, and where they help a hint and a picture (a concept or a photo)."""

    key: str
    words: str
    hint: str = ""
    picture: Shown = ""


class _Face:
    """Lays out and paints one row: mark, picture, words, hint. The row itself is a real Qt radio button or check box."""

    def __init__(self, look: Look, option: Option, round_mark: bool, ground: str) -> None:
        self.look, self.option, self.round_mark, self.ground = look, option, round_mark, ground
        self.room_for_picture = bool(option.picture)
        """Kept free where the other rows of the list have a picture, so that all words begin on one line."""
        self.wrong = False
        self._laid: dict[tuple[int, bool], tuple[Wrapped, Wrapped | None]] = {}

    @property
    def _mark(self) -> int:
        return self.look.icon(24)

    @property
    def _picture(self) -> int:
        if not self.room_for_picture:
            return 0
        if isinstance(self.option.picture, OwnPhoto):
            # A photo must be looked at: who is in it is not seen in a sign.
            return round(self.look.px("body") * (6 if self.look.scale < 2 else 4))
        return round(self.look.px("body") * (2.6 if self.look.easy else 2))

    @property
    def _start(self) -> int:
        """Where the words begin."""
        look = self.look
        picture = self._picture + look.space(12) if self._picture else 0
        return look.space(16) + self._mark + look.space(12) + picture

    def _words(self, width: int, rtl: bool) -> tuple[Wrapped, Wrapped | None]:
        key = (width, rtl)
        if key not in self._laid:
            if len(self._laid) > 8:
                self._laid.clear()
            look, option = self.look, self.option
            room = max(1, min(width - self._start - look.space(16), look.line_width()))
            # Measured and drawn in the bold face, so that a row never changes its size when it is chosen.
            words = Wrapped(option.words, look.font("body", "semibold"), room, 1.25, rtl=rtl)
            hint = Wrapped(option.hint, look.font("small"), room, 1.3, rtl=rtl) if option.hint else None
            self._laid[key] = words, hint
        return self._laid[key]

    def height(self, width: int) -> int:
        words, hint = self._words(width, False)
        inner = words.height + (hint.height + self.look.space(2) if hint else 0)
        return round(max(self.look.target, inner + self.look.space(20), self._picture + self.look.space(12)))

    def hint_size(self) -> QSize:
        look, option = self.look, self.option
        words = text_width(option.words, look.font("body", "semibold"))
        hint = text_width(option.hint, look.font("small")) if option.hint else 0
        width = self._start + min(max(words, hint), look.line_width()) + look.space(16) + 2
        return QSize(width, self.height(width))

    def least_size(self) -> QSize:
        look, option = self.look, self.option
        word = least_width(option.words, look.font("body", "semibold"))
        if option.hint:
            word = max(word, least_width(option.hint, look.font("small")))
        # A long word under 300 % may break rather than push the page wider than its window.
        room = max(look.characters(8), 480 - self._start - look.space(16))
        return QSize(self._start + min(word, room) + look.space(16), look.target)

    def paint(self, widget: QWidget, chosen: bool) -> None:
        painter, look = smooth(widget), self.look
        rtl, width = is_rtl(widget), widget.width()
        paint_box(painter, look, QRectF(widget.rect()), chosen, self.ground, self.wrong)
        middle = widget.height() / 2
        mark = QRectF(look.space(16), middle - self._mark / 2, self._mark, self._mark)
        self._paint_mark(painter, mirrored(widget, mark), chosen)
        if self.option.picture:
            side = float(self._picture)
            at = mirrored(widget, QRectF(mark.right() + look.space(12), middle - side / 2, side, side))
            paint_picture(painter, look, self.option.picture, at, look.plate())
        words, hint = self._words(width, rtl)
        if not chosen:
            # The regular face is narrower: it never needs more lines than the bold one was given.
            room = max(1, min(width - self._start - look.space(16), look.line_width()))
            words = Wrapped(self.option.words, look.font("body"), room, 1.25, rtl=rtl)
        y = middle - (words.height + (hint.height + look.space(2) if hint else 0)) / 2
        room = min(width - self._start - look.space(16), look.line_width())
        x = mirrored(widget, QRectF(self._start, 0, room, 1)).left()
        words.draw(painter, QPointF(x, y), look.colour("ink"))
        if hint:
            hint.draw(painter, QPointF(x, y + words.height + look.space(2)), look.colour("quiet_ink"))

    def _paint_mark(self, painter: QPainter, rect: QRectF, chosen: bool) -> None:
        look = self.look
        corner = rect.width() / 2 if self.round_mark else rect.width() * 0.22
        if chosen:
            rounded(painter, rect, corner, look.colour("brand"))
            inset = rect.width() * 0.15
            icon(painter, "tick", rect.adjusted(inset, inset, -inset, -inset), look.colour("on_brand"), 3.4)
        else:
            rounded(painter, rect, corner, look.colour("paper"), look.colour("edge"), look.edge(2))


class Choice(QRadioButton):
    """One row of a list of which one can be chosen: ring, picture, words, hint. It works inside a ChoiceGroup."""

    def __init__(self, look: Look, option: Option, ground: str = "paper") -> None:
        super().__init__(escaped(option.words))
        self.option = option
        self.face = _Face(look, option, round_mark=True, ground=ground)
        self.setAccessibleDescription(option.hint)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        sized_by_width(self)

    def nextCheckState(self) -> None:
        self.setChecked(True)

    def hitButton(self, pos: QPoint, /) -> bool:
        return self.rect().contains(pos)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        return self.face.height(width)

    def sizeHint(self) -> QSize:
        return self.face.hint_size()

    def minimumSizeHint(self) -> QSize:
        return self.face.least_size()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        self.face.paint(self, self.isChecked())


class Tick(QCheckBox):
    """A row that is ticked or not: alone ("I agree"), or inside a TickGroup."""

    edited = Signal()
    left = Signal()

    def __init__(self, look: Look, option: Option, ticked: bool = False, ground: str = "paper") -> None:
        super().__init__(escaped(option.words))
        self.option = option
        self.face = _Face(look, option, round_mark=False, ground=ground)
        self.setAccessibleDescription(option.hint)
        self.setChecked(ticked)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # Not "clicked": a screen reader or voice control ticks without a click.
        self.toggled.connect(self.edited)
        sized_by_width(self)

    @property
    def value(self) -> str:
        """The option's key when ticked, else empty."""
        return self.option.key if self.isChecked() else ""

    @value.setter
    def value(self, key: str) -> None:
        self.setChecked(bool(key))

    def set_wrong(self, wrong: bool) -> None:
        """Give the box the thick red edge of a wrong answer, or take it away."""
        self.face.wrong = wrong
        self.update()

    def set_description(self, text: str) -> None:
        """What a screen reader adds to the name, before the option's own hint."""
        self.setAccessibleDescription(" ".join(part for part in (text, self.option.hint) if part))

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def hitButton(self, pos: QPoint, /) -> bool:
        return self.rect().contains(pos)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        return self.face.height(width)

    def sizeHint(self) -> QSize:
        return self.face.hint_size()

    def minimumSizeHint(self) -> QSize:
        return self.face.least_size()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        self.face.paint(self, self.isChecked())


_NEXT = (Qt.Key.Key_Down, Qt.Key.Key_Right)
_PREVIOUS = (Qt.Key.Key_Up, Qt.Key.Key_Left)
_ARROWS = (*_NEXT, *_PREVIOUS)


class Group(QGroupBox):
    """A named group with no frame of its own: a screen reader says its name when focus comes into it.

    `left` is sent when the focus goes out of the whole group, not from one part of it to the next.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._clear_frame()

    def watch(self, part: QWidget) -> None:
        """Count the part's focus as the group's."""
        part.installEventFilter(self)

    def arrow_parts(self) -> Sequence[QAbstractButton]:
        """What arrow keys move between; nothing unless a group says so."""
        return ()

    def arrow_moved(self, part: QAbstractButton) -> None:
        """An arrow key has brought the focus to this part."""

    def _arrow(self, event: QKeyEvent) -> bool:
        parts = self.arrow_parts()
        at = next((index for index, part in enumerate(parts) if part.hasFocus()), -1)
        to = next_in_group(event, at, len(parts), is_rtl(self)) if parts else None
        if to is None:
            return False
        parts[to].setFocus(Qt.FocusReason.TabFocusReason)
        self.arrow_moved(parts[to])
        return True

    def eventFilter(self, watched: object, event: QEvent, /) -> bool:
        # Here and not in the parts: Qt's own buttons take arrow keys for themselves, and move without choosing.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._arrow(event):
            return True
        if (
            event.type() == QEvent.Type.FocusOut
            and isinstance(event, QFocusEvent)
            and event.reason() != Qt.FocusReason.PopupFocusReason
        ):
            now = QApplication.focusWidget()
            if event.reason() == Qt.FocusReason.ActiveWindowFocusReason or now is None or not self.isAncestorOf(now):
                self.left.emit()
        return False

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        # Qt makes room for the frame anew whenever font or style change.
        self._clear_frame()

    def _clear_frame(self) -> None:
        self.setContentsMargins(0, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """No frame and no title: the field's label says it."""


def next_in_group(event: QKeyEvent, at: int, count: int, rtl: bool) -> int | None:
    """Where an arrow key leads from the part at `at` (−1: none); None for any other key. It goes round at the ends."""
    key = event.key()
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return None
    if rtl:
        key = {Qt.Key.Key_Left: Qt.Key.Key_Right, Qt.Key.Key_Right: Qt.Key.Key_Left}.get(Qt.Key(key), Qt.Key(key))
    if key in _NEXT:
        return (at + 1) % count
    if key in _PREVIOUS:
        return (at - 1) % count
    return None


class RadioGroup(Group):
    """Radio buttons of any kind (rows, tiles, faces) of which one can be chosen, by key.

    One tab stop: the chosen one, or the first. Arrow keys move and choose.
    """

    def __init__(self, name: str, radios: Sequence[tuple[str, QRadioButton]], value: str = "") -> None:
        super().__init__(name)
        self.radios: dict[str, QRadioButton] = dict(radios)
        self._own = {key: radio.accessibleDescription() for key, radio in radios}
        for key, radio in radios:
            # Not "clicked": a screen reader or voice control chooses without a click.
            radio.toggled.connect(lambda on, key=key: self._toggled(key, on))
            radio.installEventFilter(self)
        self._setting = False
        self.value = value

    @property
    def value(self) -> str:
        """The key of what is chosen, or empty."""
        return self._value

    @value.setter
    def value(self, chosen: str) -> None:
        self._setting = True
        self._value = chosen if chosen in self.radios else ""
        stop = self._value or next(iter(self.radios), "")
        for key, radio in self.radios.items():
            # Qt never lets go of the last choice of a list, which undo may ask for. It calls a radio button a check box
            # where it is not exclusive, so it is so only for this moment.
            radio.setAutoExclusive(False)
            radio.setChecked(key == self._value)
        for key, radio in self.radios.items():
            radio.setAutoExclusive(True)
            radio.setFocusPolicy(Qt.FocusPolicy.StrongFocus if key == stop else Qt.FocusPolicy.ClickFocus)
        if stop:
            self.setFocusProxy(self.radios[stop])
        self._setting = False

    def _toggled(self, key: str, on: bool) -> None:
        if on and not self._setting:
            self._choose(key)

    def _choose(self, key: str) -> None:
        changed = key != self._value
        self.value = key
        if changed:
            self.edited.emit()

    def arrow_parts(self) -> Sequence[QAbstractButton]:
        return list(self.radios.values())

    def arrow_moved(self, part: QAbstractButton) -> None:
        part.click()

    def set_wrong(self, wrong: bool) -> None:
        """Give the rows the red edge of a wrong answer, or take it away."""
        for radio in self.radios.values():
            if isinstance(radio, Choice):
                radio.face.wrong = wrong
                radio.update()

    def set_description(self, text: str) -> None:
        """What a screen reader adds to the group's and each choice's name: the hint, the error."""
        self.setAccessibleDescription(text)
        for key, radio in self.radios.items():
            radio.setAccessibleDescription(" ".join(part for part in (text, self._own[key]) if part))


class ChoiceGroup(RadioGroup):
    """A list of which one can be chosen. `inline` sets short choices side by side while there is room."""

    def __init__(
        self,
        look: Look,
        name: str,
        options: Sequence[Option],
        value: str = "",
        inline: bool = False,
        ground: str = "paper",
    ) -> None:
        choices = [Choice(look, option, ground) for option in options]
        super().__init__(name, [(choice.option.key, choice) for choice in choices], value)
        _lay(self, look, choices, inline)


class TickGroup(Group):
    """A list of which any number can be ticked. Each tick is a tab stop; arrow keys move between them."""

    def __init__(
        self,
        look: Look,
        name: str,
        options: Sequence[Option],
        value: str = "",
        inline: bool = False,
        ground: str = "paper",
    ) -> None:
        super().__init__(name)
        self.ticks = {option.key: Tick(look, option, ground=ground) for option in options}
        for tick in self.ticks.values():
            tick.edited.connect(self.edited)
            tick.installEventFilter(self)
        _lay(self, look, list(self.ticks.values()), inline)
        self.value = value
        if self.ticks:
            self.setFocusProxy(next(iter(self.ticks.values())))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys of what is ticked, in the order of the list."""
        return tuple(key for key, tick in self.ticks.items() if tick.isChecked())

    @property
    def value(self) -> str:
        """The keys of what is ticked, joined by commas."""
        return ",".join(self.chosen)

    @value.setter
    def value(self, keys: str) -> None:
        wanted = set(keys.split(","))
        for key, tick in self.ticks.items():
            tick.blockSignals(True)
            tick.setChecked(key in wanted)
            tick.blockSignals(False)

    def arrow_parts(self) -> Sequence[QAbstractButton]:
        return list(self.ticks.values())

    def set_wrong(self, wrong: bool) -> None:
        """Give the rows the red edge of a wrong answer, or take it away."""
        for tick in self.ticks.values():
            tick.set_wrong(wrong)

    def set_description(self, text: str) -> None:
        """What a screen reader adds to the group's and each tick's name: the hint, the error."""
        self.setAccessibleDescription(text)
        for tick in self.ticks.values():
            tick.set_description(text)


def _lay(group: QGroupBox, look: Look, rows: Sequence[Choice | Tick], inline: bool) -> None:
    for part in rows:
        part.face.room_for_picture = bool(part.option.picture) or (
            not inline and any(other.option.picture for other in rows)
        )
    # At least 10 px apart: the focus ring is 8 px deep.
    gap = max(12, look.space(12))
    layout = QVBoxLayout(group)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    if inline:
        box = Wrapping(gap, gap)
        for part in rows:
            box.add(part)
        layout.addWidget(box)
    else:
        for part in rows:
            layout.addWidget(part)
    sized_by_width(group)
