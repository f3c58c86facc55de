"""Design tokens: type, space, corners, line widths and six full sets of colour roles, with contrast by the WCAG 2.2 formula.

Lengths are pixels at 100 %. Everything here is data: how a reader's text size bends it is `look.Look`'s business.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from nosdesk.frozen import dataclass
from nosdesk.themes import Theme

BASE_PX: Final = 18
"""Body text at 100 %. Nothing on screen is under 12 pt, which is 16 px."""

TYPE: Final[Mapping[str, float]] = {
    "small": 16 / 18,
    "body": 1.0,
    "lead": 1.25,
    "title": 1.5,
    "heading": 2.0,
    "display": 2.5,
}
LEADING: Final[Mapping[str, float]] = {
    "small": 1.4,
    "body": 1.5,
    "lead": 1.4,
    "title": 1.3,
    "heading": 1.2,
    "display": 1.15,
}
WEIGHT: Final[Mapping[str, int]] = {"regular": 400, "medium": 500, "semibold": 600, "bold": 700}
SPACE: Final = (4, 8, 12, 16, 24, 32, 48, 64)
RADIUS: Final[Mapping[str, int]] = {"mark": 6, "control": 8, "card": 14}
LINE_PX: Final[Mapping[str, int]] = {"hairline": 1, "edge": 2, "chosen": 3, "ring": 3, "halo": 3}
TARGET_PX: Final[Mapping[str, int]] = {"least": 24, "control": 48, "easy": 64}

COLUMN_CHARACTERS: Final = 70
"""Longest line of running text."""

FOLD_CHARACTERS: Final = 55
"""What stands beside the column moves away when the column would hold fewer characters than this."""

CHARACTER_EM: Final = 0.44
"""Mean advance of a character of English prose in Atkinson Hyperlegible Next, in ems (measured)."""

GRID: Final[Mapping[str, int]] = {
    "top_bar": 68,
    "rail": 304,
    "page_margin": 40,
    "question": 600,
    "main": 800,
    "wide": 896,
    "gap": 32,
    "side_gap": 64,
    "help": 264,
    "side_cards": 336,
}
GRID_WIDTH: Final = 1280
"""Window that the grid is drawn for: 304 + 40 + 600 + 32 + 264 + 40."""


SURFACES: Final = ("paper", "canvas", "panel")
TEXT_PAIRS: Final = (
    *((text, ground) for text in ("ink", "quiet_ink", "link") for ground in (*SURFACES, "brand_soft")),
    *((text, ground) for text in ("good", "caution", "danger") for ground in ("paper", "canvas", f"{text}_soft")),
    *(("ink", f"{state}_soft") for state in ("good", "caution", "danger")),
    *(("quiet_ink", f"{state}_soft") for state in ("good", "caution", "danger")),
    *(("link", f"{state}_soft") for state in ("good", "caution", "danger")),
    ("brand", "paper"),
    ("brand", "canvas"),
    ("on_brand", "brand"),
    ("on_brand", "brand_hover"),
    ("on_brand", "brand_press"),
    ("on_deep", "brand_deep"),
    ("quiet_on_deep", "brand_deep"),
    ("brand_deep", "on_deep"),
)
EDGE_PAIRS: Final = (
    *((edge, ground) for edge in ("edge", "brand", "focus") for ground in (*SURFACES, "brand_soft")),
    *(("edge", f"{state}_soft") for state in ("good", "caution", "danger")),
    *((state, ground) for state in ("good", "caution", "danger") for ground in ("paper", f"{state}_soft")),
    ("danger", "canvas"),
    ("danger", "panel"),
    ("brand", "chart_back"),
)
DEEP_RING: Final = ("halo", "focus")
"""On the deep top bar one of these two stands out; which one depends on the theme."""


@dataclass(frozen=True)
class Pair:
    """Two roles used together, their contrast and the least it may be."""

    front: str
    ground: str
    ratio: float
    floor: float

    @property
    def holds(self) -> bool:
        """Whether the contrast reaches its floor."""
        return self.ratio >= self.floor


def luminance(colour: str) -> float:
    """Relative luminance of "#RRGGBB", 0 to 1 (WCAG 2.2)."""

    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21, cut (not rounded) to two places."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return int((lighter + 0.05) / (darker + 0.05) * 100) / 100


def pairs(theme: Theme) -> Iterator[Pair]:
    """Every pair of colours that the kit draws together, with its floor: text 4.5 (7 in high contrast), edges 3."""
    for used, floor in ((TEXT_PAIRS, 7.0 if theme.high else 4.5), (EDGE_PAIRS, 3.0)):
        for front, ground in used:
            yield Pair(front, ground, contrast(theme.roles[front], theme.roles[ground]), floor)
