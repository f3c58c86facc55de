"""The contract in standard and large print; easy read is in contract_easy."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from nosdesk.documents import blocks as b
from nosdesk.documents import contract_easy
from nosdesk.documents.contract_parts import TITLE, how_known, ladder, signatures
from nosdesk.documents.formats import Format
from nosdesk.documents.payments import cost_line, plan_table, time_line
from nosdesk.documents.pen import (
    AS_OF,
    DRAFT,
    NOT_SAID,
    QUESTIONS,
    THE_PROVIDER,
    Pen,
    bare,
    code_of,
    one_line,
    paragraphs,
)
from nosdesk.domain import pattern
from nosdesk.domain.choices import ContractStatus, Party
from nosdesk.domain.views import ContractView
from nosdesk.forms.answers import pattern_lines
from nosdesk.forms.contract import CONTRACT
from nosdesk.forms.contract_rows import CONTRACT_OBJECTIVE, FUNDING, MILESTONE
from nosdesk.forms.offer import PROVIDER
from nosdesk.forms.person import PERSON
from nosdesk.forms.specification import SPECIFICATION
from nosdesk.forms.specification_rows import REQUIREMENT
from nosdesk.i18n import Counted, Reader, Words

CODE: Final = Words("Contract {code}")
KICKER: Final = Words("Contract for support")
SIGNED: Final = Words("Signed {day}")
TO_SIGN: Final = Words("To sign")
WITHIN: Final = Counted("within {n} day", "within {n} days")

_PERSON: Final = Words("The person", "You")
_BETWEEN: Final = Words("{name} and {provider}")
_SUPPORT: Final = Words("Support")
_FROM: Final = Words("From")
_COST: Final = Words("Cost")
_IN_THIS: Final = Words("In this contract", "What is in this document")
_UNSAFE: Final = Words("If {name} is not safe", "Are you not safe?")
_NOW: Final = Words(
    "Do not wait for the steps below. Tell the council at once. In an emergency, call 999.",
    "Tell the council now. In an emergency, call 999.",
)


def build(view: ContractView, reader: Reader, form: Format, today: date) -> b.Document:
    """The contract for one reader. A draft says so; one that is ready has places to sign; a signed one says who signed."""
    pen = Pen(reader, form, today, texts=view.texts)
    contract = view.contract
    draft = contract.status is ContractStatus.DRAFT
    name = pen.name_of(view.person)
    return b.Document(
        code=pen.say(CODE, code=code_of(view.person, contract)),
        title=pen.say(TITLE, name=name),
        short_title=bare(contract.title),
        state=_state(pen, view),
        language=pen.reader.language,
        subject=bare(contract.title),
        blocks=contract_easy.blocks(pen, view) if pen.easy else tuple(_blocks(pen, view)),
        picture="contract",
        draft=draft,
    )


def _state(pen: Pen, view: ContractView) -> str:
    match view.contract.status:
        case ContractStatus.DRAFT:
            return pen.say(DRAFT)
        case ContractStatus.READY:
            return pen.say(TO_SIGN)
        case ContractStatus.SIGNED:
            signed = view.contract.signed_on
            return pen.say(SIGNED, day=pen.reader.date(signed)) if signed else pen.say(AS_OF, day=pen.date(pen.today))


def _blocks(pen: Pen, view: ContractView) -> Iterator[b.Block]:
    name, provider = pen.name_of(view.person), pen.name_of(view.provider)
    yield b.Title(pen.say(_BETWEEN, name=name, provider=provider), pen.say(KICKER))
    support = bare(view.contract.title) or pen.say(NOT_SAID)
    facts = (
        b.Fact(pen.say(_SUPPORT), f"{support}. {pattern.summary(view.visits, pen.reader)}"),
        b.Fact(pen.say(_FROM), time_line(pen, view)),
        b.Fact(pen.say(_COST), cost_line(pen, view)),
        b.Fact(pen.say(QUESTIONS), pen.first_asker(view.contacts, view.provider)),
    )
    yield b.Facts(facts)
    yield b.Contents(pen.say(_IN_THIS))
    yield from _parties(pen, view)
    yield from _purpose(pen, view)
    yield from _objectives(pen, view)
    yield from _promises(pen, view)
    yield from _watching(pen, view)
    yield from _milestones(pen, view)
    yield from _duties(pen, view)
    yield from _payments(pen, view)
    yield from _if_wrong(pen, view)
    yield from _terms(pen, view)
    yield from pen.ask_part(view.contacts, view.provider)
    yield from signatures(pen, view)


def _parties(pen: Pen, view: ContractView) -> Iterator[b.Block]:
    title = pen.say(Words("Who this contract is between", "Who is in this contract"))
    yield b.Part(title, "support")
    person, provider = view.person, view.provider
    contact = pen.or_not_said(bare(provider.contact_name))
    helpers = [pen.name_of(each) for each in pen.current(view.contacts) if each.name][:3]
    rows = [
        b.row(pen.label(PERSON, "name"), pen.name_of(person), pen.name_of(provider)),
        b.row(
            pen.label(PERSON, "address"),
            pen.or_not_said(one_line(person.address)),
            pen.or_not_said(one_line(provider.address)),
        ),
        b.row(pen.label(PERSON, "phone"), pen.or_not_said(bare(person.phone)), pen.or_not_said(bare(provider.phone))),
        b.row(pen.label(PERSON, "email"), pen.or_not_said(bare(person.email)), pen.or_not_said(bare(provider.email))),
        b.row(pen.label(PROVIDER, "contact_name"), pen.reader.together(helpers) or pen.called(person), contact),
    ]
    columns = (b.Column(""), b.Column(pen.say(_PERSON)), b.Column(pen.say(THE_PROVIDER)))
    table = b.Table(title, columns, tuple(rows))
    yield _turned(table) if pen.form.enlarged else table
    if provider.regulator or provider.rating:
        yield from pen.answers(PROVIDER, provider, "regulator", "rating", "rated_on", missing=False)


def _turned(table: b.Table) -> b.Table:
    """The same with rows as columns: in large and giant print each party is a card."""
    columns = tuple(b.Column(line.cells[0].text) for line in table.rows)
    rows = tuple(
        b.row(column.head, *(line.cells[at].text for line in table.rows))
        for at, column in enumerate(table.columns[1:], 1)
    )
    return b.Table(table.name, (table.columns[0], *columns), rows)


def _purpose(pen: Pen, view: ContractView) -> Iterator[b.Block]:
    yield b.Part(pen.say(Words("What this contract is for", "Your support")), "target")
    yield from paragraphs(pen.or_not_said(bare(view.contract.aims)))
    yield from pen.answers(SPECIFICATION, view.specification, "what", "place", missing=False)
    lines = pattern_lines(view.visits, pen.reader)
    if lines:
        yield b.Heading(pen.label(SPECIFICATION, "visits"))
        yield b.BulletList(lines)
        yield b.PageNote(pattern.summary(view.visits, pen.reader))


def _objectives(pen: Pen, view: ContractView) -> Iterator[b.Block]:
    title = pen.say(Words("Objectives and outcomes", "What you want"))
    yield b.Part(title, "outcome")
    if not view.objectives:
        yield b.Paragraph(pen.say(NOT_SAID))
        return
    meaning = Words(
        "An objective is what the provider brings about. An outcome is what changes for {name}.",
        "An outcome is what gets better for you.",
    )
    yield b.Paragraph(pen.say(meaning, name=pen.called(view.person)))
    columns = (
        b.Column(pen.label(CONTRACT_OBJECTIVE, "statement")),
        b.Column(pen.label(CONTRACT_OBJECTIVE, "outcome")),
        b.Column(pen.say(Words("How we will know", "How we can tell"))),
    )
    rows = tuple(
        b.row(
            f"{number}. {pen.or_not_said(bare(each.statement))}",
            pen.or_not_said(bare(each.outcome)),
            how_known(pen, each) or pen.say(NOT_SAID),
        )
        for number, each in enumerate(view.objectives, 1)
    )
    yield b.Table(title, columns, rows)


def _promises(pen: Pen, view: ContractView) -> Iterator[b.Block]:
    if not view.requirements:
        return
    title = pen.say(Words("What was asked and answered", "What they promise"))
    yield b.Part(title, "requirement")
    answers = {answer.requirement_id: answer for answer in view.answers}
    columns = (
        b.Column(pen.label(REQUIREMENT, "statement")),
        b.Column(pen.label(REQUIREMENT, "strength")),
        b.Column(pen.say(Words("The provider’s answer", "Their answer"))),
    )
    rows = []
    for each in view.requirements:
        answer = answers.get(each.id)
        said = bare(answer.words) or pen.say(answer.met.words) if answer else pen.say(NOT_SAID)
        rows.append(b.row(bare(each.statement), pen.choice(each.strength), said))
    yield b.Table(title, columns, tuple(rows))


def _watching(pen: Pen, view: ContractView) -> Iterator[b.Block]:
    yield b.Part(pen.say(Words("How we keep watch", "How we check")), "check")
    yield from pen.answers(CONTRACT, view.contract, "monitoring", "meetings", "reports", "review_on")


def _milestones(pen: Pen, view: ContractView) -> Iterator[b.Block]:
    title = pen.say(Words("Milestones", "Steps on the way"))
    yield b.Part(title, "milestone")
    if not view.milestones:
        yield b.Paragraph(pen.say(Words("No milestones are agreed.", "There are no steps with a date.")))
        return
    explained = Words(
        "A milestone is a step with a date. We check each one on its date.", "We check each step on its day."
    )
    yield b.Paragraph(pen.say(explained))
    columns = (
        b.Column(pen.label(MILESTONE, "title")),
        b.Column(pen.label(MILESTONE, "due_on")),
        b.Column(pen.label(MILESTONE, "note")),
    )
    rows = tuple(
        b.row(f"{number}. {bare(step.title)}", pen.date(step.due_on), pen.or_not_said(bare(step.note)))
        for number, step in enumerate(view.milestones, 1)
    )
    yield b.Table(title, columns, rows)


def _duties(pen: Pen, view: ContractView) -> Iterator[b.Block]:
    yield b.Part(pen.say(Words("What each of us must do", "What you and they must do")), "obligations")
    if not view.obligations:
        yield b.Paragraph(pen.say(NOT_SAID))
    for party, who in (
        (Party.PERSON, pen.name_of(view.person)),
        (Party.PROVIDER, pen.name_of(view.provider)),
        (Party.PAYER, pen.say(Party.PAYER.words)),
    ):
        duties = tuple(bare(each.duty) for each in view.obligations if each.party is party and each.duty.strip())
        if duties:
            yield b.Heading(pen.say(Words("{who} will:"), who=who))
            yield b.BulletList(duties)


def _payments(pen: Pen, view: ContractView) -> Iterator[b.Block]:
    title = pen.say(Words("Payments", "Money"))
    yield b.Part(title, "money")
    contract = view.contract
    names = ["weekly_cost"] if contract.weekly_cost is not None else []
    names += ["one_off_cost"] if contract.one_off_cost is not None else []
    names += ["vat", "rhythm", "days_to_pay", "holiday_rule", "part_week"]
    yield from pen.answers(CONTRACT, contract, *names)
    if view.payments:
        yield b.Heading(pen.say(Words("Payment schedule", "Your payments")))
        yield plan_table(pen, view, pen.say(Words("Payment schedule", "Your payments")))
    else:
        yield b.Notice((cost_line(pen, view),), kind=b.NoticeKind.CAUTION)
    yield b.Heading(pen.say(Words("Where the money comes from", "Who pays")))
    if not view.funding:
        yield b.Paragraph(pen.say(NOT_SAID))
        return
    columns = (
        b.Column(pen.label(FUNDING, "source")),
        b.Column(pen.label(FUNDING, "share"), b.ColumnKind.NUMBER),
        b.Column(pen.label(FUNDING, "note")),
    )
    rows = tuple(
        b.row(pen.choice(each.source), pen.or_not_said(pen.shown(FUNDING, "share", each)), bare(each.note))
        for each in view.funding
    )
    yield b.Table(pen.say(Words("Where the money comes from", "Who pays")), columns, rows)


def _if_wrong(pen: Pen, view: ContractView) -> Iterator[b.Block]:
    yield b.Part(pen.say(Words("If something goes wrong")), "steps")
    in_order = Words("We begin at step 1. If that does not put it right, we take the next step.", "We start at step 1.")
    yield b.Paragraph(pen.say(in_order))
    title = pen.say(_UNSAFE, name=pen.called(view.person))
    yield b.Notice((pen.say(_NOW),), title, b.NoticeKind.CAUTION, "emergency")
    steps = tuple(
        b.Step(
            pen.choice(each.kind),
            " ".join(bare(text) for text in (each.trigger, each.action) if text.strip()),
            pen.count(WITHIN, each.within_days) if each.within_days is not None else "",
        )
        for each in ladder(view.steps)
    )
    yield b.Steps(steps) if steps else b.Paragraph(pen.say(NOT_SAID))


def _terms(pen: Pen, view: ContractView) -> Iterator[b.Block]:
    yield b.Part(pen.say(Words("Changing or ending it")), "amendment")
    yield from pen.answers(CONTRACT, view.contract, "notice_days", "changes", "ending", "complaints")
    yield b.Part(pen.say(Words("Insurance and privacy")), "insurance")
    yield from pen.answers(CONTRACT, view.contract, "insurance", "privacy")
