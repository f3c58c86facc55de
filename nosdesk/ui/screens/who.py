"""Who is here: the name that stamps every change. It is a record, not a lock, and the screen says so."""

from typing import Final

from nosdesk.domain.author import Author
from nosdesk.domain.records import Person
from nosdesk.i18n import Words
from nosdesk.services import people
from nosdesk.services.answers import read
from nosdesk.ui import places
from nosdesk.ui.bar import home
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.kit.choices import ChoiceGroup, Option
from nosdesk.ui.kit.controls import Entry
from nosdesk.ui.kit.field import Field
from nosdesk.ui.kit.messages import ErrorSummary, Problem
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


def screen(ui: Ui, place: places.WhoIsHere) -> Screen:
    """Asks who works now. In a new file it asks first whose support it is."""
    look, desk = ui.look, ui.at
    count = people.count_people(desk)
    person = read(desk, Person, ui.person_id) if ui.person_id else None
    known = [helper.name for helper in people.helpers(desk)]
    here = desk.author
    name = Entry(look, "", ui.say(_NAME), 32)
    name_field = Field(look, ui.say(_NAME), name, ui.say(_NAME_HINT))
    name_field.setVisible(count == 0)
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
        look, here.helper if here.helper != "NOS Desk" else (known[0] if known else ""), ui.say(_HELPER_NAME), 32
    )
    helper_field = Field(look, ui.say(_HELPER_NAME), helper)
    helper_field.setVisible(chosen in ("together", "helper"))
    who.edited.connect(lambda: helper_field.setVisible(who.value in ("together", "helper")))
    summary = ErrorSummary(look)

    def go_on() -> None:
        wrong: list[tuple[Field, Words]] = []
        if not who.value:
            wrong.append((who_field, _CHOOSE))
        if count == 0 and not name.value.strip():
            wrong.append((name_field, _NO_NAME))
        if who.value in ("together", "helper") and not helper.value.strip():
            wrong.append((helper_field, _NO_NAME))
        for field in (who_field, name_field, helper_field):
            field.set_error(next((ui.say(words) for which, words in wrong if which is field), ""))
        summary.show_problems(ui.say(_WRONG), [Problem(ui.say(words), field.control) for field, words in wrong])
        if not wrong:
            sit_down(ui, name.value.strip() if count == 0 else "", who.value, helper.value.strip())

    return question_screen(
        ui,
        ui.say(_TITLE),
        summary,
        who_field,
        helper_field,
        name_field,
        buttons(ui, button(ui, _GO, go_on, "primary", after="next")),
        back=back_link(ui) if len(ui.trail) > 1 else None,
        first=who,
    )


def sit_down(ui: Ui, new_person: str, who: str, helper: str) -> None:
    """Take on who is here, making the first person's record in a new file, and go home."""
    author = Author(person=new_person, helper=helper if who != "person" else "")
    ui.desk = ui.at.by(author)
    if new_person:
        made = ui.attempt(lambda: people.add_person(ui.at, new_person))
        if made is None:
            return
        ui.person_id = made.id
    person = read(ui.at, Person, ui.person_id) if ui.person_id else None
    name = person.name if person else new_person
    ui.desk = ui.at.by(
        Author(person=name if who in ("person", "together") else "", helper=helper if who != "person" else "")
    )
    if who != "person" and helper:
        ui.did(lambda: people.know_helper(ui.at, helper))
    ui.start_at(home(ui))
