"""Braille and sound of documents: every word is there, in order; what the computer cannot make is told."""

import io
import re
import shutil
import struct
import wave
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from mutagen.mp3 import MP3

from nosdesk.documents.blocks import (
    CheckBox,
    CheckBoxes,
    Contents,
    Document,
    Heading,
    Paragraph,
    Part,
    Signature,
    Table,
    Title,
    sayings,
)
from nosdesk.documents.formats import Format
from nosdesk.errors import KnownError
from nosdesk.export import audio, braille, programs
from nosdesk.export.spoken import Kind, chapters, spoken
from nosdesk.i18n import Reader
from nosdesk.services import papers
from tests.paper_case import empty_desk, rich

READER = Reader()
needs_voice = pytest.mark.skipif(not audio.can_make(), reason="a voice is optional: espeak-ng is not on this computer")
needs_braille = pytest.mark.skipif(
    not braille.can_make(), reason="braille is optional: liblouis is not on this computer"
)


def document(*blocks: object, language: str = "en-GB") -> Document:
    return Document("Contract A-1", "Maya’s contract", "Signed", language, "", (Title("Maya’s contract"), *blocks))  # type: ignore[arg-type]


PAPER = document(Part("Money"), Paragraph("Pay £21.50 on 14 December 2026."), Part("Time"), Paragraph("Every day."))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[tuple[Document, Format]]]:
    desk = empty_desk(tmp_path_factory.mktemp("case") / "case.nosdesk")
    with desk.case:
        rich(desk)
        yield [
            (papers.build(desk, each.paper.name, each.record_id, form, replace(READER, easy=form.easy)), form)
            for each in papers.papers(desk)
            for form in each.paper.formats
        ]


def test_every_word_of_every_paper_is_said(built: list[tuple[Document, Format]]) -> None:
    for paper, form in built:
        said = " ".join(passage.text for passage in spoken(paper, replace(READER, easy=form.easy)))
        missing = [text for text in sayings(paper) if text.rstrip(":.") not in said and text not in _only_seen(paper)]
        assert missing == []


def _only_seen(paper: Document) -> set[str]:
    """The word above the contents, and the heads over the names of rows and over columns in which nothing stands."""
    tables = [block if isinstance(block, Table) else getattr(block, "table", None) for block in paper.blocks]
    heads = {
        column.head
        for table in tables
        if table
        for n, column in enumerate(table.columns)
        if n == 0 or not any(row.cells[n].text for row in table.rows)
    }
    return heads | {block.title for block in paper.blocks if isinstance(block, Contents)}


def test_chapters_begin_at_the_parts() -> None:
    found = chapters(PAPER, READER)
    assert [one.title for one in found] == ["Maya’s contract", "1. Money", "2. Time"]
    assert [passage.text for passage in found[1].passages] == ["1. Money", "Pay £21.50 on 14 December 2026."]


def test_headings_make_chapters_where_there_are_no_parts() -> None:
    found = chapters(document(Heading("Money", 2), Heading("Sums", 3), Paragraph("Text.")), READER)
    assert [one.title for one in found] == ["Maya’s contract", "Money"]
    assert [passage.kind for passage in found[1].passages] == [Kind.PART, Kind.HEADING, Kind.TEXT]


def test_a_listener_learns_what_is_to_be_filled_in() -> None:
    paper = document(
        CheckBoxes((CheckBox("Yes", ticked=True), CheckBox("No")), "Is it right?"), Signature("Maya", "the person")
    )
    said = [passage.text for passage in spoken(paper, READER)]
    assert "Ticked: Yes" in said
    assert "Box to tick: No" in said
    assert "Space for the signature or mark of Maya" in said
    draft = [passage.text for passage in spoken(replace(paper, draft=True), READER)]
    assert draft[0] == "This is a draft. It may still change."
    assert "Space for the signature or mark of Maya" not in draft


# ---- braille -------------------------------------------------------------------------------------


def brf(paper: Document, grade: int = 2) -> str:
    out = io.BytesIO()
    braille.write_brf(paper, Format.STANDARD, READER, out, grade)
    return out.getvalue().decode("ascii")


@needs_braille
def test_braille_is_set_on_pages_that_every_embosser_takes(built: list[tuple[Document, Format]]) -> None:
    for paper, _form in built:
        text = brf(paper)
        assert re.fullmatch(r"[\x20-\x5f\r\n\f]+", text)
        pages = text.split("\r\n\f")
        assert pages.pop() == ""
        for page in pages:
            lines = page.split("\r\n")
            assert len(lines) == braille.LINES
            assert max(map(len, lines)) <= braille.CELLS
            assert lines[0], "no page begins with an empty line"
            assert re.fullmatch(r" +#[A-J]+", lines[-1])


