"""The history in words: what a record, a field and a value are called, for one reader. Fields are called as their form asks for them."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import fields
from datetime import date, datetime, time
from decimal import Decimal
from textwrap import shorten
from typing import Annotated, Any, Final, get_args, get_origin
from uuid import UUID

from nosdesk.documents.catalogue import paper
from nosdesk.documents.file_types import FileType
from nosdesk.documents.formats import Format
from nosdesk.documents.sheet import Binding, PaperSize, Tint
from nosdesk.domain.choices import Choices
from nosdesk.domain.records import (
    MONEY_PLACES,
    EasyWording,
    Export,
    PaymentDue,
    PaymentMade,
    Provenance,
    Record,
    Share,
    Visit,
)
from nosdesk.forms.answers import display, pattern_lines
from nosdesk.forms.catalogue import FORMS
from nosdesk.forms.photo import PHOTO
from nosdesk.forms.question import NO, YES, Form, Question, Rows, questions
from nosdesk.i18n import LANGUAGES, Reader, Words
from nosdesk.pictures import PICTURES
from nosdesk.storage.tables import field_hint, record_named
from nosdesk.storage.unit import Reading
from nosdesk.storage.values import PerRecord

_LONGEST_NAME: Final = 90
_QUOTED: Final = "“{}”"
BARE: Final = "{}"
"""Words of people without quotation marks, where it is plain that they are answers."""
_OTHER: Final = Words("Something else")
_BY_DAY: Final = Words("{amount} by {day}")
_ON_DAY: Final = Words("{amount} on {day}")
_FOR: Final = Words("{document} for {name}")

KINDS: Final[Mapping[str, Words]] = {
    "Person": Words("About the person", "About you"),
    "Contact": Words("Somebody around the person", "Someone you know"),
    "Authority": Words("Who decides"),
    "Outcome": Words("Something to achieve", "Something you want"),
    "Need": Words("A need", "Help you need"),
    "Provenance": Words("Where a fact came from", "Who told us this"),
    "Specification": Words("What service is needed", "What help you need"),
    "CostShare": Words("A share of the cost", "A part of the cost"),
    "Objective": Words("An objective", "A goal"),
    "Requirement": Words("A requirement", "What they must do"),
    "Visit": Words("Time in the week"),
    "Criterion": Words("A criterion", "What you judge by"),
    "Provider": Words("A provider"),
    "Offer": Words("An offer"),
    "OfferPrice": Words("A price of an offer", "A price"),
    "OfferAnswer": Words("An answer of a provider", "What a provider said"),
    "OfferScore": Words("Points for an offer"),
    "Contract": Words("A contract"),
    "ContractObjective": Words("An objective of the contract", "A goal of the contract"),
    "Obligation": Words("A duty"),
    "CorrectiveStep": Words("A step if it goes wrong", "What you do about a problem"),
    "Funding": Words("Where money comes from", "Who pays"),
    "Milestone": Words("A milestone", "A step"),
    "PaymentDue": Words("A planned payment"),
    "PaymentMade": Words("A payment"),
    "Check": Words("How support went", "How it went"),
    "CheckAnswer": Words("How an objective goes", "How a goal goes"),
    "Concern": Words("A concern", "A worry"),
    "Export": Words("A document was made", "Someone made a paper"),
    "Share": Words("A copy was given", "Someone got a copy"),
    "EasyWording": Words("An easy wording", "Easy words"),
    "Photo": Words("A photo"),
    "ChosenPicture": Words("A picture"),
    "Helper": Words("A helper"),
}
"""What one record of each kind is called. A kind that is not here has the title of its form."""

_MADE: Final = Words("Document")
_FORM: Final = Words("Format")
_KIND: Final = Words("Kind of file")
_DAYS: Final = Words("Days")
_STATE: Final = Words("State")
_FIELDS: Final[Mapping[tuple[str, str], Words]] = {
    ("Check", "kind"): Words("Kind of check"),
    ("ChosenPicture", "concept"): Words("The picture"),
    ("ChosenPicture", "photo_id"): Words("The photo"),
    ("Concern", "told_at"): Words("When somebody was told", "When you told someone"),
    ("Contract", "offer_id"): Words("The offer behind it", "The offer"),
    ("Contract", "provider_id"): Words("Provider"),
    ("Contract", "specification_id"): Words("The service"),
    ("Contract", "status"): _STATE,
    ("EasyWording", "language"): Words("Language"),
    ("EasyWording", "text"): Words("Easy words"),
    ("Export", "document"): _MADE,
    ("Export", "file_type"): _KIND,
    ("Export", "format"): _FORM,
    ("Offer", "came_as"): Words("The file it came in", "The file we got"),
    ("Offer", "opened_at"): Words("When it was opened", "When you opened it"),
    ("Offer", "status"): _STATE,
    ("OfferAnswer", "met"): Words("Do they meet it?", "Can they do it?"),
    ("OfferAnswer", "words"): Words("The provider’s words", "What they said"),
    ("PaymentDue", "amount"): Words("Amount", "How much"),
    ("PaymentDue", "due_on"): Words("To be paid by", "Pay by"),
    ("PaymentDue", "milestone_id"): Words("For the milestone", "For the step"),
    ("PaymentDue", "period_end"): Words("To"),
    ("PaymentDue", "period_start"): Words("From"),
    ("Share", "document"): _MADE,
    ("Share", "file_type"): _KIND,
    ("Share", "format"): _FORM,
    ("Share", "given_on"): Words("Given on"),
    ("Share", "names_out"): Words("Names left out"),
    ("Share", "parts_out"): Words("Parts left out"),
    ("Share", "prices_out"): Words("Prices left out"),
    ("Share", "tint"): Words("Colour of the paper"),
    ("Share", "paper"): Words("Size of the paper"),
    ("Share", "binding"): Words("Room for holes"),
    ("Share", "letters"): Words("Size of the letters", "How big the words are"),
    ("Share", "photos_out"): Words("Photos left out"),
    ("Share", "to_name"): Words("Given to"),
    ("Specification", "agreed_on"): Words("Agreed on", "Day you agreed it"),
    ("Specification", "criteria_locked_at"): Words("Criteria locked", "When the points stood still"),
    ("Specification", "status"): _STATE,
    ("Visit", "days"): _DAYS,
    ("Visit", "end"): Words("End"),
    ("Visit", "every_weeks"): Words("Every how many weeks", "How often, in weeks"),
    ("Visit", "kind"): Words("Kind of time"),
    ("Visit", "start"): Words("Start"),
    ("Visit", "workers"): Words("Workers at once"),
}
"""Fields that no question asks for."""

_UNSAID: Final = frozenset({"about", "about_id", "about_version", "digest", "field", "made_from", "to_id"})
"""Fields of a record about another one that say nothing to a reader beside its name."""
_NAMED: Final = {"ChosenPicture": "about_id", "OfferAnswer": "requirement_id", "OfferScore": "criterion_id"}
"""Records that are called by what they are about."""


_ALL: Final = (*FORMS, PHOTO)
"""Every form; that for photos is not among those that can be filled in on paper."""


def _lists(form: Form) -> list[Rows]:
    return [part for part in form.parts if isinstance(part, Rows)]


def _forms(record: type[Record]) -> tuple[Form, ...]:
    found = {form.key: form for form in (*_ALL, *(part.of for form in _ALL for part in _lists(form)))}
    return tuple(form for form in found.values() if form.record is record)


_FORMS_OF: Final = PerRecord(_forms)
_ASKED: Final = PerRecord(
    lambda record: {asked.field: asked for form in reversed(_FORMS_OF[record]) for asked in reversed(questions(form))}
)


def forms_of(record: type[Record]) -> tuple[Form, ...]:
    """The forms that ask about a kind of record, rows of other forms among them, the main one first."""
    return _FORMS_OF[record]


def question_of(record: type[Record], field: str) -> Question | None:
    """The question that asks for a field, in whichever form asks first."""
    return _ASKED[record].get(field)


def said_fields(record: type[Record]) -> tuple[str, ...]:
    """The fields of a kind of record that are told of: not those that name what it belongs to."""
    owner = next((item.name for item in fields(record) if item.metadata.get("link")), "")
    unsaid = _UNSAID if "about_id" in record.__dataclass_fields__ else frozenset()
    return tuple(
        item.name
        for item in fields(record)
        if item.name not in unsaid
        and item.name not in Record.__dataclass_fields__
        and (item.name != owner or question_of(record, item.name) is not None)
        and field_label(record, item.name) is not None
    )


def field_label(record: type[Record], field: str) -> Words | None:
    """What a field is called; None where nobody needs to know it."""
    if known := _FIELDS.get((record.__name__, field)):
        return known
    asked = question_of(record, field)
    return asked.label if asked else None


def kind_words(record: type[Record] | None) -> Words:
    """What one record of a kind is called."""
    if record is None:
        return _OTHER
    if known := KINDS.get(record.__name__):
        return known
    forms = forms_of(record)
    return forms[0].title if forms else _OTHER


class Names:
    """The names of records, read from the file kind by kind: one question for all of a kind."""

    def __init__(self, reading: Reading, reader: Reader) -> None:
        self._reading, self._reader = reading, reader
        self.records: dict[UUID, Record] = {}
        self.of: dict[UUID, str] = {}
        """The name of each record that was asked for, "" where it has none."""

    def know(self, wanted: Iterable[tuple[str, UUID]]) -> None:
        """Read these records as they are today, given by the name of their class and id, and those that they are named after."""
        self.take(self._read({(kind, key) for kind, key in wanted if key not in self.records}))

    def take(self, items: Iterable[Record]) -> None:
        """Name these records as they are given."""
        given = list(items)
        new = {item.id: item for item in given}
        self.records |= new
        # Names of names: an answer of an offer is called by its requirement, an offer by its provider.
        for _ in range(2):
            given = self._read({link for item in given for link in linked(item) if link[1] not in self.records})
            new |= {item.id: item for item in given}
        # What others are called by was read last, and is named first.
        for key, item in reversed(new.items()):
            self.of[key] = self._name(item)

    def _read(self, wanted: Iterable[tuple[str, UUID]]) -> list[Record]:
        by_kind: dict[str, set[UUID]] = {}
        for kind, key in wanted:
            by_kind.setdefault(kind, set()).add(key)
        found: list[Record] = []
        for kind, keys in by_kind.items():
            # A kind that this version no longer has cannot be read; its records go without a name.
            if record := known_kind(kind):
                found += self._reading.find(record, id=keys, removed=True)
        self.records |= {item.id: item for item in found}
        return found

    def _name(self, item: Record) -> str:
        return shorten(self._full_name(item), _LONGEST_NAME, placeholder=" …")

    def _full_name(self, item: Record) -> str:
        reader, say = self._reader, self._reader.say
        match item:
            case PaymentDue():
                return say(_BY_DAY, amount=reader.money(item.amount), day=reader.date(item.due_on))
            case PaymentMade() if item.amount is not None and item.paid_on is not None:
                return say(_ON_DAY, amount=reader.money(item.amount), day=reader.date(item.paid_on))
            case Visit():
                return ". ".join(pattern_lines([item], reader))
            case Export():
                return self._document(item.document)
            case Share():
                return say(_FOR, document=self._document(item.document), name=item.to_name)
            case Provenance() | EasyWording():
                return self._fact(item)
        forms = forms_of(type(item))
        field = _NAMED.get(type(item).__name__) or (forms[0].names if forms else "")
        value = getattr(item, field, None)
        if isinstance(value, UUID):
            return self.of.get(value, "")
        asked = question_of(type(item), field)
        return display(asked, value, reader, self.of) if asked else str(value or "")

    def _document(self, name: str) -> str:
        known = paper(name)
        return self._reader.say(known.title) if known else name

    def _fact(self, item: Provenance | EasyWording) -> str:
        record = known_kind(item.about)
        label = field_label(record, item.field) if record else None
        return self._reader.say(label) if label else ""


def known_kind(name: str) -> type[Record] | None:
    """The record class of that name; None for one of another version of the program."""
    try:
        return record_named(name)
    except KeyError:
        return None


def linked(item: Record) -> list[tuple[str, UUID]]:
    """The records that a record's fields lead to: name of the class, and id."""
    found = [
        (item_field.metadata["link"], value)
        for item_field in fields(item)
        if "link" in item_field.metadata and (value := getattr(item, item_field.name)) is not None
    ]
    about, key = getattr(item, "about", None), getattr(item, "about_id", None)
    return [*found, (about, key)] if about and key else found


