"""From passphrase to key: SQLCipher with a salt of our own choosing, whose first eight bytes tell that a file is ours.

The first 16 bytes of an SQLCipher file are its salt. Ours begins with NOSDESK1, so that a foreign file and a wrong
passphrase are told apart without a second file; the magic survives re-keying and VACUUM INTO.
"""

import hashlib
import hmac
import os
import stat
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Final

from nosdesk.storage import held

MAGIC: Final = b"NOSDESK1"
SALT_BYTES: Final = 16
ROUNDS: Final = 256_000
"""SQLCipher 4's own count for PBKDF2-HMAC-SHA512."""
PLAIN_MAGIC: Final = b"SQLite format 3\0"
APPLICATION_ID: Final = 0x4E4F5344
"""The letters NOSD, at byte 68 of an SQLite file that has no passphrase."""

_PAGE: Final = 4096
_TAG: Final = 64
_PAGES_TRIED: Final = 16


class Kind(Enum):
    """What the first bytes of a file say it is."""

    ENCRYPTED = auto()
    PLAIN = auto()
    FOREIGN = auto()


def kind_of(path: Path) -> Kind:
    """What a file is, by its first 100 bytes; a folder or a device is foreign. Raises OSError where it cannot be read."""
    protected = held.protected_if_held(path)
    if protected is not None:
        return Kind.ENCRYPTED if protected else Kind.PLAIN
    if not stat.S_ISREG(os.stat(path).st_mode):
        return Kind.FOREIGN
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
    return Key(hashlib.pbkdf2_hmac("sha512", text.encode(errors="surrogatepass"), salt, ROUNDS, 32), salt)


def salt_of(path: Path) -> bytes:
    """The salt of an encrypted file."""
    with path.open("rb") as file:
        return file.read(SALT_BYTES)


def fits(path: Path, key: Key) -> bool:
    """Whether a key is right for a file whose first page does not open: true where it fits any of the pages after it.

    SQLCipher says "file is not a database" to a wrong key and to a damaged first page alike. Each 4,096-byte page ends with
    an initialisation vector and an HMAC-SHA512 over page, vector and page number (little endian), whose key is one short
    PBKDF2 away from the file's (SQLCipher 4 design, https://www.zetetic.net/sqlcipher/design/). Not for a file that is held.
    """
    masked = bytes(byte ^ 0x3A for byte in key.salt)
    secret = hashlib.pbkdf2_hmac("sha512", key.raw, masked, 2, 32)
    with path.open("rb") as file:
        for number in range(1, _PAGES_TRIED + 1):
            page = file.read(_PAGE)
            if len(page) < _PAGE:
                return False
            body = page[SALT_BYTES if number == 1 else 0 : -_TAG]
            told = hmac.new(secret, body + number.to_bytes(4, "little"), hashlib.sha512).digest()
            if hmac.compare_digest(told, page[-_TAG:]):
                return True
    return False
