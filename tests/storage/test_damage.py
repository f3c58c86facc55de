"""Files cut short, overwritten or flipped in single bits: a clear message, or all of it is there; never a trace.

An encrypted file seals each page, so what can be read is right. A file without a passphrase has no seals: there the check of the
whole file finds records that are not what their history says.
"""

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from nosdesk.domain.records import Person, Record
from nosdesk.errors import KnownError
from nosdesk.storage import key, trouble
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.check import check
from nosdesk.storage.history import changes

from .making import MAYA, PASSPHRASE, everything, fill, left_over

Held = dict[type[Record], tuple[Record, ...]]
PAGE = 4096
FLIPS = int(os.environ.get("NOSDESK_FLIPS", "8"))
"""How many files are flipped in three ways each; 500 for a long run."""
SAID = {trouble.DAMAGED, trouble.NOT_OURS, trouble.WRONG_PASSPHRASE, trouble.NEWER}


@pytest.fixture(scope="module", params=[None, PASSPHRASE], ids=["plain", "encrypted"])
def whole(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, str | None, Held]:
    """A filled file, its passphrase, and what it holds."""
    path = tmp_path_factory.mktemp("whole") / "a.nosdesk"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(key, "ROUNDS", 256)
        with CaseFile.create(path, request.param) as case:
            fill(case)
            return path.read_bytes(), request.param, everything(case)


def meets(path: Path, passphrase: str | None, held: Held) -> str:
    """What a person meets who opens the file, looks at all of it and writes something: "intact", or the words' beginning.

    Anything else than a KnownError goes through and fails the test.
    """
    before = path.read_bytes()
    try:
        with CaseFile.open(path, passphrase) as case:
            now = everything(case)
            if now != held:
                assert not passphrase, "what an encrypted file gives is what was written"
                assert check(case), "what was changed without us is found"
                return "found by the check"
            changes(case, held[Person][0].id)
            with case.writing(MAYA) as writing:
                writing.add(Person(name="written"))
            return "intact"
    except KnownError as error:
        if error.words not in SAID or (path.read_bytes() != before and error.words is not trouble.DAMAGED):
            raise
        return error.words.plain[:30]
    finally:
        assert left_over(path.parent) == []


@pytest.mark.parametrize("length", [0, 1, 15, 16, 99, 100, 512, 4095, 4096, 4097, 8192, -4096, -4097, -1])
def test_a_file_cut_short_is_told(path: Path, whole: tuple[bytes, str | None, Held], length: int) -> None:
    content, passphrase, held = whole
    path.write_bytes(content[:length])
    met = meets(path, passphrase, held)
    assert met != "intact" or length == -1, "a last byte that was nought is no loss"


def test_an_empty_file_is_not_ours(path: Path) -> None:
    path.write_bytes(b"")
    with pytest.raises(KnownError) as caught:
        CaseFile.open(path, PASSPHRASE)
    assert caught.value.words is trouble.NOT_OURS
    assert path.read_bytes() == b""


def letter(path: Path) -> None:
    """A letter."""
    path.write_text("Dear Maya, " * 1_000)


def database(path: Path) -> None:
    """Another program's SQLite database."""
    with sqlcipher.connect(str(path)) as connection:
        connection.execute("CREATE TABLE person (name)")
    connection.close()


def secret_database(path: Path) -> None:
    """Another program's SQLCipher database."""
    connection = sqlcipher.connect(str(path))
    connection.execute(f"PRAGMA key = '{PASSPHRASE}'")
    connection.execute("CREATE TABLE person (name)")
    connection.close()


@pytest.mark.parametrize("make", [letter, database, secret_database])
def test_a_file_of_another_program_is_not_ours_and_stays_as_it_is(path: Path, make: Callable[[Path], None]) -> None:
    make(path)
    before = path.read_bytes()
    for passphrase in (None, PASSPHRASE):
        with pytest.raises(KnownError) as caught:
            CaseFile.open(path, passphrase)
        assert caught.value.words is trouble.NOT_OURS
    assert path.read_bytes() == before


def test_a_file_that_only_says_it_is_ours_is_told(path: Path) -> None:
    noise = random.Random(1).randbytes(40_000)
    for head, passphrase in ((key.MAGIC, PASSPHRASE), (key.PLAIN_MAGIC + bytes(52) + b"NOSD", None)):
        path.write_bytes(head + noise)
        assert meets(path, passphrase, {}) != "intact"
    path.write_bytes(_other_tables(path.with_name("other")))
    assert meets(path, None, {}) != "intact"


def _other_tables(path: Path) -> bytes:
    connection = sqlcipher.connect(str(path))
    connection.execute(f"PRAGMA application_id = {key.APPLICATION_ID}")
    connection.execute("CREATE TABLE alembic_version (a, b)")
    connection.execute("INSERT INTO alembic_version VALUES (x'00', NULL)")
    connection.commit()
    connection.close()
    content = path.read_bytes()
    path.unlink()
    return content


def test_a_damaged_first_page_is_not_taken_for_a_wrong_passphrase(path: Path) -> None:
    with CaseFile.create(path, PASSPHRASE) as case:
        fill(case)
    content = bytearray(path.read_bytes())
    content[2_000] ^= 1
    path.write_bytes(content)
    for passphrase, words in ((PASSPHRASE, trouble.DAMAGED), ("wrong", trouble.WRONG_PASSPHRASE)):
        with pytest.raises(KnownError) as caught:
            CaseFile.open(path, passphrase)
        assert caught.value.words is words


@pytest.mark.parametrize("seed", range(FLIPS))
def test_a_flipped_bit_is_told_or_does_no_harm(path: Path, whole: tuple[bytes, str | None, Held], seed: int) -> None:
    """One bit anywhere, or in the first page, where it hurts most; then a whole sector of noise."""
    content, passphrase, held = whole
    dice = random.Random(seed)
    for flips, within in ((1, len(content)), (1, PAGE), (40, len(content))):
        flipped = bytearray(content)
        for _ in range(flips):
            flipped[dice.randrange(within)] ^= 1 << dice.randrange(8)
        path.write_bytes(flipped)
        meets(path, passphrase, held)


@pytest.mark.parametrize("seed", range(3))
def test_pages_swapped_blanked_or_added_are_told_or_do_no_harm(
    path: Path, whole: tuple[bytes, str | None, Held], seed: int
) -> None:
    content, passphrase, held = whole
    dice = random.Random(seed)
    pages = [content[at : at + PAGE] for at in range(0, len(content), PAGE)]
    one, two = dice.sample(range(1, len(pages)), 2)
    swapped, blank, noisy = list(pages), list(pages), list(pages)
    swapped[one], swapped[two] = pages[two], pages[one]
    blank[one] = bytes(PAGE)
    noisy[one] = dice.randbytes(PAGE)
    for changed in (swapped, blank, noisy, [*pages, dice.randbytes(PAGE)], [*pages, b"tail"]):
        path.write_bytes(b"".join(changed))
        meets(path, passphrase, held)


def test_a_strange_journal_beside_the_file_does_no_harm(path: Path, whole: tuple[bytes, str | None, Held]) -> None:
    content, passphrase, held = whole
    for journal in (b"", b"noise" * 1_000, bytes(8_192), b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\xff" * 5_000):
        path.write_bytes(content)
        path.with_name(path.name + "-journal").write_bytes(journal)
        assert meets(path, passphrase, held) == "intact"
