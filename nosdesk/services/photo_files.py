"""Photos from files: looked at with care, as they may come from anybody, and made anew without anything but the picture.

What is kept is a JPEG drawn again from the pixels: upright, at most LONGEST pixels long, in the colours of screens. Where it was
taken, when, with which camera and by whom is not in it. The file itself is only read.
"""

import struct
import warnings
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from nosdesk.errors import KnownError
from nosdesk.i18n import Words
from nosdesk.storage import trouble

if TYPE_CHECKING:
    from PIL.Image import Image as Pixels

MOST_BYTES: Final = 40_000_000
MOST_PIXELS: Final = {"JPEG": 85_000_000, "PNG": 40_000_000, "WEBP": 40_000_000}
"""By format: a JPEG is made smaller while it is read, the others are whole in memory."""
LONGEST: Final = 1_400
"""Pixels of the longer side: a picture of easy read is 45 mm wide, the largest on a screen about so many pixels."""
_QUALITY: Final = 88
_HEIC: Final = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif"})
_WHITE: Final = (255, 255, 255)

SUFFIXES: Final = ("jpg", "jpeg", "png", "webp")

NOT_A_PHOTO: Final = Words(
    "{file} is not a photo that can be read. Nothing was added. Choose a JPEG, PNG or WebP file.",
    "We cannot read {file}. We added nothing. Choose another photo.",
)
BROKEN: Final = Words(
    "{file} is broken: a part of the picture is missing. Nothing was added. Copy it from the camera again.",
    "A part of {file} is missing. We added nothing. Try another photo.",
)
HEIC: Final = Words(
    "{file} is in a format of phones (HEIC) that this program cannot read. Nothing was added. Save it as JPEG on the phone first, "
    "or send it to yourself by email, which does the same.",
    "We cannot read {file}. We added nothing. Email it to yourself first.",
)
TOO_LARGE: Final = Words(
    "{file} is larger than {most} megabytes. Nothing was added. Make it smaller on the phone or camera, then choose it again.",
    "{file} is too big. We added nothing. Make it smaller first.",
)
TOO_MANY: Final = Words(
    "The picture in {file} has more points than can be read safely. Nothing was added. Make the picture smaller first.",
    "The picture in {file} is too big. We added nothing. Make it smaller first.",
)


@dataclass(frozen=True, slots=True)
class Copied:
    """The copy of a photo that is kept: a JPEG file with nothing but its picture, and its size in pixels."""

    jpeg: bytes
    size: tuple[int, int]


def copied(path: Path) -> Copied:
    """A photo from a file, made anew. Raises KnownError where it cannot be read, is broken, or is larger than is safe."""
    shown = trouble.shown(path)
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise trouble.told(error, path) or error from error
    if len(data) > MOST_BYTES:
        raise KnownError(TOO_LARGE, file=shown, most=MOST_BYTES // 1_000_000)
    return made_anew(data, shown)


def made_anew(data: bytes, name: str) -> Copied:
    """The same for the bytes of a file, which is called `name` in what is said of it."""
    from PIL import Image, UnidentifiedImageError

    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        raise KnownError(HEIC, file=name)
    with warnings.catch_warnings():
        # Pillow warns of what may be a bomb, and of what it mends in broken files: here both are known by their sizes and errors.
        warnings.simplefilter("ignore")
        try:
            opened = Image.open(BytesIO(data), formats=tuple(MOST_PIXELS))
        except Image.DecompressionBombError as error:
            raise KnownError(TOO_MANY, file=name) from error
        except (UnidentifiedImageError, *_HOSTILE) as error:
            raise KnownError(NOT_A_PHOTO, file=name) from error
        with opened:
            wide, high = opened.size
            if wide * high > MOST_PIXELS[str(opened.format)]:
                raise KnownError(TOO_MANY, file=name)
            try:
                pixels = _drawn(opened)
            except (Image.DecompressionBombError, MemoryError) as error:
                raise KnownError(TOO_MANY, file=name) from error
            except _HOSTILE as error:
                raise KnownError(BROKEN, file=name) from error
    out = BytesIO()
    # Nothing of the old file goes along: Pillow writes no profile, comment or EXIF that it is not given.
    pixels.save(out, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
    return Copied(out.getvalue(), pixels.size)


_HOSTILE: Final = (OSError, ValueError, SyntaxError, EOFError, ArithmeticError, LookupError, TypeError, struct.error)
"""What Pillow's readers raise for files that are cut short or made to do harm."""


def _drawn(opened: "Pixels") -> "Pixels":
    """The picture upright, small enough, opaque, in the colours of screens, with nothing hanging on it."""
    from PIL import Image

    profile = opened.info.get("icc_profile")
    opened.draft("RGB", (LONGEST, LONGEST))
    opened.load()
    coloured = _in_screen_colours(_upright(opened), profile)
    coloured.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    fresh = Image.new("RGB", coloured.size, _WHITE)
    if coloured.mode == "RGBA":
        fresh.paste(coloured, mask=coloured.getchannel("A"))
    else:
        fresh.paste(coloured)
    return fresh


def _upright(opened: "Pixels") -> "Pixels":
    """The picture as the camera was held. What cannot be read about that spoils no photo: it is taken as it lies."""
    from PIL import ImageOps

    try:
        return ImageOps.exif_transpose(opened)
    except _HOSTILE:
        return opened


def _in_screen_colours(pixels: "Pixels", profile: bytes | None) -> "Pixels":
    """As RGB, or RGBA where parts are clear; a photo with colours of its own is turned into those of screens (sRGB)."""
    if pixels.mode.startswith("I"):
        # Sixteen bits of grey, which Pillow would cut off at white.
        pixels = pixels.point(lambda value: value / 256).convert("L")
    clear = pixels.mode in ("RGBA", "LA", "PA") or "transparency" in pixels.info
    if profile and pixels.mode in ("RGB", "CMYK"):
        from PIL import ImageCms

        try:
            turned = ImageCms.profileToProfile(
                pixels, BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (ImageCms.PyCMSError, *_HOSTILE):
            # A broken profile spoils no photo: its colours are taken as those of screens.
            return pixels.convert("RGB")
        return turned if turned is not None else pixels.convert("RGB")
    return pixels.convert("RGBA" if clear else "RGB")
