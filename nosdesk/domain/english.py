"""The forms of English words, as far as the easy-read rules need them: verbs in their tenses, plurals, participles."""

import re
from functools import cache
from typing import Final


def in_order(words: str) -> tuple[str, ...]:
    """Words written one after another, as a tuple."""
    return tuple(words.split())


def each_of(words: str) -> frozenset[str]:
    """Words written one after another, as a set."""
    return frozenset(words.split())


_IRREGULAR: Final = {
    verb: (past, done)
    for verb, past, done in (
        line.split()
        for line in """
        be was been|become became become|begin began begun|break broke broken|bring brought brought|build built built
        buy bought bought|catch caught caught|choose chose chosen|come came come|cut cut cut|deal dealt dealt|do did done
        draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feel felt felt|fight fought fought
        find found found|forbid forbade forbidden|forget forgot forgotten|get got got|give gave given|go went gone
        grow grew grown|have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept
        know knew known|lead led led|leave left left|lend lent lent|let let let|lose lost lost|make made made|mean meant meant
        meet met met|overcome overcame overcome|oversee oversaw overseen|pay paid paid|put put put|read read read|ring rang rung
        rise rose risen|run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set
        shake shook shaken|show showed shown|shut shut shut|sing sang sung|sit sat sat|sleep slept slept|speak spoke spoken
        speed sped sped|spend spent spent|stand stood stood|steal stole stolen|take took taken|teach taught taught|tear tore torn
        tell told told|think thought thought|throw threw thrown|undergo underwent undergone|understand understood understood
        undertake undertook undertaken|uphold upheld upheld|wake woke woken|wear wore worn|win won won
        withdraw withdrew withdrawn|withhold withheld withheld|write wrote written
        """.strip()
        .replace("\n", "|")
        .split("|")
        if line.strip()
    )
}
_DOUBLED: Final = frozenset(
    {
        "ban",
        "cut",
        "get",
        "hit",
        "let",
        "plan",
        "put",
        "remit",
        "permit",
        "run",
        "set",
        "sit",
        "stop",
        "refer",
        "confer",
    }
    | {"occur", "concur", "incur", "defer", "transfer", "begin", "win", "commit", "submit", "omit", "step"}
    | {"cancel", "label", "travel", "fulfil", "rebut"}
)
"""Verbs that double their last letter."""
_PARTICIPLES: Final = frozenset(done for _, done in _IRREGULAR.values()) - {"been", "come", "gone", "become", "had"}
_NOT_DONE_TO: Final = each_of(
    "tired worried excited pleased interested scared frightened married retired disabled bored annoyed relaxed confused "
    "experienced qualified related united limited surprised ashamed concerned supposed used advanced aged "
    "hundred need red bed indeed speed seed feed shed kindred naked wicked sacred ragged crooked beloved rugged overjoyed "
    "determined disappointed embarrassed exhausted delighted satisfied depressed distressed involved left cut read set "
    "hurt shut based called named agreed done finished open skilled unemployed divorced separated prepared entitled committed "
    "detailed mixed closed stressed crowded deceased saved hidden locked"
)
"""Words that look like something done to somebody and say how somebody is."""


@cache
def verb_forms(verb: str) -> tuple[str, str, str, str, str]:
    """A verb of one or more words as base, he-form, past, participle, -ing: "set up" gives "sets up", "set up", …."""
    first, blank, rest = verb.partition(" ")
    rest = blank + rest
    past, done = _IRREGULAR.get(first, ("", "")) if first in _IRREGULAR else (_past(first), _past(first))
    third = {"be": "is", "have": "has", "do": "does", "go": "goes"}.get(first) or plural(first)
    return verb, third + rest, past + rest, done + rest, _going(first) + rest


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ied"
    return f"{verb}{verb[-1]}ed" if verb in _DOUBLED else f"{verb}ed"


def _going(verb: str) -> str:
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return f"{verb[:-1]}ing"
    return f"{verb}{verb[-1]}ing" if verb in _DOUBLED else f"{verb}ing"


_LINK: Final = re.compile(r" (?:of|who|to|that|for|at|you|on|in|up|left|missing|kept|taken|back|coming)\b")
_WHO: Final = re.compile(r" who (\w+)")
_ODD_PLURALS: Final = {
    "person": "people", "man": "men", "woman": "women", "child": "children", "life": "lives",
    "staff": "staff", "money": "money", "help": "help", "support": "support", "advice": "advice",
}  # fmt: skip


@cache
def plural(noun: str) -> str:
    """More than one: "check" gives "checks"; "person who pays" gives "people who pay"."""
    link = _LINK.search(noun)
    head, tail = (noun[: link.start()], noun[link.start() :]) if link else (noun, "")
    before, blank, last = head.rpartition(" ")
    if last in _ODD_PLURALS:
        made = _ODD_PLURALS[last]
    elif last.endswith(("x", "z", "ch", "sh", "ss")):
        made = f"{last}es"
    elif last.endswith("s"):
        made = last
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        made = f"{last[:-1]}ies"
    else:
        made = f"{last}s"
    return f"{before}{blank}{made}{_WHO.sub(_they, tail)}"


def _they(match: re.Match[str]) -> str:
    verb = {"is": "are", "does": "do", "has": "have"}.get(match[1]) or match[1].removesuffix("s")
    return f" who {verb}"


def article_for(word: str) -> str:
    """ "a" or "an", by how the word begins."""
    low = word.lower()
    silent = low.startswith(("hour", "honest", "heir"))
    spoken_you = re.match(r"(uni|use|usu|eu|one\b|once\b|uk\b)", low)
    return "an" if silent or (low[:1] in "aeiou" and not spoken_you) else "a"


def is_done_to(word: str) -> bool:
    """True where a word after a form of "be" says that something was done to somebody or something."""
    low = word.lower()
    if low in _NOT_DONE_TO or low.startswith("un"):
        return False
    return low in _PARTICIPLES or (len(low) > 4 and low.endswith("ed") and not low.endswith("eed"))
