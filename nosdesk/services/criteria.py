"""What offers are judged by: propose a starting set, check the weights, let them stand still from the first opened offer on."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from nosdesk.domain.choices import CriterionKind
from nosdesk.domain.problem import Problem
from nosdesk.domain.records import Criterion, Specification
from nosdesk.errors import KnownError
from nosdesk.forms.troubles import total_of_100
from nosdesk.i18n import Reader, Words
from nosdesk.services.desk import Desk
from nosdesk.storage.unit import Reading, Writing

NO_CRITERIA: Final = Words(
    "Nothing is said yet about what offers are judged by. Say first what counts and how much.",
    "Say first what matters to you. Then you can see the offers.",
)
WEIGHTS_WRONG: Final = Words(
    "The weights add up to {total}, not 100. Change them first, so that every offer is judged by the same rules.",
    "Your points make {total}. They must make 100. Change them first.",
)
REQUIREMENTS: Final = Words("Meets the requirements", "Gives what I need")
PRICE: Final = Words("Price")
PEOPLE: Final = Words("People I get on with", "People I like")
PEOPLE_GUIDANCE: Final = Words(
    "5: I met the workers, they listened to me, and I would gladly let them in.",
    "5 points: they listened to me. I like them.",
)

STARTING_SET: Final[tuple[tuple[Words, CriterionKind, int, Words | None], ...]] = (
    (REQUIREMENTS, CriterionKind.REQUIREMENTS, 50, None),
    (PRICE, CriterionKind.PRICE, 30, None),
    (PEOPLE, CriterionKind.JUDGED, 20, PEOPLE_GUIDANCE),
)
"""Where somebody may begin: a choice, not a rule. Name, kind, weight, what earns a high score."""


def propose(desk: Desk, specification_id: UUID, reader: Reader) -> tuple[Criterion, ...]:
    """The criteria of a specification; where it has none, the starting set in the reader's language is added first."""
    with desk.case.writing(desk.author) as writing:
        held = writing.find(Criterion, specification_id=specification_id)
        if held:
            return held
        new = [
            Criterion(
                specification_id=specification_id,
                name=reader.say(name),
                kind=kind,
                weight=weight,
                guidance=reader.say(guidance) if guidance else "",
            )
            for name, kind, weight, guidance in STARTING_SET
        ]
        return writing.add_all(new)


def weights_problem(criteria: Sequence[Criterion]) -> Problem | None:
    """Why these criteria cannot be used to judge offers; None where they can: there are some, and they make 100."""
    total = total_of_100(criteria)
    if total is None:
        return Problem(NO_CRITERIA)
    return None if total == 100 else Problem(WEIGHTS_WRONG, {"total": total})


def lock(writing: Writing, specification_id: UUID) -> Specification:
    """Let criteria and weights stand still from now on. Raises KnownError where they cannot be used."""
    specification = writing.get(Specification, specification_id)
    if specification.criteria_locked_at is not None:
        return specification
    refuse_unusable(writing, specification_id)
    return writing.set(Specification, specification_id, criteria_locked_at=writing.at)


def refuse_unusable(reading: Reading, specification_id: UUID) -> None:
    """Raise the KnownError that says why these criteria cannot be used; return where they can."""
    problem = weights_problem(reading.find(Criterion, specification_id=specification_id))
    if problem is not None:
        raise KnownError(problem.words, **problem.values)
