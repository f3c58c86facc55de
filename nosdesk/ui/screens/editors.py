"""From a question to what it is answered in, and back: each field saves itself as it is typed.

A `Sheet` holds the questions of one record that are on the screen. It saves an answer a moment after each change and when
the field is left, all in one visit to that field; what cannot be read yet is told when the field is left, and stays as typed.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, Protocol, assert_never, cast
from uuid import UUID, uuid4

from PySide6.QtCore import QTimer, SignalInstance
from PySide6.QtWidgets import QWidget

from nosdesk.domain.choices import Choices
from nosdesk.domain.easy_texts import EasyTexts
from nosdesk.domain.problem import Problem
from nosdesk.domain.records import Record
from nosdesk.errors import KnownError
from nosdesk.forms import question as ask
from nosdesk.forms.answers import face_words, parse, typed
from nosdesk.forms.easy import in_easy_read
from nosdesk.forms.progress import is_asked
from nosdesk.i18n import Words
from nosdesk.services import answers
from nosdesk.ui.context import Ui
from nosdesk.ui.kit.choices import ChoiceGroup, Option, TickGroup
from nosdesk.ui.kit.controls import Entry
from nosdesk.ui.kit.entries import DateEntry, DateWords, LongEntry, MoneyEntry, NumberEntry
from nosdesk.ui.kit.field import Field
from nosdesk.ui.kit.messages import ErrorSummary
from nosdesk.ui.kit.messages import Problem as Wrong

SAVE_AFTER_MS: Final = 400
"""How long after the last key what was typed is saved."""

DAY: Final = Words("Day")
MONTH: Final = Words("Month")
YEAR: Final = Words("Year")


class Control(Protocol):
    """What every control of the kit offers that a sheet needs."""

    value: str

    @property
    def edited(self) -> SignalInstance:
        """Sent on each change by the person."""

    @property
    def left(self) -> SignalInstance:
        """Sent when the focus has gone."""


def control_for(ui: Ui, asked: ask.TypedQuestion, value: object, choices: Sequence[Record] = ()) -> QWidget:
    """The control a question is answered in, with its present answer."""
    look, name = ui.look, ui.say(asked.ask)
    raw = typed(asked, value)
    text = raw if isinstance(raw, str) else "/".join(raw) if isinstance(asked, ask.Date) else ",".join(raw)
    if isinstance(asked, ask.Date) and not text.strip("/"):
        text = ""
    match asked:
        case ask.Text():
            return Entry(look, text, name, asked.characters)
        case ask.LongText():
            return LongEntry(look, text, name, asked.lines)
        case ask.Choice():
            return ChoiceGroup(look, name, options_of(ui, asked.options), text)
        case ask.ManyChoices():
            return TickGroup(look, name, options_of(ui, asked.options), text)
        case ask.YesNo():
            yes_no = [
                Option("yes", ui.say(ask.YES), picture="yes" if look.easy else ""),
                Option("no", ui.say(ask.NO), picture="no" if look.easy else ""),
            ]
            return ChoiceGroup(look, name, yes_no, text, inline=True)
        case ask.Date():
            return DateEntry(look, text, name, DateWords(ui.say(DAY), ui.say(MONTH), ui.say(YEAR)))
        case ask.Money():
            return MoneyEntry(look, text, name)
        case ask.Number():
            return NumberEntry(look, text, name, ui.say(asked.unit))
        case ask.Scale():
            from nosdesk.ui.kit.faces import FaceScale

            return FaceScale(look, name, [ui.say(face_words(face)) for face in range(1, 6)], text)
        case ask.Link():
            return ChoiceGroup(look, name, links_of(ui, asked, choices), text)
        case _:
            assert_never(asked)


def options_of(ui: Ui, choices: type[Choices]) -> list[Option]:
    """A closed list as options."""
    return [Option(member.value, ui.say(member.words)) for member in choices]


def links_of(ui: Ui, asked: ask.Link, choices: Sequence[Record]) -> list[Option]:
    """Records to choose from, by their names; "none of them" last, where that is an answer."""
    found = [Option(str(item.id), str(getattr(item, asked.shown)) or ui.say(UNNAMED)) for item in choices]
    if asked.none:
        found.append(Option("", ui.say(asked.none)))
    return found


UNNAMED: Final = Words("No name yet")


def raw_of(asked: ask.TypedQuestion, control: QWidget) -> str | tuple[str, ...]:
    """What the control holds, as `forms.answers.parse` takes it."""
    text = cast(Control, control).value
    match asked:
        case ask.Date():
            parts = text.split("/") if text else ["", "", ""]
            return tuple(parts)
        case ask.ManyChoices():
            return tuple(text.split(",")) if text else ()
        case _:
            return text


_CHOSEN: Final = (ask.Choice, ask.ManyChoices, ask.YesNo, ask.Scale, ask.Link)
"""Questions that are answered by one press."""


class Bound:
    """One question with its field and control, saving to one field of one record."""

    def __init__(self, sheet: "Sheet", asked: ask.TypedQuestion, field: Field) -> None:
        self.sheet, self.asked, self.field = sheet, asked, field
        self.visit = uuid4()
        self.timer = QTimer(field)
        self.timer.setSingleShot(True)
        self.timer.setInterval(SAVE_AFTER_MS)
        self.timer.timeout.connect(lambda: self.save(tell=False))
        control = cast(Control, field.control)
        control.edited.connect(self._edited)
        control.left.connect(self._left)
        self.dirty = False

    def _edited(self) -> None:
        self.dirty = True
        if isinstance(self.asked, _CHOSEN):
            # Nothing more is coming: what hangs on the answer shows at once.
            self.save(tell=False)
        else:
            self.timer.start()

    def _left(self) -> None:
        self.save(tell=True)
        self.visit = uuid4()

    def save(self, *, tell: bool) -> bool:
        """Save what is there; False where it cannot be read or may not be changed, which is told if asked for."""
        self.timer.stop()
        if not self.dirty:
            return not self.field.error
        sheet = self.sheet
        value = parse(self.asked, raw_of(self.asked, self.field.control), sheet.ui.reader, sheet.ui.at.today())
        if isinstance(value, Problem):
            if tell:
                self.field.set_error(value.said(sheet.ui.reader))
            return False
        try:
            sheet.record = answers.save(
                sheet.ui.at,
                type(sheet.record),
                sheet.record.id,
                self.asked.field,
                value,
                sheet.record.version,
                self.visit,
            )
        except KnownError as error:
            self.field.set_error(error.said(sheet.ui.reader))
            return False
        self.dirty = False
        if self.field.error:
            self.field.set_error("")
        sheet.saved(self.asked.field)
        return True


class Sheet:
    """Questions of one record on the screen. `changed` is called after each save, with the field's name."""

    def __init__(
        self,
        ui: Ui,
        record: Record,
        questions: Sequence[ask.TypedQuestion],
        choices: Mapping[str, Sequence[Record]],
        changed: Callable[[str], None] | None = None,
        *,
        heading: bool = True,
    ) -> None:
        self.ui, self.record, self.changed = ui, record, changed
        self.bound: list[Bound] = []
        self.easy_lines: dict[Field, QWidget] = {}
        self.easy_texts: EasyTexts | None = None
        alone = len(questions) == 1 and heading
        for asked in questions:
            control = control_for(ui, asked, getattr(record, asked.field), choices.get(asked.field, ()))
            field = Field(
                ui.look,
                ui.say(asked.ask),
                control,
                ui.say(asked.hint) if asked.hint else "",
                heading=alone,
                picture=asked.picture if ui.look.easy and alone else "",
            )
            self.bound.append(Bound(self, asked, field))
        self._show_asked()

    @property
    def fields(self) -> list[Field]:
        """The fields, in the order of the questions."""
        return [bound.field for bound in self.bound]

    @property
    def first(self) -> QWidget | None:
        """Where typing begins."""
        return self.bound[0].field.control if self.bound else None

    def control(self, name: str) -> QWidget | None:
        """What the answer of that field is typed into; None where it is not asked here."""
        bound = next((each for each in self.bound if each.asked.field == name), None)
        return bound.field.control if bound and is_asked(bound.asked, self.record) else None

    def easy_line(self, field: Field) -> QWidget | None:
        """What stands under a field: whether its words are easy to read, where the person wants to see that."""
        bound = next(each for each in self.bound if each.field is field)
        if not self.ui.settings.easy_check or not in_easy_read(type(self.record), bound.asked.field):
            return None
        from nosdesk.services.easy_read import texts_of
        from nosdesk.ui.screens.easy_line import answer_line

        if self.easy_texts is None:
            self.easy_texts = texts_of(self.ui.at, self.record, self.ui.reader.locale)
        self.easy_lines[field] = answer_line(self.ui, self.record, bound.asked.field, field, self.easy_texts)
        if not is_asked(bound.asked, self.record):
            # Shown without a parent it would open as a window of its own.
            self.easy_lines[field].setVisible(False)
        return self.easy_lines[field]

    def saved(self, name: str) -> None:
        """An answer was saved: questions that hang on it come or go."""
        self._show_asked()
        if self.changed:
            self.changed(name)

    def _show_asked(self) -> None:
        for bound in self.bound:
            asked = is_asked(bound.asked, self.record)
            # A field without a parent yet would open as a window of its own.
            if not asked or bound.field.parentWidget() is not None:
                bound.field.setVisible(asked)
            line = self.easy_lines.get(bound.field)
            if line is not None and (not asked or line.parentWidget() is not None):
                line.setVisible(asked)

    def leave(self) -> None:
        """Save what is still being typed."""
        for bound in self.bound:
            bound.save(tell=False)

    def problems(self) -> list[Wrong]:
        """What cannot be saved as it stands, after trying; each is shown at its field too."""
        asked = [bound for bound in self.bound if not bound.field.isHidden()]
        return [Wrong(bound.field.error, bound.field.control) for bound in asked if not bound.save(tell=True)]


