"""Answers read and written: from what is typed to a value, and from a value to what a reader meets.

Nothing typed is lost: where it cannot be read, the Problem says what to do and the field keeps the text as it is.
"""

import calendar
import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final, TypeAlias, TypeVar, assert_never
from uuid import UUID

from nosdesk.domain.choices import Choices, VisitKind, Weekday
from nosdesk.domain.parse import read_date, read_money, read_number, read_percent, shown
from nosdesk.domain.problem import Count, Problem
from nosdesk.domain.records import Visit
from nosdesk.domain.trends import FACES
from nosdesk.forms.question import (
    NO,
    YES,
    Choice,
    Date,
    Link,
    LongText,
    ManyChoices,
    Money,
    Number,
    Question,
    Scale,
    Text,
    TypedQuestion,
    WeeklyPattern,
    YesNo,
)
from nosdesk.i18n import Counted, Reader, Words

T = TypeVar("T")

Raw: TypeAlias = str | tuple[str, ...]
"""What a field holds: its text; day, month and year of a date; the codes of choices."""

Answer: TypeAlias = str | bool | int | Decimal | date | UUID | Choices | tuple[Choices, ...] | None
"""A value as a record holds it."""

MOST_CHARACTERS: Final = 200
MOST_IN_LONG_TEXT: Final = 20_000
YES_CODE: Final = "yes"
NO_CODE: Final = "no"

TOO_LONG: Final = Words(
    "This has {count} characters. There is room for {most}. Make it shorter: nothing you typed is lost.",
    "This text is too long. You have {count} letters. Use {most} or less.",
)
STAYS: Final = Words(
    "This needs an answer. Until you give another one, the last answer stays.",
    "You need an answer here. We keep your last answer.",
)
NOT_IN_LIST: Final = Words(
    "This is not one of the answers: {text}. Choose one from the list.",
    "You cannot choose {text}. Choose 1 from the list.",
)
OUT_OF_RANGE: Final = Words(
    "This must be from {least} to {most}. Change the number.", "Choose a number from {least} to {most}."
)
DAY_MISSING: Final = Words("The day is missing. Add it.", "Write the day too.")
MONTH_MISSING: Final = Words("The month is missing. Add it.", "Write the month too.")
YEAR_MISSING: Final = Words("The year is missing. Add it.", "Write the year too.")
NO_SUCH_MONTH: Final = Words("A year has 12 months. Choose 1 to 12.", "There are 12 months. Choose 1 to 12.")
NO_SUCH_DAY: Final = Words(
    "{month} has {days} days. Choose 1 to {days}.", "{month} ends on day {days}. Choose 1 to {days}."
)

_TIMES: Final = Words("{days}, {start} to {end}")
_EVERY_DAY: Final = Words("Every day")
_WORKERS: Final = Counted("{n} worker at once", "{n} workers at once")
_EVERY_WEEKS: Final = Counted("every week", "every {n} weeks")


def display(question: Question, value: object, reader: Reader, names: Mapping[UUID, str]) -> str:
    """How an answer reads on the check page and in documents; "" where there is none.

    `names` holds the names of linked records by their id. Lines of a weekly pattern are parted by a line break.
    """
    if isinstance(question, Link) and value is None:
        return reader.say(question.none) if question.none else ""
    if value is None or value in ("", ()):
        return ""
    match question:
        case Text() | LongText():
            return str(value)
        case Choice():
            return reader.say(_member(question.options, value).words)
        case ManyChoices():
            return reader.together([reader.say(member.words) for member in _members(question.options, value)])
        case YesNo():
            return reader.say(YES if value else NO)
        case Date():
            return reader.date(_as(date, value))
        case Money():
            return money(_as(Decimal, value), reader)
        case Number():
            return Count(question.counted, Decimal(str(value))).said(reader)
        case Scale():
            return reader.say(face_words(_as(int, value)))
        case Link():
            return names.get(_as(UUID, value), "")
        case WeeklyPattern():
            return "\n".join(pattern_lines(_visits(value), reader))
        case _:
            assert_never(question)


