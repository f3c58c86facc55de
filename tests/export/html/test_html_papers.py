"""Sample papers and those of a whole case as pages: valid, self-contained, readable in order, repeatable."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest
from html_making import expected, squashed, written
from html_reading import Node, parsed, problems
from paper_case import Maya, empty_desk, rich
from sample_papers import contract, draft_contract, easy_contract, money_report, offers, payments, signed_contract

from nosdesk.documents.blocks import (
    AnswerSpace,
    Cell,
    CheckBox,
    CheckBoxes,
    Column,
    Contact,
    Contents,
    Document,
    Fact,
    Facts,
    Heading,
    Notice,
    PaidBar,
    PaidChart,
    Paragraph,
    Part,
    PictureRow,
    Signature,
    State,
    Step,
    Steps,
    Table,
    Title,
    TrendChart,
    TrendPoint,
    WhoToAsk,
    row,
)
from nosdesk.documents.catalogue import PAPERS as CATALOGUE
from nosdesk.documents.formats import Format
from nosdesk.domain.records import Person, Specification
from nosdesk.export.html import write_html
from nosdesk.export.html.style import SIZES, colours, look
from nosdesk.i18n import PSEUDO, SOURCE, Reader
from nosdesk.services import papers
from nosdesk.themes import THEMES
from nosdesk.ui.kit.tokens import contrast

PAPERS = {
    "contract": contract,
    "draft": draft_contract,
    "signed": signed_contract,
    "easy": easy_contract,
    "offers": offers,
    "money": money_report,
    "many-bars": lambda: money_report(26),
}
CASES = list(product(PAPERS, Format))
OF_A_CASE = list(product([paper.name for paper in CATALOGUE], Format, (SOURCE, "cy", PSEUDO)))


@pytest.fixture(scope="module")
def maya(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Maya]:
    desk = empty_desk(tmp_path_factory.mktemp("pages") / "maya.nosdesk")
    with desk.case:
        yield rich(desk)


def built(maya: Maya, name: str, form: Format, locale: str) -> Document:
    kind = next(paper.record for paper in CATALOGUE if paper.name == name)
    about = maya.person if kind is Person else maya.specification if kind is Specification else maya.contract
    return papers.build(maya.desk, name, about, form, Reader(locale))


def page(document: Document, form: Format = Format.STANDARD, reader: Reader | None = None) -> Node:
    return parsed(written(document, form, reader))


def body(node: Node) -> Node:
    (main,) = node.all("main")
    return main


@pytest.mark.parametrize(("name", "form"), CASES)
def test_page_is_sound_and_says_every_word_in_order(name: str, form: Format) -> None:
    document = PAPERS[name]()
    root = page(document, form)
    assert problems(root) == []
    assert squashed(body(root).said()) == expected(document)


@pytest.mark.parametrize(("name", "form", "locale"), OF_A_CASE)
def test_every_paper_of_a_case_is_sound_and_whole(maya: Maya, name: str, form: Format, locale: str) -> None:
    document = built(maya, name, form, locale)
    root = page(document, form, Reader(locale, easy=form.easy))
    assert problems(root) == []
    assert squashed(body(root).said()) == expected(document)
    assert root.attributes["lang"] == document.language


def test_bytes_are_the_same_every_time() -> None:
    for form in Format:
        assert written(contract(), form) == written(contract(), form)


def test_file_is_written_to_a_path(tmp_path: Path) -> None:
    path = tmp_path / "contract.standard.html"
    write_html(contract(), Format.STANDARD, Reader(), path)
    assert path.read_bytes() == written(contract(), Format.STANDARD)
    assert [item.name for item in tmp_path.iterdir()] == [path.name]


HOSTILE = (
    "\"'><script>alert(1)</script><img src=x onerror=alert(1)></style></title><!-- javascript:alert(1) "
    "\\3c/style> url(http://x.example/) @import 'x'; } body{display:none} &lt;b&gt; "
)


def hostile() -> Document:
    """The same hostile text wherever somebody could have typed one."""
    h = HOSTILE
    table = Table(h, (Column(h, unit=h), Column(h, chosen=True)), (row(h, Cell(h, State.NO)),), row(h, h))
    blocks = (
        Title(h, h, (h,)),
        Contents(h),
        Part(h),
        Heading(h),
        Paragraph(f"**{h}**"),
        Facts((Fact(h, h),)),
        Steps((Step(h, h, h),)),
        Notice((h,), h),
        table,
        PictureRow("you", (h,)),
        PaidChart(h, h, (PaidBar(h, Decimal(1), Decimal(2)),), h, table),
        TrendChart(h, h, (TrendPoint(h, 2),), (h, h, h, h, h), h, 3),
        CheckBoxes((CheckBox(h),), h),
        AnswerSpace(h),
        WhoToAsk((Contact(h, (h,)),)),
        Signature(h, h, helper=True),
    )
    return Document(h, h, h, "en-GB", h, blocks, draft_notice=h, short_title=h)


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("draft", [False, True])
def test_nothing_typed_becomes_markup_style_or_a_link(form: Format, draft: bool) -> None:
    document = replace(hostile(), draft=draft)
    data = written(document, form)
    root = parsed(data)
    assert problems(root) == []
    assert squashed(body(root).said()) == expected(document)
    (style,) = root.all("style")
    for typed in ("alert(", "x.example", "display:none}", "<"):
        assert typed not in style.text
    assert b"<script" not in data.lower()


def test_a_page_asks_nothing_of_any_network() -> None:
    data = written(easy_contract(), Format.EASY).decode()
    assert "http://" not in data
    assert "https://" not in data
    assert data.index("Content-Security-Policy") < data.index("<style>")


def test_contents_lead_to_the_parts() -> None:
    root = page(contract())
    (contents,) = root.classed("contents")
    links = contents.all("a")
    assert len(links) == 10
    places = {node.attributes.get("id"): node for node in root.all("h2")}
    for link in links:
        target = places[link.attributes["href"].removeprefix("#")]
        assert squashed(link.text) == squashed(target.text)
    assert [node.tag for node in root.all("nav")] == ["nav"]


def test_language_and_direction_of_passages() -> None:
    welsh = [node for node in page(contract()).all("p") if node.attributes.get("lang") == "cy"]
    assert [node.text[:8] for node in welsh] == ["Mae hwn "]
    assert "dir" not in welsh[0].attributes
    urdu = Paragraph("دیکھ بھال کا معاہدہ، فون 01632 960 417", "ur")
    (passage,) = (
        node for node in page(replace(contract(), blocks=(Title("A"), urdu))).all("p") if "lang" in node.attributes
    )
    assert (passage.attributes["lang"], passage.attributes["dir"]) == ("ur", "rtl")
    (phone,) = passage.all("bdi")
    assert (phone.text, phone.attributes["dir"]) == ("01632 960 417", "ltr")


def test_page_of_a_language_from_right_to_left_is_mirrored() -> None:
    document = replace(contract(), language="ur", blocks=(Title("معاہدہ"), Paragraph("English words", "en-GB")))
    root = page(document)
    assert (root.attributes["lang"], root.attributes["dir"]) == ("ur", "rtl")
    (english,) = (node for node in root.all("p") if node.attributes.get("lang") == "en-GB")
    assert english.attributes["dir"] == "ltr"
    (state,) = root.classed("mark")
    assert [node.attributes for node in state.all("bdi")] == [{"dir": "ltr"}], (
        "or it would read 2026 14 December Signed"
    )
    assert root.all("h1")[0].all("bdi") == []
    (style,) = root.all("style")
    sided = [line for line in style.text.splitlines() if "@top-" not in line and "@bottom-" not in line]
    for word in (
        "margin-left",
        "margin-right",
        "padding-left",
        "padding-right",
        "text-align: left",
        "border-left",
        " left:",
    ):
        assert word not in "\n".join(sided), "a side that would not mirror"


def test_margins_of_paper_are_mirrored_too() -> None:
    for language, side in (("en-GB", "left"), ("ur", "right")):
        style = page(replace(contract(), language=language)).all("style")[0].text
        code = next(line for line in style.splitlines() if line.startswith("@bottom") and "Contract" in line)
        assert code.startswith(f"@bottom-{side}{{")


def test_bidirectional_overrides_that_somebody_typed_are_dropped() -> None:
    data = written(replace(contract(), blocks=(Title("A"), Paragraph("\u202e00.001£"))), Format.STANDARD).decode()
    assert "\u202e" not in data
    assert "00.001£" in data


def test_draft_says_so_and_cannot_be_signed() -> None:
    for form in Format:
        root = page(draft_contract(), form)
        assert root.all("title")[0].text.startswith("Draft: ")
        assert "This is a draft. Do not sign." in root.text
        assert root.classed("squares") == []
        assert len(root.classed("wash")) == 1
        assert len([p for p in body(root).all("p") if "places to sign" in p.text or "cannot sign" in p.text]) == 1
    assert len(page(contract()).classed("squares")) == 2


def test_wide_table_becomes_cards_by_the_width_of_its_column_only() -> None:
    document = replace(contract(), blocks=(Title("A"), payments()))
    root = page(document)
    (table,) = root.all("table")
    fold = next(int(name.removeprefix("fold-")) for name in table.classes if name.startswith("fold-"))
    assert 30 <= fold <= 44, "it has room on A4 in standard print, not in a narrow window"
    assert f"@container (max-width:{fold}rem)" in root.all("style")[0].text
    cells = [cell.attributes.get("data-label") for cell in table.all("tr")[1].children]
    assert cells == ["No.", "4 weeks from, in 2027:", "Help at home:", "Day activity:", "To pay:", "Pay by:"]


def test_chosen_offer_and_states_are_said_in_words() -> None:
    root = page(offers())
    heads = [node.text for node in root.all("th") if node.attributes["scope"] == "col"]
    assert "Chosen: Harbour Lane Support" in heads
    states = Table("States", (Column("A"), Column("B")), tuple(row("x", Cell("", state)) for state in State))
    shown = page(replace(contract(), blocks=(Title("A"), states)))
    said = [cell.text for cell in shown.all("td") if cell.text]
    assert said == ["Yes", "Partly", "No", "Not clear yet", "Not started yet", "Needs attention"]


def test_chart_is_a_picture_with_its_figures_in_words() -> None:
    root = page(money_report())
    bars, trend = (node for node in root.classed("drawing"))
    assert bars.attributes["aria-label"].startswith("Bar chart of planned and paid. 1: as planned. 2: £24.50 less than")
    assert "Target: Good." in trend.attributes["aria-label"]
    assert len(bars.all("rect")) == 7 * 2 - 1 + 2, "7 planned, 6 paid, 2 in the key"
    assert len(root.all("table")) == 2


def test_easy_read_has_a_picture_before_the_words_of_each_row() -> None:
    root = page(easy_contract(), Format.EASY)
    rows = root.classed("row")
    assert len(rows) > 30
    for each in rows:
        pictures, words = each.children
        assert "pictures" in pictures.classes
        assert "words" in words.classes
        assert pictures.all("use") or pictures.classed("disc")
        assert words.text.strip()
    assert page(easy_contract()).classed("row") == [], "standard print has no pictures beside its words"


def test_every_picture_stands_in_the_page_once() -> None:
    root = page(easy_contract(), Format.EASY)
    names = [node.attributes["id"] for node in root.all("symbol")]
    used = [node.attributes["href"].removeprefix("#") for node in root.all("use")]
    assert set(names) == set(used)
    assert len(used) > len(names) == len(set(names))


def test_places_to_sign_and_boxes_are_read_aloud() -> None:
    labels = [node.attributes.get("aria-label", "") for node in page(contract()).walk()]
    assert "Space for the signature or mark of Maya Whitlock" in labels
    ticks = [node.attributes["aria-label"] for node in page(easy_contract(), Format.EASY).classed("tick")]
    assert ticks == ["Box to tick", "Ticked", "Box to tick"]


def test_reader_chooses_text_size_and_colours_without_a_script() -> None:
    root = page(contract())
    assert root.all("script") == []
    groups = {node.text: node for node in root.all("legend")}
    assert set(groups) == {"Text size", "Colours"}
    style = root.all("style")[0].text
    keys = [node.attributes["id"] for node in root.all("input")]
    assert keys == [*(f"size-{size}" for size in SIZES), "colour-device", *(f"colour-{key}" for key in THEMES)]
    for key in keys:
        assert f":root:has(#{key}:checked)" in style
    checked = [node.attributes["id"] for node in root.all("input") if "checked" in node.attributes]
    assert checked == ["size-100", "colour-device"]


TEXT_ON = (
    *product(("ink", "quiet-ink", "head", "deep"), ("paper",)),
    *product(("ink", "deep"), ("panel",)),
    ("ink", "caution-soft"),
    ("on-brand", "brand"),
)


@pytest.mark.parametrize("key", THEMES)
def test_every_text_has_seven_to_one_in_every_theme(key: str) -> None:
    found = colours(THEMES[key])
    wrong = [(front, ground) for front, ground in TEXT_ON if contrast(found[front], found[ground]) < 7]
    assert wrong == []
    assert contrast(found["focus"], found["paper"]) >= 3
    assert contrast(found["edge"], found["paper"]) >= 3


def test_every_format_has_its_own_size() -> None:
    sizes = {form.value: look(form).points for form in Format}
    assert sizes["standard"] >= 12
    assert sizes["large"] >= 16
    assert sizes["easy-read"] >= 14
    assert sizes.get("giant", 24) >= 24
    for form in Format:
        assert look(form).percent >= look(form).points / 12 * 100
        style = page(contract(), form).all("style")[0].text
        assert f"--points:{look(form).points:g}pt" in style
        assert "zoom" not in style
