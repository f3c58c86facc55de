"""The comparison of offers: the answer first, then what each offer meets and costs, its points, and what was decided."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from nosdesk.documents import blocks as b
from nosdesk.documents.easy import closing, opening
from nosdesk.documents.formats import Format
from nosdesk.documents.pen import AS_OF, NOT_SAID, QUESTIONS, Pen, bare, code_of, paragraphs, sign_of
from nosdesk.documents.specification import KIND_PICTURES
from nosdesk.domain import pattern
from nosdesk.domain.choices import Met, OfferStatus, Strength
from nosdesk.domain.comparison import Compliance, OfferResult, RequirementRow, name_of, summary_sentences
from nosdesk.domain.pricing import budget_sentence, per_period
from nosdesk.domain.views import OffersView
from nosdesk.forms.offer import AWARD, OFFER
from nosdesk.forms.specification import SPECIFICATION
from nosdesk.forms.specification_rows import CRITERION, REQUIREMENT
from nosdesk.i18n import Counted, Reader, Words

CODE: Final = Words("Offers {code}")
KICKER: Final = Words("Comparison of offers", "Your offers")
TITLE: Final = Words("Which provider for {service}?", "Choose your support")
STATES: Final = {
    Met.MET: b.State.YES,
    Met.PARTLY: b.State.PARTLY,
    Met.NOT_MET: b.State.NO,
    Met.UNCLEAR: b.State.UNCLEAR,
}

_WITH_WORDS: Final = Words("{met}: {text}")
_MEETS_MUSTS: Final = Words("Meets every must")
_UNKNOWN: Final = Words("Not known")
_MOST_SIDE_BY_SIDE: Final = 3
_LACKING: Final = Counted("No: {n} not met", "No: {n} not met")
_UNCLEAR: Final = Counted("Not sure: {n} unclear", "Not sure: {n} unclear")


def build(view: OffersView, reader: Reader, form: Format, today: date) -> b.Document:
    """The comparison for one reader, as of a day."""
    pen = Pen(reader, form, today, texts=view.texts)
    service = bare(view.specification.title) or pen.say(SPECIFICATION.title)
    return b.Document(
        code=pen.say(CODE, code=code_of(view.person, view.specification)),
        title=pen.say(TITLE, service=service),
        short_title=pen.say(KICKER),
        state=pen.say(AS_OF, day=pen.date(today)),
        language=pen.reader.language,
        subject=service,
        blocks=_easy(pen, view, service) if pen.easy else tuple(_print(pen, view, service)),
        picture="compare",
        wide=True,
    )


def _name(pen: Pen, one: OfferResult) -> str:
    return bare(name_of(one, pen.reader))


def _chosen(view: OffersView) -> tuple[OfferResult, ...]:
    return tuple(one for one in view.comparison.results if one.facts.offer.status is OfferStatus.AWARDED)


def _print(pen: Pen, view: OffersView, service: str) -> Iterator[b.Block]:
    yield b.Title(pen.say(TITLE, service=service), pen.say(KICKER))
    answer = pen.say(Words("The answer", "What we found"))
    yield b.Notice(summary_sentences(view.comparison, pen.reader), answer)
    yield b.Facts(tuple(_first_facts(pen, view)))
    if not view.comparison.results:
        none = Words(
            "No offer has come yet. Offers stand here side by side when they come.", "There are no offers yet."
        )
        yield b.Paragraph(pen.say(none))
        yield from pen.ask_part(view.contacts)
        return
    yield from _requirements(pen, view)
    yield from _costs(pen, view)
    yield from _points(pen, view)
    yield from _reasons(pen, view)
    yield from _said(pen, view)
    yield from pen.ask_part(view.contacts)


def _first_facts(pen: Pen, view: OffersView) -> Iterator[b.Fact]:
    spec = view.specification
    yield b.Fact(pen.say(Words("For")), pen.name_of(view.person))
    yield b.Fact(pen.label(SPECIFICATION, "visits"), pattern.summary(view.visits, pen.reader))
    if spec.budget is not None and spec.budget_period:
        yield b.Fact(pen.label(SPECIFICATION, "budget"), per_period(spec.budget, spec.budget_period, pen.reader))
    yield b.Fact(pen.say(QUESTIONS), pen.first_asker(view.contacts))


def _columns(pen: Pen, view: OffersView, kind: b.ColumnKind) -> list[b.Column]:
    signs = sign_of([one.facts.provider.id for one in view.comparison.results])
    return [
        b.Column(
            _name(pen, one),
            kind,
            chosen=one.facts.offer.status is OfferStatus.AWARDED,
            picture=signs[one.facts.provider.id],
        )
        for one in view.comparison.results
    ]


def _side_by_side(pen: Pen, table: b.Table) -> tuple[b.Table, ...]:
    """Many offers as several tables of about as many columns each; one table where its rows become cards anyway."""
    if pen.form.enlarged:
        return (table,)
    offers = len(table.columns) - 1
    tables = -(-offers // _MOST_SIDE_BY_SIDE)
    return b.split_columns(table, -(-offers // tables))


def _requirements(pen: Pen, view: OffersView) -> Iterator[b.Block]:
    musts = Words("Does each offer meet what it must?", "Can they do what you must have?")
    shoulds = Words("Does each offer meet what it should?", "Can they do what else you want?")
    others = Words("What else was asked", "What else you asked")
    for strength, title in ((Strength.MUST, musts), (Strength.SHOULD, shoulds), (None, others)):
        rows = [row for row in view.comparison.rows if row.requirement.strength is strength]
        if not rows:
            continue
        yield b.Heading(pen.say(title), 2)
        columns = (b.Column(pen.label(REQUIREMENT, "statement")), *_columns(pen, view, b.ColumnKind.STATE))
        total = _musts_row(pen, view) if strength is Strength.MUST else None
        made = tuple(_answer_row(pen, row) for row in rows)
        yield from _side_by_side(pen, b.Table(pen.say(title), columns, made, total))


def _answer_row(pen: Pen, row: RequirementRow) -> b.Row:
    cells = []
    for answer, met in zip(row.answers, row.mets, strict=True):
        words = bare(answer.words) if answer else ""
        said = pen.say(met.words)
        cells.append(b.Cell(pen.say(_WITH_WORDS, met=said, text=words) if words else said, STATES[met]))
    return b.row(pen.or_not_said(bare(row.requirement.statement)), *cells)


def _musts_row(pen: Pen, view: OffersView) -> b.Row:
    cells = []
    for one in view.comparison.results:
        match one.compliance:
            case Compliance.MEETS:
                cells.append(b.Cell(pen.say(Words("Yes")), b.State.YES))
            case Compliance.UNCLEAR:
                cells.append(b.Cell(pen.count(_UNCLEAR, len(one.unclear)), b.State.UNCLEAR))
            case Compliance.LACKS:
                cells.append(b.Cell(pen.count(_LACKING, len(one.lacking)), b.State.NO))
    return b.row(pen.say(_MEETS_MUSTS), *cells)


def _money(pen: Pen, amount: Decimal | None) -> str:
    return pen.say(_UNKNOWN) if amount is None else pen.reader.money(amount)


def _costs(pen: Pen, view: OffersView) -> Iterator[b.Block]:
    results = view.comparison.results
    title = pen.say(Words("What would it cost?", "What does it cost?"))
    yield b.Heading(title, 2)
    columns = (b.Column(pen.say(Words("Cost"))), *_columns(pen, view, b.ColumnKind.MONEY))

    def line(words: Words, amounts: Sequence[Decimal | None]) -> b.Row:
        return b.row(pen.say(words), *(_money(pen, amount) for amount in amounts))

    rows = [
        line(Words("A week"), [one.cost.weekly for one in results]),
        line(Words("4 weeks"), [one.cost.four_weekly for one in results]),
        line(Words("A year"), [one.cost.yearly for one in results]),
    ]
    if any(one.cost.one_off for one in results):
        rows.append(line(Words("Once, at the start"), [one.cost.one_off for one in results]))
    total = line(Words("The whole time"), [one.whole_cost for one in results])
    yield from _side_by_side(pen, b.Table(title, columns, tuple(rows), total))
    fits = [
        f"{_name(pen, one)}: {budget_sentence(one.budget, pen.reader)}" for one in results if one.budget is not None
    ]
    if fits:
        yield b.BulletList(tuple(fits))
    for one in results:
        missing = [problem.said(pen.reader) for problem in one.cost.missing]
        if missing:
            yield b.Paragraph(f"{_name(pen, one)}: {' '.join(missing)}")


def _points(pen: Pen, view: OffersView) -> Iterator[b.Block]:
    comparison = view.comparison
    if not comparison.criteria or not sum(comparison.weights.values()):
        return
    title = pen.say(Words("Points by criterion", "How many points?"))
    yield b.Heading(title, 2)
    locked = view.specification.criteria_locked_at
    if locked:
        fixed = Words(
            "The weights were fixed on {day}, when the first offer was opened. Points are rounded to 1 decimal place.",
            "Nobody can change the points after {day}.",
        )
        yield b.Paragraph(pen.say(fixed, day=pen.date(locked.date())))
    at_most = b.Column(pen.say(Words("At most")), b.ColumnKind.NUMBER)
    columns = (b.Column(pen.label(CRITERION, "name")), *_columns(pen, view, b.ColumnKind.NUMBER))
    of = Words("{name} (at most {weight})", "{name}, up to {weight}")
    wide = len(comparison.results) <= _MOST_SIDE_BY_SIDE
    rows = []
    for each in comparison.criteria:
        weight = comparison.weights.get(each.id, 0)
        name = pen.or_not_said(bare(each.name))
        points = [_point(pen, one, each.id in one.unscored, one.points.get(each.id)) for one in comparison.results]
        head = (name, pen.reader.number(weight)) if wide else (pen.say(of, name=name, weight=weight),)
        rows.append(b.row(*head, *points))
    sums = [pen.say(_UNKNOWN) if one.total is None else pen.reader.number(one.total) for one in comparison.results]
    all_points = pen.say(Words("All points"))
    if wide:
        columns = (columns[0], at_most, *columns[1:])
        yield b.Table(
            title, columns, tuple(rows), b.row(all_points, pen.reader.number(sum(comparison.weights.values())), *sums)
        )
    else:
        yield from _side_by_side(pen, b.Table(title, columns, tuple(rows), b.row(all_points, *sums)))


def _point(pen: Pen, one: OfferResult, unscored: bool, points: Decimal | None) -> str:
    return pen.say(_UNKNOWN) if unscored or points is None or one.total is None else pen.reader.number(points)


def _reasons(pen: Pen, view: OffersView) -> Iterator[b.Block]:
    yield b.Heading(pen.say(Words("What was decided, and why", "What you chose, and why")), 2)
    chosen = _chosen(view)
    if not chosen:
        open_yet = Words("Nothing is decided yet.", "You have not chosen yet.")
        yield b.Paragraph(pen.say(open_yet))
    columns = (
        b.Column(pen.label(OFFER, "provider_id")),
        b.Column(pen.say(Words("Decision"))),
        b.Column(pen.label(AWARD, "reason")),
    )
    rows = []
    for one in view.comparison.results:
        offer = one.facts.offer
        why = [bare(text) for text in (offer.reason, offer.exception_reason) if text.strip()]
        rows.append(b.row(_name(pen, one), pen.choice(offer.status), " ".join(why) or pen.say(NOT_SAID)))
    if chosen or any(row.cells[2].text != pen.say(NOT_SAID) for row in rows):
        yield b.Table(pen.say(Words("What was decided, and why", "What you chose, and why")), columns, tuple(rows))


def _said(pen: Pen, view: OffersView) -> Iterator[b.Block]:
    """What the providers say in their own words."""
    said = [one for one in view.comparison.results if one.facts.offer.words.strip()]
    if not said:
        return
    yield b.Heading(pen.say(Words("What the providers say")), 2)
    for one in said:
        yield b.Heading(_name(pen, one))
        yield from paragraphs(bare(one.facts.offer.words))


# ---- easy read -----------------------------------------------------------------------------------


def _easy(pen: Pen, view: OffersView, service: str) -> tuple[b.Block, ...]:
    body: tuple[b.Block, ...] = ()
    if view.comparison.results:
        body = (*_easy_table(pen, view), *_easy_found(pen, view), *_easy_offers(pen, view), *_easy_choice(pen, view))
    lines = (pen.say(Words("For {name}"), name=pen.name_of(view.person)), service, pen.date(pen.today))
    title = b.Title(pen.say(TITLE, service=service), lines=lines)
    about = tuple(_easy_about(pen, view))
    return (title, *opening(pen, about, body), *body, *closing(pen, ("offer", "provider", "budget"), view.contacts))


def _easy_about(pen: Pen, view: OffersView) -> Iterator[b.Block]:
    number = len(view.comparison.ranked)
    provider = Words("A **provider** is somebody who gives support.", "A **provider** is a group that gives support.")
    if not number:
        none = Words("No provider has sent an offer yet.", "There are no **offers** yet.")
        yield from pen.line("wait", none)
    else:
        many = Counted(
            "{n} provider wants to support you.",
            "{n} providers want to support you.",
            "{n} provider wants to help you.",
            "{n} providers want to help you.",
        )
        yield b.PictureRow("provider", (pen.count(many, number), pen.say(provider)))
    yield from pen.line(
        "offer",
        Words("Each provider sends an **offer**.", "Each one sends you an **offer**."),
        Words("An offer says what is done, for what price.", "An offer says what they do and what it costs."),
    )
    yield from pen.line(
        "choice",
        Words("{name} chooses between them.", "You choose 1 of them."),
        Words("There is no hurry.", "Take your time and ask questions."),
        name=pen.called(view.person),
    )


def _easy_table(pen: Pen, view: OffersView) -> Iterator[b.Block]:
    title = pen.say(Words("The offers beside each other", "The offers, side by side"))
    yield b.Part(title, "compare")
    rows = [row for row in view.comparison.rows if row.requirement.strength is Strength.MUST]
    rows += [row for row in view.comparison.rows if row.requirement.strength is not Strength.MUST]
    made = []
    for row in rows:
        kind = row.requirement.kind
        cells = [b.Cell(pen.say(met.words), STATES[met]) for met in row.mets]
        picture = pen.picture(row.requirement.statement, KIND_PICTURES[kind] if kind else "requirement")
        made.append(b.row(pen.or_not_said(pen.own(row.requirement.statement)), *cells, picture=picture))
    if not made:
        yield from pen.line("question", NOT_SAID)
        return
    head = b.Column(pen.say(Words("What was asked", "Can they do this?")))
    short = _short_names([_name(pen, one) for one in view.comparison.results])
    columns = [
        replace(column, head=short[column.head], chosen=False) for column in _columns(pen, view, b.ColumnKind.STATE)
    ]
    table = b.Table(title, (head, *columns), tuple(made))
    yield table


_KINDS: Final = frozenset(
    {
        "care",
        "community",
        "cic",
        "group",
        "homecare",
        "limited",
        "ltd",
        "plc",
        "service",
        "services",
        "support",
        "trust",
    }
)
"""Words at the end of a provider's name that say what it is, not who."""


