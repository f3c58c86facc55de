"""Where did this come from? Every fact of a form with its source, and saying it anew for one of them."""

from typing import Final

from nosdesk.domain.records import Provenance, Record
from nosdesk.forms.catalogue import form_for
from nosdesk.forms.people import PROVENANCE
from nosdesk.forms.question import Form, Page, Rows
from nosdesk.i18n import Words
from nosdesk.services import people
from nosdesk.services.wizard import FormView, load
from nosdesk.ui import places
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.kit.rows import AnswerList, AnswerRow
from nosdesk.ui.screens.check_answers import facts_of, source_line
from nosdesk.ui.screens.editors import Slip, typed_questions
from nosdesk.ui.screens.parts import back_link, button, buttons, plain_screen
from nosdesk.ui.screens.wizard import row_name

_TITLE: Final = Words("Where did each fact come from?", "Who told you each thing?")
_HINT: Final = Words(
    "Say who said it and when. The person can then say whether it is right.", "Say who told you. Then you can check it."
)
_SAY: Final = Words("Say where from", "Say who told you")
_UNKNOWN: Final = Words("Not said yet", "You have not said yet")
_KEEP: Final = Words("Keep this", "Save this")
_ASKED: Final = ("source", "detail", "stated_on")


def screen(ui: Ui, place: places.Sources) -> Screen:
    """The list of facts, or one of them."""
    view = load(ui.at, form_for(place.form), place.record_id)
    facts = facts_of(view)
    known = people.provenances(ui.at, tuple({item.id for item, _ in facts}))
    here = places.CheckAnswers(place.form, place.record_id)
    if place.fact:
        found = next(((item, name) for item, name in facts if (item.id, name) == place.fact), None)
        if found:
            return _one(ui, place, view, *found, known.get(place.fact))
    rows = []
    for item, name in facts:
        said = source_line(ui, known.get((item.id, name))) or ui.say(_UNKNOWN)
        row = AnswerRow(ui.look, fact_name(ui, view, item, name), said, ui.say(_SAY))
        fact = (item.id, name)
        row.change.connect(lambda fact=fact: ui.go(places.Sources(place.form, place.record_id, fact)))
        rows.append(row)
    return plain_screen(
        ui, ui.say(_TITLE), AnswerList(ui.look, "", rows), hint=ui.say(_HINT), back=back_link(ui, here), picture="talk"
    )


def fact_name(ui: Ui, view: FormView, item: Record, field: str) -> str:
    """What a fact is called: the label of its question, or the name of its row."""
    if item.id == view.record.id:
        return next(
            (
                ui.say(asked.label)
                for part in view.form.parts
                if isinstance(part, Page)
                for asked in part.questions
                if asked.field == field
            ),
            field,
        )
    return row_name(ui, _form_of(view, item), item)


def _form_of(view: FormView, item: Record) -> Form:
    return next(part.of for part in view.form.parts if isinstance(part, Rows) and part.of.record is type(item))


def _one(ui: Ui, place: places.Sources, view: FormView, item: Record, field: str, known: Provenance | None) -> Screen:
    asked = [
        question
        for part in PROVENANCE.parts
        if isinstance(part, Page)
        for question in typed_questions(part)
        if question.field in _ASKED
    ]
    start = {
        "source": known.source if known else None,
        "detail": known.detail if known else "",
        "stated_on": (known.stated_on if known else None) or ui.at.today(),
    }
    slip = Slip(ui, asked, start)
    listed = places.Sources(place.form, place.record_id)

    def keep() -> None:
        said = slip.answers()
        if said is not None and ui.did(
            lambda: people.say_source(
                ui.at, item, field, said["source"], said["detail"], said["stated_on"] or ui.at.today()
            )
        ):
            ui.back_to(listed)

    return plain_screen(
        ui,
        fact_name(ui, view, item, field),
        slip.summary,
        *slip.fields,
        buttons(ui, button(ui, _KEEP, keep, "primary", before="tick")),
        back=back_link(ui, listed),
        picture="talk",
        first=slip.first,
    )
