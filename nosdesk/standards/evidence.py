"""The evidence map: which criteria the records prove. Rules are pure functions of a summary that a service loads.

A criterion is done only where a record proves all that the standard asks for here, partly done where a record proves some of
it, and otherwise not yet. Nobody can tick it off. Codes that today's records cannot prove have no rule and are "not yet".
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

from nosdesk.domain.choices import Choices
from nosdesk.domain.problem import Problem, Value
from nosdesk.i18n import Reader, Words
from nosdesk.standards.catalogue import CRITERIA
from nosdesk.standards.criterion import PerformanceCriterion

FULL_WEIGHT: Final = 100


class EvidenceState(Choices):
    """How far the records prove a criterion."""

    DONE = "done", Words("Done")
    PART = "part", Words("Partly done", "Some of it is done")
    NOT_YET = "not_yet", Words("Not yet")


@dataclass(frozen=True, kw_only=True, slots=True)
class SpecificationEvidence:
    """What one specification holds, in counts."""

    aims: bool = False
    objectives: int = 0
    objectives_linked: int = 0
    """Objectives tied to an outcome."""
    objectives_watched: int = 0
    """Objectives that say how they are watched and how they are judged."""
    requirements: int = 0
    quantity: bool = False
    """A weekly pattern, or words on what is done and for how long."""
    quality: bool = False
    delivery: bool = False
    """Where and from when."""
    payment: bool = False
    """Payment terms, price basis and budget."""
    equality: bool = False
    sustainability: bool = False
    safety: bool = False
    meetings: bool = False
    reports: bool = False
    if_not_delivered: bool = False
    agreed_by: bool = False
    """Agreed, with the names of those who agreed it."""
    weights: int = 0
    """Sum of the weights of its criteria."""
    criteria: int = 0
    criteria_guided: int = 0
    """Criteria that are worked out, or say what earns a high score."""
    offers: int = 0
    offers_reasoned: int = 0
    """Offers chosen or not chosen, with a reason."""
    awarded: int = 0
    awarded_fairly: int = 0
    """Chosen offers that meet every "must", or have a written reason for the exception."""

    @property
    def purchasing(self) -> bool:
        """Whether the purchasing side is complete: quantity, quality, delivery, payment."""
        return self.quantity and self.quality and self.delivery and self.payment

    @property
    def technical(self) -> bool:
        """Whether the technical side is complete: features, equality, sustainability, health and safety."""
        return bool(self.requirements) and self.equality and self.sustainability and self.safety


@dataclass(frozen=True, kw_only=True, slots=True)
class ContractEvidence:
    """What one contract holds, in counts."""

    settled: bool = False
    """Ready to sign, or signed."""
    aims: bool = False
    objectives: int = 0
    objectives_linked: int = 0
    objectives_watched: int = 0
    monitoring: bool = False
    milestones: int = 0
    milestones_done: int = 0
    payments: int = 0
    payments_add_up: bool = False
    """The payments come to the contract's value, to the penny."""
    duties_of_person: int = 0
    duties_of_provider: int = 0
    steps: int = 0
    objectives_checked: int = 0
    """Objectives that a check has answered."""


@dataclass(frozen=True, kw_only=True, slots=True)
class EvidenceSummary:
    """What a case file, or one person's records in it, hold: counts that a service loads with a few queries."""

    outcomes: int = 0
    outcomes_weighed: int = 0
    """Outcomes that say whose words they are and how much they matter."""
    priority_outcomes: int = 0
    """Outcomes that matter most."""
    priority_outcomes_measured: int = 0
    """Those with a measure, a baseline and a target."""
    facts: int = 0
    """Outcomes and needs."""
    facts_sourced: int = 0
    """Facts with a source and a date."""
    facts_confirmed: int = 0
    """Facts with source and date that the person has said are right."""
    specifications: tuple[SpecificationEvidence, ...] = ()
    contracts: tuple[ContractEvidence, ...] = ()
    checks_with_face: int = 0
    checks_with_words: int = 0
    checks_by_individuals: int = 0
    """Checks in which the person themselves says how it went."""
    checks_helped: int = 0
    """Of these, with the name of who helped."""
    concerns: int = 0
    concerns_answered: int = 0
    """Concerns with who was told, when, and what was done."""
    changes: int = 0
    """Rows of the history."""
    locked: bool = False
    """The file has a passphrase."""


@dataclass(frozen=True, slots=True)
class Finding:
    """How far one criterion is proved, and the sentence that says why."""

    criterion: PerformanceCriterion
    state: EvidenceState
    words: Words
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)

    def said(self, reader: Reader) -> str:
        """The sentence in the reader's language and wording."""
        return Problem(self.words, self.values).said(reader)


