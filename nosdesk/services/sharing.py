"""Choosing what of a document somebody is given, giving it, and keeping what was given to whom.

A copy is cut before it is drawn (documents/redaction), so nothing that is left out is anywhere in the file. What was chosen for
a reader is offered again the next time.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Final
from uuid import UUID

from nosdesk.documents.blocks import Document
from nosdesk.documents.catalogue import paper
from nosdesk.documents.file_types import FileType
from nosdesk.documents.formats import Format
from nosdesk.documents.redaction import Cut, Redacted, Section, mapped, photos_in, redacted, sections
from nosdesk.documents.sheet import Binding, Heard, PaperSize, Sheet, Tint, unheard
from nosdesk.domain.choices import ReadingFormat
from nosdesk.domain.hiding import Hidden, hide
from nosdesk.domain.records import (
    Contact,
    Contract,
    CostShare,
    Helper,
    Offer,
    Person,
    Photo,
    Provider,
    Share,
    Specification,
)
from nosdesk.domain.rounding import to_pence
from nosdesk.errors import BugError, KnownError
from nosdesk.i18n import Reader, Words
from nosdesk.pictures import OwnPhoto
from nosdesk.services import papers
from nosdesk.services.desk import Desk
from nosdesk.services.making import written
from nosdesk.services.offers import read_comparison
from nosdesk.storage.unit import Reading

_THE_PERSON: Final = Words("Whose support it is", "The person who gets help")
_AROUND: Final = Words("Somebody around them", "Someone they know")
_PROVIDER: Final = Words("Provider")


NAME_IN_FILE_NAME: Final = Words(
    "The name of the file, {file}, tells a name that you left out of the copy. Nothing was saved. Give the file another name.",
    "The file name {file} tells a name you left out. Nothing was saved. Choose another.",
)


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy for one reader: of which document, in which form, and what is left out.

    `to_id` is a Person, Contact or Provider; None with a name for somebody else.
    """

    document: str
    record_id: UUID
    format: Format = Format.STANDARD
    file_type: FileType = FileType.PDF
    to_id: UUID | None = None
    to_name: str = ""
    parts_out: tuple[str, ...] = ()
    names_out: tuple[UUID, ...] = ()
    """Ids of the people and providers whose names are left out."""
    prices_out: bool = False
    photos_kept: tuple[str, ...] = ()
    """Digests of photos that somebody looked at and keeps."""
    photos_out: tuple[str, ...] = ()
    """Digests of photos that are left out whatever else is."""
    tint: Tint = Tint.WHITE
    paper: PaperSize = PaperSize.A4
    binding: Binding = Binding.NONE
    letters: int | None = None
    """The size of the text in points; None for what is usual in the format."""

    @property
    def sheet(self) -> Sheet:
        """What it is printed on."""
        return Sheet(self.paper, self.letters, self.binding, self.tint)

    def on(self, sheet: Sheet) -> "Copy":
        """The same copy on another sheet."""
        letters = None if sheet.size is None else round(sheet.size)
        return replace(self, tint=sheet.tint, paper=sheet.paper, binding=sheet.binding, letters=letters)


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody the document names, and in how many places."""

    id: UUID
    name: str
    places: int


@dataclass(frozen=True, slots=True)
class Pictured:
    """A photo of a document: whether this reader gets it, and whether that can be chosen for them at all."""

    photo: OwnPhoto
    kept: bool
    open: bool
    """False where the photo is only for the people around the person, and the reader is none of them."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen for a copy: the photos in it, which no search can look into; its parts, the names in it, and whether it
    holds prices of several providers.
    """

    photos: tuple[Pictured, ...]
    sections: tuple[Section, ...]
    names: tuple[Named, ...]
    prices: bool
    whose: str = ""
    """What the person whose document it is likes to be called."""


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody a copy can be given to."""

    id: UUID
    name: str
    part: Words
    """Who they are here: "Advocate", "Provider"."""


