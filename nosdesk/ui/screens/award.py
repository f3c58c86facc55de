"""Choose one or several offers, with a reason for every offer; then draw up the contract."""

from dataclasses import replace
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QWidget

from nosdesk.domain.choices import BudgetPeriod, OfferStatus
from nosdesk.domain.comparison import Comparison, OfferResult, award_problem, name_of
from nosdesk.domain.pricing import budget_sentence, per_period
from nosdesk.domain.records import Contract, Offer, Specification
from nosdesk.i18n import Counted, Words
from nosdesk.services import answers, offers
from nosdesk.services.award import award, withdraw_award
from nosdesk.services.contract import draw_up
from nosdesk.ui import places
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.kit.arrange import Beside, Item, column
from nosdesk.ui.kit.choices import Option, Tick
from nosdesk.ui.kit.entries import LongEntry
from nosdesk.ui.kit.field import Field
from nosdesk.ui.kit.messages import ErrorSummary, Notice, Problem
from nosdesk.ui.kit.pieces import Line, StateMark, Text
from nosdesk.ui.screens.easy_line import line_if_wanted
from nosdesk.ui.screens.offer_gate import gate
from nosdesk.ui.screens.parts import back_link, button, buttons, plain_screen
from nosdesk.ui.screens.saving import Saving

_TITLE: Final = Words("Choose, and say why", "Choose and tell us why")
_HINT: Final = Words(
    "You can choose one offer or several. Every offer gets a reason, chosen or not: providers may ask.",
    "You can pick 1 offer or more. Say why for each one.",
)
_GATE: Final = Words("Open the offers before you choose?", "Do you want to see all the offers first?")
_OPEN: Final = Words("Open all offers", "Show me all offers")
_CHOOSE: Final = Words("Choose {name}", "I pick {name}")
_WHY: Final = Words("Reason")
_WHY_YES: Final = Words("Why do you choose {name}?", "Why do you pick {name}?")
_WHY_NO: Final = Words("Why do you not choose {name}?", "Why do you not pick {name}?")
_EXCEPTION: Final = Words("Why do you choose {name} all the same?", "Why do you still want {name}?")
_MEETS: Final = Counted(
    "Meets {met} of {n} requirement",
    "Meets {met} of {n} requirements",
    "Does {met} of the {n} thing you need",
    "Does {met} of the {n} things you need",
)
_RANK: Final = Words("{total} points, place {rank}", "{total} points. Place {rank}")
_LACKS: Final = Words("Lacks: {names}", "Does not give: {names}")
_UNCLEAR: Final = Words("Not clear: {names}")
_CONFIRM: Final = Words("Choose as ticked", "Yes, this is my choice")
_COMPARE: Final = Words("Back to the comparison", "Look at the offers again")
_PROBLEM: Final = Words("There is a problem", "Something is not right")
_NONE: Final = Words("Choose at least one offer.", "Pick 1 offer or more.")
_NO_REASON: Final = Words("Say why, for {name}.", "Tell us why, for {name}.")
_NO_EXCEPTION: Final = Words(
    "{name} does not meet every must-have for sure. Say why you choose it all the same.",
    "{name} may lack a must-have. Tell us why you still want it.",
)
_DONE: Final = Words("You have chosen {names}", "You picked {names}")
_DONE_TEXT: Final = Words(
    "The choice and every reason are kept. Next, the contract is drawn up from the offer and your specification.",
    "We saved your choice and why. Next you make the contract.",
)
_DRAW: Final = Words("Draw up the contract with {name}", "Make the contract with {name}")
_SEE: Final = Words("See the contract with {name}", "Look at the contract with {name}")
_REASONS: Final = Words("The reasons", "Why you chose this")
_EXCEPTION_WAS: Final = Words("All the same: {reason}", "You still want it: {reason}")
_TAKE_BACK: Final = Words("Take the choice back", "Take my choice back")
_SURE: Final = Words("Take the choice back?", "Do you want to take your choice back?")
_SURE_TEXT: Final = Words("All offers run again. The reasons are kept.", "You can choose again. We keep why.")
_KEEP: Final = Words("Keep it")


def screen(ui: Ui, place: places.Award) -> Screen:
    """The choice to be made, or the one that was made."""
    specification = answers.read(ui.at, Specification, place.specification_id)
    ui.person_id = specification.person_id
    comparison = offers.comparison(ui.at, specification.id)
    running = [one for one in comparison.results if one.in_the_running]
    if any(one.facts.offer.opened_at is None for one in running):
        title = ui.say(_GATE)
        return gate(ui, specification, title, _OPEN, lambda: offers.open_all(ui.at, specification.id), "choice")
    ranked = comparison.ranked
    chosen = [one for one in ranked if one.facts.offer.status is OfferStatus.AWARDED]
    if chosen:
        return _made(ui, specification, ranked, chosen)
    return _Choosing(ui, place, comparison).screen()


