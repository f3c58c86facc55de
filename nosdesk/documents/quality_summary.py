"""The quality summary: how all the support of a person goes, as people said it, over time and objective by objective."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from nosdesk.documents import blocks as b
from nosdesk.documents.easy import closing, opening
from nosdesk.documents.formats import Format
from nosdesk.documents.pen import AS_OF, NOT_SAID, QUESTIONS, Pen, bare, code_of
from nosdesk.domain.records import Check, Concern
from nosdesk.domain.trends import FACES, Direction, ObjectiveTrend, Trend, check_points, trend, trend_sentence
from nosdesk.domain.views import ContractQuality, QualityView
from nosdesk.forms.concern import CONCERN
from nosdesk.forms.quality import QUICK_CHECK
from nosdesk.i18n import Counted, Reader, Words

CODE: Final = Words("Quality {code}")
KICKER: Final = Words("Quality summary")
TITLE: Final = Words("How {name}’s support goes", "How your support goes")
IN_THIS: Final = Words("In this summary", "What is in this document")
GENERAL: Final = Words("Support in general", "All your support")

_AXIS: Final = Words("Date of the check")
_ANSWERS: Final = Counted("{n} answer", "{n} answers")
_MOST_POINTS: Final = 12
_MOST_EASY_POINTS: Final = 5
_MOST_WORDS: Final = 12
_MOST_EASY_WORDS: Final = 5


def build(view: QualityView, reader: Reader, form: Format, today: date) -> b.Document:
    """The summary for one reader, as of a day."""
    pen = Pen(reader, form, today, texts=view.texts)
    return b.Document(
        code=pen.say(CODE, code=code_of(view.person, view.person)),
        title=pen.say(TITLE, name=pen.called(view.person)),
        short_title=pen.say(KICKER),
        state=pen.say(AS_OF, day=pen.date(today)),
        language=pen.reader.language,
        subject=pen.name_of(view.person),
        blocks=_easy(pen, view) if pen.easy else tuple(_print(pen, view)),
        picture="quality",
    )


def _all_checks(view: QualityView) -> tuple[Check, ...]:
    return (*(check for each in view.contracts for check in each.checks), *view.general)


def _print(pen: Pen, view: QualityView) -> Iterator[b.Block]:
    yield b.Title(pen.say(TITLE, name=pen.called(view.person)), pen.say(KICKER))
    points = check_points(_all_checks(view))
    said = pen.count(_ANSWERS, len(points))
    facts = [b.Fact(pen.say(Words("Answers so far")), said)]
    if points:
        period = Words("{first} to {last}")
        first, last = points[0].day, points[-1].day
        facts.append(b.Fact(pen.say(Words("From")), pen.say(period, first=pen.date(first), last=pen.date(last))))
    facts += [_summary_fact(pen, each) for each in view.contracts]
    facts.append(b.Fact(pen.say(Words("Open concerns", "Open worries")), pen.reader.number(len(view.concerns))))
    facts.append(b.Fact(pen.say(QUESTIONS), pen.first_asker(view.contacts)))
    yield b.Facts(tuple(facts))
    if not points:
        nobody = Words(
            "Nobody has said yet how it goes. Two presses are enough: a face, and who says so.",
            "You have not said how it goes yet.",
        )
        yield b.Paragraph(pen.say(nobody))
    for each in view.contracts:
        yield b.Part(_name_of(pen, each), "contract")
        yield from _contract(pen, each)
    if view.general:
        yield b.Part(pen.say(GENERAL), "quality")
        yield from _going(pen, view.general)
        yield from _words(pen, view.general)
    if view.concerns:
        yield b.Part(pen.say(Words("Concerns", "Worries")), "concern")
        yield _concerns(pen, view.concerns)
    yield from pen.ask_part(view.contacts)


def _name_of(pen: Pen, each: ContractQuality) -> str:
    name = Words("{title}, {provider}")
    title = bare(each.contract.title) or pen.say(NOT_SAID)
    return pen.say(name, title=title, provider=pen.name_of(each.provider))


def _summary_fact(pen: Pen, each: ContractQuality) -> b.Fact:
    sentence = trend_sentence(trend(check_points(each.checks)), pen.reader)
    return b.Fact(bare(each.contract.title) or pen.say(NOT_SAID), b.plain(sentence))


def _contract(pen: Pen, each: ContractQuality) -> Iterator[b.Block]:
    yield from _going(pen, each.checks)
    judged = [one for one in each.objectives if one.trend.points]
    if judged:
        title = pen.say(Words("Objective by objective", "Each promise"))
        yield b.Heading(title)
        columns = (
            b.Column(pen.say(Words("Objective", "The promise"))),
            b.Column(pen.say(Words("At first")), b.ColumnKind.STATE),
            b.Column(pen.say(Words("Last")), b.ColumnKind.STATE),
            b.Column(pen.say(Words("What it shows"))),
        )
        yield b.Table(title, columns, tuple(_objective_row(pen, one) for one in judged))
    yield from _words(pen, each.checks)


def _objective_row(pen: Pen, one: ObjectiveTrend) -> b.Row:
    first, last = one.trend.points[0].face, one.trend.points[-1].face
    sentence = b.plain(trend_sentence(one.trend, pen.reader))
    return b.row(pen.or_not_said(bare(one.objective.statement)), _face(pen, first), _face(pen, last), sentence)


def _face(pen: Pen, face: int) -> b.Cell:
    state = b.State.YES if face >= 4 else b.State.PARTLY if face == 3 else b.State.NO
    return b.Cell(pen.say(FACES[face]), state)


def _going(pen: Pen, checks: Sequence[Check]) -> Iterator[b.Block]:
    """How it goes over time: the sentence, and a chart once there is more than one point."""
    found = trend(check_points(checks))
    sentence = trend_sentence(found, pen.reader)
    if len(found.points) < 2:
        yield b.PictureRow("face-3", (sentence,)) if pen.easy else b.Paragraph(sentence)
        return
    yield _chart(pen, found, sentence)
    most = _MOST_EASY_POINTS if pen.easy else _MOST_POINTS
    if len(found.points) > most:
        last = Words("The chart shows the last {shown} of {all} answers.", "You see the last {shown} of {all} answers.")
        said = pen.say(last, shown=most, all=len(found.points))
        yield b.PictureRow("chart", (said,)) if pen.easy else b.PageNote(said)


def _chart(pen: Pen, found: Trend, sentence: str) -> b.TrendChart:
    shown = found.points[-(_MOST_EASY_POINTS if pen.easy else _MOST_POINTS) :]
    years = {point.day.year for point in shown}
    points = tuple(b.TrendPoint(_day(pen, point.day), point.face) for point in shown)
    faces = tuple(pen.say(FACES[face]) for face in (1, 2, 3, 4, 5))
    named = (faces[0], faces[1], faces[2], faces[3], faces[4])
    columns = (b.Column(pen.say(Words("Date"))), b.Column(pen.say(Words("How it was"))))
    rows = tuple(b.row(pen.date(point.day), pen.say(FACES[point.face])) for point in shown)
    table = b.Table(pen.say(Words("The same in words")), columns, rows)
    axis = pen.say(_AXIS) + (f", {years.pop()}" if len(years) == 1 else "")
    return b.TrendChart(_title(pen, found), sentence, points, named, axis, table=table)


def _day(pen: Pen, day: date) -> str:
    return f"{day.day}/{day.month}"


def _title(pen: Pen, found: Trend) -> str:
    match found.direction:
        case Direction.BETTER:
            return pen.say(Words("Better than before") if found.clear else Words("Maybe a little better"))
        case Direction.WORSE:
            return pen.say(Words("Worse than before") if found.clear else Words("Maybe a little worse"))
        case Direction.SAME:
            return pen.say(Words("It stays the same"))
        case Direction.UNKNOWN:
            return pen.say(Words("Too early to tell"))


def _words(pen: Pen, checks: Sequence[Check]) -> Iterator[b.Block]:
    """What people said in words, newest first."""
    said = [each for each in checks if each.words.strip()]
    if not said:
        return
    title = pen.say(Words("What people said"))
    yield b.Heading(title)
    columns = (
        b.Column(pen.label(QUICK_CHECK, "checked_on")),
        b.Column(pen.label(QUICK_CHECK, "face")),
        b.Column(pen.label(QUICK_CHECK, "words")),
        b.Column(pen.label(QUICK_CHECK, "said_by")),
    )
    rows = tuple(
        b.row(
            pen.date(each.checked_on),
            pen.say(FACES[each.face] if each.face else NOT_SAID),
            bare(each.words),
            _who(pen, each),
        )
        for each in said[:_MOST_WORDS]
    )
    yield b.Table(title, columns, rows)
    if len(said) > _MOST_WORDS:
        more = Counted(
            "{n} older answer with words is not shown here.",
            "{n} older answers with words are not shown here.",
            "You do not see {n} older answer here.",
            "You do not see {n} older answers here.",
        )
        yield b.PageNote(pen.count(more, len(said) - _MOST_WORDS))


def _who(pen: Pen, check: Check) -> str:
    name = bare(check.said_by_name)
    return name or pen.choice(check.said_by)


def _concerns(pen: Pen, concerns: Sequence[Concern]) -> b.Table:
    columns = (
        b.Column(pen.label(CONCERN, "happened_on")),
        b.Column(pen.label(CONCERN, "kinds")),
        b.Column(pen.label(CONCERN, "told")),
        b.Column(pen.label(CONCERN, "done")),
    )
    rows = tuple(
        b.row(
            pen.date(each.happened_on),
            *(pen.or_not_said(pen.shown(CONCERN, name, each)) for name in ("kinds", "told", "done")),
        )
        for each in concerns
    )
    return b.Table(pen.say(Words("Concerns", "Worries")), columns, rows)


# ---- easy read -----------------------------------------------------------------------------------


def _easy(pen: Pen, view: QualityView) -> tuple[b.Block, ...]:
    body = tuple(_easy_body(pen, view))
    name = pen.called(view.person)
    lines = (pen.say(Words("For {name}"), name=pen.name_of(view.person)), pen.date(pen.today))
    title = b.Title(pen.say(TITLE, name=name), lines=lines)
    about = pen.line(
        "quality",
        Words("This is about the **quality** of the support.", "This is about **quality**."),
        Words("Quality is how well something is done.", "Quality means how good your help is."),
    )
    about += pen.line(
        "talk",
        Words("People said how it went.", "You said how it was."),
        Words("Here it stands together.", "You can see it all here."),
    )
    return (title, *opening(pen, about, body), *body, *closing(pen, ("provider", "quality"), view.contacts))


def _easy_body(pen: Pen, view: QualityView) -> Iterator[b.Block]:
    if not _all_checks(view):
        yield b.Part(pen.say(Words("How it goes")), "question")
        yield from pen.line("question", Words("Nobody has said yet how it goes.", "You have not said how it goes yet."))
    for each in view.contracts:
        yield b.Part(bare(each.contract.title) or pen.say(NOT_SAID), "contract")
        gives = Words("{provider} gives this support.", "{provider} is your **provider** for this.")
        means = Words("A provider gives support.", "A provider is a group that gives support.")
        yield from pen.line("provider", gives, means, provider=pen.name_of(each.provider))
        yield from _easy_going(pen, each.checks)
        for one in each.objectives:
            if one.trend.points:
                yield from _easy_objective(pen, one)
        yield from _easy_words(pen, each.checks)
    if view.general:
        yield b.Part(pen.say(GENERAL), "quality")
        yield from _easy_going(pen, view.general)
        yield from _easy_words(pen, view.general)
    yield from _easy_concerns(pen, view)


def _easy_going(pen: Pen, checks: Sequence[Check]) -> Iterator[b.Block]:
    found = trend(check_points(checks))
    if found.latest:
        last = Words("The last answer was: {face}.", "Last time you said **{face}**.")
        on = Words("That was on {day}.", "You said it on {day}.")
        said = {"face": pen.say(FACES[found.latest.face]), "day": pen.date(found.latest.day)}
        yield b.PictureRow(f"face-{found.latest.face}", (pen.say(last, **said), pen.say(on, **said)))
    if len(found.points) != 1:
        yield from _going(pen, checks)


def _easy_objective(pen: Pen, one: ObjectiveTrend) -> Iterator[b.Block]:
    face = one.trend.points[-1].face
    head = f"**{pen.say(FACES[face])}**"
    yield from pen.rows(f"face-{face}", head, pen.or_not_said(pen.own(one.objective.statement)))


def _easy_words(pen: Pen, checks: Sequence[Check]) -> Iterator[b.Block]:
    said = [each for each in checks if each.words.strip()][:_MOST_EASY_WORDS]
    if said:
        yield b.Heading(pen.say(Words("What people said")))
    for each in said:
        picture = f"face-{each.face}" if each.face else "talk"
        yield from pen.rows(picture, f"**{_who(pen, each)}, {pen.date(each.checked_on)}**", pen.own(each.words))


def _easy_concerns(pen: Pen, view: QualityView) -> Iterator[b.Block]:
    if not view.concerns:
        return
    yield b.Part(pen.say(Words("Concerns", "Worries")), "concern")
    many = Counted(
        "You have {n} open worry.",
        "You have {n} open worries.",
        "{n} worry is still open.",
        "{n} worries are still open.",
    )
    yield b.PictureRow("concern", (pen.count(many, len(view.concerns)),))
    for each in view.concerns:
        if each.told.strip():
            yield from pen.rows("phone", f"**{pen.label(CONCERN, 'told')}**", pen.own(each.told))
        else:
            yield from pen.line(
                "phone",
                Words("Nobody was told of one concern yet.", "No one knows about 1 worry yet."),
                Words("Tell somebody today.", "Tell someone you trust today."),
            )