def readers(desk: Desk, person_id: UUID) -> tuple[Who, ...]:
    """Whom copies can be given to: the person, the people around them, the providers they deal with."""
    with desk.case.reading() as reading:
        person = reading.get(Person, person_id)
        contacts = reading.find(Contact, person_id=person_id, until=None)
        found = (
            Who(person.id, person.name, _THE_PERSON),
            *(Who(one.id, one.name, one.role.words if one.role else _AROUND) for one in contacts),
            *(Who(one.id, one.name, _PROVIDER) for one in _providers(reading, person_id)),
        )
        return tuple(one for one in found if one.name)


def _providers(reading: Reading, person_id: UUID) -> tuple[Provider, ...]:
    specifications = [one.id for one in reading.find(Specification, person_id=person_id)]
    offers = reading.find(Offer, specification_id=specifications) if specifications else ()
    contracts = reading.find(Contract, person_id=person_id)
    ids = {*(one.provider_id for one in offers), *(one.provider_id for one in contracts)}
    return reading.find(Provider, id=sorted(ids, key=str), order=("name", "id")) if ids else ()


def usual(desk: Desk, copy: Copy) -> Copy:
    """The copy as this reader was last given such a one: its form from their last copy, what is left out from the last of this
    document. Where they had none yet, the format they read best, as their record says.
    """
    with desk.case.reading() as reading:
        whom = {"to_id": copy.to_id} if copy.to_id else {"to_name": copy.to_name, "to_id": None}
        given = reading.find(Share, **whom, order=("-created_at", "-id"))
        if not given:
            best = _best(reading, copy.to_id) or copy.format
            return replace(copy, format=best, letters=_letters(copy.letters, best))
        last = given[0]
        same = next((one for one in given if (one.document, one.about_id) == (copy.document, copy.record_id)), None)
        form = Format(last.format)
        kept = replace(
            copy,
            format=form,
            file_type=FileType(last.file_type),
            tint=_tint(last.tint),
            paper=PaperSize(last.paper) if last.paper in list(PaperSize) else PaperSize.A4,
            binding=Binding(last.binding) if last.binding in list(Binding) else Binding.NONE,
            letters=_letters(last.letters, form),
        )
        if same is None:
            return kept
        wanted = set(same.names_out.splitlines())
        person = _person_of(reading, copy.record_id)
        return replace(
            kept,
            parts_out=tuple(same.parts_out.splitlines()),
            names_out=tuple(one.id for one in _everybody(reading, person) if one.name in wanted),
            prices_out=same.prices_out,
            photos_out=_digests(reading, person, same.photos_out),
        )


def _digests(reading: Reading, person: Person, shown: str) -> tuple[str, ...]:
    wanted = set(shown.splitlines())
    return tuple(one.digest for one in reading.find(Photo, person_id=person.id) if _named(one.shows) in wanted)


def _file_words(stem: str) -> str:
    """The words in the name of a file: "Copy_forPriya2" is "Copy for Priya"."""
    return re.sub(r"[\W\d_]+", " ", re.sub(r"(?<=[^\W\d_A-Z])(?=[A-Z])", " ", stem))


def _named(shows: str) -> str:
    return " ".join(shows.split())


def _tint(name: str) -> Tint:
    return Tint(name) if name in list(Tint) else Tint.WHITE


def _letters(points: int | None, form: Format) -> int | None:
    """A size of text where the format has it."""
    return points if points is not None and form.sizes.least <= points <= form.sizes.most else None


def _best(reading: Reading, reader_id: UUID | None) -> Format | None:
    if reader_id is None:
        return None
    found: list[Person | Contact] = [*reading.find(Person, id=reader_id), *reading.find(Contact, id=reader_id)]
    reads = set(found[0].formats) if found else set()
    if ReadingFormat.EASY in reads:
        return Format.EASY
    if ReadingFormat.GIANT in reads:
        return Format.GIANT
    return Format.LARGE if ReadingFormat.LARGE in reads else None


