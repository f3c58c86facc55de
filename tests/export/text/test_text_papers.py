"""Papers as plain text: every word in order, nothing that a screen reader would spell out, and no word of another's."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from paper_case import Maya, empty_desk, rich
from random_documents import ALL_ODD, FULL, documents
from sample_papers import contract, draft_contract, easy_contract, money_report, offers, payments, signed_contract

from nosdesk.documents import blocks as b
from nosdesk.documents.blocks import Block, Document, Paragraph, Title, block_sayings, plain
from nosdesk.documents.catalogue import PAPERS as CATALOGUE
from nosdesk.documents.formats import Format
from nosdesk.domain.records import Person, Specification
from nosdesk.export.outline import entries
from nosdesk.export.text import write_text
from nosdesk.export.typed import clean, seen
from nosdesk.i18n import PSEUDO, SOURCE, Reader
from nosdesk.services import papers

PAPERS = {
    "contract": contract,
    "draft": draft_contract,
    "signed": signed_contract,
    "easy": easy_contract,
    "offers": offers,
    "money": money_report,
}
CASES = list(product(PAPERS, Format))


@pytest.fixture(scope="module")
def maya(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Maya]:
    desk = empty_desk(tmp_path_factory.mktemp("texts") / "maya.nosdesk")
    with desk.case:
        yield rich(desk)


def written(document: Document, form: Format = Format.STANDARD, reader: Reader | None = None) -> str:
    out = BytesIO()
    write_text(document, form, reader or Reader(easy=form.easy), out)
    return out.getvalue().decode("utf-8")


def squashed(text: str) -> str:
    return re.sub(r"\s", "", text)


def sayings(document: Document) -> Iterator[str]:
    """What must be read, in order; a table is read by its cells, because its heads stand before each value."""
    for block in document.blocks:
        if (isinstance(block, b.Signature) and document.draft) or (
            isinstance(block, b.Contents) and not entries(document)
        ):
            continue
        yield from (squashed(plain(clean(text))) for text in _texts(block) if seen(text))


def _texts(block: Block) -> Iterator[str]:
    match block:
        case b.Table():
            yield from (
                cell.text for row in (*block.rows, *((block.total,) if block.total else ())) for cell in row.cells
            )
        case b.PaidChart() | b.TrendChart():
            yield from (block.title, block.sentence)
            yield from _texts(block.table) if block.table else ()
        case _:
            yield from block_sayings(block)


def missing(document: Document, text: str) -> list[str]:
    """What is not read, or not where it should be."""
    read = squashed(text)
    at = 0
    found = []
    for said in sayings(document):
        place = read.find(said, at)
        if place < 0:
            found.append(said)
        else:
            at = place + len(said)
    return found


@pytest.mark.parametrize(("name", "form"), CASES)
def test_text_says_every_word_in_order(name: str, form: Format) -> None:
    assert missing(PAPERS[name](), written(PAPERS[name](), form)) == []


@pytest.mark.parametrize(
    ("name", "form", "locale"), list(product([p.name for p in CATALOGUE], Format, (SOURCE, "cy", PSEUDO)))
)
def test_every_paper_of_a_case_is_whole(maya: Maya, name: str, form: Format, locale: str) -> None:
    kind = next(paper.record for paper in CATALOGUE if paper.name == name)
    about = maya.person if kind is Person else maya.specification if kind is Specification else maya.contract
    document = papers.build(maya.desk, name, about, form, Reader(locale))
    text = written(document, form, Reader(locale, easy=form.easy))
    assert missing(document, text) == []
    assert "**" not in text


@settings(max_examples=80, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck))
@given(document=documents(), form=st.sampled_from(Format))
@example(document=ALL_ODD, form=Format.STANDARD)
@example(document=FULL, form=Format.EASY)
@example(document=Document("", "", "", "en-GB", "", ()), form=Format.STANDARD)
def test_any_document(document: Document, form: Format) -> None:
    text = written(document, form)
    assert missing(document, text) == []
    assert not [char for char in text if unicodedata.category(char) in {"Cc", "Cs"} and char != "\n"]
    assert "\n\n\n\n" not in text
    assert text.endswith("\n")
    assert not any(line != line.strip() for line in text.split("\n") if line.isascii())


def test_nothing_is_there_that_a_screen_reader_would_spell_out() -> None:
    for make, form in ((contract, Format.STANDARD), (easy_contract, Format.EASY), (money_report, Format.LARGE)):
        text = written(make(), form)
        assert not re.search(r"[-=_*~#|+]{2,}|[\u2500-\u257f•☐☑]|\t| {2,}", text)


def test_a_paragraph_is_one_line() -> None:
    long = "We check every visit, and talk each Friday. " * 12
    lines = written(replace(contract(), blocks=(Title("A"), Paragraph(long)))).split("\n")
    assert long.strip() in lines


def test_parts_are_told_by_their_numbers_in_words_after_two_empty_lines() -> None:
    text = written(contract())
    assert "\n\n\nPart 6: Payments\n\nMaya pays" in text
    assert text.index("Part 6: Payments") < text.index("\n\n\nPart 1: ")
    assert "\n\n\nWord list\n\n" in text


def test_a_table_is_read_row_by_row_each_value_after_its_head() -> None:
    text = written(replace(contract(), blocks=(Title("A"), payments())))
    assert (
        "\nNo. 4\n4 weeks from, in 2027: 29 March\nHelp at home: £490.00\nDay activity: £348.00\nTo pay: £838.00\n"
        in text
    )
    assert "\nAll\n4 weeks from, in 2027: 52 weeks\nHelp at home: £6,370.00\n" in text
    assert "Chosen: Harbour Lane Support: Yes: 7:45 am" in written(offers())


def test_states_without_words_are_said() -> None:
    states = b.Table("S", (b.Column("A"), b.Column("B")), tuple(b.row("x", b.Cell("", state)) for state in b.State))
    text = written(replace(contract(), blocks=(Title("A"), states)))
    assert re.findall("B: (.*)", text) == ["Yes", "Partly", "No", "Not clear yet", "Not started yet", "Needs attention"]


def test_charts_are_their_sentence_and_table_or_what_they_show() -> None:
    text = written(money_report())
    assert "We paid £452.50 less than planned\nFrom 4 January" in text
    assert "Bar chart" not in text
    bare = replace(money_report(), blocks=tuple(_bare(block) for block in money_report().blocks))
    assert "Bar chart of planned and paid. 1: as planned. 2: £24.50 less than planned." in written(bare)


def _bare(block: Block) -> Block:
    return replace(block, table=None) if isinstance(block, b.PaidChart) else block


def test_boxes_spaces_and_places_to_sign_are_said_in_brackets() -> None:
    text = written(easy_contract(), Format.EASY)
    assert "[Box to tick] I want Harbour Lane.\n[Ticked] I want Brightwell.\n" in text
    assert "Something else: [Space to write]" in text
    assert "[Space where Maya Whitlock can sign or make a mark]" in text


def test_draft_says_so_and_has_no_places_to_sign() -> None:
    text = written(draft_contract())
    assert "Draft 3: not agreed\n\nThis is a draft. Do not sign." in text
    assert "Sign, or make your mark" not in text
    assert text.count("The places to sign come with the final copy") == 1


def test_easy_read_has_a_line_for_each_sentence() -> None:
    assert "This is about your contract.\nA contract is a written promise that you sign.\n\n" in written(
        easy_contract(), Format.EASY
    )


def test_file_is_written_to_a_path_the_same_every_time(tmp_path: Path) -> None:
    path = tmp_path / "contract.standard.txt"
    write_text(contract(), Format.STANDARD, Reader(), path)
    assert path.read_bytes().decode() == written(contract())
    assert [item.name for item in tmp_path.iterdir()] == [path.name]
