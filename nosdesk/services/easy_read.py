"""Easy wordings beside answers, and what of a person's typed answers is not easy yet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from nosdesk.documents.pen import is_known_term
from nosdesk.domain.easy_finding import Finding
from nosdesk.domain.easy_texts import EasyTexts
from nosdesk.domain.records import (
    Check,
    Concern,
    Contact,
    Contract,
    ContractObjective,
    CorrectiveStep,
    Criterion,
    EasyWording,
    Milestone,
    Need,
    Objective,
    Obligation,
    Offer,
    Outcome,
    Person,
    Provider,
    Record,
    Requirement,
    Specification,
)
from nosdesk.forms.easy import EASY_FIELDS, RECORDS_BY_NAME, Asked, asked_at
from nosdesk.i18n import Reader, Words
from nosdesk.services.desk import Desk
from nosdesk.services.pictures import pictures_of
from nosdesk.services.plain_words import all_words
from nosdesk.services.wizard import person_of
from nosdesk.storage.unit import Reading, Writing

TRY: Final = Words("Easier: {wording}")


@dataclass(frozen=True)
class EasyAnswer:
    """One typed answer: what is written, what could be easier, and its easy wording if it has one."""

    record: Record
    field: str
    asked: Asked
    wording: EasyWording | None
    findings: tuple[Finding, ...]
    """What could be easier in the answer itself."""
    easier: tuple[Finding, ...]
    """What could be easier in its easy wording."""
    names: tuple[str, ...] = ()
    """Names that no rule looks at."""
    known: bool = False
    """True for one of the program's own terms, which it says in easy words by itself."""

    @property
    def text(self) -> str:
        """The answer as it was typed."""
        return str(getattr(self.record, self.field))

    @property
    def stale(self) -> bool:
        """True where the answer has changed since its easy wording was written: documents do not use it then."""
        return bool(self.wording and self.wording.text and self.wording.made_from.strip() != self.text.strip())

    @property
    def has_wording(self) -> bool:
        """True where an easy wording stands in documents in place of the answer."""
        return bool(self.wording and self.wording.text.strip() and not self.stale)

    @property
    def shown(self) -> str:
        """What stands in documents: the easy wording where it holds, else the answer."""
        return self.wording.text if self.wording and self.has_wording else self.text

    def named(self, reader: Reader) -> str:
        """What the answer is called: its list and its question, "Outcomes: What do you want to achieve?"."""
        asked = self.asked
        part = asked.form.part(asked.part) if asked.form else None
        said = (asked.form.title if asked.form else None, part.title if part else None, asked.question.label)
        return " · ".join(dict.fromkeys(reader.say(words) for words in said if words))

    @property
    def to_do(self) -> tuple[Finding, ...]:
        """What still breaks a rule on the page of an easy-read document."""
        if self.known or not self.text.strip():
            return ()
        return self.easier if self.has_wording else self.findings


@dataclass(frozen=True)
class Report:
    """What of a person's answers still breaks a rule, and how many answers there are."""

    person: Person
    answers: tuple[EasyAnswer, ...]

    def said(self, reader: Reader) -> Iterator[str]:
        """A line for each rule that is broken: whose answer, which, the words, why, and what is easier."""
        for each in self.to_do:
            text = each.shown
            for found in each.to_do:
                easier = f" {reader.say(TRY, wording=found.offer)}" if found.offer else ""
                where = f"{self.person.name} · {each.named(reader)}"
                yield f"{where}: “{' '.join(text[found.start : found.end].split())}”. {found.said(reader)}{easier}"

    @property
    def to_do(self) -> tuple[EasyAnswer, ...]:
        """The answers that are not easy yet."""
        return tuple(each for each in self.answers if each.to_do)


def easy_texts(reading: Reading, person_id: UUID, locale: str = "en_GB") -> EasyTexts:
    """What the documents about a person need to put typed words into easy ones. Of two wordings of one text the newer counts."""
    found = reading.find(EasyWording, person_id=person_id, order=("changed_at", "id"))
    wordings = {(each.language, each.made_from.strip()): each.text.strip() for each in found if each.text.strip()}
    return EasyTexts(wordings, all_words(locale), _names(reading, person_id), pictures_of(reading, person_id))


def _names(reading: Reading, person_id: UUID) -> tuple[str, ...]:
    person = reading.get(Person, person_id)
    contacts = reading.find(Contact, person_id=person_id)
    contracts = reading.find(Contract, person_id=person_id)
    ids = {each.provider_id for each in contracts}
    providers = reading.find(Provider, id=ids) if ids else ()
    named = [person.name, person.known_as, *(each.name for each in contacts)]
    named += [name for each in providers for name in (each.name, each.contact_name)]
    return tuple(name for name in named if name.strip())


def answer(desk: Desk, record: str, record_id: UUID, field: str, locale: str) -> EasyAnswer:
    """One typed answer with its easy wording and what could be easier. Raises KeyError for one that no document prints."""
    with desk.case.reading() as reading:
        item = reading.get(RECORDS_BY_NAME[record], record_id)
        person = person_of(reading, item)
        texts = easy_texts(reading, person.id, locale) if person else EasyTexts(words=all_words(locale))
        return _answer(item, field, _wording(reading, item, field, locale), texts, locale)


