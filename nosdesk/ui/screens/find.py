"""Find anything in the file: names, words, amounts and dates. Each result leads to the answer that holds it."""

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nosdesk.domain.records import (
    Authority,
    Check,
    CheckAnswer,
    Concern,
    Contact,
    Contract,
    ContractObjective,
    CorrectiveStep,
    CostShare,
    Criterion,
    EasyWording,
    Funding,
    Helper,
    Milestone,
    Need,
    Objective,
    Obligation,
    Offer,
    OfferAnswer,
    OfferPrice,
    OfferScore,
    Outcome,
    PaymentDue,
    PaymentMade,
    Person,
    Photo,
    Provenance,
    Provider,
    Record,
    Requirement,
    Share,
    Specification,
)
from nosdesk.i18n import Counted, Words
from nosdesk.services.find import Found, Group, asked_at, find, question_words
from nosdesk.ui import places
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.kit.arrange import Item, column, sized_by_width
from nosdesk.ui.kit.controls import Entry
from nosdesk.ui.kit.field import Field, announce
from nosdesk.ui.kit.found import FoundRow, marked
from nosdesk.ui.kit.pieces import Line, Text
from nosdesk.ui.places import Place
from nosdesk.ui.screens.editors import UNNAMED
from nosdesk.ui.screens.parts import back_link, button, question_screen

_TITLE: Final = Words("What do you want to find?", "What are you looking for?")
_HINT: Final = Words(
    "Type a name, some words, an amount like 1,234.50 or a date like 14 December 2026. Everything in this file is searched.",
    "Type a name, a word, a price or a date.",
)
_COUNT: Final = Counted("{n} result", "{n} results")
_MORE_THAN: Final = Words("More than {n} results", "More than {n} things")
_GROUP: Final = Words("{kind}: {n}")
_GROUP_MORE: Final = Words("{kind}: more than {n}")
_ALL_OF: Final = Words("Show more: {of}", "See more: {of}")
_EVERY_KIND: Final = Words("Show results of every kind", "See everything we found")
_NARROW: Final = Words("These are the first {n}. Type another word to find fewer.", "These are {n}. Type 1 more word.")
_NOTHING: Final = Words(
    "Nothing was found. Check the spelling, or try fewer words.", "We found nothing. Try a shorter word."
)
_FOUND: Final = Words("{kind} · Found: {what}", "{kind} · We found: {what}")
_LEAST: Final = 2
_FIRST: Final = 5
"""Results of a kind while there are several kinds."""
_OF_ONE: Final = 40
LOOK_AFTER_MS: Final = 250

KINDS: Final[dict[type[Record], Words]] = {
    Person: Words("People"),
    Contact: Words("Key people", "People who matter"),
    Authority: Words("Who decides"),
    Outcome: Words("Outcomes", "What you want"),
    Need: Words("Needs", "What you need"),
    Provenance: Words("Where facts came from", "Who told us"),
    Specification: Words("Services", "Your help"),
    CostShare: Words("Shares of the cost", "Who pays what"),
    Objective: Words("Objectives", "What the help is for"),
    Requirement: Words("Requirements", "What providers must do"),
    Criterion: Words("Criteria", "How you choose"),
    Provider: Words("Providers"),
    Offer: Words("Offers"),
    OfferPrice: Words("Prices in offers", "Prices"),
    OfferAnswer: Words("Answers in offers", "What providers said"),
    OfferScore: Words("Reasons for points", "Why you gave points"),
    Contract: Words("Contracts"),
    ContractObjective: Words("Objectives in contracts", "What the contract is for"),
    Obligation: Words("Duties", "What each of you must do"),
    CorrectiveStep: Words("Steps if things go wrong", "When things go wrong"),
    Funding: Words("Where the money comes from", "Where money comes from"),
    Milestone: Words("Milestones", "Steps with a date"),
    PaymentDue: Words("Planned payments", "What you will pay"),
    PaymentMade: Words("Payments", "What you paid"),
    Check: Words("Checks", "How it went"),
    CheckAnswer: Words("Answers in checks", "How each thing went"),
    Concern: Words("Concerns", "Worries"),
    Share: Words("Copies given to people", "Who has a copy"),
    Photo: Words("Photos"),
    EasyWording: Words("Easy wordings", "Easy words"),
    Helper: Words("Helpers"),
}
"""What each kind of record is called above its results."""