@dataclass(frozen=True, slots=True)
class _Proof:
    state: EvidenceState
    words: Words
    values: Mapping[str, Value]


Rule = Callable[[EvidenceSummary], _Proof]
T = TypeVar("T", SpecificationEvidence, ContractEvidence)

NOTHING_YET: Final = Words("No record shows this yet.", "We do not see this yet.")


def findings(summary: EvidenceSummary) -> tuple[Finding, ...]:
    """How far each of the 113 criteria is proved, in the order of the standards."""
    return tuple(_finding(criterion, summary) for criterion in CRITERIA)


def _finding(criterion: PerformanceCriterion, summary: EvidenceSummary) -> Finding:
    rule = RULES.get(criterion.code)
    proof = rule(summary) if rule else _Proof(EvidenceState.NOT_YET, NOTHING_YET, {})
    return Finding(criterion, proof.state, proof.words, proof.values)


def _counted(done: int, of: int, words: Words, *, most: EvidenceState = EvidenceState.DONE) -> _Proof:
    """Done where all are, part where some are. `words` have the places {done} and {of}."""
    if not of or not done:
        return _Proof(EvidenceState.NOT_YET, words if of else NOTHING_YET, {"done": done, "of": of})
    state = EvidenceState.DONE if done >= of else EvidenceState.PART
    if most is EvidenceState.PART:
        state = EvidenceState.PART
    return _Proof(state, words, {"done": done, "of": of})


def _each(
    items: Iterable[T],
    holds: Callable[[T], bool],
    words: Words,
    *,
    most: EvidenceState = EvidenceState.DONE,
) -> _Proof:
    all_of_them = tuple(items)
    return _counted(sum(holds(item) for item in all_of_them), len(all_of_them), words, most=most)


def _in_contracts(summary: EvidenceSummary, holds: Callable[[ContractEvidence], bool], words: Words) -> _Proof:
    """A section complete in every contract; only part of it while a contract is not yet settled."""
    proof = _each(summary.contracts, holds, words)
    settled = all(contract.settled for contract in summary.contracts)
    if proof.state is EvidenceState.DONE and not settled:
        return _Proof(EvidenceState.PART, words, proof.values)
    return proof


def _spec_p1(summary: EvidenceSummary) -> _Proof:
    # Common themes, the community's voice and an analysis are not recorded yet.
    return _counted(
        summary.outcomes_weighed,
        summary.outcomes,
        Words(
            "Outcomes that say whose words they are and how much they matter: {done} of {of}. Themes and the community’s "
            "voice are not recorded yet.",
            "You said how much it matters for {done} of {of} things you want.",
        ),
        most=EvidenceState.PART,
    )


def _spec_p8(summary: EvidenceSummary) -> _Proof:
    # Reminders for records gone stale are not there yet.
    if not summary.changes:
        return _Proof(EvidenceState.NOT_YET, NOTHING_YET, {})
    words = Words(
        "The history holds {changes} changes, each with who and when. Reminders for old records are not there yet.",
        "We keep who changed what. There are {changes} changes.",
    )
    return _Proof(EvidenceState.PART, words, {"changes": summary.changes})


def _spec_p9(summary: EvidenceSummary) -> _Proof:
    return _counted(
        summary.priority_outcomes_measured,
        summary.priority_outcomes,
        Words(
            "Outcomes that matter most and have a measure, a baseline and a target: {done} of {of}.",
            "You can tell if it gets better for {done} of {of} big things.",
        ),
    )


def _spec_p10(summary: EvidenceSummary) -> _Proof:
    return _each(
        summary.specifications,
        lambda item: item.meetings and item.reports and item.if_not_delivered and bool(item.objectives_watched),
        Words(
            "Specifications with meetings, reports, evidence for objectives, and steps if they are not kept: {done} of {of}.",
            "{done} of {of} lists say how you look after the contract.",
        ),
    )


def _spec_p13(summary: EvidenceSummary) -> _Proof:
    # The balance of both sides is not checked against own values and policies yet.
    return _each(
        summary.specifications,
        lambda item: item.purchasing and item.technical and item.agreed_by,
        Words(
            "Specifications with both sides complete, agreed by named people: {done} of {of}. "
            "Their balance is not checked yet.",
            "People said yes to {done} of {of} lists.",
        ),
        most=EvidenceState.PART,
    )


