"""Copies for one reader: what is left out is nowhere in the file, and what was given is kept."""

import hashlib
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from pypdf import PdfReader

from nosdesk.documents.blocks import sayings
from nosdesk.documents.catalogue import PAPERS
from nosdesk.documents.file_types import FileType
from nosdesk.documents.formats import Format
from nosdesk.documents.sheet import Binding, PaperSize, Tint
from nosdesk.domain.comparison import OfferResult
from nosdesk.domain.records import Contact, Person, Share
from nosdesk.errors import KnownError
from nosdesk.i18n import Reader
from nosdesk.services import offers, papers, sharing
from nosdesk.services.sharing import Copy
from tests.paper_case import Maya, empty_desk, rich

READER = Reader()


@pytest.fixture
def maya(tmp_path: Path) -> Iterator[Maya]:
    desk = empty_desk(tmp_path / "case.nosdesk")
    with desk.case:
        yield rich(desk)


def who(maya: Maya, name: str) -> UUID:
    return next(one.id for one in sharing.readers(maya.desk, maya.person) if one.name == name)


def all_of(path: Path) -> str:
    """Everything a file holds, opened up: pages, properties, bookmarks, descriptions, and the parts of a package."""
    data = path.read_bytes()
    parts = [data]
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as package:
            parts += [package.read(name) for name in package.namelist()]
    if data.startswith(b"%PDF"):
        pdf = PdfReader(path)
        texts = [page.extract_text() for page in pdf.pages]
        parts += [" ".join(texts).encode(), str(pdf.metadata).encode(), str(pdf.outline).encode()]
        parts += [
            found.get_data()
            for found in map(pdf.get_object, range(1, len(pdf.xref[0]) + 1))
            if hasattr(found, "get_data")
        ]
        parts += [str(pdf.get_object(n)).encode() for n in range(1, len(pdf.xref[0]) + 1)]
    text = " ".join(part.decode("utf-8", "replace") + part.decode("utf-16-be", "replace") for part in parts)
    return re.sub(r"[\s\u00ad\u200b]+", " ", unicodedata.normalize("NFKD", text)).casefold()


@pytest.mark.parametrize("form", list(Format))
@pytest.mark.parametrize("name", [each.name for each in PAPERS])
def test_a_hidden_name_is_nowhere_in_the_file(maya: Maya, tmp_path: Path, name: str, form: Format) -> None:
    priya = who(maya, "Priya Nair")
    with maya.desk.case.reading() as reading:
        phone = reading.get(Contact, priya).phone
    about = next(
        one.record_id for one in papers.papers(maya.desk) if one.paper.name == name and one.person_id == maya.person
    )
    whole, cut = tmp_path / "whole.pdf", tmp_path / "cut.pdf"
    copy = Copy(name, about, form, to_name="Council")
    sharing.give(maya.desk, copy, READER, whole)
    assert "priya" in all_of(whole), "the test would prove nothing"
    sharing.give(maya.desk, Copy(name, about, form, to_name="Council", names_out=(priya,)), READER, cut)
    found = all_of(cut)
    for hidden in ("priya", "nair", phone.casefold(), phone.replace(" ", "")):
        assert hidden not in found
    assert "left out" in found


def test_a_name_typed_into_an_answer_is_replaced_too(maya: Maya) -> None:
    with maya.desk.case.writing(maya.desk.author) as writing:
        writing.set(Person, maya.person, important="PRIYA’s visits, and P. Nair on the phone.")
    copy = Copy("person-profile", maya.person, names_out=(who(maya, "Priya Nair"),))
    said = " ".join(sayings(sharing.cut_copy(maya.desk, copy, READER).document))
    assert "[name left out]’s visits, and [name left out] on the phone." in said


def test_parts_are_left_out_and_the_copy_says_so(maya: Maya) -> None:
    copy = Copy("contract", maya.contract)
    found = sharing.choices(maya.desk, copy, READER).sections
    assert len(found) > 3
    out = found[1].title
    cut = sharing.cut_copy(maya.desk, Copy("contract", maya.contract, parts_out=(out,)), READER)
    said = list(sayings(cut.document))
    assert out not in [one.title for one in sharing.sections(cut.document)]
    assert "This is a copy for one reader. Some of it is left out. 1 part is left out." in said