def _made(ui: Ui, specification: Specification, ranked: tuple[OfferResult, ...], chosen: list[OfferResult]) -> Screen:
    """The choice with its reasons, and the way to the contract."""
    look = ui.look
    contracts = {each.offer_id: each for each in answers.rows(ui.at, Contract, "specification_id", specification.id)}
    made = []
    for one in chosen:
        held = contracts.get(one.facts.offer.id)
        words = _SEE if held else _DRAW
        # One filled button a page: the first contract that is still to be drawn up, else the first.
        waiting = [each for each in chosen if each.facts.offer.id not in contracts]
        kind = "primary" if one is (waiting or chosen)[0] else "secondary"
        made.append(button(ui, words, partial(_contract, ui, one), kind, after="next", name=name_of(one, ui.reader)))
    back = places.Compare(specification.id)
    made.append(button(ui, _COMPARE, lambda: ui.go(back)))
    names = ui.reader.together([name_of(one, ui.reader) for one in chosen])
    parts: list[Item] = [
        Notice(look, "done", ui.say(_DONE, names=names), ui.say(_DONE_TEXT)),
        buttons(ui, *made),
        column(Text(look, ui.say(_REASONS), "title", "bold"), look.space(12), *_reasons(ui, ranked)),
    ]
    if not contracts:
        parts.append(buttons(ui, button(ui, _TAKE_BACK, lambda: _take_back(ui, specification.id), "quiet")))
    return plain_screen(
        ui,
        ui.say(Words("Your choice")),
        *parts,
        picture="award",
        back=back_link(ui, back),
        first=made[0],
        gap=28,
    )


def _reasons(ui: Ui, ranked: tuple[OfferResult, ...]) -> list[Item]:
    look = ui.look
    items: list[Item] = [Line(look)]
    for one in ranked:
        offer, pad = one.facts.offer, look.space(12)
        said = offer.reason
        if offer.exception_reason:
            said = f"{said}\n{ui.say(_EXCEPTION_WAS, reason=offer.exception_reason)}"
        chosen = offer.status is OfferStatus.AWARDED
        state = Text(look, f"**{name_of(one, ui.reader)}** · {ui.say(offer.status.words)}", leading=1.3)
        mark = column(StateMark(look, "done" if chosen else "none", 20), None)
        head = Beside(state, mark, look.space(8), look.characters(8))
        items += [column(head, look.space(4), Text(look, said), margins=(0, pad, 0, pad)), Line(look)]
    return items


def _contract(ui: Ui, one: OfferResult) -> None:
    """Draw up the contract from this offer, or go to the one there is."""
    drawn = ui.attempt(lambda: draw_up(ui.at, one.facts.offer.id, ui.reader))
    if drawn:
        ui.go(places.ContractHome(drawn.id))


def _take_back(ui: Ui, specification_id: UUID) -> None:
    if ui.shell.ask(ui.say(_SURE), ui.say(_SURE_TEXT), ui.say(_TAKE_BACK), ui.say(_KEEP), danger=True):
        ui.do(lambda: withdraw_award(ui.at, specification_id))


