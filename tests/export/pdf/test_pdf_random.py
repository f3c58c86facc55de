"""Documents made at random, with everything that people paste, are valid in every format and lose no word."""

import unicodedata
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from pdf_checking import problems, stranded, watched
from pdf_reading import squashed, structure

from nosdesk.documents.blocks import (
    AnswerSpace,
    Block,
    BulletList,
    Cell,
    CheckBox,
    CheckBoxes,
    Column,
    ColumnKind,
    Contact,
    Contents,
    Document,
    Fact,
    Facts,
    Heading,
    Notice,
    NoticeKind,
    NumberedList,
    PageNote,
    PaidBar,
    PaidChart,
    Paragraph,
    Part,
    PictureRow,
    Row,
    Signature,
    State,
    Step,
    Steps,
    Table,
    Title,
    TrendChart,
    TrendPoint,
    WhoToAsk,
    WordEntry,
    WordList,
    plain,
)
from nosdesk.documents.formats import Format
from nosdesk.export.pdf import write_pdf
from nosdesk.export.pdf.fonts import faces
from nosdesk.export.pdf.layout import layout
from nosdesk.export.pdf.wording import printable
from nosdesk.i18n import Reader
from nosdesk.pictures import PICTURES

WORDS = (
    "Maya wants support at home on 14 December 2026 , call 01632 960 417",
    "£1,234.50",
    "**now**",
    "ŵyn ŷd",
    "Łódź AB9 4QX –",
)
ODD = (
    "",
    " ",
    "\x00\x07",
    "👩🏽‍🦰🙂🏴",
    "دیکھ بھال کا معاہدہ",
    "x" * 1500,
    "a\nb\r\nc",
    "**bold** and ** not",
    "w\u0302 y\u0302",
    "✓ ☐ ☒ →",
    "<b>&amp;</b>",
    "漢字 \u200b\u00ad\u202e",
    "\ue000\ufffe\U0010ffff",
    "\ud83d",
    "pppp://" + "a-b/" * 300,
)

sentence = st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join)
text = st.one_of(sentence, sentence, sentence, st.sampled_from(ODD), st.text(max_size=60))
short = st.one_of(sentence.map(lambda s: s[:40]), st.sampled_from(ODD), st.text(max_size=20))
picture = st.sampled_from(["", *list(PICTURES)[:40]])
language = st.sampled_from(["", "", "cy", "ur"])


def many(of: st.SearchStrategy[str], most: int = 6) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(of, max_size=most).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    count = draw(st.integers(1, 7))
    column = st.builds(Column, short, st.sampled_from(ColumnKind), st.sampled_from(["", "£"]), st.just(False), picture)
    columns = tuple(draw(column) for _ in range(count))
    cell = st.builds(Cell, short, st.sampled_from([None, None, *State]))
    line = st.builds(Row, st.tuples(*[cell] * count), picture)
    rows = tuple(draw(st.lists(line, max_size=12)))
    return Table(
        draw(short), columns, rows * draw(st.sampled_from([1, 1, 1, 9])), draw(st.none() | line), draw(language)
    )


