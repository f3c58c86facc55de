"""How support goes: saying it in two presses, a fuller check against the objectives, and what it shows over time."""

from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QWidget

from nosdesk.domain.choices import SaidBy
from nosdesk.domain.records import Check, Concern, Contract
from nosdesk.domain.trends import FACES, Trend, trend, trend_sentence
from nosdesk.forms.catalogue import form_for
from nosdesk.forms.quality import CHECK_ANSWER
from nosdesk.forms.question import Page
from nosdesk.i18n import Counted, Words
from nosdesk.services import quality
from nosdesk.services.answers import read
from nosdesk.services.quality import CheckFilter
from nosdesk.ui import places
from nosdesk.ui.bar import home
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.kit.arrange import Item, column, wrapping
from nosdesk.ui.kit.cells import Cell, Column, Row, TableData
from nosdesk.ui.kit.chart_draw import TrendPoint, five_faces
from nosdesk.ui.kit.charts import ChartWithTable, TrendChart
from nosdesk.ui.kit.choices import ChoiceGroup, Option
from nosdesk.ui.kit.entries import LongEntry
from nosdesk.ui.kit.faces import FaceScale
from nosdesk.ui.kit.field import Field
from nosdesk.ui.kit.messages import EmptyState, ErrorSummary, Problem
from nosdesk.ui.kit.pieces import Line, Text
from nosdesk.ui.kit.rows import TaskRow
from nosdesk.ui.kit.table import BigTable
from nosdesk.ui.screens.easy_line import line_if_wanted
from nosdesk.ui.screens.parts import back_link, button, buttons, plain_screen, question_screen
from nosdesk.ui.screens.saving import Saving

_TITLE: Final = Words("How it goes", "How it is going")
_SAY: Final = Words("Say how it went", "Tell us how it was")
_FULL: Final = Words("Check every objective", "Check each thing")
_EMPTY: Final = Words("Nobody has said yet how it goes", "You have not said how it goes yet")
_EMPTY_TEXT: Final = Words(
    "Say it with a face, in two presses. Over time you see what goes well and what to change.",
    "Pick a face. Later you can see what goes well.",
)
_ALL: Final = Words("All that was said", "All you told us")
_TOTAL: Final = Counted("{n} time", "{n} times")
_DAY: Final = Words("Day")
_FACE: Final = Words("How it went", "How it was")
_WHO: Final = Words("Said by", "Who said it")
_WORDS: Final = Words("Words")
_SHOW: Final = Words("Show")
_EVERYONE: Final = Words("Everyone")
_ONLY_BAD: Final = Words("Only bad and very bad", "Only the bad ones")
_PERSON: Final = Words("Only the person’s own", "Only mine")
_OBJECTIVES: Final = Words("Each objective", "Each thing you want")
_CONCERNS: Final = Words("Concerns", "Worries")
_RAISE: Final = Words("Raise a new concern", "Tell us a new worry")
_OPEN: Final = Words("Open")
_TOLD: Final = Words("Told")
_NOT_TOLD: Final = Words("Nobody told yet", "You told nobody yet")
_SETTLED: Final = Words("Settled")
_TARGET: Final = Words("Target: good", "We want: good")
_WHICH: Final = Words("Which support?", "Which help?")
_ALL_SUPPORT: Final = Words("All of it together", "All of it")
_SAVE: Final = Words("Save", "Save it")
_MORE: Final = Words("In your words, if you like", "You can use words too")
_SAYS: Final = Words("Who says so?", "Who says this?")
_CHOOSE: Final = Words("Choose a face.", "Pick a face first.")
_PROBLEM: Final = Words("There is a problem", "Something is not right")
_THANKS: Final = Words("Thank you. It is saved.", "Thank you. We saved it.")
_DONE: Final = Words("Done")
_FULL_TITLE: Final = Words("How does each objective go?", "How is each thing going?")
_FULL_HINT: Final = Words("Each answer is saved at once. Leave out what you cannot say.", "We save each face at once.")
MOST_POINTS: Final = 8
"""A chart shows the newest of so many answers; the list below holds all."""


