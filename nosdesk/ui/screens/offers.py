"""The offers for one service: say what counts, send out a sheet, bring sheets in or type them in, and go on to compare."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, assert_never
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from nosdesk.domain.choices import OfferStatus
from nosdesk.domain.records import Criterion, Provider, Specification
from nosdesk.forms.question import Date
from nosdesk.forms.specification import SPECIFICATION
from nosdesk.i18n import Counted, Words
from nosdesk.paths import documents_dir
from nosdesk.services import answers, offers
from nosdesk.services.criteria import weights_problem
from nosdesk.services.offers import OfferLine
from nosdesk.services.wizard import question_of
from nosdesk.ui import places
from nosdesk.ui.bar import home
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.file_dialogs import ask_open, ask_save
from nosdesk.ui.kit.arrange import Item, column
from nosdesk.ui.kit.choices import ChoiceGroup, Option
from nosdesk.ui.kit.controls import Button, Entry
from nosdesk.ui.kit.field import Field
from nosdesk.ui.kit.messages import EmptyState, Notice
from nosdesk.ui.kit.pieces import Line, Surface, Text
from nosdesk.ui.kit.rows import TaskRow
from nosdesk.ui.screens.editors import Sheet
from nosdesk.ui.screens.parts import back_link, button, buttons, plain_screen

_TITLE: Final = Words("Offers")
_TITLE_FOR: Final = Words("Offers: {title}")
_HINT: Final = Words(
    "Three steps: say what counts, ask providers, bring their offers together here.",
    "There are 3 steps. Say what counts. Ask providers. Put their offers here.",
)
_STEP_1: Final = Words("1. Say what counts", "1. Say what matters to you")
_STEP_2: Final = Words("2. Ask providers", "2. Ask people for offers")
_STEP_3: Final = Words("3. Bring the offers in", "3. Put the offers here")
_CRITERIA: Final = Words("What offers are judged by", "How you pick an offer")
_READY: Final = Words("Settled")
_LOCKED: Final = Words("Stands still now", "It stays the same now")
_NOT_READY: Final = Words("Needs attention", "Look at this")
_NOT_STARTED: Final = Words("Not started", "Not started yet")
_THINGS: Final = Counted("{n} thing, together {total}", "{n} things, together {total}")
_SHEET_TEXT: Final = Words(
    "The sheet asks for everything in your specification. Send it to each provider by email. They fill it in and send it back.",
    "This sheet asks all you want to know. Send it to each provider. They fill it in.",
)
_MAKE_SHEET: Final = Words("Make the sheet for providers", "Make the sheet to send")
_SPREADSHEET: Final = Words("Spreadsheet")
_PLAIN_TABLE: Final = Words("Plain table", "Simple table")
_FILLED_IN: Final = Words("Filled-in sheets", "Sheets they sent")
_ALL_FILES: Final = Words("All files")
_SHEET_NAME: Final = Words("Offer for {title}")
_DONE: Final = Words("Done")
_WRITTEN: Final = Words(
    "The sheet is saved as {file}. Send it to providers; one file is for all of them.",
    "We saved the sheet. It is called {file}. You can send it now.",
)
_BRING: Final = Words("Bring in a filled-in sheet", "Add a sheet they sent you")
_DROP: Final = Words(
    "You can also drop a file onto this page. Nothing is saved before you have seen what was understood.",
    "You can drop a file here too. We show you first what we read.",
)
_TYPE: Final = Words("Type an offer in", "Type in an offer")
_EMPTY: Final = Words("No offers yet", "You have no offers yet")
_EMPTY_TEXT: Final = Words(
    "They may come as our sheet, as a letter or by phone. Bring the sheet in, or type in what you were told.",
    "An offer can come in a sheet or a letter. You can type it in.",
)
_COMPARE: Final = Words("Compare the offers", "Look at the offers together")
_NOT_OPENED: Final = Words("Not opened yet", "You have not opened it")
_INCOMPLETE: Final = Words("Incomplete", "Some of it is missing")
_COMPLETE: Final = Words("Complete", "All of it is here")
_PRICES: Final = Counted("{n} price", "{n} prices")
_ANSWERS: Final = Counted("{done} of {n} answer", "{done} of {n} answers")
_CAME: Final = Words("came on {day}")
_WHO: Final = Words("Which provider is it from?", "Who sent you this offer?")
_NEW: Final = Words("Another provider", "Someone new")
_NAME: Final = Words("Name of the provider", "The name of the provider")
_NO_NAME: Final = Words("Type the name of the provider.", "Write a name here.")
_BEGIN: Final = Words("Begin this offer", "Start this offer")
_CHOSEN: Final = Words("You have chosen", "You picked an offer")
_CHOSEN_TEXT: Final = Words("See your choice and your reasons, or go on to the contract.", "Look at your choice here.")
_SEE_CHOICE: Final = Words("See the choice", "Look at your choice")


def screen(ui: Ui, place: places.Offers | places.ImportOffer | places.OfferAnswers) -> Screen:
    """The list of offers; what a file says, before it is saved; one offer."""
    match place:
        case places.Offers():
            return _Offers(ui, place.specification_id).screen()
        case places.ImportOffer():
            from nosdesk.ui.screens import offer_import

            return offer_import.screen(ui, place)
        case places.OfferAnswers():
            from nosdesk.ui.screens import offer_answers

            return offer_answers.screen(ui, place)
        case _:
            assert_never(place)


class _Offers:
    """The page with its three steps."""

    def __init__(self, ui: Ui, specification_id: UUID) -> None:
        self.ui = ui
        self.specification = answers.read(ui.at, Specification, specification_id)
        ui.person_id = self.specification.person_id
        self.criteria = answers.rows(ui.at, Criterion, "specification_id", specification_id)
        self.lines = offers.offers_of(ui.at, specification_id)
        self.usable = weights_problem(self.criteria) is None

    def screen(self) -> Screen:
        """Steps with headings; what to do next is the filled button."""
        ui, look, title = self.ui, self.ui.look, self.specification.title
        sheet = self._day_sheet()
        typing = self._typing()
        parts: list[Item] = [
            self._section(_STEP_1, self._criteria_row()),
            self._section(_STEP_2, *self._asking(sheet)),
            self._section(_STEP_3, *self._list(), look.space(20), *self._bringing(typing), look.space(16), typing.box),
        ]
        running = [line for line in self.lines if line.offer.status is not OfferStatus.WITHDRAWN]
        if any(line.offer.status is OfferStatus.AWARDED for line in self.lines):
            parts.insert(0, self._chosen())
        if running:
            parts.append(buttons(ui, button(ui, _COMPARE, self._compare, "primary", after="next")))
        made = plain_screen(
            ui,
            ui.say(_TITLE_FOR, title=title) if title else ui.say(_TITLE),
            *parts,
            hint=ui.say(_HINT),
            picture="offer",
            back=back_link(ui, home(ui)),
            room="main",
            leave=sheet.leave if sheet else lambda: None,
            gap=36,
        )
        _Drops(made.page, self._import)
        return made

    def _section(self, title: Words, *items: Item) -> QWidget:
        look = self.ui.look
        return column(Text(look, self.ui.say(title), "title", "bold"), look.space(10), *items)

    def _criteria_row(self) -> QWidget:
        ui, held = self.ui, self.criteria
        if self.specification.criteria_locked_at is not None:
            mark, word = "done", _LOCKED
        elif self.usable:
            mark, word = "done", _READY
        else:
            mark, word = ("attention", _NOT_READY) if held else ("none", _NOT_STARTED)
        total = ui.reader.percent(sum(each.weight for each in held))
        detail = ui.count(_THINGS, len(held), total=total) if held else ""
        row = TaskRow(ui.look, ui.say(_CRITERIA), mark, ui.say(word), detail)
        row.clicked.connect(lambda: ui.go(places.Criteria(self.specification.id)))
        return column(Line(ui.look), row, Line(ui.look))

    def _day_sheet(self) -> Sheet | None:
        asked = question_of(SPECIFICATION, "answers_by")
        return Sheet(self.ui, self.specification, [asked], {}, heading=False) if isinstance(asked, Date) else None

    def _asking(self, sheet: Sheet | None) -> list[Item]:
        ui, look = self.ui, self.ui.look
        kind = "secondary" if self.lines else "primary"
        make = button(ui, _MAKE_SHEET, self._make_sheet, kind, before="save")
        items: list[Item] = [Text(look, ui.say(_SHEET_TEXT)), look.space(16), buttons(ui, make)]
        return [*items, look.space(24), *sheet.fields] if sheet else items

    def _list(self) -> list[Item]:
        ui, look = self.ui, self.ui.look
        if not self.lines:
            return [EmptyState(look, "offer", ui.say(_EMPTY), ui.say(_EMPTY_TEXT))]
        items: list[Item] = [Line(look)]
        for line in self.lines:
            items += [self._offer_row(line), Line(look)]
        return items

    def _offer_row(self, line: OfferLine) -> TaskRow:
        ui = self.ui
        mark, word = state_of(ui, line)
        row = TaskRow(ui.look, line.provider.name, mark, word, self._detail(line))
        row.clicked.connect(lambda: ui.go(places.OfferAnswers(line.offer.id)))
        return row

    def _detail(self, line: OfferLine) -> str:
        ui = self.ui
        parts = [ui.count(_PRICES, line.prices), ui.count(_ANSWERS, line.asked, done=line.answered)]
        if line.offer.received_on:
            parts.append(ui.say(_CAME, day=ui.reader.date(line.offer.received_on)))
        return " · ".join(parts)

    def _chosen(self) -> QWidget:
        ui = self.ui
        chosen = [line for line in self.lines if line.offer.status is OfferStatus.AWARDED]
        see = button(ui, _SEE_CHOICE, lambda: ui.go(places.Award(self.specification.id, chosen[0].offer.id)))
        names = ui.reader.together([line.provider.name for line in chosen])
        return Notice(ui.look, "done", f"{ui.say(_CHOSEN)}: {names}", ui.say(_CHOSEN_TEXT), buttons(ui, see))

    def _bringing(self, typing: "_Typing") -> list[Item]:
        ui, look = self.ui, self.ui.look
        bring = button(ui, _BRING, self._bring, before="open")
        type_in = button(ui, _TYPE, typing.open, before="change")
        return [buttons(ui, bring, type_in), look.space(10), Text(look, ui.say(_DROP), "small", colour="quiet_ink")]

    def _typing(self) -> "_Typing":
        has_one = {line.provider.id for line in self.lines if line.offer.status is not OfferStatus.WITHDRAWN}
        free = [each for each in offers.providers(self.ui.at) if each.id not in has_one]
        return _Typing(self.ui, self.specification.id, free)

    def _make_sheet(self) -> None:
        from nosdesk.services.response import write_sheet

        ui, title = self.ui, self.specification.title
        name = "".join(letter for letter in ui.say(_SHEET_NAME, title=title).strip() if letter not in '/\\:*?"<>|\0')
        offered = documents_dir() / f"{name}.xlsx"
        kinds = f"{ui.say(_SPREADSHEET)} (*.xlsx);;{ui.say(_PLAIN_TABLE)} (*.csv)"
        chosen = ask_save(ui, ui.say(_MAKE_SHEET), str(offered), kinds)
        if not chosen:
            return
        path = Path(chosen)
        if path.suffix.lower() not in (".xlsx", ".csv"):
            path = path.with_name(path.name + ".xlsx")
        if ui.did(lambda: write_sheet(ui.at, self.specification.id, path, ui.reader)):
            ui.shell.tell(ui.say(_DONE), ui.say(_WRITTEN, file=path.name))

    def _bring(self) -> None:
        ui = self.ui
        kinds = f"{ui.say(_FILLED_IN)} (*.xlsx *.csv *.txt);;{ui.say(_ALL_FILES)} (*)"
        chosen = ask_open(ui, ui.say(_BRING), str(documents_dir()), kinds)
        if chosen:
            self._import(Path(chosen))

    def _import(self, path: Path) -> None:
        self.ui.go(places.ImportOffer(self.specification.id, path))

    def _compare(self) -> None:
        self.ui.go(places.Compare(self.specification.id))


def state_of(ui: Ui, line: OfferLine) -> tuple[str, str]:
    """An offer's state as a shape and in words."""
    status = line.offer.status
    if status is OfferStatus.AWARDED:
        return "done", ui.say(status.words)
    if status in (OfferStatus.DECLINED, OfferStatus.WITHDRAWN):
        return "none", ui.say(status.words)
    if not line.opened:
        return "none", ui.say(_NOT_OPENED)
    complete = line.prices > 0 and line.answered >= line.asked
    return ("done", ui.say(_COMPLETE)) if complete else ("progress", ui.say(_INCOMPLETE))


