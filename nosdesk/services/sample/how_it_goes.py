"""How help at home goes: faces and words over 14 weeks, three full checks, a concern that was put right and one that is open."""

from datetime import UTC, datetime, time
from typing import Final

from nosdesk.domain.author import Author
from nosdesk.domain.choices import ConcernKind, SaidBy
from nosdesk.domain.records import Contract
from nosdesk.services import quality
from nosdesk.services.sample.help_at_home import START
from nosdesk.services.sample.making import IDRIS, LEILA, MAYA, MAYA_AND_IDRIS, Making

QUICK: Final = (
    (START, 2, 3, "New people. I was shy.", MAYA),
    (START, 5, 4, "Nell made me laugh.", MAYA),
    (START + 1, 3, 3, "", MAYA),
    (START + 2, 1, 4, "Out on time for work!", MAYA_AND_IDRIS),
    (START + 3, 4, 2, "Someone new came. Nobody told me.", MAYA),
    (START + 4, 1, 1, "Nobody came. I missed work.", MAYA),
    (START + 4, 3, 2, "Late again. I was cross.", MAYA_AND_IDRIS),
    (START + 5, 4, 3, "Ruth said sorry. She came herself.", MAYA),
    (START + 6, 2, 3, "", MAYA),
    (START + 7, 3, 4, "I made soup. Nell only watched.", MAYA),
    (START + 8, 2, 4, "Good week.", MAYA_AND_IDRIS),
    (START + 9, 4, 3, "Loud music. I said stop and she stopped.", MAYA),
    (START + 10, 2, 4, "I made fish fingers and peas.", MAYA),
    (START + 11, 3, 5, "Biscuit sat on Nell!", MAYA),
    (START + 12, 2, 5, "12 days on time. I get a star.", MAYA_AND_IDRIS),
    (START + 13, 1, 4, "I slept all night.", MAYA),
)
"""Week, day of the week, face, words, who typed them."""

FULL: Final = (
    (START + 4, 0, ((2, "Late 3 times."), (2, "We did not cook yet."), (3, "The night worker is nice."))),
    (START + 8, 0, ((4, "Nearly always on time."), (3, "I cook on Wednesdays."), (3, "I woke up scared 3 times."))),
    (START + 12, 0, ((5, "Always on time now."), (4, "I can cook 4 teas."), (4, "I woke up scared once."))),
)
"""Week, day, and for each objective a face and words."""


def add_checks(making: Making, contract: Contract) -> None:
    """Quick words and full checks, oldest first."""
    for weeks, days, face, words, author in QUICK:
        quality.say_how_it_went(
            making.at(weeks, author, days), contract.person_id, face, contract_id=contract.id, words=words
        )
    _others(making, contract)
    for weeks, days, faces in FULL:
        desk = making.at(weeks, MAYA_AND_IDRIS, days)
        check = quality.start_full_check(desk, contract.person_id, contract.id)
        for answer, (face, words) in zip(quality.check_answers(desk, check.id), faces, strict=True):
            quality.answer_objective(desk, answer.id, face, words)


def _others(making: Making, contract: Contract) -> None:
    """Words of somebody else than Maya: her sister, and the provider."""
    said: tuple[tuple[int, int, str, SaidBy, str, Author], ...] = (
        (
            START + 5,
            3,
            "Maya was upset on the phone. Better after Ruth’s visit.",
            SaidBy.KEY_PERSON,
            "Leila Whitlock",
            LEILA,
        ),
        (START + 11, 4, "Maya cooks with less and less help.", SaidBy.PROVIDER, "Nell, Tansy Lane Support", IDRIS),
    )
    for weeks, face, words, said_by, name, author in said:
        quality.say_how_it_went(
            making.at(weeks, author, 5),
            contract.person_id,
            face,
            said_by=said_by,
            contract_id=contract.id,
            words=words,
            said_by_name=name,
        )


def add_concerns(making: Making, contract: Contract) -> None:
    """One that was told and put right, one that waits for somebody to be told."""
    desk = making.at(START + 4, MAYA_AND_IDRIS, 2)
    closed = quality.raise_concern(desk, contract.person_id, contract.id)
    making.fill(
        desk,
        closed,
        kinds=(ConcernKind.NEGLECT, ConcernKind.SERVICE),
        danger_now=False,
        what="Nobody came on Tuesday and Thursday morning. I had no one to help me with my medicine.",
        happened_on=making.day(START + 4, 1),
        wanted="I want a phone call when someone is late. I want to know who comes.",
        told="Ruth Okafor at Tansy Lane Support, and Tom Ashby at the council",
        told_at=datetime.combine(making.day(START + 4, 3), time(10, 20), UTC),
        done="Ruth said sorry and came herself for a week. They now phone 15 minutes before. The 2 visits will be paid back.",
        closed_on=making.day(START + 7, 1),
    )
    new = quality.raise_concern(making.at(0, MAYA), contract.person_id, contract.id)
    making.fill(
        making.at(0, MAYA),
        new,
        kinds=(ConcernKind.RIGHTS,),
        danger_now=False,
        what="A new worker talked on her phone all morning. She did not talk to me.",
        happened_on=making.today,
        wanted="I want her to put the phone away and say good morning.",
    )
