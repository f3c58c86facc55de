"""Loads PySide6 and leaves Python's own `import` in place.

PySide6 puts an `import` of its own into `builtins`, for the sake of `from __feature__ import snake_case`. After every import
that one also reads the whole source of the module, to see whether it names PySide6, and keeps the lines in memory
(`shibokensupport/feature.py`, `feature_imported`). NOS Desk asks for no such feature: for it, this only costs. Measured with
6.12.0 under Python 3.11, loading the database engine took 100 ms and 14 MB more.
"""

import builtins


def load_binding() -> None:
    """Load PySide6, then put back the `import` that was there before. One that was loaded already stays as it is."""
    own = builtins.__import__
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = own
