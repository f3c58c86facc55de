"""The person profile: who somebody is, in their own words, what they want, who is around them, who decides."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from nosdesk.documents import blocks as b
from nosdesk.documents.easy import closing, opening
from nosdesk.documents.formats import Format
from nosdesk.documents.pen import AS_OF, NOT_SAID, QUESTIONS, ROLE_PICTURES, Pen, bare, code_of
from nosdesk.domain.people import current_authorities, needs_parent
from nosdesk.domain.records import Authority, Contact, Outcome
from nosdesk.domain.views import PersonView
from nosdesk.forms.outcomes import NEED, OUTCOME, OUTCOMES
from nosdesk.forms.people import AUTHORITY, CONTACT, PROVENANCE
from nosdesk.forms.person import PERSON
from nosdesk.forms.question import Form, questions
from nosdesk.i18n import Reader, Words

CODE: Final = Words("Person profile {code}", "Profile {code}")
KICKER: Final = Words("Person profile")
TITLE: Final = Words("Person profile of {name}", "About {name}")
IN_THIS: Final = Words("In this profile", "What is in this document")

_OWN_WORDS: Final = Words("In {name}’s own words", "In your own words")
_TALKING: Final = Words("Talking with {name}", "Talking with you")
_WANTS: Final = Words("What {name} wants", "What you want")
_NEEDS: Final = Words("What {name} needs", "What you need")
_AROUND: Final = Words("People around {name}", "People around you")

_WORDS: Final = ("about", "important", "good_support")
_TALK: Final = ("communication_ways", "communication", "formats", "language", "interpreter")
_REACH: Final = ("name", "birth_date", "address", "phone", "email", "nation", "funding")
_UNDER_18: Final = ("parental_responsibility", "own_view", "turning_18")


def build(view: PersonView, reader: Reader, form: Format, today: date) -> b.Document:
    """The profile for one reader, as of a day."""
    names = {contact.id: bare(contact.name) for contact in view.contacts}
    pen = Pen(reader, form, today, names, view.texts)
    name = pen.name_of(view.person)
    return b.Document(
        code=pen.say(CODE, code=code_of(view.person, view.person)),
        title=pen.say(TITLE, name=name),
        state=pen.say(AS_OF, day=pen.date(today)),
        language=pen.reader.language,
        subject=name,
        blocks=_easy(pen, view) if pen.easy else tuple(_print(pen, view)),
        picture="you",
    )


def _print(pen: Pen, view: PersonView) -> Iterator[b.Block]:
    person = view.person
    yield b.Title(pen.name_of(person), pen.say(KICKER))
    wanted = [bare(outcome.statement) for outcome in view.outcomes if outcome.statement.strip()]
    want = b.Fact(pen.say(_WANTS, name=pen.called(person)), pen.or_not_said(" · ".join(wanted[:3])))
    asked = b.Fact(pen.say(QUESTIONS), pen.first_asker(view.contacts))
    yield b.Facts((pen.fact(PERSON, "known_as", person), pen.fact(PERSON, "communication_ways", person), want, asked))
    yield b.Contents(pen.say(IN_THIS))
    called = pen.called(person)
    yield b.Part(pen.say(_OWN_WORDS, name=called), "you")
    yield from pen.answers(PERSON, person, *_WORDS, headed=True)
    yield b.Part(pen.say(_TALKING, name=called), "talk")
    yield from _talking(pen, view)
    yield b.Part(pen.say(_WANTS, name=called), "outcome")
    yield from _outcomes(pen, view)
    yield b.Part(pen.say(_NEEDS, name=called), "help")
    yield from _needs(pen, view)
    yield b.Part(pen.say(_AROUND, name=called), "family")
    yield from _people(pen, view)
    yield b.Part(pen.say(PERSON.part("decisions").title), "authority")
    yield from _decisions(pen, view)
    yield b.Part(pen.say(Words("Facts", "My facts")), "list")
    yield from pen.answers(PERSON, person, *_REACH)
    yield from _sources(pen, view)


def _talking(pen: Pen, view: PersonView) -> Iterator[b.Block]:
    yield from pen.answers(PERSON, view.person, *_TALK)
    if view.person.interpreter:
        yield from pen.answers(PERSON, view.person, "interpreter_for")


def _outcomes(pen: Pen, view: PersonView) -> Iterator[b.Block]:
    if not view.outcomes:
        yield b.Paragraph(pen.say(NOT_SAID))
    for number, each in enumerate(view.outcomes, 1):
        yield b.Heading(f"{number}. {pen.or_not_said(bare(each.statement))}")
        names = ("priority", "whose_words", "measure", "baseline", "target", "by_when")
        yield from pen.answers(OUTCOME, each, *names, missing=False)


def _needs(pen: Pen, view: PersonView) -> Iterator[b.Block]:
    if not view.needs:
        yield b.Paragraph(pen.say(NOT_SAID))
        return
    columns = (b.Column(pen.label(NEED, "statement")), b.Column(pen.label(NEED, "area")))
    rows = tuple(b.row(pen.or_not_said(bare(each.statement)), pen.choice(each.area)) for each in view.needs)
    yield b.Table(pen.say(_NEEDS, name=pen.called(view.person)), columns, rows)


def _people(pen: Pen, view: PersonView) -> Iterator[b.Block]:
    contacts = pen.current(view.contacts)
    if not contacts:
        yield b.Paragraph(pen.say(NOT_SAID))
        return
    columns = (
        b.Column(pen.label(CONTACT, "name")),
        b.Column(pen.label(CONTACT, "role")),
        b.Column(pen.label(CONTACT, "phone")),
        b.Column(pen.label(CONTACT, "involved")),
    )
    rows = tuple(
        b.row(
            pen.name_of(each), _role(pen, each), pen.or_not_said(bare(each.phone)), pen.or_not_said(bare(each.involved))
        )
        for each in contacts
    )
    yield b.Table(pen.say(_AROUND, name=pen.called(view.person)), columns, rows)


def _role(pen: Pen, contact: Contact) -> str:
    relation = bare(contact.relation)
    return (
        f"{pen.choice(contact.role)}, {relation}" if relation and contact.role else relation or pen.choice(contact.role)
    )


def _deciding(pen: Pen, view: PersonView) -> list[Authority]:
    found = current_authorities(view.authorities, pen.today)
    return [authority for held in found.values() for authority in held]


def _decisions(pen: Pen, view: PersonView) -> Iterator[b.Block]:
    deciding = _deciding(pen, view)
    if not deciding:
        yield b.Paragraph(pen.say(NOT_SAID))
        return
    columns = tuple(b.Column(pen.label(AUTHORITY, name)) for name in ("area", "contact_id", "basis", "since"))
    rows = tuple(
        b.row(
            pen.choice(each.area),
            _who_decides(pen, view, each),
            pen.choice(each.basis),
            pen.shown(AUTHORITY, "since", each) or pen.say(NOT_SAID),
        )
        for each in deciding
    )
    yield b.Table(pen.say(PERSON.part("decisions").title), columns, rows)
    if needs_parent(view.person.birth_date, pen.today):
        yield from pen.answers(PERSON, view.person, *_UNDER_18, missing=False)


def _who_decides(pen: Pen, view: PersonView, authority: Authority) -> str:
    if authority.contact_id is None:
        return pen.name_of(view.person)
    return pen.names.get(authority.contact_id, "") or pen.say(NOT_SAID)


def _sources(pen: Pen, view: PersonView) -> Iterator[b.Block]:
    """Where facts came from, and which of them the person has confirmed."""
    found = [each for each in view.provenances if _about(pen, view, each.about, each.field)]
    if not found:
        return
    title = pen.say(Words("Where these facts come from", "Who told us this"))
    yield b.Heading(title)
    columns = (
        b.Column(pen.say(Words("Fact"))),
        b.Column(pen.label(PROVENANCE, "source")),
        b.Column(pen.label(PROVENANCE, "stated_on")),
        b.Column(pen.label(PROVENANCE, "confirmed_on")),
    )
    rows = tuple(
        b.row(
            _about(pen, view, each.about, each.field),
            ", ".join(part for part in (pen.choice(each.source), bare(each.detail)) if part),
            pen.date(each.stated_on),
            pen.date(each.confirmed_on),
        )
        for each in found
    )
    yield b.Table(title, columns, rows)


_FORMS: Final[dict[str, Form]] = {"Person": PERSON, "Outcome": OUTCOME, "Need": NEED, "Contact": CONTACT}


def _about(pen: Pen, view: PersonView, record: str, field: str) -> str:
    form = _FORMS.get(record)
    asked = next((each for each in questions(form) if each.field == field), None) if form else None
    return pen.say(asked.label) if asked else ""


# ---- easy read -----------------------------------------------------------------------------------


def _easy(pen: Pen, view: PersonView) -> tuple[b.Block, ...]:
    body = (
        *_easy_words(pen, view),
        *_easy_outcomes(pen, view),
        *_easy_people(pen, view),
        *_easy_decisions(pen, view),
        *_easy_facts(pen, view),
    )
    title = b.Title(pen.say(TITLE, name=pen.called(view.person)), lines=(pen.name_of(view.person), pen.date(pen.today)))
    about = [
        *pen.line(
            "you",
            Words("This is the **profile** of {name}.", "This is your **profile**, {name}."),
            Words("A profile says who somebody is.", "A profile says who you are."),
            name=pen.called(view.person),
        ),
        *pen.line(
            "share",
            Words("It may be shown to people who give support.", "You can show it to people who help you."),
            Words("{name} decides who sees it.", "You decide who sees it."),
            name=pen.called(view.person),
        ),
    ]
    hard = ["profile", "outcome", *(["authority"] if _deciding(pen, view) else [])]
    return (title, *opening(pen, about, body), *body, *closing(pen, hard, view.contacts))


def _easy_words(pen: Pen, view: PersonView) -> Iterator[b.Block]:
    yield b.Part(pen.say(PERSON.part("about").title), "you")
    yield from pen.answers(PERSON, view.person, *_WORDS)
    yield b.Part(pen.say(PERSON.part("talking").title), "talk")
    yield from _talking(pen, view)


def _easy_outcomes(pen: Pen, view: PersonView) -> Iterator[b.Block]:
    yield b.Part(pen.say(OUTCOMES.part("outcomes").title), "outcome")
    yield from pen.line(
        "outcome",
        Words("These are **outcomes**.", "These are your **outcomes**."),
        Words("An outcome is a change that somebody wants.", "An outcome is what gets better for you."),
    )
    if not view.outcomes:
        yield from pen.line("question", NOT_SAID)
    for each in view.outcomes:
        yield from _easy_outcome(pen, each)
    yield b.Part(pen.say(OUTCOMES.part("needs").title), "help")
    if not view.needs:
        yield from pen.line("question", NOT_SAID)
    for need in view.needs:
        head = f"**{pen.say(need.area.words)}**" if need.area else f"**{pen.label(NEED, 'statement')}**"
        yield from pen.rows(pen.picture(need.statement, "help"), head, pen.or_not_said(pen.own(need.statement)))


def _easy_outcome(pen: Pen, outcome: Outcome) -> Iterator[b.Block]:
    picture, head = pen.picture(outcome.statement, "star"), f"**{pen.label(OUTCOME, 'statement')}**"
    yield from pen.rows(picture, head, pen.or_not_said(pen.own(outcome.statement)))
    yield from pen.answers(OUTCOME, outcome, "measure", "by_when", missing=False)


def _easy_people(pen: Pen, view: PersonView) -> Iterator[b.Block]:
    yield b.Part(pen.say(PERSON.part("people").title), "family")
    contacts = pen.current(view.contacts)
    if not contacts:
        yield from pen.line("question", NOT_SAID)
    for each in contacts:
        role = pen.choice(each.role)
        lines = (role, *pen.ways(each.phone, ""), *((pen.own(each.involved),) if each.involved.strip() else ()))
        picture = ROLE_PICTURES[each.role] if each.role else "people"
        yield from pen.rows(picture, f"**{pen.name_of(each)}**", "\n".join(lines))


def _easy_decisions(pen: Pen, view: PersonView) -> Iterator[b.Block]:
    yield b.Part(pen.say(PERSON.part("decisions").title), "authority")
    deciding = _deciding(pen, view)
    if not deciding:
        yield from pen.line("question", NOT_SAID)
        return
    yield from pen.line(
        "authority",
        Words("This says who has the **authority** to decide.", "This says who has **authority**."),
        Words("Authority is the right to decide.", "That means they have the right to decide."),
    )
    for each in deciding:
        picture = "you" if each.contact_id is None else "representative"
        who = _who_decides(pen, view, each)
        yield b.PictureRow(picture, (f"**{pen.choice(each.area)}**", who, pen.choice(each.basis)))
    if needs_parent(view.person.birth_date, pen.today):
        yield from pen.answers(PERSON, view.person, *_UNDER_18, missing=False)


def _easy_facts(pen: Pen, view: PersonView) -> Iterator[b.Block]:
    yield b.Part(pen.say(Words("Facts", "My facts")), "list")
    yield from pen.answers(PERSON, view.person, *_REACH)
