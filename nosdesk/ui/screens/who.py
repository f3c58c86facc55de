"""Who is here: the name that stamps every change. It is a record, not a lock, and the screen says so."""

from typing import Final
from uuid import UUID

from nosdesk.domain.author import PROGRAM, Author
from nosdesk.domain.records import Person
from nosdesk.i18n import Words
from nosdesk.services import people
from nosdesk.services.answers import read, save
from nosdesk.ui import places
from nosdesk.ui.bar import home
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.kit.arrange import column
from nosdesk.ui.kit.choices import ChoiceGroup, Option
from nosdesk.ui.kit.controls import Entry
from nosdesk.ui.kit.field import Field
from nosdesk.ui.kit.messages import ErrorSummary, Problem
from nosdesk.ui.screens.editors import UNNAMED
from nosdesk.ui.screens.parts import back_link, button, buttons, question_screen

_TITLE: Final = Words("Who is here?", "Who is using this now?")
_HINT: Final = Words(
    "Every change is kept with the name of whoever made it. This is a record, not a lock: one passphrase opens everything.",
    "We write down who makes each change. It does not lock anything.",
)
_SELF: Final = Words("The person whose support it is", "I am here alone")
_SELF_NAMED: Final = Words("{name}, alone", "{name} alone")
_HELPER: Final = Words("A helper, alone", "A helper alone")
_TOGETHER: Final = Words("Both together", "Both of us")
_NAME: Final = Words("Name of the person", "Your name")
_NAME_HINT: Final = Words("The full name, as it should stand in a contract.", "Your full name, as on a contract.")
_HELPER_NAME: Final = Words("Name of the helper", "The helper’s name")
_GO: Final = Words("Go on")
_WRONG: Final = Words("There is a problem", "Something is not right")
_CHOOSE: Final = Words("Choose who is here.", "Pick who is here.")
_NO_NAME: Final = Words("Type a name.", "Write a name.")
_WHICH: Final = Words("Whose support is it?", "Who gets the help?")
_CHOOSE_PERSON: Final = Words("Choose whose support it is.", "Pick who gets the help.")
_NOBODY: Final = Words(
    "Nobody in this file has exactly this name. Type it as it stands there, or go on as a helper and choose from the list.",
    "We do not know this name. Ask your helper to go on alone.",
)
FEW: Final = 8
"""So many people can be chosen from at a glance; in a longer list one types a name."""
MOST_CHARACTERS: Final = 32


def screen(ui: Ui, place: places.WhoIsHere) -> Screen:
    """Asks who works now, and where that is not plain yet, which person; in a new file it asks for their name."""
    look, desk = ui.look, ui.at
    person = read(desk, Person, ui.person_id) if ui.person_id else None
    known = [helper.name for helper in people.helpers(desk)]
    here = desk.author
    whom = _Whom(ui, person)
    self_words = ui.say(_SELF_NAMED, name=person.called) if person and person.called else ui.say(_SELF)
    options = [
        Option("person", self_words, picture="person" if look.easy else ""),
        Option("together", ui.say(_TOGETHER), picture="people" if look.easy else ""),
        Option("helper", ui.say(_HELPER), picture="worker" if look.easy else ""),
    ]
    chosen = "together" if here.together else "person" if person and here.person == person.name else ""
    who = ChoiceGroup(look, ui.say(_TITLE), options, chosen)
    who_field = Field(look, ui.say(_TITLE), who, ui.say(_HINT), heading=True, picture="people")
    helper = Entry(
        look, here.helper if here != PROGRAM else (known[0] if known else ""), ui.say(_HELPER_NAME), MOST_CHARACTERS
    )
    helper_field = Field(look, ui.say(_HELPER_NAME), helper)
    more = column(*(item for field in (whom.field, helper_field) if field for item in (field, look.space(24))))

    def show_more() -> None:
        with_helper = who.value in ("together", "helper")
        helper_field.setVisible(with_helper)
        if whom.field:
            whom.field.setVisible(whom.is_asked(who.value))
        more.setVisible(with_helper or bool(whom.field and whom.is_asked(who.value)))

    who.edited.connect(show_more)
    show_more()
    summary = ErrorSummary(look)

    def go_on() -> None:
        wrong: list[tuple[Field, Words]] = []
        if not who.value:
            wrong.append((who_field, _CHOOSE))
        asked = whom.field if whom.is_asked(who.value) else None
        if asked and (problem := whom.problem()):
            wrong.append((asked, problem))
        if who.value in ("together", "helper") and not helper.value.strip():
            wrong.append((helper_field, _NO_NAME))
        for field in (who_field, whom.field, helper_field):
            if field:
                field.set_error(next((ui.say(words) for which, words in wrong if which is field), ""))
        summary.show_problems(ui.say(_WRONG), [Problem(ui.say(words), field.control) for field, words in wrong])
        if not wrong:
            sit_down(ui, whom if asked else None, who.value, helper.value.strip())

    return question_screen(
        ui,
        ui.say(_TITLE),
        summary,
        who_field,
        more,
        buttons(ui, button(ui, _GO, go_on, "primary", after="next")),
        back=back_link(ui) if len(ui.trail) > 1 else None,
        first=who,
    )


