"""Stages of life for which a page is asked, and how a paper form says so."""

from typing import Final

from nosdesk.domain.people import LifeStage
from nosdesk.i18n import Words

UNDER_18: Final = frozenset({LifeStage.CHILD, LifeStage.YOUNG_PERSON})

_ONLY_FOR: Final = {
    UNDER_18: Words("Only for people under 18", "Only if you are under 18"),
}


def only_for(stages: frozenset[LifeStage]) -> Words:
    """The condition in words, for a paper form. Raises KeyError for stages that no page names."""
    return _ONLY_FOR[stages]
