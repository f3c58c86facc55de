"""The one list of every place of the example case: every class of `Place`, every part of every wizard, a row of every list.

Names are known when tests are collected; the places themselves are found in the case when it has been made.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final
from uuid import UUID

from nosdesk.documents.formats import Format
from nosdesk.domain.author import Author
from nosdesk.domain.choices import OfferStatus, PhotoAudience, PhotoConsent, SpecificationStatus
from nosdesk.domain.records import (
    CheckAnswer,
    Concern,
    Contract,
    Criterion,
    Need,
    Offer,
    Outcome,
    PaymentDue,
    Person,
    Photo,
    Provider,
    Record,
    Specification,
)
from nosdesk.forms.catalogue import form_for
from nosdesk.forms.question import Form, Page, Rows
from nosdesk.i18n import SOURCE, Reader
from nosdesk.services import answers, backups, paper_forms, people, photos, pictures, plain_words, response, specify
from nosdesk.services.desk import Desk
from nosdesk.services.sample import make_sample
from nosdesk.services.sharing import Copy
from nosdesk.storage import notes, shelf
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.history import changes
from nosdesk.ui import places
from nosdesk.ui.places import Place
from tests.photo_making import photo_file

WIZARDS: Final = ("person", "outcomes", "specification", "contract", "offer", "provider")
"""Every form that the window shows as a wizard."""


@dataclass(frozen=True)
class Case:
    """The example case, with a child and an empty person added, and what the list looks things up by."""

    desk: Desk
    maya: UUID
    owen: UUID
    child: UUID
    new: UUID
    locked: Path
    sheet: Path
    unprotected: Path

    def of(self, record: type[Record], **wanted: object) -> tuple[Record, ...]:
        """Records of the case."""
        with self.desk.case.reading() as reading:
            return tuple(reading.find(record, **wanted))  # type: ignore[arg-type]

    def one(self, record: type[Record], **wanted: object) -> UUID:
        """The first record of a kind."""
        return self.of(record, **wanted)[0].id

    def about(self, form: str) -> UUID:
        """The record whose answers fill every part of a form: on the full route where there is one."""
        match form:
            case "person" | "outcomes":
                return self.owen
            case "specification" | "contract":
                return self.one({"specification": Specification, "contract": Contract}[form], person_id=self.owen)
            case "offer":
                return self.one(Offer, status=OfferStatus.AWARDED)
        return self.one(Provider)

    @property
    def gardening(self) -> UUID:
        """The service whose offers are being compared."""
        return next(
            offer.specification_id  # type: ignore[attr-defined]
            for offer in self.of(Offer)
            if offer.status is OfferStatus.RECEIVED  # type: ignore[attr-defined]
        )

    @property
    def running(self) -> UUID:
        """The signed contract."""
        return self.one(Contract, person_id=self.maya)


def make(folder: Path) -> Case:
    """Make the case, and the files that some places name."""
    desk = make_sample(folder / "example.nosdesk", None, Reader())
    (folder / "older").mkdir()
    backups.back_up_to(desk.case, folder / "older")
    named = {person.name: person.id for person in people.list_people(desk)}
    child = people.add_person(desk, "Robin Larkfield")
    answers.save(desk, Person, child.id, "birth_date", _years_ago(desk.today(), 15), None, None)
    new = people.add_person(desk, "")
    with desk.case.reading() as reading:
        swim = reading.find(Specification, person_id=named["Maya Whitlock"], status=SpecificationStatus.DRAFT)[0]
    answers.save(desk, Specification, swim.id, "what", f"{swim.what} This commenced in May; I like it.", None, None)
    case = Case(
        desk.by(Author(person="Maya Whitlock")),
        named["Maya Whitlock"],
        named["Owen Pryce"],
        child.id,
        new.id,
        folder / "locked.nosdesk",
        folder / "answers.xlsx",
        folder / "unprotected.nosdesk",
    )
    CaseFile.create(case.locked, "long enough words").close()
    CaseFile.create(case.unprotected, None).close()
    response.write_sheet(desk, case.gardening, case.sheet, Reader())
    specify.start_specification(desk, new.id)
    _add_photos(case)
    return case


def _years_ago(day: date, years: int) -> date:
    return date(day.year - years, day.month, min(day.day, 28))


Find = Callable[[Case], Place]


def _backed_up(case: Case) -> Path:
    """A backup of the example, from before its latest changes."""
    return next((case.locked.parent / "older").glob("*.nosdesk"))


def _backups(case: Case) -> Place:
    """With a backup made, a second place that has been away for long, and a backup that failed."""
    home = shelf.home_of(case.desk.case.id)
    if not shelf.standing(home):
        backups.back_up(case.desk.case)
        notes.save(home, replace(notes.load(home), failed_at="2026-11-01T10:00:00+00:00"))
    return places.Backups()


def _code(case: Case, form: str) -> str:
    """The code of a form printed today for the person."""
    person = answers.read(case.desk, Person, case.maya)
    return paper_forms.code_of(form_for(form), Format.STANDARD, person, case.desk, Reader())


def _changed_answer(case: Case) -> Place:
    """The answer that `make` changed."""
    changed = case.of(Specification, person_id=case.maya, status=SpecificationStatus.DRAFT)[0]
    return places.History("Specification", changed.id, "what")


def _as_it_was(case: Case) -> Place:
    """That service as it was before the change."""
    changed = _changed_answer(case)
    assert isinstance(changed, places.History)
    newest = next(row for row in changes(case.desk.case, changed.record_id) if row.field == "what")
    return places.AsItWas("Specification", changed.record_id, newest.number - 1)


def _part(form: str, part: str) -> Find:
    return lambda case: places.Wizard(form, case.about(form), part)


def _row(form: str, part: Rows) -> Find:
    def found(case: Case) -> Place:
        # The first record of the form that has a row here: the one for the full route may lack one.
        for owner in case.of(form_for(form).record):
            rows = case.of(part.of.record, **{part.parent: owner.id})
            if rows:
                return places.Wizard(form, owner.id, part.key, rows[0].id)
        raise AssertionError(f"the example case has no {part.of.key}")

    return found


def _wizard(key: str) -> dict[str, Find]:
    """Every part of a form, and a row of every list."""
    form: Form = form_for(key)
    found: dict[str, Find] = {}
    for part in form.parts:
        found[f"{key}: {part.key}"] = _part(key, part.key)
        if isinstance(part, Rows):
            found[f"{key}: {part.key}, a row"] = _row(key, part)
        elif isinstance(part, Page) and part.life_stage:
            found[f"{key}: {part.key}"] = lambda case, part=part.key: places.Wizard(key, case.child, part)
    found[f"{key}: check your answers"] = lambda case: places.CheckAnswers(key, case.about(key))
    return found


def _full_check(case: Case) -> UUID:
    return case.of(CheckAnswer)[0].check_id  # type: ignore[attr-defined,no-any-return]


def _swimming(case: Case) -> UUID:
    return case.one(Specification, person_id=case.maya, status=SpecificationStatus.DRAFT)


def _offer(case: Case, status: OfferStatus) -> UUID:
    return case.one(Offer, status=status)


def _fact(case: Case) -> Place:
    return places.Sources("person", case.maya, (case.maya, "name"))


def _own_word(case: Case) -> Place:
    plain_words.add_word(SOURCE, "dosette box", "pill box")
    return places.PlainWords()


def _add_photos(case: Case) -> None:
    """A photo that was chosen for an outcome, and one of which nothing is said yet."""
    path = photo_file(case.locked.parent)
    made = photos.add(case.desk, case.maya, path)
    for name, value in (
        ("shows", "Ruth and I in the garden"),
        ("who", "Ruth Whitlock"),
        ("agreed", PhotoConsent.ALL),
        ("may_see", PhotoAudience.AROUND),
    ):
        answers.save(case.desk, Photo, made.id, name, value, None, None)
    pictures.choose(case.desk, "Outcome", case.one(Outcome, person_id=case.maya), photo_id=made.id)
    photos.add(case.desk, case.maya, path)


def _stale(case: Case) -> Place:
    return places.EasyAnswer("Specification", _swimming(case), "what")


def _due(case: Case) -> Place:
    with case.desk.case.reading() as reading:
        dues = reading.find(PaymentDue, contract_id=case.running)
    return places.Pay(case.running, dues[-1].id)


def _weights(case: Case) -> Place:
    offers = case.of(Offer, specification_id=case.gardening)
    criteria = case.of(Criterion, specification_id=case.gardening)
    return places.Compare(
        case.gardening,
        only_differences=True,
        order="price",
        pinned=(offers[0].id,),
        hidden=frozenset({offers[-1].id}),
        weights=tuple((one.id, 100 // len(criteria)) for one in criteria),
    )


WITHOUT_A_FILE: Final[dict[str, Find]] = {
    "reading, first of all": lambda case: places.Reading(first=True),
    "start": lambda case: places.Start(),
    "new file": lambda case: places.NewFile(),
    "unlock": lambda case: places.Unlock(case.locked),
    "open without a passphrase": lambda case: places.Unlock(case.unprotected),
    "open with the recovery sheet": lambda case: places.Recover(case.locked),
    "open with the recovery sheet, not there": lambda case: places.Recover(case.locked.with_name("gone.nosdesk")),
    "locked": lambda case: places.Locked(),
    "unlock what is not there": lambda case: places.Unlock(case.locked.with_name("gone.nosdesk")),
    "backups of a file that is lost": lambda case: places.Backups(target=_backed_up(case).with_name("gone.nosdesk")),
    "backups of a file that is lost, none": lambda case: places.Backups(case.locked, folder=case.locked.parent),
    "go back to a backup, no file open": lambda case: places.GoBack(_backed_up(case), case.locked),
    "go back to a backup that asks for a passphrase": lambda case: places.GoBack(case.locked, case.unprotected),
}
"""Places that are shown before a case file is open."""

PLACES: Final[dict[str, Find]] = {
    **WITHOUT_A_FILE,
    "reading": lambda case: places.Reading(),
    "who is here": lambda case: places.WhoIsHere(),
    "people": lambda case: places.People(),
    "home": lambda case: places.Home(case.maya),
    "home of somebody else": lambda case: places.Home(case.owen),
    "home of somebody new": lambda case: places.Home(case.new),
    **{name: find for form in WIZARDS for name, find in _wizard(form).items()},
    "person: check your answers, nothing said": lambda case: places.CheckAnswers("person", case.new),
    "outcomes: nothing said": lambda case: places.Wizard("outcomes", case.new, "outcomes"),
    "specification: pattern, nothing said": lambda case: places.Wizard(
        "specification", case.one(Specification, person_id=case.new), "pattern"
    ),
    "specification: pattern, draft": lambda case: places.Wizard("specification", _swimming(case), "pattern"),
    "specification: check your answers, draft": lambda case: places.CheckAnswers("specification", _swimming(case)),
    "sources": lambda case: places.Sources("person", case.maya),
    "sources of outcomes": lambda case: places.Sources("outcomes", case.maya),
    "a source": _fact,
    "criteria": lambda case: places.Criteria(case.gardening),
    "criteria, nothing said": lambda case: places.Criteria(_swimming(case)),
    "offers": lambda case: places.Offers(case.gardening),
    "offers, none yet": lambda case: places.Offers(_swimming(case)),
    "import an offer": lambda case: places.ImportOffer(case.gardening, case.sheet),
    "import an offer that is not there": lambda case: places.ImportOffer(
        case.gardening, case.sheet.with_name("gone.xlsx")
    ),
    "an offer": lambda case: places.OfferAnswers(_offer(case, OfferStatus.RECEIVED)),
    "a chosen offer": lambda case: places.OfferAnswers(_offer(case, OfferStatus.AWARDED)),
    "compare": lambda case: places.Compare(case.gardening),
    "compare, arranged": _weights,
    "compare, nothing yet": lambda case: places.Compare(_swimming(case)),
    "award": lambda case: places.Award(case.gardening, case.one(Offer, specification_id=case.gardening)),
    "contract": lambda case: places.ContractHome(case.running),
    "contract, not signed": lambda case: places.ContractHome(case.about("contract")),
    "schedule": lambda case: places.Schedule(case.running),
    "sign": lambda case: places.Sign(case.about("contract")),
    "money": lambda case: places.Money(case.running),
    "pay": _due,
    "pay something else": lambda case: places.Pay(case.running),
    "quality": lambda case: places.Quality(case.maya),
    "quality, nothing said": lambda case: places.Quality(case.new),
    "how did it go": lambda case: places.HowDidItGo(case.maya),
    "full check": lambda case: places.FullCheck(_full_check(case)),
    "raise a concern": lambda case: places.Concern(),
    "a concern": lambda case: places.Concern(case.one(Concern)),
    "close a case": lambda case: places.CloseCase(case.maya),
    "documents": lambda case: places.Papers(),
    "documents of a contract": lambda case: places.Papers(case.running),
    **{
        f"document: {name}": lambda case, name=name, about=about: places.Preview(name, about(case), "standard")
        for name, about in (
            ("person-profile", lambda case: case.maya),
            ("specification", lambda case: case.one(Specification, person_id=case.maya)),
            ("offer-comparison", lambda case: case.gardening),
            ("contract", lambda case: case.running),
            ("payment-plan", lambda case: case.running),
            ("quality-summary", lambda case: case.maya),
        )
    },
    "document: paper and letters": lambda case: places.Preview("contract", case.running, "giant", paper=True),
    "document: a web page": lambda case: places.Preview("person-profile", case.maya, "large", "html"),
    "a copy, its paper": lambda case: places.ShareCopy(
        Copy("person-profile", case.maya, Format.LARGE, to_name="Leila Whitlock"), paper=True
    ),
    "who is a copy for": lambda case: places.ShareWith("contract", case.running, case.maya, "standard"),
    "a copy for a reader": lambda case: places.ShareCopy(
        Copy("offer-comparison", case.gardening, to_name="Leila Whitlock")
    ),
    "a copy, easy read": lambda case: places.ShareCopy(
        Copy("person-profile", case.maya, Format.EASY, to_name="Leila Whitlock")
    ),
    "a copy with photos": lambda case: places.ShareCopy(
        Copy("person-profile", case.maya, Format.EASY, to_id=case.maya, to_name="Maya Whitlock")
    ),
    "given": lambda case: places.Given(case.maya),
    "given, nothing": lambda case: places.Given(case.new),
    "document: contract, easy read": lambda case: places.Preview("contract", case.running, "easy-read"),
    "is it easy to read": lambda case: places.EasyCheck(case.owen),
    "is it easy to read, nothing said": lambda case: places.EasyCheck(case.new),
    "easy words for an answer": lambda case: places.EasyAnswer("Person", case.owen, "about"),
    "easy words that are stale": _stale,
    "plain words": _own_word,
    "choose a picture": lambda case: places.ChoosePicture("Outcome", case.one(Outcome, person_id=case.maya)),
    "choose a picture, searched": lambda case: places.ChoosePicture("Need", case.one(Need, person_id=case.maya), "bus"),
    "choose a picture, none found": lambda case: places.ChoosePicture(
        "Need", case.one(Need, person_id=case.maya), "xyzzy"
    ),
    "choose a picture, photos too": lambda case: places.ChoosePicture(
        "Need", case.one(Need, person_id=case.maya), "garden"
    ),
    "own photos": lambda case: places.Photos(case.maya),
    "own photos, none": lambda case: places.Photos(case.new),
    "an own photo": lambda case: places.OwnPhoto(case.one(Photo)),
    "find": lambda case: places.Find("cook"),
    "find nothing": lambda case: places.Find("xyzzy"),
    "evidence": lambda case: places.Evidence(case.owen),
    "history of a person": lambda case: places.History("Person", case.maya),
    "history, further back": lambda case: places.History("Person", case.maya, offset=20),
    "history of a contract": lambda case: places.History("Contract", case.running),
    "history of an answer": _changed_answer,
    "history, nobody’s": lambda case: places.History("Person", case.maya, who="Robin Larkfield"),
    "history, as it was": _as_it_was,
    "file": lambda case: places.File(),
    "passphrase and lock": lambda case: places.Keys(),
    "passphrase after a recovery": lambda case: places.Keys(renew=True),
    "backups": lambda case: _backups(case),
    "backups, every one": lambda case: places.Backups(folder=_backed_up(case).parent, every=True),
    "backups, none": lambda case: places.Backups(),
    "go back to a backup": lambda case: places.GoBack(_backed_up(case)),
    "go back to another file's backup": lambda case: places.GoBack(case.locked),
    "go back to a backup that is broken": lambda case: places.GoBack(case.sheet),
    "help": lambda case: places.Help(),
    "help: keyboard": lambda case: places.Help("keyboard"),
    "help: words": lambda case: places.Help("words"),
    "help: report": lambda case: places.Help("report"),
    "paper form": lambda case: places.PaperForm("outcomes", case.maya, "standard"),
    "paper form, filled in": lambda case: places.PaperForm("outcomes", case.maya, "easy-read", known=True),
    "type in a paper form": lambda case: places.TypeIn(),
    "type in, what about": lambda case: places.TypeIn(code=_code(case, "outcomes")),
    "type in, a page": lambda case: places.TypeIn(code=_code(case, "outcomes"), record_id=case.maya, who="Priya Nair"),
    "type in, a week": lambda case: places.TypeIn(
        code=_code(case, "specification"), record_id=case.about("specification"), page=5
    ),
    "type in, another printing": lambda case: places.TypeIn(
        code=f"{_code(case, 'person')[:-3]}222", record_id=case.maya, page=1
    ),
}
"""Every place by a name of its own."""
