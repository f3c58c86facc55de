"""The 113 performance criteria of the five National Occupational Standards, found by code."""

from typing import Final

from nosdesk.standards.contracts import CONTRACTS
from nosdesk.standards.criterion import PerformanceCriterion
from nosdesk.standards.evaluate import EVALUATE
from nosdesk.standards.procure import PROCURE
from nosdesk.standards.quality import QUALITY
from nosdesk.standards.specify import SPECIFY

CRITERIA: Final[tuple[PerformanceCriterion, ...]] = (*SPECIFY, *PROCURE, *QUALITY, *CONTRACTS, *EVALUATE)

BY_CODE: Final[dict[str, PerformanceCriterion]] = {criterion.code: criterion for criterion in CRITERIA}
