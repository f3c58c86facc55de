"""How the screen looks for one reader: theme, text size, easy mode and motion, handed to every widget."""

from functools import cache, lru_cache
from typing import Final

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from nosdesk.frozen import dataclass
from nosdesk.paths import resources_dir
from nosdesk.themes import PLATE, THEMES, Theme
from nosdesk.ui.kit.tokens import (
    BASE_PX,
    CHARACTER_EM,
    COLUMN_CHARACTERS,
    LEADING,
    RADIUS,
    TARGET_PX,
    TYPE,
    WEIGHT,
)

FAMILY: Final = "Atkinson Hyperlegible Next"
FAMILIES: Final = [FAMILY, "Noto Sans Arabic"]

_PALETTE: Final = (
    (QPalette.ColorRole.Window, "paper"),
    (QPalette.ColorRole.Base, "paper"),
    (QPalette.ColorRole.Text, "ink"),
    (QPalette.ColorRole.WindowText, "ink"),
    (QPalette.ColorRole.Button, "paper"),
    (QPalette.ColorRole.ButtonText, "ink"),
    (QPalette.ColorRole.Highlight, "brand"),
    (QPalette.ColorRole.HighlightedText, "on_brand"),
    (QPalette.ColorRole.PlaceholderText, "quiet_ink"),
    (QPalette.ColorRole.Link, "link"),
    (QPalette.ColorRole.ToolTipBase, "paper"),
    (QPalette.ColorRole.ToolTipText, "ink"),
)


@cache
def load_fonts() -> None:
    """Make the program's own typefaces known to Qt, once; the application must exist."""
    for path in sorted((resources_dir() / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


@lru_cache(maxsize=256)
def _font(pixels: int, weight: int) -> QFont:
    font = QFont(FAMILIES)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    # Whole-pixel hinting makes letter spacing uneven.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@dataclass(frozen=True)
class Look:
    """`scale` is the reader's text size, 1.0 (100 %) to 3.0; without `motion` nothing slides or fades."""

    theme: Theme = THEMES["light"]
    scale: float = 1.0
    easy: bool = False
    motion: bool = True

    def __post_init__(self) -> None:
        if not 1.0 <= self.scale <= 3.0:
            raise ValueError(f"scale is 1.0 to 3.0, not {self.scale}")

    def colour(self, role: str) -> QColor:
        """The theme's colour for a role of `tokens`."""
        return QColor(self.theme.roles[role])

    def hex(self, role: str) -> str:
        """The same, as "#RRGGBB" for the few style sheets."""
        return self.theme.roles[role]

    def px(self, size: str) -> int:
        """Text size in pixels. Headings grow less than body text, or one word would fill a window at 300 %."""
        ratio = TYPE[size]
        eased = ratio if ratio <= 1 else 1 + (ratio - 1) / float(self.scale**1.1)
        return round(BASE_PX * self.scale * eased)

    def leading(self, size: str) -> float:
        """Line height as a multiple of the text size."""
        return LEADING[size]

    def font(self, size: str = "body", weight: str = "regular") -> QFont:
        """The typeface at a size and weight of `tokens`."""
        return QFont(_font(self.px(size), WEIGHT[weight]))

    def characters(self, count: float, size: str = "body") -> int:
        """Width in pixels that holds `count` characters of running text."""
        return round(self.px(size) * CHARACTER_EM * count)

    def line_width(self, size: str = "body") -> int:
        """The longest line of running text: 70 characters."""
        return self.characters(COLUMN_CHARACTERS, size)

    def space(self, pixels: float) -> int:
        """Spacing grows slower than text, so that the words keep the window."""
        return round(pixels * float(self.scale**0.4))

    def icon(self, pixels: float) -> int:
        """Icons keep step with the words beside them."""
        return round(pixels * self.scale)

    def edge(self, pixels: float = 2) -> float:
        """Edges and rings thicken with the text, slowly."""
        return float(pixels * self.scale**0.5)

    @property
    def target(self) -> int:
        """Least height of what is pressed or filled in."""
        return max(TARGET_PX["easy"] if self.easy else 0, round(TARGET_PX["control"] * float(self.scale**0.8)))

    @property
    def least_target(self) -> int:
        """Least height of a word-only button."""
        return 44 if self.easy else 32

    @property
    def radius(self) -> int:
        """Corner of a control."""
        return RADIUS["control"]

    @property
    def card_radius(self) -> int:
        """Corner of a card."""
        return RADIUS["card"]

    def plate(self, role: str | None = None) -> QColor | None:
        """What a picture stands on: the role's colour, but always a light plate in dark themes."""
        if self.theme.dark:
            return QColor(PLATE)
        return self.colour(role) if role else None

    def palette(self) -> QPalette:
        """For selection, carets and the few parts that Qt draws itself; set it on the window."""
        palette = QPalette()
        for role, name in _PALETTE:
            palette.setColor(role, self.colour(name))
        return palette