def screen(ui: Ui, place: places.Quality | places.HowDidItGo | places.FullCheck) -> Screen:
    """The overview, a quick word, or a full check."""
    match place:
        case places.Quality():
            ui.person_id = place.person_id
            return _overview(ui, place)
        case places.HowDidItGo():
            ui.person_id = place.person_id
            return _quick(ui, place)
        case places.FullCheck():
            return _full(ui, place)


def _overview(ui: Ui, place: places.Quality) -> Screen:
    look, person_id = ui.look, place.person_id
    everything = CheckFilter(person_id)
    contracts = quality.signed_contracts(ui.at, person_id)
    say = button(ui, _SAY, lambda: ui.go(places.HowDidItGo(person_id)), "primary", picture="face-4")
    made = [say]
    if contracts:
        made.append(button(ui, _FULL, lambda: _start_full(ui, person_id, contracts), picture="check"))
    total = quality.count_checks(ui.at, everything)
    items: list[Item]
    if total:
        items = [buttons(ui, *made), trend_with_table(ui, trend(quality.points(ui.at, everything)), ui.say(_FACE))]
        items += [_objectives(ui, contract) for contract in contracts if _has_trend(ui, contract)]
        items.append(_list(ui, everything, total))
    else:
        empty = EmptyState(look, "face-4", ui.say(_EMPTY), ui.say(_EMPTY_TEXT))
        items = [empty, buttons(ui, *made)]
    items.append(_concerns(ui, person_id))
    return plain_screen(
        ui,
        ui.say(_TITLE),
        *items,
        back=back_link(ui, places.Home(person_id)),
        here="home",
        picture="check",
        room="main",
        first=say,
        gap=28,
    )


def _has_trend(ui: Ui, contract: Contract) -> bool:
    return any(one.trend.points for one in quality.trends(ui.at, contract.id))


def trend_with_table(ui: Ui, found: Trend, name: str, size: str = "lead") -> QWidget:
    """The sentence, the chart on five faces, and its table."""
    shown = found.points[-MOST_POINTS:]
    reader = ui.reader
    points = [
        TrendPoint(
            _short(ui, point.day),
            Decimal(point.face),
            str(point.face),
            f"{reader.date(point.day)}: {ui.say(FACES[point.face])}",
        )
        for point in shown
    ]
    sentence = trend_sentence(found, reader)
    columns = tuple(
        Column(_short(ui, point.day), number=True, same_width="day", said=reader.date(point.day)) for point in shown
    )
    cells = tuple(Cell(str(point.face), said=ui.say(FACES[point.face])) for point in shown)
    data = TableData(name, (Column(""), *columns), (Row((Cell(name), *cells)),), turned=True)
    chart = TrendChart(ui.look, sentence, points, five_faces(Decimal(4), ui.say(_TARGET)))
    return ChartWithTable(ui.look, sentence, chart, data, size)


def _short(ui: Ui, day: date) -> str:
    """A day as short as it can be told: "10 Nov"; a screen reader says it in full."""
    return f"{day.day} {ui.reader.month(day, 'abbreviated')}"


def _objectives(ui: Ui, contract: Contract) -> QWidget:
    look = ui.look
    items: list[Item] = [Text(look, f"{ui.say(_OBJECTIVES)}: {contract.title}", "lead", "bold"), look.space(12)]
    for one in quality.trends(ui.at, contract.id):
        if one.trend.points:
            items += [
                Text(look, one.objective.statement, "body", "semibold"),
                look.space(4),
                Text(look, trend_sentence(one.trend, ui.reader)),
                look.space(6),
                Text(look, " → ".join(ui.say(FACES[point.face]) for point in one.trend.points[-4:]), "small"),
                look.space(12),
                Line(look),
                look.space(12),
            ]
    return column(*items[:-3])


