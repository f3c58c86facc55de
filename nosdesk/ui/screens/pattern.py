"""The weekly pattern on the screen: the kit's editor in the reader's words, saving to the visits of a specification."""

from collections.abc import Sequence
from datetime import time
from decimal import Decimal
from typing import Final
from uuid import UUID, uuid4

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nosdesk.domain.choices import VisitKind, Weekday
from nosdesk.domain.pattern import summary
from nosdesk.domain.records import Visit
from nosdesk.errors import KnownError
from nosdesk.forms.question import WeeklyPattern
from nosdesk.i18n import Counted, Words
from nosdesk.services.visits import Planned, save_pattern
from nosdesk.ui.context import Ui
from nosdesk.ui.kit.arrange import sized_by_width
from nosdesk.ui.kit.field import Headline
from nosdesk.ui.kit.messages import Notice, Problem
from nosdesk.ui.kit.pieces import Text
from nosdesk.ui.kit.week import VisitDraft, VisitKindOption, WeekEditor
from nosdesk.ui.kit.week_words import WeekWords

_PARTS: Final = (Words("Morning"), Words("Afternoon"), Words("Evening"), Words("Night"))
_TIMES: Final = (
    Words("7 am to 12"),
    Words("12 to 5 pm"),
    Words("5 to 10 pm"),
    Words("10 pm to 7 am", "10 pm to 7 in the morning"),
)
_IN_SENTENCE: Final = (Words("morning"), Words("afternoon"), Words("evening"), Words("night"))
_HOURS: Final = Counted("{hours} hour", "{hours} hours")
_MINUTES: Final = Counted("{n} minute", "{n} minutes")
_VISITS: Final = Counted("{n} visit", "{n} visits")
_WORKERS: Final = Counted("{n} worker", "{n} workers")
_EVERY: Final = Counted("every week", "every {n} weeks")
_TIME_WRONG: Final = Words(
    "This is not a time we can read. Write it like 8:30 am or 20:30.", "Write a time like 8:30 am."
)
_OVERLAP: Final = Words(
    "Two visits overlap here. Change a time if that is not meant.", "2 visits are at the same time."
)
_KEYS: Final = Words(
    "Use the arrow keys to go from box to box, and the space bar to choose.",
    "Press the arrow keys to move. Press the space bar to choose.",
)


