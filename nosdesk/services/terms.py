"""Starting terms of a contract: see nosdesk.domain.terms, which documents read too."""

from nosdesk.domain.terms import (
    CHANGES,
    COMPLAINTS,
    DUTIES,
    ENDING,
    INSURANCE,
    LADDER,
    MONITORING,
    PRIVACY,
    Step,
)

__all__ = ["CHANGES", "COMPLAINTS", "DUTIES", "ENDING", "INSURANCE", "LADDER", "MONITORING", "PRIVACY", "Step"]
