"""A document as sound: a WAV file spoken by a voice of the computer, with a chapter for each part.

Chapters are the cue points of the file, named by the headings, as recorders and players of talking books have them. Each passage
is spoken by a voice of its own language; where there is none for a language, the document is not made half.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO, Final

from nosdesk.documents.blocks import Document
from nosdesk.documents.formats import Format
from nosdesk.errors import BugError, KnownError
from nosdesk.export.files import write_whole
from nosdesk.export.programs import run, there
from nosdesk.export.spoken import Chapter, Kind, Passage, chapters
from nosdesk.i18n import Reader, Words

NO_VOICE: Final = Words(
    "This computer has no program that speaks, so nothing was made. On Debian or Ubuntu, install “espeak-ng”.",
    "This computer cannot speak. Ask someone to add “espeak-ng”.",
)
NO_LANGUAGE: Final = Words(
    "There is no voice on this computer for the language “{language}”, so nothing was made.",
    "This computer cannot speak this language: {language}.",
)

ENGINES: Final = ("espeak-ng", "espeak")
_WORDS_A_MINUTE, _EASY_WORDS_A_MINUTE = 150, 125
"""How fast: as news is read, and for easy read more slowly."""
_PAUSES: Final = {Kind.TITLE: 0.9, Kind.PART: 0.9, Kind.HEADING: 0.7, Kind.TEXT: 0.5, Kind.ITEM: 0.4}
"""Seconds of silence after a passage."""
_BEFORE_PART: Final = 1.0


@dataclass(frozen=True, slots=True)
class _Sound:
    """Samples of one channel, 16 bits each, least byte first."""

    rate: int
    samples: bytes


def engine() -> str | None:
    """The program that speaks into a file, or None."""
    return next((name for name in ENGINES if there(name)), None)


def can_make() -> bool:
    """Whether this computer has a voice."""
    return engine() is not None


def write_wav(document: Document, form: Format, reader: Reader, out: BinaryIO | Path) -> None:
    """Write a document as sound; a file is complete or not there.

    Easy read is spoken more slowly. Raises KnownError where the computer has no voice, or none for a language of the document,
    OSError where it cannot be written.
    """
    program = engine()
    if program is None:
        raise KnownError(NO_VOICE)
    found = chapters(document, reader)
    voices = _voices(program)
    for language in {passage.language for chapter in found for passage in chapter.passages}:
        if not _voice(language, voices):
            raise KnownError(NO_LANGUAGE, language=language)
    speed = _EASY_WORDS_A_MINUTE if form.easy else _WORDS_A_MINUTE
    write_whole(out, _file([(chapter.title, _spoken(chapter, program, speed, voices)) for chapter in found]))


def _spoken(chapter: Chapter, program: str, speed: int, voices: frozenset[str]) -> _Sound:
    rate, parts = 0, []
    for passage, sound in _said(chapter, program, speed, voices):
        rate = sound.rate
        parts += [sound.samples, _silence(_PAUSES[passage.kind], rate)]
    return _Sound(rate, b"".join((*parts, _silence(_BEFORE_PART, rate))))


def _said(chapter: Chapter, program: str, speed: int, voices: frozenset[str]) -> Iterator[tuple[Passage, _Sound]]:
    for passage in chapter.passages:
        voice = _voice(passage.language, voices)
        command = [program, "-v", voice, "-s", str(speed), "-b", "1", "--stdin", "--stdout"]
        yield passage, _read(run(command, passage.text.encode()))


def _silence(seconds: float, rate: int) -> bytes:
    return bytes(2 * int(seconds * rate))


@cache
def _voices(program: str) -> frozenset[str]:
    """The languages that the program has voices for: "en-gb", "cy"."""
    lines = run([program, "--voices"], b"").decode("utf-8", "replace").splitlines()[1:]
    return frozenset(fields[1] for fields in (line.split() for line in lines) if len(fields) > 1)


def _voice(language: str, voices: frozenset[str]) -> str:
    """The voice of a language, "" where there is none: "en-GB" is spoken by "en-gb", else by "en"."""
    wanted = language.lower()
    return next((name for name in (wanted, wanted.partition("-")[0]) if name in voices), "")


def _read(wave: bytes) -> _Sound:
    """The sound in a WAV file that was written to a pipe, whose lengths are therefore not to be trusted."""
    head = wave.find(b"fmt ")
    start = wave.find(b"data")
    if head < 0 or start < 0:
        raise BugError("the speech program gave no WAV file")
    kind, channels, rate, _bytes, _block, bits = struct.unpack_from("<HHIIHH", wave, head + 8)
    if (kind, channels, bits) != (1, 1, 16):
        raise BugError(f"the speech program gave sound of {channels} channels and {bits} bits")
    samples = wave[start + 8 :]
    return _Sound(rate, samples[: len(samples) // 2 * 2])


def _file(parts: list[tuple[str, _Sound]]) -> bytes:
    """A WAV file with a cue point where each part begins, and its name as the point's label."""
    rates = {sound.rate for _, sound in parts}
    if len(rates) != 1:
        raise BugError(f"one program speaks at {len(rates)} rates")
    rate = rates.pop()
    cues, labels, at = [], [b"adtl"], 0
    for number, (title, sound) in enumerate(parts, 1):
        cues.append(struct.pack("<II4sIII", number, at, b"data", 0, 0, at))
        labels.append(_chunk(b"labl", struct.pack("<I", number) + title.encode() + b"\0"))
        at += len(sound.samples) // 2
    samples = b"".join(sound.samples for _, sound in parts)
    if len(samples) >= 2**32 - 2**20:
        raise BugError("a document of more than 24 hours")
    body = b"".join(
        (
            b"WAVE",
            _chunk(b"fmt ", struct.pack("<HHIIHH", 1, 1, rate, rate * 2, 2, 16)),
            _chunk(b"data", samples),
            _chunk(b"cue ", struct.pack("<I", len(cues)) + b"".join(cues)),
            _chunk(b"LIST", b"".join(labels)),
        )
    )
    return _chunk(b"RIFF", body)


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)
