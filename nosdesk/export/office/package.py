"""Zip files that are the same for the same content: fixed times, fixed order."""

import io
import zipfile
from collections.abc import Mapping
from typing import Final

_WHEN: Final = (1980, 1, 1, 0, 0, 0)
"""The first time that a zip file can hold: when a file was made says something about the person who made it."""
_STORED: Final = (".png", ".jpg", "mimetype")
_READABLE: Final = 0o644 << 16


def packed(files: Mapping[str, bytes]) -> bytes:
    """The files in the order they are given; pictures, which are small already, and ODF's first file are not compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _WHEN)
            entry.create_system = 3
            entry.external_attr = _READABLE
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(_STORED) else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return out.getvalue()