class PatternEditor(QWidget):
    """The question, the editor and what is wrong with it, saved at each change."""

    def __init__(
        self, ui: Ui, asked: WeeklyPattern, specification_id: UUID, visits: Sequence[Visit], *, heading: bool = True
    ) -> None:
        super().__init__()
        self.ui, self.specification_id, self.visit = ui, specification_id, uuid4()
        look, name = ui.look, ui.say(asked.ask)
        self.editor = WeekEditor(
            look,
            name,
            week_words(ui),
            [draft_of(item) for item in visits if item.days],
            kinds=[
                VisitKindOption(kind.value, ui.say(kind.words), by_night=kind is not VisitKind.SUPPORT)
                for kind in VisitKind
            ],
            summary=lambda drafts: summary([visit_of(item, specification_id) for item in drafts], ui.reader),
        )
        self.editor.edited.connect(self._save)
        hint = ui.say(asked.hint) if asked.hint else ""
        self._refused = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.space(20))
        picture = asked.picture if look.easy else ""
        label = Text(look, name, "lead", "bold", leading=1.25)
        layout.addWidget(Headline(look, name, hint, picture) if heading else label)
        layout.addLayout(self._refused)
        layout.addWidget(self.editor)
        sized_by_width(self)

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return self.editor

    def _save(self, drafts: Sequence[VisitDraft]) -> None:
        while (item := self._refused.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        planned = [planned_of(item) for item in drafts]
        try:
            save_pattern(self.ui.at, self.specification_id, planned, self.visit)
        except KnownError as error:
            notice = Notice(self.ui.look, "danger", error.said(self.ui.reader))
            self._refused.addWidget(notice)
            notice.tell()

    def problems(self) -> list[Problem]:
        """The first time that was written and cannot be read."""
        wrong = self.editor.wrong_entry()
        return [Problem(self.ui.say(_TIME_WRONG), wrong)] if wrong else []

    def leave(self) -> None:
        """Everything was saved as it changed."""


def draft_of(visit: Visit) -> VisitDraft:
    """A record as the editor takes it."""
    days = frozenset(day.number for day in visit.days)
    return VisitDraft(days, visit.start, visit.end, visit.workers, visit.every_weeks, visit.kind.value)


def planned_of(draft: VisitDraft) -> Planned:
    """A visit of the editor as the service takes it."""
    days = tuple(day for day in Weekday if day.number in draft.days)
    kind = VisitKind(draft.kind) if draft.kind else VisitKind.SUPPORT  # type: ignore[call-arg]  # by code
    return Planned(days, draft.start, draft.end, draft.workers, draft.every_weeks, kind)


def visit_of(draft: VisitDraft, specification_id: UUID) -> Visit:
    """A visit of the editor as a record, for the summary."""
    planned = planned_of(draft)
    return Visit(
        specification_id=specification_id,
        days=planned.days,
        start=planned.start,
        end=planned.end,
        workers=planned.workers,
        every_weeks=planned.every_weeks,
        kind=planned.kind,
    )


def week_words(ui: Ui) -> WeekWords:
    """Every string of the editor in the reader's words."""
    say, reader = ui.say, ui.reader

    def length(minutes: int) -> str:
        hours = Decimal(minutes) / 60
        if minutes < 60:
            return ui.count(_MINUTES, minutes)
        return ui.count(_HOURS, 1 if hours == 1 else 2, hours=reader.number(hours))

    def short_length(minutes: int) -> str:
        if minutes < 60:
            return say(Words("{n} min"), n=minutes)
        return say(Words("{n} h"), n=reader.number(Decimal(minutes) / 60))

    def clock(at: time) -> str:
        return reader.time(at)

    return WeekWords(
        days=tuple(reader.weekday(day) for day in range(7)),
        short_days=tuple(reader.weekday(day, "abbreviated") for day in range(7)),
        parts=tuple(map(say, _PARTS)),
        part_times=tuple(map(say, _TIMES)),
        parts_in_sentence=tuple(map(say, _IN_SENTENCE)),
        spot=say(Words("{day} {part}")),
        with_help=say(Words("{spot}, {help}")),
        no_help=say(Words("No help")),
        length=length,
        short_length=short_length,
        clock=clock,
        visits=lambda n: ui.count(_VISITS, n),
        workers=lambda n: ui.count(_WORKERS, n),
        every=lambda n: ui.count(_EVERY, n),
        of_help=say(Words("{length} of help")),
        ends_next_day=say(Words("It ends on {day}.", "This help ends on {day}.")),
        visit_number=say(Words("Visit {number} of {count}")),
        start=say(Words("From")),
        end=say(Words("to")),
        start_name=say(Words("Start time, {spot}")),
        end_name=say(Words("End time, {spot}")),
        time_problem=say(_TIME_WRONG),
        more=say(Words("More choices")),
        fewer=say(Words("Fewer choices")),
        workers_label=say(Words("Workers at once")),
        workers_less=say(Words("One worker fewer", "1 worker less")),
        workers_more=say(Words("One worker more", "1 more worker")),
        weeks_label=say(Words("How often")),
        weeks_less=say(Words("More often")),
        weeks_more=say(Words("Less often")),
        kind_label=say(Words("What kind of visit", "What kind of help")),
        another=say(Words("Add another visit, {spot}", "Add more help, {spot}")),
        remove=say(Words("Take this visit away", "Take this help away")),
        same=say(Words("Use these times for each {part}", "Same times for each {part}")),
        overlap=say(_OVERLAP),
        keys=say(_KEYS),
        day_closed=say(Words("Press to choose its times", "Press to pick times")),
        day_open=say(Words("Its times are below", "See the times below")),
        key_not_weekly=say(Words("Not every week")),
        key_several=say(Words("More than one visit", "More than 1 visit")),
        key_workers=say(Words("More than one worker at once", "More than 1 worker")),
    )
