"""The numbers of a form's questions on paper, and where each answer leads: "If yes, go to 7".

Questions are numbered through the whole form in the order of its screens. A list of rows has one number, and the questions
of its cards a letter besides: "7", "7a", "7b".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from nosdesk.domain.choices import Route
from nosdesk.domain.people import LifeStage
from nosdesk.forms.question import Choice, Form, Page, Part, Question, Rows, Scale, YesNo

_FACES = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class Numbered:
    """One question, or one list, with its number and the part that it stands in."""

    number: str
    part: Part
    asked: Question | Rows


def paper_parts(form: Form, route: Route, stage: LifeStage | None) -> tuple[Part, ...]:
    """The parts that a paper has: on the short route fewer; pages for other stages of life go once the stage is known."""
    return tuple(
        part
        for part in form.parts
        if (route is Route.FULL or not part.full_route_only)
        and not (isinstance(part, Page) and part.life_stage and stage and stage not in part.life_stage)
    )


def numbered(parts: Sequence[Part]) -> tuple[Numbered, ...]:
    """Every question and list of the parts with its number, from 1."""
    found: list[Numbered] = []
    for part in parts:
        match part:
            case Page():
                for asked in part.questions:
                    found.append(Numbered(str(len(found) + 1), part, asked))
            case Rows():
                found.append(Numbered(str(len(found) + 1), part, part))
            case _:
                assert_never(part)
    return tuple(found)


def lettered(number: str, part: Rows, route: Route) -> tuple[Numbered, ...]:
    """The questions of one card of a list: its number with a letter each. Rows go one level deep only."""
    pages = [page for page in paper_parts(part.of, route, None) if isinstance(page, Page)]
    asked = [(page, question) for page in pages for question in page.questions]
    return tuple(Numbered(f"{number}{_letter(at)}", page, question) for at, (page, question) in enumerate(asked))


def _letter(at: int) -> str:
    """a to z, then aa, ab."""
    return ("" if at < 26 else _letter(at // 26 - 1)) + "abcdefghijklmnopqrstuvwxyz"[at % 26]


def values_of(asked: Question | Rows) -> tuple[object, ...]:
    """The answers among which somebody ticks one; none where an answer is written, or several may be ticked."""
    match asked:
        case YesNo():
            return (True, False)
        case Choice():
            return tuple(asked.options)
        case Scale():
            return _FACES
        case _:
            return ()


def following(items: Sequence[Numbered], at: int, value: object) -> Numbered | None:
    """What is asked next after this answer to the question at that place; None where nothing is.

    What cannot be known there, because it hangs on an earlier answer, counts as asked: the question itself says when it is.
    """
    known = _implied(items, items[at].asked)
    if not isinstance(items[at].asked, Rows):
        known[items[at].asked.field] = value  # type: ignore[union-attr]  # ruled out above; narrowing stops at an index
    return next((item for item in items[at + 1 :] if _may_be_asked(items, at, item.asked, known)), None)


def leads(items: Sequence[Numbered], at: int) -> dict[object, Numbered | None]:
    """Where each answer of a question leads, if one of them leads past the next question; else nothing need be said."""
    usual = items[at + 1] if at + 1 < len(items) else None
    found = {value: following(items, at, value) for value in values_of(items[at].asked)}
    return found if any(target is not usual for target in found.values()) else {}


def hangs_on(items: Sequence[Numbered], asked: Question | Rows) -> Numbered | None:
    """The question whose answer decides whether this one is asked; None where it is always asked."""
    if isinstance(asked, Rows) or asked.only_if is None:
        return None
    field = asked.only_if.field
    return next((item for item in items if not isinstance(item.asked, Rows) and item.asked.field == field), None)


def _implied(items: Sequence[Numbered], asked: Question | Rows) -> dict[str, object]:
    """Answers that somebody must have given who is asked this."""
    known: dict[str, object] = {}
    while not isinstance(asked, Rows) and asked.only_if and asked.only_if.field not in known:
        known[asked.only_if.field] = asked.only_if.value
        owner = hangs_on(items, asked)
        if owner is None:
            break
        asked = owner.asked
    return known


def _may_be_asked(items: Sequence[Numbered], at: int, asked: Question | Rows, known: dict[str, object]) -> bool:
    if isinstance(asked, Rows) or asked.only_if is None:
        return True
    if asked.only_if.field in known:
        return known[asked.only_if.field] == asked.only_if.value
    owner = hangs_on(items, asked)
    later = owner is not None and owner in items[at + 1 :]
    return _may_be_asked(items, at, owner.asked, known) if owner is not None and later else True
