"""From passphrase to key: SQLCipher with a salt of our own choosing, whose first eight bytes tell that a file is ours.

The first 16 bytes of an SQLCipher file are its salt. Ours begins with NOSDESK1, so that a foreign file and a wrong
passphrase are told apart without a second file; the magic survives re-keying and VACUUM INTO.
"""

import hashlib
import os
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Final

MAGIC: Final = b"NOSDESK1"
SALT_BYTES: Final = 16
ROUNDS: Final = 256_000
"""SQLCipher 4's own count for PBKDF2-HMAC-SHA512."""
PLAIN_MAGIC: Final = b"SQLite format 3\0"
APPLICATION_ID: Final = 0x4E4F5344
"""The letters NOSD, at byte 68 of an SQLite file that has no passphrase."""


class Kind(Enum):
    """What the first bytes of a file say it is."""

    ENCRYPTED = auto()
    PLAIN = auto()
    FOREIGN = auto()


def kind_of(path: Path) -> Kind:
    """What a file is, by its first 100 bytes. Raises OSError where it cannot be read."""
    with path.open("rb") as file:
        head = file.read(100)
    if head[: len(MAGIC)] == MAGIC and len(head) >= SALT_BYTES:
        return Kind.ENCRYPTED
    if head.startswith(PLAIN_MAGIC) and head[68:72] == APPLICATION_ID.to_bytes(4, "big"):
        return Kind.PLAIN
    return Kind.FOREIGN


@dataclass(frozen=True, repr=False)
class Key:
    """A raw SQLCipher key with its salt. It is never printed."""

    raw: bytes
    salt: bytes

    @property
    def literal(self) -> str:
        """The key as SQLCipher takes it: 64 digits of key, 32 of salt. Hexadecimal only, so it is safe in a PRAGMA."""
        return f"x'{self.raw.hex()}{self.salt.hex()}'"


def new_salt() -> bytes:
    """A fresh salt that begins with our magic."""
    return MAGIC + os.urandom(SALT_BYTES - len(MAGIC))


def derive(passphrase: str, salt: bytes) -> Key:
    """The key of a passphrase. Letters are normalised (NFKC), so that é typed on two keyboards is the same."""
    text = unicodedata.normalize("NFKC", passphrase)
    return Key(hashlib.pbkdf2_hmac("sha512", text.encode(), salt, ROUNDS, 32), salt)


def salt_of(path: Path) -> bytes:
    """The salt of an encrypted file."""
    with path.open("rb") as file:
        return file.read(SALT_BYTES)
