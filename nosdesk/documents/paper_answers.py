"""Where the answer to each kind of question is written on paper: lines, squares, boxes to tick, a week to fill in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, assert_never
from uuid import UUID

from nosdesk.documents import blocks as b
from nosdesk.documents.paper_sizes import Room
from nosdesk.domain.choices import VisitKind, Weekday
from nosdesk.domain.records import Record, Visit
from nosdesk.forms.answers import display, face_words, typed
from nosdesk.forms.progress import RowsOf
from nosdesk.forms.question import (
    NO,
    YES,
    Choice,
    Date,
    Link,
    LongText,
    ManyChoices,
    Money,
    Number,
    Question,
    Scale,
    Text,
    WeeklyPattern,
    YesNo,
)
from nosdesk.i18n import Reader, Words

DAY: Final = Words("Day")
MONTH: Final = Words("Month")
YEAR: Final = Words("Year")
POUNDS: Final = Words("£")

TICK_ONE: Final = Words("Tick one box.", "Tick 1 box.")
TICK_MANY: Final = Words("Tick every box that is right.", "Tick all the boxes you need.")
WRITE_NAME: Final = Words("Write the name.", "Write the name here.")
FILL_TABLE: Final = Words("Write each time into a box of its own.", "Write 1 time in each box.")
TIME_EXAMPLE: Final = Words("For example, 8:30 to 10:30.", "You can write: 8:30 to 10:30.")
_TIME: Final = Words("Time {number}")
_SPAN: Final = Words("{start} to {end}")
_WORKERS: Final = Words("How many workers must come at once?", "How many workers do you need at once?")
_WEEKS: Final = Words("Is it every week? If not, write how often.", "Every week? If not, how often?")
_NIGHTS: Final = Words(
    "Is it at night? Write whether the worker sleeps or stays awake.", "At night, can the worker sleep?"
)
_OFTEN: Final = 12
_AMOUNT: Final = 9
_FIGURES: Final = 6


@dataclass(frozen=True)
class Known:
    """What the file holds already: a record, its rows by part, the names of linked records by their id."""

    record: Record
    rows: RowsOf = field(default_factory=dict)
    names: Mapping[UUID, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Answers:
    """Makes the places where answers are written, for one reader and one size of print."""

    reader: Reader
    room: Room
    slots: int = 2
    faces: bool = False

    def hints(self, asked: Question) -> tuple[str, ...]:
        """What helps to fill a question in by hand: its hint, and how the answer is given."""
        own = (self.reader.say(asked.hint),) if asked.hint else ()
        match asked:
            case Choice() | YesNo():
                return (*own, self.reader.say(TICK_ONE))
            case Scale():
                # Its hint speaks of pressing a face.
                return (self.reader.say(TICK_ONE),)
            case ManyChoices():
                return own or (self.reader.say(TICK_MANY),)
            case Link():
                return (*own, self.reader.say(WRITE_NAME))
            case WeeklyPattern():
                # Its hint speaks of the boxes on the screen.
                return (self.reader.say(FILL_TABLE), self.reader.say(TIME_EXAMPLE))
            case Text() | LongText() | Date() | Money() | Number():
                return own
            case _:
                assert_never(asked)

    def spaces(
        self, asked: Question, known: Known | None, goes: Mapping[object, str]
    ) -> tuple[b.CheckBoxes | b.AnswerSpace | b.Table, ...]:
        """Where the answer is written or ticked, with what is known already. `goes` says where each answer leads."""
        say = self.reader.say
        value = None if known is None or isinstance(asked, WeeklyPattern) else getattr(known.record, asked.field)
        written = "" if value is None or isinstance(asked, WeeklyPattern) else self._written(asked, value, known)
        match asked:
            case Text():
                lines = self.room.for_text(asked.characters)
                return (b.AnswerSpace("", lines, written=self._fits(written, lines)),)
            case LongText():
                lines = self.room.for_long_text(asked.lines)
                return (b.AnswerSpace("", lines, written=self._fits(written, lines)),)
            case Choice():
                boxes = [(member, say(member.words), "") for member in asked.options]
                return (self._boxes(boxes, (value,), goes),)
            case ManyChoices():
                chosen = value if isinstance(value, tuple) else ()
                return (self._boxes([(member, say(member.words), "") for member in asked.options], chosen, goes),)
            case YesNo():
                return (self._boxes([(True, say(YES), "yes"), (False, say(NO), "no")], (value,), goes),)
            case Scale():
                faces = [(face, say(face_words(face)), f"face-{face}") for face in range(5, 0, -1)]
                return (self._boxes(faces, (value,), goes),)
            case Date():
                return (self.date(_digits(asked, value)),)
            case Money():
                digits = str(typed(asked, value)) if value is not None else ""
                return (b.AnswerSpace("", characters=_AMOUNT, before=say(POUNDS), written=digits),)
            case Number():
                figures = str(typed(asked, value)) if value is not None else ""
                return (b.AnswerSpace("", characters=_FIGURES, after=say(asked.unit), written=figures),)
            case Link():
                space = b.AnswerSpace("", self.room.for_text(40), written=self._fits(written, 1))
                if asked.none is None:
                    return (space,)
                return (space, self._boxes([(None, say(asked.none), "")], (), goes))
            case WeeklyPattern():
                visits = known.rows.get("visits", ()) if known else ()
                return self._week([visit for visit in visits if isinstance(visit, Visit)])
            case _:
                assert_never(asked)

    def date(self, digits: str = "") -> b.AnswerSpace:
        """Squares for a day, with its eight digits where it is known."""
        say = self.reader.say
        return b.AnswerSpace("", squares=((2, say(DAY)), (2, say(MONTH)), (4, say(YEAR))), written=digits)

    def left_over(self, asked: Question, known: Known) -> str:
        """What is known but has no room where the answer is written; "" where it stands there."""
        match asked:
            case Text() | LongText() | Link():
                value = getattr(known.record, asked.field)
                said = self._written(asked, value, known) if value else ""
                space = self.spaces(asked, known, {})[0]
                return said if said and isinstance(space, b.AnswerSpace) and not space.written else ""
            case WeeklyPattern():
                visits = [visit for visit in known.rows.get("visits", ()) if isinstance(visit, Visit)]
                return display(asked, tuple(visits), self.reader, known.names) if self._more(visits) else ""
            case Choice() | ManyChoices() | YesNo() | Scale() | Date() | Money() | Number():
                return ""
            case _:
                assert_never(asked)

    def _written(self, asked: Question, value: object, known: Known | None) -> str:
        names = known.names if known else {}
        return "" if isinstance(asked, Link) and value is None else display(asked, value, self.reader, names).strip()

    def _fits(self, text: str, lines: int) -> str:
        return text if text and self.room.holds(text, lines) else ""

    def _boxes(
        self,
        options: Sequence[tuple[object, str, str]],
        chosen: Sequence[object],
        goes: Mapping[object, str],
    ) -> b.CheckBoxes:
        return b.CheckBoxes(
            tuple(
                b.CheckBox(
                    words,
                    picture if self.faces else "",
                    ticked=value is not None and any(value is each or value == each for each in chosen),
                    goes_to=goes.get(value, ""),
                )
                for value, words, picture in options
            )
        )

    # ---- a week --------------------------------------------------------------------------------

    def _times(self, visits: Sequence[Visit]) -> dict[Weekday, list[str]]:
        """The times of each day, earliest first."""
        ordered = sorted(visits, key=lambda visit: visit.start)
        return {day: [self._span(visit) for visit in ordered if day in visit.days] for day in Weekday}

    def _span(self, visit: Visit) -> str:
        return self.reader.say(_SPAN, start=self.reader.time(visit.start), end=self.reader.time(visit.end))

    def _more(self, visits: Sequence[Visit]) -> bool:
        """Whether a week says more than its table has room for."""
        plain = all(v.workers == 1 and v.every_weeks == 1 and v.kind is VisitKind.SUPPORT for v in visits)
        return not plain or any(len(times) > self.slots for times in self._times(visits).values())

    def _week(self, visits: Sequence[Visit]) -> tuple[b.CheckBoxes | b.AnswerSpace | b.Table, ...]:
        say, times = self.reader.say, self._times(visits)
        heads = (say(DAY), *(say(_TIME, number=number) for number in range(1, self.slots + 1)))
        rows = tuple(
            b.row(say(day.words), *(times[day][at] if at < len(times[day]) else "" for at in range(self.slots)))
            for day in Weekday
        )
        return (
            b.Table("", tuple(b.Column(head) for head in heads), rows),
            b.AnswerSpace(say(_WORKERS), characters=_FIGURES),
            b.AnswerSpace(say(_WEEKS), self.room.for_text(_OFTEN)),
            b.AnswerSpace(say(_NIGHTS), self.room.for_text(_OFTEN)),
        )


def _digits(asked: Date, value: object) -> str:
    """The eight digits of a date, "" where there is none."""
    if value is None:
        return ""
    parts = typed(asked, value)
    return "".join(f"{part:0>2}" for part in parts) if len(parts[-1]) == 4 else ""
