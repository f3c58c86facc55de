"""Languages as word processors name them: with a country, "cy-GB", so that the spelling is checked and the right voice reads."""

import re
from functools import cache
from typing import Final

_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?")


@cache
def with_country(language: str) -> tuple[str, str]:
    """The language and country of a BCP 47 tag, the likely country where none is said: "cy" is ("cy", "GB").

    Both are "" where the tag is none. Source: Unicode CLDR, likely subtags.
    """
    if not _TAG.fullmatch(language):
        return "", ""
    first, _, rest = language.partition("-")
    region = rest.rpartition("-")[2]
    if len(region) in {2, 3}:
        return first.lower(), region.upper()
    from babel.core import get_global

    likely = str(get_global("likely_subtags").get(first.lower(), ""))
    return first.lower(), likely.rpartition("_")[2] if "_" in likely else ""


def tag(language: str) -> str:
    """The tag with its country, "" where it is none."""
    first, country = with_country(language)
    return f"{first}-{country}" if country else first
