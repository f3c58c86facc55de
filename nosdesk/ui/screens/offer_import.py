"""What was understood of a provider's file, before anything of it is saved: what was read, what was not, what is in doubt."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QWidget

from nosdesk.domain.choices import OfferStatus, PriceBasis
from nosdesk.domain.records import Provider, Requirement, Specification
from nosdesk.errors import KnownError
from nosdesk.export.response_sheet.understood import Ambiguity, FoundAnswer, FoundPrice, Understood, Unread
from nosdesk.forms.answers import display
from nosdesk.forms.offer import OFFER_PRICE
from nosdesk.i18n import Counted, Words
from nosdesk.services import answers, offers, response
from nosdesk.services.offers import OfferLine
from nosdesk.services.wizard import question_of
from nosdesk.ui import places
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.kit.arrange import Beside, Item, column
from nosdesk.ui.kit.choices import ChoiceGroup, Option, Tick
from nosdesk.ui.kit.controls import Entry
from nosdesk.ui.kit.field import Field
from nosdesk.ui.kit.messages import ErrorSummary, Notice, Problem
from nosdesk.ui.kit.pieces import Line, StateMark, Text
from nosdesk.ui.screens.offer_answers import MARKS
from nosdesk.ui.screens.offer_gate import gate
from nosdesk.ui.screens.parts import back_link, button, buttons, plain_screen

_TITLE: Final = Words("Is this what the provider says?", "Is this what they say?")
_HINT: Final = Words(
    "This is what was understood of **{file}**. Nothing is saved yet.", "We read **{file}**. Nothing is saved yet."
)
_GATE: Final = Words("Open {file}?", "Do you want to see {file}?")
_OPEN: Final = Words("Open the file", "Show me the file")
_CANNOT: Final = Words("This file cannot be read", "We cannot read this file")
_ANOTHER: Final = Words("All the offers", "See all offers")
_PROVIDER: Final = Words("Provider")
_WHO: Final = Words("Which provider is it from?", "Who sent you this offer?")
_NEW: Final = Words("Another provider", "Someone new")
_NAME: Final = Words("Name of the provider", "The name of the provider")
_PRICES: Final = Words("Prices")
_NO_PRICES: Final = Words("No price was found.", "We found no price.")
_PRICE_FOR: Final = Words("{price} for {basis}")
_ANSWERS: Final = Words("Answers", "What they say")
_WORDS_ONLY: Final = Words("Unclear: only words, no answer", "Not clear: they gave no yes or no")
_UNANSWERED: Final = Counted(
    "{n} requirement has no answer:",
    "{n} requirements have no answer:",
    "They did not answer {n} thing:",
    "They did not answer {n} things:",
)
_ROW: Final = Words("Row {row}", "Line {row}")
_PLACE: Final = Words("{sheet}, row {row}, column {column}", "{sheet}, line {row}, column {column}")
_NOTES: Final = Words("Good to know", "You should know")
_UNREAD: Final = Counted(
    "{n} cell could not be read", "{n} cells could not be read", "We cannot read {n} box", "We cannot read {n} boxes"
)
_UNREAD_HINT: Final = Words(
    "Correct them in the file and bring it in again, or save the rest without them.",
    "Ask for a new file. Or save it without these.",
)
_LEAVE_OUT: Final = Words("Save the rest without these", "Save it without these")
_DOUBT: Final = Counted(
    "{n} row could mean two things",
    "{n} rows could mean two things",
    "{n} line is not clear",
    "{n} lines are not clear",
)
_DOUBT_HINT: Final = Words("Choose what is meant.", "Pick what they mean.")
_SAVE: Final = Words("Save this offer", "Save it")
_LEAVE: Final = Words("Leave it", "Do not save it")
_PROBLEM: Final = Words("There is a problem", "Something is not right")
_NEED_NAME: Final = Words("Say which provider this is from.", "Say who sent this.")
_NEED_CHOICE: Final = Words("Choose what is meant: {found}", "Pick what this means: {found}")
_TWICE: Final = Words(
    "Another row was chosen for the same thing. Choose something else here.",
    "You picked this before. Pick another one.",
)
_NEED_LEAVE: Final = Words(
    "Some cells could not be read. Say that they may be left out, or correct the file.",
    "We could not read all of it. Tick the box to save the rest.",
)
_REPLACE: Final = Words("{name} has an offer here already", "You have an offer from {name}")
_REPLACE_ASK: Final = Words("What shall become of the earlier offer?", "What do we do with the first offer?")
_REPLACE_IT: Final = Words("The new one takes its place", "Use the new one")
_REPLACE_HINT: Final = Words("The earlier one is kept, marked as taken back.", "We keep the first one too.")
_KEEP_IT: Final = Words("Keep the earlier one, do not save this", "Keep the first one")
_NEED_REPLACE: Final = Words("Say if the new offer takes the place of the earlier one.", "Pick 1 of the 2.")
_SHORT_LIST: Final = 4
_SHORT_WORDS: Final = 32
"""Longer lists of words no longer than this stand side by side."""
_FIELDS: Final = ("name", "contact_name", "phone", "email", "address", "regulator", "rating", "words")


def screen(ui: Ui, place: places.ImportOffer) -> Screen:
    """What a file says. It shows prices and answers, so the first time it asks before it opens the file."""
    specification = answers.read(ui.at, Specification, place.specification_id)
    ui.person_id = specification.person_id
    if specification.criteria_locked_at is None:
        title = ui.say(_GATE, file=place.path.name)
        return gate(ui, specification, title, _OPEN, lambda: response.read_offer(ui.at, place.path, specification.id))
    try:
        found = response.read_offer(ui.at, place.path, specification.id)
    except KnownError as error:
        return _cannot(ui, place, error)
    return _Import(ui, place, found).screen()


def _cannot(ui: Ui, place: places.ImportOffer, error: KnownError) -> Screen:
    notice = Notice(ui.look, "danger", place.path.name, error.said(ui.reader))
    back = places.Offers(place.specification_id)
    go = button(ui, _ANOTHER, lambda: ui.back_to(back), "primary")
    return plain_screen(
        ui, ui.say(_CANNOT), notice, buttons(ui, go), picture="file", back=back_link(ui, back), first=go
    )


class _Import:
    """The page; what is chosen on it is kept in the place, so that it survives a change of look."""

    def __init__(self, ui: Ui, place: places.ImportOffer, found: Understood) -> None:
        self.ui, self.place, self.found = ui, place, found
        self.typed = dict(place.typed)
        self.requirements = {
            each.id: each for each in answers.rows(ui.at, Requirement, "specification_id", place.specification_id)
        }
        self.known = offers.providers(ui.at)
        self.summary = ErrorSummary(ui.look)
        self.doubts: list[tuple[Ambiguity, Field, ChoiceGroup]] = []
        self.leave_out: Tick | None = None
        self.name_field: Field | None = None
        self.name: Entry | None = None
        self.who: ChoiceGroup | None = None
        self.replace_box, self.replace = self._replacing()

    def screen(self) -> Screen:
        """What must be decided comes first, then what was read."""
        ui, found = self.ui, self.found
        provider = self._section(_PROVIDER, *self._provider())
        # One column with a gap of its own: what is hidden in it takes no room.
        parts: list[Item] = [column(self.summary, provider, self.replace_box, gap=ui.look.space(24))]
        if found.questions:
            parts.append(self._doubts(found.questions))
        if found.unread:
            parts.append(self._unread(found.unread))
        parts += [self._section(_PRICES, *self._prices()), self._section(_ANSWERS, *self._answers())]
        if found.notes:
            notes = column(*(Text(ui.look, note.said(ui.reader)) for note in found.notes), gap=ui.look.space(6))
            parts.append(Notice(ui.look, "info", ui.say(_NOTES), "", notes))
        save = button(ui, _SAVE, self._save, "primary", before="tick", picture="save")
        leave = button(ui, _LEAVE, self._leave)
        parts.append(buttons(ui, save, leave))
        listed = places.Offers(self.place.specification_id)
        made = plain_screen(
            ui,
            ui.say(_TITLE),
            *parts,
            hint=ui.say(_HINT, file=found.file),
            picture="file",
            back=back_link(ui, listed),
            room="main",
            gap=32,
        )
        self._show_replacing()
        return made

    def _section(self, title: Words, *items: Item) -> QWidget:
        look = self.ui.look
        return column(Text(look, self.ui.say(title), "title", "bold"), look.space(12), *items)

    def _keep(self, field: str, value: str) -> None:
        """Keep what was chosen in the place itself, without showing it anew."""
        self.typed[field] = value
        self.place = replace(self.place, typed=tuple(sorted(self.typed.items())))
        self.ui.trail[-1] = self.place

    # Who it is from

    def _provider(self) -> list[Item]:
        look, said = self.ui.look, self.found.provider
        if not said.name.strip():
            return self._which_provider()
        lines: list[Item] = []
        for field in _FIELDS:
            if text := getattr(said, field):
                weight = "bold" if field == "name" else "regular"
                lines.append(Text(look, text, weight=weight))
        return [column(*lines, gap=look.space(2))]

    def _which_provider(self) -> list[Item]:
        ui, look = self.ui, self.ui.look
        items: list[Item] = []
        if self.known:
            options = [Option(str(each.id), each.name) for each in self.known]
            self.who = ChoiceGroup(
                look, ui.say(_WHO), [*options, Option("new", ui.say(_NEW))], self.typed.get("who", "")
            )
            self.who.edited.connect(self._chose_who)
            items += [Field(look, ui.say(_WHO), self.who), look.space(16)]
        self.name = Entry(look, self.typed.get("name", ""), ui.say(_NAME), 32)
        self.name.edited.connect(self._typed_name)
        self.name_field = Field(look, ui.say(_NAME), self.name)
        if self.who is not None and self.who.value != "new":
            self.name_field.hide()
        return [*items, self.name_field]

    def _chose_who(self) -> None:
        if self.who and self.name_field:
            self._keep("who", self.who.value)
            self.name_field.setVisible(self.who.value == "new")
            self._show_replacing()

    def _typed_name(self) -> None:
        if self.name:
            self._keep("name", self.name.value)
            self._show_replacing()

    def _from(self) -> UUID | str:
        """The provider that is meant: one that is known, or a name; empty where nobody has said yet."""
        if self.found.provider.name.strip():
            return self.found.provider.name
        if self.who and self.who.value not in ("", "new"):
            return UUID(self.who.value)
        return self.name.value.strip() if self.name and (self.who is None or self.who.value == "new") else ""

    def _earlier(self) -> OfferLine | None:
        """The offer that this provider has here already."""
        meant = self._from()
        for line in offers.offers_of(self.ui.at, self.place.specification_id):
            if line.offer.status is not OfferStatus.WITHDRAWN and _same(line.provider, meant):
                return line
        return None

    def _replacing(self) -> tuple[QWidget, ChoiceGroup]:
        ui, look = self.ui, self.ui.look
        options = [Option("yes", ui.say(_REPLACE_IT), ui.say(_REPLACE_HINT)), Option("no", ui.say(_KEEP_IT))]
        group = ChoiceGroup(look, ui.say(_REPLACE_ASK), options, self.typed.get("replace", ""))
        group.edited.connect(lambda: self._keep("replace", group.value))
        self.replace_field = Field(look, ui.say(_REPLACE_ASK), group)
        return column(self.replace_field), group

    def _show_replacing(self) -> None:
        line = self._earlier()
        self.replace_box.setVisible(line is not None)
        if line is not None:
            self.replace_field.label.setText(self.ui.say(_REPLACE, name=line.provider.name))

    # What is in doubt, and what was not read

    def _doubts(self, questions: Sequence[Ambiguity]) -> QWidget:
        ui, look = self.ui, self.ui.look
        items: list[Item] = []
        for number, each in enumerate(questions):
            key = f"doubt {number}"
            options = [Option(str(at), option.means.said(ui.reader)) for at, option in enumerate(each.options)]
            name = f"{_place(ui, each)}: {each.question.said(ui.reader)}"
            short = len(options) > _SHORT_LIST and all(len(option.words) <= _SHORT_WORDS for option in options)
            group = ChoiceGroup(look, name, options, self.typed.get(key, ""), inline=short)
            group.edited.connect(lambda key=key, group=group: self._keep(key, group.value))
            field = Field(look, each.question.said(ui.reader), group, f"{_place(ui, each)} · “{each.found}”")
            self.doubts.append((each, field, group))
            items += [look.space(20), field]
        title = ui.count(_DOUBT, len(questions))
        return column(Notice(look, "caution", title, ui.say(_DOUBT_HINT)), *items)

    def _unread(self, unread: Sequence[Unread]) -> QWidget:
        ui, look = self.ui, self.ui.look
        items: list[Item] = []
        for each in unread:
            head = f"{_place(ui, each)}: “{each.found}”"
            pad = look.space(8)
            words = column(Text(look, head, weight="semibold"), Text(look, each.why.said(ui.reader)))
            items += [column(words, margins=(0, pad, 0, pad)), Line(look)]
        self.leave_out = Tick(look, Option("yes", ui.say(_LEAVE_OUT)), bool(self.typed.get("leave out")))
        tick = self.leave_out
        tick.edited.connect(lambda: self._keep("leave out", tick.value))
        title = ui.count(_UNREAD, len(unread))
        return column(
            Notice(look, "caution", title, ui.say(_UNREAD_HINT)), look.space(12), *items, look.space(16), tick
        )

    # What was read

    def _prices(self) -> list[Item]:
        ui, look = self.ui, self.ui.look
        if not self.found.prices:
            return [Text(look, ui.say(_NO_PRICES))]
        items: list[Item] = [Line(look)]
        for each in self.found.prices:
            items += [self._read_row(self._price(each), self._price_detail(each), each.place.row), Line(look)]
        return items

    def _price(self, each: FoundPrice) -> str:
        ui, asked = self.ui, question_of(OFFER_PRICE, "amount")
        price = display(asked, each.amount, ui.reader, {}) if asked else ui.reader.money(each.amount)
        basis = ui.say(each.basis.words)
        return f"{price} {basis}" if each.basis is PriceBasis.ONE_OFF else ui.say(_PRICE_FOR, price=price, basis=basis)

    def _price_detail(self, each: FoundPrice) -> str:
        ui, asked = self.ui, question_of(OFFER_PRICE, "per_week")
        parts = [ui.say(each.band.words)]
        if each.per_week is not None and asked:
            parts.append(display(asked, each.per_week, ui.reader, {}))
        if each.vat:
            parts.append(ui.say(each.vat.words))
        return " · ".join([*parts, each.note] if each.note else parts)

    def _answers(self) -> list[Item]:
        ui, look = self.ui, self.ui.look
        items: list[Item] = [Line(look)]
        for each in self.found.answers:
            items += [self._answer(each), Line(look)]
        missing = [self.requirements[known] for known in self.found.unanswered if known in self.requirements]
        if missing:
            lines = [Text(look, each.statement) for each in missing]
            items += [look.space(16), Notice(look, "caution", ui.count(_UNANSWERED, len(missing)), "", *lines)]
        return items

    def _answer(self, each: FoundAnswer) -> QWidget:
        ui, look = self.ui, self.ui.look
        asked = self.requirements.get(each.requirement_id)
        mark = MARKS[each.met] if each.met else "unclear"
        said = ui.say(each.met.words) if each.met else ui.say(_WORDS_ONLY)
        shown = f"{said}: {each.words}" if each.words else said
        detail = Beside(Text(look, shown), column(StateMark(look, mark, 20), None), look.space(8), look.characters(8))
        return self._read_row(asked.statement if asked else "", detail, each.place.row)

    def _read_row(self, title: str, detail: str | QWidget, row_number: int) -> QWidget:
        ui, look = self.ui, self.ui.look
        shown = Text(look, detail, colour="quiet_ink") if isinstance(detail, str) else detail
        where = Text(look, ui.say(_ROW, row=row_number), "small", colour="quiet_ink")
        where.setFixedWidth(look.characters(9))
        words = column(Text(look, title, weight="semibold", leading=1.3), look.space(2), shown)
        pad = look.space(10)
        return column(
            Beside(words, where, look.space(16), look.characters(20), fixed_last=True, line_gap=0),
            margins=(0, pad, 0, pad),
        )

    # Save it or leave it

    def _save(self) -> None:
        ui = self.ui
        settled, wrong = self._settled()
        wrong = [*self._wrong_provider(), *wrong, *self._wrong_rest()]
        self.summary.show_problems(ui.say(_PROBLEM), wrong)
        if wrong:
            return
        earlier = self._earlier()
        if earlier and self.replace.value == "no":
            self._leave()
            return
        leave_out = self.leave_out is not None and self.leave_out.isChecked()
        made = ui.attempt(
            lambda: response.import_offer(
                ui.at,
                settled,
                self._from(),
                leave_out_unread=leave_out,
                replaces=earlier.offer.id if earlier else None,
            )
        )
        if made:
            ui.turn_to(places.OfferAnswers(made.id))

    def _settled(self) -> tuple[Understood, list[Problem]]:
        """What was understood with every question answered, and the questions that are not."""
        ui, found = self.ui, self.found
        wrong: list[Problem] = []
        for first, field, group in self.doubts:
            error = ""
            # Those that are still open stand first, in their order; then comes this one.
            now = found.questions[len(wrong)]
            option = first.options[int(group.value)] if group.value else None
            if option is None:
                error = ui.say(_NEED_CHOICE, found=first.found)
            elif option in now.options:
                found = found.settled(now, option)
            else:
                error = ui.say(_TWICE)
            field.set_error(error)
            if error:
                wrong.append(Problem(error, group))
        return found, wrong

    def _wrong_provider(self) -> list[Problem]:
        error = "" if self._from() else self.ui.say(_NEED_NAME)
        field = self.name_field
        if field is None:
            return []
        target: QWidget = self.who if self.who and self.who.value != "new" else field.control
        field.set_error(error if field.isVisible() else "")
        return [Problem(error, target)] if error else []

    def _wrong_rest(self) -> list[Problem]:
        ui = self.ui
        wrong: list[Problem] = []
        undecided = self._earlier() is not None and not self.replace.value
        self.replace_field.set_error(ui.say(_NEED_REPLACE) if undecided else "")
        if undecided:
            wrong.append(Problem(ui.say(_NEED_REPLACE), self.replace))
        if self.leave_out is not None:
            needed = not self.leave_out.isChecked()
            self.leave_out.set_wrong(needed)
            if needed:
                wrong.append(Problem(ui.say(_NEED_LEAVE), self.leave_out))
        return wrong

    def _leave(self) -> None:
        self.ui.back_to(places.Offers(self.place.specification_id))


def _place(ui: Ui, each: Unread | Ambiguity) -> str:
    at = each.place if isinstance(each, Ambiguity) else each
    return ui.say(_PLACE, sheet=at.sheet, row=at.row, column=at.column)


def _same(provider: Provider, meant: UUID | str) -> bool:
    if isinstance(meant, UUID):
        return provider.id == meant
    return bool(meant) and " ".join(provider.name.casefold().split()) == " ".join(meant.casefold().split())
