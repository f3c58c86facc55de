"""The colours of screens and pages: six full sets of roles (paper, ink, brand, caution, focus), as data.

Contrast of every pair that is used together is tested. What each theme is called is in settings.py.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import Final

from nosdesk.frozen import dataclass


@dataclass(frozen=True)
class Theme:
    """One full set of colour roles, as hex. `high` demands 7:1 for text; `dark` puts pictures on a light plate."""

    key: str
    roles: Mapping[str, str] = field(compare=False, repr=False)
    high: bool = False
    dark: bool = False


_LIGHT: Final[Mapping[str, str]] = {
    "paper": "#FFFFFF",
    "canvas": "#F0F4F3",
    "panel": "#E4EFED",
    "ink": "#12242A",
    "quiet_ink": "#43565D",
    "line": "#D2DCDC",
    "edge": "#5C7178",
    "brand": "#0B5C5E",
    "on_brand": "#FFFFFF",
    "brand_soft": "#DCEEEC",
    "brand_deep": "#083C42",
    "on_deep": "#FFFFFF",
    "quiet_on_deep": "#B9D6D6",
    "link": "#0B5C5E",
    "brand_hover": "#084A4C",
    "brand_press": "#053638",
    "good": "#1B6B3A",
    "good_soft": "#E2F1E6",
    "caution": "#865000",
    "caution_soft": "#FCF0D8",
    "danger": "#B1231C",
    "danger_soft": "#FCEBE9",
    "chart_back": "#9DBDBE",
    "focus": "#12242A",
    "halo": "#FFC83D",
}
_DARK: Final[Mapping[str, str]] = {
    "paper": "#141D21",
    "canvas": "#0C1316",
    "panel": "#1C2B2F",
    "ink": "#EDF3F2",
    "quiet_ink": "#B6C6C8",
    "line": "#2E4046",
    "edge": "#82989E",
    "brand": "#74D2C8",
    "on_brand": "#06292B",
    "brand_soft": "#1D3F41",
    "brand_deep": "#1C4044",
    "on_deep": "#F2F8F7",
    "quiet_on_deep": "#BAD5D5",
    "link": "#8ADDD4",
    "brand_hover": "#93E0D8",
    "brand_press": "#B5EDE7",
    "good": "#84DBA0",
    "good_soft": "#16331F",
    "caution": "#F5C56B",
    "caution_soft": "#3A2C10",
    "danger": "#FF9E94",
    "danger_soft": "#43201D",
    "chart_back": "#47676B",
    "focus": "#FFC83D",
    "halo": "#0C1316",
}
PLATE: Final = "#F3F6F5"
"""The light plate under a picture in dark themes, where its black outlines would vanish."""


def _tinted(paper: str, canvas: str, panel: str, line: str, soft: str) -> dict[str, str]:
    """The light theme on a tinted paper; what is read on it is a little darker."""
    return {
        **_LIGHT,
        "paper": paper,
        "canvas": canvas,
        "panel": panel,
        "line": line,
        "brand_soft": soft,
        "quiet_ink": "#3B4D54",
        "edge": "#54676D",
        "caution": "#754500",
        "good": "#145C30",
        "danger": "#A01B15",
        "good_soft": "#DDEDDF",
        "caution_soft": "#FBE8C4",
        "danger_soft": "#FBE3DF",
        "chart_back": "#8FB2B3",
    }


def _contrasting(ink: str, focus: str) -> dict[str, str]:
    """One ink on black: every role that carries meaning is the ink or black; shapes and words do the rest."""
    black = "#000000"
    grounds = (
        "paper",
        "canvas",
        "panel",
        "on_brand",
        "brand_soft",
        "brand_deep",
        "good_soft",
        "caution_soft",
        "danger_soft",
        "halo",
    )
    return {
        **dict.fromkeys(_LIGHT, ink),
        **dict.fromkeys(grounds, black),
        "brand_hover": "#FFFFFF",
        "brand_press": "#FFFFFF",
        "chart_back": "#767676",
        "focus": focus,
    }


THEMES: Final[Mapping[str, Theme]] = {
    theme.key: theme
    for theme in (
        Theme("light", _LIGHT),
        Theme("cream", _tinted("#FFF6DF", "#F8EBCB", "#F3E6C6", "#DDD0B0", "#E3EBD7")),
        Theme("blue", _tinted("#E6F1FB", "#D7E7F6", "#CFE2F2", "#B7CDE0", "#C9E4EA")),
        Theme("dark", _DARK, dark=True),
        Theme("yellow_on_black", _contrasting("#FFE600", "#FFFFFF"), high=True, dark=True),
        Theme("white_on_black", _contrasting("#FFFFFF", "#FFE600"), high=True, dark=True),
    )
}
