"""Response sheets: write one for providers, read what comes back, keep it as an offer, all of it or nothing."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final
from uuid import UUID

from nosdesk.domain.choices import Met
from nosdesk.domain.records import Offer, OfferAnswer, OfferPrice, Provider, Requirement, Specification, Visit
from nosdesk.errors import KnownError
from nosdesk.export.response_sheet import (
    Ambiguity,
    Asked,
    Understood,
    Unread,
    write_response_csv,
    write_response_sheet,
)
from nosdesk.export.response_sheet.asked import vat_unsaid
from nosdesk.export.response_sheet.book import read_book
from nosdesk.export.response_sheet.describe import describe as describe_understood
from nosdesk.export.response_sheet.understand import understand
from nosdesk.i18n import Reader, Words
from nosdesk.services import criteria
from nosdesk.services.desk import Desk
from nosdesk.services.offers import fill_gaps, make_room, named_or_new
from nosdesk.storage.unit import Reading, Writing

NOTHING_ASKED: Final = Words(
    "The specification asks for nothing yet, so there is nothing to answer. No file was written. Add requirements or times first.",
    "You have not said what you need. We made no file. Say what you need first.",
)
WHICH_SERVICE: Final = Words(
    "{file} does not say which service it answers. Nothing was imported. Say which service it is for.",
    "We do not know what help {file} is about. Nothing has changed. Choose the service.",
)
NO_PROVIDER: Final = Words(
    "{file} does not say which provider it is from. Nothing was imported. Say who sent it.",
    "We do not know who sent {file}. Nothing has changed. Say who it is from.",
)
STILL_OPEN: Final = Words(
    "In {file}, some rows could mean two things. Nothing was imported. Say first what is meant: {where}.",
    "Some lines in {file} are not clear. Nothing has changed. Choose what they mean: {where}.",
)
NOT_ALL_READ: Final = Words(
    "In {file}, some cells could not be read. Nothing was imported. Look at them first: {where}. Then correct the file, or say that "
    "they may be left out.",
    "We could not read all of {file}. Nothing has changed. Look at these places: {where}.",
)
ASKED_ANEW: Final = Words(
    "The requirements were changed after {file} was read. Nothing was imported. Read the file again.",
    "Your list changed in the meantime. Nothing has changed here. Open {file} again.",
)
_MOST_NAMED: Final = 10


def read_asked(reading: Reading, specification_id: UUID) -> Asked:
    """What a specification asks of providers, requirements in the order in which they were written."""
    return Asked(
        reading.get(Specification, specification_id),
        reading.find(Requirement, specification_id=specification_id),
        reading.find(Visit, specification_id=specification_id),
    )


def write_sheet(desk: Desk, specification_id: UUID, path: Path, reader: Reader) -> None:
    """Write the sheet that providers fill in: a workbook, or CSV where the name ends in .csv.

    It is complete or not there. Raises KnownError where nothing is asked yet, or the folder cannot be written.
    """
    with desk.case.reading() as reading:
        asked = read_asked(reading, specification_id)
    if not asked.requirements and not asked.visits:
        raise KnownError(NOTHING_ASKED)
    write = write_response_csv if path.suffix.lower() == ".csv" else write_response_sheet
    write(path, asked, reader)


def read_offer(desk: Desk, path: Path, specification_id: UUID | None = None) -> Understood:
    """What a provider's file says, to be shown and confirmed. No offer is kept yet.

    This shows prices and answers, so criteria and weights stand still from now on. Without a specification the file's own mark
    tells it, or the case file's only one. Raises KnownError where the file cannot be taken, or the weights do not make 100.
    """
    book = read_book(path)
    with desk.case.reading() as reading:
        service = specification_id or _meant(reading, book.specification_id)
        if service is None:
            raise KnownError(WHICH_SERVICE, file=book.file)
        asked = read_asked(reading, service)
        if asked.specification.criteria_locked_at is None:
            criteria.refuse_unusable(reading, service)
    found = understand(book, asked, desk.today())
    with desk.case.writing(desk.author) as writing:
        criteria.lock(writing, service)
    return found


def describe(desk: Desk, understood: Understood, reader: Reader) -> tuple[str, ...]:
    """What was understood, in lines to be shown or printed."""
    with desk.case.reading() as reading:
        asked = read_asked(reading, understood.specification_id)
    return describe_understood(understood, asked, reader)


def _meant(reading: Reading, mark: UUID | None) -> UUID | None:
    held = [each.id for each in reading.find(Specification)]
    if mark in held:
        return mark
    return held[0] if len(held) == 1 else None


def import_offer(
    desk: Desk,
    understood: Understood,
    provider: UUID | str | None = None,
    *,
    leave_out_unread: bool = False,
    replaces: UUID | None = None,
) -> Offer:
    """Keep what was understood as an offer, with its provider, prices and answers: all of it or nothing.

    `provider` is one that is known, a name, or None for the one that the file names. Cells that could not be read refuse the import
    unless `leave_out_unread`; their requirements are then kept as unclear. Raises KnownError: questions are open, cells unread, no
    provider named, the provider has an offer already that is not `replaces`, the requirements were changed meanwhile.
    """
    if understood.questions:
        where = _places(understood.questions)
        raise KnownError(STILL_OPEN, file=understood.file, where=where)
    if understood.unread and not leave_out_unread:
        raise KnownError(NOT_ALL_READ, file=understood.file, where=_places(understood.unread))
    with desk.case.writing(desk.author) as writing:
        specification = criteria.lock(writing, understood.specification_id)
        asked = {each.id for each in writing.find(Requirement, specification_id=specification.id)}
        if any(answer.requirement_id not in asked for answer in understood.answers):
            raise KnownError(ASKED_ANEW, file=understood.file)
        held = _provider(writing, understood, provider)
        make_room(writing, specification.id, held, replaces)
        offer = writing.add(_offer(desk, writing, understood, specification, held))
        writing.add_all(_prices(understood, offer, specification))
        writing.add_all(_answers(understood, offer))
        return offer


def _provider(writing: Writing, understood: Understood, provider: UUID | str | None) -> Provider:
    said = understood.provider
    facts = {
        "contact_name": said.contact_name,
        "phone": said.phone,
        "email": said.email,
        "address": said.address,
        "regulator": said.regulator,
        "rating": said.rating,
    }
    if isinstance(provider, UUID):
        return fill_gaps(writing, writing.get(Provider, provider), facts)
    name = provider if provider is not None and provider.strip() else said.name
    if not name.strip():
        raise KnownError(NO_PROVIDER, file=understood.file)
    return named_or_new(writing, name, facts)


def _offer(
    desk: Desk, writing: Writing, understood: Understood, specification: Specification, provider: Provider
) -> Offer:
    return Offer(
        specification_id=specification.id,
        provider_id=provider.id,
        received_on=desk.today(),
        valid_until=understood.provider.valid_until,
        can_start=understood.provider.can_start,
        came_as=understood.file,
        words=understood.provider.words,
        opened_at=writing.at,
    )


def _prices(understood: Understood, offer: Offer, specification: Specification) -> list[OfferPrice]:
    unsaid = vat_unsaid(specification)
    return [
        OfferPrice(
            offer_id=offer.id,
            basis=price.basis,
            band=price.band,
            amount=price.amount,
            per_week=price.per_week,
            vat=unsaid if price.vat is None else price.vat,
            note=price.note,
        )
        for price in understood.prices
    ]


def _answers(understood: Understood, offer: Offer) -> list[OfferAnswer]:
    return [
        OfferAnswer(
            offer_id=offer.id,
            requirement_id=answer.requirement_id,
            met=answer.met if answer.met is not None else Met.UNCLEAR,
            words=answer.words,
        )
        for answer in understood.answers
    ]


def _places(found: Sequence[Unread | Ambiguity]) -> str:
    """Where cells stand, the first of them: "Prices E4, Requirements D7"."""
    named = [_place(item) for item in found[:_MOST_NAMED]]
    return ", ".join(named) + (" …" if len(found) > _MOST_NAMED else "")


def _place(item: Unread | Ambiguity) -> str:
    at = item.place if isinstance(item, Ambiguity) else item
    return f"{at.sheet} {at.column}{at.row}"
