"""Field values: checked before they are kept, and as JSON text and back for the history of changes.

What is kept is what a later reading gives, to the last sign: text without control characters and broken halves of
characters, decimals with as many places as their column has, choices in the order of their list.
"""

import json
import re
import types
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Context, Decimal, Inexact, InvalidOperation
from typing import Annotated, Any, Final, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from nosdesk.domain.choices import Choices
from nosdesk.domain.records import Record
from nosdesk.errors import BugError

Checked = Callable[[Any], Any]

T = TypeVar("T")


class PerRecord(dict[type[Record], T]):
    """What is worked out of a class of records, when it is first asked for: a session rarely needs them all."""

    def __init__(self, work_out: Callable[[type[Record]], T]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, record: type[Record]) -> T:
        found = self[record] = self._work_out(record)
        return found


_NO_TEXT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_HALVES: Final = re.compile("[\ud800-\udfff]")
_EXACT: Final = Context(prec=60, traps=[Inexact, InvalidOperation])
_MOST: Final = 2**63 - 1
_MOST_INT: Final = 2**31 - 1


def clean_text(text: str) -> str:
    """Text that every database, file format and screen takes; it is the rule for all that a person types or pastes.

    Control characters but tab and line breaks are dropped (a NUL ends text for SQL and PostgreSQL refuses it). Two halves of a
    character (surrogates) become that character, a lone half U+FFFD, which shows that something was not readable.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _NO_TEXT.sub("", text)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace") if _HALVES.search(text) else text


def scaled(value: Decimal, places: int) -> int:
    """A decimal as a whole number of its smallest unit. Raises ValueError where it has more places or is too large."""
    try:
        whole = int(_EXACT.to_integral_exact(_EXACT.scaleb(value, places)))
    except (ArithmeticError, ValueError) as error:
        raise ValueError(f"more than {places} decimal places, or no finite number") from error
    if abs(whole) > _MOST:
        raise ValueError("number too large")
    return whole


def unscaled(whole: int, places: int) -> Decimal:
    """The decimal that `scaled` made a whole number of; it always has that many places."""
    return Decimal(whole).scaleb(-places)


def _check(where: str, hint: Any) -> Checked:
    if get_origin(hint) in (Union, types.UnionType):
        inner = _check(where, next(part for part in get_args(hint) if part is not type(None)))
        return lambda value: None if value is None else inner(value)
    if get_origin(hint) is Annotated:
        return lambda value: _decimal(where, value, get_args(hint)[1])
    if get_origin(hint) is tuple:
        return lambda value: _chosen(where, value, get_args(hint)[0])
    if hint is str:
        return lambda value: clean_text(value) if type(value) is str else clean_text(str(_of(where, value, str)))
    if hint is int:
        return lambda value: _integer(where, value)
    if hint is datetime:
        return lambda value: _moment(where, value)
    if hint is date:
        return lambda value: value if type(value) is date else _refused(where, value)
    if hint is time:
        return lambda value: value if isinstance(value, time) and value.tzinfo is None else _refused(where, value)
    return lambda value: value if isinstance(value, hint) else _refused(where, value)


def _refused(where: str, value: object) -> Any:
    raise BugError(f"{where} cannot hold this {type(value).__name__}")


def _of(where: str, value: object, kind: type) -> Any:
    return value if isinstance(value, kind) else _refused(where, value)


def _decimal(where: str, value: object, places: int) -> Decimal:
    try:
        return unscaled(scaled(_of(where, value, Decimal), places), places)
    except ValueError as error:
        raise BugError(f"{where} cannot hold this amount: {error}") from error


def _chosen(where: str, value: object, choices: type[Choices]) -> tuple[Choices, ...]:
    chosen = _of(where, value, tuple)
    for one in chosen:
        _of(where, one, choices)
    return tuple(one for one in choices if one in chosen)


def _integer(where: str, value: object) -> int:
    if type(value) is not int or abs(value) > _MOST_INT:
        return int(_refused(where, value))
    return value


def _moment(where: str, value: object) -> datetime:
    moment: datetime = _of(where, value, datetime)
    return moment.astimezone(UTC) if moment.tzinfo is not None else _refused(where, value)


def plain(value: Any) -> Any:
    """A field's value as something JSON holds: text for dates, money and ids, a list for a tuple."""
    match value:
        case Choices():
            return value.value
        case None | bool() | int() | str():
            return value
        case datetime() | date() | time():
            return value.isoformat()
        case Decimal() | UUID():
            return str(value)
        case tuple():
            return [plain(part) for part in value]
    raise TypeError(f"no record holds a {type(value).__name__}")


def to_json(value: Any) -> str:
    """The value as JSON text."""
    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"))


def from_json(text: str, hint: Any) -> Any:
    """The value that `to_json` wrote, for a field of the given type."""
    return typed(json.loads(text), hint)


def typed(value: Any, hint: Any) -> Any:
    """A JSON value as the field's own type."""
    if value is None:
        return None
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return typed(value, next(part for part in get_args(hint) if part is not type(None)))
    if origin is Annotated:
        return Decimal(value)
    if origin is tuple:
        return tuple(typed(part, get_args(hint)[0]) for part in value)
    if hint in (date, datetime, time):
        return hint.fromisoformat(value)
    return value if hint in (str, int, bool) else hint(value)


def _checks(record: type[Record]) -> dict[str, Checked]:
    hints = get_type_hints(record, include_extras=True)
    return {name: _check(f"{record.__name__}.{name}", hint) for name, hint in hints.items()}


_CHECKS: Final = PerRecord(_checks)


def checks(record: type[Record]) -> dict[str, Checked]:
    """For each field of a record, what gives a value as it will be kept; each raises BugError where it does not fit."""
    return _CHECKS[record]
