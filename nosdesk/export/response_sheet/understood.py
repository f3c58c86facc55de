"""What was understood of a provider's file: shown before anything is saved, and saved all at once or not at all."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from nosdesk.domain.choices import Met, PriceBand, PriceBasis, Vat
from nosdesk.domain.problem import Problem


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the file: sheet, row as a spreadsheet numbers it, letter of the column."""

    sheet: str
    row: int
    column: str


@dataclass(frozen=True, slots=True)
class ProviderFacts:
    """What the provider says about itself and its offer; empty where it says nothing."""

    name: str = ""
    contact_name: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    regulator: str = ""
    rating: str = ""
    can_start: date | None = None
    valid_until: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class FoundPrice:
    """One price. `vat` is None where the file does not say."""

    place: Place
    basis: PriceBasis
    band: PriceBand
    amount: Decimal
    per_week: Decimal | None = None
    vat: Vat | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class FoundAnswer:
    """The answer to one requirement. `met` is None where the provider wrote words but chose no answer."""

    place: Place
    requirement_id: UUID
    met: Met | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell that could not be read, and why. `column` is its letter, `found` the start of its text."""

    sheet: str
    row: int
    column: str
    found: str
    why: Problem


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that a doubtful row may mean, and what it gives then: nothing where it is left out."""

    means: Problem
    gives: FoundPrice | FoundAnswer | None


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A row that could mean two things. One of the options must be chosen before the offer can be saved."""

    place: Place
    found: str
    question: Problem
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Understood:
    """All that a file says. `notes` is what was read in a particular way or left aside, as sentences to be shown."""

    file: str
    specification_id: UUID
    provider: ProviderFacts
    prices: tuple[FoundPrice, ...]
    answers: tuple[FoundAnswer, ...]
    unanswered: tuple[UUID, ...]
    notes: tuple[Problem, ...]
    unread: tuple[Unread, ...]
    questions: tuple[Ambiguity, ...]

    @property
    def complete(self) -> bool:
        """Whether everything in the file was read and nothing is in doubt."""
        return not self.unread and not self.questions

    def settled(self, question: Ambiguity, option: Option) -> "Understood":
        """The same with one question answered. A requirement answered by it is no longer offered by other questions."""
        left = tuple(other for other in self.questions if other is not question)
        match option.gives:
            case FoundAnswer() as answer:
                return replace(
                    self,
                    answers=(*self.answers, answer),
                    unanswered=tuple(each for each in self.unanswered if each != answer.requirement_id),
                    questions=tuple(_without(other, answer.requirement_id) for other in left),
                )
            case FoundPrice() as price:
                return replace(self, prices=(*self.prices, price), questions=left)
            case None:
                return replace(self, questions=left)


def _without(question: Ambiguity, requirement_id: UUID) -> Ambiguity:
    kept = tuple(
        option
        for option in question.options
        if not (isinstance(option.gives, FoundAnswer) and option.gives.requirement_id == requirement_id)
    )
    return replace(question, options=kept)
