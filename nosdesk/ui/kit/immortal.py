"""Keeps None and True alive under Python 3.11, where PySide6 6.12 forgets to count its references to them.

From Python 3.12 on these objects are immortal and the wheels of PySide6 6.12 rely on it: each Qt call that returns
nothing takes one reference of None away, each signal that is sent one of True. Python 3.11 counts them, so after some
thousand calls the interpreter stops with "none_dealloc" (measured with 6.12.0; 6.11.3 counts right). A count that can
never run out is what 3.12 has.
"""

import sys
from typing import Final

_ENDLESS: Final = 1 << 40


def keep_constants() -> None:
    """Give the constants a count that cannot reach zero; nothing to do where they are immortal."""
    if sys.version_info >= (3, 12):
        return
    # Only here: from 3.12 on the window starts without loading ctypes.
    import ctypes

    for constant in (None, True, False, NotImplemented, Ellipsis):
        if sys.getrefcount(constant) < _ENDLESS:
            # The count is the first field of every CPython object.
            ctypes.c_ssize_t.from_address(id(constant)).value += _ENDLESS
