"""What every document is written with: the reader's words, answers by their questions, and whose words are whose.

In easy read, words that a person typed stand in “marks”, because nobody made them easy; the program's own terms, which
it knows, are said in easy words instead.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property
from typing import Final
from uuid import UUID

from nosdesk.documents import blocks as b
from nosdesk.documents.formats import Format
from nosdesk.domain import terms
from nosdesk.domain.choices import Choices, ContactRole
from nosdesk.domain.easy_texts import EasyTexts
from nosdesk.domain.records import Contact, Person, Provider, Record
from nosdesk.forms.answers import display
from nosdesk.forms.question import Form, LongText, Question, Text, questions
from nosdesk.i18n import SOURCE, Counted, Reader, Words
from nosdesk.pictures import PICTURES, PROVIDER_SIGNS, OwnPhoto, Shown

NOT_SAID: Final = Words("Not said yet")
AS_OF: Final = Words("As of {day}")
DRAFT: Final = Words("Draft: not agreed", "Draft, not agreed")
PHONE: Final = Words("Phone {number}")
EMAIL: Final = Words("Email {address}")
QUESTIONS: Final = Words("Questions")
WHO_TO_ASK: Final = Words("Who to ask")
WORD_LIST: Final = Words("Word list")
NOT_EASY_YET: Final = Words("This is not in easy words yet.", "This part is not easy read yet.")
SOMEBODY: Final = Words("Somebody without a name", "Someone")
THE_PROVIDER: Final = Words("The provider")

_SENTENCE_END: Final = re.compile(r"(?<=[.!?]) ")
_SHORT: Final = 90
_NAMES: Final = frozenset(
    {"name", "known_as", "title", "address", "phone", "email", "language", "interpreter_for", "worker_language"}
    | {"contact_name", "agreed_by", "regulator", "rating", "said_by_name", "helped_by", "reference"}
)
"""Fields that hold names and numbers: nobody could put them in easier words, so they need no marks."""
_ROW: Final = 500
"""An answer of fewer characters is one row of easy read; a longer one is parted at its paragraphs and sentences."""

_NAMED_FIRST: Final = (
    ContactRole.ADVOCATE,
    ContactRole.REPRESENTATIVE,
    ContactRole.SOCIAL_WORKER,
    ContactRole.FAMILY,
    ContactRole.FRIEND,
)
ROLE_PICTURES: Final[Mapping[ContactRole, str]] = {
    ContactRole.FAMILY: "family",
    ContactRole.FRIEND: "friend",
    ContactRole.ADVOCATE: "advocate",
    ContactRole.REPRESENTATIVE: "representative",
    ContactRole.ASSISTANT: "personal-assistant",
    ContactRole.SOCIAL_WORKER: "social-worker",
    ContactRole.HEALTH: "doctor",
    ContactRole.COLLEAGUE: "people",
    ContactRole.OTHER: "someone-you-trust",
}


@dataclass(frozen=True)
class Pen:
    """One document's reader, format and day. `names` holds the names of linked records by their id, `texts` easy wordings."""

    spoken_to: Reader
    form: Format
    today: date
    names: Mapping[UUID, str] = field(default_factory=dict)
    texts: EasyTexts = field(default_factory=EasyTexts)

    @cached_property
    def reader(self) -> Reader:
        """The reader in the wording of the format."""
        return replace(self.spoken_to, easy=self.form.easy)

    @property
    def easy(self) -> bool:
        return self.form.easy

    def say(self, words: Words, **values: object) -> str:
        """The program's own words."""
        return self.reader.say(words, **values)

    def count(self, counted: Counted, number: int, **values: object) -> str:
        """The program's own words for a number of things."""
        return self.reader.count(counted, number, **values)

    def date(self, day: date | None) -> str:
        """A date in full, or that it is not said yet."""
        return self.reader.date(day) if day else self.say(NOT_SAID)

    def own(self, typed: str) -> str:
        """Words that a person typed. In easy read: their easy wording, or a term the program knows, a sentence a line.

        What has neither stands in marks; where it breaks a rule of easy read, a note after it says so.
        """
        text = bare(typed)
        if not self.easy or not text:
            return text
        known = _known_terms(self.reader.locale).get(text)
        wording = self.say(known) if known else bare(self.texts.wording(self.reader.locale, typed))
        if wording:
            return _SENTENCE_END.sub("\n", wording)
        hard = self.texts.check(text, self.reader.locale)
        return f"{_marked(text)}\n{self.say(NOT_EASY_YET)}" if hard else _marked(text)

    def picture(self, typed: str, usual: str) -> Shown:
        """The picture that was chosen for what somebody typed, or the usual one."""
        chosen = self.texts.picture(typed, usual)
        if isinstance(chosen, OwnPhoto):
            return replace(chosen, usual=usual)
        return chosen if chosen in PICTURES else usual

    def or_not_said(self, text: str) -> str:
        """The text, or that it is not said yet."""
        return text or self.say(NOT_SAID)

    def label(self, form: Form, name: str) -> str:
        """What names an answer: the question's own label."""
        return self.say(_question(form, name).label)

    def shown(self, form: Form, name: str, record: Record) -> str:
        """How an answer reads, "" where there is none."""
        asked = _question(form, name)
        said = display(asked, getattr(record, name), self.reader, self.names)
        if name == "address" and not self.easy:
            return one_line(said)
        return self.own(said) if isinstance(asked, Text | LongText) and name not in _NAMES else bare(said)

    def fact(self, form: Form, name: str, record: Record) -> b.Fact:
        """An answer with its label, or that it is not said yet."""
        asked = _question(form, name)
        return b.Fact(self.say(asked.label), self.or_not_said(self.shown(form, name, record)), asked.picture)

    def answers(
        self,
        form: Form,
        record: Record,
        *names: str,
        missing: bool = True,
        headed: bool = False,
        after: Sequence[b.Fact] = (),
    ) -> tuple[b.Block, ...]:
        """Answers in order: in print as labels and values, long ones under a heading; in easy read a row each.

        Without `missing` only what was answered is there; `headed` puts short texts under headings too; `after` are facts
        that stand before the first.
        """
        made: list[b.Block] = []
        facts = list(after)
        for name in names:
            said = self.shown(form, name, record)
            if not said and not missing:
                continue
            fact = self.fact(form, name, record)
            if self.easy:
                made += self.rows(fact.picture, f"**{fact.label}**", fact.value)
            elif isinstance(_question(form, name), LongText) and (headed or len(said) > _SHORT or "\n" in said):
                made += _facts(facts)
                facts = []
                made += (b.Heading(fact.label), *paragraphs(fact.value))
            else:
                facts.append(fact)
        return (*made, *_facts(facts))

    def rows(self, picture: Shown, head: str, text: str) -> Iterator[b.PictureRow]:
        """Rows of easy read for one answer: its head and first words beside the picture, the rest below."""
        first = True
        for part in _parted(text):
            yield b.PictureRow(picture, (head, *part) if first and head else part)
            first = False

    def name_of(self, item: Person | Provider | Contact) -> str:
        """A name, or words for somebody without one."""
        return bare(item.name) or self.say(SOMEBODY)

    def called(self, person: Person) -> str:
        """What a person likes to be called, or words for somebody without a name."""
        return bare(person.called) or self.say(SOMEBODY)

    def choice(self, member: Choices | None) -> str:
        """One of a list, or that it is not said yet."""
        return self.say(member.words) if member else self.say(NOT_SAID)

    def current(self, contacts: Sequence[Contact]) -> tuple[Contact, ...]:
        """The contacts of today, those to ask first: advocate, representative, social worker, family, friends, others."""
        today = [
            c for c in contacts if (not c.since or c.since <= self.today) and (not c.until or self.today <= c.until)
        ]
        return tuple(sorted(today, key=lambda c: _NAMED_FIRST.index(c.role) if c.role in _NAMED_FIRST else 9))

    def ways(self, phone: str, email: str) -> tuple[str, ...]:
        """Ways to reach somebody, one a line; in easy read the first only."""
        said = (
            self.say(PHONE, number=bare(phone)) if phone else "",
            self.say(EMAIL, address=bare(email)) if email else "",
        )
        ways = tuple(way for way in said if way)
        return ways[:1] if self.easy else ways

    def askers(self, contacts: Sequence[Contact], provider: Provider | None = None) -> tuple[b.Contact, ...]:
        """Whom to ask: at most three of the people around the person who may be told, then the provider."""
        known = [c for c in self.current(contacts) if c.name and c.may_be_told is not False and (c.phone or c.email)]
        made = [
            b.Contact(
                self.name_of(each),
                (*((self.say(each.role.words),) if each.role else ()), *self.ways(each.phone, each.email)),
                ROLE_PICTURES[each.role] if each.role else "support",
            )
            for each in known[:3]
        ]
        if provider:
            name = self.name_of(provider)
            asked = bare(provider.contact_name)
            lines = (
                (name, *self.ways(provider.phone, provider.email))
                if asked
                else self.ways(provider.phone, provider.email)
            )
            made.append(b.Contact(asked or name, lines, "provider"))
        return tuple(made)

    def first_asker(self, contacts: Sequence[Contact], provider: Provider | None = None) -> str:
        """Whom to ask, in a line for the first page: "Priya Nair, Advocate, Phone 01632 960 417"."""
        for each in self.askers(contacts, provider):
            return ", ".join((each.name, *each.lines))
        return self.say(NOT_SAID)

    def ask_part(self, contacts: Sequence[Contact], provider: Provider | None = None) -> tuple[b.Block, ...]:
        """The part at the end that says whom to ask."""
        asked = self.askers(contacts, provider)
        other = Words(
            "This paper is there in large print and in easy read too. Ask for the copy that you read best.",
            "Do you want this in another way? Ask for large print or the long copy.",
        )
        part = b.Part(self.say(WHO_TO_ASK), "phone", numbered=False)
        if not asked:
            nobody = Words("Nobody is named yet.", "There is no name here yet.")
            asked_blocks: tuple[b.Block, ...] = self.line("question", nobody)
        else:
            asked_blocks = (b.WhoToAsk(asked),)
        if self.easy:
            return (part, *asked_blocks, *self.line("announcement", other))
        return (part, *self.line("announcement", other), *asked_blocks)

    def line(self, picture: str, *words: Words, badge: str = "", **values: object) -> tuple[b.Block, ...]:
        """The program's own sentences: a row of easy read, or a paragraph."""
        said = tuple(self.say(each, **values) for each in words)
        return (b.PictureRow(picture, said, badge),) if self.easy else (b.Paragraph(" ".join(said)),)


