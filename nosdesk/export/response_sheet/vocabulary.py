"""The words that providers use in sheets: answers, price bases, times, VAT, headings, labels.

Our own words count in every language of the program, in both wordings; the rest are what people write of themselves, taken from
councils' price lists and from filled-in forms.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import Final, TypeVar

from nosdesk.domain.choices import Choices, Met, PriceBand, PriceBasis, Vat
from nosdesk.export.response_sheet import wording
from nosdesk.i18n import LANGUAGES, SOURCE, Reader, Words
from nosdesk.paths import translations_dir

C = TypeVar("C", bound=Choices)

_DASHES: Final = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_QUOTES: Final = {ord("’"): "'", ord("‘"): "'", ord("`"): "'"}


def plain(text: str) -> str:
    """Text for comparing: small letters, single spaces, one kind of dash and apostrophe."""
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_DASHES | _QUOTES)
    return " ".join(folded.split())


def bare(text: str) -> str:
    """Text for comparing by its words alone: letters and figures, single spaces."""
    return " ".join(re.findall(r"[^\W_]+", plain(text)))


@cache
def _readers() -> tuple[Reader, ...]:
    """Everybody who may have been sent a sheet; each reads its catalogue of messages once."""
    there = [locale for locale in LANGUAGES if locale == SOURCE or (translations_dir() / locale).is_dir()]
    return tuple(Reader(locale, easy) for locale in there for easy in (False, True))


@cache
def said(words: Words) -> frozenset[str]:
    """These words as any reader may meet them, bare."""
    return frozenset(bare(reader.say(words)) for reader in _readers())


@cache
def _own(choices: type[C]) -> dict[str, C]:
    return {text: member for member in choices for text in said(member.words)}


def own_choice(choices: type[C], text: str) -> C | None:
    """The member whose own words these are, in any language, or whose code it is."""
    found = _own(choices).get(bare(text))
    return found if found is not None else next((member for member in choices if member.value == plain(text)), None)


_SIGNS: Final = {
    "✓": Met.MET,
    "✔": Met.MET,
    "☑": Met.MET,
    "✅": Met.MET,
    "√": Met.MET,
    "✗": Met.NOT_MET,
    "✘": Met.NOT_MET,
    "❌": Met.NOT_MET,
    "☒": Met.NOT_MET,
    "?": Met.UNCLEAR,
    "??": Met.UNCLEAR,
    "~": Met.PARTLY,
}
_ANSWERS: Final = {
    Met.MET: "yes|y|yep|yeah|true|met|full|fully|compliant|agreed|agree|accept|accepted|confirmed|ok|okay|tick|ticked|can do|we can|"
    "can meet|fully met|fully compliant|comply|complies|we comply|yes fully|yes we can|yes we do|we do|will do|ie|oes|ydy|gallwn",
    Met.PARTLY: "part|partly|partial|partially|some|sometimes|mostly|half|limited|in part|partly met|partially met|partially compliant|"
    "partial compliance|to some extent|yes partly|rhannol|yn rhannol",
    Met.NOT_MET: "no|n|nope|false|not|unable|cannot|can't|none|not met|non compliant|not compliant|noncompliant|we do not|we don't|"
    "we cannot|we can't|cannot meet|can't do|cannot do|unable to|not able|not possible|no we cannot|no we can't|nac oes|nac ydy",
    Met.UNCLEAR: "unclear|unsure|maybe|perhaps|tbc|tba|tbd|depends|possibly|to be confirmed|to be agreed|to be discussed|not sure|"
    "not clear|don't know|dont know|do not know|ddim yn glir|efallai",
}
_NO_ANSWER: Final = frozenset(
    {"", "n a", "na", "not applicable", "please select", "select", "choose", "choose one", "please choose"}
)
_CONDITION: Final = re.compile(
    r"\b(?:but|except|only|if|unless|subject|provided|however|apart|although|though|most|some|usually|limited|depend\w*|"
    r"where possible|when possible|not)\b"
)
_SEPARATED: Final = re.compile(r"^([^\W_][^,.;:()!-]{0,20}?)\s*(?:[,.;:(!]|\s-|-\s)\s*(.+)$", re.DOTALL)
_YES_AND: Final = re.compile(r"^(yes) (.+)$", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SaidMet:
    """What an answer cell says: one answer, or several it could be, and words that stood with it."""

    could_be: tuple[Met, ...]
    words: str = ""


@cache
def _answers() -> dict[str, Met]:
    found: dict[str, Met] = {}
    for met, texts in _ANSWERS.items():
        found |= dict.fromkeys(map(bare, texts.split("|")), met)
    for met in Met:
        found |= dict.fromkeys(said(met.words), met)
    return found


def read_met(text: str) -> SaidMet | None:
    """What an answer cell says; None where it cannot be told. An empty answer gives no `could_be`."""
    stripped = text.strip()
    if stripped in _SIGNS:
        return SaidMet((_SIGNS[stripped],))
    folded = bare(stripped)
    if folded in _NO_ANSWER:
        return SaidMet(())
    if folded == "x":
        return SaidMet((Met.MET, Met.NOT_MET))
    if folded in _answers():
        met = _answers()[folded]
        doubted = "?" in stripped and met is not Met.UNCLEAR
        return SaidMet((met, Met.UNCLEAR) if doubted else (met,))
    return _met_with_words(stripped)


def _met_with_words(text: str) -> SaidMet | None:
    """ "Yes - from 8 am", "✓ two named workers", "Yes, but only on weekdays" (in doubt: met or partly)."""
    if text[0] in _SIGNS:
        first, rest = _SIGNS[text[0]], text[1:].strip()
    else:
        split = _SEPARATED.match(plain_lines(text)) or _YES_AND.match(plain_lines(text))
        found = _answers().get(bare(split.group(1))) if split else None
        if split is None or found is None:
            return None
        first, rest = found, split.group(2).strip(" )-")
    other = _answers().get(bare(re.sub(r"^(?:and|or|&|/)\s*", "", rest, flags=re.IGNORECASE)))
    if other is not None and other is not first:
        return SaidMet((first, other))
    if first is Met.MET and _CONDITION.search(plain(rest)):
        return SaidMet((Met.MET, Met.PARTLY), rest)
    return SaidMet((first,), rest)


def plain_lines(text: str) -> str:
    """The text with one kind of dash, its letters as they were typed."""
    return text.translate(_DASHES | _QUOTES)


class Unit(Enum):
    """Units that people name and that no price basis is."""

    NIGHT = auto()
    SESSION = auto()
    MINUTES = auto()
    HALF_DAY = auto()
    FORTNIGHT = auto()
    JOURNEY = auto()


_PER: Final = r"(?:\bper |\ban? |\beach |\bevery |/ ?)"
_UNITS: Final[tuple[tuple[PriceBasis | Unit, str, str], ...]] = (
    (
        PriceBasis.FOUR_WEEKS,
        r"(?:4|four)[ -]?(?:week|wk)s?",
        r"(?:4|four)[ -]?(?:weekly|wkly)|every (?:4|four) weeks|28 days",
    ),
    (Unit.FORTNIGHT, r"(?:fortnight|(?:2|two)[ -]?weeks)", r"fortnightly"),
    (Unit.HALF_DAY, r"half[ -]?days?", r"half[ -]daily"),
    (
        Unit.MINUTES,
        r"(?:(?:[1-9]\d?)[ -]?min(?:ute)?s?|half[ -]?(?:an )?hour|quarter[ -]?(?:of an )?hour)",
        r"half[ -]hourly",
    ),
    (
        PriceBasis.SLEEPING_NIGHT,
        r"sleep(?:ing|[ -]?ins?|[ -]?overs?)?(?:[ -]?(?:nights?|shifts?))?",
        r"sleeping nights?",
    ),
    (PriceBasis.WAKING_NIGHT, r"(?:waking|wake|awake)(?:[ -]?(?:nights?|shifts?|watch))?", r"waking nights?"),
    (Unit.NIGHT, r"nights?", r"nightly|overnight"),
    (PriceBasis.HOUR, r"(?:hours?|hrs?|hr|h)", r"hourly|p/?h|p\.h\.?"),
    (PriceBasis.MILE, r"miles?", r"mileage|ppm"),
    (PriceBasis.VISIT, r"(?:visits?|calls?)", r"call[ -]outs?"),
    (Unit.SESSION, r"sessions?", r"sessional"),
    (Unit.JOURNEY, r"(?:journeys?|trips?)", r"transport"),
    (PriceBasis.DAY, r"days?", r"daily|p/?d"),
    (PriceBasis.WEEK, r"(?:weeks?|wks?|wk)", r"weekly|wkly|p/?w"),
    (PriceBasis.MONTH, r"(?:months?|mth)", r"monthly|pcm"),
    (PriceBasis.YEAR, r"(?:years?|annum|yr)", r"yearly|annual(?:ly)?|p/?a|p\.a\.?"),
    (
        PriceBasis.ONE_OFF,
        r"(?:once)",
        r"one[ -]?(?:off|time)|set[ -]?up|joining fee|registration fee|single payment|paid once",
    ),
)
_STRONG: Final = tuple(
    (unit, re.compile(rf"{_PER}{noun}(?![\w])|(?<![\w])(?:{adverb})(?![\w])")) for unit, noun, adverb in _UNITS
)
_WEAK: Final = tuple((unit, re.compile(rf"(?<![\w]){noun}(?![\w])")) for unit, noun, _ in _UNITS)
_NIGHTS: Final = (PriceBasis.SLEEPING_NIGHT, PriceBasis.WAKING_NIGHT)


def units_in(text: str) -> tuple[PriceBasis | Unit, ...]:
    """The units that a text prices by: "per hour", "hourly" first; bare nouns such as "visits" where nothing else is said."""
    own = own_choice(PriceBasis, text)
    if own is not None:
        return (own,)
    folded = _apart(plain(text))
    for patterns in (_STRONG, _WEAK):
        found, left = [], folded
        for unit, pattern in patterns:
            if pattern.search(left):
                found.append(unit)
                left = pattern.sub(" ", left)
        if found:
            return _nights_told_apart(found, folded)
    return ()


def _apart(folded: str) -> str:
    """Figures and the letters after them with a space between: "24.50ph" names an hour."""
    return re.sub(r"(?<=\d)(?=[^\W\d_])", " ", folded)


def _nights_told_apart(found: list[PriceBasis | Unit], folded: str) -> tuple[PriceBasis | Unit, ...]:
    """ "Waking night (per night)" is one unit, and so is "sleep-in per night"; "sleeping nights (hourly)" stays two."""
    named = {unit for unit, pattern in _WEAK if pattern.search(folded)}
    if Unit.MINUTES in found and PriceBasis.VISIT in named:
        found = [PriceBasis.VISIT, *found]
    kinds = [unit for unit in _NIGHTS if unit in named]
    if len(kinds) == 1:
        found = [kinds[0] if unit is Unit.NIGHT else unit for unit in found]
        if kinds[0] not in found and PriceBasis.HOUR in found:
            found.append(kinds[0])
    return tuple(dict.fromkeys(found))


_MINUTES: Final = re.compile(r"(?<!\d)([1-9]\d?)[ -]?min")


def minutes_in(text: str) -> int | None:
    """How many minutes a text names: "30 mins", "half hour"."""
    folded = plain(text)
    found = _MINUTES.search(folded)
    if found:
        return int(found.group(1))
    if re.search(r"half[ -]?(?:an )?hour", folded):
        return 30
    return 15 if re.search(r"quarter[ -]?(?:of an )?hour", folded) else None


_BANDS: Final[tuple[tuple[PriceBand, re.Pattern[str]], ...]] = tuple(
    (band, re.compile(rf"(?<![\w])(?:{text})(?![\w])"))
    for band, text in (
        (PriceBand.BANK_HOLIDAY, r"(?:bank|public)[ -]?hol(?:iday)?s?\.?|b/?hs?"),
        (
            PriceBand.ANY,
            r"all times|any ?time|all days|any day|flat rate|standard rate|mon(?:day)? ?(?:-|to) ?sun(?:day)?|7 days a week",
        ),
        (PriceBand.WEEKEND, r"week[ -]?ends?|sat(?:urday)?s? ?(?:-|to|/|&|and|\+) ?sun(?:day)?s?|w/e"),
        (PriceBand.WEEKDAY, r"week[ -]?days?|mon(?:day)?s? ?(?:-|to|–) ?fri(?:day)?s?|m ?- ?f"),
        (PriceBand.EVENING, r"evenings?|eves?"),
        (PriceBand.SATURDAY, r"sat(?:urday)?s?"),
        (PriceBand.SUNDAY, r"sun(?:day)?s?"),
    )
)


def bands_in(text: str) -> tuple[PriceBand, ...]:
    """The times that a text names: "evenings and weekends" is two."""
    own = own_choice(PriceBand, text)
    if own is not None:
        return (own,)
    found, left = [], plain(text)
    for band, pattern in _BANDS:
        if pattern.search(left):
            found.append(band)
            left = pattern.sub(" ", left)
    return tuple(band for band in PriceBand if band in found)


_VAT: Final[tuple[tuple[Vat, re.Pattern[str]], ...]] = (
    (Vat.EXEMPT, re.compile(r"\bno vat\b|\bvat[ -]?(?:exempt|free|n/?a|0%)|\bexempt\b|\bzero[ -]rated?\b|\bnot? (?:subject to )?vat\b")),
    (Vat.ADDED, re.compile(r"(?:\+|\bplus|\bexc?l?(?:uding|usive)?\.?(?: of)?|\badd(?:ed)?|\bbefore|\bwithout) ?vat|\bvat (?:is )?(?:added|extra|excluded)")),
    (Vat.INCLUDED, re.compile(r"\binc?l?(?:uding|usive|\.)?\.?(?: of)? ?vat|\bvat (?:is )?inc|\bwith vat")),
)  # fmt: skip
_VAT_ALONE: Final = {
    "no": Vat.EXEMPT,
    "none": Vat.EXEMPT,
    "n a": Vat.EXEMPT,
    "nil": Vat.EXEMPT,
    "0": Vat.EXEMPT,
    "added": Vat.ADDED,
    "plus": Vat.ADDED,
    "extra": Vat.ADDED,
    "excluded": Vat.ADDED,
    "excluding": Vat.ADDED,
    "exclusive": Vat.ADDED,
    "exc": Vat.ADDED,
    "excl": Vat.ADDED,
    "ex": Vat.ADDED,
    "included": Vat.INCLUDED,
    "including": Vat.INCLUDED,
    "inclusive": Vat.INCLUDED,
    "inc": Vat.INCLUDED,
    "incl": Vat.INCLUDED,
}


def vat_in(text: str) -> Vat | None:
    """How a price stands to VAT, where the text says so."""
    own = own_choice(Vat, text)
    if own is not None:
        return own
    folded = plain(text)
    return next((vat for vat, pattern in _VAT if pattern.search(folded)), None)


def vat_alone(text: str) -> Vat | None:
    """The same for a cell under a heading "VAT", where one word is enough."""
    return vat_in(text) or _VAT_ALONE.get(bare(text))


def without_units(text: str) -> str:
    """What a price cell says beside amount, unit, time and VAT."""
    left = _apart(plain_lines(text))
    for pattern in (*[p for _, p in _VAT], *[p for _, p in _STRONG], *[p for _, p in _BANDS]):
        left = re.sub(pattern.pattern, " ", left, flags=re.IGNORECASE)
    return " ".join(left.split())


class Role(Enum):
    """What a column of a table holds."""

    CODE = auto()
    NUMBER = auto()
    REQUIREMENT = auto()
    STRENGTH = auto()
    ANSWER = auto()
    WORDS = auto()
    LABEL = auto()
    BASIS = auto()
    BAND = auto()
    QUANTITY = auto()
    TOTAL = auto()
    PRICE = auto()
    VAT = auto()


_OWN_HEADINGS: Final = (
    (Role.CODE, wording.CODE),
    (Role.NUMBER, wording.NUMBER),
    (Role.REQUIREMENT, wording.ASKED),
    (Role.STRENGTH, wording.STRENGTH),
    (Role.ANSWER, wording.ANSWER),
    (Role.WORDS, wording.OWN_WORDS),
    (Role.LABEL, wording.WHAT),
    (Role.BASIS, wording.PRICE_FOR),
    (Role.BAND, wording.BAND),
    (Role.QUANTITY, wording.QUANTITY),
    (Role.PRICE, wording.PRICE),
    (Role.VAT, wording.VAT),
    (Role.WORDS, wording.NOTES),
)
_HEADINGS: Final = tuple(
    (role, re.compile(text))
    for role, text in (
        (Role.CODE, r"^(?:code|id|uuid|row code|row id|requirement id|do not edit.*|leave.*as.*is.*)$"),
        (Role.NUMBER, r"^(?:no|nr|num|number|ref|reference|item no|req no|q|q no|question no|s n)$"),
        (Role.VAT, r"^(?:vat|vat status|vat rate|vat treatment|tax)$"),
        (Role.TOTAL, r"\b(?:sub ?)?total\b|\bsum\b|^(?:cost|price|amount) (?:for )?(?:all|whole)\b"),
        (Role.ANSWER, r"\banswers?\b|\bresponse\b|\bmet\b|\bcompl(?:y|iant|iance)\b|\bcan you\b|\by n\b|\byes no\b|\bable to\b"
                      r"|\bmeets?\b|^status$|^confirm(?:ed|ation)?$|\bateb\b"),
        (Role.WORDS, r"\bcomments?\b|\bnotes?\b|\bdetails?\b|\bexplain\w*\b|\bexplanation\b|\bhow will you\b|\bhow you will\b|\bremarks?\b"
                     r"|\bevidence\b|\bown words\b|\bfurther information\b|\badditional information\b|\bsupporting\b|\bnodiadau\b"),
        (Role.STRENGTH, r"\bmust\b|\bpriority\b|\bessential\b|\bmandatory\b|\bimportance\b|\bdesirable\b"),
        (Role.REQUIREMENT, r"\brequirements?\b|\bquestions?\b|\bwhat (?:is|we) (?:ask|need|want)\w*\b|\bspecification\b|^needs?$|^criteri\w+$"),
        (Role.BASIS, r"\bbasis\b|^unit$|^units? of .*|^uom$|\bcharged (?:by|per)\b|\bcharging\b|^per$|^rate type$|^frequency$|^unit type$"),
        (Role.PRICE, r"\bprices?\b|\bcosts?\b|\brates?\b|\bcharges?\b|\bfees?\b|\btariff\b|^amount\b|\bgbp\b|\bquote\b|^pris$"),
        (Role.QUANTITY, r"\bhow many\b|\bquantity\b|^qty$|\bvolume\b|\bnumber of\b|^no of\b|^(?:hours|hrs|units|visits|days|miles)"
                        r"(?: (?:per|a|each) week| weekly| pw)?$"),
        (Role.BAND, r"^when$|^band$|^times?$|^day type$|^days? of (?:the )?week$|^time of day$|^period$"),
        (Role.LABEL, r"^what$|\bservices?\b|\bdescription\b|\bitems?\b|\belements?\b|^type\b|\bactivit\w+\b|^support\b|^care\b|^line$"),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says its column holds, with what it says of prices in it."""

    role: Role
    units: tuple[PriceBasis | Unit, ...] = ()
    bands: tuple[PriceBand, ...] = ()
    vat: Vat | None = None
    implied: bool = False
    """The heading is nothing but a unit or a time, so that only its place among others makes it a price."""


