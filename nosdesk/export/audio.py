"""A document as sound, spoken by a voice of the computer, with a chapter for each part.

Each passage is spoken by a voice of its own language; where there is none for a language, the document is not made half.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import BinaryIO, Final

from nosdesk.documents.blocks import Document
from nosdesk.documents.formats import Format
from nosdesk.errors import KnownError
from nosdesk.export.files import write_whole
from nosdesk.export.programs import run, there
from nosdesk.export.sound import Part, Sound, joined, mp3_file, read_wave, wave_file
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


def engine() -> str | None:
    """The program that speaks into a file, or None."""
    return next((name for name in ENGINES if there(name)), None)


def can_make() -> bool:
    """Whether this computer has a voice."""
    return engine() is not None


def write_sound(document: Document, form: Format, reader: Reader, out: BinaryIO | Path) -> None:
    """Write a document as sound: MP3, or WAV where the file's name ends so. A file is complete or not there.

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
    parts = [Part(chapter.title, _spoken(chapter, program, speed, voices)) for chapter in found]
    as_wave = isinstance(out, Path) and out.suffix.lower() == ".wav"
    write_whole(out, wave_file(parts) if as_wave else mp3_file(parts, document.title, document.language))


def _spoken(chapter: Chapter, program: str, speed: int, voices: frozenset[str]) -> Sound:
    said = [(passage.kind, sound) for passage, sound in _said(chapter, program, speed, voices)]
    pieces = [piece for kind, sound in said for piece in (sound, sound.silence(_PAUSES[kind]))]
    return joined((*pieces, pieces[-1].silence(_BEFORE_PART)))


def _said(chapter: Chapter, program: str, speed: int, voices: frozenset[str]) -> Iterator[tuple[Passage, Sound]]:
    for passage in chapter.passages:
        voice = _voice(passage.language, voices)
        command = [program, "-v", voice, "-s", str(speed), "-b", "1", "--stdin", "--stdout"]
        yield passage, read_wave(run(command, passage.text.encode()))


@cache
def _voices(program: str) -> frozenset[str]:
    """The languages that the program has voices for: "en-gb", "cy"."""
    lines = run([program, "--voices"], b"").decode("utf-8", "replace").splitlines()[1:]
    return frozenset(fields[1] for fields in (line.split() for line in lines) if len(fields) > 1)


def _voice(language: str, voices: frozenset[str]) -> str:
    """The voice of a language, "" where there is none: "en-GB" is spoken by "en-gb", else by "en"."""
    wanted = language.lower()
    return next((name for name in (wanted, wanted.partition("-")[0]) if name in voices), "")
