"""The editor of the weekly pattern: days across and parts of the day down, or a list of days where that has no room.

Pressing an empty box adds a visit; pressing a box with help opens it below, and pressing it again takes the help away.
Times are written freely. Tab goes from the box one is at to its panel; arrow keys go from box to box.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from nosdesk.ui.kit.arrange import column, mid, row, sized_by_width, wrapping
from nosdesk.ui.kit.choices import Group
from nosdesk.ui.kit.field import announce
from nosdesk.ui.kit.later import later
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.paint import Centre, text_width
from nosdesk.ui.kit.pieces import Picture, Text
from nosdesk.ui.kit.tab_order import put_in_tab_order
from nosdesk.ui.kit.week_cells import DayButton, KeySample, SpotCell, SpotRow, SpotState, cell_words_width
from nosdesk.ui.kit.week_plan import (
    MORNING,
    PICTURES,
    Slot,
    Spot,
    VisitDraft,
    new_slot,
    overlapping,
    packed,
    unpacked,
)
from nosdesk.ui.kit.week_visit import SpotPanel, VisitForm, VisitKindOption, kinds_for
from nosdesk.ui.kit.week_words import WeekWords

__all__ = ["VisitDraft", "VisitKindOption", "WeekEditor", "WeekWords"]

_GAP: Final = 10
_DAYS, _PARTS = range(7), range(4)
Cell = SpotCell | SpotRow
Summary = Callable[[tuple[VisitDraft, ...]], str]


class _Grid(QWidget):
    """Days across, parts of the day down."""

    def __init__(self, look: Look, words: WeekWords) -> None:
        super().__init__()
        self.look, self.words = look, words
        self.cells: dict[Spot, SpotCell] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(_GAP)
        grid.setVerticalSpacing(_GAP)
        grid.setColumnMinimumWidth(0, self.head_width())
        for day in _DAYS:
            label = Text(look, words.short_days[day], "body" if look.easy else "small", "semibold", align=Centre)
            label.setAccessibleName(words.days[day])
            grid.addWidget(label, 0, day + 1)
            grid.setColumnStretch(day + 1, 1)
        for part in _PARTS:
            grid.addWidget(self._head(part), part + 1, 0)
            for day in _DAYS:
                self.cells[day, part] = SpotCell(look)
                grid.addWidget(self.cells[day, part], part + 1, day + 1)

    def minimumSizeHint(self) -> QSize:
        # It must not hold the page wide: the editor changes to the list where the cells have no room.
        return QSize(44, super().minimumSizeHint().height())

    def _head(self, part: int) -> QWidget:
        look, words = self.look, self.words
        name = Text(look, words.parts[part], "body", "semibold", leading=1.25)
        if look.easy:
            return row(mid(Picture(look, PICTURES[part], self._picture())), 12, (mid(name), 1))
        return column(None, name, Text(look, words.part_times[part], "small", colour="quiet_ink", leading=1.25), None)

    def _picture(self) -> int:
        return round(self.look.px("body") * 1.95)

    def head_width(self) -> int:
        """Width of the names of the parts of the day."""
        look, words = self.look, self.words
        names = max(text_width(name, look.font("body", "semibold")) for name in words.parts)
        if look.easy:
            return names + 12 + self._picture() + 4
        return max(names, *(text_width(times, look.font("small")) for times in words.part_times)) + 4

    def needed(self, lengths: Iterable[int]) -> int:
        """Width under which its words would not fit."""
        cell = max(cell_words_width(self.look, self.words.short_length(minutes)) for minutes in {600, *lengths})
        return self.head_width() + 7 * (max(44, cell) + _GAP)


class _Days(QWidget):
    """A list of days; a day opens to its four parts."""

    def __init__(self, look: Look, words: WeekWords) -> None:
        super().__init__()
        self.look, self.words = look, words
        self.cells: dict[Spot, SpotRow] = {}
        self.buttons: list[DayButton] = []
        self.boxes: list[QWidget] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for day in _DAYS:
            button, box = DayButton(look, words.days[day], (words.day_closed, words.day_open)), QWidget()
            inside = QVBoxLayout(box)
            inside.setContentsMargins(look.space(16), _GAP, 0, 0)
            inside.setSpacing(max(_GAP, look.space(10)))
            for part in _PARTS:
                cell = SpotRow(look, words.parts[part], words.part_times[part], PICTURES[part])
                self.cells[day, part] = cell
                inside.addWidget(cell)
            box.hide()
            button.turned.connect(box.setVisible)
            self.buttons.append(button)
            self.boxes.append(box)
            layout.addWidget(button)
            layout.addWidget(box)
            layout.addSpacing(max(12, look.space(14)))
        sized_by_width(self)

    def open_day(self, day: int) -> None:
        """Show the parts of a day."""
        self.buttons[day].turn(True)

    def place(self, spot: Spot, panel: QWidget) -> None:
        """Put the panel under its part of the day."""
        day, part = spot
        inside = self.boxes[day].layout()
        assert isinstance(inside, QVBoxLayout)  # noqa: S101 - made above
        inside.insertWidget(inside.indexOf(self.cells[day, part]) + 1, panel)


class WeekEditor(Group):
    """Edits a weekly pattern. `edited` carries the whole new pattern; `left` says that focus has gone out of it.

    `summary` writes the line below for a pattern ("**12 hours a week:** …"); `length` is the usual length in minutes.
    """

    edited = Signal(object)

    def __init__(
        self,
        look: Look,
        name: str,
        words: WeekWords,
        visits: Sequence[VisitDraft] = (),
        *,
        kinds: Sequence[VisitKindOption] = (),
        summary: Summary | None = None,
        length: int = 120,
    ) -> None:
        super().__init__(name)
        self.look, self.words, self.kinds, self.length = look, words, tuple(kinds), length
        self._summary = summary
        self._slots: dict[int, Slot] = {}
        self._next_key = 0
        self._taken_away: dict[Spot, Slot] = {}
        self._here: Spot = (0, MORNING)
        self._opened: Spot | None = None
        self._panel: SpotPanel | None = None
        self._grid, self._days = _Grid(look, words), _Days(look, words)
        self.as_list = False
        self._days.hide()
        self._keys = Text(look, words.keys, "small", colour="quiet_ink")
        self._keys.hide()
        self._key = wrapping(gap=24, line_gap=10)
        self.summary = Text(look, "")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(look.space(16))
        for part in (self._grid, self._days, self._keys, self._key, self.summary):
            self._layout.addWidget(part)
        for cells in (self._grid.cells, self._days.cells):
            for spot, cell in cells.items():
                self._listen(spot, cell)
        for button in self._days.buttons:
            self.watch(button)
        sized_by_width(self)
        self._load(visits)
        self._rove()

    def _listen(self, spot: Spot, cell: Cell) -> None:
        cell.pressed_by_hand.connect(lambda: self.press(spot))
        cell.moved.connect(lambda across, down: self._move(spot, across, down))
        cell.entered.connect(lambda: self._enter(spot))
        self.watch(cell)

    # What it holds

    @property
    def visits(self) -> tuple[VisitDraft, ...]:
        """The pattern."""
        return packed(self._slots.values())

    @visits.setter
    def visits(self, visits: Sequence[VisitDraft]) -> None:
        if packed(unpacked(visits)) != self.visits:
            self._load(visits)

    def _load(self, visits: Sequence[VisitDraft]) -> None:
        self._close()
        self._slots = {}
        for slot in unpacked(visits):
            self._put(slot)
        self._say()

    def _put(self, slot: Slot) -> int:
        self._next_key += 1
        self._slots[self._next_key] = slot
        return self._next_key

    def _at(self, spot: Spot) -> dict[int, Slot]:
        return {key: slot for key, slot in self._slots.items() if slot.spot == spot}

    def wrong_entry(self) -> QWidget | None:
        """The first time that was written and cannot be read, for the summary of errors."""
        forms = self._panel.forms.values() if self._panel else ()
        return next((entry for form in forms if (entry := form.wrong_entry()) is not None), None)

    # What one does

    def press(self, spot: Spot) -> None:
        """A box was pressed: add a visit, open the visits in it, or take the one in it away."""
        here = self._at(spot)
        if not here:
            slot = self._taken_away.pop(spot, None) or new_slot(
                spot, self.length, list(self._slots.values()), self._usual_kind(spot)
            )
            self._put(slot)
            self._open(spot)
            self._tell()
        elif spot != self._opened:
            self._open(spot)
            self._say()
        elif len(here) == 1:
            self._take_away(next(iter(here)))
        else:
            announce(self, self.words.visits(len(here)))

    def _usual_kind(self, spot: Spot) -> str:
        kinds = kinds_for(self.kinds, spot[1])
        return kinds[0].key if kinds else ""

    def _take_away(self, key: int) -> None:
        slot = self._slots.pop(key)
        spot = slot.spot
        self._taken_away[spot] = slot
        if self._panel and key in self._panel.forms:
            self._panel.drop(key)
            if not self._panel.forms:
                self._close()
        # The button that was pressed is gone: focus goes back to the box.
        self.cells[spot].setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def _change(self, key: int, slot: Slot) -> None:
        before = self._slots[key]
        kinds = [kind.key for kind in kinds_for(self.kinds, slot.spot[1])]
        if slot.spot[1] != before.spot[1] and kinds and slot.kind not in kinds:
            # A sleeping night that is moved to the morning is no sleeping night any more.
            slot = replace(slot, kind=kinds[0])
        self._slots[key] = slot
        if self._opened == before.spot:
            # A visit that moves to another part of the day stays in the panel, and its new box is marked.
            self._opened = slot.spot
            self._here = slot.spot
            self._rove()
        self._tell()

    def _another(self) -> None:
        if self._panel is None or self._opened is None:
            return
        last = self._slots[list(self._panel.forms)[-1]]
        slot = new_slot(self._opened, self.length, (), last.kind)
        form = self._panel.add(self._put(slot), slot)
        self._order_panel()
        self._tell()
        # Where the boxes come to stand is known when the page has been laid out.
        later(form.start, 0, lambda: form.start.setFocus(Qt.FocusReason.OtherFocusReason))

    def _same(self, key: int) -> None:
        model = self._slots[key]
        part = model.spot[1]
        for other, slot in self._slots.items():
            if slot.spot[1] == part and slot.day != model.day:
                after = (slot.spot[0] + (model.day - model.spot[0])) % 7
                self._slots[other] = replace(slot, start=model.start, end=model.end, day=after)
        self._tell()
        announce(self, self.summary.text())

    # What it shows

    @property
    def cells(self) -> dict[Spot, Cell]:
        """The boxes of the present form."""
        return dict(self._days.cells if self.as_list else self._grid.cells)

    def state(self, spot: Spot) -> SpotState:
        """What a box shows and says."""
        words, here = self.words, list(self._at(spot).values())
        day, part = spot
        name = words.spot.format(day=words.days[day], part=words.parts_in_sentence[part])
        if not here:
            return SpotState(words.with_help.format(spot=name, help=words.no_help), opened=spot == self._opened)
        minutes = sum(slot.minutes for slot in here)
        said = self._help(here)
        return SpotState(
            words.with_help.format(spot=name, help=said),
            said if self.as_list else words.length(minutes),
            words.short_length(minutes),
            len(here),
            max(slot.workers for slot in here),
            all(slot.every_weeks == 1 for slot in here),
            spot == self._opened,
        )

    def _help(self, here: Sequence[Slot]) -> str:
        """How much help, and what is out of the common, in words."""
        words = self.words
        said = [words.visits(len(here))] if len(here) > 1 else []
        said.append(words.length(sum(slot.minutes for slot in here)))
        if any(slot.workers > 1 for slot in here):
            said.append(words.workers(max(slot.workers for slot in here)))
        if any(slot.every_weeks > 1 for slot in here):
            said.append(words.every(max(slot.every_weeks for slot in here)))
        return ", ".join(said)

    def _tell(self) -> None:
        self._say()
        self.edited.emit(self.visits)

    def _say(self) -> None:
        """Show everything as it is now."""
        for spot, cell in self.cells.items():
            cell.show_state(self.state(spot))
        for day, button in enumerate(self._days.buttons if self.as_list else ()):
            parts = [
                f"{self.words.parts[part]}, {self._help(list(here.values()))}"
                for part in _PARTS
                if (here := self._at((day, part)))
            ]
            button.show_help("\n".join(parts) or self.words.no_help, bool(parts))
        if self._panel:
            keys = list(self._slots)
            cross = {keys[place] for place in overlapping(list(self._slots.values()))}
            self._panel.say(self._slots, any(key in cross for key in self._panel.forms))
        self._say_key()
        if self._summary:
            self.summary.setText(self._summary(self.visits))
        self.summary.setVisible(self._summary is not None)

    def _say_key(self) -> None:
        """Explain the signs that are in use, and no others. The list says everything in words."""
        words = self.words
        samples = []
        states = [self.state(spot) for spot in self._grid.cells]
        if any(state.filled and not state.weekly for state in states):
            samples.append((SpotState("", visits=1, weekly=False), words.key_not_weekly))
        if any(state.visits > 1 for state in states):
            samples.append((SpotState("", visits=2), words.key_several))
        if any(state.workers > 1 for state in states):
            samples.append((SpotState("", visits=1, workers=2), words.key_workers))
        if self.as_list:
            samples = []
        shown = [said for _, said in samples]
        if shown != self._key.property("shown"):
            self._key.clear()
            for state, said in samples:
                self._key.add(row(KeySample(self.look, state), 8, mid(Text(self.look, said, "small", leading=1.25))))
            self._key.setProperty("shown", shown)
        self._key.setVisible(bool(samples))

    def _open(self, spot: Spot) -> None:
        self._close()
        self._opened = self._here = spot
        panel = SpotPanel(
            self.look,
            self.words,
            self.words.spot.format(day=self.words.days[spot[0]], part=self.words.parts_in_sentence[spot[1]]),
            self.kinds,
        )
        panel.changed.connect(self._change)
        panel.removed.connect(self._take_away)
        panel.same_wanted.connect(self._same)
        panel.another_wanted.connect(self._another)
        self._panel = panel
        for key, slot in self._at(spot).items():
            panel.add(key, slot)
        self._place_panel()
        self._rove()

    def _close(self) -> None:
        self._opened = None
        if self._panel:
            self._panel.hide()
            self._panel.deleteLater()
            self._panel = None

    def _place_panel(self) -> None:
        if self._panel is None or self._opened is None:
            return
        if self.as_list:
            self._days.open_day(self._opened[0])
            self._days.place(self._opened, self._panel)
        else:
            self._layout.insertWidget(self._layout.indexOf(self._key) + 1, self._panel)
        self._panel.show()
        self._order_panel()

    def _order_panel(self) -> None:
        """Tab goes from the boxes to the panel: after all of the grid, or after its part of the day in the list."""
        if self._panel and self._opened:
            before = self._days.cells[self._opened] if self.as_list else self._grid.cells[6, 3]
            put_in_tab_order(before, self._panel)

    # Where one is

    def _move(self, spot: Spot, across: int, down: int) -> None:
        day, part = spot[0] + across, spot[1] + down
        if self.as_list:
            # One below the other: up and down go from part to part, left and right do nothing.
            day, part = spot[0], spot[1] + down
        if day in _DAYS and part in _PARTS:
            self.cells[day, part].setFocus(Qt.FocusReason.TabFocusReason)

    def _enter(self, spot: Spot) -> None:
        self._here = spot
        self._rove()
        if not self.as_list and not self._keys.isVisibleTo(self):
            self._keys.show()

    def _rove(self) -> None:
        """Tab stops at one box of the grid only, or the way to its panel would be 28 presses long."""
        for spot, cell in self._grid.cells.items():
            stop = spot == self._here
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._days.buttons[0] if self.as_list else self._grid.cells[self._here])

    # How it lies

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        needed = self._grid.needed(slot.minutes for slot in self._slots.values())
        # A little more room to go back than to fold, or a scroll bar could make it go to and fro.
        self._set_form(event.size().width() < needed + (24 if self.as_list else 0))

    def _set_form(self, as_list: bool) -> None:
        if as_list == self.as_list:
            return
        focused = QApplication.focusWidget()
        self.as_list = as_list
        self._grid.setVisible(not as_list)
        self._days.setVisible(as_list)
        self._keys.hide()
        self._place_panel()
        self._say()
        self._rove()
        if focused is not None and self.isAncestorOf(focused):
            seen = focused.isVisibleTo(self)
            (
                focused if seen else self.cells[self._here] if not as_list else self._days.buttons[self._here[0]]
            ).setFocus()
        self.updateGeometry()

    def set_description(self, text: str) -> None:
        """What a screen reader adds to the name: the hint, the error."""
        self.setAccessibleDescription(" ".join(part for part in (text, self.words.keys) if part))

    def forms(self) -> list[VisitForm]:
        """The visits that are open now."""
        return list(self._panel.forms.values()) if self._panel else []
