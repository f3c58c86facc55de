"""The key of a case file as letters and digits that a person can keep on paper and type again.

What opens a file is not the passphrase but the raw 32-byte key that `key.derive` makes of it. Written down, that key opens
the file without the passphrase; a new passphrase makes a new key, so that an older sheet opens it no more.

A written key is 11 groups of 6 signs of Crockford's base 32 (https://www.crockford.com/base32.html): digits and letters
without I, L, O and U. Five signs of a group carry 25 bits, the sixth checks them and the group's own place, so that a mistake
is told by the number of its group. The 275 bits are 3 of a version (0), 256 of key and 16 of the file's salt, which tell a sheet of another
file, or of an older passphrase, from a mistyped one.
"""

from collections.abc import Sequence
from enum import Enum, auto
from functools import cache
from typing import Final

from nosdesk.storage.key import MAGIC, Key

GROUPS: Final = 11
SIGNS: Final = 6
"""Signs in a group; the last is the check."""

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ALIKE: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SEPARATORS: Final = frozenset(" \t\r\n-–—_.,:;/·\u00a0")
_DATA: Final = SIGNS - 1
_BITS: Final = 5
_RAW_BITS: Final = 256
_MARK_BITS: Final = 16
_POLYNOMIAL: Final = 0b100101
"""x^5 + x^2 + 1: with it 2 generates all of GF(32), so that each place of a group weighs differently."""


class Wrong(Enum):
    """What is wrong with a typed group."""

    EMPTY = auto()
    SHORT = auto()
    LONG = auto()
    SIGN = auto()
    """A sign that no written key has, such as U or an accented letter."""
    CHECK = auto()
    """Six signs that do not belong together, or that belong to another place."""


def write(key: Key) -> tuple[str, ...]:
    """The key as 11 groups of 6 signs."""
    bits = int.from_bytes(key.raw, "big") << _MARK_BITS | _mark(key.salt)
    places = GROUPS * _DATA
    values = [bits >> _BITS * (places - 1 - at) & 31 for at in range(places)]
    data = [values[at : at + _DATA] for at in range(0, places, _DATA)]
    return tuple(_signs([*group, _check(number, group)]) for number, group in enumerate(data))


def read(groups: Sequence[str], salt: bytes) -> Key | None:
    """The key of 11 groups without mistakes, for the file of that salt; None where they belong to another.

    Raises ValueError where `wrong` finds a mistake in a group.
    """
    if len(groups) != GROUPS or any(wrong(number, group) for number, group in enumerate(groups)):
        raise ValueError("a group is not as it was printed")
    bits = 0
    for group in groups:
        for sign in tidy(group)[:_DATA]:
            bits = bits << _BITS | _ALPHABET.index(sign)
    version, rest = divmod(bits, 1 << _RAW_BITS + _MARK_BITS)
    raw, mark = divmod(rest, 1 << _MARK_BITS)
    return None if version or mark != _mark(salt) else Key(raw.to_bytes(_RAW_BITS // 8, "big"), salt)


def tidy(typed: str) -> str:
    """What was typed as it is printed: capitals, no spaces or hyphens, and O, I and L as the digits they look like."""
    kept = "".join(sign for sign in typed if sign not in _SEPARATORS)
    return kept.upper().translate(_ALIKE)


def wrong(number: int, typed: str) -> Wrong | None:
    """What is wrong with the group at a place, from 0; None where nothing is."""
    signs = tidy(typed)
    if not signs:
        return Wrong.EMPTY
    if any(sign not in _ALPHABET for sign in signs):
        return Wrong.SIGN
    if len(signs) != SIGNS:
        return Wrong.SHORT if len(signs) < SIGNS else Wrong.LONG
    *data, told = (_ALPHABET.index(sign) for sign in signs)
    return None if _check(number, data) == told else Wrong.CHECK


def split(typed: str) -> tuple[str, ...]:
    """What was typed or pasted in one piece, cut into groups."""
    signs = tidy(typed)
    return tuple(signs[at : at + SIGNS] for at in range(0, len(signs), SIGNS))


def sheet_number(salt: bytes) -> str:
    """A short name for a file under its present passphrase, "4R2K-9M0T": of its salt, which anyone with the file can read."""
    bits = int.from_bytes(salt[len(MAGIC) : len(MAGIC) + 5], "big")
    signs = _signs([bits >> _BITS * (7 - at) & 31 for at in range(8)])
    return f"{signs[:4]}-{signs[4:]}"


def _mark(salt: bytes) -> int:
    return int.from_bytes(salt[-2:], "big")


def _signs(values: Sequence[int]) -> str:
    return "".join(_ALPHABET[value] for value in values)


def _check(number: int, data: Sequence[int]) -> int:
    """A weighted sum over GF(32): any one wrong sign, any two signs changed over and any misplaced group change it."""
    total = _times(_powers()[_DATA], number + 1)
    for at, value in enumerate(data):
        total ^= _times(_powers()[at], value)
    return total


@cache
def _powers() -> tuple[int, ...]:
    made = [2]
    while len(made) <= _DATA:
        made.append(_times(made[-1], 2))
    return tuple(made)


def _times(one: int, other: int) -> int:
    """The product of two elements of GF(32)."""
    product = 0
    while other:
        if other & 1:
            product ^= one
        one <<= 1
        if one & 32:
            one ^= _POLYNOMIAL
        other >>= 1
    return product