def _list(ui: Ui, everything: CheckFilter, total: int) -> QWidget:
    """Everything that was said, newest first, with one choice of what to show."""
    look, reader = ui.look, ui.reader
    filters = {
        "all": everything,
        "own": CheckFilter(everything.person_id, said_by=SaidBy.PERSON),
        "bad": CheckFilter(everything.person_id, best=2),
    }
    words = (("all", _EVERYONE), ("own", _PERSON), ("bad", _ONLY_BAD))
    show = ChoiceGroup(look, ui.say(_SHOW), [Option(key, ui.say(word)) for key, word in words], "all", inline=True)

    def row(check: Check) -> Row:
        who = check.said_by_name or (ui.say(check.said_by.words) if check.said_by else "")
        return Row(
            (
                Cell(reader.date(check.checked_on) if check.checked_on else ""),
                Cell(ui.say(FACES[check.face]) if check.face else ""),
                Cell(who),
                Cell(check.words),
            ),
            check.id,
        )

    def fetch(offset: int, limit: int) -> list[Row]:
        return [row(check) for check in quality.list_checks(ui.at, filters[show.value], offset, limit)]

    columns = (Column(ui.say(_DAY)), Column(ui.say(_FACE)), Column(ui.say(_WHO)), Column(ui.say(_WORDS)))
    table = BigTable(look, TableData(ui.say(_ALL), columns, (), empty=ui.say(_EMPTY)), total, fetch)
    count = Text(look, ui.count(_TOTAL, total), "small", colour="quiet_ink")

    def change() -> None:
        found = quality.count_checks(ui.at, filters[show.value])
        table.reload(found)
        count.setText(ui.count(_TOTAL, found))

    show.edited.connect(change)
    head = Text(look, ui.say(_ALL), "lead", "bold")
    return column(head, look.space(8), show, look.space(12), count, look.space(8), table)


def _concerns(ui: Ui, person_id: UUID) -> QWidget:
    look = ui.look
    items: list[Item] = [Text(look, ui.say(_CONCERNS), "lead", "bold"), look.space(8)]
    for concern in quality.concerns(ui.at, person_id):
        state, words = _concern_state(concern)
        day = ui.reader.date(concern.happened_on) if concern.happened_on else ""
        row = TaskRow(look, concern.what or ui.say(_CONCERNS), state, ui.say(words), day)
        row.clicked.connect(lambda _checked=False, key=concern.id: ui.go(places.Concern(key)))
        items += [row, Line(look)]
    items += [look.space(12), buttons(ui, button(ui, _RAISE, lambda: ui.go(places.Concern())))]
    return column(*items)


def _concern_state(concern: Concern) -> tuple[str, Words]:
    if concern.closed_on:
        return "done", _SETTLED
    return ("progress", _TOLD) if concern.told_at else ("attention", _NOT_TOLD)


def _start_full(ui: Ui, person_id: UUID, contracts: tuple[Contract, ...]) -> None:
    """A full check of the one contract, or of the one that is chosen."""
    chosen = contracts[0]
    if len(contracts) > 1:
        from nosdesk.ui.kit.dialog import Answer, Dialog
        from nosdesk.ui.screens.wizard import rail_parent

        answers = [Answer(str(one.id), one.title) for one in contracts]
        key = Dialog(ui.look, rail_parent(ui), ui.say(_WHICH), "", answers).ask()
        found = next((one for one in contracts if str(one.id) == key), None)
        if found is None:
            return
        chosen = found
    author = ui.at.author
    said_by = SaidBy.PERSON if author.person else SaidBy.HELPER
    made = ui.attempt(lambda: quality.start_full_check(ui.at, person_id, chosen.id, said_by))
    if made:
        ui.go(places.FullCheck(made.id))


