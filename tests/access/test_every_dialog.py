"""Dialogs shut nobody out: what is told, what is asked, the list of parts, which contract a check is about."""

from collections.abc import Callable

import pytest

from nosdesk.i18n import PSEUDO
from nosdesk.settings import THEMES
from nosdesk.ui.kit.dialog import Dialog
from nosdesk.ui.kit.lint import problems, tab_stops
from nosdesk.ui.kit.page import Page
from nosdesk.ui.screens.keys import _NOW_PROTECTED, _OPEN_TEXT, _SURE, _TAKE_AWAY  # the longest there are
from nosdesk.ui.screens.wizard import KEEP
from nosdesk.ui.window import BUG, BUG_TEXT, Window
from tests.access.looks import Look, settle, show
from tests.access.places import Case
from tests.access.untranslated import said_by_people, untranslated

LOOKS = (
    *(Look(scale, locale) for scale in (1.0, 2.0, 3.0) for locale in ("en_GB", "cy", PSEUDO)),
    Look(width=640),
    Look(3.0, PSEUDO, width=640),
    *(Look(scale, easy=True) for scale in (1.0, 2.0, 3.0)),
    *(Look(theme=theme) for theme in THEMES if theme != "light"),
)


def tell(window: Window) -> None:
    window.tell(window.ui.say(BUG), window.ui.say(BUG_TEXT))


def ask(window: Window) -> None:
    say = window.ui.say
    window.ask(say(_SURE), f"{say(_NOW_PROTECTED)} {say(_OPEN_TEXT)}", say(_TAKE_AWAY), say(KEEP), danger=True)


def parts(window: Window) -> None:
    window.findChildren(Page)[0].wants_parts.emit()


@pytest.mark.parametrize("opened", [tell, ask, parts])
def test_a_dialog_shuts_nobody_out(
    window: Window, case: Case, monkeypatch: pytest.MonkeyPatch, opened: Callable[[Window], None]
) -> None:
    found: list[str] = []
    looks: list[Look] = []
    own = said_by_people(case)

    def look_over(dialog: Dialog) -> int:
        dialog.show()
        dialog.activateWindow()
        settle()
        wrong = problems(dialog)
        if looks[-1].locale == PSEUDO:
            wrong += [f"not translated: {line}" for line in untranslated(dialog, own)]
        if not dialog.accessibleName():
            wrong.append("the dialog has no name")
        if not any(stop.hasFocus() for stop in tab_stops(dialog)):
            wrong.append("the focus is not in the dialog")
        found.extend(f"{problem} ({looks[-1]})" for problem in wrong)
        dialog.close()
        dialog.deleteLater()
        return 0

    monkeypatch.setattr(Dialog, "exec", look_over)
    for look in LOOKS:
        looks.append(look)
        show(window, case, "specification: aims", look)
        opened(window)
        settle()
    assert not found, "\n".join(found)
