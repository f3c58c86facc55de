"""Photos for tests, as a phone or a scanner would give them: with a place, a camera and a thumbnail in them."""

import io
import struct
import zlib
from pathlib import Path

from PIL import Image

PLACE = b"51 deg 30' 26.46\" N"
CAMERA = "Secret Camera 3000"


def scene(wide: int = 300, high: int = 200) -> Image.Image:
    """Red at the left half, blue at the right: so that a turn can be seen."""
    made = Image.new("RGB", (wide, high), (200, 30, 30))
    made.paste((30, 30, 200), (wide // 2, 0, wide, high))
    return made


def phone_jpeg(orientation: int = 1, wide: int = 300, high: int = 200) -> bytes:
    """A JPEG with camera, place and comment in it, held as `orientation` says."""
    exif = Image.Exif()
    exif[0x0110] = CAMERA
    exif[0x0112] = orientation
    exif[0x9286] = PLACE.decode()
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (51.0, 30.0, 26.46), "W", (0.0, 7.0, 39.9)
    out = io.BytesIO()
    scene(wide, high).save(out, "JPEG", exif=exif, comment=b"at home in Elm Road", quality=95)
    return out.getvalue()


def png_bomb(wide: int, high: int) -> bytes:
    """A small file that says it is an enormous picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 100_000))
        + chunk(b"IEND", b"")
    )


def photo_file(folder: Path, name: str = "IMG_0042.jpg", data: bytes | None = None) -> Path:
    """A photo as a file."""
    path = folder / name
    path.write_bytes(phone_jpeg() if data is None else data)
    return path
