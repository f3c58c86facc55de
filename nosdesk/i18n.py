"""Words in the reader's language and wording, and dates, times, money and numbers as that reader writes them.

A sentence is written once, as `Words(plain, easy)`, and said by a `Reader`. Both wordings are messages of
the catalogue (the easy one under the context "easy"), so that easy Welsh is possible. Source language: British English.
"""

from __future__ import annotations

import datetime as dt
import gettext
import io
import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final

from nosdesk.cldr import Written, written
from nosdesk.paths import translations_dir

if TYPE_CHECKING:
    from decimal import Decimal

SOURCE: Final = "en_GB"
PSEUDO: Final = "en_XA"
"""A made-up language: longer and accented, so that tests find untranslated or clipped text."""

LANGUAGES: Final = {SOURCE: "English", "cy": "Cymraeg"}
"""The languages that a person can choose, each by its own name."""

EASY_CONTEXT: Final = "easy"


@dataclass(frozen=True, slots=True)
class Words:
    """What is said, in usual words and in easy words.

    `easy` is left out only for a label: four words or fewer, no sentence, the same for every reader. Both may hold
    {places}, filled when said; `**bold**` marks emphasis.
    """

    plain: str
    easy: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """Words that change with a number, which fills the place {n}. Plural forms follow the language.

    The easy forms are left out, as in `Words`, only for a label: four words or fewer, no sentence.
    """

    one: str
    many: str
    easy_one: str = ""
    easy_many: str = ""


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for a mark
    """Marks a bare text for the catalogue where Words would be too much: names of languages, units."""
    return text


_ACCENTS = str.maketrans("AEIOUYaeiouycnsdlrtgzw", "ÀÉÎÖÛÝàéîöûýçñšďľřťğžŵ")
_KEPT = re.compile(r"(\{[^}]*\}|\*\*)")


def pseudo(text: str) -> str:
    """The made-up language's version of a text: accents, a third longer, places untouched."""
    if not text:
        return text
    parts = [part if _KEPT.fullmatch(part) else part.translate(_ACCENTS) for part in _KEPT.split(text)]
    padding = " ~" * max(1, round(len(text) / 6)) if " " in text else "~" * max(1, round(len(text) / 4))
    return f"[{''.join(parts)}{padding}]"


