"""The easy-read rules about words and sentences: length, one idea, passive, hard words, short forms, negatives, capitals."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from nosdesk.domain.easy_finding import Finding, Rule
from nosdesk.domain.english import article_for, each_of, is_done_to
from nosdesk.domain.plain_words import Form, Kind, PlainWords
from nosdesk.domain.sentences import Sentence, Token
from nosdesk.i18n import Words

MOST_WORDS: Final = 15
_LEAST_PART: Final = 3
"""Words in the shorter half of a sentence that is split."""
_TWO_IDEAS_FROM: Final = 13
"""A shorter sentence of two clauses is one idea: "If you fall, call 999"."""

TOO_LONG: Final = Words(
    "This sentence has {count} words. Easy read has at most {most}.",
    "This sentence has {count} words. {most} is the most.",
)
SPLIT_HERE: Final = Words(
    "This sentence has {count} words. Easy read has at most {most}. It can be split before “{word}”.",
    "This sentence has {count} words. You can split it before “{word}”.",
)
IDEAS: Final = Words(
    "This sentence says several things at once. Give each its own sentence.", "Say 1 thing in each sentence."
)
DONE_TO: Final = Words(
    "“{said}” does not say who does it. Say it the other way round: somebody does something.",
    "Say who does it: “{said}”.",
)
SIMPLER: Final = Words("“{hard}” is a hard word. “{simple}” is easier.", "“{simple}” is easier than “{hard}”.")
EXPLAIN: Final = Words(
    "“{hard}” is hard to understand. Say what it means in the next sentence: {simple}.",
    "Say what “{hard}” means. It means: {simple}.",
)
SPELL_OUT: Final = Words("Not everybody knows “{hard}”. It stands for: {simple}.", "Write “{hard}” in full: {simple}.")
UNKNOWN_SHORT: Final = Words(
    "Not everybody knows what “{hard}” stands for. Write it in full.", "Write “{hard}” in full."
)
IN_FULL: Final = Words("“{hard}” is easier to read in full: “{simple}”.", "Write “{simple}”, not “{hard}”.")
TWO_NOTS: Final = Words(
    "Two “not” words in one sentence are hard to follow. Say what is so.", "This has 2 “not” words. Say it another way."
)
UNLESS: Final = Words(
    "“{said}” is hard to follow. Say what to do, and when.", "“{said}” is hard. Say what to do and when."
)
ALL_CAPITALS: Final = Words(
    "Words in capital letters are hard to read. Write them in small letters.",
    "Use small letters. They are easier to read.",
)


@dataclass(frozen=True)
class Seen:
    """One sentence as it is looked at: its text, the list of hard words, and names that are left alone."""

    text: str
    sentence: Sentence
    words: PlainWords
    names: frozenset[str]

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens

    def first(self, at: int) -> bool:
        """True for the first word of the sentence."""
        return at == 0

    def named(self, at: int) -> bool:
        """True for a word that is, or belongs to, a name: capitals inside a sentence, or beside another such word."""
        word = self.tokens[at].text
        if word.lower() in self.names or word.lower().removesuffix("’s").removesuffix("'s") in self.names:
            return True
        if not word[:1].isupper() or word.isupper():
            return False
        return at > 0 or (len(self.tokens) > 1 and self.tokens[1].text[:1].isupper() and self.tokens[1].low != "i")

    def bold(self, at: int) -> bool:
        """True for a word in **bold**: in easy read a hard word that is explained."""
        token = self.tokens[at]
        return self.text[: token.start].count("**") % 2 == 1

    def said(self, first: int, last: int) -> str:
        """The words from one to another, as they are written."""
        return self.text[self.tokens[first].start : self.tokens[last].end]


# ---- length and ideas ----------------------------------------------------------------------------

_PRONOUNS: Final = each_of("i you he she it we they there this that these those someone somebody everyone nobody")
_ASKING: Final = each_of("see know tell say choose ask and or of in to on for check show")
""" "See which steps are done" asks; it does not go on to a second thing."""
_LINKING: Final = frozenset({"and", "but", "so", "or", "then"})
_BELOW: Final = frozenset(
    {"because", "although", "though", "whereas", "while", "whilst", "unless", "which", "if", "when", "since", "until"}
)
_VERBS: Final = each_of(
    "is are was were am be has have had do does did can could will would must may might should shall need needs want wants "
    "like likes help helps come comes go goes get gets make makes take takes give gives keep keeps know knows live lives "
    "work works pay pays tell tells ask asks call calls say says feel feels love loves enjoy enjoys use uses see sees "
    "look looks try tries start starts stop stops eat eats drink drinks sleep sleeps walk walks talk talks"
)


def length(seen: Seen) -> Iterator[Finding]:
    """A sentence of more than 15 words, and where to split it."""
    count = len(seen.tokens)
    if count <= MOST_WORDS:
        return
    sentence, values = seen.sentence, {"count": str(count), "most": str(MOST_WORDS)}
    at = _split_at(seen)
    if at is None:
        yield Finding(Rule.LENGTH, sentence.start, sentence.end, TOO_LONG, values)
        return
    offer = _split(seen, at)
    values["word"] = seen.tokens[at].text
    yield Finding(Rule.LENGTH, sentence.start, sentence.end, SPLIT_HERE, values, offer)


def _split_at(seen: Seen) -> int | None:
    """The joining word nearest to the middle where the sentence can become two."""
    tokens, middle = seen.tokens, len(seen.tokens) / 2
    fit = [at for at in range(_LEAST_PART, len(tokens) - _LEAST_PART + 1) if _joins(seen, at)]
    return min(fit, key=lambda at: abs(at - middle), default=None)


def _joins(seen: Seen, at: int) -> bool:
    """True where a word begins a clause that can stand alone: who does something comes after it, or it follows a semicolon."""
    tokens = seen.tokens
    between = seen.text[tokens[at - 1].end : tokens[at].start]
    if ";" in between:
        return True
    if tokens[at].low not in (*_LINKING, "because") or "(" in between:
        return False
    start = at + 1 if tokens[at + 1].low not in ("then", "so", "also") else at + 2
    # A sentence that begins with a condition cannot be cut after its first half.
    if (
        tokens[0].low in ("if", "when", "although", "because", "unless", "while")
        and "," not in seen.text[tokens[0].end : tokens[at].start]
    ):
        return False
    return start < len(tokens) - 1 and tokens[start].low in _PRONOUNS - {"that", "this", "these", "those"}


def _split(seen: Seen, at: int) -> str:
    tokens, sentence = seen.tokens, seen.sentence
    left = seen.text[sentence.start : tokens[at - 1].end]
    word = tokens[at].low
    rest = seen.text[tokens[at].start : sentence.end]
    if word in ("and", "or"):
        rest = seen.text[tokens[at + 1].start : sentence.end]
    elif word == "because":
        rest = f"This is {rest[0].lower()}{rest[1:]}"
    return f"{left}. {rest[0].upper()}{rest[1:]}"


def one_idea(seen: Seen) -> Iterator[Finding]:
    """Several clauses in one sentence: three of any length, or two in a sentence that is not short."""
    tokens = seen.tokens
    clauses, semicolon = 1, False
    for at in range(1, len(tokens) - 1):
        between = seen.text[tokens[at - 1].end : tokens[at].start]
        if ";" in between:
            clauses, semicolon = clauses + 1, True
        elif _begins_clause(seen, at, between):
            clauses += 1
    if tokens[0].low in _BELOW and "," in seen.sentence.cut(seen.text):
        clauses += 1
    if clauses >= 3 or semicolon or (clauses == 2 and len(tokens) >= _TWO_IDEAS_FROM):
        middle = _split_at(seen)
        if middle is None or len(tokens) <= MOST_WORDS:
            # A sentence that is too long as well has the offer to split it there.
            offer = None if middle is None else _split(seen, middle)
            yield Finding(Rule.ONE_IDEA, seen.sentence.start, seen.sentence.end, IDEAS, {}, offer)


def _begins_clause(seen: Seen, at: int, between: str) -> bool:
    tokens = seen.tokens
    word, following = tokens[at].low, tokens[at + 1].low
    if word == "which":
        return "," in between or tokens[at - 1].low not in _ASKING
    if word in ("whereas", "although", "because"):
        return True
    if word in ("if", "when", "while", "unless", "until", "since", "though"):
        asks = word in ("if", "when") and tokens[at - 1].low in _ASKING
        return following in _PRONOUNS and not asks
    if word not in _LINKING:
        return False
    if following in _PRONOUNS and at + 2 < len(tokens):
        return tokens[at + 2].low in _VERBS or tokens[at + 2].low.endswith(("'s", "s", "ed", "n't"))
    return following in _VERBS and word != "or"


# ---- passive -------------------------------------------------------------------------------------

_BE: Final = each_of("is are was were be been being am isn't aren't wasn't weren't")
_BETWEEN: Final = each_of(
    "not also always never often only still now then soon already usually fully first all both just"
)


def passive(seen: Seen) -> Iterator[Finding]:
    """A form of "be" and something that was done: "is paid", "must be fully checked". Questions may have a word between."""
    tokens = seen.tokens
    for at, token in enumerate(tokens[:-1]):
        if token.low not in _BE:
            continue
        after = at + 1
        while after < len(tokens) - 1 and (tokens[after].low in _BETWEEN or tokens[after].low.endswith("ly")):
            after += 1
        if ("," in seen.text[token.end : tokens[after].start]) or seen.bold(after) or seen.named(after):
            continue
        follows = tokens[after + 1].low if after + 1 < len(tokens) else ""
        if is_done_to(tokens[after].text) and not _is_noun(tokens[after].low, follows):
            yield Finding(Rule.PASSIVE, token.start, tokens[after].end, DONE_TO, {"said": seen.said(at, after)})


def _is_noun(word: str, follows: str) -> bool:
    """ "Is allowed to" and "is born" say how things are; "are trained workers" is a word before a noun, told by its follower."""
    return word in ("born", "allowed", "meant", "done", "lost", "broken") or (
        word.endswith("ed") and follows in ("worker", "workers", "people", "person", "staff", "meals", "food")
    )


# ---- hard words and short forms ------------------------------------------------------------------

_HAVE_BE: Final = _BE | {"has", "have", "had", "having"}


def hard_words(seen: Seen) -> Iterator[Finding]:
    """Words of the list, the longest first, with the simpler word in the same form."""
    tokens, at = seen.tokens, 0
    lows = [token.low for token in tokens]
    while at < len(tokens):
        size, form = _longest(seen.words, lows, at)
        if form is None or _left_alone(seen, at, size, form):
            at += 1
            continue
        yield _simpler(seen, at, at + size - 1, form)
        at += size


def _longest(words: PlainWords, lows: list[str], at: int) -> tuple[int, Form | None]:
    for size in words.lengths.get(lows[at], ()):
        form = words.by_words.get(tuple(lows[at : at + size])) if at + size <= len(lows) else None
        if form:
            return size, form
    whole = lows[at].removesuffix("'s")
    if whole != lows[at] and (form := words.by_words.get((whole,))) and form.entry.kind is Kind.EXPLAIN:
        return 1, form
    return 1, None


def _left_alone(seen: Seen, at: int, size: int, form: Form) -> bool:
    before = [token.low for token in seen.tokens[max(0, at - 2) : at]]
    if form.entry.kind is Kind.VERB and form.entry.hard == seen.tokens[at].low and _BE & set(before):
        # "Is not complete" says how it is, and no verb stands so after "be".
        return True
    after = seen.tokens[at + size].low if at + size < len(seen.tokens) else ""
    if (
        after in ("is", "means", "are")
        and form.entry.kind in (Kind.NOUN, Kind.EXPLAIN)
        and set(before) <= {"a", "an", "the"}
    ):
        # "An outcome is …": the sentence that explains it.
        return True
    if seen.bold(at) or (seen.named(at) and not seen.first(at)):
        return True
    # A term that stands across a comma or a full stop is not that term.
    inside = seen.text[seen.tokens[at].end : seen.tokens[at + size - 1].start]
    return size > 1 and any(mark in inside for mark in ",.;:!?()")


def _simpler(seen: Seen, first: int, last: int, form: Form) -> Finding:
    tokens, entry = seen.tokens, form.entry
    start, end, hard = tokens[first].start, tokens[last].end, seen.said(first, last)
    if entry.kind is Kind.EXPLAIN:
        return Finding(Rule.HARD_WORD, start, end, EXPLAIN, {"hard": hard, "simple": entry.simple})
    before = tokens[first - 1] if first else None
    offer = form.done if form.done and before and before.low in _HAVE_BE else form.offer
    if hard[:1].isupper():
        offer = offer[:1].upper() + offer[1:]
    shown = " / ".join((offer, *entry.offers[1:])) if offer else ""
    if before and before.low in ("a", "an") and offer:
        article = article_for(offer)
        if article != before.low:
            start = before.start
            offer = f"{article.capitalize() if before.text[0].isupper() else article} {offer}"
    return Finding(Rule.HARD_WORD, start, end, SIMPLER, {"hard": hard, "simple": shown}, offer or None)


_WELL_KNOWN: Final = each_of(
    "NOS PDF TV UK NHS OK DVD CD BBC ITV PC USB ID AM PM USA EU II III IV VI SOS DIY BBQ CCTV LED SMS WC VAT"
)
"""Short forms that are words by now, or better known than what they stand for."""
_CONTRACTED: Final = {
    "can't": "cannot", "won't": "will not", "shan't": "will not", "i'm": "I am", "let's": "let us",
    "it's": "it is", "that's": "that is", "there's": "there is", "he's": "he is", "she's": "she is",
    "what's": "what is", "who's": "who is", "i've": "I have", "i'd": "I would", "i'll": "I will",
}  # fmt: skip
_PARTS: Final = (("n't", " not"), ("'re", " are"), ("'ll", " will"), ("'ve", " have"))
_CAPITALS: Final = re.compile(r"[A-Z]{2,6}s?|[A-Z](?:\.[A-Z])+")
_WITH_DOT: Final = re.compile(r"[a-zA-Z./&]+")


def short_forms(seen: Seen) -> Iterator[Finding]:
    """Short forms of the list, other words of capitals only, and "don't" for "do not"."""
    shouted = _shouted(seen)
    for at, token in enumerate(seen.tokens):
        if token.low in seen.names:
            continue
        entry = seen.words.short.get(token.text)
        dotted = seen.words.short.get(f"{token.text}.") if seen.text[token.end : token.end + 1] == "." else None
        known = dotted or entry
        if known is not None:
            end = token.end + bool(dotted and at + 1 < len(seen.tokens))
            offer = known.offers[0] if known.offers else None
            hard = seen.text[token.start : end]
            values = {"hard": hard, "simple": known.simple}
            yield Finding(Rule.SHORT_FORM, token.start, end, SPELL_OUT, values, _cased(offer, hard, at, seen))
        elif _is_initials(token.text) and not shouted and not _among_names(seen, at):
            yield Finding(Rule.SHORT_FORM, token.start, token.end, UNKNOWN_SHORT, {"hard": token.text})
        elif full := _in_full(token.low):
            simple = full if token.text[0].islower() or full[0] == "I" else full[0].upper() + full[1:]
            values = {"hard": token.text, "simple": simple}
            yield Finding(Rule.SHORT_FORM, token.start, token.end, IN_FULL, values, simple)


def _cased(offer: str | None, hard: str, at: int, seen: Seen) -> str | None:
    if offer and at == 0 and hard[:1].isalpha():
        return offer[0].upper() + offer[1:]
    return offer


def _is_initials(word: str) -> bool:
    return bool(_CAPITALS.fullmatch(word)) and word.removesuffix("s") not in _WELL_KNOWN and not word.isdigit()


def _among_names(seen: Seen, at: int) -> bool:
    """Initials before or after a name, or the letters of a postcode."""
    tokens = seen.tokens
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    before = tokens[at - 1].text if at else ""
    return bool(re.fullmatch(r"\d[A-Z]{2}|\d+", after)) or (
        before[:1].isupper() and not before.isupper() and at > 1 and len(tokens[at].text) == 2
    )


def _in_full(low: str) -> str:
    if low in _CONTRACTED:
        return _CONTRACTED[low]
    for ending, full in _PARTS:
        if low.endswith(ending) and len(low) > len(ending) + 1:
            return low.removesuffix(ending) + full
    return ""


def _shouted(seen: Seen) -> bool:
    loud = [t for t in seen.tokens if t.text.isupper() and len(t.text) > 1 and t.text.isalpha()]
    return len(loud) >= 3 and 2 * len(loud) > len(seen.tokens)


def capitals(seen: Seen) -> Iterator[Finding]:
    """A sentence that is mostly in capital letters."""
    if _shouted(seen):
        yield Finding(Rule.CAPITALS, seen.sentence.start, seen.sentence.end, ALL_CAPITALS)


# ---- negatives -----------------------------------------------------------------------------------

_NOTS: Final = each_of("not no never nobody nothing none neither nor without cannot")
_NOT_LIKE: Final = each_of(
    "unable unless uncommon unlike unlikely unwilling unhappy unsafe impossible unreasonable unnecessary unimportant"
)


def negatives(seen: Seen) -> Iterator[Finding]:
    """Two "not" words in one sentence, "not … until", "unless". One "not" is often the plainest way and is left alone."""
    if seen.sentence.question:
        return
    tokens = seen.tokens
    nots = [at for at, token in enumerate(tokens) if token.low in _NOTS or token.low.endswith("n't")]
    nots = [at for at in nots if not (tokens[at].low == "no" and _answers_or_number(seen, at))]
    like = [at for at, token in enumerate(tokens) if token.low in _NOT_LIKE]
    unless = next((at for at, token in enumerate(tokens) if token.low in ("unless", "until")), None)
    if len(nots) >= 2 and _close(seen, nots):
        yield Finding(Rule.NEGATIVE, tokens[nots[0]].start, tokens[nots[-1]].end, TWO_NOTS)
    elif nots and like and 0 < like[0] - nots[0] <= 3:
        yield Finding(Rule.NEGATIVE, tokens[nots[0]].start, tokens[like[0]].end, TWO_NOTS)
    elif unless is not None and (tokens[unless].low == "unless" or (nots and nots[0] < unless)):
        first = min(nots[0], unless) if nots else unless
        last = max(unless, nots[0]) if nots else unless
        words = " … ".join(dict.fromkeys((tokens[first].text, tokens[last].text)))
        yield Finding(Rule.NEGATIVE, tokens[first].start, tokens[last].end, UNLESS, {"said": words})


def _answers_or_number(seen: Seen, at: int) -> bool:
    """ "No" as an answer ("say no", "No, thank you") or before a number ("no. 4")."""
    after = seen.text[seen.tokens[at].end : seen.tokens[at].end + 1]
    before = seen.tokens[at - 1].low if at else ""
    following = seen.tokens[at + 1].low if at + 1 < len(seen.tokens) else ""
    return (
        following in ("yes", "or")
        or after in (",", ".", "!", "”", "’")
        or before in ("say", "says", "said", "or", "saying")
        or at == len(seen.tokens) - 1
    )


def _close(seen: Seen, nots: list[int]) -> bool:
    """ "No smoking, no pets" and "neither … nor" are lists, not a not of a not."""
    words = [seen.tokens[at].low for at in nots]
    between = seen.text[seen.tokens[nots[0]].end : seen.tokens[nots[-1]].start]
    return not (set(words) <= {"no"} or "nor" in words or "," in between)
