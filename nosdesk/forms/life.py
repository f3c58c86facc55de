"""Stages of life, told by the date of birth: some pages are asked only of children and young people.

A child is under 16, a young person 16 or 17 (the age from which the Mental Capacity Act 2005, the Adults with Incapacity
(Scotland) Act 2000 and the Mental Capacity Act (Northern Ireland) 2016 speak of a person's own capacity), an adult 18 or more.
"""

from datetime import date
from typing import Final

from nosdesk.domain.choices import Choices
from nosdesk.i18n import Words

YOUNG_FROM: Final = 16
ADULT_FROM: Final = 18


class LifeStage(Choices):
    """Child, young person or adult."""

    CHILD = "child", Words("Child")
    YOUNG_PERSON = "young_person", Words("Young person")
    ADULT = "adult", Words("Adult")


UNDER_18: Final = frozenset({LifeStage.CHILD, LifeStage.YOUNG_PERSON})

_ONLY_FOR: Final = {
    UNDER_18: Words("Only for people under 18", "Only if you are under 18"),
}


def only_for(stages: frozenset[LifeStage]) -> Words:
    """The condition in words, for a paper form. Raises KeyError for stages that no page names."""
    return _ONLY_FOR[stages]


def age(birth_date: date, today: date) -> int:
    """Full years of life. Somebody born on 29 February is a year older on 1 March in a common year."""
    return today.year - birth_date.year - ((today.month, today.day) < (birth_date.month, birth_date.day))


def life_stage(birth_date: date | None, today: date) -> LifeStage | None:
    """The stage of life on a day; None where the date of birth is not known."""
    if birth_date is None:
        return None
    years = age(birth_date, today)
    if years < YOUNG_FROM:
        return LifeStage.CHILD
    return LifeStage.YOUNG_PERSON if years < ADULT_FROM else LifeStage.ADULT
