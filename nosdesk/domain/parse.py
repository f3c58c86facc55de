"""What people type and spreadsheets hold, read into dates, times, money and numbers; what cannot be read is a Problem.

Nothing raises, whatever the text. Digits of any script, spaces that do not break, thin spaces and every kind of minus are understood.
Nothing is guessed: "1,00.0", "12,50" or "31/02" are problems, not numbers or dates.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Final, Literal

from nosdesk.domain.choices import PriceBasis, Vat
from nosdesk.domain.problem import Problem, Value
from nosdesk.domain.rounding import rounded
from nosdesk.i18n import Words

Order = Literal["dmy", "mdy", "ymd"]

LONGEST: Final = 60
FIRST_YEAR: Final = 1880
LAST_YEAR: Final = 2199
MOST_DIGITS: Final = 9
_SHOWN: Final = 40

_DASHES: Final = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
_FRACTIONS: Final = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}

_MONTH_NAMES: Final = {
    1: "january jan ionawr ion",
    2: "february feb chwefror chwef chw",
    3: "march mar mawrth maw",
    4: "april apr ebrill ebr",
    5: "may mai",
    6: "june jun mehefin meh",
    7: "july jul gorffennaf gorff gor",
    8: "august aug awst aws",
    9: "september sept sep medi med",
    10: "october oct hydref hyd",
    11: "november nov tachwedd tach tac",
    12: "december dec rhagfyr rhag rha",
}
_MONTHS: Final = {name: number for number, names in _MONTH_NAMES.items() for name in names.split()}


def month_names(number: int) -> tuple[str, ...]:
    """What a month, 1 to 12, is called in dates, in English and Welsh, whole and shortened; in small letters."""
    return tuple(_MONTH_NAMES[number].split())


_DAY_WORDS: Final = {"today": 0, "heddiw": 0, "tomorrow": 1, "yfory": 1, "yesterday": -1, "ddoe": -1}
_WEEKDAYS: Final = re.compile(
    r"^(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|dydd (?:llun|mawrth|mercher|iau|gwener|sadwrn|sul))[ ,.]+"
)
_NO_TIME: Final = re.compile(r"[ t]00:00(?::00(?:\.0+)?)?z?$")


def shown(text: str) -> str:
    """A text as it may be quoted in a message: one line, at most 40 characters, no marks for bold."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text[: _SHOWN * 4]).replace("*", "").split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def _cannot(words: Words, text: str, **values: Value) -> Problem:
    return Problem(words, {"text": shown(text), **values})


def _tidy(text: str) -> str | None:
    """Small letters, plain spaces, plain digits and minus signs; None where the text is empty or far too long."""
    if len(text) > LONGEST * 4:
        text = text.strip()
        if len(text) > LONGEST * 4:
            return None
    letters = []
    for letter in text.translate(_DASHES):
        if letter.isdecimal():
            letters.append(str(unicodedata.decimal(letter)))
        elif letter.isspace() or unicodedata.category(letter) in ("Cf", "Cc"):
            letters.append("" if letter in "\u200b\u200e\u200f\ufeff\u2060\u00ad" else " ")
        else:
            letters.append(
                {"٫": ".", "٬": ",", "．": ".", "，": ",", "：": ":", "／": "/", "％": "%", "٪": "%"}.get(
                    letter, letter
                )
            )
    tidy = " ".join("".join(letters).casefold().split())
    return tidy if 0 < len(tidy) <= LONGEST else None


def read_date(text: str, today: date, order: Order = "dmy") -> date | Problem:
    """A date as people write it: "14/12/2026", "14.12.26", "2026-12-14", "Mon 14th Dec 2026", "today".

    `order` tells how bare numbers follow one another; a year of four digits in front always means year, month, day. Two digits of
    a year are the latest such year up to 20 years from today. Without a year it is a problem.
    """
    tidy = _tidy(text)
    if tidy is None:
        return _no_date(text)
    if tidy in _DAY_WORDS:
        return _shifted(today, _DAY_WORDS[tidy])
    tidy = _NO_TIME.sub("", _WEEKDAYS.sub("", tidy))
    found = _numbers(tidy, order) or _named_month(tidy)
    if found is None:
        return _no_date(text)
    year, month, day = found
    if year == "":
        return _cannot(Words("Add the year to this date: {text}.", "Write the year too: {text}."), text)
    full = int(year) if len(year) == 4 else _century(int(year), today)
    if not FIRST_YEAR <= full <= LAST_YEAR:
        return _cannot(Words("Check the year of this date: {text}.", "Is this year right: {text}?"), text)
    try:
        return date(full, month, int(day))
    except ValueError:
        return _cannot(Words("There is no such day: {text}.", "That day does not exist: {text}."), text)


