"""What a person finds who opens the file: real styles, header rows, alternative texts, languages, directions."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, product
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from docx.oxml.ns import qn
from docx.shared import Pt
from office_reading import KINDS, odt_name, opened, opened_odt, paragraphs, parts, written
from sample_papers import contract, draft_contract, easy_contract, money_report, offers

from nosdesk.documents.blocks import (
    AnswerSpace,
    BulletList,
    CheckBox,
    CheckBoxes,
    Column,
    Document,
    Fact,
    Facts,
    Heading,
    NumberedList,
    Paragraph,
    Part,
    Table,
    Title,
    row,
)
from nosdesk.documents.formats import Format
from nosdesk.export.office.looks import looks, page
from nosdesk.export.office.odt_styles import title
from nosdesk.export.office.parts import Style

PAPERS = {"contract": contract, "draft": draft_contract, "easy": easy_contract, "offers": offers, "money": money_report}
EVERY = list(product(PAPERS, Format))
SMALLEST = {Format.STANDARD: 12, Format.LARGE: 18, Format.EASY: 14}
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


def body(document: Document, form: Format) -> Any:
    return opened(written(document, form, "docx")).element.body


def content(document: Document, form: Format) -> ET.Element:
    return ET.fromstring(parts(written(document, form, "odt"))["content.xml"])  # noqa: S314 - our own file


def odt(root: ET.Element, name: str) -> Iterator[ET.Element]:
    return root.iter(odt_name(name))


@pytest.mark.parametrize("form", Format)
def test_every_style_is_as_large_and_as_open_as_its_format_asks(form: Format) -> None:
    styles = {s.name: s for s in opened(written(contract(), form, "docx")).styles if s.type == 1}
    least = SMALLEST.get(form, 24)  # giant print
    for name, style in styles.items():
        if name == "Table Gap":
            continue
        assert style.font.size >= Pt(least), name
        assert not style.font.italic
        assert not style.font.underline
        assert style.paragraph_format.alignment in {None, 2}, name  # from the left; figures flush right
        if not (style.font.bold or name in {"Picture", "Header"}):
            assert style.paragraph_format.line_spacing >= style.font.size * 1.5, name
    for name in ("Heading 1", "Heading 2", "Heading 3", "Title", "Caption"):
        assert styles[name].paragraph_format.keep_with_next, name


def test_both_files_have_the_same_styles_with_the_same_sizes() -> None:
    for form in Format:
        file = opened_odt(written(contract(), form, "odt"))
        root = ET.fromstring(file.get_part("styles").serialize())  # noqa: S314 - our own file
        known = {node.get(odt_name("style:display-name")): node for node in odt(root, "style:style")}
        made = looks(form, page(form, wide=False))
        assert set(made) == set(Style)
        for style, look in made.items():
            face = known[title(style)].find(odt_name("style:text-properties"))
            assert face is not None
            assert face.get(odt_name("fo:font-size")) == f"{look.size:.2f}pt"


@pytest.mark.parametrize(("name", "form"), EVERY)
def test_paragraphs_carry_nothing_but_their_style(name: str, form: Format) -> None:
    """So that a change of a style changes the whole document; and no line is empty to make room."""
    made = body(PAPERS[name](), form)
    allowed = {"rStyle", "rFonts", "rtl", "lang", "position", "sz", "szCs"}
    for run in made.iter(qn("w:rPr")):
        assert {child.tag.rpartition("}")[2] for child in run} <= allowed
        if run.find(qn("w:sz")) is not None:
            assert run.find(qn("w:rFonts")).get(qn("w:ascii")) == "NOS Desk Symbols"  # a box to tick
    for style, text in paragraphs(written(PAPERS[name](), form, "docx"), "docx"):
        if not text.strip():
            assert style in {
                "Table Gap",
                "Picture",
                "Normal",
                "Answer",
                "Table Text",
                "Table Heading",
                "Table Figure",
                "Table Total",
            }
    blocks = list(made)
    for before, found, after in zip(blocks, blocks[1:], blocks[2:], strict=False):
        if found.tag == qn("w:p") and not "".join(found.itertext()).strip():
            drawn = found.find(f".//{qn('w:drawing')}") is not None
            assert drawn or (before.tag, after.tag) == (qn("w:tbl"), qn("w:tbl"))


@pytest.mark.parametrize(("name", "form"), EVERY)
def test_headings_leave_no_level_out(name: str, form: Format) -> None:
    for kind in KINDS:
        styles = [style for style, _ in paragraphs(written(PAPERS[name](), form, kind), kind)]
        levels = [int(style[-1]) for style in styles if re.fullmatch(r"[Hh]eading \d", style)]
        assert levels[:1] in ([], [1])
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert styles.count("Title") == 1


@pytest.mark.parametrize(("name", "form"), EVERY)
def test_tables_have_header_rows_and_no_row_is_parted(name: str, form: Format) -> None:
    document = PAPERS[name]()
    for table in body(document, form).iter(qn("w:tbl")):
        style = table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}").get(qn("w:val"))
        rows = table.findall(qn("w:tr"))
        heads = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
        assert heads == [style == "NOSDeskTable", *[False] * (len(rows) - 1)]
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
        if style == "NOSDeskRows":
            assert table.find(f"{qn('w:tblPr')}/*[@{qn('w:val')}='NOSDeskTable']") is None
        if style == "NOSDeskTable":
            assert table.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}").get(qn("w:val"))
    for found in odt(content(document, form), "table:table"):
        columns = len(found.findall(odt_name("table:table-column")))
        assert all(len(line) == columns for line in odt(found, "table:table-row"))
    heads_there = list(odt(content(document, form), "table:table-header-rows"))
    made = list(body(document, form).iter(qn("w:tblHeader")))
    assert len(heads_there) == len(made)


@pytest.mark.parametrize(("name", "form"), EVERY)
def test_pictures_say_what_they_show_or_are_marked_as_decorative(name: str, form: Format) -> None:
    document = PAPERS[name]()
    alts = []
    for picture in body(document, form).iter(qn("wp:docPr")):
        decorative = any(node.tag == DECORATIVE for node in picture.iter())
        assert decorative == (picture.get("descr") == "")
        alts.append(picture.get("descr"))
    frames = list(odt(content(document, form), "draw:frame"))
    named = [frame.find(odt_name("svg:title")) for frame in frames]
    assert [node.text if node is not None else "" for node in named] == alts
    assert all(
        frame.get(odt_name("draw:style-name")) == ("Decorative_20_Picture" if node is None else "Meaningful_20_Picture")
        for frame, node in zip(frames, named, strict=True)
    )
    if name == "money":
        assert next(alt for alt in alts if alt).startswith(
            ("Bar chart of planned and paid. 1: as planned.", "A chart of planned and paid. 1:")
        )


def test_language_of_the_document_and_of_a_passage() -> None:
    file = opened(written(contract(), Format.STANDARD, "docx"))
    default = next(file.styles.element.iter(qn("w:lang")))
    assert default.get(qn("w:val")) == "en-GB"
    welsh = [run for run in file.element.body.iter(qn("w:r")) if run.find(f".//{qn('w:lang')}") is not None]
    assert {run.find(f".//{qn('w:lang')}").get(qn("w:val")) for run in welsh} == {"cy-GB"}
    assert "".join("".join(run.itertext()) for run in welsh).startswith("Mae hwn")
    root = content(contract(), Format.STANDARD)
    faces = [node.get(odt_name("fo:language")) for node in odt(root, "style:text-properties")]
    assert faces == ["cy"]
    styles = parts(written(contract(), Format.STANDARD, "odt"))["styles.xml"].decode()
    assert 'fo:language="en" fo:country="GB"' in styles


URDU = "دیکھ بھال کا معاہدہ"


def test_a_document_from_right_to_left_is_laid_out_from_right_to_left() -> None:
    table = Table("جدول", (Column("الف"), Column("ب")), (row("1", URDU),))
    document = replace(contract(), language="ur", title=URDU, blocks=(Title(URDU), Paragraph(URDU), table))
    for form in Format:
        made = body(document, form)
        assert made.find(f"{qn('w:sectPr')}/{qn('w:bidi')}") is not None
        texts = [p for p in made.iter(qn("w:p")) if URDU in "".join(p.itertext()).replace("\u00a0", " ")]
        assert len(texts) == 3
        assert all(p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None for p in texts)
        assert all(p.find(f".//{qn('w:rPr')}/{qn('w:rtl')}") is not None for p in texts)
        assert all(t.find(f"{qn('w:tblPr')}/{qn('w:bidiVisual')}") is not None for t in made.iter(qn("w:tbl")))
        inside = parts(written(document, form, "odt"))
        assert b'style:writing-mode="rl-tb"' in inside["styles.xml"]
        styles = ET.fromstring(inside["styles.xml"])  # noqa: S314 - our own file
        known = {node.get(odt_name("style:display-name")): node for node in odt(styles, "style:style")}
        for name, side in (("Text body", "right"), ("Table Figure", "left")):
            face = known[name].find(odt_name("style:paragraph-properties"))
            assert face is not None
            assert face.get(odt_name("fo:text-align")) == side
        modes = [
            node.get(odt_name("style:writing-mode")) for node in odt(content(document, form), "style:table-properties")
        ]
        # In large print it may be cards; in standard print it is a table.
        assert set(modes) == {"rl-tb"} if form is Format.STANDARD else set(modes) <= {"rl-tb"}


def test_a_passage_from_right_to_left_in_an_english_document() -> None:
    for text, language in ((URDU, "ur"), (URDU, "")):
        document = replace(contract(), blocks=(Title("A"), Paragraph("Hello"), Paragraph(text, language)))
        hello, passage = list(body(document, Format.STANDARD).iter(qn("w:p")))[-2:]
        assert hello.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is None
        assert passage.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None
        root = content(document, Format.STANDARD)
        modes = [node.get(odt_name("style:writing-mode")) for node in odt(root, "style:paragraph-properties")]
        assert modes == ["rl-tb"]
        sides = [node.get(odt_name("fo:text-align")) for node in odt(root, "style:paragraph-properties")]
        assert sides == ["right"]  # LibreOffice takes "start" for the left


def test_parts_and_lists_count_themselves() -> None:
    blocks = (
        Title("A"),
        Part("One"),
        NumberedList(("a", "b")),
        Part("Words", numbered=False),
        NumberedList(("c",)),
        BulletList(("d",)),
        Part("Two"),
    )
    document = replace(contract(), blocks=blocks)
    numbers = []
    for p in body(document, Format.STANDARD).iter(qn("w:p")):
        number = p.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
        numbers.append(number.get(qn("w:val")) if number is not None else "")
    assert numbers[1] == numbers[-1] == "1"  # the parts
    assert numbers[2] == numbers[3] != numbers[5]  # two lists, each from 1
    assert (numbers[4], numbers[6]) == ("", "")  # the part without a number; bullets have theirs from their style
    heads = {
        "".join(h.itertext()): h.get(odt_name("text:is-list-header"))
        for h in odt(content(document, Format.STANDARD), "text:h")
    }
    assert heads == {"One": None, "Words": "true", "Two": None}
    lists = [len(node) for node in odt(content(document, Format.STANDARD), "text:list")]
    assert lists == [2, 1, 1]


def test_boxes_to_tick_can_be_ticked_with_a_click() -> None:
    boxes = CheckBoxes((CheckBox("Yes", "tick"), CheckBox("No", "no", ticked=True)), "Do you agree?")
    for form in Format:
        document = replace(contract(), blocks=(Title("A"), boxes))
        space = "{http://schemas.microsoft.com/office/word/2010/wordml}"
        states = [node.get(f"{space}val") for node in body(document, form).iter(f"{space}checked")]
        assert states == ["0", "1"]
        names = [node.get(qn("w:val")) for node in body(document, form).iter(qn("w:alias"))]
        assert names == ["Box to tick", "Ticked"]
        text = "".join(text for _, text in paragraphs(written(document, form, "odt"), "odt"))
        assert "☐\tYes" in text
        assert "☒\tNo" in text


def test_places_to_write_have_names() -> None:
    names = [node.get(qn("w:val")) for node in body(contract(), Format.LARGE).iter(qn("w:alias"))]
    assert "Space for the signature or mark of Maya Whitlock" in names
    text = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}description"
    named = [node.get(text) for node in odt(content(contract(), Format.LARGE), "text:text-input")]
    assert named == names


def test_two_tables_with_nothing_between_them_stay_two() -> None:
    fact = Facts((Fact("a", "b"),))
    document = replace(contract(), blocks=(Title("A"), fact, fact, AnswerSpace("")))
    tags = [node.tag.rpartition("}")[2] for node in body(document, Format.STANDARD)]
    assert tags[1:] == ["tbl", "p", "tbl", "p", "tbl", "sectPr"]
    assert len(list(odt(content(document, Format.STANDARD), "table:table"))) == 3


def test_a_heading_that_says_nothing_is_left_out() -> None:
    document = replace(contract(), blocks=(Title("A"), Part(" "), Heading("\x07"), Part("Real")))
    styles = [style for style, _ in paragraphs(written(document, Format.STANDARD, "docx"), "docx")]
    assert styles == ["Title", "Heading 1"]


def test_the_fonts_travel_with_the_file() -> None:
    inside = parts(written(contract(), Format.STANDARD, "odt"))
    assert inside["Fonts/regular.ttf"][:4] == b"\x00\x01\x00\x00"
    word = parts(written(contract(), Format.STANDARD, "docx"))
    table = word["word/fontTable.xml"].decode()
    key = re.search(r'w:embedRegular r:id="rIdFont1" w:fontKey="\{([^}]+)\}"', table)
    assert key
    mask = bytes.fromhex(key[1].replace("-", ""))[::-1]
    plain = bytes(b ^ mask[at % 16] for at, b in enumerate(word["word/fonts/font1.odttf"][:32]))
    assert plain + word["word/fonts/font1.odttf"][32:] == inside["Fonts/regular.ttf"]


def test_easy_read_has_a_picture_in_every_row_it_is_given() -> None:
    root = body(easy_contract(), Format.EASY)
    rows = [
        line
        for table in root.iter(qn("w:tbl"))
        if table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}").get(qn("w:val")) == "NOSDeskRows"
        for line in table.findall(qn("w:tr"))
        if len(line.findall(qn("w:tc"))) == 2
    ]
    assert len(rows) > 30
    pictured = [line for line in rows if line.findall(qn("w:tc"))[0].find(f".//{qn('w:drawing')}") is not None]
    assert len(pictured) >= len(rows) - 2
    assert all("".join(line.findall(qn("w:tc"))[1].itertext()).strip() for line in rows)


def test_a_table_without_rows_is_not_drawn() -> None:
    table = Table("", (Column(""), Column("")), ())
    document = replace(contract(), blocks=(Title("A"), table, table))
    assert list(body(document, Format.STANDARD).iter(qn("w:tbl"))) == []
