"""What offers are judged by and how much each thing counts, before any offer is seen."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from nosdesk.domain.records import Criterion, Specification
from nosdesk.forms.specification_rows import CRITERIA
from nosdesk.i18n import Counted, Words
from nosdesk.services import answers
from nosdesk.services.criteria import propose
from nosdesk.ui import places
from nosdesk.ui.bar import home
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.kit.arrange import Beside, Item, column, row, wrapping
from nosdesk.ui.kit.controls import Button
from nosdesk.ui.kit.messages import EmptyState, ErrorSummary, Notice, Problem
from nosdesk.ui.kit.pieces import End, Line, Surface, Text
from nosdesk.ui.kit.stepper import Stepper
from nosdesk.ui.screens.parts import back_link, button, buttons, plain_screen
from nosdesk.ui.screens.saving import Saving

TITLE: Final = Words("How offers are judged", "How you pick an offer")
_HINT: Final = Words(
    "Say what counts for you, and how much, before you see any offer. Then every offer is judged alike.",
    "Say what matters most to you. Do it before you see an offer.",
)
_EMPTY: Final = Words("Nothing counts yet", "You have not said what counts")
_EMPTY_TEXT: Final = Words(
    "You can begin with three things: meeting your requirements 50, price 30, people you get on with 20. Change them as you "
    "like.",
    "You can start with 3 things. You can change them later.",
)
_BEGIN: Final = Words("Begin with these three", "Start with these 3")
_ADD: Final = Words("Add something that counts", "Add a thing that counts")
_CHANGE: Final = Words("Change")
_REMOVE: Final = Words("Remove", "Take away")
_SURE: Final = Words("Remove “{name}”?", "Take away “{name}”?")
_SURE_TEXT: Final = Words("You can take this back with Ctrl and Z.", "You can undo this. Press Ctrl and Z.")
_KEEP: Final = Words("Keep it")
_UNNAMED: Final = Words("No name yet")
_LESS: Final = Words("Less for {name}")
_MORE: Final = Words("More for {name}")
_WEIGHT: Final = Words("How much {name} counts")
TOGETHER: Final = Words("Together")
_RIGHT: Final = Words("All 100 are given out.", "You gave out all 100.")
_TOO_FEW: Final = Counted(
    "{n} is still to be given out.", "{n} are still to be given out.", "You have {n} left.", "You have {n} left."
)
_TOO_MANY: Final = Counted(
    "That is {n} too many.", "That is {n} too many.", "You gave {n} too many.", "You gave {n} too many."
)
_NEXT: Final = Words("Go on to offers", "Look at offers next")
_PROBLEM: Final = Words("There is a problem", "Something is not right")
_NOT_100: Final = Words(
    "The weights make {total}, not 100. Change them with minus and plus until they do.",
    "Your points make {total}. Press minus and plus until they make 100.",
)
_LOCKED: Final = Words("These stand still now", "You cannot change these now")
_LOCKED_TEXT: Final = Words(
    "An offer was opened on {day}. From then on nothing here changes, so that every offer is judged by the same rules.",
    "You opened an offer on {day}. Now you must judge all offers the same way.",
)
_FULL: Final = 100


def screen(ui: Ui, place: places.Criteria) -> Screen:
    """The criteria of one specification: to be set, or locked from the first opened offer on."""
    specification = answers.read(ui.at, Specification, place.specification_id)
    ui.person_id = specification.person_id
    held = answers.rows(ui.at, Criterion, "specification_id", specification.id)
    if specification.criteria_locked_at is not None:
        return _locked(ui, specification, held)
    if not held:
        return _empty(ui, specification)
    return _Weights(ui, specification, held).screen()


def name_of(ui: Ui, criterion: Criterion) -> str:
    """What a criterion is called."""
    return criterion.name or ui.say(_UNNAMED)


def about(ui: Ui, criterion: Criterion) -> str:
    """How the score of a criterion comes about, with what earns a high score."""
    how = ui.say(criterion.kind.words)
    parts = [how if how != criterion.name else "", criterion.guidance]
    return " · ".join(part for part in parts if part)


def _empty(ui: Ui, specification: Specification) -> Screen:
    empty = EmptyState(ui.look, "weights", ui.say(_EMPTY), ui.say(_EMPTY_TEXT), ui.say(_BEGIN))
    if empty.button:
        empty.button.clicked.connect(lambda: ui.do(lambda: propose(ui.at, specification.id, ui.reader)))
    add = button(ui, _ADD, lambda: _add(ui, specification), before="plus")
    return plain_screen(
        ui,
        ui.say(TITLE),
        empty,
        buttons(ui, add),
        hint=ui.say(_HINT),
        picture="weights",
        back=back_link(ui, home(ui)),
        first=empty.button,
    )


def _add(ui: Ui, specification: Specification) -> None:
    made = ui.attempt(lambda: answers.add(ui.at, Criterion, specification_id=specification.id))
    if made:
        ui.go(places.Wizard(CRITERIA.key, specification.id, CRITERIA.parts[0].key, made.id))


def _locked(ui: Ui, specification: Specification, held: Sequence[Criterion]) -> Screen:
    locked_at = specification.criteria_locked_at
    day = ui.reader.date(locked_at.astimezone().date()) if locked_at else ""
    notice = Notice(ui.look, "info", ui.say(_LOCKED), ui.say(_LOCKED_TEXT, day=day))
    go = button(ui, _NEXT, lambda: ui.go(places.Offers(specification.id)), "primary", after="next")
    return plain_screen(
        ui,
        ui.say(TITLE),
        notice,
        weights_list(ui, held),
        buttons(ui, go),
        picture="weights",
        back=back_link(ui, home(ui)),
        first=go,
    )


def weights_list(ui: Ui, held: Sequence[Criterion]) -> QWidget:
    """The criteria with their weights, to be read only."""
    look = ui.look
    items: list[Item] = [Line(look, "edge", 2)]
    for index, each in enumerate(held):
        if index:
            items.append(Line(look))
        items.append(_line(ui, name_of(ui, each), ui.reader.percent(each.weight), about(ui, each)))
    items += [Line(look, "edge", 2), _line(ui, ui.say(TOGETHER), ui.reader.percent(sum(each.weight for each in held)))]
    return column(*items)


def _line(ui: Ui, name: str, number: str, detail: str = "") -> QWidget:
    look = ui.look
    words: list[Item] = [Text(look, name, weight="semibold", leading=1.3)]
    if detail:
        words.append(Text(look, detail, "small", colour="quiet_ink"))
    figure = Text(look, number, weight="semibold", align=End, leading=1.3)
    figure.setFixedWidth(look.characters(7))
    pad = look.space(10)
    return column(
        Beside(column(*words), figure, look.space(16), look.characters(10), fixed_last=True), margins=(0, pad, 0, pad)
    )


class _Weights:
    """The list with a stepper for each criterion, and below it what they make together, as it changes."""

    def __init__(self, ui: Ui, specification: Specification, held: Sequence[Criterion]) -> None:
        self.ui, self.specification = ui, specification
        self.held = {each.id: each for each in held}
        self.weights = {each.id: each.weight for each in held}
        self.steppers: dict[object, Stepper] = {}
        self.summary = ErrorSummary(ui.look)
        self.together = Text(ui.look, "", "lead", "bold")
        self.missing = Text(ui.look, "")
        self.box = column(*self._rows())
        self.saving = Saving(ui, self.box)
        self._show_total()

    def screen(self) -> Screen:
        """The whole page."""
        ui, look = self.ui, self.ui.look
        side, top = look.space(20), look.space(14)
        total = column(
            self.together,
            look.space(2),
            self.missing,
            margins=(side, top, side, top),
            box=Surface(look, "panel"),
        )
        add = button(ui, _ADD, lambda: _add(ui, self.specification), before="plus")
        go = button(ui, _NEXT, self._go_on, "primary", after="next")
        return plain_screen(
            ui,
            ui.say(TITLE),
            column(self.summary, self.box, gap=look.space(24)),
            row(add, None),
            total,
            buttons(ui, go),
            hint=ui.say(_HINT),
            picture="weights",
            back=back_link(ui, home(ui)),
            room="main",
            first=next(iter(self.steppers.values())),
            leave=self.saving.now,
        )

    def _rows(self) -> list[Item]:
        items: list[Item] = []
        for each in self.held.values():
            items += [Line(self.ui.look), self._row(each)]
        return [*items, Line(self.ui.look)]

    def _row(self, each: Criterion) -> QWidget:
        ui, look, name = self.ui, self.ui.look, name_of(self.ui, each)
        stepper = Stepper(
            look,
            str(each.weight),
            ui.say(_WEIGHT, name=name),
            ui.say(_LESS, name=name),
            ui.say(_MORE, name=name),
            say=ui.reader.percent,
        )
        stepper.edited.connect(lambda: self._changed(each, int(stepper.value)))
        stepper.left.connect(lambda: self.saving.left(each.id))
        self.steppers[each.id] = stepper
        change, remove = Button(look, ui.say(_CHANGE), "quiet"), Button(look, ui.say(_REMOVE), "quiet")
        change.setAccessibleName(f"{ui.say(_CHANGE)}: {name}")
        remove.setAccessibleName(f"{ui.say(_REMOVE)}: {name}")
        change.clicked.connect(
            lambda: ui.go(places.Wizard(CRITERIA.key, self.specification.id, CRITERIA.parts[0].key, each.id))
        )
        remove.clicked.connect(lambda: self._remove(each))
        words: list[Item] = [Text(look, name, weight="semibold", leading=1.3)]
        if detail := about(ui, each):
            words.append(Text(look, detail, "small", colour="quiet_ink"))
        pair = wrapping(change, remove, gap=max(22, look.space(22)), line_gap=look.space(8))
        head = Beside(column(*words), pair, look.space(24), look.characters(20), fixed_last=True, line_gap=4)
        pad = look.space(14)
        return column(head, look.space(8), stepper, margins=(0, pad, 0, pad))

    def _changed(self, each: Criterion, weight: int) -> None:
        self.weights[each.id] = weight
        self._show_total()
        self.saving.soon(
            each.id,
            lambda visit: answers.save(self.ui.at, Criterion, each.id, "weight", weight, None, visit),
        )

    @property
    def total(self) -> int:
        """What all weights make together, as they stand on the screen."""
        return sum(self.weights.values())

    def _show_total(self) -> None:
        ui, total = self.ui, self.total
        self.together.setText(f"{ui.say(TOGETHER)}: {ui.reader.percent(total)}")
        if total == _FULL:
            words = ui.say(_RIGHT)
        else:
            words = ui.count(_TOO_FEW if total < _FULL else _TOO_MANY, abs(_FULL - total))
        if self.missing.text() and self.missing.text() != words:
            ui.shell.announce(f"{self.together.text()}. {words}")
        self.missing.setText(words)
        self.missing.set_colour("good" if total == _FULL else "danger")

    def _remove(self, each: Criterion) -> None:
        ui = self.ui
        self.saving.now()
        sure = ui.say(_SURE, name=name_of(ui, each))
        if ui.shell.ask(sure, ui.say(_SURE_TEXT), ui.say(_REMOVE), ui.say(_KEEP), danger=True):
            ui.do(lambda: answers.remove(ui.at, Criterion, each.id))

    def _go_on(self) -> None:
        ui = self.ui
        self.saving.now()
        if self.total == _FULL:
            self.summary.show_problems("", [])
            ui.go(places.Offers(self.specification.id))
            return
        words = ui.say(_NOT_100, total=self.total)
        self.summary.show_problems(ui.say(_PROBLEM), [Problem(words, next(iter(self.steppers.values())))])