def _short_names(names: Sequence[str]) -> dict[str, str]:
    """Names without words such as "Support" at their end, for the heads of narrow columns; never two the same."""
    short = {name: _without_kind(name) for name in names}
    often = Counter(short.values())
    return {name: each if often[each] == 1 else name for name, each in short.items()}


def _without_kind(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[-1].strip(".,").casefold() in _KINDS:
        words.pop()
    return " ".join(words)


def _easy_found(pen: Pen, view: OffersView) -> Iterator[b.Block]:
    yield b.Part(pen.say(Words("What was found", "What we think")), "idea")
    signs = sign_of([one.facts.provider.id for one in view.comparison.results])
    best = view.comparison.best
    picture = signs[best[0].facts.provider.id] if len(best) == 1 else "compare"
    sentences = summary_sentences(view.comparison, pen.reader)
    yield b.PictureRow(picture, sentences[:2])
    for at in range(2, len(sentences), 2):
        yield b.PictureRow("money" if at == 2 else "question", sentences[at : at + 2])


def _easy_offers(pen: Pen, view: OffersView) -> Iterator[b.Block]:
    signs = sign_of([one.facts.provider.id for one in view.comparison.results])
    yield b.Part(pen.say(Words("Each offer")), "offer")
    for one in view.comparison.results:
        yield b.Heading(_name(pen, one))
        yield from _easy_offer(pen, one, signs[one.facts.provider.id])


def _easy_offer(pen: Pen, one: OfferResult, sign: str) -> Iterator[b.Block]:
    if not one.in_the_running:
        gone = Words("{name} took this offer back.", "{name} does not offer this any more.")
        yield from pen.line(sign, gone, name=_name(pen, one))
        return
    meets = Counted(
        "They do {met} of {n} thing you asked for.",
        "They do {met} of {n} things you asked for.",
        "They do {met} of the {n} thing you need.",
        "They do {met} of the {n} things you need.",
    )
    yield b.PictureRow(sign, (pen.count(meets, one.asked, met=pen.reader.number(one.met)),))
    if one.cost.weekly is not None:
        price = Words("It costs {week} a week.", "1 week costs {week}.")
        lines = [pen.say(price, week=f"**{pen.reader.money(one.cost.weekly)}**")]
        if one.cost.one_off:
            once = Words("{amount} is paid once.", "You pay {amount} 1 time.")
            lines.append(pen.say(once, amount=pen.reader.money(one.cost.one_off)))
        if one.budget is not None:
            lines.append(budget_sentence(one.budget, pen.reader))
        yield b.PictureRow("money", tuple(lines))
    else:
        unknown = Words("The price is not known yet.", "We do not know the price yet.")
        yield from pen.line("question", unknown)
    if one.total is not None:
        points = Words("It has {points} points.", "It gets {points} points out of 100.")
        yield from pen.line("award", points, points=pen.reader.number(one.total))


def _easy_choice(pen: Pen, view: OffersView) -> Iterator[b.Block]:
    chosen = _chosen(view)
    signs = sign_of([one.facts.provider.id for one in view.comparison.results])
    if chosen:
        yield b.Part(pen.say(Words("What was decided", "What you chose")), "choice")
        for one in chosen:
            yield from pen.line(
                signs[one.facts.provider.id], Words("{name} was chosen.", "You chose {name}."), name=_name(pen, one)
            )
            if one.facts.offer.reason.strip():
                yield from pen.rows("idea", f"**{pen.label(AWARD, 'reason')}**", pen.own(one.facts.offer.reason))
        return
    yield b.Part(pen.say(Words("What is wanted", "What do you want?")), "choice")
    yield from pen.line(
        "pencil",
        Words("Tick one of these boxes.", "Tick 1 box."),
        Words("Nothing is fixed until the contract is signed.", "You can change your mind until you sign."),
    )
    want = Words("The choice is {name}.", "I want {name}.")
    boxes = [
        b.CheckBox(pen.say(want, name=_name(pen, one)), signs[one.facts.provider.id]) for one in view.comparison.ranked
    ]
    talk = Words("I am not sure and would like to talk about it.", "I am not sure. I want to talk about it.")
    none = Words("I want none of these offers.", "I do not want any of them.")
    boxes += [b.CheckBox(pen.say(talk), "question"), b.CheckBox(pen.say(none), "no")]
    yield b.CheckBoxes(tuple(boxes))
