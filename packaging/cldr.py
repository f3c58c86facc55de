"""Keeps translations/cldr.json, how our languages write dates and numbers, in step with Babel.

Usage: python packaging/cldr.py           writes it anew; after a language was added, or with a new version of Babel.

tests/test_cldr.py fails where it is behind.
"""

from pathlib import Path

from nosdesk.cldr import NAME, as_json
from nosdesk.i18n import LANGUAGES

FILE = Path(__file__).resolve().parent.parent / "translations" / NAME


def main() -> None:
    """Write the file."""
    FILE.write_text(as_json(tuple(LANGUAGES)), encoding="utf-8")


if __name__ == "__main__":
    main()