class _Line:
    """One offer on the page: its tick, its reason, and where it needs one the reason for the exception."""

    def __init__(self, page: "_Choosing", one: OfferResult, ticked: bool) -> None:
        ui, look = page.ui, page.ui.look
        self.page, self.one, self.offer = page, one, one.facts.offer
        self.name = name_of(one, ui.reader)
        self.tick = Tick(look, Option("yes", ui.say(_CHOOSE, name=self.name)), ticked)
        self.tick.edited.connect(self._turned)
        self.why = self._entry(self.offer.reason, "reason", 2)
        self.why_field = Field(look, ui.say(_WHY), self.why)
        self.exception = self._entry(self.offer.exception_reason, "exception_reason", 2)
        bare = replace(one, facts=replace(one.facts, offer=replace(self.offer, exception_reason="")))
        self.problem = award_problem(replace(page.comparison, results=(bare,)), self.offer.id)
        hint = ui.say(self.problem) if self.problem else ""
        self.exception_field = Field(look, ui.say(_EXCEPTION, name=self.name), self.exception, hint)
        self.exception.setAccessibleName(ui.say(_EXCEPTION, name=self.name))
        line = line_if_wanted(ui, self.offer, "reason", self.why_field, name=self.name)
        why = column(self.why_field, look.space(6), line) if line else self.why_field
        self.box = column(self._head(), self.tick, self.exception_field, why, gap=look.space(16))
        self._show()

    def _entry(self, text: str, field: str, lines: int) -> LongEntry:
        made = LongEntry(self.page.ui.look, text, field, lines)
        made.edited.connect(lambda: self.page.keep(self.offer.id, field, made.value))
        made.left.connect(lambda: self.page.saving.left((self.offer.id, field)))
        return made

    def _head(self) -> QWidget:
        ui, look, one = self.page.ui, self.page.ui.look, self.one
        lines = [ui.count(_MEETS, one.asked, met=ui.reader.number(one.met))]
        if one.total is not None and one.rank is not None:
            lines.append(ui.say(_RANK, total=ui.reader.number(one.total), rank=ui.reader.number(one.rank)))
        if one.cost.weekly is not None:
            lines.append(per_period(one.cost.weekly, BudgetPeriod.WEEK, ui.reader))
        items: list[Item] = [Text(look, self.name, "lead", "bold"), Text(look, " · ".join(lines), colour="quiet_ink")]
        if one.budget:
            items.append(Text(look, budget_sentence(one.budget, ui.reader), colour="quiet_ink"))
        for words, which in ((_LACKS, one.lacking), (_UNCLEAR, one.unclear)):
            if which:
                names = ui.reader.together([each.statement for each in which])
                mark = column(StateMark(look, "attention", 20), None)
                said = Text(look, ui.say(words, names=names), weight="semibold", colour="caution")
                items += [look.space(4), Beside(said, mark, look.space(8), look.characters(10))]
        return column(*items)

    @property
    def chosen(self) -> bool:
        """Whether this offer is ticked."""
        return self.tick.isChecked()

    def _turned(self) -> None:
        self._show()
        self.page.keep_ticks()

    def _show(self) -> None:
        ui = self.page.ui
        words = ui.say(_WHY_YES if self.chosen else _WHY_NO, name=self.name)
        self.why_field.label.setText(words)
        self.why.setAccessibleName(words)
        self.exception_field.setVisible(self.chosen and self.problem is not None)

    def problems(self) -> list[Problem]:
        """What is missing for this offer; shown at its fields too."""
        ui = self.page.ui
        wrong: list[Problem] = []
        reason = "" if self.why.value.strip() else ui.say(_NO_REASON, name=self.name)
        needs = self.chosen and self.problem is not None and not self.exception.value.strip()
        exception = ui.say(_NO_EXCEPTION, name=self.name) if needs else ""
        self.exception_field.set_error(exception)
        self.why_field.set_error(reason)
        for words, target in ((exception, self.exception), (reason, self.why)):
            if words:
                wrong.append(Problem(words, target))
        return wrong


class _Choosing:
    """The page where the choice is made. Reasons are saved as they are typed; ticks live in the place until it is confirmed."""

    def __init__(self, ui: Ui, place: places.Award, comparison: Comparison) -> None:
        self.ui, self.place, self.comparison = ui, place, comparison
        self.owner = QWidget()
        self.saving = Saving(ui, self.owner)
        ticked = {place.offer_id} if place.chosen is None else set(place.chosen)
        self.lines = [_Line(self, one, one.facts.offer.id in ticked) for one in comparison.ranked]
        self.summary = ErrorSummary(ui.look)

    def screen(self) -> Screen:
        """One offer below the other, best first."""
        ui, look = self.ui, self.ui.look
        back = places.Compare(self.place.specification_id)
        if not self.lines:
            notice = Notice(look, "info", ui.say(_NONE))
            return plain_screen(ui, ui.say(_TITLE), notice, back=back_link(ui, back))
        parts: list[Item] = []
        for line in self.lines:
            parts += [Line(look, "edge", 2), line.box]
        confirm = button(ui, _CONFIRM, self._confirm, "primary", before="tick", picture="yes")
        compare = button(ui, _COMPARE, lambda: ui.back(back))
        made = plain_screen(
            ui,
            ui.say(_TITLE),
            column(self.summary, column(*parts, gap=look.space(24)), gap=look.space(24)),
            buttons(ui, confirm, compare),
            hint=ui.say(_HINT),
            picture="choice",
            back=back_link(ui, back),
            first=self.lines[0].tick,
            leave=self.saving.now,
            gap=32,
        )
        self.owner.setParent(made.page)
        return made

    def keep(self, offer_id: UUID, field: str, text: str) -> None:
        """Save a reason a moment after it was typed."""
        at = self.ui.at
        self.saving.soon(
            (offer_id, field), lambda visit: answers.save(at, Offer, offer_id, field, text.strip(), None, visit)
        )

    def keep_ticks(self) -> None:
        """Keep what is ticked in the place itself, without showing it anew."""
        self.place = replace(self.place, chosen=self._chosen())
        self.ui.trail[-1] = self.place

    def _chosen(self) -> tuple[UUID, ...]:
        return tuple(line.offer.id for line in self.lines if line.chosen)

    def _confirm(self) -> None:
        ui = self.ui
        self.saving.now()
        wrong = [] if self._chosen() else [Problem(ui.say(_NONE), self.lines[0].tick)]
        wrong += [problem for line in self.lines for problem in line.problems()]
        self.summary.show_problems(ui.say(_PROBLEM), wrong)
        if not wrong:
            reasons = {line.offer.id: line.why.value for line in self.lines}
            ui.do(lambda: award(ui.at, self.place.specification_id, self._chosen(), reasons))
