"""How support goes: quick words and full checks, what they show over time, and concerns."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select

from nosdesk.domain.choices import CheckKind, ContractStatus, SaidBy
from nosdesk.domain.records import Check, CheckAnswer, Concern, Contract, ContractObjective
from nosdesk.domain.trends import ObjectiveTrend, Point, check_points, objective_trends
from nosdesk.errors import BugError
from nosdesk.services.desk import Desk
from nosdesk.storage.tables import table


@dataclass(frozen=True)
class CheckFilter:
    """Which checks a list shows. Everything left at its default shows all of a person's."""

    person_id: UUID
    contract_id: UUID | None = None
    kind: CheckKind | None = None
    said_by: SaidBy | None = None
    worst: int = 1
    best: int = 5
    since: date | None = None


def say_how_it_went(
    desk: Desk,
    person_id: UUID,
    face: int,
    *,
    said_by: SaidBy = SaidBy.PERSON,
    contract_id: UUID | None = None,
    words: str = "",
    on: date | None = None,
    said_by_name: str = "",
    helped_by: str = "",
) -> Check:
    """Keep a quick word: one of five faces (1 very bad to 5 very good), words if there are any, and who says so."""
    _face(face)
    with desk.case.writing(desk.author) as writing:
        return writing.add(
            Check(
                person_id=person_id,
                contract_id=contract_id,
                kind=CheckKind.QUICK,
                checked_on=on or desk.today(),
                face=face,
                words=words,
                said_by=said_by,
                said_by_name=said_by_name or _name(desk, said_by),
                helped_by=helped_by or (desk.author.helper if desk.author.together else ""),
            )
        )


def start_full_check(desk: Desk, person_id: UUID, contract_id: UUID, said_by: SaidBy = SaidBy.PERSON) -> Check:
    """Begin a check against every objective of a contract; each objective has its answer to be given."""
    with desk.case.writing(desk.author) as writing:
        check = writing.add(
            Check(
                person_id=person_id,
                contract_id=contract_id,
                kind=CheckKind.FULL,
                checked_on=desk.today(),
                said_by=said_by,
                said_by_name=_name(desk, said_by),
                helped_by=desk.author.helper if desk.author.together else "",
            )
        )
        writing.add_all(
            CheckAnswer(check_id=check.id, contract_objective_id=objective.id)
            for objective in writing.find(ContractObjective, contract_id=contract_id)
        )
        return check


def answer_objective(
    desk: Desk, answer_id: UUID, face: int | None, words: str, visit: UUID | None = None
) -> CheckAnswer:
    """Say how one objective goes. The check's own face is the middle of its answers."""
    if face is not None:
        _face(face)
    with desk.case.writing(desk.author, visit) as writing:
        answer = writing.set(CheckAnswer, answer_id, face=face, words=words)
        faces = sorted(item.face for item in writing.find(CheckAnswer, check_id=answer.check_id) if item.face)
        writing.set(Check, answer.check_id, face=faces[(len(faces) - 1) // 2] if faces else None)
        return answer


def count_checks(desk: Desk, wanted: CheckFilter) -> int:
    """How many checks the filter lets through."""
    with desk.case.reading() as reading:
        return int(reading.one(select(func.count()).select_from(_checks(wanted).subquery())))


def list_checks(desk: Desk, wanted: CheckFilter, offset: int = 0, limit: int = 200) -> tuple[Check, ...]:
    """One block of checks, newest first."""
    columns = table(Check).c
    ordered = _checks(wanted).order_by(columns.checked_on.desc(), columns.created_at.desc(), columns.id)
    with desk.case.reading() as reading:
        return reading.records(Check, ordered.offset(offset).limit(limit))


def check_answers(desk: Desk, check_id: UUID) -> tuple[CheckAnswer, ...]:
    """The answers of a full check, in the order of the contract's objectives."""
    with desk.case.reading() as reading:
        return reading.find(CheckAnswer, check_id=check_id)


def trends(desk: Desk, contract_id: UUID) -> tuple[ObjectiveTrend, ...]:
    """For every objective of a contract, the faces that full checks gave it and which way they go."""
    with desk.case.reading() as reading:
        objectives = reading.find(ContractObjective, contract_id=contract_id)
        checks = reading.find(Check, contract_id=contract_id, kind=CheckKind.FULL)
        answers = reading.find(CheckAnswer, check_id=tuple(check.id for check in checks)) if checks else ()
    return objective_trends(objectives, checks, answers)


def signed_contracts(desk: Desk, person_id: UUID) -> tuple[Contract, ...]:
    """The contracts that support is given under, oldest first."""
    with desk.case.reading() as reading:
        return reading.find(Contract, person_id=person_id, status=ContractStatus.SIGNED)


def points(desk: Desk, wanted: CheckFilter) -> tuple[Point, ...]:
    """Every face with its day, oldest first."""
    with desk.case.reading() as reading:
        return check_points(reading.records(Check, _checks(wanted)))


def raise_concern(desk: Desk, person_id: UUID, contract_id: UUID | None = None) -> Concern:
    """Begin a concern; the clock runs from now until it is said who was told."""
    with desk.case.writing(desk.author) as writing:
        return writing.add(Concern(person_id=person_id, contract_id=contract_id, happened_on=desk.today()))


def concerns(desk: Desk, person_id: UUID) -> tuple[Concern, ...]:
    """Every concern of a person, open ones first, then newest first."""
    with desk.case.reading() as reading:
        found = reading.find(Concern, person_id=person_id, order=("-created_at",))
    return tuple(sorted(found, key=lambda item: item.closed_on is not None))


def _checks(wanted: CheckFilter) -> Select[Any]:
    columns = table(Check).c
    chosen = select(table(Check)).where(columns.person_id == wanted.person_id, columns.deleted_at.is_(None))
    if wanted.contract_id:
        chosen = chosen.where(columns.contract_id == wanted.contract_id)
    if wanted.kind:
        chosen = chosen.where(columns.kind == wanted.kind)
    if wanted.said_by:
        chosen = chosen.where(columns.said_by == wanted.said_by)
    if (wanted.worst, wanted.best) != (1, 5):
        chosen = chosen.where(columns.face.between(wanted.worst, wanted.best))
    if wanted.since:
        chosen = chosen.where(columns.checked_on >= wanted.since)
    return chosen


def _name(desk: Desk, said_by: SaidBy) -> str:
    return desk.author.person if said_by is SaidBy.PERSON else ""


def _face(face: int) -> None:
    if not 1 <= face <= 5:
        raise BugError(f"a face is 1 to 5, not {face}")
