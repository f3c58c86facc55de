"""The standard documents by name: what each is called, and what kind of record it is about."""

from dataclasses import dataclass
from typing import Final

from nosdesk.documents.formats import Format
from nosdesk.domain.records import Contract, Person, Record, Specification
from nosdesk.i18n import Words


@dataclass(frozen=True, slots=True)
class Paper:
    """One kind of document. `name` is used on the command line and in file names."""

    name: str
    title: Words
    record: type[Record]
    picture: str
    formats: tuple[Format, ...] = tuple(Format)


PAPERS: Final = (
    Paper("person-profile", Words("Person profile", "About me"), Person, "you"),
    Paper("specification", Words("Specification", "What I need"), Specification, "specification"),
    Paper("offer-comparison", Words("Offer comparison", "My offers"), Specification, "compare"),
    Paper("contract", Words("Contract"), Contract, "contract"),
    Paper("payment-plan", Words("Payment plan", "My payments"), Contract, "money"),
    Paper("quality-summary", Words("Quality summary", "How it goes"), Person, "quality"),
)


def paper(name: str) -> Paper | None:
    """The document of that name, None for a name that there is not."""
    return next((each for each in PAPERS if each.name == name), None)
