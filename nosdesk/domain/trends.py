"""Quality over time: faces counted by period, the trend of each objective, and careful words for few answers.

Faces run from 1 (very bad) to 5 (very good).

- Up to 3 answers are only told, never averaged. From 4 on, the average of the later half is set beside that of the
  earlier half: more than half a face is a change. It "looks" so while there are fewer than 10 answers.
- From 10 answers on, a change is called clear only if the run chart shows a signal: a run on one side of the median longer
  than round(log₂ n + 3), or fewer crossings than the 5 % point of binomial(n − 1, ½), points on the median left out
  (Anhøj and Olesen 2014, PLoS ONE 9(11) e113825).
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import groupby
from math import comb, log2
from typing import Final
from uuid import UUID

from nosdesk.domain.records import Check, CheckAnswer, ContractObjective
from nosdesk.domain.rounding import rounded
from nosdesk.frozen import dataclass
from nosdesk.i18n import Counted, Reader, Words

FACES: Final[Mapping[int, Words]] = {
    1: Words("Very bad"),
    2: Words("Bad"),
    3: Words("OK"),
    4: Words("Good"),
    5: Words("Very good"),
}
"""What each face says."""

FEWEST_TO_COMPARE: Final = 4
FEWEST_FOR_SIGNAL: Final = 10
_CHANGE: Final = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Point:
    """One answer: the day and the face."""

    day: date
    face: int


@dataclass(frozen=True, slots=True)
class PeriodFaces:
    """The answers of one calendar month, named by its first day: how many of each face, very bad first."""

    month: date
    counts: tuple[int, int, int, int, int]

    @property
    def answers(self) -> int:
        return sum(self.counts)

    @property
    def mean(self) -> Decimal | None:
        """The average face to one decimal; None for fewer than 4 answers, which are better shown by their counts."""
        if self.answers < FEWEST_TO_COMPARE:
            return None
        return rounded(Fraction(sum(face * count for face, count in enumerate(self.counts, 1)), self.answers), 1)


class Direction(StrEnum):
    """Which way answers go."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Trend:
    """Answers in order of their days and which way they go; `clear` if it is more than chance may do."""

    points: tuple[Point, ...]
    direction: Direction
    earlier: Decimal | None
    later: Decimal | None
    clear: bool

    @property
    def latest(self) -> Point | None:
        return self.points[-1] if self.points else None


@dataclass(frozen=True, slots=True)
class ObjectiveTrend:
    """The trend of one objective of a contract."""

    objective: ContractObjective
    trend: Trend


def _kept(day: date | None, face: int | None) -> list[Point]:
    return [Point(day, face)] if day is not None and face is not None and face in FACES else []


def check_points(checks: Iterable[Check]) -> tuple[Point, ...]:
    """The overall faces of checks, oldest first; a check without a day or face is left out."""
    return tuple(point for check in sorted(checks, key=_when) for point in _kept(check.checked_on, check.face))


def _when(check: Check) -> tuple[date, float]:
    """By day, and within a day as they were written down."""
    return check.checked_on or date.min, check.created_at.timestamp() if check.created_at else 0.0


def by_month(points: Iterable[Point]) -> tuple[PeriodFaces, ...]:
    """Faces counted by calendar month, oldest first; months without answers are left out."""
    months: dict[date, list[int]] = {}
    for point in points:
        months.setdefault(point.day.replace(day=1), []).append(point.face)
    return tuple(
        PeriodFaces(month, (faces.count(1), faces.count(2), faces.count(3), faces.count(4), faces.count(5)))
        for month, faces in sorted(months.items())
    )


def trend(points: Iterable[Point]) -> Trend:
    """Which way the answers go, under the rules of this module."""
    ordered = tuple(sorted(points, key=lambda point: point.day))
    if len(ordered) < FEWEST_TO_COMPARE:
        return Trend(ordered, Direction.UNKNOWN, None, None, clear=False)
    half = len(ordered) // 2
    faces = [point.face for point in ordered]
    earlier, later = Fraction(sum(faces[:half]), half), Fraction(sum(faces[-half:]), half)
    direction = Direction.BETTER if later > earlier else Direction.WORSE
    if abs(later - earlier) <= _CHANGE:
        direction = Direction.SAME
    clear = direction is not Direction.SAME and has_signal(faces)
    return Trend(ordered, direction, rounded(earlier, 1), rounded(later, 1), clear)