_AN_AMOUNT: Final = re.compile(r"£ ?\d|\d[.,]\d\d(?!\d)|^\d+(?!\d|[ -]?(?:weeks?|wk|weekly|hours?|hr|min\w*|days?)\b)")
"""What no heading holds: money, or a figure in front that counts nothing."""


def read_heading(text: str) -> Heading | None:
    """What a cell would say as a heading: "Cost/hr", "Your comments", "Weekend rate"; None for anything else."""
    if len(text) > 80 or _AN_AMOUNT.search(plain(text)):
        return None
    folded = bare(text)
    role = next((role for role, words in _OWN_HEADINGS if folded in said(words)), None)
    if role is None:
        role = next((role for role, pattern in _HEADINGS if pattern.search(folded)), None)
    if role is None and plain(text) in ("£", "#", "✓", "y/n", "✓/✗"):
        role = {"£": Role.PRICE, "#": Role.NUMBER}.get(plain(text), Role.ANSWER)
    if role in (Role.PRICE, Role.TOTAL) or (role is None and ("£" in text or _only_price_words(text))):
        implied = role is None and "£" not in text
        return Heading(role or Role.PRICE, units_in(text), bands_in(text), vat_in(text), implied)
    return Heading(role) if role else None


def _only_price_words(text: str) -> bool:
    """Whether a heading is nothing but a unit or a time: "Hourly", "Mon-Fri", "Sleep-in"."""
    left = plain(text)
    for _, pattern in (*_BANDS, *_STRONG, *_WEAK):
        left = pattern.sub(" ", left)
    named = bool(units_in(text) or bands_in(text))
    return named and not re.sub(r"\b(?:and|or|the|per|a|an)\b|[^\w]", "", left)