def texts_of(desk: Desk, item: Record, locale: str) -> EasyTexts:
    """What the words of one record are checked with while they are typed."""
    with desk.case.reading() as reading:
        person = person_of(reading, item)
        return easy_texts(reading, person.id, locale) if person else EasyTexts(words=all_words(locale))


def say_easily(
    desk: Desk, record: type[Record], record_id: UUID, field: str, locale: str, text: str, visit: UUID | None = None
) -> EasyWording | None:
    """Keep an easy wording of an answer as it is now; an empty one is taken away, and None given back.

    It changes no answer, so it may be written beside a signed contract too.
    """
    with desk.case.writing(desk.author, visit) as writing:
        item = writing.get(record, record_id)
        made_from, old = str(getattr(item, field)), _wording(writing, item, field, locale)
        if old is None:
            return _new_wording(writing, item, field, locale, text) if text.strip() else None
        kept = writing.set(EasyWording, old.id, text=text, made_from=made_from)
        return kept if text.strip() else None


def _new_wording(writing: Writing, item: Record, field: str, locale: str, text: str) -> EasyWording:
    person = person_of(writing, item)
    return writing.add(
        EasyWording(
            person_id=person.id if person else None,
            about=type(item).__name__,
            about_id=item.id,
            field=field,
            language=locale,
            text=text,
            made_from=str(getattr(item, field)),
        )
    )


def _wording(reading: Reading, item: Record, field: str, locale: str) -> EasyWording | None:
    """The easy wording written for this very answer, stale or not."""
    found = reading.find(EasyWording, about_id=item.id, field=field, language=locale, about=type(item).__name__)
    return found[-1] if found else None


def _answer(item: Record, field: str, own: EasyWording | None, texts: EasyTexts, locale: str) -> EasyAnswer:
    text = str(getattr(item, field))
    shared = texts.wording(locale, text)
    if shared and (own is None or own.made_from.strip() != text.strip()):
        # The same words elsewhere have been put in easy ones: documents say those here too.
        own = EasyWording(about=type(item).__name__, about_id=item.id, field=field, text=shared, made_from=text)
    easier = texts.check(own.text, locale) if own else ()
    known = is_known_term(text, locale)
    return EasyAnswer(
        item, field, asked_at(type(item), field), own, texts.check(text, locale), easier, texts.names, known
    )


# ---- the report ----------------------------------------------------------------------------------


def report(desk: Desk, person_id: UUID, locale: str) -> Report:
    """Every typed answer that a person's easy-read documents print, with what could be easier, in the order of the journey."""
    with desk.case.reading() as reading:
        return _report(reading, reading.get(Person, person_id), locale)


def reports(desk: Desk, locale: str) -> tuple[Report, ...]:
    """The report of everybody in the file."""
    with desk.case.reading() as reading:
        people = reading.find(Person, order=("name", "id"))
        return tuple(_report(reading, person, locale) for person in people)


def _report(reading: Reading, person: Person, locale: str) -> Report:
    texts = easy_texts(reading, person.id, locale)
    kept = reading.find(EasyWording, person_id=person.id, language=locale)
    wordings = {(each.about_id, each.field): each for each in kept}
    return Report(
        person,
        tuple(
            _answer(item, field, wordings.get((item.id, field)), texts, locale)
            for item in _records(reading, person)
            for field in EASY_FIELDS[type(item)]
            if str(getattr(item, field)).strip()
        ),
    )


_OF_PERSON: Final[tuple[type[Record], ...]] = (Contact, Outcome, Need)
_OF_SPECIFICATION: Final[tuple[type[Record], ...]] = (Objective, Requirement, Criterion, Offer)
_OF_CONTRACT: Final[tuple[type[Record], ...]] = (ContractObjective, Milestone, Obligation, CorrectiveStep)
_LAST: Final[tuple[type[Record], ...]] = (Check, Concern)


def _records(reading: Reading, person: Person) -> Iterator[Record]:
    """Every record of a person with answers that easy-read documents print."""
    yield person
    for kind in _OF_PERSON:
        yield from _of(reading, kind, "person_id", person.id)
    for spec in reading.find(Specification, person_id=person.id):
        yield spec
        for kind in _OF_SPECIFICATION:
            yield from _of(reading, kind, "specification_id", spec.id)
    for contract in reading.find(Contract, person_id=person.id):
        yield contract
        for kind in _OF_CONTRACT:
            yield from _of(reading, kind, "contract_id", contract.id)
    for kind in _LAST:
        yield from _of(reading, kind, "person_id", person.id)


def _of(reading: Reading, kind: type[Record], parent: str, parent_id: UUID) -> Sequence[Record]:
    wanted: dict[str, Any] = {parent: parent_id}
    return reading.find(kind, **wanted)
