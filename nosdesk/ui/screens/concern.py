"""A concern, raised from anywhere: what to do now comes first, then writing it down; a clock runs until somebody was told."""

from datetime import UTC, datetime, timedelta
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nosdesk.domain.choices import Nation
from nosdesk.domain.records import Concern, Person
from nosdesk.forms.catalogue import form_for
from nosdesk.forms.question import Page
from nosdesk.i18n import Counted, Words
from nosdesk.services import quality
from nosdesk.services.answers import read
from nosdesk.services.wizard import load
from nosdesk.ui import places
from nosdesk.ui.bar import home
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.kit.arrange import Item, column, sized_by_width
from nosdesk.ui.kit.messages import ErrorSummary, Notice
from nosdesk.ui.kit.pieces import Text
from nosdesk.ui.screens.editors import Sheet, typed_questions
from nosdesk.ui.screens.parts import back_link, button, buttons, plain_screen

_TITLE: Final = Words("Raise a concern", "Tell someone you are worried")
_HINT: Final = Words(
    "First do what keeps people safe. Writing it down can wait a moment.", "Keep safe first. Write it down after."
)
_DANGER: Final = Words("Danger now: call 999", "In danger now? Call 999")
_DANGER_TEXT: Final = Words(
    "If somebody is hurt or in danger now, call 999 and ask for ambulance or police. By text: 18000, or the 999 BSL app.",
    "Is someone hurt? Are you not safe? Call 999 now. You can text 18000.",
)
_CRIME: Final = Words("A crime, but no danger now: call 101", "A crime, but you are safe? Call 101")
_TODAY: Final = Words("Tell somebody today", "Tell someone today")
_TELL: Final[dict[Nation | None, Words]] = {
    Nation.ENGLAND: Words(
        "Tell the council’s adult social care the same day, and within 24 hours at most.",
        "Tell the council today. Ask for adult social care.",
    ),
    Nation.WALES: Words(
        "Tell the council’s social services the same day, and within 24 hours at most.",
        "Tell the council today. Ask for social services.",
    ),
    Nation.SCOTLAND: Words(
        "Tell the council’s adult support and protection team the same day, and within 24 hours at most.",
        "Tell the council today. Ask for adult protection.",
    ),
    Nation.NORTHERN_IRELAND: Words(
        "Tell the Trust’s Adult Protection Gateway the same day. Out of hours it is the emergency social work service.",
        "Tell the Trust today. Ask for adult protection.",
    ),
    None: Words(
        "Tell the council, or in Northern Ireland the Health and Social Care Trust, the same day.",
        "Tell the council today. In Northern Ireland tell the Trust.",
    ),
}
_CHOICE: Final = Words(
    "You choose whom to tell: somebody you trust, the council, the police, the regulator, an advocate. It need not be the helper "
    "who is with you now.",
    "You choose who to tell. It does not have to be your helper.",
)
_CARE: Final = Words(
    "Write it in the person’s own words. Ask no leading questions, and do not warn the person it is about.",
    "Write it in your own words. Do not tell the person who did it.",
)
_WRITE: Final = Words("Write it down", "Write down what happened")
_NOT_NOW: Final = Words("Not now")
_RUNNING: Final = Words(
    "Nobody was told yet. The concern was raised {ago} ago.", "You told nobody yet. You wrote this {ago} ago."
)
_TOLD: Final = Words("Told on {moment}", "You told someone on {moment}")
_LATE: Final = Words("More than 24 hours have passed. Tell somebody now.", "It is over 24 hours. Tell someone now.")
_WHOSE: Final = Words("Choose whose support it is first.", "Pick the person first.")
_PEOPLE: Final = Words("Choose the person", "Pick the person")
_PRIVATE: Final = Words("Anyone who can open this file can read this.", "Anyone who opens this file can read this.")
_DONE: Final = Words("Done for now", "I am done for now")
_MINUTES: Final = Counted("{n} minute", "{n} minutes")
_HOURS: Final = Counted("{n} hour", "{n} hours")
_DAYS: Final = Counted("{n} day", "{n} days")
_LONGEST: Final = timedelta(hours=24)


def screen(ui: Ui, place: places.Concern) -> Screen:
    """What to do now; with a record, its questions below."""
    if ui.person_id is None and place.concern_id is None:
        choose = button(ui, _PEOPLE, lambda: ui.go(places.People()), "primary")
        return plain_screen(
            ui,
            ui.say(_TITLE),
            *_do_now(ui, None),
            Text(ui.look, ui.say(_WHOSE)),
            buttons(ui, choose),
            hint=ui.say(_HINT),
            back=back_link(ui),
            here="concern",
            picture="warning",
            first=choose,
        )
    if place.concern_id is None:
        return _before(ui)
    return _written(ui, place)


