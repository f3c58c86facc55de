"""The check of a whole case file finds what does not fit, and nothing where all is well."""

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from nosdesk.domain.records import Helper, Person
from nosdesk.errors import KnownError
from nosdesk.i18n import Reader
from nosdesk.storage import check as checking
from nosdesk.storage import trouble
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.check import Finding, check

from .making import MAYA, fill


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A case file with two records of every kind, some changed."""
    path = tmp_path_factory.mktemp("filled") / "a.nosdesk"
    with CaseFile.create(path, None) as case:
        fill(case)
        with case.writing(MAYA) as writing:
            writing.set(Person, writing.find(Person)[0].id, name="Maya")
            writing.remove(Helper, writing.find(Helper)[0].id)
    return path.read_bytes()


def checked_after(path: Path, filled: bytes, sql: str) -> tuple[Finding, ...]:
    """What is found after another program did something to the file."""
    path.write_bytes(filled)
    tool = sqlcipher.connect(str(path))
    tool.executescript(sql)
    tool.close()
    with CaseFile.open(path) as case:
        return check(case)


def found_in(path: Path, passphrase: str | None) -> tuple[Finding, ...]:
    """What is found in a file, or what opening it says."""
    try:
        with CaseFile.open(path, passphrase) as case:
            return check(case)
    except KnownError as error:
        return (Finding(error.words),)


def test_nothing_is_found_where_all_is_well(path: Path, passphrase: str | None) -> None:
    with CaseFile.create(path, passphrase) as case:
        assert check(case) == ()
        fill(case)
        assert check(case) == ()


@pytest.mark.parametrize(
    ("sql", "words", "detail"),
    [
        ("UPDATE person SET name = 'Somebody else' WHERE name = 'Maya'", checking.NOT_AS_TOLD, "Person.name"),
        ("UPDATE person SET birth_date = '1990-01-01'", checking.NOT_AS_TOLD, "Person.birth_date"),
        ("UPDATE payment_due SET amount = amount + 1", checking.NOT_AS_TOLD, "PaymentDue.amount"),
        ("UPDATE person SET version = 0", checking.NOT_AS_TOLD, "Person.version"),
        ("UPDATE need SET deleted_at = '2026-01-01 00:00:00.000000'", checking.NOT_AS_TOLD, "Need.deleted_at"),
        ("UPDATE helper SET deleted_at = NULL", checking.NOT_AS_TOLD, "Helper.deleted_at"),
        ("DELETE FROM need", checking.NO_RECORD, "Need"),
        ("DELETE FROM change WHERE record = 'Need'", checking.NO_HISTORY, "Need"),
        ("DELETE FROM offer", checking.BROKEN_LINK, "offer_id"),
        ("UPDATE need SET person_id = 'f3e0a3a2c1d24c0fb7f0000000000000'", checking.BROKEN_LINK, "Need.person_id"),
        ("DROP INDEX ix_need_person_id", checking.NO_PLACE, "need.ix_need_person_id"),
        ("DELETE FROM case_file", checking.NOT_ONE_FILE, ""),
        ("UPDATE person SET birth_date = 'soon'", checking.UNREADABLE, "person"),
        ("UPDATE person SET nation = 'Atlantis'", checking.UNREADABLE, "person"),
        ("UPDATE need SET id = 'x' WHERE statement = ''", checking.UNREADABLE, "need"),
        ("UPDATE payment_due SET amount = 'much'", checking.UNREADABLE, "payment_due"),
        ("UPDATE criterion SET weight = 'heavy'", checking.UNREADABLE, "criterion"),
        ("UPDATE person SET about = x'41'", checking.UNREADABLE, "person"),
        ("UPDATE person SET about = CAST(x'ff41' AS TEXT)", checking.UNREADABLE, "person"),
        ("UPDATE change SET new = '{'", checking.UNREADABLE, ""),
    ],
)
def test_what_another_program_did_is_found(path: Path, filled: bytes, sql: str, words: object, detail: str) -> None:
    found = checked_after(path, filled, sql)
    assert any(each.words is words and detail in each.detail for each in found), found
    for each in found:
        for reader in (Reader(), Reader(easy=True)):
            assert "{" not in each.said(reader)


def test_a_damaged_page_is_found(path: Path, filled: bytes, passphrase: str | None) -> None:
    path.write_bytes(filled)
    with CaseFile.open(path) as case:
        if passphrase:
            case.protect(passphrase)
    held = bytearray(path.read_bytes())
    middle = len(held) // 8192 * 4096
    held[middle : middle + 4096] = bytes(4096)
    path.write_bytes(held)
    damaged = {checking.DAMAGE, trouble.DAMAGED}
    assert {each.words for each in found_in(path, passphrase)} & damaged


def test_what_an_earlier_version_wrote_is_not_held_against_a_record(path: Path, filled: bytes) -> None:
    older = (
        "UPDATE change SET schema = '0000', new = json_set(new, '$.name', 'old'); DELETE FROM seal; DELETE FROM copy"
    )
    assert checked_after(path, filled, older) == ()
