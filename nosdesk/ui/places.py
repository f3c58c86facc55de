"""Everywhere a person can be in the program. A place is plain data: it can be gone back to, and built again in another look."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from nosdesk.frozen import dataclass

if TYPE_CHECKING:
    # Only named here: the first window is painted without them. The services bring the database engine with them.
    from pathlib import Path
    from uuid import UUID

    from nosdesk.services.sharing import Copy


@dataclass(frozen=True)
class Reading:
    """How do you like to read? First of all screens."""

    first: bool = False


@dataclass(frozen=True)
class Start:
    """No case file is open: make one, open one, try the example."""


@dataclass(frozen=True)
class NewFile:
    """Where to keep a new case file, and its passphrase."""


@dataclass(frozen=True)
class Unlock:
    """The passphrase of a case file."""

    path: Path


@dataclass(frozen=True)
class Recover:
    """Opening a case file with its recovery sheet."""

    path: Path


@dataclass(frozen=True)
class Locked:
    """The lock page: the file is open to nobody until it is unlocked."""


@dataclass(frozen=True)
class WhoIsHere:
    """Who is working now."""


@dataclass(frozen=True)
class People:
    """The list of people, for those who help several."""


@dataclass(frozen=True)
class Home:
    """One person's journey."""

    person_id: UUID


@dataclass(frozen=True)
class Wizard:
    """One part of a form; `row_id` is a row of that part where it is a list. Without a part: the first that waits.

    In easy mode a page holds one question: `question` is its place in the part, from 0. `field` is the answer that somebody
    came for: typing begins there.
    """

    form: str
    record_id: UUID
    part: str = ""
    row_id: UUID | None = None
    question: int = 0
    field: str = ""


@dataclass(frozen=True)
class CheckAnswers:
    """Check your answers: the last page of a form."""

    form: str
    record_id: UUID


@dataclass(frozen=True)
class Sources:
    """Where the facts of a form came from; `fact` is one of them: record id and field."""

    form: str
    record_id: UUID
    fact: tuple[UUID, str] | None = None


@dataclass(frozen=True)
class Criteria:
    """What offers are judged by, and how much each thing counts."""

    specification_id: UUID


@dataclass(frozen=True)
class Offers:
    """The offers for one service: send out, bring in, type in."""

    specification_id: UUID


@dataclass(frozen=True)
class ImportOffer:
    """What was understood of a provider's response sheet, before it is saved.

    `typed` is what was chosen there so far, by field: it lives in the place until the offer is saved.
    """

    specification_id: UUID
    path: Path
    typed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class OfferAnswers:
    """One offer: how it answers each requirement, and what people give it."""

    offer_id: UUID


@dataclass(frozen=True)
class Compare:
    """Offers side by side. How they are looked at lives in the place: `order`, `pinned` and `hidden` by offer, and
    `weights` by criterion where others than the agreed ones are tried."""

    specification_id: UUID
    only_differences: bool = False
    order: str = ""
    pinned: tuple[UUID, ...] = ()
    hidden: frozenset[UUID] = frozenset()
    weights: tuple[tuple[UUID, int], ...] = ()


@dataclass(frozen=True)
class Award:
    """Choose one or several offers, with reasons for each. `chosen` is what is ticked, once that is not just `offer_id`."""

    specification_id: UUID
    offer_id: UUID
    chosen: tuple[UUID, ...] | None = None


@dataclass(frozen=True)
class ContractHome:
    """A contract: its state, what is missing, its sections."""

    contract_id: UUID


@dataclass(frozen=True)
class Schedule:
    """The payments a contract plans."""

    contract_id: UUID


@dataclass(frozen=True)
class Sign:
    """Sign a contract."""

    contract_id: UUID


@dataclass(frozen=True)
class Money:
    """Milestones, planned and paid."""

    contract_id: UUID


@dataclass(frozen=True)
class Pay:
    """Record a payment or money back. What is typed there is kept in the file until it is recorded."""

    contract_id: UUID
    payment_due_id: UUID | None = None


@dataclass(frozen=True)
class Quality:
    """How support goes: list, trends, concerns."""

    person_id: UUID


@dataclass(frozen=True)
class HowDidItGo:
    """A quick word in two presses."""

    person_id: UUID
    contract_id: UUID | None = None


@dataclass(frozen=True)
class FullCheck:
    """A check against every objective of a contract."""

    check_id: UUID


@dataclass(frozen=True)
class Concern:
    """Raise a concern, from anywhere: what to do now comes first."""

    concern_id: UUID | None = None


@dataclass(frozen=True)
class CloseCase:
    """Close a person's case."""

    person_id: UUID


@dataclass(frozen=True)
class Papers:
    """Documents: preview, save, print, open. With a record, such as a contract: the papers about that one first."""

    record_id: UUID | None = None


