"""Field values as JSON text and back, for the history of changes."""

import json
import types
from datetime import date, datetime, time
from decimal import Decimal
from typing import Annotated, Any, Union, get_args, get_origin
from uuid import UUID

from nosdesk.domain.choices import Choices


def plain(value: Any) -> Any:
    """A field's value as something JSON holds: text for dates, money and ids, a list for a tuple."""
    match value:
        case None | bool() | int():
            return value
        case datetime() | date() | time():
            return value.isoformat()
        case Choices():
            return value.value
        case Decimal() | UUID():
            return str(value)
        case tuple():
            return [plain(part) for part in value]
        case str():
            return value
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
