"""Every form there is, found by its key."""

from typing import Final

from nosdesk.errors import BugError
from nosdesk.forms.case import CLOSE, ROUTE
from nosdesk.forms.concern import CONCERN
from nosdesk.forms.contract import CONTRACT
from nosdesk.forms.contract_rows import (
    CONTRACT_OBJECTIVE,
    CORRECTIVE_STEP,
    FUNDING,
    MILESTONE,
    OBLIGATION,
    PAYMENT_MADE,
)
from nosdesk.forms.offer import AWARD, OFFER, OFFER_PRICE, PROVIDER, SCORE
from nosdesk.forms.outcomes import NEED, OUTCOME, OUTCOMES
from nosdesk.forms.people import AUTHORITY, CONTACT, HELPER, PROVENANCE
from nosdesk.forms.person import PERSON
from nosdesk.forms.quality import CHECK_ANSWER, FULL_CHECK, QUICK_CHECK
from nosdesk.forms.question import Form
from nosdesk.forms.signing import END, SIGN
from nosdesk.forms.specification import AGREE, SPECIFICATION
from nosdesk.forms.specification_rows import COST_SHARE, CRITERIA, CRITERION, OBJECTIVE, REQUIREMENT

FORMS: Final[tuple[Form, ...]] = (
    PERSON,
    ROUTE,
    CLOSE,
    CONTACT,
    AUTHORITY,
    PROVENANCE,
    HELPER,
    OUTCOMES,
    OUTCOME,
    NEED,
    SPECIFICATION,
    AGREE,
    OBJECTIVE,
    REQUIREMENT,
    COST_SHARE,
    CRITERIA,
    CRITERION,
    PROVIDER,
    OFFER,
    OFFER_PRICE,
    SCORE,
    AWARD,
    CONTRACT,
    SIGN,
    END,
    CONTRACT_OBJECTIVE,
    OBLIGATION,
    CORRECTIVE_STEP,
    FUNDING,
    MILESTONE,
    PAYMENT_MADE,
    QUICK_CHECK,
    FULL_CHECK,
    CHECK_ANSWER,
    CONCERN,
)

_BY_KEY: Final = {form.key: form for form in FORMS}


def form_for(key: str) -> Form:
    """The form of that key. Raises BugError for a key that no form has."""
    form = _BY_KEY.get(key)
    if form is None:
        raise BugError(f"no form is called {key!r}")
    return form
