"""What the contract says alike in print and in easy read: its title, how objectives are known, the places to sign."""

from collections.abc import Iterator, Sequence
from typing import Final

from nosdesk.documents import blocks as b
from nosdesk.documents.pen import Pen, bare
from nosdesk.domain.choices import ContractStatus, CorrectiveKind
from nosdesk.domain.records import ContractObjective, CorrectiveStep
from nosdesk.domain.views import ContractView
from nosdesk.forms.contract_rows import CONTRACT_OBJECTIVE
from nosdesk.i18n import Counted, Words

TITLE: Final = Words("Contract for {name}’s support", "Your support contract")
DAYS: Final = Counted("{n} day", "{n} days")


def how_known(pen: Pen, objective: ContractObjective) -> str:
    """How an objective is watched and judged, and how often, a sentence each; "" where nothing is said."""
    said = [pen.own(text) for text in (objective.watched, objective.judged) if text.strip()]
    if objective.how_often.strip():
        said.append(f"{pen.label(CONTRACT_OBJECTIVE, 'how_often')}: {pen.own(objective.how_often)}")
    if pen.easy:
        return "\n".join(said)
    return " ".join(text if text.endswith((".", "!", "?")) else f"{text}." for text in said)


def ladder(steps: Sequence[CorrectiveStep]) -> tuple[CorrectiveStep, ...]:
    """The corrective steps, mildest first whatever the order in which they were written."""
    order = list(CorrectiveKind)
    return tuple(sorted(steps, key=lambda step: order.index(step.kind) if step.kind else len(order)))


def signatures(pen: Pen, view: ContractView) -> Iterator[b.Block]:
    """The places to sign, or what was recorded at signing."""
    contract = view.contract
    yield b.Part(pen.say(Words("Signatures", "Sign your contract")), "signature")
    if contract.status is ContractStatus.DRAFT:
        later = Words(
            "The places to sign come with the final copy, when both sides have agreed.",
            "You cannot sign yet. You sign when it is finished.",
        )
        yield from pen.line("wait", later)
        return
    if not pen.easy:
        agree = Words(
            "By signing we agree to everything in this contract.", "When you sign, you say yes to all of this."
        )
        yield b.Paragraph(pen.say(agree))
    signed_by = Words("Signed by {name} on {day}", "{name} signed on {day}")
    signed = contract.status is ContractStatus.SIGNED

    def recorded(who: str) -> tuple[str, ...]:
        return (pen.say(signed_by, name=bare(who), day=pen.date(contract.signed_on)),) if signed else ()

    by_person = recorded(contract.signed_for_person)
    if by_person and contract.signed_read_with.strip():
        read_with = Words("{name} read it with {person} before signing", "{name} read it with {person} first")
        person = pen.called(view.person)
        by_person += (pen.say(read_with, name=bare(contract.signed_read_with), person=person),)
    person_role = pen.say(Words("who the support is for", "this is your contract"))
    yield b.Signature(pen.name_of(view.person), person_role, by_person, helper=not signed)
    provider_role = pen.say(Words("for {provider}"), provider=pen.name_of(view.provider))
    someone = bare(contract.signed_for_provider or view.provider.contact_name) or pen.name_of(view.provider)
    yield b.Signature(someone, provider_role, recorded(contract.signed_for_provider))
    if view.seal and not pen.easy:
        mark = Words(
            "Mark of this signature: {mark}. NOS Desk prints the same mark for as long as nobody has changed the history of the file.",
            "Check mark: {mark}. It shows that nobody changed this.",
        )
        yield b.Paragraph(pen.say(mark, mark=view.seal))
