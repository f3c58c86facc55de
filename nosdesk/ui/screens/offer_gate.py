"""Before an offer is first seen: what opening it means, and what has to be settled first."""

from collections.abc import Callable
from typing import Final

from nosdesk.domain.records import Criterion, Specification
from nosdesk.i18n import Words
from nosdesk.services import answers
from nosdesk.services.criteria import weights_problem
from nosdesk.ui import places
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.kit.messages import Notice
from nosdesk.ui.screens.criteria import weights_list
from nosdesk.ui.screens.parts import back_link, button, buttons, plain_screen

_FIRST: Final = Words("First say what counts", "Say what counts first")
_WARNING: Final = Words("From now on this stands still", "You cannot change this after")
_WARNING_TEXT: Final = Words(
    "When you see the first price or answer, what counts and how much can no longer be changed. So every offer is judged by "
    "the same rules. This is what counts now:",
    "When you see an offer, you cannot change what counts. This is fair to everyone. This counts now:",
)
_LOCKED: Final = Words("You are about to see its prices and answers", "You can see the prices now")
_LOCKED_TEXT: Final = Words(
    "What counts, and how much, was settled before. It stays as it is.",
    "You have said what counts. It stays the same.",
)
_SET: Final = Words("Say what counts", "Tell us what counts")
_CHANGE: Final = Words("Change what counts first", "Change it first")


def gate(
    ui: Ui, specification: Specification, title: str, go: Words, opened: Callable[[], object], picture: str = "open"
) -> Screen:
    """A page that asks before something is opened; `opened` opens it, and the place is shown anew.

    Where criteria are missing or do not make 100, it says so and leads there instead.
    """
    criteria = answers.rows(ui.at, Criterion, "specification_id", specification.id)
    problem = weights_problem(criteria)
    back = back_link(ui, places.Offers(specification.id))
    to_criteria = places.Criteria(specification.id)
    if problem is not None and specification.criteria_locked_at is None:
        settle = button(ui, _SET, lambda: ui.go(to_criteria), "primary", after="next")
        notice = Notice(ui.look, "caution", ui.say(_FIRST), problem.said(ui.reader))
        return plain_screen(ui, title, notice, buttons(ui, settle), picture=picture, back=back, first=settle)
    yes = button(ui, go, lambda: ui.do(opened), "primary", before="open")
    if specification.criteria_locked_at is not None:
        notice = Notice(ui.look, "info", ui.say(_LOCKED), ui.say(_LOCKED_TEXT))
        return plain_screen(ui, title, notice, buttons(ui, yes), picture=picture, back=back, first=yes)
    change = button(ui, _CHANGE, lambda: ui.go(to_criteria))
    notice = Notice(ui.look, "caution", ui.say(_WARNING), ui.say(_WARNING_TEXT))
    return plain_screen(
        ui,
        title,
        notice,
        weights_list(ui, criteria),
        buttons(ui, yes, change),
        picture=picture,
        back=back,
        first=yes,
    )
