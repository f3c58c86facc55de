"""What goes wrong while documents are written: told in plain words, nothing half is left, the case file is as it was."""

import errno
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from paper_case import Maya, empty_desk, rich

from nosdesk.documents.file_types import FileType
from nosdesk.documents.formats import Format
from nosdesk.domain.records import Export
from nosdesk.errors import KnownError
from nosdesk.export import files
from nosdesk.export.pdf import fonts
from nosdesk.i18n import Reader
from nosdesk.services import file_trouble, making, papers
from nosdesk.services.checking import look_over

WORDS = (
    file_trouble.DISK_FULL,
    file_trouble.NO_PERMISSION,
    file_trouble.IN_USE,
    file_trouble.NO_FOLDER,
    file_trouble.IS_A_FOLDER,
    file_trouble.BAD_NAME,
    file_trouble.FAULTY,
    file_trouble.NO_LETTERS,
)


@pytest.fixture(scope="module")
def maya(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Maya]:
    desk = empty_desk(tmp_path_factory.mktemp("trouble") / "maya.nosdesk")
    with desk.case:
        yield rich(desk)


@pytest.fixture(autouse=True)
def _nothing_kept(maya: Maya) -> Iterator[None]:
    """A document that was not made is not in the list of those that were, and the file is whole."""
    with maya.desk.case.reading() as reading:
        before = len(reading.find(Export))
    yield
    with maya.desk.case.reading() as reading:
        assert len(reading.find(Export)) == before
    assert not look_over(maya.desk)


def fails(maya: Maya, out: Path, file_type: FileType = FileType.PDF) -> str:
    with pytest.raises(KnownError) as raised:
        making.make(maya.desk, "contract", maya.contract, Format.STANDARD, Reader(), out, file_type)
    assert raised.value.said(Reader(easy=True)) != raised.value.said(Reader())
    return raised.value.said(Reader())


@pytest.mark.parametrize("file_type", [FileType.PDF, FileType.HTML, FileType.DOCX, FileType.TEXT, FileType.XLSX])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_a_disk_that_is_full_or_faulty(
    maya: Maya, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file_type: FileType, number: int
) -> None:
    def cannot(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    out = tmp_path / "contract.file"
    out.write_bytes(b"the older one")
    monkeypatch.setattr(files.os, "fsync", cannot)
    said = fails(maya, out, file_type)
    assert "another disk" in said
    assert ("full" in said) == (number == errno.ENOSPC)
    assert [path.name for path in tmp_path.iterdir()] == ["contract.file"]
    assert out.read_bytes() == b"the older one"


def test_a_folder_that_takes_no_files(maya: Maya, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Made by hand: whoever runs the tests as root may write everywhere.
    def cannot(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(files.tempfile, "mkstemp", cannot)
    assert "folder of your own" in fails(maya, tmp_path / "contract.pdf")
    assert not list(tmp_path.iterdir())


def test_a_file_that_another_program_has_open(maya: Maya, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cannot(_self: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, "The process cannot access the file")

    out = tmp_path / "contract.pdf"
    out.write_bytes(b"the older one")
    monkeypatch.setattr(Path, "replace", cannot)
    assert "another program has it open" in fails(maya, out)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"the older one"]


def test_names_that_cannot_be(maya: Maya, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert "name of a folder" in fails(maya, tmp_path / "folder")
    assert "too long" in fails(maya, tmp_path / ("x" * 300 + ".pdf"))
    assert "not there any more" in fails(maya, tmp_path / "gone" / "contract.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_letters_that_are_missing(maya: Maya, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fonts.faces.cache_clear()
    monkeypatch.setattr(fonts, "resources_dir", lambda: tmp_path / "nowhere")
    try:
        said = fails(maya, tmp_path / "contract.pdf")
    finally:
        fonts.faces.cache_clear()
    assert "AtkinsonHyperlegibleNext-Regular.ttf" in said
    assert "Install NOS Desk again" in said
    assert not list(tmp_path.iterdir())


def test_whoever_waits_can_end_it_at_any_page(maya: Maya, tmp_path: Path) -> None:
    pages = 0
    document = papers.build(maya.desk, "contract", maya.contract, Format.LARGE, Reader())

    def count() -> None:
        nonlocal pages
        pages += 1

    making.drawn(document, Format.LARGE, FileType.PDF, Reader(), heard=count)
    assert pages > 20, "each page is heard of when it is laid out and when it is drawn"
    for enough in (1, pages // 2, pages):
        left = enough

        def stop() -> None:
            nonlocal left
            left -= 1
            if not left:
                raise InterruptedError

        with suppress(InterruptedError):
            out = tmp_path / "contract.pdf"
            making.make(maya.desk, "contract", maya.contract, Format.LARGE, Reader(), out, heard=stop)
        assert not list(tmp_path.iterdir())


def test_the_words_say_what_is_safe_and_what_to_do() -> None:
    for words in WORDS:
        assert words.plain.count(". ") >= 1
        assert any(part in words.plain for part in ("safe", "as it was", "othing was"))
        assert all(len(sentence.split()) <= 15 for sentence in words.easy.split(". "))
