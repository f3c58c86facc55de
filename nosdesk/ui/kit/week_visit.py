"""The panel of one box of the week: times, workers, how often and kind of each visit in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nosdesk.ui.kit.arrange import Beside, column, row, sized_by_width, wrapping
from nosdesk.ui.kit.cells import spoken
from nosdesk.ui.kit.choices import ChoiceGroup, Group, Option
from nosdesk.ui.kit.controls import Button
from nosdesk.ui.kit.entries import TimeEntry
from nosdesk.ui.kit.field import announce
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.messages import Box
from nosdesk.ui.kit.pieces import StateMark, Text
from nosdesk.ui.kit.stepper import Stepper
from nosdesk.ui.kit.tab_order import put_in_tab_order
from nosdesk.ui.kit.week_plan import NIGHT, Slot, read_end, read_start, with_start
from nosdesk.ui.kit.week_words import WeekWords

MOST_WORKERS = 6
MOST_WEEKS = 12


@dataclass(frozen=True, slots=True)
class VisitKindOption:
    """One kind of visit to choose from. `by_night` offers it for nights only, and first."""

    key: str
    words: str
    by_night: bool = False


def kinds_for(kinds: Sequence[VisitKindOption], part: int) -> list[VisitKindOption]:
    """The kinds that can be chosen in a part of the day."""
    if part == NIGHT:
        return sorted(kinds, key=lambda kind: not kind.by_night)
    return [kind for kind in kinds if not kind.by_night]


def marked_text(look: Look, mark: str, colour: str, words: str, ground: str = "paper") -> QWidget:
    """A message with its shape, hidden until it is needed."""
    text = Text(look, words, "body", "semibold", colour, leading=1.3)
    shape = StateMark(look, mark, 20, ground)
    box = column(Beside(text, shape, look.space(8), look.characters(10)), look.space(10))
    box.hide()
    return box


class VisitForm(Group):
    """One visit: from, to, and behind "More choices" the rest. Where a box has several, it is a group with its number."""

    changed = Signal(object)
    """The visit is another one now: a Slot."""
    removed = Signal()
    same_wanted = Signal()

    def __init__(self, look: Look, words: WeekWords, slot: Slot, kinds: Sequence[VisitKindOption]) -> None:
        super().__init__("")
        self.look, self.words, self.slot, self.kinds = look, words, slot, kinds
        self.heading = Text(look, "", "body", "bold", leading=1.25)
        self.help = Text(look, "", "small", colour="quiet_ink", leading=1.25)
        self.problem = marked_text(look, "not_met", "danger", words.time_problem)
        self.start = self._entry()
        self.end = self._entry()
        self.more_open = False
        self._kinds_shown: list[VisitKindOption] = []
        self._which = ""
        self.more_button = Button(look, words.more, "quiet", after="down", size="small")
        self.more_button.clicked.connect(self._turn_more)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        # Each label and its box go on to the next line together.
        times = wrapping(
            self._labelled(words.start, self.start), self._labelled(words.end, self.end), gap=12, line_gap=12
        )
        head = column(self.heading, self.help)
        least = look.characters(17)
        self._layout.addWidget(self.problem)
        self._layout.addWidget(Beside(head, times, look.space(16), least, fixed_last=True, middle=True))
        self._layout.addSpacing(look.space(8))
        self._layout.addWidget(row(self.more_button, None))
        # Made at once, though hidden: what is added later would come last in the order of Tab.
        self.more = QWidget()
        self._fill_more()
        self.more.hide()
        self._layout.addWidget(self.more)
        sized_by_width(self)
        if slot.workers > 1 or slot.every_weeks > 1:
            self._turn_more()

    def _entry(self) -> TimeEntry:
        entry = TimeEntry(self.look, "", "")
        entry.left.connect(lambda: self._commit(entry))
        entry.returnPressed.connect(lambda: self._commit(entry))
        return entry

    def _labelled(self, label: str, entry: TimeEntry) -> QWidget:
        text = Text(self.look, label, leading=1.25)
        text.setBuddy(entry)
        return row(column(None, text, None), 12, entry)

    @property
    def spot_words(self) -> str:
        """Where the visit stands: "Wednesday morning"."""
        day, part = self.slot.spot
        return self.words.spot.format(day=self.words.days[day], part=self.words.parts_in_sentence[part])

    def say(self, slot: Slot, number: int, count: int) -> None:
        """Show a visit, the `number`th of `count` in its box."""
        self.slot, words = slot, self.words
        self.heading.setText(self.spot_words)
        said = [words.of_help.format(length=words.length(slot.minutes))]
        if slot.over_midnight:
            said.append(words.ends_next_day.format(day=words.days[(slot.day + 1) % 7]))
        if count > 1:
            said.insert(0, words.visit_number.format(number=number, count=count))
        self.help.setText("\n".join(said))
        # Two visits in one box have fields of the same name: the group tells them apart.
        self._which = words.visit_number.format(number=number, count=count) if count > 1 else ""
        self.setAccessibleName(self._which)
        self._name_buttons()
        self._fill_kinds()
        for entry, name, at in (
            (self.start, words.start_name, slot.start),
            (self.end, words.end_name, slot.end),
        ):
            entry.setAccessibleName(name.format(spot=self.spot_words))
            if not entry.wrong:
                entry.value = words.clock(at)

    def _name_buttons(self) -> None:
        for button in (self.more_button, self._same, self._remove):
            button.setAccessibleName(spoken(button.words, self._which) if self._which else "")

    def _commit(self, entry: TimeEntry) -> None:
        """Take over what was written, or say what is wrong with it; the visit stays as it was until it can be read."""
        at: time | None
        present = self.slot.start if entry is self.start else self.slot.end
        if entry.value == self.words.clock(present):
            at = present
        elif entry is self.start:
            at = read_start(entry.value, self.slot.spot[1])
        else:
            at = read_end(entry.value, self.slot.start)
        was_wrong = entry.wrong
        entry.set_wrong(at is None)
        entry.set_description(self.words.time_problem if at is None else "")
        self._show_problem()
        if at is None:
            if not was_wrong:
                announce(entry, self.words.time_problem)
            return
        entry.value = self.words.clock(at)
        if at != present:
            moved = with_start(self.slot, self.slot.spot, at) if entry is self.start else replace(self.slot, end=at)
            self.changed.emit(moved)

    def _show_problem(self) -> None:
        self.problem.setVisible(self.start.wrong or self.end.wrong)

    def wrong_entry(self) -> TimeEntry | None:
        """The first time that cannot be read."""
        return next((entry for entry in (self.start, self.end) if entry.wrong), None)

    def _turn_more(self) -> None:
        """Open or close what is rarely needed."""
        self.more_open = not self.more_open
        self.more.setVisible(self.more_open)
        self.more_button.after = "up" if self.more_open else "down"
        self.more_button.say(self.words.fewer if self.more_open else self.words.more)
        self._name_buttons()

    def _fill_more(self) -> None:
        look, words, slot = self.look, self.words, self.slot
        workers = Stepper(
            look, str(slot.workers), words.workers_label, words.workers_less, words.workers_more,
            MOST_WORKERS, 1, 1, words.workers,
        )  # fmt: skip
        workers.edited.connect(lambda: self.changed.emit(replace(self.slot, workers=int(workers.value))))
        weeks = Stepper(
            look, str(slot.every_weeks), words.weeks_label, words.weeks_less, words.weeks_more,
            MOST_WEEKS, 1, 1, words.every,
        )  # fmt: skip
        weeks.edited.connect(lambda: self.changed.emit(replace(self.slot, every_weeks=int(weeks.value))))
        parts: list[QWidget | int] = [look.space(12)]
        for label, stepper in ((words.workers_label, workers), (words.weeks_label, weeks)):
            parts += [Text(look, label, "body", "semibold", leading=1.25), look.space(6), stepper, look.space(16)]
        self._kind_box = column()
        self._fill_kinds()
        parts.append(self._kind_box)
        self._same = Button(look, words.same.format(part=words.parts_in_sentence[slot.spot[1]]), "quiet", size="small")
        self._same.clicked.connect(self.same_wanted)
        self._remove = Button(look, words.remove, "quiet", "bin", size="small")
        self._remove.clicked.connect(self.removed)
        parts += [wrapping(self._same, self._remove, gap=24, line_gap=10)]
        column(*parts, box=self.more)
        sized_by_width(self.more)

    def _fill_kinds(self) -> None:
        """Offer the kinds of this part of the day: a sleeping night is none in the morning."""
        kinds = kinds_for(self.kinds, self.slot.spot[1])
        layout = self._kind_box.layout()
        if layout is None or kinds == self._kinds_shown:
            return
        self._kinds_shown = kinds
        while (item := layout.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        if len(kinds) < 2:
            return
        look, words = self.look, self.words
        group = ChoiceGroup(look, words.kind_label, [Option(kind.key, kind.words) for kind in kinds], self.slot.kind)
        group.edited.connect(lambda: self.changed.emit(replace(self.slot, kind=group.value)))
        label = Text(look, words.kind_label, "body", "semibold", leading=1.25)
        layout.addWidget(column(label, look.space(6), group, look.space(16)))
        put_in_tab_order(self.more_button, self.more)


class SpotPanel(Box):
    """The visits of one box of the week, one below the other, and a button to add another."""

    changed = Signal(int, object)
    removed = Signal(int)
    same_wanted = Signal(int)
    another_wanted = Signal()

    def __init__(self, look: Look, words: WeekWords, name: str, kinds: Sequence[VisitKindOption]) -> None:
        super().__init__(look, name, "canvas")
        self.words, self.kinds = words, kinds
        self.forms: dict[int, VisitForm] = {}
        self.overlap = marked_text(look, "attention", "caution", words.overlap, ground="canvas")
        self.another = Button(look, words.another.format(spot=name), "quiet", "plus", size="small")
        self.another.clicked.connect(self.another_wanted)
        visits = QWidget()
        self._visits = QVBoxLayout(visits)
        self._visits.setContentsMargins(0, 0, 0, 0)
        self._visits.setSpacing(look.space(20))
        side, top = look.space(20), look.space(14)
        self.fill_with(
            [visits, look.space(8), self.overlap, row(self.another, None)], (side, top, side, look.space(12))
        )
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def add(self, key: int, slot: Slot) -> VisitForm:
        """Show one more visit; `key` comes back with its signals."""
        form = VisitForm(self.look, self.words, slot, self.kinds)
        form.changed.connect(lambda moved: self.changed.emit(key, moved))
        form.removed.connect(lambda: self.removed.emit(key))
        form.same_wanted.connect(lambda: self.same_wanted.emit(key))
        self.forms[key] = form
        self._visits.addWidget(form)
        for part in (form.start, form.end):
            self.watch(part)
        return form

    def drop(self, key: int) -> None:
        """Take a visit off the panel."""
        form = self.forms.pop(key)
        self._visits.removeWidget(form)
        form.hide()
        form.deleteLater()

    def say(self, slots: dict[int, Slot], overlapping: bool) -> None:
        """Show the visits as they are now."""
        for number, (key, form) in enumerate(self.forms.items(), 1):
            form.say(slots[key], number, len(self.forms))
        self.overlap.setVisible(overlapping)