def _no_date(text: str) -> Problem:
    words = Words(
        "This is not a date that can be read: {text}. Write it like 14/12/2026.",
        "We cannot read this date: {text}. Write it like 14/12/2026.",
    )
    return _cannot(words, text)


def _shifted(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


def _century(year: int, today: date) -> int:
    latest = today.year + 20
    return latest - (latest - year) % 100


def _numbers(tidy: str, order: Order) -> tuple[str, int, str] | None:
    """Year, month and day of a date in numbers; the year is empty where there is none."""
    tidy = re.sub(r" ?([/.\-]) ?", r"\1", tidy)
    year_first = re.fullmatch(r"(\d{4})([/.\- ]?)(\d{1,2})\2(\d{1,2})\.?", tidy)
    if year_first and (year_first[2] or len(tidy) == 8):
        return year_first[1], int(year_first[3]), year_first[4]
    parts = re.fullmatch(r"(\d{1,2})([/.\- ])(\d{1,2})(?:\2(\d{4}|\d\d))?\.?", tidy)
    if not parts:
        return None
    first, second, third = parts[1], parts[3], parts[4]
    if third is None:
        return "", int(second), first
    if order == "mdy":
        return third, int(first), second
    if order == "ymd" and len(first) == len(third) == 2:
        return first, int(second), third
    return third, int(second), first


def _named_month(tidy: str) -> tuple[str, int, str] | None:
    """Year, month and day of a date with the month in letters: "14 December 2026", "14th of Dec 26", "December 14, 2026"."""
    words = re.sub(r"(\d)(?:st|nd|rd|th)\b", r"\1", tidy).replace(" of ", " ")
    day_first = re.fullmatch(r"(\d{1,2})[ .\-/]*([^\W\d_]+)(?:[ .,\-/']*(\d{4}|\d\d))?\.?", words)
    month_first = re.fullmatch(r"([^\W\d_]+)[ .\-/]*(\d{1,2})(?:(?:[ .,\-/']+)(\d{4}|\d\d))?\.?", words)
    year_first = re.fullmatch(r"(\d{4})[ .\-/]*([^\W\d_]+)[ .\-/]*(\d{1,2})", words)
    if day_first and day_first[2] in _MONTHS:
        return day_first[3] or "", _MONTHS[day_first[2]], day_first[1]
    if month_first and month_first[1] in _MONTHS:
        return month_first[3] or "", _MONTHS[month_first[1]], month_first[2]
    if year_first and year_first[2] in _MONTHS:
        return year_first[1], _MONTHS[year_first[2]], year_first[3]
    return None


_NUMBER: Final = r"(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d{1,3}(?:'\d{3})+|\d+)(?:\.\d+)?|\.\d+"
_SIGNED: Final = re.compile(rf"(-?) ?({_NUMBER})")
_FREE: Final = frozenset({"free", "nil", "no charge", "no cost", "free of charge", "am ddim"})
_CURRENCY: Final = re.compile(r"^(-?) ?(?:£|gbp) ?(-?)")
_POUNDS_AFTER: Final = re.compile(r"^ ?(?:pounds?|gbp|£)(?![a-z])")
_VAT: Final = re.compile(
    r"[ ,(]*(?P<how>\+|plus|excluding|excl?|ex|including|includes|incl?|inc|no|exempt from|exempt)"
    r" ?(?:vat)\)?$"
)
_VAT_EXEMPT: Final = re.compile(r"[ ,(]*(?:vat exempt|exempt)\)?$")
_UNITS: Final[tuple[tuple[PriceBasis, str], ...]] = (
    (PriceBasis.SLEEPING_NIGHT, r"sleep(?:ing)?(?:[ -]in)?(?: night)?|sleep-?over"),
    (PriceBasis.WAKING_NIGHT, r"waking(?: night)?"),
    (PriceBasis.FOUR_WEEKS, r"(?:(?:(?<=[\d)] )|(?<=per )|(?<=every )|(?<=/)|(?<=/ ))4|four)[ -]?week(?:s|ly)?"),
    (PriceBasis.HOUR, r"hours?|hrs?|h|hourly|ph|p/h|awr"),
    (PriceBasis.VISIT, r"visits?|calls?|ymweliad"),
    (PriceBasis.DAY, r"days?|daily|pd|p/d|diwrnod|dydd"),
    (PriceBasis.WEEK, r"weeks?|wk|weekly|pw|p/w|wythnos"),
    (PriceBasis.MONTH, r"months?|monthly|pcm|pm|p/m|mis"),
    (PriceBasis.YEAR, r"years?|yr|yearly|annum|pa|p/a|annually|blwyddyn"),
    (PriceBasis.MILE, r"miles?|milltir"),
    (PriceBasis.ONE_OFF, r"once|one[ -]off|set[ -]?up|unwaith"),
)
_UNIT: Final = re.compile(
    r"[ ,(]*(?:per|an|a|each|every|for|the|by the|yr|y|/|@)?[ /]*(?:"
    + "|".join(f"(?P<{basis.name}>{words})" for basis, words in _UNITS)
    + r")\)?$"
)


@dataclass(frozen=True, slots=True)
class Price:
    """A price as it was written: the amount, and what it buys and how it stands to VAT where that was said."""

    amount: Decimal
    basis: PriceBasis | None = None
    vat: Vat | None = None


def read_price(text: str, *, places: int = 4, negative: bool = False) -> Price | Problem:
    """An amount of money with what may stand behind it: "£1,234.50", "12.50 per hour", "45p a mile", "£18 + VAT"."""
    tidy = _tidy(text)
    if tidy is None:
        return _no_money(text)
    if tidy in _FREE:
        return Price(Decimal(0))
    # "p.h." is "ph", and the "ppm" of mileage claims is pence per mile, not a month.
    tidy = re.sub(r"(?<=[^\W\d_])\.", "", re.sub(r"(\d ?p)pm$", r"\1 per mile", tidy))
    rest, vat = _without_vat(tidy)
    rest, basis = _without_unit(rest)
    if rest in _FREE:
        return Price(Decimal(0), basis, vat)
    amount = _pounds(rest)
    if amount is None:
        return _no_money(text)
    problem = _bounds(text, amount, places, negative=negative)
    return problem or Price(amount, basis, vat)


def _without_vat(tidy: str) -> tuple[str, Vat | None]:
    exempt = _VAT_EXEMPT.search(tidy)
    if exempt:
        return tidy[: exempt.start()], Vat.EXEMPT
    found = _VAT.search(tidy)
    if not found:
        return tidy, None
    how = found["how"]
    if how == "no" or how.startswith("exempt"):
        return tidy[: found.start()], Vat.EXEMPT
    return tidy[: found.start()], Vat.INCLUDED if how.startswith("inc") else Vat.ADDED


def _without_unit(tidy: str) -> tuple[str, PriceBasis | None]:
    """The words before the unit, and the unit. A "p" right behind the number is pence and stays."""
    found = _UNIT.search(tidy)
    if not found or not found.lastgroup:
        return tidy, None
    return tidy[: found.start()].rstrip(), PriceBasis[found.lastgroup]


def _pounds(tidy: str) -> Decimal | None:
    """The amount in pounds of a text with nothing but money in it."""
    pence = re.fullmatch(r"(-?) ?(\d+(?:\.\d+)?) ?(?:p|pence|ceiniog)", tidy)
    if pence:
        amount = _decimal(pence[2])
        return None if amount is None else (0 - amount if pence[1] else amount) / 100
    in_brackets = re.fullmatch(r"\((.+)\)", tidy)
    if in_brackets:
        inner = _pounds(in_brackets[1])
        return None if inner is None or inner < 0 else 0 - inner
    sign = ""
    currency = _CURRENCY.match(tidy)
    if currency:
        if currency[1] and currency[2]:
            return None
        sign, tidy = currency[1] or currency[2], tidy[currency.end() :]
    number = _SIGNED.match(tidy)
    if not number or (sign and number[1]):
        return None
    behind = tidy[number.end() :]
    if behind and (currency or not _POUNDS_AFTER.fullmatch(behind)):
        return None
    amount = _decimal(number[2])
    return None if amount is None else 0 - amount if sign or number[1] else amount


def _decimal(digits: str) -> Decimal | None:
    try:
        return Decimal(re.sub(r"[ ,']", "", digits))
    except InvalidOperation:
        return None


def _bounds(text: str, amount: Decimal, places: int, *, negative: bool) -> Problem | None:
    if amount < 0 and not negative:
        return _cannot(Words("This must not be below nothing: {text}.", "This must be 0 or more: {text}."), text)
    if abs(amount) >= 10**MOST_DIGITS:
        return _cannot(Words("This number is too large: {text}.", "This number is too big: {text}."), text)
    if -int(amount.normalize().as_tuple().exponent) > places:
        if places == 0:
            return _cannot(Words("This must be a whole number: {text}.", "Write a whole number, not {text}."), text)
        words = Words(
            "At most {places} digits may stand behind the point: {text}.",
            "Write only {places} digits after the dot: {text}.",
        )
        return _cannot(words, text, places=places)
    return None


def _no_money(text: str) -> Problem:
    words = Words(
        "This is not an amount of money that can be read: {text}. Write it like 12.50.",
        "We cannot read this money: {text}. Write it like 12.50.",
    )
    return _cannot(words, text)


def read_money(text: str, *, places: int = 2, negative: bool = False) -> Decimal | Problem:
    """An amount in pounds: "£1,234.50", "1234.5", "50p", "12.50 per hour" (see `read_price` for what it buys)."""
    found = read_price(text, places=places, negative=negative)
    return found if isinstance(found, Problem) else rounded(found.amount, places)


def read_number(text: str, *, places: int = 4, negative: bool = False) -> Decimal | Problem:
    """A number: "1,000", "2.5", "2½"."""
    tidy = _tidy(text)
    words = Words("This is not a number: {text}.", "We need a number, not {text}.")
    if tidy is None:
        return _cannot(words, text)
    extra = Decimal(0)
    if tidy[-1] in _FRACTIONS:
        extra, tidy = _FRACTIONS[tidy[-1]], tidy[:-1].rstrip() or "0"
    number = _SIGNED.fullmatch(tidy)
    if not number and tidy == "-" and extra:
        number = _SIGNED.fullmatch("-0")
    amount = _decimal(number[2]) if number else None
    if number is None or amount is None or (extra and amount != int(amount)):
        return _cannot(words, text)
    amount = 0 - amount - extra if number[1] else amount + extra
    return _bounds(text, amount, places, negative=negative) or amount


def read_whole(text: str, *, negative: bool = False) -> int | Problem:
    """A whole number."""
    found = read_number(text, places=0, negative=negative)
    return found if isinstance(found, Problem) else int(found)


def read_percent(text: str) -> Decimal | Problem:
    """A share of 100: "62", "62%", "62.5 per cent"."""
    tidy = _tidy(text)
    bare = re.sub(r" ?(?:%|per ?cent|pc|y cant)$", "", tidy) if tidy else ""
    found = read_number(bare)
    if isinstance(found, Problem):
        return _cannot(Words("This is not a percentage: {text}.", "Write a number from 0 to 100, not {text}."), text)
    if found > 100:
        return _cannot(Words("A share cannot be over 100%: {text}.", "Write 100 or less, not {text}."), text)
    return found


_NOON: Final = frozenset({"noon", "midday", "12 noon", "hanner dydd"})
_MIDNIGHT: Final = frozenset({"midnight", "12 midnight", "hanner nos"})
_TIME: Final = re.compile(
    r"(?P<hour>\d{1,2})(?:(?: ?[:.h] ?| )(?P<minute>\d\d)(?::00)?)?(?: ?o'?clock)?"
    r" ?(?P<half>am|a\.m\.?|pm|p\.m\.?|a|p|yb|y\.b\.|yh|y\.h\.|yp|y\.p\.)?"
)
_PAST: Final = re.compile(r"(?P<part>half|quarter) (?P<way>past|to) (?P<hour>\d{1,2}) ?(?P<half>am|pm)?")


def read_time(text: str) -> time | Problem:
    """A time of day: "8.30", "8:30 am", "20:30", "0830", "8pm", "noon". Without am or pm hours count to 24."""
    tidy = _tidy(text)
    if tidy is None:
        return _no_time(text)
    if tidy in _NOON:
        return time(12)
    if tidy in _MIDNIGHT:
        return time(0)
    past = _PAST.fullmatch(tidy)
    if past:
        minute = {"half": 30, "quarter": 15}[past["part"]] * (1 if past["way"] == "past" else -1)
        if past["part"] == "half" and minute < 0:
            return _no_time(text)
        return _clock(text, int(past["hour"]), minute, past["half"] or "")
    together = re.fullmatch(r"(\d{1,2})(\d\d)(?: ?(?:h|hrs|hours|(am|pm)))?", tidy)
    if together:
        return _clock(text, int(together[1]), int(together[2]), together[3] or "")
    found = _TIME.fullmatch(tidy)
    if not found:
        return _no_time(text)
    return _clock(text, int(found["hour"]), int(found["minute"] or 0), found["half"] or "")


def _clock(text: str, hour: int, minute: int, half: str) -> time | Problem:
    """The time of an hour, minutes that may lie before it, and a half of the day in English or Welsh."""
    if half:
        afternoon = half.startswith("p") or half.replace(".", "") in ("yh", "yp")
        if not 1 <= hour <= (23 if afternoon else 12):
            return _no_time(text)
        hour = hour % 12 + (12 if afternoon else 0)
    if minute >= 60 or hour > 24 or (hour == 24 and minute > 0):
        return _no_time(text)
    minutes = (hour * 60 + minute) % (24 * 60)
    return time(minutes // 60, minutes % 60)


def _no_time(text: str) -> Problem:
    words = Words(
        "This is not a time that can be read: {text}. Write it like 8:30 am or 20:30.",
        "We cannot read this time: {text}. Write it like 8:30 am.",
    )
    return _cannot(words, text)
