"""Finds what would shut somebody out of a screen: nameless controls, cut words, small targets, keyboard traps.

For the access tests, which run it over every screen in every look and language, and for looking at a new screen.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from nosdesk.ui.kit.tokens import TARGET_PX

_SLACK: Final = 1
"""Pixels by which rounding may put things out."""


def problems(widget: QWidget) -> list[str]:
    """What is wrong with this widget and everything visible in it, in plain words; an empty list is good.

    The widget must be shown and laid out. Where its window is active, the Tab key is really pressed through it, so the
    focus moves; it is put back afterwards.
    """
    parts = list(_visible(widget))
    found: list[str] = []
    for part in parts:
        found += _of_part(part, widget)
    found += _alike(parts)
    found += _walk_problems(widget, parts)
    return found


def name_of(widget: QWidget) -> str:
    """What a screen reader calls the widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else widget.accessibleName()


def description_of(widget: QWidget) -> str:
    """What a screen reader adds to the name."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Description) if interface else widget.accessibleDescription()


def tab_stops(widget: QWidget) -> list[QWidget]:
    """Every visible part that Tab should stop at, in the order of the focus chain."""
    parts = list(_visible(widget))
    return _stops(widget, parts)


def tab_walk(widget: QWidget) -> list[QWidget]:
    """Where the Tab key really leads, from the first stop of the window until it comes back or gets stuck.

    The window must be shown and active; stops outside the widget are left out.
    """
    window = widget.window()
    every = _stops(window, list(_visible(window)))
    if not every:
        return []
    before = QApplication.focusWidget()
    every[0].setFocus(Qt.FocusReason.TabFocusReason)
    walked: list[QWidget] = []
    now = QApplication.focusWidget()
    for _ in range(2 * len(every) + 4):
        if now is None or now in walked:
            break
        walked.append(now)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier, "\t")
            QCoreApplication.sendEvent(QApplication.focusWidget() or now, key)
            if kind == QEvent.Type.KeyPress and QApplication.focusWidget() is now:
                break
        now = QApplication.focusWidget()
    if before is not None:
        before.setFocus(Qt.FocusReason.OtherFocusReason)
    return [part for part in walked if part is widget or widget.isAncestorOf(part)]


def _visible(root: QWidget) -> Iterator[QWidget]:
    """The root and what is shown in it, without windows of their own and the insides of Qt's item views."""
    waiting = [root]
    while waiting:
        part = waiting.pop()
        yield part
        if isinstance(part, (QAbstractItemView, QLineEdit, QPlainTextEdit, QTextEdit)):
            continue
        waiting += [
            child
            for child in reversed(part.children())
            if isinstance(child, QWidget) and not child.isWindow() and child.isVisibleTo(part)
        ]


def _takes_focus(part: QWidget) -> bool:
    return part.focusPolicy() != Qt.FocusPolicy.NoFocus and part.isEnabled() and part.focusProxy() is None


def _called(part: QWidget) -> str:
    return f"{type(part).__name__} “{name_of(part) or getattr(part, 'text', lambda: '')()}”"


def _of_part(part: QWidget, root: QWidget) -> Iterator[str]:
    if _takes_focus(part):
        if not name_of(part).strip():
            yield f"no accessible name: {type(part).__name__} in {_where(part)}"
        least = TARGET_PX["least"]
        if min(part.width(), part.height()) < least:
            yield f"target under {least} px: {_called(part)} is {part.width()} × {part.height()}"
    if isinstance(part, (QLabel, QAbstractButton)) and not isinstance(part.parentWidget(), QAbstractItemView):
        yield from _cut_words(part)
    if part is not root:
        yield from _out_of_parent(part)


def _cut_words(part: QLabel | QAbstractButton) -> Iterator[str]:
    if not part.text():
        return
    least = part.minimumSizeHint()
    if part.width() + _SLACK < least.width():
        yield f"a word is wider than its box: {_called(part)} has {part.width()} px of {least.width()}"
    if part.hasHeightForWidth():
        needed = part.heightForWidth(part.width())
        if part.height() + _SLACK < needed:
            yield f"text is cut at the foot: {_called(part)} has {part.height()} px of {needed}"
    elif part.height() + _SLACK < least.height():
        yield f"text is cut at the foot: {_called(part)} has {part.height()} px of {least.height()}"


def _out_of_parent(part: QWidget) -> Iterator[str]:
    parent = part.parentWidget()
    if parent is None or part.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents):
        return
    box = part.geometry()
    if box.left() < -_SLACK or box.right() > parent.width() + _SLACK:
        yield f"out of its parent sideways: {_called(part)} from {box.left()} to {box.right()} of {parent.width()}"
    scrolls = isinstance(parent.parentWidget(), QAbstractScrollArea) and parent.parentWidget().viewport() is parent  # type: ignore[union-attr]
    if not scrolls and (box.top() < -_SLACK or box.bottom() > parent.height() + _SLACK):
        yield f"cut at the foot by its parent: {_called(part)} from {box.top()} to {box.bottom()} of {parent.height()}"


def _where(part: QWidget) -> str:
    """The nearest thing with a name round a part, and where the part lies in its window."""
    at = part.mapTo(part.window(), QPoint(0, 0))
    parent = part.parentWidget()
    while parent is not None and not parent.accessibleName():
        parent = parent.parentWidget()
    return f"{parent.accessibleName() if parent else type(part.window()).__name__} at {at.x()}, {at.y()}"


def _group_of(part: QWidget) -> str:
    parent = part.parentWidget()
    names = []
    while parent is not None:
        if isinstance(parent, QGroupBox) and parent.accessibleName():
            names.append(parent.accessibleName())
        parent = parent.parentWidget()
    return " · ".join(names)


def _alike(parts: list[QWidget]) -> Iterator[str]:
    """Controls of one page that sound the same: neither description nor group tells them apart."""
    same: dict[tuple[str, str, str], int] = defaultdict(int)
    for part in parts:
        if _takes_focus(part) and name_of(part).strip():
            same[name_of(part), description_of(part), _group_of(part)] += 1
    for (name, _, group), times in same.items():
        if times > 1:
            yield f"{times} controls sound alike: “{name}”" + (f" in {group}" if group else "")


def _stops(root: QWidget, parts: list[QWidget]) -> list[QWidget]:
    wanted = {part for part in parts if _takes_focus(part) and part.focusPolicy() & Qt.FocusPolicy.TabFocus}
    ordered: list[QWidget] = []
    part: QWidget | None = root
    seen: set[QWidget] = set()
    while part is not None and part not in seen:
        seen.add(part)
        if part in wanted:
            ordered.append(part)
        part = part.nextInFocusChain()
    return ordered


def _walk_problems(root: QWidget, parts: list[QWidget]) -> Iterator[str]:
    stops = _stops(root, parts)
    if not stops:
        return
    if root.window().isActiveWindow():
        walked = tab_walk(root)
        missed = [part for part in stops if part not in walked]
        if missed:
            stuck = f"; it ends at {_called(walked[-1])}" if walked else ""
            yield f"Tab never reaches {', '.join(_called(part) for part in missed[:5])}{stuck}"
        return
    for part in stops:
        if isinstance(part, (QPlainTextEdit, QTextEdit)) and not part.tabChangesFocus():
            yield f"Tab is caught in {_called(part)}"
        if isinstance(part, QAbstractItemView) and part.tabKeyNavigation():
            yield f"Tab walks every cell of {_called(part)}"
