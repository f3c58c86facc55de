"""What was left out of a copy is in no part of its file: looked for by opening it up, whatever kind of file it is."""

import re
import struct
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from nosdesk.documents.catalogue import PAPERS
from nosdesk.documents.file_types import FileType
from nosdesk.documents.formats import Format
from nosdesk.domain.records import (
    ContractObjective,
    CostShare,
    Milestone,
    Need,
    Outcome,
    Person,
    Requirement,
    Specification,
)
from nosdesk.errors import KnownError
from nosdesk.export import audio, braille
from nosdesk.export.spreadsheet import has_tables
from nosdesk.i18n import Reader
from nosdesk.services import offers, papers, sharing
from nosdesk.services.sharing import Copy
from tests.paper_case import Maya, empty_desk, rich

READER = Reader()
NAMES = ("Priya Nair", "Leila Hartwell", "Lolly")
WORDS = ("priya", "nair", "leila", "hartwell", "lolly")
TYPED = "Priya’s visits, P. Nair, LOLLY, “Leila  Hartwell”, P​riya, Hartwell, Leila, 01632 960417."
KINDS = [kind for kind in FileType if kind not in (FileType.PDF, FileType.AUDIO, FileType.BRAILLE)]
"""PDF is looked into by test_sharing, sound and braille below."""


@dataclass(frozen=True)
class Case:
    """A case with two hidden people in whatever people type."""

    maya: Maya
    hidden: tuple[UUID, ...]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    desk = empty_desk(tmp_path_factory.mktemp("case") / "case.nosdesk")
    with desk.case:
        maya = rich(desk)
        with desk.case.writing(desk.author) as writing:
            leila = writing.add(Person(name="Leila Hartwell", known_as="Lolly"))
            writing.add(CostShare(specification_id=maya.specification, person_id=leila.id, share=Decimal(10)))
            writing.set(Person, maya.person, about=TYPED, important=TYPED, good_support=TYPED)
            for record, field in (
                (Outcome, "statement"),
                (Need, "statement"),
                (Requirement, "statement"),
                (ContractObjective, "statement"),
                (Milestone, "title"),
            ):
                for item in writing.find(record):
                    writing.set(record, item.id, **{field: f"{getattr(item, field)} {TYPED}"})
            writing.set(Specification, maya.specification, title="Help for Lolly and Maya", aims=TYPED)
        priya = next(one.id for one in sharing.readers(desk, maya.person) if one.name == "Priya Nair")
        yield Case(maya, (priya, leila.id))


def copy_of(case: Case, name: str, form: Format, kind: FileType, *, cut: bool = False) -> Copy:
    found = papers.papers(case.maya.desk)
    about = next(one.record_id for one in found if one.paper.name == name and one.person_id == case.maya.person)
    hidden = case.hidden if cut else ()
    return Copy(name, about, form, kind, to_name="Council", names_out=hidden)


def in_turn(name: str, kind: FileType) -> Format:
    """Standard print or easy read, so that each paper and each kind of file meets both."""
    number = [each.name for each in PAPERS].index(name) + list(FileType).index(kind)
    return (Format.STANDARD, Format.EASY)[number % 2]


def opened(path: Path) -> str:
    """Everything a file holds, as it is and unpacked, with the names and comments of what is packed in it, to be searched.

    Letters and drawings, which no text is in, are left out: by chance any four letters stand in them.
    """
    data = path.read_bytes()
    parts = [path.name.encode()]
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as package:
            parts += [package.comment]
            for item in package.infolist():
                parts += [item.filename.encode(), item.comment, item.extra]
                held = package.read(item)
                parts.append(_chunks_of_png(held) if item.filename.endswith(".png") else held)
                if item.filename.endswith((".ttf", ".odttf")):
                    parts.pop()
    else:
        # Silence is many zeroes.
        parts.append(re.sub(rb"base64,[A-Za-z0-9+/=]+|\0\0+", b"", data))
    text = " ".join(part.decode("utf-8", "replace") + " " + part.decode("utf-16-le", "replace") for part in parts)
    # Marks between letters and pieces of markup must not part a name that a reader sees whole.
    bare = re.sub(r"<[^>]+>", "", text)
    folded = unicodedata.normalize("NFKD", f"{text} {bare}").casefold()
    return "".join(each for each in folded if unicodedata.category(each) not in ("Mn", "Cf"))


