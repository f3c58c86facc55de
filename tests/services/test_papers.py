"""Papers from a case file: what can be made, files that are complete or not there, names of folders."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from paper_case import Maya, empty_desk, rich
from pypdf import PdfReader

from nosdesk.documents.blocks import sayings
from nosdesk.documents.catalogue import PAPERS
from nosdesk.documents.formats import Format
from nosdesk.domain.author import Author
from nosdesk.domain.records import Export, Person
from nosdesk.errors import KnownError
from nosdesk.i18n import Reader
from nosdesk.services import making, papers, people
from nosdesk.services.making import Hear
from nosdesk.storage import chain


@pytest.fixture(scope="module")
def maya(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Maya]:
    desk = empty_desk(tmp_path_factory.mktemp("papers") / "maya.nosdesk")
    with desk.case:
        yield rich(desk)


def test_papers_are_listed_in_the_order_of_the_journey(maya: Maya) -> None:
    found = [
        (each.paper.name, each.title, each.state.plain if each.state else "")
        for each in papers.papers(maya.desk, maya.person)
    ]
    assert found == [
        ("person-profile", "Maya Whitlock", ""),
        ("specification", "Help at home", "Agreed"),
        ("offer-comparison", "Help at home", ""),
        ("contract", "Help at home, Harbour Lane Support", "Signed"),
        ("payment-plan", "Help at home, Harbour Lane Support", ""),
        ("specification", "", "Draft"),
        ("quality-summary", "Maya Whitlock", ""),
    ]


def test_everything_at_once(maya: Maya, tmp_path: Path) -> None:
    heard: list[Path] = []
    made = making.make_all(maya.desk, tmp_path / "out", [Reader()], hear=Hear(heard.append)).files
    assert list(made) == heard
    found = sorted(str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*.pdf"))
    assert len(found) == len(made) == len(papers.papers(maya.desk)) * len(Format)
    assert "help-at-home-harbour-lane-support/contract.easy-read.pdf" in found
    assert "maya-whitlock/quality-summary.large.pdf" in found
    assert all(path.read_bytes().startswith(b"%PDF") for path in made)
    assert not list((tmp_path / "out").rglob(".*"))


def test_one_paper_finds_its_only_record(maya: Maya, tmp_path: Path) -> None:
    (out,) = making.make(maya.desk, "contract", None, Format.LARGE, Reader("cy"), tmp_path / "c.pdf")
    assert out.read_bytes().startswith(b"%PDF")
    with pytest.raises(KnownError, match="several"):
        making.make(maya.desk, "person-profile", None, Format.LARGE, Reader(), tmp_path / "p.pdf")
    with pytest.raises(KnownError, match="no document called"):
        making.make(maya.desk, "novel", None, Format.LARGE, Reader(), tmp_path / "p.pdf")
    with pytest.raises(KnownError, match="nothing in this file"):
        making.make(maya.desk, "contract", uuid4(), Format.LARGE, Reader(), tmp_path / "p.pdf")
    with pytest.raises(KnownError, match="nothing in this file"):
        making.make(maya.desk, "contract", maya.person, Format.LARGE, Reader(), tmp_path / "p.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["c.pdf"]


def test_a_folder_that_is_not_there_is_told_and_nothing_is_made(maya: Maya, tmp_path: Path) -> None:
    with pytest.raises(KnownError):
        making.make(maya.desk, "contract", None, Format.LARGE, Reader(), tmp_path / "no" / "c.pdf")
    assert not list(tmp_path.iterdir())


def test_offers_that_are_not_opened_are_not_compared(tmp_path: Path) -> None:
    from nosdesk.services import offers, specify

    desk = empty_desk(tmp_path / "c.nosdesk")
    with desk.case:
        person = people.add_person(desk, "Ann Lee")
        spec = specify.start_specification(desk, person.id, "Cleaning")
        offers.add_offer(desk, spec.id, "Brightwell Care")
        assert "offer-comparison" not in [each.paper.name for each in papers.papers(desk)]
        with pytest.raises(KnownError, match="not opened"):
            papers.build(desk, "offer-comparison", spec.id, Format.STANDARD, Reader())


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Maya Whitlock", "maya-whitlock"),
        ("Zoë Ó Néill", "zoe-o-neill"),
        ("../../etc/passwd", "etc-passwd"),
        ("a/b\\c:d*e", "a-b-c-d-e"),
        ("王小明", "record"),
        ("", "record"),
        ("x" * 300, "x" * 60),
    ],
)
def test_folder_names_are_safe(title: str, name: str) -> None:
    assert making.slug(title) == name


def test_folders_of_the_same_name_are_told_apart() -> None:
    paper = PAPERS[0]
    ids = [uuid4() for _ in range(3)]
    found = [
        papers.Available(paper, ids[0], ids[0], "Ann Lee"),
        papers.Available(paper, ids[1], ids[1], "ann lee"),
        papers.Available(paper, ids[2], ids[2], "Con"),
    ]
    names = making.folder_names(found)
    assert names[ids[0]] == f"ann-lee-{str(ids[0])[-8:]}"
    assert len(set(names.values())) == 3
    assert names[ids[2]] != "con"


def test_what_is_made_is_kept_with_who_made_it(maya: Maya, tmp_path: Path) -> None:
    desk = maya.desk.by(Author(person="Maya Whitlock", helper="Idris Vale"))
    found = papers.papers(desk)[0]
    making.make(desk, found.paper.name, found.record_id, Format.LARGE, Reader(), tmp_path / "one.pdf")
    with desk.case.reading() as reading:
        kept = reading.find(Export, order=("-created_at",))[0]
    assert (kept.document, kept.format, kept.about_id) == (found.paper.name, "large", found.record_id)
    assert kept.created_by == "Maya Whitlock + Idris Vale"


def test_long_easy_read_is_made_as_booklets(tmp_path: Path) -> None:
    desk = empty_desk(tmp_path / "long.nosdesk")
    with desk.case:
        person = people.add_person(desk, "Ann Lee")
        with desk.case.writing(desk.author) as writing:
            writing.set(Person, person.id, about="I like tea. " * 900, important="My cat comes first. " * 500)
        made = making.make(desk, "person-profile", person.id, Format.EASY, Reader(), tmp_path / "me.pdf")
        names = [path.name for path in made]
        assert len(made) > 1
        assert names == [f"me.{number}-of-{len(made)}.pdf" for number in range(1, len(made) + 1)]
        assert all(len(PdfReader(path).pages) <= 24 for path in made)
        assert not (tmp_path / "me.pdf").exists()
        everything = making.make_all(desk, tmp_path / "all", [Reader()]).files
        assert {f"person-profile.easy-read.1-of-{len(made)}.pdf", "person-profile.giant.pdf"} <= {
            path.name for path in everything
        }
        with desk.case.reading() as reading:
            assert [each.format for each in reading.find(Export, document="person-profile", format="easy-read")] == [
                "easy-read",
                "easy-read",
            ]


def test_a_signed_contract_prints_the_seal_of_its_signature(maya: Maya) -> None:
    with maya.desk.case.reading() as reading:
        seal = chain.digest_of(reading, maya.contract, "signed_on")
    assert seal
    for form in (Format.STANDARD, Format.LARGE):
        assert any(seal in words for words in words_of(maya, form))
    assert not any(seal in words for words in words_of(maya, Format.EASY)), "nobody needs it in easy read"


def words_of(maya: Maya, form: Format) -> list[str]:
    """All the words of the contract in a format."""
    return list(sayings(papers.build(maya.desk, "contract", maya.contract, form, Reader())))
