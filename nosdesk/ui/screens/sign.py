"""Sign a contract: who signs for each side and on which day, who is here, and what signing does."""

from datetime import date
from typing import Final, cast

from nosdesk.domain.choices import ContractStatus
from nosdesk.domain.problem import Problem as Wrong
from nosdesk.domain.views import ContractView
from nosdesk.forms.answers import parse
from nosdesk.forms.contract import CONTRACT
from nosdesk.forms.question import Date, Text, questions
from nosdesk.forms.signing import SIGN
from nosdesk.forms.troubles import NOT_YET
from nosdesk.i18n import Words
from nosdesk.services import contract as contracts
from nosdesk.ui import places
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.kit.arrange import Item, column
from nosdesk.ui.kit.field import Field
from nosdesk.ui.kit.messages import Card, ErrorSummary, Notice, Problem
from nosdesk.ui.kit.pieces import Text as Said
from nosdesk.ui.screens.editors import Control, Sheet, control_for, raw_of
from nosdesk.ui.screens.parts import back_link, button, buttons, plain_screen
from nosdesk.ui.screens.wizard import PROBLEM

_TITLE: Final = Words("Sign the contract", "Sign it")
_ABOUT: Final = Words(
    "When both sides have signed, the contract is locked and the payments are fixed.",
    "When you both sign, it stays the same.",
)
_WHAT: Final = Words(
    "**{title}**, with {provider}, from {first} to {last}, for {value} in all.",
    "**{title}** with {provider}. It costs {value}. It ends on {last}.",
)
_READ_FIRST: Final = Words("Has everybody read it?", "Did you all read it?")
_READ_FIRST_TEXT: Final = Words(
    "Nobody should sign what they have not read or had read to them. Both sides need a copy.",
    "Read it first. Someone can read it to you.",
)
_READ: Final = Words("Read it all through", "Read it all")
_PAPERS: Final = Words("Contract on paper", "Print your contract")
_HERE: Final = Words("Who is here now", "Who is with you now?")
_HERE_TEXT: Final = Words(
    "{names} sit at the program now. That is kept with the signatures.", "{names} are here now. We write that down."
)
_HERE_ONE: Final = Words(
    "{names} sits at the program now. That is kept with the signatures.", "{names} is here now. We write that down."
)
_WHO: Final = Words("Somebody else is here", "Someone else is here")
_RIGHT: Final = Words("{name} may sign for {person}", "{name} can sign for you")
_RIGHT_TEXT: Final = Words("By what right: {basis}.", "The law lets them. It is called: {basis}.")
_NO_PERSON: Final = Words("Type who signs for the person.", "Write who signs for you.")
_NO_PROVIDER: Final = Words("Type who signs for the provider.", "Write who signs for the provider.")
_NO_DAY: Final = Words("Type the day on which it was signed.", "Write the day you signed it.")
_SIGN: Final = Words("Sign and lock it", "We both signed it")
_LATER: Final = Words("Not now")
_SURE: Final = Words("Lock this contract?", "Did you both sign it?")
_SURE_TEXT: Final = Words(
    "{person} and {provider} sign on {day}. After that nothing in the contract can be changed, and {count} payments are fixed.",
    "{person} and {provider} sign on {day}. You cannot change it after that.",
)
_LOCK: Final = Words("Lock it", "Yes, we did")
_KEEP_OPEN: Final = Words("Not yet")
_DONE: Final = Words("The contract is signed and locked.", "You signed the contract.")
_NOT_READY: Final = Words("It cannot be signed yet", "You cannot sign it yet")
_NOT_READY_TEXT: Final = Words(
    "A contract is signed when nothing is missing and it was made ready.",
    "Make it ready first. Then you can sign it.",
)
_SIGNED: Final = Words("It is signed already", "You signed it before")
_TO_CONTRACT: Final = Words("Go to the contract", "Look at the contract")


def screen(ui: Ui, place: places.Sign) -> Screen:
    """The page that asks for both signatures; where it is too early or too late, what to do instead."""
    whole = contracts.view(ui.at, place.contract_id)
    ui.person_id = whole.person.id
    status = whole.contract.status
    if status is ContractStatus.SIGNED:
        return _instead(ui, whole, "done", _SIGNED, None)
    if status is ContractStatus.DRAFT or contracts.gaps(whole):
        return _instead(ui, whole, "caution", _NOT_READY, _NOT_READY_TEXT)
    return _ask(ui, whole)


def _instead(ui: Ui, whole: ContractView, kind: str, word: Words, text: Words | None) -> Screen:
    home = places.ContractHome(whole.contract.id)
    go = button(ui, _TO_CONTRACT, lambda: ui.back_to(home), "primary", after="next")
    notice = Notice(ui.look, kind, ui.say(word), ui.say(text) if text else "")
    return plain_screen(ui, ui.say(_TITLE), notice, buttons(ui, go), back=back_link(ui, home), first=go)


