"""What every easy-read document has: how it begins, its hard words explained, and whom to ask."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from nosdesk.documents import blocks as b
from nosdesk.documents.pen import NOT_EASY_YET, WORD_LIST, Pen
from nosdesk.domain.easy_finding import Rule
from nosdesk.domain.easy_read import rules_for
from nosdesk.domain.records import Contact, Provider
from nosdesk.i18n import Counted, Words

ABOUT: Final = Words("About this document", "What this is about")
CONTENTS: Final = Words("In this document", "What is in this document")

_COPY: Final = Words("This is the easy read copy of a longer document.", "This is the easy read copy.")
_LONG: Final = Words("The long copy says it in full.", "There is a long copy too.")
_BOLD: Final = Words("Hard words are in **bold** and are explained.", "Hard words are in **bold**.")
_LIST: Final = Words("The word list at the end explains them.", "There is a word list at the end.")
_MARKS: Final = Words(
    "Words in “marks like these” are what people wrote themselves.", "People wrote the words in “marks like these”."
)
_NOT_EASY: Final = Counted(
    "{n} part is not easy read yet.",
    "{n} parts are not easy read yet.",
    "{n} part is still hard to read.",
    "{n} parts are still hard to read.",
)
_TOLD: Final = Words("Each of them says so.", "We say so next to each part.")
_NO_RULES: Final = Words(
    "Their words could not be checked: there are no easy-read rules for this language yet.",
    "We cannot check if their words are easy.",
)
_ONLY_LENGTH: Final = Words(
    "Only the length of their sentences was checked: there are no other rules for this language yet.",
    "We only check if their sentences are short.",
)
_TRUST: Final = Words("Read this with somebody you trust, if you like.", "You can read this with someone you trust.")


@dataclass(frozen=True)
class HardWord:
    """A word that easy read explains: what it is called, what it means, its picture."""

    word: Words
    meaning: Words
    picture: str


HARD_WORDS: Final[Mapping[str, HardWord]] = {
    "advocate": HardWord(
        Words("Advocate"),
        Words("Somebody independent who helps a person to be heard.", "Someone who helps you to have your say."),
        "advocate",
    ),
    "authority": HardWord(
        Words("Authority"), Words("The right to decide for somebody.", "The right to decide for someone."), "authority"
    ),
    "budget": HardWord(
        Words("Budget"), Words("The money that there is for something.", "The money you have for this."), "budget"
    ),
    "contract": HardWord(
        Words("Contract"),
        Words("A written agreement that both sides sign.", "A promise on paper that you sign."),
        "contract",
    ),
    "milestone": HardWord(
        Words("Milestone"), Words("Something to be reached by a certain day.", "A step with a date."), "milestone"
    ),
    "notice": HardWord(
        Words("Notice"),
        Words("Telling the other side some time before.", "You tell them some time before."),
        "letter",
    ),
    "offer": HardWord(
        Words("Offer"),
        Words("What a provider would do, and for what price.", "It says what they do and what it costs."),
        "offer",
    ),
    "outcome": HardWord(
        Words("Outcome"), Words("A change that a person wants in their life.", "What gets better for you."), "outcome"
    ),
    "profile": HardWord(
        Words("Profile"), Words("A short description of a person.", "A paper that says who you are."), "you"
    ),
    "provider": HardWord(
        Words("Provider"),
        Words("An organisation or person who gives support.", "A group or person that gives support."),
        "provider",
    ),
    "quality": HardWord(Words("Quality"), Words("How well something is done.", "How good your help is."), "quality"),
    "review": HardWord(
        Words("Review"), Words("A meeting about how things are going.", "A meeting to see how it goes."), "meeting"
    ),
    "specification": HardWord(
        Words("Specification"),
        Words("A description of the support wanted.", "A list of what you need."),
        "specification",
    ),
    "vat": HardWord(Words("VAT"), Words("A tax that is part of some prices.", "A tax on some prices."), "invoice"),
}


def opening(pen: Pen, rows: Iterable[b.Block], body: Sequence[b.Block]) -> tuple[b.Block, ...]:
    """What stands after the cover: what this is about, how to read it, and what is in it.

    That people's own words stand in marks is said only where `body` has such words, with how many are not easy yet.
    """
    return (
        b.Heading(pen.say(ABOUT), 2),
        *rows,
        *pen.line("easy-read", _COPY, _LONG),
        *pen.line("reading", _BOLD, _LIST),
        *_own_words(pen, body),
        *pen.line("support", _TRUST),
        b.Contents(pen.say(CONTENTS)),
    )


def _own_words(pen: Pen, body: Sequence[b.Block]) -> Iterator[b.Block]:
    """What people wrote themselves: how it is marked, how many parts of it are not easy, and what could not be checked."""
    said = [text for block in body for text in b.block_sayings(block)]
    if not any("“" in text for text in said):
        return
    rules, note = rules_for(pen.reader.locale), pen.say(NOT_EASY_YET)
    unchecked = () if len(rules) > 1 else (pen.say(_ONLY_LENGTH if Rule.LENGTH in rules else _NO_RULES),)
    yield b.PictureRow("talk", (pen.say(_MARKS), *unchecked))
    hard = sum(text.count(note) for text in said)
    if hard:
        yield b.PictureRow("pencil", (pen.count(_NOT_EASY, hard), pen.say(_TOLD)))


def closing(
    pen: Pen, words: Iterable[str], contacts: Sequence[Contact], provider: Provider | None = None
) -> tuple[b.Block, ...]:
    """The word list and whom to ask."""
    chosen = [HARD_WORDS[key] for key in words]
    entries = [b.WordEntry(pen.say(one.word), pen.say(one.meaning), one.picture) for one in chosen]
    ordered = tuple(sorted(entries, key=lambda entry: entry.word.casefold()))
    return (
        b.Part(pen.say(WORD_LIST), "reading", numbered=False),
        b.WordList(ordered),
        *pen.ask_part(contacts, provider),
    )