class _Whom:
    """Whose support it is, where that is still to be said: a name for a new record, or one of the people in the file."""

    def __init__(self, ui: Ui, person: Person | None) -> None:
        self.ui, self.person = ui, person
        self.count = people.count_people(ui.at)
        self.entry: Entry | None = None
        self.choice: ChoiceGroup | None = None
        self.field: Field | None = None
        if person is not None and person.name:
            return
        if person is None and 0 < self.count <= FEW:
            options = [Option(str(one.id), one.name or ui.say(UNNAMED)) for one in people.list_people(ui.at)]
            self.choice = ChoiceGroup(ui.look, ui.say(_WHICH), options)
            self.field = Field(ui.look, ui.say(_WHICH), self.choice)
        else:
            self.entry = Entry(ui.look, "", ui.say(_NAME), MOST_CHARACTERS)
            self.field = Field(ui.look, ui.say(_NAME), self.entry, ui.say(_NAME_HINT))

    def is_asked(self, who: str) -> bool:
        """A helper alone need not say: they choose from the list of people next. A new file has to be about somebody."""
        return self.field is not None and (who in ("person", "together") or not self.count)

    def problem(self) -> Words | None:
        """What must be put right."""
        if self.choice is not None:
            return None if self.choice.value else _CHOOSE_PERSON
        if self.entry is None or not self.entry.value.strip():
            return _NO_NAME
        return _NOBODY if self.count and self.person is None and self._found() is None else None

    def _found(self) -> UUID | None:
        """The one person of the name that was typed."""
        name = self.entry.value.strip() if self.entry else ""
        same = [one.id for one in people.list_people(self.ui.at, words=name) if one.name.casefold() == name.casefold()]
        return same[0] if len(same) == 1 else None

    def take(self) -> None:
        """Choose this person, making or naming their record where that is due. Raises KnownError."""
        ui, name = self.ui, self.entry.value.strip() if self.entry else ""
        if self.choice is not None:
            ui.person_id = UUID(self.choice.value)
        elif self.person is not None:
            save(ui.at, Person, self.person.id, "name", name, self.person.version, None)
        elif self.count:
            ui.person_id = self._found()
        else:
            ui.person_id = people.add_person(ui.at, name).id

    @property
    def new_name(self) -> str:
        """The name that a record is made or named with, "" where none is."""
        return self.entry.value.strip() if self.entry and (self.person or not self.count) else ""


def sit_down(ui: Ui, whom: _Whom | None, who: str, helper: str) -> None:
    """Take on who is here, and whose support it is where that was asked; then go home."""
    with_helper = helper if who != "person" else ""
    if whom is not None:
        if whom.new_name or with_helper:
            ui.desk = ui.at.by(Author(person=whom.new_name if who != "helper" else "", helper=with_helper))
        if not ui.did(whom.take):
            return
    person = read(ui.at, Person, ui.person_id) if ui.person_id else None
    named = person.name if person and who != "helper" else ""
    if not named and not with_helper:
        # The record chosen has no name yet: this screen asks for it.
        ui.again()
        return
    ui.desk = ui.at.by(Author(person=named, helper=with_helper))
    if with_helper:
        ui.did(lambda: people.know_helper(ui.at, with_helper))
    ui.start_at(home(ui))
