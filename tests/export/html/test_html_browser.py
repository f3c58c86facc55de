"""Pages in a real browser: axe-core finds nothing, nothing is ever too wide, and paper gets no buttons.

Runs where there is a Chromium (packaging/test asks apt for it) and axe-core's script, which comes with a Python package. Elsewhere
the structural tests beside this one hold the same rules as far as a parser can see them.
"""

from collections.abc import Iterator
from io import BytesIO
from itertools import product
from pathlib import Path

import pytest
from html_browser import Browser, axe, browser, chromium
from html_making import written
from pypdf import PdfReader
from sample_papers import contract, draft_contract, easy_contract, money_report, offers

from nosdesk.documents.formats import Format
from nosdesk.export.html.style import DEVICE
from nosdesk.i18n import PSEUDO, Reader
from nosdesk.themes import THEMES

PAPERS = {
    "contract": contract,
    "draft": draft_contract,
    "easy": easy_contract,
    "offers": offers,
    "money": money_report,
}
CASES = list(product(PAPERS, Format))
NARROW, USUAL = 320, 1280

pytestmark = [
    pytest.mark.skipif(chromium() is None, reason="there is no Chromium on this machine"),
    pytest.mark.skipif(axe() is None, reason="the Python package axe-playwright-python is not installed"),
]

TOO_WIDE = """(() => {
  const root = document.documentElement, wide = root.clientWidth;
  const out = [...document.querySelectorAll('main *')].filter(e => !e.closest('svg, thead, .unseen')
    && e.getBoundingClientRect().right > wide + 1);
  return root.scrollWidth > wide ? ['the page'] : out.map(e => e.outerHTML.slice(0, 120));
})()"""
SMALL_TARGETS = """[...document.querySelectorAll('label, summary, main a')].filter(e => {
  const box = e.getBoundingClientRect(); return box.width < 24 || box.height < 24; }).map(e => e.textContent)"""
COLOURS = "(s => [s.color, s.backgroundColor])(getComputedStyle(document.documentElement.querySelector('body')))"
GROUND = "getComputedStyle(document.documentElement).backgroundColor"


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    program = chromium()
    assert program is not None
    with browser(program, tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.fixture(scope="module")
def script() -> str:
    path = axe()
    assert path is not None
    return path.read_text(encoding="utf-8")


def shown(tab: Browser, name: str, form: Format, folder: Path, reader: Reader | None = None) -> None:
    """Opens a paper in the usual window."""
    path = folder / f"{name}.{form}.html"
    path.write_bytes(written(PAPERS[name](), form, reader))
    tab.media("screen")
    tab.size(USUAL)
    tab.open(path)


@pytest.mark.parametrize(("name", "form"), CASES)
def test_axe_finds_nothing_in_any_window_or_on_paper(
    tab: Browser, script: str, tmp_path: Path, name: str, form: Format
) -> None:
    shown(tab, name, form, tmp_path)
    assert tab.run(SMALL_TARGETS) == []
    for width in (USUAL, NARROW):
        tab.size(width)
        assert tab.broken_rules(script) == []
    tab.media("print")
    assert tab.broken_rules(script, "color-contrast") == []


@pytest.mark.parametrize("key", [DEVICE, *THEMES])
def test_axe_finds_nothing_in_any_colours(tab: Browser, script: str, tmp_path: Path, key: str) -> None:
    for name, form in (
        ("easy", Format.EASY),
        ("offers", Format.STANDARD),
        ("draft", Format.LARGE),
        ("money", Format.STANDARD),
    ):
        shown(tab, name, form, tmp_path)
        tab.choose(f"colour-{key}")
        assert tab.broken_rules(script, "color-contrast") == []


@pytest.mark.parametrize(("name", "form"), CASES)
def test_nothing_is_too_wide_at_any_size(tab: Browser, tmp_path: Path, name: str, form: Format) -> None:
    for reader in (None, Reader(PSEUDO, easy=form.easy)):
        shown(tab, name, form, tmp_path, reader)
        for width, size in ((NARROW, 100), (NARROW, 300), (640, 200), (USUAL, 300)):
            tab.size(width)
            tab.choose(f"size-{size}")
            assert tab.run(TOO_WIDE) == [], (width, size)


def test_page_loads_nothing_and_breaks_none_of_its_own_rules(tab: Browser, tmp_path: Path) -> None:
    shown(tab, "easy", Format.EASY, tmp_path)
    asked = [
        event["params"]["request"]["url"] for event in tab.events if event.get("method") == "Network.requestWillBeSent"
    ]
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert [event for event in tab.events if event.get("method") == "Log.entryAdded"] == []
    letters = tab.run("[...document.fonts].filter(f => f.status == 'loaded').map(f => f.weight).sort()")
    assert letters == ["400", "700"]


def test_reader_changes_text_size_and_colours(tab: Browser, tmp_path: Path) -> None:
    shown(tab, "contract", Format.LARGE, tmp_path)
    size = "parseFloat(getComputedStyle(document.body).fontSize)"
    assert tab.run(size) == pytest.approx(24)
    tab.choose("size-200")
    assert tab.run(size) == pytest.approx(48)
    tab.choose("colour-yellow_on_black")
    assert tab.run(COLOURS)[0] == "rgb(255, 230, 0)"
    assert tab.run(GROUND) == "rgb(0, 0, 0)"


def test_colours_follow_the_device_until_others_are_chosen(tab: Browser, tmp_path: Path) -> None:
    shown(tab, "contract", Format.STANDARD, tmp_path)
    assert tab.run(GROUND) == "rgb(255, 255, 255)"
    tab.media("screen", prefers_color_scheme="dark")
    assert tab.run(GROUND) == "rgb(20, 29, 33)"
    tab.choose("colour-cream")
    assert tab.run(GROUND) == "rgb(255, 246, 223)"


def test_tables_are_tables_where_there_is_room_and_cards_where_there_is_not(tab: Browser, tmp_path: Path) -> None:
    display = "[...document.querySelectorAll('table')].map(t => getComputedStyle(t).display)"
    shown(tab, "contract", Format.STANDARD, tmp_path)
    assert tab.run(display) == ["table", "table", "table", "table"]
    tab.choose("size-300")
    assert tab.run(display) == ["block", "block", "block", "block"]
    tab.choose("size-100")
    tab.size(NARROW)
    assert tab.run(display) == ["block", "block", "block", "block"]


@pytest.mark.parametrize(("name", "form"), CASES)
def test_paper_is_a4_numbered_without_buttons_and_in_the_size_of_its_format(
    tab: Browser, tmp_path: Path, name: str, form: Format
) -> None:
    shown(tab, name, form, tmp_path)
    tab.choose("colour-dark")
    tab.choose("size-300")
    pages = PdfReader(BytesIO(tab.printed())).pages
    wide = PAPERS[name]().wide and form is Format.STANDARD
    for number, page in enumerate(pages, start=1):
        sides = round(float(page.mediabox.width)), round(float(page.mediabox.height))
        assert sides in ({(842, 595), (841, 595)} if wide else {(595, 842), (595, 841)})
        text = " ".join(page.extract_text().split())
        assert f"Page {number} of {len(pages)}" in text
        assert "Text size" not in text
    assert len(pages) <= {"standard": 8, "large": 24, "giant": 48}.get(form.value, 26)