def parse(question: TypedQuestion, raw: Raw, reader: Reader, today: date) -> Answer | Problem:
    """The value of what was typed or chosen, None or "" where nothing was; a Problem where it cannot be read."""
    if question.always and not "".join(raw).strip():
        return Problem(STAYS)
    match question:
        case Text():
            return _text(raw, MOST_CHARACTERS, one_line=True)
        case LongText():
            return _text(raw, MOST_IN_LONG_TEXT, one_line=False)
        case Choice():
            return _chosen(question.options, _one(raw))
        case ManyChoices():
            return _many_chosen(question.options, raw)
        case YesNo():
            return _yes_no(_one(raw))
        case Date():
            return _date(raw, reader, today)
        case Money():
            return read_money(_one(raw), places=question.places) if _one(raw) else None
        case Number():
            return _number(question, _one(raw), reader)
        case Scale():
            return _face(_one(raw))
        case Link():
            return _linked(_one(raw))
        case _:
            assert_never(question)


def typed(question: TypedQuestion, value: object) -> Raw:
    """What a field shows for a value: the way back from `parse`."""
    match question:
        case Text() | LongText():
            return str(value or "")
        case Choice() | Link():
            return "" if value is None else str(value)
        case ManyChoices():
            return tuple(str(member) for member in _members(question.options, value or ()))
        case YesNo():
            return "" if value is None else YES_CODE if value else NO_CODE
        case Date():
            return ("", "", "") if value is None else _parts(_as(date, value))
        case Money():
            return "" if value is None else _pounds(_as(Decimal, value))
        case Number() | Scale():
            return "" if value is None else _plain(Decimal(str(value)))
        case _:
            assert_never(question)


def money(amount: Decimal, reader: Reader) -> str:
    """An amount of money; a price with fractions of a penny keeps them: "£0.455"."""
    if amount == amount.quantize(Decimal("0.01")):
        return reader.money(amount)
    return f"£{_plain(amount)}" if amount >= 0 else f"−£{_plain(-amount)}"


def face_words(face: int) -> Words:
    """What one of the five faces says: 1 very bad to 5 very good."""
    return FACES[face]


def pattern_lines(visits: Sequence[Visit], reader: Reader) -> tuple[str, ...]:
    """A weekly pattern in lines: "Monday, Wednesday and Friday, 8:30 am to 10:30 am, 2 workers at once"."""
    planned = sorted((visit for visit in visits if visit.days), key=lambda visit: (_first_day(visit), visit.start))
    return tuple(_visit_line(visit, reader) for visit in planned)


def _first_day(visit: Visit) -> int:
    return min(day.number for day in visit.days)


def _visit_line(visit: Visit, reader: Reader) -> str:
    days = sorted({day.number for day in visit.days})
    named = reader.say(_EVERY_DAY) if len(days) == len(Weekday) else reader.together([*map(reader.weekday, days)])
    parts = [reader.say(_TIMES, days=named, start=reader.time(visit.start), end=reader.time(visit.end))]
    if visit.kind is not VisitKind.SUPPORT:
        parts.append(reader.say(visit.kind.words))
    if visit.workers > 1:
        parts.append(reader.count(_WORKERS, visit.workers))
    if visit.every_weeks > 1:
        parts.append(reader.count(_EVERY_WEEKS, visit.every_weeks))
    return ", ".join(parts)


def _one(raw: Raw) -> str:
    return (raw if isinstance(raw, str) else " ".join(raw)).strip()


def _text(raw: Raw, most: int, *, one_line: bool) -> str | Problem:
    text = clean(raw if isinstance(raw, str) else " ".join(raw))
    if one_line:
        text = " ".join(text.split())
    if len(text) > most:
        return Problem(TOO_LONG, {"count": len(text), "most": most})
    return text


def clean(text: str) -> str:
    """A text without what no file can hold: control characters but line breaks and tabs, and halves of characters."""
    lines = re.sub(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]", "\n", text)
    kept = "".join(letter for letter in lines if letter in "\n\t" or unicodedata.category(letter) not in ("Cc", "Cs"))
    return unicodedata.normalize("NFC", kept).strip()


def _chosen(options: type[Choices], code: str) -> Choices | Problem | None:
    if not code:
        return None
    member = options._value2member_map_.get(code)
    return member if isinstance(member, options) else Problem(NOT_IN_LIST, {"text": shown(code)})