def _chunks_of_png(data: bytes) -> bytes:
    """The names of a picture's chunks, and all that is in those that could hold words."""
    found, at = b"", 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind = data[at + 4 : at + 8]
        found += kind + (
            b"" if kind in (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS") else data[at + 8 : at + 8 + length]
        )
        at += 12 + length
    return found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", [each.name for each in PAPERS])
def test_hidden_names_and_nicknames_are_nowhere(case: Case, tmp_path: Path, name: str, kind: FileType) -> None:
    form = in_turn(name, kind)
    whole, cut = tmp_path / f"whole.{kind.suffix}", tmp_path / f"cut.{kind.suffix}"
    if kind is FileType.XLSX and not has_tables(
        sharing.cut_copy(case.maya.desk, copy_of(case, name, form, kind), READER).document
    ):
        form = Format.STANDARD
    sharing.give(case.maya.desk, copy_of(case, name, form, kind), READER, whole)
    if kind is not FileType.XLSX:
        assert any(word in opened(whole) for word in WORDS), "the test would prove nothing"
    sharing.give(case.maya.desk, copy_of(case, name, form, kind, cut=True), READER, cut)
    found = opened(cut)
    assert [word for word in WORDS if word in found] == []
    assert "01632960417" not in re.sub(r"\D", "", re.sub(r"<[^>]+>", " ", found))


@pytest.mark.parametrize("name", [each.name for each in PAPERS])
def test_a_voice_is_never_given_a_hidden_name(
    case: Case, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = in_turn(name, FileType.AUDIO)
    heard: list[str] = []
    silence = b"RIFF\0\0\0\0WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, 22050, 44100, 2, 16) + b"data\0\0\0\0\0\0"

    def speak(_command: list[str], said: bytes) -> bytes:
        heard.append(said.decode().casefold())
        return silence

    monkeypatch.setattr(audio, "engine", lambda: "voice")
    monkeypatch.setattr(audio, "_voices", lambda _program: frozenset({"en-gb"}))
    monkeypatch.setattr(audio, "run", speak)
    out = tmp_path / "copy.wav"
    sharing.give(case.maya.desk, copy_of(case, name, form, FileType.AUDIO), READER, out)
    assert any(word in " ".join(heard) for word in WORDS), "the test would prove nothing"
    heard.clear()
    sharing.give(case.maya.desk, copy_of(case, name, form, FileType.AUDIO, cut=True), READER, out)
    assert heard
    assert [word for word in WORDS if word in " ".join(heard)] == []
    assert [word for word in WORDS if word in opened(out)] == []


@pytest.mark.skipif(not braille.can_make(), reason="braille is optional: liblouis is not on this computer")
@pytest.mark.parametrize("name", ["person-profile", "contract"])
def test_braille_has_no_hidden_name(case: Case, tmp_path: Path, name: str) -> None:
    def cells(text: str) -> str:
        return re.sub(r"[^a-z]", "", text.casefold())

    out = tmp_path / "copy.brf"
    shown: dict[bool, str] = {}
    for cut in (False, True):
        sharing.give(case.maya.desk, copy_of(case, name, Format.STANDARD, FileType.BRAILLE, cut=cut), READER, out)
        shown[cut] = cells(out.read_text("ascii"))
    # In contracted braille these two have no sign of their own for several letters.
    for word in ("priya", "lolly"):
        assert word in shown[False], "the test would prove nothing"
        assert word not in shown[True]


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        (kind, form)
        for kind in KINDS
        for form in (Format.STANDARD, Format.EASY)
        # The tables of the easy comparison hold no money.
        if (kind, form) != (FileType.XLSX, Format.EASY)
    ],
)
def test_a_rivals_price_is_nowhere_in_what_a_provider_gets(
    case: Case, tmp_path: Path, kind: FileType, form: Format
) -> None:
    own, *rivals = offers.comparison(case.maya.desk, case.maya.specification).results
    hidden = tuple(one.facts.provider.id for one in rivals)
    copy = Copy("offer-comparison", case.maya.specification, form, kind, to_id=own.facts.provider.id)

    def sums(results: object) -> set[Decimal]:
        assert isinstance(results, list)
        found: set[Decimal] = set()
        for each in results:
            cost = each.cost
            several = (cost.weekly, cost.four_weekly, cost.monthly, cost.yearly, each.whole_cost)
            found |= {Decimal(one).quantize(Decimal("0.01")) for one in several if one is not None}
            found |= {price.amount.quantize(Decimal("0.01")) for price in each.facts.prices if price.amount}
        return found

    def written(text: str) -> set[Decimal]:
        figures = re.findall(r"(?<![\d.#])\d[\d,]*(?:\.\d+)?(?!\d|\.\d|%)", text)
        return {Decimal(each.replace(",", "")).quantize(Decimal("0.01")) for each in figures if len(each) < 14}

    def shown(path: Path) -> str:
        return re.sub(r"<style.*?</style>|<[^>]+>", " ", opened(path), flags=re.DOTALL)

    out = tmp_path / f"copy.{kind.suffix}"
    theirs = {one for one in sums(list(rivals)) - sums([own]) if one > 150}
    assert theirs
    sharing.give(case.maya.desk, copy, READER, out)
    assert theirs & written(shown(out)), "the test would prove nothing"
    sharing.give(case.maya.desk, replace(copy, names_out=hidden, prices_out=True), READER, out)
    found = shown(out)
    assert not theirs & written(found)
    for rival in rivals:
        assert rival.facts.provider.name.casefold() not in found


@pytest.mark.parametrize("name", ["priya.html", "Copy without Lolly.html", "nair_priya_2.html", "ForPriyaNair.html"])
def test_the_name_of_the_file_does_not_say_who_is_hidden(case: Case, tmp_path: Path, name: str) -> None:
    copy = copy_of(case, "person-profile", Format.STANDARD, FileType.HTML, cut=True)
    before = len(sharing.given(case.maya.desk, case.maya.person))
    with pytest.raises(KnownError) as told:
        sharing.give(case.maya.desk, copy, READER, tmp_path / name)
    assert told.value.words is sharing.NAME_IN_FILE_NAME
    assert list(tmp_path.iterdir()) == []
    assert len(sharing.given(case.maya.desk, case.maya.person)) == before
    sharing.give(case.maya.desk, copy, READER, tmp_path / "for the council.html")
