"""The milestones of a contract as a timeline: what is done, late or to come, and saying that one was reached."""

from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from nosdesk.domain.records import Milestone
from nosdesk.domain.views import ContractView
from nosdesk.forms.contract_rows import MILESTONE
from nosdesk.forms.question import Date, TypedQuestion, questions
from nosdesk.forms.question import Text as TextQuestion
from nosdesk.forms.troubles import NOT_YET
from nosdesk.i18n import Counted, Words
from nosdesk.services.money import mark_milestone
from nosdesk.ui.context import Ui
from nosdesk.ui.kit.arrange import column
from nosdesk.ui.kit.controls import Button
from nosdesk.ui.kit.dialog import Answer, Dialog
from nosdesk.ui.kit.pieces import Text
from nosdesk.ui.kit.timeline import Timeline, TimelineStep
from nosdesk.ui.screens.editors import Slip
from nosdesk.ui.screens.wizard import rail_parent

TITLE: Final = Words("Milestones", "Steps on the way")
_STARTS: Final = Words("Contract starts", "Your help starts")
_ENDS: Final = Words("Contract ends", "Your help ends")
_NAMELESS: Final = Words("A milestone without a name", "A step with no name")
_DONE_ON: Final = Words("**Done** on {day}", "You did it on {day}")
_BEGUN: Final = Words("**Done** on {day}", "It was on {day}")
_LATE: Final = Words("Due on {day}\n**Needs attention:** {late}", "It was for {day}\n**Look at this:** {late}")
_DAYS_LATE: Final = Counted("{n} day late", "{n} days late")
_TO_COME: Final = Words("To come on {day}", "This is on {day}")
_NO_DAY: Final = Words("No day said")
_MARK: Final = Words("Mark as done", "I did this")
_CHANGE: Final = Words("Change")
_ASK: Final = Words("Was “{title}” reached?", "Did you do “{title}”?")
_YES: Final = Words("Yes, it is done", "Yes, I did it")
_NOT: Final = Words("No, not yet")
_LEAVE: Final = Words("Leave it as it is", "Do not change it")
_NEED_DAY: Final = Words("Type the day on which it was reached.", "Write the day you did it.")
_MARKED: Final = Words("“{title}” is marked as done.", "You did “{title}”. Well done.")
_UNMARKED: Final = Words("“{title}” is not marked as done any more.", "“{title}” is not done yet.")

_ASKED: Final[tuple[TypedQuestion, ...]] = tuple(
    replace(item, hint=None)
    for item in questions(MILESTONE)
    if isinstance(item, Date | TextQuestion) and item.field in ("done_on", "note")
)
"""When it was reached, and how that can be seen: the form's own questions."""


def panel(ui: Ui, whole: ContractView) -> QWidget:
    """The timeline with its heading: start, milestones and end, in order of their days."""
    today, contract = ui.at.today(), whole.contract
    dated: list[tuple[date, TimelineStep]] = []
    if contract.start:
        dated.append((contract.start, _fixed(ui, _STARTS, contract.start, today >= contract.start)))
    dated += [(item.due_on or date.max, _step(ui, item, today)) for item in whole.milestones]
    end = contract.ended_on or contract.end
    if end:
        dated.append((end, _fixed(ui, _ENDS, end, today > end)))
    steps = [step for _, step in sorted(dated, key=lambda pair: pair[0])]
    look = ui.look
    return column(Text(look, ui.say(TITLE), "lead", "bold", leading=1.25), look.space(14), Timeline(look, steps))


def _fixed(ui: Ui, name: Words, day: date, done: bool) -> TimelineStep:
    said = ui.say(_BEGUN if done else _TO_COME, day=ui.reader.date(day))
    return TimelineStep(ui.say(name), "done" if done else "none", said)


def _step(ui: Ui, item: Milestone, today: date) -> TimelineStep:
    name = item.title or ui.say(_NAMELESS)
    if item.done_on:
        said = ui.say(_DONE_ON, day=ui.reader.date(item.done_on))
        return TimelineStep(name, "done", said, (_button(ui, item, name, _CHANGE),))
    mark = (_button(ui, item, name, _MARK),)
    if item.due_on is None:
        return TimelineStep(name, "none", ui.say(_NO_DAY), mark)
    day = ui.reader.date(item.due_on)
    if item.due_on < today:
        late = ui.count(_DAYS_LATE, (today - item.due_on).days)
        return TimelineStep(name, "attention", ui.say(_LATE, day=day, late=late), mark)
    return TimelineStep(name, "none", ui.say(_TO_COME, day=day), mark)


def _button(ui: Ui, item: Milestone, name: str, words: Words) -> Button:
    made = Button(ui.look, ui.say(words), "quiet", size="small")
    made.setAccessibleName(f"{ui.say(words)}: {name}")
    made.clicked.connect(lambda: ask_done(ui, item, name))
    return made


def ask_done(ui: Ui, item: Milestone, name: str) -> None:
    """Ask when a milestone was reached and how it can be seen; what cannot be read is told there, and asked again."""
    look = ui.look
    slip = Slip(ui, _ASKED, {"done_on": item.done_on or ui.at.today(), "note": item.note})
    content = column(slip.fields[0], look.space(24), slip.fields[1])
    answers = [Answer("yes", ui.say(_YES), "primary")]
    answers += [Answer("no", ui.say(_NOT))] if item.done_on else []
    answers.append(Answer("leave", ui.say(_LEAVE)))
    picture = "milestone" if look.easy else ""
    dialog = Dialog(look, rail_parent(ui), ui.say(_ASK, title=name), "", answers, picture, content)
    while (key := dialog.ask()) == "yes":
        found = _read(ui, slip)
        if found:
            _mark(ui, item, found[0], found[1], ui.say(_MARKED, title=name))
            return
    if key == "no":
        _mark(ui, item, None, None, ui.say(_UNMARKED, title=name))


def _read(ui: Ui, slip: Slip) -> tuple[date, str] | None:
    """The day and the note; None where the day is missing or to come, which is told at its field."""
    found = slip.answers()
    if found is None:
        return None
    day = found["done_on"]
    if day is None or day > ui.at.today():
        slip.by_field["done_on"].set_error(ui.say(NOT_YET if day else _NEED_DAY))
        return None
    return day, found["note"]


def _mark(ui: Ui, item: Milestone, day: date | None, note: str | None, said: str) -> None:
    if ui.did(lambda: mark_milestone(ui.at, item.id, day, note)):
        ui.again()
        ui.shell.announce(said)
