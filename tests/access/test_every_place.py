"""Nobody is shut out of any place: names, cut words, targets, sideways scrolling, sounding alike, keyboard traps.

Every place of the example case is looked over in the made-up language, which is longer than any other, at 100 and 300 %; in English at
200 %, narrow, and in two of the five other colours at 100 %; in easy words at 100 and 300 %. So that the run stays short, the rest is
shared out in turn: English at 300 %, easy words at 200 %, and Welsh at 100, 200 or 300 %; each of those meets a half or a third of
all places, each colour two fifths. With NOSDESK_EVERY_LOOK=1 every place is looked at in all of them.
"""

import os
from typing import Final, get_args

import pytest

from nosdesk.i18n import PSEUDO
from nosdesk.settings import THEMES
from nosdesk.ui.kit.lint import problems
from nosdesk.ui.places import Place
from nosdesk.ui.window import Window
from tests.access.looks import LOCALES, Look, show
from tests.access.places import PLACES, Case
from tests.access.untranslated import said_by_people, untranslated

_SIZES: Final = (1.0, 2.0, 3.0)
_OTHER_THEMES: Final = tuple(theme for theme in THEMES if theme != "light")
_PSEUDO: Final = Look(locale=PSEUDO)
_ALWAYS: Final = (_PSEUDO, Look(3.0, PSEUDO), Look(2.0), Look(width=640), Look(easy=True), Look(3.0, easy=True))
_IN_TURN: Final = (Look(3.0), Look(2.0, easy=True))
_EVERY: Final = (
    *_ALWAYS,
    *_IN_TURN,
    Look(),
    Look(2.0, PSEUDO),
    *(Look(scale, "cy") for scale in _SIZES),
    *(Look(theme=theme) for theme in _OTHER_THEMES),
)


def looks_at(number: int) -> tuple[Look, ...]:
    """How the place of that number is looked at."""
    if os.environ.get("NOSDESK_EVERY_LOOK"):
        return _EVERY
    themes = (_OTHER_THEMES[(2 * number + more) % len(_OTHER_THEMES)] for more in (0, 1))
    return (
        *_ALWAYS,
        _IN_TURN[number % 2],
        Look(_SIZES[number % 3], "cy"),
        *(Look(theme=theme) for theme in themes),
    )


@pytest.fixture(scope="session")
def own_words(case: Case) -> list[str]:
    """What people wrote: never translated."""
    return said_by_people(case)


def test_every_kind_of_place_is_listed(case: Case) -> None:
    listed = {type(find(case)) for find in PLACES.values()}
    assert listed == set(get_args(Place))


def test_every_look_is_taken_by_some_place() -> None:
    taken = {look for number in range(len(PLACES)) for look in looks_at(number)}
    assert {look.theme for look in taken} == set(THEMES)
    assert {look.locale for look in taken} == set(LOCALES)
    assert {(look.scale, look.easy) for look in taken} == {(scale, easy) for scale in _SIZES for easy in (False, True)}


@pytest.mark.parametrize("name", PLACES)
def test_nobody_is_shut_out(window: Window, case: Case, own_words: list[str], name: str) -> None:
    found: dict[str, list[str]] = {}
    for look in looks_at(list(PLACES).index(name)):
        show(window, case, name, look)
        wrong = problems(window)
        if look == _PSEUDO:
            wrong += [f"not translated: {line}" for line in untranslated(window, own_words)]
        for problem in wrong:
            found.setdefault(problem, []).append(str(look))
    assert not found, "\n".join(f"{problem}  ({'; '.join(looks[:3])})" for problem, looks in found.items())
