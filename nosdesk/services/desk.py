"""What every service is given: the open case file, who is here, and today."""

from collections.abc import Callable
from dataclasses import field, replace
from datetime import UTC, date, datetime

from nosdesk.domain.author import Author
from nosdesk.frozen import dataclass
from nosdesk.storage.casefile import CaseFile


@dataclass(frozen=True)
class Desk:
    """An open case file with somebody at it. Services take a Desk first; `today` is a function so that tests set the day."""

    case: CaseFile
    author: Author
    today: Callable[[], date] = date.today
    opened_at: datetime = field(default_factory=lambda: datetime.now(UTC))

    def by(self, author: Author) -> "Desk":
        """The same desk with somebody else at it."""
        return replace(self, author=author)
