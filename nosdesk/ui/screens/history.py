"""History: what was changed, by whom and when, day by day; what a record was like then; and putting it back."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from PySide6.QtWidgets import QWidget

from nosdesk.i18n import Counted, Words
from nosdesk.services import history as service
from nosdesk.services import put_back as putting
from nosdesk.services.history import AsItWas, Entry, Said, ThenLine, ThenPart, Timeline
from nosdesk.services.put_back import Back
from nosdesk.storage.timeline import Only
from nosdesk.storage.unit import REMOVED
from nosdesk.ui import places
from nosdesk.ui.bar import home
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.kit.arrange import Beside, Item, column, wrapping
from nosdesk.ui.kit.choices import ChoiceGroup, Option
from nosdesk.ui.kit.controls import Button
from nosdesk.ui.kit.field import Field
from nosdesk.ui.kit.messages import EmptyState, Notice
from nosdesk.ui.kit.pieces import Line, Text
from nosdesk.ui.kit.rows import AnswerRow
from nosdesk.ui.screens.editors import UNNAMED
from nosdesk.ui.screens.parts import back_link, button, buttons, plain_screen

_OF: Final = Words("History: {name}", "Old answers: {name}")
_HINT: Final = Words(
    "Every change is kept: who made it, when, what was there before and what is there now. The newest comes first.",
    "We keep every change. The newest is at the top.",
)
_OF_FIELD: Final = Words("Earlier answers: {label}", "Your old answers: {label}")
_NOTHING: Final = Words("Nothing was changed yet", "No changes yet")
_NOTHING_TEXT: Final = Words(
    "Each change will stand here, with who made it and when. Nothing is ever lost.",
    "You will see each change here. We lose nothing.",
)
_NONE_OF_THEIRS: Final = Words("{name} changed nothing here.", "{name} made no changes here.")
_WHOSE: Final = Words("Whose changes?", "Who made the change?")
_EVERYBODY: Final = Words("Everybody’s", "All people")
_OLDER: Final = Words("Show older changes", "Show more")
_NEWEST: Final = Words("Show the newest changes", "Show the newest ones")
_TOGETHER: Final = Words("{names} together", "{names} did this together")
_ADDED: Final = Words("Added")
_REMOVED: Final = Words("Removed", "Taken away")
_RESTORED: Final = Words("Brought back")
_CHANGED: Final = Words("Changed")
_UNDONE: Final = Words("Taken back: an earlier change", "Someone undid an old change")
_SEVERAL: Final = Counted("{n} added at once", "{n} added at once")
_AND_MORE: Final = Counted("and {n} more", "and {n} more")
_MORE_ANSWERS: Final = Counted("and {n} more answer", "and {n} more answers")
_LABELLED: Final = Words("**{label}:** {said}")
_FIRST: Final = Words("was empty, now {new}", "It was empty. It is now {new}")
_EMPTIED: Final = Words("was {old}, now empty", "It was {old} before. Now it is empty")
_WAS_NOW: Final = Words("was {old}, now {new}", "It was {old} before. It is now {new}")
_OUT: Final = Words("taken out: “{out}”", "We took out: “{out}”")
_PUT: Final = Words("put in: “{put}”", "We put in: “{put}”")
_OUT_PUT: Final = Words("taken out: “{out}”; put in: “{put}”", "We took out: “{out}”. We put in: “{put}”")
_PLACES: Final = Counted("{n} more place", "{n} more places")
_SHOW: Final = Words("Show it as it was then", "See how it was then")
_BACK_BEFORE: Final = Words("Put back what was there before", "Put the old answer back")
_BRING: Final = Words("Bring it back")
_SHOWN_NAMES: Final = 6
_SHOWN_PLACES: Final = 4

_THEN: Final = Words("As it was then", "How it was then")
_AS_OF: Final = Words("This is how it was on {moment}", "It was like this on {moment}")
_AS_OF_TEXT: Final = Words(
    "After a change by {names}. You can only read it here. What is different today says so.",
    "{names} made a change then. You can only read here.",
)
_NOT_THERE: Final = Words("It had been removed then", "Someone took it away then")
_NOT_THERE_TEXT: Final = Words(
    "These are the answers that it held. Choose an earlier change to bring it back.",
    "These were its answers. Pick an older change to bring it back.",
)
_GONE_TODAY: Final = Words("It is removed today", "It is not here today")
_GONE_TODAY_TEXT: Final = Words("You can bring it back as it was then.", "You can bring it back.")
_TODAY: Final = Words("Today: {said}")
_EMPTY_TODAY: Final = Words("Today: no answer", "Today it is empty")
_EMPTY_THEN: Final = Words("No answer then", "It was empty then")
_NOT_TODAY: Final = Words("Not in the list today", "It is not here today")
_OTHERS: Final = Words("More about it")
_BACK: Final = Words("Put this back", "Put it back")
_ALL_BACK: Final = Words("Put all of it back", "Put it all back")
_SURE: Final = Words("Put this back?", "Do you want this back?")
_SURE_LINE: Final = Words("{label}: now {now}, then {then}", "{label}: it is {now}. You get {then}")
_COMES_BACK: Final = Words("{label}: comes back into its list", "{label}: it comes back")
_NO_ANSWER: Final = Words("no answer", "empty")
_SURE_TEXT: Final = Words(
    "It is kept as a new change. The answer of today stays in the history, and Ctrl+Z takes this back.",
    "We keep your answer of today too. Ctrl+Z takes this back.",
)
_YES: Final = Words("Yes, put it back")
_NO: Final = Words("No, leave it", "No, keep it")
_DONE: Final = Words("Put back. Ctrl+Z takes it back again.", "You have it back. Ctrl+Z takes it back.")
_EVERYONE: Final = "everyone"


def screen(ui: Ui, place: places.History | places.AsItWas) -> Screen:
    """The timeline, or a record as it was."""
    match place:
        case places.History():
            return _timeline(ui, place)
        case places.AsItWas():
            return _as_it_was(ui, place)


def _timeline(ui: Ui, place: places.History) -> Screen:
    only = Only(place.field, place.who)
    held = service.history(ui.at, ui.reader, place.record, place.record_id, only, place.offset)
    name = held.name or ui.say(held.kind)
    title = ui.say(_OF_FIELD, label=held.field) if place.field else ui.say(_OF, name=name)
    items: list[Item] = []
    if len(held.authors) > 1:
        items.append(_whose(ui, place, held))
    if not held.entries:
        text = ui.say(_NONE_OF_THEIRS, name=_people(ui, tuple(place.who.split(" + ")))) if place.who else ""
        items.append(EmptyState(ui.look, "timeline", ui.say(_NOTHING), text or ui.say(_NOTHING_TEXT)))
    else:
        items.append(_days(ui, held.entries, bool(place.field)))
    turn = []
    if held.older is not None:
        older = replace(place, offset=held.older)
        turn.append(button(ui, _OLDER, lambda: ui.go(older), "primary", after="next"))
    if held.newer:
        newest = replace(place, offset=0)
        turn.append(button(ui, _NEWEST, lambda: ui.go(newest)))
    if turn:
        items.append(buttons(ui, *turn))
    hint = "" if place.field else ui.say(_HINT)
    return plain_screen(
        ui, title, *items, hint=hint, back=back_link(ui, home(ui)), here="", room="main", picture="timeline"
    )


def _whose(ui: Ui, place: places.History, held: Timeline) -> QWidget:
    options = [Option(_EVERYONE, ui.say(_EVERYBODY))]
    options += [Option(who, _people(ui, tuple(who.split(" + ")))) for who in held.authors]
    group = ChoiceGroup(ui.look, ui.say(_WHOSE), options, place.who or _EVERYONE, inline=True)

    def choose() -> None:
        who = "" if group.value == _EVERYONE else group.value
        ui.turn_to(places.History(place.record, place.record_id, place.field, who))

    group.edited.connect(choose)
    return Field(ui.look, ui.say(_WHOSE), group)


def _people(ui: Ui, names: tuple[str, ...]) -> str:
    return ui.reader.together(list(names))


def _days(ui: Ui, entries: Sequence[Entry], one_field: bool) -> QWidget:
    look = ui.look
    items: list[Item] = []
    times = Counter(_heading(ui, entry) for entry in entries)
    seen: Counter[str] = Counter()
    for day, its in groupby(entries, key=lambda entry: entry.day):
        items += [look.space(28)] if items else []
        items += [Text(look, ui.reader.weekday_date(day), "lead", "bold", leading=1.25), look.space(6)]
        items.append(Line(look, "edge", 2))
        for number, entry in enumerate(its):
            heading = _heading(ui, entry)
            seen[heading] += 1
            called = f"{heading}, {seen[heading]}" if times[heading] > 1 else heading
            items += [Line(look)] if number else []
            items += [look.space(12), _entry(ui, entry, called, one_field), look.space(8)]
    return column(*items)


def _heading(ui: Ui, entry: Entry) -> str:
    kind = ui.say(entry.kind)
    return f"{kind}: {entry.name}" if entry.name else kind


def _entry(ui: Ui, entry: Entry, called: str, one_field: bool) -> QWidget:
    """Who and when at the left, what at the right; below each other where there is no room."""
    look = ui.look
    clock = ui.reader.time(entry.at.astimezone().time())
    names = _people(ui, entry.who)
    who = ui.say(_TOGETHER, names=names) if len(entry.who) > 1 else names
    by = Text(look, f"{clock}\n{who}", "small", colour="quiet_ink", leading=1.4)
    items: list[Item] = []
    if not one_field:
        items += [Text(look, ui.say(entry.kind), "small", colour="quiet_ink", leading=1.4)]
        items += [Text(look, entry.name, "body", "semibold", leading=1.35), look.space(4)] if entry.name else []
    items += [Text(look, line, leading=1.4) for line in _what(ui, entry, one_field)]
    if not entry.several:
        items += [look.space(2), wrapping(*_ways(ui, entry, called), gap=max(22, look.space(22)), line_gap=4)]
    what = column(*items)
    return Beside(what, by, look.space(8), look.characters(34), fixed_width=look.characters(22), line_gap=4)


def _what(ui: Ui, entry: Entry, one_field: bool) -> list[str]:
    """What was done, in lines."""
    if entry.several:
        named = [name for name in entry.several if name]
        lines = [ui.count(_SEVERAL, len(entry.several)), *named[:_SHOWN_NAMES]]
        left = len(entry.several) - len(named[:_SHOWN_NAMES])
        return [*lines, ui.count(_AND_MORE, left)] if left and named else lines
    lines = []
    if entry.undo:
        lines.append(ui.say(_UNDONE))
    for done, words in ((entry.added, _ADDED), (entry.restored, _RESTORED), (entry.removed, _REMOVED)):
        lines += [ui.say(words)] if done else []
    for said in entry.said:
        lines += _said(ui, said, "" if one_field else said.label)
    if entry.more:
        lines.append(ui.count(_MORE_ANSWERS, entry.more))
    return lines or [ui.say(_CHANGED)]


def _said(ui: Ui, said: Said, label: str) -> list[str]:
    """One answer: what it was and is; of a long text what was taken out and put in."""
    lines = _places(ui, said) if said.words else [_was_now(ui, said)]
    if not label:
        return lines
    named = f"**{label}** {lines[0]}" if label.endswith("?") else ui.say(_LABELLED, label=label, said=lines[0])
    return [named, *lines[1:]]


def _was_now(ui: Ui, said: Said) -> str:
    if said.begun:
        return said.new
    words = _WAS_NOW if said.old and said.new else _FIRST if said.new else _EMPTIED
    return ui.say(words, old=said.old, new=said.new)


def _places(ui: Ui, said: Said) -> list[str]:
    lines = []
    for each in said.words[:_SHOWN_PLACES]:
        words = _OUT_PUT if each.out and each.put else _OUT if each.out else _PUT
        lines.append(ui.say(words, out=each.out, put=each.put))
    left = len(said.words) - len(lines)
    return [*lines, ui.count(_PLACES, left)] if left else lines


def _ways(ui: Ui, entry: Entry, called: str) -> list[Button]:
    """To see the record as it was then, and to put back what was there before."""
    first, last = entry.numbers
    place = places.AsItWas(entry.record, entry.record_id, last)
    made = [button(ui, _SHOW, lambda: ui.go(place), "quiet")]
    fields = [said.field for said in entry.said]
    if not entry.added and (fields or entry.removed):
        words = _BRING if entry.removed else _BACK_BEFORE
        made.append(button(ui, words, lambda: _put_back(ui, place, first - 1, fields), "quiet"))
    for each in made:
        each.setAccessibleName(f"{each.words}: {called}")
    return made


def _put_back(ui: Ui, place: places.AsItWas, number: int, fields: Sequence[str] | None) -> None:
    """Put something back after saying what that changes."""
    record, key = place.record, place.record_id
    would = ui.attempt(lambda: putting.would_put_back(ui.at, ui.reader, record, key, number, fields))
    if would is None:
        return
    text = "\n".join([*(_would(ui, one) for one in would), ui.say(_SURE_TEXT)])
    if not ui.shell.ask(ui.say(_SURE), text, ui.say(_YES), ui.say(_NO), danger=False):
        return
    if ui.did(lambda: putting.put_back(ui.at, record, key, number, [one.field for one in would])):
        ui.again()
        ui.shell.announce(ui.say(_DONE))


def _would(ui: Ui, one: Back) -> str:
    if one.field == REMOVED:
        return ui.say(_COMES_BACK, label=one.label)
    empty = ui.say(_NO_ANSWER)
    return ui.say(_SURE_LINE, label=one.label, now=one.now or empty, then=one.then or empty)


def _as_it_was(ui: Ui, place: places.AsItWas) -> Screen:
    held = service.as_it_was(ui.at, ui.reader, place.record, place.record_id, place.number)
    items: list[Item] = [_notice(ui, held)]
    items += [_part(ui, place, part) for part in held.parts]
    if held.differs:
        whole = button(
            ui,
            _BRING if held.removed_today else _ALL_BACK,
            lambda: _put_back(ui, place, place.number, None),
            "primary",
            before="undo",
        )
        items.append(buttons(ui, whole))
    hint = f"{ui.say(held.kind)}: {held.name or ui.say(UNNAMED)}"
    back = back_link(ui, places.History(place.record, place.record_id))
    return plain_screen(ui, ui.say(_THEN), *items, hint=hint, back=back, room="main", picture="timeline")


def _notice(ui: Ui, held: AsItWas) -> QWidget:
    moment = ui.reader.moment(held.at)
    heading = ui.say(_AS_OF, moment=moment)
    text = ui.say(_AS_OF_TEXT, names=_people(ui, held.who))
    if not held.there:
        text = f"{ui.say(_NOT_THERE)}. {ui.say(_NOT_THERE_TEXT)}"
    elif held.removed_today:
        text = f"{text} {ui.say(_GONE_TODAY)}. {ui.say(_GONE_TODAY_TEXT)}"
    return Notice(ui.look, "info", heading, text)


def _part(ui: Ui, place: places.AsItWas, part: ThenPart) -> QWidget:
    look = ui.look
    title = ui.say(part.title or _OTHERS)
    items: list[Item] = [Text(look, title, "lead", "bold", leading=1.25), look.space(6), Line(look, "edge", 2)]
    for number, line in enumerate(part.lines):
        items += [Line(look)] if number else []
        items.append(_line(ui, place, line))
    return column(*items)


def _line(ui: Ui, place: places.AsItWas, line: ThenLine) -> QWidget:
    said = line.said or ui.say(_EMPTY_THEN)
    if line.back:
        row = AnswerRow(ui.look, line.label, said, ui.say(_BACK), note=_today(ui, line))
        row.change.connect(lambda: _put_back(ui, place, place.number, [line.field]))
        return row
    look = ui.look
    words: QWidget = Text(look, said, leading=1.4)
    if line.today is not None:
        words = column(words, look.space(4), Text(look, _today(ui, line), "small", colour="quiet_ink"))
    name = Text(look, line.label, "body", "semibold", leading=1.4)
    fixed = look.characters(27)
    whole = Beside(words, name, look.space(8), look.characters(34), fixed_width=fixed, line_gap=2)
    return column(whole, margins=(0, look.space(8), 0, look.space(8)))


def _today(ui: Ui, line: ThenLine) -> str:
    if not line.field:
        return ui.say(_NOT_TODAY)
    return ui.say(_TODAY, said=line.today) if line.today else ui.say(_EMPTY_TODAY)
