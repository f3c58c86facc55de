"""The specification: what one service has to be, for the person and for providers who want to offer it."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from nosdesk.documents import blocks as b
from nosdesk.documents.easy import closing, opening
from nosdesk.documents.formats import Format
from nosdesk.documents.pen import DRAFT, NOT_SAID, QUESTIONS, Pen, bare, code_of, paragraphs
from nosdesk.domain import pattern
from nosdesk.domain.choices import RequirementKind, SpecificationStatus, Strength
from nosdesk.domain.pricing import per_period
from nosdesk.domain.records import Requirement
from nosdesk.domain.views import SpecificationView
from nosdesk.forms.answers import pattern_lines
from nosdesk.forms.specification import AGREE, SPECIFICATION
from nosdesk.forms.specification_rows import COST_SHARE, CRITERION, OBJECTIVE, REQUIREMENT
from nosdesk.i18n import Reader, Words

CODE: Final = Words("Specification {code}", "List {code}")
KICKER: Final = Words("Specification of a service", "List of what you need")
TITLE: Final = Words("{service} for {name}")
AGREED: Final = Words("Agreed {day}")
IN_THIS: Final = Words("In this specification", "What is in this document")

_MAIN: Final = ("quality", "worker_preference", "worker_language", "pets", "preferences")
_FEATURES: Final = ("equality", "sustainability", "safety")
_MONEY: Final = ("price_basis", "vat", "payment_terms")
_WATCH: Final = ("meetings", "reports")
KIND_PICTURES: Final = {
    RequirementKind.SERVICE: "help-at-home",
    RequirementKind.TIME: "clock",
    RequirementKind.WORKER: "worker",
    RequirementKind.QUALITY: "quality",
    RequirementKind.EQUALITY: "equality",
    RequirementKind.SUSTAINABILITY: "environment",
    RequirementKind.SAFETY: "shield",
    RequirementKind.PREFERENCE: "personal",
}


def build(view: SpecificationView, reader: Reader, form: Format, today: date) -> b.Document:
    """The specification for one reader. One that is not agreed says that it is a draft."""
    names = {outcome.id: bare(outcome.statement) for outcome in view.outcomes}
    names |= {each.id: bare(each.name) for each in view.sharers}
    pen = Pen(reader, form, today, names, view.texts)
    spec = view.specification
    draft = spec.status is SpecificationStatus.DRAFT
    agreed = pen.say(AGREED, day=pen.date(spec.agreed_on))
    service = bare(spec.title) or pen.say(SPECIFICATION.title)
    return b.Document(
        code=pen.say(CODE, code=code_of(view.person, spec)),
        title=pen.say(TITLE, service=service, name=pen.name_of(view.person)),
        short_title=service,
        state=pen.say(DRAFT) if draft else agreed,
        language=pen.reader.language,
        subject=service,
        blocks=_easy(pen, view, service) if pen.easy else tuple(_print(pen, view, service)),
        picture="specification",
        draft=draft,
    )


def _title_of(pen: Pen, key: str) -> str:
    return pen.say(SPECIFICATION.part(key).title)


def _budget(pen: Pen, view: SpecificationView) -> str:
    spec = view.specification
    if spec.budget is None:
        return pen.say(NOT_SAID)
    if spec.budget_period is None:
        return pen.reader.money(spec.budget)
    return per_period(spec.budget, spec.budget_period, pen.reader)


def _when(pen: Pen, view: SpecificationView) -> str:
    spec = view.specification
    said = [pen.shown(SPECIFICATION, "start_wanted", spec), pen.shown(SPECIFICATION, "weeks_wanted", spec)]
    return ", ".join(part for part in said if part) or pen.say(NOT_SAID)


def _print(pen: Pen, view: SpecificationView, service: str) -> Iterator[b.Block]:
    spec = view.specification
    yield b.Title(pen.say(TITLE, service=service, name=pen.name_of(view.person)), pen.say(KICKER))
    facts = (
        b.Fact(pen.label(SPECIFICATION, "visits"), pattern.summary(view.visits, pen.reader)),
        b.Fact(pen.say(Words("Start and length", "Start and end")), _when(pen, view)),
        b.Fact(pen.label(SPECIFICATION, "budget"), _budget(pen, view)),
        pen.fact(SPECIFICATION, "answers_by", spec),
        b.Fact(pen.say(QUESTIONS), pen.first_asker(view.contacts)),
    )
    yield b.Facts(facts)
    yield b.Contents(pen.say(IN_THIS))
    yield b.Part(_title_of(pen, "aims"), "target")
    yield from paragraphs(pen.or_not_said(bare(spec.aims)))
    yield b.Part(_title_of(pen, "what"), "help-at-home")
    yield from paragraphs(pen.or_not_said(bare(spec.what)))
    yield b.Part(_title_of(pen, "objectives"), "outcome")
    yield from _objectives(pen, view)
    yield b.Part(pen.say(Words("Where and when")), "calendar")
    yield from pen.answers(SPECIFICATION, spec, "place")
    yield from _times(pen, view)
    yield b.Part(_title_of(pen, "requirements"), "requirement")
    yield from _requirements(pen, view)
    yield b.Part(pen.say(Words("Who comes, and how")), "workers")
    yield from _answered(pen, view, *_MAIN, *_FEATURES)
    yield b.Part(pen.say(Words("Price and payment", "Money")), "money")
    budget = b.Fact(pen.label(SPECIFICATION, "budget"), _budget(pen, view))
    yield from pen.answers(SPECIFICATION, spec, "budget_source", *_MONEY, after=(budget,))
    yield from _shares(pen, view)
    yield b.Part(_title_of(pen, "managing"), "check")
    yield from pen.answers(SPECIFICATION, spec, *_WATCH)
    yield b.Part(_title_of(pen, "if-not"), "steps")
    yield from paragraphs(pen.or_not_said(bare(spec.if_not_delivered)))
    yield from _criteria(pen, view)
    yield b.Part(_title_of_agreement(pen), "agreement")
    yield from _agreement(pen, view)
    yield from pen.ask_part(view.contacts)


def _title_of_agreement(pen: Pen) -> str:
    return pen.say(AGREE.part("agree").title)


def _answered(pen: Pen, view: SpecificationView, *names: str) -> tuple[b.Block, ...]:
    made = pen.answers(SPECIFICATION, view.specification, *names, missing=False)
    return made or pen.line("question", NOT_SAID)


def _objectives(pen: Pen, view: SpecificationView) -> Iterator[b.Block]:
    if not view.objectives:
        yield b.Paragraph(pen.say(NOT_SAID))
        return
    columns = tuple(b.Column(pen.label(OBJECTIVE, name)) for name in ("statement", "outcome_id", "watched", "judged"))
    rows = tuple(
        b.row(
            f"{number}. {pen.or_not_said(bare(each.statement))}",
            *(pen.or_not_said(pen.shown(OBJECTIVE, name, each)) for name in ("outcome_id", "watched", "judged")),
        )
        for number, each in enumerate(view.objectives, 1)
    )
    yield b.Table(_title_of(pen, "objectives"), columns, rows)
    often = [bare(each.how_often) for each in view.objectives]
    if any(often):
        yield b.PageNote(
            f"{pen.label(OBJECTIVE, 'how_often')}: {pen.reader.together(list(dict.fromkeys(filter(None, often))))}"
        )


def _times(pen: Pen, view: SpecificationView) -> Iterator[b.Block]:
    lines = pattern_lines(view.visits, pen.reader)
    yield b.Heading(pen.label(SPECIFICATION, "visits"))
    if lines:
        yield b.BulletList(lines)
    yield b.Paragraph(pattern.summary(view.visits, pen.reader))
    yield from pen.answers(SPECIFICATION, view.specification, "start_wanted", "weeks_wanted")
    yield from pen.answers(SPECIFICATION, view.specification, "miles_a_week", missing=False)


def _requirements(pen: Pen, view: SpecificationView) -> Iterator[b.Block]:
    if not view.requirements:
        yield b.Paragraph(pen.say(NOT_SAID))
    for strength, lead in (
        (
            Strength.MUST,
            Words("Only an offer that meets all of these can be chosen.", "You say no to an offer without these."),
        ),
        (Strength.SHOULD, Words("An offer is better with these.", "These make an offer better.")),
        (None, NOT_SAID),
    ):
        chosen = [each for each in view.requirements if each.strength is strength and each.statement.strip()]
        if not chosen:
            continue
        if strength:
            yield b.Heading(pen.say(strength.words))
        yield b.Paragraph(pen.say(lead))
        columns = (b.Column(pen.label(REQUIREMENT, "statement")), b.Column(pen.label(REQUIREMENT, "kind")))
        rows = tuple(b.row(bare(each.statement), pen.choice(each.kind)) for each in chosen)
        yield b.Table(pen.choice(strength), columns, rows)


def _shares(pen: Pen, view: SpecificationView) -> Iterator[b.Block]:
    if not view.shares:
        return
    title = _title_of(pen, "shares")
    yield b.Heading(title)
    columns = (b.Column(pen.say(Words("Who"))), b.Column(pen.label(COST_SHARE, "share"), b.ColumnKind.NUMBER))
    rows = tuple(b.row(who, share) for who, share in _shared(pen, view))
    yield b.Table(title, columns, rows)


def _shared(pen: Pen, view: SpecificationView) -> list[tuple[str, str]]:
    return [
        (
            pen.names.get(each.person_id or each.contact_id or each.id, "") or pen.say(NOT_SAID),
            pen.or_not_said(pen.shown(COST_SHARE, "share", each)),
        )
        for each in view.shares
    ]


def _criteria(pen: Pen, view: SpecificationView) -> Iterator[b.Block]:
    if not view.criteria:
        return
    title = pen.say(Words("How offers are judged", "How you choose"))
    yield b.Part(title, "weights")
    columns = (
        b.Column(pen.label(CRITERION, "name")),
        b.Column(pen.label(CRITERION, "weight"), b.ColumnKind.NUMBER),
        b.Column(pen.label(CRITERION, "guidance")),
    )
    rows = tuple(
        b.row(pen.or_not_said(bare(each.name)), pen.reader.number(each.weight), bare(each.guidance))
        for each in view.criteria
    )
    total = b.row(pen.say(Words("All")), pen.reader.number(sum(each.weight for each in view.criteria)), "")
    yield b.Table(title, columns, rows, total)


def _agreement(pen: Pen, view: SpecificationView) -> tuple[b.Block, ...]:
    spec = view.specification
    if spec.status is SpecificationStatus.DRAFT:
        return pen.line(
            "wait", Words("Nobody has agreed this specification yet.", "You have not agreed this list yet.")
        )
    return pen.line(
        "agreement",
        Words("Agreed on {day} by {names}.", "{names} said yes on {day}."),
        day=pen.date(spec.agreed_on),
        names=pen.or_not_said(bare(spec.agreed_by)),
    )


# ---- easy read -----------------------------------------------------------------------------------


def _easy(pen: Pen, view: SpecificationView, service: str) -> tuple[b.Block, ...]:
    body = (
        *_easy_support(pen, view),
        *_easy_when(pen, view),
        *_easy_requirements(pen, view),
        *_easy_money(pen, view),
        *_easy_watch(pen, view),
    )
    lines = (pen.say(Words("For {name}"), name=pen.name_of(view.person)), service)
    title = b.Title(pen.say(Words("Specification", "What you need")), lines=lines)
    about = pen.line(
        "specification",
        Words("This document is a **specification**.", "This is your **specification**."),
        Words("A specification describes the support that is wanted.", "A specification is a list of what you need."),
    )
    about += pen.line(
        "offer",
        Words("**Providers** answer it with an **offer**.", "**Providers** read it and send an **offer**."),
        Words("A provider gives support. An offer names the price.", "An offer says what they do and what it costs."),
    )
    return (
        title,
        *opening(pen, about, body),
        *body,
        *closing(pen, ("specification", "provider", "offer", "budget", "outcome"), view.contacts),
    )


def _easy_support(pen: Pen, view: SpecificationView) -> Iterator[b.Block]:
    spec = view.specification
    yield b.Part(pen.say(Words("The support", "The help you want")), "help-at-home")
    title = Words("This is the service.", "This is the help you want.")
    yield b.PictureRow("help-at-home", (f"**{bare(spec.title) or pen.say(NOT_SAID)}**", pen.say(title)))
    yield from pen.answers(SPECIFICATION, spec, "aims", "what")
    yield b.Part(_title_of(pen, "objectives"), "outcome")
    yield from pen.line(
        "outcome",
        Words("An **outcome** is a change that a person wants.", "An **outcome** is what gets better for you."),
        Words("Each objective serves one.", "This help must bring you that."),
    )
    if not view.objectives:
        yield from pen.line("question", NOT_SAID)
    for each in view.objectives:
        head = f"**{pen.label(OBJECTIVE, 'statement')}**"
        yield from pen.rows(pen.picture(each.statement, "target"), head, pen.or_not_said(pen.own(each.statement)))
        outcome = pen.names.get(each.outcome_id, "") if each.outcome_id else ""
        if outcome:
            head = f"**{pen.label(OBJECTIVE, 'outcome_id')}**"
            yield from pen.rows(pen.picture(outcome, "star"), head, pen.own(outcome))
        yield from pen.answers(OBJECTIVE, each, "watched", "judged", missing=False)


def _easy_when(pen: Pen, view: SpecificationView) -> Iterator[b.Block]:
    spec = view.specification
    yield b.Part(pen.say(Words("Where and when")), "calendar")
    yield from pen.answers(SPECIFICATION, spec, "place")
    lines = pattern_lines(view.visits, pen.reader)
    said = "\n".join(lines) or pattern.summary((), pen.reader)
    yield from pen.rows("weekly-pattern", f"**{pen.label(SPECIFICATION, 'visits')}**", said)
    yield from pen.answers(SPECIFICATION, spec, "start_wanted", "weeks_wanted")


def _easy_requirements(pen: Pen, view: SpecificationView) -> Iterator[b.Block]:
    yield b.Part(_title_of(pen, "requirements"), "requirement")
    if not view.requirements:
        yield from pen.line("question", NOT_SAID)
    for strength in (Strength.MUST, Strength.SHOULD, None):
        chosen = [each for each in view.requirements if each.strength is strength and each.statement.strip()]
        if chosen and strength:
            yield b.Heading(pen.say(strength.words))
        for each in chosen:
            yield from pen.rows(pen.picture(each.statement, _picture(each)), "", pen.own(each.statement))
    wishes = pen.answers(SPECIFICATION, view.specification, *_MAIN, *_FEATURES, missing=False)
    if wishes:
        yield b.Part(pen.say(Words("Who comes, and how")), "workers")
        yield from wishes


def _picture(requirement: Requirement) -> str:
    return KIND_PICTURES[requirement.kind] if requirement.kind else "requirement"


def _easy_money(pen: Pen, view: SpecificationView) -> Iterator[b.Block]:
    yield b.Part(pen.say(Words("Price and payment", "Money")), "money")
    yield from pen.line(
        "budget",
        Words("The **budget** is the most that can be paid.", "Your **budget** is the money you have for this."),
        Words("{budget}"),
        budget=_budget(pen, view),
    )
    yield from pen.answers(SPECIFICATION, view.specification, "budget_source")
    yield from pen.answers(SPECIFICATION, view.specification, *_MONEY, missing=False)
    for who, share in _shared(pen, view):
        yield from pen.line(
            "partly", Words("{who} pays {share} of the cost.", "{who} pays {share}."), who=who, share=share
        )


def _easy_watch(pen: Pen, view: SpecificationView) -> Iterator[b.Block]:
    yield b.Part(pen.say(Words("How we keep watch", "How we check")), "check")
    yield from pen.answers(SPECIFICATION, view.specification, *_WATCH, "if_not_delivered")
    if view.criteria:
        yield b.Part(pen.say(Words("How offers are judged", "How you choose")), "weights")
        yield from pen.line(
            "weights",
            Words("Each thing counts so many points out of 100.", "You give points to each offer."),
            Words("The most points are best.", "The best has the most points."),
        )
        for each in view.criteria:
            words = Words("At most {points} points", "Up to {points} points")
            name, *more = pen.own(each.name).split("\n")
            yield b.PictureRow("star", (f"**{name}**", *more, pen.say(words, points=each.weight)))
    yield from pen.answers(SPECIFICATION, view.specification, "answers_by", missing=False)
    yield b.Part(_title_of_agreement(pen), "agreement")
    yield from _agreement(pen, view)
