"""The evidence map: records turn a criterion from "not yet" to "done", and nothing else does."""

import dataclasses
import re

import pytest

from nosdesk.i18n import Reader
from nosdesk.standards.catalogue import CRITERIA
from nosdesk.standards.evidence import (
    RULES,
    ContractEvidence,
    EvidenceState,
    EvidenceSummary,
    SpecificationEvidence,
    findings,
)

DONE, PART, NOT_YET = EvidenceState.DONE, EvidenceState.PART, EvidenceState.NOT_YET

SPECIFICATION = SpecificationEvidence(
    aims=True,
    objectives=2,
    objectives_linked=2,
    objectives_watched=2,
    requirements=5,
    quantity=True,
    quality=True,
    delivery=True,
    payment=True,
    equality=True,
    sustainability=True,
    safety=True,
    meetings=True,
    reports=True,
    if_not_delivered=True,
    agreed_by=True,
    weights=100,
    criteria=3,
    criteria_guided=3,
    offers=1,
    offers_reasoned=1,
    awarded=1,
    awarded_fairly=1,
)
CONTRACT = ContractEvidence(
    settled=True,
    aims=True,
    objectives=2,
    objectives_linked=2,
    objectives_watched=2,
    monitoring=True,
    milestones=3,
    milestones_done=1,
    payments=13,
    payments_add_up=True,
    duties_of_person=3,
    duties_of_provider=4,
    steps=6,
    objectives_checked=2,
)
ALL = EvidenceSummary(
    outcomes=3,
    outcomes_weighed=3,
    priority_outcomes=1,
    priority_outcomes_measured=1,
    facts=4,
    facts_sourced=4,
    facts_confirmed=4,
    specifications=(SPECIFICATION,),
    contracts=(CONTRACT,),
    checks_with_face=8,
    checks_with_words=3,
    checks_by_individuals=6,
    checks_helped=2,
    concerns=1,
    concerns_answered=1,
    changes=420,
    locked=True,
)

PROVED = {
    *("SPEC-P9", "SPEC-P10", "SPEC-P16", "PROC-P1", "PROC-P3", "PROC-P4", "PROC-P5", "PROC-P9", "PROC-P10", "PROC-P11"),
    *("PROC-P12", "PROC-P13", "PROC-P14", "CONT-P1", "CONT-P11"),
}
PARTLY = {"SPEC-P1", "SPEC-P8", "SPEC-P13", "PROC-P16", "PROC-P19", "QUAL-P9", "QUAL-P10", "CONT-P5", "CONT-P8"}


def states(summary: EvidenceSummary) -> dict[str, EvidenceState]:
    return {finding.criterion.code: finding.state for finding in findings(summary)}


def with_specification(**changes: object) -> EvidenceSummary:
    return dataclasses.replace(ALL, specifications=(dataclasses.replace(SPECIFICATION, **changes),))


def with_contract(**changes: object) -> EvidenceSummary:
    return dataclasses.replace(ALL, contracts=(dataclasses.replace(CONTRACT, **changes),))


def test_an_empty_file_proves_nothing() -> None:
    found = findings(EvidenceSummary())
    assert [item.criterion for item in found] == list(CRITERIA)
    assert {item.state for item in found} == {NOT_YET}
    assert {item.said(Reader()) for item in found} == {"No record shows this yet."}


def test_a_whole_journey_proves_what_its_records_can_prove() -> None:
    found = states(ALL)
    assert {code for code, state in found.items() if state is DONE} == PROVED
    assert {code for code, state in found.items() if state is PART} == PARTLY
    assert set(RULES) == PROVED | PARTLY


@pytest.mark.parametrize(
    ("code", "field"),
    [
        ("SPEC-P10", "meetings"),
        ("SPEC-P10", "if_not_delivered"),
        ("PROC-P3", "requirements"),
        ("PROC-P4", "objectives_linked"),
        ("PROC-P4", "aims"),
        ("PROC-P5", "objectives_watched"),
        ("PROC-P9", "awarded_fairly"),
        ("PROC-P9", "offers_reasoned"),
        ("SPEC-P16", "weights"),
        ("SPEC-P13", "sustainability"),
        ("SPEC-P13", "quality"),
        ("SPEC-P13", "agreed_by"),
    ],
)
def test_what_a_specification_lacks_shows(code: str, field: str) -> None:
    lacking = type(getattr(SPECIFICATION, field))(0)
    assert states(with_specification(**{field: lacking}))[code] is NOT_YET


@pytest.mark.parametrize(
    ("code", "field"),
    [
        ("PROC-P10", "objectives_linked"),
        ("PROC-P11", "monitoring"),
        ("PROC-P12", "payments_add_up"),
        ("PROC-P12", "milestones"),
        ("PROC-P13", "duties_of_person"),
        ("PROC-P14", "steps"),
        ("CONT-P1", "objectives_linked"),
    ],
)
def test_what_a_contract_lacks_shows(code: str, field: str) -> None:
    lacking = type(getattr(CONTRACT, field))(0)
    assert states(with_contract(**{field: lacking}))[code] is NOT_YET


def test_a_draft_contract_proves_its_sections_only_partly() -> None:
    found = states(with_contract(settled=False))
    assert {found[f"PROC-P{number}"] for number in range(10, 15)} == {PART}


def test_one_service_of_two_is_a_part() -> None:
    summary = dataclasses.replace(ALL, specifications=(SPECIFICATION, SpecificationEvidence(aims=True)))
    found = {item.criterion.code: item for item in findings(summary)}
    assert found["PROC-P3"].state is PART
    assert found["PROC-P3"].said(Reader()) == "Specifications with aims and requirements: 1 of 2."
    assert found["PROC-P3"].said(Reader(easy=True)) == "1 of 2 lists say what you need."


def test_facts_with_a_source_wait_for_the_person() -> None:
    assert states(dataclasses.replace(ALL, facts_confirmed=0))["PROC-P1"] is PART
    assert states(dataclasses.replace(ALL, facts_confirmed=0, facts_sourced=0))["PROC-P1"] is NOT_YET


def test_letters_to_others_are_not_recorded_so_a_contest_is_a_part() -> None:
    assert states(with_specification(offers=3, offers_reasoned=3))["PROC-P9"] is PART


def test_a_concern_that_nobody_was_told_of_is_a_part() -> None:
    assert states(dataclasses.replace(ALL, concerns_answered=0))["CONT-P11"] is PART


def test_a_rule_never_claims_more_than_it_can_for_fewer_records() -> None:
    full, rank = states(ALL), {NOT_YET: 0, PART: 1, DONE: 2}
    for item in dataclasses.fields(EvidenceSummary):
        less = dataclasses.replace(ALL, **{item.name: type(getattr(ALL, item.name))()})
        for code, state in states(less).items():
            assert rank[state] <= rank[full[code]], (item.name, code)


def test_every_sentence_is_said_in_both_wordings() -> None:
    for item in findings(ALL):
        easy = item.said(Reader(easy=True))
        assert item.said(Reader()) != easy, item.criterion.code
        for sentence in re.split(r"(?<=[.!?])\s+", easy):
            assert len(sentence.split()) <= 15, sentence
