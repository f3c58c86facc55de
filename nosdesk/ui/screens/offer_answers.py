"""One offer on one page: who makes it, its prices, how it answers each requirement, and the points people give it."""

from collections.abc import Callable
from typing import Final, TypeVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from nosdesk.domain.choices import BudgetPeriod, CriterionKind, Met, OfferStatus, PriceBasis
from nosdesk.domain.comparison import OfferResult
from nosdesk.domain.pricing import budget_sentence, per_period
from nosdesk.domain.problem import Pounds, spoken
from nosdesk.domain.records import (
    Criterion,
    Offer,
    OfferAnswer,
    OfferPrice,
    OfferScore,
    Provider,
    Record,
    Requirement,
    Specification,
)
from nosdesk.forms.answers import display
from nosdesk.forms.offer import OFFER, OFFER_PRICE, PROVIDER, SCORE
from nosdesk.i18n import Words
from nosdesk.services import answers, offers
from nosdesk.services.wizard import question_of
from nosdesk.ui import places
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.kit.arrange import Beside, Item, column
from nosdesk.ui.kit.choices import ChoiceGroup, Option
from nosdesk.ui.kit.controls import Button
from nosdesk.ui.kit.entries import LongEntry
from nosdesk.ui.kit.field import Field
from nosdesk.ui.kit.messages import Notice
from nosdesk.ui.kit.pieces import Line, StateMark, Surface, Text
from nosdesk.ui.kit.rows import AddedRow, AnswerList, AnswerRow, RowList, TaskRow
from nosdesk.ui.screens.offer_gate import gate
from nosdesk.ui.screens.parts import back_link, button, buttons, plain_screen
from nosdesk.ui.screens.saving import Saving

_TITLE: Final = Words("The offer from {name}", "What {name} offers")
_OPEN_TITLE: Final = Words("Open the offer from {name}?", "Do you want to see the offer from {name}?")
_OPEN: Final = Words("Open this offer", "Show me this offer")
_UNNAMED: Final = Words("a provider without a name", "a provider with no name")
_SAVED: Final = Words("Everything is saved as you type.", "We save what you type.")
_WHO: Final = Words("Who offers it", "Who sent it")
_PROVIDER: Final = Words("Provider")
_DATES: Final = Words("Dates")
_THEIR_WORDS: Final = Words("In their words", "What they say")
_NOT_SAID: Final = Words("Not said yet", "You have not said yet")
_CHANGE: Final = Words("Change")
_REMOVE: Final = Words("Remove", "Take away")
_PRICES: Final = Words("Prices")
_ADD_PRICE: Final = Words("Add a price")
_PRICE_FOR: Final = Words("{price} for {basis}")
_NO_AMOUNT: Final = Words("No amount yet", "There is no amount yet")
_COMES_TO: Final = Words("That comes to **{week}**.", "You pay **{week}**.")
_LONGER: Final = Words("That is {four}, or {year}.", "It is {four}. It is {year}.")
_ONCE: Final = Words("Paid once: {amount}.", "You pay this 1 time: {amount}.")
_COST_OPEN: Final = Words("The cost is not known yet", "We do not know the cost yet")
_ANSWERS: Final = Words("How it answers what you asked for", "Do they do what you need?")
_WHOSE_WORDS: Final = Words("Their words: {asked}", "What they say: {asked}")
_WORDS_LABEL: Final = Words("Their words, if they said more", "What did they say?")
_POINTS: Final = Words("Points that people give", "Your points")
_POINTS_HINT: Final = Words("0 is nothing at all, 5 could not be better.", "0 is very bad. 5 is very good.")
_POINTS_FOR: Final = Words("Points for {name}")
_WHY: Final = Words("Why these points for {name}?", "Why do you give {name} these points?")
_WHY_LABEL: Final = Words("Why this many?", "Why do you give these points?")
_COMPARE: Final = Words("Compare the offers", "Look at the offers together")
_ALL: Final = Words("All the offers", "See all offers")
_TAKE_BACK: Final = Words("The provider takes it back", "They do not offer it now")
_PUT_BACK: Final = Words("Let it run again", "They offer it again")
_REMOVE_OFFER: Final = Words("Remove this offer", "Take this offer away")
_SURE: Final = Words("Remove the offer from {name}?", "Take away the offer from {name}?")
_SURE_TEXT: Final = Words(
    "Its prices, answers and points go with it. You can take this back with Ctrl and Z.",
    "Its prices and answers go too. You can undo this with Ctrl and Z.",
)
_SURE_PRICE: Final = Words("Remove the price “{name}”?", "Take away the price “{name}”?")
_UNDO: Final = Words("You can take this back with Ctrl and Z.", "You can undo this. Press Ctrl and Z.")
_KEEP: Final = Words("Keep it")
_CHOSEN: Final = Words("This offer was chosen", "You chose this offer")
_CHOSEN_TEXT: Final = Words(
    "Its prices and answers stand as they are. To change them, take the choice back first.",
    "It stays the same now. Take your choice back to change it.",
)
_TO_CHOICE: Final = Words("See the choice", "Look at your choice")
_TAKEN_BACK: Final = Words("The provider has taken this offer back", "They do not offer this now")
_TAKEN_BACK_TEXT: Final = Words(
    "It stays here with its reasons, but it is no longer compared for a rank.", "It stays here. You cannot choose it."
)

