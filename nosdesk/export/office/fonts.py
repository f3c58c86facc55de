"""The fonts that go into a file, so that it looks and reads the same on a machine that has none of them.

Atkinson Hyperlegible Next may be embedded and passed on (SIL Open Font Licence 1.1); the signs are our own.
"""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from nosdesk.export.office.looks import FALLBACK, FONT, SYMBOL_FALLBACK, SYMBOL_FONT
from nosdesk.export.pdf.fonts import faces
from nosdesk.export.pdf.symbols import SYMBOLS


@dataclass(frozen=True, slots=True)
class Embedded:
    """A font file: its family, its weight, and a family that is like it."""

    family: str
    bold: bool
    file: str
    data: bytes
    like: str

    @property
    def key(self) -> str:
        """A number for the file in the form of a GUID, always the same for the same font."""
        digits = sha256(self.data).hexdigest().upper()
        return "{" + "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:32])) + "}"

    def obfuscated(self) -> bytes:
        """The data as a Word file holds it: its first 32 bytes changed by the key (ECMA-376 part 4, 17.8.1)."""
        key = bytes.fromhex(self.key.strip("{}").replace("-", ""))[::-1]
        head = bytes(byte ^ key[at % 16] for at, byte in enumerate(self.data[:32]))
        return head + self.data[32:]


@cache
def embedded() -> tuple[Embedded, ...]:
    """The fonts of every document."""
    known = faces()
    return (
        Embedded(FONT, False, "regular", known.regular.program.data, FALLBACK),
        Embedded(FONT, True, "bold", known.bold.program.data, FALLBACK),
        Embedded(SYMBOL_FONT, False, "symbols", known.symbols.program.data, SYMBOL_FALLBACK),
    )


def runs(text: str) -> list[tuple[str, bool]]:
    """The text in runs, and whether each is of signs that the letter face lacks."""
    letters = faces().regular
    made: list[tuple[str, bool]] = []
    for char in text:
        sign = char in SYMBOLS and not letters.has(char)
        if made and made[-1][1] == sign:
            made[-1] = (made[-1][0] + char, sign)
        else:
            made.append((char, sign))
    return made
