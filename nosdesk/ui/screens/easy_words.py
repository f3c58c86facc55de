"""Easy words: what of a person's answers is not easy to read yet, an easy wording beside an answer, words of one's own."""

from itertools import groupby
from textwrap import shorten
from typing import Final
from uuid import uuid4

from PySide6.QtCore import QTimer

from nosdesk.domain.easy_finding import Rule
from nosdesk.domain.easy_read import check, rules_for
from nosdesk.forms.easy import RECORDS_BY_NAME
from nosdesk.i18n import Counted, Words
from nosdesk.services import easy_read, plain_words
from nosdesk.services.easy_read import EasyAnswer
from nosdesk.ui import places
from nosdesk.ui.bar import home
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.kit.arrange import Item, column
from nosdesk.ui.kit.choices import ChoiceGroup, Option
from nosdesk.ui.kit.controls import Button, Entry
from nosdesk.ui.kit.entries import LongEntry
from nosdesk.ui.kit.field import Field
from nosdesk.ui.kit.messages import Card, EmptyState, Notice
from nosdesk.ui.kit.pieces import Line, Text
from nosdesk.ui.kit.rows import AddedRow, RowList, TaskRow
from nosdesk.ui.screens.easy_line import COULD, EasyLine, finding_items
from nosdesk.ui.screens.editors import SAVE_AFTER_MS
from nosdesk.ui.screens.parts import back_link, button, buttons, plain_screen

_TITLE: Final = Words("Is it easy to read?", "Is this easy to read?")
_HINT: Final = Words(
    "Answers that stand in easy-read documents and could be easier. Each can be changed, or said in easy words besides.",
    "These answers could be easier. You can change them.",
)
_ALL_EASY: Final = Words("Everything is easy to read", "It is all easy to read")
_ALL_EASY_TEXT: Final = Words(
    "No answer breaks a rule of easy read. Somebody who reads easy words can still say best whether it is clear.",
    "We found nothing hard. Ask someone to read it too.",
)
_SOME: Final = Counted(
    "{n} answer could be easier",
    "{n} answers could be easier",
    "You can make {n} answer easier",
    "You can make {n} answers easier",
)
_STALE: Final = Words("The answer has changed since", "The answer is new")
_WHILE: Final = Words("While you write", "When you type")
_WHILE_ON: Final = Words("Show under each answer if it is easy", "Show if my words are easy")
_WHILE_OFF: Final = Words("Do not show it")
_PLAIN: Final = Words("Words of your own", "Your own words")
_NO_RULES: Final = Words("There are no rules for this language yet", "We cannot check this language yet")
_NO_RULES_TEXT: Final = Words(
    "The words are not checked. Easy wordings can be written all the same, and documents use them.",
    "You can still write easy words. We use them in your papers.",
)
_ONLY_LENGTH: Final = Words("Only the length of sentences is checked", "We check how long the sentences are")
_ONLY_LENGTH_TEXT: Final = Words(
    "There are no other rules for this language yet.", "We cannot check more in this language."
)

_EASILY: Final = Words("How do you say this in easy words?", "What are the easy words for this?")
_EASILY_HINT: Final = Words(
    "Short sentences, one idea each. Easy-read documents use these words in place of the answer. Leave it empty to use the answer.",
    "Write short sentences. We use these words in your easy papers.",
)
_ANSWER: Final = Words("The answer")
_CHANGE: Final = Words("Change the answer")
_WAS_FOR: Final = Words("The answer has changed", "The answer is new now")
_WAS_FOR_TEXT: Final = Words(
    "These easy words were written for another answer, so documents do not use them. Change them, or say that they still fit.",
    "We do not use these easy words now. Change them, or say they still fit.",
)
_STILL: Final = Words("They still fit")
_DONE: Final = Words("Done")
_KNOWN: Final = Words("The program says this in easy words by itself", "We have easy words for this")