MARKS: Final = {Met.MET: "met", Met.PARTLY: "partly", Met.NOT_MET: "not_met", Met.UNCLEAR: "unclear"}
"""The shape of each answer."""
_BY_CODE: Final = {met.value: met for met in Met}
_MOST_OPEN: Final = 12
"""A list of more requirements than this is folded, one row each."""
_P = TypeVar("_P", bound=Record)


def screen(ui: Ui, place: places.OfferAnswers) -> Screen:
    """One offer; before it is opened, the question whether to."""
    offer = answers.read(ui.at, Offer, place.offer_id)
    specification = answers.read(ui.at, Specification, offer.specification_id)
    provider = answers.read(ui.at, Provider, offer.provider_id)
    ui.person_id = specification.person_id
    name = provider.name or ui.say(_UNNAMED)
    if offer.opened_at is None:
        title = ui.say(_OPEN_TITLE, name=name)
        return gate(ui, specification, title, _OPEN, lambda: offers.open_offer(ui.at, offer.id))
    return _OfferPage(ui, specification, offer, provider).screen()


class _OfferPage:
    """The page of an opened offer."""

    def __init__(self, ui: Ui, specification: Specification, offer: Offer, provider: Provider) -> None:
        self.ui, self.specification, self.offer, self.provider = ui, specification, offer, provider
        self.still = offer.status is OfferStatus.AWARDED
        self.requirements = answers.rows(ui.at, Requirement, "specification_id", specification.id)
        criteria = answers.rows(ui.at, Criterion, "specification_id", specification.id)
        self.judged = [each for each in criteria if each.kind is CriterionKind.JUDGED]
        self.prices = self._mine(OfferPrice)
        self.given = {each.requirement_id: each for each in self._mine(OfferAnswer)}
        self.scores = {each.criterion_id: each for each in self._mine(OfferScore)}
        self.result = offers.comparison(ui.at, specification.id).result(offer.id)
        self.owner = QWidget()
        self.saving = Saving(ui, self.owner)

    def _mine(self, record: type[_P]) -> tuple[_P, ...]:
        return answers.rows(self.ui.at, record, "offer_id", self.offer.id)

    @property
    def name(self) -> str:
        """What the provider is called."""
        return self.provider.name or self.ui.say(_UNNAMED)

    def screen(self) -> Screen:
        """Everything about the offer, one part below the other."""
        ui = self.ui
        parts: list[Item] = [*self._state(), self._facts(), self._section(_PRICES, *self._price_parts())]
        if self.requirements:
            parts.append(self._section(_ANSWERS, *self._requirement_parts()))
        if self.judged:
            parts.append(self._section(_POINTS, *self._score_parts()))
        parts.append(self._foot())
        title = ui.say(_TITLE, name=self.name)
        back = back_link(ui, places.Offers(self.specification.id))
        made = plain_screen(
            ui,
            title,
            *parts,
            hint=ui.say(_SAVED) if not self.still else "",
            picture="offer",
            back=back,
            room="main",
            leave=self.saving.now,
            gap=36,
        )
        self.owner.setParent(made.page)
        return made

    def _section(self, title: Words, *items: Item) -> QWidget:
        look = self.ui.look
        return column(Text(look, self.ui.say(title), "title", "bold"), look.space(12), *items)

    def _state(self) -> list[Item]:
        ui = self.ui
        if self.still:
            see = button(ui, _TO_CHOICE, lambda: ui.go(places.Award(self.specification.id, self.offer.id)))
            return [Notice(ui.look, "done", ui.say(_CHOSEN), ui.say(_CHOSEN_TEXT), buttons(ui, see))]
        if self.offer.status is OfferStatus.WITHDRAWN:
            return [Notice(ui.look, "caution", ui.say(_TAKEN_BACK), ui.say(_TAKEN_BACK_TEXT))]
        return []

    # Who offers

    def _facts(self) -> QWidget:
        ui, provider = self.ui, self.provider
        known = (provider.name, provider.contact_name, provider.phone, provider.email, provider.regulator)
        rows = [
            self._fact(
                _PROVIDER,
                "\n".join(text for text in known if text),
                places.Wizard(PROVIDER.key, provider.id, PROVIDER.parts[0].key),
            ),
            self._fact(_DATES, self._dates(), places.Wizard(OFFER.key, self.offer.id, "dates")),
            self._fact(_THEIR_WORDS, self.offer.words, places.Wizard(OFFER.key, self.offer.id, "words")),
        ]
        return AnswerList(ui.look, ui.say(_WHO), rows)

    def _fact(self, label: Words, said: str, place: places.Wizard) -> AnswerRow:
        ui = self.ui
        row = AnswerRow(ui.look, ui.say(label), said or ui.say(_NOT_SAID), ui.say(_CHANGE))
        row.change.connect(lambda: ui.go(place))
        return row

    def _dates(self) -> str:
        ui, lines = self.ui, []
        for field in ("received_on", "valid_until", "can_start"):
            day, asked = getattr(self.offer, field), question_of(OFFER, field)
            if day and asked:
                lines.append(f"{ui.say(asked.label)}: {ui.reader.date(day)}")
        return "\n".join(lines)

    # Prices

    def _price_parts(self) -> list[Item]:
        ui, look = self.ui, self.ui.look
        listed = [AddedRow(str(each.id), self._price(each), self._price_detail(each)) for each in self.prices]
        cost = [*self._cost(self.result), look.space(20)] if self.result and self.prices else []
        if self.still:
            lines = [Text(look, f"{line.title} · {line.detail}") for line in listed]
            return [*cost, column(*lines, gap=look.space(6))]
        rows = RowList(look, listed, ui.say(_CHANGE), ui.say(_REMOVE), ui.say(_ADD_PRICE))
        rows.changed.connect(lambda key: self._open_price(UUID(key)))
        rows.removed.connect(lambda key: self._remove_price(UUID(key)))
        rows.added.connect(self._add_price)
        return [*cost, rows]

    def _price(self, each: OfferPrice) -> str:
        ui, asked = self.ui, question_of(OFFER_PRICE, "amount")
        price = display(asked, each.amount, ui.reader, {}) if asked and each.amount is not None else ""
        basis = ui.say(each.basis.words)
        if not price:
            return f"{ui.say(_NO_AMOUNT)} ({basis})"
        return f"{price} {basis}" if each.basis is PriceBasis.ONE_OFF else ui.say(_PRICE_FOR, price=price, basis=basis)

    def _price_detail(self, each: OfferPrice) -> str:
        ui = self.ui
        parts = [ui.say(each.band.words), ui.say(each.vat.words)]
        asked = question_of(OFFER_PRICE, "per_week")
        if each.per_week is not None and asked:
            parts.append(display(asked, each.per_week, ui.reader, {}))
        return " · ".join([*parts, each.note] if each.note else parts)

    def _cost(self, result: OfferResult) -> list[Item]:
        ui, look = self.ui, self.ui.look
        cost = result.cost
        if cost.weekly is None:
            missing = [Text(look, problem.said(ui.reader)) for problem in cost.missing]
            return [Notice(look, "caution", ui.say(_COST_OPEN), "", *missing)]
        week = per_period(cost.weekly, BudgetPeriod.WEEK, ui.reader)
        four = per_period(cost.four_weekly or cost.weekly, BudgetPeriod.FOUR_WEEKS, ui.reader)
        year = per_period(cost.yearly or cost.weekly, BudgetPeriod.YEAR, ui.reader)
        lines = [ui.say(_COMES_TO, week=week), ui.say(_LONGER, four=four, year=year)]
        if cost.one_off:
            lines.append(ui.say(_ONCE, amount=spoken(Pounds(cost.one_off), ui.reader)))
        if result.budget:
            lines.append(budget_sentence(result.budget, ui.reader))
        side, top = look.space(20), look.space(14)
        return [
            column(*(Text(look, line) for line in lines), margins=(side, top, side, top), box=Surface(look, "panel"))
        ]

    def _add_price(self) -> None:
        made = self.ui.attempt(lambda: offers.add_price(self.ui.at, self.offer.id))
        if made:
            self._open_price(made.id)

    def _open_price(self, price_id: UUID) -> None:
        self.ui.go(places.Wizard(OFFER.key, self.offer.id, "prices", price_id))

    def _remove_price(self, price_id: UUID) -> None:
        ui = self.ui
        price = next(each for each in self.prices if each.id == price_id)
        sure = ui.say(_SURE_PRICE, name=self._price(price))
        if ui.shell.ask(sure, ui.say(_UNDO), ui.say(_REMOVE), ui.say(_KEEP), danger=True):
            ui.do(lambda: offers.remove_price(ui.at, price_id))

    # Answers to requirements

    def _requirement_parts(self) -> list[Item]:
        items: list[Item] = []
        for each in self.requirements:
            if self.still:
                made = self._read_only(each)
            elif len(self.requirements) > _MOST_OPEN:
                made = self._folded(each)
            else:
                made = self._requirement(each)[0]
            items += [Line(self.ui.look), made]
        return [*items, Line(self.ui.look)]

    def _asked(self, each: Requirement) -> list[Item]:
        ui, look = self.ui, self.ui.look
        items: list[Item] = [Text(look, each.statement, weight="semibold", leading=1.3)]
        if each.strength:
            items.append(Text(look, ui.say(each.strength.words), "small", colour="quiet_ink"))
        return items

    def _read_only(self, each: Requirement) -> QWidget:
        ui, look = self.ui, self.ui.look
        given = self.given.get(each.id)
        met = given.met if given else Met.UNCLEAR
        said = ui.say(met.words) + (f": {given.words}" if given and given.words else "")
        mark = column(StateMark(look, MARKS[met], 20), None)
        pad = look.space(12)
        answer = Beside(Text(look, said), mark, look.space(8), look.characters(8))
        return column(*self._asked(each), look.space(6), answer, margins=(0, pad, 0, pad))

    def _folded(self, each: Requirement) -> QWidget:
        """A requirement as one row, which is pressed to answer it: a long list stays short to look at and quick to open."""
        ui, given = self.ui, self.given.get(each.id)
        mark, word = (MARKS[given.met], given.met.words) if given else ("none", _NOT_SAID)
        strength = ui.say(each.strength.words) if each.strength else ""
        detail = " · ".join(text for text in (strength, given.words if given else "") if text)
        row = TaskRow(ui.look, each.statement, mark, ui.say(word), detail)
        box = column(row)

        def unfold() -> None:
            made, stops = self._requirement(each)
            layout = box.layout()
            if layout:
                layout.addWidget(made)
            # Made after the rows below, they would come after them for the Tab key.
            before: QWidget = row
            for stop in stops:
                QWidget.setTabOrder(before, stop)
                before = stop
            stops[0].setFocus(Qt.FocusReason.OtherFocusReason)
            row.hide()

        row.clicked.connect(unfold)
        return box

    def _requirement(self, each: Requirement) -> tuple[QWidget, list[QWidget]]:
        """The answer to one requirement, and what Tab stops at in it, in order."""
        ui, look = self.ui, self.ui.look
        given = self.given.get(each.id)
        options = [Option(met.value, ui.say(met.words)) for met in Met]
        group = ChoiceGroup(look, each.statement, options, given.met.value if given else "", inline=True)
        group.edited.connect(lambda: self._answer(each.id, "met", _BY_CODE[group.value]))
        group.left.connect(lambda: self.saving.left((each.id, "met")))
        words = LongEntry(look, given.words if given else "", ui.say(_WHOSE_WORDS, asked=each.statement), 1)
        words.edited.connect(lambda: self._answer(each.id, "words", words.value))
        words.left.connect(lambda: self.saving.left((each.id, "words")))
        pad = look.space(16)
        label = Text(look, ui.say(_WORDS_LABEL), "small", colour="quiet_ink")
        made = column(
            *self._asked(each), look.space(10), group, look.space(12), label, 6, words, margins=(0, pad, 0, pad)
        )
        return made, [*group.radios.values(), words]

    def _answer(self, requirement_id: UUID, field: str, value: object) -> None:
        ui, offer = self.ui, self.offer.id
        self.saving.soon(
            (requirement_id, field),
            lambda visit: offers.save_answer(ui.at, offer, requirement_id, field, value, visit=visit),
        )

    # Points

    def _score_parts(self) -> list[Item]:
        look = self.ui.look
        items: list[Item] = [Text(look, self.ui.say(_POINTS_HINT), colour="quiet_ink"), look.space(16)]
        for index, each in enumerate(self.judged):
            items += [*([look.space(28)] if index else []), *self._score(each)]
        return items

    def _score(self, each: Criterion) -> list[Item]:
        ui, look = self.ui, self.ui.look
        held = self.scores.get(each.id)
        value = "" if held is None or held.score is None else str(held.score)
        options = [Option(str(number), ui.reader.number(number)) for number in range(offers.MOST_POINTS + 1)]
        name = each.name or ui.say(each.kind.words)
        group = ChoiceGroup(look, ui.say(_POINTS_FOR, name=name), options, value, inline=True)
        group.edited.connect(lambda: self._give(each.id, "score", int(group.value)))
        group.left.connect(lambda: self.saving.left((each.id, "score")))
        asked = question_of(SCORE, "reason")
        why = LongEntry(look, held.reason if held else "", ui.say(_WHY, name=name), 2)
        why.edited.connect(lambda: self._give(each.id, "reason", why.value))
        why.left.connect(lambda: self.saving.left((each.id, "reason")))
        label = ui.say(asked.ask) if asked else ui.say(_WHY_LABEL)
        return [Field(look, name, group, each.guidance), look.space(16), Field(look, label, why)]

    def _give(self, criterion_id: UUID, field: str, value: object) -> None:
        ui, offer = self.ui, self.offer.id
        self.saving.soon(
            (criterion_id, field),
            lambda visit: offers.save_score(ui.at, offer, criterion_id, field, value, visit=visit),
        )

    # What can be done with it

    def _foot(self) -> QWidget:
        ui, look, listed = self.ui, self.ui.look, places.Offers(self.specification.id)
        compare = button(ui, _COMPARE, lambda: ui.go(places.Compare(self.specification.id)), "primary", after="next")
        row = buttons(ui, compare, button(ui, _ALL, lambda: ui.back_to(listed)))
        if self.still:
            return row
        withdrawn = self.offer.status is OfferStatus.WITHDRAWN
        turn = offers.put_back if withdrawn else offers.take_back
        turned: Button = button(
            ui, _PUT_BACK if withdrawn else _TAKE_BACK, lambda: self._do(lambda: turn(ui.at, self.offer.id)), "quiet"
        )
        return column(row, look.space(20), buttons(ui, turned, button(ui, _REMOVE_OFFER, self._remove, "quiet")))

    def _do(self, action: Callable[[], object]) -> None:
        self.saving.now()
        self.ui.do(action)

    def _remove(self) -> None:
        ui = self.ui
        self.saving.now()
        sure = ui.say(_SURE, name=self.name)
        yes = ui.shell.ask(sure, ui.say(_SURE_TEXT), ui.say(_REMOVE_OFFER), ui.say(_KEEP), danger=True)
        if yes and ui.did(lambda: offers.remove_offer(ui.at, self.offer.id)):
            ui.back_to(places.Offers(self.specification.id))
