"""Record a payment, or money that came back: for which planned payment, how much, when; part and over are said at once."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final, cast
from uuid import UUID

from PySide6.QtWidgets import QWidget

from nosdesk.domain.choices import ContractStatus, PaymentKind
from nosdesk.domain.money import Settled
from nosdesk.domain.plan_words import due_name
from nosdesk.domain.views import MoneyView
from nosdesk.forms.answers import parse, typed
from nosdesk.forms.contract_rows import PAYMENT_MADE
from nosdesk.forms.question import Link, TypedQuestion, questions
from nosdesk.forms.troubles import NOT_YET
from nosdesk.i18n import Words
from nosdesk.services import money as payments
from nosdesk.ui import places
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.kit.arrange import Item, column
from nosdesk.ui.kit.choices import ChoiceGroup, Option
from nosdesk.ui.kit.field import Field, Headline
from nosdesk.ui.kit.messages import Notice, Problem
from nosdesk.ui.kit.page import Page
from nosdesk.ui.kit.pieces import Text
from nosdesk.ui.screens.editors import WRONG, Control, Slip, raw_of
from nosdesk.ui.screens.parts import back_link, button, buttons, plain_screen
from nosdesk.ui.screens.saving import Saving
from nosdesk.ui.screens.wizard import WHY, help_panel

MOST_OFFERED: Final = 4
"""Planned payments to choose from: the late ones first, then those that come next; of money back, the newest paid."""

_TITLE: Final = Words("Record a payment", "Write down a payment")
_ABOUT: Final = Words("{amount} is due to {provider} by {day}.", "Pay {amount} to {provider} by {day}.")
_ABOUT_NONE: Final = Words("Paid to {provider}, or come back from there.", "You paid {provider}, or got money back.")
_SAVE: Final = Words("Record it", "Save it")
_CANCEL: Final = Words("Do not record it", "Do not save it")
_NONE: Final = Words("No planned payment", "It is something else")
_OPTION: Final = Words("{amount}, due on {day}", "{amount} by {day}")
_LATE: Final = Words("Late. {what}", "This is late. {what}")
_PART: Final = Words("{left} of this payment stays open.", "You still have to pay {left}.")
_OVER: Final = Words(
    "{over} more than is due. It counts towards the next open payment.",
    "You pay {over} more. It counts for the next one.",
)
_NOTHING_PAID: Final = Words("Type an amount of more than £0.00.", "Write more than £0.00.")
_AGAIN: Final = Words("Is this another payment?", "Did you pay 2 times?")
_AGAIN_TEXT: Final = Words(
    "A payment of {amount} on {day} is recorded already. Record this one as well only if money moved twice.",
    "You wrote down {amount} on {day} before.",
)
_AGAIN_YES: Final = Words("Yes, record it too", "Yes, save it too")
_SAVED: Final = Words("Recorded: {amount} paid on {day}.", "We saved it. You paid {amount} on {day}.")
_SAVED_BACK: Final = Words("Recorded: {amount} came back on {day}.", "We saved it. You got {amount} back on {day}.")
_BEGUN: Final = Words("You began this payment before", "You started this before")
_BEGUN_TEXT: Final = Words(
    "What you typed is still here. It is not recorded before you press “Record it”.",
    "We kept what you wrote. Press “Save it” when it is right.",
)
_NOT_SIGNED: Final = Words("The contract is not signed yet", "You have not signed yet")
_TO_CONTRACT: Final = Words("Go to the contract", "Look at the contract")

_ORDER: Final = ("kind", "amount", "paid_on", "reference", "note")


def screen(ui: Ui, place: places.Pay) -> Screen:
    """The page that records one payment. What is typed is kept in the file as it is typed, and is no payment before it is pressed."""
    held = payments.money(ui.at, place.contract_id)
    ui.person_id = held.whole.person.id
    if held.whole.contract.status is not ContractStatus.SIGNED:
        return _not_signed(ui, place)
    return _Pay(ui, place, held).show()


def _not_signed(ui: Ui, place: places.Pay) -> Screen:
    home = places.ContractHome(place.contract_id)
    go = button(ui, _TO_CONTRACT, lambda: ui.turn_to(home), "primary", after="next")
    notice = Notice(ui.look, "caution", ui.say(_NOT_SIGNED), ui.say(payments.NOT_SIGNED))
    return plain_screen(ui, ui.say(_TITLE), notice, buttons(ui, go), back=back_link(ui, home), first=go)


class _Pay:
    """The page while it is on the screen: its questions, and what is said about the amount."""

    def __init__(self, ui: Ui, place: places.Pay, held: MoneyView) -> None:
        self.ui, self.place, self.held = ui, place, held
        asked = {item.field: item for item in questions(PAYMENT_MADE)}
        self.asked: list[TypedQuestion] = [cast(TypedQuestion, asked[name]) for name in _ORDER]
        self.link = cast(Link, asked["payment_due_id"])
        self.slip = Slip(ui, self.asked, self._start())
        self.dues = {kind: self._due_field(kind) for kind in PaymentKind}
        self.said = Text(ui.look, "", "body", "semibold")
        self.fresh = self._typed()
        self.filled = self._control("amount").value
        self.begun = payments.draft(ui.at, place.contract_id, place.payment_due_id)
        self._restore()
        self.over = False
        self.saving = Saving(ui, self.said)
        for control in self._controls().values():
            control.edited.connect(self._keep_soon)
        self._control("kind").edited.connect(self._kind_changed)
        self._control("amount").edited.connect(self._say_rest)
        self._due_control(PaymentKind.PAYMENT).edited.connect(self._due_changed)
        self._show_kind()

    def _start(self) -> dict[str, object]:
        one = self._settled(self.place.payment_due_id)
        return {"kind": PaymentKind.PAYMENT, "amount": one.left if one else None, "paid_on": self.ui.at.today()}

    def _control(self, name: str) -> Control:
        return cast(Control, self.slip.by_field[name].control)

    def _due_control(self, kind: PaymentKind) -> Control:
        return cast(Control, self.dues[kind].control)

    @property
    def kind(self) -> PaymentKind:
        """Paid or come back, as chosen now."""
        refund = self._control("kind").value == PaymentKind.REFUND.value
        return PaymentKind.REFUND if refund else PaymentKind.PAYMENT

    def _settled(self, due_id: UUID | None) -> Settled | None:
        return next((one for one in self.held.balance.dues if one.due.id == due_id), None)

    def _chosen(self) -> Settled | None:
        """The planned payment that is chosen for the present kind."""
        text = self._due_control(self.kind).value
        return self._settled(UUID(text)) if text else None

    def _offered(self, kind: PaymentKind) -> list[Settled]:
        """Planned payments that this may be for."""
        dues = self.held.balance.dues
        if kind is PaymentKind.REFUND:
            return [one for one in reversed(dues) if one.paid > one.returned][:MOST_OFFERED]
        late = list(self.held.balance.overdue[: MOST_OFFERED - 2])
        coming = [one for one in dues if one.left and one not in self.held.balance.overdue]
        found = [*late, *coming[: MOST_OFFERED - len(late)]]
        asked = self._settled(self.place.payment_due_id)
        return found if asked is None or asked in found else [asked, *found]

    def _due_field(self, kind: PaymentKind) -> Field:
        ui = self.ui
        options = [self._option(one, kind) for one in self._offered(kind)]
        options.append(Option("", ui.say(self.link.none or _NONE)))
        named = self.place.payment_due_id if kind is PaymentKind.PAYMENT else None
        name = ui.say(self.link.ask)
        return Field(ui.look, name, ChoiceGroup(ui.look, name, options, str(named) if named else ""))

    def _option(self, one: Settled, kind: PaymentKind) -> Option:
        ui = self.ui
        amount = one.left if kind is PaymentKind.PAYMENT and one.left else one.due.amount
        words = ui.say(_OPTION, amount=ui.reader.money(amount), day=ui.reader.date(one.due.due_on))
        what = due_name(one.due, self.held.whole.milestones, ui.reader)
        late = kind is PaymentKind.PAYMENT and one in self.held.balance.overdue
        return Option(str(one.due.id), words, ui.say(_LATE, what=what) if late else what)

    def _controls(self) -> dict[str, Control]:
        """Everything that can be filled in, by the name it is kept under."""
        dues = {f"due:{kind.value}": self._due_control(kind) for kind in PaymentKind}
        return {name: self._control(name) for name in _ORDER} | dues

    def _typed(self) -> dict[str, str]:
        return {name: control.value for name, control in self._controls().items()}

    def _restore(self) -> None:
        """Put back what was typed here before the page was left, or the program ended."""
        for name, control in self._controls().items():
            if name in self.begun:
                control.value = self.begun[name]

    def _keep_soon(self) -> None:
        self.saving.soon("draft", lambda _visit: self._keep())

    def _keep(self) -> None:
        """Keep what differs from an empty page; a payment that was recorded, or given up, leaves nothing."""
        typed = {} if self.over else {name: text for name, text in self._typed().items() if text != self.fresh[name]}
        if typed != self.begun:
            payments.keep_draft(self.ui.at, self.place.contract_id, self.place.payment_due_id, typed)
            self.begun = typed

    def leave(self) -> None:
        """Keep the last that was typed before the page goes."""
        if not self.over:
            self._keep_soon()
        self.saving.now()

    def _kind_changed(self) -> None:
        self._show_kind()

    def _show_kind(self) -> None:
        for kind, field in self.dues.items():
            field.setVisible(kind is self.kind and len(self._offered(kind)) > 0)
        self._say_rest()

    def _due_changed(self) -> None:
        """Another planned payment: its amount takes the place of one that nobody typed."""
        one, amount = self._chosen(), self._control("amount")
        if one and amount.value in ("", self.filled):
            question = next(item for item in self.asked if item.field == "amount")
            amount.value = self.filled = str(typed(question, one.left))
        self._say_rest()

    def _say_rest(self) -> None:
        """Say what stays open, or what is more than is due."""
        self.said.setText(self._rest())
        self.said.setVisible(bool(self.said.text()))

    def _rest(self) -> str:
        one, amount = self._chosen(), self._amount()
        if self.kind is not PaymentKind.PAYMENT or one is None or not one.left or not amount or amount == one.left:
            return ""
        if amount < one.left:
            return self.ui.say(_PART, left=self.ui.reader.money(one.left - amount))
        return self.ui.say(_OVER, over=self.ui.reader.money(amount - one.left))

    def _amount(self) -> Decimal | None:
        question = next(item for item in self.asked if item.field == "amount")
        control = self.slip.by_field["amount"].control
        found = parse(question, raw_of(question, control), self.ui.reader, self.ui.at.today())
        return found if isinstance(found, Decimal) else None

    def show(self) -> Screen:
        """The whole page."""
        ui, look = self.ui, self.ui.look
        head = Headline(look, ui.say(_TITLE), self._about(), "payment" if look.easy else "")
        items: list[Item] = [head, look.space(24), self.slip.summary]
        if self.begun:
            items += [Notice(look, "info", ui.say(_BEGUN), ui.say(_BEGUN_TEXT)), look.space(28)]
        for part in self._fields():
            items += [part, look.space(28)]
        record = button(ui, _SAVE, self._record, "primary", before="tick", picture="yes")
        cancel = button(ui, _CANCEL, self._give_up)
        items.append(buttons(ui, record, cancel))
        panel = help_panel(ui, [*self.asked, self.link])
        back = back_link(ui, places.Money(self.place.contract_id))
        page = Page(look, column(*items), back, side=panel, side_word=ui.say(WHY))
        return Screen(page, ui.say(_TITLE), "", self.slip.by_field["amount"].control, self.leave)

    def _fields(self) -> Sequence[QWidget]:
        fields = self.slip.by_field
        amount = column(fields["amount"], self.ui.look.space(8), self.said)
        dues = column(*self.dues.values())
        return (fields["kind"], amount, fields["paid_on"], dues, fields["reference"], fields["note"])

    def _about(self) -> str:
        ui, one = self.ui, self._settled(self.place.payment_due_id)
        provider = self.held.whole.provider.name
        if one is None or not one.left:
            return ui.say(_ABOUT_NONE, provider=provider)
        day = ui.reader.weekday_date(one.due.due_on)
        return ui.say(_ABOUT, amount=ui.reader.money(one.left), provider=provider, day=day)

    def _go_back(self) -> None:
        self.ui.back_to(places.Money(self.place.contract_id))

    def _give_up(self) -> None:
        self.over = True
        self._keep_soon()
        self._go_back()

    def _record(self) -> None:
        """Record it where everything is right; ask first where the same payment is there already."""
        found = self.slip.answers()
        if found is None or self._refused(found):
            return
        ui, kind = self.ui, found["kind"]
        amount, day = ui.reader.money(found["amount"]), ui.reader.date(found["paid_on"])
        if self._there_already(found) and not ui.shell.ask(
            ui.say(_AGAIN),
            ui.say(_AGAIN_TEXT, amount=amount, day=day),
            ui.say(_AGAIN_YES),
            ui.say(_CANCEL),
            danger=False,
        ):
            return
        chosen = self._chosen()
        if ui.did(
            lambda: payments.record_payment(
                ui.at,
                self.place.contract_id,
                found["amount"],
                found["paid_on"],
                kind=kind,
                payment_due_id=chosen.due.id if chosen else None,
                reference=found["reference"],
                note=found["note"],
                draft_for=self.place.payment_due_id,
            )
        ):
            self.over, self.begun = True, {}
            self._go_back()
            words = _SAVED if kind is PaymentKind.PAYMENT else _SAVED_BACK
            ui.shell.announce(ui.say(words, amount=amount, day=day))

    def _refused(self, found: dict[str, Any]) -> bool:
        """Whether an answer cannot be: nothing paid, a day to come. Each is told at its field."""
        wrong: list[Problem] = []
        for name, words in (("amount", _NOTHING_PAID), ("paid_on", NOT_YET)):
            bad = found["amount"] <= 0 if name == "amount" else found["paid_on"] > self.ui.at.today()
            if bad:
                field = self.slip.by_field[name]
                field.set_error(self.ui.say(words))
                wrong.append(Problem(field.error, field.control))
        self.slip.summary.show_problems(self.ui.say(WRONG), wrong)
        return bool(wrong)

    def _there_already(self, found: dict[str, Any]) -> bool:
        return any(
            (made.kind, made.amount, made.paid_on) == (found["kind"], found["amount"], found["paid_on"])
            for made in self.held.paid
        )
