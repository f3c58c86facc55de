"""The bytes of photos: in a table of their own, by their SHA-256, so that no history and no record is swollen by them.

A removed photo keeps its bytes, as undo takes it back. Who erases a person's data calls `forget` for each digest.
"""

import hashlib

from sqlalchemy import delete, insert, select

from nosdesk.storage.tables import PHOTO_BYTES
from nosdesk.storage.unit import Reading, Writing


def digest_of(picture: bytes) -> str:
    """The name under which bytes are kept: their SHA-256 in hexadecimal."""
    return hashlib.sha256(picture).hexdigest()


def keep(writing: Writing, picture: bytes) -> str:
    """Keep the bytes of a picture, once however often they come; gives their digest."""
    digest = digest_of(picture)
    if not has(writing, digest):
        writing.beside(insert(PHOTO_BYTES).values(digest=digest, picture=picture))
    return digest


def has(reading: Reading, digest: str) -> bool:
    """Whether bytes are kept under a digest."""
    return reading.one(select(PHOTO_BYTES.c.digest).where(PHOTO_BYTES.c.digest == digest)) is not None


def load(reading: Reading, digest: str) -> bytes | None:
    """The bytes under a digest; None where they are gone, or are not what their digest says."""
    found = reading.one(select(PHOTO_BYTES.c.picture).where(PHOTO_BYTES.c.digest == digest))
    return found if isinstance(found, bytes) and digest_of(found) == digest else None


def kept(reading: Reading) -> tuple[str, ...]:
    """The digests under which something is kept, in order."""
    return tuple(row.digest for row in reading.rows(select(PHOTO_BYTES.c.digest).order_by(PHOTO_BYTES.c.digest)))


def forget(writing: Writing, digest: str) -> None:
    """Delete the bytes under a digest for good: nothing takes this back, and their place in the file is written over."""
    writing.beside(delete(PHOTO_BYTES).where(PHOTO_BYTES.c.digest == digest))
