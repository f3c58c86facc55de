"""The easy-read rules about figures: digits for numbers, no big or decimal ones, dates in full. Money and times are left alone."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from nosdesk.domain.easy_finding import Finding, Rule
from nosdesk.domain.easy_wording import Seen
from nosdesk.domain.english import each_of, in_order
from nosdesk.i18n import Words

DIGITS: Final = Words("“{number}” is easier to read in digits: {digits}.", "Write “{number}” as a number: {digits}.")
BIG: Final = Words(
    "“{number}” is a big number. Say it roughly, or leave it out: “many”, “about {rough}”.",
    "“{number}” is a big number. Say “many” or “about {rough}”.",
)
DECIMAL: Final = Words("A number with a point is hard to read. “{simple}” is easier.", "Write “{simple}”.")
DECIMAL_ALONE: Final = Words(
    "“{number}” is hard to read. Use a whole number.", "“{number}” is hard. Use a whole number."
)
PERCENT: Final = Words("“{number}” is hard to picture. “{simple}” is easier.", "“{simple}” is easier than “{number}”.")
PERCENT_ALONE: Final = Words(
    "“{number}” is hard to picture. Say how many out of 10 or 100.", "Say how many out of 10 or 100."
)
DATE: Final = Words("A date is easier in full: “{simple}”.", "Write the date in full: “{simple}”.")
DATE_UNSURE: Final = Words(
    "A date is easier in full, with the name of the month.", "Write the date with the name of the month."
)

_UNITS: Final = {
    word: number
    for number, word in enumerate(
        in_order(
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
            "eighteen nineteen"
        ),
        1,
    )
}
_TENS: Final = {
    word: 10 * number
    for number, word in enumerate(in_order("twenty thirty forty fifty sixty seventy eighty ninety"), 2)
}
_COUNTED_ONE: Final = each_of("hour hours week weeks month months year years minute minutes worker workers mile pound")
_MANY: Final = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
_BIG_FROM: Final = 1_000
_MONTHS: Final = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS: Final = {
    "mon": "Monday", "tue": "Tuesday", "tues": "Tuesday", "wed": "Wednesday", "weds": "Wednesday", "thu": "Thursday",
    "thur": "Thursday", "thurs": "Thursday", "fri": "Friday",
}  # fmt: skip
"""Short days that are no other word; "sat" and "sun" are."""
_WEEKEND: Final = {"Sat": "Saturday", "Sun": "Sunday"}
_SHORT_MONTHS: Final = {name[:3].lower(): name for name in _MONTHS if name != "May"} | {"sept": "September"}
_NUMERIC: Final = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})")
_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_WHOLE: Final = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_POINT: Final = re.compile(r"(\d+)\.(\d+)")
_SHARE: Final = re.compile(r"(\d+(?:\.\d+)?)%")
_QUARTERS: Final = {"5": "half", "50": "half", "25": "quarter", "75": "3 quarters"}
_SHARES: Final = {
    "10": "1 in 10", "20": "1 in 5", "25": "1 in 4", "30": "3 in 10", "33": "1 in 3", "40": "4 in 10", "50": "half",
    "60": "6 in 10", "67": "2 in 3", "70": "7 in 10", "75": "3 in 4", "80": "8 in 10", "90": "9 in 10", "100": "all",
}  # fmt: skip


# ---- dates ---------------------------------------------------------------------------------------


def dates(seen: Seen) -> Iterator[Finding]:
    """Dates in figures ("12/3/27", read as day, month, year) and short names of days and months."""
    for at, token in enumerate(seen.tokens):
        text = token.text
        if numeric := _NUMERIC.fullmatch(text):
            yield _date(token.start, token.end, numeric[1], numeric[3], numeric[4])
        elif iso := _ISO.fullmatch(text):
            yield _date(token.start, token.end, iso[3], iso[2], iso[1])
        elif full := _named(seen, at):
            end = token.end + (seen.text[token.end : token.end + 1] == "." and at + 1 < len(seen.tokens))
            yield Finding(Rule.DATE, token.start, end, DATE, {"simple": full}, full)


def _date(start: int, end: int, day: str, month: str, year: str) -> Finding:
    full_year = int(year) if len(year) == 4 else 2000 + int(year)
    try:
        found = date(full_year, int(month), int(day))
    except ValueError:
        return Finding(Rule.DATE, start, end, DATE_UNSURE)
    full = f"{found.day} {_MONTHS[found.month - 1]} {found.year}"
    return Finding(Rule.DATE, start, end, DATE, {"simple": full}, full)


def _named(seen: Seen, at: int) -> str:
    """The full name of a short day or month: months only beside a day's number, "Sat" and "Sun" only beside another day."""
    token = seen.tokens[at]
    if token.low in seen.names or not token.text[:1].isupper():
        return ""
    near = [seen.tokens[i].text for i in (at - 1, at + 1) if 0 <= i < len(seen.tokens)]
    if token.low in _SHORT_MONTHS:
        beside = any(re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?|\d{4}", each) for each in near)
        return _SHORT_MONTHS[token.low] if beside else ""
    if token.text in _WEEKEND:
        wider = [seen.tokens[i].text for i in range(max(0, at - 2), min(len(seen.tokens), at + 3)) if i != at]
        beside = any(each.lower() in _DAYS or each in _WEEKEND or each.endswith("day") for each in wider)
        return _WEEKEND[token.text] if beside else ""
    return _DAYS.get(token.low, "")


# ---- numbers -------------------------------------------------------------------------------------


def numbers(seen: Seen) -> Iterator[Finding]:
    """Numbers in words, big ones, ones with a point, shares of 100."""
    yield from _in_words(seen)
    for at, token in enumerate(seen.tokens):
        values = {"number": token.text}
        if share := _SHARE.fullmatch(token.text):
            simple = _SHARES.get(share[1], "")
            reason = PERCENT if simple else PERCENT_ALONE
            # "Half" for "50%" fits every sentence only with "of": it is told, not offered.
            yield Finding(Rule.BIG_NUMBER, token.start, token.end, reason, values | {"simple": simple})
        elif point := _POINT.fullmatch(token.text):
            if not _is_time_or_sum(seen, at):
                yield _decimal(seen, at, point[1], point[2])
        elif _WHOLE.fullmatch(token.text) and _is_big(seen, at):
            rough = _rough(int(token.text.replace(",", "")))
            yield Finding(Rule.BIG_NUMBER, token.start, token.end, BIG, values | {"rough": rough})


def _decimal(seen: Seen, at: int, whole: str, part: str) -> Finding:
    token = seen.tokens[at]
    piece = _QUARTERS.get(part)
    if piece is None:
        if not part.strip("0"):
            return Finding(Rule.BIG_NUMBER, token.start, token.end, DECIMAL, {"simple": whole}, whole)
        return Finding(Rule.BIG_NUMBER, token.start, token.end, DECIMAL_ALONE, {"number": token.text})
    article = "" if piece[0].isdigit() else "a "
    if int(whole):
        simple = f"{int(whole)} and {article}{piece}"
        return Finding(Rule.BIG_NUMBER, token.start, token.end, DECIMAL, {"simple": simple}, simple)
    unit = seen.tokens[at + 1].low if at + 1 < len(seen.tokens) else ""
    if unit in ("hour", "hours") and piece == "half":
        simple = "half an hour"
        return Finding(Rule.BIG_NUMBER, token.start, seen.tokens[at + 1].end, DECIMAL, {"simple": simple}, simple)
    return Finding(Rule.BIG_NUMBER, token.start, token.end, DECIMAL, {"simple": f"{article}{piece}"})


def _is_time_or_sum(seen: Seen, at: int) -> bool:
    """ "8.30 am", "at 8.30", "£ 4.50", "point 4.2": figures that are no decimal number."""
    token = seen.tokens[at]
    after = seen.tokens[at + 1].low if at + 1 < len(seen.tokens) else ""
    before = seen.tokens[at - 1].low if at else ""
    clock = re.fullmatch(r"(?:[01]?\d|2[0-3])\.[0-5]\d", token.text)
    said_as_time = after in ("am", "pm", "a.m", "p.m") or before in (
        "at",
        "from",
        "until",
        "till",
        "to",
        "by",
        "before",
        "after",
    )
    marked = seen.text[max(0, token.start - 2) : token.start].strip()[-1:] in ("£", "$", "€", "#")
    return bool(clock and said_as_time) or marked or before in ("section", "part", "point", "version", "rule", "clause")


_NUMBERED: Final = each_of(
    "phone tel telephone mobile call ring number no code ref account sort id text fax box room line pin"
)


def _is_big(seen: Seen, at: int) -> bool:
    """A number of 1,000 and more that is no year, phone number, code or sum of money."""
    token = seen.tokens[at]
    text = token.text.replace(",", "")
    if int(text) < _BIG_FROM or text.startswith("0") or len(text) > 7:
        return False
    if "," not in token.text and len(text) == 4 and text[:2] in ("19", "20"):
        return False
    near = [seen.tokens[i] for i in (at - 2, at - 1, at + 1) if 0 <= i < len(seen.tokens)]
    if any(each.low in _NUMBERED or (each.text.isdigit() and len(each.text) > 2) for each in near):
        return False
    marked = seen.text[max(0, token.start - 2) : token.start].strip()[-1:] in ("£", "$", "€", "#", "+")
    pounds = at + 1 < len(seen.tokens) and seen.tokens[at + 1].low in ("pounds", "pence", "pound")
    return not marked and not pounds


def _rough(number: int) -> str:
    digits = len(str(number)) - 1
    return f"{round(number, -digits):,}"


def _in_words(seen: Seen) -> Iterator[Finding]:
    at = 0
    while at < len(seen.tokens):
        size, number = _spelled(seen, at)
        if size and not _is_other(seen, at, size, number):
            first, last = seen.tokens[at], seen.tokens[at + size - 1]
            digits = f"{number:,}"
            yield Finding(
                Rule.NUMBER_WORD,
                first.start,
                last.end,
                DIGITS,
                {"number": seen.said(at, at + size - 1), "digits": digits},
                digits,
            )
        at += max(size, 1)


def _spelled(seen: Seen, at: int) -> tuple[int, int]:
    """How many words from here on are one number, and which; (0, 0) where none is."""
    tokens, total, part, size = seen.tokens, 0, 0, 0
    i = at
    while i < len(tokens):
        word = tokens[i].low
        tens, _, unit = word.partition("-")
        if i > at and "," in seen.text[tokens[i - 1].end : tokens[i].start]:
            break
        if word in _UNITS and part % 10 == 0 and part % 100 != 10:
            part += _UNITS[word]
        elif word in _TENS and part % 100 == 0:
            part += _TENS[word]
        elif tens in _TENS and unit in _UNITS and part % 100 == 0:
            part += _TENS[tens] + _UNITS[unit]
        elif word in _MANY and (part or (i > at and tokens[i - 1].low == "a")):
            scale = _MANY[word]
            part, total = (part * 100, total) if scale == 100 else (0, total + part * scale)
        elif word == "dozen" and i == at:
            part = 12
        elif word == "and" and size and part % 100 == 0 and part and i + 1 < len(tokens):
            if tokens[i + 1].low not in _UNITS and tokens[i + 1].low not in _TENS:
                break
            i += 1
            continue
        else:
            break
        i += 1
        size = i - at
    return (size, total + part) if size else (0, 0)


def _is_other(seen: Seen, at: int, size: int, number: int) -> bool:
    """ "One of them", "no one", "Seven Sisters": words that look like numbers and count nothing."""
    if any(seen.named(i) for i in range(at, at + size)):
        return True
    following = seen.tokens[at + size].low if at + size < len(seen.tokens) else ""
    before = seen.tokens[at - 1].low if at else ""
    if seen.tokens[at].low == "dozen":
        return True
    return number == 1 and (
        following not in _COUNTED_ONE or before in ("no", "any", "every", "each", "some", "this", "that")
    )