_OWN_TITLE: Final = Words("Your own plain words", "Your own easy words")
_OWN_HINT: Final = Words(
    "Add words that are hard for the people you write for. They are kept on this computer and hold in every file.",
    "Add hard words and easier ones. We keep them on this computer.",
)
_HARD: Final = Words("Hard word")
_SIMPLE: Final = Words("Easier word")
_ADD: Final = Words("Keep this word")
_ANOTHER: Final = Words("Add another word", "Add 1 more word")
_CHANGE_WORD: Final = Words("Change")
_REMOVE: Final = Words("Remove", "Take away")

Place = places.EasyCheck | places.EasyAnswer | places.PlainWords


def screen(ui: Ui, place: Place) -> Screen:
    """The report, one answer, or the words of one's own."""
    match place:
        case places.EasyCheck():
            return _report(ui, place)
        case places.EasyAnswer():
            return _answer(ui, place)
        case places.PlainWords():
            return _own_words(ui, place)


# ---- the report ----------------------------------------------------------------------------------


def _report(ui: Ui, place: places.EasyCheck) -> Screen:
    look, locale = ui.look, ui.reader.locale
    ui.person_id = place.person_id
    report = easy_read.report(ui.at, place.person_id, locale)
    items: list[Item] = [*_about_rules(ui)]
    listed = report.to_do
    if listed:
        items.append(Text(look, ui.count(_SOME, len(listed)), "lead", "bold"))
        items.append(column(*_rows(ui, listed)))
    elif rules_for(locale):
        items.append(EmptyState(look, "easy-read", ui.say(_ALL_EASY), ui.say(_ALL_EASY_TEXT)))
    options = [Option("yes", ui.say(_WHILE_ON)), Option("no", ui.say(_WHILE_OFF))]
    showing = ChoiceGroup(look, ui.say(_WHILE), options, "yes" if ui.settings.easy_check else "no")
    showing.edited.connect(lambda: ui.prefer(easy_check=showing.value == "yes"))
    items += [
        Field(look, ui.say(_WHILE), showing),
        buttons(ui, button(ui, _PLAIN, lambda: ui.go(places.PlainWords()), before="plus")),
    ]
    return plain_screen(
        ui,
        ui.say(_TITLE),
        *items,
        hint=ui.say(_HINT),
        picture="easy-read",
        back=back_link(ui, home(ui)),
        here="documents",
    )


def _about_rules(ui: Ui) -> list[Item]:
    """What cannot be checked in this language."""
    rules = rules_for(ui.reader.locale)
    if not rules:
        return [Notice(ui.look, "info", ui.say(_NO_RULES), ui.say(_NO_RULES_TEXT))]
    if rules == {Rule.LENGTH}:
        return [Notice(ui.look, "info", ui.say(_ONLY_LENGTH), ui.say(_ONLY_LENGTH_TEXT))]
    return []


def _rows(ui: Ui, listed: tuple[EasyAnswer, ...]) -> list[Item]:
    look = ui.look
    items: list[Item] = []
    for name, group in groupby(listed, key=lambda each: each.named(ui.reader)):
        for each in group:
            state = ui.say(_STALE) if each.stale else ui.count(COULD, len(each.to_do))
            row = TaskRow(look, name, "", state, excerpt(each.shown))
            row.clicked.connect(lambda _checked=False, each=each: ui.go(_place(each)))
            items += [row, Line(look)]
    return items[:-1]


def excerpt(text: str) -> str:
    """The first words of a text, on one line."""
    return shorten(text, _EXCERPT, placeholder="…")


_EXCERPT: Final = 90


def _place(each: EasyAnswer) -> places.EasyAnswer:
    return places.EasyAnswer(type(each.record).__name__, each.record.id, each.field)


# ---- one answer ----------------------------------------------------------------------------------