def choices(desk: Desk, copy: Copy, reader: Reader) -> Choices:
    """What can be left out of a document, as it now stands, in the words of this reader."""
    document = _built(desk, copy, reader)
    said = _texts(document)
    with desk.case.reading() as reading:
        person = _person_of(reading, copy.record_id)
        found: list[Named] = []
        for one in _everybody(reading, person):
            if one.id in (copy.to_id, person.id):
                continue
            places = sum(hide(text, [_hidden(one, ())], "")[1] for text in said)
            if places:
                found.append(Named(one.id, one.name, places))
        offers = copy.document == "offer-comparison"
        around = _is_around(reading, copy)
        photos = tuple(
            Pictured(one, _is_kept(copy, one, around), around or not one.only_around) for one in photos_in(document)
        )
        return Choices(photos, sections(document), tuple(found), offers, person.called)


def cut_copy(desk: Desk, copy: Copy, reader: Reader) -> Redacted:
    """The document as this reader is given it. Raises KnownError where the document cannot be made."""
    document = _built(desk, copy, reader)
    with desk.case.reading() as reading:
        return redacted(document, _cut(reading, copy, document), replace(reader, easy=copy.format.easy))


def give(desk: Desk, copy: Copy, reader: Reader, out: Path, heard: Heard = unheard) -> Share:
    """Write the copy and keep that it was given. The file is complete or not there; without it nothing is kept.

    Raises KnownError: nothing to make it of, a file name that tells what is hidden, or a place that cannot be written.
    """
    document = _built(desk, copy, reader)
    with desk.case.reading() as reading:
        cut = _cut(reading, copy, document)
    if hide(_file_words(out.stem), cut.whom, "")[1]:
        raise KnownError(NAME_IN_FILE_NAME, file=out.name)
    made = redacted(document, cut, replace(reader, easy=copy.format.easy)).document
    left_out = [_named(one.words) for one in photos_in(document) if one.digest in cut.photos]
    files = written(made, copy.format, copy.file_type, reader, out, copy.sheet, heard)
    digests = [hashlib.sha256(file.read_bytes()).hexdigest() for file in files]
    known = paper(copy.document)
    if known is None:
        raise BugError(f"no paper is called {copy.document!r}")
    with desk.case.writing(desk.author) as writing:
        about = writing.get(known.record, copy.record_id)
        person = _person_of(writing, copy.record_id)
        names = {one.id: one.name for one in _everybody(writing, person)}
        return writing.add(
            Share(
                person_id=person.id,
                to_id=copy.to_id,
                to_name=copy.to_name or names.get(copy.to_id or person.id, ""),
                given_on=desk.today(),
                document=copy.document,
                about=known.record.__name__,
                about_id=copy.record_id,
                about_version=about.version,
                format=copy.format.value,
                file_type=copy.file_type.value,
                tint=copy.tint.value,
                paper=copy.paper.value,
                binding=copy.binding.value,
                letters=copy.letters,
                parts_out="\n".join(copy.parts_out),
                names_out="\n".join(names[one] for one in copy.names_out if one in names),
                prices_out=copy.prices_out,
                photos_out="\n".join(left_out),
                digest="\n".join(digests),
            )
        )


def given(desk: Desk, person_id: UUID) -> tuple[Share, ...]:
    """What was given to whom about one person, the newest first."""
    with desk.case.reading() as reading:
        return reading.find(Share, person_id=person_id, order=("-created_at", "-id"))


def copy_with_digest(desk: Desk, digest: str) -> Share | None:
    """Which copy a file is, by its SHA-256 in hexadecimal; None for a file that was not given from here."""
    with desk.case.reading() as reading:
        return next((one for one in reading.find(Share) if digest.strip().lower() in one.digest.splitlines()), None)


# ---- what is looked for --------------------------------------------------------------------------


