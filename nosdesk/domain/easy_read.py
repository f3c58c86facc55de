"""The rules of easy read, held against what a person typed: what could be easier, where, why, and a simpler wording.

Sources: UK Association for Accessible Formats, Department of Health and GOV.UK easy-read guidance: at most 15 words and one
idea a sentence, active voice, everyday words, no short forms, few negatives, digits, no big numbers, dates in full.
A rule looks for signs in the words; it cannot understand them. Where it could be wrong it says nothing.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from nosdesk.domain import easy_numbers, easy_wording
from nosdesk.domain.easy_finding import Finding, Rule
from nosdesk.domain.plain_words import PlainWords, own_list
from nosdesk.domain.sentences import sentences

MOST_CHECKED: Final = 40_000
"""Characters that are looked at: no answer is a book, and a check must not keep anybody waiting."""

_RULES: Final[Mapping[str, frozenset[Rule]]] = {
    "en": frozenset(Rule),
    # Counting the words of a sentence is right in Welsh too; the other rules know English words only.
    "cy": frozenset({Rule.LENGTH}),
}


def rules_for(locale: str) -> frozenset[Rule]:
    """The rules there are for a language ("en_GB", "cy"): none for most, which is to be said where it matters."""
    return _RULES.get(locale.partition("_")[0].partition("-")[0], frozenset())


def check(text: str, locale: str, words: PlainWords | None = None, names: Collection[str] = ()) -> tuple[Finding, ...]:
    """What could be easier in a text, in the order in which it stands there; nothing where the language has no rules.

    `words` is the list of hard words (left out: the program's own); `names` are names of people and places, never looked at.
    """
    rules = rules_for(locale)
    if not rules or not text.strip():
        return ()
    words = words if words is not None else own_list(locale.partition("_")[0])
    named = frozenset(part.lower() for name in names for part in name.split())
    found: list[Finding] = []
    for sentence in sentences(text[:MOST_CHECKED]):
        seen = easy_wording.Seen(text, sentence, words, named)
        found += [each for each in _every(seen, rules) if each.rule in rules]
    return tuple(sorted(_apart(found), key=lambda each: (each.start, each.end, each.rule.value)))


def _every(seen: easy_wording.Seen, rules: frozenset[Rule]) -> Iterator[Finding]:
    yield from easy_wording.length(seen)
    if len(rules) == 1:
        return
    yield from easy_wording.one_idea(seen)
    yield from easy_wording.passive(seen)
    yield from easy_wording.negatives(seen)
    yield from easy_numbers.dates(seen)
    yield from easy_wording.short_forms(seen)
    yield from easy_wording.hard_words(seen)
    yield from easy_numbers.numbers(seen)
    yield from easy_wording.capitals(seen)


_OF_WORDS: Final = frozenset({Rule.HARD_WORD, Rule.SHORT_FORM, Rule.NUMBER_WORD, Rule.BIG_NUMBER, Rule.DATE})


def _apart(found: Iterable[Finding]) -> Iterator[Finding]:
    """Of findings about the same words only the first: one thing is said of one word."""
    taken: list[tuple[int, int]] = []
    for each in found:
        if each.rule in _OF_WORDS:
            if any(each.start < end and start < each.end for start, end in taken):
                continue
            taken.append((each.start, each.end))
        yield each


def take(text: str, finding: Finding) -> str:
    """The text with the simpler wording of a finding in it; as it is where none is offered."""
    if finding.offer is None:
        return text
    return text[: finding.start] + finding.offer + text[finding.end :]
