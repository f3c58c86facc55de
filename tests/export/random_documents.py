"""Documents made at random, with everything that people paste."""

from hypothesis import strategies as st

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
    WrittenKey,
)
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
    "يأتي أحمد (Harbour Lane) الساعة 10:30، والسعر **£20.50**. اتصل على 01632 960 417!",
    "Said “שלום (hello) לך” on 14 December 2026",
    "किसी क्षत्रिय को ਤੁਹਾਡੀ যত্নের તમારી உங்கள்",
    "می\u200cخواهم",
    "م" * 700,
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
    st.builds(WrittenKey, st.lists(st.sampled_from(("7K3M2Q", "000000", "W")), min_size=1).map(tuple), sentence),
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
        language=draw(st.sampled_from(["en-GB", "en-GB", "en-GB", "ur", "ar"])),
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