def screen(ui: Ui, place: places.Find) -> Screen:
    """The field, and what was found for it."""
    look = ui.look
    words = Entry(look, place.words, ui.say(_TITLE), 32)
    field = Field(look, ui.say(_TITLE), words, ui.say(_HINT), heading=True, picture="search" if look.easy else "")
    results = QWidget()
    layout = QVBoxLayout(results)
    layout.setContentsMargins(0, 0, 0, 0)
    sized_by_width(results)

    def show(kind: str = "") -> None:
        wanted = words.value
        groups = (
            find(ui.at, wanted, ui.reader, _OF_ONE if kind else _FIRST, kind) if len(wanted.strip()) >= _LEAST else ()
        )
        while (item := layout.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        if len(wanted.strip()) < _LEAST:
            return
        # The place keeps the words, so that Back finds them again.
        ui.trail[-1] = places.Find(wanted.strip(), kind)
        layout.addWidget(_results(ui, groups, places.Find(wanted.strip(), kind)))
        announce(results, _counted(ui, groups))

    timer = QTimer(results)
    timer.setSingleShot(True)
    timer.setInterval(LOOK_AFTER_MS)
    timer.timeout.connect(lambda: show())
    words.edited.connect(timer.start)
    show(place.kind)
    return question_screen(ui, ui.say(_TITLE), field, results, back=back_link(ui), here="find", first=words)


def _counted(ui: Ui, groups: tuple[Group, ...]) -> str:
    if not groups:
        return ui.say(_NOTHING)
    many = sum(group.many for group in groups)
    if any(group.more for group in groups):
        return ui.say(_MORE_THAN, n=ui.reader.number(many))
    return ui.count(_COUNT, many)


def _results(ui: Ui, groups: tuple[Group, ...], place: places.Find) -> QWidget:
    look = ui.look
    items: list[Item] = [Text(look, _counted(ui, groups), "small" if groups else "body", colour="quiet_ink")]
    for group in groups:
        kind = ui.say(KINDS[group.record])
        title = ui.say(_GROUP_MORE if group.more else _GROUP, kind=kind, n=ui.reader.number(group.many))
        items += [look.space(20), Text(look, title, "lead", "bold"), look.space(6)]
        for one in group.found:
            items += [_row(ui, one, kind), Line(look)]
        if group.many > len(group.found):
            items += [look.space(12), *_more(ui, group, kind, place)]
    if place.kind:
        every = button(ui, _EVERY_KIND, lambda: ui.turn_to(places.Find(place.words)))
        items += [look.space(20), every]
    return column(*items)


def _more(ui: Ui, group: Group, kind: str, place: places.Find) -> list[Item]:
    if place.kind:
        return [Text(ui.look, ui.say(_NARROW, n=len(group.found)), "small", colour="quiet_ink")]
    name = group.record.__name__
    return [button(ui, _ALL_OF, lambda: ui.go(places.Find(place.words, name)), of=kind)]


def _row(ui: Ui, one: Found, kind: str) -> FoundRow:
    """A result: its name, what was found in it, and whose it is and which question it answers."""
    name, excerpt = marked(one.name), marked(one.excerpt)
    if not name:
        name, excerpt = excerpt or ui.say(UNNAMED), ""
    question = question_words(type(one.record), one.field)
    whose = "" if one.person is None or one.person.id == one.record.id else one.person.name
    of = getattr(one.parent, "title", "") if not one.name else ""
    where = " · ".join(filter(None, (whose, of, ui.say(question) if question else "")))
    row = FoundRow(ui.look, name, excerpt, where)
    # A milestone is often named after its outcome: the kind tells them apart for a screen reader too.
    row.setAccessibleDescription(ui.say(_FOUND, kind=kind, what=one.said) if one.said else kind)
    row.clicked.connect(lambda: ui.go(place_of(one)))
    return row


def place_of(one: Found) -> Place:
    """Where a result stands: the answer itself where it can be changed, else the page that shows it."""
    return _place(one.record, one.field, one.parent)


def _place(item: Record, field: str, parent: Record | None) -> Place:
    match item:
        case Provenance() if parent is not None:
            return _place(parent, item.field, None)
        case EasyWording():
            return places.EasyAnswer(item.about, item.about_id, item.field)
        case Share():
            return places.Given(item.person_id)
        case Photo():
            return places.OwnPhoto(item.id)
        case Helper():
            return places.WhoIsHere()
        case Criterion():
            return places.Criteria(item.specification_id)
        case Offer():
            return places.OfferAnswers(item.id)
        case OfferPrice() | OfferAnswer() | OfferScore():
            return places.OfferAnswers(item.offer_id)
        case PaymentDue():
            return places.Schedule(item.contract_id)
        case PaymentMade() | Milestone():
            return places.Money(item.contract_id)
        case Check():
            return places.Quality(item.person_id)
        case CheckAnswer():
            return places.FullCheck(item.check_id)
        case Concern():
            return places.Concern(item.id)
    return _asked(item, field)


_WIZARDS: Final = frozenset({"person", "outcomes", "specification", "contract", "provider"})
"""Forms whose parts the window shows page by page."""


def _asked(item: Record, field: str) -> Place:
    """The question itself, in its wizard. What is asked elsewhere, such as when a contract was signed: the page of the record."""
    asked = asked_at(type(item), field)
    if asked and asked.form.key in _WIZARDS:
        if asked.row is None:
            return places.Wizard(asked.form.key, item.id, asked.part, field=field)
        return places.Wizard(asked.form.key, getattr(item, asked.row.parent), asked.part, item.id, field=field)
    match item:
        case Person():
            return places.Home(item.id)
        case Contract():
            return places.ContractHome(item.id)
        case Specification():
            return places.CheckAnswers("specification", item.id)
    return places.People()