def _ask(ui: Ui, whole: ContractView) -> Screen:
    look, contract = ui.look, whole.contract
    asked = questions(SIGN)
    day_question = next(item for item in asked if isinstance(item, Date))
    sheet = Sheet(ui, contract, [item for item in asked if isinstance(item, Text)], {})
    by_field = {bound.asked.field: bound.field for bound in sheet.bound}
    _suggest(ui, whole, by_field)
    day_control = control_for(ui, day_question, contract.signed_on or ui.at.today())
    day_field = Field(look, ui.say(day_question.ask), day_control)
    summary = ErrorSummary(look)

    def read_day() -> date | str:
        """The day as typed, or what is wrong with it."""
        found = parse(day_question, raw_of(day_question, day_control), ui.reader, ui.at.today())
        if isinstance(found, Wrong):
            return found.said(ui.reader)
        if not isinstance(found, date):
            return ui.say(_NO_DAY)
        return found if found <= ui.at.today() else ui.say(NOT_YET)

    def names() -> dict[str, str]:
        return {name: cast(Control, field.control).value.strip() for name, field in by_field.items()}

    def sign_it() -> None:
        problems = sheet.problems()
        for name, words in (("signed_for_person", _NO_PERSON), ("signed_for_provider", _NO_PROVIDER)):
            field = by_field[name]
            if not names()[name]:
                field.set_error(ui.say(words))
                problems.append(Problem(field.error, field.control))
            elif field.error and not any(problem.target is field.control for problem in problems):
                field.set_error("")
        day = read_day()
        day_field.set_error(day if isinstance(day, str) else "")
        if isinstance(day, str):
            problems.append(Problem(day, day_control))
        summary.show_problems(ui.say(PROBLEM), problems)
        if not problems and isinstance(day, date):
            _sign(ui, whole, names(), day)

    done = button(ui, _SIGN, sign_it, "primary", before="tick", picture="signature")
    later = button(ui, _LATER, lambda: ui.back_to(places.ContractHome(contract.id)))
    fields: list[Item] = [summary]
    for field in (*sheet.fields, day_field):
        fields += [look.space(28), field] if len(fields) > 1 else [field]
    parts = [_what(ui, whole), *_before(ui, whole), column(*fields), _here(ui), buttons(ui, done, later)]
    return plain_screen(
        ui,
        ui.say(_TITLE),
        *parts,
        hint=ui.say(_ABOUT),
        picture="signature",
        back=back_link(ui, places.ContractHome(contract.id)),
        first=sheet.first,
        leave=sheet.leave,
        gap=28,
    )


def _suggest(ui: Ui, whole: ContractView, fields: dict[str, Field]) -> None:
    """Fill in who usually signs; it is kept only when it is signed or changed."""
    usual = {
        "signed_for_person": contracts.signer(ui.at, whole.person).name,
        "signed_for_provider": whole.provider.contact_name,
        "signed_read_with": _reader_beside(ui, whole),
    }
    for name, text in usual.items():
        control = cast(Control, fields[name].control)
        if not control.value:
            control.value = text


def _reader_beside(ui: Ui, whole: ContractView) -> str:
    """Who sits beside the person at the program, and so has likely read it with them."""
    author, signer = ui.at.author, contracts.signer(ui.at, whole.person)
    return author.helper if author.together and author.helper != signer.name else ""


def _what(ui: Ui, whole: ContractView) -> Said:
    """What is signed, in a line."""
    contract = whole.contract
    days = (contract.start, contract.end)
    first, last = (ui.reader.date(day) if day else "" for day in days)
    value = ui.reader.money(whole.value)
    words = ui.say(_WHAT, title=contract.title, provider=whole.provider.name, first=first, last=last, value=value)
    return Said(ui.look, words, "lead")


def _before(ui: Ui, whole: ContractView) -> list[Card | Notice]:
    """What comes before signing: everybody has read it; who has the right to sign, where it is not the person."""
    look, contract = ui.look, whole.contract
    read = places.CheckAnswers(CONTRACT.key, contract.id)
    ways = buttons(
        ui,
        button(ui, _READ, lambda: ui.go(read), picture="reading"),
        button(ui, _PAPERS, lambda: ui.go(places.Papers(contract.id)), "quiet", before="documents"),
    )
    found: list[Card | Notice] = [
        Notice(look, "info", ui.say(_READ_FIRST), ui.say(_READ_FIRST_TEXT), ways),
    ]
    signer = contracts.signer(ui.at, whole.person)
    if signer.basis and signer.name:
        basis = ui.say(signer.basis.words)
        title = ui.say(_RIGHT, name=signer.name, person=whole.person.called)
        found.append(Notice(look, "info", title, ui.say(_RIGHT_TEXT, basis=basis)))
    return found


def _here(ui: Ui) -> Card:
    names = list(ui.at.author.names)
    words = _HERE_TEXT if len(names) > 1 else _HERE_ONE
    said = Said(ui.look, ui.say(words, names=ui.reader.together(names)))
    who = button(ui, _WHO, lambda: ui.go(places.WhoIsHere()), picture="people")
    return Card(ui.look, ui.say(_HERE), said, icon="people", button=who)


def _sign(ui: Ui, whole: ContractView, names: dict[str, str], day: date) -> None:
    """Ask once more, then sign and lock."""
    person, provider = names["signed_for_person"], names["signed_for_provider"]
    text = ui.say(
        _SURE_TEXT,
        person=person,
        provider=provider,
        day=ui.reader.date(day),
        count=ui.reader.number(len(whole.payments)),
    )
    if not ui.shell.ask(ui.say(_SURE), text, ui.say(_LOCK), ui.say(_KEEP_OPEN), danger=False):
        return
    read_with = names["signed_read_with"]
    if ui.did(lambda: contracts.sign(ui.at, whole.contract.id, person, provider, day, read_with=read_with)):
        ui.back_to(places.ContractHome(whole.contract.id))
        ui.shell.announce(ui.say(_DONE))
