"""Pages are filled in order, nothing is lost, what keeps together does, and every picture can be drawn."""

from hypothesis import given
from hypothesis import strategies as st

from nosdesk.export.pdf.boxes import Box, Frame, Stack, fill, paginate
from nosdesk.export.pdf.pictures import operators
from nosdesk.export.pdf.tables import TableBox, TableLook, TableRow
from nosdesk.pictures import PICTURES

FRAME = Frame(0, 0, 100, 100)


class Block(Box):
    """A box of so many lines of 10 points; split between lines unless it is whole."""

    def __init__(self, lines: list[int], *, keep: bool = False, whole: bool = False) -> None:
        self.lines, self.keep, self.whole = lines, keep, whole

    def height(self, width: float) -> float:
        return len(self.lines) * 10

    def split(self, width: float, height: float, *, force: bool = False) -> tuple[Box, Box] | None:
        fits = min(int(height // 10), len(self.lines) - 1)
        if fits < 1:
            return None
        return Block(self.lines[:fits]), Block(self.lines[fits:])

    def least(self) -> float:
        return 10.0


@st.composite
def boxes(draw: st.DrawFn) -> list[Block]:
    made = []
    start = 0
    for _ in range(draw(st.integers(1, 12))):
        count = draw(st.integers(1, 25))
        made.append(Block(list(range(start, start + count)), keep=draw(st.booleans()), whole=draw(st.booleans())))
        start += count
        made[-1].before, made[-1].after = draw(st.sampled_from([0, 5, 20])), draw(st.sampled_from([0, 5, 20]))
    return made


@given(boxes())
def test_pages_hold_everything_once_and_in_order(made: list[Block]) -> None:
    total = sum(len(box.lines) for box in made)
    pages = paginate(made, FRAME, FRAME)
    seen: list[int] = []
    for page in pages:
        assert page
        foot = 0.0
        for place in page:
            assert place.down >= foot - 0.01
            foot = place.down + place.box.height(100)
            assert isinstance(place.box, Block)
            seen += place.box.lines
        assert foot <= 100.01
    assert seen == list(range(total))


def test_a_heading_goes_over_with_what_follows() -> None:
    pages = paginate([Block([1] * 8), Block([2], keep=True), Block([3] * 5, whole=True)], FRAME, FRAME)
    assert [[len(place.box.lines) for place in page] for page in pages] == [[8], [1, 5]]  # type: ignore[attr-defined]


def test_what_is_whole_is_split_only_if_it_is_taller_than_a_page() -> None:
    pages = paginate([Block([1] * 3), Block([2] * 9, whole=True), Block([3] * 14, whole=True)], FRAME, FRAME)
    assert [[len(place.box.lines) for place in page] for page in pages] == [[3], [9], [10], [4]]  # type: ignore[attr-defined]


def test_space_between_boxes_is_the_larger_wish_and_none_at_the_top() -> None:
    first, second = Block([1]), Block([2])
    first.before, first.after, second.before = 30, 10, 20
    placed, rest = fill([first, second], 100, 100)
    assert [place.down for place in placed] == [0, 30]
    assert rest == []
    assert Stack([first, second]).height(100) == 40


def test_a_table_is_split_between_rows_with_two_on_each_side() -> None:
    look = TableLook(0, 0, 0)
    rows = [TableRow([Block([n])]) for n in range(10)]
    table = TableBox(TableRow([Block([99])]), rows, TableRow([Block([100])]), look)
    assert table.height(100) == 120
    parts = table.split(100, 50)
    assert parts is not None
    above, below = parts
    assert isinstance(above, TableBox)
    assert isinstance(below, TableBox)
    assert (len(above.rows), above.total) == (4, None)
    assert len(below.rows) == 6
    assert below.total is not None
    assert table.split(100, 25) is None


def test_every_picture_can_be_drawn() -> None:
    for concept in PICTURES:
        code = operators(concept)
        assert code.count("q\n") + code.startswith("q") <= code.count("Q")
        assert " rg" in code or " RG" in code
