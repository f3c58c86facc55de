"""The contract in easy read: one idea a row, the program's own terms in easy words, everybody's own words in marks."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from nosdesk.documents import blocks as b
from nosdesk.documents.contract_parts import DAYS, TITLE, how_known, ladder, signatures
from nosdesk.documents.easy import closing, opening
from nosdesk.documents.payments import RHYTHM_PICTURES, RHYTHMS
from nosdesk.documents.pen import NOT_SAID, Pen, bare
from nosdesk.domain import pattern
from nosdesk.domain.choices import CorrectiveKind, Party
from nosdesk.domain.views import ContractView
from nosdesk.forms.answers import pattern_lines
from nosdesk.forms.contract import CONTRACT
from nosdesk.forms.contract_rows import CONTRACT_OBJECTIVE, MILESTONE
from nosdesk.forms.specification import SPECIFICATION
from nosdesk.i18n import Counted, Words

_STEP_PICTURES: Final = {
    CorrectiveKind.ADVICE: "talk",
    CorrectiveKind.MONITORING: "check",
    CorrectiveKind.OTHER_WAYS: "two-workers",
    CorrectiveKind.REFERRAL: "council",
    CorrectiveKind.AMEND: "amendment",
    CorrectiveKind.TERMINATE: "termination",
}


def blocks(pen: Pen, view: ContractView) -> tuple[b.Block, ...]:
    """The whole document."""
    body = (
        *_who(pen, view),
        *_support(pen, view),
        *_outcomes(pen, view),
        *_milestones(pen, view),
        *_duties(pen, view),
        *_money(pen, view),
        *_if_wrong(pen, view),
        *_ending(pen, view),
        *signatures(pen, view),
    )
    hard = ["contract", "provider", "outcome", "review", "notice"]
    hard += ["milestone"] if view.milestones else []
    return (
        *_cover(pen, view),
        *opening(pen, _about(pen, view), body),
        *body,
        *closing(pen, hard, view.contacts, view.provider),
    )


def _cover(pen: Pen, view: ContractView) -> Iterator[b.Block]:
    start, end = view.contract.start, view.contract.end
    lines = [pen.say(Words("For {name}"), name=pen.name_of(view.person))]
    if view.contract.title:
        lines.append(bare(view.contract.title))
    if start and end:
        when = Words("From {first} to {last}")
        lines.append(pen.say(when, first=pen.reader.date(start), last=pen.reader.date(end)))
    yield b.Title(pen.say(TITLE, name=pen.name_of(view.person)), lines=tuple(lines))


def _about(pen: Pen, view: ContractView) -> Iterator[b.Block]:
    yield from pen.line(
        "contract",
        Words("This document is a **contract**.", "This is about your **contract**."),
        Words(
            "A contract is a written agreement that both sides sign.", "A contract is a promise on paper that you sign."
        ),
    )
    cost = Words("It costs {value} in all.", "You pay {value} in all.")
    if view.payments:
        yield from pen.line("total", cost, value=f"**{pen.reader.money(view.value)}**")
    asked = pen.askers(view.contacts, view.provider)
    if asked:
        ask = Words("Ask {name} about this contract.", "You can ask {name} about it.")
        said = (pen.say(ask, name=asked[0].name), *asked[0].lines[:2])
        yield b.PictureRow(asked[0].picture, said)


def _who(pen: Pen, view: ContractView) -> Iterator[b.Block]:
    yield b.Part(pen.say(Words("Who this contract is between", "Who is in this contract")), "support")
    yield from pen.line(
        "you",
        Words("The support is for {name}.", "You are {name}."),
        Words("{name} decides about the support.", "This is your support."),
        name=pen.name_of(view.person),
    )
    yield from pen.line(
        "provider",
        Words("{provider} is the **provider**.", "{provider} is your **provider**."),
        Words("A provider is an organisation or person who gives support.", "A provider gives you support."),
        provider=pen.name_of(view.provider),
    )
    for source in view.funding:
        if source.source:
            yield from pen.line(
                "bank",
                Words("The money comes from this source:", "The money comes from here."),
                Words("**{source}**"),
                source=pen.choice(source.source),
            )
    for each in [c for c in pen.current(view.contacts) if c.name][:2]:
        yield from pen.line(
            "someone-you-trust", Words("{name} helps the person.", "{name} helps you."), name=pen.name_of(each)
        )


def _support(pen: Pen, view: ContractView) -> Iterator[b.Block]:
    yield b.Part(pen.say(Words("The support", "Your support")), "help-at-home")
    contract = view.contract
    title = Words("This is the service.", "This is the help you get.")
    yield b.PictureRow("help-at-home", (f"**{bare(contract.title) or pen.say(NOT_SAID)}**", pen.say(title)))
    yield from pen.answers(CONTRACT, contract, "aims")
    yield from pen.answers(SPECIFICATION, view.specification, "what", "place", missing=False)
    lines = pattern_lines(view.visits, pen.reader)
    head = f"**{pen.label(SPECIFICATION, 'visits')}**"
    yield from pen.rows("weekly-pattern", head, "\n".join(lines) or pattern.summary(view.visits, pen.reader))
    yield from (
        pen.line(
            "calendar",
            Words("The support starts on {start}.", "Your support starts on {start}."),
            Words("It ends on {end}.", "It stops on {end}."),
            start=pen.date(contract.start),
            end=pen.date(contract.end),
        )
        if contract.start and contract.end
        else pen.answers(CONTRACT, contract, "start", "end")
    )


def _outcomes(pen: Pen, view: ContractView) -> Iterator[b.Block]:
    yield b.Part(pen.say(Words("Outcomes", "What you want")), "outcome")
    yield from pen.line(
        "outcome",
        Words("These are the **outcomes** of this contract.", "These are your **outcomes**."),
        Words("An outcome is a change that a person wants.", "An outcome is what gets better for you."),
    )
    if not view.objectives:
        yield from pen.line("question", NOT_SAID)
    for each in view.objectives:
        if each.outcome.strip():
            head = f"**{pen.label(CONTRACT_OBJECTIVE, 'outcome')}**"
            yield from pen.rows(pen.picture(each.outcome, "star"), head, pen.own(each.outcome))
        picture = pen.picture(each.statement, "target")
        yield from pen.rows(
            picture, f"**{pen.label(CONTRACT_OBJECTIVE, 'statement')}**", pen.or_not_said(pen.own(each.statement))
        )
        known = how_known(pen, each)
        if known:
            yield from pen.rows("check", f"**{pen.say(Words('How we will know', 'How we can tell'))}**", known)


def _milestones(pen: Pen, view: ContractView) -> Iterator[b.Block]:
    yield b.Part(pen.say(Words("Milestones and meetings", "Steps and meetings")), "milestone")
    if view.milestones:
        yield from pen.line(
            "milestone",
            Words("These are the **milestones** of this contract.", "These are your **milestones**."),
            Words("A milestone is something to be reached by a certain day.", "A milestone is a step with a date."),
        )
    for step in view.milestones:
        by = f"**{pen.label(MILESTONE, 'due_on')} {pen.date(step.due_on)}**"
        yield from pen.rows(pen.picture(step.title, "calendar"), by, pen.or_not_said(pen.own(step.title)))
    yield from pen.answers(CONTRACT, view.contract, "monitoring")
    yield from pen.answers(CONTRACT, view.contract, "meetings", "reports", missing=False)
    if view.contract.review_on:
        yield from pen.line(
            "meeting",
            Words("There is a **review** on {day}.", "Your **review** is on {day}."),
            Words("A review is a meeting about how things are going.", "We meet and look at how it goes."),
            day=pen.date(view.contract.review_on),
        )


def _duties(pen: Pen, view: ContractView) -> Iterator[b.Block]:
    yield b.Part(pen.say(Words("What each side must do", "What each of us must do")), "obligations")
    if not view.obligations:
        yield from pen.line("question", NOT_SAID)
    parties = (
        (Party.PERSON, pen.say(Words("The person will", "You will")), "you"),
        (Party.PAYER, pen.say(Words("Whoever pays will", "The one who pays will")), "money"),
        (Party.PROVIDER, pen.say(Words("{provider} will"), provider=pen.name_of(view.provider)), "worker"),
    )
    for party, head, picture in parties:
        duties = [each.duty for each in view.obligations if each.party is party and each.duty.strip()]
        if duties:
            yield b.Heading(head)
        for duty in duties:
            yield from pen.rows(picture, "", pen.own(duty))


def _money(pen: Pen, view: ContractView) -> Iterator[b.Block]:
    yield b.Part(pen.say(Words("Payments", "Money")), "money")
    if not view.payments:
        problem = view.payments_problem.said(pen.reader) if view.payments_problem else pen.say(NOT_SAID)
        yield b.PictureRow("question", (problem,))
        return
    rhythm = view.contract.rhythm
    many = Counted("There is {n} payment.", "There are {n} payments.", "You pay {n} time.", "You pay {n} times.")
    yield b.PictureRow(RHYTHM_PICTURES[rhythm], (pen.say(RHYTHMS[rhythm]), pen.count(many, len(view.payments))))
    usual, often = Counter(due.amount for due in view.payments).most_common(1)[0]
    if often > 1 and often * 2 > len(view.payments):
        most = (
            Words("Each payment is {amount}.", "Each time you pay {amount}.")
            if often == len(view.payments)
            else Words("Most payments are {amount}.", "Most times you pay {amount}.")
        )
        yield from pen.line("money", most, amount=f"**{pen.reader.money(usual)}**")
    yield from pen.line(
        "total",
        Words("It comes to {value} in all.", "All together you pay {value}."),
        value=f"**{pen.reader.money(view.value)}**",
    )
    yield from pen.answers(CONTRACT, view.contract, "vat")
    first = min(due.due_on for due in view.payments)
    yield from pen.line(
        "calendar",
        Words("The first payment is due by {day}.", "Pay the first time by {day}."),
        Words("All dates stand in the payment plan.", "Your payment plan has all the dates."),
        day=pen.date(first),
    )


def _if_wrong(pen: Pen, view: ContractView) -> Iterator[b.Block]:
    yield b.Part(pen.say(Words("If something goes wrong")), "steps")
    now = Words("Tell the council at once.", "Tell the council now.")
    emergency = Words("In an emergency, call 999 at once.", "In an emergency, call 999.")
    title = pen.say(Words("If somebody is not safe", "Are you not safe?"))
    yield b.Notice((pen.say(now), pen.say(emergency)), title, b.NoticeKind.CAUTION, "emergency")
    if not view.steps:
        yield from pen.line("question", NOT_SAID)
    yield from pen.line(
        "steps",
        Words("Is a promise not kept? There are steps to put it right.", "Is something wrong? We take these steps."),
        Words("We begin at step 1 and go on only if needed.", "We start with step 1."),
    )
    steps = []
    for each in ladder(view.steps):
        lines = [f"{pen.own(each.trigger)}" if each.trigger else "", pen.own(each.action) if each.action else ""]
        name = pen.choice(each.kind)
        picture = _STEP_PICTURES[each.kind] if each.kind else "steps"
        steps.append(b.Step(f"{name}.", lines[1], lines[0], picture))
    if steps:
        yield b.Steps(tuple(steps))


def _ending(pen: Pen, view: ContractView) -> Iterator[b.Block]:
    contract = view.contract
    yield b.Part(pen.say(Words("Changing or ending it")), "amendment")
    if contract.notice_days is not None:
        yield from pen.line(
            "letter",
            Words("The contract may be ended with **notice**.", "To stop, you must give **notice**."),
            Words("Notice is telling the other side some time before.", "Notice means you tell them some time before."),
            Words("The notice is {days}.", "You tell them {days} before."),
            days=pen.count(DAYS, contract.notice_days),
        )
    yield from pen.answers(CONTRACT, contract, "changes", "ending", "complaints")
    yield from pen.answers(CONTRACT, contract, "insurance", "privacy", missing=False)