def bare(text: str) -> str:
    """A typed text without what would be taken for emphasis, and without blank ends."""
    return text.strip().replace("**", "*\u2060*")


def one_line(text: str) -> str:
    """A text of several lines, such as an address, on one."""
    return ", ".join(line.strip().rstrip(",") for line in bare(text).splitlines() if line.strip())


def paragraphs(text: str) -> tuple[b.Paragraph, ...]:
    """A typed text as paragraphs, one for each of its lines that says something."""
    return tuple(b.Paragraph(line.strip()) for line in text.splitlines() if line.strip())


def sign_of(providers: Sequence[UUID]) -> dict[UUID, str]:
    """A picture for each provider, none twice; where there is room each keeps the one that its id gives."""
    given: dict[UUID, str] = {}
    for provider in sorted(set(providers), key=str):
        start = provider.int % len(PROVIDER_SIGNS)
        order = (*PROVIDER_SIGNS[start:], *PROVIDER_SIGNS[:start])
        given[provider] = next((sign for sign in order if sign not in given.values()), order[0])
    return given


def code_of(person: Person, record: Record) -> str:
    """A short code for a record: initials and the last digits of its id, "MW-3F2A". Ids made together begin alike."""
    initials = "".join(part[0] for part in person.name.split() if part[0].isalpha())[:3].upper()
    return f"{initials or 'N'}-{str(record.id)[-4:].upper()}"


