"""Something that is wrong or missing, as a value: its words, and the figures that fill their places when said."""

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal

from nosdesk.frozen import dataclass
from nosdesk.i18n import Counted, Reader, Words


@dataclass(frozen=True, slots=True)
class Pounds:
    """An amount of money, told apart from other decimals so that a reader meets it as "£12.50"."""

    amount: Decimal


@dataclass(frozen=True, slots=True)
class Count:
    """A number of something, which may have decimals; fills the place {amount} of its words."""

    counted: Counted
    amount: Decimal

    def said(self, reader: Reader) -> str:
        """The counted thing: "1 hour", "0.5 hours". Plural rules ask for whole numbers: a part counts as several."""
        whole = int(self.amount)
        number = whole if whole == self.amount else max(2, math.ceil(self.amount))
        return reader.count(self.counted, number, amount=reader.number(self.amount))


Value = str | int | Decimal | dt.date | dt.time | Words | Pounds | Count


def spoken(value: Value, reader: Reader) -> str:
    """A value as this reader writes it: dates in full, money with its pound sign."""
    match value:
        case str():
            return value
        case Words():
            return reader.say(value)
        case Count():
            return value.said(reader)
        case Pounds():
            return reader.money(value.amount)
        case dt.date():
            return reader.date(value)
        case dt.time():
            return reader.time(value)
        case _:
            return reader.number(value)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong or missing and what to do about it. Compare with `isinstance` where a function may give one."""

    words: Words
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)

    def said(self, reader: Reader) -> str:
        """The problem in the reader's language and wording."""
        return reader.say(self.words, **{name: spoken(value, reader) for name, value in self.values.items()})
