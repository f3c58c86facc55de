"""The tokens: every pair of colours that is drawn together can be told apart, in every theme."""

import sys

import pytest

from nosdesk.themes import THEMES, Theme
from nosdesk.ui.kit.immortal import keep_constants
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.tokens import BASE_PX, DEEP_RING, TYPE, contrast, pairs

EVERY_THEME = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())


@EVERY_THEME
def test_every_pair_of_colours_reaches_its_floor(theme: Theme) -> None:
    assert [(pair.front, pair.ground, pair.ratio) for pair in pairs(theme) if not pair.holds] == []


@EVERY_THEME
def test_text_needs_seven_to_one_in_high_contrast_and_four_and_a_half_elsewhere(theme: Theme) -> None:
    floors = {pair.floor for pair in pairs(theme)}
    assert floors == ({7.0, 3.0} if theme.high else {4.5, 3.0})


@EVERY_THEME
def test_ring_or_halo_stands_out_from_the_deep_bar(theme: Theme) -> None:
    assert max(contrast(theme.roles[role], theme.roles["brand_deep"]) for role in DEEP_RING) >= 3


@EVERY_THEME
def test_every_theme_is_a_full_set_of_roles(theme: Theme) -> None:
    assert theme.roles.keys() == THEMES["light"].roles.keys()


def test_contrast_follows_the_formula_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == 21.0
    assert contrast("#777777", "#FFFFFF") == 4.47  # cut, not rounded: 4.478


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_text_grows_with_the_scale_and_headings_grow_less(scale: float) -> None:
    look = Look(scale=scale)
    assert look.px("body") == round(BASE_PX * scale)
    assert look.px("small") >= 16
    assert look.px("heading") / look.px("body") <= TYPE["heading"] + 0.01
    assert [look.px(size) for size in TYPE] == sorted(look.px(size) for size in TYPE)


def test_a_scale_outside_the_reading_preferences_is_refused() -> None:
    with pytest.raises(ValueError, match="scale"):
        Look(scale=3.5)


def test_easy_mode_makes_targets_larger() -> None:
    assert Look(easy=True).target == 64
    assert Look().target == 48


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there")
def test_the_constants_cannot_run_out() -> None:
    keep_constants()
    assert sys.getrefcount(None) > 1 << 30
    assert sys.getrefcount(True) > 1 << 30