def _spec_p16(summary: EvidenceSummary) -> _Proof:
    # Criteria stand still from the first opened offer on, so that weights of 100 with an offer there were set before it.
    return _each(
        summary.specifications,
        lambda item: item.weights == FULL_WEIGHT and item.criteria_guided == item.criteria,
        Words(
            "Specifications with criteria that make 100 and say what earns a high score: {done} of {of}. "
            "They stand still once an offer is opened.",
            "You said what matters for {done} of {of} lists.",
        ),
    )


def _proc_p1(summary: EvidenceSummary) -> _Proof:
    proof = _counted(
        summary.facts_confirmed,
        summary.facts,
        Words(
            "Outcomes and needs with source and date that the person has confirmed: {done} of {of}.",
            "You said that {done} of {of} facts are right.",
        ),
    )
    if proof.state is EvidenceState.NOT_YET and summary.facts_sourced:
        return _Proof(EvidenceState.PART, proof.words, proof.values)
    return proof


def _proc_p3(summary: EvidenceSummary) -> _Proof:
    return _each(
        summary.specifications,
        lambda item: item.aims and item.requirements > 0,
        Words(
            "Specifications with aims and requirements: {done} of {of}.",
            "{done} of {of} lists say what you need.",
        ),
    )


def _proc_p4(summary: EvidenceSummary) -> _Proof:
    return _each(
        summary.specifications,
        lambda item: item.aims and 0 < item.objectives == item.objectives_linked,
        Words(
            "Specifications with aims, and with every objective linked to an outcome: {done} of {of}.",
            "{done} of {of} lists say what the help is for.",
        ),
    )


def _proc_p5(summary: EvidenceSummary) -> _Proof:
    return _each(
        summary.specifications,
        lambda item: 0 < item.objectives == item.objectives_watched,
        Words(
            "Specifications that say for every objective how it is watched and judged: {done} of {of}.",
            "{done} of {of} lists say how you check each thing.",
        ),
    )


def _proc_p9(summary: EvidenceSummary) -> _Proof:
    # Letters to the others are not recorded yet, so that it is done only where there was nobody to write to.
    offered = [item for item in summary.specifications if item.offers]
    words = Words(
        "Services for which a fair choice was made, with a reason for every offer: {done} of {of}. "
        "Letters to those not chosen are not recorded yet.",
        "You chose in a fair way for {done} of {of} kinds of help.",
    )
    proof = _each(offered, _fair, words)
    others = any(item.offers > item.awarded for item in offered)
    if proof.state is EvidenceState.DONE and others:
        return _Proof(EvidenceState.PART, words, proof.values)
    return proof


def _fair(item: SpecificationEvidence) -> bool:
    return 0 < item.awarded == item.awarded_fairly and item.offers_reasoned == item.offers


def _proc_p10(summary: EvidenceSummary) -> _Proof:
    return _in_contracts(
        summary,
        lambda item: item.aims and 0 < item.objectives == item.objectives_linked,
        Words(
            "Contracts that state aims, objectives and outcomes: {done} of {of}.",
            "{done} of {of} contracts say what you want.",
        ),
    )


def _proc_p11(summary: EvidenceSummary) -> _Proof:
    return _in_contracts(
        summary,
        lambda item: item.monitoring and 0 < item.objectives == item.objectives_watched,
        Words(
            "Contracts that state how every objective is monitored and judged: {done} of {of}.",
            "{done} of {of} contracts say how you check them.",
        ),
    )


def _proc_p12(summary: EvidenceSummary) -> _Proof:
    return _in_contracts(
        summary,
        lambda item: item.milestones > 0 and item.payments > 0 and item.payments_add_up,
        Words(
            "Contracts with milestones, and payments that add up to their value: {done} of {of}.",
            "{done} of {of} contracts say the steps and the payments.",
        ),
    )


def _proc_p13(summary: EvidenceSummary) -> _Proof:
    return _in_contracts(
        summary,
        lambda item: item.duties_of_person > 0 and item.duties_of_provider > 0,
        Words(
            "Contracts that state the duties of both sides: {done} of {of}.",
            "{done} of {of} contracts say who does what.",
        ),
    )


def _proc_p14(summary: EvidenceSummary) -> _Proof:
    return _in_contracts(
        summary,
        lambda item: item.steps > 1,
        Words(
            "Contracts with steps for when the provider does not deliver: {done} of {of}.",
            "{done} of {of} contracts say what you do when it goes wrong.",
        ),
    )