@needs_braille
def test_braille_says_what_the_paper_says() -> None:
    text = brf(PAPER, 1)
    assert ",MONEY" in text
    assert ",PAY @L#BA4EJ ON #AD ,DECEMBER #BJBF4" in " ".join(text.split())
    assert ",DECEMB] " in " ".join(brf(PAPER, 2).split()), "contracted"


@needs_braille
def test_welsh_braille_is_translated_by_welsh_rules() -> None:
    paper = document(Paragraph("Tŷ gŵyn", "cy"))
    assert "T@Y G@WYN" in brf(paper, 1)


@needs_braille
def test_a_language_without_braille_rules_is_told() -> None:
    with pytest.raises(KnownError, match="no braille rules"):
        brf(document(Paragraph("xyz", "zz")))


def test_a_computer_without_braille_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(KnownError, match="liblouis-bin"):
        braille.write_brf(PAPER, Format.STANDARD, READER, tmp_path / "a.brf")
    assert list(tmp_path.iterdir()) == []


# ---- sound ---------------------------------------------------------------------------------------


@needs_voice
def test_sound_has_a_chapter_for_each_part(tmp_path: Path) -> None:
    out = tmp_path / "a.wav"
    audio.write_sound(PAPER, Format.STANDARD, READER, out)
    with wave.open(str(out)) as sound:
        assert (sound.getnchannels(), sound.getsampwidth()) == (1, 2)
        frames, rate = sound.getnframes(), sound.getframerate()
        assert frames / rate > 5
        loud = max(abs(value) for (value,) in struct.iter_unpack("<h", sound.readframes(frames)))
        assert loud > 3000
    data = out.read_bytes()
    labels = [label.decode() for label in re.findall(rb"labl.{8}([^\0]+)\0", data, re.DOTALL)]
    assert labels == ["Maya’s contract", "1. Money", "2. Time"]
    (count,) = struct.unpack_from("<I", data, data.index(b"cue ") + 8)
    starts = [struct.unpack_from("<I", data, data.index(b"cue ") + 12 + 24 * n + 20)[0] for n in range(count)]
    assert starts[0] == 0
    assert starts == sorted(set(starts))
    assert starts[-1] < frames


@needs_voice
def test_an_mp3_file_has_the_same_chapters_and_is_a_tenth_of_the_size(tmp_path: Path) -> None:
    wav, out = tmp_path / "a.wav", tmp_path / "a.mp3"
    audio.write_sound(PAPER, Format.STANDARD, READER, wav)
    audio.write_sound(PAPER, Format.STANDARD, READER, out)
    assert out.stat().st_size * 5 < wav.stat().st_size
    with wave.open(str(wav)) as sound:
        seconds = sound.getnframes() / sound.getframerate()
    heard = MP3(out)
    assert abs(heard.info.length - seconds) < 0.2
    assert (heard.info.channels, heard.info.bitrate) == (1, 48_000)
    tags = heard.tags
    assert tags["TIT2"].text == [PAPER.title]
    assert tags["TLAN"].text == ["eng"]
    (contents,) = tags.getall("CTOC")
    parts = [tags[f"CHAP:{key}"] for key in contents.child_element_ids]
    assert [part.sub_frames["TIT2"].text for part in parts] == [["Maya’s contract"], ["1. Money"], ["2. Time"]]
    assert parts[0].start_time == 0
    assert all(one.end_time == other.start_time for one, other in pairwise(parts))
    assert abs(parts[-1].end_time / 1000 - seconds) < 0.1


@needs_voice
def test_the_same_document_gives_the_same_sound_file(tmp_path: Path) -> None:
    for name in ("a.mp3", "b.mp3"):
        audio.write_sound(PAPER, Format.STANDARD, READER, tmp_path / name)
    assert (tmp_path / "a.mp3").read_bytes() == (tmp_path / "b.mp3").read_bytes()


@needs_voice
def test_easy_read_is_spoken_more_slowly() -> None:
    lengths = []
    for form in (Format.STANDARD, Format.EASY):
        out = io.BytesIO()
        audio.write_sound(PAPER, form, READER, out)
        lengths.append(len(out.getvalue()))
    assert lengths[1] > lengths[0]


@needs_voice
def test_a_language_without_a_voice_is_told() -> None:
    with pytest.raises(KnownError, match="no voice"):
        audio.write_sound(document(Paragraph("xyz", "zz")), Format.STANDARD, READER, io.BytesIO())


def test_a_computer_without_a_voice_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(KnownError, match="espeak-ng"):
        audio.write_sound(PAPER, Format.STANDARD, READER, tmp_path / "a.wav")
    assert list(tmp_path.iterdir()) == []


def test_a_program_that_fails_is_told_and_leaves_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "espeak-ng"
    broken.write_text("#!/bin/sh\nexit 3\n")
    broken.chmod(0o755)
    with pytest.raises(KnownError, match="did not do its work"):
        programs.run([str(broken)], b"text")
