"""Compare offers: the answer in a sentence, the table below it, and what would be if other things counted."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QWidget

from nosdesk.domain.choices import OfferStatus
from nosdesk.domain.comparison import Comparison, name_of, summary_sentences
from nosdesk.domain.records import Specification
from nosdesk.i18n import Counted, Words
from nosdesk.services import answers, offers
from nosdesk.ui import places
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.kit.arrange import Beside, Item, column
from nosdesk.ui.kit.compare_table import CompareState, CompareTable
from nosdesk.ui.kit.controls import Button
from nosdesk.ui.kit.field import Headline
from nosdesk.ui.kit.messages import Box, EmptyState, card_margins
from nosdesk.ui.kit.page import Page
from nosdesk.ui.kit.pieces import End, Line, Text
from nosdesk.ui.kit.stepper import Stepper
from nosdesk.ui.screens.compare_data import criterion_name, table_data, table_words
from nosdesk.ui.screens.offer_gate import gate
from nosdesk.ui.screens.parts import back_link, button, buttons, plain_screen

_TITLE: Final = Words("Compare offers", "Look at the offers together")
_GATE: Final = Words("Open the offers to compare them?", "Do you want to see all the offers?")
_OPEN: Final = Words("Open all offers", "Show me all offers")
_EMPTY: Final = Words("There is nothing to compare yet", "You have no offers yet")
_EMPTY_TEXT: Final = Words(
    "Bring in the sheets that providers filled in, or type in what they offer.", "Add an offer first. Then look here."
)
_TO_OFFERS: Final = Words("Go to the offers", "Add an offer")
_CHOOSE: Final = Words("Choose {name}", "Pick {name}")
_CHOOSE_ONE: Final = Words("Choose an offer", "Pick an offer")
_SEE_CHOICE: Final = Words("See the choice", "Look at your choice")
_PAPER: Final = Words("Make a paper of this", "Print this")
_WHAT_IF: Final = Words("What if…")
_TRY: Final = Words("Try other weights", "Try other points")
_WHAT_IF_TEXT: Final = Words(
    "Try what happens if other things matter more. The agreed weights stay as they are.",
    "See what happens if other things matter more. Your own points stay the same.",
)
_TOGETHER: Final = Words("Together")
_SHARES: Final = Words("Each counts for its share of these.", "We count each as a part of this.")
_NOTHING: Final = Words("Nothing counts now, so there are no points.", "Nothing counts now. There are no points.")
_BACK_TO: Final = Words("Put the agreed weights back", "Go back to your own points")
_LESS: Final = Words("Less for {name}")
_MORE: Final = Words("More for {name}")
_WEIGHT: Final = Words("What if {name} counts")
_STILL: Final = Words("**{name} still comes first.**", "**{name} is still first.**")
_NOW: Final = Words("**{name} would come first.**", "**{name} is first now.**")
_STILL_TIED: Final = Words("**{name} still come first together.**", "**{name} are still first.**")
_NOW_TIED: Final = Words("**{name} would come first together.**", "**{name} are first now.**")
_BY: Final = Counted(
    "By {points} point.", "By {points} points.", "It has {points} point more.", "It has {points} points more."
)


def screen(ui: Ui, place: places.Compare) -> Screen:
    """The comparison; before every offer is opened, the question whether to."""
    specification = answers.read(ui.at, Specification, place.specification_id)
    ui.person_id = specification.person_id
    comparison = offers.comparison(ui.at, specification.id)
    running = [one for one in comparison.results if one.in_the_running]
    if not running:
        return _empty(ui, specification)
    if any(one.facts.offer.opened_at is None for one in running):
        return gate(
            ui,
            specification,
            ui.say(_GATE),
            _OPEN,
            lambda: offers.open_all(ui.at, specification.id),
            "compare",
        )
    return _Compare(ui, place, comparison).screen()


def _empty(ui: Ui, specification: Specification) -> Screen:
    listed = places.Offers(specification.id)
    empty = EmptyState(ui.look, "compare", ui.say(_EMPTY), ui.say(_EMPTY_TEXT), ui.say(_TO_OFFERS))
    if empty.button:
        empty.button.clicked.connect(lambda: ui.back_to(listed))
    return plain_screen(ui, ui.say(_TITLE), empty, back=back_link(ui, listed), first=empty.button)


class _Compare:
    """The page. How it is looked at, and weights that are tried, are kept in the place; nothing of it is saved."""

    def __init__(self, ui: Ui, place: places.Compare, agreed: Comparison) -> None:
        self.ui, self.place, self.agreed = ui, place, agreed
        self.steppers: dict[UUID, Stepper] = {}
        self.figures: dict[UUID, Text] = {}
        self.now = self._compared(dict(place.weights))
        state = CompareState(place.only_differences, place.order, place.pinned, place.hidden)
        data = table_data(self.now, ui.reader, tried=self._tried)
        self.table = CompareTable(ui.look, data, table_words(ui.reader), state)
        # Lambdas: a signal lets go of the methods of an object that nothing else holds.
        self.table.state_changed.connect(lambda state: self._looked_at(state))
        self.together = Text(ui.look, "", weight="semibold", align=End, leading=1.3)
        self.shares = Text(ui.look, "", "small", colour="quiet_ink")
        self.outcome = Text(ui.look, "")

    @property
    def _tried(self) -> bool:
        """Whether other weights than the agreed ones are on the screen."""
        return bool(self.place.weights)

    def _compared(self, weights: Mapping[UUID, int]) -> Comparison:
        if not weights:
            return self.agreed
        return offers.comparison(self.ui.at, self.place.specification_id, weights)

    def screen(self) -> Screen:
        """Sentence, table, buttons; what if beside them where there is room."""
        ui, look, title = self.ui, self.ui.look, self.ui.say(_TITLE)
        body = column(
            Headline(look, title, picture="compare" if look.easy else ""),
            look.space(12),
            *self._sentences(),
            look.space(20),
            self.table,
            look.space(28),
            self._foot(),
        )
        side = self._what_if() if self.agreed.criteria else None
        listed = places.Offers(self.place.specification_id)
        page = Page(
            look,
            body,
            back_link(ui, listed),
            room="wide",
            side=side,
            side_width="side_cards",
            side_word=ui.say(_TRY) if side else "",
        )
        return Screen(page, title)

    def _sentences(self) -> list[Item]:
        ui, look = self.ui, self.ui.look
        said = summary_sentences(self.agreed, ui.reader)
        if not look.easy:
            return [Text(look, " ".join(said), "lead")]
        items: list[Item] = []
        for sentence in said:
            items += [Text(look, sentence, "lead"), look.space(6)]
        return items

    def _looked_at(self, state: CompareState) -> None:
        self._keep(
            only_differences=state.only_differences,
            order=state.order,
            pinned=tuple(key for key in state.pinned if isinstance(key, UUID)),
            hidden=frozenset(key for key in state.hidden if isinstance(key, UUID)),
        )

    def _keep(self, **changes: object) -> None:
        """Keep how it is looked at in the place itself, without showing it anew."""
        self.place = replace(self.place, **changes)  # type: ignore[arg-type]  # names are the place's own
        self.ui.trail[-1] = self.place

    def _foot(self) -> QWidget:
        ui, best = self.ui, self.agreed.best
        chosen = [one for one in self.agreed.results if one.facts.offer.status is OfferStatus.AWARDED]
        first = chosen[0] if chosen else best[0]
        award = places.Award(self.place.specification_id, first.facts.offer.id)
        if chosen:
            words, name = _SEE_CHOICE, ""
        elif len(best) == 1 and best[0].compliant:
            words, name = _CHOOSE, name_of(first, ui.reader)
        else:
            words, name = _CHOOSE_ONE, ""
        choose = button(ui, words, lambda: ui.go(award), "primary", after="next", name=name)
        paper = button(
            ui, _PAPER, lambda: ui.go(places.Papers(self.place.specification_id)), before="documents", picture="print"
        )
        return buttons(ui, choose, paper)

    # What if

    def _what_if(self) -> QWidget:
        ui, look = self.ui, self.ui.look
        items: list[Item] = [
            Text(look, ui.say(_WHAT_IF), "title", "bold", leading=1.25),
            look.space(6),
            Text(look, ui.say(_WHAT_IF_TEXT), "small"),
        ]
        for each in self.agreed.criteria:
            name = criterion_name(each, ui.reader)
            stepper = Stepper(
                look,
                str(self.now.weights[each.id]),
                ui.say(_WEIGHT, name=name),
                ui.say(_LESS, name=name),
                ui.say(_MORE, name=name),
                say=ui.reader.percent,
            )
            stepper.edited.connect(lambda: self._try())
            self.steppers[each.id] = stepper
            # Beside the name, not beside the slider, which needs all the width there is.
            stepper.shown.hide()
            shown = self.figures[each.id] = Text(look, "", "small", "semibold", align=End, leading=1.3)
            shown.setFixedWidth(look.characters(7))
            head = Text(look, name, "small", "semibold", leading=1.3)
            line = Beside(head, shown, look.space(12), look.characters(8), fixed_last=True)
            items += [look.space(16), line, look.space(4), stepper]
        self.together.setFixedWidth(look.characters(8))
        total = Beside(
            Text(look, ui.say(_TOGETHER), weight="semibold", leading=1.3),
            self.together,
            look.space(12),
            look.characters(8),
            fixed_last=True,
        )
        back = Button(look, ui.say(_BACK_TO), "quiet", size="small", ground="panel")
        back.clicked.connect(lambda: self._put_back())
        inner = column(self.outcome, self.shares, gap=look.space(4))
        items += [look.space(16), Line(look, "edge"), look.space(10), total]
        items += [look.space(12), inner, look.space(14), column(back)]
        box = Box(look, ui.say(_WHAT_IF), "panel")
        box.fill_with(items, card_margins(look))
        self._show_outcome()
        return box

    def _try(self) -> None:
        """Show what the offers come to with the weights on the screen. Nothing is saved."""
        tried = {known: int(stepper.value) for known, stepper in self.steppers.items()}
        agreed = dict(self.agreed.weights)
        self._keep(weights=tuple(tried.items()) if tried != agreed else ())
        self.now = self._compared(dict(self.place.weights))
        self.table.set_data(table_data(self.now, self.ui.reader, tried=self._tried))
        before = self.outcome.text()
        self._show_outcome()
        if self.outcome.text() != before:
            self.ui.shell.announce(self.outcome.text())

    def _show_outcome(self) -> None:
        ui, total = self.ui, sum(self.now.weights.values())
        for known, figure in self.figures.items():
            figure.setText(ui.reader.percent(self.now.weights[known]))
        self.together.setText(ui.reader.percent(total))
        self.shares.setText(ui.say(_NOTHING) if total == 0 else ui.say(_SHARES) if total != 100 else "")
        self.shares.setHidden(total == 100)
        best = self.now.best
        names = ui.reader.together([name_of(one, ui.reader) for one in best])
        same = {one.facts.offer.id for one in best} == {one.facts.offer.id for one in self.agreed.best}
        if len(best) > 1:
            said = ui.say(_STILL_TIED if same else _NOW_TIED, name=names)
        else:
            said = f"{ui.say(_STILL if same else _NOW, name=names)} {self._lead()}".rstrip()
        self.outcome.setText(said)

    def _lead(self) -> str:
        """By how many points the first is ahead of the second, where both are judged alike."""
        results = self.now.ranked
        if len(results) < 2 or results[0].total is None or results[1].total is None:
            return ""
        gap = results[0].total - results[1].total
        if gap <= 0:
            return ""
        number = int(gap) if gap == int(gap) else 2
        return self.ui.count(_BY, number, points=self.ui.reader.number(gap))

    def _put_back(self) -> None:
        for known, stepper in self.steppers.items():
            stepper.value = str(self.agreed.weights[known])
        self._try()