@dataclass(frozen=True)
class ShareWith:
    """Who is a copy of a document for?"""

    document: str
    record_id: UUID
    person_id: UUID
    format: str


@dataclass(frozen=True)
class ShareCopy:
    """What of a document one reader gets."""

    copy: Copy
    paper: bool = False
    """Whether the choices of paper and letters are open."""


@dataclass(frozen=True)
class Given:
    """What was given to whom about a person."""

    person_id: UUID


@dataclass(frozen=True)
class Preview:
    """One document in one format (its name, "standard"), to be read, saved as a kind of file, printed or opened."""

    document: str
    record_id: UUID
    format: str
    file_type: str = "pdf"
    paper: bool = False
    """Whether the choices of paper and letters are open."""


@dataclass(frozen=True)
class EasyCheck:
    """What of a person's answers is not easy to read yet."""

    person_id: UUID


@dataclass(frozen=True)
class EasyAnswer:
    """One typed answer and its easy wording; `record` is the name of the record's class."""

    record: str
    record_id: UUID
    field: str


@dataclass(frozen=True)
class ChoosePicture:
    """A picture for a record, named by its class; `words` are what is searched for."""

    record: str
    record_id: UUID
    words: str = ""


@dataclass(frozen=True)
class Photos:
    """A person's own photos."""

    person_id: UUID


@dataclass(frozen=True)
class OwnPhoto:
    """One of a person's own photos, and what is said of it."""

    photo_id: UUID


@dataclass(frozen=True)
class PlainWords:
    """The user's own plain words; `hard` is the one that is being changed."""

    hard: str = ""


@dataclass(frozen=True)
class PaperForm:
    """A form on paper, about a record: blank, or with what is known (`known`), in one format."""

    form: str
    record_id: UUID
    format: str
    known: bool = False


@dataclass(frozen=True)
class TypeIn:
    """Typing in a paper form: which form (`code`), about what, and which page of the paper.

    `who` wrote on it and when (`on`, as it was typed); `cards` are the rows that its cards became: list, card, row.
    """

    code: str = ""
    format: str = "standard"
    """Whose forms are listed while there is no code."""
    record_id: UUID | None = None
    page: int = 0
    who: str = ""
    on: str = ""
    cards: tuple[tuple[str, int, UUID], ...] = ()


@dataclass(frozen=True)
class Find:
    """Find anything by its words. With a `kind`, the name of a record's class: all that was found of that kind."""

    words: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Evidence:
    """What the records prove, criterion by criterion."""

    person_id: UUID


@dataclass(frozen=True)
class History:
    """What was changed in a record, named by its class, and in all that hangs on it; with a field, what was said there.

    `who` is the author whose changes alone are shown, `offset` how many newer ones were passed over.
    """

    record: str
    record_id: UUID
    field: str = ""
    who: str = ""
    offset: int = 0


@dataclass(frozen=True)
class AsItWas:
    """A record as it was after the change of that number."""

    record: str
    record_id: UUID
    number: int


@dataclass(frozen=True)
class File:
    """The case file itself: copy, passphrase, close."""


@dataclass(frozen=True)
class Keys:
    """The passphrase, the recovery sheet and the lock. `renew`: the file was opened with the sheet, a new passphrase is due."""

    renew: bool = False


@dataclass(frozen=True)
class Backups:
    """The backups of a case file: of the open one, or of the one at `target` that cannot be opened.

    `folder` is another place to look in; `every` lists all of them.
    """

    target: Path | None = None
    folder: Path | None = None
    every: bool = False


@dataclass(frozen=True)
class GoBack:
    """What would change if the file went back to a backup. `target` is the case file where none is open."""

    backup: Path
    target: Path | None = None


@dataclass(frozen=True)
class Help:
    """Help that works offline; `topic` opens one."""

    topic: str = ""


Place: TypeAlias = (
    Reading
    | Start
    | NewFile
    | Unlock
    | Recover
    | Locked
    | WhoIsHere
    | People
    | Home
    | Wizard
    | CheckAnswers
    | Sources
    | Criteria
    | Offers
    | ImportOffer
    | OfferAnswers
    | Compare
    | Award
    | ContractHome
    | Schedule
    | Sign
    | Money
    | Pay
    | Quality
    | HowDidItGo
    | FullCheck
    | Concern
    | CloseCase
    | Papers
    | Preview
    | ShareWith
    | ShareCopy
    | Given
    | EasyCheck
    | EasyAnswer
    | PlainWords
    | ChoosePicture
    | Photos
    | OwnPhoto
    | PaperForm
    | TypeIn
    | Find
    | Evidence
    | History
    | AsItWas
    | File
    | Keys
    | Backups
    | GoBack
    | Help
)