class _Typing:
    """Whose offer is typed in: a provider that is known, or a new name. Folded away until it is asked for."""

    def __init__(self, ui: Ui, specification_id: UUID, known: list[Provider]) -> None:
        self.ui, self.specification_id, look = ui, specification_id, ui.look
        self.who: ChoiceGroup | None = None
        parts: list[Item] = []
        if known:
            choices = [Option(str(each.id), each.name) for each in known]
            self.who = ChoiceGroup(look, ui.say(_WHO), [*choices, Option("", ui.say(_NEW))], str(known[0].id))
            self.who.edited.connect(self._show_name)
            parts += [Field(look, ui.say(_WHO), self.who), look.space(20)]
        self.name = Entry(look, "", ui.say(_NAME), 32)
        self.name_field = Field(look, ui.say(_NAME), self.name)
        self.name.returnPressed.connect(self.begin)
        begin = Button(look, ui.say(_BEGIN), "secondary", after="next")
        begin.clicked.connect(self.begin)
        side = look.space(20)
        parts += [self.name_field, look.space(20), buttons(ui, begin)]
        self.box = column(*parts, margins=(side, side, side, side), box=Surface(look, "paper", "line"))
        self.box.hide()
        self._show_name()

    @property
    def _is_new(self) -> bool:
        return self.who is None or not self.who.value

    def _show_name(self) -> None:
        self.name_field.setVisible(self._is_new)

    def open(self) -> None:
        """Unfold it and begin in it."""
        self.box.show()
        (self.who or self.name).setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Begin the offer of this provider and go to it."""
        ui = self.ui
        if self._is_new and not self.name.value.strip():
            self.name_field.set_error(ui.say(_NO_NAME))
            self.name_field.take_focus()
            return
        provider: UUID | str = self.name.value if self._is_new or self.who is None else UUID(self.who.value)
        made = ui.attempt(lambda: offers.add_offer(ui.at, self.specification_id, provider))
        if made:
            ui.go(places.OfferAnswers(made.id))


class _Drops(QObject):
    """Takes a file that is dropped onto a page."""

    def __init__(self, page: QWidget, done: Callable[[Path], None]) -> None:
        super().__init__(page)
        self._done = done
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if isinstance(event, QDragEnterEvent | QDropEvent):
            files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
            if not files:
                return False
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self._done(files[0])
            return True
        return False