def _facts(facts: Sequence[b.Fact]) -> tuple[b.Block, ...]:
    return (b.Facts(tuple(facts)),) if facts else ()


def _marked(text: str) -> str:
    return text if text.startswith("“") and text.endswith("”") else f"“{text}”"


def _parted(text: str) -> Iterator[tuple[str, ...]]:
    """A text in pieces of which each fits a row, parted at its lines, then at sentences."""
    row: list[str] = []
    for line in (part.strip() for part in text.splitlines()):
        for piece in _pieces(line):
            if row and sum(map(len, row)) + len(piece) > _ROW:
                yield tuple(row)
                row = []
            row.append(piece)
    yield tuple(row)


def _pieces(line: str) -> Iterator[str]:
    while len(line) > _ROW:
        at = max(line.rfind(". ", 0, _ROW) + 1, 0) or line.rfind(" ", 0, _ROW)
        at = at if at > 0 else _ROW
        yield line[:at].strip()
        line = line[at:].strip()
    if line:
        yield line


@cache
def _question(form: Form, name: str) -> Question:
    return next(asked for asked in questions(form) if asked.field == name)


def is_known_term(text: str, locale: str) -> bool:
    """True for one of the program's starting terms, which easy read says in easy words by itself."""
    return bare(text) in _known_terms(locale)


@cache
def _known_terms(locale: str) -> Mapping[str, Words]:
    """The program's starting terms by the text a contract may hold: in the reader's language or the source language."""
    own = [words for _, words in terms.DUTIES]
    own += [words for step in terms.LADDER for words in (step.trigger, step.action)]
    own += [terms.CHANGES, terms.COMPLAINTS, terms.ENDING, terms.INSURANCE, terms.MONITORING, terms.PRIVACY]
    readers = [Reader(language, easy=easy) for language in dict.fromkeys((SOURCE, locale)) for easy in (False, True)]
    return {reader.say(words): words for reader in readers for words in own}