def _do_now(ui: Ui, nation: Nation | None) -> list[QWidget]:
    look = ui.look
    return [
        Notice(look, "danger", ui.say(_DANGER), ui.say(_DANGER_TEXT), Text(look, f"**{ui.say(_CRIME)}**")),
        Notice(look, "caution", ui.say(_TODAY), ui.say(_TELL[nation]), Text(look, ui.say(_CHOICE))),
    ]


def _before(ui: Ui) -> Screen:
    """Nothing is kept until it is asked for: looking at what to do leaves no trace."""
    person = read(ui.at, Person, ui.person_id) if ui.person_id else None

    def write() -> None:
        if person:
            made = ui.attempt(lambda: quality.raise_concern(ui.at, person.id))
            if made:
                ui.turn_to(places.Concern(made.id))

    first = button(ui, _WRITE, write, "primary", after="next", picture="pencil")
    return plain_screen(
        ui,
        ui.say(_TITLE),
        *_do_now(ui, person.nation if person else None),
        Text(ui.look, ui.say(_CARE)),
        buttons(ui, first, button(ui, _NOT_NOW, lambda: ui.back(home(ui)))),
        hint=ui.say(_HINT),
        back=back_link(ui, home(ui)),
        here="concern",
        picture="warning",
        first=first,
    )


def _written(ui: Ui, place: places.Concern) -> Screen:
    look = ui.look
    form = form_for("concern")
    view = load(ui.at, form, place.concern_id) if place.concern_id else None
    if view is None or not isinstance(view.record, Concern):
        return _before(ui)
    ui.person_id = view.record.person_id
    questions = [asked for part in form.parts if isinstance(part, Page) for asked in typed_questions(part)]
    clock = QWidget()
    shown = QVBoxLayout(clock)
    shown.setContentsMargins(0, 0, 0, 0)
    sized_by_width(clock)

    def tell_time(concern: Concern) -> None:
        """Only the clock is made anew: whoever is typing goes on typing."""
        while (item := shown.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        shown.addWidget(_clock(ui, concern))

    def changed(field: str) -> None:
        if field == "told" and isinstance(sheet.record, Concern):
            tell_time(sheet.record)

    tell_time(view.record)
    sheet = Sheet(ui, view.record, questions, view.choices, changed, heading=False)
    summary = ErrorSummary(look)

    def done() -> None:
        wrong = sheet.problems()
        summary.show_problems(ui.say(PROBLEM), wrong)
        if not wrong:
            ui.back(home(ui))

    items: list[Item] = [clock, *_do_now(ui, view.person.nation if view.person else None), summary]
    for field in sheet.fields:
        line = sheet.easy_line(field)
        items.append(column(field, look.space(6), line) if line else field)
    items += [Text(look, ui.say(_PRIVATE), "small", colour="quiet_ink")]
    return plain_screen(
        ui,
        ui.say(_TITLE),
        *items,
        buttons(ui, button(ui, _DONE, done, "primary", before="tick")),
        hint=ui.say(_CARE),
        back=back_link(ui, home(ui)),
        here="concern",
        picture="warning",
        leave=sheet.leave,
    )


PROBLEM: Final = Words("There is a problem", "Something is not right")


def _clock(ui: Ui, concern: Concern) -> QWidget:
    """How long nobody was told, or when somebody was."""
    if concern.told_at:
        return Notice(ui.look, "done", ui.say(_TOLD, moment=ui.reader.moment(concern.told_at)), concern.told)
    since = datetime.now(UTC) - (concern.created_at or datetime.now(UTC))
    late = since > _LONGEST
    words = ui.say(_RUNNING, ago=ago(ui, since))
    return Notice(ui.look, "danger" if late else "caution", words, ui.say(_LATE) if late else "")


def ago(ui: Ui, since: timedelta) -> str:
    """A length of time in words: minutes, hours, or days."""
    minutes = int(since.total_seconds() // 60)
    if minutes < 60:
        return ui.count(_MINUTES, max(1, minutes))
    if minutes < 48 * 60:
        return ui.count(_HOURS, minutes // 60)
    return ui.count(_DAYS, minutes // (24 * 60))
