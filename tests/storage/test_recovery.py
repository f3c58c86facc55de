"""A written key opens its file and no other, and a slip of the pen is told by the group it is in."""

import os
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nosdesk.domain.records import Person
from nosdesk.errors import BugError, KnownError
from nosdesk.storage import recovery, trouble
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.key import MAGIC, Key, new_salt
from nosdesk.storage.recovery import Wrong

from .making import MAYA, PASSPHRASE, everything

RAWS = st.binary(min_size=32, max_size=32)
PLACES = st.integers(0, recovery.GROUPS - 1)
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(raw=RAWS, tail=st.binary(min_size=8, max_size=8))
def test_a_key_written_and_read_is_the_same(raw: bytes, tail: bytes) -> None:
    key = Key(raw, MAGIC + tail)
    groups = recovery.write(key)
    assert [len(group) for group in groups] == [6] * 11
    assert not set("".join(groups)) & set("ILOU")
    assert recovery.read(groups, key.salt) == key


@given(raw=RAWS, number=PLACES, at=st.integers(0, 5), sign=st.sampled_from(SIGNS))
def test_one_wrong_sign_is_told_in_its_group(raw: bytes, number: int, at: int, sign: str) -> None:
    groups = list(recovery.write(Key(raw, new_salt())))
    if groups[number][at] == sign:
        return
    groups[number] = groups[number][:at] + sign + groups[number][at + 1 :]
    assert [n for n, group in enumerate(groups) if recovery.wrong(n, group)] == [number]
    with pytest.raises(ValueError, match="printed"):
        recovery.read(groups, new_salt())


@given(raw=RAWS)
def test_signs_and_groups_changed_over_are_told(raw: bytes) -> None:
    groups = recovery.write(Key(raw, new_salt()))
    for number, group in enumerate(groups):
        for one, other in combinations(range(6), 2):
            signs = list(group)
            signs[one], signs[other] = signs[other], signs[one]
            changed = "".join(signs)
            assert (recovery.wrong(number, changed) is Wrong.CHECK) is (changed != group)
        for place in range(11):
            assert (recovery.wrong(place, group) is None) is (place == number)


@pytest.mark.parametrize(
    ("typed", "told"),
    [("", Wrong.EMPTY), (" - ", Wrong.EMPTY), ("ABC", Wrong.SHORT), ("ABCDEFG", Wrong.LONG), ("ABCDEU", Wrong.SIGN)],
)
def test_what_is_no_group_is_told(typed: str, told: Wrong) -> None:
    assert recovery.wrong(3, typed) is told


def test_it_may_be_typed_in_any_way() -> None:
    key = Key(bytes(range(32)), new_salt())
    groups = recovery.write(key)
    written = " - ".join(groups)
    for typed in (
        written,
        written.lower(),
        written.replace("0", "o").replace("1", "l"),
        written.replace("0", "O").replace("1", "I"),
        "".join(groups),
        " ".join("".join(groups)),
        "\n".join(groups),
    ):
        assert recovery.read(recovery.split(typed), key.salt) == key


def test_a_written_key_opens_the_file_and_its_copy(path: Path) -> None:
    with CaseFile.create(path, PASSPHRASE) as case:
        with case.writing(MAYA) as writing:
            writing.add(Person(name="Maya"))
        groups, number, before = case.written_key(), recovery.sheet_number(case.salt), everything(case)
        case.save_copy(path.with_name("copy.nosdesk"))
    for each in (path, path.with_name("copy.nosdesk")):
        with CaseFile.open_with_written_key(each, groups) as again:
            assert everything(again) == before
            assert again.protected
            assert recovery.sheet_number(again.salt) == number
            assert again.opens_with(PASSPHRASE)
            assert not again.opens_with("apricot kettle 8")


def test_a_new_passphrase_retires_the_old_sheet(path: Path) -> None:
    with CaseFile.create(path, PASSPHRASE) as case:
        old = case.written_key()
        case.protect(PASSPHRASE)
        new = case.written_key()
    assert not set(old) & set(new)
    with pytest.raises(KnownError) as caught:
        CaseFile.open_with_written_key(path, old)
    assert caught.value.words is trouble.OTHER_SHEET
    CaseFile.open_with_written_key(path, new).close()


def test_a_sheet_of_another_file_is_told_even_where_its_mark_is_the_same(path: Path) -> None:
    with CaseFile.create(path, PASSPHRASE) as case:
        forged = recovery.write(Key(os.urandom(32), case.salt))
    with pytest.raises(KnownError) as caught:
        CaseFile.open_with_written_key(path, forged)
    assert caught.value.words is trouble.OTHER_SHEET


def test_a_file_without_a_passphrase_has_no_sheet(path: Path) -> None:
    groups = recovery.write(Key(os.urandom(32), new_salt()))
    with CaseFile.create(path, None) as case, pytest.raises(BugError):
        case.written_key()
    with pytest.raises(KnownError) as caught:
        CaseFile.open_with_written_key(path, groups)
    assert caught.value.words is trouble.NO_PASSPHRASE