money = st.decimals(0, 10000, places=2)
bars = st.lists(st.builds(PaidBar, short, money, st.none() | money), max_size=20).map(tuple)
points = st.lists(st.builds(TrendPoint, short, st.integers(1, 5)), max_size=30).map(tuple)
blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Contents, short),
    st.builds(Part, text, picture, st.booleans(), language),
    st.builds(Heading, text, st.sampled_from([2, 3]), language),
    st.builds(Paragraph, text, language),
    st.builds(PageNote, text, language),
    st.builds(BulletList, many(text), language),
    st.builds(NumberedList, many(text, 12), language),
    st.builds(Steps, st.lists(st.builds(Step, text, text, short, picture), max_size=8).map(tuple), language),
    st.builds(Facts, st.lists(st.builds(Fact, short, text, picture, language), max_size=6).map(tuple)),
    tables(),
    st.builds(PictureRow, picture, many(text, 3), picture, language),
    st.builds(WordList, st.lists(st.builds(WordEntry, short, text, picture), max_size=6).map(tuple), language),
    st.builds(WhoToAsk, st.lists(st.builds(Contact, short, many(short, 3), picture), max_size=5).map(tuple), language),
    st.builds(Notice, many(text, 3), short, st.sampled_from(NoticeKind), picture, language),
    st.builds(PaidChart, short, text, bars, short, st.none() | tables(), language),
    st.builds(
        TrendChart,
        short,
        text,
        points,
        st.tuples(short, short, short, short, short),
        short,
        st.none() | st.integers(1, 5),
        st.none() | tables(),
        language,
    ),
    st.builds(
        CheckBoxes, st.lists(st.builds(CheckBox, text, picture, st.booleans()), max_size=6).map(tuple), short, language
    ),
    st.builds(AnswerSpace, short, st.integers(0, 40), language),
    st.builds(Signature, short, short, many(short, 3), st.booleans(), language),
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    inside = draw(st.lists(blocks, max_size=8))
    title = draw(st.lists(st.builds(Title, text, short, many(short, 2), language), max_size=1))
    return Document(
        code=draw(short),
        title=draw(text),
        state=draw(short),
        language="en-GB",
        subject=draw(short),
        blocks=(*title, *inside),
        picture=draw(picture),
        draft=draw(st.booleans()),
        wide=draw(st.booleans()),
    )


ALL_ODD = Document("c", "t", "s", "en-GB", "", tuple(Paragraph(odd) for odd in ODD))
HUGE = Table(
    "Huge", (Column("A"), Column("B")), (Row((Cell("x " * 1200), Cell("y" * 1500))),) * 3, Row((Cell("T"), Cell("9")))
)
FULL = Document("c", "t", "s", "en-GB", "", (Title("t" * 700), HUGE, Notice(("n " * 900,)), Heading("h " * 700)))


@settings(max_examples=200, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck))
@given(document=documents(), form=st.sampled_from(Format))
@example(document=ALL_ODD, form=Format.STANDARD)
@example(document=ALL_ODD, form=Format.EASY)
@example(document=FULL, form=Format.STANDARD)
@example(document=FULL, form=Format.LARGE)
@example(document=FULL, form=Format.EASY)
@example(document=Document("", "", "", "en-GB", "", ()), form=Format.STANDARD)
@example(
    document=Document("", "", "", "en-GB", "", (Contents(""), PaidChart("", "", (PaidBar("", Decimal(0), None),), ""))),
    form=Format.EASY,
)
def test_any_document(document: Document, form: Format, tmp_path_factory: pytest.TempPathFactory) -> None:
    reader = Reader(easy=form.easy)
    out = BytesIO()
    with watched(pytest.MonkeyPatch()) as shown:
        write_pdf(document, form, reader, out)
    data = out.getvalue()
    # TAG-031, TAG-032: the sentence drawn for letters without glyphs is, on purpose, not the text that is read aloud.
    assert problems(data, tmp_path_factory.mktemp("pdf"), "TAG-031", "TAG-032") == []
    look = layout(form, wide=document.wide)
    for piece in shown:
        assert piece.size > 100 or piece.x >= look.side - 0.1
        assert piece.size > 100 or piece.x + piece.width <= look.page[0] - look.side + 0.2, piece
        assert piece.element is None or piece.y >= look.bottom - 0.1
    assert stranded(shown) == []
    read = squashed(structure(data).text)
    for block in document.blocks:
        if isinstance(block, Paragraph | PageNote):
            assert squashed(printable(plain(block.text), faces(), reader)) in read


@given(st.text(max_size=200))
def test_printable_text_has_a_glyph_for_every_character(typed: str) -> None:
    known = faces()
    for char in printable(typed, known, Reader()):
        assert char == "\n" or known.has(char), unicodedata.name(char, repr(char))