def _quick(ui: Ui, place: places.HowDidItGo) -> Screen:
    """Two presses: a face, and Save. Words and who says so may be added."""
    look = ui.look
    ask = next(
        asked
        for part in form_for("quick-check").parts
        if isinstance(part, Page)
        for asked in part.questions
        if asked.field == "face"
    )
    faces = FaceScale(look, ui.say(ask.ask), [ui.say(FACES[face]) for face in range(1, 6)])
    field = Field(look, ui.say(ask.ask), faces, heading=True, picture="check" if look.easy else "")
    words = LongEntry(look, "", ui.say(_MORE), 3)
    contracts = quality.signed_contracts(ui.at, place.person_id)
    author = ui.at.author
    who = ChoiceGroup(
        look,
        ui.say(_SAYS),
        [Option(one.value, ui.say(one.words)) for one in SaidBy],
        (SaidBy.PERSON if author.person else SaidBy.HELPER).value,
        inline=True,
    )
    summary = ErrorSummary(look)
    items: list[Item] = [summary, field]
    which: ChoiceGroup | None = None
    if len(contracts) > 1:
        options = [Option(str(one.id), one.title) for one in contracts] + [Option("", ui.say(_ALL_SUPPORT))]
        which = ChoiceGroup(look, ui.say(_WHICH), options, str(place.contract_id or ""), inline=True)
        items.append(Field(look, ui.say(_WHICH), which))
    more = Field(look, ui.say(_MORE), words)
    line = line_if_wanted(ui, Check(person_id=place.person_id), "words", more, kept=False)
    items += [column(more, look.space(6), line) if line else more, Field(look, ui.say(_SAYS), who)]

    def save() -> None:
        wrong = "" if faces.value else ui.say(_CHOOSE)
        field.set_error(wrong)
        summary.show_problems(ui.say(_PROBLEM), [Problem(wrong, faces)] if wrong else [])
        if wrong:
            return
        only = contracts[0].id if len(contracts) == 1 else place.contract_id
        contract = (UUID(which.value) if which.value else None) if which else only
        said_by = next(one for one in SaidBy if one.value == who.value)
        kept = ui.did(
            lambda: quality.say_how_it_went(
                ui.at,
                place.person_id,
                int(faces.value),
                said_by=said_by,
                contract_id=contract,
                words=words.value.strip(),
            )
        )
        if kept:
            ui.shell.announce(ui.say(_THANKS))
            ui.turn_to(places.Quality(place.person_id))

    items.append(buttons(ui, button(ui, _SAVE, save, "primary", before="tick")))
    return question_screen(ui, ui.say(ask.ask), *items, back=back_link(ui, home(ui)), here="home", first=faces, gap=28)


def _full(ui: Ui, place: places.FullCheck) -> Screen:
    """A face and words for every objective, each saved as it is given."""
    look = ui.look
    check = read(ui.at, Check, place.check_id)
    ui.person_id = check.person_id
    statements = (
        {one.objective.id: one.objective for one in quality.trends(ui.at, check.contract_id)}
        if check.contract_id
        else {}
    )
    more = next(
        asked
        for part in CHECK_ANSWER.parts
        if isinstance(part, Page)
        for asked in part.questions
        if asked.field == "words"
    )
    items: list[Item] = []
    first: QWidget | None = None
    box = QWidget()
    saving = Saving(ui, box)
    for number, answer in enumerate(quality.check_answers(ui.at, check.id), 1):
        objective = statements.get(answer.contract_objective_id)
        name = objective.statement if objective else str(number)
        faces = FaceScale(look, name, [ui.say(FACES[face]) for face in range(1, 6)], str(answer.face or ""))
        words = LongEntry(look, answer.words, f"{ui.say(more.ask)} {name}", 2)

        def save(answer_id: UUID = answer.id, faces: FaceScale = faces, words: LongEntry = words) -> None:
            face = int(faces.value) if faces.value else None
            saving.soon(
                answer_id, lambda visit: quality.answer_objective(ui.at, answer_id, face, words.value.strip(), visit)
            )

        faces.edited.connect(save)
        words.edited.connect(save)
        words.left.connect(lambda answer_id=answer.id: saving.left(answer_id))
        outcome = objective.outcome if objective else ""
        field = Field(look, name, faces, outcome)
        items += [
            column(field, look.space(12), Text(look, ui.say(more.ask), "small"), look.space(6), words),
            Line(look),
        ]
        first = first or faces
    done = button(ui, _DONE, lambda: ui.back_to(places.Quality(check.person_id)), "primary", before="tick")
    return plain_screen(
        ui,
        ui.say(_FULL_TITLE),
        *items,
        column(wrapping(done), box=box),
        hint=ui.say(_FULL_HINT),
        back=back_link(ui, places.Quality(check.person_id)),
        picture="check",
        first=first,
        leave=saving.now,
    )
