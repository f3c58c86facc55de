"""The style sheet of a page: page.css, with the sizes of its format, the themes, its letters, and what it prints around itself."""

import base64
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from nosdesk.documents.blocks import Document, plain
from nosdesk.documents.formats import Format
from nosdesk.export import words
from nosdesk.export.direction import right_to_left
from nosdesk.export.html.tables import ALWAYS
from nosdesk.export.typed import clean
from nosdesk.i18n import Reader
from nosdesk.paths import resources_dir
from nosdesk.themes import PLATE, THEMES, Theme

SIZES: Final = (100, 125, 150, 200, 300)
"""Text sizes that a reader can choose, in percent of the format's own."""
DEVICE: Final = "device"
"""Colours as the reader's device has them: light, or dark where that is set there."""

_ROLES: Final = (
    "paper",
    "panel",
    "ink",
    "quiet_ink",
    "line",
    "edge",
    "brand",
    "on_brand",
    "brand_deep",
    "caution_soft",
    "focus",
)
_AMBER: Final = "#FFC83D"
_WASH: Final = "#F4F1EA"


@dataclass(frozen=True, slots=True)
class Look:
    """A format's sizes: body text in points on paper; headings in em of it; margins of the page in mm."""

    points: float
    h1: float
    h2: float
    h3: float
    side: float
    top: float
    bottom: float

    @property
    def percent(self) -> float:
        """Body text on a screen, in percent of what the reader's browser has: 12 points are a little more than that."""
        return max(112.5, self.points / 12 * 100)


_LOOKS: Final[Mapping[str, Look]] = {
    "standard": Look(12, 2.4, 1.5, 1.25, 20, 24, 23),
    "large": Look(18, 2.0, 1.5, 1.25, 19, 28, 27),
    "giant": Look(24, 1.64, 1.36, 1.14, 16, 30, 31),
    "easy-read": Look(18, 2.4, 1.55, 1.22, 18, 27, 25),
}
"""By the names of the formats. Sizes follow UK Association for Accessible Formats guidance, as those of the PDF do."""


def look(form: Format) -> Look:
    """The sizes of a format."""
    return _LOOKS[form.value]


def colours(theme: Theme) -> dict[str, str]:
    """A theme's colours by the names that page.css knows them by; text has 7:1 or more on the grounds that it stands on."""
    found = {role.replace("_", "-"): theme.roles[role] for role in _ROLES}
    found["head"] = theme.roles["brand_deep" if theme.key == "blue" else "brand"]
    found["deep"] = theme.roles["ink" if theme.dark else "brand_deep"]
    found["plate"] = PLATE if theme.dark else "transparent"
    found["badge"] = PLATE if theme.dark else theme.roles["paper"]
    found["amber"] = theme.roles["brand"] if theme.high else _AMBER
    return found


def sheet(document: Document, form: Format, reader: Reader, folds: set[int]) -> str:
    """The whole style sheet of a page, with the rules for the widths at which its tables become cards."""
    css = (resources_dir() / "html" / "page.css").read_text(encoding="utf-8")
    general, _, cards = css.partition("/* cards */")
    return "\n".join(
        (
            _faces(),
            _sizes(look(form)),
            _themes(),
            general.strip(),
            *(_fold(cards.strip(), width) for width in sorted(folds)),
            _paper(document, form, reader),
        )
    )


@cache
def _faces() -> str:
    return "\n".join(_face(name, weight) for name, weight in (("Regular", 400), ("Bold", 700)))


def _face(name: str, weight: int) -> str:
    """A whole letter face: compressed it is no larger than a picture, and any word can be typed into the page's search."""
    from fontTools.ttLib import TTFont

    out = io.BytesIO()
    with TTFont(resources_dir() / "fonts" / f"AtkinsonHyperlegibleNext-{name}.ttf", recalcTimestamp=False) as font:
        font.flavor = "woff"
        font.save(out)
    data = base64.b64encode(out.getvalue()).decode("ascii")
    return (
        f'@font-face{{font-family:"Atkinson Hyperlegible Next";font-weight:{weight};font-style:normal;'
        f'src:url("data:font/woff;base64,{data}") format("woff")}}'
    )


def _sizes(sizes: Look) -> str:
    heads = "".join(f"--h{n}:{size}rem;" for n, size in ((1, sizes.h1), (2, sizes.h2), (3, sizes.h3)))
    chosen = "\n".join(f":root:has(#size-{size}:checked){{--size:{size / 100:g}}}" for size in SIZES)
    return (
        f":root{{--percent:{sizes.percent:g}%;--points:{sizes.points:g}pt;--size:1;{heads}}}\n"
        f"@media screen{{\n{chosen}\n}}"
    )


def _themes() -> str:
    """Light on paper and where nothing is chosen; on screen what is chosen."""
    rules = [f":root{{{_variables(THEMES['light'])}}}", "@media screen{"]
    rules.append(
        f"@media (prefers-color-scheme:dark){{:root:has(#colour-{DEVICE}:checked){{{_variables(THEMES['dark'])}}}}}"
    )
    rules += [f":root:has(#colour-{key}:checked){{{_variables(theme)}}}" for key, theme in THEMES.items()]
    return "\n".join((*rules, "}"))


def _variables(theme: Theme) -> str:
    named = "".join(f"--{name}:{value};" for name, value in colours(theme).items())
    return f"color-scheme:{'dark' if theme.dark else 'light'};{named}"


def _fold(cards: str, width: int) -> str:
    """The rules that turn one width of table into cards in a column that is narrower than that."""
    rules = cards.replace(".fold", f".fold-{width}")
    return rules if width >= ALWAYS else f"@container (max-width:{width}rem){{\n{rules}\n}}"


def _paper(document: Document, form: Format, reader: Reader) -> str:
    """The page on paper: its size, its margins, and what stands in them, which CSS takes as quoted strings."""
    sizes = look(form)
    turned = " landscape" if document.wide and form is Format.STANDARD else ""
    first, second = reader.say(words.PAGE_OF, page="\x01", total="\x02").split("\x01")
    between, last = second.split("\x02")
    number = f"{_quoted(first)} counter(page) {_quoted(between)} counter(pages) {_quoted(last)}"
    state = document.state or (reader.say(words.DRAFT) if document.draft else "")
    if form.easy and not document.draft:
        state = reader.say(words.EASY_READ)
    start, end = ("right", "left") if right_to_left(document.language) else ("left", "right")
    title = _quoted(plain(document.short_title or document.title))
    letters = f'font:400 {min(sizes.points, 18):g}pt/1.3 "Atkinson Hyperlegible Next",sans-serif'
    return f"""@page{{
size:A4{turned};
margin:{sizes.top}mm {sizes.side}mm {sizes.bottom}mm;
@top-{start}{{{letters};content:{title};color:#43565D;vertical-align:middle}}
@top-{end}{{{letters};content:{_quoted(plain(state))};font-weight:700;vertical-align:middle}}
@bottom-{start}{{{letters};content:{_quoted(plain(document.code))};color:#43565D;vertical-align:middle}}
@bottom-{end}{{{letters};content:{number};font-weight:700;vertical-align:middle}}
}}
@page:first{{@top-{start}{{content:""}}}}
:root{{--wash:{_WASH}}}"""


def _quoted(typed: str) -> str:
    """A text as a CSS string, every character but letters and digits by its number: nothing typed can end the string."""
    shown = re.sub(r"\s+", " ", clean(typed))
    return '"' + "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):06x}" for c in shown) + '"'
