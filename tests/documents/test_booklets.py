"""Booklets: nothing lost, nothing twice but what each needs, none too long, parts with their own numbers."""

from hypothesis import given
from hypothesis import strategies as st

from nosdesk.documents.blocks import (
    Block,
    Column,
    Contact,
    Contents,
    Document,
    Heading,
    Part,
    PictureRow,
    Table,
    Title,
    WhoToAsk,
    WordEntry,
    WordList,
    row,
)
from nosdesk.documents.booklets import booklets
from nosdesk.i18n import Reader

READER = Reader(easy=True)
MOST = 16
OPENING = (Title("Your support", lines=("For Maya",)), Heading("What this is about", 2), Contents("What is in it"))
WORDS = WordList(
    (WordEntry("Budget", "Your money."), WordEntry("Review", "A meeting."), WordEntry("Carer", "A helper."))
)
CLOSING = (
    Part("Word list", numbered=False),
    WORDS,
    Part("Who to ask", numbered=False),
    WhoToAsk((Contact("Priya Nair", ("01632 960 417",)),)),
)


def pages(document: Document) -> int:
    """A page for each part, and one more for every five rows in it, as easy read is laid out."""
    total = rows = 0
    for block in document.blocks:
        if isinstance(block, Part | Title):
            total, rows = total + 1 + -(-rows // 5), 0
        rows += len(block.rows) if isinstance(block, Table) else 1
    return total + -(-rows // 5)


def idea(number: int) -> PictureRow:
    return PictureRow("you", (f"Idea {number}.",))


def of(*parts: tuple[Block, ...]) -> Document:
    return Document(
        "Contract 1",
        "Your support",
        "",
        "en-GB",
        "",
        (*OPENING, *(block for part in parts for block in part), *CLOSING),
        short_title="Maya’s support",
    )


def ideas(blocks: tuple[Block, ...]) -> list[str]:
    found: list[str] = []
    for block in blocks:
        if isinstance(block, PictureRow) and block.sentences[0].startswith("Idea"):
            found.append(block.sentences[0])
        if isinstance(block, Table):
            found += [line.cells[0].text for line in (*block.rows, *((block.total,) if block.total else ()))]
    return found


def test_a_short_document_stays_whole() -> None:
    short = of((Part("One"), idea(1)), (Part("Two"), idea(2)))
    assert booklets(short, READER, pages, MOST) == (short,)


def test_each_booklet_is_whole() -> None:
    parts = [(Part(f"Part {n}"), *(idea(n * 100 + i) for i in range(12))) for n in range(1, 7)]
    made = booklets(of(*parts), READER, pages, MOST)
    assert len(made) == 3
    for number, booklet in enumerate(made, 1):
        title = booklet.blocks[0]
        assert isinstance(title, Title)
        assert title.lines == (f"Booklet {number} of 3", "For Maya")
        assert booklet.title == f"Your support, Booklet {number} of 3"
        assert booklet.short_title == "Maya’s support"
        assert [type(block) for block in booklet.blocks[1:4]] == [Heading, PictureRow, Contents]
        told = booklet.blocks[2]
        assert isinstance(told, PictureRow)
        assert told.sentences[0] == f"This is booklet {number} of 3."
        assert any(isinstance(block, WhoToAsk) for block in booklet.blocks)
        assert pages(booklet) <= MOST
    assert [booklet.first_part for booklet in made] == [1, 3, 5]


def test_a_booklet_explains_its_own_hard_words() -> None:
    one = (Part("Money"), PictureRow("money", ("This is your **budget**.",)), *(idea(n) for n in range(40)))
    two = (Part("Looking"), PictureRow("meeting", ("We have 2 reviews.",)), *(idea(n) for n in range(40)))
    first, second = booklets(of(one, two), READER, pages, 20)
    explained = [
        [entry.word for block in booklet.blocks if isinstance(block, WordList) for entry in block.entries]
        for booklet in (first, second)
    ]
    assert explained == [["Budget"], ["Review"]]


def test_a_part_too_long_for_a_booklet_goes_on_in_the_next() -> None:
    table = Table("Payments", (Column("Day"),), tuple(row(f"{n}") for n in range(200)), row("All"))
    made = booklets(
        of((Part("Before"), idea(1)), (Part("Money"), table), (Part("After"), idea(2))), READER, pages, MOST
    )
    assert len(made) > 3
    assert all(pages(booklet) <= MOST for booklet in made)
    heads = [
        [block.title for block in booklet.blocks if isinstance(block, Part) and block.numbered] for booklet in made
    ]
    assert heads[0][0] == "Before"
    assert heads[1][0] == "Money, more"
    assert heads[-1][-1] == "After"
    assert [booklet.first_part for booklet in made[1:]] == [2] * (len(made) - 1)
    assert [text for booklet in made for text in ideas(booklet.blocks)] == [
        "Idea 1.",
        *map(str, range(200)),
        "All",
        "Idea 2.",
    ]


def test_one_thing_longer_than_a_booklet_stays_whole() -> None:
    long = of((Part("One"), PictureRow("you", ("Idea 1.",))))
    assert booklets(long, READER, lambda _: 100, MOST) == (long,)


sections = st.lists(
    st.tuples(st.booleans(), st.lists(st.sampled_from(["idea", "heading", "table"]), min_size=1, max_size=40)),
    min_size=1,
    max_size=9,
)


@given(sections, st.integers(6, 24))
def test_nothing_is_lost_and_nothing_comes_twice(drawn: list[tuple[bool, list[str]]], most: int) -> None:
    parts: list[tuple[Block, ...]] = []
    at = 0
    for number, (numbered, kinds) in enumerate(drawn):
        blocks: list[Block] = [Part(f"Part {number}", numbered=numbered)]
        for kind in kinds:
            at += 1
            match kind:
                case "idea":
                    blocks.append(idea(at))
                case "heading":
                    blocks.append(Heading(f"Head {at}"))
                case _:
                    blocks.append(Table("T", (Column("A"),), tuple(row(f"{at}/{n}") for n in range(9))))
        parts.append(tuple(blocks))
    whole = of(*parts)
    made = booklets(whole, READER, pages, most)
    assert [text for booklet in made for text in ideas(booklet.blocks)] == ideas(whole.blocks)
    heads = [
        block.text for booklet in made for block in booklet.blocks if isinstance(block, Heading) and block.level == 3
    ]
    assert heads == [block.text for block in whole.blocks if isinstance(block, Heading) and block.level == 3]
    numbers: dict[str, int] = {}
    for booklet in made:
        number = booklet.first_part - 1
        for block in booklet.blocks:
            if isinstance(block, Part):
                number += block.numbered
                if block.numbered:
                    assert numbers.setdefault(block.title.removesuffix(", more"), number) == number
    assert list(numbers.values()) == list(range(1, len(numbers) + 1))
