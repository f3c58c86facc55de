"""Which typed answers stand in easy-read documents, so that it is worth knowing whether they are easy, and where each is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from nosdesk.domain.records import (
    Check,
    Concern,
    Contact,
    Contract,
    ContractObjective,
    CorrectiveStep,
    Criterion,
    Milestone,
    Need,
    Objective,
    Obligation,
    Offer,
    Outcome,
    Person,
    Record,
    Requirement,
    Specification,
)
from nosdesk.forms.catalogue import FORMS
from nosdesk.forms.question import Form, LongText, Page, Rows, Text

EASY_FIELDS: Final[Mapping[type[Record], tuple[str, ...]]] = {
    Person: (
        *("about", "important", "good_support", "communication"),
        *("parental_responsibility", "own_view", "turning_18"),
    ),
    Contact: ("involved",),
    Outcome: ("statement", "measure"),
    Need: ("statement",),
    Specification: (
        *("aims", "what", "place", "quality", "worker_preference", "pets", "preferences"),
        *("equality", "sustainability", "safety", "payment_terms", "meetings", "reports", "if_not_delivered"),
    ),
    Objective: ("statement", "watched", "judged"),
    Requirement: ("statement",),
    Criterion: ("name",),
    Offer: ("reason",),
    Contract: ("aims", "monitoring", "meetings", "reports", "changes", "ending", "complaints", "insurance", "privacy"),
    ContractObjective: ("outcome", "statement", "watched", "judged", "how_often"),
    Milestone: ("title",),
    Obligation: ("duty",),
    CorrectiveStep: ("trigger", "action"),
    Check: ("words",),
    Concern: ("told",),
}
"""Typed answers that easy-read documents print. Names, addresses and figures are not among them: they cannot be easier."""

RECORDS_BY_NAME: Final = {record.__name__: record for record in EASY_FIELDS}


@dataclass(frozen=True)
class Asked:
    """Where a typed answer is asked for: its question, and the wizard, part and list that hold it; no wizard holds some."""

    question: Text | LongText
    form: Form | None = None
    part: str = ""
    row: Rows | None = None


def in_easy_read(record: type[Record], field: str) -> bool:
    """True where a typed answer stands in an easy-read document."""
    return field in EASY_FIELDS.get(record, ())


def asked_at(record: type[Record], field: str) -> Asked:
    """Where a typed answer is asked for. Raises KeyError for one that no form asks."""
    return _asked_at(record.__name__, field)


@cache
def _asked_at(name: str, field: str) -> Asked:
    record = RECORDS_BY_NAME[name]
    found: Asked | None = None
    for form in FORMS:
        for part in form.parts:
            match part:
                case Page():
                    asked = _question(part, field) if form.record is record else None
                    if asked:
                        wizard = form if form.key in _WIZARDS else None
                        found = found or Asked(asked, wizard, part.key)
                case Rows() if part.of.record is record and form.key in _WIZARDS:
                    for page in part.of.parts:
                        if isinstance(page, Page) and (asked := _question(page, field)):
                            return Asked(asked, form, part.key, part)
                case Rows():
                    pass
    if found is None:
        raise KeyError(f"{name}.{field}")
    return found


_WIZARDS: Final = frozenset({"person", "outcomes", "specification", "contract"})
"""Forms whose parts the window shows page by page."""


def _question(page: Page, field: str) -> Text | LongText | None:
    return next((q for q in page.questions if q.field == field and isinstance(q, Text | LongText)), None)
