"""Which backups are kept: the one place where the rule is stated."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final

from nosdesk.frozen import dataclass

LAST: Final = 5
"""The newest so many are kept, whenever they were made..."""
DAYS: Final = 7
"""...and the newest of each of so many days..."""
WEEKS: Final = 5
"""...of so many weeks..."""
MONTHS: Final = 12
"""...and of so many months in which backups were made."""
MOST: Final = LAST + DAYS + WEEKS + MONTHS
"""No more good backups than this are ever kept in one place."""


@dataclass(frozen=True)
class Dated:
    """A backup as the rule sees it: its running number, when the clock said it was made, and whether it is whole."""

    number: int
    made_at: datetime
    good: bool = True


def to_drop(backups: Iterable[Dated]) -> frozenset[int]:
    """The numbers of the backups that may go.

    Newer and older go by the running number, never by the clock: a clock that was set back or ran ahead cannot make the newest
    look old. A broken one takes nobody's place, and goes once a whole one is newer; so the only good one always stays.
    """
    newest_first = sorted(backups, key=lambda backup: backup.number, reverse=True)
    good = [backup for backup in newest_first if backup.good]
    if not good:
        return frozenset()
    kept = {backup.number for backup in good[:LAST]}
    kept |= _newest_of_each(good, lambda at: at.date().toordinal(), DAYS)
    kept |= _newest_of_each(good, lambda at: at.isocalendar()[:2], WEEKS)
    kept |= _newest_of_each(good, lambda at: (at.year, at.month), MONTHS)
    kept |= {backup.number for backup in newest_first if not backup.good and backup.number > good[0].number}
    return frozenset(backup.number for backup in newest_first) - kept


def _newest_of_each(newest_first: Iterable[Dated], period: Callable[[datetime], object], most: int) -> set[int]:
    """The newest backup of each of the `most` periods that were met last."""
    found: dict[object, int] = {}
    for backup in newest_first:
        found.setdefault(period(backup.made_at), backup.number)
        if len(found) == most:
            break
    return set(found.values())