class _PseudoTranslations(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return pseudo(message)

    def pgettext(self, context: str, message: str) -> str:
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo(msgid1 if n == 1 else msgid2)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo(msgid1 if n == 1 else msgid2)


@cache
def _catalogue(locale: str) -> gettext.NullTranslations:
    if locale == SOURCE:
        return gettext.NullTranslations()
    if locale == PSEUDO:
        return _PseudoTranslations()
    folder = translations_dir() / locale / "LC_MESSAGES"
    compiled, source = folder / "nosdesk.mo", folder / "nosdesk.po"
    if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
        with compiled.open("rb") as file:
            return gettext.GNUTranslations(file)
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    buffer = io.BytesIO()
    with source.open("rb") as file:
        write_mo(buffer, read_po(file, locale))
    buffer.seek(0)
    return gettext.GNUTranslations(buffer)


@dataclass(frozen=True)
class Reader:
    """How one reader is spoken to: language and wording. Every screen and document is handed one."""

    locale: str = SOURCE
    easy: bool = False

    @cached_property
    def _catalogue(self) -> gettext.NullTranslations:
        return _catalogue(self.locale)

    @property
    def _format_locale(self) -> str:
        return SOURCE if self.locale == PSEUDO else self.locale

    @property
    def language(self) -> str:
        """BCP 47 tag of what is said, for documents and screen readers: "en-GB", "cy"."""
        return self._format_locale.replace("_", "-")

    def say(self, words: Words, **values: object) -> str:
        """The words for this reader, with their {places} filled."""
        text = self._easy(words) if self.easy and words.easy else self._catalogue.gettext(words.plain)
        return text.format(**values) if values else text

    def _easy(self, words: Words) -> str:
        """The easy wording; in a language that has only the usual one so far, that: better than easy English."""
        text = self._catalogue.pgettext(EASY_CONTEXT, words.easy)
        if text != words.easy:
            return text
        usual = self._catalogue.gettext(words.plain)
        return text if usual == words.plain else usual

    def count(self, counted: Counted, n: int, **values: object) -> str:
        """The words in the form that goes with `n`."""
        return self._form(counted, n).format(n=self.number(n), **values)

    def _form(self, counted: Counted, n: int) -> str:
        usual = self._catalogue.ngettext(counted.one, counted.many, n)
        if not (self.easy and counted.easy_many):
            return usual
        easy = self._catalogue.npgettext(EASY_CONTEXT, counted.easy_one, counted.easy_many, n)
        translated = easy not in (counted.easy_one, counted.easy_many)
        # As with Words: in a language that has only the usual wording so far, that is better than easy English.
        return easy if translated or usual in (counted.one, counted.many) else usual

    @property
    def _written(self) -> Written:
        return written(self._format_locale)

    def date(self, day: dt.date) -> str:
        """A date in full: "14 December 2026"."""
        return f"{self.day_month(day)} {day.year}"

    def weekday_date(self, day: dt.date) -> str:
        """A date with its day: "Monday 14 December 2026"."""
        return f"{self._written.days[day.weekday()]} {self.date(day)}"

    def day_month(self, day: dt.date) -> str:
        """A date in the present year: "14 December"."""
        return f"{day.day} {self._written.months[day.month - 1]}"

    def month(self, day: dt.date, width: str = "wide") -> str:
        """The month of a day: "December 2026"; with width "abbreviated" its short name alone, "Dec"."""
        if width == "abbreviated":
            return self._written.months_short[day.month - 1]
        return f"{self._written.months[day.month - 1]} {day.year}"

    def weekday(self, number: int, width: str = "wide") -> str:
        """The name of a day, 0 = Monday; width "wide" or "abbreviated"."""
        known = self._written
        return (known.days_alone_short if width == "abbreviated" else known.days_alone)[number]

    def time(self, at: dt.time) -> str:
        """A time of day as it is spoken: "8:30 am", "12 noon" is left to the words."""
        hour = at.hour % 12 or 12
        half = self._catalogue.gettext("am" if at.hour < 12 else "pm")
        return f"{hour}:{at.minute:02} {half}" if at.minute else f"{hour} {half}"

    def moment(self, at: dt.datetime) -> str:
        """Date and time in the reader's own time zone."""
        local = at.astimezone()
        return f"{self.date(local.date())}, {self.time(local.time())}"

    def money(self, amount: Decimal) -> str:
        """Pounds and pence: "£1,234.50", "−£12.00"."""
        text = f"£{self._grouped(abs(amount))}"
        return f"−{text}" if amount < 0 else text

    def amount(self, amount: Decimal) -> str:
        """Pounds and pence without the sign, for a column headed "£"."""
        text = self._grouped(abs(amount))
        return f"−{text}" if amount < 0 else text

    def number(self, value: int | Decimal) -> str:
        """A number with as many decimals as it has, at most two."""
        # Only here: the first window says no numbers.
        from decimal import Decimal

        text = self._grouped(abs(Decimal(value))).rstrip("0").removesuffix(self._written.decimal)
        return f"{self._written.minus}{text}" if value < 0 else text

    def _grouped(self, value: Decimal) -> str:
        """Two decimals, rounded half to even, and thousands apart."""
        marks = str.maketrans({".": self._written.decimal, ",": self._written.group})
        return f"{value:,.2f}".translate(marks)

    def percent(self, value: int | Decimal) -> str:
        """A share of 100: 62 is "62%"."""
        return f"{self.number(value)}%"

    def together(self, parts: list[str]) -> str:
        """A list in words: "a, b and c"."""
        from babel.lists import format_list

        return format_list(parts, style="standard", locale=self._format_locale) if parts else ""
