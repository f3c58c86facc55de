"""Paper and letters: what a document is printed on and how large its text is, behind one button that says how it is now."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from nosdesk.documents.formats import Format
from nosdesk.documents.sheet import Binding, PaperSize, Sheet, Tint
from nosdesk.i18n import Words
from nosdesk.settings import Settings
from nosdesk.ui.context import Ui
from nosdesk.ui.kit.arrange import Item, column, row
from nosdesk.ui.kit.choices import ChoiceGroup, Option
from nosdesk.ui.kit.field import Field
from nosdesk.ui.kit.pieces import Text
from nosdesk.ui.screens.parts import button

_CHANGE: Final = Words("Change paper and letters", "Change the paper")
_CLOSE: Final = Words("Close paper and letters", "Close this")
_HEAD: Final = Words("Paper and letters", "The paper and the words on it")
_NOW: Final = Words("{points} points. {paper}. {tint}. {binding}.", "Size {points}. {paper}. {tint}. {binding}.")
_SIZE: Final = Words("Size of the letters", "How big are the words?")
POINTS: Final = Words("{points} points", "Size {points}")
_USUAL: Final = Words("{points} points, as usual", "Size {points}, as usual")
_PAPER: Final = Words("Size of the paper", "How big is the paper?")
_TINT: Final = Words("Colour of the paper", "What colour is the paper?")
_TINT_HINT: Final = Words(
    "Page 1 asks whoever prints it for such paper. Nothing is printed in colour because of it.",
    "Put this paper in the printer. Page 1 says so.",
)
_BINDING: Final = Words("Room for holes or a binding", "Do you need room for holes?")
_STEPS: Final = {
    Format.STANDARD: (12, 13, 14, 15),
    Format.LARGE: (16, 18, 20, 22),
    Format.GIANT: (24, 28, 32, 36),
    Format.EASY: (14, 16, 18, 20, 22),
}
"""Sizes offered in the window; the command line takes any between the least and the most."""

Change = Callable[[Sheet], object]


def usual_sheet(settings: Settings, form: Format) -> Sheet:
    """What the user prints documents of a format on; names that are none, as in settings of another version, count as usual."""
    return Sheet(
        PaperSize(settings.paper) if settings.paper in list(PaperSize) else PaperSize.A4,
        _letters(settings).get(form),
        Binding(settings.binding) if settings.binding in list(Binding) else Binding.NONE,
        Tint(settings.tint) if settings.tint in list(Tint) else Tint.WHITE,
    )


def remember(ui: Ui, form: Format, sheet: Sheet) -> None:
    """Print documents like that from now on, and show this place anew."""
    letters = {**_letters(ui.settings), form: sheet.size}
    kept = tuple(f"{each} {size:g}" for each, size in letters.items() if size is not None)
    ui.prefer(paper=sheet.paper.value, tint=sheet.tint.value, binding=sheet.binding.value, letters=kept)


def _letters(settings: Settings) -> dict[Format, float]:
    """The size of the text in each format, where the user chose one that the format has."""
    found: dict[Format, float] = {}
    for each in settings.letters:
        name, _, points = each.partition(" ")
        if name in list(Format) and points.isdecimal():
            sizes = Format(name).sizes
            if sizes.least <= float(points) <= sizes.most:
                found[Format(name)] = float(points)
    return found


def sheet_choices(ui: Ui, form: Format, sheet: Sheet, opened: bool, change: Change, fold: Callable[[], object]) -> Item:
    """How it is printed now, with a button that opens the choices; `change` is given another sheet, `fold` opens and closes."""
    look = ui.look
    points = sheet.points(form)
    now = ui.say(
        _NOW,
        points=f"{points:g}",
        paper=ui.say(sheet.paper.words),
        tint=ui.say(sheet.tint.words),
        binding=ui.say(sheet.binding.words),
    )
    toggle = button(ui, _CLOSE if opened else _CHANGE, fold, "quiet", before="up" if opened else "down")
    head: list[Item] = [
        Text(look, ui.say(_HEAD), "lead", "bold"),
        look.space(4),
        Text(look, now, colour="quiet_ink"),
        look.space(4),
    ]
    fields = _fields(ui, form, sheet, change) if opened else []
    spaced = [part for field in fields for part in (look.space(20), field)]
    return column(*head, row(toggle, None), *spaced)


def _fields(ui: Ui, form: Format, sheet: Sheet, change: Change) -> list[Field]:
    usual = form.sizes.usual
    sizes = [
        Option(str(points), ui.say(_USUAL if points == usual else POINTS, points=points)) for points in _STEPS[form]
    ]
    size = ChoiceGroup(ui.look, ui.say(_SIZE), sizes, f"{sheet.points(form):g}", inline=True)
    size.edited.connect(lambda: change(replace(sheet, size=None if float(size.value) == usual else float(size.value))))
    papers = [Option(one.value, ui.say(one.words)) for one in PaperSize]
    paper = ChoiceGroup(ui.look, ui.say(_PAPER), papers, sheet.paper.value, inline=True)
    paper.edited.connect(lambda: change(replace(sheet, paper=PaperSize(paper.value))))
    tints = [Option(one.value, ui.say(one.words)) for one in Tint]
    tint = ChoiceGroup(ui.look, ui.say(_TINT), tints, sheet.tint.value, inline=True)
    tint.edited.connect(lambda: change(replace(sheet, tint=Tint(tint.value))))
    bindings = [Option(one.value, ui.say(one.words)) for one in Binding]
    binding = ChoiceGroup(ui.look, ui.say(_BINDING), bindings, sheet.binding.value, inline=True)
    binding.edited.connect(lambda: change(replace(sheet, binding=Binding(binding.value))))
    return [
        Field(ui.look, ui.say(_SIZE), size),
        Field(ui.look, ui.say(_PAPER), paper),
        Field(ui.look, ui.say(_TINT), tint, ui.say(_TINT_HINT)),
        Field(ui.look, ui.say(_BINDING), binding),
    ]