def typed_questions(page: ask.Page) -> list[ask.TypedQuestion]:
    """The questions of a page that are answered in one field each; the weekly pattern has an editor of its own."""
    return [asked for asked in page.questions if not isinstance(asked, ask.WeeklyPattern)]


def add_row(ui: Ui, part: ask.Rows, parent_id: UUID) -> Record | None:
    """Add an empty row to a list; None where the list stands still, which was told."""
    values: dict[str, Any] = {part.parent: parent_id, **dict(part.fixed)}
    return ui.attempt(lambda: answers.add(ui.at, part.of.record, **values))


class Slip:
    """Questions answered together and kept by one press: closing a case, recording a payment.

    `start` holds what the answers begin with. `answers` gives every value by its field, or None where one cannot be read or is
    needed and missing: each is told at its field and in the summary.
    """

    def __init__(self, ui: Ui, questions: Sequence[ask.TypedQuestion], start: Mapping[str, object]) -> None:
        self.ui, self.questions = ui, tuple(questions)
        self.summary = ErrorSummary(ui.look)
        self.by_field = {
            asked.field: Field(
                ui.look,
                ui.say(asked.ask),
                control_for(ui, asked, start.get(asked.field)),
                ui.say(asked.hint) if asked.hint else "",
            )
            for asked in questions
        }

    @property
    def fields(self) -> list[Field]:
        """The fields, in the order of the questions."""
        return list(self.by_field.values())

    @property
    def first(self) -> QWidget:
        """Where typing begins."""
        return self.fields[0].control

    def answers(self) -> dict[str, Any] | None:
        """Every answer by its field; None, with the problems shown, where something is not right."""
        found: dict[str, Any] = {}
        wrong: list[Wrong] = []
        for asked in self.questions:
            field = self.by_field[asked.field]
            value = parse(asked, raw_of(asked, field.control), self.ui.reader, self.ui.at.today())
            said = value.said(self.ui.reader) if isinstance(value, Problem) else ""
            if asked.needed and not said and value in (None, "", ()):
                said = self.ui.say(ANSWER_THIS)
            field.set_error(said)
            if said:
                wrong.append(Wrong(said, field.control))
            found[asked.field] = value
        self.summary.show_problems(self.ui.say(WRONG), wrong)
        return None if wrong else found


ANSWER_THIS: Final = Words("This needs an answer.", "Please answer this.")
WRONG: Final = Words("There is a problem", "Something is not right")