def _many_chosen(options: type[Choices], raw: Raw) -> tuple[Choices, ...] | Problem:
    codes = [code.strip() for code in ((raw,) if isinstance(raw, str) else raw) if code.strip()]
    chosen: list[Choices] = []
    for code in codes:
        member = _chosen(options, code)
        if isinstance(member, Problem):
            return member
        if member is not None:
            chosen.append(member)
    return tuple(member for member in options if member in chosen)


def _yes_no(code: str) -> bool | Problem | None:
    if not code:
        return None
    if code not in (YES_CODE, NO_CODE):
        return Problem(NOT_IN_LIST, {"text": shown(code)})
    return code == YES_CODE


def _date(raw: Raw, reader: Reader, today: date) -> date | Problem | None:
    if isinstance(raw, str):
        return read_date(raw, today) if raw.strip() else None
    parts = tuple(part.strip() for part in raw)
    if not any(parts):
        return None
    if len(parts) != 3:
        return read_date(" ".join(parts), today)
    for part, words in zip(parts, (DAY_MISSING, MONTH_MISSING, YEAR_MISSING), strict=True):
        if not part:
            return Problem(words)
    day, month, year = parts
    if not month.isdecimal() or max(map(len, parts)) > 4:
        return read_date(f"{day} {month} {year}", today)
    if not 1 <= int(month) <= 12:
        return Problem(NO_SUCH_MONTH)
    return _no_such_day(day, int(month), year, reader) or read_date(f"{day}/{month}/{year}", today)


def _no_such_day(day: str, month: int, year: str, reader: Reader) -> Problem | None:
    """What to say of a day that the month does not have; None where it has it, or the year cannot be told."""
    if not (day.isdecimal() and year.isdecimal() and len(year) == 4 and int(year) > 0):
        return None
    days = calendar.monthrange(int(year), month)[1]
    if 1 <= int(day) <= days:
        return None
    # The reader's date of the first, without its leading "1", is the month as this language writes it.
    name = reader.date(date(int(year), month, 1)).partition(" ")[2]
    return Problem(NO_SUCH_DAY, {"month": name, "days": days})


def _number(question: Number, text: str, reader: Reader) -> int | Decimal | Problem | None:
    if not text:
        return None
    unit = reader.say(question.unit)
    bare = text.casefold().removesuffix(unit.casefold()).strip() or text
    found = (
        read_percent(bare) if unit == "%" else read_number(bare, places=question.places, negative=question.least < 0)
    )
    if isinstance(found, Problem):
        return found
    if not question.least <= found <= question.most:
        return Problem(OUT_OF_RANGE, {"least": question.least, "most": question.most})
    return found if question.places else int(found)


def _face(code: str) -> int | Problem | None:
    if not code:
        return None
    if code not in ("1", "2", "3", "4", "5"):
        return Problem(NOT_IN_LIST, {"text": shown(code)})
    return int(code)


def _linked(code: str) -> UUID | Problem | None:
    if not code:
        return None
    try:
        return UUID(code)
    except ValueError:
        return Problem(NOT_IN_LIST, {"text": shown(code)})


def _parts(day: date) -> tuple[str, str, str]:
    return str(day.day), str(day.month), str(day.year)


def _pounds(amount: Decimal) -> str:
    """Two places, or as many as a price to a fraction of a penny has."""
    exact = amount.quantize(Decimal("0.01"))
    return f"{exact:f}" if exact == amount else _plain(amount)


def _plain(amount: Decimal) -> str:
    """A number without an exponent and without zeros behind it."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _members(options: type[Choices], value: object) -> tuple[Choices, ...]:
    if not isinstance(value, tuple | list):
        raise TypeError(f"choices expected, not {value!r}")
    return tuple(_member(options, item) for item in value)


def _member(options: type[Choices], value: object) -> Choices:
    return _as(options, value)


def _visits(value: object) -> tuple[Visit, ...]:
    if not isinstance(value, tuple | list):
        raise TypeError(f"visits expected, not {value!r}")
    return tuple(_as(Visit, item) for item in value)


def _as(kind: type[T], value: object) -> T:
    """The value, known to be of that kind. Raises TypeError: a screen or document asked with another field's value."""
    if not isinstance(value, kind):
        raise TypeError(f"{kind.__name__} expected, not {value!r}")
    return value