def value_words(
    record: type[Record], field: str, value: Any, reader: Reader, names: Mapping[UUID, str], quote: str = _QUOTED
) -> str:
    """A value as this reader reads it, words of people in quotation marks or as `quote` has it; "" where there is none.

    What an earlier version of the program wrote, and this one no longer knows, is given as it stands.
    """
    if value in (None, "", ()):
        return ""
    coded = _CODED.get(field)
    if coded is not None and type(value) is str:
        return coded(value, reader)
    if type(value) is str:
        return quote.format(value)
    asked = question_of(record, field)
    if asked is not None:
        # A choice or a kind of value of an earlier version does not fit the question of today.
        with suppress(TypeError, ValueError, KeyError, AttributeError):
            return display(asked, value, reader, names)
    return _plain(value, reader, names, _is_money(record, field))


def _plain(value: object, reader: Reader, names: Mapping[UUID, str], money: bool) -> str:
    match value:
        case bool():
            return reader.say(YES if value else NO)
        case Choices():
            return reader.say(value.words)
        case tuple() | list():
            return reader.together([_plain(part, reader, names, money) for part in value])
        case Decimal():
            return reader.money(value) if money else reader.number(value)
        case int():
            return reader.number(value)
        case datetime():
            return reader.moment(value)
        case date():
            return reader.date(value)
        case time():
            return reader.time(value)
        case UUID():
            return names.get(value, "")
    return str(value)


def _is_money(record: type[Record], field: str) -> bool:
    hint = field_hint(record, field)
    inner = next((part for part in get_args(hint) if get_origin(part) is Annotated), hint)
    return get_origin(inner) is Annotated and get_args(inner)[1] == MONEY_PLACES


def _worded(
    kind: type[Format] | type[FileType] | type[Tint] | type[PaperSize] | type[Binding],
) -> Callable[[str, Reader], str]:
    def said(value: str, reader: Reader) -> str:
        known = next((each for each in kind if each.value == value), None)
        return reader.say(known.words) if known else value

    return said


def _titled(value: str, reader: Reader) -> str:
    known = paper(value)
    return reader.say(known.title) if known else value


_CODED: Final[Mapping[str, Callable[[str, Reader], str]]] = {
    "format": _worded(Format),
    "file_type": _worded(FileType),
    "tint": _worded(Tint),
    "paper": _worded(PaperSize),
    "binding": _worded(Binding),
    "document": _titled,
    "language": lambda value, _reader: LANGUAGES.get(value, value),
    "concept": lambda value, reader: _picture(value, reader),
}
"""Text fields that hold codes."""


def _picture(value: str, reader: Reader) -> str:
    known = PICTURES.get(value)
    return reader.say(known.words) if known else value