def _proc_p16(summary: EvidenceSummary) -> _Proof:
    # Whether checks were made when they were due cannot be told before there is a plan of checks.
    return _each(
        summary.contracts,
        lambda item: item.objectives_checked > 0,
        Words(
            "Contracts of which an objective has been checked: {done} of {of}. A plan of checks is not there yet.",
            "You checked {done} of {of} contracts.",
        ),
        most=EvidenceState.PART,
    )


def _proc_p19(summary: EvidenceSummary) -> _Proof:
    if not summary.locked:
        return _Proof(EvidenceState.NOT_YET, NOTHING_YET, {})
    words = Words(
        "The file is protected by a passphrase. Redacted copies and a list of who saw what are not there yet.",
        "Your file is locked.",
    )
    return _Proof(EvidenceState.PART, words, {})


def _qual_p9(summary: EvidenceSummary) -> _Proof:
    # Both kinds are collected, but not yet for indicators.
    words = Words(
        "Checks with a face: {done}. Checks with words: {of}.",
        "There are {done} faces. There are {of} checks with words.",
    )
    both = bool(summary.checks_with_face and summary.checks_with_words)
    return _Proof(
        EvidenceState.PART if both else EvidenceState.NOT_YET,
        words if both else NOTHING_YET,
        {"done": summary.checks_with_face, "of": summary.checks_with_words},
    )


def _qual_p10(summary: EvidenceSummary) -> _Proof:
    # Surveys and paper forms sent out are not recorded yet.
    if not summary.checks_by_individuals:
        return _Proof(EvidenceState.NOT_YET, NOTHING_YET, {})
    words = Words(
        "Checks in which people say themselves how it went: {checks}, with a helper’s name on {helped}.",
        "You said how it goes {checks} times. Someone helped you {helped} times.",
    )
    values = {"checks": summary.checks_by_individuals, "helped": summary.checks_helped}
    return _Proof(EvidenceState.PART, words, values)


def _cont_p1(summary: EvidenceSummary) -> _Proof:
    return _each(
        summary.contracts,
        lambda item: 0 < item.objectives == item.objectives_linked,
        Words(
            "Contracts in which every objective leads to an outcome: {done} of {of}.",
            "{done} of {of} contracts lead to what you want.",
        ),
    )


def _cont_p5(summary: EvidenceSummary) -> _Proof:
    # Steps at risk, and a plan to follow, are not there yet.
    milestones = sum(item.milestones for item in summary.contracts)
    return _counted(
        sum(item.milestones_done for item in summary.contracts),
        milestones,
        Words("Milestones marked as done: {done} of {of}.", "You have done {done} of {of} steps."),
        most=EvidenceState.PART,
    )


def _cont_p8(summary: EvidenceSummary) -> _Proof:
    # The steps stand in the contract; there is no implementation plan yet that could hold them by level.
    return _each(
        summary.contracts,
        lambda item: item.steps > 1,
        Words(
            "Contracts with steps for non-compliance: {done} of {of}. They are not in an implementation plan yet.",
            "{done} of {of} contracts say what you do when rules are broken.",
        ),
        most=EvidenceState.PART,
    )


def _cont_p11(summary: EvidenceSummary) -> _Proof:
    words = Words(
        "Concerns with who was told, when, and what was done: {done} of {of}.",
        "Someone knows about {done} of {of} worries.",
    )
    proof = _counted(summary.concerns_answered, summary.concerns, words)
    if summary.concerns and proof.state is EvidenceState.NOT_YET:
        return _Proof(EvidenceState.PART, words, proof.values)
    return proof


RULES: Final[Mapping[str, Rule]] = {
    "SPEC-P1": _spec_p1,
    "SPEC-P8": _spec_p8,
    "SPEC-P9": _spec_p9,
    "SPEC-P10": _spec_p10,
    "SPEC-P13": _spec_p13,
    "SPEC-P16": _spec_p16,
    "PROC-P1": _proc_p1,
    "PROC-P3": _proc_p3,
    "PROC-P4": _proc_p4,
    "PROC-P5": _proc_p5,
    "PROC-P9": _proc_p9,
    "PROC-P10": _proc_p10,
    "PROC-P11": _proc_p11,
    "PROC-P12": _proc_p12,
    "PROC-P13": _proc_p13,
    "PROC-P14": _proc_p14,
    "PROC-P16": _proc_p16,
    "PROC-P19": _proc_p19,
    "QUAL-P9": _qual_p9,
    "QUAL-P10": _qual_p10,
    "CONT-P1": _cont_p1,
    "CONT-P5": _cont_p5,
    "CONT-P8": _cont_p8,
    "CONT-P11": _cont_p11,
}
"""The criteria that today's records can prove, wholly or in part."""
