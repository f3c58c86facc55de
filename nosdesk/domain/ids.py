"""Ids of records: unique anywhere, and in the order in which they were made.

Records that are kept in one moment have one time stamp; they are shown in the order of their ids (RFC 9562, UUID version 7).
"""

import secrets
import threading
import time
from typing import Final
from uuid import UUID

_RANDOM_BITS: Final = 62
_COUNT_BITS: Final = 12
_turn: Final = threading.Lock()
_last = 0


def new_id() -> UUID:
    """An id greater than every one that this program made before: 48 bits of milliseconds, 12 that count, 62 at random."""
    global _last
    with _turn:
        _last = max(_last + 1, (time.time_ns() // 1_000_000) << _COUNT_BITS)
        made = _last
    moment, count = made >> _COUNT_BITS, made & ((1 << _COUNT_BITS) - 1)
    version, variant = 7, 0b10
    head = (moment << 16) | (version << 12) | count
    return UUID(int=(head << 64) | (variant << _RANDOM_BITS) | secrets.randbits(_RANDOM_BITS))