def test_a_rival_never_sees_the_others_prices(maya: Maya) -> None:
    own, *rivals = offers.comparison(maya.desk, maya.specification).results
    assert rivals
    hidden = tuple(one.facts.provider.id for one in rivals)
    for form in Format:
        copy = Copy("offer-comparison", maya.specification, form, to_id=own.facts.provider.id)
        whole = " ".join(sayings(sharing.cut_copy(maya.desk, copy, READER).document))
        cut = sharing.cut_copy(maya.desk, replace(copy, names_out=hidden, prices_out=True), READER)
        said = " ".join(sayings(cut.document))
        assert sums(own) & figures(said), "their own price stays"
        assert cut.prices > len(rivals)
        for rival in rivals:
            assert rival.facts.provider.name in whole
            assert rival.facts.provider.name not in said
            assert (sums(rival) - sums(own)) & figures(whole), "the test would prove nothing"
            assert not (sums(rival) - sums(own)) & figures(said)


def sums(offer: OfferResult) -> set[str]:
    cost = offer.cost
    found = (
        cost.weekly,
        cost.four_weekly,
        cost.monthly,
        cost.yearly,
        offer.whole_cost,
        *(one.amount for one in offer.facts.prices),
    )
    return {READER.amount(amount) for amount in found if amount is not None}


def figures(text: str) -> set[str]:
    return set(re.findall(r"\d[\d,]*\.\d\d", text))


def test_what_was_given_is_kept_with_what_was_left_out(maya: Maya, tmp_path: Path) -> None:
    priya = who(maya, "Priya Nair")
    out = tmp_path / "copy.pdf"
    copy = Copy(
        "contract", maya.contract, Format.LARGE, to_id=who(maya, "Ruth Whitlock"), names_out=(priya,), tint=Tint.YELLOW
    )
    sharing.give(maya.desk, copy, READER, out)
    (kept,) = sharing.given(maya.desk, maya.person)
    assert (kept.to_name, kept.format, kept.file_type, kept.names_out, kept.tint) == (
        "Ruth Whitlock", "large", "pdf", "Priya Nair", "yellow",
    )  # fmt: skip
    assert kept.created_by == maya.desk.author.stamp
    assert kept.digest == hashlib.sha256(out.read_bytes()).hexdigest()
    assert sharing.copy_with_digest(maya.desk, kept.digest.upper()) == kept
    assert sharing.copy_with_digest(maya.desk, "0" * 64) is None


def test_what_a_reader_was_given_is_offered_again(maya: Maya, tmp_path: Path) -> None:
    ruth, priya = who(maya, "Ruth Whitlock"), who(maya, "Priya Nair")
    given = Copy(
        "contract",
        maya.contract,
        Format.LARGE,
        FileType.PDF,
        ruth,
        parts_out=("Signing",),
        names_out=(priya,),
        tint=Tint.YELLOW,
        paper=PaperSize.A3,
        binding=Binding.LEFT,
        letters=20,
    )
    sharing.give(maya.desk, given, READER, tmp_path / "a.pdf")
    page = PdfReader(tmp_path / "a.pdf").pages[0]
    assert round(float(page.mediabox.width) / 72 * 25.4) == 297
    assert "Print on yellow paper" in page.extract_text()
    assert sharing.usual(maya.desk, Copy("contract", maya.contract, to_id=ruth)) == given
    other = sharing.usual(maya.desk, Copy("person-profile", maya.person, to_id=ruth))
    assert (other.format, other.tint, other.paper, other.letters) == (Format.LARGE, Tint.YELLOW, PaperSize.A3, 20)
    assert other.names_out == ()
    standard = Copy("contract", maya.contract, to_name="Somebody new", letters=14)
    assert sharing.usual(maya.desk, standard) == standard, "else as the user prints"
    assert sharing.usual(maya.desk, Copy("contract", maya.contract, to_id=priya)).format is Format.STANDARD


def test_a_copy_that_cannot_be_written_is_not_kept_as_given(maya: Maya, tmp_path: Path) -> None:
    with pytest.raises(KnownError):
        sharing.give(maya.desk, Copy("contract", maya.contract, to_name="Ruth"), READER, tmp_path / "no" / "where.pdf")
    assert sharing.given(maya.desk, maya.person) == ()


def test_the_choices_name_everybody_who_is_named(maya: Maya) -> None:
    found = sharing.choices(maya.desk, Copy("person-profile", maya.person), READER).names
    assert {one.name for one in found} >= {"Priya Nair", "Ruth Whitlock"}
    assert all(one.places for one in found)
    assert "Maya Whitlock" not in {one.name for one in found}


def test_records_of_what_was_given_belong_to_the_person(maya: Maya, tmp_path: Path) -> None:
    sharing.give(maya.desk, Copy("person-profile", maya.nobody, to_name="A"), READER, tmp_path / "a.pdf")
    assert sharing.given(maya.desk, maya.person) == ()
    assert [type(one) for one in sharing.given(maya.desk, maya.nobody)] == [Share]
