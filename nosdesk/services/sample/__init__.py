"""The example case: two people, four services, all of it invented, and dated so that it is alive on any day.

Maya Whitlock directs her own support with an advocate beside her: help at home that has run for 14 weeks, a gardening
group with offers to compare, a swimming buddy just begun. Owen Pryce's support is commissioned: a contract waits to be signed.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from nosdesk.i18n import Reader
from nosdesk.services.desk import Desk
from nosdesk.services.sample import more_services, owen
from nosdesk.services.sample.easy_words import add_easy_words
from nosdesk.services.sample.help_at_home import add_help_at_home
from nosdesk.services.sample.how_it_goes import add_checks, add_concerns
from nosdesk.services.sample.making import MAYA, Making
from nosdesk.services.sample.maya import add_maya
from nosdesk.services.sample.running import add_money
from nosdesk.storage.casefile import CaseFile


def make_sample(path: Path, passphrase: str | None, reader: Reader, today: date | None = None) -> Desk:
    """Make the example case in a new file and sit down at it as Maya; `today` is the day it is made for.

    What the program itself writes (terms of contracts, starting criteria) is in the reader's language and wording; what people
    said stays in English, as a person's words do. Raises KnownError where the file cannot be made; none is left behind then.
    """
    clock: Callable[[], date] = date.today if today is None else lambda: today
    case = CaseFile.create(path, passphrase, example=True)
    try:
        _fill(Making(case, clock(), reader))
    except BaseException:
        case.close()
        path.unlink(missing_ok=True)
        raise
    return Desk(case, MAYA, today=clock)


def _fill(making: Making) -> None:
    maya = add_maya(making)
    contract = add_help_at_home(making, maya)
    add_money(making, contract)
    add_checks(making, contract)
    add_concerns(making, contract)
    more_services.add_gardening_group(making, maya)
    more_services.add_swimming_buddy(making, maya)
    owen.add_owen(making)
    add_easy_words(making)
