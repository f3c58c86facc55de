"""Sound of one channel with chapters, as WAV and MP3 files.

In a WAV file the chapters are cue points with labels; in an MP3 file they are the CHAP and CTOC frames of the addendum to
ID3v2.3 (https://id3.org/id3v2-chapters-1.0). Players of talking books and podcasts jump by both.
"""

import struct
from collections.abc import Iterable
from typing import Final

from nosdesk.errors import BugError
from nosdesk.frozen import dataclass

_KBIT: Final = 48
"""Thousand bits a second: at 22,050 samples of one channel, speech at this rate is not told from the WAV file."""
_LONGEST_WAVE: Final = 2**32 - 2**20
_MOST_CHAPTERS: Final = 255
"""As many as one CTOC frame counts."""


@dataclass(frozen=True, slots=True)
class Sound:
    """Samples of one channel, 16 bits each, least byte first; `rate` of them a second."""

    rate: int
    samples: bytes

    def silence(self, seconds: float) -> "Sound":
        """Silence of the same rate."""
        return Sound(self.rate, bytes(2 * int(seconds * self.rate)))


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter: its name and what is said in it."""

    title: str
    sound: Sound


def joined(sounds: Iterable[Sound]) -> Sound:
    """Sounds of one rate, one after the other."""
    several = tuple(sounds)
    rates = {sound.rate for sound in several}
    if len(rates) != 1:
        raise BugError(f"sounds of {len(rates)} rates are joined")
    return Sound(rates.pop(), b"".join(sound.samples for sound in several))


def read_wave(wave: bytes) -> Sound:
    """The sound in a WAV file that was written to a pipe, whose lengths are therefore not to be trusted."""
    head = wave.find(b"fmt ")
    start = wave.find(b"data")
    if head < 0 or start < 0:
        raise BugError("the speech program gave no WAV file")
    kind, channels, rate, _bytes, _block, bits = struct.unpack_from("<HHIIHH", wave, head + 8)
    if (kind, channels, bits) != (1, 1, 16):
        raise BugError(f"the speech program gave sound of {channels} channels and {bits} bits")
    samples = wave[start + 8 :]
    return Sound(rate, samples[: len(samples) // 2 * 2])


def wave_file(parts: list[Part]) -> bytes:
    """A WAV file with a cue point where each part begins, and its name as the point's label."""
    whole = joined(part.sound for part in parts)
    if len(whole.samples) >= _LONGEST_WAVE:
        raise BugError("a document of more than 24 hours")
    cues, labels = [], [b"adtl"]
    for number, (part, (at, _end)) in enumerate(zip(parts, _places(parts), strict=True), 1):
        cues.append(struct.pack("<II4sIII", number, at, b"data", 0, 0, at))
        labels.append(_chunk(b"labl", struct.pack("<I", number) + part.title.encode() + b"\0"))
    body = b"".join(
        (
            b"WAVE",
            _chunk(b"fmt ", struct.pack("<HHIIHH", 1, 1, whole.rate, whole.rate * 2, 2, 16)),
            _chunk(b"data", whole.samples),
            _chunk(b"cue ", struct.pack("<I", len(cues)) + b"".join(cues)),
            _chunk(b"LIST", b"".join(labels)),
        )
    )
    return _chunk(b"RIFF", body)


def mp3_file(parts: list[Part], title: str, language: str) -> bytes:
    """An MP3 file with a tag that names the document and its chapters; `language` as "en-GB"."""
    import lameenc

    whole = joined(part.sound for part in parts)
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_in_sample_rate(whole.rate)
    encoder.set_out_sample_rate(whole.rate)
    encoder.set_channels(1)
    encoder.set_bit_rate(_KBIT)
    encoder.set_quality(5)
    return _tag(parts, title, language) + bytes(encoder.encode(whole.samples)) + bytes(encoder.flush())


def _places(parts: list[Part]) -> list[tuple[int, int]]:
    """The first sample of each part and the one after its last."""
    places, at = [], 0
    for part in parts:
        end = at + len(part.sound.samples) // 2
        places.append((at, end))
        at = end
    return places


def _tag(parts: list[Part], title: str, language: str) -> bytes:
    rate = parts[0].sound.rate
    named = list(zip(parts, _places(parts), strict=True))[:_MOST_CHAPTERS]
    chapters = [
        (f"part{number}".encode() + b"\0", part.title, [place * 1000 // rate for place in places])
        for number, (part, places) in enumerate(named, 1)
    ]
    # Flags 3: the one list at the top, in order.
    contents = b"toc\0" + struct.pack(">BB", 3, len(chapters)) + b"".join(key for key, _title, _times in chapters)
    frames = [_words(b"TIT2", title), _words(b"TLAN", _three_letters(language)), _frame(b"CTOC", contents)]
    frames += [
        # No offsets in bytes: players seek by the times.
        _frame(b"CHAP", key + struct.pack(">IIII", *times, 0xFFFFFFFF, 0xFFFFFFFF) + _words(b"TIT2", name))
        for key, name, times in chapters
    ]
    body = b"".join(frames)
    size = bytes(len(body) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\x00\x00" + size + body


def _three_letters(language: str) -> str:
    """The code of ISO 639-2, as the tag wants it; what it does not know is "und"."""
    from babel.core import get_global

    short = language.partition("-")[0].lower()
    codes: dict[str, str] = {two: three for three, two in get_global("language_aliases").items() if len(three) == 3}
    return codes.get(short, short if len(short) == 3 else "und")


def _words(name: bytes, text: str) -> bytes:
    return _frame(name, b"\x01\xff\xfe" + text.encode("utf-16-le"))


def _frame(name: bytes, content: bytes) -> bytes:
    return name + struct.pack(">IH", len(content), 0) + content


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)