_LABELS: Final[dict[str, str]] = {
    "name": "provider|provider name|name of provider|organisation|organisation name|company|company name|business name|name|agency|"
    "agency name|supplier|supplier name|your organisation|trading name|darparwr|enw'r darparwr",
    "contact_name": "contact|contact name|contact person|name of contact|main contact|your name|completed by|key contact",
    "phone": "phone|telephone|tel|tel no|telephone number|phone number|mobile|contact number|ffon",
    "email": "email|e mail|email address|e mail address|ebost",
    "address": "address|registered address|office address|business address|cyfeiriad",
    "regulator": "registered with|regulator|registration|regulated by|registration body|cqc registration|inspected by",
    "rating": "rating|latest rating|cqc rating|current rating|inspection rating",
    "can_start": "can start|start date|earliest start|earliest start date|you can start on|available from|can start on|could start",
    "valid_until": "valid until|offer valid until|price valid until|prices valid until|your offer holds until|quote valid until|expires",
    "words": "anything else|other information|additional comments|further comments|message|covering note",
}


@cache
def _labels() -> dict[str, str]:
    found = {bare(text): field for field, texts in _LABELS.items() for text in texts.split("|")}
    for field, words in wording.FACTS.items():
        found |= dict.fromkeys(said(words), field)
    return found


def read_label(text: str) -> str | None:
    """The field of ProviderFacts that a label asks for: "Tel:" is phone."""
    return _labels().get(bare(text))


_TOTAL: Final = re.compile(
    r"^(?:(?:sub|grand|overall|weekly|annual|yearly|monthly|daily|net|gross) ?)*totals?\b|^sum\b|^cyfanswm\b"
)


def is_total(text: str) -> bool:
    """Whether a row's label says that it adds up other rows."""
    return bool(_TOTAL.search(bare(text)))


_PRICE_WORD: Final = re.compile(r"£|\b(?:prices?|costs?|rates?|charges?|fees?|tariff|mileage|pris)\b")


def names_a_price(text: str) -> bool:
    """Whether a label or a heading speaks of money."""
    return bool(_PRICE_WORD.search(plain(text)))
