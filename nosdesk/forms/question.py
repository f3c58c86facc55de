"""A question, written once: from it come the screen, the read-aloud text, the check-your-answers page, the documents, the
paper form, the evidence map and the tests.

The kinds of question are a closed union: every consumer matches all of them and ends in `assert_never`, so that a new
kind fails type-checking until every output handles it.
"""

from dataclasses import field
from typing import Final, TypeAlias

from nosdesk.domain.choices import Choices
from nosdesk.domain.people import LifeStage
from nosdesk.domain.records import Record
from nosdesk.frozen import dataclass
from nosdesk.i18n import Counted, Words


@dataclass(frozen=True)
class Is:
    """The one condition there is: ask only if this field holds this value. On paper: "If yes, go to 7"."""

    field: str
    value: object


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What every kind of question has."""

    field: str
    """Field of the form's record that the answer goes to."""
    ask: Words
    why: Words
    """A short reason, shown under "Why are we asking?"."""
    hint: Words | None = None
    example: Words | None = None
    short: Words | None = None
    """The label on the check-your-answers page and in documents, where `ask` is too long."""
    picture: str = "question"
    criteria: tuple[str, ...] = ()
    """Codes of the criteria that an answer is evidence for."""
    only_if: Is | None = None
    needed: bool = False
    """Without an answer the part is not done. Nothing is ever refused for it."""
    always: bool = False
    """The field always holds an answer and begins with a usual one, so it cannot be emptied, only changed."""

    @property
    def label(self) -> Words:
        """What names the answer in lists and documents."""
        return self.short or self.ask


@dataclass(frozen=True, kw_only=True)
class Text(Asked):
    """One line of text, about `characters` wide."""

    characters: int = 40


@dataclass(frozen=True, kw_only=True)
class LongText(Asked):
    """Some lines of text, in somebody's own words."""

    lines: int = 4


@dataclass(frozen=True, kw_only=True)
class Choice(Asked):
    """One of a closed list."""

    options: type[Choices]


@dataclass(frozen=True, kw_only=True)
class ManyChoices(Asked):
    """Any number of a closed list."""

    options: type[Choices]


@dataclass(frozen=True, kw_only=True)
class YesNo(Asked):
    """Yes or no; not answered is neither."""


@dataclass(frozen=True, kw_only=True)
class Date(Asked):
    """A day, month and year."""


@dataclass(frozen=True, kw_only=True)
class Money(Asked):
    """Pounds and pence; with more places, a price for one unit to a fraction of a penny."""

    places: int = 2


@dataclass(frozen=True, kw_only=True)
class Number(Asked):
    """A whole or decimal number with its unit."""

    unit: Words
    """What stands beside the field: "weeks"."""
    counted: Counted
    """How the answer reads, with the place {amount}: "1 week", "2 weeks"."""
    least: int = 0
    most: int = 1_000_000
    places: int = 0


@dataclass(frozen=True, kw_only=True)
class Scale(Asked):
    """One of five faces, 1 very bad to 5 very good."""


@dataclass(frozen=True, kw_only=True)
class Link(Asked):
    """One of the records that are there already, by its name: an outcome, a contact."""

    to: type[Record]
    shown: str
    """Field of the linked record that names it."""
    none: Words | None = None
    """How "none of them" is said; None where a link must be chosen."""


@dataclass(frozen=True, kw_only=True)
class WeeklyPattern(Asked):
    """The weekly pattern of a specification: rows of Visit with an editor of their own. `field` is "visits"."""


TypedQuestion: TypeAlias = Text | LongText | Choice | ManyChoices | YesNo | Date | Money | Number | Scale | Link
"""Questions whose answer is one value of the record's field."""

Question: TypeAlias = TypedQuestion | WeeklyPattern


@dataclass(frozen=True, kw_only=True)
class Page:
    """One question, or a small group that belongs together, on one page."""

    key: str
    """Stable name of the page within its form: for links to it."""
    title: Words
    questions: tuple[Question, ...]
    full_route_only: bool = False
    """Asked only on the full route; answers given are kept on either."""
    life_stage: frozenset[LifeStage] = frozenset()
    """Asked only of people at these stages of life; of everybody where it is empty. On paper: `life.only_for`."""


@dataclass(frozen=True, kw_only=True)
class Rows:
    """Child records, one level deep: a list of them with Add, Change, Remove, and one page for each row.

    The pages of the child's form are groups on that one page, each with its title.
    """

    key: str
    title: Words
    ask: Words
    why: Words
    of: "Form"
    parent: str
    """Field of the child that links to the form's record."""
    one: Words
    """What one row is called: "an outcome"."""
    empty: Words
    """What the list is for, shown while it is empty."""
    add: Words
    picture: str = "list"
    hint: Words | None = None
    full_route_only: bool = False
    least: int = 0
    """Rows without which the part is not done."""
    fixed: tuple[tuple[str, object], ...] = ()
    """Values that every new row begins with."""


Part: TypeAlias = Page | Rows


@dataclass(frozen=True, kw_only=True)
class Form:
    """A wizard: parts in order, bound to one kind of record."""

    key: str
    record: type[Record]
    title: Words
    about: Words
    """What it is for, in a sentence: shown on its first page and in empty states."""
    picture: str
    parts: tuple[Part, ...]
    names: str = "title"
    """Field that names a record of this form in lists."""
    done: Words | None = None
    criteria: tuple[str, ...] = field(default=())
    paper_about: Words | None = None
    """What a paper form says in place of `about`, where that speaks of the screen."""
    signed: tuple[Words, ...] = ()
    """Who signs it on paper."""

    def part(self, key: str) -> Part:
        """The part of that key; KeyError for an unknown one."""
        for part in self.parts:
            if part.key == key:
                return part
        raise KeyError(key)


YES: Final = Words("Yes")
NO: Final = Words("No")


def questions(form: Form) -> tuple[Question, ...]:
    """Every question of a form's own pages, in order; rows have forms of their own."""
    return tuple(asked for part in form.parts if isinstance(part, Page) for asked in part.questions)
