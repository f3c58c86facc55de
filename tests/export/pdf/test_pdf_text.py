"""Lines of text: nothing squeezed, nothing lost, what belongs together stays together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nosdesk.export.pdf.fonts import faces
from nosdesk.export.pdf.layout import INK
from nosdesk.export.pdf.text import Setting, Style, Text
from nosdesk.export.pdf.wording import printable, together
from nosdesk.i18n import Reader

SETTING = Setting(faces(), Reader())
BODY = Style(12, 18, INK)


def lines(text: str, width: float, style: Style = BODY) -> list[str]:
    made = Text(SETTING, None, text, style)
    return ["".join(piece for _, piece in line.runs) for line in made.lines(width)]


def test_a_date_is_never_broken() -> None:
    assert lines("It is paid on 24 September 2027 by bank", 114) == ["It is paid on", "24 September 2027", "by bank"]


@pytest.mark.parametrize(
    "kept",
    [
        "14 December 2026",
        "01632 960 417",
        "01632 960417",
        "AB9 4QX",
        "8:30 am",
        "9 in 10",
        "4 weeks",
        "page 12",
        "tudalen 3",
    ],
)
def test_what_belongs_together(kept: str) -> None:
    said = together(f"one two {kept} three four five six seven eight")
    assert kept.replace(" ", "\u00a0") in said


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("Ask Idris Vale, Tom Ashby and Leila Whitlock about it", ["Idris Vale", "Tom Ashby", "Leila Whitlock"]),
        ("**Maya Whitlock**, who directs the support", ["Maya Whitlock"]),
        ("We live at Mill Rise. Maya said “Harbour Lane Support” is", ["Mill Rise", "Harbour Lane Support"]),
        ("Gofynnwch i Siân Dŷ Gŵyn am gopi o’r contract", ["Siân Dŷ Gŵyn"]),
    ],
)
def test_names_are_held_together(typed: str, held: list[str]) -> None:
    said = together(typed)
    assert [name.replace(" ", "\u00a0") in said for name in held] == [True] * len(held)
    assert "Rise.\u00a0Maya" not in said
    assert "Vale,\u00a0Tom" not in said


def test_a_long_name_may_be_broken_and_no_column_is_made_wider_for_one() -> None:
    long = (
        "Federation of the Whitlocks and Oyelarans of Lower Quillmere And Upper Quillmere Parish Councils Together Now"
    )
    assert len(lines(long, 300)) > 2
    made = Text(SETTING, None, "Kingfisher Community", BODY)
    assert made.wished() == Text(SETTING, None, "Community", BODY).wished()


def test_a_short_last_word_is_not_left_alone() -> None:
    said = lines("We read this with you and we answer what you ask of us", 285)
    assert said[-1] == "of us"


def test_a_group_wider_than_its_place_is_taken_apart_at_its_spaces() -> None:
    assert lines("24 September 2027", 60) == ["24", "September", "2027"]


def test_a_word_wider_than_its_place_is_broken_after_a_sign_if_it_can_be() -> None:
    said = lines("https://example.org/a-very-long-address-that-nobody-can-read", 120)
    assert "".join(said) == "https://example.org/a-very-long-address-that-nobody-can-read"
    assert all(line[-1] in "-/." for line in said[:-1])


def test_ten_thousand_characters_without_a_space() -> None:
    said = lines("x" * 10_000, 300)
    assert "".join(said) == "x" * 10_000


def test_line_ends_that_were_typed_are_kept() -> None:
    assert lines("14 Mill Rise\nAlderbrook\n\nAB9 4QX", 300) == ["14 Mill Rise", "Alderbrook", "", "AB9 4QX"]


def test_a_heading_has_lines_of_like_length() -> None:
    heading = Style(30, 36, INK, bold=True, balanced=True)
    assert lines("Maya Whitlock and Harbour Lane Support", 480, heading) == [
        "Maya Whitlock and",
        "Harbour Lane Support",
    ]


def test_a_running_head_is_cut_after_a_word() -> None:
    known = faces()
    assert known.shortened("Contract for Maya", known.regular, 20) == "Contract for Maya"
    assert known.shortened("Contract for Maya Whitlock’s support", known.regular, 10) == "Contract for Maya…"
    assert known.shortened("x" * 10_000, known.regular, 5) == "xxxxxxxxx…"
    assert known.shortened("wide", known.regular, 0.1) == ""


def test_sums_line_up() -> None:
    figures = Style(12, 18, INK, figures=True)
    assert Text(SETTING, None, "£111.11", figures).natural() == Text(SETTING, None, "£888.88", figures).natural()
    assert Text(SETTING, None, "111", BODY).natural() < Text(SETTING, None, "888", BODY).natural()


@given(st.text(max_size=300), st.floats(20, 400))
def test_no_line_is_too_wide_and_no_character_is_lost(text: str, width: float) -> None:
    made = Text(SETTING, None, text, BODY)
    shown = made.lines(width)
    for line in shown:
        drawn = sum(face.width(piece) for face, piece in line.runs) * 12
        widest = max((face.width(char) for face, piece in line.runs for char in piece), default=0.0) * 12
        assert drawn <= max(width, widest) + 0.01
        assert drawn == pytest.approx(line.width * 12, abs=0.01)
    said = "".join(piece for line in shown for _, piece in line.runs)
    expected = printable(text, SETTING.faces, SETTING.reader).replace("\u00a0", " ")
    if "**" not in text:
        assert "".join(said.split()) == "".join(expected.split())


@given(st.integers(2, 40), st.integers(1, 45))
def test_no_paragraph_leaves_a_line_alone(count: int, room: int) -> None:
    made = Text(SETTING, None, "\n".join("line" for _ in range(count)), BODY)
    parts = made.split(300, room * 18)
    if parts is None:
        assert room < 2 or count - min(room, count) < 2 or count < 4
        return
    above, below = (part.height(300) / 18 for part in parts)
    assert above + below == count
    assert min(above, below) >= 2
    assert above <= room


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("w\u0302 y\u0302", "ŵ ŷ"),
        ("a\tb\x00c\x07", "a bc"),
        ("one\r\ntwo\u2028three", "one\ntwo\nthree"),
        ("non\u2011breaking\u200b word\u00ad", "non-breaking word"),
        ("🙂", "(slightly smiling face)"),
        ("ﬁne １２", "fine 12"),
        ("Борис и Анна", "[words in Cyrillic letters, which this paper cannot show]"),
        ("Tel: ١٢٣ now", "Tel: ١٢٣ now"),
        ("می\u200cخواهم a\u200cb", "می\u200cخواهم ab"),
        ("漢字", "[words in Chinese letters, which this paper cannot show]"),
        ("\ud83d", ""),
    ],
)
def test_typed_text_made_printable(typed: str, shown: str) -> None:
    assert printable(typed, SETTING.faces, SETTING.reader) == shown