def _answer(ui: Ui, place: places.EasyAnswer) -> Screen:
    look, locale = ui.look, ui.reader.locale
    kind = RECORDS_BY_NAME[place.record]
    each = easy_read.answer(ui.at, place.record, place.record_id, place.field, locale)
    label = ui.say(each.asked.question.label)
    visit = uuid4()
    entry = LongEntry(look, each.wording.text if each.wording else "", ui.say(_EASILY), 4)
    kept = [entry.value]

    def save(*, again: bool = False) -> None:
        if again or entry.value != kept[0]:
            kept[0] = entry.value
            ui.did(lambda: easy_read.say_easily(ui.at, kind, place.record_id, place.field, locale, kept[0], visit))

    timer = QTimer(entry)
    timer.setSingleShot(True)
    timer.setInterval(SAVE_AFTER_MS)
    timer.timeout.connect(save)
    entry.edited.connect(timer.start)
    entry.left.connect(save)
    words = plain_words.all_words(locale)
    line = EasyLine(ui, entry, ui.say(_EASILY), lambda text: check(text, locale, words, each.names))

    def still_fits() -> None:
        save(again=True)
        ui.again()

    items: list[Item] = [*_about_rules(ui), Card(look, ui.say(_ANSWER), *_said(ui, each))]
    if each.stale:
        fits = button(ui, _STILL, still_fits)
        items.append(Notice(look, "caution", ui.say(_WAS_FOR), ui.say(_WAS_FOR_TEXT), fits))
    items += [
        column(Field(look, ui.say(_EASILY), entry, ui.say(_EASILY_HINT)), look.space(8), line),
        buttons(
            ui,
            button(ui, _DONE, lambda: ui.back(home(ui)), "primary", before="tick"),
            *_change(ui, each),
        ),
    ]
    return plain_screen(ui, label, *items, picture="easy-read", back=back_link(ui, home(ui)), leave=save)


def _said(ui: Ui, each: EasyAnswer) -> list[Item]:
    """The answer as it was typed, and what could be easier in it."""
    look = ui.look
    items: list[Item] = [Text(look, line) for line in each.text.splitlines() if line.strip()]
    if each.known:
        return [*items, look.space(8), Text(look, ui.say(_KNOWN), "small", colour="quiet_ink")]
    if each.findings:
        items += [look.space(12), *finding_items(ui, each.text, each.findings, None)]
    return items


def _change(ui: Ui, each: EasyAnswer) -> list[Button]:
    """The way to the answer itself."""
    wizard = _wizard(each)
    return [] if wizard is None else [button(ui, _CHANGE, lambda: ui.go(wizard))]


def _wizard(each: EasyAnswer) -> places.Wizard | None:
    """Where the answer is asked for, if a wizard asks for it."""
    asked = each.asked
    if asked.form is None:
        return None
    if asked.row is None:
        return places.Wizard(asked.form.key, each.record.id, asked.part)
    return places.Wizard(asked.form.key, getattr(each.record, asked.row.parent), asked.part, each.record.id)


# ---- words of one's own --------------------------------------------------------------------------


def _own_words(ui: Ui, place: places.PlainWords) -> Screen:
    look, locale = ui.look, ui.reader.locale
    known = {each.hard: each.simple for each in plain_words.own_words(locale)}
    hard = Entry(look, place.hard, ui.say(_HARD), 32)
    simple = Entry(look, known.get(place.hard, ""), ui.say(_SIMPLE), 32)

    def keep() -> None:
        if ui.did(lambda: plain_words.add_word(locale, hard.value, simple.value)):
            ui.turn_to(places.PlainWords())
            ui.again()

    def remove(key: str) -> None:
        ui.do(lambda: plain_words.remove_word(locale, key))

    listed = RowList(
        look,
        [AddedRow(key, key, value) for key, value in sorted(known.items(), key=lambda item: item[0].casefold())],
        ui.say(_CHANGE_WORD),
        ui.say(_REMOVE),
        ui.say(_ANOTHER),
    )
    listed.changed.connect(lambda key: ui.turn_to(places.PlainWords(key)))
    listed.removed.connect(remove)
    listed.added.connect(hard.setFocus)
    return plain_screen(
        ui,
        ui.say(_OWN_TITLE),
        Field(look, ui.say(_HARD), hard),
        Field(look, ui.say(_SIMPLE), simple),
        buttons(ui, button(ui, _ADD, keep, "primary", before="tick")),
        *([listed] if known else []),
        hint=ui.say(_OWN_HINT),
        picture="books",
        back=back_link(ui, home(ui)),
        first=hard,
    )
