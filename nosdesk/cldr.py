"""How a language writes dates and numbers, from the Unicode Common Locale Data (CLDR), which Babel carries.

Babel reads the data of all the world to know one language: 20 ms and 4 MB before the first date. What NOS Desk needs of the
languages that it speaks is kept beside their catalogues, written there by packaging/cldr.py; for any other, Babel is asked.
"""

import json
from dataclasses import asdict
from functools import cache
from typing import Any, Final

from nosdesk.frozen import dataclass
from nosdesk.paths import translations_dir

NAME: Final = "cldr.json"
"""The file among the translations: for each locale the fields of `Written`."""


@dataclass(frozen=True)
class Written:
    """Names begin with January and with Monday. Those of days "alone" are for headings, the others stand in a date."""

    months: tuple[str, ...]
    months_short: tuple[str, ...]
    days: tuple[str, ...]
    days_alone: tuple[str, ...]
    days_alone_short: tuple[str, ...]
    decimal: str
    group: str
    minus: str


@cache
def written(locale: str) -> Written:
    """How a locale ("en_GB") writes."""
    kept = json.loads((translations_dir() / NAME).read_text(encoding="utf-8")).get(locale)
    if kept is None:
        return from_babel(locale)
    values: dict[str, Any] = {name: tuple(said) if isinstance(said, list) else said for name, said in kept.items()}
    return Written(**values)


def from_babel(locale: str) -> Written:
    """The same from Babel itself."""
    from babel import Locale
    from babel.dates import get_day_names, get_month_names
    from babel.numbers import get_decimal_symbol, get_group_symbol, get_minus_sign_symbol

    spoken = Locale.parse(locale)

    def months(width: str) -> tuple[str, ...]:
        names = get_month_names(width, "format", spoken)  # type: ignore[arg-type]  # one of Babel's own words
        return tuple(names[number] for number in range(1, 13))

    def days(width: str, context: str) -> tuple[str, ...]:
        names = get_day_names(width, context, spoken)  # type: ignore[arg-type]  # as above
        return tuple(names[number] for number in range(7))

    return Written(
        months=months("wide"),
        months_short=months("abbreviated"),
        days=days("wide", "format"),
        days_alone=days("wide", "stand-alone"),
        days_alone_short=days("abbreviated", "stand-alone"),
        decimal=get_decimal_symbol(spoken),
        group=get_group_symbol(spoken),
        minus=get_minus_sign_symbol(spoken),
    )


def as_json(locales: tuple[str, ...]) -> str:
    """What the file holds for these locales."""
    return json.dumps({locale: asdict(from_babel(locale)) for locale in locales}, ensure_ascii=False, indent=1) + "\n"
