"""A response sheet goes out, comes back filled in, is shown, and becomes an offer: all of it or nothing."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from nosdesk.domain.choices import Met, PriceBasis, Vat
from nosdesk.domain.records import Offer, OfferAnswer, OfferPrice, Provider, Specification
from nosdesk.errors import KnownError
from nosdesk.i18n import Reader
from nosdesk.services import answers, award, offers, response
from nosdesk.storage.casefile import CaseFile

from .offers_making import EARLY, PLAIN, SAME, SWIM, TODAY, Service, service


@pytest.fixture
def bought(tmp_path: Path) -> Iterator[Service]:
    with CaseFile.create(tmp_path / "maya.nosdesk", None) as case:
        yield service(case)


def fill(book: Workbook, name: str = "Tansy Lane Support", price: Any = 24.5) -> None:
    """What a provider types into our sheet."""
    cover = {row[0].value: row[1] for row in book["Start here"].iter_rows()}
    cover["Name of provider"].value = name
    cover["Email"].value = "jo@tansy.example"
    cover["You can start on"].value = "4/1/2027"
    for row, answer in enumerate(("Met", "Partly", "Not met"), 2):
        book["Requirements"].cell(row, 4, answer)
    book["Requirements"]["E3"] = "Three helpers take turns"
    book["Prices"]["E2"] = price
    book["Prices"]["F2"] = "VAT is added"


def kept(bought: Service) -> tuple[int, int, int, int]:
    """How many offers, prices, answers and providers there are."""
    with bought.desk.case.reading() as reading:
        return tuple(len(reading.find(kind)) for kind in (Offer, OfferPrice, OfferAnswer, Provider))  # type: ignore[return-value]


def test_out_and_back_and_compared(bought: Service, tmp_path: Path) -> None:
    bought.propose()
    understood = response.read_offer(bought.desk, bought.sheet(tmp_path / "tansy.xlsx", fill))
    assert understood.complete
    assert kept(bought) == (0, 0, 0, 0)
    lines = response.describe(bought.desk, understood, PLAIN)
    assert "Name of provider: Tansy Lane Support" in lines
    assert "Price: £24.50 for an hour, All times, VAT is added" in lines
    assert f"{SAME}: Partly. “Three helpers take turns”" in lines
    offer = response.import_offer(bought.desk, understood)
    assert kept(bought) == (1, 1, 3, 1)
    assert (offer.came_as, offer.received_on, str(offer.can_start)) == ("tansy.xlsx", TODAY, "2027-01-04")
    assert offer.opened_at is not None
    one = offers.comparison(bought.desk, bought.id).results[0]
    assert one.facts.provider.email == "jo@tansy.example"
    assert one.facts.prices[0].vat is Vat.ADDED
    assert one.cost.weekly == Decimal("294.00")
    assert {answer.met for answer in one.facts.answers} == {Met.MET, Met.PARTLY, Met.NOT_MET}
    decided = award.award(bought.desk, bought.id, [offer.id], {offer.id: "Kind"}, "Three helpers will do")
    assert decided[0].exception_reason == "Three helpers will do"


def test_showing_what_a_file_says_locks_the_criteria(bought: Service, tmp_path: Path) -> None:
    path = bought.sheet(tmp_path / "tansy.xlsx", fill)
    with pytest.raises(KnownError, match="judged by"):
        response.read_offer(bought.desk, path)
    assert bought.again().criteria_locked_at is None
    bought.propose()
    (tmp_path / "empty.csv").write_bytes(b"")
    with pytest.raises(KnownError, match="is empty"):
        response.read_offer(bought.desk, tmp_path / "empty.csv", bought.id)
    assert bought.again().criteria_locked_at is None
    response.read_offer(bought.desk, path)
    assert bought.again().criteria_locked_at is not None


def test_what_could_not_be_read_refuses_the_whole_import(bought: Service, tmp_path: Path) -> None:
    bought.propose()

    def careless(book: Workbook) -> None:
        fill(book, price="£1,00.0")
        book["Requirements"]["D2"] = "see attached"

    understood = response.read_offer(bought.desk, bought.sheet(tmp_path / "o.xlsx", careless))
    with pytest.raises(KnownError, match="Requirements D2, Prices E2"):
        response.import_offer(bought.desk, understood)
    assert kept(bought) == (0, 0, 0, 0)
    said = "\n".join(response.describe(bought.desk, understood, PLAIN))
    assert "Not read: sheet “Prices”, row 2, column E: “£1,00.0”." in said
    offer = response.import_offer(bought.desk, understood, leave_out_unread=True)
    given = {row.requirement_id: row for row in answers.rows(bought.desk, OfferAnswer, "offer_id", offer.id)}
    assert given[bought.requirements[EARLY].id].met is Met.UNCLEAR
    assert given[bought.requirements[EARLY].id].words == "see attached"


def test_an_open_question_refuses_the_whole_import(bought: Service, tmp_path: Path) -> None:
    bought.propose()
    path = tmp_path / "offer.csv"
    path.write_text(f"Item,Price\nSupport,25\nRequirement,Answer\n{SWIM},Yes\n", "utf-8")
    understood = response.read_offer(bought.desk, path)
    with pytest.raises(KnownError, match=r"offer\.csv B2"):
        response.import_offer(bought.desk, understood, "Brackenfold Care")
    assert kept(bought) == (0, 0, 0, 0)
    assert any(line.startswith("In doubt:") for line in response.describe(bought.desk, understood, PLAIN))
    settled = understood.settled(understood.questions[0], understood.questions[0].options[0])
    offer = response.import_offer(bought.desk, settled, "Brackenfold Care")
    (price,) = answers.rows(bought.desk, OfferPrice, "offer_id", offer.id)
    assert (price.basis, price.amount) == (PriceBasis.HOUR, Decimal(25))


def test_the_provider_must_be_known(bought: Service, tmp_path: Path) -> None:
    bought.propose()
    understood = response.read_offer(bought.desk, bought.sheet(tmp_path / "o.xlsx", lambda book: fill(book, name="")))
    with pytest.raises(KnownError, match="which provider"):
        response.import_offer(bought.desk, understood)
    assert kept(bought) == (0, 0, 0, 0)
    provider = offers.add_provider(bought.desk, "Pebblewick Days", email="hello@pebblewick.example")
    response.import_offer(bought.desk, understood, provider.id)
    assert answers.read(bought.desk, Provider, provider.id).email == "hello@pebblewick.example"


def test_the_same_provider_twice_is_refused_or_replaces(bought: Service, tmp_path: Path) -> None:
    bought.propose()
    understood = response.read_offer(bought.desk, bought.sheet(tmp_path / "o.xlsx", fill))
    first = response.import_offer(bought.desk, understood)
    before = kept(bought)
    with pytest.raises(KnownError, match="has an offer for this service already"):
        response.import_offer(bought.desk, understood)
    assert kept(bought) == before
    second = response.import_offer(bought.desk, understood, replaces=first.id)
    assert [one.facts.offer.id for one in offers.comparison(bought.desk, bought.id).ranked] == [second.id]


def test_requirements_changed_meanwhile(bought: Service, tmp_path: Path) -> None:
    bought.propose()
    understood = response.read_offer(bought.desk, bought.sheet(tmp_path / "o.xlsx", fill))
    with bought.desk.case.writing(bought.desk.author) as writing:
        writing.remove(type(bought.requirements[EARLY]), bought.requirements[EARLY].id)
    with pytest.raises(KnownError, match="changed after"):
        response.import_offer(bought.desk, understood)
    assert kept(bought) == (0, 0, 0, 0)


def test_which_service_a_file_answers(bought: Service, tmp_path: Path) -> None:
    bought.propose()
    path = bought.sheet(tmp_path / "o.xlsx", fill)
    bare = tmp_path / "bare.csv"
    bare.write_text("Hourly rate,£20\n", "utf-8")
    assert response.read_offer(bought.desk, bare).specification_id == bought.id
    other = answers.add(bought.desk, Specification, person_id=bought.specification.person_id, title="Gardening")
    assert response.read_offer(bought.desk, path).specification_id == bought.id
    with pytest.raises(KnownError, match="which service"):
        response.read_offer(bought.desk, bare)
    with pytest.raises(KnownError, match="judged by"):
        response.read_offer(bought.desk, path, other.id)


def test_nothing_is_sent_out_where_nothing_is_asked(bought: Service, tmp_path: Path) -> None:
    empty = answers.add(bought.desk, Specification, person_id=bought.specification.person_id)
    with pytest.raises(KnownError, match="asks for nothing yet"):
        response.write_sheet(bought.desk, empty.id, tmp_path / "sheet.xlsx", PLAIN)
    assert not (tmp_path / "sheet.xlsx").exists()
    response.write_sheet(bought.desk, bought.id, tmp_path / "sheet.CSV", Reader("cy", easy=True))
    assert (tmp_path / "sheet.CSV").read_bytes().startswith(b"\xef\xbb\xbf")