def _built(desk: Desk, copy: Copy, reader: Reader) -> Document:
    return papers.build(desk, copy.document, copy.record_id, copy.format, replace(reader, easy=copy.format.easy))


def _person_of(reading: Reading, record_id: UUID) -> Person:
    """Whose support a document's record belongs to."""
    for person in reading.find(Person, id=record_id):
        return person
    owners: list[Specification | Contract] = [
        *reading.find(Specification, id=record_id),
        *reading.find(Contract, id=record_id),
    ]
    for record in owners:
        return reading.get(Person, record.person_id)
    raise BugError("the document is about nobody")


_Named = Person | Contact | Provider | Helper


def _everybody(reading: Reading, person: Person) -> tuple[_Named, ...]:
    """Everybody whose name could stand in a document about a person."""
    specifications = [one.id for one in reading.find(Specification, person_id=person.id)]
    shares = reading.find(CostShare, specification_id=specifications) if specifications else ()
    others = [one.person_id for one in shares if one.person_id and one.person_id != person.id]
    return (
        person,
        *(reading.find(Person, id=others) if others else ()),
        *reading.find(Contact, person_id=person.id),
        *_providers(reading, person.id),
        *reading.find(Helper),
    )


def _hidden(one: _Named, shown: tuple[str, ...]) -> Hidden:
    match one:
        case Person():
            return Hidden((one.name, one.known_as), (one.phone, one.email, one.address), shown)
        case Contact():
            return Hidden((one.name,), (one.phone, one.email), shown)
        case Provider():
            return Hidden((one.name, one.contact_name), (one.phone, one.email, one.address), shown)
        case Helper():
            return Hidden((one.name,), (), shown)


def _is_around(reading: Reading, copy: Copy) -> bool:
    """Whether the reader is the person or one of the people around them."""
    person = _person_of(reading, copy.record_id)
    return copy.to_id in {person.id, *(one.id for one in reading.find(Contact, person_id=person.id))}


def _is_kept(copy: Copy, photo: OwnPhoto, around: bool) -> bool:
    """Whether the reader gets a photo: where a name is left out, only one that somebody looked at and kept."""
    if photo.digest in copy.photos_out or (photo.only_around and not around):
        return False
    return photo.digest in copy.photos_kept or not copy.names_out


def _cut(reading: Reading, copy: Copy, document: Document) -> Cut:
    everybody = _everybody(reading, _person_of(reading, copy.record_id))
    out = [one for one in everybody if one.id in copy.names_out]
    shown = tuple(one.name for one in everybody if one.id not in copy.names_out)
    return Cut(
        parts=copy.parts_out,
        whom=tuple(_hidden(one, shown) for one in out),
        prices=copy.prices_out,
        allowed=frozenset(_own_sums(reading, copy)) if copy.prices_out else frozenset(),
        photos=frozenset(
            one.digest for one in photos_in(document) if not _is_kept(copy, one, _is_around(reading, copy))
        ),
    )


def _own_sums(reading: Reading, copy: Copy) -> Iterator[Decimal]:
    """Every sum of money that the reader's own offer comes to, and the budget."""
    spec = reading.get(Specification, copy.record_id)
    if spec.budget is not None:
        yield spec.budget
    for result in read_comparison(reading, copy.record_id).results:
        if result.facts.provider.id == copy.to_id:
            cost, fit = result.cost, result.budget
            sums = [cost.weekly, cost.four_weekly, cost.monthly, cost.yearly, cost.one_off, result.whole_cost]
            sums += [price.amount for price in result.facts.prices]
            sums += [fit.cost, fit.left, -fit.left if fit.left is not None else None] if fit else []
            yield from (to_pence(amount) for amount in sums if amount is not None)


def _texts(document: Document) -> list[str]:
    said: list[str] = []

    def listen(text: str) -> str:
        said.append(text)
        return text

    mapped(document, listen)
    return said
