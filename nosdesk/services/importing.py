"""Import a provider's file without a window: understood whole and kept, or refused with nothing changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

from nosdesk.domain.choices import Met
from nosdesk.domain.records import Offer, Provider, Requirement, Specification
from nosdesk.errors import KnownError
from nosdesk.export.response_sheet import Understood
from nosdesk.export.response_sheet.book import read_book
from nosdesk.export.response_sheet.understand import understand
from nosdesk.i18n import Counted, Reader, Words
from nosdesk.services import criteria
from nosdesk.services.desk import Desk
from nosdesk.services.response import import_offer, read_asked
from nosdesk.storage.unit import Reading

WHICH_SERVICE: Final = Words(
    "{file} does not say which service it answers. Nothing was imported. Name one of these: {services}.",
    "What help is {file} about? Nothing has changed. Choose 1 of these: {services}.",
)
NO_SUCH_SERVICE: Final = Words(
    "There is no service called {name}, or several. Nothing was imported. These are there: {services}.",
    "We cannot find the help called {name}. Nothing has changed. There is: {services}.",
)

_PRICES: Final = Counted("{n} price", "{n} prices")
_ANSWERS: Final = Counted("{n} answer", "{n} answers")
_PRICE: Final = Words("{amount} for {basis}, {band}")
_UNANSWERED: Final = Words("Not answered: {statement}", "No answer to this: {statement}")


@dataclass(frozen=True)
class Imported:
    """What came of an import: the offer, its provider, and what was understood of the file."""

    offer: Offer
    provider: Provider
    understood: Understood
    requirements: tuple[Requirement, ...]

    def said(self, reader: Reader) -> Iterator[str]:
        """What was understood, line by line."""
        found = self.understood
        prices, answers = reader.count(_PRICES, len(found.prices)), reader.count(_ANSWERS, len(found.answers))
        yield f"{self.provider.name}: {prices}, {answers}"
        for price in found.prices:
            words = {"basis": reader.say(price.basis.words), "band": reader.say(price.band.words)}
            yield "  " + reader.say(_PRICE, amount=f"£{price.amount.normalize():f}", **words)
        statements = {each.id: each.statement for each in self.requirements}
        for answer in found.answers:
            met = reader.say((answer.met or Met.UNCLEAR).words)
            words_said = f" ({answer.words})" if answer.words else ""
            yield f"  {statements.get(answer.requirement_id, '')}: {met}{words_said}"
        for requirement_id in found.unanswered:
            yield "  " + reader.say(_UNANSWERED, statement=statements.get(requirement_id, ""))
        for note in found.notes:
            yield "  " + note.said(reader)


def service_named(desk: Desk, named: str) -> UUID:
    """A specification by its id, the last digits of its id, or its title. Raises KnownError for none or several."""
    with desk.case.reading() as reading:
        found = reading.find(Specification)
    wanted = named.strip().casefold()
    ids = [each.id for each in found if wanted and str(each.id).endswith(wanted)]
    titles = [each.id for each in found if each.title.strip().casefold() == wanted]
    for several in (ids, titles):
        if len(several) == 1:
            return several[0]
    raise KnownError(NO_SUCH_SERVICE, name=named, services=_listed(found))


def understand_file(desk: Desk, path: Path, specification_id: UUID | None) -> Understood:
    """What a file says. Changes nothing, so its prices must not be shown before they are imported.

    Raises KnownError: a file that cannot be taken, no service it could answer, criteria that cannot be used yet.
    """
    book = read_book(path)
    with desk.case.reading() as reading:
        service = specification_id or _meant(reading, book.specification_id)
        if service is None:
            raise KnownError(WHICH_SERVICE, file=book.file, services=_listed(reading.find(Specification)))
        asked = read_asked(reading, service)
        if asked.specification.criteria_locked_at is None:
            criteria.refuse_unusable(reading, service)
    return understand(book, asked, desk.today())


def keep(desk: Desk, found: Understood, provider: str | None) -> Imported:
    """Keep what was understood as an offer: all of it, or nothing and a KnownError."""
    offer = import_offer(desk, found, provider)
    with desk.case.reading() as reading:
        held = reading.get(Provider, offer.provider_id)
        asked = reading.find(Requirement, specification_id=found.specification_id)
    return Imported(offer, held, found, asked)


def _meant(reading: Reading, mark: UUID | None) -> UUID | None:
    held = [each.id for each in reading.find(Specification)]
    if mark in held:
        return mark
    return held[0] if len(held) == 1 else None


def _listed(found: tuple[Specification, ...]) -> str:
    return ", ".join(f"{each.title or '?'} ({str(each.id)[-8:]})" for each in found)