def longest_run_allowed(points: int) -> int:
    """The longest run on one side of the median that chance explains, for so many points off the median."""
    return round(log2(points) + 3)


def fewest_crossings_allowed(points: int) -> int:
    """The fewest crossings of the median that chance explains: the 5 % point of binomial(points − 1, ½)."""
    steps, reached = points - 1, 0
    for crossings in range(points):
        reached += comb(steps, crossings)
        if reached * 20 >= 2**steps:
            return crossings
    return steps


def has_signal(values: Sequence[int]) -> bool:
    """Whether a run chart of these values shows more than chance; never for fewer than 10 off their median."""
    ordered = sorted(values)
    half = len(ordered) // 2
    twice_median = ordered[half] + ordered[-half - 1] if ordered else 0
    sides = [2 * value > twice_median for value in values if 2 * value != twice_median]
    if len(sides) < FEWEST_FOR_SIGNAL:
        return False
    runs = [sum(1 for _ in run) for _, run in groupby(sides)]
    return max(runs) > longest_run_allowed(len(sides)) or len(runs) - 1 < fewest_crossings_allowed(len(sides))


def objective_trends(
    objectives: Iterable[ContractObjective], checks: Iterable[Check], answers: Iterable[CheckAnswer]
) -> tuple[ObjectiveTrend, ...]:
    """The trend of each objective from the answers of full checks, in the order of the objectives."""
    ordered = {check.id: check for check in sorted(checks, key=_when)}
    points: dict[UUID, dict[UUID, list[Point]]] = {}
    for answer in answers:
        if answer.check_id in ordered:
            found = _kept(ordered[answer.check_id].checked_on, answer.face)
            points.setdefault(answer.contract_objective_id, {}).setdefault(answer.check_id, []).extend(found)
    return tuple(
        ObjectiveTrend(each, trend(point for check in ordered for point in points.get(each.id, {}).get(check, ())))
        for each in objectives
    )


_ANSWERS: Final = Counted(
    "From {n} answer.", "From {n} answers.", "This is from {n} answer.", "This is from {n} answers."
)
_TOO_FEW: Final = Counted(
    "{n} answer: {faces}. That is too few to show a change.",
    "{n} answers: {faces}. That is too few to show a change.",
    "{n} answer: {faces}. We need more to see a change.",
    "{n} answers: {faces}. We need more to see a change.",
)


def trend_sentence(found: Trend, reader: Reader) -> str:
    """The trend in words, the answer in bold, no stronger than the answers bear."""
    if not found.points:
        return reader.say(Words("Nobody has said yet how it goes.", "You have not said how it goes yet."))
    number = len(found.points)
    if found.direction is Direction.UNKNOWN:
        faces = reader.together([reader.say(FACES[point.face]) for point in found.points])
        return reader.count(_TOO_FEW, number, faces=faces)
    from_answers = reader.count(_ANSWERS, number)
    if found.direction is Direction.SAME:
        face = reader.say(FACES[_middle(found)])
        words = Words("**It stays about the same: {face}.**", "**It is about the same as before: {face}.**")
        return f"{reader.say(words, face=face)} {from_answers}"
    better = found.direction is Direction.BETTER
    if found.clear:
        words = (
            Words("**It has clearly become better.**", "**It is better than before.**")
            if better
            else Words("**It has clearly become worse.**", "**It is worse than before.**")
        )
    else:
        words = (
            Words(
                "**It looks a little better lately.** It may be chance.", "**It may be better.** We are not sure yet."
            )
            if better
            else Words(
                "**It looks a little worse lately.** It may be chance.", "**It may be worse.** We are not sure yet."
            )
        )
    between = Words(
        "On average {earlier} before and {later} lately, of 5.", "Before: {earlier} of 5. Now: {later} of 5."
    )
    averages = reader.say(between, earlier=_one_place(found.earlier, reader), later=_one_place(found.later, reader))
    return f"{reader.say(words)} {averages} {from_answers}"


def _one_place(value: Decimal | None, reader: Reader) -> str:
    return reader.number(value if value is not None else Decimal(0))


def _middle(found: Trend) -> int:
    """The face in the middle of all answers, the less good one of two."""
    faces = sorted(point.face for point in found.points)
    return faces[(len(faces) - 1) // 2]
